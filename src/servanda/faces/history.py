"""The two time lines of a term: when it was so, and when that came to be known.

*As it was*: what the record, as known now, supports as of each instant at which that changes.
*As known*: what was supported as of one instant, after each entry that changed it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from servanda.case import Case
from servanda.faces.causes import reasons, unexplained
from servanda.faces.changes import Step
from servanda.faces.judgements import Judgements, Moment, Saying
from servanda.faces.searching import MOST_WATCHED, breakpoints, find, path
from servanda.kernel.base import Instant
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.speaker import Speaker

MOST_STATES = 200
"""Limit of states at each of which it is judged, on either line; more are searched by halves."""


@dataclass(frozen=True, slots=True)
class Line:
    """One time line: what is read at its beginning, and each change after it.

    ``exact`` says that it was judged at every state there is: after each entry, or at each time
    that the record and the term name. Else a change that was undone again may be missing.
    ``whole`` says that the search was not stopped by its limit.
    """

    begin: Saying | None
    steps: tuple[Step, ...]
    exact: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class History:
    """Both lines of one term, or of one occasion of it."""

    key: TermKey
    instance: str
    entries: int
    as_of: Instant
    was: Line
    known: Line
    tries: int

    @property
    def defects(self) -> tuple[Step, ...]:
        """Answers that became their opposite though nothing did it that may."""
        return tuple(step for step in self.known.steps if step.defect)


def history(
    case: Case,
    speaker: Speaker,
    key: TermKey,
    as_of: Instant,
    *,
    entries: int | None = None,
    instance: str = "",
    published: bool = False,
    every: bool = False,
    most_states: int = MOST_STATES,
    most_watched: int = MOST_WATCHED,
    most: int | None = None,
) -> History:
    """The time lines of a term as of an instant, over the first so many entries (None: all).

    ``every`` judges at each state, however many there are. ``most`` limits a search by halves.
    With more entries than ``most_watched`` it follows what was asked for and nothing beside it.
    """
    judgements = Judgements(case, speaker, published=published)
    size = len(judgements.order) if entries is None else entries
    subject = judgements.subject(key, instance)

    def line(along: list[Moment], *, every: bool) -> Line:
        only = None if size <= most_watched else subject
        term = [judgements.subject(key)]
        found = find(judgements, along, term, every=every, most=most, only=only)
        begin = judgements.said(along[0], [key], subject).get(subject)
        steps = []
        for flip in found.flips:
            if flip.subject == subject:
                reason = reasons(judgements, flip, size)
                defect = unexplained(flip, reason)
                steps.append(Step(flip.before, flip.after, reason, flip.at, defect))
        left = any(subject in one.subjects for one in found.left)
        return Line(begin, tuple(steps), every, not left)

    first, last = _ends(judgements, size, as_of)
    known = line(path(judgements, first, last, moving=False), every=every or size <= most_states)
    facts = judgements.facts(last)
    marks = breakpoints(case.plan, facts, judgements.proofs(last, [key]), [key])
    marks = [mark for mark in marks if mark < as_of]
    # what is read at the end of each stretch: numbers and lengths grow while it lasts
    start = Moment(size, last.known, (marks[0] if marks else as_of) - 1)
    was = line([start, last], every=every or len(marks) <= most_states)
    ends = [step.at - 1 for step in was.steps if step.at is not None] + [as_of]
    reads = [judgements.said(replace(last, as_of=end), [key], subject).get(subject) for end in ends]
    steps = (
        replace(s, before=b, after=a) for s, (b, a) in zip(was.steps, pairwise(reads), strict=True)
    )
    was = replace(was, begin=reads[0], steps=tuple(steps))
    return History(key, instance, size, as_of, was, known, judgements.tries)


def _ends(judgements: Judgements, size: int, as_of: Instant) -> tuple[Moment, Moment]:
    """Nothing known, and the first so many entries known, both as of the same instant."""
    order = judgements.order[:size]
    before = judgements.came(order[0]) - 1 if order else as_of
    after = judgements.came(order[-1]) if order else as_of
    return (
        Moment(0, judgements.known(before), as_of),
        Moment(size, judgements.known(after), as_of),
    )
