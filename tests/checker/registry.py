"""Ways to falsify a proof: each kind by name, as a function of a proof and a source of chance.

A mutator returns None where the proof has nothing of its kind to falsify. `BY_FORCE` are kinds
whose falsity brute force decides (the mutated proof must differ from it in words); the others
change what the record fixes once the rest is right, such as what is cited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from servanda.kernel.verdicts.proof import (
    WORST_FIRST,
    InstanceProof,
    Seen,
    TermProof,
    Verdict,
)

T = TypeVar("T")
Mutator = Callable[[TermProof, Random], TermProof | None]
OfInstance = Callable[[InstanceProof, Random], InstanceProof | None]

MUTATORS: dict[str, Mutator] = {}
BY_FORCE: set[str] = set()


def mutator(name: str, *, by_force: bool = False) -> Callable[[Mutator], Mutator]:
    """Registers a kind of mutation of a term's proof."""

    def register(function: Mutator) -> Mutator:
        MUTATORS[name] = function
        if by_force:
            BY_FORCE.add(name)
        return function

    return register


def of_instance(
    name: str, *, by_force: bool = False, coherent: bool = False
) -> Callable[[OfInstance], OfInstance]:
    """Registers a kind of mutation of one instance; ``coherent`` redoes the head to match."""

    def register(function: OfInstance) -> OfInstance:
        def mutate(proof: TermProof, chance: Random) -> TermProof | None:
            places = list(range(len(proof.instances)))
            chance.shuffle(places)
            for place in places:
                if proof.instances[place].relaxed and not by_force:
                    continue  # of a relaxed proof only what is sound is fixed
                changed = function(proof.instances[place], chance)
                if changed is not None:
                    made = list(proof.instances)
                    made[place] = changed
                    found = replace(proof, instances=tuple(made))
                    return with_its_head(found) if coherent else found
            return None

        mutator(name, by_force=by_force)(mutate)
        return function

    return register


def other(options: Sequence[T], than: T, chance: Random) -> T:
    """One of the options, and not this one."""
    return chance.choice([o for o in options if o != than])


def with_its_head(proof: TermProof) -> TermProof:
    """The proof with everything that is read off its instances read off again."""
    made = proof.instances
    verdicts = [p.verdict for p in made if not p.closed]
    verdicts += [Verdict.BREACHED for g in proof.groups if g.at_least]
    worst = _worst(verdicts or [p.verdict for p in made])
    counted = Counter("possible" if p.possible else p.verdict.value for p in made)
    order = [*(v.value for v in WORST_FIRST), "possible"]
    seen = [p.seen for p in made if p.seen is not None]
    whole = Seen(sum(s.lo for s in seen), sum(s.hi for s in seen), sum(s.total for s in seen))
    deciding = [p for p in made if p.verdict is worst]
    edges = [e for p in deciding if (e := p.decided or p.opened) is not None]
    recorded = [p.recorded for p in deciding if p.recorded is not None]
    return replace(
        proof,
        verdict=worst,
        now=_worst([p.verdict for p in made if p.live]),
        tally=tuple((name, counted[name]) for name in order if counted[name]),
        coverage=whole if seen else None,
        since=min(edges, default=None),
        recorded=max(recorded, default=None),
    )


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    return next((v for v in WORST_FIRST if v in verdicts), Verdict.NONE)
