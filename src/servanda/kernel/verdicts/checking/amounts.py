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


class Sums:
    """The least and greatest performance over any stretch ``start < t ≤ end``."""

    def __init__(
        self,
        placed: Sequence[Placed],
        shut: Timeline,
        bounds: Sequence[Bound],
        cuts: Iterable[Instant],
    ) -> None:
        """``shut``: when nothing can be unseen. ``cuts``: instants that will be asked about."""
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
        self._close(links)

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

    def _close(self, links: Sequence[Bound]) -> None:
        keys = sorted({self.at(t) for b in links for t in (b.start, b.end)})
        place = {node: i for i, node in enumerate(keys)}
        far = [[self._chain(a, b) for b in keys] for a in keys]
        for b in links:
            i, j = place[self.at(b.start)], place[self.at(b.end)]
            if b.amount.hi is not None:
                far[i][j] = min(far[i][j], b.amount.hi)
            far[j][i] = min(far[j][i], -b.amount.lo)
        for k, via in enumerate(far):
            for row in far:
                first = row[k]
                if first < WITHOUT_END:
                    for j, second in enumerate(via):
                        way = first + second
                        if way < row[j]:  # noqa: PLR1730 -- a call of min here is half the time
                            row[j] = way
        self._keys, self._far = keys, far
        self.possible = all(far[i][i] >= 0 for i in range(len(keys)))

    def _near(self, node: int) -> list[int]:
        right = bisect_left(self._keys, node)
        return [i for i in (right - 1, right) if 0 <= i < len(self._keys)]

    def most(self, one: int, two: int) -> Amount:
        """The most that P(two) - P(one) can be, by nodes; backwards, minus the least."""
        found = self._chain(one, two)
        for i in self._near(one):
            for j in self._near(two):
                way = self._chain(one, self._keys[i]) + self._far[i][j]
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
