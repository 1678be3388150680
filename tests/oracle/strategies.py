"""Random small cases, a strategy for each kind of duty: plans, facts and a horizon.

Sizes are kept so that every world of a case can be judged in milliseconds. What the law does not
decide (docs/semantics.md says where) is not drawn.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from servanda.kernel.base import Duration, Range, Unit
from servanda.kernel.facts import Count, Facts, Incident, LegalAct, Located, Ruling, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Absence,
    Ban,
    BreachMoment,
    Cap,
    Condition,
    Cure,
    DaysWith,
    Deadline,
    Due,
    EarlierOf,
    Ended,
    ExceptActors,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Excuse,
    Extent,
    FirstOf,
    FromEach,
    FromTo,
    Invocation,
    LastOf,
    LaterOf,
    Need,
    NthDayOf,
    PerformanceOf,
    Plus,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    When,
    Withdrawal,
)
from tests.oracle import coarse, hanging
from tests.oracle import making as m
from tests.oracle.pen import Pen, Scenario

HOURS = (0, 1, 2, 3, 4, 5)
LATER = (4, 5, 6, 7, 8)
EDGES = (0, 10, 23, 24, 25, 47, 48, 49, 70)
"""Hours around the ends of the first three days."""


def hours(count: int) -> Duration:
    """An elapsed duration."""
    return Duration(count, Unit.HOUR)


APPROVAL = FirstOf(m.trigger("approve"))


def opening(pen: Pen) -> When | None:
    """When a duty comes into being."""
    return pen.pick(
        None,
        None,
        m.at(pen.number(0, 3)),
        APPROVAL,
        APPROVAL,
        LaterOf(APPROVAL, m.at(2)),
        EarlierOf(APPROVAL, m.at(3)),
        Plus(APPROVAL, hours(1)),
        LastOf(m.trigger("approve")),
    )


def force(pen: Pen) -> tuple[Extent, ...]:
    """When a term is in force: from the start, as a rule."""
    starts: tuple[When, ...] = (m.at(0), m.at(0), m.at(0), m.at(2), APPROVAL)
    start = pen.pick(*starts)
    end = pen.pick(None, None, None, m.at(4), m.at(6))
    return (FromTo(start, end),)


def ended(pen: Pen, term: TermPlan) -> tuple[TermPlan, tuple[Ruling, ...]]:
    """The term, sometimes waived or overtaken."""
    if pen.chance(8):
        return replace(term, ended=Ended("waived", "w", m.hour(pen.pick(*LATER)))), ()
    if pen.chance(6):
        by = pen.pick(None, *term.bearers)
        return term, (pen.ruling(LegalAct.OVERTAKEN, HOURS, by=by, about=(term.key.id,)),)
    if pen.chance(6):
        several = pen.pick(("a",), ("b",), ("a", "b"))
        about = (term.key.id,)
        return term, tuple(pen.ruling(LegalAct.WAIVER, HOURS, by=by, about=about) for by in several)
    return term, ()


def deadlines(pen: Pen) -> Scenario:
    """So much by a due time."""
    pen.purse = pen.pick(4, 2, 1)
    bearers = pen.pick(("a",), ("a",), ("a",), ("a", "b"))
    joint = len(bearers) > 1 and pen.chance(40)
    opens = opening(pen)
    due = pen.pick(
        None,
        Due(m.at(4)),
        Due(m.at(3)),
        Due(m.at(2)),
        Due(opens or m.at(1), hours(1)),
        Due(opens or m.at(1), hours(2)),
        Due(opens or m.at(1), hours(3)),
        Due(Plus(APPROVAL, hours(2))),
    )
    areas = pen.pick(None, None, None, ("north",))
    amount = pen.pick(1, 1, 2)
    actors = bearers if joint else (BEARER,)
    first = m.need("release", amount, actors=actors, areas=areas)
    facts = pen.several("release", "a", HOURS, 0, 2, amount=2, placed=areas is not None)
    if len(bearers) > 1:
        facts += pen.several("release", "b", HOURS, 0, 1, placed=areas is not None)
    if pen.chance(25):
        first = replace(first, total=max(amount, _most(facts)) + pen.number(0, 1))
    needs: tuple[Need, ...] = (first,)
    if pen.chance(20):
        needs += (m.need("pay", actors=actors),)
        facts += pen.several("pay", "a", HOURS, 0, 1)
    facts += pen.several("approve", "b", HOURS, 0, 2)
    duty = Deadline(needs, opens, due, not_before=pen.chance(30))
    term = replace(
        m.term("1", duty, bearers=bearers, extents=force(pen)),
        joint=joint,
        essence=pen.chance(20),
    )
    term, rulings = ended(pen, term)
    known = pen.known(Facts(facts, rulings=rulings), HOURS)
    return Scenario("deadline", m.plan(term), known, pen.horizon(LATER))


def _most(incidents: tuple[Incident, ...]) -> int:
    tops = [i.amount.span.hi for i in incidents]
    return sum(int(top) for top in tops if top is not None)


def counted_deadlines(pen: Pen) -> Scenario:
    """So much by a due time, with what somebody counted."""
    pen.purse, pen.disputes = 2, False
    named = pen.chance(70)
    counters = ("agency",) if named else None
    amount = pen.number(1, 2)
    need = m.need("admit", amount, kinds=("truck",), counters=counters, unit="truck")
    counts: list[Count] = []
    for _ in range(pen.number(1, 2)):
        start, end = pen.pick((0, 3), (0, 4), (2, 4), (1, 5))
        low = pen.number(0, 2)
        top = pen.pick(low, low, low + 1, None)
        name = pen.name("count")
        counts.append(
            replace(
                m.counted(name, start, end, low, top, counter=pen.pick("agency", "other")),
                status=Truth.GAP if pen.chance(10) else Truth.TRUE,
                claims=tuple(
                    m.claim(f"{name}-{group}", group, Range(low, top))
                    for group in pen.pick(("x", "y"), ("x", "y"), ("x",))
                ),
            )
        )
    facts = pen.several("admit", "a", HOURS, 0, 2, kind="truck")
    duty = Deadline((need,), None, Due(m.at(pen.pick(3, 4))))
    as_of = pen.horizon(LATER)
    told = tuple(c for c in counts if c.period.end <= as_of)
    known = pen.known(Facts(facts, told), HOURS, complete=20)
    return Scenario("deadline", m.plan(m.term("1", duty)), known, as_of)


def dated_deadlines(pen: Pen) -> Scenario:
    """Due by the day: where days end, and what a date without a clock means."""
    pen.purse = 3
    approved = Plus(APPROVAL, Duration(1, Unit.DAY), end_of_day=pen.chance(50))
    due = pen.pick(
        Due(m.day(1)),
        Due(m.day(0), Duration(1, Unit.DAY)),
        Due(APPROVAL, Duration(1, Unit.DAY)),
        Due(approved),
        Due(NthDayOf(APPROVAL, 2)),
        Due(NthDayOf(m.day(0), 2)),
    )
    facts = pen.several("release", "a", EDGES, 0, 2) + pen.several(
        "approve", "b", (0, 10, 23), 0, 1
    )
    duty = Deadline((m.need("release"),), pen.pick(None, APPROVAL, m.day(1)), due)
    term = m.term("1", duty)
    plan = m.plan(term)
    plan = replace(plan, calendar=replace(plan.calendar, end_of_day=pen.chance(30)))
    known = pen.known(Facts(facts), EDGES, complete=80)
    return Scenario("deadline", plan, known, pen.horizon((23, 24, 47, 48, 72)))


def chains(pen: Pen) -> Scenario:
    """A duty that waits for another's performance, or for its breach."""
    pen.purse = 3
    first = m.term("1", Deadline((m.need("release"),), None, Due(m.at(3))))
    if pen.chance(40):
        first = m.term("1", Withdrawal(("north",), None, Due(m.at(3))))
    performed: When = PerformanceOf(TermKey("1"), timely=pen.chance(20))
    if pen.chance(15):
        performed = BreachMoment(TermKey("1"))
    sort = pen.pick("deadline", "deadline", "ban", "absence")
    if sort == "deadline":
        need = m.need("pay")
        duty = Deadline((need,), performed, Due(performed, hours(2)), not_before=pen.chance(50))
        second = m.term("2", duty, bearers=("b",))
    elif sort == "ban":
        ban = Ban(m.banned("shell"))
        second = m.term("2", ban, bearers=("b",), extents=(FromTo(performed, None),))
    else:
        second = m.term("2", Absence(("north",)), extents=(FromTo(performed, None),))
    facts = pen.several("release", "a", HOURS, 0, 1) + pen.several("pay", "b", HOURS, 0, 1)
    facts += pen.several("shell", "b", HOURS, 0, 1)
    leaves = tuple(
        replace(leave, places=_north()) for leave in pen.several("leave", "a", HOURS, 0, 1)
    )
    if leaves:  # who left had been there: beside a doubt whether it had, the law is silent
        pen.purse = 0
    stays = tuple(pen.stay("a", HOURS) for _ in range(pen.number(0, 1)))
    known = Facts(facts + leaves, stays=stays, complete=bool(leaves) and pen.chance(70))
    if not leaves:
        known = pen.known(known, HOURS, complete=70)
    return Scenario("chain", m.plan(first, second), known, pen.horizon(LATER))


