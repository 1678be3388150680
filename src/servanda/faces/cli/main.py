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
from contextlib import suppress
from importlib import import_module
from typing import Final, NoReturn, Protocol

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
UNREAD: Final = 141
"""Whoever reads the answer went away: as the shell has it, and no word about breaches."""

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
    return _run(build_parser().parse_args(argv))


def _run(args: argparse.Namespace) -> int:
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader (`| head`) has seen enough; nothing more can be written to it
        _write_no_more()
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except InputError as wrong:
        tell(wrong.diagnostics, as_json=getattr(args, "json", False))
        return INPUT_WRONG
    except OSError as broken:
        if broken.filename is not None:  # of a file, and not of what is printed
            raise
        _write_no_more()
        print(f"error: the answer could not be written: {broken.strerror}", file=sys.stderr)
        return INPUT_WRONG
    return code


def _write_no_more() -> None:
    """Sends what is still to be printed nowhere: trying again would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    args = build_parser().parse_args()
    leave(_run(args))


def leave(code: int) -> NoReturn:
    """Ends the program; `_run` has written out all it said.

    What was built is left to the system: taking a large case apart object by object, to end, took a
    twelfth of the time of its board. Nothing waits for that: files and stores are closed by those
    who open them.
    """
    with suppress(OSError):  # there is nobody left to tell
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    entry()
