"""Questions about a stay: whether the unit was there, whose it was, where, when it had left."""

from __future__ import annotations

from typing import Final

from servanda.faces.questions.asked import (
    ANYWHERE,
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    filled,
    in_order,
    place_of,
    time_of,
)
from servanda.kernel.base import FOREVER, Between, Json
from servanda.kernel.facts import Gap, Stay, Truth
from servanda.kernel.plan.operators import Absence, TermPlan, Withdrawal
from servanda.kernel.verdicts.phrases import Entries, Name, Number, Phrase, Several, When, say
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.reference.presence import StayHit, stay_hits
from servanda.record.entries import EntryType

CROSSINGS: Final = (EntryType.ENTRY, EntryType.EXIT)
"""Entries that tell of a stay by its ends alone."""


def about_stay(
    ground: Ground, term: TermPlan, instance: InstanceProof, stay: Stay
) -> Question | None:
    """The question about a stay that an occasion rests on; None where nothing is open."""
    match term.duty:
        case Withdrawal(areas=areas):
            hits = stay_hits(ground.scene, instance.bearer, areas)
        case Absence(areas=areas, kinds=kinds):
            hits = stay_hits(ground.scene, instance.bearer, areas, kinds)
        case _:
            return None
    hit = next((one for one in hits if one.stay.id == stay.id), None)
    if hit is None:
        return None
    crossed = any(ground.told[c.id].type in CROSSINGS for c in stay.claims if c.id in ground.told)
    occasion = Occasion(term.key, instance.key)
    if crossed:
        return _when_left(ground, term, occasion, instance, stay, areas)
    return _described(ground, term, occasion, instance, hit, areas)


def _named(stay: Stay) -> Phrase:
    entries = tuple(claim.id for claim in stay.claims) or (stay.id,)
    span = When(stay.begin.span)
    return say("ask.stay", unit=Name(stay.unit), at=span, entries=Entries(entries))


def _cut(term: TermPlan, ground: Ground, instance: InstanceProof, stay: Stay) -> int | None:
    """The instant by which it must be out, where its end may be on either side of it."""
    if not isinstance(term.duty, Withdrawal) or len(stay.end.choices) > 1:
        return None
    due = instance.due
    at = ground.as_of if due is None or due.lo >= FOREVER else due.lo
    span = stay.end.span
    return at if span.lo <= at < span.hi else None


def _when_left(
    ground: Ground,
    term: TermPlan,
    occasion: Occasion,
    instance: InstanceProof,
    stay: Stay,
    areas: tuple[str, ...],
) -> Question | None:
    """Of a stay known by entries and exits: when it left, as exits of the unit."""
    cut = _cut(term, ground, instance, stay)
    if cut is None:
        return None
    base = filled(
        type="exit",
        unit=stay.unit,
        place=place_of(stay.places, areas),
        by=_owner(stay),
        incident=f"{stay.id}-left",
    )
    answers = []
    for key, lo, hi in (
        ("answer.left-by", stay.end.span.lo, cut),
        ("answer.there-after", cut + 1, stay.end.span.hi),
    ):
        told: Row = {**base, "time": time_of(Between(lo, hi))}
        rows = ground.witnessed(told, ground.enough)
        answers.append(Answer(say(key, at=When(Between(cut, cut))), rows))
    return _question(ground, occasion, stay, (say("ask.left"),), answers, str(cut))


def _described(
    ground: Ground,
    term: TermPlan,
    occasion: Occasion,
    instance: InstanceProof,
    hit: StayHit,
    areas: tuple[str, ...],
) -> Question | None:
    """Of a stay that somebody described: everything about it that is open."""
    stay = hit.stay
    asked: list[Phrase] = []
    ways: list[tuple[Phrase, Row]] = [(say("answer.there"), {})]
    if hit.hit.occurs is Truth.GAP:
        asked.append(say("ask.there"))
    cut = _cut(term, ground, instance, stay)
    if cut is not None:
        asked.append(say("ask.left"))
        span, at = stay.end.span, When(Between(cut, cut))
        ways = [
            (say("answer.left-by", at=at), {"until": time_of(Between(span.lo, cut))}),
            (say("answer.there-after", at=at), {"until": time_of(Between(cut + 1, span.hi))}),
        ]
    candidates: tuple[str, ...] = ()
    if Gap.ATTRIBUTION in hit.gaps:
        asked.append(say("ask.whose"))
        told = [part.party for part in stay.parts]
        whose = [] if None in told else [party for party in told if party is not None]
        candidates = in_order(ground, whose or term.bearers)
    if hit.hit.unplaced:
        asked.append(say("ask.where"))
        told_in = [p.area for p in stay.places if p.inside is Truth.GAP]
        inside = [(say("answer.in", place=Name(a)), a) for a in told_in or areas]
        places = [*inside, (say("answer.elsewhere"), ANYWHERE)]
        ways = [
            (say("answer.both", one=said, two=where), {**row, "place": area})
            for said, row in ways
            for where, area in places
        ]
    if not asked:
        return None
    base = _row(ground, stay, areas)
    answers: list[Answer] = []
    for said, row in ways:
        for who in candidates or (None,):
            more: dict[str, Json] = {} if who is None else {"by": who}
            text = said
            if who is not None:
                text = say("answer.both", one=said, two=say("answer.by", who=Name(who)))
            rows = ground.witnessed({**base, **row, **more}, ground.enough)
            answers.append(Answer(text, rows))
    if candidates:
        denial: Row = {**base, "by": list(candidates), "stance": "denies"}
        named = Several(tuple(Name(c) for c in candidates), "or")
        rows = ground.witnessed(denial, ground.enough)
        answers.append(Answer(say("answer.not-by", who=named), rows))
    if hit.hit.occurs is Truth.GAP:
        rows = ground.witnessed({**base, "stance": "denies"}, ground.enough)
        answers.append(Answer(say("answer.not-there"), rows))
    return _question(ground, occasion, stay, tuple(asked), answers, str(cut or ""))


def _question(
    ground: Ground,
    occasion: Occasion,
    stay: Stay,
    asked: tuple[Phrase, ...],
    answers: list[Answer],
    limit: str,
) -> Question:
    what = say("ask.about", what=_named(stay), asked=Several(asked))
    of = say("of.sources", sources=Number(ground.enough, "new-sources"))
    name = ", ".join(phrase.key.partition(".")[2] for phrase in asked)
    return Question(f"stay {stay.id}: {name} {limit}", what, of, tuple(answers), (occasion,))


def _owner(stay: Stay) -> str | None:
    """Whose the unit is, where that is established."""
    sure = [p.party for p in stay.parts if p.party is not None and p.by_as_ban is Truth.TRUE]
    return sure[0] if len(sure) == 1 else None


def _row(ground: Ground, stay: Stay, areas: tuple[str, ...]) -> Row:
    return filled(
        **{"from": time_of(stay.begin.span)},
        type="stay",
        unit=stay.unit,
        incident=ground.incident_of(stay.claims, stay.id),
        kind=stay.kind,
        place=place_of(stay.places, areas),
        by=_owner(stay),
        until=None if stay.end.span.hi >= FOREVER else time_of(stay.end.span),
    )
