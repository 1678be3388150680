"""The page on the language says what is so: its examples are read, its lists are the lists."""

from __future__ import annotations

import re
from typing import Final

import pytest

from servanda.kernel.catalogue import CATALOGUE
from servanda.kernel.terms import document, lexer, moments
from servanda.kernel.terms.method_parser import read_method
from servanda.kernel.terms.parser import parse_text
from servanda.kernel.terms.words import RESERVED
from tests.terms.shared import ROOT, codes

PAGE: Final = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "block", re.findall(r"^```terms\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
)
def test_every_example_is_read(block: str) -> None:
    parsed = parse_text(block)
    assert codes(list(parsed.diagnostics)) == []
    assert parsed.statements


def test_the_example_of_a_method_holds_every_rule() -> None:
    (block,) = re.findall(r"^```method\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    method, found = read_method(block, "method.md")
    assert found == []
    rules = {line.split(" ")[0] for line in block.splitlines()}
    assert len(method.where) == len(block.splitlines())
    grammar = PAGE.partition("rule   =")[2].partition("bound  =")[0]
    starts = set(re.findall(r'[=|]\s+\(?"([a-z]+)"', f"={grammar}")) | {"term", "recipient"}
    assert rules == starts


def test_the_list_of_reserved_words_is_the_list() -> None:
    listed = re.search(r"<!-- reserved -->\n(.*?)\n<!-- /reserved -->", PAGE, re.DOTALL)
    assert listed is not None
    assert re.findall(r"`([a-z-]+)`", listed[1]) == sorted(RESERVED)


def test_every_word_of_the_printed_grammar_is_reserved_and_every_reserved_word_is_in_it() -> None:
    (grammar,) = re.findall(r"^```ebnf\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    from servanda.kernel.terms.words import UNITS

    assert set(re.findall(r'"([a-z-]+)"', grammar)) | set(UNITS) == RESERVED


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("characters of a document or method", document.MAX_CHARACTERS),
        ("clauses of a document", document.MAX_CLAUSES),
        ("statements of a document, rules of a method", document.MAX_STATEMENTS),
        ("clauses inside clauses", document.MAX_PATH),
        ("moments inside moments", moments.MAX_DEPTH),
        ("digits of a number", lexer.MAX_DIGITS),
        ("characters of a name or id", lexer.MAX_NAME),
        ("characters of a quoted text", lexer.MAX_TEXT),
        ("findings that are told", document.MAX_FINDINGS),
    ],
)
def test_the_limits_are_the_ones_that_hold(name: str, value: int) -> None:
    assert f"| {name} | {value:,} |" in PAGE


def test_every_code_it_cites_is_in_the_catalogue() -> None:
    cited = set(re.findall(r"\b[TM][0-9]{3}\b", PAGE))
    assert cited <= set(CATALOGUE)
    assert len(cited) > 30


def test_every_anchor_it_points_to_in_the_semantics_is_there() -> None:
    headings = re.findall(
        r"^#+ (.*)$", (ROOT / "docs" / "semantics.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    anchors = {re.sub(r"[^a-z0-9 -]", "", h.lower()).replace(" ", "-") for h in headings}
    assert set(re.findall(r"semantics\.md#([a-z-]+)", PAGE)) <= anchors
