"""What is certain of several occasions together, whichever way what they hang on is settled."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Count, Facts, Located, Times
from servanda.kernel.plan.operators import (
    Ban,
    Deadline,
    Due,
    Excuse,
    FirstOf,
    FromTo,
    Plus,
    Ratio,
    Response,
    TermPlan,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import BAD, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m
from tests.oracle.oracle import judge_by_force

TWO_HOURS = Duration(2, Unit.HOUR)
APPROVED = FirstOf(m.trigger("approve"))
EARLY_OR_LATE = m.either((0, 0), (3, 3))
BAN = m.term("2", Ban(m.banned("shell")), extents=(FromTo(APPROVED, Plus(APPROVED, TWO_HOURS)),))
SHELLS = (
    m.incident("first", "shell", m.between(1)),
    m.incident("second", "shell", m.between(4)),
)
QUEUE = m.term("1", Ratio((m.need("return"),), m.trigger("find"), 1, TWO_HOURS))
FOUND = (
    m.incident("found-1", "find", m.between(0, 2), m.part("b")),
    m.incident("found-2", "find", m.between(1), m.part("b")),
)


def approved(when: Times) -> Facts:
    """Two shells, one at one, one at four, and the approval that opens the ban for two hours."""
    return Facts((*SHELLS, m.incident("yes", "approve", when, m.part("b"))), complete=True)


def judged(term: TermPlan, facts: Facts, hour: int = 8, *, small: bool = True) -> TermProof:
    """The term as judged, which the checker accepts and, if it is small, brute force bears out."""
    plan = replace(m.plan(term), parties=("a", "b", "c"))
    proofs = judge_plan(plan, facts, m.hour(hour), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(hour), proofs) == []
    if not small:
        return proofs[0]
    forced = judge_by_force(plan, facts, m.hour(hour), m.METHOD)[term.key]
    assert proofs[0].verdict is forced.verdict
    for group in proofs[0].groups:
        assert group.at_least == forced.least_bad(group.members)
    return proofs[0]


def told(proof: TermProof) -> list[tuple[tuple[str, ...], int, tuple[str, ...]]]:
    """Its groups: of what, how many at least, and on what they hang."""
    assert all(group.why == "shared" for group in proof.groups)
    return [(group.members, group.at_least, group.facts) for group in proof.groups]


def test_one_of_two_acts_is_banned_whenever_the_ban_began() -> None:
    proof = judged(BAN, approved(EARLY_OR_LATE))
    assert not any({*one.outcomes} <= BAD for one in proof.instances)
    assert told(proof) == [(("first", "second"), 1, ("yes",))]
    assert proof.verdict is Verdict.BREACHED


def test_no_act_need_be_banned_where_the_ban_may_have_begun_between_them() -> None:
    assert told(judged(BAN, approved(m.between(0, 3)))) == []
    assert told(judged(BAN, approved(m.either((0, 0), (2, 2), (5, 5))))) == []


def test_an_act_of_each_of_two_charges_neither_of_them() -> None:
    term = replace(BAN, bearers=("a", "c"))
    facts = approved(EARLY_OR_LATE)
    other = replace(facts.incidents[1], parts=(m.part("c"),))
    facts = replace(facts, incidents=(facts.incidents[0], other, facts.incidents[2]))
    proof = judged(term, facts)
    assert told(proof) == [(("first@a", "second@c"), 1, ("yes",))]
    assert [group.bearers for group in proof.groups] == [("a", "c")]


def test_one_of_two_units_goes_without_whoever_was_found_first() -> None:
    """First due, first served: the one return serves the one or the other, and not both."""
    facts = Facts((*FOUND, m.incident("given", "return", m.between(3))), complete=True)
    proof = judged(QUEUE, facts)
    assert [one.verdict for one in proof.instances] == [Verdict.CANNOT_VERIFY] * 2
    assert told(proof) == [(("found-1", "found-2"), 1, ("found-1",))]
    assert proof.verdict is Verdict.BREACHED


def test_two_units_are_both_served_by_two_returns() -> None:
    given = m.incident("given", "return", m.between(3), amount=m.some(2))
    assert told(judged(QUEUE, Facts((*FOUND, given), complete=True))) == []


def test_nothing_is_certain_of_units_that_may_have_been_served_unseen() -> None:
    facts = Facts((*FOUND, m.incident("given", "return", m.between(3))))
    assert told(judged(QUEUE, facts)) == []


def test_a_return_serves_the_second_where_the_first_may_have_been_served_unseen() -> None:
    """Nobody looked before three, so that the return at four was not certainly for the first."""
    found = (replace(FOUND[0], time=m.between(0)), replace(FOUND[1], time=m.between(3)))
    given = m.incident("given", "return", m.between(4))
    proof = judged(QUEUE, Facts((*found, given), coverage=(m.looked("c", 3, 9),)))
    assert [one.verdict for one in proof.instances] == [Verdict.CANNOT_VERIFY] * 2


COUNTED = m.term(
    "1",
    Ratio(
        (m.need("return", kinds=("truck",), counters=("agency",)),),
        m.trigger("find"),
        1,
        TWO_HOURS,
    ),
)


def returned(least: int, most: int, start: int = 0) -> tuple[Count, ...]:
    """What was counted of what was given, from an hour until six."""
    return (m.counted("few", start, 6, least, most, act="return"),)


def test_a_count_of_one_for_two_leaves_the_later_of_them_without() -> None:
    found = (replace(FOUND[0], time=m.between(0)), FOUND[1])
    proof = judged(COUNTED, Facts(found, returned(1, 1)))
    verdicts = {one.key: one.verdict for one in proof.instances}
    assert verdicts == {"found-1": Verdict.CANNOT_VERIFY, "found-2": Verdict.BREACHED}


def test_a_count_of_one_for_two_in_an_order_not_known_leaves_one_without() -> None:
    proof = judged(COUNTED, Facts(FOUND, returned(1, 1)), small=False)
    assert told(proof) == [(("found-1", "found-2"), 1, ("found-1",))]
    assert proof.verdict is Verdict.BREACHED


def test_what_was_counted_after_all_had_come_serves_all_in_time() -> None:
    found = tuple(replace(one, time=m.between(4)) for one in FOUND)
    proof = judged(COUNTED, Facts(found, returned(2, 2, 5)), 7)
    assert {one.verdict for one in proof.instances} == {Verdict.MET}


def test_a_count_that_allows_all_leaves_each_open() -> None:
    proof = judged(COUNTED, Facts(FOUND, returned(1, 2)), small=False)
    assert told(proof) == []
    assert proof.verdict is Verdict.CANNOT_VERIFY


def test_one_of_two_parties_did_not_perform_whenever_the_time_for_both_began() -> None:
    term = m.term(
        "1",
        Deadline((m.need("release"),), APPROVED, Due(APPROVED, TWO_HOURS), not_before=True),
        bearers=("a", "c"),
    )
    acts = (
        m.incident("by-a", "release", m.between(1)),
        m.incident("by-c", "release", m.between(4), m.part("c")),
        m.incident("yes", "approve", EARLY_OR_LATE, m.part("b")),
    )
    proof = judged(term, Facts(acts, complete=True))
    assert told(proof) == [(("once@a", "once@c"), 1, ("yes",))]


ASKED = (
    m.incident("ask-1", "ask", m.between(1), m.part("b"), places=(("north", m.TRUE),)),
    m.incident("ask-2", "ask", m.between(4), m.part("b"), places=(("south", m.TRUE),)),
)


@pytest.mark.parametrize("settled", [False, True])
def test_an_excuse_of_the_one_or_the_other_leaves_one_unanswered(settled: bool) -> None:
    answer = Response((m.need("answer"),), m.trigger("ask"), 1, TWO_HOURS)
    excuse = Excuse(m.trigger("approve"), Duration(1, Unit.HOUR))
    term = replace(m.term("1", answer), excuses=(excuse,))
    when = m.between(1) if settled else m.either((1, 1), (4, 4))
    acts = (*ASKED, m.incident("yes", "approve", when, m.part("b")))
    proof = judged(term, Facts(acts, complete=True))
    assert told(proof) == ([] if settled else [(("ask-1", "ask-2"), 1, ("yes",))])
    assert proof.verdict is Verdict.BREACHED


def test_one_answer_at_the_one_place_or_at_the_other_leaves_one_unanswered() -> None:
    answer = Response((m.need("answer"),), m.trigger("ask"), 1, TWO_HOURS, same_place=True)
    asked = (ASKED[0], replace(ASKED[1], time=m.between(1)))
    given = m.incident("given", "answer", m.between(2))
    there = (Located("north", m.DISPUTED), Located("south", m.DISPUTED))
    proof = judged(
        m.term("1", answer), Facts((*asked, replace(given, places=there)), complete=True)
    )
    assert told(proof) == [], "it may have been at both: two disputes"


def test_of_a_list_shorter_than_what_was_told_a_unit_was_said_to_be_served() -> None:
    """Three returned of a list of two, and one was counted: not all of that can be right."""
    need = m.need("return", kinds=("truck",), total=2, counters=("agency",))
    term = m.term("1", Ratio((need,), m.trigger("find"), 1, TWO_HOURS))
    found = m.incident("found", "find", m.between(2), m.part("b"), amount=m.one(2))
    given = m.incident("given", "return", m.between(1, 3), kind="truck", amount=m.one(3))
    facts = Facts((found, given), (m.counted("count", 1, 6, 1, 1, act="return"),))
    proof = judged(term, facts, 6, small=False)
    assert not proof.groups
    forced = judge_by_force(m.plan(term), facts, m.hour(6), m.METHOD)[term.key]
    for one in proof.instances:
        assert {*forced.instances[one.key].outcomes} <= {*one.outcomes}
    assert proof.verdict is Verdict.CANNOT_VERIFY, "brute force has it breached: less is concluded"
