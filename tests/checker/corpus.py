"""Hand-written cases for each kind of duty and each verdict it can have, with that verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.kernel.base import Duration, Instant, Unit
from servanda.kernel.facts import (
    OPEN_END,
    Claim,
    Facts,
    Incident,
    LegalAct,
    Part,
    Ruling,
    Stance,
    Times,
    Truth,
)
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Condition,
    Cure,
    Deadline,
    Due,
    ExceptClaimed,
    FirstOf,
    FromTo,
    Guarantee,
    Invocation,
    PerformanceOf,
    Permission,
    Plan,
    Plus,
    Quota,
    Ratio,
    Response,
    Step,
    TermKey,
    Undefined,
    Withdrawal,
)
from servanda.kernel.verdicts.proof import Verdict
from tests.oracle import making as m

TWO_HOURS = Duration(2, Unit.HOUR)
A_DAY = Duration(1, Unit.DAY)
PERHAPS = m.part("a", m.GAP)
DENIED = m.part("a", m.DISPUTED)


@dataclass(frozen=True)
class Case:
    """A plan, a record, a horizon, and what the last term of the plan comes to."""

    title: str
    plan: Plan
    facts: Facts
    as_of: Instant
    verdict: Verdict


def _case(title: str, plan: Plan, facts: Facts, hour: int, verdict: Verdict) -> Case:
    return Case(title, plan, facts, m.hour(hour), verdict)


# ------------------------------------------------------------------------------------------ plans

DEADLINE = m.plan(m.term("1", Deadline((m.need("release", 2),), None, Due(m.at(4)))))
NO_DUE = m.plan(m.term("1", Deadline((m.need("release", 1),), None, None)))
AFTER_APPROVAL = m.plan(
    m.term(
        "1",
        Deadline(
            (m.need("release", 1),),
            FirstOf(m.trigger("approve")),
            Due(FirstOf(m.trigger("approve")), TWO_HOURS),
        ),
    )
)
CHAIN = m.plan(
    m.term("1", Deadline((m.need("release", 1),), None, Due(m.at(4)))),
    m.term(
        "2",
        Deadline(
            (m.need("pay"),),
            PerformanceOf(TermKey("1")),
            Due(PerformanceOf(TermKey("1")), TWO_HOURS),
        ),
        bearers=("b",),
    ),
)
WITHDRAWAL = m.plan(m.term("1", Withdrawal(("north",), None, Due(m.at(4)))))
TRUCKS = m.need("admit", 6, kinds=("truck",), unit="truck", counters=("agency", "other"))
QUOTA = m.plan(m.term("1", Quota((TRUCKS,), A_DAY, m.at(0))))
RESPONSE = m.plan(m.term("1", Response((m.need("answer"),), m.trigger("ask"), 1, TWO_HOURS)))
ANSWERS_COUNTED = m.plan(
    m.term(
        "1", Response((m.need("answer", 2, counters=("agency",)),), m.trigger("ask"), 1, TWO_HOURS)
    )
)
ANSWERS_LISTED = m.plan(
    m.term("1", Response((m.need("answer", 2, total=3),), m.trigger("ask"), 1, TWO_HOURS))
)
BOTH_COUNTED = m.plan(
    m.term("1", Quota((TRUCKS,), A_DAY, m.at(0)), bearers=("a", "b"), extents=m.since(0, 24))
)
AT_ONCE = m.plan(m.term("1", Response((m.need("answer"),), m.trigger("ask"), 1, None)))
RATIO = m.plan(m.term("1", Ratio((m.need("return", 3),), m.trigger("find"), 1, None)))
QUEUE = m.plan(m.term("1", Ratio((m.need("return", 3),), m.trigger("find"), 1, TWO_HOURS)))
SINGLE_QUEUE = m.plan(m.term("1", Ratio((m.need("return"),), m.trigger("find"), 1, TWO_HOURS)))
COUNTED_QUEUE = m.plan(
    m.term(
        "1",
        Ratio(
            (m.need("return", kinds=("truck",), counters=("agency",)),),
            m.trigger("find"),
            1,
            TWO_HOURS,
        ),
    )
)
APPROVAL = FirstOf(m.trigger("approve"))
OPENED = m.plan(
    m.term("1", Ban(m.banned("shell")), extents=(FromTo(APPROVAL, Plus(APPROVAL, TWO_HOURS)),))
)
BAN = m.plan(m.term("1", Ban(m.banned("shell", areas=("north",)))))
BOTH = m.plan(m.term("1", Ban(m.banned("shell")), bearers=("a", "b")))
CLAIMED = m.plan(
    replace(m.term("1", Ban(m.banned("shell"))), exemptions=(ExceptClaimed("defence", "court"),))
)
ABSENCE = m.plan(m.term("1", Absence(("north",))))
CAP = m.plan(m.term("1", Cap(5, ("gun",), ("north",))))
SUSPENDED = m.plan(
    m.term("1", Deadline((m.need("release", 1),), None, Due(m.at(2)))),
    replace(
        m.term("2", Ban(m.banned("shell")), bearers=("b",)),
        condition=Condition(("a",), (TermKey("1"),), Invocation.AUTOMATIC),
    ),
)
GUARANTEED = m.plan(
    m.term("1", Deadline((m.need("release", 1),), None, Due(m.at(2)))),
    m.term("G", Guarantee((TermKey("1"),), ("b",), (Step("consult", TWO_HOURS),)), bearers=("g",)),
)

# ------------------------------------------------------------------------------------------ facts


def released(*times: tuple[int, int], parts: Part | None = None, complete: bool = True) -> Facts:
    """Releases, each between two hours."""
    return Facts(
        tuple(
            m.incident(f"r-{n}", "release", m.between(*time), *((parts,) if parts else ()))
            for n, time in enumerate(times)
        ),
        complete=complete,
    )


def _approved(when: Times) -> Incident:
    return m.incident("p", "approve", when, m.part("b"))


def _shell(name: str, hour: int, *parts: Part, inside: Truth = Truth.TRUE) -> Incident:
    return m.incident(name, "shell", m.between(hour), *parts, places=(("north", inside),))


def _said(name: str, stance: Stance, grade: str = "B2") -> Claim:
    return Claim(name, name, name, None, grade, stance, None, m.hour(9), actor="a")


def _asked(*hours: int) -> tuple[Incident, ...]:
    return tuple(
        m.incident(f"ask-{n}", "ask", m.between(hour), m.part("b")) for n, hour in enumerate(hours)
    )


def _found(*hours: int) -> tuple[Incident, ...]:
    return tuple(
        m.incident(f"find-{n}", "find", m.between(hour), m.part("b"))
        for n, hour in enumerate(hours)
    )


def _returned(hour: int, amount: int, *parts: Part) -> Incident:
    return m.incident(f"return-{hour}", "return", m.between(hour), *parts, amount=m.one(amount))


FIVE_DAYS = m.counted("total", 0, 120, 17, 17)
WATCHED = m.looked("seen", 0, 30, areas=("north",))
EXCEPTION = Ruling("x", LegalAct.EXCEPTION, m.hour(3), m.hour(3), by="a", about=("s",))
RULED = Ruling(
    "d", LegalAct.DETERMINATION, m.hour(5), m.hour(5), by="court", about=("s",), finding="no"
)
V = Verdict

REPORTED = replace(
    _shell("s", 3, m.part("a")),
    claims=(
        replace(_said("one", Stance.AFFIRMS), time=m.between(3).span, place="north"),
        replace(_said("two", Stance.AFFIRMS), time=m.between(3).span, place="north"),
        replace(_said("own", Stance.DENIES), side="a"),
    ),
    parts=(Part("a", m.TRUE, m.TRUE, m.DISPUTED, m.TRUE),),
)
"""An act of which two sources speak, and which the bearer denies."""

CASES = (
    # ----------------------------------------------------------------------------------- deadline
    _case("two released in time", DEADLINE, released((1, 1), (4, 4)), 6, V.MET),
    _case("the second was late", DEADLINE, released((1, 1), (5, 5)), 6, V.CURED),
    _case("only one released", DEADLINE, released((1, 1)), 6, V.BREACHED),
    _case("not yet due", DEADLINE, released((1, 1)), 3, V.PENDING),
    _case("time too coarse", DEADLINE, released((1, 1), (3, 5)), 6, V.CANNOT_VERIFY),
    _case(
        "nobody looked for the second",
        DEADLINE,
        released((1, 1), complete=False),
        6,
        V.CANNOT_VERIFY,
    ),
    _case("sources differ", DEADLINE, released((1, 1), (2, 2), parts=DENIED), 6, V.CONTESTED),
    _case("no due, never overdue", NO_DUE, Facts(complete=True), 6, V.PENDING),
    _case(
        "lapsed before due",
        m.plan(replace(DEADLINE.terms[0], extents=m.since(0, 3))),
        released((1, 1)),
        6,
        V.NONE,
    ),
    _case("never approved, never opened", AFTER_APPROVAL, Facts(complete=True), 6, V.NONE),
    _case(
        "approval not established",
        AFTER_APPROVAL,
        Facts((m.incident("p", "approve", m.between(1, 3), m.part("b", m.GAP)),), complete=True),
        6,
        V.CANNOT_VERIFY,
    ),
    _case(
        "approved between one and three, released at four",
        AFTER_APPROVAL,
        Facts(
            (
                m.incident("p", "approve", m.between(1, 3), m.part("b")),
                m.incident("r", "release", m.between(4)),
            ),
            complete=True,
        ),
        6,
        V.CANNOT_VERIFY,
    ),
    _case(
        "the second waits for the first",
        CHAIN,
        Facts(
            (
                m.incident("r", "release", m.between(1, 3)),
                m.incident("p", "pay", m.between(3), m.part("b")),
            ),
            complete=True,
        ),
        8,
        V.MET,
    ),
    # --------------------------------------------------------------------------------- withdrawal
    _case(
        "left in time",
        WITHDRAWAL,
        Facts(
            (m.incident("l", "leave", m.between(3), places=(("north", m.TRUE),)),), complete=True
        ),
        6,
        V.MET,
    ),
    _case(
        "left late",
        WITHDRAWAL,
        Facts((m.incident("l", "leave", m.between(5), places=(("north", m.TRUE),)),)),
        6,
        V.CURED,
    ),
    _case(
        "still there",
        WITHDRAWAL,
        Facts(stays=(m.stay("s", m.between(0), OPEN_END),), complete=True),
        6,
        V.BREACHED,
    ),
    _case("nobody knows who is there", WITHDRAWAL, Facts(), 6, V.CANNOT_VERIFY),
    # -------------------------------------------------------------------------------------- quota
    _case(
        "seventeen over five days of six a day",
        QUOTA,
        Facts(counts=(FIVE_DAYS,)),
        120,
        V.BREACHED,
    ),
    _case(
        "each day counted in full",
        QUOTA,
        Facts(counts=(m.counted("days", 0, 48, 6, 8, each_day=True),)),
        48,
        V.PENDING,
    ),
    _case(
        "a counter that contradicts itself",
        QUOTA,
        Facts(counts=(FIVE_DAYS, m.counted("days", 0, 120, 6, 9, each_day=True, counter="other"))),
        120,
        V.CONTESTED,
    ),
    _case("a day nobody counted", QUOTA, Facts(), 24, V.CANNOT_VERIFY),
    # ----------------------------------------------------------------------------------- response
    _case(
        "one answer serves two",
        RESPONSE,
        Facts((*_asked(1, 2), m.incident("w", "answer", m.between(3))), complete=True),
        6,
        V.MET,
    ),
    _case(
        "answered at the same instant is not after it",
        RESPONSE,
        Facts((*_asked(1), m.incident("w", "answer", m.between(1))), complete=True),
        6,
        V.BREACHED,
    ),
    _case(
        "answered late",
        RESPONSE,
        Facts((*_asked(1), m.incident("w", "answer", m.between(4))), complete=True),
        6,
        V.CURED,
    ),
    _case(
        "one total over three answers, and one of them at most",
        ANSWERS_COUNTED,
        Facts(_asked(1, 4, 5, 8), (m.counted("total", 0, 12, 3, 3, kind="answer", act="answer"),)),
        12,
        V.BREACHED,
    ),
    _case(
        "one count of what both did, and not enough for each",
        BOTH_COUNTED,
        Facts((), (m.counted("total", 0, 24, 9, 9, act="admit"),)),
        24,
        V.BREACHED,
    ),
    _case("a list too short for two answers", ANSWERS_LISTED, Facts(_asked(1, 4)), 8, V.BREACHED),
    _case("still time to answer", RESPONSE, Facts(_asked(5), complete=True), 6, V.PENDING),
    _case("no hour is named", AT_ONCE, Facts(_asked(1), complete=True), 6, V.CANNOT_VERIFY),
    # -------------------------------------------------------------------------------------- ratio
    _case(
        "all of the first, part of the second",
        RATIO,
        Facts((*_found(1, 2), _returned(3, 4)), complete=True),
        6,
        V.PENDING,
    ),
    _case("both in full", RATIO, Facts((*_found(1, 2), _returned(3, 6)), complete=True), 6, V.MET),
    _case(
        "first due first served",
        QUEUE,
        Facts((*_found(1, 2), _returned(3, 4)), complete=True),
        6,
        V.BREACHED,
    ),
    _case(
        "what came before is lost",
        QUEUE,
        Facts((*_found(3), _returned(2, 9)), complete=True),
        6,
        V.BREACHED,
    ),
    # ---------------------------------------------------------------------------------------- ban
    _case("one shelling", BAN, Facts((_shell("s", 3),), coverage=(WATCHED,)), 30, V.BREACHED),
    _case("nothing seen, somebody looked", BAN, Facts(coverage=(WATCHED,)), 30, V.HOLDING),
    _case("nobody looked", BAN, Facts(), 30, V.CANNOT_VERIFY),
    _case(
        "ended, seen in full",
        m.plan(replace(BAN.terms[0], extents=m.since(0, 20))),
        Facts(coverage=(WATCHED,)),
        30,
        V.MET,
    ),
    _case(
        "a shelling that sources deny",
        BAN,
        Facts((_shell("s", 3, DENIED),), coverage=(WATCHED,)),
        30,
        V.CONTESTED,
    ),
    _case(
        "a shelling that may have been elsewhere",
        BAN,
        Facts((_shell("s", 3, inside=m.GAP),), coverage=(WATCHED,)),
        30,
        V.CANNOT_VERIFY,
    ),
    _case(
        "looked throughout for what the text does not define",
        m.plan(m.term("1", Ban(replace(m.banned("shell"), undefined="targeting")))),
        Facts(coverage=(WATCHED,)),
        30,
        V.CANNOT_VERIFY,
    ),
    _case(
        "a complete record of what the text does not define",
        m.plan(m.term("1", Ban(replace(m.banned("shell"), undefined="targeting")))),
        Facts(complete=True),
        30,
        V.CANNOT_VERIFY,
    ),
    _case(
        "remedied as the clause allows",
        m.plan(replace(BAN.terms[0], cure=Cure("repair", None), extents=m.since(0, 20))),
        Facts(
            (_shell("s", 3), m.incident("c", "repair", m.between(9))),
            coverage=(WATCHED,),
        ),
        30,
        V.CURED,
    ),
    _case(
        "one of the two did it",
        BOTH,
        Facts(
            (
                m.incident(
                    "s",
                    "shell",
                    m.between(3),
                    m.part("a", by=m.GAP),
                    m.part("b", by=m.GAP),
                    one_of=True,
                ),
            ),
            complete=True,
        ),
        30,
        V.BREACHED,
    ),
    _case(
        "one of two acts, whenever the ban began",
        OPENED,
        Facts((_shell("s", 1), _shell("t", 4), _approved(m.either((0, 0), (3, 3)))), complete=True),
        30,
        V.BREACHED,
    ),
    _case(
        "two of four acts, whenever the ban began",
        OPENED,
        Facts(
            (
                *(_shell(f"s{hour}", hour) for hour in (0, 1, 3, 4)),
                _approved(m.either((0, 0), (3, 3))),
            ),
            complete=True,
        ),
        30,
        V.BREACHED,
    ),
    _case(
        "one return for two that were found in an order not known",
        SINGLE_QUEUE,
        Facts(
            (
                m.incident("f1", "find", m.between(0, 2), m.part("b")),
                m.incident("f2", "find", m.between(1), m.part("b")),
                m.incident("r", "return", m.between(3)),
            ),
            complete=True,
        ),
        8,
        V.BREACHED,
    ),
    _case(
        "one return counted for two that were found in an order not known",
        COUNTED_QUEUE,
        Facts(
            (
                m.incident("f1", "find", m.between(0, 2), m.part("b")),
                m.incident("f2", "find", m.between(1), m.part("b")),
            ),
            (m.counted("few", 0, 6, 1, 1, act="return"),),
        ),
        6,
        V.BREACHED,
    ),
    _case(
        "four undated shellings counted",
        BAN,
        Facts(
            counts=(
                replace(
                    m.counted("many", 0, 24, 4, 4, kind="shelling", act="shell", actor="a"),
                    place="north",
                ),
            ),
            coverage=(WATCHED,),
        ),
        30,
        V.BREACHED,
    ),
    _case(
        "an exception claimed, not ruled",
        CLAIMED,
        Facts((_shell("s", 3),), rulings=(EXCEPTION,), complete=True),
        30,
        V.CANNOT_VERIFY,
    ),
    _case(
        "an exception claimed, refused",
        CLAIMED,
        Facts((_shell("s", 3),), rulings=(EXCEPTION, RULED), complete=True),
        30,
        V.BREACHED,
    ),
    _case(
        "claims behind it, the bearer's own denial among them",
        BAN,
        Facts(
            (REPORTED,),
            coverage=(WATCHED,),
        ),
        30,
        V.BREACHED,
    ),
    # ------------------------------------------------------------------------------------ absence
    _case(
        "a stay that goes on",
        ABSENCE,
        Facts(stays=(m.stay("s", m.between(1), OPEN_END),), complete=True),
        30,
        V.BREACHED,
    ),
    _case(
        "ending it cures it",
        m.plan(replace(ABSENCE.terms[0], cure=Cure("ending", None), extents=m.since(0, 20))),
        Facts(stays=(m.stay("s", m.between(1), m.between(5)),), complete=True),
        30,
        V.CURED,
    ),
    _case(
        "whose unit it was is disputed",
        ABSENCE,
        Facts(
            stays=(m.stay("s", m.between(1), m.between(5), m.part("a", by=m.DISPUTED)),),
            complete=True,
        ),
        30,
        V.CONTESTED,
    ),
    # ---------------------------------------------------------------------------------------- cap
    _case(
        "six where five may be",
        CAP,
        Facts(levels=(m.level("l", 3, 6, 6),), complete=True),
        9,
        V.BREACHED,
    ),
    _case(
        "five or six",
        CAP,
        Facts(levels=(m.level("l", 3, 5, 6),), complete=True),
        9,
        V.CANNOT_VERIFY,
    ),
    # --------------------------------------------------------------------------------------- rest
    _case(
        "suspended while the other's duty was undone",
        SUSPENDED,
        Facts((m.incident("s", "shell", m.between(4), m.part("b")),), complete=True),
        9,
        V.MET,
    ),
    _case(
        "nothing suspends before the breach",
        SUSPENDED,
        Facts((m.incident("s", "shell", m.between(2), m.part("b")),), complete=True),
        9,
        V.BREACHED,
    ),
    _case("a step of a guarantee has come due", GUARANTEED, Facts(complete=True), 6, V.PENDING),
    _case(
        "a step of a guarantee cites what is said of the breach",
        m.plan(
            m.term("1", Ban(m.banned("shell"))),
            m.term(
                "G", Guarantee((TermKey("1"),), ("b",), (Step("consult", None),)), bearers=("g",)
            ),
        ),
        Facts((REPORTED,), complete=True),
        6,
        V.PENDING,
    ),
    _case(
        "wording undefined",
        m.plan(m.term("1", Undefined("in good faith"))),
        Facts(),
        6,
        V.CANNOT_VERIFY,
    ),
    _case("a permission", m.plan(m.term("1", Permission())), Facts(), 6, V.NONE),
)
"""A case for each duty and each verdict it can have; a few more where a rule is easily missed."""
