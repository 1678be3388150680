"""A watch of which it is open when, or whether, it began: it is told as some world has it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Between
from servanda.kernel.facts import Facts, LegalAct, Ruling, Truth
from servanda.kernel.plan.operators import (
    Ban,
    Condition,
    FirstOf,
    FromEach,
    FromTo,
    Invocation,
    TermPlan,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m

AS_OF = m.hour(9)
EACH = FromEach(m.trigger("open"), m.trigger("shut"))


def watch(term: TermPlan, facts: Facts) -> InstanceProof:
    """The engine's watch, which the checker accepts."""
    plan = m.plan(term)
    (proof,) = judge_plan(plan, facts, AS_OF, m.METHOD)
    assert check_all(plan, facts, m.METHOD, AS_OF, [proof]) == []
    (one,) = proof.instances
    return one


@pytest.mark.parametrize("occurs", [m.DISPUTED, m.GAP])
@pytest.mark.parametrize("shut", [1, 2, 3])
def test_one_open_report_that_may_be_before_or_after_the_end_is_no_watch_of_both(
    occurs: Truth, shut: int
) -> None:
    """From the earliest opening on, through the end, was more time than any world has."""
    reports = (
        m.incident("opened", "open", m.between(1, 3), m.part("b", occurs)),
        m.incident("shut", "shut", m.between(shut), m.part("b")),
    )
    one = watch(m.term("2", Ban(m.banned("shell")), extents=(EACH,)), Facts(reports))
    assert one.possible
    assert one.relaxed
    assert one.seen is not None
    assert one.seen.total == (m.hour(6) - m.hour(0) if shut == 1 else 1)


def test_openings_that_are_too_many_to_be_ordered_are_told_as_one_of_them() -> None:
    """Of five open reports, each of any order with the rest, one is as some world has it."""
    reports = [
        m.incident(f"opened-{n}", "open", m.between(n, n + 4), m.part("b", m.GAP)) for n in range(5)
    ]
    term = m.term("2", Ban(m.banned("shell")), extents=(EACH,))
    plan, facts = m.plan(term), Facts(tuple(reports))
    (proof,) = judge_plan(plan, facts, AS_OF, m.METHOD)
    (one,) = proof.instances
    assert one.seen is not None
    assert one.seen.total == m.hour(1) - m.hour(0), "the last that may have been, at its latest"


def test_a_beginning_on_either_side_of_a_suspension_opened_at_the_latest_just_before() -> None:
    """Its opening was told as the earliest alone, as if it were known."""
    suspending = [(LegalAct.INVOCATION, "a", 0), (LegalAct.CONFIRMATION, "body", 3)]
    acts = tuple(
        Ruling(act.value, act, m.hour(at), m.hour(at), by, about=("2",))
        for act, by, at in suspending
    )
    approved = m.incident("approved", "approve", m.between(1, 4), m.part("b"))
    first = FromTo(FirstOf(m.trigger("approve")), None)
    term = replace(
        m.term("2", Ban(m.banned("shell")), extents=(first,)),
        condition=Condition(("b",), None, Invocation.NOTICE, "body"),
    )
    one = watch(term, Facts((approved,), rulings=acts))
    assert one.opened == Between(m.hour(1), m.hour(3) - 1)
    assert one.possible
