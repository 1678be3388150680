"""`servanda coverage`: who could see what, by term and by side, and where access was refused."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
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
    from servanda.faces.looking import Look, Shares, SideLooks, TermLooks
    from servanda.faces.picture import Picture

_LONG = """\
Shows who could see what: for each term how long its subject was seen by sources that reach the
standard, how long by anybody, how long access was refused, for how long no source said that it
could have seen; every entry of coverage; and for each party how long its acts could be seen, and by
whom. Silence is evidence only where somebody could have seen something. A report of an act or a
count is no entry of coverage: it says what was seen, and not for how long somebody looked.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "coverage",
        help="who could see what, by term and by side",
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
    """Prints coverage by term, by entry and by side."""
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    picture = pictured(args, opened(args))
    keys = chosen(picture, args.term, args.reading)
    from servanda.faces.looking import by_side, coverage_json, looks, term_looks

    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(coverage_json(picture, keys))
        return 0
    from servanda.faces.cli.board import header, wrapped

    for line in header(picture):
        print(line)
    if picture.facts.complete:
        print(wrapped("The method declares the record complete: everything counts as seen."))
    print("\nBy term, for as long as it could be kept or broken")
    print("\n".join(_terms(picture, term_looks(picture, keys))))
    print("\nWho looked")
    print("\n".join(_entries(picture, looks(picture))))
    print("\nBy side, for as long as it owed what could be kept or broken")
    print("\n".join(_sides(picture, by_side(picture))))
    return 0


def _terms(picture: Picture, found: tuple[TermLooks, ...]) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    if not found:
        yield "  No term has begun that somebody could look at."
    names = dict(picture.speaker.names)
    blind = [looked for looked in found if not looked.shares.looked + looked.shares.refused]
    for looked in found:
        if looked in blind:
            continue
        key = looked.key
        reading = f" {key.reading}" if key.reading else ""
        area = f", {names.get(looked.area, looked.area)}" if looked.area else ""
        bearer = names.get(looked.bearer, looked.bearer)
        yield wrapped(f"{key.id}{reading}  {bearer}{area}", "      ", "  ")
        yield wrapped(shares_text(picture, looked.shares), "      ")
    if blind:
        keys = ", ".join(dict.fromkeys(str(looked.key) for looked in blind))
        yield wrapped(
            f"no source said for how long it could have seen any of: {keys}", "      ", "  "
        )


def shares_text(picture: Picture, shares: Shares) -> str:
    """How long each way, of all; what is nothing is left out, but never the rest."""
    long = picture.speaker.length
    parts = []
    if shares.closed:
        parts.append(f"{long(shares.closed)} seen to the standard")
    if shares.looked - shares.closed:
        parts.append(f"{long(shares.looked - shares.closed)} looked at in part or by too few")
    if shares.refused:
        parts.append(f"{long(shares.refused)} with access refused")
    if shares.nobody or not parts:
        parts.append(f"{long(shares.nobody)} for which no source said that it could have seen")
    return f"of {long(shares.total)}: " + ", ".join(parts)


def _entries(picture: Picture, found: tuple[Look, ...]) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped
    from servanda.kernel.verdicts.phrases import Over

    if not found:
        yield "  No coverage is on record: of nothing can it be said that it would have been seen."
    names = dict(picture.speaker.names)

    def listed(given: tuple[str, ...] | None, otherwise: str) -> str:
        return otherwise if given is None else " and ".join(names.get(n, n) for n in given)

    for look in found:
        seen = look.coverage
        side = f" ({names.get(look.side, look.side)})" if look.side else ""
        means = f", by {look.means}" if look.means else ""
        over = picture.speaker.show(Over(seen.period.start, seen.period.end))
        what = (
            f"{listed(look.acts, 'any act')}, {listed(look.kinds, 'any kind')}, "
            f"{listed(seen.areas, 'everywhere')}, by {listed(seen.actors, 'anyone')}"
        )
        denied = "access refused to " if seen.denied else "could have seen "
        yield wrapped(
            f"{look.source}{side}{means}, {over}: {denied}{what} [entry {seen.id}]", "      ", "  "
        )


def _sides(picture: Picture, found: tuple[SideLooks, ...]) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    if not found:
        yield "  No duty has begun."

    def long(microseconds: int) -> str:
        return picture.speaker.length(microseconds) if microseconds else "no time"

    names = dict(picture.speaker.names)
    for side in found:
        name = names.get(side.party, side.party)
        if not side.total:
            yield wrapped(f"acts of {name}: nothing that it owes has begun", "      ", "  ")
            continue
        yield wrapped(
            f"acts of {name}: of {long(side.total)}, "
            f"sources of neither side could look for {long(side.neither)}, "
            f"the other side for {long(side.other)}, its own offices for {long(side.own)}; "
            f"access was refused for {long(side.refused)}",
            "      ",
            "  ",
        )
    yield wrapped("Times overlap where several looked. What they could see is above.", "  ")
