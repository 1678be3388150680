"""Which counts are admissible for a need, what they say, and which of them can hold together.

Counts whose periods overlap form a cluster. Where a cluster's counts and the incidents cannot all
be right, each maximal set that can is one answer of a dispute (aspect ``conflict``); where those
are too many, what reaches over several stretches is set against what is said of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant, Range
from servanda.kernel.facts import Claim, Count, Stance, Truth
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.terms.method import Conversion
from servanda.kernel.timeline import Timeline
from servanda.kernel.verdicts.checking.amounts import Bound, Placed, Sums
from servanda.kernel.verdicts.checking.atoms import reached_amounts
from servanda.kernel.verdicts.checking.fitting import (
    MOST_ANSWERS,
    Part,
    consistent,
    fitting,
    hull,
    reaching_over,
    standing,
    widest,
)
from servanda.kernel.verdicts.checking.ground import Ground, acting, owed_by
from servanda.kernel.verdicts.checking.worlds import (
    MAYBE,
    NO,
    YES,
    TooMany,
    World,
    every,
)

MOST_PLACEMENTS = 400
"""Limit of ways to place incidents that are told apart when counts are compared with them."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Counts that overlap: what each says, and the maximal sets that can hold together.

    ``parts`` are counts, or runs of the days of one; ``facts`` the counts themselves.
    ``placements`` are the ways in which incidents may lie among their edges. Where the sets are too
    many (``cut``), the first answer is all but those that reach over several stretches, each of
    the ``stretches`` with answers of its own, and the further ones are one of those alone.
    ``doubted`` are the parts that some answer leaves out; ``name`` is what a dispute between them
    is about.
    """

    start: Instant
    end: Instant
    parts: tuple[Part, ...]
    answers: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...]
    placements: tuple[tuple[Placed, ...], ...]
    facts: tuple[str, ...]
    cut: bool = False
    stretches: tuple[Cluster, ...] = ()
    name: str = ""
    doubted: frozenset[str] = frozenset()
    listed: tuple[Bound, ...] = ()
    """How much there is in all by a numbered list, whatever the answer."""

    @property
    def edges(self) -> set[Instant]:
        """Where a stretch that one of its counts speaks of begins or ends."""
        return {t for _, said in self.parts for b in said for t in (b.start, b.end)}

    @property
    def crossing(self) -> bool:
        """Whether counts of one answer cross, so that no sharing out is exact."""
        for answer in range(len(self.answers)):
            said = self.said(answer)
            if any(a.start < b.start < a.end < b.end for a in said for b in said):
                return True
        return False

    def doubts(self, name: str) -> bool:
        """Whether some answer leaves it out."""
        return name in self.doubted or any(
            name == other and stretch.doubts(name)
            for stretch in self.stretches
            for other, _ in stretch.parts
        )

    def said(self, answer: int, picks: Mapping[str, int] | None = None) -> list[Bound]:
        """What the counts of one answer say; of a stretch that ``picks`` does not name, its hull.

        ``picks`` holds the answers taken of the disputes of stretches, by name.
        """
        kept = frozenset(self.answers[answer])
        apart = self.stretches if answer == 0 else ()
        within = {name for stretch in apart for name, _ in stretch.parts}
        found = [
            b for name, said in self.parts if name in kept and name not in within for b in said
        ]
        for stretch in apart:
            pick = (picks or {}).get(stretch.name)
            found += stretch.whole() if pick is None else stretch.said(pick)
        return [*found, *self.listed]

    def whole(self) -> list[Bound]:
        """What holds in every answer, of each stretch that all of them bound."""
        return hull([self.said(answer) for answer in range(len(self.answers))])


def clusters(ground: Ground, term: TermPlan, need: Need, bearer: str) -> list[Cluster]:
    """The clusters of a need's admissible counts, in order of time."""
    key = ("clusters", term.key, need, bearer)
    if key not in ground.memo:
        ground.memo[key] = _clusters(ground, term, need, bearer)
    return ground.memo[key]  # type: ignore[return-value]


def _clusters(ground: Ground, term: TermPlan, need: Need, bearer: str) -> list[Cluster]:
    counted = admissible(ground, need, bearer)
    same = Counter(_scope(count) for count, _ in counted)
    said = [
        (count.id, tuple(_says(ground, term, need, count, beside=same[_scope(count)] > 1)))
        for count, _ in counted
    ]
    ground.memo["wider", term.key, need] = {
        count.id: of for count, _ in counted if (of := _of_more(ground, term, need, count))
    }
    behind = {count.id: claims for count, claims in counted}
    whole = {count.id: count.id for count, _ in counted}
    found = _grouped(ground, term, need, bearer, said, whole, behind)
    doubted = {name for cluster in found for name, _ in cluster.parts if cluster.doubts(name)}
    apart: list[Part] = []
    for name, bounds in said:
        others = [
            (min(b.start for b in theirs), max(b.end for b in theirs))
            for other, theirs in said
            if other in doubted and other != name
        ]
        runs = _runs(bounds, others) if name in doubted else [bounds]
        for run in runs:
            part = name if len(runs) == 1 else f"{name}#{_dates(ground, run)}"
            whole[part] = name
            apart.append((part, tuple(run)))
    if len(apart) > len(said):
        found = _grouped(ground, term, need, bearer, apart, whole, behind)
    return found


