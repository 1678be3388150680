"""When a shape ends: the dates that the text gives, and honest bounds where it gives none."""

from __future__ import annotations

from servanda.kernel.base import DAWN, FOREVER, Between, Calendar
from servanda.kernel.plan.lowering.moments import edge
from servanda.kernel.plan.lowering.scope import NotYetError, Scope
from servanda.kernel.plan.operators import (
    At,
    EarlierOf,
    LaterOf,
    NthDayOf,
    Plus,
    When,
)
from servanda.kernel.terms import ast


class Edges:
    """Reads ``until`` with the agreement's names and calendar, without its record."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def between(self, until: ast.Edge | None) -> Between:
        """Within which instants the shape stops to hold; an open moment may be at any time.

        ``until`` a day takes the whole day in; until the start of a period ends where it begins.
        """
        if until is None:
            return Between(FOREVER, FOREVER)
        try:
            when = edge(self.scope, until)
        except NotYetError:
            return Between(DAWN, FOREVER)
        point = _fixed(when, self.scope.calendar)
        if point is None:
            return Between(DAWN, FOREVER)
        at = point.start if self._begins(until) else point.end + point.dated
        return Between(at, at)

    def _begins(self, until: ast.Edge) -> bool:
        """Whether the words name the beginning of a period."""
        match until:
            case ast.StartOf():
                return True
            case ast.Named(name=name):
                return self.scope.names.moment(name.text) is None
            case _:
                return False


def _fixed(when: When, calendar: Calendar) -> At | None:
    """The instant of a moment that rests on dates alone; None where it waits for the record."""
    match when:
        case At():
            return when
        case Plus(moment=inner, duration=duration, end_of_day=end_of_day):
            point = _fixed(inner, calendar)
            if point is None:
                return None
            end = calendar.add(point.end, duration)
            if end_of_day:
                end = calendar.day_end(end) if duration.unit.of_calendar else end
                return At(end, end, dated=False)
            return At(calendar.add(point.start, duration), end, point.dated)
        case NthDayOf(start=inner, number=number):
            point = _fixed(inner, calendar)
            if point is None:
                return None
            day = calendar.add_days(calendar.day_start(point.start), number - 1)
            return At(day, calendar.day_end(day), dated=True)
        case LaterOf(one=one, two=two) | EarlierOf(one=one, two=two):
            a, b = _fixed(one, calendar), _fixed(two, calendar)
            if a is None or b is None:
                return None
            choose = max if isinstance(when, LaterOf) else min
            return choose(a, b, key=lambda p: (p.start, p.end))
        case _:
            return None
