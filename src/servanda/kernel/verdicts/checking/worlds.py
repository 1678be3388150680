"""A concrete world, filled in only where it is looked at, and the list of all that differ.

The checker's evaluator is a plain program that asks a `World` for each unknown it meets: did this
occur, when, which answer of a dispute. `every` runs it once for each way of answering. What is
never asked does not bear, so it is never enumerated; instants are taken at the ends of their
bounds and on both sides of every limit they can cross (DESIGN §5.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import prod
from typing import TypeVar

from servanda.kernel.base import Amount, Between, Instant, Range
from servanda.kernel.facts import Amounts, Times, Truth
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.timeline import Timeline
from servanda.kernel.verdicts.proof import Choice, Outcome

Aspect = tuple[str, str]
"""Which fact, and what of it (the aspects of `servanda.kernel.verdicts.proof.Choice`)."""

R = TypeVar("R")

NO, MAYBE, YES = 0, 1, 2
"""What a coarse world says of an atom; ``min`` is *and*, ``max`` is *or*."""


class Impossible(Exception):  # noqa: N818 - not an error: there is no such world
    """The answers given so far break a constraint."""


class TooMany(Exception):  # noqa: N818 - the caller looks again, more coarsely
    """More worlds than the checker undertakes to look at."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment in one world: as a start, as a due, and whether it is a date without a clock."""

    start: Instant
    due: Instant
    dated: bool = False


@dataclass(slots=True)
class World:
    """One way of filling every unknown that is asked for.

    ``script`` holds the answers to the first questions; later ones are answered by 0. A ``coarse``
    world leaves the gaps of performance open (`MAYBE`), so that only its bounds are looked at; at
    2 its disputes too. ``further`` gives the limits of the term for whose sake another is judged:
    an instant of the other's can cross them too. ``loose`` is set where the judge says what may be,
    and perhaps not only what is; ``used`` are the facts by which it judges.
    """

    script: tuple[int, ...] = ()
    coarse: int = 0
    sizes: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    disputes: dict[Aspect, tuple[int, int]] = field(default_factory=dict)
    known: dict[Aspect, int] = field(default_factory=dict)
    instants: dict[Aspect, Instant] = field(default_factory=dict)
    busy: set[object] = field(default_factory=set)
    further: Callable[[Between], Iterable[Instant]] | None = None
    stopped: dict[TermKey, Timeline] = field(default_factory=dict)
    loose: bool = False
    used: set[str] = field(default_factory=set)

    def pick(self, fact: str, aspect: str, size: int, *, disputed: bool = False) -> int:
        """The answer to a question with so many answers; the same each time it is asked."""
        key = (fact, aspect)
        if size == 1:
            return 0
        if key not in self.known:
            place = len(self.sizes)
            answer = self.script[place] if place < len(self.script) else 0
            self.sizes.append(size)
            self.answers.append(answer)
            self.known[key] = answer
            if disputed:
                self.disputes[key] = (answer, size)
        return self.known[key]

    def holds(self, fact: str, aspect: str, state: Truth, *, soft: bool = False) -> int:
        """`YES` or `NO`; `MAYBE` for a gap where the world is coarse and ``soft`` allows it.

        What is a gap of one party or use and disputed of another are two atoms: that is open, and
        an answer to this is none to that.
        """
        match state:
            case Truth.TRUE:
                return YES
            case Truth.FALSE:
                return NO
            case Truth.DISPUTED:
                if soft and self.coarse > 1 and (fact, aspect) not in self.known:
                    return MAYBE
                return YES * self.pick(fact, aspect, 2, disputed=True)
            case Truth.GAP:
                gap = f"{aspect} open"
                if soft and self.coarse and (fact, gap) not in self.known:
                    return MAYBE
                return YES * self.pick(fact, gap, 2)

    def bounds(self, fact: str, aspect: str, times: Times) -> Between:
        """The bounds on an instant, with its dispute settled."""
        if (fact, aspect) in self.instants:
            return Between(self.instants[fact, aspect], self.instants[fact, aspect])
        if len(times.choices) == 1:
            return times.choices[0]
        if self.coarse > 1:
            return times.span
        return times.choices[self.pick(fact, aspect, len(times.choices), disputed=True)]

    def instant(self, fact: str, aspect: str, times: Times, cuts: Iterable[Instant]) -> Instant:
        """An instant: an end of its bounds, or next to one of the cuts inside them."""
        between = self.bounds(fact, aspect, times)
        if (fact, aspect) not in self.instants:
            more = () if self.further is None or between.exact else self.further(between)
            options = candidates(between, [*cuts, *more])
            place = self.pick(fact, f"{aspect} at", len(options)) if len(options) > 1 else 0
            self.instants[fact, aspect] = options[place]
        return self.instants[fact, aspect]

    def amount(self, fact: str, amounts: Amounts) -> tuple[Amount, Amount | None]:
        """The bounds on an amount, with its dispute settled."""
        if len(amounts.choices) == 1 or self.coarse > 1:
            chosen = amounts.span
        else:
            size = len(amounts.choices)
            chosen = amounts.choices[self.pick(fact, "amount", size, disputed=True)]
        return chosen.lo, chosen.hi

    def filling(self) -> tuple[Choice, ...]:
        """How this world settled the disputes that it was asked about."""
        found = [Choice(fact, aspect, a) for (fact, aspect), (a, _) in self.disputes.items()]
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Case:
    """One thing an instance comes to in a world, with what is open in it as bounds.

    ``amounts`` are those by the due time or the horizon, for each need; ``until`` the end of a
    stay or an excess.
    """

    outcome: Outcome
    opened: Instant | None = None
    due: Instant | None = None
    decided: tuple[Instant, Instant] | None = None
    amounts: tuple[Range, ...] = ()
    until: Instant | None = None


Judge = Callable[[World], list[Case]]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One instance to be judged: its key with the bearer and without, and its judge."""

    key: str
    bare: str
    bearer: str
    judge: Judge


def candidates(between: Between, cuts: Iterable[Instant]) -> list[Instant]:
    """Both ends, and every cut inside with its neighbours: one instant for each order of them."""
    found = {between.lo, between.hi}
    for cut in cuts:
        found.update(t for t in (cut - 1, cut, cut + 1) if between.lo < t < between.hi)
    return sorted(found)


def every(
    judge: Callable[[World], R],
    *,
    coarse: int = 0,
    most: int,
    known: Mapping[Aspect, int] | None = None,
) -> Iterator[tuple[World, R]]:
    """Each world with what the judge makes of it; ``known`` are answers that all of them give.

    Raises TooMany beyond ``most`` worlds.
    """
    scripts: list[tuple[int, ...]] = [()]
    seen = 0
    while scripts:
        script = scripts.pop()
        world = World(script, coarse, known=dict(known or {}))
        try:
            result = judge(world)
        except Impossible:
            pass
        else:
            yield world, result
        seen += 1
        if seen > most or prod(world.sizes) > 100 * most:
            raise TooMany  # the second is a guess, taken before much is spent
        for place in range(len(script), len(world.sizes)):
            before = tuple(world.answers[:place])
            scripts.extend((*before, other) for other in range(1, world.sizes[place]))
