from __future__ import annotations

import re
from pathlib import Path

import pytest

from servanda.kernel.catalogue import CATALOGUE
from tests.golden.runner import HERE, read_page
from tests.terms.error_pages import FAMILIES, PAGES, ROOT, codes, golden_of, page_of

CODE = re.compile(rf"\b[{''.join(FAMILIES)}][0-9]{{3}}\b")
PRINTED = re.compile(rf"^([{''.join(FAMILIES)}][0-9]{{3}}) (?:error|warning): ", re.MULTILINE)


def sources() -> list[Path]:
    terms = ROOT / "src" / "servanda" / "kernel" / "terms"
    return sorted(terms.glob("*.py"))


def printed_by_bad_pages() -> set[str]:
    found: set[str] = set()
    for path in sorted((HERE / "terms" / "bad").glob("*.md")):
        page = read_page(path)
        found.update(*(PRINTED.findall(page.text(block)) for block in page.consoles()))
    return found


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    pages = {path.stem for path in PAGES.glob("*.md") if path.stem[0] in FAMILIES}
    assert pages == set(codes())


def test_every_code_is_printed_by_a_bad_golden_file() -> None:
    assert printed_by_bad_pages() == set(codes())


def test_every_code_is_used_in_the_source_and_none_beside() -> None:
    used = {code for path in sources() for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert used == set(codes())


@pytest.mark.parametrize("code", codes())
def test_page_is_made_of_catalogue_and_golden_file(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert text == page_of(CATALOGUE[code]), "run: python -m tests.terms.error_pages"


@pytest.mark.parametrize("code", codes())
def test_the_golden_file_of_a_code_prints_it_first_of_all(code: str) -> None:
    page = read_page(golden_of(code))
    printed = [c for block in page.consoles() for c in PRINTED.findall(page.text(block))]
    assert printed[0] == code


def test_there_are_as_many_bad_pages_as_good_ones() -> None:
    good = list((HERE / "terms" / "good").glob("*.md"))
    bad = list((HERE / "terms" / "bad").glob("*.md"))
    assert len(bad) >= len(good) >= 30


@pytest.mark.parametrize(
    "path", sorted((HERE / "terms" / "good").glob("*.md")), ids=lambda path: path.stem
)
def test_good_pages_have_nothing_wrong(path: Path) -> None:
    page = read_page(path)
    said = "".join(page.text(block) for block in page.consoles())
    found = set(re.findall(r"^([A-Z]\d{3}) (?:error|warning)", said, re.MULTILINE))
    assert found <= {"P101", "P102"}, "a good page has nothing wrong but what is not judged yet"
    assert found or "\nnothing wrong\n" in said
    assert "[exit 0]" in said
