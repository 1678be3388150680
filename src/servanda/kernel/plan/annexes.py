"""Annexes in tables: how long a list is, by category, and which places make up an area.

An annex is read from text that somebody else opened. A table of lists has the columns ``list``,
``category`` and ``count``; a table of areas ``area`` and ``place``; further columns are not read.
The first column is the ``feature`` that the agreement quotes. Maps are no tables and are left
to those who measure.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span

LIST_COLUMNS: Final = ("list", "category", "count")
AREA_COLUMNS: Final = ("area", "place")
MAX_ROWS: Final = 200_000
"""Rows of one table."""

Key = tuple[str, str]
"""An annex's declared name and the feature in it; an empty feature is the whole table."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """So many of one category stand on a list."""

    category: str
    count: int


@dataclass(frozen=True, slots=True)
class Annexes:
    """The tables of an agreement's annexes."""

    lists: Mapping[Key, tuple[ListRow, ...]] = field(default_factory=dict)
    areas: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)

    def rows(self, annex: str, feature: str | None) -> tuple[ListRow, ...] | None:
        """The rows of one list; of every list of the annex where no feature is quoted.

        None where no table holds it.
        """
        if feature is not None:
            return self.lists.get((annex, feature))
        found = [rows for (name, _), rows in sorted(self.lists.items()) if name == annex]
        return tuple(row for rows in found for row in rows) if found else None

    def places(self, annex: str, feature: str | None) -> tuple[str, ...] | None:
        """The places that make up an area; None where no table says."""
        if feature is not None:
            return self.areas.get((annex, feature))
        found = [places for (name, _), places in sorted(self.areas.items()) if name == annex]
        return tuple(dict.fromkeys(p for places in found for p in places)) if found else None


def read_annexes(texts: Mapping[str, tuple[str, str]]) -> tuple[Annexes, list[Diagnostic]]:
    """The tables among the annexes, and what could not be read.

    ``texts`` maps each annex's declared name to its file name and text. A text whose first line
    names neither set of columns is no table and is passed over.
    """
    lists: dict[Key, list[ListRow]] = {}
    areas: dict[Key, list[str]] = {}
    found: list[Diagnostic] = []
    for annex, (file, text) in sorted(texts.items()):
        header, rows = _table(text)
        if set(LIST_COLUMNS) <= set(header):
            for line, row in _capped(rows, file, found):
                _list_row(annex, header, row, Span(file, line, 1, line, 1), lists, found)
        elif set(AREA_COLUMNS) <= set(header):
            for line, row in _capped(rows, file, found):
                _area_row(annex, header, row, Span(file, line, 1, line, 1), areas, found)
    return (
        Annexes(
            {key: tuple(rows) for key, rows in lists.items()},
            {key: tuple(dict.fromkeys(places)) for key, places in areas.items()},
        ),
        found,
    )


Row = tuple[int, list[str]]


def _table(text: str) -> tuple[list[str], list[Row]]:
    """The names of the columns, and each row with its line."""
    reader = csv.reader(text.removeprefix("\ufeff").splitlines())
    try:
        lines = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error:
        return [], []
    return (lines[0][1], lines[1:]) if lines else ([], [])


def _capped(rows: list[Row], file: str, found: list[Diagnostic]) -> Iterable[Row]:
    if len(rows) > MAX_ROWS:
        line = rows[MAX_ROWS][0]
        message = f"a table of {len(rows)} rows; {MAX_ROWS} are read"
        found.append(problem("P104", message, Span(file, line, 1, line, 1)))
    return ((line, row) for line, row in rows[:MAX_ROWS] if any(row))


def _cells(
    columns: tuple[str, ...], header: list[str], row: list[str], span: Span
) -> list[str] | Diagnostic:
    places = [header.index(column) for column in columns]
    if max(places) >= len(row):
        return problem("P104", f"a row of {len(row)} cells where {len(header)} are named", span)
    cells = [row[place] for place in places]
    for column, cell in zip(columns, cells, strict=True):
        if not cell and column not in ("list", "area"):
            return problem("P104", f'a row without its "{column}"', span)
    return cells


def _list_row(
    annex: str,
    header: list[str],
    row: list[str],
    span: Span,
    lists: dict[Key, list[ListRow]],
    found: list[Diagnostic],
) -> None:
    cells = _cells(LIST_COLUMNS, header, row, span)
    if isinstance(cells, Diagnostic):
        found.append(cells)
        return
    name, category, count = cells
    if not (count.isascii() and count.isdigit()):
        found.append(problem("P104", f'"{count}" is not a whole number', span))
        return
    lists.setdefault((annex, name), []).append(ListRow(category, int(count)))


def _area_row(
    annex: str,
    header: list[str],
    row: list[str],
    span: Span,
    areas: dict[Key, list[str]],
    found: list[Diagnostic],
) -> None:
    cells = _cells(AREA_COLUMNS, header, row, span)
    if isinstance(cells, Diagnostic):
        found.append(cells)
        return
    name, place = cells
    areas.setdefault((annex, name), []).append(place)
