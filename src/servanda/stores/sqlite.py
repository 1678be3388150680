"""The record in one SQLite file: append-only by trigger, durable before it answers.

Write-ahead log with ``synchronous=FULL``: a transaction is on disk before `append` returns.
Every entry is kept as its canonical bytes; the columns beside them serve look-ups and are checked
against them. Whoever can write the file can rewrite it: `verify` catches whatever then no longer
agrees with itself, and a head noted elsewhere catches the rest.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Self

from servanda.kernel.base import Instant, canonical, digest_bytes
from servanda.kernel.source import Diagnostic, Span
from servanda.record.entries import Entry, UnknownSchemaError, entry_from_json
from servanda.record.flaws import InputError, trouble
from servanda.record.intake import Rejected
from servanda.record.reading import UnreadableError, read_entry
from servanda.record.store import (
    CHAIN_START,
    Head,
    Outcome,
    Placement,
    decide,
    link_bytes,
)

APPLICATION: Final = 0x53525644
"""``SRVD``: what kind of file it is."""
VERSION: Final = 1
"""The version of the tables. Others are refused, never guessed at."""
_BROKEN: Final = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises on a damaged file; it quotes damaged text in its messages."""
WAIT: Final = 10.0
"""Seconds to wait for another writer before giving up."""

_TABLES: Final = (
    """
    CREATE TABLE entries (
        seq      INTEGER PRIMARY KEY,
        id       TEXT NOT NULL UNIQUE,
        content  TEXT NOT NULL UNIQUE,
        ref      TEXT UNIQUE,
        recorded INTEGER NOT NULL,
        body     BLOB NOT NULL,
        chain    BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'the record only grows: correct an entry by another'); END
    """,
    """
    CREATE TRIGGER entries_are_not_removed BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'the record only grows: withdraw an entry by another'); END
    """,
    # `INSERT OR REPLACE` removes without a DELETE: nothing that is there may be inserted again
    """
    CREATE TRIGGER entries_follow_one_another BEFORE INSERT ON entries
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
      OR EXISTS (SELECT 1 FROM entries WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM entries WHERE content = NEW.content)
      OR EXISTS (SELECT 1 FROM entries WHERE ref = NEW.ref)
    BEGIN SELECT RAISE(ABORT, 'the record only grows: an entry goes after the last, once'); END
    """,
    """
    CREATE TABLE rejected (
        number   INTEGER PRIMARY KEY,
        recorded INTEGER NOT NULL,
        recorder TEXT NOT NULL,
        file     TEXT NOT NULL,
        line     INTEGER NOT NULL,
        row      TEXT NOT NULL,
        reasons  TEXT NOT NULL,
        UNIQUE (file, line, row, reasons)
    ) STRICT
    """,
    """
    CREATE TRIGGER rejected_rows_are_not_changed BEFORE UPDATE ON rejected
    BEGIN SELECT RAISE(ABORT, 'what was rejected stays as it came'); END
    """,
    """
    CREATE TRIGGER rejected_rows_are_not_removed BEFORE DELETE ON rejected
    BEGIN SELECT RAISE(ABORT, 'what was rejected stays as it came'); END
    """,
)


def _reasons(diagnostics: Iterable[Diagnostic]) -> str:
    return json.dumps([[d.code, d.label, d.message, d.hint] for d in diagnostics])


