"""The map of a case: names and points in, the agreement's areas that they lie in out.

A place is read as it was said, as the areas were at that time. What several words say of one place
is true together. Everything is computed once for each place, area and spell of time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from servanda.geo.areas import Area, Timeline
from servanda.geo.bulk import lie_of_points, weakest_of
from servanda.geo.features import Feature
from servanda.geo.ground import Ground
from servanda.geo.lies import (
    Band,
    Drawn,
    Lie,
    areal,
    jointly,
    lie_of_point,
    lie_of_region,
    weakest,
)
from servanda.geo.phase import Phase
from servanda.geo.reading import Sheet
from servanda.kernel.base import DAWN, FOREVER, Between, Instant, amount_text
from servanda.kernel.source import Diagnostic
from servanda.record.entries import Spot, Where

ASTRAY: Final = 100_000
"""Metres off the maps at which exchanged coordinates are thought of."""

Lies = Mapping[int, Lie]
"""How a place lies to areas, by their places in `Map.placing`; to those left out, not at all."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where something called by a name may be: the shapes the name may mean, with a margin.

    ``declared`` says that it is an area of the agreement, which its name means whatever the
    tolerance of its line; of any other place ``margin`` is the metres it may be off.
    """

    timeline: Timeline
    margin: float = 0.0
    declared: bool = False

    def at(self, instant: Instant) -> tuple[BaseGeometry | None, ...]:
        """The shapes it may have at an instant."""
        return next(s.shapes for s in self.timeline if s.start <= instant < s.end)


@dataclass(frozen=True, slots=True)
class _Moment:
    """Everything that is drawn in one spell in which nothing changes.

    ``owners[i]`` is the place in `Map.placing` of the area that ``drawn[i]`` is a shape of;
    ``open`` holds the places of areas of which a shape is not drawn then; ``sizes`` are hectares.
    """

    owners: tuple[int, ...]
    drawn: tuple[Drawn, ...]
    bounds: NDArray[np.float64]
    tolerances: NDArray[np.float64]
    shapes: tuple[tuple[int, ...], ...]
    open: frozenset[int]
    sizes: tuple[int, ...]


@dataclass(eq=False)
class Map:
    """The areas of an agreement on the ground. Answers as `servanda.evidence.places.Locator` asks.

    ``areas`` is every area and line, drawn or not; ``regions`` what names of places mean;
    ``findings`` what was wrong with the maps.
    """

    areas: tuple[Area, ...]
    sheets: tuple[Sheet, ...]
    ground: Ground
    regions: Mapping[str, Region]
    findings: tuple[Diagnostic, ...] = ()
    _moments: dict[int, _Moment] = field(default_factory=dict, repr=False)
    _memo: dict[tuple[object, int], Lies] = field(default_factory=dict, repr=False)
    _drawn: dict[tuple[int, str], Drawn] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        timelines = [a.timeline for a in self.areas] + [r.timeline for r in self.regions.values()]
        cuts = {spell.start for timeline in timelines for spell in timeline}
        self._cuts = sorted(cuts | {DAWN})
        self.placing = tuple(area for area in self.areas if area.sort == "area")
        self.far = self._extent()
        """Metres from the centre to the furthest drawn thing."""

    @property
    def features(self) -> tuple[Feature, ...]:
        """Every feature of every map, in the order of the files."""
        return tuple(feature for sheet in self.sheets for feature in sheet.features)

    def area(self, name: str) -> Area | None:
        """An area or line by its name."""
        return next((area for area in self.areas if area.name == name), None)

    # ------------------------------------------------------------------------------- answers

    def placed(self, where: Where, during: Between) -> Where:
        """The same place with every area it lies in, for an event at some time in ``during``.

        Certain only if certain whenever in ``during`` it was. Names that were said stay; areas
        are added smallest first.
        """
        pieces = self._pieces(during)
        lies = _each(weakest, [self._lies(where, piece) for piece in pieces])
        return self._with(where, lies, self._moment(pieces[0]))

    def within(self, names: tuple[str, ...], during: Between) -> tuple[str, ...]:
        """Every other area that certainly lies in one of these, whenever in ``during``.

        As a place of that name is read: whatever is told of in the inner area is in the outer one.
        """
        given = set(names)
        return tuple(
            area.name
            for area in self.placing
            if area.name not in given
            and given & set(self.placed(Where(inside=(area.name,)), during).inside)
        )

    def phases(self, where: Where, during: Between) -> tuple[Phase, ...]:
        """The same over a stretch of time, cut where it lies otherwise; at least one."""
        found: list[Phase] = []
        for piece in self._pieces(during):
            start = max(during.lo, self._cuts[piece])
            last = FOREVER if piece + 1 == len(self._cuts) else self._cuts[piece + 1] - 1
            placed = self._with(where, self._lies(where, piece), self._moment(piece))
            phase = Phase(Between(start, min(during.hi, last)), placed.inside, placed.possible)
            before = found[-1] if found else None
            if before and (before.inside, before.possible) == (phase.inside, phase.possible):
                found[-1] = replace(before, during=Between(before.during.lo, phase.during.hi))
            else:
                found.append(phase)
        return tuple(found)

    def doubts(self, where: Where, during: Between) -> tuple[str, ...]:
        """What is said of a place and does not agree with itself, in words.

        A point outside of an area that the report names; a point far from the maps that would lie
        on them with its coordinates exchanged.
        """
        spot = where.spot
        if spot is None:
            return ()
        found: list[str] = []
        named = [n for n, area in enumerate(self.placing) if area.name in where.inside]
        if named:
            alone = [self._of_spot(spot, piece) for piece in self._pieces(during)]
            found += [
                f"its point lies outside {self.placing[n].name}, which it names"
                for n in named
                if all(n not in lies for lies in alone)
            ]
        x, y = self.ground.point(float(spot.lon), float(spot.lat))
        if self.far and np.hypot(x, y) > self.far + ASTRAY and abs(spot.lon) <= 90:  # noqa: PLR2004
            x, y = self.ground.point(float(spot.lat), float(spot.lon))
            if np.hypot(x, y) <= self.far:
                found.append(
                    "its point is far from the maps: are latitude and longitude exchanged?"
                )
        return tuple(found)

    def unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those names of which no map says where they are."""
        return tuple(sorted({name for name in names if self._region(name) is None}))

    def foresee(self, asked: Iterable[tuple[Where, Between]]) -> None:
        """Reckons many points at once that `placed` or `phases` will be asked about next."""
        spots: dict[int, dict[Spot, None]] = {}
        for where, during in asked:
            if where.spot is not None:
                for piece in self._pieces(during):
                    if (where.spot, piece) not in self._memo:
                        spots.setdefault(piece, {})[where.spot] = None
        for piece, new in spots.items():
            lon, lat, radius = (
                np.array([float(getattr(spot, name)) for spot in new], dtype=float)
                for name in ("lon", "lat", "radius")
            )
            rows = self._classify(lon, lat, radius, self._moment(piece))
            for spot, row in zip(new, rows, strict=True):
                found = np.flatnonzero(row).tolist()
                self._memo[spot, piece] = {place: Lie(int(row[place])) for place in found}

    def classify(
        self,
        lon: NDArray[np.float64],
        lat: NDArray[np.float64],
        radius: NDArray[np.float64],
        instant: Instant,
    ) -> NDArray[np.int8]:
        """How n points lie to the areas of `placing` at an instant: a row of `Lie` for each.

        Degrees and metres in; the answers are those of `placed`, a hundred thousand at a time.
        """
        piece = max(bisect_right(self._cuts, instant) - 1, 0)
        return self._classify(lon, lat, radius, self._moment(piece))

    def lies_of_spot(self, spot: Spot, instant: Instant) -> dict[str, Lie]:
        """How a point lies to each area at an instant."""
        piece = bisect_right(self._cuts, instant) - 1
        lies = self._lies(Where(spot=spot), piece)
        return {area.name: lies.get(place, Lie.NOT) for place, area in enumerate(self.placing)}

    # ----------------------------------------------------------------------------- reckoning

    def _pieces(self, during: Between) -> range:
        """The spells without change that a stretch of time touches."""
        first = max(bisect_right(self._cuts, during.lo) - 1, 0)
        return range(first, max(bisect_right(self._cuts, during.hi) - 1, first) + 1)

    def _lies(self, where: Where, piece: int) -> Lies:
        """How a place lies to each area in one spell, all that is said of it taken together."""
        key = (where, piece)
        if key not in self._memo:
            told = [self._of_name(name, piece) for name in where.inside]
            if where.spot is not None:
                told.append(self._of_spot(where.spot, piece))
            if not told:
                # what it possibly lies in rules nothing out, and only makes more possible
                maybe = [self._of_name(name, piece) for name in where.possible]
                told = [{place: Lie.POSSIBLE for lies in maybe for place in lies}]
            self._memo[key] = _each(jointly, told)
        return self._memo[key]

    def _of_name(self, name: str, piece: int) -> Lies:
        """How what is called by a name lies to each area; a name that no map knows is open."""
        key = (name, piece)
        if key not in self._memo:
            moment = self._moment(piece)
            region = self._region(name)
            shapes: tuple[BaseGeometry | None, ...] = (None,)
            if region is not None:
                shapes = region.at(max(self._cuts[piece], DAWN))
            lies = [
                self._of_region(name, place, region, shapes, moment)
                for place in range(len(self.placing))
            ]
            self._memo[key] = {p: lie for p, lie in enumerate(lies) if lie is not Lie.NOT}
        return self._memo[key]

    def _of_region(
        self,
        name: str,
        place: int,
        region: Region | None,
        shapes: Sequence[BaseGeometry | None],
        moment: _Moment,
    ) -> Lie:
        area = self.placing[place]
        if area.name == name or name in (area.places or ()):
            return Lie.CERTAIN
        if not area.drawn:
            # which places it has is said by names alone, as where there is no map
            return Lie.NOT
        ways: list[Lie] = []
        for shape in shapes:
            if shape is None or region is None or place in moment.open:
                ways.append(Lie.POSSIBLE)
                continue
            for index in moment.shapes[place]:
                drawn, need = moment.drawn[index], 0.0
                if region.declared:
                    drawn = self.drawn(area, drawn.whole, plain=True)
                else:
                    need = self._need(drawn, region.margin, self.far)
                ways.append(lie_of_region(drawn, shape, need))
        return weakest(ways)

    def _of_spot(self, spot: Spot, piece: int) -> Lies:
        key = (spot, piece)
        if key not in self._memo:
            moment = self._moment(piece)
            x, y = self.ground.point(float(spot.lon), float(spot.lat))
            self._memo[key] = self._around(moment, x, y, float(spot.radius))
        return self._memo[key]

    def _around(self, moment: _Moment, x: float, y: float, radius: float) -> Lies:
        """How a disc lies to each area: only shapes whose bounds it can reach are asked."""
        far = max(float(np.hypot(x, y)), self.far)
        need = (radius + moment.tolerances) * (1 + 2 * self.ground.slack(far, 0.0))
        west, south, east, north = moment.bounds.T
        near = (x >= west - need) & (x <= east + need) & (y >= south - need) & (y <= north + need)
        asked: dict[int, list[Lie]] = {}
        for index in np.flatnonzero(near).tolist():
            lie = lie_of_point(moment.drawn[index], x, y, float(need[index]))
            asked.setdefault(moment.owners[index], []).append(lie)
        found: dict[int, Lie] = dict.fromkeys(sorted(moment.open), Lie.POSSIBLE)
        for place, ways in asked.items():
            # of an area that may have several shapes, those out of reach were not asked
            beyond = len(moment.shapes[place]) > len(ways)
            lie = weakest([*ways, Lie.NOT] if beyond else ways)
            if place not in moment.open and lie is not Lie.NOT:
                found[place] = lie
        return found

    def _need(self, drawn: Drawn, radius: float, far: float) -> float:
        """Metres that a place must be away from a line, the error of the plane included."""
        return (radius + drawn.tolerance) * (1 + 2 * self.ground.slack(far, 0.0))

    def _extent(self) -> float:
        """Metres from the centre to the furthest drawn thing."""
        shapes = [s for a in self.areas for spell in a.timeline for s in spell.shapes if s]
        shapes += [s for r in self.regions.values() for t in r.timeline for s in t.shapes if s]
        if not shapes:
            return 0.0
        west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
        return float(np.hypot(max(-west, east), max(-south, north)))

    def _region(self, name: str) -> Region | None:
        return self.regions.get(name)

    def _moment(self, piece: int) -> _Moment:
        if piece not in self._moments:
            self._moments[piece] = self._reckoned(max(self._cuts[piece], DAWN))
        return self._moments[piece]

    def _classify(
        self,
        lon: NDArray[np.float64],
        lat: NDArray[np.float64],
        radius: NDArray[np.float64],
        moment: _Moment,
    ) -> NDArray[np.int8]:
        each = lie_of_points(self.ground, moment.drawn, lon, lat, radius, self.far)
        found = np.zeros((len(lon), len(self.placing)), dtype=np.int8)
        for place, shapes in enumerate(moment.shapes):
            ways = [each[:, index] for index in shapes]
            found[:, place] = Lie.POSSIBLE if place in moment.open else weakest_of(ways)
        return found

    def _reckoned(self, instant: Instant) -> _Moment:
        owners: list[int] = []
        drawn: list[Drawn] = []
        shapes: list[tuple[int, ...]] = []
        still_open: set[int] = set()
        sizes: list[int] = []
        for place, area in enumerate(self.placing):
            spell = next(s for s in area.timeline if s.start <= instant < s.end)
            mine: list[int] = []
            for shape in spell.shapes:
                if shape is None:
                    still_open.add(place)
                    continue
                mine.append(len(drawn))
                owners.append(place)
                drawn.append(self.drawn(area, shape))
            shapes.append(tuple(mine))
            hectares = [round(shapely.area(areal(drawn[i].whole)) / 10_000) for i in mine]
            sizes.append(max(hectares, default=0))
        bounds = np.array([d.bounds for d in drawn], dtype=float).reshape(len(drawn), 4)
        tolerances = np.array([d.tolerance for d in drawn], dtype=float)
        return _Moment(
            tuple(owners),
            tuple(drawn),
            bounds,
            tolerances,
            tuple(shapes),
            frozenset(still_open),
            tuple(sizes),
        )

    def drawn(self, area: Area, shape: BaseGeometry, *, plain: bool = False) -> Drawn:
        """One shape of an area with its band, or ``plain`` as it is drawn; prepared once."""
        key = (id(shape), "" if plain else area.name)
        if key not in self._drawn:
            self._drawn[key] = Drawn(shape, Band() if plain else area.band)
        return self._drawn[key]

    # ------------------------------------------------------------------------------- wording

    def _with(self, where: Where, lies: Lies, moment: _Moment) -> Where:
        """A place with the areas it lies in: what was said first, then the smallest."""
        order = sorted(lies, key=lambda n: (moment.sizes[n], self.placing[n].name))
        named = {lie: [self.placing[n].name for n in order if lies[n] is lie] for lie in Lie}
        inside = dict.fromkeys((*where.inside, *named[Lie.CERTAIN]))
        possible = dict.fromkeys(
            name for name in (*where.possible, *named[Lie.POSSIBLE]) if name not in inside
        )
        if where.spot is not None and not inside and not possible:
            inside = {point_name(where.spot): None}
        return replace(where, inside=tuple(inside), possible=tuple(possible))


def _each(together: Callable[[Sequence[Lie]], Lie], told: Sequence[Lies]) -> Lies:
    """Several answers about one place as one, area by area."""
    if len(told) == 1:
        return told[0]
    found = {
        place: together([lies.get(place, Lie.NOT) for lies in told])
        for place in sorted({place for lies in told for place in lies})
    }
    return {place: lie for place, lie in found.items() if lie is not Lie.NOT}


def point_name(spot: Spot) -> str:
    """What a point is called that lies in no area at all: no agreement can declare such a name."""
    return f"point {spot.lat} {spot.lon} ±{amount_text(spot.radius)} m"
