"""A time keeps its zone, and a number its unit, at the end of a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servanda.faces.board.unbroken import unbroken
from servanda.faces.cli.main import main
from tests.board import browser

CASE = Path(__file__).resolve().parents[2] / "agreements" / "sample-2031"


def held(text: str) -> str:
    """The text with a sign for each space that no line breaks at."""
    return unbroken(text).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "<p>1 March 2031, 12:00 UTC (13:38 Asia/Gaza)",
            "<p>1~March 2031, 12:00~UTC (13:38~Asia/Gaza)",
        ),
        ("<p>at least 17,819 trucks", "<p>at least 17,819~trucks"),
        ("<p>between 600 and 800 trucks", "<p>between 600~and 800~trucks"),
        ("<p>\u206672\u2069 ساعة", "<p>\u206672\u2069~ساعة"),
        ("<p>ב־\u206672\u2069 שעות", "<p>ב־\u206672\u2069~שעות"),
        ("<p>\u206612:00 UTC\u2069", "<p>\u206612:00~UTC\u2069"),
        ("<p>12 km² and 2.5 m", "<p>12~km² and 2.5~m"),
        ("<p>600, counted by", "<p>600, counted by"),
        ("<p>at least 2000 trucks in 2031", "<p>at least 2000~trucks in 2031"),
        ("<p>entry list-20 and list-21 or", "<p>entry list-20 and list-21 or"),
        (
            '<path d="M 10 L 20 h 3"><b title="3 days">',
            '<path d="M 10 L 20 h 3"><b title="3 days">',
        ),
        (
            '<code dir="ltr">--first 3 entries</code> 3 days',
            '<code dir="ltr">--first 3 entries</code> 3~days',
        ),
        (
            '<span lang="en" dir="ltr">of <b>3 days</b>, 3 days</span>',
            '<span lang="en" dir="ltr">of <b>3 days</b>, 3 days</span>',
        ),
        ("<style>a 3 b</style><p>3 days", "<style>a 3 b</style><p>3~days"),
    ],
)
def test_only_the_space_behind_a_number_is_held(text: str, kept: str) -> None:
    assert held(text) == kept


@pytest.mark.parametrize("code", ["en", "ar", "he"])
def test_no_clock_stands_apart_from_its_zone_and_the_narrow_page_is_no_wider(
    chromium: Browser, tmp_path: Path, code: str
) -> None:
    """A line could end between 12:00 and UTC, which reads as local time."""
    page = tmp_path / "board.html"
    main(["board", str(CASE), "--as-of", "2031-01-13", "--lang", code, "--html", str(page)])
    text = page.read_text(encoding="utf-8")
    said = re.sub(r"(?s)<style>.*?</style>|<[^>]*>", "", text)
    assert re.findall(r"\d\d:\d\d\u2069?\u00a0\u2066?UTC", said)
    assert not re.findall(r"\d\d:\d\d\u2069? \u2066?[A-Z]", said)
    with browser.visit(chromium, page, width=390, height=800) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide, window = visit.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window
