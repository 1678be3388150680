"""What a translation of an agreement may not lose: numbers, and every name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.words.fluent import LANGUAGES
from servanda.faces.words.words import words_of
from servanda.kernel.terms import ast
from tests.cases.telling import CASES as FOLDER

CASES = [FOLDER / name for name in ("gaza-october-2025", "sample-2031")]
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_reading_leaves_no_word_in_another_script(path: Path, code: str) -> None:
    case = open_case(path)
    words = words_of(case, code)
    terms = [s for s in case.checked.document.statements if isinstance(s, ast.Term)]
    ids = {term.id.text for term in terms}
    for term in terms:
        text = words.read_aloud(term, case)
        # what is isolated is a number or the id of a term, never a name that nobody translated
        kept = re.findall("\u2066(.*?)\u2069", text)
        assert all(part.isdigit() or part in ids for part in kept), text
        assert not re.search("[A-Za-z]", re.sub("\u2066.*?\u2069", "", text)), text


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_each_clause_has_the_numbers_of_the_original(path: Path, code: str) -> None:
    case = open_case(path)
    words = words_of(case, code)
    for clause in case.checked.document.clauses:
        if clause.words:
            text = words.clause(clause.path)
            assert text is not None, clause.path
            assert numbers(text) == numbers(clause.words), clause.path


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text)))
