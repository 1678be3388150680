"""The checks of pages, each seen to pass a good page and to find what is wrong with a bad one."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from tests.board import browser as harness
from tests.board.browser import (
    audit,
    badly_focused,
    overflow,
    picture,
    print_a4,
    printed_overflow,
    run_together,
    tab_stops,
    text_order,
    visit,
    word_order,
)

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
STYLE: Final = "body { color: #111; background: #fff } a:focus { outline: 3px solid #111 }"
SMALL: Final = '<button style="all: unset; font: 8px serif">a</button>'
BODY: Final = """<a href="#main">Skip to the terms</a>
<main id="main"><h1>Terms</h1><p>Three terms, judged.</p><a href="#t1">The first term</a>
<div class="wide" tabindex="0" role="region" aria-label="Hours" style="overflow-x: auto">
<div style="width: 2000px; height: 20px"></div></div>
<details><summary>How it was counted</summary><p>By the hour.</p></details>
<h2 id="t1">The first term</h2></main>"""


def page(folder: Path, body: str = BODY, *, style: str = STYLE, head: str = "") -> Path:
    """A page on disk: with a title, a language and the policy that the board has."""
    path = folder / "page.html"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    path.write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{head or policy}<style>{style}</style></head><body>{body}</body></html>",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wrong_with_a_good_page(
    chromium: Browser, tmp_path: Path, width: int, scheme: str
) -> None:
    assert scheme in ("light", "dark")
    with visit(chromium, page(tmp_path), width=width, scheme=scheme) as seen:  # type: ignore[arg-type]
        assert overflow(seen.page, ".wide") == []
        found = audit(seen.page)
        assert found.wrong == found.undecided == []
        assert {"color-contrast", "document-title", "html-has-lang", "region"} <= found.passed
        assert badly_focused(seen.page) == []
        assert seen.noise() == []


def test_the_window_is_as_wide_and_as_dark_as_it_was_asked_to_be(
    chromium: Browser, tmp_path: Path
) -> None:
    style = "@media (prefers-color-scheme: dark) { body { background: rgb(1, 2, 3) } }"
    with visit(chromium, page(tmp_path, style=style), width=390, scheme="dark") as seen:
        background = "[innerWidth, getComputedStyle(document.body).backgroundColor]"
        assert seen.page.evaluate(background) == [390, "rgb(1, 2, 3)"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<main><h1>T</h1><input type="text"></main>', "label: input"),
        ('<main><h1>T</h1><p style="color: #bbb">pale</p></main>', "color-contrast: p"),
        ("<main><h1>T</h1></main><p>astray</p>", "region: p"),
        (
            f"<main><h1>T</h1>{SMALL}{SMALL}</main>",
            "target-size: button",
        ),
    ],
)
def test_what_keeps_people_out_is_found(
    chromium: Browser, tmp_path: Path, body: str, told: str
) -> None:
    with visit(chromium, page(tmp_path, body)) as seen:
        assert any(line.startswith(told) for line in audit(seen.page).wrong)


def test_what_only_a_person_can_decide_is_told_apart(chromium: Browser, tmp_path: Path) -> None:
    body = (
        '<main><h1>T</h1><p style="background: linear-gradient(90deg, #fff, #555)">on a slope</p>'
        "</main>"
    )
    with visit(chromium, page(tmp_path, body)) as seen:
        found = audit(seen.page)
        assert found.wrong == []
        assert [line.partition(":")[0] for line in found.undecided] == ["color-contrast"]


# ------------------------------------------------------------------------ requests and noise


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="" src="http://127.0.0.1:9/a.png">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/a.css">',
        '<img alt="" src="beside.png">',
        "<style>@font-face {font-family: F; src: url(http://127.0.0.1:9/f)}*{font: 1em F}</style>a",
    ],
)
@pytest.mark.parametrize("head", ["", '<meta name="robots" content="noindex">'])
def test_a_request_is_found_with_the_policy_and_without(
    chromium: Browser, tmp_path: Path, body: str, head: str
) -> None:
    with visit(chromium, page(tmp_path, body, head=head)) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.noise() != []
        if head:
            assert len(seen.requests) == 1


def test_a_font_in_the_page_is_no_request(chromium: Browser, tmp_path: Path) -> None:
    style = "@font-face { font-family: F; src: url(data:font/woff2;base64,AAAA) } p { font: 1em F }"
    with visit(chromium, page(tmp_path, "<p>a</p>", style=style)) as seen:
        assert seen.requests == []


def test_a_script_that_the_policy_forbids_is_heard(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, page(tmp_path, "<script>1</script>")) as seen:
        assert [line for line in seen.console if "Content Security Policy" in line]


def test_what_a_script_says_and_where_it_fails_is_heard(chromium: Browser, tmp_path: Path) -> None:
    body = "<script>console.error('no'); missing()</script>"
    with visit(chromium, page(tmp_path, body, head="<meta name=x content=y>")) as seen:
        assert seen.noise() == ["console error: no", "error: missing is not defined"]


# ------------------------------------------------------------------------------------ layout


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<p style="width: 500px">a</p>', ["html: ", "p 'a': from "]),
        (f"<p id=w>{'w' * 90}</p>", ["html: ", "p#w 'www"]),
        # the page is not wider for any of these
        ('<div style="overflow: hidden"><p style="width: 500px">a</p></div>', ["div 'a': content"]),
        ('<p style="margin-left: -40px">a</p>', ["p 'a': from -"]),
        ('<p style="width: 60px">unbreakable-<wbr>unbreakableunbreakable</p>', ["p 'unb"]),
        (
            '<svg width="60" height="20"><text y="12">past the edge of it</text></svg>',
            ["text 'past the edge of it': text past"],
        ),
        ('<div style="overflow-x: auto"><p style="width: 500px">a</p></div>', ["div 'a': content"]),
    ],
)
def test_what_does_not_fit_is_found(
    chromium: Browser, tmp_path: Path, body: str, told: list[str]
) -> None:
    with visit(chromium, page(tmp_path, body), width=390) as seen:
        found = overflow(seen.page)
        for start in told:
            assert any(line.startswith(start) for line in found), found


def test_text_past_the_left_edge_of_a_page_from_right_to_left_is_found(
    chromium: Browser, tmp_path: Path
) -> None:
    body = '<div dir="rtl"><p style="width: 500px">א</p></div>'
    with visit(chromium, page(tmp_path, body), width=390) as seen:
        assert any(line.startswith("p 'א': from -") for line in overflow(seen.page))


def test_what_only_screen_readers_read_and_what_is_folded_away_may_be_of_any_width(
    chromium: Browser, tmp_path: Path
) -> None:
    body = (
        '<p style="position: absolute; width: 1px; height: 1px; overflow: hidden;'
        ' white-space: nowrap; clip-path: inset(50%)">said only</p>'
        '<details><summary>more</summary><p style="width: 500px">folded</p></details>'
    )
    with visit(chromium, page(tmp_path, body), width=390) as seen:
        assert overflow(seen.page) == []
        seen.page.click("summary")
        assert any(line.startswith("p 'folded': from ") for line in overflow(seen.page))


def test_what_does_not_fit_on_paper_is_found_and_the_window_comes_back(
    chromium: Browser, tmp_path: Path
) -> None:
    style = "@media print { p { width: 900px } }"
    with visit(chromium, page(tmp_path, "<p>a</p>", style=style), width=390) as seen:
        assert overflow(seen.page) == []
        assert any(line.startswith("p 'a': from ") for line in printed_overflow(seen.page))
        assert overflow(seen.page) == []
        assert seen.page.viewport_size == {"width": 390, "height": 800}


@pytest.mark.parametrize("pages", [1, 3])
def test_a_printed_page_is_a_pdf_with_so_many_pages(
    chromium: Browser, tmp_path: Path, pages: int
) -> None:
    body = '<p style="break-after: page">one</p>' * (pages - 1) + "<p>last</p>"
    with visit(chromium, page(tmp_path, body)) as seen:
        assert print_a4(seen.page, tmp_path / "page.pdf") == pages
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_a_picture_shows_the_page_to_its_end(chromium: Browser, tmp_path: Path) -> None:
    body = '<div style="height: 2000px">long</div>'
    with visit(chromium, page(tmp_path, body, style="body { margin: 0 }"), width=390) as seen:
        picture(seen.page, tmp_path / "page.png")
    head = (tmp_path / "page.png").read_bytes()[:24]
    assert struct.unpack(">II", head[16:24]) == (390, 2000)


# ------------------------------------------------------------------------------------- focus


def test_the_tab_key_goes_where_a_reader_would(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, page(tmp_path)) as seen:
        assert [stop.element for stop in tab_stops(seen.page)] == [
            "a 'Skip to the terms'",
            "a 'The first term'",
            "div.wide 'Hours'",
            "summary 'How it was counted'",
        ]


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("a:focus { outline: none }", ["a 'x': no outline"]),
        ("a:focus { outline: 3px solid transparent }", ["a 'x': no outline"]),
        ("a { outline: 3px solid #111 }", ["a 'x': no outline"]),
        ("a { position: fixed; left: -900px } a:focus { outline: solid }", ["a 'x': not in view"]),
        ("a:focus { outline: none; box-shadow: 0 0 0 3px #111 }", []),
        ("", []),
    ],
)
def test_a_focus_that_nobody_sees_is_found(
    chromium: Browser, tmp_path: Path, style: str, told: list[str]
) -> None:
    with visit(chromium, page(tmp_path, '<a href="#x">x</a>', style=style)) as seen:
        assert badly_focused(seen.page) == told


def test_a_focus_that_is_caught_is_found(chromium: Browser, tmp_path: Path) -> None:
    body = (
        "<script>onkeydown = e => { e.preventDefault(); document.links[0].focus() }</script>"
        "<a href='#'>x</a>"
    )
    with (
        visit(chromium, page(tmp_path, body, head="<meta name=x content=y>")) as seen,
        pytest.raises(AssertionError, match="does not leave"),
    ):
        tab_stops(seen.page, limit=5)


def test_a_key_that_a_page_swallows_is_found(chromium: Browser, tmp_path: Path) -> None:
    body = "<script>onkeydown = e => e.preventDefault()</script><a href='#'>x</a>"
    with visit(chromium, page(tmp_path, body, head="<meta name=x content=y>")) as seen:
        assert badly_focused(seen.page) == ["the Tab key reaches nothing"]


# --------------------------------------------------------------------- text in two directions

FALLS: Final = "انخفض العدد إلى {0} بين {1} شاحنة بحسب {2} حتى {3}."
"""The number fell to … between … trucks according to … until …"""
PARTS: Final = ("-5%", "10-12", "ap-cogat-25700", "16:00 UTC")


def line_of(chromium: Browser, folder: Path, parts: tuple[str, ...], *, words: bool = False) -> str:
    """The sentence with these parts, as it stands on the screen from left to right."""
    body = f'<p dir="rtl" lang="ar">{FALLS.format(*parts)}</p>'
    with visit(chromium, page(folder, body)) as seen:
        (line,) = (word_order if words else text_order)(seen.page, "p")
    return line


def test_numbers_ranges_ids_and_times_stand_as_written_when_isolated(
    chromium: Browser, tmp_path: Path
) -> None:
    isolated = tuple(f"\u2066{part}\u2069" for part in PARTS)
    line = line_of(chromium, tmp_path, isolated)
    last_to_first = [line.index(part) for part in PARTS[::-1]]
    assert last_to_first == sorted(last_to_first)
    assert line.endswith("ضفخنا")
    assert line.startswith(".16:00 UTC")


def test_a_sign_a_range_and_a_time_flip_when_not_isolated(
    chromium: Browser, tmp_path: Path
) -> None:
    line = line_of(chromium, tmp_path, PARTS)
    assert [part in line for part in PARTS] == [False, False, True, False]
    assert "%5-" in line
    assert "12-10" in line
    assert "UTC 16:00" in line


def test_words_are_told_in_the_order_in_which_they_stand(chromium: Browser, tmp_path: Path) -> None:
    isolated = tuple(f"\u2066{part}\u2069" for part in PARTS)
    assert line_of(chromium, tmp_path, isolated, words=True) == (
        ". 16:00 UTC حتى ap-cogat-25700 بحسب شاحنة 10-12 بين -5% إلى العدد انخفض"
    )


def test_words_of_two_elements_that_are_joined_in_writing_are_found(
    chromium: Browser, tmp_path: Path
) -> None:
    apart = "<p><b>رفات غزي</b> <i>البند</i></p><div>محتجز</div><div>البند<br>رهينة</div>"
    with visit(chromium, page(tmp_path, apart)) as seen:
        assert run_together(seen.page) == []
    with visit(chromium, page(tmp_path, "<p><b>رفات غزي</b><i>البند</i></p>")) as seen:
        assert run_together(seen.page) == ["رفات غزي|البند"]


def test_a_line_that_is_broken_is_two_lines(chromium: Browser, tmp_path: Path) -> None:
    with visit(chromium, page(tmp_path, "<p>one two<br>three <b>four</b></p>")) as seen:
        assert text_order(seen.page, "p") == ["one two", "three four"]
        assert word_order(seen.page, "p") == ["one two", "three four"]
        with pytest.raises(AssertionError, match="no element"):
            text_order(seen.page, "#none")


# ------------------------------------------------------------------------- what may be absent


def test_without_a_browser_the_test_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", os.fspath(tmp_path))
    with pytest.raises(pytest.skip.Exception, match="needs chromium: Debian's package"):
        harness.executable()


def test_without_axe_the_test_says_how_to_bring_it(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(harness, "AXE", tmp_path / "axe.min.js")
    with (
        visit(chromium, page(tmp_path)) as seen,
        pytest.raises(pytest.skip.Exception, match="needs axe-core: `python"),
    ):
        audit(seen.page)
