"""What hangs on a moment left undefined, or has no beginning: checked, and no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Due,
    Duty,
    EarlierOf,
    FromTo,
    LaterOf,
    PerformanceOf,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Undefined,
    Unsaid,
    Withdrawal,
)
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import Standing, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from tests.oracle import making as m

SOON = Unsaid("soon")
FROM = (FromTo(SOON, None),)
TWO_HOURS = Duration(2, Unit.HOUR)
NEEDS = (m.need("release"),)
DUTIES: dict[str, Duty] = {
    "ban": Ban(m.banned("shell")),
    "absence": Absence(("north",)),
    "cap": Cap(2, ("gun",), ("north",)),
    "response": Response(NEEDS, m.trigger("ask"), 1, TWO_HOURS),
    "ratio": Ratio(NEEDS, m.trigger("ask"), 1, None),
    "ratio with a due": Ratio(NEEDS, m.trigger("ask"), 1, TWO_HOURS),
    "undefined": Undefined("in good faith"),
}
UNDEFINED = {
    "opening": m.term("1", Deadline(NEEDS, SOON, Due(m.at(4)))),
    "opening, no due": m.term("1", Deadline(NEEDS, SOON, None)),
    "opening and due": m.term("1", Deadline(NEEDS, SOON, Due(SOON, TWO_HOURS))),
    "nothing before": m.term("1", Deadline(NEEDS, SOON, Due(SOON, TWO_HOURS), not_before=True)),
    "due": m.term("1", Deadline(NEEDS, None, Due(SOON))),
    "due after": m.term("1", Deadline(NEEDS, None, Due(SOON, TWO_HOURS))),
    "the later": m.term("1", Deadline(NEEDS, LaterOf(SOON, m.at(2)), Due(m.at(4)))),
    "the earlier": m.term("1", Deadline(NEEDS, EarlierOf(SOON, m.at(2)), Due(m.at(4)))),
    "force": m.term("1", Deadline(NEEDS, None, Due(m.at(4))), extents=FROM),
    "end": m.term("1", Deadline(NEEDS, None, Due(m.at(4))), extents=(FromTo(m.at(0), SOON),)),
    "to be out": m.term("1", Withdrawal(("north",), None, Due(SOON))),
    "to be out from": m.term("1", Withdrawal(("north",), SOON, Due(m.at(3)))),
    "periods": m.term("1", Quota(NEEDS, Duration(1, Unit.DAY), SOON)),
    "end of a ban": m.term("1", DUTIES["ban"], extents=(FromTo(m.at(0), SOON),)),
    **{f"{name} from": m.term("1", duty, extents=FROM) for name, duty in DUTIES.items()},
}
ENDLESS = {
    **{name: m.term("1", duty, extents=()) for name, duty in DUTIES.items()},
    "a ban until": m.term("1", DUTIES["ban"], extents=(FromTo(None, m.at(5)),)),
}
ALL = Facts(
    (
        m.incident("r", "release", m.between(3)),
        m.incident("s", "shell", m.between(2)),
        m.incident("ask", "ask", m.between(1), m.part("b")),
    ),
    stays=(m.stay("st", m.between(1), m.between(5)),),
    levels=(m.level("l", 2, 3, 3),),
)
RECORDS = (
    Facts(),
    Facts(complete=True),
    ALL,
    replace(ALL, complete=True),
    replace(ALL, coverage=(m.looked("c", 0, 4),)),
)
ANSWERS = {Verdict.MET, Verdict.BREACHED, Verdict.CURED}


def _verdicts(term: TermPlan) -> set[Verdict]:
    """What the term's instances come to, on each record at three hours; each proof is accepted."""
    found: set[Verdict] = set()
    for facts in RECORDS:
        for hour in (1, 3, 6):
            plan, now = m.plan(term), m.hour(hour)
            proofs = judge_plan(plan, facts, now, m.METHOD)
            assert check_all(plan, facts, m.METHOD, now, proofs) == []
            found |= {one.verdict for proof in proofs for one in proof.instances}
    return found


@pytest.mark.parametrize("name", UNDEFINED)
def test_what_an_undefined_moment_opens_or_makes_due_is_no_answer(name: str) -> None:
    assert not _verdicts(UNDEFINED[name]) & ANSWERS


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_beginning_is_checked(name: str) -> None:
    assert _verdicts(ENDLESS[name])


def test_a_ban_that_had_no_beginning_and_has_ended_is_not_met() -> None:
    assert Verdict.MET not in _verdicts(ENDLESS["a ban until"])


@pytest.mark.parametrize("duty", [DUTIES["ban"], DUTIES["absence"]])
def test_a_watch_from_a_withdrawal_with_no_beginning_had_bounds_on_its_own(duty: Duty) -> None:
    """Nobody knows when it was first out, so no bounds are told; the checker asked for some."""
    out = m.term("1", Withdrawal(("north",), None, Due(m.at(4))), extents=())
    after = m.term("2", duty, extents=(FromTo(PerformanceOf(TermKey("1")), None),))
    plan, facts, now = m.plan(out, after), Facts(coverage=(m.looked("c", 1, 6),)), m.hour(8)
    proofs = judge_plan(plan, facts, now, m.METHOD)
    assert proofs[1].instances[0].opened is None
    assert check_all(plan, facts, m.METHOD, now, proofs) == []


@pytest.mark.parametrize(
    ("extent", "hour", "standing"),
    [
        (FromTo(m.at(0), SOON), 6, Standing.IN_FORCE),
        (FromTo(m.at(0), EarlierOf(SOON, m.at(4))), 3, Standing.IN_FORCE),
        (FromTo(m.at(0), EarlierOf(SOON, m.at(4))), 6, Standing.LAPSED),
        (FromTo(SOON, None), 6, Standing.NOT_IN_FORCE),
    ],
)
def test_for_the_standing_an_undefined_moment_has_not_come(
    extent: FromTo, hour: int, standing: Standing
) -> None:
    """What lasts until the text's own undefined moment was told as not in force."""
    plan = m.plan(m.term("1", DUTIES["ban"], extents=(extent,)))
    proofs = judge_plan(plan, Facts(), m.hour(hour), m.METHOD)
    assert check_all(plan, Facts(), m.METHOD, m.hour(hour), proofs) == []
    assert proofs[0].standing is standing
