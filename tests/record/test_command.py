from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main
from servanda.kernel.base import Json
from tests.record.rows import RELEASE

RECORDED = ["--recorded", "2031-10-12T06:00:00Z"]
AGREEMENT = """# A

## 1. Words

```terms
agreement a "A".
calendar Asia/Gaza.
```
"""


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case folder, from inside."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, *rows: dict[str, Json] | str) -> str:
    """A file of rows."""
    Path(name).parent.mkdir(exist_ok=True)
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    Path(name).write_text("\n".join(lines) + "\n")
    return name


def as_json(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> Any:
    """What a command prints as JSON."""
    assert main(["record", *words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_added_rows_can_be_listed_and_shown(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("a.jsonl", RELEASE | {"id": "r1"}, RELEASE | {"amount": 2, "grade": "B2"})
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 0
    assert "added 2 entries at positions 1 to 2" in capsys.readouterr().out
    assert main(["record", "list", "."]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0].startswith("1  2031-10-12T06:00:00Z  r1 ")
    assert "by southland" in listed[0]
    assert "[task-force, B2]" in listed[1]
    assert main(["record", "show", ".", "r1"]) == 0
    shown = capsys.readouterr().out
    assert "r1: act, stands" in shown
    assert "act: release" in shown


def test_rejected_rows_are_listed_with_reasons_and_the_rest_is_kept(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.jsonl", RELEASE, "{", RELEASE | {"tiem": "x"})
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 2
    out = capsys.readouterr().out
    assert "added 1 entry at position 1" in out
    assert "R101 error" in out
    assert " --> a.jsonl:2" in out
    assert 'hint: did you mean "time"?' in out
    result = as_json(capsys, "add", ".", "a.jsonl", *RECORDED, code=2)
    assert [row["line"] for row in result["rejected"]] == [2, 3]
    assert [row["line"] for row in result["already"]] == [1]
    assert result["added"] == []


def test_rejected_rows_are_kept_beside_the_record_as_they_came(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.jsonl", RELEASE, "{", RELEASE | {"tiem": "x"})
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 2
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 2
    capsys.readouterr()
    rejected = as_json(capsys, "list", ".", "--rejected")["rejected"]
    assert [(row["line"], row["row"]) for row in rejected] == [
        (2, "{"),
        (3, json.dumps(RELEASE | {"tiem": "x"})),
    ]
    assert [row["reasons"][0]["code"] for row in rejected] == ["R101", "R107"]
    assert main(["record", "list", "."]) == 0, "they are beside the record, and no part of it"
    assert main(["record", "list", ".", "--rejected"]) == 0
    assert capsys.readouterr().out.endswith("2 rejected\n")


def test_what_reports_hold_cannot_move_hide_or_turn_what_is_printed(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoof = "\u001b[2J\u202ekcatta"
    write("a.jsonl", RELEASE | {"text": spoof, "id": "r1"}, RELEASE | {"text": spoof, "x": 1})
    write("b.jsonl", RELEASE | {"text": "שלום", "id": "r2"})
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 2
    assert main(["record", "add", ".", "b.jsonl", *RECORDED]) == 0
    assert main(["record", "list", "."]) == 0
    assert main(["record", "show", ".", "r1"]) == 0
    assert main(["record", "show", ".", "r2"]) == 0
    out = capsys.readouterr().out
    assert "\u001b" not in out
    assert "\u202e" not in out
    assert "text: <U+001B>[2J<U+202E>kcatta" in out
    assert "text: \u2068שלום\u2069" in out


def test_a_table_is_known_by_its_name_and_standard_input_by_the_option(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = "type,act,source,time\nact,release,agency-a,2031-10-12T08:00:00Z\n"
    Path("a.csv").write_text(table)
    assert main(["record", "add", ".", "a.csv", *RECORDED]) == 0
    again = io.TextIOWrapper(io.BytesIO(table.encode()))
    monkeypatch.setattr("sys.stdin", again)
    assert main(["record", "add", ".", "-", "--format", "csv", *RECORDED]) == 0
    assert "standard input:2 at 1" in capsys.readouterr().out


def test_times_without_a_zone_are_read_in_the_agreements_unless_told_otherwise(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.jsonl", RELEASE | {"time": "2031-10-12", "id": "r1"})
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 2
    Path("agreement.md").write_text(AGREEMENT)
    assert main(["record", "add", ".", "a.jsonl", *RECORDED]) == 0
    write("b.jsonl", RELEASE | {"time": "2031-10-12", "id": "r2"})
    assert main(["record", "add", ".", "b.jsonl", "--zone", "Africa/Cairo", *RECORDED]) == 0
    capsys.readouterr()
    listed = as_json(capsys, "list", ".")["entries"]
    assert [entry["body"]["zone"] for entry in listed] == ["Asia/Gaza", "Africa/Cairo"]


def test_the_first_addition_takes_in_what_the_case_was_bundled_with(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("record/a.jsonl", RELEASE | {"id": "r1", "recorded": "2031-10-12T05:00:00Z"})
    write("new.jsonl", RELEASE | {"id": "r2"})
    assert [e["seq"] for e in as_json(capsys, "list", ".")["entries"]] == [1]
    result = as_json(capsys, "add", ".", "new.jsonl", *RECORDED)
    assert result["begun"] == 1
    assert [e["body"]["id"] for e in as_json(capsys, "list", ".")["entries"]] == ["r1", "r2"]
    assert as_json(capsys, "add", ".", "new.jsonl", *RECORDED)["begun"] == 0


def test_the_clock_never_records_before_what_is_on_record(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.jsonl", RELEASE | {"id": "r1"})
    write("b.jsonl", RELEASE | {"id": "r2"})
    assert main(["record", "add", ".", "a.jsonl", "--recorded", "2150-01-01T00:00:00Z"]) == 0
    assert main(["record", "add", ".", "b.jsonl"]) == 0
    capsys.readouterr()
    listed = as_json(capsys, "list", ".")["entries"]
    assert [entry["recorded"] for entry in listed] == ["2150-01-01T00:00:00Z"] * 2


def test_lists_are_cut_by_type_source_state_mention_and_what_was_known(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change: dict[str, Json] = {"type": "retraction", "of": "r1", "source": "task-force"}
    foreign: dict[str, Json] = {"type": "retraction", "of": "r2", "source": "southland"}
    write("a.jsonl", RELEASE | {"id": "r1"}, RELEASE | {"id": "r2", "source": "agency-a"})
    write("b.jsonl", change, foreign)
    as_json(capsys, "add", ".", "a.jsonl", *RECORDED)
    as_json(capsys, "add", ".", "b.jsonl", "--recorded", "2031-10-13T06:00:00Z", "--recorder", "x")

    def listed(*words: str) -> list[int]:
        return [entry["seq"] for entry in as_json(capsys, "list", ".", *words)["entries"]]

    assert listed() == [1, 2, 3, 4]
    assert listed("--type", "retraction") == [3, 4]
    assert listed("--source", "agency-a") == [2]
    assert listed("--state", "withdrawn") == [1]
    assert listed("--state", "not heard") == [4]
    assert listed("--about", "r2") == [2, 4]
    assert listed("--as-known-at", "2") == [1, 2]
    assert listed("--as-known-at", "2031-10-12T23:00:00Z") == [1, 2]
    assert listed("--state", "stands", "--as-known-at", "2") == [1, 2]


def test_an_entry_is_shown_with_what_stands_and_who_was_not_heard(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = RELEASE | {"amount": 19}
    write(
        "a.jsonl",
        RELEASE | {"id": "r1", "amount": 20},
        {"type": "correction", "id": "c1", "supersedes": "r1", "entry": inner, "reason": "recount"},
    )
    write("b.jsonl", {"type": "retraction", "id": "x1", "of": "r1", "source": "southland"})
    as_json(capsys, "add", ".", "a.jsonl", *RECORDED)
    as_json(capsys, "add", ".", "b.jsonl", *RECORDED, "--recorder", "x")
    shown = as_json(capsys, "show", ".", "r1")
    assert shown["state"] == "corrected"
    assert [version["body"]["amount"] for version in shown["stands"]] == [19]
    assert [(c["seq"], c["not_heard"]) for c in shown["changes"]] == [
        (2, None),
        (3, "comes from neither the source nor the recorder"),
    ]
    assert as_json(capsys, "show", ".", "2")["root"] == 1
    assert as_json(capsys, "show", ".", shown["id"])["seq"] == 1
    assert as_json(capsys, "show", ".", shown["id"][7:15])["seq"] == 1


def test_check_exits_three_where_the_record_was_changed(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write("a.jsonl", RELEASE | {"id": "r1"}, RELEASE | {"id": "r2"})
    head = as_json(capsys, "add", ".", "a.jsonl", *RECORDED)["head"]
    assert as_json(capsys, "check", ".", "--head", head) == {
        "agrees": True,
        "found": [],
        "head": head,
    }
    other = head.replace(head[-1], "0" if head[-1] != "0" else "1")
    assert not as_json(capsys, "check", ".", "--head", other, code=3)["agrees"]
    with sqlite3.connect("record.sqlite") as tool:
        tool.execute("DROP TRIGGER entries_are_not_changed")
        tool.execute("UPDATE entries SET body = CAST(replace(body, 'southland', 'x') AS BLOB)")
    tool.close()
    assert main(["record", "check", "."]) == 3
    assert "entry 1: the chain does not follow" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "nowhere", "a.jsonl"], "R206"),
        (["add", ".", "nothing.jsonl"], "R206"),
        (["add", ".", "a.jsonl", "--recorder", "The Desk"], "R110"),
        (["add", ".", "a.jsonl", "--recorded", "yesterday"], "R111"),
        (["add", ".", "a.jsonl", "--zone", "Asia/Gazza"], "R112"),
        (["add", ".", "a.csv"], "R119"),
        (["list", ".", "--type", "cuont"], "R207"),
        (["list", ".", "--state", "gone"], "R207"),
        (["list", ".", "--as-known-at", "soon"], "R111"),
        (["show", ".", "r9"], "R204"),
        (["check", "."], "R201"),
        (["check", ".", "--head", "12"], "R207"),
    ],
)
def test_a_wrong_command_line_is_told_with_code_and_hint(
    case: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    write("a.jsonl", RELEASE)
    Path("a.csv").write_text("")
    assert main(["record", *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{code} error: ")
    assert "= hint: " in said
    assert main(["record", *words, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["diagnostics"][0]["code"] == code


def test_a_started_case_has_a_record_without_rejected_rows(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "mine"]) == 0
    assert capsys.readouterr().out.splitlines()[:4] == [
        "mine/README.md",
        "mine/agreement.md",
        "mine/method.md",
        "mine/record/reports.jsonl",
    ]
    listed = as_json(capsys, "list", "mine")
    assert (len(listed["entries"]), listed["rejected"]) == (3, [])


def test_a_started_case_checks_without_a_warning(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "mine"]) == 0
    capsys.readouterr()
    assert main(["check", "mine", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["diagnostics"] == []


def test_nothing_is_ever_written_over(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/notes.txt").write_text("mine")
    Path("file").write_text("mine")
    for name in ("mine", "file"):
        assert main(["new", name]) == 2
        assert "R208" in capsys.readouterr().err
    assert sorted(path.name for path in case.rglob("*")) == ["file", "mine", "notes.txt"]
