"""One world, read: what happened in it, when its moments are and when its terms are in force.

Straight from the law, one world at a time and with no bounds anywhere: every function here
answers a question that a person with perfect knowledge of that world would answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from servanda.kernel.base import DAWN, FOREVER, Amount, Calendar, Duration, Instant
from servanda.kernel.facts import Facts, Incident, LegalAct, Located, Ruling, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Agreed,
    At,
    BreachMoment,
    Condition,
    DaysWith,
    Deadline,
    Due,
    EarlierOf,
    Extent,
    FirstOf,
    FromEach,
    FromTo,
    Invocation,
    LastOf,
    LaterOf,
    NthDayOf,
    Pattern,
    PerformanceOf,
    Plan,
    Plus,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Unsaid,
    Use,
    When,
    Withdrawal,
)
from servanda.kernel.verdicts.proof import Choice, Outcome
from tests.oracle.worlds import Base, Happening, Presence, attribution, occurrence

Stretch = tuple[Instant, Instant]
"""Half-open."""
Lump = tuple[Instant, Amount]
"""So much unseen performance, all at one instant."""


class SilentLawError(Exception):
    """The law does not say what this case comes to: no test is made of it."""


@dataclass(frozen=True, slots=True)
class Result:
    """One instance in one world. ``at`` is ``c`` or the instant it was broken."""

    key: str
    bearer: str
    outcome: Outcome
    at: Instant | None = None
    opened: Instant | None = None
    due: Instant | None = None
    until: Instant = FOREVER
    seen: tuple[int, int, int] | None = None
    ended: bool = False
    live: bool = False
    """Still owed, running or continuing at the horizon."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A moment that has come: where it starts as an opening, where it ends as a due."""

    start: Instant
    due: Instant
    dated: bool = False


@dataclass
class World:
    """One world of a case at one horizon."""

    plan: Plan
    facts: Facts
    as_of: Instant
    base: Base
    unseen: Mapping[tuple[TermKey, int, str], Sequence[Lump]]
    choices: frozenset[Choice] = frozenset()
    results: dict[TermKey, list[Result]] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """The agreement's days."""
        return self.plan.calendar

    def happened(self) -> list[Happening]:
        """What happened by the horizon, in the order of the record's law: time, seq, id."""
        return sorted(
            (h for h in self.base.happenings if h.time <= self.as_of),
            key=lambda h: (h.time, h.incident.seq, h.incident.id),
        )


# ---------------------------------------------------------------------------------------- patterns


def told(plan: Plan, names: Sequence[str] | None, name: str | None) -> bool | None:
    """Whether what is told of as ``name`` is what is asked for; None where that is too coarse."""
    if names is None or name in names:
        return True
    wider = {above for one, every in plan.wider if one in names for above in every}
    return None if name is None or name in wider else False


def sort_told(plan: Plan, pattern: Pattern, incident: Incident) -> bool | None:
    """Whether an incident is told of as an act and a kind asked for; None if too coarsely."""
    both = (told(plan, pattern.acts, incident.act), told(plan, pattern.kinds, incident.kind))
    if False in both:
        return False
    return True if both == (True, True) else None


def named(plan: Plan, pattern: Pattern, incident: Incident) -> bool:
    """Whether an incident may be of the sort a pattern looks for, as plain data."""
    sort = sort_told(plan, pattern, incident)
    return (
        sort is not False
        and (sort is True or not pattern.log)
        and (pattern.roll is None or incident.roll in (None, pattern.roll))
        and (pattern.recipient is None or incident.recipient in (None, pattern.recipient))
        and (pattern.under is None or incident.under == pattern.under)
    )


def of_sort(plan: Plan, pattern: Pattern, happening: Happening) -> bool:
    """Whether an incident of this world is of the sort that a pattern looks for, or some of it."""
    if not named(plan, pattern, happening.incident):
        return False
    if sort_told(plan, pattern, happening.incident):
        return True
    return dict(happening.shares).get((pattern.acts, pattern.kinds), 0) > 0


def matched(plan: Plan, pattern: Pattern, happening: Happening) -> Happening | None:
    """An incident of this world as what the pattern looks for, and of how many; None if it is not.

    Of one that is told of too coarsely the world says how many were of that sort.
    """
    if not matches(plan, pattern, happening):
        return None
    if sort_told(plan, pattern, happening.incident):
        return happening
    share = dict(happening.shares)[pattern.acts, pattern.kinds]
    return replace(happening, amount=share) if share else None


