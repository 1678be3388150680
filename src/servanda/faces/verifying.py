"""Verifying a case, step by step; the list is the same here, in the code and in the docs.

1. The record agrees with itself: its file is whole, positions run from 1 without a gap, each
   entry's bytes are canonical and readable, columns say what bytes say, and the chain's value at
   each entry follows from the one before.
2. Each head noted elsewhere is a head that this record had.
3. Agreement, method and annexes are read, and named by the digest of their bytes.
4. Each verdict's proof is derived again by the checker, which uses no engine.

`servanda record check` is steps 1 and 2, `servanda verify` all four. A record in files has no
chain of its own: step 1 then reads each row anew, and a head noted elsewhere is compared with the
chain over the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from servanda.record.flaws import trouble
from servanda.record.store import Head, chain
from servanda.stores.folder import DATABASE, read_folder
from servanda.stores.sqlite import SqliteStore

if TYPE_CHECKING:
    from servanda.faces.picture import Picture
    from servanda.kernel.plan.operators import TermKey

STEPS: Final = (
    "the record agrees with itself",
    "each head noted elsewhere is a head that this record had",
    "agreement, method and annexes are named by digest",
    "each verdict's proof is derived again by the checker",
)
"""What is verified, in order; printed with its number, from 1."""


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """Steps 1 and 2: the head now, and what disagrees. ``chained``: it has a chain of its own.

    ``heads`` were noted elsewhere, ``partly`` of them by their first digits alone.
    """

    head: Head
    itself: tuple[str, ...]
    noted: tuple[str, ...]
    heads: int
    chained: bool
    rejected: int = 0
    partly: int = 0

    @property
    def found(self) -> tuple[str, ...]:
        """Everything that disagrees."""
        return self.itself + self.noted


@dataclass(frozen=True, slots=True)
class ProofCheck:
    """Step 4: the terms whose proof the checker accepts, and its objections to the others.

    ``not_derived`` are those with more worlds than it undertakes to look at: neither.
    """

    accepted: tuple[TermKey, ...]
    refused: tuple[tuple[TermKey, tuple[str, ...]], ...]
    not_derived: tuple[TermKey, ...] = ()


DIGITS: Final = 64
"""Hexadecimal digits of a whole head."""
FEWEST: Final = 12
"""So many of them are compared, where only the beginning was noted: 48 bits."""


@dataclass(frozen=True, slots=True)
class Noted:
    """A head noted elsewhere: how many entries it was of, and its digits, or the first of them."""

    size: int
    digits: str

    @property
    def whole(self) -> bool:
        """Whether all of its digits were noted."""
        return len(self.digits) == DIGITS

    def is_of(self, head: Head | None) -> bool:
        """Whether a head of the record is the one that was noted, as far as it was."""
        return head is not None and str(head).startswith(str(self).removesuffix("…"))

    def __str__(self) -> str:
        return f"{self.size}:{self.digits}{'' if self.whole else '…'}"


def read_head(word: str) -> Noted:
    """A head as it was printed, or its beginning as a board prints it. Raises `InputError`."""
    written = re.fullmatch(r"([0-9]{1,18}):([0-9a-f]{12,64})(?:…|\.\.\.)?", word)
    if not written:
        hint = f"give it as it was printed, SIZE:HASH, or its first {FEWEST} digits at least"
        raise trouble("R207", f'--head: "{word}" is not a head', hint)
    return Noted(int(written[1]), written[2])


def _partly(noted: Sequence[Noted]) -> int:
    return sum(not head.whole for head in noted)


def check_database(path: Path, noted: Sequence[Noted]) -> RecordCheck:
    """Steps 1 and 2 of a record that keeps its own chain. Raises `InputError` for none."""
    with SqliteStore(path, read_only=True) as store:
        itself = store.verify(())
        lost = tuple(
            f"head {head}: this record never had it"
            for head in noted
            if not head.is_of(store.head_at(head.size))
        )
        return RecordCheck(
            store.head(), itself, lost, len(noted), chained=True, partly=_partly(noted)
        )


def check_record(case: Path, zone: str | None, noted: Sequence[Noted]) -> RecordCheck:
    """Steps 1 and 2 of whichever record a case has. ``zone`` as for `read_folder`."""
    if (case / DATABASE).exists():
        return check_database(case / DATABASE, noted)
    kept = read_folder(case, zone)
    lost = tuple(
        f"head {head}: this record never had it"
        for head in noted
        if head.size > len(kept.entries)
        or not head.is_of(Head(head.size, chain(kept.entries[: head.size])))
    )
    return RecordCheck(
        kept.head,
        (),
        lost,
        len(noted),
        chained=False,
        rejected=len(kept.rejected),
        partly=_partly(noted),
    )


def check_proofs(picture: Picture) -> ProofCheck:
    """Step 4. The checker is given plan, facts, method and proofs, and uses no engine."""
    from servanda.kernel.verdicts.checker import TOO_MANY_WORLDS, check_proof

    case, proofs = picture.case, picture.proofs
    accepted: list[TermKey] = []
    refused: list[tuple[TermKey, tuple[str, ...]]] = []
    unlooked: list[TermKey] = []
    for proof in proofs:
        others = {p.key: p for p in proofs if p.key != proof.key}
        objections = check_proof(
            case.plan, picture.facts, case.method, picture.as_of, proof, others
        )
        if len(objections) == 1 and objections[0].endswith(TOO_MANY_WORLDS):
            unlooked.append(proof.key)
        elif objections:
            refused.append((proof.key, tuple(objections)))
        else:
            accepted.append(proof.key)
    return ProofCheck(tuple(accepted), tuple(refused), tuple(unlooked))
