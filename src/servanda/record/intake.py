"""Intake: rows of JSON lines or CSV become entries, or are rejected with every reason.

A rejected row is kept as it came, with its line, and never stops the rest. Limits: `LIMITS`.
Fields and columns: `servanda.record.fields`; the same names in both formats, dotted in CSV.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, NoReturn

from servanda.kernel.base import Instant, Json, canonical
from servanda.kernel.source import Diagnostic
from servanda.kernel.swift import swift
from servanda.record import said, times
from servanda.record.entries import Assertion, Correction, Entry, EntryType, Stay, keep_reading
from servanda.record.flaws import Flaw, UnfitError
from servanda.record.reading import UnreadableError, entry_type, read_body


class Limits(NamedTuple):
    """What one file may hold. Beyond them a row is rejected, never cut."""

    row_bytes: int = 65_536
    rows: int = 1_000_000
    nesting: int = 8


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes the rows in, and when.

    ``recorded`` None: each row carries its own, as the sourced entries of a bundled case do.
    ``zone`` is given to rows whose times name none; None leaves them to be rejected.
    """

    recorder: str
    recorded: Instant | None
    zone: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Accepted:
    """A row that became an entry; it has no position yet."""

    entry: Entry
    file: str
    line: int
    row: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that did not, as it came, with every reason."""

    file: str
    line: int
    row: str
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of a file, both parts in the order of its lines."""

    accepted: tuple[Accepted, ...]
    rejected: tuple[Rejected, ...]


Row = dict[str, Json]


def read_jsonl(text: str, file: str, desk: Desk) -> Intake:
    """Entries from JSON lines. Text that was not UTF-8 is decoded with ``surrogateescape``."""
    return _take(_json_rows(text), file, desk)


class RawRow(NamedTuple):
    """One row before it is read: its line, its text, and its fields or all that is wrong."""

    line: int
    text: str
    fields: Row | Flaw | tuple[Flaw, ...]


def take_rows(rows: Iterator[RawRow], file: str, desk: Desk) -> Intake:
    """Entries from rows of any format."""
    return _take(rows, file, desk)


def _take(rows: Iterator[RawRow], file: str, desk: Desk) -> Intake:
    accepted: list[Accepted] = []
    rejected: list[Rejected] = []
    for number, (line, text, fields) in enumerate(rows):
        entry = _entry(fields, desk) if number < LIMITS.rows else (_too_many(),)
        if isinstance(entry, Entry):
            accepted.append(Accepted(entry, file, line, text))
            continue
        found = tuple(flaw.diagnostic(file, line) for flaw in entry)
        rejected.append(Rejected(file, line, _showable(text), found))
        if number >= LIMITS.rows:
            break
    return Intake(tuple(accepted), tuple(rejected))


def _too_many() -> Flaw:
    message = f"the file has more than {LIMITS.rows} rows: this row and all after it are not read"
    return Flaw("R105", "", message, "split the file and add its parts one after another")


