from __future__ import annotations

from decimal import Decimal

import pytest

from servanda.kernel.base import Duration, Unit
from servanda.kernel.terms.method import Conversion, CountRule, Hedge, Standard, Tolerance
from servanda.kernel.terms.method_parser import read_method
from tests.terms.shared import SAMPLE, codes

HEAD = "method of small version 2 dated 12 October 2031.\n"


def test_the_sample_method_is_read_from_its_block_with_its_places() -> None:
    text = (SAMPLE / "method.md").read_text(encoding="utf-8")
    method, found = read_method(text, "method.md")
    assert found == []
    assert (method.agreement, method.version, method.dated) == ("sample-2031", 3, "2031-10-12")
    line = text.split("\n")[method.where["tolerance of areas-left"].line - 1]
    assert line == "tolerance of areas-left is 300 m."


def test_every_rule_reaches_its_field() -> None:
    method, found = read_method(
        HEAD
        + """
        standard is 3 sources graded A1. contest grade is C3. floor is graded E5.
        record is complete. coverage is at least 99.5 percent.
        coverage of term 3 reading daily is at least 80 percent.
        hedge "about" is 90 percent to any. hedge "up to" is any to 100 percent.
        counts at depot become counts at gate times 0.5 to 150 percent.
        term 3 reading daily is counted by un or ocha. term 4 is counted at gate.
        tolerance of x is 2 km. tolerance of y is half of 300 m, lenient.
        bearer of term 5 is south. recipient of term 5 is north.
        measures of term 6 are search and patrol.
        immediately is within 24 hours. immediately in term 7 is within 30 days.
        lag of term 8 is 1 day. term 9 is at risk 12 hours before due.
        days end at midnight. weeks start on monday. group press is a-paper and b-paper.
        """,
        "method.md",
    )
    assert found == []
    assert method.standard == Standard(3, "A1", determination=False)
    assert (method.contest_grade, method.floor, method.complete) == ("C3", "E5", True)
    assert (method.coverage, method.coverage_of) == (Decimal("99.5"), {"3 reading daily": 80})
    assert method.hedges == (Hedge("about", 90, None), Hedge("up to", None, 100))
    assert method.conversions == (Conversion("depot", "gate", Decimal("0.5"), Decimal("1.5")),)
    assert method.count_rules == (
        CountRule("3", "daily", None, ("un", "ocha")),
        CountRule("4", None, "gate", ()),
    )
    assert method.tolerances == (Tolerance("x", 2000), Tolerance("y", Decimal(150), lenient=True))
    assert (method.bearers, method.recipients) == ({"5": "south"}, {"5": "north"})
    assert method.measures == {"6": ("search", "patrol")}
    assert method.immediately == Duration(24, Unit.HOUR)
    assert method.immediately_in == {"7": Duration(30, Unit.DAY)}
    assert method.lags == {"8": Duration(1, Unit.DAY)}
    assert method.at_risk == {"9": Duration(12, Unit.HOUR)}
    assert (method.days_end, method.weeks_start) == ("midnight", "monday")
    assert [(g.name, g.side) for g in method.groups] == [("press", None)]


def test_a_rule_that_cannot_be_read_is_told_and_left_out() -> None:
    method, found = read_method(HEAD + "flor is graded D4.\nlag of term 2 is 24 hours.", "m")
    assert [(d.code, d.hint) for d in found] == [("T110", 'did you mean "floor"?')]
    assert method.floor == "F6"
    assert method.lags == {"2": Duration(24, Unit.HOUR)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("standard is 2 sources graded B2.", "M105"),
        (HEAD + "floor is graded D4. floor is graded D4.", "M101"),
        (HEAD + "coverage is at least 101 percent.", "M106"),
        (HEAD + 'hedge "x" is 20 percent to 10 percent.', "M106"),
        (HEAD + "counts at a become counts at b times 3 to 200 percent.", "M106"),
        (HEAD + "floor is graded G7.", "T110"),
        (HEAD + "lag of term 2 is 1 hours.", "T107"),
        (HEAD + "floor is graded D4", "T111"),
    ],
)
def test_what_a_method_cannot_say(text: str, code: str) -> None:
    assert codes(read_method(text, "m")[1]) == [code]
