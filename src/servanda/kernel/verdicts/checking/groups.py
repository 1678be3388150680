"""What is known of several instances together: the fewest of them that are bad in any world.

A total is shared out over its periods by trying, for each number of periods kept, what the whole
can then come to; *one of* several did it where each, if it was the one, broke the term; undated
acts are as many as an admissible count says at least.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from servanda.kernel.base import DAWN, Amount, Instant
from servanda.kernel.facts import Claim, Count
from servanda.kernel.plan.operators import Ban, Deadline, Need, Quota, Response, TermPlan
from servanda.kernel.timeline import make
from servanda.kernel.verdicts.checking import breaches, once, repeated
from servanda.kernel.verdicts.checking.among import Windows, among
from servanda.kernel.verdicts.checking.amounts import Sums
from servanda.kernel.verdicts.checking.counts import Cluster, clusters, placements, together
from servanda.kernel.verdicts.checking.ground import Ground, owed_by
from servanda.kernel.verdicts.checking.moments import binding
from servanda.kernel.verdicts.checking.sharing import Period, apart, lying, nesting, short
from servanda.kernel.verdicts.checking.worlds import Case, World, every
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof, Verdict

Proofs = Mapping[str, InstanceProof]


def expected(ground: Ground, term: TermPlan, proofs: Proofs, most: int) -> list[GroupProof]:
    """The groups that say more than the instances do, as the checker derives them."""
    match term.duty:
        case Quota() as duty:
            windows = {b: _periods(ground, term, duty, b, most) for b in owed_by(term)}
            return _owed(ground, term, duty.needs, windows, proofs)
        case Response() as duty:
            windows = {b: _answers(ground, term, duty, b, proofs, most) for b in owed_by(term)}
            return _owed(ground, term, duty.needs, windows, proofs)
        case Deadline() as duty if len(owed_by(term)) > 1:
            windows = {b: _deadline(ground, term, b, proofs, most) for b in owed_by(term)}
            return among(ground, term, duty.needs, windows, proofs)
        case Ban():
            return [*_one_of(ground, term, proofs, most), *_undated(ground, term, proofs, most)]
        case _:
            return []


def _owed(
    ground: Ground,
    term: TermPlan,
    needs: Sequence[Need],
    windows: Mapping[str, Windows],
    proofs: Proofs,
) -> list[GroupProof]:
    """The groups of each bearer, then those of all of them under one count."""
    found: list[GroupProof] = []
    for bearer, own in windows.items():
        periods = {key: period for key, (period, _) in own.items()}
        times = {key: number for key, (_, number) in own.items()}
        found += _totals(ground, term, needs, bearer, periods, times, proofs)
    return [*found, *among(ground, term, needs, windows, proofs)]


def _deadline(ground: Ground, term: TermPlan, bearer: str, proofs: Proofs, most: int) -> Windows:
    """The time for what is owed once, if it is the same in every world and over."""
    key = f"once@{bearer}"
    if key not in proofs or proofs[key].possible or term.condition is not None:
        return {}
    found = every(lambda w: once.opening(ground, w, term, bearer), most=most)
    spans = {None if w is None else (w.start, w.due) for _, w in found}
    span = spans.pop() if len(spans) == 1 else None
    if span is None or span[1] >= ground.as_of:
        return {}
    return {key: ((span[0] + 1, span[1] + 1), 1)}


def _periods(ground: Ground, term: TermPlan, duty: Quota, bearer: str, most: int) -> Windows:
    """The periods of a quota that lie wholly in force in some world."""
    tail = f"@{bearer}" if len(owed_by(term)) > 1 else ""
    periods: dict[str, Period] = {}
    for _, found in every(lambda w: repeated.periods(ground, w, term, duty, bearer), most=most):
        periods.update({key + tail: period for key, period in found.items()})
    return {key: (period, 1) for key, period in periods.items()}


def _answers(
    ground: Ground, term: TermPlan, duty: Response, bearer: str, proofs: Proofs, most: int
) -> Windows:
    """The times in which triggers are to be answered that are the same in every world.

    By their due, each that overlaps none before it.
    """
    if duty.within is None or duty.early or duty.same_place or duty.each > 1 or term.condition:
        return {}
    tail = f"@{bearer}" if len(owed_by(term)) > 1 else ""
    windows: list[tuple[Instant, Instant, str]] = []
    times: dict[str, Amount] = {}
    for one in ground.hits(duty.trigger, bearer):
        key = one.id + tail
        if key not in proofs or proofs[key].possible:
            continue
        found = every(
            lambda w, k=one.id: [  # type: ignore[misc]
                at for at, _, _ in repeated.called(ground, w, term, duty.trigger, bearer, k)
            ],
            most=most,
        )
        instants = {tuple(at) for _, at in found}
        if len(instants) == 1 and (only := instants.pop()):
            due = ground.calendar.due(only[0], duty.within)
            if due < ground.as_of:
                windows.append((due, only[0], key))
                times[key] = one.amount.span.lo
    periods: Windows = {}
    last = DAWN
    for due, at, key in sorted(windows):
        if at >= last:
            periods[key] = ((at + 1, due + 1), times[key])
            last = due
    return periods


def _totals(
    ground: Ground,
    term: TermPlan,
    needs: Sequence[Need],
    bearer: str,
    periods: Mapping[str, Period],
    times: Mapping[str, Amount],
    proofs: Proofs,
) -> Iterable[GroupProof]:
    """The groups of stretches in each of which so much is to be performed."""
    best: dict[tuple[str, ...], GroupProof] = {}
    for need in needs:
        for cluster, facts, claims in _families(ground, term, need, bearer, periods):
            over = {(a - 1, b - 1): k for k, (a, b) in periods.items() if b <= ground.as_of}
            spans = [p for p in over if cluster.start <= p[0] and p[1] <= cluster.end]
            held = [nesting(cluster.said(a), spans) for a in range(len(cluster.answers))]
            inside = {over[p]: p for fs, _ in held for f in fs for p in apart(f, spans)}
            astride = any(crossed for _, crossed in held)
            if not inside or any(k not in proofs or proofs[k].possible for k in inside):
                continue
            amount = need.amount or 0
            wanted = {
                span: amount * (times.get(key, 1) if need.scaled else 1)
                for key, span in inside.items()
            }
            least = fewest_short(ground, term, need, bearer, cluster, wanted)
            singly = sum(1 for key in inside if set(proofs[key].outcomes) <= BAD)
            members = tuple(sorted(inside))
            if least <= max(singly, best[members].at_least if members in best else 0):
                continue
            best[members] = GroupProof(
                why="total",
                members=members,
                at_least=least,
                of=len(members),
                facts=facts,
                cites=tuple(sorted({c.id for c in claims})),
                bearers=(bearer,),
                relaxed=cluster.crossing or cluster.cut or astride or len(needs) > 1,
            )
    return [best[members] for members in sorted(best)]


Family = tuple[Cluster, tuple[str, ...], list[Claim]]
"""Counts (or none) over several periods, and the facts and claims that say so much."""


def _families(
    ground: Ground, term: TermPlan, need: Need, bearer: str, periods: Mapping[str, Period]
) -> list[Family]:
    """The clusters of counts; where there are none, what reports that span periods tie together.

    Such a report counts in one period only. A numbered list ties all of them together.
    """
    if need.amount is None:
        return []
    counted = clusters(ground, term, need, bearer)
    if counted:
        return [(c, c.facts, list(c.claims)) for c in counted]
    over = sorted(p for p in periods.values() if p[1] <= ground.as_of)
    runs: list[Period] = []
    if need.total is not None and over:
        runs.append((over[0][0], max(end for _, end in over)))
    for one in ground.hits(need.pattern, bearer):
        span = one.time.span
        touched = [p for p in over if p[0] <= span.hi and p[1] > span.lo]
        if len(touched) > 1:
            runs.append((touched[0][0], touched[-1][1]))
    found: list[Family] = []
    for start, end in make(runs):
        edges = sorted({t - 1 for p in over for t in p if start <= t <= end})
        ways = placements(ground, need, bearer, edges)
        near = [
            one
            for one in ground.hits(need.pattern, bearer)
            if one.time.span.hi >= start and one.time.span.lo < end
        ]
        claims = [claim for one in near for claim in one.claims]
        cluster = Cluster(start - 1, end - 1, (), ((),), (), ways, ())
        found.append((cluster, tuple(sorted(one.id for one in near)), claims))
    return found


def fewest_short(
    ground: Ground,
    term: TermPlan,
    need: Need,
    bearer: str,
    cluster: Cluster,
    wanted: Mapping[Period, Amount],
) -> int:
    """How many periods are short of the need in every world, whichever answer holds."""
    shut = ground.closed(need.pattern, bearer, term.key)
    room = None if cluster.listed else need.total  # else it is among what the cluster says
    counts = []
    ways = lying(ground, need, bearer, sorted(cluster.edges.union(*wanted)))
    for answer in range(len(cluster.answers)):
        said = cluster.said(answer)
        families, _ = nesting(said, wanted)
        counts += [
            max(short(placed, shut, f, wanted, room) for f in families)
            for placed in ways
            if Sums(placed, shut, said, ()).possible
        ]
    return min(counts, default=0)


# ------------------------------------------------------------------------------------------ one of


def _one_of(ground: Ground, term: TermPlan, proofs: Proofs, most: int) -> Iterable[GroupProof]:
    if term.joint or len(term.bearers) == 1 or not isinstance(term.duty, Ban):
        return
    pattern = term.duty.pattern
    found = {one.id: one for bearer in term.bearers for one in ground.hits(pattern, bearer)}
    for one in found.values():
        parties = tuple(p.party or "" for p in one.parts if p.party in term.bearers)
        members = tuple(f"{one.id}@{p}" for p in parties)
        if not one.one_of or len(members) < len(one.parts):
            continue
        if any(m in proofs and set(proofs[m].outcomes) <= BAD for m in members):
            continue
        if all(_would_break(ground, term, p, one.id, most) for p in parties):
            yield GroupProof(
                why="one-of",
                members=members,
                at_least=1,
                of=len(members),
                facts=(one.id,),
                cites=tuple(sorted({c.id for c in one.claims})),
                bearers=parties,
            )


def _would_break(ground: Ground, term: TermPlan, bearer: str, key: str, most: int) -> bool:
    """Whether the act breaks the term in every world in which it is this bearer's."""

    def judge(world: World) -> list[Case]:
        world.known[key, f"by:{bearer}"] = world.known[key, f"by:{bearer} open"] = 1
        return breaches.act(ground, world, term, bearer, key)

    return all(case.outcome in BAD for _, cases in every(judge, most=most) for case in cases)


