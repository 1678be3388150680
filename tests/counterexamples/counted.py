"""Counterexamples about counts and the reports that they bind."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts, Incident
from servanda.kernel.plan.operators import Quota, Response, TermPlan
from tests.counterexamples.drawer import DAY, case, hours, scenario
from tests.oracle import making as m
from tests.oracle.pen import Scenario

TWO_DAYS = Duration(2, Unit.DAY)


def daily(amount: int) -> TermPlan:
    """So many trucks a day for two days, as one agency counts them."""
    need = m.need("admit", amount, kinds=("truck",), counters=("agency",), unit="truck")
    return m.term("3", Quota((need,), DAY, m.at(0)), extents=m.since(0, 48))


@case
def two_trucks_at_once_about_midnight_are_not_one_on_each_day() -> Scenario:
    """At most one a day was counted: the report and the count cannot both be right."""
    told = m.incident("i", "admit", m.between(23, 25), amount=m.one(2), kind="truck")
    count = m.counted("c", 0, 48, 0, 1, each_day=True)
    return scenario(Facts((told,), (count,)), 48, daily(2))


@case
def two_trucks_at_once_about_midnight_leave_one_of_the_days_without() -> Scenario:
    """One a day is owed and nobody counted: the two came on one day, and none on the other."""
    told = m.incident("i", "admit", m.between(23, 25), amount=m.one(2), kind="truck")
    return scenario(Facts((told,), complete=True), 48, daily(1))


@case
def two_trucks_that_were_at_most_one_were_none() -> Scenario:
    """The report cannot be so; bounds that share it out say that it may, and tell no group."""
    told = m.incident("i", "admit", m.between(3), m.part("a", m.GAP), amount=m.one(2), kind="truck")
    count = m.counted("c", 0, 48, 0, 1)
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck")
    term = m.term("3", Quota((need,), TWO_DAYS, m.at(0)), extents=m.since(0, 48))
    return scenario(Facts((told,), (count,), complete=True), 48, term)


@case
def one_report_that_may_not_be_so_is_not_half_so() -> Scenario:
    """Two trucks or none on the first day, of which one was counted, and everything was seen."""
    told = m.incident("i", "admit", m.between(3), m.part("a", m.GAP), amount=m.one(2), kind="truck")
    count = m.counted("c", 0, 24, 1, 1)
    return scenario(Facts((told,), (count,), complete=True), 48, daily(1))


@case
def a_total_of_the_first_day_casts_no_doubt_on_what_was_said_of_the_second() -> Scenario:
    """One or two on each day, and none in all on the first: the second day stands as performed."""
    counts = (m.counted("c", 0, 48, 1, 2, each_day=True), m.counted("d", 0, 24, 0, 0))
    return scenario(Facts(counts=counts), 48, daily(1))


@case
def two_days_said_to_be_short_together_are_not_told_apart() -> Scenario:
    """One total reaches over both days, so what was said of them stands or falls as one."""
    counts = (m.counted("c", 0, 48, 1, 2, each_day=True), m.counted("d", 0, 48, 1, 1))
    return scenario(Facts(counts=counts), 48, daily(1))


@case
def a_day_without_conflict_may_still_be_in_one_with_what_was_agreed_before() -> Scenario:
    """The first day contradicts the counts of each day; with it the total excludes the second."""
    counts = (
        m.counted("c", 0, 48, 1, 2, each_day=True),
        m.counted("d", 0, 24, 4, 4),
        m.counted("e", 0, 48, 2, 4),
    )
    return scenario(Facts(counts=counts), 48, daily(1))


@case
def what_was_enough_on_the_day_before_is_not_enough_on_the_day() -> Scenario:
    """The count is out of the question; what was surely admitted at midnight counts for its day."""
    told = (
        m.incident("i", "admit", m.between(23, 25), amount=m.one(2), kind="truck"),
        m.incident("j", "admit", m.between(24), amount=m.one(2), kind="truck"),
    )
    count = m.counted("c", 0, 48, 1, 1, each_day=True)
    return scenario(Facts(told, (count,)), 60, daily(1))


@case
def two_trucks_that_may_have_been_or_not_are_not_one_where_one_was_counted() -> Scenario:
    """At most one was counted in both days: there were not two at once, so both days are short."""
    told = m.incident(
        "i", "admit", m.between(30), m.part("a", m.GAP), amount=m.one(2), kind="truck"
    )
    looked, count = m.looked("w", 0, 48), m.counted("c", 0, 48, 0, 1)
    return scenario(Facts((told,), (count,), coverage=(looked,)), 48, daily(1))


def both(amount: int) -> TermPlan:
    """The same by each of two parties."""
    return replace(daily(amount), bearers=("a", "b"))


@case
def two_trucks_that_one_party_may_have_sent_leave_nothing_of_a_count_to_the_other() -> Scenario:
    """Two were counted and one was certainly sent by the other party: at most one day was kept."""
    told = (
        m.incident("i", "admit", m.between(10), m.part("a", m.GAP), amount=m.one(2), kind="truck"),
        m.incident("j", "admit", m.between(10), m.part("b"), kind="truck"),
    )
    looked = m.looked("w", 0, 48)
    count = m.counted("c", 0, 48, 1, 2)
    return scenario(Facts(told, (count,), coverage=(looked,)), 48, both(1))


@case
def what_one_of_two_was_counted_to_have_done_is_not_left_to_the_other() -> Scenario:
    """Of two at most, two were of the one party: the other's day was not kept."""
    counts = (m.counted("c", 0, 24, 2, 2), m.counted("d", 0, 24, 2, 2, actor="a"))
    return scenario(Facts(counts=counts), 48, both(1))


