from __future__ import annotations

from datetime import UTC, datetime
from math import cos, pi, sin
from pathlib import Path
from typing import Final

import shapely

from servanda.case import open_case
from servanda.geo.outlines import MOST_PLACES, _free, _label, _rings, outlines
from servanda.kernel.base import from_datetime

ROOT: Final = Path(__file__).resolve().parents[2]


def circle(metres: float, places: int) -> shapely.Polygon:
    turn = [2 * pi * n / places for n in range(places)]
    return shapely.Polygon([(metres * cos(a), metres * sin(a)) for a in turn])


def test_an_outline_of_very_many_places_is_drawn_with_few() -> None:
    case = open_case(ROOT / "agreements" / "gaza-october-2025")
    assert case.map is not None
    at = from_datetime(datetime(2026, 1, 1, tzinfo=UTC))
    area = case.map.areas[0]
    # a coast with a cape every few hundred metres, forty thousand of them
    coast = [
        ((20_000 + 150 * (n % 2)) * cos(2 * pi * n / 40_000),
         (20_000 + 150 * (n % 2)) * sin(2 * pi * n / 40_000))
        for n in range(40_000)
    ]  # fmt: skip
    for spell in area.timeline:
        object.__setattr__(spell, "shapes", (shapely.Polygon(coast),))
    found = outlines(case.map, at)
    assert sum(len(ring) for one in found.areas for ring in one.rings) <= MOST_PLACES
    assert found.simplified > 30


def test_sizes_are_those_of_the_shape_and_not_of_the_drawing() -> None:
    case = open_case(ROOT / "agreements" / "gaza-october-2025")
    assert case.map is not None
    found = outlines(case.map, from_datetime(datetime(2026, 1, 1, tzinfo=UTC)))
    by_name = {one.name: one for one in found.areas}
    parts = by_name["held-zone"].square_metres + by_name["left-areas"].square_metres
    assert abs(parts - by_name["gaza"].square_metres) < 10_000
    assert by_name["gaza"].covered
    assert not by_name["held-zone"].covered
    assert (by_name["roads"].rings, by_name["roads"].label, by_name["roads"].ways) == ((), None, 0)


def test_a_name_stands_in_what_no_smaller_area_covers() -> None:
    large, small = shapely.box(0, 0, 1000, 1000), shapely.box(0, 0, 700, 1000)
    label = _label(large, _free(large, [small]))
    assert label is not None
    assert 700 < label[0] < 1000


def test_the_edges_of_a_hole_are_drawn_too() -> None:
    ring = circle(1000, 60).difference(circle(400, 60))
    found = list(_rings(ring))
    assert [len(one) for one in found] == [60, 60]


def test_of_an_area_that_others_cover_the_name_stands_on_its_edge() -> None:
    large = shapely.box(0, 0, 1000, 1000)
    halves = [shapely.box(0, 0, 500, 1000), shapely.box(500, 0, 1000, 1000)]
    assert _free(large, halves).is_empty
    label = _label(large, _free(large, halves))
    assert label is not None
    assert label[1] == 1000
