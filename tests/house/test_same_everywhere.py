from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

MACHINES: Final = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4294967295", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"},
]
"""Machines that differ in hash seed, zone and locale."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A started case."""
    folder = tmp_path_factory.mktemp("same")
    run(["new", "mine"], folder, {})
    return folder


def run(words: list[str], folder: Path, machine: dict[str, str]) -> bytes:
    """What a command prints on a machine."""
    done = subprocess.run(
        [sys.executable, "-m", "servanda.faces.cli.main", *words],
        cwd=folder,
        env=os.environ | machine,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["check", "mine", "--json"],
        ["check", "mine", "--readings"],
        ["record", "list", "mine", "--json"],
        ["record", "show", "mine", "count-1"],
    ],
    ids=" ".join,
)
def test_the_same_bytes_under_any_hash_seed_zone_and_locale(case: Path, words: list[str]) -> None:
    printed = {run(words, case, machine) for machine in MACHINES}
    assert len(printed) == 1
    assert len(printed.pop()) > 100
