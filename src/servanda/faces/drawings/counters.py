"""Counts beside a quota: each counter's total as its average for each period, with a number.

A counter with many counts has one number for all of them. What was counted over less than a period
says nothing of a whole one: it has no average, is not drawn, and stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.figure import Words, level
from servanda.faces.drawings.markup import percent, shape, tag
from servanda.faces.drawings.scales import FULL, AmountScale, TimeScale
from servanda.kernel.base import Instant, Range
from servanda.kernel.verdicts.phrases import Much, Over

SEVERAL: Final = 3
"""Counts of one counter, each after the other, above which they have one number together."""

MANY: Final = 12
"""The same, of counts over times that overlap: totals, told one by one while they are few."""

CLOSE: Final = (60, 100)
"""Thousandths across and down within which two numbers of counters would cover each other."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A counter's total over a span, and what that is for each period on average.

    ``each_day`` says that the total is of every day; ``least`` and ``most`` are the average, and
    ``least`` None where the span is shorter than a period; ``decides`` whether the count is
    admissible; ``word`` what it would mean alone, or why it does not decide. ``shared`` that no
    counter is named: it counts as far as enough unrelated sources say as much, and never alone.
    """

    counter: str
    start: Instant
    end: Instant
    total: Range
    each_day: bool
    least: Fraction | None
    most: Fraction | None
    decides: bool
    word: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The counts that share a number."""

    number: int
    counts: tuple[Rival, ...]

    @property
    def drawn(self) -> tuple[Rival, ...]:
        """Those that have an average."""
        return tuple(one for one in self.counts if one.least is not None)


def series(rivals: Sequence[Rival]) -> tuple[Series, ...]:
    """The counts with their numbers: a counter with few has one for each of them."""
    by_counter: dict[tuple[str, bool], list[Rival]] = {}
    for rival in rivals:
        by_counter.setdefault((rival.counter, rival.decides), []).append(rival)
    found: list[tuple[Rival, ...]] = []
    for counts in by_counter.values():
        ordered = sorted(counts, key=lambda one: (one.start, one.end))
        apart = all(one.end <= two.start for one, two in pairwise(ordered))
        if len(counts) > (SEVERAL if apart else MANY):
            found.append(tuple(counts))
        else:
            found += [(one,) for one in counts]
    return tuple(Series(number, counts) for number, counts in enumerate(found, 1))


# ------------------------------------------------------------------------------------- drawing


def lines(rival: Rival, scale: TimeScale, top: AmountScale) -> Iterator[Markup]:
    """The average of a count over its span: a line, two where it has bounds."""
    if rival.least is None:
        return
    left, right = scale.place(rival.start), scale.place(rival.end)
    name = line_of(rival)
    yield level(name, left, right, percent(top.down(rival.least)))
    if rival.most is not None and rival.most != rival.least:
        yield level(name, left, right, percent(top.down(rival.most)))


