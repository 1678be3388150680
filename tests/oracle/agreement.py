"""Where an engine's proof and the brute-force answer differ, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from servanda.kernel.base import Between, Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Plan
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import GroupProof, InstanceProof, TermProof, Verdict
from tests.oracle import making as m
from tests.oracle.concrete import SilentLawError
from tests.oracle.oracle import InstanceAnswer, TermAnswer, judge_by_force
from tests.oracle.pen import Scenario
from tests.oracle.worlds import NoWorldError, TooManyWorldsError

Engine = Callable[[Plan, Facts, Instant, Method], tuple[TermProof, ...]]
ANSWERS = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.CURED})


@dataclass
class Tally:
    """What a run of random cases came across."""

    cases: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    instances: int = 0
    relaxed: int = 0
    groups: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)

    def line(self, kind: str) -> str:
        """One line for the log of a run."""
        seen = ", ".join(f"{n} {name}" for name, n in sorted(self.verdicts.items()))
        left = ", ".join(f"{n} {name}" for name, n in sorted(self.left_out.items())) or "none"
        groups = ", ".join(f"{n} {name}" for name, n in sorted(self.groups.items())) or "none"
        return (
            f"{kind}: {self.cases} cases, {self.instances} instances ({self.relaxed} relaxed); "
            f"verdicts: {seen}; groups: {groups}; left out: {left}"
        )


def compare(scenario: Scenario, engine: Engine, tally: Tally) -> list[str]:
    """Every difference between the engine and brute force, which is right by definition."""
    tally.cases += 1
    try:
        answers = judge_by_force(scenario.plan, scenario.facts, scenario.as_of, m.METHOD)
    except (TooManyWorldsError, NoWorldError, SilentLawError) as left:
        tally.left_out[type(left).__name__.removesuffix("Error")] += 1
        return []
    proofs = engine(scenario.plan, scenario.facts, scenario.as_of, m.METHOD)
    assert [proof.key for proof in proofs] == [term.key for term in scenario.plan.terms]
    return [
        f"term {proof.key}: {difference}"
        for proof in proofs
        for difference in differences(proof, answers[proof.key], tally)
    ]


def differences(proof: TermProof, answer: TermAnswer, tally: Tally) -> Iterator[str]:
    """What one term's proof has other than brute force."""
    proved = {instance.key: instance for instance in proof.instances}
    if len(proved) < len(proof.instances):
        yield "one key twice"
    for key in sorted(proved.keys() - answer.instances.keys()):
        if proved[key].relaxed and proved[key].verdict not in ANSWERS:
            continue
        yield f"{key} is {proved[key].verdict} where no world has such an instance"
    for key in sorted(answer.instances.keys() - proved.keys()):
        yield f"{key} is missing: {answer.instances[key].verdict}"
    for key in sorted(proved.keys() & answer.instances.keys()):
        tally.instances += 1
        tally.relaxed += proved[key].relaxed
        tally.verdicts[answer.instances[key].verdict.value] += 1
        for difference in of_instance(proved[key], answer.instances[key]):
            yield f"{key}: {difference}"
    for group in proof.groups if answer.timed else ():
        tally.groups[group.why] += 1
        yield from of_group(group, answer)
    relaxed = any(i.relaxed for i in proof.instances) or any(g.relaxed for g in proof.groups)
    if not relaxed and (answer.timed or not proof.groups):
        yield from of_term(proof, answer)


def of_instance(proof: InstanceProof, answer: InstanceAnswer) -> Iterator[str]:
    """One instance: sound always, and exact where the proof does not say it is relaxed."""
    outcomes = frozenset(proof.outcomes)
    found = f"{proof.verdict} {sorted(outcomes)}, brute force {answer.verdict} "
    found += f"{sorted(answer.outcomes)}"
    if proof.verdict in ANSWERS and proof.verdict is not answer.verdict:
        yield f"unsound: {found}"
    elif not proof.relaxed and proof.verdict is not answer.verdict:
        yield f"not exact: {found}"
    elif not answer.outcomes <= outcomes or (not proof.relaxed and outcomes != answer.outcomes):
        yield f"outcomes: {found}"
    if not proof.relaxed and proof.possible != answer.possible:
        yield f"possible {proof.possible}, brute force {answer.possible}"
    if proof.verdict in (Verdict.MET, Verdict.CURED):
        yield from _outside("decided", proof.decided, {*answer.decided})
    if proof.seen is None:
        yield from _outside("opened", proof.opened, {t for t in answer.opened if t is not None})
        yield from _outside("due", proof.due, {t for t in answer.due if t is not None})
    if proof.seen is not None and len(answer.seen) == 1 and not answer.possible:
        lo, _, total = next(iter(answer.seen))
        if (proof.seen.lo, proof.seen.total) != (lo, total):
            yield f"seen {proof.seen}, brute force {lo} of {total}"


def _outside(what: str, bounds: Between | None, instants: set[Instant]) -> Iterator[str]:
    if bounds is not None and any(not bounds.lo <= t <= bounds.hi for t in instants):
        yield f"{what} {bounds} leaves out {sorted(instants)}"


def of_group(group: GroupProof, answer: TermAnswer) -> Iterator[str]:
    """A group never says more than brute force, and no less unless it is relaxed."""
    if group.why == "undated":
        least = sum(answer.undated.get(fact, 0) for fact in group.facts)
    elif group.why == "bearers":
        fact = group.facts[0].partition("#")[0]
        least = answer.joint.get((fact, group.members), 0)
    else:
        least = answer.least_bad(group.members)
    if group.at_least > least or (not group.relaxed and group.at_least != least):
        yield f"{group.why} {group.members}: at least {group.at_least}, brute force {least}"


def of_term(proof: TermProof, answer: TermAnswer) -> Iterator[str]:
    """The term's verdict, what is live of it, and its tally."""
    if proof.verdict is not answer.verdict:
        yield f"verdict {proof.verdict}, brute force {answer.verdict}"
    if proof.now is not answer.now:
        yield f"now {proof.now}, brute force {answer.now}"
    told = {name: number for name, number in proof.tally if number}
    if told != answer.tally:
        yield f"tally {told}, brute force {answer.tally}"
