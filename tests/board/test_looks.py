"""Faults of the board that were seen on pictures of it, each as a test of its own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servanda import __version__
from servanda.faces.words.fluent import LANGUAGES
from tests.board import browser
from tests.board.test_page import Boards, opened
from tests.cases.telling import GAZA

NARROW = 390


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Boards:
    """The boards of the bundled case, by language."""
    return Boards(tmp_path_factory.mktemp("boards"))


def test_the_last_letter_of_a_class_does_not_join_with_what_is_said_of_it(
    pages: Boards, chromium: Browser
) -> None:
    with browser.visit(chromium, pages["ar"], width=1280) as visit:
        widths = visit.page.evaluate(
            "[...document.querySelectorAll('.d-panel .d-lane strong')].map(name => {"
            " const box = document.createElement('div'), same = name.cloneNode(true);"
            " box.className = 'd-lane'; box.append(same); name.closest('.d-panel').append(box);"
            " return [name, same].map(one => one.getBoundingClientRect().width)"
            " .concat(name.textContent) })"
        )
    assert any(name.endswith("ي") for *_, name in widths), "a letter that joins"
    assert [name for beside, alone, name in widths if abs(beside - alone) > 0.01] == []


def test_a_line_of_what_is_said_of_a_class_does_not_cover_the_line_above(
    pages: Boards, chromium: Browser
) -> None:
    with browser.visit(chromium, pages["en"], width=NARROW) as visit:
        behind = visit.page.evaluate(
            "[...document.querySelectorAll('.d-panel .d-lane > :not(svg)')]"
            ".map(word => getComputedStyle(word).backgroundColor)"
        )
    assert len(behind) > 5
    assert set(behind) == {"rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_table_hides_a_column_on_a_phone(pages: Boards, chromium: Browser, code: str) -> None:
    with browser.visit(chromium, pages[code], width=NARROW) as visit:
        opened(visit.page)
        widths = visit.page.evaluate(
            "[...document.querySelectorAll('.wide, .d-scroll')]"
            ".map(box => [box.ariaLabel, box.scrollWidth, box.clientWidth])"
        )
        assert len(widths) > 20
        assert [label for label, content, place in widths if content > place + 1] == []
        broken = visit.page.evaluate(
            "[...document.querySelectorAll('.entries th')].filter(id => id.offsetWidth <"
            " 0.9 * id.parentElement.offsetWidth).map(id => id.textContent)"
        )
        assert broken == [], "the id of an entry has the whole width"
        why = visit.page.locator("#unmonitored td[data-label]").last
        assert why.is_visible()
        label = why.evaluate("cell => getComputedStyle(cell, '::before').content")
        assert label == f'"{why.get_attribute("data-label")}"', "each says what it is"


def test_on_a_phone_how_a_term_is_read_does_not_stand_between_its_bearers(
    pages: Boards, chromium: Browser
) -> None:
    with browser.visit(chromium, pages["en"], width=NARROW) as visit:
        tops = visit.page.evaluate(
            "[...document.querySelectorAll('.answers tbody')]"
            ".map(body => [...body.querySelectorAll('td')]"
            ".map(cell => [cell.className, cell.getBoundingClientRect().top]))"
        )
    apart = [cells for cells in tops if len(cells) > 3]
    assert apart, "bearers of a term read differently"
    for cells in apart:
        assert max(cells, key=lambda cell: cell[1])[0] == "aside"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_number_of_an_area_stands_where_its_name_begins(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        named = visit.page.evaluate(
            "[...document.querySelectorAll('.d-named')].map(label =>"
            " [...label.children].map(part => part.getBoundingClientRect().left))"
        )
    assert named
    assert all((number > name) == (code != "en") for number, name in named)


@pytest.mark.parametrize("code", LANGUAGES)
def test_digits_of_a_column_stand_below_each_other(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        ends = visit.page.evaluate(
            "[...document.querySelectorAll('#next > .wide td.number')].map(cell => {"
            " const range = document.createRange(); range.selectNodeContents(cell);"
            " return [cell.textContent.trim().length, range.getBoundingClientRect().right] })"
        )
    assert len({digits for digits, _ in ends}) > 1
    assert max(end for _, end in ends) - min(end for _, end in ends) < 1


def test_no_column_of_occasions_is_empty(pages: Boards, chromium: Browser) -> None:
    with browser.visit(chromium, pages["en"], width=1280) as visit:
        columns = visit.page.evaluate(
            "[...document.querySelectorAll('.why > .wide table')].map(table =>"
            " [...table.tHead.rows[0].cells].map((head, at) =>"
            " [...table.tBodies[0].rows].map(row => row.cells[at].textContent).join('')))"
        )
    assert len(columns) > 10
    assert all(text for table in columns for text in table)


@pytest.mark.parametrize(("code", "name"), [("ar", "اتفاق"), ("he", "הסכם")])
def test_the_foot_of_a_sheet_is_in_the_language_of_the_page(
    pages: Boards, code: str, name: str
) -> None:
    text = pages[code].read_text(encoding="utf-8")
    (foot,) = re.findall(r'@bottom-right\{content:"([^"]*)"\}', text)
    assert foot.startswith(f"{name} \u2066sha256:")


@pytest.mark.parametrize("code", ["ar", "he"])
def test_the_name_of_the_program_stands_before_its_version(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        lines = browser.text_order(visit.page, "footer > p:last-child")
    assert any(f"Servanda {__version__}" in line for line in lines), lines


def test_a_command_breaks_between_its_words_only(pages: Boards, chromium: Browser) -> None:
    with browser.visit(chromium, pages["he"], width=1280) as visit:
        rows = visit.page.evaluate(
            "[...document.querySelectorAll('code span')].map(word => [word.textContent,"
            " word.getBoundingClientRect().height / parseFloat(getComputedStyle(word).fontSize)])"
        )
    assert {"--as-of", "--all"} <= {text for text, _ in rows}
    assert [text for text, height in rows if height > 3] == []


@pytest.mark.parametrize("code", ["ar", "he"])
def test_an_id_in_a_question_is_not_broken_in_text_from_right_to_left(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=NARROW) as visit:
        opened(visit.page)
        rows = visit.page.evaluate(
            "[...document.querySelectorAll('#next .kept')].map(name => [name.textContent,"
            " name.getBoundingClientRect().height / parseFloat(getComputedStyle(name).fontSize)])"
        )
    assert any("cogat-600-to-800" in text for text, _ in rows)
    assert [text for text, height in rows if height > 3 and "-" in text] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_agreements_are_shown_as_such_and_not_between_backticks(
    pages: Boards, code: str
) -> None:
    assert "`" not in pages[code].read_text(encoding="utf-8")


def test_what_the_bundled_case_quotes_is_in_both_languages() -> None:
    arabic, hebrew = (_quoted(GAZA / "words" / f"{code}.toml") for code in ("ar", "he"))
    assert arabic == hebrew


def _quoted(file: Path) -> set[str]:
    return set(tomllib.loads(file.read_text(encoding="utf-8"))["quoted"])
