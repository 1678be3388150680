"""What nobody saw may raise a bound, and is never told as established by what somebody reported."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Range
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Deadline, Due
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.explain import explain_instance
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.occasions import on_record
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.witnesses import index
from tests.oracle import making as m
from tests.oracle.duties import done
from tests.oracle.enumeration import Case

AS_OF = m.hour(8)
LISTED = m.term("1", Deadline((m.need("release", 4, total=4),), None, Due(m.at(4))))
"""All four of a list are to be released by hour 4."""
PLAN = m.plan(LISTED)
SPEAKER = Speaker(ENGLISH, PLAN.calendar)


def _record() -> Facts:
    """One in time, one perhaps in time, one certainly later; of the fourth nobody speaks."""
    return Facts(
        (
            m.incident("first", "release", m.between(2)),
            m.incident("second", "release", m.between(3, 5)),
            m.incident("third", "release", m.between(6)),
        )
    )


def _judged(facts: Facts) -> TermProof:
    (proof,) = proofs = judge_plan(PLAN, facts, AS_OF, m.METHOD)
    assert check_all(PLAN, facts, m.METHOD, AS_OF, proofs) == []
    return proof


def _said(proof: TermProof, facts: Facts) -> str:
    (instance,) = proof.instances
    return " ".join(SPEAKER.sentence(p) for p in explain_instance(PLAN, facts, proof, instance))


def test_a_bound_that_holds_what_nobody_saw_is_that_of_every_world() -> None:
    facts = _record()
    proof = _judged(facts)
    (instance,) = proof.instances
    case = Case(PLAN, facts, AS_OF, m.METHOD, LISTED)
    by_due = [
        sum(amount for instant, amount in done(world, LISTED, 0, "a") if instant <= m.hour(4))
        for world in case.worlds("a")
    ]
    assert instance.verdict is Verdict.BREACHED
    assert instance.needs[0].amount == Range(min(by_due), max(by_due)) == Range(1, 3)
    assert not instance.relaxed


def test_one_more_than_the_entries_tell_of_is_told_apart_from_them() -> None:
    facts = _record()
    proof = _judged(facts)
    (instance,) = proof.instances
    assert on_record(instance, index(facts)) == (Range(1, 2),)
    told = _said(proof, facts)
    assert "established by then: between 1 and 2" in told
    assert "that there were more, up to 3 in all, no source could rule out" in told


def test_where_all_time_was_seen_nothing_is_added() -> None:
    facts = replace(_record(), complete=True)
    proof = _judged(facts)
    assert proof.instances[0].needs[0].amount == Range(1, 2)
    told = _said(proof, facts)
    assert "established by then: between 1 and 2" in told
    assert "rule out" not in told


def test_a_list_of_which_nothing_is_on_record_is_not_told_as_perhaps_established() -> None:
    proof = _judged(Facts())
    assert proof.instances[0].needs[0].amount == Range(0, 4)
    assert "nothing on record counts for it" in _said(proof, Facts())
