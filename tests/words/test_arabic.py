"""What Arabic needs of the readings and the speaker beyond a table of words."""

from __future__ import annotations

from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.words.fluent import catalogue
from servanda.faces.words.words import words_of
from servanda.kernel.base import Range
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexicon import Lexicon, Noun
from servanda.kernel.terms.readings import read_aloud
from servanda.kernel.verdicts.phrases import Much, Name, Number, Several, say
from tests.terms.shared import HEAD, check

CASES = [Path("agreements") / name for name in ("gaza-october-2025", "sample-2031")]
TRUCK = Noun(
    {"one": "شاحنة", "two": "شاحنتين", "few": "شاحنات", "many": "شاحنة", "other": "شاحنة"}, "f"
)
WORDS = Lexicon(
    "ar",
    names={
        "northland": Noun({"other": "نورثلاند"}, "f"),
        "truck": TRUCK,
        "admit": Noun({"other": "إدخال"}),
        "target": Noun({"other": "استهداف"}, verb="الاستهداف"),
    },
    quoted={"targeting": "استهداف"},
)
MORE = HEAD + 'act target is undefined "targeting".\n'


def read(sentence: str) -> str:
    checked = check("words", f"term 1: {sentence}.", MORE)
    (term,) = checked.terms
    text = read_aloud(term, checked, catalogue("ar"), WORDS)
    return text.replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "إدخال شاحنة واحدة"),
        (2, "إدخال شاحنتين"),
        (3, "إدخال 3 شاحنات"),
        (11, "إدخال 11 شاحنة"),
        (100, "إدخال 100 شاحنة"),
        (103, "إدخال 103 شاحنات"),
    ],
)
def test_one_and_two_stand_in_the_noun_and_not_beside_it(number: int, said: str) -> None:
    noun = "trucks" if number > 1 else "truck"
    assert read(f"northland shall admit {number} {noun}") == f"يتعيّن على نورثلاند {said}."


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Range(1, 1), "شاحنة واحدة"),
        (Range(2, 2), "عدد شاحنتين"),
        (Range(2, None), "ما لا يقل عن شاحنتين"),
        (Range(0, 2), "ما بين 0 وشاحنتين"),
        (Range(1, 600), "ما بين 1 و600 شاحنة"),
    ],
)
def test_an_amount_agrees_with_what_it_counts(amount: Range, said: str) -> None:
    words = words_of(open_case(CASES[0]), "ar")
    shown = words.show(Much(amount, "truck"))
    assert shown.replace("\u2066", "").replace("\u2069", "") == said


@pytest.mark.parametrize(
    "key", ["occasion.incident", "occasion.stay", "occasion.stretch", "dispute.happened"]
)
def test_an_occasion_that_a_copy_gives_a_number_is_not_named_twice(key: str) -> None:
    words = words_of(open_case(CASES[0]), "ar")
    said = words.speaker.text(say(key, id=say("withheld.occasion", number=2))).split()
    assert all(one != other for one, other in pairwise(said))
    assert "2" in said[-1]


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (("a",), "بشأن الحالة a"),
        (("a", "b"), "بشأن الحالتين a وb"),
        (tuple("abc"), "بشأن الحالات a، b وc"),
    ],
)
def test_the_occasions_of_an_exception_are_named_in_their_number(
    ids: tuple[str, ...], said: str
) -> None:
    words = words_of(open_case(CASES[0]), "ar")
    shown = words.show(say("claimed.for", what=Several(tuple(Name(i) for i in ids))))
    assert shown.replace("\u2066", "").replace("\u2069", "") == said


def test_an_act_said_by_its_form_after_must_is_still_told_to_be_undefined() -> None:
    text = read("northland shall not target")
    assert text.startswith("محظور: يُحظر على نورثلاند الاستهداف («استهداف»، ")
    assert "دون تعريف" in text


def test_riders_are_joined_by_the_comma_of_the_language() -> None:
    text = read("northland shall admit 600 trucks, including 50 trucks, counted at gate")
    assert "," not in text
    assert text.count("،") == 2


def test_an_act_in_its_past_form_is_said_by_the_words_of_the_act() -> None:
    text = read("northland shall admit 15 trucks for each truck admitted by northland")
    assert "مقابل كل إدخال شاحنة من جانب نورثلاند" in text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_ban_is_heard_first_and_nothing_else_is_heard_as_one(path: Path) -> None:
    case = open_case(path)
    words = words_of(case, "ar")
    terms = [s for s in case.checked.document.statements if isinstance(s, ast.Term)]
    assert terms
    for term in terms:
        ban = term.sentence.modality is ast.Modality.SHALL_NOT
        assert words.read_aloud(term, case).startswith("محظور: يُحظر على ") is ban


