"""The signs that all drawings share: patterns for verdicts, shapes for parties, one hue.

A pattern is defined once for a page. No colour means anything: each verdict has its pattern and
its letter, each party its shape, in the agreement's order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.markup import Attributes, joined, shape, tag
from servanda.kernel.verdicts.proof import Verdict


class Mark(StrEnum):
    """What stands for a verdict beside its words: a letter in a pattern, never a colour alone.

    In the order of the legend; the values are names of classes and of words.
    """

    PERFORMED = "performed"
    LATE = "late"
    NOT_PERFORMED = "not-performed"
    CONTRARY = "contrary"
    DIFFER = "differ"
    NOT_VERIFIED = "not-verified"
    PENDING = "pending"
    NOTHING_CONTRARY = "nothing-contrary"
    NOTHING = "nothing"


def mark_of(verdict: Verdict, *, forbidden: bool) -> Mark:
    """The mark of a verdict; of a ban and of a duty the same code is read differently."""
    match verdict:
        case Verdict.MET:
            return Mark.NOTHING_CONTRARY if forbidden else Mark.PERFORMED
        case Verdict.HOLDING:
            return Mark.NOTHING_CONTRARY
        case Verdict.PENDING:
            return Mark.PENDING
        case Verdict.BREACHED:
            return Mark.CONTRARY if forbidden else Mark.NOT_PERFORMED
        case Verdict.CURED:
            return Mark.LATE
        case Verdict.CONTESTED:
            return Mark.DIFFER
        case Verdict.CANNOT_VERIFY:
            return Mark.NOT_VERIFIED
        case Verdict.NONE:
            return Mark.NOTHING


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who bears duties: the name in words, and the place in the agreement's order."""

    name: str
    order: int


SHAPES: Final = (
    Markup('<circle cx="8" cy="8" r="5.2"/>'),
    Markup('<rect x="3.3" y="3.3" width="9.4" height="9.4"/>'),
    Markup('<path d="M8 2.4 14 13H2z"/>'),
    Markup('<path d="M8 1.6 14.4 8 8 14.4 1.6 8z"/>'),
    Markup('<path d="M5.2 1.8h5.6l3.4 6.2-3.4 6.2H5.2L1.8 8z"/>'),
    Markup('<path d="M6 2h4v4h4v4h-4v4H6v-4H2V6h4z"/>'),
)
"""Circle, square, triangle, diamond, hexagon, cross: by order in the agreement."""

_SHAPE_FOR_MORE: Final = Markup('<path d="M2 5h12v6H2z"/>')
"""The shape of everybody after those: their names tell them apart."""


def shape_of(order: int) -> Markup:
    """The shape of a party in a square of sixteen units."""
    return SHAPES[order] if order < len(SHAPES) else _SHAPE_FOR_MORE


def symbol(party: Party) -> Markup:
    """The shape of a party, as tall as a line of text."""
    attributes = {"class": "d-symbol", "viewBox": "0 0 16 16", "aria-hidden": "true"}
    return tag("svg", attributes, shape_of(party.order))


def swatch(name: str) -> Markup:
    """A small piece of a pattern, for a legend."""
    box = shape("rect", {"class": name, "x": "1", "y": "1", "width": "22", "height": "12"})
    return tag("svg", {"class": "d-swatch", "viewBox": "0 0 24 14", "aria-hidden": "true"}, box)


def line_swatch(name: str) -> Markup:
    """A small piece of a line, for a legend."""
    line = shape("line", {"class": name, "x1": "1", "x2": "23", "y1": "7", "y2": "7"})
    return tag("svg", {"class": "d-swatch", "viewBox": "0 0 24 14", "aria-hidden": "true"}, line)


def definitions() -> Markup:
    """The patterns of every drawing: once for a page, before the first of them."""
    svg: Attributes = {
        "class": "d-definitions",
        "width": 0,
        "height": 0,
        "aria-hidden": "true",
    }
    return tag("svg", svg, tag("defs", None, *(_pattern(*one) for one in _PATTERNS)))


def _pattern(name: str, size: int, turn: int, drawn: Markup) -> Markup:
    attributes: Attributes = {
        "id": f"d-{name}",
        "width": size,
        "height": size,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": f"rotate({turn})" if turn else None,
    }
    return tag("pattern", attributes, joined([drawn]))


_PATTERNS: Final = (
    ("hatch", 7, 45, Markup('<path d="M0 0v7" class="d-ink d-fine"/>')),
    ("cross", 6, 45, Markup('<path d="M0 0v6M0 0h6" class="d-ink d-broad"/>')),
    ("dots", 6, 0, Markup('<circle cx="3" cy="3" r="1.1" class="d-dot"/>')),
    ("halves", 12, 0, Markup('<path d="M3 0v12" class="d-ink d-half"/>')),
    ("bars", 5, 0, Markup('<path d="M2 0v5" class="d-ink d-broad"/>')),
    ("map-hatch", 22, 45, Markup('<path d="M0 0v22" class="d-ink d-map-fine"/>')),
    ("map-dots", 22, 0, Markup('<circle cx="11" cy="11" r="3" class="d-dot"/>')),
    ("map-bars", 22, 0, Markup('<path d="M11 0v22" class="d-ink d-map-fine"/>')),
    ("map-cross", 26, 45, Markup('<path d="M0 0v26M0 0h26" class="d-ink d-map-fine"/>')),
)
"""Hatch, cross-hatch, dots and bars; solid needs no pattern. Maps have wider ones: they scale."""
