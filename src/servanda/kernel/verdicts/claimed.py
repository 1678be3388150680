"""Exceptions claimed on record, told beside a verdict and never part of it.

Where the text has an exception that a party may claim, the rules decide what the claim does, and
it is told here whose ruling it waits for. Where the text has none the claim changes nothing; it is
told all the same, because whoever made it would look for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.kernel.base import Between
from servanda.kernel.facts import Facts, LegalAct, Ruling
from servanda.kernel.plan.operators import ExceptClaimed, TermPlan
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import Entries, Name, Phrase, Several, Slot, When, say
from servanda.kernel.verdicts.proof import InstanceProof, TermProof


def claimed_for(term: TermPlan, proof: InstanceProof, facts: Facts) -> tuple[Phrase, ...]:
    """Each exception that a bearer of the instance claims for its incident or stay."""
    if is_watch(proof.key):
        return ()
    bearers = term.bearers if term.joint else (proof.bearer,)
    about = fact_of(proof.key)
    return tuple(
        _claim(term, claim, (about,), facts)
        for claim in _claims(facts, bearers)
        if about in claim.about
    )


def claimed_beside(term: TermPlan, proof: TermProof, facts: Facts) -> tuple[Phrase, ...]:
    """Each exception claimed of a term, or for what it is judged by, with what that is."""
    return tuple(
        _claim(term, claim, of, facts)
        for claim, of in _judged(term, proof, facts)
        if of or _names(term) & set(claim.about)
    )


def claimed_at_large(term: TermPlan, proof: TermProof, facts: Facts) -> tuple[Phrase, ...]:
    """Each exception claimed of a term for nothing that it is judged by."""
    return tuple(
        _claim(term, claim, (), facts)
        for claim, of in _judged(term, proof, facts)
        if not of and _names(term) & set(claim.about)
    )


def _names(term: TermPlan) -> set[str]:
    return {term.key.id, str(term.key)}


def _judged(
    term: TermPlan, proof: TermProof, facts: Facts
) -> Iterator[tuple[Ruling, tuple[str, ...]]]:
    """Each exception that a bearer claims, with the incidents and stays of its own it is about."""
    own: dict[str, set[str]] = {}
    for instance in proof.instances:
        for bearer in term.bearers if term.joint else (instance.bearer,):
            if not is_watch(instance.key):
                own.setdefault(bearer, set()).add(fact_of(instance.key))
    for claim in _claims(facts, term.bearers):
        yield claim, tuple(sorted(own.get(claim.by or "", set()) & set(claim.about)))


def _claims(facts: Facts, bearers: Iterable[str]) -> list[Ruling]:
    wanted = set(bearers)
    found = [r for r in facts.rulings if r.act is LegalAct.EXCEPTION and r.by in wanted]
    return sorted(found, key=lambda r: (r.effect, r.id))


def _claim(term: TermPlan, claim: Ruling, of: tuple[str, ...], facts: Facts) -> Phrase:
    what: Slot = say("nothing") if claim.name is None else say("claimed.as", what=Name(claim.name))
    on: Slot = say("claimed.for", what=Several(of)) if of else say("claimed.at-large")
    made = Between(claim.effect, claim.effect) if claim.made is None else claim.made
    said = say(
        "claimed",
        by=Name(claim.by or ""),
        day=When(made),
        entries=Entries((claim.id,)),
        what=what,
        on=on,
    )
    return say("claimed.with", claim=said, state=_state(term, claim, facts))


def _state(term: TermPlan, claim: Ruling, facts: Facts) -> Phrase:
    rules = [rule for rule in term.exemptions if isinstance(rule, ExceptClaimed)]
    if not rules:
        return say("claimed.none")
    judges = [rule.judge for rule in rules if rule.judge is not None]
    if not judges:
        return say("claimed.no-judge")
    ruled = {
        r.by
        for r in facts.rulings
        if r.act is LegalAct.DETERMINATION
        and r.finding is not None
        and set(r.about) & set(claim.about)
    }
    judge = Name(judges[0])
    return say("claimed.ruled" if judges[0] in ruled else "claimed.unruled", judge=judge)
