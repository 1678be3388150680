"""Every question that an open proof raises, each once, with all the occasions it was raised by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from servanda.case import Case
from servanda.faces.questions.asked import Ground, Question, Told, new_sources
from servanda.faces.questions.counts import about_counts, runs
from servanda.faces.questions.disputes import about_disputes
from servanda.faces.questions.incidents import about_incident, about_trigger
from servanda.faces.questions.kinds import about_kind
from servanda.faces.questions.law import about_ruling
from servanda.faces.questions.levels import about_level
from servanda.faces.questions.looks import about_unseen, about_unseen_run
from servanda.faces.questions.stays import about_stay
from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts, Gap, Incident, Level, Stay
from servanda.kernel.plan.operators import FirstOf, LastOf, Pattern, Quota, TermKey, TermPlan
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.reference.engine import Engine
from servanda.kernel.verdicts.reference.moments import waits_for
from servanda.kernel.verdicts.witnesses import index
from servanda.record.entries import Entry
from servanda.record.log import standing

OPEN = (Verdict.CONTESTED, Verdict.CANNOT_VERIFY)
"""What asks for evidence; what is pending does so only where it is at risk."""

_UNSEEN = frozenset({Gap.NOBODY_LOOKED, Gap.NO_ACCESS})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A term that waits for an act of which nothing is on record."""

    term: TermKey
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Gathered:
    """The questions, those raised by most occasions first, and the terms that wait for an act."""

    questions: tuple[Question, ...]
    waiting: tuple[Waiting, ...]


def ground_of(
    case: Case, entries: Iterable[Entry], facts: Facts, faint: Facts, as_of: Instant
) -> Ground:
    """What questions are asked on. ``faint`` are the facts as they would be without a floor."""
    told = {
        stands.key if len(stands.versions) == 1 else version.entry.key: Told(
            version.incident, version.type, version.body
        )
        for stands in standing(tuple(entries))
        for version in stands.versions
    }
    known = index(faint)
    neutral = case.plan.parties
    return Ground(
        plan=case.plan,
        facts=facts,
        faint=faint,
        method=case.method,
        as_of=as_of,
        scene=Engine(case.plan, facts, case.method, as_of).scene,
        known=index(facts),
        told=told,
        bodies=tuple(body for body in case.frame.bodies if body not in neutral),
        sources=new_sources(known.claims.values(), case.method),
    )


def gather(ground: Ground, proofs: Iterable[TermProof]) -> Gathered:
    """All questions of a judgement."""
    found: dict[str, Question] = {}
    waiting: list[Waiting] = []
    order = {term.key: at for at, term in enumerate(ground.plan.terms)}
    for proof in proofs:
        term = next(term for term in ground.plan.terms if term.key == proof.key)
        for question in _raised(ground, term, proof, waiting):
            known = found.get(question.key)
            if known is None:
                found[question.key] = question
            else:
                more = tuple(o for o in question.open if o not in known.open)
                found[question.key] = replace(known, open=(*known.open, *more))
    ordered = sorted(found.values(), key=lambda q: (-len(q.open), order[q.open[0].term], q.key))
    return Gathered(tuple(ordered), tuple(waiting))


def _raised(
    ground: Ground, term: TermPlan, proof: TermProof, waiting: list[Waiting]
) -> Iterator[Question]:
    open_ = [i for i in proof.instances if i.verdict in OPEN or _at_risk(proof, i)]
    for instance in open_:
        yield from _of_instance(ground, term, instance)
    yield from about_counts(ground, term, proof)
    for run in runs(i for i in open_ if in_periods(term) and _unseen(i)):
        question = about_unseen_run(ground, term, run)
        if question is not None:
            yield question
    if open_ or not proof.instances:
        yield from _of_moments(ground, term, waiting, begun=bool(proof.instances))


def _at_risk(proof: TermProof, instance: InstanceProof) -> bool:
    return proof.at_risk and instance.verdict is Verdict.PENDING


def _of_instance(ground: Ground, term: TermPlan, instance: InstanceProof) -> Iterator[Question]:
    about: list[Question] = []
    for name in instance.facts:
        fact = ground.known.facts.get(name)
        question: Question | None = None
        if isinstance(fact, Incident) and not fact.log:
            question = about_kind(ground, term, instance, fact)
            if question is None:
                question = about_incident(ground, term, instance, fact)
        elif isinstance(fact, Stay):
            question = about_stay(ground, term, instance, fact)
        elif isinstance(fact, Level):
            question = about_level(ground, term, instance, fact)
        if question is not None:
            about.append(question)
    yield from about
    yield from about_disputes(ground, term, instance)
    reasons = set(instance.reasons)
    if Gap.EXCEPTION_UNRULED in reasons:
        ruling = about_ruling(ground, term, instance)
        if ruling is not None:
            yield ruling
    unheard = Gap.BELOW_STANDARD in reasons and not about
    if not in_periods(term) and (_unseen(instance) or unheard):
        unseen = about_unseen(ground, term, instance)
        if unseen is not None:
            yield unseen


def in_periods(term: TermPlan) -> bool:
    """Whether a term is owed period by period, so that periods in a row are asked about as one."""
    return isinstance(term.duty, Quota)


def _unseen(instance: InstanceProof) -> bool:
    return bool(_UNSEEN & set(instance.reasons)) or instance.verdict is Verdict.PENDING


def _of_moments(
    ground: Ground, term: TermPlan, waiting: list[Waiting], *, begun: bool
) -> Iterator[Question]:
    """What opens the term: on record and open, on record below the floor, or not on record."""
    for leaf in waits_for(term):
        if not isinstance(leaf, FirstOf | LastOf):
            continue
        faint = {i.id: i for i in ground.faint.incidents}
        faint.update((i.id, i) for i in ground.facts.incidents)
        meant = [
            incident
            for incident in faint.values()
            if not incident.log
            and ground.scene.match(leaf.pattern, incident, term.bearers[0]) is not None
        ]
        if not meant and not begun:
            waiting.append(Waiting(term.key, leaf.pattern))
        for incident in sorted(meant, key=lambda i: i.id):
            question = about_trigger(ground, term, leaf.pattern, incident)
            if question is not None:
                yield question
