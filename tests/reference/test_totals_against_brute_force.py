"""Totals over periods: bounds and groups against every way to fill the days."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.kernel.verdicts.reference.conflicts import Limit, consistent, feasible
from servanda.kernel.verdicts.reference.counts import Counts
from servanda.kernel.verdicts.reference.trees import most_reaching

DAYS, MOST = 4, 4
PERIODS = tuple((d, d + 1) for d in range(DAYS))


def nothing_known(_start: int, _end: int) -> tuple[int, int | None]:
    return 0, None


def each_at_most_four(start: int, end: int) -> tuple[int, int | None]:
    return 0, MOST * (end - start)


@st.composite
def limits(draw: st.DrawFn, *, nested: bool) -> list[Limit]:
    found: list[Limit] = []
    for number in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, DAYS - 1))
        end = draw(st.integers(start + 1, DAYS))
        if nested and any(
            a.start < start < a.end < end or start < a.start < end < a.end for a in found
        ):
            continue
        low = draw(st.integers(0, MOST * (end - start)))
        high = draw(st.none() | st.integers(low, MOST * (end - start)))
        found.append(Limit(start, end, low, high, f"c{number}"))
    return found


def fillings(kept: list[Limit]) -> list[tuple[int, ...]]:
    return [
        days
        for days in product(range(MOST + 1), repeat=DAYS)
        if all(
            limit.lo <= sum(days[limit.start : limit.end])
            and (limit.hi is None or sum(days[limit.start : limit.end]) <= limit.hi)
            for limit in kept
        )
    ]


@given(limits(nested=False))
@settings(deadline=None)
def test_counts_are_feasible_together_just_when_some_filling_meets_all(given_: list[Limit]) -> None:
    assert feasible(given_, each_at_most_four) == bool(fillings(given_))


@given(limits(nested=False))
@settings(deadline=None)
def test_consistent_sets_are_all_the_maximal_ones(given_: list[Limit]) -> None:
    names = sorted({x.member for x in given_})

    def fits(kept: object) -> bool:
        wanted = set(kept) if isinstance(kept, list | set | frozenset) else set()
        return bool(fillings([x for x in given_ if x.member in wanted]))

    subsets = [
        frozenset(n for n, used in zip(names, mask, strict=True) if used)
        for mask in product((False, True), repeat=len(names))
    ]
    possible = [s for s in subsets if fits(s)]
    maximal = [s for s in possible if not any(s < other for other in possible)]
    assert consistent(names, fits) == sorted(maximal, key=sorted)


@given(limits(nested=True))
@settings(deadline=None, max_examples=200)
def test_bounds_of_nested_counts_are_tight(given_: list[Limit]) -> None:
    ways = fillings(given_)
    if not ways:
        return
    counts = Counts(tuple(given_), each_at_most_four, PERIODS)
    for a in range(DAYS):
        for b in range(a + 1, DAYS + 1):
            low, high = counts.bounds(a, b, {})
            sums = [sum(days[a:b]) for days in ways]
            assert high is not None
            assert low <= min(sums)
            assert high >= max(sums)
            if b == a + 1 or any((x.start, x.end) == (a, b) for x in given_):
                assert (low, high) == (min(sums), max(sums))


@given(limits(nested=False), st.integers(1, MOST))
@settings(deadline=None, max_examples=200)
def test_a_group_never_claims_more_short_days_than_every_filling_has(
    given_: list[Limit], quota: int
) -> None:
    ways = fillings(given_)
    if not ways:
        return
    counts = Counts(tuple(given_), each_at_most_four, PERIODS)
    for cluster in counts.clusters:
        days = [p for p in PERIODS if cluster.start <= p[0] and p[1] <= cluster.end]
        least = min(sum(1 for a, _ in days if way[a] < quota) for way in ways)
        claimed = max(
            len(days) - (len(most_reaching(tree, quota)) - 1) for tree in cluster.trees[0]
        )
        assert claimed <= least
        if not cluster.crossing:
            assert claimed == least


def test_seventeen_thousand_trucks_in_73_days_leave_at_least_44_short() -> None:
    total = Limit(0, 73, 17_819, 17_819, "media office")
    counts = Counts((total,), nothing_known, tuple((d, d + 1) for d in range(73)))
    (tree,) = counts.clusters[0].trees[0]
    assert 73 - (len(most_reaching(tree, 600)) - 1) == 44


def test_25_700_trucks_in_59_days_leave_at_least_17_short() -> None:
    total = Limit(0, 59, 25_700, 25_700, "total")
    counts = Counts((total,), nothing_known, tuple((d, d + 1) for d in range(59)))
    (tree,) = counts.clusters[0].trees[0]
    assert 59 - (len(most_reaching(tree, 600)) - 1) == 17


def test_a_total_and_a_daily_range_that_exclude_each_other_are_two_answers() -> None:
    total = Limit(0, 59, 25_700, 25_700, "total")
    daily = [Limit(d, d + 1, 600, 800, "daily") for d in range(59)]
    counts = Counts((total, *daily), nothing_known, tuple((d, d + 1) for d in range(59)))
    (cluster,) = counts.clusters
    assert cluster.answers == [frozenset({"daily"}), frozenset({"total"})]
    assert cluster.name == "daily+total"
    assert counts.bounds(3, 4, {("daily+total", "conflict"): 0}) == (600, 800)
    assert counts.bounds(3, 4, {("daily+total", "conflict"): 1}) == (0, 25_700)
