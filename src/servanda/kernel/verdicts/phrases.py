"""What is to be said, before it is said in a language: a key of the table with its slots filled.

An explanation is made of `Phrase` values; only a `Speaker` turns them into text, with the table of
one language (`messages_en`). So every face and every language says the same thing, and a test can
read what is said without reading prose.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from servanda.kernel.base import Between, Instant, Range
from servanda.kernel.swift import swift


@dataclass(frozen=True, slots=True)
class Name:
    """A name declared in the agreement, shown in the agreement's own words for it."""

    name: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its path of headings and numbers."""

    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """An instant or its bounds. ``until`` says that it is the end of a time, not its start."""

    bounds: Between
    until: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A local date, as a key spells it: ``2025-10-11``."""

    iso: str


@dataclass(frozen=True, slots=True)
class Over:
    """A period ``start ≤ t < end``."""

    start: Instant
    end: Instant


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in microseconds."""

    microseconds: int


@dataclass(frozen=True, slots=True)
class Much:
    """An amount with its bounds and the kind it counts; no unit where it has been said."""

    amount: Range
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """References into the record."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """So many of a thing that the table names in singular and plural."""

    number: int
    thing: str


@dataclass(frozen=True, slots=True)
class Several:
    """Things joined with "and", "or" or a semicolon."""

    items: tuple[Slot, ...]
    joined: str = "and"


@swift
@dataclass(frozen=True, slots=True)
class Phrase:
    """A message key and what fills its slots, in the order of their names."""

    key: str
    slots: tuple[tuple[str, Slot], ...] = ()

    def slot(self, name: str) -> Slot | None:
        """What fills a slot; None where the message has none of that name."""
        return dict(self.slots).get(name)


Slot = (
    str
    | int
    | Decimal
    | Name
    | Clause
    | When
    | Day
    | Over
    | Length
    | Much
    | Entries
    | Number
    | Several
    | Phrase
)


def say(key: str, **slots: Slot) -> Phrase:
    """A phrase with its slots in a fixed order."""
    given = tuple(slots.items())
    return Phrase(key, given if len(given) < 2 else tuple(sorted(given, key=_named)))  # noqa: PLR2004


def _named(slot: tuple[str, Slot]) -> str:
    return slot[0]


def entries_of(phrase: Phrase) -> tuple[str, ...]:
    """Every reference into the record in a phrase and in what fills it, once each."""
    found: dict[str, None] = {}
    todo: list[Slot] = [phrase]
    while todo:
        match todo.pop():
            case Phrase(slots=slots):
                todo.extend(slot for _, slot in slots)
            case Several(items):
                todo.extend(items)
            case Entries(ids):
                found.update(dict.fromkeys(ids))
            case _:
                pass
    return tuple(found)


def keys_of(phrase: Phrase) -> set[str]:
    """Every message key in a phrase and in what fills it."""
    found = {phrase.key}
    todo: list[Slot] = [slot for _, slot in phrase.slots]
    while todo:
        match todo.pop():
            case Phrase() as inner:
                found |= keys_of(inner)
            case Several(items):
                todo.extend(items)
            case _:
                pass
    return found
