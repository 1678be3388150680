"""Questions about an incident: whether it happened, by whom, when, where, how much.

One question asks everything about it that an occasion leaves open, for an answer to less would
leave it open. Times are asked against the limits of the clause, amounts against what was needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from servanda.faces.questions.asked import (
    ANYWHERE,
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    actors_of,
    amount_of,
    filled,
    in_order,
    less_than,
    patterns_of,
    place_of,
    time_of,
)
from servanda.kernel.base import Between, Instant, Json, Range
from servanda.kernel.facts import Gap, Incident, Stance, Truth
from servanda.kernel.plan.operators import At, Pattern, Response, TermPlan
from servanda.kernel.verdicts.phrases import (
    Entries,
    Much,
    Name,
    Number,
    Phrase,
    Several,
    When,
    say,
)
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.reference.moments import extent_moments

MOST_ANSWERS: Final = 8
"""Limit of answers to one question; beyond it the first are tried, as examples."""

Way = tuple[Phrase | None, Row]
"""One answer to one part of a question, and what it adds to the row."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is asked: each part with its ways to be answered; ``whole`` if no other way is left."""

    asked: tuple[Phrase, ...]
    ways: tuple[tuple[Way, ...], ...]
    occurs: bool
    candidates: tuple[str, ...]
    whole: bool
    name: str


def about_incident(
    ground: Ground, term: TermPlan, instance: InstanceProof, incident: Incident
) -> Question | None:
    """The question about an incident that an occasion rests on; None where nothing is open."""
    return _question(
        ground,
        Occasion(term.key, instance.key),
        incident,
        _parts(ground, term, instance.bearer, incident, patterns_of(term), instance),
    )


def about_trigger(
    ground: Ground, term: TermPlan, pattern: Pattern, incident: Incident
) -> Question | None:
    """The question about an incident that a term waits for."""
    parts = _parts(ground, term, term.bearers[0], incident, (pattern,), None)
    return _question(ground, Occasion(term.key, ""), incident, parts)


def named(incident: Incident) -> Phrase:
    """An incident as it is asked about."""
    entries = tuple(claim.id for claim in incident.claims) or (incident.id,)
    when = When(incident.time.span)
    if incident.kind is None:
        return say("ask.act", what=Name(incident.act), at=when, entries=Entries(entries))
    kind = Name(incident.kind)
    return say("ask.deed", what=Name(incident.act), kind=kind, at=when, entries=Entries(entries))


# ------------------------------------------------------------------------------- what is open of it


def _parts(
    ground: Ground,
    term: TermPlan,
    bearer: str,
    incident: Incident,
    patterns: Sequence[Pattern],
    instance: InstanceProof | None,
) -> Parts | None:
    hits = [
        (pattern, hit)
        for pattern in patterns
        if (hit := ground.scene.match(pattern, incident, bearer)) is not None
    ]
    if not hits:
        return None
    gaps = {gap for _, hit in hits for gap in hit.gaps}
    asked: list[Phrase] = []
    ways: list[tuple[Way, ...]] = []
    whole = True
    occurs = any(hit.occurs is Truth.GAP for _, hit in hits)
    if occurs:
        asked.append(say("ask.whether"))
    candidates: tuple[str, ...] = ()
    if Gap.ATTRIBUTION in gaps:
        candidates = _candidates(ground, term, incident, [p for p, _ in hits])
        asked.append(say("ask.by-whom"))
        ways.append(tuple((say("answer.by", who=Name(c)), {"by": c}) for c in candidates))
    when, ends = _when(ground, term, incident, instance)
    if when:
        asked.append(say("ask.when"))
        ways.append(when)
        whole = not ends
    if any(hit.unplaced for _, hit in hits):
        asked.append(say("ask.where"))
        ways.append(_where(incident, [p for p, _ in hits]))
    much, least = _how_much(incident, instance)
    if much:
        asked.append(say("ask.how-many"))
        ways.append(much)
        whole = whole and not least
    name = ", ".join(phrase.key.partition(".")[2] for phrase in asked)
    limits = sorted({str(way[1]["time"]) for way in when})
    name = f"{name} {' '.join(limits)}" if limits else name
    return Parts(tuple(asked), tuple(ways), occurs, candidates, whole, name)


