"""The checker stands alone: it loads no engine and not the engine's standard."""

from __future__ import annotations

import subprocess
import sys

from servanda.kernel.facts import Truth
from servanda.kernel.verdicts.checking.worlds import Impossible, TooMany, World, every

FORBIDDEN = ("servanda.kernel.verdicts.reference", "servanda.kernel.standard")


def test_loading_the_checker_loads_no_engine() -> None:
    program = (
        "import sys, servanda.kernel.verdicts.checker;"
        f"print([m for m in sys.modules if m.startswith({FORBIDDEN!r})])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_every_answer_to_what_is_asked_makes_a_world_and_nothing_else_does() -> None:
    def judge(world: World) -> tuple[int, ...]:
        first = world.pick("f", "occurs", 2)
        return (first, world.pick("f", "amount", 3)) if first else (first,)

    assert sorted(found for _, found in every(judge, most=10)) == [(0,), (1, 0), (1, 1), (1, 2)]


def test_the_same_question_has_the_same_answer_in_one_world() -> None:
    def judge(world: World) -> bool:
        once = world.holds("f", "occurs", Truth.GAP)
        return once == world.holds("f", "occurs", Truth.GAP)

    assert [found for _, found in every(judge, most=10)] == [True, True]


def test_what_breaks_a_constraint_is_no_world() -> None:
    def judge(world: World) -> int:
        if world.pick("f", "occurs", 2):
            raise Impossible
        return 0

    assert [found for _, found in every(judge, most=10)] == [0]


def test_more_worlds_than_undertaken_are_not_passed_over_in_silence() -> None:
    def judge(world: World) -> int:
        return sum(world.pick(str(n), "occurs", 2) for n in range(4))

    try:
        seen = len(list(every(judge, most=15)))
    except TooMany:
        seen = -1
    assert seen == -1
    assert len(list(every(judge, most=16))) == 16
