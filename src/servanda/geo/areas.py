"""From declarations to shapes on the ground, each with the time for which it holds.

Where an area changes at a moment that the text does not date, both shapes are kept for all the
time that either may hold: what is certain must be certain in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, product
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

from servanda.geo.catalogue import problem
from servanda.geo.edges import Edges
from servanda.geo.features import Feature, Sort
from servanda.geo.ground import Ground, TooLongError
from servanda.geo.lies import ARC, Band, areal
from servanda.geo.reading import Sheet
from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.method import Tolerance
from servanda.record.flaws import did_you_mean

MOST: Final = 64
"""Shapes that one area may have at one time, for want of dates."""

Shape = BaseGeometry | None
"""A shape on the ground; None where no map says."""


@dataclass(frozen=True, slots=True)
class Spell:
    """The shapes that an area may have for ``start ≤ t < end``: one, unless a moment is open."""

    start: Instant
    end: Instant
    shapes: tuple[Shape, ...]


Timeline = tuple[Spell, ...]
"""From DAWN to FOREVER, without a gap."""

NOWHERE_DRAWN: Final[Timeline] = (Spell(DAWN, FOREVER, (None,)),)


@dataclass(frozen=True, slots=True)
class Area:
    """An area or line of the agreement with its shapes, its band, and the features it rests on.

    ``places`` are the names that an annex's table lists for it, None where none does.
    """

    name: str
    sort: str
    span: Span
    timeline: Timeline
    band: Band
    features: tuple[Feature, ...]
    places: tuple[str, ...] | None = None

    @property
    def drawn(self) -> bool:
        """Whether a map shows it at any time."""
        return any(shape is not None for spell in self.timeline for shape in spell.shapes)


@dataclass(slots=True)
class _Sketch:
    """An area while it is being drawn."""

    timeline: Timeline
    features: tuple[Feature, ...] = ()
    band: Band = field(default_factory=Band)


class Drawer:
    """Draws the areas and lines of one agreement. `found` gathers what cannot be drawn."""

    def __init__(
        self,
        declared: Sequence[ast.AreaDecl],
        tolerances: Sequence[Tolerance],
        sheets: Mapping[str, Sheet],
        ground: Ground,
        edges: Edges,
        annexes: Annexes,
    ) -> None:
        self.declared = {area.name.text: area for area in declared}
        self.tolerances = {rule.area: rule for rule in tolerances}
        self.sheets = sheets
        self.ground = ground
        self.edges = edges
        self.annexes = annexes
        self.found: list[Diagnostic] = []
        self._done: dict[str, _Sketch] = {}
        self._shapes: dict[int, BaseGeometry | None] = {}

    def areas(self) -> tuple[Area, ...]:
        """Every declared area and line, in the agreement's order."""
        return tuple(self._area(declared) for declared in self.declared.values())

    def _area(self, declared: ast.AreaDecl) -> Area:
        sketch = self.sketch(declared.name.text)
        return Area(
            declared.name.text,
            declared.sort,
            declared.span,
            sketch.timeline,
            sketch.band,
            sketch.features,
            self._table(declared),
        )

    def _table(self, declared: ast.AreaDecl) -> tuple[str, ...] | None:
        match declared.shapes:
            case (ast.ShapeUntil(shape=ast.Feature(annex=annex, feature=feature)),):
                return self.annexes.places(annex.text, feature)
            case _:
                return None

    def sketch(self, name: str) -> _Sketch:
        """An area by its name; one that no map shows where it is none.

        A checked agreement has no area that is made of itself (T206).
        """
        if name in self._done:
            return self._done[name]
        declared = self.declared.get(name)
        if declared is None:
            return _Sketch(NOWHERE_DRAWN)
        sketch = self._drawn(declared)
        rule = self.tolerances.get(name)
        if rule is not None:
            sketch.band = Band(rule.metres, rule.lenient, "method")
        self._done[name] = sketch
        return sketch

    def _drawn(self, declared: ast.AreaDecl) -> _Sketch:
        if not declared.shapes:
            return _Sketch(NOWHERE_DRAWN)
        parts = [self._shape(one.shape, declared) for one in declared.shapes]
        ends = _in_order([self.edges.between(one.until) for one in declared.shapes])
        cuts = {DAWN, FOREVER} | {at for end in ends for at in (end.lo, end.hi)}
        cuts |= {spell.start for part in parts for spell in part.timeline}
        spells = []
        for start, end in _pairs(cuts):
            live = [
                part
                for place, part in enumerate(parts)
                if (place == 0 or ends[place - 1].lo <= start) and start < ends[place].hi
            ]
            spells.append(Spell(start, end, _distinct(s for p in live for s in at(p, start))))
        return _Sketch(
            _merged(spells),
            tuple(dict.fromkeys(f for part in parts for f in part.features)),
            _widest([part.band for part in parts]),
        )

    # ------------------------------------------------------------------------------ shapes

    def _shape(self, shape: ast.Shape, declared: ast.AreaDecl) -> _Sketch:
        match shape:
            case ast.Feature():
                return self._feature(shape, line=declared.sort == "line")
            case ast.Belt(distance=distance, line=line, span=span):
                metres = float(distance.number) * (1000 if distance.unit == "km" else 1)
                metres = metres / 2 if distance.half else metres
                return self._made(
                    declared.name.text,
                    [self.sketch(line.text)],
                    lambda parts: _belt(parts[0], metres),
                    span,
                )
            case ast.Union(areas=areas, without=without, span=span):
                names = [*areas, *([] if without is None else [without])]
                count = len(areas)
                return self._made(
                    declared.name.text,
                    [self.sketch(word.text) for word in names],
                    lambda parts: _union(parts[:count], parts[count:]),
                    span,
                )

    def _made(
        self,
        name: str,
        parts: Sequence[_Sketch],
        make: Callable[[Sequence[BaseGeometry]], BaseGeometry],
        span: Span,
    ) -> _Sketch:
        """A shape made of others, at every time and for every way they may be shaped."""
        cuts = {FOREVER} | {spell.start for part in parts for spell in part.timeline}
        spells = []
        memo: dict[tuple[int, ...], Shape] = {}
        for start, end in _pairs(cuts):
            ways = list(product(*(at(part, start) for part in parts)))
            if len(ways) > MOST:
                message = f"{name} may have {len(ways)} shapes at one time; {MOST} are told apart"
                self._tell("G115", message, span, "date the moments at which its parts change")
                ways = [(None,)]
            shapes = []
            for way in ways:
                key = tuple(map(id, way))
                if key not in memo:
                    memo[key] = self._one(name, way, make, span)
                shapes.append(memo[key])
            spells.append(Spell(start, end, _distinct(shapes)))
        return _Sketch(
            _merged(spells),
            tuple(dict.fromkeys(f for part in parts for f in part.features)),
            _widest([part.band for part in parts]),
        )

    def _one(
        self,
        name: str,
        way: Sequence[Shape],
        make: Callable[[Sequence[BaseGeometry]], BaseGeometry],
        span: Span,
    ) -> Shape:
        whole = [shape for shape in way if shape is not None]
        if len(whole) < len(way):
            return None
        made = make(whole)
        if made.is_empty:
            self._tell("G115", f"{name}: no area comes of it", span)
            return None
        return made

    # ---------------------------------------------------------------------------- features

    def _feature(self, source: ast.Feature, *, line: bool) -> _Sketch:
        """What an annex shows under a name; not drawn where the annex is no map."""
        sheet = self.sheets.get(source.annex.text)
        if sheet is None:
            return _Sketch(NOWHERE_DRAWN)
        features = self._quoted(sheet, source)
        shapes = [(feature, self._grounded(feature, line=line)) for feature in features]
        cuts = {DAWN, FOREVER} | {at for f in features for at in (f.start, f.end)}
        spells = []
        for start, end in _pairs(cuts):
            live = [shape for f, shape in shapes if f.start <= start < f.end]
            known = [shape for shape in live if shape is not None]
            whole = shapely.union_all(known) if len(known) > 1 else next(iter(known), None)
            spells.append(Spell(start, end, (whole if len(known) == len(live) else None,)))
        stated = [f.tolerance for f in features if f.tolerance is not None]
        band = Band(max(stated), origin="map") if stated else Band()
        return _Sketch(_merged(spells), tuple(features), band)

    def _quoted(self, sheet: Sheet, source: ast.Feature) -> list[Feature]:
        """The features meant: those of the name, of the survey, or all areas and lines."""
        if source.feature is None:
            return [f for f in sheet.features if f.sort is not Sort.POINT]
        named = [f for f in sheet.features if source.feature in f.names]
        if not named:
            self._absent(sheet, source, source.feature)
            return []
        if source.surveyed is not None:
            day = source.surveyed.wall.date()
            meant = [f for f in named if f.surveyed == day]
            if not meant:
                days = ", ".join(sorted({str(f.surveyed) for f in named if f.surveyed}))
                what = f"its surveys are of {days}" if days else "no survey of it is dated"
                message = f'"{source.feature}" as surveyed on {day} is not in {sheet.file}: {what}'
                self._tell("G109", message, source.span)
            return meant
        plain = [f for f in named if f.surveyed is None]
        if plain:
            return plain
        if len({f.surveyed for f in named}) > 1:
            message = f'"{source.feature}" was surveyed more than once'
            hint = f"say which: surveyed on {min(str(f.surveyed) for f in named)}"
            self._tell("G110", message, source.span, hint)
            return []
        return named

    def _absent(self, sheet: Sheet, source: ast.Feature, quoted: str) -> None:
        if sheet.lost is None or quoted in sheet.lost:
            return  # why it could not be read is told where it stands
        if self.annexes.places(source.annex.text, quoted) is not None:
            return
        names = sorted({name for f in sheet.features for name in f.names})
        near = did_you_mean(quoted, names)
        by_case = {name.lower(): name for name in names}
        meant = by_case.get((near or "").lower(), near)
        hint = f'did you mean "{meant}"?' if meant else _listed(names)
        self._tell("G109", f'{sheet.file} holds no feature "{quoted}"', source.span, hint)

    def _grounded(self, feature: Feature, *, line: bool) -> Shape:
        """A feature in metres; as its outline where it is declared as a line."""
        key = id(feature)
        if key not in self._shapes:
            try:
                self._shapes[key] = self.ground.shape(feature.shape)
            except TooLongError:
                message = f'"{feature.title}": its edges are too long to be followed'
                self._tell("G112", message, feature.span)
                self._shapes[key] = None
        shape = self._shapes[key]
        if shape is None or not (line and feature.sort is Sort.AREA):
            return shape
        return shapely.boundary(shape)

    def _tell(self, code: str, message: str, span: Span, hint: str = "") -> None:
        finding = problem(code, message, span, hint=hint)
        if finding not in self.found:
            self.found.append(finding)


