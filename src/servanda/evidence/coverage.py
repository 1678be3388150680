"""Coverage: who could have seen what, and where that reaches the standard.

Coverage closes a stretch where as many independent groups as the standard asks looked at all of a
scope, each at its grade, so that what they did not see did not happen. Who looked at an area looked
at every area that certainly lies inside it, and who looked for an act or a kind for every case of
it. What a group was denied access to is taken from its own coverage. A side never closes its own
acts: that nothing was done is a word in its own favour; where it looks at others' acts alone, it
counts as one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.evidence.places import Locator
from servanda.evidence.reports import Report, in_order, term_id
from servanda.evidence.sources import Sources
from servanda.kernel.base import Between, Calendar, Instant, Json, digest, iso
from servanda.kernel.facts import Claim, Coverage, Interval
from servanda.kernel.standard import as_good_as
from servanda.kernel.terms.method import Method, Silence
from servanda.record.entries import Coverage as Looking

_Names = tuple[str, ...] | None


@dataclass(frozen=True, slots=True, order=True)
class _Scope:
    """What was looked at; empty where everything was. Ordered for output."""

    acts: tuple[str, ...]
    kinds: tuple[str, ...]
    areas: tuple[str, ...]
    actors: tuple[str, ...]
    terms: tuple[str, ...]

    @property
    def fields(self) -> tuple[tuple[str, ...], ...]:
        """Everything it is limited to, in one order."""
        return (self.acts, self.kinds, self.areas, self.actors, self.terms)

    def lies_in(self, wider: _Scope) -> bool:
        """Whether the other looked at all of this."""
        return all(
            not given or (bool(asked) and set(asked) <= set(given))
            for asked, given in zip(self.fields, wider.fields, strict=True)
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """One coverage entry: what, when, whose."""

    scope: _Scope
    period: Interval
    denied: bool
    claim: Claim


Inner = Callable[[tuple[str, ...], Between], Iterable[str]]
"""The areas that certainly lie inside some areas, whenever in a time one looks."""
Meant = Callable[[tuple[str, ...]], Iterable[str]]
"""All the acts or kinds that were looked for where these were."""


def coverage(
    reports: Iterable[Report],
    sources: Sources,
    method: Method,
    inner: Inner = lambda _names, _during: (),
    meant: Meant = lambda names: names,
) -> list[Coverage]:
    """The coverage that reports amount to: each as said, and the stretches that close."""
    looks = [_look(report, sources, inner, meant) for report in in_order(reports)]
    found = [_fact(look.claim.id, look.scope, look.period, look) for look in looks]
    open_looks = [look for look in looks if not look.denied]
    denials = [look for look in looks if look.denied]
    for scope in sorted({look.scope for look in open_looks}):
        whole = [look for look in open_looks if scope.lies_in(look.scope)]
        counting = [look for look in whole if _counts(look, method)]
        found += _closing(scope, counting, denials, method)
    return found


def inner_areas(locator: Locator | None, parts: Iterable[tuple[str, tuple[str, ...]]]) -> Inner:
    """What lies inside what: by the declarations that make an area of others, and by the map."""
    declared = dict(parts)

    def inner(names: tuple[str, ...], during: Between) -> list[str]:
        found = [part for name in names for part in declared.get(name, ())]
        return found if locator is None else [*found, *locator.within(names, during)]

    return inner


def all_meant(
    wider: Iterable[tuple[str, tuple[str, ...]]], cases: Iterable[tuple[str, tuple[str, ...]]]
) -> Meant:
    """Who looked for a kind or an act looked for every case of it, and for what is made of those.

    ``wider`` gives each name all that it is a case of. ``cases`` gives each that is declared to be
    one of several (``attack is airstrike or shelling``) those several: there is no other of it.
    """
    under: dict[str, set[str]] = defaultdict(set)
    for name, above in wider:
        for one in above:
            under[one].add(name)
    made = [(name, frozenset(several)) for name, several in cases]

    def meant(names: tuple[str, ...]) -> set[str]:
        found = {*names, *(n for name in names for n in under[name])}
        while more := [name for name, several in made if name not in found and several <= found]:
            found |= {*more, *(n for name in more for n in under[name])}
        return found

    return meant


def _look(report: Report, sources: Sources, inner: Inner, meant: Meant) -> _Look:
    match report.content:
        case Looking() as said:
            period, places = said.period.interval, said.places or ()
            if places:
                places = (*places, *inner(places, Between(period.start, period.end - 1)))
            return _Look(
                scope=_Scope(
                    acts=_sorted(tuple(meant(said.acts)) if said.acts else None),
                    kinds=_sorted(tuple(meant(said.kinds)) if said.kinds else None),
                    areas=_sorted(places),
                    actors=_sorted(tuple(sources.actor(n) for n in said.by) if said.by else None),
                    terms=_sorted(tuple(term_id(t) for t in said.terms) if said.terms else None),
                ),
                period=period,
                denied=said.denied,
                claim=report.claim,
            )
        case _:
            raise TypeError("coverage is told by reports of coverage")


def _sorted(names: _Names) -> tuple[str, ...]:
    return tuple(sorted(set(names or ())))


def _counts(look: _Look, method: Method) -> bool:
    """Whether it counts towards closing: graded well enough, and not a side's look at itself."""
    side, actors = look.claim.side, look.scope.actors
    if side is not None and (not actors or side in actors):
        return False
    return as_good_as(look.claim.grade, method.standard.grade)


