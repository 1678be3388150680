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
    patience,
    pictured,
    say_aside,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture
    from servanda.kernel.plan.operators import TermKey

_LONG = """\
Judges every term of CASE, as of an instant, as known at a point of its record. Prints a board in
words, or with --json the public data (docs/json.md). Nothing it prints is a ruling.

With --method, what is read under the case's method and under each FILE, side by side.

Exit codes: 0 nothing breached, 1 something breached in every world (with --method, under a FILE),
2 input wrong, 3 the record fails verification.
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
    add_case_arguments(parser, several_methods=True)


def run(args: argparse.Namespace) -> int:
    """Judges and prints; 1 if a term that was asked for is breached."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    methods = [Path(word) for word in args.methods or ()]
    args.method = None
    if len(methods) == 1 and (args.json or not has_method(Path(args.case))):
        args.method = methods.pop()
    case = opened(args)
    picture = pictured(args, case)
    keys = chosen(picture, args.term, args.reading)
    if methods:
        return _run_beside(args, picture, methods, keys)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(picture.json(keys))
    else:
        from servanda.faces.cli.board import print_board

        print_board(picture, picture.board(keys))
    return exit_code(picture, keys)


def has_method(case: Path) -> bool:
    """Whether a case has a method of its own to stand beside."""
    from servanda.case.opening import METHOD

    return ((case.parent if case.is_file() else case) / METHOD).exists()


def _run_beside(
    args: argparse.Namespace,
    own: Picture,
    methods: list[Path],
    keys: tuple[TermKey, ...] | None,
) -> int:
    """The board under the case's method and under these; 1 if breached under one of these."""
    from servanda.case import open_case
    from servanda.faces.methods import OWN, beside
    from servanda.faces.picture import take

    only = tuple(proof.key for proof in own.proofs) if keys is None else keys
    pictures = [own]
    told = set(own.notes)
    for method in methods:
        case = open_case(own.case.path, method)
        if case.findings != own.case.findings:
            things = "1 remark" if len(case.findings) == 1 else f"{len(case.findings)} remarks"
            say_aside(f"under {method}: {things} on agreement and method")
        with patience(f"judging under {method}"):
            other = take(case, own.as_of, own.cut, frozenset(only))
        for note in other.notes:
            if note not in told:
                say_aside(f"under {method}: {note}")
        pictures.append(other)
    with patience("trying each rule alone"):
        compared = beside(pictures, [OWN, *(str(method) for method in methods)], only)
    if args.json:
        from servanda.faces.cli.beside import beside_json
        from servanda.faces.cli.say import print_json

        print_json(beside_json(compared))
    else:
        from servanda.faces.cli.beside import print_beside

        print_beside(compared)
    return max(exit_code(picture, keys) for picture in pictures[1:])


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
