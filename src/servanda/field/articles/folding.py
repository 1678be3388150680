# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Sentences with their quotations folded into one token each, and back to stretches of text."""

from __future__ import annotations

import re
from typing import Final

from servanda.field.articles.attributions import QUOTED, Saying
from servanda.field.articles.words import Quotation, Token, tokens


def folded(
    text: str, start: int, end: int, inside: list[Quotation]
) -> tuple[tuple[Token, ...], dict[int, Quotation]]:
    """The tokens of a sentence, each full quotation as one; and the quotations by their start."""
    full: dict[int, Quotation] = {}
    out: list[Token] = []
    at = start
    for quote in inside:
        if not _is_full(text, quote, start, end):
            continue
        a = quote.start - (1 if quote.opened else 0)
        b = quote.end + (1 if quote.closed else 0)
        out += _plain_tokens(text, at, a)
        out.append(Token(QUOTED, a, b, QUOTED))
        full[a] = quote
        at = b
    out += _plain_tokens(text, at, end)
    return tuple(out), full


def _plain_tokens(text: str, start: int, end: int) -> list[Token]:
    return [t for t in tokens(text, start, end) if t.text not in ("“", "”", '"', "«", "»", "‘")]


_ATTACHED = re.compile(
    r"(?:[,:–—(-]|\b(?:said|says|saying|added|adding|stated|stating|asked|wrote|tweeted"
    r"|warned|declared|announced|exclaimed|insisted))\s*$",
    re.IGNORECASE,
)


def _is_full(text: str, quote: Quotation, start: int, end: int) -> bool:
    """Whether a quotation is what somebody said, and not a few words quoted inside a sentence."""
    inner = text[quote.start : quote.end].strip()
    words = inner.split()
    if not words:
        return False
    before = text[start : max(start, quote.start - 1)].rstrip()
    after = text[min(end, quote.end + 1) : end].strip(" .”\"’'")
    if not before.strip("([*•–- "):
        return (
            not after
            or inner.rstrip("'’")[-1:] in (",", ".", "!", "?", "…")
            or (len(words) >= 3 and text[quote.end + 1 : quote.end + 2] == ",")
        )
    if not quote.closed or not quote.opened:
        return True
    if inner[0].islower() and not _ATTACHED.search(before):
        return False
    if _ATTACHED.search(before):
        return len(words) >= 3 or inner[-1] in ".,!?"
    return len(words) >= 5 and (inner[-1] in ".!?," or not after)


def opens(toks: tuple[Token, ...]) -> bool:
    """Whether a sentence begins with a full quotation."""
    return bool(toks) and toks[0].text == QUOTED


def spans_of(
    text: str, saying: Saying, full: dict[int, Quotation], within: tuple[int, int]
) -> list[tuple[int, int]]:
    """The stretches of text that a statement is made of; quotations without their marks.

    ``within``: the sentence, out of which none reaches.
    """
    found: list[tuple[int, int]] = []
    alone = saying.is_quotation
    for part in saying.parts:
        kept = _trim_marks(part)
        if not kept:
            continue
        if alone:
            for token in kept:
                if token.text == QUOTED:
                    quote = full[token.start]
                    a, b = quote.start, quote.end
                    while a < b and text[a].isspace():
                        a += 1
                    while b > a and text[b - 1].isspace():
                        b -= 1
                    if b > a:
                        found.append((a, b - 1 if text[b - 1] == "," and b - a > 1 else b))
            continue
        start, end = kept[0].start, kept[-1].end
        start, end = _with_marks(text, start, end)
        found.append((max(start, within[0]), min(end, within[1])))
    return found


_PAIR: Final = {"“": "”", '"': '"', "«": "»", "‘": "’"}


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the quotation mark just outside of it, where its partner is inside."""
    before = text[start - 1] if start else ""
    if before in _PAIR and before and _PAIR[before] in text[start : end + 1]:
        start -= 1
    opened = max((text.rfind(m, start, end) for m in _PAIR), default=-1)
    if opened >= 0 and not any(c in text[opened + 1 : end] for c in '”"»'):
        mark = re.match(r"[.,!?]?[”\"»]", text[end : end + 2])
        end += len(mark[0]) if mark else 0
    closed = min((at for m in "”»" if (at := text.find(m, start, end)) >= 0), default=-1)
    if closed >= 0 and not any(m in text[start:closed] for m in "“«"):
        opening = max(text.rfind(m, max(0, start - NEAR), start) for m in "“«")
        start = opening if opening >= 0 else start
    return start, end


NEAR: Final = 60
"""Characters back to which the opening mark of a quotation that is cut into is looked for."""


def _trim_marks(part: tuple[Token, ...]) -> tuple[Token, ...]:
    start, end = 0, len(part)
    while start < end and part[start].text in (
        ",",
        ";",
        ":",
        "–",
        "—",
        "-",
        "--",
        ".",
        "*",
        "•",
        ")",
    ):
        start += 1
    while end > start and part[end - 1].text in (
        ",",
        ";",
        ":",
        "–",
        "—",
        "-",
        "--",
        ".",
        "!",
        "…",
        "...",
        "(",
    ):
        end -= 1
    return part[start:end]


def words_of(text: str, toks: tuple[Token, ...]) -> str:
    """The words of tokens as printed, on one line."""
    kept = _trim_marks(toks)
    if not kept:
        return ""
    start, end = _with_marks(text, kept[0].start, kept[-1].end)
    return " ".join(text[start:end].split())