def matches(plan: Plan, pattern: Pattern, happening: Happening) -> bool:
    """Whether an incident of this world is one the pattern looks for, its sort apart."""
    if not named(plan, pattern, happening.incident):
        return False
    if not in_areas(plan, pattern.areas, happening.incident.places, happening):
        return False
    if pattern.actors is None:
        every = happening.incident.parts
        asked = [part for part in every if part.party is None] or every
        return any(happening.occurs(part, pattern.use) for part in asked)
    return any(
        happening.occurs(part, pattern.use) and happening.by(part, pattern.use)
        for part in happening.incident.parts
        if part.party in pattern.actors
    )


def in_areas(
    plan: Plan,
    areas: Sequence[str] | None,
    places: Sequence[Located],
    fact: Happening | Presence,
) -> bool:
    """Whether a fact of this world lies in one of the areas (None: anywhere)."""
    if areas is None:
        return True
    if not places:
        return fact.holds("in:?", Truth.GAP)
    wanted = {*areas, *(p for whole, parts in plan.area_parts if whole in areas for p in parts)}
    return any(fact.holds(f"in:{p.area}", p.inside) for p in places if p.area in wanted)


def found(world: World, pattern: Pattern) -> list[Happening]:
    """The incidents of a pattern up to the horizon."""
    if pattern.undefined is not None:
        raise SilentLawError("what matches is undefined")
    every = [matched(world.plan, pattern, h) for h in world.happened()]
    return [h for h in every if h is not None]


def owed_by(pattern: Pattern, bearer: str) -> Pattern:
    """A pattern as one of several bearers must fulfil it: by its own acts."""
    if pattern.actors is None or BEARER not in pattern.actors:
        return pattern
    return replace(pattern, actors=tuple(bearer if a == BEARER else a for a in pattern.actors))


def bearers_of(term: TermPlan) -> tuple[str, ...]:
    """One instance for each of these; the empty bearer stands for all of them together."""
    return ("",) if term.joint else term.bearers


def key_for(term: TermPlan, key: str, bearer: str) -> str:
    """The key with its bearer where several bear the term apart."""
    return f"{key}@{bearer}" if bearer and len(term.bearers) > 1 else key


def stays_by(presence: Presence, bearer: str, use: Use) -> bool:
    """Whether the stay happened and was that party's, as the use reads it."""
    return any(
        presence.holds("occurs", occurrence(part, use))
        and presence.holds(f"by:{part.party}", attribution(part, use))
        for part in presence.stay.parts
        if part.party == bearer or not bearer
    )


# ----------------------------------------------------------------------------------------- moments


def moment(world: World, when: When) -> Edge | None:
    """When a moment is in this world; None where it has not come, and never may."""
    match when:
        case At(start=start, end=end, dated=dated):
            return Edge(start, end, dated)
        case FirstOf(pattern=pattern):
            return _edge([h.time for h in found(world, pattern)][:1])
        case LastOf(pattern=pattern):
            return _edge([h.time for h in found(world, pattern)][-1:])
        case PerformanceOf(term=term, timely=timely):
            return _performance(world, term, timely=timely)
        case BreachMoment(term=term):
            return _edge(sorted(broken_at(world, r) for r in results(world, term) if bad(r))[:1])
        case Plus(moment=start_of, duration=duration, end_of_day=end_of_day):
            begun = moment(world, start_of)
            if begun is None:
                return None
            later = world.calendar.add(begun.start, duration)
            return _edge([world.calendar.day_end(later) if end_of_day else later])
        case NthDayOf(start=start_of, number=number):
            begun = moment(world, start_of)
            if begun is None:
                return None
            calendar = world.calendar
            first = calendar.add_days(calendar.day_start(begun.start), number - 1)
            return Edge(first, calendar.day_end(first), dated=True)
        case LaterOf(one=one, two=two):
            both = [moment(world, one), moment(world, two)]
            come = [edge for edge in both if edge is not None]
            if len(come) < len(both):
                return None
            return Edge(max(e.start for e in come), max(e.due for e in come))
        case EarlierOf(one=one, two=two):
            come = [e for e in (moment(world, one), moment(world, two)) if e is not None]
            if not come:
                return None
            return Edge(min(e.start for e in come), min(e.due for e in come))
        case Agreed(name=name):
            rulings = [r for r in read(world, LegalAct.AGREEMENT) if r.name == name]
            return _edge([r.effect for r in rulings][:1])
        case Unsaid():
            raise SilentLawError("the moment is left undefined")


