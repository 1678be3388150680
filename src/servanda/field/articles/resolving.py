# ruff: noqa: PLR2004 - spans of words are counted in ones and twos
"""From the words of a time to days of the calendar, as far as they and a publication time allow."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from servanda.field.articles.lexicon import MONTHS, WEEKDAYS
from servanda.field.articles.timewords import NO_DAY, State, Window

Given = Callable[[str | None, str | None], Window]


Untold = Callable[[str], Window]


def resolved(
    name: str, match: re.Match[str], bare: Window, published: date | None, *, ahead: bool
) -> Window:
    """A time as far as it can be resolved. ``name``: its form; ``bare``: its words and place."""

    def given(first: str | None, last: str | None) -> Window:
        return replace(bare, state=State.RESOLVED, first=first, last=last)

    def untold(why: str) -> Window:
        return replace(bare, why=why)

    match name:
        case "event":
            return replace(
                bare, state=State.EVENT, length=match["length"], event=match["event"].strip()
            )
        case "nth":
            event = match["event"] or match["event2"]
            if event:
                return replace(bare, state=State.EVENT, length=match["length"], event=event.strip())
            return untold("the day it counts from is not printed")
        case "sinceevent":
            return replace(bare, state=State.EVENT, event=match["event"].strip())
        case "within":
            return replace(
                bare, length=match["length"], why="the event it counts from is not printed"
            )
        case "vague" | "loose":
            return untold("the words name no time")
        case "lasting":
            return untold("a stretch whose beginning is not printed")
        case "year":
            return _in_year(given, (match["side"] or "in").lower(), match["year"])
        case "clock":
            return untold(NO_DAY)
        case "range" | "days2":
            b = _day(match["b"], published, ahead=ahead)
            a = None if b is None else _begun(match["a"], b)
            if a is None or b is None:
                return untold(_no_year(published))
            return given(a.isoformat(), b.isoformat())
        case "days":
            side = "1" if match["m1"] else "2"
            month, year = match["m" + side], match["y" + side]
            tail = f" {year}" if year else ""
            b = _day(f"{match['b' + side]} {month}{tail}", published, ahead=ahead)
            a = None if b is None else _begun(f"{match['a' + side]} {month}{tail}", b)
            if a is None or b is None:
                return untold(_no_year(published))
            return given(a.isoformat(), b.isoformat())
        case "day":
            gone = bool(_SINCE.match(match["side"] or "")) and not ahead
            day = _day(match["day"], published, ahead=ahead, gone=gone)
            if day is None:
                return untold(_no_year(published))
            return _sided(given, match["side"], day, clock_of(match["clock"]))
        case "month":
            return _month(given, untold, match, published, ahead=ahead)
        case _:
            return _relative(name, match, bare, published, ahead=ahead)


def _relative(
    name: str, match: re.Match[str], bare: Window, published: date | None, *, ahead: bool
) -> Window:
    """A time that counts from publication."""

    def given(first: str | None, last: str | None) -> Window:
        return replace(bare, state=State.RESOLVED, first=first, last=last)

    def untold(why: str) -> Window:
        return replace(bare, why=why)

    if published is None:
        return untold("no time of publication was given")
    match name:
        case "past" | "ago":
            return _counted(given, untold, match, published)
        case "weekday":
            day = _weekday(match, published, ahead=ahead)
            return _sided(given, bare.words.split()[0], day, clock_of(match["clock"]))
        case _:
            return _deictic(given, untold, match, bare.words, published)


_NO_YEAR: Final = "it names no year, and no time of publication was given"
_WHICH_YEAR: Final = "it names no year, and which one is meant is not printed"
_FAR: Final = timedelta(days=31)
"""How far a day may lie on the other side of publication than a sentence speaks of."""
_SINCE: Final = re.compile(r"since|from|after", re.IGNORECASE)


def _no_year(published: date | None) -> str:
    return _NO_YEAR if published is None else _WHICH_YEAR


def _nearest(days: list[date], published: date, *, ahead: bool, gone: bool) -> date | None:
    """The day that is meant, of one for each year; None where the nearest cannot well be.

    Of what has been, no day far ahead of publication, and of what is to come none long past; what
    has lasted ``since`` a day began before (``gone``).
    """
    if gone:
        return max((d for d in days if d <= published), default=None)
    day = min(days, key=lambda d: abs(d - published), default=None)
    if day is None or (day < published - _FAR if ahead else day > published + _FAR):
        return None
    return day


def _begun(words: str, last: date) -> date | None:
    """The first day of a stretch, by its last: without a year the latest that is not after it."""
    day = _day(words, last, gone=True)
    return None if day is None or day > last else day


def _sided(given: Given, side: str | None, day: date, clock: str | None) -> Window:
    """A day with what stands before it: by, since, until, on."""
    word = (side or "on").lower()
    point = day.isoformat() + (f"T{clock}" if clock else "")
    if word in ("by", "until", "till", "before", "no", "not", "up") or word.startswith(
        ("no later", "not later", "up to")
    ):
        return given(None, point)
    if word in ("after", "from") or word.startswith(("starting", "since")):
        return given(point, None)
    return given(point, point)


def _in_year(given: Given, side: str, year: str) -> Window:
    """A year with what stands before it, from its first day to its last."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    if side in ("since", "from"):
        return given(first, None)
    return given(None if side in ("by", "until") else first, last)


