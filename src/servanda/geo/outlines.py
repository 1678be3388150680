"""Outlines for a drawing: whole metres on the plane of the map, and no more places than are seen.

A drawing is small, so lines are simplified to what it can show, all to one tolerance, which is
given with them. Nothing is judged by these outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.areas import Area
from servanda.geo.features import Feature
from servanda.geo.lies import Band, areal
from servanda.geo.map import Map
from servanda.kernel.base import Instant
from servanda.record.entries import Spot

MOST_PLACES: Final = 2_400
"""Places of all outlines of a drawing: some 24 KB of text."""

FINEST: Final = 1_200
"""A line is simplified by no less than this part of the longer side of the map."""

SLIVER: Final = 50
"""Less than this part of an area is left between two drawings of one line."""

Place = tuple[int, int]
"""Metres east and north of the centre of the map."""

Ring = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """An area or line as it is drawn at an instant.

    ``rings`` are its edges, closed ones without their first place again; ``forgiven`` the edges of
    the strip inside it that a lenient tolerance leaves out; ``ways`` how many shapes it may have,
    none where no map shows it; ``label`` a place inside of it, away from what lies in it;
    ``covered`` that smaller areas cover it, so that only its edge is its own.
    """

    name: str
    sort: str
    band: Band
    rings: tuple[Ring, ...]
    closed: bool
    forgiven: tuple[Ring, ...]
    ways: int
    label: Place | None
    covered: bool
    square_metres: int
    metres: int
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """Every area and line at an instant, and by how many metres they were simplified."""

    areas: tuple[Outline, ...]
    simplified: int


def outlines(plan: Map, instant: Instant) -> Outlines:
    """The outlines of a map, coarse enough that all together have few places."""
    shapes = {area.name: _shapes(area, instant) for area in plan.areas}
    every = [shape for several in shapes.values() for shape in several]
    if not every:
        return Outlines(tuple(_outline(area, [], [], 0.0) for area in plan.areas), 0)
    bounds = shapely.union_all([shapely.box(*shape.bounds) for shape in every]).bounds
    west, south, east, north = bounds
    grain = max(east - west, north - south, 1.0) / FINEST
    while _places(every, grain) > MOST_PLACES:
        grain *= 1.5
    drawn = tuple(
        _outline(area, shapes[area.name], _others(area.name, shapes), grain) for area in plan.areas
    )
    return Outlines(drawn, round(grain))


def place_of(plan: Map, spot: Spot) -> Place:
    """A reported point in whole metres on the plane of the map."""
    x, y = plan.ground.point(float(spot.lon), float(spot.lat))
    return round(x), round(y)


def marker_place(plan: Map, marker: Feature) -> Place:
    """Where a marker stood, in whole metres on the plane of the map."""
    x, y = shapely.get_coordinates(plan.ground.shape(marker.shape))[0]
    return round(float(x)), round(float(y))


def marker_degrees(marker: Feature) -> tuple[str, str]:
    """Latitude and longitude of a marker, to a metre or so."""
    lon, lat = shapely.get_coordinates(marker.shape)[0].tolist()
    return f"{lat:.5f}", f"{lon:.5f}"


def _shapes(area: Area, instant: Instant) -> list[BaseGeometry]:
    spell = next(s for s in area.timeline if s.start <= instant < s.end)
    return [shape for shape in spell.shapes if shape is not None]


def _others(name: str, shapes: dict[str, list[BaseGeometry]]) -> list[BaseGeometry]:
    return [shape for other, several in shapes.items() if other != name for shape in several]


def _places(shapes: Iterable[BaseGeometry], grain: float) -> int:
    return sum(int(shapely.get_num_coordinates(shape.simplify(grain))) for shape in shapes)


def _outline(
    area: Area, shapes: list[BaseGeometry], others: list[BaseGeometry], grain: float
) -> Outline:
    ground = [areal(shape) for shape in shapes]
    closed = any(not one.is_empty for one in ground)
    edges = [one if closed else shape for one, shape in zip(ground, shapes, strict=True)]
    rings = tuple(ring for edge in edges for ring in _rings(edge.simplify(grain)))
    forgiven: tuple[Ring, ...] = ()
    tolerance = float(area.band.metres)
    if closed and area.band.lenient and tolerance:
        strips = [one.difference(one.buffer(-tolerance)) for one in ground]
        forgiven = tuple(ring for strip in strips for ring in _rings(strip.simplify(grain)))
    return Outline(
        name=area.name,
        sort=area.sort,
        band=area.band,
        rings=rings,
        closed=closed,
        forgiven=forgiven,
        ways=len(shapes),
        label=_label(edges[0], _free(edges[0], others)) if edges else None,
        covered=bool(edges) and closed and _free(edges[0], others).is_empty,
        square_metres=round(ground[0].area) if closed else 0,
        metres=round(float(shapely.length(edges[0]))) if edges else 0,
        features=area.features,
    )


def _free(shape: BaseGeometry, others: Sequence[BaseGeometry]) -> BaseGeometry:
    """What no smaller area covers; slivers between two drawings of one line are not told apart."""
    smaller = [o for o in others if not areal(o).is_empty and areal(o).area < shape.area]
    free = areal(shape.difference(shapely.union_all(smaller))) if smaller else areal(shape)
    return shapely.Polygon() if free.area < shape.area / SLIVER else free


def _label(shape: BaseGeometry, free: BaseGeometry) -> Place | None:
    """The place furthest inside what is free; else on the edge, furthest north."""
    if shape.is_empty:
        return None
    if areal(shape).is_empty:
        point = shapely.line_interpolate_point(shapely.get_parts(shape)[0], 0.5, normalized=True)
        return round(point.x), round(point.y)
    if free.is_empty:
        top = max(shapely.get_coordinates(shape).tolist(), key=lambda place: float(place[1]))
        return round(top[0]), round(top[1])
    widest = max(shapely.get_parts(free), key=lambda part: float(part.area))
    circle = shapely.maximum_inscribed_circle(widest, tolerance=max(1.0, widest.length / 500))
    x, y = shapely.get_coordinates(circle)[0]
    return round(float(x)), round(float(y))


def _rings(shape: BaseGeometry) -> Iterable[Ring]:
    """The edges of areas, lines as they run, points as they are."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                yield _whole(ring)[:-1]
        elif not part.is_empty:
            yield _whole(part)


def _whole(shape: BaseGeometry) -> Ring:
    return tuple((round(x), round(y)) for x, y in shapely.get_coordinates(shape).tolist())
