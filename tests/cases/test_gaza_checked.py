"""Gaza, October 2025: every proof of the bundled case is accepted by the checker."""

from __future__ import annotations

from servanda.case import open_case
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.reference import judge_plan
from tests.cases.telling import GAZA, at

AS_OF = at("2026-02-01T00:00:00+02:00")


def test_every_proof_of_the_case_is_derived_again() -> None:
    case = open_case(GAZA)
    facts = case.facts()
    proofs = judge_plan(case.plan, facts, AS_OF, case.method)
    assert len(proofs) > 50
    assert check_all(case.plan, facts, case.method, AS_OF, proofs) == []


def test_every_clause_is_accounted_for_and_what_is_not_judged_is_named() -> None:
    case = open_case(GAZA)
    assert sorted(str(key) for key, _ in case.plan.unjudged) == ["3l", "5g", "8r"]
    assert sorted({f.code for f in case.findings}) == ["P101", "P102"]
