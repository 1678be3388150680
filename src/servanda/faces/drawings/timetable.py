"""The timetable: every duty over the calendar, from its opening to its due time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.faces.drawings.figure import (
    Drawing,
    Key,
    Table,
    Words,
    figure,
    mark_keys,
    party_keys,
)
from servanda.faces.drawings.signs import line_swatch, swatch
from servanda.faces.drawings.strips import (
    Lane,
    beside_keys,
    besides,
    instants,
    merged,
    scale_of,
    strips,
)
from servanda.faces.drawings.timeline import OCCASION_HEADS, lane_rows, span_note
from servanda.kernel.base import Instant


@dataclass(frozen=True, slots=True)
class Timetable:
    """What a timetable shows: a lane for each term and bearer, in the agreement's order.

    ``waiting`` names terms of which no opening is known: they stand in the table. ``remarks`` is
    what bodies have found of terms, which no bar can show.
    """

    title: str
    lanes: tuple[Lane, ...]
    waiting: tuple[Lane, ...]
    as_of: Instant
    remarks: tuple[str, ...] = ()


def drawn(told: Timetable, words: Words, ident: str) -> Drawing:
    """The timetable as a figure."""
    scale = scale_of(instants(told.lanes), told.as_of)
    pairs = [merged(lane, scale) for lane in told.lanes]
    lanes = [lane for lane, _ in pairs]
    rows = tuple(row for lane in (*lanes, *told.waiting) for row in lane_rows(words, lane))
    keys = mark_keys(words, (bar.mark for lane in lanes for bar in lane.bars))
    keys += beside_keys(besides(lanes))
    keys += party_keys(dict.fromkeys(lane.party for lane in lanes if lane.party))
    keys.append(Key(line_swatch("d-due"), words.ui("drawing-key-due")))
    keys.append(Key(swatch("d-after"), words.ui("drawing-key-after")))
    heads = tuple(words.ui(f"drawing-head-{name}") for name in OCCASION_HEADS)
    return figure(
        words,
        ident,
        "timetable",
        told.title,
        _notes(
            told, words, span_note(words, scale, told.as_of), runs=any(some for _, some in pairs)
        ),
        strips(words, lanes, scale, told.as_of),
        keys,
        (Table(words.ui("drawing-table-occasions", title=told.title), heads, rows),),
    )


def _notes(told: Timetable, words: Words, span: str, *, runs: bool) -> Iterator[str]:
    yield span
    yield from told.remarks
    if runs:
        yield words.ui("drawing-runs")
    if told.waiting:
        yield words.ui("drawing-waiting", count=len(told.waiting))
