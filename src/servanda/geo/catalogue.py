"""What can be found wrong with a map (G1): code, title, why, how to mend it.

Continues `servanda.kernel.catalogue`. Each code has a page `docs/errors/<CODE>.md` and a map under
`tests/geo/bad` that prints it. A fault in a map never stops the case: what it spoils is not drawn,
and what rests on it stays open.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from servanda.kernel.catalogue import Entry
from servanda.kernel.source import Diagnostic, Severity, Span

_ENTRIES: Final = (
    Entry(
        "G101",
        "a map that cannot be read",
        "A map is JSON (`.geojson`, `.json`) or XML (`.kml`). This text is neither, or not whole, "
        "so nothing in it can be trusted.",
        "Save the map again from the program that drew it.",
    ),
    Entry(
        "G102",
        "not a map",
        "The text can be read and holds no features: a GeoJSON map is a FeatureCollection or a "
        "Feature, a KML map has Placemarks.",
        "Export the map as a FeatureCollection.",
    ),
    Entry(
        "G103",
        "a ring that is not closed",
        "The outline of an area ends where it begins. Where it does not, nobody can tell whether a "
        "stretch of the line is missing.",
        "Repeat the first point of the ring as its last.",
    ),
    Entry(
        "G104",
        "an outline that crosses itself",
        "Where an outline crosses or touches itself, or a hole leaves its area, inside and outside "
        "cannot be told apart.",
        "Move the point that the message names, or part the shape in two.",
    ),
    Entry(
        "G105",
        "coordinates that are no place on earth",
        "Longitude lies between -180 and 180, latitude between -90 and 90, and the longitude "
        "stands first.",
        "Write [longitude, latitude] in degrees.",
    ),
    Entry(
        "G106",
        "latitude and longitude may be exchanged",
        "The feature is far from all others of the case's maps, and would be among them if its two "
        "coordinates changed places. Nothing is changed.",
        "Write [longitude, latitude].",
        Severity.WARNING,
    ),
    Entry(
        "G107",
        "a feature without a shape",
        "The feature has no coordinates, so nothing can lie in it.",
        "Draw it, or delete the feature.",
    ),
    Entry(
        "G108",
        "a sort of shape that maps do not have",
        "Maps are made of points, lines and areas. A collection holds one sort only, so that it is "
        "clear whether something can lie inside.",
        "Use Point, LineString, Polygon or one of their Multi forms.",
    ),
    Entry(
        "G109",
        "a feature that the map does not hold",
        "The agreement quotes a feature of an annex, and no feature that could be read answers to "
        "it. The area is not drawn, and what rests on it stays open.",
        "Quote the feature's name as the map has it, or mend the map.",
    ),
    Entry(
        "G110",
        "two features of one name",
        "Two features answer to one name and nothing tells when which of them holds. One of them "
        "would have to be chosen, and that is for the drafters.",
        "Give each a name of its own, or valid_from and valid_until.",
    ),
    Entry(
        "G111",
        "two shapes valid at one time",
        "Two features of one name are valid at the same time, so that the area has two shapes.",
        "Let the one end (valid_until) where the next begins (valid_from).",
    ),
    Entry(
        "G112",
        "more points than are read",
        "A map of more than 200,000 points, or a line so long that it needs more than 1,000,000 "
        "when it is followed on the ground, would make every question slow.",
        "Simplify the map, and say in its tolerance what that may have moved.",
    ),
    Entry(
        "G113",
        "another coordinate system",
        "Coordinates are degrees of WGS 84. Those of another system would be off by metres or by "
        "continents, and nothing here guesses which.",
        "Export the map in WGS 84 (EPSG:4326), without a crs member.",
    ),
    Entry(
        "G114",
        "a property that cannot be read",
        "A property that this page of the format names has a value it cannot have: a day that is "
        "none, a length below nought, a party that the agreement does not declare.",
        "Write it as docs/maps.md says, or leave it out.",
    ),
    Entry(
        "G115",
        "an area that cannot be drawn",
        "The map holds the parts, and they make no area: nothing is left of it, it is the land "
        "within no distance of a line that does not close, or too many moments are open.",
        "Mend the declaration, or the features it is made of.",
    ),
    Entry(
        "G116",
        "maps too far apart to be measured together",
        "Distances are measured on one plane for all maps of a case. Beyond 500 km from the middle "
        "of the maps they are wrong by more than a thousandth, beyond 2,000 km by more than "
        "a hundredth.",
        "Part the maps, or look for a feature that is drawn in the wrong place.",
        Severity.WARNING,
    ),
    Entry(
        "G117",
        "a map that declares entities",
        "A document type or an entity in XML can make a small file unfold without end or fetch "
        "others. Maps need neither.",
        "Delete the DOCTYPE line.",
    ),
    Entry(
        "G118",
        "coordinates that are none",
        "A place is two or three numbers; a line has two places or more, a ring four or more.",
        "Correct the coordinates.",
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code about a map."""


def problem(
    code: str,
    message: str,
    span: Span,
    *,
    hint: str = "",
    label: str = "",
    related: tuple[tuple[Span, str], ...] = (),
    severity: Severity | None = None,
) -> Diagnostic:
    """A diagnostic at a place of a map or of the agreement; the catalogue's edit is the hint."""
    entry = CATALOGUE[code]
    return Diagnostic(
        code=code,
        message=message,
        span=span,
        severity=severity or entry.severity,
        label=label,
        hint=hint or entry.mend,
        related=related,
    )


def line_of(file: str, line: int) -> Span:
    """A line of a map."""
    return Span(file, line, 1, line, 1)
