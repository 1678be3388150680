"""Moments with bounds, and the extents they open: the unknowns that a term's parts share.

A moment that hangs on an incident is a variable with a domain. Everything of one instance that
hangs on the same moment is judged under the same value of it, so `cases` lists values that
matter: the ends of its domain, and the points at which something derived from it (an opening, a
due) passes the end of some fact. Between two such points no answer changes (DESIGN §5.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from servanda.kernel.base import DAWN, FOREVER, Between, Instant
from servanda.kernel.facts import LegalAct
from servanda.kernel.plan.operators import (
    Agreed,
    At,
    BreachMoment,
    DaysWith,
    Deadline,
    EarlierOf,
    Extent,
    FirstOf,
    FromEach,
    FromTo,
    LastOf,
    LaterOf,
    NthDayOf,
    Pattern,
    PerformanceOf,
    Plus,
    TermPlan,
    Unsaid,
    When,
    Withdrawal,
)
from servanda.kernel.timeline import (
    ALWAYS,
    NEVER,
    Timeline,
    Uncertain,
    clip,
    make,
    since,
)
from servanda.kernel.verdicts.reference.scene import Aspect, Domain, Filling, Hit, Scene, read

Leaf = FirstOf | LastOf | PerformanceOf | BreachMoment
Env = Mapping[Leaf, Instant | None]
"""One value for each moment that hangs on the record; None: it has not come by the horizon."""

MOST_CASES = 400
"""Limit of combinations of moment values for one instance; beyond it ends only, and relaxed."""


@dataclass(frozen=True, slots=True)
class Point:
    """A moment in one case: its edge as a start and as a due, and whether it is a bare date."""

    start: Instant
    end: Instant
    dated: bool = False


def leaves(when: When | None) -> Iterator[Leaf]:
    """The moments inside an expression that hang on the record."""
    match when:
        case FirstOf() | LastOf() | PerformanceOf() | BreachMoment():
            yield when
        case Plus(moment=inner) | NthDayOf(start=inner):
            yield from leaves(inner)
        case LaterOf(one=one, two=two) | EarlierOf(one=one, two=two):
            yield from leaves(one)
            yield from leaves(two)
        case None | At() | Agreed() | Unsaid():
            return


def unsaid(when: When | None) -> bool:
    """Whether an expression rests on a moment that the text leaves undefined."""
    match when:
        case Unsaid():
            return True
        case Plus(moment=inner) | NthDayOf(start=inner):
            return unsaid(inner)
        case LaterOf(one=one, two=two) | EarlierOf(one=one, two=two):
            return unsaid(one) or unsaid(two)
        case _:
            return False


def value(scene: Scene, when: When, env: Env) -> Point | None:
    """The moment in one case; None if it has not come, or the text does not say when it does."""
    calendar = scene.plan.calendar
    match when:
        case At(start=start, end=end, dated=dated):
            return Point(start, end, dated)
        case FirstOf() | LastOf() | PerformanceOf() | BreachMoment():
            at = env[when]
            return None if at is None else Point(at, at)
        case Plus(moment=inner, duration=duration, end_of_day=end_of_day):
            point = value(scene, inner, env)
            if point is None:
                return None
            if end_of_day:
                due = calendar.add(point.end, duration)
                due = calendar.day_end(due) if duration.unit.of_calendar else due
                return Point(due, due)
            return Point(
                calendar.add(point.start, duration), calendar.add(point.end, duration), point.dated
            )
        case NthDayOf(start=inner, number=number):
            point = value(scene, inner, env)
            if point is None:
                return None
            day = calendar.add_days(calendar.day_start(point.start), number - 1)
            return Point(day, calendar.add_days(day, 1) - 1, dated=True)
        case LaterOf(one=one, two=two):
            a, b = value(scene, one, env), value(scene, two, env)
            if a is None or b is None:
                return None
            return max(a, b, key=lambda p: (p.start, p.end))
        case EarlierOf(one=one, two=two):
            a, b = value(scene, one, env), value(scene, two, env)
            if a is None or b is None:
                return a or b
            return min(a, b, key=lambda p: (p.start, p.end))
        case Agreed(name=name, by=by):
            found = [
                r
                for r in scene.rulings(LegalAct.AGREEMENT)
                if r.name == name and (not by or r.by in by)
            ]
            return Point(found[0].effect, found[0].effect) if found else None
        case Unsaid():
            return None


# ----------------------------------------------------------------------------------------- domains


def _first(hits: Sequence[Hit], filling: Filling, horizon: Instant) -> Domain:
    readings = [r for h in hits if (r := read(h, filling)) is not None]
    ceiling = min((r.time.hi for r in readings if r.sure), default=None)
    top = horizon if ceiling is None else min(ceiling, horizon)
    spans = _merge(Between(r.time.lo, min(r.time.hi, top)) for r in readings if r.time.lo <= top)
    return Domain(spans, never=ceiling is None or ceiling > horizon)


def _last(hits: Sequence[Hit], filling: Filling, horizon: Instant) -> Domain:
    readings = [r for h in hits if (r := read(h, filling)) is not None and r.time.lo <= horizon]
    sure = [r for r in readings if r.sure and r.time.hi <= horizon]
    floor = max((r.time.lo for r in sure), default=None)
    bottom = DAWN if floor is None else floor
    spans = _merge(
        Between(max(r.time.lo, bottom), min(r.time.hi, horizon))
        for r in readings
        if min(r.time.hi, horizon) >= bottom
    )
    return Domain(spans, never=floor is None)


def _merge(spans: Iterable[Between]) -> tuple[Between, ...]:
    return tuple(Between(a, b - 1) for a, b in make((s.lo, s.hi + 1) for s in spans))


def domain(scene: Scene, leaf: Leaf, bearer: str, filling: Filling) -> Domain:
    """When a moment may be by the horizon, with the disputes settled as filled."""
    key = ("domain", leaf, bearer, tuple(sorted(filling.items())))
    known = scene.memo.get(key)
    if not isinstance(known, Domain):
        known = scene.memo[key] = _domain(scene, leaf, bearer, filling)
    return known


def _domain(scene: Scene, leaf: Leaf, bearer: str, filling: Filling) -> Domain:
    match leaf:
        case FirstOf(pattern=pattern):
            return _first(scene.hits(pattern, bearer), filling, scene.as_of)
        case LastOf(pattern=pattern):
            return _last(scene.hits(pattern, bearer), filling, scene.as_of)
        case PerformanceOf(term=term, timely=timely):
            return scene.rules.performance(term, timely=timely, filling=filling)
        case BreachMoment(term=term):
            return scene.rules.breach(term, filling)


def aspects(scene: Scene, when: When | None, bearer: str) -> list[Aspect]:
    """The disputes that a moment hangs on."""
    found: list[Aspect] = []
    for leaf in leaves(when):
        match leaf:
            case FirstOf(pattern=pattern) | LastOf(pattern=pattern):
                found += [a for hit in scene.hits(pattern, bearer) for a in hit.aspects()]
            case PerformanceOf(term=term) | BreachMoment(term=term):
                found += scene.rules.aspects_of(term)
    return found


# ------------------------------------------------------------------------------------------- cases


def cases(
    scene: Scene,
    whens: Iterable[When | None],
    bearer: str,
    filling: Filling,
    derived: Sequence[Callable[[Env], Instant | None]],
    marks: Iterable[Instant],
) -> tuple[list[Env], bool]:
    """The values of the shared moments that matter, and whether some were passed over.

    ``derived`` gives the instants that follow from a case (opening, due); ``marks`` the instants
    they are compared with.
    """
    found = list(dict.fromkeys(leaf for when in whens for leaf in leaves(when)))
    if not found:
        return [{}], False
    domains = {leaf: domain(scene, leaf, bearer, filling) for leaf in found}
    relaxed = any(d.relaxed for d in domains.values()) or _entangled(scene, found, bearer, filling)
    ends = {leaf: _ends(d) for leaf, d in domains.items()}
    first: dict[Leaf, Instant | None] = {leaf: ends[leaf][0] for leaf in found}
    compared = sorted(set(marks) | {scene.as_of})
    options: list[list[Instant | None]] = []
    for leaf in found:
        points: set[Instant] = {x for x in ends[leaf] if x is not None}
        for span in domains[leaf].spans:
            if not span.exact:
                for function in derived:
                    points |= _breaks(span, leaf, first, function, compared)
        never: list[Instant | None] = [None] if domains[leaf].never else []
        options.append([*sorted(points), *never])
    size = 1
    for option in options:
        size *= len(option)
    if size > MOST_CASES:
        options, relaxed = [ends[leaf] for leaf in found], True
    return [dict(zip(found, values, strict=True)) for values in product(*options)], relaxed


def _entangled(scene: Scene, found: Sequence[Leaf], bearer: str, filling: Filling) -> bool:
    """Whether two moments hang on one open report: here they are taken as independent.

    What the filling settles of it is open no more.
    """
    seen: set[str] = set()
    for leaf in found:
        if isinstance(leaf, FirstOf | LastOf):
            hits = [h for h in scene.hits(leaf.pattern, bearer) if not h.plain]
            told = [(h.id, r) for h in hits if (r := read(h, filling)) is not None]
            loose = {name for name, r in told if not (r.sure and r.time.exact)}
            if loose & seen:
                return True
            seen |= loose
    return False


def _ends(known: Domain) -> list[Instant | None]:
    points: list[Instant | None] = [*sorted({x for s in known.spans for x in (s.lo, s.hi)})]
    if known.never or not points:
        points.append(None)
    return points


def _breaks(
    span: Between,
    leaf: Leaf,
    first: Env,
    function: Callable[[Env], Instant | None],
    compared: Sequence[Instant],
) -> set[Instant]:
    """Where a derived instant passes a mark as the moment moves through its span."""

    def at(instant: Instant) -> Instant | None:
        return function({**first, leaf: instant})

    low, high = at(span.lo), at(span.hi)
    found: set[Instant] = set()
    if low is None or high is None or low == high:
        return found
    for mark in compared:
        for target in (mark, mark + 1):
            if not low < target <= high:
                continue
            a, b = span.lo, span.hi
            while a < b:
                middle = (a + b) // 2
                reached = at(middle)
                if reached is not None and reached >= target:
                    b = middle
                else:
                    a = middle + 1
            found |= {a, max(span.lo, a - 1)}
    return found


# ----------------------------------------------------------------------------------------- extents


def extent_moments(term: TermPlan) -> list[When]:
    """The moments that a term's extents open and end at."""
    return [
        when
        for extent in term.extents
        if isinstance(extent, FromTo)
        for when in (extent.start, extent.end)
        if when is not None
    ]


