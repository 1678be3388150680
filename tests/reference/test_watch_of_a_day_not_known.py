"""A watch of the days with an event of which the day is not known: it is of as few as may be."""

from __future__ import annotations

import pytest

from servanda.kernel.facts import Facts, Incident, Truth
from servanda.kernel.plan.operators import Ban, DaysWith
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m

DAY = 86_400_000_000
TERM = m.term("2", Ban(m.banned("shell")), extents=(DaysWith(m.trigger("open")),))


def opened(occurs: Truth, *spans: tuple[int, int]) -> tuple[Incident, ...]:
    return tuple(
        m.incident(f"open-{lo}", "open", m.between(lo, hi), m.part("b", occurs)) for lo, hi in spans
    )


@pytest.mark.parametrize(
    ("occurs", "spans", "days"),
    [
        (m.GAP, [(20, 30)], 1),
        (m.GAP, [(20, 30), (70, 80)], 1),
        (m.TRUE, [(20, 30)], 1),
        (m.TRUE, [(20, 30), (70, 80)], 2),
        (m.TRUE, [(2, 3), (20, 30)], 1),
        (m.TRUE, [(2, 3), (44, 50)], 2),
        (m.TRUE, [(2, 3), (44, 50), (46, 60)], 2),
    ],
)
def test_one_event_on_either_of_two_days_is_no_watch_of_both(
    occurs: Truth, spans: list[tuple[int, int]], days: int
) -> None:
    """The watch was told to be of both days, and the checker refused the proof."""
    plan, facts = m.plan(TERM), Facts(opened(occurs, *spans))
    (proof,) = judge_plan(plan, facts, m.hour(120), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(120), [proof]) == []
    (watch,) = proof.instances
    assert watch.seen is not None
    assert watch.seen.total == days * DAY
