"""A small case for the tables: one quota with rival counts, one ban, looks from several sides."""

from __future__ import annotations

import json
from pathlib import Path

from servanda.kernel.base import Json

AGREEMENT = """\
# A small agreement

```terms
agreement small "A small agreement".
calendar UTC.
party northland "Northland".
party southland "Southland".
body agency-a "agency A".
body commission "the Commission".
annex maps "maps".
area valley is annex maps feature "valley".
place gate "the gate".
act admit, admitted.
act attack.
act self-defence.
act return, returned.
kind truck, trucks.
kind northern-body, northern-bodies.
kind southern-body, southern-bodies.
```

1. From 1 October 2031 Northland lets in 600 trucks each day, counted at the gate by agency A.

```terms
term 1: northland shall admit 600 trucks each day from 1 October 2031, counted at gate by agency-a.
```

2. From 1 October 2031 no party attacks in the valley, unless the Commission determines that it
   was self-defence.

```terms
term 2: no party shall attack in valley from 1 October 2031,
        except self-defence determined by commission.
```

3. Northland returns 15 bodies for each body that Southland returns.

```terms
term 3: northland shall return 15 southern-bodies for each northern-body returned by southland.
```
"""
METHOD = """\
```method
method of small version 1 dated 1 October 2031.
standard is 2 sources graded B2 or determination.
contest grade is B2.
floor is graded D4.
coverage is at least 100 percent.
group north of northland is north-army.
group south of southland is south-office.
counter agency-a counts truck at gate.
```
"""


def row(kind: str, /, **body: Json) -> dict[str, Json]:
    told: dict[str, Json] = {"type": kind, "recorded": "2031-11-01T00:00:00Z", "zone": "UTC"}
    if kind in ("act", "count", "coverage"):
        told |= {"source": "press", "grade": "B2"}
    return told | {name.rstrip("_"): value for name, value in body.items()}


OCTOBER: dict[str, Json] = {"from": "2031-10-01", "to": "2031-10-10"}


def count(name: str, amount: Json, counter: str, /, **body: Json) -> dict[str, Json]:
    told: dict[str, Json] = {
        "id": name,
        "kind": "truck",
        "act": "admit",
        "by": "northland",
        "period": OCTOBER,
        "amount": amount,
        "counter": counter,
    }
    return row("count", **(told | body))


def case(folder: Path, *rows: dict[str, Json]) -> Path:
    """The small case with these entries, in a folder."""
    (folder / "agreement.md").write_text(AGREEMENT, "utf-8")
    (folder / "method.md").write_text(METHOD, "utf-8")
    (folder / "record").mkdir(exist_ok=True)
    lines = "".join(json.dumps(line) + "\n" for line in rows)
    (folder / "record" / "record.jsonl").write_text(lines, "utf-8")
    return folder
