"""Reports that may tell of one act under two keys: proposed to a person, never merged.

Reports meet under a shared ``incident`` key alone. Two that tell of the same act, by nobody else,
at the same minutes, are two occasions as long as nobody gives them one key: one too many is
charged, and neither corroborates the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Final

from servanda.kernel.base import MINUTE, Instant
from servanda.kernel.facts import Stance
from servanda.kernel.swift import swift
from servanda.record.entries import Act, EntryType, Where
from servanda.record.log import Standing, Version
from servanda.record.reading import HASH

APART: Final = 5 * MINUTE
"""Two acts further from each other than this are taken for two."""
LOOKED_AT: Final = 50
"""So many reports before one are looked at: in a minute with more of them nobody finds a pair."""
NEAR: Final = Decimal("0.02")
"""Degrees between two points of one act, some two kilometres: more is another place."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two reports that may tell of one act, as they came on record, with what they are called.

    ``incident`` is the key that both could be given.
    """

    keys: tuple[str, str]
    names: tuple[str, str]
    incident: str

    def __str__(self) -> str:
        one, two = self.names
        such = "" if self.incident.startswith(HASH) else f', as "{self.incident}"'
        return (
            f"{one} and {two} may be one incident: each is an occasion of its own and neither "
            f"corroborates the other, until both have the same incident key{such}"
        )


def twins(standing: Iterable[Standing]) -> Iterator[Twins]:
    """Pairs of affirmed acts that may be one: same act, close times, no key that parts them.

    Where both were given a key, somebody has said that they are two. Each report is told of once,
    with the nearest before it in time.
    """
    alike: dict[str, list[tuple[str, Version, Act]]] = defaultdict(list)
    parted: dict[str, bool] = {}
    for one in standing:
        key = one.key
        for version in one.versions:
            if version.type is not EntryType.ACT:
                continue
            said = version.assertion
            act = said.content
            if not isinstance(act, Act) or said.testimony.stance is not Stance.AFFIRMS:
                continue
            if act.time.last - act.time.start <= APART:
                alike[act.act].append((key, version, act))
                parted[act.act] = version.incident != key and parted.get(act.act, True)
    for name, reports in alike.items():
        if parted[name]:
            continue  # somebody has told them all apart
        told = [_Told.of(*report) for report in reports]
        told.sort(key=attrgetter("span", "key"))
        for at, new in enumerate(told):
            for before in range(at - 1, max(0, at - LOOKED_AT) - 1, -1):
                old = told[before]
                if new.span[0] - old.span[1] > APART:
                    break
                if _may_be_one(old, new):
                    named = old.keyed or new.keyed or old.version.incident
                    first, then = sorted((old, new), key=lambda report: report.version.entry.seq)
                    yield Twins((first.key, then.key), (first.name, then.name), named)
                    break


@swift
@dataclass(frozen=True, slots=True)
class _Told:
    """One report of an act at a known minute; ``keyed`` the incident key that somebody gave it."""

    span: tuple[Instant, Instant]
    key: str
    version: Version
    act: Act
    keyed: str | None

    @classmethod
    def of(cls, key: str, version: Version, act: Act) -> _Told:
        """The report that came on record under this key."""
        keyed = version.incident if version.incident != key else None
        return cls((act.time.start, act.time.last), key, version, act, keyed)

    @property
    def name(self) -> str:
        return self.version.entry.ref or f"entry {self.version.entry.seq}"


def _may_be_one(one: _Told, two: _Told) -> bool:
    if one.version.incident == two.version.incident or (one.keyed and two.keyed):
        return False
    mine, other = one.act, two.act
    pairs = (
        (mine.kind, other.kind),
        (mine.roll, other.roll),
        (mine.to, other.to),
        (mine.against, other.against),
    )
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return False
    by = not mine.by or not other.by or bool(set(mine.by) & set(other.by))
    return by and _may_be_there(mine.place, other.place)


def _may_be_there(one: Where, two: Where) -> bool:
    if one.spot is not None and two.spot is not None:
        north, east = one.spot.lat - two.spot.lat, one.spot.lon - two.spot.lon
        return abs(north) <= NEAR and abs(east) <= NEAR
    here, there = set(one.inside), set(two.inside)
    return not here or not there or bool(here & there)
