"""The names of a case in the order in which a person looks for them: what may be written where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.case.naming import sources_of
from servanda.evidence.names import BUILT_IN
from servanda.kernel.terms import ast
from servanda.kernel.terms.resolve import sort_of

if TYPE_CHECKING:
    from servanda.case.opening import Case


@dataclass(frozen=True, slots=True)
class Name:
    """A name, other forms that stand for it, and what is said of it (empty where nothing is)."""

    name: str
    forms: tuple[str, ...] = ()
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Sort:
    """Names of one sort, and the fields of a report that they stand in."""

    title: str
    fields: str
    names: tuple[Name, ...]


def listing(case: Case) -> tuple[Sort, ...]:
    """Every name that a report may use, by sort; each sort by alphabet, terms in their order."""
    declared = case.checked.names.declared
    known = case.names
    spots = () if known is None else known.places
    places = {name for name, found in declared.items() if sort_of(found) in _PLACES}
    return (
        Sort("Acts", "act, acts", tuple(_acts(case))),
        Sort("Kinds", "kind, kinds", tuple(_kinds(case))),
        Sort("Areas, lines and places", "place, places", _named(case, *_PLACES)),
        Sort(
            "Places on the map",
            "place",
            tuple(Name(name) for name in sorted(spots) if name not in places),
        ),
        Sort("Lists", "list", _named(case, "list")),
        Sort("Who acts", "by, to, against", _named(case, *_ACTORS)),
        Sort("Sources, by group", "source, counter; also by", tuple(_sources(case))),
        Sort("Where things are counted", "point", tuple(_points(case))),
        Sort("Terms", "under, terms, about", tuple(_terms(case))),
    )


_PLACES = ("area", "place", "line")
_ACTORS = ("party", "guarantor", "body", "group")


def _acts(case: Case) -> Iterator[Name]:
    for name, found in sorted(case.checked.names.declared.items()):
        match found:
            case ast.ActDecl(past=past, text=text, parents=parents):
                forms = (past.text,) if past and past.text != name else ()
                yield Name(name, forms, _meaning(text, parents))
            case _:
                continue
    for name in sorted(BUILT_IN - set(case.checked.names.declared)):
        yield Name(name, (), "of every agreement")


def _kinds(case: Case) -> Iterator[Name]:
    for name, found in sorted(case.checked.names.declared.items()):
        match found:
            case ast.KindDecl(plural=plural, text=text, parents=parents):
                forms = (plural.text,) if plural and plural.text != name else ()
                yield Name(name, forms, _meaning(text, parents))
            case _:
                continue


def _meaning(text: str | None, parents: Iterable[ast.Word]) -> str:
    cases = " or ".join(word.text for word in parents)
    return "; ".join(part for part in (text or "", f"is {cases}" if cases else "") if part)


def _named(case: Case, *sorts: str) -> tuple[Name, ...]:
    """Names of these sorts, with the sort where there are several and the words declared."""
    found = []
    for name, declared in sorted(case.checked.names.declared.items()):
        sort = sort_of(declared)
        if sort not in sorts:
            continue
        text = declared.text if isinstance(declared, ast.NameDecl) else ""
        parts = (sort if len(sorts) > 1 else "", f"“{text}”" if text else "")
        found.append(Name(name, (), " ".join(part for part in parts if part)))
    return tuple(found)


def _sources(case: Case) -> Iterator[Name]:
    listed: set[str] = set()
    for group in case.method.groups:
        listed |= {group.name, *group.members}
        whose = f"speaks for {group.side}" if group.side else "of neither side"
        yield Name(group.name, group.members, f"one group, {whose}")
    for name in sources_of(case.method):
        if name not in listed:
            yield Name(name, (), "named by a rule of the method")


def _points(case: Case) -> Iterator[Name]:
    known = case.names
    counters = case.method.counters
    for point in sorted(() if known is None else known.points):
        by = sorted({c.name for c in counters if c.point == point})
        yield Name(point, (), _counted(by))


def _counted(by: list[str]) -> str:
    return f"where {' and '.join(by)} {'counts' if len(by) == 1 else 'count'}" if by else ""


def _terms(case: Case) -> Iterator[Name]:
    owed: dict[str, tuple[str, ...]] = {}
    for term in case.plan.terms:
        owed.setdefault(term.key.id, term.bearers)
    for name, bearers in owed.items():
        yield Name(f"term {name}", (), f"owed by {' and '.join(bearers)}" if bearers else "")
