"""Assessment: what stands on record, weighed under the method, becomes facts with bounds.

The result depends on what stands and on nothing else: not on the order of arrival, not on the
machine. Each entry is read once; the work is linear in the entries but for sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from servanda.evidence.arithmetic import arithmetic
from servanda.evidence.atoms import Scales
from servanda.evidence.counts import counts
from servanda.evidence.coverage import all_meant, coverage, inner_areas, silence
from servanda.evidence.gradings import gradings
from servanda.evidence.hearsay import hearsay, not_owed
from servanda.evidence.incidents import incidents
from servanda.evidence.levels import levels
from servanda.evidence.names import Names, Unknown
from servanda.evidence.places import Locator
from servanda.evidence.reports import Below, Desk, Note, Report, time_of, where_of
from servanda.evidence.rulings import logged, reported, rulings, views
from servanda.evidence.sources import Sources
from servanda.evidence.spelling import Spelling
from servanda.evidence.stays import stays
from servanda.evidence.timing import outside, timely, untimely
from servanda.evidence.twins import twins
from servanda.kernel.base import Between, Calendar, Instant
from servanda.kernel.facts import Facts, Incident
from servanda.kernel.terms.method import Method
from servanda.record.entries import (
    Act,
    ActOfLaw,
    Assertion,
    Correction,
    Count,
    Coverage,
    Crossing,
    EntryType,
    Grading,
    Level,
    Retraction,
    Statement,
    Stay,
    View,
    Where,
)
from servanda.record.log import Standing, Version


@dataclass(frozen=True, slots=True)
class Frame:
    """What the weighing needs of the agreement.

    Its calendar, its parties, the bodies empowered to rule, how its names are spelt, its map;
    which areas are declared to be made of which (``parts``), and what each kind and act is a
    case of (``wider``), and which are whatever is one of several (``cases``); and every name that
    it knows, None where reports are held against none; and the earliest date that it names, None
    where it names none (``begins``).
    """

    calendar: Calendar
    parties: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    spelling: Spelling = field(default_factory=Spelling)
    locator: Locator | None = None
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    wider: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: Names | None = None
    begins: Instant | None = None
    owing: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The facts, and what the weighing had to tell about single entries.

    ``sums`` are sums that a report prints and that do not come out; ``below`` the claims below the
    method's floor, by entry, act and grade; ``doubtful`` what in an entry cannot be read against
    the agreement: a name that it does not know, a time outside all that is read.
    """

    facts: Facts
    notes: tuple[Note, ...] = ()
    sums: tuple[Note, ...] = ()
    below: tuple[Below, ...] = ()
    doubtful: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Piles:
    """Reports by what they speak of."""

    acts: list[Report]
    counts: list[Report]
    stays: list[Report]
    levels: list[Report]
    coverage: list[Report]
    law: list[Report]
    views: list[Report]


def assess(
    standing: Iterable[Standing],
    method: Method,
    frame: Frame,
    *,
    known_at: Instant | None = None,
) -> Assessment:
    """The facts that the standing assertions amount to.

    ``known_at`` is when the record ends, for rules of silence; the last recording if not given.
    """
    assertions = tuple(standing)
    sources = sources_of(assertions, method, frame)
    desk = Desk(method, sources, frame.locator, gradings(assertions))
    heard = _heard(assertions)
    if frame.locator is not None:
        frame.locator.foresee(_somewhere(heard))
    strange = tuple(_unknown(assertions, heard, frame.names))
    odd = tuple(_odd(heard, frame))
    if frame.names is not None:
        _doubt_names(desk, heard, strange)
        _doubt_times(desk, assertions, odd, frame)
    received = [frame.spelling.read(report, desk) for report in _receive(desk, heard)]
    piles = _sorted_out(received, desk)
    piles.law = _entitled(piles.law, desk, dict(frame.owing))
    scales = Scales(method)
    acts = incidents(piles.acts, scales, dict(frame.wider))
    log = logged(piles.law)
    happened = [incident for told in acts.values() for incident in told] + log
    inner = inner_areas(frame.locator, frame.parts)
    meant = all_meant(frame.wider, frame.cases)
    seen = coverage(piles.coverage, desk.sources, method, inner, meant)
    end = known_at
    if end is None:
        end = max((r.claim.recorded for r in received), default=0)
    for rule in method.silences:
        seen += silence(rule, received, frame.calendar, end)
    facts = Facts(
        incidents=tuple(sorted(happened, key=lambda incident: incident.id)),
        counts=tuple(counts(piles.counts, scales)),
        stays=tuple(stays(piles.stays, scales, complete=method.complete, locator=frame.locator)),
        levels=tuple(levels(piles.levels, scales)),
        coverage=tuple(sorted(seen, key=lambda c: (c.period.start, c.period.end, c.id))),
        rulings=tuple(rulings(piles.law, _meant(assertions, acts, log) if piles.law else {})),
        views=tuple(views(piles.views)),
        complete=method.complete,
        below_floor=tuple(sorted(desk.below.items())),
    )
    notes = sorted(set(desk.notes), key=lambda note: (note.entry, note.text))
    sums = tuple(arithmetic(received, frame.calendar))
    doubts = tuple(_doubtful(odd, frame, strange))
    return Assessment(facts, tuple(notes), sums, tuple(sorted(desk.weak)), doubts)


