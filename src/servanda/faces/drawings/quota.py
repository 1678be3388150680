"""Aid against a quota: what is established of each period, what was needed, and who counted what.

Each period is a band from the least to the most that may have come. A band that reaches beyond
the top of the drawing runs to the edge, is marked, and is told in full in the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import groupby
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.counters import (
    Rival,
    leads,
    line_of,
    lines,
    listed,
    numbers,
    placed,
    series,
    table_rows,
)
from servanda.faces.drawings.figure import (
    Drawing,
    Key,
    Table,
    Words,
    box,
    canvas,
    capital,
    figure,
    label,
    level,
    upright,
)
from servanda.faces.drawings.markup import joined, percent, tag
from servanda.faces.drawings.scales import FULL, AmountScale, TimeScale, round_top, time_ticks
from servanda.faces.drawings.signs import line_swatch, swatch
from servanda.faces.drawings.strips import axis, beside_keys, scale_of, sign_of
from servanda.faces.drawings.timeline import span_note
from servanda.kernel.base import Amount, Instant, Range
from servanda.kernel.verdicts.phrases import Much, Over


class Known(StrEnum):
    """What is known of a period."""

    BAND = "band"
    NOTHING = "nothing"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a quota: what was needed in it and between what the amount lies.

    ``beside`` is on what its verdict stands that a reader must know; it is in ``word`` as well.
    """

    start: Instant
    end: Instant
    needed: Amount | None
    amount: Range
    known: Known
    word: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What one need of the quota shows; ``unit`` is the kind it counts, ``name`` its heading."""

    unit: str
    name: str
    periods: tuple[Period, ...]
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True)
class QuotaTold:
    """What the drawing of a quota shows; ``remarks`` what is known of several periods together."""

    title: str
    panels: tuple[Panel, ...]
    as_of: Instant
    remarks: tuple[str, ...] = ()


SIGN_DOWN: Final = FULL - 70
"""Thousandths down at which signs stand in a drawing."""

ROOM: Final = 3
"""The drawing is tall enough for so many times what is needed, and no band makes it taller."""


def drawn(told: QuotaTold, words: Words, ident: str) -> Drawing:
    """The quota as a figure: a panel for each need over the same time."""
    edges = [e for p in told.panels for q in p.periods for e in (q.start, q.end)]
    edges += [e for p in told.panels for r in p.rivals for e in (r.start, r.end)]
    scale = scale_of(edges, told.as_of)
    tops = [top_of(panel) for panel in told.panels]
    notes = [span_note(words, scale, told.as_of), *told.remarks]
    for panel, top in zip(told.panels, tops, strict=True):
        beyond = beyond_of(panel, top)
        if beyond:
            slots = {"unit": panel.name, "most": words.show(max(beyond))}
            notes.append(words.ui("drawing-beyond", count=len(beyond), **slots))
        endless = sum(p.known is not Known.NOTHING and p.amount.hi is None for p in panel.periods)
        if endless:
            notes.append(words.ui("drawing-endless", count=endless, unit=panel.name))
    if any(r.least is not None for panel in told.panels for r in panel.rivals):
        notes.append(words.ui("drawing-averages"))
    signs = _besides(told)
    body = joined(
        _panel(words, panel, scale, top, told.as_of, signs)
        for panel, top in zip(told.panels, tops, strict=True)
    )
    return figure(
        words, ident, "quota", told.title, notes, body, _legend(told, words), _tables(told, words)
    )


def top_of(panel: Panel) -> AmountScale:
    """A scale for what is needed, established and counted; bands alone do not raise it."""
    needed = [p.needed for p in panel.periods if p.needed is not None]
    least = [p.amount.lo for p in panel.periods]
    firm = [Fraction(x) for x in (*needed, *least)]
    firm += [x for r in panel.rivals if r.least is not None for x in (r.least, r.most) if x]
    bands = [Fraction(p.amount.hi) for p in panel.periods if p.amount.hi is not None]
    room = ROOM * max(firm, default=Fraction(1))
    within = [hi for hi in bands if hi <= room]
    return AmountScale(round_top(max([*firm, *within, Fraction(1)]) * Fraction(21, 20)))


def beyond_of(panel: Panel, top: AmountScale) -> list[Amount]:
    """The most of each period that reaches beyond the top of the drawing."""
    known = [p.amount.hi for p in panel.periods if p.known is not Known.NOTHING]
    return [hi for hi in known if hi is not None and hi > top.top]


def runs(periods: Iterable[Period]) -> list[tuple[Period, int]]:
    """Periods that follow each other with equal values as one, and how many they are."""
    found: list[tuple[Period, int]] = []
    for _, same in groupby(periods, key=lambda p: (p.needed, p.amount, p.known, p.word)):
        some = list(same)
        first, last = some[0], some[-1]
        found.append((replace(first, end=last.end), len(some)))
    return found


# ------------------------------------------------------------------------------------- drawing


def _besides(told: QuotaTold) -> tuple[str, ...]:
    """What verdicts stand on beside, each once."""
    return tuple(dict.fromkeys(p.beside for q in told.panels for p in q.periods if p.beside))


def _signs(panel: Panel, signs: Sequence[str], scale: TimeScale) -> Iterator[tuple[int, str]]:
    """A sign at the foot of every run of periods whose verdict stands on something beside."""
    for (_, text), some in groupby(panel.periods, key=lambda p: (p.known, p.beside)):
        if text:
            run = list(some)
            across = (scale.place(run[0].start) + scale.place(run[-1].end)) // 2
            yield across, sign_of(signs.index(text))


def _panel(
    words: Words,
    panel: Panel,
    scale: TimeScale,
    top: AmountScale,
    as_of: Instant,
    signs: Sequence[str],
) -> Markup:
    ticks = time_ticks(scale, words.speaker.calendar)
    shapes = [upright("d-grid", scale.place(tick.at)) for tick in ticks]
    shapes += [shape for period, _ in runs(panel.periods) for shape in _period(period, scale, top)]
    shapes += list(_needed(panel, scale, top))
    shapes += [line for rival in panel.rivals for line in lines(rival, scale, top)]
    labels = [
        label(words.show(0), 0, FULL, "d-amount d-foot"),
        label(words.show(top.top), 0, 0, "d-amount d-head"),
    ]
    needed = {p.needed for p in panel.periods if p.needed is not None}
    labels += [
        label(words.show(amount), 0, top.down(amount), "d-amount") for amount in sorted(needed)
    ]
    counted = series(panel.rivals)
    # amounts stand where lines begin: no number may cover them
    taken = [(place, top.down(amount)) for amount in {0, *needed} for place in (0, 60)]
    beside = list(_signs(panel, signs, scale))
    taken += [(across, SIGN_DOWN) for across, _ in beside]
    found = placed(counted, scale, top, taken, {top.down(amount) for amount in needed})
    shapes += leads(found)
    shapes.append(upright("d-horizon", scale.place(as_of)))
    labels += numbers(words, found)
    labels += [label(sign, across, SIGN_DOWN, "d-letter") for across, sign in beside]
    name = tag("div", {"class": "d-lane"}, tag("strong", None, capital(panel.name)))
    parts = [name, canvas(shapes, labels, "d-plot"), axis(words, scale, ticks, as_of)]
    if panel.rivals:
        parts.append(listed(words, counted, panel.unit))
    return tag("div", {"class": "d-panel"}, *parts)


def _period(period: Period, scale: TimeScale, top: AmountScale) -> Iterator[Markup]:
    left, right = scale.place(period.start), scale.place(period.end)
    if period.known is Known.NOTHING:
        yield box("d-nothing", left, right, "0", "100%")
        return
    low, high = period.amount.lo, period.amount.hi
    over = high is None or high > top.top
    head = 0 if high is None or high > top.top else top.down(high)
    foot = top.down(low)
    yield box(f"d-band b-{period.known}", left, right, percent(head), percent(foot - head))
    if low:
        # what came for certain: solid from the foot to the least
        yield box("d-sure", left, right, percent(foot), percent(FULL - foot))
    else:
        yield level("d-least", left, right, percent(foot))
    if over:
        yield level("d-beyond", left, right, "1.5")


def _needed(panel: Panel, scale: TimeScale, top: AmountScale) -> Iterator[Markup]:
    for needed, same in groupby(panel.periods, key=lambda p: p.needed):
        some = list(same)
        if needed is not None:
            left, right = scale.place(some[0].start), scale.place(some[-1].end)
            yield level("d-halo", left, right, percent(top.down(needed)))
            yield level("d-needed", left, right, percent(top.down(needed)))


def _legend(told: QuotaTold, words: Words) -> list[Key]:
    periods = [p for panel in told.panels for p in panel.periods]
    keys = []
    if any(p.amount.lo for p in periods if p.known is not Known.NOTHING):
        keys.append(Key(swatch("d-sure"), words.ui("drawing-key-sure")))
    for known in Known:
        if any(p.known is known and not p.amount.exact for p in periods):
            name = "d-nothing" if known is Known.NOTHING else f"d-band b-{known}"
            keys.append(Key(swatch(name), words.ui(f"drawing-known-{known}")))
    keys += beside_keys(_besides(told))
    keys.append(Key(line_swatch("d-needed"), words.ui("drawing-key-needed")))
    rivals = [r for panel in told.panels for r in panel.rivals]
    drawn_as = {line_of(r) for r in rivals if r.least is not None}
    for name, word in (
        ("d-rival", "drawing-key-rival"),
        ("d-rival d-shared", "drawing-key-shared"),
        ("d-rival d-aside", "drawing-key-aside"),
    ):
        if name in drawn_as:
            keys.append(Key(line_swatch(name), words.ui(word)))
    return keys


def _tables(told: QuotaTold, words: Words) -> tuple[Table, ...]:
    found = []
    for panel in told.panels:
        unit = panel.name
        heads = ("period", "periods", "needed", "established", "known", "verdict")
        rows = tuple(
            (
                words.show(Over(p.start, p.end)),
                words.show(count),
                words.ui("drawing-not-stated") if p.needed is None else words.show(p.needed),
                words.show(Much(p.amount)),
                words.ui(f"drawing-known-{'exact' if p.amount.exact else p.known}"),
                p.word,
            )
            for p, count in runs(panel.periods)
        )
        caption = words.ui("drawing-table-periods", unit=unit)
        found.append(Table(caption, tuple(words.ui(f"drawing-head-{h}") for h in heads), rows))
        if panel.rivals:
            columns = ("counter", "time", "total", "average", "means")
            counts = tuple(table_rows(words, series(panel.rivals)))
            caption = words.ui("drawing-table-counters", unit=unit)
            found.append(
                Table(caption, tuple(words.ui(f"drawing-head-{h}") for h in columns), counts)
            )
    return tuple(found)
