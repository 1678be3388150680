"""What several occasions hang on, settled each way: the fewest of them that are bad in any.

Each settling is tried on its own: every occasion is looked at, world by world, with the answers
that it gives to what they share, and with all else open. Those that come to nothing but bad count.
A world that settles what is shared so has no fewer, whatever else it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from math import prod

from servanda.kernel.base import Between, Duration, Instant, Range
from servanda.kernel.facts import Amounts, Incident, Times, Truth
from servanda.kernel.plan.operators import (
    At,
    Ban,
    BreachMoment,
    Guarantee,
    Invocation,
    Need,
    Pattern,
    PerformanceOf,
    Permission,
    Quota,
    Ratio,
    TermPlan,
    Undefined,
)
from servanda.kernel.verdicts.checking.counts import clusters
from servanda.kernel.verdicts.checking.ground import Ground, acting, owed_by, parts_of
from servanda.kernel.verdicts.checking.occasions import occasions
from servanda.kernel.verdicts.checking.worlds import Aspect, Occasion, TooMany, every
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof, Outcome

Proofs = Mapping[str, InstanceProof]
Objections = Iterator[str]

MOST_WAYS = 256
"""Limit of settlings tried for one group."""
MOST_JUDGED = 4096
"""Limit of occasions looked at, over all settlings."""
MOST_WIDE = 6
"""Limit of different amounts of one report that are told apart."""
MOST_PIECES = 64
"""Limit of pieces that one time is told apart in; one that crosses more limits is left whole."""
FINEST = 3
"""From how finely times and amounts are told apart, down to atoms alone (0)."""

FREE = (Truth.GAP, Truth.DISPUTED)


def objections(
    ground: Ground,
    term: TermPlan,
    proofs: Proofs,
    told: Sequence[GroupProof],
    beside: Sequence[GroupProof],
    most: int,
) -> Objections:
    """What is amiss with the groups of this kind that are told, and whether one is missing.

    ``beside`` are the groups of other kinds that hold.
    """
    hangs = _hanging(ground, term, proofs, most)
    keys = [group.members for group in told]
    if len(set(keys)) < len(keys):
        yield "groups: one stands twice"
    for group in told:
        yield from _of_one(ground, term, proofs, group, beside, hangs, most)
    named = {key for members in keys for key in members}
    for members in _tied(hangs):
        table, _, _ = _table(ground, term, members, hangs, most)
        least = min(map(len, table), default=0)
        fewest = _needed(members, table, least) if least else ()
        singly = least == len(fewest) and all(proofs[key].relaxed for key in fewest)
        if least > _known(fewest, proofs, beside) and not (singly or named & {*members}):
            yield f"groups: at least {least} of {fewest} are bad in every world, and none says so"


def _of_one(
    ground: Ground,
    term: TermPlan,
    proofs: Proofs,
    group: GroupProof,
    beside: Sequence[GroupProof],
    hangs: Mapping[str, frozenset[str]],
    most: int,
) -> Objections:
    name = f"group {group.members}"
    if list(group.members) != sorted(set(group.members)) or not {*group.members} <= hangs.keys():
        yield f"{name}: its members are not open occasions that may be bad, each once, in order"
        return
    if group.of != len(group.members):
        yield f"{name}: it is of {len(group.members)}"
    table, facts, cut = _table(ground, term, group.members, hangs, most)
    least = min(map(len, table), default=0)
    exact = not (cut or group.relaxed)
    if not 1 <= group.at_least <= least or (exact and group.at_least < least):
        yield f"{name}: the proof says {group.at_least}, it is {least}"
    if group.at_least <= _known(group.members, proofs, beside):
        yield f"{name}: it says no more than other groups do"
    open_ = {f for b in owed_by(term) for f in _all_open(ground, term, b)}.union(*hangs.values())
    if not {*group.facts} <= open_ or not facts & {*group.facts}:
        yield f"{name}: what they hang on is {sorted(facts)}"
    claims = {c.id for fact in group.facts for c in ground.rests_on(fact) or ()}
    if list(group.cites) != sorted(claims):
        yield f"{name}: it does not cite what it rests on"
    whose = {proofs[key].bearer for key in group.members}
    if list(group.bearers) != [b for b in owed_by(term) if b in whose]:
        yield f"{name}: its bearers are {sorted(whose)}"


# --------------------------------------------------------------------------------- what hangs on it


def _hanging(
    ground: Ground, term: TermPlan, proofs: Proofs, most: int
) -> dict[str, frozenset[str]]:
    """The open occasions that may be bad, each with the facts by which it differs in worlds."""
    open_ = {k for k, p in proofs.items() if BAD & {*p.outcomes} and not {*p.outcomes} <= BAD}
    if len(open_) < len(("one", "other")) or not _may_hang_together(ground, term):
        return {}
    found: dict[str, frozenset[str]] = {}
    for one in occasions(ground, term, most):
        if one.key in open_:
            asked = _asked(one, most)
            found[one.key] = asked if asked is not None else _all_open(ground, term, one.bearer)
    on_record = {f for fs in found.values() for f in fs if ground.rests_on(f) is not None}
    return {key: facts & on_record for key, facts in found.items()}


def _asked(one: Occasion, most: int) -> frozenset[str] | None:
    """The facts of which some world of an occasion asks; None if it has too many worlds."""
    found: set[str] = set()
    try:
        for world, _ in every(one.judge, most=most):
            found |= {fact for fact, _ in (*world.known, *world.instants)}
    except TooMany:
        return None
    return frozenset(found)


def _all_open(ground: Ground, term: TermPlan, bearer: str) -> frozenset[str]:
    """Everything that a term looks for of which something is open."""
    found = {one.id for p in _patterns(ground, term) for one in ground.hits(p, bearer)}
    for need in (x for x in parts_of(term, ground.plan) if isinstance(x, Need)):
        found |= {c.name for c in clusters(ground, term, need, bearer) if len(c.answers) > 1}
    return frozenset(found)


def _patterns(ground: Ground, term: TermPlan) -> list[Pattern]:
    return list(dict.fromkeys(x for x in parts_of(term, ground.plan) if isinstance(x, Pattern)))


def _may_hang_together(ground: Ground, term: TermPlan) -> bool:
    """Whether anything is open on which several occasions of a term can hang.

    Nothing is said of what is owed jointly, or may be done by any of several of whom it is open.
    """
    if term.joint or isinstance(term.duty, Guarantee | Permission | Undefined):
        return False
    if isinstance(term.duty, Ratio) and term.duty.within is None:
        return False
    parts = [*parts_of(term, ground.plan)]
    if any(
        part.total is not None
        and sum(one.amount.span.lo for one in ground.hits(part.pattern, bearer)) > part.total
        for whole in parts
        if isinstance(whole, TermPlan)
        for part in parts_of(whole, ground.plan, frozenset(t.key for t in ground.plan.terms))
        if isinstance(part, Need)
        for bearer in owed_by(whole)
    ):
        return False  # more is told of than there is
    own = term.duty.pattern if isinstance(term.duty, Ban) else None
    found = False
    for bearer in owed_by(term):
        for pattern in _patterns(ground, term):
            hits = ground.hits(pattern, bearer)
            loose = [one for one in hits if not _certain(ground, pattern, one, bearer)]
            found = found or (bool(loose) and pattern != own)
            several = len(acting(pattern, bearer) or ()) > 1
            if pattern != own and several and any(_of_several(one) for one in loose):
                return False
    waits = any(
        isinstance(x, PerformanceOf | BreachMoment) or x is Invocation.AUTOMATIC
        for x in parts_of(term, ground.plan)
    )
    return found or waits or (own is None and len(owed_by(term)) > 1)


def _certain(ground: Ground, pattern: Pattern, one: Incident, bearer: str) -> bool:
    times, amounts = one.time.choices, one.amount.choices
    known = len(times) == len(amounts) == 1 and times[0].exact and amounts[0].exact
    return known and ground.certain(pattern, one, bearer)


def _of_several(one: Incident) -> bool:
    return sum(p.by_as_duty in FREE or p.by_as_ban in FREE for p in one.parts) > 1


def _tied(hangs: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """Occasions that hang on one fact, if only through others."""
    on: dict[str, list[str]] = {}
    for key, facts in hangs.items():
        for fact in facts:
            on.setdefault(fact, []).append(key)
    seen: set[str] = set()
    found: list[tuple[str, ...]] = []
    for start in sorted(hangs):
        members: set[str] = set()
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                members.add(key)
                waiting += [other for fact in hangs[key] for other in on.pop(fact, ())]
        if len(members) > 1:
            found.append(tuple(sorted(members)))
    return found


# ---------------------------------------------------------------------------------------- settlings


@dataclass(frozen=True, slots=True)
class Way:
    """An unknown that is settled, and in how many ways."""

    fact: str
    aspect: str
    size: int


def _table(
    ground: Ground,
    term: TermPlan,
    members: Sequence[str],
    hangs: Mapping[str, frozenset[str]],
    most: int,
) -> tuple[list[frozenset[str]], set[str], bool]:
    """For each settling what is bad whatever else is so; the facts settled; if some are not."""
    count: dict[str, int] = {}
    for fact in (f for key in members for f in hangs[key]):
        count[fact] = count.get(fact, 0) + 1
    both = {fact for fact, n in count.items() if n > 1}
    room = min(MOST_WAYS, max(2, MOST_JUDGED // max(1, len(members))))
    for fine in range(FINEST, -1, -1):
        settled = _settling(ground, term, both, fine)
        ways = _unknowns(settled, term, both)
        if prod(w.size for w in ways) <= room:
            break
    ways.sort(key=lambda w: (-count[w.fact], w.fact, w.aspect))
    kept: list[Way] = []
    for way in ways:
        if way.size * prod(w.size for w in kept) <= room:
            kept.append(way)
    judged = [one for one in occasions(settled, term, most) if one.key in {*members}]
    table: list[frozenset[str]] = []
    for picks in product(*(range(w.size) for w in kept)):
        known = {(w.fact, w.aspect): pick for w, pick in zip(kept, picks, strict=True)}
        bad = _bad_in(judged, known, most)
        if bad is not None:
            table.append(bad)
            if not bad:
                break
    return table, {w.fact for w in kept}, fine < FINEST or len(kept) < len(ways)


def _bad_in(
    judged: Sequence[Occasion], known: Mapping[Aspect, int], most: int
) -> frozenset[str] | None:
    """The occasions that are bad in all worlds of a settling; None if it has no world."""
    found: set[str] = set()
    for one in judged:
        outcomes = _outcomes(one, known, most)
        if not outcomes:
            return None
        if outcomes <= BAD:
            found.add(one.key)
    return frozenset(found)


def _outcomes(one: Occasion, known: Mapping[Aspect, int], most: int) -> set[Outcome]:
    for coarse in (0, 1, 2):
        try:
            worlds = every(one.judge, coarse=coarse, most=most, known=known)
            return {case.outcome for _, cases in worlds for case in cases}
        except TooMany:
            continue
    raise TooMany


def _settling(ground: Ground, term: TermPlan, facts: set[str], fine: int) -> Ground:
    """The ground with the times and amounts of these facts in pieces, each an answer of its own."""
    limits = _limits(ground, term) if fine > 1 else []
    told = tuple(
        _in_pieces(one, limits, fine) if fine and one.id in facts else one
        for one in ground.facts.incidents
    )
    if told == ground.facts.incidents:
        return ground
    other = Ground(
        ground.plan,
        replace(ground.facts, incidents=told),
        ground.method,
        ground.as_of,
        ground.others,
        lambda t: occasions(other, t, MOST_JUDGED),
    )
    return other


def _in_pieces(one: Incident, limits: Sequence[Instant], fine: int) -> Incident:
    amounts: list[Range] = []
    for r in one.amount.choices:
        whole = isinstance(r.lo, int) and isinstance(r.hi, int) and r.hi - r.lo < MOST_WIDE
        numbers = range(int(r.lo), int(r.hi or 0) + 1) if whole else ()
        amounts += [Range(n, n) for n in numbers] or [r]
    if fine > 1:
        times = dict.fromkeys(
            piece for t in one.time.choices for piece in _pieces(t, limits, whole=fine == FINEST)
        )
        one = replace(one, time=Times(tuple(times)))
    return replace(one, amount=Amounts(tuple(dict.fromkeys(amounts)))) if fine != 1 else one


def _pieces(time: Between, limits: Sequence[Instant], *, whole: bool) -> list[Between]:
    """Pieces of a time between limits; each limit by itself, where all is told apart."""
    within = limits[bisect_left(limits, time.lo) : bisect_right(limits, time.hi)]
    firsts = {time.lo, *within}
    if whole:
        firsts |= {t + 1 for t in (time.lo, *within) if t < time.hi} | {time.hi}
    edges = sorted({*firsts, time.hi + 1})
    if len(edges) > MOST_PIECES:
        return [time]
    return [Between(a, b - 1) for a, b in pairwise(edges)]


def _limits(ground: Ground, term: TermPlan) -> list[Instant]:
    """The ends of all that a term looks at, and the instants a duration of its before or after."""
    parts = list(parts_of(term, ground.plan))
    found = {ground.as_of}
    for bearer in owed_by(term):
        for pattern in _patterns(ground, term):
            for one in ground.hits(pattern, bearer):
                found |= {t for c in one.time.choices for t in (c.lo, c.hi)}
    found |= {t for x in parts if isinstance(x, At) for t in (x.start, x.end, x.end + x.dated)}
    near = [t for t in found if abs(t) < 2**60]
    for lasting in dict.fromkeys(x for x in parts if isinstance(x, Duration)):
        found |= {ground.calendar.due(t, lasting) for t in near}
        found |= {ground.calendar.subtract(t, lasting) for t in near}
    if isinstance(term.duty, Quota):
        found |= {ground.calendar.day_start(t) for t in near}
        found |= {ground.calendar.day_end(t) for t in near}
    return sorted(found)


def _unknowns(ground: Ground, term: TermPlan, facts: set[str]) -> list[Way]:
    """What can be settled of these facts."""
    found: list[Way] = []
    for one in ground.facts.incidents:
        if one.id not in facts:
            continue
        asked: dict[str, set[Truth]] = {}
        for part in one.parts:
            asked.setdefault("occurs", set()).update((part.occurs_as_duty, part.occurs_as_ban))
            if part.party is not None:
                by = asked.setdefault(f"by:{part.party}", set())
                by.update((part.by_as_duty, part.by_as_ban))
        for place in one.places:
            asked.setdefault(f"in:{place.area}", set()).add(place.inside)
        for aspect, states in asked.items():
            if len(states.intersection(FREE)) == 1:  # a gap here and a dispute there are two
                found.append(Way(one.id, aspect, 2))
        for aspect, size in (("time", len(one.time.choices)), ("amount", len(one.amount.choices))):
            if size > 1:
                found.append(Way(one.id, aspect, size))
    named: dict[str, int] = {}
    for need in (x for x in parts_of(term, ground.plan) if isinstance(x, Need)):
        for bearer in owed_by(term):
            for c in clusters(ground, term, need, bearer):
                named |= {x.name: len(x.answers) for x in (c, *c.stretches) if len(x.answers) > 1}
    return found + [Way(name, "conflict", n) for name, n in named.items() if name in facts]


def _needed(keys: Sequence[str], table: Sequence[frozenset[str]], least: int) -> tuple[str, ...]:
    """The occasions without those that add nothing to how many are certainly bad."""
    chosen = list(keys)
    for key in sorted(keys, reverse=True):
        rest = [k for k in chosen if k != key]
        if all(len(bad.intersection(rest)) >= least for bad in table):
            chosen = rest
    return tuple(chosen)


def _known(members: Sequence[str], proofs: Proofs, beside: Sequence[GroupProof]) -> int:
    """How many of these other groups say are bad, counting none of them twice."""
    taken: set[str] = set()
    found = 0
    for group in sorted(beside, key=lambda g: (-g.at_least, g.members)):
        sure = {k for k in group.members if k in proofs and {*proofs[k].outcomes} <= BAD}
        rest = {*group.members} - sure
        if rest and rest <= {*members} and not rest & taken:
            taken |= rest
            found += max(0, group.at_least - len(sure))
    return found
