"""Performance in one concrete world: whether everything needed was reached in time, late, or not.

A world leaves unseen performance open, because how much of it there may be is bounded, not listed;
so one world can give several cases, each with the bounds of the instant that decides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant, Range
from servanda.kernel.facts import Incident, Truth
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.verdicts.checking.amounts import WITHOUT_END, Bound, Placed, Sums
from servanda.kernel.verdicts.checking.counts import Cluster, clusters
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.worlds import NO, YES, Case, Impossible, World
from servanda.kernel.verdicts.proof import Outcome

OFF = [Case(Outcome.OFF)]

NO_DUE: Final = FOREVER + 1
"""The due of what has none, or none yet; FOREVER is a due whose clock never runs out."""


@dataclass(frozen=True, slots=True)
class Window:
    """When performance counts: after ``start``; owed from ``opened``; in time up to ``due``.

    ``stop`` is when the term ended, if it did by the horizon and not after the due; ``last`` the
    last instant that is looked at, where that is not the horizon.
    """

    start: Instant
    opened: Instant
    due: Instant
    stop: Instant | None = None
    last: Instant = FOREVER


def sums(
    ground: Ground,
    world: World,
    term: TermPlan,
    need: Need,
    bearer: str,
    cuts: Sequence[Instant],
    near: Incident | None = None,
    enough: Amount | None = None,
) -> Sums:
    """What was performed in the world, as far as it bears on the stretch that the cuts span.

    ``near`` asks that it was where that trigger was; counts name no such place. ``enough`` says
    that nothing matters that came when so much had surely been performed, so that it is not
    looked at.
    """
    start = low = min(cuts)
    high = max(cuts)
    total = 1 if need.pattern.once and need.total is None else need.total
    if total is not None:
        low, high = DAWN - 1, FOREVER
    bounds: list[Bound] = []
    for cluster in () if near else clusters(ground, term, need, bearer):
        if cluster.start < high and low < cluster.end:
            bounds += _counted(world, cluster, start, max(cuts))
            low, high = min(low, cluster.start), max(high, cluster.end)
    marks = sorted({*cuts, *(t for b in bounds for t in (b.start, b.end))})
    placed: list[Placed] = []
    certain: Amount = 0
    for one in ground.hits(need.pattern, bearer):
        if one.time.span.lo > high or (
            enough is not None
            and not bounds
            and total is None
            and one.time.span.lo > _surely_by(placed, start, enough)
        ):
            break
        if one.time.span.hi <= low:
            continue
        match = ground.matches(world, need.pattern, one, bearer, soft=True)
        if near is not None and match != NO:
            match = min(match, together(world, near, one))
        if match == NO:
            continue
        least, most = world.amount(one.id, one.amount)
        if world.coarse:
            when = world.bounds(one.id, "time", one.time)
            placed.append(Placed(when.lo, when.hi, least, most, match == YES))
        else:
            at = world.instant(one.id, "time", one.time, marks)
            placed.append(Placed(at, at, least, most))
        if total is not None and ground.certain(need.pattern, one, bearer):
            certain += least
    if total is not None:
        bounds.append(Bound(DAWN - 1, FOREVER, Range(0, max(total, certain))))
    shut = ground.closed(need.pattern, bearer, term.key)
    key = ("sums", tuple(placed), shut, tuple(bounds), tuple(marks))
    if key not in ground.memo:
        ground.memo[key] = Sums(placed, shut, bounds, marks, ground.paths)
    book: Sums = ground.memo[key]  # type: ignore[assignment]
    if not book.possible:
        raise Impossible
    return book


def _counted(world: World, cluster: Cluster, start: Instant, end: Instant) -> list[Bound]:
    """What the counts of a cluster say in the world; in a very coarse one, in every answer.

    Of stretches of their own only those are settled that lie between the two instants.
    """
    if world.coarse > 1:
        return cluster.whole()

    def pick(one: Cluster) -> int:
        size = len(one.answers)
        return 0 if size == 1 else world.pick(one.name, "conflict", size, disputed=True)

    near = [s for s in cluster.stretches if s.start < end and start < s.end]
    return cluster.said(pick(cluster), {s.name: pick(s) for s in near})


def _asked(
    ground: Ground,
    world: World,
    term: TermPlan,
    need: Need,
    bearer: str,
    span: tuple[Instant, Instant],
    near: Incident | None,
) -> set[str]:
    """What bears on performance in a stretch: counts, incidents, the coverage that closes it."""
    before, world.coarse = world.coarse, 2  # nothing is told apart for this
    counted = () if near else clusters(ground, term, need, bearer)
    found = {f for c in counted if c.start < span[1] and span[0] < c.end for f in c.facts}
    found |= ground.closing(need.pattern, bearer, term.key, span[0] + 1, span[1])
    for one in ground.hits(need.pattern, bearer):
        if one.time.span.hi > span[0] and one.time.span.lo <= span[1]:
            match = ground.matches(world, need.pattern, one, bearer, soft=True)
            if min(match, YES if near is None else together(world, near, one)) != NO:
                found.add(one.id)
    world.coarse = before
    return found


def _surely_by(placed: Sequence[Placed], start: Instant, enough: Amount) -> Instant:
    """By when so much had been performed for sure after a start; FOREVER if never."""
    whole: Amount = 0
    for one in sorted(placed, key=lambda p: p.hi):
        whole += one.least if one.sure and one.lo > start else 0
        if whole >= enough:
            return one.hi
    return FOREVER


def shown(
    ground: Ground,
    world: World,
    term: TermPlan,
    need: Need,
    bearer: str,
    cuts: Sequence[Instant],
    near: Incident | None,
) -> Range:
    """How much was performed between the first and the last cut: bounds over all that is open.

    What is open here need not be told apart, unless counts or a total tie it together.
    """
    tied = need.total is not None or need.pattern.once or clusters(ground, term, need, bearer)
    before, world.coarse = world.coarse, world.coarse if tied else 2
    found = sums(ground, world, term, need, bearer, cuts, near).over(cuts[0], cuts[-1])
    world.coarse = before
    return found


def together(world: World, one: Incident, two: Incident) -> int:
    """Whether two incidents share an area; where no place is on record, nobody knows."""
    here = {p.area: p.inside for p in one.places}
    there = {p.area: p.inside for p in two.places}
    unknown = dict.fromkeys(here or there or ("?",), Truth.GAP)
    here, there = here or unknown, there or unknown
    found = NO
    for area in sorted(here.keys() & there.keys()):
        both = [
            world.holds(which.id, f"in:{area}", states[area], soft=True)
            for which, states in ((one, here), (two, there))
        ]
        found = max(found, min(both))
    return found


def fulfil(
    ground: Ground,
    world: World,
    term: TermPlan,
    needs: Sequence[Need],
    bearer: str,
    window: Window,
    *,
    times: Amount = 1,
    unit: Amount = 1,
    near: Incident | None = None,
) -> list[Case]:
    """Whether everything needed was reached in time, late, or not, in one world.

    For each need the instants at which it may first be reached stand in stretches, none of which
    crosses the due; the whole is reached when the last need is. ``times`` multiplies the needs
    that are scaled, ``unit`` all of them.
    """
    now = max(min(ground.as_of, window.last), window.start)
    stop = FOREVER if window.stop is None else window.stop
    bound = min(window.due, now, stop)
    early: list[list[tuple[Instant, Instant]]] = []
    late: list[list[tuple[Instant, Instant]]] = []
    never: list[bool] = []
    amounts: list[Range] = []
    for need in needs:
        if need.amount is None:
            wanted: Amount = (1, WITHOUT_END)[world.pick(f"{term.key}/{need.unit}", "every", 2)]
        else:
            wanted = need.amount * unit * (times if need.scaled else 1)
        cuts = sorted({window.start, now, min(max(bound, window.start), now)})
        book = sums(ground, world, term, need, bearer, cuts, near, wanted)
        counted = [window.start, max(bound, window.start)]
        amounts.append(shown(ground, world, term, need, bearer, counted, near))
        spans, short = book.reaching(window.start, wanted, now)
        early.append([s for s in spans if s[1] <= bound])
        late.append([s for s in spans if s[1] > bound])
        last = max(counted[1], *(s[1] for s in spans)) if spans else counted[1]
        world.used |= _asked(ground, world, term, need, bearer, (window.start, last), near)
        never.append(short)
    due = None if window.due == NO_DUE else window.due
    base = Case(Outcome.OFF, window.opened, due, None, tuple(amounts))
    found: list[Case] = []
    if all(early):
        decided = max(s[0][0] for s in early), max(s[-1][1] for s in early)
        found.append(replace(base, outcome=Outcome.DONE, decided=decided))
    later = any(late) and all(a or b for a, b in zip(early, late, strict=True))
    if window.stop is not None:
        if later or any(never):
            found.append(base)
    elif window.due < ground.as_of:
        if later:
            first = max((a or b)[0][0] for a, b in zip(early, late, strict=True))
            low = min(max(first, b[0][0]) for b in late if b)
            decided = low, max(b[-1][1] for b in late if b)
            found.append(replace(base, outcome=Outcome.LATE, decided=decided))
        if any(never):
            found.append(replace(base, outcome=Outcome.UNDONE))
    elif later or any(never):
        found.append(replace(base, outcome=Outcome.RUNNING))
    return found
