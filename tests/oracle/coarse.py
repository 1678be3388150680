"""Random small cases of what is told of otherwise than it is asked for.

Under a wider name (an adult is a person, a raid is an attack), at another counting point, or by
one counter for each day and in all (docs/semantics.md, kinds and acts, and counts).
"""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Duration, Range, Unit
from servanda.kernel.facts import Count, Facts, Incident
from servanda.kernel.plan.operators import (
    Ban,
    Cap,
    Deadline,
    Due,
    FirstOf,
    FromTo,
    Need,
    Pattern,
    Plan,
    Quota,
    Ratio,
    Response,
    TermPlan,
    When,
)
from tests.oracle import making as m
from tests.oracle.pen import Pen, Scenario

HOURS = (0, 1, 2, 3, 4, 5)
LATER = (4, 5, 6, 7, 8)
WIDER = (
    ("adult", ("being", "person")),
    ("fuel-truck", ("truck",)),
    ("person", ("being",)),
    ("raid", ("attack",)),
    ("release", ("hand-over",)),
    ("tank", ("vehicle",)),
)
ADULTS = ("adult",)


def _plan(*terms: TermPlan) -> Plan:
    return replace(m.plan(*terms), wider=WIDER)


def _told(pen: Pen, act: str, party: str, least: int, most: int, amount: int = 1) -> list[Incident]:
    """Some acts, of adults, of persons, of children, or of nobody says whom."""
    found = []
    for _ in range(pen.number(least, most)):
        told = act
        if act == "release" and pen.chance(30) and pen.pays(1):
            told = "hand-over"
        kind = pen.pick("adult", "adult", "adult", "person", "person", "being", None, "child")
        if kind not in ("adult", "child") and not pen.pays(1):
            kind = "adult"
        found.append(pen.incident(told, party, HOURS, most=amount, kind=kind))
    return found


def _of(act: str) -> Pattern:
    return Pattern((act,), kinds=ADULTS, actors=("b",))


def deadlines(pen: Pen) -> Scenario:
    """So many of a kind by a due time, with reports of wider kinds; sometimes opened by one."""
    opens: When | None = pen.pick(None, None, FirstOf(_of("ask")))
    due = pen.pick(None, Due(m.at(2)), Due(m.at(3)), Due(opens or m.at(1), _hours(2)))
    needs: tuple[Need, ...] = (m.need("release", pen.pick(1, 1, 2), kinds=ADULTS),)
    if pen.chance(15):
        needs += (m.need("release", 1, kinds=("child",)),)
    facts = _told(pen, "release", "a", 1, 2, amount=2)
    if opens is not None:
        facts += _told(pen, "ask", "b", 0, 1)
    if pen.chance(25):
        most = sum(int(i.amount.span.hi or 0) for i in facts)
        needs = (replace(needs[0], total=max(int(needs[0].amount or 0), most)), *needs[1:])
    term = m.term("1", Deadline(needs, opens, due, not_before=pen.chance(30)))
    known = pen.known(Facts(tuple(facts)), HOURS, complete=70)
    return Scenario("deadline", _plan(term), known, pen.horizon(LATER))


def _hours(count: int) -> Duration:
    return Duration(count, Unit.HOUR)


def triggers(pen: Pen) -> Scenario:
    """What is answered, or repaid for each, may have been of a wider kind."""
    needs = (m.need("answer", pen.pick(1, 1, 2)),)
    duty: Response | Ratio = Response(
        (replace(needs[0], scaled=pen.chance(20)),), _of("ask"), 1, _hours(pen.pick(1, 2))
    )
    if pen.chance(50):
        duty = Ratio(needs, _of("ask"), 1, pen.pick(None, None, _hours(2)), pen.chance(30))
    facts = _told(pen, "ask", "b", 1, 2, amount=2)
    facts += pen.several("answer", "a", (1, 2, 3, 4, 5), 0, 2, amount=2)
    known = pen.known(Facts(tuple(facts)), HOURS, complete=60)
    return Scenario("trigger", _plan(m.term("1", duty)), known, pen.horizon(LATER))


