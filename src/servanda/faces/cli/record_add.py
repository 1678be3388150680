"""`servanda record add`: rows in, entries or reasons out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.progress import counted
from servanda.faces.cli.record_result import Result
from servanda.faces.cli.record_told import told
from servanda.faces.cli.say import print_json
from servanda.kernel.base import SECOND, Instant, from_datetime, iso
from servanda.record import said, times
from servanda.record.files import read_record
from servanda.record.flaws import UnfitError, trouble
from servanda.record.intake import Accepted, Desk, Intake, read_jsonl
from servanda.record.table import read_csv
from servanda.stores.folder import DATABASE, check_folder, read_bytes, read_sources, read_text
from servanda.stores.sqlite import SqliteStore

REJECTED: Final = 2


def run(args: argparse.Namespace) -> int:
    """Adds the file; 2 if any row was rejected."""
    case = Path(args.case)
    check_folder(case)
    zone = zone_of(args.zone) or calendar_of(case)
    recorder = recorder_of(args.recorder)
    recorded = recorded_of(args.recorded)
    return put_on_record(args, case, zone, recorder, recorded, _reader(args))


def put_on_record(
    args: argparse.Namespace,
    case: Path,
    zone: str | None,
    recorder: str,
    recorded: Instant | None,
    reader: Reader,
) -> int:
    """Adds what ``reader`` reads to the record of a case and tells what became of it; exit code."""
    with SqliteStore(case / DATABASE, create=True) as store:
        begun = _begin(store, case, zone)
        clock, came_in = _now(store) if recorded is None else (recorded, recorded)
        rows, taken = reader(Desk(recorder, came_in, zone))
        with counted("put on record", len(taken.accepted)) as seen:
            placements = store.append(seen(row.entry for row in taken.accepted))
        result = Result.of(taken, placements, begun, store.head(), rows)
        store.set_aside(result.rejected, came_in, recorder)
    late = (
        f"the clock ({iso(clock - clock % SECOND)}) is behind the record" if clock < came_in else ""
    )
    result = replace(result, late=late, told=told(case, result))
    if args.json:
        print_json(result.to_json())
    else:
        print(result.to_text())
    return REJECTED if result.rejected else 0


# ------------------------------------------------------------------------------ what was asked for


def zone_of(word: str | None) -> str | None:
    """The zone named on the command line. Raises `InputError` where it is none."""
    if word is not None:
        try:
            times.zoned(word)
        except UnfitError as unfit:
            raise trouble(unfit.code, f"--zone: {unfit.message}", unfit.hint) from None
    return word


def recorder_of(word: str) -> str:
    """Who adds them. Raises `InputError` where the word is no name."""
    try:
        return said.name(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--recorder: {unfit.message}", unfit.hint) from None


def recorded_of(word: str | None) -> Instant | None:
    """When they came in, None for now. Raises `InputError` where the word is no instant."""
    try:
        return None if word is None else times.instant(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--recorded: {unfit.message}", unfit.hint) from None


Reader = Callable[[Desk], tuple[int | None, Intake]]
"""Reads the file as a desk would; with how many rows it has, where its form counts them."""


def _reader(args: argparse.Namespace) -> Reader:
    """How the file is to be read. Wrong options and files are told before a record is made."""
    data, name = _bytes(args.file)
    if args.form is not None:
        return _form_reader(args, data, name)
    if args.map is not None:
        raise trouble("R207", "--map: there is no form to read by it", "add --form ucdp or sigacts")
    text = data.decode("utf-8", "surrogateescape")
    as_table = args.format == "csv" or (args.format is None and name.endswith(".csv"))
    read = read_csv if as_table else read_jsonl
    return lambda desk: (None, read(text, name, desk))


def _form_reader(args: argparse.Namespace, data: bytes, name: str) -> Reader:
    from servanda.field.channels.registry import Source, read_form
    from servanda.field.channels.tables import unpacked

    if args.map is None:
        hint = "write one (docs/channels.md), and add --map FILE.toml"
        raise trouble("R207", f"--form {args.form}: a mapping is needed", hint)
    if args.format is not None:
        raise trouble("R207", "--form says how the file is read", "leave out --format")
    table = Source(unpacked(data, name), name)
    mapping = Source(read_text(Path(args.map)), args.map)

    def read(desk: Desk) -> tuple[int, Intake]:
        with counted("rows read") as seen:
            return read_form(args.form, table, mapping, desk, seen)

    return read


def _bytes(file: str) -> tuple[bytes, str]:
    """The file, and what to call it."""
    return (
        (sys.stdin.buffer.read(), "standard input")
        if file == "-"
        else (read_bytes(Path(file)), file)
    )


def _now(store: SqliteStore) -> tuple[Instant, Instant]:
    """The clock's time; and when entries come in: then, or with the last on record if later."""
    now = from_datetime(datetime.now(UTC))
    size = store.head().size
    return now, max([now, *(entry.recorded for entry in store.read(max(size, 1)))])


def _begin(store: SqliteStore, case: Path, zone: str | None) -> Intake:
    """Takes the sourced entries of the case into a record that is still empty."""
    sources = read_sources(case)
    if store.head().size or not sources:
        return Intake((), ())
    entries, rejected = read_record(sources, zone)
    store.append(entries)
    return Intake(tuple(Accepted(entry, "", 0, "") for entry in entries), rejected)
