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

WEEK: Final = 7 * 24 * 3600 * 1_000_000
"""What changed is shown since so long before, in microseconds."""

_LONG = """\
Judges the case that comes with the program, the Gaza agreement of October 2025, on the published
reports that its record holds, and shows the board: here, and with --html as a page in each
language. It is judged as of the last publication on record, so that it shows the same on every day.

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
    parser.add_argument("--html", metavar="FOLDER", help="write the board as pages to FOLDER")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Judges the bundled case as of the last publication on record and prints its board."""
    from servanda.faces.cli.asking import disagreements, opened, tell_disagreements
    from servanda.faces.cli.board import is_terminal, width, wrapped
    from servanda.faces.cli.boarding import copied, print_copy, write_page
    from servanda.faces.picture import last_told
    from servanda.faces.words.fluent import LANGUAGES
    from servanda.kernel.base import iso

    path = bundled()
    if found := disagreements(path):
        return tell_disagreements(found)
    asked = argparse.Namespace(
        case=relative(path),
        method=None,
        as_known_at=None,
        by="recorded",
        audience="internal",
        lang="en",
        json=args.json,
    )
    case = opened(asked)
    last = last_told(case)
    asked.as_of = None if last is None else iso(last)
    asked.since = None if last is None else iso(last - WEEK)
    picture, besides, copy = copied(asked, case)
    print_copy(asked, picture, copy, width=width(), rich=is_terminal())
    if args.json:
        return 0
    if args.html is not None:
        print()
        for code in LANGUAGES:
            asked.lang, asked.html = code, str(Path(args.html) / f"board-{code}.html")
            write_page(asked, picture, besides, copy)
    print()
    print(wrapped("It is judged as of the last publication on record. Ask further:"))
    typed, where = program(), relative(path)
    last_day = case.calendar.local(picture.as_of - 1).date().isoformat()
    print(f"  {typed} explain {where} 3 --as-of {last_day}")
    print("      why the aid clause stands where it stands")
    print(f"  {typed} board {where} --as-of 2025-10-20")
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
