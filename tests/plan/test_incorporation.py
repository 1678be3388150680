"""`as in`: words taken over from another agreement, never its standing."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from servanda.kernel.base import Calendar
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.lower import lower
from servanda.kernel.plan.operators import Plan, Quota
from servanda.kernel.source import Diagnostic
from servanda.kernel.terms.check import Checked, check_document
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method

HEAD = """\
## 1

In parts of 9: 600 trucks each day, of them 50 with fuel, 300 to the north.

```terms
agreement {name} "…".
calendar UTC.
party northland "Northland".
party southland "Southland".
body agency "Agency".
place gate "Gate".
act admit, admitted.
act approve, approved.
kind truck, trucks.
kind fuel-truck, fuel-trucks is truck.
{more}
```
"""
OLDER = HEAD.format(
    name="older",
    more="kind north-truck, north-trucks is truck.\n"
    "term 9: southland shall admit at least 600 trucks each day, "
    "including 50 fuel-trucks and 300 north-trucks, counted at gate by agency.",
)
METHOD = Method("newer", 1, "1 January 2031")


def read(text: str, name: str) -> Checked:
    document, slips = read_document(text, name)
    return check_document(document, None, slips)


def newer(term: str, *, declared: bool = False) -> Checked:
    more = 'incorporates older "older.md".\n'
    more += "kind north-truck, north-trucks is truck.\n" if declared else ""
    return read(HEAD.format(name="newer", more=more + term), "agreement.md")


def lowered(checked: Checked, *, held: bool = True) -> tuple[Plan, list[Diagnostic]]:
    texts = {"older": read(OLDER, "older.md")} if held else {}
    return lower(checked, METHOD, Calendar("UTC", ZoneInfo("UTC")), Annexes(), texts)


TERM = "term 3: northland shall admit trucks from 1 March 2031, as in term 9 of older."


def quota(plan: Plan) -> Quota:
    (term,) = plan.terms
    assert isinstance(term.duty, Quota)
    return term.duty


def test_amounts_parts_period_and_counting_are_the_other_terms() -> None:
    plan, found = lowered(newer(TERM, declared=True))
    assert not [d for d in found if d.code == "P101"]
    needs = {n.unit: (n.amount, n.point, n.counters) for n in quota(plan).needs}
    assert needs["truck"] == (600, "gate", ("agency",))
    assert {unit: amount for unit, (amount, _, _) in needs.items()} == {
        "truck": 600,
        "fuel-truck": 50,
        "north-truck": 300,
    }


def test_bearer_and_start_are_the_terms_own() -> None:
    plan, _ = lowered(newer(TERM, declared=True))
    (term,) = plan.terms
    assert term.bearers == ("northland",)
    assert term.extents


def test_an_amount_of_its_own_stands_against_the_others() -> None:
    own = TERM.replace("admit trucks", "admit at least 700 trucks")
    plan, _ = lowered(newer(own, declared=True))
    assert {n.unit: n.amount for n in quota(plan).needs}["truck"] == 700


def test_a_kind_that_is_not_declared_here_is_set_aside_by_name() -> None:
    plan, found = lowered(newer(TERM))
    assert [n.unit for n in quota(plan).needs] == ["truck", "fuel-truck"]
    assert [str(left) for _, left in plan.unjudged] == [
        "north-truck (taken over, not declared here)"
    ]
    assert [d.code for d in found] == ["P101"]


def test_a_text_that_the_case_does_not_hold_leaves_the_term_unjudged() -> None:
    plan, found = lowered(newer(TERM), held=False)
    assert plan.terms == ()
    assert "older" in found[0].message
    assert found[0].code == "P101"


def test_a_term_that_the_other_text_does_not_hold_is_named() -> None:
    plan, found = lowered(newer(TERM.replace("term 9", "term 8")))
    assert plan.terms == ()
    assert "term 8" in found[0].message
