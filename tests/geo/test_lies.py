from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from servanda.geo.lies import Lie
from servanda.geo.map import Map
from servanda.record.entries import Where
from tests.geo.drawn import (
    SOME_DAY,
    Place,
    at,
    edge_distance,
    feature,
    inside,
    line,
    map_of,
    point,
    ring,
    said,
    spot,
    square,
)

ONE = 'area zone is annex map-x feature "zone".\n'


def zone(folder: Path, metres: int | None, *, method: str = "") -> Map:
    """A square of 10 km by 10 km with this tolerance."""
    told = {} if metres is None else {"tolerance_m": metres}
    return map_of(folder, ONE, feature("zone", square(5000), **told), method=method)


@pytest.mark.parametrize(
    ("in_by", "radius", "tolerance", "lie"),
    [
        (200, 0, 300, "in ; possibly zone"),
        (2000, 0, 300, "in zone; possibly "),
        (2000, 1600, 300, "in zone; possibly "),
        (2000, 1800, 300, "in ; possibly zone"),
        (302, 0, 300, "in zone; possibly "),
        (298, 0, 300, "in ; possibly zone"),
        (-298, 0, 300, "in ; possibly zone"),
        (2, 0, 0, "in zone; possibly "),
        (-498, 200, 300, "in ; possibly zone"),
    ],
)
def test_certain_if_the_disc_is_in_the_area_shrunk_possible_if_it_meets_it_grown(
    tmp_path: Path, in_by: int, radius: int, tolerance: int, lie: str
) -> None:
    assert said(zone(tmp_path, tolerance), spot(5000 - in_by, 0, radius)) == lie


@pytest.mark.parametrize(
    ("out_by", "radius", "tolerance"), [(302, 0, 300), (502, 200, 300), (2, 0, 0)]
)
def test_what_is_further_than_radius_and_tolerance_is_not_inside_and_keeps_its_own_name(
    tmp_path: Path, out_by: int, radius: int, tolerance: int
) -> None:
    placed = zone(tmp_path, tolerance).placed(spot(5000 + out_by, 0, radius), SOME_DAY)
    (name,) = placed.inside
    assert name.startswith("point 45.0")
    assert placed.possible == ()


def test_the_methods_tolerance_goes_before_the_maps(tmp_path: Path) -> None:
    drawn = zone(tmp_path, 1000, method="tolerance of zone is 300 m.\n")
    assert said(drawn, spot(4500, 0)) == "in zone; possibly "
    (area,) = drawn.areas
    assert (area.band.metres, area.band.origin) == (300, "method")


def test_without_any_tolerance_the_line_is_taken_as_drawn(tmp_path: Path) -> None:
    drawn = zone(tmp_path, None)
    assert said(drawn, spot(4990, 0)) == "in zone; possibly "
    assert drawn.areas[0].band.origin == ""


@pytest.mark.parametrize(
    ("in_by", "radius", "lie"),
    [
        (310, 0, "in zone; possibly "),
        (200, 0, "in point"),
        (-200, 0, "in point"),
        (200, 150, "in ; possibly zone"),
        (400, 150, "in ; possibly zone"),
        (500, 150, "in zone; possibly "),
    ],
)
def test_a_lenient_band_forgives_inside_and_reaches_nothing_outside(
    tmp_path: Path, in_by: int, radius: int, lie: str
) -> None:
    drawn = zone(tmp_path, None, method="tolerance of zone is 300 m, lenient.\n")
    assert said(drawn, spot(5000 - in_by, 0, radius)).startswith(lie)


def test_nothing_is_certainly_on_a_line_or_at_a_point(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area road is annex map-x feature "road".\narea posts is annex map-x feature "posts".\n',
        feature("road", line((0, 0), (3000, 0)), tolerance_m=50),
        feature("posts", point(0, 5000), tolerance_m=50),
    )
    assert said(drawn, spot(1000, 0)) == "in ; possibly road"
    assert said(drawn, spot(1000, 140, 100)) == "in ; possibly road"
    assert said(drawn, spot(0, 5049)) == "in ; possibly posts"
    assert said(drawn, spot(1000, 60)).startswith("in point")


def random_polygon(rnd: random.Random) -> list[Place]:
    """A star-shaped polygon of three to twelve corners, which cannot cross itself."""
    corners = rnd.randint(3, 12)
    turns = sorted(rnd.uniform(0, 6.283) for _ in range(corners))
    return [
        ((far := rnd.uniform(800, 4000)) * float(np.cos(turn)), far * float(np.sin(turn)))
        for turn in turns
    ]


