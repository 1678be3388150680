"""What all worlds of one judgement share: the record as the plan's patterns see it.

Which incidents may match and whether one does in a world, what is closed, who was where, and the
limits that an uncertain instant can cross. Straight from the semantics (docs/semantics.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace

from servanda.kernel.base import (
    DAWN,
    FOREVER,
    HOUR,
    Amount,
    Between,
    Calendar,
    Duration,
    Instant,
    Range,
    Unit,
)
from servanda.kernel.facts import (
    Amounts,
    Claim,
    Coverage,
    Facts,
    Incident,
    LegalAct,
    Located,
    Part,
    Ruling,
    Stay,
    Truth,
)
from servanda.kernel.plan.operators import (
    BEARER,
    At,
    BreachMoment,
    Condition,
    DaysWith,
    Invocation,
    Need,
    NthDayOf,
    Pattern,
    PerformanceOf,
    Plan,
    Quota,
    TermKey,
    TermPlan,
    Use,
    Withdrawal,
)
from servanda.kernel.terms.method import Method
from servanda.kernel.timeline import ALWAYS, NEVER, Timeline, make
from servanda.kernel.verdicts.checking.amounts import Paths
from servanda.kernel.verdicts.checking.worlds import MAYBE, NO, YES, Impossible, Occasion, World
from servanda.kernel.verdicts.proof import TermProof

MOST_UNITS = 60
"""An amount whose whole numbers are tried one by one spans no more than this."""

Ask = Callable[[str, Truth], int]
"""What a world says of an atom, by the atom's name and state on record."""


