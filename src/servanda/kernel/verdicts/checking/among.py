"""What several bearers cannot all have performed, because a count of all of them is less.

For each bearer, what so many of its occasions cost at the least, by what is reported alone; then
the most of all of them that the count pays for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.kernel.base import Amount, Instant, Range
from servanda.kernel.plan.operators import Need, TermPlan
from servanda.kernel.verdicts.checking.amounts import Sums
from servanda.kernel.verdicts.checking.counts import Cluster, admissible, clusters
from servanda.kernel.verdicts.checking.ground import Ground, acting
from servanda.kernel.verdicts.checking.sharing import Period, lying, shares
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof

Windows = dict[str, tuple[Period, Amount]]
"""The stretches in which so much is to be performed, by key, with how many times it is owed."""

Shared = tuple[Instant, Instant, Amount, str]
"""A stretch, the most that all bearers performed in it, and the count that says so."""


def among(
    ground: Ground,
    term: TermPlan,
    needs: Sequence[Need],
    windows: Mapping[str, Windows],
    proofs: Mapping[str, InstanceProof],
) -> list[GroupProof]:
    """The groups over several bearers, for each need those of its counts."""
    if len(windows) == 1:
        return []
    found: list[GroupProof] = []
    for need in needs:
        found += _of_need(ground, term, need, windows, proofs, alone=len(needs) == 1)
    return found


def _of_need(
    ground: Ground,
    term: TermPlan,
    need: Need,
    windows: Mapping[str, Windows],
    proofs: Mapping[str, InstanceProof],
    *,
    alone: bool,
) -> list[GroupProof]:
    held = {bearer: clusters(ground, term, need, bearer) for bearer in windows}
    told = {fact for each in held.values() for cluster in each for fact in cluster.facts}
    firm = alone and all(_firm(ground, need, bearer) for bearer in windows)
    best: dict[tuple[str, ...], GroupProof] = {}
    for start, end, top, fact in _of_all(ground, need, held):
        members: list[str] = []
        costs: dict[int, Amount] = {0: 0}
        whole: Amount = 0
        for bearer, own in windows.items():
            inside: dict[Period, Amount] = {}
            for key, ((a, b), number) in own.items():
                if start <= a - 1 and b - 1 <= end and b <= ground.as_of:
                    inside[a - 1, b - 1] = (need.amount or 0) * (number if need.scaled else 1)
                    members.append(key)
            known = _known(ground, term, need, bearer, held[bearer], (start, end))
            each = _costs(ground, term, need, bearer, (start, end), inside)
            costs = _together(costs, {n: max(known, cost) for n, cost in each.items()})
            whole += known
        if whole > top:
            continue
        paid = [n for n, cost in costs.items() if cost <= top]
        if not paid or any(k not in proofs or proofs[k].possible for k in members):
            continue  # what is on record is more than was counted: no world has it so
        least = len(members) - max(paid)
        singly = sum(1 for k in members if set(proofs[k].outcomes) <= BAD)
        name = tuple(sorted(members))
        if least <= max(singly, best[name].at_least if name in best else 0):
            continue
        counted = admissible(ground, need, next(iter(windows)))
        best[name] = GroupProof(
            why="bearers",
            members=name,
            at_least=least,
            of=len(name),
            facts=(fact,),
            cites=tuple(sorted({c.id for count, cs in counted if count.id == fact for c in cs})),
            bearers=tuple(windows),
            relaxed=told != {fact} or not firm,
        )
    return [best[name] for name in sorted(best)]


def _firm(ground: Ground, need: Need, bearer: str) -> bool:
    """Whether nothing about what is reported of a bearer's performance is open."""
    return all(
        ground.certain(need.pattern, one, bearer)
        and len(one.time.choices) == len(one.amount.choices) == 1
        and one.time.choices[0].exact
        and one.amount.choices[0].exact
        for one in ground.hits(need.pattern, bearer)
    )


def _of_all(ground: Ground, need: Need, held: Mapping[str, Sequence[Cluster]]) -> list[Shared]:
    """What counts that name no actor say of all bearers, doubted in no answer of any of them."""
    if need.amount is None or acting(need.pattern, "") == need.pattern.actors:
        return []
    each: list[set[Shared]] = []
    for bearer, of_bearer in held.items():
        ids = {c.id for c, _ in admissible(ground, need, bearer) if c.actor is None}
        mine: set[Shared] = set()
        for cluster in of_bearer:
            for name, said in cluster.parts:
                fact = name if name in ids else name.rpartition("#")[0]
                if fact in ids and not cluster.doubts(name):
                    mine |= {
                        (b.start, b.end, b.amount.hi, fact) for b in said if b.amount.hi is not None
                    }
        each.append(mine)
    return sorted(set.intersection(*each), key=lambda x: (x[0], x[1], x[3], x[2]))


def _known(
    ground: Ground,
    term: TermPlan,
    need: Need,
    bearer: str,
    counted: Sequence[Cluster],
    span: Period,
) -> Amount:
    """The least that a bearer performed in a stretch, by its counts and what is reported."""
    shut = ground.closed(need.pattern, bearer, term.key)
    books = [
        Sums(placed, shut, cluster.said(answer), span)
        for cluster in counted
        if cluster.start <= span[0] and span[1] <= cluster.end
        for placed in lying(ground, need, bearer, sorted({*span, *cluster.edges}))
        for answer in range(len(cluster.answers))
    ]
    return min((book.over(*span).lo for book in books if book.possible), default=0)


def _costs(
    ground: Ground,
    term: TermPlan,
    need: Need,
    bearer: str,
    span: Period,
    inside: Mapping[Period, Amount],
) -> dict[int, Amount]:
    """What so many of a bearer's occasions cost within a stretch, at the least."""
    shut = ground.closed(need.pattern, bearer, term.key)
    edges = sorted({*span, *(t for period in inside for t in period)})
    spans = {span: Range(0, None), **dict.fromkeys(inside, Range(0, None))}
    found: dict[int, Amount] = {}
    for placed in lying(ground, need, bearer, edges):
        book = Sums(placed, shut, (), edges)
        for n, amount in enumerate(shares(book, span, spans, inside)):
            found[n] = min(amount.lo, found.get(n, amount.lo))
    return found


def _together(one: Mapping[int, Amount], two: Mapping[int, Amount]) -> dict[int, Amount]:
    """For each number of occasions, the least that both cost together."""
    found: dict[int, Amount] = {}
    for n, cost in one.items():
        for more, other in two.items():
            found[n + more] = min(cost + other, found.get(n + more, cost + other))
    return found
