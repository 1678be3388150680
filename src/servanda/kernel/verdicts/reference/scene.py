"""What an engine looks at: plan, facts and horizon, with the hits of each pattern found once.

A `Hit` is an incident that matches a pattern in some world. Whether it does in every world, when
and how much, is read under a *filling*: one way of settling the disputed atoms. What a filling
does not settle is left open as if it were a gap, so a reading is never surer than it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from servanda.kernel.base import Between, Instant, Range
from servanda.kernel.facts import (
    Amounts,
    Coverage,
    Facts,
    Gap,
    Incident,
    LegalAct,
    Located,
    Part,
    Ruling,
    Truth,
    in_telling,
)
from servanda.kernel.plan.operators import BEARER, Pattern, Plan, TermKey, TermPlan, Use
from servanda.kernel.swift import swift
from servanda.kernel.terms.method import Method
from servanda.kernel.timeline import ALWAYS, NEVER, Timeline, Uncertain, make

Filling = Mapping[tuple[str, str], int]
"""Which answer is taken for each disputed aspect of each fact (see `proof.Choice`)."""

Aspect = tuple[str, str, int]
"""A dispute: fact, aspect, and how many answers it has."""

_RANK = {Truth.TRUE: 3, Truth.DISPUTED: 2, Truth.GAP: 1, Truth.FALSE: 0}


@swift
@dataclass(frozen=True, slots=True)
class Hit:
    """An incident that may match: its atoms in dispute, and why it is not certain otherwise."""

    incident: Incident
    disputes: tuple[str, ...]
    gaps: tuple[Gap, ...]
    occurs: Truth
    by: Truth
    others: tuple[str, ...] | None = None
    """Where one of several did it: the disputes about the others that leave this one, if false."""
    places: tuple[str, ...] = ()
    """The disputes about areas that it may have been in; one that is true is enough."""
    elsewhere: bool = False
    """Whether it may also have been in an area that nobody disputes."""
    unplaced: bool = False
    """Whether it is a gap that it was in one of the areas, whatever is missing for it."""

    @property
    def id(self) -> str:
        """The incident's key."""
        return self.incident.id

    @property
    def plain(self) -> bool:
        """Whether nothing about it is unknown."""
        one = self.incident
        return not (self.disputes or self.gaps or self.places) and (
            len(one.time.choices) == 1
            and one.time.choices[0].exact
            and len(one.amount.choices) == 1
            and one.amount.choices[0].exact
        )

    def settled_by(self) -> tuple[str, ...]:
        """The atoms in dispute that decide whether it matches."""
        return (*self.disputes, *self.places, *(self.others or ()))

    def aspects(self) -> list[Aspect]:
        """Everything disputed about it."""
        found = [(self.id, aspect, 2) for aspect in self.settled_by()]
        if len(self.incident.time.choices) > 1:
            found.append((self.id, "time", len(self.incident.time.choices)))
        if len(self.incident.amount.choices) > 1:
            found.append((self.id, "amount", len(self.incident.amount.choices)))
        return found


@swift
@dataclass(frozen=True, slots=True)
class Reading:
    """A hit under a filling: when, how much, and whether it matches in every world."""

    time: Between
    amount: Range
    sure: bool


def certainty(hit: Hit, filling: Filling) -> bool | None:
    """Whether it matches in every world of a filling, in some (False), or in none (None)."""
    gaps = hit.gaps
    if hit.others is not None and all(filling.get((hit.id, a)) == 0 for a in hit.others):
        gaps = tuple(g for g in gaps if g is not Gap.ATTRIBUTION)
    sure = not gaps
    for aspect in hit.disputes:
        pick = filling.get((hit.id, aspect))
        if pick == 0:
            return None
        if pick is None:
            sure = False
    picks = [filling.get((hit.id, aspect)) for aspect in hit.places]
    if picks and 1 not in picks:
        if None not in picks and not hit.elsewhere:
            return None
        sure = False
    return sure


def read(hit: Hit, filling: Filling) -> Reading | None:
    """The hit under a filling; None where the filling says it does not match."""
    sure = certainty(hit, filling)
    if sure is None:
        return None
    times, amounts = hit.incident.time, hit.incident.amount
    when = filling.get((hit.id, "time"))
    much = filling.get((hit.id, "amount"))
    return Reading(
        times.span if when is None else times.choices[when],
        amounts.span if much is None else amounts.choices[much],
        sure,
    )


def impossible(hit: Hit, filling: Filling) -> bool:
    """Whether a filling clears everyone of an act that one of them did: no world is like that."""
    own = [a for a in hit.disputes if a.startswith("by:")]
    if hit.others is None or not own:
        return False
    return all(filling.get((hit.id, a)) == 0 for a in (*own, *hit.others))