def withdrawals(pen: Pen) -> Scenario:
    """Out by a due time."""
    pen.purse = pen.pick(4, 2, 1)
    areas = pen.pick(("north",), ("north",), ("north", "south"))
    duty = Withdrawal(areas, opening(pen), pen.pick(None, Due(m.at(3)), Due(m.at(4))))
    term, rulings = ended(pen, m.term("1", duty))
    facts = tuple(
        replace(leave, places=_north()) for leave in pen.several("leave", "a", HOURS, 0, 1)
    )
    if facts:  # what a leaving says of the time before it is law only beside certain stays
        pen.purse = 0
    stays = tuple(pen.stay("a", HOURS) for _ in range(pen.number(0, 2)))
    facts += pen.several("approve", "b", HOURS, 0, 1)
    complete = pen.chance(40)
    looked = () if complete or facts else pen.coverage(HOURS, (None, ("north",)))
    known = Facts(facts, stays=stays, coverage=looked, rulings=rulings, complete=complete)
    return Scenario("withdrawal", m.plan(term), known, pen.horizon(LATER))


def quotas(pen: Pen) -> Scenario:
    """So much each day, or each few days, with counts of days and of spans."""
    pen.purse, pen.disputes = 2, pen.chance(30)
    counters = pen.pick(("agency",), ("agency",), None)
    sub = pen.chance(25)
    kinds = ("fuel-truck", "truck") if sub else ("truck",)
    quota = pen.number(1, 3)
    needs: tuple[Need, ...] = (
        m.need("admit", quota, kinds=kinds, counters=counters, unit="truck"),
    )
    if sub:
        needs += (m.need("admit", 1, kinds=("fuel-truck",), counters=counters, unit="fuel-truck"),)
    every = pen.pick(Duration(1, Unit.DAY), Duration(1, Unit.DAY), Duration(2, Unit.DAY))
    start = pen.pick(0, 0, 10)
    duty = Quota(needs, every, m.at(start))
    if pen.chance(10):
        duty = replace(duty, days_with=m.trigger("open"))
    end = pen.pick(None, 48, 72)
    term = m.term("3", duty, extents=m.since(start, end))
    facts = pen.several("admit", "a", EDGES, 0, 2, amount=2, kind="truck")
    if sub:
        facts += pen.several("admit", "a", EDGES, 0, 1, kind="fuel-truck")
    facts += pen.several("open", "b", EDGES, 0, 2)
    as_of = pen.horizon((24, 48, 72, 60))
    most = 0 if pen.disputes else 3
    counts = tuple(_day_count(pen, sub=sub) for _ in range(pen.number(0, most)))
    counts = tuple(c for c in counts if c.period.end <= as_of)
    known = Facts(facts, counts)
    if counts:
        looked = pen.coverage((72, 96))
        known = replace(known, coverage=looked)
    else:
        known = pen.known(known, (0, 24, 48, 72))
    return Scenario("quota", m.plan(term), known, as_of)


