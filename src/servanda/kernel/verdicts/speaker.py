"""Phrases in words: the table of one language, with the zone and the names of one agreement.

Times are printed in UTC and in the agreement's zone, because clocks differ between the parties'
zones and change within a year. A right-to-left language isolates each slot here, in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from servanda.kernel.base import (
    DAWN,
    FOREVER,
    HOUR,
    MINUTE,
    SECOND,
    Between,
    Calendar,
    Instant,
    Range,
    amount_text,
    to_datetime,
)
from servanda.kernel.verdicts.phrases import (
    Day,
    Entries,
    Length,
    Much,
    Name,
    Number,
    Over,
    Phrase,
    Several,
    Slot,
    When,
)

DAY: Final = 24 * HOUR
"""Twenty-four hours: a length in which coverage and lateness are told, not a calendar day."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its messages, its months, and which plural a number takes."""

    code: str
    messages: Mapping[str, str]
    months: tuple[str, ...]
    plural: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says phrases in a language, with the zone and the names of one agreement.

    ``names`` gives the agreement's own words for a declared name, ``plurals`` what several of a
    kind are called; a name without them is shown as it is declared.
    """

    language: Language
    calendar: Calendar
    names: tuple[tuple[str, str], ...] = ()
    plurals: tuple[tuple[str, str], ...] = ()

    def sentence(self, phrase: Phrase) -> str:
        """The phrase as a sentence: it begins with a capital."""
        text = self.text(phrase)
        return text[:1].upper() + text[1:]

    def text(self, phrase: Phrase) -> str:
        """The phrase in words. Raises KeyError for a message the table does not hold."""
        return self._message(phrase.key, {name: self.show(slot) for name, slot in phrase.slots})

    def show(self, slot: Slot) -> str:
        """One slot in words."""
        match slot:
            case Phrase():
                return self.text(slot)
            case Name(name):
                return dict(self.names).get(name, name)
            case When(bounds, until):
                return self._when(bounds, until=until)
            case Day(iso):
                day = date.fromisoformat(iso)
                return self._date(day.year, day.month, day.day)
            case Over(start, end):
                return self._over(start, end)
            case Length(length):
                return self.length(length)
            case Much(amount, unit):
                return self._much(amount, unit)
            case Entries(ids):
                listed = self._join([self._message("quoted", {"text": i}) for i in ids], "and")
                return self._counted(len(ids), "entries", listed)
            case Number(number, thing):
                return self._counted(number, thing, str(number))
            case Several(items, joined):
                return self._join([self.show(item) for item in items], joined)
            case str():
                return slot
            case int() | Decimal():
                return amount_text(slot)

    def length(self, microseconds: int) -> str:
        """A length in days and hours, hours and minutes, or seconds; never rounded up."""
        for unit, name, rest, rest_name in (
            (DAY, "days", HOUR, "hours"),
            (HOUR, "hours", MINUTE, "minutes"),
            (MINUTE, "minutes", SECOND, "seconds"),
        ):
            if microseconds >= unit:
                whole, left = divmod(microseconds, unit)
                first = self._counted(whole, name, str(whole))
                if left < rest:
                    return first
                more = left // rest
                return self._join([first, self._counted(more, rest_name, str(more))], "and")
        seconds = microseconds // SECOND
        if seconds == 0:
            return self._message("length.moment", {})
        return self._counted(seconds, "seconds", str(seconds))

    # -------------------------------------------------------------------------------- inner

    def _message(self, key: str, slots: dict[str, str]) -> str:
        return self.language.messages[key].format(**slots)

    def _counted(self, number: int, thing: str, shown: str) -> str:
        return self._message(f"number.{thing}.{self.language.plural(number)}", {"n": shown})

    def _join(self, items: list[str], joined: str) -> str:
        if len(items) == 1:
            return items[0]
        comma = self._message(f"join.{joined}.middle", {})
        last = self._message(f"join.{joined}.last", {})
        return comma.join(items[:-1]) + last + items[-1] if items else ""

    def _much(self, amount: Range, unit: str) -> str:
        much = "much" if unit else "much.bare"
        named = {"unit": self._unit(unit, one=amount.lo == 1 and amount.hi in (1, None))}
        low, high = amount_text(amount.lo), amount.hi
        if amount.exact:
            return self._message(f"{much}.exact", {"n": low} | named)
        if high is None:
            key = "unknown" if amount.lo == 0 else "at-least"
            return self._message(f"{much}.{key}", {"n": low} | named)
        return self._message(f"{much}.between", {"lo": low, "hi": amount_text(high)} | named)

    def _unit(self, kind: str, *, one: bool) -> str:
        if not one and kind in dict(self.plurals):
            return dict(self.plurals)[kind]
        return dict(self.names).get(kind, kind)

    def _when(self, bounds: Between, *, until: bool) -> str:
        if bounds.exact:
            return self.instant(bounds.lo)
        known = bounds.lo > DAWN  # an open start has no day
        if (
            known
            and self.calendar.day_start(bounds.lo) == bounds.lo
            and (bounds.hi == self._day_end(bounds.lo))
        ):
            return self._message("when.some-time-on", {"day": self._day(bounds.lo)})
        slots = {"lo": self.instant(bounds.lo), "hi": self.instant(bounds.hi)}
        return self._message("when.until-between" if until else "when.between", slots)

    def _over(self, start: Instant, end: Instant) -> str:
        last = end - 1
        if self._day_end(start) is None or self._day_end(last) != last:
            slots = {"lo": self.instant(start), "hi": self.instant(end)}
            return self._message("over.times", slots)
        if self.calendar.day_start(start) != start:
            slots = {"lo": self.instant(start), "hi": self.instant(last)}
            return self._message("over.times", slots)
        first, final = self._day(start), self._day(last)
        if first == final:
            return self._message("over.day", {"day": first})
        return self._message("over.days", {"first": first, "last": final})

    def instant(self, instant: Instant) -> str:
        """An instant in UTC and local time; a day's last microsecond is "the end of" that day."""
        if instant <= DAWN:
            return self._message("when.unknown-start", {})
        if instant >= FOREVER:
            return self._message("when.unknown-end", {})
        if instant == self._day_end(instant):
            slots = {"day": self._day(instant), "utc": self._clock(instant, local=False)}
            return self._message("when.end-of-day", slots | {"zone": self.calendar.name})
        local, there = self.calendar.local(instant), to_datetime(instant)
        slots = {
            "day": self._date(there.year, there.month, there.day),
            "utc": self._clock(instant, local=False),
            "local": self._clock(instant, local=True),
            "zone": self.calendar.name,
        }
        if not local.utcoffset():
            return self._message("when.utc", slots)
        if local.date() != there.date():
            slots["local_day"] = self._day(instant)
            return self._message("when.other-day", slots)
        return self._message("when.exact", slots)

    def _day_end(self, instant: Instant) -> Instant | None:
        try:
            return self.calendar.day_end(instant)
        except OverflowError:  # beyond the years a calendar has
            return None

    def _day(self, instant: Instant) -> str:
        local = self.calendar.local(instant)
        return self._date(local.year, local.month, local.day)

    def _date(self, year: int, month: int, day: int) -> str:
        slots = {"day": str(day), "month": self.language.months[month - 1], "year": str(year)}
        return self._message("when.date", slots)

    def _clock(self, instant: Instant, *, local: bool) -> str:
        moment = self.calendar.local(instant) if local else to_datetime(instant)
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
