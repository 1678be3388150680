"""One incident from many claims: when, where, how much, and of what."""

from __future__ import annotations

from servanda.kernel.base import Between, Json, Range
from servanda.kernel.facts import Gap, Located, Truth
from tests.evidence.saying import act, at, entry, facts, incident

NOON = at("2031-01-05T12:00+00:00")
DAY = Between(at("2031-01-05"), at("2031-01-06") - 1)


def test_claims_that_agree_are_as_precise_as_the_standard_allows() -> None:
    found = incident(
        act("1", "un-one", time="2031-01-05T12:00:00Z"), act("2", "press"), act("3", "radio")
    )
    assert found.time.choices == (DAY,), "only one group gives the hour"
    found = incident(
        act("1", "un-one", time="2031-01-05T12:00:00Z"),
        act("2", "press", time="2031-01-05T12:00:00Z"),
        act("3", "radio"),
    )
    assert found.time.choices == (Between(NOON, NOON),)


def test_claims_that_exclude_each_other_are_a_choice_not_an_average() -> None:
    found = incident(act("1", "un-one"), act("2", "press", time="2031-01-07"))
    assert found.time.choices == (DAY, Between(at("2031-01-07"), at("2031-01-08") - 1))
    assert Gap.DISAGREE in found.reasons


def test_an_actors_own_word_on_when_it_acted_never_narrows() -> None:
    hour = {"time": "2031-01-05T12:00:00Z"}
    found = incident(act("1", "north-army", **hour), act("2", "press"), act("3", "un-one"))
    assert found.time.choices == (DAY,)
    found = incident(act("1", "north-army", **hour), act("2", "un-one", **hour), act("3", "press"))
    assert found.time.choices == (DAY,), "own word and one other do not reach the standard"


def test_an_actors_own_word_on_when_it_acted_widens_what_is_not_established() -> None:
    found = incident(act("1", "north-army", time="2031-01-09"), act("2", "press"))
    assert found.time.choices == (Between(at("2031-01-05"), at("2031-01-10") - 1),)


def test_amounts_are_at_least_what_the_standard_affirms() -> None:
    found = incident(
        act("1", "un-one", amount={"lo": 18}),
        act("2", "press", amount=20),
        act("3", "radio", amount={"lo": 10, "hi": 30}),
    )
    assert found.amount.choices == (Range(18, 30),)


def test_a_hedged_amount_has_the_methods_bounds() -> None:
    found = incident(act("1", "un-one", amount={"text": "almost 2000"}))
    assert found.amount.choices == (Range(1800, 2000),)
    assert found.claims[0].amount == Range(1800, 2000)


def test_an_unknown_hedge_leaves_the_amount_open_and_says_so() -> None:
    found = incident(act("1", "un-one", amount={"text": "scores of 20"}))
    assert found.amount.choices == (Range(0, None),)
    assert Gap.AMOUNT_TOO_COARSE in found.reasons


def test_each_area_is_asked_alone() -> None:
    found = incident(
        act("1", "un-one", place=["valley", "north-valley"]),
        act("2", "press", place="valley"),
    )
    assert found.places == (
        Located("north-valley", Truth.GAP, (Gap.BELOW_STANDARD,)),
        Located("valley", Truth.TRUE),
    )


def test_a_place_told_for_certain_by_too_few_is_not_called_too_coarse() -> None:
    exact = incident(act("1", "un-one", place="valley"))
    assert exact.places[0].gaps == (Gap.BELOW_STANDARD,)
    either: Json = {"possible": ["valley", "hills"]}
    hills, valley = incident(
        act("1", "un-one", place="valley"), act("2", "press", place=either)
    ).places
    assert valley.gaps == (Gap.PLACE_TOO_COARSE, Gap.BELOW_STANDARD), "either would settle it"
    assert hills.gaps == (Gap.PLACE_TOO_COARSE,)


def test_an_uncertain_place_affirms_nothing_about_any_one_area() -> None:
    either: Json = {"possible": ["valley", "hills"]}
    found = incident(act("1", "un-one", place=either), act("2", "press", place=either))
    assert found.places == (Located("hills", Truth.GAP), Located("valley", Truth.GAP))
    assert found.claims[0].place == "possibly valley or hills"