# ------------------------------------------------------------------------------- small geometry


def _belt(line: BaseGeometry, metres: float) -> BaseGeometry:
    """Land within a distance, on both sides; within none of a closed line, what it encloses."""
    if metres:
        return line.buffer(metres, quad_segs=ARC)
    if not areal(line).is_empty:
        return line
    edges = shapely.node(shapely.union_all(shapely.get_parts(line)))
    return shapely.union_all(shapely.get_parts(shapely.polygonize([edges])))


def _union(parts: Sequence[BaseGeometry], without: Sequence[BaseGeometry]) -> BaseGeometry:
    whole = shapely.union_all(list(parts))
    if not without:
        return whole
    left = whole.difference(without[0])
    # what is taken away may leave the shared line behind, which is no area
    return left if areal(whole).is_empty else areal(left)


def at(sketch: _Sketch, instant: Instant) -> tuple[Shape, ...]:
    """The shapes that may hold at an instant."""
    return next(s.shapes for s in sketch.timeline if s.start <= instant < s.end)


def _widest(bands: Sequence[Band]) -> Band:
    """What an area has from its parts: the largest tolerance; it forgives only if all do."""
    stated = [band for band in bands if band.metres]
    if not stated:
        return next((band for band in bands if band.origin), Band())
    top = max(stated, key=lambda band: band.metres)
    return Band(top.metres, all(band.lenient for band in stated), top.origin)


def _in_order(ends: Sequence[Between]) -> list[Between]:
    """The ends of one shape after another: none is before the one before it."""
    lows = list(accumulate((end.lo for end in ends), max))
    highs = list(accumulate((end.hi for end in reversed(ends)), min))[::-1]
    return [Between(min(lo, hi), hi) for lo, hi in zip(lows, highs, strict=True)]


def _pairs(cuts: set[Instant]) -> list[tuple[Instant, Instant]]:
    ordered = sorted(cuts)
    return list(pairwise(ordered))


def _distinct(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    found: dict[int, Shape] = {}
    for shape in shapes:
        found.setdefault(id(shape), shape)
    return tuple(found.values()) or (None,)


def _merged(spells: Sequence[Spell]) -> Timeline:
    """The same without cuts at which nothing changes."""
    found: list[Spell] = []
    for spell in spells:
        if found and tuple(map(id, found[-1].shapes)) == tuple(map(id, spell.shapes)):
            found[-1] = Spell(found[-1].start, spell.end, spell.shapes)
        else:
            found.append(spell)
    return tuple(found)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{name}"' for name in names[:8])
    return f"it holds {shown}{' and others' if len(names) > 8 else ''}" if names else ""  # noqa: PLR2004
