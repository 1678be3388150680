# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Blocks of plain text and of Markdown.

Plain text comes in three habits: a line for each paragraph, paragraphs parted by empty lines, and
lines wrapped at a width. Markdown: CommonMark's blocks and inline marks as articles use them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from servanda.field.articles.text import Block, Building, Kind, Run

_LINE = re.compile(r"[^\r\n]+")
_BULLET = re.compile(r"[ \t]*(?:[-*+•●◦▪‣·–—]|\(?[0-9a-z]{1,2}[.)])[ \t]+(?=\S)")
_ENDED = (".", "!", "?", "…", ":", ";", ".”", '."', ".)", "”", '"')
WRAPPED: Final = (45, 110)
"""Lines of wrapped text are about this long, in characters."""


def plain_blocks(text: str) -> list[Block]:
    """The blocks of plain text."""
    groups = [_lines(text, m.start(), m.end()) for m in _GROUP.finditer(text)]
    wrapped = _is_wrapped(groups)
    blocks = []
    for lines in groups:
        for start, end in _joined(text, lines, wrapped=wrapped):
            bullet = _BULLET.match(text, start, end)
            begin = bullet.end() if bullet else start
            run = Run.plain(text[begin:end], begin).cut(0, end - begin)
            if run.text:
                blocks.append(Block(run, Kind.PARAGRAPH, bullet=bullet is not None))
    return blocks


_GROUP = re.compile(r"[^\S\n]*\S.*(?:\n[^\S\n]*\S.*)*")


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        (m.start(), m.end())
        for m in _LINE.finditer(text, start, end)
        if text[m.start() : m.end()].strip()
    ]


def _is_wrapped(groups: list[list[tuple[int, int]]]) -> bool:
    """Whether most lines that another follows are of one width and end inside a sentence."""
    inner = [b - a for lines in groups for a, b in lines[:-1]]
    fit = sum(WRAPPED[0] <= size <= WRAPPED[1] for size in inner)
    return len(inner) > 2 and fit >= 0.7 * len(inner)


def _joined(text: str, lines: list[tuple[int, int]], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    """Paragraphs of a group of lines."""
    start, last = lines[0]
    for begin, end in lines[1:]:
        before = text[start:last].rstrip()
        apart = _BULLET.match(text, begin, end) or not (
            (wrapped and last - start >= WRAPPED[0])
            or (not before.endswith(_ENDED) and text[begin:end].lstrip()[:1].islower())
        )
        if apart:
            yield start, last
            start = begin
        last = end
    yield start, last


# --------------------------------------------------------------------------------------- markdown

_FENCE = re.compile(r"^[ \t]*(```|~~~)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r"^ {0,3}([-*_=])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_INLINE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\([^)]*\)"
    r"|\[(?P<words>[^\]]*)\]\([^)]*\)"
    r"|\[\^[^\]]{1,20}\]"
    r"|<(?:https?|mailto):[^>]*>"
    r"|(?P<block></?(?:p|div|br|li|ul|ol|h[1-6]|td|tr|table|section|figure|hr)\b[^>]*>)"
    r"|</?[a-zA-Z][^>]*>"
    r"|\\(?P<mark>[\\`*_{}\[\]()#+\-.!>])"
    r"|(?P<fat>\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`+)"
)


def markdown_blocks(text: str) -> list[Block]:
    """The blocks of Markdown."""
    reading = _Markdown(text)
    at = 0
    for line in text.splitlines(keepends=True):
        reading.line(at, at + len(line.rstrip("\r\n")))
        at += len(line)
    reading.put(Kind.CODE if reading.fenced else Kind.PARAGRAPH)
    return reading.blocks


class _Markdown:
    """Markdown as it is read, line by line; ``held`` are the lines of the block so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.held: list[tuple[int, int]] = []
        self.fenced: str | None = None
        self.front = text.startswith("---\n")

    def put(self, kind: Kind, *, sure: bool = False) -> None:
        """Ends the block."""
        held = self.held
        if not held:
            return
        bullet = _BULLET.match(self.text, *held[0]) if kind is Kind.PARAGRAPH else None
        if bullet:
            held[0] = (bullet.end(), held[0][1])
        run, picture = _inline(self.text, held)
        if picture:
            kind, sure = Kind.CAPTION, True
        if run.text:
            self.blocks.append(Block(run, kind, bullet=bullet is not None, sure=sure))
        held.clear()

    def line(self, start: int, end: int) -> None:
        """Reads one line."""
        body = self.text[start:end]
        fence = _FENCE.match(body)
        if self.fenced or self.front:
            self._set_aside(start, end)
        elif fence:
            self.put(Kind.PARAGRAPH)
            self.fenced = fence[1]
            self.held.append((start, end))
        elif not body.strip():
            self.put(Kind.PARAGRAPH)
        else:
            quoted = _QUOTED.match(self.text, start, end)
            self._words(quoted.end() if quoted else start, end, body)

    def _set_aside(self, start: int, end: int) -> None:
        """A line of code, or of the matter that stands before the text."""
        body = self.text[start:end]
        self.held.append((start, end))
        if self.front and start and body == "---":
            self.front = False
            self.put(Kind.INTERFACE, sure=True)
        elif self.fenced and body.strip().startswith(self.fenced):
            self.fenced = None
            self.put(Kind.CODE, sure=True)

    def _words(self, begin: int, end: int, body: str) -> None:
        """A line of text: a heading, a row of a table, a bullet, or a paragraph going on."""
        heading = _HEADING.match(self.text[begin:end])
        if len(self.held) == 1 and _UNDERLINE.match(body):
            self.put(Kind.HEADING, sure=True)
        elif _RULE.match(body):
            self.put(Kind.PARAGRAPH)
        elif heading:
            self.put(Kind.PARAGRAPH)
            self.held.append((begin + heading.start(1), begin + heading.end(1)))
            self.put(Kind.HEADING, sure=True)
        elif body.lstrip().startswith("|"):
            self.put(Kind.PARAGRAPH)
            self.held.append((begin, end))
            self.put(Kind.TABLE, sure=True)
        else:
            if _BULLET.match(self.text, begin, end):
                self.put(Kind.PARAGRAPH)
            self.held.append((begin, end))


def _inline(text: str, lines: list[tuple[int, int]]) -> tuple[Run, bool]:
    """The lines without their marks; and whether they are nothing but a picture."""
    building = Building()
    picture = False
    for number, (start, end) in enumerate(lines):
        if number:
            building.stand_for(" ", start, start + 1)
        at = start
        for mark in _INLINE.finditer(text, start, end):
            building.add(text[at : mark.start()], at)
            at = mark.end()
            if mark["block"]:
                building.stand_for(" ", mark.start(), mark.end())
            for group in ("alt", "words", "mark"):
                if mark[group]:
                    building.add(mark[group], mark.start(group))
            if mark["alt"] is not None:
                rest = text[start : mark.start()] + text[mark.end() : end]
                picture = picture or not rest.strip(" *_")
        building.add(text[at:end], at)
    return building.done(), picture
