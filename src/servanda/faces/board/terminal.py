"""The board in a terminal: the state in a few lines, then each term by track.

Letters and words, no colour: the same text is kept, mailed and compared.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from typing import Final

from servanda.faces.board.model import Card
from servanda.faces.board.page import Page
from servanda.kernel.verdicts.phrases import Phrase, Several

_ISOLATED: Final = re.compile("\u2066[^\u2069]*\u2069")
_KEPT: Final = "\ue000"
"""A space at which no line is broken, from the area of Unicode that no text uses."""


def lines_of(page: Page, *, width: int, rich: bool) -> Iterator[str]:
    """The board, line by line, no wider than ``width``; ``rich`` draws tables."""
    yield from _head(page, width)
    yield ""
    yield from _glance(page, width)
    for track, clauses in page.tracks():
        cards = [card for _, group in clauses for card in group]
        if not cards:
            continue
        yield ""
        title = page.ui(f"track-{track.value}")
        if rich:
            yield from _table(page, title, cards, width)
        else:
            yield title.upper()
            for card in cards:
                yield from _plain(page, card, width)
    yield from _after(page, width)


def _head(page: Page, width: int) -> Iterator[str]:
    edition = page.board.edition
    title = page.words.speaker.lexicon.title or edition.title
    yield from _wrap(f"{title} ({page.kept(edition.agreement)})", width)
    as_of = "board-as-of-clock" if edition.by_clock else "board-as-of"
    yield from _wrap(page.ui(as_of, at=page.instant(edition.as_of)), width)
    yield from _wrap(f"{page.known()} {page.newest()}".rstrip(), width)
    if unread := page.unread():
        yield from _wrap(unread, width)
    version, dated = edition.method
    day = page.day(dated)
    yield from _wrap(page.ui("board-method", version=version, date=day), width)
    if page.words.unofficial:
        yield from _wrap(page.ui("board-unofficial"), width)


def _glance(page: Page, width: int) -> Iterator[str]:
    yield from _wrap(page.ui("board-glance-judged", n=len(page.board.cards)), width)
    for mark, number in page.marks():
        if number:
            letter = page.ui(f"letter-{mark.value}")
            yield f"  {number:>4}  {letter}  {page.ui(f'mark-{mark.value}')}"
    yield from _wrap(page.ui("board-glance-unmonitored", n=len(page.board.unmonitored)), width)
    if page.board.since is not None:
        since = page.board.since
        yield ""
        yield from _wrap(page.ui("board-since-title", at=page.instant(since.instant)) + ":", width)
        if not since.moved:
            yield "  " + page.ui("board-since-none")
        for moved in since.moved:
            text = page.words.speaker.text
            was, reads = [moved.before], [moved.after]
            if was == reads:  # the words are the same, and only the count of occasions is not
                was, reads = list(moved.lines_before), list(moved.lines_after)
            was_said, said = (page.show(Several(tuple(p), "semicolon")) for p in (was, reads))
            # in words where text runs from right to left: there an arrow points back at *before*
            line = page.ui("board-moved", name=text(moved.name), was=was_said or "-", now=said)
            yield from _wrap(line, width, "  ", "    ")


def _letters(page: Page, card: Card) -> str:
    """The letter of a term; of each bearer, in their order, where these are not all the same.

    The worst alone would be read as said of everybody who owes it.
    """
    marks = [mark for _, _, mark in card.apart]
    shown = marks if len(set(marks)) > 1 else [card.mark]
    return "/".join(page.ui(f"letter-{mark.value}") for mark in shown)


def _said(page: Page, card: Card) -> Iterator[str]:
    text = page.words.speaker.text
    if card.apart:
        for bearer, word, mark in card.apart:
            yield f"{page.ui(f'letter-{mark.value}')} {page.name(bearer)}: {text(word)}"
    else:
        yield text(card.word)
    lines: list[Phrase] = list(card.lines)
    yield from (text(line) for line in lines)
    if card.now is not None:
        yield page.ui("board-now", word=text(card.now))
    keys = ("board-due",) if len(card.dues) == 1 else ("board-due-first", "board-due-last")
    for key, due in zip(keys, card.dues, strict=False):  # strict=False: a term may have none
        yield f"{page.ui(key)}: {page.when(due)}"


def _plain(page: Page, card: Card, width: int) -> Iterator[str]:
    owed = page.owed_by(card)
    head = f"{_letters(page, card)}  {page.short(card)}  {owed}  [{page.words.show(card.standing)}]"
    yield from _wrap(head, width, "  ", "     ")
    if reading := page.reading(card):
        yield "     " + textwrap.shorten(f"“{reading}”", width - 5, placeholder=" …”")
    for line in _said(page, card):
        yield from _wrap(line, width, "     ")


def _table(page: Page, title: str, cards: list[Card], width: int) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", width=width, pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column(page.ui("board-next-term"), no_wrap=True)
    table.add_column(page.ui("board-owed-by"))
    table.add_column(page.ui("board-standing"))
    table.add_column(page.ui("board-word"), ratio=1)
    for card in cards:
        owed = page.names(card.bearers)
        cells = (_letters(page, card), page.short(card), owed, page.words.show(card.standing))
        table.add_row(*(Text(cell) for cell in cells), Text("\n".join(_said(page, card))))
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, color_system=None).print(table)
    yield from out.getvalue().rstrip("\n").split("\n")


def _after(page: Page, width: int) -> Iterator[str]:
    yield ""
    for key, left in page.board.not_judged:
        said = page.words.show(left)
        which = page.called(key)
        yield from _wrap(f"{page.ui('board-not-judged')}: {which}: {said}.", width, "", "  ")
    if page.internal:
        typed = page.kept(page.typed("explain", "TERM", *page.asked()))
        yield from _wrap(page.ui("board-terminal-why", command=typed), width)
    else:
        yield from _wrap(page.ui("board-footer-withheld", rules=page.rules()), width)
    yield from _wrap(page.ui("board-no-ruling"), width)


def _wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The lines of a text; what is isolated stays on one, since an isolate ends with its line."""
    lines = textwrap.wrap(
        _ISOLATED.sub(lambda found: found[0].replace(" ", _KEPT), text),
        width,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_KEPT, " ") for line in lines]
