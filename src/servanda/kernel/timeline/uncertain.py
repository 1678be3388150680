"""A timeline with a certain and a possible part: three-valued in time (certain ⊆ possible)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.kernel.timeline.intervals import (
    ALWAYS,
    NEVER,
    Timeline,
    intersect_all,
    relative_complement_all,
    union_all,
)


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Instants at which something holds in every world, and in some world."""

    certain: Timeline
    possible: Timeline

    def __post_init__(self) -> None:
        if relative_complement_all(self.certain, [self.possible]):
            raise ValueError("what is certain must be possible")

    @staticmethod
    def all_of(lines: Iterable[Uncertain]) -> Uncertain:
        """Conjunction, for lines that vary independently; always if there are none."""
        found = list(lines)
        return Uncertain(
            intersect_all(line.certain for line in found),
            intersect_all(line.possible for line in found),
        )

    @staticmethod
    def any_of(lines: Iterable[Uncertain]) -> Uncertain:
        """Disjunction, for lines that vary independently; never if there are none."""
        found = list(lines)
        return Uncertain(
            union_all(line.certain for line in found), union_all(line.possible for line in found)
        )

    def complement(self) -> Uncertain:
        """Where it does not hold."""
        return Uncertain(
            relative_complement_all(ALWAYS, [self.possible]),
            relative_complement_all(ALWAYS, [self.certain]),
        )


SURELY = Uncertain(ALWAYS, ALWAYS)
NOWHEN = Uncertain(NEVER, NEVER)
