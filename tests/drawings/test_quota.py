from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.drawings.counters import Rival, average
from servanda.faces.drawings.quota import (
    Known,
    Panel,
    Period,
    QuotaTold,
    drawn,
    runs,
    top_of,
)
from servanda.kernel.base import Range
from servanda.kernel.verdicts.phrases import Much
from tests.drawings.parts import DAY, START, WORDS, classed, notes, permille, rows, text_of, tree


def period(day: int, low: int, high: int | None, known: Known = Known.BAND) -> Period:
    start = START + day * DAY
    return Period(start, start + DAY, 600, Range(low, high), known, "not verified")


def rival(low: int, high: int | None = None, days: int = 10, *, decides: bool = True) -> Rival:
    total = Range(low, low if high is None else high)
    least, most = Fraction(total.lo) / days, Fraction(total.hi or 0) / days
    return Rival(
        counter="agency-a",
        start=START,
        end=START + days * DAY,
        total=total,
        each_day=False,
        least=least,
        most=most,
        decides=decides,
        word="none short",
    )


def told(*periods: Period, rivals: tuple[Rival, ...] = ()) -> QuotaTold:
    panel = Panel("truck", "trucks", periods, rivals)
    return QuotaTold("term 3: amounts", (panel,), START + 10 * DAY)


def test_a_band_stands_between_its_least_and_its_most() -> None:
    root = tree(drawn(told(period(0, 200, 800)), WORDS, "x"))
    band, sure = classed(root, "b-band")[0], classed(root, "d-sure")[0]
    # the drawing is 1,000 trucks high: 800 is a fifth from its head, 200 a fifth from its foot
    assert (permille(band.get("y")), permille(band.get("height"))) == (200, 600)
    assert (permille(sure.get("y")), permille(sure.get("height"))) == (800, 200)
    (needed,) = [one for one in classed(root, "d-needed") if one.get("y1") != "7"]
    assert permille(needed.get("y1")) == 400


def test_a_band_beyond_the_drawing_is_marked_and_told() -> None:
    root = tree(drawn(told(period(0, 0, 25_700), period(1, 0, 25_700)), WORDS, "x"))
    assert "Trucks: 2 periods may have had more than the drawing is high" in notes(root)
    assert "25700" in notes(root)
    assert len(classed(root, "d-beyond")) == 1  # one run of two periods
    assert rows(root)[0][3] == "between 0 and 25700"
    assert permille(classed(root, "b-band")[0].get("y")) == 0


def test_a_least_without_a_most_is_marked_and_told() -> None:
    root = tree(drawn(told(period(0, 100, None)), WORDS, "x"))
    assert "of 1 period the least is known and the most is not" in notes(root)
    assert rows(root)[0][3] == "at least 100"


def test_what_is_established_makes_the_drawing_higher_and_is_never_cut() -> None:
    root = tree(drawn(told(period(0, 5_000, 5_000), period(1, 10, 10)), WORDS, "x"))
    assert "more than the drawing is high" not in notes(root)
    assert permille(classed(root, "d-sure")[0].get("height")) >= 400


def test_periods_without_knowledge_are_open_and_disputed_ones_crossed() -> None:
    periods = (
        period(0, 0, None, Known.NOTHING),
        period(1, 0, 900, Known.DISPUTED),
        period(2, 600, 610),
    )
    root = tree(drawn(told(*periods), WORDS, "x"))
    assert classed(root, "d-nothing")
    assert classed(root, "b-disputed")
    assert [row[4] for row in rows(root)] == [
        "nothing is known of the amount",
        "sources differ about the amount",
        "between the least and the most",
    ]


def test_an_exact_amount_is_not_said_to_lie_between_two() -> None:
    """*612, between the least and the most* stood of a figure that was exact."""
    root = tree(drawn(told(period(0, 612, 612)), WORDS, "x"))
    assert rows(root)[0][3:5] == ["612", "the amount is established"]
    assert "between the least and the most" not in text_of(root)


def test_a_total_is_drawn_as_its_average_with_the_number_of_its_line() -> None:
    counted = (rival(17_819, days=73), rival(4_360, decides=False))
    root = tree(drawn(told(period(0, 0, None, Known.NOTHING), rivals=counted), WORDS, "x"))
    assert average(WORDS, counted[0]) == "244"
    table = rows(root, 1)
    assert [row[0] for row in table] == ["1. agency-a", "2. agency-a"]
    assert [row[3] for row in table] == ["244", "436"]
    lines = [one for one in classed(root, "d-rival") if "%" in one.get("y1", "")]
    assert len(lines) == 2
    assert 1000 - permille(lines[0].get("y1")) == round(1000 * 17_819 / 73 / 1000)
    assert len([n for n in classed(root, "d-label") if "d-number" in n.get("class", "")]) == 2


