"""The sentence that opens every explanation: which term, which clause, who owes it, the verdict."""

from __future__ import annotations

from servanda.kernel.plan.operators import TermKey, TermPlan
from servanda.kernel.verdicts.phrases import Name, Phrase, Several, Slot, say
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
    return say("clause", path=" / ".join(term.clause)) if term.clause else say("clause.none")


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


def term_head(term: TermPlan, proof: TermProof) -> Phrase:
    """The first sentence about a whole term, with its standing, and what is so now if different."""
    who = owner(term, proof.bearers, proof.supplied)
    name, clause = term_name(proof.key), clause_name(term)
    standing, word = standing_word(proof), term_wording(term, proof)
    if proof.now in (proof.verdict, Verdict.NONE):
        return say("head.term", term=name, clause=clause, bearer=who, standing=standing, word=word)
    now = term_wording(term, proof, proof.now)
    return say(
        "head.term.now",
        term=name,
        clause=clause,
        bearer=who,
        standing=standing,
        word=word,
        now=now,
    )


def standing_word(proof: TermProof) -> Phrase:
    """The legal state of a term in words."""
    return say("standing." + proof.standing.value.partition(",")[0].replace(" ", "-"))
