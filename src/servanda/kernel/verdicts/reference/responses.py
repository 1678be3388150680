"""Responses: each trigger answered in its window; one answer may serve several triggers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant, Range
from servanda.kernel.facts import Claim, Gap, Truth
from servanda.kernel.plan.operators import Excuse, Response, TermPlan
from servanda.kernel.timeline import Timeline, Uncertain, clip, contains, make
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.deadlines import (
    Frame,
    judge_by_due,
    shared_aspects,
    stops_of,
)
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Reach,
    Result,
    bearers,
    key_for,
    rests_on,
    shift,
    unique,
)
from servanda.kernel.verdicts.reference.ledger import Ledger, ledger
from servanda.kernel.verdicts.reference.moments import cases, extent_moments, force, lapse
from servanda.kernel.verdicts.reference.scene import Filling, Hit, Reading, Scene, read
from servanda.kernel.verdicts.reference.units import units_before


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger incident, how much of it, and the key of its instance."""

    hit: Hit
    key: str
    batched: bool = False


def triggers(scene: Scene, duty: Response, bearer: str) -> list[Trigger]:
    """One for each trigger incident, or for each that may complete a batch of units."""
    hits = scene.hits(duty.trigger, bearer)
    if duty.each == 1:
        return [Trigger(h, h.id) for h in hits]
    found: list[Trigger] = []
    for hit in hits:
        reading = read(hit, {})
        if reading is not None and _completes(scene, duty, hits, hit, reading, {}, None) != "no":
            found.append(Trigger(hit, hit.id, batched=True))
    return found


def _completes(
    scene: Scene,
    duty: Response,
    hits: Sequence[Hit],
    hit: Hit,
    reading: Reading,
    filling: Filling,
    line: Uncertain | None,
) -> str:
    """Whether the incident completes a batch: in every world, in some, or in none."""
    before = units_before(scene, hits, hit, reading, filling, line)
    top = reading.amount.hi
    ends = (int(reading.amount.lo), int(reading.amount.lo if top is None else top))
    answers = {
        (b + own) // duty.each > b // duty.each
        for b in before.numbers
        for own in (range(ends[0], ends[1] + 1) if ends[1] - ends[0] <= duty.each else ends)
    }
    if answers == {True}:
        return "yes"
    return "perhaps" if True in answers else "no"


def excused(scene: Scene, term: TermPlan, bearer: str, filling: Filling) -> Uncertain:
    """The instants at which a trigger is excused, certainly and possibly."""
    ids = {h.id for e in term.excuses for h in scene.hits(e.pattern, bearer) if not h.plain}
    own = tuple(sorted((f, a, p) for (f, a), p in filling.items() if f in ids))
    key = ("excused", term.key, bearer, own)
    known = scene.memo.get(key)
    if isinstance(known, Uncertain):
        return known
    certain: list[tuple[Instant, Instant]] = []
    possible: list[tuple[Instant, Instant]] = []
    for excuse in term.excuses:
        for hit in scene.hits(excuse.pattern, bearer):
            reading = read(hit, filling)
            if reading is None:
                continue
            time = reading.time
            possible.append((time.lo, _later(scene, time.hi, excuse) + 1))
            first = _later(scene, time.lo, excuse)
            if reading.sure and time.hi <= first:
                certain.append((time.hi, first + 1))
    line = scene.memo[key] = Uncertain(make(certain), make([*possible, *certain]))
    return line


def _later(scene: Scene, instant: Instant, excuse: Excuse) -> Instant:
    if excuse.within is None:
        return instant
    return scene.plan.calendar.add(instant, excuse.within)


def responses(scene: Scene, term: TermPlan, duty: Response) -> list[Instance]:
    """One instance for each trigger and bearer, in order."""
    found: list[Instance] = []
    for bearer in bearers(term):
        shared = shared_aspects(scene, term, bearer, [*extent_moments(term)])
        for excuse in term.excuses:
            fuzzy = [h for h in scene.hits(excuse.pattern, bearer) if not h.plain]
            shared += [a for h in fuzzy for a in h.aspects()]
        found += [
            _response(scene, term, duty, bearer, trigger, shared)
            for trigger in triggers(scene, duty, bearer)
            if trigger.hit.incident.time.span.lo <= scene.as_of
        ]
    return found


