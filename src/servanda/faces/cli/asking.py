"""What `judge`, `explain` and `demo` share: which case, as of when, as known when, by which method.

Times are read in the agreement's zone; a day without a clock stands for its end.
"""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.case import Case
    from servanda.faces.picture import Cut, Picture
    from servanda.kernel.base import Calendar, Instant
    from servanda.kernel.plan.operators import TermKey
    from servanda.kernel.verdicts.proof import TermProof
    from servanda.record.entries import Stretch
    from servanda.record.flaws import InputError

RECORD_FAILS = 3
"""The exit code when the record does not agree with itself."""

PATIENCE = 1.0
"""Seconds of work after which a terminal is told that it goes on."""


def add_case_arguments(parser: argparse.ArgumentParser, *, several_methods: bool = False) -> None:
    """The options that say as of when, as known when, and by which method, or methods."""
    parser.add_argument(
        "--as-of",
        metavar="T",
        help="judge as of this instant or the end of this day; nothing later is read "
        "(default: now)",
    )
    parser.add_argument(
        "--as-known-at",
        metavar="T",
        help="as the record was known: its first so many entries, or up to a time",
    )
    parser.add_argument(
        "--by",
        choices=("recorded", "published"),
        default="recorded",
        help="what --as-known-at cuts by: when entries came on record (default), or when their "
        "sources published them, for history put on record afterwards",
    )
    if several_methods:
        parser.add_argument(
            "--method",
            dest="methods",
            action="append",
            metavar="FILE",
            help="show what is read under this method beside the case's own, and which rule makes "
            "the difference; may be repeated (with --json, a single FILE takes its place)",
        )
    else:
        parser.add_argument(
            "--method", metavar="FILE", help="judge by this method, not the case's own"
        )
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_reading_argument(parser: argparse.ArgumentParser) -> None:
    """The option that chooses one reading of a clause."""
    parser.add_argument("--reading", metavar="R", help="only this reading of the clause")


def opened(args: argparse.Namespace) -> Case:
    """The case, with what was found about it told. Raises `InputError`."""
    from servanda.case import open_case
    from servanda.stores.folder import emptied

    path = Path(args.case)
    path = path.parent if path.is_file() and path.name == "agreement.md" else path
    with patience("reading the case"):
        case = open_case(path, None if args.method is None else Path(args.method))
    if case.rejected:
        rows = "1 row" if len(case.rejected) == 1 else f"{len(case.rejected)} rows"
        say_aside(
            f"{rows} of the record's files could not be read as entries and count for "
            f"nothing: servanda record list {args.case}"
        )
    if empty := emptied(path):
        say_aside(empty)
    if case.findings:
        things = "1 remark" if len(case.findings) == 1 else f"{len(case.findings)} remarks"
        say_aside(f"{things} on agreement and method: servanda check {args.case}")
    return case


def disagreements(case: Path) -> tuple[str, ...]:
    """What in a case's database does not agree with itself; nothing where there is none."""
    from servanda.stores.folder import DATABASE

    if not (case / DATABASE).exists():
        return ()
    from servanda.stores.sqlite import SqliteStore

    with (
        patience("checking the record"),
        SqliteStore(case / DATABASE, read_only=True) as store,
    ):
        return tuple(store.verify([]))


def tell_disagreements(found: tuple[str, ...]) -> int:
    """Says that the record fails verification; the exit code."""
    say_aside("\n  ".join(["the record does not agree with itself:", *found]))
    return RECORD_FAILS


def pictured(args: argparse.Namespace, case: Case, as_of: Instant | None = None) -> Picture:
    """The case judged as asked; ``as_of`` is used where the command line names no instant."""
    from servanda.faces.picture import take

    if args.as_of is not None:
        as_of = instant_of(args.as_of, case.calendar, "--as-of")
    by_clock = as_of is None
    with patience("judging"):
        picture = take(case, now() if as_of is None else as_of, cut_of(args, case.calendar))
    for note in (*_cut_notes(args, picture), *picture.notes):
        say_aside(note)
    if picture.sums:
        number = len(picture.sums)
        what = "sum does" if number == 1 else "sums do"
        say_aside(
            f"{number} printed {what} not come out, and every figure is kept as printed: "
            f"servanda sources {args.case}"
        )
    args.picture = picture = replace(picture, by_clock=by_clock)  # kept until the program ends
    return picture


LONG_AFTER = 731
"""Days after the last entry was recorded beyond which a horizon that has not come is told."""


