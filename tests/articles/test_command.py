from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.case import open_case
from servanda.faces.cli.main import main
from servanda.faces.picture import Cut, take
from servanda.kernel.base import from_datetime
from tests.articles.golden_files import FOLDER

ARTICLE = FOLDER / "01-wire.txt"
T = "2031-10-15T06:00:00Z"


@pytest.fixture
def case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A case as `servanda new` begins one."""
    folder = tmp_path / "case"
    assert main(["new", str(folder)]) == 0
    capsys.readouterr()
    return folder


@pytest.fixture
def rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The proposed rows of an article."""
    out = tmp_path / "rows.jsonl"
    read = ["record", "read", str(ARTICLE), "--published", "2031-10-14", "--zone", "Asia/Gaza"]
    assert main([*read, "--source", "agency-a", "--out", str(out)]) == 0
    capsys.readouterr()
    return out


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def confirm(case: Path, rows: Path, *more: str) -> int:
    """`servanda record confirm` with a fixed time."""
    return main(["record", "confirm", str(case), str(rows), "--by", "amal", "--recorded", T, *more])


def on_record(case: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The statements on record."""
    capsys.readouterr()
    assert main(["record", "list", str(case), "--type", "statement", "--json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["entries"]
    return found


def test_rows_are_proposed_with_the_exact_words_of_the_file(rows: Path) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    proposed = lines(rows)
    assert [row["number"] for row in proposed] == list(range(1, len(proposed) + 1))
    for row in proposed:
        assert row["status"] == "proposed"
        assert text[row["start"] : row["end"]] == row["text"]
        assert "confirmed_by" not in row


def test_nobody_puts_a_proposed_row_on_record_without_confirming_it(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["record", "add", str(case), str(rows)]) == 2
    assert 'needs "confirmed_by"' in capsys.readouterr().out
    assert on_record(case, capsys) == []


def test_only_what_was_taken_goes_on_record_with_who_confirmed_it(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert confirm(case, rows, "--take", "1,4-5", "--document", str(ARTICLE)) == 0
    proposed = lines(rows)
    entries = on_record(case, capsys)
    assert [e["body"]["text"] for e in entries] == [proposed[n - 1]["text"] for n in (1, 4, 5)]
    assert {e["body"]["confirmed_by"] for e in entries} == {"amal"}
    assert not any({"status", "number", "proposal"} & set(e["body"]) for e in entries)


def test_confirming_again_adds_nothing(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert confirm(case, rows, "--all") == 0
    first = on_record(case, capsys)
    assert confirm(case, rows, "--all") == 0
    assert on_record(case, capsys) == first
    assert len(first) == len(lines(rows))


def test_a_changed_row_is_rejected_and_the_rest_is_taken(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = lines(rows)
    changed[1]["text"] = "food stocks in the valley will run out"
    rows.write_text("".join(json.dumps(row) + "\n" for row in changed), encoding="utf-8")
    assert confirm(case, rows, "--all", "--document", str(ARTICLE)) == 2
    assert "A103" in capsys.readouterr().out
    assert len(on_record(case, capsys)) == len(changed) - 1


def test_another_document_confirms_nothing(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = FOLDER / "02-broadsheet.txt"
    assert confirm(case, rows, "--all", "--document", str(other)) == 2
    assert on_record(case, capsys) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "nothing says which statements are confirmed"),
        (["--take", "99"], "no statement has the number 99"),
        (["--take", "5-3"], "is no number"),
        (["--take", "first"], "is no number"),
    ],
)
def test_a_choice_that_is_none_stops_before_anything_is_added(
    case: Path, rows: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert confirm(case, rows, *words) == 2
    assert message in capsys.readouterr().err
    assert on_record(case, capsys) == []


def test_a_statement_changes_no_verdict(
    case: Path, rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import UTC, datetime

    at = from_datetime(datetime(2031, 11, 1, tzinfo=UTC))
    before = take(open_case(case), at, Cut())
    assert confirm(case, rows, "--all") == 0
    after = take(open_case(case), at, Cut())
    assert after.proofs == before.proofs
    assert on_record(case, capsys)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"start": 9, "end": 9}, "the statement ends before it begins"),
        ({"start": "9"}, "is not a whole number"),
        ({"start": -1}, "is not a whole number"),
        ({"stance_of": "opinion"}, "is none of the words"),
        ({"via": [7]}, "is not text"),
        ({"via": ["a", "a"]}, "listed twice"),
    ],
)
def test_a_statement_that_does_not_say_what_it_must_is_refused(
    case: Path, fields: dict[str, object], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"type": "statement", "text": "it rained", "confirmed_by": "amal", **fields}
    path = case / "row.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["record", "add", str(case), str(path)]) == 2
    assert message in capsys.readouterr().out


def test_the_list_for_people_says_who_what_when_and_what_was_left_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["record", "read", str(ARTICLE), "--published", "2031-10-14"]) == 0
    shown = capsys.readouterr().out
    for words in (
        "1. commitment: it will reopen two crossings",
        "who: Northland",
        "unresolved: the event it counts from is not printed",
        "who: A Southland relief official, who is reported by the AP",
        "denied: claim",
        "7 statements proposed",
        "not statements:",
        ", dateline: STONE GATE, Northland (AP) —",
    ):
        assert words in shown


def test_the_whole_account_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "read", str(ARTICLE), "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    text = ARTICLE.read_text(encoding="utf-8")
    parts = [part for row in whole["statements"] for part in row["proposal"]["parts"]]
    said = {place for start, end in parts for place in range(start, end)}
    covered = len(said) + sum(rest["end"] - rest["start"] for rest in whole["rest"])
    assert covered == whole["characters"] == len(text)
    assert whole["wire"] == "AP"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--published", "Friday"], "R111"),
        (["--published", "2031-10-14T08:00"], "R112"),
        (["--zone", "Gaza"], "R112"),
        (["--source", "The Agency"], "R110"),
        (["--case", "nowhere"], "R206"),
    ],
)
def test_a_word_that_is_none_is_told(
    words: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["record", "read", str(ARTICLE), *words]) == 2
    assert f"{code} error" in capsys.readouterr().err


def test_publication_is_the_local_day_of_the_zone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Title\n\nOfficials said trucks entered yesterday.\n", encoding="utf-8")
    late = ["--published", "2031-10-14T23:30:00Z"]
    for zone, day in (("Z", "2031-10-13"), ("Asia/Gaza", "2031-10-14")):
        assert main(["record", "read", str(article), *late, "--zone", zone, "--json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)["statements"]
        assert row["window"] == day
