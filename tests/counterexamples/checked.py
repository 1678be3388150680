"""Counterexamples on which the checker refused what every world bears out, or the engine erred.

Each was found among random cases; the checker is asked about all of them.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Between
from servanda.kernel.facts import OPEN_END, Facts, LegalAct, Part, Ruling, Times
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    BreachMoment,
    Condition,
    Cure,
    DaysWith,
    Deadline,
    Due,
    ExceptActors,
    ExceptAreas,
    FirstOf,
    FromEach,
    FromTo,
    Invocation,
    LastOf,
    PerformanceOf,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Withdrawal,
)
from tests.counterexamples.drawer import APPROVAL, case, hours, scenario
from tests.oracle import making as m
from tests.oracle.pen import Scenario

OPENED = DaysWith(m.trigger("open"))
SHELLS = Ban(m.banned("shell"))


def _while_b(term: TermPlan, *others: str) -> TermPlan:
    """A term that binds automatically only while the other party keeps its own."""
    keys = tuple(TermKey(other) for other in others)
    return replace(term, condition=Condition(("b",), keys, Invocation.AUTOMATIC))


def _opened(*hours_: int, part: Part | None = None) -> Facts:
    return Facts(
        tuple(
            m.incident(f"open-{hour}", "open", m.between(hour), part or m.part("b", m.GAP))
            for hour in hours_
        )
    )


@case
def what_may_have_come_after_the_horizon_opened_nothing_after_it() -> Scenario:
    """The unit may have been called for until hour 6; up to hour 4 only at hour 4."""
    duty = Ratio((m.need("return"),), m.trigger("find"), 1, None)
    find = m.incident("find", "find", m.between(4, 6), m.part("b"))
    return scenario(Facts((find,), complete=True), 4, m.term("1", duty))


@case
def a_ban_on_a_day_that_may_not_have_been_has_a_watch_of_that_day_alone() -> Scenario:
    """Whether the day was is in dispute; if it was, nobody doubts what the watch is of."""
    ban = m.term("2", SHELLS, extents=(*m.since(0), OPENED))
    return scenario(_opened(5, part=m.part("b", m.DISPUTED)), 7, ban)


@case
def a_ban_of_a_day_that_may_have_been_is_over_once_suspended_for_ever() -> Scenario:
    """It may never have begun; where it did, it is over, so its watch is not live."""
    condition = Condition(("b",), None, Invocation.NOTICE, "body")
    ban = replace(m.term("2", SHELLS, extents=(*m.since(0), OPENED)), condition=condition)
    rulings = (
        Ruling("i", LegalAct.INVOCATION, m.hour(0), m.hour(0), by="a", about=("2",)),
        Ruling("c", LegalAct.CONFIRMATION, m.hour(1), m.hour(1), by="body", about=("2",)),
    )
    return scenario(replace(_opened(1), rulings=rulings, complete=True), 7, ban)


@case
def a_ban_that_may_have_begun_just_before_the_horizon_was_not_all_seen() -> Scenario:
    """Seen from the first hour at which it may have begun; certainly only in its last instant."""
    ban = m.term("2", SHELLS, extents=(FromTo(APPROVAL, None),))
    approved = m.incident("yes", "approve", m.between(3, 4), m.part("b", m.DISPUTED))
    return scenario(Facts((approved,), coverage=(m.looked("c", 2, 4),)), 4, ban, micro=-1)


@case
def two_moments_on_one_report_are_entangled_only_as_far_as_it_is_open() -> Scenario:
    """When the approval was is in dispute and nothing else; each side of it settles both."""
    duty = Deadline((m.need("release"),), LastOf(m.trigger("approve")), Due(m.at(4)))
    term = m.term("1", duty, extents=(FromTo(FirstOf(m.trigger("approve")), None),))
    approved = m.incident("yes", "approve", m.either((2, 2), (5, 5)), m.part("b"))
    return scenario(Facts((approved,), complete=True), 3, term)


@case
def who_may_not_return_once_gone_cannot_both_have_gone_and_be_there() -> Scenario:
    """Whose the unit is, decides both terms; with it taken twice a stay seems possible."""
    leave = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    gone = FromTo(PerformanceOf(TermKey("1"), timely=True), None)
    stay_out = m.term("2", Absence(("north",)), extents=(gone,))
    stay = m.stay("s", m.between(2), OPEN_END, m.part("a", by=m.GAP))
    return scenario(Facts(stays=(stay,), complete=True), 8, leave, stay_out)


@case
def a_ban_suspended_until_the_other_pays_has_one_watch_however_often_it_binds() -> Scenario:
    """Paid late or never: in force again, or not. The law once did not say how many watches."""
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    looked = (m.looked("c", 1, 2),)
    return scenario(Facts(coverage=looked), 8, pay, _while_b(m.term("2", SHELLS), "1"))


@case
def a_ban_that_ended_in_every_world_and_in_none_at_a_known_time_is_holding() -> Scenario:
    """Suspended for ever from when the other's stay began, which is not known to the hour."""
    absence = m.term("1", Absence(("north",)), bearers=("b",))
    stay = m.stay("s", m.between(2, 3), OPEN_END, m.part("b"))
    ban = _while_b(m.term("2", SHELLS), "1")
    return scenario(Facts(stays=(stay,), complete=True), 5, absence, ban)


