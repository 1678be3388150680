"""A group whose bad members are cured in every world, whichever they are, breaches nothing now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts, Gap
from servanda.kernel.plan.operators import Ban, Cure, Response, TermPlan
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m
from tests.oracle.oracle import judge_by_force

BAN = replace(m.term("2", Ban(m.banned("shell")), bearers=("a", "b")), cure=Cure("apologise", None))
SHELL = m.incident(
    "s", "shell", m.between(2), m.part("a", by=m.GAP), m.part("b", by=m.GAP), one_of=True
)
ANSWERS = m.term(
    "1",
    Response(
        (m.need("admit", 2, counters=("agency",)),), m.trigger("ask"), 1, Duration(2, Unit.HOUR)
    ),
)
ASKS = tuple(m.incident(f"ask-{n}", "ask", m.between(n), m.part("b")) for n in (1, 3, 5))
FEW = m.counted("few", 1, 8, 3, 3, act="admit")
"""Three over the times of three answers of two each: one was given in time, at the most."""


def judged(term: TermPlan, facts: Facts, hour: int) -> TermProof:
    """The term as judged, which the checker and brute force bear out."""
    plan = m.plan(term)
    proofs = judge_plan(plan, facts, m.hour(hour), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(hour), proofs) == []
    forced = judge_by_force(plan, facts, m.hour(hour), m.METHOD)[term.key]
    assert proofs[0].verdict is forced.verdict
    return proofs[0]


@pytest.mark.parametrize(
    ("parties", "verdict"),
    [(("a", "b"), Verdict.CANNOT_VERIFY), (("a",), Verdict.BREACHED), ((), Verdict.BREACHED)],
)
def test_an_act_of_one_of_two_is_cured_only_if_either_has_remedied_it(
    parties: tuple[str, ...], verdict: Verdict
) -> None:
    told = tuple(m.incident(f"sorry-{p}", "apologise", m.between(4), m.part(p)) for p in parties)
    proof = judged(BAN, Facts((SHELL, *told), complete=True), 6)
    assert proof.verdict is verdict
    assert [group.at_least for group in proof.groups] == [1]


@pytest.mark.parametrize(
    ("late", "essence", "verdict"),
    [
        (True, False, Verdict.CANNOT_VERIFY),
        (True, True, Verdict.BREACHED),
        (False, False, Verdict.BREACHED),
    ],
)
def test_answers_short_under_one_total_are_cured_only_if_all_were_given_late(
    late: bool, essence: bool, verdict: Verdict
) -> None:
    counts = (FEW, *((m.counted("more", 8, 9, 6, 6, act="admit"),) if late else ()))
    term = replace(ANSWERS, essence=essence)
    proof = judged(term, Facts(ASKS, counts), 12)
    assert proof.verdict is verdict
    assert [(group.at_least, group.of) for group in proof.groups] == [(2, 3)]


def test_an_act_of_some_time_that_day_asked_about_at_its_midnight_has_no_open_condition() -> None:
    """Only whether it had happened by then is open; the clause states no condition."""
    act = m.incident("s", "shell", m.between(24, 48))
    proof = judged(m.term("2", Ban(m.banned("shell"))), Facts((act,)), 24)
    (found,) = (one for one in proof.instances if one.key == "s")
    assert found.reasons == (Gap.TIME_TOO_COARSE,)
