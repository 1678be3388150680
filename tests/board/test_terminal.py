"""The board in a terminal says of each bearer what is read of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.board.gather import board_of
from servanda.faces.board.page import Page
from servanda.faces.board.terminal import lines_of
from servanda.faces.picture import take
from servanda.faces.words.words import words_of
from servanda.kernel.base import HOUR, Between
from tests.board.test_rulings import SHELLED
from tests.commands.small import AS_OF, Row, build


def heads(folder: Path, *rows: Row, rich: bool = False) -> list[list[str]]:
    """The words of the lines that begin with a letter and the number of term 2, a ban on two."""
    picture = take(open_case(build(folder, rows)), AS_OF)
    page = Page(board_of(picture, {}), words_of(picture.case, "en"), "case")
    told = (line.replace("│", " ").split() for line in lines_of(page, width=120, rich=rich))
    return [words for words in told if words[1:2] == ["2"]]


def of_both(row: Row) -> Row:
    return row | {"id": f"{row['id']}-too", "by": "southland", "incident": "other-shelling"}


@pytest.mark.parametrize("rich", [False, True])
def test_what_one_of_two_did_is_not_the_letter_at_the_head_of_both(
    tmp_path: Path, *, rich: bool
) -> None:
    """The head had the worst letter alone, which read as said of everybody who owes the term."""
    (head,) = heads(tmp_path, *SHELLED, rich=rich)
    assert head[:2] == ["C/V", "2"]
    assert "Northland" in " ".join(head)


def test_one_letter_stands_for_all_of_whom_the_same_is_read(tmp_path: Path) -> None:
    (neither,) = heads(tmp_path / "neither")
    assert neither[:2] == ["V", "2"]
    (both,) = heads(tmp_path / "both", *SHELLED, *map(of_both, SHELLED))
    assert both[:2] == ["C", "2"]


@pytest.mark.parametrize("code", ["ar", "he"])
def test_the_letters_are_those_of_the_language(tmp_path: Path, code: str) -> None:
    picture = take(open_case(build(tmp_path, SHELLED)), AS_OF)
    words = words_of(picture.case, code)
    page = Page(board_of(picture, {}), words, "case")
    both = "/".join(words.ui(f"letter-{mark}") for mark in ("contrary", "not-verified"))
    assert [line for line in lines_of(page, width=120, rich=False) if line.startswith(f"  {both} ")]


def test_of_several_due_times_the_first_and_the_last_are_told(tmp_path: Path) -> None:
    """The page told both, and the terminal none."""
    picture = take(open_case(build(tmp_path, SHELLED)), AS_OF)
    board = board_of(picture, {})
    first, last = (Between(AS_OF + n * HOUR, AS_OF + n * HOUR) for n in (24, 48))
    for dues in ((), (first,), (first, last)):
        cards = tuple(replace(card, dues=dues) for card in board.cards[:1])
        page = Page(replace(board, cards=cards), words_of(picture.case, "en"), "case")
        told = [line.strip() for line in lines_of(page, width=120, rich=False)]
        said = [line for line in told if line.startswith(("Due: ", "First due: ", "Last due: "))]
        heads = {0: (), 1: ("Due",), 2: ("First due", "Last due")}[len(dues)]
        expected = [f"{head}: {page.when(due)}" for head, due in zip(heads, dues, strict=True)]
        assert said == expected
