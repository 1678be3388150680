"""The cells of one row, each read as what its column holds; flaws are gathered, not raised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from servanda.record import said
from servanda.record.flaws import Flaw

_WHOLE = re.compile(r"(-?[0-9]{1,15})(?:\.0+)?")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]00:00:00(?:\.0+)?)?")
_PUBLISHED: Final = "correct the cell after the table as it was published"


class Cells:
    """One row: the text of each column without blanks around it, and what was wrong with it."""

    __slots__ = ("flaws", "row")

    def __init__(self, row: Mapping[str, str]) -> None:
        self.row = row
        self.flaws: list[Flaw] = []

    def text(self, column: str) -> str:
        """What stands in the cell, empty where the column is absent or says nothing."""
        return self.row.get(column, "").strip()

    def flaw(self, code: str, column: str, message: str, hint: str) -> None:
        """Notes something wrong in one cell."""
        self.flaws.append(Flaw(code, column, message, hint))

    def whole(self, column: str) -> int | None:
        """A whole number, also where it is written ``12.0``. None, and a flaw, if it is not."""
        word = self.text(column)
        found = _WHOLE.fullmatch(word)
        if found is None:
            self._unfit(column, word, "a whole number")
            return None
        return int(found[1])

    def code(self, column: str, known: Mapping[int, str]) -> int | None:
        """One of the codes of the column. None, and a flaw, if it is not."""
        number = self.whole(column)
        if number is None or number in known:
            return number
        listed = ", ".join(f"{code} {meaning}" for code, meaning in known.items())
        self.flaw("F108", column, f"{number} is no code of this column", f"codes: {listed}")
        return None

    def day(self, column: str) -> date | None:
        """A day, also where midnight is written after it. None, and a flaw, if it is not."""
        word = self.text(column)
        found = _DAY.fullmatch(word)
        day = None if found is None else _calendar_day(found[1])
        if day is None:
            self._unfit(column, word, "a day (year-month-day)")
        return day

    def _unfit(self, column: str, word: str, wanted: str) -> None:
        message = f"{said.shown(word)} is not {wanted}" if word else f"{wanted} is missing"
        self.flaw("F108", column, message, _PUBLISHED)


def _calendar_day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None
