"""Entries in few words: how the tests of evidence put things on record."""

from __future__ import annotations

from datetime import UTC, datetime

from servanda.evidence.assess import Assessment, Frame, assess
from servanda.kernel.base import Calendar, Duration, Instant, Json, Unit, from_datetime
from servanda.kernel.facts import Facts, Incident
from servanda.kernel.terms.method import Counter, Group, Hedge, Method, Silence, Standard
from servanda.record.entries import Entry, EntryType
from servanda.record.log import standing

METHOD = Method(
    agreement="sample",
    version=1,
    dated="2031-01-01",
    standard=Standard(sources=2, grade="B2", determination=True),
    contest_grade="B2",
    floor="D4",
    groups=(
        Group("north-side", "northland", ("north-army", "north-office")),
        Group("south-side", "southland", ("media-office", "health-ministry")),
        Group("un", None, ("un-one", "un-two")),
    ),
    hedges=(
        Hedge("almost", 90, 100),
        Hedge("over", 100, None),
        Hedge("up to", None, 100),
        Hedge("about", 90, 110),
    ),
    counters=(Counter("agency-a", "truck", "entry"), Counter("agency-b", "truck", "offloading")),
)
FRAME = Frame(Calendar("UTC", UTC), ("northland", "southland"), ("task-force",))
SILENT = Silence("liaison", Duration(7, Unit.DAY), "5g")


def at(text: str) -> Instant:
    """The instant of ``2031-01-05T12:00Z`` or, for a date, of its first microsecond."""
    return from_datetime(datetime.fromisoformat(text if "T" in text else f"{text}T00:00+00:00"))


def entry(kind: str, /, **body: Json) -> Entry:
    """One entry recorded on 1 March 2031; ``from_`` stands for a field that Python reserves."""
    clean = {name.rstrip("_"): value for name, value in body.items()}
    return Entry(0, at("2031-03-01"), EntryType(kind), "desk", {"zone": "UTC", **clean})


def act(name: str, source: str, /, grade: str = "B2", **body: Json) -> Entry:
    """A claim about the incident ``x``: an airstrike by the north on 5 January, unless said."""
    told: dict[str, Json] = {
        "id": name,
        "act": "airstrike",
        "incident": "x",
        "source": source,
        "grade": grade,
        "time": "2031-01-05",
        "by": "northland",
    }
    told |= {key.rstrip("_"): value for key, value in body.items()}
    return entry("act", **{k: v for k, v in told.items() if v is not None})


def weigh(*entries: Entry, method: Method = METHOD, known: str | None = None) -> Assessment:
    """The assessment of a whole record."""
    known_at = None if known is None else at(known)
    return assess(standing(entries), method, FRAME, known_at=known_at)


def facts(*entries: Entry, method: Method = METHOD) -> Facts:
    """The facts of a whole record."""
    return weigh(*entries, method=method).facts


def incident(*entries: Entry, method: Method = METHOD) -> Incident:
    """The one incident that the entries tell."""
    (only,) = facts(*entries, method=method).incidents
    return only
