"""What the lowering tells: one list of codes in catalogue, source, examples and pages."""

from __future__ import annotations

import pytest

from servanda.kernel.catalogue import CATALOGUE
from tests.plan.error_pages import FINDINGS, PAGES, codes, example_of, page_of, renewed, used


def test_codes_examples_and_codes_in_the_source_are_one_list() -> None:
    assert used() == set(codes())
    assert {path.name[:4] for path in FINDINGS.glob("*.md")} == set(codes())


@pytest.mark.parametrize("code", codes())
def test_the_example_tells_its_code_and_what_it_says_it_tells(code: str) -> None:
    text = example_of(code).read_text("utf-8")
    assert renewed(text) == text, "run: python -m tests.plan.error_pages"
    assert f"```told\n{code} {CATALOGUE[code].severity.value}: " in text


@pytest.mark.parametrize("code", codes())
def test_the_page_is_made_of_catalogue_and_example(code: str) -> None:
    assert (PAGES / f"{code}.md").read_text("utf-8") == page_of(CATALOGUE[code])
