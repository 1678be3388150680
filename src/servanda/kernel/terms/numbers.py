"""The numbers of clauses and of terms, for the lint that holds them together.

Numbers are read from the agreement's own words as figures (with or without separators), as number
words up to the thousands, in dates, in times of day and in forms such as D+30.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from servanda.kernel.base import Amount, Duration
from servanda.kernel.source import Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.tree import walk
from servanda.kernel.terms.words import MONTHS, words_of

_ONES: Final = words_of("""
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen
""")
_TENS: Final = words_of("""
twenty thirty forty fifty sixty seventy eighty ninety
""")
_SMALL: Final = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 20 + 10 * value for value, word in enumerate(_TENS)},
}
_SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_SINGLE: Final = frozenset(
    words_of("""
a an one each every per single once daily hourly weekly monthly yearly annually
""")
)
_LABELS: Final = frozenset(
    words_of("""
paragraph paragraphs clause clauses article articles section sections annex point points
item items resolution phase phases stage part chapter map list lists step number no term
terms version appendix protocol
""")
)
_MONTH_NUMBERS: Final = {
    **{month.lower(): number for number, month in enumerate(MONTHS, start=1)},
    **{month[:3].lower(): number for number, month in enumerate(MONTHS, start=1)},
    "sept": 9,
}
_MONTH: Final = "|".join(
    sorted((name.capitalize() for name in _MONTH_NUMBERS), key=len, reverse=True)
)
"""Months are written with a capital letter: `Article 2 may` is no date."""
_DATE: Final = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?,?"
    r"(?:\s+(?P<y1>\d{4}))?"
    rf"|(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>\d{{4}}))?"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    rf"|[Ee]nd(?:\s+of)?\s+(?:(?P<m4>{_MONTH})\b\s*)?(?P<y4>\d{{4}})?)"
)
_CLOCK: Final = re.compile(
    r"\b(?P<h>\d{1,2})[:.](?P<m>\d{2})\b(?!\.?\d)|\b(?P<w>noon|midnight)\b", re.IGNORECASE
)
_FIGURE: Final = re.compile(
    r"\d{1,3}(?P<mark>[.,\u066b\u066c\u00a0\u202f ])\d{3}(?:(?P=mark)\d{3})*(?!\d)"
    r"|\d+(?:[.,\u066b]\d+)?"
)
"""A number in groups of three with one sort of mark, or plain digits with a decimal mark."""
_WORD: Final = re.compile(r"[a-z]+", re.IGNORECASE)
_LAST_WORD: Final = re.compile(r"\b([a-z]+)[ \u00a0(]{0,5}$", re.IGNORECASE)
_MOST: Final = 10**15
"""Number words are read up to here."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the words of a clause, with every value it can be read as.

    ``start`` is its offset; ``label`` says that it numbers something (``Article 7``, ``5b``, a
    time of day) and is no amount.
    """

    values: frozenset[Decimal]
    text: str
    start: int
    label: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date in the words of a clause; None where the words leave a part open."""

    day: int
    month: int
    year: int | None
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Held:
    """Every number, date and time of day in a passage."""

    numbers: tuple[Mention, ...]
    days: tuple[Day, ...]
    clocks: frozenset[tuple[int, int]]
    single: bool

    def holds(self, value: Amount) -> bool:
        """Whether the passage holds a number, in any form."""
        wanted = Decimal(value)
        if wanted == 1 and self.single:
            return True
        inside = any(wanted in mention.values for mention in self.numbers)
        return inside or any(wanted in (day.day, day.year) for day in self.days)

    def holds_date(self, date: ast.Date) -> bool:
        """Whether the passage holds a date; a passage without the year leaves it open."""
        wall = date.wall
        return any(
            (day.day, day.month) == (wall.day, wall.month) and day.year in (None, wall.year)
            for day in self.days
        )

    def holds_clock(self, date: ast.Date) -> bool:
        """Whether the passage holds a time of day."""
        return (date.wall.hour, date.wall.minute) in self.clocks


def read_numbers(words: str) -> Held:
    """Every number, date and time of day in a passage of prose."""
    text = "".join(_plain_digit(char) for char in words)
    days: list[Day] = []
    rest = list(text)
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is not None:
            days.append(day)
            rest[match.start() : match.end()] = " " * len(match[0])
    text = "".join(rest)
    clocks: set[tuple[int, int]] = set()
    times: set[int] = set()
    for match in _CLOCK.finditer(text):
        if match["w"]:
            clocks.add((12, 0) if match["w"].lower() == "noon" else (0, 0))
        else:
            clocks.add((int(match["h"]), int(match["m"])))
            times.update(range(match.start(), match.end()))
    mentions = (*_figures(text, times), *_in_words(text))
    single = any(word.lower() in _SINGLE for word in _WORD.findall(text))
    return Held(mentions, tuple(days), frozenset(clocks), single)


def _plain_digit(char: str) -> str:
    """Digits of any script as 0 to 9."""
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _day(match: re.Match[str]) -> Day | None:
    """The date of a match; None for words that only look like one."""
    for number in "123":
        if match[f"d{number}"]:
            month = match[f"m{number}"]
            index = int(month) if month.isdigit() else _MONTH_NUMBERS[month.lower()]
            year = match[f"y{number}"]
            day = int(match[f"d{number}"])
            return Day(day, index, int(year) if year else None, match[0], match.start())
    year = int(match["y4"]) if match["y4"] else None
    month = _MONTH_NUMBERS[match["m4"].lower()] if match["m4"] else 12
    if year is None and not match["m4"]:
        return None
    last = 28
    for day in (29, 30, 31):
        try:
            datetime(year or 2001, month, day)  # noqa: DTZ001 - only whether the day exists
        except ValueError:
            break
        last = day
    return Day(last, month, year, match[0].strip(), match.start())


