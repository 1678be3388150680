"""What each declared name means: its sort, its spellings, and what falls under it.

One table for the whole agreement. A kind's plural and an act's past form are other spellings of
the same name. ``kind fuel-truck is truck`` makes every fuel truck a truck; ``act attack is
airstrike or shelling`` makes every airstrike and every shelling an attack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.suggest import nearest
from servanda.kernel.terms.tree import walk

BUILT_IN_ACTS = ("ending", "make-up")
"""Acts that need no declaration: the end of a stay, and making up a missed period."""
_VERBS = ("endeavour", "keep", "leave", "prevent", "stay")
ACTORS = ("party", "guarantor", "body", "group")
"""Sorts of those who can act, owe and be owed."""

Declared = (
    ast.NameDecl
    | ast.KindDecl
    | ast.ActDecl
    | ast.AreaDecl
    | ast.ListDecl
    | ast.MomentDecl
    | ast.PeriodDecl
    | ast.AmendmentDecl
    | ast.WaiverDecl
)


@dataclass(frozen=True, slots=True)
class Names:
    """Every declared name. ``spellings`` maps plurals, ``forms`` past forms to their name."""

    declared: Mapping[str, Declared]
    spellings: Mapping[str, str]
    forms: Mapping[str, str]
    narrower_kinds: Mapping[str, tuple[str, ...]]
    narrower_acts: Mapping[str, tuple[str, ...]]

    def canonical(self, name: str) -> str:
        """The declared name of a spelling; the spelling itself if it is none."""
        return self.spellings.get(name, name)

    def sort(self, name: str) -> str | None:
        """The sort a name is declared as, None for a name nobody declared."""
        found = self.declared.get(self.canonical(name))
        return None if found is None else sort_of(found)

    def of_sort(self, *sorts: str) -> tuple[str, ...]:
        """Every name of these sorts, plurals included, by alphabet."""
        plain = [name for name, found in self.declared.items() if sort_of(found) in sorts]
        kept = set(plain)
        return tuple(sorted(kept | {s for s, name in self.spellings.items() if name in kept}))

    def kinds_under(self, name: str) -> tuple[str, ...]:
        """The kind and every kind whose members are members of it, by alphabet."""
        return _under(self.canonical(name), self.narrower_kinds)

    @property
    def cases(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each kind and act that is whatever is one of several (``is A or B``), with those."""
        made = (d for d in self.declared.values() if isinstance(d, ast.KindDecl | ast.ActDecl))
        return tuple(
            (d.name.text, tuple(self.canonical(word.text) for word in d.parents))
            for d in made
            if len(d.parents) > 1
        )

    def acts_under(self, name: str) -> tuple[str, ...]:
        """The act (its past form will do) and every act that is a case of it, by alphabet."""
        return _under(self.forms.get(name, name), self.narrower_acts)


