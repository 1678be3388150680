"""A map's text to features: one that cannot be read does not lose the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from servanda.geo.catalogue import line_of, problem
from servanda.geo.features import MAX_VERTICES, Feature, Raw
from servanda.geo.formats import map_format
from servanda.geo.geojson import read_geojson
from servanda.geo.kml import read_kml
from servanda.geo.shapes import MisshapenError, shape_of, too_many, vertices
from servanda.kernel.base import DAWN, FOREVER, Amount, Calendar, Instant, from_datetime
from servanda.kernel.source import Diagnostic

LONGEST: Final = 10_000_000
"""Metres; a tolerance or radius beyond this is a slip of the pen."""
_TOLD: Final = ("publisher", "date", "source", "party")
"""Properties that are only shown: a fault in one of them does not take the shape away."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _UnreadError(ValueError):
    """A property with a value that it cannot have."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map: an annex's declared name, its file, and its features in the file's order.

    ``lost`` are the names of features that could not be read; None where no feature could.
    """

    annex: str
    file: str
    features: tuple[Feature, ...]
    lost: frozenset[str] | None = frozenset()


def read_sheet(
    annex: str, file: str, text: str, calendar: Calendar, parties: Sequence[str] | None = None
) -> tuple[Sheet, list[Diagnostic]]:
    """The map in a text. Days are the calendar's; ``parties`` None lets any name pass."""
    form = map_format(file, text)
    raws, found = read_kml(file, text) if form == "kml" else read_geojson(file, text)
    points = sum(vertices(raw.geometry) for raw in raws)
    if too_many(points):
        message = f"a map of {points} points; {MAX_VERTICES} are read"
        return Sheet(annex, file, (), None), [*found, problem("G112", message, line_of(file, 1))]
    features: list[Feature] = []
    lost: set[str] = set()
    for raw in raws:
        feature, slips = _feature(annex, file, raw, calendar, parties)
        found += slips
        if feature is not None:
            features.append(feature)
        else:
            lost.update(_names(raw))
    doubted, slips = _doubles(features)
    kept = tuple(feature for place, feature in enumerate(features) if place not in doubted)
    lost.update(name for place in doubted for name in features[place].names)
    return Sheet(annex, file, kept, frozenset(lost) if raws else None), [*found, *slips]


# ---------------------------------------------------------------------------------- one feature


def _feature(
    annex: str, file: str, raw: Raw, calendar: Calendar, parties: Sequence[str] | None
) -> tuple[Feature | None, list[Diagnostic]]:
    """The feature, None where its shape or its time cannot be read; and what is wrong."""
    span = line_of(file, raw.line)
    names = _names(raw)
    title = next(iter(names), f"feature {raw.number}")
    found: list[Diagnostic] = []

    def tell(code: str, message: str, hint: str = "", label: str = "") -> None:
        found.append(problem(code, f'"{title}": {message}', span, hint=hint, label=label))

    try:
        sort, shape = shape_of(raw.geometry)
    except MisshapenError as misshapen:
        tell(misshapen.code, misshapen.message, misshapen.hint)
        return None, found
    said = _Properties(raw.properties, calendar)
    start, end = said.instant("valid_from", DAWN), said.instant("valid_until", FOREVER)
    if start >= end:
        said.flaws.append(("valid_until", "it ends before it begins"))
    party = said.text("party") or None
    if party is not None and parties is not None and party not in parties:
        said.flaws.append(("party", f'"{party}" is no party of the agreement'))
    feature = Feature(
        annex=annex,
        span=span,
        names=names,
        title=title,
        sort=sort,
        shape=shape,
        publisher=said.text("publisher"),
        dated=said.text("date"),
        source=said.text("source"),
        tolerance=said.length("tolerance_m"),
        party=party,
        start=start,
        end=end,
        surveyed=said.day("surveyed"),
        accuracy=said.length("accuracy_m"),
        marks=said.text("line") or None,
        radius=said.length("radius_m"),
    )
    said.day("date")
    for key, why in said.flaws:
        tell("G114", why, label=key)
    return (None if any(key not in _TOLD for key, _ in said.flaws) else feature), found


