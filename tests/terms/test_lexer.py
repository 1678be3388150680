from __future__ import annotations

import pytest

from servanda.kernel.terms.lexer import MAX_DIGITS, MAX_NAME, Kind, Token, skeleton, tokenize
from tests.terms.shared import codes


def words(text: str) -> list[tuple[Kind, str]]:
    tokens, found = tokenize(text, "t")
    assert found == []
    assert tokens[-1].kind is Kind.END
    return [(token.kind, token.text) for token in tokens[:-1]]


def told(text: str) -> tuple[list[Token], list[str], list[str]]:
    tokens, found = tokenize(text, "t")
    return tokens, codes(found), [diagnostic.hint for diagnostic in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("fuel-truck", Kind.NAME),
        ("in-force-list", Kind.NAME),
        ("pro-rata", Kind.WORD),
        ("4a", Kind.ID),
        ("3.1.2", Kind.ID),
        ("4.5-4.6", Kind.ID),
        ("M1", Kind.ID),
        ("Map", Kind.ID),
        ("300m", Kind.ID),
        ("B2", Kind.GRADE),
        ("B2a", Kind.ID),
        ("G1", Kind.ID),
        ("1700", Kind.NUMBER),
        ("4.5", Kind.NUMBER),
        ("12:00", Kind.CLOCK),
        ("May", Kind.MONTH),
        ("may", Kind.WORD),
        ("Asia/Gaza", Kind.ZONE),
        ("America/Argentina/Buenos_Aires", Kind.ZONE),
        ("UTC", Kind.ZONE),
        ('"the Gate"', Kind.TEXT),
    ],
)
def test_each_form_is_one_token(text: str, kind: Kind) -> None:
    assert words(text) == [(kind, text.strip('"'))]


def test_a_point_after_an_id_or_number_is_the_full_stop() -> None:
    assert [kind for kind, _ in words("term 4a. term 3.1. 600.")] == [
        Kind.WORD, Kind.ID, Kind.STOP, Kind.WORD, Kind.NUMBER, Kind.STOP, Kind.NUMBER, Kind.STOP,
    ]  # fmt: skip


def test_places_count_characters_from_one_and_lines_from_the_line_given() -> None:
    tokens, _ = tokenize('act fire. # remark\n\t"中" term', "t", line=7)
    places = [(t.text, t.span.line, t.span.col, t.span.end_col, t.begins_line) for t in tokens]
    assert places == [
        ("act", 7, 1, 4, True),
        ("fire", 7, 5, 9, False),
        (".", 7, 9, 10, False),
        ("中", 8, 2, 5, True),
        ("term", 8, 6, 10, False),
        ("", 8, 10, 10, True),
    ]


def test_a_look_alike_word_is_told_and_read_as_it_looks() -> None:
    tokens, found, hints = told("sh\u0430ll \u0430dmit")
    assert [(t.kind, t.text) for t in tokens[:2]] == [(Kind.WORD, "shall"), (Kind.NAME, "admit")]
    assert found == ["T102", "T102"]
    assert hints[0] == 'write "shall" in Latin letters'


def test_words_of_another_alphabet_belong_in_quotes() -> None:
    tokens, found, hints = told("סמן")
    assert tokens[0].kind is Kind.BAD
    assert found == ["T101"]
    assert hints == ['put the words in quotes: "סמן"']


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\u200f", "\u061c"])
def test_controls_of_direction_are_refused_in_words_text_and_remarks(char: str) -> None:
    for text in (f"act{char} fire", f'party x "a{char}b"', f"# remark {char}"):
        assert told(text)[1] == ["T103"], text


def test_an_accent_is_a_look_alike_and_a_soft_hyphen_is_told() -> None:
    assert skeleton("caf\u00e9") == "cafe"
    assert told("caf\u00e9")[1] == ["T102"]
    assert told("tru\u00adck")[1] == ["T101"]


def test_spaces_of_another_width_are_told_and_stepped_over() -> None:
    tokens, found, _ = told("600\u00a0trucks")
    assert [t.text for t in tokens[:-1]] == ["600", "trucks"]
    assert found == ["T101"]


def test_a_thousands_separator_is_told_and_the_number_read() -> None:
    tokens, found, hints = told("1,700 60,000,000")
    assert [(t.kind, t.text) for t in tokens[:2]] == [
        (Kind.NUMBER, "1700"),
        (Kind.NUMBER, "60000000"),
    ]
    assert (found, hints) == (["T106", "T106"], ["write 1700", "write 60000000"])


def test_a_comma_after_a_number_is_a_comma() -> None:
    assert [kind for kind, _ in words("numbering 20, binding")][1:3] == [Kind.NUMBER, Kind.COMMA]


def test_curly_and_open_quotes_are_told_and_read_as_text() -> None:
    tokens, found, hints = told('“the Gate” «x» "open.\nact')
    assert [(t.kind, t.text) for t in tokens[:5]] == [
        (Kind.TEXT, "the Gate"),
        (Kind.TEXT, "x"),
        (Kind.TEXT, "open"),
        (Kind.STOP, "."),
        (Kind.WORD, "act"),
    ]
    assert found == ["T105", "T105", "T105"]
    assert hints[0] == 'write "the Gate"'


def test_words_that_run_together_are_told() -> None:
    assert told("trucksEach")[1] == ["T101"]


def test_limits_of_numbers_and_names() -> None:
    assert told("9" * MAX_DIGITS)[1] == []
    assert told("9" * (MAX_DIGITS + 1))[1] == ["T106"]
    assert told("a" * MAX_NAME)[1] == []
    assert told("a" * (MAX_NAME + 1))[1] == ["T115"]
