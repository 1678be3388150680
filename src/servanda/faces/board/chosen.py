"""Which answers stand on the count of somebody whom the method chose, and not the text.

To be told wherever the answer is told: on the card, in each drawing and in the table under it. A
bar that says *performed* and no more would hide on whose word it does.
"""

from __future__ import annotations

from collections.abc import Mapping

from servanda.faces.picture import Picture
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.counters import chosen_counters, chosen_phrase
from servanda.kernel.verdicts.phrases import Phrase
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.witnesses import Index

Chosen = Mapping[TermKey, Mapping[str, Phrase]]
"""By term, and by the key of each occasion whose answer so stands: on whose count."""


def chosen_of(picture: Picture, known: Index | None = None) -> Chosen:
    """Every such answer of a picture. ``known`` is the index of its facts, where it is made."""
    known = picture.index if known is None else known
    return {proof.key: chosen_in(picture, proof, known) for proof in picture.proofs}


def chosen_in(picture: Picture, proof: TermProof, known: Index) -> Mapping[str, Phrase]:
    """The answers of one term that stand so, by the key of the occasion."""
    term = picture.plan_of(proof.key)
    phrases: dict[tuple[str, ...], Phrase] = {}
    found: dict[str, Phrase] = {}
    for instance in proof.instances:
        counters = chosen_counters(term, instance, known)
        if counters:
            if counters not in phrases:
                phrases[counters] = chosen_phrase(counters, picture.facts)
            found[instance.key] = phrases[counters]
    return found
