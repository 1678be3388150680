"""Trigger units in order: how many came before an incident, and which of its own end a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.kernel.timeline import Uncertain, contains
from servanda.kernel.verdicts.reference.scene import Filling, Hit, Reading, Scene, read

MOST_NUMBERS = 2_000
"""Limit of different numbers of units that may have come before; beyond it, the ends and a hull."""


@dataclass(frozen=True, slots=True)
class Before:
    """How many trigger units may have come before an incident: every number, sorted."""

    numbers: tuple[int, ...]

    @property
    def low(self) -> int:
        """The fewest."""
        return self.numbers[0]

    @property
    def high(self) -> int:
        """The most."""
        return self.numbers[-1]


def units_before(
    scene: Scene,
    hits: Sequence[Hit],
    hit: Hit,
    reading: Reading,
    filling: Filling,
    line: Uncertain | None,
) -> Before:
    """Units of incidents in force that come before one, in the order of time, sequence and key.

    Without a ``line`` (when the term is in force) each of them may count or not.
    """
    sums = {0}
    mine = (hit.incident.seq, hit.id)
    for other in hits:
        if other.id == hit.id:
            continue
        theirs = read(other, filling)
        if theirs is None or theirs.time.lo > scene.as_of:
            continue
        order = (other.incident.seq, other.id)
        ends = (theirs.time.lo, theirs.time.hi)
        if not (theirs.time.lo, order) < (reading.time.hi, mine):
            continue
        if line is not None and not any(contains(line.possible, t) for t in ends):
            continue
        surely = (
            line is not None
            and theirs.sure
            and (theirs.time.hi, order) < (reading.time.lo, mine)
            and all(contains(line.certain, t) for t in ends)
        )
        top = theirs.amount.hi
        amounts = range(int(theirs.amount.lo), int(theirs.amount.lo if top is None else top) + 1)
        more = {s + amount for s in sums for amount in amounts}
        sums = more if surely else sums | more
        if len(sums) > MOST_NUMBERS:
            sums = {min(sums), max(sums)}
    return Before(tuple(sorted(sums)))
