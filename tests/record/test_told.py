"""What is told of entries when they are added: slips that were once taken without a word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main
from servanda.kernel.base import Json

SHELLING: dict[str, Json] = {
    "type": "act",
    "act": "shell",
    "source": "commission",
    "grade": "B2",
    "time": "2031-03-05T09:00:00Z",
    "by": "northland",
}
RECORDED = ("--recorded", "2031-03-06T06:00:00Z")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A started case without its sample reports, from inside."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "."]) == 0
    (tmp_path / "record" / "reports.jsonl").unlink()
    return tmp_path


def add(
    capsys: pytest.CaptureFixture[str], *rows: dict[str, Json], code: int = 0, recorded: bool = True
) -> Any:
    """What ``record add --json`` prints of these rows."""
    Path("new.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    capsys.readouterr()
    assert main(["record", "add", ".", "new.jsonl", "--json", *(RECORDED if recorded else ())]) == (
        code
    )
    return json.loads(capsys.readouterr().out)


def warnings(capsys: pytest.CaptureFixture[str], *rows: dict[str, Json]) -> list[str]:
    """The warnings, each with its entry; every row is on record all the same."""
    result = add(capsys, *rows)
    assert len(result["added"]) == len(rows)
    return [f"{one['entry']}: {one['text']}" for one in result["warnings"]]


def test_a_report_without_a_slip_is_added_without_a_warning(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert warnings(capsys, SHELLING | {"id": "s1", "place": "crossing"}) == []


def test_a_misspelt_name_is_told_when_it_is_added_with_the_name_that_was_meant(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heard = "is heard of, but not known to the agreement: no"
    told = warnings(
        capsys,
        SHELLING | {"id": "s1", "act": "shel"},
        SHELLING | {"id": "s2", "place": "crosing"},
        SHELLING | {"id": "s3", "by": "nothland", "time": "2031-03-05T10:00:00Z"},
        {
            "type": "coverage",
            "source": "commission",
            "grade": "B2",
            "period": "2031-03-05",
            "zone": "UTC",
            "acts": "artillary",
        },
    )
    assert told == [
        f's1: act "shel" {heard} act of this case is called that; did you mean "shell"?',
        (
            f's2: place "crosing" {heard} area, place or line of this case is called that; did you '
            'mean "crossing"?'
        ),
        (
            f's3: by "nothland" {heard} party, body or listed source of this case is called that; '
            'did you mean "northland"?'
        ),
        f'4: acts "artillary" {heard} act of this case is called that',
    ]


def test_what_the_agreement_does_not_know_is_told_again_when_the_record_is_listed(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, SHELLING | {"id": "s2", "place": "crosing"})
    assert main(["record", "list", "."]) == 0
    listed = capsys.readouterr().out
    assert '(heard of, but not known to the agreement: place "crosing")' in listed
    assert main(["judge", ".", "--as-of", "2031-03-10"]) == 0
    assert 'entry s2: place "crosing" is heard of' in capsys.readouterr().err


def test_a_misspelt_source_is_told_when_it_is_added(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = warnings(capsys, SHELLING | {"id": "s1", "source": "comission"})
    assert told == (
        "s1: no group, side or body of this case is called comission; did you mean commission? The "
        "two count as one source until the method lists comission"
    )


def test_a_source_that_nobody_lists_is_told_when_it_first_speaks(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (told,) = warnings(
        capsys,
        SHELLING | {"id": "s1", "source": "patrol-3", "incident": "x"},
        SHELLING | {"id": "s2", "source": "patrol-3", "time": "2031-03-05T11:00:00Z"},
    )
    assert told.startswith("s1: no group, side or body of this case is called patrol-3: it counts")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"time": "2032-03-05T09:00:00Z"}, "it speaks of 2032-03-05 09:00 UTC, which is after it"),
        ({"time": "2006-03-05T09:00:00Z"}, "it speaks of 2006-03-05 09:00 UTC, which is before"),
        ({"published": "2031-03-04T09:00:00Z"}, "it was published 2031-03-04 09:00 UTC, before"),
        ({"published": "2031-03-07T09:00:00Z"}, "it was published 2031-03-07 09:00 UTC, which is"),
    ],
)
def test_a_time_that_cannot_be_meant_is_told_and_kept(
    case: Path, capsys: pytest.CaptureFixture[str], more: dict[str, Json], why: str
) -> None:
    (told,) = warnings(capsys, SHELLING | {"id": "s1"} | more)
    assert told.startswith(f"s1: {why}")
    assert main(["judge", ".", "--as-of", "2031-03-10"]) in (0, 1)
    assert f"entry s1: {why}" in capsys.readouterr().err


def test_a_day_of_publication_that_is_not_over_is_no_slip(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert warnings(capsys, SHELLING | {"id": "s1", "published": "2031-03-06", "zone": "UTC"}) == []


def test_a_stay_that_ends_before_it_begins_is_refused(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stay: dict[str, Json] = {
        "type": "stay",
        "unit": "patrol",
        "place": "crossing",
        "source": "commission",
        "grade": "B2",
        "from": "2031-03-05T09:30:00Z",
        "until": "2031-03-05T08:30:00Z",
    }
    corrected: dict[str, Json] = {"type": "correction", "supersedes": "s1", "entry": stay}
    result = add(capsys, SHELLING | {"id": "s1"}, stay, corrected, code=2)
    assert [row["line"] for row in result["rejected"]] == [2, 3]
    reasons = [row["reasons"][0] for row in result["rejected"]]
    assert {one["code"] for one in reasons} == {"R114"}
    assert [one["field"] for one in reasons] == ["until", "entry.until"]
    assert len(result["added"]) == 1, "what stands beside it is kept"


def test_a_report_without_a_grade_does_not_disappear_in_silence(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ungraded = {name: value for name, value in SHELLING.items() if name != "grade"}
    told = warnings(
        capsys,
        ungraded | {"id": "s1"},
        SHELLING | {"id": "s2", "grade": "E5", "incident": "x", "time": "2031-03-05T12:00:00Z"},
    )
    not_weighed = "below the floor D4: it is counted, and not weighed"
    assert told == [
        f"s1: not graded, counts as F6, {not_weighed}, until its grade is given",
        f"s2: graded E5, {not_weighed}",
    ]
    assert main(["explain", ".", "3", "--as-of", "2031-03-10"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Counted and not weighed, below the floor of the method:" in said
    assert "Entry s1, of shell: not graded, counts as F6" in said
    assert main(["explain", ".", "3", "--instance", "x@northland"]) == 2
    assert "entry s2 tells of it, and is graded E5, below the floor" in capsys.readouterr().err


def test_a_retraction_of_nothing_is_told_with_the_entry_that_was_meant(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = warnings(
        capsys,
        SHELLING | {"id": "call-17"},
        {"type": "retraction", "id": "r", "of": "cal-17", "source": "commission"},
    )
    assert told == ['r: added, but not heard: it names nothing on record; did you mean "call-17"?']


def test_a_retraction_by_another_is_told_with_whose_word_it_was(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = warnings(
        capsys,
        SHELLING | {"id": "call-17"},
        {"type": "retraction", "id": "r", "of": "call-17", "source": "northland"},
    )
    assert told == [
        (
            "r: added, but not heard: it comes from neither the source nor the recorder of "
            "call-17; its source is commission, its recorder desk"
        )
    ]


LAW: dict[str, Json] = {"time": "2031-03-05T09:00:00Z"}


def test_a_waiver_that_ends_nothing_is_told_when_it_is_added_with_who_could_waive(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Waivers that were not heard were added without a word."""
    waiver = LAW | {"type": "waiver", "about": "term 5"}
    told = warnings(
        capsys,
        waiver | {"id": "w1", "by": "southland"},
        waiver | {"id": "w2", "by": "commission"},
        waiver | {"id": "w3", "by": "northland", "source": "southland"},
        waiver | {"id": "w4", "by": "northland", "about": "term 3"},
        waiver | {"id": "w5", "by": "northland", "about": "w1"},
        waiver | {"id": "w6", "by": "northland"},
    )
    lost = "by: added, but not heard for term"
    assert told == [
        f"w1: {lost} 5: southland owes it; only northland can waive it",
        f"w2: {lost} 5: it is not owed to commission; only northland can waive it",
        (
            "w3: source: southland reports a waiver by northland: only northland itself, or the "
            "log, makes one; kept as a report of one, without effect. If it is on record at first "
            "hand, leave out the source or name northland as the source"
        ),
        f"w4: {lost} 3: northland owes it; nobody but its bearers is owed it",
        (
            "w5: about: added, but not heard: it names no term of this case; name the term that "
            'it is to end, as in "term 4b"'
        ),
    ]
    assert standings(capsys)["5"] == "waived", "the last was heard"


