"""From coordinates to shapes: every fault is told with its place, and nothing is mended.

The direction of a ring is free (RFC 7946, 3.1.6, asks readers to be lenient). Degrees are floats
here and only here; everything that leaves this package is a whole number of metres or a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from math import isfinite
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.features import MAX_VERTICES, Sort

_LON: Final = 180.0
_LAT: Final = 90.0
_DEPTH: Final = 20
"""Collections inside one another."""
_MULTI: Final = {
    "MultiPoint": "Point",
    "MultiLineString": "LineString",
    "MultiPolygon": "Polygon",
}
_SORTS: Final = {"Point": Sort.POINT, "LineString": Sort.LINE, "Polygon": Sort.AREA}

Place = tuple[float, float]


class MisshapenError(ValueError):
    """A shape that is none; carries the code, what is wrong, and the edit if it has its own."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def shape_of(geometry: object) -> tuple[Sort, BaseGeometry]:
    """The shape of a GeoJSON geometry. Raises `MisshapenError` with the first fault."""
    if geometry is None:
        raise MisshapenError("G107", "it has no geometry")
    parts = list(_parts(geometry, _DEPTH))
    sorts = sorted({sort.value for sort, _ in parts})
    if not parts:
        raise MisshapenError("G107", "its geometry is empty")
    if len(sorts) > 1:
        raise MisshapenError("G108", f"a collection of {' and '.join(s + 's' for s in sorts)}")
    sort = parts[0][0]
    shapes = [shape for _, shape in parts]
    whole = shapes[0] if len(shapes) == 1 else _together(sort, shapes)
    if sort is Sort.AREA:
        _sound(whole)
    return sort, whole


def _together(sort: Sort, shapes: list[BaseGeometry]) -> BaseGeometry:
    singles = [part for shape in shapes for part in shapely.get_parts(shape)]
    match sort:
        case Sort.POINT:
            return shapely.MultiPoint(singles)
        case Sort.LINE:
            return shapely.MultiLineString(singles)
        case Sort.AREA:
            return shapely.MultiPolygon(singles)


def _sound(shape: BaseGeometry) -> None:
    """Raises where an outline crosses itself, a hole leaves its area, or areas overlap."""
    if shapely.is_valid(shape):
        return
    reason, _, place = shapely.is_valid_reason(shape).partition("[")
    where = ", ".join(f"{float(n):.5f}" for n in place.rstrip("]").split())
    what = {
        "Self-intersection": "its outlines cross",
        "Ring Self-intersection": "its outline touches itself",
        "Hole lies outside shell": "a hole lies outside of it",
        "Nested holes": "one hole lies in another",
        "Nested shells": "one part lies in another",
        "Interior is disconnected": "a hole cuts it in two",
        "Duplicate Rings": "one outline is given twice",
    }.get(reason.strip(), reason.strip().lower())
    raise MisshapenError("G104", f"{what} near [{where}]")


def _parts(geometry: object, depth: int) -> Iterator[tuple[Sort, BaseGeometry]]:
    """The single shapes that a geometry is made of."""
    if not isinstance(geometry, Mapping) or not isinstance(geometry.get("type"), str):
        raise MisshapenError("G108", "its geometry names no type")
    kind: str = geometry["type"]
    if kind == "GeometryCollection":
        if depth == 0:
            raise MisshapenError("G108", "collections nested too deeply")
        for member in _list(geometry.get("geometries")):
            yield from _parts(member, depth - 1)
        return
    single = _MULTI.get(kind, kind)
    if single not in _SORTS:
        raise MisshapenError("G108", f'"{kind}" is no sort of shape')
    coordinates = geometry.get("coordinates")
    make = _MAKERS[single]
    for part in _list(coordinates) if kind in _MULTI else [coordinates]:
        if part in (None, []):
            raise MisshapenError("G107", "its geometry is empty")
        yield _SORTS[single], make(part)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise MisshapenError("G118", f"{_shown(value)} where a list of coordinates belongs")
    return value


def _point(value: object) -> BaseGeometry:
    return shapely.Point(_place(value))


def _line(value: object) -> BaseGeometry:
    places = [_place(place) for place in _list(value)]
    if len(places) < 2:  # noqa: PLR2004 - a line joins two
        raise MisshapenError("G118", "a line of one place")
    if len(set(places)) == 1:
        raise MisshapenError("G107", "a line of no length")
    return shapely.LineString(places)


def _polygon(value: object) -> BaseGeometry:
    rings = [_ring(ring) for ring in _list(value)]
    return shapely.Polygon(rings[0], rings[1:])


def _ring(value: object) -> list[Place]:
    places = [_place(place) for place in _list(value)]
    if not places:
        raise MisshapenError("G107", "a ring without places")
    if places[0] != places[-1]:
        first, last = _at(places[0]), _at(places[-1])
        raise MisshapenError("G103", f"a ring begins at {first} and ends at {last}")
    if len(places) < 4:  # noqa: PLR2004 - a triangle, closed
        raise MisshapenError("G118", f"a ring of {len(places)} places; it has four or more")
    return places


_MAKERS: Final[Mapping[str, Callable[[object], BaseGeometry]]] = {
    "Point": _point,
    "LineString": _line,
    "Polygon": _polygon,
}


def _place(value: object) -> Place:
    """Longitude and latitude. Raises for what is no place on earth."""
    if not isinstance(value, list) or not 2 <= len(value) <= 4:  # noqa: PLR2004 - lon, lat, height, measure
        raise MisshapenError("G118", f"{_shown(value)} is no place")
    lon, lat = (_degrees(part) for part in value[:2])
    if abs(lon) <= _LON and abs(lat) <= _LAT:
        return lon, lat
    hint = ""
    if abs(lat) <= _LON and abs(lon) <= _LAT:
        hint = f"latitude and longitude seem exchanged: write {_at((lat, lon))}"
    elif abs(lon) > _LON and abs(lat) > _LAT:
        hint = "these look like metres of another coordinate system: export in degrees of WGS 84"
    raise MisshapenError("G105", f"{_at((lon, lat))} is beyond the earth", hint)


def _degrees(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise MisshapenError("G118", f"{_shown(value)} is no number")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise MisshapenError("G118", f"{_shown(value)} is no number")
    return number


def _at(place: Place) -> str:
    return f"[{place[0]:.7g}, {place[1]:.7g}]"


def _shown(value: object) -> str:
    text = "nothing" if value is None else str(value).replace("Decimal", "")
    return text if len(text) <= 40 else text[:37] + "..."  # noqa: PLR2004 - a line's worth


def vertices(geometry: object) -> int:
    """How many places a geometry lists, counted without reading them."""
    if isinstance(geometry, Mapping):
        inner = geometry.get("coordinates", geometry.get("geometries"))
        return vertices(inner) if isinstance(inner, list) else 0
    if not isinstance(geometry, list):
        return 0
    if geometry and not isinstance(geometry[0], list | Mapping):
        return 1
    return sum(vertices(part) for part in geometry)


def too_many(count: int) -> bool:
    """Whether a map of so many points is refused."""
    return count > MAX_VERTICES
