"""`servanda board`: the whole agreement on one page, and what the terminal shows of a judgement.

Plain text wherever the output is not a terminal, always the same width, so that it can be kept
and compared; a table on a terminal. No colour carries a meaning.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture, Row, Track

_LONG = """\
Shows where every term of CASE stands, by track, as of an instant, as known at a point of its
record. In the terminal, or with --html as one page that opens from disk: no script, no request,
everything inside it. The page explains each verdict down to the reports it rests on.

Copies for a party or for the public are made by rule (docs/board.md): --withheld lists what such
a copy leaves out, and why. Arabic and Hebrew are unofficial unless the parties agreed on them.

Exit codes: 0 nothing breached, 1 something breached in every world, 2 input wrong, 3 the record
fails verification.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    from servanda.faces.cli.asking import add_case_arguments

    parser = subparsers.add_parser(
        "board",
        help="the whole agreement on one page, in three languages",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--html", metavar="FILE", help="write the page to FILE")
    parser.add_argument(
        "--lang", choices=("en", "ar", "he"), default="en", help="the language (default: en)"
    )
    parser.add_argument(
        "--audience",
        metavar="WHO",
        default="internal",
        help="internal (default), party:NAME, or public",
    )
    parser.add_argument(
        "--withheld",
        action="store_true",
        help="list what the copy for the audience leaves out, and why; write nothing",
    )
    parser.add_argument(
        "--since", metavar="T", help="also show what changed since this time or end of day"
    )
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Shows the board, or writes it; 1 if a term is breached."""
    from pathlib import Path

    from servanda.faces.cli.asking import disagreements, opened, tell_disagreements

    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    from servanda.faces.cli.boarding import check_file, copied, preview, print_copy, write_page

    check_file(args)
    case = opened(args)
    picture, besides, copy = copied(args, case)
    if args.withheld:
        preview(args, case, copy)
        return 0
    if args.html is None:
        print_copy(args, picture, copy, width=width(), rich=is_terminal())
    else:
        write_page(args, picture, besides, copy)
    return int(picture.breached)


WIDTH: Final = 100
"""Columns where there is no terminal to ask."""


def width() -> int:
    """Columns to write in."""
    return min(shutil.get_terminal_size((WIDTH, 24)).columns, 120) if is_terminal() else WIDTH


def is_terminal() -> bool:
    """Whether a person looks on as it is written."""
    return sys.stdout.isatty()


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A paragraph, broken at spaces only, so that ids and numbers stay whole."""
    return textwrap.fill(
        text,
        width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def unread_line(number: int, case: str) -> str:
    """How many entries could not be read, and which command lists them."""
    entries = "1 entry is" if number == 1 else f"{number} entries are"
    rests = "it" if number == 1 else "them"
    return (
        f"{entries} not read, and no verdict rests on {rests}: servanda record list {case} --unread"
    )


def header(picture: Picture) -> Iterator[str]:
    """Which agreement, as of when, as known when, from how much."""
    from servanda.kernel.verdicts.phrases import Day

    case, speaker = picture.case, picture.speaker
    yield wrapped(f"{case.checked.title} ({case.plan.agreement})")
    as_of = speaker.instant(picture.as_of)
    now = "now by this machine's clock: " if picture.by_clock else ""
    yield wrapped(f"As of {now}{as_of}.")
    entries = "1 entry" if picture.known == 1 else f"{picture.known} entries"
    cut = picture.cut
    if cut.position is not None:
        known = f"the first {entries}"
    elif cut.instant is None:
        known = f"the whole record, {entries}"
    elif cut.published:
        known = (
            f"what sources had published by {speaker.instant(cut.instant)}; history that was put "
            "on record afterwards is cut by publication"
        )
    else:
        known = f"what was on record by {speaker.instant(cut.instant)}, {entries}"
    yield wrapped(f"Known: {known}. Head of the record: {str(picture.head)[:20]}…")
    if picture.unread:
        yield wrapped(unread_line(len(picture.unread), str(case.path)))
    dated = speaker.show(Day(case.method.dated))
    yield wrapped(f"Method: version {case.method.version} dated {dated}.")


def print_board(picture: Picture, tracks: tuple[Track, ...]) -> None:
    """The header and the terms."""
    for line in header(picture):
        print(line)
    if is_terminal():
        _print_table(tracks)
    else:
        for track in tracks:
            print()
            print("\n".join(_plain(track)))
    print()
    shown = {row.key.id for track in tracks for row in track.rows}
    judged = {proof.key.id for proof in picture.proofs}
    for key, left in picture.case.plan.unjudged:
        if shown != judged and key.id not in shown:
            continue  # only some terms were asked for, and not this one
        yet = "" if left.for_good else " yet"
        print(wrapped(f"Not judged{yet}: term {key}: {left}.", "  ", ""))
    print(wrapped("The words say what the record supports. They are no ruling."))


def _plain(track: Track) -> Iterator[str]:
    if track.heading:
        yield wrapped(titled(track.heading))
    for row in track.rows:
        yield wrapped(f"{row_name(row)}  {row.bearer}  [{row.standing}]", "    ", "  ")
        if row.words:
            yield wrapped(row.words, "      ")
        yield wrapped(row.word, "      ")
        for line in row.more:
            yield wrapped(line, "      ")


def _print_table(tracks: tuple[Track, ...]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(width=width(), show_lines=False, pad_edge=False)
    table.add_column("term", no_wrap=True)
    table.add_column("owed by")
    table.add_column("standing")
    table.add_column("what the record supports", ratio=1)
    for number, track in enumerate(tracks):
        if number:
            table.add_section()
        if track.heading:
            table.add_row("", "", "", Text(titled(track.heading), style="bold"))
        for row in track.rows:
            words = (row.words,) if row.words else ()
            said = "\n".join((*words, row.word, *row.more))
            table.add_row(*(Text(cell) for cell in (row_name(row), row.bearer, row.standing, said)))
    Console(width=width(), highlight=False).print(table)


def titled(heading: str) -> str:
    """A heading as it stands; one that is a number only is called a clause."""
    return f"Clause {heading}" if heading.isalnum() else heading


def row_name(row: Row) -> str:
    """What a term is called: its id, its reading, the amendment that worded it."""
    key = row.key
    reading = f" {key.reading}" if key.reading else ""
    return f"{key.id}{reading}{f' ({key.amended})' if key.amended else ''}"
