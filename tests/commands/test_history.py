"""`history`: when a term stood where, and a second line for what was known when."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import servanda.faces.history as faces_history
from servanda.case import open_case
from servanda.faces.cli.main import main
from servanda.faces.history import History, history
from servanda.faces.searching import FEWEST_TRIES, MOST_TRIES, MOST_WEIGHED, most_tries
from servanda.faces.words.english import speaker_of
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import Verdict
from tests.cases.telling import at
from tests.commands.small import APPROVED, AS_OF, METHOD, Row, build, release, trucks
from tests.golden.runner import run

NO_STATES = {"most_states": 0}
ONE_SOURCE = METHOD.replace("2 sources", "1 sources")


def of(folder: Path, term: str, instance: str = "", **more: Any) -> History:
    case = open_case(folder)
    return history(case, speaker_of(case), TermKey(term), AS_OF, instance=instance, **more)


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """Released on the 6th, a day late, and known on the 8th."""
    out = release("r1", "2031-03-08T00:00:00Z", "press-a", "2031-03-06T12:00:00Z")
    build(tmp_path / "c", [*APPROVED, out], method=ONE_SOURCE + "record is complete.\n")
    return tmp_path


def test_the_first_line_is_in_the_time_of_events_and_the_second_in_that_of_the_record(
    late: Path,
) -> None:
    found = of(late / "c", "5", "once")
    assert [(s.at, s.after and s.after.verdict) for s in found.was.steps] == [
        (at("2031-03-02T12:00:00Z"), Verdict.PENDING),
        (at("2031-03-05T12:00:00Z") + 1, Verdict.BREACHED),
        (at("2031-03-06T12:00:00Z"), Verdict.CURED),
    ]
    assert [
        (s.reason.entry and s.reason.entry.key, s.after and s.after.verdict)
        for s in found.known.steps
    ] == [("ok-1", Verdict.BREACHED), ("r1", Verdict.CURED)]
    assert found.was.begin is None
    assert found.known.begin is None


def test_the_term_as_a_whole_begins_out_of_force(late: Path) -> None:
    found = of(late / "c", "5")
    assert found.was.begin is not None
    assert found.was.begin.standing == "not in force"
    assert found.was.steps[0].at == at("2031-03-01T00:00:00Z")


def test_what_grows_with_time_is_told_as_it_stood_at_the_end_of_its_stretch(tmp_path: Path) -> None:
    rows = [trucks(f"t{n}", f"2031-03-0{n + 1}T06:00:00Z", f"2031-03-0{n}", 431) for n in (1, 2)]
    build(tmp_path / "c", rows)
    words = [str(step.after) for step in of(tmp_path / "c", "3").was.steps]
    assert words[-1].endswith("not performed by the due time")
    assert len(words) == len(set(words)), "no step says what the one before said"


def test_one_time_is_not_printed_twice_for_changes_a_microsecond_apart(tmp_path: Path) -> None:
    build(tmp_path / "c", APPROVED)
    found = of(tmp_path / "c", "2")
    begins = at("2031-03-01T00:00:00Z")
    assert [step.at for step in found.was.steps[:2]] == [begins, begins + 1]
    _, told = run("servanda history c 2 --as-of 2031-03-10", tmp_path)
    assert told.count("since 1 March 2031, 00:00 UTC:") == 1
    assert "first, for that instant alone: [in force] nothing to judge on this record" in told


def test_what_reads_as_before_after_an_instant_is_told_of_that_instant_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(tmp_path / "c", APPROVED)
    found = of(tmp_path / "c", "2")
    one, two = found.was.begin, found.was.steps[-1].after
    start, step = at("2031-03-02T09:00:00Z"), found.was.steps[0]
    times = ((0, two), (1, one), (2_000_000, two), (2_400_000, one))
    steps = tuple(replace(step, at=start + by, after=said) for by, said in times)
    line = replace(found.was, begin=one, steps=steps)
    monkeypatch.setattr(faces_history, "history", lambda *_, **__: replace(found, was=line))
    assert main(["history", str(tmp_path / "c"), "2", "--as-of", "2031-03-10"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "at 2 March 2031, 09:00 UTC, for that instant alone: [in force]" in told
    assert "at 2 March 2031, 09:00:02 UTC, for less than a second: [in force]" in told
    assert told.count("; then as before") == 2
    assert "since 2 March" not in told


def test_a_record_longer_than_the_limit_is_searched_by_halves_and_it_is_said(
    late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = of(late / "c", "5")
    halves = of(late / "c", "5", most_states=0)
    assert exact.known.exact
    assert not halves.known.exact
    assert not halves.was.exact
    assert halves.known.steps == exact.known.steps
    assert of(late / "c", "5", most_states=0, every=True).known.exact
    monkeypatch.setattr(
        "servanda.faces.history.history", lambda *given, **more: history(*given, **more | NO_STATES)
    )
    text = " ".join(run("servanda history c 5 --as-of 2031-03-09", late)[1].split())
    assert "searched by halves, so that a change that was undone again may be missing" in text


def test_a_search_that_was_stopped_says_that_changes_are_missing(late: Path) -> None:
    found = of(late / "c", "5", most_states=0, most=1)
    assert not found.was.whole
    assert not found.known.whole


def test_a_long_record_of_a_ban_is_not_judged_after_each_act_to_tell_the_term(
    tmp_path: Path,
) -> None:
    """Each act is an occasion; to follow all of them is to judge after each of the entries."""
    rows: list[Row] = [
        {
            "type": "act",
            "id": f"shell-{n}",
            "recorded": f"2031-03-08T00:{n:02}:00Z",
            "act": "shell",
            "by": "southland",
            "time": f"2031-03-02T08:{n:02}:00Z",
            "source": "press-a",
            "grade": "B2",
        }
        for n in range(60)
    ]
    build(tmp_path / "c", rows, method=ONE_SOURCE)
    watched = of(tmp_path / "c", "2", most_states=0)
    alone = of(tmp_path / "c", "2", most_states=0, most_watched=10)
    assert alone.known == watched.known
    assert [step.reason.entry and step.reason.entry.key for step in alone.known.steps] == [
        "shell-0"
    ]
    assert alone.tries < 60 < watched.tries


def test_the_longer_the_record_the_fewer_states_are_judged_but_never_too_few() -> None:
    assert most_tries(300) == MOST_TRIES
    assert most_tries(3_000) == MOST_WEIGHED // 3_000
    assert most_tries(10**7) == FEWEST_TRIES


def test_both_lines_are_printed_with_the_entry_and_its_two_times(late: Path) -> None:
    code, text = run("servanda history c 5 --as-of 2031-03-09", late)
    flat = " ".join(text.split())
    assert code == 0
    assert "As it was, by the record as known now (3 entries), until 10 March 2031" in flat
    assert "since 6 March 2031, 12:00 UTC: [in force] performed late, by 1 day" in flat
    assert "As it was known, of the state as of 10 March 2031, 00:00 UTC:" in flat
    assert "since entry r1 (position 3, act, press-a): a new report" in flat
    assert "it corrects that; of 6 March 2031, 12:00 UTC; on record since 8 March 2031" in flat


def test_the_record_can_be_cut_and_every_reading_is_told(late: Path) -> None:
    told = json.loads(
        run("servanda history c 5 --as-of 2031-03-09 --as-known-at 2 --json", late)[1]
    )
    (reading,) = told["readings"]
    assert told["schema"] == "servanda/history/1"
    assert reading["entries"] == 2
    assert reading["was"]["steps"][-1]["after"]["verdict"] == "breached"
    assert reading["known"]["exact"] is True


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("55", 'did you mean "5"?'),
        ("5 --instance twice", "is no occasion"),
        ("5 --reading weekly", "--reading"),
        ("5 --as-of someday", "--as-of"),
    ],
)
def test_wrong_words_exit_two(words: str, message: str, late: Path) -> None:
    code, text = run(f"servanda history c {words}", late)
    assert code == 2
    assert message in text
    assert "hint:" in text
