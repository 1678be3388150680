"""Every scenario of a bundled case prints what it says it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.scenarios import COLUMNS, name_of, pages, renewed
from tests.golden.runner import commands, read_page


@pytest.mark.parametrize("path", pages(), ids=name_of)
def test_a_scenario_prints_what_it_says(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", COLUMNS)
    page = read_page(path)
    assert any(commands(page, block) for block in page.consoles()), "a scenario without a command"
    assert renewed(page) == "\n".join(page.lines), (
        "read the difference; if it is meant: python -m tests.cases.scenarios --reset"
    )


def test_a_case_has_scenarios() -> None:
    assert len([path for path in pages() if "gaza-october-2025" in path.parts]) >= 10
