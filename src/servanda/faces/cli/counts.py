"""`servanda counts`: who counted what a term needs, and what each count alone would imply."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    add_case_arguments,
    add_reading_argument,
    disagreements,
    named,
    opened,
    pictured,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.evidence.drift import Drift
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.counting import CountRow, CountTable
    from servanda.faces.picture import Picture

_LONG = """\
Shows every count of what TERM needs, or of acts that it forbids: counter, side, point and period,
the figure as it was printed, whether it is admissible, and what it would imply if it alone were
right. Sums that a report prints and that do not come out stand beside it. Nothing is added up.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "counts",
        help="the rival counts of a term beside each other",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("term", metavar="TERM", help="the term's id, such as 3")
    add_reading_argument(parser)
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Prints the table of each reading of the term."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    picture = pictured(args, opened(args))
    from servanda.faces.counting import count_table, table_json

    tables = [count_table(picture, proof.key) for proof in named(picture, args.term, args.reading)]
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json([table_json(table) for table in tables])
        return 0
    from servanda.faces.cli.board import header

    for line in header(picture):
        print(line)
    for table in tables:
        print()
        print("\n".join(_lines(picture, table)))
    return 0


def _lines(picture: Picture, table: CountTable) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    key = table.term.key
    reading = f", reading {key.reading}" if key.reading else ""
    yield wrapped(f"Term {key.id}{reading}: {table.rule}.")
    if not table.rows:
        yield wrapped("No count of it is on record.", "  ")
    for number, row in enumerate(table.rows, 1):
        yield from _row(picture, number, row)
    for drift in table.drifts:
        yield from _drift(drift)


def _row(picture: Picture, number: int, row: CountRow) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    names = dict(picture.speaker.names)
    side = f", an office of {names.get(row.side, row.side)}" if row.side else ""
    days = "" if row.days is None else f" ({row.days} day{'' if row.days == 1 else 's'})"
    yield wrapped(f"{row.words}{days}{side}.", "     ", f"{number:>3}  ")
    counted = "Admissible." if row.admissible else f"Not counted, because {row.why_not}."
    implies = f" If it alone were right: {row.implies}." if row.implies else ""
    yield wrapped(counted + implies, "     ")
    for text in row.sums:
        yield wrapped(f"Arithmetic, as printed: {text}.", "     ")


def _drift(drift: Drift) -> Iterator[str]:
    """The ratio of two counters by month, and its extremes."""
    from servanda.faces.cli.board import wrapped

    if len(drift.months) < 2:  # noqa: PLR2004 - of one month nothing can drift
        return
    yield ""
    yield wrapped(
        f"{drift.one} for each {drift.other}, over the periods that both counted: "
        + ", ".join(f"{m.month} {'-' if m.ratio is None else m.ratio}" for m in drift.months)
        + "."
    )
    yield wrapped(
        "A ratio that moves says that what one of the two could see has changed; it does not say "
        "which."
    )
