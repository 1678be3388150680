"""Questions about a snapshot under a cap: whether it was counted, and whether above the limit."""

from __future__ import annotations

from servanda.faces.questions.asked import (
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    amount_of,
    filled,
    time_of,
)
from servanda.kernel.base import Range
from servanda.kernel.facts import Level, Truth
from servanda.kernel.plan.operators import Cap, TermPlan
from servanda.kernel.verdicts.phrases import Entries, Much, Name, Number, Phrase, Several, When, say
from servanda.kernel.verdicts.proof import InstanceProof


def about_level(
    ground: Ground, term: TermPlan, instance: InstanceProof, level: Level
) -> Question | None:
    """The question about a snapshot that an occasion rests on; None where nothing is open."""
    if not isinstance(term.duty, Cap) or len(level.amount.choices) > 1:
        return None
    limit, amount = term.duty.limit, level.amount.span
    asked: list[Phrase] = []
    ranges = [amount]
    if level.status is Truth.GAP:
        asked.append(say("ask.whether"))
    if amount.lo <= limit and (amount.hi is None or amount.hi > limit):
        asked.append(say("ask.how-many"))
        ranges = [Range(max(amount.lo, limit + 1), amount.hi), Range(amount.lo, limit)]
    if not asked:
        return None
    answers = [
        Answer(
            say("answer.counted", amount=Much(told, level.kind)),
            ground.witnessed(_row(ground, level, told), ground.enough),
        )
        for told in ranges
    ]
    if level.status is Truth.GAP:
        denial: Row = {**_row(ground, level, amount), "stance": "denies"}
        answers.append(Answer(say("answer.not-so"), ground.witnessed(denial, ground.enough)))
    entries = Entries(tuple(claim.id for claim in level.claims) or (level.id,))
    at = When(level.at.span)
    what = say("ask.level", kind=Name(level.kind), place=Name(level.area), at=at, entries=entries)
    name = ", ".join(phrase.key.partition(".")[2] for phrase in asked)
    return Question(
        key=f"level {level.id}: {name}",
        what=say("ask.about", what=what, asked=Several(tuple(asked))),
        of=say("of.sources", sources=Number(ground.enough, "new-sources")),
        answers=tuple(answers),
        open=(Occasion(term.key, instance.key),),
    )


def _row(ground: Ground, level: Level, amount: Range) -> Row:
    return filled(
        type="level",
        kind=level.kind,
        place=level.area,
        time=time_of(level.at.span),
        amount=amount_of(amount),
        by=level.actor,
        incident=ground.incident_of(level.claims, level.id),
    )
