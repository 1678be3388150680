"""Which sort of name each place of a sentence asks for, and whether the names are of that sort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic
from servanda.kernel.terms import ast
from servanda.kernel.terms.resolve import ACTORS, BUILT_IN_ACTS, Names, unknown
from servanda.kernel.terms.suggest import nearest
from servanda.kernel.terms.tree import walk

_WHERE = ("area", "place", "line")
_HELD = ("kind", "body")
_THING = ("kind", "body", "act")


@dataclass(frozen=True, slots=True)
class Use:
    """A name where it is used, and the sorts that may stand there (the first one is said)."""

    word: ast.Word
    sorts: tuple[str, ...]


def uses(node: object) -> Iterator[Use]:
    """Every use of a name below a node, in order."""
    for part in walk(node):
        yield from _uses_of(part)


def _each(words: tuple[ast.Word | None, ...], *sorts: str) -> Iterator[Use]:
    return (Use(word, sorts) for word in words if word is not None)


def _uses_of(node: object) -> Iterator[Use]:
    match node:
        case ast.Subject():
            yield from _each(node.names, *ACTORS)
        case ast.Do():
            yield from _each((node.verb,), "act")
        case ast.Item():
            yield from _each((node.noun,), *_THING)
            yield from _each((node.per,), "kind")
            yield from _each((node.roll,), "list")
        case ast.Leave() | ast.StayOut():
            yield from _each(node.areas, "area", "place")
        case ast.KeepAway() | ast.KeepNear():
            yield from _each(node.nouns, *_HELD)
            yield from _each((node.line,), "line", "area", "place")
        case ast.KeepIn():
            yield from _each(node.nouns, *_HELD)
            yield from _each((node.area,), "area", "place")
        case ast.KeepAtMost():
            yield from _each((node.noun,), *_HELD)
            yield from _each((node.area,), "area", "place")
        case ast.KeepState():
            yield from _each((node.thing,), "place", "kind", "area", "line")
            yield from _each((node.state,), "state")
        case ast.Prevent():
            yield from _each(node.acts, "act")
            yield from _each(node.groups, "group", "party", "body", "guarantor")
        case ast.Sentence():
            yield from _each((node.recipient,), *ACTORS)
            yield from _each(node.places, *(("place",) if node.place_how == "through" else _WHERE))
        case ast.Occasion():
            yield from _each((None if node.what.text == "notice" else node.what,), *_EVENT)
            yield from _each(node.by, *ACTORS)
            yield from _each((node.to,), *ACTORS)
            yield from _each((node.within,), *_WHERE)
        case ast.Named():
            yield from _each((node.name,), "moment")
        case ast.NthDay() | ast.StartOf() | ast.EndOf():
            yield from _each((node.period,), "period")
        case ast.During():
            yield from _each((node.name,), "period", "act")
        case ast.Cycle():
            yield from _each((node.name,), "period")
        case _:
            yield from _uses_of_riders(node)


_EVENT = ("act", "kind", "body")


def _uses_of_riders(node: object) -> Iterator[Use]:
    match node:
        case ast.Counted():
            yield from _each((node.at,), "place")
            yield from _each(node.by, "body", *ACTORS)
        case ast.ExceptAct():
            yield from _each((node.act,), "act")
            yield from _each((node.notice_to, node.judge), "body", *ACTORS)
        case ast.ExceptWhere():
            sorts = {"in": _WHERE, "through": ("act", "place")}.get(node.how, ACTORS)
            yield from _each(node.names, *sorts)
        case ast.ExceptAfterNotice():
            yield from _each((node.to,), "body", *ACTORS)
        case ast.Invoked():
            yield from _each((node.to,), "body", *ACTORS)
        case ast.Confirmed():
            yield from _each((node.by,), "body", *ACTORS)
        case ast.JudgedBy():
            yield from _each(node.acts, "act")
        case ast.ToBeAgreed():
            yield from _each(node.by, *ACTORS)
        case ast.CuredBy():
            yield from _each((node.by,), "act")
        case ast.Rung():
            yield from _each((node.act,), "act")
        case ast.Term():
            yield from _each((node.amended_by,), "amendment")
        case ast.TermRef():
            yield from _each((node.of,), "incorporates")
        case _:
            yield from _uses_of_declarations(node)


def _uses_of_declarations(node: object) -> Iterator[Use]:
    match node:
        case ast.KindDecl():
            yield from _each(node.parents, "kind")
        case ast.ActDecl():
            yield from _each(node.parents, "act")
        case ast.ListDecl():
            yield from _each((node.of,), "kind")
        case ast.Feature():
            yield from _each((node.annex,), "annex")
        case ast.Belt():
            yield from _each((node.line,), "line", "area")
        case ast.Union():
            yield from _each((*node.areas, node.without), "area", "place", "line")
        case ast.AmendmentDecl() | ast.WaiverDecl():
            yield from _each(node.agreed_by, *ACTORS)
        case _:
            return


def check_sorts(document: ast.Document, names: Names) -> Iterator[Diagnostic]:
    """Names nobody declared, names of another sort, and things used as events."""
    broken = frozenset(document.broken)
    for statement in document.statements:
        for use in uses(statement):
            found = _vet(use, names, broken)
            if found is not None:
                yield found
        for node in walk(statement):
            if isinstance(node, ast.Occasion):
                yield from _vet_occasion(node, names, broken)


def _vet(use: Use, names: Names, broken: frozenset[str]) -> Diagnostic | None:
    word, sorts = use.word, use.sorts
    sort = names.sort(word.text)
    if sort is None:
        built_in = "act" in sorts and word.text in BUILT_IN_ACTS
        known = built_in or word.text in broken
        return None if known else unknown(word, sorts, names)
    if sort in sorts:
        return None
    message = f'"{word.text}" is declared as {_a(sort)}'
    hint = _instead(word.text, sort, sorts)
    if not hint:
        meant = nearest(word.text, names.of_sort(*sorts))
        hint = f'did you mean "{meant}"?' if meant else ""
    return problem("T202", message, word.span, label=f"{_a(sorts[0])} stands here", hint=hint)


def _a(sort: str) -> str:
    return f"an {sort}" if sort[0] in "aeiou" else f"a {sort}"


def _instead(name: str, sort: str, sorts: tuple[str, ...]) -> str:
    """The construct that fits the sort the name has."""
    match (sort, sorts[0]):
        case ("period", "moment"):
            return f"write `start of {name}` or `end of {name}`, or `during {name}`"
        case ("act", "moment"):
            return f"write `the first {name}`"
        case ("moment", "period"):
            return f"write `from {name}`"
        case ("list", "kind"):
            return f"write the kind and then `on {name}`"
        case ("kind", "list"):
            return f"declare a list: `list NAME of {name} is annex …`"
        case _:
            return ""


def _vet_occasion(node: ast.Occasion, names: Names, broken: frozenset[str]) -> Iterator[Diagnostic]:
    """A form is the past form of a declared act; a thing without one is no event."""
    if node.form is None:
        sort = names.sort(node.what.text)
        if sort in ("kind", "body") and names.canonical(node.what.text) != "complaint":
            message = f'"{node.what.text}" is a thing, and only an act is an event'
            forms = sorted(names.forms)
            hint = f"write `{node.what.text} {forms[0]}`, or another past form" if forms else ""
            yield problem("T208", message, node.what.span, hint=hint)
        return
    form = node.form.text
    if form in names.forms or form in broken:
        return
    meant = nearest(form, names.forms)
    hint = f'did you mean "{meant}"?' if meant else f"declare the act: `act VERB, {form}.`"
    label = "no act is declared with this past form"
    yield problem("T201", f'unknown past form "{form}"', node.form.span, label=label, hint=hint)
