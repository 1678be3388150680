from __future__ import annotations

import re
from pathlib import Path

import pytest

from servanda.faces.cli.catalogues import all_entries
from servanda.faces.cli.main import main
from servanda.field.articles.catalogue import CATALOGUE
from tests.record.pages import PAGES, ROOT, play, read_page

UNPLAYED = {"A102"}
"""What only a file of two million characters shows."""


def test_codes_pages_and_codes_in_the_source_are_one_list() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "servanda").rglob("*.py")
        if path.name != "catalogue.py"
    )
    assert set(re.findall(r'"(A1[0-9]{2})"', source)) == set(CATALOGUE)
    assert {path.stem for path in PAGES.glob("A1*.md")} == set(CATALOGUE)
    assert set(CATALOGUE) <= set(all_entries()), "servanda explain CODE knows them"


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_says_what_the_catalogue_says(code: str) -> None:
    entry, text = CATALOGUE[code], read_page(PAGES / f"{code}.md").text
    head = f"# {code}: {entry.title}\n\n{entry.why}\n\n**To mend it:** {entry.mend}\n"
    assert text.startswith(head)


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - UNPLAYED))
def test_the_example_of_a_page_prints_what_it_shows(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = read_page(PAGES / f"{code}.md")
    assert page.session is not None
    assert f"{code} error: " in page.session
    assert play(page) == page.session


def test_an_archive_is_refused_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "archive.txt"
    archive.write_text("The agency said 12 trucks entered. " * 60_000, "utf-8")
    assert main(["record", "read", str(archive)]) == 2
    assert "A102 error: " in capsys.readouterr().err
