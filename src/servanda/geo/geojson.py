"""GeoJSON (RFC 7946) to features as the file has them, each with the line it begins on."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final, NoReturn

from servanda.geo.catalogue import line_of, problem
from servanda.geo.features import Raw
from servanda.kernel.source import Diagnostic

WGS84: Final = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326")
"""Names of the one coordinate system, in the ``crs`` member that older programs still write."""
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')


class _UnfitError(ValueError):
    """JSON that reads in two ways."""


def read_geojson(file: str, text: str) -> tuple[list[Raw], list[Diagnostic]]:
    """The features of a text, in its order, and what was wrong with it as a whole."""
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_members,
            parse_float=Decimal,
            parse_constant=_no_number,
        )
    except json.JSONDecodeError as broken:
        where = line_of(file, broken.lineno)
        return [], [problem("G101", f"not JSON: {broken.msg.lower()}", where)]
    except RecursionError:
        return [], [problem("G101", "not a map: nested too deeply", line_of(file, 1))]
    except _UnfitError as unfit:
        return [], [problem("G101", str(unfit), line_of(file, 1))]
    match value:
        case {"type": "FeatureCollection", "features": list(found)}:
            members, lines = found, feature_lines(text)
        case {"type": "Feature"}:
            members, lines = [value], [1]
        case _:
            said = value.get("type") if isinstance(value, dict) else None
            what = f'it is "{said}"' if isinstance(said, str) else "it names no type"
            return [], [problem("G102", f"no FeatureCollection: {what}", line_of(file, 1))]
    if foreign := _foreign_crs(value):
        return [], [problem("G113", f"coordinates in {foreign}", line_of(file, 1))]
    raws: list[Raw] = []
    slips: list[Diagnostic] = []
    places = iter(lines)
    for number, member in enumerate(members, start=1):
        line = next(places, 1) if isinstance(member, dict | list) else 1
        if isinstance(member, dict) and member.get("type") == "Feature":
            raws.append(_raw(number, line, member))
        else:
            slips.append(problem("G102", f"feature {number} is no Feature", line_of(file, line)))
    if not members:
        slips.append(problem("G102", "the map holds no features", line_of(file, 1)))
    return raws, slips


def _raw(number: int, line: int, member: dict[str, Any]) -> Raw:
    properties = member.get("properties")
    own = member.get("id")
    return Raw(
        number=number,
        line=line,
        id=str(own) if isinstance(own, str | int) and not isinstance(own, bool) else None,
        properties=properties if isinstance(properties, dict) else {},
        geometry=member.get("geometry"),
    )


def _foreign_crs(value: dict[str, Any]) -> str | None:
    """The name of a coordinate system other than WGS 84; None where it is that."""
    match value.get("crs"):
        case None:
            return None
        case {"properties": {"name": str(name)}}:
            return None if name.replace("::", ":1.3:") in WGS84 or name in WGS84 else f'"{name}"'
        case _:
            return "a system that is not named"


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _UnfitError(f'a member is given twice: "{twice}"')
    return found


def _no_number(word: str) -> NoReturn:
    raise _UnfitError(f"{word} is no number")


def feature_lines(text: str) -> list[int]:
    """The line on which each member of the top-level ``features`` begins, counted from 1.

    Only objects and lists are given a line; a member that is neither has none.
    """
    depth, key, inside = 0, "", False
    lines: list[int] = []
    line, at = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        word = token[0]
        if word in "{[":
            if inside and depth == 2:  # noqa: PLR2004 - the collection, then its list
                lines.append(line)
            inside = inside or (depth == 1 and word == "[" and key == '"features"')
            depth += 1
        elif word in "}]":
            depth -= 1
            inside = inside and depth > 1
        elif depth == 1:
            key = word
    return lines
