"""What the drawings' tests share: a speaker, and drawings read back as trees."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from servanda.faces.drawings.figure import Drawing
from servanda.faces.words.fluent import catalogue
from servanda.faces.words.words import Words
from servanda.kernel.base import HOUR, Calendar, Instant, from_datetime
from servanda.kernel.terms.lexicon import Lexicon, Noun
from servanda.kernel.terms.readings_en import ENGLISH as READINGS
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.speaker import Speaker

GAZA: Final = Calendar("Asia/Gaza", ZoneInfo("Asia/Gaza"))
WORDS: Final = Words(
    "en",
    Speaker(
        ENGLISH,
        GAZA,
        Lexicon(
            "en",
            names={
                "northland": Noun({"other": "Northland"}),
                "truck": Noun({"one": "truck", "other": "trucks"}),
            },
        ),
    ),
    catalogue("en"),
    READINGS,
    None,
)
DAY: Final = 24 * HOUR
START: Final[Instant] = from_datetime(datetime(2031, 1, 5, 22, tzinfo=UTC))
"""The start of 6 January 2031 in the zone."""


def tree(drawing: Drawing) -> ET.Element:
    """A drawing as a tree: what is no well-formed markup fails here."""
    return ET.fromstring(str(drawing.html))  # noqa: S314 - made by this program


def classed(root: ET.Element, name: str) -> list[ET.Element]:
    """The elements that have a class."""
    return [one for one in root.iter() if name in one.get("class", "").split()]


def text_of(element: ET.Element) -> str:
    """All words in an element."""
    return " ".join(part.strip() for part in element.itertext() if part.strip())


def rows(root: ET.Element, number: int = 0) -> list[list[str]]:
    """The rows of a table of a drawing, cell by cell, without the heads."""
    body = list(root.iter("tbody"))[number]
    return [[text_of(cell) for cell in row] for row in body]


def notes(root: ET.Element) -> str:
    """The caption."""
    return text_of(next(root.iter("figcaption")))


def permille(text: str | None) -> int:
    """Thousandths of what `percent` wrote."""
    assert text is not None
    assert text.endswith("%")
    return round(float(text.removesuffix("%")) * 10)
