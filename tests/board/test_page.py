"""The board in a real browser: every language, light and dark, narrow and wide, and on paper."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from servanda.faces.cli.main import main
from servanda.faces.words.fluent import LANGUAGES
from tests.board import browser, pixels
from tests.cases.telling import GAZA

AS_OF = ("--as-of", "2026-02-01")
WIDTHS = (390, 1280)


class Boards(dict[str, Path]):
    """The board of the bundled case by language, made when it is asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, code: str) -> Path:
        file = self.folder / f"{code}.html"
        words = ("board", str(GAZA), *AS_OF, "--since", "2025-12-28", "--lang", code)
        assert main([*words, "--html", str(file)]) == 1, "something is breached in this case"
        self[code] = file
        return file


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Boards:
    """The boards."""
    return Boards(tmp_path_factory.mktemp("boards"))


def opened(page: Page) -> None:
    """Unfolds everything, so that it is looked at as well."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_wrong_with_it(
    pages: Boards, chromium: Browser, code: str, scheme: str, width: int
) -> None:
    with browser.visit(chromium, pages[code], width=width, scheme=scheme) as visit:  # type: ignore[arg-type]
        assert browser.overflow(visit.page, ".wide, .d-scroll") == []
        opened(visit.page)
        assert browser.overflow(visit.page, ".wide, .d-scroll") == []
        found = browser.audit(visit.page)
        assert found.wrong == []
        assert visit.noise() == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        assert browser.badly_focused(visit.page) == []
        stops = browser.tab_stops(visit.page)
        assert stops
        folded = visit.page.locator("summary:visible").count()
        assert sum(stop.element.startswith("summary") for stop in stops) == folded


MOST_PAGES = 36
"""Sheets of A4 that a duty officer prints of the bundled case, with nothing unfolded."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_prints_on_a4_and_says_what_it_does_not_print(
    pages: Boards, chromium: Browser, code: str, tmp_path: Path
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        assert browser.printed_overflow(visit.page) == []
        assert 5 < browser.print_a4(visit.page, tmp_path / "board.pdf") <= MOST_PAGES
        visit.page.emulate_media(media="print")
        folded = visit.page.locator("details:not(.d-values)")
        assert folded.count() > 20
        for one in folded.all():
            assert one.locator("> summary .paper").is_visible(), "what is folded is said on paper"
        assert not visit.page.locator(".why > p").first.is_visible()
        tables = visit.page.locator("article > figure .d-values table")
        assert tables.count() > 5
        assert all(table.is_visible() for table in tables.all()), (
            "a drawing has its values beside it"
        )


@pytest.mark.parametrize("code", LANGUAGES)
def test_everything_is_printed_for_whoever_chooses_that(
    pages: Boards, chromium: Browser, code: str, tmp_path: Path
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        few = browser.print_a4(visit.page, tmp_path / "board.pdf")
        visit.page.check("#whole")
        assert browser.print_a4(visit.page, tmp_path / "whole.pdf") > few
        assert browser.printed_overflow(visit.page) == []
        visit.page.emulate_media(media="print")
        assert visit.page.locator(".why > p").first.is_visible()
        assert visit.page.locator(".entries tr").last.is_visible()
        assert not visit.page.locator(".paper:visible").count(), "nothing is left to be said"


def test_what_a_reader_unfolds_is_printed(pages: Boards, chromium: Browser) -> None:
    with browser.visit(chromium, pages["en"], width=1280) as visit:
        one = visit.page.locator(".why").first
        one.locator("> summary").click()
        visit.page.emulate_media(media="print")
        assert one.locator("> p").first.is_visible()
        assert not one.locator("> summary .paper").is_visible()


def test_on_screen_nothing_speaks_of_paper_but_the_choice(pages: Boards, chromium: Browser) -> None:
    with browser.visit(chromium, pages["en"], width=1280) as visit:
        assert visit.page.locator(".paper").count()
        assert not visit.page.locator(".paper:visible").count()
        assert visit.page.get_by_label("Print what is folded as well").is_visible()


def test_every_printed_page_says_of_when_it_is_and_what_it_rests_on(pages: Boards) -> None:
    text = pages["en"].read_text(encoding="utf-8")
    (top,) = re.findall(r'@top-left\{content:"([^"]*)"\}', text)
    assert top.startswith("Gaza, October 2025. As of 1 February 2026, 22:00 UTC")
    (foot,) = re.findall(r'@bottom-left\{content:"([^"]*)"\}', text)
    full = re.findall(r'<code dir="ltr">((?:sha256|\d+):[0-9a-f]{64})</code>', text)
    for part in foot.split(", "):
        name, digest = part.split(" ")
        assert name in ("agreement", "method", "record")
        assert any(one.startswith(digest) for one in full)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_is_one_file_without_a_script_and_small_enough(pages: Boards, code: str) -> None:
    text = pages[code].read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r"<(img|link|iframe|object|embed|source)\b", text)
    assert not re.search(r"\bon[a-z]+=", re.sub(r">[^<]*<", "><", text))
    assert len(gzip.compress(text.encode(), 9)) <= 400_000


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_link_within_the_page_leads_somewhere(pages: Boards, code: str) -> None:
    text = pages[code].read_text(encoding="utf-8")
    targets = re.findall(r'\bid="([^"]+)"', text)
    assert len(targets) == len(set(targets)), "an id stands once"
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(targets)


