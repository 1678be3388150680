"""What the occasions of a term, and its groups, come to together (DESIGN §5.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from servanda.kernel.base import Between
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.proof import (
    BAD,
    WORST_FIRST,
    GroupProof,
    InstanceProof,
    Outcome,
    Seen,
    Verdict,
)
from servanda.kernel.verdicts.reference.verdict import verdict_of


def worst_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The first of these that stands in the order of telling."""
    found = set(verdicts)
    return next((v for v in WORST_FIRST if v in found), Verdict.NONE)


def worst(term: TermPlan, proofs: Sequence[InstanceProof], groups: Sequence[GroupProof]) -> Verdict:
    """The worst over the occasions not closed and the groups; if all are closed, over all."""
    unclosed = [p.verdict for p in proofs if not p.closed]
    outcomes = {p.key: set(p.outcomes) for p in proofs}
    if any(g.at_least >= 1 and not _cured(term, g, outcomes) for g in groups):
        unclosed.append(Verdict.BREACHED)
    return worst_of(unclosed or [p.verdict for p in proofs])


def _cured(term: TermPlan, group: GroupProof, outcomes: Mapping[str, set[Outcome]]) -> bool:
    """Whether whichever of its members are bad in a world, they are cured by the horizon."""
    bad = {o for key in group.members for o in outcomes.get(key, BAD) if o in BAD}
    return bool(bad) and verdict_of(bad, [], term) is Verdict.CURED


def tally(proofs: Iterable[InstanceProof]) -> tuple[tuple[str, int], ...]:
    """How many occasions have which verdict, the possible ones apart."""
    counted: Counter[str] = Counter()
    for proof in proofs:
        counted["possible" if proof.possible else proof.verdict.value] += 1
    order = [*(v.value for v in WORST_FIRST), "possible"]
    return tuple((name, counted[name]) for name in order if counted[name])


def joined(watches: Sequence[Seen]) -> Seen | None:
    """What was seen of several watches, added up."""
    if not watches:
        return None
    return Seen(
        sum(s.lo for s in watches), sum(s.hi for s in watches), sum(s.total for s in watches)
    )


def since(deciding: Sequence[InstanceProof]) -> Between | None:
    """The first of the times at which what decides was decided, else opened.

    What takes all of them, that a duty is performed, is so since the last was.
    """
    found = [p.decided or p.opened for p in deciding]
    known = [b for b in found if b is not None]
    if known and deciding[0].verdict in (Verdict.MET, Verdict.CURED):
        return Between(max(b.lo for b in known), max(b.hi for b in known))
    return min(known, default=None)
