"""`servanda judge`: what the record supports about every term."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    add_case_arguments,
    add_reading_argument,
    chosen,
    disagreements,
    opened,
    pictured,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture
    from servanda.kernel.plan.operators import TermKey

_LONG = """\
Judges every term of CASE, as of an instant, as known at a point of its record. Prints a board in
words, or with --json the public data (docs/json.md). Nothing it prints is a ruling.

Exit codes: 0 nothing breached, 1 something breached in every world, 2 input wrong, 3 the record
fails verification.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "judge",
        help="judge every term of a case",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument(
        "--term", action="append", metavar="ID", help="only this term; may be repeated"
    )
    add_reading_argument(parser)
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Judges and prints; 1 if a term that was asked for is breached."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    picture = pictured(args, opened(args))
    keys = chosen(picture, args.term, args.reading)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(picture.json(keys))
    else:
        from servanda.faces.cli.board import print_board

        print_board(picture, picture.board(keys))
    return exit_code(picture, keys)


def exit_code(picture: Picture, keys: tuple[TermKey, ...] | None) -> int:
    """1 if any of these terms is breached in every world, else 0."""
    from servanda.kernel.verdicts.proof import Verdict

    return int(
        any(
            proof.verdict is Verdict.BREACHED
            for proof in picture.proofs
            if keys is None or proof.key in keys
        )
    )
