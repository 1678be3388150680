"""Every world of a case: the facts' unknowns, times what nobody saw performed.

**Why so little unseen performance is enough.** A world may add any amounts at any instants that
are not closed. What an instance asks of them is only when a sum first reaches what is needed
(or, for a ratio with a due, when a queue is first served), and sums only grow. Take any world and
the instant ``c`` at which one instance is served, and gather all that was unseen up to ``c`` into
one lump at the last unseen instant not after ``c``: the sum at ``c`` is the same and before that
instant it is no larger, so ``c`` is the same; what a queue handed to earlier units it hands them
in that lump instead. If nothing serves the instance, no lump serves it either. So for each
instance one lump a world is enough where no count binds, and no more than is needed ever has to
be in it. Where counts bind, the same holds between two edges of a count's period, and one lump
for each such cell is enough: its amount may then have to be as large as the counts allow, though
nobody needs so much. A quota asks only for sums over whole cells, so its lumps stand at the start
of their cell; and so do those of an answer whose triggers' times are all known, between the edges
of the times to answer, which lets one world keep several of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise, product

from servanda.kernel.base import DAWN, FOREVER, Amount, Instant, Range
from servanda.kernel.facts import (
    Amounts,
    Claim,
    Count,
    Facts,
    Incident,
    LegalAct,
    Level,
    Stance,
    Truth,
)
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    BreachMoment,
    Cap,
    ExceptClaimed,
    Need,
    Pattern,
    PerformanceOf,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Undefined,
    Withdrawal,
)
from servanda.kernel.standard import amounts as by_standard
from servanda.kernel.standard import reaches
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import Choice
from tests.oracle.concrete import (
    Lump,
    Stretch,
    World,
    bearers_of,
    due_after,
    in_force,
    join,
    local_days,
    matched,
    named,
    owed_by,
    sort_told,
    told,
    within,
)
from tests.oracle.concrete import found as found_in
from tests.oracle.duties import UNKNOWN_OUTCOMES, needed, needs_of, periods
from tests.oracle.worlds import (
    Base,
    Lattice,
    NoWorldError,
    Sort,
    TooManyWorldsError,
    exact,
    happenings,
    lattice,
    patterns,
    presences,
    snapshots,
    walk,
)

MOST = 6000
"""Worlds of one term and bearer beyond which a case is left alone."""

Owed = tuple[TermKey, int, str]
"""One need of a term, as one bearer owes it."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What an admissible count says: the sum over each of its spans lies in the range."""

    member: str
    spans: tuple[Stretch, ...]
    amount: Range
    whole: tuple[object, Range] | None = None
    """Of what more than is asked for it was said, and how much there was of that."""

    def meets(self, performance: Sequence[Lump]) -> bool:
        """Whether some performance is what was counted."""
        return all(_in(self.amount, _sum(performance, span)) for span in self.spans)


def _sum(performance: Sequence[Lump], span: Stretch) -> Amount:
    return sum(x for u, x in performance if span[0] <= u < span[1])


def _in(amount: Range, total: Amount) -> bool:
    return amount.lo <= total and (amount.hi is None or total <= amount.hi)


