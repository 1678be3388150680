"""Two counters of the same trucks, by month: on small figures, and on the real series."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from servanda.evidence.drift import drifts
from servanda.kernel.base import Calendar, Range, from_datetime
from servanda.kernel.facts import Count, Interval

CALENDAR = Calendar("Asia/Gaza", ZoneInfo("Asia/Gaza"))
SERIES = Path(__file__).resolve().parents[3] / "shared/data/gaza-2025/gaza_daily_unrwa_vs_cogat.csv"

needs_series = pytest.mark.skipif(not SERIES.is_file(), reason="needs ../shared/data")


def day(counter: str, date: str, amount: int) -> Count:
    from datetime import datetime

    start = CALENDAR.day_start(
        from_datetime(datetime.fromisoformat(f"{date}T12:00").replace(tzinfo=CALENDAR.zone))
    )
    return Count(
        id=f"{counter}-{date}",
        kind="truck",
        counter=counter,
        period=Interval(start, CALENDAR.add_days(start, 1)),
        amount=Range(amount, amount),
    )


def test_only_days_that_both_counted_are_compared() -> None:
    (found,) = drifts(
        [
            day("a", "2024-01-01", 10),
            day("b", "2024-01-01", 5),
            day("a", "2024-01-02", 100),
            day("b", "2024-02-01", 7),
        ],
        CALENDAR,
    )
    assert (found.one, found.other) == ("a", "b")
    assert [(m.month, m.periods, m.ratio) for m in found.months] == [
        ("2024-01", 1, Decimal("2.00"))
    ]


def test_a_day_given_twice_by_one_counter_is_compared_with_nothing() -> None:
    same = day("a", "2024-01-01", 10)
    other = day("a", "2024-01-01", 11)
    assert not drifts([same, other, day("b", "2024-01-01", 5)], CALENDAR)


def test_of_nothing_there_is_no_ratio() -> None:
    (found,) = drifts([day("a", "2024-01-01", 10), day("b", "2024-01-01", 0)], CALENDAR)
    assert found.months[0].ratio is None


@needs_series
def test_the_real_series_of_two_counters_drift_apart() -> None:
    counts = []
    with SERIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for counter, column in (("cogat", "cogat_rows"), ("unrwa", "unrwa_rows")):
                if row[column]:
                    counts.append(day(counter, row["date"], int(float(row[column]))))
    (found,) = drifts(counts, CALENDAR)
    ratios = {m.month: m.ratio for m in found.months}
    assert (ratios["2024-03"], ratios["2024-08"]) == (Decimal("1.04"), Decimal("2.95"))
    assert min(ratios.values(), key=str) == ratios["2024-03"]
