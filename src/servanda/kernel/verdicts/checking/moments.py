"""Moments, extents and suspension in one concrete world.

What a term asks of another (when it was performed, when it was broken, whether that goes on) is
answered by judging the other's instances in this very world, so that what they share is shared.
"""

from __future__ import annotations

from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import LegalAct, Ruling
from servanda.kernel.plan.operators import (
    Absence,
    Agreed,
    At,
    Ban,
    BreachMoment,
    Cap,
    Condition,
    DaysWith,
    Deadline,
    EarlierOf,
    FirstOf,
    FromEach,
    FromTo,
    Guarantee,
    Invocation,
    LastOf,
    LaterOf,
    NthDayOf,
    PerformanceOf,
    Plus,
    Quota,
    TermKey,
    TermPlan,
    Unsaid,
    When,
    Withdrawal,
)
from servanda.kernel.timeline import (
    ALWAYS,
    NEVER,
    Timeline,
    clip,
    intersect_all,
    make,
    since,
    union_all,
)
from servanda.kernel.timeline import relative_complement_all as without
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.worlds import (
    Case,
    Edge,
    Occasion,
    TooMany,
    World,
    candidates,
)
from servanda.kernel.verdicts.proof import BAD, Outcome

MOST_ROUNDS = 60
"""Limit of rounds in which terms that suspend one another settle."""


def moment(ground: Ground, world: World, term: TermPlan, when: When, bearer: str) -> Edge | None:
    """The moment in the world; None if it has not come."""
    calendar = ground.calendar
    match when:
        case At(start=start, end=end, dated=dated):
            return Edge(start, end, dated)
        case FirstOf(pattern=pattern) | LastOf(pattern=pattern):
            found = ground.happened(world, term, pattern, bearer)
            return _edge(found[0 if isinstance(when, FirstOf) else -1][0] if found else None)
        case PerformanceOf(term=key, timely=timely):
            return _edge(_performed(ground, world, term, key, timely=timely))
        case BreachMoment(term=key):
            begun = _broken(ground, world, term, key)
            return _edge(min((b for b in begun if b <= ground.as_of), default=None))
        case Agreed(name=name, by=by):
            told = [
                r.effect
                for r in ground.rulings(LegalAct.AGREEMENT)
                if r.name == name and (not by or r.by in by)
            ]
            return _edge(told[0] if told else None)
        case Unsaid(text=text):
            return _edge((None, DAWN, ground.as_of)[world.pick(text, "moment", 3)])
        case LaterOf(one=one, two=two) | EarlierOf(one=one, two=two):
            both = [moment(ground, world, term, w, bearer) for w in (one, two)]
            come = sorted((e for e in both if e is not None), key=lambda e: (e.start, e.due))
            if isinstance(when, LaterOf):
                return come[-1] if len(come) > 1 else None
            return come[0] if come else None
        case Plus(moment=inner, duration=duration, end_of_day=rounded):
            edge = moment(ground, world, term, inner, bearer)
            if edge is None:
                return None
            start, due = (calendar.add(t, duration) for t in (edge.start, edge.due))
            if rounded:
                return Edge(calendar.day_end(due), calendar.day_end(due))
            return Edge(start, due, edge.dated)
        case NthDayOf(start=inner, number=number):
            edge = moment(ground, world, term, inner, bearer)
            if edge is None:
                return None
            day = calendar.add_days(calendar.day_start(edge.start), number - 1)
            return Edge(day, calendar.day_end(day), dated=True)


def _edge(at: Instant | None) -> Edge | None:
    return None if at is None else Edge(at, at)


# --------------------------------------------------------------------------- what others did of it


def _judged(
    ground: Ground, world: World, term: TermPlan, other: TermPlan, one: Occasion
) -> tuple[Case, Instant]:
    """What another term's instance comes to in this world, and the instant that decided it.

    Of what its unseen performance leaves open, one is picked.
    """
    used, further = set(world.used), world.further
    world.further = further or (lambda between: ground.cuts(term, between))
    cases = one.judge(world)
    world.further = further
    world.used = used  # what it rests on stands in the other term's proof
    name = f"{other.key}/{one.key}"
    case = cases[world.pick(name, f"comes to {cases}", len(cases))]
    if case.decided is None:
        return case, FOREVER
    between = Between(*case.decided)
    options = candidates(between, ground.cuts(term, between))
    return case, options[world.pick(name, f"decided {options}", len(options))]