def _candidates(
    ground: Ground, term: TermPlan, incident: Incident, patterns: Iterable[Pattern]
) -> tuple[str, ...]:
    """Whoever was named for it; where nobody was, those whom the clause is about."""
    told = [part.party for part in incident.parts]
    named = [] if None in told else [party for party in told if party is not None]
    meant = [actor for pattern in patterns for actor in actors_of(pattern, term)]
    return in_order(ground, named or meant)


def _when(
    ground: Ground, term: TermPlan, incident: Incident, instance: InstanceProof | None
) -> tuple[tuple[Way, ...], bool]:
    """Before and after each limit that its bounds straddle; else, where it matters, its two ends.

    The second says that the ways are the two ends and not all there are.
    """
    span = incident.time.span
    if span.exact or len(incident.time.choices) > 1:
        return (), False
    cuts = sorted(c for c in _limits(ground, term, instance) if span.lo <= c < span.hi)
    if cuts:
        edges = [span.lo, *(c + 1 for c in cuts), span.hi + 1]
        bins = [Between(a, b - 1) for a, b in pairwise(edges)]
        return tuple((_during(b, span), {"time": time_of(b)}) for b in bins), False
    if instance is not None and Gap.TIME_TOO_COARSE not in instance.reasons:
        return (), False
    ends = [Between(at, at) for at in (span.lo, span.hi) if abs(at) < MOST_AWAY]
    found = tuple((say("answer.at", at=When(b)), {"time": time_of(b)}) for b in ends)
    return found if len(found) > 1 else (), True


MOST_AWAY: Final = 2**61
"""Microseconds: whatever lies beyond is an open end."""


def _during(part: Between, span: Between) -> Phrase:
    if part.lo == span.lo:
        return say("answer.not-later", at=When(Between(part.hi, part.hi)))
    if part.hi == span.hi:
        return say("answer.not-earlier", at=When(Between(part.lo, part.lo)))
    first, last = Between(part.lo, part.lo), Between(part.hi, part.hi)
    return say("answer.between", first=When(first), last=When(last))


def _limits(ground: Ground, term: TermPlan, instance: InstanceProof | None) -> set[Instant]:
    """The last instants before something that the clause makes depend on the time begins."""
    found = {ground.as_of}
    for moment in extent_moments(term):
        if isinstance(moment, At):
            found |= {moment.start - 1, moment.end}
    if instance is None:
        return found
    if instance.opened is not None:
        after = isinstance(term.duty, Response)  # a response comes after what it answers
        found |= {instance.opened.lo - (not after), instance.opened.hi - (not after)}
    if instance.due is not None:
        found |= {instance.due.lo, instance.due.hi}
    return found


def _where(incident: Incident, patterns: Iterable[Pattern]) -> tuple[Way, ...]:
    wanted = tuple(dict.fromkeys(area for p in patterns for area in p.areas or ()))
    told = tuple(place.area for place in incident.places if place.inside is Truth.GAP)
    areas = tuple(area for area in told if area in wanted) or told or wanted
    inside: list[Way] = [(say("answer.in", place=Name(area)), {"place": area}) for area in areas]
    return (*inside, (say("answer.elsewhere"), {"place": ANYWHERE}))


