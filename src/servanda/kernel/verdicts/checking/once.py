"""Duties that come once, in one concrete world: deadlines and withdrawals; and who was where."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from servanda.kernel.base import DAWN, FOREVER, Instant
from servanda.kernel.facts import Stay
from servanda.kernel.plan.operators import (
    BEARER,
    Deadline,
    Due,
    Pattern,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.timeline import (
    Timeline,
    clip,
    contains,
    intersect_all,
    make,
    union_all,
)
from servanda.kernel.timeline import relative_complement_all as without
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.moments import force as force_of
from servanda.kernel.verdicts.checking.moments import later, moment, suspended
from servanda.kernel.verdicts.checking.performing import NO_DUE, OFF, Window, fulfil
from servanda.kernel.verdicts.checking.worlds import Aspect, Case, Impossible, World
from servanda.kernel.verdicts.proof import Outcome

Limits = Callable[[str, str], Sequence[Instant]]
"""The limits that the beginning or the end of a stay, each by its name, can cross."""


def opening(ground: Ground, world: World, term: TermPlan, bearer: str) -> Window | None:
    """The window of a duty that comes once; None while it has not come into being."""
    duty = term.duty
    if not isinstance(duty, Deadline | Withdrawal):
        raise TypeError("only a duty that comes once has an opening")
    force = force_of(ground, world, term, bearer)
    if not force or force[0][0] > ground.as_of:
        return None
    begin = opened = force[0][0]
    if duty.opens is not None:
        edge = moment(ground, world, term, duty.opens, bearer)
        if edge is None or edge.start > ground.as_of:
            return None
        opened = edge.start
    due = due_of(ground, world, term, duty.due, bearer)
    start = max(begin, opened) if isinstance(duty, Deadline) and duty.not_before else begin
    return Window(start - 1, opened, due, ended(ground, force[-1][1], due))


def due_of(ground: Ground, world: World, term: TermPlan, due: Due | None, bearer: str) -> Instant:
    """The last instant in time; NO_DUE where there is none, or its moment has not come.

    A duration's clock runs from its moment, and stops while the term is suspended.
    """
    edge = None if due is None else moment(ground, world, term, due.moment, bearer)
    if due is None or edge is None:
        return NO_DUE
    if due.duration is None:
        return edge.due
    last = ground.calendar.due(edge.start, due.duration, dated=edge.dated)
    return later(last, edge.start, suspended(ground, world, term))


def ended(ground: Ground, last: Instant, due: Instant) -> Instant | None:
    """When the term stopped being owed, if by the horizon and at or before the due."""
    return last if last <= min(ground.as_of, due) else None


def deadline(ground: Ground, world: World, term: TermPlan, bearer: str) -> list[Case]:
    """Everything needed by the due."""
    window = opening(ground, world, term, bearer)
    if window is None or not isinstance(term.duty, Deadline):
        return OFF
    return fulfil(ground, world, term, term.duty.needs, bearer, window)


def withdrawal(ground: Ground, world: World, term: TermPlan, bearer: str) -> list[Case]:
    """Out of all areas at the due: a state, not an act."""
    window, duty = opening(ground, world, term, bearer), term.duty
    if window is None or not isinstance(duty, Withdrawal):
        return OFF
    begin, due, now = window.start + 1, window.due, ground.as_of
    known = set(world.used)
    base = Case(Outcome.OFF, window.opened, None if due == NO_DUE else due)
    at = min(due, now) if window.stop is None else window.stop
    inside, outside = presence(ground, world, term, duty.areas, bearer, {begin, due, at, now})
    for area in duty.areas:
        world.used |= {c.id for c in ground.watching(area, bearer, term.key, at)}
    found: list[Case] = []
    if not contains(inside, at):
        first = max([begin, *(end for _, end in inside if end <= at)])
        sure = [max(begin, a) for a, b in outside if a <= at < b]
        decided = first, max(first, sure[0] if sure else at)
        found.append(replace(base, outcome=Outcome.DONE, decided=decided))
    if contains(outside, at):
        if window.stop is not None or due < now:
            _forget(ground, world, term, duty.areas, bearer, at, known)
        return found
    if window.stop is not None:
        return [*found, base]
    if due >= now:
        return [*found, replace(base, outcome=Outcome.RUNNING)]
    after = clip(((DAWN, FOREVER),), due + 1, now + 1)
    free = without(after, [inside])
    sure_out = clip(outside, due + 1, now + 1)
    if free:
        decided = free[0][0], sure_out[0][0] if sure_out else free[-1][1] - 1
        found.append(replace(base, outcome=Outcome.LATE, decided=decided))
    if not sure_out:
        found.append(replace(base, outcome=Outcome.UNDONE))
    return found


def _forget(
    ground: Ground,
    world: World,
    term: TermPlan,
    areas: Sequence[str],
    bearer: str,
    due: Instant,
    known: set[str],
) -> None:
    """Who was out when it counted is judged by no later stay, unless a departure is later still."""
    leave = [Pattern(acts=("leave",), actors=(BEARER,), areas=(area,)) for area in areas]
    if any(f[0] > due for p in leave for f in ground.happened(world, term, p, bearer)):
        return
    # their instants are known by now
    chosen = stays(ground, world, term, areas, None, bearer, lambda _, __: ())
    world.used -= {stay.id for stay, begin, _ in chosen if begin > due} - known


def presence(
    ground: Ground,
    world: World,
    term: TermPlan,
    areas: Sequence[str],
    bearer: str,
    asked: Iterable[Instant],
) -> tuple[Timeline, Timeline]:
    """When the bearer was inside one of the areas, and when outside all, as far as is known.

    Whoever reports a departure says that it was inside just before, and out from then on; how long
    before, ends at the latest beginning on record of a stay. Watching shows who is not there.
    Everything else a world may fill. ``asked`` are the instants that will be asked about.
    """
    key = "limits", term.key, tuple(areas), bearer, frozenset(asked)
    if key not in ground.memo:
        ground.memo[key] = _limits(ground, term, areas, bearer, asked)
    limits: Limits = ground.memo[key]  # type: ignore[assignment]
    into: list[Timeline] = []
    out: list[Timeline] = []
    for area in areas:
        stood = stays(ground, world, term, (area,), None, bearer, limits)
        there = make((a, b) for _, a, b in stood)
        leave = Pattern(acts=("leave",), actors=(BEARER,), areas=(area,))
        left = [f[0] for f in ground.happened(world, term, leave, bearer)]
        world.used |= {one.id for one in ground.hits(leave, bearer)}
        seen = without(ground.watched(area, bearer, term.key), [there])
        gone: Timeline = ((left[0], FOREVER),) if left else ()
        before: Timeline = ((DAWN, left[0]),) if left else ()
        # a departure speaks of the time up to the last that is known of it otherwise
        told = union_all([seen, there])
        since = max((b for _, b in clip(told, DAWN, left[0])), default=DAWN) if left else DAWN
        into.append(union_all([there, clip(before, since, FOREVER)]))
        out.append(without(union_all([seen, gone]), [there]))
    return union_all(into), intersect_all(out)


def _limits(
    ground: Ground, term: TermPlan, areas: Sequence[str], bearer: str, asked: Iterable[Instant]
) -> Limits:
    """The limits that a beginning or an end of a stay can cross, so that something changes.

    They are what is asked about, departures and the ends of other stays; and of the stretches that
    were watched those next to one of these, for nothing hangs on how many lie in between. The
    bounds of the instant itself are no limit that it could cross.
    """
    found = set(asked)
    ends: dict[Aspect, set[Instant]] = {}
    for area in areas:
        leave = Pattern(acts=("leave",), actors=(BEARER,), areas=(area,))
        found |= {
            t for i in ground.hits(leave, bearer) for c in i.time.choices for t in (c.lo, c.hi)
        }
        for stay in ground.facts.stays:
            if any(place.area in ground.areas((area,)) for place in stay.places):
                for name, times in (("begin", stay.begin), ("end", stay.end)):
                    ends[stay.id, name] = {t for c in times.choices for t in (c.lo, c.hi)}
    marks = sorted(found.union(*ends.values()))
    for area in areas:
        line = ground.watched(area, bearer, term.key)
        starts = [start for start, _ in line]
        for mark in marks:
            place = bisect_right(starts, mark)
            found |= {t for piece in line[max(0, place - 1) : place + 1] for t in piece}
    held = Counter(t for bounds in ends.values() for t in bounds)

    def crossed(stay: str, name: str) -> list[Instant]:
        own = ends.get((stay, name), set())
        return sorted(found.union(t for t, times in held.items() if times > (t in own)))

    return crossed


def stays(
    ground: Ground,
    world: World,
    term: TermPlan,
    areas: Sequence[str],
    kinds: tuple[str, ...] | None,
    bearer: str,
    limits: Limits,
    only: str | None = None,
) -> list[tuple[Stay, Instant, Instant]]:
    """The bearer's stays in the areas in the world, each with its beginning and its end.

    These are told apart by ``limits``: by nothing else does anything hang on them.

    They are read as what is forbidden: the bearer's own denial does not dispute them.
    """
    found = []
    for stay in sorted(ground.facts.stays, key=lambda s: s.id):
        if only is not None and stay.id != only:
            continue
        if kinds is not None and stay.kind is not None and stay.kind not in kinds:
            continue
        if ground.stood(world, term, stay, areas, bearer):
            world.used.add(stay.id)
            begin = world.instant(stay.id, "begin", stay.begin, limits(stay.id, "begin"))
            end = world.instant(stay.id, "end", stay.end, limits(stay.id, "end"))
            if begin > end:
                raise Impossible
            found.append((stay, begin, end))
    return found
