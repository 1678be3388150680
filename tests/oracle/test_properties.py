"""What must hold of verdicts whatever the case (DESIGN §5.6), on random small cases."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

import pytest

from servanda.kernel.facts import Facts, Incident, Part, Truth
from servanda.kernel.plan.operators import Pattern, Response
from servanda.kernel.verdicts.proof import Choice, InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.conftest import SEED, SOAK
from tests.oracle import making as m
from tests.oracle.pen import Scenario
from tests.oracle.strategies import BUILDERS, scenario

CASES = 3_000 if SOAK else 120

T = TypeVar("T")

ANSWERS = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.CURED})
MAY_BECOME = {
    Verdict.MET: {Verdict.MET, Verdict.CONTESTED, Verdict.PENDING},
    Verdict.BREACHED: {Verdict.BREACHED, Verdict.CONTESTED, Verdict.CURED},
    Verdict.CURED: {Verdict.CURED, Verdict.CONTESTED, Verdict.BREACHED},
}
"""Where an answer may go when an atom is refined. Cured goes back to breached where it is the
cure that is now disputed: a breach stands on both sides. Met goes back to pending where the
performance is now disputed and there is still time to perform: §5.3 has pending before contested.
"""


def judged(case: Scenario) -> tuple[TermProof, ...]:
    """The case as the engine judges it."""
    return judge_plan(case.plan, case.facts, case.as_of, m.METHOD)


@pytest.mark.parametrize("kind", BUILDERS)
def test_the_order_in_which_facts_arrive_decides_nothing(kind: str) -> None:
    moved = 0
    for number in range(SEED, SEED + CASES):
        case = scenario(kind, number)
        shuffled = replace(case, facts=shuffle(case.facts, number))
        moved += shuffled.facts != case.facts
        assert judged(shuffled) == judged(case), f"{kind}, seed {number}"
    assert moved > CASES // 10


def shuffle(facts: Facts, number: int) -> Facts:
    """The same facts in another order."""
    dice = random.Random(number)
    return replace(
        facts,
        incidents=tuple(dice.sample(facts.incidents, len(facts.incidents))),
        counts=tuple(dice.sample(facts.counts, len(facts.counts))),
        stays=tuple(dice.sample(facts.stays, len(facts.stays))),
        levels=tuple(dice.sample(facts.levels, len(facts.levels))),
        coverage=tuple(dice.sample(facts.coverage, len(facts.coverage))),
        rulings=tuple(dice.sample(facts.rulings, len(facts.rulings))),
    )


@pytest.mark.parametrize("kind", BUILDERS)
def test_two_parties_that_change_places_change_verdicts_and_nothing_else(kind: str) -> None:
    for number in range(SEED, SEED + CASES):
        case = scenario(kind, number)
        swapped = replace(case, plan=swap(case.plan), facts=swap(case.facts))
        assert [swap(account(p)) for p in judged(swapped)] == [account(p) for p in judged(case)], (
            f"{kind}, seed {number}"
        )


def swap(thing: T) -> T:
    """The same with the parties' names exchanged, everywhere, keys and aspects included."""
    return cast("T", _swapped(thing))


def _swapped(thing: object) -> object:
    match thing:
        case str():
            return _renamed(thing)
        case frozenset():
            return frozenset(swap(item) for item in thing)
        case tuple():
            return tuple(swap(item) for item in thing)
        case Choice():
            return Choice(thing.fact, _renamed(thing.aspect), thing.pick)
        case _ if is_dataclass(thing) and not isinstance(thing, type):
            exchanged = {
                one.name: swap(getattr(thing, one.name)) for one in fields(thing) if one.init
            }
            return replace(thing, **exchanged)
        case _:
            return thing


def _renamed(name: str) -> str:
    other = {"a": "b", "b": "a"}
    for head in ("", "by:"):
        if name.startswith(head) and name.removeprefix(head) in other:
            return head + other[name.removeprefix(head)]
    stem, at, bearer = name.rpartition("@")
    return f"{stem}@{other[bearer]}" if at and bearer in other else name


