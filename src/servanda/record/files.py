"""A record in files: the sourced entries that a bundled case carries, each with its own times.

A case without a record of its own is read from ``record/*.jsonl``. The files are one record: in
order of time recorded, then by file name, then by line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from servanda.record.entries import Entry
from servanda.record.flaws import Flaw
from servanda.record.intake import Accepted, Desk, Intake, Rejected, read_jsonl
from servanda.record.store import Outcome, Placement, Register

BUNDLED: Final = Desk(recorder="desk", recorded=None)
"""Who took in the rows of a bundled case that do not say."""


def read_jsonl_record(
    text: str, file: str, zone: str | None = None
) -> tuple[tuple[Entry, ...], tuple[Rejected, ...]]:
    """The record of one file: its entries with their positions, and its rejected rows."""
    return read_record([(file, text)], zone)


def read_record(
    files: Iterable[tuple[str, str]], zone: str | None = None
) -> tuple[tuple[Entry, ...], tuple[Rejected, ...]]:
    """The record of several files (name, text), in order of time; and their rejected rows."""
    desk = replace(BUNDLED, zone=zone)
    taken = [read_jsonl(text, file, desk) for file, text in sorted(files)]
    return place(taken)


def place(taken: Iterable[Intake]) -> tuple[tuple[Entry, ...], tuple[Rejected, ...]]:
    """Positions for what was taken in. What is said twice, or under a taken reference, is shown."""
    intakes = tuple(taken)
    rejected = [row for intake in intakes for row in intake.rejected]
    rows = [row for intake in intakes for row in intake.accepted]
    register = Register()
    entries: list[Entry] = []
    for row in sorted(rows, key=lambda row: row.entry.recorded):
        placement = register.admit(row.entry)
        if placement.outcome is Outcome.ADDED:
            entries.append(placement.entry)
        else:
            rejected.append(not_placed(row, placement))
    rejected.sort(key=lambda row: (row.file, row.line))
    return tuple(entries), tuple(rejected)


def not_placed(row: Accepted, placement: Placement) -> Rejected:
    """The row, with why it got no position of its own."""
    held = placement.entry
    match placement.outcome:
        case Outcome.ALREADY:
            message = f"the same is on record already, at position {held.seq}"
            hint = 'leave it out; if it is another event, give each an "id" of its own'
            flaw = Flaw("R122", "", message, hint)
        case Outcome.TAKEN:
            message = f'"{held.ref}" is on record with other content, at position {held.seq}'
            hint = f'record a correction with "supersedes": "{held.ref}", or choose another id'
            flaw = Flaw("R117", "id", message, hint)
        case Outcome.EARLIER:
            message = f"it is recorded before entry {held.seq}, the last on record"
            hint = "entries are recorded in order of time: give a later --recorded"
            flaw = Flaw("R205", "recorded", message, hint)
        case Outcome.ADDED:
            raise ValueError("an entry that was placed")
    return Rejected(row.file, row.line, row.row, (flaw.diagnostic(row.file, row.line),))
