"""Who could see what: coverage by term and bearer, by side, and where access was refused.

"Nothing contrary on record" is worth what somebody could have seen (DESIGN §2). The figures are
time: how long sources that together reach the standard looked, how long anybody did, how long
access was refused, and how long nobody looked. A term about several areas is told area by area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from servanda.faces.picture import Picture
from servanda.kernel.base import DAWN, FOREVER, Between, Instant, Json, iso
from servanda.kernel.facts import Claim, Coverage
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Duty,
    FromTo,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.timeline import (
    Timeline,
    clip,
    length,
    make,
    relative_complement_all,
    union_all,
)
from servanda.kernel.verdicts.occasions import is_watch
from servanda.kernel.verdicts.proof import InstanceProof, Standing, TermProof
from servanda.record.entries import Coverage as Looked
from servanda.record.log import standing

PRESENCE: Final = frozenset({"presence"})
"""What is looked for where a term is about being somewhere: coverage of other acts is none."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a term is about, for those who look: acts, kinds and areas; None is any."""

    acts: frozenset[str] | None
    kinds: frozenset[str] | None
    areas: tuple[str, ...]


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
    """Whether one party's acts could be seen: by sources of neither side, by the other, refused."""

    party: str
    start: Instant
    end: Instant
    neither: int
    other: int
    own: int
    refused: int


def term_looks(picture: Picture, keys: tuple[TermKey, ...] | None) -> tuple[TermLooks, ...]:
    """Coverage of each term that has begun and that somebody could look at, by bearer and area.

    From its beginning to its end, and to the horizon where it has not ended.
    """
    return tuple(
        looks
        for proof in picture.proofs
        if keys is None or proof.key in keys
        for looks in _of_term(picture, proof)
    )


def _of_term(picture: Picture, proof: TermProof) -> Iterator[TermLooks]:
    term = picture.plan_of(proof.key)
    subject = subject_of(term.duty)
    start = began(proof)
    if subject is None or start is None or start >= picture.as_of:
        return
    for bearer in proof.bearers:
        end = min(picture.as_of, end_of(term, proof, bearer))
        for area in subject.areas or ("",):
            lines = look_lines(picture, proof.key, subject, bearer, area, start)
            yield TermLooks(proof.key, bearer, area, start, end, _shares(lines, start, end))


def began(proof: TermProof) -> Instant | None:
    """When the first of a term's instances opened at the earliest; None where none has."""
    opened = [i.opened.lo for i in proof.instances if i.opened is not None]
    return min((t for t in opened if DAWN < t < FOREVER), default=None)


def subject_of(duty: Duty) -> Subject | None:
    """What those who look would have to see; None for permissions and words without a measure."""
    match duty:
        case Ban(pattern=pattern):
            found = [pattern]
        case Deadline(needs=needs) | Quota(needs=needs) | Ratio(needs=needs):
            found = [need.pattern for need in needs]
        case Response(needs=needs, trigger=trigger):
            found = [trigger, *(need.pattern for need in needs)]
        case Withdrawal(areas=areas):
            return Subject(PRESENCE, None, areas)
        case Absence(areas=areas, kinds=kinds):
            return Subject(PRESENCE, None if kinds is None else frozenset(kinds), areas)
        case Cap(kinds=kinds, areas=areas):
            return Subject(PRESENCE, frozenset(kinds), areas)
        case _:
            return None
    acts = [pattern.acts for pattern in found]
    things = [pattern.kinds for pattern in found]
    areas = tuple(dict.fromkeys(area for p in found for area in p.areas or ()))
    return Subject(
        None if None in acts else frozenset(a for several in acts for a in several or ()),
        None if None in things else frozenset(k for several in things for k in several or ()),
        areas,
    )


def lasted_of(term: TermPlan, instance: InstanceProof) -> int | None:
    """How long a watch that has ended was in force in all, in microseconds; None of any other."""
    over = is_watch(instance.key) and not instance.live and instance.opened is not None
    if not over or instance.seen is None:
        return None
    subject = subject_of(term.duty)
    areas = len(subject.areas) if subject is not None else 0
    return instance.seen.total // max(1, areas)


def ended_of(term: TermPlan, instance: InstanceProof) -> Between | None:
    """When a watch ended that was in force without a break; None where it may have had breaks."""
    lasted, opened = lasted_of(term, instance), instance.opened
    if lasted is None or opened is None or term.condition is not None:
        return None
    if not all(isinstance(extent, FromTo) for extent in term.extents):
        return None
    return Between(opened.lo + lasted, opened.hi + lasted)


def end_of(term: TermPlan, proof: TermProof, bearer: str) -> Instant:
    """When nobody need look any more for what a bearer owed; FOREVER while that is not known.

    A watch is over with its term. Of periods it is the end of the last, once the term has lapsed
    or ended otherwise. What was to be done once may still be done late, for as long as it is owed.
    """
    mine = [i for i in proof.instances if i.bearer == bearer]
    watches = [i for i in mine if is_watch(i.key)]
    if watches:
        known = [ended_of(term, instance) for instance in watches]
        return max(FOREVER if end is None else end.hi for end in known)
    over = proof.standing in OVER and not any(i.live for i in mine)
    if isinstance(term.duty, Quota) and over and mine:
        return 1 + max(FOREVER - 1 if i.due is None else i.due.hi for i in mine)  # the last is in
    return FOREVER


OVER: Final = frozenset({Standing.LAPSED, Standing.WAIVED, Standing.VARIED, Standing.OVERTAKEN})
"""Standings of a term that has ended."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Times: closed to the standard, looked at by anybody, refused while nobody looked."""

    closed: Timeline
    looked: Timeline
    refused: Timeline


def _shares(lines: Lines, start: Instant, end: Instant) -> Shares:
    return Shares(
        total=max(0, end - start),
        closed=length(clip(lines.closed, start, end)),
        looked=length(clip(lines.looked, start, end)),
        refused=length(clip(lines.refused, start, end)),
    )


def look_lines(
    picture: Picture, key: TermKey, subject: Subject, bearer: str, area: str, start: Instant
) -> Lines:
    """When a term's subject could be seen, from its start to the horizon."""
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
    span = clip(make([(start, picture.as_of)]), start, picture.as_of)
    if picture.facts.complete:
        return Lines(span, span, ())
    seen = clip(union_all(looked), start, picture.as_of)
    barred = relative_complement_all(clip(union_all(refused), start, picture.as_of), [seen])
    return Lines(clip(union_all(closed), start, picture.as_of), seen, barred)


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
    """For each party, how long its acts could be seen, and by whom, since the first duty began."""
    starts = [t for proof in picture.proofs if (t := began(proof)) is not None]
    start = min(starts, default=picture.as_of)
    if start >= picture.as_of:
        return ()
    entries = tuple(_entries(picture))
    return tuple(_side(picture, party, entries, start) for party in picture.case.plan.parties)


def _side(
    picture: Picture, party: str, entries: Iterable[tuple[Coverage, Claim]], start: Instant
) -> SideLooks:
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
        name: length(clip(union_all(found), start, picture.as_of)) for name, found in lines.items()
    }
    return SideLooks(party, start, picture.as_of, **lengths)


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
                "from": iso(side.start),
                "to": iso(side.end),
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
