"""No accepted proof concludes anything but what every world says; what they all say is accepted.

Proofs of the engine, and proofs falsified in several ways at once, on random small cases: whatever
the checker accepts brute force must bear out.
"""

from __future__ import annotations

from random import Random

import pytest

from tests.checker.judging import at_random, by_hand
from tests.checker.mutations import MUTATORS, with_its_head
from tests.conftest import SEED

EACH = 20
SOAK_EACH = 600
TRIES = 4


def test_the_checker_accepts_the_engines_proof_of_every_case_by_hand() -> None:
    for case in by_hand():
        assert case.all_objections() == [], case.title


def test_no_accepted_proof_of_the_engine_is_refuted_by_brute_force() -> None:
    unsound, _ = parted(EACH, SEED + 2)
    assert unsound == []


def test_what_brute_force_bears_out_is_accepted() -> None:
    _, refused = parted(EACH, SEED + 2)
    assert refused == []


def test_a_proof_falsified_in_several_ways_is_accepted_only_if_it_is_still_true() -> None:
    assert still_true(EACH, SEED + 3) == []


@pytest.mark.soak
def test_no_accepted_proof_concludes_otherwise_than_brute_force_at_length() -> None:
    assert parted(SOAK_EACH, SEED + 4) == ([], [])
    assert still_true(SOAK_EACH, SEED + 5) == []


def parted(each: int, seed: int) -> tuple[list[str], list[str]]:
    """Engine proofs accepted though brute force refutes them, and refused though it does not."""
    unsound: list[str] = []
    refused: list[str] = []
    seen = 0
    for case in at_random(each, seed):
        if case.answers is None:
            continue
        for proof in case.proofs:
            seen += 1
            objections, refuted = case.objections(proof), case.refuted(proof)
            if refuted and not objections:
                unsound.append(f"{case.title}: {refuted}")
            if objections and not refuted:
                refused.append(f"{case.title}: {objections}")
    print(f"seed {seed}: {seen} proofs, {len(refused)} refused that stand")  # noqa: T201
    assert seen > 0
    return unsound, refused


def still_true(each: int, seed: int) -> list[str]:
    """Falsified proofs that are accepted, though brute force refutes them."""
    chance = Random(seed)
    found: list[str] = []
    tried = accepted = 0
    for case in at_random(each, seed):
        if case.answers is None or case.all_objections():
            continue
        for proof in case.proofs:
            for _ in range(TRIES):
                kinds = chance.sample(sorted(MUTATORS), chance.randint(1, 3))
                mutated = proof
                for kind in kinds:
                    mutated = MUTATORS[kind](mutated, chance) or mutated
                mutated = with_its_head(mutated)
                tried += 1
                if not case.objections(mutated):
                    accepted += 1
                    if case.refuted(mutated):
                        found.append(f"{case.title}, {kinds}: {case.refuted(mutated)}")
    print(f"seed {seed}: {tried} falsified, {accepted} accepted as still true")  # noqa: T201
    assert tried > accepted
    return found
