"""Counts that nest, as a tree: exact bounds of each stretch, and how many periods reach a quota.

Upwards a node is at most what its parts can be together, downwards a part is what its node leaves
to it (DESIGN §5.4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from servanda.kernel.base import Amount, Between, Instant
from servanda.kernel.verdicts.reference.conflicts import Base, Limit, crosses, crossing
from servanda.kernel.verdicts.reference.conflicts import least as _least
from servanda.kernel.verdicts.reference.strewn import Strewn


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


def families(limits: Sequence[Limit]) -> list[list[Limit]]:
    """Families without crossings that together hold every limit; one if nothing crosses."""
    ordered = sorted(limits, key=lambda x: (x.start, -x.end, x.lo, x.member))
    if not crossing(ordered):
        return [ordered]
    found: list[list[Limit]] = []
    for seed in ordered:
        if any(seed in family for family in found):
            continue
        family = [seed]
        for other in ordered:
            if other is not seed and not any(crosses(other, x) for x in family):
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
    held = Strewn((Between(limit.start, limit.end), limit) for limit in family)
    fitting = [p for p in wanted if not any(crosses(p, x) for x in held.near(p.start, p.end))]
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
    by_span = {(n.start, n.end): n for n in walk(root)}
    for limit in family:
        node = by_span[limit.start, limit.end]
        node.lo = max(node.lo, limit.lo)
        node.hi = _least(node.hi, limit.hi)
        node.counted = True
    _fill(root, base)
    _upwards(root)
    _downwards(root, base)
    return root


def walk(node: Node) -> Iterable[Node]:
    """The node and all below it."""
    yield node
    for part in node.parts:
        yield from walk(part)


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


def most_reaching(
    node: Node, quota: Mapping[tuple[Instant, Instant], Amount] | Amount
) -> list[Amount]:
    """``f[j]``: the least sum of the node with j of its periods at ``quota`` or more.

    ``quota`` is one for all periods, or one for each of them.

    Its length is one more than the most periods that can reach it. Exact on the tree: choosing
    within a node is a min-plus convolution of its parts, then the node's own bounds.
    """
    if node.period:
        wanted = quota[node.start, node.end] if isinstance(quota, Mapping) else quota
        can = node.hi is None or node.hi >= wanted
        return [node.lo, max(wanted, node.lo)] if can else [node.lo]
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
