"""`servanda history`: the time line of a term, and a second line for what was known when."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    RECORD_FAILS,
    add_case_arguments,
    add_reading_argument,
    chosen_keys,
    cut_of,
    disagreements,
    instant_of,
    now,
    opened,
    patience,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.case import Case
    from servanda.faces.changes import Step
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.history import History, Line
    from servanda.faces.judgements import Saying
    from servanda.kernel.base import Json
    from servanda.kernel.verdicts.speaker import Speaker

SCHEMA = "servanda/history/1"

_LONG = """\
Shows TERM of CASE on two time lines: as it was, by the record as known now; and as it was known,
after each entry that changed what the record supports as of one instant (--as-of). With
--instance, one occasion of it.

Exit codes: 0 shown, 2 input wrong, 3 the record fails verification, or an answer became its
opposite though nothing did it that may (a defect of this program, to be reported).
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "history",
        help="show when a term stood where, and what was known when",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("term", metavar="TERM", help="the term's id, such as 5b")
    parser.add_argument("--instance", metavar="KEY", help="only this occasion, by its key")
    parser.add_argument(
        "--every",
        action="store_true",
        help="judge after each entry and at each time, however many there are",
    )
    add_reading_argument(parser)
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Shows both lines of the term, in each of its readings."""
    from servanda.faces.history import history
    from servanda.faces.judgements import known_by
    from servanda.faces.words.english import speaker_of

    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    case = opened(args)
    keys = chosen_keys(tuple(t.key for t in case.plan.terms), [args.term], args.reading) or ()
    as_of = now() if args.as_of is None else instant_of(args.as_of, case.calendar, "--as-of")
    cut = cut_of(args, case.calendar)
    published = args.by == "published"
    size = cut.position
    if cut.instant is not None:
        size = known_by(case, cut.instant, published=published)
    size = len(case.entries) if size is None else min(size, len(case.entries))
    speaker = speaker_of(case)
    with patience("judging at each change"):
        told = [
            history(
                case,
                speaker,
                key,
                as_of,
                entries=size,
                instance=args.instance or "",
                published=published,
                every=args.every,
            )
            for key in keys
        ]
    if args.instance is not None:
        told = _with_occasion(case, args.instance, told)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(
            {
                "schema": SCHEMA,
                "agreement": case.plan.agreement,
                "agreement_digest": case.digests.agreement,
                "method_digest": case.digests.method,
                "record_head": str(case.head),
                "known_by": args.by,
                "readings": [_json(one) for one in told],
            }
        )
    else:
        for line in _text(args, case, speaker, told):
            print(line)
    return RECORD_FAILS if any(one.defects for one in told) else 0


def _with_occasion(case: Case, key: str, told: list[History]) -> list[History]:
    """The readings that ever had this occasion. Raises `InputError` where none had."""
    from servanda.record.flaws import trouble

    found = [h for h in told if h.was.begin or h.was.steps or h.known.begin or h.known.steps]
    if found:
        return found
    hint = f"keys are listed by servanda judge {case.path} --json"
    raise trouble("R207", f'--instance: "{key}" is no occasion of the term', hint)


# ------------------------------------------------------------------------------------------ text


def _text(
    args: argparse.Namespace, case: Case, speaker: Speaker, told: list[History]
) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    yield wrapped(f"{case.checked.title} ({case.plan.agreement})")
    for one in told:
        term = next(t for t in case.plan.terms if t.key == one.key)
        clause = " / ".join(term.clause) or "none"
        what = f", on the occasion of {one.instance}" if one.instance else ""
        yield ""
        yield wrapped(f"Term {one.key} (clause {clause}){what}")
        as_of = speaker.instant(one.as_of)
        clock = "" if args.as_of is not None else ", now by this machine's clock"
        entries = "1 entry" if one.entries == 1 else f"{one.entries} entries"
        yield ""
        yield wrapped(f"As it was, by the record as known now ({entries}), until {as_of}{clock}:")
        yield from _was(speaker, one.was)
        yield ""
        yield wrapped(f"As it was known, of the state as of {as_of}:")
        yield from _known(speaker, one.known)
        yield ""
        yield wrapped(_how(one))
        for step in one.defects:
            yield wrapped(
                f"DEFECT: from {step.before} to {step.after} by a report alone. No report alone "
                "may turn an answer into its opposite (docs/semantics.md, What is promised). "
                "Report this; do not rely on either answer."
            )


def _was(speaker: Speaker, line: Line) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    yield wrapped(f"at first: {_said(line.begin)}", "      ", "  ")
    before = line.begin
    for since, steps in _by_second(speaker, line.steps):
        *passing, last = steps
        told = [(_lasting(one, then), _said(one.after)) for one, then in pairwise(steps)]
        if passing and _alike(before, last.after):
            # it read otherwise for less than a reader sees, and then as it had before
            for lasting, said in told:
                yield wrapped(f"at {since}, {lasting}: {said}; then as before", "      ", "  ")
        else:
            yield wrapped(f"since {since}: {_said(last.after)}", "      ", "  ")
            for lasting, said in told:
                yield wrapped(f"first, {lasting}: {said}", "        ", "      ")
        before = last.after


def _by_second(speaker: Speaker, steps: Sequence[Step]) -> Iterator[tuple[str, list[Step]]]:
    """Steps with the time that is printed for them: what is printed alike stands together.

    Times are known to the microsecond and printed to the second. A period that is closed at one
    end and open at the other gives two changes at neighbouring instants.
    """
    for since, some in groupby(steps, lambda s: "" if s.at is None else speaker.instant(s.at)):
        yield since, list(some)


def _alike(one: Saying | None, other: Saying | None) -> bool:
    return one == other or (one is not None and one.alike(other))


def _lasting(step: Step, then: Step) -> str:
    """How long it read so between two steps that are printed with the same time."""
    alone = step.at is not None and then.at is not None and then.at - step.at <= 1
    return "for that instant alone" if alone else "for less than a second"


def _known(speaker: Speaker, line: Line) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped
    from servanda.faces.cli.reasons import reason_text

    yield wrapped(f"with nothing on record: {_said(line.begin)}", "      ", "  ")
    for step in line.steps:
        why = reason_text(speaker, step.reason, step.at)
        yield wrapped(f"{_said(step.after)}", "      ", "  ")
        yield wrapped(f"since {why}", "      ")


def _said(saying: Saying | None) -> str:
    from servanda.faces.cli.reasons import saying_text

    return saying_text(saying)


def _how(one: History) -> str:
    from servanda.faces.history import MOST_STATES

    text = f"{one.tries} judgements."
    lines = [name for name, line in (("first", one.was), ("second", one.known)) if not line.exact]
    if lines:
        text += (
            f" There are more states than {MOST_STATES} on the {' and the '.join(lines)} line: "
            "searched by halves, so that a change that was undone again may be missing. --every "
            "judges at each."
        )
    if not (one.was.whole and one.known.whole):
        text += " A search stopped at its limit: changes are missing; --every goes on."
    return text


# ------------------------------------------------------------------------------------------- JSON


def _json(one: History) -> dict[str, Json]:
    from servanda.kernel.base import iso

    return {
        "term": one.key.id,
        "reading": one.key.reading or None,
        "instance": one.instance or None,
        "entries": one.entries,
        "as_of": iso(one.as_of),
        "was": _line_json(one.was),
        "known": _line_json(one.known),
        "judgements": one.tries,
        "defects": len(one.defects),
    }


def _line_json(line: Line) -> dict[str, Json]:
    from servanda.faces.cli.reasons import reason_json, saying_json

    return {
        "begin": saying_json(line.begin),
        "steps": [
            {"after": saying_json(step.after), "cause": reason_json(step.reason, step.at)}
            for step in line.steps
        ],
        "exact": line.exact,
        "whole": line.whole,
    }
