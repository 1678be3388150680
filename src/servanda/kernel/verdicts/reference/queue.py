"""A ratio with a due: performance serves the oldest units still short, first due first served.

What is left over is lost, unless the clause lets early performance count. Who is served hangs on
who came before whom, so the worlds that matter are run one by one: each unknown time at its ends
and wherever it passes another, each unknown amount and occurrence both ways. Where that would be
too many, the ends alone are run and the result is marked relaxed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from servanda.kernel.base import Amount, Between, Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Ratio, TermPlan
from servanda.kernel.timeline import Uncertain, contains
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.instances import Result
from servanda.kernel.verdicts.reference.ledger import Ledger
from servanda.kernel.verdicts.reference.moments import lapse
from servanda.kernel.verdicts.reference.scene import Filling, Reading, Scene, read
from servanda.kernel.verdicts.reference.slots import Slot

MOST_RUNS = 3_000
"""Limit of worlds run for one unit."""
MOST_AMOUNTS = 6
"""Limit of different amounts of one report that are all tried; beyond it, its ends."""

Event = tuple[Instant, int, str, int]
"""When, sequence, key and how many."""


@dataclass(slots=True)
class Owed:
    """A unit in the queue: when it came, its due, how much it still lacks, when it was served."""

    at: Instant
    due: Instant
    order: tuple[int, str, int]
    short: Amount
    mine: bool
    served: Instant | None = None


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
        total.merge(_run(scene, duty, books, slot, start, line, came, given, end))
    if len(total.outcomes) > 1:
        total.reasons.add(Gap.TIME_TOO_COARSE)
    return total


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
    end: Instant | None,
) -> Result:
    """Serve the units of one world, and say what became of the one asked for."""
    if duty.within is None:
        return Result({Outcome.OFF})
    result = Result()
    served: list[Instant | None] = []
    shortest: list[tuple[Amount, Ledger]] = []
    own: Owed | None = None
    for book, need, flow in zip(books, duty.needs, given, strict=True):
        amount = need.amount or 1
        owed = _units(scene, duty, slot, line, came, amount)
        own = next((u for u in owed if u.mine), None)
        if own is None:
            return Result({Outcome.OFF})
        bank: Amount = 0
        in_time: Amount = 0
        for at, _, _, many in sorted(flow):
            if at < start:
                continue
            bank = many + (bank if duty.early else 0)
            for unit in owed:
                if unit.short > 0 and (duty.early or unit.at < at):
                    part = min(bank, unit.short)
                    unit.short -= part
                    bank -= part
                    in_time += part if unit.mine and at <= unit.due else 0
                    if unit.short == 0:
                        unit.served = max(at, unit.at)
        served.append(own.served)
        shortest.append((own.short, book))
        begin = start if duty.early else own.at + 1
        open_ = book.is_open(begin, min(own.due, scene.as_of))
        result.amounts.append((in_time, amount if open_ else in_time))
    if own is None:
        return Result({Outcome.OFF})
    return _outcome(scene, duty, start, own, served, shortest, result, end)


def _outcome(
    scene: Scene,
    duty: Ratio,
    start: Instant,
    own: Owed,
    served: Sequence[Instant | None],
    shortest: Sequence[tuple[Amount, Ledger]],
    result: Result,
    end: Instant | None,
) -> Result:
    due, horizon = own.due, scene.as_of
    if end is not None and end <= min(due, horizon):
        return _ended(duty, start, own, served, shortest, result, end)
    result.opened, result.due = Between(own.at, own.at), Between(due, due)
    done = None if None in served else max(x for x in served if x is not None)
    begin = start if duty.early else own.at + 1
    if done is not None and done <= due:
        unseen = begin < done and all(book.is_open(begin, done) for _, book in shortest)
        result.add_done([Between(begin if unseen else done, done)])
        result.outcomes.add(Outcome.DONE)
        return result
    if done is not None:
        result.add_done([Between(done, done)])
        result.outcomes.add(Outcome.LATE)
    else:
        result.outcomes.add(Outcome.UNDONE if due < horizon else Outcome.RUNNING)
    if due < horizon:
        result.add_broken(due)
    lacking = [b for (short, b), t in zip(shortest, served, strict=True) if t is None or t > due]
    if all(book.is_open(begin, min(due, horizon)) for book in lacking):
        result.outcomes.add(Outcome.DONE)
        result.add_done([Between(begin, min(due, horizon))])
        if any(book.need.pattern.undefined is not None for book in lacking):
            result.reasons.add(Gap.UNDEFINED)
        else:
            denied = any(book.denied(begin, due) for book in lacking)
            result.reasons.add(Gap.NO_ACCESS if denied else Gap.NOBODY_LOOKED)
    never = [book for (_, book), t in zip(shortest, served, strict=True) if t is None]
    if due < horizon and all(book.is_open(begin, horizon) for book in never):
        late = [book for book in never if book.is_open(due + 1, horizon)]
        if late or not never:
            result.outcomes.add(Outcome.LATE)
            result.add_done([Between(due + 1, horizon)])
    return result


def _ended(
    duty: Ratio,
    start: Instant,
    own: Owed,
    served: Sequence[Instant | None],
    shortest: Sequence[tuple[Amount, Ledger]],
    result: Result,
    end: Instant,
) -> Result:
    """What a unit comes to where the term ended by its due: done by then, or off."""
    result.opened, result.due = Between(own.at, own.at), Between(own.due, own.due)
    begin = start if duty.early else own.at + 1
    lacking = [b for (_, b), t in zip(shortest, served, strict=True) if t is None or t > end]
    if not lacking:
        done = max(t for t in served if t is not None)
        unseen = begin < done and all(book.is_open(begin, done) for _, book in shortest)
        result.add_done([Between(begin if unseen else done, done)])
        result.outcomes.add(Outcome.DONE)
        return result
    result.outcomes.add(Outcome.OFF)
    if all(book.is_open(begin, end) for book in lacking):
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
