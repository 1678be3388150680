"""The board where text runs from right to left, as it is printed: signs, letters and isolates."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.cli.main import main
from servanda.faces.words.fluent import RIGHT_TO_LEFT
from tests.board.browser import run_together, visit

Printed = pytest.CaptureFixture[str]

GAZA, SAMPLE = Path("agreements/gaza-october-2025"), Path("agreements/sample-2031")
AS_OF = {GAZA: "2026-02-01", SAMPLE: "2031-01-12"}
BOTH = pytest.mark.parametrize("path", sorted(AS_OF), ids=lambda path: path.name)
EACH = pytest.mark.parametrize("code", sorted(RIGHT_TO_LEFT))
ISOLATED = re.compile("\u2066[^\u2066\u2069]*\u2069")
ASIDE = re.compile(r"<(style|code)\b.*?</\1>|<span lang=\"en\".*?</span>", re.DOTALL)
COUNT = re.compile("^ +[0-9]+(?=  )")
"""How many terms read alike, in a column of its own."""
LETTER = "[\u05d0-\u05ea\u0621-\u064a]"


def lines(path: Path, code: str, capsys: Printed, *more: str) -> list[str]:
    """The board in a terminal."""
    main(["board", str(path), "--lang", code, "--as-of", AS_OF[path], *more])
    return capsys.readouterr().out.splitlines()


def texts(path: Path, code: str, file: Path) -> list[str]:
    """What is read on the page, text by text, without the reports, commands and digests."""
    main(["board", str(path), "--lang", code, "--as-of", AS_OF[path], "--html", str(file)])
    page = ASIDE.sub("", file.read_text("utf-8"))
    page = re.sub(r"<bdi[^>]*>(.*?)</bdi>", "\u2066\\1\u2069", page)
    found = (html.unescape(text).strip() for text in re.split(r"<[^>]*>", page))
    return [text for text in found if text]


@EACH
@BOTH
def test_no_letter_of_another_script_stands_outside_an_isolate(
    path: Path, code: str, capsys: Printed
) -> None:
    """The ids of terms not judged, and "public" in the title of what a copy leaves out, did."""
    for more in ((), ("--audience", "public"), ("--audience", "public", "--withheld")):
        for line in lines(path, code, capsys, *more):
            assert not re.search("[A-Za-z]", ISOLATED.sub("", line)), line


@EACH
@BOTH
def test_every_number_is_isolated_but_in_the_words_of_the_agreement(
    path: Path, code: str, capsys: Printed
) -> None:
    """The version of the method was not."""
    lexicon = lexicon_of(open_case(path), code)
    assert lexicon is not None
    names = {text for noun in lexicon.names.values() for text in noun.forms.values()}
    told = " ".join(COUNT.sub("", line).strip() for line in lines(path, code, capsys))
    for text in sorted({lexicon.title, *names, *lexicon.quoted.values()}, key=len, reverse=True):
        if re.search("[0-9]", text):
            told = told.replace(text, "")
    assert re.findall("\\S*[0-9]\\S*", ISOLATED.sub("", told)) == []


@EACH
@BOTH
def test_an_isolate_ends_on_the_line_on_which_it_begins(
    path: Path, code: str, capsys: Printed
) -> None:
    """A time of day and its zone were parted at the end of a line."""
    for line in lines(path, code, capsys):
        assert not re.search("[\u2066\u2069]", ISOLATED.sub("", line)), line


@EACH
def test_what_was_and_what_is_are_told_apart_by_words(code: str, capsys: Printed) -> None:
    """An arrow from left to right pointed back at what had been before."""
    changed = lines(GAZA, code, capsys, "--since", "2025-10-20")
    assert not [line for line in changed if "\u2192" in line or "\u2190" in line]
    english = lines(GAZA, "en", capsys, "--since", "2025-10-20")
    assert any("\u2192" in line for line in english), "something changed"


@EACH
@BOTH
def test_the_page_has_no_sign_of_latin_letters_and_no_space_twice(
    path: Path, code: str, tmp_path: Path
) -> None:
    found = texts(path, code, tmp_path / "board.html")
    assert len(found) > 500
    for text in found:
        bare = ISOLATED.sub("0", text)
        assert "  " not in bare, text
        if code == "ar":  # Hebrew has the comma and the semicolon of Latin letters
            assert not re.search(f"(?<={LETTER})[,;?]|[,;?] ?(?={LETTER})", bare), text


@BOTH
def test_no_word_of_the_page_is_joined_to_that_of_the_next_element(
    path: Path, tmp_path: Path, chromium: Browser
) -> None:
    """The name of what was exchanged lost its last letter to the term behind it."""
    file = tmp_path / "board.html"
    texts(path, "ar", file)
    with visit(chromium, file) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert run_together(seen.page) == []
