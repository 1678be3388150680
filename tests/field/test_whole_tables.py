"""Two published tables, whole: each row accounted for, and judged under a ban.

What is expected is counted here from the tables and the mappings alone, by `csv` and `tomllib`.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from servanda.case import open_case
from servanda.evidence.assess import assess
from servanda.faces.cli.main import main
from servanda.field.channels.registry import Source, Taken, read_form
from servanda.kernel.facts import Gap
from servanda.kernel.verdicts.judge import judge
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.record.files import place
from servanda.record.intake import Desk
from servanda.record.log import standing
from servanda.record.times import instant
from tests.field.tables import BENCH, LOAD, shared

SYRIA = "ucdp_ged_syria_16566.csv.gz"
AFRICA = "ucdp_ged_car_1848.csv.gz"
IRAQ = "sigacts_iraq_162852.csv.gz"
RECORDED = "2020-01-01T00:00:00Z"
AS_OF = instant("2020-01-02T00:00:00Z")
IN_FORCE = date(2016, 2, 27)

Rows = list[dict[str, str]]


def rows_of(name: str) -> Rows:
    return list(csv.DictReader(io.StringIO(shared(name), newline="")))


def mapping_of(form: str) -> dict[str, Any]:
    return tomllib.loads((BENCH / form / "mapping.toml").read_text(encoding="utf-8"))


def taken_from(name: str, form: str, zone: str) -> Taken:
    mapping = Source((BENCH / form / "mapping.toml").read_text(encoding="utf-8"), "mapping.toml")
    desk = Desk("desk", instant(RECORDED), zone)
    return read_form(form, Source(shared(name), name), mapping, desk)


def reasons(taken: Taken) -> Counter[tuple[str, str]]:
    return Counter(
        reason
        for row in taken.intake.rejected
        for reason in {(found.code, found.label) for found in row.diagnostics}
    )


def judged(taken: Taken, case: Path) -> tuple[TermProof, ...]:
    entries, rejected = place([taken.intake])
    assert len(rejected) == len(taken.intake.rejected)
    opened = open_case(case)
    assessed = assess(standing(entries), opened.method, opened.frame)
    odd = (
        "not known to the agreement",
        "before the earliest date of the agreement",
        "may be one incident",  # rows of the table that nothing parts: proposed, never merged
    )
    assert all(any(words in note.text for words in odd) for note in assessed.notes)
    return judge(opened.plan, assessed.facts, opened.method, AS_OF)


def agree(row: dict[str, str]) -> bool:
    return float(row["low"]) <= float(row["best"]) <= float(row["high"])


# ----------------------------------------------------------------------------------------- UCDP


@pytest.mark.parametrize(
    ("name", "zone", "rows", "rejected"),
    [(SYRIA, "Asia/Damascus", 16_566, 101), (AFRICA, "Africa/Bangui", 1_848, 20)],
)
def test_every_row_of_ucdp_is_an_entry_or_has_figures_that_exclude_each_other(
    name: str, zone: str, rows: int, rejected: int
) -> None:
    table = rows_of(name)
    taken = taken_from(name, "ucdp", zone)
    sound = [row for row in table if agree(row)]
    assert taken.rows == len(table) == rows
    assert len(taken.intake.rejected) == rows - len(sound) == rejected
    assert reasons(taken) == {("F106", "low"): rejected}
    found = {row.entry.ref: row.entry.body for row in taken.intake.accepted}
    assert set(found) == {f"ucdp-{float(row['id']):.0f}" for row in sound}
    for row in sound:
        body = found[f"ucdp-{float(row['id']):.0f}"]
        days = (row["date_start"][:10], row["date_end"][:10])
        span = days[0] if days[0] == days[1] else {"from": days[0], "to": days[1]}
        assert body["time"] == span
        spot = body.get("place")
        assert (isinstance(spot, dict) and "lat" in spot) == (float(row["where_prec"]) == 2)
        assert f"best {float(row['best']):.0f}, high" in str(body["text"])


def test_a_ban_on_attacks_has_an_instance_for_each_row_and_party_that_it_may_be_of() -> None:
    table = [row for row in rows_of(SYRIA) if agree(row)]
    names = mapping_of("ucdp")["actor"]
    everywhere, aleppo = judged(taken_from(SYRIA, "ucdp", "Asia/Damascus"), BENCH / "ucdp")
    expected: Counter[tuple[str, str]] = Counter()
    for row in table:
        if date.fromisoformat(row["date_end"]) < IN_FORCE:
            continue
        one_sided = float(row["type_of_violence"]) == 3
        sides = {row["side_a"]} if one_sided else {row["side_a"], row["side_b"]}
        sure = (
            len(sides) == 1
            and float(row["event_clarity"]) == 1
            and date.fromisoformat(row["date_start"]) >= IN_FORCE
        )
        for side in sides & set(names):
            expected[names[side], "breached" if sure else "cannot verify"] += 1
    found = Counter(
        (instance.bearer, instance.verdict.value)
        for instance in everywhere.instances
        if not instance.key.startswith("watch")
    )
    assert found == expected
    assert {bearer for bearer, _ in found} == set(names.values())
    assert everywhere.verdict is Verdict.BREACHED
    assert sum(number for _, number in everywhere.tally) == len(everywhere.instances)
    # a fight between two parties of the agreement: one of them did it, neither is charged
    fights = {
        f"ucdp-{float(row['id']):.0f}"
        for row in table
        if date.fromisoformat(row["date_start"]) >= IN_FORCE
        and float(row["type_of_violence"]) != 3
        and float(row["event_clarity"]) == 1
        and row["side_a"] != row["side_b"]
        and {row["side_a"], row["side_b"]} <= set(names)
    }
    assert {group.facts[0] for group in everywhere.groups} == fights
    # a row that lies in another governorate for certain is no instance of the ban in Aleppo
    elsewhere = {
        f"ucdp-{float(row['id']):.0f}"
        for row in table
        if float(row["where_prec"]) in (1, 3, 4)
        and row["adm_1"] in mapping_of("ucdp")["place"]["adm_1"]
        and row["adm_1"] != "Aleppo Governorate"
    }
    there = {name for instance in aleppo.instances for name in instance.facts}
    assert there
    assert elsewhere
    assert not there & elsewhere


# -------------------------------------------------------------------------------------- SIGACTS


def fate(row: dict[str, str], mapping: dict[str, Any]) -> str:
    """What must become of a row of SIGACTS, by rules written apart from the program's."""
    cells = {column: cell.strip() for column, cell in row.items()}
    if cells["time"] == "" and cells["event_type"] in ("Attack Type", "Event Type"):
        return "heading"
    wall = datetime.fromisoformat(cells["time"]).replace(tzinfo=ZoneInfo("Asia/Baghdad"))
    back = wall.astimezone(UTC).astimezone(wall.tzinfo).replace(tzinfo=None)
    target, city = cells["target"], cells["city"]
    if target and target not in mapping["target"]:
        return "target"
    shifted = (
        re.search(r"\S {2,}\S", city) or city in mapping["target"] or city in ("Target", "City")
    )
    if city not in mapping["place"] and shifted:
        return "city"
    if cells["event_type"] not in mapping["act"]:
        return "event_type"
    return "entry" if back == wall.replace(tzinfo=None) else "time"


