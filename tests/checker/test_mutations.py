"""The checker rejects falsified proofs: dozens of named kinds, each only where it is false.

A mutation counts only if it is invalid: brute force over all worlds says otherwise, or, for what
brute force does not speak of (what is cited, what is flagged), the record fixes one answer and
this is another. The seed is printed; SERVANDA_SEED chooses it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from servanda.kernel.verdicts.proof import TermProof
from tests.checker.judging import Judged, at_random, by_force, by_hand, without
from tests.checker.mutations import BY_FORCE, MUTATORS
from tests.conftest import SEED

EACH = 12
"""Random cases of each kind of duty; each proof of theirs is falsified in a few ways."""
SOAK_EACH = 400
WAYS = 10


def invalid(kind: str, case: Judged, original: TermProof, mutated: TermProof) -> bool:
    """Whether the mutated proof says something that is not so."""
    if mutated == original:
        return False
    if kind in BY_FORCE:
        return bool(case.refuted(mutated))
    if kind == "the relaxed flag set where all is exact" and len(case.plan.terms) > 1:
        return False  # what hangs on another term may always be marked so
    if kind == "a fact dropped":
        return bears(case, original, mutated)
    return True


def bears(case: Judged, original: TermProof, mutated: TermProof) -> bool:
    """Whether the facts an instance no longer names change what brute force makes of it."""
    if case.answers is None:
        return False
    for one, other in zip(original.instances, mutated.instances, strict=True):
        for name in set(one.facts) - set(other.facts):
            answers = by_force(case.plan, without(case.facts, name), case.as_of)
            was = case.answers[original.key].instances[one.key]
            now = None if answers is None else answers[original.key].instances.get(one.key)
            if answers is not None and (now is None or now.outcomes != was.outcomes):
                return True
    return False


def falsified(
    case: Judged, kinds: list[str], chance: Random
) -> Iterator[tuple[str, TermProof, TermProof]]:
    """Each invalid mutation of an accepted proof, with its kind."""
    for proof in case.proofs:
        for kind in kinds:
            mutated = MUTATORS[kind](proof, chance)
            if mutated is not None and invalid(kind, case, proof, mutated):
                yield kind, proof, mutated


def rejected(cases: Iterator[Judged], ways: int, seed: int) -> tuple[Counter[str], list[str]]:
    """How often each kind was tried on accepted proofs, and what was accepted all the same."""
    chance = Random(seed)
    tried: Counter[str] = Counter()
    accepted: list[str] = []
    for case in cases:
        if case.all_objections():
            continue
        kinds = chance.sample(sorted(MUTATORS), min(ways, len(MUTATORS)))
        for kind, _, mutated in falsified(case, kinds, chance):
            tried[kind] += 1
            if not case.objections(mutated):
                accepted.append(f"{case.title}, {kind}: {mutated}")
    return tried, accepted


def test_every_kind_of_mutation_occurs_and_is_rejected_wherever_it_is_false() -> None:
    by_case, slipped = rejected(by_hand(), len(MUTATORS), SEED)
    at_chance, more = rejected(at_random(EACH, SEED), WAYS, SEED)
    tried = by_case + at_chance
    print(f"seed {SEED}: {sum(tried.values())} false proofs of {len(tried)} kinds")  # noqa: T201
    for kind in MUTATORS:
        print(f"{tried[kind]:6} {kind}")  # noqa: T201 - a run states what it covered
    assert slipped + more == []
    assert len(MUTATORS) >= 30
    assert {kind for kind in MUTATORS if tried[kind] == 0} == set()


@pytest.mark.soak
def test_every_kind_of_mutation_is_rejected_at_length() -> None:
    tried, slipped = rejected(at_random(SOAK_EACH, SEED + 1), WAYS, SEED + 1)
    print(f"seed {SEED + 1}: {sum(tried.values())} false proofs of {len(tried)} kinds")  # noqa: T201
    assert slipped == []
    assert sum(tried.values()) > 0
