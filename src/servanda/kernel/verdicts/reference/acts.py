"""Prohibitions: one instance for each act that may be the bearer's, plus the watch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from servanda.kernel.base import FOREVER, Between, Instant
from servanda.kernel.facts import Gap, Incident, LegalAct, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Ban,
    ExceptActors,
    ExceptAgainst,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Pattern,
    TermPlan,
    When,
)
from servanda.kernel.timeline import (
    Timeline,
    Uncertain,
    clip,
    make,
    relative_complement_all,
)
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Result,
    bearers,
    combine,
    key_for,
    unique,
)
from servanda.kernel.verdicts.reference.moments import (
    Env,
    cases,
    extent_moments,
    fixed_edges,
    hanging,
)
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Hit, Scene, impossible, read
from servanda.kernel.verdicts.reference.watch import in_force, starts_of, stops_of, watch_of

ENDING = "ending"
"""The built-in remedy of a stay or an excess: that it ends."""


def acting_as(bearer: str, term: TermPlan) -> tuple[str, ...]:
    """Whose acts count against a bearer: its own, or any of theirs where they owe it jointly."""
    return term.bearers if term.joint else (bearer,)


# ------------------------------------------------------------------------------------------- acts


def bans(scene: Scene, term: TermPlan, duty: Ban) -> list[Instance]:
    """One instance for each act that may be the bearer's, and the watch."""
    found: list[Instance] = []
    for bearer in bearers(term):
        pattern = narrowed(duty.pattern, term)
        whens = hanging(extent_moments(term))
        shared = shared_aspects(scene, term, bearer, [*whens])
        found += [
            act_instance(scene, term, bearer, hit, whens, shared)
            for hit in scene.hits(pattern, bearer)
            if hit.incident.time.span.lo <= scene.as_of
        ]
        found += watch_of(scene, term, bearer, duty.pattern)
    return found


def narrowed(pattern: Pattern, term: TermPlan) -> Pattern:
    """The pattern without the areas that an exception takes out whole."""
    excepted = {
        area for rule in term.exemptions if isinstance(rule, ExceptAreas) for area in rule.areas
    }
    if pattern.areas is None or not excepted & set(pattern.areas):
        return pattern
    return replace(pattern, areas=tuple(a for a in pattern.areas if a not in excepted))


