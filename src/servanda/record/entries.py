"""The entry: one thing that happened, was said or was decided, at its place in the record.

An `Entry` keeps its body as it was accepted; `Assertion` is what the body says, read into types.
Instants are whole microseconds UTC (`servanda.kernel.base`); positions count from 1, so that the
record *as known at position n* is its first n entries. Fields: docs/record.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from servanda.kernel.base import (
    Amount,
    Between,
    Instant,
    Json,
    Range,
    canonical,
    digest_bytes,
    from_datetime,
    iso,
)
from servanda.kernel.facts import Interval, Stance
from servanda.kernel.swift import copier, swift, writer

SCHEMA: Final = 1
"""The version of the entry's shape. Other versions are refused, never guessed at."""

Body = Mapping[str, Json]
"""A body as JSON: what was said, field by field."""


class EntryType(StrEnum):
    """What sort of thing an entry puts on record. The list is closed."""

    ACT = "act"
    COUNT = "count"
    STAY = "stay"
    ENTRY = "entry"
    EXIT = "exit"
    LEVEL = "level"
    COVERAGE = "coverage"
    EXCEPTION = "exception"
    NOTICE = "notice"
    INVOCATION = "invocation"
    CONFIRMATION = "confirmation"
    REJECTION = "rejection"
    DETERMINATION = "determination"
    COMPLAINT = "complaint"
    VIEW = "view"
    WAIVER = "waiver"
    AGREEMENT = "agreement"
    OVERTAKEN = "overtaken"
    GRADING = "grading"
    STATEMENT = "statement"
    CORRECTION = "correction"
    RETRACTION = "retraction"

    @property
    def changes(self) -> bool:
        """Whether it changes what another entry asserts instead of asserting something."""
        return self in _CHANGING

    @property
    def of_law(self) -> bool:
        """Whether the record itself is the act: a complaint, a ruling, a notice."""
        return self in _OF_LAW


_CHANGING = (EntryType.CORRECTION, EntryType.RETRACTION)
_OF_LAW = frozenset(
    {
        EntryType.EXCEPTION,
        EntryType.NOTICE,
        EntryType.INVOCATION,
        EntryType.CONFIRMATION,
        EntryType.REJECTION,
        EntryType.DETERMINATION,
        EntryType.COMPLAINT,
        EntryType.WAIVER,
        EntryType.AGREEMENT,
        EntryType.OVERTAKEN,
    }
)


@swift
@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record.

    ``seq`` is its position from 1, 0 while it has none; ``recorded`` when we came to know it;
    ``recorder`` who put it on record.
    """

    seq: int
    recorded: Instant
    type: EntryType
    recorder: str
    body: Body = field(hash=False)
    schema: int = SCHEMA
    id: str = field(init=False)
    """The content hash: sha256 over the canonical JSON of all but the position."""
    ref: str | None = field(init=False, repr=False, compare=False)
    """The recorder's own reference for it, the ``id`` of the body."""
    key: str = field(init=False, repr=False, compare=False)
    """What other entries call it: its reference, else its content hash."""
    reading: Assertion | None = field(init=False, repr=False, compare=False)
    """What `servanda.record.reading` read in it, kept there; None before it was read."""

    def __post_init__(self) -> None:
        whole = b'{"body":%b,"recorded":%b,"recorder":%b,"schema":%b,"type":%b}' % (
            _written(self.body),
            _dated(self.recorded),
            _spelt(self.recorder),
            _spelt(self.schema),
            _spelt(self.type),
        )
        own = self.body.get("id")
        ref = own if isinstance(own, str) else None
        made = digest_bytes(whole)
        _write_id(self, made)
        _write_ref(self, ref)
        _write_key(self, ref or made)
        keep_reading(self, None)

    @property
    def content(self) -> str:
        """The hash of what is said and by whom it is recorded, whenever it is recorded."""
        spelt = (_written(self.body), _spelt(self.recorder), _spelt(self.type))
        return digest_bytes(b'{"body":%b,"recorder":%b,"type":%b}' % spelt)

    def at(self, seq: int) -> Entry:
        """The same entry at a position. Its hash is of all but that, and is not made anew."""
        return _placed(self, seq)

    def to_json(self) -> dict[str, Json]:
        """What is hashed and kept. The position is not part of it: it belongs to the log."""
        return {
            "schema": self.schema,
            "type": self.type.value,
            "recorded": iso(self.recorded),
            "recorder": self.recorder,
            "body": dict(self.body),
        }


