"""A language, as far as the kernel knows one: messages by key, plurals, months, and isolation.

English is a table in the kernel, so that a verdict can be read with nothing but the standard
library. Other languages come from outside (`servanda.faces.words`) and fill the same protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Protocol

Slots = Mapping[str, str | int]
"""What fills a message. Numbers are for choosing a form; what is shown is text."""


class Language(Protocol):
    """What a speaker and a reader aloud need of a language."""

    @property
    def code(self) -> str:
        """The language by its ISO 639 code."""

    def message(self, key: str, slots: Slots) -> str:
        """A message with its slots filled. Raises KeyError for a key it does not hold."""

    def counted(self, thing: str, number: int, shown: str) -> str:
        """So many of a thing that the catalogue names in every form of its plural."""

    def form(self, number: int) -> str:
        """The form of a noun after a whole number: a plural category of CLDR."""

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""

    def isolate(self, text: str) -> str:
        """Text of another direction or none, kept whole: a number, an id, a time of day."""


@dataclass(frozen=True, slots=True)
class Table:
    """A language that runs from left to right, as one table of messages."""

    code: str
    messages: Mapping[str, str]
    months: tuple[str, ...]
    plural: Callable[[int], str]

    def message(self, key: str, slots: Slots) -> str:
        """A message with its slots filled. Raises KeyError for a key it does not hold."""
        return self.messages[key].format_map(slots)

    def counted(self, thing: str, number: int, shown: str) -> str:
        """So many of a thing, in singular or plural."""
        return self.message(f"number.{thing}.{self.plural(number)}", {"n": shown})

    def form(self, number: int) -> str:
        """``one`` or ``other``."""
        return self.plural(number)

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return self.months[number - 1]

    def isolate(self, text: str) -> str:
        """The same text: it runs the way all of it does."""
        return text

    def also(self, messages: Mapping[str, str]) -> Table:
        """The same language with further messages."""
        return replace(self, messages={**self.messages, **messages})


def english_plural(number: int) -> str:
    """The form of an English noun after a number: ``one`` or ``other``."""
    return "one" if number == 1 else "other"


ENGLISH_LENGTHS: Final[Mapping[str, str]] = MappingProxyType(
    {
        f"number.{unit}s.{form}": f"{{n}} {unit}{'s' if form == 'other' else ''}"
        for unit in ("second", "minute", "hour", "day", "week", "month", "year")
        for form in ("one", "other")
    }
)
"""Lengths of time in English, for readings of terms and explanations alike."""

ENGLISH_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months in English."""
