"""`judge --method`: the same facts under several methods, and which rule makes the difference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.case import open_case, under_method
from servanda.faces.methods import OWN, rules_of
from servanda.faces.picture import take
from servanda.kernel.terms.method_parser import read_method
from tests.cases.telling import CASES, GAZA, at
from tests.commands.small import APPROVED, METHOD, build, release, trucks
from tests.docs.examples import ROOT
from tests.golden.runner import run

COMMAND = "servanda judge c --as-of 2031-03-06"
LOOSE = METHOD.replace("2 sources", "1 sources")
STRICT = METHOD.replace("2 sources graded B2", "3 sources graded A1")
BOTH = """\
method of small version 2 dated 1 March 2031.
standard is 1 sources graded C3 or determination.
contest grade is C3.
floor is graded D4.
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Released in time, by one source graded B2 and two graded C3; a day short of trucks."""
    rows = [
        *APPROVED,
        release("r1", "2031-03-05T00:00:00Z", "press-a", "2031-03-04T10:00:00Z"),
        trucks("t1", "2031-03-05T06:00:00Z", "2031-03-03", 431),
    ]
    build(tmp_path / "c", rows)
    for name, text in (("loose", LOOSE), ("strict", STRICT), ("both", BOTH), ("same", METHOD)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


def printed(command: str, folder: Path) -> Any:
    return json.loads(run(command, folder)[1])


def flat(command: str, folder: Path) -> str:
    return " ".join(run(command, folder)[1].split())


def test_a_term_that_differs_is_shown_under_each_method_and_the_rest_once(case: Path) -> None:
    text = flat(f"{COMMAND} --method loose.md", case)
    assert "5 Southland under the case's method [in force] not verified: nobody looked" in text
    assert "under loose.md [discharged] performed" in text
    assert text.count("3 Northland [in force]") == 1, "it reads the same and is told once"
    assert "3 of 4 terms read the same under each method; 5 not." in text


def test_the_rule_that_makes_the_difference_is_told_with_its_lines(case: Path) -> None:
    text = flat(f"{COMMAND} --method loose.md", case)
    assert (
        '- standard: line 2 "standard is 2 sources graded B2 or determination" there, line 2 '
        '"standard is 1 sources graded B2 or determination" here this rule alone makes the '
        "difference for term 5" in text
    )


def test_where_only_rules_together_do_it_none_is_blamed_alone(case: Path) -> None:
    """One source, and an amount in words: one rule makes it enough, another gives it bounds."""
    told = release(
        "r1",
        "2031-03-05T00:00:00Z",
        "press-a",
        "2031-03-04T10:00:00Z",
        amount={"text": "nearly 20"},
    )
    hedged = LOOSE + 'hedge "nearly" is 100 percent to 110 percent.\n'
    build(case / "d", [*APPROVED, told])
    (case / "hedged.md").write_text(hedged, encoding="utf-8")
    text = flat("servanda judge d --as-of 2031-03-06 --method hedged.md --term 5", case)
    assert "under hedged.md [discharged] performed" in text
    assert "No one rule alone makes it read so, as far as tried: 5." in text
    assert "this rule alone" not in text


def test_several_methods_stand_side_by_side_those_that_agree_together(case: Path) -> None:
    text = flat(f"{COMMAND} --method loose.md --method same.md --term 5", case)
    assert "under the case's method and same.md [in force] not verified" in text
    assert "same.md says what the case's method says." in text


def test_one_method_with_json_takes_the_place_of_the_own_as_before(case: Path) -> None:
    told = printed(f"{COMMAND} --method loose.md --json", case)
    assert told["schema"] == "servanda/verdicts/1"
    (case / "c/method.md").write_text(LOOSE, encoding="utf-8")
    assert told == printed(f"{COMMAND} --json", case)


def test_several_methods_with_json_are_judged_whole_the_own_first(case: Path) -> None:
    told = printed(f"{COMMAND} --method loose.md --method strict.md --json", case)
    assert told["schema"] == "servanda/methods/1"
    assert [m["method"] for m in told["methods"]] == [OWN, "loose.md", "strict.md"]
    for entry in told["methods"][1:]:
        assert entry["judgement"] == printed(f"{COMMAND} --method {entry['method']} --json", case)
    assert told["methods"][0]["judgement"] == printed(f"{COMMAND} --json", case)
    (loose,) = [r for r in told["rules"] if r["method"] == "loose.md"]
    assert loose["alone"] == ["5"]


def test_occasions_that_differ_under_a_term_that_does_not_are_counted(case: Path) -> None:
    rows = (case / "c/record/rows.jsonl").read_text(encoding="utf-8")
    fine = trucks("t2", "2031-03-05T06:00:00Z", "2031-03-02", 700) | {"grade": "C3"}
    (case / "c/record/rows.jsonl").write_text(rows + json.dumps(fine) + "\n", encoding="utf-8")
    told = printed(f"{COMMAND} --method both.md --method same.md --term 3 --json", case)
    (term,) = told["differ"]
    assert term["occasions"] == 1


@pytest.mark.parametrize(
    ("methods", "code"),
    [
        ("--method loose.md", 1),
        ("--method strict.md", 0),
        ("--method strict.md --method loose.md", 1),
    ],
)
def test_the_exit_code_speaks_of_the_methods_named(methods: str, code: int, case: Path) -> None:
    if code:
        assert run(f"{COMMAND} {methods} --term 3", case)[0] == 1
    else:
        text = (case / "strict.md").read_text(encoding="utf-8")
        strict = text.replace("contest grade is B2", "contest grade is A1")
        (case / "strict.md").write_text(strict, encoding="utf-8")
        assert run(f"{COMMAND} --term 3", case)[0] == 1
        assert run(f"{COMMAND} {methods} --term 3", case)[0] == 0


def test_a_case_without_a_method_of_its_own_is_judged_by_the_one_given(case: Path) -> None:
    (case / "c/method.md").unlink()
    code, text = run(f"{COMMAND} --method loose.md", case)
    assert code == 1
    assert "side by side" not in text
    assert "[discharged]" in text


def test_a_method_that_is_wrong_or_absent_exits_two(case: Path) -> None:
    (case / "bad.md").write_text("standard is many.\n", encoding="utf-8")
    assert run(f"{COMMAND} --method loose.md --method bad.md", case)[0] == 2
    assert "C103" in run(f"{COMMAND} --method nowhere.md", case)[1]


def test_on_a_wide_terminal_each_method_has_a_column(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.faces.cli.board.is_terminal", lambda: True)
    monkeypatch.setattr("servanda.faces.cli.beside.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "110")
    monkeypatch.setenv("NO_COLOR", "1")
    text = run(f"{COMMAND} --method loose.md", case)[1]
    assert "│" in text
    assert "under the case's method" in text
    assert "under loose.md" in text
    assert "[discharged] performed" in text
    assert all(len(line) <= 110 for line in text.splitlines())
    monkeypatch.setenv("COLUMNS", "60")
    assert "│" not in run(f"{COMMAND} --method loose.md", case)[1], "too narrow for columns"


# ------------------------------------------------------------------------------------- the parts


@pytest.mark.parametrize(
    "path",
    [*CASES.glob("*/method*.md"), ROOT / "src/servanda/faces/cli/started/method.md"],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_rules_of_a_method_put_together_are_the_method(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    method, _ = read_method(text, path.name)
    rules = rules_of(method, text)
    again, slips = read_method("".join(f"{words}.\n" for words, _ in rules.values()), "again")
    assert slips == []
    assert again == method


def test_a_remark_and_a_line_end_are_no_part_of_a_rule() -> None:
    text = (
        "method of small version 1\n  dated 1 March 2031. # first\n"
        'hedge "a # b" is # odd\n any to any.\n'
    )
    method, _ = read_method(text, "m")
    words = {name: said for name, (said, _) in rules_of(method, text).items()}
    assert words["method"] == "method of small version 1 dated 1 March 2031"
    assert 'hedge "a # b" is any to any' in words.values()


def test_the_case_under_another_method_is_the_case_opened_with_it(tmp_path: Path) -> None:
    own = open_case(GAZA)
    text = own.texts["method.md"].replace("is 2 sources", "is 1 sources")
    assert text != own.texts["method.md"]
    file = tmp_path / "other.md"
    file.write_text(text, encoding="utf-8")
    opened, under = open_case(GAZA, file), under_method(own, text, str(file))
    assert under.digests == opened.digests
    assert under.plan == opened.plan
    some = frozenset(term.key for term in own.plan.terms[:6])
    as_of = at("2025-10-20T00:00:00Z")
    assert take(under, as_of, only=some).proofs == take(opened, as_of, only=some).proofs
