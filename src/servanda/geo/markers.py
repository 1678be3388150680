"""Markers, survey to survey: each against its own earlier survey, never against the drawn line.

A marker that was moved by 300 m vanishes inside a line's tolerance of 300 m if it is held against
the line. Two surveys of one marker are off by their own accuracies only, so the tolerance of the
line does not enter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.features import Feature, Sort
from servanda.geo.ground import course
from servanda.geo.lies import areal
from servanda.geo.map import Map
from servanda.kernel.base import Amount, amount_text

COMPASS: Final = (
    "north",
    "north-east",
    "east",
    "south-east",
    "south",
    "south-west",
    "west",
    "north-west",
)


class Moved(StrEnum):
    """What two surveys say of a move."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NONE = "none seen"


@dataclass(frozen=True, slots=True)
class Into:
    """How a move changed where the marker stands to one area: metres deeper into it.

    ``before`` and ``after`` are metres inside its drawn line, negative outside.
    """

    area: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Move:
    """A marker between two of its surveys: metres, bearing in degrees, whether that is certain.

    ``accuracy`` is the sum of both surveys' accuracies in metres; None where one states none,
    and then no move is certain.
    """

    marker: str
    line: str | None
    earlier: date
    later: date
    metres: int
    bearing: int
    accuracy: Amount | None
    moved: Moved
    into: tuple[Into, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Off:
    """How far a marker's last survey stands from the drawn line that it marks, in metres."""

    marker: str
    line: str
    surveyed: date
    metres: int


def moves(plan: Map) -> tuple[Move, ...]:
    """Every marker against its own earlier survey, in the order of names and days."""
    return tuple(
        _move(plan, name, one, two) for name, made in surveys(plan) for one, two in pairwise(made)
    )


def distances(plan: Map) -> tuple[Off, ...]:
    """How far each marker stood, at its last survey, from the line that it names."""
    found: list[Off] = []
    for name, made in surveys(plan):
        last = made[-1]
        line = _line(plan, last)
        if line is None or last.marks is None or last.surveyed is None:
            continue
        place = plan.ground.shape(last.shape)
        found.append(Off(name, last.marks, last.surveyed, round(shapely.distance(place, line))))
    return tuple(found)


def mean(offs: Sequence[Off]) -> int | None:
    """The mean distance in metres, to the nearest metre; None of none."""
    if not offs:
        return None
    return (2 * sum(off.metres for off in offs) + len(offs)) // (2 * len(offs))


def finding(move: Move) -> str:
    """What two surveys of a marker say, in one sentence that names nobody."""
    if move.moved is Moved.NONE:
        return f"{move.marker}: at the same place on {move.earlier} and on {move.later}"
    side = COMPASS[round(move.bearing / 45) % 8]
    far = f"{move.metres:,} m further {side} ({move.bearing}°)"
    text = f"{move.marker}: {far} on {move.later} than on {move.earlier}; "
    if move.accuracy is None:
        text += "a survey does not say how exact it is, so a move is possible"
    else:
        exact = amount_text(move.accuracy)
        text += (
            f"that is more than the {exact} m to which both surveys are exact: a move is certain"
            if move.moved is Moved.CERTAIN
            else f"both surveys together are exact to {exact} m: a move is possible"
        )
    return "; ".join([text, *map(_side, move.into)])


def _side(into: Into) -> str:
    """How a marker stood to an area before and after."""
    stood = [f"{abs(m):,} m {'inside' if m >= 0 else 'outside'}" for m in (into.before, into.after)]
    return f"{into.area}: {stood[0]}, then {stood[1]}"


def surveys(plan: Map) -> list[tuple[str, list[Feature]]]:
    """Each marker of each map with its surveys in order of time."""
    by_name: dict[tuple[str, str], list[Feature]] = defaultdict(list)
    for feature in plan.features:
        if feature.marker and feature.shape.geom_type == "Point":
            by_name[feature.annex, feature.title].append(feature)
    return [
        (name, sorted(made, key=lambda f: f.surveyed or date.min))
        for (_, name), made in sorted(by_name.items(), key=lambda item: (item[0][1], item[0][0]))
    ]


def _move(plan: Map, name: str, one: Feature, two: Feature) -> Move:
    if one.surveyed is None or two.surveyed is None:
        raise AssertionError("a marker has the day of its survey")
    exact, bearing = course(_place(one), _place(two))
    metres = round(exact)
    accuracy = None
    if one.accuracy is not None and two.accuracy is not None:
        accuracy = one.accuracy + two.accuracy
    moved = Moved.POSSIBLE if metres else Moved.NONE
    if accuracy is not None and exact > accuracy:
        moved = Moved.CERTAIN
    return Move(
        marker=name,
        line=two.marks,
        earlier=one.surveyed,
        later=two.surveyed,
        metres=metres,
        bearing=round(bearing) % 360,
        accuracy=accuracy,
        moved=moved,
        into=_into(plan, one, two) if metres else (),
        publishers=tuple(dict.fromkeys(f.publisher for f in (one, two) if f.publisher)),
    )


def _place(feature: Feature) -> tuple[float, float]:
    lon, lat = shapely.get_coordinates(feature.shape)[0]
    return float(lon), float(lat)


def _into(plan: Map, one: Feature, two: Feature) -> tuple[Into, ...]:
    """The areas that rest on the line that the marker marks, where the move went deeper or out.

    Without such a line, the area whose outline is nearest.
    """
    before, after = (plan.ground.shape(f.shape) for f in (one, two))
    found: list[tuple[float, Into]] = []
    resting = []
    for area in plan.placing:
        shapes = [s for spell in area.timeline for s in spell.shapes if s is not None]
        if not shapes or areal(shapes[-1]).is_empty:
            continue
        ground = areal(shapes[-1])
        depths = [_depth(ground, place) for place in (before, after)]
        into = Into(area.name, round(depths[0]), round(depths[1]))
        found.append((abs(depths[0]), into))
        if two.marks is not None and any(two.marks in f.names for f in area.features):
            resting.append(into)
    if resting:
        return tuple(into for into in resting if into.before != into.after)
    if not found:
        return ()
    nearest = min(found, key=lambda pair: (pair[0], pair[1].area))[1]
    return (nearest,) if nearest.before != nearest.after else ()


def _depth(area: BaseGeometry, place: BaseGeometry) -> float:
    """Metres inside the drawn line of an area; negative outside."""
    metres = float(shapely.distance(shapely.boundary(area), place))
    return metres if area.covers(place) else -metres


def _line(plan: Map, marker: Feature) -> BaseGeometry | None:
    """The line a marker names, in metres: an area's outline, or a line; None where it is not drawn.

    The feature of the marker's own map goes first, then the agreement's area or line of the name.
    """
    if marker.marks is None:
        return None
    for feature in plan.features:
        if feature.annex == marker.annex and marker.marks in feature.names:
            shape = plan.ground.shape(feature.shape)
            return shapely.boundary(shape) if feature.sort is Sort.AREA else shape
    area = plan.area(marker.marks)
    if area is None:
        return None
    for spell in reversed(area.timeline):
        for drawn in spell.shapes:
            if drawn is not None:
                return drawn if areal(drawn).is_empty else shapely.boundary(areal(drawn))
    return None
