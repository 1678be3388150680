"""Points in time and stretches of force: moments, edges and periods, as the plan spells them."""

from __future__ import annotations

from datetime import UTC

from servanda.kernel.base import Duration, from_datetime
from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.patterns import event
from servanda.kernel.plan.lowering.scope import NotYetError, Scope, reference
from servanda.kernel.plan.operators import (
    Agreed,
    At,
    BreachMoment,
    DaysWith,
    EarlierOf,
    Extent,
    FirstOf,
    FromEach,
    FromTo,
    LastOf,
    LaterOf,
    NthDayOf,
    PerformanceOf,
    Plus,
    Unsaid,
    When,
)
from servanda.kernel.terms import ast


def moment(scope: Scope, source: ast.Moment) -> When:
    """A point in time. Raises NotYetError for one that no engine can place yet."""
    match source:
        case ast.Named(name=name):
            return _named(scope, name)
        case ast.Date():
            return date(scope, source)
        case ast.NthDay(number=number, period=period, span=span):
            start = start_of(scope, period)
            if start is None:
                raise NotYetError(aside("day-of", name=period.text), span)
            return NthDayOf(start, number)
        case ast.StartOf(period=period, span=span):
            start = start_of(scope, period)
            if start is None:
                raise NotYetError(aside("start-of", name=period.text), span)
            return start
        case ast.EndOf(period=period):
            end = end_of(scope, period)
            return Unsaid(f"end of {period.text}") if end is None else end
        case ast.Performed(term=term, timely=timely):
            return PerformanceOf(reference(term), timely)
        case ast.BreachOf(term=term):
            return BreachMoment(reference(term))
        case ast.First(occasion=occasion):
            return FirstOf(event(scope, occasion))
        case ast.Last(occasion=occasion):
            return LastOf(event(scope, occasion))
        case ast.LaterOf(one=one, two=two):
            return LaterOf(moment(scope, one), moment(scope, two))
        case ast.EarlierOf(one=one, two=two):
            return EarlierOf(moment(scope, one), moment(scope, two))


def edge(scope: Scope, source: ast.Edge) -> When:
    """A moment, or so much after one. Days then end with the day where that is the rule."""
    match source:
        case ast.After(duration=duration, moment=start):
            rounded = scope.calendar.end_of_day and duration.unit.of_calendar
            return Plus(moment(scope, start), duration, end_of_day=rounded)
        case _:
            return moment(scope, source)


def optional_edge(scope: Scope, source: ast.Edge | None) -> When | None:
    """An edge where one is written."""
    return None if source is None else edge(scope, source)


def date(scope: Scope, source: ast.Date) -> At:
    """A date of the calendar, or an instant of its clock or of UTC.

    The clock of a third zone is told (P103): its rules are not at hand.
    """
    calendar = scope.calendar
    if not source.clock:
        start = calendar.at(source.wall)
        return At(start, calendar.day_end(start), dated=True)
    if source.zone == "UTC":
        instant = from_datetime(source.wall.replace(tzinfo=UTC))
    else:
        instant = calendar.at(source.wall)
        if source.zone not in (None, calendar.name):
            message = f"{source.zone} is not the zone of the agreement's calendar ({calendar.name})"
            scope.tell("P103", message, source.span)
    return At(instant, instant, dated=False)


def earlier(when: When, duration: Duration) -> Plus:
    """So much before a moment."""
    return Plus(when, Duration(-duration.count, duration.unit))


def extent_during(scope: Scope, period: ast.Word) -> Extent:
    """When a period is on. Raises NotYetError for an act used as a period."""
    declared = scope.names.period(period.text)
    if declared is None:
        raise NotYetError(aside("period", name=period.text), period.span)
    match declared.extent:
        case ast.DaysWith(occasion=occasion):
            return DaysWith(event(scope, occasion))
        case ast.FromEach(start=start, end=end):
            return FromEach(event(scope, start), event(scope, end))
        case ast.ForSpan() | ast.FromUntil():
            return FromTo(start_of(scope, period), end_of(scope, period))


def start_of(scope: Scope, period: ast.Word) -> When | None:
    """Where a period that does not recur begins; None for one that has only an end."""
    return optional_edge(scope, _once_only(scope, period).start)


def end_of(scope: Scope, period: ast.Word) -> When | None:
    """Where a period that does not recur ends; None for one that is open.

    ``extended until E`` makes it the later of both ends.
    """
    end: When | None
    match _once_only(scope, period):
        case ast.ForSpan(duration=duration, start=start):
            end = Plus(edge(scope, start), duration)
        case ast.FromUntil(end=until):
            end = optional_edge(scope, until)
    declared = scope.names.period(period.text)
    for extension in declared.extensions if declared else ():
        if extension.until is None:
            raise NotYetError(aside("renewal", name=period.text), extension.span)
        later = edge(scope, extension.until)
        end = None if end is None else LaterOf(end, later)
    return end


def _once_only(scope: Scope, period: ast.Word) -> ast.ForSpan | ast.FromUntil:
    declared = scope.names.period(period.text)
    if declared is None:
        raise NotYetError(aside("period", name=period.text), period.span)
    match declared.extent:
        case ast.ForSpan() | ast.FromUntil():
            return declared.extent
        case ast.DaysWith() | ast.FromEach():
            raise NotYetError(aside("edge-of", name=period.text), period.span)


def _named(scope: Scope, name: ast.Word) -> When:
    declared = scope.names.moment(name.text)
    if declared is None:
        return moment(scope, ast.StartOf(name, name.span))
    if declared.moment is None:
        return Unsaid(declared.undefined.text if declared.undefined else name.text)
    return moment(scope, declared.moment)


def agreed_instead(when: When, name: str, by: tuple[str, ...]) -> When:
    """The moment with what the text leaves open filled by the entry that agrees it."""
    match when:
        case Unsaid():
            return Agreed(name, by)
        case Plus(moment=inner, duration=duration, end_of_day=end_of_day):
            return Plus(agreed_instead(inner, name, by), duration, end_of_day)
        case LaterOf(one=one, two=two):
            return LaterOf(agreed_instead(one, name, by), agreed_instead(two, name, by))
        case EarlierOf(one=one, two=two):
            return EarlierOf(agreed_instead(one, name, by), agreed_instead(two, name, by))
        case NthDayOf(start=start, number=number):
            return NthDayOf(agreed_instead(start, name, by), number)
        case At() | FirstOf() | LastOf() | PerformanceOf() | BreachMoment() | Agreed():
            return when
