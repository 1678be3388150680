"""What each prohibition's instances come to in one world: acts, stays, excesses, and the watch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from servanda.kernel.base import DAWN, FOREVER, Instant
from servanda.kernel.facts import LegalAct, Stay, Truth
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    ExceptActors,
    ExceptAgainst,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Exemption,
    Pattern,
    TermPlan,
    Use,
)
from servanda.kernel.verdicts.proof import Outcome
from tests.oracle.concrete import (
    Result,
    SilentLawError,
    Stretch,
    World,
    found,
    in_areas,
    in_force,
    join,
    key_for,
    length,
    meet,
    of_sort,
    read,
    stays_by,
    told,
    within,
)
from tests.oracle.worlds import Happening


def ban(world: World, term: TermPlan, duty: Ban, bearer: str) -> Iterator[Result]:
    """Each act the bearer did in force and in the area, unless exempt."""
    force = in_force(world, term)
    for act in world.happened():
        if not of_sort(world.plan, duty.pattern, act) or not within(force, act.time):
            continue
        if not in_areas(world.plan, duty.pattern.areas, act.incident.places, act):
            continue
        if not did(act, bearer, Use.BAN):
            continue
        judged = any(isinstance(e, ExceptClaimed) and e.judge for e in term.exemptions)
        awaited = judged and claimed(world, bearer, act.incident.id)
        if not awaited and found_kept(world, term, act.incident.id):
            continue
        if any(exempt(world, term, act, bearer, e) for e in term.exemptions):
            continue
        key = key_for(term, act.incident.id, bearer)
        yield Result(key, bearer, remedied(world, term, act, bearer), act.time, act.time)


def did(act: Happening, bearer: str, use: Use) -> bool:
    """Whether the incident happened and was the bearer's doing."""
    own = [part for part in act.incident.parts if part.party == bearer]
    if own:
        return any(act.occurs(part, use) and act.by(part, use) for part in own)
    nobody = [part for part in act.incident.parts if part.party is None]
    return any(act.occurs(part, use) for part in nobody) and act.holds(f"by:{bearer}", Truth.GAP)


def remedied(world: World, term: TermPlan, act: Happening, bearer: str) -> Outcome:
    """Broken, or broken and mended by the act that cures it."""
    if term.cure is None or term.cure.by in (None, "ending"):
        return Outcome.BROKEN
    cures = found(world, Pattern((term.cure.by or "",), actors=(bearer,)))
    return Outcome.MENDED if any(h.time > act.time for h in cures) else Outcome.BROKEN


def claimed(world: World, bearer: str, incident: str) -> bool:
    """Whether the bearer claims an exception for an act."""
    return any(r.by == bearer and incident in r.about for r in read(world, LegalAct.EXCEPTION))


def found_kept(world: World, term: TermPlan, fact: str) -> bool:
    """Whether the last ruling on an act or a stay under a term found no violation: one word only.

    A determination decides the atom, and whether the term was broken is one (DESIGN §5.1).
    """
    ruled = [
        r
        for r in world.facts.rulings
        if r.act is LegalAct.DETERMINATION and not r.name and {fact, term.key.id} <= {*r.about}
    ]
    latest = [r.finding for r in ruled if r.effect == max(x.effect for x in ruled)]
    return bool(latest) and set(latest) == {"no"}


def exempt(world: World, term: TermPlan, act: Happening, bearer: str, exemption: Exemption) -> bool:
    """Whether an exception of the text takes this act out."""
    incident = act.incident
    match exemption:
        case ExceptClaimed(judge=judge):
            if not claimed(world, bearer, incident.id):
                return False
            ruled = [
                r
                for r in read(world, LegalAct.DETERMINATION)
                if judge is not None and r.by == judge and incident.id in r.about
                if term.key.id in r.about or not any(t.key.id in r.about for t in world.plan.terms)
            ]
            latest = [r for r in ruled if r.effect == ruled[-1].effect]
            # of a violation where it names the term, of the exception where it names the act alone
            answers = {
                r.finding == ("yes" if r.name or term.key.id not in r.about else "no")
                for r in latest
            }
            if len(answers) == 1:
                return answers.pop()
            return bool(world.base.extras["exempt", str(term.key), incident.id, bearer])
        case ExceptAreas(areas=areas):
            return in_areas(world.plan, areas, incident.places, act)
        case ExceptActors(actors=actors):
            return any(did(act, actor, Use.BAN) for actor in actors)
        case ExceptAgainst(against=against):
            return incident.against in against
        case ExceptNotice(to=to, lead=lead):
            latest_notice = act.time if lead is None else world.calendar.subtract(act.time, lead)
            return any(
                r.by == bearer and r.to == to and r.effect <= latest_notice
                for r in read(world, LegalAct.NOTICE)
            )
        case ExceptConsent(by=by):
            given = {
                r.by
                for kind in (LegalAct.NOTICE, LegalAct.AGREEMENT)
                for r in read(world, kind)
                if incident.id in r.about
            }
            return all(party in given for party in by)


