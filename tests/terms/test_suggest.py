from __future__ import annotations

import random

import pytest

from servanda.kernel.terms.suggest import distance, nearest
from tests.conftest import SEED


@pytest.mark.parametrize(
    ("one", "two", "edits"),
    [
        ("trucks", "trucks", 0),
        ("truks", "trucks", 1),
        ("reprot", "report", 1),
        ("shal", "shall", 1),
        ("kepe", "keep", 1),
        ("abc", "cba", 2),
        ("", "abc", 3),
        ("airstrike", "shelling", 4),
    ],
)
def test_edits_between_words(one: str, two: str, edits: int) -> None:
    assert distance(one, two, 3) == edits == distance(two, one, 3)


def slow(one: str, two: str) -> int:
    """The same distance by the definition, without band or shortcut."""
    table = [
        [max(i, j) if 0 in (i, j) else 0 for j in range(len(two) + 1)] for i in range(len(one) + 1)
    ]
    for i, a in enumerate(one, start=1):
        for j, b in enumerate(two, start=1):
            table[i][j] = min(
                table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a != b)
            )
            if i > 1 and j > 1 and (one[i - 2], a) == (b, two[j - 2]):
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


def test_the_quick_distance_is_the_defined_one_within_its_reach() -> None:
    dice = random.Random(SEED)
    for _ in range(2_000):
        one, two = ("".join(dice.choices("abc", k=dice.randint(0, 7))) for _ in range(2))
        reach = dice.randint(1, 4)
        assert distance(one, two, reach) == min(slow(one, two), reach + 1), (one, two, reach)


def test_the_nearest_is_a_slip_away_or_none() -> None:
    assert nearest("truks", ["tanks", "trucks", "truce"]) == "trucks"
    assert nearest("x", ["y", "zz"]) is None
    assert nearest("admit", ["admit"]) is None
    assert nearest("tent", ["text", "tend"]) == "tend", "ties by alphabet"
