"""A stay of which nobody saw the end is checked, however much else is on record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import FOREVER, Between
from servanda.kernel.facts import Facts, Times
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Condition,
    Due,
    Invocation,
    TermKey,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m

NIGHTS = 400
"""More stretches that were watched than the checker tells worlds apart."""

ABSENCE = m.term("1", Absence(("north",)))
AS_OF = m.hour(3 * NIGHTS)
SUSPENDED = replace(
    m.term("2", Ban(m.banned("shell")), bearers=("b",)),
    condition=Condition(("a",), (TermKey("1"),), Invocation.AUTOMATIC),
)


def _record() -> Facts:
    """Somebody came by hour 3 and was there at hour 4; later the place was watched, off and on."""
    stay = m.stay("s", m.between(1, 3), Times((Between(m.hour(4), FOREVER),)))
    watched = (m.looked(f"w{n}", n, n + 1, areas=("north",)) for n in range(5, 3 * NIGHTS, 3))
    return Facts(stays=(stay,), coverage=tuple(watched))


def _judged(*terms: TermPlan) -> tuple[list[str], tuple[TermProof, ...]]:
    plan, facts = m.plan(*terms), _record()
    proofs = judge_plan(plan, facts, AS_OF, m.METHOD)
    return check_all(plan, facts, m.METHOD, AS_OF, proofs), proofs


@pytest.mark.parametrize(
    "terms",
    [
        (ABSENCE,),
        (replace(ABSENCE, extents=m.since(2, 9)),),
        (m.term("1", Withdrawal(("north",), None, Due(m.at(3)))),),
        (ABSENCE, SUSPENDED),
    ],
)
def test_an_open_end_is_derived_by_its_limits(terms: tuple[TermPlan, ...]) -> None:
    objections, proofs = _judged(*terms)
    assert objections == []
    assert proofs[0].verdict is Verdict.BREACHED


def test_three_stays_each_known_to_the_hour_were_too_many_to_derive_a_withdrawal() -> None:
    """The bounds of each were taken for limits that it could cross itself."""
    term = m.term("1", Withdrawal(("north",), None, Due(m.at(2))))
    stays = tuple(
        m.stay(f"s{n}", m.between(4 * n, 4 * n + 1), m.between(4 * n + 2, 4 * n + 3))
        for n in range(3)
    )
    plan, facts, now = m.plan(term), Facts(stays=stays), m.hour(40)
    proofs = judge_plan(plan, facts, now, m.METHOD)
    assert check_all(plan, facts, m.METHOD, now, proofs) == []


def test_a_stay_of_open_end_that_is_told_as_none_is_refused() -> None:
    _, (proof,) = _judged(ABSENCE)
    kept = tuple(one for one in proof.instances if one.key == "watch")
    lost = replace(proof, instances=kept)
    found = check_all(m.plan(ABSENCE), _record(), m.METHOD, AS_OF, (lost,))
    assert any("instances" in objection for objection in found)
