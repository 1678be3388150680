"""`servanda record`: add reports to a case's record, look into it, check it; read articles."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers

_ADD = """\
Adds the rows of FILE to the record of CASE. Rows that cannot be taken are listed with every
reason and kept beside the record; the rest is added, and the exit code is then 2. Adding the
same file again adds nothing. The first addition to a case that carries sourced entries
(record/*.jsonl) takes those in first. Fields and columns: docs/record.md.
"""

_LIST = """\
Lists the record of CASE, oldest first, with what has become of each entry: stands, corrected,
disputed, withdrawn; and of each correction or retraction: heard, undone, or why not heard.
"""


_READ = """\
Reads an article or situation report (plain text, Markdown or HTML, in UTF-8 and in English) and
proposes its statements: the exact words and their place, who says so and by whom it reaches the
article, what it is (commitment, demand, red line, report, assessment, denial), hedges, conditions,
acts and times as printed. Nothing goes on record: a person confirms (servanda record confirm).
What is no statement, and what was not understood, is listed with its place: docs/articles.md.
"""

_CONFIRM = """\
Puts proposed statements that a person has read on the record of CASE, with that person's name.
FILE is what servanda record read --out wrote. With --document the words must stand in that file,
at their place. Rows that cannot be taken are listed; the rest is added, and the exit code is 2.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its parts."""
    parser = subparsers.add_parser(
        "record", help="add reports to a record, look into it, check it", description=__doc__
    )
    parts = parser.add_subparsers(title="what to do", metavar="PART", dest="part", required=True)

    def part(name: str, short: str, long: str) -> argparse.ArgumentParser:
        made = parts.add_parser(
            name,
            help=short,
            description=long,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        made.add_argument("case", metavar="CASE", help="the case folder")
        made.add_argument("--json", action="store_true", help="print JSON")
        return made

    add = part("add", "add the rows of a file", _ADD)
    add.add_argument("file", metavar="FILE", help="JSON lines or CSV; - reads standard input")
    add.add_argument(
        "--format", choices=("jsonl", "csv"), help="as the name ends, if absent (.csv, else jsonl)"
    )
    add.add_argument(
        "--form",
        choices=("ucdp", "sigacts"),
        help="a table as others publish it, .csv or .csv.gz; docs/channels.md",
    )
    add.add_argument(
        "--map", metavar="FILE.toml", help="what the words of such a table mean to the agreement"
    )
    add.add_argument(
        "--recorder", default="desk", metavar="NAME", help="who adds them (default: desk)"
    )
    add.add_argument(
        "--recorded", metavar="T", help="when they came in, for imports to repeat (default: now)"
    )
    add.add_argument(
        "--zone", metavar="Z", help="for times that name no zone (default: the agreement's)"
    )

    listing = part("list", "list the entries", _LIST)
    listing.add_argument("--type", action="append", metavar="TYPE", help="only of this type")
    listing.add_argument("--source", action="append", metavar="NAME", help="only by this source")
    listing.add_argument(
        "--about", metavar="WORD", help="only where a field is, or lists, exactly this"
    )
    listing.add_argument("--state", metavar="STATE", help="only in this state")
    listing.add_argument(
        "--rejected", action="store_true", help="instead, the rows that were rejected, and why"
    )
    listing.add_argument(
        "--unread",
        action="store_true",
        help="instead, the entries that could not be read and that no verdict rests on, and why",
    )
    listing.add_argument(
        "--as-known-at", metavar="T", help="the record as it was: a position or a time"
    )

    show = part("show", "show one entry and what became of it", "Shows one entry in full.")
    show.add_argument("id", metavar="ID", help="its position, its reference, or its hash (8+)")

    check = part(
        "check",
        "check that the record agrees with itself",
        "Checks every entry and the chain of the record; exits 3 if anything disagrees.",
    )
    check.add_argument(
        "--head",
        action="append",
        metavar="SIZE:HASH",
        help="a head noted earlier, elsewhere, or its first 12 digits or more: the record must "
        "still hold what it held then",
    )

    read = parts.add_parser(
        "read",
        help="propose what an article says",
        description=_READ,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument("file", metavar="FILE", help="the article; - reads standard input")
    read.add_argument("--json", action="store_true", help="print JSON")
    read.add_argument("--out", metavar="FILE", help="write the proposed rows here, as JSON lines")
    read.add_argument(
        "--format",
        choices=("text", "markdown", "html"),
        help="as the name ends (.md, .html), else as it begins, if absent",
    )
    read.add_argument("--case", metavar="CASE", help="the case whose zone its days are of")
    read.add_argument(
        "--published",
        metavar="T",
        help="when it appeared; without it, days such as Friday stay unresolved",
    )
    read.add_argument("--source", metavar="NAME", help="who published it, a name of the case")
    read.add_argument("--zone", metavar="Z", help="the zone of its days (default: the case's)")

    confirm = part("confirm", "put proposed statements on record", _CONFIRM)
    confirm.add_argument("file", metavar="FILE", help="proposed rows; - reads standard input")
    confirm.add_argument(
        "--by", required=True, metavar="NAME", help="who has read and confirms them"
    )
    which = confirm.add_mutually_exclusive_group()
    which.add_argument("--take", metavar="LIST", help="only these numbers, as 1,3-5")
    which.add_argument("--all", action="store_true", help="every row of the file")
    confirm.add_argument("--document", metavar="FILE", help="the article the words must stand in")
    confirm.add_argument(
        "--recorder", default="desk", metavar="NAME", help="who adds them (default: desk)"
    )
    confirm.add_argument(
        "--recorded", metavar="T", help="when they came in, for imports to repeat (default: now)"
    )
    confirm.add_argument(
        "--zone", metavar="Z", help="for times that name no zone (default: the agreement's)"
    )


def run(args: argparse.Namespace) -> int:
    """Does the part that was asked for."""
    match args.part:
        case "add":
            from servanda.faces.cli import record_add

            return record_add.run(args)
        case "read":
            from servanda.faces.cli import record_read

            return record_read.run(args)
        case "confirm":
            from servanda.faces.cli import record_confirm

            return record_confirm.run(args)
        case "check":
            from servanda.faces.cli import record_check

            return record_check.run(args)
        case _:
            from servanda.faces.cli import record_view

            return record_view.run(args)
