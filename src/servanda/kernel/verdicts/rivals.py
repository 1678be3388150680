"""Rival counts: what each count of a quota would imply if it alone were right.

The parties and the agencies count the same trucks and get different numbers, at different points.
The table shows all of them beside each other, by one rule, with the reason why a count is not
admissible where it is not. It decides nothing: the verdict is the term's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.kernel.base import HOUR, Instant, Range
from servanda.kernel.facts import Count, Facts
from servanda.kernel.plan.operators import Deadline, Need, Plan, Ratio, TermKey, TermPlan
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.excluded import (
    is_about,
    needs_of,
    taken_as,
    why_not_count,
)
from servanda.kernel.verdicts.phrases import Much, Name, Phrase, Several, say
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.wording import group_wording, so_many, term_wording

Implied = Callable[[Plan, Facts, TermKey, tuple[str, ...], Instant, Method], TermProof | None]
"""Judges a term with only these counts, treated as admissible (the engine's `implied_by`).

None where the term is of a kind for which counts alone imply nothing.
"""


DAY: Final = 24 * HOUR
"""So long after a count's end the periods inside it are certainly over."""


class Implication(StrEnum):
    """What a count would mean if it alone were right."""

    SHORT = "short"
    NONE_SHORT = "none short"
    OPEN = "cannot verify"


@dataclass(frozen=True, slots=True)
class Rival:
    """One count beside the others.

    ``at_least`` of ``of`` periods inside the count's own, as far as they are over, would have
    fallen short, where it implies that; ``taken`` is the point that the method takes it at, and as
    how many, where it was counted at another; ``why_not`` says why it is not admissible, None where
    it is.
    """

    count: Count
    implies: Implication
    at_least: int
    of: int
    why_not: Phrase | None
    taken: tuple[str, Range] | None
    cites: tuple[str, ...]

    @property
    def admissible(self) -> bool:
        """Whether the count is one that decides."""
        return self.why_not is None


def rival_counts(
    plan: Plan,
    facts: Facts,
    method: Method,
    term: TermKey,
    as_of: Instant,
    implied_by: Implied,
) -> tuple[Rival, ...]:
    """Every count of what a term needs, by counter and period, and what it would imply alone.

    A count at another point implies nothing here unless the method declares a conversion. Raises
    KeyError for a term the plan does not hold.
    """
    found = plan.term(term)
    if found is None:
        raise KeyError(str(term))
    return tuple(
        _rival(plan, facts, method, term, as_of, implied_by, need, count)
        for need in needs_of(found.duty)[:1]
        for count in sorted(facts.counts, key=_order)
        if is_about(need, count, found.bearers) and count.period.start <= as_of
    )


def _order(count: Count) -> tuple[str, Instant, Instant, str]:
    return (count.counter, count.period.start, count.period.end, count.id)


def _rival(
    plan: Plan,
    facts: Facts,
    method: Method,
    term: TermKey,
    as_of: Instant,
    implied_by: Implied,
    need: Need,
    count: Count,
) -> Rival:
    implies, least, of = Implication.OPEN, 0, 0
    if need.point in (None, count.point) or count.point is None or need.factors(count.point):
        # what begins after the count has ended cannot change what it implies of its own time
        horizon = min(as_of, count.period.end + DAY)
        proof = implied_by(plan, facts, term, (count.id,), horizon, method)
        if proof is not None:
            implies, least, of = _implied(proof, count)
    cites = tuple(claim.id for claim in count.claims) or (count.id,)
    taken = (need.point or "", taken_as(need, count)) if need.factors(count.point) else None
    return Rival(count, implies, least, of, why_not_count(need, count), taken, cites)


def implied_phrase(term: TermPlan, rival: Rival) -> Phrase:
    """What a rival count would mean if it alone were right."""
    match rival.implies:
        case Implication.SHORT:
            key = "implies.exactly" if rival.at_least == rival.of else "implies.short"
            return say(key, least=rival.at_least, all=so_many(term, rival.of))
        case Implication.NONE_SHORT:
            return say("implies.none", all=so_many(term, rival.of))
        case Implication.OPEN:
            return say("implies.open")


def rival_phrase(term: TermPlan, rival: Rival) -> Phrase:
    """A rival count in words."""
    implies = implied_phrase(term, rival)
    count = count_phrase(rival.count)
    if rival.taken is not None:
        point, much = rival.taken
        amount = Much(much, rival.count.kind)
        count = say("rival.taken", count=count, point=Name(point), amount=amount)
    if rival.why_not is None:
        return say("rival", count=count, implies=implies)
    return say("rival.not-counted", count=count, implies=implies, why=rival.why_not)


def alone_phrase(term: TermPlan, proof: TermProof, count: Count) -> Phrase:
    """How a term that is no quota would be read with one count alone, taken as right.

    Of a ratio: how many of its occasions the figure answers. Of what is owed with no due time and
    not yet given in full: how much of it. Neither can be overdue where the text names no due.
    """
    group = next((g for g in proof.groups if count.id in g.facts), None)
    match term.duty:
        case Ratio() as duty:
            return _answers(term, duty, proof, count)
        case Deadline(due=None) if proof.verdict is Verdict.PENDING:
            return _part_of(term, proof)
        case _ if group is not None:
            return group_wording(term, group)
        case _:
            return term_wording(term, proof)


def _answers(term: TermPlan, duty: Ratio, proof: TermProof, count: Count) -> Phrase:
    end = count.period.end
    answered = say(
        "implies.answers",
        met=sum(1 for i in proof.instances if i.verdict is Verdict.MET),
        all=so_many(term, len(proof.instances)),
        by_then=sum(1 for i in proof.instances if i.opened is not None and i.opened.hi < end),
    )
    if duty.within is None:
        return say("implies.answers.no-due", answers=answered)
    late = sum(1 for i in proof.instances if i.verdict in (Verdict.BREACHED, Verdict.CURED))
    return say("implies.answers.due", answers=answered, late=late)


def _part_of(term: TermPlan, proof: TermProof) -> Phrase:
    parts = tuple(
        say("implies.part", amount=Much(n.amount), needed=Much(Range(n.needed, n.needed), n.unit))
        for i in proof.instances
        for n in i.needs
        if n.needed is not None
    )
    if not parts:
        return term_wording(term, proof)
    return say("implies.part.no-due", parts=Several(parts, "comma"))


def _implied(proof: TermProof, count: Count) -> tuple[Implication, int, int]:
    """How many of the periods inside the count's own, as far as they are over, would be short."""
    inside = [
        i
        for i in proof.instances
        if i.opened is not None
        and i.verdict is not Verdict.PENDING
        and count.period.start <= i.opened.lo
        and (i.due is None or i.due.hi <= count.period.end)
    ]
    short = sum(1 for i in inside if i.verdict is Verdict.BREACHED)
    best = max(proof.groups, key=lambda group: group.at_least, default=None)
    if best is not None and best.at_least > short:
        return Implication.SHORT, best.at_least, best.of
    if short:
        return Implication.SHORT, short, len(inside)
    if inside and all(i.verdict is Verdict.MET for i in inside):
        return Implication.NONE_SHORT, 0, len(inside)
    return Implication.OPEN, 0, len(inside)
