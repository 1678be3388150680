"""Ratios: so much for each trigger unit, allocated exclusively, first due first served.

With no due a ratio is a proportion, not an order: the i-th unit is served once performance since
the entry into force reaches i times the amount, so the answer is a staircase (DESIGN §5.6). With a
due, performance serves units in turn (see `queue`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from servanda.kernel.base import DAWN, Amount, Between, Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Ratio, TermPlan
from servanda.kernel.timeline import contains
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Reach,
    Result,
    bearers,
    combine,
    key_for,
    rests_on,
    unique,
)
from servanda.kernel.verdicts.reference.ledger import Ledger, ledger
from servanda.kernel.verdicts.reference.moments import cases, extent_moments, force, lapse
from servanda.kernel.verdicts.reference.queue import queue
from servanda.kernel.verdicts.reference.scene import Filling, Reading, Scene, read
from servanda.kernel.verdicts.reference.slots import Slot, slots
from servanda.kernel.verdicts.reference.units import Before, units_before

Evaluate = Callable[[Filling], Result]


def ratios(scene: Scene, term: TermPlan, duty: Ratio) -> list[Instance]:
    """One instance for each unit and bearer."""
    found: list[Instance] = []
    for bearer in bearers(term):
        books = tuple(ledger(scene, term, n, bearer) for n in duty.needs)
        shared = shared_aspects(scene, term, bearer, [*extent_moments(term)])
        hits = scene.hits(duty.trigger, bearer)
        aspects = unique(
            [
                *(a for h in hits for a in h.aspects()),
                *(a for b in books for a in b.aspects(DAWN, scene.as_of)),
                *shared,
            ]
        )
        facts, claims = rests_on(books, DAWN, scene.as_of)
        for slot in slots(scene, duty, bearer):
            if slot.hit.incident.time.span.lo > scene.as_of:
                continue
            found.append(
                Instance(
                    key=key_for(term, slot.key, bearer),
                    bearer=bearer,
                    evaluate=_evaluator(scene, term, duty, bearer, books, slot),
                    aspects=aspects,
                    facts=tuple(sorted({*facts, slot.hit.id})),
                    claims=(*slot.hit.incident.claims, *claims),
                    needs=duty.needs,
                    occurrence=slot.hit.occurs,
                )
            )
    return found


def _evaluator(
    scene: Scene, term: TermPlan, duty: Ratio, bearer: str, books: tuple[Ledger, ...], slot: Slot
) -> Evaluate:
    def evaluate(filling: Filling) -> Result:
        if any(book.impossible(filling) for book in books):
            return Result()
        reading = read(slot.hit, filling)
        if reading is None or reading.time.lo > scene.as_of:
            return Result({Outcome.OFF})
        top = reading.amount.hi
        if top is not None and slot.unit > top:
            return Result({Outcome.OFF})
        results: list[Result] = []
        envs, relaxed = cases(
            scene, extent_moments(term), bearer, filling, [], {reading.time.lo, reading.time.hi}
        )
        for env in envs:
            line = force(scene, term, bearer, env, filling)
            if not line.possible:
                results.append(Result({Outcome.OFF}))
                continue
            inside = [contains(line.possible, t) for t in (reading.time.lo, reading.time.hi)]
            if not any(inside):
                results.append(Result({Outcome.OFF}))
                continue
            sure = (
                reading.sure
                and reading.time.hi <= scene.as_of
                and slot.unit <= reading.amount.lo
                and all(contains(line.certain, t) for t in (reading.time.lo, reading.time.hi))
            )
            start = line.possible[0][0]
            for then in _moments(scene, duty, bearer, slot, reading, filling):
                hits = scene.hits(duty.trigger, bearer)
                before = units_before(scene, hits, slot.hit, then, filling, line)
                ending = tuple(b for b in before.numbers if (b + slot.unit) % duty.each == 0)
                if not ending:
                    results.append(Result({Outcome.OFF}))
                    continue
                whole = sure and len(ending) == len(before.numbers)
                before = Before(ending)
                if duty.within is None:
                    end = lapse(scene, term)
                    one = _staircase(scene, duty, books, slot, start, then, before, filling, end)
                else:
                    one = queue(scene, term, duty, bearer, books, slot, start, line, filling)
                if not whole:
                    one.outcomes.add(Outcome.OFF)
                    one.reasons |= set(slot.hit.gaps) or {Gap.CONDITION}
                results.append(one)
        total = combine(results)
        total.relaxed = total.relaxed or relaxed
        return total

    return evaluate


def _moments(
    scene: Scene, duty: Ratio, bearer: str, slot: Slot, reading: Reading, filling: Filling
) -> list[Reading]:
    """When the trigger may have come by the horizon: where batches end, by its place in order."""
    low, high = reading.time.lo, min(reading.time.hi, scene.as_of)
    points: list[Between] = [Between(low, high)]
    if duty.each > 1 and duty.within is None and low < high:
        others = [h for h in scene.hits(duty.trigger, bearer) if h.id != slot.hit.id]
        told = [r.time for h in others if (r := read(h, filling)) is not None]
        edges = {t for x in told for end in (x.lo, x.hi) for t in (end - 1, end, end + 1)}
        points = [Between(t, t) for t in sorted({low, high, *(t for t in edges if low < t < high)})]
    return [replace(reading, time=time) for time in points]


# ---------------------------------------------------------------------------------------- no due


def _staircase(
    scene: Scene,
    duty: Ratio,
    books: tuple[Ledger, ...],
    slot: Slot,
    start: Instant,
    reading: Reading,
    before: Before,
    filling: Filling,
    end: Instant | None,
) -> Result:
    """What one unit comes to by the horizon, or by when the term ended before it."""
    until = scene.as_of if end is None else min(scene.as_of, end)
    first, last = before.low + slot.unit, before.high + slot.unit
    batches = (max(1, first // duty.each), max(1, last // duty.each))
    reach = Reach(
        books,
        tuple(1 if n.amount is None else n.amount * batches[0] for n in duty.needs),
        tuple(None if n.amount is None else n.amount * batches[1] for n in duty.needs),
    )
    result = Result(opened=reading.time)
    amounts = reach.amounts(start, until, filling)
    result.amounts = [
        _own(low, top, n.amount, batches) for (low, top), n in zip(amounts, duty.needs, strict=True)
    ]
    if reach.maybe(start, until, filling):
        result.outcomes.add(Outcome.DONE)
        spans = reach.when(start, filling)
        if spans:
            result.done = Between(
                max(spans[0].lo, reading.time.lo), max(spans[-1].hi, reading.time.hi)
            )
    if not reach.sure(start, until, filling):
        owed = end is None or end > scene.as_of
        result.outcomes.add(Outcome.RUNNING if owed else Outcome.OFF)
        result.reasons |= reach.reasons(start, until, filling)
    return result


def _own(
    low: Amount, top: Amount | None, amount: Amount | None, batches: tuple[int, int]
) -> tuple[Amount, Amount | None]:
    """What of the running sum falls to this unit: nothing before its turn, at most its amount."""
    if amount is None:
        return low, top
    least = min(max(low - amount * (batches[1] - 1), 0), amount)
    most = amount if top is None else min(max(top - amount * (batches[0] - 1), 0), amount)
    return least, max(least, most)
