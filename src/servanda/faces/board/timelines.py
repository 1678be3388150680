"""The timeline of a term, gathered from its proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from servanda.faces.board.chosen import Chosen, chosen_in
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
from servanda.faces.looking import began, end_of, look_lines, subject_of
from servanda.faces.picture import Picture
from servanda.kernel.facts import Claim
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.timeline import Timeline as Times
from servanda.kernel.timeline import clip, make, relative_complement_all
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.phrases import Name, Phrase
from servanda.kernel.verdicts.proof import GroupProof, InstanceProof, TermProof
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.wording import forbids


def draw_timeline(
    picture: Picture,
    proof: TermProof,
    words: Words,
    ident: str,
    known: Index | None = None,
    chosen: Chosen | None = None,
) -> Drawing | None:
    """A term in time; None where nothing of it has a known time.

    ``known`` is the index of the facts and ``chosen`` on whose counts answers stand, where they
    are made.
    """
    term = picture.plan_of(proof.key)
    known = picture.index if known is None else known
    mine = chosen_in(picture, proof, known) if chosen is None else chosen[proof.key]
    lanes = tuple(_lanes(picture, term, proof, words, mine))
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
        remarks=remarks_of(term, proof, words),
        seen=tuple(_seen(picture, term, proof, words)) if forbids(term.duty) else (),
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
    chosen: Mapping[str, Phrase],
) -> Iterator[Lane]:
    shapes = parties(picture, words)
    for line in lines_of(proof):
        bars = [
            bar_of(
                term,
                i,
                picture.as_of,
                words,
                chosen.get(i.key),
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
    picture: Picture, term: TermPlan, proof: TermProof, words: Words
) -> Iterator[tuple[str, tuple[Stretch, ...]]]:
    """Who could have seen each bearer, area by area, without a gap from the beginning on."""
    subject, start = subject_of(term.duty), began(proof)
    if subject is None or start is None or start >= picture.as_of:
        return
    for bearer in proof.bearers:
        end = min(picture.as_of, end_of(term, proof, bearer))
        for area in subject.areas or ("",):
            lines = look_lines(picture, proof.key, subject, bearer, area, start)
            slots = {"bearer": words.show(Name(bearer))}
            name = words.ui("drawing-lane-seen", **slots)
            if area:
                name = words.ui("drawing-lane-seen-area", area=words.show(Name(area)), **slots)
            closed = clip(lines.closed, start, end)
            looked = relative_complement_all(clip(lines.looked, start, end), [closed])
            refused = relative_complement_all(clip(lines.refused, start, end), [closed])
            whole = make([(start, end)])
            sorts: tuple[tuple[str, Times], ...] = (
                ("closed", closed),
                ("looked", looked),
                ("refused", refused),
                ("nobody", relative_complement_all(whole, [closed, looked, refused])),
            )
            stretches = [Stretch(a, b, sort) for sort, line in sorts for a, b in line]
            yield name, tuple(sorted(stretches, key=lambda one: one.start))
