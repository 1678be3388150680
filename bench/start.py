"""How long a command takes before it does anything: CPU time of `servanda --help`."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import Final

RUNS: Final = 15


def starting() -> dict[str, int | float]:
    """CPU seconds, user and system, of a fresh process; the median and the worst of several."""
    taken = sorted(of_command("--help") for _ in range(RUNS))
    return {
        "cpu seconds, median": round(statistics.median(taken), 3),
        "cpu seconds, worst": round(taken[-1], 3),
        "runs": RUNS,
    }


def of_command(*words: str) -> float:
    """CPU seconds, user and system, of one command in a fresh process.

    Raises CalledProcessError where it did not answer; that something is breached is an answer.
    """
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "servanda.faces.cli.main", *words],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if done.returncode not in (0, 1):
        done.check_returncode()
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )
