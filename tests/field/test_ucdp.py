from __future__ import annotations

import pytest

from servanda.record.entries import Act
from servanda.record.reading import read_entry
from tests.field.tables import UCDP, bodies, faults, ucdp


def test_a_row_becomes_an_act_with_its_bounds() -> None:
    (body,) = bodies(ucdp({}))
    text = body.pop("text")
    assert body == {
        "id": "ucdp-7",
        "act": "attack",
        "by": ["northland", "southland"],
        "time": "2031-10-10",
        "place": {
            "in": ["the-valley"],
            "possible": ["mill-zone"],
            "lat": "31.523000",
            "lon": "34.431000",
            "radius": 500,
        },
        "zone": "Asia/Gaza",
        "source": "ucdp",
        "grade": "B2",
    }
    assert text == (
        "UCDP event 7: Government of Northland / Southland; Milltown, Mill district, Valley "
        "province, Northland; killed: low 2, best 3, high 5; type_of_violence 1; where_prec 1; "
        "date_prec 1; event_clarity 1; reported by Agency A 2031-10-11"
    )


def test_of_two_sides_that_fought_one_of_both_acted_and_of_one_sided_violence_the_first() -> None:
    both, one = bodies(ucdp({}, {"type_of_violence": "3", "side_b": "Civilians"}))
    assert both["by"] == ["northland", "southland"]
    assert "against" not in both
    assert (one["by"], one["against"]) == (["northland"], "civilians")


def test_a_side_of_several_and_a_side_twice_are_each_named_once() -> None:
    joint, same = bodies(ucdp({"side_b": "Southland, Westland"}, {"side_a": "Southland"}))
    assert joint["by"] == ["northland", "southland", "westland"]
    assert same["by"] == ["southland"]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (1, {"in": ["the-valley"], "possible": ["mill-zone"]}),
        (2, {}),
        (3, {"in": ["the-valley"], "possible": ["mill-zone"]}),
        (4, {"in": ["the-valley"]}),
        (5, {"possible": ["the-valley", "the-coast"]}),
        (6, {"possible": ["the-valley", "the-coast"]}),
        (7, {}),
    ],
)
def test_names_of_places_are_used_as_far_as_the_code_vouches_for_them(
    code: int, names: dict[str, list[str]]
) -> None:
    (body,) = bodies(ucdp({"where_prec": str(code)}))
    place = body.get("place", {})
    assert isinstance(place, dict)
    radius = {1: 500, 2: 25000}.get(code)
    assert place.get("radius") == radius
    assert {key: place[key] for key in ("in", "possible") if key in place} == names


def test_where_the_mapping_has_nothing_for_a_place_it_is_left_unsaid_and_stays_in_the_text() -> (
    None
):
    (body,) = bodies(ucdp({"where_prec": "4", "adm_1": "Elsewhere", "country": "Nowhere"}))
    assert "place" not in body
    assert "Elsewhere, Nowhere" in str(body["text"])


def test_unlisted_places_are_rejected_where_the_mapping_says_so() -> None:
    strict = 'unlisted_places = "reject"\n' + UCDP
    row = {"where_prec": "4", "adm_1": "Elsewhere", "country": "Nowhere"}
    assert faults(ucdp(row, {"where_prec": "7"}, mapping=strict)) == [[("F105", "adm_1")]]


@pytest.mark.parametrize(
    ("code", "first", "last", "sound"),
    [
        (1, "2031-10-10", "2031-10-10", True),
        (1, "2031-10-10", "2031-10-11", False),
        (2, "2031-10-10", "2031-10-11", True),
        (2, "2031-10-10", "2031-10-15", True),
        (2, "2031-10-10", "2031-10-10", False),
        (2, "2031-10-10", "2031-10-16", False),
        (3, "2031-10-10", "2031-10-16", True),
        (3, "2031-10-10", "2031-10-17", False),
        (4, "2031-10-01", "2031-10-31", True),
        (4, "2031-10-01", "2031-11-01", False),
        (5, "2031-01-01", "2031-12-31", True),
        (5, "2031-01-01", "2031-01-01", False),
        (1, "2031-10-10", "2031-10-09", False),
    ],
)
def test_the_dates_must_be_as_precise_as_the_code_says(
    code: int, first: str, last: str, *, sound: bool
) -> None:
    taken = ucdp({"date_prec": str(code), "date_start": first, "date_end": last})
    assert [code for found in faults(taken) for code, _ in found] == ([] if sound else ["F107"])
    if sound:
        (body,) = bodies(taken)
        assert body["time"] == (first if first == last else {"from": first, "to": last})


def test_days_with_midnight_after_them_are_days() -> None:
    written = {"date_start": "2031-10-10T00:00:00", "date_end": "2031-10-10 00:00:00.000"}
    assert bodies(ucdp(written))[0]["time"] == "2031-10-10"
    assert faults(ucdp({"date_start": "2031-10-10T01:00:00"})) == [[("F108", "date_start")]]


