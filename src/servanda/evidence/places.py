"""Where: what a map makes of a place, before anything is weighed.

A report names areas, or a place of the gazetteer, or a point with a radius. The map says in which
of the agreement's areas that lies for certain and in which it possibly lies, as the areas were at
that time. What is weighed afterwards are names only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from servanda.geo.phase import Phase
from servanda.kernel.base import Between
from servanda.record.entries import Act, Count, Crossing, Level, Stay, Where

__all__ = ["Located", "Locator", "Phase", "on_the_map"]


class Locator(Protocol):
    """What is asked of a map (`servanda.geo`)."""

    def foresee(self, asked: Iterable[tuple[Where, Between]]) -> None:
        """Told all that will be asked, it may answer many at once. It changes no answer."""
        ...

    def placed(self, where: Where, during: Between) -> Where:
        """The same place with every area it lies in, for an event at some time in ``during``.

        Certain only if it lies in the area whenever in ``during`` it was.
        """
        ...

    def doubts(self, where: Where, during: Between) -> tuple[str, ...]:
        """What is said of a place and does not agree with itself, in words; nothing is changed."""
        ...

    def within(self, names: tuple[str, ...], during: Between) -> tuple[str, ...]:
        """Every other area that certainly lies in one of these, whenever in ``during``."""
        ...

    def phases(self, where: Where, during: Between) -> tuple[Phase, ...]:
        """The same over a stretch of time, cut where an area's shape changes; at least one."""
        ...


Located = Act | Count | Stay | Crossing | Level
"""What happened somewhere."""


def on_the_map(content: Located, during: Between, locator: Locator) -> Located:
    """What is said, its place read on the map."""
    return replace(content, place=locator.placed(content.place, during))
