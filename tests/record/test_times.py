from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import DAWN, FOREVER, HOUR, MINUTE, Json, iso
from servanda.record.entries import Stretch
from servanda.record.flaws import UnfitError
from servanda.record.times import instant, moment, stretch, zoned
from servanda.record.zones import zone, zone_names
from tests.record.rows import at

GAZA = zone("Asia/Gaza")


def wrong(value: Json, *, local: str | None = None, period: bool = False) -> tuple[str, str]:
    """Code and hint of a time that is refused."""
    with pytest.raises(UnfitError) as caught:
        stretch(value, zone(local) if local else None, period=period)
    return caught.value.code, caught.value.hint


def test_an_instant_is_exactly_itself() -> None:
    said = stretch("2031-10-12T08:00:00+03:00", None)
    assert said == Stretch(
        at("2031-10-12T05:00:00Z"), at("2031-10-12T05:00:00Z"), at("2031-10-12T05:00:00Z") + 1
    )


def test_a_date_is_the_whole_day_of_its_zone() -> None:
    said = stretch("2025-10-13", GAZA)
    assert iso(said.start) == "2025-10-12T21:00:00Z"
    assert iso(said.end) == "2025-10-13T21:00:00Z"
    assert said.last == said.end - 1
    assert said.dated


def test_the_day_on_which_clocks_go_back_is_twenty_five_hours_long() -> None:
    said = stretch("2025-10-25", GAZA)
    assert said.end - said.start == 25 * HOUR


def test_a_clock_time_that_occurs_twice_may_be_either() -> None:
    said = stretch("2025-10-25T01:30", GAZA)
    assert (iso(said.start), iso(said.last)) == ("2025-10-24T22:30:00Z", "2025-10-24T23:30:00Z")


def test_the_same_words_in_another_zone_are_another_time() -> None:
    day = "2031-10-12"
    first = {name: stretch(day, zone(name)).start for name in ("Asia/Gaza", "Asia/Tokyo", "Z")}
    again = {name: stretch(day, zone(name)).start for name in reversed(first)}
    assert again == first
    assert len(set(first.values())) == len(first)
    assert [wrong(day)[0] for _ in range(2)] == ["R112", "R112"]


def test_a_clock_time_that_did_not_occur_is_refused() -> None:
    code, hint = wrong("2025-03-30T02:30", local="Europe/Berlin")
    assert code == "R113"
    assert "offset" in hint


def test_from_and_to_bound_an_event_on_both_sides() -> None:
    said = stretch({"from": "2031-10-12T08:00:00Z", "to": "2031-10-12T10:00:00Z"}, None)
    assert said.between.hi == at("2031-10-12T10:00:00Z")
    assert said.interval.end == at("2031-10-12T10:00:00Z")


def test_a_to_that_is_a_date_runs_to_the_end_of_that_day() -> None:
    said = stretch({"from": "2025-10-10", "to": "2025-12-07"}, GAZA, period=True)
    days = (said.end - said.start - HOUR) // (24 * HOUR)  # an hour more: clocks went back
    assert days == 59
    assert said.dated


def test_open_ends_stay_open() -> None:
    assert stretch({"from": "2031-10-12T08:00:00Z"}, None).last == FOREVER
    assert stretch({"to": "2031-10-12T08:00:00Z"}, None).start == DAWN


def test_a_time_without_a_zone_is_no_time() -> None:
    assert wrong("2031-10-12")[0] == "R112"
    assert wrong("2031-10-12T08:00")[0] == "R112"
    assert wrong({"from": "2031-10-12"})[0] == "R112"


@pytest.mark.parametrize(
    ("said", "code", "hint"),
    [
        ("12.10.2031", "R111", "year-month-day"),
        ("10/12/2031", "R111", "year-month-day"),
        ("2031-10-12 08:00", "R111", 'write "2031-10-12T08:00"'),
        ("2031-10-12T24:00:00Z", "R111", "00:00 of the next day"),
        ("2031-10-12T23:59:60Z", "R111", "leap"),
        ("2031-10-12T08:00:00.1234567Z", "R111", "write"),
        ("2031-02-30", "R111", "year-month-day"),
        ("1031-02-20", "R111", "1900 to 2199"),
        ("٢٠٣١-١٠-١٢", "R111", "write"),
        ("soon", "R111", "write"),
        (20311012, "R109", "quotation marks"),
        ({}, "R111", "from"),
        ({"form": "2031-10-12"}, "R111", "from"),
        ({"from": "2031-10-14", "to": "2031-10-12"}, "R114", "exchange"),
    ],
)
def test_a_time_that_is_none_is_refused_with_an_edit(said: Json, code: str, hint: str) -> None:
    found, edit = wrong(said, local="Asia/Gaza")
    assert found == code
    assert hint in edit


def test_a_period_of_no_length_is_refused_but_an_event_may_have_none() -> None:
    same: Json = {"from": "2031-10-12T08:00:00Z", "to": "2031-10-12T08:00:00Z"}
    assert wrong(same, period=True)[0] == "R114"
    assert stretch(same, None).between.exact


def test_published_on_a_date_is_by_the_end_of_that_day() -> None:
    assert moment("2025-10-13", GAZA) == at("2025-10-13T21:00:00Z") - 1


def test_an_instant_needs_more_than_a_date() -> None:
    with pytest.raises(UnfitError, match="a day, not an instant"):
        instant("2031-10-12")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Asia/Gazza", 'did you mean "Asia/Gaza"?'),
        ("gaza", 'did you mean "Asia/Gaza"?'),
        ("../../etc/passwd", "write a name"),
        ("zone.tab", "write a name"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest_name(name: str, hint: str) -> None:
    with pytest.raises(UnfitError) as caught:
        zoned(name)
    assert caught.value.code == "R112"
    assert hint in caught.value.hint


def test_every_zone_of_the_pinned_data_can_be_read() -> None:
    assert len(zone_names()) > 300
    for name in zone_names():
        assert zone(name) is zone(name)


def test_zone_data_come_from_the_pinned_package_and_not_from_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import zoneinfo

    monkeypatch.setattr(zoneinfo, "TZPATH", ("/nowhere",))
    zone.cache_clear()
    assert iso(stretch("2025-10-13", zone("Asia/Gaza")).start) == "2025-10-12T21:00:00Z"


@given(
    st.datetimes(
        min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - a wall clock has no zone
        max_value=datetime(2040, 1, 1),  # noqa: DTZ001
    ),
    st.sampled_from(["Asia/Gaza", "Asia/Jerusalem", "Africa/Cairo", "Europe/Berlin", "+05:45"]),
)
def test_a_clock_time_lies_in_its_own_day(wall: datetime, name: str) -> None:
    text = wall.isoformat()
    try:
        said = stretch(text, zone(name))
    except UnfitError as unfit:
        assert unfit.code == "R113"  # noqa: PT017 - refused or not, both are looked at
        return
    day = stretch(text[:10], zone(name))
    assert day.start <= said.start <= said.last < day.end
    assert said.last - said.start <= 120 * MINUTE
