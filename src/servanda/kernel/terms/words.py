"""The reserved words of the terms language, and what begins a statement.

A reserved word means the same everywhere and is never a name; inside a hyphenated name it is
free. The words of the agreement and of the method share one list, so that a sentence moved from
one file to the other is never read as a name.
"""

from __future__ import annotations

from typing import Final

from servanda.kernel.language import ENGLISH_MONTHS

_STATEMENTS: Final = """
agreement incorporates calendar party guarantor body group annex feature place state kind act
list line area moment period amendment waiver text prevails term reading amended guarantee
guarantees monitored dated agreed undefined surveyed land numbering extended renewed unless force
"""
_SENTENCE: Final = """
shall may not no each jointly endeavour leave stay out keep keeps prevent every percent half and
or to in on at of by is be the through
"""
_TIME: Final = """
within after before by from until for during immediately day days hour hours minute minutes week
weeks month months year years start end first last later earlier timely performance breach
"""
_RIDERS: Final = """
including counted except claimed notice determined judge named against consent with as long
invoked confirmed automatically judged excused addition parallel cured time essence pro-rata
binding bearer recipient read cell if then under least most between km m
"""
_METHOD: Final = """
method version standard sources graded determination floor coverage hedge any counter counts
become times silence closes tolerance measures are lag risk due
"""
_ADDED: Final = "once per next same early record complete contest grade lenient"
"""Words of our additions to the grammar (docs/language.md gives the reason for each)."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list that is written as a passage, so that it can be read as one."""
    return tuple(text.split())


RESERVED: Final[frozenset[str]] = frozenset(
    words_of(f"{_STATEMENTS} {_SENTENCE} {_TIME} {_RIDERS} {_METHOD} {_ADDED}")
)

FORMS: Final[frozenset[str]] = frozenset(
    ("determined", "confirmed", "counted", "claimed", "invoked", "cured")
)
"""Reserved words that may also be the past form of a declared act."""

NAMED_SORTS: Final[tuple[str, ...]] = (
    "agreement",
    "incorporates",
    "party",
    "guarantor",
    "body",
    "group",
    "annex",
    "place",
    "state",
)
"""Statements of the shape ``party NAME "…"``."""

UNITS: Final[tuple[str, ...]] = (
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
)
MONTHS: Final = ENGLISH_MONTHS

STATEMENT_STARTS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys((*NAMED_SORTS, "calendar", "kind", "act", "list", "line", "area"), ()),
    **dict.fromkeys(("moment", "period", "amendment", "waiver", "term", "guarantee"), ()),
    "not": ("monitored",),
    "in": ("force",),
    "days": ("end",),
    "weeks": ("start",),
    "text": (),
}
"""What a line of an agreement may begin with, and the word that must follow where it is needed to
tell a statement from the middle of a sentence."""

METHOD_STARTS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("method", "standard", "floor", "coverage", "group", "hedge"), ()),
    **dict.fromkeys(("counter", "counts", "silence", "tolerance", "measures", "lag"), ()),
    **dict.fromkeys(("immediately", "term", "contest", "record"), ()),
    "bearer": ("of",),
    "recipient": ("of",),
    "days": ("end",),
    "weeks": ("start",),
}
"""The same for a method file."""
