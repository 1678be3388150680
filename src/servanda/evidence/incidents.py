"""Incidents: the claims about one act, weighed together.

Claims that share an incident key speak of one act. Where those that affirm it do not agree on
*what* was done, to what, to whom, they speak of several, and each is weighed alone with the
denials that could mean it; its id then says which (``key/airstrike``). A key that is only denied
is no incident: nobody says that it happened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.evidence.atoms import Scales, one_of, parts
from servanda.evidence.bounds import how_much, when, where
from servanda.evidence.reports import Report, in_order, term_id
from servanda.kernel.facts import Amounts as Many
from servanda.kernel.facts import Gap, Incident, Part, Stance, Times, Truth
from servanda.record.entries import Act

_What = tuple[str, ...]
"""Everything that makes it another act; empty where nothing was said."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One act as told: its id, what it was, and every report that bears on it."""

    id: str
    what: _What
    reports: tuple[Report, ...]


def incidents(reports: Iterable[Report], scales: Scales) -> dict[str, list[Incident]]:
    """The incidents that reports of acts amount to, by the key they were told under, in order."""
    by_key: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_key[report.incident].append(report)
    return {
        key: [_weigh(telling, scales) for telling in _tellings(key, in_order(by_key[key]))]
        for key in sorted(by_key)
    }


def _tellings(key: str, reports: Sequence[Report]) -> list[_Telling]:
    """The acts told under one key; what a report leaves out it shares with those that say it."""
    mine = [_what(report) for report in reports]
    told = {
        what
        for what, report in zip(mine, reports, strict=True)
        if report.claim.stance is Stance.AFFIRMS
    }
    if not told:
        return []
    said = [sorted({what[at] for what in told} - {""}) for at in range(len(mine[0]))]
    only = [values[0] if len(values) == 1 else "" for values in said]
    differing = [at for at, values in enumerate(said) if len(values) > 1]
    return [
        _Telling(
            "/".join([key, *(what[at] or "unsaid" for at in differing)]),
            what,
            tuple(
                report
                for report, own in zip(reports, mine, strict=True)
                if _bears(report, _filled(own, only), what)
            ),
        )
        for what in sorted({_filled(what, only) for what in told})
    ]


def _what(report: Report) -> _What:
    """Act, kind, list, recipient, victim and term, as told."""
    match report.content:
        case Act(act=act, kind=kind, roll=roll, to=to, against=against, under=under):
            return (act, kind or "", roll or "", to or "", against or "", term_id(under or ""))
        case _:
            raise TypeError("an incident is told by reports of acts")


def _filled(what: _What, only: Sequence[str]) -> _What:
    return tuple(mine or other for mine, other in zip(what, only, strict=True))


def _bears(report: Report, mine: _What, what: _What) -> bool:
    """Whether a report bears on an act: an affirmation on its own, a denial on any it may mean."""
    if mine == what:
        return True
    if report.claim.stance is Stance.AFFIRMS:
        return False
    return all(m in ("", v) for m, v in zip(mine, what, strict=True))


def _weigh(telling: _Telling, scales: Scales) -> Incident:
    reports = telling.reports
    affirming = [r for r in reports if r.claim.stance is Stance.AFFIRMS]
    claims = [r.claim for r in affirming]
    among = parts(reports, scales)
    actors = [p.party for p in among if p.party is not None]
    time, amount = when(claims, actors, scales), how_much(claims, actors, scales)
    act, kind, roll, recipient, against, under = telling.what
    return Incident(
        id=telling.id,
        act=act,
        time=time,
        amount=amount,
        parts=among,
        kind=kind or None,
        roll=roll or None,
        recipient=recipient or None,
        places=where(affirming, actors, scales),
        under=under or None,
        against=against or None,
        one_of=one_of(reports, among, scales),
        claims=tuple(r.claim for r in reports),
        reasons=_reasons(among, time, amount),
    )


def _reasons(among: Sequence[Part], time: Times, amount: Many) -> tuple[Gap, ...]:
    """Why anything about it is open, in the order of the list of reasons."""
    found = set()
    occurs = {truth for p in among for truth in (p.occurs_as_duty, p.occurs_as_ban)}
    by = {truth for p in among for truth in (p.by_as_duty, p.by_as_ban)}
    if Truth.DISPUTED in occurs | by or len(time.choices) > 1 or len(amount.choices) > 1:
        found.add(Gap.DISAGREE)
    if Truth.GAP in occurs:
        found.add(Gap.BELOW_STANDARD)
    if Truth.TRUE not in by:
        found.add(Gap.ATTRIBUTION)
    if amount.span.hi is None:
        found.add(Gap.AMOUNT_TOO_COARSE)
    return tuple(gap for gap in Gap if gap in found)
