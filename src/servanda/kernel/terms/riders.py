"""Parsing of riders: what follows the core of a sentence, each after a comma and its own word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from servanda.kernel.source import Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.cursor import Cursor
from servanda.kernel.terms.lexer import Kind
from servanda.kernel.terms.moments import duration, occasion
from servanda.kernel.terms.objects import part, subject

SUPPLIED: Final = ("bearer", "recipient", "place", "start")
"""The four parts of a sentence that the cell may supply where the clause is silent."""


def rider(cursor: Cursor) -> ast.Rider:
    """One rider, after its comma. Raises NotASentence where none can begin."""
    if cursor.sees(*SUPPLIED):
        return _read_by_cell(cursor)
    if cursor.sees(*_RIDERS):
        return _RIDERS[cursor.token.text](cursor)
    return cursor.stop_here()


def condition(cursor: Cursor) -> ast.AsLongAs:
    """``as long as P keeps …``, from ``as``."""
    start = cursor.need("as").span
    cursor.need("long")
    return _as_long(cursor, start)


def _as_long(cursor: Cursor, start: Span) -> ast.AsLongAs:
    """The rest of a condition: ``as long`` is behind us."""
    cursor.need("as")
    who = subject(cursor)
    cursor.need("keeps")
    if cursor.accepts("every", "term"):
        return ast.AsLongAs(who, (), cursor.span_from(start))
    return ast.AsLongAs(who, cursor.references(), cursor.span_from(start))


def _as(cursor: Cursor) -> ast.Rider:
    start = cursor.need("as").span
    if cursor.accepts("long"):
        return _as_long(cursor, start)
    cursor.need("in")
    return ast.Reference("as in", cursor.reference(), cursor.span_from(start))


def _including(cursor: Cursor) -> ast.Rider:
    start = cursor.need("including").span
    parts = [part(cursor)]
    while cursor.accepts("and"):
        parts.append(part(cursor))
    return ast.Including(tuple(parts), cursor.span_from(start))


def _numbering(cursor: Cursor) -> ast.Rider:
    start = cursor.need("numbering").span
    return ast.Numbering(cursor.whole("units"), cursor.span_from(start))


def _counted(cursor: Cursor) -> ast.Rider:
    start = cursor.need("counted").span
    at = cursor.name() if cursor.accepts("at") else None
    by = cursor.joined("or") if cursor.accepts("by") else ()
    return ast.Counted(at, by, cursor.span_from(start))


def _except(cursor: Cursor) -> ast.Rider:
    start = cursor.need("except").span
    if cursor.sees_kind(Kind.NAME):
        return _except_act(cursor, start)
    if cursor.accepts("after"):
        lead = duration(cursor) if cursor.sees_kind(Kind.NUMBER) else None
        cursor.need("notice")
        cursor.need("to")
        return ast.ExceptAfterNotice(lead, cursor.name(), cursor.span_from(start))
    if cursor.accepts("with", "consent", "of"):
        names = cursor.joined("and")
        return ast.ExceptWhere("with consent of", names, cursor.span_from(start))
    how = cursor.need("in", "by", "against", "through").text
    names = (cursor.name(),) if how == "through" else cursor.joined("or")
    return ast.ExceptWhere(how, names, cursor.span_from(start))


def _except_act(cursor: Cursor, start: Span) -> ast.Rider:
    act = cursor.name()
    claimed = cursor.accepts("claimed", "by", "notice")
    notice_to = cursor.name() if claimed and cursor.accepts("to") else None
    judge = cursor.name() if cursor.accepts("determined", "by") else None
    no_judge = judge is None and cursor.accepts("with", "no", "judge", "named")
    return ast.ExceptAct(act, claimed, notice_to, judge, no_judge, cursor.span_from(start))


def _invoked(cursor: Cursor) -> ast.Rider:
    start = cursor.need("invoked").span
    cursor.need("by")
    cursor.need("notice")
    to = cursor.name() if cursor.accepts("to") else None
    return ast.Invoked(to, cursor.span_from(start))


def _confirmed(cursor: Cursor) -> ast.Rider:
    start = cursor.need("confirmed").span
    cursor.need("by")
    return ast.Confirmed(cursor.name(), cursor.span_from(start))


def _judged(cursor: Cursor) -> ast.Rider:
    start = cursor.need("judged").span
    cursor.need("by")
    return ast.JudgedBy(cursor.joined("and"), cursor.span_from(start))


def _excused(cursor: Cursor) -> ast.Rider:
    start = cursor.need("excused").span
    if cursor.accepts("within"):
        length = duration(cursor)
        cursor.need("after")
        return ast.Excused(occasion(cursor), length, cursor.span_from(start))
    cursor.need("during")
    return ast.Excused(occasion(cursor), None, cursor.span_from(start))


def _to_be_agreed(cursor: Cursor) -> ast.Rider:
    start = cursor.need("to").span
    for word in ("be", "agreed", "by"):
        cursor.need(word)
    return ast.ToBeAgreed(cursor.joined("and"), cursor.span_from(start))


def _in(cursor: Cursor) -> ast.Rider:
    start = cursor.need("in").span
    if cursor.accepts("the"):
        cursor.need("same")
        cursor.need("place")
        return ast.Flag("same-place", cursor.span_from(start))
    how = cursor.need("parallel", "addition", "place").text
    follows = {"parallel": "with", "addition": "to", "place": "of"}[how]
    cursor.need(follows)
    return ast.Reference(f"in {how} {follows}", cursor.reference(), cursor.span_from(start))


def _cured(cursor: Cursor) -> ast.Rider:
    start = cursor.need("cured").span
    by = cursor.name() if cursor.accepts("by") else None
    within = duration(cursor) if cursor.accepts("within") else None
    return ast.CuredBy(by, within, cursor.span_from(start))


def _flag(name: str, *words: str) -> Callable[[Cursor], ast.Rider]:
    def read(cursor: Cursor) -> ast.Rider:
        start = cursor.token.span
        for word in words:
            cursor.need(word)
        return ast.Flag(name, cursor.span_from(start))

    return read


def _read_by_cell(cursor: Cursor) -> ast.Rider:
    start = cursor.token.span
    parts = [cursor.need(*SUPPLIED).text]
    while cursor.accepts("and"):
        parts.append(cursor.need(*SUPPLIED).text)
    for word in ("read", "by", "the", "cell"):
        cursor.need(word)
    return ast.ReadByCell(tuple(parts), cursor.span_from(start))


_RIDERS: Final[dict[str, Callable[[Cursor], ast.Rider]]] = {
    "as": _as,
    "including": _including,
    "numbering": _numbering,
    "counted": _counted,
    "except": _except,
    "invoked": _invoked,
    "confirmed": _confirmed,
    "automatically": _flag("automatically", "automatically"),
    "judged": _judged,
    "excused": _excused,
    "to": _to_be_agreed,
    "in": _in,
    "cured": _cured,
    "time": _flag("essence", "time", "is", "of", "the", "essence"),
    "pro-rata": _flag("pro-rata", "pro-rata"),
    "binding": _flag("binding", "binding"),
    "early": _flag("early", "early", "performance", "counts"),
}
"""How each rider begins, in the order in which the formatter writes them."""
