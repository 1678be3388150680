"""Golden files: one Markdown page with an input, a command, and what it prints.

A page is an agreement with its clauses and ``terms`` blocks, read as ``agreement.md`` as it
stands: every other block is blanked, line by line, so that places in the output are places in the
page. Blocks that are input are written beside it:

- ``method``      the method file
- ``claims``      rows of the record, one JSON object a line (``record/claims.jsonl``)
- ``file NAME``   any other file, such as an annex
- ``agreement``   an agreement that is not the page itself; ``<U+202E>`` stands for that character,
  ``<CR>`` for a carriage return (for letters that a page cannot show)

A ``console`` block holds commands (``$ servanda …``), what each prints, and ``[exit N]``.
``python -m tests.golden.runner --reset [PAGE…]`` writes what is printed now; read the difference.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from servanda.faces.cli.main import main

HERE: Final = Path(__file__).resolve().parent
_FENCE: Final = re.compile(r"^(`{3,})([a-z]*)(?: +(\S+))?\s*$")
_CHARACTER: Final = re.compile(r"<U\+([0-9A-F]{4,6})>")
_FILES: Final = {
    "method": "method.md",
    "claims": "record/claims.jsonl",
    "agreement": "agreement.md",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its label, the word after it, and the lines ``[first, last)`` inside."""

    label: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """A golden file, in lines."""

    path: Path
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]

    def text(self, block: Block) -> str:
        """The lines of a block, with a line end after each."""
        return "".join(f"{line}\n" for line in self.lines[block.first : block.last])

    def consoles(self) -> Iterator[Block]:
        """The blocks with commands."""
        return (block for block in self.blocks if block.label == "console")


def read_page(path: Path) -> Page:
    """A page as read. Raises ValueError for a block that is not closed."""
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at])
        if fence is None:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].rstrip() != fence[1]:
            end += 1
        if end == len(lines):
            raise ValueError(f"{path}:{at + 1}: a block is not closed")
        blocks.append(Block(fence[2], fence[3] or "", at + 1, end))
        at = end + 1
    return Page(path, lines, tuple(blocks))


def agreement_of(page: Page) -> str:
    """The page as an agreement: every block that is not of terms is blanked."""
    lines = list(page.lines)
    for block in page.blocks:
        if block.label != "terms":
            lines[block.first - 1 : block.last + 1] = [""] * (block.last - block.first + 2)
    return "\n".join(lines)


def write_case(page: Page, folder: Path) -> None:
    """Write the page's inputs into an empty folder."""
    (folder / "agreement.md").write_text(agreement_of(page), encoding="utf-8")
    for block in page.blocks:
        name = block.name if block.label == "file" else _FILES.get(block.label)
        if name is None:
            continue
        text = page.text(block)
        if block.label == "agreement":
            text = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
            text = text.replace("<CR>", "\r")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def commands(page: Page, block: Block) -> list[str]:
    """The command lines of a console block, without the prompt."""
    return [line[2:] for line in page.text(block).split("\n") if line.startswith("$ ")]


def run(command: str, folder: Path) -> tuple[int, str]:
    """The exit code and everything printed by one command, run in a folder."""
    words = shlex.split(command)
    if words[0] != "servanda":
        raise ValueError(f"not a command of ours: {command}")
    printed = io.StringIO()
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
    ):
        try:
            code = main(words[1:])
        except SystemExit as end:  # argparse ends the program where the arguments are wrong
            code = end.code if isinstance(end.code, int) else 1
    return code, printed.getvalue()


def session(page: Page, block: Block, folder: Path) -> list[str]:
    """What a console block holds when its commands are run now."""
    lines: list[str] = []
    for command in commands(page, block):
        code, printed = run(command, folder)
        lines.append(f"$ {command}")
        lines.extend(line.rstrip() for line in printed.rstrip("\n").split("\n") if printed)
        lines.append(f"[exit {code}]")
    return lines


def renewed(page: Page) -> str:
    """The page with every console block as it is printed now."""
    lines = list(page.lines)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_case(page, folder)
        said = [(block, session(page, block, folder)) for block in page.consoles()]
    for block, now in reversed(said):
        lines[block.first : block.last] = now
    return "\n".join(lines)


def pages(under: Path = HERE) -> list[Path]:
    """Every golden file, in order."""
    return sorted(path for path in under.rglob("*.md") if path.name != "README.md")


def reset(paths: list[Path]) -> list[Path]:
    """Write what is printed now into the pages. Returns those that changed."""
    changed = []
    for path in paths:
        text = renewed(read_page(path))
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    chosen = [Path(word).resolve() for word in sys.argv[1:] if word != "--reset"]
    if "--reset" in sys.argv[1:]:
        for done in reset(chosen or pages()):
            sys.stdout.write(f"{done.relative_to(HERE)}\n")
    else:
        sys.exit("python -m tests.golden.runner --reset [PAGE…]")
