"""`servanda`: one program, one module for each command, imported when it is needed.

Exit codes: 0 no breach found · 1 something breached · 2 input wrong · 3 record fails
verification. A wrong input is told as a diagnostic, never as a traceback.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final, Protocol

from servanda import __version__
from servanda.faces.cli.say import tell
from servanda.record.flaws import InputError

COMMANDS: Final = (
    "demo",
    "new",
    "check",
    "names",
    "record",
    "board",
    "judge",
    "explain",
    "diff",
    "history",
    "verify",
    "next",
    "counts",
    "coverage",
    "sources",
    "map",
)
"""The modules of this package that are commands, in the order of ``--help``."""

INPUT_WRONG: Final = 2
INTERRUPTED: Final = 130

Subparsers = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no other name


class Command(Protocol):
    """A command module. ``add_parser`` imports nothing but argparse; ``run`` what it needs."""

    def add_parser(self, subparsers: Subparsers[argparse.ArgumentParser]) -> None:
        """Declares the command, its help and its arguments."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Does it. Returns the exit code; raises `InputError` for what the reader can mend."""
        ...


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command; the chosen command's ``run`` is in ``args.run``."""
    parser = argparse.ArgumentParser(
        prog="servanda",
        description="Verdicts, with proofs, on whether a negotiated agreement is being kept.",
        epilog="Exit codes: 0 no breach found, 1 something breached, 2 input wrong, "
        "3 record fails verification.",
    )
    parser.add_argument("--version", action="version", version=f"servanda {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module: Command = import_module(f"{__package__}.{name}")
        module.add_parser(subparsers)
        subparsers.choices[name].set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and returns its exit code."""
    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args))
    except BrokenPipeError:
        # the reader (`| head`) has seen enough; nothing more can be written to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except InputError as wrong:
        tell(wrong.diagnostics, as_json=getattr(args, "json", False))
        return INPUT_WRONG


def entry() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    # A large record is built once and kept whole. Looking through it for cycles finds next to none:
    # a fifth of the time on a board of 100,000 reports, whose memory is the same without. What that
    # costs: a command that judges many times keeps what it has done with until it ends (`diff` on
    # the bundled case 160 MB instead of 80), bounded by so many objects.
    gc.set_threshold(5_000_000, 10, 10)
    sys.exit(main())


if __name__ == "__main__":
    entry()
