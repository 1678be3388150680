"""Sums that reports print: written beside what was said, which stays as it was said."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from servanda.evidence.assess import Assessment, assess
from servanda.kernel.base import Calendar, Json, Range
from servanda.record.entries import Entry
from servanda.record.log import standing
from tests.evidence.saying import FRAME, METHOD, entry

GAZA = replace(FRAME, calendar=Calendar("Asia/Gaza", ZoneInfo("Asia/Gaza")))


def weigh(*entries: Entry) -> Assessment:
    return assess(standing(entries), METHOD, GAZA)


def count(name: str, amount: Json, first: str, last: str, /, **body: Json) -> Entry:
    told: dict[str, Json] = {
        "id": name,
        "source": "media-office",
        "grade": "B2",
        "kind": "truck",
        "period": {"from": first, "to": last},
        "amount": amount,
        "zone": "Asia/Gaza",
    }
    return entry("count", **(told | body))


def flags(*entries: Entry) -> list[str]:
    return [note.text for note in weigh(*entries).sums]


AUTUMN = ("2025-10-10", "2025-12-21")


def test_parts_that_do_not_make_the_sum_are_written_out() -> None:
    found = flags(count("v", 875, *AUTUMN, printed={"parts": [265, 49, 421, 150]}))
    assert found == ["265 + 49 + 421 + 150 = 885; printed 875"]


def test_parts_that_make_the_sum_are_not_flagged() -> None:
    assert not flags(count("v", 969, *AUTUMN, printed={"parts": [298, 54, 455, 162]}))


def test_days_are_those_of_the_calendar_across_a_change_of_clocks() -> None:
    found = flags(count("c", 25700, "2025-10-10", "2025-12-07", printed={"days": 56}))
    assert found == ["the period has 59 days; printed 56"]
    assert not flags(count("c", 25700, "2025-10-10", "2025-12-07", printed={"days": 59}))


def test_what_was_due_is_compared_with_the_days() -> None:
    found = flags(count("c", 17819, *AUTUMN, printed={"due": 42800, "each_day": 244}))
    assert found == ["42800 due over 73 days is no whole number a day (586.3)"]
    assert not flags(count("c", 17819, *AUTUMN, printed={"due": 43800, "each_day": 244}))


def test_an_average_may_be_rounded_either_way_but_not_further() -> None:
    said = ("2025-10-10", "2025-12-28")
    assert flags(count("c", 19764, *said, printed={"each_day": 250})) == [
        "19764 over 80 days is 247 a day; printed 250"
    ]
    assert not flags(count("c", 19764, *said, printed={"each_day": 247}))
    assert not flags(count("c", 19764, *said, printed={"each_day": 248}))


def test_a_percentage_is_of_what_was_due() -> None:
    found = flags(count("c", 17819, *AUTUMN, printed={"due": 43800, "share": 45}))
    assert found == ["17819 of 43800 is 40.7 percent; printed 45"]


def test_one_statement_with_two_figures_says_so_at_both() -> None:
    said = {"published": "2025-10-21"}
    found = weigh(
        count("a", 986, "2025-10-10", "2025-10-20", **said),
        count("b", 980, "2025-10-10", "2025-10-20", **said),
    ).sums
    assert [(note.entry, note.text) for note in found] == [
        ("a", "the same statement gives 986 here and 980 in entry b"),
        ("b", "the same statement gives 980 here and 986 in entry a"),
    ]


def test_a_total_that_shrinks_as_its_time_grows_is_flagged() -> None:
    found = flags(
        count("a", 19764, "2025-10-10", "2025-12-28"),
        count("b", 17819, "2025-10-10", "2025-12-29"),
        count("c", 20000, "2025-10-10", "2025-12-30"),
    )
    assert found == ["17819 for a longer time than the 19764 of entry a"]


def test_nothing_is_repaired() -> None:
    found = weigh(count("v", 875, *AUTUMN, printed={"parts": [265, 49, 421, 150], "days": 1}))
    assert len(found.sums) == 2
    assert found.facts.counts[0].amount == Range(875, 875)
    assert not found.notes


def test_a_period_with_part_of_a_day_has_no_number_of_days() -> None:
    period: dict[str, Json] = {"from": "2025-10-10T12:00", "to": "2025-10-20T00:00"}
    assert not flags(count("c", 10, *AUTUMN, printed={"days": 3}, period=period))


def test_what_another_reckoned_is_not_compared_as_the_counters_own_running_total() -> None:
    own = count("a", 19764, "2025-10-10", "2025-12-20", source="agency-a")
    later = count("b", 17819, "2025-10-10", "2025-12-27", source="press", counter="agency-a")
    assert flags(own, later)
    derived = count(
        "b",
        17819,
        "2025-10-10",
        "2025-12-27",
        source="press",
        counter="agency-a",
        reckoned_by="press",
    )
    assert not flags(own, derived)
