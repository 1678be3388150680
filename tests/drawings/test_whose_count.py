"""On whose count an answer stands, and what a body has found, stand wherever the answer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.board.gather import board_of
from servanda.faces.board.ledgers import draw_ledger
from servanda.faces.board.page import Page
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.timelines import draw_timeline
from servanda.faces.board.timetables import draw_timetable
from servanda.faces.drawings.figure import Drawing
from servanda.faces.picture import Picture, take
from servanda.faces.words.words import Words, words_of
from servanda.kernel.base import Json
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import Verdict
from tests.commands.small import AGREEMENT, AS_OF, METHOD, Row, build, row
from tests.drawings.parts import classed, notes, rows, text_of, tree

WHOSE = "the count that decides is that of Agency A; the method chose who counts"
CHOSEN = f"""{METHOD}counter agency-a counts truck at entry.
counter agency-a counts captive at entry.
term 3 is counted at entry by agency-a.
term 5 is counted at entry by agency-a.
"""
UNSAID = AGREEMENT.replace(", as counted at entry by Agency A", "").replace(
    ",\n        counted at entry by agency-a", ""
)


def counted(kind: str, act: str, first: str, last: str, amount: int) -> Row:
    """What Agency A counted at entry over some days."""
    more: Row = {"kind": kind, "act": act, "amount": amount, "point": "entry", "zone": "UTC"}
    period: Json = {"from": first, "to": last}
    return row("count", f"of-{kind}", "2031-03-06T00:00:00Z", "agency-a", period=period, **more)


def approved() -> tuple[Row, ...]:
    told: Row = {"act": "approval", "by": "northland", "incident": "ok"}
    times: Row = {"time": "2031-03-02T12:00:00Z"}
    return tuple(
        row("act", f"ok-{who}", "2031-03-02T13:00:00Z", f"press-{who}", **told, **times)
        for who in "ab"
    )


def found(by: str = "task-force") -> Row:
    about: Json = ["term 3"]
    said: Row = {"by": by, "about": about, "finding": "yes", "time": "2031-03-05T12:00:00Z"}
    return row("determination", "d", "2031-03-05T13:00:00Z", "task-force", **said)


def judged(folder: Path, *given: Row) -> tuple[Picture, Words]:
    picture = take(open_case(build(folder, given, agreement=UNSAID, method=CHOSEN)), AS_OF)
    return picture, words_of(picture.case, "en")


def shown(drawing: Drawing | None) -> Drawing:
    assert drawing is not None
    return drawing


def test_what_is_known_of_several_together_says_on_whose_count(tmp_path: Path) -> None:
    """A total of a chosen counter alone made the term breached, and nobody read whose it was."""
    picture, words = judged(tmp_path, counted("truck", "admit", "2031-03-01", "2031-03-04", 900))
    (proof,) = picture.named("3")
    assert proof.verdict is Verdict.BREACHED
    assert {i.verdict for i in proof.instances}.isdisjoint({Verdict.BREACHED, Verdict.CONTESTED})
    for drawing in (
        draw_timeline(picture, proof, words, "x"),
        draw_quota(picture, proof, words, "y"),
    ):
        said = notes(tree(shown(drawing)))
        assert "Known of several together: " in said
        assert WHOSE in said
    (card,) = (c for c in board_of(picture, {}).cards if c.key == TermKey("3"))
    text = words.speaker.text
    assert [(bearer, text(said)[: len(WHOSE)]) for bearer, said in card.chosen] == [
        ("northland", WHOSE)
    ]
    assert any(WHOSE in text(line) for line in card.lines)
    page = Page(board_of(picture, {}), words, "case")
    assert [text(line)[: len(WHOSE)] for line in page.by_chosen(card)] == [WHOSE]


def test_a_class_of_an_exchange_that_stands_on_a_chosen_count_has_a_star(tmp_path: Path) -> None:
    captives = counted("captive", "release", "2031-03-02", "2031-03-03", 20)
    picture, words = judged(tmp_path, *approved(), captives)
    (proof,) = picture.named("5")
    assert proof.verdict is Verdict.MET
    root = tree(shown(draw_ledger(picture, words, "x", (TermKey("5"), TermKey("6")))))
    heads = [text_of(one) for one in classed(root, "d-panel")]
    assert len(heads) == 2
    assert "*" in heads[0]
    assert "*" not in heads[1]
    assert any(WHOSE in text_of(key) for key in classed(root, "d-legend"))
    words_read = [one[-1] for one in rows(root)]
    assert words_read[0].startswith(f"performed; {WHOSE}")
    assert WHOSE not in words_read[1]


def test_what_a_body_has_found_of_a_term_stands_in_each_of_its_drawings(tmp_path: Path) -> None:
    picture, words = judged(tmp_path, found())
    (proof,) = picture.named("3")
    for drawing in (
        draw_timeline(picture, proof, words, "a"),
        draw_quota(picture, proof, words, "b"),
        draw_timetable(picture, words, "c", (proof.key,)),
    ):
        said = notes(tree(shown(drawing)))
        assert "hat a body has found: violation found by the task force on 5 March 2031" in said
    (other,) = picture.named("2")
    assert "body has found" not in notes(tree(shown(draw_timeline(picture, other, words, "d"))))


@pytest.mark.parametrize("bearer", ["northland", "southland"])
def test_each_of_several_bearers_is_told_on_whose_count_its_own_answer_stands(
    tmp_path: Path, bearer: str
) -> None:
    """The first screen gave the first of several bearers the counter of another's answer."""
    each = UNSAID.replace("northland shall admit at least", "each party shall admit at least")
    mine = counted("truck", "admit", "2031-03-01", "2031-03-01", 700) | {"by": bearer}
    picture = take(open_case(build(tmp_path, [mine], agreement=each, method=CHOSEN)), AS_OF)
    words = words_of(picture.case, "en")
    board = board_of(picture, {})
    (card,) = (c for c in board.cards if c.key == TermKey("3"))
    page = Page(board, words, "case")
    told = {who: bool(page.by_chosen(card, who)) for who in ("northland", "southland")}
    assert told == {who: who == bearer for who in told}
