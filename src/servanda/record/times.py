"""Times as people write them: instants, local days, from … to.

An instant carries its offset; a date or a clock time without one is read in the row's zone.
Nothing is guessed: without a zone there is no time.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Instant, Json, from_datetime
from servanda.record.entries import Stretch
from servanda.record.flaws import UnfitError, did_you_mean
from servanda.record.said import quoted, shown, text
from servanda.record.zones import zone, zone_names

YEARS: Final = (1900, 2199)
"""The first and the last year the record keeps."""

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(Z|[+-][0-9]{2}:[0-9]{2})?"
)


def zoned(value: Json) -> tzinfo:
    """The zone a row names for its dates and clock times."""
    word = text(value)
    try:
        return zone(word)
    except KeyError:
        near = did_you_mean(word, zone_names()) or did_you_mean(word.split("/")[-1], _cities())
        if near is None:
            hint = 'write a name such as "Asia/Gaza", or an offset such as "+03:00"'
        else:
            known = next(n for n in zone_names() if near in (n, n.rsplit("/", 1)[-1].lower()))
            hint = f'did you mean "{known}"?'
        raise UnfitError("R112", f"{shown(word)} is not a zone", hint) from None


def _cities() -> tuple[str, ...]:
    return tuple(known.rsplit("/", 1)[-1].lower() for known in zone_names())


def stretch(value: Json, local: tzinfo | None, *, period: bool = False) -> Stretch:
    """A time: an instant, a local date (its whole day), or ``{"from": …, "to": …}``.

    ``local`` is the row's zone. Without ``to`` the end is open, without ``from`` the start. A
    ``to`` that is a date runs to that day's end; one with a clock is the last instant of an event
    and the first instant after a period. ``period`` asks that the stretch have a length.
    """
    if not isinstance(value, dict):
        return _point(value, local)
    unknown = sorted(set(value) - {"from", "to"})
    if unknown or not value:
        what = f"a time has no {quoted(unknown[0])}" if unknown else "a time without from or to"
        raise UnfitError("R111", what, 'use "from" and "to"')
    first = _point(value["from"], local) if "from" in value else None
    final = _point(value["to"], local) if "to" in value else None
    start = first.start if first else DAWN
    if final is None:
        return Stretch(start, FOREVER, FOREVER, first.dated if first else False)
    end = final.end if final.dated else final.last
    if start > final.last or (period and start >= end):
        raise UnfitError("R114", "it ends before it begins", "exchange from and to")
    dated = final.dated and (first is None or first.dated)
    return Stretch(start, final.last, max(end, start + 1), dated)


def period(value: Json, local: tzinfo | None) -> Stretch:
    """A time that has a length."""
    return stretch(value, local, period=True)


def moment(value: Json, local: tzinfo | None) -> Instant:
    """When something was published: the instant, or the end of the local day."""
    return _point(value, local).last


def instant(value: Json) -> Instant:
    """One instant, with its offset."""
    word = text(value)
    if _DATE.fullmatch(word):
        hint = "add the time of day and its offset, as 2025-10-13T12:00:00Z"
        raise UnfitError("R111", f"{shown(word)} is a day, not an instant", hint)
    return _point(word, None).start


def _point(value: Json, local: tzinfo | None) -> Stretch:
    return _read(text(value), local)


@lru_cache(maxsize=4096)
def _read(word: str, local: tzinfo | None) -> Stretch:
    """A day or a clock time. Kept for a while: many reports tell of one time."""
    clock = _TIME.fullmatch(word)
    if not clock:
        if _DATE.fullmatch(word):
            return _day(_date(word), _needed(local, word))
        raise UnfitError("R111", f"{shown(word)} is not a time", _time_hint(word))
    try:
        read = datetime.fromisoformat(word)
    except ValueError:
        _date(clock[1])
        raise UnfitError("R111", f"{shown(word)} is not a time", _clock_hint(clock[2])) from None
    _within(read.year)
    if clock[3]:
        at = from_datetime(read)
        return Stretch(at, at, at + 1)
    return _wall(read, _needed(local, word), word)


def _needed(local: tzinfo | None, word: str) -> tzinfo:
    if local is None:
        raise UnfitError(
            "R112",
            f"{shown(word)} names no zone",
            'add "zone": "Asia/Gaza" (your zone) to the row, or an offset to the time (+03:00, Z)',
        )
    return local


def _date(word: str) -> date:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise UnfitError(
            "R111", f"there is no {shown(word)} in the calendar", "year-month-day, as 2025-10-13"
        ) from None
    _within(day.year)
    return day


def _within(year: int) -> None:
    if not YEARS[0] <= year <= YEARS[1]:
        raise UnfitError(
            "R111",
            f"the year {year} is out of range",
            f"years run from {YEARS[0]} to {YEARS[1]}",
        )


def _day(day: date, local: tzinfo) -> Stretch:
    start = _midnight(day, local)
    end = _midnight(day + timedelta(days=1), local)
    return Stretch(start, end - 1, end, dated=True)


def _midnight(day: date, local: tzinfo) -> Instant:
    return from_datetime(datetime(day.year, day.month, day.day, tzinfo=local))


def _wall(read: datetime, local: tzinfo, word: str) -> Stretch:
    """A clock time of the zone: both instants where clocks went back, none where they jumped."""
    early = read.replace(tzinfo=local, fold=0)
    late = read.replace(tzinfo=local, fold=1)
    one, two = from_datetime(early), from_datetime(late)
    if one > two:
        raise UnfitError(
            "R113",
            f"{shown(word)} did not occur: clocks were put forward",
            "write the time with its offset, as 2025-10-13T12:00:00+03:00",
        )
    return Stretch(one, two, two + 1)


def _time_hint(word: str) -> str:
    spaced = re.fullmatch(r"(\S+) ([0-9].*)", word)
    if spaced and _TIME.fullmatch("T".join(spaced.groups())):
        return f'write "{"T".join(spaced.groups())}"'
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}", word):
        return _order_hint(word)
    return "write 2025-10-13, or 2025-10-13T12:00, in the row's zone or with an offset (+03:00, Z)"


def _order_hint(word: str) -> str:
    """The day written year first; both days it can be where day and month can be confused."""
    first, second, year = (int(part) for part in re.split(r"[./-]", word))
    days = []
    for month, day in ((second, first), (first, second)):
        try:
            days.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    written = " or ".join(f'"{day}"' for day in dict.fromkeys(days))
    if not written or year < YEARS[0]:
        return "day and month can be confused: write year-month-day, as 2025-10-13"
    return f"write year-month-day: {written}"


def _clock_hint(clock: str) -> str:
    if clock.startswith("24"):
        return "write 00:00 of the next day"
    if clock[6:8] == "60":
        return "write second 59: the record has no leap seconds"
    return "hours run to 23, minutes and seconds to 59"