def act_instance(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    hit: Hit,
    whens: Sequence[When],
    shared: Sequence[Aspect] = (),
) -> Instance:
    """One act against one bearer. ``whens`` are the `hanging` moments of the term's extents."""
    told = noticed(scene, term, bearer, hit.incident)
    borders_open = any(
        scene.inside(hit.incident.places, rule.areas)[0] in (Truth.GAP, Truth.DISPUTED)
        for rule in term.exemptions
        if isinstance(rule, ExceptAreas)
    )

    def evaluate(filling: Filling) -> Result:
        if impossible(hit, filling):
            return Result()
        reading = read(hit, filling)
        if reading is None:
            return Result({Outcome.OFF})
        low, high = reading.time.lo, min(reading.time.hi, scene.as_of)
        exempt, reasons = exempted(scene, term, bearer, hit, filling)
        if low > scene.as_of or exempt is Truth.TRUE:
            return Result({Outcome.OFF})
        results: list[Result] = []
        envs: list[Env] = [{}]
        relaxed = False
        if whens:
            edges = starts_of(scene, term, bearer, filling), stops_of(scene, term, bearer, filling)
            marks = {low, reading.time.hi, *fixed_edges(term)}
            envs, relaxed = cases(scene, whens, bearer, filling, edges, marks)
        for env in envs:
            line = in_force(scene, term, bearer, env, filling)
            if told:
                line = Uncertain(
                    relative_complement_all(line.certain, [told]),
                    relative_complement_all(line.possible, [told]),
                )
            inside = clip(line.possible, low, high + 1)
            if not inside:
                results.append(Result({Outcome.OFF}))
                continue
            at = Between(inside[0][0], inside[-1][1] - 1)
            one = Result({Outcome.BROKEN}, opened=at, broken=at, reasons=set(reasons))
            whole = clip(line.certain, low, high + 1) == ((low, high + 1),)
            if not (whole and reading.sure and reading.time.hi <= scene.as_of):
                one.outcomes.add(Outcome.OFF)
                one.reasons |= set(hit.gaps)
                if not whole:
                    one.reasons.add(Gap.TIME_TOO_COARSE if low != high else Gap.CONDITION)
                if reading.time.hi > scene.as_of:
                    one.reasons.add(Gap.TIME_TOO_COARSE)
            if exempt is not Truth.FALSE:
                one.outcomes.add(Outcome.OFF)
            one.outcomes = (one.outcomes - {Outcome.BROKEN}) | remedied(
                scene, term, bearer, at, filling
            )
            results.append(one)
        total = combine(results)
        total.relaxed = total.relaxed or relaxed or borders_open
        return total

    return Instance(
        key=key_for(term, hit.id, bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique(
            [
                *hit.aspects(),
                *shared,
                *(a for r in remedies(scene, term, bearer) for a in r.aspects()),
                *_excepted_aspects(term, hit.incident),
            ]
        ),
        facts=(hit.id,),
        claims=hit.incident.claims,
        occurrence=hit.occurs,
        attribution=hit.by,
    )


def remedies(scene: Scene, term: TermPlan, bearer: str) -> tuple[Hit, ...]:
    """The acts that may be the remedy the clause names, other than an ending."""
    if term.cure is None or term.cure.by is None or term.cure.by == ENDING:
        return ()
    return scene.hits(Pattern(acts=(term.cure.by,), actors=(BEARER,)), bearer)


def remedied(
    scene: Scene, term: TermPlan, bearer: str, act: Between, filling: Filling
) -> set[Outcome]:
    """What a breach comes to: broken, or mended by a remedy after it and by the horizon."""
    found = {Outcome.BROKEN}
    for hit in remedies(scene, term, bearer):
        reading = read(hit, filling)
        if reading is None or reading.time.lo > scene.as_of or reading.time.hi <= act.lo:
            continue
        found.add(Outcome.MENDED)
        if reading.sure and reading.time.lo > act.hi and reading.time.hi <= scene.as_of:
            return {Outcome.MENDED}
    return found


def exempted(
    scene: Scene, term: TermPlan, bearer: str, hit: Hit, filling: Filling
) -> tuple[Truth, set[Gap]]:
    """Whether an exception takes the act out: TRUE it does, FALSE it does not, GAP it is open."""
    answer, reasons = Truth.FALSE, set[Gap]()
    if not _awaited(scene, term, bearer, hit.id) and in_keeping(scene, term, hit.id):
        return Truth.TRUE, reasons
    for rule in term.exemptions:
        state: Truth = Truth.FALSE
        incident = hit.incident
        match rule:
            case ExceptClaimed(judge=judge):
                state, reason = _claimed(scene, term, bearer, incident, judge)
                if reason is not None:
                    reasons.add(reason)
            case ExceptAreas(areas=areas):
                state, _, _ = scene.inside(incident.places, areas)
                if state in (Truth.GAP, Truth.DISPUTED):
                    reasons |= set(scene.unplaced(incident.places, areas))
            case ExceptActors(actors=actors):
                state = Truth.TRUE
                if bearer not in actors:
                    state, missing = _done_by(hit, actors, filling)
                    reasons |= missing
            case ExceptAgainst(against=against):
                state = Truth.TRUE if incident.against in against else Truth.FALSE
            case ExceptNotice():
                continue
            case ExceptConsent(by=by_whom):
                given = {
                    r.by
                    for r in scene.about(incident.id)
                    if r.act in (LegalAct.NOTICE, LegalAct.AGREEMENT)
                    and r.about
                    and r.effect <= scene.as_of
                }
                state = Truth.TRUE if set(by_whom) <= given else Truth.FALSE
        if state is Truth.TRUE:
            return Truth.TRUE, set()
        if state is not Truth.FALSE:
            answer = Truth.GAP
    return answer, reasons


def _done_by(hit: Hit, actors: tuple[str, ...], filling: Filling) -> tuple[Truth, set[Gap]]:
    """Whether one of the actors did it, with the disputes settled as filled, and what is open.

    It is asked of an act that the bearer did: what is known of its having happened in the same way
    holds of the actor too. What is told of the actor in another way may not have happened. An act
    that nobody is named for is not taken out, whomever a denial names.
    """
    found, missing = Truth.FALSE, set[Gap]()
    incident = hit.incident
    if any(part.party is None for part in incident.parts):
        return found, missing
    for part in incident.parts:
        if part.party not in actors:
            continue
        occurs = part.occurs_as_ban
        same = occurs is hit.occurs
        occurs = Truth.TRUE if same else _settled(occurs, filling.get((incident.id, "occurs")))
        by = _settled(part.by_as_ban, filling.get((incident.id, f"by:{part.party}")))
        if Truth.FALSE in (occurs, by):
            continue
        if occurs is by is Truth.TRUE:
            return Truth.TRUE, set()
        found = Truth.GAP
        missing |= {Gap.BELOW_STANDARD} if occurs is Truth.GAP else set()
        missing |= {Gap.ATTRIBUTION} if by is Truth.GAP else set()
    return found, missing


def _settled(state: Truth, pick: int | None) -> Truth:
    """An atom with its dispute settled; a gap where nothing settles it."""
    if state is not Truth.DISPUTED:
        return state
    return Truth.GAP if pick is None else Truth.TRUE if pick else Truth.FALSE


def _excepted_aspects(term: TermPlan, incident: Incident) -> list[Aspect]:
    """The disputes about those whose acts an exception leaves out."""
    actors = {a for rule in term.exemptions if isinstance(rule, ExceptActors) for a in rule.actors}
    return [
        (incident.id, aspect, 2)
        for p in incident.parts
        if p.party in actors and p.occurs_as_ban is not Truth.FALSE
        for aspect, state in (("occurs", p.occurs_as_ban), (f"by:{p.party}", p.by_as_ban))
        if state is Truth.DISPUTED
    ]


def _claimed(
    scene: Scene, term: TermPlan, bearer: str, incident: Incident, judge: str | None
) -> tuple[Truth, Gap | None]:
    """Whether the exception claimed takes the act out, by the judge's last word on it.

    A finding that names an exception, or no term, is whether the exception holds; any other is
    whether the terms were violated. Two of one instant that differ are no ruling.
    """
    told = [r for r in scene.about(incident.id) if r.about]
    if not any(r.act is LegalAct.EXCEPTION and r.by == bearer for r in told):
        return Truth.FALSE, None
    if judge is None:
        return Truth.GAP, Gap.NO_BODY
    ruled = [
        r
        for r in told
        if r.act is LegalAct.DETERMINATION
        and r.by == judge
        and r.finding is not None
        and (term.key.id in r.about or not scene.terms & set(r.about))
    ]
    last = max((r.effect for r in ruled), default=None)
    held = {
        (r.finding == "yes") is (r.name is not None or term.key.id not in r.about)
        for r in ruled
        if r.effect == last
    }
    if len(held) != 1:
        return Truth.GAP, Gap.EXCEPTION_UNRULED
    return (Truth.TRUE if held == {True} else Truth.FALSE), None


def in_keeping(scene: Scene, term: TermPlan, fact: str) -> bool:
    """Whether the last finding on an act or a stay under the term is that it violates nothing.

    A finding that names an exception is on that alone; two of one instant that differ are none.
    """
    told = scene.about(fact)
    if not told:
        return False
    ruled = [
        r
        for r in told
        if r.act is LegalAct.DETERMINATION
        and r.name is None
        and r.finding is not None
        and term.key.id in r.about
    ]
    last = max((r.effect for r in ruled), default=None)
    return {r.finding for r in ruled if r.effect == last} == {"no"}


def _awaited(scene: Scene, term: TermPlan, bearer: str, incident: str) -> bool:
    """Whether an exception is claimed on which the text names who rules: that word alone counts."""
    if not any(isinstance(r, ExceptClaimed) and r.judge is not None for r in term.exemptions):
        return False
    return any(
        r.act is LegalAct.EXCEPTION and r.by == bearer and bool(r.about)
        for r in scene.about(incident)
    )


def noticed(scene: Scene, term: TermPlan, bearer: str, incident: Incident) -> Timeline:
    """The instants that an exception takes out because notice was on record long enough before."""
    found: list[tuple[Instant, Instant]] = []
    for rule in term.exemptions:
        if not isinstance(rule, ExceptNotice):
            continue
        for ruling in scene.about(incident.id):
            if ruling.act is LegalAct.NOTICE and ruling.by == bearer and ruling.to == rule.to:
                lead = rule.lead
                first = ruling.effect
                first = first if lead is None else scene.plan.calendar.add(first, lead)
                found.append((first, FOREVER))
    return make(found)
