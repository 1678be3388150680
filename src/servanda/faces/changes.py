"""What changed between two states of a case, and which entry, or what time, did it.

Each change is found by judging: see `servanda.faces.searching`. What sort of change it is, see
`servanda.faces.causes`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from servanda.case import Case
from servanda.faces.causes import Reason, reasons, unexplained
from servanda.faces.judgements import Judgements, Moment, Saying, Sayings, Subject, changed
from servanda.faces.searching import Found, Left, find, path
from servanda.kernel.base import Instant
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.speaker import Speaker
from servanda.record.flaws import trouble


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a comparison: so many entries known, by an instant; None where nothing was."""

    entries: int
    instant: Instant | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of what is read of a subject, and why."""

    before: Saying | None
    after: Saying | None
    reason: Reason
    at: Instant | None
    """When, for what the passing of time did: the first instant at which it reads so."""
    defect: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A term or an occasion that reads differently: at both ends, and at every step found."""

    subject: Subject
    before: Saying | None
    after: Saying | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed, in the agreement's order, and how it was searched for.

    ``same`` are the terms of which neither the whole nor any occasion reads differently; ``left``
    is what the limit left unsearched.
    """

    first: Moment
    then: Moment
    changes: tuple[Change, ...]
    same: tuple[TermKey, ...]
    left: tuple[Left, ...]
    every: bool
    steps: int
    tries: int

    def of(self, key: TermKey) -> tuple[Change, ...]:
        """The changes of one term: its own first, where it has any, then its occasions'."""
        return tuple(change for change in self.changes if change.subject.key == key)

    @property
    def terms(self) -> tuple[TermKey, ...]:
        """The terms that read differently, or of which an occasion does."""
        return tuple(dict.fromkeys(change.subject.key for change in self.changes))

    @property
    def defects(self) -> tuple[tuple[Change, Step], ...]:
        """Answers that became their opposite though nothing did it that may."""
        return tuple((c, s) for c in self.changes for s in c.steps if s.defect)


def compare(
    case: Case,
    speaker: Speaker,
    start: Point,
    end: Point,
    *,
    as_of: Instant | None = None,
    keys: Collection[TermKey] | None = None,
    every: bool = False,
    published: bool = False,
    most: int | None = None,
) -> Changes:
    """What changed from one point to the other.

    Without ``as_of`` the horizon is each point's own instant; with it only knowledge changes.
    Raises `InputError` where the second point is before the first, or has no instant to judge at.
    """
    judgements = Judgements(case, speaker, published=published)
    first, then = (moment(judgements, point, as_of) for point in (start, end))
    if end.entries < start.entries or then.as_of < first.as_of:
        raise trouble("R207", "--to is before --from", "exchange the two")
    along = path(judgements, first, then, moving=as_of is None)
    chosen = [t.key for t in case.plan.terms if keys is None or t.key in keys]
    subjects = [judgements.subject(key) for key in chosen]
    found = find(judgements, along, subjects, every=every, most=most)
    one, other = judgements.said(first, chosen), judgements.said(then, chosen)
    changes = tuple(_changes(judgements, found, one, other, then.entries))
    moved = {change.subject.key for change in changes}
    return Changes(
        first=first,
        then=then,
        changes=changes,
        same=tuple(key for key in chosen if key not in moved),
        left=found.left,
        every=every,
        steps=len(along),
        tries=judgements.tries,
    )


def moment(judgements: Judgements, point: Point, as_of: Instant | None) -> Moment:
    """The state at a point. Raises `InputError` where the horizon would be before the record."""
    horizon = point.instant if as_of is None else as_of
    if horizon is None:
        hint = "give --as-of T, or a time instead of the position 0"
        raise trouble("R207", "before the first entry there is no time to judge at", hint)
    known = point.instant
    if known is None:  # just before anything came
        known = judgements.came(judgements.order[0]) - 1 if judgements.order else horizon
    return Moment(point.entries, judgements.known(known), horizon)


def _changes(
    judgements: Judgements, found: Found, one: Sayings, other: Sayings, end: int
) -> Iterator[Change]:
    steps: dict[Subject, list[Step]] = {subject: [] for subject in changed(one, other)}
    for flip in found.flips:  # step by step, so that each state is judged once
        reason = reasons(judgements, flip, end)
        step = Step(flip.before, flip.after, reason, flip.at, unexplained(flip, reason))
        steps.setdefault(flip.subject, []).append(step)
    for subject in sorted(steps):
        yield Change(subject, one.get(subject), other.get(subject), tuple(steps[subject]))
