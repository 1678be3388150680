"""Many points against many shapes at once, with the answers of `servanda.geo.lies` one by one.

Points are sorted by their easting once; each shape asks only the slice that its bounds can reach,
with prepared shapes (the fastest of what was tried: bench/geo).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from servanda.geo.ground import Ground, slack
from servanda.geo.lies import Drawn, Lie

Lies = NDArray[np.int8]


def lie_of_points(
    ground: Ground,
    drawn: Sequence[Drawn],
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
    radius: NDArray[np.float64],
    least: float = 0.0,
) -> Lies:
    """How n points lie to each of m shapes; ``least`` is how far the map itself reaches, metres."""
    found = np.zeros((len(lon), len(drawn)), dtype=np.int8)
    if not len(lon):
        return found
    x, y = ground.points(lon, lat)
    order = np.argsort(x, kind="stable")
    x, y, reach = x[order], y[order], radius[order]
    wider = 1 + 2 * np.asarray(slack(np.maximum(np.hypot(x, y), least)))
    places: NDArray[np.object_] = np.asarray(shapely.points(x, y), dtype=object)
    widest = float(reach.max())
    for column, shape in enumerate(drawn):
        west, south, east, north = shape.bounds
        if np.isnan(west):
            continue
        most = (widest + shape.tolerance) * float(wider.max())
        first = int(np.searchsorted(x, west - most))
        last = int(np.searchsorted(x, east + most, side="right"))
        cut = slice(first, last)
        need = (reach[cut] + shape.tolerance) * wider[cut]
        near = (y[cut] >= south - need) & (y[cut] <= north + need)
        near &= (x[cut] >= west - need) & (x[cut] <= east + need)
        picks = np.flatnonzero(near)
        if picks.size:
            rows = order[first + picks]
            found[rows, column] = _lies(
                shape, x[cut][picks], y[cut][picks], places[cut][picks], need[picks]
            )
    return found


def _lies(
    shape: Drawn,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    places: NDArray[np.object_],
    need: NDArray[np.float64],
) -> Lies:
    """The rule of `servanda.geo.lies.lie_of_point`, for points that are near enough to ask."""
    found = np.zeros(len(x), dtype=np.int8)
    inside = shapely.intersects_xy(shape.area, x, y)
    found[inside] = Lie.CERTAIN
    wide = need > 0
    doubted = np.flatnonzero(inside & wide)
    if doubted.size:
        edge = _within(shape.edge, places[doubted], need[doubted])
        found[doubted[edge]] = Lie.POSSIBLE
    outside = np.flatnonzero(~inside & wide)
    if outside.size:
        met = _within(shape.reach, places[outside], need[outside])
        found[outside[met]] = Lie.POSSIBLE
    exact = np.flatnonzero(~inside & ~wide)
    if exact.size:
        on = shapely.intersects(shape.reach, places[exact])
        found[exact[on]] = Lie.POSSIBLE
    return found


def _within(
    shape: BaseGeometry, places: NDArray[np.object_], metres: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether each place is within its own distance of a shape."""
    # shapely takes a distance for each place; its published types know one for all
    near: NDArray[np.bool_] = shapely.dwithin(shape, places, metres)  # type: ignore[call-overload]
    return near


def weakest_of(ways: Sequence[Lies]) -> Lies:
    """Certain in every way, possible in any, as `servanda.geo.lies.weakest`; one way or more."""
    low, high = np.minimum.reduce(ways), np.maximum.reduce(ways)
    return np.where(low == high, low, np.int8(Lie.POSSIBLE)).astype(np.int8)
