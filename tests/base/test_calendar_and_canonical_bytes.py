"""Days of a calendar, and the one spelling of JSON that is hashed."""

from __future__ import annotations

import random
import zoneinfo
from datetime import datetime

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import (
    HOUR,
    Calendar,
    Duration,
    Json,
    Unit,
    canonical,
    from_datetime,
    iso,
    to_datetime,
)

GAZA = Calendar("Asia/Gaza", zoneinfo.ZoneInfo("Asia/Gaza"))
SARAJEVO = Calendar("Europe/Sarajevo", zoneinfo.ZoneInfo("Europe/Sarajevo"), end_of_day=True)


def gaza(*wall: int) -> int:
    return GAZA.at(datetime(*wall))  # type: ignore[arg-type]  # noqa: DTZ001


def test_noon_of_10_october_2025_in_gaza_is_nine_utc() -> None:
    assert iso(gaza(2025, 10, 10, 12)) == "2025-10-10T09:00:00Z"


def test_the_day_on_which_clocks_go_back_has_25_hours_and_is_one_day() -> None:
    start = gaza(2025, 10, 25)
    assert GAZA.add_days(start, 1) - start == 25 * HOUR
    assert GAZA.local(GAZA.add_days(start, 1)).date().isoformat() == "2025-10-26"


def test_hours_are_elapsed_across_the_change_of_clocks() -> None:
    assert GAZA.add(gaza(2025, 10, 24, 12), Duration(24, Unit.HOUR)) == gaza(2025, 10, 25, 11)
    assert GAZA.add(gaza(2025, 10, 24, 12), Duration(1, Unit.DAY)) == gaza(2025, 10, 25, 12)


@pytest.mark.parametrize(
    ("days", "date"),
    [(30, "1996-01-19"), (45, "1996-02-03"), (91, "1996-03-20"), (120, "1996-04-18")],
)
def test_dayton_days_run_from_the_transfer_of_authority(days: int, date: str) -> None:
    transfer = SARAJEVO.at(datetime(1995, 12, 20, 11))  # noqa: DTZ001
    due = SARAJEVO.due(transfer, Duration(days, Unit.DAY))
    assert SARAJEVO.local(due).isoformat()[:10] == date
    assert SARAJEVO.local(due + 1).isoformat()[11:19] == "00:00:00"


def test_six_months_after_17_november_is_17_may() -> None:
    start = from_datetime(datetime.fromisoformat("2025-11-17T00:00:00+00:00"))
    utc = Calendar("UTC", zoneinfo.ZoneInfo("UTC"))
    assert iso(utc.add(start, Duration(6, Unit.MONTH))) == "2026-05-17T00:00:00Z"
    last = from_datetime(datetime.fromisoformat("2026-01-31T08:00:00+00:00"))
    assert iso(utc.add(last, Duration(1, Unit.MONTH))) == "2026-02-28T08:00:00Z"


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_instants_and_datetimes_say_the_same(wall: datetime) -> None:
    aware = wall.replace(tzinfo=zoneinfo.ZoneInfo("UTC"))
    assert to_datetime(from_datetime(aware)) == aware


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        from_datetime(datetime(2025, 10, 10))  # noqa: DTZ001


text = st.text(st.characters(exclude_categories=["Cs"]))
values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_canonical_bytes_are_those_of_rfc_8785(value: Json) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(st.dictionaries(text, text, max_size=6), st.randoms(use_true_random=False))
def test_canonical_bytes_do_not_hang_on_the_order_of_keys(
    value: dict[str, Json], order: random.Random
) -> None:
    keys = list(value)
    order.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == rfc8785.dumps(value)
    assert canonical(dict.fromkeys(keys, 1)) == rfc8785.dumps(dict.fromkeys(value, 1))


@pytest.mark.parametrize("value", [1.5, 2**53, "\ud800", float("nan"), {"a": [object()]}, {1: "a"}])
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        canonical(value)  # type: ignore[arg-type]
