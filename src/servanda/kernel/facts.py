"""What the claims amount to: facts with bounds, and the claims they rest on.

Every unknown of a fact is one of two kinds. A *gap* is an interval or an undecided atom that any
world may fill; a *dispute* is a choice between answers for which admissible claims stand on both
sides. A `Choices` value carries both: one interval per side, gaps inside each.
Defined here and used above (DESIGN §3); `servanda.evidence` makes them from claims.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from servanda.kernel.base import FOREVER, Amount, Between, Instant, Range
from servanda.kernel.swift import swift


class Truth(StrEnum):
    """The state of one atom (DESIGN §5.1)."""

    TRUE = "true"
    FALSE = "false"
    DISPUTED = "disputed"
    GAP = "gap"


class Stance(StrEnum):
    """Whether a claim affirms or denies what it is about."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Gap(StrEnum):
    """Why an answer is open, in the order of telling. docs/semantics.md has a line for each.

    What no report can fill stands first: where it stands, looking elsewhere settles nothing.
    """

    UNDEFINED = "wording undefined"
    DISAGREE = "sources disagree"
    NOBODY_LOOKED = "nobody looked"
    NO_ACCESS = "no access"
    TIME_TOO_COARSE = "time too coarse"
    PLACE_TOO_COARSE = "place too coarse"
    AMOUNT_TOO_COARSE = "amount too coarse"
    KIND_TOO_COARSE = "kind too coarse"
    BELOW_STANDARD = "standard not reached"
    ATTRIBUTION = "attribution not established"
    EXCEPTION_UNRULED = "exception claimed, not ruled"
    NO_BODY = "no body empowered to rule"
    CONDITION = "condition open"


_PLACES: Final = {gap: place for place, gap in enumerate(Gap)}


def in_telling(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Reasons once each, in the order of telling."""
    return tuple(sorted(set(found), key=_PLACES.__getitem__))


@swift
@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion by one source, as it stands after corrections and retractions.

    ``group`` is its independence group; ``side`` the party it speaks for, None for neither;
    ``grade`` Admiralty (``B2``); ``recorded`` the position in the log and the time; ``text`` what
    it said in words.
    """

    id: str
    source: str
    group: str
    side: str | None
    grade: str
    stance: Stance
    published: Instant | None
    recorded: Instant
    text: str = ""
    url: str = ""
    time: Between | None = None
    amount: Range | None = None
    actor: str | None = None
    place: str | None = None
    determination: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open ``start ≤ t < end`` in microseconds."""

    start: Instant
    end: Instant

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"empty interval {self.start} … {self.end}")


@swift
@dataclass(frozen=True, slots=True)
class Times:
    """When: one `Between` if undisputed, one for each side of a dispute otherwise."""

    choices: tuple[Between, ...]

    @property
    def span(self) -> Between:
        """The bounds that hold whichever side is right."""
        if len(self.choices) == 1:
            return self.choices[0]
        return Between(min(c.lo for c in self.choices), max(c.hi for c in self.choices))


@swift
@dataclass(frozen=True, slots=True)
class Amounts:
    """How much: one `Range` if undisputed, one for each side of a dispute otherwise."""

    choices: tuple[Range, ...]

    @property
    def span(self) -> Range:
        """The bounds that hold whichever side is right."""
        if len(self.choices) == 1:
            return self.choices[0]
        tops = [c.hi for c in self.choices]
        top: Amount | None = None if None in tops else max(t for t in tops if t is not None)
        return Range(min(c.lo for c in self.choices), top)


@dataclass(frozen=True, slots=True)
class Part:
    """What is known of one party's part in an incident, under both uses of it.

    An act can be a duty (its actor's own word for it does not count) or forbidden (its actor's
    own denial does not dispute), so occurrence and attribution are kept for each use. ``party``
    None is an act nobody has been named for.
    """

    party: str | None
    occurs_as_duty: Truth
    occurs_as_ban: Truth
    by_as_duty: Truth
    by_as_ban: Truth


@dataclass(frozen=True, slots=True)
class Located:
    """Whether an incident or stay was in a named area, place or checkpoint.

    ``why`` says of a gap what is missing: the place as told may or may not be in the area
    (`Gap.PLACE_TOO_COARSE`), or it is told to be in it, and not by enough (`Gap.BELOW_STANDARD`),
    or one by some and the other by others. Where nothing is given it is the place.
    """

    area: str
    inside: Truth
    why: tuple[Gap, ...] = ()

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Why it is open; nothing where it is not."""
        if self.inside is not Truth.GAP:
            return ()
        return self.why or (Gap.PLACE_TOO_COARSE,)


@swift
@dataclass(frozen=True, slots=True)
class Incident:
    """An act, at most once at one time: a release, a shelling, an approval, a complaint.

    ``kind`` and ``roll`` (the list) say what it was done to; ``one_of`` that one of ``parts`` did
    it though which is open; ``log`` that the record itself is the act (a complaint, a ruling).
    ``seq`` orders equal instants.
    """

    id: str
    act: str
    time: Times
    amount: Amounts
    parts: tuple[Part, ...]
    kind: str | None = None
    roll: str | None = None
    recipient: str | None = None
    places: tuple[Located, ...] = ()
    under: str | None = None
    against: str | None = None
    one_of: bool = False
    log: bool = False
    seq: int = 0
    claims: tuple[Claim, ...] = ()
    reasons: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind one counter counted, at one point, in one period.

    ``each_day`` says the amount is of every local day of the period, not of the whole.
    ``act`` is what was done to what was counted (``admit``), None where the report names none.
    ``reckoned_by`` is who made the figure out of what the counter gave, None where the counter did.
    ``status`` is TRUE when the claim is at or above the contest grade, GAP below it.
    """

    id: str
    kind: str
    counter: str
    period: Interval
    amount: Range
    act: str | None = None
    point: str | None = None
    roll: str | None = None
    place: str | None = None
    actor: str | None = None
    each_day: bool = False
    status: Truth = Truth.TRUE
    claims: tuple[Claim, ...] = ()
    reckoned_by: str | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """A unit's presence: possible from ``begin.lo`` to ``end.hi``, certain inside these bounds.

    Certain from ``begin.hi`` to ``end.lo``. The key of its instance is ``id``; an open end is
    FOREVER.
    """

    id: str
    unit: str
    begin: Times
    end: Times
    parts: tuple[Part, ...]
    places: tuple[Located, ...]
    kind: str | None = None
    seq: int = 0
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A snapshot: how many of a kind stood in an area at one instant, and only then."""

    id: str
    kind: str
    area: str
    at: Times
    amount: Amounts
    actor: str | None = None
    status: Truth = Truth.TRUE
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who could have seen what, where and when.

    ``acts``, ``kinds`` and ``areas`` None mean all. ``closes`` says that the source reaches the
    standard, so that what it did not see did not happen; ``denied`` that access was refused.
    """

    id: str
    period: Interval
    closes: bool
    acts: tuple[str, ...] | None = None
    kinds: tuple[str, ...] | None = None
    areas: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    terms: tuple[str, ...] | None = None
    denied: bool = False
    silence: bool = False
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What somebody who is not empowered to rule holds of terms or incidents.

    ``finding`` is ``yes``, ``no`` or ``unclear``: whether they hold it to be a violation; or
    ``reported``: they report that a body ruled on it. It is shown beside verdicts, and no verdict
    is made of it.
    """

    id: str
    by: str
    about: tuple[str, ...]
    finding: str
    at: Between
    claim: Claim


class LegalAct(StrEnum):
    """Acts of law that the record itself is."""

    EXCEPTION = "exception"
    INVOCATION = "invocation"
    CONFIRMATION = "confirmation"
    REJECTION = "rejection"
    DETERMINATION = "determination"
    WAIVER = "waiver"
    NOTICE = "notice"
    AGREEMENT = "agreement"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True)
