"""From outcomes over all worlds to a verdict with its proof (DESIGN §5.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import TypeVar

from servanda.kernel.base import Between, Instant, Range
from servanda.kernel.facts import Claim, Gap, Stance, in_telling
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.proof import (
    BAD,
    Branch,
    Choice,
    InstanceProof,
    NeedProof,
    Outcome,
    Settle,
    Verdict,
)
from servanda.kernel.verdicts.reference.instances import PERIOD, Instance, Result, combine
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Scene

MOST_FILLINGS = 256
"""Limit of ways to settle the disputes of one instance that are told apart; beyond it the two
extremes are tried and the proof is marked relaxed."""

_T = TypeVar("_T", Outcome, str)

_OPEN = (Verdict.CONTESTED, Verdict.CANNOT_VERIFY)


def fillings(aspects: tuple[Aspect, ...]) -> tuple[list[Filling], bool]:
    """Every way to settle the disputes, and whether that had to be cut short."""
    if not aspects:
        return [{}], False
    size = 1
    for _, _, count in aspects:
        size *= count
    if size <= MOST_FILLINGS:
        return list(_each(aspects)), False
    ends = [
        {(fact, aspect): pick(count) for fact, aspect, count in aspects}
        for pick in (lambda _: 0, lambda count: count - 1)
    ]
    return [{}, *ends], True


def _each(aspects: tuple[Aspect, ...]) -> Iterator[Filling]:
    for picks in product(*(range(count) for _, _, count in aspects)):
        yield {(a[0], a[1]): pick for a, pick in zip(aspects, picks, strict=True)}


def settled(outcomes: set[Outcome]) -> str | None:
    """Whether these outcomes answer the question: done, bad, or nothing established."""
    if outcomes <= {Outcome.DONE}:
        return "done"
    if outcomes <= BAD:
        return "bad"
    if outcomes <= {Outcome.CLEAN, Outcome.OFF}:
        return "clean"
    return None


def verdict_of(outcomes: set[Outcome], branches: list[set[Outcome]], term: TermPlan) -> Verdict:
    """The first rule of §5.3 that applies, watches apart."""
    live = outcomes - {Outcome.OFF}
    if not live:
        return Verdict.NONE
    if outcomes <= {Outcome.DONE}:
        return Verdict.MET
    if outcomes <= BAD:
        mended = {Outcome.MENDED} if term.essence else {Outcome.MENDED, Outcome.LATE}
        return Verdict.CURED if outcomes <= mended else Verdict.BREACHED
    if live <= {Outcome.DONE, Outcome.RUNNING} and Outcome.RUNNING in live:
        return Verdict.PENDING
    if len(branches) > 1:
        answers = {settled(b) for b in branches}
        if len(answers) > 1 and answers - {None}:
            return Verdict.CONTESTED
    return Verdict.CANNOT_VERIFY


def watch_verdict(instance: Instance) -> Verdict:
    """A watch that is clean in every world, by how much of it was seen (rule 4)."""
    if instance.seen is None or instance.seen.lo == 0:
        return Verdict.CANNOT_VERIFY
    return Verdict.MET if instance.ended and instance.full else Verdict.HOLDING


def prove(scene: Scene, term: TermPlan, instance: Instance) -> InstanceProof | None:
    """The proof of one instance; None where it is off in every world."""
    filled, relaxed = fillings(instance.aspects)
    results = [instance.evaluate(filling) for filling in filled]
    if any(not r.outcomes for r in results):
        kept = [(f, r) for f, r in zip(filled, results, strict=True) if r.outcomes]
        filled, results = [f for f, _ in kept], [r for _, r in kept]
    total = combine(results)
    outcomes = total.outcomes
    if not outcomes - {Outcome.OFF}:
        return None
    possible = Outcome.OFF in outcomes
    if instance.watch:
        verdict = Verdict.CANNOT_VERIFY if possible else watch_verdict(instance)
    else:
        compared = results[1:] if relaxed else results
        verdict = verdict_of(outcomes, [r.outcomes for r in compared], term)
    facts, claims = instance.facts, instance.claims
    if instance.rests is not None:
        more, told = instance.rests(total)
        facts, claims = (*facts, *more), (*claims, *told)
    facts = _ordered(facts)
    disputed = any(r.outcomes != results[0].outcomes for r in results[1:])
    branches = _branches(instance.aspects, filled, results) if disputed and not relaxed else ()
    reasons = _reasons(verdict, total, disputed=disputed)
    cites, denials, recorded = _told(claims, instance.bearer)
    return InstanceProof(
        key=instance.key,
        bearer=instance.bearer,
        outcomes=_ordered(outcomes),
        verdict=verdict,
        opened=total.opened,
        due=total.due,
        decided=_decided(verdict, total),
        occurrence=instance.occurrence,
        attribution=instance.attribution,
        needs=_needs(instance, total),
        branches=branches,
        reasons=reasons,
        settle=_settle(scene, facts, reasons),
        facts=facts,
        cites=cites,
        denials=denials,
        seen=instance.seen,
        possible=possible,
        live=_live(scene, instance, verdict, total),
        closed=verdict in (Verdict.MET, Verdict.CURED),
        relaxed=relaxed or (total.relaxed and (len(outcomes) > 1 or instance.watch)),
        recorded=recorded,
        notes=instance.notes,
    )


def _ordered(found: Collection[_T]) -> tuple[_T, ...]:
    """Each once, in order; most occasions have one of each."""
    return tuple(sorted(set(found))) if len(found) > 1 else tuple(found)


def _told(
    claims: Iterable[Claim], bearer: str
) -> tuple[tuple[str, ...], tuple[str, ...], Instant | None]:
    """The claims behind a proof, those in which the bearer denies, and when the last came."""
    cites: set[str] = set()
    denials: set[str] = set()
    last: Instant | None = None
    for claim in claims:
        cites.add(claim.id)
        if claim.stance is Stance.DENIES and claim.side == bearer:
            denials.add(claim.id)
        if last is None or claim.recorded > last:
            last = claim.recorded
    return _ordered(cites), _ordered(denials), last


def _branches(
    aspects: tuple[Aspect, ...], filled: list[Filling], results: list[Result]
) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            tuple(Choice(f, a, filling[f, a]) for f, a, _ in aspects),
            tuple(sorted(result.outcomes)),
        )
        for filling, result in zip(filled, results, strict=True)
    )


def _reasons(verdict: Verdict, total: Result, *, disputed: bool) -> tuple[Gap, ...]:
    if verdict not in _OPEN:
        return ()
    found = set(total.reasons)
    if disputed:
        found.add(Gap.DISAGREE)
    if not found:
        found.add(Gap.CONDITION if Outcome.OFF in total.outcomes else Gap.TIME_TOO_COARSE)
    return in_telling(found)


def _decided(verdict: Verdict, total: Result) -> Between | None:
    match verdict:
        case Verdict.MET | Verdict.CURED:
            return total.done or total.broken
        case Verdict.BREACHED:
            return total.broken
        case _:
            return None


def _needs(instance: Instance, total: Result) -> tuple[NeedProof, ...]:
    if not instance.needs:
        return ()
    return tuple(
        NeedProof(
            need.unit,
            None if need.amount is None else need.amount * instance.factor,
            Range(low, top),
            (),
        )
        for need, (low, top) in zip(instance.needs, total.amounts, strict=False)
    )


_SETTLED_BY = {
    Gap.DISAGREE: "dispute",
    Gap.NOBODY_LOOKED: "report",
    Gap.NO_ACCESS: "access",
    Gap.TIME_TOO_COARSE: "time",
    Gap.PLACE_TOO_COARSE: "place",
    Gap.AMOUNT_TOO_COARSE: "amount",
    Gap.KIND_TOO_COARSE: "kind",
    Gap.BELOW_STANDARD: "standard",
    Gap.ATTRIBUTION: "actor",
    Gap.EXCEPTION_UNRULED: "ruling",
    Gap.CONDITION: "condition",
}
"""The message key of what would answer each reason (``settle.KEY``).

Undefined wording and a missing judge no report can settle.
"""


def _settle(scene: Scene, facts: tuple[str, ...], reasons: tuple[Gap, ...]) -> tuple[Settle, ...]:
    if not reasons:
        return ()
    watchers = scene.watchers
    about = tuple(fact for fact in facts if fact not in watchers)
    return tuple(Settle(_SETTLED_BY[reason], about) for reason in reasons if reason in _SETTLED_BY)


def _live(scene: Scene, instance: Instance, verdict: Verdict, total: Result) -> bool:
    if total.opened is not None and total.opened.lo > scene.as_of:
        return False
    if instance.watch:
        return not instance.ended
    if verdict in (Verdict.MET, Verdict.CURED, Verdict.NONE):
        return False
    if total.outcomes & {Outcome.RUNNING, Outcome.UNDONE} and PERIOD not in instance.notes:
        return True
    if Outcome.RUNNING in total.outcomes:
        return True
    return instance.continuing and Outcome.BROKEN in total.outcomes