def answered(total: int | None = None) -> TermPlan:
    """One truck within twelve hours of each request, from a list of so many."""
    need = m.need("admit", 1, kinds=("truck",), counters=("agency",), unit="truck", total=total)
    return m.term("3", Response((need,), m.trigger("ask"), 1, hours(12)))


def asked(*at: int) -> tuple[Incident, ...]:
    """Requests at these hours."""
    return tuple(m.incident(f"ask-{hour}", "ask", m.between(hour), m.part("b")) for hour in at)


@case
def a_list_of_one_is_used_up_by_a_count_of_one_elsewhere() -> Scenario:
    """One of one was admitted in the first two days: what was asked for on the third was not."""
    return scenario(Facts(asked(50), (m.counted("c", 0, 48, 1, 1),)), 72, answered(1))


@case
def a_count_of_one_more_than_the_list_holds_is_not_right() -> Scenario:
    """The one on the list was seen on the first day; a count has another on the second."""
    told = m.incident("i", "admit", m.between(6), kind="truck")
    count = m.counted("c", 24, 72, 1, 1)
    return scenario(Facts((*asked(12, 24), told), (count,)), 72, answered(1))


@case
def what_a_list_leaves_before_the_due_and_after_it_is_not_enough_twice() -> Scenario:
    """One truck is left of the list for before or after the due, and two are owed: never late."""
    term = answered(2)
    assert isinstance(term.duty, Response)
    two = replace(term.duty, needs=tuple(replace(n, amount=2) for n in term.duty.needs))
    facts = Facts(asked(50), (m.counted("c", 0, 48, 1, 1),))
    return scenario(facts, 72, replace(term, duty=two))


@case
def answers_that_a_count_cuts_through_are_tied_by_the_list() -> Scenario:
    """The second answer's time runs past the end of the count; one truck answers one of the two."""
    count = m.counted("c", 0, 48, 1, 2)
    return scenario(Facts(asked(12, 40), (count,)), 72, answered(1))


@case
def an_answer_after_what_can_only_have_been_before_is_relaxed() -> Scenario:
    """What came around the end of the first day was the one of the other two: none came later."""
    told = m.incident("i", "admit", m.between(18, 25), kind="truck")
    counts = (m.counted("c", 24, 72, 1, 1), m.counted("d", 0, 72, 0, 1))
    return scenario(Facts((*asked(48), told), counts), 72, answered())


@case
def two_trucks_at_once_are_of_one_day_though_nobody_knows_of_which() -> Scenario:
    """No more than these two were counted, so one of the days was without any."""
    told = m.incident("i", "admit", m.between(10, 30), amount=m.one(2), kind="truck")
    return scenario(Facts((told,), (m.counted("c", 0, 48, 1, 2),)), 48, daily(1))


@case
def a_truck_of_the_first_to_the_last_day_may_have_been_of_the_one_between() -> Scenario:
    """Three were counted in three days, and one each was seen on the first and the last."""
    told = tuple(
        m.incident(name, "admit", time, kind="truck")
        for name, time in (("i", m.between(5)), ("j", m.between(10, 60)), ("k", m.between(65)))
    )
    term = replace(daily(1), extents=m.since(0, 72))
    return scenario(Facts(told, (m.counted("c", 0, 72, 3, 3),)), 72, term)
