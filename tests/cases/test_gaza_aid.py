"""Gaza, October 2025, aid: the same days, four answers (DESIGN §13.2 and §13.3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.cli.main import main
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import Choice, Outcome, TermProof, Verdict
from servanda.kernel.verdicts.reference import implied_by
from tests.cases.telling import GAZA, at, claims, instances, proof, variant

AS_OF = "2025-12-29T00:00:00+02:00"
DAILY, WEEKLY = "3 reading daily", "3 reading weekly"
DAYS_TO_7_DECEMBER = 59


def test_what_an_agency_only_computed_is_not_told_as_counted_by_it_or_by_the_counter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {count.id: count for count in open_case(GAZA).facts().counts}
    derived, own = counts["ap-cogat-25700"], counts["cogat-600-to-800"]
    assert (derived.counter, derived.reckoned_by) == ("cogat", "ap")
    assert (own.counter, own.reckoned_by) == ("cogat", None)
    page = tmp_path / "public.html"
    words = ["board", str(GAZA), "--as-of", "2025-12-28", "--audience", "public"]
    main([*words, "--html", str(page)])
    capsys.readouterr()
    told = (
        page.read_text(encoding="utf-8")
        .replace("\u2066", "")
        .replace("\u2069", "")
        .replace("\u00a0", " ")
    )
    assert "reckoned by somebody not named in this copy from what was counted by COGAT" in told
    assert not re.search(r"\bby ap\b", told, re.IGNORECASE)


def days(found: TermProof, first: str, last: str) -> list[str]:
    return [key for key in instances(found) if first <= key <= last]


def judged_on(folder: Path, term: str, *names: str) -> TermProof:
    rows = claims(GAZA)
    return proof(variant(folder / "case", [rows[name] for name in names]), term, AS_OF)


def implied(*names: str, reading: str = "daily") -> TermProof:
    case = open_case(GAZA)
    found = implied_by(
        case.plan, case.facts(), TermKey("3", reading), names, at(AS_OF), case.method
    )
    assert found is not None
    return found


def test_a_counters_word_against_a_reckoning_from_its_figures_leaves_those_days_contested() -> None:
    found = proof(open_case(GAZA), DAILY, AS_OF)
    assert found.verdict is Verdict.CONTESTED
    counted = days(found, "2025-10-10", "2025-12-07")
    assert len(counted) == DAYS_TO_7_DECEMBER
    assert {instances(found)[day].verdict for day in counted} == {Verdict.CONTESTED}
    assert found.groups == (), "the counter's own word leaves no day short"


def test_days_of_which_only_the_counter_speaks_are_not_doubted_by_the_reckoning() -> None:
    found = proof(open_case(GAZA), DAILY, AS_OF)
    later = days(found, "2025-12-08", "2025-12-28")
    assert len(later) == 21
    assert {instances(found)[day].verdict for day in later} == {Verdict.MET}
    assert {instances(found)[day].cites for day in later} == {("cogat-600-to-800",)}


def test_the_reckoning_and_the_counters_word_are_the_sides_of_the_dispute() -> None:
    day = instances(proof(open_case(GAZA), DAILY, AS_OF))["2025-11-01"]
    (conflict,) = {choice.fact for branch in day.branches for choice in branch.choices}
    assert conflict.startswith("ap-cogat-25700+cogat-600-to-800")
    outcomes = {branch.choices: set(branch.outcomes) for branch in day.branches}
    assert outcomes == {
        (Choice(conflict, "conflict", 0),): {Outcome.DONE, Outcome.UNDONE},
        (Choice(conflict, "conflict", 1),): {Outcome.DONE},
    }
    assert Gap.DISAGREE in day.reasons


def test_the_day_of_signing_itself_was_counted_by_nobody() -> None:
    day = instances(proof(open_case(GAZA), DAILY, AS_OF))["2025-10-09"]
    assert day.verdict is Verdict.CANNOT_VERIFY
    assert day.reasons == (Gap.NOBODY_LOOKED,)


def test_cogats_figures_by_ap_alone_leave_at_least_17_of_59_days_short(tmp_path: Path) -> None:
    found = judged_on(tmp_path, DAILY, "ap-cogat-25700")
    assert found.verdict is Verdict.BREACHED
    (group,) = found.groups
    assert (group.why, group.at_least, group.of) == ("total", 17, DAYS_TO_7_DECEMBER)
    assert group.bearers == ("israel",)
    counted = days(found, "2025-10-10", "2025-12-07")
    assert {instances(found)[day].verdict for day in counted} == {Verdict.CANNOT_VERIFY}, (
        "which days they are is not known"
    )


def test_cogats_own_600_to_800_a_day_alone_leaves_no_day_short(tmp_path: Path) -> None:
    found = judged_on(tmp_path, DAILY, "cogat-600-to-800")
    assert found.groups == ()
    counted = days(found, "2025-10-10", "2025-12-28")
    assert {instances(found)[day].verdict for day in counted} == {Verdict.MET}


def test_what_the_un_saw_offloaded_says_nothing_of_what_entered(tmp_path: Path) -> None:
    found = judged_on(tmp_path, DAILY, "un-offloaded-6545")
    assert found.verdict is Verdict.CANNOT_VERIFY
    assert found.groups == ()
    assert {i.verdict for i in found.instances if i.key < "2025-12-29"} == {Verdict.CANNOT_VERIFY}


def test_a_partys_own_figure_is_not_admitted_and_what_it_implies_is_shown(tmp_path: Path) -> None:
    found = judged_on(tmp_path, DAILY, "media-office-17819")
    assert found.verdict is Verdict.CANNOT_VERIFY
    assert found.groups == ()
    (group,) = implied("media-office-17819").groups
    assert (group.at_least, group.of) == (44, 73)


@pytest.mark.parametrize(
    ("names", "at_least", "of"),
    [
        (("ap-cogat-25700",), 17, 59),
        (("media-office-3203",), 17, 22),
        (("media-office-19764",), 48, 80),
        (("hamas-document-7333",), 50, 62),
    ],
)
def test_what_each_total_would_imply_alone(names: tuple[str, ...], at_least: int, of: int) -> None:
    """floor(total / 600) days at most can have reached 600; the rest of the days did not."""
    (group,) = implied(*names).groups
    assert (group.at_least, group.of) == (at_least, of)


def test_the_weekly_reading_stands_beside_the_daily_one(tmp_path: Path) -> None:
    assert proof(open_case(GAZA), WEEKLY, AS_OF).verdict is Verdict.CONTESTED
    found = judged_on(tmp_path, WEEKLY, "ap-cogat-25700")
    assert next(iter(instances(found))) == "2025-10-09/2025-10-15"
    (group,) = found.groups
    assert (group.at_least, group.of) == (1, 7), "seven whole weeks hold at most six times 4,200"


def test_what_was_published_later_is_not_known_before() -> None:
    case = open_case(GAZA)
    before = {c.id for c in case.facts(by_published=at("2025-12-01T00:00:00Z")).counts}
    assert "media-office-3203" in before
    assert "ap-cogat-25700" not in before
