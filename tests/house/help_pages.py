"""The generated part of docs/commands/*.md: what each command's ``--help`` prints.

`python -m tests.house.help_pages` (`make docs`) writes it anew into every page that exists.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from servanda.faces.cli import main as program

ROOT: Final = Path(__file__).resolve().parents[2]
PAGES: Final = ROOT / "docs" / "commands"
BLOCK: Final = re.compile(r"^```help\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WIDTH: Final = "80"


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its parser."""
    return _parts(program.build_parser())


def _parts(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def help_of(parser: argparse.ArgumentParser) -> str:
    """What ``--help`` prints, of the command and of each of its parts."""
    return "\n".join(_helps(parser))


def _helps(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield f"$ {parser.prog} --help\n{parser.format_help()}"
    for part in _parts(parser).values():
        yield from _helps(part)


def page_with(text: str, parser: argparse.ArgumentParser) -> str:
    """The page with its help block as it is now."""
    return BLOCK.sub(lambda _: f"```help\n{help_of(parser)}```", text)


def rewrite() -> None:
    """Writes the blocks anew."""
    for name, parser in commands().items():
        page = PAGES / f"{name}.md"
        if page.exists():
            text = page.read_text(encoding="utf-8")
            page.write_text(page_with(text, parser), encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)}\n")


if __name__ == "__main__":
    import os

    os.environ["COLUMNS"] = WIDTH
    rewrite()
