"""Guarantees: for each uncured breach of what is guaranteed, the rungs that have come due."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from servanda.kernel.base import Between, Duration, Instant
from servanda.kernel.facts import Claim, Gap
from servanda.kernel.plan.operators import BEARER, Guarantee, Need, Pattern, TermPlan
from servanda.kernel.verdicts.proof import InstanceProof, Outcome, TermProof, Verdict
from servanda.kernel.verdicts.reference.deadlines import Frame, judge_by_due
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Reach,
    Result,
    bearers,
    key_for,
    unique,
)
from servanda.kernel.verdicts.reference.ledger import ledger
from servanda.kernel.verdicts.reference.scene import Filling, Scene

Evaluate = Callable[[Filling], Result]


def guarantees(
    scene: Scene, term: TermPlan, duty: Guarantee, others: Sequence[TermProof]
) -> list[Instance]:
    """One instance for each breach that stands and each rung it has reached, per guarantor.

    A rung opens when the breach has stood uncured for as long as it says; a rung that says nothing
    opens with the breach. Only certain breaches count: what is open fires nothing (§5.4).
    """
    found: list[Instance] = []
    for proof in others:
        if not any(_same(proof, key.id, key.reading) for key in duty.terms):
            continue
        for breach in proof.instances:
            if breach.verdict is not Verdict.BREACHED or breach.decided is None:
                continue
            for bearer in bearers(term):
                found += _rungs(scene, term, duty, bearer, proof, breach)
    return found


def _same(proof: TermProof, term_id: str, reading: str) -> bool:
    return proof.key.id == term_id and (not reading or proof.key.reading == reading)


def _rungs(
    scene: Scene,
    term: TermPlan,
    duty: Guarantee,
    bearer: str,
    proof: TermProof,
    breach: InstanceProof,
) -> list[Instance]:
    found: list[Instance] = []
    wait: Duration | None = None
    if breach.decided is None:
        return found
    behind = _behind(scene, breach)
    for step in duty.steps:
        wait = step.not_cured_within or wait
        opened = _opened(scene, breach.decided.hi, wait)
        if opened > scene.as_of:
            continue
        need = Need(Pattern(acts=(step.act,), actors=(BEARER,)), 1, step.act)
        book = ledger(scene, term, need, bearer)
        reach = Reach((book,), (1,), (1,))
        found.append(
            Instance(
                key=key_for(term, f"{proof.key.id}/{breach.key}/{step.act}", bearer),
                bearer=bearer,
                evaluate=_evaluator(scene, reach, opened),
                aspects=unique(book.aspects(opened, scene.as_of)),
                facts=tuple(sorted({*breach.facts, *(h.id for h in book.hits)})),
                claims=(*behind, *(c for h in book.hits for c in h.incident.claims)),
                needs=(need,),
            )
        )
    return found


def _behind(scene: Scene, breach: InstanceProof) -> tuple[Claim, ...]:
    """The claims behind the facts of a breach: what a step rests on, it cites."""
    facts = scene.facts
    known: dict[str, list[Claim]] = {}
    for kind in (facts.incidents, facts.counts, facts.stays, facts.levels, facts.coverage):
        for fact in kind:
            known.setdefault(fact.id, []).extend(fact.claims)
    parts = {
        part
        for name in breach.facts
        for part in ([name] if name in known else [p.partition("#")[0] for p in name.split("+")])
    }
    return tuple(claim for part in sorted(parts) for claim in known[part])


def _opened(scene: Scene, broken: Instant, wait: Duration | None) -> Instant:
    return broken if wait is None else scene.plan.calendar.due(broken, wait)


def _evaluator(scene: Scene, reach: Reach, opened: Instant) -> Evaluate:
    def evaluate(filling: Filling) -> Result:
        frame = Frame(opened, opened, None, None, sure=True, no_due=False)
        result = judge_by_due(scene, reach, opened + 1, None, frame, filling)
        result.opened = Between(opened, opened)
        if Outcome.RUNNING in result.outcomes:
            result.reasons.discard(Gap.UNDEFINED)
        return result

    return evaluate