def sources_of(standing: Iterable[Standing], method: Method, frame: Frame) -> Sources:
    """Who speaks on this record, and who of them may be one."""
    used = {source_of(version) for one in standing for version in one.versions}
    declared = () if frame.names is None else frame.names.actors
    return Sources(method, frame.parties, frame.bodies, declared=declared, used=used)


def source_of(version: Version) -> str:
    """Who says so: the source it names, else its recorder."""
    named = version.body.get("source")
    return named if isinstance(named, str) else version.entry.recorder


_Heard = tuple[Standing, Version, Assertion]
"""A wording that stands, with what it says."""


def _heard(assertions: Iterable[Standing]) -> list[_Heard]:
    return [(one, version, version.assertion) for one in assertions for version in one.versions]


def _somewhere(heard: Iterable[_Heard]) -> Iterator[tuple[Where, Between]]:
    """Every place that is said, with the bounds of its time."""
    for _, _, said in heard:
        place, during = where_of(said.content), time_of(said.content)
        if place is not None and during is not None:
            yield place, during


def _receive(desk: Desk, heard: Iterable[_Heard]) -> list[Report]:
    """A report for each version that stands; what is disputed has one for each version."""
    received = (desk.receive(_cited_as(one, version), version) for one, version, _ in heard)
    return [report for report in received if report is not None]


_Strange = tuple[Standing, Version, Unknown]


def _unknown(
    assertions: Sequence[Standing], heard: Iterable[_Heard], names: Names | None
) -> Iterator[_Strange]:
    """Every name that the agreement does not know, with where it stands; none without names."""
    if names is None:
        return
    types = {version.type for one in assertions for version in one.versions}
    # nothing else is about what is told
    about = EntryType.VIEW in types or any(kind.of_law for kind in types)
    told = told_of(assertions) if about else ()
    for one, version, said in heard:
        for unknown in names.unknown(said.content, told, said.testimony.source):
            yield one, version, unknown


def _odd(heard: Iterable[_Heard], frame: Frame) -> Iterator[_Heard]:
    """What speaks of a time that it may not mean."""
    for one in heard:
        _, version, said = one
        if not timely(said, version.entry.recorded, frame.begins):
            yield one


def _doubt_names(desk: Desk, heard: Iterable[_Heard], strange: Iterable[_Strange]) -> None:
    """Tells what was heard of and is not known, and sources whose name may be a slip."""
    for one, _, unknown in strange:
        if unknown.field not in ("act", "kind"):  # `Spelling` tells those
            desk.note(one.key, str(unknown))
    by: dict[str, str] = {}
    for one, version, said in heard:
        if version.type is not EntryType.STATEMENT:
            source, key = said.testimony.source, one.key
            if key < by.setdefault(source, key):
                by[source] = key
    first: dict[str, str] = {}
    for source, key in by.items():
        doubt = desk.sources.doubt(source)
        first[doubt] = min(key, first.get(doubt, key))
    for doubt, key in first.items():
        if doubt:
            desk.note(key, doubt)


def _doubt_times(
    desk: Desk, assertions: Sequence[Standing], odd: Iterable[_Heard], frame: Frame
) -> None:
    """Tells of times that cannot be meant, and of reports that may be of one act."""
    for one, version, said in odd:
        for why in untimely(said, version.entry.recorded, frame.calendar, frame.begins):
            desk.note(one.key, why)
    for pair in twins(assertions):
        desk.note(pair.keys[1], str(pair))


