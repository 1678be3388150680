"""What `servanda board` does: the copy for an audience, in the terminal or as a page."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.board.audience import DELAY, INTERNAL, PARTY, PUBLIC, Copy, copy_for
from servanda.faces.board.drawn import drawn_for
from servanda.faces.board.fonts import missing
from servanda.faces.board.gather import board_of
from servanda.faces.board.page import Page, page_of
from servanda.faces.board.reading import changed_since
from servanda.faces.board.terminal import lines_of
from servanda.faces.board.tracks import known_tracks
from servanda.faces.cli.asking import (
    cut_of,
    instant_of,
    now,
    patience,
    pictured,
    say_aside,
)
from servanda.faces.picture import Cut, Picture, take
from servanda.faces.words.words import Words, words_of
from servanda.record.flaws import did_you_mean, trouble

if TYPE_CHECKING:
    from servanda.case import Case


def copied(args: argparse.Namespace, case: Case) -> tuple[Picture, Copy]:
    """The picture as the audience may know it, and its copy of the board.

    Raises `InputError` for an audience that there is not.
    """
    from servanda.case.presentation import tracks_of

    _check_audience(args.audience, case.plan.parties)
    tracks = tracks_of(case, known_tracks())
    picture = pictured(args, case)
    whole = picture.known
    if args.audience != INTERNAL:
        picture = _delayed(picture)
    with patience("reading the proofs"):
        board = board_of(picture, tracks)
    if args.since is not None:
        since = instant_of(args.since, case.calendar, "--since")
        if since >= picture.as_of:
            raise trouble("R207", "--since is not before --as-of", "give an earlier time")
        with patience("judging the earlier time"):
            cut = cut_of(args, case.calendar)
            before = take(case, since, _earlier(cut, since))
        board = replace(board, since=changed_since(before, picture, since))
    return picture, copy_for(board, args.audience, case, whole - picture.known)


def _check_audience(audience: str, parties: tuple[str, ...]) -> None:
    known = {INTERNAL, PUBLIC, *(f"{PARTY}{party}" for party in parties)}
    if audience not in known:
        near = did_you_mean(audience, known)
        hint = f'did you mean "{near}"?' if near else f"one of: {', '.join(sorted(known))}"
        raise trouble("R207", f'--audience: "{audience}" is nobody to whom copies go', hint)


def _delayed(picture: Picture) -> Picture:
    """The picture as it was known a day before: what is new goes to the operations room first."""
    cut = picture.cut
    known_at = now() if cut.instant is None or cut.published else cut.instant
    if cut.published:
        return picture  # history by its publication is public already
    delayed = replace(cut, instant=known_at - DELAY)
    if len(picture.case.known(position=cut.position, as_known_at=delayed.instant)) == picture.known:
        return replace(picture, cut=delayed)
    return replace(take(picture.case, picture.as_of, delayed), by_clock=picture.by_clock)


def _earlier(cut: Cut, since: int) -> Cut:
    """What was known at an earlier time: by publication where the whole is cut so."""
    if cut.instant is None and cut.position is None:
        return Cut(instant=since, published=True)
    return Cut(instant=since, published=cut.published)


def print_copy(
    args: argparse.Namespace, picture: Picture, copy: Copy, *, width: int, rich: bool
) -> None:
    """The copy in the terminal, or as public data with --json."""
    if args.json:
        from servanda.faces.cli.say import print_json

        if args.audience != INTERNAL:
            raise trouble("R207", "--json is for the operations room", "leave out --audience")
        print_json(picture.json())
        return
    words = words_of(picture.case, args.lang)
    for line in lines_of(_page(args, picture, copy, words), width=width, rich=rich):
        print(line)


def write_page(args: argparse.Namespace, picture: Picture, copy: Copy) -> None:
    """The copy as a page; the file is whole or not there."""
    words = words_of(picture.case, args.lang)
    if missed := missing(args.lang):
        say_aside(
            f"the fonts for {' and '.join(missed)} are not installed; the page uses the reader's"
        )
    with patience("drawing"):
        drawings = drawn_for(picture, copy.board, words)
        page = replace(
            _page(args, picture, copy, words).linking(),
            drawings=drawings.tracks,
            by_term=drawings.terms,
            timelines=drawings.timelines,
        )
        text = page_of(page, drawings.definitions)
    file = Path(args.html)
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as broken:
        hint = "name a file in a folder that you may write to"
        raise trouble("R207", f"--html: {broken.strerror}: {file}", hint) from None
    print(f"{file} ({len(text.encode()) // 1000} kB)")


def _page(args: argparse.Namespace, picture: Picture, copy: Copy, words: Words) -> Page:
    readings = {
        card.key: words.read_aloud(card.written, picture.case)
        for card in copy.board.cards
        if card.written is not None
    }
    return Page(board=copy.board, words=words, case_path=args.case, readings=readings)


def preview(args: argparse.Namespace, case: Case, copy: Copy) -> None:
    """What the copy leaves out, by rule, how much of it, and why."""
    words = words_of(case, args.lang)
    page = Page(board=copy.board, words=words, case_path=args.case)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(
            {
                "schema": "servanda/withheld/1",
                "audience": args.audience,
                "withheld": [{"rule": w.rule.value, "number": w.number} for w in copy.withheld],
            }
        )
        return
    if page.party is not None:
        print(words.ui("withheld-title-party", party=page.name(page.party)))
    else:
        print(words.ui(f"withheld-title-{copy.board.audience}"))
    if not copy.withheld:
        print(words.ui("withheld-none"))
    for one in copy.withheld:
        print(f"  {one.number:>6}  {page.rule(one.rule)}")
        print(f"          {words.ui(f'why-{one.rule.value}')}")
