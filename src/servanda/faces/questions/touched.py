"""Which terms another state of the facts could move: all others keep the proofs they have.

It names too many rather than too few: a term is left out only if nothing that differs can match
anything it is judged by, and nothing that it rests on is named either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import Final

from servanda.faces.questions.asked import patterns_of
from servanda.kernel.facts import Count, Coverage, Facts, Incident, Level, Stay
from servanda.kernel.plan.operators import (
    Absence,
    Cap,
    Deadline,
    Guarantee,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Withdrawal,
)

LEAVE: Final = "leave"
"""The built-in act of a departure, which no pattern of a plan names."""

Told = Incident | Count | Stay | Level | Coverage


def touched(plan: Plan, before: Facts, after: Facts) -> frozenset[TermKey]:
    """The terms whose proofs may differ between two states of the facts."""
    changed = _changed(before, after)
    if changed is None:
        return frozenset(term.key for term in plan.terms)
    wider = dict(plan.wider)
    found = {t.key for t in plan.terms if any(_bears(t, fact, wider) for fact in changed)}
    while True:
        ids = {key.id for key in found}
        more = {t.key for t in plan.terms if t.key not in found and _rests_on(t, ids)}
        if not more:
            return frozenset(found)
        found |= more


def _changed(before: Facts, after: Facts) -> list[Told] | None:
    """What only one of the two has; None where acts of law differ, which may bear on any term."""
    kinds: tuple[tuple[tuple[Told, ...], tuple[Told, ...]], ...] = (
        (before.incidents, after.incidents),
        (before.counts, after.counts),
        (before.stays, after.stays),
        (before.levels, after.levels),
        (before.coverage, after.coverage),
    )
    if _rest(before) != _rest(after):
        return None
    return [fact for old, new in kinds for fact in _differing(old, new)]


def _rest(facts: Facts) -> Facts:
    """What is told of no single act, count, stay, level or look."""
    return replace(facts, incidents=(), counts=(), stays=(), levels=(), coverage=(), views=())


def _differing(old: Iterable[Told], new: Iterable[Told]) -> Iterator[Told]:
    known, found = {fact.id: fact for fact in old}, {fact.id: fact for fact in new}
    for one, other in ((known, found), (found, known)):
        yield from (fact for key, fact in one.items() if other.get(key) != fact)


def _bears(term: TermPlan, fact: Told, wider: dict[str, tuple[str, ...]]) -> bool:
    """Whether a fact can match anything that the term is judged by."""
    moves = isinstance(term.duty, Withdrawal | Absence)
    match fact:
        case Incident(act=act):
            if act == LEAVE and moves:
                return True
            remedy = term.cure is not None and term.cure.by == act
            return remedy or _acts(term, (act,), wider)
        case Count(act=act):
            needs = isinstance(term.duty, Deadline | Quota | Response | Ratio)
            return needs or act is None or _acts(term, (act,), wider)
        case Stay():
            return moves
        case Level():
            return isinstance(term.duty, Cap)
        case Coverage(acts=acts):
            return moves or isinstance(term.duty, Cap) or acts is None or _acts(term, acts, wider)


def _acts(term: TermPlan, acts: Iterable[str], wider: dict[str, tuple[str, ...]]) -> bool:
    """Whether any of these acts, or one above or below it, is in a pattern of the term."""
    named = set(acts)
    if isinstance(term.duty, Guarantee):
        return True
    for pattern in patterns_of(term):
        if pattern.acts is None:
            return True
        family = {*pattern.acts, *(above for act in pattern.acts for above in wider.get(act, ()))}
        if named & family:
            return True
    return False


@lru_cache(maxsize=1024)
def _named(term: TermPlan) -> frozenset[str]:
    """The ids of the terms that a term's parts name."""
    parts = (getattr(term, field.name) for field in fields(term) if field.name != "key")
    return frozenset(key.id for part in parts for key in _keys(part))


def _keys(part: object) -> Iterator[TermKey]:
    match part:
        case TermKey():
            yield part
        case tuple():
            for one in part:
                yield from _keys(one)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from _keys(getattr(part, field.name))
        case _:
            return


def _rests_on(term: TermPlan, ids: set[str]) -> bool:
    every = term.condition is not None and term.condition.terms is None
    return every or bool(_named(term) & ids)
