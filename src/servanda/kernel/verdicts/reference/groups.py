"""Groups: what is known of several instances together and of none of them singly (DESIGN §5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from servanda.kernel.base import DAWN, Amount, Between
from servanda.kernel.facts import Claim, Count, Gap, Truth
from servanda.kernel.plan.operators import Ban, Deadline, Need, Quota, Response, TermPlan
from servanda.kernel.timeline import clip, make
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof, Verdict
from servanda.kernel.verdicts.reference.acts import act_instance, narrowed
from servanda.kernel.verdicts.reference.among import among, deadline_span
from servanda.kernel.verdicts.reference.conflicts import Limit, crosses, feasible
from servanda.kernel.verdicts.reference.counting import by_the_standard
from servanda.kernel.verdicts.reference.counts import Cluster, Counts
from servanda.kernel.verdicts.reference.instances import bearers, key_for
from servanda.kernel.verdicts.reference.ledger import Ledger, ledger
from servanda.kernel.verdicts.reference.moments import cases, extent_moments, hanging
from servanda.kernel.verdicts.reference.periods import period_key, periods_of
from servanda.kernel.verdicts.reference.scene import Hit, Scene
from servanda.kernel.verdicts.reference.strewn import Strewn
from servanda.kernel.verdicts.reference.trees import Node, families, grow, most_reaching
from servanda.kernel.verdicts.reference.verdict import fillings
from servanda.kernel.verdicts.reference.watch import in_force

Proofs = Mapping[str, InstanceProof]


def groups_of(scene: Scene, term: TermPlan, proofs: Sequence[InstanceProof]) -> list[GroupProof]:
    """The groups of a term that say more than its instances do."""
    by_key = {p.key: p for p in proofs}
    match term.duty:
        case Quota() as duty:
            asked = {b: _periods(scene, term, duty, b) for b in bearers(term)}
            return _owed(scene, term, duty.needs, asked, by_key)
        case Response() as duty:
            asked = {b: _answers(scene, term, duty, b, proofs) for b in bearers(term)}
            return _owed(scene, term, duty.needs, asked, by_key)
        case Deadline() as duty:
            asked = {b: _deadline(scene, term, duty, b, by_key) for b in bearers(term)}
            return list(_among(scene, term, duty.needs, asked, by_key))
        case Ban() as duty:
            return [*_one_of(scene, term, duty, by_key), *_undated(scene, term, duty, by_key)]
        case _:
            return []


# ------------------------------------------------------------------------------------------ totals


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch in which so much is to be performed: of which instance, and how many times."""

    key: str
    times: Amount = 1


Windows = dict[tuple[int, int], Asked]


def _owed(
    scene: Scene,
    term: TermPlan,
    needs: Sequence[Need],
    asked: Mapping[str, Windows],
    proofs: Proofs,
) -> list[GroupProof]:
    """The groups of each bearer by itself, then those of several under one count."""
    found: list[GroupProof] = []
    for bearer, windows in asked.items():
        books = tuple(ledger(scene, term, n, bearer, periods=tuple(windows)) for n in needs)
        found += _totals(scene, term, bearer, books, windows, proofs)
    return [*found, *_among(scene, term, needs, asked, proofs)]


def _among(
    scene: Scene,
    term: TermPlan,
    needs: Sequence[Need],
    asked: Mapping[str, Windows],
    proofs: Proofs,
) -> Iterable[GroupProof]:
    if len(asked) == 1:
        return
    for need in needs:
        if need.amount is None:
            continue
        books = {b: ledger(scene, term, need, b, periods=tuple(w)) for b, w in asked.items()}
        wanted = {
            bearer: {
                span: (one.key, need.amount * (one.times if need.scaled else 1))
                for span, one in windows.items()
                if span[1] <= scene.as_of
            }
            for bearer, windows in asked.items()
        }
        yield from among(term, books, wanted, proofs, alone=len(needs) == 1)


def _periods(scene: Scene, term: TermPlan, duty: Quota, bearer: str) -> Windows:
    periods, _ = periods_of(scene, term, duty, bearer)
    return {p: Asked(key_for(term, period_key(scene, p), bearer)) for p in periods}


def _deadline(scene: Scene, term: TermPlan, duty: Deadline, bearer: str, proofs: Proofs) -> Windows:
    key = key_for(term, "once", bearer)
    proof = proofs.get(key)
    if proof is None or proof.possible:
        return {}
    span = deadline_span(scene, term, duty, bearer, proof)
    return {} if span is None else {span: Asked(key)}


