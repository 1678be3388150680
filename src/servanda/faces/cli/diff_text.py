"""How `servanda diff` reads in a terminal: plain lines, the same width everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from servanda.faces.cli.board import wrapped
from servanda.faces.cli.explain import listed
from servanda.faces.cli.reasons import brief, reason_text, saying_text, sort_text

if TYPE_CHECKING:
    import argparse

    from servanda.case import Case
    from servanda.faces.changes import Change, Changes, Step
    from servanda.kernel.plan.operators import TermKey
    from servanda.kernel.verdicts.speaker import Speaker


def lines(
    args: argparse.Namespace, case: Case, speaker: Speaker, changes: Changes
) -> Iterator[str]:
    """The comparison in lines: its two ends, each term that reads differently, how it was found."""
    yield wrapped(f"{case.checked.title} ({case.plan.agreement})")
    for name, moment in (("From", changes.first), ("To", changes.then)):
        yield wrapped(f"{name}: {_known(args, moment.entries, len(case.entries))}.")
    if changes.first.as_of == changes.then.as_of:
        as_of = speaker.instant(changes.then.as_of)
        yield wrapped(f"Both judged as of {as_of}: only what was known differs.")
    else:
        first, then = speaker.instant(changes.first.as_of), speaker.instant(changes.then.as_of)
        clock = "" if args.end is not None else ", now by this machine's clock"
        yield wrapped(f"The first judged as of {first}; the second as of {then}{clock}.")
    for key in changes.terms:
        yield ""
        yield from _term(speaker, changes, key)
    yield ""
    yield wrapped(_counted(changes))
    yield wrapped(_searched(changes))
    for change, step in changes.defects:
        yield ""
        yield wrapped(
            f"DEFECT: {_subject(change)} went from {step.before} to {step.after} by "
            f"{_why(speaker, step)}. No report alone may turn an answer into its opposite "
            "(docs/semantics.md, What is promised). Report this; do not rely on either answer."
        )


def _known(args: argparse.Namespace, entries: int, size: int) -> str:
    if entries == 0:
        return "nothing on record"
    some = "1 entry" if entries == 1 else f"{entries} entries"
    if args.by == "published":
        return f"what sources had published by then, {some}"
    return f"the whole record, {some}" if entries == size else f"the first {some}"


def _term(speaker: Speaker, changes: Changes, key: TermKey) -> Iterator[str]:
    yield f"Term {key}"
    own = [change for change in changes.of(key) if not change.subject.instance]
    for change in own:
        if change.before == change.after:
            yield wrapped(f"before and after: {saying_text(change.after)}", "    ", "  ")
        else:
            yield wrapped(f"before: {saying_text(change.before)}", "    ", "  ")
            yield wrapped(f"after: {saying_text(change.after)}", "    ", "  ")
        for step in change.steps:
            yield wrapped(
                f"- {_why(speaker, step)}. Then: {saying_text(step.after)}", "      ", "    "
            )
    if not own:
        yield wrapped("the term as a whole reads as before", "    ", "  ")
    told = {(*_words(c), _causes(c)) for c in own}
    yield from _occasions(changes.of(key), told)


def _occasions(
    changes: tuple[Change, ...], told: set[tuple[str | None, str | None, tuple[str, ...]]]
) -> Iterator[str]:
    """Occasions, those that went the same way together; none that says what the term says."""
    alike: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        if change.subject.instance and (*_words(change), _causes(change)) not in told:
            alike.setdefault(_way(change), []).append(change)
    for way, some in alike.items():
        names = listed(tuple(change.subject.instance for change in some))
        yield wrapped(f"{names}: {'; then '.join(way)}", "      ", "    ")


def _way(change: Change) -> tuple[str, ...]:
    """What is read at first, and after each step with what did it, instants apart."""
    if not change.steps:
        went = f"{saying_text(change.before)}; in the end {saying_text(change.after)}"
        return (f"{went} ({_unsaid(change)})",)
    return (
        saying_text(change.before),
        *(f"{saying_text(step.after)}, by {_briefly(step)}" for step in change.steps),
    )


def _briefly(step: Step) -> str:
    if step.reason.entry is None:
        return f"time ({brief(step.reason)})"
    return f"{brief(step.reason)} ({sort_text(step.reason)})"


def _unsaid(change: Change) -> str:
    """Why no step is told."""
    if change.before is not None and change.before.alike(change.after):
        return "the passing of time alone: what was counted or seen grew"
    return "not searched: the limit was reached"


def _words(change: Change) -> tuple[str | None, str | None]:
    """What is read before and after, standings apart."""
    before, after = change.before, change.after
    return None if before is None else before.word, None if after is None else after.word


def _causes(change: Change) -> tuple[str, ...]:
    """What did it, step by step, but for the instants at which time did."""
    return tuple(brief(step.reason) for step in change.steps)


def _why(speaker: Speaker, step: Step) -> str:

    text = reason_text(speaker, step.reason, step.at)
    return text[:1].upper() + text[1:]


def _subject(change: Change) -> str:
    own = change.subject.instance
    return f"term {change.subject.key}" + (f", {own}" if own else "")


def _counted(changes: Changes) -> str:
    changed, same = len(changes.terms), len(changes.same)
    terms = "1 term reads" if changed == 1 else f"{changed} terms read"
    return f"{terms} differently, {same} the same."


def _searched(changes: Changes) -> str:
    how = f"{changes.tries} judgements over the {changes.steps} states from one to the other"
    if changes.every:
        return f"Judged after every entry: {how}."
    text = (
        f"Searched by halves: {how}. A change that was undone again between two states that read "
        "alike is not looked for; --every judges after each entry."
    )
    if changes.left:
        stopped = len(changes.left)
        text += (
            f" The search stopped at its limit of judgements with {stopped} stretches left; there "
            "it is not said which entry did it. --term or --every goes on."
        )
    return text
