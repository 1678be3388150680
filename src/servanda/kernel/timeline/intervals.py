"""Maximal intervals: a timeline is a tuple of disjoint ``(start, end)``, sorted, none touching.

Half-open, microseconds; `DAWN` and `FOREVER` are the open ends. Every function returns maximal
intervals again, so equal sets of instants are equal tuples.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant

Timeline = tuple[tuple[Instant, Instant], ...]

NEVER: Timeline = ()
ALWAYS: Timeline = ((DAWN, FOREVER),)


def make(intervals: Iterable[tuple[Instant, Instant]]) -> Timeline:
    """The timeline of any intervals; empty ones are nothing, touching ones are joined."""
    merged: list[tuple[Instant, Instant]] = []
    for start, end in sorted(intervals):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def union_all(lines: Iterable[Timeline]) -> Timeline:
    """Instants in any of the timelines."""
    return make(piece for line in lines for piece in line)


def _intersect(one: Timeline, two: Timeline) -> Timeline:
    found: list[tuple[Instant, Instant]] = []
    i = j = 0
    while i < len(one) and j < len(two):
        start, end = max(one[i][0], two[j][0]), min(one[i][1], two[j][1])
        if start < end:
            found.append((start, end))
        if one[i][1] < two[j][1]:
            i += 1
        else:
            j += 1
    return tuple(found)


def intersect_all(lines: Iterable[Timeline]) -> Timeline:
    """Instants in all of the timelines; all instants if there are none."""
    result = ALWAYS
    for line in lines:
        result = _intersect(result, line)
    return result


def _complement(line: Timeline) -> Timeline:
    ends = [DAWN, *(edge for piece in line for edge in piece), FOREVER]
    return tuple((ends[i], ends[i + 1]) for i in range(0, len(ends), 2) if ends[i] < ends[i + 1])


def relative_complement_all(line: Timeline, lines: Iterable[Timeline]) -> Timeline:
    """Instants of the first timeline that lie in none of the others."""
    return _intersect(line, _complement(union_all(lines)))


def extend(line: Timeline, by: int) -> Timeline:
    """Each interval prolonged by so many microseconds at its end."""
    return make((start, end if end == FOREVER else end + by) for start, end in line)


def clip(line: Timeline, start: Instant, end: Instant) -> Timeline:
    """The part of the timeline within ``start ≤ t < end``."""
    return _intersect(line, ((start, end),)) if start < end else NEVER


def contains(line: Timeline, instant: Instant) -> bool:
    """Whether the instant lies in the timeline. Logarithmic in its intervals."""
    place = bisect_right(line, (instant, FOREVER)) - 1
    return place >= 0 and line[place][0] <= instant < line[place][1]


def length(line: Timeline) -> int:
    """Total length in microseconds; open ends count to their sentinel."""
    return sum(end - start for start, end in line)


def since(starts: Sequence[Instant], ends: Sequence[Instant]) -> Timeline:
    """From each start until the first end strictly after it. Both sorted ascending."""
    pieces: list[tuple[Instant, Instant]] = []
    for start in starts:
        place = bisect_right(ends, start)
        pieces.append((start, ends[place] if place < len(ends) else FOREVER))
    return make(pieces)


def count_within(instants: Sequence[Instant], start: Instant, end: Instant) -> int:
    """How many of the sorted instants lie in ``start < t ≤ end``."""
    return bisect_right(instants, end) - bisect_right(instants, start)


def sum_within(
    instants: Sequence[Instant], sums: Sequence[Amount], start: Instant, end: Instant
) -> Amount:
    """The sum over ``start ≤ t ≤ end``; ``sums[i]`` is the total of the first i instants."""
    return sums[bisect_right(instants, end)] - sums[bisect_left(instants, start)]
