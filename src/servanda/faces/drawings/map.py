"""A schematic map: areas and lines with the band of their tolerance, reports, markers.

It never flips: east is where east is. No line on it is anybody's legal position.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.figure import Drawing, Key, Table, Words, figure
from servanda.faces.drawings.markup import joined, percent, shape, tag
from servanda.faces.drawings.scales import FULL
from servanda.faces.drawings.signs import Party, line_swatch, shape_of, swatch, symbol

Place = tuple[int, int]
"""Metres east and north of the centre of the map."""

Ring = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An area or line: its edges, its tolerance in metres, and what stands in the list beside it.

    ``rings`` and ``label`` are empty where no map shows it; ``covered`` says that smaller areas
    cover it; ``open`` that it has more than one shape, because a moment has no date. ``cells``
    are, after its name: what it is, its size, its tolerance, its publisher and its date.
    """

    name: str
    rings: tuple[Ring, ...]
    closed: bool
    band: int
    forgiven: tuple[Ring, ...]
    open: bool
    label: Place | None
    covered: bool
    cells: tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported point with the metres it is exact to. ``cells``: what, when, where, how exact."""

    at: Place
    radius: int
    party: Party | None
    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A marker at each of its surveys, the last one last; ``cells`` a row for each."""

    name: str
    at: tuple[Place, ...]
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Reports that name an area and no point."""

    area: str
    reports: int


@dataclass(frozen=True, slots=True)
class MapTold:
    """What a map shows.

    ``simplified`` is by how many metres; ``left_out`` reports that are not drawn because there
    are more than a drawing holds; ``places`` whether it may tell of reports at all: in a copy it is
    said of none that there is none.
    """

    title: str
    areas: tuple[Shown, ...]
    reports: tuple[Reported, ...]
    markers: tuple[Surveyed, ...]
    elsewhere: tuple[Elsewhere, ...]
    simplified: int
    left_out: int
    day: str
    places: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the plane that is drawn, in metres, and how it comes to units of the picture."""

    west: int
    south: int
    east: int
    north: int

    @property
    def height(self) -> int:
        """Units from top to foot, where the width has a thousand."""
        return max(1, FULL * (self.north - self.south) // (self.east - self.west))

    def across(self, x: int) -> int:
        """Units from the west, by metres east of the centre."""
        return FULL * (x - self.west) // (self.east - self.west)

    def down(self, y: int) -> int:
        """Units from the north, by metres north of the centre."""
        return FULL * (self.north - y) // (self.east - self.west)

    def units(self, metres: int) -> int:
        """A length in units, upwards: what is there is seen."""
        return -(-FULL * metres // (self.east - self.west))

    def holds(self, place: Place) -> bool:
        """Whether a place is drawn."""
        return self.west <= place[0] <= self.east and self.south <= place[1] <= self.north


FILLS: Final = ("hatch", "dots", "bars", "cross")
"""Patterns of areas in their order; after the last the first again."""

FOOT: Final = 100
"""Units under the land, for the bar of the scale and for north."""

CLOSE: Final = 60
"""Units within which two names of areas would cover each other."""


def frame_of(told: MapTold) -> Frame | None:
    """The frame that holds every outline with its band, and a rim; None where none is drawn."""
    places = [
        (x + dx, y + dy)
        for area in told.areas
        for ring in area.rings
        for x, y in ring
        for dx, dy in ((-area.band, -area.band), (area.band, area.band))
    ]
    places += [place for marker in told.markers for place in marker.at]
    if not any(area.rings for area in told.areas):
        return None
    xs, ys = [x for x, _ in places], [y for _, y in places]
    rim = max(max(xs) - min(xs), max(ys) - min(ys), 100) // 20
    frame = Frame(min(xs) - rim, min(ys) - rim, max(xs) + rim, max(ys) + rim)
    # a very wide or tall land still gets a picture that one can read
    short = max(frame.east - frame.west, frame.north - frame.south) // 2
    if frame.north - frame.south < short:
        more = (short - (frame.north - frame.south)) // 2
        return Frame(frame.west, frame.south - more, frame.east, frame.north + more)
    if frame.east - frame.west < short:
        more = (short - (frame.east - frame.west)) // 2
        return Frame(frame.west - more, frame.south, frame.east + more, frame.north)
    return frame


def drawn(told: MapTold, words: Words, ident: str) -> Drawing | None:
    """The map as a figure; None where no map shows any of the areas."""
    frame = frame_of(told)
    if frame is None:
        return None
    inside = [report for report in told.reports if frame.holds(report.at)]
    shapes = [
        *(shape for number, area in enumerate(told.areas) for shape in _area(area, number, frame)),
        *(shape for report in inside for shape in _report(report, frame)),
        *(shape for marker in told.markers for shape in _marker(marker, frame)),
    ]
    kilometres, length = bar_of(frame)
    shapes.append(_scale(frame, length))
    svg = tag(
        "svg",
        {
            "viewBox": f"0 0 {FULL} {frame.height + FOOT}",
            "preserveAspectRatio": "xMidYMid meet",
            "focusable": "false",
        },
        *shapes,
    )
    labels = [*_names(words, told.areas, frame), *_scale_words(words, frame, kilometres, length)]
    picture = tag("div", {"class": "d-map", "dir": "ltr", "aria-hidden": "true"}, svg, *labels)
    body = tag("div", {"class": "d-beside"}, picture, _list(told, words))
    return figure(
        words,
        ident,
        "map",
        told.title,
        _notes(told, words, len(told.reports) - len(inside)),
        body,
        list(_legend(told, words, inside)),
        tuple(_tables(told, words)),
    )


def bar_of(frame: Frame) -> tuple[int, int]:
    """A round length for the bar of the scale: thousandths of a kilometre, and units."""
    most = (frame.east - frame.west) // 4
    power = 1
    best = 1
    while power <= most:
        for step in (1, 2, 5):
            if power * step <= most:
                best = power * step
        power *= 10
    return best, FULL * best // (frame.east - frame.west)


# ------------------------------------------------------------------------------------- shapes


def path_of(rings: Iterable[Ring], frame: Frame, *, closed: bool) -> str:
    """Rings as the data of a path, in whole units and steps from one place to the next."""
    found = []
    for ring in rings:
        before: Place | None = None
        for x, y in ring:
            place = (frame.across(x), frame.down(y))
            if before is None:
                found.append(f"M{place[0]} {place[1]}")
            elif place != before:
                found.append(f"l{place[0] - before[0]} {place[1] - before[1]}")
            else:
                continue
            before = place
        if closed:
            found.append("z")
    return "".join(found)


def _area(area: Shown, number: int, frame: Frame) -> Iterator[Markup]:
    if not area.rings:
        return
    path = path_of(area.rings, frame, closed=area.closed)
    if area.forgiven:
        forgiven = path_of(area.forgiven, frame, closed=True)
        yield shape("path", {"class": "m-forgiven", "d": forgiven, "fill-rule": "evenodd"})
    elif area.band:
        width = max(1, frame.units(2 * area.band))
        yield shape("path", {"class": "m-band", "d": path, "stroke-width": width})
    name = f"m-line {fill_of(area, number)}" + (" m-open" if area.open else "")
    yield shape("path", {"class": name, "d": path, "fill-rule": "evenodd"})


def fill_of(area: Shown, number: int) -> str:
    """The class of an area's pattern: none for lines, and for what smaller areas cover."""
    if not area.closed or area.covered:
        return "m-none"
    return f"m-{FILLS[number % len(FILLS)]}"


def _report(report: Reported, frame: Frame) -> Iterator[Markup]:
    x, y = frame.across(report.at[0]), frame.down(report.at[1])
    radius = frame.units(report.radius)
    yield shape("circle", {"class": "m-radius", "cx": x, "cy": y, "r": max(radius, 1)})
    attributes = {"class": "m-report", "transform": f"translate({x - 19} {y - 19}) scale(2.4)"}
    inner = shape_of(report.party.order) if report.party else _DOT
    yield tag("g", attributes, inner)


def _marker(marker: Surveyed, frame: Frame) -> Iterator[Markup]:
    places = [(frame.across(x), frame.down(y)) for x, y in marker.at]
    for one, two in pairwise(places):
        if one != two:
            yield shape("path", {"class": "m-move", "d": f"M{one[0]} {one[1]}L{two[0]} {two[1]}"})
    for number, (x, y) in enumerate(places):
        name = "m-marker" if number == len(places) - 1 else "m-marker m-earlier"
        yield shape("path", {"class": name, "d": f"M{x - 16} {y}h32M{x} {y - 16}v32"})


_DOT: Final = Markup('<circle cx="8" cy="8" r="3"/>')


def _scale(frame: Frame, length: int) -> Markup:
    foot = frame.height + FOOT - 22
    left = FULL - 30 - length
    north = f"M40 {foot}v-56m-12 20l12-22l12 22"
    bar = f"M{left} {foot - 12}v12h{length}v-12"
    return shape("path", {"class": "m-scale", "d": bar + north})


def _scale_words(words: Words, frame: Frame, metres: int, length: int) -> Iterator[Markup]:
    whole, rest = divmod(metres, FULL)
    text = (
        words.ui("drawing-kilometres", number=words.show(whole))
        if not rest
        else words.ui("drawing-metres", number=words.show(metres))
    )
    across = FULL - 30 - length // 2
    # the map runs from left to right in every language, its words as their own letters do
    said = tag("span", {"dir": "auto"}, text)
    yield _at(said, across, frame.height + FOOT - 56, frame, "m-word")
    yield _at(words.ui("drawing-north"), 80, frame.height + FOOT - 46, frame, "m-word")


def _at(text: str, x: int, y: int, frame: Frame, name: str) -> Markup:
    down = percent(max(0, min(FULL, FULL * y // (frame.height + FOOT))))
    style = f"inset-inline-start:{percent(max(0, min(FULL, x)))};top:{down}"
    return tag("span", {"class": f"d-label {name}", "style": style}, text)


def _names(words: Words, areas: Sequence[Shown], frame: Frame) -> Iterator[Markup]:
    """The number of each area at its place, moved down where it would cover another."""
    taken: list[tuple[int, int]] = []
    for number, area in enumerate(areas, 1):
        if area.label is None:
            continue
        x, y = frame.across(area.label[0]), frame.down(area.label[1])
        while any(abs(x - a) < CLOSE and abs(y - b) < CLOSE for a, b in taken):
            y += CLOSE
        taken.append((x, y))
        yield _at(
            joined(
                [
                    tag("span", {"class": "d-number"}, words.show(number)),
                    tag("span", {"class": "d-word-name", "dir": "auto"}, area.name),
                ]
            ),
            x,
            y,
            frame,
            "d-named",
        )


# -------------------------------------------------------------------------------------- words


def _list(told: MapTold, words: Words) -> Markup:
    """Each area with its name, tolerance, publisher and date, by its number on the map."""
    items = []
    for number, area in enumerate(told.areas, 1):
        drawn_as = (
            swatch(f"m-line {fill_of(area, number - 1)}")
            if area.closed
            else (line_swatch("m-line") if area.rings else "")
        )
        items.append(
            tag(
                "li",
                None,
                tag("span", {"class": "d-number"}, words.show(number)),
                drawn_as,
                tag(
                    "span",
                    {"class": "d-said"},
                    tag("strong", {"dir": "auto"}, area.name),
                    *(tag("span", {"dir": "auto"}, cell) for cell in _beside(area)),
                ),
            )
        )
    return tag("ul", {"class": "d-areas"}, *items)


def _beside(area: Shown) -> tuple[str, ...]:
    """What the list says: of an area that no map shows, that alone."""
    return area.cells if area.rings else area.cells[1:2]


def _notes(told: MapTold, words: Words, outside: int) -> Iterator[str]:
    yield words.ui("drawing-disclaimer")
    yield words.ui("drawing-map-day", day=told.day)
    if told.simplified:
        yield words.ui("drawing-simplified", metres=words.show(told.simplified))
    if any(area.open for area in told.areas):
        yield words.ui("drawing-open-shape")
    if told.places and not told.reports:
        yield words.ui("drawing-no-points")
    if outside:
        yield words.ui("drawing-outside", count=outside)
    if told.left_out:
        yield words.ui("drawing-left-out", count=told.left_out)


def _legend(told: MapTold, words: Words, inside: Sequence[Reported]) -> Iterator[Key]:
    if any(area.band and not area.forgiven for area in told.areas):
        yield Key(swatch("m-key-band"), words.ui("drawing-key-tolerance"))
    if any(area.forgiven for area in told.areas):
        yield Key(swatch("m-forgiven"), words.ui("drawing-key-lenient"))
    if inside:
        yield Key(swatch("m-radius"), words.ui("drawing-key-radius"))
    for party in dict.fromkeys(report.party for report in inside if report.party is not None):
        yield Key(symbol(party), words.ui("drawing-key-reported", party=party.name))
    if any(report.party is None for report in inside):
        alone = {"class": "d-symbol", "viewBox": "0 0 16 16", "aria-hidden": "true"}
        yield Key(tag("svg", alone, _DOT), words.ui("drawing-key-unnamed"))
    if told.markers:
        yield Key(line_swatch("m-move"), words.ui("drawing-key-markers"))


def _tables(told: MapTold, words: Words) -> Iterator[Table]:
    def table(name: str, heads: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Table:
        caption = words.ui(f"drawing-table-{name}")
        return Table(caption, tuple(words.ui(f"drawing-head-{h}") for h in heads), tuple(rows))

    rows = (
        (words.ui("drawing-numbered", number=words.show(n), name=a.name), *a.cells)
        for n, a in enumerate(told.areas, 1)
    )
    yield table("areas", ("area", "sort", "size", "tolerance", "publisher", "date"), rows)
    if told.reports:
        cells = (report.cells for report in told.reports)
        yield table("reports", ("report", "time", "place", "exact"), cells)
    if told.elsewhere:
        found = ((one.area, words.show(one.reports)) for one in told.elsewhere)
        yield table("elsewhere", ("area", "reports"), found)
    if told.markers:
        surveys = (row for marker in told.markers for row in marker.cells)
        yield table("markers", ("marker", "surveyed", "place"), surveys)
