from __future__ import annotations

from servanda.kernel.base import Json, Range
from servanda.kernel.facts import Interval, Truth
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.speaker import Speaker
from servanda.record.entries import Entry
from tests.evidence.saying import at, entry, facts
from tests.oracle.making import CALENDAR

ENGLISH_SAYS = Speaker(ENGLISH, CALENDAR)


def count(name: str, source: str, /, grade: str = "B2", **body: Json) -> Entry:
    told: dict[str, Json] = {
        "id": name,
        "source": source,
        "grade": grade,
        "kind": "truck",
        "period": {"from": "2031-01-05", "to": "2031-01-07"},
        "amount": 1000,
    }
    return entry("count", **(told | body))


def test_a_count_keeps_counter_point_and_whole_days_as_said() -> None:
    (found,) = facts(count("c", "press", counter="agency-x", point="gate", act="admit")).counts
    assert (found.counter, found.point, found.act) == ("agency-x", "gate", "admit")
    assert found.period == Interval(at("2031-01-05"), at("2031-01-08"))
    assert found.amount == Range(1000, 1000)
    assert found.status is Truth.TRUE


def test_what_another_reckoned_from_a_counters_figures_names_both() -> None:
    told = count("c", "press", counter="agency-x", reckoned_by="press")
    (found,) = facts(told).counts
    assert (found.counter, found.reckoned_by) == ("agency-x", "press")
    assert ENGLISH_SAYS.sentence(count_phrase(found)).endswith(
        ", reckoned by press from what was counted by agency-x [entry c]"
    )


def test_where_a_counter_counts_is_the_methods_word_if_the_report_is_silent() -> None:
    by_a, by_b, said = facts(
        count("1", "agency-a"), count("2", "agency-b"), count("3", "agency-b", point="gate")
    ).counts
    assert (by_a.point, by_b.point, said.point) == ("entry", "offloading", "gate")


def test_one_counter_that_contradicts_itself_gives_two_counts() -> None:
    found = facts(count("1", "agency-a"), count("2", "agency-a", amount={"lo": 600})).counts
    assert [c.amount for c in found] == [Range(1000, 1000), Range(600, None)]


def test_a_count_below_the_contest_grade_is_a_gap() -> None:
    (found,) = facts(count("1", "agency-a", grade="C3")).counts
    assert found.status is Truth.GAP


def test_a_denied_count_is_disputed_unless_the_denial_is_the_actors_own() -> None:
    told = count("1", "agency-a", incident="n", by="northland")
    other = count("2", "press", incident="n", stance="denies")
    own = count("3", "north-army", incident="n", stance="denies")
    assert [c.status for c in facts(told, other).counts] == [Truth.DISPUTED]
    assert [c.status for c in facts(told, own).counts] == [Truth.TRUE]
    assert [c.id for c in facts(told, own).counts[0].claims] == ["1", "3"]


def test_a_count_in_an_uncertain_place_is_a_gap() -> None:
    (found,) = facts(count("1", "agency-a", place={"possible": ["gate-1", "gate-2"]})).counts
    assert found.status is Truth.GAP


def test_a_count_of_each_day_says_so() -> None:
    (found,) = facts(count("1", "agency-a", each_day=True, amount={"lo": 600, "hi": 800})).counts
    assert found.each_day
    assert found.amount == Range(600, 800)