def test_an_event_of_several_days_has_its_time_between_them() -> None:
    taken = ucdp({"date_prec": "2", "date_start": "2031-10-10", "date_end": "2031-10-12"})
    content = read_entry(taken.intake.accepted[0].entry).content
    assert isinstance(content, Act)
    assert content.time.end - content.time.start == 3 * 24 * 3600 * 1_000_000


def test_the_killed_are_bounds_where_the_mapping_names_their_kind() -> None:
    (body,) = bodies(ucdp({}, mapping='kind = "person"\n' + UCDP))
    assert (body["kind"], body["amount"]) == ("person", {"lo": 2, "hi": 5})


@pytest.mark.parametrize("figures", ["177 142 177", "8 8 4", "1 0 2", "1 3 2"])
def test_figures_that_exclude_each_other_are_rejected_or_taken_at_their_widest(
    figures: str,
) -> None:
    row = dict(zip(("low", "best", "high"), figures.split(), strict=True))
    assert faults(ucdp(row)) == [[("F106", "low")]]
    widest = 'disagreeing = "widest"\nkind = "person"\n' + UCDP
    (body,) = bodies(ucdp(row, mapping=widest))
    given = sorted(int(figure) for figure in figures.split())
    assert body["amount"] == {"lo": given[0], "hi": given[-1]}
    assert f"low {row['low']}, best {row['best']}, high {row['high']}" in str(body["text"])


def test_what_the_table_marks_as_unclear_has_the_lower_grade() -> None:
    rows = bodies(
        ucdp({"code_status": "Clear"}, {"event_clarity": "2"}, {"code_status": "Check deaths"})
    )
    assert [row["grade"] for row in rows] == ["B2", "C3", "C3"]
    assert "code_status Check deaths" in str(rows[2]["text"])


def test_a_side_that_is_not_listed_is_rejected_or_named_as_nobody_of_the_agreement() -> None:
    assert faults(ucdp({"side_b": "northland"})) == [[("F105", "side_b")]]
    named = 'unlisted_actors = "by name"\n' + UCDP
    rows = bodies(
        ucdp({"side_b": "northland"}, {"side_b": "Front (A)"}, {"side_b": "جبهة"}, mapping=named)
    )
    by = [row["by"] for row in rows]
    assert by[0] == ["northland", "ucdp-northland"]
    assert by[1] == ["northland", "ucdp-front-a"]
    assert len(str(by[2])) == len("['northland', 'ucdp-01234567']")


def test_long_names_of_nobody_in_the_agreement_stay_apart() -> None:
    named = 'unlisted_actors = "by name"\n' + UCDP
    long = "A" * 70
    one, two = bodies(ucdp({"side_b": long + "B"}, {"side_b": long + "C"}, mapping=named))
    assert one["by"] != two["by"]


def test_every_reason_of_a_row_is_given_together() -> None:
    row = {"id": "x", "side_a": "", "where_prec": "9", "low": "1.5", "date_end": "2031-02-30"}
    assert faults(ucdp(row, {})) == [
        [
            ("F108", "id"),
            ("F108", "side_a"),
            ("F108", "date_end"),
            ("F108", "low"),
            ("F108", "where_prec"),
        ]
    ]


def test_a_point_that_a_radius_asks_for_must_be_there() -> None:
    assert faults(ucdp({"latitude": ""})) == [[("F108", "latitude")]]
    assert faults(ucdp({"latitude": "134.0"})) == [[("R109", "place")]]


def test_a_type_without_an_act_is_rejected() -> None:
    mapping = UCDP.replace('2 = "clash"\n', "")
    assert faults(ucdp({"type_of_violence": "2"}, mapping=mapping)) == [
        [("F105", "type_of_violence")]
    ]


def test_no_headline_is_taken_over_and_a_citation_only_where_nothing_else_names_the_source() -> (
    None
):
    (whole,) = bodies(ucdp({}))
    assert "headline" not in str(whole["text"])
    (old,) = bodies(ucdp({"source_office": "", "source_date": "", "source_article": "R 25/2-09"}))
    assert str(old["text"]).endswith("cited as: R 25/2-09")
    (long,) = bodies(ucdp({"source_office": "", "source_article": "x" * 200}))
    assert str(long["text"]).endswith("x" * 120 + "…")
    (none,) = bodies(ucdp({"source_office": "", "source_article": ""}))
    assert str(none["text"]).endswith("no source is listed")


def test_a_mapping_gives_zone_address_and_day_of_publication() -> None:
    given = 'zone = "Asia/Damascus"\nurl = "https://ucdp.uu.se"\npublished = 2032-06-01\n'
    (body,) = bodies(ucdp({}, mapping=given + UCDP))
    assert (body["zone"], body["url"], body["published"]) == (
        "Asia/Damascus",
        "https://ucdp.uu.se",
        "2032-06-01",
    )