def _performed(
    ground: Ground, world: World, term: TermPlan, key: TermKey, *, timely: bool
) -> Instant | None:
    """``c`` of a term's one instance; of several, the last; None if it waits for itself."""
    other = ground.plan.term(key)
    if other is None or other.key in world.busy:
        return None
    if not isinstance(other.duty, Deadline | Withdrawal):
        return None
    world.busy.add(other.key)
    judged = [_judged(ground, world, term, other, one) for one in ground.occasions(other)]
    world.busy.discard(other.key)
    good = {Outcome.DONE} if timely else {Outcome.DONE, Outcome.LATE}
    come = [at for case, at in judged if case.outcome in good]
    return max(come) if come and len(come) == len(judged) else None


def _broken(ground: Ground, world: World, term: TermPlan, key: TermKey) -> list[Instant]:
    """When each breach of another term began."""
    other = ground.plan.term(key)
    if other is None or other.key in world.busy:
        return []
    world.busy.add(other.key)
    found = [_breach(ground, world, term, other, one) for one in ground.occasions(other)]
    world.busy.discard(other.key)
    return [breach[0] for breach in found if breach is not None]


def _breach(
    ground: Ground, world: World, term: TermPlan, other: TermPlan, one: Occasion
) -> tuple[Instant, Instant] | None:
    """From when it was broken until it was performed or ended, which may be the same instant."""
    proof = ground.others.get(other.key)
    told = next((p for p in proof.instances if p.key == one.key), None) if proof else None
    if told is None or not set(told.outcomes) & BAD:
        return None  # that proof, which is checked too, says that it was never broken
    case, at = _judged(ground, world, term, other, one)
    match case.outcome:
        case Outcome.UNDONE:
            return (case.due or DAWN) + 1, FOREVER
        case Outcome.LATE:
            return (case.due or DAWN) + 1, at
        case Outcome.BROKEN | Outcome.MENDED:
            return at, max(case.until or 0, at + 1)
        case _:
            return None


# ------------------------------------------------------------------------------------------- force


def force(ground: Ground, world: World, term: TermPlan, bearer: str) -> Timeline:
    """When the term is in force in the world, suspension apart."""
    lines = [ALWAYS]
    for extent in term.extents:
        match extent:
            case FromTo(start=start, end=end):
                first: Edge | None = Edge(DAWN, DAWN)
                if start is not None:
                    first = moment(ground, world, term, start, bearer)
                last = None if end is None else moment(ground, world, term, end, bearer)
                until = FOREVER if last is None else last.due + last.dated
                lines.append(NEVER if first is None else clip(ALWAYS, first.start, until))
            case DaysWith(pattern=pattern):
                found = ground.happened(world, term, pattern, bearer)
                days = {ground.calendar.day_start(f[0]) for f in found}
                lines.append(make((d, ground.calendar.add_days(d, 1)) for d in sorted(days)))
            case FromEach(start=opens, end=closes):
                starts = [f[0] for f in ground.happened(world, term, opens, bearer)]
                ends = [f[0] for f in ground.happened(world, term, closes, bearer)]
                lines.append(since(starts, ends))
    return clip(intersect_all(lines), DAWN, lapse(ground, term))


def lapse(ground: Ground, term: TermPlan) -> Instant:
    """When a waiver, an amendment or being overtaken ended the term."""
    ends = [overtaken(ground, term), waived(ground, term)]
    ends += [] if term.ended is None else [term.ended.at]
    return min(ends)


def overtaken(ground: Ground, term: TermPlan) -> Instant:
    """When somebody other than a bearer put on record that the duty was overtaken."""
    told = [r for r in ground.rulings(LegalAct.OVERTAKEN) if term.key.id in r.about]
    return min((r.effect for r in told if r.by not in term.bearers), default=FOREVER)