@dataclass(slots=True)
class Ground:
    """Plan, facts, method and horizon; the other terms' proofs, which are checked apart.

    ``occasions`` gives the instances of any of the plan's terms, with the judge of each.
    """

    plan: Plan
    facts: Facts
    method: Method
    as_of: Instant
    others: Mapping[TermKey, TermProof]
    occasions: Callable[[TermPlan], list[Occasion]]
    _hits: dict[tuple[Pattern, str], tuple[Incident, ...]] = field(default_factory=dict)
    memo: dict[object, object] = field(default_factory=dict)
    paths: dict[object, Paths] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """The agreement's calendar."""
        return self.plan.calendar

    def _claims(self) -> dict[str, list[Claim]]:
        if "claims" not in self.memo:
            facts = self.facts
            found: dict[str, list[Claim]] = {}
            for kind in (facts.incidents, facts.counts, facts.stays, facts.levels, facts.coverage):
                for fact in kind:
                    found.setdefault(fact.id, []).extend(fact.claims)
            self.memo["claims"] = found
        return self.memo["claims"]  # type: ignore[return-value]

    def is_fact(self, name: str) -> bool:
        """Whether a fact of that very id is on record."""
        return name in self._claims()

    def rests_on(self, name: str) -> list[Claim] | None:
        """The claims behind a fact, or behind counts taken together; None if not on record."""
        known = self._claims()
        if name in known:
            return known[name]
        parts = [part.partition("#")[0] for part in name.split("+")]
        if any(part not in known for part in parts):
            return None
        return [claim for part in parts for claim in known[part]]

    # -------------------------------------------------------------------------------- incidents

    def areas(self, names: Iterable[str]) -> set[str]:
        """The areas and everything that lies inside them."""
        parts = dict(self.plan.area_parts)
        return {inner for name in names for inner in (name, *parts.get(name, ()))}

    def hits(self, pattern: Pattern, bearer: str) -> tuple[Incident, ...]:
        """The incidents that might match in some world, in order of time, sequence and id.

        Of what is told only of a wider kind or act, the amounts are those that may be meant.
        """
        if (pattern, bearer) not in self._hits:
            found = [
                self._meant(pattern, i)
                for i in self.facts.incidents
                if self._alike(pattern, i, bearer)
            ]
            found.sort(key=lambda i: (i.time.span, i.seq, i.id))
            self._hits[pattern, bearer] = tuple(found)
        return self._hits[pattern, bearer]

    def _alike(self, pattern: Pattern, one: Incident, bearer: str) -> bool:
        asked = (
            (pattern.roll, one.roll),
            (pattern.recipient, one.recipient),
            (pattern.under, one.under),
        )
        return (
            self.told(pattern, one) != NO
            and all(want is None or given in (None, want) for want, given in asked)
            and self.matches(World(coarse=1), pattern, one, bearer, soft=True, peek=True) != NO
        )

    def names(self, asked: Sequence[str] | None, name: str | None) -> int:
        """Whether what is told of under a name is of the names asked for, or may be."""
        if asked is None or name in asked:
            return YES
        if "wider" not in self.memo:
            self.memo["wider"] = dict(self.plan.wider)
        above: dict[str, tuple[str, ...]] = self.memo["wider"]  # type: ignore[assignment]
        wide = name is None or any(name in above.get(one, ()) for one in asked)
        return MAYBE if wide else NO

    def told(self, pattern: Pattern, one: Incident) -> int:
        """Whether an incident is told of as an act and a kind that are asked for, or may be."""
        answer = min(self.names(pattern.acts, one.act), self.names(pattern.kinds, one.kind))
        return NO if pattern.log and answer == MAYBE else answer

    def _meant(self, pattern: Pattern, one: Incident) -> Incident:
        if self.told(pattern, one) == YES:
            return one
        least = [min(1, r.lo) if isinstance(r.lo, int) else 0 for r in one.amount.choices]
        meant = zip(least, one.amount.choices, strict=True)
        return replace(one, amount=Amounts(tuple(Range(low, r.hi) for low, r in meant)))

    def matches(
        self,
        world: World,
        pattern: Pattern,
        one: Incident,
        bearer: str,
        *,
        soft: bool = False,
        peek: bool = False,
    ) -> int:
        """Whether an incident matches: it occurs, by one of the actors, in one of the areas.

        ``peek`` asks only whether it might, in any world, and so settles no dispute.
        """
        actors = acting(pattern, bearer)

        def ask(aspect: str, state: Truth) -> int:
            if peek:
                return {Truth.FALSE: NO, Truth.TRUE: YES}.get(state, MAYBE)
            return world.holds(one.id, aspect, state, soft=soft)

        answer = ask("undefined", Truth.GAP) if pattern.undefined is not None else YES
        if answer != NO and self.told(pattern, one) == MAYBE:
            answer = min(answer, ask(f"kind {pattern.acts} {pattern.kinds}", Truth.GAP))
        if answer != NO:
            one_of = one.one_of and not peek
            answer = min(answer, _done_by(one.parts, actors, pattern.use, ask, one_of=one_of))
        if answer != NO and pattern.areas is not None:
            answer = min(answer, self.inside(one.places, pattern.areas, ask))
        return answer

    def inside(self, places: Sequence[Located], areas: Iterable[str], ask: Ask) -> int:
        """Whether something is in one of the areas. With no place on record, nobody knows."""
        if not places:
            return ask("in:?", Truth.GAP)
        names = self.areas(areas)
        answer = NO
        for place in sorted(places, key=lambda p: (p.inside is not Truth.TRUE, p.area)):
            if place.area in names and answer != YES:
                answer = max(answer, ask(f"in:{place.area}", place.inside))
        return answer

    def closed(self, pattern: Pattern, bearer: str, term: TermKey) -> Timeline:
        """When nothing that matches can have happened unseen."""
        if pattern.undefined is not None:
            return NEVER
        if self.facts.complete or pattern.log:
            return ALWAYS
        key = ("closed", pattern, bearer, term)
        if key not in self.memo:
            found = self._closers(pattern, bearer, term)
            self.memo[key] = make((c.period.start, c.period.end) for c in found)
        return self.memo[key]  # type: ignore[return-value]

    def closing(
        self, pattern: Pattern, bearer: str, term: TermKey, start: Instant, end: Instant
    ) -> set[str]:
        """The coverage that closes any of a stretch, both ends included."""
        if self.facts.complete or pattern.log or pattern.undefined is not None:
            return set()
        return {
            c.id
            for c in self._closers(pattern, bearer, term)
            if c.period.start <= end and start < c.period.end
        }

    def _closers(self, pattern: Pattern, bearer: str, term: TermKey) -> list[Coverage]:
        return [
            c
            for c in self.facts.coverage
            if c.closes
            and not c.denied
            and _within(pattern.acts, c.acts)
            and _within(pattern.kinds, c.kinds)
            and _within(pattern.areas, c.areas)
            and (c.actors is None or bearer in c.actors)
            and (c.terms is None or term.id in c.terms)
        ]

    def certain(self, pattern: Pattern, one: Incident, bearer: str) -> bool:
        """Whether an incident matches in every world."""
        return self.matches(World(), pattern, one, bearer, peek=True) == YES

    def happened(
        self,
        world: World,
        term: TermPlan,
        pattern: Pattern,
        bearer: str,
        only: str | None = None,
        until: Instant = FOREVER,
    ) -> list[tuple[Instant, int, str, Incident]]:
        """The incidents that match in the world up to the horizon, in order.

        ``only`` asks for one of them, ``until`` for none that is later in every world, so that no
        other is filled in.
        """
        found = []
        hits = self.hits(pattern, bearer)
        if only is not None:
            hits = self.named(pattern, bearer, only)
        for one in hits:
            if one.time.span.lo <= min(self.as_of, until) and self.matches(
                world, pattern, one, bearer
            ):
                at = world.instant(one.id, "time", one.time, self.cuts(term, one.time.span))
                if at <= self.as_of:
                    found.append((at, one.seq, one.id, one))
        return sorted(found, key=lambda f: f[:3])

    def named(self, pattern: Pattern, bearer: str, name: str) -> tuple[Incident, ...]:
        """The incident of that id, if it might match."""
        key = ("named", pattern, bearer)
        if key not in self.memo:
            self.memo[key] = {one.id: (one,) for one in self.hits(pattern, bearer)}
        known: dict[str, tuple[Incident, ...]] = self.memo[key]  # type: ignore[assignment]
        return known.get(name, ())

    def much(self, world: World, one: Incident) -> Amount:
        """How much an incident was of in the world: every whole amount, or the ends of the rest."""
        low, top = world.amount(one.id, one.amount)
        high = low + MOST_UNITS if top is None else top
        if low == high:
            return low
        whole = isinstance(low, int) and isinstance(high, int) and high - low <= MOST_UNITS
        options = range(int(low), int(high) + 1) if whole else (low, high)
        world.loose = world.loose or not whole or top is None
        return options[world.pick(one.id, f"much {low} to {high}", len(options))]

    def units(self, world: World, one: Incident) -> int:
        """How many whole units an incident was of in the world."""
        return int(self.much(world, one))

    def parties(self, term: TermPlan, bearer: str) -> tuple[str, ...]:
        """The parties that a bearer of an instance stands for."""
        return (bearer,) if bearer in term.bearers else term.bearers

    def stood(
        self, world: World, term: TermPlan, stay: Stay, areas: Iterable[str], bearer: str
    ) -> bool:
        """Whether a stay was the bearer's and in one of the areas in the world."""

        def ask(aspect: str, state: Truth) -> int:
            return world.holds(stay.id, aspect, state)

        whose = self.parties(term, bearer)
        if _done_by(stay.parts, whose, Use.BAN, ask, one_of=False) == NO:
            return False
        return self.inside(stay.places, areas, ask) == YES

    def watched(self, area: str, bearer: str, term: TermKey) -> Timeline:
        """When an area was watched so that whoever was not seen there was not there."""
        if self.facts.complete:
            return ALWAYS
        found = self.watching(area, bearer, term)
        return make((c.period.start, c.period.end) for c in found)

    def watching(
        self, area: str, bearer: str, term: TermKey, at: Instant | None = None
    ) -> list[Coverage]:
        """The coverage by which an area was watched, at an instant or ever."""
        return [
            c
            for c in self.facts.coverage
            if c.closes
            and not c.denied
            and (c.acts is None or "presence" in c.acts)
            and (c.areas is None or area in c.areas)
            and (c.actors is None or bearer in c.actors)
            and (c.terms is None or term.id in c.terms)
            and (at is None or c.period.start <= at < c.period.end)
        ]

    def rulings(self, act: LegalAct) -> list[Ruling]:
        """Acts of law of one kind, in order. They are cut by what was known, not by the horizon."""
        found = [r for r in self.facts.rulings if r.act is act]
        return sorted(found, key=lambda r: (r.effect, r.recorded, r.id))

    # ----------------------------------------------------------------------------------- limits

    def cuts(self, term: TermPlan, between: Between) -> list[Instant]:
        """The limits that an instant of a term can cross inside its bounds.

        They are the ends of everything the term looks at, as they are and pulled back by its
        durations (one on another, as a due hangs on a moment after a moment), and the midnights
        where days count.
        """
        if between.exact:
            return []
        known = ("cuts", term.key, between)
        if known not in self.memo:
            self.memo[known] = self._cuts(term, between)
        return self.memo[known]  # type: ignore[return-value]

    def _cuts(self, term: TermPlan, between: Between) -> list[Instant]:
        marks, durations, days = self._marks(term)
        reach = between.hi + 2 * max((_longest(d) for d in durations), default=0)
        found = {m for m in marks if between.lo <= m <= reach}
        for _ in range(2):
            found |= {self.calendar.subtract(m, d) for m in sorted(found) for d in durations}
        if days:
            day = self.calendar.day_start(between.lo)
            while day <= between.hi:
                found.add(day)
                day = self.calendar.add_days(day, 1)
        return sorted(m for m in found if between.lo <= m <= between.hi)

    def _marks(self, term: TermPlan) -> tuple[list[Instant], list[Duration], bool]:
        if ("marks", term.key) not in self.memo:
            found = {self.as_of}
            durations: set[Duration] = set()
            days = isinstance(term.duty, Quota)
            parts = [part for one in self._bearing(term) for part in parts_of(one, self.plan)]
            closes = any(isinstance(part, Need | Withdrawal) for part in parts)
            for part in parts:
                match part:
                    case Pattern():
                        found |= self._ends(part, term)
                    case Duration():
                        durations.add(part)
                        days = days or part.unit.of_calendar
                    case At():
                        found |= {part.start, part.end}
                    case NthDayOf() | DaysWith():
                        days = True
                    case _:
                        pass
            for stay in self.facts.stays:
                both = (*stay.begin.choices, *stay.end.choices)
                found |= {t for c in both for t in (c.lo, c.hi)}
            if closes:  # of a watch as little is seen at the ends as between them
                spans = [c.period for c in self.facts.counts]
                spans += [c.period for c in self.facts.coverage]
                found |= {t for span in spans for t in (span.start, span.end)}
            found |= {r.effect for r in self.facts.rulings}
            known = sorted(m for m in found if DAWN < m < FOREVER)
            self.memo["marks", term.key] = (known, sorted(durations, key=str), days)
        return self.memo["marks", term.key]  # type: ignore[return-value]

    def _bearing(self, term: TermPlan) -> list[TermPlan]:
        """The term, and those whose breach suspends it."""
        found = [term]
        for one in found:
            if one.condition is not None and one.condition.how is Invocation.AUTOMATIC:
                found += [t for t in self.suspending(one.condition) if t not in found]
        return found

    def suspending(self, condition: Condition) -> list[TermPlan]:
        """The terms that a condition names; all that it may mean, where it names none."""
        return [
            other
            for other in self.plan.terms
            if condition.terms is None
            or any(
                k.id == other.key.id and k.reading in ("", other.key.reading)
                for k in condition.terms
            )
        ]

    def _ends(self, pattern: Pattern, term: TermPlan) -> set[Instant]:
        whose = {*self.plan.parties, *term.bearers}
        times = {
            c for bearer in whose for one in self.hits(pattern, bearer) for c in one.time.choices
        }
        return {t for c in times for t in (c.lo, c.hi)}


