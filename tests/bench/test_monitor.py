"""The monitoring workload: six properties as terms give exactly the expected verdict sets.

The generator and the published sets stand in the shared data folder; tests that need them skip
where it is absent. Other files are compared with `plain_monitor`, which restates the definitions.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from bench.monitor.run import (
    Event,
    chosen,
    entries_of,
    judge,
    late,
    main,
    read_events,
    retractions,
    shuffled,
)
from tests.bench.plain_monitor import breaches

DATA = Path(__file__).parents[3] / "shared" / "data" / "monitor-benchmark"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="needs ../shared/data/monitor-benchmark")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("events")


def generated(folder: Path, days: int, rate: int, seed: int) -> list[Event]:
    """The events of the workload's own generator."""
    path = folder / f"{days}-{rate}-{seed}.csv"
    if not path.exists():
        runpy.run_path(str(DATA / "generate.py"))["gen"](days, rate, seed, str(path))
    return read_events(path)


def expected(days: int) -> list[str]:
    return (DATA / f"expected_{days}days_seed7.txt").read_text().splitlines()


@needs_data
def test_ten_days_give_exactly_the_expected_sets(folder: Path) -> None:
    events = generated(folder, 10, 1000, 7)
    assert judge(events, entries_of(events)) == expected(10)


@needs_data
def test_the_order_of_arrival_changes_nothing(folder: Path) -> None:
    events = generated(folder, 10, 1000, 7)
    assert judge(events, shuffled(entries_of(events), 11)) == expected(10)


@needs_data
def test_late_delivery_changes_nothing(folder: Path) -> None:
    events = generated(folder, 10, 1000, 7)
    assert judge(events, late(entries_of(events), 12)) == expected(10)


@needs_data
@pytest.mark.soak
def test_a_hundred_days_give_exactly_the_expected_sets(folder: Path) -> None:
    events = generated(folder, 100, 1000, 7)
    assert judge(events, entries_of(events)) == expected(100)


@needs_data
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_files_give_what_the_definitions_say(folder: Path, seed: int) -> None:
    events = generated(folder, 4, 400, seed)
    assert judge(events, entries_of(events)) == breaches(events)


@needs_data
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_retracted_is_as_if_it_had_never_been_said(folder: Path, seed: int) -> None:
    events = generated(folder, 4, 400, seed)
    gone = chosen(events, 1, seed)
    kept = [event for event in events if event.id not in gone]
    entries = entries_of(events)
    withdrawn = list(retractions(gone, entries[-1].recorded, len(entries) + 1))
    assert len(withdrawn) == len(gone) > 0
    assert judge(events, entries + withdrawn) == judge(kept, entries_of(kept)) == breaches(kept)


@needs_data
def test_the_command_prints_the_sets_line_by_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    events = generated(folder, 1, 100, 5)
    assert main([str(folder / "1-100-5.csv"), "--engine", "reference"]) == 0
    assert capsys.readouterr().out.splitlines() == breaches(events)


def events_of(*rows: tuple[int, str, str, str, str]) -> list[Event]:
    return [Event(*row) for row in rows]


def test_an_answer_counts_at_the_last_second_and_at_the_same_crossing_only() -> None:
    events = events_of(
        (0, "ceasefire_on", "", "", ""),
        (10, "denial", "C0", "", "1"),
        (20, "denial", "C1", "", "2"),
        (86_410, "truck", "C0", "1", "3"),
        (86_421, "truck", "C1", "1", "4"),
        (2 * 86_400 - 1, "day_end", "1", "", ""),
    )
    lines = judge(events, entries_of(events))
    assert [line for line in lines if line.startswith(("P3", "P6"))] == ["P3 2", "P6 2"]


def test_a_strike_excuses_for_two_days_and_binds_only_in_covered_zones() -> None:
    events = events_of(
        (0, "covered", "A", "Z1", ""),
        (1, "ceasefire_on", "", "", ""),
        (5, "incident", "A", "Z2", "1"),
        (6, "incident", "A", "Z1", "2"),
        (6 + 2 * 86_400, "denial", "C0", "", "3"),
        (7 + 2 * 86_400, "denial", "C0", "", "4"),
        (8 + 2 * 86_400, "ceasefire_off", "", "", ""),
        (9 + 2 * 86_400, "incident", "A", "Z1", "5"),
        (4 * 86_400 - 1, "day_end", "3", "", ""),
    )
    lines = judge(events, entries_of(events))
    assert [line for line in lines if line.startswith("P1")] == ["P1 2"]
    answers = [line for line in lines if line.startswith(("P3", "P6"))]
    assert answers == ["P3 3", "P3 4", "P6 4"]


def test_a_unit_already_inside_at_the_deadline_breaks_it_then() -> None:
    events = events_of(
        (0, "ceasefire_on", "", "", ""),
        (1, "entry", "U1", "Z0", "1"),
        (2, "entry", "U2", "Z0", "2"),
        (3, "exit", "U2", "Z0", "3"),
        (5, "deadline", "Z0", "", ""),
        (7, "exit", "U1", "Z0", "4"),
        (8, "entry", "U1", "Z0", "5"),
        (9, "entry", "U3", "Z1", "6"),
        (86_399, "day_end", "0", "", ""),
    )
    lines = judge(events, entries_of(events))
    assert [line for line in lines if line.startswith("P5")] == ["P5 U1:Z0:5", "P5 U1:Z0:8"]
