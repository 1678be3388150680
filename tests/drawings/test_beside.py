"""What a verdict stands on is told where it is drawn, and no bar says more than is known."""

from __future__ import annotations

from functools import cache

import pytest

from servanda.faces.board.audience import copy_for
from servanda.faces.board.beside import besides_of
from servanda.faces.board.drawn import drawn_for
from servanda.faces.board.gather import board_of
from servanda.faces.board.ledgers import draw_ledger
from servanda.faces.board.places import draw_map
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.timelines import draw_timeline
from servanda.faces.board.timetables import draw_timetable
from servanda.faces.drawings.figure import Drawing
from servanda.faces.drawings.ledger import ClassOf, Counted, Ledger, drawn
from servanda.faces.drawings.quota import Known, Panel, Period, QuotaTold
from servanda.faces.drawings.quota import drawn as drawn_quota
from servanda.faces.picture import Picture
from servanda.faces.spans import ended_of, lasted_of
from servanda.faces.words.words import Words, words_of
from servanda.kernel.base import HOUR, Between, Range
from servanda.kernel.verdicts.proof import TermProof, Verdict
from tests.cases.telling import at
from tests.drawings.parts import DAY, START, WORDS, classed, notes, permille, rows, text_of, tree
from tests.drawings.test_cases import picture

CHOSEN = "the count that decides is that of COGAT"
HORIZON = at("2026-02-01T22:00:00Z")


def gaza() -> Picture:
    return picture("gaza-october-2025", HORIZON)


@cache
def english() -> Words:
    return words_of(gaza().case, "en")


def of(term: str, reading: str = "") -> TermProof:
    (found,) = (p for p in gaza().proofs if (p.key.id, p.key.reading) == (term, reading))
    return found


def shown(drawing: Drawing | None) -> Drawing:
    assert drawing is not None
    return drawing


# -------------------------------------------------------------------- on the count of one chosen


def test_performed_on_the_word_of_a_chosen_counter_says_so_in_the_timetable() -> None:
    root = tree(shown(draw_timetable(gaza(), english(), "x")))
    letters = [text_of(one) for one in classed(root, "d-letter")]
    assert "P*" in letters, "the bar of days that are performed by the counter's word"
    assert "P" in letters, "other bars stand on no chosen counter"
    assert any(CHOSEN in text_of(key) for key in classed(root, "d-legend"))
    told = [row for row in rows(root) if row[0].startswith("Term 3, reading daily")]
    performed = [row[-1] for row in told if row[-1].startswith("performed")]
    assert performed
    assert all(CHOSEN in word for word in performed)
    assert all(CHOSEN not in row[-1] for row in told if row[-1].startswith("not "))


def test_and_in_the_time_line_and_at_the_amounts_of_the_term() -> None:
    proof = of("3", "daily")
    line = tree(shown(draw_timeline(gaza(), proof, english(), "x")))
    assert {"P*", "D*"} <= {text_of(one) for one in classed(line, "d-letter")}
    root = tree(shown(draw_quota(gaza(), proof, english(), "x")))
    signs = [one for one in classed(root, "d-letter") if text_of(one) == "*"]
    assert len(signs) == 3, "one at each of the two runs of periods, and one in the legend"
    told = {row[-1] for row in rows(root)}
    assert any(word.startswith("performed; ") and CHOSEN in word for word in told)
    assert "performed" not in told


def test_a_term_that_no_chosen_counter_decides_has_no_sign() -> None:
    proof = of("5b")
    assert besides_of(gaza())[proof.key].chosen == {}
    root = tree(shown(draw_timeline(gaza(), proof, english(), "x")))
    assert [text_of(one) for one in classed(root, "d-letter")] == ["P", "P"]


def test_only_what_has_an_answer_stands_on_a_counter() -> None:
    proof = of("3", "daily")
    stands = besides_of(gaza())[proof.key].chosen
    for instance in proof.instances:
        answered = instance.verdict in (Verdict.MET, Verdict.CONTESTED)
        assert (instance.key in stands) is answered


@pytest.mark.parametrize("audience", ["internal", "party:israel", "party:hamas", "public"])
def test_every_copy_is_told_on_whose_word(audience: str) -> None:
    whole = board_of(gaza(), {})
    board = copy_for(whole, audience, gaza().case).board
    (card,) = (c for c in board.cards if (c.key.id, c.key.reading) == ("3", "daily"))
    by = {english().show(row.word): row.beside for row in card.occasions}
    assert by["performed"] is not None
    assert CHOSEN in english().show(by["performed"])
    assert {by[word] for word in by if word.startswith("not ")} == {None}
    drawings = drawn_for(gaza(), board, english())
    for markup in (drawings.tracks["timetable"][0], drawings.terms[card.key][0]):
        told = [row[-1] for row in rows(tree(Drawing(markup))) if "performed; " in row[-1]]
        assert told
        assert all(CHOSEN in word for word in told)


def test_two_things_to_know_have_two_signs() -> None:
    def period(day: int, beside: str) -> Period:
        start = START + day * DAY
        return Period(start, start + DAY, 600, Range(600, 600), Known.BAND, "performed", beside)

    panel = Panel("truck", "trucks", (period(0, "by A"), period(1, "by B"), period(2, "")), ())
    root = tree(drawn_quota(QuotaTold("Trucks", (panel,), START + 3 * DAY), WORDS, "x"))
    inside = [text_of(one) for one in classed(classed(root, "d-plot")[0], "d-letter")]
    assert inside == ["*", "**"]
    legend = text_of(classed(root, "d-legend")[0])
    assert "* by A" in legend
    assert "** by B" in legend


