"""A map in figures: the size of each area, its tolerance, its share of what it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.areas import Area
from servanda.geo.features import Feature, Sort
from servanda.geo.lies import Band, areal
from servanda.geo.map import Map
from servanda.geo.shares import Share, lies_within, share
from servanda.kernel.base import Instant


@dataclass(frozen=True, slots=True)
class Within:
    """An area's share of another area or feature that it lies in, with bounds by tolerance."""

    of: str
    share: Share


@dataclass(frozen=True, slots=True)
class Drawing:
    """One shape that an area may have at an instant: square metres, metres of line, shares."""

    square_metres: int
    metres: int
    within: tuple[Within, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An area or line of the agreement at an instant.

    ``drawings`` is one, more where a moment is open, none where no map shows it then.
    """

    name: str
    sort: str
    band: Band
    drawings: tuple[Drawing, ...]
    features: tuple[Feature, ...]


def figures(plan: Map, instant: Instant) -> tuple[Line, ...]:
    """Every area and line at an instant, in the agreement's order."""
    wholes = list(_wholes(plan, instant))
    return tuple(
        Line(
            area.name,
            area.sort,
            area.band,
            tuple(_drawing(area, shape, wholes) for shape in _shapes(area, instant)),
            area.features,
        )
        for area in plan.areas
    )


def _shapes(area: Area, instant: Instant) -> list[BaseGeometry]:
    spell = next(s for s in area.timeline if s.start <= instant < s.end)
    return [shape for shape in spell.shapes if shape is not None]


def _wholes(plan: Map, instant: Instant) -> Iterable[tuple[str, BaseGeometry]]:
    """Everything that an area may lie in: areas of one shape, then features that are no area."""
    used: set[Feature] = set()
    for area in plan.placing:
        shapes = _shapes(area, instant)
        if len(shapes) == 1 and not areal(shapes[0]).is_empty:
            used.update(area.features)
            yield area.name, shapes[0]
    for feature in plan.features:
        live = feature.start <= instant < feature.end
        if live and feature.sort is Sort.AREA and feature not in used:
            yield f'"{feature.title}"', plan.ground.shape(feature.shape)


def _drawing(
    area: Area, shape: BaseGeometry, wholes: Iterable[tuple[str, BaseGeometry]]
) -> Drawing:
    tolerance = float(area.band.metres)
    ground = areal(shape)
    within = []
    for name, whole in wholes:
        if name != area.name and lies_within(ground, whole, tolerance):
            found = share(ground, whole, tolerance)
            if found is not None:
                within.append(Within(name, found))
    length = shapely.length(shape) if ground.is_empty else shapely.length(ground)
    return Drawing(round(ground.area), round(float(length)), tuple(within))
