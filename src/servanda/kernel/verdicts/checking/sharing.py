"""A total shared out over stretches: how many of them can reach what they are to.

It is tried for each number of stretches kept what the whole can then come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from math import prod

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant, Range
from servanda.kernel.plan.operators import Need
from servanda.kernel.verdicts.checking.amounts import Bound, Placed, Sums
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.worlds import NO, YES, World

MOST_WAYS = 256
"""Limit of ways in which what is reported may lie that are told apart for a group."""

Period = tuple[Instant, Instant]


def laminar(bounds: Sequence[Bound]) -> list[list[Bound]]:
    """Families in which no two stretches cross; one, where none do."""
    ordered = sorted(bounds, key=lambda b: (b.start, -b.end, b.amount.lo))
    families: list[list[Bound]] = []
    for seed in ordered:
        if not any(seed in family for family in families):
            family = [seed]
            for other in ordered:
                if other is not seed and not any(crosses(other, b) for b in family):
                    family.append(other)
            families.append(family)
    return families or [[]]


def nesting(said: Sequence[Bound], periods: Iterable[Period]) -> tuple[list[list[Bound]], bool]:
    """Families in which nothing crosses, and whether a period crosses something that is said.

    Then there are families without what crosses one, too.
    """
    over = [Bound(*p, Range(0, None)) for p in periods]
    free = [b for b in said if not any(crosses(b, p) for p in over)]
    astride = len(free) < len(said)
    return [*laminar(said), *(laminar(free) if astride else ())], astride


def crosses(one: Bound, two: Bound) -> bool:
    """Whether two stretches overlap and neither holds the other."""
    first, last = sorted((one, two), key=lambda b: (b.start, b.end))
    return first.start < last.start < first.end < last.end


def apart(family: Sequence[Bound], periods: Iterable[Period]) -> list[Period]:
    """The periods that cross nothing of a family, in order."""
    whole = Range(0, None)
    return [p for p in sorted(periods) if not any(crosses(Bound(*p, whole), b) for b in family)]


def lying(
    ground: Ground, need: Need, bearer: str, edges: Sequence[Instant]
) -> list[tuple[Placed, ...]]:
    """Every way in which what is reported may lie between edges; one of bounds if too many."""
    world = World(coarse=2)
    bounds: list[Placed] = []
    loose: list[list[Placed | None]] = []
    for one in ground.hits(need.pattern, bearer):
        match = ground.matches(world, need.pattern, one, bearer, soft=True)
        if match == NO:
            continue
        when, much = one.time.span, one.amount.span
        options: dict[tuple[Instant, Instant, Amount, Amount | None], Placed] = {}
        for time, amount in product(one.time.choices, one.amount.choices):
            for a, b in pairwise([DAWN - 1, *edges, FOREVER]):
                lo, hi = max(time.lo, a + 1), min(time.hi, b)
                if lo <= hi:
                    options[lo, hi, amount.lo, amount.hi] = Placed(lo, lo, amount.lo, amount.hi)
        some: list[Placed | None] = [*options.values()]
        if match == YES and len(some) == 1:
            bounds.append(Placed(when.lo, when.lo, much.lo, much.hi))
            continue
        if match != YES and len(some) == 1 and much.lo <= 1:
            bounds.append(Placed(when.lo, when.lo, much.lo, much.hi, sure=False))
            continue
        loose.append(some if match == YES else [*some, None])
    if prod(len(some) for some in loose) > MOST_WAYS:
        return [hulls(ground, need, bearer)]
    return [(*bounds, *(p for p in way if p is not None)) for way in product(*loose)]


def hulls(ground: Ground, need: Need, bearer: str) -> tuple[Placed, ...]:
    """What is reported as bounds, with nothing told apart."""
    world = World(coarse=2)
    found = []
    for one in ground.hits(need.pattern, bearer):
        match = ground.matches(world, need.pattern, one, bearer, soft=True)
        if match != NO:
            when, much = one.time.span, one.amount.span
            found.append(Placed(when.lo, when.hi, much.lo, much.hi, match == YES))
    return tuple(found)


def short(
    placed: Sequence[Placed],
    shut: tuple[Period, ...],
    family: Sequence[Bound],
    wanted: Mapping[Period, Amount],
    room: Amount | None,
) -> int:
    """The fewest short by one family; ``room`` is what a numbered list leaves to them."""
    fitting = apart(family, wanted)
    if not fitting:
        return 0
    spans = {p: Range(0, None) for p in fitting}
    for b in family:
        known = spans.get((b.start, b.end), Range(0, None))
        tops = [t for t in (known.hi, b.amount.hi) if t is not None]
        spans[b.start, b.end] = Range(max(known.lo, b.amount.lo), min(tops, default=None))
    book = Sums(placed, shut, (), sorted({t for span in spans for t in span}))
    hull = (min(a for a, _ in spans), max(b for _, b in spans))
    spans.setdefault(hull, Range(0, None))
    if room is not None:
        elsewhere = sum(p.least for p in placed if p.sure and not hull[0] < p.lo <= p.hi <= hull[1])
        within = max(spans[hull].lo, book.over(*hull).lo, room - elsewhere)
        spans[hull] = Range(spans[hull].lo, _least(spans[hull].hi, within))
    kept = shares(book, hull, spans, {p: wanted[p] for p in fitting})
    return len(fitting) - (len(kept) - 1)


def shares(
    book: Sums, span: Period, spans: Mapping[Period, Range], marked: Mapping[Period, Amount]
) -> list[Range]:
    """What the stretch can come to, for each number of periods that reach what they are to."""
    inner = [s for s in spans if s != span and span[0] <= s[0] and s[1] <= span[1]]
    parts = sorted(
        s for s in inner if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in inner)
    )
    told, alone = spans.get(span, Range(0, None)), book.over(*span)
    low, high = max(told.lo, alone.lo), _least(told.hi, alone.hi)
    ways: dict[int, list[Range]] = {0: [Range(0, 0)]}
    edge = span[0]
    pieces: list[list[Range]] = []
    for part in parts:
        if edge < part[0]:
            pieces.append([book.over(edge, part[0])])
        pieces.append(shares(book, part, spans, marked))
        edge = part[1]
    if edge < span[1]:
        pieces.append([book.over(edge, span[1])])
    for piece in pieces:
        longer: dict[int, list[Range]] = {}
        for n, sums in ways.items():
            for k, more in enumerate(piece):
                longer.setdefault(n + k, []).extend(_plus(s, more) for s in sums)
        ways = {n: _joined(sums) for n, sums in longer.items()}
    if span in marked:
        ways = {0: ways[0], 1: [r for s in ways[0] if (r := _clip(s, marked[span], None))]}
    found: list[Range] = []
    for n in sorted(ways):
        fits = _joined([r for s in ways[n] if (r := _clip(s, low, high))])
        if not fits or n != len(found):
            break
        found.append(Range(fits[0].lo, fits[-1].hi))
    return found


def _plus(one: Range, two: Range) -> Range:
    top = None if one.hi is None or two.hi is None else one.hi + two.hi
    return Range(one.lo + two.lo, top)


def _clip(one: Range, low: Amount, high: Amount | None) -> Range | None:
    least, most = max(one.lo, low), _least(one.hi, high)
    return None if most is not None and least > most else Range(least, most)


def _least(one: Amount | None, two: Amount | None) -> Amount | None:
    return min((t for t in (one, two) if t is not None), default=None)


def _joined(ranges: Sequence[Range]) -> list[Range]:
    """Ranges that touch or overlap, as one."""
    found: list[Range] = []
    for r in sorted(ranges, key=lambda r: r.lo):
        if found and (found[-1].hi is None or r.lo <= found[-1].hi + 1):
            top = None if None in (found[-1].hi, r.hi) else max(found[-1].hi or 0, r.hi or 0)
            found[-1] = Range(found[-1].lo, top)
        else:
            found.append(r)
    return found