def waived(ground: Ground, term: TermPlan) -> Instant:
    """When the last of those who are owed the term waived it: the other side, or whom it names."""
    owed = {*ground.plan.parties} - {*term.bearers}
    if term.counterparty is not None:
        owed = {term.counterparty}
    told = [r for r in ground.rulings(LegalAct.WAIVER) if term.key.id in r.about]
    each = [min((r.effect for r in told if r.by == who), default=FOREVER) for who in owed]
    return max(each, default=FOREVER)


def binding(ground: Ground, world: World, term: TermPlan, bearer: str) -> Timeline:
    """When the term binds: in force, and not suspended."""
    return without(force(ground, world, term, bearer), [suspended(ground, world, term)])


def suspended(ground: Ground, world: World, term: TermPlan) -> Timeline:
    """When the term's condition suspends it (§5.5)."""
    if term.condition is None:
        return NEVER
    if term.condition.how is Invocation.NOTICE:
        return _by_notice(ground, term, term.condition)
    if term.key not in world.stopped:
        _settle(ground, world)
    return world.stopped[term.key]


def _settle(ground: Ground, world: World) -> None:
    """Suspensions that hang on one another, until nothing changes.

    A breach suspends only what comes strictly after it, so each round makes a longer beginning
    of time certain, and what it comes to is unique.
    """
    waiting = [
        t
        for t in ground.plan.terms
        if t.condition is not None and t.condition.how is Invocation.AUTOMATIC
    ]
    world.stopped.update({t.key: NEVER for t in waiting})
    for _ in range(MOST_ROUNDS):
        found = {t.key: _automatic(ground, world, t, t.condition) for t in waiting}
        if all(world.stopped[key] == line for key, line in found.items()):
            return
        world.stopped.update(found)
    raise TooMany


def _automatic(
    ground: Ground, world: World, term: TermPlan, condition: Condition | None
) -> Timeline:
    """While what the condition names, owed by those it names, is broken and goes on."""
    if condition is None:
        return NEVER
    lines: list[Timeline] = []
    for other in ground.suspending(condition):
        if other.key == term.key or isinstance(other.duty, Ban | Quota | Guarantee):
            continue
        for one in ground.occasions(other):
            if set(ground.parties(other, one.bearer)) & set(condition.parties):
                breach = _breach(ground, world, term, other, one)
                stays = isinstance(other.duty, Absence | Cap)
                if breach is not None:
                    lines.append(make([(breach[0] + stays, breach[1])]))
    return union_all(lines)


def _by_notice(ground: Ground, term: TermPlan, condition: Condition) -> Timeline:
    """From the body's confirmation of an invocation until its rejection or a resumption.

    Each has its effect from its own time on, so that up to the horizon a later one has none.
    """
    called = invoked(ground, term, ground.as_of)
    starts = [
        r.effect
        for r in ground.rulings(LegalAct.CONFIRMATION)
        if condition.body is not None
        and r.by == condition.body
        and about(r, term)
        and any(i.effect <= r.effect for i in called)
    ]
    ends = [
        r.effect
        for act in (LegalAct.REJECTION, LegalAct.AGREEMENT)
        for r in ground.rulings(act)
        if about(r, term)
        and (r.name == "resume" if act is LegalAct.AGREEMENT else r.by == condition.body)
    ]
    begun, over = ([t for t in told if t <= ground.as_of] for told in (starts, ends))
    return since(sorted(begun), sorted(over))


def invoked(ground: Ground, term: TermPlan, by: Instant) -> list[Ruling]:
    """The invocations of the term's condition up to an instant."""
    return [r for r in ground.rulings(LegalAct.INVOCATION) if about(r, term) and r.effect <= by]


def about(ruling: Ruling, term: TermPlan) -> bool:
    """Whether an act of law is about a term; one about nothing in particular is about all."""
    return not ruling.about or term.key.id in ruling.about


def later(due: Instant, opened: Instant, stopped: Timeline) -> Instant:
    """A due moved by the suspended time between the opening and itself."""
    for start, end in stopped:
        begin = max(start, opened)
        if begin < due and begin < end:
            due = FOREVER if end >= FOREVER else due + end - begin
    return due
