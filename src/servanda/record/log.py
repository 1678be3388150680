"""What stands of the record after its corrections and retractions: pure functions over entries.

Nothing is ever removed from the record; this reads it. The rules (docs/record.md):

1. A correction or retraction is heard only from the source of what it changes, or, where it names
   no source, from its recorder;
   from anyone else it is kept, shown, and has no effect.
2. A retraction withdraws what it names, with every correction made of it. Retracting a correction
   restores what was corrected; retracting a retraction restores what was withdrawn.
3. Two corrections of the same entry that both stand and differ are a shown dispute: both stand.
   A correction of a correction follows it. The order in which entries arrived does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from servanda.kernel.base import Instant, Json, canonical
from servanda.kernel.swift import swift
from servanda.record.entries import Assertion, Body, Correction, Entry, EntryType, Retraction
from servanda.record.reading import inner_body, read_body, read_entry


class State(StrEnum):
    """What has become of an assertion."""

    STANDS = "stands"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


class Unheard(StrEnum):
    """Why a correction or retraction has no effect."""

    NOTHING = "names nothing on record"
    NOT_ENTITLED = "comes from neither the source nor the recorder"
    OF_RETRACTION = "corrects a retraction; a retraction can only be retracted"
    CIRCLE = "names itself, by way of others"
    FOLLOWS = "names a change that has no effect itself"


ALREADY = "changes nothing: what it names was already withdrawn"
"""Why a change that is heard has no effect: another retraction came before it."""


@swift
@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an assertion that stands: the entry that gave it, and what it says.

    ``incident`` is the key of its incident: as said, else as first said, else the root's own.
    """

    entry: Entry
    type: EntryType
    body: Body
    incident: str
    _read: Assertion | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def assertion(self) -> Assertion:
        """What it says, read into types once: what the entry itself says is kept with the entry."""
        if self.body is self.entry.body and self.type is self.entry.type:
            return read_entry(self.entry)
        if self._read is not None:
            return self._read
        assertion = read_body(self.type, self.body, self.entry.recorder)
        object.__setattr__(self, "_read", assertion)
        return assertion


@dataclass(frozen=True, slots=True)
class Change:
    """A correction or retraction.

    ``unheard`` says why it has no effect, ``undone`` that it was itself retracted; ``idle`` is the
    retraction on record before it that had withdrawn what it names.
    """

    entry: Entry
    unheard: Unheard | None = None
    undone: bool = False
    idle: Entry | None = None


@swift
@dataclass(frozen=True, slots=True)
class Standing:
    """One assertion as it stands: no version if withdrawn, more than one if disputed.

    ``root`` is the entry that first made it; ``changes`` every correction and retraction of it,
    or of those, in the order of the record.
    """

    root: Entry
    versions: tuple[Version, ...]
    changes: tuple[Change, ...] = ()

    @property
    def key(self) -> str:
        """What other entries call it: the root's reference, else its content hash."""
        return self.root.key

    @property
    def state(self) -> State:
        """Whether it stands as first made, corrected, disputed or not at all."""
        if not self.versions:
            return State.WITHDRAWN
        if len(self.versions) > 1:
            return State.DISPUTED
        return State.STANDS if self.versions[0].entry is self.root else State.CORRECTED


def as_known_at(
    entries: Iterable[Entry], *, position: int | None = None, instant: Instant | None = None
) -> tuple[Entry, ...]:
    """The record as it was known: its first ``position`` entries, or all recorded by ``instant``.

    The second cuts at the first entry recorded later, so that it too is a prefix.
    """
    known: list[Entry] = []
    for entry in entries:
        if position is not None and len(known) >= position:
            break
        if instant is not None and entry.recorded > instant:
            break
        known.append(entry)
    return tuple(known)


def standing(entries: Sequence[Entry]) -> tuple[Standing, ...]:
    """Every assertion with what stands of it, in the order in which it was first made."""
    return tuple(_Tree(entries).standings())


def unplaced(entries: Sequence[Entry]) -> tuple[Change, ...]:
    """Corrections and retractions that change no assertion, with the reason."""
    return tuple(_Tree(entries).unplaced())


