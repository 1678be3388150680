"""Which drawings stand where on the board, for its audience.

A copy is drawn from a picture in which nothing is left that it may not tell: no reports, times of
what was reported only as days, and only counts of counters that the method names. Where nobody
looked it says what a copy's words say. So a drawing can show no more than the words beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from servanda.faces.board.audience import INTERNAL, retelling, whole_days
from servanda.faces.board.beside import Besides, besides_of
from servanda.faces.board.ledgers import draw_ledger, exchange_keys
from servanda.faces.board.model import Board, Card, Track
from servanda.faces.board.places import draw_map
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.timelines import draw_timeline
from servanda.faces.board.timetables import draw_timetable
from servanda.faces.drawings.figure import Drawing
from servanda.faces.drawings.signs import definitions
from servanda.faces.picture import Cut, Picture
from servanda.faces.words.words import Words
from servanda.kernel.base import FOREVER, Between
from servanda.kernel.facts import Facts, Gap
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.phrases import Phrase, Slot
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.rivals import Rival
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.witnesses import Index

TIMELINES = 600_000
"""Bytes of time lines on one page, so that a phone can load it; a term without one says so."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Drawings by track, by term, and the time line of each term; the shapes that they share."""

    tracks: Mapping[str, tuple[Markup, ...]] = field(default_factory=dict)
    terms: Mapping[TermKey, tuple[Markup, ...]] = field(default_factory=dict)
    timelines: Mapping[TermKey, Markup] = field(default_factory=dict)
    definitions: Markup = field(default_factory=Markup)


def drawn_for(
    picture: Picture, board: Board, words: Words, besides: Besides | None = None
) -> Drawn:
    """Every drawing that the audience of a board may see.

    ``besides`` is what stands beside what is read of its terms, where it is made.
    """
    internal = board.audience == INTERNAL
    known = picture.index
    besides = besides_of(picture) if besides is None else besides
    if not internal:
        words = _retold(picture, board, words, known)
        besides = _coarse_besides(picture, besides)
        picture = _coarse(picture)
    proofs = {proof.key: proof for proof in picture.proofs}
    terms: dict[TermKey, tuple[Markup, ...]] = {}
    timelines: dict[TermKey, Markup] = {}
    spent, full = 0, False
    for number, card in enumerate(board.cards):
        proof = proofs[card.key]
        quota = draw_quota(picture, proof, words, f"quota-{number}", _judged(card), besides)
        if quota is not None and _worth(proof):
            terms[card.key] = (quota.html,)
        if internal:
            line = _note(words) if full else None
            if not full:
                drawn = draw_timeline(picture, proof, words, f"line-{number}", known, besides)
                line = None if drawn is None else drawn.html
            if line is not None:
                timelines[card.key] = line
                spent += len(line.encode())
                full = full or spent > TIMELINES
    listed = set(exchange_keys(picture))
    exchange = tuple(card.key for card in board.track(Track.EXCHANGE) if card.key in listed)
    ledger = None
    if internal and exchange:
        ledger = draw_ledger(picture, words, "ledger", exchange, known, besides)
    tracks = {
        "timetable": _html(draw_timetable(picture, words, "timetable", _dated(picture), besides)),
        Track.WITHDRAWAL.value: _html(draw_map(picture, words, "map", places=internal)),
        Track.EXCHANGE.value: _html(ledger),
    }
    return Drawn(tracks, terms, timelines, definitions())


def _note(words: Words) -> Markup:
    """That a time line has no room, and which command prints the same."""
    text = words.ui("board-no-room", command=words.own.isolate("servanda history"))
    return Markup('<p class="aside">{}</p>').format(text)


def _dated(picture: Picture) -> tuple[TermKey, ...]:
    """The duties with a due time; what is never due has a time line of its own."""
    return tuple(
        proof.key
        for proof in picture.proofs
        if any(i.due is not None and i.due.hi < FOREVER for i in proof.instances)
    )


def _judged(card: Card) -> tuple[Rival, ...]:
    """The rival counts that stand on a card, as they were judged."""
    return tuple(counted.rival for counted in card.counts)


def _worth(proof: TermProof) -> bool:
    """Whether anything is known of any period: a drawing of nothing tells nothing."""
    return any(
        need.amount.lo > 0 or need.amount.hi is not None
        for instance in proof.instances
        for need in instance.needs
    )


def _html(drawing: Drawing | None) -> tuple[Markup, ...]:
    return () if drawing is None else (drawing.html,)


# ---------------------------------------------------------------------------------------- copies


@dataclass(frozen=True, slots=True)
class _Retelling(Speaker):
    """Tells every phrase as the copy tells it: a drawing says no more than a card."""

    retell: Callable[[Phrase], Phrase] = field(default=lambda phrase: phrase)

    def show(self, slot: Slot) -> str:
        return Speaker.show(self, self.retell(slot) if isinstance(slot, Phrase) else slot)


def _retold(picture: Picture, board: Board, words: Words, known: Index) -> Words:
    """The words of a copy."""
    speaker = words.speaker
    retell = retelling(board, picture.case, frozenset((*known.facts, *known.claims)))
    told = _Retelling(speaker.language, speaker.calendar, speaker.lexicon, retell)
    return replace(words, speaker=told)


def _coarse(picture: Picture) -> Picture:
    """The picture with whole days for the times of what was reported, and without a record."""
    proofs = tuple(
        replace(
            proof,
            instances=tuple(
                replace(
                    instance,
                    opened=_days(picture, instance.opened),
                    decided=_days(picture, instance.decided),
                    recorded=None,
                    cites=(),
                    facts=(),
                    reasons=_reasons(instance.reasons),
                )
                for instance in proof.instances
            ),
            groups=tuple(replace(group, cites=(), facts=()) for group in proof.groups),
            recorded=None,
        )
        for proof in picture.proofs
    )
    return replace(picture, proofs=proofs, facts=Facts(), cut=Cut(position=0))


def _coarse_besides(picture: Picture, besides: Besides) -> Besides:
    """What stands beside what is read, with whole days for when watches ended."""
    return {
        key: replace(
            one,
            ended={
                name: replace(ended, at=_days(picture, ended.at))
                for name, ended in one.ended.items()
            },
        )
        for key, one in besides.items()
    }


def _reasons(reasons: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Why it is open, with one reason for all that a copy says in the same words."""
    merged = (Gap.NOBODY_LOOKED if gap is Gap.NO_ACCESS else gap for gap in reasons)
    return tuple(dict.fromkeys(merged))


def _days(picture: Picture, bounds: Between | None) -> Between | None:
    if bounds is None:
        return None
    return whole_days(picture.case.calendar, bounds, picture.as_of)
