"""`servanda diff`: which verdicts changed between two times, and which entry did it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    RECORD_FAILS,
    add_reading_argument,
    chosen_keys,
    disagreements,
    instant_of,
    now,
    opened,
    patience,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.case import Case
    from servanda.faces.changes import Change, Changes, Point, Step
    from servanda.faces.cli.main import Subparsers
    from servanda.kernel.base import Json
    from servanda.kernel.plan.operators import TermKey

SCHEMA = "servanda/changes/1"

_LONG = """\
Says what changed between two times of CASE: each term and each occasion whose verdict or wording
differs, before and after, and which entry, or what time, did it. This is found by judging at
states in between, never by guessing.

T is a time, a day (its end) or a position of the record. Without --as-of each end is judged as of
its own time: what the board said then, and what it says now. With it both are judged as of the
same instant, so that only what was known differs.

Exit codes: 0 shown, 2 input wrong, 3 the record fails verification, or an answer became its
opposite though nothing did it that may (a defect of this program, to be reported).
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "diff",
        help="say what changed between two times, and which entry did it",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument(
        "--from", dest="start", metavar="T", required=True, help="the earlier time or position"
    )
    parser.add_argument(
        "--to", dest="end", metavar="T", help="the later time or position (default: now)"
    )
    parser.add_argument(
        "--as-of", metavar="T", help="judge both as of this instant or the end of this day"
    )
    parser.add_argument(
        "--by",
        choices=("recorded", "published"),
        default="recorded",
        help="what times cut by: when entries came on record (default), or when their sources "
        "published them, for history put on record afterwards",
    )
    parser.add_argument(
        "--term", action="append", metavar="ID", help="only this term; may be repeated"
    )
    add_reading_argument(parser)
    parser.add_argument(
        "--every",
        action="store_true",
        help="judge after each entry in between, so that no change is missed that was undone again",
    )
    parser.add_argument("--method", metavar="FILE", help="judge by this method, not the case's own")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Compares and prints."""
    from servanda.faces.changes import compare
    from servanda.faces.words.english import speaker_of

    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    case = opened(args)
    keys = chosen_keys(tuple(t.key for t in case.plan.terms), args.term, args.reading)
    as_of = None if args.as_of is None else instant_of(args.as_of, case.calendar, "--as-of")
    speaker = speaker_of(case)
    with patience("judging between the two"):
        changes = compare(
            case,
            speaker,
            _point(case, args.start, "--from", args.by),
            _point(case, args.end, "--to", args.by),
            as_of=as_of,
            keys=keys,
            every=args.every,
            published=args.by == "published",
        )
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(_json(args, case, changes))
    else:
        from servanda.faces.cli.diff_text import lines

        for line in lines(args, case, speaker, changes):
            print(line)
    return RECORD_FAILS if changes.defects else 0


def _point(case: Case, word: str | None, option: str, by: str) -> Point:
    """One end. Raises `InputError` for what is no time and no position."""
    from servanda.faces.changes import Point
    from servanda.faces.judgements import known_by
    from servanda.record.flaws import trouble

    if word is None or not word.isdecimal():
        instant = now() if word is None else instant_of(word, case.calendar, option)
        return Point(known_by(case, instant, published=by == "published"), instant)
    if by == "published":
        raise trouble("R207", f"{option}: a position is no time of publication", "give a time")
    position, size = int(word), len(case.entries)
    if position > size:
        hint = f"give a position from 0 to {size}, or a time"
        raise trouble("R207", f"{option}: the record has no entry {position}", hint)
    return Point(position, case.entries[position - 1].recorded if position else None)


# ------------------------------------------------------------------------------------------- JSON


def _json(args: argparse.Namespace, case: Case, changes: Changes) -> dict[str, Json]:
    from servanda.kernel.base import iso

    return {
        "schema": SCHEMA,
        "agreement": case.plan.agreement,
        "agreement_digest": case.digests.agreement,
        "method_digest": case.digests.method,
        "record_head": str(case.head),
        "known_by": args.by,
        "from": {"entries": changes.first.entries, "as_of": iso(changes.first.as_of)},
        "to": {"entries": changes.then.entries, "as_of": iso(changes.then.as_of)},
        "every": changes.every,
        "judgements": changes.tries,
        "states": changes.steps,
        "terms": [_term_json(changes, key) for key in changes.terms],
        "same": [_key_json(key) for key in changes.same],
        "not_searched": [
            {
                "terms": sorted({str(s.key) for s in left.subjects}),
                "from": {"entries": left.first.entries, "as_of": iso(left.first.as_of)},
                "to": {"entries": left.then.entries, "as_of": iso(left.then.as_of)},
            }
            for left in changes.left
        ],
        "defects": [
            {"term": str(c.subject.key), "instance": c.subject.instance, **_step_json(s)}
            for c, s in changes.defects
        ],
    }


def _key_json(key: TermKey) -> dict[str, Json]:
    return {"term": key.id, "reading": key.reading or None}


def _term_json(changes: Changes, key: TermKey) -> dict[str, Json]:
    found = changes.of(key)
    own = next((c for c in found if not c.subject.instance), None)
    return {
        **_key_json(key),
        "change": None if own is None else _change_json(own),
        "instances": [
            {"key": c.subject.instance, **_change_json(c)} for c in found if c.subject.instance
        ],
    }


def _change_json(change: Change) -> dict[str, Json]:
    from servanda.faces.cli.reasons import saying_json

    return {
        "before": saying_json(change.before),
        "after": saying_json(change.after),
        "steps": [_step_json(step) for step in change.steps],
    }


def _step_json(step: Step) -> dict[str, Json]:
    from servanda.faces.cli.reasons import reason_json, saying_json

    return {
        "before": saying_json(step.before),
        "after": saying_json(step.after),
        "cause": reason_json(step.reason, step.at),
    }
