"""How much of what is needed was performed by when: the least and the most in any world.

A ledger holds the hits of one need, once: those with nothing unknown as a sorted running total,
the others one by one, to be read under a filling. Where time is not closed a world may add unseen
performance, as far as the total that there is allows; counts add their limits (see `counts`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise, product
from math import prod

from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant
from servanda.kernel.facts import Count, Coverage, Gap, Truth, in_telling
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.timeline import Timeline, relative_complement_all
from servanda.kernel.verdicts.reference.conflicts import CONFLICT, Base
from servanda.kernel.verdicts.reference.counting import admissible, limits_of
from servanda.kernel.verdicts.reference.counts import Counts
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Hit, Reading, Scene, read
from servanda.kernel.verdicts.reference.strewn import Strewn

MOST_LUMPS = 12
"""Limit of uncertain reports whose every combination is tried; beyond it, their hull."""
MOST_ALONE = 40
"""Limit of reports that are tried against the counts one by one, where together are too many."""
MOST_SETTLED = 256
"""Limit of ways to settle incidents' disputes that are tried against the counts."""


FillingKey = tuple[tuple[str, str, int], ...]
"""What a filling settles of one ledger, in a fixed order."""


class Readings:
    """The readings of one filling: all of them, and those near a stretch."""

    __slots__ = ("_by_time", "all")

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.all = list(readings)
        self._by_time = Strewn((reading.time, reading) for reading in self.all)

    def near(self, start: Instant, end: Instant) -> list[Reading]:
        """Those that may lie in ``start ≤ t ≤ end``."""
        return self._by_time.near(start, end)


