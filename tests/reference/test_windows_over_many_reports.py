"""Windows that slide over many reports: found without a look at all, and equal to one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Amounts, Gap, Incident, Times, Truth
from servanda.kernel.plan.operators import Need, Pattern
from servanda.kernel.verdicts.reference.conflicts import Base, Limit
from servanda.kernel.verdicts.reference.counts import Counts
from servanda.kernel.verdicts.reference.ledger import Ledger
from servanda.kernel.verdicts.reference.scene import Filling, Hit
from servanda.kernel.verdicts.reference.strewn import Strewn

HORIZON = 40
Row = tuple[int, int, int, int | None, bool]
"""From, to, least, most, and whether it is certain to have happened."""

spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: Between(min(s), max(s)))


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    found: list[Row] = []
    for _ in range(draw(st.integers(0, 12))):
        span, low = draw(spans), draw(st.integers(0, 3))
        high = draw(st.none() | st.integers(low, 5))
        found.append((span.lo, span.hi, low, high, draw(st.booleans())))
    return sorted(found, key=lambda row: row[:2])


def book(told: list[Row], total: int | None = None, counts: Counts | None = None) -> Ledger:
    """A ledger in which nothing can have gone unseen, of these reports."""
    hits = tuple(
        Hit(
            Incident(
                f"i{number}",
                "admit",
                Times((Between(lo, hi),)),
                Amounts((Range(least, most),)),
                parts=(),
            ),
            (),
            () if sure else (Gap.BELOW_STANDARD,),
            Truth.TRUE if sure else Truth.GAP,
            Truth.TRUE,
        )
        for number, (lo, hi, least, most, sure) in enumerate(told)
    )
    need = Need(Pattern(("admit",)), 1, "truck", total=total)
    return Ledger(need, hits, ((-(10**9), 10**9),), HORIZON, counts=counts)


def looked_at_all(
    told: list[Row], total: int | None, start: int, end: int
) -> tuple[int, int | None]:
    """The same bounds, by a look at every report."""
    if start > end:
        return 0, 0
    low = sum(least for lo, hi, least, _, sure in told if sure and start <= lo and hi <= end)
    tops = [most for lo, hi, _, most, _ in told if lo <= end and hi >= start]
    top = None if None in tops else sum(t for t in tops if t is not None)
    if total is not None:
        away = sum(least for lo, hi, least, _, sure in told if sure and (hi < start or lo > end))
        left = max(total - away, low)
        top = left if top is None else min(top, left)
    return low, top if top is None else max(top, low)


@given(st.lists(spans, max_size=20), st.integers(-2, 32), st.integers(-2, 32))
def test_what_may_lie_in_a_stretch_is_found_without_looking_at_all(
    strewn: list[Between], start: int, end: int
) -> None:
    found = Strewn((span, number) for number, span in enumerate(strewn)).near(start, end)
    wanted = [n for n, span in enumerate(strewn) if span.lo <= end and span.hi >= start]
    assert sorted(found) == wanted
    begins = [strewn[n].lo for n in found]
    assert begins == sorted(begins)


@given(rows(), st.none() | st.integers(0, 20), st.integers(-2, 32), st.integers(-2, 32))
def test_bounds_over_any_window_are_those_of_a_look_at_every_report(
    told: list[Row], total: int | None, start: int, end: int
) -> None:
    kept = book(told, total)
    expected = looked_at_all(told, total, start, end)
    assert kept.bounds(start, end, {}) == expected
    assert kept.bounds(start, end, {}) == expected, "asked again"
    assert kept.bounds(start, end + 1, {}) == looked_at_all(told, total, start, end + 1)


class Asked(Counts):
    """Counts that note for which settlings they were held against the reports."""

    __slots__ = ("asked",)

    def satisfied(self, filling: Filling, base: Base) -> bool:
        """As it is, noted."""
        self.asked = (*getattr(self, "asked", ()), dict(filling))
        return Counts.satisfied(self, filling, base)


def test_a_settling_is_held_against_the_counts_once_and_not_once_for_each_window() -> None:
    """Each day of a quota asked it anew: 400 days of reports took minutes."""
    told: list[Row] = [(day, day, 1, 2, False) for day in range(30)]
    bare = book(told)
    counts = Asked((Limit(0, 30, 10, 20, "c1"), Limit(0, 30, 40, 50, "c2")), bare.base)
    kept = book(told, counts=counts)
    (dispute,) = counts.clusters
    settled = [{(dispute.name, "conflict"): pick} for pick in range(len(dispute.answers))]
    elsewhere: Filling = {("of-another-term", "occurs"): 1}
    for _day in range(30):
        for filling in settled:
            assert not kept.impossible(filling)
            assert not kept.impossible({**filling, **elsewhere})
    assert counts.asked == tuple({**f} for f in settled)
