"""A file as blocks of running text, each character with its place in the file.

Offsets are whole characters (code points) of the file decoded as UTF-8, from 0. A `Run` is text as
a person reads it; where markup was left out or an entity resolved, its characters keep the place
they came from, so that every span of it is a span of the file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """From ``start`` up to, not including, ``end``: characters of the file."""

    start: int
    end: int


class Kind(StrEnum):
    """What a stretch of the file is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    INTERFACE = "interface"
    TABLE = "table"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Text with the place of each of its characters: from ``starts[i]`` up to ``ends[i]``."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def plain(cls, text: str, start: int) -> Run:
        """Text that stands in the file as it is, from ``start`` on."""
        size = len(text)
        return cls(text, range(start, start + size), range(start + 1, start + size + 1))

    def cut(self, start: int, end: int) -> Run:
        """A part of it, without blanks at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Run(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def span(self, start: int, end: int) -> Span:
        """Where in the file the characters from ``start`` up to ``end`` of the text stand."""
        return Span(self.starts[start], self.ends[end - 1])

    @property
    def whole(self) -> Span:
        """Where in the file all of it stands. Only of text that is not empty."""
        return self.span(0, len(self.text))


@dataclass(slots=True)
class Building:
    """A run that is being put together, piece by piece."""

    text: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, text: str, start: int) -> None:
        """Adds text that stands in the file as it is."""
        self.text.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))

    def stand_for(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for the characters from ``start`` up to ``end`` (an entity)."""
        self.text.append(text)
        self.starts.extend([start] * len(text))
        self.ends.extend([end] * len(text))

    def done(self) -> Run:
        """The run, without blanks at its ends."""
        text = "".join(self.text)
        return Run(text, self.starts, self.ends).cut(0, len(text))


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a file: a paragraph, a heading, a bullet. ``bullet`` says it is of a list.

    ``sure`` says that the file's own markup names its kind; else `layout.told_apart` may.
    """

    run: Run
    kind: Kind
    bullet: bool = False
    sure: bool = False


def line_ends(text: str) -> list[int]:
    """Where each line of a file ends."""
    return [place for place, mark in enumerate(text) if mark == "\n"]


def line_of(ends: Sequence[int], offset: int) -> int:
    """The line of a character, from 1, by the ends of the lines."""
    return bisect_left(ends, offset) + 1