def _grouped(
    ground: Ground,
    term: TermPlan,
    need: Need,
    bearer: str,
    said: Sequence[Part],
    whole: Mapping[str, str],
    behind: Mapping[str, tuple[Claim, ...]],
) -> list[Cluster]:
    """Clusters of what is said: what overlaps, if only through another, is in one."""
    spans = sorted(
        (min(b.start for b in bounds), max(b.end for b in bounds), name, bounds)
        for name, bounds in said
        if bounds
    )
    shut = ground.closed(need.pattern, bearer, term.key)
    wider: Wider = ground.memo["wider", term.key, need]  # type: ignore[assignment]
    listed = _listed(ground, need, bearer)
    found: list[list[tuple[Instant, Instant, str, tuple[Bound, ...]]]] = []
    for span in spans:
        if found and (listed or span[0] < max(s[1] for s in found[-1])):
            found[-1].append(span)
        else:
            found.append([span])
    result = []
    for group in found:
        start, end = group[0][0], max(s[1] for s in group)
        parts = tuple(sorted((name, bounds) for _, _, name, bounds in group))
        facts = tuple(sorted({whole[name] for name, _ in parts}))
        claims = tuple(c for name in facts for c in behind[name])
        edges = {t for _, told in parts for b in (*told, *listed) for t in (b.start, b.end)}
        ways = placements(ground, need, bearer, sorted(edges))
        if listed:
            start, end = listed[0].start, listed[0].end
        made = Cluster(start, end, parts, (), claims, ways, facts, listed=listed)
        result.append(_answered(ground, need, bearer, made, shut, wider))
    return result


def _answered(
    ground: Ground,
    need: Need,
    bearer: str,
    cluster: Cluster,
    shut: Timeline,
    more: Wider,
) -> Cluster:
    """The cluster with its answers; told stretch by stretch where they are too many."""
    alone = fitting(cluster.parts, cluster.placements, shut, cluster.listed)

    def fits(kept: frozenset[str]) -> bool:
        return _agree(cluster.parts, kept, more) and alone(kept)

    answers = consistent(cluster.parts, fits)
    if answers:
        return _named(cluster, answers)
    over = reaching_over(cluster.parts)
    edges = sorted({t for _, said in cluster.parts for b in said for t in (b.start, b.end)})
    spans = [one.time.span for one in ground.hits(need.pattern, bearer)]
    astride = any(span.lo <= edge < span.hi for span in spans for edge in edges)
    nothing = _named(replace(cluster, cut=True), ((),))
    if not over or len(over) == len(cluster.parts) or astride or need.total is not None:
        return nothing
    held = [part for part in cluster.parts if part[0] not in over]
    stretches: list[Cluster] = []
    for parts in _overlapping(held):
        start = min(b.start for _, said in parts for b in said)
        end = max(b.end for _, said in parts for b in said)
        within = sorted({t for _, said in parts for b in said for t in (b.start, b.end)})
        ways = placements(ground, need, bearer, within)
        part = Cluster(start, end, tuple(sorted(parts)), (), (), ways, ())
        stretches.append(_answered(ground, need, bearer, part, shut, more))
    wider = [part for part in cluster.parts if part[0] in over]
    free: list[str] = []
    if all(p.least <= 1 for placed in cluster.placements for p in placed):
        taken = [
            (s.start, s.end, widest([s.said(a) for a in range(len(s.answers))], s.placements, shut))
            for s in stretches
        ]
        free = standing(wider, taken, cluster.placements, shut)
    against = [name for name in over if name not in free]
    if len(against) >= MOST_ANSWERS:
        return nothing
    first = (*(name for name, _ in held), *free)
    told = (first, *((name,) for name in against))
    return _named(replace(cluster, cut=True, stretches=tuple(stretches)), told)


Wider = Mapping[str, tuple[object, Range]]
"""Of counts of more than is asked for, by name: of what they are, and how much there was of that.
"""


