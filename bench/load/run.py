"""Whole published tables: put on record, judged and explained, each by the command a user runs.

    python bench/load/run.py [DATA] [--only ucdp|sigacts]

DATA is the folder of the two tables (default ../shared/data/load). Each command runs in a process
of its own; what is printed is its CPU seconds (user and system), the most memory it held, and how
many lines it wrote.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).resolve().parent
TABLES: Final = {
    "ucdp": "ucdp_ged_syria_16566.csv.gz",
    "sigacts": "sigacts_iraq_162852.csv.gz",
}
RECORDED: Final = "2020-01-01T00:00:00Z"
AS_OF: Final = "2020-01-01"
KIB: Final = 1024


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
            [sys.executable, "-m", "servanda.faces.cli.main", *words], stdout=out
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        lines = sum(1 for _ in out)
    if child.returncode not in (0, 1, 2) or not lines:
        raise RuntimeError(f"{name} ended with {child.returncode}")
    return Figure(name, used.ru_utime + used.ru_stime, used.ru_maxrss / KIB, lines)


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
        yield measured(["judge", str(case), "--as-of", AS_OF], "judge")
        yield measured(["judge", str(case), "--as-of", AS_OF, "--json"], "judge --json")
        yield measured(["explain", str(case), "1", "--as-of", AS_OF], "explain")


def main() -> None:
    """Prints the figures as a table of Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    data = HERE.parents[2] / "shared" / "data" / "load"
    parser.add_argument("data", nargs="?", type=Path, default=data)
    parser.add_argument("--only", choices=tuple(TABLES))
    args = parser.parse_args()
    print("| table | command | CPU s | MiB | lines |\n|---|---|---|---|---|")
    for form, name in TABLES.items():
        if args.only in (None, form):
            for one in of_table(form, args.data / name):
                row = (form, one.command, f"{one.seconds:.1f}", f"{one.memory:.0f}", one.lines)
                print("| " + " | ".join(map(str, row)) + " |", flush=True)


if __name__ == "__main__":
    main()