def _cut_notes(args: argparse.Namespace, picture: Picture) -> Iterator[str]:
    """What is odd about the times asked for, held against the record."""
    from servanda.evidence.timing import local
    from servanda.kernel.base import HOUR

    case = picture.case
    if not case.entries:
        return
    first, last = case.entries[0].recorded, case.entries[-1].recorded
    position = picture.cut.position
    if position is not None and position > len(case.entries):
        size = "1 entry" if len(case.entries) == 1 else f"{len(case.entries)} entries"
        yield f"--as-known-at {position}: the whole record is of {size}"
    if picture.known == 0 and picture.cut.instant is not None:
        how = "" if picture.cut.published else "; --by published cuts by when sources said so"
        yield f"nothing was on record then: the first entry came {local(first, case.calendar)}{how}"
    if args.as_of is not None and picture.as_of > max(now(), last + LONG_AFTER * 24 * HOUR):
        yield (
            "the time of --as-of has not come, and is long after the last entry was recorded "
            f"({local(last, case.calendar)}): nothing on record can speak of it"
        )


def chosen(
    picture: Picture, names: list[str] | None, reading: str | None
) -> tuple[TermKey, ...] | None:
    """The terms asked for, in the agreement's order; None for all of them.

    Raises `InputError` for a term or a reading that the agreement does not hold.
    """
    return chosen_keys(tuple(proof.key for proof in picture.proofs), names, reading)


def chosen_keys(
    keys: tuple[TermKey, ...], names: list[str] | None, reading: str | None
) -> tuple[TermKey, ...] | None:
    """The same, of terms that need not have been judged yet."""
    if names is None and reading is None:
        return None
    wanted = {name.removeprefix("term ") for name in names or ()}
    for name in sorted(wanted - {key.id for key in keys}):
        raise _no_such("term", name, {key.id for key in keys})
    by_name = tuple(key for key in keys if names is None or key.id in wanted)
    found = tuple(key for key in by_name if reading in (None, key.reading))
    for name in sorted(wanted or {""}):
        if not any(key.id == name or not wanted for key in found):
            readings = {k.reading for k in by_name if k.reading and (not name or k.id == name)}
            raise _no_such("--reading", str(reading), readings)
    return found


def named(picture: Picture, name: str, reading: str | None = None) -> tuple[TermProof, ...]:
    """The proofs of a term, in each reading or in one. Raises `InputError` where there is none."""
    bare = name.removeprefix("term ")
    proofs = picture.named(bare)
    if not proofs:
        raise _no_such("term", bare, {proof.key.id for proof in picture.proofs})
    if reading is None:
        return proofs
    read = picture.named(bare, reading)
    if not read:
        raise _no_such("--reading", reading, {p.key.reading for p in proofs if p.key.reading})
    return read


def _no_such(option: str, word: str, known: set[str]) -> InputError:
    from servanda.record.flaws import did_you_mean, trouble

    near = did_you_mean(word, known)
    listed = ", ".join(sorted(known)) or "there is none"
    hint = f'did you mean "{near}"?' if near else f"one of: {listed}"
    return trouble("R207", f'{option}: "{word}" is not in the agreement', hint)


def cut_of(args: argparse.Namespace, calendar: Calendar) -> Cut:
    """What was known, as asked. Raises `InputError` where the words do not say a time."""
    from servanda.faces.picture import Cut
    from servanda.record.flaws import trouble

    word, published = args.as_known_at, args.by == "published"
    if word is None:
        if published:
            hint = "add --as-known-at T"
            raise trouble("R207", "--by published: there is no time to cut at", hint)
        return Cut()
    if word.isdecimal():
        if published:
            hint = "give a time with --as-known-at, or leave out --by published"
            raise trouble("R207", "--by published: a position is no time", hint)
        return Cut(position=int(word))
    return Cut(instant=instant_of(word, calendar, "--as-known-at"), published=published)


def instant_of(word: str, calendar: Calendar, option: str) -> Instant:
    """An instant, or the end of a local day. Raises `InputError`."""
    from servanda.record import times
    from servanda.record.flaws import UnfitError, trouble

    try:
        read: Stretch = times.stretch(word, calendar.zone)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"{option}: {unfit.message}", unfit.hint) from None
    return read.end if read.dated else read.start


def now() -> Instant:
    """The instant at which the command runs: faces read the clock, the kernel never does."""
    from servanda.kernel.base import from_datetime

    return from_datetime(datetime.now(tz=UTC))


def say_aside(text: str) -> None:
    """Tells the person at the terminal what is not part of the answer."""
    print(f"note: {text}", file=sys.stderr)


@contextmanager
def patience(doing: str) -> Iterator[None]:
    """Shows on a terminal that work goes on, once it has taken longer than a moment."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    status = Console(stderr=True).status(f"{doing} …")
    started = threading.Event()

    def start() -> None:
        started.set()
        status.start()

    timer = threading.Timer(PATIENCE, start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if started.is_set():
            status.stop()