def test_numbers_of_counters_at_one_height_do_not_cover_each_other() -> None:
    counted = tuple(replace(rival(1_000 + n), counter=f"agency-{n}") for n in range(9))
    root = tree(drawn(told(period(0, 0, None, Known.NOTHING), rivals=counted), WORDS, "x"))
    labels = [n for n in classed(root, "d-label") if "d-number" in n.get("class", "")]
    across = sorted(
        permille(one.get("style", "").partition(":")[2].partition(";")[0]) for one in labels
    )
    assert len(across) == 9
    assert all(b - a >= 60 for a, b in pairwise(across))


def test_the_number_of_a_counter_does_not_stand_at_a_time_that_it_did_not_count() -> None:
    # eleven days of counts, told four hundred days later: their lines are short and close together
    counted = tuple(
        replace(rival(900 + 90 * n, days=11, decides=False), counter=f"agency-{n}")
        for n in range(5)
    )
    late = replace(told(period(0, 0, None, Known.NOTHING)), as_of=START + 400 * DAY)
    panel = replace(late.panels[0], rivals=counted)
    root = tree(drawn(replace(late, panels=(panel,)), WORDS, "x"))
    labels = [n for n in classed(root, "d-label") if "d-number" in n.get("class", "")]
    places = []
    for one in labels:
        across, down = one.get("style", "").split(";")
        places.append((permille(across.partition(":")[2]), permille(down.partition(":")[2])))
    assert len(places) == 5
    assert all(across <= 60 for across, _ in places), "within the first eleven of 400 days"
    for number, (x, y) in enumerate(places):
        for a, b in places[:number]:
            assert abs(x - a) >= 60 or abs(y - b) >= 100, "no number covers another"
    heights = {
        permille(one.get("y1")) for one in classed(root, "d-rival") if "%" in one.get("y1", "")
    }
    ends = {permille(one.get("y2")) for one in classed(root, "d-lead")}
    assert ends <= heights, "a line leads from a number to the line of its count"
    moved = [place for place in places if place[1] not in heights]
    assert len(moved) == len(classed(root, "d-lead")) > 0


def one_day(day: int, total: int) -> Rival:
    start = START + day * DAY
    return replace(rival(total, days=1), start=start, end=start + DAY)


def test_many_counts_of_a_counter_have_one_number_and_a_row_each() -> None:
    counted = tuple(one_day(n, 600 + n) for n in range(40))
    root = tree(drawn(told(period(0, 0, None, Known.NOTHING), rivals=counted), WORDS, "x"))
    assert len([n for n in classed(root, "d-label") if "d-number" in n.get("class", "")]) == 1
    assert "agency-a: 40 counts" in text_of(classed(root, "d-counters")[0])
    assert [row[2] for row in rows(root, 1)] == [str(600 + n) for n in range(40)]
    assert len([one for one in classed(root, "d-rival") if "%" in one.get("y1", "")]) == 40


def test_totals_of_one_counter_that_overlap_are_told_one_by_one() -> None:
    counted = tuple(rival(1_000 * days, days=days) for days in (11, 22, 73, 80, 90))
    root = tree(drawn(told(period(0, 0, None, Known.NOTHING), rivals=counted), WORDS, "x"))
    said = text_of(classed(root, "d-counters")[0])
    assert all(f"{1_000 * days} trucks" in said for days in (11, 22, 73, 80, 90))


def test_a_count_of_a_day_is_not_made_into_one_of_a_week() -> None:
    short = replace(rival(612), least=None, most=None)
    root = tree(drawn(told(period(0, 0, None, Known.NOTHING), rivals=(short,)), WORDS, "x"))
    assert "less than a period, so it is not drawn" in text_of(classed(root, "d-counters")[0])
    assert rows(root, 1)[0][2:4] == ["612", "counted over less than a period"]
    assert not [one for one in classed(root, "d-rival") if "%" in one.get("y1", "")]


@given(st.lists(st.tuples(st.integers(0, 5_000), st.none() | st.integers(0, 50_000)), min_size=1))
def test_every_period_has_its_bounds_in_the_table(bounds: list[tuple[int, int | None]]) -> None:
    periods = [
        period(n, low, None if more is None else low + more) for n, (low, more) in enumerate(bounds)
    ]
    panel = Panel("truck", "trucks", tuple(periods), ())
    root = tree(drawn(QuotaTold("x", (panel,), START + DAY), WORDS, "x"))
    table = rows(root)
    assert sum(int(row[1]) for row in table) == len(periods)
    assert [row[3] for row in table] == [WORDS.show(Much(p.amount)) for p, _ in runs(periods)]
    assert top_of(panel).top >= max(600, *(low for low, _ in bounds))
