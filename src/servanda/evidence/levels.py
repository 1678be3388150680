"""Levels: how many of a kind stood in an area at one instant, and only then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from servanda.evidence.atoms import Scales, acting, established, parts
from servanda.evidence.bounds import how_much, when, where
from servanda.evidence.reports import Report, in_order
from servanda.kernel.facts import Level, Stance, Truth
from servanda.record.entries import Level as Snapshot


def levels(reports: Iterable[Report], scales: Scales) -> list[Level]:
    """The snapshots that reports amount to, one for each area, in the order of their ids.

    The id is the key that the claims share; with the area behind it where they name several.
    """
    by_key: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if isinstance(report.content, Snapshot):
            by_key[report.incident, report.content.kind].append(report)
    several = {key for key, _ in by_key if sum(k == key for k, _ in by_key) > 1}
    found: list[Level] = []
    for (key, kind), told in sorted(by_key.items()):
        found += _weigh(f"{key}/{kind}" if key in several else key, kind, in_order(told), scales)
    return found


def _weigh(key: str, kind: str, reports: list[Report], scales: Scales) -> list[Level]:
    affirming = [r for r in reports if r.claim.stance is Stance.AFFIRMS]
    if not affirming:
        return []
    claims = [r.claim for r in affirming]
    among = parts(reports, scales)
    actors = acting(among)
    occurred = established(among)
    areas = where(affirming, actors, scales)
    return [
        Level(
            id=key if len(areas) == 1 else f"{key}/{located.area}",
            kind=kind,
            area=located.area,
            at=when(claims, actors, scales),
            amount=how_much(claims, actors, scales),
            actor=actors[0] if len(actors) == 1 else None,
            status=occurred if located.inside is Truth.TRUE else _weaker(occurred, located.inside),
            claims=tuple(r.claim for r in reports),
        )
        for located in areas
    ]


def _weaker(occurred: Truth, inside: Truth) -> Truth:
    """Of a level and its place: what did not happen did not; else the less certain of the two."""
    if occurred is Truth.FALSE:
        return Truth.FALSE
    return Truth.DISPUTED if Truth.DISPUTED in (occurred, inside) else Truth.GAP