def hanging(whens: Iterable[When]) -> list[When]:
    """The moments among these that hang on the record: no case of any other differs."""
    return [when for when in whens if next(leaves(when), None) is not None]


def waits_for(term: TermPlan) -> list[Leaf]:
    """The moments of the record that a term's extents, opening and due hang on, once each."""
    whens: list[When | None] = [*extent_moments(term)]
    if isinstance(term.duty, Deadline | Withdrawal):
        whens += [term.duty.opens, None if term.duty.due is None else term.duty.due.moment]
    return list(dict.fromkeys(leaf for when in whens for leaf in leaves(when)))


def vague(term: TermPlan, *more: When | None) -> bool:
    """Whether a term's extents, or other moments, rest on one that the text leaves undefined."""
    return any(map(unsaid, [*extent_moments(term), *more]))


def fixed_edges(term: TermPlan) -> set[Instant]:
    """The fixed dates at which a term's extents begin and end."""
    return {
        edge
        for when in extent_moments(term)
        if isinstance(when, At)
        for edge in (when.start, when.end + when.dated)
    }


def extent_patterns(term: TermPlan) -> list[Pattern]:
    """The patterns that a term's recurring extents hang on."""
    found: list[Pattern] = []
    for extent in term.extents:
        match extent:
            case DaysWith(pattern=pattern):
                found.append(pattern)
            case FromEach(start=start, end=end):
                found += [start, end]
            case FromTo():
                pass
    return found


