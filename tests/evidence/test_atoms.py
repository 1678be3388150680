"""Occurrence and attribution: who counts, for which question, and whose word does not."""

from __future__ import annotations

import pytest

from servanda.kernel.base import Json
from servanda.kernel.facts import Gap, Part, Truth
from tests.evidence.saying import act, entry, incident

TRUE, FALSE, DISPUTED, GAP = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.GAP


def test_two_independent_sources_at_the_standard_establish_an_act_and_its_actor() -> None:
    assert incident(act("1", "un-one"), act("2", "press")).parts == (
        Part("northland", TRUE, TRUE, TRUE, TRUE),
    )


def test_one_source_does_not() -> None:
    found = incident(act("1", "un-one"))
    assert found.parts == (Part("northland", GAP, GAP, GAP, GAP),)
    assert found.reasons == (Gap.BELOW_STANDARD, Gap.ATTRIBUTION)


def test_two_sources_of_one_independence_group_count_as_one() -> None:
    assert incident(act("1", "un-one"), act("2", "un-two")).parts[0].occurs_as_ban is GAP


def test_sources_of_one_side_count_as_one_though_the_method_lists_them_apart() -> None:
    accusing = incident(act("1", "media-office"), act("2", "health-ministry"))
    assert accusing.parts[0].occurs_as_ban is GAP
    with_the_party = incident(act("1", "media-office"), act("2", "southland"))
    assert with_the_party.parts[0].occurs_as_ban is GAP


def test_an_accusation_by_the_other_side_counts_as_one_group() -> None:
    assert incident(act("1", "media-office"), act("2", "press")).parts[0].occurs_as_ban is TRUE


def test_an_actors_own_word_never_counts_in_its_favour() -> None:
    (part,) = incident(act("1", "north-army"), act("2", "press"), act("3", "north-office")).parts
    assert part.occurs_as_duty is GAP
    assert part.by_as_duty is GAP


def test_an_admission_counts_as_any_word_does() -> None:
    (part,) = incident(act("1", "north-army"), act("2", "press")).parts
    assert part.occurs_as_ban is TRUE
    assert part.by_as_ban is TRUE


def test_an_admission_alone_is_one_group() -> None:
    (part,) = incident(act("1", "north-army"), act("2", "north-office")).parts
    assert part.occurs_as_ban is GAP


def test_an_actors_own_denial_never_disputes_what_is_forbidden() -> None:
    denial = act("3", "north-army", stance="denies", by=None)
    (part,) = incident(act("1", "un-one"), act("2", "press"), denial).parts
    assert part.occurs_as_ban is TRUE
    assert part.occurs_as_duty is DISPUTED, "that it did not perform is said against itself"


def test_an_actors_denial_that_it_was_the_one_disputes_only_its_performance() -> None:
    denial = act("3", "north-army", stance="denies")
    (part,) = incident(act("1", "un-one"), act("2", "press"), denial).parts
    assert part.by_as_ban is TRUE
    assert part.by_as_duty is DISPUTED
    assert part.occurs_as_ban is TRUE


def test_another_sides_denial_disputes() -> None:
    denial = act("3", "media-office", stance="denies", by=None)
    (part,) = incident(act("1", "un-one"), act("2", "press"), denial).parts
    assert part.occurs_as_duty is DISPUTED
    assert part.occurs_as_ban is DISPUTED


def test_a_denial_below_the_contest_grade_disputes_nothing() -> None:
    denial = act("3", "blog", grade="C3", stance="denies", by=None)
    found = incident(act("1", "un-one"), act("2", "press"), denial)
    assert found.parts[0].occurs_as_ban is TRUE
    assert [c.id for c in found.claims] == ["1", "2", "3"], "it is kept beside the fact"


def test_two_denials_against_a_weak_claim_make_it_false() -> None:
    found = incident(
        act("1", "blog", grade="C3"),
        act("2", "un-one", stance="denies", by=None),
        act("3", "press", stance="denies", by=None),
    )
    assert found.parts[0].occurs_as_ban is FALSE


def test_a_determination_by_a_body_of_the_agreement_decides() -> None:
    ruled = act("3", "task-force", grade="F6", determination=True)
    (part,) = incident(act("1", "press", stance="denies", by=None), ruled).parts
    assert part == Part("northland", TRUE, TRUE, TRUE, TRUE)


@pytest.mark.parametrize("source", ["northland", "press", "south-side"])
def test_nobody_else_determines_by_calling_it_so(source: str) -> None:
    (part,) = incident(act("1", source, determination=True)).parts
    assert part.occurs_as_ban is GAP


