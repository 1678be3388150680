"""Explanations of proofs written by hand: what a lawyer reads, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Amounts, Facts, Stance, Stay, Times, Truth
from servanda.kernel.plan.operators import Cap, TermPlan
from servanda.kernel.verdicts.explain import explain_instance, explain_term
from servanda.kernel.verdicts.phrases import keys_of
from servanda.kernel.verdicts.speaker import DAY
from tests.explain.hand import (
    ANSWER,
    BODIES,
    CEASEFIRE,
    LEAVE,
    PLAN,
    QUOTA,
    RELEASE,
    STAY_OUT,
    VAGUE,
    WEEKLY,
    Branch,
    Choice,
    Gap,
    GroupProof,
    InstanceProof,
    LegalAct,
    Located,
    NeedProof,
    Outcome,
    Ruling,
    Seen,
    Settle,
    Standing,
    Verdict,
    at,
    claim,
    count,
    day,
    exactly,
    incident,
    part,
    proof_of,
    spoken,
)

REFUSAL = incident(
    "refusal-41",
    "refusal",
    exactly("2031-03-03T09:10"),
    claim("41", "monitor-x"),
    claim("44", "agency-b"),
    parts=(part("northland"),),
    places=(Located("kerem", Truth.TRUE), Located("zikim", Truth.FALSE)),
)
ENTERED = incident(
    "admit-57",
    "admit",
    exactly("2031-03-04T11:32"),
    claim("57", "monitor-x"),
    claim("58", "agency-a"),
    kind="truck",
    parts=(part("northland"),),
    places=(Located("kerem", Truth.TRUE),),
)
ELSEWHERE = incident(
    "admit-50",
    "admit",
    exactly("2031-03-03T15:32"),
    claim("50", "monitor-x"),
    kind="truck",
    parts=(part("northland"),),
    places=(Located("zikim", Truth.TRUE), Located("kerem", Truth.FALSE)),
)
ANSWERED_LATE = InstanceProof(
    "refusal-41",
    "northland",
    (Outcome.LATE,),
    Verdict.CURED,
    opened=exactly("2031-03-03T09:10"),
    due=exactly("2031-03-04T09:10"),
    decided=exactly("2031-03-04T11:32"),
    needs=(NeedProof("truck", 1, Range(0, 0), ()),),
    facts=("refusal-41", "admit-57"),
    cites=("41", "44", "57", "58"),
    closed=True,
)


def told(term: TermPlan, facts: Facts, instance: InstanceProof, **more: object) -> list[str]:
    return spoken(explain_instance(PLAN, facts, proof_of(term, instance, **more), instance))


def test_a_late_answer_names_trigger_due_time_entries_and_what_did_not_count() -> None:
    facts = Facts(incidents=(REFUSAL, ENTERED, ELSEWHERE))
    assert told(ANSWER, facts, ANSWERED_LATE) == [
        (
            "Term 7b (clause Article 7 / (b)), owed by Northland, on the occasion of refusal-41: "
            "performed late, by 2 hours and 22 minutes."
        ),
        (
            "It was opened by refusal, 3 March 2031, 07:10 UTC (09:10 Asia/Gaza) [entries 41 and "
            "44; corroborated by 2 unrelated sources]; needed by 4 March 2031, 07:10 UTC (09:10 "
            "Asia/Gaza): 1 truck (established by then: 0); completed 4 March 2031, 09:32 UTC "
            "(11:32 Asia/Gaza), after the due time [entries 57 and 58; corroborated by 2 unrelated "
            "sources]."
        ),
        (
            "Not counted: admit, 3 March 2031, 13:32 UTC (15:32 Asia/Gaza) [entry 50], because it "
            "was not where the trigger was."
        ),
    ]


def test_late_performance_is_not_performed_where_the_text_makes_time_essential() -> None:
    plan = replace(PLAN, terms=(replace(ANSWER, essence=True),))
    breached = replace(ANSWERED_LATE, verdict=Verdict.BREACHED, closed=False)
    proof = proof_of(plan.terms[0], breached)
    text = " ".join(spoken(explain_instance(plan, Facts(), proof, breached)))
    assert "performed late, by 2 hours and 22 minutes; the text makes time essential" in text
    assert "late performance does not cure" in text


SHELLING = incident(
    "s1",
    "shelling",
    day("2031-03-05"),
    claim("7", "monitor-x"),
    claim("8", "southland-media", side="southland"),
    claim("9", "north-army", side="northland", stance=Stance.DENIES),
    parts=(part("northland"),),
    places=(Located("the-valley", Truth.TRUE),),
)
SHELLED = InstanceProof(
    "s1@northland",
    "northland",
    (Outcome.BROKEN,),
    Verdict.BREACHED,
    decided=day("2031-03-05"),
    occurrence=Truth.TRUE,
    attribution=Truth.TRUE,
    facts=("s1",),
    cites=("7", "8"),
    denials=("9",),
)


def test_contrary_facts_are_not_called_a_violation_and_the_denial_stands_beside() -> None:
    sentences = told(CEASEFIRE, Facts(incidents=(SHELLING,)), SHELLED)
    assert sentences == [
        (
            "Term 2 (clause Part II), owed by Northland, on the occasion of s1: contrary facts "
            "established; not ruled."
        ),
        (
            "Shelling, some time on 5 March 2031, in the valley [entries 7 and 8; corroborated by "
            "2 unrelated sources]: that it happened is established; that Northland did it is "
            "established."
        ),
        "Northland denies it [entry 9]; a bearer's own denial is printed beside and is no dispute.",
    ]


def test_the_word_violation_is_used_only_where_a_body_has_found_one() -> None:
    proof = proof_of(CEASEFIRE, SHELLED)
    ruling = Ruling(
        "71",
        LegalAct.DETERMINATION,
        at("2031-03-07"),
        at("2031-03-07"),
        by="task-force",
        about=("term 2",),
        finding="yes",
    )
    with_ruling = spoken(explain_term(PLAN, Facts(rulings=(ruling,)), proof).sentences)
    without = spoken(explain_term(PLAN, Facts(), proof).sentences)
    on_defence = replace(ruling, about=("s1", "term 2"), name="self-defence")
    rulings = (*(replace(ruling, about=about) for about in (("s1",), ())), on_defence)
    of_exception = spoken(explain_term(PLAN, Facts(rulings=rulings), proof).sentences)
    assert any(s.startswith("Violation found by task-force on 6 March 2031") for s in with_ruling)
    assert not any("iolation" in sentence for sentence in (*without, *of_exception))


def test_an_occasion_that_a_body_has_ruled_on_is_not_told_as_not_ruled() -> None:
    """What the task force had ruled on was told as contrary facts, not ruled."""
    day = at("2031-03-07")
    found = Ruling("71", LegalAct.DETERMINATION, day, day, "task-force", None, ("s1", "2"), "yes")
    facts = Facts(incidents=(SHELLING,), rulings=(found,))
    (first, *_) = told(CEASEFIRE, facts, SHELLED)
    assert "contrary facts established; violation found by task-force on 6 March 2031" in first
    kept = told(CEASEFIRE, replace(facts, rulings=(replace(found, finding="no"),)), SHELLED)
    assert "to be in keeping with the term" in kept[0]
    assert not any("not ruled" in sentence for sentence in (first, kept[0]))


def test_an_admission_is_called_an_acknowledgement_and_a_party_source_a_claim() -> None:
    admitted = replace(SHELLING, claims=(claim("9", "north-army", side="northland"),))
    accused = replace(SHELLING, claims=(claim("8", "southland-media", side="southland"),))
    assert "[entry 9; acknowledged by the actor]" in " ".join(
        told(CEASEFIRE, Facts(incidents=(admitted,)), SHELLED)
    )
    assert "[entry 8; claimed by Southland]" in " ".join(
        told(CEASEFIRE, Facts(incidents=(accused,)), SHELLED)
    )


def test_ones_own_word_for_ones_own_performance_is_a_claim_and_no_acknowledgement() -> None:
    own = count("c1", "agency-a", Range(700, 700), claim("11", "north-army", side="northland"))
    short = replace(
        DIFFER, facts=("c1",), branches=(), needs=(NeedProof("truck", 600, Range(0, 700), ()),)
    )
    text = " ".join(told(QUOTA, Facts(counts=(own,)), short))
    assert "[entry 11; claimed by Northland]" in text
    assert "acknowledged" not in text


def test_a_watch_states_what_was_seen_and_what_lies_below_the_floor() -> None:
    watch = InstanceProof(
        "watch@northland",
        "northland",
        (Outcome.CLEAN,),
        Verdict.HOLDING,
        opened=exactly("2031-03-01T12:00"),
        seen=Seen(2 * DAY, 4 * DAY, 9 * DAY),
        live=True,
    )
    assert told(CEASEFIRE, Facts(), watch, below_floor=3)[0] == (
        "Term 2 (clause Part II), owed by Northland, with no occasion on record: nothing "
        "contrary established; seen at least 2 days and at most 4 days of 9 days (3 claims below "
        "the floor)."
    )
    ended = replace(watch, live=False, seen=Seen(9 * DAY, 9 * DAY, 9 * DAY), verdict=Verdict.MET)
    assert (
        "ended with nothing contrary established, seen in full"
        in told(CEASEFIRE, Facts(), ended)[0]
    )
    in_part = replace(ended, seen=Seen(8 * DAY, 8 * DAY, 9 * DAY))
    assert "seen 8 days of 9 days" in told(CEASEFIRE, Facts(), in_part)[0]
    assert "in full" not in told(CEASEFIRE, Facts(), in_part)[0]


FIRST = count("c1", "agency-a", Range(700, 700), claim("11", "ap"))
SECOND = count("c2", "agency-a", Range(600, 800), claim("12", "efe"), each_day=True)
OFFLOADED = count("c3", "un", Range(500, 500), claim("13", "un"), point="offloading")
OF_A_PARTY = count("c4", "media-office", Range(90, 90), claim("14", "media-office"))
WEAK = count("c5", "agency-a", Range(1, 1), claim("15", "blog"), status=Truth.GAP)
DIFFER = InstanceProof(
    "2031-03-01",
    "northland",
    (Outcome.DONE, Outcome.UNDONE),
    Verdict.CONTESTED,
    opened=exactly("2031-03-01"),
    due=exactly("2031-03-02"),
    needs=(NeedProof("truck", 600, Range(0, 800), ("c1", "c2")),),
    branches=(
        Branch((Choice("c1+c2", "conflict", 0),), (Outcome.DONE, Outcome.UNDONE)),
        Branch((Choice("c1+c2", "conflict", 1),), (Outcome.DONE,)),
    ),
    reasons=(Gap.DISAGREE,),
    settle=(Settle("dispute", ("c1", "c2")),),
    facts=("c1", "c2"),
)


def test_counts_that_differ_are_told_from_every_side_and_others_with_why_they_do_not_count() -> (
    None
):
    facts = Facts(counts=(FIRST, SECOND, OFFLOADED, OF_A_PARTY, WEAK))
    sentences = told(QUOTA, facts, DIFFER)
    assert len(sentences) == 5
    assert sentences[0].endswith("on 1 March 2031: sources differ.")
    assert "700 trucks over 1 March 2031 to 2 March 2031, counted by Agency A" in sentences[2]
    assert "between 600 and 800 trucks on each day of" in sentences[2]
    assert "it was counted at offloading and not at entry" in sentences[3]
    assert "the clause names Agency A as the counter, and not media-office" in sentences[3]
    assert "it is below the grade that counts" in sentences[3]
    assert "evidence that decides between the sources, on c1 and c2" in sentences[4]


def test_sources_of_different_counts_are_not_said_to_corroborate_each_other() -> None:
    sentences = told(QUOTA, Facts(counts=(FIRST, SECOND)), DIFFER)
    assert not any("corroborated" in sentence for sentence in sentences)


def test_a_group_says_how_many_fell_short_and_that_nobody_knows_which() -> None:
    group = GroupProof(
        "total", ("2031-03-01", "2031-03-02"), 1, 2, ("c1",), ("11",), ("northland",)
    )
    proof = proof_of(QUOTA, replace(DIFFER, verdict=Verdict.CANNOT_VERIFY), groups=(group,))
    proof = replace(proof, verdict=Verdict.BREACHED)
    sentences = spoken(explain_term(PLAN, Facts(counts=(FIRST,)), proof).sentences)
    assert "At least 1 of these 2 days fell short, which ones is not known [entry 11]." in sentences
    assert "in at least 1 of 2 days; which ones is not known" in sentences[0]


def test_one_of_several_bearers_charges_none_of_them() -> None:
    group = GroupProof(
        "one-of",
        ("s1@northland", "s1@southland"),
        1,
        2,
        ("s1",),
        ("7",),
        ("northland", "southland"),
    )
    proof = proof_of(CEASEFIRE, groups=(group,), verdict=Verdict.BREACHED)
    text = " ".join(spoken(explain_term(PLAN, Facts(), proof).sentences))
    assert "One of Northland or Southland did it [entry 7]; which one is not known" in text
    assert "none of them is charged" in text


def test_readings_of_a_clause_stand_beside_each_other() -> None:
    daily = proof_of(QUOTA, DIFFER)
    week = InstanceProof("2031-03-01/2031-03-07", "northland", (Outcome.DONE,), Verdict.MET)
    weekly = proof_of(WEEKLY, week)
    one = " ".join(spoken(explain_term(PLAN, Facts(), daily, (daily, weekly)).sentences))
    two = " ".join(spoken(explain_term(PLAN, Facts(), weekly, (daily, weekly)).sentences))
    assert "Read otherwise, as weekly: performed." in one
    assert "Read otherwise, as daily: sources differ." in two


def test_what_the_cell_supplied_is_said() -> None:
    proof = proof_of(RELEASE, supplied=("bearer", "due"))
    sentences = spoken(explain_term(PLAN, Facts(), proof).sentences)
    assert "Southland (bearer read by the cell)" in sentences[0]
    assert "The text does not say its due, which the cell has read." in sentences


def test_a_condition_shows_what_the_verdict_rests_on() -> None:
    proof = proof_of(STAY_OUT, standing=Standing.CONDITION_INVOKED, conditional_on=("term 2",))
    sentences = spoken(explain_term(PLAN, Facts(), proof).sentences)
    assert "condition invoked, disputed" in sentences[0]
    assert any(s.startswith("Conditional on term 2: judged as in force") for s in sentences)


def test_a_date_that_is_too_coarse_is_not_verified_and_says_what_would_settle_it() -> None:
    coarse = InstanceProof(
        "once",
        "southland",
        (Outcome.DONE, Outcome.LATE),
        Verdict.CANNOT_VERIFY,
        due=exactly("2031-03-04T12:00"),
        decided=day("2031-03-04"),
        needs=(NeedProof("person", 20, Range(20, 20), ()),),
        reasons=(Gap.TIME_TOO_COARSE,),
        settle=(Settle("time"),),
    )
    sentences = told(RELEASE, Facts(), coarse)
    assert "not verified: the time is too coarse" in sentences[0]
    assert "completed some time on 4 March 2031; whether in time" in sentences[1]
    assert sentences[2] == "It would be settled by a closer time."


def test_a_ratio_without_a_due_time_says_so() -> None:
    owed = InstanceProof(
        "body-28",
        "northland",
        (Outcome.RUNNING,),
        Verdict.PENDING,
        needs=(NeedProof("body", 15, Range(0, 0), ()),),
    )
    sentences = told(BODIES, Facts(), owed)
    assert sentences[0].endswith("not yet due.")
    assert "with no due time in the text: 15 bodies" in sentences[1]


def test_a_withdrawal_is_a_state_at_the_due_time() -> None:
    end = at("2031-03-02") - 1
    late = InstanceProof(
        "once", "northland", (Outcome.UNDONE,), Verdict.BREACHED, due=Between(end, end)
    )
    assert told(LEAVE, Facts(), late)[1] == (
        "By the end of 1 March 2031 in Asia/Gaza (21:59:59 UTC) there was to be no presence in "
        "the areas left."
    )


def test_a_stay_and_a_level_name_the_place_and_the_time() -> None:
    stay = Stay(
        "st1",
        "third-brigade",
        Times((exactly("2031-03-02T08:00"),)),
        Times((exactly("2031-03-03T08:00"),)),
        (part("northland"),),
        (Located("areas-left", Truth.TRUE),),
        claims=(claim("21", "monitor-x"),),
    )
    there = InstanceProof(
        "st1",
        "northland",
        (Outcome.BROKEN,),
        Verdict.BREACHED,
        occurrence=Truth.TRUE,
        attribution=Truth.TRUE,
        facts=("st1",),
    )
    text = told(STAY_OUT, Facts(stays=(stay,)), there)[1]
    assert text.startswith("Third-brigade, in the areas left, from 2 March 2031, 06:00 UTC")
    assert "[entry 21; reported by one source, monitor-x]" in text


def test_a_cap_names_the_limit() -> None:
    from servanda.kernel.facts import Level

    cap = replace(STAY_OUT, duty=Cap(10, ("tank",), ("areas-left",)))
    plan = replace(PLAN, terms=(cap,))
    level = Level(
        "l1",
        "tank",
        "areas-left",
        Times((exactly("2031-03-02T08:00"),)),
        Amounts((Range(12, 14),)),
    )
    above = InstanceProof("l1", "northland", (Outcome.BROKEN,), Verdict.BREACHED, facts=("l1",))
    proof = proof_of(cap, above)
    text = spoken(explain_instance(plan, Facts(levels=(level,)), proof, above))[1]
    assert "etween 12 and 14 tank in the areas left" in text
    assert "where at most 10 may be" in text


def test_words_without_a_meaning_are_told_as_a_gap_no_report_can_fill() -> None:
    vague = InstanceProof(
        "once",
        "southland",
        (Outcome.DONE, Outcome.UNDONE),
        Verdict.CANNOT_VERIFY,
        reasons=(Gap.UNDEFINED,),
    )
    assert told(VAGUE, Facts(), vague) == [
        "Term 9 (clause Part IX), owed by Southland: not verified: wording undefined.",
        'The text leaves "a decent time" without a meaning that a report could fill.',
        "It would be settled by an agreement of the parties on what the words mean.",
    ]


def test_an_occasion_that_may_not_have_arisen_is_told_as_such() -> None:
    act = replace(SHELLED, possible=True, verdict=Verdict.CANNOT_VERIFY, reasons=(Gap.ATTRIBUTION,))
    duty = replace(ANSWERED_LATE, possible=True, verdict=Verdict.PENDING)
    assert told(CEASEFIRE, Facts(), act)[0].endswith("who did it is not established.")
    assert told(ANSWER, Facts(), duty)[0].endswith("not yet due, if it arose at all.")


def test_within_a_whole_term_the_term_is_not_named_again() -> None:
    proof = proof_of(QUOTA, DIFFER, replace(DIFFER, key="2031-03-02", cites=("9",)))
    told_term = explain_term(PLAN, Facts(counts=(FIRST, SECOND)), proof)
    assert spoken(told_term.instances[0].sentences)[0] == (
        "Northland, on 1 March 2031: sources differ."
    )


def test_nothing_about_a_term_is_dropped_what_is_not_told_in_full_is_named() -> None:
    days = [replace(DIFFER, key=f"2031-03-0{n}", verdict=Verdict.MET) for n in range(1, 8)]
    kinds = [
        replace(DIFFER, key=f"2031-03-1{n}", verdict=Verdict.PENDING, cites=(str(n),))
        for n in range(4)
    ]
    worst = replace(DIFFER, key="2031-03-08", verdict=Verdict.BREACHED)
    told_term = explain_term(PLAN, Facts(), proof_of(QUOTA, *days, *kinds, worst))
    assert told_term.instances[0].key == "2031-03-08", "the worst comes first"
    assert len(told_term.instances) == 3
    named = [key for one in told_term.instances for key in (one.key, *one.alike)]
    everything = [instance.key for instance in (*days, *kinds, worst)]
    assert sorted([*named, *told_term.rest]) == sorted(everything)


def test_instances_that_are_alike_for_the_same_reasons_are_told_once() -> None:
    days = [replace(DIFFER, key=f"2031-03-0{n}") for n in range(1, 6)]
    other = replace(DIFFER, key="2031-03-06", cites=("99",))
    first, second = explain_term(PLAN, Facts(), proof_of(QUOTA, *days, other)).instances
    assert (first.key, first.alike) == (
        "2031-03-01",
        ("2031-03-02", "2031-03-03", "2031-03-04", "2031-03-05"),
    )
    assert (second.key, second.alike) == ("2031-03-06", ())


@pytest.mark.parametrize("swap", [("northland", "southland")])
def test_the_same_template_serves_every_party(swap: tuple[str, str]) -> None:
    one, two = swap
    mirrored = replace(
        SHELLING,
        parts=(part(two),),
        claims=tuple(
            replace(c, side={one: two, two: one}.get(c.side or "", c.side)) for c in SHELLING.claims
        ),
    )
    here = explain_instance(
        PLAN, Facts(incidents=(SHELLING,)), proof_of(CEASEFIRE, SHELLED), SHELLED
    )
    other = replace(SHELLED, key=f"s1@{two}", bearer=two)
    there = explain_instance(PLAN, Facts(incidents=(mirrored,)), proof_of(CEASEFIRE, other), other)
    assert [keys_of(phrase) for phrase in here] == [keys_of(phrase) for phrase in there]
    swapped = [s.replace("Northland", "Southland") for s in spoken(here)]
    assert swapped == spoken(there)


def test_no_explanation_is_longer_than_five_sentences() -> None:
    facts = Facts(
        counts=(FIRST, SECOND, OFFLOADED, OF_A_PARTY, WEAK),
        incidents=(REFUSAL, ENTERED, ELSEWHERE, SHELLING),
    )
    everything = replace(DIFFER, denials=("9",), relaxed=True)
    for term, instance in ((QUOTA, everything), (ANSWER, ANSWERED_LATE), (CEASEFIRE, SHELLED)):
        assert 1 <= len(told(term, facts, instance)) <= 5
