from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.drawings.scales import (
    FULL,
    MOST_TICKS,
    AmountScale,
    OutsideError,
    TimeScale,
    round_top,
    time_ticks,
)
from servanda.kernel.base import HOUR, MINUTE
from tests.drawings.parts import DAY, GAZA, START

LENGTHS = st.integers(min_value=1, max_value=400 * 366 * DAY)
SHARES = st.fractions(min_value=0, max_value=1)


@given(LENGTHS, SHARES, SHARES)
def test_places_keep_the_order_of_time(length: int, one: Fraction, two: Fraction) -> None:
    scale = TimeScale(START, START + length)
    first, second = (START + int(length * share) for share in sorted((one, two)))
    assert 0 <= scale.place(first) <= scale.place(second) <= FULL


@given(LENGTHS)
def test_a_scale_begins_at_nothing_and_ends_at_all(length: int) -> None:
    scale = TimeScale(START, START + length)
    assert (scale.place(START), scale.place(START + length)) == (0, FULL)


@given(LENGTHS, st.integers(min_value=1))
def test_what_lies_outside_of_the_time_is_an_error(length: int, beyond: int) -> None:
    scale = TimeScale(START, START + length)
    for instant in (START - beyond, START + length + beyond):
        with pytest.raises(OutsideError):
            scale.place(instant)


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**6))
def test_an_amount_outside_of_the_scale_is_an_error(top: int, beyond: int) -> None:
    scale = AmountScale(top)
    assert (scale.place(0), scale.place(top), scale.down(top)) == (0, FULL, 0)
    for amount in (-beyond, top + beyond):
        with pytest.raises(OutsideError):
            scale.place(amount)


@given(st.integers(min_value=1, max_value=10**9), SHARES)
def test_a_place_is_never_further_off_than_its_grain(top: int, share: Fraction) -> None:
    amount = top * share
    placed = Fraction(AmountScale(top).place(amount), FULL)
    assert abs(placed - share) <= Fraction(1, 2 * FULL)


@given(st.fractions(min_value=Fraction(1, 1000), max_value=10**12))
def test_a_round_top_is_at_or_above_and_not_far(amount: Fraction) -> None:
    top = round_top(amount)
    assert amount <= top
    assert top == 1 or top <= amount * Fraction(5, 2)


@pytest.mark.parametrize(
    ("amount", "top"), [(1, 1), (600, 1000), (630, 1000), (21, 25), (1001, 2000), (4410, 5000)]
)
def test_round_tops(amount: int, top: int) -> None:
    assert round_top(amount) == top


@given(st.integers(min_value=10 * MINUTE, max_value=400 * 366 * DAY))
def test_ticks_are_few_in_order_and_on_the_scale(length: int) -> None:
    scale = TimeScale(START, START + length)
    ticks = time_ticks(scale, GAZA)
    assert len(ticks) <= MOST_TICKS
    assert [t.at for t in ticks] == sorted({t.at for t in ticks})
    assert all(scale.start <= tick.at <= scale.end for tick in ticks)
    assert all(tick.clock or GAZA.day_start(tick.at) == tick.at for tick in ticks)


@given(st.integers(min_value=6 * HOUR, max_value=40 * 366 * DAY))
def test_every_scale_has_a_tick_that_names_its_year(length: int) -> None:
    ticks = time_ticks(TimeScale(START, START + length), GAZA)
    assert ticks
    assert ticks[0].year


def test_a_scale_without_a_length_is_none() -> None:
    with pytest.raises(ValueError, match="length"):
        TimeScale(START, START)
    with pytest.raises(ValueError, match="top"):
        AmountScale(0)


def test_ticks_stand_at_local_midnight_when_the_clocks_change() -> None:
    change = TimeScale(START + 80 * DAY, START + 84 * DAY)
    ticks = time_ticks(change, GAZA)
    assert {GAZA.local(tick.at).hour for tick in ticks} == {0}
