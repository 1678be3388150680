"""The plan: a closed set of operators that every term is lowered to.

Whatever a sentence says, an engine sees only these. Names are resolved and expanded (``attack``
is its three kinds of attack), who owes it is spelled out, and what the method supplies is filled
in. Each operator keeps the span it came from. Semantics: DESIGN §5 and docs/semantics.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.kernel.base import Amount, Calendar, Duration, Instant
from servanda.kernel.plan.asides import Aside
from servanda.kernel.source import Span

BEARER = "$bearer"
"""Stands for whoever bears the term in a pattern's actors, where each bearer is judged apart."""


@dataclass(frozen=True, slots=True, order=True)
class TermKey:
    """A term's id with its reading and the amendment that worded it (empty: none)."""

    id: str
    reading: str = ""
    amended: str = ""

    def __str__(self) -> str:
        reading = f" reading {self.reading}" if self.reading else ""
        return f"{self.id}{reading}{f' amended by {self.amended}' if self.amended else ''}"


class Use(StrEnum):
    """How an act is looked at: owed (own word does not count) or forbidden.

    Forbidden: own denial does not dispute. Decides which truths of a
    `servanda.kernel.facts.Part` are read.
    """

    DUTY = "duty"
    BAN = "ban"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which incidents count.

    ``acts`` and ``kinds`` are expanded to everything under the names; None is "any". What is
    above one of them (`Plan.wider`) matches perhaps. ``actors``
    None is "by anyone". ``areas`` None is "anywhere". ``log`` says the record itself is the act
    (complaints, determinations, notices), so that it is closed everywhere. ``once`` says the act
    can happen only once. ``undefined`` holds the agreement's own words where it defines none.
    """

    acts: tuple[str, ...] | None
    kinds: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    recipient: str | None = None
    areas: tuple[str, ...] | None = None
    roll: str | None = None
    under: str | None = None
    log: bool = False
    once: bool = False
    use: Use = Use.DUTY
    undefined: str | None = None


# ----------------------------------------------------------------------------------------- moments


@dataclass(frozen=True, slots=True)
class At:
    """A date of the calendar: the day's first and last microsecond, or one instant with a clock.

    As a start (``from``, opening) it is ``start``; as a due (``by``, ``until`` the end of) it is
    ``end``. ``dated`` says it has no clock.
    """

    start: Instant
    end: Instant
    dated: bool


@dataclass(frozen=True, slots=True)
class FirstOf:
    """The first incident that matches. Only the record's incidents are candidates."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class LastOf:
    """The last incident that matches, up to the horizon."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class PerformanceOf:
    """``c`` of a term's one instance, done *or* late; ``timely`` only done (§5.2)."""

    term: TermKey
    timely: bool = False


@dataclass(frozen=True, slots=True)
class BreachMoment:
    """The first instant at which an instance of the term is broken."""

    term: TermKey


@dataclass(frozen=True, slots=True)
class Plus:
    """So much after a moment, by the calendar; ``end_of_day`` rounds to the local day's end."""

    moment: When
    duration: Duration
    end_of_day: bool = False


@dataclass(frozen=True, slots=True)
class NthDayOf:
    """Day n of a period that starts at a moment; day 1 is the local day of the start.

    As a start it is that day's first microsecond, as a due its last.
    """

    start: When
    number: int


@dataclass(frozen=True, slots=True)
class LaterOf:
    """The later of two; not before both have come."""

    one: When
    two: When


@dataclass(frozen=True, slots=True)
class EarlierOf:
    """The earlier of two."""

    one: When
    two: When


@dataclass(frozen=True, slots=True)
class Agreed:
    """The entry by which the named have agreed what was left open; none, not yet."""

    name: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A moment the text leaves undefined: no report can fill it."""

    text: str


When = (
    At
    | FirstOf
    | LastOf
    | PerformanceOf
    | BreachMoment
    | Plus
    | NthDayOf
    | LaterOf
    | EarlierOf
    | Agreed
    | Unsaid
)


# ----------------------------------------------------------------------------------------- extents


@dataclass(frozen=True, slots=True)
class FromTo:
    """In force from a start until an end, half-open; None is open."""

    start: When | None
    end: When | None


@dataclass(frozen=True, slots=True)
class DaysWith:
    """Each local day on which a matching incident happens."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class FromEach:
    """From each incident of the first kind until the next of the second."""

    start: Pattern
    end: Pattern


