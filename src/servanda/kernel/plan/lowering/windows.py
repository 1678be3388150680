"""When: from windows, cycles and periods to the timing of a duty.

A window makes of what is needed a deadline, an answer to each trigger, a ratio or a quota; of a
ban, a state or a power it makes the time in which it is in force.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from servanda.kernel.base import Duration, Unit
from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.moments import (
    agreed_instead,
    earlier,
    end_of,
    extent_during,
    moment,
    optional_edge,
    start_of,
)
from servanda.kernel.plan.lowering.names import Names
from servanda.kernel.plan.lowering.patterns import event
from servanda.kernel.plan.lowering.scope import Draft, NotYetError, Scope, reference
from servanda.kernel.plan.operators import (
    Agreed,
    DaysWith,
    Deadline,
    Due,
    Duty,
    Extent,
    FromEach,
    FromTo,
    Need,
    Pattern,
    PerformanceOf,
    Plus,
    Quota,
    Ratio,
    Response,
    Unsaid,
    When,
)
from servanda.kernel.terms import ast
from servanda.kernel.terms.method import Method

WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
"""Day 0 to day 6 of `Quota.weeks_start`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sentence comes to: its duty, and when its own words put it in force."""

    duty: Duty
    extents: tuple[Extent, ...] = ()


def timed(scope: Scope, draft: Draft, sentence: ast.Sentence, needs: tuple[Need, ...]) -> Shape:
    """The duty that a window makes of what is needed."""
    if sentence.cycle is not None:
        return _quota(scope, draft, sentence, sentence.cycle, needs)
    match sentence.window:
        case ast.Within(duration=within, trigger=ast.EachTime() as trigger):
            return _response(scope, draft, trigger, needs, within)
        case ast.Immediately(trigger=ast.EachTime() as trigger):
            return _response(scope, draft, trigger, needs, _at_once(scope, draft))
        case ast.ForEach(number=number, occasion=occasion, within=within):
            early = draft.flagged("early")
            return Shape(Ratio(needs, event(scope, occasion), number, within, early))
        case window:
            return _deadline(scope, draft, needs, _once(scope, draft, window))


def _response(
    scope: Scope,
    draft: Draft,
    trigger: ast.EachTime,
    needs: tuple[Need, ...],
    within: Duration | None,
) -> Shape:
    return Shape(
        Response(
            needs,
            event(scope, trigger.occasion),
            trigger.number,
            within,
            early=draft.flagged("early"),
            same_place=draft.flagged("same-place"),
        )
    )


def _at_once(scope: Scope, draft: Draft) -> Duration | None:
    """How long ``immediately`` is, where the method says."""
    method = scope.method
    return method.immediately_in.get(draft.plan.key.id, method.immediately)


Timing = tuple[When | None, Due | None, tuple[Extent, ...]]
"""When a duty opens, when it is due, and where its own words limit its force."""


def _once(scope: Scope, draft: Draft, window: ast.Window | None) -> Timing:
    """The timing of a duty that is performed once."""
    match window:
        case None:
            return None, None, ()
        case ast.Within(duration=within, trigger=trigger):
            opens = _single(scope, trigger)
            return opens, Due(opens, within), ()
        case ast.Immediately(trigger=trigger):
            opens = _single(scope, trigger)
            length = _at_once(scope, draft)
            return opens, Due(Unsaid("immediately") if length is None else opens, length), ()
        case ast.By(deadline=deadline):
            if isinstance(deadline, ast.Before):
                lead = earlier(_single(scope, deadline.trigger), deadline.duration)
                return None, Due(lead), ()
            return None, Due(moment(scope, deadline)), ()
        case ast.FromUntil(start=start, end=end):
            until = optional_edge(scope, end)
            return optional_edge(scope, start), None if until is None else Due(until), ()
        case ast.Lasting(duration=lasting, moment=begins):
            opens = moment(scope, begins)
            return opens, Due(Plus(opens, lasting)), (FromTo(opens, None),)
        case ast.During(name=period):
            first, last = start_of(scope, period), end_of(scope, period)
            return first, None if last is None else Due(last), (FromTo(first, None),)
        case ast.ForEach():
            raise NotYetError(aside("ratio"), window.span)


def _single(scope: Scope, trigger: ast.Trigger) -> When:
    if isinstance(trigger, ast.EachTime):
        raise NotYetError(aside("due-each"), trigger.span)
    return moment(scope, trigger)


def _deadline(
    scope: Scope,
    draft: Draft,
    needs: tuple[Need, ...],
    timing: Timing,
) -> Shape:
    opens, due, extents = timing
    pace = None
    for rider in draft.riders(ast.Reference):
        if rider.how == "in parallel with":
            pace = reference(rider.term)
            lag = scope.method.lags.get(draft.plan.key.id)
            if due is None and lag is not None:
                due = Due(PerformanceOf(pace), lag)
    for agreed in draft.riders(ast.ToBeAgreed):
        by = tuple(word.text for word in agreed.by)
        name = _left_open(draft) or f"term {draft.plan.key.id}"
        filled = None if due is None else replace(due, moment=agreed_instead(due.moment, name, by))
        if filled == due:
            opens = Agreed(name, by)
        due = filled
    return Shape(Deadline(needs, opens, due, pace), extents)


def _left_open(draft: Draft) -> str | None:
    """The name of the moment that is still to be agreed."""
    match draft.source:
        case ast.Term(sentence=ast.Sentence(window=ast.By(deadline=ast.Named(name=name)))):
            return name.text
        case ast.Term(sentence=ast.Sentence(window=ast.Within(trigger=ast.Named(name=name)))):
            return name.text
        case _:
            return None


def _quota(
    scope: Scope,
    draft: Draft,
    sentence: ast.Sentence,
    cycle: ast.Cycle,
    needs: tuple[Need, ...],
) -> Shape:
    """So much in each period; counted from where the window or the term begins."""
    extents = extents_of(scope, sentence)
    anchor: When | None = None
    match extents:
        case (FromTo(start=begins),):
            anchor = begins
        case (DaysWith() | FromEach(),) if cycle.unit not in (None, Duration(1, Unit.DAY)):
            raise NotYetError(aside("long-cycle"), cycle.span)
        case _:
            pass
    if draft.flagged("pro-rata"):
        scope.set_aside(draft, aside("pro-rata"), cycle.span)
    days = _days_with(scope, cycle) if cycle.unit is None else None
    return Shape(
        Quota(
            needs,
            cycle.unit or Duration(1, Unit.DAY),
            anchor,
            weeks_start=weeks_start_day(scope.names, scope.method) if _weekly(cycle) else None,
            days_with=days,
            pro_rata=draft.flagged("pro-rata"),
        ),
        extents,
    )


def _days_with(scope: Scope, cycle: ast.Cycle) -> Pattern:
    assert cycle.name is not None  # noqa: S101 - a cycle is a unit or a name
    extent = extent_during(scope, cycle.name)
    if not isinstance(extent, DaysWith):
        raise NotYetError(aside("cycle", name=cycle.name.text), cycle.span)
    return extent.pattern


def _weekly(cycle: ast.Cycle) -> bool:
    return cycle.unit is not None and cycle.unit.unit is Unit.WEEK


def weeks_start_day(names: Names, method: Method) -> int | None:
    """The weekday on which weeks begin (0 is Monday), where agreement or method says so."""
    day = names.rules.get("weeks start on") or method.weeks_start
    return WEEKDAYS.index(day) if day in WEEKDAYS else None


def extents_of(scope: Scope, sentence: ast.Sentence) -> tuple[Extent, ...]:
    """The time in which a ban, a state, a quota or a power is in force."""
    window = sentence.window
    match window:
        case None:
            return ()
        case ast.FromUntil(start=start, end=end):
            return (FromTo(optional_edge(scope, start), optional_edge(scope, end)),)
        case ast.Lasting(duration=lasting, moment=start):
            begins = moment(scope, start)
            return (FromTo(begins, Plus(begins, lasting)),)
        case ast.During(name=period):
            return (extent_during(scope, period),)
        case ast.Within(duration=within, trigger=trigger) if not isinstance(trigger, ast.EachTime):
            begins = moment(scope, trigger)
            return (FromTo(begins, Plus(begins, within)),)
        case ast.Within() | ast.Immediately() | ast.By() | ast.ForEach():
            if sentence.modality is ast.Modality.MAY:
                return ()
            raise NotYetError(aside("due-state"), window.span)


def extents_if_any(scope: Scope, sentence: ast.Sentence) -> tuple[Extent, ...]:
    """The same, where the window limits force at all."""
    match sentence.window:
        case ast.FromUntil() | ast.Lasting() | ast.During():
            return extents_of(scope, sentence)
        case _:
            return ()
