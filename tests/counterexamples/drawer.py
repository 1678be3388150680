"""Where the counterexamples are kept, and short ways of making them."""

from __future__ import annotations

from collections.abc import Callable

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import FirstOf, TermPlan
from tests.oracle import making as m
from tests.oracle.pen import Scenario

DAY = Duration(1, Unit.DAY)
APPROVAL = FirstOf(m.trigger("approve"))
DRAWER: dict[str, Callable[[], Scenario]] = {}


def case(make: Callable[[], Scenario]) -> Callable[[], Scenario]:
    """Puts a case into the drawer under its own name."""
    DRAWER[make.__name__] = make
    return make


def hours(count: int) -> Duration:
    """An elapsed duration."""
    return Duration(count, Unit.HOUR)


def scenario(facts: Facts, hour: int, *terms: TermPlan, micro: int = 0) -> Scenario:
    """A case at an hour."""
    return Scenario("drawer", m.plan(*terms), facts, m.hour(hour, micro))
