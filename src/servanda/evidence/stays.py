"""Stays: a unit's presence, from what was said of its stay, its entries and its exits.

A stay that somebody described has the bounds they gave. Entries and exits of one unit at one
place are paired in order of time: in a record declared complete the unit was there from its entry
to its next exit; otherwise it is certain at the entry, and possible until an exit that is
established. An end that nobody saw is open. Where an area changes its shape under a stay, the stay
is cut (`servanda.evidence.cutting`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from servanda.evidence.atoms import Scales, acting, established, parts
from servanda.evidence.bounds import when, where
from servanda.evidence.cutting import Told, cut
from servanda.evidence.places import Locator
from servanda.evidence.reports import Report, in_order
from servanda.kernel.base import DAWN, FOREVER, Between
from servanda.kernel.facts import OPEN_END, Claim, Located, Part, Stance, Stay, Times, Truth
from servanda.record.entries import Crossing
from servanda.record.entries import Stay as Presence


def stays(
    reports: Iterable[Report], scales: Scales, *, complete: bool, locator: Locator | None = None
) -> list[Stay]:
    """The stays that reports amount to, in the order of their ids."""
    described: dict[tuple[str, str, str], list[Report]] = defaultdict(list)
    crossed: dict[tuple[str, str, bool], list[Report]] = defaultdict(list)
    for report in reports:
        match report.content:
            case Presence(unit=unit, kind=kind):
                described[report.incident, unit, kind or ""].append(report)
            case Crossing(unit=unit, inward=inward):
                crossed[report.incident, unit, inward].append(report)
            case _:
                raise TypeError("a stay is told by reports of presence, entry and exit")
    found = _described(described, scales, complete=complete)
    found += _paired(crossed, scales, complete=complete)
    return sorted(cut(found, scales, locator), key=lambda stay: stay.id)


# ----------------------------------------------------------------------------------- as described


def _described(
    told: dict[tuple[str, str, str], list[Report]], scales: Scales, *, complete: bool
) -> list[Told]:
    units: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, unit, kind in told:
        units[key].add((unit, kind))
    found = []
    for (key, unit, kind), reports in told.items():
        ordered = in_order(reports)
        affirming = [r for r in ordered if r.claim.stance is Stance.AFFIRMS]
        if not affirming:
            continue
        claims = [r.claim for r in affirming]
        among = parts(ordered, scales)
        actors = acting(among)
        begin = when(claims, actors, scales)
        name = key if len(units[key]) == 1 else "/".join(x for x in (key, unit, kind) if x)
        stay = Stay(
            id=name,
            unit=unit,
            begin=begin,
            end=_end(affirming, begin, actors, scales, complete=complete),
            parts=among,
            places=where(affirming, actors, scales),
            kind=kind or None,
            claims=tuple(r.claim for r in ordered),
        )
        found.append(Told(stay, tuple(affirming)))
    return found


def _end(
    affirming: Sequence[Report],
    begin: Times,
    actors: Sequence[str],
    scales: Scales,
    *,
    complete: bool,
) -> Times:
    """When it ended, by those who saw it end; if nobody did, it is open from the beginning on."""
    ends: list[Claim] = []
    for report in affirming:
        match report.content:
            case Presence(until=until) if until is not None:
                ends.append(replace(report.claim, time=until.between))
            case _:
                continue
    if ends:
        return when(ends, actors, scales)
    return _unseen_end(begin.span.hi, complete=complete)


def _unseen_end(seen: int, *, complete: bool) -> Times:
    """The end of what nobody saw end, last seen at an instant: it held at that instant."""
    return OPEN_END if complete else Times((Between(seen + 1, FOREVER),))


# -------------------------------------------------------------------------------- entry and exit


@dataclass(frozen=True, slots=True)
class _Passage:
    """One entry or exit, as established."""

    key: str
    unit: str
    inward: bool
    time: Times
    parts: tuple[Part, ...]
    places: tuple[Located, ...]
    kind: str | None
    claims: tuple[Claim, ...]
    by: tuple[Report, ...]

    @property
    def spot(self) -> tuple[str, ...]:
        """The places it names, by which entries and exits belong together."""
        return tuple(place.area for place in self.places)

    @property
    def sure(self) -> bool:
        """Whether it certainly happened, whoever the unit belongs to."""
        return established(self.parts) is Truth.TRUE


def _paired(
    told: dict[tuple[str, str, bool], list[Report]], scales: Scales, *, complete: bool
) -> list[Told]:
    by_unit: dict[tuple[str, tuple[str, ...]], list[_Passage]] = defaultdict(list)
    for (key, unit, inward), reports in told.items():
        passage = _passage(key, unit, in_order(reports), scales, inward=inward)
        if passage is not None:
            by_unit[unit, passage.spot].append(passage)
    found: list[Told] = []
    for passages in by_unit.values():
        found += _pairs(passages, complete=complete)
    return found


def _passage(
    key: str, unit: str, reports: Sequence[Report], scales: Scales, *, inward: bool
) -> _Passage | None:
    affirming = [r for r in reports if r.claim.stance is Stance.AFFIRMS]
    if not affirming:
        return None
    among = parts(reports, scales)
    actors = acting(among)
    kinds = sorted(
        {r.content.kind for r in affirming if isinstance(r.content, Crossing) and r.content.kind}
    )
    return _Passage(
        key=key,
        unit=unit,
        inward=inward,
        time=when([r.claim for r in affirming], actors, scales),
        parts=among,
        places=where(affirming, actors, scales),
        kind=kinds[0] if len(kinds) == 1 else None,
        claims=tuple(r.claim for r in reports),
        by=tuple(affirming),
    )


def _pairs(passages: list[_Passage], *, complete: bool) -> list[Told]:
    """Entries with the exits that follow them; at one instant, the exit comes first.

    A second entry of a unit that is inside says, where the record is complete, nothing new;
    otherwise that it had left unseen. An exit that is not established ends nothing, but the stay
    may have ended with it.
    """
    ordered = sorted(passages, key=lambda p: (p.time.span.lo, p.time.span.hi, p.inward, p.key))
    found: list[Told] = []
    inside: _Passage | None = None
    perhaps: list[Between] = []
    for passage in ordered:
        span = passage.time.span
        if inside is None:
            if passage.inward:
                inside, perhaps = passage, []
            elif passage.sure:
                found.append(Told(_before(passage), passage.by))
        elif not passage.inward:
            if passage.sure:
                first = min([span.lo, *(p.lo for p in perhaps)])
                ended = Between(first, span.hi)
                found.append(Told(_stay(inside, ended, passage, complete=complete), inside.by))
                inside = None
            else:
                perhaps.append(span)
        elif passage.sure and not complete:
            found.append(Told(_stay(inside, span, None, complete=complete), inside.by))
            inside, perhaps = passage, []
    if inside is not None:
        first = min((p.lo for p in perhaps), default=FOREVER)
        ended = Between(first, FOREVER)
        found.append(Told(_stay(inside, ended, None, complete=complete), inside.by))
    return found


def _stay(entry: _Passage, end: Between, leaving: _Passage | None, *, complete: bool) -> Stay:
    """The stay that an entry began: seen at the entry, ended within ``end`` at the latest."""
    seen = entry.time.span
    earliest = max(end.lo, seen.lo) if complete else min(seen.hi + 1, end.hi)
    return Stay(
        id=entry.key,
        unit=entry.unit,
        begin=entry.time,
        end=Times((Between(min(earliest, end.hi), end.hi),)),
        parts=entry.parts,
        places=entry.places,
        kind=entry.kind,
        claims=entry.claims + (() if leaving is None else leaving.claims),
    )


def _before(passage: _Passage) -> Stay:
    """A stay known only by its end: certain just before it, possible ever before."""
    end = passage.time.span
    return Stay(
        id=passage.key,
        unit=passage.unit,
        begin=Times((Between(DAWN, end.lo - 1),)),
        end=Times((end,)),
        parts=passage.parts,
        places=passage.places,
        kind=passage.kind,
        claims=passage.claims,
    )
