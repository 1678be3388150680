"""Instants, durations, calendars, quantities and canonical bytes.

Instants are whole microseconds since 1970-01-01T00:00Z (``int``); amounts are ``int`` or
``Decimal``; nothing here is a float. Days and longer units belong to a `Calendar`, which is
given its zone as data: the kernel never reads the system's zone or clock.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Final

from servanda.kernel.swift import swift

Instant = int
"""Microseconds since the epoch, UTC."""

Amount = int | Decimal
"""A count or quantity; its unit is the kind it counts."""

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAWN: Final[Instant] = -(2**62)
"""Before everything: an open start."""
FOREVER: Final[Instant] = 2**62
"""After everything: an open end."""

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Unit(StrEnum):
    """Units of duration. Hours and minutes are elapsed; days and longer are of the calendar."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def of_calendar(self) -> bool:
        """Whether the unit is counted on the calendar, not elapsed."""
        return self not in (Unit.MINUTE, Unit.HOUR)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as an agreement states it: ``72 hours``, ``30 days``."""

    count: int
    unit: Unit

    @property
    def elapsed(self) -> int:
        """Microseconds of an elapsed duration. Raises ValueError for calendar units."""
        if self.unit is Unit.MINUTE:
            return self.count * MINUTE
        if self.unit is Unit.HOUR:
            return self.count * HOUR
        raise ValueError(f"{self} has no fixed length")

    def __str__(self) -> str:
        return f"{self.count} {self.unit.value}{'' if self.count == 1 else 's'}"


@swift
@dataclass(frozen=True, slots=True, order=True)
class Between:
    """An instant known to lie in ``lo ≤ t ≤ hi``, both ends included."""

    lo: Instant
    hi: Instant

    def __post_init__(self) -> None:
        if self.lo > self.hi:
            raise ValueError(f"empty bounds {self.lo} … {self.hi}")

    @property
    def exact(self) -> bool:
        """Whether nothing about the instant is unknown."""
        return self.lo == self.hi


@dataclass(frozen=True, slots=True)
class Range:
    """An amount known to lie in ``lo ≤ x ≤ hi``; ``hi`` None is unbounded."""

    lo: Amount
    hi: Amount | None

    def __post_init__(self) -> None:
        if self.hi is not None and self.lo > self.hi:
            raise ValueError(f"empty range {self.lo} … {self.hi}")

    @property
    def exact(self) -> bool:
        """Whether the amount is known exactly."""
        return self.hi is not None and self.lo == self.hi


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days, weeks and longer in one zone, fixed with the agreement's version.

    ``name`` is the IANA name that is printed; ``zone`` the rules; ``end_of_day`` whether a
    duration of days after a clock time ends with the local day (a rule of agreement or method).
    """

    name: str
    zone: tzinfo
    end_of_day: bool = False

    def local(self, instant: Instant) -> datetime:
        """The wall clock of the zone at an instant."""
        return to_datetime(instant).astimezone(self.zone)

    def at(self, wall: datetime) -> Instant:
        """The instant of a naive wall-clock time. The earlier one where it occurs twice."""
        return from_datetime(wall.replace(tzinfo=self.zone, fold=0))

    def day_start(self, instant: Instant) -> Instant:
        """The start of the local day that contains the instant."""
        day = self.local(instant).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        return self.at(day)

    def add_days(self, instant: Instant, days: int) -> Instant:
        """The same wall-clock time, so many local days later."""
        wall = self.local(instant).replace(tzinfo=None) + timedelta(days=days)
        return self.at(wall)

    def add(self, instant: Instant, duration: Duration) -> Instant:
        """The instant so much later: elapsed for hours, same wall clock for days and longer.

        The 31st plus a month is the last day of the next month.
        """
        if instant in (DAWN, FOREVER):
            return instant
        if not duration.unit.of_calendar:
            return instant + duration.elapsed
        if duration.unit is Unit.DAY:
            return self.add_days(instant, duration.count)
        if duration.unit is Unit.WEEK:
            return self.add_days(instant, 7 * duration.count)
        wall = self.local(instant).replace(tzinfo=None)
        months = duration.count * (12 if duration.unit is Unit.YEAR else 1)
        years, month = divmod(wall.month - 1 + months, 12)
        first = wall.replace(year=wall.year + years, month=month + 1, day=1)
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return self.at(first.replace(day=min(wall.day, last.day)))

    def subtract(self, instant: Instant, duration: Duration) -> Instant:
        """The instant so much earlier, by the same rules as `add`."""
        return self.add(instant, Duration(-duration.count, duration.unit))

    def day_end(self, instant: Instant) -> Instant:
        """The last microsecond of the local day that contains the instant."""
        return self.add_days(self.day_start(instant), 1) - 1

    def due(self, opened: Instant, duration: Duration, *, dated: bool = False) -> Instant:
        """The last instant at which *within duration after opened* is still kept.

        ``dated`` says the start is a date without a clock: days then end with the local day,
        as they do wherever ``end_of_day`` is the rule.
        """
        due = self.add(opened, duration)
        if duration.unit.of_calendar and (self.end_of_day or dated) and due not in (DAWN, FOREVER):
            return self.day_end(due)
        return due


