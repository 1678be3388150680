"""Which counts are admissible for a need, and what each of them limits (DESIGN §5.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from servanda.kernel.base import Amount, Range
from servanda.kernel.facts import Claim, Count, Stance, Truth
from servanda.kernel.plan.operators import BEARER, Need, TermPlan
from servanda.kernel.standard import amounts as amounts_by_standard
from servanda.kernel.standard import converted, reaches
from servanda.kernel.verdicts.reference.conflicts import Limit
from servanda.kernel.verdicts.reference.scene import Scene


def relevant(scene: Scene, need: Need, bearer: str) -> list[Count]:
    """The counts of what is needed, admissible or not, in order."""
    pattern = need.pattern
    actors = scene.actors(pattern, bearer)
    found = [
        c
        for c in scene.facts.counts
        if _named(scene, pattern.kinds, c.kind)
        and (c.act is None or _named(scene, pattern.acts, c.act))
        and (pattern.roll is None or c.roll is None or c.roll == pattern.roll)
        and (c.actor is None or actors is None or c.actor in actors)
        and (c.place is None or pattern.areas is None or c.place in pattern.areas)
    ]
    return sorted(found, key=lambda c: (c.period.start, -c.period.end, c.id))


def _named(scene: Scene, names: tuple[str, ...] | None, name: str) -> bool:
    return names is None or name in names or scene.may_be(name, names)


def admissible(scene: Scene, need: Need, bearer: str) -> list[Count]:
    """Permitted counter, stated point; by the standard where no counter is named (§5.1).

    A count at another point that the method converts is given as one at the stated point.
    """
    found = relevant(scene, need, bearer)
    at_point = [
        c
        for c in found
        if c.status is Truth.TRUE
        and (need.point in (None, c.point) or need.factors(c.point) is not None)
    ]
    if need.counters is not None:
        return [_taken(need, c) for c in at_point if c.counter in need.counters]
    by_scope: dict[tuple[object, ...], list[Count]] = {}
    for count in at_point:
        scope = (count.kind, count.act, count.point, count.place, count.roll, count.actor)
        span = (count.period.start, count.period.end, count.each_day)
        by_scope.setdefault((*scope, *span), []).append(count)
    agreed: list[Count] = []
    for same in by_scope.values():
        agreed += by_the_standard(scene, same, bearer)
    agreed = [_taken(need, count) for count in agreed]
    return sorted(agreed, key=lambda c: (c.period.start, -c.period.end, c.id))


def _taken(need: Need, count: Count) -> Count:
    factors = need.factors(count.point)
    return count if factors is None else replace(count, amount=converted(count.amount, *factors))


def by_the_standard(scene: Scene, same: list[Count], bearer: str) -> list[Count]:
    """One count for each answer that counts of one scope come to together.

    What the bearer's own side counted is an admission that there was not more, and no proof that
    there was so much. Counts that carry no claims (facts given as such) stand for themselves.
    """
    bare = [c for c in same if not c.claims]
    if bare:
        return [c for c in bare if c.status is Truth.TRUE]
    claims = [
        replace(c, amount=Range(0, c.amount.hi)) if c.side == bearer and c.amount else c
        for count in same
        for c in count.claims
        if c.stance is Stance.AFFIRMS
    ]
    found = amounts_by_standard(claims, scene.method)
    if found is None or (len(found.choices) == 1 and not reaches(claims, scene.method)):
        return []
    names = "+".join(sorted({c.id for c in same}))
    single = len(found.choices) == 1
    choices = found.choices if single else _sides(claims, found.choices, scene)
    return [
        replace(
            same[0],
            id=names if single else f"{names}#{i}",
            amount=choice,
            status=Truth.TRUE,
            claims=tuple(claims),
        )
        for i, choice in enumerate(choices)
    ]


def _sides(claims: list[Claim], choices: tuple[Range, ...], scene: Scene) -> tuple[Range, ...]:
    """The answers of a dispute: what no side contradicts still needs the standard to hold."""
    ordered = sorted(choices, key=lambda r: r.lo)
    first, last = ordered[0], ordered[-1]
    lows = {c.amount.lo for c in claims if c.amount is not None}
    tops = {c.amount.hi for c in claims if c.amount is not None and c.amount.hi is not None}
    method = scene.method
    floor = max(
        (
            x
            for x in lows
            if x <= first.lo
            and reaches([c for c in claims if c.amount and c.amount.lo >= x], method)
        ),
        default=0,
    )
    ceiling = min(
        (
            x
            for x in tops
            if x >= last.lo and reaches([c for c in claims if _at_most(c, x)], method)
        ),
        default=None,
    )
    return (
        Range(floor, first.hi),
        *ordered[1:-1],
        Range(last.lo, ceiling),
    )


def _at_most(claim: Claim, amount: Amount) -> bool:
    return claim.amount is not None and claim.amount.hi is not None and claim.amount.hi <= amount


def _under(names: tuple[str, ...] | None, name: str) -> bool:
    return names is None or name in names


def of_all(term: TermPlan, need: Need, count: Count) -> bool:
    """Whether a count names no actor and is of what several bearers did, who each owe their own."""
    apart = len(term.bearers) > 1 and not term.joint
    return apart and count.actor is None and BEARER in (need.pattern.actors or ())


def _what(count: Count) -> str:
    """What a count is of, and where it was counted, in a word of its own."""
    scope = (count.act, count.kind, count.point, count.place, count.roll, count.actor)
    return "/".join(name or "-" for name in scope)


def limits_of(scene: Scene, term: TermPlan, need: Need, counts: Iterable[Count]) -> Iterable[Limit]:
    """What the counts limit: no count that runs past the horizon says anything yet.

    A count of one place, where the term is of anywhere, or of one kind among several, is of a
    narrower scope: at least so much. One of a wider kind or act, or of what several bearers did,
    who each owe their own: at most so much.
    """
    counts = list(counts)
    beside = Counter(map(_what, counts))
    for count in counts:
        start, end = count.period.start, count.period.end
        kinds = need.pattern.kinds or ()
        narrow = (count.place is not None and need.pattern.areas is None) or (
            len(kinds) > 1 and count.kind in kinds and count.kind != need.unit
        )
        top = None if narrow else count.amount.hi
        wide = not _under(need.pattern.kinds, count.kind)
        wide = wide or (count.act is not None and not _under(need.pattern.acts, count.act))
        wide = wide or of_all(term, need, count)
        low = 0 if wide else count.amount.lo
        if wide and top is None and beside[_what(count)] == 1:
            continue  # beside others of the same it says which of them are not right
        of = _what(count) if wide and not narrow else ""
        least = count.amount.lo if of else 0
        if not count.each_day:
            if end <= scene.as_of:
                yield Limit(start, end, low, top, count.id, of=of, least=least)
            continue
        day = scene.plan.calendar.day_start(start)
        while day < end:
            following = scene.plan.calendar.add_days(day, 1)
            if start <= day and following <= min(end, scene.as_of):
                yield Limit(day, following, low, top, count.id, of=of, least=least)
            day = following
