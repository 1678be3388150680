"""The nearest name: what a person most likely meant to type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MOST_EDITS: Final = 3
"""A word further away than this is another word."""
MOST_NAMES: Final = 500
"""Names that are compared with one word; a document with more has names enough to choose from."""


def distance(one: str, two: str, reach: int) -> int:
    """Edits between two words: insert, delete, replace, or swap two neighbours, each costing 1.

    Restricted Damerau-Levenshtein distance (Damerau 1964). Anything above ``reach`` is given as
    ``reach + 1``.
    """
    far = reach + 1
    one, two = _differing(one, two)
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        earlier, before = before, row
        row = [i] + [far] * len(two)
        # a cell further from the diagonal than the reach can only hold more than the reach
        for j in range(max(1, i - reach), min(len(two), i + reach) + 1):
            b = two[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row[j] = cost
        if min(row) > reach:
            return far
    return min(row[-1], far)


def _differing(one: str, two: str) -> tuple[str, str]:
    """Two words without the beginning and the end that they share."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    one, two = one[start:], two[start:]
    end = 0
    while end < min(len(one), len(two)) and one[-1 - end] == two[-1 - end]:
        end += 1
    return one[: len(one) - end], two[: len(two) - end]


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name fewest edits away, if it is near enough to be a slip; ties by alphabet.

    Near enough is one edit for short words, a third of the length for longer ones, and never more
    than `MOST_EDITS`.
    """
    reach = min(MOST_EDITS, max(1, len(word) // 3))
    near = (name for name in set(names) if name != word and abs(len(name) - len(word)) <= reach)
    best: tuple[int, str] | None = None
    for name in sorted(near)[:MOST_NAMES]:
        edits = distance(word, name, reach)
        if edits <= reach and edits < len(name) and (best is None or edits < best[0]):
            best = (edits, name)
    return best[1] if best else None
