"""Falsified instances: which there are, and what each comes to."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from servanda.kernel.facts import Gap
from servanda.kernel.verdicts.proof import (
    BAD,
    WORST_FIRST,
    InstanceProof,
    Outcome,
    TermProof,
    Verdict,
)
from tests.checker.registry import MUTATORS, mutator, of_instance, other, with_its_head


@mutator("an instance dropped", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    gone = chance.randrange(len(proof.instances))
    kept = tuple(p for n, p in enumerate(proof.instances) if n != gone)
    return replace(proof, instances=kept)


@mutator("an instance dropped, and the head redone", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    dropped = MUTATORS["an instance dropped"](proof, chance)
    return None if dropped is None else with_its_head(dropped)


@mutator("an instance invented", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    copied = chance.choice(proof.instances)
    invented = replace(copied, key=f"{copied.key}-invented")
    return with_its_head(replace(proof, instances=(*proof.instances, invented)))


@mutator("an instance told twice", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    return replace(proof, instances=(*proof.instances, chance.choice(proof.instances)))


@of_instance("another key", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, key=f"{proof.key}-")


@of_instance("another bearer")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, bearer="somebody-else")


@of_instance("another verdict", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, verdict=other(list(Verdict), proof.verdict, chance))


@of_instance("another verdict, and the head redone", by_force=True, coherent=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return concluded(proof, other([*WORST_FIRST], proof.verdict, chance), set(proof.outcomes))


@of_instance("another conclusion throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    outcomes = {
        Verdict.MET: {Outcome.DONE},
        Verdict.CURED: {Outcome.LATE},
        Verdict.BREACHED: {Outcome.UNDONE},
        Verdict.PENDING: {Outcome.RUNNING},
        Verdict.CANNOT_VERIFY: {Outcome.DONE, Outcome.UNDONE},
    }
    verdict = other(list(outcomes), proof.verdict, chance)
    return concluded(proof, verdict, outcomes[verdict])


@of_instance("a breach that never was, throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.verdict is Verdict.BREACHED:
        return None
    acts = proof.attribution is not None or proof.seen is not None
    return concluded(proof, Verdict.BREACHED, {Outcome.BROKEN if acts else Outcome.UNDONE})


@of_instance("a breach denied, throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if not BAD & set(proof.outcomes):
        return None
    return concluded(proof, Verdict.MET, {Outcome.DONE})


def concluded(proof: InstanceProof, verdict: Verdict, outcomes: set[Outcome]) -> InstanceProof:
    is_open = verdict in (Verdict.CONTESTED, Verdict.CANNOT_VERIFY)
    closed = verdict in (Verdict.MET, Verdict.CURED)
    edge = proof.decided or proof.due or proof.opened
    return replace(
        proof,
        verdict=verdict,
        outcomes=tuple(sorted(outcomes)),
        possible=Outcome.OFF in outcomes,
        branches=(),
        reasons=proof.reasons or (Gap.NOBODY_LOOKED,) if is_open else (),
        settle=proof.settle if is_open else (),
        decided=edge if closed or verdict is Verdict.BREACHED else None,
        closed=closed,
        live=not closed and proof.live,
    )


@of_instance("an outcome dropped", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    if len(proof.outcomes) < 2:
        return None
    gone = chance.choice(proof.outcomes)
    return replace(proof, outcomes=tuple(o for o in proof.outcomes if o is not gone))


@of_instance("an outcome added", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    more = [o for o in Outcome if o not in proof.outcomes]
    return replace(proof, outcomes=tuple(sorted({*proof.outcomes, chance.choice(more)})))


@of_instance("an outcome exchanged", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    gone = chance.choice(proof.outcomes)
    new = other(list(Outcome), gone, chance)
    kept = {o for o in proof.outcomes if o is not gone}
    return replace(proof, outcomes=tuple(sorted({*kept, new})))


@of_instance("the possible flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, possible=not proof.possible)


@of_instance("the live flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, live=not proof.live)


@of_instance("the closed flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, closed=not proof.closed)


@of_instance("the relaxed flag set where all is exact")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    certain = len(proof.outcomes) == 1 and not proof.branches and not proof.relaxed
    plain = proof.opened is not None and proof.opened.exact
    amounts = all(n.amount.exact for n in proof.needs)
    decided = proof.decided is None or proof.decided.exact
    known = certain and plain and amounts and decided and not proof.facts
    return replace(proof, relaxed=True) if known else None
