"""What a map holds: features with their names, their shape in degrees, and what is said of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant
from servanda.kernel.source import Span

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MAX_VERTICES: Final = 200_000
"""Points of one map."""


class Sort(StrEnum):
    """What a feature is made of."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Raw:
    """A feature as a file has it, whatever the format: a GeoJSON geometry and properties.

    ``number`` counts from 1 in the file; ``line`` is where it begins.
    """

    number: int
    line: int
    id: str | None
    properties: Mapping[str, object]
    geometry: object


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature that could be read whole.

    ``names`` is everything it answers to, ``title`` what it is called in print; ``shape`` is in
    degrees, longitude first; lengths are metres; it holds for ``start ≤ t < end``.
    """

    annex: str
    span: Span
    names: tuple[str, ...]
    title: str
    sort: Sort
    shape: BaseGeometry = field(compare=False)
    publisher: str = ""
    dated: str = ""
    source: str = ""
    tolerance: Amount | None = None
    party: str | None = None
    start: Instant = DAWN
    end: Instant = FOREVER
    surveyed: date | None = None
    accuracy: Amount | None = None
    marks: str | None = None
    radius: Amount | None = None

    @property
    def timed(self) -> bool:
        """Whether it says from when or until when it holds."""
        return (self.start, self.end) != (DAWN, FOREVER)

    @property
    def marker(self) -> bool:
        """Whether it is a survey of a marker: a point with the day on which it was surveyed."""
        return self.sort is Sort.POINT and self.surveyed is not None


def slug(text: str) -> str:
    """A name as reports write it: ``Deir al-Balah`` is ``deir-al-balah``.

    Letters with marks lose them; other alphabets stay as they are, so that no name is lost.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare).strip("-")
