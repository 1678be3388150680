"""Parsing of declarations: what the sentences' names mean."""

from __future__ import annotations

from servanda.kernel.source import Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.cursor import Cursor
from servanda.kernel.terms.lexer import Kind
from servanda.kernel.terms.moments import (
    date,
    distance,
    duration,
    edge,
    moment,
    occasion,
    starts_duration,
)
from servanda.kernel.terms.words import NAMED_SORTS


def declaration(cursor: Cursor) -> ast.Declaration:
    """One declaration, up to its full stop. Raises NotASentence where none can begin."""
    start = cursor.token.span
    if cursor.sees(*NAMED_SORTS):
        sort = cursor.take().text
        name = cursor.declared()
        text = cursor.text()
        return ast.NameDecl(sort, name, text, cursor.span_from(start))
    if cursor.accepts("calendar"):
        zone = cursor.need_kind(Kind.ZONE).text
        return ast.CalendarDecl(zone, cursor.span_from(start))
    if cursor.accepts("days"):
        cursor.need("end")
        cursor.need("at")
        return ast.RuleDecl("days end at", cursor.name(), cursor.span_from(start))
    if cursor.accepts("weeks"):
        cursor.need("start")
        cursor.need("on")
        return ast.RuleDecl("weeks start on", cursor.name(), cursor.span_from(start))
    if cursor.accepts("text"):
        name = cursor.name()
        cursor.need("prevails")
        return ast.RuleDecl("text prevails", name, cursor.span_from(start))
    if cursor.accepts("in"):
        return _in_force(cursor, start)
    return _defined(cursor, start)


def _defined(cursor: Cursor, start: Span) -> ast.Declaration:
    """A declaration that says what a name is."""
    if cursor.accepts("kind"):
        return _kind(cursor, start)
    if cursor.accepts("act"):
        return _act(cursor, start)
    if cursor.accepts("list"):
        return _list(cursor, start)
    if cursor.sees("line", "area"):
        return _area(cursor, start)
    if cursor.accepts("moment"):
        return _moment(cursor, start)
    if cursor.accepts("period"):
        return _period(cursor, start)
    if cursor.accepts("amendment"):
        name = cursor.declared()
        dated, agreed_by = _dated(cursor)
        return ast.AmendmentDecl(name, dated, agreed_by, cursor.span_from(start))
    cursor.need("waiver")
    name = cursor.declared()
    cursor.need("of")
    terms = cursor.references()
    dated, agreed_by = _dated(cursor)
    return ast.WaiverDecl(name, terms, dated, agreed_by, cursor.span_from(start))


def _dated(cursor: Cursor) -> tuple[ast.Date, tuple[ast.Word, ...]]:
    cursor.need("dated")
    day = date(cursor)
    cursor.need_kind(Kind.COMMA)
    cursor.need("agreed")
    cursor.need("by")
    return day, cursor.joined("and")


def _in_force(cursor: Cursor, start: Span) -> ast.InForceDecl:
    cursor.need("force")
    cursor.need("from")
    begin = edge(cursor)
    end = edge(cursor) if cursor.accepts("until") else None
    return ast.InForceDecl(begin, end, cursor.span_from(start))


def _undefined(cursor: Cursor) -> ast.Undefined | None:
    start = cursor.token.span
    if not cursor.accepts("undefined"):
        return None
    return ast.Undefined(cursor.text(), cursor.span_from(start))


def _meaning(
    cursor: Cursor,
) -> tuple[tuple[ast.Word, ...], str | None, ast.Undefined | None]:
    """Parents, explaining text, or the statement that the words are undefined."""
    if cursor.sees_kind(Kind.TEXT):
        return (), cursor.text(), None
    if not cursor.accepts("is"):
        return (), None, None
    undefined = _undefined(cursor)
    if undefined:
        return (), None, undefined
    parents = cursor.joined("or")
    text = cursor.text() if cursor.sees_kind(Kind.TEXT) else None
    return parents, text, None


def _kind(cursor: Cursor, start: Span) -> ast.KindDecl:
    name = cursor.declared()
    plural = cursor.declared() if cursor.accepts_kind(Kind.COMMA) else None
    parents, text, undefined = _meaning(cursor)
    return ast.KindDecl(name, plural, parents, text, undefined, cursor.span_from(start))


def _act(cursor: Cursor, start: Span) -> ast.ActDecl:
    name = cursor.declared()
    past: ast.Word | None = None
    once = False
    if cursor.accepts_kind(Kind.COMMA):
        if cursor.accepts("once"):
            once = True
        else:
            past = cursor.form()
            if past is None:
                cursor.sees_kind(Kind.NAME)
                cursor.stop_here()
            if cursor.accepts_kind(Kind.COMMA):
                cursor.need("once")
                once = True
    parents, text, undefined = _meaning(cursor)
    return ast.ActDecl(name, past, once, parents, text, undefined, cursor.span_from(start))


