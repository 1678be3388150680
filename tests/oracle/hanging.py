"""Random small cases in which one unknown bears on several occasions (docs/semantics.md, Groups).

One approval whose time is open opens the time in which several acts are forbidden, or in which
several parties are to perform; one report excuses the one trigger or the other, or answers where
the one or the other came; units of a ratio are served in an order that is open.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts, Incident, Located, Stay, Truth
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cure,
    Deadline,
    Due,
    Excuse,
    FirstOf,
    FromTo,
    LastOf,
    Plus,
    Ratio,
    Response,
    TermPlan,
    When,
)
from tests.oracle import making as m
from tests.oracle.pen import Pen, Scenario

HOURS = (0, 1, 2, 3, 4, 5)
LATER = (5, 6, 7, 8)


def _hours(count: int) -> Duration:
    return Duration(count, Unit.HOUR)


def queues(pen: Pen) -> Scenario:
    """So many for each, in time; who was first, and what was given when, is open."""
    pen.purse = 0
    duty = Ratio(
        (m.need("return", pen.pick(1, 1, 2)),),
        m.trigger("find"),
        pen.pick(1, 1, 1, 2),
        _hours(pen.pick(1, 2, 2, 3)),
        pen.chance(25),
    )
    facts: list[Incident] = []
    for _ in range(pen.number(2, 3)):
        pen.purse = pen.pick(0, 2, 2)
        facts.append(pen.incident("find", "b", (0, 1, 2), most=pen.pick(1, 1, 2)))
    for _ in range(pen.number(1, 2)):
        pen.purse = pen.pick(0, 0, 0, 2)
        facts.append(pen.incident("return", "a", (1, 2, 3, 4, 5), most=2))
    known = pen.known(Facts(tuple(facts)), HOURS, complete=80)
    return Scenario("ratio", m.plan(m.term("1", duty)), known, pen.horizon(LATER))


def counted(pen: Pen) -> Scenario:
    """So many for each, in time; what was given was counted, or there are only so many at all."""
    pen.purse, pen.disputes = 0, False
    amount, total = pen.pick(1, 1, 2), pen.pick(None, None, None, 2, 3)
    need = m.need("return", amount, total=total, counters=("agency",))
    duty = Ratio(
        (replace(need, pattern=replace(need.pattern, kinds=("truck",)), unit="truck"),),
        m.trigger("find"),
        1,
        _hours(pen.pick(1, 2, 2)),
        pen.chance(20),
    )
    facts = pen.several("find", "b", (0, 1, 2, 3), 1, 2, amount=2)
    pen.purse = pen.pick(0, 0, 1, 2)
    facts += pen.several("return", "a", (1, 2, 4), 0, 1, kind="truck", amount=2)
    counts = []
    for _ in range(pen.number(0 if total else 1, 2)):
        low = pen.number(0, 2)
        start, end = pen.pick((0, 6), (0, 6), (0, 3), (1, 6))
        top = pen.pick(low, low, low + 1)
        counts.append(m.counted(pen.name("count"), start, end, low, top, act="return"))
    looked = pen.coverage((0, 3, 6)) if pen.chance(30) else ()
    known = Facts(facts, tuple(counts), coverage=looked)
    return Scenario("ratio", m.plan(m.term("1", duty)), known, m.hour(pen.pick(6, 7)))


def together(pen: Pen) -> Scenario:
    """Several occasions that hang on one report."""
    pen.purse = 0
    sort = pen.pick("ban", "ban", "absence", "deadline", "deadline", "excuse", "place")
    moments: tuple[When, When] = (FirstOf(m.trigger("approve")), LastOf(m.trigger("approve")))
    moment = pen.pick(*moments)
    window = (FromTo(moment, Plus(moment, _hours(pen.pick(1, 2, 3)))),)
    facts: tuple[Incident, ...] = ()
    stays: tuple[Stay, ...] = ()
    bearers = pen.pick(("a",), ("a",), ("a", "c"))
    term: TermPlan
    match sort:
        case "ban":
            term = m.term("2", Ban(m.banned("shell")), bearers=bearers, extents=window)
            for hours in ((0, 1, 2), (3, 4, 5), HOURS):
                facts += pen.several("shell", pen.pick(*bearers), hours, pen.pick(0, 1, 1), 1)
            if pen.chance(20):
                term = replace(term, cure=Cure("apologise", None))
                facts += pen.several("apologise", "a", (3, 4, 5), 0, 1)
        case "absence":
            term = m.term("5", Absence(("north",)), bearers=bearers, extents=window)
            stays = tuple(
                replace(pen.stay(pen.pick(*bearers), hours), end=m.between(hours[-1]))
                for hours in ((0, 1, 2), (3, 4, 5))
            )
            stays = tuple(s for s in stays if s.begin.span.hi < s.end.span.lo)
        case "deadline":
            bearers = ("a", "c")
            due = Due(moment, _hours(pen.pick(1, 2, 3)))
            duty = Deadline((m.need("release"),), moment, due, not_before=pen.chance(80))
            term = m.term("1", duty, bearers=bearers)
            for party, hours in zip(bearers, ((0, 1, 2), (3, 4, 5)), strict=True):
                pen.purse = pen.pick(0, 0, 1)
                facts += pen.several("release", party, hours, pen.pick(0, 1), 1)
        case _:
            answer = Response(
                (m.need("answer"),),
                m.trigger("ask"),
                1,
                _hours(pen.pick(1, 2)),
                same_place=sort == "place",
            )
            term = m.term("1", answer, bearers=bearers)
            if sort == "excuse":
                excuse = Excuse(m.trigger("approve"), pen.pick(None, _hours(1), _hours(2)))
                term = replace(term, excuses=(excuse,))
            facts += pen.several("ask", "b", (0, 1), 1, 1) + pen.several(
                "ask", "b", (0, 1, 4), 1, 1
            )
            facts = tuple(_at(one, pen.pick("north", "south")) for one in facts)
            pen.purse = 2
            for one in pen.several("answer", "a", (1, 2, 4), 0, 1):
                disputed = Located(pen.pick("north", "south"), Truth.DISPUTED)
                places = (disputed,) if pen.chance(50) else (disputed, Located("east", m.GAP))
                facts += (replace(one, places=places),)
    if sort != "place":
        pen.purse = pen.pick(0, 0, 1, 2)
        facts += _approved(pen)
        facts += pen.several("approve", "b", (0, 1, 2, 3), 0, pen.pick(0, 0, 1))
    known = pen.known(Facts(facts, stays=stays), HOURS, complete=85)
    plan = replace(m.plan(term), parties=("a", "b", "c"))
    return Scenario(sort, plan, known, pen.horizon(LATER))


def _approved(pen: Pen) -> tuple[Incident, ...]:
    """An approval at one time or at another; those who say so differ, or nobody does."""
    early, late = pen.pick((0, 3), (0, 3), (1, 4), (0, 4), (1, 3))
    times = pen.pick(m.either((early, early), (late, late)), m.between(early, early + 1))
    one = m.incident(pen.name("approve"), "approve", times, m.part("b"))
    two = m.incident(pen.name("approve"), "approve", m.between(late), m.part("b", m.GAP))
    return pen.pick((one,), (one,), (replace(one, time=m.between(early)), two))


def _at(one: Incident, area: str) -> Incident:
    return replace(one, places=(Located(area, Truth.TRUE),))
