"""Names of sources that are one but for a slip of the pen.

A source whose name is misspelt must not be a second, unrelated witness of what the first one said.
Two names are *alike* if they are the same but for hyphens, or if they differ in one word of at
least five letters, by one letter too many, missing, wrong, or swapped with its neighbour. Words
that hold figures never differ by a slip: `patrol-3` and `patrol-4` are two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from servanda.kernel.terms.suggest import distance

SHORTEST: Final = 5
"""Letters of a word in which one letter may be a slip: acronyms that differ are others."""


def alike(one: str, two: str) -> bool:
    """Whether two different names may be one, written twice."""
    if one == two:
        return False
    if _bare(one) == _bare(two):
        return True
    mine, other = one.split("-"), two.split("-")
    if len(mine) != len(other):
        return False
    differing = [pair for pair in zip(mine, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _slip(*differing[0])


def _slip(one: str, two: str) -> bool:
    if min(len(one), len(two)) < SHORTEST or not (one.isalpha() and two.isalpha()):
        return False
    return distance(one, two, 1) <= 1


def _bare(name: str) -> str:
    return name.replace("-", "")


class Likeness:
    """Names ready to be asked which of them another is like; linear in their letters."""

    __slots__ = ("_under",)

    def __init__(self, names: Iterable[str]) -> None:
        self._under: dict[str, set[str]] = defaultdict(set)
        for name in names:
            for trace in _traces(name):
                self._under[trace].add(name)

    def like(self, name: str) -> tuple[str, ...]:
        """The names that this one is alike to, by alphabet."""
        near: set[str] = set()
        for trace in _traces(name):
            near |= self._under.get(trace, set())
        return tuple(sorted(other for other in near if alike(name, other)))


def _traces(name: str) -> Iterator[str]:
    """What two names that are alike have in common: the name less hyphens, or less one letter."""
    yield _bare(name)
    yield name
    words = name.split("-")
    for at, word in enumerate(words):
        if len(word) < SHORTEST:
            continue
        for letter in range(len(word)):
            less = word[:letter] + word[letter + 1 :]
            yield "-".join([*words[:at], less, *words[at + 1 :]])


def clusters(names: Iterable[str]) -> dict[str, str]:
    """Each name with the first, by alphabet, of those it is connected to by likeness."""
    every = sorted(set(names))
    among = Likeness(every)
    first: dict[str, str] = {}
    for name in every:
        if name in first:
            continue
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in first:
                first[one] = name
                waiting += among.like(one)
    return first
