"""`make bench`: measures on this machine, and saves the figures with what they were measured on.

A measure is a function without arguments that returns figures by name; the unit is in the name.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.board.run import boarding, boarding_large
from bench.geo.placing import placing
from bench.load.run import loading
from bench.record import adding, checking, reading
from bench.start import starting
from servanda import __version__

ROOT: Final = Path(__file__).resolve().parents[1]
RESULTS: Final = ROOT / "bench" / "results"

Figures = dict[str, int | float]

MEASURES: Final[tuple[Callable[[], Figures], ...]] = (
    starting,
    reading,
    adding,
    checking,
    placing,
    boarding,
    boarding_large,
    loading,
)
"""Everything that is measured, in the order it is printed."""


def machine() -> dict[str, str | int | None]:
    """What the figures were measured on."""
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": __version__,
        "commit": commit.stdout.strip() or "none",
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
    }


def main() -> None:
    """Measures everything, prints it, saves it."""
    found: dict[str, Figures] = {}
    for measure in MEASURES:
        found[measure.__name__] = figures = measure()
        for name, figure in figures.items():
            print(f"{measure.__name__:10} {name:32} {figure:>12,}")
    on = machine()
    RESULTS.mkdir(parents=True, exist_ok=True)
    stamp = str(on["measured"]).replace("-", "").replace(":", "")[:15]
    path = RESULTS / f"bench-{stamp}Z.json"
    path.write_text(json.dumps({**on, "figures": found}, indent=1) + "\n", encoding="utf-8")
    print(f"saved {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
