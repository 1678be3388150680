"""Absences and caps: one instance for each stay, or stretch above the limit, plus the watch."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Amounts, Gap, Level, Truth
from servanda.kernel.plan.operators import Absence, Cap, Pattern, TermPlan
from servanda.kernel.timeline import clip
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.acts import ENDING, acting_as, in_keeping
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Result,
    bearers,
    combine,
    hull,
    key_for,
    unique,
)
from servanda.kernel.verdicts.reference.moments import cases, extent_moments, fixed_edges
from servanda.kernel.verdicts.reference.presence import StayHit, stay_hits
from servanda.kernel.verdicts.reference.scene import Filling, Scene
from servanda.kernel.verdicts.reference.watch import in_force, starts_of, stops_of, watch_of

# ------------------------------------------------------------------------------------------- stays


def absences(scene: Scene, term: TermPlan, duty: Absence) -> list[Instance]:
    """One instance for each stay that may be the bearer's, and the watch."""
    found: list[Instance] = []
    for bearer in bearers(term):
        shared = shared_aspects(scene, term, bearer, [*extent_moments(term)])
        for hit in stay_hits(scene, bearer, duty.areas, duty.kinds):
            begin, end = hit.stay.begin.span, hit.stay.end.span
            if begin.lo <= scene.as_of and begin.hi < end.lo:
                found.append(_stay(scene, term, bearer, hit, shared))
        found += watch_of(scene, term, bearer, Pattern(("presence",), duty.kinds, areas=duty.areas))
    return found