def _longest(duration: Duration) -> int:
    """No less than the duration, whatever the calendar."""
    hours = {Unit.DAY: 25, Unit.WEEK: 7 * 25, Unit.MONTH: 32 * 24, Unit.YEAR: 367 * 24}
    if duration.unit.of_calendar:
        return duration.count * hours[duration.unit] * HOUR
    return duration.elapsed


def acting(pattern: Pattern, bearer: str) -> tuple[str, ...] | None:
    """The pattern's actors, the bearer in the place of the placeholder."""
    if pattern.actors is None:
        return None
    return tuple(bearer if a == BEARER else a for a in pattern.actors)


def owed_by(term: TermPlan) -> tuple[str, ...]:
    """Who is judged apart; those who owe jointly are judged once."""
    return (" and ".join(term.bearers),) if term.joint else term.bearers


def bare(key: str) -> str:
    """An instance key without its bearer."""
    return key.rpartition("@")[0] or key


def _within(wanted: tuple[str, ...] | None, given: tuple[str, ...] | None) -> bool:
    return given is None or (wanted is not None and set(wanted) <= set(given))


def _done_by(
    parts: Sequence[Part],
    actors: tuple[str, ...] | None,
    use: Use,
    ask: Ask,
    *,
    one_of: bool,
) -> int:
    """Whether it occurs and one of the actors did it. With nobody named, who did it is a gap.

    What is told without a party holds of everybody who has no part of their own.
    """
    if not parts:
        return min(ask("occurs", Truth.GAP), YES if actors is None else ask("by:", Truth.GAP))
    nobody = [p for p in parts if p.party is None]
    if actors is None:
        return max(ask("occurs", _occurs(p, use)) for p in _surest(nobody or parts, use))
    named = [p for p in parts if p.party in actors]
    if nobody and {p.party for p in named} != set(actors):
        answer = max(min(ask("occurs", _occurs(p, use)), ask("by:", Truth.GAP)) for p in nobody)
        for part in _surest(named, use):
            of_it = min(ask("occurs", _occurs(part, use)), ask(f"by:{part.party}", _by(part, use)))
            answer = max(answer, of_it)
        return answer
    if not named:
        return NO
    if one_of and len(named) == len(parts):
        return max(ask("occurs", _occurs(p, use)) for p in _surest(named, use))
    occurs = max(ask("occurs", _occurs(p, use)) for p in _surest(named, use)[:1])
    if occurs == NO:
        return NO
    answer = NO
    for part in _surest(named, use):
        if answer != YES:
            answer = max(answer, ask(f"by:{part.party}", _by(part, use)))
    if one_of and answer == NO:
        rest = [p for p in parts if p not in named]
        if all(ask(f"by:{p.party}", _by(p, use)) == NO for p in rest):
            raise Impossible  # one of them did it
    return min(occurs, answer)