def account(proof: TermProof) -> tuple[object, ...]:
    """All that a proof concludes, without the order in which bearers are listed."""
    return (
        proof.verdict,
        proof.now,
        proof.standing,
        frozenset(proof.tally),
        frozenset(_concluded(i) for i in proof.instances),
        frozenset((g.why, frozenset(g.members), g.at_least, g.of) for g in proof.groups),
    )


def _concluded(proof: InstanceProof) -> tuple[object, ...]:
    return (
        proof.key,
        frozenset(proof.bearer.split(" and ")),
        proof.verdict,
        frozenset(proof.outcomes),
        proof.possible,
        proof.live,
        proof.opened,
        proof.due,
        proof.decided,
        frozenset(proof.reasons),
        frozenset((frozenset(b.choices), frozenset(b.outcomes)) for b in proof.branches),
    )


REFINED = {
    Truth.GAP: (Truth.TRUE, Truth.FALSE, Truth.DISPUTED),
    Truth.TRUE: (Truth.DISPUTED,),
    Truth.FALSE: (Truth.DISPUTED,),
    Truth.DISPUTED: (),
}


@pytest.mark.parametrize("kind", ["deadline", "deadline dated", "response", "ban", "withdrawal"])
def test_no_new_claim_turns_an_answer_into_its_opposite(kind: str) -> None:
    """Triggers, moments and acts of law stay as they are; only performance and acts are refined."""
    answers = 0
    for number in range(SEED, SEED + CASES):
        case = scenario(kind, number)
        before = {(p.key, i.key): i.verdict for p in judged(case) for i in p.instances}
        for better in refinements(case):
            after = {(p.key, i.key): i.verdict for p in judged(better) for i in p.instances}
            for key, verdict in before.items():
                if verdict in ANSWERS:
                    answers += 1
                    assert after[key] in MAY_BECOME[verdict], f"{kind}, seed {number}, {key}"
    assert answers > CASES // 10


def refinements(case: Scenario) -> list[Scenario]:
    """The case with one atom of one act refined, in every way."""
    found: list[Scenario] = []
    settled = settled_acts(case)
    for at, incident in enumerate(case.facts.incidents):
        if incident.act in settled:
            continue
        for better in better_known(incident):
            incidents = (*case.facts.incidents[:at], better, *case.facts.incidents[at + 1 :])
            found.append(replace(case, facts=replace(case.facts, incidents=incidents)))
    return found


def settled_acts(case: Scenario) -> set[str]:
    """The acts that make triggers and moments: to refine them is a correction of instances."""
    acts = {"approve", "open", "shut"}
    for term in case.plan.terms:
        sought: list[Pattern] = [excuse.pattern for excuse in term.excuses]
        if isinstance(term.duty, Response):
            sought.append(term.duty.trigger)
        acts |= {act for pattern in sought for act in pattern.acts or ()}
    return acts


def better_known(incident: Incident) -> list[Incident]:
    """The incident with one atom of one part refined, alike for both uses."""
    found: list[Incident] = []
    refine: Callable[[Truth], tuple[Truth, ...]] = REFINED.__getitem__
    for at, part in enumerate(incident.parts):
        alike = (part.occurs_as_duty, part.by_as_duty) == (part.occurs_as_ban, part.by_as_ban)
        if not alike or incident.one_of or part.party is None:
            continue
        for truth in refine(part.occurs_as_duty):
            better = replace(part, occurs_as_duty=truth, occurs_as_ban=truth)
            found.append(replace(incident, parts=_with(incident, at, better)))
        for truth in refine(part.by_as_duty):
            better = replace(part, by_as_duty=truth, by_as_ban=truth)
            found.append(replace(incident, parts=_with(incident, at, better)))
    return found


def _with(incident: Incident, at: int, part: Part) -> tuple[Part, ...]:
    return (*incident.parts[:at], part, *incident.parts[at + 1 :])