def _stay(
    scene: Scene, term: TermPlan, bearer: str, hit: StayHit, shared: list[tuple[str, str, int]]
) -> Instance:
    last = hit.stay.end.span

    def evaluate(filling: Filling) -> Result:
        stay = hit.under(filling)
        if stay is None or stay[0].lo > scene.as_of or in_keeping(scene, term, hit.stay.id):
            return Result({Outcome.OFF})
        begin, end, sure = stay
        results: list[Result] = []
        envs, relaxed = cases(
            scene,
            extent_moments(term),
            bearer,
            filling,
            [starts_of(scene, term, bearer, filling), stops_of(scene, term, bearer, filling)],
            {begin.lo, begin.hi, end.lo, end.hi} | fixed_edges(term),
        )
        for env in envs:
            line = in_force(scene, term, bearer, env, filling)
            possible = clip(line.possible, begin.lo, min(end.hi, scene.as_of + 1))
            if not possible:
                results.append(Result({Outcome.OFF}))
                continue
            core = clip(line.certain, begin.hi, min(end.lo, scene.as_of + 1))
            known = clip(line.certain, begin.hi, min(end.hi, scene.as_of + 1))
            first = known[0][0] if known else possible[-1][1] - 1
            at = Between(possible[0][0], max(first, possible[0][0]))
            one = Result({Outcome.BROKEN}, opened=at, broken=at)
            if not (core and sure):
                one.outcomes.add(Outcome.OFF)
                one.reasons |= set(hit.gaps)
                if not core:
                    one.reasons.add(Gap.TIME_TOO_COARSE)
            if term.cure is not None and term.cure.by == ENDING and end.lo <= scene.as_of:
                ended = (
                    {Outcome.MENDED} if end.hi <= scene.as_of else {Outcome.MENDED, Outcome.BROKEN}
                )
                one.outcomes = (one.outcomes - {Outcome.BROKEN}) | ended
            one.ends = end
            results.append(one)
        total = combine(results)
        total.relaxed = total.relaxed or relaxed
        return total

    return Instance(
        key=key_for(term, hit.stay.id, bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique([*hit.aspects(), *shared]),
        facts=(hit.stay.id,),
        claims=hit.stay.claims,
        occurrence=hit.hit.occurs,
        attribution=hit.hit.by,
        continuing=last.hi > scene.as_of,
    )


# ------------------------------------------------------------------------------------------ levels


def caps(scene: Scene, term: TermPlan, duty: Cap) -> list[Instance]:
    """One instance for each possible stretch above the limit, and the watch."""
    found: list[Instance] = []
    for bearer in bearers(term):
        shared = shared_aspects(scene, term, bearer, [*extent_moments(term)])
        found += [
            _excess(scene, term, duty, bearer, stretch, shared, goes_on=goes_on)
            for stretch, goes_on in _stretches(scene, term, duty, bearer)
        ]
        found += watch_of(scene, term, bearer, Pattern(("presence",), duty.kinds, areas=duty.areas))
    return found


def _levels(scene: Scene, term: TermPlan, duty: Cap, bearer: str) -> list[Level]:
    whose = acting_as(bearer, term)
    found = [
        level if level.kind in duty.kinds else _at_most(level)
        for level in scene.facts.levels
        if (level.kind in duty.kinds or scene.may_be(level.kind, duty.kinds))
        and level.area in duty.areas
        and (level.actor is None or level.actor in whose)
        and level.at.span.lo <= scene.as_of
    ]
    return sorted(found, key=lambda x: (x.at.span, x.id))


def _at_most(level: Level) -> Level:
    """A snapshot of a wider kind: of how many the cap limits, it says only the most."""
    return replace(level, amount=Amounts(tuple(Range(0, r.hi) for r in level.amount.choices)))


def _stretches(
    scene: Scene, term: TermPlan, duty: Cap, bearer: str
) -> list[tuple[list[Level], bool]]:
    """Snapshots that may be above, joined until one is certainly not; and whether it goes on."""
    found: list[tuple[list[Level], bool]] = []
    current: list[Level] = []
    for level in _levels(scene, term, duty, bearer):
        top = level.amount.span.hi
        if top is None or top > duty.limit:
            current.append(level)
        elif level.status is Truth.TRUE and current:
            found.append((current, False))
            current = []
    if current:
        found.append((current, True))
    return found


def _excess(
    scene: Scene,
    term: TermPlan,
    duty: Cap,
    bearer: str,
    stretch: list[Level],
    shared: list[tuple[str, str, int]],
    *,
    goes_on: bool,
) -> Instance:
    def evaluate(filling: Filling) -> Result:
        total = Result()
        envs, relaxed = cases(
            scene,
            extent_moments(term),
            bearer,
            filling,
            [starts_of(scene, term, bearer, filling), stops_of(scene, term, bearer, filling)],
            {x for level in stretch for x in (level.at.span.lo, level.at.span.hi)},
        )
        for env in envs:
            line = in_force(scene, term, bearer, env, filling)
            surely, perhaps = False, False
            one = Result()
            for level in stretch:
                pick = filling.get((level.id, "amount"))
                much = level.amount.span if pick is None else level.amount.choices[pick]
                when = filling.get((level.id, "time"))
                at = level.at.span if when is None else level.at.choices[when]
                above = much.lo > duty.limit
                may = much.hi is None or much.hi > duty.limit
                inside = clip(line.possible, at.lo, min(at.hi, scene.as_of) + 1)
                if not may or not inside:
                    continue
                if level.status is Truth.DISPUTED and filling.get((level.id, "occurs")) == 0:
                    continue
                perhaps = True
                if not surely:
                    onset = Between(inside[0][0], inside[-1][1] - 1)
                    one.opened = one.broken = hull(one.opened, onset)
                whole = clip(line.certain, at.lo, at.hi + 1) == ((at.lo, at.hi + 1),)
                known = level.status is Truth.TRUE or (
                    level.status is Truth.DISPUTED and filling.get((level.id, "occurs")) == 1
                )
                if above and whole and known and at.hi <= scene.as_of:
                    surely = True
                elif not above:
                    named = level.kind in duty.kinds
                    one.reasons.add(Gap.AMOUNT_TOO_COARSE if named else Gap.KIND_TOO_COARSE)
                else:
                    one.reasons.add(Gap.TIME_TOO_COARSE if known else Gap.BELOW_STANDARD)
            if perhaps:
                one.outcomes.add(Outcome.BROKEN)
            if not surely:
                one.outcomes.add(Outcome.OFF)
            total.merge(one)
        total.relaxed = total.relaxed or relaxed
        return total

    aspects: list[tuple[str, str, int]] = []
    for level in stretch:
        if level.status is Truth.DISPUTED:
            aspects.append((level.id, "occurs", 2))
        for name, count in (("amount", len(level.amount.choices)), ("time", len(level.at.choices))):
            if count > 1:
                aspects.append((level.id, name, count))
    return Instance(
        key=key_for(term, stretch[0].id, bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique([*aspects, *shared]),
        facts=tuple(sorted(level.id for level in stretch)),
        claims=tuple(c for level in stretch for c in level.claims),
        continuing=goes_on,
    )