def _figures(text: str, times: set[int]) -> Iterator[Mention]:
    """Numbers in figures; those of a time of day may also be a ratio (``1:30``) and are kept."""
    for match in _FIGURE.finditer(text):
        shown = match[0]
        values: set[Decimal] = set()
        digits = re.sub(r"\D", "", shown)
        if match["mark"] or digits == shown:
            values.add(Decimal(digits))
        parts = re.split(r"[.,\u066b]", shown)
        if len(parts) == 2 and parts[0].isdigit() and parts[1].isdigit():  # noqa: PLR2004
            values.add(Decimal(f"{parts[0]}.{parts[1]}"))
        if match["mark"] == " ":
            values.update(Decimal(part) for part in shown.split(" "))
        before = _LAST_WORD.search(text[max(0, match.start() - 40) : match.start()])
        labelled = before is not None and before[1].lower() in _LABELS
        after = text[match.end() : match.end() + 1]
        named = after.isalpha() and not text.startswith(("st", "nd", "rd", "th"), match.end())
        timed = match.start() in times
        label = labelled or named or timed
        yield Mention(frozenset(values), shown, match.start(), label=label)


def _in_words(text: str) -> Iterator[Mention]:
    """Numbers written in words: ``seventy-two``, ``one hundred and fifty``."""
    found = list(_WORD.finditer(text))
    words = [match[0].lower() for match in found]
    at = 0
    while at < len(words):
        start = at
        total = current = 0
        while at < len(words) and total + current < _MOST:
            word = words[at]
            step = _SMALL.get(word)
            if word in ("a", "an") and at == start and words[at + 1 : at + 2] == ["hundred"]:
                current = 1
            elif step is not None and _fits(current, step):
                current += step
            elif word in _SCALES and at > start:
                current *= _SCALES[word]
                if word != "hundred":
                    total, current = total + current, 0
            elif not (word == "and" and at > start and _joins(words, at)):
                break
            at += 1
        if at > start:
            shown = " ".join(words[start:at])
            value = frozenset((Decimal(total + current),))
            yield Mention(value, shown, found[start].start(), label=shown in ("one", "two"))
        else:
            at += 1


def _fits(current: int, step: int) -> bool:
    """Whether a small number goes on a number already read: seventy-two, a hundred and ten."""
    rest = current % 100
    return rest == 0 or (rest % 10 == 0 and rest > 10 and 0 < step < 10)  # noqa: PLR2004


def _joins(words: list[str], at: int) -> bool:
    """Whether an ``and`` stands inside a number: after a scale, before a small number."""
    return words[at - 1] in _SCALES and at + 1 < len(words) and words[at + 1] in _SMALL


# ------------------------------------------------------------------------------ numbers of a term


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a statement states, and where."""

    value: Amount
    span: Span


def figures(node: object) -> Iterator[Figure]:
    """The numbers that a statement states; dates are left to `dates`."""
    for part in walk(node):
        yield from _figures_of(part)


def _figures_of(part: object) -> Iterator[Figure]:
    match part:
        case ast.Measure():
            for value in (part.number, part.upper):
                if value is not None:
                    yield Figure(value, part.span)
        case ast.KeepAtMost():
            yield Figure(part.limit, part.span)
        case ast.Distance():
            yield Figure(part.number, part.span)
        case ast.Numbering():
            yield Figure(part.number, part.span)
        case ast.NthDay():
            yield Figure(part.number, part.span)
        case ast.EachTime() | ast.ForEach():
            yield from _counted(part.number, part.span)
            yield from _length(getattr(part, "within", None), part.span)
        case ast.Cycle():
            yield from _counted(part.number, part.span)
        case ast.Within() | ast.Before() | ast.After() | ast.Lasting() | ast.ForSpan():
            yield from _length(part.duration, part.span)
        case ast.Sentence():
            yield from _length(part.dose, part.span)
        case ast.CuredBy() | ast.Excused():
            yield from _length(part.within, part.span)
        case ast.ExceptAfterNotice():
            yield from _length(part.lead, part.span)
        case ast.Rung():
            yield from _length(part.if_not_cured_within, part.span)
        case ast.Extension():
            yield from _length(part.renewed, part.span)
        case ast.ListDecl() if part.numbering is not None:
            yield Figure(part.numbering, part.span)
        case _:
            return


def _counted(number: int, span: Span) -> Iterator[Figure]:
    """``each 9``; a plain ``each`` states no number."""
    if number != 1:
        yield Figure(number, span)


def _length(duration: Duration | None, span: Span) -> Iterator[Figure]:
    if duration is not None:
        yield Figure(duration.count, span)


def dates(node: object) -> tuple[ast.Date, ...]:
    """The dates that a statement states; a survey's date is the annex's own, and left out."""
    surveys = {id(p.surveyed) for p in walk(node) if isinstance(p, ast.Feature)}
    return tuple(p for p in walk(node) if isinstance(p, ast.Date) and id(p) not in surveys)
