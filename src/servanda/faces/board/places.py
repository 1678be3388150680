"""The map of a case: its areas at the horizon, the reported points, the surveys of markers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from servanda.evidence.reports import where_of
from servanda.faces.board.occasions import parties
from servanda.faces.drawings import map as drawing
from servanda.faces.drawings.figure import Drawing, Words
from servanda.faces.drawings.map import Elsewhere, MapTold, Reported, Shown, Surveyed
from servanda.faces.drawings.signs import Party
from servanda.faces.drawings.strips import bounds
from servanda.faces.picture import Picture
from servanda.kernel.base import Instant, amount_text
from servanda.kernel.verdicts.phrases import Day, Name, Several
from servanda.record.entries import (
    Act,
    Content,
    Count,
    Crossing,
    Entry,
    Level,
    Spot,
    Stay,
    Stretch,
)
from servanda.record.log import standing

if TYPE_CHECKING:
    from servanda.geo.map import Map
    from servanda.geo.outlines import Outline

MOST_REPORTS: Final = 300
"""Reported points on one map: the latest."""


def draw_map(picture: Picture, words: Words, ident: str, *, places: bool = True) -> Drawing | None:
    """The map at the horizon; None where the case has none, or none of its areas is drawn then.

    Without ``places`` it shows no report, and says nothing of whether there are any.
    """
    plan = picture.case.map
    if plan is None:
        return None
    from servanda.geo.outlines import outlines

    # the shapes of the last instant before the horizon: a day stands for its end
    found = outlines(plan, picture.as_of - 1)
    found_points = _points(picture, plan, words) if places else ()
    points = sorted(found_points, key=lambda one: one[0])
    left_out = max(0, len(points) - MOST_REPORTS)
    told = MapTold(
        title=words.ui("drawing-map-title"),
        areas=tuple(_shown(one, words) for one in found.areas),
        reports=tuple(report for _, report in points[left_out:]),
        markers=tuple(_markers(picture, plan, words)),
        elsewhere=tuple(_elsewhere(picture, words)) if places else (),
        simplified=found.simplified,
        left_out=left_out,
        day=_day(picture, words, picture.as_of - 1),
        places=places,
    )
    return drawing.drawn(told, words, ident)


def _day(picture: Picture, words: Words, instant: Instant) -> str:
    return words.show(Day(picture.case.calendar.local(instant).date().isoformat()))


# -------------------------------------------------------------------------------------- areas


def _shown(one: Outline, words: Words) -> Shown:
    if not one.rings:  # what is drawn of its parts is said with them, and not of it
        band = replace(one.band, origin="") if one.band.origin == "map" else one.band
        one = replace(one, features=(), band=band)
    return Shown(
        name=words.show(Name(one.name)),
        rings=one.rings,
        closed=one.closed,
        band=int(one.band.metres),
        forgiven=one.forgiven,
        open=one.ways > 1,
        label=one.label,
        covered=one.covered,
        cells=(
            words.ui(f"drawing-sort-{one.sort}"),
            _size(one, words),
            _tolerance(one, words),
            _publishers(one, words),
            _dates(one, words),
        ),
    )


def _size(one: Outline, words: Words) -> str:
    if not one.rings:
        return words.ui("drawing-size-none")
    if one.closed and one.sort == "area":
        tenths = (one.square_metres + 50_000) // 100_000
        return words.ui("drawing-size-area", number=words.show(_tenths(tenths)))
    return words.ui("drawing-size-line", number=words.show(_tenths((one.metres + 50) // 100)))


def _tenths(tenths: int) -> str:
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}"


def _tolerance(one: Outline, words: Words) -> str:
    if not one.band.origin:
        return words.ui("drawing-tolerance-none")
    key = "lenient" if one.band.lenient else one.band.origin
    return words.ui(f"drawing-tolerance-{key}", metres=words.show(one.band.metres))


def _publishers(one: Outline, words: Words) -> str:
    named = tuple(dict.fromkeys(f.publisher for f in one.features if f.publisher))
    if not named:
        return words.ui("drawing-publisher-none")
    return words.ui("drawing-publisher", publisher=words.show(Several(named, "semicolon")))


def _dates(one: Outline, words: Words) -> str:
    days = tuple(
        dict.fromkeys(
            f.dated or (f.surveyed.isoformat() if f.surveyed else "") for f in one.features
        )
    )
    dated = tuple(day for day in days if day)
    if not dated:
        return words.ui("drawing-date-none")
    return words.ui("drawing-date", date=words.show(Several(dated, "semicolon")))


# ------------------------------------------------------------------------------------- reports


def known_entries(picture: Picture) -> tuple[Entry, ...]:
    """The record as the picture knows it."""
    cut = picture.cut
    return picture.case.known(
        position=cut.position,
        as_known_at=None if cut.published else cut.instant,
        by_published=cut.instant if cut.published else None,
    )


def _contents(picture: Picture) -> Iterator[tuple[Content, Stretch]]:
    """Everything that stands, says a time that has begun by the horizon, and may say a place."""
    for one in standing(known_entries(picture)):
        for version in one.versions:
            content = version.assertion.content
            match content:
                case Act(time=time) | Crossing(time=time) | Level(time=time):
                    pass
                case Stay(begin=time) | Count(period=time):
                    pass
                case _:
                    continue
            if time.start <= picture.as_of:
                yield content, time


def _points(picture: Picture, plan: Map, words: Words) -> Iterator[tuple[Instant, Reported]]:
    from servanda.geo.outlines import place_of

    shapes = parties(picture, words)
    for content, time in _contents(picture):
        where = where_of(content)
        if where is None or where.spot is None:
            continue
        spot = where.spot
        party, what = _what(content, shapes, words)
        cells = (
            what,
            bounds(words, time.between),
            _place(spot, words),
            words.ui("drawing-metres", number=words.show(spot.radius)),
        )
        yield time.start, Reported(place_of(plan, spot), int(spot.radius), party, cells)


def _place(spot: Spot, words: Words) -> str:
    lat, lon = words.show(amount_text(spot.lat)), words.show(amount_text(spot.lon))
    return words.ui("drawing-point", lat=lat, lon=lon)


def _what(content: Content, shapes: dict[str, Party], words: Words) -> tuple[Party | None, str]:
    """What is reported at a point, and of whom, where it is of one alone."""
    match content:
        case Act(act=name, by=by):
            pass
        case Stay(unit=name, by=by) | Crossing(unit=name, by=by):
            pass
        case Level(kind=name, by=by) | Count(kind=name, by=by):
            pass
        case _:
            raise AssertionError("only what has a place is asked")
    what = words.show(Name(name))
    if not by:
        return None, what
    bearer = words.show(Several(tuple(Name(one) for one in by), "or"))
    party = shapes.get(by[0]) if len(by) == 1 else None
    return party, words.ui("drawing-report-by", what=what, bearer=bearer)


def _elsewhere(picture: Picture, words: Words) -> Iterator[Elsewhere]:
    """How many reports name an area or place and no point."""
    named: Counter[tuple[str, bool]] = Counter()
    for content, _ in _contents(picture):
        where = where_of(content)
        if where is None or where.spot is not None:
            continue
        named.update((name, True) for name in where.inside)
        named.update((name, False) for name in where.possible)
    order = sorted(named.items(), key=lambda item: (-item[1], item[0][0], not item[0][1]))
    for (name, inside), count in order:
        area = words.show(Name(name))
        yield Elsewhere(area if inside else words.ui("drawing-possibly-in", area=area), count)


# ------------------------------------------------------------------------------------- markers


def _markers(picture: Picture, plan: Map, words: Words) -> Iterator[Surveyed]:
    """Each marker with the surveys made by the horizon, in order of time."""
    from servanda.geo.markers import surveys
    from servanda.geo.outlines import marker_degrees, marker_place

    last = picture.case.calendar.local(picture.as_of).date()
    for name, features in surveys(plan):
        made = [f for f in features if f.surveyed is not None and f.surveyed <= last]
        if not made:
            continue
        places = tuple(marker_place(plan, feature) for feature in made)
        degrees = [tuple(map(words.show, marker_degrees(feature))) for feature in made]
        rows = tuple(
            (
                name,
                words.show(Day(feature.surveyed.isoformat())) if feature.surveyed else "",
                words.ui("drawing-point", lat=lat, lon=lon),
            )
            for feature, (lat, lon) in zip(made, degrees, strict=True)
        )
        yield Surveyed(name, places, rows)