def _answers(
    scene: Scene, term: TermPlan, duty: Response, bearer: str, proofs: Sequence[InstanceProof]
) -> Windows:
    """Triggers whose times overlap nowhere, first due first: each is a period of its own.

    Only such as stand in every world, at one instant (docs/semantics.md, Groups).
    """
    if duty.within is None or duty.early or duty.same_place or duty.each > 1 or term.condition:
        return {}
    amounts = {h.id: h.incident.amount.span.lo for h in scene.hits(duty.trigger, bearer)}
    keys = {key_for(term, fact, bearer): fact for fact in amounts}
    windows: list[tuple[int, int, str]] = []
    for proof in proofs:
        at = proof.opened
        if proof.bearer != bearer or proof.possible or at is None or not at.exact:
            continue
        due = scene.plan.calendar.due(at.lo, duty.within)
        if due < scene.as_of:
            windows.append((due, at.lo, proof.key))
    asked: Windows = {}
    last = DAWN
    for due, at_, key in sorted(windows):
        if at_ >= last:
            asked[at_ + 1, due + 1] = Asked(key, amounts[keys[key]])
            last = due
    return asked


def _totals(
    scene: Scene,
    term: TermPlan,
    bearer: str,
    books: Sequence[Ledger],
    asked: Mapping[tuple[int, int], Asked],
    proofs: Proofs,
) -> Iterable[GroupProof]:
    best: dict[tuple[str, ...], GroupProof] = {}
    for book in books:
        if book.need.amount is None:
            continue
        scaled, amount = book.need.scaled, book.need.amount
        wanted = {p: amount * (one.times if scaled else 1) for p, one in asked.items()}
        for cluster in _clusters(book, [p for p in asked if p[1] <= scene.as_of]):
            over = {p: one for p, one in asked.items() if p[1] <= scene.as_of}
            found = _cluster(term, bearer, book, cluster, over, wanted, proofs)
            if found is None:
                continue
            known = best.get(found.members)
            if known is None or known.at_least < found.at_least:
                best[found.members] = found
    return [best[members] for members in sorted(best)]


def _clusters(book: Ledger, periods: Sequence[tuple[int, int]]) -> list[Cluster]:
    """The clusters of a need's counts; where it has none, of reports that span several periods.

    Such a report counts in one period only, so what all can reach together is less than each. A
    numbered list ties all of them together.
    """
    if book.counts is not None:
        return book.counts.clusters
    runs: list[tuple[int, int]] = []
    if book.need.total is not None and periods:
        runs.append((min(periods)[0], max(end for _, end in periods)))
    for hit in book.fuzzy:
        span = hit.incident.time.span
        touched = [p for p in periods if p[0] <= span.hi and p[1] > span.lo]
        if len(touched) > 1:
            runs.append((touched[0][0], touched[-1][1]))
    limits: list[Limit] = []
    for start, end in make(runs):
        low, high = book.base(start, end)
        if high is not None:
            limits.append(Limit(start, end, low, high, f"reports {start}"))
    return Counts(tuple(limits), book.base, tuple(periods)).clusters if limits else []


def _cluster(
    term: TermPlan,
    bearer: str,
    book: Ledger,
    cluster: Cluster,
    asked: Mapping[tuple[int, int], Asked],
    quota: Mapping[tuple[int, int], Amount],
    proofs: Proofs,
) -> GroupProof | None:
    fewest: list[int] = []
    members: set[str] = set()
    astride = False
    periods = [(a, b) for a, b in asked if cluster.start <= a and b <= cluster.end]
    edges = [*((x.start, x.end) for x in cluster.limits), *periods]
    ways = book.lying(sorted({t for span in edges for t in span}))
    for answer, base in product(range(len(cluster.answers)), ways):
        held = cluster.held(answer, {})
        if not feasible(held, base):
            continue
        most = 0
        free = _free(held, periods)
        nesting = families(held)
        if len(free) < len(held):  # where some cross periods, those of the others too
            astride, nesting = True, [*nesting, *families(free)]
        for tree in (grow(family, periods, base) for family in nesting):
            inside = [] if tree is None else _marked(tree)
            members |= {asked[n.start, n.end].key for n in inside}
            if tree is not None:
                most = max(most, len(inside) - (len(most_reaching(tree, quota)) - 1))
        fewest.append(most)
    known = sorted(m for m in members if m in proofs)
    if any(proofs[m].possible for m in known) or len(known) != len(members):
        return None
    at_least = min(fewest, default=0)
    singly = sum(1 for m in known if set(proofs[m].outcomes) <= BAD)
    if at_least <= singly:
        return None
    near = book.near(cluster.start, cluster.end - 1)
    if book.counts is None:
        facts = tuple(sorted(h.id for h in near))
        claims = [c for h in near for c in h.incident.claims]
    else:
        facts = cluster.facts
        claims = [c for count in book.counted if count.id in facts for c in count.claims]
    return GroupProof(
        why="total",
        members=tuple(known),
        at_least=at_least,
        of=len(known),
        facts=facts,
        cites=_ids(claims),
        bearers=(bearer,),
        relaxed=cluster.crossing or cluster.cut or astride or len(term_needs(term)) > 1,
    )


