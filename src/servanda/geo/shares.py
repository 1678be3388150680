"""Shares of area: how much of one area another takes, with the bounds that its tolerance leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.lies import ARC, GRAIN, areal

SQUARE_KM: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Share:
    """Square metres of a part and of the whole, and the least and most the part may take.

    Whole numbers; ``low`` and ``high`` are what is left and taken if every line that the part
    shares with the rest of the whole is off by the tolerance, to one side or the other.
    """

    part: int
    whole: int
    low: int
    high: int

    def percent(self, metres: int) -> str:
        """So many square metres of the whole, in percent to one decimal."""
        tenths = (2000 * metres + self.whole) // (2 * self.whole)
        return f"{tenths // 10}.{tenths % 10}"


def share(part: BaseGeometry, whole: BaseGeometry, tolerance: float) -> Share | None:
    """The share of a part in a whole, both in metres on the equal-area plane.

    The outer line of the whole is taken as drawn: only where the part meets the rest of the whole
    does the tolerance (metres) move it. None where the whole has no extent.
    """
    whole, part = areal(whole), areal(part)
    if not whole.area:
        return None
    taken = areal(part.intersection(whole))
    rest = areal(whole.difference(part))
    most, lost = taken.area, rest.area
    if tolerance:
        most = _grown(taken, tolerance).intersection(whole).area
        lost = _grown(rest, tolerance).intersection(whole).area
    total = whole.area
    return Share(round(taken.area), round(total), round(max(total - lost, 0.0)), round(most))


def _grown(shape: BaseGeometry, metres: float) -> BaseGeometry:
    """A shape grown; slivers between two drawings of one line, up to 1 m wide, do not grow."""
    return shape.buffer(-GRAIN, quad_segs=ARC).buffer(GRAIN + metres, quad_segs=ARC)


def lies_within(part: BaseGeometry, whole: BaseGeometry, tolerance: float) -> bool:
    """Whether a whole takes in a part but for what the part's tolerance leaves open."""
    if areal(whole).is_empty or areal(part).is_empty or shapely.equals(part, whole):
        return False
    return bool(areal(whole).buffer(max(tolerance, GRAIN), quad_segs=ARC).covers(areal(part)))
