"""Rows and desks for the tests of the record."""

from __future__ import annotations

import json

from servanda.kernel.base import Instant, Json
from servanda.record.entries import Assertion, Entry, EntryType
from servanda.record.intake import Desk, Intake, read_jsonl
from servanda.record.reading import read_entry
from servanda.record.times import instant

CAME_IN: Instant = instant("2031-10-12T06:00:00Z")
DESK = Desk("desk", CAME_IN)
RELEASE: dict[str, Json] = {
    "type": "act",
    "act": "release",
    "by": "southland",
    "time": "2031-10-12T08:00:00Z",
    "source": "task-force",
}


def taken(*rows: dict[str, Json] | str, desk: Desk = DESK) -> Intake:
    """What comes of these rows."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return read_jsonl("\n".join(lines), "rows.jsonl", desk)


def reasons(*rows: dict[str, Json] | str, desk: Desk = DESK) -> list[tuple[int, str, str]]:
    """Line, code and field of every reason."""
    found = taken(*rows, desk=desk).rejected
    return [(row.line, d.code, d.label) for row in found for d in row.diagnostics]


def hints(*rows: dict[str, Json] | str, desk: Desk = DESK) -> list[str]:
    """Every hint."""
    return [d.hint for row in taken(*rows, desk=desk).rejected for d in row.diagnostics]


def one(row: dict[str, Json], desk: Desk = DESK) -> Assertion:
    """What one good row says."""
    result = taken(row, desk=desk)
    assert not result.rejected, result.rejected
    return read_entry(result.accepted[0].entry)


def entry(
    seq: int, row: dict[str, Json], recorder: str = "desk", recorded: Instant | None = None
) -> Entry:
    """An entry at a position, an hour after the one before unless said otherwise."""
    body = {key: value for key, value in row.items() if key != "type"}
    at = CAME_IN + seq * 3_600_000_000 if recorded is None else recorded
    return Entry(seq, at, EntryType(str(row["type"])), recorder, body)


def at(text: str) -> Instant:
    """The instant of a time with its offset."""
    return instant(text)
