"""Accepted proofs to falsify, and what brute force says of a falsified one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Plan, TermKey
from servanda.kernel.verdicts.checker import check_all, check_proof
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.reference import judge_plan
from tests.checker.corpus import CASES
from tests.oracle import making as m
from tests.oracle.agreement import Tally, differences
from tests.oracle.concrete import SilentLawError
from tests.oracle.oracle import TermAnswer, judge_by_force
from tests.oracle.pen import Scenario
from tests.oracle.strategies import STRATEGIES
from tests.oracle.worlds import NoWorldError, TooManyWorldsError

Answers = dict[TermKey, TermAnswer]


@dataclass(frozen=True)
class Judged:
    """A case with the engine's proofs and, where it is small enough, the brute-force answers."""

    title: str
    plan: Plan
    facts: Facts
    as_of: Instant
    proofs: tuple[TermProof, ...]
    answers: Answers | None

    def objections(self, proof: TermProof) -> list[str]:
        """The checker's objections to one proof, the others being as they are."""
        others = {p.key: p for p in self.proofs if p.key != proof.key}
        return check_proof(self.plan, self.facts, m.METHOD, self.as_of, proof, others)

    def all_objections(self) -> list[str]:
        """The checker's objections to the engine's proofs."""
        return check_all(self.plan, self.facts, m.METHOD, self.as_of, self.proofs)

    def refuted(self, proof: TermProof) -> list[str]:
        """Where brute force says otherwise than a proof."""
        if self.answers is None:
            return []
        return list(differences(proof, self.answers[proof.key], Tally()))


def judged(title: str, plan: Plan, facts: Facts, as_of: Instant) -> Judged:
    """The case, judged by the engine and by brute force."""
    proofs = judge_plan(plan, facts, as_of, m.METHOD)
    return Judged(title, plan, facts, as_of, proofs, by_force(plan, facts, as_of))


def by_force(plan: Plan, facts: Facts, as_of: Instant) -> Answers | None:
    """Every world judged; None where there are too many, or the law does not say."""
    try:
        return judge_by_force(plan, facts, as_of, m.METHOD)
    except (TooManyWorldsError, NoWorldError, SilentLawError):
        return None


def by_hand() -> Iterator[Judged]:
    """The cases of the corpus."""
    for case in CASES:
        yield judged(case.title, case.plan, case.facts, case.as_of)


@cache
def drawn(kind: str, number: int, seed_value: int) -> tuple[Scenario, ...]:
    """So many random scenarios of one kind of duty."""
    found: list[Scenario] = []

    @seed(seed_value)
    @settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(STRATEGIES[kind])
    def draw(scenario: Scenario) -> None:
        found.append(scenario)

    draw()
    return tuple(found[:number])


def at_random(number: int, seed_value: int) -> Iterator[Judged]:
    """So many random cases of each kind of duty."""
    for kind in STRATEGIES:
        for n, scenario in enumerate(drawn(kind, number, seed_value)):
            yield judged(f"{kind} {n}", scenario.plan, scenario.facts, scenario.as_of)


def without(facts: Facts, name: str) -> Facts:
    """The record without one of its facts."""
    return replace(
        facts,
        incidents=tuple(f for f in facts.incidents if f.id != name),
        counts=tuple(f for f in facts.counts if f.id != name),
        stays=tuple(f for f in facts.stays if f.id != name),
        levels=tuple(f for f in facts.levels if f.id != name),
        coverage=tuple(f for f in facts.coverage if f.id != name),
    )
