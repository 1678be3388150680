"""The monitoring workload, judged: a file of events in, the keys of every breach out.

    python bench/monitor/run.py EVENTS.csv [--engine reference] [--shuffle SEED] [--late SEED]
                                [--retract PERCENT --seed SEED] [--times]

EVENTS.csv has the workload's columns (ts,name,a1,a2,id). Each event becomes an entry of a record,
the record is assessed under `method.md`, and `agreement.md` is judged on it one second after the
last event. Lines are ``P1 17``, ``P2 3``, ``P5 U0:Z13:827717``, sorted.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from pathlib import Path
from typing import Final

from servanda.evidence.assess import Frame, assess
from servanda.kernel.base import SECOND, Calendar, Instant, Json, iso
from servanda.kernel.facts import Facts
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.lower import lower
from servanda.kernel.plan.operators import Plan
from servanda.kernel.source import Severity
from servanda.kernel.terms.check import check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_parser import read_method
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.record.entries import Entry, EntryType
from servanda.record.log import standing

HERE: Final = Path(__file__).parent
SOURCE: Final = "stream"
"""The one source of the workload, and its recorder."""

Engine = Callable[[Plan, Facts, Instant, Method], tuple[TermProof, ...]]
ENGINES: Final[dict[str, Engine]] = {"reference": judge_plan}


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the workload; ``ts`` in whole seconds, ``id`` empty where it has none."""

    ts: int
    name: str
    a1: str
    a2: str
    id: str


@dataclass(slots=True)
class Clock:
    """CPU seconds of each step, in order."""

    steps: dict[str, float] = field(default_factory=dict)
    started: float = field(default_factory=time.process_time)

    def lap(self, step: str) -> None:
        """Book the time since the last step under this name."""
        now = time.process_time()
        self.steps[step] = now - self.started
        self.started = now


def read_events(path: Path) -> list[Event]:
    """The rows of a file that generate.py wrote."""
    with path.open(newline="", encoding="utf-8") as file:
        return [
            Event(int(row["ts"]), row["name"], row["a1"], row["a2"], row["id"])
            for row in csv.DictReader(file)
        ]


# ------------------------------------------------------------------------------------- the record


def entries_of(events: Iterable[Event]) -> list[Entry]:
    """One entry for each event that says something happened."""
    found: list[Entry] = []
    for event in events:
        body = _body(event)
        if body is not None:
            at = event.ts * SECOND
            kind, said = body
            said |= {"time": iso(at), "source": SOURCE, "grade": "A1"}
            found.append(Entry(len(found) + 1, at, kind, SOURCE, said))
    return found


def _body(event: Event) -> tuple[EntryType, dict[str, Json]] | None:
    own = f"e{event.id}"
    match event.name:
        case "incident":
            who, zone = event.a1.lower(), event.a2.lower()
            return EntryType.ACT, {"id": own, "act": "strike", "by": who, "place": zone}
        case "truck":
            return EntryType.ACT, {
                "id": own,
                "act": "admit",
                "kind": "truck",
                "by": "operator",
                "place": event.a1.lower(),
                "amount": int(event.a2),
            }
        case "release":
            return EntryType.ACT, {
                "id": own,
                "act": "release",
                "kind": "captive",
                "by": event.a1.lower(),
                "amount": int(event.a2),
            }
        case "denial":
            return EntryType.ACT, {"id": own, "act": "denial", "place": event.a1.lower()}
        case "entry" | "exit":
            place = event.a2.lower()
            said: dict[str, Json] = {"id": own, "unit": event.a1, "place": place, "by": "forces"}
            return EntryType(event.name), said
        case "deadline":
            own = f"deadline-{event.a1}"
            return EntryType.ACT, {"id": own, "act": "deadline", "place": event.a1.lower()}
        case "ceasefire_on" | "ceasefire_off":
            act = event.name.replace("_", "-")
            return EntryType.ACT, {"id": f"{act}-{event.ts}", "act": act}
        case "covered" | "day_end":
            return None
        case other:
            raise ValueError(f"no such event: {other}")


def shuffled(entries: Sequence[Entry], seed: int) -> list[Entry]:
    """The same entries in another order of arrival."""
    mixed = list(entries)
    random.Random(seed).shuffle(mixed)
    return [entry.at(place) for place, entry in enumerate(mixed, start=1)]


def late(entries: Sequence[Entry], seed: int) -> list[Entry]:
    """The same entries, each recorded up to three days after it happened, in that order."""
    draw = random.Random(seed)
    moved = [
        replace(entry, recorded=entry.recorded + draw.randrange(3 * 86_400) * SECOND)
        for entry in entries
    ]
    moved.sort(key=lambda entry: (entry.recorded, entry.seq))
    return [entry.at(place) for place, entry in enumerate(moved, start=1)]


