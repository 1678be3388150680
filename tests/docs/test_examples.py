"""What the documentation shows is what the program prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.examples import ROOT, places, renewed
from tests.golden.runner import commands, read_page


@pytest.mark.parametrize("path", places(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_page_shows_what_its_commands_print(path: Path) -> None:
    page = read_page(path)
    assert renewed(page, places()[path]) == path.read_text(encoding="utf-8"), (
        "read the difference; if it is meant: python -m tests.docs.examples"
    )


def test_the_readme_shows_a_judgement_and_an_explanation() -> None:
    page = read_page(ROOT / "README.md")
    shown = [line for block in page.consoles() for line in commands(page, block)]
    assert any(line.startswith("servanda judge") for line in shown)
    assert any(line.startswith("servanda explain") for line in shown)
