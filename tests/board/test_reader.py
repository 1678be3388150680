"""What a hostile reader found on the board: each fault with the smallest input that showed it."""

from __future__ import annotations

import html
import os
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.board.reading import WAYS, how_known
from servanda.faces.cli import boarding
from servanda.faces.cli.main import main
from servanda.faces.picture import take
from servanda.kernel.base import Json
from servanda.kernel.verdicts.witnesses import index
from tests.cases.telling import at
from tests.commands.small import (
    AGREEMENT,
    APPROVED,
    METHOD,
    Row,
    build,
    release,
    row,
    trucks,
    watched,
)

NOON = "2031-03-20T12:00:00Z"
"""The time of the clock of the machine, in these tests."""

COPIES = ("party:northland", "party:southland", "public")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boarding, "now", lambda: at(NOON))


def shells(name: str, recorded: str, **more: Json) -> Iterator[Row]:
    """Two sources that say that Northland shelled on 4 March."""
    base: Row = {"act": "shell", "by": "northland", "time": "2031-03-04T06:00:00Z"}
    for source in ("press-a", "press-b"):
        said: Row = base | {"incident": name} | more
        yield row("act", f"{name}-{source}", recorded, source, **said)


def told(folder: Path, *options: str) -> str:
    """The page as text: tags and attributes left out, spaces joined."""
    file = folder.parent / "page.html"
    as_of = () if "--as-of" in options else ("--as-of", "2031-03-19")
    main(["board", str(folder), *as_of, *options, "--html", str(file)])
    text = re.sub(r"<style>.*?</style>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text)))


# ------------------------------------------------------------------------------- a day behind

CONTRARY = "contrary facts established"


@pytest.mark.parametrize("audience", COPIES)
@pytest.mark.parametrize("cut", ["2031-03-20", "2031-12-31"])
def test_a_cut_that_has_not_come_shortens_no_delay(tmp_path: Path, audience: str, cut: str) -> None:
    """``--as-known-at`` of today's end, or later, let through what had just come on record."""
    case = build(tmp_path / "c", [*shells("new", "2031-03-20T11:00:00Z")])
    assert CONTRARY in told(case, "--as-known-at", cut)
    copy = told(case, "--as-known-at", cut, "--audience", audience)
    assert CONTRARY not in copy
    assert "what was on record by 19 March 2031, 12:00 UTC" in copy


@pytest.mark.parametrize("audience", COPIES)
def test_a_cut_by_publication_shortens_no_delay(tmp_path: Path, audience: str) -> None:
    """What names no publication came into a copy the minute in which it was put on record."""
    case = build(tmp_path / "c", [*shells("new", "2031-03-20T11:00:00Z")])
    cut = ("--as-known-at", "2031-03-20", "--by", "published")
    assert CONTRARY in told(case, *cut)
    assert CONTRARY not in told(case, *cut, "--audience", audience)


@pytest.mark.parametrize("audience", COPIES)
def test_what_a_copy_says_of_before_knows_no_more_than_the_copy(
    tmp_path: Path, audience: str
) -> None:
    """An old report that had just come on record stood under *before* in a copy."""
    old = shells("new", "2031-03-20T11:00:00Z", published="2031-03-05T00:00:00Z")
    case = build(tmp_path / "c", old)
    copy = told(case, "--since", "2031-03-10", "--audience", audience)
    assert CONTRARY not in copy
    assert "What changed since" in copy


# ---------------------------------------------------------------------------- what changed since


def test_the_earlier_time_knows_no_more_than_the_cut(tmp_path: Path) -> None:
    """With ``--since`` after ``--as-known-at``, *before* knew what *now* did not."""
    case = build(tmp_path / "c", [*shells("late", "2031-03-08T00:00:00Z")])
    text = told(case, "--as-known-at", "2031-03-06", "--since", "2031-03-09")
    assert CONTRARY not in text


def test_what_came_after_the_time_of_judging_is_counted_and_said(tmp_path: Path) -> None:
    """It moved terms, and the page said that no report had come, and named a command in vain."""
    case = build(tmp_path / "c", [*shells("late", "2031-03-20T01:00:00Z")])
    text = told(case, "--since", "2031-03-09")
    assert "2 reports came since then" in text
    assert "2 of them came after the time of judging." in text
    assert "servanda diff" not in text, "no two times tell the same two states apart"


def test_the_command_beside_what_changed_cuts_as_the_page_does(tmp_path: Path) -> None:
    """The page goes by publication, and named a command that went by recording."""
    case = build(tmp_path / "c", [*shells("late", "2031-03-10T00:00:00Z")])
    times = "--from 2031-03-09T00:00:00Z --to 2031-03-20T00:00:00Z"
    assert f"{times} --by published" in told(case, "--since", "2031-03-08")
    text = told(case, "--since", "2031-03-08", "--as-known-at", "2031-03-19")
    assert "2 reports came on record since then." in text
    assert times in text
    assert "--by published" not in text


def test_what_changed_of_two_bearers_is_told_of_each(tmp_path: Path) -> None:
    """What one had done was read as said of both, their occasions summed."""
    case = build(tmp_path / "c", [*shells("late", "2031-03-10T00:00:00Z")])
    text = told(case, "--since", "2031-03-08")
    (section,) = re.findall(r"What changed since 9 March.*?What would settle", text)[-1:]
    assert "Northland: contrary facts established; not ruled; Southland: not verified" in section
    assert "occasions" not in section


# ------------------------------------------------------------------- commands that a page names


def test_a_command_on_the_page_judges_as_the_page_does(tmp_path: Path) -> None:
    """A page of an earlier day named commands that judged as of now, by another method."""
    case = build(tmp_path / "c", [*shells("late", "2031-03-10T00:00:00Z")])
    other = shutil.copy(case / "method.md", tmp_path / "other.md")
    cut = ("--as-known-at", "2031-03-11", "--by", "published")
    text = told(case, *cut, "--method", str(other))
    asked = (
        "--as-of 2031-03-20T00:00:00Z --as-known-at 2031-03-12T00:00:00Z --by published "
        f"--method {other}"
    )
    assert f"servanda explain {case} TERM {asked}" in text
    assert f"servanda next {case} {asked}" in text


# --------------------------------------------------------------------------------- public copies


def test_the_public_hears_of_no_act_that_is_only_said_to_be_a_party_s(tmp_path: Path) -> None:
    """What was established of one was held back, and what was merely claimed of another told."""
    claimed = row(
        "act",
        "said",
        "2031-03-05T00:00:00Z",
        "north-army",
        act="shell",
        by="southland",
        incident="said",
        time="2031-03-04T06:00:00Z",
    )
    method = f"{METHOD}group north-side of northland is north-army.\n"
    case = build(tmp_path / "c", [claimed], method=method)
    party = told(case, "--audience", "party:southland")
    assert "4 March 2031" in party
    assert "claimed by Northland" in party
    public = told(case, "--audience", "public")
    assert "4 March 2031" not in public
    assert "claimed by Northland" not in public


SOLE = """

## 8. One party

From 1 March 2031 Northland does not shell.

```terms
term 8: northland shall not shell from 1 March 2031.
```
"""


def test_the_public_does_not_hear_how_many_acts_are_said_to_be_one_party_s(tmp_path: Path) -> None:
    """The acts were held back until the reply, and a tally of them stood beside the words."""
    acts = [one for n in range(3) for one in shells(f"act-{n}", "2031-03-10T00:00:00Z")]
    case = build(tmp_path / "c", acts, agreement=AGREEMENT + SOLE)
    tally = "3 with contrary facts established"
    assert tally in told(case, "--since", "2031-03-08", "--audience", "party:southland")
    assert tally not in told(case, "--since", "2031-03-08", "--audience", "public")


# --------------------------------------------------------------------- in the middle of a day


def test_an_act_of_some_time_today_is_not_certainly_over_by_noon(tmp_path: Path) -> None:
    """Twelve released *some time that day* were all of them there *by now* in its morning."""
    some: Row = {"amount": 12, "incident": "some"}
    day = "2031-03-08"
    rows = [release(f"r-{by}", NOON, by, day, **some) for by in ("press-a", "press-b")]
    case = build(tmp_path / "c", [*APPROVED, *rows])
    early = told(case, "--as-of", "2031-03-08T09:00:00Z")
    assert "By the acts on record until now between 0 and 12 captives" in early
    assert "By the acts on record until now 12 captives" in told(case)


def test_a_count_means_something_of_the_days_that_are_over(tmp_path: Path) -> None:
    """Days read *performed* on a count of which the page said that nothing followed from it."""
    count = row(
        "count",
        "each",
        NOON,
        "agency-a",
        kind="truck",
        act="admit",
        point="entry",
        period={"from": "2031-03-02", "to": "2031-03-09"},
        zone="UTC",
        amount={"lo": 600, "hi": 800},
        each_day=True,
    )
    case = build(tmp_path / "c", [count])
    assert "None of 3 days fell short" in told(case, "--as-of", "2031-03-05T09:00:00Z")
    assert "None of 8 days fell short" in told(case)


# ------------------------------------------------------------------------------- since when


TWO = """

## 7. Both release

Each party releases 3 captives within 20 days after the first approval by Northland.

```terms
term 7: each party shall release 3 captives within 20 days after the first approval by northland.
```
"""


def test_a_duty_of_two_is_performed_since_the_last_of_them_did(tmp_path: Path) -> None:
    """It stood *performed, so since* the first of the two had, while the other still owed it."""
    rows = [
        release(
            f"{party}-{source}",
            "2031-03-12T00:00:00Z",
            source,
            f"2031-03-{day}T06:00:00Z",
            by=party,
            amount=3,
            incident=party,
        )
        for party, day in (("northland", "04"), ("southland", "08"))
        for source in ("press-a", "press-b")
    ]
    case = build(tmp_path / "c", [*APPROVED, *rows], agreement=AGREEMENT + TWO)
    text = told(case)
    (card,) = re.findall(r"Term 7 Owed by.*?Read as", text)
    assert "and 8 March 2031, 06:00 UTC All that it rests on" in card
    assert main(["verify", str(case), "--as-of", "2031-03-19"]) == 0, "and the checker agrees"


def test_that_all_it_rests_on_is_on_record_is_not_said_to_be_when_it_was_known(
    tmp_path: Path,
) -> None:
    """A third report, a week later, stood as the day on which the record came to know it."""
    rows = [*shells("act", "2031-03-05T00:00:00Z")]
    third = {**rows[0], "id": "third", "source": "press-c", "recorded": "2031-03-12T00:00:00Z"}
    text = told(build(tmp_path / "c", [*rows, third]))
    assert "All that it rests on is on record since 12 March 2031" in text
    assert "known to the record since" not in text


# ------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--html", ""), "names no file"),
        (("--html", "."), "names no file"),
        (("--html", "none/page.html"), "there is no such folder: none"),
        (("--html", "x.html", "--json"), "leave out one"),
        (("--html", "x.html", "--withheld"), "--withheld writes nothing"),
    ],
)
def test_a_page_that_cannot_be_written_is_told_with_a_hint(
    tmp_path: Path,
    options: tuple[str, ...],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An empty name was a traceback, and options that exclude each other were dropped unsaid."""
    case = build(tmp_path / "c", [])
    monkeypatch.chdir(tmp_path)
    assert main(["board", str(case), *options]) == 2
    told = "".join(capsys.readouterr())
    assert said in told
    assert "hint" in told
    assert sorted(one.name for one in tmp_path.iterdir()) == ["c"]


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A page took the place of a device, and of the link where a file was one."""
    case = build(tmp_path / "c", [])
    pipe, page, link = tmp_path / "pipe", tmp_path / "page.html", tmp_path / "link.html"
    os.mkfifo(pipe)
    page.write_text("old", encoding="utf-8")
    link.symlink_to(page)
    reader = threading.Thread(target=pipe.read_bytes, daemon=True)
    reader.start()
    for file in (pipe, link):
        assert main(["board", str(case), "--html", str(file)]) == 0
    reader.join()
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert "A small agreement" in page.read_text(encoding="utf-8")


# ------------------------------------------------------------------- hours that copies told


@pytest.mark.parametrize("audience", COPIES)
def test_by_how_much_something_was_late_tells_no_hour_in_a_copy(
    tmp_path: Path, audience: str
) -> None:
    """With the due time told exactly, *late by 4 hours 17 minutes* was the hour of a report."""
    rows = [
        release(f"r-{by}", "2031-03-06T00:00:00Z", by, "2031-03-05T16:17:00Z")
        for by in ("press-a", "press-b")
    ]
    seen = [
        watched(f"w-{by}", "2031-03-10T00:00:00Z", by, "2031-03-01", "2031-03-09")
        for by in ("press-a", "press-b")
    ]
    case = build(tmp_path / "c", [*APPROVED, *rows, *seen])
    assert "late, by 4 hours" in told(case)
    copy = told(case, "--audience", audience)
    assert "Performed late" in copy
    assert re.findall("late, by|[^2]4 hours", copy) == []
    assert "5 March 2031, 16:17" not in copy
    assert "5 March 2031, 12:00 UTC" in copy, "whoever owes must know when it was due"


@pytest.mark.parametrize("audience", COPIES)
def test_the_hours_of_a_count_are_told_in_no_copy(tmp_path: Path, audience: str) -> None:
    """From which hour to which somebody had counted stood in the table and in its drawing."""
    hours: Row = {"from": "2031-03-03T04:17:00Z", "to": "2031-03-06T05:23:00Z"}
    odd: Row = {**trucks("odd", "2031-03-08T00:00:00Z", "2031-03-03", 900), "period": hours}
    day = trucks("day", "2031-03-08T00:00:00Z", "2031-03-04", 640)
    method = f"{METHOD}counter agency-a counts truck at entry.\n"
    case = build(tmp_path / "c", [odd, day], method=method)
    assert "04:17" in told(case)
    copy = told(case, "--audience", audience)
    assert "900 trucks" in copy
    assert re.findall("04:17|05:23", copy) == []


# ------------------------------------------------------------------------- how it is known


def test_an_act_that_nobody_lays_to_a_party_is_not_corroborated_of_it(tmp_path: Path) -> None:
    """That it happened was corroborated, and each party stood as corroborated to have done it."""
    nobody = list(shells("who", "2031-03-10T00:00:00Z"))
    for one in nobody:
        del one["by"]
    half = next(shells("half", "2031-03-10T00:00:00Z"))
    other = {**half, "id": "other", "source": "press-b"}
    del other["by"]
    case = open_case(build(tmp_path / "c", [*nobody, half, other]))
    picture = take(case, at("2031-03-19T00:00:00Z"))
    known = {one.party: dict(one.ways) for one in how_known(picture, index(picture.facts))}
    assert known["northland"] == {**dict.fromkeys(WAYS, 0), "unnamed": 1, "one": 1}
    assert known["southland"] == {
        **dict.fromkeys(WAYS, 0),
        "unnamed": known["southland"]["unnamed"],
    }


def test_an_act_that_sources_deny_as_well_is_not_corroborated(tmp_path: Path) -> None:
    """What read *sources differ* on its card stood as corroborated in the table by party."""
    act = [*shells("act", "2031-03-10T00:00:00Z")]
    denied = {**act[0], "id": "no", "source": "press-c", "stance": "denies"}
    case = open_case(build(tmp_path / "c", [*act, denied]))
    picture = take(case, at("2031-03-19T00:00:00Z"))
    known = {one.party: dict(one.ways) for one in how_known(picture, index(picture.facts))}
    assert known["northland"] == {**dict.fromkeys(WAYS, 0), "differ": 1}


# ------------------------------------------------------------------ what a due time rests on


def test_what_a_due_time_rests_on_is_told_with_its_sources(tmp_path: Path) -> None:
    """A page said when it was due, and neither from what that followed nor who reports it."""
    text = told(build(tmp_path / "c", APPROVED))
    (card,) = re.findall(r"Term 5 Owed by.*?Term 6 Owed by", text)
    assert "Its times rest on approval, 2 March 2031, 12:00 UTC [entries ok-1 and ok-2" in card
    assert "ok-1" in text.partition("What is on record")[2], "and what they say is listed"
    assert "Its times rest on the performance of term 5, which is told there" not in card
    copy = told(tmp_path / "c", "--audience", "party:southland")
    assert "Its times rest on approval, some time on 2 March 2031 [corroborated by" in copy


# ---------------------------------------------------------------------------- tables of occasions


def test_a_run_in_a_copy_is_told_by_its_number(tmp_path: Path) -> None:
    """Of nine acts a copy told *occasion 1 … occasion 4 (9)*."""
    acts = [one for n in range(9) for one in shells(f"act-{n}", "2031-03-10T00:00:00Z")]
    case = build(tmp_path / "c", [*APPROVED, *acts], agreement=AGREEMENT + TWO)
    copy = told(case, "--audience", "party:southland")
    assert re.findall(r"occasion \d+ … occasion \d+", copy) == []
    assert "9 occasions Northland C contrary facts established" in copy
    assert "act-0 … act-8 (9)" in told(case)


def test_a_command_named_on_a_page_is_one_that_a_shell_reads_as_meant(tmp_path: Path) -> None:
    """The path of a case in a folder with a space was read as two."""
    case = build(tmp_path / "my case", [*APPROVED], agreement=AGREEMENT)
    assert f"servanda explain '{case}' TERM" in told(case)


@pytest.mark.parametrize("audience", COPIES)
def test_how_many_reports_there_are_of_one_thing_is_told_in_no_copy(
    tmp_path: Path, audience: str
) -> None:
    """*Established: 12 [3 reports]* told how many people had reported it."""
    rows = [
        release(f"{what}-{by}", "2031-03-06T00:00:00Z", by, time, amount=many, incident=what)
        for by in ("press-a", "press-b")
        for what, time, many in (
            ("one", "2031-03-04T06:00:00Z", 12),
            ("two", "2031-03-04T09:00:00Z", 8),
        )
    ]
    same = {**rows[0], "id": "again"}
    pages = []
    for name, more in (("few", []), ("many", [same])):
        case = build(tmp_path / name / "c", [*APPROVED, *rows, *more])
        pages.append(told(case, "--audience", audience).replace(str(case), ""))
    assert "20 of 20 captives" in pages[0]
    assert pages[0] == pages[1]


# ------------------------------------------------------------------------------ amendments

EXTENDED = """

## 8. Extension

By the extension of 4 March 2031 Southland releases 20 captives by 10 March 2031.

```terms
term 5 amended by extension-1: southland shall release 20 captives by 10 March 2031.
amendment extension-1 dated 4 March 2031, agreed by northland and southland.
```
"""


@pytest.mark.parametrize("options", [(), ("--audience", "public")])
def test_an_amendment_is_no_other_reading(tmp_path: Path, options: tuple[str, ...]) -> None:
    """The first wording stood as *Read otherwise, as :*, and the amendment as a reading of it."""
    case = build(tmp_path / "c", APPROVED, agreement=AGREEMENT + EXTENDED)
    text = told(case, *options)
    assert "Read otherwise" not in text
    assert "As amended by extension-1: not verified" in text
    assert "As worded before it was amended: not verified" in text


ALLOWED = """

## 9. Access

From the first approval by Northland the task force may inspect.

```terms
act inspect.
term 9: task-force may inspect from the first approval by northland.
```
"""


def test_what_is_established_is_not_said_to_be_waited_for(tmp_path: Path) -> None:
    """A permission, which has no occasion, *waited* for an approval that stood established."""
    case = build(tmp_path / "c", APPROVED, agreement=AGREEMENT + ALLOWED)
    waits = "It waits for approval, which is not established."
    text = told(case)
    assert waits not in text
    (card,) = re.findall("Term 9 Given to.*?Timetable", text)
    assert "Its times rest on approval, 2 March 2031, 12:00 UTC [entries ok-1 and ok-2" in card
    none = build(tmp_path / "d", [APPROVED[0]], agreement=AGREEMENT + ALLOWED)
    assert waits in told(none)
