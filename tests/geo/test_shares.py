from __future__ import annotations

from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from servanda.geo.ground import around, geodesic_area
from servanda.geo.shares import SQUARE_KM, Share, lies_within, share
from tests.geo.drawn import feature, map_of, shared, square

PUBLISHED = 365 * SQUARE_KM
"""Square metres of the Gaza Strip as usually published."""


def test_the_precise_polygon_is_53_percent_of_the_strip_as_published() -> None:
    """By geodesic and by plane 194.5 km², which is also what the file itself states.

    Of 365 km² that is 53.3 %.
    """
    (held,) = shared("yellow_line_zone_2025-10-19.geojson")["features"]
    zone = shape(held["geometry"])
    plane = shapely.area(around([zone]).shape(zone))
    assert plane == pytest.approx(geodesic_area(zone), rel=1e-6)
    assert plane / SQUARE_KM == pytest.approx(float(held["properties"]["Area"]), abs=0.05)
    assert abs(100 * plane / PUBLISHED - 53.3) < 0.5


def test_of_the_strip_as_its_municipalities_are_mapped_it_is_less() -> None:
    """The outline matters by two points: municipalities as mapped cover 377 km², not 365."""
    (held,) = shared("yellow_line_zone_2025-10-19.geojson")["features"]
    towns = [
        shape(town["geometry"])
        for town in shared("municipalities.geojson")["features"]
        if town["geometry"]["type"] in ("Polygon", "MultiPolygon")
    ]
    strip, zone = shapely.union_all(towns), shape(held["geometry"])
    ground = around([strip, zone])
    found = share(ground.shape(zone), ground.shape(strip), 0)
    assert found is not None
    assert found.whole / SQUARE_KM == pytest.approx(377.0, abs=0.1)
    assert found.percent(found.part) == "51.3"


def test_the_tolerance_moves_only_the_line_that_part_and_rest_share() -> None:
    whole, half = shapely.box(0, 0, 10_000, 10_000), shapely.box(0, 0, 5_000, 10_000)
    found = share(half, whole, 300)
    assert found is not None
    assert [found.percent(m) for m in (found.low, found.part, found.high)] == [
        "47.0",
        "50.0",
        "53.0",
    ]


def test_without_tolerance_the_share_is_exact() -> None:
    found = share(shapely.box(0, 0, 1000, 1000), shapely.box(0, 0, 3000, 1000), 0)
    assert found == Share(1_000_000, 3_000_000, 1_000_000, 1_000_000)
    assert found.percent(found.part) == "33.3"


def test_what_has_no_extent_has_no_share() -> None:
    assert share(shapely.box(0, 0, 1, 1), shapely.LineString([(0, 0), (1, 1)]), 0) is None


def test_an_area_lies_within_another_up_to_its_own_tolerance() -> None:
    inner, outer = shapely.box(-200, 0, 1000, 1000), shapely.box(0, 0, 5000, 5000)
    assert lies_within(inner, outer, 300)
    assert not lies_within(inner, outer, 100)
    assert not lies_within(outer, outer, 100)


def test_areas_on_the_ground_are_those_that_were_drawn(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area zone is annex map-x feature "zone".\n',
        feature("zone", square(5000)),
    )
    (spell,) = drawn.areas[0].timeline
    # corners to a metre in 10 km, north and south sides not of one length in degrees
    assert shapely.area(spell.shapes[0]) / SQUARE_KM == pytest.approx(100.0, abs=0.1)
