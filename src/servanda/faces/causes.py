"""Why a reading changed: what sort of entry did it, what it moved, which closed time it fell into.

DESIGN §5.6: at a fixed horizon no answer becomes its opposite without a correction, a retraction
or a determination, a trigger or moment that moved, an act of law, or a report inside a time that
had been closed, which counts as a correction of what closed it. `reasons` says which of these it
was, by comparing and judging; `unexplained` tells a change for which there is none: a defect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.faces.judgements import Judgements
from servanda.faces.searching import Flip
from servanda.kernel.base import Between
from servanda.kernel.facts import Count, Coverage, Facts
from servanda.kernel.verdicts.judge import judge_some
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.wording import forbids
from servanda.record import entries as said
from servanda.record.entries import (
    Act,
    ActOfLaw,
    Content,
    Correction,
    Crossing,
    Entry,
    EntryType,
    Grading,
    Level,
    Retraction,
    Statement,
    Stay,
    Stretch,
    View,
)
from servanda.record.log import State, standing
from servanda.record.reading import read_entry


class Sort(StrEnum):
    """What sort of entry it is. The words are printed."""

    NEW = "a new report"
    CORRECTION = "a correction"
    RETRACTION = "a retraction"
    DETERMINATION = "a determination"
    LAW = "an act of law"
    GRADING = "a grading of a source"


class Passing(StrEnum):
    """What the passing of time did."""

    BEGAN = "its time began"
    DUE = "its time ran out"
    TIME = "time passed"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one step changed what is read of a subject.

    For an entry: its ``sort``; ``of`` the entry that a correction or retraction names; ``moves``
    that occasions of the term came, went or have other times; ``closed`` the entries that had
    closed the time into which it falls, ``complete`` that the method had, by declaring the record
    complete; ``withdrawn`` the retraction that has withdrawn it by the end of the comparison. For
    time: ``passing``, and the ``due`` that ran out.
    """

    entry: Entry | None = None
    sort: Sort | None = None
    of: Entry | None = None
    moves: bool = False
    closed: tuple[str, ...] = ()
    complete: bool = False
    withdrawn: Entry | None = None
    passing: Passing | None = None
    due: Between | None = None


_ANSWERS = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.CURED})
_CLOSED_BY = frozenset({*_ANSWERS, Verdict.HOLDING})


def sort_of(entry: Entry) -> Sort:
    """What sort of entry it is."""
    match entry.type:
        case EntryType.CORRECTION:
            return Sort.CORRECTION
        case EntryType.RETRACTION:
            return Sort.RETRACTION
        case EntryType.DETERMINATION:
            return Sort.DETERMINATION
        case EntryType.GRADING:
            return Sort.GRADING
        case kind if kind.of_law:
            return Sort.LAW
        case _:
            ruled = read_entry(entry).testimony.determination
            return Sort.DETERMINATION if ruled else Sort.NEW


def happened(content: Content) -> Stretch | None:
    """The time that an entry speaks of; None where it speaks of none."""
    match content:
        case Act(time=time) | Level(time=time) | Crossing(time=time) | View(time=time):
            return time
        case said.Count(period=period) | said.Coverage(period=period):
            return period
        case Stay(begin=begin, until=until):
            return begin if until is None else Stretch(begin.start, until.last, until.end)
        case ActOfLaw(effect=effect):
            return effect
        case Grading(start=start):
            return start
        case Correction(assertion=assertion):
            return happened(assertion.content)
        case Statement(window=window):
            return window
        case Retraction():
            return None


def reasons(judgements: Judgements, flip: Flip, end: int) -> Reason:
    """Why this step changed what is read of this subject.

    ``end``: so many entries are known at the end, where what did it may have been withdrawn.
    """
    key = flip.subject.key
    (before,) = judgements.proofs(flip.first, [key])
    (after,) = judgements.proofs(flip.then, [key])
    if not flip.by_entry:
        return _by_time(flip, before, after)
    entry = judgements.order[flip.first.entries]
    closed, complete = _closing(judgements, flip, entry)
    return Reason(
        entry,
        sort_of(entry),
        _target(judgements.case.entries, entry),
        _moved(judgements, before, after),
        closed,
        complete,
        withdrawn_by(judgements, entry, end),
    )


def _by_time(flip: Flip, before: TermProof, after: TermProof) -> Reason:
    if flip.before is None:
        return Reason(passing=Passing.BEGAN)
    own = flip.subject.instance
    late = [
        one.due
        for one in (*before.instances, *after.instances)
        if (not own or one.key == own)
        and one.due is not None
        and flip.first.as_of <= one.due.hi < flip.then.as_of
    ]
    if late:
        return Reason(passing=Passing.DUE, due=min(late))
    return Reason(passing=Passing.TIME)