class Ruling:
    """An act of law on record: a notice, an invocation, a determination, a claimed exception.

    ``about`` names terms or incidents; ``name`` is what was agreed, or the exception that is
    claimed or ruled on. ``finding`` of a determination is ``yes`` or ``no``: whether that exception
    holds, where it has a ``name`` or names no term; else whether the terms were violated.
    ``effect`` is when it takes effect, ``recorded`` when it was known, ``made`` when it was made,
    as far as that was said.
    """

    id: str
    act: LegalAct
    effect: Instant
    recorded: Instant
    by: str | None = None
    to: str | None = None
    about: tuple[str, ...] = ()
    finding: str | None = None
    name: str | None = None
    made: Between | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known, as known at one position of the log.

    ``complete`` says the record is declared complete: what is not in it did not happen.
    ``below_floor`` counts claims under the method's floor, by act, for the watch's note.
    """

    incidents: tuple[Incident, ...] = ()
    counts: tuple[Count, ...] = ()
    stays: tuple[Stay, ...] = ()
    levels: tuple[Level, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    views: tuple[View, ...] = ()
    complete: bool = False
    below_floor: tuple[tuple[str, int], ...] = ()
    findings: tuple[Ruling, ...] = field(init=False, repr=False, compare=False)
    """The rulings by which a body found whether a term was kept, in order; an exception's apart."""

    def __post_init__(self) -> None:
        found = [
            ruling
            for ruling in sorted(self.rulings, key=lambda r: (r.effect, r.id))
            if ruling.act is LegalAct.DETERMINATION
            and ruling.finding is not None
            and ruling.name is None
            and ruling.by is not None
        ]
        object.__setattr__(self, "findings", tuple(found))


OPEN_END = Times((Between(FOREVER, FOREVER),))
"""The end of a stay that nobody has seen end."""
