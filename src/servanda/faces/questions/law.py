"""What reports cannot settle: rulings to be asked for, and words only the parties can settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.faces.questions.asked import Answer, Ground, Occasion, Question, filled
from servanda.faces.questions.incidents import named
from servanda.kernel.base import iso
from servanda.kernel.facts import Gap, Incident
from servanda.kernel.plan.operators import (
    Agreed,
    EarlierOf,
    ExceptClaimed,
    LaterOf,
    NthDayOf,
    Plus,
    TermKey,
    TermPlan,
    Unsaid,
    When,
)
from servanda.kernel.verdicts.occasions import fact_of
from servanda.kernel.verdicts.phrases import Name, Phrase, say
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.reference.moments import extent_moments


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that no visit can settle: which term, why, and on how many occasions."""

    term: TermKey
    why: Phrase
    occasions: int


def about_ruling(ground: Ground, term: TermPlan, instance: InstanceProof) -> Question | None:
    """The ruling on an exception that was claimed, by whom the clause names for it."""
    judge = next(
        (x.judge for x in term.exemptions if isinstance(x, ExceptClaimed) and x.judge), None
    )
    fact = ground.known.facts.get(fact_of(instance.key))
    if judge is None or not isinstance(fact, Incident):
        return None
    about = ground.incident_of(fact.claims, fact.id)
    answers = tuple(
        Answer(
            say(said),
            (
                filled(
                    type="determination",
                    by=judge,
                    about=[about],
                    finding=finding,
                    time=iso(ground.as_of),
                ),
            ),
        )
        for said, finding in (("answer.excepted", "yes"), ("answer.not-excepted", "no"))
    )
    occasion = Occasion(term.key, instance.key)
    what = say("ask.ruling", what=named(fact))
    of = say("of.body", body=Name(judge))
    return Question(f"ruling {judge} {about}", what, of, answers, (occasion,))


def decisions(terms: Iterable[TermPlan], proofs: Iterable[TermProof]) -> Iterator[Decision]:
    """What needs a decision of the parties and not a visit, by term and reason."""
    plans = {term.key: term for term in terms}
    for proof in proofs:
        term = plans[proof.key]
        for gap, key in ((Gap.UNDEFINED, "decide.words"), (Gap.NO_BODY, "decide.body")):
            number = sum(
                1 for i in proof.instances if gap in i.reasons and i.verdict is not Verdict.NONE
            )
            if number:
                yield Decision(proof.key, say(key), number)
        if not proof.instances:
            yield from (Decision(proof.key, why, 0) for why in _unsettled(term))


def _unsettled(term: TermPlan) -> Iterator[Phrase]:
    """The moments that the text leaves to be agreed, or does not say at all."""
    for moment in dict.fromkeys(m for when in extent_moments(term) for m in _inside(when)):
        match moment:
            case Agreed(name=name):
                yield say("decide.agreed", name=Name(name))
            case Unsaid(text=text):
                yield say("decide.unsaid", text=text)
            case _:
                continue


def _inside(when: When) -> Iterator[When]:
    yield when
    match when:
        case Plus(moment=inner) | NthDayOf(start=inner):
            yield from _inside(inner)
        case LaterOf(one=one, two=two) | EarlierOf(one=one, two=two):
            yield from _inside(one)
            yield from _inside(two)
        case _:
            return
