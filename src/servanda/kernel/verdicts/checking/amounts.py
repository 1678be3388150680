"""How much was performed, as sums over time under constraints.

Let P(t) be all performance up to t. What is known of it are *difference constraints*: over each
stretch between two instants P grows by at least and at most so much; a count says the same of its
period, a numbered list of all time. Whether they can all hold, and the least and greatest growth
over any stretch, are shortest paths (Bellman 1958): exact for nested and crossing counts alike.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant, Range
from servanda.kernel.timeline import Timeline

WITHOUT_END: Final = 10**20
"""Stands for *no upper bound* in sums; more than any amount."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Performance in one world: between two instants, so much, certainly or only perhaps."""

    lo: Instant
    hi: Instant
    least: Amount
    most: Amount | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Bound:
    """P grows from just after ``start`` up to and including ``end`` by an amount in the range."""

    start: Instant
    end: Instant
    amount: Range


class Paths:
    """Shortest paths between the edges of bounds: the most that P grows by from each to each.

    Found from one edge at a time, when they are asked for.
    """

    def __init__(self, edges: Sequence[Instant], steps: Iterable[tuple[int, int, Amount]]) -> None:
        """``steps``: P(two) - P(one) is at most so much, by the places of two edges."""
        self.edges = edges
        known: dict[tuple[int, int], Amount] = {}
        for a, b, most in steps:
            if most < WITHOUT_END:
                known[a, b] = min(most, known.get((a, b), WITHOUT_END))
        self._steps = [(a, b, most) for (a, b), most in sorted(known.items())]
        self._rows: dict[int, list[Amount]] = {}
        self.possible = self._settled([0] * len(edges)) is not None

    def _settled(self, far: list[Amount]) -> list[Amount] | None:
        """The distances once nothing shortens them; None where that never ends."""
        for turn in range(2 * len(far) + 2):
            changed = False
            for a, b, most in self._steps if turn % 2 == 0 else reversed(self._steps):
                if far[a] < WITHOUT_END and far[a] + most < far[b]:
                    far[b] = far[a] + most
                    changed = True
            if not changed:
                return far
        return None

    def row(self, place: int) -> list[Amount]:
        """The most that P grows by from one edge to each."""
        if place not in self._rows:
            start: list[Amount] = [WITHOUT_END] * len(self.edges)
            start[place] = 0
            self._rows[place] = self._settled(start) or start
        return self._rows[place]


