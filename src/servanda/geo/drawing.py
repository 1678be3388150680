"""A case's map from its agreement, its method and the text of its annexes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from servanda.geo.areas import Area, Drawer, Spell
from servanda.geo.catalogue import problem
from servanda.geo.edges import Edges
from servanda.geo.features import Feature, Sort, slug
from servanda.geo.formats import map_format
from servanda.geo.ground import FURTHEST, GOOD, Ground, TooLongError, around, course
from servanda.geo.map import Map, Region
from servanda.geo.reading import Sheet, read_sheet
from servanda.kernel.base import DAWN, FOREVER, Calendar
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.lowering.names import names_of
from servanda.kernel.plan.lowering.scope import Scope
from servanda.kernel.source import Diagnostic, Severity
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked
from servanda.kernel.terms.method import Method

ASTRAY: Final = 200_000
"""Metres from the middle of all other features at which exchanged coordinates are thought of."""
AMONG: Final = 100_000
"""Metres from it that make the exchange plausible."""


def draw(
    checked: Checked,
    method: Method,
    calendar: Calendar,
    annexes: Annexes,
    texts: Mapping[str, tuple[str, str]],
) -> Map:
    """The map of a case. ``texts``: each annex's declared name to its file name and text."""
    sheets: dict[str, Sheet] = {}
    found: list[Diagnostic] = []
    for annex, (file, text) in sorted(texts.items()):
        if map_format(file, text) is not None:
            sheets[annex], slips = read_sheet(annex, file, text, calendar, checked.parties)
            found += slips
    features = [feature for sheet in sheets.values() for feature in sheet.features]
    found += _exchanged(features)
    ground, kept, slips = _ground(features)
    sheets = {
        annex: replace(
            sheet,
            features=tuple(f for f in sheet.features if id(f) in kept),
            lost=_and_lost(sheet, kept),
        )
        for annex, sheet in sheets.items()
    }
    found += slips
    scope = Scope(names_of(checked), method, calendar, annexes)
    declared = scope.names.areas
    drawer = Drawer(declared, method.tolerances, sheets, ground, Edges(scope), annexes)
    areas = drawer.areas()
    found += drawer.found
    regions = _regions(areas, sheets.values(), ground, _places(checked))
    return Map(areas, tuple(sheets.values()), ground, regions, tuple(_once(found)))


def _and_lost(sheet: Sheet, kept: set[int]) -> frozenset[str] | None:
    """The names of a sheet that are not drawn, those too far away included."""
    far = {name for f in sheet.features if id(f) not in kept for name in f.names}
    return None if sheet.lost is None else sheet.lost | far


def _once(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, in the order of files and lines."""
    each = list(dict.fromkeys(found))
    return sorted(each, key=lambda d: (d.span.file, d.span.line, d.span.col, d.code, d.message))


def _places(checked: Checked) -> dict[str, str]:
    """The places that the agreement declares, with their texts."""
    found = checked.declarations.get("place", {})
    return {name: d.text for name, d in found.items() if isinstance(d, ast.NameDecl)}


# ----------------------------------------------------------------------------- one plane for all


def _ground(features: Sequence[Feature]) -> tuple[Ground, set[int], list[Diagnostic]]:
    """The plane, the features that are measured on it, and what was said of their distance."""
    if not features:
        return Ground(0.0, 0.0), set(), []
    # one feature that is astray must not move the plane away from the others
    centres = [_centre(f) for f in features]
    middle = Ground(median(x for x, _ in centres), median(y for _, y in centres))
    found: list[Diagnostic] = []
    near: list[Feature] = []
    for feature in features:
        far = _reach(middle, feature)
        if far <= FURTHEST:
            near.append(feature)
            continue
        message = f'"{feature.title}" is {far / 1000:,.0f} km from the middle of the maps'
        hint = "it is not drawn: look whether it is in the wrong place, or make another case of it"
        found.append(problem("G116", message, feature.span, hint=hint, severity=Severity.ERROR))
    if not near:
        return middle, set(), found
    ground = around([f.shape for f in near])
    furthest = max(near, key=lambda f: _reach(ground, f))
    reach = _reach(ground, furthest)
    if reach > GOOD:
        message = f'"{furthest.title}" is {reach / 1000:,.0f} km from the middle of the maps'
        found.append(problem("G116", message, furthest.span))
    return ground, {id(f) for f in near}, found


def _reach(ground: Ground, feature: Feature) -> float:
    """Metres from the centre to the furthest corner of a feature's bounds."""
    west, south, east, north = feature.shape.bounds
    corners = [(x, y) for x in (west, east) for y in (south, north)]
    return max(course((ground.lon, ground.lat), corner)[0] for corner in corners)


def _exchanged(features: Sequence[Feature]) -> list[Diagnostic]:
    """Features that would be among the others if their coordinates changed places."""
    if len(features) < 3:  # noqa: PLR2004 - of two, nobody can say which is astray
        return []
    centres = [_centre(f) for f in features]
    middle = (median(x for x, _ in centres), median(y for _, y in centres))
    found = []
    for feature, centre in zip(features, centres, strict=True):
        turned = (centre[1], centre[0])
        if abs(turned[1]) > 90:  # noqa: PLR2004 - no latitude
            continue
        if course(centre, middle)[0] > ASTRAY and course(turned, middle)[0] < AMONG:
            far = course(centre, middle)[0] / 1000
            message = f'"{feature.title}" is {far:,.0f} km from the other features'
            found.append(problem("G106", message, feature.span))
    return found


def _centre(feature: Feature) -> tuple[float, float]:
    west, south, east, north = feature.shape.bounds
    return ((west + east) / 2, (south + north) / 2)


# -------------------------------------------------------------------------------- named places


def _regions(
    areas: Sequence[Area], sheets: Iterable[Sheet], ground: Ground, places: Mapping[str, str]
) -> dict[str, Region]:
    """What every name means that a report may give: areas first, then features by their names."""
    by_slug: dict[str, list[Feature]] = defaultdict(list)
    for sheet in sheets:
        for feature in sheet.features:
            for name in {slug(name): None for name in feature.names}:
                by_slug[name].append(feature)
    found = {name: _region(features, ground) for name, features in by_slug.items() if name}
    for name, text in places.items():
        if name not in found and slug(text) in found:
            found[name] = found[slug(text)]
    for area in areas:
        if not area.drawn:
            found.pop(area.name, None)
        elif area.sort == "area":
            found[area.name] = Region(area.timeline, declared=True)
        else:
            found[area.name] = Region(area.timeline, float(area.band.metres))
    return found


def _region(features: Sequence[Feature], ground: Ground) -> Region:
    """A named place: any of the shapes that maps give the name, at each time."""
    cuts = sorted({DAWN, FOREVER} | {at for f in features for at in (f.start, f.end)})
    shapes = []
    for feature in features:
        try:
            shapes.append((feature, ground.shape(feature.shape)))
        except TooLongError:
            continue  # told where it is drawn
    timeline: list[Spell] = []
    for start, end in pairwise(cuts):
        live = tuple(shape for f, shape in shapes if f.start <= start < f.end)
        timeline.append(Spell(start, end, live or (None,)))
    return Region(tuple(timeline), max(_margin(f) for f in features))


def _margin(feature: Feature) -> float:
    """Metres by which a named place may be off: its radius, and its outline's tolerance."""
    stated = [feature.radius, feature.accuracy if feature.sort is Sort.POINT else None]
    return float(sum(x for x in stated if x is not None)) + float(feature.tolerance or 0)
