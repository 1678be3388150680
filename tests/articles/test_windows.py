from __future__ import annotations

from datetime import date

import pytest

from servanda.field.articles.timewords import State
from servanda.field.articles.windows import windows

TUESDAY = date(2031, 10, 14)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 12 October 2031", "2031-10-12", "2031-10-12"),
        ("on October 12, 2031", "2031-10-12", "2031-10-12"),
        ("on Oct. 12, 2031", "2031-10-12", "2031-10-12"),
        ("on 2031-10-12", "2031-10-12", "2031-10-12"),
        ("by 14 December 2031", None, "2031-12-14"),
        ("since 7 October 2031", "2031-10-07", None),
        ("until 7 October 2031", None, "2031-10-07"),
        ("as of 18 November 2031", "2031-11-18", "2031-11-18"),
        ("between May 11 and 14, 2031", "2031-05-11", "2031-05-14"),
        ("from 10 October 2031 to 7 December 2031", "2031-10-10", "2031-12-07"),
        ("in February 2032", "2032-02-01", "2032-02-29"),
        ("on 12 October 2031 at 8:30 a.m.", "2031-10-12T08:30", "2031-10-12T08:30"),
        ("at noon on 12 October 2031", "2031-10-12T12:00", "2031-10-12T12:00"),
    ],
)
@pytest.mark.parametrize("published", [None, TUESDAY])
def test_dates_that_name_their_year_need_no_publication(
    text: str, first: str | None, last: str | None, published: date | None
) -> None:
    (found,) = windows(f"It opened {text}.", published, ahead=False)
    assert (found.state, found.first, found.last) == (State.RESOLVED, first, last)


@pytest.mark.parametrize(
    ("text", "ahead", "first", "last"),
    [
        ("on Friday", False, "2031-10-10", "2031-10-10"),
        ("on Friday", True, "2031-10-17", "2031-10-17"),
        ("on Tuesday", False, "2031-10-14", "2031-10-14"),
        ("last Tuesday", False, "2031-10-07", "2031-10-07"),
        ("next Tuesday", True, "2031-10-21", "2031-10-21"),
        ("by Friday", True, None, "2031-10-17"),
        ("since Monday", False, "2031-10-13", None),
        ("yesterday", False, "2031-10-13", "2031-10-13"),
        ("tomorrow", True, "2031-10-15", "2031-10-15"),
        ("on 12 October", False, "2031-10-12", "2031-10-12"),
        ("on 2 January", True, "2032-01-02", "2032-01-02"),
        ("in May", False, "2031-05-01", "2031-05-31"),
        ("last week", False, "2031-10-06", "2031-10-12"),
        ("this month", False, "2031-10-01", "2031-10-31"),
        ("in the past 72 hours", False, "2031-10-11", "2031-10-14"),
        ("in the last three months", False, "2031-07-14", "2031-10-14"),
        ("three days ago", False, "2031-10-11", "2031-10-11"),
    ],
)
def test_other_times_are_resolved_by_publication_and_else_left_with_their_words(
    text: str, ahead: bool, first: str | None, last: str | None
) -> None:
    (found,) = windows(f"It opened {text}.", TUESDAY, ahead=ahead)
    assert (found.state, found.first, found.last) == (State.RESOLVED, first, last)
    (dark,) = windows(f"It opened {text}.", None, ahead=ahead)
    assert (dark.state, dark.first, dark.last) == (State.UNRESOLVED, None, None)
    assert dark.words in text
    assert dark.why


@pytest.mark.parametrize(
    ("text", "length", "event"),
    [
        ("within 72 hours of the withdrawal", "72 hours", "the withdrawal"),
        ("no later than 30 days after signature", "30 days", "signature"),
        ("Within 72 hours of Northland accepting it", "72 hours", "Northland accepting it"),
        ("two days before the exchange", "two days", "the exchange"),
        ("since the ceasefire began", None, "the ceasefire began"),
    ],
)
@pytest.mark.parametrize("published", [None, TUESDAY])
def test_what_counts_from_an_event_stays_with_the_event(
    text: str, length: str | None, event: str, published: date | None
) -> None:
    (found,) = windows(text, published, ahead=True)
    assert (found.state, found.length, found.event) == (State.EVENT, length, event)


@pytest.mark.parametrize(
    "text", ["within 48 hours", "in the coming days", "shortly", "on the 42nd day", "at 8:30 a.m."]
)
def test_what_names_no_time_is_never_resolved(text: str) -> None:
    (found,) = windows(f"It will open {text}.", TUESDAY, ahead=True)
    assert found.state is State.UNRESOLVED
    assert found.why


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march on.",
        "A 60-day truce held.",
        "Resolution 1701 stands.",
        "One person came.",
        "31 February 2031 is no day.",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    found = windows(text, TUESDAY, ahead=False)
    assert not [one for one in found if one.state is State.RESOLVED]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("The aid had not been let in since 2 March.", "2025-03-02", None),
        ("The crossing was closed from 7 May to 9 June.", "2025-05-07", "2025-06-09"),
        ("The crossing was closed from 28 October to 3 November.", "2025-10-28", "2025-11-03"),
        ("Forces would leave by 2 March.", None, "2026-03-02"),
        ("The mission had been barred since March.", "2025-03-01", None),
        ("The deadline is 20 November.", "2025-11-20", "2025-11-20"),
    ],
)
def test_a_day_without_a_year_is_never_one_that_cannot_be_meant(
    words: str, first: str | None, last: str | None
) -> None:
    """What had lasted since 2 March was told to begin in the March to come."""
    (window,) = windows(words, date(2025, 11, 13), ahead="would" in words)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize("words", ["Rockets were fired on 3 April.", "It was closed in March."])
def test_a_day_that_is_far_ahead_of_what_has_been_stays_unresolved(words: str) -> None:
    """Rockets that were fired on 3 April were told of the April to come."""
    (window,) = windows(words, date(2025, 11, 13), ahead=False)
    assert window.state is State.UNRESOLVED
    assert window.why == "it names no year, and which one is meant is not printed"
