"""What is on record about an occasion and does not count, with the reason.

The rule is in the clause or the method: another point, another counter, another place or list, a
bearer's own word for itself. Nothing here decides a verdict; it tells a reader who expected
something to count why it did not. Only what lies in the time of the occasion is told.
"""

from __future__ import annotations

from typing import Final

from servanda.kernel.base import DAWN, Between, Instant, Range
from servanda.kernel.facts import Count, Facts, Incident, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Deadline,
    Duty,
    Need,
    Pattern,
    Quota,
    Ratio,
    Response,
    TermPlan,
)
from servanda.kernel.standard import converted
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.occasions import fact_of
from servanda.kernel.verdicts.phrases import (
    Entries,
    Much,
    Name,
    Phrase,
    Several,
    When,
    say,
)
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.witnesses import Index

MOST_TOLD: Final = 2
"""How many converted counts of one occasion are told in full."""


def not_counted(
    term: TermPlan, proof: InstanceProof, facts: Facts, known: Index, as_of: Instant
) -> tuple[Phrase, ...]:
    """One clause for each reason, with the facts of the right kind that do not count for it.

    ``known`` is the index of the facts.
    """
    if not needs_of(term.duty):
        return ()
    used = set(proof.facts)
    span = _span(proof, as_of)
    bearers = term.bearers if term.joint else (proof.bearer,)
    trigger = _trigger(term, proof, facts)
    found: dict[Phrase, dict[str, Count | Incident]] = {}
    for need in needs_of(term.duty):
        for count in facts.counts:
            if span.hi < count.period.start or span.lo >= count.period.end:
                continue
            if count.id in used or not is_about(need, count, bearers):
                continue
            why = why_not_count(need, count)
            if why is not None:
                found.setdefault(why, {})[count.id] = count
        for incident in known.of_acts(need.pattern.acts):
            if incident.id in used or not of_kind(need.pattern, incident.act, incident.kind):
                continue
            if incident.time.span.hi < span.lo or incident.time.span.lo > span.hi:
                continue
            why = _why_not_incident(need.pattern, bearers, incident, trigger)
            if why is not None:
                found.setdefault(why, {})[incident.id] = incident
    return tuple(_item(why, tuple(items.values())) for why, items in found.items())


def _trigger(term: TermPlan, proof: InstanceProof, facts: Facts) -> Incident | None:
    """What an answer has to be given to, where it has to be given in the same place."""
    if not (isinstance(term.duty, Response) and term.duty.same_place):
        return None
    opening = fact_of(proof.key)
    return next((i for i in facts.incidents if i.id == opening), None)


def converted_counts(term: TermPlan, proof: InstanceProof, facts: Facts) -> tuple[Phrase, ...]:
    """The counts at another point that the occasion rests on, as the method's rule takes them."""
    used = {name for fact in proof.facts for name in parts_of_name(fact)}
    found: list[tuple[Need, Count]] = []
    for need in needs_of(term.duty)[:1]:
        found += [(need, c) for c in facts.counts if c.id in used and need.factors(c.point)]
    if len(found) > MOST_TOLD:
        need = found[0][0]
        entries = Entries(tuple(claim.id for _, c in found for claim in c.claims))
        return (say("taken.items", entries=entries, point=Name(need.point or "")),)
    return tuple(
        say(
            "taken.item",
            what=count_phrase(count),
            point=Name(need.point or ""),
            amount=Much(taken_as(need, count), count.kind),
        )
        for need, count in found
    )


def taken_as(need: Need, count: Count) -> Range:
    """What a count says at the point that is asked for: as it is, or by the method's rule."""
    factors = need.factors(count.point)
    return count.amount if factors is None else converted(count.amount, *factors)


def parts_of_name(fact: str) -> tuple[str, ...]:
    """The counts that a fact is, if it is several taken together (``a+b#1``)."""
    return (fact, *(part.partition("#")[0] for part in fact.split("+")))


def _item(why: Phrase, items: tuple[Count | Incident, ...]) -> Phrase:
    if len(items) == 1:
        return say("not.item", what=_in_full(items[0]), why=why)
    entries = [claim.id for item in items for claim in item.claims]
    listed = Entries(tuple(dict.fromkeys(entries)) or tuple(item.id for item in items))
    return say("not.items", entries=listed, why=why)


