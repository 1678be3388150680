from __future__ import annotations

from decimal import Decimal

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.terms import ast
from servanda.kernel.terms.format import format_statement
from servanda.kernel.terms.parser import parse_text
from servanda.kernel.terms.tree import bare
from tests.terms.shared import codes, parse_one


def sentence(text: str) -> ast.Sentence:
    term = parse_one(f"term 1: {text}.")
    assert isinstance(term, ast.Term)
    return term.sentence


def test_the_parts_of_the_core_are_read_in_their_order() -> None:
    read = sentence(
        "north shall admit at least 600 trucks to south through gate for at least 10 hours "
        "each day from opening"
    )
    assert (read.recipient, read.place_how) != (None, None)
    assert [w.text for w in read.places] == ["gate"]
    assert read.dose == Duration(10, Unit.HOUR)
    assert read.cycle is not None
    assert read.cycle.unit == Duration(1, Unit.DAY)
    assert isinstance(read.window, ast.FromUntil)


def test_riders_commute() -> None:
    one = sentence("x shall run, binding, except a, counted by b, except c")
    two = sentence("x shall run, counted by b, except a, binding, except c")
    assert bare(one.riders) == bare(two.riders)
    assert bare(one.riders) != bare(sentence("x shall run, except c, except a").riders)


@pytest.mark.parametrize(
    ("text", "bound", "number"),
    [
        ("600 x", ast.Bound.EXACTLY, 600),
        ("at least 600 x", ast.Bound.AT_LEAST, 600),
        ("at most 0.5 x", ast.Bound.AT_MOST, Decimal("0.5")),
        ("between 1 and 2 x", ast.Bound.BETWEEN, 1),
        ("every x", ast.Bound.EVERY, None),
        ("30 percent of x", ast.Bound.SHARE, 30),
        ("at least 30 percent of x", ast.Bound.SHARE_AT_LEAST, 30),
    ],
)
def test_amounts(text: str, bound: ast.Bound, number: int | None) -> None:
    act = sentence(f"a shall do {text}").act
    assert isinstance(act, ast.Do)
    assert act.objects is not None
    measure = act.objects.items[0].measure
    assert measure is not None
    assert (measure.bound, measure.number) == (bound, number)


@pytest.mark.parametrize(
    "text",
    [
        "act enact, enacted, once.",
        "act signature, once.",
        "act settle, settled, once is ruling or advice.",
        "term 1: a shall do 30 xs per y on roll within 24 hours after each y done by b.",
        "term 1: a shall do 15 xs for each y done by b within 48 hours.",
        "term 1: a shall do 1 x within 2 days after each y, in the same place.",
        "term 1: a shall do 1 x within 2 days after each y, early performance counts.",
        "term 1: a shall do, excused within 3 days after denial by b.",
        "period quiet is from each truce until the next alarm.",
        "period quiet is from each truce by a or b to c until the next alarm.",
        'area x is annex map-x feature "1" until start of p, then annex map-x feature "2".',
        "area x is a and b except c.",
        "line x is land within half of 50 km of y.",
        "guarantee G: each guarantor guarantees term 1 of old to a and b jointly.",
        "term 1 reading x amended by y: each of a and b shall not leave c and d.",
        "term 1: a shall keep b or c within 2.5 km of d in e, numbering 33.",
        "moment x is 1 May 2031 at 08:00 Asia/Gaza.",
        'not monitored: reason "the rest".',
    ],
)
def test_what_is_read_is_written_back_as_it_was(text: str) -> None:
    statement = parse_one(text)
    written = format_statement(statement)
    assert " ".join(written.split()) == text
    assert bare(parse_one(written)) == bare(statement)


def test_a_long_sentence_breaks_before_riders_and_reads_the_same() -> None:
    text = f"term 1: a shall do every x, except {' or '.join(['by yyyyyyyy'] + ['yyyyyyyy'] * 9)}"
    statement = parse_one(f"{text}, counted at zzzzzzzz by {' or '.join(['wwwwwwww'] * 6)}.")
    lines = format_statement(statement).split("\n")
    assert len(lines) == 3
    assert all(line.startswith("        ") for line in lines[1:])
    assert bare(parse_one("\n".join(lines))) == bare(statement)


