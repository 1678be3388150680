"""A ratio with a due: performance serves the oldest units still short, first due first served.

What is left over is lost, unless the clause lets early performance count. Who is served hangs on
who came before whom, so the worlds that matter are run one by one: each unknown time at its ends
and wherever it passes another, each unknown amount and occurrence both ways. Where that would be
too many, the ends alone are run and the result is marked relaxed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from servanda.kernel.base import Amount, Between, Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Ratio, TermPlan
from servanda.kernel.timeline import Uncertain, clip, contains
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.instances import Result, hull
from servanda.kernel.verdicts.reference.ledger import Ledger
from servanda.kernel.verdicts.reference.moments import lapse
from servanda.kernel.verdicts.reference.scene import Filling, Reading, Scene, read
from servanda.kernel.verdicts.reference.slots import Slot

MOST_RUNS = 3_000
"""Limit of worlds run for one unit."""
MOST_UNSEEN = 60
"""Limit of different amounts given unseen that are all tried; beyond it, the most."""
MOST_AMOUNTS = 6
"""Limit of different amounts of one report that are all tried; beyond it, its ends."""

Event = tuple[Instant, int, str, int]
"""When, sequence, key and how many."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A unit in the queue: when it came, its due, its place in order, how much it asks for."""

    at: Instant
    due: Instant
    order: tuple[int, str, int]
    short: Amount
    mine: bool