def test_an_actors_own_word_on_where_never_rules_out_elsewhere() -> None:
    found = incident(act("1", "north-army", place="hills"), act("2", "press"), act("3", "un-one"))
    assert found.places == ()
    found = incident(
        act("1", "north-army", place="hills"),
        act("2", "press", place="valley"),
        act("3", "un-one", place="valley"),
    )
    assert found.places == (
        Located("hills", Truth.GAP, (Gap.BELOW_STANDARD,)),
        Located("valley", Truth.TRUE),
    )


def test_what_one_claim_leaves_out_it_shares_with_the_others() -> None:
    found = incident(act("1", "un-one", kind="depot"), act("2", "press"))
    assert found.id == "x"
    assert found.kind == "depot"
    assert found.parts[0].occurs_as_ban is Truth.TRUE


def test_claims_that_differ_on_what_was_done_tell_of_two_acts() -> None:
    found = facts(
        act("1", "un-one"),
        act("2", "press", act="shelling"),
        act("3", "radio", stance="denies", by=None),
    ).incidents
    assert [(i.id, i.act, [c.id for c in i.claims]) for i in found] == [
        ("x/airstrike", "airstrike", ["1", "3"]),
        ("x/shelling", "shelling", ["2"]),
    ]


def test_a_denial_that_leaves_the_kind_out_bears_on_every_kind_told() -> None:
    found = facts(
        act("1", "un-one", kind="depot"),
        act("2", "press", kind="house"),
        act("3", "radio", stance="denies", by=None),
    ).incidents
    assert [(i.id, len(i.claims)) for i in found] == [("x/depot", 2), ("x/house", 2)]


def test_a_denial_of_another_act_does_not_bear_on_this_one() -> None:
    found = incident(act("1", "un-one"), act("2", "press", act="shelling", stance="denies"))
    assert [c.id for c in found.claims] == ["1"]


def test_an_act_that_is_only_denied_is_no_incident() -> None:
    assert facts(act("1", "un-one", stance="denies")).incidents == ()


def test_claims_below_the_floor_are_counted_and_never_weighed() -> None:
    found = facts(act("1", "blog", grade="E5"), act("2", "un-one"), act("3", "board", grade="C5"))
    assert found.below_floor == (("airstrike", 2),)
    assert [c.id for c in found.incidents[0].claims] == ["2"]


def test_claims_without_a_shared_key_are_incidents_of_their_own() -> None:
    found = facts(act("1", "un-one", incident=None), act("2", "press", incident=None)).incidents
    assert [i.id for i in found] == ["1", "2"]


def test_a_corrected_claim_is_weighed_as_corrected_under_its_own_reference() -> None:
    told = act("1", "un-one", incident=None, time="2031-01-05")
    mended = entry(
        "correction",
        source="un-one",
        supersedes="1",
        entry={
            "type": "act",
            "zone": "UTC",
            "act": "airstrike",
            "source": "un-one",
            "grade": "B2",
            "time": "2031-01-06",
            "by": "northland",
        },
    )
    found = incident(told, mended)
    assert found.id == "1"
    assert [c.id for c in found.claims] == ["1"]
    assert found.time.choices == (Between(at("2031-01-06"), at("2031-01-07") - 1),)


def test_two_corrections_that_differ_are_both_weighed() -> None:
    def mended(name: str, day: str) -> Json:
        return {
            "type": "act",
            "zone": "UTC",
            "act": "airstrike",
            "source": "un-one",
            "grade": "B2",
            "time": day,
            "text": name,
        }

    found = incident(
        act("1", "un-one", incident=None),
        entry(
            "correction", id="c1", source="un-one", supersedes="1", entry=mended("a", "2031-01-06")
        ),
        entry(
            "correction", id="c2", source="un-one", supersedes="1", entry=mended("b", "2031-01-07")
        ),
    )
    assert sorted(c.id for c in found.claims) == ["c1", "c2"]
    assert len(found.time.choices) == 2
