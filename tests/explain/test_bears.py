"""What is cited bears on what is said: no stay after the due, no claim that nobody would miss."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from servanda.kernel.facts import Facts, Gap, LegalAct, Ruling
from servanda.kernel.plan.operators import Ban, Due, ExceptClaimed, Plan, TermPlan, Withdrawal
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.claimed import claimed_at_large, claimed_beside, claimed_for
from servanda.kernel.verdicts.explain import explain_instance, explain_term
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.kernel.verdicts.speaker import Speaker
from tests.oracle import making as m

LEAVE = m.plan(m.term("1", Withdrawal(("north",), None, Due(m.at(4)))))
SPEAKER = Speaker(ENGLISH, LEAVE.calendar)
SHELL = m.incident("s", "shell", m.between(3), m.part("a"))
CLAIM = Ruling(
    "x", LegalAct.EXCEPTION, m.hour(3), m.hour(3), by="a", about=("s", "1"), name="defence"
)


def judged(plan: Plan, facts: Facts, as_of: int) -> TermProof:
    """The last term's proof, which the checker accepts with all others."""
    proofs = judge_plan(plan, facts, m.hour(as_of), m.METHOD)
    assert check_all(plan, facts, m.METHOD, m.hour(as_of), proofs) == []
    return proofs[-1]


def told(plan: Plan, facts: Facts, proof: TermProof) -> str:
    found = explain_term(plan, facts, proof)
    phrases = [*found.sentences, *(s for one in found.instances for s in one.sentences)]
    return " ".join(SPEAKER.sentence(phrase) for phrase in phrases)


# ------------------------------------------------------------------------------- after the due

GONE = m.incident("gone", "leave", m.between(2), m.part("a"), places=(("north", m.TRUE),))
BACK = m.stay("back", m.between(6), m.between(8), m.part("a"))


def test_a_stay_that_began_after_the_due_was_cited_for_the_state_at_the_due() -> None:
    facts = Facts((GONE,), stays=(BACK,))
    proof = judged(LEAVE, facts, 10)
    assert proof.verdict is Verdict.MET
    assert proof.instances[0].facts == ("gone",)
    assert "back" not in told(LEAVE, facts, proof)


def test_a_later_stay_bears_where_a_departure_is_later_still() -> None:
    """The departure then says who was inside before it, and the stay says since when."""
    again = m.incident("again", "leave", m.between(8), m.part("a"), places=(("north", m.TRUE),))
    facts = Facts((again,), stays=(BACK,))
    proof = judged(LEAVE, facts, 10)
    assert "back" in proof.instances[0].facts


def test_who_had_not_left_in_time_is_told_by_every_stay_and_the_due_by_those_before_it() -> None:
    first = m.stay("first", m.between(1), m.between(5), m.part("a"))
    facts = Facts(stays=(first, BACK), complete=True)
    proof = judged(LEAVE, facts, 10)
    (sentence, *_) = explain_instance(LEAVE, facts, proof, proof.instances[0], within=True)
    assert proof.verdict is Verdict.CURED
    assert set(proof.instances[0].facts) == {"first", "back"}
    assert "[first" in SPEAKER.sentence(sentence) or "[entry first" in SPEAKER.sentence(sentence)


# --------------------------------------------------------------------------- claimed exceptions


def banned(*exemptions: ExceptClaimed) -> tuple[Plan, TermPlan]:
    term = replace(m.term("1", Ban(m.banned("shell"))), exemptions=exemptions)
    return m.plan(term), term


def test_an_exception_claimed_where_the_text_has_none_was_not_told() -> None:
    plan, term = banned()
    facts = Facts((SHELL,), rulings=(CLAIM,), complete=True)
    proof = judged(plan, facts, 9)
    assert proof.verdict is Verdict.BREACHED, "the claim enters no verdict"
    assert judged(plan, replace(facts, rulings=()), 9) == proof
    text = told(plan, facts, proof)
    assert re.search(
        r"An exception \(defence\) is claimed by a \(\d+ March 2031, \d\d:\d\d UTC", text
    )
    assert (
        ") for s [entry x]; the text of the term has none, "
        "and the claim does not enter the verdict." in text
    )
    assert len(claimed_beside(term, proof, facts)) == 1
    assert claimed_at_large(term, proof, facts) == ()


@pytest.mark.parametrize(
    ("judge", "ruling", "said"),
    [
        (None, None, "the text names no body that rules on it"),
        ("court", None, "court has not ruled on it"),
        ("court", "no", "court has ruled on it"),
    ],
)
def test_an_exception_of_the_text_is_told_with_whom_it_waits_for(
    judge: str | None, ruling: str | None, said: str
) -> None:
    plan, _ = banned(ExceptClaimed("defence", judge))
    rulings = [CLAIM]
    if ruling is not None:
        day = m.hour(5)
        rulings.append(
            Ruling("d", LegalAct.DETERMINATION, day, day, by="court", about=("s",), finding=ruling)
        )
    facts = Facts((SHELL,), rulings=tuple(rulings), complete=True)
    assert said in told(plan, facts, judged(plan, facts, 9))


def test_an_exception_for_no_incident_is_told_of_the_term_and_one_of_another_party_of_nobody() -> (
    None
):
    plan, term = banned()
    facts = Facts((SHELL,), rulings=(replace(CLAIM, about=("1",)),), complete=True)
    proof = judged(plan, facts, 9)
    assert "for no occasion of this term [entry x]" in told(plan, facts, proof)
    strange = replace(facts, rulings=(replace(CLAIM, by="b"),))
    assert claimed_for(term, proof.instances[0], strange) == ()
    assert claimed_beside(term, proof, strange) == ()


# ------------------------------------------------------------------------------ undefined words


def test_a_ban_whose_words_are_undefined_read_as_if_somebody_should_have_looked() -> None:
    term = m.term("1", Ban(replace(m.banned("shell"), undefined="targeting")))
    for facts in (Facts(), Facts(complete=True), Facts(coverage=(m.looked("seen", 0, 30),))):
        proof = judged(m.plan(term), facts, 9)
        (watch,) = proof.instances
        assert proof.verdict is Verdict.CANNOT_VERIFY
        assert watch.reasons == (Gap.UNDEFINED,)
        assert watch.seen is not None
        assert (watch.seen.lo, watch.seen.hi) == (0, 0)
        assert watch.facts == ()
        assert watch.settle == ()


def test_what_was_seen_of_a_ban_with_no_beginning_was_of_less_than_a_second() -> None:
    plan = m.plan(m.term("1", Ban(m.banned("shell")), extents=()))
    facts = Facts(coverage=(m.looked("c", 0, 48),))
    proof = judged(plan, facts, 72)
    assert proof.verdict is Verdict.HOLDING
    assert "seen 2 days of a time with no stated beginning" in told(plan, facts, proof)


def test_the_checker_refuses_a_look_as_what_would_settle_undefined_words() -> None:
    plan = m.plan(m.term("1", Ban(replace(m.banned("shell"), undefined="targeting"))))
    proof = judged(plan, Facts(), 9)
    bent = replace(proof, instances=(replace(proof.instances[0], reasons=(Gap.NOBODY_LOOKED,)),))
    assert check_all(plan, Facts(), m.METHOD, m.hour(9), (bent,)) != []


def test_what_no_report_can_fill_stands_first_among_the_reasons() -> None:
    assert next(iter(Gap)) is Gap.UNDEFINED
