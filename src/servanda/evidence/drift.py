"""Drift: two counters of the same thing, month by month.

That two counters differ is a dispute; that they differ more and more says that what one of them
sees has changed (DESIGN §13, trap 10). Only figures of one and the same period are compared, so
that no day is compared with another. Ratios are exact until they are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from servanda.kernel.base import Amount, Calendar, Instant
from servanda.kernel.facts import Count


@dataclass(frozen=True, slots=True)
class MonthsRatio:
    """A month (``2024-05``) in which both counted the same ``periods``, and what each counted."""

    month: str
    periods: int
    one: Amount
    other: Amount

    @property
    def ratio(self) -> Decimal | None:
        """How many of the one for each of the other, to two places; None if that counted none."""
        if self.other == 0:
            return None
        return (Decimal(self.one) / Decimal(self.other)).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True)
class Drift:
    """Two counters of one kind, with every month in which both gave figures of one period."""

    one: str
    other: str
    kind: str
    months: tuple[MonthsRatio, ...]


def drifts(counts: Iterable[Count], calendar: Calendar) -> list[Drift]:
    """Every two counters that counted the same kind in at least one same period, by name.

    Counts whose amount is open or of each day are left out: they are no totals. A period that a
    counter gives two figures for is left out of its comparison: which one is meant is open.
    """
    found: dict[str, dict[str, dict[tuple[Instant, Instant], set[Amount]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    for count in counts:
        if count.amount.exact and not count.each_day:
            period = (count.period.start, count.period.end)
            found[count.kind][count.counter][period].add(count.amount.lo)
    result = []
    for kind, by_counter in sorted(found.items()):
        names = sorted(by_counter)
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                months = _months(by_counter[one], by_counter[other], calendar)
                if months:
                    result.append(Drift(one, other, kind, months))
    return result


def _months(
    one: dict[tuple[Instant, Instant], set[Amount]],
    other: dict[tuple[Instant, Instant], set[Amount]],
    calendar: Calendar,
) -> tuple[MonthsRatio, ...]:
    sums: dict[str, list[tuple[Amount, Amount]]] = defaultdict(list)
    for period in sorted(set(one) & set(other)):
        if len(one[period]) == len(other[period]) == 1:
            month = f"{calendar.local(period[0]):%Y-%m}"
            sums[month].append((next(iter(one[period])), next(iter(other[period]))))
    return tuple(
        MonthsRatio(month, len(pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs))
        for month, pairs in sorted(sums.items())
    )