def _how_much(incident: Incident, instance: InstanceProof | None) -> tuple[tuple[Way, ...], bool]:
    """Enough and fewer, where that hangs on this incident alone; else the two ends."""
    amount = incident.amount.span
    if instance is None or Gap.AMOUNT_TOO_COARSE not in instance.reasons:
        return (), False
    if amount.exact or len(incident.amount.choices) > 1:
        return (), False
    unit = incident.kind or incident.act
    for need in instance.needs:
        if need.needed is None or need.unit != unit:
            continue
        enough = need.needed - (need.amount.lo - amount.lo)
        if amount.lo < enough and (amount.hi is None or enough <= amount.hi):
            more, fewer = Range(enough, amount.hi), Range(amount.lo, less_than(enough))
            return (_many(more, unit), _many(fewer, unit)), False
    if amount.hi is None:
        return (), False
    ends = (Range(amount.lo, amount.lo), Range(amount.hi, amount.hi))
    return tuple(_many(end, unit) for end in ends), True


def _many(amount: Range, unit: str) -> Way:
    return say("answer.amount", amount=Much(amount, unit)), {"amount": amount_of(amount)}


# ----------------------------------------------------------------------------------- the question


def _question(
    ground: Ground,
    occasion: Occasion,
    incident: Incident,
    parts: Parts | None,
) -> Question | None:
    if parts is None or not parts.asked:
        return None
    base = _row(ground, incident)
    sources = 0
    answers: list[Answer] = []
    for ways in product(*parts.ways):
        row: dict[str, Json] = dict(base)
        for _, more in ways:
            row.update(more)
        said = tuple(phrase for phrase, _ in ways if phrase is not None)
        needed = _needed(ground, incident, ways)
        sources = max(sources, needed)
        rows = ground.witnessed(row, needed)
        answers.append(Answer(_said(said, occurs=parts.occurs), rows))
    whole = parts.whole and len(answers) <= MOST_ANSWERS
    answers = answers[:MOST_ANSWERS]
    if parts.candidates:
        nobody = dict(base) | {"by": list(parts.candidates), "stance": "denies"}
        who = Several(tuple(Name(c) for c in parts.candidates), "or")
        rows = ground.witnessed(nobody, ground.enough)
        answers.append(Answer(say("answer.not-by", who=who), rows))
    if parts.occurs:
        denying = [c for c in incident.claims if c.stance is Stance.DENIES]
        missing = ground.missing(denying)
        rows = ground.witnessed(dict(base) | {"stance": "denies"}, missing)
        answers.append(Answer(say("answer.no"), rows))
        sources = max(sources, missing)
    what = say("ask.about", what=named(incident), asked=Several(parts.asked))
    of = say("of.sources", sources=Number(sources, "new-sources"))
    key = f"incident {incident.id}: {parts.name}"
    return Question(key, what, of, tuple(answers), (occasion,), whole)


def _needed(ground: Ground, incident: Incident, ways: Sequence[Way]) -> int:
    """How many sources more: beside those that said so, where they said all that is asked.

    Who speaks for a side that was named for it is left out: its word may be in its own favour.
    """
    told = {name for _, row in ways for name in row}
    if told - {"by"}:
        return ground.enough
    parties = {part.party for part in incident.parts}
    affirming = [
        c for c in incident.claims if c.stance is Stance.AFFIRMS and c.side not in parties - {None}
    ]
    who = next((row["by"] for _, row in ways if "by" in row), None)
    naming = affirming if who is None else [c for c in affirming if c.actor == who]
    return max(ground.missing(affirming), ground.missing(naming))


def _said(parts: tuple[Phrase, ...], *, occurs: bool) -> Phrase:
    if not parts:
        return say("answer.yes.alone")
    return say("answer.yes" if occurs else "answer.such", parts=Several(parts, "comma"))


def _row(ground: Ground, incident: Incident) -> Row:
    """What is told of the incident already, and not in question."""
    return filled(
        type="act",
        act=incident.act,
        incident=ground.incident_of(incident.claims, incident.id),
        kind=incident.kind,
        list=incident.roll,
        to=incident.recipient,
        against=incident.against,
        under=incident.under,
        time=time_of(incident.time.span),
        amount=amount_of(incident.amount.span),
        place=place_of(p for p in incident.places if p.inside is Truth.TRUE),
    )
