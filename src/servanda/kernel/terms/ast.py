"""The syntax tree of the terms language: what a sentence says, before anything is looked up.

One class for each thing the grammar can say (docs/language.md); every node carries its span.
`Word` is a name as written. Constructs are frozen, so a tree can be a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from servanda.kernel.base import Amount, Duration
from servanda.kernel.source import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A declared name, an id or a form, as written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class TermRef:
    """``term 4a``, ``term 3 reading daily``, ``term 9 of gaza-january-2025``."""

    id: Word
    reading: Word | None
    of: Word | None
    span: Span


# ------------------------------------------------------------------------------ amounts, objects


class Bound(StrEnum):
    """How a number binds."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"
    EXACTLY = "exactly"
    EVERY = "every"
    SHARE = "percent of"
    SHARE_AT_LEAST = "at least percent of"


@dataclass(frozen=True, slots=True)
class Measure:
    """``at least 600``, ``between 990 and 1650``, ``every``, ``30 percent of``.

    ``number`` is None for ``every``; ``upper`` is set for ``between`` only.
    """

    bound: Bound
    number: Amount | None
    upper: Amount | None
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A kind (or body, or act) with its amount and list; ``per`` scales it by the trigger."""

    measure: Measure | None
    noun: Word
    roll: Word | None
    per: Word | None
    span: Span


class Join(StrEnum):
    """How the items of an object are joined."""

    ONE = "one"
    ALL = "and"
    ANY = "or"


@dataclass(frozen=True, slots=True)
class Objects:
    """What an act is done to."""

    join: Join
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Distance:
    """``25 km``; ``half`` says ``half of``, so that the number of the text is kept."""

    number: Amount
    unit: str
    half: bool
    span: Span


# ------------------------------------------------------------------------------------- predicates


@dataclass(frozen=True, slots=True)
class Do:
    """An act, with its object if it takes one."""

    verb: Word
    objects: Objects | None
    span: Span


@dataclass(frozen=True, slots=True)
class Leave:
    """``leave A and B``: to be out of them at the due time."""

    areas: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class StayOut:
    """``stay out of A and B``: no stay in them."""

    areas: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class KeepAway:
    """``keep K at least D from LINE``."""

    nouns: tuple[Word, ...]
    distance: Distance
    line: Word
    span: Span


@dataclass(frozen=True, slots=True)
class KeepNear:
    """``keep K within D of LINE``."""

    nouns: tuple[Word, ...]
    distance: Distance
    line: Word
    span: Span


@dataclass(frozen=True, slots=True)
class KeepIn:
    """``keep K in AREA``."""

    nouns: tuple[Word, ...]
    area: Word
    span: Span


@dataclass(frozen=True, slots=True)
class KeepAtMost:
    """``keep at most N K in AREA``: a cap."""

    limit: Amount
    noun: Word
    area: Word
    span: Span


@dataclass(frozen=True, slots=True)
class KeepState:
    """``keep rafah open``."""

    thing: Word
    state: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Prevent:
    """``prevent X by GROUPS``."""

    acts: tuple[Word, ...]
    groups: tuple[Word, ...]
    span: Span


Predicate = Do | Leave | StayOut | KeepAway | KeepNear | KeepIn | KeepAtMost | KeepState | Prevent


# ------------------------------------------------------------------------------ subject, modality


class Who(StrEnum):
    """How the bearer is named."""

    NAMED = "named"
    EACH_PARTY = "each party"
    EACH_GUARANTOR = "each guarantor"
    EACH_OF = "each of"
    JOINTLY = "jointly"
    NO_PARTY = "no party"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who shall, shall not or may."""

    who: Who
    names: tuple[Word, ...]
    span: Span


class Modality(StrEnum):
    """Duty, ban, permission, best efforts."""

    SHALL = "shall"
    SHALL_NOT = "shall not"
    MAY = "may"
    ENDEAVOUR = "shall endeavour to"


