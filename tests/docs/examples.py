"""The console blocks of the documentation, run where a reader would run them.

``python -m tests.docs.examples`` writes what is printed now into the pages; read the difference.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.golden.runner import Page, read_page, session

ROOT: Final = Path(__file__).resolve().parents[2]
IN_THE_PROJECT: Final = ("README.md", "docs/explanations.md", "docs/how-it-works.md")
"""Pages whose commands are run in a copy of the project."""
COMMANDS: Final = ("judge", "explain", "demo", "diff", "history", "verify", "names")
"""Commands whose pages are run in a folder that holds the page's own files and nothing else."""


def places() -> dict[Path, Path | None]:
    """Every page with commands, and the folder to run them in; None is an empty one."""
    found: dict[Path, Path | None] = {ROOT / name: ROOT for name in IN_THE_PROJECT}
    for name in COMMANDS:
        found[ROOT / "docs" / "commands" / f"{name}.md"] = None
    return found


def renewed(page: Page, folder: Path | None) -> str:
    """The page with its console blocks as they are printed now."""
    lines = list(page.lines)
    with tempfile.TemporaryDirectory() as empty:
        where = folder or Path(empty)
        if folder is None:
            for block in page.blocks:
                if block.label == "file":
                    (where / block.name).write_text(page.text(block), encoding="utf-8")
        said = [(block, session(page, block, where)) for block in page.consoles()]
    for block, now in reversed(said):
        lines[block.first : block.last] = now
    return "\n".join(lines)


if __name__ == "__main__":
    for path, place in places().items():
        text = renewed(read_page(path), place)
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