def test_a_duty_said_to_be_overtaken_by_its_bearer_is_told_when_it_is_added(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = LAW | {"type": "overtaken", "about": "term 5"}
    lost = "added, but not heard for term 5: southland owes it, and a bearer's own word never"
    told = warnings(
        capsys,
        row | {"id": "o1", "by": "southland"},
        row | {"id": "o2", "source": "southland"},
        row | {"id": "o3", "source": "southland", "by": "commission"},
    )
    hint = "frees it; it is heard from any other source"
    assert told == [
        f"o1: by: {lost} {hint}",
        f"o2: source: {lost} {hint}",
        f"o3: source: {lost} {hint}",
    ]
    assert standings(capsys)["5"] == "in force"
    assert warnings(capsys, row | {"id": "o4", "source": "northland"}) == []
    assert standings(capsys)["5"] == "overtaken"


def test_a_condition_that_others_than_the_bearer_invoke_suspends_nothing_though_confirmed(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The side that did not owe the term invoked its condition, and it was suspended."""
    text = Path("agreement.md").read_text()
    term = "within 72 hours after beginning"
    more = ", as long as northland keeps term 4, invoked by notice, confirmed by commission"
    Path("agreement.md").write_text(text.replace(f"{term}.", f"{term}{more}."))
    row: dict[str, Json] = {
        "type": "invocation",
        "about": ["term 5"],
        "time": "2031-03-02T09:00:00Z",
    }
    confirmed: dict[str, Json] = {"type": "confirmation", "by": "commission", "about": "term 5"}
    told = warnings(
        capsys,
        row | {"id": "i1", "by": "northland"},
        confirmed | {"id": "c1", "time": "2031-03-02T10:00:00Z"},
    )
    why = "not heard for term 5: northland does not owe it; only southland can invoke its condition"
    assert told == [f"i1: by: added, but {why}"]
    assert standings(capsys)["5"] == "in force"
    assert main(["judge", ".", "--as-of", "2031-03-06"]) in (0, 1)
    assert f"i1: {why}" in " ".join(capsys.readouterr().err.split())
    own = row | {"id": "i2", "by": "southland", "time": "2031-03-03T09:00:00Z"}
    assert warnings(capsys, own) == []
    assert standings(capsys)["5"] == "condition invoked, disputed", "confirmed before, not since"
    assert warnings(capsys, confirmed | {"id": "c2", "time": "2031-03-03T10:00:00Z"}) == []
    assert standings(capsys)["5"] == "suspended"


def test_a_ruling_that_is_none_is_told_when_it_is_added(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = LAW | {"type": "determination", "about": "term 3", "finding": "yes"}
    told = warnings(capsys, row | {"id": "d", "by": "southland"})
    assert told == ["d: by: southland is not empowered to rule: kept as a view"]


def standings(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The standing of each term on a day after all that these tests put on record."""
    capsys.readouterr()
    assert main(["judge", ".", "--as-of", "2031-03-06", "--json"]) in (0, 1)
    found = json.loads(capsys.readouterr().out)["terms"]
    return {term["term"]: term["standing"] for term in found}


def test_a_second_retraction_is_told_that_the_first_has_done_it(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own: dict[str, Json] = {"type": "retraction", "of": "call-17", "source": "commission"}
    told = warnings(
        capsys,
        SHELLING | {"id": "call-17"},
        own | {"id": "r1"},
        own | {"id": "r2", "reason": "again"},
    )
    assert told == ["r2: added, but changes nothing: call-17 was already withdrawn, by entry r1"]
    assert main(["record", "list", ".", "--type", "retraction"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert "already withdrawn" not in listed[0]
    assert listed[1].endswith("(changes nothing: what it names was already withdrawn)")


def test_the_second_of_two_retractions_withdraws_once_the_first_is_taken_back(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own: dict[str, Json] = {"type": "retraction", "source": "commission"}
    add(
        capsys,
        SHELLING | {"id": "call-17"},
        own | {"id": "r1", "of": "call-17"},
        own | {"id": "r2", "of": "call-17", "reason": "again"},
        own | {"id": "r3", "of": "r1"},
    )
    assert main(["record", "list", ".", "--json"]) == 0
    rows = {row["body"]["id"]: row for row in json.loads(capsys.readouterr().out)["entries"]}
    assert [(name, row["state"], row["why"]) for name, row in rows.items()] == [
        ("call-17", "withdrawn", ""),
        ("r1", "undone", ""),
        ("r2", "heard", ""),
        ("r3", "heard", ""),
    ]


def test_two_reports_of_one_minute_without_a_key_are_proposed_as_one_incident(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, SHELLING | {"id": "s1"})
    (told,) = warnings(capsys, SHELLING | {"id": "s2", "source": "southland"})
    assert told == (
        "s2: s1 and s2 may be one incident: each is an occasion of its own and neither "
        'corroborates the other, until both have the same incident key, as "s1"'
    )
    assert main(["explain", ".", "3", "--as-of", "2031-03-10"]) == 0
    assert "s1 and s2 may be one incident" in capsys.readouterr().err


@pytest.mark.parametrize(
    "more",
    [
        {"time": "2031-03-05T09:06:00Z"},
        {"by": "southland"},
        {"time": "2031-03-05", "zone": "UTC"},
        {"stance": "denies"},
        {"incident": "s1"},
        {"place": {"lat": "31.55", "lon": "34.46", "radius": 100}},
    ],
)
def test_reports_that_are_apart_are_not_proposed_as_one(
    case: Path, capsys: pytest.CaptureFixture[str], more: dict[str, Json]
) -> None:
    there: Json = {"lat": "31.51", "lon": "34.46", "radius": 100}
    add(capsys, SHELLING | {"id": "s1", "place": there})
    assert warnings(capsys, SHELLING | {"id": "s2", "source": "southland"} | more) == []


def test_two_reports_that_somebody_gave_different_keys_are_two(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, SHELLING | {"id": "s1", "incident": "north-gate"})
    told = warnings(capsys, SHELLING | {"id": "s2", "source": "southland", "incident": "mill"})
    assert told == []


def test_a_clock_behind_the_record_is_told_and_not_made_up_in_silence(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.jsonl").write_text(json.dumps(SHELLING | {"id": "s1"}) + "\n")
    assert main(["record", "add", ".", "old.jsonl", "--recorded", "2199-01-01T00:00:00Z"]) == 0
    later = add(capsys, SHELLING | {"id": "s2", "incident": "x"}, recorded=False)
    assert later["late"].startswith("the clock (")
    assert later["late"].endswith(") is behind the record")
    Path("new.jsonl").write_text(json.dumps(SHELLING | {"id": "s3", "incident": "y"}) + "\n")
    assert main(["record", "add", ".", "new.jsonl"]) == 0
    said = capsys.readouterr().out
    assert "is behind the record: recorded as 2199-01-01T00:00:00Z, with its last entry" in said
    assert "late" not in add(capsys, SHELLING | {"id": "s4"}, code=2), "its time was given"


def test_the_files_of_a_case_count_no_more_once_there_is_a_record(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = Path("record/reports.jsonl")
    sample.write_text(json.dumps(SHELLING | {"id": "s1", "recorded": "2031-03-06T06:00:00Z"}))
    first = add(capsys, SHELLING | {"id": "s2", "incident": "x"})
    assert first["notes"] == [
        (
            "from now on record.sqlite is the record: what is changed in record/*.jsonl counts for "
            "nothing"
        )
    ]
    assert add(capsys, SHELLING | {"id": "s3", "incident": "y"})["notes"] == []
    sample.write_text("")
    (note,) = add(capsys, SHELLING | {"id": "s4", "incident": "z"})["notes"]
    assert note == (
        "record.sqlite is the record of this case, and record/*.jsonl is read no more: "
        "record/reports.jsonl being empty takes nothing off it"
    )
    assert main(["judge", ".", "--as-of", "2031-03-10"]) in (0, 1)
    assert f"note: {note}\n" in capsys.readouterr().err
    sample.write_text(json.dumps(SHELLING | {"id": "s9", "recorded": "2031-03-06T06:00:00Z"}))
    (note,) = add(capsys, SHELLING | {"id": "s5", "incident": "w"})["notes"]
    assert note.endswith("1 row of it is not on record; servanda record add puts rows on record")


def test_entries_are_added_to_a_case_whose_agreement_cannot_be_read(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("agreement.md").write_text("```terms\nnonsense\n```\n")
    result = add(capsys, SHELLING | {"id": "s1"})
    assert len(result["added"]) == 1
    (note,) = result["notes"]
    assert note.startswith("entries were not held against the agreement, which cannot be read (")


def test_of_many_warnings_the_first_are_shown(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [SHELLING | {"id": f"s{n}", "act": "shel", "incident": f"i{n}"} for n in range(25)]
    Path("new.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    assert main(["record", "add", ".", "new.jsonl", *RECORDED]) == 0
    said = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("warning: ") for line in said) == 20
    assert "and 5 more warnings: --json lists all" in said
    assert "the names of this case: servanda names CASE" in said


def test_a_head_is_checked_as_a_board_prints_it(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = add(capsys, SHELLING | {"id": "s1"})["head"]
    assert main(["record", "check", ".", "--head", f"{head[:18]}…"]) == 0
    said = capsys.readouterr().out
    assert f"head {head[:18]}…: this record had it, by the 16 of 64 digits given" in said
    assert main(["record", "check", ".", "--head", head]) == 0
    assert f"head {head}: this record had it\n" in capsys.readouterr().out
    other = head[:13] + ("0" if head[13] != "0" else "1")
    assert main(["record", "check", ".", "--head", other]) == 3
    assert "this record never had it" in capsys.readouterr().out
    assert main(["record", "check", ".", "--head", head[:13]]) == 2, "11 digits are too few"
    capsys.readouterr()
    assert main(["verify", ".", "--as-of", "2031-03-10", "--head", head[:18]]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "yes, 1 of 1, 1 of them by first digits alone" in said


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (
            ["--as-known-at", "2030-01-01"],
            (
                "nothing was on record then: the first entry came 2031-03-06 06:00 UTC; "
                "--by published cuts by when sources said so"
            ),
        ),
        (["--as-known-at", "9999"], "--as-known-at 9999: the whole record is of 1 entry"),
        (
            ["--as-of", "2040-01-01"],
            (
                "the time of --as-of has not come, and is long after the last entry was recorded "
                "(2031-03-06 06:00 UTC): nothing on record can speak of it"
            ),
        ),
    ],
)
def test_a_cut_or_horizon_that_misses_the_record_is_told(
    case: Path, capsys: pytest.CaptureFixture[str], words: list[str], note: str
) -> None:
    add(capsys, SHELLING | {"id": "s1"})
    assert main(["judge", ".", "--as-of", "2031-03-10", *words]) in (0, 1)
    assert f"note: {note}\n" in capsys.readouterr().err


def test_a_rejected_row_shows_the_part_that_is_wrong(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = SHELLING | {"text": "word " * 40, "time": "28/11/2031"}
    Path("new.jsonl").write_text(json.dumps(long) + "\n")
    assert main(["record", "add", ".", "new.jsonl", *RECORDED]) == 2
    said = capsys.readouterr().out
    assert '"time": "28/11/2031"' in said
    assert 'hint: write year-month-day: "2031-11-28"' in said
    assert "rejected: 1 row\n" in said, "there is no rest that could be kept"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("28/11/2031", 'write year-month-day: "2031-11-28"'),
        ("11/28/2031", 'write year-month-day: "2031-11-28"'),
        ("05/06/2031", 'write year-month-day: "2031-06-05" or "2031-05-06"'),
        ("31/31/2031", "day and month can be confused: write year-month-day, as 2025-10-13"),
        (
            "noon",
            (
                "write 2025-10-13, or 2025-10-13T12:00, in the row's zone or with an offset "
                "(+03:00, Z)"
            ),
        ),
    ],
)
def test_a_time_written_otherwise_is_refused_with_what_to_write(
    case: Path, capsys: pytest.CaptureFixture[str], written: str, hint: str
) -> None:
    result = add(capsys, SHELLING | {"time": written}, code=2)
    assert result["rejected"][0]["reasons"][0]["hint"] == hint


def test_one_object_over_several_lines_is_one_mistake(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = (json.dumps(SHELLING | {"id": name}, indent=2) for name in ("s1", "s2"))
    three = json.dumps(SHELLING | {"id": "s3"})
    for text, lines, added in (
        (f"{one}\n{two}\n{three}\n", [1, 10], 1),
        (f"[\n  {three},\n  {three}\n]\n", [1], 0),
        ("{\n" + three + "\n", [1], 1),
    ):
        Path("new.jsonl").write_text(text)
        Path("record.sqlite").unlink(missing_ok=True)
        assert main(["record", "add", ".", "new.jsonl", "--json", *RECORDED]) == 2
        result = json.loads(capsys.readouterr().out)
        assert [row["line"] for row in result["rejected"]] == lines
        assert len(result["added"]) == added
    Path("new.jsonl").write_text(one)
    assert main(["record", "add", ".", "new.jsonl", "--json", *RECORDED]) == 2
    (row,) = json.loads(capsys.readouterr().out)["rejected"]
    assert row["row"] == one, "kept as it came"
    assert row["reasons"][0]["message"] == "one value is spread over lines 1 to 9"


def test_a_time_without_an_offset_is_listed_with_its_zone(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(
        capsys,
        SHELLING | {"id": "s1", "time": "2031-03-05T09:00", "zone": "Asia/Gaza"},
        SHELLING | {"id": "s2", "time": {"from": "2031-03-05"}, "zone": "Asia/Gaza"},
        SHELLING | {"id": "s3", "incident": "x", "zone": "Asia/Gaza"},
    )
    assert main(["record", "list", "."]) == 0
    listed = capsys.readouterr().out
    assert "time 2031-03-05T09:00 Asia/Gaza," in listed
    assert "time from 2031-03-05 Asia/Gaza," in listed
    assert "time 2031-03-05T09:00:00Z, by" in listed


def test_a_correction_that_says_nothing_of_the_incident_keeps_it(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admitted = {k: v for k, v in SHELLING.items() if k != "type"} | {"amount": 5, "incident": "x"}
    changed = {k: v for k, v in admitted.items() if k != "incident"} | {"type": "act", "amount": 3}
    add(
        capsys,
        admitted | {"type": "act", "id": "s1"},
        {"type": "correction", "supersedes": "s1", "source": "commission", "entry": changed},
    )
    assert main(["explain", ".", "3", "--as-of", "2031-03-10"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Entry s1: amount was 5, is 3, corrected on" in said


def test_what_is_told_of_many_entries_in_the_same_words_is_told_once(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(capsys, *(SHELLING | {"id": f"s{n}", "act": "shel", "incident": f"i{n}"} for n in range(6)))
    assert main(["judge", ".", "--as-of", "2031-03-10"]) == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if "shel" in line]
    assert len(notes) == 1
    assert notes[0].startswith('note: entries s0, s1, s2 and 3 more: "shel" is no act')


def test_the_same_call_typed_by_two_recorders_is_proposed_as_one_incident(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.jsonl").write_text(json.dumps(SHELLING) + "\n")
    assert main(["record", "add", ".", "a.jsonl", "--recorder", "anna", *RECORDED]) == 0
    capsys.readouterr()
    assert main(["record", "add", ".", "a.jsonl", "--recorder", "boris", *RECORDED]) == 0
    said = capsys.readouterr().out
    assert (
        "warning: entry 2: entry 1 and entry 2 may be one incident: each is an occasion of its own "
        "and neither corroborates the other, until both have the same incident key\n"
    ) in said
