"""Groups over several bearers: what one count of them all leaves to each (docs/semantics.md).

A count that names no actor is of what all of them did. So of the occasions of all bearers whose
times lie within it, no more can be performed than the cheapest that it pays for together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from servanda.kernel.base import Amount, Instant
from servanda.kernel.plan.operators import Deadline, TermPlan
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof
from servanda.kernel.verdicts.reference.conflicts import Limit
from servanda.kernel.verdicts.reference.counting import of_all
from servanda.kernel.verdicts.reference.ledger import Ledger
from servanda.kernel.verdicts.reference.moments import cases, extent_moments, force
from servanda.kernel.verdicts.reference.scene import Scene
from servanda.kernel.verdicts.reference.trees import grow, most_reaching

Span = tuple[Instant, Instant]
Asked = Mapping[Span, tuple[str, Amount]]
"""Stretches in which so much is to be performed: the key of the instance, and how much."""


def deadline_span(
    scene: Scene, term: TermPlan, duty: Deadline, bearer: str, proof: InstanceProof
) -> Span | None:
    """The stretch in which a deadline is to be performed; None unless it is one in every world."""
    opened, due = proof.opened, proof.due
    if opened is None or due is None or not (opened.exact and due.exact) or term.condition:
        return None
    envs, relaxed = cases(scene, extent_moments(term), bearer, {}, [], [])
    begins: set[Instant] = set()
    for env in envs:
        line = force(scene, term, bearer, env, {})
        if not line.certain:
            return None
        begins |= {line.certain[0][0], line.possible[0][0]}
    if relaxed or len(begins) != 1 or due.hi >= scene.as_of:
        return None
    begin = begins.pop()
    return (max(begin, opened.lo) if duty.not_before else begin), due.lo + 1


def among(
    term: TermPlan,
    books: Mapping[str, Ledger],
    asked: Mapping[str, Asked],
    proofs: Mapping[str, InstanceProof],
    *,
    alone: bool,
) -> Iterable[GroupProof]:
    """The groups of one need; ``alone`` says that it is the term's only one."""
    best: dict[tuple[str, ...], GroupProof] = {}
    for limit in _shared(term, list(books.values())):
        members: list[str] = []
        least: list[Amount] = [0]
        least_of_all: Amount = 0
        for bearer, book in books.items():
            inside = {
                span: one
                for span, one in asked[bearer].items()
                if limit.start <= span[0] and span[1] <= limit.end
            }
            members += [key for key, _ in inside.values()]
            known = _known(book, limit)
            least_of_all += known
            least = _joined(least, [max(known, x) for x in _costs(book, limit, inside)])
        if limit.hi is not None and least_of_all > limit.hi:
            continue
        fits = [n for n, x in enumerate(least) if limit.hi is None or x <= limit.hi]
        if not fits or any(m not in proofs or proofs[m].possible for m in members):
            continue  # where more is known than was counted, nothing is concluded
        kept = max(fits)
        at_least = len(members) - kept
        singly = sum(1 for m in members if set(proofs[m].outcomes) <= BAD)
        name = tuple(sorted(members))
        if at_least <= max(singly, best[name].at_least if name in best else 0):
            continue
        held = [c for book in books.values() for c in book.counted if c.id == limit.fact]
        told = {x.fact for book in books.values() if book.counts for x in book.counts.limits}
        best[name] = GroupProof(
            why="bearers",
            members=name,
            at_least=at_least,
            of=len(name),
            facts=(limit.fact,),
            cites=tuple(sorted({claim.id for claim in held[0].claims})),
            bearers=tuple(books),
            relaxed=told != {limit.fact} or not alone or any(book.fuzzy for book in books.values()),
        )
    return [best[name] for name in sorted(best)]


def _shared(term: TermPlan, books: Sequence[Ledger]) -> list[Limit]:
    """What counts of all bearers limit, where no answer of a dispute leaves them out."""
    held: list[set[tuple[Instant, Instant, Amount | None, str]]] = []
    for book in books:
        ids = {c.id for c in book.counted if of_all(term, book.need, c)}
        found: set[tuple[Instant, Instant, Amount | None, str]] = set()
        for cluster in book.counts.clusters if book.counts is not None else ():
            doubted = set(cluster.doubted())
            found |= {
                (x.start, x.end, x.hi, x.fact)
                for x in cluster.limits
                if x.fact in ids and x.member not in doubted and x.hi is not None
            }
        held.append(found)
    every = set.intersection(*held) if held else set()
    return [
        Limit(start, end, 0, high, fact)
        for start, end, high, fact in sorted(every, key=lambda x: (x[0], x[1], x[3], x[2] or 0))
    ]


def _costs(book: Ledger, limit: Limit, inside: Asked) -> list[Amount]:
    """For each number of occasions, what so many of a bearer's cost, however its reports lie."""
    quota = {span: amount for span, (_, amount) in inside.items()}
    whole = Limit(limit.start, limit.end, 0, None, "")
    found: list[Amount] = []
    for base in book.lying(_edges([whole], inside)):
        tree = grow([whole], sorted(inside), base)
        costs = [] if tree is None else most_reaching(tree, quota)
        found = [
            min(both) if (both := [x[n] for x in (found, costs) if n < len(x)]) else 0
            for n in range(max(len(found), len(costs)))
        ]
    return found


def _known(book: Ledger, limit: Limit) -> Amount:
    """The least that a bearer performed in the time of a count, by its counts and reports."""
    for cluster in book.counts.clusters if book.counts is not None else ():
        if cluster.start <= limit.start and limit.end <= cluster.end:
            ways = book.lying(_edges([*cluster.limits, limit], ()))
            return cluster.least(limit.start, limit.end, ways)
    return 0


def _edges(limits: Sequence[Limit], spans: Iterable[Span]) -> list[Instant]:
    return sorted({t for span in [*((x.start, x.end) for x in limits), *spans] for t in span})


def _joined(one: Sequence[Amount], two: Sequence[Amount]) -> list[Amount]:
    """For each number of occasions kept, the least sum over both."""
    return [
        min(one[i] + two[n - i] for i in range(len(one)) if 0 <= n - i < len(two))
        for n in range(len(one) + len(two) - 1)
    ]