@dataclass(slots=True)
class Ledger:
    """Performance of one need by one bearer.

    ``plain`` hits are in ``instants`` (sorted) and ``sums`` (running); ``fuzzy`` the rest.
    ``open_time`` is where unseen performance may lie, up to the horizon.
    """

    need: Need
    hits: tuple[Hit, ...]
    closed: Timeline
    horizon: Instant
    coverage: tuple[Coverage, ...] = ()
    counts: Counts | None = None
    counted: tuple[Count, ...] = ()
    instants: list[Instant] = field(default_factory=list)
    sums: list[Amount] = field(default_factory=lambda: [0])
    fuzzy: list[Hit] = field(default_factory=list)
    open_time: Timeline = ()
    _cache: dict[FillingKey, Readings] = field(default_factory=dict)
    _fit: dict[FillingKey, bool] = field(default_factory=dict)
    _loose: bool | None = None
    _last: tuple[Filling, Instant, Instant, tuple[Amount, Amount | None]] | None = None
    _unsure: frozenset[str] = frozenset()
    _by_time: Strewn[Hit] = field(default_factory=lambda: Strewn(()))
    _fuzzy_by_time: Strewn[Hit] = field(default_factory=lambda: Strewn(()))

    def __post_init__(self) -> None:
        self._by_time = Strewn((h.incident.time.span, h) for h in self.hits)
        plain = sorted(
            (h for h in self.hits if h.plain), key=lambda h: h.incident.time.choices[0].lo
        )
        for hit in plain:
            self.instants.append(hit.incident.time.choices[0].lo)
            self.sums.append(self.sums[-1] + hit.incident.amount.choices[0].lo)
        self.fuzzy = [h for h in self.hits if not h.plain]
        self._fuzzy_by_time = Strewn((h.incident.time.span, h) for h in self.fuzzy)
        self._unsure = frozenset(h.id for h in self.fuzzy)
        self.open_time = relative_complement_all(((DAWN, self.horizon + 1),), [self.closed])

    # --------------------------------------------------------------------------------- readings

    def readings(self, filling: Filling) -> list[Reading]:
        """The hits that are not plain, under a filling."""
        return self._read(filling).all

    def _read(self, filling: Filling) -> Readings:
        unsure = self._unsure
        key: FillingKey = ()
        if unsure and filling:
            key = tuple(sorted((f, a, p) for (f, a), p in filling.items() if f in unsure))
        known = self._cache.get(key)
        if known is None:
            found = (r for h in self.fuzzy if (r := read(h, filling)) is not None)
            known = self._cache[key] = Readings(found)
        return known

    def _plain(self, start: Instant, end: Instant) -> Amount:
        end = min(end, self.horizon)
        if start > end:
            return 0
        return (
            self.sums[bisect_right(self.instants, end)]
            - self.sums[bisect_left(self.instants, start)]
        )

    def _by_incidents(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        """Bounds on ``start ≤ t ≤ end`` from incidents, closure and the total alone."""
        return self._by_readings(start, end, self._read(filling))

    def _by_readings(
        self, start: Instant, end: Instant, readings: Readings
    ) -> tuple[Amount, Amount | None]:
        end = min(end, self.horizon)
        if start > end:
            return 0, 0
        low = high = self._plain(start, end)
        unbounded = False
        for reading in readings.near(start, end):
            time, amount = reading.time, reading.amount
            if reading.sure and start <= time.lo and time.hi <= end:
                low += amount.lo
            if amount.hi is None:
                unbounded = True
            else:
                high += amount.hi
        top: Amount | None = high
        if unbounded or self.is_open(start, end):
            top = None
        if self.need.total is not None:
            elsewhere = self.sums[-1] - self._plain(start, end)
            for reading in readings.all:
                time = reading.time
                if reading.sure and (time.hi < start or time.lo > end):
                    elsewhere += reading.amount.lo
            left = max(self.need.total - elsewhere, low)
            top = left if top is None else min(top, left)
        return low, top

    def ways(self, marks: Sequence[Instant]) -> list[list[Base]]:
        """Bounds for each way in which reports that are indivisible may lie between marks.

        A report is of one instant: however many it is of, it is not shared out over two periods.
        Where that is too many ways together, each such report is tried by itself.
        """
        lumps, base = self._told_apart(marks, 1)
        if not lumps:
            return []
        if prod(len(options) for _, options in lumps) <= MOST_SETTLED:
            return [[base(way) for way in product(*(options for _, options in lumps))]]
        return [
            [base([one, *(r for r, _ in lumps if r is not reading)]) for one in options]
            for reading, options in lumps[:MOST_ALONE]
        ]

    def lying(self, marks: Sequence[Instant]) -> list[Base]:
        """Bounds for each way in which all reports may lie between marks, or whatever they do.

        The latter is one way, where they are more than `MOST_SETTLED`.
        """
        lumps, base = self._told_apart(marks, 0)
        if prod(len(options) for _, options in lumps) > MOST_SETTLED:
            return [self.base]
        return [base(way) for way in product(*(options for _, options in lumps))]

    def _told_apart(
        self, marks: Sequence[Instant], small: Amount
    ) -> tuple[list[tuple[Reading, list[Reading | None]]], Callable[..., Base]]:
        """The reports of more than ``small`` that may lie in several ways, and what those say."""
        loose = [(h, r) for h in self.fuzzy if (r := read(h, {})) is not None]
        lumps = [(r, options) for h, r in loose if (options := _lumps(h, r, marks, small))]
        whole = {id(reading) for reading, _ in lumps}
        rest = [reading for _, reading in loose if id(reading) not in whole]

        def base(chosen: Iterable[Reading | None]) -> Base:
            readings = Readings([*rest, *(r for r in chosen if r is not None)])
            return lambda start, end: self._by_readings(start, end - 1, readings)

        return lumps, base

    def tied(self, marks: Sequence[Instant]) -> bool:
        """Whether a report may lie on either side of a mark, or a list's number binds all time."""
        spans = [h.incident.time.span for h in self.fuzzy]
        return self.need.total is not None or any(s.lo < m <= s.hi for s in spans for m in marks)

    def impossible(self, filling: Filling) -> bool:
        """Whether no world settles the disputes like this and satisfies the counts."""
        return self.counts is not None and bool(self.fuzzy) and not self._fits(filling)

    def _fits(self, filling: Filling) -> bool:
        def told(start: Instant, end: Instant) -> tuple[Amount, Amount | None]:
            return self._by_incidents(start, end - 1, filling)

        if self.counts is None:
            return True
        unsure = self._unsure
        key = tuple(
            sorted((f, a, p) for (f, a), p in filling.items() if a == CONFLICT or f in unsure)
        )
        known = self._fit.get(key)
        if known is None:
            known = self._fit[key] = self.counts.satisfied(filling, told)
        return known

    def vet(self) -> None:
        """Drop the counts that no settling of the incidents' disputes can meet.

        What is reported one by one is never dropped for a total (DESIGN §5.1).
        """
        aspects = sorted({a for h in self.fuzzy for a in h.aspects()})
        size = 1
        for _, _, number in aspects:
            size *= number
        if self.counts is None or not 1 < size <= MOST_SETTLED:
            return
        ways = product(*(range(number) for _, _, number in aspects))
        if not any(
            self._fits({(a[0], a[1]): pick for a, pick in zip(aspects, way, strict=True)})
            for way in ways
        ):
            self.counts, self.counted = None, ()

    def short_then_full(
        self, start: Instant, due: Instant, end: Instant, goal: Amount, filling: Filling
    ) -> bool:
        """Whether some world is short of the goal at ``due`` and has reached it at ``end``."""
        low, top = self.bounds(start, due, filling)
        after = self.bounds(due + 1, end, filling)[1]
        whole = self.bounds(start, end, filling)[1]
        if whole is not None and whole < goal:
            return False
        if after is None:
            return True
        near = [r for r in self.readings(filling) if r.time.lo <= end and r.time.hi >= start]
        if self.counts is not None or self.is_open(start, due) or len(near) > MOST_LUMPS:
            before = goal - 1 if top is None else min(top, goal - 1)
            return after > 0 and max(low, before) + after >= goal
        plain = self._plain(start, due)
        states = {plain: self._plain(due + 1, end)}
        for reading in near:
            states = _with(states, reading, start, due, end)
        if self.is_open(due + 1, end):
            enough = self.need.total is None or self.need.total >= goal
            return enough and any(before < goal for before in states)
        return any(before < goal <= before + more for before, more in states.items())

    @property
    def loose(self) -> bool:
        """Whether counts and reports bind each other in ways that the bounds only approach."""
        if self._loose is None:
            self._loose = self._is_loose()
        return self._loose

    def _is_loose(self) -> bool:
        if self.counts is None:
            return False
        split = any("#" in limit.fact for limit in self.counts.limits)
        cut = any(cluster.cut for cluster in self.counts.clusters)
        told = any(
            any(not time.exact for time in h.incident.time.choices)
            or (h.gaps and any(amount.lo > 1 for amount in h.incident.amount.choices))
            for h in self.fuzzy
            for c in self.counts.clusters
            if h.incident.time.span.hi >= c.start and h.incident.time.span.lo < c.end
        )
        return split or cut or told

    def is_open(self, start: Instant, end: Instant) -> bool:
        """Whether something could have happened unseen in ``start ≤ t ≤ end``."""
        line = self.open_time
        place = bisect_right(line, (end, FOREVER)) - 1
        return place >= 0 and line[place][1] > start

    def base(self, start: Instant, end: Instant) -> tuple[Amount, Amount | None]:
        """Bounds on ``start ≤ t < end`` whatever the disputes: what counts must fit."""
        return self._by_incidents(start, end - 1, {})

    def bounds(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        """The least and the most performed in ``start ≤ t ≤ end`` and read by the horizon.

        One occasion asks for the same stretch several times over: the last answer is kept.
        """
        last = self._last
        if last is not None and last[0] is filling and last[1:3] == (start, end):
            return last[3]
        found = self._bounds(start, end, filling)
        self._last = (filling, start, end, found)
        return found

    def _bounds(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        low, top = self._by_incidents(start, end, filling)
        if self.counts is not None and start <= min(end, self.horizon):
            least, most = self.counts.bounds(start, min(end, self.horizon) + 1, filling)
            low = max(low, least)
            if most is not None:
                top = most if top is None else min(top, most)
        return low, top if top is None else max(top, low)

    # ------------------------------------------------------------------------------- when first

    def first_certain(self, start: Instant, amount: Amount, filling: Filling) -> Instant | None:
        """The first instant by which the amount is reached in every world; None if never."""
        if amount > 0 and self.counts is None and not self.fuzzy:
            return self._first_plain(start, amount)
        marks = set(self.instants[bisect_left(self.instants, start) :])
        marks |= {r.time.hi for r in self.readings(filling) if r.time.hi >= start}
        if self.counts is not None:
            marks |= {limit.end - 1 for limit in self.counts.limits if limit.end > start}
        return self._first(marks, lambda u: self.bounds(start, u, filling)[0] >= amount)

    def first_possible(self, start: Instant, amount: Amount, filling: Filling) -> Instant | None:
        """The first instant by which the amount is reached in some world; None if never."""
        if amount > 0 and self.counts is None and not (self.fuzzy or self.open_time):
            return self._first_plain(start, amount)

        def enough(u: Instant) -> bool:
            top = self.bounds(start, u, filling)[1]
            return top is None or top >= amount

        marks = {start, *self.instants[bisect_left(self.instants, start) :]}
        marks |= {max(start, r.time.lo) for r in self.readings(filling)}
        marks |= {max(start, a) for a, b in self.open_time if b > start}
        if self.counts is not None:
            marks |= {max(start, limit.start) for limit in self.counts.limits}
            marks |= {limit.end for limit in self.counts.limits if limit.end > start}
        return self._first(marks, enough)

    def _first_plain(self, start: Instant, amount: Amount) -> Instant | None:
        """When the plain hits from ``start`` on first reach an amount above nothing."""
        before = bisect_left(self.instants, start)
        place = bisect_left(self.sums, self.sums[before] + amount, lo=before)
        if place >= len(self.sums) or self.instants[place - 1] > self.horizon:
            return None
        return self.instants[place - 1]

    def _first(self, marks: set[Instant], enough: Callable[[Instant], bool]) -> Instant | None:
        ordered = sorted(m for m in marks if m <= self.horizon)
        low, high = 0, len(ordered)
        while low < high:
            middle = (low + high) // 2
            if enough(ordered[middle]):
                high = middle
            else:
                low = middle + 1
        return ordered[low] if low < len(ordered) else None

    # ------------------------------------------------------------------------------- what it is

    def aspects(self, start: Instant, end: Instant) -> list[Aspect]:
        """The disputes that bear on ``start ≤ t ≤ end``."""
        found = [aspect for hit in self._fuzzy_by_time.near(start, end) for aspect in hit.aspects()]
        if self.counts is not None:
            found += self.counts.aspects(start, end + 1)
        return found

    def denied(self, start: Instant, end: Instant) -> bool:
        """Whether access was refused to who could have seen it in ``start ≤ t ≤ end``."""
        return any(c.denied for c in self.watching(start, end))

    def watching(self, start: Instant, end: Instant) -> list[Coverage]:
        """Who could have seen it, or was refused, in ``start ≤ t ≤ end``."""
        return [c for c in self.coverage if c.period.start <= end and c.period.end > start]

    def near(self, start: Instant, end: Instant) -> list[Hit]:
        """The hits that may lie in ``start ≤ t ≤ end``."""
        return self._by_time.near(start, end)

    def marks(self) -> set[Instant]:
        """The ends of everything that bounds it: where an answer may change."""
        found = {x for h in self.fuzzy for c in h.incident.time.choices for x in (c.lo, c.hi)}
        found |= set(self.instants)
        found |= {x for piece in self.closed for x in piece}
        if self.counts is not None:
            found |= {x for limit in self.counts.limits for x in (limit.start, limit.end)}
        return {x for x in found if DAWN < x < FOREVER}


def _lumps(
    hit: Hit, reading: Reading, marks: Sequence[Instant], small: Amount
) -> list[Reading | None]:
    """A report at each stretch between marks that it may lie in, or not at all (None).

    None of these where it is ``small`` or can lie in one way only, so that its bounds say all.
    """
    top = reading.amount.hi
    if isinstance(top, int) and top <= small:
        return []
    found: dict[Reading | None, None] = {}
    for time in hit.incident.time.choices:
        for first, last in pairwise([DAWN, *marks, FOREVER]):
            if time.lo < last and time.hi >= first:
                between = Between(max(time.lo, first), min(time.hi, last - 1))
                for amount in hit.incident.amount.choices:
                    found[Reading(between, amount, sure=True)] = None
    whole = len(found) == 1
    if not reading.sure:
        whole = whole and all(r.lo <= 1 for r in hit.incident.amount.choices)
        found[None] = None
    return [] if whole else list(found)


def _with(
    states: dict[Amount, Amount], reading: Reading, start: Instant, due: Instant, end: Instant
) -> dict[Amount, Amount]:
    """Sums by the due time, each with the most that can follow, after one more report."""
    found: dict[Amount, Amount] = {}
    top = reading.amount.hi if reading.amount.hi is not None else reading.amount.lo
    outside = not reading.sure or reading.time.lo < start or reading.time.hi > end
    early = reading.time.lo <= due and reading.time.hi >= start
    late = reading.time.hi > due and reading.time.lo <= end
    span = int(top - reading.amount.lo)
    lumps = (
        [reading.amount.lo + n for n in range(span + 1)]
        if span < MOST_LUMPS
        else [reading.amount.lo, top]
    )
    for before, more in states.items():
        options = [(before, more)] if outside else []
        options += [(before + lump, more) for lump in lumps] if early else []
        options += [(before, more + top)] if late else []
        for key, value in options:
            found[key] = max(value, found.get(key, value))
    return found


def ledger(
    scene: Scene,
    term: TermPlan,
    need: Need,
    bearer: str,
    *,
    periods: Sequence[tuple[Instant, Instant]] = (),
    places: tuple[str, ...] | None = None,
    counts: Sequence[Count] | None = None,
) -> Ledger:
    """The ledger of a need; kept for the scene unless it is of given counts alone.

    ``places`` keeps only what was performed at one of them; ``counts`` takes the place of the
    record's admissible counts (to show what one counter alone would imply).
    """
    key = ("ledger", need, bearer, term.key.id, tuple(periods), places)
    known = scene.memo.get(key)
    if counts is None and isinstance(known, Ledger):
        return known
    hits = scene.hits(need.pattern, bearer)
    if places is not None:
        hits = tuple(at for h in hits if (at := _located(h, places)) is not None)
    book = Ledger(
        need,
        hits,
        scene.closed(need.pattern, bearer, term.key),
        scene.as_of,
        tuple(scene.coverage(need.pattern, bearer, term.key, DAWN, scene.as_of)),
    )
    counted = admissible(scene, need, bearer) if counts is None else list(counts)
    limits = list(limits_of(scene, term, need, counted))
    if limits and places is None:
        book.counted = tuple(counted)
        book.counts = Counts(
            tuple(limits),
            book.base,
            tuple(periods),
            book.ways,
            partial(_days, scene),
            book.tied,
            listed=need.total is not None,
        )
        book.vet()
    if counts is None:
        scene.memo[key] = book
    return book


def _days(scene: Scene, start: Instant, end: Instant) -> str:
    """A run of local days, by the first and the last: it stands in the name of a dispute."""
    local = scene.plan.calendar.local
    return f"{local(start).date().isoformat()}/{local(end - 1).date().isoformat()}"


def _located(hit: Hit, places: tuple[str, ...]) -> Hit | None:
    """The hit as one that counts only at some places; None if it was at none of them."""
    at = [p for p in hit.incident.places if p.area in places and p.inside is not Truth.FALSE]
    if not at:
        return None
    if any(p.inside is Truth.TRUE for p in at):
        return hit
    disputed = tuple(sorted(f"in:{p.area}" for p in at if p.inside is Truth.DISPUTED))
    if disputed and not hit.places:
        return replace(hit, places=disputed, elsewhere=any(p.inside is Truth.GAP for p in at))
    why = {gap for place in at for gap in place.gaps} or {Gap.PLACE_TOO_COARSE}
    return replace(hit, gaps=in_telling(why.union(hit.gaps)), unplaced=True)
