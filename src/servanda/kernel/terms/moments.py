"""Parsing of time: durations, dates, occasions, moments, edges, triggers and windows."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from servanda.kernel.base import Duration, Unit
from servanda.kernel.catalogue import problem
from servanda.kernel.terms import ast
from servanda.kernel.terms.cursor import Cursor, NotASentence
from servanda.kernel.terms.lexer import Kind, Token
from servanda.kernel.terms.words import MONTHS, UNITS

MAX_DEPTH: Final = 16
"""How deep moments may stand inside moments (``the later of the later of …``)."""


def unit(cursor: Cursor) -> tuple[Unit, Token]:
    """A unit of time, singular or plural. Raises NotASentence if none is next."""
    token = cursor.need(*UNITS)
    return Unit(token.text.removesuffix("s")), token


def duration(cursor: Cursor) -> Duration:
    """``72 hours``. Number and unit must agree; a slip there is reported and read on."""
    number = cursor.token
    count = cursor.whole("units of time")
    measure, token = unit(cursor)
    if (count == 1) == token.text.endswith("s"):
        right = Duration(count, measure)
        wrong = f"{number.text} {token.text}"
        span = number.span.to(token.span)
        cursor.found.append(
            problem("T107", f'"{wrong}" does not agree', span, hint=f'write "{right}"')
        )
    return Duration(count, measure)


def distance(cursor: Cursor) -> ast.Distance:
    """``25 km``, ``half of 50 km``."""
    start = cursor.token.span
    half = cursor.accepts("half", "of")
    number = cursor.amount()
    word = cursor.need("km", "m").text
    return ast.Distance(number, word, half, cursor.span_from(start))


def date(cursor: Cursor) -> ast.Date:
    """``10 October 2025 [at 12:00 [Asia/Gaza]]``. Raises NotASentence for a day that is none."""
    start = cursor.token.span
    day = cursor.whole("days")
    month = MONTHS.index(cursor.need_kind(Kind.MONTH).text) + 1
    year = cursor.whole("years")
    hour = minute = 0
    clock, zone = False, None
    if cursor.accepts("at"):
        clock = True
        hour, minute = (int(part) for part in cursor.need_kind(Kind.CLOCK).text.split(":"))
        if cursor.sees_kind(Kind.ZONE):
            zone = cursor.take().text
    span = cursor.span_from(start)
    try:
        wall = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - naive by contract
    except ValueError:
        message = "there is no such date or time"
        raise NotASentence(problem("T108", message, span)) from None
    return ast.Date(wall, clock, zone, span)


def occasion(cursor: Cursor) -> ast.Occasion:
    """An event as a noun: ``complaint to task-force``, ``hostage released by hamas``."""
    start = cursor.token.span
    if cursor.sees("notice"):
        token = cursor.take()
        what = ast.Word(token.text, token.span)
    else:
        what = cursor.name()
    form = cursor.form()
    by = cursor.joined("or", strict=False) if cursor.accepts("by") else ()
    to = cursor.name() if cursor.accepts("to") else None
    within = cursor.name() if cursor.accepts("in") else None
    under = cursor.reference() if cursor.accepts("under") else None
    return ast.Occasion(what, form, by, to, within, under, cursor.span_from(start))


def moment(cursor: Cursor) -> ast.Moment:
    """A point in time. Raises NotASentence where none can begin."""
    cursor.depth += 1
    if cursor.depth > MAX_DEPTH:
        message = f"moments inside moments, more than {MAX_DEPTH} deep"
        raise NotASentence(problem("T115", message, cursor.token.span))
    try:
        return _moment(cursor)
    finally:
        cursor.depth -= 1


def _moment(cursor: Cursor) -> ast.Moment:
    start = cursor.token.span
    if cursor.sees_kind(Kind.NAME):
        return ast.Named(cursor.name(), start)
    if cursor.sees_kind(Kind.NUMBER):
        return date(cursor)
    if cursor.accepts("day"):
        number = cursor.whole("days")
        cursor.need("of")
        return ast.NthDay(number, cursor.name(), cursor.span_from(start))
    if cursor.accepts("start", "of"):
        return ast.StartOf(cursor.name(), cursor.span_from(start))
    if cursor.accepts("end", "of"):
        return ast.EndOf(cursor.name(), cursor.span_from(start))
    if cursor.accepts("performance", "of"):
        return ast.Performed(cursor.reference(), timely=False, span=cursor.span_from(start))
    if cursor.accepts("timely", "performance", "of"):
        return ast.Performed(cursor.reference(), timely=True, span=cursor.span_from(start))
    if cursor.accepts("breach", "of"):
        return ast.BreachOf(cursor.reference(), cursor.span_from(start))
    if cursor.accepts("the"):
        which = cursor.need("first", "last", "later", "earlier").text
        if which == "first":
            return ast.First(occasion(cursor), cursor.span_from(start))
        if which == "last":
            return ast.Last(occasion(cursor), cursor.span_from(start))
        cursor.need("of")
        one = moment(cursor)
        cursor.need("and")
        two = moment(cursor)
        span = cursor.span_from(start)
        return ast.LaterOf(one, two, span) if which == "later" else ast.EarlierOf(one, two, span)
    return cursor.stop_here()


def starts_duration(cursor: Cursor) -> bool:
    """Whether a number and a unit of time are next, rather than a date."""
    follows = cursor.ahead()
    return cursor.token.kind is Kind.NUMBER and (
        follows.kind is Kind.WORD and follows.text in UNITS
    )


def edge(cursor: Cursor) -> ast.Edge:
    """A moment, or a duration after one."""
    if not starts_duration(cursor):
        return moment(cursor)
    start = cursor.token.span
    length = duration(cursor)
    cursor.need("after")
    return ast.After(length, moment(cursor), cursor.span_from(start))


def trigger(cursor: Cursor) -> ast.Trigger:
    """A moment, or ``each [N] occasion``."""
    start = cursor.token.span
    if not cursor.accepts("each"):
        return moment(cursor)
    number = _every_so_many(cursor)
    return ast.EachTime(number, occasion(cursor), cursor.span_from(start))


def _every_so_many(cursor: Cursor) -> int:
    return cursor.whole("occasions") if cursor.sees_kind(Kind.NUMBER) else 1


def deadline(cursor: Cursor) -> ast.Moment | ast.Before:
    """A moment, or ``D before`` a trigger. ``D after`` is told apart from ``within D after``."""
    if not starts_duration(cursor):
        return moment(cursor)
    start = cursor.token.span
    length = duration(cursor)
    if cursor.token.text == "after":
        cursor.sees("before")
        # `by` takes a point, and D after E is two days at once: day 2, or the end of D+2.
        cursor.stop_here(
            f"write `within {length} after …` for a due time counted from an event; "
            f"`by day {length.count} of PERIOD` for a day of a period"
        )
    cursor.need("before")
    return ast.Before(length, trigger(cursor), cursor.span_from(start))


def window(cursor: Cursor) -> ast.Window | None:
    """The part of a sentence that says when, if one is next."""
    start = cursor.token.span
    if cursor.accepts("within"):
        length = duration(cursor)
        cursor.need("after")
        return ast.Within(length, trigger(cursor), cursor.span_from(start))
    if cursor.accepts("immediately"):
        cursor.need("after")
        return ast.Immediately(trigger(cursor), cursor.span_from(start))
    if cursor.accepts("by"):
        return ast.By(deadline(cursor), cursor.span_from(start))
    if cursor.sees("from", "until"):
        begin = edge(cursor) if cursor.accepts("from") else None
        end = edge(cursor) if cursor.accepts("until") else None
        return ast.FromUntil(begin, end, cursor.span_from(start))
    if cursor.accepts("for"):
        return _for(cursor)
    if cursor.accepts("during"):
        return ast.During(cursor.name(), cursor.span_from(start))
    return None


def _for(cursor: Cursor) -> ast.Window:
    """``for each …`` or ``for D from …``; the word ``for`` is behind us."""
    start = cursor.last
    if cursor.accepts("each"):
        number = _every_so_many(cursor)
        event = occasion(cursor)
        within = duration(cursor) if cursor.accepts("within") else None
        return ast.ForEach(number, event, within, cursor.span_from(start))
    length = duration(cursor)
    cursor.need("from")
    return ast.Lasting(length, moment(cursor), cursor.span_from(start))