@case
def an_answer_whose_clock_stands_still_for_ever_has_a_due_that_never_comes() -> Scenario:
    """And what came late may yet be in time, so that the proof is to name it."""
    absence = m.term("1", Absence(("north",)), bearers=("b",))
    duty = Response((m.need("answer"),), m.trigger("ask"), 1, hours(2))
    asked = m.incident("ask", "ask", m.between(3), m.part("b"))
    answered = m.incident("answer", "answer", m.between(6), m.part("a", by=m.GAP))
    stay = m.stay("s", m.between(4), OPEN_END, m.part("b"))
    facts = Facts((asked, answered), stays=(stay,), complete=True)
    return scenario(facts, 7, absence, _while_b(m.term("2", duty), "1"))


@case
def a_stay_where_suspension_is_open_was_charged_at_its_beginning_or_not_at_all() -> Scenario:
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    absence = _while_b(m.term("2", Absence(("south",))), "1")
    paid = m.incident("paid", "pay", m.between(1), m.part("b", by=m.GAP))
    stay = m.stay("s", m.between(4), OPEN_END, places=(("south", m.TRUE),))
    return scenario(Facts((paid,), stays=(stay,), complete=True), 8, pay, absence)


@case
def a_watch_is_measured_only_in_worlds_in_which_its_term_began() -> Scenario:
    """Performed at hour 3, or at hour 4, which is not yet: the watch is of hour 3 on, or is not."""
    first = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    after = FromTo(PerformanceOf(TermKey("1")), None)
    second = m.term("2", Absence(("north",)), extents=(after,))
    released = m.incident("r", "release", m.either((3, 3), (4, 4)))
    return scenario(Facts((released,), complete=True), 4, first, second, micro=-1)


@case
def what_was_seen_of_the_earlier_of_two_beginnings_is_not_seen_of_the_later() -> Scenario:
    """Opened at hour 0 or hour 2, if ever, and shut at hour 4; somebody looked in hour 1."""
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", SHELLS, extents=(*m.since(0), span))
    facts = (
        m.incident("open", "open", m.either((0, 0), (2, 2)), m.part("b", m.GAP)),
        m.incident("shut", "shut", m.between(4), m.part("b")),
    )
    return scenario(Facts(facts, coverage=(m.looked("c", 1, 2),)), 8, ban)


@case
def of_two_days_that_may_have_been_neither_is_certainly_seen() -> Scenario:
    """Somebody looked on the first day only, and the ban may have bound on the second only."""
    ban = m.term("2", SHELLS, extents=(*m.since(0), OPENED))
    facts = replace(_opened(3, 27), coverage=(m.looked("c", 0, 24),))
    return scenario(facts, 60, ban)


@case
def a_ban_seen_in_full_only_if_it_began_late_is_not_met() -> Scenario:
    """It began between hours 1 and 3; somebody looked from hour 3 until its end."""
    ban = m.term("2", SHELLS, extents=(FromTo(APPROVAL, m.at(5)),))
    approved = m.incident("yes", "approve", m.between(1, 3), m.part("b"))
    return scenario(Facts((approved,), coverage=(m.looked("c", 3, 5),)), 6, ban)


@case
def a_departure_after_a_stay_says_nothing_of_before_the_stay() -> Scenario:
    """Seen to come at hour 5 and to go at hour 6; whether it was there at hour 3 nobody says."""
    term = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    left = m.incident("left", "leave", m.between(6), places=(("north", m.TRUE),))
    stay = m.stay("s", m.between(5), OPEN_END)
    return scenario(Facts((left,), stays=(stay,)), 8, term)