def absence(world: World, term: TermPlan, duty: Absence, bearer: str) -> Iterator[Result]:
    """Each stay in the areas while the term is in force."""
    force = in_force(world, term)
    for presence in world.base.presences:
        stay = presence.stay
        if not holds_point(stay) or (duty.kinds is not None and stay.kind not in duty.kinds):
            continue
        if not stays_by(presence, bearer, Use.BAN) or presence.begin >= presence.end:
            continue
        if not in_areas(world.plan, duty.areas, stay.places, presence):
            continue
        if found_kept(world, term, stay.id):
            continue
        there = meet(force, [(presence.begin, presence.end)])
        if not there or there[0][0] > world.as_of:
            continue
        ended = presence.end <= world.as_of
        mended = ended and term.cure is not None and term.cure.by == "ending"
        yield Result(
            key_for(term, stay.id, bearer),
            bearer,
            Outcome.MENDED if mended else Outcome.BROKEN,
            there[0][0],
            there[0][0],
            until=presence.end,
            ended=ended,
        )


def holds_point(stay: Stay) -> bool:
    """Whether, on some side of each dispute, it was certainly there at one instant at least."""
    return any(b.hi < e.lo for b in stay.begin.choices for e in stay.end.choices)


def cap(world: World, term: TermPlan, duty: Cap, bearer: str) -> Iterator[Result]:
    """Each stretch of snapshots above the limit; a snapshot speaks only for its instant."""
    force = in_force(world, term)
    ordered = sorted(
        (
            s
            for s in world.base.snapshots
            if told(world.plan, duty.kinds, s.level.kind) is not False
            and s.level.area in duty.areas
            and s.level.actor in (None, bearer)
            and s.level.status is Truth.TRUE
        ),
        key=lambda s: (s.time, s.level.id),
    )
    key: str | None = None
    onset: Instant | None = None
    for snapshot in ordered:
        top = snapshot.level.amount.span.hi
        if top is not None and top <= duty.limit:
            if key is not None and onset is not None:
                yield _excess(term, key, bearer, onset, snapshot.time)
            key = onset = None
            continue
        key = snapshot.level.id if key is None else key
        above = snapshot.amount > duty.limit and snapshot.time <= world.as_of
        if above and within(force, snapshot.time) and onset is None:
            onset = snapshot.time
    if key is not None and onset is not None:
        yield _excess(term, key, bearer, onset, FOREVER)


def _excess(term: TermPlan, key: str, bearer: str, onset: Instant, until: Instant) -> Result:
    if term.cure is not None:
        raise SilentLawError("how an excess is cured")
    key = key_for(term, key, bearer)
    return Result(key, bearer, Outcome.BROKEN, onset, onset, until=until)


# ------------------------------------------------------------------------------------------- watch


def watch(world: World, term: TermPlan, bearer: str) -> Iterator[Result]:
    """What was watched, and for how much of the time in force somebody could have seen."""
    force = in_force(world, term)
    if force and force[0][0] < world.as_of:
        yield Result(
            key_for(term, "watch", bearer),
            bearer,
            Outcome.CLEAN,
            opened=force[0][0],
            seen=seen(world, term, bearer, meet(force, [(DAWN, world.as_of)])),
            ended=force[-1][1] <= world.as_of,
        )


def seen(
    world: World, term: TermPlan, bearer: str, stretches: Sequence[Stretch]
) -> tuple[int, int, int]:
    """Area-time seen by who reaches the standard, by whoever looked, and in all."""
    acts: Sequence[str] | None
    kinds: Sequence[str] | None
    match term.duty:
        case Ban(pattern=pattern):
            areas, acts, kinds = pattern.areas, pattern.acts, pattern.kinds
        case Absence(areas=areas, kinds=kinds) | Cap(areas=areas, kinds=kinds):
            acts = ("presence",)
        case _:
            raise AssertionError("only what is forbidden is watched")
    lo = hi = 0
    whole = length(stretches) * (1 if areas is None else len(areas))
    if isinstance(term.duty, Ban) and term.duty.pattern.undefined is not None:
        return 0, 0, whole
    for area in areas if areas is not None else (None,):
        sure: list[Stretch] = []
        maybe: list[Stretch] = []
        for c in world.facts.coverage:
            if c.denied or (area is not None and c.areas is not None and area not in c.areas):
                continue
            if c.acts is not None and acts is not None and not set(c.acts) & set(acts):
                continue
            maybe.append((c.period.start, c.period.end))
            if (
                c.closes
                and (c.acts is None or (acts is not None and set(acts) <= set(c.acts)))
                and (c.kinds is None or (kinds is not None and set(kinds) <= set(c.kinds)))
                and (c.areas is None or area is not None)
                and (c.actors is None or bearer in c.actors)
                and (c.terms is None or term.key.id in c.terms)
            ):
                sure.append((c.period.start, c.period.end))
        if world.facts.complete:
            sure = maybe = [(DAWN, FOREVER)]
        lo += length(meet(join(sure), stretches))
        hi += length(meet(join(maybe), stretches))
    return lo, hi, whole