def _edge(instants: Sequence[Instant]) -> Edge | None:
    return Edge(instants[0], instants[0]) if instants else None


def _performance(world: World, term: TermKey, *, timely: bool) -> Edge | None:
    wanted = (Outcome.DONE,) if timely else (Outcome.DONE, Outcome.LATE)
    every = results(world, term)
    times = [r.at for r in every if r.outcome in wanted and r.at is not None]
    return _edge([max(times)]) if times and len(times) == len(every) else None


def read(world: World, act: LegalAct) -> list[Ruling]:
    """The acts of law that have taken effect by the horizon, in order."""
    return sorted(
        (r for r in world.facts.rulings if r.act is act and r.effect <= world.as_of),
        key=lambda r: (r.effect, r.id),
    )


def bad(result: Result) -> bool:
    """Whether an instance is a breach in this world, cured or not."""
    return result.outcome in (Outcome.LATE, Outcome.UNDONE, Outcome.BROKEN, Outcome.MENDED)


def broken_at(world: World, result: Result) -> Instant:
    """The instant a bad instance was broken: just after its due, or when the act was done."""
    if result.outcome in (Outcome.BROKEN, Outcome.MENDED):
        assert result.at is not None
        return result.at
    assert result.due is not None
    return result.due + 1


def results(world: World, key: TermKey) -> list[Result]:
    """Every instance of a term in this world."""
    from tests.oracle.duties import judge_term  # the two read each other, a term a time

    if key not in world.results:
        term = world.plan.term(key)
        assert term is not None, f"no term {key}"
        world.results[key] = judge_term(world, term)
    return world.results[key]


# ----------------------------------------------------------------------------------------- in force


def in_force(world: World, term: TermPlan, *, stopped: bool = True) -> list[Stretch]:
    """When the term is in force; ``stopped`` leaves suspended time out."""
    stretches: list[Stretch] = [(DAWN, FOREVER)]
    for extent in term.extents:
        stretches = meet(stretches, extent_of(world, extent))
    stretches = meet(stretches, [(DAWN, lapse(world, term))])
    return without(stretches, suspended(world, term)) if stopped else stretches


def lapse(world: World, term: TermPlan) -> Instant:
    """When a waiver, an amendment or being overtaken ended the term."""
    ends = [term.ended.at] if term.ended is not None else []
    ends += [
        r.effect
        for r in read(world, LegalAct.OVERTAKEN)
        if term.key.id in r.about and r.by not in term.bearers
    ]
    ends += _given_up(world, term)
    return min(ends, default=FOREVER)


def _given_up(world: World, term: TermPlan) -> list[Instant]:
    """When everybody who is owed the term had waived it, if they all have."""
    owed = [p for p in world.plan.parties if p not in term.bearers]
    if term.counterparty:
        owed = [term.counterparty]
    waivers = [r for r in read(world, LegalAct.WAIVER) if term.key.id in r.about]
    firsts = [[r.effect for r in waivers if r.by == who][:1] for who in owed]
    return [max(t for (t,) in firsts)] if firsts and all(firsts) else []


def extent_of(world: World, extent: Extent) -> list[Stretch]:
    """The stretches of one extent."""
    match extent:
        case FromTo(start=start, end=end):
            opened = DAWN if start is None else _start(world, start)
            closed = FOREVER if end is None else _end(world, end)
            return [(opened, closed)] if opened is not None and opened < closed else []
        case DaysWith(pattern=pattern):
            days = {world.calendar.day_start(h.time) for h in found(world, pattern)}
            return join([(day, world.calendar.add_days(day, 1)) for day in sorted(days)])
        case FromEach(start=start_pattern, end=end_pattern):
            ends = [h.time for h in found(world, end_pattern)]
            return join(
                [
                    (h.time, min((t for t in ends if t > h.time), default=FOREVER))
                    for h in found(world, start_pattern)
                ]
            )


def _start(world: World, when: When) -> Instant | None:
    edge = moment(world, when)
    return None if edge is None else edge.start


def _end(world: World, when: When) -> Instant:
    edge = moment(world, when)
    if edge is None:
        return FOREVER
    return edge.due + 1 if isinstance(when, At) and when.dated else edge.due


