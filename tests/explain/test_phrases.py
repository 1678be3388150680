"""Times, lengths, amounts and lists in words."""

from __future__ import annotations

import pytest

from servanda.kernel.base import DAWN, FOREVER, HOUR, MINUTE, SECOND, Between, Range
from servanda.kernel.verdicts.phrases import (
    Entries,
    Length,
    Much,
    Number,
    Over,
    Several,
    When,
    say,
)
from servanda.kernel.verdicts.speaker import DAY
from tests.explain.hand import CALENDAR, SPEAKER, at, day, exactly


def test_an_instant_is_printed_in_utc_and_in_the_zone_of_the_agreement() -> None:
    assert SPEAKER.show(When(exactly("2031-03-03T09:10"))) == (
        "3 March 2031, 07:10 UTC (09:10 Asia/Gaza)"
    )


def test_both_dates_are_printed_where_the_zones_disagree_on_the_day() -> None:
    assert SPEAKER.show(When(exactly("2031-03-03T00:30"))) == (
        "2 March 2031, 22:30 UTC (3 March 2031, 00:30 Asia/Gaza)"
    )


def test_the_change_of_clocks_shows_in_the_hour() -> None:
    before, after = at("2025-10-24T12:00"), at("2025-10-25T12:00")
    assert "09:00 UTC (12:00 Asia/Gaza)" in SPEAKER.instant(before)
    assert "10:00 UTC (12:00 Asia/Gaza)" in SPEAKER.instant(after)


def test_the_last_microsecond_of_a_day_is_its_end() -> None:
    end = CALENDAR.day_end(at("2031-03-03"))
    assert SPEAKER.instant(end) == "the end of 3 March 2031 in Asia/Gaza (21:59:59 UTC)"


def test_a_whole_day_is_some_time_on_it_and_other_bounds_are_told_as_bounds() -> None:
    assert SPEAKER.show(When(day("2031-03-05"))) == "some time on 5 March 2031"
    bounds = Between(at("2031-03-05T09:00"), at("2031-03-05T10:00"))
    assert SPEAKER.show(When(bounds)).startswith("between 5 March 2031, 07:00 UTC")
    assert SPEAKER.show(When(bounds, until=True)).startswith("at a time between 5 March")


@pytest.mark.parametrize(
    ("instant", "text"), [(DAWN, "an unknown start"), (FOREVER, "no known end")]
)
def test_an_open_end_is_said_to_be_open(instant: int, text: str) -> None:
    assert SPEAKER.instant(instant) == text


def test_a_period_of_whole_days_is_told_in_days() -> None:
    assert SPEAKER.show(Over(at("2031-03-01"), at("2031-03-03"))) == "1 March 2031 to 2 March 2031"
    assert SPEAKER.show(Over(at("2031-03-01"), at("2031-03-02"))) == "1 March 2031"
    assert "UTC" in SPEAKER.show(Over(at("2031-03-01T06:00"), at("2031-03-02")))


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (2 * HOUR + 22 * MINUTE, "2 hours and 22 minutes"),
        (DAY, "1 day"),
        (3 * DAY + 5 * HOUR + 59 * MINUTE, "3 days and 5 hours"),
        (59 * SECOND, "59 seconds"),
        (1, "less than a second"),
    ],
)
def test_a_length_is_told_in_its_two_largest_units_and_never_rounded_up(
    length: int, text: str
) -> None:
    assert SPEAKER.show(Length(length)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Range(1, 1), "1 truck"),
        (Range(600, 600), "600 trucks"),
        (Range(431, 450), "between 431 and 450 trucks"),
        (Range(5, None), "at least 5 trucks"),
        (Range(0, None), "none for certain, trucks"),
        (Range(1, None), "at least 1 truck"),
    ],
)
def test_an_amount_is_told_with_its_bounds(amount: Range, text: str) -> None:
    assert SPEAKER.show(Much(amount, "truck")) == text


def test_lists_are_joined_as_a_person_would() -> None:
    assert SPEAKER.show(Several(("a", "b", "c"))) == "a, b and c"
    assert SPEAKER.show(Several(("a", "b"), "or")) == "a or b"
    assert SPEAKER.show(Several(("a",), "semicolon")) == "a"
    assert SPEAKER.show(Entries(("3",))) == "entry 3"
    assert SPEAKER.show(Entries(("3", "4", "9"))) == "entries 3, 4 and 9"
    assert SPEAKER.show(Number(2, "sources")) == "2 unrelated sources"


def test_a_message_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        SPEAKER.text(say("no-such-message"))
