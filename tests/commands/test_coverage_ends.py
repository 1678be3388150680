"""What `servanda coverage` counts: a term is to be seen for as long as it binds, and no longer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main

DAY = 24 * 60 * 60 * 1_000_000


def data(capsys: pytest.CaptureFixture[str], as_of: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["coverage", ".", "--as-of", as_of, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def looked(capsys: pytest.CaptureFixture[str], as_of: str) -> dict[tuple[str, str], Any]:
    return {(one["term"], one["bearer"]): one for one in data(capsys, as_of)["terms"]}


def begin(monkeypatch: pytest.MonkeyPatch, folder: Path, *swaps: tuple[str, str]) -> None:
    """A new case in a folder, with other words in its agreement."""
    monkeypatch.chdir(folder)
    assert main(["new", "."]) == 0
    text = Path("agreement.md").read_text()
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    Path("agreement.md").write_text(text)


def put(*rows: dict[str, Any]) -> None:
    """Further entries in the record of the case."""
    path = Path("record/reports.jsonl")
    path.write_text(path.read_text() + "".join(json.dumps(row) + "\n" for row in rows))


def seen(source: str, period: tuple[str, str], **more: str) -> dict[str, Any]:
    row = {"type": "coverage", "recorded": "2031-03-20T00:00:00Z", "id": f"seen-{source}"}
    said = {"source": source, "grade": "B2", "zone": "UTC"}
    return {**row, **said, "period": {"from": period[0], "to": period[1]}, **more}


def test_a_term_that_has_ended_is_to_be_seen_until_its_end_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Long after a term had ended its time went on being counted as looked at by nobody."""
    begin(
        monkeypatch,
        tmp_path,
        ("From the beginning,", "From the beginning until 4 March 2031,"),
        ("shell from beginning", "shell from beginning until 4 March 2031"),
        ("day from beginning", "day from beginning until 4 March 2031"),
    )
    Path("record/reports.jsonl").write_text("")
    put(*(seen(source, ("2031-03-03", "2031-03-19")) for source in ("press-a", "press-b")))

    early, late = looked(capsys, "2031-03-02"), looked(capsys, "2031-03-19")
    ban, days = 4 * DAY - DAY // 3, 3 * DAY  # from 1 March at 08:00; from the first whole day
    for key, total in (
        (("3", "northland"), ban),
        (("3", "southland"), ban),
        (("4", "northland"), days),
    ):
        assert early[key]["to"] == "2031-03-03T00:00:00Z", "still in force: until the horizon"
        ended = late[key]
        assert ended["to"] == "2031-03-05T00:00:00Z"
        assert ended["total"] == total
        assert ended["looked"] == ended["closed"] == 2 * DAY
        assert ended["nobody"] == total - 2 * DAY
    assert late["5", "southland"]["to"] == "2031-03-20T00:00:00Z", "it may be performed late"


UNTIL = "until 4 March 2031"
IN_WORDS = ("From the beginning,", f"From the beginning {UNTIL},")
SHELL = "no party shall shell from beginning"
RELEASE = "southland shall release 12 detainees within 72 hours after beginning"


def test_a_deed_that_is_done_is_to_be_seen_until_it_was_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who had performed was told a year later as looked at by nobody for all of that year."""
    begin(monkeypatch, tmp_path)
    put(seen("press", ("2031-03-02", "2031-03-19")))
    done = looked(capsys, "2031-03-19")["5", "southland"]
    assert (done["from"], done["to"]) == ("2031-03-01T08:00:00Z", "2031-03-03T14:00:00Z")
    assert done["looked"] == DAY + 14 * DAY // 24
    assert done["nobody"] == 16 * DAY // 24


def test_a_deed_that_is_not_done_is_to_be_seen_until_its_due_time_only_where_time_is_of_the_essence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(monkeypatch, tmp_path, (RELEASE, f"{RELEASE}, time is of the essence"))
    Path("record/reports.jsonl").write_text("")
    assert looked(capsys, "2031-03-19")["5", "southland"]["to"] == "2031-03-04T08:00:00Z"


def test_what_is_owed_jointly_is_to_be_seen_until_its_end_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its occasions have the name of all bearers, so that no end was found under that of one."""
    joint = f"northland and southland jointly shall not shell from beginning {UNTIL}"
    begin(monkeypatch, tmp_path, IN_WORDS, (SHELL, joint))
    found = looked(capsys, "2031-03-19")
    for bearer in ("northland", "southland"):
        assert found["3", bearer]["to"] == "2031-03-05T00:00:00Z"


def test_access_to_a_side_is_counted_while_it_owed_anything_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Long after its last duty the acts of a side went on being counted as seen, or as not."""
    relief = "at least 40 trucks each day from beginning"
    begin(
        monkeypatch,
        tmp_path,
        IN_WORDS,
        (SHELL, f"northland shall not shell from beginning {UNTIL}"),
        (relief, f"{relief} {UNTIL}"),
    )
    put(
        seen("press", ("2031-03-02", "2031-03-19")),
        seen("radio", ("2031-03-04", "2031-03-19"), access="denied"),
    )
    sides = {side["party"]: side for side in data(capsys, "2031-03-19")["sides"]}
    north, south = sides["northland"], sides["southland"]
    assert (north["from"], north["to"]) == ("2031-03-01T08:00:00Z", "2031-03-05T00:00:00Z")
    assert (north["total"], north["neither"], north["refused"]) == (
        4 * DAY - DAY // 3,
        3 * DAY,
        DAY,
    )
    assert (south["from"], south["to"]) == ("2031-03-01T08:00:00Z", "2031-03-03T14:00:00Z")
    assert (south["neither"], south["refused"]) == (DAY + 14 * DAY // 24, 0), "done on 3 March"
    early = {side["party"]: side for side in data(capsys, "2031-02-27")["sides"]}
    assert early == {}
