"""Things strewn over time, found by when they may have been without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from servanda.kernel.base import Between, Instant

T = TypeVar("T")


class Strewn(Generic[T]):
    """Things with bounds of time, in the order of their beginnings; equal ones as given."""

    __slots__ = ("_begins", "_ends", "_latest", "_things")

    def __init__(self, things: Iterable[tuple[Between, T]]) -> None:
        ordered = sorted(things, key=lambda thing: thing[0].lo)
        self._things = [thing for _, thing in ordered]
        self._begins = [span.lo for span, _ in ordered]
        self._ends = [span.hi for span, _ in ordered]
        self._latest = list(accumulate(self._ends, max))

    def near(self, start: Instant, end: Instant) -> list[T]:
        """Those that may lie in ``start ≤ t ≤ end``."""
        first, last = bisect_left(self._latest, start), bisect_right(self._begins, end)
        inside = zip(self._things[first:last], self._ends[first:last], strict=True)
        return [thing for thing, ends in inside if ends >= start]
