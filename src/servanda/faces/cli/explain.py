"""`servanda explain`: why a term stands where it stands; or what a code in a message means."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    add_case_arguments,
    add_reading_argument,
    disagreements,
    named,
    opened,
    pictured,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.picture import Picture
    from servanda.kernel.base import Json
    from servanda.kernel.verdicts.explain import Explanation
    from servanda.kernel.verdicts.proof import TermProof

_LONG = """\
Says why TERM of CASE stands where it stands: what was owed, what counted and what did not, who
differs, what would settle it; and for a quota what each rival count would imply if it alone were
right. --tree prints the proof itself.

With a code alone (servanda explain T201) it prints that page of the catalogue.

Exit codes: 0 explained, 2 input wrong, 3 the record fails verification.
"""

_MANY = 100
"""Keys, or runs of days, that are listed whole; of more, the first `_FIRST`."""
_FIRST = 20
_SHORT_RUN = 2
"""Up to so many days in a row are listed one by one."""


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "explain",
        help="say why a term stands where it stands, or what a code means",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder; or a code such as T201")
    parser.add_argument("term", metavar="TERM", nargs="?", help="the term's id, such as 5b")
    parser.add_argument("--instance", metavar="KEY", help="only this occasion, by its key")
    parser.add_argument("--all", action="store_true", help="list every occasion of a long list")
    parser.add_argument("--tree", action="store_true", help="print the proof as a tree")
    add_reading_argument(parser)
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Explains a term in each of its readings, or a code."""
    if args.term is None:
        return _explain_code(args.case, as_json=args.json)
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    picture = pictured(args, opened(args))
    proofs = named(picture, args.term, args.reading)
    if args.instance is not None:
        proofs = _holding(picture, proofs, args.instance)
    if args.tree:
        _print_trees(proofs, args.instance)
    elif args.json:
        from servanda.faces.cli.say import print_json

        told = [_to_json(picture, proof, args.instance) for proof in proofs]
        print_json({"schema": "servanda/explanation/1", "readings": told})
    else:
        _print(picture, proofs, args.instance, whole=args.all)
    return 0


# ------------------------------------------------------------------------------------------ codes


def _explain_code(code: str, *, as_json: bool) -> int:
    from servanda.faces.cli.board import wrapped
    from servanda.faces.cli.catalogues import entry_of
    from servanda.faces.cli.say import print_json

    entry = entry_of(code)
    if as_json:
        print_json(
            {
                "code": entry.code,
                "severity": entry.severity.value,
                "title": entry.title,
                "why": entry.why,
                "mend": entry.mend,
            }
        )
        return 0
    print(wrapped(f"{entry.code} {entry.severity.value}: {entry.title}"))
    print()
    print(wrapped(entry.why))
    print()
    print(wrapped(f"How to mend it: {entry.mend}"))
    return 0


# ------------------------------------------------------------------------------------------ terms


def _holding(picture: Picture, proofs: tuple[TermProof, ...], key: str) -> tuple[TermProof, ...]:
    """The readings that have an occasion of this key. Raises `InputError` where none has."""
    from servanda.record.flaws import did_you_mean, trouble

    found = tuple(p for p in proofs if any(i.key == key for i in p.instances))
    if found:
        return found
    bare = key.partition("@")[0]
    for claim in picture.below:
        if bare in (claim.incident, claim.entry):
            message = f'--instance: "{key}" is no occasion of the term'
            raise trouble(
                "R207",
                message,
                f"entry {claim.entry} tells of it, and is {claim.told(picture.case.method.floor)}",
            )
    known = {instance.key for proof in proofs for instance in proof.instances}
    owed = sorted(one for one in known if one.partition("@")[0] == bare)
    near = " or ".join(owed) or did_you_mean(key, known)
    some = ", ".join(sorted(known)[:5]) or "the term has no occasion yet"
    hint = f'did you mean "{near}"?' if near else f"keys are such as {some}"
    raise trouble("R207", f'--instance: "{key}" is no occasion of the term', hint)


def _told(picture: Picture, proof: TermProof, key: str | None) -> Explanation:
    from servanda.kernel.verdicts.explain import (
        Explanation,
        Told,
        explain_instance,
        explain_term,
    )

    plan = picture.case.plan
    if key is None:
        return explain_term(plan, picture.facts, proof, picture.proofs)
    instance = next(i for i in proof.instances if i.key == key)
    sentences = explain_instance(plan, picture.facts, proof, instance)
    return Explanation(proof.key, (), (Told(key, sentences),))


