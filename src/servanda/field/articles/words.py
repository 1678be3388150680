# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Paragraphs as sentences of tokens; quotations found first, so that nothing splits inside one.

A token is a word with its inner hyphens, apostrophes and dots (``U.S.``, ``al-Din``), a number, or
one mark. A quotation is one stretch of a paragraph between its marks; quotations inside it belong
to it. One that is not closed in its paragraph runs on if the next one opens with a mark again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from servanda.field.articles.lexicon import ABBREVIATIONS, MONTHS, OPENERS


class Token(NamedTuple):
    """One word, number or mark: its text, its place in the paragraph, its lower case."""

    text: str
    start: int
    end: int
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper() or (
            "-" in self.text and self.text.split("-")[-1][:1].isupper() and self.text[0].isalpha()
        )


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: its words stand from ``start`` up to ``end``; the marks are outside of them.

    ``opened`` and ``closed`` say whether its marks stand in this paragraph.
    """

    start: int
    end: int
    closed: bool = True
    opened: bool = True


_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|[kKmM]\b)?%?"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[A-Z]\.(?=\s+[A-Z])"
    r"|[^\W\d_]+(?:[-‐‑'’.&](?=[^\W_])[^\W_]+)*(?:['’](?=\s|$|[,.;]))?"
    r"|[^\W_]+"
    r"|--+|\.\.\.|\S"
)
_POSSESSIVE = re.compile(r"['’]s?$")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a stretch of text."""
    stop = len(text) if end is None else end
    found = [
        Token(m[0], m.start(), m.end(), _low(m[0])) for m in _TOKEN.finditer(text, start, stop)
    ]
    for at, token in enumerate(found):
        if token.text == "May" and _is_month(found, at):
            found[at] = token._replace(low=MAY)
    return found


MAY: Final = "may."
"""The month of May in small letters: not the verb."""


def _is_month(found: Sequence[Token], at: int) -> bool:
    after = found[at + 1].text[0].isdigit() if at + 1 < len(found) else False
    before = found[at - 1] if at else None
    return after or (
        before is not None
        and (
            before.text[0].isdigit()
            or before.low in ("in", "on", "of", "since", "by", "until", "early", "late", "last")
        )
    )


def _low(word: str) -> str:
    """A word in small letters; acronyms that are words then (``WHO``, ``US``, ``IT``) stay."""
    return word if word in ("WHO", "US", "IT", "MAY") else word.lower()


