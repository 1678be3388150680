"""Totals against periods: what counts over spans of time say of each period inside them.

A count limits the sum of performance over its period. Counts that nest form a tree, on which
bounds are exact: upwards a node is at most what its parts can be together, downwards a part is
what its node leaves to it (DESIGN §5.4). Where counts cross, bounds are shortest paths; groups
use one family that nests at a time, which is sound. Where they cannot all be right, each maximal
consistent set is one answer of a dispute (see `conflicts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise, product

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant
from servanda.kernel.verdicts.reference import conflicts
from servanda.kernel.verdicts.reference.conflicts import (
    CONFLICT,
    Base,
    Limit,
    Nest,
    Ways,
    consistent,
    crossing,
    edges_of,
    feasible,
    of_wider,
    tester,
    wide,
)
from servanda.kernel.verdicts.reference.conflicts import least as _least
from servanda.kernel.verdicts.reference.scene import Aspect, Filling
from servanda.kernel.verdicts.reference.trees import Node, families, grow, walk, within

Label = Callable[[Instant, Instant], str]
"""How a run of days is named, by its start and its end."""

Tied = Callable[[Sequence[Instant]], bool]
"""Whether what is reported ties together what lies on the two sides of one of these marks."""


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


def tightest(
    limits: Sequence[Limit], base: Base, start: Instant, end: Instant
) -> tuple[Amount, Amount | None]:
    """The tightest bounds on ``start ≤ t < end`` by limits that may cross: shortest paths."""
    marks, edges = edges_of(limits, base, (start, end))
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
    tied: Tied | None = None
    clusters: list[Cluster] = field(default_factory=list)
    listed: bool = False
    """Whether a numbered list says how much there is in all, which ties all counts together."""

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
        found = clustered(self.limits, self.base)
        if self.listed and found:
            whole = Limit(DAWN, FOREVER, 0, self.base(DAWN, FOREVER)[1], "")
            members = sorted(m for c in found for m in c.members)
            limits = [x for c in found for x in c.limits]
            found = [Cluster(DAWN, FOREVER, members, limits, self.base, listed=[whole])]
        for cluster in found:
            cluster.settle(self.ways, self.tied)
        return found

    def aspects(self, start: Instant, end: Instant) -> list[Aspect]:
        """The disputes between counts that bear on a stretch."""
        return [
            aspect
            for cluster in self.clusters
            if cluster.start < end and start < cluster.end
            for aspect in cluster.disputes(start, end)
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
            any(feasible(c.held(pick, filling), base) for pick in c.chosen(filling))
            for c in self.clusters
        )


Grown = tuple[list[Node], list[dict[tuple[Instant, Instant], Node]]]
"""The trees of some limits, and the nodes of each by their stretch."""


@dataclass(slots=True)
class Cluster:
    """Counts whose periods overlap, their consistent answers, and a tree for each.

    Where there are too many answers (``cut``) the first one is all counts that do not reach over
    several stretches, ``parts`` their own clusters with their own answers, and ``free`` the wider
    ones that hold with all of these; each further answer is one wider count alone.
    """

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
    parts: list[Cluster] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    periods: list[tuple[Instant, Instant]] = field(default_factory=list)
    listed: list[Limit] = field(default_factory=list)
    """How much there is in all by a numbered list: it holds in every answer."""
    _grown: dict[tuple[int | None, ...], Grown] = field(default_factory=dict)
    _facts: tuple[str, ...] = ()

    def least(self, start: Instant, end: Instant, bases: Iterable[Base]) -> Amount:
        """The least sum over a stretch in any answer, in any of these ways that it fits."""
        found: list[Amount] = []
        for answer, base in product(range(len(self.answers)), bases):
            held = self.held(answer, {})
            if feasible(held, base):
                found.append(tightest(held, base, start, end)[0])
        return min(found, default=0)

    @property
    def facts(self) -> tuple[str, ...]:
        """The counts of its members."""
        if not self._facts:
            self._facts = tuple(sorted({limit.fact for limit in self.limits}))
        return self._facts

    def doubted(self) -> list[str]:
        """The members that some answer leaves out; all, where nothing could be concluded."""
        agreed = frozenset(self.members).intersection(*self.answers)
        agreed -= {m for part in self.parts for m in part.doubted()}
        return [m for m in self.members if m not in agreed]

    def settle(self, ways: Ways | None = None, tied: Tied | None = None) -> None:
        """Find the consistent answers."""
        marks = sorted({t for limit in self.limits for t in (limit.start, limit.end)})
        base = cache(self.base)
        alternatives: list[Sequence[Base]] = [[base], *(ways(marks) if ways is not None else ())]
        every = [*self.limits, *self.listed]
        tests = [[tester(every, cache(way)) for way in some] for some in alternatives]

        wider = of_wider(self.limits)

        def fits(kept: Iterable[str]) -> bool:
            names = frozenset([*kept, *(x.member for x in self.listed)])
            agreed = all(test(names) for test in wider)
            return agreed and all(any(test(names) for test in some) for some in tests)

        found = consistent(self.members, fits)
        self.cut = not found
        self.answers = found or [frozenset()]
        if self.cut and not (tied is not None and tied(marks)):
            self._coarsen(ways, tied, single=len(alternatives) == 1)
        if len(self.answers) > 1:
            agreed = frozenset(self.members).intersection(*self.answers)
            self.name = "+".join(m for m in self.members if m not in agreed)

    def _coarsen(self, ways: Ways | None, tied: Tied | None, *, single: bool) -> None:
        """Set the counts that reach over several stretches against those of each stretch.

        A maximal set without any of the former is a maximal set of each stretch; every other holds
        one of them. So these answers leave out no world (docs/semantics.md, Counts).
        """
        hulls = {
            m: (min(a for a, _ in spans), max(b for _, b in spans))
            for m in self.members
            if (spans := [(x.start, x.end) for x in self.limits if x.member == m])
        }
        over = wide(hulls)
        apart = [m for m in self.members if m not in over]
        if not over or not apart:
            return
        parts = clustered([x for x in self.limits if x.member in apart], self.base)
        for part in parts:
            part.settle(ways, tied)
        free = self._holding(over, parts) if single else []
        against = [m for m in over if m not in free]
        if len(against) < conflicts.MOST_ANSWERS:
            self.parts, self.free = parts, free
            self.answers = [frozenset([*apart, *free]), *(frozenset([m]) for m in against)]

    def _holding(self, over: Sequence[str], parts: Sequence[Cluster]) -> list[str]:
        """The wider counts that hold whatever answer each stretch takes.

        They are taken by their start, the longer first; only such as nest, with each other and
        around the stretches.
        """
        taken = {(p.start, p.end): p.extremes() for p in parts}
        free: list[str] = []
        held = [Limit(a, b, 0, None, "") for a, b in taken]
        spans = {m: [x for x in self.limits if x.member == m] for m in over}
        for member in sorted(over, key=lambda m: (spans[m][0].start, -spans[m][-1].end, m)):
            more = [*held, *spans[member]]
            inside = any(a <= x.start and x.end <= b for x in spans[member] for a, b in taken)
            if inside or crossing(more):
                continue
            if Nest(more, self.base).fold(frozenset([*free, member]), taken) is not None:
                free.append(member)
                held = more
        return free

    def extremes(self) -> tuple[Amount, Amount | None]:
        """The greatest lower and the least upper bound that an answer gives to the whole."""
        whole = Limit(self.start, self.end, 0, None, "")
        found = [
            tightest([*(x for x in self.limits if x.member in answer), whole], self.base, *span)
            for answer in self.answers
            for span in [(self.start, self.end)]
        ]
        tops = [high for _, high in found if high is not None]
        return max(low for low, _ in found), min(tops, default=None)

    def plant(self, periods: Sequence[tuple[Instant, Instant]]) -> None:
        """Grow the trees of each answer."""
        self.periods = [(a, b) for a, b in periods if self.start <= a and b <= self.end]
        self.trees = [self._trees(pick, {})[0] for pick in range(len(self.answers))]

    def _trees(self, answer: int, filling: Filling) -> Grown:
        """The trees of an answer, with the answers of its parts as filled."""
        key = (answer, *self._picks(answer, filling))
        if key not in self._grown:
            split = families(self.held(answer, filling))
            self.crossing = self.crossing or len(split) > 1
            grown = [grow(family, self.periods, self.base) for family in split]
            trees = [tree for tree in grown if tree is not None]
            self._grown[key] = (trees, [{(n.start, n.end): n for n in walk(t)} for t in trees])
        return self._grown[key]

    def _picks(self, answer: int, filling: Filling) -> list[int | None]:
        return [filling.get((p.name, CONFLICT)) for p in self.parts if answer == 0]

    def held(self, answer: int, filling: Filling) -> list[Limit]:
        """What the counts of an answer say; of parts not settled, what all their answers span."""
        if not self.parts or answer > 0:
            found = [x for x in self.limits if x.member in self.answers[answer]]
            return [*found, *self.listed]
        found = [x for x in self.limits if x.member in self.free]
        for part, pick in zip(self.parts, self._picks(answer, filling), strict=True):
            found += part.spanned() if pick is None else part.held(pick, filling)
        return found

    def spanned(self) -> list[Limit]:
        """For each stretch that every answer bounds, bounds that hold in each of them."""
        each = [_by_stretch(self.held(pick, {})) for pick in range(len(self.answers))]
        found: list[Limit] = []
        for span in sorted(set(each[0]).intersection(*each)):
            tops = [bounds[span][1] for bounds in each]
            top = None if None in tops else max(t for t in tops if t is not None)
            found.append(Limit(*span, min(bounds[span][0] for bounds in each), top, self.name))
        return found

    def chosen(self, filling: Filling) -> list[int]:
        """The answers that a filling leaves open; all of them where it settles nothing."""
        pick = filling.get((self.name, CONFLICT))
        return list(range(len(self.answers))) if pick is None else [pick]

    def disputes(self, start: Instant, end: Instant) -> list[Aspect]:
        """Its own, and those of its parts that bear on a stretch."""
        own = [(self.name, CONFLICT, len(self.answers))] if len(self.answers) > 1 else []
        near = [part for part in self.parts if part.start < end and start < part.end]
        return own + [aspect for part in near for aspect in part.disputes(start, end)]

    def bounds(
        self, start: Instant, end: Instant, filling: Filling
    ) -> tuple[Amount, Amount | None]:
        """Bounds by every tree of the answer taken; the hull where none is."""
        found: list[tuple[Amount, Amount | None]] = []
        for answer in self.chosen(filling):
            if self.crossing:
                kept = self.held(answer, filling)
                found.append(tightest(kept, self.base, start, end))
                continue
            low, high = self.base(start, end)
            for tree, known in zip(*self._trees(answer, filling), strict=True):
                node = known.get((start, end))
                lower, upper = (
                    within(tree, start, end, self.base) if node is None else (node.lo, node.hi)
                )
                low, high = max(low, lower), _least(high, upper)
            found.append((low, high))
        tops = [high for _, high in found]
        return (
            min(low for low, _ in found),
            None if None in tops else max(t for t in tops if t is not None),
        )


def _by_stretch(
    limits: Iterable[Limit],
) -> dict[tuple[Instant, Instant], tuple[Amount, Amount | None]]:
    found: dict[tuple[Instant, Instant], tuple[Amount, Amount | None]] = {}
    for x in limits:
        low, high = found.get((x.start, x.end), (0, None))
        found[x.start, x.end] = (max(low, x.lo), _least(high, x.hi))
    return found


def clustered(limits: Sequence[Limit], base: Base) -> list[Cluster]:
    """Clusters of limits whose members overlap, if only through another; not yet settled."""
    ordered = sorted(limits, key=lambda x: (x.start, -x.end, x.lo, x.member))
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
        found.append(Cluster(start, end, sorted(names), held, base))
    return found
