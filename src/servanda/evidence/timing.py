"""Times that a report cannot mean: after it was recorded, before the agreement, said before it was.

Such an entry is kept and read as it stands. It is told, because what lies after the horizon is read
by no judgement, and what lies before every date of the agreement is about none of its terms.
"""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.reports import time_of
from servanda.kernel.base import Calendar, Instant
from servanda.record.entries import Assertion, EntryType

_FORWARD = frozenset({EntryType.GRADING, EntryType.STATEMENT})
"""Types whose times may well lie ahead: from when on, by when."""


def timely(assertion: Assertion, recorded: Instant, begins: Instant | None) -> bool:
    """Whether there is nothing to ask: `untimely` has nothing to say of it, as of nearly all."""
    time, said = time_of(assertion.content), assertion.testimony.published
    if time is None or assertion.type in _FORWARD:
        return True
    if time.lo > recorded or (begins is not None and time.hi < begins):
        return False
    return said is None or time.lo <= said <= recorded


def untimely(
    assertion: Assertion, recorded: Instant, calendar: Calendar, begins: Instant | None
) -> Iterator[str]:
    """What is odd about the times of an entry, in words. ``begins`` is the agreement's first date.

    A notice may take effect later; that it was given later than it was recorded is odd.
    """
    time, said = time_of(assertion.content), assertion.testimony.published
    if assertion.type in _FORWARD or time is None:
        return
    yield from outside(assertion, recorded, calendar, begins)
    if said is not None and said < time.lo:
        yield (
            f"it was published {local(said, calendar)}, before what it tells of began "
            f"({local(time.lo, calendar)})"
        )
    if said is not None and said > recorded and not _same_day(said, recorded, calendar):
        yield (
            f"it was published {local(said, calendar)}, which is after it was recorded "
            f"({local(recorded, calendar)})"
        )


def outside(
    assertion: Assertion, recorded: Instant, calendar: Calendar, begins: Instant | None
) -> Iterator[str]:
    """Why what it speaks of is outside all time that a judgement reads, in words."""
    time = time_of(assertion.content)
    if assertion.type in _FORWARD or time is None:
        return
    if time.lo > recorded:
        yield (
            f"it speaks of {local(time.lo, calendar)}, which is after it was recorded "
            f"({local(recorded, calendar)}): it is not read as of any earlier time"
        )
    if begins is not None and time.hi < begins:
        yield (
            f"it speaks of {local(time.hi, calendar)}, which is before the earliest date of the "
            f"agreement ({local(begins, calendar)})"
        )


def local(instant: Instant, calendar: Calendar) -> str:
    """An instant by the agreement's clocks, to the minute: ``2025-11-02 08:00 Asia/Gaza``."""
    return f"{calendar.local(instant):%Y-%m-%d %H:%M} {calendar.name}"


def _same_day(one: Instant, two: Instant, calendar: Calendar) -> bool:
    """A day of publication stands for its end, and a report is on record before that."""
    return calendar.day_start(one) == calendar.day_start(two)
