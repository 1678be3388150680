"""Falsified details of an instance: edges, reasons, amounts, sources, branches, coverage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from servanda.kernel.base import HOUR, Between, Range
from servanda.kernel.facts import Gap, Truth
from servanda.kernel.verdicts.proof import (
    Branch,
    Choice,
    InstanceProof,
    NeedProof,
    Outcome,
    Seen,
    Verdict,
)
from tests.checker.falsify_instances import concluded
from tests.checker.registry import of_instance, other


def _moved(edge: Between, chance: Random) -> Between:
    by = chance.choice((-HOUR, HOUR, 1, -1))
    return Between(edge.lo + by, edge.hi + by)


def _narrowed(edge: Between) -> Between | None:
    return None if edge.exact else Between(edge.lo + 1, edge.hi)


@of_instance("the due moved", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.due is None else replace(proof, due=_moved(proof.due, chance))


@of_instance("the due narrowed", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.due is None else _narrowed(proof.due)
    return None if edge is None else replace(proof, due=edge)


@of_instance("the due left out")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.due is None else replace(proof, due=None)


@of_instance("the opening moved", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.opened is None else replace(proof, opened=_moved(proof.opened, chance))


@of_instance("the opening narrowed", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.opened is None else _narrowed(proof.opened)
    return None if edge is None else replace(proof, opened=edge)


@of_instance("the deciding instant moved", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.decided is None else replace(proof, decided=_moved(proof.decided, chance))


@of_instance("the deciding instant narrowed", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.decided is None else _narrowed(proof.decided)
    return None if edge is None else replace(proof, decided=edge)


@of_instance("the deciding instant left out")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.decided is None else replace(proof, decided=None)


# -------------------------------------------------------------------------- reasons, needs, sources


@of_instance("the reasons dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, reasons=()) if proof.reasons else None


@of_instance("a reason where nothing is open")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.reasons else replace(proof, reasons=(Gap.NO_ACCESS,))


@of_instance("sources said to disagree, or not to")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.relaxed or not proof.reasons:
        return None
    kept = tuple(r for r in proof.reasons if r is not Gap.DISAGREE) or (Gap.NOBODY_LOOKED,)
    told = Gap.DISAGREE in proof.reasons
    return replace(proof, reasons=kept if told else (Gap.DISAGREE, *proof.reasons))


def _need(proof: InstanceProof, changed: Callable[[NeedProof], NeedProof]) -> InstanceProof | None:
    if not proof.needs:
        return None
    return replace(proof, needs=(changed(proof.needs[0]), *proof.needs[1:]))


@of_instance("more than was performed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    def more(need: NeedProof) -> NeedProof:
        top = None if need.amount.hi is None else need.amount.hi + 1
        return replace(need, amount=Range(need.amount.lo + 1, top))

    return _need(proof, more)


@of_instance("less than may have been performed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if not proof.needs or proof.needs[0].amount.exact:
        return None
    return _need(proof, lambda n: replace(n, amount=Range(n.amount.lo, n.amount.lo)))


@of_instance("another amount needed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _need(proof, lambda n: replace(n, needed=(n.needed or 0) + 1))


@of_instance("another unit needed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _need(proof, lambda n: replace(n, unit=f"{n.unit}s"))


@of_instance("a need dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, needs=proof.needs[1:]) if proof.needs else None


@of_instance("a claim no longer cited")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, cites=proof.cites[1:]) if proof.cites else None


@of_instance("a claim cited that has nothing to do with it")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, cites=tuple(sorted((*proof.cites, "an-invented-claim"))))


@of_instance("a fact dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, facts=proof.facts[1:]) if proof.facts and proof.seen is None else None


@of_instance("a fact that is not on record")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, facts=(*proof.facts, "an-invented-fact"))


@of_instance("a denial made up")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, denials=(*proof.denials, "an-invented-denial"))


@of_instance("a denial suppressed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, denials=()) if proof.denials else None


@of_instance("another occurrence")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, occurrence=other([*Truth, None], proof.occurrence, chance))


@of_instance("another attribution")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, attribution=other([*Truth, None], proof.attribution, chance))


@of_instance("known at another time")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, recorded=(proof.recorded or 0) + 1)


# --------------------------------------------------------------------------------------- branches


@of_instance("a branch dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=proof.branches[1:]) if proof.branches else None


@of_instance("all branches dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=()) if proof.branches else None


@of_instance("a branch told twice")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=proof.branches + proof.branches[:1]) if proof.branches else None


@of_instance("a branch that settles it the other way")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    outcomes = [set(b.outcomes) for b in proof.branches]
    for place, branch in enumerate(proof.branches):
        first = branch.choices[0]
        flipped = replace(first, pick=1 - min(first.pick, 1))
        twin = Branch((flipped, *branch.choices[1:]), branch.outcomes)
        for n, rival in enumerate(proof.branches):
            if rival.choices == twin.choices and outcomes[n] != outcomes[place]:
                made = list(proof.branches)
                made[place] = replace(branch, outcomes=rival.outcomes)
                made[n] = replace(rival, outcomes=branch.outcomes)
                return replace(proof, branches=tuple(made))
    return None


@of_instance("a branch with another outcome")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    if not proof.branches:
        return None
    first = proof.branches[0]
    told = set(first.outcomes) ^ {chance.choice(proof.outcomes)}
    if not told:
        return None
    changed = replace(first, outcomes=tuple(sorted(told)))
    return replace(proof, branches=(changed, *proof.branches[1:]))


@of_instance("a dispute made up")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.branches:
        return None
    made = tuple(
        Branch((Choice("an-invented-fact", "occurs", pick),), proof.outcomes) for pick in (0, 1)
    )
    return replace(proof, branches=made)


# -------------------------------------------------------------------------------------- the watch


def _seen(proof: InstanceProof, changed: Callable[[Seen], Seen]) -> InstanceProof | None:
    return None if proof.seen is None else replace(proof, seen=changed(proof.seen))


@of_instance("more seen than was", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _seen(proof, lambda s: replace(s, lo=s.lo + 1, hi=s.hi + 1))


@of_instance("less to see than there was", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _seen(proof, lambda s: replace(s, total=s.total - 1))


@of_instance("a watch that says nothing of what was seen", coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.seen is None else replace(proof, seen=None)


@of_instance("held where nobody looked", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.seen is None or proof.seen.lo > 0:
        return None
    held = concluded(proof, Verdict.HOLDING, {Outcome.CLEAN})
    return replace(held, live=proof.live)
