"""What a term asks to be looked at, and from when until when that is worth a look.

A look tells something of a term only while it can still be kept or broken. After a ban has ended,
or a deed is done, nobody need look any more, and that time is no time that nobody looked at. The
board's time lines, `servanda coverage` and the table by side all count the same spans.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, SECOND, Between, Instant
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Duty,
    FromTo,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.verdicts.occasions import is_watch
from servanda.kernel.verdicts.proof import InstanceProof, Standing, TermProof

PRESENCE: Final = frozenset({"presence"})
"""What is looked for where a term is about being somewhere: coverage of other acts is none."""

OVER: Final = frozenset({Standing.LAPSED, Standing.WAIVED, Standing.VARIED, Standing.OVERTAKEN})
"""Standings of a term that has ended."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a term is about, for those who look: acts, kinds and areas; None is any."""

    acts: frozenset[str] | None
    kinds: frozenset[str] | None
    areas: tuple[str, ...]


def subject_of(duty: Duty) -> Subject | None:
    """What those who look would have to see; None for permissions and words without a measure."""
    match duty:
        case Ban(pattern=pattern):
            found = [pattern]
        case Deadline(needs=needs) | Quota(needs=needs) | Ratio(needs=needs):
            found = [need.pattern for need in needs]
        case Response(needs=needs, trigger=trigger):
            found = [trigger, *(need.pattern for need in needs)]
        case Withdrawal(areas=areas):
            return Subject(PRESENCE, None, areas)
        case Absence(areas=areas, kinds=kinds):
            return Subject(PRESENCE, None if kinds is None else frozenset(kinds), areas)
        case Cap(kinds=kinds, areas=areas):
            return Subject(PRESENCE, frozenset(kinds), areas)
        case _:
            return None
    acts = [pattern.acts for pattern in found]
    things = [pattern.kinds for pattern in found]
    areas = tuple(dict.fromkeys(area for p in found for area in p.areas or ()))
    return Subject(
        None if None in acts else frozenset(a for several in acts for a in several or ()),
        None if None in things else frozenset(k for several in things for k in several or ()),
        areas,
    )


def span_of(
    term: TermPlan, proof: TermProof, bearer: str, as_of: Instant
) -> tuple[Instant, Instant] | None:
    """From when until when one bearer could keep or break a term, up to the horizon; half-open.

    None where it has not begun, or nobody knows when, and where no look could tell anything of it.
    """
    mine = _of_bearer(term, proof, bearer)
    start = began(mine)
    if start is None or subject_of(term.duty) is None:
        return None
    end = min(as_of, _end_of(term, proof, mine))
    return (start, end) if start < end else None


def began(instances: Iterable[InstanceProof]) -> Instant | None:
    """When the first of some occasions opened at the earliest; None where none has."""
    opened = [i.opened.lo for i in instances if i.opened is not None]
    return min((t for t in opened if DAWN < t < FOREVER), default=None)


def lasted_of(term: TermPlan, instance: InstanceProof) -> int | None:
    """How long a watch that has ended was in force in all, in microseconds; None of any other."""
    over = is_watch(instance.key) and not instance.live and instance.opened is not None
    if not over or instance.seen is None:
        return None
    subject = subject_of(term.duty)
    areas = len(subject.areas) if subject is not None else 0
    return instance.seen.total // max(1, areas)


def ended_of(term: TermPlan, instance: InstanceProof) -> Between | None:
    """When a watch ended that was in force without a break; None where it may have had breaks."""
    lasted, opened = lasted_of(term, instance), instance.opened
    if lasted is None or opened is None or term.condition is not None:
        return None
    if not all(isinstance(extent, FromTo) for extent in term.extents):
        return None
    return Between(opened.lo + lasted, opened.hi + lasted)


def _of_bearer(term: TermPlan, proof: TermProof, bearer: str) -> list[InstanceProof]:
    """The occasions of a bearer; what is owed together has one for all of them."""
    return [i for i in proof.instances if term.joint or i.bearer == bearer]


def _end_of(term: TermPlan, proof: TermProof, mine: list[InstanceProof]) -> Instant:
    """When nobody need look any more for what a bearer owed; FOREVER while that is not known.

    A watch is over with its term. Of periods it is the end of the last, once the term has lapsed
    or ended otherwise. An amendment or a waiver in the text ends whatever was owed until then.
    """
    cut = FOREVER if term.ended is None else term.ended.at
    watches = [i for i in mine if is_watch(i.key)]
    if watches:
        known = [ended_of(term, instance) for instance in watches]
        return min(cut, max(FOREVER if end is None else end.hi for end in known))
    match term.duty:
        case Deadline() | Withdrawal():
            return min(cut, max(_deed_over(term, instance) for instance in mine))
        case Quota() if proof.standing in OVER and not any(i.live for i in mine):
            return min(cut, max(_behind(i.due) for i in mine))
        case _:
            return cut


def _deed_over(term: TermPlan, instance: InstanceProof) -> Instant:
    """When something owed once was done, or could no longer be; FOREVER while it is owed.

    It may be done late for as long as it is owed, unless time is of the essence. Whoever had left
    in time may still have come back before the due time, at which the state is what counts.
    """
    if instance.live or instance.decided is None:
        return _behind(instance.due) if term.essence else FOREVER
    over = _behind(instance.decided)
    known = isinstance(term.duty, Withdrawal) and instance.due is not None
    return max(over, _behind(instance.due)) if known else over


def _behind(bounds: Between | None) -> Instant:
    """Behind the last instant of bounds: of a day its end; FOREVER where there is none."""
    if bounds is None or bounds.hi >= FOREVER:
        return FOREVER
    end = bounds.hi + 1  # bounds hold both their ends, a span not its last
    return end if end % SECOND == 0 else bounds.hi  # an exact instant ends where it is
