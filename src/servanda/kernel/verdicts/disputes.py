"""Which sources differ about what: the choices of a contested proof, told from both sides.

The sides of a dispute are printed in the order of the claims, each with its own entries; a
bearer's own denial stands apart and disputes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from servanda.kernel.base import Between, Calendar, Range
from servanda.kernel.facts import Claim, Count, Incident, Interval, Level, Stance, Stay
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.occasions import bearer_of
from servanda.kernel.verdicts.phrases import (
    Entries,
    Much,
    Name,
    Over,
    Phrase,
    Several,
    Slot,
    When,
    say,
)
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.witnesses import Index, by_source


def disputes(proof: InstanceProof, facts: Index, calendar: Calendar) -> tuple[Phrase, ...]:
    """One clause for each dispute that the proof's branches settle one way or another.

    Of a count of each day, only the days that are in dispute are told (``COUNT#FIRST/LAST``).
    """
    asked = sorted(
        {(choice.fact, choice.aspect) for branch in proof.branches for choice in branch.choices}
    )
    return tuple(
        _conflict(fact, facts, calendar)
        if aspect == "conflict"
        else _dispute(fact, aspect, proof, facts)
        for fact, aspect in asked
    )


def _conflict(names: str, facts: Index, calendar: Calendar) -> Phrase:
    told: list[Phrase] = []
    for name in names.split("+"):
        whole, _, days = name.partition("#")
        fact = facts.facts.get(name) or facts.facts.get(whole)
        if isinstance(fact, Count):
            part = replace(fact, period=_days(fact, days, calendar)) if "/" in days else fact
            told.append(count_phrase(part))
    return say("dispute.conflict", counts=Several(tuple(told), "semicolon"))


def _days(count: Count, days: str, calendar: Calendar) -> Interval:
    """The first to the last of some local days of a count."""
    start = calendar.day_start(count.period.start)
    origin = calendar.local(start).date()
    first, last = (date.fromisoformat(day) for day in days.rpartition("#")[2].split("/"))
    return Interval(
        calendar.add_days(start, (first - origin).days),
        calendar.add_days(start, (last - origin).days + 1),
    )


def denial(term: TermPlan, proof: InstanceProof) -> tuple[Phrase, ...]:
    """The bearer's own denial, printed beside the verdict."""
    if not proof.denials:
        return ()
    return (say("denial", bearer=bearer_of(term, proof), entries=Entries(proof.denials)),)


def _dispute(fact_id: str, aspect: str, proof: InstanceProof, facts: Index) -> Phrase:
    claims = facts.claims_of((fact_id,))
    what, _, about = aspect.partition(":")
    match what:
        case "time" | "amount":
            return _values(fact_id, what, claims, facts)
        case "by":
            asked = say("dispute.by", id=fact_id, who=Name(about))
            pro = [c for c in claims if c.stance is Stance.AFFIRMS and c.actor in (about, None)]
            con = [c for c in claims if c not in pro]
        case "in":
            asked = say("dispute.in", id=fact_id, place=Name(about))
            pro = [c for c in claims if c.stance is Stance.AFFIRMS and c.place in (about, None)]
            con = [c for c in claims if c not in pro]
        case _:
            asked = say("dispute.happened", id=fact_id)
            pro = [c for c in claims if c.stance is Stance.AFFIRMS]
            con = [c for c in claims if c.stance is Stance.DENIES]
    con = [c for c in con if c.id not in proof.denials]
    return say("dispute.atom", what=asked, pro=_sources(pro), con=_sources(con))


def _sources(claims: list[Claim]) -> Slot:
    named = by_source(claims)
    return Several(named) if named else say("dispute.nobody")


def _values(fact_id: str, what: str, claims: tuple[Claim, ...], facts: Index) -> Phrase:
    unit = _unit(fact_id, facts)
    sides = tuple(
        say(
            "dispute.side",
            value=value,
            source=Name(claim.source),
            entries=Entries((claim.id,)),
        )
        for claim in claims
        if (value := _said(claim, what, unit)) is not None
    )
    return say(f"dispute.{what}", id=fact_id, sides=Several(sides, "semicolon"))


def _said(claim: Claim, what: str, unit: str) -> Slot | None:
    if claim.stance is Stance.DENIES:
        return None
    said: Between | Range | None = claim.time if what == "time" else claim.amount
    match said:
        case Between():
            return When(said)
        case Range():
            return Much(said, unit)
        case None:
            return None


def _unit(fact_id: str, facts: Index) -> str:
    match facts.facts.get(fact_id):
        case Incident(kind=kind, act=act):
            return kind or act
        case Count(kind=kind) | Level(kind=kind):
            return kind
        case Stay(unit=unit):
            return unit
        case _:
            return fact_id


def count_phrase(count: Count) -> Phrase:
    """A count in words: how many, over which time, by whom, at which point."""
    entries = tuple(claim.id for claim in count.claims) or (count.id,)
    return say(
        "count.each-day" if count.each_day else "count.over",
        amount=Much(count.amount, count.kind),
        span=Over(count.period.start, count.period.end),
        by=_counted_by(count),
        point=_at(count.point),
        entries=Entries(entries),
    )


def _counted_by(count: Count) -> Phrase:
    """Who counted, and who only computed: a figure derived by another is never told as counted."""
    counter = Name(count.counter)
    if count.reckoned_by is None:
        return say("count.by", counter=counter)
    return say("count.reckoned", who=Name(count.reckoned_by), counter=counter)


def _at(point: str | None) -> Phrase:
    return say("nothing") if point is None else say("count.point", point=Name(point))