def _showable(text: str) -> str:
    """The row as it can be printed: bytes that are no text are shown as such."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


# ---------------------------------------------------------------------------------- row to entry


_OURS: Final = ("type", "recorded", "recorder")
"""What of a row belongs to the entry and not to what is said."""


def _entry(row: Row | Flaw | tuple[Flaw, ...], desk: Desk) -> Entry | tuple[Flaw, ...]:
    """The entry of a row, or all that is wrong with it."""
    if isinstance(row, Flaw):
        return (row,)
    if isinstance(row, tuple):
        return row
    try:
        kind = entry_type(row.get("type"))
    except UnreadableError as unreadable:
        return unreadable.flaws
    body = dict(row)
    for name in _OURS:
        body.pop(name, None)
    flaws: list[Flaw] = []
    recorder, recorded = _desk(row, desk, flaws)
    try:
        body, assertion = _read(kind, body, recorder, desk.zone)
    except UnreadableError as unreadable:
        return (*flaws, *unreadable.flaws)
    if flaws or recorded is None:
        return tuple(flaws)
    entry = Entry(0, recorded, kind, recorder, body)
    keep_reading(entry, assertion)
    return entry


def _read(kind: EntryType, body: Row, recorder: str, zone: str | None) -> tuple[Row, Assertion]:
    """The body and what it says; with the desk's zone where its times need one and name none."""
    try:
        return body, _meant(read_body(kind, body, recorder))
    except UnreadableError as unreadable:
        without = [flaw.field for flaw in unreadable.flaws if flaw.code == "R112"]
        lacking = [field for field in without if field not in ("zone", "entry.zone")]
        if zone is None or not lacking:
            raise
    zoned = dict(body)
    inner = body.get("entry")
    if isinstance(inner, dict) and any(field.startswith("entry.") for field in lacking):
        zoned["entry"] = {**inner, "zone": zone}
    if any(not field.startswith("entry.") for field in lacking):
        zoned["zone"] = zone
    return zoned, _meant(read_body(kind, zoned, recorder))


def _meant(assertion: Assertion, prefix: str = "") -> Assertion:
    """The assertion. Raises `UnreadableError` for what cannot be meant; not asked of the record."""
    match assertion.content:
        case Stay(begin=begin, until=until) if until is not None and until.last < begin.start:
            message, hint = "the stay ends before it begins", "exchange from and until"
            raise UnreadableError((Flaw("R114", f"{prefix}until", message, hint),))
        case Correction(assertion=inner):
            _meant(inner, "entry.")
        case _:
            pass
    return assertion


def _desk(row: Row, desk: Desk, flaws: list[Flaw]) -> tuple[str, Instant | None]:
    """Who recorded the row, and when. A desk with a clock takes neither from the row."""
    recorder = desk.recorder
    if desk.recorded is not None:
        hint = 'leave it out; when the source said so is "published"'
        flaws.extend(
            Flaw("R120", name, f"the record itself says {what}", hint)
            for name, what in (("recorded", "when an entry came in"), ("recorder", "who added it"))
            if name in row
        )
        return recorder, desk.recorded
    try:
        if "recorder" in row:
            recorder = said.name(row["recorder"])
    except UnfitError as unfit:
        flaws.append(unfit.at("recorder"))
    if "recorded" not in row:
        hint = 'add "recorded" with an offset, as 2025-10-13T12:00:00Z'
        flaws.append(Flaw("R120", "recorded", "the row does not say when it was recorded", hint))
        return recorder, None
    try:
        return recorder, times.instant(row["recorded"])
    except UnfitError as unfit:
        flaws.append(unfit.at("recorded"))
        return recorder, None


# ---------------------------------------------------------------------------------------- JSON


def _json_rows(text: str) -> Iterator[RawRow]:
    lines = text.removeprefix("\ufeff").split("\n")
    past = 0
    for line, row in enumerate(lines, start=1):
        bare = row.strip()
        if line <= past or not bare:
            continue
        if bare in ("{", "["):
            past = _spread(lines, line)
        if line < past:
            whole = "\n".join(lines[line - 1 : past])
            message = f"one value is spread over lines {line} to {past}"
            yield RawRow(line, whole, Flaw("R101", "", message, _SPREAD_HINT))
            continue
        yield RawRow(line, row.rstrip("\r"), json_row(row))


_SPREAD_HINT: Final = "each line is one whole object {…}: jq -c . FILE writes each onto one line"


def _spread(lines: list[str], first: int) -> int:
    """The last line of what is written over several lines, from its opening bracket on.

    The line itself where its bracket is not closed by one alone at the same depth.
    """
    closing = {"{": "}", "[": "]"}[lines[first - 1].strip()]
    indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
    for at in range(first, len(lines)):
        row = lines[at].rstrip("\r")
        if row.strip().rstrip(",") == closing and len(row) - len(row.lstrip()) == indent:
            return at + 1
    return first