Way = tuple[tuple[str, ...], tuple[Ledger, ...]]
"""Where a trigger may have been, and the ledgers of the needs there."""


def _ways(scene: Scene, term: TermPlan, duty: Response, bearer: str, hit: Hit) -> list[Way]:
    """The ledgers of the needs, for each way the trigger's place may be."""
    if not duty.same_place:
        return [((), tuple(ledger(scene, term, n, bearer) for n in duty.needs))]
    known = tuple(p.area for p in hit.incident.places if p.inside is Truth.TRUE)
    loose = [p.area for p in hit.incident.places if p.inside in (Truth.GAP, Truth.DISPUTED)]
    ways = [(*known, *some) for size in range(len(loose) + 1) for some in combinations(loose, size)]
    return [
        (way, tuple(ledger(scene, term, n, bearer, places=way) for n in duty.needs)) for way in ways
    ]


def _disputed_places(duty: Response, hit: Hit) -> list[str]:
    """The places of a trigger that are in dispute and bear on what answers it."""
    if not duty.same_place:
        return []
    return [p.area for p in hit.incident.places if p.inside is Truth.DISPUTED]


def _agrees(way: Way, hit: Hit, disputed: list[str], filling: Filling) -> bool:
    """Whether a way the place may be is the one that a filling takes."""
    return all(
        (pick := filling.get((hit.id, f"in:{area}"))) is None or bool(pick) == (area in way[0])
        for area in disputed
    )


