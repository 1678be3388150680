"""How long it takes to say in which of 50 areas 100,000 points lie, at once and one by one.

    python -m bench.geo.placing

prints the figures and saves them under bench/results/. Areas are star-shaped, 200 corners each, 8
to 16 km wide, strewn over 80 by 80 km, with a tolerance of 300 m; points are strewn over 90 by 90
km with radii from 0 to 1 km. Everything random has one seed.
"""

from __future__ import annotations

import json
import random
import tempfile
from math import cos, pi, radians, sin
from pathlib import Path
from time import process_time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from servanda.case import open_case
from servanda.geo.map import Map
from servanda.kernel.base import Between
from servanda.record.entries import Spot, Where
from servanda.record.said import degrees
from servanda.record.times import instant

POINTS: Final = 100_000
ALONE: Final = 5_000
AREAS: Final = 50
CORNERS: Final = 200
SEED: Final = 20251010
LON: Final = 34.4
LAT: Final = 31.4
METHOD: Final = "```method\nmethod of strewn version 1 dated 1 January 2031.\n```\n"

Floats = NDArray[np.float64]


def placing() -> dict[str, int | float]:
    """CPU seconds of drawing, of all points at once, and of one point after another."""
    rnd = random.Random(SEED)
    before = process_time()
    plan = _map(rnd)
    drawing = process_time() - before
    lon, lat = np.array([_around(_far(rnd, 45), _far(rnd, 45)) for _ in range(POINTS)]).T
    radius = np.array([rnd.randrange(1000) for _ in range(POINTS)], dtype=float)
    at = instant("2031-03-15T12:00:00Z")
    before = process_time()
    rows = plan.classify(lon, lat, radius, at)
    at_once = process_time() - before
    spots = [
        Spot(degrees(f"{y:.7f}", 90), degrees(f"{x:.7f}", 180), int(r))
        for x, y, r in zip(lon[:ALONE], lat[:ALONE], radius[:ALONE], strict=True)
    ]
    before = process_time()
    alone = [plan.lies_of_spot(spot, at) for spot in spots]
    one_by_one = (process_time() - before) * POINTS / ALONE
    differ = sum(
        int(lies[area.name]) != int(row[place])
        for lies, row in zip(alone, rows[:ALONE], strict=True)
        for place, area in enumerate(plan.placing)
    )
    asked = [(Where(spot=spot), Between(at, at)) for spot in spots]
    fresh = _map(random.Random(SEED))
    before = process_time()
    fresh.foresee(asked)
    for where, during in asked:
        fresh.placed(where, during)
    foreseen = (process_time() - before) * POINTS / ALONE
    return {
        "points": POINTS,
        "areas": AREAS,
        "certain": int((rows == 2).sum()),  # noqa: PLR2004 - Lie.CERTAIN
        "possible": int((rows == 1).sum()),
        "cpu seconds, drawing": round(drawing, 2),
        "cpu seconds, at once": round(at_once, 2),
        "cpu seconds, as reports": round(foreseen, 2),
        "cpu seconds, one by one": round(one_by_one, 2),
        "answers that differ": differ,
    }


def _far(rnd: random.Random, half: float) -> float:
    return rnd.uniform(-half, half) * 1000


def _around(east: float, north: float) -> tuple[float, float]:
    """Degrees for metres, near enough for a measurement."""
    return LON + east / (111_320 * cos(radians(LAT))), LAT + north / 110_900


def _map(rnd: random.Random) -> Map:
    features, declared = [], ""
    for number in range(AREAS):
        east, north = _far(rnd, 40), _far(rnd, 40)
        ring = []
        for corner in range(CORNERS):
            turn, reach = 2 * pi * corner / CORNERS, rnd.uniform(4000, 8000)
            ring.append(_around(east + reach * cos(turn), north + reach * sin(turn)))
        features.append(
            {
                "type": "Feature",
                "properties": {"name": f"area {number}", "tolerance_m": 300},
                "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            }
        )
        declared += f'area area-{number} is annex map-x feature "area {number}".\n'
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "map-x.geojson").write_text(
            json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8"
        )
        (folder / "method.md").write_text(METHOD, encoding="utf-8")
        (folder / "agreement.md").write_text(
            "# Strewn\n\n## 1. Areas\n\nAreas.\n\n```terms\n"
            'agreement strewn "Strewn areas".\ncalendar UTC.\nparty northland "Northland".\n'
            f'annex map-x "map-x.geojson".\n{declared}```\n',
            encoding="utf-8",
        )
        plan = open_case(folder).map
    if plan is None or plan.findings:
        raise RuntimeError("the map could not be drawn")
    return plan


def main() -> None:
    """Measures, prints, saves."""
    from bench.run import RESULTS, machine

    found = placing()
    for name, figure in found.items():
        print(f"{name:28} {figure:>12,}")
    on = machine()
    RESULTS.mkdir(parents=True, exist_ok=True)
    stamp = str(on["measured"]).replace("-", "").replace(":", "")[:15]
    path = RESULTS / f"geo-{stamp}Z.json"
    text = json.dumps({**on, "seed": SEED, "figures": {"placing": found}}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    print(f"saved bench/results/{path.name}")


if __name__ == "__main__":
    main()
