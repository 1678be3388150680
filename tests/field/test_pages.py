from __future__ import annotations

import re

import pytest

from servanda.faces.cli.catalogues import all_entries
from servanda.field.channels.catalogue import CATALOGUE
from tests.field.tables import ROOT
from tests.record.pages import PAGES, play, read_page

UNPLAYED = {"F109"}
"""What only a packed file shows; tests/field/test_tables.py makes it."""


def test_codes_pages_and_codes_in_the_source_are_one_list() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "servanda").rglob("*.py")
        if path.name != "catalogue.py"
    )
    assert set(re.findall(r'"(F1[0-9]{2})"', source)) == set(CATALOGUE)
    assert {path.stem for path in PAGES.glob("F1*.md")} == set(CATALOGUE)
    assert set(CATALOGUE) <= set(all_entries()), "servanda explain CODE knows them"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_says_what_the_catalogue_says(code: str) -> None:
    entry, text = CATALOGUE[code], read_page(PAGES / f"{code}.md").text
    assert text.startswith(
        f"# {code}: {entry.title}\n\n{entry.why}\n\n**To mend it:** {entry.mend}\n"
    )
    assert f"{code} error: " in text


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - UNPLAYED))
def test_the_example_of_a_page_prints_what_it_shows(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = read_page(PAGES / f"{code}.md")
    assert page.session is not None
    assert play(page) == page.session