def _day_count(pen: Pen, *, sub: bool) -> Count:
    start, end = pen.pick((0, 24), (24, 48), (0, 48), (0, 48), (0, 72), (0, 72), (24, 72))
    each_day = pen.chance(15)
    low = pen.number(0, 4)
    top = pen.pick(low, low, low + 1, low + 2, None)
    name = pen.name("count")
    return replace(
        m.counted(
            name,
            start,
            end,
            low,
            top,
            counter=pen.pick("agency", "agency", "agency", "other"),
            kind="fuel-truck" if sub and pen.chance(30) else "truck",
            each_day=each_day,
        ),
        claims=tuple(m.claim(f"{name}-{group}", group, Range(low, top)) for group in ("x", "y")),
    )


def responses(pen: Pen) -> Scenario:
    """Each trigger answered in its window."""
    pen.purse = pen.pick(4, 2, 1)
    bearers = pen.pick(("a",), ("a",), ("a",), ("a", "b"))
    each = pen.pick(1, 1, 1, 2)
    scaled = each == 1 and pen.chance(25)
    same_place = pen.chance(25)
    need = m.need("answer", pen.pick(1, 1, 2), scaled=scaled)
    duty = Response(
        (need,), m.trigger("ask"), each, hours(pen.pick(1, 1, 2, 3)), pen.chance(25), same_place
    )
    extents = m.since(0)
    term = m.term("1", duty, bearers=bearers, extents=extents)
    facts = pen.several("ask", "b", HOURS, 1, 2, amount=2 if scaled else 1, placed=same_place)
    facts += pen.several("answer", "a", (1, 2, 3, 4, 5), 0, 2, amount=2, placed=same_place)
    if same_place:
        facts = tuple(
            i if i.places else replace(i, places=facts[0].places or _north()) for i in facts
        )
    if each == 1 and pen.chance(25):
        excuse = Excuse(m.trigger("shell"), pen.pick(None, hours(1), hours(2)))
        term = replace(term, excuses=(excuse,))
        facts += pen.several("shell", "b", HOURS, 0, 1)
    if pen.chance(15):
        span = FromEach(m.trigger("open"), m.trigger("shut"))
        term = replace(term, extents=(*extents, span))
        facts += pen.several("open", "b", HOURS, 1, 1) + pen.several("shut", "b", HOURS, 0, 1)
    term = replace(term, essence=pen.chance(20))
    known = pen.known(Facts(facts), HOURS)
    return Scenario("response", m.plan(term), known, pen.horizon(LATER))


