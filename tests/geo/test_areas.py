from __future__ import annotations

from pathlib import Path

import pytest

from servanda.kernel.base import Between
from servanda.record.times import instant
from tests.geo.drawn import SOME_DAY, day, feature, line, map_of, point, said, spot, square

LEFT = feature("left", square(1000, -2000), tolerance_m=10)
RIGHT = feature("right", square(1000, 2000), tolerance_m=50)
BOTH = 'area left is annex map-x feature "left".\narea right is annex map-x feature "right".\n'


def test_a_union_is_where_either_is_and_has_the_larger_tolerance(tmp_path: Path) -> None:
    drawn = map_of(tmp_path, BOTH + "area both is left and right.\n", LEFT, RIGHT)
    assert said(drawn, spot(-2000, 0)) == "in left, both; possibly "
    assert said(drawn, spot(2000, 0)) == "in right, both; possibly "
    assert said(drawn, spot(-1030, 0)) == "in left; possibly both"


def test_an_exception_is_taken_away_before_the_tolerance(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area whole is annex map-x feature "whole".\narea hole is annex map-x feature "hole".\n'
        "area rest is whole except hole.\n",
        feature("whole", square(5000)),
        feature("hole", square(1000)),
        method="tolerance of rest is 200 m.\n",
    )
    assert said(drawn, spot(0, 0)) == "in hole, whole; possibly "
    assert said(drawn, spot(900, 0)) == "in hole, whole; possibly rest"
    assert said(drawn, spot(1100, 0)) == "in whole; possibly rest"
    assert said(drawn, spot(1300, 0)) == "in rest, whole; possibly "


def test_an_exception_may_cut_an_area_in_two_and_leave_the_shared_line_to_neither(
    tmp_path: Path,
) -> None:
    drawn = map_of(
        tmp_path,
        'area whole is annex map-x feature "whole".\narea side is annex map-x feature "side".\n'
        "area rest is whole except side.\n",
        feature("whole", square(1000)),
        feature("side", square(500, -500, 0)),
    )
    (rest,) = drawn.area("rest").timeline  # type: ignore[union-attr]
    assert rest.shapes[0] is not None
    assert rest.shapes[0].geom_type in ("Polygon", "MultiPolygon")


@pytest.mark.parametrize(
    ("declared", "distance", "inside"),
    [
        ("land within 2 km of front", 1990, True),
        ("land within 2 km of front", 2010, False),
        ("land within half of 2 km of front", 990, True),
        ("land within half of 2 km of front", 1010, False),
        ("land within 700 m of front", 690, True),
    ],
)
def test_a_belt_is_the_land_on_both_sides_of_a_line(
    tmp_path: Path, declared: str, distance: int, inside: bool
) -> None:
    drawn = map_of(
        tmp_path,
        f'line front is annex map-x feature "front".\narea belt is {declared}.\n',
        feature("front", line((-9000, 0), (9000, 0))),
    )
    for side in (1, -1):
        assert ("in belt;" in said(drawn, spot(100, side * distance))) is inside


def test_a_belt_around_an_area_takes_the_area_in_and_around_a_line_that_bounds_it_does_not(
    tmp_path: Path,
) -> None:
    drawn = map_of(
        tmp_path,
        'area town is annex map-x feature "town".\nline edge is annex map-x feature "town".\n'
        "area near is land within 1 km of town.\narea rim is land within 1 km of edge.\n",
        feature("town", square(3000)),
    )
    assert said(drawn, spot(0, 0)) == "in town, near; possibly "
    assert said(drawn, spot(2500, 0)) == "in town, rim, near; possibly "
    assert said(drawn, spot(3500, 0)) == "in rim, near; possibly "


@pytest.mark.parametrize(
    "shape", [square(3000), line((-3000, -3000), (3000, -3000), (0, 3000), (-3000, -3000))]
)
def test_land_within_no_distance_of_a_closed_line_is_what_it_encloses(
    tmp_path: Path, shape: dict[str, object]
) -> None:
    drawn = map_of(
        tmp_path,
        'line boundary is annex map-x feature "boundary".\n'
        "area strip is land within 0 km of boundary.\n",
        feature("boundary", shape),
    )
    assert said(drawn, spot(0, -1000)) == "in strip; possibly "
    assert said(drawn, spot(5000, 0)).startswith("in point")


def test_a_line_of_each_party_is_a_feature_of_its_own(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'line north-line is annex map-x feature "north line".\n'
        'line south-line is annex map-x feature "south line".\n'
        "area north-belt is land within 1 km of north-line.\n"
        "area south-belt is land within 1 km of south-line.\n",
        feature("north line", line((-9000, 500), (9000, 500)), party="northland"),
        feature("south line", line((-9000, -500), (9000, -500)), party="southland"),
    )
    assert said(drawn, spot(0, 1200)) == "in north-belt; possibly "
    assert set(drawn.placed(spot(0, 0), SOME_DAY).inside) == {"north-belt", "south-belt"}
    assert [f.party for f in drawn.features] == ["northland", "southland"]


