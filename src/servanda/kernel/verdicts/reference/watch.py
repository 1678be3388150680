"""The watch of a ban, an absence or a cap: all but the listed acts, and how much was seen of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import DaysWith, FromEach, FromTo, Pattern, TermPlan
from servanda.kernel.timeline import (
    NEVER,
    Timeline,
    Uncertain,
    clip,
    intersect_all,
    length,
    make,
    relative_complement_all,
    since,
    union_all,
)
from servanda.kernel.verdicts.proof import Outcome, Seen
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import Instance, Result, key_for, unique
from servanda.kernel.verdicts.reference.moments import (
    MOST_CASES,
    Env,
    cases,
    extent_moments,
    extent_patterns,
    force,
    over_for_ever,
    vague,
)
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Scene, read
from servanda.kernel.verdicts.reference.verdict import fillings

Edge = Callable[[Env], Instant | None]
"""An instant that follows from a case."""

Lasting = Callable[[Scene, TermPlan, str, Env, Filling], Uncertain]
"""When a term lasts in one case: `force`, or without what suspends it `in_force`."""

MOST_EDGES = 60
"""Limit of ends of coverage that the time of a watch is told apart by; beyond, none counts."""


def in_force(scene: Scene, term: TermPlan, bearer: str, env: Env, filling: Filling) -> Uncertain:
    """When the term binds in one case: in force and not suspended.

    Kept for all acts where it hangs on no dispute.
    """
    if term.condition is not None or any(not isinstance(e, FromTo) for e in term.extents):
        return _in_force(scene, term, bearer, env, filling)
    key = ("in force", term.key, bearer, tuple(env.items()))
    known = scene.memo.get(key)
    if not isinstance(known, Uncertain):
        known = scene.memo[key] = _in_force(scene, term, bearer, env, filling)
    return known


def _in_force(scene: Scene, term: TermPlan, bearer: str, env: Env, filling: Filling) -> Uncertain:
    line = force(scene, term, bearer, env, filling)
    stopped = scene.rules.suspended(term, filling)
    if not stopped.possible:
        return line
    return Uncertain(
        relative_complement_all(line.certain, [stopped.possible]),
        relative_complement_all(line.possible, [stopped.certain]),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    """The time of a watch in one case: when it certainly binds, and when it may.

    ``sure`` is time that every world of the case has in force which has any; ``told`` the time of
    one world that has as little of it as may be.
    """

    line: Uncertain
    sure: Timeline
    told: Timeline


def watch_of(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    what: Pattern,
) -> list[Instance]:
    """All but the listed acts, with how much of area and time could have been seen.

    One watch is over all the time in force. Where worlds differ on it, as much is told as seen as
    was seen in each of them, of the shortest.
    """
    lines, apart = _lines(scene, term, bearer, what)
    begun = [
        _Span(
            line,
            _surely(scene, term, bearer, filling, line),
            _told(scene, term, bearer, filling, line),
        )
        for filling, line in lines
        if line.possible and line.possible[0][0] < scene.as_of
    ]
    if not begun:
        return []
    whole = min((x.told for x in begun), key=length)
    seen = _seen(scene, term, bearer, whole, what)
    measured = [
        _seen(scene, term, bearer, clip(line, DAWN, scene.as_of), what)
        for line in dict.fromkeys(x.sure for x in begun)
    ]
    low = min(m.lo for m in measured) if apart else 0
    enough = all(m.lo * 100 >= term.coverage_floor * m.total for m in measured)
    ended = all(x.line.possible[-1][1] <= scene.as_of for x in begun)
    known = all(x.line.certain == x.line.possible for x in begun)
    known = known and all(x.line.possible[0][0] > DAWN for x in begun)
    seen = Seen(min(low, seen.lo), seen.hi, seen.total)
    return [_watch(scene, term, bearer, what, whole, seen, ended=ended, full=known and enough)]


def _lines(
    scene: Scene, term: TermPlan, bearer: str, what: Pattern
) -> tuple[list[tuple[Filling, Uncertain]], bool]:
    """When the term binds, in each case of each way of settling the disputes about that.

    And whether these are all that differ in what was seen: the least may be seen from a beginning
    between the first and the last, and nothing was of a time that was over long ago.
    """
    filled, _ = fillings(_disputes(scene, term, bearer))
    found: list[tuple[Filling, Uncertain]] = []
    looks = scene.coverage(what, bearer, term.key, DAWN, scene.as_of)
    ends = {x for c in looks for x in (c.period.start, c.period.end)}
    apart = len(ends) <= MOST_EDGES
    long_ago = several = False
    for filling in filled:
        derived = [
            starts_of(scene, term, bearer, filling, in_force),
            stops_of(scene, term, bearer, filling),
        ]
        marks = {scene.as_of - 1} | (ends if apart else set())
        few, loose = cases(scene, extent_moments(term), bearer, filling, [], ())
        envs, cut = cases(scene, extent_moments(term), bearer, filling, derived, marks)
        if cut and len(few) > 1 and (not loose or len(envs) == len(few)):
            apart = False  # too many cases: only the first and the last are looked at
        for env in envs:
            line = in_force(scene, term, bearer, env, filling)
            long_ago = long_ago or (not line.possible and over_for_ever(scene, term, env))
            found.append((filling, line))
        several = several or len(envs) > 1
    if scene.facts.complete:
        return found, True
    return found, (apart or not several) and not long_ago


def _disputes(scene: Scene, term: TermPlan, bearer: str) -> tuple[Aspect, ...]:
    return unique(shared_aspects(scene, term, bearer, [*extent_moments(term)]))


def starts_of(
    scene: Scene, term: TermPlan, bearer: str, filling: Filling, when: Lasting = force
) -> Edge:
    """When the term comes into force, as it follows from a case.

    With ``in_force`` for ``when`` it is when it may begin to bind: suspended, not before it
    resumes. Of a moment that may come before or after a suspension the last before it matters.
    """

    def at(env: Env) -> Instant | None:
        line = when(scene, term, bearer, env, filling).possible
        if line:
            return line[0][0]
        return DAWN if over_for_ever(scene, term, env) else FOREVER

    return at


def stops_of(scene: Scene, term: TermPlan, bearer: str, filling: Filling) -> Edge:
    """When the term ends to be in force, as it follows from a case."""

    def at(env: Env) -> Instant | None:
        line = force(scene, term, bearer, env, filling).possible
        if line:
            return line[-1][1]
        return DAWN if over_for_ever(scene, term, env) else None

    return at


def _told(scene: Scene, term: TermPlan, bearer: str, filling: Filling, line: Uncertain) -> Timeline:
    """What a watch is told to be of: the certain time, or where there is none, the possible.

    Where it is of days with an event, and the day is not known, it is of one that each may be on;
    where it lasts from each event to another and no time is certain, of as little as a world has.
    """
    certain = clip(line.certain, DAWN, scene.as_of)
    for extent in term.extents:
        if isinstance(extent, DaysWith):
            days = _fewest_days(scene, extent.pattern, bearer, filling, line.certain)
            more = clip(intersect_all([line.possible, days]), DAWN, scene.as_of)
            certain = union_all([certain, more])
    if certain:
        return certain
    possible = clip(line.possible, DAWN, scene.as_of)
    each = [e for e in term.extents if isinstance(e, FromEach)]
    lines = _worlds_of(scene, each[0], bearer, filling) if len(each) == 1 else ()
    told = [x for x in (intersect_all([possible, line]) for line in lines) if x]
    return min(told, key=length, default=possible)


def _worlds_of(scene: Scene, extent: FromEach, bearer: str, filling: Filling) -> Iterator[Timeline]:
    """What lasts from each event to another, as worlds have it, each order of the reports once.

    Of too many reports all that are sure are taken at their latest, with at most one open one.
    """
    opens, closes = (
        [r for hit in scene.hits(pattern, bearer) if (r := read(hit, filling)) is not None]
        for pattern in (extent.start, extent.end)
    )
    readings = [*opens, *closes]
    ends = {t for r in readings for t in (r.time.lo, r.time.hi)} | {scene.as_of}
    options: list[list[Instant]] = []
    for r in readings:
        near = {t + n for t in ends for n in (-1, 0, 1)} if not r.time.exact else set()
        times = {r.time.lo, r.time.hi, *(t for t in near if r.time.lo < t < r.time.hi)}
        options.append([*sorted(times), *([] if r.sure else [FOREVER])])
    found: Iterable[Sequence[Instant]] = product(*options)
    if prod(map(len, options)) > MOST_CASES:
        latest = [r.time.hi if r.sure else FOREVER for r in readings]
        loose = [place for place, r in enumerate(readings) if not r.sure]
        found = [latest, *([*latest[:p], readings[p].time.hi, *latest[p + 1 :]] for p in loose)]
    for world in found:
        begun, over = world[: len(opens)], world[len(opens) :]
        yield since(
            sorted(t for t in begun if t <= scene.as_of),
            sorted(t for t in over if t <= scene.as_of),
        )


def _fewest_days(
    scene: Scene, pattern: Pattern, bearer: str, filling: Filling, certain: Timeline
) -> Timeline:
    """The fewest days on which all events may lie that certainly were, beside those that are sure.

    Where none certainly was, the day of one that may have been.
    """
    found = days_of_sure(scene, pattern, bearer, filling, certain)
    if found or certain:
        return found
    told = [r for hit in scene.hits(pattern, bearer) if (r := read(hit, filling)) is not None]
    first = min((r.time for r in told if r.time.lo <= scene.as_of), default=None)
    return NEVER if first is None else make([_day(scene, min(first.hi, scene.as_of))])


def days_of_sure(
    scene: Scene, pattern: Pattern, bearer: str, filling: Filling, known: Timeline = ()
) -> Timeline:
    """The fewest days on which all events may lie that certainly were, beside those known."""
    told = [r for hit in scene.hits(pattern, bearer) if (r := read(hit, filling)) is not None]
    sure = [r.time for r in told if r.sure and r.time.hi <= scene.as_of]
    found: list[tuple[Instant, Instant]] = list(known)
    for time in sorted(sure, key=lambda t: t.hi):
        first, last = _day(scene, time.lo)[0], _day(scene, time.hi)
        if not any(a <= last[0] and first < b for a, b in found):
            found.append(last)
    return make(found[len(known) :])


def _day(scene: Scene, at: Instant) -> tuple[Instant, Instant]:
    start = scene.plan.calendar.day_start(at)
    return start, scene.plan.calendar.add_days(start, 1)


def _surely(
    scene: Scene, term: TermPlan, bearer: str, filling: Filling, line: Uncertain
) -> Timeline:
    """Time in force in every world that has any: all of it, if only one report is open."""
    if clip(line.certain, DAWN, scene.as_of):
        return line.certain
    if vague(term):
        return NEVER
    readings = [
        r
        for pattern in extent_patterns(term)
        for hit in scene.hits(pattern, bearer)
        if (r := read(hit, filling)) is not None and r.time.lo <= scene.as_of
    ]
    if any(not r.time.exact for r in readings) or sum(not r.sure for r in readings) > 1:
        return NEVER
    stopped = scene.rules.suspended(term, filling)
    return line.possible if stopped.certain == stopped.possible else NEVER


def _watch(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    what: Pattern,
    span: Timeline,
    seen: Seen,
    *,
    ended: bool,
    full: bool,
) -> Instance:
    defined = what.undefined is None
    covering = [
        c
        for c in scene.coverage(what, bearer, term.key, DAWN, scene.as_of)
        if defined and clip(span, c.period.start, c.period.end)
    ]

    def evaluate(filling: Filling) -> Result:
        reasons: set[Gap] = set()
        if not defined:
            reasons.add(Gap.UNDEFINED)
        elif seen.lo == 0:
            reasons.add(Gap.NO_ACCESS if any(c.denied for c in covering) else Gap.NOBODY_LOOKED)
        begins = starts_of(scene, term, bearer, filling, in_force)
        latest = {scene.as_of - 1}
        envs, _ = cases(scene, extent_moments(term), bearer, filling, [begins], latest)
        lines = [in_force(scene, term, bearer, env, filling) for env in envs]
        begun = [x for x in lines if x.possible and x.possible[0][0] < scene.as_of]
        old = sum(
            not line.possible and over_for_ever(scene, term, env)
            for env, line in zip(envs, lines, strict=True)
        )
        certain = len(begun) + old == len(lines) and all(
            x.certain and x.certain[0][0] < scene.as_of for x in begun
        )
        starts = {line[0][0] for x in begun for line in (x.possible, x.certain) if line}
        # if it may have begun at any time, however long ago, there are no bounds on when it did
        unbound = DAWN in starts or DAWN in map(begins, envs)
        opened = None if not starts or unbound else Between(min(starts), max(starts))
        outcomes = {Outcome.CLEAN} if begun or old else set()
        if not certain:
            outcomes.add(Outcome.OFF)
        relaxed = any(x.certain != x.possible for x in begun)
        return Result(outcomes, opened=opened, reasons=reasons, relaxed=relaxed)

    return Instance(
        key=key_for(term, "watch", bearer),
        bearer=bearer,
        evaluate=evaluate,
        facts=tuple(sorted(c.id for c in covering)),
        claims=tuple(claim for c in covering for claim in c.claims),
        aspects=_disputes(scene, term, bearer),
        watch=True,
        seen=seen,
        ended=ended,
        full=full,
    )


def _seen(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    span: Timeline,
    what: Pattern,
) -> Seen:
    acts, kinds, areas = what.acts, what.kinds, what.areas
    wanted_acts = None if acts is None else set(acts)
    wanted_kinds = None if kinds is None else set(kinds)
    places: list[str | None] = [None] if areas is None else [*sorted(set(areas))]
    total = _finite(span) * len(places)
    if what.undefined is not None:
        return Seen(0, 0, total)  # nobody can have seen what nobody can tell from anything else
    if scene.facts.complete:
        return Seen(total, total, total)
    low = high = 0
    for place in places:
        sure: list[Timeline] = []
        some: list[Timeline] = []
        for c in scene.facts.coverage:
            if c.denied or not (c.actors is None or bearer in c.actors):
                continue
            if not (c.terms is None or term.key.id in c.terms):
                continue
            period = ((c.period.start, c.period.end),)
            here = c.areas is None or (place is not None and place in c.areas)
            fully = here and _all(c.acts, wanted_acts) and _all(c.kinds, wanted_kinds)
            partly = (
                (here or place is None)
                and _any(c.acts, wanted_acts)
                and _any(c.kinds, wanted_kinds)
            )
            if fully and c.closes:
                sure.append(period)
            if partly:
                some.append(period)
        low += length(intersect_all([span, union_all(sure)]))
        high += length(intersect_all([span, union_all([*sure, *some])]))
    return Seen(low, high, total)


def _finite(span: Timeline) -> int:
    """Microseconds in all; 0 where it has no beginning, of which only what was seen is measured."""
    return 0 if span and span[0][0] <= DAWN else length(span)


def _all(given: Iterable[str] | None, wanted: set[str] | None) -> bool:
    return given is None or (wanted is not None and wanted <= set(given))


def _any(given: Iterable[str] | None, wanted: set[str] | None) -> bool:
    return given is None or wanted is None or bool(wanted & set(given))