def _north() -> tuple[Located, ...]:
    return (Located("north", Truth.TRUE),)


def ratios(pen: Pen) -> Scenario:
    """So much for each unit of a trigger, handed out once."""
    pen.purse = pen.pick(4, 2, 1)
    within = pen.pick(None, hours(1), hours(1), hours(2), hours(3))
    needs: tuple[Need, ...] = (m.need("return", pen.pick(1, 1, 2)),)
    if pen.chance(15):
        needs += (m.need("pay"),)
    duty = Ratio(needs, m.trigger("find"), pen.pick(1, 1, 1, 2), within, pen.chance(30))
    facts = pen.several("find", "b", HOURS, 1, 2, amount=2)
    facts += pen.several("return", "a", (1, 2, 3, 4, 5), 0, 2, amount=3)
    if len(needs) > 1:
        facts += pen.several("pay", "a", HOURS, 0, 1, amount=2)
    known = pen.known(Facts(facts), HOURS, complete=55)
    kind = "ratio without due" if within is None else "ratio with due"
    return Scenario(kind, m.plan(m.term("1", duty)), known, pen.horizon(LATER))


def bans(pen: Pen) -> Scenario:
    """No such act: attribution, exceptions, conditions, cures."""
    bearers = pen.pick(("a",), ("a", "b"))
    areas = pen.pick(None, None, ("north",), ("north", "south"))
    extents = pen.pick(
        m.since(0),
        m.since(0),
        m.since(2),
        m.since(0, 4),
        (FromTo(APPROVAL, None),),
        (*m.since(0), DaysWith(m.trigger("open"))),
        (*m.since(0), FromEach(m.trigger("open"), m.trigger("shut"))),
    )
    term = m.term(
        "2", Ban(m.banned("shell", "raid", areas=areas)), bearers=bearers, extents=extents
    )
    facts: tuple[Incident, ...] = ()
    for _ in range(pen.number(0, 2)):
        facts += (_act(pen, placed=areas is not None),)
    for act in ("approve", "open", "shut"):
        facts += pen.several(act, "b", HOURS, 0, 1)
    rulings: tuple[Ruling, ...] = ()
    if pen.chance(40):
        term, rulings = _excepted(pen, term, facts)
    if pen.chance(15):
        term = replace(term, cure=Cure("apologise", None))
        facts += pen.several("apologise", "a", HOURS, 0, 1)
    if pen.chance(15):
        condition = Condition(("b",), None, Invocation.NOTICE, "body")
        term = replace(term, condition=condition)
        rulings += _invoked(pen)
    looked = pen.coverage(HOURS, (None, ("north",), ("north", "south")))
    known = Facts(facts, coverage=looked, rulings=rulings)
    return Scenario("ban", m.plan(term), known, pen.horizon(LATER))


