"""The watch of a ban, an absence or a cap: all but the listed acts, and how much was seen of it."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import FromTo, Pattern, TermPlan
from servanda.kernel.timeline import (
    Timeline,
    Uncertain,
    clip,
    intersect_all,
    length,
    relative_complement_all,
    union_all,
)
from servanda.kernel.verdicts.proof import Outcome, Seen
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import Instance, Result, key_for, unique
from servanda.kernel.verdicts.reference.moments import Env, cases, extent_moments, force
from servanda.kernel.verdicts.reference.scene import Filling, Scene


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


def watch_of(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    what: Pattern,
) -> list[Instance]:
    """All but the listed acts, with how much of area and time could have been seen."""
    envs, _ = cases(scene, extent_moments(term), bearer, {}, [], [])
    lines = [in_force(scene, term, bearer, env, {}) for env in envs]
    begun = [x for x in lines if x.possible and x.possible[0][0] < scene.as_of]
    if not begun:
        return []
    line = min(begun, key=lambda x: length(clip(x.certain, DAWN, scene.as_of)))
    whole = line.certain if clip(line.certain, DAWN, scene.as_of) else line.possible
    recurs = any(not isinstance(e, FromTo) for e in term.extents)
    stretches = [whole] if recurs else [(piece,) for piece in whole]
    return [
        _one_watch(
            scene,
            term,
            bearer,
            "watch" if number == 1 else f"watch-{number}",
            stretch,
            what,
            first=number == 1 and not recurs,
            known=all(x.certain == x.possible for x in begun),
            ended=_ended(scene, stretch, begun),
        )
        for number, stretch in enumerate(stretches, 1)
        if clip(stretch, DAWN, scene.as_of)
    ]


def _ended(scene: Scene, stretch: Timeline, lines: Iterable[Uncertain]) -> bool:
    """Whether the stretch is over by the horizon in every world."""
    last = stretch[-1][1] - 1
    ends = [b for line in lines for a, b in line.possible if a <= last < b]
    return stretch[-1][1] <= scene.as_of and all(end <= scene.as_of for end in ends)


def _one_watch(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    key: str,
    stretch: Timeline,
    what: Pattern,
    *,
    first: bool,
    known: bool,
    ended: bool,
) -> Instance:
    span = clip(stretch, DAWN, scene.as_of)
    seen = _seen(scene, term, bearer, span, what)
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

        def begins(env: Env) -> Instant | None:
            line = force(scene, term, bearer, env, filling).possible
            return line[0][0] if line else FOREVER

        latest = {scene.as_of - 1}
        envs, _ = cases(scene, extent_moments(term), bearer, filling, [begins], latest)
        lines = [in_force(scene, term, bearer, env, filling) for env in envs]
        begun = [x for x in lines if x.possible and x.possible[0][0] < scene.as_of]
        certain = len(begun) == len(lines) and all(
            x.certain and x.certain[0][0] < scene.as_of for x in begun
        )
        starts = {x.possible[0][0] for x in begun} if first else {span[0][0]}
        opened = None if not starts or DAWN in starts else Between(min(starts), max(starts))
        outcomes = {Outcome.CLEAN} if begun else set()
        if not certain:
            outcomes.add(Outcome.OFF)
        return Result(outcomes, opened=opened, reasons=reasons, relaxed=not known)

    return Instance(
        key=key_for(term, key, bearer),
        bearer=bearer,
        evaluate=evaluate,
        facts=tuple(sorted(c.id for c in covering)),
        claims=tuple(claim for c in covering for claim in c.claims),
        aspects=unique(shared_aspects(scene, term, bearer, [*extent_moments(term)])),
        watch=True,
        seen=seen,
        ended=ended and known,
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
    return sum(end - start for start, end in span if start > DAWN and end < FOREVER)


def _all(given: Iterable[str] | None, wanted: set[str] | None) -> bool:
    return given is None or (wanted is not None and wanted <= set(given))


def _any(given: Iterable[str] | None, wanted: set[str] | None) -> bool:
    return given is None or wanted is None or bool(wanted & set(given))
