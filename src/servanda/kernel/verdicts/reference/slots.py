"""The trigger units of a ratio, each with the key of its instance."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.kernel.plan.operators import Ratio
from servanda.kernel.verdicts.reference.scene import Hit, Scene, read
from servanda.kernel.verdicts.reference.units import units_before

MOST_UNITS = 5_000
"""Limit of instances of one incident: more units than that in one report are refused."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A trigger unit (or batch): the incident that completes it, and its number there."""

    hit: Hit
    unit: int
    key: str


def slots(scene: Scene, duty: Ratio, bearer: str) -> list[Slot]:
    """The units in the order of time, sequence and key; of batches, each that may end one."""
    found: list[Slot] = []
    hits = scene.hits(duty.trigger, bearer)
    for hit in hits:
        top = hit.incident.amount.span.hi
        most = min(int(hit.incident.amount.span.lo if top is None else top), MOST_UNITS)
        if duty.each == 1:
            exact = hit.incident.amount.span.exact and most == 1
            found += [
                Slot(hit, unit, hit.id if exact else f"{hit.id}#{unit}")
                for unit in range(1, most + 1)
            ]
            continue
        reading = read(hit, {})
        if reading is None:
            continue
        numbers = units_before(scene, hits, hit, reading, {}, None).numbers
        ends = {(-b) % duty.each for b in numbers}
        found += [
            Slot(hit, unit, f"{hit.id}#{unit}")
            for unit in range(1, most + 1)
            if unit % duty.each in ends
        ]
    return found