# ----------------------------------------------------------------------------------------- undated


def _undated(ground: Ground, term: TermPlan, proofs: Proofs, most: int) -> Iterable[GroupProof]:
    for count, claims in banned_counts(ground, term):
        charged = tuple(
            b
            for b in owed_by(term)
            if count.actor is None or count.actor in ground.parties(term, b)
        )
        if not charged:
            continue
        start, end = count.period.start, count.period.end
        whole = all(_binds(ground, term, bearer, (start, end), most) for bearer in charged)
        listed = sum(
            1
            for proof in proofs.values()
            if proof.verdict is Verdict.BREACHED
            and proof.bearer in charged
            and proof.decided is not None
            and start <= proof.decided.lo
            and proof.decided.hi < end
        )
        number = int(count.amount.lo)
        if whole and number > listed:
            yield GroupProof(
                why="undated",
                members=(),
                at_least=number,
                of=number,
                facts=(count.id,),
                cites=tuple(sorted({c.id for c in claims})),
                bearers=charged,
            )


def _binds(ground: Ground, term: TermPlan, bearer: str, span: Period, most: int) -> bool:
    """Whether the term binds throughout a stretch in every world."""
    lines = every(lambda w: binding(ground, w, term, bearer), most=most)
    return all(any(a <= span[0] and span[1] <= b for a, b in line) for _, line in lines)


def banned_counts(ground: Ground, term: TermPlan) -> list[tuple[Count, tuple[Claim, ...]]]:
    """Counts of acts that the ban forbids, as the standard has them."""
    if not isinstance(term.duty, Ban):
        return []
    pattern = term.duty.pattern
    alike: dict[tuple[object, ...], list[Count]] = {}
    for c in ground.facts.counts:
        inside = pattern.areas is None or c.place in ground.areas(pattern.areas)
        kind = pattern.kinds is None or c.kind in pattern.kinds
        act = pattern.acts is not None and c.act in pattern.acts
        if inside and kind and act and c.period.end <= ground.as_of and not c.each_day:
            alike.setdefault((c.act, c.kind, c.place, c.actor, c.period), []).append(c)
    found = [pair for same in alike.values() for pair in together(ground, same, "")]
    return sorted(
        (pair for pair in found if "#" not in pair[0].id),
        key=lambda pair: (pair[0].period.start, pair[0].period.end, pair[0].id),
    )
