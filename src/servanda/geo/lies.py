"""Certain, possible, not inside: how a place lies to one drawn area, by radius and tolerance.

With tolerance t and radius r, a place is certainly inside if the whole disc of radius r lies inside
the area shrunk by t, and possibly inside if the disc meets the area grown by t. A lenient band
forgives: the area counts as shrunk by t for both questions (docs/maps.md, "Bands").
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.kernel.base import Amount

GRAIN: Final = 0.5
"""Metres: areas that overlap, or stand apart, by less are taken to share their line."""
ARC: Final = 64
"""Chords to a quarter circle: a belt is too narrow by at most 0.0000753 of its width."""


class Lie(IntEnum):
    """How a place lies to an area."""

    NOT = 0
    POSSIBLE = 1
    CERTAIN = 2


@dataclass(frozen=True, slots=True)
class Band:
    """The tolerance of an area in metres, whether it only forgives, and who says so.

    ``origin`` is ``method``, ``map``, or empty where nobody states one.
    """

    metres: Amount = 0
    lenient: bool = False
    origin: str = ""


@dataclass(frozen=True, eq=False)
class Drawn:
    """One shape of one area on the ground, in metres, with its band applied where it is lenient.

    ``whole`` is the shape as drawn. Lines and points have no inside: a place is at most possibly
    on them.
    """

    whole: BaseGeometry
    band: Band

    @cached_property
    def tolerance(self) -> float:
        """Metres by which the line may be off on either side; none where it only forgives."""
        return 0.0 if self.band.lenient else float(self.band.metres)

    @cached_property
    def area(self) -> BaseGeometry:
        """The part that has an inside, shrunk where the band is lenient; it may be empty."""
        found: BaseGeometry = areal(self.whole)
        if self.band.lenient and self.band.metres:
            found = found.buffer(-float(self.band.metres), quad_segs=ARC)
        shapely.prepare(found)
        return found

    @cached_property
    def edge(self) -> BaseGeometry:
        """The outline of that part."""
        found = shapely.boundary(self.area)
        shapely.prepare(found)
        return found

    @cached_property
    def reach(self) -> BaseGeometry:
        """Everything that a place may be near to: the area, lines and points."""
        if self.band.lenient and not areal(self.whole).is_empty:
            return self.area
        found = self.whole
        shapely.prepare(found)
        return found

    @cached_property
    def core(self) -> BaseGeometry:
        """What another area must meet to overlap it by more than the grain."""
        found: BaseGeometry = self.area.buffer(-GRAIN, quad_segs=ARC)
        found = self.reach if found.is_empty else found
        shapely.prepare(found)
        return found

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres; NaN where nothing is left."""
        west, south, east, north = shapely.bounds(self.reach)
        return float(west), float(south), float(east), float(north)


def areal(shape: BaseGeometry) -> BaseGeometry:
    """The parts of a shape that have an inside, as one; empty where it has none."""
    dimensions = shapely.get_dimensions(shapely.get_parts(shape))
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    return shapely.union_all(shapely.get_parts(shape)[dimensions == 2])  # noqa: PLR2004 - areas


def lie_of_point(drawn: Drawn, x: float, y: float, need: float) -> Lie:
    """How a disc lies to an area. ``need`` is its radius and the tolerance, slack included."""
    place = shapely.Point(x, y)
    if shapely.intersects_xy(drawn.area, x, y):
        if not need or not shapely.dwithin(drawn.edge, place, need):
            return Lie.CERTAIN
        return Lie.POSSIBLE
    near = shapely.dwithin(drawn.reach, place, need) if need else drawn.reach.intersects(place)
    return Lie.POSSIBLE if near else Lie.NOT


def lie_of_region(drawn: Drawn, region: BaseGeometry, need: float) -> Lie:
    """How something that is anywhere in a region lies to an area; ``need`` as for a point.

    Where nothing is needed, what overlaps by less than the grain stands apart.
    """
    if not need:
        grown = drawn.area.buffer(GRAIN, quad_segs=ARC)
        if grown.covers(region):
            return Lie.CERTAIN
        flat = shapely.get_dimensions(region) == 2  # noqa: PLR2004 - it has an inside
        met = drawn.core if flat else drawn.reach
        return Lie.POSSIBLE if met.intersects(region) else Lie.NOT
    if drawn.area.covers(region) and not shapely.dwithin(drawn.edge, region, need):
        return Lie.CERTAIN
    return Lie.POSSIBLE if shapely.dwithin(drawn.reach, region, need) else Lie.NOT


def weakest(lies: Iterable[Lie]) -> Lie:
    """Over all the ways it can be: certain in all, possible in any."""
    found = set(lies)
    if len(found) == 1:
        return found.pop()
    return Lie.POSSIBLE


def jointly(lies: Sequence[Lie]) -> Lie:
    """What several words about one place come to together: each of them is true of it.

    It is inside if one of them puts it there, and out if one of them rules it out. Where they
    contradict each other it is open.
    """
    sure = Lie.CERTAIN in lies
    out = Lie.NOT in lies
    if sure and out:
        return Lie.POSSIBLE
    if sure:
        return Lie.CERTAIN
    return Lie.NOT if out else Lie.POSSIBLE
