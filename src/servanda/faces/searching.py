"""Finding where a reading changed: which entry, or which instant, lies between two states.

A path leads from one moment to a later one in the smallest steps there are: either one more entry
is known, or time passes. `find` judges in the middle of what differs, and again in both halves,
until two neighbours differ: that step did it. A correction or a retraction undoes what came before,
so it is judged on both its sides whether or not the ends differ. Any other change that was undone
again between two states that read the same is not looked for; ``every`` judges after each entry and
misses none.

Where time passes, the instant is found the same way, first between the times that the proofs
themselves name (due times, events), then to the microsecond; ``every`` judges at each of these
times. That a number or a length grows with time (periods judged, time seen) is no step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise

from servanda.faces.judgements import Judgements, Moment, Saying, Sayings, Subject, changed, turned
from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import At, Ended, Pattern, Plan, TermKey, TermPlan
from servanda.kernel.verdicts.proof import TermProof

MOST_TRIES = 2_000
"""Limit of states judged in one search by halves; what is then left is said to be not searched."""

MOST_UNDOING = 50
"""Corrections and retractions in one search on both sides of which it is judged; then no more.

On a long record they take at most half of what is judged, where nobody says how much that is.
"""
MOST_WEIGHED = 600_000
"""Limit of entries weighed in one search by halves, where nobody says how many states to judge."""

FEWEST_TRIES = 40
"""So many states are judged however large the record is: enough to find a step or two."""

MOST_WATCHED = 2_000
"""Limit of entries up to which the occasions of a term are watched with it in a search by halves.

