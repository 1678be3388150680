"""A large case, the same on every machine: so many reports, a hundred terms, a year."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

TERMS = 100
BANS, QUOTAS = 60, 80
"""The terms below the first are bans, those below the second quotas, the others deadlines."""
START = datetime(2031, 3, 1, tzinfo=UTC)
DAYS = 365
SOURCES = ("press-a", "press-b", "agency-a", "agency-b", "north-office", "south-office")

METHOD = """\
```method
method of large version 1 dated 1 March 2031.
standard is 2 sources graded B2 or determination.
floor is graded D4.
group north-side of northland is north-office.
group south-side of southland is south-office.
counter agency-a counts truck at entry.
```
"""


def agreement() -> str:
    """A hundred terms: bans of forty acts by either party, quotas, deadlines, absences."""
    acts = [f"act act-{n}." for n in range(BANS)]
    areas = [f'area area-{n} is undefined "area {n}".' for n in range(5)]
    head = [
        'agreement large "A large agreement".',
        "calendar UTC.",
        'party northland "Northland".',
        'party southland "Southland".',
        'body agency-a "Agency A".',
        'place entry "the place of entry".',
        "kind truck, trucks.",
        "kind captive, captives.",
        "act admit, admitted.",
        "act release, released.",
        *acts,
        *areas,
    ]
    lines = ["# A large agreement", "", "```terms", *head, "```", ""]
    for number in range(TERMS):
        if number < BANS:
            who = ("no party shall", "northland shall not", "southland shall not")[number % 3]
            term = f"term {number}: {who} act-{number} from 1 March 2031."
            words = f"From 1 March 2031 nobody does act {number}."
        elif number < QUOTAS:
            amount = 100 + number
            term = (
                f"term {number}: northland shall admit at least {amount} trucks each day "
                "from 1 March 2031, counted at entry by agency-a."
            )
            words = (
                f"At least {amount} trucks enter each day from 1 March 2031, by Agency A's count."
            )
        else:
            amount = number
            term = f"term {number}: southland shall release {amount} captives by 1 June 2031."
            words = f"{amount} captives are released by 1 June 2031."
        lines += [f"## {number}.", "", words, "", "```terms", term, "```", ""]
    return "\n".join(lines)


def reports(number: int) -> Iterator[dict[str, object]]:
    """So many reports: incidents told by one to three sources, and daily counts."""
    chance = random.Random(20251010)
    made = 0
    incident = 0
    while made < number:
        incident += 1
        at = START + timedelta(minutes=chance.randrange(DAYS * 1440))
        by = chance.choice(("northland", "southland", None))
        act = chance.randrange(BANS)
        for source in chance.sample(SOURCES, chance.randint(1, 3)):
            row: dict[str, object] = {
                "type": "act",
                "recorded": "2032-03-01T00:00:00Z",
                "recorder": "desk",
                "id": f"r{made}",
                "source": source,
                "grade": chance.choice(("B2", "B2", "C3", "F6")),
                "incident": f"i{incident}",
                "act": f"act-{act}",
                "time": at.isoformat(),
                "text": f"Report {made} of incident {incident}.",
            }
            if by is not None:
                row["by"] = by
            yield row
            made += 1


def lay(folder: Path, number: int) -> Path:
    """The case in a folder."""
    (folder / "record").mkdir(parents=True)
    (folder / "agreement.md").write_text(agreement(), encoding="utf-8")
    (folder / "method.md").write_text(METHOD, encoding="utf-8")
    with (folder / "record" / "reports.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(row)}\n" for row in reports(number))
    return folder
