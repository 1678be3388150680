"""The record of a case folder: ``record.sqlite`` where there is one, else ``record/*.jsonl``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from servanda.record.entries import Entry
from servanda.record.files import read_record
from servanda.record.flaws import trouble
from servanda.record.intake import Rejected
from servanda.record.store import Head, chain
from servanda.stores.sqlite import SqliteStore

DATABASE: Final = "record.sqlite"
SOURCES: Final = "record"
"""The folder of sourced entries, in files ``*.jsonl``."""
BLANK: Final = 2
"""Bytes of a file that holds no row: nothing, or the end of a line."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as found: its entries, the rows of its files that are no entries, its head."""

    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    head: Head
    path: Path


def read_folder(case: Path, zone: str | None = None) -> Kept:
    """The record of a case. A folder with neither form has an empty record.

    ``zone`` is read into rows of files whose times name none. Raises `InputError` where there is
    no such folder or the record cannot be opened.
    """
    check_folder(case)
    database = case / DATABASE
    if database.exists():
        with SqliteStore(database, read_only=True) as store:
            return Kept(tuple(store.read()), (), store.head(), database)
    entries, rejected = read_record(read_sources(case), zone)
    return Kept(entries, rejected, Head(len(entries), chain(entries)), case / SOURCES)


def read_rejected(case: Path, zone: str | None = None) -> tuple[Rejected, ...]:
    """The rows that were rejected: by the record's own account, else those of the case's files."""
    database = case / DATABASE
    if database.exists():
        with SqliteStore(database, read_only=True) as store:
            return tuple(store.rejected())
    return read_folder(case, zone).rejected


def overtaken(case: Path, zone: str | None = None) -> str:
    """That the files of a case have changed since its record took them in; empty if they have not.

    From the first addition on the database is the record, and what the files say counts no more.
    """
    if empty := emptied(case):
        return empty
    database, sources = case / DATABASE, read_sources(case)
    if not sources or not database.exists():
        return ""
    entries, _ = read_record(sources, zone)
    with SqliteStore(database, read_only=True) as store:
        kept = {entry.content for entry in store.read()}
    lost = sum(entry.content not in kept for entry in entries)
    if not lost:
        return ""
    some = "1 row of it is" if lost == 1 else f"{lost} rows of it are"
    return f"{_READ_NO_MORE}: {some} not on record; servanda record add puts rows on record"


_READ_NO_MORE: Final = (
    f"{DATABASE} is the record of this case, and {SOURCES}/*.jsonl is read no more"
)


def emptied(case: Path) -> str:
    """That a file of a case is empty, and takes nothing off its record; empty if none is."""
    if not (case / DATABASE).exists():
        return ""
    empty = [p.name for p in sorted((case / SOURCES).glob("*.jsonl")) if p.stat().st_size <= BLANK]
    if not empty:
        return ""
    names = " and ".join(f"{SOURCES}/{name}" for name in empty)
    return f"{_READ_NO_MORE}: {names} being empty takes nothing off it"


def check_folder(case: Path) -> None:
    """Raises `InputError` where the case is no folder."""
    if not case.is_dir():
        hint = "name a case folder, or start one: servanda new DIR"
        raise trouble("R206", "there is no such folder", hint, str(case))


def read_sources(case: Path) -> list[tuple[str, str]]:
    """The sourced entries of a case: file names, as seen from the case, and their text."""
    return [
        (f"{SOURCES}/{path.name}", read_text(path))
        for path in sorted((case / SOURCES).glob("*.jsonl"))
    ]


def read_text(path: Path) -> str:
    """A file's text. What is not UTF-8 is kept as it is, for intake to show where it stands."""
    return read_bytes(path).decode("utf-8", "surrogateescape")


def read_bytes(path: Path) -> bytes:
    """A file as it is. Raises `InputError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as broken:
        hint = "check the name, and that the file may be read"
        message = f"the file cannot be read: {broken.strerror}"
        raise trouble("R206", message, hint, str(path)) from broken
