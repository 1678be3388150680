"""Every golden file prints what it says it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.runner import HERE, commands, pages, read_page, renewed

PAGES = pages()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_page_prints_what_it_says(path: Path) -> None:
    page = read_page(path)
    assert any(commands(page, block) for block in page.consoles()), "a page without a command"
    assert renewed(page) == "\n".join(page.lines), (
        "read the difference; if it is meant: python -m tests.golden.runner --reset"
    )