def _act(pen: Pen, *, placed: bool) -> Incident:
    sort = pen.pick("a", "a", "b", "both", "one-of", "one-of", "nobody", "denied")
    plain = pen.incident(pen.pick("shell", "raid"), "a", HOURS, placed=placed)
    if sort == "both":
        return replace(plain, parts=(pen.part("a"), pen.part("b")))
    if sort == "one-of" and pen.pays(1):
        first = m.part("a", by=pen.pick(m.GAP, m.DISPUTED))
        open_to = (first, m.part("b", by=pen.pick(m.GAP, m.DISPUTED)))
        return replace(plain, parts=open_to, one_of=True)
    if sort == "nobody" and pen.pays(1):
        return replace(plain, parts=(m.part(None),))
    if sort == "denied" and pen.pays(2):
        # nobody is named; b denies it: that disputes it for everybody but b, whose part is a gap,
        # or false where it is established that it was not b
        denies = m.part("b", by=pen.pick(m.GAP, m.GAP, m.FALSE))
        return replace(plain, parts=(m.part(None, pen.pick(m.GAP, m.DISPUTED), m.GAP), denies))
    return replace(plain, parts=(pen.part("b"),)) if sort == "b" else plain


def _excepted(
    pen: Pen, term: TermPlan, facts: tuple[Incident, ...]
) -> tuple[TermPlan, tuple[Ruling, ...]]:
    acts = [i.id for i in facts if i.act in ("shell", "raid")] or ["none"]
    about = (pen.pick(*acts),)
    early = (0, 1, 2, 3)
    match pen.pick("areas", "actors", "notice", "consent", "claimed", "claimed", "judged"):
        case "areas" if all(i.places for i in facts if i.act in ("shell", "raid")):
            return replace(term, exemptions=(ExceptAreas(("south",)),)), ()
        case "actors":
            return replace(term, exemptions=(ExceptActors(("b",)),)), ()
        case "notice":
            exemption = ExceptNotice("body", pen.pick(None, hours(1)))
            told = pen.ruling(LegalAct.NOTICE, early, by="a", to="body", about=about)
            return replace(term, exemptions=(exemption,)), (told,) if len(acts) == 1 else ()
        case "consent":
            given = pen.ruling(LegalAct.AGREEMENT, early, by="b", about=about)
            return replace(term, exemptions=(ExceptConsent(("b",)),)), (given,)
        case "claimed":
            claimed = pen.ruling(LegalAct.EXCEPTION, early, by="a", about=about)
            return replace(term, exemptions=(ExceptClaimed("self-defence", None),)), (claimed,)
        case _:
            rulings: tuple[Ruling, ...] = (
                pen.ruling(LegalAct.EXCEPTION, early, by="a", about=about),
            )
            for _ in range(pen.pick(0, 1, 1, 2)):
                finding = pen.pick("yes", "no")
                named = pen.pick(about, (*about, term.key.id))
                name = pen.pick(None, None, "self-defence")
                rulings += (
                    pen.ruling(
                        LegalAct.DETERMINATION,
                        early,
                        by="body",
                        about=named,
                        finding=finding,
                        name=name,
                    ),
                )
            return replace(term, exemptions=(ExceptClaimed("self-defence", "body"),)), rulings


