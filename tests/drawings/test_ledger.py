from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.drawings.ledger import ClassOf, Counted, Given, Ledger, drawn, stairs
from servanda.kernel.base import Between, Range
from tests.drawings.parts import DAY, START, WORDS, classed, permille, rows, text_of, tree

ACTS = st.lists(
    st.builds(
        lambda first, days, low, more, sure: Given(
            Between(START + first * DAY, START + (first + days) * DAY),
            Range(low, None if more is None else low + more),
            sure,
            "reported by one",
        ),
        st.integers(0, 30),
        st.integers(0, 5),
        st.integers(0, 50),
        st.none() | st.integers(0, 50),
        st.booleans(),
    ),
    max_size=12,
)


@given(ACTS)
def test_a_staircase_only_rises_and_ends_at_the_sums(acts: list[Given]) -> None:
    landings = stairs(tuple(acts))
    assert [x.start for x in landings] == sorted({t for a in acts for t in (a.at.lo, a.at.hi)})
    for one, two in pairwise(landings):
        assert one.least <= two.least
        assert two.most is None or (one.most is not None and one.most <= two.most)
    assert all(x.most is None or x.least <= x.most for x in landings)
    if acts:
        assert landings[-1].least == sum(a.amount.lo for a in acts if a.sure)


def given_on(day: int, amount: int, *, sure: bool = True, days: int = 0) -> Given:
    at = Between(START + day * DAY, START + (day + days) * DAY)
    return Given(at, Range(amount, amount), sure, "reported by one")


def told(
    *acts: Given, amount: Range, due: int | None = 8, counts: tuple[Counted, ...] = ()
) -> Ledger:
    at = None if due is None else Between(START + due * DAY, START + due * DAY)
    one = ClassOf("term 5b", "living persons", None, 20, amount, at, "performed", acts, counts)
    return Ledger("Exchange", (one,), START + 10 * DAY)


def test_each_step_has_its_date_and_the_sum_until_then() -> None:
    steps = (given_on(2, 8), given_on(5, 12, days=1), given_on(6, 1, sure=False))
    root = tree(drawn(told(*steps, amount=Range(20, 20)), WORDS, "x"))
    assert [(row[2], row[3]) for row in rows(root, 1)] == [
        ("8", "8"),
        ("12", "between 20 and 21"),
        ("1", "between 20 and 21"),
    ]
    sure = [one for one in classed(root, "d-sure") if "%" in one.get("height", "")]
    # of 25: eight, then twenty from the last instant that the second step may have had
    assert [permille(one.get("height")) for one in sure] == [320, 320, 800]


def test_the_amount_is_told_for_the_due_time_and_the_acts_until_now() -> None:
    root = tree(drawn(told(given_on(2, 8), given_on(9, 12), amount=Range(8, 8)), WORDS, "x"))
    (head,) = classed(root, "d-lane")
    assert "8 established by the due time, of 20 needed" in text_of(head)
    assert "20 until now" in text_of(head)
    totals = [one for one in classed(root, "d-total") if one.get("x1") != "1"]
    due = [one for one in classed(root, "d-due") if one.get("x1") != "1"]
    assert totals[0].get("x1") == due[0].get("x1")


def test_an_act_that_may_be_later_than_the_horizon_is_not_said_to_be_given_by_now() -> None:
    """An act of some time that day counted in full in the middle of the day."""
    late = given_on(9, 12, days=3)
    root = tree(drawn(told(given_on(2, 8), late, amount=Range(8, 8)), WORDS, "x"))
    assert "between 8 and 20 until now" in text_of(classed(root, "d-lane")[0])
    ahead = given_on(11, 12)
    root = tree(drawn(told(given_on(2, 8), ahead, amount=Range(8, 8)), WORDS, "x"))
    assert "until now" not in text_of(classed(root, "d-lane")[0])


def test_the_name_of_a_thing_does_not_touch_what_is_said_of_it() -> None:
    """Arabic joined the last letter of the one to the first of the other."""
    root = tree(drawn(told(given_on(2, 8), amount=Range(8, 8)), WORDS, "x"))
    (head,) = classed(root, "d-lane")
    name = head.find("strong")
    assert name is not None
    assert name.tail == " "


def test_before_the_due_time_the_amount_is_that_of_now() -> None:
    root = tree(drawn(told(given_on(2, 8), amount=Range(8, None), due=30), WORDS, "x"))
    assert "at least 8 established of 20 needed" in text_of(classed(root, "d-lane")[0])
    assert classed(root, "d-beyond")


def test_counts_are_drawn_and_listed_and_not_added() -> None:
    count = Counted(Between(START, START + 9 * DAY), Range(15, 18), "counted by agency-a")
    root = tree(drawn(told(given_on(2, 8), amount=Range(15, 18), counts=(count,)), WORDS, "x"))
    assert rows(root, 1)[-1][2:] == ["between 15 and 18", "not added", "counted by agency-a"]
    lines = [one for one in classed(root, "d-counted") if "%" in one.get("y1", "")]
    assert [permille(one.get("y1")) for one in lines] == [400, 280]
