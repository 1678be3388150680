"""Files of words: read whole or not at all, and shown where they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.words.words import words_of
from servanda.kernel.base import Range
from servanda.kernel.terms.lexicon import LexiconError, parse_lexicon
from servanda.kernel.terms.readings import read_aloud
from servanda.kernel.verdicts.phrases import Much, Name, say
from servanda.record.flaws import InputError
from tests.cases.telling import CASES, GAZA

SAMPLE = CASES / "sample-2031"

WORDS = """
language = "ar"
title = "T"
[names]
israel = { other = "I", gender = "f" }
truck = { one = "one-truck", two = "two-trucks", few = "few", many = "many", other = "other" }
[headings]
"Humanitarian annex, as leaked" = "H"
[clauses]
"2" = "C"
"""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("language = ", "Invalid value"),
        ("[names]\n", "does not say its language"),
        ('language = "ar"\nfoo = 1', '"foo" is none of'),
        ('language = "ar"\nnames = 1', "names is a table"),
        ('language = "ar"\n[names]\na = 1', "names.a is a text or a table"),
        ('language = "ar"\n[names]\na = { one = "x" }', "names.a has no form other"),
        ('language = "ar"\n[names]\na = { other = "x", much = "y" }', "names.a.much is none of"),
        ('language = "ar"\n[names]\na = { other = "x", gender = "n" }', "names.a.gender"),
        ('language = "ar"\n[clauses]\n2 = 5', "clauses.2 is a text"),
        ('language = "ar"\nagreed = "yes"', "agreed is true or false"),
    ],
)
def test_what_is_wrong_with_a_file_of_words_is_told_with_its_key(text: str, why: str) -> None:
    with pytest.raises(LexiconError, match=why):
        parse_lexicon(text)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Gaza case with a few words."""
    path = Path(shutil.copytree(GAZA, tmp_path / "case"))
    (path / "words").mkdir(exist_ok=True)
    (path / "words" / "ar.toml").write_text(WORDS, encoding="utf-8")
    return path


def test_a_broken_file_of_words_stops_with_its_code_and_place(copy: Path) -> None:
    (copy / "words" / "ar.toml").write_text('language = "he"\n', encoding="utf-8")
    case = open_case(copy)
    with pytest.raises(InputError) as caught:
        lexicon_of(case, "ar")
    (found,) = caught.value.diagnostics
    assert (found.code, found.span.file) == ("C107", "words/ar.toml")
    assert "its name says ar" in found.message


def test_names_take_the_form_of_their_number_and_unknown_ones_stand_as_declared(
    copy: Path,
) -> None:
    words = words_of(open_case(copy), "ar")
    assert words.rtl
    assert words.unofficial
    shown = [words.show(Much(Range(n, n), "truck")) for n in (1, 2, 3, 11, 100)]
    for text, noun in zip(shown, ("one-truck", "two-trucks", "few", "many", "other"), strict=True):
        assert noun in text
    assert words.show(Name("hamas")) == "\u2066hamas\u2069"
    assert words.show(Name("israel")) == "I"
    assert words.clause(("2",)) == "C"
    assert words.clause(("3",)) is None
    assert words.show(say("clause", path="x"))


def test_english_is_the_agreement_s_own_and_never_unofficial(copy: Path) -> None:
    words = words_of(open_case(copy), "en")
    assert not words.rtl
    assert not words.unofficial
    assert words.show(Much(Range(1, 1), "truck")) == "1 truck"
    assert words.show(Much(Range(2, 600), "truck")) == "between 2 and 600 trucks"


# ------------------------------------------------------------------------------- English names


@pytest.mark.parametrize("path", [GAZA, SAMPLE], ids=lambda path: path.name)
def test_english_names_of_a_bundled_case_are_names_that_it_has(path: Path) -> None:
    case = open_case(path)
    spelt = lexicon_of(case, "en")
    assert spelt is not None
    sources = {str(entry.body.get("source", entry.recorder)) for entry in case.entries}
    listed = {name for group in case.method.groups for name in group.members}
    unknown = spelt.names.keys() - case.checked.names.declared.keys() - sources - listed
    # periods, and whose silence closes a term
    assert unknown <= {"exchange", "handover", "liaison-north"}, "a name that nobody has is a slip"
    assert not words_of(case, "en").unofficial


def test_a_spelt_name_is_said_and_read_and_the_agreement_keeps_its_own() -> None:
    case = open_case(GAZA)
    words = words_of(case, "en")
    assert words.show(Name("cogat")) == "COGAT"
    assert words.show(Much(Range(15, 15), "gazan-remains")).startswith("15 remains of")
    term = next(t for t in case.checked.terms if t.id.text == "4a")
    assert words.read_aloud(term, case) == (
        "Israel must be out of the areas to be left within 24 hours after approval."
    )
    assert read_aloud(term, case.checked) == (
        "Israel must be out of left areas within 24 hours after approval."
    )


def test_one_of_what_is_not_counted_is_said_without_a_number() -> None:
    words = words_of(open_case(GAZA), "en")
    thing = "information on Gazan prisoners, detainees and remains"
    assert words.show(Much(Range(1, 1), "information-on-gazans")) == thing
    assert words.show(Much(Range(1, 1), "truck")) == "1 truck"
    assert words.show(Much(Range(2, 2), "information-on-gazans")) == f"2 {thing}"


def test_words_that_a_name_says_already_are_not_quoted_beside_it() -> None:
    case = open_case(GAZA)
    term = next(t for t in case.checked.terms if t.id.text == "5b")
    assert "living hostage on the list" in read_aloud(term, case.checked)
    assert "“living”" not in read_aloud(term, case.checked)


@pytest.mark.parametrize("path", [GAZA, SAMPLE], ids=lambda path: path.name)
def test_every_source_of_a_bundled_case_is_spelt_out_in_every_language(path: Path) -> None:
    """Sources stood as ids, in lower case and with hyphens, in the middle of English text."""
    case = open_case(path)
    # what names no source is its recorder's own word
    sources = {str(entry.body.get("source", entry.recorder)) for entry in case.entries}
    listed = {name for group in case.method.groups for name in group.members}
    for language in ("en", "ar", "he"):
        spelt = lexicon_of(case, language)
        assert spelt is not None
        named = case.checked.names.declared.keys() | spelt.names.keys()
        assert (sources | listed) <= named, language