def test_every_row_of_sigacts_is_an_entry_or_is_rejected_for_what_is_wrong_with_it() -> None:
    table, mapping = rows_of(IRAQ), mapping_of("sigacts")
    taken = taken_from(IRAQ, "sigacts", "Asia/Baghdad")
    expected = Counter(fate(row, mapping) for row in table)
    assert taken.rows == len(table) == 162_852
    assert len(taken.intake.accepted) == expected["entry"] == 115_921
    assert len(taken.intake.rejected) == 162_852 - 115_921
    assert reasons(taken) == {
        ("F103", ""): expected["heading"],
        ("F104", "city"): 4_896,
        ("F104", "target"): 34_827,
        ("F105", "event_type"): 1_248,
        ("F105", "target"): 3_251,
        ("R113", "time"): 9,
    }
    assert expected["heading"] == 4_826
    assert expected["target"] == 34_827 + 3_251, "nothing else in that column is wrong"
    ids = [row.entry.ref for row in taken.intake.accepted]
    assert len(set(ids)) == len(ids), "rows of the same words are kept apart, as the mapping says"


def test_the_rows_of_a_table_add_up_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared(SYRIA)
    for name in ("agreement.md", "method.md", "mapping.toml"):
        (tmp_path / name).write_bytes((BENCH / "ucdp" / name).read_bytes())
    words = ["record", "add", str(tmp_path), str(LOAD / SYRIA), "--form", "ucdp"]
    words += ["--map", str(tmp_path / "mapping.toml"), "--recorded", RECORDED]
    assert main(words) == 2
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "read 16566 rows = 16465 added + 0 already on record + 101 rejected"
    assert main(words) == 2
    again = capsys.readouterr().out.splitlines()
    assert again[0] == "read 16566 rows = 0 added + 16465 already on record + 101 rejected"
    assert len(again) < 60, "many rows are told by reason, not one by one"


@pytest.mark.soak
def test_whoever_is_not_named_is_charged_with_nothing_however_many_the_rows() -> None:
    (proof,) = judged(taken_from(IRAQ, "sigacts", "Asia/Baghdad"), BENCH / "sigacts")
    acts = [one for one in proof.instances if not one.key.startswith("watch")]
    assert len(acts) == 2 * 115_921, "one for each party that may have done it"
    assert {one.reasons for one in acts} == {(Gap.ATTRIBUTION,)}
    assert proof.verdict is Verdict.CANNOT_VERIFY
    assert not proof.groups
