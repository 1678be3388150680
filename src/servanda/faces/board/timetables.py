"""The timetable of an agreement, gathered from every proof."""

from __future__ import annotations

from servanda.faces.board.chosen import Chosen, chosen_of
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
    chosen: Chosen | None = None,
) -> Drawing | None:
    """Every duty over the calendar, or some; None where no opening of any is known.

    Permissions have nothing due and are left out. ``chosen`` is on whose counts answers stand,
    where it is made.
    """
    chosen = chosen_of(picture) if chosen is None else chosen
    shapes = parties(picture, words)
    lanes: list[Lane] = []
    waiting: list[Lane] = []
    for proof in picture.proofs:
        if keys is not None and proof.key not in keys:
            continue
        term = picture.plan_of(proof.key)
        for line in lines_of(proof):
            mine = chosen[proof.key]
            bars = [
                bar_of(
                    term,
                    i,
                    picture.as_of,
                    words,
                    mine.get(i.key),
                    alone=line.alone,
                    facts=picture.facts,
                )
                for i in line.instances
            ]
            beside = line.watch and not line.alone
            lane = Lane(
                name=capital(
                    words.ui(
                        "drawing-lane-term-watch" if beside else "drawing-lane-term",
                        term=words.show(term_name(proof.key)),
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
    told = Timetable(title, tuple(lanes), tuple(waiting), picture.as_of)
    return timetable.drawn(told, words, ident)
