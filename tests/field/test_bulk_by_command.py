"""Large tables from the view of whoever types the commands: put on record, judged, told.

The tables are made up, with a seed, in the shape of the published ones and as dirty; those
themselves are judged the same way where they are at hand.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from servanda.faces.cli.main import main
from tests.conftest import SEED, SOAK
from tests.field.tables import BENCH, LOAD, sigact, table

ROWS: Final = 160_000 if SOAK else 4_000
AS_OF: Final = ("--as-of", "2020-01-01")
RECORDED: Final = "2020-01-01T00:00:00Z"
PARTIES: Final = 2

SOUND: Final = "entry"
WRONG: Final = {
    "F103": ("", "Attack Type", "Target", "City"),
    "F104": ("2004-03-02 08:00:00", "IED", "Coalition Forces   Abu", "Baghdad"),
    "F105": ("2004-03-02 08:00:00", "Other", "Civilian", "Baghdad"),
    "R113": ("2004-04-01 03:00:00", "IED", "Civilian", "Baghdad"),
}
"""A row of each fault, by the code that tells it."""


def made_up(rows: int) -> tuple[str, Counter[str]]:
    """A table as dirty as the published one, and how many rows of each fault it has."""
    chance = random.Random(SEED)
    lines, faults = [], Counter[str]()
    for _ in range(rows):
        fault = chance.choice((SOUND,) * 7 + tuple(WRONG))
        faults[fault] += 1
        if fault == SOUND:
            time = (
                f"{chance.randint(2004, 2007)}-{chance.randint(5, 9):02}-{chance.randint(1, 28):02}"
                f" {chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00"
            )
            act = chance.choice(("IED", "Small Arms", "Mortar"))
            target = chance.choice(("Civilian", "Coalition Forces", ""))
            lines.append(sigact(time, act, target, chance.choice(("Baghdad", "Ramadi", "Kirkuk"))))
        else:
            lines.append(sigact(*WRONG[fault]))
    return table(*lines), faults


def said(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """What a command ends with and prints."""
    code = main(words)
    return code, capsys.readouterr().out


def on_record(
    case: Path, form: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """The table put on record in a case folder of its own."""
    shutil.copytree(BENCH / form, case)
    words = ["record", "add", str(case), str(file), "--form", form]
    words += ["--map", str(case / "mapping.toml"), "--recorded", RECORDED]
    return said(words, capsys)


def test_of_a_large_dirty_table_every_row_is_told_and_every_entry_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, faults = made_up(ROWS)
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    case = tmp_path / "case"
    code, out = on_record(case, "sigacts", tmp_path / "t.csv", capsys)
    lines = out.splitlines()
    sound, wrong = faults[SOUND], ROWS - faults[SOUND]
    assert code == 2
    assert lines[0] == (
        f"read {ROWS} rows = {sound} added + 0 already on record + {wrong} rejected"
    )
    assert len(lines) < 80, "many rows are told by reason, not one by one"
    told = Counter[str]()
    for number, fault in re.findall(r"^ +(\d+)  ([FR]\d+) ", out, re.MULTILINE):
        told[fault] += int(number)
    assert told == faults - Counter({SOUND: sound})

    # nothing is cut silently: each rejected row is on record with its line and its reasons
    code, out = said(["record", "list", str(case), "--rejected", "--json"], capsys)
    kept = [line for line in out.splitlines() if line]
    assert code == 0
    assert sum(out.count(f'"{fault}"') for fault in WRONG) == wrong
    assert kept

    code, out = said(["judge", str(case), *AS_OF], capsys)
    assert code == 0
    assert f"Known: the whole record, {sound} entries." in out
    words = " ".join(out.split())
    assert "who did it is not established; for the rest of the time, nobody looked" in words
    assert len(out.splitlines()) < 20

    code, out = said(["judge", str(case), *AS_OF, "--json"], capsys)
    (term,) = json.loads(out)["terms"]
    acts = [one for one in term["instances"] if not one["key"].startswith("watch")]
    assert len(acts) == PARTIES * sound, "one for each party that may have done it"
    assert {tuple(one["open_why"]) for one in acts} == {("attribution not established",)}

    code, out = said(["explain", str(case), "1", *AS_OF], capsys)
    words = " ".join(out.split())
    assert code == 0
    told_of = re.findall(r"\bof (\d+) occasions:", words, re.IGNORECASE)
    assert sum(map(int, told_of)) == PARTIES * sound + PARTIES, "all bearers together"
    assert re.search(r"and \d+ more: --all\.", words), "what is folded is numbered"
    assert len(out.splitlines()) < 80


def test_the_published_table_is_judged_and_told_by_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "ucdp_ged_syria_16566.csv.gz"
    if not (LOAD / name).is_file():
        pytest.skip(f"needs ../shared/data/load/{name}")
    case = tmp_path / "case"
    code, out = on_record(case, "ucdp", LOAD / name, capsys)
    assert (code, out.splitlines()[0]) == (
        2,
        "read 16566 rows = 16465 added + 0 already on record + 101 rejected",
    )
    code, out = said(["judge", str(case), *AS_OF], capsys)
    assert code == 1, "one-sided violence of one party, by a clear source"
    assert "Known: the whole record, 16465 entries." in out
    assert "at least 1 act, which ones is not known (12524 groups of acts" in " ".join(out.split())
    code, out = said(["explain", str(case), "1", *AS_OF], capsys)
    words = " ".join(out.split())
    assert code == 0
    assert "did each of 7805 acts" in words
    assert "none of them is charged with one" in words
    breaches = re.findall(r"\bof \d+ occasions: (\d+) with contrary facts established", words)
    assert sum(map(int, breaches)) == 430, "told of each party apart"
    assert len(out.splitlines()) < 80


@pytest.mark.soak
def test_the_history_of_a_term_on_the_published_table_takes_few_judgements(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every act was followed as an occasion of its own, and judged after: hours."""
    name = "ucdp_ged_syria_16566.csv.gz"
    if not (LOAD / name).is_file():
        pytest.skip(f"needs ../shared/data/load/{name}")
    case = tmp_path / "case"
    on_record(case, "ucdp", LOAD / name, capsys)
    code, out = said(["history", str(case), "2", *AS_OF], capsys)
    words = " ".join(out.split())
    assert code == 0
    assert "since entry ucdp-227430 (position 4129, act, ucdp): a new report" in words
    judged = re.search(r"(\d+) judgements\. There are more states than 200", words)
    assert judged is not None, "it is said that it was searched by halves"
    assert int(judged[1]) < 200
