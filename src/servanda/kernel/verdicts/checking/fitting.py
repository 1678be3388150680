"""Which counts can hold together: by one sweep where they nest, else by shortest paths.

A count is a difference constraint on performance. Where no two of them cross and each incident lies
between two neighbouring edges, a stretch can come to what its inner stretches and the rest of it
can come to, cut by what is said of it; so one sweep by the ends of stretches decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

from servanda.kernel.base import Amount, Instant, Range
from servanda.kernel.timeline import Timeline
from servanda.kernel.verdicts.checking.amounts import Bound, Placed, Sums

MOST_ANSWERS = 64
"""Limit of maximal sets that are told apart; beyond it, what is wide is set against the rest."""
MOST_TRIED = 20_000
"""Limit of sets that are tried for that."""

Part = tuple[str, tuple[Bound, ...]]
"""What a count says of sums, or a run of its days (``COUNT#FIRST/LAST``), by name."""

Fits = Callable[[frozenset[str]], bool]
Pair = tuple[Amount, Amount | None]
"""A least and a greatest sum; the least may be the greater one, where both cannot be."""
Taken = tuple[Instant, Instant, Pair]
"""A stretch with several answers: the greatest of their least sums, the least of their greatest."""

ANY: Pair = (0, None)


def hull(answers: Sequence[Sequence[Bound]]) -> list[Bound]:
    """Of each stretch that all answers bound, the bounds that hold in every one of them."""
    told = [_told(said) for said in answers]
    return [
        Bound(*span, _hull([Range(*here[span]) for here in told]))
        for span in sorted(told[0])
        if all(span in here for here in told)
    ]


def _told(said: Iterable[Bound]) -> dict[tuple[Instant, Instant], Pair]:
    found: dict[tuple[Instant, Instant], Pair] = {}
    for b in said:
        low, high = found.get((b.start, b.end), ANY)
        found[b.start, b.end] = max(low, b.amount.lo), _least(high, b.amount.hi)
    return found


def reaching_over(parts: Sequence[Part]) -> list[str]:
    """The names of those that overlap two others which do not overlap each other."""
    spans = [(n, min(b.start for b in s), max(b.end for b in s)) for n, s in parts]
    found = []
    for name, start, end in spans:
        under = [(a, b) for n, a, b in spans if n != name and a < end and start < b]
        if under and min(b for _, b in under) <= max(a for a, _ in under):
            found.append(name)
    return sorted(found)


class Sweep:
    """Stretches that nest, with what the cells between their edges can come to."""

    def __init__(
        self,
        spans: Iterable[tuple[Instant, Instant]],
        ways: Sequence[Sequence[Placed]],
        shut: Timeline,
    ) -> None:
        """Every incident is to lie within a cell, or outside; of several ways, in any of them."""
        self.spans = sorted(set(spans), key=lambda s: (s[1], -s[0]))
        edges = sorted({t for span in self.spans for t in span})
        books = [Sums(placed, shut, (), edges) for placed in ways]
        cells = [_hull([book.over(a, b) for book in books]) for a, b in pairwise(edges)]
        self._at = {edge: i for i, edge in enumerate(edges)}
        self._least = list(accumulate((c.lo for c in cells), initial=0))
        self._most = list(accumulate((c.hi or 0 for c in cells), initial=0))
        self._open = list(accumulate((c.hi is None for c in cells), initial=0))

    def _rest(self, start: Instant, end: Instant) -> tuple[Amount, Amount, int]:
        a, b = self._at[start], self._at[end]
        return (
            self._least[b] - self._least[a],
            self._most[b] - self._most[a],
            self._open[b] - self._open[a],
        )

    def fits(
        self,
        said: Iterable[Bound],
        taken: Sequence[Taken] = (),
    ) -> bool:
        """Whether all that is said can be; with every answer of the stretches that are taken."""
        told = _told(said)
        given = {(a, b): amount for a, b, amount in taken}
        done: list[tuple[Instant, Instant, Pair]] = []
        for span in self.spans:
            low, high, free = self._rest(*span)
            inner: list[Pair] = []
            while done and done[-1][0] >= span[0]:
                a, b, found = done.pop()
                less = self._rest(a, b)
                low, high, free = low - less[0], high - less[1], free - less[2]
                inner.append(found)
            if span in given:
                done.append((*span, given[span]))
                continue
            low += sum(least for least, _ in inner)
            open_ = free or any(most is None for _, most in inner)
            top = None if open_ else high + sum(most or 0 for _, most in inner)
            least, most = told.get(span, ANY)
            if most is not None and max(low, least) > most:
                return False
            if top is not None and top < least:
                return False
            done.append((*span, (max(low, least), _least(top, most))))
        return True


def _hull(ranges: Sequence[Range]) -> Range:
    tops = [r.hi for r in ranges]
    top = None if None in tops else max(t for t in tops if t is not None)
    return Range(min(r.lo for r in ranges), top)


def _least(one: Amount | None, two: Amount | None) -> Amount | None:
    return min((t for t in (one, two) if t is not None), default=None)


def nested(spans: Iterable[tuple[Instant, Instant]]) -> bool:
    """Whether no two of them overlap without one holding the other."""
    ends: list[Instant] = []
    for start, end in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        ends = [e for e in ends if e > start]
        if any(e < end for e in ends):
            return False
        ends.append(end)
    return True


def _swept(
    spans: Sequence[tuple[Instant, Instant]], ways: Sequence[Sequence[Placed]], shut: Timeline
) -> Sweep | None:
    """A sweep over the stretches; None where they or incidents cross an edge."""
    edges = sorted({t for span in spans for t in span})
    astride = any(p.lo <= edge < p.hi for placed in ways for p in placed for edge in edges)
    return None if astride or not nested(spans) else Sweep(spans, ways, shut)


def fitting(
    parts: Sequence[Part],
    ways: Sequence[Sequence[Placed]],
    shut: Timeline,
    always: Sequence[Bound] = (),
) -> Fits:
    """A test of whether the counts of these names can hold together, wherever incidents lie.

    ``always`` is what holds beside any of them.
    """
    spans = [(b.start, b.end) for said in (*(s for _, s in parts), always) for b in said]
    sweeps = [(placed, _swept(spans, [placed], shut)) for placed in ways]

    def holds(kept: frozenset[str]) -> bool:
        bounds = [*always, *(b for name, said in parts if name in kept for b in said)]
        return any(
            Sums(placed, shut, bounds, ()).possible if sweep is None else sweep.fits(bounds)
            for placed, sweep in sweeps
        )

    return holds


def consistent(parts: Sequence[Part], holds: Fits) -> tuple[tuple[str, ...], ...]:
    """The maximal sets of counts that can hold together, sorted; none where they are too many.

    Whatever cannot hold together has a minimal conflict in it, and lacks one of its members.
    """
    names = [name for name, _ in parts]
    found: set[frozenset[str]] = set()
    tried: set[frozenset[str]] = set()
    known: list[frozenset[str]] = []
    asked = 0

    def test(kept: frozenset[str]) -> bool:
        nonlocal asked
        if any(conflict <= kept for conflict in known):
            return False
        asked += 1
        return holds(kept)

    todo = [frozenset(names)]
    while todo and len(found) <= MOST_ANSWERS and asked <= MOST_TRIED:
        here = todo.pop()
        if here in tried or any(here <= other for other in found):
            continue
        tried.add(here)
        if test(here):
            for name in names:
                if name not in here and test(here | {name}):
                    here |= {name}
            found.add(here)
            continue
        conflict = next((c for c in known if c <= here), None)
        if conflict is None:
            conflict = here
            for name in sorted(here):
                if not holds(conflict - {name}):
                    conflict -= {name}
            known.append(conflict)
        todo.extend(here - {name} for name in sorted(conflict))
    if len(found) > MOST_ANSWERS or (todo and asked > MOST_TRIED):
        return ()
    return tuple(sorted(tuple(n for n in names if n in kept) for kept in found))


def widest(
    answers: Sequence[Sequence[Bound]], ways: Sequence[Sequence[Placed]], shut: Timeline
) -> Pair:
    """The greatest least sum, and the least greatest, that an answer gives to its stretch."""
    spans = [(b.start, b.end) for said in answers for b in said]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    found = []
    for said in answers:
        each = [Sums(placed, shut, said, (start, end)) for placed in ways]
        ranges = [book.over(start, end) for book in each if book.possible]
        found.append(_hull(ranges))
    tops = [r.hi for r in found if r.hi is not None]
    return max(r.lo for r in found), min(tops, default=None)


def standing(
    wider: Sequence[Part],
    taken: Sequence[Taken],
    ways: Sequence[Sequence[Placed]],
    shut: Timeline,
) -> list[str]:
    """The wider counts that hold with whatever answer each stretch takes, one after the other.

    They are taken by their start, the longer first, then by name; only such as nest with those
    taken before and reach around the stretches. Incidents are between their least and most.
    """
    found: list[Part] = []
    inner = [(a, b) for a, b, _ in taken]

    def order(part: Part) -> tuple[Instant, Instant, str]:
        return min(b.start for b in part[1]), -max(b.end for b in part[1]), part[0]

    for part in sorted(wider, key=order):
        said = [b for _, told in (*found, part) for b in told]
        spans = [*inner, *((b.start, b.end) for b in said)]
        if any(a <= b.start and b.end <= z for b in part[1] for a, z in inner):
            continue
        sweep = _swept(spans, ways, shut)
        if sweep is not None and sweep.fits(said, taken):
            found.append(part)
    return [name for name, _ in found]
