"""On whose count an answer stands, where the clause or the method names who counts.

Naming a counter is agreeing to be judged by its figures, and the method is the cell's own choice;
so whoever reads the verdict reads who counted, for whom, and who chose the counter.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.kernel.facts import Count, Facts
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.verdicts.excluded import needs_of, parts_of_name
from servanda.kernel.verdicts.phrases import Name, Phrase, Several, say
from servanda.kernel.verdicts.proof import GroupProof, InstanceProof, Verdict
from servanda.kernel.verdicts.witnesses import Index

ANSWERED = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.CURED, Verdict.CONTESTED})
"""Verdicts that the figures of a counter have made."""


def by_counter(
    term: TermPlan, parts: Iterable[InstanceProof | GroupProof], facts: Facts
) -> tuple[Phrase, ...]:
    """Who counted what the answers rest on, and whether the clause or the method chose them.

    ``parts`` are occasions and groups: what is known of several together is an answer as well.
    """
    used = {
        name
        for part in parts
        if answered(part)
        for fact in part.facts
        for name in parts_of_name(fact)
    }
    found: dict[Phrase, None] = {}
    for need in needs_of(term.duty):
        named = sorted(
            {c.counter for c in facts.counts if c.id in used and _counts(need, c)},
        )
        if named:
            told = tuple(_counter(name, facts) for name in named)
            key = "counted-by.method" if need.chosen else "counted-by.clause"
            found[say(key, counters=Several(told))] = None
    return tuple(found)


def answered(part: InstanceProof | GroupProof) -> bool:
    """Whether it is an answer; what is known of several occasions together always is."""
    return isinstance(part, GroupProof) or part.verdict in ANSWERED


def chosen_counters(
    term: TermPlan, part: InstanceProof | GroupProof, known: Index
) -> tuple[str, ...]:
    """Whose figures an answer rests on, of one occasion or group, that the method chose.

    Nothing where it has no answer, or rests on no such figure.
    """
    if not answered(part):
        return ()
    chosen = {name for need in needs_of(term.duty) if need.chosen for name in need.counters or ()}
    if not chosen:
        return ()
    facts = (known.facts.get(name) for fact in part.facts for name in parts_of_name(fact))
    counters = {fact.counter for fact in facts if isinstance(fact, Count)}
    return tuple(sorted(counters & chosen))


def chosen_phrase(counters: Iterable[str], facts: Facts) -> Phrase:
    """That answers stand on the counts of these, whom the method chose."""
    return say("counted-by.method", counters=Several(tuple(_counter(c, facts) for c in counters)))


def _counts(need: Need, count: Count) -> bool:
    return need.counters is not None and count.counter in need.counters


def _counter(name: str, facts: Facts) -> Phrase:
    """A counter, with the party whose office it is where the record shows one."""
    groups = (facts.counts, facts.incidents, facts.stays, facts.levels, facts.coverage)
    sides = {
        claim.side
        for group in groups
        for fact in group
        for claim in fact.claims
        if claim.source == name and claim.side is not None
    }
    if not sides:
        return say("counter", counter=Name(name))
    return say("counter.office", counter=Name(name), party=Name(min(sides)))
