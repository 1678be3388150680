"""Worlds: every way of filling every unknown of a small case (DESIGN §5.1), one after the other.

Times are enumerated on a lattice instead of at every microsecond, without losing a world that
matters. All that is ever asked of the unknown instants of a case is a set of comparisons
``x - y ≤ c`` and ``x - y < c`` whose constants ``c`` are sums of the case's own instants and
durations: whole multiples of one ``step``, give or take a microsecond (an end of day, a horizon
just after a due). On whole microseconds ``<`` is ``≤`` less one. Whatever combination of answers
a world gives, the greatest solution of those inequalities (shortest paths from an origin) gives
the same answers, and each of its values is a multiple of ``step`` less at most one microsecond
for each inequality on the path, of which there are no more than unknown instants in a chain. So
``m · step + s`` with ``-chain - 1 ≤ s ≤ 1`` meets every order, tie and near miss there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cached_property
from itertools import product
from math import gcd

from servanda.kernel.base import (
    DAWN,
    FOREVER,
    HOUR,
    MINUTE,
    Amount,
    Between,
    Duration,
    Instant,
    Range,
)
from servanda.kernel.facts import Facts, Incident, Level, Located, Part, Stay, Times, Truth
from servanda.kernel.plan.operators import (
    At,
    DaysWith,
    NthDayOf,
    Pattern,
    Plan,
    Quota,
    TermPlan,
    Use,
)
from servanda.kernel.verdicts.proof import Choice

DAY = 24 * HOUR
STRAY = 3
"""How many microseconds an instant of a case may stray from the lattice."""

Atom = tuple[str, Truth]
"""An aspect (``occurs``, ``by:a``, ``in:north``) as read: a gap and a dispute are two atoms."""


class TooManyWorldsError(Exception):
    """The case is too large to be judged by brute force."""


class NoWorldError(Exception):
    """No world meets the constraints: nothing can be concluded, and the law is silent."""


Sort = tuple[tuple[str, ...] | None, tuple[str, ...] | None]
"""The acts and the kinds that a pattern asks for."""


@dataclass(frozen=True)
class Happening:
    """One incident as one world has it. ``atoms`` are the free atoms that hold in it.

    ``shares`` says of each sort that it is told of too coarsely for how many of it were of that.
    """

    incident: Incident
    time: Instant
    amount: Amount
    atoms: frozenset[Atom]
    choices: tuple[Choice, ...] = ()
    shares: tuple[tuple[Sort, Amount], ...] = ()

    def holds(self, aspect: str, truth: Truth) -> bool:
        """Whether an atom holds in this world."""
        return truth is Truth.TRUE or (truth is not Truth.FALSE and (aspect, truth) in self.atoms)

    def occurs(self, part: Part, use: Use) -> bool:
        """Whether it happened, as read for one part and use."""
        return self.holds("occurs", occurrence(part, use))

    def by(self, part: Part, use: Use) -> bool:
        """Whether that party did it."""
        return self.holds(f"by:{part.party}", attribution(part, use))


@dataclass(frozen=True)
class Presence:
    """One stay as one world has it: the half-open time ``begin ≤ t < end``."""

    stay: Stay
    begin: Instant
    end: Instant
    atoms: frozenset[Atom]
    choices: tuple[Choice, ...] = ()

    def holds(self, aspect: str, truth: Truth) -> bool:
        """Whether an atom holds in this world."""
        return truth is Truth.TRUE or (truth is not Truth.FALSE and (aspect, truth) in self.atoms)


@dataclass(frozen=True)
class Snapshot:
    """One level as one world has it."""

    level: Level
    time: Instant
    amount: Amount
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Base:
    """Everything a world fixes except unseen performance.

    ``extras`` are unknowns of the judgement itself: an exception nobody ruled, a presence nobody
    saw (the instant before which the bearer is inside).
    """

    happenings: tuple[Happening, ...]
    presences: tuple[Presence, ...]
    snapshots: tuple[Snapshot, ...]
    extras: Mapping[tuple[str, ...], int]

    @cached_property
    def choices(self) -> frozenset[Choice]:
        """How this world settles what is disputed."""
        every: tuple[Happening | Presence | Snapshot, ...] = (
            *self.happenings,
            *self.presences,
            *self.snapshots,
        )
        return frozenset(choice for one in every for choice in one.choices)


def occurrence(part: Part, use: Use) -> Truth:
    """The truth of its having happened, as the use reads it."""
    return part.occurs_as_duty if use is Use.DUTY else part.occurs_as_ban


def attribution(part: Part, use: Use) -> Truth:
    """The truth of its having been that party, as the use reads it."""
    return part.by_as_duty if use is Use.DUTY else part.by_as_ban


def walk(thing: object) -> Iterator[object]:
    """Every part of a frozen tree of dataclasses and tuples."""
    yield thing
    if isinstance(thing, tuple):
        for item in thing:
            yield from walk(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from walk(getattr(thing, one.name))


# ------------------------------------------------------------------------------------- the lattice


@dataclass(frozen=True)
class Lattice:
    """The instants that worlds draw their unknown times from."""

    origin: Instant
    step: int
    below: int
    above: int
    first: Instant
    last: Instant
    most: int = 400
    strays: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "strays", tuple(range(-self.below, self.above + 1)))

    def points(self, lo: Instant, hi: Instant) -> list[Instant]:
        """The lattice's instants in ``lo ≤ t ≤ hi``, with both ends where they are finite."""
        if lo == hi:
            return [lo]
        low, high = max(lo, self.first), min(hi, self.last)
        start, end = (low - self.origin) // self.step, (high - self.origin) // self.step + 1
        if end - start > self.most:
            raise TooManyWorldsError(f"{end - start} steps")
        found = {
            point
            for m in range(start, end + 1)
            for stray in self.strays
            if low <= (point := self.origin + m * self.step + stray) <= high
        }
        return sorted(found | {t for t in (lo, hi) if low <= t <= high})


