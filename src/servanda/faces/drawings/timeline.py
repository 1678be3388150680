"""The timeline of a term: its occasions in time, when they came to be known, and who could see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
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
from servanda.faces.drawings.markup import tag
from servanda.faces.drawings.scales import TimeScale, time_ticks
from servanda.faces.drawings.signs import line_swatch, swatch
from servanda.faces.drawings.strips import (
    Lane,
    Stretch,
    axis,
    behind,
    beside_keys,
    besides,
    lane_of,
    merged,
    moment,
    points,
    scale_to_show,
    stretches,
)
from servanda.kernel.base import Instant
from servanda.kernel.verdicts.phrases import Day, Over


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline shows.

    ``known`` is when each report that it rests on came to be known: put on record, or, where
    ``by_published``, published; ``undated`` are reports that do not say when they were published.
    ``seen`` is who could have seen, where that is asked, each with its name; ``remarks`` what is
    known of several occasions together, which no bar can show.
    """

    title: str
    lanes: tuple[Lane, ...]
    as_of: Instant
    known: tuple[Instant, ...]
    by_published: bool
    undated: int = 0
    seen: tuple[tuple[str, tuple[Stretch, ...]], ...] = ()
    remarks: tuple[str, ...] = ()


def drawn(told: Timeline, words: Words, ident: str) -> Drawing:
    """The timeline as a figure."""
    edges = [edge for _, line in told.seen for one in line for edge in (one.start, one.end)]
    calendar = words.speaker.calendar
    scale = scale_to_show(told.lanes, [*told.known, *edges], told.as_of, calendar)
    pairs = [merged(lane, scale) for lane in told.lanes]
    lanes = [lane for lane, _ in pairs]
    ticks = time_ticks(scale, calendar)
    signs = besides(lanes)
    rows = [lane_of(words, lane, scale, signs) for lane in lanes]
    if told.known:
        rows.append(points(words.ui(_known(told)), told.known, scale))
    rows += [stretches(name, line, scale) for name, line in told.seen]
    body = tag(
        "div",
        {"class": "d-strips", "aria-hidden": "true"},
        behind(scale, ticks, told.as_of),
        *rows,
        axis(words, scale, ticks, told.as_of),
    )
    return figure(
        words,
        ident,
        "timeline",
        told.title,
        _notes(told, words, scale, joined_any=any(some for _, some in pairs)),
        body,
        _legend(told, words, lanes),
        tuple(_tables(told, words, lanes)),
    )


def _known(told: Timeline) -> str:
    return "drawing-known-published" if told.by_published else "drawing-known-recorded"


def _notes(told: Timeline, words: Words, scale: TimeScale, *, joined_any: bool) -> Iterator[str]:
    yield span_note(words, scale, told.as_of)
    yield from told.remarks
    if joined_any:
        yield words.ui("drawing-runs")
    if told.by_published and told.known:
        yield words.ui("drawing-backfilled")
    if told.undated:
        yield words.ui("drawing-undated", count=told.undated)


def span_note(words: Words, scale: TimeScale, as_of: Instant) -> str:
    """From when to when an axis runs, in which zone its days are, and where the horizon is.

    One that ends before the horizon says that nothing shown changed until then.
    """
    ended = scale.end < as_of
    return words.ui(
        "drawing-axis-ended" if ended else "drawing-axis",
        first=_day(words, scale.start),
        last=_day(words, scale.end - 1 if ended else scale.end),
        zone=words.show(words.speaker.calendar.name),
        horizon=moment(words, as_of),
    )


def _day(words: Words, instant: Instant) -> str:
    return words.show(Day(words.speaker.calendar.local(instant).date().isoformat()))


def _legend(told: Timeline, words: Words, lanes: Iterable[Lane]) -> list[Key]:
    keys = mark_keys(words, (bar.mark for lane in lanes for bar in lane.bars))
    parties = dict.fromkeys(lane.party for lane in told.lanes if lane.party is not None)
    keys += beside_keys(besides(lanes))
    keys += party_keys(parties)
    if any(bar.due is not None for lane in lanes for bar in lane.bars):
        keys.append(Key(line_swatch("d-due"), words.ui("drawing-key-due")))
    for sort in dict.fromkeys(one.sort for _, line in told.seen for one in line):
        keys.append(Key(swatch(f"c-{sort}"), words.ui(f"drawing-seen-{sort}")))
    return keys


def _tables(told: Timeline, words: Words, lanes: Iterable[Lane]) -> Iterator[Table]:
    yield Table(
        words.ui("drawing-table-occasions", title=told.title),
        tuple(words.ui(f"drawing-head-{name}") for name in OCCASION_HEADS),
        tuple(row for lane in lanes for row in lane_rows(words, lane)),
    )
    if told.known:
        calendar = words.speaker.calendar
        days = Counter(calendar.local(at).date().isoformat() for at in sorted(told.known))
        yield Table(
            words.ui(_known(told)),
            (words.ui("drawing-head-day"), words.ui("drawing-head-reports")),
            tuple((words.show(Day(day)), words.show(count)) for day, count in days.items()),
        )
    for name, line in told.seen:
        yield Table(
            name,
            (words.ui("drawing-head-time"), words.ui("drawing-head-seen")),
            tuple(
                (words.show(Over(one.start, one.end)), words.ui(f"drawing-seen-{one.sort}"))
                for one in line
            ),
        )


OCCASION_HEADS = ("occasion", "from", "to", "due", "verdict")
"""The columns of a table of occasions."""


def lane_rows(words: Words, lane: Lane) -> Iterator[tuple[str, ...]]:
    """The bars of a lane in words; a run by its ends and by how many occasions it has."""
    if not lane.bars:
        missing = words.ui("drawing-not-stated")
        yield (lane.name, missing, missing, missing, lane.empty)
    for bar in lane.bars:
        if bar.of == 1:
            occasion, *cells = bar.row()
            slots = {"lane": lane.name, "occasion": occasion}
            yield (words.ui("drawing-of-lane", **slots) if occasion else lane.name, *cells)
            continue
        yield (
            words.ui("drawing-run", name=lane.name, count=bar.of),
            moment(words, bar.start),
            words.ui("drawing-open-end") if bar.open else moment(words, bar.end),
            words.ui("drawing-each-own"),
            beside(words, words.ui(f"mark-{bar.mark}"), bar.beside),
        )


def beside(words: Words, word: str, text: str) -> str:
    """A verdict, and what it stands on beside."""
    if not text:
        return word
    return words.speaker.language.message("join.semicolon.middle", {}).join((word, text))