@case
def a_unit_found_before_the_horizon_if_at_all_is_first_whenever_it_came() -> Scenario:
    """The other came at the horizon; only after it could the first have come second."""
    duty = Ratio((m.need("return", 2),), m.trigger("find"), 1, None)
    first = m.incident("find-1", "find", m.between(3, 5), m.part("b"))
    second = m.incident("find-2", "find", m.between(4), m.part("b"), seq=1)
    returned = m.incident("r", "return", m.between(2), amount=m.one(2))
    return scenario(Facts((first, second, returned), complete=True), 4, m.term("1", duty))


@case
def a_unit_ends_a_batch_only_if_it_came_after_the_other() -> Scenario:
    """One of two to be answered together; the later of them opens it."""
    duty = Ratio((m.need("return"),), m.trigger("find"), 2, None)
    first = m.incident("find-1", "find", m.between(1, 3), m.part("b"))
    second = m.incident("find-2", "find", m.between(2), m.part("b"))
    return scenario(Facts((first, second), complete=True), 7, m.term("1", duty))


@case
def what_was_performed_in_the_very_instant_of_its_breach_was_broken() -> Scenario:
    first = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    broken = BreachMoment(TermKey("1"))
    second = m.term("2", Deadline((m.need("pay"),), broken, Due(broken, hours(2))), bearers=("b",))
    released = m.incident("r", "release", Times((Between(m.hour(3, 1), m.hour(3, 1)),)))
    return scenario(Facts((released,), complete=True), 6, first, second)


@case
def who_stayed_on_from_hour_five_did_not_leave_late_after_it() -> Scenario:
    """It may have left late before the stay; what waits for that began before it too."""
    leave = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    after = FromTo(PerformanceOf(TermKey("1")), None)
    absence = m.term("2", Absence(("north",)), extents=(after,))
    stay = m.stay("s", m.between(5), OPEN_END)
    return scenario(Facts(stays=(stay,)), 8, leave, absence)


@case
def a_suspension_that_a_later_ruling_will_end_goes_on_at_the_horizon() -> Scenario:
    """It may never have begun; where it did, it is suspended, and was not resumed by then."""
    condition = Condition(("b",), None, Invocation.NOTICE, "body")
    ban = replace(m.term("2", SHELLS, extents=(*m.since(0), OPENED)), condition=condition)
    rulings = (
        Ruling("i", LegalAct.INVOCATION, m.hour(0), m.hour(0), by="a", about=("2",)),
        Ruling("c", LegalAct.CONFIRMATION, m.hour(1), m.hour(1), by="body", about=("2",)),
        Ruling("r", LegalAct.REJECTION, m.hour(5), m.hour(5), by="body", about=("2",)),
    )
    return scenario(replace(_opened(0), rulings=rulings, complete=True), 4, ban)


@case
def a_stay_from_before_the_duty_is_charged_from_its_beginning_or_not_at_all() -> Scenario:
    """It ended when the duty began, or later: in no world was it charged from later on."""
    absence = m.term("5", Absence(("north",)), extents=m.since(2))
    return scenario(Facts(stays=(m.stay("s", m.between(1), m.between(2, 4)),)), 4, absence)


@case
def what_one_of_two_did_and_may_have_remedied_was_still_done() -> Scenario:
    ban = m.term("2", SHELLS, bearers=("a", "b"))
    parts = (m.part("a", by=m.GAP), m.part("b", by=m.GAP))
    shell = m.incident("s", "shell", m.between(1), *parts, one_of=True)
    sorry = m.incident("sorry", "apologise", m.between(2))
    return scenario(Facts((shell, sorry)), 6, replace(ban, cure=Cure("apologise", None)))


@case
def one_answer_in_time_and_one_late_are_late_for_two_and_not_for_one() -> Scenario:
    """One or two of those who asked were adults: what is owed is as open as how many they were."""
    need = m.need("answer", scaled=True)
    duty = Response((need,), m.trigger("ask"), 1, hours(1))
    ask = m.incident("ask", "ask", m.between(1), m.part("b"), amount=m.some(1, 2))
    answers = tuple(m.incident(f"answer-{at}", "answer", m.between(at)) for at in (2, 5))
    return scenario(Facts((ask, *answers), complete=True), 5, m.term("1", duty))


@case
def an_end_that_may_have_come_at_the_very_beginning_may_not_have_ended_it() -> Scenario:
    """Opened at hour 2 and shut then, or within the hour: at that very instant it ends nothing."""
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", SHELLS, extents=(*m.since(0), span))
    facts = (
        m.incident("open", "open", m.between(2), m.part("b")),
        m.incident("shut", "shut", m.between(2, 3), m.part("b")),
        m.incident("shell", "shell", m.between(5)),
    )
    return scenario(Facts(facts), 6, ban)