def test_what_a_sides_army_does_that_party_does() -> None:
    found = incident(act("1", "un-one", by="north-army"), act("2", "press"))
    assert [p.party for p in found.parts] == ["northland"]
    assert found.parts[0].by_as_ban is TRUE


def test_an_act_nobody_is_named_for_has_an_open_attribution() -> None:
    found = incident(act("1", "un-one", by=None), act("2", "press", by=None))
    assert found.parts == (Part(None, TRUE, TRUE, GAP, GAP),)
    assert found.reasons == (Gap.ATTRIBUTION,)


def test_a_denial_names_no_candidate_for_an_act_that_nobody_is_named_for() -> None:
    told = act("1", "un-one", by=None)
    denied = incident(told, act("2", "north-army", stance="denies"))
    assert denied.parts == (Part(None, GAP, GAP, GAP, GAP), Part("northland", GAP, GAP, GAP, GAP))
    assert not denied.one_of
    by_others = incident(
        told,
        act("2", "press", stance="denies"),
        act("3", "radio", stance="denies"),
    )
    (anybody, north) = by_others.parts
    assert anybody == Part(None, GAP, GAP, GAP, GAP), "open to everybody else"
    assert north.by_as_ban is FALSE, "two unrelated sources: it was not the north"


def test_a_denial_adds_nobody_to_those_who_are_named() -> None:
    named = act("1", "un-one", by="southland")
    found = incident(named, act("2", "north-army", stance="denies"))
    assert [p.party for p in found.parts] == ["southland"]
    assert not found.one_of


def test_a_retracted_accusation_leaves_no_party_named_by_its_own_denial() -> None:
    found = incident(
        act("1", "un-one", by=None),
        act("2", "press"),
        act("3", "north-army", stance="denies"),
        entry("retraction", source="press", of="2"),
    )
    assert [p.party for p in found.parts] == [None, "northland"]


def test_a_bearers_denial_that_names_nobody_disputes_it_for_everybody_else_alone() -> None:
    found = incident(
        act("1", "un-one", by=None),
        act("2", "press", by=None),
        act("3", "north-army", stance="denies", by=None),
    )
    assert found.parts == (
        Part(None, DISPUTED, DISPUTED, GAP, GAP),
        Part("northland", DISPUTED, TRUE, GAP, GAP),
    )


def test_a_sides_word_for_an_act_that_nobody_is_named_for_is_not_its_own_performance() -> None:
    found = incident(act("1", "north-army", by=None), act("2", "press", by=None))
    assert found.parts == (
        Part(None, TRUE, TRUE, GAP, GAP),
        Part("northland", GAP, TRUE, GAP, GAP),
    )


def test_sources_that_name_different_actors_agree_that_it_was_one_of_them() -> None:
    found = incident(act("1", "un-one"), act("2", "press", by="southland"))
    assert [p.party for p in found.parts] == ["northland", "southland"]
    assert {p.by_as_ban for p in found.parts} == {DISPUTED}
    assert {p.occurs_as_ban for p in found.parts} == {TRUE}
    assert found.one_of


def test_one_of_these_affirms_neither_and_speaks_against_everybody_else() -> None:
    either: Json = ["northland", "southland"]
    found = incident(
        act("1", "un-one", by=either), act("2", "press", by=either), act("3", "blog", by="militia")
    )
    by = {p.party: p.by_as_ban for p in found.parts}
    assert by == {"northland": GAP, "southland": GAP, "militia": DISPUTED}
    assert found.one_of
    assert found.claims[0].actor == "northland or southland"


def test_what_two_sides_say_of_each_other_establishes_one_of_them() -> None:
    found = incident(act("1", "north-army", by="southland"), act("2", "media-office"))
    assert found.one_of
    own_word = incident(act("1", "north-army"), act("2", "media-office", by="southland"))
    assert not own_word.one_of, "what each says of itself is no accusation"


def test_the_rule_treats_the_parties_alike() -> None:
    mirror = {
        "northland": "southland",
        "north-army": "media-office",
        "press": "press",
    }
    one = incident(act("1", "north-army"), act("2", "press", stance="denies"))
    other = incident(
        act("1", mirror["north-army"], by="southland"),
        act("2", "press", stance="denies", by="southland"),
    )
    states = [
        (p.occurs_as_duty, p.occurs_as_ban, p.by_as_duty, p.by_as_ban)
        for found in (one, other)
        for p in found.parts
    ]
    assert states[0] == states[1]