On a longer record each entry may be an occasion, and to follow all is to judge after each entry.
"""

SayAt = Callable[[Moment, Sequence[Subject]], dict[Subject, Saying]]


@dataclass(frozen=True, slots=True)
class Flip:
    """What was read of a subject before and after one step; None where there was no occasion."""

    subject: Subject
    before: Saying | None
    after: Saying | None
    first: Moment
    then: Moment

    @property
    def by_entry(self) -> bool:
        """Whether one more entry did it, and not the passing of time."""
        return self.then.entries > self.first.entries

    @property
    def at(self) -> Instant | None:
        """The first instant at which it reads so, where the passing of time did it."""
        return None if self.by_entry else _clock(self.then, self.first)


@dataclass(frozen=True, slots=True)
class Left:
    """Two states that read differently, between which the limit stopped the search."""

    subjects: tuple[Subject, ...]
    first: Moment
    then: Moment


@dataclass(frozen=True, slots=True)
class Found:
    """The flips in the order in which they happened, and what was not searched."""

    flips: tuple[Flip, ...]
    left: tuple[Left, ...]
    every: bool
    tries: int


def most_tries(entries: int) -> int:
    """How many states a search by halves judges at most on a record of so many entries."""
    return min(MOST_TRIES, max(FEWEST_TRIES, MOST_WEIGHED // max(1, entries)))


def path(judgements: Judgements, start: Moment, end: Moment, *, moving: bool) -> list[Moment]:
    """Every state from one to the other. With ``moving`` the horizon goes with the clock."""
    found = [start]

    def add(entries: int, clock: Instant) -> None:
        horizon = clock if moving else start.as_of
        found.append(Moment(entries, judgements.known(clock), horizon))

    for number in range(start.entries, end.entries):
        came = judgements.came(judgements.order[number])
        add(number, came)
        add(number + 1, came)
    found.append(end)
    return [m for at, m in enumerate(found) if at == 0 or m != found[at - 1]]


def find(
    judgements: Judgements,
    along: Sequence[Moment],
    subjects: Sequence[Subject],
    *,
    every: bool = False,
    most: int | None = None,
    only: Subject | None = None,
) -> Found:
    """The steps along a path at which what is read of these subjects, or of new ones, changed.

    ``subjects`` are terms; their occasions are watched with them, unless ``only`` one of all these
    is watched. ``most`` limits a search by halves (None: by the length of the record).
    """
    keys = [subject.key for subject in subjects]
    limit = most_tries(along[-1].entries) if most is None else most
    search = _Search(judgements, keys, limit, every=every, only=only)
    begun = judgements.tries
    said = judgements.said(along[0], keys, only)
    if every:
        for first, then in pairwise(along):
            after = judgements.said(then, keys, only)
            search.step(first, then, said, after)
            said = after
    elif len(along) > 1:
        undone = _undoing(judgements, along)[: limit // 2 if most is None else None]
        low = 0
        for high in (*undone, len(along) - 1):
            after = judgements.said(along[high], keys, only)
            search.between(along, low, high, said, after)
            low, said = high, after
    flips = sorted(search.flips, key=lambda f: (*_place(f.then), f.subject))
    return Found(tuple(flips), tuple(search.left), every, judgements.tries - begun)


def _undoing(judgements: Judgements, along: Sequence[Moment]) -> list[int]:
    """The places on a path just before and just after each correction and retraction."""
    sides = {
        side
        for at, (first, then) in enumerate(pairwise(along))
        if then.entries > first.entries and judgements.order[first.entries].type.changes
        for side in (at, at + 1)
    }
    return sorted(sides - {0, len(along) - 1})[: 2 * MOST_UNDOING]


def _place(moment: Moment) -> tuple[int, int]:
    return moment.entries, moment.as_of if moment.known is None else moment.known


class _Search:
    """One search: what it has found, and how much it may still try."""

    def __init__(
        self,
        judgements: Judgements,
        keys: Sequence[TermKey],
        most: int,
        *,
        every: bool,
        only: Subject | None = None,
    ) -> None:
        self.judgements = judgements
        self.limit = judgements.tries + most
        self.keys = keys
        self.every = every
        self.only = only
        self.flips: list[Flip] = []
        self.left: list[Left] = []

    def between(
        self, along: Sequence[Moment], low: int, high: int, one: Sayings, other: Sayings
    ) -> None:
        """Halves the path between two states, as long as they differ."""
        subjects = changed(one, other)
        if not subjects:
            return
        if high - low == 1:
            self.step(along[low], along[high], one, other)
        elif self._spent():
            self.left.append(Left(subjects, along[low], along[high]))
        else:
            middle = (low + high) // 2
            said = self._said(along[middle], subjects)
            self.between(along, low, middle, _only(one, subjects), said)
            self.between(along, middle, high, said, _only(other, subjects))

    def step(self, first: Moment, then: Moment, one: Sayings, other: Sayings) -> None:
        """One step: an entry did it, or some instant in the time that passed."""
        if then.entries > first.entries:
            self._flip(changed(one, other), first, then, one, other)
            return
        subjects = turned(one, other)
        if not subjects and not self.every:
            return
        keys = self.keys if self.every else list(dict.fromkeys(s.key for s in subjects))
        proofs, facts = self.judgements.proofs(then, keys), self.judgements.facts(then)
        marks = breakpoints(self.judgements.case.plan, facts, proofs, keys)
        low, high = _clock(first, then), _clock(then, first)
        inside = [mark for mark in marks if low < mark < high]
        if not self.every:
            self.passing(first, then, inside, one, other)
            return
        before, said = first, one
        for at in (*(_at(first, then, mark) for mark in inside), then):
            after = other if at is then else self.judgements.said(at, keys, self.only)
            self.passing(before, at, [], said, after)
            before, said = at, after

    def passing(
        self, first: Moment, then: Moment, marks: list[Instant], one: Sayings, other: Sayings
    ) -> None:
        """Halves a time in which nothing came, down to two neighbouring instants."""
        subjects = turned(one, other)
        if not subjects:
            return
        low, high = _clock(first, then), _clock(then, first)
        if high - low <= 1:
            self._flip(subjects, first, then, one, other)
            return
        if self._spent() and not self.every:
            self.left.append(Left(subjects, first, then))
            return
        inside = [mark for mark in marks if low < mark < high]
        middle = inside[len(inside) // 2] if inside else (low + high) // 2
        at = _at(first, then, middle)
        said = self._said(at, subjects)
        self.passing(first, at, inside, _only(one, subjects), said)
        self.passing(at, then, inside, said, _only(other, subjects))

    def _flip(
        self, subjects: Sequence[Subject], first: Moment, then: Moment, one: Sayings, other: Sayings
    ) -> None:
        self.flips += [Flip(s, one.get(s), other.get(s), first, then) for s in subjects]

    def _said(self, moment: Moment, subjects: Sequence[Subject]) -> dict[Subject, Saying]:
        said = self.judgements.said(moment, {s.key for s in subjects}, self.only)
        return _only(said, subjects)

    def _spent(self) -> bool:
        return self.judgements.tries >= self.limit


def _only(said: Sayings, subjects: Sequence[Subject]) -> dict[Subject, Saying]:
    return {s: said[s] for s in subjects if s in said}


def _clock(moment: Moment, other: Moment) -> Instant:
    """What the clock says: of the horizon where that differs, else of what is known."""
    if moment.as_of != other.as_of or moment.known is None:
        return moment.as_of
    return moment.known


def _at(first: Moment, then: Moment, clock: Instant) -> Moment:
    """The state at an instant between two that differ in time only."""
    moved = first if first.as_of == then.as_of else replace(first, as_of=clock)
    return moved if first.known == then.known else replace(moved, known=clock)


def breakpoints(
    plan: Plan, facts: Facts, proofs: Sequence[TermProof], keys: Sequence[TermKey]
) -> list[Instant]:
    """The instants at which the reading of these terms can be expected to change, in order.

    Openings, due times and decisions of their occasions; the times of the facts that they rest on
    and of the acts that they name as triggers and moments, themselves or through terms that they
    refer to; effects of acts of law; dates of the text. Each with its two neighbours.
    """
    found = {ruling.effect for ruling in facts.rulings}
    named = {fact for proof in proofs for one in proof.instances for fact in one.facts}
    for proof in proofs:
        for one in proof.instances:
            for bounds in (one.opened, one.due, one.decided):
                found.update(_ends(bounds))
    acts: set[str] = set()
    for part in _parts(_reached(plan, keys)):
        if isinstance(part, At):
            found.update((part.start, part.end))
        elif isinstance(part, Ended):
            found.add(part.at)
        elif isinstance(part, Pattern):
            acts.update(part.acts or ())
    found.update(_times_of(facts, named, acts))
    near = {mark + by for mark in found for by in (-1, 0, 1)}
    return sorted(mark for mark in near if DAWN < mark < FOREVER)


def _times_of(facts: Facts, named: set[str], acts: set[str]) -> Iterator[Instant]:
    for incident in facts.incidents:
        if incident.id in named or incident.act in acts:
            yield from (end for choice in incident.time.choices for end in _ends(choice))
    for stay in facts.stays:
        if stay.id in named:
            choices = (*stay.begin.choices, *stay.end.choices)
            yield from (end for choice in choices for end in _ends(choice))
    for level in facts.levels:
        if level.id in named:
            yield from (end for choice in level.at.choices for end in _ends(choice))
    periods = [(c.id, c.period) for c in facts.counts] + [(c.id, c.period) for c in facts.coverage]
    for name, period in periods:
        if name in named:
            yield from (period.start, period.end)


def _reached(plan: Plan, keys: Sequence[TermKey]) -> list[TermPlan]:
    """The terms, and those they refer to, and so on."""
    reached = list(keys)
    for key in reached:
        for term in plan.terms:
            if term.key == key:
                more = (part for part in _parts(term) if isinstance(part, TermKey))
                reached += [key for key in more if key not in reached]
    ids = {(key.id, key.reading) for key in reached} | {(key.id, "") for key in keys}
    return [t for t in plan.terms if {(t.key.id, t.key.reading), (t.key.id, "")} & ids]


def _parts(part: object) -> Iterator[object]:
    """Everything that a plan is made of, however deep."""
    if isinstance(part, tuple | list):
        for item in part:
            yield from _parts(item)
    elif is_dataclass(part) and not isinstance(part, type):
        yield part
        for one in fields(part):
            yield from _parts(getattr(part, one.name))


def _ends(bounds: Between | None) -> tuple[Instant, ...]:
    return () if bounds is None else (bounds.lo, bounds.hi)
