"""Gaza, October 2025, exchange: hours, lists, hedges, and the ratio by nationality.

Where the reports on record are too few or too coarse, a test supposes what a scenario supposes
(`premise`), and says so.
"""

from __future__ import annotations

from pathlib import Path

from servanda.case import open_case
from servanda.kernel.base import Between, Json, Range
from servanda.kernel.facts import Gap
from servanda.kernel.verdicts.proof import Outcome, TermProof, Verdict
from tests.cases.telling import GAZA, at, claims, instances, premise, proof, proofs, variant

AS_OF = "2026-02-01T00:00:00+02:00"
PINNED = {
    "moment approval is": "moment withdrawal is 10 October 2025 at 12:00.\nmoment approval is",
    "5b. Within 72 hours": "5b. After the withdrawal of 10 October 2025 at 12:00, within 72 hours",
    "within 72 hours after performance of term 4a.\n```\n\n   5c.": (
        "within 72 hours after withdrawal.\n```\n\n   5c."
    ),
}
"""The start of the 72 hours pinned to an instant, as a scenario does."""
RECOVERED, RELEASED = "5r reading recovered", "5r reading released"
UNCONDITIONAL = {
    "for each israeli-deceased returned by hamas": "for each deceased-hostage returned by hamas",
    "for each israeli-deceased recovered": "for each deceased-hostage recovered",
    "(b) For each Israeli hostage": "(b) For each hostage",
}
"""A variant without the condition of nationality."""


def twice(sort: str, name: str, /, **body: Json) -> list[dict[str, Json]]:
    """A premise told by two independent sources, about one incident."""
    return [
        premise(sort, f"{name}-1", "witness-one", incident=name, **body),
        premise(sort, f"{name}-2", "witness-two", incident=name, **body),
    ]


def handed_over(time: Json) -> list[dict[str, Json]]:
    return twice(
        "act",
        "living",
        act="release",
        kind="living-hostage",
        list="hostage-list",
        by="hamas",
        amount=20,
        time=time,
    )


def living(folder: Path, record: list[dict[str, Json]]) -> TermProof:
    return proof(variant(folder / "case", record, agreement=PINNED), "5b", AS_OF)


def remains(israeli: int, others: int) -> list[dict[str, Json]]:
    """Remains handed over from 13 October on; the last Israeli's found by the army in January.

    Those of other nationalities are supposed to have come first: a unit's place in the order
    decides what is owed for it.
    """
    told: list[dict[str, Json]] = []
    later: Json = {"from": "2025-10-14", "to": "2025-12-31"}
    for kind, number, time in (
        ("other-deceased", others, "2025-10-13"),
        ("israeli-deceased", israeli, later),
    ):
        told += twice(
            "act",
            f"handed-{kind}",
            act="return",
            kind=kind,
            by="hamas",
            amount=number,
            time=time,
        )
    return [
        *told,
        *twice(
            "act",
            "found",
            act="find",
            kind="israeli-deceased",
            by="israel",
            time="2026-01-26",
        ),
    ]


def returned(number: int) -> list[dict[str, Json]]:
    return twice(
        "count",
        "bodies",
        act="return",
        kind="gazan-remains",
        by="israel",
        period={"from": "2025-10-10", "to": "2026-01-29"},
        amount=number,
    )


# ------------------------------------------------------------------------------- as on record


def test_the_withdrawal_was_in_time_and_the_72_hours_end_between_12_00_and_13_38() -> None:
    found = proofs(open_case(GAZA), AS_OF)
    assert found["4a"].verdict is Verdict.MET
    (living_once,) = found["5b"].instances
    assert living_once.verdict is Verdict.MET
    assert living_once.due == Between(
        at("2025-10-13T12:00:00+03:00"), at("2025-10-13T13:38:00+03:00")
    )


def test_the_whole_list_was_not_handed_over_in_72_hours_and_the_living_were() -> None:
    (whole,) = proof(open_case(GAZA), "5", AS_OF).instances
    assert whole.verdict is Verdict.BREACHED
    assert whole.needs[0].needed == 48
    assert whole.needs[0].amount == Range(20, 25), "20 living, and at most 5 remains by then"


def test_without_a_source_for_the_withdrawal_no_clock_of_the_exchange_has_started(
    tmp_path: Path,
) -> None:
    rows = [row for name, row in claims(GAZA).items() if not name.endswith("-withdrawal")]
    found = proofs(variant(tmp_path / "case", rows), AS_OF)
    assert found["4a"].verdict is Verdict.CANNOT_VERIFY
    assert {found[name].verdict for name in ("5", "5b", "5d")} <= {
        Verdict.CANNOT_VERIFY,
        Verdict.NONE,
    }