def _occurs(part: Part, use: Use) -> Truth:
    return part.occurs_as_duty if use is Use.DUTY else part.occurs_as_ban


def _by(part: Part, use: Use) -> Truth:
    return part.by_as_duty if use is Use.DUTY else part.by_as_ban


def _who(
    parts: tuple[Part, ...], actors: tuple[str, ...] | None, use: Use, *, one_of: bool
) -> tuple[Truth, Truth, str]:
    """Occurrence, attribution, and the party that attribution is to.

    The part without a party speaks for whoever has none of their own, as a gap.
    """
    if not parts:
        return Truth.GAP, Truth.TRUE if actors is None else Truth.GAP, ""
    if actors is None:
        told = [_occurs(p, use) for p in [p for p in parts if not p.party] or parts]
        return max(told, key=_RANK.__getitem__), Truth.TRUE, ""
    named = [p for p in parts if p.party in actors]
    if len(named) < len(set(actors)):
        open_to = (p for p in parts if not p.party)
        named += [replace(p, by_as_duty=Truth.GAP, by_as_ban=Truth.GAP) for p in open_to]
    if not named:
        return Truth.FALSE, Truth.FALSE, ""
    best = named[0]
    if len(named) > 1:
        best = max(named, key=lambda p: (_RANK[_by(p, use)], _RANK[_occurs(p, use)]))
    by = _by(best, use)
    if one_of and all(p.party in actors or _by(p, use) is Truth.FALSE for p in parts):
        by = Truth.TRUE
    return _occurs(best, use), by, best.party or ""


def _in_time(hit: Hit) -> tuple[Instant, Instant, int, str]:
    span = hit.incident.time.span
    return (span.lo, span.hi, hit.incident.seq, hit.id)


@dataclass(frozen=True, slots=True)
class Domain:
    """When a moment may be: stretches it may lie in, and whether it may never come."""

    spans: tuple[Between, ...]
    never: bool
    relaxed: bool = False


NOT_COME = Domain((), never=True)


class Rules(Protocol):
    """What one term asks of another: judged by the engine, each dispute settled as filled."""

    def performance(self, term: TermKey, *, timely: bool, filling: Filling) -> Domain:
        """When the term was performed, done or late."""

    def breach(self, term: TermKey, filling: Filling) -> Domain:
        """When the term was first broken."""

    def aspects_of(self, term: TermKey) -> list[Aspect]:
        """The disputes that the term hangs on."""

    def suspended(self, term: TermPlan, filling: Filling) -> Uncertain:
        """When a term is suspended, certainly and possibly, with the disputes as filled."""

    def suspension_aspects(self, term: TermPlan) -> list[Aspect]:
        """The disputes that the suspension of a term hangs on."""


