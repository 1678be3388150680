"""The map from files on: markers, lines, a tolerance that only forgives, an area that changes."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any, Final

from servanda.faces.board.places import MOST_REPORTS, draw_map
from servanda.faces.picture import take
from servanda.faces.words.words import words_of
from servanda.kernel.base import Instant
from tests.drawings.parts import DAY, classed, notes, rows, tree
from tests.geo.drawn import around, case, day, feature, line, point, square

AREAS: Final = (
    'area held is annex map-x feature "held".\nline road is annex map-x feature "road".\n'
)
FEATURES: Final = (
    feature("held", square(5000), tolerance_m=300, publisher="the surveyors", date="2031-02-01"),
    feature("road", line((-8000, 7000), (8000, 6500))),
)
AS_OF: Final = day("2031-03-15").lo


def shown(
    folder: Path, *features: Any, areas: str = AREAS, as_of: Instant = AS_OF, **more: Any
) -> ET.Element:
    """The map of a small case, read back."""
    opened = case(folder, areas, *FEATURES, *features, **more)
    picture = take(opened, as_of)
    drawing = draw_map(picture, words_of(picture.case, "en"), "map")
    assert drawing is not None
    return tree(drawing)


def marker(survey: str, east: float) -> dict[str, Any]:
    return feature("marker 7", point(east, 0), surveyed=survey, line="held", accuracy_m=10)


def report(number: int, east: float, on: str = "2031-03-10") -> dict[str, Any]:
    lon, lat = around(east, 0)
    return {
        "type": "act",
        "recorded": "2031-03-11T12:00:00Z",
        "recorder": "desk",
        "id": f"shell-{number}",
        "source": "witness",
        "act": "shell",
        "by": "northland",
        "time": on,
        "place": {"lat": f"{lat:.6f}", "lon": f"{lon:.6f}", "radius": 50},
    }


def test_an_area_and_a_line_are_told_with_what_their_map_says(tmp_path: Path) -> None:
    root = shown(tmp_path)
    assert rows(root) == [
        ["1. held", "area", "100.0 km²", "tolerance 300 m, stated by the map",
         "published by the surveyors", "dated 2031-02-01"],
        ["2. road", "line", "16.0 km long", "no tolerance stated",
         "publisher not stated", "not dated"],
    ]  # fmt: skip


def test_a_marker_is_drawn_at_each_survey_until_the_horizon(tmp_path: Path) -> None:
    surveys = (marker("2031-02-12", 5000), marker("2031-03-01", 4700), marker("2031-04-01", 0))
    root = shown(tmp_path, *surveys)
    assert [row[:2] for row in rows(root, 1)] == [
        ["marker 7", "12 February 2031"],
        ["marker 7", "1 March 2031"],
    ]
    assert len(classed(root, "m-earlier")) == 1
    assert len(classed(root, "m-marker")) == 2


def test_a_tolerance_that_only_forgives_is_drawn_inside(tmp_path: Path) -> None:
    root = shown(tmp_path, method="tolerance of held is 300 m, lenient.\n")
    assert [one.tag for one in classed(root, "m-forgiven")] == ["path", "rect"]
    assert not classed(root, "m-band")
    assert "which only forgives" in rows(root)[0][3]


def test_an_area_that_changed_is_drawn_as_it_was_at_the_horizon(tmp_path: Path) -> None:
    changing = (
        'area zone is annex map-x feature "held" until 10 March 2031, '
        'then annex map-x feature "small".\n'
    )
    small = feature("small", square(1000))
    before = shown(tmp_path / "a", small, areas=changing, as_of=day("2031-03-05").lo)
    after = shown(tmp_path / "b", small, areas=changing, as_of=day("2031-03-12").lo)
    assert [rows(root)[0][2] for root in (before, after)] == ["100.0 km²", "4.0 km²"]
    assert not classed(before, "m-open")


def test_of_very_many_points_the_latest_are_drawn_and_the_rest_counted(tmp_path: Path) -> None:
    many = [report(n, n * 10) for n in range(MOST_REPORTS)]
    early = [report(1000 + n, n * 10, "2031-03-02") for n in range(3)]
    root = shown(tmp_path, rows=(*early, *many))
    assert "3 earlier reports with points are neither drawn nor listed" in notes(root)
    circles = [one for one in classed(root, "m-radius") if one.tag == "circle"]
    assert len(circles) == len(rows(root, 1)) == MOST_REPORTS
    assert all("10 March 2031" in row[1] for row in rows(root, 1))


def test_reports_that_name_an_area_are_counted_by_it(tmp_path: Path) -> None:
    named = report(1, 0) | {"place": "held"}
    perhaps = report(2, 0) | {"place": {"possible": "held"}}
    later = report(3, 0, "2031-03-20") | {"place": "held"}
    root = shown(tmp_path, rows=(named, perhaps, later), as_of=AS_OF + DAY)
    assert "No report on record gives a point." in notes(root)
    assert rows(root, 1) == [["held", "1"], ["possibly held", "1"]]
