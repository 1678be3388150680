"""A small agreement with terms of many sorts, and records to judge it on."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from servanda.case import Case, open_case
from servanda.faces.next import Agenda, Outcome, Task, agenda
from servanda.faces.picture import Picture, take
from servanda.kernel.base import Instant, Json, iso
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.record.times import instant
from tests.golden.runner import run

Row = Mapping[str, Json]
Verdicts = dict[tuple[TermKey, str], Verdict]
"""The verdict of every term (the key is empty) and of every occasion."""

RECORDED: Final = "2031-03-20T00:00:00Z"

AGREEMENT: Final = """# A small agreement

```terms
agreement small "A small agreement".
calendar Asia/Gaza.
party northland "Northland".
party southland "Southland".
body task-force "the task force".
body agency-a "Agency A".
annex map "map.geojson".
area hills is annex map feature "hills".
area valley is annex map feature "valley".
place entry "the place of entry".
kind captive, captives.
kind truck, trucks.
kind convoy, convoys.
kind tank, tanks.
act approval, once.
act release, released.
act admit, admitted.
act refuse, refused.
act shelling.
act self-defence.
```

## 1. In force

In force from 2 March 2031.

```terms
moment day-one is 2 March 2031.
in force from day-one.
not monitored: declaration.
```

## 2. Fire

From 2 March 2031 no party shells the valley, except in self-defence as determined by the task
force.

```terms
term 2: no party shall shelling in valley from 2 March 2031,
        except self-defence determined by task-force.
```

## 3. Aid

From 2 March 2031 Northland admits at least 600 trucks each day, counted at entry by Agency A.

```terms
term 3: northland shall admit at least 600 trucks each day from 2 March 2031,
        counted at entry by agency-a.
```

## 4. Withdrawal

Northland leaves the hills within 24 hours after its approval, and stays out from 4 March 2031.

```terms
term 4a: northland shall leave hills within 24 hours after the first approval by northland.
term 4b: northland shall stay out of hills from 4 March 2031.
```

## 5. Release

Southland releases 20 captives within 72 hours after the approval by Northland.

```terms
term 5: southland shall release 20 captives within 72 hours after the first approval by northland.
```

## 6. Tanks and convoys

From 2 March 2031 Southland keeps at most 10 tanks in the valley. Northland admits 1 truck within
24 hours after each convoy it refused.

```terms
term 6: southland shall keep at most 10 tanks in valley from 2 March 2031.
term 7: northland shall admit 1 truck within 24 hours after each convoy refused by northland.
```
"""

METHOD: Final = """# Method

```method
method of small version 1 dated 1 March 2031.
standard is 2 sources graded B2 or determination.
contest grade is B2.
floor is graded D4.
group north-side of northland is north-army and north-ministry.
group south-side of southland is south-army and south-media.
counter agency-a counts truck at entry.
term 5 is at risk 24 hours before due.
```
"""

MAP: Final = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[x, 31], [x + 1, 31], [x + 1, 32], [x, 32], [x, 31]]],
                },
            }
            for name, x in (("hills", 34), ("valley", 36))
        ],
    }
)


def write(folder: Path, rows: Iterable[Row], *, agreement: str = AGREEMENT) -> Path:
    """The case with these rows on record."""
    (folder / "record").mkdir(parents=True)
    (folder / "agreement.md").write_text(agreement, encoding="utf-8")
    (folder / "method.md").write_text(METHOD, encoding="utf-8")
    (folder / "map.geojson").write_text(MAP, encoding="utf-8")
    lines = (json.dumps({"recorded": RECORDED, "zone": "Asia/Gaza", **row}) for row in rows)
    (folder / "record/all.jsonl").write_text("".join(f"{x}\n" for x in lines), encoding="utf-8")
    return folder


def at(text: str) -> Instant:
    """An instant from RFC 3339."""
    return instant(text)


def judged(folder: Path, as_of: str) -> Picture:
    """The case in a folder, judged."""
    return take(open_case(folder), at(as_of))


def asked(folder: Path, as_of: str, most: int | None = None) -> Agenda:
    """What to verify next of the case in a folder."""
    return agenda(judged(folder, as_of), most)


def verdicts(proofs: Iterable[TermProof]) -> Verdicts:
    """Every verdict, that of the term under the empty key; what there is none of is left out."""
    found: Verdicts = {}
    for proof in proofs:
        found[proof.key, ""] = proof.verdict
        found.update({(proof.key, i.key): i.verdict for i in proof.instances})
    return found


def promised(before: Iterable[TermProof], outcome: Outcome) -> Verdicts:
    """What an answer is said to come to."""
    found = verdicts(before)
    for change in (*outcome.terms, *outcome.occasions):
        if change.after is Verdict.NONE and change.key:
            del found[change.term, change.key]
        else:
            found[change.term, change.key] = change.after
    return found


def performed(folder: Path, outcome: Outcome, case: Case) -> None:
    """The answer's rows, put on record as anybody would put them."""
    if not outcome.answer.rows:
        return
    lines = "".join(json.dumps(dict(row)) + "\n" for row in outcome.answer.rows)
    (folder / "answer.jsonl").write_text(lines, encoding="utf-8")
    last = iso(case.entries[-1].recorded)
    code, text = run(f"servanda record add . answer.jsonl --recorded {last}", folder)
    assert code == 0, text


