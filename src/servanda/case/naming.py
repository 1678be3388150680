"""The names of a case, gathered from agreement, method and map; reports are held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.evidence.names import Names
from servanda.kernel.terms import ast
from servanda.kernel.terms.resolve import ACTORS
from servanda.kernel.terms.tree import walk

if TYPE_CHECKING:
    from servanda.geo.map import Map
    from servanda.kernel.base import Calendar, Instant
    from servanda.kernel.plan.operators import Plan
    from servanda.kernel.terms.check import Checked
    from servanda.kernel.terms.method import Method


def names_of(checked: Checked, plan: Plan, method: Method, drawn: Map | None) -> Names:
    """Every name that agreement, method or map gives to something a report may speak of."""
    names = checked.names
    places = set(names.of_sort("area", "place", "line"))
    if drawn is not None:
        places |= set(drawn.regions)
    points = {counter.point for counter in method.counters}
    points |= {point for rule in method.conversions for point in (rule.source, rule.target)}
    return Names(
        acts=frozenset({*names.of_sort("act"), *names.forms}),
        kinds=frozenset(names.of_sort("kind")),
        places=frozenset(places),
        points=frozenset(points | set(names.of_sort("place"))),
        lists=frozenset(names.of_sort("list")),
        actors=frozenset({*actors_of(checked), *sources_of(method), *plan.parties}),
        terms=frozenset(term.key.id for term in plan.terms),
    )


def first_date(checked: Checked, calendar: Calendar) -> Instant | None:
    """The earliest date that the agreement names; None where it names none.

    A date in another zone than the calendar's may be a day off, which is no matter here.
    """
    dates = [part.wall for part in walk(checked.document.statements) if isinstance(part, ast.Date)]
    return calendar.at(min(dates)) if dates else None


def actors_of(checked: Checked) -> tuple[str, ...]:
    """Who the agreement declares: parties, guarantors, bodies, groups."""
    return checked.names.of_sort(*ACTORS)


def sources_of(method: Method) -> tuple[str, ...]:
    """Every source that the method names, by alphabet."""
    found = {name for group in method.groups for name in (group.name, *group.members)}
    found |= {counter.name for counter in method.counters}
    found |= {name for rule in method.count_rules for name in rule.counters}
    found |= {rule.body for rule in method.silences}
    return tuple(sorted(found))
