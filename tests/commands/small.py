"""Small cases for the commands that compare: an agreement of five terms, and records by the row."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from servanda.case import Case, open_case
from servanda.faces.changes import Change, Changes, Point, compare
from servanda.faces.words.english import speaker_of
from servanda.kernel.base import Instant, Json
from servanda.kernel.plan.operators import TermKey
from tests.cases.telling import at

AGREEMENT = """\
# A small agreement

```terms
agreement small "A small agreement".
calendar UTC.
party northland "Northland".
party southland "Southland".
body task-force "the task force".
body agency-a "Agency A".
place entry "the place of entry".
kind captive, captives.
kind truck, trucks.
act approval, once.
act shell.
act release, released.
act admit, admitted.
act determine, determined.
act self-defence.
```

## 1. Entry into force

In force from 1 March 2031.

```terms
moment day-one is 1 March 2031.
in force from day-one.
not monitored: declaration.
```

## 2. Fire

From 1 March 2031 no party shells, except in self-defence as determined by the task force.

```terms
term 2: no party shall shell from 1 March 2031,
        except self-defence determined by task-force.
```

## 3. Aid

From 1 March 2031 Northland admits at least 600 trucks each day, as counted at entry by Agency A.

```terms
term 3: northland shall admit at least 600 trucks each day from 1 March 2031,
        counted at entry by agency-a.
```

## 5. Release

Southland releases 20 captives within 72 hours after the approval by Northland.

```terms
term 5: southland shall release 20 captives within 72 hours after the first approval by northland.
```

## 6. Release in return

Northland releases 5 captives within 48 hours after that.

```terms
term 6: northland shall release 5 captives within 48 hours after performance of term 5.
```
"""

METHOD = """\
method of small version 1 dated 1 March 2031.
standard is 2 sources graded B2 or determination.
contest grade is B2.
floor is graded D4.
"""

Row = dict[str, Json]


def build(
    folder: Path,
    rows: Iterable[Row],
    *,
    agreement: str = AGREEMENT,
    method: str = METHOD,
) -> Path:
    """A case folder with these rows on record."""
    (folder / "record").mkdir(parents=True)
    (folder / "agreement.md").write_text(agreement, encoding="utf-8")
    (folder / "method.md").write_text(method, encoding="utf-8")
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "record" / "rows.jsonl").write_text(lines, encoding="utf-8")
    assert open_case(folder).rejected == ()
    return folder


def row(sort: str, name: str, recorded: str, source: str = "press-a", **more: Json) -> Row:
    """A row of the record, graded B2 unless said otherwise."""
    base: Row = {"type": sort, "id": name, "recorded": recorded, "source": source, "grade": "B2"}
    return base | more


def approval(name: str, recorded: str, source: str, time: str = "2031-03-02T12:00:00Z") -> Row:
    """A report of the approval that starts the clock of term 5."""
    return row(
        "act", name, recorded, source, act="approval", by="northland", incident="ok", time=time
    )


def release(name: str, recorded: str, source: str, time: str, **more: Json) -> Row:
    """A report that 20 captives were released."""
    base: Row = {"act": "release", "kind": "captive", "by": "southland", "amount": 20}
    return row("act", name, recorded, source, **(base | {"incident": "out", "time": time} | more))


def watched(name: str, recorded: str, source: str, first: str, last: str) -> Row:
    """A source that could have seen every release in these days."""
    return row(
        "coverage",
        name,
        recorded,
        source,
        period={"from": first, "to": last},
        acts="release",
        zone="UTC",
    )


def trucks(name: str, recorded: str, day: str, amount: int) -> Row:
    """How many trucks the counter of term 3 counted on a day."""
    return row(
        "count",
        name,
        recorded,
        "agency-a",
        kind="truck",
        act="admit",
        period=day,
        zone="UTC",
        amount=amount,
        point="entry",
    )


APPROVED = (
    approval("ok-1", "2031-03-02T13:00:00Z", "press-a"),
    approval("ok-2", "2031-03-02T14:00:00Z", "press-b"),
)
"""The approval, by two sources: term 5 is due on 5 March at 12:00."""

AS_OF = at("2031-03-10T00:00:00Z")


def compared(
    folder: Path,
    start: int | str,
    end: int | str,
    as_of: Instant | None = AS_OF,
    term: str | None = None,
    *,
    every: bool = False,
    most: int = 2_000,
) -> Changes:
    """What changed between two positions or times of a case."""
    case = open_case(folder)
    keys = None if term is None else [t.key for t in case.plan.terms if t.key.id == term]
    return compare(
        case,
        speaker_of(case),
        point(case, start),
        point(case, end),
        as_of=as_of,
        keys=keys,
        every=every,
        most=most,
    )


def point(case: Case, word: int | str) -> Point:
    """A position, or a time."""
    if isinstance(word, int):
        return Point(word, case.entries[word - 1].recorded if word else None)
    instant = at(word)
    return Point(len(case.known(as_known_at=instant)), instant)


def change_of(changes: Changes, term: str, instance: str = "") -> Change:
    """The change of a term, or of an occasion of it."""
    return next(c for c in changes.of(TermKey(term)) if c.subject.instance == instance)


def caused(change: Change) -> list[str]:
    """The entries that did it, step by step; what time did by its words."""
    return [
        step.reason.entry.key
        if step.reason.entry is not None
        else str(step.reason.passing and step.reason.passing.value)
        for step in change.steps
    ]
