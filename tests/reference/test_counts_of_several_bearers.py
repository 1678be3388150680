"""A count that names no actor, where each of several bearers owes its own."""

from __future__ import annotations

import pytest

from servanda.kernel.base import Duration, Range, Unit
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Quota
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m
from tests.oracle.oracle import judge_by_force


def judged(amount: int, actor: str | None, *more: str) -> TermProof:
    """Twenty releases owed by each of two on one day, and one count of them."""
    need = m.need("release", 20, counters=("agency",))
    duty = Quota((need,), Duration(1, Unit.DAY), m.at(0))
    plan = m.plan(m.term("3", duty, extents=m.since(0, 24), bearers=("a", "b")))
    count = m.counted("all", 0, 24, amount, amount, kind="release", act="release", actor=actor)
    shown = tuple(
        m.incident(name, "release", m.between(10), m.part(name), amount=m.one(amount))
        for name in more
    )
    facts = Facts(shown, (count,))
    proofs = judge_plan(plan, facts, m.hour(24), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(24), proofs) == []
    return proofs[0]


def test_one_count_of_all_does_not_prove_that_each_of_two_did_so_much() -> None:
    proof = judged(30, None)
    assert [p.verdict for p in proof.instances] == [Verdict.CANNOT_VERIFY] * 2
    (group,) = proof.groups
    assert (group.why, group.at_least, group.of, group.bearers) == ("bearers", 1, 2, ("a", "b"))


def test_enough_for_both_leaves_open_who_did_how_much() -> None:
    proof = judged(40, None)
    assert [p.verdict for p in proof.instances] == [Verdict.CANNOT_VERIFY] * 2
    assert proof.groups == ()


def test_a_count_of_one_is_of_that_one_alone() -> None:
    proof = judged(30, "a")
    assert [p.verdict for p in proof.instances] == [Verdict.MET, Verdict.CANNOT_VERIFY]
    assert proof.groups == ()


def test_nothing_is_concluded_of_both_where_more_is_on_record_than_was_counted() -> None:
    proof = judged(20, None, "a", "b")
    assert [p.verdict for p in proof.instances] == [Verdict.MET] * 2
    assert proof.groups == ()


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("longer", [24, 48])
def test_two_counts_of_all_that_cannot_both_be_right_are_a_dispute(
    *, named: bool, longer: int
) -> None:
    """Both are upper bounds of each bearer, and the lower was once taken, as if both were right."""
    need = m.need("release", 2, counters=("agency",) if named else None)
    duty = Quota((need,), Duration(1, Unit.DAY), m.at(0))
    plan = m.plan(m.term("3", duty, extents=m.since(0, 24), bearers=("a", "b")))
    counts = tuple(
        m.counted(
            name,
            0,
            end,
            number,
            number,
            kind="release",
            act="release",
            claims=tuple(m.claim(f"{name}-{w}", w, Range(number, number)) for w in ("x", "y")),
        )
        for name, number, end in (("few", 1, longer), ("many", 5, 24))
    )
    proofs = judge_plan(plan, Facts((), counts), m.hour(48), m.METHOD)
    assert check_all(plan, Facts((), counts), m.METHOD, m.hour(48), proofs) == []
    forced = judge_by_force(plan, Facts((), counts), m.hour(48), m.METHOD)[plan.terms[0].key]
    assert [p.verdict for p in proofs[0].instances] == [Verdict.CONTESTED] * 2
    assert {a.verdict for a in forced.instances.values()} == {Verdict.CONTESTED}
    assert proofs[0].groups == ()