def line_of(rival: Rival) -> str:
    """How the line of a count is drawn: full only where its counter was named to count."""
    if rival.shared:
        return "d-rival d-shared"
    return "d-rival" if rival.decides else "d-rival d-aside"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the number of a series stands, in thousandths across and down; where its line is."""

    number: int
    across: int
    down: int
    line: int


def placed(
    given: Sequence[Series],
    scale: TimeScale,
    top: AmountScale,
    taken: Sequence[tuple[int, int]],
    needed: Iterable[int],
) -> tuple[Placed, ...]:
    """Where the number of each series stands: at its line, else above or below it.

    Never beside it: at another time it would be read as a count of that time. Nor at the line of
    another count that decides, or of what was ``needed``, as long as there is room elsewhere.
    ``taken`` are the places of labels that are there already.
    """
    decide = [count for one in given for count in one.drawn if count.decides]
    heights = {top.down(x) for count in decide for x in (count.least, count.most) if x}
    heights.update(needed)
    places = list(taken)
    found = []
    for one in given:
        counts = one.drawn
        if not counts:
            continue
        middle = counts[len(counts) // 2]
        line = top.down(middle.least or 0)
        span = scale.place(middle.start), scale.place(middle.end)
        across, down = _free(*span, line, places, heights)
        places.append((across, down))
        found.append(Placed(one.number, across, down, line))
    return tuple(found)


def leads(found: Sequence[Placed]) -> Iterator[Markup]:
    """A line from each number that does not stand at its line to there."""
    for one in found:
        if one.down != one.line:
            at = percent(one.across)
            ends = {"x1": at, "x2": at, "y1": percent(one.down), "y2": percent(one.line)}
            yield shape("line", {"class": "d-lead"} | ends)


def numbers(words: Words, found: Sequence[Placed]) -> Iterator[Markup]:
    """The numbers at their places."""
    for one in found:
        style = f"inset-inline-start:{percent(one.across)};top:{percent(one.down)}"
        yield tag("span", {"class": "d-label d-number", "style": style}, words.show(one.number))


def _free(
    left: int, right: int, line: int, taken: Sequence[tuple[int, int]], lines: Iterable[int]
) -> tuple[int, int]:
    """The place nearest to a line, and then to its middle, at which nothing else is near."""
    rim, edge = CLOSE[0] // 2, CLOSE[1] // 2
    middle = min(max((left + right) // 2, rim), FULL - rim)
    within = range(max(left, rim), min(right, FULL - rim) + 1, 10)
    near = sorted({middle, *within}, key=lambda place: (abs(place - middle), place))
    heights = sorted(range(edge, FULL - edge + 1, 10), key=lambda y: (abs(y - line), y))
    clear = [y for y in heights if all(abs(y - other) >= edge for other in lines)]
    for down in (line, *clear, *heights):
        for across in near:
            if all(abs(across - x) >= CLOSE[0] or abs(down - y) >= CLOSE[1] for x, y in taken):
                return across, down
    return middle, line


# --------------------------------------------------------------------------------------- words


def listed(words: Words, given: Sequence[Series], unit: str) -> Markup:
    """What each number stands for."""
    items = (
        tag(
            "li",
            None,
            tag("span", {"class": "d-number"}, words.show(one.number)),
            tag("span", None, _said(words, one, unit)),
        )
        for one in given
    )
    return tag("ul", {"class": "d-counters"}, *items)


def _said(words: Words, one: Series, unit: str) -> str:
    first = one.counts[0]
    aside = "" if first.decides else "-aside"
    if len(one.counts) > 1:
        start, end = min(c.start for c in one.counts), max(c.end for c in one.counts)
        short = "" if one.drawn else "-short"
        return words.ui(
            f"drawing-counter-series{short}{aside}",
            counter=first.counter,
            count=len(one.counts),
            over=words.show(Over(start, end)),
        )
    slots = {
        "counter": first.counter,
        "total": words.show(Much(first.total, unit)),
        "over": words.show(Over(first.start, first.end)),
    }
    if first.least is None:
        return words.ui(f"drawing-counter-short{aside}", **slots)
    key = "drawing-counter-each-day" if first.each_day else "drawing-counter"
    return words.ui(f"{key}{aside}", average=average(words, first), **slots)


def total_text(words: Words, rival: Rival) -> str:
    """What was counted: in all, or of every day."""
    much = words.show(Much(rival.total))
    return words.ui("drawing-each-day", amount=much) if rival.each_day else much


def average(words: Words, rival: Rival) -> str:
    """An average in whole numbers, its bounds rounded outwards where there are two."""
    if rival.least is None:
        return words.ui("drawing-no-average")
    least = rival.least.numerator // rival.least.denominator
    if rival.most is None:
        return words.show(Much(Range(least, None)))
    if rival.most == rival.least:
        return words.show(round(rival.least))
    return words.show(Much(Range(least, -(-rival.most.numerator // rival.most.denominator))))


def table_rows(words: Words, given: Sequence[Series]) -> Iterator[tuple[str, ...]]:
    """Every count in words, with the number it has in the drawing."""
    for one in given:
        for count in one.counts:
            yield (
                words.ui("drawing-numbered", number=words.show(one.number), name=count.counter),
                words.show(Over(count.start, count.end)),
                total_text(words, count),
                average(words, count),
                count.word,
            )
