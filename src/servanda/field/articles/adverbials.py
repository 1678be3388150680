# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""The words between a verb of saying and what is said: when, where and by what means."""

from __future__ import annotations

from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.attributions import QUOTED, Tokens
from servanda.field.articles.words import bare

REACH: Final = 16
"""Tokens up to which ``that`` may follow its verb."""


def adverbials(toks: Tokens, at: int, *, tail: bool = False) -> int:
    """Where the words end that say when, where and by what means something was said.

    ``tail``: at the end of a sentence any prepositional phrase may be one.
    """
    while at < len(toks):
        low = toks[at].low
        if (
            low in _WHEN
            or low in lx.WEEKDAYS
            or (
                low.endswith("ly")
                and low
                not in (
                    "only",
                    "nearly",
                    "roughly",
                    "early",
                    "approximately",
                    "family",
                    "daily",
                    "italy",
                )
            )
        ) or (
            low in ("late", "early")
            and at + 1 < len(toks)
            and (
                toks[at + 1].low in lx.WEEKDAYS or toks[at + 1].low in ("on", "yesterday", "today")
            )
        ):
            at += 1
        elif (
            low in ("last", "this", "next")
            and at + 1 < len(toks)
            and (
                toks[at + 1].low in SPANS
                or toks[at + 1].low in lx.WEEKDAYS
                or toks[at + 1].low in lx.MONTHS
            )
        ):
            at += 2
        elif (ago := _ago(toks, at)) is not None:
            at = ago
        elif is_date(toks, at):
            at += 2
            if at < len(toks) and toks[at].text[:2] == "20":
                at += 1
            elif at + 1 < len(toks) and toks[at].text == "," and toks[at + 1].text[:2] == "20":
                at += 2
        elif low in _PP or (tail and low in lx.PREPOSITIONS):
            end = _phrase(toks, at, tail=tail)
            if end is None:
                return at
            at = end
        elif low == "(":
            close = next(
                (k for k in range(at, min(at + 8, len(toks))) if toks[k].text == ")"), None
            )
            if close is None:
                return at
            at = close + 1
        elif (
            tail
            and low == ","
            and at + 1 < len(toks)
            and (
                toks[at + 1].low in _PP
                or toks[at + 1].low in _TAILS
                or toks[at + 1].low in lx.WEEKDAYS
            )
        ):
            if toks[at + 1].low in _TAILS:
                return len(toks)
            at += 1
        else:
            return at
    return at


def _ago(toks: Tokens, at: int) -> int | None:
    """The end of ``a few hours later``, ``two days ago``."""
    for end in range(at + 1, min(at + 5, len(toks))):
        if toks[end].low in ("later", "earlier", "ago", "afterwards"):
            return end + 1 if toks[end - 1].low in _UNITS else None
        if not (toks[end].low in _UNITS or toks[at].low in ("a", "several", "some", "few")):
            return None
    return None


_UNITS: Final = lx.word_set("hour hours day days week weeks month months minute minutes year years")
_WHEN: Final = lx.word_set(
    "local time today yesterday tonight earlier later separately again too also meanwhile "
    "afterwards shortly then back"
)


SPANS: Final = lx.word_set("week month year night morning evening afternoon weekend day")


_PP: Final = lx.word_set(
    "in on at during from via by to through after following before over under as"
)


_TAILS: Final = lx.word_set("without referring citing speaking quoting using")


def _phrase(toks: Tokens, at: int, *, tail: bool) -> int | None:
    """The end of a prepositional phrase about how or when something was said."""
    end = at + 1
    last = None
    named = end
    while named < len(toks) and toks[named].is_name and named < at + 5:
        named += 1
    if at + 1 < named < len(toks) and toks[named].low in lx.PERSONAL:
        return named  # "told journalists in Goma they would …"
    while end < len(toks) and end - at <= 12:
        token = toks[end]
        if token.text in (",", ":", ";", QUOTED, "–", "—") or token.low in ("that", "who", "which"):
            break
        if token.low in lx.FINITE or (token.low in lx.PREPOSITIONS and end > at + 1):
            break
        if last is not None and token.low in lx.DETERMINERS:
            break  # "on Monday night the release of …": what is announced begins
        word = bare(token.low)
        if (
            word in lx.COMMUNICATIONS
            or token.low in lx.WEEKDAYS
            or token.low in lx.MONTHS
            or token.low in SPANS
            or (last is not None and token.text[0].isdigit() and toks[end - 1].low in lx.MONTHS)
            or token.low in ("monday", "yesterday", "condition")
        ):
            last = end + 1
        end += 1
    if tail:
        return None if end < len(toks) and toks[end].low in lx.FINITE else end
    if last is None and end < len(toks) and end - at <= 6 and toks[end].text in (QUOTED, ":"):
        return end
    if (
        last is None
        and end < len(toks)
        and toks[end].low == "that"
        and end - at <= 8
        and toks[end - 1].is_name
    ):
        return end
    return last


def that_after(toks: Tokens, at: int, end: int) -> int | None:
    """The place of ``that`` after a verb, with nothing but means and times between."""
    for place in range(at, min(end, at + REACH)):
        token = toks[place]
        if token.low == "that":
            between = toks[at:place]
            if (
                not between
                or between[0].low in lx.PREPOSITIONS
                or adverbials(toks, at) > at
                or between[0].low in _WHEN
            ):
                return place
            return None
        if token.low in lx.FINITE or token.text in (":", ";", QUOTED):
            return None
    return None


def is_date(toks: Tokens, at: int) -> bool:
    """Whether a month and its day stand there."""
    return (
        toks[at].low in lx.MONTHS
        and toks[at].is_name
        and at + 1 < len(toks)
        and toks[at + 1].text[0].isdigit()
    )
