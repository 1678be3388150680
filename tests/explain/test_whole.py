"""Sentences about a whole term that a reader of either side had cause to object to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Range, Unit
from servanda.kernel.facts import Claim, Facts, Gap, Stance
from servanda.kernel.plan.operators import (
    Ban,
    Condition,
    Deadline,
    Due,
    FirstOf,
    FromTo,
    Invocation,
    Need,
    Pattern,
    Permission,
    Plan,
    Quota,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.verdicts.counters import by_counter
from servanda.kernel.verdicts.explain import explain_instance, explain_term
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.proof import Settle, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.witnesses import index
from tests.oracle import making as m

BAN = m.plan(m.term("1", Ban(m.banned("shell")), bearers=("a", "b")))
SPEAKER = Speaker(ENGLISH, BAN.calendar)
SHELL = m.incident("s", "shell", m.between(3), m.part("a"))


def judged(plan: Plan, facts: Facts, as_of: int = 9) -> TermProof:
    return judge_plan(plan, facts, m.hour(as_of), m.METHOD)[-1]


def head(plan: Plan, facts: Facts, as_of: int = 9) -> str:
    told = explain_term(plan, facts, judged(plan, facts, as_of))
    return " ".join(SPEAKER.sentence(phrase) for phrase in told.sentences)


def occasions(plan: Plan, facts: Facts, as_of: int = 9) -> list[str]:
    told = explain_term(plan, facts, judged(plan, facts, as_of))
    return [" ".join(SPEAKER.sentence(p) for p in one.sentences) for one in told.instances]


def only(duty: Deadline | Quota | Withdrawal | Permission, **more: object) -> Plan:
    return m.plan(replace(m.term("1", duty), **more))  # type: ignore[arg-type]


# -------------------------------------------------------------------------------- several bearers


def test_what_one_of_two_did_was_read_as_said_of_both() -> None:
    said = head(BAN, Facts((SHELL,)))
    assert "owed by a and b: in force. A: contrary facts established; not ruled; of 2" in said
    assert "B: not verified: nobody looked." in said
    assert "For a so since" in said


def test_what_is_the_same_of_both_was_said_twice_in_the_order_of_their_names() -> None:
    mirrored = m.plan(m.term("1", Ban(m.banned("shell")), bearers=("b", "a")))
    (told,) = occasions(mirrored, Facts())
    assert told.startswith("B and a, with no occasion on record: not verified: nobody looked.")


def test_a_watch_with_nothing_listed_was_told_apart_from_the_occasions_listed() -> None:
    (told,) = occasions(BAN, Facts())
    assert "occasion by occasion" not in told
    assert any("apart from the occasions on record" in t for t in occasions(BAN, Facts((SHELL,))))


def test_one_bearers_occasion_was_denied_by_the_sentence_of_both() -> None:
    ban = m.term("1", Ban(m.banned("shell")), bearers=("a", "c"))
    told = occasions(m.plan(ban, parties=("a", "c")), Facts((SHELL,)))
    assert any(t.startswith("A, apart from the occasions on record") for t in told)
    assert any(t.startswith("C, with no occasion on record") for t in told)


def test_what_has_ended_is_told_as_ended() -> None:
    ended = m.plan(replace(BAN.terms[0], extents=m.since(0, 5)))
    (told,) = occasions(ended, Facts())
    assert "which has ended" in told


def test_two_bearers_of_a_duty_without_occasions_are_named() -> None:
    need = m.need("give", 1, actors=("$bearer",))
    plan = m.plan(m.term("1", Deadline((need,), None, None), bearers=("a", "b")))
    (told,) = occasions(plan, Facts())
    assert told.startswith("A and b: not yet due. Needed, with no due time in the text: ")


# -------------------------------------------------------------------------------------- permissions


def test_a_permission_in_force_was_told_to_wait_for_the_event_that_put_it_in_force() -> None:
    approval = FirstOf(m.trigger("approve"))
    plan = only(Permission(), extents=(FromTo(approval, None),))
    waits = "It waits for approve, which is not established."
    assert waits in head(plan, Facts(complete=True))
    approved = m.incident("approved", "approve", m.between(2), m.part("b"))
    said = head(plan, Facts((approved,), complete=True))
    assert "in force; a permission" in said
    assert waits not in said


# -------------------------------------------------------------------------------------- citations


def test_what_came_after_the_due_time_was_cited_for_what_there_was_by_then() -> None:
    early = m.incident("early", "release", m.between(2), amount=m.one(3))
    late = m.incident("late", "release", m.between(6), amount=m.one(2))
    need = m.need("release", 8)
    plan = only(Deadline((need,), None, Due(m.at(4))))
    proof = judged(plan, Facts((early, late), complete=True))
    assert proof.verdict is Verdict.BREACHED
    _, owed, *_ = explain_instance(plan, Facts((early, late)), proof, proof.instances[0])
    said = SPEAKER.sentence(owed)
    assert "established by then: 3 [entry early]" in said
    assert "on record from after that time [entry late]" in said


def test_of_several_needs_each_cited_nothing() -> None:
    old = m.incident("old", "release", m.between(2), kind="old", amount=m.one(2))
    new = m.incident("new", "release", m.between(2), kind="new", amount=m.one(1))
    needs = tuple(m.need("release", 2, kinds=(kind,)) for kind in ("old", "new"))
    needs = tuple(replace(n, unit=k) for n, k in zip(needs, ("old", "new"), strict=True))
    plan = only(Deadline(needs, None, None))
    (said,) = occasions(plan, Facts((old, new)))
    assert "2 old (established: at least 2 [entry old])" in said
    assert "2 new (established: at least 1 [entry new])" in said


def test_no_list_and_no_number_are_made_up() -> None:
    every = replace(m.need("destroy", 1), amount=None, unit="tunnel")
    every = replace(every, pattern=replace(every.pattern, kinds=("tunnel",)))
    (said,) = occasions(only(Deadline((every,), None, None)), Facts())
    assert "every tunnel, the text giving no number" in said
    listed = replace(every, pattern=replace(every.pattern, roll="list-1"))
    (said,) = occasions(only(Deadline((listed,), None, None)), Facts())
    assert "on a list whose number the text does not give" in said
    act = Need(Pattern(("assure",)), 1, "assure")
    (said,) = occasions(only(Deadline((act,), None, None)), Facts())
    assert "the act assure (nothing" in said
    assert "1 assure" not in said


def test_a_report_is_asked_for_on_nothing_that_is_on_record() -> None:
    """A further look is of the time, not about the reports there are."""
    some = m.incident("some", "release", m.between(2), amount=m.one(3))
    plan = only(Deadline((m.need("release", 8),), None, Due(m.at(4))))
    (said,) = occasions(plan, Facts((some,)))
    assert "It would be settled by a report by somebody who could see it." in said


# ------------------------------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("how", "body", "said"),
    [
        (Invocation.NOTICE, None, "so that nothing suspends the duty"),
        (Invocation.NOTICE, "court", "confirmed by court, would suspend"),
        (Invocation.AUTOMATIC, None, "while the condition fails the duty is suspended"),
    ],
)
def test_a_condition_that_nobody_may_find_failed_was_told_to_suspend(
    how: Invocation, body: str | None, said: str
) -> None:
    plan = only(
        Deadline((m.need("give", 1),), None, None), condition=Condition(("b",), None, how, body)
    )
    told = head(plan, Facts())
    assert "Conditional on every term of b: judged as in force; " in told
    assert said in told


def test_a_permission_is_owed_by_nobody() -> None:
    assert "given to a: in force; a permission" in head(only(Permission()), Facts())


# --------------------------------------------------------------------------------------- counters


DAY = Duration(1, Unit.DAY)


def counted(*, chosen: bool) -> tuple[Plan, Facts]:
    need = replace(m.need("admit", 6), counters=("office",), chosen=chosen)
    need = replace(need, pattern=replace(need.pattern, kinds=("truck",)), unit="truck")
    plan = only(Quota((need,), DAY, m.at(0)), extents=(FromTo(m.at(0), None),))
    claim = Claim("e", "office", "g", "a", "B2", Stance.AFFIRMS, None, 0)
    count = m.counted("c", 0, 24, 7, 7, counter="office")
    return plan, Facts(counts=(replace(count, claims=(claim,), kind="truck", act="admit"),))


def test_performed_on_the_word_of_a_counter_did_not_say_who_chose_it() -> None:
    plan, facts = counted(chosen=True)
    term: TermPlan = plan.terms[0]
    proof = judged(plan, facts, 24)
    day = next(i for i in proof.instances if i.verdict is Verdict.MET)
    (told,) = by_counter(term, (day,), facts)
    assert SPEAKER.sentence(told) == (
        "The count that decides is that of office, an office of a; the method chose who counts, "
        "and not the text"
    )
    assert "the method chose who counts" in head(plan, facts, 24)
    plan, facts = counted(chosen=False)
    assert "whom the clause names to count" in head(plan, facts, 24)
    unseen = replace(day, verdict=Verdict.CANNOT_VERIFY, reasons=(Gap.NOBODY_LOOKED,))
    assert by_counter(term, (unseen,), facts) == ()


def test_a_count_that_another_was_chosen_for_says_by_whom() -> None:
    plan, facts = counted(chosen=True)
    other = replace(facts.counts[0], id="d", counter="agency", amount=Range(1, 1), claims=())
    told = occasions(plan, Facts(counts=(other,)), 24)
    assert any("the method names office as the counter, and not agency" in t for t in told)


def test_counts_taken_together_were_named_by_the_name_of_the_dispute() -> None:
    """``a+b#1`` is no entry that anybody could look up."""
    plan, facts = counted(chosen=False)
    claims = {name: replace(facts.counts[0].claims[0], id=name) for name in ("a", "b")}
    both = tuple(replace(facts.counts[0], id=n, claims=(c,)) for n, c in claims.items())
    known = index(Facts(counts=both))
    assert [fact.id for fact in known.named("a+b#1")] == ["a", "b"]
    assert known.entries(("a+b#1",)) == ("a", "b")
    proof = judged(plan, Facts(counts=both), 24)
    one = replace(
        proof.instances[0],
        verdict=Verdict.CANNOT_VERIFY,
        reasons=(Gap.AMOUNT_TOO_COARSE,),
        settle=(Settle("amount", ("a+b#0", "a+b#1")),),
    )
    said = explain_instance(plan, Facts(counts=both), proof, one)
    assert SPEAKER.sentence(said[-1]) == "It would be settled by a closer amount, on a and b."