def chosen(events: Sequence[Event], percent: int, seed: int) -> set[str]:
    """The ids of so many percent of the events that have one."""
    named = [event.id for event in events if event.id]
    return set(random.Random(seed).sample(named, len(named) * percent // 100))


def retractions(ids: Iterable[str], at: Instant, first: int) -> Iterator[Entry]:
    """Entries that withdraw those of these events."""
    for place, name in enumerate(sorted(ids, key=int), start=first):
        body: dict[str, Json] = {"of": f"e{name}", "source": SOURCE}
        yield Entry(place, at, EntryType.RETRACTION, SOURCE, body)


# ------------------------------------------------------------------------------------ the judgement


def plan_of(events: Iterable[Event]) -> tuple[Plan, Method]:
    """The agreement as a plan, with the zones that the events say cover each party.

    Raises ValueError if the agreement or method has an error.
    """
    covers: dict[tuple[str, str], list[str]] = {}
    for event in events:
        if event.name == "covered":
            covers.setdefault(("cover", event.a1.lower()), []).append(event.a2.lower())
    method, wrong = read_method(_text("method.md"), "method.md")
    document, unread = read_document(_text("agreement.md"), "agreement.md")
    checked = check_document(document, method, [*wrong, *unread])
    annexes = Annexes(areas={key: tuple(zones) for key, zones in covers.items()})
    plan, found = lower(checked, method, Calendar("UTC", UTC), annexes)
    for finding in (*checked.diagnostics, *found):
        if finding.severity is Severity.ERROR:
            raise ValueError(f"{finding.span}: {finding.code} {finding.message}")
    return plan, method


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def judge(
    events: Sequence[Event],
    entries: Sequence[Entry],
    engine: Engine = judge_plan,
    clock: Clock | None = None,
) -> list[str]:
    """The keys of every breach, sorted, one second after the last event."""
    clock = clock or Clock()
    plan, method = plan_of(events)
    clock.lap("agreement")
    facts = assess(
        standing(entries), method, Frame(plan.calendar, plan.parties, ("operator",))
    ).facts
    clock.lap("assessment")
    as_of = (events[-1].ts + 1) * SECOND
    proofs = engine(plan, facts, as_of, method)
    clock.lap("judgement")
    # An episode of the workload begins with an entry; an exit alone begins none.
    units = {stay.id: stay.unit for stay in facts.stays if stay.begin.span.exact}
    found = [
        line
        for proof in proofs
        for instance in proof.instances
        if instance.verdict in (Verdict.BREACHED, Verdict.CURED)
        for line in _line(proof.key.id, instance, units)
    ]
    clock.lap("printing")
    return sorted(found)


def _line(term: str, instance: InstanceProof, units: dict[str, str]) -> Iterator[str]:
    """The key of one breach as the workload spells it."""
    name, _, part = term.partition(".")
    match name:
        case "P2":
            yield f"P2 {_day(instance.key)}"
        case "P5":
            assert instance.decided is not None  # noqa: S101 - a breach has its onset
            onset = instance.decided.lo // SECOND
            if instance.key in units:
                yield f"P5 {units[instance.key]}:{part.upper()}:{onset}"
        case _:
            yield f"{name} {instance.key.removeprefix('e')}"


def _day(key: str) -> int:
    """The number of a day since 1 January 1970."""
    return (date.fromisoformat(key) - date(1970, 1, 1)).days


# --------------------------------------------------------------------------------- the command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the verdict sets of one file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="reference")
    parser.add_argument("--shuffle", type=int, metavar="SEED")
    parser.add_argument("--late", type=int, metavar="SEED")
    parser.add_argument("--retract", type=int, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--times", action="store_true", help="CPU seconds to standard error")
    asked = parser.parse_args(arguments)
    clock = Clock()
    events = read_events(asked.events)
    entries = entries_of(events)
    if asked.shuffle is not None:
        entries = shuffled(entries, asked.shuffle)
    if asked.late is not None:
        entries = late(entries, asked.late)
    if asked.retract is not None:
        gone = chosen(events, asked.retract, asked.seed)
        end = max(entry.recorded for entry in entries)
        entries += retractions(gone, end, len(entries) + 1)
    clock.lap("reading")
    for line in judge(events, entries, ENGINES[asked.engine], clock):
        print(line)
    if asked.times:
        for step, seconds in clock.steps.items():
            print(f"{step:>12} {seconds:8.2f} s CPU", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
