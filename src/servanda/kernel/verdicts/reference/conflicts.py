"""Counts that cannot all be right: whether some can hold together, and which sets of them can.

Whether counts fit is a system of difference constraints on the running total, decided by Bellman
and Ford; where they nest and what is reported adds up, by one pass over the tree that they form.
Where they cannot all be right, each maximal consistent set is one answer of a dispute (Reiter's
hitting sets, 1987). Where those are too many to tell, the counts that reach over several stretches
are set against those of each stretch, which covers every one of them (docs/semantics.md, Counts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from servanda.kernel.base import Amount, Instant

Base = Callable[[Instant, Instant], tuple[Amount, Amount | None]]
"""Bounds on ``start ≤ t < end`` that hold without any count: from incidents and closure."""

Ways = Callable[[Sequence[Instant]], Sequence[Sequence[Base]]]
"""Bounds for each way in which what is indivisible may lie between marks, in alternatives.

Of each alternative one way must fit.
"""

CONFLICT = "conflict"
"""The aspect by which a filling says which of several counts that exclude each other stand."""

Span = tuple[Instant, Instant]
Bounds = tuple[Amount, Amount | None]

MOST_MARKS = 24
"""Limit of edges of counts between which every stretch is held against the reports; beyond it,
only neighbouring ones, so that a report between two stretches may not be missed by a count."""
MOST_ANSWERS = 64
"""Limit of maximal consistent sets told apart in one conflict; beyond it they are told coarsely."""
MOST_TRIED = 20_000
"""Limit of sets of counts that are tried for that."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The sum over ``start ≤ t < end`` lies in ``lo … hi``, says ``member``.

    That is a count, or a run of its days (``COUNT#FIRST/LAST``); then ``count`` is the whole.
    Where what was counted is wider than what is asked for, ``of`` says what it was, and ``least``
    how much of that there was.
    """

    start: Instant
    end: Instant
    lo: Amount
    hi: Amount | None
    member: str
    count: str = ""
    of: str = ""
    least: Amount = 0

    @property
    def fact(self) -> str:
        """The count that says so."""
        return self.count or self.member


def crosses(one: Limit, two: Limit) -> bool:
    """Whether two limits overlap and neither holds the other."""
    return one.start < two.start < one.end < two.end or two.start < one.start < two.end < one.end


def crossing(limits: Sequence[Limit]) -> bool:
    """Whether any two of them cross."""
    open_: list[Instant] = []
    for start, end in sorted({(x.start, x.end) for x in limits}, key=lambda s: (s[0], -s[1])):
        while open_ and open_[-1] <= start:
            open_.pop()
        if open_ and open_[-1] < end:
            return True
        open_.append(end)
    return False


def least(one: Amount | None, two: Amount | None) -> Amount | None:
    """The lower of two upper bounds; None is no bound."""
    if one is None:
        return two
    return one if two is None else min(one, two)


# ------------------------------------------------------------------------------ whether they fit


def edges_of(
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
    marks, edges = edges_of(limits, base)
    distance: list[Amount] = [0] * len(marks)
    orders = (edges, edges[::-1])  # bounds of a long row of days come from either end (Yen, 1970)
    for turn in range(len(marks) + 1):
        changed = False
        for a, b, weight in orders[turn % 2]:
            if distance[a] + weight < distance[b]:
                distance[b] = distance[a] + weight
                changed = True
        if not changed:
            return True
    return False


class Nest:
    """Limits that nest, as a tree made once: whether some of them fit is one pass over it."""

    def __init__(self, limits: Sequence[Limit], base: Base) -> None:
        """``base`` is asked once for each stretch."""
        spans = sorted({(x.start, x.end) for x in limits}, key=lambda s: (s[0], -s[1]))
        inner: dict[Span, list[Span]] = {span: [] for span in spans}
        path: list[Span] = []
        self.tops: list[Span] = []
        for span in spans:
            while path and path[-1][1] <= span[0]:
                path.pop()
            (inner[path[-1]] if path else self.tops).append(span)
            path.append(span)
        self.order = [(span, inner[span]) for span in reversed(spans)]
        self.alone = {span: base(*span) for span in spans}
        self.gaps: dict[Span, Bounds] = {}
        for span, parts in self.order:
            edges = [span[0], *(t for part in parts for t in part), span[1]]
            free = [base(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
            self.gaps[span] = _sum(free) if parts else (0, None)
        self.said: dict[Span, list[Limit]] = {span: [] for span in spans}
        for limit in limits:
            self.said[limit.start, limit.end].append(limit)

    def fold(
        self, kept: set[str] | frozenset[str], taken: Mapping[Span, Bounds] | None = None
    ) -> Bounds | None:
        """The sum over all of it by the limits of these members; None where they do not fit.

        ``taken`` are the greatest lower and the least upper sum of stretches with several answers:
        then it is None unless the members fit with every one of them.
        """
        found: dict[Span, Bounds] = {}
        for span, parts in self.order:
            if taken is not None and span in taken:
                found[span] = taken[span]
                continue
            low, high = self.alone[span]
            for limit in self.said[span]:
                if limit.member in kept:
                    low, high = max(low, limit.lo), least(high, limit.hi)
            below, above = self.gaps[span]
            for part in parts:
                lo, hi = found[part]
                below += lo
                above = None if above is None or hi is None else above + hi
            if (high is not None and (below > high or low > high)) or (
                above is not None and above < low
            ):
                return None
            found[span] = max(low, below), least(high, above)
        return _sum(found[span] for span in self.tops)


def _sum(parts: Iterable[Bounds]) -> Bounds:
    low: Amount = 0
    high: Amount | None = 0
    for lo, hi in parts:
        low += lo
        high = None if high is None or hi is None else high + hi
    return low, high


def _adds_up(marks: Sequence[Instant], base: Base) -> bool:
    """Whether what is reported between any two marks is the sum of what is between neighbours."""
    cells = [base(a, b) for a, b in pairwise(marks)]
    return all(
        base(marks[i], marks[j]) == _sum(cells[i:j]) for i, j in combinations(range(len(marks)), 2)
    )


def tester(limits: Sequence[Limit], base: Base) -> Callable[[Iterable[str]], bool]:
    """Whether the limits of some members fit, for one way in which reports may lie."""
    marks = sorted({t for limit in limits for t in (limit.start, limit.end)})
    if not crossing(limits) and (len(marks) > MOST_MARKS or _adds_up(marks, base)):
        nest = Nest(limits, base)
        return lambda kept: nest.fold(frozenset(kept)) is not None

    def fits(kept: Iterable[str]) -> bool:
        names = set(kept)
        return feasible([x for x in limits if x.member in names], base)

    return fits


def of_wider(limits: Iterable[Limit]) -> list[Callable[[Iterable[str]], bool]]:
    """Whether what some members say of wider things can be so: one test for each such thing.

    To what is asked for each of them is an upper bound, and upper bounds never exclude each other.
    """
    told: dict[str, list[Limit]] = {}
    for x in limits:
        if x.of:
            whole = Limit(x.start, x.end, x.least, x.hi, x.member)
            told.setdefault(x.of, []).append(whole)
    return [tester(some, lambda _, __: (0, None)) for _, some in sorted(told.items())]


# ------------------------------------------------------------------------- which sets can be right


def _minimal_conflict(members: list[str], fits: Callable[[Iterable[str]], bool]) -> list[str]:
    kept = list(members)
    for member in members:
        without = [m for m in kept if m != member]
        if not fits(without):
            kept = without
    return kept


def consistent(members: list[str], fits: Callable[[Iterable[str]], bool]) -> list[frozenset[str]]:
    """All maximal sets of members that can be true together, in order of their sorted names.

    None where there are more than `MOST_ANSWERS`. Each step leaves out one member of a conflict,
    one met before if there is one; what then fits is made as large as it can be.
    """
    found: set[frozenset[str]] = set()
    conflicts: list[frozenset[str]] = []
    tried = 0

    def fitting(kept: Iterable[str]) -> bool:
        nonlocal tried
        tried += 1
        return fits(kept)

    queue: list[frozenset[str]] = [frozenset()]
    seen = set(queue)
    while queue:
        if len(found) > MOST_ANSWERS or tried > MOST_TRIED:
            return []
        removed = queue.pop()
        kept = [m for m in members if m not in removed]
        held = frozenset(kept)
        if any(held <= other for other in found):
            continue
        conflict = next((c for c in conflicts if c <= held), None)
        if conflict is None and fitting(kept):
            found.add(_grown(kept, sorted(removed), conflicts, fitting))
            continue
        if conflict is None:
            conflict = frozenset(_minimal_conflict(kept, fitting))
            conflicts.append(conflict)
        for member in sorted(conflict):
            more = removed | {member}
            if more not in seen:
                seen.add(more)
                queue.append(more)
    return sorted(found, key=sorted) if len(found) <= MOST_ANSWERS else []


def _grown(
    kept: Sequence[str],
    more: Sequence[str],
    conflicts: Sequence[frozenset[str]],
    fits: Callable[[Iterable[str]], bool],
) -> frozenset[str]:
    held = frozenset(kept)
    for member in more:
        wider = held | {member}
        if not any(c <= wider for c in conflicts) and fits(wider):
            held = wider
    return held


def wide(spans: Mapping[str, Span]) -> list[str]:
    """The members that reach over two others of which neither overlaps the other, by name.

    ``spans`` is the first start and the last end of each. Such a member ends no earlier than the
    last of those it overlaps begins, and one of them ends by then.
    """
    ordered = sorted((start, end, name) for name, (start, end) in spans.items())
    found: list[str] = []
    for start, end, name in ordered:
        over = [(a, b) for a, b, other in ordered if other != name and a < end and start < b]
        if over and min(b for _, b in over) <= max(a for a, _ in over):
            found.append(name)
    return sorted(found)
