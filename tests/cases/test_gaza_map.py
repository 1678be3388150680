"""Gaza, October 2025: the map drawn by hand, against the published area it was drawn after.

The published area is not committed; where it is absent the comparison skips. The README's figures
are the ones asserted here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pyproj import Geod, Transformer
from shapely.geometry import LineString, Point, Polygon

from tests.cases.telling import CASES, GAZA

PUBLISHED = CASES.parent.parent / "shared/data/gaza-2025/yellow_line_zone_2025-10-19.geojson"
METRES = Transformer.from_crs(4326, 32636, always_xy=True)
STRIP_KM2 = 365.0
"""The area of the Strip as it is commonly given."""
COAST = Point(34.231, 31.333), Point(34.474, 31.571)
"""Where the line between the zones meets the sea, in the south and in the north."""


def drawn(name: str) -> Polygon:
    """A feature of our map, in degrees."""
    features = json.loads((GAZA / "map-x.geojson").read_text(encoding="utf-8"))["features"]
    return Polygon(
        next(f["geometry"]["coordinates"][0] for f in features if f["properties"]["name"] == name)
    )


def published() -> Polygon:
    if not PUBLISHED.is_file():
        pytest.skip(f"needs ../shared/data/gaza-2025/{PUBLISHED.name}")
    feature = json.loads(PUBLISHED.read_text(encoding="utf-8"))["features"][0]
    return Polygon(feature["geometry"]["coordinates"][0])


def km2(area: Polygon) -> float:
    """Square kilometres on the ellipsoid."""
    return abs(float(Geod(ellps="WGS84").geometry_area_perimeter(area)[0])) / 1e6


def metres(line: LineString) -> LineString:
    return LineString([METRES.transform(x, y) for x, y in line.coords])


def nearest(ring: list[tuple[float, ...]], at: Point) -> int:
    """Which vertex lies nearest."""
    return min(range(len(ring)), key=lambda i: at.distance(Point(ring[i])))


def between_the_zones(area: Polygon) -> LineString:
    """The part of the ring that runs from coast to coast inside the Strip."""
    ring = list(area.exterior.coords)[:-1]
    one, other = sorted(nearest(ring, at) for at in COAST)
    ways = ring[one : other + 1], ring[other:] + ring[: one + 1]
    inland = Point(34.409, 31.429)
    return metres(min(map(LineString, ways), key=inland.distance))


def distances(line: LineString, other: LineString, every: float = 10.0) -> Iterator[float]:
    """Metres from points along a line to the other."""
    for step in range(math.floor(line.length / every) + 1):
        yield other.distance(line.interpolate(step * every))


def test_the_map_has_few_vertices_on_a_grid_of_a_thousandth_of_a_degree() -> None:
    for name, most in (("held in phase 1", 40), ("Gaza Strip", 30)):
        ring = list(drawn(name).exterior.coords)
        assert len(ring) - 1 == most
        assert all(round(x, 3) == x and round(y, 3) == y for x, y in ring)
        assert all(one != other for one, other in pairwise(ring))


def test_the_line_is_within_the_band_of_the_published_one() -> None:
    ours, theirs = between_the_zones(drawn("held in phase 1")), between_the_zones(published())
    off = [*distances(ours, theirs), *distances(theirs, ours)]
    assert max(off) <= 300, "the tolerance that map and method state"
    assert max(off) == pytest.approx(295, abs=3)
    assert sum(off) / len(off) == pytest.approx(42, abs=3)


def test_the_share_is_that_of_the_published_area_within_half_a_point() -> None:
    share = 100 * km2(published()) / STRIP_KM2
    assert share == pytest.approx(53.3, abs=0.05)
    held, strip = drawn("held in phase 1"), drawn("Gaza Strip")
    assert km2(held) == pytest.approx(193.0, abs=0.1)
    assert 100 * km2(held) / km2(strip) == pytest.approx(share, abs=0.5)