def outcomes(found: Agenda) -> Iterator[tuple[Task, Outcome]]:
    """Every answer with the question it answers."""
    for task in found.tasks:
        for outcome in task.outcomes:
            yield task, outcome


# --------------------------------------------------------------------------------- random records

_SOURCES: Final = ("monitors", "press-a", "red-cross", "north-army", "south-media")
_BASE: Final = "2031-03-"


def random_rows(chance: random.Random) -> list[Row]:
    """A record of some reports about every term, with good and poor sources on either side."""
    rows: list[Row] = []
    for number in range(chance.randint(6, 16)):
        rows += _some(chance, number)
    return rows


def _one(chance: random.Random, *values: Json) -> Json:
    return chance.choice(values)


def _some(chance: random.Random, number: int) -> list[Row]:
    day = f"{_BASE}{chance.randint(2, 8):02}"
    hour = f"{day}T{chance.randint(0, 23):02}:00"
    span: Json = {"from": f"{_BASE}02", "to": f"{_BASE}{chance.randint(3, 8):02}"}
    when = _one(chance, day, hour, span)
    told: dict[str, Json]
    match chance.randrange(8):
        case 0:
            told = {"type": "act", "act": "approval", "by": "northland", "time": when}
        case 1:
            told = {"type": "act", "act": "shelling", "time": when}
            told = {**told, **chance.choice([{}, {"by": "northland"}, {"by": "southland"}])}
            told = {**told, **chance.choice([{}, {"place": "valley"}, {"place": "hills"}])}
        case 2:
            amount = _one(chance, 5, 20, {"lo": 10, "hi": 30})
            told = {"type": "act", "act": "release", "kind": "captive", "by": "southland"}
            told = {**told, "time": when, "amount": amount}
        case 3:
            counted = {"kind": "truck", "act": "admit", "point": "entry", "by": "northland"}
            figure = _one(chance, 500, 700, 1500, 5000)
            row: Row = {"type": "count", "id": f"c{number}", **counted, "amount": figure}
            period = _one(chance, day, span)
            return [{**row, "period": period, "source": "agency-a", "grade": "B2"}]
        case 4:
            told = {"type": "stay", "unit": "u1", "place": "hills", "by": "northland"}
            told = {**told, "from": f"{_BASE}01", "until": when}
        case 5:
            amount = _one(chance, 8, 12, {"lo": 9, "hi": 12})
            told = {"type": "level", "kind": "tank", "place": "valley", "time": hour}
            told = {**told, "amount": amount, "by": "southland"}
        case 6:
            told = {"type": "act", "act": "refuse", "kind": "convoy", "by": "northland"}
            told = {**told, "time": when}
        case _:
            acts = _one(chance, "shelling", "release", "presence")
            told = {"type": "coverage", "period": span, "acts": acts}
            return [
                {**told, "id": f"v{number}-{n}", "source": source, "grade": "B2"}
                for n, source in enumerate(chance.sample(_SOURCES, chance.randint(1, 2)))
            ]
    rows: list[Row] = []
    for n, source in enumerate(chance.sample(_SOURCES, chance.randint(1, 3))):
        grade = chance.choice(["A1", "B2", "B2", "C3", "F6"])
        stance = chance.choice(["affirms", "affirms", "affirms", "denies"])
        who = {"id": f"e{number}-{n}", "incident": f"i{number}", "source": source}
        rows.append({**told, **who, "grade": grade, "stance": stance})
    return rows
