"""The six properties straight from their definitions: one pass over the events, no library.

Slow and obvious; it says what `bench/monitor/run.py` must print for files whose verdict sets
nobody has published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bench.monitor.run import Event

DAY = 86_400


def breaches(events: Sequence[Event]) -> list[str]:
    """The keys of every breach up to the last event, sorted."""
    last = events[-1].ts
    found = _strikes(events) + _trucks(events) + _denials(events, last)
    return sorted(found + _releases(events, last) + _stays(events))


def _strikes(events: Sequence[Event]) -> list[str]:
    covered: set[tuple[str, str]] = set()
    ceasefire = False
    found = []
    for event in events:
        if event.name == "covered":
            covered.add((event.a1, event.a2))
        elif event.name in ("ceasefire_on", "ceasefire_off"):
            ceasefire = event.name == "ceasefire_on"
        elif event.name == "incident" and ceasefire and (event.a1, event.a2) in covered:
            found.append(f"P1 {event.id}")
    return found


def _trucks(events: Sequence[Event]) -> list[str]:
    admitted: dict[int, int] = defaultdict(int)
    for event in events:
        if event.name == "truck":
            admitted[event.ts // DAY] += int(event.a2)
    days = [int(event.a1) for event in events if event.name == "day_end"]
    return [f"P2 {day}" for day in days if admitted[day] < 600]


def _denials(events: Sequence[Event], last: int) -> list[str]:
    trucks = [(event.ts, event.a1) for event in events if event.name == "truck"]
    strikes = [event.ts for event in events if event.name == "incident" and event.a1 == "A"]
    found = []
    for event in events:
        if event.name != "denial" or event.ts + DAY > last:
            continue
        if any(event.ts < ts <= event.ts + DAY and at == event.a1 for ts, at in trucks):
            continue
        found.append(f"P3 {event.id}")
        if not any(event.ts - 2 * DAY <= ts <= event.ts for ts in strikes):
            found.append(f"P6 {event.id}")
    return found


def _releases(events: Sequence[Event], last: int) -> list[str]:
    given = [e for e in events if e.name == "release"]
    found = []
    for event in given:
        if event.a1 != "A" or event.ts + DAY > last:
            continue
        answered = sum(
            int(e.a2) for e in given if e.a1 == "B" and event.ts < e.ts <= event.ts + DAY
        )
        if answered < 30 * int(event.a2):
            found.append(f"P4 {event.id}")
    return found


def _stays(events: Sequence[Event]) -> list[str]:
    inside: dict[tuple[str, str], bool] = {}
    due: set[str] = set()
    found = []
    for event in events:
        if event.name == "entry":
            new = (event.a1, event.a2) not in inside
            inside[event.a1, event.a2] = True
            if new and event.a2 in due:
                found.append(f"P5 {event.a1}:{event.a2}:{event.ts}")
        elif event.name == "exit":
            inside.pop((event.a1, event.a2), None)
        elif event.name == "deadline":
            if event.a1 not in due:
                found += [f"P5 {u}:{z}:{event.ts}" for u, z in inside if z == event.a1]
            due.add(event.a1)
    return found