def _feature(cursor: Cursor) -> ast.Feature:
    """``annex NAME [feature "…"] [surveyed on DATE]``."""
    start = cursor.need("annex").span
    name = cursor.name()
    feature = cursor.text() if cursor.accepts("feature") else None
    return ast.Feature(name, feature, None, cursor.span_from(start))


def _list(cursor: Cursor, start: Span) -> ast.ListDecl:
    name = cursor.declared()
    cursor.need("of")
    of = cursor.name()
    cursor.need("is")
    feature = _feature(cursor)
    numbering = None
    if cursor.accepts_kind(Kind.COMMA):
        cursor.need("numbering")
        numbering = cursor.whole("entries")
    return ast.ListDecl(name, of, feature, numbering, cursor.span_from(start))


def _shape(cursor: Cursor) -> ast.Shape:
    start = cursor.token.span
    if cursor.sees("annex"):
        feature = _feature(cursor)
        if not cursor.accepts("surveyed"):
            return feature
        cursor.need("on")
        day = date(cursor)
        return ast.Feature(feature.annex, feature.feature, day, cursor.span_from(start))
    if cursor.accepts("land"):
        cursor.need("within")
        belt = distance(cursor)
        cursor.need("of")
        return ast.Belt(belt, cursor.name(), cursor.span_from(start))
    if not cursor.sees_kind(Kind.NAME):
        cursor.stop_here()
    areas = cursor.joined("and")
    without = cursor.name() if cursor.accepts("except") else None
    return ast.Union(areas, without, cursor.span_from(start))


def _area(cursor: Cursor, start: Span) -> ast.AreaDecl:
    """``area`` or ``line``; only an area may change its shape in time."""
    sort = cursor.need("line", "area").text
    name = cursor.declared()
    cursor.need("is")
    undefined = _undefined(cursor)
    if undefined:
        return ast.AreaDecl(sort, name, (), undefined, cursor.span_from(start))
    shapes = []
    while True:
        place = cursor.token.span
        shape = _shape(cursor)
        until = edge(cursor) if sort == "area" and cursor.accepts("until") else None
        shapes.append(ast.ShapeUntil(shape, until, cursor.span_from(place)))
        if until is None:
            break
        cursor.need_kind(Kind.COMMA)
        cursor.need("then")
    return ast.AreaDecl(sort, name, tuple(shapes), None, cursor.span_from(start))


def _moment(cursor: Cursor, start: Span) -> ast.MomentDecl:
    name = cursor.declared()
    cursor.need("is")
    undefined = _undefined(cursor)
    when = None if undefined else moment(cursor)
    return ast.MomentDecl(name, when, undefined, cursor.span_from(start))


def _period(cursor: Cursor, start: Span) -> ast.PeriodDecl:
    name = cursor.declared()
    cursor.need("is")
    extent = _extent(cursor)
    extensions = []
    while cursor.accepts_kind(Kind.COMMA):
        extensions.append(_extension(cursor))
    return ast.PeriodDecl(name, extent, tuple(extensions), cursor.span_from(start))


def _extent(cursor: Cursor) -> ast.ForSpan | ast.FromUntil | ast.DaysWith | ast.FromEach:
    start = cursor.token.span
    if starts_duration(cursor):
        length = duration(cursor)
        cursor.need("from")
        return ast.ForSpan(length, edge(cursor), cursor.span_from(start))
    if cursor.accepts("each"):
        cursor.need("day")
        cursor.need("with")
        return ast.DaysWith(occasion(cursor), cursor.span_from(start))
    cursor.sees_kind(Kind.NUMBER)
    cursor.need("from")
    if cursor.accepts("each"):
        begin = occasion(cursor)
        for word in ("until", "the", "next"):
            cursor.need(word)
        return ast.FromEach(begin, occasion(cursor), cursor.span_from(start))
    first = edge(cursor)
    last = edge(cursor) if cursor.accepts("until") else None
    return ast.FromUntil(first, last, cursor.span_from(start))


def _extension(cursor: Cursor) -> ast.Extension:
    start = cursor.token.span
    if cursor.accepts("extended"):
        cursor.need("until")
        return ast.Extension(edge(cursor), None, None, cursor.span_from(start))
    cursor.need("renewed")
    cursor.need("for")
    length = duration(cursor)
    unless = occasion(cursor) if cursor.accepts("unless") else None
    return ast.Extension(None, length, unless, cursor.span_from(start))