def bare(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


# ------------------------------------------------------------------------------------- quotations

_PAIRS: Final = {"“": "”", "«": "»", "„": "”"}
_LONGEST: Final = 1500
"""Characters up to which a single quotation mark may find its partner."""


def quotations(text: str, *, running: bool) -> list[Quotation]:
    """The quotations of a paragraph, outermost only.

    ``running``: the paragraph before left one open; this one then may go on with it.
    """
    found: list[Quotation] = []
    at = 0
    while at < len(text):
        mark = text[at]
        close = _PAIRS.get(mark)
        if close:
            end = _closing(text, at, mark, close)
        elif mark == '"' and _may_open(text, at):
            end = _straight(text, at)
        elif mark in "‘'" and _may_open(text, at) and text[at + 1 : at + 2].isalnum():
            single = _single(text, at)
            if single is None:
                at += 1
                continue
            end = single
        elif mark in '”"»' and running and not found:
            found.append(Quotation(0, at, opened=False))
            at += 1
            continue
        else:
            at += 1
            continue
        found.append(Quotation(at + 1, len(text) if end is None else end, closed=end is not None))
        at = len(text) if end is None else end + 1
    return [q for q in found if q.end > q.start]


def _may_open(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–-:/‘'“"


def _closing(text: str, at: int, mark: str, close: str) -> int | None:
    depth = 0
    closers = close + '"' if close == "”" else close
    for place in range(at, len(text)):
        if text[place] == mark:
            depth += 1
        elif text[place] in closers:
            depth -= 1
            if depth == 0:
                return place
    return None


def _straight(text: str, at: int) -> int | None:
    for place in range(at + 1, len(text)):
        if text[place] in '"”' and not (
            _may_open(text, place) and text[place + 1 : place + 2].isalnum()
        ):
            return place
    place = text.find('"', at + 1)
    return None if place < 0 else place


def _single(text: str, at: int) -> int | None:
    closers = "’" if text[at] == "‘" else "'"
    for place in range(at + 1, min(len(text), at + _LONGEST)):
        if (
            text[place] in closers
            and not text[place + 1 : place + 2].isalnum()
            and not text[place - 1].isspace()
        ):
            possessive = text[place - 1] == "s" and re.match(r" [a-z]", text[place + 1 : place + 3])
            if possessive and any(c in text[place + 1 :] for c in closers):
                continue
            return place
    return None


# --------------------------------------------------------------------------------------- sentences

_ACRONYM = re.compile(r"(?:[A-Za-z]\.){2,}$|\b[A-Z]\.$")


def sentences(text: str, quoted: Sequence[Quotation]) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand. None ends inside a quotation."""
    found: list[tuple[int, int]] = []
    start = 0
    at = 0
    while at < len(text):
        inside = next((q for q in quoted if q.start <= at < q.end), None)
        if inside is not None:
            at = inside.end
            mark = text[at - 1]
            after = at
            while after < len(text) and text[after] in "\"”’'»)":
                after += 1
            if mark in ".!?…" and inside.closed and _ends(text, after, speech=mark in "!?"):
                found.append((start, after))
                start = after
            at = max(after, at + 1)
            continue
        if text[at] in ".!?…" and _is_end(text, at):
            after = at + 1
            while after < len(text) and text[after] in ".!?…\"”’'»)]":
                after += 1
            if _ends(text, after, speech=False):
                found.append((start, after))
                start = after
            at = after
            continue
        at += 1
    if text[start:].strip():
        found.append((start, len(text)))
    return [_trimmed(text, a, b) for a, b in found if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_NEXT = re.compile(r"\s*[\[(\"“‘'«•*–-]*\s*(\S+)")


def _ends(text: str, after: int, *, speech: bool) -> bool:
    """Whether a sentence may end before ``after``: blank, then something that begins one."""
    if after >= len(text):
        return True
    if not text[after].isspace() and text[after] != "[":
        return False
    found = _NEXT.match(text, after)
    if not found:
        return True
    first = found[1]
    if speech and re.match(
        r"\s*[A-Z][\w.' ’-]{1,60}? (?:said|asked|told|added|says)\b", text[after:]
    ):
        return False
    return not (first[0].islower() and first.lower() not in OPENERS) or first[0].isdigit()


def _is_end(text: str, at: int) -> bool:
    """Whether the mark there may end a sentence, and is no part of a word, number or title."""
    if text[at] != ".":
        return True
    if text[at + 1 : at + 2].isalnum():
        return False
    if (
        text[at + 1 : at + 2] == ")"
        and text.count("(", 0, at) > text.count(")", 0, at)
        and not re.search(r"\([A-Z][^()]{20,}$", text[:at])
    ):
        return False
    before = re.search(r"\S+$", text[:at])
    word = before[0].lstrip("([\"“‘'") if before else ""
    if not word:
        return False
    low = word.lower().rsplit(".", 1)[-1] if word.count(".") == 1 else word.lower()
    following = re.match(r"\s*(\S+)", text[at + 1 :])
    after = following[1] if following else ""
    if low == "may":
        return after[:1].isupper() and after.lower().strip(',;:”"') in OPENERS
    if low in MONTHS and len(low) <= 4:
        return not after[:1].isdigit() and after.lower().rstrip(",") not in MONTHS
    if low in ABBREVIATIONS:
        if low in ("no", "nos", "art", "fig", "p", "para"):
            return not after[:1].isdigit()
        return not after
    if _ACRONYM.search(word + "."):
        if len(word) == 1 and not re.search(
            r"\b(?:and|or|phase|annex|area|zone|article|part) $", text[: at - 1].lower() or ""
        ):
            return not after
        return after[:1].isupper() and after.lower().strip(',;:”"') in OPENERS
    return True
