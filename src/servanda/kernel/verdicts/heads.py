"""The sentence that opens every explanation: which term, which clause, who owes it, the verdict."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Ban, Permission, TermKey, TermPlan
from servanda.kernel.verdicts.phrases import Clause, Name, Phrase, Several, Slot, say
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.wording import term_wording


def term_name(key: TermKey) -> Phrase:
    """The term as it is called: its id, reading and amendment."""
    name = (
        say("term.reading", id=key.id, reading=key.reading)
        if key.reading
        else (say("term", id=key.id))
    )
    return say("term.amended", term=name, by=key.amended) if key.amended else name


def clause_name(term: TermPlan) -> Phrase:
    """The path of headings above a term."""
    return say("clause", path=Clause(term.clause)) if term.clause else say("clause.none")


def owner(term: TermPlan, bearers: tuple[str, ...], supplied: tuple[str, ...]) -> Slot:
    """Who owes it, jointly or apart, and whether the cell had to read that into the text."""
    named: Slot = Several(tuple(Name(bearer) for bearer in bearers))
    if term.joint and len(term.bearers) > 1:
        named = say("bearer.joint", bearers=named)
    return say("bearer.supplied", bearer=named) if "bearer" in supplied else named


def instance_head(
    term: TermPlan, proof: TermProof, word: Phrase, at: Phrase | None, bearer: str
) -> Phrase:
    """The first sentence about one instance; ``at`` says which occasion, None for the only one."""
    who = owner(term, term.bearers if term.joint else (bearer,), proof.supplied)
    name, clause = term_name(proof.key), clause_name(term)
    if at is None:
        return say("head", term=name, clause=clause, bearer=who, word=word)
    return say("head.occasion", term=name, clause=clause, bearer=who, word=word, occasion=at)


def term_head(
    term: TermPlan, proof: TermProof, *, apart: bool = False, facts: Facts | None = None
) -> Phrase:
    """The first sentence about a whole term, with its standing, and what is so now if different.

    ``apart``: each bearer's verdict has a sentence of its own, and this one has none.
    """
    who = owner(term, proof.bearers, proof.supplied)
    name, clause = term_name(proof.key), clause_name(term)
    standing, word = standing_word(proof), term_wording(term, proof, facts=facts)
    given = "head.permission" if isinstance(term.duty, Permission) else "head.term"
    if apart:
        return say("head.term.apart", term=name, clause=clause, bearer=who, standing=standing)
    now = now_word(term, proof, facts)
    if now is None:
        return say(given, term=name, clause=clause, bearer=who, standing=standing, word=word)
    return say(
        "head.term.now",
        term=name,
        clause=clause,
        bearer=who,
        standing=standing,
        word=word,
        now=now,
    )


def now_word(term: TermPlan, proof: TermProof, facts: Facts | None = None) -> Phrase | None:
    """What is so now of what is live, and for those reasons alone; None where it is as the whole.

    An act that is over has no now: of a ban only what stands on record is told.
    """
    if isinstance(term.duty, Ban) or proof.now in (proof.verdict, Verdict.NONE):
        return None
    live = replace(proof, instances=tuple(i for i in proof.instances if i.live))
    return term_wording(term, live, proof.now, facts)


def standing_word(proof: TermProof) -> Phrase:
    """The legal state of a term in words."""
    return say("standing." + proof.standing.value.partition(",")[0].replace(" ", "-"))
