"""What docs/language.md says is judged today is what the lowering says."""

from __future__ import annotations

from servanda.kernel.terms import ast
from tests.plan.judged import DECLARED, PAGE, ROWS, renewed, table


def test_the_table_is_what_the_lowering_says() -> None:
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page, "run: python -m tests.plan.judged"


def test_the_table_tells_what_is_not_judged_yet_from_what_is() -> None:
    lines = table().splitlines()[2:]
    assert len(lines) == len(ROWS)
    assert any("**not yet**" in line for line in lines)
    assert any("as a deadline" in line for line in lines)


def test_every_predicate_has_a_row() -> None:
    words = " ".join(sentence for _, sentence in ROWS)
    said = {
        ast.Do: "shall report",
        ast.Leave: "leave zone",
        ast.StayOut: "stay out of",
        ast.KeepAway: "from border",
        ast.KeepNear: "of border",
        ast.KeepIn: "keep tanks in zone",
        ast.KeepAtMost: "keep at most",
        ast.KeepState: "keep gate open",
        ast.Prevent: "prevent",
    }
    assert set(said) == set(ast.Predicate.__args__)
    assert all(part in words for part in said.values())
    assert "term 0:" in DECLARED
