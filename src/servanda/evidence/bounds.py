"""When, where and how much: bounds that a side's own word widens and never narrows.

The standard settles times and amounts over the claims of others than the sides that acted; where
those do not reach it, the bounds are as wide as anybody's claim (DESIGN §5.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from servanda.evidence.atoms import Scales
from servanda.evidence.reports import Report, where_of
from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Amounts, Claim, Gap, Located, Times, Truth, in_telling
from servanda.kernel.standard import amounts, times
from servanda.record.entries import Where


def others(claims: Sequence[Claim], actors: Iterable[str]) -> list[Claim]:
    """The claims of everybody but the sides that acted."""
    own = frozenset(actors)
    return [claim for claim in claims if claim.side not in own]


def when(claims: Sequence[Claim], actors: Iterable[str], scales: Scales) -> Times:
    """When, by those who affirm it, at least one of whom gives a time."""
    spans = [c.time for c in claims if c.time is not None]
    if all(span == spans[0] for span in spans[1:]):
        return Times((spans[0],))
    dated = [c for c in others(claims, actors) if c.time is not None]
    settled = times(dated, scales.method)
    if settled is not None and (len(settled.choices) > 1 or scales.reaches(dated)):
        return settled
    return Times((Between(min(s.lo for s in spans), max(s.hi for s in spans)),))


def how_much(claims: Sequence[Claim], actors: Iterable[str], scales: Scales) -> Amounts:
    """How much, by those who affirm it, at least one of whom gives an amount."""
    ranges = [c.amount for c in claims if c.amount is not None]
    if all(told == ranges[0] for told in ranges[1:]):
        return Amounts((ranges[0],))
    told = [c for c in others(claims, actors) if c.amount is not None]
    settled = amounts(told, scales.method)
    if settled is not None and (len(settled.choices) > 1 or scales.reaches(told)):
        return settled
    tops = [r.hi for r in ranges if r.hi is not None]
    top = max(tops) if len(tops) == len(ranges) else None
    return Amounts((Range(min(r.lo for r in ranges), top),))


def where(reports: Sequence[Report], actors: Iterable[str], scales: Scales) -> tuple[Located, ...]:
    """In which areas, each asked alone; none where nobody but the acting sides names one.

    Two names never exclude one another here: which area lies in which is the map's business. A
    place that a claim calls possible affirms nothing and is listed as a gap. A gap says whether
    the place as told is too coarse, or told by too few.
    """
    if all(said is None or not (said.inside or said.possible) for said in _places(reports)):
        return ()  # nobody names one
    own = frozenset(actors)
    affirming: dict[str, list[Claim]] = {}
    why: dict[str, set[Gap]] = {}
    foreign_word = foreign_place = False
    for report in reports:
        said = where_of(report.content)
        foreign = report.claim.side not in own
        foreign_word = foreign_word or foreign
        if said is None:
            continue
        for areas, gap in (
            (said.inside, Gap.BELOW_STANDARD),
            (said.possible, Gap.PLACE_TOO_COARSE),
        ):
            for area in areas:
                foreign_place = foreign_place or foreign
                affirming.setdefault(area, [])
                why.setdefault(area, set()).add(gap)
        if foreign:
            for area in said.inside:
                affirming[area].append(report.claim)
    if foreign_word and not foreign_place:
        return ()
    return tuple(
        _located(area, scales.truth(claims, ()), why[area])
        for area, claims in sorted(affirming.items())
    )


def _places(reports: Iterable[Report]) -> Iterator[Where | None]:
    for report in reports:
        yield where_of(report.content)


def _located(area: str, inside: Truth, why: set[Gap]) -> Located:
    if inside is not Truth.GAP or Gap.BELOW_STANDARD not in why:
        return Located(area, inside)
    return Located(area, inside, in_telling(why))
