from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCE: Final = ROOT / "src" / "servanda"
MODULES: Final = sorted(SOURCE.rglob("*.py"))
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())
LONGEST: Final = 600
LONGER: Final = {"kernel/terms/ast.py"}
"""The syntax tree is one closed list, a class for each construct: read as a table, not a story."""


def pins(name: str) -> dict[str, str]:
    """Each pinned distribution and its version; every one must have a content hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    whole = re.sub(r"\\\n", " ", text)
    found = {}
    for line in whole.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        pin = re.match(
            r"([a-z0-9][a-z0-9.-]*)==([^ ;]+)(?: *;[^-]*?)?( +--hash=sha256:[0-9a-f]{64})+ *$", line
        )
        assert pin, line[:80]
        found[pin[1]] = pin[2]
    return found


def needed(requirements: list[str]) -> set[str]:
    """The names in a list of requirements, spelt as a lock spells them."""
    names = (re.split(r"[<>=!~ ;\[]", requirement)[0] for requirement in requirements)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def test_everything_that_is_needed_is_pinned_with_its_content() -> None:
    project = PROJECT["project"]
    whole, running = pins("requirements.lock"), pins("requirements-run.lock")
    build = needed(PROJECT["build-system"]["requires"])
    assert needed(project["dependencies"]) | build <= set(running)
    assert needed(project["optional-dependencies"]["dev"]) <= set(whole)


def test_what_running_needs_is_a_part_of_what_is_tested() -> None:
    whole, running = pins("requirements.lock"), pins("requirements-run.lock")
    assert running.items() <= whole.items()
    assert "pytest" in whole
    assert "pytest" not in running


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock"])
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_the_order_of_imports_is_kept() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_layer_of_the_contracts_exists() -> None:
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        for container in contract.get("containers", ()):
            folder = ROOT / "src" / container.replace(".", "/")
            for layer in contract["layers"]:
                for name in re.split(r" *[|:] *", layer):
                    assert re.fullmatch(r"\w+", name), f"{name}: optional layers hide a mistake"
                    assert (folder / name).is_dir() or (folder / f"{name}.py").is_file(), name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_every_module_says_what_it_is_and_can_be_read_at_a_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    doc = ast.get_docstring(ast.parse(text))
    assert doc, "a module says what it is"
    assert len(text.splitlines()) <= LONGEST or path.relative_to(SOURCE).as_posix() in LONGER


@pytest.mark.parametrize("target", ["run", "test", "check", "bench", "soak", "clean"])
def test_make_alone_prints_every_target(target: str) -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.search(rf"^  make {target} +\w", done.stdout, re.MULTILINE)


def test_every_suite_has_a_minute_budget_and_all_together_stay_under_forty() -> None:
    text = (ROOT / "tests" / "BUDGET.md").read_text(encoding="utf-8")
    budget = {m[1]: int(m[2]) for m in re.finditer(r"^\| `(\w+)` \| (\d+) \|", text, re.MULTILINE)}
    suites = {
        path.parent.relative_to(ROOT / "tests").parts[0]
        for path in (ROOT / "tests").glob("*/**/test_*.py")
    }
    assert suites <= set(budget), "give the suite a line in tests/BUDGET.md"
    assert sum(budget.values()) < 40


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("234 passed in 1.48s", True),
        ("2 failed, 43 passed, 1 skipped in 61.35s (0:01:01)", True),
        ("===== 234 passed, 2 warnings in 1.48s =====", True),
        ("1 error in 0.10s", True),
        ("tests/record/test_store.py ....", False),
        ("make: *** [Makefile:20: test] Error 1", False),
    ],
)
def test_the_build_script_knows_the_closing_line(line: str, closes: bool) -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -E '([^']+)'", script)
    assert pattern
    assert bool(re.search(pattern[1], line)) is closes


def test_the_build_script_can_be_started() -> None:
    path = ROOT / ".ci" / "run"
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)