class Sums:
    """The least and greatest performance over any stretch ``start < t ≤ end``."""

    def __init__(
        self,
        placed: Sequence[Placed],
        shut: Timeline,
        bounds: Sequence[Bound],
        cuts: Iterable[Instant],
        memo: dict[object, Paths] | None = None,
    ) -> None:
        """``shut``: when nothing can be unseen. ``cuts``: instants that will be asked about.

        ``memo`` keeps the shortest paths between the edges of bounds, which no cut changes.
        """
        nodes = {DAWN - 1, FOREVER, *cuts}
        nodes.update(t for p in placed for t in (p.lo - 1, p.hi))
        nodes.update(t for piece in shut for t in (piece[0] - 1, piece[1] - 1))
        nodes.update(t for b in bounds for t in (b.start, b.end))
        self.nodes = sorted(t for t in nodes if DAWN - 1 <= t <= FOREVER)
        size = len(self.nodes)
        least: list[Amount] = [0] * size
        most: list[Amount] = [WITHOUT_END] * size
        for start, end in shut:
            for cell in range(self.at(max(start, DAWN) - 1), self.at(min(end - 1, FOREVER))):
                most[cell] = 0
        links = list(bounds)
        self._wide: list[tuple[int, int, Amount]] = []
        for p in placed:
            first, last = self.at(p.lo - 1), self.at(p.hi)
            top = WITHOUT_END if p.most is None else p.most
            if last - first == 1:
                least[first] += p.least if p.sure else 0
                most[first] = min(WITHOUT_END, most[first] + top)
            else:
                links.append(Bound(p.lo - 1, p.hi, Range(p.least if p.sure else 0, None)))
                self._wide.append((first, last, top))
        self._least: list[Amount] = [0]
        self._most: list[Amount] = [0]
        self._open = [0]
        for cell in range(size - 1):
            free = most[cell] >= WITHOUT_END
            self._least.append(self._least[-1] + least[cell])
            self._most.append(self._most[-1] + (0 if free else most[cell]))
            self._open.append(self._open[-1] + free)
        self._step = _step(placed, bounds)
        key = ("paths", tuple(placed), shut, tuple(bounds))
        known = None if memo is None or self._wide else memo.get(key)
        if known is None:
            known = self._close(links)
            if memo is not None and not self._wide:
                memo[key] = known
        self._paths = known
        self._keys = [self.at(edge) for edge in known.edges]
        self.possible = known.possible

    def at(self, instant: Instant) -> int:
        """The node of an instant that was given as a cut, or of one next to something placed."""
        return bisect_left(self.nodes, instant)

    def _chain(self, one: int, two: int) -> Amount:
        """At most P(two) - P(one) by what lies between alone."""
        if one > two:
            return self._least[two] - self._least[one]
        if self._open[two] > self._open[one]:
            return WITHOUT_END
        wide = sum(most for first, last, most in self._wide if first < two and one < last)
        return min(WITHOUT_END, self._most[two] - self._most[one] + wide)

    def _close(self, links: Sequence[Bound]) -> Paths:
        """The paths between the edges of links; what lies between neighbours adds up.

        Not so where something may lie on either side of an edge: then every pair is looked at.
        """
        edges = sorted({t for b in links for t in (b.start, b.end)})
        place = {edge: i for i, edge in enumerate(edges)}
        keys = [self.at(edge) for edge in edges]
        reach = len(edges) if self._wide else 1
        steps = [
            (i, j, self._chain(one, keys[j]))
            for i, one in enumerate(keys)
            for j in range(max(0, i - reach), min(len(keys), i + reach + 1))
        ]
        for b in links:
            i, j = place[b.start], place[b.end]
            steps.append((j, i, -b.amount.lo))
            if b.amount.hi is not None:
                steps.append((i, j, b.amount.hi))
        return Paths(edges, steps)

    def _near(self, node: int) -> list[int]:
        right = bisect_left(self._keys, node)
        return [i for i in (right - 1, right) if 0 <= i < len(self._keys)]

    def most(self, one: int, two: int) -> Amount:
        """The most that P(two) - P(one) can be, by nodes; backwards, minus the least."""
        found = self._chain(one, two)
        for i in self._near(one):
            for j in self._near(two):
                way = self._chain(one, self._keys[i]) + self._paths.row(i)[j]
                found = min(found, way + self._chain(self._keys[j], two))
        return min(found, WITHOUT_END)

    def over(self, start: Instant, end: Instant) -> Range:
        """The bounds on performance in ``start < t ≤ end``; both must be cuts."""
        one, two = self.at(start), self.at(end)
        top = self.most(one, two)
        return Range(-self.most(two, one), None if top > WITHOUT_END // 2 else top)

    def reaching(
        self, start: Instant, wanted: Amount, until: Instant
    ) -> tuple[list[tuple[Instant, Instant]], bool]:
        """Stretches in which performance from ``start`` may first come to ``wanted``.

        Each is the first and last instant at which it may; and whether it may not by ``until``.
        """
        one, last = self.at(start), self.at(until)
        short = wanted - self._step
        found: list[tuple[Instant, Instant]] = []
        for cell in range(one, last):
            if self._chain(cell, cell + 1) == 0:
                continue
            if -self.most(cell, one) > short:
                break
            reach = min(self.most(one, cell + 1), short + self.most(cell, cell + 1))
            if reach >= wanted:
                found.append((self.nodes[cell] + 1, self.nodes[cell + 1]))
        return found, -self.most(last, one) < wanted


def _step(placed: Sequence[Placed], bounds: Sequence[Bound]) -> Amount:
    """The least difference between two amounts: 1 where all are whole."""
    amounts: list[Amount | None] = [a for p in placed for a in (p.least, p.most)]
    amounts += [a for b in bounds for a in (b.amount.lo, b.amount.hi)]
    return Decimal("0.000001") if any(isinstance(a, Decimal) for a in amounts) else 1