def test_the_lists_were_released_by_two_unrelated_sources_and_the_bearers_own_word_is_none(
    tmp_path: Path,
) -> None:
    (once,) = proof(open_case(GAZA), "5f", AS_OF).instances
    assert once.verdict is Verdict.MET
    assert (once.needs[0].needed, once.needs[0].amount) == (1950, Range(1968, 1968))
    rows = claims(GAZA)
    own = variant(tmp_path / "case", [rows["prison-service-1968"], rows["bbc-freed"]])
    assert proof(own, "5f", AS_OF).verdict is Verdict.PENDING


def test_almost_2000_is_1800_to_2000_by_the_hedge_table() -> None:
    count = next(c for c in open_case(GAZA).facts().counts if c.id == "bbc-freed")
    assert count.amount == Range(1800, 2000)


def test_bodies_that_were_not_hostages_open_no_duty() -> None:
    found = proof(open_case(GAZA), RELEASED, AS_OF)
    assert len(found.instances) == 23
    assert not any(key.startswith("unidentified") for key in instances(found))


def test_360_by_the_red_cross_an_agency_and_others_is_performed_in_either_reading() -> None:
    found = proofs(open_case(GAZA), AS_OF)
    assert (found[RECOVERED].verdict, len(found[RECOVERED].instances)) == (Verdict.MET, 24)
    assert (found[RELEASED].verdict, len(found[RELEASED].instances)) == (Verdict.MET, 23)


# ------------------------------------------------------------------------ the living, 72 hours


def test_13_october_alone_does_not_show_whether_it_was_before_noon(tmp_path: Path) -> None:
    (once,) = living(tmp_path, handed_over("2025-10-13")).instances
    assert once.verdict is Verdict.CANNOT_VERIFY
    assert set(once.outcomes) == {Outcome.DONE, Outcome.LATE}
    assert Gap.TIME_TOO_COARSE in once.reasons


def test_with_the_hours_known_it_was_in_time(tmp_path: Path) -> None:
    hours: Json = {"from": "2025-10-13T08:00:00", "to": "2025-10-13T11:00:00"}
    (once,) = living(tmp_path, handed_over(hours)).instances
    assert once.verdict is Verdict.MET


def test_noon_of_the_third_day_is_still_in_time_and_a_second_later_is_late(tmp_path: Path) -> None:
    on_time = living(tmp_path / "a", handed_over("2025-10-13T12:00:00")).instances[0]
    too_late = living(tmp_path / "b", handed_over("2025-10-13T12:00:01")).instances[0]
    assert on_time.verdict is Verdict.MET
    assert too_late.verdict is Verdict.CURED


# --------------------------------------------------------------------- 15 for each, or for whom


def test_360_for_24_israelis_is_met_in_either_reading(tmp_path: Path) -> None:
    case = variant(tmp_path / "case", [*remains(23, 4), *returned(360)])
    found = proofs(case, AS_OF)
    recovered, released = found[RECOVERED], found[RELEASED]
    assert (recovered.verdict, len(recovered.instances)) == (Verdict.MET, 24)
    assert (released.verdict, len(released.instances)) == (Verdict.MET, 23)


def test_345_for_24_israelis_leaves_the_last_one_pending_where_found_counts(tmp_path: Path) -> None:
    case = variant(tmp_path / "case", [*remains(23, 4), *returned(345)])
    found = proofs(case, AS_OF)
    assert found[RECOVERED].verdict is Verdict.PENDING
    assert dict(found[RECOVERED].tally) == {"met": 23, "pending": 1}
    assert found[RELEASED].verdict is Verdict.MET


def test_without_the_condition_of_nationality_60_are_still_owed_and_nothing_is_overdue(
    tmp_path: Path,
) -> None:
    """28 times 15 is 420; with no due stated, what is owed is pending and never breached."""
    case = variant(tmp_path / "case", [*remains(23, 4), *returned(360)], agreement=UNCONDITIONAL)
    found = proof(case, RECOVERED, AS_OF)
    assert found.verdict is Verdict.PENDING
    assert dict(found.tally) == {"met": 24, "pending": 4}
    owed = [i for i in instances(found).values() if i.verdict is Verdict.PENDING]
    assert 15 * len(owed) == 60


def test_one_source_for_360_is_not_enough(tmp_path: Path) -> None:
    rows = claims(GAZA)
    case = variant(tmp_path / "case", [*remains(23, 4), rows["rte-bodies-360"]])
    assert proof(case, RELEASED, AS_OF).verdict is Verdict.PENDING
