"""What is forbidden, in one concrete world: acts, stays and excesses; the watch; guarantees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.kernel.base import DAWN, FOREVER, Instant
from servanda.kernel.facts import Incident, LegalAct, Level, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Absence,
    Ban,
    Cap,
    DaysWith,
    ExceptActors,
    ExceptAgainst,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Exemption,
    FromEach,
    FromTo,
    Pattern,
    TermPlan,
)
from servanda.kernel.timeline import (
    Timeline,
    clip,
    contains,
    intersect_all,
    length,
    make,
)
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.moments import binding, moment
from servanda.kernel.verdicts.checking.once import stays
from servanda.kernel.verdicts.checking.performing import OFF
from servanda.kernel.verdicts.checking.worlds import NO, YES, Case, World
from servanda.kernel.verdicts.proof import Outcome, Seen


def _broken(at: Instant, *, mended: bool, until: Instant | None = None) -> list[Case]:
    outcome = Outcome.MENDED if mended else Outcome.BROKEN
    return [Case(outcome, opened=at, decided=(at, at), until=until)]


# ------------------------------------------------------------------------------------------- acts


def act(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """The act of that key: done by the bearer in force and in the area, and not exempt."""
    if not isinstance(term.duty, Ban):
        raise TypeError("only a ban forbids an act")
    world.used.add(key)
    for at, _, _, one in ground.happened(world, term, term.duty.pattern, bearer, key):
        force = binding(ground, world, term, bearer)
        if not contains(force, at):
            continue
        if _cleared(ground, term, key) and not _for_the_judge(ground, term, bearer, key):
            continue
        if not any(_exempt(ground, world, term, bearer, one, at, rule) for rule in term.exemptions):
            return _broken(at, mended=_remedied(ground, world, term, bearer, at))
    return OFF


def _remedied(ground: Ground, world: World, term: TermPlan, bearer: str, after: Instant) -> bool:
    if term.cure is None or term.cure.by in (None, "ending"):
        return False
    remedy = Pattern(acts=(term.cure.by or "",), actors=(BEARER,))
    return any(f[0] > after for f in ground.happened(world, term, remedy, bearer))


def _exempt(
    ground: Ground,
    world: World,
    term: TermPlan,
    bearer: str,
    one: Incident,
    at: Instant,
    rule: Exemption,
) -> bool:
    def ask(aspect: str, state: Truth) -> int:
        return world.holds(one.id, aspect, state)

    def given(*acts: LegalAct) -> set[str | None]:
        return {r.by for r in ground.facts.rulings if r.act in acts and one.id in r.about}

    match rule:
        case ExceptClaimed(judge=judge):
            if bearer not in given(LegalAct.EXCEPTION):
                return False
            said = None if judge is None else _ruled(ground, term, one, judge)
            return world.pick(one.id, f"exempt:{bearer}", 2) == 1 if said is None else said
        case ExceptAreas(areas=areas):
            return ground.inside(one.places, areas, ask) != NO
        case ExceptActors(actors=actors):
            # an act that nobody is named for is taken out for whoever is excepted, as theirs
            return bearer in actors or (
                all(p.party is not None for p in one.parts)
                and any(
                    ask("occurs", p.occurs_as_ban) != NO and ask(f"by:{p.party}", p.by_as_ban) != NO
                    for p in one.parts
                    if p.party in actors and p.occurs_as_ban is not Truth.FALSE
                )
            )
        case ExceptAgainst(against=against):
            return one.against in against
        case ExceptNotice(to=to, lead=lead):
            latest = at if lead is None else ground.calendar.subtract(at, lead)
            return any(
                r.by == bearer and r.to == to and r.effect <= latest
                for r in ground.facts.rulings
                if r.act is LegalAct.NOTICE and (not r.about or one.id in r.about)
            )
        case ExceptConsent(by=by):
            return set(by) <= given(LegalAct.NOTICE, LegalAct.AGREEMENT)


def _ruled(ground: Ground, term: TermPlan, one: Incident, judge: str) -> bool | None:
    """Whether the judge's last ruling takes the act out; None without one, or with two at odds.

    Where it names the term and no exception it has found a violation of it, or none; else it has
    upheld the exception, or not. What it says of other terms alone is not about this one.
    """
    every = {other.key.id for other in ground.plan.terms}
    found: dict[Instant, set[bool]] = {}
    for ruling in ground.rulings(LegalAct.DETERMINATION):
        if ruling.by != judge or one.id not in ruling.about or ruling.finding is None:
            continue
        if term.key.id in ruling.about and ruling.name is None:
            found.setdefault(ruling.effect, set()).add(ruling.finding == "no")
        elif term.key.id in ruling.about or every.isdisjoint(ruling.about):
            found.setdefault(ruling.effect, set()).add(ruling.finding == "yes")
    last = found[max(found)] if found else set()
    return next(iter(last)) if len(last) == 1 else None


def _cleared(ground: Ground, term: TermPlan, fact: str) -> bool:
    """Whether it was found last, of this act or stay under this term, to be no violation."""
    said: dict[Instant, set[str]] = {}
    for ruling in ground.rulings(LegalAct.DETERMINATION):
        if {fact, term.key.id} <= set(ruling.about) and not (ruling.name or not ruling.finding):
            said.setdefault(ruling.effect, set()).add(ruling.finding or "")
    return bool(said) and said[max(said)] == {"no"}


def _for_the_judge(ground: Ground, term: TermPlan, bearer: str, fact: str) -> bool:
    """Whether the bearer claims an exception for it that the text leaves to somebody to judge."""
    left = [e for e in term.exemptions if isinstance(e, ExceptClaimed) and e.judge is not None]
    claims = ground.rulings(LegalAct.EXCEPTION)
    return bool(left) and any(c.by == bearer and fact in c.about for c in claims)


# ------------------------------------------------------------------------------------------- stays


def stay(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """The stay of that key: broken at its first instant in force, until it ends."""
    duty = term.duty
    if not isinstance(duty, Absence):
        raise TypeError("only an absence forbids a stay")
    world.used.add(key)
    if _cleared(ground, term, key):
        return OFF
    force = binding(ground, world, term, bearer)
    limits = sorted({ground.as_of, *(t for piece in force for t in piece)})
    found = stays(
        ground, world, term, duty.areas, duty.kinds, bearer, lambda _, __: limits, only=key
    )
    for _, begin, end in found:
        there = clip(force, begin, end)
        if there and there[0][0] <= ground.as_of:
            ending = term.cure is not None and term.cure.by == "ending"
            return _broken(there[0][0], mended=ending and end <= ground.as_of, until=end)
    return OFF


# ------------------------------------------------------------------------------------------ levels


def counts_for(ground: Ground, term: TermPlan, duty: Cap, bearer: str, level: Level) -> bool:
    """Whether a snapshot is of what the cap limits, and of the bearer or of nobody named."""
    whose = ground.parties(term, bearer)
    return (
        ground.names(duty.kinds, level.kind) != NO
        and level.area in ground.areas(duty.areas)
        and (level.actor is None or level.actor in whose)
        and level.at.span.lo <= ground.as_of
    )


def excesses(ground: Ground, term: TermPlan, duty: Cap, bearer: str) -> dict[str, list[Level]]:
    """Snapshots that may be above the limit, joined until one is certainly not above."""
    found: dict[str, list[Level]] = {}
    name = ""
    for level in sorted(ground.facts.levels, key=lambda x: (x.at.span, x.id)):
        if not counts_for(ground, term, duty, bearer, level):
            continue
        top = level.amount.span.hi
        if top is None or top > duty.limit:
            name = name or level.id
            found.setdefault(name, []).append(level)
        elif level.status is Truth.TRUE:
            name = ""
    return found


def excess_ended(ground: Ground, term: TermPlan, duty: Cap, bearer: str, key: str) -> bool:
    """Whether a snapshot certainly not above the limit came after a stretch."""
    joined = excesses(ground, term, duty, bearer).get(key)
    if joined is None:
        return True
    after = joined[-1].at.span
    return any(
        x.at.span >= after
        and x.at.span.hi <= ground.as_of
        and x.status is Truth.TRUE
        and x.amount.span.hi is not None
        and x.amount.span.hi <= duty.limit
        for x in ground.facts.levels
        if counts_for(ground, term, duty, bearer, x)
    )


def excess(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """The stretch of that key: broken at its first snapshot in force above the limit."""
    if not isinstance(term.duty, Cap):
        raise TypeError("only a cap has a limit")
    onsets: list[Instant] = []
    force = binding(ground, world, term, bearer)
    for level in excesses(ground, term, term.duty, bearer)[key]:
        world.used.add(level.id)
        if not world.holds(level.id, "occurs", level.status):
            continue
        least, most = world.amount(level.id, level.amount)
        named = ground.names(term.duty.kinds, level.kind) == YES
        above = named and least > term.duty.limit
        if not above and (most is None or most > term.duty.limit):
            above = world.pick(level.id, "above", 2) == 1
        if not above:
            continue
        at = world.instant(level.id, "time", level.at, ground.cuts(term, level.at.span))
        if at <= ground.as_of and contains(force, at):
            onsets.append(at)
    return _broken(min(onsets), mended=False, until=FOREVER) if onsets else OFF


# ------------------------------------------------------------------------------------------- watch


def recurs(term: TermPlan) -> bool:
    """Whether a term may be in force in several stretches."""
    again = any(isinstance(e, DaysWith | FromEach) for e in term.extents)
    return again or term.condition is not None


OLD = Case(Outcome.CLEAN, until=DAWN)
"""A watch that was over before all time: it stands for all that were over long ago."""


def watches(ground: Ground, world: World, term: TermPlan, bearer: str) -> dict[str, Timeline]:
    """The time in force, under the key of its one watch, if it has begun."""
    force = binding(ground, world, term, bearer)
    return {"watch": force} if force and force[0][0] < ground.as_of else {}


def watch(ground: Ground, world: World, term: TermPlan, bearer: str, key: str) -> list[Case]:
    """Nothing contrary but what is listed."""
    line = watches(ground, world, term, bearer).get(key)
    if line is None:
        return [OLD] if _over_for_ever(ground, world, term, bearer) else OFF
    return [Case(Outcome.CLEAN, opened=None if line[0][0] == DAWN else line[0][0])]


def _over_for_ever(ground: Ground, world: World, term: TermPlan, bearer: str) -> bool:
    """Whether all that the term waited for came before all time, and so it was over as well.

    Such a world stands for all in which that was at some time long ago.
    """
    whens = [e.start for e in term.extents if isinstance(e, FromTo) and e.start is not None]
    edges = [moment(ground, world, term, when, bearer) for when in whens]
    return bool(edges) and all(edge is not None and edge.start <= DAWN for edge in edges)


def watched(ground: Ground, term: TermPlan, bearer: str, line: Timeline) -> Seen:
    """How much of area and time up to the horizon was seen: certainly, possibly, of all."""
    acts: Sequence[str] | None = ("presence",)
    areas: Sequence[str] | None
    match term.duty:
        case Ban(pattern=pattern):
            acts, kinds, areas = pattern.acts, pattern.kinds, pattern.areas
        case Absence(areas=areas, kinds=kinds) | Cap(areas=areas, kinds=kinds):
            pass
        case _:
            raise TypeError("only what is forbidden is watched")
    span = clip(line, DAWN, ground.as_of)
    measured = 0 if span and span[0][0] <= DAWN else length(span)  # with no beginning it is of 0
    total = measured * (1 if areas is None else len(set(areas)))
    if isinstance(term.duty, Ban) and term.duty.pattern.undefined is not None:
        return Seen(0, 0, total)
    if ground.facts.complete:
        return Seen(total, total, total)
    low = high = 0
    for area in sorted(set(areas)) if areas is not None else (None,):
        some, sure = [], []
        for c in ground.facts.coverage:
            named = (c.actors is None or bearer in c.actors) and (
                c.terms is None or term.key.id in c.terms
            )
            here = c.areas is None or area is None or area in c.areas
            if c.denied or not named or not here:
                continue
            if not (_meets(c.acts, acts) and _meets(c.kinds, kinds)):
                continue
            some.append((c.period.start, c.period.end))
            whole = c.areas is None or area is not None
            if c.closes and whole and _holds(c.acts, acts) and _holds(c.kinds, kinds):
                sure.append((c.period.start, c.period.end))
        low += length(intersect_all([span, make(sure)]))
        high += length(intersect_all([span, make(some)]))
    return Seen(low, high, total)


def _holds(given: Iterable[str] | None, wanted: Iterable[str] | None) -> bool:
    return given is None or (wanted is not None and set(wanted) <= set(given))


def _meets(given: Iterable[str] | None, wanted: Iterable[str] | None) -> bool:
    return given is None or wanted is None or bool(set(wanted) & set(given))
