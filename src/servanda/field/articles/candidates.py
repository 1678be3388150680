"""What an article was read as: candidate statements, and an account of all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.field.articles.stances import Stance
from servanda.field.articles.text import Span
from servanda.field.articles.timewords import Window


class Format(StrEnum):
    """How a file is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who speaks, as printed; ``head`` what the name comes down to, None if untold.

    ``note`` says what is not known (``it could mean A or B``); ``body`` whom they speak for.
    """

    printed: str
    head: str | None
    span: Span | None
    named: bool
    verb: str
    body: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act as printed: its actor is None where none is printed."""

    actor: str | None
    verb: str
    patient: str | None
    passive: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Denied:
    """What a denial is of, and whose claim it was: None where it is not printed."""

    text: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One statement proposed.

    ``start`` and ``end`` are characters of the file and ``quote`` what stands there; ``parts`` its
    stretches where an attribution parts it; ``words`` the same as read, without markup. ``holder``
    None: ``holder_note`` says whether the document itself says so or nobody is printed. ``chain``
    is outermost first; its last is ``source``.
    """

    number: int
    kind: str
    start: int
    end: int
    quote: str
    parts: tuple[Span, ...]
    words: str
    sentence: Span
    line: int
    holder: Mention | None
    holder_note: str
    source: Mention | None
    chain: tuple[Mention, ...]
    stance: Stance
    negated: bool
    modality: tuple[str, ...]
    hedges: tuple[str, ...]
    condition: str | None
    doings: tuple[Doing, ...]
    amounts: tuple[str, ...]
    places: tuple[str, ...]
    window: Window | None
    times: tuple[Window, ...]
    denied: Denied | None
    group: str
    lead: str = ""
    said_when: str = ""
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """A stretch that is no statement: ``kind`` what it is, ``why`` where it was not understood."""

    start: int
    end: int
    kind: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says, and what of it was left aside."""

    text: str
    candidates: tuple[Candidate, ...]
    rest: tuple[Rest, ...]
    wire: str | None = None


DOCUMENT: Final = "the document itself"


NOBODY: Final = "no speaker is printed"