@dataclass(frozen=True, slots=True)
class Served:
    """When the unit asked for was served of one need, if ever, and how much of it in time.

    ``unseen`` says that some of what others lacked was given unseen.
    """

    book: Ledger
    at: Instant | None
    in_time: Amount
    unseen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What is given before a unit is served: as much as it and all before it ask for.

    Those came no later (``first``), so that none of them is left out; and once the unit has come
    (``own``), nothing goes to any after it before it is served.
    """

    book: Ledger
    first: Instant
    own: Instant
    amount: Amount
    unit: Amount
    filling: Filling

    @property
    def bound(self) -> bool:
        """Whether counts, or how much there is in all, say more than reports do."""
        return self.book.counts is not None or self.book.need.total is not None

    def allows(self, until: Instant) -> bool:
        """Whether so much can have been given by an instant (included)."""
        if not self.bound:
            return True
        top = self.book.bounds(self.first, until, self.filling)[1]
        since = self.book.bounds(self.own, until, self.filling)[1]
        return (top is None or top >= self.amount) and (since is None or since >= self.unit)

    def share(self, until: Instant, least: Amount, most: Amount) -> tuple[Amount, Amount]:
        """How much the unit itself had been given by an instant, from bounds without counts."""
        if not self.bound or self.own > until:
            return least, most
        others = self.amount - self.unit
        low = self.book.bounds(self.own, until, self.filling)[0] - others
        top = self.book.bounds(self.first, until, self.filling)[1]
        least = min(max(least, low), self.unit)
        return least, max(least, most if top is None else min(most, max(top - others, 0)))

    def may_lack(self, until: Instant) -> bool:
        """Whether less may have been given by an instant."""
        return self.book.bounds(self.first, until, self.filling)[0] < self.amount

    def forces(self, until: Instant) -> bool:
        """Whether counts show that so much was given since the unit came."""
        if self.book.counts is None or self.own > until:
            return False
        return self.book.bounds(self.own, until, self.filling)[0] >= self.amount


def queue(
    scene: Scene,
    term: TermPlan,
    duty: Ratio,
    bearer: str,
    books: tuple[Ledger, ...],
    slot: Slot,
    start: Instant,
    line: Uncertain,
    filling: Filling,
) -> Result:
    """What a unit comes to over the worlds of one filling and one case."""
    triggers = [
        (h.incident.seq, h.id, r)
        for h in scene.hits(duty.trigger, bearer)
        if (r := read(h, filling)) is not None and r.time.lo <= scene.as_of
    ]
    flows = [_told(book, filling) for book in books]
    end = lapse(scene, term)
    marks = _marks(scene, duty, [r for _, _, r in triggers], flows, books)
    options = [_options(seq, key, r, marks, scene.as_of) for seq, key, r in triggers]
    for flow in flows:
        options += [_options(seq, key, r, marks, scene.as_of) for seq, key, r in flow]
    size = 1
    for option in options:
        size *= len(option)
    relaxed = size > MOST_RUNS or any(book.counts is not None for book in books)
    if size > MOST_RUNS:
        options = [[o[0], o[-1]] if len(o) > 1 else o for o in options]
        options = options if 2 ** len(options) <= MOST_RUNS else [o[:1] for o in options]
    total = Result(relaxed=relaxed or any(book.need.total is not None for book in books))
    for world in product(*options):
        came = [e for e in world[: len(triggers)] if e is not None]
        given: list[list[Event]] = []
        at = len(triggers)
        for flow in flows:
            given.append([e for e in world[at : at + len(flow)] if e is not None])
            at += len(flow)
        total.merge(_run(scene, duty, books, slot, start, line, came, given, filling, end))
    if any(_beyond_a_list(book, flow) for book, flow in zip(books, flows, strict=True)):
        _leave_open(total, start, scene.as_of)
    if len(total.outcomes) > 1:
        total.reasons.add(Gap.TIME_TOO_COARSE)
    return total


def _beyond_a_list(book: Ledger, flow: Sequence[tuple[int, str, Reading]]) -> bool:
    """Whether reports tell of more than there is in all: they cannot all be right."""
    least = sum(reading.amount.lo for _, _, reading in flow)
    return book.need.total is not None and least > book.need.total


def _leave_open(result: Result, start: Instant, horizon: Instant) -> None:
    """What nobody can say of a unit: which report is wrong would decide it."""
    if result.due is None or not result.outcomes - {Outcome.OFF}:
        return
    overdue = result.due.lo < horizon
    result.outcomes |= {Outcome.DONE, Outcome.UNDONE if overdue else Outcome.RUNNING}
    result.add_done([Between(start, min(result.due.hi, horizon))])
    if overdue:
        result.outcomes.add(Outcome.LATE)
        result.add_done([Between(result.due.lo + 1, horizon)])
        result.broken = hull(result.broken, result.due)
    result.reasons.add(Gap.DISAGREE)
    result.relaxed = True


def _told(book: Ledger, filling: Filling) -> list[tuple[int, str, Reading]]:
    found = [(h.incident.seq, h.id, read(h, filling)) for h in book.hits]
    return [(seq, key, r) for seq, key, r in found if r is not None and r.time.lo <= book.horizon]


def _marks(
    scene: Scene,
    duty: Ratio,
    triggers: Sequence[Reading],
    flows: Sequence[Sequence[tuple[int, str, Reading]]],
    books: Sequence[Ledger],
) -> set[Instant]:
    """Instants at which an order or a due may turn."""
    ends = {x for r in triggers for x in (r.time.lo, r.time.hi)}
    ends |= {x for flow in flows for _, _, r in flow for x in (r.time.lo, r.time.hi)}
    ends |= {x for book in books for piece in book.open_time for x in piece}
    found = ends | {scene.as_of}
    if duty.within is not None:
        found |= {scene.plan.calendar.due(x, duty.within) for x in ends if abs(x) < 2**60}
        found |= {
            scene.plan.calendar.subtract(x, duty.within)
            for x in ends | {scene.as_of}
            if abs(x) < 2**60
        }
    return found


def _options(
    seq: int, key: str, reading: Reading, marks: set[Instant], horizon: Instant
) -> list[Event | None]:
    low, high = reading.time.lo, min(reading.time.hi, horizon)
    times = {low, high}
    if low != high:
        times |= {t for m in marks for t in (m - 1, m, m + 1) if low <= t <= high}
    top = reading.amount.hi
    ends = (int(reading.amount.lo), int(reading.amount.lo if top is None else top))
    amounts = range(ends[0], ends[1] + 1) if ends[1] - ends[0] < MOST_AMOUNTS else sorted({*ends})
    found: list[Event | None] = [(t, seq, key, n) for t in sorted(times) for n in amounts]
    if not reading.sure or reading.time.hi > horizon:
        found.append(None)
    return found


def _run(
    scene: Scene,
    duty: Ratio,
    books: tuple[Ledger, ...],
    slot: Slot,
    start: Instant,
    line: Uncertain,
    came: Sequence[Event],
    given: Sequence[Sequence[Event]],
    filling: Filling,
    end: Instant | None,
) -> Result:
    """Serve the units of one world, and say what became of the one asked for."""
    if duty.within is None:
        return Result({Outcome.OFF})
    each: list[list[Served]] = []
    asked: list[Asked] = []
    own: Owed | None = None
    for book, need, flow in zip(books, duty.needs, given, strict=True):
        amount = need.amount or 1
        owed = _units(scene, duty, slot, line, came, amount)
        own = next((u for u in owed if u.mine), None)
        if own is None:
            return Result({Outcome.OFF})
        first = start if duty.early else owed[0].at + 1
        before = start if duty.early else own.at + 1
        asked.append(Asked(book, first, before, amount * (owed.index(own) + 1), amount, filling))
        told = [(at, many) for at, _, _, many in sorted(flow) if at >= start]
        each.append([_serve(owed, told, book, early=duty.early)])
        if not duty.early and asked[-1].allows(scene.as_of):
            each[-1] += _eased(owed, own, told, book)
    total = Result()
    if own is None:
        return total
    for ways in product(*each):
        one = Result()
        begin = start if duty.early else own.at + 1
        until = min(own.due, scene.as_of)
        for way, ask in zip(ways, asked, strict=True):
            most = ask.unit if way.book.is_open(begin, until) else way.in_time
            one.amounts.append(ask.share(until, way.in_time, most))
        total.merge(_outcome(scene, begin, own, ways, asked, one, end))
    return total


def _serve(
    owed: Sequence[Owed], flow: Sequence[tuple[Instant, Amount]], book: Ledger, *, early: bool
) -> Served:
    """Serve the units in order, and say what became of the one asked for."""
    short = [unit.short for unit in owed]
    found = Served(book, None, 0, unseen=False)
    bank: Amount = 0
    for at, many in flow:
        bank = many + (bank if early else 0)
        for place, unit in enumerate(owed):
            if short[place] > 0 and (early or unit.at < at):
                part = min(bank, short[place])
                short[place] -= part
                bank -= part
                if unit.mine and at <= unit.due:
                    found = replace(found, in_time=found.in_time + part)
                if unit.mine and short[place] == 0:
                    found = replace(found, at=max(at, unit.at))
    return found


def _eased(
    owed: Sequence[Owed], own: Owed, flow: Sequence[tuple[Instant, Amount]], book: Ledger
) -> list[Served]:
    """The same where some of what those before it lacked was given unseen before it came.

    All at the last such instant, which serves it no worse than at any other.
    """
    free = clip(book.open_time, owed[0].at + 1, own.at + 1)
    if not free:
        return []
    lacking = own.short * owed.index(own)
    whole = isinstance(lacking, int) and lacking <= MOST_UNSEEN
    found: list[Served] = []
    for many in range(1, int(lacking) + 1) if whole else (lacking,):
        way = _serve(owed, sorted([*flow, (free[-1][1] - 1, many)]), book, early=False)
        if way not in found:
            found.append(way)
    return [replace(way, unseen=True) for way in found]


def _outcome(
    scene: Scene,
    begin: Instant,
    own: Owed,
    ways: Sequence[Served],
    asked: Sequence[Asked],
    result: Result,
    end: Instant | None,
) -> Result:
    due, horizon = own.due, scene.as_of
    served = [way.at for way in ways]
    if end is not None and end <= min(due, horizon):
        return _ended(begin, own, ways, asked, result, end)
    result.opened, result.due = Between(own.at, own.at), Between(due, due)
    done = None if None in served else max(x for x in served if x is not None)
    if any(way.unseen for way in ways):
        denied = any(w.book.denied(a.first, own.at) for w, a in zip(ways, asked, strict=True))
        result.reasons.add(Gap.NO_ACCESS if denied else Gap.NOBODY_LOOKED)
    if done is not None and done <= due:
        unseen = begin < done and all(way.book.is_open(begin, done) for way in ways)
        result.add_done([Between(begin if unseen else done, done)])
        result.outcomes.add(Outcome.DONE)
        return result
    in_time = min(due, horizon)
    if done is None and all(a.forces(in_time) for a in asked):
        result.outcomes.add(Outcome.DONE)
        result.add_done([Between(begin, in_time)])
        return result
    if done is not None:
        result.add_done([Between(done, done)])
        result.outcomes.add(Outcome.LATE)
    elif due < horizon and all(a.forces(horizon) for a in asked):
        result.outcomes.add(Outcome.LATE)
        result.add_done([Between(due + 1, horizon)])
    else:
        result.outcomes.add(Outcome.UNDONE if due < horizon else Outcome.RUNNING)
    if due < horizon:
        result.add_broken(due)
    lacking = [way.book for way in ways if way.at is None or way.at > due]
    if all(b.is_open(begin, in_time) for b in lacking) and not _short(asked, due, horizon, result):
        result.outcomes.add(Outcome.DONE)
        result.add_done([Between(begin, in_time)])
        if any(book.need.pattern.undefined is not None for book in lacking):
            result.reasons.add(Gap.UNDEFINED)
        else:
            denied = any(book.denied(begin, due) for book in lacking)
            result.reasons.add(Gap.NO_ACCESS if denied else Gap.NOBODY_LOOKED)
    never = [way.book for way in ways if way.at is None]
    later = all(b.is_open(begin, horizon) for b in never) and all(a.allows(horizon) for a in asked)
    if due < horizon and later:
        late = [book for book in never if book.is_open(due + 1, horizon)]
        if late or not never:
            result.outcomes.add(Outcome.LATE)
            result.add_done([Between(due + 1, horizon)])
    return result


def _short(asked: Sequence[Asked], due: Instant, horizon: Instant, result: Result) -> bool:
    """Whether counts show that it was not served in time, and by bounds that some world has.

    Where it may have been served late in every world, nothing is concluded of it.
    """
    in_time = min(due, horizon)
    if all(a.allows(in_time) for a in asked) or any(a.book.loose for a in asked if a.bound):
        return False
    if due >= horizon or Outcome.UNDONE not in result.outcomes:
        return True
    return not all(a.allows(horizon) for a in asked) or any(a.may_lack(horizon) for a in asked)


def _ended(
    begin: Instant,
    own: Owed,
    ways: Sequence[Served],
    asked: Sequence[Asked],
    result: Result,
    end: Instant,
) -> Result:
    """What a unit comes to where the term ended by its due: done by then, or off."""
    result.opened, result.due = Between(own.at, own.at), Between(own.due, own.due)
    lacking = [way.book for way in ways if way.at is None or way.at > end]
    if not lacking:
        done = max(way.at for way in ways if way.at is not None)
        unseen = begin < done and all(way.book.is_open(begin, done) for way in ways)
        result.add_done([Between(begin if unseen else done, done)])
        result.outcomes.add(Outcome.DONE)
        return result
    result.outcomes.add(Outcome.OFF)
    if all(book.is_open(begin, end) for book in lacking) or any(a.bound for a in asked):
        result.add_done([Between(begin, end)])
        result.outcomes.add(Outcome.DONE)
    return result


def _units(
    scene: Scene,
    duty: Ratio,
    slot: Slot,
    line: Uncertain,
    came: Sequence[Event],
    amount: Amount,
) -> list[Owed]:
    """The units of one world in the order they are served, batches counted at their last unit."""
    found: list[Owed] = []
    number = 0
    for at, seq, key, many in sorted(came):
        if not contains(line.possible, at) or duty.within is None:
            continue
        for unit in range(1, many + 1):
            number += 1
            if number % duty.each == 0:
                due = scene.plan.calendar.due(at, duty.within)
                mine = key == slot.hit.id and unit == slot.unit
                found.append(Owed(at, due, (seq, key, unit), amount, mine))
    return sorted(found, key=lambda u: (u.due, u.at, u.order))