def _free(held: Sequence[Limit], periods: Sequence[tuple[int, int]]) -> list[Limit]:
    """The limits that cross none of the periods."""
    whole = Strewn((Between(a, b), Limit(a, b, 0, None, "")) for a, b in periods)
    return [x for x in held if not any(crosses(x, p) for p in whole.near(x.start, x.end))]


def term_needs(term: TermPlan) -> tuple[object, ...]:
    """The needs of a quota or of an answer."""
    return term.duty.needs if isinstance(term.duty, Quota | Response) else ()


def _marked(node: Node) -> list[Node]:
    if node.period:
        return [node]
    return [p for part in node.parts for p in _marked(part)]


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.id for c in claims}))


# ------------------------------------------------------------------------------------------ one of


def _one_of(scene: Scene, term: TermPlan, duty: Ban, proofs: Proofs) -> Iterable[GroupProof]:
    """An act that one of the bearers certainly did, though which is open."""
    if term.joint or len(term.bearers) == 1:
        return
    pattern = narrowed(duty.pattern, term)
    found = {hit.id: hit for bearer in term.bearers for hit in scene.hits(pattern, bearer)}
    for hit in found.values():
        incident = hit.incident
        parties = [p.party for p in incident.parts]
        if not incident.one_of or not all(p in term.bearers for p in parties):
            continue
        members = [key_for(term, incident.id, str(p)) for p in parties]
        if any(m in proofs and set(proofs[m].outcomes) <= BAD for m in members):
            continue
        if all(_surely(scene, term, duty, str(p), hit) for p in parties):
            yield GroupProof(
                why="one-of",
                members=tuple(members),
                at_least=1,
                of=len(members),
                facts=(incident.id,),
                cites=_ids(incident.claims),
                bearers=tuple(str(p) for p in parties),
            )


def _surely(scene: Scene, term: TermPlan, duty: Ban, bearer: str, hit: Hit) -> bool:
    """Whether the act would be the bearer's breach in every world in which it is the bearer's."""
    own = scene.match(narrowed(duty.pattern, term), hit.incident, bearer)
    if own is None:
        return False
    his = replace(
        own,
        disputes=tuple(d for d in own.disputes if not d.startswith("by:")),
        gaps=tuple(g for g in own.gaps if g is not Gap.ATTRIBUTION),
        by=Truth.TRUE,
        others=None,
    )
    instance = act_instance(scene, term, bearer, his, hanging(extent_moments(term)))
    filled, relaxed = fillings(instance.aspects)
    return not relaxed and all(instance.evaluate(f).outcomes <= BAD for f in filled)


# ----------------------------------------------------------------------------------------- undated


def _undated(scene: Scene, term: TermPlan, duty: Ban, proofs: Proofs) -> Iterable[GroupProof]:
    """Counts of banned acts that reach the standard: so many undated acts."""
    for count in _act_counts(scene, duty):
        actors = scene.actors(duty.pattern, "")
        charged = [b for b in bearers(term) if count.actor in (None, b)]
        if count.actor is not None and not charged:
            continue
        if actors is not None and count.actor is None and len(bearers(term)) > 1:
            charged = list(bearers(term))
        period = (count.period.start, count.period.end)
        inside = True
        for bearer in charged:
            envs, _ = cases(scene, extent_moments(term), bearer, {}, [], period)
            for env in envs:
                line = in_force(scene, term, bearer, env, {})
                inside = inside and clip(line.certain, *period) == (period,)
        listed = sum(
            1
            for proof in proofs.values()
            if proof.verdict is Verdict.BREACHED
            and proof.bearer in charged
            and proof.decided is not None
            and period[0] <= proof.decided.lo
            and proof.decided.hi < period[1]
        )
        number = int(count.amount.lo)
        if inside and number > listed:
            yield GroupProof(
                why="undated",
                members=(),
                at_least=number,
                of=number,
                facts=(count.id,),
                cites=_ids(count.claims),
                bearers=tuple(charged),
            )


def _act_counts(scene: Scene, duty: Ban) -> list[Count]:
    pattern = duty.pattern
    by_scope: dict[tuple[object, ...], list[Count]] = {}
    for count in scene.facts.counts:
        if pattern.acts is None or count.act not in pattern.acts:
            continue
        if pattern.kinds is not None and count.kind not in pattern.kinds:
            continue
        if pattern.areas is not None and count.place not in pattern.areas:
            continue
        if count.period.end > scene.as_of or count.each_day:
            continue
        scope = (count.act, count.kind, count.place, count.actor)
        by_scope.setdefault((*scope, count.period.start, count.period.end), []).append(count)
    found = [
        c
        for scope in sorted(by_scope, key=str)
        for c in by_the_standard(scene, by_scope[scope], "")
    ]
    single = [c for c in found if "#" not in c.id]
    return sorted(single, key=lambda c: (c.period.start, c.period.end, c.id))