def bans(pen: Pen) -> Scenario:
    """A report of an attack may be of a raid, which is banned."""
    bearers = pen.pick(("a",), ("a", "b"))
    started = FirstOf(Pattern(("approve",), kinds=ADULTS, actors=("b",)))
    extents = pen.pick(m.since(0), m.since(2), (FromTo(started, None),))
    pattern = replace(m.banned("raid"), kinds=pen.pick(None, ADULTS))
    term = m.term("2", Ban(pattern), bearers=bearers, extents=extents)
    facts = []
    for _ in range(pen.number(0, 2)):
        plain = pen.incident(pen.pick("raid", "attack", "attack"), "a", HOURS)
        facts.append(replace(plain, kind=pen.pick("adult", "adult", "person", None, "child")))
    if pen.chance(25):
        both = (m.part("a", by=m.GAP), m.part("b", by=m.GAP))
        facts = [replace(i, parts=both, one_of=True) for i in facts]
    facts += _told(pen, "approve", "b", 0, 1)
    known = Facts(tuple(facts), coverage=pen.coverage(HOURS))
    return Scenario("ban", _plan(term), known, pen.horizon(LATER))


def caps(pen: Pen) -> Scenario:
    """Never more than so many tanks, and vehicles were counted."""
    term = m.term("6", Cap(2, ("tank",), ("north",)), extents=m.since(pen.pick(0, 0, 2)))
    levels = []
    for number in range(pen.number(0, 3)):
        level = m.level(f"level-{number}", number + 1, low := pen.number(0, 4), low)
        levels.append(replace(level, kind=pen.pick("tank", "tank", "vehicle", "gun")))
    known = Facts(levels=tuple(levels), coverage=pen.coverage(HOURS, (None, ("north",))))
    return Scenario("cap", _plan(term), known, pen.horizon(LATER))


def quotas(pen: Pen) -> Scenario:
    """So many fuel trucks each day, of which trucks were counted, and reported one by one."""
    pen.purse, pen.disputes = 2, False
    counters = pen.pick(("agency",), ("agency",), None)
    need = m.need("admit", pen.number(1, 3), kinds=("fuel-truck",), counters=counters)
    days = pen.pick(1, 1, 2)
    duty = Quota((replace(need, unit="fuel-truck"),), Duration(days, Unit.DAY), m.at(0))
    facts: tuple[Incident, ...] = ()
    for kind in ("fuel-truck", "truck", None):
        hours = (0, 10, 23, 24, 25, 47, 48, 70)
        facts += pen.several("admit", "a", hours, 0, 1, amount=2, kind=kind, width=20)
    counts = tuple(_count(pen) for _ in range(pen.number(0, 3)))
    as_of = pen.horizon((48, 72, 60))
    counts = tuple(c for c in counts if c.period.end <= as_of)
    known = Facts(facts, counts, coverage=pen.coverage((0, 24, 48, 72)))
    return Scenario("quota", _plan(m.term("3", duty, extents=m.since(0, 72))), known, as_of)


def converted(pen: Pen) -> Scenario:
    """So many each day at the gate, and some were counted at the yard or on the road."""
    pen.purse, pen.disputes = 1, False
    counters = pen.pick(("agency",), ("agency",), None)
    rules = tuple((c.source, c.low, c.high) for c in m.METHOD.conversions)
    need = m.need("admit", pen.number(1, 3), kinds=("truck",), counters=counters)
    need = replace(need, unit="truck", point="gate", conversions=rules)
    duty = Quota((need,), Duration(1, Unit.DAY), m.at(0))
    facts = pen.several("admit", "a", (0, 10, 24, 25), 0, 1, amount=2, kind="truck")
    points = ("gate", "yard", "yard", "road", "dock", None)
    counts = tuple(replace(_count(pen), point=pen.pick(*points)) for _ in range(pen.number(1, 3)))
    as_of = pen.horizon((48, 72))
    counts = tuple(c for c in counts if c.period.end <= as_of)
    known = Facts(facts, counts, coverage=pen.coverage((0, 24, 48)))
    return Scenario("quota", _plan(m.term("3", duty, extents=m.since(0, 48))), known, as_of)


def contradicted(pen: Pen) -> Scenario:
    """So many each day, by a counter whose figures for each day and in all may not agree."""
    pen.purse, pen.disputes = 1, False
    counters = pen.pick(("agency",), ("agency",), None)
    need = m.need("admit", pen.number(1, 2), kinds=("truck",), counters=counters, unit="truck")
    duty = Quota((need,), Duration(1, Unit.DAY), m.at(0))
    counts = []
    for number in range(pen.number(2, 4)):
        daily = number == 0 or pen.chance(30)
        spans = ((0, 72), (0, 72), (24, 72)) if daily else ((0, 24), (0, 48), (24, 48), (48, 72))
        low = pen.number(0, 2)
        name = pen.name("count")
        top = pen.pick(low, low, low + 1, None)
        claims = tuple(m.claim(f"{name}-{who}", who, Range(low, top)) for who in ("x", "y"))
        start, end = pen.pick(*spans)
        counts.append(m.counted(name, start, end, low, top, each_day=daily, claims=claims))
    facts = pen.several("admit", "a", (10, 30, 48), 0, 1, amount=1, kind="truck")
    known = Facts(facts, tuple(counts), coverage=pen.coverage((0, 24, 72)))
    return Scenario("quota", _plan(m.term("3", duty, extents=m.since(0, 72))), known, m.hour(72))


