"""The ground: degrees to metres on one plane for all maps of a case.

The plane is Lambert's azimuthal equal-area projection, centred on the maps: areas are exact
everywhere on it, and of all common projections its distances stray least over a round region. How
far they stray is bounded by `slack`; whoever compares a distance widens it by that much, so that
nothing is called certain by an error of the plane. docs/maps.md has what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import Final

import numpy as np
import pyproj
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

RADIUS: Final = 6_356_752.0
"""Metres; the smallest radius of the ellipsoid, for an upper bound."""
GOOD: Final = 500_000
"""Metres from the centre within which distances are right to a thousandth."""
FURTHEST: Final = 2_000_000
"""Metres from the centre beyond which maps are not measured: a hundredth."""
STEP: Final = 0.01
"""Degrees; longer edges are followed in steps, since a line of a map is straight in degrees."""
MAX_STEPS: Final = 1_000_000
"""Points of one shape after its edges were followed."""

GEOD: Final = pyproj.Geod(ellps="WGS84")

Floats = NDArray[np.float64]


class TooLongError(ValueError):
    """A shape whose edges would need more steps than are taken."""


@dataclass(frozen=True)
class Ground:
    """A plane in metres around a centre in degrees. Shapes in, shapes out; ``x`` is east."""

    lon: float
    lat: float

    @cached_property
    def _forward(self) -> pyproj.Transformer:
        plane = f"+proj=laea +lat_0={self.lat!r} +lon_0={self.lon!r} +datum=WGS84 +units=m"
        return pyproj.Transformer.from_crs("EPSG:4326", plane, always_xy=True)

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Places in degrees to metres east and north of the centre."""
        x, y = self._forward.transform(lon, lat)
        return x, y

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """One place in degrees to metres."""
        x, y = self._forward.transform(lon, lat)
        return float(x), float(y)

    def shape(self, degrees: BaseGeometry) -> BaseGeometry:
        """A shape in metres; its edges follow the straight lines between degrees.

        Raises `TooLongError` where that would take too many steps.
        """
        if shapely.length(degrees) / STEP + shapely.get_num_coordinates(degrees) > MAX_STEPS:
            raise TooLongError
        followed = shapely.segmentize(degrees, STEP)
        return shapely.transform(followed, self._plane)

    def _plane(self, places: Floats) -> Floats:
        return np.column_stack(self.points(places[:, 0], places[:, 1]))

    def slack(self, x: float, y: float) -> float:
        """How much of a distance near a point, as a share of it, the plane may add or take."""
        return float(slack(np.float64(hypot(x, y))))


def slack(far: Floats | np.float64) -> Floats | np.float64:
    """The same at so many metres from the centre.

    The scale of the projection, d² / 8 R², and a tenth of it again; and the share of the
    ellipsoid, 2.5e-10 a metre (measured: 1.8e-10).
    """
    return 1.1 * (far / RADIUS) ** 2 / 8 + 2.5e-10 * far


def around(shapes: Sequence[BaseGeometry]) -> Ground:
    """The ground centred on shapes in degrees, to a thousandth of a degree."""
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
    return Ground(round(float(west + east) / 2, 3), round(float(south + north) / 2, 3))


def geodesic_area(degrees: BaseGeometry) -> float:
    """Square metres on the ellipsoid, of a shape in degrees, edges being shortest lines."""
    area, _ = GEOD.geometry_area_perimeter(shapely.segmentize(degrees, STEP))
    return abs(float(area))


def course(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float]:
    """Metres and bearing (degrees from north) from one place in degrees to another."""
    bearing, _, metres = GEOD.inv(*one, *two)
    return float(metres), float(bearing) % 360.0
