"""Small maps in few words, and a geometry of their own to hold the answers against.

The maps lie around 10° E 45° N. `around` gives degrees for metres east and north of that place,
so that tests speak in metres.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, Final

import pytest

from servanda.case import Case, open_case
from servanda.geo.map import Map
from servanda.kernel.base import Between
from servanda.record.entries import Spot, Where
from servanda.record.times import instant

LON: Final = 10.0
LAT: Final = 45.0
NORTH: Final = 111_131.8
"""Metres of a degree of latitude at 45° N on the ellipsoid."""
EAST: Final = 78_846.8
"""Metres of a degree of longitude there."""
ROOT: Final = Path(__file__).resolve().parents[2]
GAZA: Final = ROOT.parent / "shared" / "data" / "gaza-2025"

Place = tuple[float, float]
HEAD: Final = """\
agreement small "A small agreement".
calendar UTC.
party northland "Northland".
party southland "Southland".
act shell.
moment opening is 1 March 2031.
annex map-x "map-x.geojson".
"""
WORDS: Final = (
    "On 1 March 2031, on 10 March 2031, as surveyed on 12 February 2031, for 10 days; "
    "within 0 km, 700 m, 1 km or 2 km."
)
"""The words that hold every number of the tests' declarations."""
METHOD: Final = "method of small version 1 dated 1 January 2031.\n"


def around(east: float, north: float) -> list[float]:
    """Degrees for metres east and north of the middle; right to a metre within 10 km."""
    lat = LAT + north / NORTH
    return [LON + east / (EAST * cos(radians(lat)) / cos(radians(LAT))), lat]


def ring(*corners: Place) -> list[list[float]]:
    """A closed ring through corners given in metres."""
    return [around(*corner) for corner in (*corners, corners[0])]


def square(half: float, east: float = 0.0, north: float = 0.0) -> dict[str, Any]:
    """The geometry of a square around a place, metres from its middle to each side."""
    sides = [(-half, -half), (half, -half), (half, half), (-half, half)]
    corners = [(east + x, north + y) for x, y in sides]
    return {"type": "Polygon", "coordinates": [ring(*corners)]}


def line(*places: Place) -> dict[str, Any]:
    """The geometry of a line through places in metres."""
    return {"type": "LineString", "coordinates": [around(*place) for place in places]}


def point(east: float, north: float) -> dict[str, Any]:
    """The geometry of a point in metres."""
    return {"type": "Point", "coordinates": around(east, north)}


def feature(name: str, geometry: dict[str, Any], **properties: object) -> dict[str, Any]:
    """A feature with a name."""
    return {"type": "Feature", "properties": {"name": name, **properties}, "geometry": geometry}


def collection(*features: dict[str, Any]) -> str:
    """A map's text."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, indent=1)


def case(
    folder: Path,
    areas: str,
    *features: dict[str, Any],
    method: str = "",
    rows: Sequence[dict[str, Any]] = (),
    terms: str = "",
) -> Case:
    """A case with these declarations, features, rules of the method and rows of the record."""
    folder.mkdir(parents=True, exist_ok=True)
    clause = f"## 1. Clause\n\n{WORDS}\n\n```terms\n{HEAD}{areas}{terms}```\n"
    (folder / "agreement.md").write_text(f"# Small\n\n{clause}", encoding="utf-8")
    (folder / "method.md").write_text(f"```method\n{METHOD}{method}```\n", encoding="utf-8")
    (folder / "map-x.geojson").write_text(collection(*features), encoding="utf-8")
    (folder / "record").mkdir(exist_ok=True)
    told = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "record" / "reports.jsonl").write_text(told, encoding="utf-8")
    return open_case(folder)


def map_of(
    folder: Path, areas: str, *features: dict[str, Any], method: str = "", sound: bool = True
) -> Map:
    """The map of such a case; ``sound`` says that nothing may be wrong with it."""
    drawn = case(folder, areas, *features, method=method).map
    assert drawn is not None
    if sound:
        assert drawn.findings == ()
    return drawn


def spot(east: float, north: float, radius: int = 0) -> Where:
    """A point in metres, exact to a radius."""
    lon, lat = around(east, north)
    return Where(spot=Spot(Decimal(f"{lat:.7f}"), Decimal(f"{lon:.7f}"), radius))


def at(east: float, north: float, radius: int = 0) -> Spot:
    """The point alone."""
    found = spot(east, north, radius).spot
    assert found is not None
    return found


def day(text: str) -> Between:
    """An instant of a day: noon UTC."""
    noon = instant(f"{text}T12:00:00Z")
    return Between(noon, noon)


SOME_DAY: Final = day("2031-03-15")


def said(plan: Map, where: Where, during: Between = SOME_DAY) -> str:
    """Where a place lies, in one line: ``in a, b; possibly c``."""
    placed = plan.placed(where, during)
    return f"in {', '.join(placed.inside)}; possibly {', '.join(placed.possible)}"


def shared(name: str) -> Any:
    """A shared map, read; skips the test where the shared files are absent."""
    path = GAZA / name
    if not path.is_file():
        pytest.skip(f"needs ../shared/data/gaza-2025/{name}")
    return json.loads(path.read_text(encoding="utf-8"))


# ----------------------------------------------------------------- plain geometry, by brute force


def inside(corners: Sequence[Place], east: float, north: float) -> bool:
    """Whether a place is inside a polygon, by counting crossings to the east."""
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y1 > north) != (y2 > north) and east < x1 + (north - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def edge_distance(corners: Sequence[Place], east: float, north: float) -> float:
    """Metres from a place to the nearest side of a polygon."""
    return min(
        _to_side(a, b, (east, north))
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)
    )


def _to_side(a: Place, b: Place, p: Place) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if not length else ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length
    share = min(max(share, 0.0), 1.0)
    return hypot(a[0] + share * dx - p[0], a[1] + share * dy - p[1])
