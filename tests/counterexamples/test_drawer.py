"""The drawer: the smallest inputs on which an engine once differed from brute force.

Each is named for what went wrong. They stay when the fault is mended: whoever changes an engine
meets them first.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Range, Unit
from servanda.kernel.facts import OPEN_END, Facts, LegalAct, Part, Ruling, Truth
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Condition,
    Cure,
    Deadline,
    Due,
    ExceptActors,
    ExceptAreas,
    ExceptNotice,
    FirstOf,
    FromEach,
    FromTo,
    Invocation,
    Need,
    PerformanceOf,
    Plus,
    Quota,
    Ratio,
    Response,
    TermKey,
    Withdrawal,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.reference import judge_plan
from tests.counterexamples import checked, counted  # noqa: F401 -- they fill the drawer
from tests.counterexamples.drawer import APPROVAL, DAY, DRAWER, case, hours, scenario
from tests.oracle import making as m
from tests.oracle.agreement import Tally, compare
from tests.oracle.pen import Scenario


@case
def a_return_is_lost_only_when_its_trigger_came_in_the_middle_of_its_bounds() -> Scenario:
    """Both ends of the trigger's bounds are served in time; an instant between them is not."""
    duty = Ratio((m.need("return", 2),), m.trigger("find"), 1, hours(3))
    returns = tuple(
        m.incident(f"return-{at}", "return", m.between(at), amount=m.one(2)) for at in (3, 5, 7)
    )
    find = m.incident("find", "find", m.between(2, 4), m.part("b"), amount=m.one(2))
    return scenario(Facts((find, *returns), complete=True), 9, m.term("1", duty))


@case
def an_answer_in_the_middle_of_the_bounds_of_its_trigger() -> Scenario:
    duty = Response((m.need("answer"),), m.trigger("ask"), 1, hours(3))
    answers = tuple(m.incident(f"answer-{at}", "answer", m.between(at)) for at in (3, 7))
    ask = m.incident("ask", "ask", m.between(2, 4), m.part("b"))
    return scenario(Facts((ask, *answers), complete=True), 9, m.term("1", duty))


@case
def a_ban_that_may_not_have_ended_is_not_met() -> Scenario:
    ban = m.term("2", Ban(m.banned("shell")), extents=(FromTo(m.at(0), FirstOf(m.trigger("end"))),))
    end = m.incident("end", "end", m.between(3), m.part("b", occurs=m.GAP))
    return scenario(Facts((end,), coverage=(m.looked("all", 0, 9),)), 6, ban)


@case
def a_recurring_ban_that_may_not_have_ended_is_not_met() -> Scenario:
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", Ban(m.banned("shell")), extents=(*m.since(0), span))
    facts = (
        m.incident("open", "open", m.between(2), m.part("b")),
        m.incident("shut", "shut", m.between(3), m.part("b", by=m.GAP)),
    )
    return scenario(Facts(facts, coverage=(m.looked("all", 0, 9),)), 6, ban)


@case
def a_ban_suspended_for_ever_only_if_the_other_side_never_paid_is_not_met() -> Scenario:
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    ban = replace(m.term("2", Ban(m.banned("shell"))), condition=condition)
    paid = m.incident("paid", "pay", m.between(0), m.part("b", occurs=m.GAP))
    return scenario(Facts((paid,), complete=True), 4, pay, ban)


@case
def an_end_of_day_that_a_moment_names_ends_the_day_whatever_the_calendar_says() -> Scenario:
    due = Due(Plus(APPROVAL, DAY, end_of_day=True))
    duty = Deadline((m.need("release"),), APPROVAL, due)
    facts = Facts((m.incident("yes", "approve", m.between(10), m.part("b")),), complete=True)
    return scenario(facts, 47, m.term("1", duty))


@case
def an_act_that_an_exempt_party_may_have_done_may_still_have_been_the_bearer_s() -> Scenario:
    ban = replace(m.term("2", Ban(m.banned("shell"))), exemptions=(ExceptActors(("b",)),))
    parts = (m.part("a", by=m.GAP), m.part("b", by=m.GAP))
    shell = m.incident("s", "shell", m.between(1), *parts, one_of=True)
    return scenario(Facts((shell,)), 4, ban)


