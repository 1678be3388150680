"""No value of the program, no concept and no name of a bundled case lacks a language."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.words.fluent import LANGUAGES
from servanda.faces.words.glossary import VALUES, glossary
from servanda.kernel.facts import Gap, Stance, Truth
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexicon import FORMS
from servanda.kernel.verdicts.proof import Outcome, Standing, Verdict
from servanda.record.entries import EntryType
from servanda.record.fields import MEANS

ENUMS: dict[str, set[str]] = {
    name: {member.value for member in enum}
    for name, enum in dict[str, type[StrEnum]](
        verdict=Verdict,
        standing=Standing,
        gap=Gap,
        truth=Truth,
        stance=Stance,
        outcome=Outcome,
        entry=EntryType,
    ).items()
} | {"means": set(MEANS)}
CASES = [Path("agreements") / name for name in ("gaza-october-2025", "sample-2031")]
OTHERS = [code for code in LANGUAGES if code != "en"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_value_has_its_words(code: str) -> None:
    assert set(VALUES) == set(ENUMS)
    assert {name: set(words) for name, words in glossary(code).values.items()} == ENUMS
    for words in glossary(code).values.values():
        assert all(word.strip() for word in words.values())


@pytest.mark.parametrize("code", OTHERS)
def test_every_concept_has_its_word(code: str) -> None:
    assert glossary(code).concepts.keys() == glossary("en").concepts.keys()


def declared(path: Path) -> set[str]:
    found = set()
    for statement in open_case(path).checked.document.statements:
        match statement:
            case ast.NameDecl(sort=sort, name=name) if sort not in ("annex", "incorporates"):
                found.add(name.text)
            case (
                ast.KindDecl(name=name)
                | ast.ActDecl(name=name)
                | ast.AreaDecl(name=name)
                | ast.ListDecl(name=name)
                | ast.MomentDecl(name=name)
                | ast.PeriodDecl(name=name)
            ):
                found.add(name.text)
            case ast.Term(reading=ast.Word(text=reading)):
                found.add(reading)
            case _:
                continue
    return found


def quotations(path: Path) -> set[str]:
    found = set()
    for statement in open_case(path).checked.document.statements:
        match statement:
            case ast.KindDecl(text=text) | ast.ActDecl(text=text) if text:
                found.add(text)
            case _:
                pass
        undefined = getattr(statement, "undefined", None)
        if undefined is not None:
            found.add(undefined.text)
    return found


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_name_quotation_heading_and_clause_of_a_bundled_case_has_its_words(
    path: Path, code: str
) -> None:
    case = open_case(path)
    words = lexicon_of(case, code)
    assert words is not None
    assert not words.agreed, "a translation of ours is not the parties' text"
    assert declared(path) <= words.names.keys()
    assert {text for text in quotations(path) if words.text(text) is None} == set()
    clauses = [clause for clause in case.checked.document.clauses if clause.path]
    headings = {part for clause in clauses for part in clause.path if len(part) > 3}
    assert {part for part in headings if part not in words.headings} == set()
    missing = [clause.path for clause in clauses if clause.words and not words.clause(clause.path)]
    assert not missing
    sources = {body["source"] for entry in case.entries if "source" in (body := entry.body)}
    assert {str(source) for source in sources} <= words.names.keys()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_is_counted_has_every_form_of_the_arabic_plural(path: Path) -> None:
    case = open_case(path)
    words = lexicon_of(case, "ar")
    assert words is not None
    kinds = [s for s in case.checked.document.statements if isinstance(s, ast.KindDecl)]
    for kind in kinds:
        forms = words.names[kind.name.text].forms
        assert forms.keys() <= set(FORMS)
        if kind.plural is not None:
            assert {"one", "two", "few", "many", "other"} <= forms.keys(), kind.name.text