def _invoked(pen: Pen) -> tuple[Ruling, ...]:
    invoked = pen.ruling(LegalAct.INVOCATION, (0,), by="a", about=("2",))
    confirmed = pen.ruling(LegalAct.CONFIRMATION, (1, 2, 3), by="body", about=("2",))
    rejected = pen.ruling(LegalAct.REJECTION, (4, 5), by="body", about=("2",))
    return pen.pick((invoked,), (invoked, confirmed), (invoked, confirmed, rejected))


def counted_bans(pen: Pen) -> Scenario:
    """No such act, and somebody counted some."""
    pen.purse = 1
    ban = Ban(m.banned("shell"))
    facts = pen.several("shell", "a", HOURS, 0, 1)
    start, end = pen.pick((0, 3), (1, 4), (2, 6))
    low = pen.number(0, 3)
    claims = (m.claim("one", "x", Range(low, None)), m.claim("two", "y", Range(low, None)))
    count = m.counted(
        "n", start, end, low, None, kind="shell", act="shell", actor="a", claims=claims
    )
    term = m.term("2", ban, extents=m.since(pen.pick(0, 0, 2)))
    known = Facts(facts, (count,), coverage=pen.coverage(HOURS))
    return Scenario("ban", m.plan(term), known, pen.horizon((6, 7, 8)))


def absences(pen: Pen) -> Scenario:
    """No stay."""
    bearers = pen.pick(("a",), ("a",), ("a", "b"))
    term = m.term("5", Absence(("north",)), bearers=bearers, extents=force(pen))
    if pen.chance(40):
        term = replace(term, cure=Cure("ending", None))
    stays = tuple(pen.stay(pen.pick("a", "a", "b"), HOURS) for _ in range(pen.number(0, 2)))
    facts = pen.several("approve", "b", HOURS, 0, 1)
    looked = pen.coverage(HOURS, (None, ("north",)))
    known = Facts(facts, stays=stays, coverage=looked)
    return Scenario("absence", m.plan(term), known, pen.horizon(LATER))


def caps(pen: Pen) -> Scenario:
    """Never more than so many."""
    term = m.term("6", Cap(2, ("gun",), ("north",)), extents=m.since(pen.pick(0, 0, 2)))
    levels = []
    for number in range(pen.number(0, 4)):
        low = pen.number(0, 4)
        high = low + (pen.number(0, 2) if pen.pays(1) else 0)
        levels.append(m.level(f"level-{number}", number + 1, low, high))
    looked = pen.coverage(HOURS, (None, ("north",)))
    known = Facts(levels=tuple(levels), coverage=looked)
    return Scenario("cap", m.plan(term), known, pen.horizon(LATER))


