from __future__ import annotations

from decimal import Decimal

import pytest

from servanda.evidence.hedges import UNKNOWN, read_hedged
from servanda.kernel.base import Range
from tests.evidence.saying import METHOD, entry, facts, weigh


@pytest.mark.parametrize(
    ("said", "lo", "hi"),
    [
        ("almost 2000", 1800, 2000),
        ("almost 2,000", 1800, 2000),
        ("Almost  2,000", 1800, 2000),
        ("over 600", 600, None),
        ("about 250", 225, 275),
        ("up to 40", 0, 40),
        ("2000", 2000, 2000),
        ("about 7", Decimal("6.3"), Decimal("7.7")),
        ("almost 12.5", Decimal("11.25"), Decimal("12.5")),
    ],
)
def test_a_hedge_becomes_the_bounds_that_the_method_gives_it(
    said: str, lo: int | Decimal, hi: int | Decimal | None
) -> None:
    reading = read_hedged(said, METHOD)
    assert reading.amount == Range(lo, hi)
    assert reading.trouble == ""


def test_the_hedge_that_was_used_is_named() -> None:
    assert read_hedged("almost 2000", METHOD).hedge == "almost"
    assert read_hedged("2000", METHOD).hedge is None


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        ("nearly 2000", 'no hedge "nearly"'),
        ("almost over 2000", 'no hedge "almost over"'),
        ("almost", "does not hold one figure"),
        ("600 to 800", "does not hold one figure"),
        ("2,00", "does not hold one figure"),
    ],
)
def test_a_hedge_the_method_does_not_list_is_never_guessed_at(said: str, trouble: str) -> None:
    reading = read_hedged(said, METHOD)
    assert reading.amount == UNKNOWN
    assert trouble in reading.trouble


def test_an_amount_that_was_not_understood_is_told_with_its_entry() -> None:
    told = entry(
        "count",
        id="c1",
        source="un-one",
        grade="B2",
        kind="truck",
        period="2031-01-05",
        amount={"text": "scores of 20"},
    )
    assessed = weigh(told)
    assert [note.entry for note in assessed.notes] == ["c1"]
    assert "scores of" in assessed.notes[0].text
    assert facts(told).counts[0].amount == UNKNOWN
