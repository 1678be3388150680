"""Tables as others publish them: unpacked, parted into rows, each with the line it begins on."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.flaws import Flaw, did_you_mean, trouble
from servanda.record.intake import RawRow, oversize
from servanda.record.table import Reader, written

UNPACKED: Final = 512 * 1024 * 1024
"""Bytes that a packed file may have when unpacked."""
_GZIP: Final = b"\x1f\x8b"
_QUOTES: Final = 'put cells that hold quotation marks or line breaks in "…", doubling marks inside'

Read = Callable[[dict[str, str]], dict[str, Json] | tuple[Flaw, ...]]
"""What a channel makes of the cells of a row: the fields of an entry, or all that is wrong."""


def unpacked(data: bytes, file: str) -> str:
    """The text of a file, unpacked if it is gzip. Raises `InputError` (F109)."""
    if data[:2] == _GZIP:
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                data = packed.read(UNPACKED + 1)
        except (OSError, EOFError, zlib.error) as broken:
            hint = "fetch the file again: it is cut off or damaged"
            raise trouble("F109", f"it cannot be unpacked: {broken}", hint, file) from None
        if len(data) > UNPACKED:
            hint = "unpack it and split the table into several files"
            raise trouble("F109", f"unpacked it has more than {UNPACKED} bytes", hint, file)
    return data.decode("utf-8", "surrogateescape")


def rows(text: str, file: str, form: str, needed: Sequence[str], read: Read) -> Iterator[RawRow]:
    """The rows of a table, each as the channel reads it. Raises `InputError` (F102) at once."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader)]
    except (StopIteration, csv.Error):
        hint = "the first row names the columns"
        raise trouble("F102", "the table has no first row", hint, file, 1) from None
    _check(header, file, form, needed)
    return _rows(reader, header, read)


def _check(header: list[str], file: str, form: str, needed: Sequence[str]) -> None:
    for column in needed:
        if header.count(column) > 1:
            message = f"two columns {said.quoted(column)}"
            raise trouble("F102", message, "keep one", file, 1)
        if column not in header:
            near = did_you_mean(column, header)
            hint = (
                f'is it the column "{near}"?'
                if near
                else f"columns of {form}: " + ", ".join(needed)
            )
            message = (
                f"a table of the form {form} has a column {said.quoted(column)}; this has none"
            )
            raise trouble("F102", message, hint, file, 1)


def _rows(reader: Reader, header: list[str], read: Read) -> Iterator[RawRow]:
    line = reader.line_num + 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as broken:
            yield RawRow(line, "", Flaw("R119", "", f"the row cannot be read: {broken}", _QUOTES))
        else:
            if cells:  # an empty line is no row
                row = written(cells)
                yield RawRow(line, row, oversize(row) or _fields(header, cells, read))
        line = reader.line_num + 1


def _fields(
    header: list[str], cells: list[str], read: Read
) -> dict[str, Json] | Flaw | tuple[Flaw, ...]:
    if len(cells) != len(header):
        message = f"the row has {len(cells)} cells, the table {len(header)} columns"
        return Flaw("R119", "", message, "give every row one cell for each column; " + _QUOTES)
    return read(dict(zip(header, cells, strict=True)))
