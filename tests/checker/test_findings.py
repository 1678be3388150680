"""What an empowered body found decides whether a term was broken, by claim or without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.facts import Facts, LegalAct, Ruling
from servanda.kernel.plan.operators import Absence, Ban, ExceptClaimed, TermPlan
from servanda.kernel.verdicts.explain import explain_term
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.proof import Verdict
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.whole import tally_phrase
from servanda.kernel.verdicts.wording import bearer_wordings, term_wording
from tests.checker.judging import Judged, judged
from tests.oracle import making as m

BAN = m.term("2", Ban(m.banned("shell")))
ABSENCE = m.term("2", Absence(("north",)))
JUDGED = replace(BAN, exemptions=(ExceptClaimed("self-defence", "court"),))
FACTS = Facts(
    (m.incident("act", "shell", m.between(2)),), stays=(m.stay("stay", m.between(2), m.between(4)),)
)


def ruled(finding: str, hour: int = 5, about: tuple[str, ...] = ("act", "2")) -> Ruling:
    """A determination by a court."""
    at = m.hour(hour)
    name = f"d-{finding}-{hour}"
    return Ruling(name, LegalAct.DETERMINATION, at, at, "court", about=about, finding=finding)


def told(term: TermPlan, *rulings: Ruling) -> Judged:
    """A shelling and a stay, which three programs judge alike."""
    case = judged("found", m.plan(term), replace(FACTS, rulings=rulings), m.hour(9))
    assert case.all_objections() == []
    assert case.refuted(case.proofs[0]) == []
    return case


def first_line(term: TermPlan, *rulings: Ruling) -> str:
    """The headline and the count of a term with two shellings, as the board tells them."""
    acts = (*FACTS.incidents, m.incident("later", "shell", m.between(3)))
    facts = replace(FACTS, incidents=acts, rulings=rulings)
    (proof,) = judged("found", m.plan(term), facts, m.hour(9)).proofs
    apart = [word for _, word in bearer_wordings(term, proof, facts)]
    counted = tally_phrase(term, proof, facts)
    assert counted is not None
    words = (*(apart[:1] or [term_wording(term, proof, facts=facts)]), counted)
    return "; ".join(Speaker(ENGLISH, m.CALENDAR).text(word) for word in words)


def worst(case: Judged) -> Verdict:
    return case.proofs[0].verdict


def test_no_violation_found_where_no_exception_was_claimed_leaves_no_breach() -> None:
    """The finding was printed, and the term told as breached all the same."""
    assert worst(told(BAN)) is Verdict.BREACHED
    case = told(BAN, ruled("no"))
    assert [one.key for one in case.proofs[0].instances] == ["watch"]
    found = explain_term(case.plan, case.facts, case.proofs[0]).sentences
    said = " ".join(Speaker(ENGLISH, m.CALENDAR).sentence(one) for one in found)
    assert "Act: found by court on" in said
    assert "to be in keeping with the term" in said


def test_a_stay_found_to_violate_nothing_leaves_no_breach() -> None:
    assert worst(told(ABSENCE)) is Verdict.BREACHED
    case = told(ABSENCE, ruled("no", about=("stay", "2")))
    assert [one.key for one in case.proofs[0].instances] == ["watch"]


@pytest.mark.parametrize(
    "rulings",
    [
        (ruled("yes"),),
        (ruled("no", 4), ruled("yes", 5)),
        (ruled("no"), ruled("yes")),
        (ruled("no", about=("act",)),),
        (ruled("no", about=("act", "3")),),
        (ruled("no", about=("2",)),),
        (replace(ruled("no"), name="self-defence"),),
    ],
)
def test_what_is_not_the_last_word_on_this_act_under_this_term_clears_nothing(
    rulings: tuple[Ruling, ...],
) -> None:
    assert worst(told(BAN, *rulings)) is Verdict.BREACHED


def test_a_later_word_that_nothing_was_violated_holds() -> None:
    assert worst(told(BAN, ruled("yes", 4), ruled("no", 5))) is not Verdict.BREACHED


@pytest.mark.parametrize("by", ["court", "body"])
def test_of_an_exception_claimed_the_judge_that_the_text_names_has_the_word(by: str) -> None:
    at = m.hour(3)
    claim = Ruling("claim", LegalAct.EXCEPTION, at, at, "a", about=("act",))
    case = told(JUDGED, claim, replace(ruled("no"), by=by))
    keys = [one.key for one in case.proofs[0].instances]
    assert keys == (["watch"] if by == "court" else ["act", "watch"])
    assert worst(told(JUDGED, replace(ruled("no"), by=by))) is not Verdict.BREACHED


def test_the_first_line_of_a_term_does_not_say_not_ruled_of_what_was_ruled_on() -> None:
    """It said so above the finding itself."""
    assert first_line(BAN).count("not ruled") == 2
    both = (ruled("yes"), ruled("yes", 6, about=("later", "2")))
    for rulings in (both, (ruled("yes", about=("2",)),)):
        said = first_line(BAN, *rulings)
        assert said.startswith("contrary facts established; violation found by court on")
        assert "not ruled" not in said
        assert "2 with contrary facts established, 1 not verified" in said


def test_of_two_occasions_of_which_one_was_ruled_on_the_other_is_told_as_not_ruled() -> None:
    said = first_line(BAN, ruled("yes"))
    assert "violation found by court" in said
    assert "1 of 2 occasions not ruled" in said


def test_what_was_found_of_a_term_as_a_whole_is_laid_to_none_of_several_bearers() -> None:
    said = first_line(replace(BAN, bearers=("a", "b")), ruled("yes", about=("2",)))
    assert said.startswith("contrary facts established; of 4 occasions")
    assert "not ruled" not in said
