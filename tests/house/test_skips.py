from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
TESTS: Final = """
import pytest

@pytest.mark.skip(reason="no tool")
def test_marked(): ...

def test_inside():
    pytest.skip("no tool")

def test_shared():
    pytest.skip("needs ../shared/data")

@pytest.mark.soak
def test_long(): ...
"""


def outcome(folder: Path, **machine: str) -> str:
    """The closing line of a run of these tests."""
    (folder / "test_some.py").write_text(TESTS)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = soak\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", folder],
        cwd=ROOT,
        env={k: v for k, v in os.environ.items() if not k.startswith("SERVANDA_")} | machine,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("machine", "closing"),
    [
        ({}, "4 skipped"),
        ({"SERVANDA_REQUIRE_ALL": "1"}, "1 failed, 2 skipped, 1 error"),
        (
            {"SERVANDA_REQUIRE_ALL": "1", "SERVANDA_SOAK": "1"},
            "1 failed, 1 passed, 1 skipped, 1 error",
        ),
    ],
)
def test_where_everything_is_required_a_skip_for_want_of_a_tool_is_a_failure(
    tmp_path: Path, machine: dict[str, str], closing: str
) -> None:
    assert outcome(tmp_path, **machine).startswith(closing)