# -------------------------------------------------------------------------------- moments, windows


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event as a noun: ``complaint to task-force``, ``body returned by them``, ``notice``."""

    what: Word
    form: Word | None
    by: tuple[Word, ...]
    to: Word | None
    within: Word | None
    under: TermRef | None
    span: Span


@dataclass(frozen=True, slots=True)
class Named:
    """A declared moment."""

    name: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Date:
    """``10 October 2025 at 12:00 Asia/Gaza``.

    ``wall`` is naive; ``clock`` says whether a time was given; ``zone`` None is the calendar's.
    """

    wall: datetime
    clock: bool
    zone: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class NthDay:
    """``day 22 of phase-1``; the first day is day 1."""

    number: int
    period: Word
    span: Span


@dataclass(frozen=True, slots=True)
class StartOf:
    """``start of phase-1``."""

    period: Word
    span: Span


@dataclass(frozen=True, slots=True)
class EndOf:
    """``end of phase-1``."""

    period: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Performed:
    """``[timely] performance of term 4a``."""

    term: TermRef
    timely: bool
    span: Span


@dataclass(frozen=True, slots=True)
class BreachOf:
    """``breach of term 3``."""

    term: TermRef
    span: Span


@dataclass(frozen=True, slots=True)
class First:
    """``the first government-approval by northland``."""

    occasion: Occasion
    span: Span


@dataclass(frozen=True, slots=True)
class Last:
    """``the last …``."""

    occasion: Occasion
    span: Span


@dataclass(frozen=True, slots=True)
class LaterOf:
    """``the later of A and B``."""

    one: Moment
    two: Moment
    span: Span


@dataclass(frozen=True, slots=True)
class EarlierOf:
    """``the earlier of A and B``."""

    one: Moment
    two: Moment
    span: Span


Moment = (
    Named
    | Date
    | NthDay
    | StartOf
    | EndOf
    | Performed
    | BreachOf
    | First
    | Last
    | LaterOf
    | EarlierOf
)


@dataclass(frozen=True, slots=True)
class After:
    """``14 days after ceasefire`` as an edge."""

    duration: Duration
    moment: Moment
    span: Span


Edge = Moment | After


@dataclass(frozen=True, slots=True)
class EachTime:
    """``each complaint``, ``each 9 ill-hostages released by hamas``."""

    number: int
    occasion: Occasion
    span: Span


Trigger = Moment | EachTime


@dataclass(frozen=True, slots=True)
class Before:
    """``24 hours before each release`` as a deadline."""

    duration: Duration
    trigger: Trigger
    span: Span


@dataclass(frozen=True, slots=True)
class Within:
    """``within D after E``."""

    duration: Duration
    trigger: Trigger
    span: Span


@dataclass(frozen=True, slots=True)
class Immediately:
    """``immediately after E``; its length comes from the method or is undefined."""

    trigger: Trigger
    span: Span


@dataclass(frozen=True, slots=True)
class By:
    """``by T``."""

    deadline: Moment | Before
    span: Span


@dataclass(frozen=True, slots=True)
class FromUntil:
    """``from E [until E]``, ``until E``."""

    start: Edge | None
    end: Edge | None
    span: Span


@dataclass(frozen=True, slots=True)
class Lasting:
    """``for D from E``."""

    duration: Duration
    moment: Moment
    span: Span


@dataclass(frozen=True, slots=True)
class During:
    """``during P``: a period or an act."""

    name: Word
    span: Span


@dataclass(frozen=True, slots=True)
class ForEach:
    """``for each [N] occasion [within D]``: a ratio."""

    number: int
    occasion: Occasion
    within: Duration | None
    span: Span


Window = Within | Immediately | By | FromUntil | Lasting | During | ForEach


@dataclass(frozen=True, slots=True)
class Cycle:
    """``each day``, ``each 6 months``, ``each exchange-day``."""

    number: int
    unit: Duration | None
    name: Word | None
    span: Span


# ------------------------------------------------------------------------------------------ riders


@dataclass(frozen=True, slots=True)
class AsLongAs:
    """``as long as P keeps term 3`` or ``keeps every term`` (``terms`` empty)."""

    subject: Subject
    terms: tuple[TermRef, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Including:
    """``including at least 50 fuel-trucks and 300 north-trucks``."""

    parts: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Numbering:
    """``numbering 33``."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Counted:
    """``counted at entry by agency-a or agency-b``."""

    at: Word | None
    by: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExceptAct:
    """``except self-defence [claimed by notice [to B]] [determined by B | with no judge …]``."""

    act: Word
    claimed: bool
    notice_to: Word | None
    judge: Word | None
    no_judge: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ExceptWhere:
    """``except in A or B`` / ``by`` / ``against`` / ``through`` / ``with consent of``."""

    how: str
    names: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExceptAfterNotice:
    """``except after [D] notice to B``."""

    lead: Duration | None
    to: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Invoked:
    """``invoked by notice [to B]``."""

    to: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class Confirmed:
    """``confirmed by B``."""

    by: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """A rider of fixed words: automatically, essence, pro-rata, binding, same-place, early."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """``judged by arrest and patrol``."""

    acts: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Excused:
    """``excused during OCCASION`` or ``excused within D after OCCASION``."""

    occasion: Occasion
    within: Duration | None
    span: Span


@dataclass(frozen=True, slots=True)
class ToBeAgreed:
    """``to be agreed by A and B``."""

    by: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """``as in`` / ``in addition to`` / ``in place of`` / ``in parallel with`` a term."""

    how: str
    term: TermRef
    span: Span


@dataclass(frozen=True, slots=True)
class CuredBy:
    """``cured [by ACT] [within D]``."""

    by: Word | None
    within: Duration | None
    span: Span


@dataclass(frozen=True, slots=True)
class ReadByCell:
    """``bearer and start read by the cell``."""

    parts: tuple[str, ...]
    span: Span


Rider = (
    AsLongAs
    | Including
    | Numbering
    | Counted
    | ExceptAct
    | ExceptWhere
    | ExceptAfterNotice
    | Invoked
    | Confirmed
    | Flag
    | JudgedBy
    | Excused
    | ToBeAgreed
    | Reference
    | CuredBy
    | ReadByCell
)


# -------------------------------------------------------------------------------------- statements


@dataclass(frozen=True, slots=True)
class Sentence:
    """One norm: bearer, modality, act, then the core's parts in order, then the riders."""

    subject: Subject
    modality: Modality
    act: Predicate
    recipient: Word | None
    place_how: str | None
    places: tuple[Word, ...]
    dose: Duration | None
    cycle: Cycle | None
    window: Window | None
    riders: tuple[Rider, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """A term: one sentence under a clause."""

    id: Word
    reading: Word | None
    amended_by: Word | None
    sentence: Sentence
    clause: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a guarantee: an act, and how long an uncured breach must have lasted."""

    act: Word
    if_not_cured_within: Duration | None
    span: Span


@dataclass(frozen=True, slots=True)
class Guarantee:
    """Who guarantees which terms to whom, by which rungs, on what condition."""

    id: Word
    subject: Subject
    terms: tuple[TermRef, ...]
    to: Subject
    rungs: tuple[Rung, ...]
    conditions: tuple[AsLongAs, ...]
    clause: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NotMonitored:
    """``not monitored: aspiration``, which accounts for a clause without a term."""

    reason: Word
    text: str | None
    clause: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Undefined:
    """``is undefined "…"``: a legal meaning, and the honest one."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NameDecl:
    """``agreement|incorporates|party|guarantor|body|group|annex|place|state NAME "…"``."""

    sort: str
    name: Word
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """``calendar Asia/Gaza``."""

    zone: str
    span: Span


@dataclass(frozen=True, slots=True)
class KindDecl:
    """``kind fuel-truck, fuel-trucks is truck "carrying fuel"``."""

    name: Word
    plural: Word | None
    parents: tuple[Word, ...]
    text: str | None
    undefined: Undefined | None
    span: Span


@dataclass(frozen=True, slots=True)
class ActDecl:
    """``act attack, attacked is airstrike or shelling``; ``once``: it can happen only once."""

    name: Word
    past: Word | None
    once: bool
    parents: tuple[Word, ...]
    text: str | None
    undefined: Undefined | None
    span: Span


@dataclass(frozen=True, slots=True)
class Feature:
    """``annex map-x feature "left" [surveyed on DATE]``."""

    annex: Word
    feature: str | None
    surveyed: Date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Belt:
    """``land within 2 km of LINE``."""

    distance: Distance
    line: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Union:
    """``A and B [except C]``."""

    areas: tuple[Word, ...]
    without: Word | None
    span: Span


Shape = Feature | Belt | Union


@dataclass(frozen=True, slots=True)
class ShapeUntil:
    """One shape and the edge until which it holds (None: to the end)."""

    shape: Shape
    until: Edge | None
    span: Span


@dataclass(frozen=True, slots=True)
class AreaDecl:
    """``area`` or ``line`` NAME is shapes, or undefined."""

    sort: str
    name: Word
    shapes: tuple[ShapeUntil, ...]
    undefined: Undefined | None
    span: Span


@dataclass(frozen=True, slots=True)
class ListDecl:
    """``list list-1 of living-person is annex lists feature "1", numbering 20``."""

    name: Word
    of: Word
    feature: Feature
    numbering: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class MomentDecl:
    """``moment approval is …``."""

    name: Word
    moment: Moment | None
    undefined: Undefined | None
    span: Span


@dataclass(frozen=True, slots=True)
class ForSpan:
    """``42 days from entry-into-force``."""

    duration: Duration
    start: Edge
    span: Span


@dataclass(frozen=True, slots=True)
class DaysWith:
    """``each day with release``."""

    occasion: Occasion
    span: Span


@dataclass(frozen=True, slots=True)
class FromEach:
    """``from each ceasefire-on until the next ceasefire-off``: a period that recurs."""

    start: Occasion
    end: Occasion
    span: Span


@dataclass(frozen=True, slots=True)
class Extension:
    """``extended until E`` or ``renewed for D [unless OCCASION]``."""

    until: Edge | None
    renewed: Duration | None
    unless: Occasion | None
    span: Span


@dataclass(frozen=True, slots=True)
class PeriodDecl:
    """``period phase-1 is …``."""

    name: Word
    extent: ForSpan | FromUntil | DaysWith | FromEach
    extensions: tuple[Extension, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class InForceDecl:
    """``in force from approval [until …]``."""

    start: Edge
    end: Edge | None
    span: Span


@dataclass(frozen=True, slots=True)
class RuleDecl:
    """``days end at midnight`` · ``weeks start on sunday`` · ``text english prevails``."""

    rule: str
    name: Word
    span: Span


@dataclass(frozen=True, slots=True)
class AmendmentDecl:
    """``amendment x dated …, agreed by A and B``."""

    name: Word
    dated: Date
    agreed_by: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class WaiverDecl:
    """``waiver x of term 5r dated …, agreed by A and B``."""

    name: Word
    terms: tuple[TermRef, ...]
    dated: Date
    agreed_by: tuple[Word, ...]
    span: Span


Declaration = (
    NameDecl
    | CalendarDecl
    | KindDecl
    | ActDecl
    | AreaDecl
    | ListDecl
    | MomentDecl
    | PeriodDecl
    | InForceDecl
    | RuleDecl
    | AmendmentDecl
    | WaiverDecl
)
Statement = Declaration | Term | Guarantee | NotMonitored


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered passage: its path of headings, its own words, and where it stands.

    ``words`` are the prose of this clause alone (no terms block), for the number lint. The
    preamble, the words before the first heading or number, has the path ``()``. ``places`` are
    line and column at which each line of the words begins.
    """

    path: tuple[str, ...]
    words: str
    span: Span
    places: tuple[tuple[int, int], ...] = ()

    def place(self, start: int, length: int) -> Span:
        """Where a stretch of the words stands in the file; the clause's opening if unknown."""
        above = self.words[:start]
        row = above.count("\n")
        if row >= len(self.places):
            return Span(self.span.file, self.span.line, self.span.col, self.span.line, 2)
        line, col = self.places[row]
        col += start - (above.rfind("\n") + 1)
        return Span(self.span.file, line, col, line, col + max(length, 1))


@dataclass(frozen=True, slots=True)
class Document:
    """An agreement as read: its clauses and every statement, in order.

    ``title`` is the first heading; ``broken`` the names and ids of statements that could not be
    read and ``unread`` their clauses, so that a slip in one sentence is not reported again
    wherever it is cited. ``under`` is the clause of each statement, by its place in
    ``statements``.
    """

    file: str
    clauses: tuple[Clause, ...]
    statements: tuple[Statement, ...]
    title: str = ""
    broken: tuple[str, ...] = ()
    unread: tuple[tuple[str, ...], ...] = ()
    under: tuple[tuple[str, ...], ...] = ()
