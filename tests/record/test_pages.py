from __future__ import annotations

import re
from pathlib import Path

import pytest

from servanda.record.catalogue import CATALOGUE
from tests.record.pages import COMMANDS, PAGES, ROOT, play, read_page

UNPLAYED = {"R121", "R203", "R209"}
"""What only a damaged file or disk shows; tests/record/test_store.py makes each."""


def test_codes_pages_and_codes_in_the_source_are_one_list() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "servanda").rglob("*.py")
        if path.name != "catalogue.py"
    )
    used = set(re.findall(r'"(R[0-9]{3})"', source))
    assert used == set(CATALOGUE)
    assert {path.stem for path in PAGES.glob("R*.md")} == set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_says_what_the_catalogue_says(code: str) -> None:
    entry, text = CATALOGUE[code], read_page(PAGES / f"{code}.md").text
    assert text.startswith(f"# {code}: {entry.title}\n\n{entry.why}\n\n")
    assert f"**To mend it:** {entry.mend}\n" in text


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - UNPLAYED))
def test_the_example_of_a_page_prints_what_it_shows(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = read_page(PAGES / f"{code}.md")
    assert page.session is not None
    assert f"{code} error: " in page.session
    assert play(page) == page.session


@pytest.mark.parametrize("code", sorted(UNPLAYED))
def test_every_other_page_shows_what_a_test_of_the_store_makes(code: str) -> None:
    assert f"{code} error: " in read_page(PAGES / f"{code}.md").text
    tests = (Path(__file__).parent / "test_store.py").read_text(encoding="utf-8")
    assert f'"{code}"' in tests


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: path.stem)
def test_the_example_of_a_commands_page_prints_what_it_shows(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = read_page(path)
    assert page.session is not None
    assert play(page) == page.session
