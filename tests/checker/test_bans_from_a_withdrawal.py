"""A ban for so long from the performance of a withdrawal of which nobody knows when it was."""

from __future__ import annotations

import pytest

from servanda.kernel.base import Between, Duration, Unit
from servanda.kernel.facts import Facts, Incident
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Due,
    Duty,
    Extent,
    FirstOf,
    FromTo,
    PerformanceOf,
    Plan,
    Plus,
    TermKey,
    Withdrawal,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m
from tests.oracle.agreement import Tally, differences
from tests.oracle.oracle import judge_by_force

OUT = PerformanceOf(TermKey("1"))
FOR_SO_LONG = (FromTo(OUT, Plus(OUT, Duration(2, Unit.HOUR))),)
SHELL = Ban(m.banned("shell"))
BEGUN = m.since(0)
START = FirstOf(m.trigger("start"))


def _plan(begun: tuple[Extent, ...], duty: Duty = SHELL) -> Plan:
    out = m.term("1", Withdrawal(("north",), None, Due(m.at(3))), extents=begun)
    return m.plan(out, m.term("2", duty, extents=FOR_SO_LONG))


def _left(lo: int, hi: int) -> Incident:
    return m.incident("left", "leave", m.between(lo, hi), places=(("north", m.TRUE),))


def _judged(plan: Plan, facts: Facts, hour: int) -> TermProof:
    """The ban's proof, which the checker accepts, and with which brute force agrees."""
    as_of = m.hour(hour)
    proofs = judge_plan(plan, facts, as_of, m.METHOD)
    assert check_all(plan, facts, m.METHOD, as_of, proofs) == []
    answers = judge_by_force(plan, facts, as_of, m.METHOD)
    for proof in proofs:
        assert list(differences(proof, answers[proof.key], Tally())) == []
    return proofs[1]


def _watch(proof: TermProof) -> InstanceProof:
    (found,) = (one for one in proof.instances if one.key == "watch")
    return found


@pytest.mark.parametrize("hour", [1, 3, 7])
@pytest.mark.parametrize("duty", [SHELL, Absence(("south",))])
def test_its_watch_was_missing_where_it_may_have_begun_at_any_time(duty: Duty, hour: int) -> None:
    watch = _watch(_judged(_plan((), duty), Facts(), hour))
    assert watch.verdict is Verdict.CANNOT_VERIFY
    assert watch.possible
    assert watch.opened is None, "it may have begun, and ended, at any time"


def test_an_act_that_may_have_been_in_that_time_was_missing_with_it() -> None:
    proof = _judged(_plan(()), Facts((m.incident("h", "shell", m.between(4)),)), 7)
    assert {one.key: one.verdict for one in proof.instances} == {
        "h": Verdict.CANNOT_VERIFY,
        "watch": Verdict.CANNOT_VERIFY,
    }


@pytest.mark.parametrize("begun", [BEGUN, ()])
def test_a_departure_that_may_be_after_the_horizon_does_not_date_what_was_before(
    begun: tuple[Extent, ...],
) -> None:
    """It was taken to say when the bearer was still inside, in worlds that do not read it."""
    watch = _watch(_judged(_plan(begun), Facts((_left(1, 4),)), 1))
    assert watch.opened == (Between(m.hour(0), m.hour(1) - 1) if begun else None)


def test_a_departure_said_of_who_was_seen_out_just_before_does_not_date_what_was_before() -> None:
    """Only the first instant at which it may have left was held against who was watching."""
    facts = Facts((_left(1, 4),), coverage=(m.looked("w", 1, 2, areas=("north",)),))
    watch = _watch(_judged(_plan(BEGUN), facts, 7))
    assert watch.opened is not None
    assert watch.opened.lo == m.hour(0)


@pytest.mark.parametrize("begun", [BEGUN, ()])
def test_of_a_time_that_may_have_been_before_anybody_looked_nothing_is_certainly_seen(
    begun: tuple[Extent, ...],
) -> None:
    facts = Facts(coverage=(m.looked("x", 4, 6),))
    watch = _watch(_judged(_plan(begun), facts, 7))
    assert watch.seen is not None
    assert watch.seen.lo == 0


def test_a_departure_seen_to_be_none_leaves_open_how_long_ago_it_was() -> None:
    """Seen out just before it is said to have left: the two hours may have been over by then."""
    facts = Facts((_left(2, 2),), coverage=(m.looked("w", 1, 2),))
    out = m.term("1", Withdrawal(("north",), None, None), extents=())
    watch = _watch(_judged(m.plan(out, m.term("2", SHELL, extents=FOR_SO_LONG)), facts, 3))
    assert watch.seen is not None
    assert (watch.seen.lo, watch.verdict) == (0, Verdict.CANNOT_VERIFY)


def test_what_is_seen_least_may_be_seen_from_a_beginning_between_the_first_and_the_last() -> None:
    """Seen an hour of two from the first beginning there may be, and from the last; not between."""
    start = m.incident("go", "start", m.between(0, 3), m.part("b"))
    ban = m.term("1", SHELL, extents=(FromTo(START, Plus(START, Duration(2, Unit.HOUR))),))
    facts = Facts((start,), coverage=(m.looked("w", 0, 1), m.looked("x", 4, 6)))
    plan, as_of = m.plan(ban), m.hour(8)
    proofs = judge_plan(plan, facts, as_of, m.METHOD)
    assert check_all(plan, facts, m.METHOD, as_of, proofs) == []
    watch = _watch(proofs[0])
    assert watch.seen is not None
    assert watch.seen.lo == 0
    assert watch.verdict is Verdict.CANNOT_VERIFY


@pytest.mark.parametrize("looks", [20, 80, 200])
def test_however_often_somebody_looked_no_more_is_told_than_the_least_that_was_seen(
    looks: int,
) -> None:
    """With too many cases to tell apart, nothing is said to have been seen in each of them."""
    start = m.incident("go", "start", m.between(0, 3 * looks), m.part("b"))
    ban = m.term("1", SHELL, extents=(FromTo(START, Plus(START, Duration(2, Unit.HOUR))),))
    seen = [m.looked(f"w{n}", 3 * n, 3 * n + 2) for n in range(looks)]
    gap = [m.looked("end", 3 * looks, 3 * looks + 2)]
    missing = seen[: looks // 2] + seen[looks // 2 + 1 :]
    plan, facts, as_of = m.plan(ban), Facts((start,), coverage=(*missing, *gap)), m.hour(700)
    proofs = judge_plan(plan, facts, as_of, m.METHOD)
    assert check_all(plan, facts, m.METHOD, as_of, proofs) == []
    watch = _watch(proofs[0])
    assert watch.seen is not None
    assert watch.seen.lo == 0