# ---------------------------------------------------------------------- counts that nobody named


def test_a_count_that_no_text_names_is_not_said_to_decide() -> None:
    root = tree(shown(draw_quota(gaza(), of("7p"), english(), "x")))
    told = rows(root, 1)
    assert told
    assert {row[-1] for row in told} == {english().ui("board-admissible-standard")}
    legend = text_of(classed(root, "d-legend")[0])
    assert english().ui("drawing-key-shared") in legend
    assert english().ui("drawing-key-rival") not in legend
    assert len(classed(root, "d-shared")) == len(classed(root, "d-rival"))


def test_a_total_is_drawn_once_as_a_measure_and_not_as_a_level_that_was_reached() -> None:
    over = Between(START, START + 8 * DAY)
    counts = tuple(Counted(over, Range(360, 360), f"counted by {who}") for who in "ABCD")
    one = ClassOf(
        "term 5r", "remains", None, 345, Range(345, 345), None, "met", (), counts, ratio=True
    )
    root = tree(drawn(Ledger("Exchange", (one,), START + 10 * DAY), WORDS, "x"))
    (panel,) = classed(root, "d-panel")
    assert classed(panel, "d-rival") == []
    assert len(classed(panel, "d-counted")) == 1
    assert len(classed(panel, "d-counted-end")) == 2
    assert "345 established of 345 needed; counted on record: 360" in text_of(panel)
    assert WORDS.ui("drawing-ledger-ratio") in notes(root)
    assert WORDS.ui("drawing-ledger-counts") in notes(root)
    assert len(rows(root, 1)) == 4, "the table has every count"


def test_the_amount_until_now_is_not_said_again_where_it_is_the_same() -> None:
    text = text_of(tree(shown(draw_ledger(gaza(), english(), "x", (of("5b").key,)))))
    assert "20 established by the due time, of 20 needed" in text
    assert "of 20 needed; by the acts on record 20 until now" not in text


# --------------------------------------------------------------------------------------- watches


def test_a_watch_that_has_ended_is_not_drawn_until_now() -> None:
    proof = of("2s")
    (watch,) = proof.instances
    term = gaza().plan_of(proof.key)
    assert lasted_of(term, watch) == 72 * HOUR
    assert watch.opened is not None
    assert ended_of(term, watch) == Between(
        watch.opened.lo + 72 * HOUR, watch.opened.hi + 72 * HOUR
    )
    root = tree(shown(draw_timeline(gaza(), proof, english(), "x")))
    (row,) = rows(root)
    assert "13 October 2025" in row[2]
    (bar,) = (one for one in classed(root, "s-not-verified") if "%" in one.get("width", ""))
    assert permille(bar.get("width")) > 800, "nothing of it is left to draw after it"
    assert classed(root, "d-horizon") == []
    assert text_of(classed(root, "d-as-of")[0]) == "then unchanged until the time of judging"
    assert "From 10 October 2025 to the end of 13 October 2025" in notes(root)
    unchanged = "Nothing that is shown here changed between then and the time of judging: "
    assert f"{unchanged}1 February 2026, 22:00 UTC" in notes(root)
    (seen,) = rows(root, 1)
    assert "13 October 2025" in seen[0], "nobody need look for what is no longer asked"


def test_a_watch_of_single_days_says_how_long_it_was_in_all() -> None:
    proof = of("5g")
    root = tree(shown(draw_timeline(gaza(), proof, english(), "x")))
    assert [row[2] for row in rows(root)] == 2 * ["ended; in force for 1 day in all"]
    assert len([one for one in classed(root, "d-perhaps") if "%" in one.get("width", "")]) == 2


def test_a_watch_that_runs_has_no_end() -> None:
    proof = of("4b")
    assert lasted_of(gaza().plan_of(proof.key), proof.instances[0]) is None
    root = tree(shown(draw_timeline(gaza(), proof, english(), "x")))
    assert rows(root)[0][2] == "no end known"


def test_no_lane_and_no_row_is_apart_from_its_occasions_twice() -> None:
    for proof in gaza().proofs:
        drawing = draw_timeline(gaza(), proof, english(), "x")
        if drawing is None:
            continue
        root = tree(drawing)
        for row in rows(root):
            assert row[0].count("apart") <= 1
        lanes = [text_of(one) for one in classed(root, "d-lane")]
        if len(proof.instances) == len(proof.bearers):
            assert not any("apart" in lane for lane in lanes), "apart from nothing"


# ------------------------------------------------------------------------------------------ maps


def test_what_no_map_draws_has_no_publisher_and_no_date() -> None:
    """An area was *not drawn on any map*, and beside that published by somebody, and dated."""
    drawing = shown(draw_map(gaza(), english(), "x"))
    undrawn = [row for row in rows(tree(drawing), 0) if row[2] == english().ui("drawing-size-none")]
    assert len(undrawn) >= 2
    for row in undrawn:
        assert row[4:] == [
            english().ui("drawing-publisher-none"),
            english().ui("drawing-date-none"),
        ]


@pytest.mark.parametrize("audience", ["party:israel", "public"])
def test_a_copy_does_not_say_that_no_report_gives_a_point(audience: str) -> None:
    """What a copy leaves out it said not to be on record."""
    board = copy_for(board_of(gaza(), {}), audience, gaza().case).board
    text = "".join(drawn_for(gaza(), board, english()).tracks["withdrawal"])
    assert english().ui("drawing-map-title") in text
    assert english().ui("drawing-no-points") not in text
    internal = "".join(drawn_for(gaza(), board_of(gaza(), {}), english()).tracks["withdrawal"])
    assert english().ui("drawing-no-points") in internal