def test_no_two_marks_differ_by_their_dots_alone() -> None:
    alike = ("بتثنيى", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق", "وؤ", "اأإآ", "هة")
    letters = [
        catalogue("ar").message(key, {})
        for key in sorted(catalogue("ar").keys)
        if key.startswith("letter-")
    ]
    assert len(letters) == len(set(letters)) == 9
    shapes = [next((n for n, group in enumerate(alike) if one in group), one) for one in letters]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(
    "misheard",
    [
        "مستبعَد",  # improbable, for what is excluded
        "المصادر مختلفة",  # various sources, for sources that differ
        "تجاوزته الوقائع",  # facts made on the ground, for what events overtook
        "أُغفل",  # neglected, for what a rule leaves out
        "متأخر التنفيذ",  # overdue, for what was performed late
        "إذن فحسب",  # only then, for only a permission
    ],
)
def test_no_message_says_what_is_heard_as_another_thing(misheard: str) -> None:
    for file in (files("servanda.faces.words") / "ar").iterdir():
        assert misheard not in file.read_text(encoding="utf-8"), file.name


def test_the_first_and_last_of_several_periods_are_not_one_string_of_from_and_to() -> None:
    first, last = "الفترة من 1 إلى 7", "الفترة من 8 إلى 14"
    text = catalogue("ar").message("board-run", {"first": first, "last": last, "n": 2})
    assert "إلى الفترة" not in text


def test_one_of_what_has_no_gender_of_its_own_kept_its_number() -> None:
    words = words_of(open_case(CASES[0]), "ar")
    assert words.show(Much(Range(1, 1), "gazan-remains")) == "رفات غزي واحد"


@pytest.mark.parametrize("key", ["group.total", "group.listed", "group.bearers"])
def test_these_periods_are_all_of_them_and_not_so_many_out_of_them(key: str) -> None:
    words = words_of(open_case(CASES[0]), "ar")
    every = Number(30, "periods")
    said = words.show(say(key, least=2, all=every, entries="e", total=9, bearers="b"))
    assert "فترة من هذه" not in said
    assert "من أصل هذه، البالغ عددها" in said


# ------------------------------------------------------------ what was heard as another thing


def test_nunation_is_written_one_way() -> None:
    texts = list((files("servanda.faces.words") / "ar").iterdir())
    texts += [path / "words" / "ar.toml" for path in CASES]
    for file in texts:
        assert "\u0627\u064b" not in file.read_text(encoding="utf-8"), file.name


def test_three_of_which_one_is_enough_are_not_heard_as_one_thing_said_twice() -> None:
    words = words_of(open_case(CASES[0]), "ar")
    either = Several(
        tuple(say(key) for key in ("settle.report", "settle.time", "settle.place")), "or"
    )
    assert words.show(either).count(" أو ") == 2
    assert "،" not in words.show(either)


@pytest.mark.parametrize("key", ["out", "out.no-due", "out.due-open"])
def test_what_was_owed_is_not_heard_as_undone(key: str) -> None:
    """كان يجب ألا يكون is "should not have been", also of a withdrawal that was complete."""
    assert "كان يجب" not in catalogue("ar").message(key, {"areas": "A", "known": "", "due": "D"})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("offensive-infrastructure", "عسكرية"),  # only what attacks
        ("govern", "غير مباشر"),  # only to take over government
        ("conduct-operation", "عسكرية"),  # any operation
        ("fuel-truck", "غاز"),  # only fuel
        ("movement", "بين الشمال والجنوب"),  # any movement
        ("detained-gazan", "2023"),  # whenever detained
        ("information-on-gazans", "رفات"),  # of any Gazan
        ("information-on-remains", "بقية المتوفين"),  # of any remains
        ("held-zone", "المرحلة الأولى"),  # at any time
        ("stabilisation-force", "مؤقتة"),  # without an end
    ],
)
def test_a_name_is_neither_wider_nor_narrower_than_what_it_names(name: str, said: str) -> None:
    lexicon = lexicon_of(open_case(CASES[0]), "ar")
    assert lexicon is not None
    noun = lexicon.names[name]
    assert all(said in text for text in (*noun.forms.values(), noun.verb or said))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_areas_to_be_left_are_not_called_left_while_that_is_owed(path: Path) -> None:
    case = open_case(path)
    words = words_of(case, "ar")
    for term in (s for s in case.checked.document.statements if isinstance(s, ast.Term)):
        assert "المنسحَب منها" not in words.read_aloud(term, case)
