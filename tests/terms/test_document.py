from __future__ import annotations

from servanda.kernel.source import Diagnostic
from servanda.kernel.terms import ast
from servanda.kernel.terms.document import (
    MAX_CHARACTERS,
    MAX_CLAUSES,
    MAX_FINDINGS,
    MAX_STATEMENTS,
    read_document,
)
from tests.terms.shared import codes


def read(text: str) -> tuple[ast.Document, list[Diagnostic]]:
    return read_document(text, "agreement.md")


def paths(text: str) -> list[tuple[str, ...]]:
    document, found = read(text)
    assert found == []
    return [clause.path for clause in document.clauses]


def test_headings_nest_by_level_and_the_first_of_level_one_is_the_title() -> None:
    text = "# Title\n\n## A\n\n### A1\n\n## B\n\n# Annex\n"
    assert paths(text) == [(), ("A",), ("A", "A1"), ("B",), ("Annex",)]
    assert read(text)[0].title == "Title"


def test_numbers_nest_by_their_form_and_come_back_by_it() -> None:
    text = (
        "## 5\n\n5a one\n\n(a) two\n\n(i) three\n\n(b) four\n\n5b five\n\n5.1 six\n\n5.1.1 seven\n"
    )
    assert paths(text)[2:] == [
        ("5", "5a"),
        ("5", "5a", "(a)"),
        ("5", "5a", "(a)", "(i)"),
        ("5", "5a", "(b)"),
        ("5", "5b"),
        ("5", "5.1"),
        ("5", "5.1", "5.1.1"),
    ]


def test_a_compound_number_stands_under_its_own_number_alone() -> None:
    assert paths("3. three\n\n3b under\n\n5b beside\n")[1:] == [("3",), ("3", "3b"), ("5b",)]


def test_the_letter_i_follows_h_and_is_a_roman_number_elsewhere() -> None:
    assert paths("(h) x\n\n(i) y\n")[1:] == [("(h)",), ("(i)",)]
    assert paths("(a) x\n\n(i) y\n")[1:] == [("(a)",), ("(a)", "(i)")]


def test_list_lines_are_clauses_and_wrapped_lines_are_not() -> None:
    text = "1. one\n2. two, within\n24 hours of (a) or\n5b of it\n\n2025. A year is no number.\n"
    document, _ = read(text)
    assert [c.path for c in document.clauses] == [(), ("1",), ("2",)]
    assert document.clauses[2].words == (
        "two, within\n24 hours of (a) or\n5b of it\n2025. A year is no number."
    )


def test_marks_of_bold_and_bullets_before_a_number_are_read_over() -> None:
    assert paths("**3.** words\n\n- (a) words\n\n* (b) words\n")[1:] == [
        ("3",),
        ("3", "(a)"),
        ("3", "(b)"),
    ]


def test_deeper_indentation_nests_and_shallower_comes_back() -> None:
    assert paths("1. a\n   1. b\n   2. c\n2. d\n")[1:] == [("1",), ("1", "1"), ("1", "2"), ("2",)]


def test_terms_belong_to_the_last_clause_above_and_keep_their_places() -> None:
    text = "## A\n\n(a) words\n\n~~~terms\nact fire.\n  act  run.\n~~~\n\n"
    text += "(b) more\n\n```terms\nact x.\n```"
    document, found = read(text)
    assert found == []
    assert document.under == (("A", "(a)"), ("A", "(a)"), ("A", "(b)"))
    assert [str(s.span) for s in document.statements] == [
        "agreement.md:6.1",
        "agreement.md:7.3",
        "agreement.md:13.1",
    ]


def test_byte_order_mark_and_line_ends_of_every_kind_leave_places_as_they_are() -> None:
    plain = "# T\n\n## A\n\nWords.\n\n```terms\nact fire.\nact rum is rumm.\n```\n"
    expected, _ = read(plain)
    for text in ("\ufeff" + plain, plain.replace("\n", "\r\n"), plain.replace("\n", "\r")):
        assert read(text) == (expected, [])


