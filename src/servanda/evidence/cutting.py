"""A stay that spans a change of an area's shape is cut there, each part with its own places.

The first part keeps the stay's id; the next are ``id/2``, ``id/3``, in order of time. A part that
the stay cannot reach, whatever its open ends, is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from servanda.evidence.atoms import Scales, acting
from servanda.evidence.bounds import where
from servanda.evidence.places import Locator, Phase
from servanda.evidence.reports import Report
from servanda.kernel.base import FOREVER, Between, Instant
from servanda.kernel.facts import Located, Stay, Times
from servanda.record.entries import Crossing, Where
from servanda.record.entries import Stay as Presence


@dataclass(frozen=True, slots=True)
class Told:
    """A stay and the reports that place it."""

    stay: Stay
    by: tuple[Report, ...]


def cut(told: Sequence[Told], scales: Scales, locator: Locator | None) -> list[Stay]:
    """The stays, in parts where an area changes its shape under them."""
    if locator is None:
        return [one.stay for one in told]
    taken = {one.stay.id for one in told}
    found: list[Stay] = []
    for one in told:
        for number, part in enumerate(_parts(one, scales, locator), start=1):
            name = one.stay.id
            while number > 1 and name in taken:
                name = f"{one.stay.id}/{number}" if name == one.stay.id else f"{name}/{number}"
            taken.add(name)
            found.append(replace(part, id=name))
    return found


def _parts(told: Told, scales: Scales, locator: Locator) -> list[Stay]:
    """The stay between each two changes that it may reach, in order of time."""
    stay = told.stay
    span = Between(stay.begin.span.lo, max(stay.end.span.hi, stay.begin.span.lo))
    phases = [locator.phases(report.spoken, span) for report in told.by]
    starts = sorted({phase.during.lo for each in phases for phase in each})
    if len(starts) < 2:  # noqa: PLR2004 - nothing changes under it
        return [stay]
    found: list[Stay] = []
    for start, end in pairwise([*starts, FOREVER]):
        within = Between(span.lo if start == starts[0] else start, end)
        if within.lo >= stay.end.span.hi and found:
            continue
        reports = [
            _placed(report, _at(each, start)) for report, each in zip(told.by, phases, strict=True)
        ]
        found.append(
            replace(
                stay,
                begin=_clamped(stay.begin, within),
                end=_clamped(stay.end, within),
                places=_places(stay, reports, scales),
            )
        )
    return found


def _clamped(times: Times, within: Between) -> Times:
    """Times moved to the nearest end of a stretch where they are beyond it."""
    return Times(
        tuple(
            dict.fromkeys(
                Between(
                    min(max(choice.lo, within.lo), within.hi),
                    min(max(choice.hi, within.lo), within.hi),
                )
                for choice in times.choices
            )
        )
    )


def _at(phases: Sequence[Phase], instant: Instant) -> Phase:
    return next(p for p in reversed(phases) if p.during.lo <= instant)


def _placed(report: Report, phase: Phase) -> Report:
    place = Where(phase.inside, phase.possible, report.spoken.spot)
    match report.content:
        case Presence() | Crossing() as content:
            return replace(report, content=replace(content, place=place))
        case _:
            raise TypeError("a stay is told by reports of presence, entry and exit")


def _places(stay: Stay, reports: Sequence[Report], scales: Scales) -> tuple[Located, ...]:
    return where(reports, acting(stay.parts), scales)
