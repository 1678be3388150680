"""The method's standard, once more: what claims make of an atom, a time and an amount (§5.1).

Written apart from `servanda.kernel.standard`, so that an error in one is not an error in both.
What no claim carries (which of two exits ended a stay, what a map makes of a place) is taken as
the facts have it; attribution is asked of the claims there too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from servanda.kernel.base import Amount, Between, Range
from servanda.kernel.facts import (
    Claim,
    Count,
    Facts,
    Gap,
    Incident,
    Level,
    Located,
    Part,
    Stance,
    Stay,
    Truth,
)
from servanda.kernel.terms.method import Method

Objections = Iterator[str]


def good(claim: Claim, least: str) -> bool:
    """Whether a claim's grade is at least as good as another, in letter and in figure."""
    return all(given <= asked for given, asked in zip(claim.grade, least, strict=True))


def established(claims: Iterable[Claim], method: Method) -> bool:
    """Whether the standard is reached: enough groups, or a body that determines."""
    told = list(claims)
    ruled = method.standard.determination and any(c.determination for c in told)
    groups = {c.group for c in told if good(c, method.standard.grade)}
    return ruled or len(groups) >= method.standard.sources


def disputing(claims: Iterable[Claim], method: Method) -> bool:
    """Whether one of them is good enough to dispute."""
    return any(c.determination or good(c, method.contest_grade) for c in claims)


def atom(pro: Sequence[Claim], con: Sequence[Claim], method: Method) -> Truth:
    """The state of an atom: ruled, disputed, established either way, or a gap."""
    if method.standard.determination:
        ruled = [any(c.determination for c in side) for side in (pro, con)]
        if ruled[0] != ruled[1]:
            return Truth.TRUE if ruled[0] else Truth.FALSE
    match disputing(pro, method), disputing(con, method):
        case True, True:
            return Truth.DISPUTED
        case _, False if established(pro, method):
            return Truth.TRUE
        case False, _ if established(con, method):
            return Truth.FALSE
        case _:
            return Truth.GAP


# ------------------------------------------------------------------------------- times and amounts


def reached_amounts(claims: Sequence[Claim], method: Method) -> list[Range]:
    """The amounts that claims come to by the standard; none where it is not reached."""
    found, settled = value_ranges(claims, method)
    return found if settled else []


def value_ranges(claims: Sequence[Claim], method: Method) -> tuple[list[Range], bool]:
    """One range for each side of a dispute about an amount, one where there is none.

    And whether the standard, or a dispute, settles that; where not, it is as wide as any claim.
    A bound holds where the claims that say it, or more, reach the standard by themselves.
    """
    told = [c for c in claims if c.amount is not None]
    if method.standard.determination and any(c.determination for c in told):
        told = [c for c in told if c.determination]
    ranges = [c.amount for c in told if c.amount is not None]
    if not ranges:
        return [], False
    rivals = _rivals([c.amount for c in told if c.amount is not None and disputing([c], method)])
    if len(rivals) > 1:
        return [_common(side) for side in rivals], True
    if not established(told, method):
        return [_hull(ranges)], False

    def says(low: Amount | None, high: Amount | None) -> bool:
        return established(
            (
                c
                for c in told
                if c.amount is not None
                and (low is None or c.amount.lo >= low)
                and (high is None or (c.amount.hi is not None and c.amount.hi <= high))
            ),
            method,
        )

    low = max(r.lo for r in ranges if says(r.lo, None))
    top = min((r.hi for r in ranges if r.hi is not None and says(None, r.hi)), default=None)
    return [Range(low if top is None else min(low, top), top)], True


def _hull(ranges: Sequence[Range]) -> Range:
    tops = [r.hi for r in ranges if r.hi is not None]
    return Range(min(r.lo for r in ranges), max(tops) if len(tops) == len(ranges) else None)


def _common(side: Sequence[Range]) -> Range:
    return Range(
        max(r.lo for r in side), min((r.hi for r in side if r.hi is not None), default=None)
    )


def _rivals(ranges: Sequence[Range]) -> list[list[Range]]:
    """Maximal sets that share a value; in one dimension, those that share some lower end."""
    sets = [
        frozenset(i for i, r in enumerate(ranges) if r.lo <= low and (r.hi is None or low <= r.hi))
        for low in sorted({r.lo for r in ranges})
    ]
    largest = [one for one in dict.fromkeys(sets) if not any(one < other for other in sets)]
    return [[ranges[i] for i in sorted(one)] for one in largest]


def _settled(claims: Sequence[Claim], own: set[str], method: Method) -> list[Range]:
    """What others than the acting sides come to; as wide as anybody's word where they do not."""
    told = [c for c in claims if c.amount is not None]
    if len(told) > 1:
        found, settled = value_ranges([c for c in told if c.side not in own], method)
        if settled:
            return found
    return [_hull([c.amount for c in told if c.amount is not None])]


# ------------------------------------------------------------------------------------------- facts


def weighed(facts: Facts, named: set[str], method: Method) -> Objections:
    """Objections to the named facts, where their claims amount to something else.

    Facts without claims are taken as given.
    """
    wanted = {part.partition("#")[0] for name in named for part in name.split("+")} | named
    for kind in (facts.incidents, facts.stays, facts.counts, facts.levels):
        for fact in kind:
            if fact.id in wanted and fact.claims:
                for objection in _fact(fact, method):
                    yield f"fact {fact.id} {objection}"


