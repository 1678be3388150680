"""Small tables written for the tests, and where the large ones are."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path
from typing import Final

import pytest

from servanda.field.channels.registry import Source, Taken, read_form
from servanda.kernel.base import Json
from servanda.record.intake import Desk
from servanda.record.times import instant

ROOT: Final = Path(__file__).resolve().parents[2]
LOAD: Final = ROOT.parent / "shared" / "data" / "load"
BENCH: Final = ROOT / "bench" / "load"
DESK: Final = Desk("desk", instant("2031-10-12T06:00:00Z"), "Asia/Gaza")

EVENT: Final = {
    "id": "7.0",
    "type_of_violence": "1.0",
    "side_a": "Government of Northland",
    "side_b": "Southland",
    "source_article": '"Agency A,2031-10-11,A headline"',
    "source_office": "Agency A",
    "source_date": "2031-10-11",
    "where_prec": "1.0",
    "where_coordinates": "Milltown",
    "adm_1": "Valley province",
    "adm_2": "Mill district",
    "country": "Northland",
    "latitude": "31.523000",
    "longitude": "34.431000",
    "event_clarity": "1.0",
    "date_prec": "1.0",
    "date_start": "2031-10-10",
    "date_end": "2031-10-10",
    "low": "2.0",
    "best": "3.0",
    "high": "5.0",
}
"""A row of UCDP in which nothing is wrong."""

UCDP: Final = """\
form = "ucdp"
source = "ucdp"
grade = { clear = "B2", unclear = "C3" }
[act]
1 = "attack"
2 = "clash"
3 = "attack"
[actor]
"Government of Northland" = "northland"
"Southland" = "southland"
"Southland, Westland" = ["southland", "westland"]
[against]
"Civilians" = "civilians"
[radius]
1 = 500
2 = 25000
[place.adm_1]
"Valley province" = "the-valley"
[place.adm_2]
"Mill district" = { in = "the-valley", possible = "mill-zone" }
[place.country]
"Northland" = { possible = ["the-valley", "the-coast"] }
"""

SIGACTS: Final = """\
form = "sigacts"
source = "sigacts"
grade = "B3"
[act]
"Mortar" = "shelling"
"Small Arms" = "shooting"
[target]
"Coalition Forces" = "coalition"
"Civilians" = ""
[place]
"Milltown" = "the-valley"
"Hit" = ["hit", "the-coast"]
"""


def table(*rows: dict[str, str]) -> str:
    """Rows as CSV, with the columns of the first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def sigact(*cells: str) -> dict[str, str]:
    """A row of SIGACTS."""
    return dict(zip(("time", "event_type", "target", "city"), cells, strict=True))


def ucdp(*changes: dict[str, str], mapping: str = UCDP) -> Taken:
    """What becomes of the event with these changes, one row for each."""
    text = table(*(EVENT | {"id": str(7 + n)} | change for n, change in enumerate(changes)))
    return read_form("ucdp", Source(text, "t.csv"), Source(mapping, "m.toml"), DESK)


def sigacts(*rows: dict[str, str], mapping: str = SIGACTS) -> Taken:
    """What becomes of these rows."""
    return read_form("sigacts", Source(table(*rows), "t.csv"), Source(mapping, "m.toml"), DESK)


def bodies(taken: Taken) -> list[dict[str, Json]]:
    """The bodies of the entries, in the order of the rows."""
    return [dict(row.entry.body) for row in taken.intake.accepted]


def faults(taken: Taken) -> list[list[tuple[str, str]]]:
    """Of each rejected row, the code and the field of each reason."""
    return [[(d.code, d.label) for d in row.diagnostics] for row in taken.intake.rejected]


def shared(name: str) -> str:
    """The text of a large table; skips the test where it is absent."""
    path = LOAD / name
    if not path.is_file():
        pytest.skip(f"needs ../shared/data/load/{name}")
    return gzip.decompress(path.read_bytes()).decode("utf-8")
