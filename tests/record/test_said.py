from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.kernel.base import Json, Range
from servanda.record import said
from servanda.record.entries import Hedged, Where
from servanda.record.flaws import UnfitError


def refused(read: object, value: Json) -> tuple[str, str]:
    """Code and hint of a value that is refused."""
    assert callable(read)
    with pytest.raises(UnfitError) as caught:
        read(value)
    return caught.value.code, caught.value.hint


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        (600, Range(600, 600)),
        ("600", Range(600, 600)),
        ("12.5", Range(Decimal("12.5"), Decimal("12.5"))),
        ("600.0", Range(600, 600)),
        (0, Range(0, 0)),
        ({"lo": 600, "hi": 800}, Range(600, 800)),
        ({"lo": 600}, Range(600, None)),
        ({"lo": 600, "hi": None}, Range(600, None)),
        ({"hi": 800}, Range(0, 800)),
        ({"text": "almost 2000"}, Hedged("almost 2000")),
    ],
)
def test_an_amount_is_figures_bounds_or_words(value: Json, amount: Range | Hedged) -> None:
    assert said.amount(value) == amount


@pytest.mark.parametrize(
    ("value", "code", "hint"),
    [
        ("1,700", "R115", "write 1700"),
        ("1\u202f700", "R115", "write 1700"),
        ("٦٠٠", "R115", "write 600"),
        ("about 600", "R115", "words"),
        ("1e3", "R115", "figures"),
        ("-4", "R115", "figures"),
        (-4, "R103", "from 0"),
        (2**53, "R103", "9007199254740991"),
        ("99999999999999999", "R115", "9"),
        (True, "R115", "figures"),
        ([600, 800], "R115", "figures"),
        ({}, "R115", "lo"),
        ({"low": 3}, "R115", '"lo"'),
        ({"lo": 800, "hi": 600}, "R115", "smaller"),
        ({"lo": 600, "text": "about 600"}, "R115", "keep either"),
    ],
)
def test_what_is_no_amount_is_refused_with_an_edit(value: Json, code: str, hint: str) -> None:
    found, edit = refused(said.amount, value)
    assert found == code
    assert hint in edit


@given(st.integers(min_value=0, max_value=said.LARGEST))
def test_every_amount_the_record_keeps_is_read_the_same_from_figures_and_from_text(n: int) -> None:
    assert said.amount(n) == said.amount(str(n)) == Range(n, n)


@pytest.mark.parametrize("word", ["israel", "agency-a", "un-2720", "a", "s0"])
def test_names_are_as_agreements_declare_them(word: str) -> None:
    assert said.name(word) == word


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("Northland", 'write "northland"'),
        ("north land", 'write "north-land"'),
        ("agency_a", 'write "agency-a"'),
        ("2720", "beginning with a letter"),
        ("", "beginning with a letter"),
        ("northland\u202e", 'write "northland"'),
        ("nоrthland", "write"),  # a Cyrillic o
        ("a" * 81, "shorten"),
    ],
)
def test_what_is_no_name_is_refused_with_an_edit(word: str, hint: str) -> None:
    code, edit = refused(said.name, word)
    assert code == "R110"
    assert hint in edit


@pytest.mark.parametrize("word", ["r1", "term 4b", "41/2025", "تقرير 41", "דוח-41", "Zürich 3"])
def test_references_may_be_in_any_one_alphabet(word: str) -> None:
    assert said.reference(word) == word


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("re\u0301f", "réf"),
        ("r\u202e1", "remove"),
        ("r\u200b1", "remove"),
        ("r\n1", "one line"),
        (" r1", "blanks"),
        ("", "1 to"),
        ("rероrt", "one alphabet"),
        ("x" * 161, "160"),
    ],
)
def test_references_that_look_like_others_are_refused(word: str, hint: str) -> None:
    code, edit = refused(said.reference, word)
    assert code == "R110"
    assert hint in edit


@pytest.mark.parametrize("grade", [f"{a}{n}" for a in "ABCDEF" for n in range(1, 7)])
def test_all_thirty_six_grades_are_grades(grade: str) -> None:
    assert said.grade(grade) == grade


@pytest.mark.parametrize(("grade", "hint"), [("b2", 'write "B2"'), ("G1", "A to F"), ("B7", "B2")])
def test_what_is_no_grade_is_refused(grade: str, hint: str) -> None:
    code, edit = refused(said.grade, grade)
    assert code == "R116"
    assert hint in edit


def test_a_place_is_certain_or_possible_and_never_both() -> None:
    assert said.place("entry") == Where(("entry",))
    assert said.place(["the-valley", "entry"]) == Where(("the-valley", "entry"))
    assert said.place({"possible": ["z1", "z2"]}) == Where((), ("z1", "z2"))
    assert said.place({"in": "the-valley", "possible": "z1"}) == Where(("the-valley",), ("z1",))
    assert refused(said.place, {"in": "z1", "possible": "z1"})[0] == "R109"
    assert refused(said.place, {"near": "z1"})[0] == "R109"
    assert refused(said.place, [])[0] == "R109"
    assert refused(said.place, ["z1", "z1"])[0] == "R109"
    assert refused(said.place, [f"z{n}" for n in range(1001)])[0] == "R105"
