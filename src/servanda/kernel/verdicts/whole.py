"""Sentences about a whole term: who owes it and how it stands, since when, and upon what.

What one of several bearers did is never read as said of all, and what each owes is never summed:
where they stand differently, each has a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.kernel.base import DAWN, FOREVER, Between
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Condition, Invocation, Plan, TermPlan
from servanda.kernel.verdicts.heads import now_word, term_head
from servanda.kernel.verdicts.phrases import Name, Phrase, Several, Slot, When, say
from servanda.kernel.verdicts.proof import (
    WORST_FIRST,
    InstanceProof,
    Standing,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.wording import (
    bearer_wordings,
    forbids,
    ruled_word,
    so_many,
    term_wording,
)

LASTING = frozenset({Verdict.BREACHED, Verdict.HOLDING})
"""Verdicts for which it says something since when they are so."""


def opening(term: TermPlan, proof: TermProof, facts: Facts | None = None) -> list[Phrase]:
    """The term, how it stands, how many occasions, and since when: of each bearer apart."""
    if term.joint or len(proof.bearers) == 1:
        counted = tally_phrase(term, proof, facts)
        whole = [] if counted is None else [_sentence(counted)]
        return [term_head(term, proof, facts=facts), *whole, *_since(term, proof)]
    each = [_alone(proof, bearer) for bearer in proof.bearers]
    if not bearer_wordings(term, proof, facts):
        tallies = [
            _sentence(say("apart", bearer=Name(one.bearers[0]), word=tally))
            for one in each
            if (tally := tally_phrase(term, one, facts)) is not None
        ]
        return [term_head(term, proof, facts=facts), *tallies, *_since(term, proof)]
    told = [_of_bearer(term, one, facts) for one in each]
    return [term_head(term, proof, apart=True), *told, *_since(term, proof)]


def tally_phrase(term: TermPlan, proof: TermProof, facts: Facts | None = None) -> Phrase | None:
    """How many occasions there are of each verdict; None where there is one at most."""
    if len(proof.instances) <= 1:
        return None
    ban = "-ban" if forbids(term.duty) else ""
    ruled = facts is not None and ruled_word(term, proof, facts) is not None
    parts: list[Slot] = []
    for name, number in proof.tally:
        if name == "possible":
            if number:
                parts.append(say("tally.possible", n=number))
            continue
        verdict = Verdict(name)
        key = f"verdict.{verdict.value.replace(' ', '-')}"
        if verdict in (Verdict.BREACHED, Verdict.CURED):
            key += ban
        if verdict is Verdict.BREACHED and ban and ruled:
            key += "-found"
        parts.append(say("tally.part", n=number, word=say(key)))
    everything = so_many(term, len(proof.instances))
    return say("tally", all=everything, parts=Several(tuple(parts), "comma"))


def _alone(proof: TermProof, bearer: str) -> TermProof:
    """A term's proof as one bearer's: its instances with what follows from them."""
    mine = tuple(i for i in proof.instances if i.bearer == bearer)
    counted = Counter("possible" if i.possible else i.verdict.value for i in mine)
    order = [*(verdict.value for verdict in WORST_FIRST), "possible"]
    return replace(
        proof,
        instances=mine,
        groups=(),
        bearers=(bearer,),
        verdict=_worst(mine),
        now=_worst([i for i in mine if i.live]),
        tally=tuple((name, counted[name]) for name in order if counted[name]),
    )


def _worst(instances: Sequence[InstanceProof]) -> Verdict:
    return next((v for v in WORST_FIRST if any(i.verdict is v for i in instances)), Verdict.NONE)


def _of_bearer(term: TermPlan, proof: TermProof, facts: Facts | None) -> Phrase:
    word: Slot = term_wording(term, proof, proof.verdict, facts)
    said = say("apart", bearer=Name(proof.bearers[0]), word=word)
    now = now_word(term, proof, facts)
    parts = [said] if now is None else [said, say("apart.now", now=now)]
    tally = tally_phrase(term, proof, facts)
    return _sentence(*parts, *(() if tally is None else (tally,)))


def _since(term: TermPlan, proof: TermProof) -> list[Phrase]:
    """Since when it is so, and known to be so."""
    at = proof.since
    if at is None or at.lo <= DAWN or at.hi >= FOREVER or proof.verdict not in LASTING:
        return []
    whose = {i.bearer for i in proof.instances if i.verdict is proof.verdict}
    found = say("since", at=When(at))
    if not term.joint and len(proof.bearers) > 1:
        named = Several(tuple(Name(b) for b in proof.bearers if b in whose))
        found = say("since.of", at=When(at), whose=named)
    if proof.recorded is None:
        return [_sentence(found)]
    known = When(Between(proof.recorded, proof.recorded))
    return [_sentence(found, say("since.recorded", at=known))]


def beside(
    plan: Plan, term: TermPlan, proof: TermProof, others: Iterable[TermProof]
) -> list[Phrase]:
    """What it hangs on, the other readings, and what the cell read into the text."""
    found = [_condition(name, term, proof.standing) for name in proof.conditional_on]
    if proof.at_risk:
        found.append(say("at-risk"))
    readings = tuple(
        say(
            "reading.item",
            reading=other.key.reading,
            word=_read(mine, other),
        )
        for other in others
        if other.key.id == proof.key.id and other.key != proof.key
        if other.key.amended == proof.key.amended
        if (mine := plan.term(other.key)) is not None
    )
    if readings:
        found.append(say("readings", items=Several(readings, "semicolon")))
    found += [
        say("worded.first", word=_read(mine, other))
        if not other.key.amended
        else say("worded.by", name=other.key.amended, word=_read(mine, other))
        for other in others
        if other.key.id == proof.key.id and other.key.amended != proof.key.amended
        if (mine := plan.term(other.key)) is not None
    ]
    left = tuple(what for what in proof.supplied if what != "bearer")
    if left:
        found.append(say("supplied", what=Several(left)))
    return [_sentence(one) for one in found]


def _read(term: TermPlan, proof: TermProof) -> Phrase:
    """How another reading comes out, of each bearer apart where they differ."""
    apart = bearer_wordings(term, proof)
    if not apart:
        return term_wording(term, proof)
    told = tuple(say("apart", bearer=Name(bearer), word=word) for bearer, word in apart)
    return say("reading.apart", words=Several(told, "semicolon"))


def _condition(name: str, term: TermPlan, standing: Standing) -> Phrase:
    if not name.startswith(("term ", "every term ")):
        return say("conditional.ruling", what=name)
    what: Slot = say("term", id=name.removeprefix("term "))
    if name.startswith("every term ") and term.condition is not None:
        parties = Several(tuple(Name(party) for party in term.condition.parties))
        what = say("conditional.every", parties=parties)
    if standing is Standing.SUSPENDED:
        return say("conditional.suspended", what=what)
    return say("conditional", what=what, effect=_effect(term.condition))


def _effect(condition: Condition | None) -> Phrase:
    """What it would take to suspend the duty: a notice and a body, or nothing that the text has."""
    if condition is not None and condition.how is Invocation.NOTICE:
        if condition.body is None:
            return say("conditional.nobody")
        return say("conditional.notice", body=Name(condition.body))
    return say("conditional.by-itself")


def _sentence(*parts: Phrase) -> Phrase:
    return say("sentence", parts=Several(parts, "semicolon"))
