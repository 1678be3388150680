from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from servanda.geo.map import Map
from servanda.record.entries import Where
from tests.geo.drawn import SOME_DAY, at, feature, map_of, point, said, spot, square

AREAS = (
    'area whole is annex map-x feature "whole".\narea east is annex map-x feature "east".\n'
    "area west is whole except east.\n"
)
WHOLE = feature("whole", square(5000), tolerance_m=100)
EAST = feature("east", square(2500, 2500, 0), tolerance_m=300)
TOWN = feature("Old Town", square(500, -2000, 0))
VILLAGE = feature("Village", point(-300, 0), radius_m=200)
RIVER_PORT = feature("River Port", square(400, 0, 0))


@pytest.fixture
def drawn(tmp_path: Path) -> Map:
    return map_of(tmp_path, AREAS, WHOLE, EAST, TOWN, VILLAGE, RIVER_PORT)


def named(*inside: str, possible: tuple[str, ...] = ()) -> Where:
    return Where(inside=inside, possible=possible)


def test_a_named_place_is_read_on_the_map_and_keeps_its_name(drawn: Map) -> None:
    assert said(drawn, named("old-town")) == "in old-town, west, whole; possibly "


def test_a_place_near_a_line_is_possible_on_both_sides_by_its_extent_and_the_tolerance(
    drawn: Map,
) -> None:
    assert said(drawn, named("river-port")) == "in river-port, whole; possibly east, west"
    assert said(drawn, named("village")) == "in village, whole; possibly east, west"


def test_an_area_by_its_own_name_is_that_area_whatever_the_tolerance(drawn: Map) -> None:
    """The neighbour shares the line: where the line is moves both alike."""
    assert said(drawn, named("east")) == "in east, whole; possibly "
    assert said(drawn, named("west")) == "in west, whole; possibly "
    assert said(drawn, named("whole")) == "in whole; possibly east, west"


def test_several_words_about_one_place_are_true_together(drawn: Map) -> None:
    far = spot(-2000, 0).spot
    assert said(drawn, Where(("whole",), spot=far)) == "in whole, west; possibly "
    assert said(drawn, named("whole", "old-town")) == "in whole, old-town, west; possibly "


def test_a_name_that_no_map_knows_is_open_in_every_drawn_area(drawn: Map) -> None:
    assert said(drawn, named("somewhere")) == "in somewhere; possibly east, west, whole"
    assert drawn.unknown(["somewhere", "old-town", "east"]) == ("somewhere",)


def test_a_name_that_no_map_knows_takes_nothing_from_a_point(drawn: Map) -> None:
    known = said(drawn, spot(-2000, 0))
    assert known == "in west, whole; possibly "
    both = Where(("somewhere",), spot=at(-2000, 0))
    assert said(drawn, both) == "in somewhere, west, whole; possibly "


def test_what_it_possibly_lies_in_affirms_nothing_and_rules_nothing_out(drawn: Map) -> None:
    assert said(drawn, named(possible=("old-town",))) == "in ; possibly old-town, west, whole"
    assert said(drawn, named(possible=("east",))) == "in ; possibly east, whole"


def test_a_possible_area_that_the_point_settles_becomes_certain(drawn: Map) -> None:
    told = Where(possible=("west",), spot=at(-2000, 0))
    assert said(drawn, told) == "in west, whole; possibly "


def test_a_point_outside_of_the_area_it_names_is_doubted_and_nothing_is_changed(
    drawn: Map,
) -> None:
    told = Where(("east",), spot=at(-2000, 0))
    assert drawn.doubts(told, SOME_DAY) == ("its point lies outside east, which it names",)
    assert "east" in drawn.placed(told, SOME_DAY).inside
    assert drawn.doubts(Where(("east",), spot=at(-250, 0)), SOME_DAY) == ()


def test_a_point_far_off_that_would_be_on_the_map_turned_round_is_doubted(drawn: Map) -> None:
    right = at(0, 0)
    turned = Where(spot=type(right)(right.lon, right.lat, 0))
    (doubt,) = drawn.doubts(turned, SOME_DAY)
    assert doubt == "its point is far from the maps: are latitude and longitude exchanged?"
    assert drawn.doubts(Where(spot=right), SOME_DAY) == ()


def test_a_declared_place_is_looked_up_by_its_text(tmp_path: Path) -> None:
    drawn = map_of(tmp_path, AREAS + 'place harbour "River Port".\n', WHOLE, EAST, RIVER_PORT)
    assert said(drawn, named("harbour")) == "in harbour, whole; possibly east, west"


def test_a_place_that_two_maps_show_differently_is_certain_only_where_both_put_it(
    tmp_path: Path,
) -> None:
    other = feature("old town", square(500, -200, 0))
    drawn = map_of(tmp_path, AREAS, WHOLE, EAST, TOWN, other)
    assert said(drawn, named("old-town")) == "in old-town, whole; possibly east, west"


def test_a_point_is_open_in_an_area_that_nobody_has_drawn(tmp_path: Path) -> None:
    drawn = map_of(tmp_path, AREAS + 'area rim is undefined "the rim".\n', WHOLE, EAST)
    assert said(drawn, spot(9000, 9000)) == "in ; possibly rim"
    assert said(drawn, named("east")) == "in east, whole; possibly "


def test_an_area_made_of_a_part_that_nobody_has_drawn_is_not_drawn_either(tmp_path: Path) -> None:
    drawn = map_of(
        tmp_path,
        AREAS + 'area rim is undefined "the rim".\narea rest is whole except rim.\n',
        WHOLE,
        EAST,
    )
    assert [a.name for a in drawn.areas if not a.drawn] == ["rim", "rest"]
    assert "possibly rest, rim" in said(drawn, spot(0, 9000))


def test_neither_help_nor_a_case_without_a_map_loads_what_draws() -> None:
    script = (
        "import sys, contextlib, io\n"
        "from servanda.faces.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['judge', 'src/servanda/faces/cli/started', '--as-of', '2031-01-20'])\n"
        "    main(['--help'])\n"
        "heavy = {'shapely', 'pyproj', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or None)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert done.returncode == 0, done.stderr
