from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main
from tests.field.tables import EVENT, SIGACTS, UCDP, sigact, table

WORDS = ["--zone", "Asia/Gaza", "--recorded", "2031-10-12T06:00:00Z"]
ROW = sigact("2031-10-10 14:05:00", "Mortar", "Coalition Forces", "Milltown")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both mappings, from inside."""
    monkeypatch.chdir(tmp_path)
    Path("ucdp.toml").write_text(UCDP)
    Path("sigacts.toml").write_text(SIGACTS)
    return tmp_path


def add(file: str, form: str, *more: str) -> int:
    return main(
        ["record", "add", ".", file, "--form", form, "--map", f"{form}.toml", *WORDS, *more]
    )


def test_a_packed_table_is_put_on_record_and_found_there_again(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [EVENT, EVENT | {"id": "8", "low": "9"}]
    Path("t.csv.gz").write_bytes(gzip.compress(table(*rows).encode()))
    assert add("t.csv.gz", "ucdp") == 2
    assert capsys.readouterr().out.startswith(
        "read 2 rows = 1 added + 0 already on record + 1 rejected\nadded 1 entry at position 1"
    )
    assert main(["record", "show", ".", "ucdp-7"]) == 0
    assert "radius 500" in capsys.readouterr().out
    assert add("t.csv.gz", "ucdp") == 2
    assert capsys.readouterr().out.startswith(
        "read 2 rows = 0 added + 1 already on record + 1 rejected\n"
    )


def test_a_row_that_has_changed_since_is_told_and_not_exchanged(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.csv").write_text(table(EVENT))
    Path("new.csv").write_text(table(EVENT | {"best": "4"}))
    assert add("old.csv", "ucdp") == 0
    assert add("new.csv", "ucdp", "--json") == 2
    printed: Any = json.loads(capsys.readouterr().out.split("\n", 3)[-1])
    assert printed["rows"] == 1
    assert [r["code"] for row in printed["rejected"] for r in row["reasons"]] == ["R117"]


def test_rows_of_the_same_words_in_one_file_are_already_on_record(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.csv").write_text(table(*[ROW] * 30))
    assert add("t.csv", "sigacts") == 0
    out = capsys.readouterr().out
    assert out.startswith("read 30 rows = 1 added + 29 already on record + 0 rejected\n")
    assert "  t.csv:3 at 1\n" in out
    assert "and 9 more; --json lists all" in out


def test_of_many_rejected_rows_each_reason_is_shown_once_and_counted(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = sigact("", "Attack Type", "Target", "City")
    rows = [heading] * 15 + [ROW | {"target": "Milltown"}] * 15 + [ROW]
    Path("t.csv").write_text(table(*rows))
    assert add("t.csv", "sigacts") == 2
    out = capsys.readouterr().out
    assert out.count("F103 error") == out.count("F104 error") == 1
    assert "       15  F103 a heading inside the table\n" in out
    assert "       15  F104 columns that have shifted, in the field target\n" in out
    assert main(["record", "list", ".", "--rejected"]) == 0
    assert capsys.readouterr().out.count("F103") == 15, "each is kept"


def test_a_form_needs_its_mapping_and_a_mapping_its_form(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.csv").write_text(table(ROW))
    for words, said in (
        (["--form", "sigacts"], "a mapping is needed"),
        (["--map", "sigacts.toml"], "there is no form to read by it"),
        (["--form", "sigacts", "--map", "sigacts.toml", "--format", "csv"], "leave out --format"),
        (["--form", "sigacts", "--map", "none.toml"], "the file cannot be read"),
    ):
        assert main(["record", "add", ".", "t.csv", *words]) == 2
        assert said in capsys.readouterr().err
    assert not Path("record.sqlite").exists(), "nothing was begun"


def test_a_mapping_that_cannot_be_used_adds_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.csv").write_text(table(ROW))
    Path("sigacts.toml").write_text(SIGACTS.replace("grade", "grad"))
    assert add("t.csv", "sigacts") == 2
    told = capsys.readouterr().err
    assert "F101 error" in told
    assert main(["record", "list", "."]) == 0
    assert "0 of 0 entries" in capsys.readouterr().out


def test_a_table_can_come_through_a_pipe(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = (here / "t.csv").open("wb+")

    Stdin.buffer.write(table(ROW).encode())
    Stdin.buffer.seek(0)
    monkeypatch.setattr("sys.stdin", Stdin)
    assert add("-", "sigacts") == 0
    Stdin.buffer.close()
    assert "read 1 row = 1 added" in capsys.readouterr().out
