from __future__ import annotations

import json
import re
from datetime import UTC, date
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.cli.catalogues import all_entries
from servanda.geo.catalogue import CATALOGUE
from servanda.geo.features import MAX_VERTICES, Feature, Sort, slug
from servanda.geo.geojson import feature_lines
from servanda.geo.reading import read_sheet
from servanda.kernel.base import DAWN, Calendar
from servanda.record.times import instant
from tests.geo.drawn import ROOT, collection, feature, line, map_of, point, square
from tests.geo.error_pages import BAD, MAPLESS, PAGES, maps_of, page_of, told

CALENDAR = Calendar("UTC", UTC)


def codes(text: str, file: str = "map.geojson") -> list[str]:
    return [found.code for found in read_sheet("map-x", file, text, CALENDAR)[1]]


def features(text: str, file: str = "map.geojson") -> tuple[Feature, ...]:
    """The features of a map with which nothing is wrong."""
    sheet, found = read_sheet("map-x", file, text, CALENDAR)
    assert found == []
    return sheet.features


# ------------------------------------------------------------------------------------ bad maps


@pytest.mark.parametrize("path", sorted(BAD.iterdir()), ids=lambda path: path.name)
def test_a_bad_map_is_told_by_its_code_and_its_place(path: Path) -> None:
    found = told(path)
    (mine,) = [one for one in found if one.code == path.name[:4]]
    assert mine.hint
    where = "agreement.md" if mine.code in ("G109", "G115") else f"map-x.{path.suffix[1:]}"
    assert mine.span.file == where
    assert mine.span.line > 0


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(BAD.iterdir())
        if re.search(r'"valley"|>well<', path.read_text(encoding="utf-8"))
        and path.name[:4] not in ("G101", "G113")  # of these the whole text cannot be trusted
    ],
    ids=lambda path: path.name,
)
def test_what_stands_beside_a_bad_feature_is_not_lost(path: Path) -> None:
    sheet, _ = read_sheet("map-x", path.name, path.read_text(), CALENDAR, ("northland",))
    assert {"valley", "well"} & {f.title for f in sheet.features}


def test_codes_pages_and_codes_in_the_source_are_one_list() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "servanda" / "geo").glob("*.py")
        if path.name != "catalogue.py"
    )
    assert set(re.findall(r'"(G[0-9]{3})"', source)) == set(CATALOGUE)
    assert {path.stem for path in PAGES.glob("G*.md")} == set(CATALOGUE)
    assert {path.name[:4] for path in BAD.iterdir()} | set(MAPLESS) == set(CATALOGUE)
    assert CATALOGUE.items() <= all_entries().items()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_is_made_of_the_catalogue_and_of_what_its_map_prints(code: str) -> None:
    assert (PAGES / f"{code}.md").read_text(encoding="utf-8") == page_of(code)
    assert code in MAPLESS or maps_of(code)


def test_more_points_than_are_read_are_refused() -> None:
    places = [[10 + n / 1_000_000, 45.0] for n in range(MAX_VERTICES + 1)]
    shape = {"type": "LineString", "coordinates": places}
    assert codes(collection(feature("long", shape))) == ["G112"]
    shape["coordinates"] = places[:-1]
    assert codes(collection(feature("long", shape))) == []


def test_edges_too_long_to_be_followed_are_refused(tmp_path: Path) -> None:
    back_and_forth = [[n % 2 * 20.0, 40.0 + n / 1000] for n in range(600)]
    shape = {"type": "LineString", "coordinates": back_and_forth}
    drawn = map_of(
        tmp_path,
        'area zone is annex map-x feature "zone".\n',
        feature("zone", shape),
        sound=False,
    )
    assert [found.code for found in drawn.findings] == ["G112", "G116"]
    assert not drawn.areas[0].drawn


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    for file in ("map.geojson", "map.kml"):
        sheet, found = read_sheet("map-x", file, text, CALENDAR)
        assert found
        assert sheet.features == ()


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "MultiPoint", "Heart"]),
)
def test_no_coordinates_make_the_reader_fail(value: object, kind: str) -> None:
    text = collection(
        feature("odd", {"type": kind, "coordinates": value}), feature("well", point(0, 0))
    )
    sheet, found = read_sheet("map-x", "map.geojson", text, CALENDAR)
    titles = [f.title for f in sheet.features]
    if "NaN" in text or "Infinity" in text:
        assert [one.code for one in found] == ["G101"]
    else:
        assert titles in (["well"], ["odd", "well"])
        assert bool(found) is (titles == ["well"])


def test_nesting_without_end_is_told_and_not_followed() -> None:
    assert codes('{"type": "FeatureCollection", "features": ' + "[" * 100_000) == ["G101"]
    assert codes("<kml>" + "<Folder>" * 500, "map.kml") == ["G101"]


# ----------------------------------------------------------------------------------- good maps


def test_a_feature_answers_to_its_name_its_feature_and_its_id() -> None:
    one = feature("areas to be left", square(100), feature="left")
    one["id"] = 7
    (found,) = features(collection(one))
    assert found.names == ("areas to be left", "left", "7")
    assert found.title == "areas to be left"


