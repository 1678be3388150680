from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.drawings.figure import Drawing
from servanda.faces.drawings.map import (
    Elsewhere,
    Frame,
    MapTold,
    Reported,
    Shown,
    Surveyed,
    bar_of,
    drawn,
    frame_of,
    path_of,
)
from servanda.faces.drawings.signs import Party
from tests.drawings.parts import WORDS, classed, notes, rows, text_of, tree

CELLS = ("area", "4.0 km²", "tolerance 300 m, stated by the map", "published by X", "dated 2031")
SQUARE = ((0, 0), (2_000, 0), (2_000, 2_000), (0, 2_000))
AREA = Shown(
    name="the valley",
    rings=(SQUARE,),
    closed=True,
    band=300,
    forgiven=(),
    open=False,
    label=(1_000, 1_000),
    covered=False,
    cells=CELLS,
)
TOLD = MapTold("Areas", (AREA,), (), (), (), 0, 0, "6 January 2031")


def patrol(x: int, y: int, radius: int = 50) -> Reported:
    cells = ("patrol, reported of Northland", "6 January 2031", "1, 2", f"{radius} m")
    return Reported((x, y), radius, Party("Northland", 0), cells)


def framed(told: MapTold) -> Frame:
    frame = frame_of(told)
    assert frame is not None
    return frame


def test_the_frame_holds_every_outline_with_its_band() -> None:
    frame = framed(TOLD)
    assert frame.west < -300
    assert frame.north > 2_300
    assert (frame.across(frame.west), frame.down(frame.north)) == (0, 0)
    assert frame.down(frame.south) == frame.height


def test_north_is_above_and_east_is_right() -> None:
    frame = framed(TOLD)
    assert frame.down(2_000) < frame.down(0)
    assert frame.across(2_000) > frame.across(0)


def test_a_band_is_as_wide_as_the_tolerance_to_both_sides() -> None:
    root = tree(_drawn(TOLD))
    frame = framed(TOLD)
    (band,) = classed(root, "m-band")
    width = int(band.get("stroke-width", ""))
    assert abs(width * (frame.east - frame.west) / 1000 - 600) <= 3


def test_a_lenient_band_is_drawn_inside_only() -> None:
    inner = ((300, 300), (1_700, 300), (1_700, 1_700), (300, 1_700))
    root = tree(_drawn(replace(TOLD, areas=(replace(AREA, forgiven=(SQUARE, inner)),))))
    assert not classed(root, "m-band")
    assert classed(root, "m-forgiven")


def test_a_report_is_drawn_with_all_the_metres_it_may_be_off() -> None:
    root = tree(_drawn(replace(TOLD, reports=(patrol(500, 500, 400),))))
    frame = framed(TOLD)
    (circle,) = [one for one in classed(root, "m-radius") if one.tag == "circle"]
    assert int(circle.get("r", "")) * (frame.east - frame.west) >= 400 * 1000


def test_a_report_outside_of_the_frame_is_counted_and_listed() -> None:
    root = tree(_drawn(replace(TOLD, reports=(patrol(500, 500), patrol(90_000, 0)))))
    assert "1 report is outside the drawn part" in notes(root)
    assert len(rows(root, 1)) == 2
    assert len([one for one in classed(root, "m-radius") if one.tag == "circle"]) == 1


def test_reports_that_are_left_out_are_counted() -> None:
    root = tree(_drawn(replace(TOLD, reports=(patrol(500, 500),), left_out=7)))
    assert "7 earlier reports with points are neither drawn nor listed" in notes(root)


def test_each_area_is_named_with_publisher_date_and_tolerance() -> None:
    root = tree(_drawn(TOLD))
    (listed,) = classed(root, "d-areas")
    assert all(text in text_of(listed) for text in ("the valley", *CELLS))
    assert "anybody's legal position" in notes(root)
    assert rows(root)[0] == ["1. the valley", *CELLS]


def test_a_map_never_flips() -> None:
    root = tree(_drawn(TOLD))
    assert not classed(root, "timewise")
    (picture,) = classed(root, "d-map")
    assert picture.get("dir") == "ltr"


def test_the_unit_of_the_scale_stood_before_its_number_where_text_runs_from_right_to_left() -> None:
    scale, _north = classed(tree(_drawn(TOLD)), "m-word")
    (said,) = scale
    assert said.get("dir") == "auto"


def test_markers_and_reports_without_a_point_stand_in_the_tables() -> None:
    surveys = (("marker 7", "1 January 2031", "1, 2"), ("marker 7", "9 January 2031", "1, 3"))
    marker = Surveyed("marker 7", ((0, 0), (300, 0)), surveys)
    told = replace(TOLD, markers=(marker,), elsewhere=(Elsewhere("the valley", 4),))
    root = tree(_drawn(told))
    assert rows(root, 1) == [["the valley", "4"]]
    assert rows(root, 2) == [list(row) for row in surveys]
    assert len(classed(root, "m-marker")) == 2
    assert [one for one in classed(root, "m-move") if one.tag == "path"]


def test_without_any_outline_there_is_no_map() -> None:
    assert drawn(replace(TOLD, areas=(replace(AREA, rings=(), label=None),)), WORDS, "x") is None


@given(st.integers(min_value=200, max_value=2_000_000))
def test_the_bar_of_the_scale_is_round_and_as_long_as_it_says(width: int) -> None:
    frame = Frame(0, 0, width, width)
    metres, units = bar_of(frame)
    assert metres == int(f"{str(metres)[0]}{'0' * (len(str(metres)) - 1)}")
    assert width / 10 <= metres <= width / 4
    assert abs(units - 1000 * metres / width) <= 1


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=1))
def test_a_path_comes_back_to_every_place(places: list[tuple[int, int]]) -> None:
    frame = Frame(-1_000, -1_000, 1_000, 1_000)
    x = y = 0
    seen = set()
    for step in (
        path_of([tuple(places)], frame, closed=False)
        .replace("M", "|M")
        .replace("l", "|l")
        .split("|")[1:]
    ):
        one, two = (int(part) for part in step[1:].split(" "))
        x, y = (one, two) if step[0] == "M" else (x + one, y + two)
        seen.add((x, y))
    assert seen == {(frame.across(a), frame.down(b)) for a, b in places}


@pytest.mark.parametrize(("width", "height"), [(40_000, 100), (100, 40_000)])
def test_a_long_thin_land_still_has_a_picture(width: int, height: int) -> None:
    ring = ((0, 0), (width, 0), (width, height), (0, height))
    frame = framed(replace(TOLD, areas=(replace(AREA, rings=(ring,)),)))
    assert 400 <= frame.height <= 2_100


def _drawn(told: MapTold) -> Drawing:
    found = drawn(told, WORDS, "x")
    assert found is not None
    return found
