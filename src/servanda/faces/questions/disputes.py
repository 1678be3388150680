"""Questions where sources differ: which of them stands by what it said.

New reports settle no dispute: what good sources say on both sides stays disputed until one side
corrects or withdraws, or a body that may rule determines it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.faces.questions.asked import (
    BEST,
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    amount_of,
    filled,
    time_of,
)
from servanda.faces.questions.incidents import named
from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Claim, Count, Incident, Stance, Stay
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.phrases import Much, Name, Phrase, Several, When, say
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.witnesses import by_source


def about_disputes(ground: Ground, term: TermPlan, instance: InstanceProof) -> Iterator[Question]:
    """A question for each dispute that an occasion turns on."""
    asked = sorted({(c.fact, c.aspect) for branch in instance.branches for c in branch.choices})
    occasion = Occasion(term.key, instance.key)
    for fact, aspect in asked:
        question = (
            _conflict(ground, occasion, fact)
            if aspect == "conflict"
            else _atom(ground, occasion, fact, aspect)
        )
        if question is not None:
            yield question


# ----------------------------------------------------------------------------------------- counts


def _conflict(ground: Ground, occasion: Occasion, names: str) -> Question | None:
    """Counts that cannot all be right: which of them stands."""
    counts = _counts(ground, names)
    if len(counts) < 2:  # noqa: PLR2004 - it takes two to differ
        return None
    answers: list[Answer] = []
    for count in counts:
        if len(counts) == 2:  # noqa: PLR2004 - one stands, and the other is withdrawn
            gone = [other for other in counts if other is not count]
            said = say("answer.stands", what=count_phrase(count))
        else:
            gone = [count]
            said = say("answer.withdrawn", what=count_phrase(count))
        answers.append(Answer(said, _withdrawn(c for one in gone for c in one.claims)))
    what = say(
        "ask.which-count", counts=Several(tuple(count_phrase(c) for c in counts), "semicolon")
    )
    sources = sorted({claim.source for count in counts for claim in count.claims})
    key = f"counts {'+'.join(count.id for count in counts)}"
    whole = len(counts) == 2  # noqa: PLR2004
    return Question(key, what, _sources(sources), tuple(answers), (occasion,), whole)


def _counts(ground: Ground, names: str) -> list[Count]:
    """The counts that a conflict names, once each; a part of a count is told by its count."""
    found: dict[str, Count] = {}
    for name in names.split("+"):
        count = ground.known.facts.get(name)
        if not isinstance(count, Count):
            inside = [c for c in ground.facts.counts if name.startswith(c.id)]
            count = max(inside, key=lambda c: len(c.id), default=None)
        if isinstance(count, Count):
            found[count.id] = count
    return [found[key] for key in sorted(found)]


# ------------------------------------------------------------------------------------------ atoms


def _atom(ground: Ground, occasion: Occasion, fact_id: str, aspect: str) -> Question | None:
    """Whether it happened, by whom, where, when or how much: which side stands."""
    fact = ground.known.facts.get(fact_id)
    if not isinstance(fact, Incident | Stay):
        return None
    sides = _sides(fact, aspect)
    if len([side for _, side in sides if side]) < 2:  # noqa: PLR2004 - two sides at least
        return None
    bodies = ground.bodies if ground.method.standard.determination else ()
    ruling = bool(bodies) and isinstance(fact, Incident) and aspect.partition(":")[0] in _RULED
    answers: list[Answer] = []
    for number, (said, claims) in enumerate(sides):
        losing = [c for other, (_, told) in enumerate(sides) if other != number for c in told]
        if ruling and isinstance(fact, Incident):
            rows = _ruled(ground, fact, aspect, bodies[0], yes=number == 0)
        else:
            rows = _withdrawn(c for c in losing if c not in claims)
        answers.append(Answer(say("answer.right", what=said), rows))
    thing = named(fact) if isinstance(fact, Incident) else Name(fact.unit)
    told = Several(
        tuple(say("ask.side", said=said, sources=_named(claims)) for said, claims in sides),
        "semicolon",
    )
    what = say("ask.which-side", what=thing, sides=told)
    if ruling:
        of = say("of.body", body=Several(tuple(Name(body) for body in bodies), "or"))
    else:
        of = _sources(sorted({c.source for _, claims in sides for c in claims}))
    key = f"dispute {fact_id} {aspect}"
    return Question(key, what, of, tuple(answers), (occasion,))


_RULED = frozenset({"occurs", "by"})
"""What a determination can be recorded of as one claim with two answers."""


def _sides(fact: Incident | Stay, aspect: str) -> list[tuple[Phrase, list[Claim]]]:
    what, _, about = aspect.partition(":")
    claims = fact.claims
    match what:
        case "end":
            return []  # a claim carries when a stay began, and not when it ended
        case "time" | "begin":
            times = fact.time if isinstance(fact, Incident) else fact.begin
            return [(say("answer.at", at=When(c)), _at(claims, c)) for c in times.choices]
        case "amount" if isinstance(fact, Incident):
            unit = fact.kind or fact.act
            return [
                (say("answer.amount", amount=Much(c, unit)), _much(claims, c))
                for c in fact.amount.choices
            ]
        case "by":
            pro = [c for c in claims if c.stance is Stance.AFFIRMS and c.actor == about]
            con = [c for c in claims if c.actor is not None and c not in pro]
            who = Name(about)
            return [(say("answer.by", who=who), pro), (say("answer.not-by", who=who), con)]
        case "in":
            pro = [c for c in claims if c.stance is Stance.AFFIRMS and c.place == about]
            con = [c for c in claims if c not in pro]
            place = Name(about)
            return [
                (say("answer.in", place=place), pro),
                (say("answer.not-in", place=place), con),
            ]
        case _:
            pro = [c for c in claims if c.stance is Stance.AFFIRMS]
            con = [c for c in claims if c.stance is Stance.DENIES]
            return [(say("answer.yes.alone"), pro), (say("answer.no"), con)]


def _at(claims: Iterable[Claim], choice: Between) -> list[Claim]:
    return [c for c in claims if c.time and c.time.lo <= choice.lo and choice.hi <= c.time.hi]


def _much(claims: Iterable[Claim], choice: Range) -> list[Claim]:
    return [c for c in claims if c.amount is not None and _holds(c.amount, choice)]


def _holds(wide: Range, narrow: Range) -> bool:
    if wide.lo > narrow.lo:
        return False
    return wide.hi is None or (narrow.hi is not None and narrow.hi <= wide.hi)


def _ruled(ground: Ground, fact: Incident, aspect: str, body: str, *, yes: bool) -> tuple[Row, ...]:
    """The determination of a body, as one claim about the incident."""
    who = aspect.partition(":")[2] or None
    row = filled(
        type="act",
        act=fact.act,
        incident=ground.incident_of(fact.claims, fact.id),
        kind=fact.kind,
        list=fact.roll,
        to=fact.recipient,
        against=fact.against,
        under=fact.under,
        by=who,
        time=time_of(fact.time.span),
        amount=amount_of(fact.amount.span),
        stance="affirms" if yes else "denies",
        determination=True,
        source=body,
        grade=BEST,
    )
    return (row,)


def _withdrawn(claims: Iterable[Claim]) -> tuple[Row, ...]:
    """Each claim withdrawn by its source."""
    return tuple(
        {"type": "retraction", "of": claim.id, "source": claim.source}
        for claim in dict.fromkeys(claims)
    )


def _named(claims: Sequence[Claim]) -> Phrase | Several:
    named_ = by_source(claims)
    return Several(named_) if named_ else say("dispute.nobody")


def _sources(names: Sequence[str]) -> Phrase:
    return say("of.differing", sources=Several(tuple(Name(name) for name in names)))
