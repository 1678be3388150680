"""Whole published tables: put on record, judged and explained, each by the command a user runs.

    python -m bench.load.run [DATA] [--only ucdp|sigacts]

DATA is the folder of the two tables (default ../shared/data/load). Each command runs in a process
of its own; what is printed and saved under bench/results/ is its CPU seconds (user and system), the
most memory it held and how many lines it wrote. What judges the table many times over (`history`,
`next`), and what differs little from `explain`, is measured on the smaller table only.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).resolve().parent
DATA: Final = HERE.parents[2] / "shared" / "data" / "load"
TABLES: Final = {
    "ucdp": "ucdp_ged_syria_16566.csv.gz",
    "sigacts": "sigacts_iraq_162852.csv.gz",
}
SMALLER: Final = "ucdp"
RECORDED: Final = "2020-01-01T00:00:00Z"
AS_OF: Final = ("--as-of", "2020-01-01")
KIB: Final = 1024
ENDINGS: Final = frozenset({0, 1, 2})
"""1 says that something is breached (`judge`), 2 that rows were rejected (`record add`)."""

Figures = dict[str, int | float]


class Figure(NamedTuple):
    """What one command cost: CPU seconds, MiB at most, lines written."""

    command: str
    seconds: float
    memory: float
    lines: int


def measured(words: list[str], name: str) -> Figure:
    """Runs `servanda` with these words. Raises RuntimeError where it ends in an error."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(
            [sys.executable, "-m", "servanda.faces.cli.main", *words],
            stdout=out,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        lines = sum(1 for _ in out)
    if child.returncode not in ENDINGS or not lines:
        raise RuntimeError(f"{name} ended with {child.returncode}")
    seconds = used.ru_utime + used.ru_stime
    return Figure(name, seconds, used.ru_maxrss / KIB, lines)


def of_table(form: str, table: Path) -> Iterator[Figure]:
    """The commands on one table, in a case folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / form
        shutil.copytree(HERE / form, case)
        words = ["record", "add", str(case), str(table), "--form", form]
        words += ["--map", str(case / "mapping.toml"), "--recorded", RECORDED]
        yield measured(words, "record add")
        yield measured(words, "record add, again")
        yield measured(["record", "check", str(case)], "record check")
        yield measured(["judge", str(case), *AS_OF], "judge")
        yield measured(["judge", str(case), *AS_OF, "--json"], "judge --json")
        yield measured(["explain", str(case), "1", *AS_OF], "explain")
        if form == SMALLER:
            yield measured(["explain", str(case), "1", *AS_OF, "--all"], "explain --all")
            yield measured(["coverage", str(case), *AS_OF], "coverage")
            yield measured(["sources", str(case), *AS_OF], "sources")
            yield measured(["history", str(case), "2", *AS_OF], "history")
            yield measured(["next", str(case), *AS_OF], "next")


def loading() -> Figures:
    """Every command on every table that is there; how many tables were found."""
    found: Figures = {"tables found": 0}
    for form, name in TABLES.items():
        if (DATA / name).is_file():
            found["tables found"] += 1
            for one in of_table(form, DATA / name):
                found |= figures(form, one)
    return found


def figures(form: str, one: Figure) -> Figures:
    """A command's figures by name."""
    return {
        f"{form}, {one.command}: cpu seconds": round(one.seconds, 1),
        f"{form}, {one.command}: MiB at most": round(one.memory),
        f"{form}, {one.command}: lines": one.lines,
    }


def main() -> None:
    """Prints the figures as a table of Markdown, and saves them."""
    from bench.run import RESULTS, machine

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--only", choices=tuple(TABLES))
    args = parser.parse_args()
    found: Figures = {}
    print("| table | command | CPU s | MiB | lines |\n|---|---|---|---|---|")
    for form, name in TABLES.items():
        if args.only in (None, form):
            if not (args.data / name).is_file():
                parser.error(f"there is no {args.data / name}")
            for one in of_table(form, args.data / name):
                row = (form, one.command, f"{one.seconds:.1f}", f"{one.memory:.0f}", one.lines)
                print("| " + " | ".join(map(str, row)) + " |", flush=True)
                found |= figures(form, one)
    on = machine()
    stamp = str(on["measured"]).replace("-", "").replace(":", "")[:15]
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"load-{stamp}Z.json"
    path.write_text(json.dumps({**on, "figures": {"loading": found}}, indent=1) + "\n", "utf-8")
    print(f"saved bench/results/{path.name}")


if __name__ == "__main__":
    main()
