"""`servanda record add`: rows in, entries or reasons out."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.say import print_json, reasons, rejected_json
from servanda.kernel.base import Instant, Json, from_datetime, iso
from servanda.record import said, times
from servanda.record.files import not_placed, read_record
from servanda.record.flaws import UnfitError, trouble
from servanda.record.intake import Accepted, Desk, Intake, Rejected, read_jsonl
from servanda.record.store import Head, Outcome, Placement
from servanda.record.table import read_csv
from servanda.stores.folder import DATABASE, check_folder, read_sources, read_text
from servanda.stores.sqlite import SqliteStore

REJECTED: Final = 2


def run(args: argparse.Namespace) -> int:
    """Adds the file; 2 if any row was rejected."""
    case = Path(args.case)
    check_folder(case)
    zone = _zone(args.zone) or calendar_of(case)
    recorder = _recorder(args.recorder)
    recorded = _recorded(args.recorded)
    text, name = _text(args.file)
    with SqliteStore(case / DATABASE, create=True) as store:
        begun = _begin(store, case, zone)
        came_in = _now(store) if recorded is None else recorded
        desk = Desk(recorder, came_in, zone)
        as_table = args.format == "csv" or (args.format is None and name.endswith(".csv"))
        taken = read_csv(text, name, desk) if as_table else read_jsonl(text, name, desk)
        placements = store.append([row.entry for row in taken.accepted])
        result = _Result.of(taken, placements, begun, store.head())
        store.set_aside(result.rejected, came_in, recorder)
    if args.json:
        print_json(result.to_json())
    else:
        print(result.to_text())
    return REJECTED if result.rejected else 0


# ------------------------------------------------------------------------------ what was asked for


def _zone(word: str | None) -> str | None:
    if word is not None:
        try:
            times.zoned(word)
        except UnfitError as unfit:
            raise trouble(unfit.code, f"--zone: {unfit.message}", unfit.hint) from None
    return word


def _recorder(word: str) -> str:
    try:
        return said.name(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--recorder: {unfit.message}", unfit.hint) from None


def _recorded(word: str | None) -> Instant | None:
    try:
        return None if word is None else times.instant(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--recorded: {unfit.message}", unfit.hint) from None


def _text(file: str) -> tuple[str, str]:
    """The text of the file, and what to call it."""
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8", "surrogateescape"), "standard input"
    return read_text(Path(file)), file


def _now(store: SqliteStore) -> Instant:
    """The clock's time, or the last entry's where the clock is behind it."""
    now = from_datetime(datetime.now(UTC))
    size = store.head().size
    return max([now, *(entry.recorded for entry in store.read(max(size, 1)))])


def _begin(store: SqliteStore, case: Path, zone: str | None) -> Intake:
    """Takes the sourced entries of the case into a record that is still empty."""
    sources = read_sources(case)
    if store.head().size or not sources:
        return Intake((), ())
    entries, rejected = read_record(sources, zone)
    store.append(entries)
    return Intake(tuple(Accepted(entry, "", 0, "") for entry in entries), rejected)


# ------------------------------------------------------------------------------------ what came


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of every row."""

    begun: int
    added: tuple[Placement, ...]
    already: tuple[tuple[Accepted, Placement], ...]
    rejected: tuple[Rejected, ...]
    head: Head

    @classmethod
    def of(
        cls, taken: Intake, placements: tuple[Placement, ...], begun: Intake, head: Head
    ) -> _Result:
        """Sorts the rows by what became of them."""
        pairs = tuple(zip(taken.accepted, placements, strict=True))
        refused = (Outcome.TAKEN, Outcome.EARLIER)
        late = [not_placed(row, where) for row, where in pairs if where.outcome in refused]
        rejected = sorted([*taken.rejected, *late], key=lambda row: row.line)
        return cls(
            begun=len(begun.accepted),
            added=tuple(where for _, where in pairs if where.outcome is Outcome.ADDED),
            already=tuple(pair for pair in pairs if pair[1].outcome is Outcome.ALREADY),
            rejected=(*begun.rejected, *rejected),
            head=head,
        )

    def to_text(self) -> str:
        """For people: counts, then every rejected row with its reasons, then the head."""
        lines = []
        if self.begun:
            lines.append(f"record begun with {_entries(self.begun)} from record/*.jsonl")
        if self.added:
            first, last = self.added[0].entry, self.added[-1].entry
            where = (
                f"position {first.seq}" if first == last else f"positions {first.seq} to {last.seq}"
            )
            lines.append(
                f"added {_entries(len(self.added))} at {where}, recorded "
                f"{iso(first.recorded)} by {first.recorder}"
            )
        else:
            lines.append("added nothing")
        if self.already:
            lines.append(f"already on record: {_rows(len(self.already))}")
            lines += [
                f"  {row.file}:{row.line} at {place.entry.seq}" for row, place in self.already
            ]
        if self.rejected:
            lines.append(f"rejected: {_rows(len(self.rejected))}; the rest is kept")
            lines += [reasons(row) for row in self.rejected]
        lines.append(f"head {self.head}")
        return "\n".join(lines)

    def to_json(self) -> dict[str, Json]:
        """For programs: every row with what became of it."""
        return {
            "begun": self.begun,
            "added": [
                {"seq": p.entry.seq, "id": p.entry.id, "ref": p.entry.ref} for p in self.added
            ],
            "already": [
                {"file": row.file, "line": row.line, "seq": p.entry.seq} for row, p in self.already
            ],
            "rejected": [rejected_json(row) for row in self.rejected],
            "head": str(self.head),
        }


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
