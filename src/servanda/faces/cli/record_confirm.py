"""`servanda record confirm`: proposed statements, read by a person, go on record."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Final

from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.record_add import put_on_record, recorded_of, recorder_of, zone_of
from servanda.faces.cli.record_read import text_of
from servanda.field.articles.rows import PROPOSED, confirmed, digest_of
from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.flaws import Flaw, UnfitError, trouble
from servanda.record.intake import Desk, Intake, RawRow, json_row, take_rows
from servanda.stores.folder import check_folder, read_bytes, read_text

_TAKEN: Final = re.compile(r"([0-9]{1,7})(?:-([0-9]{1,7}))?")


def run(args: argparse.Namespace) -> int:
    """Confirms; 2 if any row was rejected."""
    case = Path(args.case)
    check_folder(case)
    zone = zone_of(args.zone) or calendar_of(case)
    by = _name(args.by)
    recorder, recorded = recorder_of(args.recorder), recorded_of(args.recorded)
    rows = _rows(args.file)
    chosen = _chosen(rows, args)
    document = None if args.document is None else _document(args.document)

    def read(desk: Desk) -> tuple[None, Intake]:
        raw = [_confirmed(row, by, document) for row in chosen]
        return None, take_rows(iter(raw), args.file, desk)

    return put_on_record(args, case, zone, recorder, recorded, read)


def _name(word: str) -> str:
    try:
        return said.name(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--by: {unfit.message}", unfit.hint) from None


# ------------------------------------------------------------------------------------ which rows


def _rows(file: str) -> list[RawRow]:
    """The rows of the file, each whole or with what is wrong with it."""
    text = (
        sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
        if file == "-"
        else read_text(Path(file))
    )
    return [
        RawRow(line, row, json_row(row))
        for line, row in enumerate(text.removeprefix("\ufeff").split("\n"), start=1)
        if row.strip()
    ]


def _chosen(rows: list[RawRow], args: argparse.Namespace) -> list[RawRow]:
    """The rows that were asked for. Raises `InputError` for a number that is not there."""
    if args.all:
        return rows
    if args.take is None:
        hint = "add --take 1,3-5 for those you have read, or --all"
        raise trouble("R207", "nothing says which statements are confirmed", hint)
    by_number: dict[int, RawRow] = {}
    for row in rows:
        if isinstance(row.fields, dict) and isinstance(row.fields.get("number"), int):
            by_number.setdefault(int(str(row.fields["number"])), row)
    wanted: list[int] = []
    for word in args.take.split(","):
        match = _TAKEN.fullmatch(word.strip())
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if first > last:
            hint = "write numbers and ranges with commas, as 1,3-5"
            raise trouble("R207", f'--take: "{word}" is no number', hint)
        wanted += range(first, last + 1)
    missing = [number for number in wanted if number not in by_number]
    if missing:
        listed = f"{min(by_number)} to {max(by_number)}" if by_number else "none"
        raise trouble(
            "A105", f"no statement has the number {missing[0]}", f"there are {listed}", args.file
        )
    return [by_number[number] for number in dict.fromkeys(wanted)]


# ----------------------------------------------------------------------------------- confirming


def _document(file: str) -> tuple[str, str]:
    """The digest and the text of the document."""
    data = read_bytes(Path(file))
    return digest_of(data), text_of(data, file)


def _confirmed(row: RawRow, by: str, document: tuple[str, str] | None) -> RawRow:
    """The row as the entry it becomes, or what stands against it."""
    fields = row.fields
    if not isinstance(fields, dict):
        return row
    if fields.get("type") != "statement" or fields.get("status") != PROPOSED:
        hint = "give the rows as servanda record read --out wrote them"
        return row._replace(
            fields=Flaw("A104", "status", "the row is not a proposed statement", hint)
        )
    against = None if document is None else _against(fields, *document)
    if against is not None:
        return row._replace(fields=against)
    entry = confirmed(fields, by)
    return RawRow(row.line, json.dumps(entry, ensure_ascii=False), entry)


def _against(fields: dict[str, Json], digest: str, text: str) -> Flaw | None:
    """What the document says against a row: another file, or other words at its place."""
    if fields.get("document") != digest:
        hint = "give the file that was read, byte for byte"
        return Flaw("A103", "document", "the row is of another document", hint)
    start, end, quote = (fields.get(name) for name in ("start", "end", "text"))
    stands = isinstance(start, int) and isinstance(end, int) and text[start:end] == quote
    if not stands:
        hint = "read the document again, and confirm from the new list"
        return Flaw("A103", "text", "the document has other words at this place", hint)
    return None