class _Tree:
    """The record with every change under the entry it names; entries go by their index."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.said: dict[int, Correction | Retraction] = {}
        self.source: list[str] = []
        self.target: dict[int, int] = {}
        self.under: dict[int, list[int]] = {}
        if not any(entry.type.changes for entry in entries):
            return  # nothing names another, and nobody's right to change is asked
        named: dict[str, int] = {}
        for at, entry in enumerate(entries):
            named.setdefault(entry.id, at)
            ref = entry.ref
            if ref is not None:
                named.setdefault(ref, at)
        for at, entry in enumerate(entries):
            own = entry.body.get("source")
            self.source.append(own if isinstance(own, str) else entry.recorder)
            if not entry.type.changes:
                continue
            content = read_entry(entry).content
            match content:
                case Correction(supersedes=name) | Retraction(of=name):
                    self.said[at] = content
                case _:
                    raise AssertionError("only corrections and retractions change an entry")
            if name in named:
                self.target[at] = named[name]
                self.under.setdefault(named[name], []).append(at)

    def standings(self) -> Iterator[Standing]:
        for at, entry in enumerate(self.entries):
            if entry.type.changes:
                continue
            if at not in self.under:
                yield Standing(entry, (self._own(at, at),))
            else:
                yield self._standing(at)

    def _standing(self, root: int) -> Standing:
        """One assertion: children before parents, so that each is settled when it is asked for."""
        order = self._below(root)
        unheard = {at: self._unheard(at, root) for at in order[1:]}
        withdrawn: dict[int, bool] = {}
        versions: dict[int, list[Version]] = {}
        for at in reversed(order):
            heard = [c for c in self.under.get(at, ()) if unheard[c] is None]
            withdrawn[at] = any(
                isinstance(self.said[c], Retraction) and not withdrawn[c] for c in heard
            )
            given = [v for c in heard if isinstance(self.said[c], Correction) for v in versions[c]]
            if withdrawn[at] or isinstance(self.said.get(at), Retraction):
                versions[at] = []
            else:
                versions[at] = _distinct(given) or [self._own(at, root)]
        changes = (
            Change(self.entries[c], unheard[c], withdrawn[c], self._idle(c, unheard, withdrawn))
            for c in sorted(unheard)
        )
        return Standing(self.entries[root], tuple(versions[root]), tuple(changes))

    def _below(self, root: int) -> list[int]:
        """The entry and all changes under it, each after what it names."""
        order = [root]
        for at in order:
            order.extend(self.under.get(at, ()))
        return order

    def _idle(
        self, at: int, unheard: Mapping[int, Unheard | None], withdrawn: Mapping[int, bool]
    ) -> Entry | None:
        """The first standing retraction of what a change names, where that came before it."""
        if unheard[at] is not None or withdrawn[at]:
            return None
        first = next(
            (
                c
                for c in self.under[self.target[at]]
                if isinstance(self.said[c], Retraction) and unheard[c] is None and not withdrawn[c]
            ),
            at,
        )
        return self.entries[first] if first < at else None

    def _unheard(self, at: int, root: int) -> Unheard | None:
        meant = self.target[at]
        if isinstance(self.said[at], Correction) and isinstance(self.said.get(meant), Retraction):
            return Unheard.OF_RETRACTION
        recorders = {self.entries[root].recorder, self.entries[meant].recorder}
        sources = {self.source[root], self.source[meant]}
        if self.source[at] in sources:
            return None
        if "source" not in self.entries[at].body and self.entries[at].recorder in recorders:
            return None
        return Unheard.NOT_ENTITLED

    def _own(self, at: int, root: int) -> Version:
        """What the entry itself says; what is corrected keeps the root's reference."""
        entry, first = self.entries[at], self.entries[root]
        kind, body = entry.type, entry.body
        change = self.said.get(at)
        if isinstance(change, Correction):
            kept: dict[str, Json] = {} if first.ref is None else {"id": first.ref}
            kind, body = change.assertion.type, kept | inner_body(entry)
        incident = body.get("incident") or first.body.get("incident")
        return Version(entry, kind, body, incident if isinstance(incident, str) else first.key)

    def unplaced(self) -> Iterator[Change]:
        placed = {
            below
            for at, entry in enumerate(self.entries)
            if not entry.type.changes and at in self.under
            for below in self._below(at)
        }
        for at in self.said:
            if at not in placed:
                yield Change(self.entries[at], self._lost(at))

    def _lost(self, at: int) -> Unheard:
        if at not in self.target:
            return Unheard.NOTHING
        seen = {at}
        while at in self.target:
            at = self.target[at]
            if at in seen:
                return Unheard.CIRCLE
            seen.add(at)
        return Unheard.FOLLOWS


def _distinct(versions: list[Version]) -> list[Version]:
    """The versions that say different things; of equal ones the first on record."""
    found: dict[bytes, Version] = {}
    for version in versions:
        found.setdefault(canonical({"type": version.type.value, **version.body}), version)
    return list(found.values())