def test_each_statement_that_fails_is_told_and_the_next_one_read() -> None:
    parsed = parse_text(
        "act fire. act. party x. term 1: nobody shall. term 2: a shall fire. kind z"
    )
    assert codes(parsed.diagnostics) == ["T110", "T110", "T110", "T111"]
    assert [type(s).__name__ for s in parsed.statements] == ["ActDecl", "Term"]
    assert parsed.unread == 4


def test_a_line_that_begins_a_statement_ends_a_broken_one() -> None:
    parsed = parse_text("term 1: a shall shall\nterm 2: a shall fire.\nin force from x.")
    assert codes(parsed.diagnostics) == ["T110"]
    assert len(parsed.statements) == 2


def test_a_rider_that_begins_a_line_begins_no_statement() -> None:
    parsed = parse_text("term 1: a shall fire,\nin parallel with term 2,\nplace read by the cell.")
    assert parsed.diagnostics == ()


def test_each_broken_rider_is_told() -> None:
    parsed = parse_text("term 1: a shall fire, countd by x, binding, excpt y, pro-rata.")
    assert [(d.code, d.hint) for d in parsed.diagnostics] == [
        ("T110", 'did you mean "counted"?'),
        ("T110", 'did you mean "except"?'),
    ]
    assert parsed.statements == ()


@pytest.mark.parametrize(
    ("text", "code", "marked", "hint"),
    [
        ("term 1: a shal fire.", "T110", "shal", 'did you mean "shall"?'),
        ("Term 1: a shall fire.", "T110", "Term", 'write "term": the words'),
        ("term 1: a shall keap b at least 5 km from c.", "T110", "keap", 'did you mean "keep"?'),
        ("term 1: a shall stai out of b.", "T110", "stai", 'did you mean "stay"?'),
        ("term 1: a shall run within 24h after b.", "T110", "24h", 'write "24 hours"'),
        ("term 1: a shall keep b at least 300m from c.", "T110", "300m", 'write "300 m"'),
        ("term 1: a and b shall run.", "T110", "shall", "write `A and B jointly`"),
        ("term 1: a may not run.", "T114", "not", "write `shall not`"),
        ("term 1: a shall leave b and c or d.", "T113", "or", "write `and` between the names"),
        (
            "term 1: a shall run by 30 February 2031.",
            "T108",
            "30 February 2031",
            "correct the date",
        ),
        ("moment until is a.", "T112", "until", "choose another name"),
        ("term 1: a shall run by 2 days after b.", "T110", "after", "write `within 2 days after"),
        ("term 1: a shall run\nact fire.", "T111", "n", "write `run.`"),
        ("guarantee G: a guarantees term 1 to b, then c.", "T310", "then", "begin with `by`"),
        ("act x, y, z.", "T110", "z", "write `once`"),
        (
            "term 1: a shall remove firing posts within 3 days after b.",
            "T110",
            "posts",
            "names are one word: write `firing-posts`, declared as `kind firing-post, firing-po",
        ),
    ],
)
def test_errors_stand_at_the_word_and_their_hint_is_an_edit(
    text: str, code: str, marked: str, hint: str
) -> None:
    (found,) = parse_text(text).diagnostics
    line = text.split("\n")[found.span.line - 1]
    assert (found.code, line[found.span.col - 1 : found.span.end_col - 1]) == (code, marked)
    assert found.hint.startswith(hint)


def test_a_verb_that_is_declared_is_not_blamed() -> None:
    (found,) = parse_text("act keap. term 1: a shall keap b at least 5 km from c.").diagnostics
    assert "keap" not in found.message


def test_number_and_unit_must_agree_and_the_sentence_is_read_on() -> None:
    parsed = parse_text("term 1: a shall run each days within 1 hours after b.")
    assert codes(parsed.diagnostics) == ["T107", "T107"]
    assert len(parsed.statements) == 1