def test_without_a_feature_an_annex_is_all_its_areas_and_lines_and_no_points(
    tmp_path: Path,
) -> None:
    drawn = map_of(
        tmp_path, "area all is annex map-x.\n", LEFT, RIGHT, feature("well", point(0, 6000))
    )
    assert said(drawn, spot(-2000, 0)) == said(drawn, spot(2000, 0)) == "in all; possibly "
    assert said(drawn, spot(0, 6000)).startswith("in point")


# ------------------------------------------------------------------------------------ in time


def test_an_area_that_changes_on_a_day_keeps_its_shape_through_that_day(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        BOTH + "area held is left until 10 March 2031, then right.\n",
        LEFT,
        RIGHT,
    )
    assert "held" in said(drawn, spot(-2000, 0), day("2031-03-10"))
    assert "held" not in said(drawn, spot(-2000, 0), day("2031-03-11"))
    assert "held" in said(drawn, spot(2000, 0), day("2031-03-11"))


def test_until_the_start_of_a_period_ends_where_the_period_begins(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        "period phase-2 is 10 days from 10 March 2031.\n"
        + BOTH
        + "area held is left until start of phase-2, then right.\n",
        LEFT,
        RIGHT,
    )
    assert "in held, left" in said(drawn, spot(-2000, 0), day("2031-03-09"))
    assert "held" not in said(drawn, spot(-2000, 0), day("2031-03-10"))


def test_at_a_moment_without_a_date_both_shapes_are_possible_and_only_both_are_certain(
    tmp_path: Path,
) -> None:
    drawn = map_of(
        tmp_path,
        'area small is annex map-x feature "small".\narea large is annex map-x feature "large".\n'
        "area held is large until the first shell by northland, then small.\n",
        feature("small", square(1000)),
        feature("large", square(4000)),
    )
    assert said(drawn, spot(0, 0)) == "in small, held, large; possibly "
    assert said(drawn, spot(2000, 0)) == "in large; possibly held"
    assert "held" not in said(drawn, spot(5000, 0))


def test_shapes_after_a_dated_change_are_not_possible_before_it(tmp_path: Path) -> None:
    """The open moment lies before the dated one, and so the first shape is over by then."""
    drawn = map_of(
        tmp_path,
        BOTH
        + 'area third is annex map-x feature "third".\n'
        + "area held is left until the first shell by northland, then right until 10 March 2031, "
        "then third.\n",
        LEFT,
        RIGHT,
        feature("third", square(500, 0, 5000)),
    )
    assert "possibly held" in said(drawn, spot(-2000, 0), day("2031-03-09"))
    assert "held" not in said(drawn, spot(-2000, 0), day("2031-03-12"))
    assert "in held, third" in said(drawn, spot(0, 5000), day("2031-03-12"))


def test_features_of_one_name_hold_one_after_the_other(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area zone is annex map-x feature "zone".\n',
        feature("zone", square(1000, -2000), valid_until="2031-03-10"),
        feature("zone", square(1000, 2000), valid_from="2031-03-10"),
    )
    assert said(drawn, spot(-2000, 0), day("2031-03-09")) == "in zone; possibly "
    assert said(drawn, spot(2000, 0), day("2031-03-10")) == "in zone; possibly "
    assert said(drawn, spot(2000, 0), day("2031-03-09")).startswith("in point")


def test_an_event_of_uncertain_time_is_certain_only_if_it_is_at_every_time(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area zone is annex map-x feature "zone".\n',
        feature("zone", square(1000), valid_until="2031-03-10"),
        feature("zone", square(1000, 500), valid_from="2031-03-10"),
    )
    days = Between(instant("2031-03-09T00:00Z"), instant("2031-03-11T00:00Z"))
    assert said(drawn, spot(300, 0), days) == "in zone; possibly "
    assert said(drawn, spot(-900, 0), days) == "in ; possibly zone"
    assert said(drawn, spot(1200, 0), days) == "in ; possibly zone"
    assert said(drawn, spot(1200, 0), day("2031-03-09")).startswith("in point")


def test_when_no_shape_is_drawn_for_a_time_it_is_open_where_the_area_was(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        'area zone is annex map-x feature "zone".\n',
        feature("zone", square(1000), valid_from="2031-03-10"),
    )
    assert said(drawn, spot(9000, 0), day("2031-03-09")) == "in ; possibly zone"
    assert said(drawn, spot(9000, 0), day("2031-03-11")).startswith("in point")


def test_a_line_is_read_as_surveyed_on_the_day_that_the_agreement_names(tmp_path: Path) -> None:
    surveys = [
        feature("front", line((-9000, 0), (9000, 0)), surveyed="2031-02-12"),
        feature("front", line((-9000, 3000), (9000, 3000)), surveyed="2031-02-20"),
    ]
    drawn = map_of(
        tmp_path,
        'line front is annex map-x feature "front" surveyed on 12 February 2031.\n'
        "area belt is land within 2 km of front.\n",
        *surveys,
    )
    assert "in belt" in said(drawn, spot(0, -1500))
    assert "belt" not in said(drawn, spot(0, 2500))
