"""Duties that come again, in one concrete world: quotas, responses, ratios."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from servanda.kernel.base import DAWN, FOREVER, Amount, Calendar, Duration, Instant, Range, Unit
from servanda.kernel.facts import Incident
from servanda.kernel.plan.operators import (
    FromTo,
    Need,
    Pattern,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Unsaid,
)
from servanda.kernel.timeline import ALWAYS, Timeline, clip, contains
from servanda.kernel.timeline import relative_complement_all as without
from servanda.kernel.verdicts.checking.amounts import WITHOUT_END
from servanda.kernel.verdicts.checking.counts import clusters
from servanda.kernel.verdicts.checking.ground import MOST_UNITS, Ground, parts_of
from servanda.kernel.verdicts.checking.moments import binding, lapse, later, moment, suspended
from servanda.kernel.verdicts.checking.moments import force as force_of
from servanda.kernel.verdicts.checking.once import ended
from servanda.kernel.verdicts.checking.performing import NO_DUE, OFF, Window, fulfil, sums
from servanda.kernel.verdicts.checking.worlds import Case, World
from servanda.kernel.verdicts.proof import Outcome

Periods = dict[str, tuple[Instant, Instant]]
"""Periods by their key: the first instant, and the first that is of the next."""


def periods(ground: Ground, world: World, term: TermPlan, duty: Quota, bearer: str) -> Periods:
    """The periods begun by the horizon that lie wholly in force, by key."""
    begun = _begun(ground, world, term, duty, bearer)
    force = binding(ground, world, term, bearer)
    return {key: period for key, period in begun.items() if _inside(period, force)}


def _inside(period: tuple[Instant, Instant], force: Timeline) -> bool:
    return any(a <= period[0] and period[1] <= b for a, b in force)


def _begun(ground: Ground, world: World, term: TermPlan, duty: Quota, bearer: str) -> Periods:
    """The periods begun by the horizon, whether in force or not."""
    calendar = ground.calendar
    if duty.days_with is not None:
        days = [f[0] for f in ground.happened(world, term, duty.days_with, bearer)]
        return _keyed(calendar, [(calendar.day_start(t), calendar.day_end(t) + 1) for t in days])
    starts = [e.start for e in term.extents if isinstance(e, FromTo) and e.start is not None]
    anchor = duty.anchor or (starts[-1] if starts else None)
    if any(isinstance(part, Unsaid) for part in parts_of(anchor, ground.plan)):
        return {}  # what is left undefined gives no period a key
    edge = None if anchor is None else moment(ground, world, term, anchor, bearer)
    if edge is None or not DAWN < edge.start <= ground.as_of:
        return {}
    origin = calendar.day_start(edge.start)
    if duty.weeks_start is not None and duty.every.unit is Unit.WEEK:
        ahead = (duty.weeks_start - calendar.local(origin).weekday()) % 7
        origin = calendar.add_days(origin, ahead)
    known = ("periods", duty.every, origin)
    if known not in ground.memo:
        found: list[tuple[Instant, Instant]] = []
        begin, number = origin, 1
        while begin <= ground.as_of:
            end = calendar.add(origin, Duration(duty.every.count * number, duty.every.unit))
            found.append((begin, end))
            begin, number = end, number + 1
        ground.memo[known] = _keyed(calendar, found)
    return ground.memo[known]  # type: ignore[return-value]


def _keyed(calendar: Calendar, found: Iterable[tuple[Instant, Instant]]) -> Periods:
    return {_dates(calendar, start, end): (start, end) for start, end in found}


def _dates(calendar: Calendar, start: Instant, end: Instant) -> str:
    first, last = (calendar.local(t).date().isoformat() for t in (start, end - 1))
    return first if first == last else f"{first}/{last}"


def quota(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """So much within the period of that key. What comes after a period is of another one."""
    duty = term.duty
    if not isinstance(duty, Quota):
        raise TypeError("only a quota has periods")
    period = _begun(ground, world, term, duty, bearer).get(key)
    if period is None or not _inside(period, binding(ground, world, term, bearer)):
        return OFF
    if excused(ground, world, term, bearer, period[0]):
        return OFF
    start, end = period
    window = Window(start - 1, start, end - 1, last=end - 1)
    return fulfil(ground, world, term, duty.needs, bearer, window)


# ------------------------------------------------------------------------ answers and proportions


def excused(ground: Ground, world: World, term: TermPlan, bearer: str, at: Instant) -> bool:
    """Whether something that excuses lies within so long before the instant."""
    for excuse in term.excuses:
        for when, *_ in ground.happened(world, term, excuse.pattern, bearer):
            until = when
            if excuse.within is not None:
                until = ground.calendar.due(when, excuse.within)
            if when <= at <= until:
                return True
    return False


def called(
    ground: Ground,
    world: World,
    term: TermPlan,
    trigger: Pattern,
    bearer: str,
    only: str | None,
    until: Instant = FOREVER,
) -> list[tuple[Instant, Incident, int]]:
    """The triggers in force and not excused, in order, each with how many units it is of.

    ``only`` asks about one incident alone, where no other can matter; ``until`` leaves out those
    that are later in every world.
    """
    force = binding(ground, world, term, bearer)
    return [
        (at, one, ground.units(world, one))
        for at, _, _, one in ground.happened(world, term, trigger, bearer, only, until)
        if contains(force, at) and not excused(ground, world, term, bearer, at)
    ]


def response(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """An answer within its window to the trigger of that key, or to the batch it completes."""
    duty = term.duty
    if not isinstance(duty, Response):
        raise TypeError("only a response has answers")
    world.used.add(key)
    mine = called(ground, world, term, duty.trigger, bearer, key)
    if not mine:
        return OFF
    before = 0
    if duty.each > 1:
        mine = called(ground, world, term, duty.trigger, bearer, None, mine[0][0])
    for at, one, units in mine:
        if one.id == key:
            if duty.each > 1 and (before + units) // duty.each == before // duty.each:
                return OFF
            return _answered(ground, world, term, duty, bearer, at, one)
        before += units
    return OFF


def _answered(
    ground: Ground,
    world: World,
    term: TermPlan,
    duty: Response,
    bearer: str,
    at: Instant,
    one: Incident,
) -> list[Case]:
    force = force_of(ground, world, term, bearer)
    start = force[0][0] - 1 if duty.early else at
    due = NO_DUE
    if duty.within is not None:
        stopped = suspended(ground, world, term)
        due = later(ground.calendar.due(at, duty.within), at, stopped)
    window = Window(start, at, due, ended(ground, lapse(ground, term), due))
    times = ground.much(world, one) if any(n.scaled for n in duty.needs) else 1
    near = one if duty.same_place else None
    found = fulfil(ground, world, term, duty.needs, bearer, window, times=times, near=near)
    if duty.within is not None:
        return found
    other = {Outcome.DONE: Outcome.LATE, Outcome.RUNNING: Outcome.UNDONE}
    return found + [replace(c, outcome=other[c.outcome]) for c in found if c.outcome in other]


def ratio(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """So much for the unit of that key, allocated exclusively, first due first served."""
    duty = term.duty
    if not isinstance(duty, Ratio):
        raise TypeError("only a ratio has units")
    fact, number = split(ground, key)
    world.used.add(fact)
    mine = called(ground, world, term, duty.trigger, bearer, fact)
    if not mine or number > mine[0][2]:
        return OFF
    at, own, _ = mine[0]
    if world.coarse and duty.each == 1:
        least, most = _before(ground, duty, bearer, at, own)
        first = least if least == most else (least, most)[world.pick(key, "before", 2)]
        triggers = [(at, own, first + number)]
        return _served(ground, world, term, duty, bearer, triggers, at, first + number)
    before = 0
    triggers = called(ground, world, term, duty.trigger, bearer, None, at)
    for when, one, units in triggers:
        if one.id == fact:
            ordinal = before + number
            if ordinal % duty.each:
                return OFF
            return _served(ground, world, term, duty, bearer, triggers, when, ordinal // duty.each)
        before += units
    return OFF


def _before(
    ground: Ground, duty: Ratio, bearer: str, at: Instant, own: Incident
) -> tuple[int, int]:
    """How many units were called for before, at the least and at the most."""
    least = most = 0
    for one in ground.hits(duty.trigger, bearer):
        span, amount = one.time.span, one.amount.span
        after = (one.seq, one.id) > (own.seq, own.id)
        if one.id == own.id or span.lo > at or (span.lo == at and after):
            continue
        most += int(amount.lo if amount.hi is None else amount.hi)
        sure = span.hi < at or (span.hi == at and not after)
        least += int(amount.lo) if sure and ground.certain(duty.trigger, one, bearer) else 0
    return least, most


def split(ground: Ground, key: str) -> tuple[str, int]:
    """The incident that a unit's key names, and the unit's number in it."""
    fact, _, number = key.rpartition("#")
    if not number.isdigit() or ground.is_fact(key):
        return key, 1
    return fact, int(number)


Owed = tuple[Instant, Instant, int]
"""A unit still owed: its due, when it was called for, and its place in order."""


def _served(
    ground: Ground,
    world: World,
    term: TermPlan,
    duty: Ratio,
    bearer: str,
    triggers: Sequence[tuple[Instant, Incident, int]],
    at: Instant,
    place: int,
) -> list[Case]:
    force = force_of(ground, world, term, bearer)
    begin = force[0][0]
    stopped = suspended(ground, world, term)
    owed: list[Owed] = []
    count = 0
    for when, _, units in triggers:
        due = NO_DUE
        if duty.within is not None:
            due = later(ground.calendar.due(when, duty.within), when, stopped)
        for _ in range((count + units) // duty.each - count // duty.each):
            owed.append((due, when, len(owed) + 1))
        count += units
    mine = owed[place - 1]
    window = Window(begin - 1, at, mine[0], ended(ground, lapse(ground, term), mine[0]))
    if duty.within is not None and not duty.early:
        return _queue(ground, world, term, duty, bearer, owed, mine, window)
    rank = sorted(owed).index(mine) + 1
    found = []
    for case in fulfil(ground, world, term, duty.needs, bearer, window, unit=rank):
        decided = case.decided and (max(case.decided[0], at), max(case.decided[1], at))
        amounts = tuple(
            share(whole, need.amount, rank)
            for whole, need in zip(case.amounts, duty.needs, strict=True)
        )
        found.append(replace(case, decided=decided, amounts=amounts))
    return found


def share(whole: Range, amount: Amount | None, rank: int) -> Range:
    """What of a running sum falls to the unit of a rank."""
    if amount is None:
        return whole
    low, top = (
        amount if total is None else min(max(total - amount * (rank - 1), 0), amount)
        for total in (whole.lo, whole.hi)
    )
    return Range(low, top)


def _queue(
    ground: Ground,
    world: World,
    term: TermPlan,
    duty: Ratio,
    bearer: str,
    owed: Sequence[Owed],
    mine: Owed,
    window: Window,
) -> list[Case]:
    """Serve what is owed in the order of its due; what nobody is short of is lost.

    Unseen performance is tried as one lump of everything short, at each end of each stretch in
    which it may lie, because a unit gains by no other. Under counts, or where gaps stay open, it
    is only said what may be (`World.loose`).
    """
    due, at, _ = mine
    now, over = ground.as_of, window.stop
    until = min(due, now) if over is None else over
    base = Case(Outcome.OFF, window.opened, due)
    served: list[Instant | None] = []
    shares: list[Range] = []
    if any(
        world.coarse or clusters(ground, term, n, bearer) or n.amount is None for n in duty.needs
    ):
        if over is None:
            return _bounded(ground, world, term, duty, bearer, owed, mine, window)
        world.loose = True
        base = replace(base, amounts=tuple(Range(0, n.amount) for n in duty.needs))
        return [replace(base, outcome=Outcome.DONE, decided=(at + 1, over)), base]
    for index, need in enumerate(duty.needs):
        cuts = sorted({t for d, e, _ in owed for t in (e, min(d, now)) if t <= now} | {now})
        flow = performed(ground, world, need, bearer, cuts)
        total = 1 if need.pattern.once and need.total is None else need.total
        room = WITHOUT_END if total is None else max(0, total - sum(a for _, a in flow))
        free = without(
            clip(ALWAYS, at + 1, now + 1), [ground.closed(need.pattern, bearer, term.key)]
        )
        bounds = sorted({at, until, min(due, now), now})
        pieces = [p for a, b in pairwise(bounds) for p in clip(free, a + 1, b + 1)]
        lumps = [(t, room) for t in sorted({t for a, b in pieces for t in (a, b - 1)}) if room]
        shut = ground.closed(need.pattern, bearer, term.key)
        lumps += _unseen_before(shut, owed, mine, need.amount or 0, room)
        pick = world.pick(f"{term.key}/{index}@{bearer}", "unseen", len(lumps) + 1)
        if pick:
            flow = sorted([*flow, lumps[pick - 1]])
        when, given = _given(flow, need.amount or 0, owed, mine, until)
        served.append(when)
        shares.append(Range(given, given))
    base = replace(base, amounts=tuple(shares))
    come = [s for s in served if s is not None and s <= (now if over is None else over)]
    if over is not None and len(come) < len(served):
        return [base]
    if len(come) == len(served):
        outcome = Outcome.DONE if max(come) <= due else Outcome.LATE
        return [replace(base, outcome=outcome, decided=(max(come), max(come)))]
    return [replace(base, outcome=Outcome.UNDONE if due < now else Outcome.RUNNING)]


def _unseen_before(
    shut: Timeline, owed: Sequence[Owed], mine: Owed, amount: Amount, room: Amount
) -> list[tuple[Instant, Amount]]:
    """What may have been given unseen to those before a unit, at the last instant it was not there.

    In whole numbers, up to all that they asked for.
    """
    first = min(at for _, at, _ in owed)
    free = without(clip(ALWAYS, first + 1, mine[1] + 1), [shut])
    most = min(amount * sorted(owed).index(mine), room)
    if not free or most <= 0:
        return []
    numbers = range(1, int(most) + 1) if most <= MOST_UNITS else (most,)
    return [(free[-1][1] - 1, many) for many in numbers]


def _bounded(
    ground: Ground,
    world: World,
    term: TermPlan,
    duty: Ratio,
    bearer: str,
    owed: Sequence[Owed],
    mine: Owed,
    window: Window,
) -> list[Case]:
    """What may be of a unit, where what was given is told by bounds: counts, or gaps left open.

    By an instant it and all before it ask for so much together; those came no later, so none is
    left out. Once it has come, nothing goes to any after it.
    """
    due, at, _ = mine
    now, rank = ground.as_of, sorted(owed).index(mine) + 1
    world.loose = world.loose or world.coarse > 0 or any(n.amount is None for n in duty.needs)
    first = window.start if world.coarse else min(when for _, when, _ in owed)
    in_time = min(due, now)
    shares: list[Range] = []
    came: list[Instant] = []
    closed: list[Timeline] = []
    afterwards = False
    may, must = {in_time: True, now: True}, {in_time: True, now: True}
    for need in duty.needs:
        amount = WITHOUT_END if need.amount is None else need.amount
        cuts = sorted({t for d, e, _ in owed for t in (e, min(d, now)) if t <= now} | {first, now})
        when, given = None, amount * 0
        if not world.coarse and need.amount is not None:
            flow = performed(ground, world, need, bearer, cuts)
            when, given = _given(flow, amount, owed, mine, in_time)
        book = sums(ground, world, term, need, bearer, cuts)
        afterwards = afterwards or (now > in_time and book.over(in_time, now).hi != 0)
        came.append(FOREVER if when is None else when)
        for until in may:
            reached = when is not None and when <= until
            whole, since = book.over(min(first, until), until), book.over(min(at, until), until)
            enough = (whole.hi is None or whole.hi >= amount * rank) and (
                world.coarse > 0 or since.hi is None or since.hi >= amount
            )
            may[until] &= reached or need.amount is None or (until > first and enough)
            must[until] &= reached or (until > at and since.lo >= amount * rank)
        whole, since = book.over(min(first, in_time), in_time), book.over(min(at, in_time), in_time)
        shut = ground.closed(need.pattern, bearer, term.key)
        free = bool(world.coarse or without(clip(ALWAYS, at + 1, in_time + 1), [shut]))
        closed.append(shut)
        shares.append(_left(whole, since, amount * (rank - 1), given, amount if free else given))
    base = Case(Outcome.OFF, window.opened, due, None, tuple(shares))

    def between(first: Instant, last: Instant) -> tuple[Instant, Instant]:
        """The instants at which it may have been served: by reports, or unseen before."""
        last = min(max(came), last)
        free = all(without(clip(ALWAYS, first, last), [shut]) for shut in closed)
        return (first if world.coarse or free else last), last

    done = replace(base, outcome=Outcome.DONE, decided=between(at + 1, in_time))
    late = replace(base, outcome=Outcome.LATE, decided=between(due + 1, now))
    end = replace(base, outcome=Outcome.UNDONE if due < now else Outcome.RUNNING)
    if must[in_time]:
        return [done]
    later = due < now and may[now] and afterwards
    return [*[done] * may[in_time], *[late] * later, *[end] * (not must[now])]


def _left(whole: Range, since: Range, others: Amount, given: Amount, most: Amount) -> Range:
    """What bounds on all that was given leave to a unit that reports alone give so much.

    ``whole`` is since the first of all came, ``since`` since the unit itself did.
    """
    low = max(given, min(since.lo - others, most))
    top = most if whole.hi is None else min(most, max(whole.hi - others, 0))
    return Range(low, max(low, top))


def performed(
    ground: Ground, world: World, need: Need, bearer: str, cuts: Sequence[Instant]
) -> list[tuple[Instant, Amount]]:
    """What incidents performed in the world, one by one, in order."""
    found = []
    for one in ground.hits(need.pattern, bearer):
        if ground.matches(world, need.pattern, one, bearer):
            at = world.instant(one.id, "time", one.time, cuts)
            found.append((at, one.seq, one.id, ground.much(world, one)))
    return [(at, much) for at, _, _, much in sorted(found)]


def _given(
    flow: Sequence[tuple[Instant, Amount]],
    amount: Amount,
    owed: Sequence[Owed],
    mine: Owed,
    until: Instant,
) -> tuple[Instant | None, Amount]:
    """When a unit was served in full, and how much of it by an instant."""
    short = dict.fromkeys(sorted(owed), amount)
    given: Amount = 0
    for at, much in flow:
        left = much
        for unit, lack in short.items():
            if unit[1] < at and lack > 0:
                part = min(left, lack)
                short[unit] -= part
                left -= part
                given += part if unit == mine and at <= until else 0
                if unit == mine and short[unit] == 0:
                    return at, given
    return None, given
