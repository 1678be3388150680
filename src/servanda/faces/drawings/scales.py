"""Scales in whole thousandths, so that a drawing is the same on every machine.

What lies outside a scale is an error and never a value at its edge: who draws must make the scale
large enough, or say what is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from servanda.kernel.base import HOUR, Amount, Calendar, Instant

FULL: Final = 1000
"""The whole width or height."""

MOST_TICKS: Final = 6
"""Ticks on an axis of time: more do not fit a narrow screen."""


class OutsideError(ValueError):
    """A value that does not lie on its scale."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """``start ≤ t ≤ end`` on a line. Raises ValueError where it has no length."""

    start: Instant
    end: Instant

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("a scale of time has a length")

    def place(self, instant: Instant) -> int:
        """Thousandths of the line. Raises `OutsideError` for what does not lie on it."""
        if not self.start <= instant <= self.end:
            raise OutsideError(f"{instant} is outside {self.start} … {self.end}")
        length = self.end - self.start
        return (2 * FULL * (instant - self.start) + length) // (2 * length)


@dataclass(frozen=True, slots=True)
class AmountScale:
    """``0 ≤ x ≤ top``. Raises ValueError where the top is nothing."""

    top: Amount

    def __post_init__(self) -> None:
        if self.top <= 0:
            raise ValueError("a scale of amounts has a top")

    def place(self, amount: Amount | Fraction) -> int:
        """Thousandths from the foot. Raises `OutsideError` for what does not lie on it."""
        if not 0 <= amount <= self.top:
            raise OutsideError(f"{amount} is outside 0 … {self.top}")
        return round(FULL * Fraction(amount) / Fraction(self.top))

    def down(self, amount: Amount | Fraction) -> int:
        """The same from the head, as SVG and CSS count."""
        return FULL - self.place(amount)


def round_top(amount: Amount | Fraction) -> int:
    """The next round number at or above: 1, 2, 2.5 or 5 times a power of ten, whole."""
    wanted = Fraction(amount)
    power = 1
    while True:
        for quarter in (4, 8, 10, 20):
            top = Fraction(power * quarter, 4)
            if top >= wanted and top.denominator == 1:
                return int(top)
        power *= 10


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis of time: the instant, whether it needs a clock, whether a year."""

    at: Instant
    clock: bool
    year: bool


HOURS: Final = (1, 2, 3, 6, 12)
DAYS: Final = (1, 2, 7, 14)
MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)


def time_ticks(scale: TimeScale, calendar: Calendar, most: int = MOST_TICKS) -> tuple[Tick, ...]:
    """Round local times on a scale, at most so many: the closest together that fit."""
    found: list[Instant] = []
    clock = False
    for with_clock, steps in _steps(scale, calendar, most):
        found = [at for at in steps if scale.start <= at <= scale.end]
        clock = with_clock
        if 0 < len(found) <= most:
            break
    years = [calendar.local(at).year for at in found]
    return tuple(
        Tick(at, clock, number == 0 or years[number] != years[number - 1])
        for number, at in enumerate(found)
    )


def _steps(scale: TimeScale, calendar: Calendar, most: int) -> Iterator[tuple[bool, list[Instant]]]:
    """Ever coarser series of round times that cover a scale, and whether they need a clock."""
    length = scale.end - scale.start
    first = calendar.local(scale.start).replace(minute=0, second=0, microsecond=0, tzinfo=None)
    for hours in HOURS:
        if length <= (most + 1) * hours * HOUR:
            wall = first.replace(hour=first.hour - first.hour % hours)
            yield True, _series(scale, calendar, wall, timedelta(hours=hours))
    day = first.replace(hour=0)
    for days in DAYS:
        if length <= (most + 1) * days * 24 * HOUR:
            yield False, _series(scale, calendar, day, timedelta(days=days))
    for months in MONTHS:
        yield False, list(_months(scale, calendar, day, months))


def _series(scale: TimeScale, calendar: Calendar, wall: datetime, step: timedelta) -> list[Instant]:
    found: list[Instant] = []
    while (at := calendar.at(wall)) <= scale.end:
        found.append(at)
        wall += step
    return found


def _months(scale: TimeScale, calendar: Calendar, wall: datetime, months: int) -> Iterator[Instant]:
    number = wall.year * 12 + wall.month - 1
    number -= number % months
    while number // 12 <= 9999:  # noqa: PLR2004 - the last year a calendar has
        at = calendar.at(datetime(number // 12, number % 12 + 1, 1))  # noqa: DTZ001 - wall clock
        if at > scale.end:
            return
        yield at
        number += months
