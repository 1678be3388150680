"""A question, its possible answers, and the rows that each answer would be on record.

Whoever answers is told as so many unrelated sources that have not spoken of it yet: as many as
the method's standard asks for. What an answer would change is found by judging (`faces.next`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant, Json, Range, iso
from servanda.kernel.base import json_amount as number
from servanda.kernel.facts import Claim, Facts, Located, Truth
from servanda.kernel.plan.operators import BEARER, Pattern, Plan, TermKey, TermPlan
from servanda.kernel.standard import as_good_as
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.phrases import Phrase
from servanda.kernel.verdicts.reference.scene import Scene
from servanda.kernel.verdicts.witnesses import Index
from servanda.record.entries import Body, EntryType

BEST: Final = "A1"
"""The grade of the sources that a question supposes: as good as any standard asks."""

ANYWHERE: Final = "elsewhere"
"""The place of what was in none of the areas asked about."""

Row = Mapping[str, Json]
"""An entry as `servanda record add` takes it."""


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """An occasion of a term, by its key; the key is empty for the term as a whole."""

    term: TermKey
    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which a question can be answered, and the rows that say so."""

    said: Phrase
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be found out.

    ``key`` names it for good; ``what`` it asks, ``of`` whom; ``open`` are the occasions it was
    asked for. ``whole`` says that one of the answers must be the right one; otherwise they are
    examples at the ends of what is possible.
    """

    key: str
    what: Phrase
    of: Phrase
    answers: tuple[Answer, ...]
    open: tuple[Occasion, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What the record says of a claim: the key of its incident, its type, and what it says."""

    incident: str
    type: EntryType
    body: Body


@dataclass(frozen=True, slots=True)
class Ground:
    """What questions are asked on: a case judged, with its facts at hand.

    ``told`` finds a claim's entry; ``bodies`` may rule and are of neither side; ``sources`` are
    names that nobody on record has; ``faint`` what would be facts if nothing were below the floor.
    """

    plan: Plan
    facts: Facts
    faint: Facts
    method: Method
    as_of: Instant
    scene: Scene
    known: Index
    told: Mapping[str, Told]
    bodies: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def enough(self) -> int:
        """How many unrelated sources the standard asks for."""
        return self.method.standard.sources

    def missing(self, claims: Iterable[Claim]) -> int:
        """How many more sources of the standard's grade are needed beside these; 1 at least."""
        grade = self.method.standard.grade
        groups = {claim.group for claim in claims if as_good_as(claim.grade, grade)}
        return max(1, self.enough - len(groups))

    def witnessed(self, row: Row, sources: int) -> tuple[Row, ...]:
        """The row as so many unrelated sources would give it."""
        return tuple({**row, "source": name, "grade": BEST} for name in self.sources[:sources])

    def incident_of(self, claims: Iterable[Claim], otherwise: str) -> str:
        """The key that claims about one incident share on record."""
        return next((self.told[c.id].incident for c in claims if c.id in self.told), otherwise)


def new_sources(claims: Iterable[Claim], method: Method) -> tuple[str, ...]:
    """Names for as many sources as the standard asks, which nobody on record or in the method has.

    They stand for whoever will answer.
    """
    taken = {claim.source for claim in claims} | {claim.group for claim in claims}
    for group in method.groups:
        taken |= {group.name, *group.members}
    free = (name for n in range(1, 10**6) if (name := f"further-source-{n}") not in taken)
    return tuple(next(free) for _ in range(max(1, method.standard.sources)))


# --------------------------------------------------------------------------------- what rows hold


def time_of(bounds: Between) -> Json:
    """A time as a row says it."""
    if bounds.exact:
        return iso(bounds.lo)
    found: dict[str, Json] = {}
    if bounds.lo > DAWN:
        found["from"] = iso(bounds.lo)
    if bounds.hi < FOREVER:
        found["to"] = iso(bounds.hi)
    return found or {"from": "1900-01-01T00:00:00Z"}


def period_of(start: Instant, end: Instant) -> Json:
    """``start ≤ t < end`` as a row says it."""
    return {"from": iso(start), "to": iso(end)}


def amount_of(amount: Range) -> Json:
    """An amount as a row says it."""
    if amount.exact:
        return number(amount.lo)
    if amount.hi is None:
        return {"lo": number(amount.lo)}
    return {"lo": number(amount.lo), "hi": number(amount.hi)}


def place_of(places: Iterable[Located], otherwise: Iterable[str] = ()) -> Json:
    """Where it is known to have been, else where it possibly was; None where nobody says."""
    told = tuple(places)
    sure: list[Json] = [place.area for place in told if place.inside is Truth.TRUE]
    open_: list[Json] = [place.area for place in told if place.inside is not Truth.FALSE]
    possible = open_ or [*otherwise]
    return sure or ({"possible": possible} if possible else None)


def filled(**given: Json) -> Row:
    """A row without what was left out."""
    return {name: value for name, value in given.items() if value is not None}


def less_than(amount: Amount) -> Amount:
    """The most that falls short of an amount, in whole units."""
    return amount - 1


# ------------------------------------------------------------------------------ reading the plan


@lru_cache(maxsize=1024)
def patterns_of(term: TermPlan) -> tuple[Pattern, ...]:
    """Every pattern that a term is judged by, once each."""
    return tuple(dict.fromkeys(_patterns(term)))


def _patterns(part: object) -> Iterator[Pattern]:
    match part:
        case Pattern():
            yield part
        case tuple():
            for one in part:
                yield from _patterns(one)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from _patterns(getattr(part, field.name))
        case _:
            return


def actors_of(pattern: Pattern, term: TermPlan) -> tuple[str, ...]:
    """By whom, with those who owe the term in the place of the bearer; nobody where anyone may."""
    if pattern.actors is None:
        return ()
    others = tuple(actor for actor in pattern.actors if actor != BEARER)
    return (*others, *(term.bearers if BEARER in pattern.actors else ()))


def in_order(ground: Ground, parties: Iterable[str]) -> tuple[str, ...]:
    """Names in the agreement's order, then by the letter."""
    order = {party: at for at, party in enumerate(ground.plan.parties)}
    return tuple(sorted(set(parties), key=lambda p: (order.get(p, len(order)), p)))