@case
def a_count_that_a_closed_record_rules_out_leaves_no_empty_set_of_worlds() -> Scenario:
    need = m.need("admit", 2, kinds=("truck",), counters=("agency",), unit="truck")
    duty = Deadline((need,), None, Due(m.at(3)))
    count = m.counted("count", 2, 4, 1, 1)
    return scenario(Facts(counts=(count,), complete=True), 6, m.term("1", duty))


@case
def of_two_counts_one_that_a_closed_record_rules_out_decides_nothing() -> Scenario:
    """One truck is all there was, on a record that holds everything: not two, whoever counted."""
    need = m.need("admit", 2, kinds=("truck",), counters=("agency",), unit="truck")
    duty = Deadline((need,), None, Due(m.at(4)))
    truck = m.incident("truck", "admit", m.between(2, 3), kind="truck")
    counts = (m.counted("two", 0, 4, 2, 3), m.counted("one", 0, 3, 1, 1))
    return scenario(Facts((truck,), counts, complete=True), 7, m.term("1", duty))


@case
def what_an_exempt_party_did_unnamed_is_no_breach_of_its_own() -> Scenario:
    ban = replace(
        m.term("2", Ban(m.banned("shell")), bearers=("a", "b")),
        exemptions=(ExceptActors(("b",)),),
    )
    shell = m.incident("s", "shell", m.between(1), m.part(None))
    return scenario(Facts((shell,)), 8, ban)


@case
def one_of_two_did_it_but_perhaps_elsewhere_is_no_certain_breach() -> Scenario:
    ban = m.term("2", Ban(m.banned("shell", areas=("north",))), bearers=("a", "b"))
    parts = (m.part("a", by=m.GAP), m.part("b", by=m.GAP))
    places = (("north", m.DISPUTED),)
    shell = m.incident("s", "shell", m.between(1), *parts, places=places, one_of=True)
    return scenario(Facts((shell,)), 6, ban)


@case
def what_one_of_two_others_did_is_a_group_though_the_first_bearer_is_neither() -> Scenario:
    """Met with a table of three armed groups: only acts that the first may have done were kept."""
    ban = m.term("2", Ban(m.banned("shell")), bearers=("a", "b", "c"))
    parts = (m.part("b", by=m.GAP), m.part("c", by=m.GAP))
    shell = m.incident("s", "shell", m.between(1), *parts, one_of=True)
    return scenario(Facts((shell,)), 6, ban)


@case
def a_total_that_an_incident_refutes_makes_no_day_short() -> Scenario:
    """Nobody can have counted none where one was seen; of three to five, two days may have two."""
    need = m.need("admit", 2, kinds=("truck",), unit="truck")
    term = m.term("3", Quota((need,), DAY, m.at(0)), extents=m.since(0, 72))
    truck = m.incident("truck", "admit", m.between(25, 26), kind="truck")
    counts = tuple(
        m.counted(
            name,
            0,
            48,
            lo,
            hi,
            claims=tuple(m.claim(f"{name}-{g}", g, Range(lo, hi)) for g in ("x", "y")),
        )
        for name, lo, hi in (("none", 0, 0), ("some", 3, 5))
    )
    return scenario(Facts((truck,), counts), 60, term)


@case
def a_day_that_an_incident_after_the_horizon_would_open_is_no_instance() -> Scenario:
    duty = Quota((m.need("admit"),), DAY, m.at(0), days_with=m.trigger("open"))
    opened = m.incident("open", "open", m.between(30), m.part("b"))
    return scenario(Facts((opened,), complete=True), 26, m.term("3", duty))


