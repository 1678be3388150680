from __future__ import annotations

import re
from pathlib import Path

import pytest

from servanda.field.articles.candidates import Reading
from tests.articles.golden_files import articles, read, shown, text_of

ARTICLES = articles()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_read_as_its_page_says(path: Path) -> None:
    assert shown(read(path)) == path.with_suffix(".reading").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_quotation_stands_at_its_offsets(path: Path) -> None:
    exact(text_of(path), read(path))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_character_is_accounted_for(path: Path) -> None:
    partitioned(text_of(path), read(path))


@pytest.mark.parametrize("path", [p for p in ARTICLES if p.suffix == ".txt"], ids=lambda p: p.stem)
def test_every_name_is_printed_where_it_is_said_to_stand(path: Path) -> None:
    text = text_of(path)
    for one in read(path).candidates:
        for mention in one.chain:
            assert mention.span is not None
            there = text[mention.span.start : mention.span.end]
            assert " ".join(there.split()).strip(" ,") == mention.printed


def test_every_reading_has_its_article() -> None:
    folder = ARTICLES[0].parent
    assert {p.stem for p in folder.glob("*.reading")} == {p.stem for p in ARTICLES}


def exact(text: str, reading: Reading) -> None:
    """Fails where a statement is not what stands at its place."""
    for one in reading.candidates:
        assert text[one.start : one.end] == one.quote
        assert one.parts[0].start == one.start
        assert one.parts[-1].end == one.end
        assert one.sentence.start <= one.start < one.end <= one.sentence.end
        assert one.line == text.count("\n", 0, one.start) + 1


def partitioned(text: str, reading: Reading) -> None:
    """Fails where a character is in no stretch, or in a statement and in what is none."""
    said = [False] * len(text)
    for one in reading.candidates:
        for start, end in one.parts:
            said[start:end] = [True] * (end - start)
    aside = [0] * len(text)
    for rest in reading.rest:
        assert rest.start < rest.end
        for place in range(rest.start, rest.end):
            aside[place] += 1
    assert all(s + a == 1 for s, a in zip(said, aside, strict=True))
    for rest in reading.rest:
        if rest.kind == "between":
            assert reading.text[rest.start : rest.end].strip(" \n\r\t") == "" or (
                not any(c.isalnum() for c in visible(reading.text[rest.start : rest.end]))
            )


def visible(text: str) -> str:
    """Text without what markup takes: tags, entities, links' addresses, numbers of lists."""
    text = re.sub(r"<!--.*?-->|<[^>]*>|\]\([^)]*\)|&#?\w+;", " ", text, flags=re.DOTALL)
    return re.sub(
        r"^[^<]*>|<[^>]*$", " ", re.sub(r"^\s*\(?\w{1,2}[.)]\s", " ", text, flags=re.MULTILINE)
    )
