"""Strips of time: lanes of bars under each other, over one axis, with a line at the horizon.

Bars that stand alone are drawn one by one. Where there are many, those of one verdict that touch
are drawn as one run, and the drawing says so; no bar is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.figure import (
    NARROW,
    Key,
    Words,
    box,
    canvas,
    label,
    level,
    upright,
)
from servanda.faces.drawings.markup import VOID, joined, percent, shape, tag
from servanda.faces.drawings.scales import FULL, Tick, TimeScale, time_ticks
from servanda.faces.drawings.signs import Mark, Party, symbol
from servanda.kernel.base import FOREVER, HOUR, Between, Calendar, Instant
from servanda.kernel.swift import swift
from servanda.kernel.verdicts.phrases import When

MANY: Final = 12
"""Bars of one lane above which those of one verdict that touch become runs."""

THIN: Final = 3
"""Thousandths below which a bar is drawn six pixels wide, so that it is seen."""

SEEN: Final = 10
"""Thousandths to each side that those six pixels take at most, on the narrowest screen."""

OPEN: Final = 14
"""Thousandths that an open end is drawn beyond the horizon."""

GRAIN: Final = 4
"""Thousandths of the width: runs of one verdict that stand closer than this are one."""


@swift
@dataclass(frozen=True, slots=True)
class Bar:
    """Something from one instant to another, with its verdict.

    ``of`` is how many occasions it stands for; ``open`` that no end of it is known, and ``end``
    the horizon; ``due`` the last instant at which it was in time, a mark in the bar; ``sure`` from
    when on it had certainly begun, None where that is its start; ``row`` makes what the table says
    of it where it stands alone, so that words are made only for bars that are drawn. ``beside`` is
    on what its verdict stands that a reader must know: its letter gets a sign, and the legend says
    what that means.
    """

    start: Instant
    end: Instant
    mark: Mark
    row: Callable[[], tuple[str, ...]]
    of: int = 1
    open: bool = False
    due: Instant | None = None
    sure: Instant | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars that belong together under a name; ``party`` is who bears them.

    ``empty`` says why there are no bars. Of a ``watch`` the name says what its bar is of.
    """

    name: str
    bars: tuple[Bar, ...]
    party: Party | None = None
    empty: str = ""
    watch: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with a sort of its own: how far somebody could have seen."""

    start: Instant
    end: Instant
    sort: str


def instants(lanes: Iterable[Lane]) -> Iterator[Instant]:
    """Every instant that the lanes draw."""
    for lane in lanes:
        for bar in lane.bars:
            yield bar.start
            yield bar.end
            if bar.due is not None:
                yield bar.due


def scale_of(found: Iterable[Instant], as_of: Instant) -> TimeScale:
    """The scale that holds every instant given, the horizon too, with a little room at the end."""
    given = [*found, as_of]
    start, end = min(given), max(given)
    if start == end:
        start -= 1
    return TimeScale(start, end + max(1, (end - start) // 50))


def scale_to_show(
    lanes: Sequence[Lane], found: Iterable[Instant], as_of: Instant, calendar: Calendar
) -> TimeScale:
    """The scale of what there is to show: without the horizon, where all ended long before it.

    It then ends with the local day of the last instant shown. That is where nothing runs on, and
    at least half of the time to the horizon would be empty: what happened would stand in the first
    pixels of it.
    """
    given = [*instants(lanes), *found]
    whole = scale_of(given, as_of)
    if not given or any(bar.open for lane in lanes for bar in lane.bars):
        return whole
    start, last = min(given), max(given)
    end = calendar.add_days(calendar.day_start(last), 1)
    if end - start < HOUR:
        end = calendar.add_days(end, 1)
    return TimeScale(start, end) if 2 * (end - start) <= as_of - start else whole


def merged(lane: Lane, scale: TimeScale) -> tuple[Lane, bool]:
    """The lane with runs in place of bars where it has many, and whether any were joined."""
    if len(lane.bars) <= MANY:
        return lane, False
    grain = (scale.end - scale.start) * GRAIN // FULL
    found: list[Bar] = []
    bars = sorted(lane.bars, key=lambda bar: (*_sort(bar), bar.start, bar.end))
    for _, several in groupby(bars, key=_sort):
        run: Bar | None = None
        for bar in several:
            if run is not None and bar.start <= run.end + grain:
                run = replace(run, end=max(run.end, bar.end), of=run.of + bar.of)
                run = replace(run, due=None, sure=None)
                continue
            if run is not None:
                found.append(run)
            run = bar
        if run is not None:
            found.append(run)
    ordered = tuple(sorted(found, key=lambda bar: (bar.start, bar.end)))
    return replace(lane, bars=ordered), any(bar.of > 1 for bar in ordered)


def _sort(bar: Bar) -> tuple[str, bool, str]:
    """What bars of one run have in common."""
    return (bar.mark, bar.open, bar.beside)


def besides(lanes: Iterable[Lane]) -> tuple[str, ...]:
    """What verdicts stand on beside, each once: the place of each gives it its sign."""
    return tuple(dict.fromkeys(bar.beside for lane in lanes for bar in lane.bars if bar.beside))


def beside_keys(given: Sequence[str]) -> list[Key]:
    """The legend of the signs beside letters."""
    return [
        Key(tag("b", {"class": "d-letter"}, sign_of(number)), text)
        for number, text in enumerate(given)
    ]


def sign_of(number: int) -> str:
    """A sign beside a letter: a star, then more of them."""
    return "*" * (number + 1)


def extent(bar: Bar, scale: TimeScale) -> tuple[int, int]:
    """Where a bar is drawn, on the narrowest screen: one of no length still takes some room."""
    left, right = scale.place(bar.start), scale.place(bar.end)
    if right - left >= THIN:
        return left, right
    middle = (left + right) // 2
    return middle - SEEN, middle + SEEN


def stacked(bars: Sequence[Bar], scale: TimeScale) -> list[list[Bar]]:
    """The bars in as few rows as keep them from covering each other, in order of time."""
    rows: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.end)):
        for row in rows:
            if extent(row[-1], scale)[1] <= extent(bar, scale)[0]:
                row.append(bar)
                break
        else:
            rows.append([bar])
    return rows


# ------------------------------------------------------------------------------------- drawing


def strips(words: Words, lanes: Sequence[Lane], scale: TimeScale, as_of: Instant) -> Markup:
    """The lanes with what belongs behind them: lines at the ticks and at the horizon."""
    ticks = time_ticks(scale, words.speaker.calendar)
    signs = besides(lanes)
    return tag(
        "div",
        {"class": "d-strips", "aria-hidden": "true"},
        behind(scale, ticks, as_of),
        *(lane_of(words, lane, scale, signs) for lane in lanes),
        axis(words, scale, ticks, as_of),
    )


def behind(scale: TimeScale, ticks: Sequence[Tick], as_of: Instant) -> Markup:
    """Lines at the ticks, the time after the horizon in a shade, and the horizon itself.

    An axis that ends before the horizon has neither.
    """
    shapes = [upright("d-grid", scale.place(tick.at)) for tick in ticks]
    if as_of <= scale.end:
        at = scale.place(as_of)
        after = [box("d-after", at, FULL, "0", "100%")] if at < FULL else []
        shapes = [*after, *shapes, upright("d-horizon", at)]
    return tag("svg", {"class": "timewise d-behind", "aria-hidden": "true"}, *shapes)


def lane_of(words: Words, lane: Lane, scale: TimeScale, signs: Sequence[str] = ()) -> Markup:
    """A lane: its name above, then a row of bars, or more where bars would cover each other."""
    mark = VOID if lane.party is None else symbol(lane.party)
    name = tag("div", {"class": "d-lane"}, mark, tag("span", None, lane.name))
    if not lane.bars:
        return joined([name, tag("div", {"class": "d-empty"}, lane.empty)])
    rows = stacked(lane.bars, scale)
    return joined([name, *(row_of(words, row, scale, signs) for row in rows)])


def row_of(
    words: Words, bars: Sequence[Bar], scale: TimeScale, signs: Sequence[str] = ()
) -> Markup:
    """One row of bars that do not cover each other."""
    shapes: list[Markup] = []
    labels: list[Markup] = []
    for number, bar in enumerate(bars):
        left = scale.place(bar.start)
        right = scale.place(bar.end)
        if right - left < THIN:
            shapes.append(_thin(bar, (left + right) // 2))
        elif bar.sure is not None and bar.start < bar.sure <= bar.end:
            begun = scale.place(bar.sure)
            shapes.append(box("d-perhaps", left, begun, "7", "4"))
            shapes.append(box(f"d-bar s-{bar.mark}", begun, right, "2", "14"))
        else:
            shapes.append(box(f"d-bar s-{bar.mark}", left, right, "2", "14"))
        if bar.due is not None and bar.start < bar.due:
            shapes.append(upright("d-due", scale.place(bar.due), "0", "18"))
        if bar.open:
            shapes.append(level("d-open", right, min(FULL, right + OPEN), "9"))
        following = extent(bars[number + 1], scale)[0] if number + 1 < len(bars) else FULL
        sign = sign_of(signs.index(bar.beside)) if bar.beside in signs else ""
        labels += _letter(words, bar, extent(bar, scale), following, sign)
    return canvas(shapes, labels, "d-row")


def _thin(bar: Bar, middle: int) -> Markup:
    """A bar too short to be seen, six pixels wide about its middle."""
    return shape(
        "rect",
        {
            "class": f"d-bar s-{bar.mark}",
            "x": percent(middle),
            "width": 6,
            "y": 2,
            "height": 14,
            "transform": "translate(-3)",
        },
    )


def _letter(
    words: Words, bar: Bar, drawn: tuple[int, int], following: int, sign: str
) -> Iterator[Markup]:
    """The letter of a verdict in its bar, or behind one that is too narrow where there is room."""
    left, right = drawn
    name, across = "d-label d-letter", (left + right) // 2
    if right - left < NARROW:
        if bar.open or following - right < NARROW:
            return
        name, across = "d-label d-letter d-behind-bar", right
    style = f"inset-inline-start:{percent(across)};top:50%"
    yield tag("span", {"class": name, "style": style}, words.ui(f"letter-{bar.mark}") + sign)


def points(name: str, at: Iterable[Instant], scale: TimeScale) -> Markup:
    """A lane of single moments, each a short upright line."""
    places = dict.fromkeys(scale.place(instant) for instant in sorted(at))
    shapes = [upright("d-known", place, "2", "10") for place in places]
    row = canvas(shapes, (), "d-row d-low")
    return joined([tag("div", {"class": "d-lane"}, tag("span", None, name)), row])


def stretches(name: str, given: Sequence[Stretch], scale: TimeScale) -> Markup:
    """A lane of stretches that do not cover each other."""
    shapes = [
        box(f"d-bar c-{one.sort}", scale.place(one.start), scale.place(one.end), "1", "8")
        for one in given
    ]
    row = canvas(shapes, (), "d-row d-low")
    return joined([tag("div", {"class": "d-lane"}, tag("span", None, name)), row])


def axis(words: Words, scale: TimeScale, ticks: Sequence[Tick], as_of: Instant) -> Markup:
    """Dates under the lanes, and words at the horizon, or that nothing changed until then."""
    labels = []
    for number, tick in enumerate(ticks):
        name = "d-tick d-second" if number % 2 else "d-tick"
        labels.append(label(tick_text(words, tick), scale.place(tick.at), None, name))
    if as_of <= scale.end:
        at = label(words.ui("drawing-as-of"), scale.place(as_of), None, "d-as-of")
    else:
        at = label(words.ui("drawing-unchanged"), FULL, None, "d-as-of")
    return joined(
        [
            tag("div", {"class": "d-axis", "aria-hidden": "true"}, *labels),
            tag("div", {"class": "d-axis", "aria-hidden": "true"}, at),
        ]
    )


def tick_text(words: Words, tick: Tick) -> str:
    """A tick in words, in the agreement's zone: a day, with its year where that changes."""
    local = words.speaker.calendar.local(tick.at)
    language = words.speaker.language
    slots = {"day": language.isolate(str(local.day)), "month": language.month(local.month)}
    if tick.clock:
        return words.ui("drawing-tick-clock", clock=language.isolate(f"{local:%H:%M}"), **slots)
    if tick.year:
        return words.ui("drawing-tick-year", year=language.isolate(str(local.year)), **slots)
    return words.ui("drawing-tick-day", **slots)


def moment(words: Words, instant: Instant | None) -> str:
    """An instant for a table; in words where there is none or it never comes."""
    if instant is None:
        return words.ui("drawing-not-stated")
    return words.show(When(Between(instant, instant)))


def bounds(words: Words, given: Between | None) -> str:
    """An instant with its bounds for a table."""
    if given is None:
        return words.ui("drawing-not-stated")
    if given.lo >= FOREVER:
        return words.ui("drawing-never")
    return words.show(When(given))
