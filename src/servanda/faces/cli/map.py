"""`servanda map`: the areas of an agreement in figures, and its markers survey to survey."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    disagreements,
    instant_of,
    now,
    opened,
    patience,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.case import Case
    from servanda.faces.cli.main import Subparsers
    from servanda.geo.features import Feature
    from servanda.geo.figures import Drawing, Line
    from servanda.geo.map import Map
    from servanda.geo.markers import Move
    from servanda.geo.shares import Share
    from servanda.kernel.base import Instant, Json

SCHEMA = "servanda/map/1"

_LONG = """\
Shows the areas and lines of CASE as its maps draw them: square kilometres, tolerance and who states
it, who drew them and when, and the share of what they lie in, with the bounds that the tolerance
leaves. --markers compares each marker with its own earlier survey. No line shown is anybody's legal
position.

Exit codes: 0 shown, 2 input wrong or no map, 3 the record fails verification.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "map",
        help="show areas in figures, and markers survey to survey",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--markers", action="store_true", help="only the comparison of markers")
    parser.add_argument(
        "--as-of",
        metavar="T",
        help="the shapes of this instant or the end of this day (default: now)",
    )
    parser.add_argument("--method", metavar="FILE", help="tolerances of this method")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Shows the map. Raises `InputError` where the case has none."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    with patience("drawing"):
        case = opened(args)
    plan = _map(case)
    instant = now()
    if args.as_of is not None:
        instant = instant_of(args.as_of, case.calendar, "--as-of")
        # a day stands for its end, which is the next day's first instant: show what held before it
        instant -= "T" not in args.as_of
    with patience("measuring"):
        told = _as_json(case, plan, instant)
        text = _text(case, plan, instant, markers_only=args.markers)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json({k: v for k, v in told.items() if not (args.markers and k == "areas")})
    else:
        print(text)
    return 0


def _map(case: Case) -> Map:
    from servanda.record.flaws import trouble

    if case.map is None:
        hint = 'declare one in the agreement: annex map-x "map-x.geojson" (docs/maps.md)'
        raise trouble("R206", "no annex of the case is a map", hint, str(case.path))
    return case.map


# ------------------------------------------------------------------------------------------ text


def _text(case: Case, plan: Map, instant: Instant, *, markers_only: bool) -> str:
    from servanda.geo.figures import figures
    from servanda.geo.markers import distances, finding, mean, moves

    at = case.calendar.local(instant)
    lines = [f"Map of {case.checked.name} as of {at:%Y-%m-%d %H:%M} {case.calendar.name}"]
    if not markers_only:
        for line in figures(plan, instant):
            lines += ["", *_area(line)]
        if plan.findings:
            count = len(plan.findings)
            things = "1 thing is" if count == 1 else f"{count} things are"
            lines += ["", f"{things} wrong with the maps: servanda check {case.path}"]
        unknown = _unknown(case, plan)
        if unknown:
            lines += ["", "Places in reports that no map shows: " + ", ".join(unknown)]
    moved, offs = moves(plan), distances(plan)
    if moved or offs or markers_only:
        lines += ["", "Markers, each against its own earlier survey"]
        lines += [f"  {finding(move)}" for move in moved] or ["  no marker was surveyed twice"]
    if offs:
        lines += ["", "Markers, from the line as drawn"]
        lines += [f"  {o.marker}: {o.metres:,} m from {o.line} on {o.surveyed}" for o in offs]
        lines.append(f"  {mean(offs):,} m on average over {len(offs)}")
    lines += ["", "No line is anybody's legal position; each has its publisher and date."]
    return "\n".join(lines)


def _area(line: Line) -> list[str]:
    band = line.band
    told = "no tolerance stated"
    if band.origin:
        by = "the method" if band.origin == "method" else "the map"
        kind = ", which only forgives" if band.lenient else ""
        told = f"tolerance {band.metres} m by {by}{kind}"
    lines = [f"{line.name} ({line.sort}), {told}"]
    if not line.drawings:
        lines.append("  no map shows it at this time")
    for drawing in line.drawings:
        lines += [f"  {text}" for text in _drawing(line, drawing)]
    if len(line.drawings) > 1:
        lines.append("  which of these holds is open: a moment has no date")
    lines += [f"  {text}" for text in dict.fromkeys(map(_origin, line.features))]
    return lines


