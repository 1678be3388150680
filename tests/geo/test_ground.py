from __future__ import annotations

import random

import numpy as np
import pytest
import shapely

from servanda.geo.ground import FURTHEST, GEOD, GOOD, Ground, around, course, geodesic_area, slack


@pytest.mark.parametrize("latitude", [0.0, 31.4, -8.5, 60.0])
def test_no_distance_strays_further_than_the_slack_says(latitude: float, seed: int) -> None:
    rnd = random.Random(seed)
    ground = Ground(34.4, latitude)
    for _ in range(800):
        far, length = rnd.uniform(0, FURTHEST), rnd.uniform(10, 5000)
        lon, lat, _ = GEOD.fwd(ground.lon, ground.lat, rnd.uniform(0, 360), far)
        lon2, lat2, _ = GEOD.fwd(lon, lat, rnd.uniform(0, 360), length)
        one, two = ground.point(lon, lat), ground.point(lon2, lat2)
        measured = float(np.hypot(one[0] - two[0], one[1] - two[1]))
        most = max(np.hypot(*one), np.hypot(*two))
        assert abs(measured / length - 1) <= slack(np.float64(most)) + 1e-9 / length


def test_within_the_good_range_distances_are_right_to_a_thousandth() -> None:
    assert slack(np.float64(GOOD)) < 1 / 1000
    assert slack(np.float64(FURTHEST)) < 15 / 1000


def test_areas_on_the_plane_are_those_of_the_ellipsoid() -> None:
    square = shapely.box(33.0, 30.0, 36.0, 33.0)
    plane = shapely.area(around([square]).shape(square))
    assert plane == pytest.approx(geodesic_area(square), rel=1e-6)


def test_an_edge_is_followed_along_the_straight_line_between_degrees() -> None:
    """A tenth of the way along is the place in degrees, though a straight line on the plane bends.

    At 60° N an edge of 2 degrees (111 km) strays by some 420 m from the straight line.
    """
    edge = shapely.LineString([(10.0, 60.0), (12.0, 60.0)])
    ground = around([edge])
    straight = shapely.LineString([ground.point(10.0, 60.0), ground.point(12.0, 60.0)])
    middle = shapely.Point(ground.point(11.003, 60.0))
    assert 400 < straight.distance(middle) < 440
    assert ground.shape(edge).distance(middle) < 0.02


def test_a_course_is_metres_and_degrees_from_north() -> None:
    metres, bearing = course((34.4, 31.4), (34.4, 31.41))
    assert (round(metres), round(bearing)) == (1109, 0)
    assert round(course((34.4, 31.4), (34.41, 31.4))[1]) == 90