_write_id, _write_ref, _write_key = (writer(Entry, slot) for slot in ("id", "ref", "key"))
_placed = copier(Entry, "seq")
keep_reading = writer(Entry, "reading")
"""Keeps with an entry what was read in its own type, body and recorder."""


def _written(body: Body) -> bytes:
    """The canonical JSON of a body."""
    return canonical(body if isinstance(body, dict) else dict(body))


@lru_cache(maxsize=1024, typed=True)
def _spelt(value: str | int) -> bytes:
    """The canonical JSON of what most entries share: their types, recorders and schema."""
    return canonical(value)


@lru_cache(maxsize=1024)
def _dated(recorded: Instant) -> bytes:
    """The canonical JSON of an instant, which the entries of one addition share."""
    return canonical(iso(recorded))


# ------------------------------------------------------------------------------------ what is said


@swift
@dataclass(frozen=True, slots=True)
class Stretch:
    """A time as said: an instant, a whole local day, or from … to.

    An event in it lies in ``start ≤ t ≤ last``; as a period it is ``start ≤ t < end``. ``dated``
    says that it was given in whole local days. An open start is DAWN, an open end FOREVER.
    """

    start: Instant
    last: Instant
    end: Instant
    dated: bool = False
    between: Between = field(init=False, repr=False, compare=False)
    """The bounds of an event said to lie in it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "between", Between(self.start, self.last))

    @property
    def interval(self) -> Interval:
        """The period it spans."""
        return Interval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Hedged:
    """An amount in words (``almost 2000``): its bounds are the method's business."""

    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the ground: degrees of WGS 84, and the radius in metres it is exact to."""

    lat: Decimal
    lon: Decimal
    radius: Amount


@dataclass(frozen=True, slots=True)
class Where:
    """Where it was: names of areas or places it lay in, those it possibly lay in, a point.

    In which areas a point lies is the map's business (`servanda.geo`).
    """

    inside: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    spot: Spot | None = None


NOWHERE_SAID: Final = Where()
"""No place was said."""

UNGRADED: Final = "F6"
"""Admiralty for "reliability and truth cannot be judged": the grade of what nobody graded."""


@swift
@dataclass(frozen=True, slots=True)
class Testimony:
    """Who says it, how that is graded, when and where it was published, in which words.

    ``incident`` is the key that claims about one incident share, None where only this one speaks
    of it; ``stance`` whether it affirms or denies; ``graded`` whether the desk graded this very
    report; ``determination`` that the source rules on it
    under the agreement.
    """

    source: str
    grade: str = UNGRADED
    graded: bool = False
    published: Instant | None = None
    url: str = ""
    text: str = ""
    stance: Stance = Stance.AFFIRMS
    incident: str | None = None
    determination: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """What a report prints beside its figure, kept to be compared with it and never used.

    ``parts`` are the figures it says the amount is made of; ``days`` how many days it says the
    period has; ``each_day`` the daily average it gives; ``due`` what it says was due in all;
    ``share`` the percentage of that.
    """

    parts: tuple[Amount, ...] = ()
    days: Amount | None = None
    each_day: Amount | None = None
    due: Amount | None = None
    share: Amount | None = None


@swift
@dataclass(frozen=True, slots=True)
class Act:
    """Somebody did something. ``by`` empty is not attributed; more than one is one of these."""

    act: str
    time: Stretch
    kind: str | None = None
    roll: str | None = None
    by: tuple[str, ...] = ()
    to: str | None = None
    against: str | None = None
    under: str | None = None
    place: Where = NOWHERE_SAID
    amount: Range | Hedged = field(default=Range(1, 1))
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind one counter counted in a period; ``each_day`` of every local day.

    ``reckoned_by``: who made the figure out of what the counter gave, where that was another.
    """

    kind: str
    period: Stretch
    amount: Range | Hedged
    counter: str
    reckoned_by: str | None = None
    act: str | None = None
    point: str | None = None
    each_day: bool = False
    by: tuple[str, ...] = ()
    place: Where = NOWHERE_SAID
    roll: str | None = None
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A unit was in a place. ``until`` None: nobody saw it leave."""

    unit: str
    place: Where
    begin: Stretch
    until: Stretch | None = None
    kind: str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Crossing:
    """A unit entered a place (``inward``) or left it."""

    unit: str
    place: Where
    time: Stretch
    inward: bool
    kind: str | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """How many of a kind were in a place at one time, and only then."""

    kind: str
    place: Where
    time: Stretch
    amount: Range | Hedged
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a source could have seen; None is all. ``denied`` says access was refused.

    ``means`` says how it looked (a patrol, a post, a sensor), None where it does not say.
    """

    period: Stretch
    acts: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    by: tuple[str, ...] | None = None
    terms: tuple[str, ...] | None = None
    denied: bool = False
    means: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What somebody who is not empowered to rule holds of terms or incidents: shown, never weighed.

    ``finding`` is ``yes``, ``no`` or ``unclear``: whether they hold it to be a violation.
    """

    by: str
    about: tuple[str, ...]
    finding: str
    time: Stretch


@dataclass(frozen=True, slots=True)
class Grading:
    """How the desk grades a source's reliability (A to F) from a time on."""

    of: str
    reliability: str
    start: Stretch
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document says that somebody said, confirmed by a person: shown, never weighed.

    ``start`` and ``end`` are characters of the document, a file's digest, at which its ``text``
    stands; ``said_by`` and ``via`` (outermost first) are printed words; ``window`` is when, where
    ``window_words`` could be resolved; ``group`` what it rests on: statements of one group are not
    independent of each other.
    """

    text: str
    confirmed_by: str
    stance: str | None = None
    said_by: str = ""
    via: tuple[str, ...] = ()
    hedge: str = ""
    condition: str = ""
    window: Stretch | None = None
    window_words: str = ""
    group: str | None = None
    document: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ActOfLaw:
    """An act that the record itself is: notice, complaint, determination, waiver and their like.

    ``by`` holds one name, or all that agreed for ``agreement``; ``about`` names terms
    (``term 4b``), incidents or entries; ``effect`` when it takes effect, the time of the act
    unless said otherwise; ``finding`` is ``yes`` or ``no``; ``act`` what an exception claims.
    """

    type: EntryType
    time: Stretch
    effect: Stretch
    by: tuple[str, ...] = ()
    to: str | None = None
    about: tuple[str, ...] = ()
    finding: str | None = None
    name: str | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What entry ``supersedes`` (reference or content hash) names is replaced by this one."""

    supersedes: str
    assertion: Assertion
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Retraction:
    """What the entry ``of`` (reference or content hash) names is withdrawn."""

    of: str
    reason: str = ""