def json_row(row: str) -> Row | Flaw:
    """The fields of one JSON row, or what is wrong with it."""
    too_large = oversize(row)
    if too_large:
        return too_large
    try:
        value: Json = _ROWS.decode(row)
    except UnfitError as unfit:
        return unfit.at("")
    except json.JSONDecodeError as broken:
        message = f"the row is not JSON: it cannot be read at column {broken.colno}"
        return Flaw("R101", "", message, _json_hint(row))
    if "\\u" in row and _SURROGATE.search(row) and not _whole(value):
        return Flaw("R104", "", "half of a character (a lone surrogate)", "write it anew")
    if not isinstance(value, dict):
        return Flaw("R101", "", f"the row is {said.shown(value)}", 'write {"type": …, …}')
    return value


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _whole(value: Json) -> bool:
    """Whether all text in it consists of whole characters."""
    try:
        canonical(value)
    except UnicodeEncodeError:
        return False
    return True


def _json_hint(row: str) -> str:
    if row.lstrip()[:1] != "{":
        return "each line is one object {…}; for a table with columns use --format csv"
    if row.rstrip()[-1:] != "}":
        return "each line is one whole object {…}: bring it onto one line"
    if re.search(r",\s*[}\]]", row):
        return "remove the comma before the closing bracket"
    return 'put names and texts in double quotation marks, with commas between ("a": "b", …)'


def oversize(row: str) -> Flaw | None:
    """What is too large or broken about a row before it is read; None if nothing is."""
    try:
        size = len(row) if row.isascii() else len(row.encode("utf-8"))
    except UnicodeEncodeError:
        return Flaw("R104", "", "the row is not UTF-8 text", "save the file as UTF-8")
    if size > LIMITS.row_bytes:
        message = f"the row has {size} bytes"
        hint = f"keep it to {LIMITS.row_bytes}: shorten the text, or link to it with url"
        return Flaw("R105", "", message, hint)
    depth = _depth(row)
    if depth > LIMITS.nesting:
        hint = f"keep to {LIMITS.nesting}: no field needs more"
        return Flaw("R105", "", f"the row nests {depth} brackets deep", hint)
    return None


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def _depth(row: str) -> int:
    """How deep brackets nest outside quoted text."""
    if row.count("{") + row.count("[") <= LIMITS.nesting:
        return 0
    depth = deepest = 0
    for mark in _STRING.sub("", row):
        if mark in "{[":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "}]":
            depth -= 1
    return deepest


def _pairs(pairs: list[tuple[str, Json]]) -> Row:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise UnfitError("R102", f"{_twice(pairs)} is given twice", "keep one of the two")
    return fields


def _twice(pairs: list[tuple[str, Json]]) -> str:
    """The first name that repeats one before it, as it is shown."""
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return said.shown(key)
        seen.add(key)
    raise AssertionError("no name is given twice")


def _no_fraction(digits: str) -> NoReturn:
    plain = re.fullmatch(r"[0-9]+\.[0-9]+", digits)
    hint = f'write "{digits}" in quotation marks' if plain else "write it out in figures"
    raise UnfitError("R103", f"{digits} is not kept exactly by every reader", hint)


def _no_constant(word: str) -> NoReturn:
    raise UnfitError("R103", f"{word} is not a number", "leave the field out if it is not known")


def _safe_integer(digits: str) -> int:
    if len(digits) > len(str(said.LARGEST)) or abs(int(digits)) > said.LARGEST:
        hint = f"numbers run to {said.LARGEST}"
        raise UnfitError("R103", f"{digits[:20]} is out of range", hint)
    return int(digits)


_ROWS: Final = json.JSONDecoder(
    object_pairs_hook=_pairs,
    parse_float=_no_fraction,
    parse_int=_safe_integer,
    parse_constant=_no_constant,
)
"""Reads one row; made once, for making it costs as much as reading."""
