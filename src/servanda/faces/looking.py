"""Who could see what: coverage by term and bearer, by side, and where access was refused.

"Nothing contrary on record" is worth what somebody could have seen (DESIGN §2). The figures are
time: how long sources that together reach the standard looked, how long anybody did, how long
access was refused, and how long nobody looked. A term about several areas is told area by area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from servanda.faces.picture import Picture
from servanda.faces.spans import Subject, span_of, subject_of
from servanda.kernel.base import Instant, Json, iso
from servanda.kernel.facts import Claim, Coverage
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.timeline import (
    Timeline,
    clip,
    intersect_all,
    length,
    make,
    relative_complement_all,
    union_all,
)
from servanda.kernel.verdicts.proof import TermProof
from servanda.record.entries import Coverage as Looked
from servanda.record.log import standing


@dataclass(frozen=True, slots=True)
class Shares:
    """Microseconds of a stretch: all of it; closed to the standard; looked at by anybody.

    ``refused`` is where access was refused and nobody else looked; the rest nobody looked at.
    """

    total: int
    closed: int
    looked: int
    refused: int

    @property
    def nobody(self) -> int:
        """Where nobody looked and nobody was refused."""
        return self.total - self.looked - self.refused


@dataclass(frozen=True, slots=True)
class TermLooks:
    """How far a term's subject could be seen, for one bearer, and in one area where it has any."""

    key: TermKey
    bearer: str
    area: str
    start: Instant
    end: Instant
    shares: Shares


@dataclass(frozen=True, slots=True)
class Look:
    """One entry of coverage: who looked, how, when, at what; ``means`` empty where not said.

    ``acts`` and ``kinds`` are as the entry names them, without the cases of those; None is any.
    """

    coverage: Coverage
    source: str
    side: str | None
    means: str
    acts: tuple[str, ...] | None
    kinds: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class SideLooks:
    """Whether one party's acts could be seen: by sources of neither side, by the other, refused.

    ``owing`` is when it owed what could still be kept or broken; the lengths are within that, in
    microseconds.
    """

    party: str
    owing: Timeline
    neither: int
    other: int
    own: int
    refused: int

    @property
    def total(self) -> int:
        """How long it owed anything, in microseconds."""
        return length(self.owing)


def term_looks(picture: Picture, keys: tuple[TermKey, ...] | None) -> tuple[TermLooks, ...]:
    """Coverage of each term that has begun and that somebody could look at, by bearer and area.

    From its beginning for as long as it can be kept or broken, to the horizon at the latest.
    """
    return tuple(
        looks
        for proof in picture.proofs
        if keys is None or proof.key in keys
        for looks in _of_term(picture, proof)
    )


def _of_term(picture: Picture, proof: TermProof) -> Iterator[TermLooks]:
    for sight in sights(picture, proof):
        shares = Shares(
            total=sight.end - sight.start,
            closed=length(sight.lines.closed),
            looked=length(sight.lines.looked),
            refused=length(sight.lines.refused),
        )
        yield TermLooks(proof.key, sight.bearer, sight.area, sight.start, sight.end, shares)


@dataclass(frozen=True, slots=True)
class Lines:
    """Times: closed to the standard, looked at by anybody, refused while nobody looked."""

    closed: Timeline
    looked: Timeline
    refused: Timeline


@dataclass(frozen=True, slots=True)
class Sight:
    """When a bearer could be seen, in one area where a term has any, from ``start`` to ``end``."""

    bearer: str
    area: str
    start: Instant
    end: Instant
    lines: Lines


def sights(picture: Picture, proof: TermProof) -> Iterator[Sight]:
    """When a term's subject could be seen, by bearer and area, for as long as it could matter."""
    term = picture.plan_of(proof.key)
    subject = subject_of(term.duty)
    for bearer in proof.bearers:
        span = span_of(term, proof, bearer, picture.as_of)
        if subject is None or span is None:
            continue
        for area in subject.areas or ("",):
            lines = _lines(picture, proof.key, subject, bearer, area, *span)
            yield Sight(bearer, area, *span, lines)


def _lines(
    picture: Picture,
    key: TermKey,
    subject: Subject,
    bearer: str,
    area: str,
    start: Instant,
    end: Instant,
) -> Lines:
    closed: list[Timeline] = []  # already without what was refused
    looked: list[Timeline] = []
    refused: list[Timeline] = []
    for coverage in picture.facts.coverage:
        period: Timeline = ((coverage.period.start, coverage.period.end),)
        if not _touches(coverage, key, subject, bearer, area):
            continue
        if coverage.denied:
            refused.append(period)
            continue
        shut = [
            ((other.period.start, other.period.end),)
            for other in picture.facts.coverage
            if other.denied
            and _groups(other) & _groups(coverage)
            and _touches(other, key, subject, bearer, area)
        ]
        open_to_it = relative_complement_all(period, shut)
        looked.append(open_to_it)
        if coverage.closes and _covers(coverage, subject, area):
            closed.append(period)
    if picture.facts.complete:
        span = make([(start, end)])
        return Lines(span, span, ())
    seen = clip(union_all(looked), start, end)
    barred = relative_complement_all(clip(union_all(refused), start, end), [seen])
    return Lines(clip(union_all(closed), start, end), seen, barred)


def _touches(coverage: Coverage, key: TermKey, subject: Subject, bearer: str, area: str) -> bool:
    """Whether it looked at any of it."""
    return (
        (coverage.actors is None or bearer in coverage.actors)
        and (coverage.terms is None or key.id in coverage.terms)
        and (not area or coverage.areas is None or area in coverage.areas)
        and _any(coverage.acts, subject.acts)
        and _any(coverage.kinds, subject.kinds)
    )


