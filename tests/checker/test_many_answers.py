"""Counts in conflict with more maximal sets than are told apart: sound, relaxed, agreed upon."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Count, Facts
from servanda.kernel.plan.operators import Plan, Quota
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.checking import counts as checked
from servanda.kernel.verdicts.checking import fitting
from servanda.kernel.verdicts.proof import Outcome, TermProof, Verdict
from servanda.kernel.verdicts.reference import conflicts, judge_plan
from tests.conftest import SEED
from tests.oracle import making as m
from tests.oracle.agreement import Tally, compare
from tests.oracle.strategies import scenario

DAYS = 59
KINDS = {"quota contradicted": 120, "deadline counted": 60, "quota": 60, "quota converted": 40}


def each(name: str, low: int, high: int) -> tuple[Count, ...]:
    """One figure for each day."""
    return tuple(m.counted(f"{name}{d:02}", 24 * d, 24 * d + 24, low, high) for d in range(DAYS))


def whole(low: int, high: int) -> Count:
    """One figure for all days."""
    return m.counted("whole", 0, 24 * DAYS, low, high)


def judged(*counts: Count) -> TermProof:
    """600 trucks on each day, by these counts; the checker accepts the proof."""
    needs = (m.need("admit", 600, kinds=("truck",), counters=("agency",), unit="truck"),)
    duty = Quota(needs, Duration(1, Unit.DAY), m.at(0))
    plan = m.plan(m.term("3", duty, extents=m.since(0, 24 * DAYS)))
    (proof,) = judge_plan(plan, Facts(counts=counts), m.hour(24 * DAYS), m.METHOD)
    assert objections(plan, counts, proof) == []
    for changed in changes(proof):
        assert objections(plan, counts, changed) != []
    return proof


def objections(plan: Plan, counts: tuple[Count, ...], proof: TermProof) -> list[str]:
    return check_all(plan, Facts(counts=counts), m.METHOD, m.hour(24 * DAYS), [proof])


def changes(proof: TermProof) -> list[TermProof]:
    """The first day's answer turned into each certain one."""
    first, *rest = proof.instances
    found = []
    for outcome, verdict in ((Outcome.DONE, Verdict.MET), (Outcome.UNDONE, Verdict.BREACHED)):
        if first.verdict is not verdict:
            turned = replace(first, outcomes=(outcome,), verdict=verdict, reasons=(), branches=())
            found.append(replace(proof, instances=(turned, *rest)))
    return found


def test_a_total_against_a_figure_for_each_day_is_contested_either_way() -> None:
    proof = judged(whole(25_700, 25_700), *each("day", 600, 800))
    assert Counter(p.verdict for p in proof.instances) == {Verdict.CONTESTED: DAYS}
    assert all(p.relaxed for p in proof.instances)
    assert proof.groups == ()


def test_a_total_that_agrees_is_kept_beside_two_figures_for_each_day() -> None:
    two = (*each("one", 400, 400), *each("two", 500, 500))
    proof = judged(whole(400 * DAYS, 500 * DAYS), *two)
    assert Counter(p.verdict for p in proof.instances) == {Verdict.BREACHED: DAYS}


def test_two_figures_for_each_day_and_a_total_that_is_none_of_their_sums() -> None:
    two = (*each("one", 500, 500), *each("two", 700, 700))
    proof = judged(whole(550 * DAYS, 550 * DAYS), *two)
    assert Counter(p.verdict for p in proof.instances) == {Verdict.CONTESTED: DAYS}


def test_two_figures_for_each_day_alone_are_as_many_disputes() -> None:
    proof = judged(*each("one", 500, 500), *each("two", 700, 700))
    assert Counter(p.verdict for p in proof.instances) == {Verdict.CONTESTED: DAYS}
    assert not any(p.relaxed for p in proof.instances)


def test_either_side_of_a_conflict_leaves_days_short_and_the_fewer_are_told() -> None:
    proof = judged(whole(25_700, 25_700), *each("day", 500, 500))
    (group,) = proof.groups  # by the days all 59 are short, by the total alone 17
    assert (group.at_least, group.of, group.relaxed) == (17, DAYS, True)


@pytest.mark.parametrize("most", [2, 3])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_told_coarsely_is_what_every_world_allows(
    kind: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (conflicts, fitting, checked):
        monkeypatch.setattr(module, "MOST_ANSWERS", most)
    found = []
    for number in range(SEED, SEED + KINDS[kind]):
        case = scenario(kind, number)
        found += [(number, d) for d in compare(case, judge_plan, Tally())]
        proofs = judge_plan(case.plan, case.facts, case.as_of, m.METHOD)
        found += [
            (number, objection)
            for objection in check_all(case.plan, case.facts, m.METHOD, case.as_of, proofs)
        ]
    assert found == []