def _fact(fact: Incident | Stay | Count | Level, method: Method) -> Objections:
    pro = [c for c in fact.claims if c.stance is Stance.AFFIRMS]
    match fact:
        case Incident() if fact.log:
            yield from _own_entry(fact)
        case Incident():
            own = {name for c in pro for name in _actors(c)}
            yield from _parts(fact.parts, fact.claims, method)
            yield from _bounds(pro, own, list(fact.time.choices), list(fact.amount.choices), method)
            yield from _places(fact.places, pro, own, method)
        case Level():
            own = {name for c in pro for name in _actors(c)}
            yield from _bounds(pro, own, list(fact.at.choices), list(fact.amount.choices), method)
        case Count():
            if len(pro) == 1 and pro[0].amount not in (None, fact.amount):
                yield "amount: its claim says another"
            if fact.status is Truth.TRUE and not disputing(pro, method):
                yield "status: its claim is below the contest grade"
        case Stay():
            for part in fact.parts:
                by = [c for c in pro if _actors(c) == (part.party,)]
                if part.by_as_ban is Truth.TRUE and not established(by, method):
                    yield f"by {part.party}: the standard is not reached"


def _own_entry(fact: Incident) -> Objections:
    """Of what the record itself is: it rests on its own entry, and by that alone it is certain."""
    if [c.id for c in fact.claims] != [fact.id]:
        yield "log: it rests on more than its own entry"
    for part in fact.parts:
        told = {part.occurs_as_duty, part.occurs_as_ban, part.by_as_duty, part.by_as_ban}
        if told != {Truth.TRUE}:
            yield f"{part.party}: it is in the log, and is given as {sorted(told)}"


def _affirms(claim: Claim) -> bool:
    return claim.stance is Stance.AFFIRMS


def _actors(claim: Claim) -> tuple[str, ...]:
    """Who a claim says acted; more than one is *one of these*."""
    return tuple(claim.actor.split(" or ")) if claim.actor else ()


def _parts(parts: Sequence[Part], claims: Sequence[Claim], method: Method) -> Objections:
    """Each party's part: its own word never counts in its favour (§5.1).

    They are the parties that affirmations name. Where those name none it is open to everybody,
    and those who speak of it or are spoken of in denials have a part beside.
    """
    named: list[str | None] = [*sorted({n for c in claims if _affirms(c) for n in _actors(c)})]
    if not named:
        spoken = {name for c in claims for name in _actors(c)}
        named = [None, *sorted(spoken | {c.side for c in claims if c.side is not None})]
    if [p.party for p in parts] != named:
        yield f"parts: the claims name {named}"
    for part in parts:
        happened = [c for c in claims if c.stance is Stance.AFFIRMS]
        denied = [c for c in claims if c.stance is Stance.DENIES and not _actors(c)]
        by = [c for c in happened if _actors(c) == (part.party,)]
        not_by = [c for c in happened if _actors(c) and part.party not in _actors(c)]
        not_by += [c for c in claims if c.stance is Stance.DENIES and part.party in _actors(c)]
        for name, told, pro, con in (
            ("occurs as duty", part.occurs_as_duty, _not_of(part, happened), denied),
            ("occurs as ban", part.occurs_as_ban, happened, _not_of(part, denied)),
            ("by as duty", part.by_as_duty, _not_of(part, by), not_by),
            ("by as ban", part.by_as_ban, by, _not_of(part, not_by)),
        ):
            true = atom(pro, con, method)
            if told is not true:
                yield f"{part.party} {name}: it is given as {told}, its claims make it {true}"


def _not_of(part: Part, claims: Sequence[Claim]) -> list[Claim]:
    return [c for c in claims if part.party is None or c.side != part.party]


def _bounds(
    pro: Sequence[Claim],
    own: set[str],
    times: Sequence[Between],
    amounts: Sequence[Range],
    method: Method,
) -> Objections:
    dated = [replace(c, amount=Range(c.time.lo, c.time.hi)) for c in pro if c.time is not None]
    for name, told, claims in (
        ("time", [Range(t.lo, t.hi) for t in times], dated),
        ("amount", list(amounts), [c for c in pro if c.amount is not None]),
    ):
        if claims and told != _settled(claims, own, method):
            yield f"{name}: its claims come to {_settled(claims, own, method)}"


def _places(
    places: Sequence[Located], pro: Sequence[Claim], own: set[str], method: Method
) -> Objections:
    """A place is as good as the claims that put it there, the acting sides' own left out."""
    for place in places:
        there = [
            c
            for c in pro
            if c.side not in own
            and place.area in (c.place or "").partition("possibly ")[0].split(" and ")
        ]
        true = atom(there, (), method)
        if place.inside is not true:
            yield f"in {place.area}: it is given as {place.inside}, its claims make it {true}"
        elif place.gaps != _why(place, pro):
            yield f"in {place.area}: it is open by its claims for {_why(place, pro)}"


def _why(place: Located, pro: Sequence[Claim]) -> tuple[Gap, ...]:
    """What is missing where it is a gap: enough who say so, or a closer place."""
    said = [(c.place or "").partition("possibly ") for c in pro]
    told = any(place.area in sure.split(" and ") for sure, _, _ in said)
    vague = any(place.area in perhaps.split(" or ") for _, _, perhaps in said)
    why = ((Gap.PLACE_TOO_COARSE, vague or not told), (Gap.BELOW_STANDARD, told))
    return tuple(gap for gap, so in why if so) if place.inside is Truth.GAP else ()
