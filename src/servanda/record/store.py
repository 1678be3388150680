"""Where a record is kept: the promise every store makes, whatever it is built on.

A store only ever adds. What it acknowledges is on disk; a batch is added whole or not at all.
The head is a hash chain over the entries, so that whoever noted a head elsewhere can tell whether
what was on record then is still so (docs/record.md, *What the head promises*).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from servanda.kernel.base import Instant
from servanda.kernel.swift import swift
from servanda.record.entries import Entry
from servanda.record.intake import Rejected

CHAIN_START: Final = hashlib.sha256(b"servanda record chain 1").digest()
"""The head of an empty record."""


def link(head: bytes, entry: Entry) -> bytes:
    """The head after one more entry: sha256 over the head before and the entry's own bytes."""
    # an entry's id is the digest of its own bytes, made when it was
    return hashlib.sha256(head + bytes.fromhex(entry.id.removeprefix("sha256:"))).digest()


def link_bytes(head: bytes, data: bytes) -> bytes:
    """The head after an entry of these canonical bytes."""
    return hashlib.sha256(head + hashlib.sha256(data).digest()).digest()


def chain(entries: Iterable[Entry], head: bytes = CHAIN_START) -> bytes:
    """The head after all of these, in this order."""
    for entry in entries:
        head = link(head, entry)
    return head


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries there are, and the chain's value after the last."""

    size: int
    value: bytes

    def __str__(self) -> str:
        return f"{self.size}:{self.value.hex()}"


class Outcome(StrEnum):
    """What became of an entry that was to be added."""

    ADDED = "added"
    ALREADY = "already on record"
    TAKEN = "reference taken"
    EARLIER = "recorded before the last entry"


@swift
@dataclass(frozen=True, slots=True)
class Placement:
    """The outcome, and the entry on record that it concerns (with its position).

    ADDED: the entry itself. ALREADY: the one that says the same. TAKEN: the one that has the
    reference. EARLIER: the last one, which was recorded later than the entry offered.
    """

    outcome: Outcome
    entry: Entry


class Store(Protocol):
    """Append-only, in the order of arrival, durable before it answers."""

    def append(self, entries: Iterable[Entry]) -> tuple[Placement, ...]:
        """Adds what is new, in one transaction, and says for each entry what became of it."""
        ...

    def set_aside(self, rows: Sequence[Rejected], recorded: Instant, recorder: str) -> None:
        """Keeps rejected rows with their reasons, beside the record and not part of it."""
        ...

    def rejected(self) -> Iterator[Rejected]:
        """The rows that were rejected, in the order in which they came."""
        ...

    def read(self, start: int = 1, end: int | None = None) -> Iterator[Entry]:
        """The entries from position ``start`` to ``end``, both included; None is the last."""
        ...

    def head(self) -> Head:
        """The size and the chain's value now."""
        ...

    def verify(self, noted: Sequence[Head] = ()) -> tuple[str, ...]:
        """Everything that does not agree with itself, or with the heads noted elsewhere."""
        ...


class Register:
    """Who is on record already: the rules of admission, over what has been added so far.

    1. What the same recorder said before, in the same words, is on record already.
    2. A reference belongs to the entry that first had it.
    3. Entries are recorded in order of time.
    """

    def __init__(self) -> None:
        self._contents: dict[str, Entry] = {}
        self._references: dict[str, Entry] = {}
        self._last: Entry | None = None

    def admit(self, entry: Entry) -> Placement:
        """The placement of an entry; if it is ADDED it is from now on known."""
        ref = entry.ref
        if ref is None:
            content, holder = entry.content, None
            same = self._contents.get(content)
        else:  # the reference is part of what is said: only who has it can have said the same
            content, holder = "", self._references.get(ref)
            same = holder if holder is not None and holder.content == entry.content else None
        placement = decide(entry, same, holder, self._last)
        if placement.outcome is Outcome.ADDED:
            self._last = placement.entry
            if ref is None:
                self._contents[content] = placement.entry
            else:
                self._references[ref] = placement.entry
        return placement


def decide(entry: Entry, same: Entry | None, holder: Entry | None, last: Entry | None) -> Placement:
    """The rules of admission (`Register`), given what is on record."""
    if same is not None:
        return Placement(Outcome.ALREADY, same)
    if holder is not None:
        return Placement(Outcome.TAKEN, holder)
    if last is None:
        return Placement(Outcome.ADDED, entry.at(1))
    if entry.recorded < last.recorded:
        return Placement(Outcome.EARLIER, last)
    return Placement(Outcome.ADDED, entry.at(last.seq + 1))