@case
def what_opens_another_duty_may_have_been_done_at_any_limit_of_that_one() -> Scenario:
    """Paid at the earliest hour of the release alone; later releases leave it owed, or overdue."""
    first = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    done = PerformanceOf(TermKey("1"))
    duty = Deadline((m.need("pay"),), done, Due(done, hours(2)), not_before=True)
    facts = (
        m.incident("release", "release", m.between(1, 3)),
        m.incident("pay", "pay", m.between(1), m.part("b", m.DISPUTED)),
    )
    second = m.term("2", duty, bearers=("b",))
    return scenario(Facts(facts, complete=True), 4, first, second)


@case
def a_stay_that_may_have_ended_suspends_only_until_its_earliest_end() -> Scenario:
    """The other's stay may have ended at hour 2, as the bearer's own began."""
    other = m.term("1", Absence(("north",)), bearers=("b",))
    mine = _while_b(m.term("2", Absence(("south",))), "1")
    stays = (
        m.stay("theirs", m.between(1), m.between(2, 4), m.part("b")),
        m.stay("mine", m.between(2), m.between(3), places=(("south", m.TRUE),)),
    )
    return scenario(Facts(stays=stays, complete=True), 5, other, mine)


@case
def a_clock_may_be_stopped_by_a_stay_that_may_begin_as_it_starts() -> Scenario:
    """Asked at hour 3; the other's stay began between hours 2 and 4 and goes on."""
    other = m.term("1", Absence(("north",)), bearers=("b",))
    duty = Response((m.need("answer"),), m.trigger("ask"), 1, hours(1))
    ask = m.incident("ask", "ask", m.between(3), m.part("b"))
    stay = m.stay("s", m.between(2, 4), OPEN_END, m.part("b"))
    facts = Facts((ask,), stays=(stay,), complete=True)
    return scenario(facts, 7, other, _while_b(m.term("2", duty), "1"))


@case
def an_act_of_nobody_named_that_was_the_exempt_bearer_s_is_exempt() -> Scenario:
    ban = replace(
        m.term("2", SHELLS, bearers=("a", "b")),
        exemptions=(ExceptActors(("b",)),),
    )
    return scenario(Facts((m.incident("s", "shell", m.between(1), m.part(None)),)), 8, ban)


@case
def a_recurring_watch_opened_when_either_side_of_a_dispute_says() -> Scenario:
    """Opened at hour 1 or hour 4, and shut at hour 3, which ends only the former."""
    span = FromEach(m.trigger("open"), m.trigger("shut"))
    ban = m.term("2", SHELLS, extents=(*m.since(0), span))
    facts = (
        m.incident("open", "open", m.either((1, 1), (4, 4)), m.part("b")),
        m.incident("shut", "shut", m.between(3), m.part("b")),
    )
    return scenario(Facts(facts, complete=True), 6, ban)


@case
def what_an_exempt_party_certainly_had_no_part_in_is_not_exempt() -> Scenario:
    ban = replace(m.term("2", SHELLS), exemptions=(ExceptActors(("b",)),))
    shell = m.incident("s", "shell", m.between(1), m.part("a"), m.part("b", m.FALSE))
    return scenario(Facts((shell,)), 4, ban)


@case
def an_act_between_the_due_of_another_s_duty_and_its_late_performance_was_suspended() -> Scenario:
    """At both ends of its bounds the act is forbidden; between them it may not be."""
    pay = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    facts = (
        m.incident("paid", "pay", m.between(3), m.part("b")),
        m.incident("shell", "shell", m.between(1, 4)),
    )
    return scenario(Facts(facts, complete=True), 6, pay, _while_b(m.term("2", SHELLS), "1"))


@case
def what_nobody_did_or_somebody_somewhere_in_dispute_is_open_by_more_than_the_dispute() -> Scenario:
    """Whose it was is open on either side of the dispute about where it was."""
    ban = replace(
        m.term("2", Ban(m.banned("shell", areas=("north", "south")))),
        exemptions=(ExceptAreas(("south",)),),
    )
    places = (("north", m.TRUE), ("south", m.DISPUTED))
    shell = m.incident("s", "shell", m.between(1), m.part(None), places=places)
    return scenario(Facts((shell,)), 4, ban)
