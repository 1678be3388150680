"""Deadlines and withdrawals: one instance for each bearer, due at a time or owed without one."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import Claim, Gap
from servanda.kernel.plan.operators import Deadline, Due, FromTo, TermPlan, When, Withdrawal
from servanda.kernel.timeline import Timeline, clip, make, relative_complement_all
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Reach,
    Result,
    bearers,
    combine,
    key_for,
    rests_on,
    shift,
    unique,
)
from servanda.kernel.verdicts.reference.ledger import ledger
from servanda.kernel.verdicts.reference.moments import (
    Env,
    aspects,
    cases,
    extent_moments,
    extent_patterns,
    force,
    unsaid,
    vague,
    value,
)
from servanda.kernel.verdicts.reference.presence import Presence
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Scene


@dataclass(frozen=True, slots=True)
class Frame:
    """A term in one case: in force from ``start``, opened, due between two instants, lapsed.

    ``due`` None: owed, never overdue (``no_due``: or the text does not say when).
    """

    start: Instant
    opened: Instant
    due: tuple[Instant | None, Instant | None] | None
    lapse: Instant | None
    sure: bool
    no_due: bool


def due_in(scene: Scene, due: Due | None, env: Env) -> Instant | None:
    """The due instant in one case, the clock never stopping."""
    if due is None:
        return None
    point = value(scene, due.moment, env)
    if point is None:
        return None
    if due.duration is None:
        return point.end
    start = point.end if point.dated else point.start
    return scene.plan.calendar.due(start, due.duration, dated=point.dated)


def opened_in(scene: Scene, opens: When | None, env: Env) -> Instant | None:
    """The opening in one case."""
    if opens is None:
        return None
    point = value(scene, opens, env)
    return None if point is None else point.start


def frame(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    opens: When | None,
    due: Due | None,
    env: Env,
    filling: Filling,
) -> Frame | None:
    """The frame of one case; None where the duty has not come into being by the horizon."""
    line = force(scene, term, bearer, env, filling)
    if not line.possible or line.possible[0][0] > scene.as_of:
        return None
    start = line.possible[0][0]
    sure = bool(line.certain) and line.certain[0][0] <= scene.as_of
    starts = [e.start for e in term.extents if isinstance(e, FromTo)]
    undefined = any(map(unsaid, [opens, None if due is None else due.moment, *starts]))
    opened = start
    if opens is not None and not unsaid(opens):
        came = opened_in(scene, opens, env)
        if came is None or came > scene.as_of:
            return None
        opened = came
    fixed = due_in(scene, due, env)
    bounds: tuple[Instant | None, Instant | None] | None = None
    if fixed is not None:
        bounds = (fixed, fixed)
        clock = None if due is None or due.duration is None else value(scene, due.moment, env)
        if clock is not None:
            bounds = shift(fixed, clock.start, scene.rules.suspended(term, filling))
    lapse = line.possible[-1][1]
    if lapse <= start:
        return None
    return Frame(
        start,
        opened,
        bounds,
        None if lapse == FOREVER else lapse,
        sure,
        undefined and fixed is None,
    )


def judge_by_due(
    scene: Scene, reach: Reach, start: Instant, due: Instant | None, frame_: Frame, filling: Filling
) -> Result:
    """Outcomes of what must be reached from ``start`` by ``due``, in one case."""
    horizon = scene.as_of
    result = Result(opened=Between(frame_.opened, frame_.opened))
    if due is not None:
        result.due = Between(due, due)
    elif frame_.due is not None:
        result.due = Between(FOREVER, FOREVER)
    lapse = frame_.lapse
    if lapse is not None and lapse <= horizon and (due is None or lapse <= due):
        if reach.maybe(start, lapse, filling):
            result.outcomes.add(Outcome.DONE)
            result.add_done(reach.when(start, filling))
        if not reach.sure(start, lapse, filling):
            result.outcomes.add(Outcome.OFF)
        result.amounts = reach.amounts(start, lapse, filling)
        return result
    until = horizon if due is None else min(due, horizon)
    result.amounts = reach.amounts(start, until, filling)
    maybe, sure = reach.maybe(start, until, filling), reach.sure(start, until, filling)
    if maybe:
        result.outcomes.add(Outcome.DONE)
    if not sure:
        if maybe or due is None or horizon <= due:
            result.reasons |= reach.reasons(start, until, filling)
        if due is None or horizon <= due:
            result.outcomes.add(Outcome.RUNNING)
            if frame_.no_due:
                result.outcomes.add(Outcome.UNDONE)
                result.reasons.add(Gap.UNDEFINED)
        else:
            if reach.later(start, due, horizon, filling):
                result.outcomes.add(Outcome.LATE)
            if not reach.sure(start, horizon, filling):
                result.outcomes.add(Outcome.UNDONE)
            result.add_broken(due)
    if result.outcomes & {Outcome.DONE, Outcome.LATE}:
        result.add_done(reach.when(start, filling))
    return result


def stops_of(scene: Scene, term: TermPlan) -> set[Instant]:
    """Where the suspension of a term begins and ends, certainly or possibly."""
    stopped = scene.rules.suspended(term, {})
    edges = {x for line in (stopped.certain, stopped.possible) for piece in line for x in piece}
    return {x for x in edges if DAWN < x < FOREVER}


def deadlines(scene: Scene, term: TermPlan, duty: Deadline) -> list[Instance]:
    """One instance for each bearer."""
    return [_deadline(scene, term, duty, bearer) for bearer in bearers(term)]


def shared_aspects(
    scene: Scene, term: TermPlan, bearer: str, whens: list[When | None]
) -> list[Aspect]:
    """The disputes behind the moments and extents of a term."""
    found = [a for when in whens for a in aspects(scene, when, bearer)]
    found += scene.rules.suspension_aspects(term)
    for pattern in extent_patterns(term):
        found += [a for hit in scene.hits(pattern, bearer) for a in hit.aspects()]
    return found


def _deadline(scene: Scene, term: TermPlan, duty: Deadline, bearer: str) -> Instance:
    books = tuple(ledger(scene, term, need, bearer) for need in duty.needs)
    reach = Reach(
        books,
        tuple(1 if n.amount is None else n.amount for n in duty.needs),
        tuple(n.amount for n in duty.needs),
    )
    due_moment = None if duty.due is None else duty.due.moment
    whens: list[When | None] = [duty.opens, due_moment, *extent_moments(term)]
    marks = {m for book in books for m in book.marks()} | stops_of(scene, term)

    def in_case(env: Env) -> Frame | None:
        return frame(scene, term, bearer, duty.opens, duty.due, env, filling={})

    def start_at(env: Env) -> Instant | None:
        found = in_case(env)
        return FOREVER if found is None else found.start

    def opened_at(env: Env) -> Instant | None:
        found = in_case(env)
        return FOREVER if found is None else found.opened

    def due_at(env: Env) -> Instant | None:
        found = in_case(env)
        return FOREVER if found is None or found.due is None else found.due[0]

    def evaluate(filling: Filling) -> Result:
        if any(book.impossible(filling) for book in books):
            return Result()
        envs, relaxed = cases(scene, whens, bearer, filling, [start_at, opened_at, due_at], marks)
        results = []
        for env in envs:
            found = frame(scene, term, bearer, duty.opens, duty.due, env, filling)
            if found is None:
                results.append(Result({Outcome.OFF}))
                continue
            start = max(found.start, found.opened) if duty.not_before else found.start
            dues: list[Instant | None] = [None]
            if found.due is not None:
                dues = list(dict.fromkeys(found.due))
            for due in dues:
                one = judge_by_due(scene, reach, start, due, found, filling)
                if not found.sure:
                    one.outcomes.add(Outcome.OFF)
                    one.reasons.add(Gap.CONDITION)
                results.append(one)
        total = combine(results)
        total.relaxed = total.relaxed or relaxed or any(book.loose for book in books)
        _undefined(term, duty, total)
        return total

    facts, claims = rests_on(books, DAWN, scene.as_of)
    return Instance(
        key=key_for(term, "once", bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique(
            [
                *(a for book in books for a in book.aspects(DAWN, scene.as_of)),
                *shared_aspects(scene, term, bearer, whens),
            ]
        ),
        facts=tuple(sorted(facts)),
        claims=claims,
        needs=duty.needs,
    )


def _undefined(term: TermPlan, duty: Deadline | Withdrawal, result: Result) -> None:
    """What more it may come to where a moment is left undefined: it may be any, or none at all.

    It has no bounds, so the result is only as good as its outcomes.
    """
    due = None if duty.due is None else duty.due.moment
    if not vague(term, duty.opens, due) or not result.outcomes - {Outcome.OFF}:
        return
    result.relaxed = True
    result.reasons.add(Gap.UNDEFINED)
    if vague(term, duty.opens):
        result.outcomes.add(Outcome.OFF)
        result.opened = None
    begins = vague(term) or (isinstance(duty, Deadline) and duty.not_before and unsaid(duty.opens))
    if begins or (unsaid(due) and isinstance(duty, Withdrawal)):
        result.outcomes |= {Outcome.DONE, Outcome.LATE, Outcome.RUNNING, Outcome.UNDONE}
    if unsaid(due) and Outcome.DONE in result.outcomes:
        result.outcomes.add(Outcome.LATE)
    if unsaid(due) and Outcome.RUNNING in result.outcomes:
        result.outcomes.add(Outcome.UNDONE)


# -------------------------------------------------------------------------------------- withdrawal


def withdrawals(scene: Scene, term: TermPlan, duty: Withdrawal) -> list[Instance]:
    """One instance for each bearer: the state of the areas at the due time."""
    return [_withdrawal(scene, term, duty, bearer) for bearer in bearers(term)]


def _withdrawal(scene: Scene, term: TermPlan, duty: Withdrawal, bearer: str) -> Instance:
    areas = [Presence.of(scene, term, bearer, area) for area in duty.areas]
    due_moment = None if duty.due is None else duty.due.moment
    whens: list[When | None] = [duty.opens, due_moment, *extent_moments(term)]
    marks = {m for area in areas for m in area.marks()} | stops_of(scene, term)

    def due_at(env: Env) -> Instant | None:
        found = frame(scene, term, bearer, duty.opens, duty.due, env, {})
        return FOREVER if found is None or found.due is None else found.due[0]

    def start_at(env: Env) -> Instant | None:
        found = frame(scene, term, bearer, duty.opens, duty.due, env, {})
        return FOREVER if found is None else found.start

    def evaluate(filling: Filling) -> Result:
        envs, relaxed = cases(scene, whens, bearer, filling, [due_at, start_at], marks)
        results = []
        for env in envs:
            found = frame(scene, term, bearer, duty.opens, duty.due, env, filling)
            if found is None:
                results.append(Result({Outcome.OFF}))
                continue
            dues: list[Instant | None] = [None]
            if found.due is not None:
                dues = list(dict.fromkeys(found.due))
            for due in dues:
                one = _left(scene, areas, due, found, filling)
                if not found.sure:
                    one.outcomes.add(Outcome.OFF)
                    one.reasons.add(Gap.CONDITION)
                results.append(one)
        total = combine(results)
        total.relaxed = total.relaxed or relaxed
        _undefined(term, duty, total)
        return total

    def rests(total: Result) -> tuple[set[str], tuple[Claim, ...]]:
        """Where it was out in time in every world, what came after the due bears on nothing."""
        kept = total.outcomes == {Outcome.DONE} and total.due is not None
        found = [one for area in areas for one in area.rests_on(total.due if kept else None)]
        return {name for name, _ in found}, tuple(c for _, claims in found for c in claims)

    return Instance(
        key=key_for(term, "once", bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique(
            [
                *(a for area in areas for a in area.aspects()),
                *shared_aspects(scene, term, bearer, whens),
            ]
        ),
        met=tuple(sorted({name for area in areas for name, _ in area.rests_on(None)})),
        rests=rests,
    )


def _left(
    scene: Scene, areas: list[Presence], due: Instant | None, found: Frame, filling: Filling
) -> Result:
    horizon = scene.as_of
    result = Result(opened=Between(found.opened, found.opened))
    if due is not None:
        result.due = Between(due, due)
    elif found.due is not None:
        result.due = Between(FOREVER, FOREVER)
    seen = [area.under(filling) for area in areas]
    lapse = found.lapse
    off = lapse is not None and lapse <= horizon and (due is None or lapse <= due)
    at = lapse if off and lapse is not None else horizon if due is None else min(due, horizon)
    sure, maybe = all(s.out(at) for s in seen), all(not s.inside(at) for s in seen)
    if maybe:
        result.outcomes.add(Outcome.DONE)
        spans = [s.out_since(at, found.start) for s in seen]
        low, high = max(s.lo for s, _ in spans), max(s.hi for s, _ in spans)
        steps = clip(make(x for _, line in spans for x in line), low, high + 1)
        result.add_done(Between(a, b - 1) for a, b in steps)
    if sure:
        return result
    if off:
        result.outcomes.add(Outcome.OFF)
        return result
    if maybe or due is None or horizon <= due:
        for state in seen:
            result.reasons |= state.reasons(at)
    if due is None or horizon <= due:
        result.outcomes.add(Outcome.RUNNING)
        if found.no_due:
            result.outcomes.add(Outcome.UNDONE)
            result.reasons.add(Gap.UNDEFINED)
        return result
    result.add_broken(due)
    later = sorted({m for s in seen for m in s.turns() if due < m <= horizon} | {due + 1, horizon})
    possible = [
        m
        for m in later
        if all(not s.inside(m) for s in seen) and any(s.may_leave(due, m, filling) for s in seen)
    ]
    certain = [m for m in later if all(s.out(m) for s in seen)]
    if possible:
        result.outcomes.add(Outcome.LATE)
        late: Timeline = ((possible[0], (certain[0] if certain else horizon) + 1),)
        free = relative_complement_all(late, [s.certain for s in seen])
        result.add_done(Between(a, b - 1) for a, b in free)
    if not certain:
        result.outcomes.add(Outcome.UNDONE)
    return result