class SqliteStore:
    """A `servanda.record.store.Store` in one file. Close it, or use it in ``with``."""

    def __init__(self, path: Path, *, create: bool = False, read_only: bool = False) -> None:
        """Opens a record; with ``create`` makes one where there is none.

        Raises `InputError` for a file that is no record, or of a version not known here.
        """
        self.path = path
        if not path.exists() and not create:
            hint = f"add a first file of entries: servanda record add {path.parent} FILE"
            raise trouble("R201", "there is no record here", hint, str(path))
        self._db = self._connect(read_only=read_only and path.exists())
        try:
            self._prepare()
        except BaseException:
            self._db.close()
            raise

    def _connect(self, *, read_only: bool) -> sqlite3.Connection:
        address = self.path.absolute().as_uri() + ("?mode=ro" if read_only else "")
        try:
            return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
        except _BROKEN as broken:
            raise self._unopened(str(broken)) from broken

    def _prepare(self) -> None:
        """Checks whose file it is, and makes the tables in a new one."""
        try:
            application = self._pragma("application_id")
            version = self._pragma("user_version")
            empty = not self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            if application == 0 and version == 0 and empty:
                self._db.execute("PRAGMA journal_mode = WAL")
                with self._transaction():
                    self._make()
            elif application != APPLICATION:
                raise self._unopened("it is not a record of Servanda")
            elif version != VERSION:
                raise trouble(
                    "R121",
                    f"the record is of version {version}; this program knows version {VERSION}",
                    "open it with the program that wrote it, or a newer one",
                    str(self.path),
                )
            self._db.execute("PRAGMA synchronous = FULL")
        except _BROKEN as broken:
            raise self._unopened(str(broken)) from broken

    def _make(self) -> None:
        if self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            return  # another writer came first
        for statement in _TABLES:
            self._db.execute(statement)
        self._db.execute(f"PRAGMA application_id = {APPLICATION}")
        self._db.execute(f"PRAGMA user_version = {VERSION}")

    def _pragma(self, name: str) -> int:
        return int(self._db.execute(f"PRAGMA {name}").fetchone()[0])

    def _unopened(self, why: str) -> InputError:
        hint = "name a record made by servanda record add, or restore it from a copy"
        return trouble("R202", f"the record cannot be opened: {why}", hint, str(self.path))

    # ------------------------------------------------------------------------------- the promise

    def append(self, entries: Iterable[Entry]) -> tuple[Placement, ...]:
        """Adds what is new, all of it or nothing, and says for each entry what became of it."""
        with self._transaction():
            last, head = self._last()
            placements: list[Placement] = []
            for entry in entries:
                content = entry.content
                placement = decide(entry, *self._known(content, entry.ref), last)
                if placement.outcome is Outcome.ADDED:
                    last = placement.entry
                    body = canonical(last.to_json())
                    head = link_bytes(head, body)
                    self._insert(last, content, body, head)
                placements.append(placement)
        return tuple(placements)

    def read(self, start: int = 1, end: int | None = None) -> Iterator[Entry]:
        """The entries from position ``start`` to ``end``, both included."""
        try:
            rows = self._db.execute(
                "SELECT seq, body FROM entries"
                " WHERE seq >= ? AND (? IS NULL OR seq <= ?) ORDER BY seq",
                (start, end, end),
            )
            for seq, body in rows:
                yield self._entry(seq, body)
        except _BROKEN as broken:
            raise self._unopened(str(broken)) from broken

    def set_aside(self, rows: Sequence[Rejected], recorded: Instant, recorder: str) -> None:
        """Keeps rejected rows with their reasons; the same row of the same file once."""
        with self._transaction():
            self._db.executemany(
                "INSERT INTO rejected (recorded, recorder, file, line, row, reasons)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [
                    (recorded, recorder, row.file, row.line, row.row, _reasons(row.diagnostics))
                    for row in rows
                ],
            )

    def rejected(self) -> Iterator[Rejected]:
        """The rows that were rejected, in the order in which they came."""
        query = "SELECT file, line, row, reasons FROM rejected ORDER BY number"
        try:
            for file, line, row, reasons in self._db.execute(query):
                found = tuple(
                    Diagnostic(code, message, Span(file, line, 1, line, 1), label=field, hint=hint)
                    for code, field, message, hint in json.loads(reasons)
                )
                yield Rejected(file, line, row, found)
        except (*_BROKEN, ValueError, TypeError) as broken:
            raise self._unopened(str(broken)) from broken

    def head(self) -> Head:
        """The size and the chain's value now."""
        row = self._db.execute("SELECT seq, chain FROM entries ORDER BY seq DESC LIMIT 1")
        size, value = row.fetchone() or (0, CHAIN_START)
        if not isinstance(value, bytes):
            raise self._changed(size)
        return Head(size, value)

    def head_at(self, size: int) -> Head | None:
        """The head when the record had that many entries; None if it has fewer."""
        if size == 0:
            return Head(0, CHAIN_START)
        row = self._db.execute("SELECT chain FROM entries WHERE seq = ?", (size,)).fetchone()
        return Head(size, row[0]) if row else None

    def verify(self, noted: Sequence[Head] = ()) -> tuple[str, ...]:
        """Everything that does not agree with itself, in words; empty if all does.

        1. The file is whole (SQLite's own check). 2. Positions run from 1 without a gap.
        3. Each entry's bytes are canonical and readable. 4. Its columns say what its bytes say.
        5. The chain's value at each entry follows from the one before and the bytes.
        6. Every head noted elsewhere (``noted``) is a head this record had.
        """
        found: list[str] = []
        try:
            for (line,) in self._db.execute("PRAGMA integrity_check"):
                if line != "ok":
                    found.append(f"file: {line}")
            found.extend(self._disagreements())
            found.extend(
                f"head {head}: this record never had it"
                for head in noted
                if self.head_at(head.size) != head
            )
        except _BROKEN as broken:
            found.append(f"file: {broken}")
        return tuple(found)

    # -------------------------------------------------------------------------------- inside

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """One writer at a time; whatever goes wrong inside leaves nothing behind.

        Raises `InputError` where the file cannot be written: no room, no right, no turn.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException as failed:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(failed, sqlite3.OperationalError):
                hint = "make room, or wait for the other writer; nothing of this batch was added"
                message = f"the record cannot be written: {failed}"
                raise trouble("R209", message, hint, str(self.path)) from failed
            raise

    def _last(self) -> tuple[Entry | None, bytes]:
        row = self._db.execute("SELECT seq, body, chain FROM entries ORDER BY seq DESC LIMIT 1")
        last = row.fetchone()
        return (self._entry(last[0], last[1]), last[2]) if last else (None, CHAIN_START)

    def _known(self, content: str, ref: str | None) -> tuple[Entry | None, Entry | None]:
        """The entry that says the same, else the one that has the reference."""
        same = self._one("SELECT seq, body FROM entries WHERE content = ?", content)
        if same is not None or ref is None:
            return same, None
        return None, self._one("SELECT seq, body FROM entries WHERE ref = ?", ref)

    def _one(self, query: str, value: str) -> Entry | None:
        row = self._db.execute(query, (value,)).fetchone()
        return self._entry(*row) if row else None

    def _insert(self, entry: Entry, content: str, body: bytes, head: bytes) -> None:
        self._db.execute(
            "INSERT INTO entries (seq, id, content, ref, recorded, body, chain)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (entry.seq, entry.id, content, entry.ref, entry.recorded, body, head),
        )

    def _entry(self, seq: int, body: object) -> Entry:
        if not isinstance(body, bytes):
            raise self._changed(seq)
        try:
            return entry_from_json(json.loads(body), seq)
        except UnknownSchemaError as unknown:
            hint = "open it with the program that wrote it, or a newer one"
            message = f"entry {seq} has {unknown}, which is not known here"
            raise trouble("R121", message, hint, str(self.path)) from unknown
        except ValueError as broken:
            raise self._changed(seq) from broken

    def _changed(self, seq: int) -> InputError:
        hint = "restore the record from a copy, and compare heads"
        message = f"entry {seq} cannot be read: its bytes have been changed"
        return trouble("R203", message, hint, str(self.path))

    def _disagreements(self) -> Iterator[str]:
        head, expected, recorded = CHAIN_START, 1, None
        rows = self._db.execute(
            "SELECT seq, id, content, ref, recorded, body, chain FROM entries ORDER BY seq"
        )
        for row in rows:
            seq, body, chain = row[0], row[5], row[6]
            if seq != expected:
                yield f"entry {expected}: missing"
            expected = seq + 1
            if not isinstance(body, bytes) or not isinstance(chain, bytes):
                yield f"entry {seq}: cannot be read (its bytes are no bytes)"
                continue
            head = link_bytes(head, body)
            if chain != head:
                yield f"entry {seq}: the chain does not follow from the entry before"
                head = chain
            try:
                entry = entry_from_json(json.loads(body), seq)
                read_entry(entry)
            except (ValueError, UnreadableError) as broken:
                yield f"entry {seq}: cannot be read ({broken})"
                continue
            if entry.id != digest_bytes(body):  # its id is of its canonical bytes
                yield f"entry {seq}: the bytes are not canonical"
            if row[1:5] != (entry.id, entry.content, entry.ref, entry.recorded):
                yield f"entry {seq}: the columns do not say what the bytes say"
            if recorded is not None and entry.recorded < recorded:
                yield f"entry {seq}: recorded before the entry before it"
            recorded = entry.recorded

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