def _closing(
    scope: _Scope, looks: Sequence[_Look], denials: Sequence[_Look], method: Method
) -> Iterator[Coverage]:
    """The maximal stretches of a scope that enough independent groups looked at, in one sweep."""
    marks: dict[Instant, list[tuple[str, int]]] = defaultdict(list)
    for look in looks:
        shut = [
            d.period
            for d in denials
            if d.claim.group == look.claim.group and _touches(d.scope, scope)
        ]
        for start, end in _minus(look.period, shut):
            marks[start].append((look.claim.group, 1))
            marks[end].append((look.claim.group, -1))
    active: dict[str, int] = defaultdict(int)
    since: Instant | None = None
    for mark in sorted(marks):
        for group, step in marks[mark]:
            active[group] += step
        enough = sum(1 for n in active.values() if n > 0) >= method.standard.sources
        if enough and since is None:
            since = mark
        elif not enough and since is not None:
            period = Interval(since, mark)
            named = [k for k in looks if k.period.start < mark and since < k.period.end]
            yield _fact(_name(scope, named, period), scope, period, *named, closes=True)
            since = None


def _touches(denied: _Scope, scope: _Scope) -> bool:
    return scope.lies_in(denied) or denied.lies_in(scope)


def _minus(period: Interval, shut: Iterable[Interval]) -> Iterator[tuple[Instant, Instant]]:
    """What is left of a period without the stretches that were shut."""
    at = period.start
    for start, end in sorted((x.start, x.end) for x in shut):
        if start > at and at < period.end:
            yield at, min(start, period.end)
        at = max(at, end)
    if at < period.end:
        yield at, period.end


def _name(scope: _Scope, looks: Sequence[_Look], period: Interval) -> str:
    own = all(look.scope == scope for look in looks)
    if own and len(looks) == 1 and looks[0].period == period:
        return f"{looks[0].claim.id}/closes"
    members: list[Json] = [*sorted(look.claim.id for look in looks), period.start, period.end]
    if not own:  # the same looks may close several narrower scopes
        members += [list(names) for names in scope.fields]
    return "closes-" + digest(members)[7:19]


def _fact(
    name: str, scope: _Scope, period: Interval, *looks: _Look, closes: bool = False
) -> Coverage:
    return Coverage(
        id=name,
        period=period,
        closes=closes,
        acts=scope.acts or None,
        kinds=scope.kinds or None,
        areas=scope.areas or None,
        actors=scope.actors or None,
        terms=scope.terms or None,
        denied=looks[0].denied and not closes,
        claims=tuple(look.claim for look in looks),
    )


# ---------------------------------------------------------------------------------------- silence


def silence(
    rule: Silence, reports: Iterable[Report], calendar: Calendar, known_at: Instant
) -> list[Coverage]:
    """The stretches in which the body of a silence rule said nothing for as long as the rule asks.

    The silence is that of somebody who has spoken: it counts from the body's first entry, up to
    its next or to when the record ends. Times are of publication, else of recording.
    """
    spoken = sorted({_said_at(r.claim) for r in reports if r.claim.source == rule.body})
    found = []
    for start, end in pairwise([*spoken, max(known_at, spoken[-1])] if spoken else []):
        if calendar.add(start, rule.duration) > end:
            continue
        found.append(
            Coverage(
                id=f"silence-{rule.body}-{term_id(rule.term)}-{iso(start)}",
                period=Interval(start, end),
                closes=True,
                terms=(term_id(rule.term),),
                silence=True,
            )
        )
    return found


def _said_at(claim: Claim) -> Instant:
    return claim.recorded if claim.published is None else claim.published