def answered(pen: Pen) -> Scenario:
    """Each request answered within half a day or a day, with counts or a list over several."""
    pen.purse, pen.disputes = pen.pick(0, 0, 0, 1), False
    total = pen.pick(None, None, 1, 2)
    counters = pen.pick(("agency",), ("agency",), None)
    scaled = pen.chance(20)
    need = m.need("admit", pen.pick(1, 1, 2), scaled=scaled, total=total, counters=counters)
    need = replace(need, pattern=replace(need.pattern, kinds=("truck",)), unit="truck")
    within = Duration(pen.pick(12, 12, 24), Unit.HOUR)
    duty = Response((need,), m.trigger("ask"), 1, within, early=pen.chance(10))
    facts = pen.several("ask", "b", (0, 12, 24, 36, 48), 1, 3, amount=2 if scaled else 1)
    pen.purse = pen.pick(0, 0, 1, 2)
    facts += pen.several("admit", "a", (6, 18, 24, 48), 0, 1, kind="truck", width=12)
    counts = []
    for _ in range(pen.number(0 if total else 1, 2)):
        low = pen.number(0, 1)
        top = pen.pick(low, low, low + 1, None)
        name = pen.name("count")
        claims = tuple(m.claim(f"{name}-{who}", who, Range(low, top)) for who in ("x", "y"))
        start, end = pen.pick((0, 24), (0, 48), (0, 72), (24, 72))
        counts.append(m.counted(name, start, end, low, top, claims=claims))
    looked = pen.coverage((0, 24, 72)) if pen.chance(40) else ()
    known = Facts(facts, tuple(counts), coverage=looked)
    term = m.term("3", duty, bearers=pen.pick(("a",), ("a",), ("a", "c")))
    plan = _plan(term)
    return Scenario("response", replace(plan, parties=("a", "b", "c")), known, m.hour(72))


def together(pen: Pen) -> Scenario:
    """So much by each of two, by a day or each day, and counts of one or of nobody named."""
    pen.purse, pen.disputes = pen.pick(0, 0, 1, 2), False
    counters = pen.pick(("agency",), ("agency",), None)
    need = m.need("admit", pen.number(1, 2), kinds=("truck",), counters=counters, unit="truck")
    duty: Quota | Deadline
    if pen.chance(50):
        duty = Quota((need,), Duration(1, Unit.DAY), m.at(0))
    else:
        duty = Deadline((need,), None, Due(m.at(pen.pick(24, 47))))
    facts = pen.several("admit", "a", (10, 30), 0, 1, amount=2, kind="truck")
    facts += pen.several("admit", "c", (10, 30), 0, 1, kind="truck")
    counts = []
    for _ in range(pen.number(1, 2)):
        low = pen.number(0, 2)
        top = pen.pick(low, low + 1)
        name = pen.name("count")
        claims = tuple(m.claim(f"{name}-{who}", who, Range(low, top)) for who in ("x", "y"))
        start, end = pen.pick((0, 24), (0, 48), (0, 48), (24, 48))
        actor = pen.pick(None, None, None, "a")
        counts.append(m.counted(name, start, end, low, top, actor=actor, claims=claims))
    looked = pen.coverage((0, 24, 48)) if pen.chance(40) else ()
    known = Facts(facts, tuple(counts), coverage=looked)
    term = m.term("3", duty, bearers=("a", "c"), extents=m.since(0, 48))
    return Scenario("quota", replace(_plan(term), parties=("a", "b", "c")), known, m.hour(48))


def _count(pen: Pen) -> Count:
    start, end = pen.pick((0, 24), (24, 48), (0, 48), (0, 72), (24, 72))
    low = pen.number(0, 3)
    top = pen.pick(low, low, low + 1, None)
    name = pen.name("count")
    counted = m.counted(
        name,
        start,
        end,
        low,
        top,
        kind=pen.pick("truck", "truck", "fuel-truck"),
        each_day=pen.chance(15),
        act=pen.pick(None, "admit"),
    )
    return replace(
        counted,
        claims=tuple(m.claim(f"{name}-{group}", group, Range(low, top)) for group in ("x", "y")),
    )