Extent = FromTo | DaysWith | FromEach
"""When a duty is in force; a term's extents intersect."""


# ------------------------------------------------------------------------------------------- needs


@dataclass(frozen=True, slots=True)
class Need:
    """An amount that must be reached.

    ``conversions`` are the other points at which a count may be taken, with the least and the
    greatest factor (None: any) by which that makes a count at ``point``.

    ``chosen`` says that the method and not the clause names point and counters.

    ``amount`` None is "every", of a list nobody has numbered. ``total`` is how many there are at
    all (a numbered list; 1 for what can be done only once), None where unknown: no world performs
    more. ``scaled`` multiplies the amount by the trigger's. ``point`` and ``counters`` say whose
    counts are admissible, and where they must have counted; ``counters`` None: none is named, and
    the standard decides.
    """

    pattern: Pattern
    amount: Amount | None
    unit: str
    total: Amount | None = None
    scaled: bool = False
    point: str | None = None
    counters: tuple[str, ...] | None = None
    conversions: tuple[tuple[str, Amount, Amount | None], ...] = ()
    chosen: bool = False

    def factors(self, point: str | None) -> tuple[Amount, Amount | None] | None:
        """The factors of a count at another point; None for this one and for one not converted."""
        for source, low, high in self.conversions:
            if point == source != self.point:
                return low, high
        return None


@dataclass(frozen=True, slots=True)
class Due:
    """Until when: at a moment, or a duration after it. The due instant is itself in time."""

    moment: When
    duration: Duration | None = None


# ------------------------------------------------------------------------------------------ duties


@dataclass(frozen=True, slots=True)
class Deadline:
    """Everything needed by the due time; one instance for each bearer.

    ``opens`` is when it comes into being (None: with the term). ``due`` None: owed, never
    overdue. Performance counts from the term's entry into force, or from ``opens`` when
    ``not_before``. ``pace`` says it runs in parallel with another term, whose pace the text does
    not define.
    """

    needs: tuple[Need, ...]
    opens: When | None
    due: Due | None
    pace: TermKey | None = None
    not_before: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Out of the areas at the due time: a state, not an act.

    Certain presence then is non-performance.
    """

    areas: tuple[str, ...]
    opens: When | None
    due: Due | None


@dataclass(frozen=True, slots=True)
class Quota:
    """So much in each period that lies wholly in force.

    ``every`` days, or ``count`` calendar units from the anchor's day; ``weeks_start`` names a
    weekday (0 is Monday) where the text or the method says so. ``days_with`` makes a period of
    each local day with such an incident.
    """

    needs: tuple[Need, ...]
    every: Duration
    anchor: When | None
    weeks_start: int | None = None
    days_with: Pattern | None = None
    pro_rata: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """Each trigger answered in its window ``e < u ≤ e + within``; answers may be shared.

    ``within`` None: the text says at once and nobody says how long that is, or gives no window.
    ``early`` lets performance before the trigger count; ``same_place`` only performance where the
    trigger was.
    """

    needs: tuple[Need, ...]
    trigger: Pattern
    each: int
    within: Duration | None
    early: bool = False
    same_place: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """So much for each trigger unit, allocated exclusively, first due first served.

    One instance for each ``each`` units. ``within`` None: no due, owed until given, and a
    proportion rather than an order, so performance counts from the entry into force. With a due
    it counts from the trigger, unless ``early``.
    """

    needs: tuple[Need, ...]
    trigger: Pattern
    each: int
    within: Duration | None
    early: bool = False


@dataclass(frozen=True, slots=True)
class Ban:
    """No such act. One instance for each act and bearer; plus one watch for each bearer."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Absence:
    """No stay in the areas. One instance for each stay and bearer; plus one watch."""

    areas: tuple[str, ...]
    kinds: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many of a kind in an area. One instance for each stretch above; plus a watch."""

    limit: Amount
    kinds: tuple[str, ...]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permission:
    """A permission or power: it has a standing and no verdict."""

    binding: bool = False


@dataclass(frozen=True, slots=True)
class Undefined:
    """A duty whose words the text leaves undefined, or that nothing names a measure for."""

    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A rung of a guarantee: the act owed once a breach has stood uncured for so long."""

    act: str
    not_cured_within: Duration | None


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Which terms are guaranteed to whom, by which rungs in order."""

    terms: tuple[TermKey, ...]
    to: tuple[str, ...]
    steps: tuple[Step, ...]


Duty = (
    Deadline
    | Withdrawal
    | Quota
    | Response
    | Ratio
    | Ban
    | Absence
    | Cap
    | Permission
    | Undefined
    | Guarantee
)


# ------------------------------------------------------------------------------------------ riders


class Invocation(StrEnum):
    """How a condition suspends (§5.5)."""

    NOTICE = "notice"
    AUTOMATIC = "automatic"


@dataclass(frozen=True, slots=True)
class Condition:
    """As long as ``parties`` keep ``terms`` (None: every term they owe).

    By notice: suspended only from the confirmation by ``body``; with no body named, never.
    """

    parties: tuple[str, ...]
    terms: tuple[TermKey, ...] | None
    how: Invocation
    body: str | None = None


@dataclass(frozen=True, slots=True)
class ExceptClaimed:
    """An act the bearer may claim for an incident: open once claimed on record.

    ``judge`` names who must rule it; ``ruled`` False: the claim alone, and with ``judge`` None
    nobody can rule.
    """

    act: str
    judge: str | None


@dataclass(frozen=True, slots=True)
class ExceptAreas:
    """Not in these areas."""

    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptActors:
    """Not when done by these."""

    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptAgainst:
    """Not when done against these."""

    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExceptNotice:
    """Not when notice to a body was on record so long before."""

    to: str
    lead: Duration | None


@dataclass(frozen=True, slots=True)
class ExceptConsent:
    """Not when these consented, on record, to that incident."""

    by: tuple[str, ...]


Exemption = (
    ExceptClaimed | ExceptAreas | ExceptActors | ExceptAgainst | ExceptNotice | ExceptConsent
)


@dataclass(frozen=True, slots=True)
class Excuse:
    """A trigger or period is off when such an incident lies within so long before it.

    ``within`` None: during the incident itself (the same instant).
    """

    pattern: Pattern
    within: Duration | None


@dataclass(frozen=True, slots=True)
class Cure:
    """How a breach may be cured beyond late performance, and within what time for guarantees."""

    by: str | None
    within: Duration | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A waiver or amendment: from then on the term is off; what was broken before stays."""

    why: str
    name: str
    at: Instant