def doubtful(assertions: Iterable[Standing], frame: Frame) -> Iterator[Note]:
    """What in an entry cannot be read, under the key by which proofs cite it."""
    assertions = tuple(assertions)
    heard = _heard(assertions)
    return _doubtful(_odd(heard, frame), frame, _unknown(assertions, heard, frame.names))


def _doubtful(odd: Iterable[_Heard], frame: Frame, strange: Iterable[_Strange]) -> Iterator[Note]:
    if frame.names is None:
        return
    for one, version, unknown in strange:
        # an act of law says what it is about; who else is named in it changes nothing
        law = isinstance(version.assertion.content, ActOfLaw)
        if not law or unknown.field in ("about", "act"):
            yield Note(_cited_as(one, version), str(unknown))
    for one, version, said in odd:
        for why in outside(said, version.entry.recorded, frame.calendar, frame.begins):
            yield Note(_cited_as(one, version), why)


def _cited_as(one: Standing, version: Version) -> str:
    return one.key if len(one.versions) == 1 else version.entry.key


def told_of(assertions: Iterable[Standing]) -> set[str]:
    """What an act of law can be about beside terms: incidents and entries on record."""
    told: set[str] = set()
    for one in assertions:
        told.add(one.key)
        told.add(one.root.id)
        told.update([version.incident for version in one.versions])
    return told


def _sorted_out(received: Iterable[Report], desk: Desk) -> _Piles:
    piles = _Piles([], [], [], [], [], [], [])
    for report in received:
        match report.content:
            case Act():
                piles.acts.append(report)
            case Count():
                piles.counts.append(report)
            case Stay() | Crossing():
                piles.stays.append(report)
            case Level():
                piles.levels.append(report)
            case Coverage():
                piles.coverage.append(report)
            case ActOfLaw(type=EntryType.DETERMINATION) if not _rules(report, desk):
                who = " and ".join(report.content.by)
                desk.note(report.claim.id, f"{who} is not empowered to rule: kept as a view")
                piles.views.append(report)
            case ActOfLaw() as said if told := _hearsay(report, said, desk):
                desk.note(report.claim.id, told)
                if said.type is EntryType.DETERMINATION:
                    piles.views.append(replace(report, content=reported(said, report.claim.source)))
            case ActOfLaw():
                piles.law.append(report)
            case View():
                piles.views.append(report)
            case Grading() | Statement():
                continue  # gradings are read before anything is weighed; statements never are
            case Correction() | Retraction():
                raise TypeError("what changes an entry is no assertion")
    return piles


def _entitled(
    law: Iterable[Report], desk: Desk, owing: Mapping[str, tuple[str, ...]]
) -> list[Report]:
    """Acts of law without what they cite and cannot bear on; none that is left about nothing."""
    heard = []
    for report in law:
        said = report.content
        lost = not_owed(said, report.actors, owing) if isinstance(said, ActOfLaw) else {}
        for why in lost.values():
            desk.note(report.claim.id, why)
        if isinstance(said, ActOfLaw) and lost:
            about = tuple(name for name in said.about if name not in lost)
            if not about:
                continue
            heard.append(replace(report, content=replace(said, about=about)))
        else:
            heard.append(report)
    return heard


def _hearsay(report: Report, said: ActOfLaw, desk: Desk) -> str:
    return hearsay(said, report.claim.source, desk.sources, of_log=report.of_log)


def _rules(report: Report, desk: Desk) -> bool:
    """Whether the agreement empowers whoever made a determination, and is of neither side."""
    return bool(report.actors) and all(desk.sources.rules(name) for name in report.actors)


def _meant(
    assertions: Iterable[Standing], acts: Mapping[str, Sequence[Incident]], log: Iterable[Incident]
) -> dict[str, tuple[str, ...]]:
    """Which incidents a name stands for.

    A name is an incident, the key it was told under, or an entry that told of it: by its
    reference or its content hash.
    """
    meant = {key: tuple(incident.id for incident in told) for key, told in acts.items() if told}
    for told in [*acts.values(), [*log]]:
        for incident in told:
            meant[incident.id] = (incident.id,)
    for one in assertions:
        for version in one.versions:
            for name in (one.key, one.root.id) if version.incident in meant else ():
                meant.setdefault(name, meant[version.incident])
    return meant
