"""The board is read off the proofs: nothing is lost on the way, and nothing is added."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from bench.board.large import lay
from servanda.case import open_case
from servanda.case.presentation import tracks_of
from servanda.faces.board import gather
from servanda.faces.board.drawn import drawn_for
from servanda.faces.board.gather import board_of
from servanda.faces.board.model import Board, Track
from servanda.faces.board.page import Page, page_of
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.reading import changed_since
from servanda.faces.board.timelines import draw_timeline
from servanda.faces.board.tracks import known_tracks
from servanda.faces.drawings.signs import Mark, mark_of
from servanda.faces.picture import Picture, take
from servanda.faces.words.words import words_of
from servanda.kernel.verdicts.proof import Verdict
from servanda.kernel.verdicts.wording import forbids
from tests.cases.telling import CASES, at

HORIZONS = {"gaza-october-2025": "2026-02-01T22:00:00Z", "sample-2031": "2031-01-12T22:00:00Z"}


@cache
def taken(name: str) -> Picture:
    return take(open_case(CASES / name), at(HORIZONS[name]))


def board(name: str) -> Board:
    picture = taken(name)
    return board_of(picture, tracks_of(picture.case, known_tracks()))


@pytest.mark.parametrize("name", HORIZONS)
def test_every_term_has_one_card_in_the_agreement_s_order(name: str) -> None:
    picture, shown = taken(name), board(name)
    assert [card.key for card in shown.cards] == [proof.key for proof in picture.proofs]
    assert sorted(c.key for track in Track for c in shown.track(track)) == sorted(
        card.key for card in shown.cards
    )


@pytest.mark.parametrize("name", HORIZONS)
def test_rows_hold_every_occasion_once(name: str) -> None:
    for proof, card in zip(taken(name).proofs, board(name).cards, strict=True):
        rows = sum(row.times for row in card.occasions)
        if len(proof.instances) > 1:
            assert rows + card.unlisted == len(proof.instances)
        told = sum(1 + one.alike for one in card.told)
        assert told + card.left <= len(proof.instances)


@pytest.mark.parametrize("name", HORIZONS)
def test_the_mark_is_that_of_the_verdict_and_nothing_else(name: str) -> None:
    picture = taken(name)
    for proof, card in zip(picture.proofs, board(name).cards, strict=True):
        banned = forbids(picture.plan_of(proof.key).duty)
        assert card.mark is mark_of(proof.verdict, forbidden=banned)
        assert card.verdict is proof.verdict


def test_every_verdict_has_its_mark_and_only_a_ban_has_contrary_facts() -> None:
    duty = {mark_of(verdict, forbidden=False) for verdict in Verdict}
    ban = {mark_of(verdict, forbidden=True) for verdict in Verdict}
    assert duty | ban == set(Mark)
    assert Mark.CONTRARY not in duty
    assert Mark.NOT_PERFORMED not in ban


@pytest.mark.parametrize("name", HORIZONS)
def test_every_entry_that_is_cited_is_listed_or_counted(name: str) -> None:
    shown = board(name)
    cited = {entry for card in shown.cards for entry in card.cites}
    listed = {source.id for source in shown.sources}
    rulings = {ruling.id for ruling in taken(name).facts.rulings}
    assert shown.uncited == 0
    assert cited - listed <= rulings | {e for e in cited if "/" in e}
    times = [source.published or source.recorded for source in shown.sources]
    assert times == sorted(times)


@pytest.mark.parametrize("name", HORIZONS)
def test_every_clause_is_accounted_for(name: str) -> None:
    shown = board(name)
    clauses = {clause.path for clause in taken(name).case.checked.clauses if clause.reasons}
    assert {one.clause for one in shown.unmonitored} >= clauses


def test_how_it_is_known_counts_each_act_once() -> None:
    known = {one.party: dict(one.ways) for one in board("gaza-october-2025").known}
    assert known["israel"]["admitted"] >= 2, "two acts are acknowledged by the actor"
    assert sum(known["israel"].values()) < 20, "an act that three terms forbid is one act"


def test_what_changed_is_what_reads_differently_and_nothing_else() -> None:
    picture = taken("gaza-october-2025")
    same = changed_since(picture, picture, picture.as_of)
    assert same.moved == ()
    assert same.entries == 0
    early = take(picture.case, at("2025-10-12T22:00:00Z"))
    moved = {one.key.id for one in changed_since(early, picture, early.as_of).moved}
    assert {"2", "5", "5b", "3"} <= moved
    assert "6" not in moved, "a permission reads as before"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    """A hundred terms and four thousand reports."""
    path: Path = lay(tmp_path_factory.mktemp("large") / "case", 4_000)
    return take(open_case(path), at("2032-03-01T00:00:00Z"))


def test_a_large_board_has_room_for_little_and_says_what_is_left_out(
    large: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "SOURCES", 100)
    monkeypatch.setattr(gather, "ROWS_IN_ALL", 200)
    shown = board_of(large, {})
    words = words_of(large.case, "en")
    drawings = drawn_for(large, shown, words)
    page = Page(shown, words, "CASE", timelines=drawings.timelines)
    text = page_of(page, drawings.definitions).replace("\u00a0", " ")
    assert len(text.encode()) <= 2_000_000
    assert shown.uncited > 0
    assert f"{shown.uncited} further reports are cited" in text
    some = [card for card in shown.cards if card.unlisted]
    assert some
    for proof, card in zip(large.proofs, shown.cards, strict=True):
        if len(proof.instances) > 1:
            assert sum(r.times for r in card.occasions) + card.unlisted == len(proof.instances)
        if card.unlisted:
            assert f"{card.unlisted} further occasion" in text


@pytest.mark.parametrize("name", HORIZONS)
def test_only_an_answer_is_so_since_a_time_and_of_whom_it_is(name: str) -> None:
    """No verdict once stood *so since* the opening of the term, and of both where it was of one."""
    for card in board(name).cards:
        silent = {Verdict.CANNOT_VERIFY, Verdict.PENDING, Verdict.NONE, Verdict.CONTESTED}
        assert card.since is None or card.verdict not in silent
        if card.since is not None and card.apart:
            assert card.since_of == tuple(b for b, _, mark in card.apart if mark is card.mark)


def drawn(key: str, code: str = "en") -> str:
    """All that is drawn of a term, with its tables, as text."""
    picture = taken("gaza-october-2025")
    (proof,) = (proof for proof in picture.proofs if str(proof.key) == key)
    words = words_of(picture.case, code)
    quota = draw_quota(picture, proof, words, "q", picture.rivals(proof.key))
    found = [draw_timeline(picture, proof, words, "t"), quota]
    markup = "".join(one.html for one in found if one is not None)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))


def test_what_a_count_would_mean_alone_was_told_in_a_table_as_what_happened() -> None:
    text = drawn("3 reading daily")
    short = [m.start() for m in re.finditer(r"at least \d+ of \d+ days fell short", text)]
    assert short
    assert all(text[:at].rstrip().endswith("if it alone were right,") for at in short)


def test_what_is_not_on_record_was_said_twice_of_one_bar() -> None:
    text = drawn("2 reading approval")
    assert "Israel: apart from the occasions listed" in text
    assert "listed, apart from" not in text
