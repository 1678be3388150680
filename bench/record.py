"""How fast rows become entries, entries are kept, and a record is checked."""

from __future__ import annotations

import json
import tempfile
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Final

from servanda.record.entries import Entry
from servanda.record.intake import Desk, read_jsonl
from servanda.record.log import standing
from servanda.record.times import instant
from servanda.stores.sqlite import SqliteStore

ROWS: Final = 50_000
BATCH: Final = 1_000
DESK: Final = Desk("desk", instant("2031-10-12T06:00:00Z"))


@lru_cache(maxsize=1)
def _rows() -> str:
    """Rows as a desk sends them: acts with a reference, a place, a grade and a sentence."""
    return "\n".join(
        json.dumps(
            {
                "type": "act",
                "id": f"report-{n}",
                "act": "admit",
                "kind": "truck",
                "by": "northland",
                "place": "entry",
                "amount": n % 40 + 1,
                "time": f"2031-10-{n % 28 + 1:02}T{n % 24:02}:{n % 60:02}",
                "zone": "Asia/Gaza",
                "source": "agency-a",
                "grade": "B2",
                "text": f"Convoy {n} passed the place of entry.",
            }
        )
        for n in range(ROWS)
    )


@lru_cache(maxsize=1)
def _entries() -> tuple[Entry, ...]:
    taken = read_jsonl(_rows(), "bench", DESK)
    if taken.rejected:
        raise ValueError(f"a row of the bench was rejected: {taken.rejected[0]}")
    return tuple(row.entry for row in taken.accepted)


def _rate(count: int, seconds: float) -> int:
    return round(count / seconds)


def reading() -> dict[str, int | float]:
    """Rows a second through intake, and entries a second through what stands."""
    text = _rows()
    start = perf_counter()
    taken = read_jsonl(text, "bench", DESK)
    read = perf_counter() - start
    entries = [row.entry.at(n) for n, row in enumerate(taken.accepted, start=1)]
    start = perf_counter()
    stands = standing(entries)
    stood = perf_counter() - start
    return {
        "rows": ROWS,
        "rows read a second": _rate(len(taken.accepted), read),
        "entries stood a second": _rate(len(stands), stood),
    }


def adding() -> dict[str, int | float]:
    """Entries a second onto this machine's disk: in batches, and one by one (each synced)."""
    entries = _entries()
    with tempfile.TemporaryDirectory() as folder:
        with SqliteStore(Path(folder) / "record.sqlite", create=True) as store:
            start = perf_counter()
            for at in range(0, len(entries), BATCH):
                store.append(entries[at : at + BATCH])
            batched = perf_counter() - start
        with SqliteStore(Path(folder) / "single.sqlite", create=True) as store:
            start = perf_counter()
            for entry in entries[:BATCH]:
                store.append([entry])
            single = perf_counter() - start
    return {
        f"entries a second, {BATCH} a batch": _rate(len(entries), batched),
        "entries a second, one by one": _rate(BATCH, single),
    }


def checking() -> dict[str, int | float]:
    """Entries a second through `servanda record check`."""
    entries = _entries()
    with (
        tempfile.TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "record.sqlite", create=True) as store,
    ):
        store.append(entries)
        start = perf_counter()
        found = store.verify()
        seconds = perf_counter() - start
    if found:
        raise ValueError(f"the bench's own record fails: {found[0]}")
    return {"entries checked a second": _rate(len(entries), seconds)}