def test_the_words_of_a_clause_know_their_places() -> None:
    document, _ = read("## A\n\n  (a)  at least 600\n  trucks, 50\nof fuel\n")
    clause = document.clauses[-1]
    assert clause.words == "at least 600\ntrucks, 50\nof fuel"
    place = clause.place(clause.words.index("50"), 2)
    assert (place.line, place.col, place.end_col) == (4, 11, 13)


def test_other_blocks_and_remarks_are_no_words() -> None:
    text = "## A\n\nwords\n\n```console\n$ 12\n```\n\n<!-- 99\nhidden -->\n"
    document, found = read(text)
    assert found == []
    assert document.clauses[-1].words == "words"


def test_blocks_that_would_not_be_read_are_told() -> None:
    fence = "```"
    for text in (
        f"{fence}term\nact x.\n{fence}",
        f"{fence}Terms\nact x.\n{fence}",
        f"> {fence}terms\n> act x.\n> {fence}",
        f"<!--\n{fence}terms\nact x.\n{fence}\n-->",
        f"{fence}console\n{fence}terms\nact x.\n{fence}",
        f"{fence}terms\nact x.",
        "<!-- open\n\n## A",
    ):
        assert "T109" in codes(read(text)[1]), text


def test_a_longer_fence_may_show_a_block() -> None:
    document, found = read("````markdown\n```terms\nact x.\n```\n````\n")
    assert (found, document.statements) == ([], ())


def test_letters_of_the_prose_are_vetted_too() -> None:
    assert codes(read("## A\n\ncafe\u0301\n")[1]) == ["T104"]
    assert codes(read("## A\n\nright \u202e left\n")[1]) == ["T103"]
    assert codes(read("## A\n\nescape \x1b[0m\n")[1]) == ["T101"]
    assert codes(read("## A\n\nbyte \udcff\n")[1]) == ["T101"]
    assert read("## A\n\nعربي \u200fو \u2068isolated\u2069\n")[1] == []


def test_one_control_in_a_block_is_told_once() -> None:
    assert codes(read("```terms\nact fire. # \u202e\n```\n")[1]) == ["T103"]


def test_limits_are_held() -> None:
    assert codes(read("x" * (MAX_CHARACTERS + 1))[1]) == ["T115"]
    assert read("x" * MAX_CHARACTERS)[1] == []
    many = "```terms\n" + "act fire.\n" * (MAX_STATEMENTS + 1) + "```\n"
    document, found = read(many)
    assert (len(document.statements), codes(found)) == (MAX_STATEMENTS, ["T115"])
    document, found = read("1. x\n" * (MAX_CLAUSES + 5))
    assert (len(document.clauses), codes(found)) == (MAX_CLAUSES, ["T115"])
    deep = "".join(f"{'#' * n} {n}\n" for n in range(1, 7))
    deep += "".join(f"{' ' * n}1. x\n" for n in range(0, 40, 2))
    assert codes(read(deep)[1])[0] == "T115"


def test_no_more_than_so_many_findings_are_told_and_the_last_says_how_many_are_left() -> None:
    _, found = read("```terms\n" + "@\n" * (MAX_FINDINGS + 7) + "```\n")
    assert codes(found) == ["T101"] * MAX_FINDINGS + ["T115"]
    assert found[-1].message == "7 more things are wrong from here on"


def test_moments_inside_moments_have_a_limit() -> None:
    nested = "the later of " * 15 + "a" + " and a" * 15
    assert read(f"```terms\nmoment b is {nested}.\n```\n")[1] == []
    nested = "the later of " * 400 + "a" + " and a" * 400
    assert codes(read(f"```terms\nmoment b is {nested}.\n```\n")[1]) == ["T115"]


def test_what_could_not_be_read_is_remembered() -> None:
    document, found = read("## A\n\n```terms\nmoment x is by.\nterm 4a: nobody.\nact fire.\n```\n")
    assert codes(found) == ["T110", "T110"]
    assert document.unread == (("A",),)
    assert {"x", "4a"} <= set(document.broken)
    assert len(document.statements) == 1