def force(scene: Scene, term: TermPlan, bearer: str, env: Env, filling: Filling) -> Uncertain:
    """When a term is in force in one case, suspension apart."""
    line = Uncertain.all_of(_extent(scene, e, bearer, env, filling) for e in term.extents)
    end = lapse(scene, term)
    if end is not None:
        return Uncertain(clip(line.certain, DAWN, end), clip(line.possible, DAWN, end))
    return line


def over_for_ever(scene: Scene, term: TermPlan, env: Env) -> bool:
    """Whether all that a term waited for came before all time, in one case.

    A moment that has no beginning has such a case: it stands for all in which the moment was some
    time long ago, and whatever lasted for so long from it was over long ago as well.
    """
    whens = [e.start for e in term.extents if isinstance(e, FromTo) and e.start is not None]
    points = [value(scene, when, env) for when in whens]
    return bool(points) and all(p is not None and p.start <= DAWN for p in points)


def lapse(scene: Scene, term: TermPlan) -> Instant | None:
    """When a waiver, an amendment or being overtaken ended the term; None where nothing did."""
    freed = scene.freed(term)
    if term.ended is None:
        return freed
    return term.ended.at if freed is None else min(term.ended.at, freed)


def _extent(scene: Scene, extent: Extent, bearer: str, env: Env, filling: Filling) -> Uncertain:
    match extent:
        case FromTo(start=start, end=end):
            opened = None if start is None else value(scene, start, env)
            closed = None if end is None else value(scene, end, env)
            begin = DAWN if opened is None else opened.start
            until = FOREVER if closed is None else closed.end + closed.dated
            line: Timeline = clip(ALWAYS, begin, until)
            if start is not None and opened is None:
                return Uncertain(NEVER, line if unsaid(start) else NEVER)
            return Uncertain(NEVER if unsaid(end) else line, line)
        case DaysWith() | FromEach():
            key = ("extent", extent, bearer, tuple(sorted(filling.items())))
            known = scene.memo.get(key)
            if not isinstance(known, Uncertain):
                known = scene.memo[key] = _repeated(scene, extent, bearer, filling)
            return known


