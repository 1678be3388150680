"""Terms that end on record: waived by who is owed them, overtaken, and what a judge ruled last."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts, LegalAct, Ruling
from servanda.kernel.plan.operators import Ban, Deadline, Due, ExceptClaimed, Quota, Ratio, TermPlan
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import Standing, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m
from tests.oracle.oracle import judge_by_force

BAN = m.term("2", Ban(m.banned("shell")), bearers=("a",))
SHELLED = m.incident("s", "shell", m.between(4), m.part("a"))


def ruling(act: LegalAct, hour: int, by: str | None, *about: str) -> Ruling:
    effect = m.hour(hour)
    return Ruling(f"{act.value}-{hour}-{by}", act, effect, m.hour(9), by=by, about=about)


def judged(term: TermPlan, facts: Facts, hour: int = 8) -> TermProof:
    """The term as judged, which the checker and brute force bear out."""
    plan = m.plan(term)
    proofs = judge_plan(plan, facts, m.hour(hour), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(hour), proofs) == []
    forced = judge_by_force(plan, facts, m.hour(hour), m.METHOD)[term.key]
    assert proofs[0].verdict is forced.verdict
    return proofs[0]


@pytest.mark.parametrize("act", [LegalAct.OVERTAKEN, LegalAct.WAIVER])
def test_an_act_after_the_ban_was_overtaken_or_waived_is_no_breach_of_it(act: LegalAct) -> None:
    """An act two days after a ban was overtaken was told as contrary facts established."""
    proof = judged(BAN, Facts((SHELLED,), rulings=(ruling(act, 3, "b", "2"),)))
    assert proof.verdict is not Verdict.BREACHED
    assert proof.standing in (Standing.OVERTAKEN, Standing.WAIVED)
    after = judged(BAN, Facts((SHELLED,), rulings=(ruling(act, 5, "b", "2"),)))
    assert after.verdict is Verdict.BREACHED


@pytest.mark.parametrize("act", [LegalAct.OVERTAKEN, LegalAct.WAIVER])
def test_a_bearer_does_not_end_its_own_duty_by_its_word(act: LegalAct) -> None:
    """A party put on record that its duty was overtaken, and there was nothing to judge."""
    proof = judged(BAN, Facts((SHELLED,), rulings=(ruling(act, 3, "a", "2"),)))
    assert proof.verdict is Verdict.BREACHED
    assert proof.standing is Standing.IN_FORCE


def test_a_waiver_on_record_ends_what_is_owed_to_who_waives_it() -> None:
    """A waiver on record changed nothing, and nobody was told."""
    release = m.term("5", Deadline((m.need("release"),), None, Due(m.at(6))))
    waived = Facts(rulings=(ruling(LegalAct.WAIVER, 4, "b", "5"),), complete=True)
    proof = judged(release, waived)
    assert (proof.standing, proof.verdict) == (Standing.WAIVED, Verdict.NONE)
    third = replace(m.plan(release), parties=("a", "b", "c"))
    (alone,) = judge_plan(third, waived, m.hour(8), m.METHOD)
    assert alone.verdict is Verdict.BREACHED, "the third is owed it too, and has not waived it"


def test_nothing_more_is_owed_in_proportion_once_that_was_waived() -> None:
    ratio = m.term("5", Ratio((m.need("pay", 2),), m.trigger("find"), 1, None))
    found = m.incident("f", "find", m.between(2), m.part("b"))
    assert judged(ratio, Facts((found,), complete=True)).verdict is Verdict.PENDING
    waived = Facts((found,), rulings=(ruling(LegalAct.WAIVER, 4, "b", "5"),), complete=True)
    assert judged(ratio, waived).verdict is Verdict.NONE


def test_no_period_is_owed_after_the_quota_was_overtaken() -> None:
    quota = m.term(
        "3", Quota((m.need("admit", 2),), Duration(1, Unit.DAY), m.at(0)), extents=m.since(0)
    )
    facts = Facts(rulings=(ruling(LegalAct.OVERTAKEN, 30, None, "3"),), complete=True)
    assert len(judged(quota, facts, 60).instances) == 1


JUDGED = replace(BAN, exemptions=(ExceptClaimed("self-defence", "body"),))
CLAIMED = ruling(LegalAct.EXCEPTION, 5, "a", "s")


def ruled(hour: int, finding: str, *about: str, name: str | None = None) -> Ruling:
    plain = ruling(LegalAct.DETERMINATION, hour, "body", *about)
    return replace(plain, id=f"{plain.id}-{finding}", finding=finding, name=name)


def test_a_violation_found_of_an_act_does_not_excuse_it() -> None:
    """The ruling that an act violated the term was read as one that upholds the exception."""

    def verdict(found: Ruling) -> Verdict:
        return judged(JUDGED, Facts((SHELLED,), rulings=(CLAIMED, found))).verdict

    assert verdict(ruled(6, "yes", "s", "2")) is Verdict.BREACHED
    assert verdict(ruled(6, "no", "s", "2")) is not Verdict.BREACHED
    assert verdict(ruled(6, "yes", "s")) is not Verdict.BREACHED
    assert verdict(ruled(6, "no", "s", "2", name="self-defence")) is Verdict.BREACHED


def test_the_ruling_that_takes_effect_last_holds_whenever_it_came_on_record() -> None:
    """An earlier ruling that came on record in the same batch overturned the later one."""
    rulings = (CLAIMED, ruled(5, "yes", "s"), ruled(6, "no", "s"))
    for order in permutations(rulings):
        found = tuple(replace(r, id=str(n), recorded=m.hour(7 + n)) for n, r in enumerate(order))
        assert judged(JUDGED, Facts((SHELLED,), rulings=found)).verdict is Verdict.BREACHED


def test_two_rulings_of_one_instant_that_differ_are_no_ruling() -> None:
    """Of two that contradict each other the one with the later reference held."""
    facts = Facts((SHELLED,), rulings=(CLAIMED, ruled(6, "yes", "s"), ruled(6, "no", "s")))
    assert judged(JUDGED, facts).verdict is Verdict.CANNOT_VERIFY
