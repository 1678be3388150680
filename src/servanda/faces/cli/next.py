"""`servanda next`: what to verify next, ranked by what it would decide."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from servanda.faces.cli.asking import (
    add_case_arguments,
    chosen,
    disagreements,
    opened,
    patience,
    pictured,
    tell_disagreements,
)

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.faces.next import Agenda, Change, Gain, Outcome, Task
    from servanda.faces.picture import Picture
    from servanda.kernel.base import Json
    from servanda.kernel.plan.operators import TermKey
    from servanda.kernel.verdicts.speaker import Speaker

_LONG = """\
Lists what could be found out about CASE, the most deciding first, with what each answer would
mean. What an answer decides is found by judging the record with the answer on it. It tells what
nobody has seen yet: it is for the cell, and not for the parties.

Exit codes: 0 listed, 2 input wrong, 3 the record fails verification.
"""

SHOWN = 10
"""How many questions are told if not told otherwise."""

NAMED = 4
"""Up to so many terms are named under an answer."""

RULE = (
    "Ranked by how many terms, then occasions, gain an answer, less those that lose one: in the "
    "answer that decides least, then in the one that decides most."
)


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command and its arguments."""
    parser = subparsers.add_parser(
        "next",
        help="list what to verify next, ranked by what it would decide",
        description=_LONG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument(
        "--term", action="append", metavar="ID", help="only questions about this term; repeatable"
    )
    parser.add_argument(
        "--limit", metavar="N", default=None, help=f"tell so many questions (default: {SHOWN})"
    )
    parser.add_argument(
        "--most",
        metavar="N",
        default=None,
        help="judge up to so many answers (default: 150, fewer on a record of more than 1,333 "
        "entries)",
    )
    add_case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Ranks the questions and prints them."""
    shown, most = _number(args.limit, "--limit"), _number(args.most, "--most")
    if found := disagreements(Path(args.case)):
        return tell_disagreements(found)
    from servanda.faces.next import agenda

    picture = pictured(args, opened(args))
    keys = chosen(picture, args.term, None)
    with patience("judging what answers would decide"):
        found_out = agenda(picture, most, keys)
    if args.json:
        from servanda.faces.cli.say import print_json

        print_json(_to_json(picture, found_out, shown))
    else:
        _print(picture, found_out, SHOWN if shown is None else shown)
    return 0


def _number(word: str | None, option: str) -> int | None:
    """A whole number from 1. Raises `InputError`."""
    if word is None:
        return None
    if not word.isdecimal() or int(word) < 1:
        from servanda.record.flaws import trouble

        raise trouble("R207", f'{option}: "{word}" is no number of things', f"write {option} 10")
    return int(word)


def _speaker(picture: Picture) -> Speaker:
    """The picture's speaker, with the words of questions."""
    from dataclasses import replace

    from servanda.faces.questions.words_en import QUESTIONS
    from servanda.kernel.verdicts.messages_en import ENGLISH

    return replace(picture.speaker, language=ENGLISH.also(QUESTIONS))


# ------------------------------------------------------------------------------------------ text


def _print(picture: Picture, found: Agenda, shown: int) -> None:
    from servanda.faces.cli.board import header, wrapped

    speaker = _speaker(picture)
    for line in header(picture):
        print(line)
    print()
    print(wrapped(RULE))
    for number, task in enumerate(found.tasks[:shown], 1):
        print()
        for line in _task(speaker, number, task):
            print(line)
    print()
    for line in _closing(speaker, found, shown):
        print(wrapped(line))


def _task(speaker: Speaker, number: int, task: Task) -> Iterator[str]:
    from servanda.faces.cli.board import wrapped

    question = task.question
    mark = f"{number}. "
    indent = " " * len(mark)
    yield wrapped(
        f"To decide {_terms(o.term for o in question.open)}: {speaker.text(question.what)}.",
        indent,
        mark,
    )
    yield wrapped(f"Ask {speaker.text(question.of)}. {_worth(task)}", indent, indent)
    for outcome in task.outcomes:
        said = speaker.text(outcome.answer.said)
        meant = _meaning(speaker, outcome)
        yield wrapped(f"{said}: {meant}.", indent + "    ", f"{indent}  - ")


def _worth(task: Task) -> str:
    least, most = task.least, task.most
    if least == most:
        how = "whichever way" if task.question.whole else "by each of these answers"
        return f"Would settle {_gain(least)} {how}."
    if least.any:
        return (
            f"Would settle {_gain(least)} by the answer that decides least, {_gain(most)} by the "
            "one that decides most."
        )
    return f"May settle {_gain(most)}; not every answer settles anything."


def _gain(gain: Gain) -> str:
    won: list[str] = []
    lost: list[str] = []
    for number, thing in ((gain.terms, "term"), (gain.occasions, "occasion")):
        if number:
            said = f"1 {thing}" if abs(number) == 1 else f"{abs(number)} {thing}s"
            (won if number > 0 else lost).append(said)
    taken = f", and take an answer from {' and '.join(lost)}" if lost else ""
    return f"{' and '.join(won)}{taken}"


def _terms(keys: Iterable[TermKey]) -> str:
    named = list(dict.fromkeys(str(key) for key in keys))
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return ", ".join(named[:NAMED]) + more


def _meaning(speaker: Speaker, outcome: Outcome) -> str:
    """What an answer would mean: each term that reads otherwise, then occasions of the others."""
    told = [f"{change.term} {speaker.text(change.word)}" for change in outcome.terms]
    changed = {change.term for change in outcome.terms}
    told += _occasions(speaker, [c for c in outcome.occasions if c.term not in changed])
    if not told:
        return "nothing is decided by it"
    more = [f"and {len(told) - NAMED} more"] if len(told) > NAMED else []
    return "; ".join([*told[:NAMED], *more])


def _occasions(speaker: Speaker, changes: list[Change]) -> Iterator[str]:
    from servanda.kernel.verdicts.phrases import say

    alike: dict[tuple[TermKey, str], list[str]] = {}
    for change in changes:
        key = speaker.text(say("answer.of-its-own")) if change.supposed else change.key
        alike.setdefault((change.term, speaker.text(change.word)), []).append(key)
    for (term, word), keys in alike.items():
        where = keys[0] if len(keys) == 1 else f"{len(keys)} occasions"
        yield f"{term}, {where}: {word}"


def _closing(speaker: Speaker, found: Agenda, shown: int) -> Iterator[str]:
    from servanda.kernel.verdicts.phrases import Name, Several, say

    if not found.tasks:
        yield "No single answer would decide anything that is open."
    if len(found.tasks) > shown:
        yield f"{len(found.tasks) - shown} more: --limit {len(found.tasks)}."
    if found.idle:
        yield f"{_questions(len(found.idle))} of which no answer alone would decide anything."
    if found.left:
        yield (
            f"{_questions(len(found.left))} not judged: the limit is {found.limit} answers; "
            "--most N judges more."
        )
    for decision in found.decisions:
        number = decision.occasions
        where = f", {number} occasions" if number > 1 else ""
        yield f"No visit settles {decision.term}{where}: {speaker.text(decision.why)}."
    for waiting in found.waiting:
        names = (*(waiting.pattern.acts or ()), *(waiting.pattern.kinds or ()))
        what = Several(tuple(Name(name) for name in names), "or")
        yield f"{waiting.term}: {speaker.text(say('waits.for', what=what))}."
    yield (
        f"{found.judged} answers were judged, each as rows on a copy of the record (--json has "
        "them). What an answer would mean is no ruling."
    )


def _questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


# ------------------------------------------------------------------------------------------ JSON


def _to_json(picture: Picture, found: Agenda, shown: int | None) -> Json:
    from servanda.kernel.base import iso

    speaker = _speaker(picture)
    tasks = found.tasks if shown is None else found.tasks[:shown]
    return {
        "schema": "servanda/next/1",
        "agreement": picture.case.plan.agreement,
        "as_of": iso(picture.as_of),
        "record_head": str(picture.head),
        "rule": RULE,
        "answers_judged": found.judged,
        "limit": found.limit,
        "questions": [_task_json(speaker, task) for task in tasks],
        "deciding": len(found.tasks),
        "deciding_nothing": [question.key for question in found.idle],
        "not_judged": [question.key for question in found.left],
        "waiting": [
            {
                "term": str(waiting.term),
                "acts": [*(waiting.pattern.acts or ())],
                "kinds": [*(waiting.pattern.kinds or ())],
            }
            for waiting in found.waiting
        ],
        "decisions": [
            {
                "term": str(decision.term),
                "why": speaker.text(decision.why),
                "occasions": decision.occasions,
            }
            for decision in found.decisions
        ],
    }


def _task_json(speaker: Speaker, task: Task) -> Json:
    question = task.question
    return {
        "key": question.key,
        "question": speaker.sentence(question.what),
        "of": speaker.text(question.of),
        "open": [{"term": str(o.term), "instance": o.key or None} for o in question.open],
        "all_answers": question.whole,
        "decides_at_least": _gain_json(task.least),
        "decides_at_most": _gain_json(task.most),
        "answers": [
            {
                "answer": speaker.text(outcome.answer.said),
                "rows": [dict(row) for row in outcome.answer.rows],
                "terms": [_change_json(speaker, change) for change in outcome.terms],
                "instances": [_change_json(speaker, change) for change in outcome.occasions],
            }
            for outcome in task.outcomes
        ],
    }


def _gain_json(gain: Gain) -> Json:
    return {"terms": gain.terms, "occasions": gain.occasions}


def _change_json(speaker: Speaker, change: Change) -> Json:
    return {
        "term": change.term.id,
        "reading": change.term.reading or None,
        "instance": change.key or None,
        "before": change.before.value,
        "after": change.after.value,
        "text": speaker.text(change.word),
    }