def _repeated(
    scene: Scene, extent: DaysWith | FromEach, bearer: str, filling: Filling
) -> Uncertain:
    match extent:
        case DaysWith(pattern=pattern):
            return _days(scene, scene.hits(pattern, bearer), filling)
        case FromEach(start=first, end=last):
            return _recurring(scene, scene.hits(first, bearer), scene.hits(last, bearer), filling)


def _days(scene: Scene, hits: Iterable[Hit], filling: Filling) -> Uncertain:
    calendar = scene.plan.calendar
    certain: set[tuple[Instant, Instant]] = set()
    possible: set[tuple[Instant, Instant]] = set()
    for hit in hits:
        reading = read(hit, filling)
        if reading is None or reading.time.lo > scene.as_of:
            continue
        first, last = calendar.day_start(reading.time.lo), calendar.day_start(reading.time.hi)
        possible.add((first, calendar.add_days(last, 1)))
        if reading.sure and first == last and reading.time.hi <= scene.as_of:
            certain.add((first, calendar.add_days(first, 1)))
    return Uncertain(make(certain), make(possible | certain))


def _recurring(
    scene: Scene, starts: Iterable[Hit], ends: Iterable[Hit], filling: Filling
) -> Uncertain:
    begun = [r for h in starts if (r := read(h, filling)) and r.time.lo <= scene.as_of]
    ended = [r for h in ends if (r := read(h, filling)) and r.time.lo <= scene.as_of]
    if all(r.sure and r.time.exact for r in [*begun, *ended]):
        line = since(sorted(r.time.lo for r in begun), sorted(r.time.lo for r in ended))
        return Uncertain(line, line)
    certain = []
    for start in (r.time for r in begun if r.sure and r.time.hi <= scene.as_of):
        stops = [r.time.lo for r in ended if r.time.hi > start.lo]
        if start.exact:  # no end is before the next instant
            stops = [max(stop, start.hi + 1) for stop in stops]
        certain.append((start.hi, min(stops, default=FOREVER)))
    possible = []
    for start in (r.time for r in begun):
        # an end that may not be strictly after the beginning may not end it
        stops = [r.time.hi for r in ended if r.sure and r.time.lo > start.hi]
        possible.append((start.lo, min(stops, default=FOREVER)))
    return Uncertain(make(certain), make((*possible, *certain)))