def to_datetime(instant: Instant) -> datetime:
    """The instant as an aware UTC datetime. Raises OverflowError outside years 1 to 9999."""
    return EPOCH + timedelta(microseconds=instant)


def from_datetime(moment: datetime) -> Instant:
    """The instant of an aware datetime. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone is not an instant")
    delta = moment - EPOCH
    return (delta.days * 86_400 + delta.seconds) * SECOND + delta.microseconds


def iso(instant: Instant | None) -> str | None:
    """RFC 3339 in UTC; None for an open end."""
    if instant is None or instant in (DAWN, FOREVER):
        return None
    return to_datetime(instant).isoformat().replace("+00:00", "Z")


def amount_text(amount: Amount) -> str:
    """An amount with no exponent and no trailing zeros."""
    if isinstance(amount, int):
        return str(amount)
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_amount(amount: Amount | None) -> int | str | None:
    """An amount as JSON carries it: an integer, a decimal string, or null (unbounded)."""
    if amount is None or isinstance(amount, int):
        return amount
    return int(amount) if amount == amount.to_integral_value() else amount_text(amount)


Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
"""JSON without floats: what is hashed has one spelling."""


def canonical(value: Json) -> bytes:
    """Canonical JSON (RFC 8785) for values without floats.

    Keys are sorted by UTF-16 code units. Raises ValueError for floats, lone surrogates and
    integers beyond 2**53, which other readers would not read back.
    """
    return _written(value).encode("utf-8")


def digest(value: Json) -> str:
    """``sha256:`` and the hex digest of the canonical bytes."""
    return "sha256:" + hashlib.sha256(canonical(value)).hexdigest()


def digest_bytes(data: bytes) -> str:
    """``sha256:`` and the hex digest of bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _written(value: object) -> str:
    """Raises ValueError or TypeError for what has no canonical form.

    Half characters show when the text is put into bytes.
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        parts = [
            start + (encode_basestring(item) if type(item := value[key]) is str else _written(item))
            for key, start in _keys(tuple(value))
        ]
        return "{" + ",".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ",".join([_written(item) for item in value]) + "]"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if abs(value) > 2**53 - 1:
            raise ValueError("an integer beyond 2**53 has no safe JSON form")
        return int.__repr__(value)
    raise ValueError(f"{type(value).__name__} has no canonical JSON form")


@lru_cache(maxsize=256)
def _keys(keys: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    """The keys of an object in canonical order, each with the text that its value follows.

    Kept for a while: what is hashed by the thousand has few shapes.
    """
    words = [key for key in keys if isinstance(key, str)]
    if len(words) < len(keys):
        raise TypeError("a JSON key is text")
    words.sort(key=_utf_16)
    return tuple((word, encode_basestring(word) + ":") for word in words)


def _utf_16(key: str) -> bytes:
    return key.encode("utf-16-be")
