"""The laws of interval sets, against sets of points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.timeline import (
    Timeline,
    Uncertain,
    clip,
    contains,
    count_within,
    extend,
    intersect_all,
    length,
    make,
    relative_complement_all,
    since,
    sum_within,
    union_all,
)

TOP = 24
pieces = st.lists(st.tuples(st.integers(0, TOP), st.integers(0, TOP)), max_size=6)
lines = pieces.map(make)
many = st.lists(lines, max_size=4)


def points(line: Timeline) -> set[int]:
    return {t for a, b in line for t in range(a, b)}


def is_maximal(line: Timeline) -> bool:
    return all(a < b for a, b in line) and all(
        line[i][1] < line[i + 1][0] for i in range(len(line) - 1)
    )


@given(pieces)
def test_making_keeps_every_point_and_nothing_else(raw: list[tuple[int, int]]) -> None:
    line = make(raw)
    assert is_maximal(line)
    assert points(line) == {t for a, b in raw for t in range(a, b)}


@given(many)
def test_union_is_union_of_points(given_lines: list[Timeline]) -> None:
    line = union_all(given_lines)
    assert is_maximal(line)
    assert points(line) == set().union(*map(points, given_lines))


@given(lines, many)
def test_intersection_and_complement_are_those_of_points(
    one: Timeline, others: list[Timeline]
) -> None:
    met = intersect_all([one, *others])
    assert is_maximal(met)
    assert points(met) == points(one).intersection(*map(points, others))
    left = relative_complement_all(one, others)
    assert is_maximal(left)
    assert points(left) == points(one).difference(*map(points, others))


@given(lines, lines, lines)
def test_laws_of_de_morgan_distribution_and_absorption(
    a: Timeline, b: Timeline, c: Timeline
) -> None:
    assert intersect_all([a, union_all([b, c])]) == union_all(
        [intersect_all([a, b]), intersect_all([a, c])]
    )
    assert relative_complement_all(a, [union_all([b, c])]) == intersect_all(
        [relative_complement_all(a, [b]), relative_complement_all(a, [c])]
    )
    assert union_all([a, intersect_all([a, b])]) == a


@given(lines, st.integers(0, TOP), st.integers(0, TOP))
def test_clip_contains_and_length_agree_with_points(line: Timeline, a: int, b: int) -> None:
    assert points(clip(line, a, b)) == {t for t in points(line) if a <= t < b}
    assert contains(line, a) == (a in points(line))
    assert length(line) == len(points(line))


@given(lines, st.integers(0, 5))
def test_extending_prolongs_every_interval_at_its_end(line: Timeline, by: int) -> None:
    assert points(extend(line, by)) == {t for a, b in line for t in range(a, b + by)}


@given(st.sets(st.integers(0, TOP)), st.sets(st.integers(0, TOP)))
def test_since_runs_from_each_start_to_the_next_end_strictly_after_it(
    starts: set[int], ends: set[int]
) -> None:
    line = since(sorted(starts), sorted(ends))
    for t in range(TOP):
        begun = [s for s in starts if s <= t and not any(s < e <= t for e in ends)]
        assert contains(line, t) == bool(begun)


@given(
    st.lists(st.tuples(st.integers(0, TOP), st.integers(0, 9)), max_size=8),
    st.integers(-1, TOP),
    st.integers(-1, TOP),
)
def test_counting_excludes_the_start_and_summing_includes_it(
    flow: list[tuple[int, int]], a: int, b: int
) -> None:
    flow = sorted(flow)
    instants = [t for t, _ in flow]
    sums = [0]
    for _, amount in flow:
        sums.append(sums[-1] + amount)
    if a <= b:
        assert count_within(instants, a, b) == sum(1 for t in instants if a < t <= b)
        assert sum_within(instants, sums, a, b) == sum(n for t, n in flow if a <= t <= b)


def test_what_is_certain_must_be_possible() -> None:
    with pytest.raises(ValueError, match="possible"):
        Uncertain(((0, 5),), ((0, 4),))


@given(lines, lines, lines, lines)
def test_certain_stays_within_possible_under_and_or_and_not(
    a: Timeline, b: Timeline, c: Timeline, d: Timeline
) -> None:
    one = Uncertain(intersect_all([a, b]), union_all([a, b]))
    two = Uncertain(intersect_all([c, d]), union_all([c, d]))
    for result in (
        Uncertain.all_of([one, two]),
        Uncertain.any_of([one, two]),
        one.complement(),
    ):
        assert not relative_complement_all(result.certain, [result.possible])
    assert Uncertain.any_of([one, two]).complement() == Uncertain.all_of(
        [one.complement(), two.complement()]
    )
