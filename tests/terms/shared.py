"""Where the shared language files are, and what the tests of the terms language share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from servanda.kernel.source import Diagnostic
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked, check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method_parser import read_method
from servanda.kernel.terms.parser import parse_text

ROOT: Final = Path(__file__).resolve().parents[2]
LANGUAGE: Final = ROOT.parent / "shared" / "language"
SAMPLE: Final = ROOT / "agreements" / "sample-2031"

HEAD: Final = """\
agreement small "A small agreement".
calendar UTC.
party northland "Northland".
party southland "Southland".
body commission "the Commission".
kind truck, trucks.
kind fuel-truck, fuel-trucks is truck "carrying fuel".
kind captive, captives.
act admit, admitted.
act release, released.
act fire.
act report.
moment opening is 1 March 2031.
period phase-1 is 42 days from opening.
annex map-x "map-x.geojson".
area left-areas is annex map-x feature "left".
place gate "the Gate".
"""

OPENING: Final = "# Small\n\nIt opens on 1 March 2031, and its first phase has 42 days.\n\n"
"""The words that hold the numbers of `HEAD`."""


def shared(name: str) -> str:
    """A shared file's text; skips the test where the shared files are absent."""
    path = LANGUAGE / name
    if not path.is_file():
        pytest.skip(f"needs ../shared/language/{name}")
    return path.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the phrasebook: the agreement it belongs to, its clause, its sentences."""

    agreement: str
    number: str
    words: str
    terms: str
    refused: bool


def phrasebook() -> tuple[list[Passage], dict[str, str]]:
    """The passages of the phrasebook and the vocabulary of each agreement."""
    text = shared("phrasebook.md")
    body, _, rest = text.partition("## Vocabulary")
    blocks = re.findall(r"^### (.*?)\n```terms\n(.*?)```", rest, re.MULTILINE | re.DOTALL)
    vocabulary = dict(blocks)
    passages = []
    pattern = r"\*\*(\d+)\. ([^*]*?)\*\* ([^\n]*)\n```terms\n(.*?)```\n(\w+:[^\n]*)"
    for number, source, words, terms, judged in re.findall(pattern, body, re.DOTALL):
        agreement = next(name for name in vocabulary if source.startswith(name))
        passages.append(Passage(agreement, number, words, terms, "REFUSED" in judged))
    return passages, vocabulary


def check(words: str, terms: str, head: str = HEAD, method: str | None = None) -> Checked:
    """A document of one clause with these words and terms, checked."""
    text = f"{OPENING}```terms\n{head}```\n\n## 1. Clause\n\n{words}\n\n```terms\n{terms}\n```\n"
    document, found = read_document(text, "agreement.md")
    read = None
    if method is not None:
        read, slips = read_method(method, "method.md")
        found += slips
    return check_document(document, read, found)


def codes(found: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """The codes of diagnostics, in order."""
    return [diagnostic.code for diagnostic in found]


def parse_one(text: str) -> ast.Statement:
    """The only statement of a text that is read without a finding."""
    parsed = parse_text(text)
    assert parsed.diagnostics == ()
    (statement,) = parsed.statements
    return statement