def _drawing(line: Line, drawing: Drawing) -> list[str]:
    if not drawing.square_metres:
        return [f"{drawing.metres / 1000:,.1f} km long" if drawing.metres else "points"]
    size = f"{drawing.square_metres / 1_000_000:,.2f} km²"
    if line.sort == "line":
        return [f"{drawing.metres / 1000:,.1f} km long"]
    return [size, *(f"{_share(w.share)} of {w.of}" for w in drawing.within)]


def _share(share: Share) -> str:
    exact = f"{share.percent(share.part)} %"
    if (share.low, share.high) == (share.part, share.part):
        return exact
    return f"{exact} ({share.percent(share.low)} to {share.percent(share.high)} by tolerance)"


def _origin(feature: Feature) -> str:
    publisher = feature.publisher or "publisher not stated"
    dated = feature.dated or (str(feature.surveyed) if feature.surveyed else "no date")
    source = f", {feature.source}" if feature.source else ""
    party = f", line of {feature.party}" if feature.party else ""
    return f'"{feature.title}": {publisher}, {dated}{party}{source}'


def _unknown(case: Case, plan: Map) -> tuple[str, ...]:
    """Names of places in the record that neither map nor agreement can place."""
    from servanda.evidence.reports import where_of
    from servanda.record.log import standing

    names: set[str] = set()
    for one in standing(case.entries):
        for version in one.versions:
            where = where_of(version.assertion.content)
            names.update((*where.inside, *where.possible) if where else ())
    declared = {area.name for area in plan.areas}
    return plan.unknown(names - declared)


# ------------------------------------------------------------------------------------------ JSON


def _as_json(case: Case, plan: Map, instant: Instant) -> dict[str, Json]:
    from servanda.geo.figures import figures
    from servanda.geo.markers import distances, mean, moves
    from servanda.kernel.base import iso

    offs = distances(plan)
    return {
        "schema": SCHEMA,
        "agreement": case.checked.name,
        "as_of": iso(instant),
        "areas": [_line_json(line) for line in figures(plan, instant)],
        "markers": [_move_json(move) for move in moves(plan)],
        "from_line": {
            "markers": [
                {"marker": o.marker, "line": o.line, "surveyed": str(o.surveyed), "m": o.metres}
                for o in offs
            ],
            "mean_m": mean(offs),
        },
        "unknown_places": list(_unknown(case, plan)),
    }


def _line_json(line: Line) -> dict[str, Json]:
    from servanda.kernel.base import json_amount

    drawings: list[Json] = [
        {
            "m2": drawing.square_metres,
            "outline_m": drawing.metres,
            "within": [
                {
                    "of": w.of.strip('"'),
                    "m2": w.share.whole,
                    "part_m2": w.share.part,
                    "low_m2": w.share.low,
                    "high_m2": w.share.high,
                    "percent": w.share.percent(w.share.part),
                }
                for w in drawing.within
            ],
        }
        for drawing in line.drawings
    ]
    return {
        "name": line.name,
        "sort": line.sort,
        "tolerance_m": json_amount(line.band.metres),
        "tolerance_by": line.band.origin or None,
        "lenient": line.band.lenient,
        "drawings": drawings,
        "features": [
            {
                "name": f.title,
                "publisher": f.publisher,
                "date": f.dated,
                "source": f.source,
                "party": f.party,
            }
            for f in line.features
        ],
    }


def _move_json(move: Move) -> dict[str, Json]:
    from servanda.geo.markers import finding
    from servanda.kernel.base import json_amount

    return {
        "marker": move.marker,
        "line": move.line,
        "earlier": str(move.earlier),
        "later": str(move.later),
        "m": move.metres,
        "bearing": move.bearing,
        "accuracy_m": json_amount(move.accuracy),
        "moved": move.moved.value,
        "areas": [
            {"area": i.area, "inside_before_m": i.before, "inside_after_m": i.after}
            for i in move.into
        ],
        "finding": finding(move),
    }