def told(
    parts: Sequence[Part], actors: tuple[str, ...] | None, use: Use, *, one_of: bool
) -> tuple[Truth, Truth]:
    """What is known of an act and of the actors' part in it, by the part of which most is."""
    nobody = [p for p in parts if p.party is None]
    if actors is None:
        named = nobody or list(parts)
    else:
        named = [p for p in parts if p.party in actors]
        if named and nobody and {p.party for p in named} != set(actors):
            open_to_all = [replace(p, by_as_duty=Truth.GAP, by_as_ban=Truth.GAP) for p in nobody]
            best = _surest([*named, *open_to_all], use)[0]
            return _occurs(best, use), _by(best, use)
    if not named:
        occurs = _occurs(_surest(nobody, use)[0], use) if nobody else Truth.GAP
        return occurs, Truth.GAP if parts or actors is not None else Truth.TRUE
    best = _surest(named, use)[0]
    if actors is None:
        return min((_occurs(p, use) for p in named), key=_KNOWN.index), Truth.TRUE
    whole = one_of and len(named) == len(parts)
    return _occurs(best, use), Truth.TRUE if whole else _by(best, use)


_KNOWN = (Truth.TRUE, Truth.DISPUTED, Truth.GAP, Truth.FALSE)


def _surest(parts: Sequence[Part], use: Use) -> list[Part]:
    """The part of which most is known: what it says of the act holds of the act."""
    if len(parts) == 1:
        return [*parts]

    def rank(part: Part) -> tuple[int, int]:
        return _KNOWN.index(_by(part, use)), _KNOWN.index(_occurs(part, use))

    return sorted(parts, key=rank)


def _by(part: Part, use: Use) -> Truth:
    return part.by_as_duty if use is Use.DUTY else part.by_as_ban


def _occurs(part: Part, use: Use) -> Truth:
    return part.occurs_as_duty if use is Use.DUTY else part.occurs_as_ban


def parts_of(thing: object, plan: Plan, seen: frozenset[TermKey] = frozenset()) -> Iterator[object]:
    """Everything inside a term's plan, and inside the terms whose performance it waits for."""
    yield thing
    if isinstance(thing, PerformanceOf | BreachMoment):
        other = plan.term(thing.term)
        if other is not None and other.key not in seen:
            yield from parts_of(other, plan, seen | {other.key})
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from parts_of(inner, plan, seen)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for item in fields(thing):
            yield from parts_of(getattr(thing, item.name), plan, seen)
