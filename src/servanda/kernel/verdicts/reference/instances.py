"""One occasion of a term, and what it comes to with the disputes settled one way."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from servanda.kernel.base import FOREVER, Amount, Between, Instant
from servanda.kernel.facts import Claim, Gap, Truth
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.swift import swift
from servanda.kernel.timeline import Uncertain, clip, make
from servanda.kernel.verdicts.proof import Outcome, Seen
from servanda.kernel.verdicts.reference.ledger import Ledger
from servanda.kernel.verdicts.reference.scene import Aspect, Filling

MOST_GOALS = 60
"""Limit of different amounts that may be needed and are all tried; beyond it, their ends."""

PERIOD = "period"
"""The note of an instance that ends with its period, kept or not."""


@dataclass(slots=True)
class Result:
    """What an instance comes to over the worlds of one filling, with bounds on when.

    ``done`` bounds the instant of performance where there is one, ``broken`` that of the breach;
    ``amounts`` what was reached of each need by the due time or the horizon.
    """

    outcomes: set[Outcome] = field(default_factory=set)
    opened: Between | None = None
    due: Between | None = None
    done: Between | None = None
    when_done: list[Between] = field(default_factory=list)
    broken: Between | None = None
    amounts: list[tuple[Amount, Amount | None]] = field(default_factory=list)
    reasons: set[Gap] = field(default_factory=set)
    ends: Between | None = None
    relaxed: bool = False

    def merge(self, other: Result) -> None:
        """Take in what the instance comes to in other worlds."""
        self.outcomes |= other.outcomes
        self.reasons |= other.reasons
        self.opened = hull(self.opened, other.opened)
        self.due = hull(self.due, other.due)
        self.done = hull(self.done, other.done)
        self.when_done += other.when_done
        self.broken = hull(self.broken, other.broken)
        self.relaxed = self.relaxed or other.relaxed
        self.ends = hull(self.ends, other.ends)
        if not self.amounts:
            self.amounts = list(other.amounts)
        elif other.amounts:
            self.amounts = [
                (min(a, c), None if b is None or d is None else max(b, d))
                for (a, b), (c, d) in zip(self.amounts, other.amounts, strict=True)
            ]

    def add_done(self, spans: Iterable[Between]) -> None:
        """Note when it may have been performed: stretches that hold every such instant."""
        for span in spans:
            self.when_done.append(span)
            self.done = hull(self.done, span)

    def add_broken(self, at: Instant) -> None:
        """Note when it was broken."""
        self.broken = hull(self.broken, Between(at, at))


def hull(one: Between | None, two: Between | None) -> Between | None:
    """The narrowest bounds that hold both."""
    if one is None or two is None:
        return one or two
    return Between(min(one.lo, two.lo), max(one.hi, two.hi))


@swift
@dataclass(slots=True)
class Instance:
    """One occasion: its key, its bearer, what bears on it, and how to judge it.

    ``evaluate`` gives the result of one filling; ``aspects`` the disputes that bear on it;
    ``facts`` and ``claims`` what it rests on, ``rests`` what more once the result is known;
    ``met`` is every other fact that was looked at, whether or not it bears on the result. Of a
    watch, ``ended`` says that it is over in every world, ``full`` that it is known of what time it
    is in each, and enough of it was seen; ``continuing`` says that a stay or an excess may last
    beyond the horizon.
    """

    key: str
    bearer: str
    evaluate: Callable[[Filling], Result]
    aspects: tuple[Aspect, ...] = ()
    facts: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    met: tuple[str, ...] = ()
    rests: Callable[[Result], tuple[set[str], tuple[Claim, ...]]] | None = None
    needs: tuple[Need, ...] = ()
    factor: Amount = 1
    occurrence: Truth | None = None
    attribution: Truth | None = None
    watch: bool = False
    seen: Seen | None = None
    ended: bool = False
    full: bool = False
    continuing: bool = False
    notes: tuple[str, ...] = ()


def unique(aspects: Iterable[Aspect]) -> tuple[Aspect, ...]:
    """Aspects once each, in a fixed order."""
    found = set(aspects)
    return tuple(sorted(found)) if found else ()


def key_for(term: TermPlan, base: str, bearer: str) -> str:
    """The key of an instance: with its bearer where several bear the term apart."""
    return base if len(term.bearers) == 1 or term.joint else f"{base}@{bearer}"


def bearers(term: TermPlan) -> list[str]:
    """Who is judged apart: each bearer, or all together where they owe it jointly."""
    return [" and ".join(term.bearers)] if term.joint else list(term.bearers)


def rests_on(
    books: Iterable[Ledger], start: Instant, end: Instant
) -> tuple[set[str], tuple[Claim, ...]]:
    """What needs rest on in ``start ≤ t ≤ end``: the facts, and their claims in order."""
    facts: set[str] = set()
    claims: list[Claim] = []
    for book in books:
        hits = book.near(start, end)
        watching = book.watching(start, end)
        facts |= {h.id for h in hits} | {c.id for c in watching}
        claims += [c for h in hits for c in h.incident.claims]
        claims += [c for w in watching for c in w.claims]
        if book.counts is not None:
            deciding = book.counts.members(start, end + 1)
            facts |= deciding
            claims += [c for count in book.counted if count.id in deciding for c in count.claims]
    return facts, tuple(claims)


@dataclass(frozen=True, slots=True)
class Reach:
    """Several needs at once: whether all are reached in every world, and in some."""

    books: tuple[Ledger, ...]
    least: tuple[Amount, ...]
    most: tuple[Amount | None, ...]

    def sure(self, start: Instant, end: Instant, filling: Filling) -> bool:
        """All reached in every world by ``end`` (included)."""
        return all(
            most is not None and book.bounds(start, end, filling)[0] >= most
            for book, most in zip(self.books, self.most, strict=True)
        )

    def maybe(self, start: Instant, end: Instant, filling: Filling) -> bool:
        """All reached in some world by ``end`` (included)."""
        return all(
            (top := book.bounds(start, end, filling)[1]) is None or top >= least
            for book, least in zip(self.books, self.least, strict=True)
        )

    def later(self, start: Instant, due: Instant, end: Instant, filling: Filling) -> bool:
        """Whether some world reaches all by ``end`` and not all by ``due``."""
        if end <= due or not self.maybe(start, end, filling):
            return False
        return any(
            book.short_then_full(start, due, end, goal, filling)
            for book, least, most in zip(self.books, self.least, self.most, strict=True)
            if most is None or book.bounds(start, due, filling)[0] < most
            for goal in _goals(book.need, least, most)
        )

    def when(self, start: Instant, filling: Filling) -> list[Between]:
        """Stretches that hold every instant at which all may first be reached, by the horizon."""
        first, last = self._ends(start, filling)
        if first is None:
            return []
        horizon = self.books[0].horizon
        until = horizon if last is None else min(last, horizon)
        steps: list[tuple[Instant, Instant]] = [(first, first + 1)]
        for book in self.books:
            if book.counts is not None:
                return [Between(first, max(first, until))]
            inside = slice(bisect_left(book.instants, first), bisect_right(book.instants, until))
            steps += [(t, t + 1) for t in book.instants[inside]]
            steps += [(r.time.lo, r.time.hi + 1) for r in book.readings(filling)]
            steps += book.open_time
        return [Between(a, b - 1) for a, b in clip(make(steps), first, max(first, until) + 1)]

    def _ends(self, start: Instant, filling: Filling) -> tuple[Instant | None, Instant | None]:
        """The first instant by which all may be reached, and by which all surely are."""
        firsts: list[Instant] = []
        lasts: list[Instant | None] = []
        for book, least, most in zip(self.books, self.least, self.most, strict=True):
            first = book.first_possible(start, least, filling)
            if first is None:
                return None, None
            firsts.append(first)
            lasts.append(None if most is None else book.first_certain(start, most, filling))
        certain = None if None in lasts else max(x for x in lasts if x is not None)
        return max(firsts), certain

    def amounts(
        self, start: Instant, end: Instant, filling: Filling
    ) -> list[tuple[Amount, Amount | None]]:
        """The bounds of each need."""
        return [book.bounds(start, end, filling) for book in self.books]

    def reasons(self, start: Instant, end: Instant, filling: Filling) -> set[Gap]:
        """Why it is open whether all was reached in ``start ≤ t ≤ end``."""
        found: set[Gap] = set()
        for book, least, most in zip(self.books, self.least, self.most, strict=True):
            low, top = book.bounds(start, end, filling)
            if most is None or book.need.pattern.undefined is not None:
                found.add(Gap.UNDEFINED)
            if (most is not None and low >= most) or (top is not None and top < least):
                continue
            if top is None or (book.need.total is not None and book.is_open(start, end)):
                # words without a meaning are a gap that no look fills
                unseen = book.need.pattern.undefined is None and (
                    top is None or not _told(book, start, end, least)
                )
                if unseen and book.is_open(start, end):
                    found.add(_unseen(book, start, end))
            for hit in book.near(start, end):
                found |= set(hit.gaps)
                span = hit.incident.time.span
                if span.lo < start or span.hi > end:
                    found.add(Gap.TIME_TOO_COARSE)
                if not hit.incident.amount.span.exact and Gap.KIND_TOO_COARSE not in hit.gaps:
                    found.add(Gap.AMOUNT_TOO_COARSE)
            if book.counts is not None and top is not None:
                found.add(Gap.AMOUNT_TOO_COARSE)
        return found or {Gap.NOBODY_LOOKED}


def _goals(need: Need, least: Amount, most: Amount | None) -> Iterable[Amount]:
    """The amounts that may be needed: one for each whole number of what they are scaled by."""
    step = need.amount
    if most is None or most == least or not isinstance(step, int) or step < 1:
        return (least,) if most is None else (least, most)
    count = int((most - least) // step)
    if count > MOST_GOALS:
        return (least, most)
    return (least + step * number for number in range(count + 1))


def _unseen(book: Ledger, start: Instant, end: Instant) -> Gap:
    """Why something may have gone unseen: no access, too few who looked, or nobody."""
    if book.denied(start, end):
        return Gap.NO_ACCESS
    return Gap.BELOW_STANDARD if book.watching(start, end) else Gap.NOBODY_LOOKED


def _told(book: Ledger, start: Instant, end: Instant, least: Amount) -> bool:
    """Whether reports alone could reach the amount, so that the bounds are theirs."""
    told: Amount = 0
    for hit in book.near(start, end):
        top = hit.incident.amount.span.hi
        if top is None:
            return True
        told += top
    return told >= least


def combine(results: Sequence[Result]) -> Result:
    """What an instance comes to over several cases; of a single one, that very result."""
    if len(results) == 1:
        return results[0]
    total = Result()
    for result in results:
        total.merge(result)
    return total


def shift(
    due: Instant, opened: Instant, stopped: Uncertain
) -> tuple[Instant | None, Instant | None]:
    """A due whose clock stops: at the earliest and at the latest; None: never comes."""
    return _shifted(due, opened, stopped.certain), _shifted(due, opened, stopped.possible)


def _shifted(
    due: Instant, opened: Instant, stopped: Sequence[tuple[Instant, Instant]]
) -> Instant | None:
    for start, end in stopped:
        a = max(start, opened)
        if a >= due or end <= a:
            continue
        if end >= FOREVER:
            return None
        due += end - a
    return due
