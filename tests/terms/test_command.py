"""`servanda check` as a command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.faces.cli.check import run_check
from servanda.faces.cli.main import main
from tests.terms.shared import SAMPLE


def test_a_folder_and_its_agreement_file_are_the_same_case() -> None:
    assert run_check(str(SAMPLE)) == run_check(str(SAMPLE / "agreement.md"))


def test_what_is_not_there_is_input_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert main(["check", str(tmp_path / "none.md")]) == 2
    assert capsys.readouterr().err.count("cannot be read") == 2


def test_errors_exit_2_and_warnings_0(tmp_path: Path) -> None:
    path = tmp_path / "agreement.md"
    head = (
        '# T\n\n```terms\nagreement a "A". calendar UTC. party n "N". act run.\n```\n\n'
        "## 1\n\nWords.\n"
    )
    path.write_text(head, encoding="utf-8")
    code, said = run_check(str(path))
    assert (code, "T404 warning" in said, said.endswith("1 warning")) == (0, True, True)
    path.write_text(head + "\n```terms\nterm 1: nn shall run.\n```\n", encoding="utf-8")
    code, said = run_check(str(path))
    assert (code, "T201 error" in said, said.endswith("1 error")) == (2, True, True)


def test_without_a_method_the_agreement_is_checked_alone(tmp_path: Path) -> None:
    text = (SAMPLE / "agreement.md").read_text(encoding="utf-8")
    (tmp_path / "agreement.md").write_text(text, encoding="utf-8")
    assert run_check(str(tmp_path))[0] == 0


def test_json_holds_the_account_the_terms_and_their_readings() -> None:
    code, said = run_check(str(SAMPLE), form="json", readings=True)
    value = json.loads(said)
    assert (code, value["ok"], value["diagnostics"]) == (0, True, [])
    assert (value["agreement"], value["zone"]) == ("sample-2031", "Asia/Gaza")
    assert [term["term"] for term in value["terms"]][:3] == ["2", "2s", "3 reading daily"]
    assert value["terms"][1]["reading"].startswith("Must not: ")
    states = {clause["state"] for clause in value["clauses"]}
    assert states == {"preamble", "monitored", "not monitored", "by its parts"}
    assert "reading" not in json.loads(run_check(str(SAMPLE), form="json")[1])["terms"][0]


def test_a_case_with_nothing_wrong_says_nothing_in_the_gnu_form() -> None:
    assert run_check(str(SAMPLE), form="gnu") == (0, "")
