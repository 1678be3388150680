"""Who is where: stays, reported departures, and what watching an area shows of it.

A bearer is certainly inside an area while a certain stay covers the instant, and up to a certain
departure before which nobody has it out. It is certainly out after a certain departure, or where
watching closes the area, as long as no stay may cover the instant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.kernel.base import DAWN, FOREVER, Between, Instant, Range
from servanda.kernel.facts import Amounts, Claim, Coverage, Gap, Incident, Stay
from servanda.kernel.plan.operators import BEARER, Pattern, TermPlan, Use
from servanda.kernel.timeline import Timeline, clip, contains, make, relative_complement_all
from servanda.kernel.verdicts.reference.scene import (
    Aspect,
    Filling,
    Hit,
    Reading,
    Scene,
    certainty,
    read,
)

LEAVE = "leave"
"""The built-in act of a reported departure."""


@dataclass(frozen=True, slots=True)
class StayHit:
    """A stay that may be the bearer's, in the areas: its atoms in dispute, and its gaps."""

    stay: Stay
    hit: Hit

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Why it is not certain, disputes apart."""
        return self.hit.gaps

    def aspects(self) -> list[Aspect]:
        """Everything disputed about it."""
        found = [(self.stay.id, aspect, 2) for aspect in self.hit.settled_by()]
        for name, times in (("begin", self.stay.begin), ("end", self.stay.end)):
            if len(times.choices) > 1:
                found.append((self.stay.id, name, len(times.choices)))
        return found

    def under(self, filling: Filling) -> tuple[Between, Between, bool] | None:
        """Its beginning, its end and whether it is certain, with the disputes settled."""
        sure = certainty(self.hit, filling)
        if sure is None:
            return None
        begin = filling.get((self.stay.id, "begin"))
        end = filling.get((self.stay.id, "end"))
        return (
            self.stay.begin.span if begin is None else self.stay.begin.choices[begin],
            self.stay.end.span if end is None else self.stay.end.choices[end],
            sure,
        )


def stay_hits(
    scene: Scene, bearer: str, areas: Iterable[str], kinds: tuple[str, ...] | None = None
) -> list[StayHit]:
    """The stays that may be the bearer's in the areas, in order.

    A stay is read as forbidden: the bearer's own word that it was there counts, its own denial
    does not dispute.
    """
    pattern = Pattern(acts=None, actors=(BEARER,), areas=tuple(areas), use=Use.BAN)
    found: list[StayHit] = []
    for stay in scene.facts.stays:
        if kinds is not None and stay.kind is not None and stay.kind not in kinds:
            continue
        hit = scene.match(pattern, _as_incident(stay), bearer)
        if hit is not None:
            found.append(StayHit(stay, hit))
    return sorted(found, key=lambda h: (h.stay.begin.span, h.stay.seq, h.stay.id))


def _as_incident(stay: Stay) -> Incident:
    return Incident(
        id=stay.id,
        act="stay",
        time=stay.begin,
        amount=Amounts((Range(1, 1),)),
        parts=stay.parts,
        places=stay.places,
    )


@dataclass(frozen=True, slots=True)
class Presence:
    """One bearer in one area: stays, departures, and when the area was watched."""

    area: str
    stays: tuple[StayHit, ...]
    departures: tuple[Hit, ...]
    watched: Timeline
    horizon: Instant
    coverage: tuple[Coverage, ...] = ()

    def denied(self, at: Instant) -> bool:
        """Whether access to the area was refused at the instant."""
        return any(c.denied and c.period.start <= at < c.period.end for c in self.coverage)

    @staticmethod
    def of(scene: Scene, term: TermPlan, bearer: str, area: str) -> Presence:
        """Everything on record about the bearer in the area."""
        pattern = Pattern(acts=(LEAVE,), actors=(BEARER,), areas=(area,))
        watched = make(
            (c.period.start, c.period.end)
            for c in scene.facts.coverage
            if c.closes
            and not c.denied
            and (c.acts is None or "presence" in c.acts)
            and (c.areas is None or area in c.areas)
            and (c.actors is None or bearer in c.actors)
            and (c.terms is None or term.key.id in c.terms)
        )
        if scene.facts.complete:
            watched = ((DAWN, FOREVER),)
        return Presence(
            area,
            tuple(stay_hits(scene, bearer, (area,))),
            scene.hits(pattern, bearer),
            watched,
            scene.as_of,
            tuple(
                c
                for c in scene.facts.coverage
                if c.areas is None or area in c.areas
                if c.actors is None or bearer in c.actors
                if c.terms is None or term.key.id in c.terms
            ),
        )

    def aspects(self) -> list[Aspect]:
        """The disputes about it."""
        return [
            *(a for s in self.stays for a in s.aspects()),
            *(a for d in self.departures for a in d.aspects()),
        ]

    def rests_on(self, until: Between | None) -> list[tuple[str, tuple[Claim, ...]]]:
        """The facts that the state up to an instant rests on, each with its claims.

        ``until`` None: all of them. What came after the instant bears on the state then only
        where a departure may be later still, since that says who was inside before it.
        """
        last = FOREVER
        if until is not None and until.hi < self.horizon:
            left = [d.incident.time.span.hi for d in self.departures]
            last = until.hi if all(at <= until.lo for at in left) else last
        looked = min(last, self.horizon)
        return [
            *((s.stay.id, s.stay.claims) for s in self.stays if s.stay.begin.span.lo <= last),
            *((d.id, d.incident.claims) for d in self.departures),
            *((c.id, c.claims) for c in self.coverage if c.period.start <= looked),
        ]

    def marks(self) -> set[Instant]:
        """Where it may change."""
        found = {
            x
            for s in self.stays
            for t in (s.stay.begin, s.stay.end)
            for c in t.choices
            for x in (c.lo, c.hi)
        }
        found |= {x for d in self.departures for c in d.incident.time.choices for x in (c.lo, c.hi)}
        found |= {x for piece in self.watched for x in piece}
        return {x for x in found if DAWN < x < FOREVER}

    def under(self, filling: Filling) -> State:
        """The state with the disputes settled as filled."""
        certain: list[tuple[Instant, Instant]] = []
        possible: list[tuple[Instant, Instant]] = []
        for hit in self.stays:
            stay = hit.under(filling)
            if stay is None:
                continue
            begin, end, sure = stay
            possible.append((begin.lo, end.hi))
            if sure and begin.hi < end.lo:
                certain.append((begin.hi, end.lo))
        left = [
            r
            for d in self.departures
            if (r := read(d, filling)) is not None and r.time.lo <= self.horizon
        ]
        return State(make(certain), make(possible), tuple(left), self)


@dataclass(frozen=True, slots=True)
class State:
    """Presence under one filling: when certainly inside, when possibly, and the departures."""

    certain: Timeline
    possible: Timeline
    left: tuple[Reading, ...]
    presence: Presence

    def inside(self, at: Instant) -> bool:
        """Certainly inside: a certain stay, or before the only departures there can be."""
        if contains(self.certain, at):
            return True
        if contains(self.presence.watched, at) and not contains(self.possible, at):
            return False
        later = [
            r.time.lo for r in self.left if r.sure and r.time.lo > at and r.time.hi <= self.horizon
        ]
        if not later or any(r.time.lo <= at for r in self.left):
            return False
        return not any(at < begun < min(later) for begun, _ in self.possible)

    def out(self, at: Instant) -> bool:
        """Certainly out: departed or watched, and no stay that may cover the instant."""
        if contains(self.possible, at):
            return False
        return contains(self.presence.watched, at) or any(
            r.sure and r.time.hi <= at for r in self.left
        )

    @property
    def horizon(self) -> Instant:
        """The last instant that is read."""
        return self.presence.horizon

    def out_since(self, at: Instant, start: Instant) -> tuple[Between, list[tuple[int, int]]]:
        """When the stretch out of the area that holds the instant began, not before ``start``.

        With its bounds, half-open stretches that hold every instant at which it may have.
        """
        lows = [start, *(end for _, end in self.certain if end <= at)]
        lows += [
            r.time.lo
            for r in self.left
            if r.sure and r.time.lo <= at and r.time.hi <= self.horizon
            if not self._may_be_watched_out(r.time)
        ]
        low = min(max(lows), at)
        high = at
        for begun, ended in self._known_out():
            if begun <= at < ended:
                high = max(begun, low)
        steps = [(low, low + 1)]
        for hit in self.presence.stays:
            steps += [(c.lo, c.hi + 1) for c in hit.stay.end.choices if c.lo < FOREVER]
        steps += [(r.time.lo, r.time.hi + 1) for r in self.left]
        steps += relative_complement_all(((DAWN, FOREVER),), [self.presence.watched])
        steps += [(begun, begun + 1) for begun, _ in self.presence.watched]
        return Between(low, high), steps

    def _may_be_watched_out(self, left: Between) -> bool:
        """Whether it may have been seen out just before it is said to have left."""
        seen = clip(self.presence.watched, left.lo - 1, left.hi)
        return bool(relative_complement_all(seen, [self.possible]))

    def _known_out(self) -> Timeline:
        gone = [(r.time.hi, FOREVER) for r in self.left if r.sure]
        return relative_complement_all(make([*self.presence.watched, *gone]), [self.possible])

    def may_leave(self, due: Instant, until: Instant, filling: Filling) -> bool:
        """Whether some world has the bearer inside at the due instant and out at a later one."""
        for hit in self.presence.stays:
            stay = hit.under(filling)
            if stay is None:
                continue
            begin, end, _ = stay
            first = max(end.lo, due + 1)
            if begin.lo <= due < end.hi and first <= min(end.hi, until):
                return True
        departed = any(r.sure and r.time.hi <= due for r in self.left)
        return not contains(self.presence.watched, due) and not departed

    def turns(self) -> set[Instant]:
        """Instants at which the state may change."""
        found = {
            x
            for line in (self.certain, self.possible, self.presence.watched)
            for piece in line
            for x in piece
        }
        return found | {x for r in self.left for x in (r.time.lo, r.time.hi)}

    def reasons(self, at: Instant) -> set[Gap]:
        """Why it is open whether the bearer was out."""
        if self.inside(at) or self.out(at):
            return set()
        found: set[Gap] = set()
        for stay in self.presence.stays:
            found |= set(stay.gaps)
        for hit, reading in zip(self.presence.departures, self.left, strict=False):
            found |= set(hit.gaps)
            if reading.time.lo <= at < reading.time.hi:
                found.add(Gap.TIME_TOO_COARSE)
        if contains(self.possible, at) and not found:
            found.add(Gap.TIME_TOO_COARSE)
        if not found:
            found.add(Gap.NO_ACCESS if self.presence.denied(at) else Gap.NOBODY_LOOKED)
        return found
