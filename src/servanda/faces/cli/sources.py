"""`servanda sources`: who has spoken, how they are graded, complaints and views."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    add_case_arguments,
    disagreements,
    opened,
    pictured,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture
    from servanda.faces.speaking import Complaint, Speaker

_LONG = """\
Shows every source on record: for which side it speaks and with whom it counts as one, its grades
and their history, how many of its entries were corrected or withdrawn, its sums that do not come
out; then complaints with what has come of them, and views, which are no rulings.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "sources",
        help="who has spoken; complaints and views",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Prints sources, complaints and views."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    picture = pictured(args, opened(args))
    from servanda.faces.speaking import complaints, sources_json, speakers

    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(sources_json(picture))
        return 0
    from servanda.faces.cli.board import header

    for line in header(picture):
        print(line)
    print("\nSources")
    print("\n".join(_sources(picture, speakers(picture))))
    print("\nComplaints")
    print("\n".join(_complaints(picture, complaints(picture))))
    print("\nViews, which are not rulings")
    print("\n".join(_views(picture)))
    return 0


def _sources(picture: Picture, found: tuple[Speaker, ...]) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    names = dict(picture.speaker.names)
    if not found:
        yield "  No source has spoken."
    for s in found:
        stands = "neither side's" if s.side is None else f"speaks for {names.get(s.side, s.side)}"
        group = "" if s.group in (s.name, s.side) else f", counts as one with group {s.group}"
        grades = ", ".join(f"{n} at {grade}" for grade, n in s.grades)
        yield wrapped(f"{s.name}: {stands}{group}", "      ", "  ")
        changed = [
            f"{n} {word}"
            for n, word in (
                (s.corrected, "corrected"),
                (s.withdrawn, "withdrawn"),
                (s.disputed, "with two corrections that differ"),
                (s.below, "below the floor of the method"),
            )
            if n
        ]
        of = f"{s.entries} entr{'y' if s.entries == 1 else 'ies'}"
        yield wrapped("; ".join([f"{of}: {grades}" if grades else of, *changed]), "      ")
        for graded in s.history:
            why = f" ({graded.reason})" if graded.reason else ""
            from_when = picture.speaker.instant(graded.start)
            yield wrapped(f"graded {graded.reliability} from {from_when}{why}", "      ")
        for entry, text in s.sums:
            yield wrapped(f"arithmetic of entry {entry}, as printed: {text}", "      ")


def _complaints(picture: Picture, found: tuple[Complaint, ...]) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    ruled = sum(1 for c in found if c.ruled)
    examined = sum(1 for c in found if c.examined or c.ruled)
    yield wrapped(
        f"{len(found)} received, {examined} examined, {ruled} ruled, {len(found) - ruled} unruled",
        "      ",
        "  ",
    )
    names = dict(picture.speaker.names)
    for c in found:
        findings = ", ".join(f"{entry} ({finding})" for entry, finding in c.ruled)
        come = f"ruled in {findings}" if c.ruled else "examined" if c.examined else "not ruled"
        yield wrapped(
            f"{c.id}: {names.get(c.by, c.by)} to {names.get(c.to, c.to)}, "
            f"{picture.speaker.instant(c.at)}, about {' and '.join(c.about)}: {come}",
            "      ",
            "  ",
        )


def _views(picture: Picture) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    words = {
        "yes": "holds that it is a violation",
        "no": "holds that it is none",
        "unclear": "has not made up its mind",
        "reported": "reports that it was ruled on",
    }
    names = dict(picture.speaker.names)
    terms = {proof.key.id for proof in picture.proofs}
    if not picture.facts.views:
        yield "  None on record."
    for v in picture.facts.views:
        said = f": {v.claim.text}" if v.claim.text else ""
        yield wrapped(
            f"{names.get(v.by, v.by)} on {_about(v.about, terms)} {words[v.finding]}{said} "
            f"[entry {v.id}]",
            "      ",
            "  ",
        )


def _about(names: tuple[str, ...], terms: set[str]) -> str:
    return " and ".join(f"term {name}" if name in terms else name for name in names)
