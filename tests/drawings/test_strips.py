from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from servanda.faces.drawings.signs import Mark
from servanda.faces.drawings.strips import (
    MANY,
    Bar,
    Lane,
    extent,
    merged,
    scale_of,
    scale_to_show,
    stacked,
)
from servanda.faces.drawings.timeline import Timeline, drawn
from servanda.kernel.base import HOUR, Instant
from tests.drawings.parts import (
    DAY,
    GAZA,
    START,
    WORDS,
    classed,
    notes,
    permille,
    rows,
    text_of,
    tree,
)

SPANS = st.tuples(st.integers(min_value=0, max_value=500), st.integers(min_value=0, max_value=60))
BARS = st.lists(
    st.tuples(SPANS, st.sampled_from([Mark.PERFORMED, Mark.NOT_PERFORMED])), max_size=60
)


Told = list[tuple[tuple[int, int], Mark]]


def bar(first: int, days: int, mark: Mark = Mark.PERFORMED) -> Bar:
    start, end = START + first * DAY, START + (first + days) * DAY
    return Bar(start, end, mark, lambda: (f"day {first}", str(start), str(end), "-", mark))


def lane(*bars: Bar) -> Lane:
    return Lane("Northland", bars)


@given(BARS)
def test_no_occasion_is_lost_when_bars_become_runs(told_bars: Told) -> None:
    one = lane(*(bar(*span, sign) for span, sign in told_bars))
    scale = scale_of([t for b in one.bars for t in (b.start, b.end)], START)
    whole, _ = merged(one, scale)
    assert sum(b.of for b in whole.bars) == len(one.bars)
    for sign in (Mark.PERFORMED, Mark.NOT_PERFORMED):
        before = [b for b in one.bars if b.mark is sign]
        after = [b for b in whole.bars if b.mark is sign]
        assert all(any(a.start <= b.start and b.end <= a.end for a in after) for b in before)


@given(BARS)
def test_bars_of_a_row_never_cover_each_other(told_bars: Told) -> None:
    bars = [bar(*span, sign) for span, sign in told_bars]
    scale = scale_of([t for b in bars for t in (b.start, b.end)], START)
    found = stacked(bars, scale)
    assert sorted(id(b) for row in found for b in row) == sorted(id(b) for b in bars)
    for row in found:
        drawn_at = [extent(b, scale) for b in row]
        assert all(a[1] <= b[0] for a, b in pairwise(drawn_at))


def told(one: Lane, **more: object) -> Timeline:
    as_of = START + 20 * DAY
    found = Timeline("term 1 in time", (one,), as_of, (), by_published=False)
    return replace(found, **more)  # type: ignore[arg-type]


def test_an_act_of_one_instant_is_drawn_so_that_it_is_seen() -> None:
    root = tree(drawn(told(lane(bar(3, 0, Mark.NOT_PERFORMED))), WORDS, "x"))
    (shape,) = classed(root, "d-bar")[:1]
    assert (shape.get("width"), shape.get("class")) == ("6", "d-bar s-not-performed")


def test_few_bars_stand_alone_in_picture_and_table() -> None:
    bars = [bar(n, 1) for n in range(MANY)]
    root = tree(drawn(told(lane(*bars)), WORDS, "x"))
    assert [row[0] for row in rows(root)] == [f"Northland, day {n}" for n in range(MANY)]
    assert len([s for s in classed(root, "d-bar") if s.get("x") != "1"]) == MANY
    assert "drawn as one bar" not in notes(root)


def test_many_bars_become_runs_and_the_drawing_says_so() -> None:
    signs = [Mark.PERFORMED] * 9 + [Mark.NOT_PERFORMED] * 3 + [Mark.PERFORMED] * 8
    bars = [bar(n, 1, sign) for n, sign in enumerate(signs)]
    root = tree(drawn(told(lane(*bars)), WORDS, "x"))
    assert "drawn as one bar" in notes(root)
    assert [row[0] for row in rows(root)] == [
        "Northland: 9 occasions",
        "Northland: 3 occasions",
        "Northland: 8 occasions",
    ]
    assert [row[4] for row in rows(root)] == [
        "performed",
        "not performed by the due time",
        "performed",
    ]


