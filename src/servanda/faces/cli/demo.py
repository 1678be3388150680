"""`servanda demo`: the first case, judged: what `make run` shows."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers

BUNDLED: Final = "gaza-october-2025"
"""The case that comes with the program."""

_LONG = """\
Judges the case that comes with the program, the Gaza agreement of October 2025, on the published
reports that its record holds, and shows the board. It is judged as of the last publication on
record, so that it shows the same on every day.

Exit codes: 0 shown, 2 the case is not where it was installed, 3 its record fails verification.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "demo",
        help="judge the case that comes with the program",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Judges the bundled case as of the last publication on record and prints its board."""
    from servanda.faces.cli.asking import (
        disagreements,
        opened,
        pictured,
        tell_disagreements,
    )
    from servanda.faces.cli.board import print_board, wrapped
    from servanda.faces.cli.say import print_json
    from servanda.faces.picture import last_told

    path = bundled()
    if found := disagreements(path):
        return tell_disagreements(found)
    asked = argparse.Namespace(
        case=str(path), method=None, as_of=None, as_known_at=None, by="recorded"
    )
    case = opened(asked)
    picture = pictured(asked, case, last_told(case))
    if args.json:
        print_json(picture.json())
        return 0
    print_board(picture, picture.board())
    print()
    print(wrapped("It is judged as of the last publication on record. Ask further:"))
    typed, where = program(), relative(path)
    last_day = case.calendar.local(picture.as_of - 1).date().isoformat()
    print(f"  {typed} explain {where} 3 --as-of {last_day}")
    print("      why the aid clause stands where it stands")
    print(f"  {typed} judge {where} --as-of 2025-10-20")
    print("      as it stood on an earlier day")
    return 0


def bundled() -> Path:
    """The folder of the bundled case. Raises `InputError` where it is not there."""
    from servanda.record.flaws import trouble

    for root in (Path.cwd(), *Path(__file__).resolve().parents):
        found = root / "agreements" / BUNDLED
        if found.is_dir():
            return found
    hint = "run it in a copy of the project, where agreements/ lies"
    raise trouble("C101", f"the case {BUNDLED} is not there", hint, f"agreements/{BUNDLED}")


def program() -> str:
    """What to type for the program: its name where the shell finds it, else its path."""
    started = Path(sys.argv[0])
    if started.name == "servanda" and shutil.which("servanda") is None:
        return relative(started.absolute())
    return "servanda"


def relative(path: Path) -> str:
    """The folder as one would type it from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
