from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from servanda.geo.map import Map
from servanda.geo.markers import Into, Moved, distances, mean, moves
from tests.geo.drawn import feature, line, map_of, point, square

AREA = 'area held is annex map-x feature "held".\n'
HELD = feature("held", square(5000, 5000, 0), tolerance_m=300)


def marker(name: str, day: str, east: float, north: float, **said: object) -> dict[str, Any]:
    return feature(name, point(east, north), surveyed=day, line="held", **said)


def plan(folder: Path, *markers: dict[str, Any], tolerance: int = 300) -> Map:
    held = feature("held", square(5000, 5000, 0), tolerance_m=tolerance)
    return map_of(folder, AREA, held, *markers)


def test_a_marker_moved_by_300_m_does_not_vanish_in_a_tolerance_of_300_m(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        marker("marker 7", "2031-10-20", 0, 0, accuracy_m=10),
        marker("marker 7", "2031-11-20", -300, 0, accuracy_m=15),
    )
    (move,) = moves(found)
    assert (move.marker, move.metres, move.bearing) == ("marker 7", 300, 270)
    assert (move.moved, move.accuracy) == (Moved.CERTAIN, 25)
    assert move.into == (Into("held", 0, -300),)
    # against the line with its tolerance the same place is merely open
    assert found.lies_of_spot(spot_of(-290), 0)["held"].name == "POSSIBLE"


def spot_of(east: float) -> Any:
    from tests.geo.drawn import at

    return at(east, 0)


@pytest.mark.parametrize("tolerance", [0, 300, 3000])
def test_the_tolerance_of_the_line_does_not_enter(tmp_path: Path, tolerance: int) -> None:
    found = plan(
        tmp_path,
        marker("marker 7", "2031-10-20", 0, 0, accuracy_m=10),
        marker("marker 7", "2031-11-20", 60, 0, accuracy_m=10),
        tolerance=tolerance,
    )
    assert [move.moved for move in moves(found)] == [Moved.CERTAIN]


@pytest.mark.parametrize(
    ("metres", "accuracy", "moved"),
    [
        (31, 15, Moved.CERTAIN),
        (29, 15, Moved.POSSIBLE),
        (0, 15, Moved.NONE),
        (500, None, Moved.POSSIBLE),
    ],
)
def test_a_move_is_certain_beyond_the_sum_of_both_accuracies(
    tmp_path: Path, metres: int, accuracy: int | None, moved: Moved
) -> None:
    said = {} if accuracy is None else {"accuracy_m": accuracy}
    found = plan(
        tmp_path,
        marker("marker 7", "2031-10-20", 0, 100, **said),
        marker("marker 7", "2031-11-20", 0, 100 + metres, **said),
    )
    assert [move.moved for move in moves(found)] == [moved]


def test_each_survey_is_held_against_the_one_before(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        marker("m", "2031-12-20", 0, 500, accuracy_m=5),
        marker("m", "2031-10-20", 0, 0, accuracy_m=5),
        marker("m", "2031-11-20", 0, 400, accuracy_m=5),
        marker("alone", "2031-11-20", 0, 400),
    )
    assert [(str(m.earlier), str(m.later), m.metres) for m in moves(found)] == [
        ("2031-10-20", "2031-11-20", 400),
        ("2031-11-20", "2031-12-20", 100),
    ]


def test_a_marker_of_no_line_is_said_by_the_nearest_area(tmp_path: Path) -> None:
    found = map_of(
        tmp_path,
        AREA + 'area far is annex map-x feature "far".\n',
        HELD,
        feature("far", square(100, -9000, 0)),
        feature("m", point(-100, 0), surveyed="2031-10-20", accuracy_m=5),
        feature("m", point(200, 0), surveyed="2031-10-21", accuracy_m=5),
    )
    assert moves(found)[0].into == (Into("held", -100, 200),)


def test_the_distance_of_each_marker_from_the_line_it_marks_and_their_mean(tmp_path: Path) -> None:
    found = plan(
        tmp_path,
        marker("a", "2031-10-20", -100, 0),
        marker("b", "2031-10-20", -490, 0),
        marker("b", "2031-11-20", 490, 0),
        feature("stray", point(0, 0), surveyed="2031-10-20"),
    )
    offs = distances(found)
    assert [(off.marker, off.metres) for off in offs] == [("a", 100), ("b", 490)]
    assert mean(offs) == 295
    assert mean(()) is None


def test_a_marker_may_mark_a_line(tmp_path: Path) -> None:
    found = map_of(
        tmp_path,
        'line front is annex map-x feature "front".\n',
        feature("front", line((-9000, 0), (9000, 0))),
        feature("m", point(0, 120), surveyed="2031-10-20", line="front"),
    )
    assert [off.metres for off in distances(found)] == [120]