def expected(corners: list[Place], east: float, north: float, need: float) -> Lie:
    """The rule said plainly: in or out by crossings, near by the nearest side."""
    near = edge_distance(corners, east, north) <= need
    if near:
        return Lie.POSSIBLE
    return Lie.CERTAIN if inside(corners, east, north) else Lie.NOT


def test_every_answer_is_that_of_a_plain_geometry_without_any_library(
    tmp_path: Path, seed: int, full: bool
) -> None:
    rnd = random.Random(seed)
    asked = 0
    for turn in range(200 if full else 12):
        corners = random_polygon(rnd)
        tolerance = rnd.choice([0, 50, 300])
        shape = {"type": "Polygon", "coordinates": [ring(*corners)]}
        drawn = map_of(
            tmp_path / str(turn), ONE, feature("zone", shape, tolerance_m=tolerance), sound=False
        )
        if drawn.findings:
            continue  # two turns so close that the outline touches itself
        for _ in range(40):
            east, north = rnd.uniform(-5000, 5000), rnd.uniform(-5000, 5000)
            radius = rnd.choice([0, 20, 250])
            need = radius + tolerance
            if abs(edge_distance(corners, east, north) - need) < 3:
                continue  # nearer to the rule's edge than metres for degrees are right
            lie = drawn.lies_of_spot(at(east, north, radius), SOME_DAY.lo)["zone"]
            assert lie is expected(corners, east, north, need), (corners, east, north, need)
            asked += 1
    assert asked > 300


def test_a_smaller_radius_or_tolerance_never_turns_certain_into_less(
    tmp_path: Path, seed: int
) -> None:
    rnd = random.Random(seed)
    corners = random_polygon(rnd)
    shape = {"type": "Polygon", "coordinates": [ring(*corners)]}
    maps = {
        t: map_of(tmp_path / str(t), ONE, feature("zone", shape, tolerance_m=t))
        for t in (0, 30, 100, 300)
    }
    for _ in range(150):
        east, north = rnd.uniform(-5000, 5000), rnd.uniform(-5000, 5000)
        lies = {
            (t, r): drawn.lies_of_spot(at(east, north, r), SOME_DAY.lo)["zone"]
            for t, drawn in maps.items()
            for r in (0, 30, 100, 300)
        }
        for (t, r), lie in lies.items():
            for (less_t, less_r), sharper in lies.items():
                if less_t <= t and less_r <= r:
                    # what is open may be settled either way; what is settled stays
                    assert lie is Lie.POSSIBLE or sharper is lie


def test_many_at_once_get_the_answers_of_one_by_one(tmp_path: Path, seed: int) -> None:
    rnd = random.Random(seed)
    features = []
    areas = ""
    for n in range(12):
        corners = [(x + rnd.uniform(-6000, 6000), y) for x, y in random_polygon(rnd)]
        shape = {"type": "Polygon", "coordinates": [ring(*corners)]}
        features.append(feature(f"f{n}", shape, tolerance_m=rnd.choice([0, 300])))
        areas += f'area a-{n} is annex map-x feature "f{n}".\n'
    areas += "area a-12 is land within 1 km of a-0.\n"
    areas += "area a-13 is a-1 until the first shell by northland, then a-2.\n"
    areas += 'area a-14 is undefined "elsewhere".\n'
    lenient = "".join(f"tolerance of a-{n} is 200 m, lenient.\n" for n in (3, 4))
    drawn = map_of(tmp_path, areas, *features, method=lenient, sound=False)
    spots = [
        spot(rnd.uniform(-9000, 9000), rnd.uniform(-9000, 9000), rnd.choice([0, 10, 500]))
        for _ in range(400)
    ]
    columns = [
        np.array([float(getattr(where.spot, name)) for where in spots])
        for name in ("lon", "lat", "radius")
    ]
    rows = drawn.classify(columns[0], columns[1], columns[2], SOME_DAY.lo)
    alone = [drawn.lies_of_spot(where.spot, SOME_DAY.lo) for where in spots if where.spot]
    assert rows.tolist() == [[int(lies[a.name]) for a in drawn.placing] for lies in alone]
    assert {0, 1, 2} <= set(rows.ravel().tolist())


def test_what_is_foreseen_is_what_is_answered(tmp_path: Path, seed: int) -> None:
    rnd = random.Random(seed)
    asked = [spot(rnd.uniform(-7000, 7000), rnd.uniform(-7000, 7000), 100) for _ in range(200)]
    one, two = zone(tmp_path / "1", 300), zone(tmp_path / "2", 300)
    two.foresee((where, SOME_DAY) for where in [*asked, Where(("zone",))])
    assert [one.placed(w, SOME_DAY) for w in asked] == [two.placed(w, SOME_DAY) for w in asked]