def lattice(plan: Plan, terms: Sequence[TermPlan], facts: Facts, as_of: Instant) -> Lattice:
    """The lattice of a case: its step divides every instant and duration it names."""
    instants = {as_of, *_instants(facts)}
    lengths: list[int] = []
    by_day = False
    for thing in walk(tuple(terms)):
        match thing:
            case At(start=start, end=end):
                instants |= {start, end}
            case Duration(unit=unit) if unit.of_calendar:
                by_day = True
            case Duration() as duration:
                lengths.append(duration.elapsed)
            case Quota() | DaysWith() | NthDayOf():
                by_day = True
            case _:
                pass
    instants |= {term.ended.at for term in terms if term.ended is not None}
    instants -= {DAWN, FOREVER}
    coarse = {round(t / MINUTE) * MINUTE for t in instants}
    if any(min(abs(t - c) for c in coarse) > STRAY for t in instants):
        raise ValueError("an instant strays from the lattice")
    if by_day:
        coarse |= {plan.calendar.day_start(as_of)}
        lengths.append(DAY)
    origin = min(coarse)
    step = gcd(*(t - origin for t in coarse), *lengths) or HOUR
    unknown = sum(1 for when in _times(facts) if not exact(when))
    chain = min(3, unknown + 1)
    stray = {t - round(t / MINUTE) * MINUTE for t in instants}
    below = chain + (1 if min(stray) < 0 else 0)
    above = 1 if max(stray) > 0 else 0
    reach = max((*lengths, step))
    # what has no beginning may have lasted for so long from, and be over before, the first instant
    back = step if all(term.extents for term in terms) else reach
    return Lattice(origin, step, below, above, origin - back, max(coarse) + reach)


def exact(when: Times) -> bool:
    """Whether nothing about a time is unknown."""
    return len(when.choices) == 1 and when.choices[0].exact


def _times(facts: Facts) -> Iterator[Times]:
    for incident in facts.incidents:
        yield incident.time
    for stay in facts.stays:
        yield stay.begin
        yield stay.end
    for level in facts.levels:
        yield level.at


def _instants(facts: Facts) -> Iterator[Instant]:
    for times in _times(facts):
        for between in times.choices:
            yield from (between.lo, between.hi)
    for period in (*(c.period for c in facts.coverage), *(c.period for c in facts.counts)):
        yield from (period.start, period.end)
    for ruling in facts.rulings:
        yield ruling.effect


# ----------------------------------------------------------------------------- options of one fact


def happenings(
    incident: Incident,
    points: Lattice,
    slack: int,
    parties: Sequence[str],
    sorts: Sequence[Sort] = (),
) -> list[Happening]:
    """Every way one incident can have been. ``slack`` is how far an open amount is followed.

    ``sorts`` are those that it is told of too coarsely for.
    """
    occurs, others = _atoms(incident.parts, incident.places, parties)
    found: list[Happening] = []
    first = Happening(incident, incident.time.choices[0].lo, 0, frozenset())
    for told in product((False, True), repeat=len(occurs)):
        held = {a for a, yes in zip(occurs, told, strict=True) if yes}
        settled = _settled(incident.id, occurs, held)
        there = Happening(incident, first.time, 0, frozenset(held))
        if not any(there.occurs(part, use) for part in incident.parts for use in Use):
            found.append(Happening(incident, first.time, 0, frozenset(), settled))
            continue
        for answers in product((False, True), repeat=len(others)):
            yes = {a for a, answer in zip(others, answers, strict=True) if answer}
            made = Happening(incident, first.time, 0, frozenset(held | yes))
            if incident.one_of and not all(
                any(made.by(part, use) for part in incident.parts) for use in Use
            ):
                continue
            choices = settled + _settled(incident.id, others, yes)
            for when, how_much, meant in product(
                times(incident.id, "time", incident.time, points),
                amounts(incident, slack),
                shares(incident, slack, sorts),
            ):
                if meant[1] not in ((), how_much[1]):
                    continue
                found.append(
                    Happening(
                        incident,
                        when[0],
                        how_much[0],
                        made.atoms,
                        choices + when[1] + how_much[1],
                        meant[0],
                    )
                )
    return found