Content = (
    Act
    | Count
    | Stay
    | Crossing
    | Level
    | Coverage
    | View
    | Grading
    | Statement
    | ActOfLaw
    | Correction
    | Retraction
)
"""Everything a body can say."""


@swift
@dataclass(frozen=True, slots=True)
class Assertion:
    """A body, read: who says it and what."""

    type: EntryType
    testimony: Testimony
    content: Content


class UnknownSchemaError(ValueError):
    """An entry of a shape that this version does not know. It is refused, never guessed at."""


def entry_from_json(value: Json, seq: int) -> Entry:
    """The entry that `Entry.to_json` wrote. Raises UnknownSchemaError, or ValueError if broken."""
    if not isinstance(value, dict):
        raise ValueError("not an entry")  # noqa: TRY004 - what is stored is wrong, not the caller
    if value.get("schema") != SCHEMA:
        raise UnknownSchemaError(f"schema {value.get('schema')!r}")
    match value:
        case {
            "schema": int(),
            "type": str(kind),
            "recorded": str(recorded),
            "recorder": str(recorder),
            "body": dict(body),
            **more,
        } if not more:
            at = from_datetime(datetime.fromisoformat(recorded))
            return Entry(seq, at, EntryType(kind), recorder, body)
        case _:
            raise ValueError("not an entry")
