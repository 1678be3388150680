"""What every suite shares: seeds, counts, and the rule that nothing is skipped unseen.

`SERVANDA_REQUIRE_ALL=1` (the build machine) turns a skip into a failure, except where the shared
data beside the project are absent. `SERVANDA_SOAK=1` (`make soak`) runs the full counts.
`SERVANDA_SEED=n` chooses the seed of the random suites; it is printed when a run ends.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, settings

from servanda import __version__

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parents[1]
SOAK: Final = os.environ.get("SERVANDA_SOAK") == "1"
REQUIRE_ALL: Final = os.environ.get("SERVANDA_REQUIRE_ALL") == "1"
SEED: Final = int(os.environ.get("SERVANDA_SEED", "20251010"))
MAY_BE_ABSENT: Final = "needs ../shared"
"""How the reason of a skip begins that is allowed everywhere."""

settings.register_profile("brief", max_examples=60, deadline=None, derandomize=True)
settings.register_profile(
    "soak",
    max_examples=5_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("soak" if SOAK else "brief")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak-results FOLDER` saves what a soak run found."""
    parser.addoption("--soak-results", metavar="FOLDER", help="save results, seed and commit here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `soak` run only in a soak."""
    for item in items:
        if item.get_closest_marker("soak") and not SOAK:
            item.add_marker(pytest.mark.skip(reason="soak: run by `make soak`"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything is required, a skip for want of something is a failure."""
    report = yield
    if REQUIRE_ALL and report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        if not (reason.startswith(MAY_BE_ABSENT) or "make soak" in reason):
            report.outcome = "failed"
            report.longrepr = f"skipped where everything is required: {reason}"
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, exitstatus: int, config: pytest.Config
) -> None:
    """Prints the seed; saves a soak: commit, seed, what came out, how long each test took."""
    terminalreporter.write_line(f"seed {SEED}{', full counts' if SOAK else ''}")
    folder = config.getoption("--soak-results")
    if folder is None:
        return
    reports = [
        report
        for outcome in ("passed", "failed", "error", "skipped")
        for report in terminalreporter.stats.get(outcome, [])
        if getattr(report, "when", None) == "call" or outcome in ("error", "skipped")
    ]
    began = datetime.now(UTC)
    found = {
        "ended": began.isoformat(timespec="seconds"),
        "version": __version__,
        "commit": _commit(),
        "seed": SEED,
        "exit": int(exitstatus),
        "tests": [
            {"test": r.nodeid, "outcome": r.outcome, "seconds": round(r.duration, 3)}
            for r in sorted(reports, key=lambda r: r.nodeid)
        ],
    }
    path = ROOT / folder / f"soak-{began:%Y%m%dT%H%M%SZ}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    terminalreporter.write_line(f"saved {path.relative_to(ROOT)}")


def _commit() -> str:
    """The commit that was tested, marked where the tree differs from it."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=12"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or "none"


@pytest.fixture(scope="session")
def seed() -> int:
    """The seed of the random suites."""
    return SEED


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether this is a soak: run the full counts."""
    return SOAK


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser for pages on disk (`tests/board/browser.py`), started once; skips without one."""
    from tests.board.browser import started

    with started() as browser:
        yield browser
