"""Groups that hold whichever way what several occasions hang on is settled (DESIGN §5.4).

One open report, dispute or count can bear on several occasions: whichever way it is, some of them
are bad, though not the same ones. So what is open of the record is told as if it were disputed,
and all occasions are judged under each joint settling. No world has fewer bad ones than those that
are bad throughout its settling; the fewest over all settlings is what is certain. What is not
settled stays open in it, so that leaving something unsettled says less and never more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import pairwise, product
from math import prod

from servanda.kernel.base import Between, Duration, Instant, Range
from servanda.kernel.facts import Amounts, Claim, Facts, Incident, Part, Times, Truth
from servanda.kernel.plan.operators import (
    Absence,
    At,
    Ban,
    BreachMoment,
    Cap,
    Deadline,
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
    Withdrawal,
)
from servanda.kernel.verdicts.proof import BAD, GroupProof, InstanceProof
from servanda.kernel.verdicts.reference.instances import Instance, bearers, unique
from servanda.kernel.verdicts.reference.ledger import ledger
from servanda.kernel.verdicts.reference.moments import fixed_edges, waits_for
from servanda.kernel.verdicts.reference.scene import Aspect, Filling, Hit, Scene

MOST_WAYS = 256
"""Limit of ways in which what several occasions hang on is settled."""
MOST_JUDGED = 4096
"""Limit of occasions judged, over all ways; the more occasions, the fewer ways."""
MOST_WIDE = 6
"""Limit of different amounts of one report that are told apart."""

MOST_PIECES = 64
"""Limit of pieces that one time is told apart in; one that crosses more limits is left whole."""

Again = Callable[[Facts], Iterable[Instance]]
"""The occasions of the term as they are on other facts."""


@dataclass(frozen=True, slots=True)
class Fineness:
    """How finely what is open is told apart: atoms, amounts, times by limits, and limits too."""

    atoms: bool = True
    amounts: bool = True
    times: bool = True
    limits: bool = True


LEVELS = (
    Fineness(),
    Fineness(limits=False),
    Fineness(amounts=False, limits=False),
    Fineness(amounts=False, times=False),
    Fineness(atoms=False, amounts=False, times=False),
)


def shared_groups(
    scene: Scene,
    term: TermPlan,
    proofs: Sequence[InstanceProof],
    groups: Sequence[GroupProof],
    again: Again,
) -> list[GroupProof]:
    """The groups of occasions that hang on one unknown, beyond what ``groups`` say already."""
    open_ = {p.key: p for p in proofs if BAD & {*p.outcomes} and not {*p.outcomes} <= BAD}
    if len(open_) < len(("one", "other")) or not _may_share(scene, term):
        return []
    found: list[GroupProof] = []
    for members in _bound_together(_open_to(scene, term, open_, again, LEVELS[0])):
        group = _group(scene, term, [open_[m] for m in members], again)
        if group is not None and group.at_least > _known(group.members, open_, groups):
            found.append(group)
    return sorted(found, key=lambda g: g.members)


def _may_share(scene: Scene, term: TermPlan) -> bool:
    """Whether anything is open that several occasions of a term can hang on."""
    if term.joint or isinstance(term.duty, Guarantee | Permission | Undefined):
        return False
    if isinstance(term.duty, Ratio) and term.duty.within is None:
        return False  # never overdue
    if _beyond_a_list(scene, term):
        return False
    own = term.duty.pattern if isinstance(term.duty, Ban) else None
    several = False
    for bearer in bearers(term):
        for pattern in _patterns(term):
            if pattern == own:
                continue  # each act is an occasion of its own
            loose = [h for h in scene.hits(pattern, bearer) if not h.plain]
            several = several or bool(loose)
            if len(scene.actors(pattern, bearer) or ()) > 1 and any(map(_by_several, loose)):
                return False  # of which of them one dispute is told; the others are not
    one_time = isinstance(term.duty, Deadline | Withdrawal | Absence | Cap | Ban)
    return several or _waits(term) or (one_time and len(bearers(term)) > 1 and own is None)


def _beyond_a_list(scene: Scene, term: TermPlan) -> bool:
    """Whether reports tell of more than there is: settling them one by one would say too much.

    In the term, and in those whose performance or breach it waits for.
    """
    terms = {term.key: term}
    for one in (queue := [term]):
        for when in waits_for(one):
            if not isinstance(when, PerformanceOf | BreachMoment):
                continue
            other = scene.plan.term(when.term)
            if other is not None and other.key not in terms:
                terms[other.key] = other
                queue.append(other)
    return any(
        need.total is not None
        and sum(h.incident.amount.span.lo for h in scene.hits(need.pattern, bearer)) > need.total
        for one in terms.values()
        for need in _walk(one)
        if isinstance(need, Need)
        for bearer in bearers(one)
    )


def _by_several(hit: Hit) -> bool:
    states = [{p.by_as_duty, p.by_as_ban} for p in hit.incident.parts]
    return sum(bool(s & {Truth.GAP, Truth.DISPUTED}) for s in states) > 1


def _waits(term: TermPlan) -> bool:
    """Whether a term hangs on the performance or the breach of others."""
    others = [w for w in waits_for(term) if isinstance(w, PerformanceOf | BreachMoment)]
    condition = term.condition
    return bool(others) or (condition is not None and condition.how is Invocation.AUTOMATIC)


def _patterns(term: TermPlan) -> list[Pattern]:
    """Everything that a term looks for."""
    return list(dict.fromkeys(x for x in _walk(term) if isinstance(x, Pattern)))


def _walk(thing: object) -> Iterator[object]:
    yield thing
    if isinstance(thing, tuple):
        for item in thing:
            yield from _walk(item)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            yield from _walk(getattr(thing, one.name))


# ------------------------------------------------------------------------ what is open, as disputed


def _open_to(
    scene: Scene, term: TermPlan, open_: Mapping[str, InstanceProof], again: Again, level: Fineness
) -> dict[str, Instance]:
    """The open occasions, on a record in which what is open is disputed."""
    marks = _marks(scene, term) if level.times else []
    acts = {act for p in _patterns(term) for act in p.acts or ()}
    acts |= {term.cure.by} if term.cure is not None and term.cure.by is not None else set()
    facts = scene.facts
    told = tuple(
        _disputed(i, marks, level)
        if _waits(term) or any(a == i.act or scene.may_be(i.act, (a,)) for a in acts)
        else i
        for i in facts.incidents
    )
    return {i.key: i for i in again(replace(facts, incidents=told)) if i.key in open_}


def _disputed(one: Incident, marks: Sequence[Instant], level: Fineness) -> Incident:
    """An incident with its gaps told as disputes, and its times and amounts as answers to one."""
    if level.atoms:
        parts, places = _atoms(one), one.places
        if len(places) == len({p.area for p in places}):
            places = tuple(replace(p, inside=_open(p.inside), why=()) for p in places)
        one = replace(one, parts=parts, places=places)
    if level.amounts:
        amounts = tuple(dict.fromkeys(r for c in one.amount.choices for r in _numbers(c)))
        one = replace(one, amount=Amounts(amounts))
    if level.times:
        cells = tuple(
            dict.fromkeys(
                c for t in one.time.choices for c in _cells(t, marks, limits=level.limits)
            )
        )
        one = replace(one, time=Times(cells))
    return one


def _open(state: Truth) -> Truth:
    return Truth.DISPUTED if state is Truth.GAP else state


def _atoms(one: Incident) -> tuple[Part, ...]:
    """The parts with gaps as disputes, but for atoms that are a gap here and a dispute there.

    Those are two unknowns; told as one they would be tied.
    """
    occurs = {t for p in one.parts for t in (p.occurs_as_duty, p.occurs_as_ban)}
    apart = {Truth.GAP, Truth.DISPUTED}
    found: list[Part] = []
    for part in one.parts:
        if not apart <= occurs:
            part = replace(  # noqa: PLW2901 - told anew
                part,
                occurs_as_duty=_open(part.occurs_as_duty),
                occurs_as_ban=_open(part.occurs_as_ban),
            )
        if part.party is not None and not apart <= {part.by_as_duty, part.by_as_ban}:
            part = replace(  # noqa: PLW2901 - told anew
                part, by_as_duty=_open(part.by_as_duty), by_as_ban=_open(part.by_as_ban)
            )
        found.append(part)
    return tuple(found)


def _numbers(amount: Range) -> list[Range]:
    low, top = amount.lo, amount.hi
    if not isinstance(low, int) or not isinstance(top, int) or top - low >= MOST_WIDE:
        return [amount]
    return [Range(n, n) for n in range(low, top + 1)]


def _cells(time: Between, marks: Sequence[Instant], *, limits: bool) -> list[Between]:
    """A time in pieces that cross no limit; with ``limits`` each limit is a piece of its own."""
    inside = marks[bisect_left(marks, time.lo) : bisect_right(marks, time.hi)]
    edges = {time.lo, time.hi + 1, *inside}
    if limits:
        edges |= {m + 1 for m in (*inside, time.lo) if m < time.hi} | {time.hi}
    if len(edges) > MOST_PIECES:
        return [time]
    return [Between(a, b - 1) for a, b in pairwise(sorted(edges))]


def _marks(scene: Scene, term: TermPlan) -> list[Instant]:
    """The limits that an open time can cross: ends of what bears, and those a duration away."""
    calendar = scene.plan.calendar
    parts = list(_walk(term))
    hits = [h for b in bearers(term) for p in _patterns(term) for h in scene.hits(p, b)]
    ends = {t for h in hits for c in h.incident.time.choices for t in (c.lo, c.hi)}
    ends |= {scene.as_of, *fixed_edges(term)}
    ends |= {t for p in parts if isinstance(p, At) for t in (p.start, p.end)}
    durations = list(dict.fromkeys(p for p in parts if isinstance(p, Duration)))
    near = {t for t in ends if abs(t) < 2**60}
    moved = {f(t, d) for t in near for d in durations for f in (calendar.due, calendar.subtract)}
    if isinstance(term.duty, Quota):
        moved |= {f(t) for t in near for f in (calendar.day_start, calendar.day_end)}
    return sorted(ends | moved)


# ---------------------------------------------------------------------------------- joint settlings


def _bound_together(open_: Mapping[str, Instance]) -> list[list[str]]:
    """Occasions that hang on one unknown, if only through others."""
    by_fact: dict[str, list[str]] = {}
    for key, instance in sorted(open_.items()):
        for fact in {fact for fact, _, _ in instance.aspects}:
            by_fact.setdefault(fact, []).append(key)
    group = {key: [key] for key in open_}
    for keys in by_fact.values():
        for key in keys[1:]:
            one, other = group[keys[0]], group[key]
            if one is not other:
                one, other = sorted((one, other), key=len, reverse=True)
                one += other
                group.update(dict.fromkeys(other, one))
    distinct = {id(members): members for members in group.values()}
    return sorted(sorted(members) for members in distinct.values() if len(members) > 1)


def _group(
    scene: Scene, term: TermPlan, members: Sequence[InstanceProof], again: Again
) -> GroupProof | None:
    own = {p.key: p for p in members}
    for level in LEVELS:
        instances = _open_to(scene, term, own, again, level)
        aspects = _shared([i.aspects for i in instances.values()])
        ways = min(MOST_WAYS, max(2, MOST_JUDGED // len(own)))
        if prod(n for _, _, n in aspects) <= ways or level is LEVELS[-1]:
            break
    kept, cut = _within(aspects, ways)
    table = _bad(list(instances.values()), kept)
    least = min(map(len, table), default=0)
    if least == 0:
        return None
    chosen = _fewest(sorted(own), table, least)
    if least == len(chosen):
        return None  # all of them: no more is known together than singly
    settled = {f for f, _, _ in _shared([instances[key].aspects for key in chosen])}
    facts = tuple(sorted(settled & {f for f, _, _ in kept}))
    return GroupProof(
        why="shared",
        members=chosen,
        at_least=least,
        of=len(chosen),
        facts=facts,
        cites=tuple(sorted({c.id for fact in facts for c in _claims(scene, fact)})),
        bearers=tuple(b for b in bearers(term) if b in {own[key].bearer for key in chosen}),
        relaxed=cut or level is not LEVELS[0] or _loose(scene, term, members),
    )


def _shared(each: Sequence[Sequence[Aspect]]) -> list[Aspect]:
    """The disputes that several of them hang on, what most hang on first."""
    count: dict[Aspect, int] = {}
    for aspects in each:
        for aspect in unique(aspects):
            count[aspect] = count.get(aspect, 0) + 1
    return sorted((a for a, n in count.items() if n > 1), key=lambda a: (-count[a], a))


def _within(aspects: Sequence[Aspect], ways: int) -> tuple[list[Aspect], bool]:
    """As many of them as make no more ways than that, and whether some were left open."""
    kept: list[Aspect] = []
    size = 1
    for aspect in aspects:
        if size * aspect[2] <= ways:
            kept.append(aspect)
            size *= aspect[2]
    return kept, len(kept) < len(aspects)


def _bad(instances: Sequence[Instance], aspects: Sequence[Aspect]) -> list[frozenset[str]]:
    """For each settling that some world bears out, the occasions that are bad throughout it.

    Where none is, nothing is certain, and no further settling is looked at.
    """
    found: list[frozenset[str]] = []
    for picks in product(*(range(n) for _, _, n in aspects)):
        filling: Filling = {(f, a): pick for (f, a, _), pick in zip(aspects, picks, strict=True)}
        results = {i.key: i.evaluate(filling).outcomes for i in instances}
        if not all(results.values()):
            continue
        found.append(frozenset(key for key, outcomes in results.items() if outcomes <= BAD))
        if not found[-1]:
            break
    return found


def _fewest(keys: Sequence[str], table: Sequence[frozenset[str]], least: int) -> tuple[str, ...]:
    """The occasions without those that add nothing to how many are certainly bad."""
    chosen = set(keys)
    for key in reversed(keys):
        if min(len(bad & (chosen - {key})) for bad in table) == least:
            chosen.remove(key)
    return tuple(sorted(chosen))


def _known(
    members: Sequence[str], open_: Mapping[str, InstanceProof], groups: Sequence[GroupProof]
) -> int:
    """How many of these are known to be bad by other groups, which ones open."""
    taken: set[str] = set()
    found = 0
    for group in sorted(groups, key=lambda g: (-g.at_least, g.members)):
        own = {*group.members} & open_.keys()
        if own and own <= {*members} and not own & taken:
            taken |= own
            found += max(0, group.at_least - (len(group.members) - len(own)))
    return found


def _loose(scene: Scene, term: TermPlan, members: Sequence[InstanceProof]) -> bool:
    """Whether more ties them together than what is settled: counts, lists, other terms."""
    needs = [x for x in _walk(term) if isinstance(x, Need)]
    tied = any(
        n.total is not None or ledger(scene, term, n, b).counts is not None
        for n in needs
        for b in bearers(term)
    )
    return tied or _waits(term) or any(p.relaxed for p in members)


def _claims(scene: Scene, fact: str) -> list[Claim]:
    facts = scene.facts
    names = {fact, *(part.partition("#")[0] for part in fact.split("+"))}
    kinds = (facts.incidents, facts.counts, facts.stays, facts.levels, facts.coverage)
    return [claim for kind in kinds for one in kind if one.id in names for claim in one.claims]