@dataclass(frozen=True)
class Case:
    """One term of a plan with all it rests on, and the facts that bear on it."""

    plan: Plan
    whole: Facts
    as_of: Instant
    method: Method
    term: TermPlan
    most: int = MOST

    @cached_property
    def terms(self) -> tuple[TermPlan, ...]:
        """The term and all whose performance, breach or continuing breach it rests on."""
        found: list[TermPlan] = []
        waiting = [self.term]
        while waiting:
            term = waiting.pop()
            if term in found:
                continue
            found.append(term)
            for thing in walk(term):
                if isinstance(thing, PerformanceOf | BreachMoment):
                    other = self.plan.term(thing.term)
                    assert other is not None
                    waiting.append(other)
            if term.condition is not None and term.condition.terms is not None:
                waiting += [t for t in self.plan.terms if t.key in term.condition.terms]
        return tuple(found)

    @cached_property
    def sought(self) -> list[Pattern]:
        """Every pattern that the case looks for."""
        sought = patterns(self.terms)
        for term in self.terms:
            if isinstance(term.duty, Withdrawal):
                sought.append(Pattern(("leave",)))
            if term.cure is not None and term.cure.by not in (None, "ending"):
                sought.append(Pattern((term.cure.by or "",)))
        return sought

    @cached_property
    def facts(self) -> Facts:
        """The facts that some pattern of the case could match."""
        duties = [term.duty for term in self.terms]
        stays = any(isinstance(duty, Absence | Withdrawal) for duty in duties)
        return replace(
            self.whole,
            incidents=tuple(
                i for i in self.whole.incidents if any(named(self.plan, p, i) for p in self.sought)
            ),
            stays=self.whole.stays if stays else (),
            levels=tuple(
                level if told(self.plan, d.kinds, level.kind) else at_most(level)
                for d in duties
                if isinstance(d, Cap)
                for level in self.whole.levels
            ),
        )

    def _sorts(self, incident: Incident) -> list[Sort]:
        """The sorts of the case that an incident is told of too coarsely for."""
        return sorted(
            {
                (p.acts, p.kinds)
                for p in self.sought
                if named(self.plan, p, incident) and not sort_told(self.plan, p, incident)
            },
            key=str,
        )

    @cached_property
    def points(self) -> Lattice:
        """The instants worlds draw from."""
        return lattice(self.plan, self.terms, self.facts, self.as_of)

    @cached_property
    def slack(self) -> int:
        """How far an open-ended amount is followed: as much as could ever be needed."""
        needs = [n for t in self.terms for n in needs_of(t)]
        return max((int(needed(n)) for n in needs), default=1) * 2

    # ------------------------------------------------------------------------------ without lumps

    @cached_property
    def bases(self) -> list[Base]:
        """Every way of filling the facts' own unknowns. Raises TooManyWorldsError."""
        parties = self.plan.parties
        axes: list[Sequence[object]] = [
            happenings(i, self.points, self.slack, parties, self._sorts(i))
            for i in self.facts.incidents
        ]
        axes += [presences(s, self.points) for s in self.facts.stays]
        axes += [snapshots(s, self.points, self.slack) for s in self.facts.levels]
        names, options = self._extras()
        axes += options
        size = 1
        for axis in axes:
            size *= len(axis)
        if size > self.most:
            raise TooManyWorldsError(f"{size} ways of filling the facts")
        a = len(self.facts.incidents)
        b = a + len(self.facts.stays)
        c = b + len(self.facts.levels)
        return [
            Base(pick[:a], pick[a:b], pick[b:c], dict(zip(names, pick[c:], strict=True)))  # type: ignore[arg-type]
            for pick in product(*axes)
        ]

    def _extras(self) -> tuple[list[tuple[str, ...]], list[Sequence[int]]]:
        names: list[tuple[str, ...]] = []
        options: list[Sequence[int]] = []
        for term in self.terms:
            key = str(term.key)
            for bearer in bearers_of(term):
                match term.duty:
                    case Undefined():
                        names.append(("undefined", key, bearer))
                        options.append(range(len(UNKNOWN_OUTCOMES)))
                    case Withdrawal(areas=areas):
                        for area in areas:
                            names.append(("inside until", key, bearer, area))
                            options.append(self._switches())
                    case Ban(pattern=pattern) if any(
                        isinstance(e, ExceptClaimed) for e in term.exemptions
                    ):
                        for incident in self.facts.incidents:
                            if named(self.plan, pattern, incident):
                                names.append(("exempt", key, incident.id, bearer))
                                options.append((0, 1) if self._claimed(incident) else (0,))
                    case _:
                        pass
        return names, options

    def _claimed(self, incident: Incident) -> bool:
        return any(
            r.act is LegalAct.EXCEPTION and incident.id in r.about for r in self.facts.rulings
        )

    def _switches(self) -> list[Instant]:
        if self.facts.complete:
            return [FOREVER]
        return [*self.points.points(self.points.first, self.as_of), FOREVER]

    # -------------------------------------------------------------------------- unseen, and counts

    def closed(self, term: TermPlan, pattern: Pattern, bearer: str) -> list[Stretch]:
        """The time at which what nobody saw of a pattern did not happen."""
        if self.facts.complete or pattern.log:
            return [(DAWN, FOREVER)]

        def covers(wide: Sequence[str] | None, narrow: Sequence[str] | None) -> bool:
            return wide is None or (narrow is not None and set(narrow) <= set(wide))

        return join(
            [
                (c.period.start, c.period.end)
                for c in self.facts.coverage
                if c.closes
                and not c.denied
                and covers(c.acts, pattern.acts)
                and covers(c.kinds, pattern.kinds)
                and covers(c.areas, pattern.areas)
                and (c.actors is None or bool(bearer and bearer in c.actors))
                and (c.terms is None or term.key.id in c.terms)
            ]
        )

    def bounds(self, need: Need, pattern: Pattern, *, several: bool = False) -> list[Bound]:
        """What the admissible counts of a need say."""
        relevant = [c for c in self.facts.counts if relevant_to(c, pattern, self.plan)]
        relevant = [c for c in relevant if need.point is None or self._factors(need, c)]
        relevant = [c for c in relevant if c.each_day or c.period.end <= self.as_of]
        if need.counters is not None:
            return [
                self._bound(c, c.id, c.amount, need, several=several)
                for c in relevant
                if c.status is Truth.TRUE and c.counter in need.counters
            ]
        scopes: dict[tuple[object, ...], list[Count]] = {}
        for c in relevant:
            if c.status is Truth.TRUE:
                scope = (c.kind, c.act, c.point, c.place, c.roll, c.actor, c.period, c.each_day)
                scopes.setdefault(scope, []).append(c)
        found: list[Bound] = []
        for same in scopes.values():
            claims = _told(same)
            told = by_standard(claims, self.method) if reaches(claims, self.method) else None
            choices = told.choices if told is not None else ()
            if len(choices) == 1 and not reaches(_told(same), self.method):
                continue
            for number, amount in enumerate(choices):
                name = "+".join(sorted(c.id for c in same))
                found.append(
                    self._bound(same[0], f"{name}#{number}", amount, need, several=several)
                )
        return found

    def _bound(self, c: Count, member: str, amount: Range, need: Need, *, several: bool) -> Bound:
        """``several``: each of several bearers owes its own, and a count may be of all of them."""
        span = (c.period.start, c.period.end)
        spans = tuple(local_days(self.plan.calendar, *span)) if c.each_day else (span,)
        kinds, areas = need.pattern.kinds, need.pattern.areas
        wider = None in (
            told(self.plan, kinds, c.kind),
            c.act is None or told(self.plan, need.pattern.acts, c.act),
        )
        narrower = (areas is None and c.place is not None) or (
            not wider and kinds is not None and len(kinds) > 1 and c.kind != need.unit
        )
        wider = wider or (several and c.actor is None)
        low, high = self._factors(need, c) or (1, 1)
        top = None if amount.hi is None or high is None or narrower else amount.hi * high
        what = (c.act, c.kind, c.point, c.place, c.roll, c.actor)
        whole = (what, Range(amount.lo * low, top)) if wider and not narrower else None
        return Bound(member, spans, Range(0 if wider else amount.lo * low, top), whole)

    def _factors(self, need: Need, c: Count) -> tuple[Amount, Amount | None] | None:
        """What a count is multiplied by to be one at the point asked for; None if it is none."""
        if c.point == need.point:
            return 1, 1
        for rule in self.method.conversions:
            if (rule.source, rule.target) == (c.point, need.point):
                return rule.low, rule.high
        return None

    def lumps(self, base: Base, owed: Owed, kept: Sequence[Bound]) -> Iterator[tuple[Lump, ...]]:
        """Every unseen performance of one need that the kept counts allow in a world."""
        term = self.plan.term(owed[0])
        assert term is not None
        need = needs_of(term)[owed[1]]
        pattern = owed_by(need.pattern, owed[2])
        seen = [
            (m.time, m.amount)
            for h in base.happenings
            if (m := matched(self.plan, pattern, h)) is not None
        ]
        rest = None if need.total is None else max(0, need.total - sum(x for _, x in seen))
        closed = self.closed(term, pattern, owed[2])
        enough = self._enough(base, term, need)
        edges = {self.as_of + 1}
        for bound in kept:
            edges |= {edge for span in bound.spans for edge in span}
        options: list[list[Lump | None]] = []
        begun: list[Stretch] = []
        if isinstance(term.duty, Quota):
            bare = World(self.plan, self.facts, self.as_of, base, {})
            force = in_force(bare, term)
            begun = [
                (start, end)
                for _, start, end in periods(bare, term, term.duty)
                if any(a <= start and end <= z for a, z in force)
            ]
            edges |= {edge for period in begun for edge in period}
        whole = isinstance(term.duty, Quota) or self.timed(term)
        if isinstance(term.duty, Response | Ratio) and whole:
            edges |= self._asked(base, term, term.duty, owed[2])
            begun = [(DAWN, FOREVER)]
        if whole:
            for start, end in closed:
                edges |= {start, end} - {DAWN, FOREVER}
        cells = sorted(edges)
        if not whole:
            cells = [DAWN, *cells, FOREVER]
        for start, end in pairwise(cells):
            over = [b for b in kept if any(a <= start and end <= z for a, z in b.spans)]
            most = most_in(over, enough, seen)
            if rest is not None:
                most = min(most, int(rest))
            if whole:
                if not over and not within(begun, start):
                    continue
                queued = isinstance(term.duty, Ratio)  # what is left over serves the next
                least = int(enough) if rest is None and not queued else 1
                options.append(self._at_once(start, over, most, least, closed))
            else:
                options.append(self._anywhere((start, end), over, most, closed))
        yield from _chosen(options, kept, seen, rest, 20 * self.most)

    def _at_once(
        self,
        start: Instant,
        over: Sequence[Bound],
        most: int,
        least: int,
        closed: Sequence[Stretch],
    ) -> list[Lump | None]:
        if within(closed, start) or (start > self.as_of and not over):
            return [None]
        amounts = range(1 if over else min(most, least), most + 1)
        return [None, *((start, x) for x in amounts if x > 0)]

    def timed(self, term: TermPlan) -> bool:
        """Whether a term asks for answers, and the times of all that calls for one are known."""
        duty = term.duty
        dated = isinstance(duty, Response) or (isinstance(duty, Ratio) and duty.within is not None)
        return (
            dated
            and isinstance(duty, Response | Ratio)
            and all(
                exact(i.time) for i in self.facts.incidents if named(self.plan, duty.trigger, i)
            )
        )

    def _asked(
        self, base: Base, term: TermPlan, duty: Response | Ratio, bearer: str
    ) -> set[Instant]:
        """Just after each trigger and each due, and where the term comes into force."""
        bare = World(self.plan, self.facts, self.as_of, base, {})
        found: set[Instant] = {a for a, _ in in_force(bare, term) if a > DAWN}
        for one in found_in(bare, owed_by(duty.trigger, bearer)):
            due = due_after(bare, one.time, duty.within, term) if duty.within else None
            found |= {one.time + 1} | ({due + 1} if due is not None else set())
        return found

    def _anywhere(
        self, cell: Stretch, over: Sequence[Bound], most: int, closed: Sequence[Stretch]
    ) -> list[Lump | None]:
        start, end = cell
        if start > self.as_of:
            instants = [start] if over else []
        else:
            instants = self.points.points(max(start, self.points.first), min(end - 1, self.as_of))
        free = [t for t in instants if not within(closed, t)]
        return [None, *((t, x) for t in free for x in range(1, most + 1))]

    def _enough(self, base: Base, term: TermPlan, need: Need) -> Amount:
        """More than this of a need is never asked for in a world."""
        amount = needed(need)
        match term.duty:
            case Ratio(trigger=trigger, each=each):
                mine = [matched(self.plan, trigger, h) for h in base.happenings]
                units = sum(h.amount for h in mine if h is not None)
                return amount * (units // each)
            case _ if need.scaled:
                return amount * max((h.amount for h in base.happenings), default=1)
            case _:
                return amount

    # ------------------------------------------------------------------------------------- worlds

    def owed(self, bearer: str | None) -> list[Owed]:
        """The needs whose unseen performance bears on the term, as ``bearer`` owes it."""
        return [
            (term.key, index, one)
            for term in self.terms
            for one in bearers_of(term)
            if term.key != self.term.key or bearer is None or one == bearer
            for index in range(len(needs_of(term)))
        ]

    def consistent(self, owed: Owed) -> list[tuple[Bound, ...]]:
        """The maximal sets of a need's counts that some world satisfies, in order."""
        term = self.plan.term(owed[0])
        assert term is not None
        need = needs_of(term)[owed[1]]
        several = len(bearers_of(term)) > 1 and owed_by(need.pattern, owed[2]) != need.pattern
        every = self.bounds(need, owed_by(need.pattern, owed[2]), several=several)
        sets = self.maximal(owed, every)
        doubted = [b for b in every if any(b not in kept for kept in sets)]
        apart = [part for b in every for part in fall_apart(b, doubted)]
        return sets if len(apart) == len(every) else self.maximal(owed, apart)

    def maximal(self, owed: Owed, every: Sequence[Bound]) -> list[tuple[Bound, ...]]:
        """The maximal sets of these that some world satisfies, in order."""
        found: list[tuple[Bound, ...]] = []
        for size in range(len(every), -1, -1):
            for kept in combinations(every, size):
                if any(set(kept) <= set(other) for other in found):
                    continue
                if any(self._has(base, owed, kept) for base in self.bases):
                    found.append(kept)
        return found

    def _has(self, base: Base, owed: Owed, kept: Sequence[Bound]) -> bool:
        return agree(kept) and next(self.lumps(base, owed, kept), None) is not None

    def worlds(self, bearer: str | None = None) -> Iterator[World]:
        """Every world. Raises NoWorldError where there is none, TooManyWorldsError beyond most."""
        owed = self.owed(bearer)
        conflicts = {one: self.consistent(one) for one in owed}
        made = 0
        for base in self.bases:
            axes = [
                [
                    (lumps, _choice(sets, index))
                    for index, kept in enumerate(sets)
                    for lumps in self.lumps(base, one, kept)
                ]
                for one, sets in conflicts.items()
            ]
            for pick in product(*axes):
                made += 1
                if made > self.most:
                    raise TooManyWorldsError(f"more than {self.most}")
                unseen = {one: lumps for one, (lumps, _) in zip(owed, pick, strict=True)}
                chosen = {c for _, choices in pick for c in choices}
                yield World(
                    self.plan,
                    self.facts,
                    self.as_of,
                    base,
                    unseen,
                    choices=base.choices | chosen,
                )
        if made == 0:
            raise NoWorldError


def at_most(level: Level) -> Level:
    """A snapshot of a wider kind than the cap's: of those there may be none, and no more."""
    return replace(level, amount=Amounts(tuple(Range(0, r.hi) for r in level.amount.choices)))


def agree(kept: Sequence[Bound]) -> bool:
    """Whether what bounds say of more than is asked for can all be so: some amounts bear it out."""
    for what in {b.whole[0] for b in kept if b.whole is not None}:
        told = [
            (span, b.whole[1])
            for b in kept
            if b.whole is not None and b.whole[0] == what
            for span in b.spans
        ]
        cells = list(pairwise(sorted({t for span, _ in told for t in span})))
        most = max(int(r.lo if r.hi is None else r.hi) for _, r in told)
        if not any(
            all(
                _in(r, sum(x for x, (a, b) in zip(much, cells, strict=True) if s <= a and b <= e))
                for (s, e), r in told
            )
            for much in product(range(most + 1), repeat=len(cells))
        ):
            return False
    return True


def fall_apart(bound: Bound, doubted: Sequence[Bound]) -> list[Bound]:
    """A count of each day that is in conflict, in runs of days: the others as they are.

    Two days that follow each other are in one run if one other count in conflict reaches over
    both, or none lies on either.
    """
    if bound not in doubted or len(bound.spans) < 2:
        return [bound]
    others = [(min(b.spans)[0], max(b.spans)[1]) for b in doubted if b is not bound]
    runs: list[list[Stretch]] = [[bound.spans[0]]]
    for day, following in pairwise(bound.spans):
        over = any(a < following[0] < z for a, z in others)
        on = any(a < z1 and a1 < z for a, z in others for a1, z1 in (day, following))
        if over or not on:
            runs[-1].append(following)
        else:
            runs.append([following])
    if len(runs) == 1:
        return [bound]
    return [
        replace(bound, member=f"{bound.member}/{n}", spans=tuple(r)) for n, r in enumerate(runs)
    ]


def relevant_to(c: Count, pattern: Pattern, wider: Plan | None = None) -> bool:
    """Whether a count is of what a pattern looks for; or of more than that, if a plan says what."""

    def of(names: Sequence[str] | None, name: str) -> bool:
        if wider is None:
            return names is None or name in names
        return told(wider, names, name) is not False

    return (
        of(pattern.kinds, c.kind)
        and (c.act is None or of(pattern.acts, c.act))
        and (c.roll is None or pattern.roll is None or c.roll == pattern.roll)
        and (c.actor is None or pattern.actors is None or c.actor in pattern.actors)
        and (c.place is None or pattern.areas is None or c.place in pattern.areas)
    )


def _told(counts: Sequence[Count]) -> list[Claim]:
    return [
        claim if claim.amount is not None else replace(claim, amount=c.amount)
        for c in counts
        for claim in c.claims
        if claim.stance is Stance.AFFIRMS
    ]


def most_in(over: Sequence[Bound], enough: Amount, seen: Sequence[Lump]) -> int:
    """The most a lump need hold in a cell that the bounds cover."""
    tops = [int(b.amount.hi) for b in over if b.amount.hi is not None]
    if tops:
        return min(tops)
    lows = [int(b.amount.lo) for b in over]
    return max([int(enough), *lows])


def _chosen(
    options: Sequence[Sequence[Lump | None]],
    kept: Sequence[Bound],
    seen: Sequence[Lump],
    rest: Amount | None,
    most: int,
) -> Iterator[tuple[Lump, ...]]:
    """One option for each cell, in every way that keeps the bounds, cell by cell."""

    def over(lumps: Sequence[Lump]) -> bool:
        if rest is not None and sum(x for _, x in lumps) > rest:
            return True
        performance = [*seen, *lumps]
        return any(
            b.amount.hi is not None and _sum(performance, span) > b.amount.hi
            for b in kept
            for span in b.spans
        )

    steps = 0

    def extend(lumps: tuple[Lump, ...], at: int) -> Iterator[tuple[Lump, ...]]:
        nonlocal steps
        steps += 1
        if steps > most:
            raise TooManyWorldsError("too many ways of adding what nobody saw")
        if at == len(options):
            if all(b.meets([*seen, *lumps]) for b in kept):
                yield lumps
            return
        for option in options[at]:
            longer = lumps if option is None else (*lumps, option)
            if option is None or not over(longer):
                yield from extend(longer, at + 1)

    if not over(()):
        yield from extend((), 0)


def _choice(sets: Sequence[Sequence[Bound]], index: int) -> tuple[Choice, ...]:
    if len(sets) == 1:
        return ()
    everything = {b.member for kept in sets for b in kept}
    always = [b for b in everything if all(b in {k.member for k in kept} for kept in sets)]
    return (Choice("+".join(sorted(everything - set(always))), "conflict", index),)
