"""`diff`: what changed, which entry or what time did it, and of what class that was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from servanda.case import open_case
from servanda.faces.causes import Passing, Reason, Sort, opposite, unexplained
from servanda.faces.judgements import Judgements, Moment, Saying
from servanda.faces.searching import Flip
from servanda.faces.words.english import speaker_of
from servanda.kernel.base import HOUR
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import Verdict
from tests.cases.telling import at
from tests.commands.small import (
    APPROVED,
    AS_OF,
    METHOD,
    Row,
    approval,
    build,
    caused,
    change_of,
    compared,
    release,
    row,
    trucks,
    watched,
)
from tests.golden.runner import run

ONE_SOURCE = METHOD.replace("2 sources", "1 sources")
IN_TIME = "2031-03-04T10:00:00Z"
TOO_LATE = "2031-03-06T10:00:00Z"
TWO_RELEASES = (
    release("r1", "2031-03-07T00:00:00Z", "press-a", IN_TIME),
    release("r2", "2031-03-07T01:00:00Z", "press-b", IN_TIME),
)


def said(saying: Saying | None) -> Verdict | None:
    return None if saying is None else saying.verdict


def test_the_entry_named_is_the_one_whose_addition_changes_the_judgement(tmp_path: Path) -> None:
    case = build(tmp_path / "c", [*APPROVED, *TWO_RELEASES])
    change = change_of(compared(case, 2, 4, term="5"), "5", "once")
    assert (said(change.before), said(change.after)) == (Verdict.CANNOT_VERIFY, Verdict.MET)
    assert caused(change) == ["r1", "r2"]
    assert [step.reason.sort for step in change.steps] == [Sort.NEW, Sort.NEW]


def test_a_due_time_that_passes_with_nothing_new_is_told_to_the_microsecond(tmp_path: Path) -> None:
    case = build(tmp_path / "c", APPROVED)
    changes = compared(case, "2031-03-04T00:00:00Z", "2031-03-09T00:00:00Z", None, "5")
    (step,) = change_of(changes, "5", "once").steps
    assert step.reason.passing is Passing.DUE
    assert step.reason.due is not None
    assert step.reason.due.hi == at("2031-03-05T12:00:00Z")
    assert step.at == at("2031-03-05T12:00:00Z") + 1


def test_with_a_horizon_only_what_was_known_differs(tmp_path: Path) -> None:
    case = build(tmp_path / "c", [*APPROVED, *TWO_RELEASES])
    changes = compared(case, "2031-03-04T00:00:00Z", "2031-03-09T00:00:00Z", AS_OF, "5")
    assert changes.first.as_of == changes.then.as_of == AS_OF
    assert caused(change_of(changes, "5", "once")) == ["r1", "r2"]
    moving = compared(case, "2031-03-04T00:00:00Z", "2031-03-09T00:00:00Z", None, "5")
    assert caused(change_of(moving, "5", "once")) == ["its time ran out", "r1", "r2"]


def test_a_day_that_begins_and_ends_is_two_steps_of_time(tmp_path: Path) -> None:
    case = build(tmp_path / "c", [trucks("t1", "2031-03-05T06:00:00Z", "2031-03-04", 431)])
    changes = compared(case, "2031-03-03T12:00:00Z", "2031-03-06T00:00:00Z", None, "3")
    change = change_of(changes, "3", "2031-03-04")
    assert change.before is None
    assert caused(change) == ["its time began", "its time ran out", "t1"]
    began, ended, _ = change.steps
    assert began.at == at("2031-03-04T00:00:00Z")
    assert ended.at == at("2031-03-05T00:00:00Z")


def test_a_correction_and_a_retraction_name_what_they_change(tmp_path: Path) -> None:
    wrong = trucks("t1", "2031-03-05T06:00:00Z", "2031-03-04", 700)
    inner = {k: v for k, v in wrong.items() if k not in ("recorded", "id", "source", "grade")}
    mended = row(
        "correction",
        "fix",
        "2031-03-06T06:00:00Z",
        "agency-a",
        supersedes="t1",
        entry=inner | {"amount": 431, "source": "agency-a", "grade": "B2"},
    )
    taken = row("retraction", "gone", "2031-03-07T06:00:00Z", "agency-a", of="t1")
    del mended["grade"], taken["grade"]
    case = build(tmp_path / "c", [wrong, mended, taken])
    first, second = change_of(compared(case, 1, 3, term="3"), "3", "2031-03-04").steps
    assert (said(first.before), said(first.after)) == (Verdict.MET, Verdict.BREACHED)
    assert first.reason.sort is Sort.CORRECTION
    assert first.reason.of is not None
    assert first.reason.of.key == "t1"
    assert not first.defect, "a correction may turn an answer into its opposite"
    assert second.reason.sort is Sort.RETRACTION
    assert second.reason.of == first.reason.of


def claimed_and_ruled() -> list[Row]:
    """A shelling by two reports, an exception claimed for it, and a ruling that there was none."""
    shelled = [
        row(
            "act",
            f"s{n}",
            f"2031-03-03T0{n}:00:00Z",
            f"press-{n}",
            act="shell",
            by="northland",
            incident="shelling",
            time="2031-03-02T12:00:00Z",
        )
        for n in (1, 2)
    ]
    claimed = row(
        "exception",
        "claim",
        "2031-03-04T00:00:00Z",
        "northland",
        by="northland",
        act="self-defence",
        about="shelling",
        time="2031-03-02T18:00:00Z",
    )
    ruled = row(
        "determination",
        "ruled",
        "2031-03-05T00:00:00Z",
        "task-force",
        by="task-force",
        about="shelling",
        finding="no",
        time="2031-03-05T00:00:00Z",
    )
    return [*shelled, claimed, ruled]


def test_a_determination_and_an_act_of_law_are_told_as_such(tmp_path: Path) -> None:
    case = build(tmp_path / "c", claimed_and_ruled())
    steps = change_of(compared(case, 0, 4, term="2", every=True), "2", "shelling@northland").steps
    assert [step.reason.sort for step in steps] == [
        Sort.NEW,
        Sort.NEW,
        Sort.LAW,
        Sort.DETERMINATION,
    ]
    assert [said(step.after) for step in steps][1:] == [
        Verdict.BREACHED,
        Verdict.CANNOT_VERIFY,
        Verdict.BREACHED,
    ]


def test_an_earlier_trigger_moves_the_moment_and_may_turn_the_answer(tmp_path: Path) -> None:
    late = release("r1", "2031-03-07T00:00:00Z", "press-a", "2031-03-05T10:00:00Z")
    earlier = approval("ok-0", "2031-03-08T00:00:00Z", "press-b", "2031-03-01T12:00:00Z")
    rows = [
        approval("ok-1", "2031-03-02T13:00:00Z", "press-a"),
        late,
        earlier | {"incident": "an earlier approval"},
    ]
    case = build(tmp_path / "c", rows, method=ONE_SOURCE)
    change = change_of(compared(case, 2, 3, term="5"), "5", "once")
    assert said(change.before) is Verdict.MET
    (step,) = change.steps
    assert step.reason.moves
    assert not step.defect


def test_a_report_inside_a_closed_time_names_what_had_closed_it(tmp_path: Path) -> None:
    rows = [
        *APPROVED,
        watched("w1", "2031-03-06T00:00:00Z", "press-c", "2031-03-01", "2031-03-09"),
        release("r1", "2031-03-10T00:00:00Z", "press-a", IN_TIME),
    ]
    case = build(tmp_path / "c", rows, method=ONE_SOURCE)
    (step,) = change_of(compared(case, 3, 4, term="5"), "5", "once").steps
    assert (said(step.before), said(step.after)) == (Verdict.BREACHED, Verdict.MET)
    assert step.reason.closed == ("w1",)
    assert not step.defect, "it counts as a correction of the closure"


def test_a_record_declared_complete_closes_by_the_method(tmp_path: Path) -> None:
    rows = [*APPROVED, release("r1", "2031-03-10T00:00:00Z", "press-a", IN_TIME)]
    case = build(tmp_path / "c", rows, method=ONE_SOURCE + "record is complete.\n")
    (step,) = change_of(compared(case, 2, 3, term="5"), "5", "once").steps
    assert (said(step.before), said(step.after)) == (Verdict.BREACHED, Verdict.MET)
    assert step.reason.complete
    assert step.reason.closed == ()


def test_a_change_that_was_undone_again_is_found_only_by_judging_after_each(tmp_path: Path) -> None:
    case = build(tmp_path / "c", claimed_and_ruled())
    assert compared(case, 2, 4, term="2").changes == ()
    each = compared(case, 2, 4, term="2", every=True)
    assert caused(change_of(each, "2", "shelling@northland")) == ["claim", "ruled"]


def test_what_a_retraction_undid_is_told_though_both_ends_read_alike(tmp_path: Path) -> None:
    rows = [trucks("t1", "2031-03-05T06:00:00Z", "2031-03-04", 431)]
    taken = row("retraction", "gone", "2031-03-06T06:00:00Z", "agency-a", of="t1")
    del taken["grade"]
    case = build(tmp_path / "c", [*rows, taken])
    assert caused(change_of(compared(case, 0, 2, term="3"), "3", "2031-03-04")) == ["t1", "gone"]


def test_an_entry_that_was_withdrawn_since_is_not_cited_as_if_it_stood(tmp_path: Path) -> None:
    taken = row("retraction", "gone", "2031-03-08T00:00:00Z", "press-a", of="r1")
    del taken["grade"]
    case = build(tmp_path / "c", [*APPROVED, *TWO_RELEASES, taken])
    first, second, third = change_of(compared(case, 2, 5, term="5"), "5").steps
    assert [s.reason.entry and s.reason.entry.key for s in (first, second, third)] == [
        "r1",
        "r2",
        "gone",
    ]
    assert first.reason.withdrawn is third.reason.entry
    assert second.reason.withdrawn is None
    text = run("servanda diff c --from 2 --to 5 --as-of 2031-03-09 --term 5", tmp_path)[1]
    said = " ".join(text.split())
    assert "a new report, since withdrawn by entry gone (position 5)" in said
    printed = json.loads(run("servanda diff c --from 2 --to 5 --term 5 --json", tmp_path)[1])
    causes = [step["cause"] for step in printed["terms"][0]["change"]["steps"]]
    assert [c["withdrawn_by"] for c in causes if c["by"] == "entry"] == ["gone", None, None]
    before = compared(case, 2, 4, term="5")
    assert all(s.reason.withdrawn is None for s in change_of(before, "5").steps)


def test_what_the_limit_left_unsearched_is_said(tmp_path: Path) -> None:
    case = build(tmp_path / "c", [*APPROVED, *TWO_RELEASES])
    changes = compared(case, 0, 4, term="5", most=2)
    assert changes.left
    assert all(left.first.entries < left.then.entries for left in changes.left)
    assert change_of(changes, "5", "once").steps == ()


# ------------------------------------------------------------------------------- opposites


@pytest.mark.parametrize(
    ("before", "after", "bad"),
    [
        (Verdict.MET, Verdict.BREACHED, True),
        (Verdict.BREACHED, Verdict.MET, True),
        (Verdict.CURED, Verdict.MET, True),
        (Verdict.CURED, Verdict.BREACHED, True),
        (Verdict.BREACHED, Verdict.CURED, False),
        (Verdict.MET, Verdict.CONTESTED, False),
        (Verdict.PENDING, Verdict.BREACHED, False),
        (Verdict.HOLDING, Verdict.BREACHED, False),
        (Verdict.MET, Verdict.MET, False),
    ],
)
def test_opposites_are_answers_only_and_a_breach_may_be_cured(
    before: Verdict, after: Verdict, *, bad: bool
) -> None:
    assert opposite(before, after) is bad


def flip_of(case: Path) -> Flip:
    """A made-up change that must not occur: met, then breached, by one more report."""
    opened = open_case(case)
    judgements = Judgements(opened, speaker_of(opened))
    return Flip(
        judgements.subject(TermKey("5"), "once"),
        Saying(Verdict.MET, "performed"),
        Saying(Verdict.BREACHED, "not performed by the due time"),
        Moment(1, None, AS_OF),
        Moment(2, None, AS_OF),
    )


def test_an_answer_turned_by_a_report_alone_is_a_defect_and_nothing_else_is(tmp_path: Path) -> None:
    flip = flip_of(build(tmp_path / "c", APPROVED))
    alone = Reason(sort=Sort.NEW)
    assert unexplained(flip, alone)
    for sort in (Sort.CORRECTION, Sort.RETRACTION, Sort.DETERMINATION, Sort.LAW):
        assert not unexplained(flip, replace(alone, sort=sort))
    assert not unexplained(flip, replace(alone, moves=True))
    assert not unexplained(flip, replace(alone, closed=("w1",)))
    assert not unexplained(flip, replace(alone, complete=True))
    assert not unexplained(replace(flip, then=Moment(1, None, AS_OF + HOUR)), alone)
    loose = replace(flip, before=Saying(Verdict.MET, "performed", firm=False))
    assert not unexplained(loose, alone), "what is conditional or relaxed promises nothing"


def test_a_defect_is_said_loudly_and_exits_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = build(tmp_path / "c", [*APPROVED, *TWO_RELEASES])
    monkeypatch.setattr("servanda.faces.changes.unexplained", lambda *_: True)
    code, text = run(f"servanda diff {case} --from 2 --to 4 --as-of 2031-03-09 --term 5", tmp_path)
    assert code == 3
    assert "DEFECT: term 5" in text
    told = run(f"servanda diff {case} --from 2 --to 4 --as-of 2031-03-09 --json", tmp_path)[1]
    assert json.loads(told)["defects"]


# ------------------------------------------------------------------------------- as typed


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    build(tmp_path / "c", [*APPROVED, *TWO_RELEASES])
    return tmp_path


def printed(command: str, folder: Path) -> Any:
    return json.loads(run(command, folder)[1])


def test_a_late_report_shows_its_time_its_publication_and_when_it_came(tmp_path: Path) -> None:
    late = TWO_RELEASES[1] | {"published": "2031-03-06T20:00:00Z"}
    build(tmp_path / "c", [*APPROVED, TWO_RELEASES[0], late])
    command = "servanda diff c --from 3 --to 4 --as-of 2031-03-09 --term 5"
    flat = " ".join(run(command, tmp_path)[1].split())
    assert "of 4 March 2031, 10:00 UTC" in flat
    assert "published 6 March 2031, 20:00 UTC" in flat
    assert "on record since 7 March 2031, 01:00 UTC, 2 days and 15 hours after" in flat
    told = printed(f"{command} --json", tmp_path)
    cause = told["terms"][0]["change"]["steps"][0]["cause"]
    assert cause["valid"] == {"lo": IN_TIME, "hi": IN_TIME}
    assert cause["published"] == "2031-03-06T20:00:00Z"
    assert cause["recorded"] == "2031-03-07T01:00:00Z"


def test_both_ends_are_what_judge_prints_for_them(typed: Path) -> None:
    told = printed("servanda diff c --from 2 --to 4 --as-of 2031-03-09 --json", typed)
    for end, key in (("2", "before"), ("4", "after")):
        judged = printed(f"servanda judge c --as-of 2031-03-09 --as-known-at {end} --json", typed)
        by_term = {term["term"]: term for term in judged["terms"]}
        for term in told["terms"]:
            if term["change"] is not None:
                assert term["change"][key]["verdict"] == by_term[term["term"]]["verdict"]
            found = {i["key"]: i["verdict"] for i in by_term[term["term"]]["instances"]}
            for one in term["instances"]:
                side = one[key]
                assert (side and side["verdict"]) == found.get(one["key"])
    named = {term["term"] for term in told["terms"]} | {term["term"] for term in told["same"]}
    assert named == {"2", "3", "5", "6"}


def test_the_text_says_how_it_was_searched(typed: Path) -> None:
    halves = run("servanda diff c --from 2 --to 4 --as-of 2031-03-09", typed)[1]
    assert "Searched by halves" in halves
    assert "--every" in halves
    each = run("servanda diff c --from 2 --to 4 --as-of 2031-03-09 --every", typed)[1]
    assert "Judged after every entry" in each


def test_where_nothing_changed_it_says_so(typed: Path) -> None:
    code, text = run("servanda diff c --from 4 --to 4 --as-of 2031-03-09", typed)
    assert code == 0
    assert "0 terms read differently, 4 the same." in text


def test_history_put_on_record_afterwards_is_cut_by_publication(tmp_path: Path) -> None:
    first = TWO_RELEASES[0] | {"published": "2031-03-06T00:00:00Z"}
    second = TWO_RELEASES[1] | {"published": "2031-03-05T00:00:00Z"}
    build(tmp_path / "c", [*APPROVED, first, second])
    command = "servanda diff c --by published --from 2031-03-03 --to 2031-03-07 --as-of 2031-03-09"
    told = printed(f"{command} --term 5 --json", tmp_path)
    (once,) = told["terms"][0]["instances"]
    assert [step["cause"]["entry"] for step in once["steps"]] == ["r2", "r1"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--from 4 --to 2 --as-of 2031-03-09", "--to is before --from"),
        ("--from 2 --to 9 --as-of 2031-03-09", "no entry 9"),
        ("--from 0 --to 2", "no time to judge at"),
        ("--from someday --to 2", "--from"),
        ("--from 1 --to 2 --by published", "no time of publication"),
        ("--from 1 --to 2 --term 55", 'did you mean "5"?'),
        ("--from 1 --to 2 --term 5 --reading weekly", "--reading"),
    ],
)
def test_wrong_ends_exit_two_and_say_what_to_type(options: str, message: str, typed: Path) -> None:
    code, text = run(f"servanda diff c {options}", typed)
    assert code == 2
    assert message in text
    assert "hint:" in text
