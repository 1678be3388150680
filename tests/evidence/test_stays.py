from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import DAWN, FOREVER, Between, Json
from servanda.kernel.facts import OPEN_END, Located, Stay, Truth
from servanda.record.entries import Entry
from tests.evidence.saying import METHOD, at, entry, facts

COMPLETE = replace(METHOD, complete=True)
NINE, TEN, NOON = (at(f"2031-01-05T{hour}:00+00:00") for hour in ("09", "10", "12"))


def told(kind: str, name: str, source: str, **body: Json) -> Entry:
    common: dict[str, Json] = {
        "id": name,
        "source": source,
        "grade": "B2",
        "unit": "tank-1",
        "place": "zone",
        "by": "northland",
    }
    return entry(kind, **(common | body))


def twice(kind: str, name: str, time: str, **body: Json) -> tuple[Entry, Entry]:
    """The same told by two independent sources."""
    when: Json = f"2031-01-05T{time}:00Z"
    return (
        told(kind, f"{name}-1", "un-one", incident=name, time=when, **body),
        told(kind, f"{name}-2", "press", incident=name, time=when, **body),
    )


def only(*entries: Entry, complete: bool = False) -> Stay:
    (found,) = facts(*entries, method=COMPLETE if complete else METHOD).stays
    return found


def test_a_described_stay_has_the_ends_it_was_given() -> None:
    ends: dict[str, Json] = {"from": "2031-01-05T09:00:00Z", "until": "2031-01-05T12:00:00Z"}
    found = only(
        told("stay", "1", "un-one", incident="s", **ends),
        told("stay", "2", "press", incident="s", **ends),
    )
    assert (found.id, found.unit) == ("s", "tank-1")
    assert found.begin.choices == (Between(NINE, NINE),)
    assert found.end.choices == (Between(NOON, NOON),)
    assert found.places == (Located("zone", Truth.TRUE),)
    assert found.parts[0].by_as_ban is Truth.TRUE


def test_a_stay_nobody_saw_end_is_certain_only_when_it_was_seen() -> None:
    begun: dict[str, Json] = {"from": "2031-01-05T09:00:00Z"}
    found = only(told("stay", "1", "un-one", **begun))
    assert found.end.choices == (Between(NINE + 1, FOREVER),)
    assert only(told("stay", "1", "un-one", **begun), complete=True).end == OPEN_END


def test_entry_and_exit_make_one_stay_certain_at_the_entry_possible_until_the_exit() -> None:
    found = only(*twice("entry", "in", "09:00"), *twice("exit", "out", "12:00"))
    assert found.id == "in"
    assert found.begin.choices == (Between(NINE, NINE),)
    assert found.end.choices == (Between(NINE + 1, NOON),)
    assert [c.id for c in found.claims] == ["in-1", "in-2", "out-1", "out-2"]


def test_in_a_complete_record_a_stay_runs_to_the_next_exit() -> None:
    found = only(*twice("entry", "in", "09:00"), *twice("exit", "out", "12:00"), complete=True)
    assert found.end.choices == (Between(NOON, NOON),)


def test_in_a_complete_record_a_stay_without_an_exit_goes_on() -> None:
    assert only(*twice("entry", "in", "09:00"), complete=True).end == OPEN_END


def test_an_exit_that_is_not_established_ends_nothing_for_certain() -> None:
    weak = told("exit", "out", "un-one", time="2031-01-05T10:00:00Z")
    found = only(*twice("entry", "in", "09:00"), weak, complete=True)
    assert found.end.choices == (Between(TEN, FOREVER),)
    found = only(
        *twice("entry", "in", "09:00"), weak, *twice("exit", "last", "12:00"), complete=True
    )
    assert found.end.choices == (Between(TEN, NOON),)


def test_a_second_entry_means_it_had_left_unless_the_record_is_complete() -> None:
    both = (*twice("entry", "in", "09:00"), *twice("entry", "again", "12:00"))
    first, second = facts(*both).stays[::-1]
    assert (first.id, second.id) == ("in", "again")
    assert first.end.choices == (Between(NINE + 1, NOON),)
    assert only(*both, complete=True).id == "in"


def test_an_exit_without_an_entry_shows_that_it_was_inside_before() -> None:
    found = only(*twice("exit", "out", "12:00"))
    assert found.begin.choices == (Between(DAWN, NOON - 1),)
    assert found.end.choices == (Between(NOON, NOON),)


def test_units_and_places_are_paired_apart() -> None:
    found = facts(
        *twice("entry", "a", "09:00"),
        *twice("entry", "b", "10:00", unit="tank-2"),
        *twice("exit", "c", "12:00"),
        method=COMPLETE,
    ).stays
    assert [(s.id, s.unit, s.end == OPEN_END) for s in found] == [
        ("a", "tank-1", False),
        ("b", "tank-2", True),
    ]
