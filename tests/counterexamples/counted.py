"""Counterexamples about counts and the reports that they bind."""

from __future__ import annotations

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Quota, TermPlan
from tests.counterexamples.drawer import DAY, case, scenario
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