def _in_full(item: Count | Incident) -> Phrase:
    match item:
        case Count():
            return count_phrase(item)
        case Incident():
            return _incident_phrase(item)


def actors_of(pattern: Pattern, bearers: tuple[str, ...]) -> tuple[str, ...] | None:
    """By whom, with the bearer's place filled; None is by anyone."""
    if pattern.actors is None or BEARER not in pattern.actors:
        return pattern.actors
    return (*(actor for actor in pattern.actors if actor != BEARER), *bearers)


def is_about(need: Need, count: Count, bearers: tuple[str, ...]) -> bool:
    """Whether a count counts what is needed, and all of it: not another kind or actor."""
    pattern = need.pattern
    actors = actors_of(pattern, bearers)
    whole = count.kind == need.unit or pattern.kinds is None or need.unit not in pattern.kinds
    return (
        whole
        and of_kind(pattern, count.act, count.kind)
        and (actors is None or count.actor is None or count.actor in actors)
    )


def needs_of(duty: Duty) -> tuple[Need, ...]:
    """The needs of a duty that has any."""
    match duty:
        case (
            Deadline(needs=needs) | Quota(needs=needs) | Response(needs=needs) | Ratio(needs=needs)
        ):
            return needs
        case _:
            return ()


def why_not_count(need: Need, count: Count) -> Phrase | None:
    """Why a count of the right kind is not admissible for a need; None where it is."""
    if count.status is not Truth.TRUE:
        return say("not.grade")
    if need.point not in (None, count.point) and need.factors(count.point) is None:
        if count.point is None:
            return say("not.no-point", wanted=Name(need.point))
        return say("not.point", point=Name(count.point), wanted=Name(need.point))
    if need.counters is not None and count.counter not in need.counters:
        named = Several(tuple(Name(name) for name in need.counters), "or")
        key = "not.counter.method" if need.chosen else "not.counter.clause"
        return say(key, counter=Name(count.counter), named=named)
    return None


def _span(proof: InstanceProof, as_of: Instant) -> Between:
    start = DAWN if proof.opened is None else proof.opened.lo
    end = as_of if proof.due is None else min(as_of, proof.due.hi)
    return Between(min(start, end), end)


def of_kind(pattern: Pattern, act: str | None, kind: str | None) -> bool:
    """Whether an act done to a kind is of those that a pattern names."""
    if pattern.acts is not None and act is not None and act not in pattern.acts:
        return False
    return pattern.kinds is None or kind in pattern.kinds


def _why_not_incident(
    pattern: Pattern,
    bearers: tuple[str, ...],
    incident: Incident,
    trigger: Incident | None,
) -> Phrase | None:
    if pattern.areas is not None and _certainly_outside(incident, pattern.areas):
        return say("not.place", place=Several(tuple(Name(area) for area in pattern.areas), "or"))
    if pattern.roll is not None and incident.roll not in (None, pattern.roll):
        return say("not.list")
    if pattern.recipient is not None and incident.recipient not in (None, pattern.recipient):
        return say("not.recipient")
    actors = actors_of(pattern, bearers)
    if actors is not None:
        wanted = [part for part in incident.parts if part.party in actors]
        if not wanted and any(part.party is None for part in incident.parts):
            return None
        if not wanted:
            others = tuple(Name(p.party) for p in incident.parts if p.party is not None)
            return say("not.actor", who=Several(others, "or")) if others else None
        if all(p.occurs_as_duty is not Truth.TRUE for p in wanted) and any(
            p.occurs_as_ban is Truth.TRUE for p in wanted
        ):
            return say("not.own-word", bearer=Name(wanted[0].party or ""))
    if trigger is not None:
        areas = tuple(p.area for p in trigger.places if p.inside is Truth.TRUE)
        if areas and _certainly_outside(incident, areas):
            return say("not.same-place")
    return None


def _certainly_outside(incident: Incident, areas: tuple[str, ...]) -> bool:
    if not incident.places:
        return False
    return not any(p.area in areas and p.inside is not Truth.FALSE for p in incident.places)


def _incident_phrase(incident: Incident) -> Phrase:
    entries = tuple(claim.id for claim in incident.claims) or (incident.id,)
    when = When(incident.time.span)
    return say("not.act", what=Name(incident.act), at=when, entries=Entries(entries))
