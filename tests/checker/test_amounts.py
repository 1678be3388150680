"""Sums under constraints are exact: against every way of performing, one instant at a time."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import Range
from servanda.kernel.verdicts.checking.amounts import Bound, Placed, Sums

INSTANTS = range(5)
MOST_EACH = 3


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Placed], list[tuple[int, int]], list[Bound]]:
    """A few sure acts, closed stretches and counts over five instants."""
    number = st.integers(0, 4)
    placed = [
        Placed(at, at, amount, amount)
        for at, amount in draw(st.lists(st.tuples(number, st.integers(1, 2)), max_size=2))
    ]
    shut = [(a, a + 1) for a in sorted(draw(st.sets(number, max_size=3)))]
    shut.append((5, 99))
    shut.insert(0, (-99, 0))
    bounds = []
    for _ in range(draw(st.integers(0, 3))):
        start, end = sorted(draw(st.tuples(st.integers(-1, 4), st.integers(-1, 4))))
        low = draw(st.integers(0, 4))
        high = draw(st.one_of(st.none(), st.integers(low, 6)))
        if start < end:
            bounds.append(Bound(start, end, Range(low, high)))
    return placed, shut, bounds


def every_way(
    placed: list[Placed], shut: list[tuple[int, int]], bounds: list[Bound]
) -> list[tuple[int, ...]]:
    """How much is performed at each instant, in every way that keeps the bounds."""
    sure = [sum(int(p.least) for p in placed if p.lo == t) for t in INSTANTS]
    closed = [any(a <= t < b for a, b in shut) for t in INSTANTS]
    options = [
        range(sure[t], sure[t] + 1) if closed[t] else range(sure[t], sure[t] + MOST_EACH * 3)
        for t in INSTANTS
    ]
    return [
        way
        for way in product(*options)
        if all(
            b.amount.lo <= sum(way[b.start + 1 : b.end + 1])
            and (b.amount.hi is None or sum(way[b.start + 1 : b.end + 1]) <= b.amount.hi)
            for b in bounds
        )
    ]


@given(cases(), st.integers(1, 4))
def test_bounds_and_first_instants_are_those_of_every_way(
    case: tuple[list[Placed], list[tuple[int, int]], list[Bound]], wanted: int
) -> None:
    placed, shut, bounds = case
    book = Sums(placed, tuple(shut), bounds, [-1, *INSTANTS])
    ways = every_way(placed, shut, bounds)
    assert book.possible == bool(ways)
    if not ways:
        return
    top = MOST_EACH * 3 - 1
    for start in range(-1, 4):
        for end in range(start + 1, 5):
            sums = [sum(way[start + 1 : end + 1]) for way in ways]
            found = book.over(start, end)
            assert found.lo == min(sums)
            assert max(sums) == found.hi if found.hi is not None else max(sums) >= top
    reached = set()
    never = False
    for way in ways:
        totals = [sum(way[: t + 1]) for t in INSTANTS]
        first = next((t for t in INSTANTS if totals[t] >= wanted), None)
        never = never or first is None
        reached |= {first} - {None}
    spans, short = book.reaching(-1, wanted, 4)
    assert {t for a, b in spans for t in range(a, b + 1)} == reached
    assert short == never


def test_crossing_counts_bound_what_both_cover() -> None:
    first, second = Bound(-1, 2, Range(5, 5)), Bound(0, 4, Range(2, 2))
    book = Sums([], (), [first, second], [-1, 0, 2, 4])
    assert book.over(-1, 0) == Range(3, 5)
    assert book.over(0, 2) == Range(0, 2)


def test_counts_that_no_performance_satisfies_are_impossible() -> None:
    whole, part = Bound(-1, 4, Range(0, 2)), Bound(1, 3, Range(3, None))
    assert not Sums([], (), [whole, part], ()).possible