def suspended(world: World, term: TermPlan) -> list[Stretch]:
    """When the term's condition suspends it."""
    condition = term.condition
    if condition is None:
        return []
    if condition.how is Invocation.NOTICE:
        return _confirmed(world, term, condition)
    gone: list[Stretch] = []
    for other in world.plan.terms:
        named_by = condition.terms is None or other.key in condition.terms
        if not named_by or other.key == term.key:
            continue
        gone += [
            stretch
            for result in results(world, other.key)
            if result.bearer in condition.parties
            for stretch in continuing(world, other, result)
        ]
    return join(gone)


def continuing(world: World, term: TermPlan, result: Result) -> list[Stretch]:
    """The instants at which a breach, broken strictly before, still continues."""
    if not bad(result):
        return []
    start = broken_at(world, result)
    if result.outcome in (Outcome.BROKEN, Outcome.MENDED):
        return [(start + 1, result.until)] if start + 1 < result.until else []
    if not isinstance(term.duty, Deadline | Withdrawal | Response | Ratio):
        return []
    until = FOREVER if result.at is None else result.at
    return [(start, until)] if start < until else []


def _confirmed(world: World, term: TermPlan, condition: Condition) -> list[Stretch]:
    def about(ruling: Ruling) -> bool:
        return not ruling.about or term.key.id in ruling.about

    if condition.body is None:
        return []
    gone: list[Stretch] = []
    for ruling in read(world, LegalAct.CONFIRMATION):
        if ruling.by != condition.body or not about(ruling):
            continue
        ends = [
            r.effect
            for r in read(world, LegalAct.REJECTION)
            if r.by == condition.body and about(r) and r.effect > ruling.effect
        ]
        ends += [
            r.effect
            for r in read(world, LegalAct.AGREEMENT)
            if r.name == "resume" and about(r) and r.effect > ruling.effect
        ]
        gone.append((ruling.effect, min(ends, default=FOREVER)))
    return join(gone)


# ---------------------------------------------------------------------------------------------- due


def due_of(world: World, due: Due | None, term: TermPlan) -> Instant | None:
    """The due instant of a deadline; None where there is none, or it never comes."""
    if due is None:
        return None
    edge = moment(world, due.moment)
    if edge is None:
        return None
    if due.duration is None:
        return edge.due
    plain = world.calendar.due(edge.start, due.duration, dated=edge.dated)
    return moved(plain, edge.start, suspended(world, term))


def due_after(
    world: World, opened: Instant, within: Duration | None, term: TermPlan
) -> Instant | None:
    """The due instant of an answer to what happened at ``opened``."""
    if within is None:
        return None
    return moved(world.calendar.due(opened, within), opened, suspended(world, term))


def moved(due: Instant, opened: Instant, gone: Sequence[Stretch]) -> Instant | None:
    """A due moved later by the suspended time after its clock began; None: never."""
    for start, end in sorted(gone):
        if start >= due or end <= opened:
            continue
        if end >= FOREVER:
            return None
        due += end - max(start, opened)
    return due


# ---------------------------------------------------------------------------------------- stretches


def meet(one: Sequence[Stretch], two: Sequence[Stretch]) -> list[Stretch]:
    """What two lists of stretches have in common."""
    return sorted((max(a, c), min(b, d)) for a, b in one for c, d in two if max(a, c) < min(b, d))


def join(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The union, as stretches apart from one another."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def without(stretches: Sequence[Stretch], gone: Sequence[Stretch]) -> list[Stretch]:
    """What is left of stretches when others are taken away."""
    left = list(stretches)
    for start, end in gone:
        left = meet(left, [(DAWN, start)] if start > DAWN else []) + meet(left, [(end, FOREVER)])
    return sorted(left)


def length(stretches: Sequence[Stretch]) -> int:
    """Microseconds in all."""
    return sum(end - start for start, end in stretches)


def within(stretches: Sequence[Stretch], instant: Instant) -> bool:
    """Whether an instant lies in one of the stretches."""
    return any(start <= instant < end for start, end in stretches)


def local_days(calendar: Calendar, start: Instant, end: Instant) -> Iterator[Stretch]:
    """The local days of a half-open period."""
    day = calendar.day_start(start)
    while day < end:
        tomorrow = calendar.add_days(day, 1)
        yield day, tomorrow
        day = tomorrow
