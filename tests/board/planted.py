"""A case whose record holds a canary in every field that must not leave the operations room."""

from __future__ import annotations

import json
from pathlib import Path

from servanda.kernel.base import Json
from tests.commands.small import AGREEMENT

METHOD = """\
method of small version 1 dated 1 March 2031.
standard is 2 sources graded B2 or determination.
floor is graded D4.
group north-side of northland is north-army.
group south-side of southland is south-army.
counter agency-a counts truck at entry.
"""

CANARIES = (
    "canaryobserver",
    "canarypatrol",
    "canaryperson",
    "canarytown",
    "canaryphone",
    "canarydevice",
    "canarysite",
    "canaryincident",
    "canaryentry",
    "canaryrecorder",
    "canarypartof",
    "canarygrade",
    "canaryview",
    "31.987654",
    "34.123456",
    "04:17",
    "02:17",
)
"""What may stand in no copy; the last two are hours of reports. The hour of the approval is none of
them: a due time follows from it, and whoever owes must know when."""

ROWS: tuple[dict[str, Json], ...] = (
    {
        "type": "act",
        "id": "canaryentry-1",
        "source": "canaryobserver",
        "grade": "B2",
        "incident": "canaryincident-1",
        "act": "shell",
        "by": "northland",
        "time": "2031-03-02T04:17:00+00:00",
        "published": "2031-03-02T04:17:30+00:00",
        "url": "https://canarysite.example/1",
        "text": "canaryperson in canarytown, by canaryphone and canarydevice.",
    },
    {
        "type": "act",
        "id": "canaryentry-2",
        "source": "canarypatrol",
        "grade": "B2",
        "incident": "canaryincident-1",
        "act": "shell",
        "by": "northland",
        "time": "2031-03-02T04:17:00+00:00",
        "text": "canaryperson saw it.",
    },
    {
        "type": "act",
        "id": "canaryentry-3",
        "source": "north-army",
        "grade": "B2",
        "incident": "canaryincident-1",
        "act": "shell",
        "stance": "denies",
        "by": "northland",
        "time": "2031-03-02T02:17:00+00:00",
        "text": "canaryperson denies it.",
    },
    {
        "type": "act",
        "id": "canaryentry-4",
        "source": "canaryobserver",
        "grade": "B2",
        "incident": "canaryincident-4",
        "act": "approval",
        "by": "northland",
        "time": "2031-03-03T09:30:00+00:00",
    },
    {
        "type": "act",
        "id": "canaryentry-5",
        "source": "canarypatrol",
        "grade": "B2",
        "incident": "canaryincident-4",
        "act": "approval",
        "by": "northland",
        "time": "2031-03-03T09:30:00+00:00",
    },
    {
        "type": "count",
        "id": "canaryentry-6",
        "source": "agency-a",
        "grade": "B2",
        "kind": "truck",
        "act": "admit",
        "by": "northland",
        "point": "entry",
        "period": "2031-03-02",
        "amount": 512,
        "text": "canarypartof the day.",
    },
    {
        "type": "count",
        "id": "canaryentry-7",
        "source": "canarypatrol",
        "grade": "B2",
        "kind": "truck",
        "act": "admit",
        "by": "northland",
        "point": "entry",
        "period": "2031-03-02",
        "amount": 987654321,
    },
    {
        "type": "coverage",
        "id": "canaryentry-8",
        "source": "canarypatrol",
        "grade": "B2",
        "period": {"from": "2031-03-02T04:17:00+00:00", "to": "2031-03-05T04:17:00+00:00"},
        "acts": "shell",
        "means": "patrol",
    },
    {
        "type": "act",
        "id": "canaryentry-9",
        "source": "canaryobserver",
        "grade": "F6",
        "incident": "canaryincident-9",
        "act": "shell",
        "by": "southland",
        "time": "2031-03-04T04:17:00+00:00",
        "text": "canarygrade: below the floor.",
    },
    {
        "type": "view",
        "id": "canaryentry-10",
        "source": "canaryobserver",
        "about": "term 2",
        "by": "canaryobserver",
        "time": "2031-03-05T04:17:00+00:00",
        "finding": "yes",
        "text": "canaryview",
    },
    {
        "type": "act",
        "id": "canaryentry-11",
        "source": "canaryobserver",
        "grade": "B2",
        "incident": "canaryincident-11",
        "act": "shell",
        "time": "2031-03-05T04:17:00+00:00",
        "place": {"lat": "31.987654", "lon": "34.123456", "radius": 50},
        "text": "nobody is named.",
    },
    {
        "type": "act",
        "id": "canaryentry-12",
        "source": "canaryobserver",
        "grade": "B2",
        "incident": "canaryincident-12",
        "act": "release",
        "kind": "captive",
        "by": "southland",
        "amount": 12,
        "time": "2031-03-04T04:17:00+00:00",
    },
)


def planted(folder: Path) -> Path:
    """The case in a folder; every row has a recorder and a time of recording of its own."""
    (folder / "record").mkdir(parents=True)
    (folder / "agreement.md").write_text(AGREEMENT, encoding="utf-8")
    (folder / "method.md").write_text(f"```method\n{METHOD}```\n", encoding="utf-8")
    rows = (
        {**row, "recorded": f"2031-03-06T10:00:{number:02}Z", "recorder": "canaryrecorder"}
        for number, row in enumerate(ROWS)
    )
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "record" / "reports.jsonl").write_text(text, encoding="utf-8")
    return folder