def test_what_is_said_of_a_feature_is_kept() -> None:
    (found,) = features(
        collection(
            feature(
                "front",
                line((0, 0), (100, 0)),
                publisher="mediators",
                date="2031-01-05",
                source="annex X",
                tolerance_m=12.5,
                party="northland",
                surveyed="2031-01-02",
                accuracy_m=5,
                valid_from="2031-03-10",
                valid_until="2031-03-11T12:00:00+02:00",
                colour="#ff0000",
            )
        )
    )
    assert (found.publisher, found.dated, found.source) == ("mediators", "2031-01-05", "annex X")
    assert (str(found.tolerance), found.party, found.accuracy) == ("12.5", "northland", 5)
    assert found.surveyed == date(2031, 1, 2)
    assert found.start == instant("2031-03-10T00:00:00Z")
    assert found.end == instant("2031-03-11T10:00:00Z")
    assert found.sort is Sort.LINE


def test_the_direction_of_a_ring_does_not_matter() -> None:
    shape = square(1000)
    turned = {"type": "Polygon", "coordinates": [shape["coordinates"][0][::-1]]}
    one, two = features(collection(feature("one", shape), feature("two", turned)))
    assert shapely.equals(one.shape, two.shape)


@pytest.mark.parametrize(
    "crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:OGC::CRS84"]
)
def test_wgs_84_may_be_named(crs: str) -> None:
    value = json.loads(collection(feature("one", square(100))))
    value["crs"] = {"type": "name", "properties": {"name": crs}}
    assert features(json.dumps(value))


def test_kml_says_what_geojson_says() -> None:
    places = " ".join(f"{lon},{lat},0" for lon, lat in square(1000)["coordinates"][0])
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder>
  <Placemark id="z1">
    <name>zone</name>
    <TimeSpan><begin>2031-03-10</begin></TimeSpan>
    <ExtendedData>
      <Data name="tolerance_m"><value>300</value></Data>
      <SchemaData><SimpleData name="publisher">mediators</SimpleData></SchemaData>
    </ExtendedData>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>
      {places}
    </coordinates></LinearRing></outerBoundaryIs></Polygon>
  </Placemark>
  <Placemark><name>road</name><MultiGeometry>
    <LineString><coordinates>10,45 10.1,45</coordinates></LineString>
    <LineString><coordinates>10.2,45 10.3,45</coordinates></LineString>
  </MultiGeometry></Placemark>
</Folder></Document></kml>"""
    zone, road = features(text, "map.kml")
    as_json = feature(
        "zone", square(1000), tolerance_m=300, publisher="mediators", valid_from="2031-03-10"
    )
    (same,) = features(collection({**as_json, "id": "z1"}))
    assert shapely.equals(zone.shape, same.shape)
    assert (zone.names, zone.tolerance, zone.start) == (same.names, same.tolerance, same.start)
    assert (road.sort, road.shape.geom_type) == (Sort.LINE, "MultiLineString")
    assert (zone.span.line, road.span.line) == (3, 14)


def test_a_fault_in_what_is_only_shown_is_told_and_takes_no_shape_away() -> None:
    text = collection(feature("zone", square(1000), date="in spring"))
    sheet, found = read_sheet("map-x", "map.geojson", text, CALENDAR)
    assert [one.code for one in found] == ["G114"]
    assert [(f.title, f.start) for f in sheet.features] == [("zone", DAWN)]


def test_surveys_of_one_marker_are_no_doubles_and_two_on_one_day_are() -> None:
    one = feature("marker 1", point(0, 0), surveyed="2031-03-01")
    two = feature("marker 1", point(0, 300), surveyed="2031-03-20")
    assert len(features(collection(one, two))) == 2
    assert codes(collection(one, two, one)) == ["G110"]


def test_shapes_of_one_name_may_follow_each_other_and_a_long_one_overlaps_a_later() -> None:
    first = feature("zone", square(100), valid_until="2031-03-10")
    second = feature("zone", square(200), valid_from="2031-03-10", valid_until="2031-03-20")
    third = feature("zone", square(300), valid_from="2031-03-15")
    assert len(features(collection(first, second))) == 2
    assert codes(collection(first, second, third)) == ["G111"]
    assert codes(collection(first, second, feature("zone", square(50)))) == ["G110", "G110"]


def test_the_line_of_a_feature_is_that_of_its_brace() -> None:
    text = (
        '{"type": "FeatureCollection",\n"note": "\\"features\\": [{",\n"features": [\n'
        '{\n}, {"a":\n[{}]},\n7,\n{}]}'
    )
    assert feature_lines(text) == [4, 5, 8]


@pytest.mark.parametrize(
    ("name", "slugged"),
    [
        ("Deir al-Balah", "deir-al-balah"),
        ("Beit Ḥānūn", "beit-hanun"),
        ("غزة", "غزة"),
        ("K 12", "k-12"),
    ],
)
def test_a_name_is_written_in_reports_in_small_letters_with_hyphens(
    name: str, slugged: str
) -> None:
    assert slug(name) == slugged
