"""Incidents: the claims about one act, weighed together.

Claims that share an incident key speak of one act. Where those that affirm it do not agree on
*what* was done, to what, to whom, they speak of several (`servanda.evidence.tellings`), and each
is weighed alone with the denials that could mean it; its id then says which (``key/airstrike``).
A key that is only denied is no incident: nobody says that it happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType

from servanda.evidence.atoms import Roles, Scales
from servanda.evidence.bounds import how_much, when, where
from servanda.evidence.reports import Report, in_order
from servanda.evidence.tellings import Telling, Wider, tellings
from servanda.kernel.facts import Amounts as Many
from servanda.kernel.facts import Gap, Incident, Stance, Times, in_telling


def incidents(
    reports: Iterable[Report], scales: Scales, wider: Wider = MappingProxyType({})
) -> dict[str, list[Incident]]:
    """The incidents that reports of acts amount to, by the key they were told under, in order."""
    by_key: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_key[report.incident].append(report)
    return {
        key: [
            _weigh(telling, scales)
            for telling in tellings(key, in_order(by_key[key]), wider, scales)
        ]
        for key in sorted(by_key)
    }


def _weigh(telling: Telling, scales: Scales) -> Incident:
    reports = telling.reports
    affirming = [r for r in reports if r.claim.stance is Stance.AFFIRMS]
    claims = [r.claim for r in affirming]
    roles = scales.roles(reports)
    actors = roles.acting
    time, amount = when(claims, actors, scales), how_much(claims, actors, scales)
    act, kind, roll, recipient, against, under = telling.what
    return Incident(
        id=telling.id,
        act=act,
        time=time,
        amount=amount,
        parts=roles.parts,
        kind=kind or None,
        roll=roll or None,
        recipient=recipient or None,
        places=where(affirming, actors, scales),
        under=under or None,
        against=against or None,
        one_of=roles.one_of,
        claims=tuple(r.claim for r in reports),
        reasons=_reasons(roles, time, amount),
    )


def _reasons(roles: Roles, time: Times, amount: Many) -> tuple[Gap, ...]:
    """Why anything about it is open, in the order of the list of reasons."""
    found = set(roles.reasons)
    if len(time.choices) > 1 or len(amount.choices) > 1:
        found.add(Gap.DISAGREE)
    if amount.span.hi is None:
        found.add(Gap.AMOUNT_TOO_COARSE)
    return in_telling(found)
