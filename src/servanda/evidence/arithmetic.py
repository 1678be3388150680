"""Arithmetic: sums that a report prints and that do not come out.

What was said is kept as it was said, and used as it was said; the sum is written beside it. No
figure here ever replaces another (DESIGN §13, trap 6). Rounding is the printer's: a whole average
is right if the exact one is less than one away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from servanda.evidence.reports import Note, Report
from servanda.kernel.base import Amount, Calendar, Instant, Range, amount_text
from servanda.kernel.facts import Stance
from servanda.record.entries import Act, Count, Printed, Stretch

HUNDRED = 100


def arithmetic(reports: Iterable[Report], calendar: Calendar) -> list[Note]:
    """Every sum that does not come out, with the entry it stands in, in order of entries."""
    told = [r for r in reports if r.claim.stance is Stance.AFFIRMS]
    found: list[Note] = []
    for report in told:
        found += _of_one(report, calendar)
    found += _said_twice(told)
    found += _shrinking(told)
    return sorted(set(found), key=lambda note: (note.entry, note.text))


# --------------------------------------------------------------------------------- in one report


@dataclass(frozen=True, slots=True)
class _Figures:
    """One report's own amount, whether it is of each day, its local days, and what it prints."""

    amount: Amount | None
    each_day: bool
    days: int | None
    printed: Printed


def _of_one(report: Report, calendar: Calendar) -> Iterator[Note]:
    match report.content:
        case Count(printed=printed, period=period, each_day=daily) if printed is not None:
            days = days_of(period, calendar)
        case Act(printed=printed) if printed is not None:
            daily, days = False, None
        case _:
            return
    amount = report.claim.amount
    exact = amount.lo if amount is not None and amount.exact else None
    for text in _faults(_Figures(exact, daily, days, printed)):
        yield Note(report.claim.id, text)


def days_of(period: Stretch, calendar: Calendar) -> int | None:
    """How many whole local days a period has; None where it is open or has part of a day."""
    start, end = period.start, period.end
    if not period.dated:
        return None
    days = (calendar.local(end).date() - calendar.local(start).date()).days
    return days if calendar.add_days(start, days) == end else None


def _faults(told: _Figures) -> Iterator[str]:
    printed, amount = told.printed, told.amount
    if printed.parts and amount is not None and sum(printed.parts) != amount:
        parts = " + ".join(map(_text, printed.parts))
        yield f"{parts} = {_text(sum(printed.parts))}; printed {_text(amount)}"
    if printed.days is not None and told.days is not None and printed.days != told.days:
        yield f"the period has {_days(told.days)}; printed {_text(printed.days)}"
    yield from _averages(told)
    if printed.share is not None and printed.due and amount is not None and not told.each_day:
        exact = Decimal(amount) * HUNDRED / Decimal(printed.due)
        if abs(exact - printed.share) >= 1:
            yield (
                f"{_text(amount)} of {_text(printed.due)} is {_rounded(exact)} percent; "
                f"printed {_text(printed.share)}"
            )


def _averages(told: _Figures) -> Iterator[str]:
    """Daily averages and dues, over the days of the period, and over those that are printed."""
    printed, amount = told.printed, told.amount
    for days in dict.fromkeys(d for d in (told.days, printed.days) if d):
        if printed.each_day is not None and amount is not None and not told.each_day:
            exact = Decimal(amount) / Decimal(days)
            if abs(exact - printed.each_day) >= 1:
                yield (
                    f"{_text(amount)} over {_days(days)} is {_rounded(exact)} a day; "
                    f"printed {_text(printed.each_day)}"
                )
        if printed.due is not None and Decimal(printed.due) % Decimal(days):
            yield (
                f"{_text(printed.due)} due over {_days(days)} is no whole number a day "
                f"({_rounded(Decimal(printed.due) / Decimal(days))})"
            )


# ---------------------------------------------------------------------------- between two reports


def _said_twice(told: Sequence[Report]) -> Iterator[Note]:
    """Two figures of one statement: one source, one day of publication, one period, one thing."""
    same: dict[tuple[object, ...], list[tuple[str, Range]]] = defaultdict(list)
    for report in told:
        amount, published = report.claim.amount, report.claim.published
        match report.content:
            case Count() as said if amount is not None and published is not None:
                key = (
                    report.claim.source,
                    published,
                    *_thing(said),
                    said.period.start,
                    said.period.end,
                )
                same[key].append((report.claim.id, amount))
            case _:
                continue
    for several in same.values():
        for name, amount in several:
            for other, another in several:
                if amount != another:
                    yield Note(
                        name,
                        f"the same statement gives {_bounds(amount)} here and "
                        f"{_bounds(another)} in entry {other}",
                    )


def _shrinking(told: Sequence[Report]) -> Iterator[Note]:
    """A counter's total that is less for a longer time from the same start."""
    runs: dict[tuple[object, ...], list[tuple[Instant, Range, str]]] = defaultdict(list)
    for report in told:
        amount = report.claim.amount
        match report.content:
            case Count(each_day=False) as said if amount is not None:
                key = (*_thing(said), said.period.start)
                runs[key].append((said.period.end, amount, report.claim.id))
            case _:
                continue
    for run in runs.values():
        ordered = sorted(run, key=lambda item: (item[0], item[2]))
        least: tuple[Instant, Range, str] | None = None
        for end, amount, name in ordered:
            if least is not None and least[0] < end and _below(amount, least[1]):
                yield Note(
                    name,
                    f"{_bounds(amount)} for a longer time than the {_bounds(least[1])} "
                    f"of entry {least[2]}",
                )
            if least is None or amount.lo > least[1].lo:
                least = (end, amount, name)


def _thing(said: Count) -> tuple[object, ...]:
    """What was counted, by whom and where; what another reckoned from it is a figure apart."""
    hands = (said.counter, said.reckoned_by)
    return (hands, said.kind, said.act, said.point, said.by, said.place, said.roll)


def _below(amount: Range, other: Range) -> bool:
    return amount.hi is not None and amount.hi < other.lo


# ---------------------------------------------------------------------------------------- figures


def _text(amount: Amount) -> str:
    return amount_text(amount)


def _days(days: Amount) -> str:
    return f"{_text(days)} day{'' if days == 1 else 's'}"


def _rounded(exact: Decimal) -> str:
    """To one decimal place, which is what a reader compares by."""
    rounded = exact.quantize(Decimal("0.1"))
    return amount_text(rounded)


def _bounds(amount: Range) -> str:
    if amount.hi is None:
        return f"at least {_text(amount.lo)}"
    if amount.exact:
        return _text(amount.lo)
    return f"{_text(amount.lo)} to {_text(amount.hi)}"