def _day(
    words: str, published: date | None, *, ahead: bool = False, gone: bool = False
) -> date | None:
    """A calendar day; without a year the one nearest to publication. None if it cannot be told."""
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", words.strip())
    if iso:
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    month = next(
        (
            MONTHS[w.lower().rstrip(".")]
            for w in re.findall(r"[A-Za-z]+", words)
            if w.lower() in MONTHS
        ),
        None,
    )
    number = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", words)
    year = re.search(r"(?:19|20)\d\d", words)
    if month is None or number is None:
        return None
    if year:
        return _valid(int(year[0]), month, int(number[1]))
    if published is None:
        return None
    days = [d for y in (-1, 0, 1) if (d := _valid(published.year + y, month, int(number[1])))]
    return _nearest(days, published, ahead=ahead, gone=gone)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def clock_of(words: str | None) -> str | None:
    """A time of day as HH:MM; None where there is none or it is no such time."""
    if not words:
        return None
    if re.search(r"gmt|utc", words, re.IGNORECASE):
        return None
    low = words.lower()
    if low.startswith("noon"):
        return "12:00"
    if low.startswith("midnight"):
        return "00:00"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s?(a\.?m|p\.?m)?", low)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3].startswith("p") else 0)
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _weekday(match: re.Match[str], published: date, *, ahead: bool) -> date:
    """The day of the week nearest to publication: before it, or ahead where it is to come."""
    wanted = WEEKDAYS[match["weekday"].lower()]
    rel = (match["rel"] or "").lower()
    back = (published.weekday() - wanted) % 7
    forth = (wanted - published.weekday()) % 7
    if rel == "last":
        return published - timedelta(days=back or 7)
    if rel == "next":
        return published + timedelta(days=forth or 7)
    if ahead or rel == "this":
        return published + timedelta(days=forth)
    return published - timedelta(days=back)


_NUMBERS: Final = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "twenty": 20,
    "twenty-one": 21,
    "twenty-four": 24,
    "thirty": 30,
    "forty-eight": 48,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
}


def _number(words: str | None) -> int | None:
    if words is None:
        return None
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower())


def _length(unit: str, count: int) -> timedelta | None:
    days = {"hour": 0, "minute": 0, "day": 1, "week": 7}.get(unit.rstrip("s"))
    if days is None:
        return None
    return (
        timedelta(days=days * count)
        if days
        else timedelta(days=-(-count // 24) if unit.startswith("hour") else 0)
    )


def _months_before(day: date, count: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    index = day.year * 12 + day.month - 1 - count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _counted(given: Given, untold: Untold, match: re.Match[str], published: date) -> Window:
    """``in the past 24 hours``, ``three days ago``: whole days, the hours rounded out to them."""
    count = _number(match["count"])
    if (
        count is not None
        and match["unit"].startswith("month")
        and match["dir"].lower()
        in (
            "past",
            "last",
        )
    ):
        return given(_months_before(published, count).isoformat(), published.isoformat())
    length = None if count is None else _length(match["unit"], count)
    direction = match["dir"].lower()
    if length is None:
        return untold("the words name no exact length")
    if direction in ("earlier", "later", "following", "previous", "preceding"):
        return untold("it counts from another time in the text")
    if direction == "ago":
        day = (published - length).isoformat()
        return (
            given(day, day)
            if match["unit"].startswith("day")
            else untold("the words are not exact to the day")
        )
    if direction in ("coming", "next", "from now"):
        return given(published.isoformat(), (published + length).isoformat())
    return given((published - length).isoformat(), published.isoformat())


def _month(
    given: Given, untold: Untold, match: re.Match[str], published: date | None, *, ahead: bool
) -> Window:
    month = MONTHS[match["month"].rstrip(".").lower()]
    side = (match["side"] or "in").lower()
    if match["year"] and match["year"].isdigit():
        year = int(match["year"])
    elif match["year"] and published is not None:
        year = published.year + {"last": -1, "next": 1}.get(match["year"].split()[0], 0)
    elif published is None:
        return untold(_NO_YEAR)
    else:
        near = [date(published.year + y, month, 15) for y in (-1, 0, 1)]
        gone = side in ("since", "from") and not ahead
        middle = _nearest(near, published + _FAR / 2, ahead=ahead, gone=gone)
        if middle is None:
            return untold(_WHICH_YEAR)
        year = middle.year
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if side in ("since", "from"):
        return given(first.isoformat(), None)
    if side in ("by", "until"):
        return given(None, last.isoformat())
    return given(first.isoformat(), last.isoformat())


def _deictic(
    given: Given, untold: Untold, match: re.Match[str], words: str, published: date
) -> Window:
    low = match["word"].lower()
    clock = clock_of(match["clock"])
    one = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
    if low in one or low in (
        "this morning",
        "this afternoon",
        "this evening",
        "last night",
        "earlier in the day",
        "this day",
    ):
        shift = one.get(low, -1 if low == "last night" else 0)
        return _sided(given, words.split(maxsplit=1)[0], published + timedelta(days=shift), clock)
    monday = published - timedelta(days=published.weekday())
    which = low.split()[0]
    if low.endswith("week"):
        shift = {"last": -7, "next": 7}.get(which, 0)
        start = monday + timedelta(days=shift)
        return given(start.isoformat(), (start + timedelta(days=6)).isoformat())
    if low.endswith("month"):
        index = published.year * 12 + published.month - 1 + {"last": -1, "next": 1}.get(which, 0)
        year, month = index // 12, index % 12 + 1
        return given(
            date(year, month, 1).isoformat(),
            date(year, month, monthrange(year, month)[1]).isoformat(),
        )
    if low.endswith("year"):
        year = published.year + {"last": -1, "next": 1}.get(which, 0)
        return given(f"{year}-01-01", f"{year}-12-31")
    return untold("the words are not exact to the day")
