"""What must stand beside what is read of a term, worked out once for its card and every drawing.

An answer can stand on the count of somebody whom the method chose, and not the text; a body can
have found something of the term; a watch can have ended. A bar that says *performed* and no more
would hide on whose word it does, so all of it is told wherever the answer is told: on the card, in
each drawing, and in the table under it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servanda.faces.picture import Picture
from servanda.faces.spans import ended_of, lasted_of
from servanda.kernel.base import Between
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.counters import chosen_counters, chosen_phrase
from servanda.kernel.verdicts.phrases import Phrase
from servanda.kernel.verdicts.proof import GroupProof, InstanceProof, TermProof
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.wording import found_by


@dataclass(frozen=True, slots=True)
class Ended:
    """A watch that has ended: how long it was in force in all, in microseconds, and until when.

    ``at`` is None where it may have had breaks.
    """

    lasted: int
    at: Between | None


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside what is read of one term.

    ``chosen`` is on whose count the answer on an occasion stands, by its key, where the method
    chose who counts; ``groups`` the same of each group, in the order of the proof; ``found`` what
    bodies have found of the term; ``ended`` the watches that have ended, by key.
    """

    chosen: Mapping[str, Phrase]
    groups: tuple[Phrase | None, ...]
    found: tuple[Phrase, ...]
    ended: Mapping[str, Ended]


Besides = Mapping[TermKey, Beside]
"""The same by term."""


def besides_of(picture: Picture) -> Besides:
    """Of every term of a picture."""
    return {proof.key: beside_of(picture, proof, picture.index) for proof in picture.proofs}


def beside_of(picture: Picture, proof: TermProof, known: Index) -> Beside:
    """Of one term."""
    term = picture.plan_of(proof.key)
    phrases: dict[tuple[str, ...], Phrase | None] = {(): None}

    def chosen(part: InstanceProof | GroupProof) -> Phrase | None:
        counters = chosen_counters(term, part, known)
        if counters not in phrases:
            phrases[counters] = chosen_phrase(counters, picture.facts)
        return phrases[counters]

    stands = ((instance.key, chosen(instance)) for instance in proof.instances)
    lasted = ((instance, lasted_of(term, instance)) for instance in proof.instances)
    return Beside(
        chosen={key: phrase for key, phrase in stands if phrase is not None},
        groups=tuple(chosen(group) for group in proof.groups),
        found=found_by(term, picture.facts),
        ended={
            instance.key: Ended(length, ended_of(term, instance))
            for instance, length in lasted
            if length is not None
        },
    )


def chosen_by_bearer(proof: TermProof, beside: Beside) -> tuple[tuple[str, Phrase], ...]:
    """On whose count the answers of each bearer stand, where the method chose who counts.

    Each once; a group is of all whose occasions are in it.
    """
    found = [(i.bearer, beside.chosen.get(i.key)) for i in proof.instances]
    for group, phrase in zip(proof.groups, beside.groups, strict=True):
        members = set(group.members)
        found += [(i.bearer, phrase) for i in proof.instances if i.key in members]
    return tuple(dict.fromkeys((bearer, said) for bearer, said in found if said is not None))
