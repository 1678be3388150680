"""The oracle itself, on cases whose answers are worked out by hand from DESIGN §5."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Between, Duration, Unit
from servanda.kernel.facts import OPEN_END, Facts, LegalAct, Ruling, Times
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Cure,
    Deadline,
    Due,
    FirstOf,
    PerformanceOf,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    Withdrawal,
)
from servanda.kernel.verdicts.proof import Outcome, Verdict
from tests.oracle import making as m
from tests.oracle.oracle import InstanceAnswer, TermAnswer, judge_by_force

TWO_HOURS = Duration(2, Unit.HOUR)


def judge(plan: Plan, facts: Facts, hour: int, micro: int = 0) -> TermAnswer:
    """The first term of a plan, at an hour."""
    answers = judge_by_force(plan, facts, m.hour(hour, micro), m.METHOD)
    return answers[plan.terms[0].key]


def only(answer: TermAnswer) -> InstanceAnswer:
    """The one instance there is."""
    assert len(answer.instances) == 1
    return next(iter(answer.instances.values()))


def release_by(hour: int) -> Plan:
    """The party shall release one by an hour."""
    return m.plan(m.term("1", Deadline((m.need("release"),), None, Due(m.at(hour)))))


def released(at: Times, **more: object) -> Facts:
    """One release on a record that holds everything."""
    return Facts((m.incident("r", "release", at, **more),), complete=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("micro", "verdict"), [(-1, Verdict.MET), (0, Verdict.MET), (1, Verdict.CURED)]
)
def test_the_due_instant_is_itself_in_time(micro: int, verdict: Verdict) -> None:
    exact = m.hour(4, micro)
    answer = judge(release_by(4), released(Times((Between(exact, exact),))), 6)
    assert only(answer).verdict is verdict


@pytest.mark.parametrize(("micro", "verdict"), [(0, Verdict.PENDING), (1, Verdict.BREACHED)])
def test_a_due_has_passed_only_when_the_horizon_is_after_it(micro: int, verdict: Verdict) -> None:
    assert only(judge(release_by(4), Facts(complete=True), 4, micro)).verdict is verdict


def test_late_without_essence_is_cured_and_with_essence_breached() -> None:
    plan = release_by(2)
    strict = replace(plan, terms=(replace(plan.terms[0], essence=True),))
    facts = released(m.between(3))
    assert only(judge(plan, facts, 6)).verdict is Verdict.CURED
    assert only(judge(strict, facts, 6)).verdict is Verdict.BREACHED


def test_a_release_of_one_who_may_have_been_seen_only_after_the_due_cannot_be_verified() -> None:
    answer = only(judge(release_by(4), released(m.between(3, 5)), 6))
    assert answer.outcomes == {Outcome.DONE, Outcome.LATE}
    assert answer.verdict is Verdict.CANNOT_VERIFY


def test_two_sides_that_put_it_before_and_after_the_due_are_contested() -> None:
    answer = only(judge(release_by(4), released(m.either((2, 3), (5, 5))), 6))
    assert answer.verdict is Verdict.CONTESTED
    assert {frozenset(o) for o in answer.fillings.values()} == {
        frozenset({Outcome.DONE}),
        frozenset({Outcome.LATE}),
    }


def test_what_nobody_watched_may_have_been_done_unseen() -> None:
    answer = only(judge(release_by(4), Facts(), 6))
    assert answer.outcomes == {Outcome.DONE, Outcome.LATE, Outcome.UNDONE}
    assert answer.verdict is Verdict.CANNOT_VERIFY


def test_what_was_watched_until_after_the_due_was_not_done_by_it() -> None:
    facts = Facts(coverage=(m.looked("c", -2, 5),))
    answer = only(judge(release_by(4), facts, 6))
    assert answer.outcomes == {Outcome.LATE, Outcome.UNDONE}
    assert answer.verdict is Verdict.BREACHED


def test_a_total_of_17_over_5_days_of_6_leaves_at_least_3_days_short_which_is_not_known() -> None:
    needs = (m.need("admit", 6, kinds=("truck",), counters=("agency",)),)
    duty = Quota(needs, Duration(1, Unit.DAY), m.at(0))
    plan = m.plan(m.term("3", duty, extents=m.since(0, 120)))
    facts = Facts(counts=(m.counted("n", 0, 120, 17, 17),))
    answers = judge_by_force(plan, facts, m.hour(120), m.METHOD, most=10_000)
    answer = answers[TermKey("3")]
    assert sorted(answer.instances) == [f"2031-03-0{n}" for n in range(3, 8)]
    assert {a.verdict for a in answer.instances.values()} == {Verdict.CANNOT_VERIFY}
    assert answer.least_bad(answer.instances) == 3
    assert answer.verdict is Verdict.BREACHED


def test_daily_bounds_narrow_what_a_total_leaves_open() -> None:
    needs = (m.need("admit", 3, kinds=("truck",), counters=("agency",)),)
    plan = m.plan(m.term("3", Quota(needs, Duration(1, Unit.DAY), m.at(0))))
    facts = Facts(counts=(m.counted("total", 0, 72, 7, 7), m.counted("first", 0, 24, 0, 1)))
    answer = judge(plan, facts, 72)
    assert answer.instances["2031-03-03"].verdict is Verdict.BREACHED
    assert answer.instances["2031-03-04"].verdict is Verdict.CANNOT_VERIFY
    assert answer.least_bad(answer.instances) == 1


def test_a_counter_that_contradicts_itself_is_a_dispute() -> None:
    needs = (m.need("admit", 2, kinds=("truck",), counters=("agency",)),)
    plan = m.plan(m.term("3", Quota(needs, Duration(1, Unit.DAY), m.at(0))))
    facts = Facts(counts=(m.counted("high", 0, 24, 2, 2), m.counted("low", 0, 24, 1, 1)))
    answer = judge(plan, facts, 24)
    assert answer.instances["2031-03-03"].verdict is Verdict.CONTESTED
    assert answer.instances["2031-03-04"].verdict is Verdict.PENDING
    assert answer.verdict is Verdict.CONTESTED


def test_a_day_that_is_not_over_is_pending_and_a_day_partly_in_force_is_no_instance() -> None:
    needs = (m.need("admit", 2),)
    duty = Quota(needs, Duration(1, Unit.DAY), m.at(12))
    plan = m.plan(m.term("3", duty, extents=m.since(12)))
    answer = judge(plan, Facts(complete=True), 30)
    assert only(answer).key == "2031-03-04"
    assert only(answer).verdict is Verdict.PENDING


RESPONSE = Response((m.need("answer"),), m.trigger("ask"), 1, TWO_HOURS)


@pytest.mark.parametrize(
    ("hour", "micro", "verdict"),
    [
        (3, 0, Verdict.BREACHED),
        (3, 1, Verdict.MET),
        (5, 0, Verdict.MET),
        (5, 1, Verdict.CURED),
    ],
)
def test_an_answer_counts_after_its_trigger_and_up_to_its_due(
    hour: int, micro: int, verdict: Verdict
) -> None:
    answered = m.hour(hour, micro)
    facts = Facts(
        (
            m.incident("ask", "ask", m.between(3), m.part("b")),
            m.incident("answer", "answer", Times((Between(answered, answered),))),
        ),
        complete=True,
    )
    assert only(judge(m.plan(m.term("1", RESPONSE)), facts, 8)).verdict is verdict


def test_one_answer_may_serve_two_triggers_but_one_return_serves_one_unit() -> None:
    asks = tuple(m.incident(f"ask-{n}", "ask", m.between(n), m.part("b")) for n in (1, 2))
    facts = Facts((*asks, m.incident("answer", "answer", m.between(3))), complete=True)
    shared = judge(m.plan(m.term("1", RESPONSE)), facts, 8)
    assert {a.verdict for a in shared.instances.values()} == {Verdict.MET}
    ratio = Ratio((m.need("answer"),), m.trigger("ask"), 1, TWO_HOURS)
    apart = judge(m.plan(m.term("1", ratio)), facts, 8)
    assert apart.instances["ask-1"].verdict is Verdict.MET
    assert apart.instances["ask-2"].verdict is Verdict.BREACHED


def test_a_ratio_with_no_due_is_owed_but_never_broken() -> None:
    ratio = Ratio((m.need("return", 2),), m.trigger("find"), 1, None)
    facts = Facts(
        (
            m.incident("found", "find", m.between(1), m.part("b"), amount=m.one(2)),
            m.incident("returned", "return", m.between(3), amount=m.one(3)),
        ),
        complete=True,
    )
    answer = judge(m.plan(m.term("r", ratio)), facts, 40)
    assert answer.instances["found#1"].verdict is Verdict.MET
    assert answer.instances["found#2"].verdict is Verdict.PENDING
    assert answer.verdict is Verdict.PENDING


def test_a_trigger_that_may_not_have_been_makes_a_possible_instance_never_an_answer() -> None:
    facts = Facts(
        (m.incident("ask", "ask", m.between(1), m.part("b", occurs=m.GAP)),), complete=True
    )
    answer = judge(m.plan(m.term("1", RESPONSE)), facts, 8)
    assert only(answer).possible
    assert only(answer).verdict is Verdict.CANNOT_VERIFY
    assert answer.tally == {"possible": 1}


def test_a_disputed_trigger_unanswered_is_contested() -> None:
    facts = Facts(
        (m.incident("ask", "ask", m.between(1), m.part("b", occurs=m.DISPUTED)),), complete=True
    )
    assert only(judge(m.plan(m.term("1", RESPONSE)), facts, 8)).verdict is Verdict.CONTESTED


def test_an_act_one_of_two_certainly_did_charges_neither_and_the_term_is_broken() -> None:
    ban = m.term("2", Ban(m.banned("shell")), bearers=("a", "b"))
    shelling = m.incident(
        "s", "shell", m.between(2), m.part("a", by=m.GAP), m.part("b", by=m.GAP), one_of=True
    )
    facts = Facts((shelling,), coverage=(m.looked("c", 0, 8),))
    answer = judge(m.plan(ban), facts, 8)
    assert answer.instances["s@a"].verdict is Verdict.CANNOT_VERIFY
    assert answer.instances["s@b"].verdict is Verdict.CANNOT_VERIFY
    assert answer.instances["watch@a"].verdict is Verdict.HOLDING
    assert answer.least_bad(("s@a", "s@b")) == 1
    assert answer.verdict is Verdict.BREACHED


def test_an_act_whose_doer_nobody_named_may_have_been_anyone_s_or_nobody_s() -> None:
    ban = m.term("2", Ban(m.banned("shell")), bearers=("a", "b"))
    facts = Facts((m.incident("s", "shell", m.between(2), m.part(None)),))
    answer = judge(m.plan(ban), facts, 8)
    assert answer.instances["s@a"].outcomes == {Outcome.BROKEN, Outcome.OFF}
    assert answer.least_bad(("s@a", "s@b")) == 0


def test_what_is_overtaken_before_its_due_is_off_and_after_it_stays_broken() -> None:
    def overtaken(hour: int) -> Facts:
        effect = m.hour(hour)
        ruling = Ruling("o", LegalAct.OVERTAKEN, effect, effect, about=("1",))
        return Facts(rulings=(ruling,), complete=True)

    assert judge(release_by(4), overtaken(4), 6).instances == {}
    assert only(judge(release_by(4), overtaken(5), 6)).verdict is Verdict.BREACHED


def test_the_time_of_one_approval_is_the_same_in_the_opening_and_in_the_due() -> None:
    approval = FirstOf(m.trigger("approve"))
    duty = Deadline((m.need("release"),), approval, Due(approval, TWO_HOURS), not_before=True)
    facts = Facts(
        (
            m.incident("yes", "approve", m.between(1, 3), m.part("b")),
            m.incident("r", "release", m.between(3)),
        ),
        complete=True,
    )
    assert only(judge(m.plan(m.term("1", duty)), facts, 8)).verdict is Verdict.MET


def test_a_due_counted_from_anothers_performance_waits_for_it() -> None:
    first = m.term("1", Deadline((m.need("leave-town"),), None, Due(m.at(2))))
    performed = PerformanceOf(TermKey("1"))
    second = m.term(
        "2",
        Deadline((m.need("release", actors=("b",)),), performed, Due(performed, TWO_HOURS)),
        bearers=("b",),
    )
    late = Facts((m.incident("gone", "leave-town", m.between(5)),), complete=True)
    answers = judge_by_force(m.plan(first, second), late, m.hour(8), m.METHOD)
    assert answers[TermKey("1")].verdict is Verdict.CURED
    assert answers[TermKey("2")].verdict is Verdict.BREACHED
    never = judge_by_force(m.plan(first, second), Facts(complete=True), m.hour(8), m.METHOD)
    assert never[TermKey("1")].verdict is Verdict.BREACHED
    assert never[TermKey("2")].verdict is Verdict.NONE


WITHDRAWAL = m.plan(m.term("4", Withdrawal(("north",), None, Due(m.at(4)))))


def test_certain_presence_at_the_due_is_non_performance() -> None:
    facts = Facts(stays=(m.stay("s", m.between(1), OPEN_END),), complete=True)
    assert only(judge(WITHDRAWAL, facts, 6)).verdict is Verdict.BREACHED
    left = Facts(stays=(m.stay("s", m.between(1), m.between(4)),), complete=True)
    assert only(judge(WITHDRAWAL, left, 6)).verdict is Verdict.MET


def test_who_certainly_left_is_out_from_then_on_and_was_inside_just_before() -> None:
    gone = (m.incident("gone", "leave", m.between(5), places=(("north", m.TRUE),)),)
    assert only(judge(WITHDRAWAL, Facts(gone), 6)).verdict is Verdict.CURED
    assert only(judge(WITHDRAWAL, Facts(), 6)).verdict is Verdict.CANNOT_VERIFY


def test_a_stay_that_may_have_ended_before_the_duty_began_is_only_possible() -> None:
    absence = m.term("5", Absence(("north",)), extents=m.since(4))
    facts = Facts(stays=(m.stay("s", m.between(1), m.between(3, 5)),))
    answer = judge(m.plan(absence), facts, 8)
    assert answer.instances["s"].outcomes == {Outcome.BROKEN, Outcome.OFF}
    ended = replace(absence, cure=Cure("ending", None), extents=m.since(0))
    assert judge(m.plan(ended), facts, 8).instances["s"].verdict is Verdict.CURED
    open_stay = Facts(stays=(m.stay("s", m.between(1), OPEN_END),))
    assert judge(m.plan(ended), open_stay, 8).now is Verdict.BREACHED


def test_snapshots_above_the_limit_are_one_stretch_until_one_certainly_below() -> None:
    cap = m.term("6", Cap(2, ("gun",), ("north",)))
    levels = (m.level("one", 1, 1, 3), m.level("two", 2, 3, 3), m.level("three", 3, 0, 2))
    facts = Facts(levels=(*levels, m.level("four", 4, 2, 4)))
    answer = judge(m.plan(cap), facts, 8)
    assert answer.instances["one"].verdict is Verdict.BREACHED
    assert answer.instances["four"].verdict is Verdict.CANNOT_VERIFY
    assert set(answer.instances) == {"one", "four", "watch"}


def test_a_watch_is_met_only_when_ended_and_seen_in_full() -> None:
    ban = m.term("2", Ban(m.banned("shell")), extents=m.since(0, 4))
    full = Facts(coverage=(m.looked("c", 0, 4),))
    assert only(judge(m.plan(ban), full, 8)).verdict is Verdict.MET
    assert only(judge(m.plan(ban), full, 3)).verdict is Verdict.HOLDING
    part = Facts(coverage=(m.looked("c", 0, 3),))
    assert only(judge(m.plan(ban), part, 8)).verdict is Verdict.HOLDING
    assert only(judge(m.plan(ban), Facts(), 8)).verdict is Verdict.CANNOT_VERIFY


def test_the_record_s_acts_close_themselves() -> None:
    logged = replace(m.need("determine"), pattern=replace(m.need("determine").pattern, log=True))
    duty = Response((logged,), m.trigger("complain"), 1, TWO_HOURS)
    facts = Facts((m.incident("c", "complain", m.between(1), m.part("b")),))
    assert only(judge(m.plan(m.term("m", duty)), facts, 8)).verdict is Verdict.BREACHED


def test_a_list_of_three_cannot_be_released_four_times() -> None:
    duty = Deadline((m.need("release", 2, total=3),), m.at(3), Due(m.at(6)), not_before=True)
    facts = Facts((m.incident("early", "release", m.between(1), amount=m.one(2)),))
    answer = only(judge(m.plan(m.term("1", duty)), facts, 8))
    assert answer.outcomes == {Outcome.UNDONE}