def _under(name: str, narrower: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(narrower.get(one, ()))
    return tuple(sorted(seen))


def sort_of(declaration: Declared) -> str:
    """The sort a declaration declares, in the language's own word."""
    match declaration:
        case ast.NameDecl(sort=sort) | ast.AreaDecl(sort=sort):
            return sort
        case ast.KindDecl():
            return "kind"
        case ast.ActDecl():
            return "act"
        case ast.ListDecl():
            return "list"
        case ast.MomentDecl():
            return "moment"
        case ast.PeriodDecl():
            return "period"
        case ast.AmendmentDecl():
            return "amendment"
        case ast.WaiverDecl():
            return "waiver"


def resolve(document: ast.Document) -> tuple[Names, list[Diagnostic]]:
    """The table of names, and what is declared twice or in a circle."""
    found: list[Diagnostic] = []
    declared: dict[str, Declared] = {}
    spellings: dict[str, str] = {}
    forms: dict[str, str] = {}
    places: dict[str, Span] = {}
    form_places: dict[str, Span] = {}

    def add(word: ast.Word, taken: dict[str, Span]) -> bool:
        if word.text in taken:
            related = ((taken[word.text], "declared here first"),)
            message = f'"{word.text}" is declared twice'
            found.append(problem("T203", message, word.span, related=related))
            return False
        taken[word.text] = word.span
        return True

    for statement in document.statements:
        if not isinstance(statement, Declared):
            continue
        name = statement.name
        if isinstance(statement, ast.NameDecl) and statement.sort == "agreement":
            continue
        if add(name, places):
            declared[name.text] = statement
        if isinstance(statement, ast.KindDecl) and statement.plural:
            plural = statement.plural
            if plural.text != name.text and add(plural, places):
                spellings[plural.text] = name.text
        if (
            isinstance(statement, ast.ActDecl)
            and statement.past
            and add(statement.past, form_places)
        ):
            forms[statement.past.text] = name.text
    names = Names(
        declared,
        spellings,
        forms,
        _narrower(declared, spellings, ast.KindDecl),
        _narrower(declared, spellings, ast.ActDecl),
    )
    found.extend(_circles(names))
    return names, found


def _narrower(
    declared: Mapping[str, Declared],
    spellings: Mapping[str, str],
    sort: type[ast.KindDecl | ast.ActDecl],
) -> dict[str, tuple[str, ...]]:
    """For each name the names directly under it: ``is A`` goes under A, ``is A or B`` above."""
    under: dict[str, list[str]] = {}
    for name, found in declared.items():
        if not isinstance(found, sort):
            continue
        parents = [spellings.get(word.text, word.text) for word in found.parents]
        if len(parents) == 1:
            under.setdefault(parents[0], []).append(name)
        elif parents:
            under.setdefault(name, []).extend(parents)
    return {name: tuple(sorted(set(below))) for name, below in under.items()}


def _circles(names: Names) -> list[Diagnostic]:
    """Definitions that go round in a circle, one diagnostic for each ring."""
    edges = {
        name: tuple(sorted({names.canonical(word) for word in _rests_on(found)}))
        for name, found in names.declared.items()
    }
    rings = rings_of(edges)
    return [
        problem(
            "T206",
            " is defined by ".join((*ring, ring[0])),
            names.declared[ring[0]].span,
            related=tuple((names.declared[name].span, f'"{name}"') for name in ring[1:]),
        )
        for ring in rings
    ]


def _rests_on(declaration: Declared) -> list[str]:
    """The names that a declaration is defined by."""
    if isinstance(declaration, ast.KindDecl | ast.ActDecl):
        return [word.text for word in declaration.parents]
    words = [node for node in walk(declaration) if isinstance(node, ast.Word)]
    return [word.text for word in words if word is not declaration.name]


def rings_of(edges: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The circles of a graph: for each knot of names that reach each other, one shortest."""
    rings = []
    for knot in _knots(edges):
        first = min(knot)
        if len(knot) > 1 or first in edges.get(first, ()):
            rings.append(_ring_in(first, knot, edges))
    return sorted(rings)


def _knots(edges: Mapping[str, tuple[str, ...]]) -> list[frozenset[str]]:
    """Strongly connected components (Tarjan 1972), without recursion."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    knots: list[frozenset[str]] = []
    for root in sorted(edges):
        if root in number:
            continue
        work = [(root, iter(edges.get(root, ())))]
        while work:
            name, targets = work[-1]
            if name not in number:
                number[name] = low[name] = len(number)
                stack.append(name)
                on_stack.add(name)
            for target in targets:
                if target not in number:
                    work.append((target, iter(edges.get(target, ()))))
                    break
                if target in on_stack:
                    low[name] = min(low[name], low[target])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[name])
                if low[name] == number[name]:
                    at = stack.index(name)
                    knots.append(frozenset(stack[at:]))
                    on_stack.difference_update(stack[at:])
                    del stack[at:]
    return knots


def _ring_in(
    start: str, knot: frozenset[str], edges: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The shortest way from a name back to itself inside its knot."""
    came: dict[str, str] = {}
    waiting = [start]
    for name in waiting:
        for target in edges.get(name, ()):
            if target == start:
                way = [name]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if target in knot and target not in came:
                came[target] = name
                waiting.append(target)
    return (start,)


def unknown(word: ast.Word, sorts: tuple[str, ...], names: Names) -> Diagnostic:
    """A name nobody declared, with the name most likely meant."""
    sort = sorts[0]
    wanted = names.of_sort(*sorts) + ((*BUILT_IN_ACTS, *_VERBS) if sort == "act" else ())
    meant = nearest(word.text, wanted) or nearest(word.text, (*names.declared, *names.spellings))
    example = f'`{sort} {word.text} "…".`' if sort not in ("act", "kind") else ""
    example = example or f"`{sort} {word.text}.`"
    hint = f'did you mean "{meant}"?' if meant else f"declare it: {example}"
    label = f"not a declared {sort}"
    return problem("T201", f'unknown {sort} "{word.text}"', word.span, label=label, hint=hint)
