"""Pages whose examples the program itself writes: docs/errors/R*.md and two commands.

`python -m tests.record.pages` writes the examples' output anew; the difference is yours to read.
A page's blocks are files (named after the language) and one console session.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from servanda.faces.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "errors"
COMMANDS = (ROOT / "docs" / "commands" / "new.md", ROOT / "docs" / "commands" / "record.md")
_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Page(NamedTuple):
    """A page: its text, the files it gives, and its console session if it has one."""

    text: str
    files: dict[str, str]
    session: str | None


def read_page(path: Path) -> Page:
    """The blocks of a page."""
    text = path.read_text(encoding="utf-8")
    files: dict[str, str] = {}
    session = None
    for language, name, body in _BLOCK.findall(text):
        if name:
            files[name] = body
        elif language == "console":
            session = body
    return Page(text, files, session)


def play(page: Page) -> str:
    """The session as it goes now, in a folder of its own that holds the page's files."""
    out: list[str] = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, body in page.files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(body, encoding="utf-8")
        for line in (page.session or "").splitlines():
            if line.startswith("$ "):
                out += [line, *_one(shlex.split(line[2:]))]
    return "\n".join(out) + "\n"


def _one(words: list[str]) -> list[str]:
    """What one command prints, and its exit code where that is not 0."""
    assert words[0] == "servanda", words
    seen = io.StringIO()
    with contextlib.redirect_stdout(seen), contextlib.redirect_stderr(seen):
        code = main(words[1:])
    printed = seen.getvalue().rstrip("\n").splitlines()
    return [*printed, *([f"exit {code}"] if code else [])]


def rewrite(path: Path) -> None:
    """Puts the session as it goes now into the page."""
    page = read_page(path)
    if page.session is not None:
        path.write_text(page.text.replace(page.session, play(page)), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("COLUMNS", "80")
    for each in (*sorted(PAGES.glob("R*.md")), *COMMANDS):
        rewrite(each)
    sys.stdout.write("written\n")