def _of_more(
    ground: Ground, term: TermPlan, need: Need, count: Count
) -> tuple[object, Range] | None:
    """What a count is of, where that is more than is asked for, or is of all who owe the same."""
    several = len(owed_by(term)) > 1 and acting(need.pattern, "") != need.pattern.actors
    wide = _told(ground, need, count) == MAYBE or (several and count.actor is None)
    if not wide or (count.place is not None and need.pattern.areas is None):
        return None
    return _scope(count), count.amount


def _scope(count: Count) -> tuple[str | None, ...]:
    """What a count is of, and where it was counted."""
    return count.act, count.kind, count.point, count.place, count.roll, count.actor


def _agree(parts: Sequence[Part], kept: frozenset[str], wider: Wider) -> bool:
    """Whether what is said of more than is asked for can all be so."""
    told: dict[object, list[Bound]] = {}
    for name, said in parts:
        whole = wider.get(name) or wider.get(name.rpartition("#")[0])
        if name in kept and whole is not None:
            told.setdefault(whole[0], []).extend(Bound(b.start, b.end, whole[1]) for b in said)
    edges = {what: {t for b in bounds for t in (b.start, b.end)} for what, bounds in told.items()}
    return all(Sums((), (), bounds, edges[what]).possible for what, bounds in told.items())


def _listed(ground: Ground, need: Need, bearer: str) -> tuple[Bound, ...]:
    """A numbered list: so much in all time, or as much as certainly was, if that is more."""
    if need.total is None:
        return ()
    hits = ground.hits(need.pattern, bearer)
    sure = sum(one.amount.span.lo for one in hits if ground.certain(need.pattern, one, bearer))
    return (Bound(DAWN - 1, FOREVER, Range(0, max(need.total, sure))),)


def _named(cluster: Cluster, answers: tuple[tuple[str, ...], ...]) -> Cluster:
    always = frozenset(answers[0]).intersection(*answers)
    doubted = frozenset(name for name, _ in cluster.parts) - always
    return replace(cluster, answers=answers, doubted=doubted, name="+".join(sorted(doubted)))


def _overlapping(parts: Sequence[Part]) -> list[list[Part]]:
    """What overlaps, if only through another, together; in order of time."""
    found: list[tuple[Instant, list[Part]]] = []
    for part in sorted(parts, key=lambda p: (min(b.start for b in p[1]), p[0])):
        start, end = min(b.start for b in part[1]), max(b.end for b in part[1])
        if found and start < found[-1][0]:
            found[-1] = (max(found[-1][0], end), [*found[-1][1], part])
        else:
            found.append((end, [part]))
    return [together for _, together in found]


def _runs(days: Sequence[Bound], others: Sequence[tuple[Instant, Instant]]) -> list[list[Bound]]:
    """The days of a count that stand or fall together.

    None lies under another count in conflict, or such a count reaches from each to the next.
    """
    touched = [any(a < day.end and day.start < b for a, b in others) for day in days]
    found: list[list[Bound]] = []
    for place, day in enumerate(days):
        joined = place > 0 and (
            any(a < day.start < b for a, b in others) or not (touched[place] or touched[place - 1])
        )
        if joined:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _dates(ground: Ground, run: Sequence[Bound]) -> str:
    first, last = (ground.calendar.local(t).date() for t in (run[0].start + 1, run[-1].end))
    return f"{first.isoformat()}/{last.isoformat()}"


def _says(
    ground: Ground, term: TermPlan, need: Need, count: Count, *, beside: bool
) -> Iterable[Bound]:
    """Bounds on sums; of a narrower scope only that there was at least so much.

    Of a wider kind or act only that there was at most so much, and so where nobody is named whose
    acts were counted, and each of several owes its own. A count that runs past the horizon
    says nothing yet.
    """
    start, end = count.period.start, count.period.end
    several = len(owed_by(term)) > 1 and acting(need.pattern, "") != need.pattern.actors
    wide = _told(ground, need, count) == MAYBE or (several and count.actor is None)
    kinds = need.pattern.kinds or ()
    narrow = (count.place is not None and need.pattern.areas is None) or (
        count.kind in kinds and len(kinds) > 1 and count.kind != need.unit
    )
    amount = Range(0 if wide else count.amount.lo, None if narrow else count.amount.hi)
    if wide and amount.hi is None and not beside:
        return  # beside others of the same it says which of them are not right
    if not count.each_day:
        if end <= ground.as_of:
            yield Bound(start - 1, end - 1, amount)
        return
    day = ground.calendar.day_start(start)
    while day < end:
        following = ground.calendar.add_days(day, 1)
        if start <= day and following <= min(end, ground.as_of):
            yield Bound(day - 1, following - 1, amount)
        day = following


