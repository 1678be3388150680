"""The picture of the board in the README: `python -m tests.board.picture` (`make picture`).

Made anew whenever the board looks different, with the browser of the tests.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from servanda.faces.cli.main import main
from tests.board import browser

ROOT: Final = Path(__file__).resolve().parents[2]
PICTURE: Final = ROOT / "docs" / "images" / "board.png"
CASE: Final = ROOT / "agreements" / "gaza-october-2025"
WIDTH, HEIGHT = 1160, 1240


def make() -> None:
    """Writes the picture: the head of the board of the bundled case, in English."""
    with tempfile.TemporaryDirectory() as folder, browser.started() as chromium:
        page = Path(folder) / "board.html"
        main(["board", str(CASE), "--as-of", "2026-01-29", "--html", str(page)])
        with browser.visit(chromium, page, width=WIDTH, height=HEIGHT) as visit:
            PICTURE.parent.mkdir(exist_ok=True)
            visit.page.screenshot(path=PICTURE, animations="disabled")
    print(PICTURE.relative_to(ROOT), PICTURE.stat().st_size)  # noqa: T201 - a script


if __name__ == "__main__":
    make()