def test_bars_stand_where_their_time_is() -> None:
    root = tree(drawn(told(lane(bar(0, 10), bar(10, 10, Mark.NOT_PERFORMED))), WORDS, "x"))
    one, two = [s for s in classed(root, "d-bar") if "%" in s.get("width", "")]
    # twenty days and a fiftieth of room
    half = round(1000 * 10 / 20.4)
    assert (permille(one.get("x")), permille(one.get("width"))) == (0, half)
    assert permille(two.get("x")) == half


def test_what_came_to_be_known_on_one_day_is_counted_in_the_table() -> None:
    known = (START + HOUR, START + 2 * HOUR, START + 3 * DAY)
    root = tree(drawn(told(lane(bar(0, 2)), known=known, undated=2), WORDS, "x"))
    assert rows(root, 1) == [["6 January 2031", "2"], ["9 January 2031", "1"]]
    assert "2 reports do not say when they were published" in notes(root)
    assert len(classed(root, "d-known")) == 3


def test_the_second_line_says_that_times_are_of_publication() -> None:
    known = (START + 25 * DAY,)
    root = tree(drawn(told(lane(bar(0, 2)), known=known, by_published=True), WORDS, "x"))
    assert "put on record after the time of judging" in notes(root)
    # published after the horizon: the axis reaches as far
    (line,) = classed(root, "d-known")
    assert 0 < permille(line.get("x1")) <= 1000


def test_an_occasion_without_an_end_runs_on_beyond_the_horizon() -> None:
    one = replace(bar(0, 20, Mark.PENDING), open=True)
    root = tree(drawn(told(lane(one)), WORDS, "x"))
    (end,) = classed(root, "d-open")
    (at,) = classed(root, "d-horizon")
    assert end.get("x1") == at.get("x1")
    assert permille(end.get("x2")) > permille(end.get("x1"))


# ------------------------------------------------------------------------- how far an axis runs


def ends(days: int, *bars: Bar, known: tuple[Instant, ...] = ()) -> Instant:
    """Where the axis of a lane of bars ends, judged so many days after the start."""
    return scale_to_show((lane(*bars),), known, START + days * DAY, GAZA).end


def test_what_ended_long_ago_is_not_squeezed_into_the_first_pixels_of_its_time_line() -> None:
    one = bar(0, 2)
    root = tree(drawn(told(lane(one), as_of=START + 400 * DAY), WORDS, "x"))
    (shape,) = (b for b in classed(root, "d-bar") if "%" in b.get("width", ""))
    assert (permille(shape.get("x")), permille(shape.get("width"))) == (0, 667), "2 of 3 days"
    assert classed(root, "d-horizon") == classed(root, "d-after") == []
    assert "From 6 January 2031 to the end of 8 January 2031" in notes(root)
    assert "Nothing that is shown here changed between then and the time of judging" in notes(root)
    assert text_of(classed(root, "d-as-of")[0]) == WORDS.ui("drawing-unchanged")
    assert rows(root)[0][1:3] == [str(one.start), str(one.end)], "the table has the same ends"


def test_an_axis_runs_to_the_horizon_while_anything_does_or_most_of_it_is_used() -> None:
    assert ends(400, bar(0, 2)) == START + 3 * DAY
    assert ends(6, bar(0, 2)) == START + 3 * DAY, "half of it would be empty"
    assert ends(5, bar(0, 2)) >= START + 5 * DAY
    assert ends(400, replace(bar(0, 2), open=True)) >= START + 400 * DAY
    assert ends(400, bar(0, 2), known=(START + 390 * DAY,)) >= START + 400 * DAY
    assert ends(400, bar(0, 2), known=(START + 9 * DAY,)) == START + 10 * DAY


def test_an_axis_of_one_last_instant_of_a_day_has_a_length() -> None:
    last = START + DAY - 1
    one = Bar(last, last, Mark.CONTRARY, lambda: ("it", "", "", "", ""))
    assert ends(400, one) == START + 2 * DAY