def shares(
    incident: Incident, slack: int, sorts: Sequence[Sort]
) -> list[tuple[tuple[tuple[Sort, Amount], ...], tuple[Choice, ...]]]:
    """How many of an incident may have been of each sort, with the side of a disputed amount.

    The most that it may have been of bounds each; nothing is inferred between sorts (the law).
    """
    if not sorts:
        return [((), ())]
    told = amounts(incident, slack)
    most: dict[tuple[Choice, ...], Amount] = {}
    for amount, side in told:
        most[side] = max(amount, most.get(side, 0))
    return [
        (tuple(zip(sorts, picked, strict=True)), side)
        for side, top in most.items()
        for picked in product(range(int(top) + 1), repeat=len(sorts))
    ]


def presences(stay: Stay, points: Lattice) -> list[Presence]:
    """Every way one stay can have been."""
    occurs, others = _atoms(stay.parts, stay.places, ())
    atoms = occurs + others
    found: list[Presence] = []
    for told in product((False, True), repeat=len(atoms)):
        held = {a for a, yes in zip(atoms, told, strict=True) if yes}
        for begin, end in product(
            times(stay.id, "begin", stay.begin, points), times(stay.id, "end", stay.end, points)
        ):
            if begin[0] <= end[0]:
                choices = _settled(stay.id, atoms, held) + begin[1] + end[1]
                found.append(Presence(stay, begin[0], end[0], frozenset(held), choices))
    return found


def snapshots(level: Level, points: Lattice, slack: int) -> list[Snapshot]:
    """Every way one level can have been."""
    return [
        Snapshot(level, when[0], how_much[0], when[1] + how_much[1])
        for when, how_much in product(
            times(level.id, "time", level.at, points), amounts(level, slack)
        )
    ]


def times(
    fact: str, aspect: str, when: Times, points: Lattice
) -> list[tuple[Instant, tuple[Choice, ...]]]:
    """The instants a time can be, each with the side of the dispute it stands on."""
    if len(when.choices) == 1:
        return [(t, ()) for t in _within(when.choices[0], points)]
    return [
        (t, (Choice(fact, aspect, pick),))
        for pick, between in enumerate(when.choices)
        for t in _within(between, points)
    ]


def amounts(fact: Incident | Level, slack: int) -> list[tuple[Amount, tuple[Choice, ...]]]:
    """The whole amounts a fact can have, each with the side of the dispute it stands on."""
    sides = fact.amount.choices
    return [
        (amount, () if len(sides) == 1 else (Choice(fact.id, "amount", pick),))
        for pick, side in enumerate(sides)
        for amount in whole(side, slack)
    ]


def whole(side: Range, slack: int) -> range:
    """The whole numbers of a range; an open one is followed ``slack`` beyond its lower end."""
    low = int(side.lo)
    return range(low, (low + slack if side.hi is None else int(side.hi)) + 1)


def _within(between: Between, points: Lattice) -> list[Instant]:
    return points.points(between.lo, between.hi)


def _atoms(
    parts: Sequence[Part], places: Sequence[Located], parties: Sequence[str]
) -> tuple[list[Atom], list[Atom]]:
    """The free atoms of a fact: of its having happened, and the others."""
    occurs = {("occurs", occurrence(part, use)) for part in parts for use in Use}
    others = {
        (f"by:{part.party}", attribution(part, use))
        for part in parts
        if part.party is not None
        for use in Use
    }
    if any(part.party is None for part in parts):
        apart = {part.party for part in parts}
        others |= {(f"by:{party}", Truth.GAP) for party in parties if party not in apart}
    others |= {(f"in:{located.area}", located.inside) for located in places}
    if not places:
        others.add(("in:?", Truth.GAP))
    free = {Truth.GAP, Truth.DISPUTED}
    return sorted(a for a in occurs if a[1] in free), sorted(a for a in others if a[1] in free)


def _settled(fact: str, atoms: Sequence[Atom], held: set[Atom]) -> tuple[Choice, ...]:
    return tuple(
        Choice(fact, aspect, int((aspect, truth) in held))
        for aspect, truth in atoms
        if truth is Truth.DISPUTED
    )


def patterns(terms: Sequence[TermPlan]) -> list[Pattern]:
    """Every pattern some term of the case looks for."""
    return [thing for thing in walk(tuple(terms)) if isinstance(thing, Pattern)]