@dataclass(frozen=True, slots=True)
class TermPlan:
    """One term, ready to be judged.

    ``bearers`` is who owes it, in the agreement's order; ``joint`` that they owe it together
    (one instance, attribution not assessed). ``extents`` intersect. ``supplied`` names what was
    read by the cell. ``coverage_floor`` is in percent.
    """

    key: TermKey
    clause: tuple[str, ...]
    bearers: tuple[str, ...]
    duty: Duty
    span: Span
    counterparty: str | None = None
    joint: bool = False
    extents: tuple[Extent, ...] = ()
    condition: Condition | None = None
    exemptions: tuple[Exemption, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    essence: bool = False
    cure: Cure | None = None
    ended: Ended | None = None
    supplied: tuple[str, ...] = ()
    at_risk: Duration | None = None
    coverage_floor: Amount = 100
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """An agreement ready to be judged: its terms in order, its calendar, its parties.

    ``area_parts`` says which areas lie inside which (an area that is the union of others).
    ``wider`` gives each kind and act all that it is a case of (a fuel truck is a truck).
    ``unjudged`` lists terms, or parts of terms, that are understood and not judged yet, each with
    what is left out.
    """

    agreement: str
    calendar: Calendar
    parties: tuple[str, ...]
    terms: tuple[TermPlan, ...]
    names: tuple[tuple[str, str], ...] = ()
    area_parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unjudged: tuple[tuple[TermKey, Aside], ...] = ()
    wider: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def term(self, key: TermKey) -> TermPlan | None:
        """The plan of one term; an empty reading finds the only one or the first."""
        for plan in self.terms:
            if plan.key == key:
                return plan
        for plan in self.terms:
            if plan.key.id == key.id and not key.reading:
                return plan
        return None
