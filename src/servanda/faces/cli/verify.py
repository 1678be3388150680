"""`servanda verify`: the record against itself, and every proof against a checker of its own."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    RECORD_FAILS,
    add_case_arguments,
    opened,
    patience,
    pictured,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture
    from servanda.faces.verifying import ProofCheck, RecordCheck
    from servanda.kernel.base import Json

SCHEMA = "servanda/verification/1"

_LONG = """\
Verifies CASE, in this order:

  1. the record agrees with itself
  2. each head noted elsewhere is a head that this record had (--head)
  3. agreement, method and annexes are named by digest
  4. each verdict's proof is derived again by the checker, which uses no engine

A proof with more worlds than the checker undertakes to look at is listed as not derived again.

Exit codes: 0 nothing disagrees, 2 input wrong, 3 the record disagrees, or a proof is refused.
"""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "verify",
        help="check the record, and derive every proof again",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument(
        "--head",
        metavar="SIZE:HASH",
        action="append",
        help="a head noted earlier, elsewhere: the record must still hold what it held then; "
        "may be repeated",
    )
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Verifies step by step; stops after the record where that does not agree with itself."""
    from servanda.faces.verifying import check_database, check_proofs, check_record, read_head
    from servanda.stores.folder import DATABASE, check_folder

    folder = Path(args.case)
    check_folder(folder)
    noted = [read_head(word) for word in args.head or ()]
    if (folder / DATABASE).exists():
        # before anything else is read: what does not agree is not judged
        record = check_database(folder / DATABASE, noted)
        if record.itself:
            _tell(args, record, None, None)
            return RECORD_FAILS
        picture = pictured(args, opened(args))
    else:
        case = opened(args)
        record = check_record(folder, case.checked.zone, noted)
        picture = pictured(args, case)
    with patience("deriving every proof again"):
        proofs = check_proofs(picture)
    _tell(args, record, picture, proofs)
    return RECORD_FAILS if record.found or proofs.refused else 0


def _tell(
    args: argparse.Namespace,
    record: RecordCheck,
    picture: Picture | None,
    proofs: ProofCheck | None,
) -> None:
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(_json(record, picture, proofs))
        return
    for line in _text(record, picture, proofs):
        print(line)


# ------------------------------------------------------------------------------------------ text


def _text(record: RecordCheck, picture: Picture | None, proofs: ProofCheck | None) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped
    from servanda.faces.verifying import STEPS

    told = (_itself(record), _heads(record), _digests(picture), _proofs(picture, proofs))
    for number, (step, lines) in enumerate(zip(STEPS, told, strict=True), 1):
        yield wrapped(f"{number}. {step[:1].upper()}{step[1:]}: {lines[0]}", "   ", "")
        for line in lines[1:]:
            yield wrapped(line, "     ", "   ")


def _itself(record: RecordCheck) -> list[str]:
    size = record.head.size
    entries = "1 entry" if size == 1 else f"{size} entries"
    if record.itself:
        return ["NO", *record.itself]
    if record.chained:
        return [f"yes, {entries}", f"head {record.head}"]
    rows = "1 row is no entry" if record.rejected == 1 else f"{record.rejected} rows are no entries"
    return [
        f"yes, {entries} in files, which keep no chain of their own; {rows}",
        f"head over the files: {record.head}",
    ]


def _heads(record: RecordCheck) -> list[str]:
    if not record.heads:
        return ["none was given (--head): a record rewritten as a whole does not show without one"]
    if record.noted:
        return ["NO", *record.noted]
    part = f", {record.partly} of them by first digits alone" if record.partly else ""
    return [f"yes, {record.heads} of {record.heads}{part}"]


def _digests(picture: Picture | None) -> list[str]:
    if picture is None:
        return ["not done: the record must agree first"]
    digests, edition = picture.case.digests, picture.edition
    return [
        "compare them with those that were agreed or noted",
        f"agreement {digests.agreement}",
        f"method {digests.method}",
        *(f"annex {name} {digest}" for name, digest in digests.annexes),
        f"zone data {digests.tzdata}, program {edition.servanda}",
    ]


def _proofs(picture: Picture | None, proofs: ProofCheck | None) -> list[str]:
    if picture is None or proofs is None:
        return ["not done: the record must agree first"]
    accepted, all_of = len(proofs.accepted), len(picture.proofs)
    as_of = picture.speaker.instant(picture.as_of)
    clock = ", now by this machine's clock" if picture.by_clock else ""
    word = "NO" if proofs.refused else "in part" if proofs.not_derived else "yes"
    lines = [f"{word}, {accepted} of {all_of} accepted, as of {as_of}{clock}"]
    if proofs.not_derived:
        terms = ", ".join(str(key) for key in proofs.not_derived)
        lines.append(
            "not derived again, for they have more worlds than the checker undertakes to look at; "
            f"these rest on the engine alone: {terms}"
        )
    for _, objections in proofs.refused:
        lines += objections
    return lines


# ------------------------------------------------------------------------------------------- JSON


def _json(
    record: RecordCheck, picture: Picture | None, proofs: ProofCheck | None
) -> dict[str, Json]:
    from servanda.faces.verifying import STEPS
    from servanda.kernel.base import iso

    done = proofs is not None and not proofs.not_derived
    holds: tuple[bool | None, ...] = (
        not record.itself,
        not record.noted if record.heads else None,
        None if picture is None else True,
        False if proofs and proofs.refused else None if not done else True,
    )
    steps: list[Json] = [
        {"number": number, "step": step, "holds": held}
        for number, (step, held) in enumerate(zip(STEPS, holds, strict=True), 1)
    ]
    found: dict[str, Json] = {
        "schema": SCHEMA,
        "verified": not record.found and proofs is not None and done and not proofs.refused,
        "steps": steps,
        "head": str(record.head),
        "chained": record.chained,
        "rejected_rows": record.rejected,
        "found": list(record.found),
    }
    if picture is not None and proofs is not None:
        digests = picture.case.digests
        found |= {
            "agreement_digest": digests.agreement,
            "method_digest": digests.method,
            "annex_digests": dict(digests.annexes),
            "as_of": iso(picture.as_of),
            "accepted": [str(key) for key in proofs.accepted],
            "not_derived": [str(key) for key in proofs.not_derived],
            "refused": [
                {"term": str(key), "objections": list(told)} for key, told in proofs.refused
            ],
        }
    return found