@dataclass(slots=True)
class Scene:
    """Everything that is judged together, up to the horizon ``as_of``.

    ``rules`` answers for other terms; the engine puts itself there.
    """

    plan: Plan
    facts: Facts
    method: Method
    as_of: Instant
    rules: Rules
    _acts: dict[str, list[Incident]] = field(default_factory=dict)
    _hits: dict[tuple[Pattern, str], tuple[Hit, ...]] = field(default_factory=dict)
    _areas: dict[str, frozenset[str]] = field(default_factory=dict)
    _above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _closed: dict[tuple[Pattern, str, str], Timeline] = field(default_factory=dict)
    memo: dict[object, object] = field(default_factory=dict)

    @property
    def watchers(self) -> frozenset[str]:
        """The facts that say who could have seen what, and not what happened."""
        known = self.memo.get("watchers")
        if not isinstance(known, frozenset):
            known = frozenset(c.id for c in self.facts.coverage)
            self.memo["watchers"] = known
        return known

    def __post_init__(self) -> None:
        for incident in self.facts.incidents:
            self._acts.setdefault(incident.act, []).append(incident)
        for area, parts in self.plan.area_parts:
            self._areas[area] = frozenset(parts) | {area}
        self._above = dict(self.plan.wider)

    @property
    def terms(self) -> frozenset[str]:
        """The ids of all terms: what an act of law that names one of them is about."""
        return frozenset(term.key.id for term in self.plan.terms)

    # -------------------------------------------------------------------------------- patterns

    def hits(self, pattern: Pattern, bearer: str) -> tuple[Hit, ...]:
        """The incidents that match in some world, in the order of time, sequence and key.

        ``bearer`` stands in for the placeholder in the pattern's actors.
        """
        known = self._hits.get((pattern, bearer))
        if known is None:
            acts: Iterable[str] = sorted(self._acts)
            if pattern.acts is not None:
                acts = dict.fromkeys((*pattern.acts, *self._over(pattern.acts)))
            actors = self.actors(pattern, bearer)
            found = [
                hit
                for act in acts
                for incident in self._acts.get(act, ())
                if (hit := self._match(pattern, incident, actors)) is not None
            ]
            found.sort(key=_in_time)
            known = self._hits[pattern, bearer] = tuple(found)
        return known

    def match(self, pattern: Pattern, incident: Incident, bearer: str) -> Hit | None:
        """The incident as a hit of the pattern; None where no world makes it match."""
        return self._match(pattern, incident, self.actors(pattern, bearer))

    def _match(
        self, pattern: Pattern, incident: Incident, actors: tuple[str, ...] | None
    ) -> Hit | None:
        coarse = False
        for names, name in ((pattern.acts, incident.act), (pattern.kinds, incident.kind)):
            if names is not None and name not in names:
                if pattern.log or not self.may_be(name, names):
                    return None
                coarse = True
        for wanted, given in (
            (pattern.roll, incident.roll),
            (pattern.recipient, incident.recipient),
            (pattern.under, incident.under),
        ):
            if wanted is not None and given is not None and wanted != given:
                return None
        occurs, by, party = _who(incident.parts, actors, pattern.use, one_of=incident.one_of)
        if Truth.FALSE in (occurs, by):
            return None
        disputes: list[str] = []
        gaps: list[Gap] = []
        _note(occurs, "occurs", Gap.BELOW_STANDARD, disputes, gaps)
        _note(by, f"by:{party}", Gap.ATTRIBUTION, disputes, gaps)
        places: tuple[str, ...] = ()
        elsewhere = unplaced = False
        if pattern.areas is not None:
            inside, areas, elsewhere = self.inside(incident.places, pattern.areas)
            if inside is Truth.FALSE:
                return None
            places = tuple(f"in:{area}" for area in areas)
            if inside is Truth.GAP:
                unplaced = True
                gaps += [g for g in self.unplaced(incident.places, pattern.areas) if g not in gaps]
        if coarse:
            gaps.append(Gap.KIND_TOO_COARSE)
            some = tuple(_part_of(r) for r in incident.amount.choices)
            incident = replace(incident, amount=Amounts(some))
        if pattern.undefined is not None:
            gaps.append(Gap.UNDEFINED)
        others: tuple[str, ...] | None = None
        if incident.one_of and by in (Truth.GAP, Truth.DISPUTED) and actors is not None:
            states = {p.party: _by(p, pattern.use) for p in incident.parts}
            rest = {p: t for p, t in states.items() if p not in actors and t is not Truth.FALSE}
            if all(t is Truth.DISPUTED for t in rest.values()):
                others = tuple(f"by:{p}" for p in sorted(map(str, rest)))
        return Hit(
            incident, tuple(disputes), tuple(gaps), occurs, by, others, places, elsewhere, unplaced
        )

    def may_be(self, name: str | None, names: Iterable[str]) -> bool:
        """Whether what was told of as ``name`` may have been one of these: wider, or not told."""
        return name is None or name in self._over(names)

    def _over(self, names: Iterable[str]) -> list[str]:
        return [above for name in names for above in self._above.get(name, ())]

    @staticmethod
    def actors(pattern: Pattern, bearer: str) -> tuple[str, ...] | None:
        """The pattern's actors with the bearer in the place of the placeholder."""
        if pattern.actors is None or BEARER not in pattern.actors:
            return pattern.actors
        return tuple(bearer if a == BEARER else a for a in pattern.actors)

    def inside(
        self, places: tuple[Located, ...], areas: Iterable[str]
    ) -> tuple[Truth, tuple[str, ...], bool]:
        """Whether a place is in one of the areas, in which it is disputed, and if one is open."""
        if not places:
            return Truth.GAP, (), True
        here = self._among(places, areas)
        if any(p.inside is Truth.TRUE for p in here):
            return Truth.TRUE, (), False
        disputed = tuple(sorted(p.area for p in here if p.inside is Truth.DISPUTED))
        loose = any(p.inside is Truth.GAP for p in here)
        if disputed:
            return Truth.DISPUTED, disputed, loose
        return (Truth.GAP if loose else Truth.FALSE), (), loose

    def unplaced(self, places: tuple[Located, ...], areas: Iterable[str]) -> tuple[Gap, ...]:
        """Why it is a gap that a place is in one of the areas; where nobody says, the place."""
        found = {gap for place in self._among(places, areas) for gap in place.gaps}
        return in_telling(found) or (Gap.PLACE_TOO_COARSE,)

    def _among(self, places: tuple[Located, ...], areas: Iterable[str]) -> list[Located]:
        names: set[str] = set()
        for area in areas:
            names |= self._areas.get(area, frozenset((area,)))
        return [p for p in places if p.area in names]

    # --------------------------------------------------------------------------------- closure

    def closed(self, pattern: Pattern, bearer: str, term: TermKey) -> Timeline:
        """When nothing that matches can have happened unseen (§5.1)."""
        if pattern.undefined is not None:
            return NEVER
        if self.facts.complete or pattern.log:
            return ALWAYS
        key = (pattern, bearer, term.id)
        known = self._closed.get(key)
        if known is None:
            known = self._closed[key] = make(
                (c.period.start, c.period.end)
                for c in self.facts.coverage
                if c.closes
                and not c.denied
                and _covers(c.acts, pattern.acts)
                and _covers(c.kinds, pattern.kinds)
                and _covers(c.areas, pattern.areas)
                and (c.actors is None or bearer in c.actors)
                and (c.terms is None or term.id in c.terms)
            )
        return known

    def coverage(
        self, pattern: Pattern, bearer: str, term: TermKey, start: Instant, end: Instant
    ) -> list[Coverage]:
        """Who could see, or was refused, something that matches in ``start ≤ t ≤ end``."""
        return [
            c
            for c in self.facts.coverage
            if c.period.start <= end
            and c.period.end > start
            and _touches(c.acts, pattern.acts)
            and _touches(c.kinds, pattern.kinds)
            and _touches(c.areas, pattern.areas)
            and (c.actors is None or bearer in c.actors)
            and (c.terms is None or term.id in c.terms)
        ]

    # ------------------------------------------------------------------------------ acts of law

    def rulings(self, act: LegalAct) -> list[Ruling]:
        """Acts of law of one kind with effect up to the horizon, in order."""
        return sorted(
            (r for r in self.facts.rulings if r.act is act and r.effect <= self.as_of),
            key=lambda r: (r.effect, r.recorded, r.id),
        )

    def about(self, incident: str) -> tuple[Ruling, ...]:
        """The acts of law that name an incident, and those that name nothing, as on record."""
        if "about" not in self.memo:
            found: dict[str, list[Ruling]] = {}
            for ruling in self.facts.rulings:
                for name in dict.fromkeys(ruling.about or ("",)):
                    found.setdefault(name, []).append(ruling)
            self.memo["about"] = found
        named: dict[str, list[Ruling]] = self.memo["about"]  # type: ignore[assignment]
        return (*named.get(incident, ()), *named.get("", ()))

    def overtaken(self, term: TermPlan) -> Instant | None:
        """When the term was overtaken by events, by an entry that says so; never a bearer's own."""
        found = [r.effect for r in self._freeing(LegalAct.OVERTAKEN, term)]
        return min(found, default=None)

    def waived(self, term: TermPlan) -> Instant | None:
        """When all who are owed the term had waived it; None where one of them has not."""
        first: dict[str, Instant] = {}
        for ruling in self._freeing(LegalAct.WAIVER, term):
            first.setdefault(ruling.by or "", ruling.effect)
        others = [party for party in self.plan.parties if party not in term.bearers]
        owed = others if term.counterparty is None else [term.counterparty]
        return max(first[who] for who in owed) if owed and first.keys() >= set(owed) else None

    def freed(self, term: TermPlan) -> Instant | None:
        """When the term ended by a waiver on record or by being overtaken."""
        ends = (self.overtaken(term), self.waived(term))
        return min((t for t in ends if t is not None), default=None)

    def _freeing(self, act: LegalAct, term: TermPlan) -> list[Ruling]:
        return [r for r in self.rulings(act) if term.key.id in r.about and r.by not in term.bearers]


def _part_of(whole: Range) -> Range:
    """How many of so many may have been of a narrower kind, if any were."""
    return Range(min(whole.lo, 1) if isinstance(whole.lo, int) else 0, whole.hi)


def _note(state: Truth, aspect: str, reason: Gap, disputes: list[str], gaps: list[Gap]) -> None:
    if state is Truth.DISPUTED:
        disputes.append(aspect)
    elif state is Truth.GAP:
        gaps.append(reason)


def _touches(given: tuple[str, ...] | None, wanted: tuple[str, ...] | None) -> bool:
    return given is None or wanted is None or bool(set(given) & set(wanted))


def _covers(given: tuple[str, ...] | None, wanted: tuple[str, ...] | None) -> bool:
    return given is None or (wanted is not None and set(wanted) <= set(given))
