"""What a map answers: where a place lies for a while. Loads nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.kernel.base import Between


@dataclass(frozen=True, slots=True)
class Phase:
    """Where a place lies for a while: ``during`` bounds the while, the names are of areas."""

    during: Between
    inside: tuple[str, ...]
    possible: tuple[str, ...]
