"""The timetable of an agreement, gathered from every proof."""

from __future__ import annotations

from servanda.faces.board.beside import Besides, besides_of
from servanda.faces.board.occasions import bar_of, bearer_text, lines_of, parties
from servanda.faces.drawings import timetable
from servanda.faces.drawings.figure import Drawing, Words, capital
from servanda.faces.drawings.strips import Lane
from servanda.faces.drawings.timetable import Timetable
from servanda.faces.picture import Picture
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.heads import term_name


def draw_timetable(
    picture: Picture,
    words: Words,
    ident: str,
    keys: tuple[TermKey, ...] | None = None,
    besides: Besides | None = None,
) -> Drawing | None:
    """Every duty over the calendar, or some; None where no opening of any is known.

    Permissions have nothing due and are left out. ``besides`` is what stands beside what is read,
    where it is made.
    """
    besides = besides_of(picture) if besides is None else besides
    shapes = parties(picture, words)
    lanes: list[Lane] = []
    waiting: list[Lane] = []
    remarks: list[str] = []
    for proof in picture.proofs:
        if keys is not None and proof.key not in keys:
            continue
        term = picture.plan_of(proof.key)
        beside = besides[proof.key]
        named = words.show(term_name(proof.key))
        remarks += [
            words.ui("drawing-found-term", term=capital(named), word=words.show(found))
            for found in beside.found
        ]
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
            apart = line.watch and not line.alone
            lane = Lane(
                name=capital(
                    words.ui(
                        "drawing-lane-term-watch" if apart else "drawing-lane-term",
                        term=named,
                        bearer=bearer_text(term, line.bearer, words),
                    )
                ),
                bars=tuple(bar for bar in bars if bar is not None),
                party=None if term.joint else shapes.get(line.bearer),
                empty=words.ui("drawing-not-stated"),
                watch=line.watch,
            )
            (lanes if lane.bars else waiting).append(lane)
    if not lanes:
        return None
    title = words.ui("drawing-timetable-title")
    told = Timetable(title, tuple(lanes), tuple(waiting), picture.as_of, tuple(remarks))
    return timetable.drawn(told, words, ident)
