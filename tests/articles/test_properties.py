"""What holds of every reading, whatever the article: of snippets put together, and of noise."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.field.articles.candidates import Format, Reading
from servanda.field.articles.reading import read_article
from tests.articles.golden_files import articles, text_of
from tests.articles.test_golden import exact, partitioned

SPEAKERS = ("Northland", "the Health Ministry", "officials", "Governor Ann Hale", "he", "it", "AP")
VERBS = ("said", "denied that", "pledged to see that", "told Reuters", "warned that", "reported")
CONTENTS = (
    "1,800 trucks entered on Friday",
    "the gate will be opened once the list is out",
    "no shot was fired within 72 hours of the handover",
    "“nobody came,”",
    "Southland must leave (see No. 4)",
    "قال إن الهدنة قائمة",
)
LINES = (
    "A Heading Without Any Stop",
    "Read more",
    "By Ann Roe",
    "- a bullet about 12 trucks",
    "| a | b |",
    "“An open quotation goes on.",
    "<p>not &amp; a page</p>",
    "# Part",
    "",
)
SENTENCE = st.builds(
    "{0} {1} {2}{3}".format,
    st.sampled_from(SPEAKERS),
    st.sampled_from(VERBS),
    st.sampled_from(CONTENTS),
    st.sampled_from((".", ", " + "he said.", ", adding that it rained.", "", "?", ":")),
)
ARTICLE = st.lists(st.one_of(SENTENCE, st.sampled_from(LINES)), max_size=8).map("\n\n".join)
MARKS = "“”‘’'\"«»()[]<>&;:,.!?-–— \n\t#*_|`>saidthe AB12%؟ ש"
NOISE = st.text(alphabet=st.sampled_from(MARKS), max_size=120)
FORMS = st.sampled_from(list(Format))


@given(text=st.one_of(ARTICLE, NOISE, st.text(max_size=80)), form=FORMS)
def test_offsets_are_exact_and_every_character_is_accounted_for(text: str, form: Format) -> None:
    reading = read_article(text, form, date(2031, 10, 14))
    exact(text, reading)
    covered(text, reading)


def covered(text: str, reading: Reading) -> None:
    """Fails where a character is in no stretch or in two."""
    aside = [0] * len(text)
    for rest in reading.rest:
        for place in range(rest.start, rest.end):
            aside[place] += 1
    for place in {p for c in reading.candidates for a, b in c.parts for p in range(a, b)}:
        aside[place] += 1
    assert set(aside) <= {1}


@given(text=ARTICLE, form=FORMS)
def test_a_text_is_read_the_same_each_time(text: str, form: Format) -> None:
    first = read_article(text, form, None)
    assert read_article(text, form, None) == first


@given(text=ARTICLE)
def test_without_a_publication_time_no_day_of_the_week_is_resolved(text: str) -> None:
    for one in read_article(text, Format.TEXT, None).candidates:
        for window in one.times:
            if "Friday" in window.words:
                assert (window.first, window.last) == (None, None)


@pytest.mark.parametrize("form", list(Format))
def test_an_article_taken_for_another_format_keeps_its_places(form: Format) -> None:
    for path in articles():
        text = text_of(path)
        reading = read_article(text, form, None)
        exact(text, reading)
        covered(text, reading)


@pytest.mark.parametrize(
    "path", [p for p in articles() if p.suffix == ".txt"], ids=lambda p: p.stem
)
def test_lines_ended_as_on_windows_change_nothing_but_the_places(
    path: Path,
) -> None:
    text = text_of(path)
    other = text.replace("\n", "\r\n")
    one = read_article(text, Format.TEXT, None)
    two = read_article(other, Format.TEXT, None)
    exact(other, two)
    partitioned(other, two)
    assert [" ".join(c.words.split()) for c in one.candidates] == [
        " ".join(c.words.split()) for c in two.candidates
    ]


def test_headings_put_anywhere_are_never_statements(seed: int) -> None:
    chance = random.Random(seed)
    heading = "Minister Accuses Army of Violating Fragile Truce"
    for path in articles():
        if path.suffix != ".txt":
            continue
        paragraphs = text_of(path).split("\n\n")
        paragraphs.insert(chance.randint(0, len(paragraphs)), heading)
        reading = read_article("\n\n".join(paragraphs), Format.TEXT, None)
        assert not [c for c in reading.candidates if "Accuses" in c.quote], path.name