def _names(raw: Raw) -> tuple[str, ...]:
    """Everything a feature answers to: its name, its feature, its id."""
    said = [raw.properties.get(key) for key in ("name", "feature", "id")] + [raw.id]
    return tuple(dict.fromkeys(str(word) for word in said if isinstance(word, str | int) and word))


class _Properties:
    """The properties of one feature, each read or its flaw kept."""

    def __init__(self, values: Mapping[str, object], calendar: Calendar) -> None:
        self.values = values
        self.calendar = calendar
        self.flaws: list[tuple[str, str]] = []

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self.flaws.append((key, f"{value} is not text"))
        return ""

    def length(self, key: str) -> Amount | None:
        value = self.values.get(key)
        if value is None or value == "":
            return None
        word = str(value)
        if isinstance(value, bool) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", word):
            self.flaws.append((key, f"{word} is no length in metres"))
            return None
        exact = Decimal(word)
        if exact > LONGEST:
            self.flaws.append((key, f"{word} m is more than {LONGEST} m"))
        return int(exact) if exact == exact.to_integral_value() else exact

    def day(self, key: str) -> date | None:
        word = self.text(key)
        if not word:
            return None
        try:
            return _date(word)
        except _UnreadError as unread:
            self.flaws.append((key, str(unread)))
            return None

    def instant(self, key: str, unsaid: Instant) -> Instant:
        word = self.text(key)
        if not word:
            return unsaid
        try:
            return _instant(word, self.calendar)
        except _UnreadError as unread:
            self.flaws.append((key, str(unread)))
            return unsaid


def _date(word: str) -> date:
    if _DAY.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            pass
    raise _UnreadError(f"{word} is no day; write it as in 2031-10-01")


def _instant(word: str, calendar: Calendar) -> Instant:
    """A day is its start in the calendar; an instant names its zone."""
    if _DAY.fullmatch(word):
        return calendar.at(datetime.combine(_date(word), datetime.min.time()))
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        raise _UnreadError(f"{word} is neither a day nor an instant") from None
    if moment.tzinfo is None:
        raise _UnreadError(f"{word} names no zone; write it as in 2031-10-01T12:00:00+02:00")
    return from_datetime(moment)


# --------------------------------------------------------------------------------- one name twice


def _doubles(features: Sequence[Feature]) -> tuple[set[int], list[Diagnostic]]:
    """The places of features that share a name and a time, and what is to be told of them.

    Surveys differ by their day: of a line or a marker surveyed twice each survey is chosen by it.
    """
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, feature in enumerate(features):
        for name in feature.names:
            by_name[name].append(place)
    doubted: set[int] = set()
    found: list[Diagnostic] = []
    told: set[tuple[int, int]] = set()
    for name, places in by_name.items():
        for one, two in _clashes(features, places):
            doubted |= {one, two}
            if (one, two) not in told:
                told.add((one, two))
                found.append(_clash(name, features[one], features[two]))
    return doubted, found


def _clashes(features: Sequence[Feature], places: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs that nothing tells apart: each shape with the longest that began before it."""
    ordered = sorted(places, key=lambda p: (features[p].surveyed or date.min, features[p].start, p))
    longest: int | None = None
    for two in ordered:
        if longest is None or features[longest].surveyed != features[two].surveyed:
            longest = two
            continue
        if features[two].start < features[longest].end:
            yield longest, two
        longest = max(longest, two, key=lambda p: features[p].end)


def _clash(name: str, one: Feature, two: Feature) -> Diagnostic:
    both = one.timed and two.timed
    code = "G111" if both else "G110"
    what = "are valid at one time" if both else "answer to it, and nothing tells when which holds"
    message = f'"{name}": two features {what}'
    related = ((one.span, "the other is here"),)
    return problem(code, message, two.span, related=related)