def _covers(coverage: Coverage, subject: Subject, area: str) -> bool:
    """Whether it looked at all of it: every act and kind, and everywhere where no area is asked."""
    return (
        _all(coverage.acts, subject.acts)
        and _all(coverage.kinds, subject.kinds)
        and (coverage.areas is None or area in coverage.areas)
    )


def _groups(coverage: Coverage) -> set[str]:
    return {claim.group for claim in coverage.claims}


def _any(given: tuple[str, ...] | None, wanted: frozenset[str] | None) -> bool:
    return given is None or wanted is None or bool(wanted & set(given))


def _all(given: tuple[str, ...] | None, wanted: frozenset[str] | None) -> bool:
    return given is None or (wanted is not None and wanted <= set(given))


# --------------------------------------------------------------------------------- who, by side


def looks(picture: Picture) -> tuple[Look, ...]:
    """Every entry of coverage that stands, in order of time; not the stretches made of several."""
    said = _said(picture)
    return tuple(
        Look(
            coverage,
            claim.source,
            claim.side,
            said[claim.id].means or "",
            said[claim.id].acts,
            said[claim.id].kinds,
        )
        for coverage, claim in _entries(picture)
    )


def _entries(picture: Picture) -> Iterator[tuple[Coverage, Claim]]:
    """The stretches that one entry of coverage tells of, with its claim."""
    for coverage in picture.facts.coverage:
        if len(coverage.claims) == 1 and coverage.id == coverage.claims[0].id:
            yield coverage, coverage.claims[0]


def _said(picture: Picture) -> dict[str, Looked]:
    """Each entry of coverage that stands, as it was said."""
    found: dict[str, Looked] = {}
    known = picture.case.entries[: picture.known]
    for one in standing(known):
        for version in one.versions:
            match version.assertion.content:
                case Looked() as said:
                    found[one.key if len(one.versions) == 1 else version.entry.key] = said
                case _:
                    continue
    return found


def by_side(picture: Picture) -> tuple[SideLooks, ...]:
    """For each party, how long its acts could be seen, and by whom, while it owed anything.

    That is whenever some term of its own could still be kept or broken: a look at other times
    tells nothing of a verdict. Nothing where no party's duties have begun.
    """
    entries = tuple(_entries(picture))
    spans: dict[str, list[tuple[Instant, Instant]]] = {p: [] for p in picture.case.plan.parties}
    for proof in picture.proofs:
        term = picture.plan_of(proof.key)
        for party in set(proof.bearers) & set(spans):
            if (span := span_of(term, proof, party, picture.as_of)) is not None:
                spans[party].append(span)
    if not any(spans.values()):
        return ()
    return tuple(_side(party, entries, make(owed)) for party, owed in spans.items())


def _side(party: str, entries: Iterable[tuple[Coverage, Claim]], owing: Timeline) -> SideLooks:
    lines: dict[str, list[Timeline]] = {"neither": [], "other": [], "own": [], "refused": []}
    for coverage, claim in entries:
        if coverage.actors is not None and party not in coverage.actors:
            continue
        period: Timeline = ((coverage.period.start, coverage.period.end),)
        if coverage.denied:
            lines["refused"].append(period)
        elif claim.side is None:
            lines["neither"].append(period)
        else:
            lines["own" if claim.side == party else "other"].append(period)
    lengths = {
        name: length(intersect_all([union_all(found), owing])) for name, found in lines.items()
    }
    return SideLooks(party, owing, **lengths)


# ------------------------------------------------------------------------------------------- data


def coverage_json(picture: Picture, keys: tuple[TermKey, ...] | None) -> dict[str, Json]:
    """The same as data: times in UTC, lengths in microseconds."""
    return {
        "schema": "servanda/coverage/1",
        "as_of": iso(picture.as_of),
        "complete": picture.facts.complete,
        "terms": [
            {
                "term": looked.key.id,
                "reading": looked.key.reading or None,
                "bearer": looked.bearer,
                "area": looked.area or None,
                "from": iso(looked.start),
                "to": iso(looked.end),
                "total": looked.shares.total,
                "closed": looked.shares.closed,
                "looked": looked.shares.looked,
                "refused": looked.shares.refused,
                "nobody": looked.shares.nobody,
            }
            for looked in term_looks(picture, keys)
        ],
        "entries": [
            {
                "id": look.coverage.id,
                "source": look.source,
                "side": look.side,
                "means": look.means or None,
                "from": iso(look.coverage.period.start),
                "to": iso(look.coverage.period.end),
                "acts": _names(look.acts),
                "kinds": _names(look.kinds),
                "places": _names(look.coverage.areas),
                "by": _names(look.coverage.actors),
                "terms": _names(look.coverage.terms),
                "denied": look.coverage.denied,
                "closes": any(
                    c.closes and look.coverage.id in {claim.id for claim in c.claims}
                    for c in picture.facts.coverage
                ),
            }
            for look in looks(picture)
        ],
        "sides": [
            {
                "party": side.party,
                "from": iso(side.owing[0][0]) if side.owing else None,
                "to": iso(side.owing[-1][1]) if side.owing else None,
                "total": side.total,
                "neither": side.neither,
                "other": side.other,
                "own": side.own,
                "refused": side.refused,
            }
            for side in by_side(picture)
        ],
    }


def _names(names: tuple[str, ...] | None) -> Json:
    return None if names is None else list(names)
