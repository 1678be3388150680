"""The timeline of a term, gathered from its proof."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.faces.board.beside import Beside, Besides, beside_of
from servanda.faces.board.occasions import (
    bar_of,
    bearer_text,
    lines_of,
    parties,
    remarks_of,
)
from servanda.faces.drawings import timeline
from servanda.faces.drawings.figure import Drawing, Words
from servanda.faces.drawings.strips import Lane, Stretch
from servanda.faces.drawings.timeline import Timeline
from servanda.faces.looking import sights
from servanda.faces.picture import Picture
from servanda.kernel.facts import Claim
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.timeline import Timeline as Times
from servanda.kernel.timeline import make, relative_complement_all
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.phrases import Name
from servanda.kernel.verdicts.proof import GroupProof, InstanceProof, TermProof
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.wording import forbids


def draw_timeline(
    picture: Picture,
    proof: TermProof,
    words: Words,
    ident: str,
    known: Index | None = None,
    besides: Besides | None = None,
) -> Drawing | None:
    """A term in time; None where nothing of it has a known time.

    ``known`` is the index of the facts and ``besides`` what stands beside what is read, where they
    are made.
    """
    term = picture.plan_of(proof.key)
    known = picture.index if known is None else known
    beside = beside_of(picture, proof, known) if besides is None else besides[proof.key]
    lanes = tuple(_lanes(picture, term, proof, words, beside))
    if not any(lane.bars for lane in lanes):
        return None
    claims = claims_of(proof, known)
    by_published = any(claim.recorded > picture.as_of for claim in claims)
    dated = [c.published if by_published else c.recorded for c in claims]
    told = Timeline(
        title=words.ui("drawing-timeline-title", term=words.show(term_name(proof.key))),
        lanes=lanes,
        as_of=picture.as_of,
        known=tuple(at for at in dated if at is not None),
        by_published=by_published,
        undated=sum(at is None for at in dated),
        remarks=remarks_of(term, proof, words, beside),
        seen=tuple(_seen(picture, proof, words)) if forbids(term.duty) else (),
    )
    return timeline.drawn(told, words, ident)


def claims_of(proof: TermProof, known: Index) -> tuple[Claim, ...]:
    """Every claim that a proof rests on or cites, once each."""
    parts: list[InstanceProof | GroupProof] = [*proof.instances, *proof.groups]
    found = {claim.id: claim for part in parts for claim in known.claims_of(part.facts)}
    for part in parts:
        found.update((c, known.claims[c]) for c in part.cites if c in known.claims)
    return tuple(found.values())


def _lanes(
    picture: Picture,
    term: TermPlan,
    proof: TermProof,
    words: Words,
    beside: Beside,
) -> Iterator[Lane]:
    shapes = parties(picture, words)
    for line in lines_of(proof):
        bars = [
            bar_of(
                term,
                i,
                picture.as_of,
                words,
                beside,
                alone=line.alone,
                facts=picture.facts,
            )
            for i in line.instances
        ]
        yield Lane(
            name=words.ui(
                "drawing-lane-watch" if line.watch and not line.alone else "drawing-lane",
                bearer=bearer_text(term, line.bearer, words),
            ),
            bars=tuple(bar for bar in bars if bar is not None),
            party=None if term.joint else shapes.get(line.bearer),
            empty=words.ui("drawing-not-stated"),
            watch=line.watch,
        )


def _seen(
    picture: Picture, proof: TermProof, words: Words
) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    """Who could have seen each bearer, area by area, without a gap while it could matter."""
    for sight in sights(picture, proof):
        slots = {"bearer": words.show(Name(sight.bearer))}
        name = words.ui("drawing-lane-seen", **slots)
        if sight.area:
            name = words.ui("drawing-lane-seen-area", area=words.show(Name(sight.area)), **slots)
        closed = sight.lines.closed
        looked = relative_complement_all(sight.lines.looked, [closed])
        refused = relative_complement_all(sight.lines.refused, [closed])
        whole = make([(sight.start, sight.end)])
        sorts: tuple[tuple[str, Times], ...] = (
            ("closed", closed),
            ("looked", looked),
            ("refused", refused),
            ("nobody", relative_complement_all(whole, [closed, looked, refused])),
        )
        stretches = [Stretch(a, b, sort) for sort, line in sorts for a, b in line]
        yield name, tuple(sorted(stretches, key=lambda one: one.start))