def withdrawn_by(judgements: Judgements, entry: Entry, end: int) -> Entry | None:
    """The retraction by which an entry no longer counts, as known after so many entries."""
    known = sorted(judgements.order[:end], key=lambda other: other.seq)
    stands = next((one for one in standing(known) if one.root is entry), None)
    if stands is None or stands.state is not State.WITHDRAWN:
        return None
    heard = [c.entry for c in stands.changes if c.unheard is None and not c.undone]
    return next((e for e in reversed(heard) if e.type is EntryType.RETRACTION), None)


def _target(entries: Sequence[Entry], entry: Entry) -> Entry | None:
    """The entry that a correction or retraction names."""
    match read_entry(entry).content:
        case Correction(supersedes=name) | Retraction(of=name):
            return next((e for e in entries if name in (e.ref, e.id)), None)
        case _:
            return None


def _moved(judgements: Judgements, before: TermProof, after: TermProof) -> bool:
    """Whether a trigger came or went, or a moment moved, under occasions of this term.

    Of a ban each act is an occasion, and its times are the act's own: there only the watch tells.
    """
    term = next(t for t in judgements.case.plan.terms if t.key == before.key)
    ban = forbids(term.duty)

    def frame(proof: TermProof) -> dict[str, tuple[Between | None, Between | None]]:
        return {one.key: (one.opened, one.due) for one in proof.instances if not ban or _watch(one)}

    return frame(before) != frame(after)


def _watch(one: InstanceProof) -> bool:
    return one.seen is not None


# --------------------------------------------------------------------------------- closed times


def _closing(judgements: Judgements, flip: Flip, entry: Entry) -> tuple[tuple[str, ...], bool]:
    """The entries that had closed the time of which this one speaks, where the answer hung on them.

    Found by judging without them: the answer before must go, and it must go for each one named;
    where it goes only without all of them together, all are named. The second says whether the
    method had closed it, by declaring the record complete.
    """
    content = read_entry(entry).content
    while isinstance(content, Correction):
        content = content.assertion.content
    when = happened(content)
    if not isinstance(content, Act | Stay | Crossing | Level) or when is None:
        return (), False
    if flip.before is None or flip.before.verdict not in _CLOSED_BY:
        return (), False
    facts = judgements.facts(flip.first)
    told: tuple[Coverage | Count, ...] = (*(c for c in facts.coverage if c.closes), *facts.counts)
    closing = [t for t in told if t.period.start < when.end and when.start < t.period.end]
    if not _hangs(judgements, flip, replace(_without(facts, closing), complete=False)):
        return (), False
    if facts.complete and _hangs(judgements, flip, replace(facts, complete=False)):
        return (), True
    single = [one for one in closing if _hangs(judgements, flip, _without(facts, [one]))]
    ids = tuple(sorted({c.id for one in single or closing for c in one.claims}))
    return ids, facts.complete and not single


def _without(facts: Facts, out: Sequence[Coverage | Count]) -> Facts:
    ids = {told.id for told in out}
    return replace(
        facts,
        coverage=tuple(c for c in facts.coverage if c.id not in ids),
        counts=tuple(c for c in facts.counts if c.id not in ids),
    )


def _hangs(judgements: Judgements, flip: Flip, facts: Facts) -> bool:
    """Whether the answer before would not have stood on these facts."""
    case, key = judgements.case, flip.subject.key
    judgements.tries += 1
    (proof,) = judge_some(case.plan, facts, case.method, flip.first.as_of, frozenset({key}))
    left = judgements.read(proof).get(flip.subject)
    return left is None or flip.before is None or left.verdict is not flip.before.verdict


# ------------------------------------------------------------------------------------- opposites


def opposite(before: Verdict, after: Verdict) -> bool:
    """Whether one answer became its opposite; what is broken may become cured, and not again."""
    if before not in _ANSWERS or after not in _ANSWERS or before is after:
        return False
    return (before, after) != (Verdict.BREACHED, Verdict.CURED)


def unexplained(flip: Flip, reason: Reason) -> bool:
    """Whether an answer about one occasion became its opposite, and nothing that may do it did.

    Such a change must not occur: it is a defect of this program, and is to be told as one.
    """
    if flip.before is None or flip.after is None or not flip.subject.instance:
        return False
    if not (flip.before.firm and flip.after.firm and flip.by_entry):
        return False
    free = reason.sort in (Sort.NEW, Sort.GRADING) and not reason.moves
    free = free and not reason.closed and not reason.complete
    return free and opposite(flip.before.verdict, flip.after.verdict)