def _response(
    scene: Scene,
    term: TermPlan,
    duty: Response,
    bearer: str,
    trigger: Trigger,
    shared: list[tuple[str, str, int]],
) -> Instance:
    hit = trigger.hit
    ways = _ways(scene, term, duty, bearer, hit)
    books = tuple(book for _, held in ways for book in held)
    disputed = _disputed_places(duty, hit)
    around = _batch(scene, duty, bearer, trigger)
    span = hit.incident.time.span
    window = scene.plan.calendar.due(span.hi, duty.within) if duty.within else scene.as_of

    def evaluate(filling: Filling) -> Result:
        if any(book.impossible(filling) for book in books):
            return Result()
        reading = read(hit, filling)
        if reading is None or reading.time.lo > scene.as_of:
            return Result({Outcome.OFF})
        total = Result()
        off = excused(scene, term, bearer, filling)
        taken = [held for way in ways if _agrees(way, hit, disputed, filling) for held in [way[1]]]
        if not reading.sure or reading.time.hi > scene.as_of:
            total.outcomes.add(Outcome.OFF)
            total.reasons |= set(hit.gaps) or {Gap.TIME_TOO_COARSE}
        envs, relaxed = cases(scene, extent_moments(term), bearer, filling, [], _ends(reading))
        total.relaxed = total.relaxed or relaxed or any(book.loose for book in books)
        for env in envs:
            line = force(scene, term, bearer, env, filling)
            for at in _values(scene, term, duty, books, reading, line, off, around):
                if trigger.batched:
                    hits = scene.hits(duty.trigger, bearer)
                    then = replace(reading, time=Between(at, at))
                    completes = _completes(scene, duty, hits, hit, then, filling, line)
                    if completes != "yes":
                        total.outcomes.add(Outcome.OFF)
                        total.reasons.add(Gap.CONDITION)
                    if completes == "no":
                        continue
                for way in taken:
                    total.merge(_at(scene, term, duty, way, reading.amount, at, line, off, filling))
        if len(ways) > 1 and len(total.outcomes - {Outcome.OFF}) > 1:
            total.reasons.add(Gap.PLACE_TOO_COARSE)
        return total

    first = DAWN if duty.early else span.lo

    def rests(result: Result) -> tuple[set[str], tuple[Claim, ...]]:
        last = window
        if result.due is not None:  # a clock that stood still runs out later
            last = max(last, min(result.due.hi, scene.as_of))
        if Outcome.LATE in result.outcomes and result.done is not None:
            last = max(last, result.done.hi)
        return rests_on(books, first, last)

    return Instance(
        key=key_for(term, trigger.key, bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique(
            [
                *hit.aspects(),
                *((hit.id, f"in:{area}", 2) for area in disputed),
                *(a for h in around for a in h.aspects()),
                *(a for b in books for a in b.aspects(first, max(window, scene.as_of))),
                *shared,
            ]
        ),
        facts=(hit.id,),
        claims=hit.incident.claims,
        rests=rests,
        needs=duty.needs,
        occurrence=hit.occurs,
    )


def _batch(scene: Scene, duty: Response, bearer: str, trigger: Trigger) -> Sequence[Hit]:
    """The incidents on whose number it hangs whether this one completes a batch."""
    return scene.hits(duty.trigger, bearer) if trigger.batched else ()


def _ends(reading: Reading) -> set[Instant]:
    return {reading.time.lo, reading.time.hi}


def _values(
    scene: Scene,
    term: TermPlan,
    duty: Response,
    books: tuple[Ledger, ...],
    reading: Reading,
    line: Uncertain,
    off: Uncertain,
    around: Sequence[Hit],
) -> list[Instant]:
    """The instants of the trigger that matter: its bounds, and where a window meets a fact."""
    low, high = reading.time.lo, min(reading.time.hi, scene.as_of)
    if low == high:
        return [low]
    points = {low, high}
    marks = {m for b in books for m in b.marks()} | {scene.as_of} | stops_of(scene, term)
    edges = [
        x for t in (line.certain, line.possible, off.certain, off.possible) for p in t for x in p
    ]
    others = [
        x for h in around for c in h.incident.time.choices for x in (c.lo, c.lo + 1, c.hi, c.hi + 1)
    ]
    points |= {x for m in (*marks, *edges, *others) for x in (m - 1, m) if low <= x <= high}
    if duty.within is not None:
        for mark in marks:
            for target in (mark, mark + 1):
                a, b = low, high
                if scene.plan.calendar.due(b, duty.within) < target:
                    continue
                while a < b:
                    middle = (a + b) // 2
                    if scene.plan.calendar.due(middle, duty.within) >= target:
                        b = middle
                    else:
                        a = middle + 1
                points |= {a, max(low, a - 1)}
    return sorted(points)


def _at(
    scene: Scene,
    term: TermPlan,
    duty: Response,
    books: tuple[Ledger, ...],
    amount: Range,
    at: Instant,
    line: Uncertain,
    off: Uncertain,
    filling: Filling,
) -> Result:
    """What it comes to when the trigger was at one instant."""
    if not contains(line.possible, at) or contains(off.certain, at):
        return Result({Outcome.OFF})
    sure = contains(line.certain, at) and not contains(off.possible, at)
    stopped = scene.rules.suspended(term, filling)
    if contains(stopped.certain, at):
        return Result({Outcome.OFF})
    sure = sure and not contains(stopped.possible, at)
    total = Result()
    if not sure:
        total.outcomes.add(Outcome.OFF)
        total.reasons.add(Gap.CONDITION)
    dues: list[Instant | None] = [None]
    if duty.within is not None:
        fixed = scene.plan.calendar.due(at, duty.within)
        later = Uncertain(clip(stopped.certain, at, FOREVER), _after(stopped, at))
        dues = list(dict.fromkeys(shift(fixed, at, later)))
    start = line.possible[0][0] if duty.early else at + 1
    reach = Reach(
        books,
        tuple(
            1 if n.amount is None else n.amount * (amount.lo if n.scaled else 1) for n in duty.needs
        ),
        tuple(_most(n.amount, amount, scaled=n.scaled) for n in duty.needs),
    )
    for due in dues:
        frame = Frame(
            start,
            at,
            None if duty.within is None else (due, due),
            lapse(scene, term),
            sure=True,
            no_due=duty.within is None,
        )
        total.merge(judge_by_due(scene, reach, start, due, frame, filling))
    if duty.within is None and Outcome.DONE in total.outcomes:
        total.outcomes.add(Outcome.LATE)
        total.reasons.add(Gap.UNDEFINED)
    return total


def _after(stopped: Uncertain, at: Instant) -> Timeline:
    """When the term may be suspended after an instant at which it was not.

    A suspension that certainly comes later may begin at once; one that may have been going on at
    the instant was over, or was none.
    """
    found: list[tuple[Instant, Instant]] = []
    for start, end in stopped.possible:
        if not start <= at < end:
            found.append((start, end))
        elif any(at < sure < end for sure, _ in stopped.certain):
            found.append((at, end))
    return make(found)


def _most(amount: Amount | None, factor: Range, *, scaled: bool) -> Amount | None:
    if amount is None or not scaled:
        return amount
    return None if factor.hi is None else amount * factor.hi
