"""What each duty's instances come to in one world: a judge with perfect knowledge.

One function for each operator, in the order of the law. A key that a world does not mention is
off in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant, Unit
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Guarantee,
    Need,
    Pattern,
    Permission,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Undefined,
    Use,
    Withdrawal,
)
from servanda.kernel.verdicts.proof import Outcome
from tests.oracle.concrete import (
    Result,
    SilentLawError,
    Stretch,
    World,
    bearers_of,
    due_after,
    due_of,
    found,
    in_areas,
    in_force,
    join,
    key_for,
    lapse,
    meet,
    moment,
    owed_by,
    stays_by,
    within,
)
from tests.oracle.forbidden import absence, ban, cap, watch
from tests.oracle.worlds import Happening

Done = tuple[Instant, Amount]
"""So much done at an instant."""

UNKNOWN_OUTCOMES = (Outcome.DONE, Outcome.RUNNING, Outcome.UNDONE)
"""What a duty that nobody has defined may have come to."""


def judge_term(world: World, term: TermPlan) -> list[Result]:
    """Every instance of a term that is not plainly off in this world."""
    return [
        replace(result, live=lives(world, term, result))
        for bearer in bearers_of(term)
        for result in _judge(world, term, bearer)
    ]


def lives(world: World, term: TermPlan, result: Result) -> bool:
    """Whether an instance is still owed, running or continuing at the horizon (DESIGN §5.4)."""
    match result.outcome:
        case Outcome.RUNNING:
            return True
        case Outcome.UNDONE:
            return not isinstance(term.duty, Quota)
        case Outcome.CLEAN:
            return not result.ended
        case Outcome.BROKEN:
            return isinstance(term.duty, Absence | Cap) and result.until > world.as_of
        case Outcome.DONE | Outcome.LATE | Outcome.MENDED | Outcome.OFF:
            return False


def _judge(world: World, term: TermPlan, bearer: str) -> list[Result]:
    match term.duty:
        case Deadline() as duty:
            return [deadline(world, term, duty, bearer)]
        case Withdrawal() as duty:
            return [withdrawal(world, term, duty, bearer)]
        case Quota() as duty:
            return list(quota(world, term, duty, bearer))
        case Response() as duty:
            return list(response(world, term, duty, bearer))
        case Ratio() as duty:
            return list(ratio(world, term, duty, bearer))
        case Ban() as duty:
            return [*ban(world, term, duty, bearer), *watch(world, term, bearer)]
        case Absence() as duty:
            return [*absence(world, term, duty, bearer), *watch(world, term, bearer)]
        case Cap() as duty:
            return [*cap(world, term, duty, bearer), *watch(world, term, bearer)]
        case Permission():
            return []
        case Undefined():
            if not any(start <= world.as_of for start, _ in in_force(world, term)):
                return []
            picked = world.base.extras["undefined", str(term.key), bearer]
            outcome = UNKNOWN_OUTCOMES[picked]
            return [Result(key_for(term, "once", bearer), bearer, outcome, due=world.as_of - 1)]
        case Guarantee():
            raise SilentLawError("guarantees are not judged by brute force")


# ------------------------------------------------------------------------------------ performance


def done(world: World, term: TermPlan, index: int, bearer: str) -> list[Done]:
    """What has been performed of one need by the horizon, in order, seen or unseen."""
    return [(h.time, h.amount) for h in seen_of(world, term, index, bearer)] + [
        lump for lump in world.unseen.get((term.key, index, bearer), ()) if lump[0] <= world.as_of
    ]


def seen_of(world: World, term: TermPlan, index: int, bearer: str) -> list[Happening]:
    """The incidents by which a need was performed."""
    return found(world, owed_by(needs_of(term)[index].pattern, bearer))


def needs_of(term: TermPlan) -> tuple[Need, ...]:
    """The needs of a duty that has any."""
    match term.duty:
        case (
            Deadline(needs=needs) | Quota(needs=needs) | Response(needs=needs) | Ratio(needs=needs)
        ):
            return needs
        case _:
            return ()


def needed(need: Need) -> Amount:
    """The amount, where the text gives one."""
    if need.amount is None:
        raise SilentLawError("nobody has numbered the list")
    return need.amount


def reached(performance: Sequence[Done], amount: Amount) -> Instant | None:
    """The first instant at which so much had been performed."""
    total: Amount = 0
    for instant, part in sorted(performance):
        total += part
        if total >= amount:
            return instant
    return None


def latest(instants: Sequence[Instant | None]) -> Instant | None:
    """The last of several instants; None where one of them never came."""
    come = [instant for instant in instants if instant is not None]
    return max(come) if len(come) == len(instants) else None


def by_due(world: World, c: Instant | None, due: Instant | None) -> Outcome:
    """What a duty with a due comes to when all of it was done at ``c``."""
    if c is not None:
        return Outcome.DONE if due is None or c <= due else Outcome.LATE
    return Outcome.UNDONE if due is not None and due < world.as_of else Outcome.RUNNING


# ------------------------------------------------------------------------------------------ duties


def deadline(world: World, term: TermPlan, duty: Deadline, bearer: str) -> Result:
    """All of it by the due time."""
    key = key_for(term, "once", bearer)
    window = opening(world, term, duty)
    if window is None:
        return Result(key, bearer, Outcome.OFF)
    opened, start = window
    if duty.not_before:
        start = max(start, opened)
    c = latest(
        [
            reached([(u, x) for u, x in done(world, term, i, bearer) if u >= start], needed(need))
            for i, need in enumerate(duty.needs)
        ]
    )
    due = due_of(world, duty.due, term)
    return closing(world, term, Result(key, bearer, by_due(world, c, due), c, opened, due))


def opening(
    world: World, term: TermPlan, duty: Deadline | Withdrawal
) -> tuple[Instant, Instant] | None:
    """When it comes into being, and from when performance counts; None where it is off."""
    force = in_force(world, term, stopped=False)
    if not force or force[0][0] > world.as_of:
        return None
    start = force[0][0]
    if duty.opens is None:
        return start, start
    edge = moment(world, duty.opens)
    return None if edge is None or edge.start > world.as_of else (edge.start, start)


def closing(world: World, term: TermPlan, result: Result) -> Result:
    """The result, unless the duty ended first: off, if it was not done when the term ended.

    An answer that a trigger called for in force is owed though the period is over since; only a
    waiver, an amendment or being overtaken ends it.
    """
    end = lapse(world, term)
    if isinstance(term.duty, Deadline | Withdrawal):
        force = in_force(world, term, stopped=False)
        end = min(max((b for _, b in force), default=FOREVER), end)
    if end > world.as_of or (result.at is not None and result.at <= end):
        return result
    if result.due is None or end <= result.due:
        return Result(result.key, result.bearer, Outcome.OFF)
    return result


def withdrawal(world: World, term: TermPlan, duty: Withdrawal, bearer: str) -> Result:
    """Out of the areas at the due time."""
    key = key_for(term, "once", bearer)
    window = opening(world, term, duty)
    if window is None:
        return Result(key, bearer, Outcome.OFF)
    opened, start = window
    due = due_of(world, duty.due, term)
    horizon = world.as_of if due is None else min(due, world.as_of)
    force = in_force(world, term, stopped=False)
    end = min(max((b for _, b in force), default=FOREVER), lapse(world, term))
    if end <= world.as_of and (due is None or end <= due):
        horizon = min(horizon, end)
    outs = [(DAWN, FOREVER)]
    for area in duty.areas:
        outs = meet(outs, outside(world, term, bearer, area))
    c: Instant | None = None
    if within(outs, horizon):
        c = next(max(a, start) for a, b in outs if a <= horizon < b)
    elif due is not None and due < world.as_of:
        after = meet(outs, [(due + 1, world.as_of + 1)])
        c = after[0][0] if after else None
    return closing(world, term, Result(key, bearer, by_due(world, c, due), c, opened, due))


def outside(world: World, term: TermPlan, bearer: str, area: str) -> list[Stretch]:
    """When the bearer is outside an area: known, or as the world chooses where nobody saw."""
    inside = join(
        [
            (p.begin, p.end)
            for p in world.base.presences
            if p.begin < p.end
            and stays_by(p, bearer, Use.BAN)  # its own denial of being there does not count
            and in_areas(world.plan, (area,), p.stay.places, p)
        ]
    )
    left = [h.time for h in found(world, Pattern(("leave",), actors=(bearer,), areas=(area,)))]
    out = [
        (max(c.period.start, DAWN), c.period.end)
        for c in world.facts.coverage
        if c.closes
        and not c.denied
        and (c.acts is None or "presence" in c.acts)
        and (c.areas is None or area in c.areas)
        and (c.actors is None or bearer in c.actors)
        and (c.terms is None or term.key.id in c.terms)
    ]
    if world.facts.complete:
        out.append((DAWN, FOREVER))
    if left:
        out.append((left[0], FOREVER))
    known_out = meet(join(out), complement(inside))
    unknown = meet(complement(join(out)), complement(inside))
    switch = world.base.extras["inside until", str(term.key), bearer, area]
    chosen: list[Stretch] = []
    for start, end in unknown:
        before_leaving = any(start < t == end for t in left)
        if not before_leaving:
            chosen += meet([(start, end)], [(switch, FOREVER)])
    return join(known_out + chosen)


def complement(stretches: Sequence[Stretch]) -> list[Stretch]:
    """All other time."""
    edges = [DAWN, *(edge for stretch in stretches for edge in stretch), FOREVER]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def quota(world: World, term: TermPlan, duty: Quota, bearer: str) -> Iterator[Result]:
    """So much in each period that lies wholly in force."""
    force = in_force(world, term)
    for key, start, end in periods(world, term, duty):
        if start > world.as_of or not any(a <= start and end <= b for a, b in force):
            continue
        c = latest(
            [
                reached(
                    [(u, x) for u, x in done(world, term, i, bearer) if start <= u < end],
                    needed(need),
                )
                for i, need in enumerate(duty.needs)
            ]
        )
        if c is not None:
            outcome = Outcome.DONE
        else:
            outcome = Outcome.UNDONE if world.as_of >= end else Outcome.RUNNING
        yield Result(key_for(term, key, bearer), bearer, outcome, c, start, end - 1)


def periods(world: World, term: TermPlan, duty: Quota) -> Iterator[tuple[str, Instant, Instant]]:
    """The periods that have begun by the horizon, each with its key."""
    calendar = world.calendar

    def keyed(start: Instant, end: Instant) -> tuple[str, Instant, Instant]:
        first, last = calendar.local(start).date(), calendar.local(end - 1).date()
        return (str(first) if first == last else f"{first}/{last}"), start, end

    if duty.days_with is not None:
        for day in sorted({calendar.day_start(h.time) for h in found(world, duty.days_with)}):
            yield keyed(day, calendar.add_days(day, 1))
        return
    if duty.anchor is None:
        force = in_force(world, term, stopped=False)
        anchor = force[0][0] if force else None
    else:
        edge = moment(world, duty.anchor)
        anchor = None if edge is None else edge.start
    if anchor is None:
        return
    if anchor == DAWN:
        raise SilentLawError("periods of a term that has no beginning")
    first = calendar.day_start(anchor)
    if duty.weeks_start is not None:
        while calendar.local(first).weekday() != duty.weeks_start:
            first = calendar.add_days(first, 1)
    every = duty.every
    for number in count():
        if every.unit is Unit.DAY or every.unit is Unit.WEEK:
            days = every.count * (7 if every.unit is Unit.WEEK else 1)
            start = calendar.add_days(first, number * days)
            end = calendar.add_days(first, (number + 1) * days)
        else:
            raise SilentLawError("longer periods are tested by example")
        if start > world.as_of:
            return
        yield keyed(start, end)


def response(world: World, term: TermPlan, duty: Response, bearer: str) -> Iterator[Result]:
    """Each trigger answered in its window."""
    force = in_force(world, term)
    waiting: Amount = 0
    for trigger in found(world, duty.trigger):
        if not within(force, trigger.time) or excused(world, term, trigger):
            continue
        if duty.each > 1:
            before, waiting = waiting, waiting + trigger.amount
            batches = int(waiting // duty.each) - int(before // duty.each)
            if batches > 1:
                raise SilentLawError("one trigger completes two batches")
            if batches == 0:
                continue
        due = due_after(world, trigger.time, duty.within, term)
        start = in_force(world, term, stopped=False)[0][0]
        answers: list[Instant | None] = []
        for i, need in enumerate(duty.needs):
            amount = needed(need) * (trigger.amount if need.scaled else 1)
            where = seen_of(world, term, i, bearer)
            if duty.same_place:
                where = [h for h in where if share_place(trigger, h)]
            counted = [(h.time, h.amount) for h in where]
            counted += world.unseen.get((term.key, i, bearer), ())
            answers.append(
                reached(
                    [
                        (u, x)
                        for u, x in counted
                        if u <= world.as_of and (u >= start if duty.early else u > trigger.time)
                    ],
                    amount,
                )
            )
        c = latest(answers)
        key = key_for(term, trigger.incident.id, bearer)
        result = Result(key, bearer, by_due(world, c, due), c, trigger.time, due)
        yield closing(world, term, result)


def excused(world: World, term: TermPlan, trigger: Happening) -> bool:
    """Whether such an incident lies so shortly before the trigger."""
    return any(
        h.time <= trigger.time
        and trigger.time <= (h.time if e.within is None else world.calendar.add(h.time, e.within))
        for e in term.excuses
        for h in found(world, e.pattern)
    )


def share_place(one: Happening, two: Happening) -> bool:
    """Whether two incidents were in one place."""
    if not one.incident.places or not two.incident.places:
        raise SilentLawError("same place, with no place at all on record")
    return any(
        p.area == q.area
        and one.holds(f"in:{p.area}", p.inside)
        and two.holds(f"in:{q.area}", q.inside)
        for p in one.incident.places
        for q in two.incident.places
    )


def ratio(world: World, term: TermPlan, duty: Ratio, bearer: str) -> Iterator[Result]:
    """So much for each trigger unit."""
    force = in_force(world, term)
    units: list[tuple[str, Instant]] = []
    waiting = 0
    for trigger in found(world, duty.trigger):
        if not within(force, trigger.time):
            continue
        single = duty.each == 1 and is_one(trigger)
        for k in range(1, int(trigger.amount) + 1):
            waiting += 1
            if waiting % duty.each == 0:
                name = trigger.incident.id if single else f"{trigger.incident.id}#{k}"
                units.append((name, trigger.time))
    start = in_force(world, term, stopped=False)[0][0] if units else DAWN
    dues = [due_after(world, opened, duty.within, term) for _, opened in units]
    served: list[list[Instant | None]] = [[] for _ in units]
    for i, need in enumerate(duty.needs):
        performance = sorted((u, x) for u, x in done(world, term, i, bearer) if u >= start)
        if duty.within is None:
            for n, (_, opened) in enumerate(units, start=1):
                c = reached(performance, needed(need) * n)
                served[n - 1].append(None if c is None else max(c, opened))
        else:
            for n, c in enumerate(queue(units, dues, performance, needed(need), early=duty.early)):
                served[n].append(c)
    for (name, opened), due, every in zip(units, dues, served, strict=True):
        c = latest(every)
        key = key_for(term, name, bearer)
        result = Result(key, bearer, by_due(world, c, due), c, opened, due)
        yield closing(world, term, result)


def is_one(trigger: Happening) -> bool:
    """Whether the record leaves no doubt that the incident is a single unit."""
    sides = trigger.incident.amount.choices
    return len(sides) == 1 and sides[0].exact and sides[0].lo == 1


def queue(
    units: Sequence[tuple[str, Instant]],
    dues: Sequence[Instant | None],
    performance: Sequence[Done],
    amount: Amount,
    *,
    early: bool,
) -> list[Instant | None]:
    """When each unit was served in full: first due first, then in sequence.

    A unit is handed its share as one step at a time passes: what comes at an instant serves the
    units that wait, and is lost if none waits, unless it may be banked for units to come.
    """
    order = sorted(range(len(units)), key=lambda n: (_never(dues[n]), n))
    owed: list[Amount] = [amount] * len(units)
    served: list[Instant | None] = [None] * len(units)
    bank: Amount = 0
    instants = sorted({u for u, _ in performance} | {opened for _, opened in units})
    for instant in instants:
        bank += sum(x for u, x in performance if u == instant)
        for n in order:
            opened = units[n][1]
            waits = opened <= instant if early else opened < instant
            if waits and served[n] is None:
                given = min(bank, owed[n])
                bank -= given
                owed[n] -= given
                if owed[n] == 0:
                    served[n] = instant
        if not early:
            bank = 0
    return served


def _never(due: Instant | None) -> Instant:
    return FOREVER if due is None else due
