from __future__ import annotations

from itertools import permutations

from servanda.kernel.base import Json
from servanda.kernel.facts import Truth
from servanda.record.entries import Entry
from tests.evidence.saying import act, entry, facts, incident


def graded(letter: str, from_: str, of: str = "press", **body: Json) -> Entry:
    return entry("grading", of=of, reliability=letter, **{"from": from_}, **body)


def plain(name: str, source: str) -> Entry:
    """A report that nobody graded."""
    told = act(name, source)
    return entry("act", **{k: v for k, v in told.body.items() if k != "grade"})


def grades(*entries: Entry) -> dict[str, str]:
    return {c.id: c.grade for c in incident(*entries).claims}


def test_a_report_without_a_grade_takes_its_sources_letter_and_no_figure() -> None:
    seen = act("b", "other")
    assert grades(seen, plain("a", "press"))["b"] == "B2"
    # F6 is below the floor of the method, D4; so is B6, whose content nobody judged
    assert "a" not in grades(seen, plain("a", "press"))
    assert "a" not in grades(seen, plain("a", "press"), graded("B", "2031-01-01"))


def test_the_letter_is_the_one_in_force_when_it_was_said() -> None:
    from servanda.evidence.gradings import gradings
    from servanda.record.log import standing
    from tests.evidence.saying import at

    found = gradings(
        standing([graded("B", "2031-01-01"), graded("D", "2031-02-01", reason="two corrected")])
    )
    assert found.reliability("press", at("2030-12-31")) is None
    assert found.reliability("press", at("2031-01-31T23:59Z")) == "B"
    assert found.reliability("press", at("2031-02-01")) == "D"
    assert [g.reason for g in found.of["press"]] == ["", "two corrected"]


def test_two_gradings_from_one_day_leave_the_worse_whatever_came_first() -> None:
    from servanda.evidence.gradings import gradings
    from servanda.record.log import standing
    from tests.evidence.saying import at

    told = [graded("B", "2031-01-01"), graded("D", "2031-01-01"), graded("C", "2031-01-01")]
    for order in permutations(told):
        found = gradings(standing(order))
        assert found.reliability("press", at("2031-01-02")) == "D"


def test_a_reports_own_grade_stands_against_any_grading() -> None:
    told = [act("a", "press"), act("b", "other")]
    before = facts(*told)
    after = facts(*told, graded("E", "2031-01-01"))
    assert before == after
    assert after.incidents[0].parts[0].occurs_as_ban is Truth.TRUE