@case
def a_count_that_an_incident_refutes_does_not_take_the_other_counts_with_it() -> Scenario:
    need = m.need("admit", 2, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("3", Quota((need,), DAY, m.at(0)), extents=m.since(0, 48))
    admitted = m.incident("truck", "admit", m.between(0), kind="truck")
    counts = (m.counted("none-at-all", 0, 24, 0, 0), m.counted("one-in-two-days", 0, 48, 0, 1))
    return scenario(Facts((admitted,), counts), 48, term)


@case
def two_counts_that_cross_close_together_what_neither_closes_alone() -> Scenario:
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("1", Deadline((need,), None, Due(m.at(3))))
    counts = (m.counted("early", 0, 3, 0, 0), m.counted("late", 2, 4, 0, 0))
    return scenario(Facts(counts=counts), 6, term)


@case
def a_count_of_two_of_which_at_most_one_was_seen_late_leaves_one_in_time() -> Scenario:
    """The other of the two can only have been before anybody looked, which was before the due."""
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("1", Deadline((need,), None, Due(m.at(3))))
    admitted = m.incident("truck", "admit", m.between(3, 5), kind="truck")
    counts = (m.counted("two", 0, 4, 2, 2),)
    return scenario(Facts((admitted,), counts, coverage=(m.looked("c", 2, 5),)), 5, term)


@case
def a_cure_that_may_have_been_is_an_outcome_of_a_certain_breach() -> Scenario:
    ban = replace(m.term("2", Ban(m.banned("shell"))), cure=Cure("apologise", None))
    facts = (
        m.incident("shelling", "shell", m.between(1)),
        m.incident("sorry", "apologise", m.between(2), m.part("a", occurs=m.GAP)),
    )
    return scenario(Facts(facts), 4, ban)


@case
def what_nobody_saw_returned_may_have_been_returned_late() -> Scenario:
    duty = Ratio((m.need("return"),), m.trigger("find"), 1, hours(1))
    found = m.incident("find", "find", m.between(0), m.part("b"))
    return scenario(Facts((found,)), 4, m.term("1", duty))


@case
def who_never_left_an_area_did_not_leave_it_late() -> Scenario:
    term = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    stay = m.stay("s", m.between(0), OPEN_END, m.part("a", by=m.GAP))
    return scenario(Facts(stays=(stay,), complete=True), 6, term)


@case
def one_trigger_of_three_completes_a_batch_of_two() -> Scenario:
    duty = Response((m.need("answer"),), m.trigger("ask"), 2, hours(1))
    ask = m.incident("ask", "ask", m.between(0), m.part("b"), amount=m.one(3))
    return scenario(Facts((ask,), complete=True), 4, m.term("1", duty))


@case
def a_clock_that_stands_still_for_ever_never_runs_out() -> Scenario:
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    mine = m.term("2", Deadline((m.need("release"),), None, Due(m.at(1), hours(3))))
    return scenario(Facts(complete=True), 5, pay, replace(mine, condition=condition))


@case
def what_was_suspended_before_a_clock_began_does_not_stop_it() -> Scenario:
    """The three hours run from hour 1; the suspension was over by then."""
    other = m.term("1", Absence(("north",)), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    mine = m.term("2", Deadline((m.need("release"),), None, Due(m.at(1), hours(3))))
    stay = m.stay("s", m.between(0), m.between(1), m.part("b"))
    return scenario(
        Facts(stays=(stay,), complete=True), 5, other, replace(mine, condition=condition), micro=-1
    )


@case
def what_was_counted_and_not_done_while_somebody_looked_was_done_before() -> Scenario:
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("1", Deadline((need,), None, Due(m.at(3))))
    counts = (m.counted("one", 0, 4, 1, 1),)
    return scenario(Facts(counts=counts, coverage=(m.looked("c", 1, 4),)), 5, term)


@case
def a_clock_that_stood_still_for_a_time_nobody_knows_has_a_due_with_bounds() -> Scenario:
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    mine = m.term("2", Response((m.need("release"),), m.trigger("ask"), 1, hours(2)))
    paid = m.incident("paid", "pay", m.between(3, 4), m.part("b"))
    ask = m.incident("ask", "ask", m.between(1), m.part("b"))
    facts = Facts((paid, ask), complete=True)
    return scenario(facts, 8, pay, replace(mine, condition=condition))


@case
def a_stay_that_decides_when_its_own_ban_begins_is_one_unknown_not_two() -> Scenario:
    """If the stay is the party's it left late and nothing was in force; else it was not there."""
    leave = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    performed = PerformanceOf(TermKey("1"), timely=True)
    absence = m.term("2", Absence(("north",)), extents=(FromTo(performed, None),))
    stay = m.stay("s", m.between(3), m.between(4), m.part("a", by=m.GAP))
    return scenario(Facts(stays=(stay,), complete=True), 8, leave, absence)


@case
def a_disputed_doer_of_what_may_not_have_been_settles_that_a_day_is_off() -> Scenario:
    duty = Quota((m.need("admit"),), DAY, m.at(0), days_with=m.trigger("open"))
    opened = m.incident("open", "open", m.between(25), m.part("b", m.GAP, m.DISPUTED))
    return scenario(Facts((opened,), complete=True), 48, m.term("3", duty))


@case
def one_source_that_contradicts_itself_establishes_nothing_of_what_it_says_both_times() -> Scenario:
    """At least one, it says either way; but no second source says so, and the standard is two."""
    need = m.need("admit", 1, kinds=("truck",), unit="truck")
    term = m.term("1", Deadline((need,), None, Due(m.at(4))))
    counts = tuple(
        m.counted(
            f"said-{many}", 0, 4, many, many, claims=(m.claim(f"c{many}", "x", Range(many, many)),)
        )
        for many in (1, 2)
    )
    return scenario(Facts(counts=counts), 6, term)


@case
def a_place_in_dispute_beside_a_place_in_doubt_settles_nothing() -> Scenario:
    """If it was not in the south, nobody knows whether it was in the north."""
    ban = m.term("2", Ban(m.banned("shell", areas=("north", "south"))))
    places = (("north", m.GAP), ("south", m.DISPUTED))
    shell = m.incident("s", "shell", m.between(1), m.part("a", occurs=m.GAP), places=places)
    return scenario(Facts((shell,)), 4, ban)


@case
def a_place_in_dispute_and_a_time_in_doubt_are_not_one_question() -> Scenario:
    """Wherever the answer was, it may have come before it was asked for."""
    duty = Response((m.need("answer"),), m.trigger("ask"), 1, hours(3), same_place=True)
    both = (("north", m.TRUE), ("south", m.TRUE))
    facts = (
        m.incident("ask", "ask", m.between(3), m.part("b"), places=both),
        m.incident(
            "answer", "answer", m.between(2, 4), places=(("north", m.GAP), ("south", m.DISPUTED))
        ),
    )
    return scenario(Facts(facts, complete=True), 7, m.term("1", duty))


@case
def a_period_that_still_runs_is_not_among_those_that_are_short() -> Scenario:
    needs: tuple[Need, ...] = (m.need("admit", 3, kinds=("fuel-truck", "truck"), unit="truck"),)
    needs += (m.need("admit", 1, kinds=("fuel-truck",), unit="fuel-truck"),)
    term = m.term("3", Quota(needs, Duration(2, Unit.DAY), m.at(0)))
    trucks = m.incident("trucks", "admit", m.between(47, 49), amount=m.one(2), kind="truck")
    return scenario(Facts((trucks,), complete=True), 72, term)


@case
def a_ban_that_may_just_have_begun_has_a_watch_that_is_only_possible() -> Scenario:
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", Ban(m.banned("shell")), extents=(*m.since(0), span))
    opened = m.incident("open", "open", m.between(4, 5), m.part("b"))
    return scenario(Facts((opened,)), 5, ban)


@case
def what_came_in_time_or_not_at_all_did_not_come_late() -> Scenario:
    duty = Response((m.need("answer", 2),), m.trigger("ask"), 1, hours(2))
    facts = (
        m.incident("ask", "ask", m.between(1), m.part("b")),
        m.incident("in-time", "answer", m.between(3), m.part("a", by=m.GAP), amount=m.one(2)),
        m.incident("too-little", "answer", m.between(5)),
    )
    return scenario(Facts(facts, complete=True), 6, m.term("1", duty))


@case
def the_later_of_two_triggers_that_complete_a_batch_opens_it() -> Scenario:
    """It can have opened at any time after the other, not only in the last moments."""
    duty = Response((m.need("answer"),), m.trigger("ask"), 2, hours(3))
    facts = (
        m.incident("ask-1", "ask", m.between(1, 3), m.part("b")),
        m.incident("ask-2", "ask", m.between(1, 2), m.part("b", occurs=m.GAP)),
    )
    return scenario(Facts(facts, complete=True), 5, m.term("1", duty), micro=-1)


@case
def an_act_is_in_force_and_without_notice_at_one_time_not_at_two() -> Scenario:
    """In force it was only at hour 2, and by then there had been notice for long enough."""
    notice = ExceptNotice("body", hours(1))
    ban = replace(m.term("2", Ban(m.banned("shell")), extents=m.since(2)), exemptions=(notice,))
    shell = m.incident("s", "shell", m.between(0, 2))
    told = Ruling("n", LegalAct.NOTICE, m.hour(0), m.hour(0), by="a", to="body", about=("s",))
    return scenario(Facts((shell,), rulings=(told,)), 7, ban)


@case
def a_disputed_time_settles_whether_notice_was_given_in_time() -> Scenario:
    ban = replace(m.term("2", Ban(m.banned("shell"))), exemptions=(ExceptNotice("body", hours(1)),))
    shell = m.incident("s", "shell", m.either((2, 2), (4, 4)))
    told = Ruling("n", LegalAct.NOTICE, m.hour(2), m.hour(2), by="a", to="body", about=("s",))
    return scenario(Facts((shell,), rulings=(told,)), 7, ban)


@case
def a_watch_seen_in_full_only_if_it_ended_early_is_not_met() -> Scenario:
    other = m.term("1", Absence(("north",)), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    mine = replace(m.term("2", Absence(("south",))), condition=condition)
    stay = m.stay("s", m.either((1, 1), (5, 5)), OPEN_END, m.part("b"))
    facts = Facts(stays=(stay,), coverage=(m.looked("c", 0, 3),))
    return scenario(facts, 8, other, mine)


@case
def a_place_in_dispute_that_would_exempt_an_act_is_a_dispute_about_the_act() -> Scenario:
    ban = replace(
        m.term("2", Ban(m.banned("shell", areas=("north", "south")))),
        exemptions=(ExceptAreas(("south",)),),
    )
    places = (("north", m.TRUE), ("south", m.DISPUTED))
    return scenario(Facts((m.incident("s", "shell", m.between(0, 1), places=places),)), 8, ban)


@case
def an_exempt_party_s_own_act_is_no_occasion_of_the_ban() -> Scenario:
    ban = replace(
        m.term("2", Ban(m.banned("shell")), bearers=("a", "b")),
        exemptions=(ExceptActors(("b",)),),
    )
    shell = m.incident("s", "shell", m.between(1), m.part("b", m.GAP, m.GAP))
    return scenario(Facts((shell,)), 8, ban)


@case
def what_opens_at_the_horizon_may_have_been_done_at_that_very_instant() -> Scenario:
    """It opened when its due was past: undone, or done late in the instant it opened."""
    duty = Deadline((m.need("release", total=1),), APPROVAL, Due(m.at(3)))
    term = m.term("1", duty, extents=(FromTo(APPROVAL, None),))
    approved = m.incident("yes", "approve", m.between(5), m.part("b"))
    return scenario(Facts((approved,)), 5, term)


@case
def a_stay_is_charged_from_when_the_duty_began_at_the_latest() -> Scenario:
    extents = (FromTo(FirstOf(m.trigger("approve")), m.at(4)),)
    absence = m.term("5", Absence(("north",)), extents=extents)
    approved = m.incident("yes", "approve", m.between(2, 4), m.part("b"))
    stay = m.stay("s", m.between(3), OPEN_END)
    return scenario(Facts((approved,), stays=(stay,)), 6, absence)


@case
def a_total_and_a_part_that_leave_one_instant_leave_one_answer() -> Scenario:
    """All there was came in one convoy, and all of it was counted from the second day on."""
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("3", Quota((need,), DAY, m.at(0)), extents=m.since(0, 72))
    convoy = m.incident("convoy", "admit", m.between(23, 24), amount=m.one(2), kind="truck")
    counts = (m.counted("from-the-second", 24, 72, 2, 3), m.counted("in-all", 0, 72, 2, 2))
    return scenario(Facts((convoy,), counts), 72, term)


@case
def a_ban_that_may_have_begun_before_anybody_looked_is_not_holding() -> Scenario:
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", Ban(m.banned("shell")), extents=(*m.since(0), span))
    facts = (
        m.incident("open", "open", m.either((1, 1), (4, 4)), m.part("b")),
        m.incident("shut", "shut", m.between(3), m.part("b")),
    )
    return scenario(Facts(facts, coverage=(m.looked("c", 3, 5),)), 6, ban)


@case
def an_excess_may_have_begun_at_a_later_snapshot_than_the_first_possible_one() -> Scenario:
    cap = m.term("6", Cap(2, ("gun",), ("north",)))
    return scenario(Facts(levels=(m.level("first", 1, 1, 3), m.level("second", 2, 3, 3))), 6, cap)


@case
def an_excess_that_certainly_ended_is_not_live() -> Scenario:
    cap = m.term("6", Cap(2, ("gun",), ("north",)))
    levels = (m.level("above", 1, 3, 3), m.level("below", 2, 0, 0))
    return scenario(Facts(levels=levels), 6, cap)


@case
def unseen_performance_of_one_term_opens_another_at_any_time() -> Scenario:
    """Neither end of the time at which the first may have been performed leaves time to pay."""
    first = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    performed = PerformanceOf(TermKey("1"))
    second = m.term(
        "2", Deadline((m.need("pay"),), performed, Due(performed, hours(2))), bearers=("b",)
    )
    return scenario(Facts(), 4, first, second)


@case
def what_two_of_a_list_of_one_kind_say_of_all_kinds_is_only_a_lower_bound() -> Scenario:
    """Ten fuel trucks were counted: that is not ten trucks in all."""
    kinds = ("fuel-truck", "truck")
    need = m.need("admit", 3, kinds=kinds, counters=("agency",), unit="truck")
    term = m.term("3", Quota((need,), DAY, m.at(0)), extents=m.since(0, 24))
    return scenario(Facts(counts=(m.counted("fuel", 0, 24, 2, 2, kind="fuel-truck"),)), 24, term)


@case
def presence_that_the_bearer_itself_admits_is_presence() -> Scenario:
    """A stay is contrary to a withdrawal, so it is read as what is forbidden is read."""
    term = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    admitted = Part("a", Truth.GAP, Truth.TRUE, Truth.TRUE, Truth.TRUE)
    stay = m.stay("s", m.between(0), OPEN_END, admitted)
    return scenario(Facts(stays=(stay,), complete=True), 6, term)


@case
def what_is_overtaken_at_its_due_is_off() -> Scenario:
    term = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    ruling = Ruling("o", LegalAct.OVERTAKEN, m.hour(3), m.hour(3), about=("1",))
    return scenario(Facts(rulings=(ruling,), complete=True), 6, term)


@pytest.mark.parametrize("name", DRAWER)
def test_counterexample(name: str) -> None:
    tally = Tally()
    assert compare(DRAWER[name](), judge_plan, tally) == []
    assert tally.left_out.total() == 0, "a case too large for brute force proves nothing"


@pytest.mark.parametrize("name", DRAWER)
def test_the_checker_accepts_what_the_engine_says_of_it(name: str) -> None:
    made = DRAWER[name]()
    proofs = judge_plan(made.plan, made.facts, made.as_of, m.METHOD)
    found = check_all(made.plan, made.facts, m.METHOD, made.as_of, proofs)
    assert found == []
