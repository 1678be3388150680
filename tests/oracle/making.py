"""Short ways of making small plans and facts: an act at an hour, a duty of a party."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from servanda.kernel.base import HOUR, Between, Calendar, Instant, Range, from_datetime
from servanda.kernel.facts import (
    Amounts,
    Claim,
    Count,
    Coverage,
    Incident,
    Interval,
    Level,
    Located,
    Part,
    Stance,
    Stay,
    Times,
    Truth,
)
from servanda.kernel.plan.operators import (
    BEARER,
    At,
    Duty,
    Extent,
    FromTo,
    Need,
    Pattern,
    Plan,
    TermKey,
    TermPlan,
    Use,
)
from servanda.kernel.source import NOWHERE
from servanda.kernel.terms.method import Conversion, Method

CALENDAR = Calendar("Test/Plus-Three", timezone(timedelta(hours=3)))
DAWN_OF_DAY = from_datetime(datetime(2031, 3, 3, tzinfo=CALENDAR.zone))
"""A Monday, 00:00 local time: hour 0 of every case."""

METHOD = Method(
    "case",
    1,
    "2031-03-01",
    conversions=(Conversion("road", "gate", 1, None), Conversion("yard", "gate", 1, 2)),
)
TRUE, FALSE, GAP, DISPUTED = Truth.TRUE, Truth.FALSE, Truth.GAP, Truth.DISPUTED


def hour(number: int, micro: int = 0) -> Instant:
    """The instant so many hours into the case, and so many microseconds more."""
    return DAWN_OF_DAY + number * HOUR + micro


def at(number: int, micro: int = 0) -> At:
    """A moment with a clock."""
    return At(hour(number, micro), hour(number, micro), dated=False)


def day(number: int) -> At:
    """The n-th local day of the case, from 0."""
    return At(hour(24 * number), hour(24 * (number + 1)) - 1, dated=True)


def between(lo: int, hi: int | None = None) -> Times:
    """A time known to lie between two hours, both included; one hour: exact."""
    return Times((Between(hour(lo), hour(lo if hi is None else hi)),))


def either(*sides: tuple[int, int]) -> Times:
    """A disputed time: one pair of hours for each side."""
    return Times(tuple(Between(hour(lo), hour(hi)) for lo, hi in sides))


def some(lo: int, hi: int | None = None) -> Amounts:
    """An amount known to lie between two numbers, both included; one number: exact."""
    return Amounts((Range(lo, lo if hi is None else hi),))


def one(amount: int = 1) -> Amounts:
    """So many, exactly."""
    return some(amount)


def part(party: str | None, occurs: Truth = TRUE, by: Truth = TRUE) -> Part:
    """One party's part, read alike as a duty and as forbidden."""
    return Part(party, occurs, occurs, by, by)


def incident(
    name: str,
    act: str,
    time: Times,
    *parts: Part,
    amount: Amounts | None = None,
    kind: str | None = None,
    places: Sequence[tuple[str, Truth]] = (),
    one_of: bool = False,
    seq: int = 0,
) -> Incident:
    """An incident; with no part given, certainly done by ``a``."""
    return Incident(
        name,
        act,
        time,
        amount or one(),
        parts or (part("a"),),
        kind=kind,
        places=tuple(Located(area, inside) for area, inside in places),
        one_of=one_of,
        seq=seq,
    )


def stay(
    name: str,
    begin: Times,
    end: Times,
    *parts: Part,
    places: Sequence[tuple[str, Truth]] = (("north", TRUE),),
    kind: str | None = None,
) -> Stay:
    """A stay; with no part given, certainly of ``a``, in the north."""
    located = tuple(Located(area, inside) for area, inside in places)
    return Stay(name, f"unit-of-{name}", begin, end, parts or (part("a"),), located, kind)


def level(name: str, time: int, lo: int, hi: int) -> Level:
    """A snapshot of guns in the north."""
    return Level(name, "gun", "north", between(time), some(lo, hi))


def counted(
    name: str,
    start: int,
    end: int,
    lo: int,
    hi: int | None,
    *,
    counter: str = "agency",
    kind: str = "truck",
    act: str | None = None,
    actor: str | None = None,
    each_day: bool = False,
    claims: tuple[Claim, ...] = (),
) -> Count:
    """What one counter counted between two hours."""
    period = Interval(hour(start), hour(end))
    amount = Range(lo, hi)
    return Count(
        name,
        kind,
        counter,
        period,
        amount,
        act=act,
        actor=actor,
        each_day=each_day,
        claims=claims,
    )


def claim(name: str, group: str, amount: Range | None = None, grade: str = "B2") -> Claim:
    """A claim good enough for the standard, of one independence group."""
    return Claim(name, group, group, None, grade, Stance.AFFIRMS, None, hour(0), amount=amount)


def looked(
    name: str,
    start: int,
    end: int,
    *,
    closes: bool = True,
    areas: tuple[str, ...] | None = None,
    acts: tuple[str, ...] | None = None,
    denied: bool = False,
) -> Coverage:
    """Somebody could have seen, between two hours."""
    period = Interval(hour(start), hour(end))
    return Coverage(name, period, closes, acts=acts, areas=areas, denied=denied)


def need(
    act: str,
    amount: int = 1,
    *,
    kinds: tuple[str, ...] | None = None,
    actors: tuple[str, ...] | None = (BEARER,),
    areas: tuple[str, ...] | None = None,
    total: int | None = None,
    scaled: bool = False,
    counters: tuple[str, ...] | None = None,
    unit: str = "",
) -> Need:
    """So much of an act."""
    pattern = Pattern((act,), kinds=kinds, actors=actors, areas=areas, use=Use.DUTY)
    return Need(pattern, amount, unit or act, total=total, scaled=scaled, counters=counters)


def trigger(act: str, actors: tuple[str, ...] | None = ("b",)) -> Pattern:
    """What calls for an answer."""
    return Pattern((act,), actors=actors)


def banned(*acts: str, areas: tuple[str, ...] | None = None) -> Pattern:
    """What must not be done."""
    return Pattern(acts, actors=(BEARER,), areas=areas, use=Use.BAN)


def since(start: int, end: int | None = None) -> tuple[Extent, ...]:
    """In force from an hour, until another."""
    return (FromTo(at(start), None if end is None else at(end)),)


def term(
    name: str,
    duty: Duty,
    *,
    bearers: tuple[str, ...] = ("a",),
    extents: tuple[Extent, ...] | None = None,
) -> TermPlan:
    """A term in force from hour 0."""
    force = since(0) if extents is None else extents
    return TermPlan(TermKey(name), (name,), bearers, duty, NOWHERE, extents=force)


def plan(*terms: TermPlan, parties: tuple[str, ...] = ("a", "b")) -> Plan:
    """An agreement of these terms."""
    return Plan("case", CALENDAR, parties, terms)