def _print(
    picture: Picture, proofs: tuple[TermProof, ...], key: str | None, *, whole: bool
) -> None:
    from servanda.faces.cli.board import header, wrapped

    say = picture.speaker.sentence
    for line in header(picture):
        print(line)
    for proof in proofs:
        told = _told(picture, proof, key)
        if told.sentences:
            print()
            print(wrapped(" ".join(say(phrase) for phrase in told.sentences)))
        for one in told.instances:
            if not one.sentences:
                continue
            print()
            print(wrapped(" ".join(say(phrase) for phrase in one.sentences)))
            if one.named:
                print(wrapped(f"For the same reasons: {listed(one.named, whole=whole)}."))
        if told.rest:
            print()
            rest = listed(told.rest, whole=whole)
            print(wrapped(f"Also judged, each told with --instance KEY: {rest}."))
        if key is None:
            _print_rivals(picture, proof)
        _print_aside(picture, proof, key)


def _print_aside(picture: Picture, proof: TermProof, key: str | None) -> None:
    from servanda.faces.aside import aside, lines
    from servanda.faces.cli.board import wrapped

    for heading, said in lines(aside(picture, proof, key)):
        print()
        print(wrapped(heading))
        for line in said:
            print(wrapped(line, "    ", "  - "))


def _print_rivals(picture: Picture, proof: TermProof) -> None:
    from servanda.faces.cli.board import wrapped
    from servanda.kernel.verdicts.rivals import rival_phrase

    rivals = picture.rivals(proof.key)
    if not rivals:
        return
    term = picture.plan_of(proof.key)
    print()
    print("The counts beside each other:")
    for rival in rivals:
        text = picture.speaker.sentence(rival_phrase(term, rival))
        print(wrapped(f"{text}.", "    ", "  - "))


def listed(keys: tuple[str, ...], *, whole: bool = False) -> str:
    """Keys in a row; days that follow each other as the first … the last; of many the first."""
    runs: list[list[str]] = []
    for key in sorted(keys):
        if runs and _next_day(runs[-1][-1]) == key:
            runs[-1].append(key)
        else:
            runs.append([key])
    shown = runs if whole or len(runs) <= _MANY else runs[:_FIRST]
    more = sum(len(run) for run in runs[len(shown) :])
    names = ", ".join(
        f"{run[0]} … {run[-1]} ({len(run)} days)" if len(run) > _SHORT_RUN else ", ".join(run)
        for run in shown
    )
    return f"{names} and {more} more: --all" if more else names


def _next_day(key: str) -> str | None:
    try:
        return (date.fromisoformat(key) + timedelta(days=1)).isoformat()
    except ValueError:
        return None


def _print_trees(proofs: tuple[TermProof, ...], key: str | None) -> None:
    from servanda.kernel.verdicts.tree import tree

    print("\n\n".join("\n".join(tree(proof, key)) for proof in proofs))


def _to_json(picture: Picture, proof: TermProof, key: str | None) -> Json:
    from servanda.faces.aside import aside
    from servanda.kernel.verdicts.phrases import Phrase
    from servanda.kernel.verdicts.rivals import rival_phrase

    told = _told(picture, proof, key)
    term = picture.plan_of(proof.key)

    def spoken(phrases: tuple[Phrase, ...]) -> list[Json]:
        return [picture.speaker.sentence(phrase) for phrase in phrases]

    rivals = () if key is not None else picture.rivals(proof.key)
    beside = aside(picture, proof, key)
    return {
        "term": proof.key.id,
        "reading": proof.key.reading or None,
        "verdict": proof.verdict.value,
        "sentences": spoken(told.sentences),
        "instances": [
            {"key": one.key, "sentences": spoken(one.sentences), "alike": list(one.alike)}
            for one in told.instances
        ],
        "not_told": list(told.rest),
        "voices": list(beside.voices),
        "changes": list(beside.changes),
        "sums": list(beside.sums),
        "views": list(beside.views),
        "below_floor": list(beside.below),
        "rivals": [
            {
                "count": rival.count.id,
                "counter": rival.count.counter,
                "reckoned_by": rival.count.reckoned_by,
                "point": rival.count.point,
                "implies": rival.implies.value,
                "at_least": rival.at_least,
                "of": rival.of,
                "admissible": rival.admissible,
                "cites": list(rival.cites),
                "text": picture.speaker.sentence(rival_phrase(term, rival)),
            }
            for rival in rivals
        ],
    }
