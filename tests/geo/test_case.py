"""From the record's own form of a point to facts and verdicts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shapely

from servanda.case import Case
from servanda.faces.picture import Cut, take
from servanda.geo.lies import Lie
from servanda.kernel.base import FOREVER, Between
from servanda.kernel.facts import Gap, Located, Stay, Truth
from servanda.kernel.verdicts.checker import check_proof
from servanda.record.entries import Spot
from servanda.record.times import instant
from tests.geo.drawn import around, case, feature, shared, square
from tests.golden.runner import run

HELD = 'area held is annex map-x feature "held".\n'
OTHER = 'area other is annex map-x feature "other".\n'
TERM = "term 1: northland shall stay out of held from opening.\n"
PHASES = (
    'area old is annex map-x feature "old".\narea new is annex map-x feature "new".\n'
    "area held is old until 10 March 2031, then new.\n"
)
ONE_SOURCE = "standard is 1 sources graded B2 or determination.\n"
OLD = feature("old", square(1000, -2000))
NEW = feature("new", square(1000, 2000))


def place(east: float, north: float, radius: int = 0) -> dict[str, Any]:
    """A point as the record has it."""
    lon, lat = around(east, north)
    return {"lat": f"{lat:.7f}", "lon": f"{lon:.7f}", "radius": radius}


def stay(name: str, where: object, begin: str, until: object, **more: object) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "stay",
        "id": name,
        "unit": "unit 7",
        "place": where,
        "from": begin,
        "by": "northland",
        "zone": "UTC",
        "source": "task-force",
        "grade": "B2",
        "recorded": "2031-04-01T00:00:00Z",
        "recorder": "desk",
    }
    if until is not None:
        told["until"] = until
    return told | more


def stays(told: Case) -> tuple[Stay, ...]:
    assert told.rejected == ()
    return told.facts().stays


def verdict(told: Case) -> str:
    picture = take(told, instant("2031-03-31T00:00:00Z"), Cut())
    return picture.proofs[0].verdict.value if picture.proofs[0].verdict else "none"


@pytest.mark.parametrize(
    ("in_by", "inside", "expected"),
    [
        (200, Truth.GAP, "cannot verify"),
        (2000, Truth.TRUE, "breached"),
        (-2000, None, "cannot verify"),
    ],
)
def test_200_m_inside_a_line_of_300_m_is_possible_and_2_km_inside_is_certain(
    tmp_path: Path, in_by: int, inside: Truth | None, expected: str
) -> None:
    where = place(5000 - in_by, 0)
    told = case(
        tmp_path,
        HELD,
        feature("held", square(5000), tolerance_m=300),
        method=ONE_SOURCE,
        terms=TERM,
        rows=[stay("s", where, "2031-03-05T08:00", "2031-03-06T08:00")],
    )
    (found,) = stays(told)
    assert {p.area: p.inside for p in found.places}.get("held") is inside
    assert verdict(told) == expected


@pytest.mark.parametrize(
    ("in_by", "coarse"), [(200, True), (2000, False)], ids=["within the band", "well inside"]
)
def test_a_place_told_exactly_by_one_source_is_not_called_too_coarse(
    tmp_path: Path, in_by: int, *, coarse: bool
) -> None:
    told = case(
        tmp_path,
        HELD,
        feature("held", square(5000), tolerance_m=300),
        method="standard is 2 sources graded B2 or determination.\n",
        terms=TERM,
        rows=[stay("s", place(5000 - in_by, 0, 100), "2031-03-05T08:00", "2031-03-06T08:00")],
    )
    picture = take(told, instant("2031-03-31T00:00:00Z"), Cut())
    (proof,) = picture.proofs
    one = next(i for i in proof.instances if i.key == "s")
    place_only = (Gap.PLACE_TOO_COARSE, Gap.BELOW_STANDARD, Gap.ATTRIBUTION)
    assert one.reasons == (place_only if coarse else (Gap.BELOW_STANDARD, Gap.ATTRIBUTION))

    def objections(reasons: tuple[Gap, ...]) -> list[str]:
        instances = tuple(replace(i, reasons=reasons) if i is one else i for i in proof.instances)
        changed = replace(proof, instances=instances)
        return check_proof(told.plan, picture.facts, told.method, proof.as_of, changed, {})

    assert objections(one.reasons) == []
    assert bool(objections(place_only)) is not coarse
    said = run(f"servanda explain . 1 --as-of 2031-03-31 --instance {one.key}", tmp_path)[1]
    assert ("a closer place" in said) is coarse
    assert ("possibly in held" in said) is coarse
    assert ("reported in held (not established)" in " ".join(said.split())) is not coarse


def test_a_point_in_no_area_is_known_to_be_elsewhere(tmp_path: Path) -> None:
    told = case(
        tmp_path,
        HELD,
        feature("held", square(5000)),
        method=ONE_SOURCE,
        rows=[stay("s", place(9000, 0, 50), "2031-03-05T08:00", "2031-03-06T08:00")],
    )
    (found,) = stays(told)
    (only,) = found.places
    assert only.area.startswith("point 45.0")
    assert only.area.endswith("±50 m")


def test_a_stay_that_spans_a_change_of_shape_is_cut_there(tmp_path: Path) -> None:
    told = case(
        tmp_path,
        PHASES,
        OLD,
        NEW,
        method=ONE_SOURCE,
        terms=TERM,
        rows=[stay("s", place(2000, 0), "2031-03-05T08:00:00Z", "2031-03-20T08:00:00Z")],
    )
    change = instant("2031-03-11T00:00:00Z")
    one, two = stays(told)
    assert (one.id, two.id) == ("s", "s/2")
    assert one.end.choices == (Between(change, change),)
    assert two.begin.choices == (Between(change, change),)
    assert two.end.span.hi == instant("2031-03-20T08:00:00Z")
    assert "held" not in {p.area for p in one.places}
    assert Located("held", Truth.TRUE) in two.places
    assert verdict(told) == "breached"


def test_each_part_is_judged_against_its_own_shape(tmp_path: Path) -> None:
    """In the first shape until it changes, then outside: the second part breaks nothing."""
    row = stay("s", place(-2000, 0), "2031-03-05T08:00:00Z", "2031-03-20T08:00:00Z")
    told = case(tmp_path, PHASES, OLD, NEW, method=ONE_SOURCE, terms=TERM, rows=[row])
    proof = take(told, instant("2031-03-31T00:00:00Z"), Cut()).proofs[0]
    broken = [one.key for one in proof.instances if "broken" in {o.value for o in one.outcomes}]
    assert len(broken) == 1
    assert "s/2" not in str(broken)


def test_a_stay_under_which_nothing_changes_stays_whole(tmp_path: Path) -> None:
    row = stay("s", "old", "2031-03-05T08:00:00Z", "2031-03-07T08:00:00Z")
    told = case(tmp_path, PHASES, OLD, NEW, method=ONE_SOURCE, rows=[row])
    (only,) = stays(told)
    assert only.id == "s"
    assert {p.area for p in only.places} == {"old", "held"}


def test_an_open_end_is_cut_so_that_the_last_part_stays_open(tmp_path: Path) -> None:
    row = stay("s", place(2000, 0), "2031-03-05T08:00:00Z", None)
    told = case(tmp_path, PHASES, OLD, NEW, method=ONE_SOURCE + "record is complete.\n", rows=[row])
    one, two = stays(told)
    assert one.end.span.hi == instant("2031-03-11T00:00:00Z")
    assert two.end.span.hi == FOREVER


def test_a_part_that_the_stay_may_never_have_reached_is_certain_at_no_time(
    tmp_path: Path,
) -> None:
    """It ended before or after the change: nobody knows."""
    ends = {"from": "2031-03-09T08:00:00Z", "to": "2031-03-12T08:00:00Z"}
    row = stay("s", place(2000, 0), "2031-03-05T08:00:00Z", ends)
    one, two = stays(case(tmp_path, PHASES, OLD, NEW, method=ONE_SOURCE, rows=[row]))
    change = instant("2031-03-11T00:00:00Z")
    assert one.end.span == Between(instant("2031-03-09T08:00:00Z"), change)
    assert two.begin.span == Between(change, change)
    assert two.end.span == Between(change, instant("2031-03-12T08:00:00Z"))


def test_entry_and_exit_across_a_change_are_cut_too(tmp_path: Path) -> None:
    def passage(kind: str, time: str) -> dict[str, Any]:
        told = stay(kind, place(2000, 0), time, None, type=kind, time=time, incident=kind)
        return {key: value for key, value in told.items() if key != "from"}

    rows = [passage("entry", "2031-03-05T08:00:00Z"), passage("exit", "2031-03-20T08:00:00Z")]
    told = case(tmp_path, PHASES, OLD, NEW, method=ONE_SOURCE + "record is complete.\n", rows=rows)
    ids = [found.id for found in stays(told)]
    assert {"entry", "entry/2"} <= set(ids)


def test_a_point_that_contradicts_the_named_area_is_noted(tmp_path: Path) -> None:
    where = {"in": "held", **place(9000, 0)}
    row = stay("s", where, "2031-03-05T08:00", "2031-03-06T08:00")
    told = case(tmp_path, HELD, feature("held", square(5000)), method=ONE_SOURCE, rows=[row])
    if told.rejected:
        pytest.fail(str(told.rejected))
    notes = [note.text for note in told.assessment().notes]
    assert "its point lies outside held, which it names" in notes


def test_a_fault_in_a_map_does_not_stop_the_case(tmp_path: Path) -> None:
    told = case(
        tmp_path,
        HELD + OTHER,
        feature("held", {"type": "Heart", "coordinates": []}),
        feature("other", square(1000)),
        method=ONE_SOURCE,
        rows=[stay("s", place(0, 0), "2031-03-05T08:00", "2031-03-06T08:00")],
    )
    assert [found.code for found in told.findings if found.code[0] == "G"] == ["G108"]
    (found,) = stays(told)
    assert found.places == (Located("held", Truth.GAP), Located("other", Truth.TRUE))


def test_the_order_of_the_record_changes_nothing(tmp_path: Path) -> None:
    rows = [
        stay(f"s{n}", place(n * 900 - 4000, 0), "2031-03-05T08:00:00Z", "2031-03-20T08:00:00Z")
        for n in range(8)
    ]
    one = case(tmp_path / "1", PHASES, OLD, NEW, method=ONE_SOURCE, rows=rows)
    two = case(tmp_path / "2", PHASES, OLD, NEW, method=ONE_SOURCE, rows=rows[::-1])
    assert stays(one) == stays(two)


def test_a_report_by_the_precise_polygon_of_the_first_line(tmp_path: Path) -> None:
    """The polygon as published, a tolerance of 300 m: 200 m in is possible, 2 km in certain."""
    held = shared("yellow_line_zone_2025-10-19.geojson")["features"][0]
    told = case(
        tmp_path, HELD, feature("held", held["geometry"], tolerance_m=300), method=ONE_SOURCE
    )
    assert told.map is not None
    zone, ground = shapely.geometry.shape(held["geometry"]), told.map.ground
    for metres, lie in ((200, Lie.POSSIBLE), (2000, Lie.CERTAIN)):
        ring = shapely.boundary(ground.shape(zone).buffer(-metres))
        on_it = shapely.line_interpolate_point(ring, 0.3, normalized=True)
        lon, lat = ground._forward.transform(on_it.x, on_it.y, direction="INVERSE")
        spot = Spot(Decimal(f"{lat:.7f}"), Decimal(f"{lon:.7f}"), 0)
        assert told.map.lies_of_spot(spot, instant("2025-10-20T00:00:00Z"))["held"] is lie
