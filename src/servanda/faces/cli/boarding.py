"""What `servanda board` does: the copy for an audience, in the terminal or as a page."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.board.audience import DELAY, INTERNAL, PARTY, PUBLIC, Copy, copy_for
from servanda.faces.board.beside import Besides, besides_of
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


def copied(args: argparse.Namespace, case: Case) -> tuple[Picture, Besides, Copy]:
    """The picture as the audience may know it, what stands beside what is read, and the copy.

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
        besides = besides_of(picture)
        board = board_of(picture, tracks, besides)
    if args.since is not None:
        since = instant_of(args.since, case.calendar, "--since")
        if since >= picture.as_of:
            raise trouble("R207", "--since is not before --as-of", "give an earlier time")
        with patience("judging the earlier time"):
            before, published = _before(picture, cut_of(args, case.calendar), since)
        told = changed_since(before, picture, since, published=published)
        board = replace(board, since=told)
    return picture, besides, copy_for(board, args.audience, case, whole - picture.known)


def _check_audience(audience: str, parties: tuple[str, ...]) -> None:
    known = {INTERNAL, PUBLIC, *(f"{PARTY}{party}" for party in parties)}
    if audience not in known:
        near = did_you_mean(audience, known)
        hint = f'did you mean "{near}"?' if near else f"one of: {', '.join(sorted(known))}"
        raise trouble("R207", f'--audience: "{audience}" is nobody to whom copies go', hint)


def _delayed(picture: Picture) -> Picture:
    """The picture as it was known a day before: what is new goes to the operations room first.

    The day counts from the cut, and never from later than now: a cut that has not come would let
    through what came on record this minute. Only where the record itself is of times to come, as
    in a made-up case, is there no clock to hold it against.
    """
    cut, case, clock = picture.cut, picture.case, now()
    if case.entries and case.entries[-1].recorded > clock and cut.instant is not None:
        clock = cut.instant
    if cut.published:
        from servanda.case.opening import known_entries

        # a source's own publication is public, but what is on record of it is a day behind too
        entries = known_entries(case.entries, None, clock - DELAY)
        if len(entries) == len(case.entries):
            return picture
        case = replace(case, entries=entries)
        return replace(take(case, picture.as_of, cut), by_clock=picture.by_clock)
    known_at = clock if cut.instant is None else min(cut.instant, clock)
    delayed = replace(cut, instant=known_at - DELAY)
    if len(case.known(position=cut.position, as_known_at=delayed.instant)) == picture.known:
        return replace(picture, cut=delayed)
    return replace(take(case, picture.as_of, delayed), by_clock=picture.by_clock)


def _before(picture: Picture, asked: Cut, since: int) -> tuple[Picture, bool]:
    """The earlier time, by no entry that the picture does not know; whether by publication.

    History is often put on record afterwards: what was known then goes by publication, unless
    ``asked`` says a time of recording.
    """
    published = asked.published or asked.instant is None
    at = min(since, asked.instant) if asked.published and asked.instant is not None else since
    case = replace(picture.case, entries=picture.case.entries[: picture.known])
    return take(case, since, Cut(instant=at, published=published)), published


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


def write_page(args: argparse.Namespace, picture: Picture, besides: Besides, copy: Copy) -> None:
    """The copy as a page; the file is whole or not there."""
    words = words_of(picture.case, args.lang)
    if missed := missing(args.lang):
        say_aside(
            f"the fonts for {' and '.join(missed)} are not installed; the page uses the reader's"
        )
    with patience("drawing"):
        drawings = drawn_for(picture, copy.board, words, besides)
        page = replace(
            _page(args, picture, copy, words).linking(),
            drawings=drawings.tracks,
            by_term=drawings.terms,
            timelines=drawings.timelines,
        )
        text = page_of(page, drawings.definitions)
    _write(Path(args.html), text)
    print(f"{args.html} ({len(text.encode()) // 1000} kB)")


def check_file(args: argparse.Namespace) -> None:
    """Says what no page can be written to, before anything is judged. Raises `InputError`."""
    hint = "name a file in a folder that you may write to"
    if args.html is None:
        return
    if args.json:
        raise trouble("R207", "--html writes a page, and --json prints data", "leave out one")
    if args.withheld:
        raise trouble("R207", "--withheld writes nothing", "leave out --html, or --withheld")
    file = Path(args.html)
    if not args.html.strip() or file.is_dir():
        raise trouble("R207", f'--html: "{args.html}" names no file', hint)
    if not file.parent.is_dir():
        raise trouble("R207", f"--html: there is no such folder: {file.parent}", hint)


def _write(file: Path, text: str) -> None:
    """A file that is whole or not there; what is no file, as a pipe, is written to as it is."""
    special = file.exists() and not file.is_file()
    target = file.resolve()
    part = target if special else target.with_name(f"{target.name}.part")
    try:
        part.write_text(text, encoding="utf-8")
        if not special:
            part.replace(target)
    except OSError as broken:
        if not special:
            part.unlink(missing_ok=True)
        hint = "name a file in a folder that you may write to"
        raise trouble("R207", f"--html: {broken.strerror}: {file}", hint) from None


def _page(args: argparse.Namespace, picture: Picture, copy: Copy, words: Words) -> Page:
    readings = {
        card.key: words.read_aloud(card.written, picture.case)
        for card in copy.board.cards
        if card.written is not None
    }
    return Page(
        board=copy.board,
        words=words,
        case_path=args.case,
        readings=readings,
        method=args.method,
    )


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