def suspensions(pen: Pen) -> Scenario:
    """In force automatically only while the other side keeps its own."""
    pen.purse = 3
    other = m.term("1", Absence(("north",)), bearers=("b",))
    if pen.chance(40):
        other = m.term("1", Deadline((m.need("pay"),), None, Due(m.at(2))), bearers=("b",))
    condition = Condition(("b",), (TermKey("1"),), Invocation.AUTOMATIC)
    sort = pen.pick("ban", "deadline", "absence", "response")
    if sort == "ban":
        mine = m.term("2", Ban(m.banned("shell")))
    elif sort == "deadline":
        mine = m.term("2", Deadline((m.need("release"),), None, Due(m.at(1), hours(3))))
    elif sort == "response":
        mine = m.term("2", Response((m.need("release"),), m.trigger("ask"), 1, hours(2)))
    else:
        mine = m.term("2", Absence(("south",)))
    facts = pen.several("shell", "a", HOURS, 0, 2) + pen.several("release", "a", HOURS, 0, 1)
    facts += pen.several("pay", "b", HOURS, 0, 1) + pen.several("ask", "b", HOURS, 0, 1)
    stays = tuple(pen.stay("b", HOURS) for _ in range(pen.number(0, 1)))
    if sort == "absence":
        mine_stay = replace(pen.stay("a", HOURS), places=(Located("south", Truth.TRUE),))
        stays += (mine_stay,)
    complete = sort in ("deadline", "response") or pen.chance(50)
    known = Facts(facts, stays=stays, coverage=pen.coverage(HOURS), complete=complete)
    plan = m.plan(other, replace(mine, condition=condition))
    return Scenario("suspension", plan, known, pen.horizon(LATER))


def freed(pen: Pen) -> Scenario:
    """A duty of any sort that is waived or overtaken, by those who may say so and by others."""
    build = pen.pick(bans, absences, caps, quotas, responses, ratios, withdrawals)
    made = build(pen)
    term = made.plan.terms[-1]
    about = (term.key.id,)
    act = pen.pick(LegalAct.OVERTAKEN, LegalAct.WAIVER)
    told = tuple(
        pen.ruling(act, HOURS, by=pen.pick(None, "a", "b", "b"), about=about)
        for _ in range(pen.number(1, 2))
    )
    facts = replace(made.facts, rulings=(*made.facts.rulings, *told))
    return replace(made, kind="freed", facts=facts)


BUILDERS: dict[str, Callable[[Pen], Scenario]] = {
    "deadline": deadlines,
    "deadline counted": counted_deadlines,
    "deadline dated": dated_deadlines,
    "chain": chains,
    "withdrawal": withdrawals,
    "quota": quotas,
    "response": responses,
    "ratio": ratios,
    "ban": bans,
    "ban counted": counted_bans,
    "absence": absences,
    "cap": caps,
    "suspension": suspensions,
    "deadline coarse": coarse.deadlines,
    "trigger coarse": coarse.triggers,
    "ban coarse": coarse.bans,
    "cap coarse": coarse.caps,
    "quota coarse": coarse.quotas,
    "quota converted": coarse.converted,
    "quota contradicted": coarse.contradicted,
    "response counted": coarse.answered,
    "bearers counted": coarse.together,
    "ratio queued": hanging.queues,
    "ratio counted": hanging.counted,
    "hanging together": hanging.together,
    "freed": freed,
}


@st.composite
def scenarios(draw: st.DrawFn, kind: str) -> Scenario:
    """Cases of one kind as Hypothesis draws them, so that a failing one is made smaller."""
    return BUILDERS[kind](Pen(lambda lo, hi: draw(st.integers(lo, hi))))


def scenario(kind: str, seed: int) -> Scenario:
    """The case of one kind that a seed stands for: the same on every machine."""
    return BUILDERS[kind](Pen(random.Random(f"{kind} {seed}").randint))


STRATEGIES: dict[str, st.SearchStrategy[Scenario]] = {kind: scenarios(kind) for kind in BUILDERS}
