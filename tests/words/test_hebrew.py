"""What Hebrew needs of the readings, the speaker and the catalogue beyond a table of words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.words.fluent import Catalogue, catalogue
from servanda.faces.words.words import words_of
from servanda.kernel.base import Range
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexicon import Lexicon, Noun
from servanda.kernel.terms.readings import read_aloud
from servanda.kernel.verdicts.phrases import (
    Day,
    Entries,
    Much,
    Name,
    Number,
    Several,
    Slot,
    say,
)
from tests.terms.shared import HEAD, check

CASES = [Path("agreements") / name for name in ("gaza-october-2025", "sample-2031")]
WORDS = Lexicon(
    "he",
    names={
        "northland": Noun({"other": "נורתלנד"}, "f"),
        "truck": Noun({"one": "משאית", "other": "משאיות"}, "f"),
        "admit": Noun({"other": "הכנסה"}, verb="להכניס"),
        "target": Noun({"other": "תקיפה"}, verb="לתקוף"),
    },
    quoted={"targeting": "תקיפה"},
)
MORE = HEAD + 'act target is undefined "targeting".\n'


def plain(text: str) -> str:
    return text.replace("\u2066", "").replace("\u2069", "")


def read(sentence: str) -> str:
    checked = check("words", f"term 1: {sentence}.", MORE)
    (term,) = checked.terms
    return plain(read_aloud(term, checked, catalogue("he"), WORDS))


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "להכניס משאית אחת"), (2, "להכניס 2 משאיות"), (100, "להכניס 100 משאיות")],
)
def test_one_stands_behind_its_noun_and_agrees_with_it(number: int, said: str) -> None:
    noun = "trucks" if number > 1 else "truck"
    assert read(f"northland shall admit {number} {noun}") == f"על נורתלנד {said}."


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Range(1, 1), "משאית אחת"),
        (Range(2, 2), "2 משאיות"),
        (Range(1, None), "לפחות משאית אחת"),
        (Range(0, 1), "בין 0 ל־1 משאית"),
        (Range(0, 600), "בין 0 ל־600 משאיות"),
    ],
)
def test_an_amount_agrees_with_what_it_counts(amount: Range, said: str) -> None:
    words = words_of(open_case(CASES[0]), "he")
    assert plain(words.show(Much(amount, "truck"))) == said


def test_an_act_said_by_its_infinitive_is_still_told_to_be_undefined() -> None:
    text = read("northland shall not target")
    assert text == "אסור: נאסר על נורתלנד לתקוף (״תקיפה״, ללא הגדרה בנוסח)."


def test_a_permission_agrees_with_whom_it_is_given_to() -> None:
    assert read("northland may admit trucks") == "נורתלנד רשאית להכניס משאיות."


def test_a_prefix_takes_a_maqaf_before_what_is_isolated_and_only_there() -> None:
    words = words_of(open_case(CASES[0]), "he")
    both = say("known.with", entries=Entries(("ap-1", "bbc-2")), how=say("known.admitted"))
    assert "\u2066ap-1\u2069 ו־\u2066bbc-2\u2069" in words.speaker.text(both)
    named = Several((Name("israel"), Name("hamas")))
    assert "ישראל וחמאס" in words.speaker.text(say("bearer.joint", bearers=named))
    spoken = Catalogue("he", ("said = ב{ $at } וכן של { $id }, מ{ $from }\n",))
    linked = "\ue000\u2066x\u2069"
    filled: dict[str, str | int] = {"at": 5, "id": linked, "from": "ישראל"}
    assert spoken.message("said", filled) == "ב־\u20665\u2069 וכן של \ue000\u2066x\u2069, מישראל"
    marked = spoken.message("said", filled | {"from": linked})
    assert marked.endswith(", מ־\ue000\u2066x\u2069")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_ban_is_heard_first_and_nothing_else_is_heard_as_one(path: Path) -> None:
    case = open_case(path)
    words = words_of(case, "he")
    terms = [s for s in case.checked.document.statements if isinstance(s, ast.Term)]
    assert terms
    for term in terms:
        text = words.read_aloud(term, case)
        ban = term.sentence.modality is ast.Modality.SHALL_NOT
        assert text.startswith("אסור: נאסר על ") is ban
        may = term.sentence.modality is ast.Modality.MAY
        assert bool(re.search(r" רשא(י|ית|ים) ", text)) is may


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_no_place_is_named_with_the_article_that_a_prefix_would_swallow(path: Path) -> None:
    case = open_case(path)
    words = words_of(case, "he")
    named = [s for s in case.checked.document.statements if isinstance(s, ast.NameDecl)]
    places = [words.show(Name(s.name.text)) for s in named if s.sort == "place"]
    assert places
    # "at" is a prefix: before a name with the article it would leave "at the the"
    assert [place for place in places if place.startswith("ה")] == []


def test_the_marks_have_letters_that_differ() -> None:
    spoken = catalogue("he")
    letters = [spoken.message(key, {}) for key in spoken.keys if key.startswith("letter-")]
    assert len(set(letters)) == len(letters) == 9


@pytest.mark.parametrize(
    "key", ["occasion.incident", "occasion.stretch", "claimed.for", "dispute.happened"]
)
def test_an_occasion_that_a_copy_gives_a_number_keeps_its_noun_once(key: str) -> None:
    words = words_of(open_case(CASES[0]), "he")
    slot = "what" if key == "claimed.for" else "id"
    numbered = say("withheld.occasion", number=2)
    said = plain(words.speaker.text(say(key, **{slot: numbered}))).split()
    assert said[-3:] == ["מקרה", "מספר", "2"] or said[-3:] == ["במקרה", "מספר", "2"]
    assert all(one.lstrip("ב") != other for one, other in pairwise(said))


@pytest.mark.parametrize("key", ["out", "out.due-open"])
def test_what_must_be_empty_by_a_time_is_not_said_to_be_empty_until_it(key: str) -> None:
    words = words_of(open_case(CASES[0]), "he")
    slots = {"due": Day("2025-10-11")} if key == "out" else {}
    said = words.speaker.text(say(key, areas=Name("gaza"), known="", **slots))
    assert "לכל המאוחר" in said
    assert not re.search(r"\bעד\b", said)


@pytest.mark.parametrize(
    ("key", "slots", "said"),
    [
        ("tally.possible", {"n": 1}, "1 – ייתכן שאין זה מקרה של התניה"),
        ("tally.possible", {"n": 3}, "3 – ייתכן שאינם מקרים של התניה"),
        ("group.undated", {"least": Number(1, "acts")}, "בוסס לפחות מעשה אחד ללא תאריך משלו"),
        ("group.undated", {"least": Number(2, "acts")}, "בוססו לפחות שני מעשים ללא תאריך משלהם"),
    ],
)
def test_what_is_said_of_a_number_agrees_with_it(
    key: str, slots: dict[str, Slot], said: str
) -> None:
    words = words_of(open_case(CASES[0]), "he")
    listed: dict[str, Slot] = {"entries": Entries(("ap-1",))} if key == "group.undated" else {}
    assert plain(words.speaker.text(say(key, **slots, **listed))).startswith(said)


def test_a_text_that_nobody_confirmed_is_not_said_to_be_unapproved() -> None:
    case = open_case(CASES[0])
    clause = words_of(case, "he").clause(("The plan of 29 September 2025", "10"))
    assert clause is not None
    assert "לא אושש" in clause
    assert "לא אושר" not in clause
