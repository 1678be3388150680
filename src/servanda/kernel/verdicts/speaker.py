"""Phrases in words: the table of one language, with the zone and the names of one agreement.

Times are printed in UTC and in the agreement's zone, because clocks differ between the parties'
zones and change within a year. A right-to-left language isolates each slot here, in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
from servanda.kernel.language import Language
from servanda.kernel.terms.lexicon import Lexicon
from servanda.kernel.verdicts.phrases import (
    Clause,
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
class Speaker:
    """Says phrases in a language, with the zone and the names of one agreement.

    ``lexicon`` gives the words of the agreement, in this language, for declared names; a name
    without them is shown as it is declared.
    """

    language: Language
    calendar: Calendar
    lexicon: Lexicon = field(default_factory=lambda: Lexicon("en"))

    @property
    def names(self) -> Mapping[str, str]:
        """What each declared name is called, one of it."""
        return {name: noun.word for name, noun in self.lexicon.names.items()}

    def sentence(self, phrase: Phrase) -> str:
        """The phrase as a sentence: it begins with a capital."""
        text = self.text(phrase)
        return text[:1].upper() + text[1:]

    def text(self, phrase: Phrase) -> str:
        """The phrase in words. Raises KeyError for a message the table does not hold."""
        slots: dict[str, str | int] = {}
        for name, slot in phrase.slots:
            slots[name] = self.show(slot)
            slots[f"{name}_agrees"] = self._agreement(slot)
            slots[f"{name}_n"] = _number(slot)
        return self.language.message(phrase.key, slots)

    def show(self, slot: Slot) -> str:
        """One slot in words."""
        match slot:
            case Phrase():
                return self.text(slot)
            case Name(name):
                return self.lexicon.name(name) or self.language.isolate(name)
            case Clause(path):
                parts = (self.lexicon.headings.get(part) for part in path)
                named = (n or self.language.isolate(p) for n, p in zip(parts, path, strict=True))
                return " / ".join(named)
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
                listed = self._join([self.language.isolate(name) for name in ids], "and")
                return self.language.counted("entries", len(ids), listed)
            case Number(number, thing):
                return self.counted(number, thing)
            case Several(items, joined):
                return self._join([self.show(item) for item in items], joined)
            case str():
                return self.lexicon.text(slot) or self.language.isolate(slot)
            case int() | Decimal():
                return self.language.isolate(amount_text(slot))

    def length(self, microseconds: int) -> str:
        """A length in days and hours, hours and minutes, or seconds; never rounded up."""
        for unit, name, rest, rest_name in (
            (DAY, "days", HOUR, "hours"),
            (HOUR, "hours", MINUTE, "minutes"),
            (MINUTE, "minutes", SECOND, "seconds"),
        ):
            if microseconds >= unit:
                whole, left = divmod(microseconds, unit)
                first = self.counted(whole, name)
                if left < rest:
                    return first
                more = left // rest
                return self._join([first, self.counted(more, rest_name)], "and")
        seconds = microseconds // SECOND
        if seconds == 0:
            return self._message("length.moment", {})
        return self.counted(seconds, "seconds")

    def counted(self, number: int, thing: str) -> str:
        """So many of a thing that the catalogue names: days, entries, occasions."""
        return self.language.counted(thing, number, self.language.isolate(str(number)))

    # -------------------------------------------------------------------------------- inner

    def _message(self, key: str, slots: Mapping[str, str | int]) -> str:
        return self.language.message(key, slots)

    def _agreement(self, slot: Slot) -> str:
        """What a verb or adjective about a slot agrees with: m, f, p; empty where it has none."""
        match slot:
            case Name(name):
                noun = self.lexicon.names.get(name)
                return "" if noun is None else noun.gender
            case Several((only,)):
                return self._agreement(only)
            case Several():
                return "p"
            case _:
                return ""

    def _join(self, items: list[str], joined: str) -> str:
        if len(items) == 1:
            return items[0]
        comma = self._message(f"join.{joined}.middle", {})
        last = self._message(f"join.{joined}.last", {})
        return comma.join(items[:-1]) + last + items[-1] if items else ""

    def _much(self, amount: Range, unit: str) -> str:
        much = "much" if unit else "much.bare"
        high = amount.hi
        form = self._form(amount.lo if high is None else high)
        named = {"unit": self.noun(unit, form), "form": form}
        named["unit_agrees"] = self._agreement(Name(unit))
        low = self.language.isolate(amount_text(amount.lo))
        if amount.exact and amount.lo == 1 and not self._counted(unit):
            return named["unit"]  # a text that names a thing and no number
        if amount.exact:
            return self._message(f"{much}.exact", {"n": low} | named)
        if high is None:
            key = "unknown" if amount.lo == 0 else "at-least"
            return self._message(f"{much}.{key}", {"n": low} | named)
        slots = {"lo": low, "hi": self.language.isolate(amount_text(high))}
        return self._message(f"{much}.between", slots | named)

    def _counted(self, unit: str) -> bool:
        """Whether a kind is counted: it has a word for one of it, or none of its own."""
        found = self.lexicon.names.get(unit)
        return found is None or "one" in found.forms

    def _form(self, number: int | Decimal) -> str:
        return self.language.form(int(number)) if number == int(number) else "other"

    def noun(self, kind: str, form: str) -> str:
        """What a kind is called in a form of its plural."""
        found = self.lexicon.names.get(kind)
        if found is None:
            return self.language.isolate(kind)
        return found.forms.get(form, found.forms["other"])

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
            zone = self.language.isolate(self.calendar.name)
            return self._message("when.end-of-day", slots | {"zone": zone})
        local, there = self.calendar.local(instant), to_datetime(instant)
        slots = {
            "day": self._date(there.year, there.month, there.day),
            "utc": self._clock(instant, local=False),
            "local": self._clock(instant, local=True),
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
        isolate = self.language.isolate
        slots = {"day": isolate(str(day)), "month": self.language.month(month)}
        return self._message("when.date", slots | {"year": isolate(str(year))})

    def _clock(self, instant: Instant, *, local: bool) -> str:
        moment = self.calendar.local(instant) if local else to_datetime(instant)
        clock = moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
        return self.language.isolate(f"{clock} {self.calendar.name if local else 'UTC'}")


def _number(slot: Slot) -> int:
    """How many a slot speaks of, for what agrees with it; 1 where it is not a number."""
    match slot:
        case int():
            return slot
        case Number(number):
            return number
        case Several(items) | Entries(items):
            return len(items)
        case Much(amount):
            return int(amount.lo if amount.hi is None else amount.hi)
        case _:
            return 1