def _told(ground: Ground, need: Need, count: Count) -> int:
    """Whether a count is of the acts and kinds that are needed, or of wider ones."""
    kind = ground.names(need.pattern.kinds, count.kind)
    return kind if count.act is None else min(kind, ground.names(need.pattern.acts, count.act))


Counted = tuple[Count, tuple[Claim, ...]]
"""A count as it is used, and the claims it rests on."""


def admissible(ground: Ground, need: Need, bearer: str) -> list[Counted]:
    """Counts of what is needed, by a permitted counter at the stated point."""
    pattern, actors = need.pattern, acting(need.pattern, bearer)
    fitting = [
        c
        for c in ground.facts.counts
        if _told(ground, need, c) != NO
        and (pattern.roll is None or c.roll in (None, pattern.roll))
        and (actors is None or c.actor is None or c.actor in actors)
        and (pattern.areas is None or c.place is None or c.place in pattern.areas)
        and (need.point is None or c.point == need.point or _becomes(ground, need, c))
        and c.status is Truth.TRUE
    ]
    if need.counters is not None:
        return [
            (_at_point(ground, need, c), c.claims) for c in fitting if c.counter in need.counters
        ]
    alike: dict[tuple[object, ...], list[Count]] = {}
    for c in fitting:
        scope = (c.kind, c.act, c.point, c.place, c.roll, c.actor, c.period, c.each_day)
        alike.setdefault(scope, []).append(c)
    return [
        (_at_point(ground, need, count), claims)
        for same in alike.values()
        for count, claims in together(ground, same, bearer)
    ]


def _becomes(ground: Ground, need: Need, count: Count) -> Conversion | None:
    """The method's rule by which a count at another point is one at the point asked for."""
    rules = [c for c in ground.method.conversions if c.target == need.point != c.source]
    return next((c for c in rules if c.source == count.point), None)


def _at_point(ground: Ground, need: Need, count: Count) -> Count:
    rule = _becomes(ground, need, count)
    if rule is None:
        return count
    low, high = Fraction(count.amount.lo) * Fraction(rule.low), None
    if count.amount.hi is not None and rule.high is not None:
        high = _decimal(Fraction(count.amount.hi) * Fraction(rule.high))
    return replace(count, amount=Range(_decimal(low), high))


def _decimal(number: Fraction) -> Amount:
    """A product of decimals, as one: its denominator divides a power of ten."""
    places = 0
    while (number * 10**places).denominator > 1:
        places += 1
    whole = int(number * 10**places)
    return whole if places == 0 else Decimal(f"{whole}E-{places}")


def together(ground: Ground, same: Sequence[Count], bearer: str) -> list[Counted]:
    """What counts of one scope come to by the standard; without claims they are as given."""
    if any(not c.claims for c in same):
        return [(c, ()) for c in same if not c.claims and c.status is Truth.TRUE]
    claims = [
        _modest(claim, bearer) for c in same for claim in c.claims if claim.stance is Stance.AFFIRMS
    ]
    ranges = reached_amounts(claims, ground.method)
    name = "+".join(sorted({c.id for c in same}))
    return [
        (
            replace(same[0], id=name if len(ranges) == 1 else f"{name}#{i}", amount=r),
            tuple(claims),
        )
        for i, r in enumerate(ranges)
    ]


def _modest(claim: Claim, bearer: str) -> Claim:
    """A bearer's own count proves nothing in its favour; it admits that there was no more."""
    if claim.amount is None or claim.side != bearer:
        return claim
    return replace(claim, amount=Range(0, claim.amount.hi))


def placements(
    ground: Ground, need: Need, bearer: str, edges: Sequence[Instant]
) -> tuple[tuple[Placed, ...], ...]:
    """Every way in which incidents may lie between edges; as bounds, where there are too many."""
    near = [
        one
        for one in ground.hits(need.pattern, bearer)
        if one.time.span.hi > edges[0] and one.time.span.lo <= edges[-1]
    ]

    def place(world: World) -> tuple[Placed, ...]:
        found = []
        for one in near:
            match = ground.matches(world, need.pattern, one, bearer, soft=True)
            if match != NO:
                least, most = world.amount(one.id, one.amount)
                when = world.bounds(one.id, "time", one.time)
                if not world.coarse:
                    at = world.instant(one.id, "time", one.time, edges)
                    when = Between(at, at)
                found.append(Placed(when.lo, when.hi, least, most, match == YES))
        return tuple(found)

    for coarse in (0, 1, 2):
        try:
            worlds = every(place, coarse=coarse, most=MOST_PLACEMENTS)
            return tuple(dict.fromkeys(placed for _, placed in worlds))
        except TooMany:
            continue
    return (
        tuple(
            Placed(one.time.span.lo, one.time.span.hi, 0, one.amount.span.hi, sure=False)
            for one in near
        ),
    )
