"""Intake from CSV: one column for each field, dotted for what is inside (``time.from``).

The first row names the columns. Empty cells say nothing; several names in one cell are parted by
``;``. Comma-separated UTF-8 as RFC 4180 has it, with or without a byte-order mark.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final, Protocol

from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.entries import EntryType
from servanda.record.fields import FIELDS, Form, field_of
from servanda.record.flaws import Flaw, UnfitError, did_you_mean, trouble
from servanda.record.intake import Desk, Intake, RawRow, Row, oversize, take_rows

PARTS: Final = {
    Form.TIME: ("from", "to"),
    Form.PERIOD: ("from", "to"),
    Form.AMOUNT: ("lo", "hi", "text"),
    Form.PLACE: ("in", "possible", "lat", "lon", "radius"),
    Form.PRINTED: said.PRINTED,
}
"""What a field of that form has inside."""

_OWN: Final = ("type", "recorded", "recorder")


def columns() -> frozenset[str]:
    """Every column a table may have."""
    plain = set(_OWN)
    inner = {"entry.type"}
    for kind, fields in FIELDS.items():
        for field in fields:
            names = {field.name} | {f"{field.name}.{part}" for part in PARTS.get(field.form, ())}
            if field.form is not Form.ENTRY:
                plain |= names
            if not kind.changes:
                inner |= {f"entry.{name}" for name in names if name != "id"}
    return frozenset(plain | inner)


def read_csv(text: str, file: str, desk: Desk) -> Intake:
    """Entries from a table. Raises `InputError` where the first row does not name columns."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    return take_rows(_rows(reader, _header(reader, file)), file, desk)


class Reader(Protocol):
    """What is used of the reader of `csv`: rows, and how many lines of the file they took."""

    line_num: int

    def __next__(self) -> list[str]: ...


def _header(reader: Reader, file: str) -> list[str]:
    try:
        header = [cell.strip() for cell in next(reader)]
    except StopIteration:
        hint = "the first row names the columns; one of them is type"
        raise trouble("R119", "the table is empty", hint, file, 1) from None
    except csv.Error as broken:
        raise trouble("R119", f"the first row cannot be read: {broken}", _QUOTES, file, 1) from None
    known = columns()
    if len(header) == 1 and re.search(r"[;\t]", header[0]):
        raise trouble("R119", "the columns are not parted by commas", _COMMAS, file, 1)
    if "type" not in header:
        hint = "the first row names the columns; one of them is type"
        raise trouble("R119", "the table has no column type", hint, file, 1)
    for at, column in enumerate(header):
        if column not in known:
            near = did_you_mean(column, known)
            hint = f'did you mean "{near}"?' if near else "remove the column; see docs/record.md"
            raise trouble("R107", f"{said.shown(column)} is no column of the record", hint, file, 1)
        if column in header[:at]:
            raise trouble("R119", f"two columns {said.quoted(column)}", "keep one", file, 1)
    return header


_QUOTES = 'put cells that hold quotation marks or line breaks in "…", doubling marks inside'
_COMMAS = "save the table as comma-separated values"


def _rows(reader: Reader, header: list[str]) -> Iterator[RawRow]:
    line = reader.line_num + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            flaw = Flaw("R119", "", f"the row cannot be read: {broken}", _QUOTES)
            yield RawRow(line, "", flaw)
        else:
            if any(cell.strip() for cell in cells):
                row = written(cells)
                yield RawRow(line, row, oversize(row) or _fields(header, cells))
        line = reader.line_num + 1


def written(cells: list[str]) -> str:
    """The row as a table has it, on one line where its cells are."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _fields(header: list[str], cells: list[str]) -> Row | Flaw:
    """The row's fields as JSON would have them, or what is wrong with its shape."""
    if len(cells) != len(header):
        message = f"the row has {len(cells)} cells, the table {len(header)} columns"
        return Flaw("R119", "", message, "give every row one cell for each column; " + _QUOTES)
    row: Row = {}
    try:
        for column, cell in zip(header, cells, strict=True):
            if cell.strip():
                _put(row, column.split("."), cell.strip(), column)
    except UnfitError as unfit:
        return unfit.at("")
    return _retyped(row)


def _put(row: Row, path: list[str], cell: str, column: str) -> None:
    head, *rest = path
    if not rest:
        if head in row:
            raise UnfitError("R119", f"{said.quoted(column)} is given twice over", _EITHER)
        row[head] = cell
        return
    inside = row.setdefault(head, {})
    if not isinstance(inside, dict):
        raise UnfitError("R119", f"{said.quoted(head)} is given twice over", _EITHER)
    _put(inside, rest, cell, column)


_EITHER = "fill either the column itself or the dotted ones"


def _retyped(row: Row) -> Row:
    """Cells are text: figures, yes and no, and lists are read as the field's form says.

    A row of no known type stays as it is; reading it says so.
    """
    kind = next((k for k in EntryType if k.value == row.get("type")), None)
    if kind is None:
        return row
    typed: Row = {}
    for name, value in row.items():
        field = field_of(kind, name)
        typed[name] = value if field is None else _cell(field.form, value)
    return typed


_FIGURES = (Form.AMOUNT, Form.WHOLE)
_LISTS = (Form.NAMES, Form.REFS, Form.TEXTS, Form.PLACE, Form.PRINTED)


def _cell(form: Form, value: Json) -> Json:
    match value:
        case dict() if form is Form.ENTRY:
            return _retyped(value)
        case dict():
            return {k: part if k == "text" else _cell(form, part) for k, part in value.items()}
        case str() if form in _FIGURES and re.fullmatch(r"0|[1-9][0-9]{0,15}", value):
            return int(value)
        case str() if form is Form.FLAG:
            return {"yes": True, "true": True, "no": False, "false": False}.get(
                value.lower(), value
            )
        case str() if form in _LISTS and ";" in value:
            return [part.strip() for part in value.split(";") if part.strip()]
        case _:
            return value
