"""Counts: one fact for each figure that a counter gave, as given.

Which counts are admissible for which need, and what several of them amount to, is the engine's
question, for it depends on the clause, and so does own favour here. A count says where along the
way it was counted; where the report does not, the method's word on that counter stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from servanda.evidence.atoms import Scales
from servanda.evidence.reports import Report, in_order
from servanda.kernel.base import Range
from servanda.kernel.facts import Claim, Count, Stance, Truth
from servanda.kernel.terms.method import Method
from servanda.record.entries import Count as Counted
from servanda.record.entries import Where


def counts(reports: Iterable[Report], scales: Scales) -> list[Count]:
    """The counts that reports give, in the order of their ids."""
    ordered = in_order(reports)
    denials: dict[str, list[Claim]] = defaultdict(list)
    for report in ordered:
        if report.claim.stance is Stance.DENIES:
            denials[report.incident].append(report.claim)
    return [
        _count(report, report.content, denials.get(report.incident, ()), scales)
        for report in ordered
        if report.claim.stance is Stance.AFFIRMS and isinstance(report.content, Counted)
    ]


def _count(report: Report, said: Counted, denials: Sequence[Claim], scales: Scales) -> Count:
    place, certain = _place(said.place)
    return Count(
        id=report.claim.id,
        kind=said.kind,
        counter=said.counter,
        reckoned_by=said.reckoned_by,
        period=said.period.interval,
        amount=report.claim.amount or Range(0, None),
        act=said.act,
        point=said.point or counting_point(said.counter, said.kind, scales.method),
        roll=said.roll,
        place=place,
        actor=report.actors[0] if len(report.actors) == 1 else None,
        each_day=said.each_day,
        status=_status(report, denials, scales) if certain else Truth.GAP,
        claims=(report.claim, *denials),
    )


def _status(report: Report, denials: Sequence[Claim], scales: Scales) -> Truth:
    """Whether it may be used: good enough to dispute, and denied by nobody else as good.

    That a side denies what was counted of its own acts is no dispute.
    """
    if not scales.contests([report.claim]):
        return Truth.GAP
    against = [c for c in denials if c.side is None or c.side not in report.actors]
    return Truth.DISPUTED if scales.contests(against) else Truth.TRUE


def counting_point(counter: str, kind: str, method: Method) -> str | None:
    """Where a counter counts, by the method: of that kind, else wherever it counts anything."""
    own = [c for c in method.counters if c.name == counter]
    points = {c.point for c in own if c.kind == kind} or {c.point for c in own}
    return points.pop() if len(points) == 1 else None


def _place(where: Where) -> tuple[str | None, bool]:
    """Where was counted, and whether that is certain; of several, the first is the narrowest."""
    if where.inside:
        return where.inside[0], True
    if where.possible:
        return where.possible[0], False
    return None, True
