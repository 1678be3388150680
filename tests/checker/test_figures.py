"""The figures of autumn 2025 at full size: accepted as they are, rejected by one either way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Quota
from servanda.kernel.verdicts.checker import check_proof
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.checker.corpus import A_DAY
from tests.oracle import making as m

TRUCKS = m.need("admit", 600, kinds=("truck",), unit="truck", counters=("counter",))
PLAN = m.plan(m.term("3", Quota((TRUCKS,), A_DAY, m.at(0))))


def proved(total: int, days: int) -> tuple[Facts, TermProof]:
    """A total over so many days of 600 trucks, and the engine's proof."""
    facts = Facts(counts=(m.counted("total", 0, 24 * days, total, total, counter="counter"),))
    (proof,) = judge_plan(PLAN, facts, m.hour(24 * days), m.METHOD)
    return facts, proof


def objections(facts: Facts, proof: TermProof) -> list[str]:
    """What the checker has against it."""
    return check_proof(PLAN, facts, m.METHOD, proof.as_of, proof, {})


@pytest.mark.parametrize(
    ("total", "days", "short"), [(25_700, 59, 17), (17_819, 73, 44), (42_800, 73, 2)]
)
def test_a_total_leaves_at_least_so_many_days_short_and_neither_more_nor_fewer(
    total: int, days: int, short: int
) -> None:
    facts, proof = proved(total, days)
    assert proof.verdict is Verdict.BREACHED
    assert [(g.at_least, g.of) for g in proof.groups] == [(short, days)]
    assert objections(facts, proof) == []
    for wrong in (short - 1, short + 1):
        told = replace(proof, groups=(replace(proof.groups[0], at_least=wrong),))
        assert objections(facts, told) != []


def test_a_total_that_suffices_breaches_nothing() -> None:
    facts, proof = proved(43_800, 73)
    assert proof.groups == ()
    assert objections(facts, proof) == []
