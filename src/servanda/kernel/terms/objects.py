"""Parsing of who and what: subjects, amounts, objects, and the nine predicates."""

from __future__ import annotations

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.cursor import Cursor, NotASentence
from servanda.kernel.terms.lexer import Kind
from servanda.kernel.terms.moments import distance

_PREDICATES = ("leave", "stay", "keep", "prevent")


def subject(cursor: Cursor) -> ast.Subject:
    """A name, ``each party``, ``each of A and B``, ``A and B jointly``."""
    start = cursor.token.span
    if cursor.accepts("each"):
        if cursor.accepts("of"):
            return ast.Subject(ast.Who.EACH_OF, cursor.joined("and"), cursor.span_from(start))
        role = cursor.need("party", "guarantor").text
        who = ast.Who.EACH_PARTY if role == "party" else ast.Who.EACH_GUARANTOR
        return ast.Subject(who, (), cursor.span_from(start))
    names = [cursor.name()]
    while cursor.sees("and") and cursor.ahead().kind is Kind.NAME:
        cursor.take()
        names.append(cursor.name())
    if len(names) == 1:
        return ast.Subject(ast.Who.NAMED, tuple(names), cursor.span_from(start))
    if not cursor.sees("jointly"):
        cursor.stop_here("write `A and B jointly` for one duty of both, `each of A and B` for two")
    cursor.take()
    return ast.Subject(ast.Who.JOINTLY, tuple(names), cursor.span_from(start))


def measure(cursor: Cursor) -> ast.Measure | None:
    """An amount, if one is next."""
    start = cursor.token.span
    if cursor.accepts("every"):
        return ast.Measure(ast.Bound.EVERY, None, None, start)
    if cursor.accepts("between"):
        low = cursor.amount()
        cursor.need("and")
        high = cursor.amount()
        return ast.Measure(ast.Bound.BETWEEN, low, high, cursor.span_from(start))
    if cursor.accepts("at"):
        bound = cursor.need("least", "most").text
        number = cursor.amount()
        if bound == "least" and cursor.accepts("percent", "of"):
            return ast.Measure(ast.Bound.SHARE_AT_LEAST, number, None, cursor.span_from(start))
        which = ast.Bound.AT_LEAST if bound == "least" else ast.Bound.AT_MOST
        return ast.Measure(which, number, None, cursor.span_from(start))
    if cursor.sees_kind(Kind.NUMBER):
        number = cursor.amount()
        if cursor.accepts("percent", "of"):
            return ast.Measure(ast.Bound.SHARE, number, None, cursor.span_from(start))
        return ast.Measure(ast.Bound.EXACTLY, number, None, cursor.span_from(start))
    return None


def item(cursor: Cursor) -> ast.Item:
    """``[amount] NAME [per NAME] [on NAME]``."""
    start = cursor.token.span
    return _item(cursor, start, measure(cursor))


def _item(cursor: Cursor, start: Span, amount: ast.Measure | None) -> ast.Item:
    noun = cursor.name()
    per = cursor.name() if cursor.accepts("per") else None
    roll = cursor.name() if cursor.accepts("on") else None
    return ast.Item(amount, noun, roll, per, cursor.span_from(start))


def part(cursor: Cursor) -> ast.Item:
    """``amount NAME [on NAME]`` of an ``including``."""
    start = cursor.token.span
    amount = measure(cursor)
    if amount is None:
        cursor.stop_here()
    noun = cursor.name()
    roll = cursor.name() if cursor.accepts("on") else None
    return ast.Item(amount, noun, roll, None, cursor.span_from(start))


def objects(cursor: Cursor) -> ast.Objects | None:
    """What an act is done to, if anything: one item, all of several, or any of them."""
    start = cursor.token.span
    amount = measure(cursor)
    if amount is None and not cursor.sees_kind(Kind.NAME):
        return None
    items = [_item(cursor, start, amount)]
    join = ast.Join.ONE
    if cursor.sees("and", "or"):
        word = cursor.token.text
        join = ast.Join.ALL if word == "and" else ast.Join.ANY
        while cursor.accepts(word):
            items.append(item(cursor))
        if cursor.sees("and", "or"):
            hint = f"write `{word}` between all of them, or make two terms"
            message = f"this list is joined by `{word}` and by `{cursor.token.text}`"
            raise NotASentence(problem("T113", message, cursor.token.span, hint=hint))
    return ast.Objects(join, tuple(items), cursor.span_from(start))


def predicate(cursor: Cursor) -> ast.Predicate:
    """What shall, shall not or may be done."""
    start = cursor.token.span
    if cursor.accepts("leave"):
        return ast.Leave(cursor.joined("and"), cursor.span_from(start))
    if cursor.accepts("stay", "out", "of"):
        return ast.StayOut(cursor.joined("and"), cursor.span_from(start))
    if cursor.accepts("keep"):
        return _keep(cursor, start)
    if cursor.accepts("prevent"):
        acts = cursor.joined("or")
        cursor.need("by")
        return ast.Prevent(acts, cursor.joined("or"), cursor.span_from(start))
    verb = cursor.name()
    return ast.Do(verb, objects(cursor), cursor.span_from(start))


def _keep(cursor: Cursor, start: Span) -> ast.Predicate:
    """The four uses of ``keep``; the word is behind us."""
    if cursor.accepts("at", "most"):
        limit = cursor.amount()
        noun = cursor.name()
        cursor.need("in")
        return ast.KeepAtMost(limit, noun, cursor.name(), cursor.span_from(start))
    held = cursor.joined("or")
    if cursor.accepts("at", "least"):
        far = distance(cursor)
        cursor.need("from")
        return ast.KeepAway(held, far, cursor.name(), cursor.span_from(start))
    if cursor.accepts("within"):
        far = distance(cursor)
        cursor.need("of")
        return ast.KeepNear(held, far, cursor.name(), cursor.span_from(start))
    if cursor.accepts("in"):
        return ast.KeepIn(held, cursor.name(), cursor.span_from(start))
    if len(held) > 1:
        cursor.stop_here()
    state = cursor.name()
    return ast.KeepState(held[0], state, cursor.span_from(start))
