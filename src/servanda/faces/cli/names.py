"""`servanda names`: every name of a case that a report may use, as it is to be written."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.case import Case
    from servanda.faces.cli.main import Subparsers
    from servanda.kernel.base import Json

_LONG = """\
Lists the names of CASE that a report may use, with the fields they stand in: acts, kinds, areas and
places, lists, who acts, sources by group, points of counting, terms. A name is written as it stands
here; a report under another is kept, and is about no term.
"""
SCHEMA = "servanda/names/1"


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "names",
        help="the names that reports may use",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="Exit codes: 0 printed; 2 the case is wrong.",
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Prints the names. Raises `InputError` where the case cannot be opened."""
    from servanda.case import open_case
    from servanda.case.listing import listing

    case = open_case(Path(args.case))
    sorts = listing(case)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(_to_json(case))
        return 0
    from servanda.faces.cli.board import wrapped

    for at, sort in enumerate(sorts):
        if at:
            print()
        print(wrapped(f"{sort.title} ({sort.fields})"))
        for one in sort.names:
            said = ", ".join((one.name, *one.forms))
            print(wrapped(f"{said}: {one.meaning}" if one.meaning else said, "      ", "  "))
        if not sort.names:
            print("  none")
    return 0


def _to_json(case: Case) -> Json:
    from servanda.case.listing import listing

    return {
        "schema": SCHEMA,
        "agreement": case.plan.agreement,
        "names": [
            {
                "sort": sort.title,
                "fields": sort.fields,
                "names": [
                    {"name": one.name, "forms": list(one.forms), "meaning": one.meaning}
                    for one in sort.names
                ],
            }
            for sort in listing(case)
        ],
    }
