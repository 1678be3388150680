"""Totals against periods: what counts over spans of time say of each period inside them.

A count limits the sum of performance over its period. Counts that nest form a tree, on which
bounds are exact: upwards a node is at most what its parts can be together, downwards a part is
what its node leaves to it (DESIGN §5.4). Where counts cross, bounds are shortest paths; groups
use one family that nests at a time, which is sound. Whether all can be true at once is a system
of difference constraints on the running total, decided by Bellman and Ford; where they cannot,
each maximal consistent set is one answer of a dispute (Reiter's hitting sets, 1987).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from servanda.kernel.base import Amount, Instant
from servanda.kernel.verdicts.reference.scene import Aspect, Filling

Base = Callable[[Instant, Instant], tuple[Amount, Amount | None]]
"""Bounds on ``start ≤ t < end`` that hold without any count: from incidents and closure."""

Label = Callable[[Instant, Instant], str]
"""How a run of days is named, by its start and its end."""

Ways = Callable[[Sequence[Instant]], Sequence[Sequence[Base]]]
"""Bounds for each way in which what is indivisible may lie between marks, in alternatives.

Of each alternative one way must fit.
"""

MOST_MARKS = 24
"""Limit of edges of counts between which every stretch is held against the reports; beyond it,
only neighbouring ones, so that a report between two stretches may not be missed by a count."""
MOST_ANSWERS = 64
"""Limit of maximal consistent sets told apart in one conflict; beyond it, none is assumed."""
MOST_TRIED = 2_000
"""Limit of sets of counts that are tried for that."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The sum over ``start ≤ t < end`` lies in ``lo … hi``, says ``member``.

    That is a count, or a run of its days (``COUNT#FIRST/LAST``); then ``count`` is the whole.
    """

    start: Instant
    end: Instant
    lo: Amount
    hi: Amount | None
    member: str
    count: str = ""

    @property
    def fact(self) -> str:
        """The count that says so."""
        return self.count or self.member


@dataclass(slots=True)
class Node:
    """A stretch of the tree with its bounds; ``period`` marks a period of a quota."""

    start: Instant
    end: Instant
    lo: Amount
    hi: Amount | None
    period: bool = False
    counted: bool = False
    parts: list[Node] = field(default_factory=list)


def _runs(held: Sequence[Limit], others: Sequence[tuple[Instant, Instant]]) -> list[list[Limit]]:
    """The days of a count in runs: held together by another count, or free of every other."""

    def lies_on(day: Limit) -> bool:
        return any(start < day.end and day.start < end for start, end in others)

    runs = [[held[0]]]
    for before, after in pairwise(held):
        tied = any(start < after.start < end for start, end in others)
        if tied or not (lies_on(before) or lies_on(after)):
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _edges(
    limits: Sequence[Limit], base: Base, more: Iterable[Instant] = ()
) -> tuple[list[Instant], list[tuple[int, int, Amount]]]:
    """The difference constraints ``P(b) - P(a) ≤ w`` on the running total at every mark."""
    marks = sorted({x for limit in limits for x in (limit.start, limit.end)} | set(more))
    place = {mark: i for i, mark in enumerate(marks)}
    edges: list[tuple[int, int, Amount]] = []
    widest = len(marks) if len(marks) <= MOST_MARKS else 1
    for i in range(len(marks)):
        for j in range(i + 1, min(len(marks), i + 1 + widest)):
            low, high = base(marks[i], marks[j])
            edges.append((j, i, -low))
            if high is not None:
                edges.append((i, j, high))
    for limit in limits:
        a, b = place[limit.start], place[limit.end]
        edges.append((b, a, -limit.lo))
        if limit.hi is not None:
            edges.append((a, b, limit.hi))
    return marks, edges


def feasible(limits: Sequence[Limit], base: Base) -> bool:
    """Whether some running total satisfies every limit and what incidents and closure say."""
    marks, edges = _edges(limits, base)
    distance: list[Amount] = [0] * len(marks)
    for _ in range(len(marks) + 1):
        changed = False
        for a, b, weight in edges:
            if distance[a] + weight < distance[b]:
                distance[b] = distance[a] + weight
                changed = True
        if not changed:
            return True
    return False


def tightest(
    limits: Sequence[Limit], base: Base, start: Instant, end: Instant
) -> tuple[Amount, Amount | None]:
    """The tightest bounds on ``start ≤ t < end`` by limits that may cross: shortest paths."""
    marks, edges = _edges(limits, base, (start, end))
    first, last = marks.index(start), marks.index(end)
    low, high = base(start, end)
    back = _shortest(len(marks), edges, last)[first]
    forth = _shortest(len(marks), edges, first)[last]
    return low if back is None else max(low, -back), _least(high, forth)


def _shortest(size: int, edges: list[tuple[int, int, Amount]], source: int) -> list[Amount | None]:
    distance: list[Amount | None] = [None] * size
    distance[source] = 0
    for _ in range(size):
        changed = False
        for a, b, weight in edges:
            here = distance[a]
            if here is None:
                continue
            there = distance[b]
            if there is None or here + weight < there:
                distance[b] = here + weight
                changed = True
        if not changed:
            break
    return distance


def _minimal_conflict(members: list[str], fits: Callable[[Iterable[str]], bool]) -> list[str]:
    kept = list(members)
    for member in members:
        without = [m for m in kept if m != member]
        if not fits(without):
            kept = without
    return kept


def consistent(members: list[str], fits: Callable[[Iterable[str]], bool]) -> list[frozenset[str]]:
    """All maximal sets of members that can be true together, in order of their sorted names.

    None where there are more than `MOST_ANSWERS`: then nothing is concluded from any.
    """
    found: list[frozenset[str]] = []
    queue: list[frozenset[str]] = [frozenset()]
    seen = set(queue)
    while queue:
        if len(found) == MOST_ANSWERS or len(seen) > MOST_TRIED:
            return []
        removed = queue.pop(0)
        kept = [m for m in members if m not in removed]
        if any(frozenset(kept) <= other for other in found):
            continue
        if fits(kept):
            found.append(frozenset(kept))
            continue
        for member in _minimal_conflict(kept, fits):
            more = removed | {member}
            if more not in seen:
                seen.add(more)
                queue.append(more)
    return sorted(found, key=sorted)


def _crosses(one: Limit, two: Limit) -> bool:
    return one.start < two.start < one.end < two.end or two.start < one.start < two.end < one.end


def families(limits: Sequence[Limit]) -> list[list[Limit]]:
    """Families without crossings that together hold every limit; one if nothing crosses."""
    ordered = sorted(limits, key=lambda x: (x.start, -x.end, x.lo, x.member))
    if not any(
        _crosses(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :] if b.start < a.end
    ):
        return [ordered]
    found: list[list[Limit]] = []
    for seed in ordered:
        if any(seed in family for family in found):
            continue
        family = [seed]
        for other in ordered:
            if other is not seed and not any(_crosses(other, x) for x in family):
                family.append(other)
        found.append(sorted(family, key=lambda x: (x.start, -x.end, x.lo, x.member)))
    return found


def grow(
    family: Sequence[Limit], periods: Sequence[tuple[Instant, Instant]], base: Base
) -> Node | None:
    """The tree of one family, with the periods as nodes where they cross nothing.

    None if there is nothing to hold. Bounds are propagated and tight.
    """
    wanted = [Limit(a, b, 0, None, "") for a, b in periods]
    fitting = [p for p in wanted if not any(_crosses(p, limit) for limit in family)]
    spans = {(x.start, x.end) for x in [*family, *fitting]}
    if not spans:
        return None
    marks = {(p.start, p.end) for p in fitting}
    root = Node(min(a for a, _ in spans), max(b for _, b in spans), 0, None)
    path = [root]
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if (start, end) == (root.start, root.end):
            node = root
        else:
            node = Node(start, end, 0, None)
            while path[-1].end <= start:
                path.pop()
            path[-1].parts.append(node)
            path.append(node)
        node.period = (start, end) in marks
    by_span = {(n.start, n.end): n for n in _walk(root)}
    for limit in family:
        node = by_span[limit.start, limit.end]
        node.lo = max(node.lo, limit.lo)
        node.hi = _least(node.hi, limit.hi)
        node.counted = True
    _fill(root, base)
    _upwards(root)
    _downwards(root, base)
    return root


def _walk(node: Node) -> Iterable[Node]:
    yield node
    for part in node.parts:
        yield from _walk(part)


def _least(one: Amount | None, two: Amount | None) -> Amount | None:
    if one is None:
        return two
    return one if two is None else min(one, two)


def _fill(node: Node, base: Base) -> None:
    low, high = base(node.start, node.end)
    node.lo, node.hi = max(node.lo, low), _least(node.hi, high)
    if not node.parts:
        return
    whole: list[Node] = []
    at = node.start
    for part in node.parts:
        if at < part.start:
            whole.append(Node(at, part.start, 0, None))
        whole.append(part)
        at = part.end
    if at < node.end:
        whole.append(Node(at, node.end, 0, None))
    node.parts = whole
    for part in whole:
        _fill(part, base)


def _total(parts: Iterable[Node]) -> Amount | None:
    total: Amount = 0
    for part in parts:
        if part.hi is None:
            return None
        total += part.hi
    return total


def _upwards(node: Node) -> None:
    for part in node.parts:
        _upwards(part)
    if node.parts:
        node.lo = max(node.lo, sum(p.lo for p in node.parts))
        node.hi = _least(node.hi, _total(node.parts))


def _downwards(node: Node, base: Base) -> None:
    low = sum(p.lo for p in node.parts)
    unbounded = sum(1 for p in node.parts if p.hi is None)
    high = sum(p.hi for p in node.parts if p.hi is not None)
    bounds: list[tuple[Amount, Amount | None]] = []
    for part in node.parts:
        least, most = part.lo, part.hi
        others = unbounded - (part.hi is None)
        before, after = base(node.start, part.start), base(part.end, node.end)
        around = None if others else high - (part.hi or 0)
        if before[1] is not None and after[1] is not None:
            around = _least(around, before[1] + after[1])
        if around is not None:
            least = max(least, node.lo - around)
        if node.hi is not None:
            most = _least(most, node.hi - max(low - part.lo, before[0] + after[0]))
        bounds.append((least, most))
    for part, (least, most) in zip(node.parts, bounds, strict=True):
        part.lo, part.hi = least, most
        _downwards(part, base)


def within(node: Node, start: Instant, end: Instant, base: Base) -> tuple[Amount, Amount | None]:
    """Bounds on the sum over ``start ≤ t < end`` by one tree."""
    if end <= node.start or node.end <= start:
        return base(start, end)
    if start < node.start or node.end < end:
        inner = within(node, max(start, node.start), min(end, node.end), base)
        sides = [
            base(a, b)
            for a, b in ((start, node.start), (node.end, end))
            if a < b and start <= a and b <= end
        ]
        high: Amount | None = inner[1]
        for _, side in sides:
            high = None if high is None or side is None else high + side
        return inner[0] + sum(low for low, _ in sides), high
    if (start, end) == (node.start, node.end):
        return node.lo, node.hi
    low_in: Amount = 0
    high_in: Amount | None = 0
    low_out: Amount = 0
    high_out: Amount | None = 0
    for part in node.parts or [Node(node.start, node.end, 0, None)]:
        for a, b, inside in (
            (part.start, min(part.end, start), False),
            (max(part.start, start), min(part.end, end), True),
            (max(part.start, end), part.end, False),
        ):
            if a >= b:
                continue
            low, top = within(part, a, b, base) if node.parts else base(a, b)
            if inside:
                low_in += low
                high_in = None if high_in is None or top is None else high_in + top
            else:
                low_out += low
                high_out = None if high_out is None or top is None else high_out + top
    if high_out is not None:
        low_in = max(low_in, node.lo - high_out)
    if node.hi is not None:
        high_in = _least(high_in, node.hi - low_out)
    return low_in, high_in


def most_reaching(node: Node, quota: Amount) -> list[Amount]:
    """``f[j]``: the least sum of the node with j of its periods at ``quota`` or more.

    Its length is one more than the most periods that can reach it. Exact on the tree: choosing
    within a node is a min-plus convolution of its parts, then the node's own bounds.
    """
    if node.period:
        can = node.hi is None or node.hi >= quota
        return [node.lo, max(quota, node.lo)] if can else [node.lo]
    best: list[Amount] = [0] if node.parts else [node.lo]
    for part in node.parts:
        other = most_reaching(part, quota)
        joined: list[Amount | None] = [None] * (len(best) + len(other) - 1)
        for i, x in enumerate(best):
            for j, y in enumerate(other):
                value = joined[i + j]
                if value is None or x + y < value:
                    joined[i + j] = x + y
        best = [x for x in joined if x is not None]
    floor = [max(x, node.lo) for x in best]
    return [x for x in floor if node.hi is None or x <= node.hi]


@dataclass(slots=True)
class Counts:
    """All admissible counts of one need, in clusters that overlap nowhere.

    ``periods`` are the stretches that will be asked for.
    """

    limits: tuple[Limit, ...]
    base: Base
    periods: tuple[tuple[Instant, Instant], ...] = ()
    ways: Ways | None = None
    label: Label = "{}/{}".format
    clusters: list[Cluster] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clusters = self._clustered()
        doubted = {m for c in self.clusters for m in c.doubted()}
        if doubted:
            parted = self._parted(doubted)
            if set(parted) != set(self.limits):
                self.limits = parted
                self.clusters = self._clustered()
        for cluster in self.clusters:
            cluster.plant(self.periods)

    def _parted(self, doubted: set[str]) -> tuple[Limit, ...]:
        """The limits with each doubted count of each day in its runs, each a member by itself."""
        members: dict[str, list[Limit]] = {}
        for limit in sorted(self.limits, key=lambda x: (x.start, x.end)):
            members.setdefault(limit.member, []).append(limit)
        hulls = {m: (ls[0].start, max(x.end for x in ls)) for m, ls in members.items()}
        found: list[Limit] = []
        for member, held in members.items():
            others = [hulls[m] for m in sorted(doubted) if m != member]
            runs = _runs(held, others) if member in doubted else [held]
            for run in runs:
                name = f"{member}#{self.label(run[0].start, run[-1].end)}"
                whole = len(runs) == 1
                found += run if whole else [replace(x, member=name, count=member) for x in run]
        return tuple(found)

    def _clustered(self) -> list[Cluster]:
        """The clusters, each with the answers that its counts can give together."""
        ordered = sorted(self.limits, key=lambda x: (x.start, -x.end, x.lo, x.member))
        members: dict[str, list[Limit]] = {}
        for limit in ordered:
            members.setdefault(limit.member, []).append(limit)
        hulls = sorted(
            (min(x.start for x in ls), max(x.end for x in ls), name) for name, ls in members.items()
        )
        groups: list[tuple[Instant, Instant, list[str]]] = []
        for start, end, name in hulls:
            if groups and start < groups[-1][1]:
                first, last, names = groups[-1]
                groups[-1] = (first, max(last, end), [*names, name])
            else:
                groups.append((start, end, [name]))
        found = []
        for start, end, names in groups:
            held = [limit for name in names for limit in members[name]]
            found.append(Cluster(start, end, sorted(names), held, self.base))
            found[-1].settle(self.ways)
        return found

    def aspects(self, start: Instant, end: Instant) -> list[Aspect]:
        """The disputes between counts that bear on a stretch."""
        return [
            (cluster.name, "conflict", len(cluster.answers))
            for cluster in self.clusters
            if len(cluster.answers) > 1 and cluster.start < end and start < cluster.end
        ]

    def members(self, start: Instant, end: Instant) -> set[str]:
        """The counts that bear on a stretch, if only through another that overlaps it."""
        return {
            fact
            for cluster in self.clusters
            if cluster.start < end and start < cluster.end
            for fact in cluster.facts
        }

    def bounds(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        """Bounds on the sum over ``start ≤ t < end`` with the disputes settled as filled."""
        low, high = self.base(start, end)
        touching = [c for c in self.clusters if c.start < end and start < c.end]
        if not touching:
            return low, high
        lows: Amount = 0
        highs: Amount | None = 0
        at = start
        for cluster in touching:
            a, b = max(start, cluster.start), min(end, cluster.end)
            pieces = [cluster.bounds(a, b, filling)]
            if at < a:
                pieces.append(self.base(at, a))
            for least, most in pieces:
                lows += least
                highs = None if highs is None or most is None else highs + most
            at = b
        if at < end:
            least, most = self.base(at, end)
            lows += least
            highs = None if highs is None or most is None else highs + most
        return max(low, lows), _least(high, highs)

    def satisfied(self, filling: Filling, base: Base) -> bool:
        """Whether the answers that a filling takes fit what incidents say under it."""
        return all(
            any(
                feasible([x for x in c.limits if x.member in c.answers[pick]], base)
                for pick in c.chosen(filling)
            )
            for c in self.clusters
        )


@dataclass(slots=True)
class Cluster:
    """Counts whose periods overlap, their consistent answers, and a tree for each."""

    start: Instant
    end: Instant
    members: list[str]
    limits: list[Limit]
    base: Base
    answers: list[frozenset[str]] = field(default_factory=list)
    name: str = ""
    crossing: bool = False
    cut: bool = False
    trees: list[list[Node]] = field(default_factory=list)
    index: list[list[dict[tuple[Instant, Instant], Node]]] = field(default_factory=list)

    @property
    def facts(self) -> tuple[str, ...]:
        """The counts of its members."""
        return tuple(sorted({limit.fact for limit in self.limits}))

    def doubted(self) -> list[str]:
        """The members that some answer leaves out; all, where nothing could be concluded."""
        agreed = frozenset(self.members).intersection(*self.answers)
        return [m for m in self.members if m not in agreed]

    def settle(self, ways: Ways | None = None) -> None:
        """Find the consistent answers."""
        marks = sorted({t for limit in self.limits for t in (limit.start, limit.end)})
        alternatives = [[self.base], *(ways(marks) if ways is not None else ())]

        def fits(kept: Iterable[str]) -> bool:
            names = set(kept)
            held = [x for x in self.limits if x.member in names]
            return all(any(feasible(held, base) for base in some) for some in alternatives)

        found = consistent(self.members, fits)
        self.cut = not found
        self.answers = found or [frozenset()]
        self.name = "+".join(self.doubted())

    def plant(self, periods: Sequence[tuple[Instant, Instant]]) -> None:
        """Grow the trees of each answer."""
        inside = [(a, b) for a, b in periods if self.start <= a and b <= self.end]
        for answer in self.answers:
            split = families([x for x in self.limits if x.member in answer])
            self.crossing = self.crossing or len(split) > 1
            grown = [grow(family, inside, self.base) for family in split]
            self.trees.append([tree for tree in grown if tree is not None])
            self.index.append(
                [{(n.start, n.end): n for n in _walk(tree)} for tree in self.trees[-1]]
            )

    def chosen(self, filling: Filling) -> list[int]:
        """The answers that a filling leaves open; all of them where it settles nothing."""
        pick = filling.get((self.name, "conflict"))
        return list(range(len(self.answers))) if pick is None else [pick]

    def bounds(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        """Bounds by every tree of the answer taken; the hull where none is."""
        found: list[tuple[Amount, Amount | None]] = []
        for answer in self.chosen(filling):
            if self.crossing:
                kept = [x for x in self.limits if x.member in self.answers[answer]]
                found.append(tightest(kept, self.base, start, end))
                continue
            low, high = self.base(start, end)
            for tree, known in zip(self.trees[answer], self.index[answer], strict=True):
                node = known.get((start, end))
                least, most = (
                    within(tree, start, end, self.base) if node is None else (node.lo, node.hi)
                )
                low, high = max(low, least), _least(high, most)
            found.append((low, high))
        tops = [high for _, high in found]
        return (
            min(low for low, _ in found),
            None if None in tops else max(t for t in tops if t is not None),
        )
