"""What a body has ruled on stands on the board, and in the terminal, as ruled on."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.presentation import tracks_of
from servanda.faces.board.gather import board_of
from servanda.faces.board.page import Page, page_of
from servanda.faces.board.tracks import known_tracks
from servanda.faces.picture import Picture, take
from servanda.faces.words.words import words_of
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import Verdict
from tests.commands.small import AS_OF, Row, build, row

SHELLED = tuple(
    row(
        "act",
        f"s-{place}",
        "2031-03-03T13:00:00Z",
        source,
        act="shell",
        by="northland",
        incident="shelling",
        time="2031-03-03T12:00:00Z",
    )
    for place, source in enumerate(("press-a", "press-b"))
)


def ruling(finding: str) -> Row:
    """What the task force found of the shelling under term 2."""
    return row(
        "determination",
        "d",
        "2031-03-05T13:00:00Z",
        source="task-force",
        by="task-force",
        about=["shelling", "term 2"],
        finding=finding,
        time="2031-03-05T12:00:00Z",
    )


def taken(folder: Path, *rows: Row) -> Picture:
    return take(open_case(build(folder, (*SHELLED, *rows))), AS_OF)


def read(picture: Picture) -> tuple[str, str]:
    """Term 2 on the terminal's board and on the page."""
    key = TermKey("2")
    (line,) = [r for track in picture.board((key,)) for r in track.rows]
    words = words_of(picture.case, "en")
    board = board_of(picture, tracks_of(picture.case, known_tracks()))
    page = Page(board, words, "case")
    text = page_of(page, page.say(board.cards[0].name)).replace("\u00a0", " ")
    article = text[text.index(f'<article id="{page.anchor(key)}"') :]
    return " | ".join((line.word, *line.more)), article[: article.index("</article>")]


def test_a_violation_found_is_not_told_as_not_ruled(tmp_path: Path) -> None:
    """The line above the finding said that nobody had ruled."""
    for said in read(taken(tmp_path / "without")):
        assert "contrary facts established; not ruled" in said
    for said in read(taken(tmp_path / "with", ruling("yes"))):
        assert "violation found by" in said
        assert "not ruled" not in said


def test_what_was_found_to_be_in_keeping_is_told_and_is_no_breach(tmp_path: Path) -> None:
    """The finding stood beneath *breached*."""
    picture = taken(tmp_path, ruling("no"))
    assert not picture.breached
    (proof,) = picture.named("2")
    assert proof.verdict is Verdict.CANNOT_VERIFY
    for said in read(picture):
        assert "to be in keeping with the term" in said
        assert "contrary facts established" not in said


@pytest.mark.parametrize("finding", ["yes", "no"])
def test_what_a_party_calls_a_ruling_settles_nothing(tmp_path: Path, finding: str) -> None:
    picture = taken(tmp_path, ruling(finding) | {"by": "northland"})
    assert picture.breached
    for said in read(picture):
        assert "contrary facts established; not ruled" in said