def test_the_same_case_gives_the_same_page(pages: Boards, tmp_path: Path) -> None:
    again = tmp_path / "again.html"
    main(["board", str(GAZA), *AS_OF, "--since", "2025-12-28", "--html", str(again)])
    assert again.read_bytes() == pages["en"].read_bytes()


@pytest.mark.parametrize(
    ("code", "chip", "parts"),
    [
        ("en", "2\u00a0approval, Israel", ("agreement", "method", "record")),
        ("he", "\u20662\u2069\u00a0אישור הממשלה, ישראל", ("הסכם", "שיטה", "הרישום")),
    ],
)
def test_a_mark_parts_a_reading_from_whom_it_is_about_and_a_digest_says_of_what_it_is(
    pages: Boards, code: str, chip: str, parts: tuple[str, ...]
) -> None:
    text = pages[code].read_text(encoding="utf-8")
    assert f"{chip}<" in text
    named = re.findall(r"<dt><bdi>([^<]*)</bdi></dt>", text)
    assert [name for name in named if "." not in name] == [*parts]
    assert re.search("עד (ביום|מ־)", text.replace("\u2066", "")) is None


@pytest.mark.parametrize("code", ["ar", "he"])
def test_no_line_ends_behind_a_prefix_or_begins_with_the_bracket_of_an_entry(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=390) as visit:
        opened(visit.page)
        heights = visit.page.evaluate(
            "() => [...document.querySelectorAll('.held')].map(held =>"
            " [held.textContent, held.getBoundingClientRect().height,"
            " held.querySelector('a').getBoundingClientRect().height])"
        )
        joined = [text for text, *_ in heights if re.match("ו־|و", text)]
        assert len(joined) > 20
        assert [text for text, held, link in heights if held > link * 1.5] == []
    bare = re.sub(r'<span class="held">.*?</span>', "", pages[code].read_text(encoding="utf-8"))
    assert re.search(r'(ו־|و)<a href="#e-', bare) is None
    assert re.search(r'href="#e-[^>]*>[^<]*</a>\]', bare) is None


LEFT_TO_RIGHT = {
    "digest": "dl.digests dd code",
    "entry": "#sources th bdi",
}


@pytest.mark.parametrize("code", ["ar", "he"])
@pytest.mark.parametrize("what", LEFT_TO_RIGHT)
def test_ids_and_digests_stand_as_written_in_text_from_right_to_left(
    pages: Boards, chromium: Browser, code: str, what: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        opened(visit.page)
        selector = LEFT_TO_RIGHT[what]
        written = visit.page.locator(selector).first.inner_text().replace("\n", "")
        lines = browser.text_order(visit.page, selector)
        assert "".join(lines).replace(" ", "") == written.replace(" ", "")


@pytest.mark.parametrize("code", ["ar", "he"])
def test_times_and_numbers_stand_as_written_in_text_from_right_to_left(
    pages: Boards, chromium: Browser, code: str
) -> None:
    with browser.visit(chromium, pages[code], width=1280) as visit:
        (line, *_) = browser.text_order(visit.page, ".asof")
        assert "22:00 UTC" in line
        assert "00:00 Asia/Gaza" in line
        for year in ("2026",):
            assert year in line


SAMPLES = {
    "time": (".asof", "22:00\u00a0UTC"),
    "zone": (".asof", "00:00\u00a0Asia/Gaza"),
    "entry": ("article a", "ap-cogat-25700"),
    "amount": ("article td", "25700"),
}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_what_runs_from_left_to_right_is_painted_as_it_is_alone(
    pages: Boards, chromium: Browser, code: str, sample: str
) -> None:
    selector, text = SAMPLES[sample]
    with browser.visit(chromium, pages[code], width=1280) as visit:
        dots, style = pixels.painted(visit.page, selector, text)
        same = pixels.alike(dots, pixels.alone(chromium, visit.page, text, style))
        flipped = " ".join(reversed(text.split())) if "\u00a0" in text else text[::-1]
        other = pixels.alike(dots, pixels.alone(chromium, visit.page, flipped, style))
    assert same > pixels.ALIKE, f"the ink goes together by {same:.2f} only"
    assert other < pixels.ALIKE - 0.1, "another order would have been seen"
