"""Gaza, October 2025: the record holds what was published, as it was, and charges no more.

Where a test needs the project's shared data it skips if they are absent; they are not committed.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.kernel.base import Json, Range
from servanda.kernel.verdicts.proof import Verdict
from servanda.record.entries import Count
from servanda.record.reading import read_entry
from tests.cases.telling import CASES, GAZA, Claim, claims, instances, premise, proofs, variant

AS_OF = "2026-02-01T00:00:00+02:00"
DATA = CASES.parent.parent / "shared" / "data" / "gaza-2025"
FIRST, LAST = "2025-10-10", "2025-12-22"
"""Reports of which the two columns sum to 404 and 3,743."""


def shared(name: str) -> str:
    """A file of the shared data; skips the test where it is absent."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"needs ../shared/data/gaza-2025/{name}")
    return path.read_text(encoding="utf-8")


def column(rows: dict[str, Claim], act: str) -> dict[str, int]:
    """Amounts by day of report, of the casualties' rows with this act."""
    return {
        str(row["published"]): int(str(row["amount"]))
        for name, row in rows.items()
        if name.startswith(("truce-", "registered-")) and row.get("act") == act
    }


def total(found: dict[str, int]) -> int:
    return sum(number for day, number in found.items() if FIRST <= day <= LAST)


# ------------------------------------------------------------------ deaths: two columns, two times


def test_the_two_columns_are_404_and_3743_and_stand_side_by_side() -> None:
    rows = claims(GAZA)
    assert total(column(rows, "kill")) == 404
    assert total(column(rows, "register-death")) == 3743


def test_both_columns_are_those_of_the_published_series() -> None:
    rows = claims(GAZA)
    series = [
        row
        for row in json.loads(shared("casualties_daily.json"))
        if FIRST <= row["report_date"] <= "2026-01-29"
    ]
    for act, name in (("kill", "killed_truce_new"), ("register-death", "killed")):
        printed = {row["report_date"]: row[name] for row in series if row.get(name)}
        assert column(rows, act) == printed


def test_late_registrations_and_reports_of_deaths_change_no_verdict(tmp_path: Path) -> None:
    rows = claims(GAZA)
    without = [r for n, r in rows.items() if not n.startswith(("truce-", "registered-"))]
    assert len(rows) - len(without) > 100
    bare = variant(tmp_path / "case", without)
    told = {name: found.verdict for name, found in proofs(open_case(GAZA), AS_OF).items()}
    assert {name: found.verdict for name, found in proofs(bare, AS_OF).items()} == told


# ------------------------------------------------------------------ before noon of 10 October


def strikes(time: Json) -> list[dict[str, Json]]:
    return [
        premise(
            "act",
            f"strike-{source}",
            source,
            incident="strike",
            act="aerial-bombardment",
            by="israel",
            time=time,
        )
        for source in ("witness-one", "witness-two")
    ]


@pytest.mark.parametrize(
    ("time", "charged"),
    [
        ("2025-10-10T11:59:59", None),
        ("2025-10-10", Verdict.CANNOT_VERIFY),
        ("2025-10-10T12:00:00", Verdict.BREACHED),
    ],
)
def test_what_cannot_be_placed_after_noon_of_10_october_is_not_charged(
    tmp_path: Path, time: str, charged: Verdict | None
) -> None:
    start = [row for name, row in claims(GAZA).items() if name.endswith("-effect")]
    found = proofs(variant(tmp_path / "case", [*start, *strikes(time)]), AS_OF)
    one = instances(found["2 reading effect"]).get("strike@israel")
    assert (one.verdict if one else None) == charged


# ------------------------------------------------------------------ figures, as printed


def counts() -> Iterator[tuple[str, Count]]:
    for entry in open_case(GAZA).entries:
        read = read_entry(entry)
        if isinstance(read.content, Count):
            yield entry.key, read.content


def test_every_published_count_of_aid_and_breaches_is_on_record() -> None:
    amounts = {(c.amount.lo, c.kind) for _, c in counts() if isinstance(c.amount, Range)}
    kinds = {
        "trucks_entered": "truck",
        "fuel_trucks": "fuel-truck",
        "trucks_offloaded": "truck",
        "violations": "claimed-breach",
        "killed": "person",
    }
    rows = list(csv.DictReader(shared("claims_aid_and_violations_2025.csv").splitlines()))
    checked = 0
    for row in rows:
        if row["period_start"] < "2025-10-10" or row["metric"] not in kinds or not row["value"]:
            continue
        checked += 1
        assert (int(row["value"]), kinds[row["metric"]]) in amounts, row
    assert checked == 13


@pytest.mark.parametrize(
    ("name", "amount", "parts"),
    [
        ("media-office-breaches-875", 875, (265, 49, 421, 150)),
        ("media-office-breaches-969", 969, (298, 54, 455, 162)),
    ],
)
def test_figures_that_do_not_add_up_are_kept_as_printed(
    name: str, amount: int, parts: tuple[int, ...]
) -> None:
    count = dict(counts())[name]
    assert count.amount == Range(amount, amount)
    assert count.printed is not None
    assert count.printed.parts == parts
    assert (sum(parts) == amount) is (amount == 969)


# ------------------------------------------------------------------ sources


def test_every_report_says_where_it_can_be_read() -> None:
    for name, row in claims(GAZA).items():
        assert str(row["url"]).startswith(("https://", "http://")), name
        assert row["text"], name


# fmt: off
PROPER = frozenset({
    "Army", "Atatra", "Board", "COGAT", "Cabinet", "Central", "City", "Command", "Cross", "Gaza",
    "Hamas", "Israeli", "Israelis", "Khan", "Minister", "Monday", "Nasser", "Nepal", "October",
    "Saturday", "November", "December", "January", "Palestinians", "Prime", "Rafah", "Red",
    "Shujaiya", "Sunday", "Tanzania", "Thailand", "Thursday", "Tuesday", "Tuffah", "UN", "US",
    "Friday", "Wednesday", "Egyptian", "Zeitoun", "Yunis",
})
# fmt: on
"""Names of places, peoples, bodies and days: every capital inside a sentence is one of these."""


def test_no_report_names_a_person() -> None:
    for name, row in claims(GAZA).items():
        inside = re.findall(r"(?<=[a-z,;] )[A-Z]\w*", str(row["text"]))
        assert not set(inside) - PROPER, name
