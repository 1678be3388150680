"""Links within the page lead to what they name, and its words read as words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from servanda.faces.board.audience import copy_for
from servanda.faces.board.page import Page, page_of
from servanda.faces.words.fluent import LANGUAGES
from servanda.faces.words.words import words_of
from servanda.kernel.base import HOUR
from servanda.kernel.verdicts.phrases import Name
from servanda.kernel.verdicts.proof import Seen
from servanda.kernel.verdicts.wording import seen_word
from tests.board.test_gather import board, taken


@cache
def made(code: str) -> tuple[Page, str]:
    """The page of the bundled case with its links, without drawings."""
    picture = taken("gaza-october-2025")
    page = Page(board("gaza-october-2025"), words_of(picture.case, code), "case").linking()
    return page, page_of(page, page.say(page.board.cards[0].name)).replace("\u00a0", " ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_entry_that_is_named_leads_to_its_own_row(code: str) -> None:
    _, text = made(code)
    rows = dict(
        re.findall(
            r'<tr id="(e-\d+)"><th scope="row" class="lead"><bdi dir="ltr">([^<]*)</bdi>', text
        )
    )
    links = re.findall(r'<a href="#(e-\d+)">([^<]*)</a>', text)
    assert len(links) > len(rows) > 50
    assert {(row, name.strip("\u2066\u2069")) for row, name in links} <= set(rows.items())


def test_the_place_of_an_entry_is_looked_up_and_not_searched_for() -> None:
    page, _ = made("en")
    assert page.places == {source.id: n for n, source in enumerate(page.board.sources)}
    assert page.entry_anchor(page.board.sources[-1].id) == f"e-{len(page.board.sources) - 1}"
    with pytest.raises(KeyError):
        page.entry_anchor("no such entry")


def test_a_title_cannot_end_the_sheet_of_style_that_prints_it() -> None:
    page, _ = made("en")
    title = 'A "title" </style> \\ of\nlines'
    board = replace(page.board, edition=replace(page.board.edition, title=title))
    lexicon = replace(page.words.speaker.lexicon, title="")
    words = replace(page.words, speaker=replace(page.words.speaker, lexicon=lexicon))
    text = page_of(replace(page, board=board, words=words), page.say(board.cards[0].name))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    (told,) = re.findall(r'@top-left\{content:"([^"]*)"\}', style)
    assert told.startswith(r"A \22 title\22  \3c /style\3e  \5c  of\a lines")


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_amount_of_what_was_needed_names_the_thing_once(code: str) -> None:
    page, _ = made(code)
    needs = [need for card in page.board.cards for need in card.needs]
    assert len(needs) > 5
    for need in needs:
        thing = page.show(Name(need.established.unit))
        assert page.amount(need).count(thing) <= 1


def test_a_run_of_days_names_days() -> None:
    _, text = made("en")
    assert "11 October 2025 to 7 December 2025 (58)" in text
    assert "to on " not in text
    assert "16 October 2025 to 3 December 2025 (7)" in text


def test_a_mark_stands_at_a_term_only_where_it_is_that_of_every_bearer() -> None:
    """The head of a ban that one of two bearers broke once bore the mark of that one."""
    page, text = made("en")
    for card in page.board.cards:
        (head,) = re.findall(
            rf'<article id="{page.anchor(card.key)}">\s*<h4>(.*?)</h4>', text, re.DOTALL
        )
        assert ('class="mark ' in head) is not bool(card.apart)


def test_no_watch_is_seen_at_least_less_than_a_second() -> None:
    picture = taken("sample-2031")
    page = Page(board("sample-2031"), words_of(picture.case, "en"), "case")
    card = next(card for card in page.board.cards if card.seen)
    word = seen_word(Seen(0, 158 * HOUR, 182 * HOUR), picture.plan_of(card.key), 0)
    told = page.show(word)
    assert told == "seen at most 6 days and 14 hours of 7 days and 14 hours, and perhaps none"
    shown = replace(page.board, cards=(replace(card, seen=((card.seen[0][0], word),)),))
    (copied,) = copy_for(shown, "public", picture.case).board.cards
    assert copied.seen
    assert not any("6 days" in page.show(seen) for _, seen in copied.seen)
