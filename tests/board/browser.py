"""A real browser (Debian's chromium) for pages on disk: what a reader sees, and what goes wrong.

`visit` opens a page; each check then answers with a list of what is wrong, in words, so that a test
says `assert overflow(page) == []`. Nothing here knows what the pages are about.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
AXE: Final = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTS: Final = Path(__file__).with_name("browser.js")
"""What runs inside the page, as an object of functions."""

OPTIONS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules of axe-core: WCAG 2.2 to level AA, and what its authors hold to be good practice."""

A4: Final = 718
"""CSS pixels (96 an inch) across the printed part of A4: 210 mm less 10 mm on each side."""


def executable() -> str:
    """Where chromium is; skips the test where it is not."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("needs chromium: Debian's package `chromium`")
    return found


@contextmanager
def started() -> Iterator[Browser]:
    """A browser without a window, ended with the block."""
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that is open, and what it has said and asked for since it was opened."""

    page: Page
    console: list[str] = field(default_factory=list)
    """Every message, as `type: text`; a refusal by the page's own policy is one too."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts that nothing caught."""
    requests: list[str] = field(default_factory=list)
    """The address of each request other than for the page itself and for `data:`."""

    def noise(self) -> list[str]:
        """Everything a page that is one file with nothing to fetch should not have done."""
        return [
            *(f"console {line}" for line in self.console),
            *(f"error: {line}" for line in self.errors),
            *(f"request: {line}" for line in self.requests),
        ]


@contextmanager
def visit(
    browser: Browser,
    path: Path,
    *,
    width: int = 1280,
    height: int = 800,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Visit]:
    """Opens a file with a window of so many CSS pixels, and waits for its fonts."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    address = path.resolve().as_uri()
    seen = Visit(page)

    def heard(message: ConsoleMessage) -> None:
        seen.console.append(f"{message.type}: {message.text}")

    def asked(request: Request) -> None:
        if request.url.partition("#")[0] != address and not request.url.startswith("data:"):
            seen.requests.append(request.url)

    page.on("console", heard)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", asked)
    try:
        page.goto(address, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => null)")
        yield seen
    finally:
        context.close()


# ------------------------------------------------------------------------------ accessibility


@dataclass(frozen=True, slots=True)
class Audit:
    """What axe-core found: each line has the rule, the element and what to do about it."""

    wrong: list[str]
    undecided: list[str]
    """What it leaves to a person, as contrast over a pattern."""
    passed: frozenset[str]
    """The rules that found something to look at, and nothing wrong with it."""


def audit(page: Page) -> Audit:
    """Runs axe-core on a page; skips where it is not installed."""
    if not AXE.is_file():
        pytest.skip("needs axe-core: `python hatch_build.py --dev`")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, left out by default
        "resultTypes": ["violations", "incomplete"],
    }
    found = page.evaluate("options => axe.run(document, options)", options)

    def lines(kind: str) -> list[str]:
        return [
            f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for rule in found[kind]
            for node in rule["nodes"]
        ]

    passed = frozenset(rule["id"] for rule in found["passes"])
    return Audit(lines("violations"), lines("incomplete"), passed)


@dataclass(frozen=True, slots=True)
class Stop:
    """An element that the Tab key reached."""

    element: str
    """Its tag with id or class, and how its text begins: `a#top 'Back to the …'`."""
    outlined: bool
    """Whether an outline or a shadow appears with the focus and has a colour."""
    in_view: bool
    """Whether it has a size and lies in the window when it has the focus."""


def tab_stops(page: Page, limit: int = 1000) -> list[Stop]:
    """Presses Tab from the top of the page to its end: where the focus goes, in order.

    Raises AssertionError where `limit` presses do not come to the end: the focus is caught.
    """
    _run(page, "start")
    stops: list[Stop] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        found = _run(page, "focused")
        if found is None:
            return stops
        assert isinstance(found, dict)
        stops.append(Stop(found["element"], found["outlined"], found["in_view"]))
    raise AssertionError(f"the focus does not leave the page: {stops[-3:]}")


def badly_focused(page: Page) -> list[str]:
    """The elements that the Tab key reaches without the reader seeing where it is.

    A ring drawn on another element (`:focus-within`) does not count.
    """
    stops = tab_stops(page)
    if not stops and page.locator("a[href], button, input, select, summary, textarea").count():
        return ["the Tab key reaches nothing"]
    return [
        f"{stop.element}: {'not in view' if stop.outlined else 'no outline'}"
        for stop in stops
        if not (stop.outlined and stop.in_view)
    ]


# ------------------------------------------------------------------------------------- layout


def overflow(page: Page, may_scroll: str = "") -> list[str]:
    """What does not fit: the page sideways, an element past the window or past its own box.

    Elements that match the selector `may_scroll` (a wide table) may scroll sideways in themselves,
    and only there may something be wider than the window.
    """
    found = _run(page, "overflow", may_scroll)
    assert isinstance(found, list)
    return found


def printed_overflow(page: Page) -> list[str]:
    """What does not fit on A4; on paper nothing scrolls."""
    before = page.viewport_size
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1015})
    try:
        return overflow(page)
    finally:
        page.emulate_media(media="null")  # not "screen": it would be printed as that
        if before is not None:
            page.set_viewport_size(before)


def print_a4(page: Page, path: Path) -> int:
    """Prints to a PDF with the page's own margins, else of 10 mm, and counts its pages."""
    margin = "10mm"
    page.pdf(
        path=path,
        format="A4",
        margin={"top": margin, "right": margin, "bottom": margin, "left": margin},
        prefer_css_page_size=True,
    )
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def picture(page: Page, path: Path) -> None:
    """A PNG of the whole page, as long as it is."""
    page.screenshot(path=path, full_page=True, animations="disabled")


# ------------------------------------------------------------------- text in two directions


def text_order(page: Page, selector: str) -> list[str]:
    """The lines of an element, each as its characters stand from left to right on the screen.

    A word of Hebrew or Arabic so comes out back to front, a number in it does not: a test says
    `"10-12" in text_order(page, "p")[0]`. Brackets are the characters of the text, which a line
    from right to left shows mirrored. Characters without width (isolates) are left out.
    """
    return _lines(page, selector, "graphemes", "")


def word_order(page: Page, selector: str) -> list[str]:
    """The lines of an element, each with its words as they stand from left to right.

    A word is what spaces or isolates part; its own letters stay in the order they are read in.
    """
    return _lines(page, selector, "words", " ")


def run_together(page: Page) -> list[str]:
    """Where an Arabic word ends an element and another begins the next one with no space between.

    The browser then joins their letters, and a reader sees one word.
    """
    found = _run(page, "run_together")
    assert isinstance(found, list)
    return found


def _lines(page: Page, selector: str, parts: str, between: str) -> list[str]:
    found = _run(page, "placed", [selector, parts])
    assert isinstance(found, list), f"no element {selector}"
    lines: list[tuple[float, float, list[tuple[float, str]]]] = []
    for text, x, top, bottom in sorted(found, key=lambda part: (part[2] + part[3]) / 2):
        middle = (top + bottom) / 2
        if lines and lines[-1][0] <= middle <= lines[-1][1]:
            lines[-1][2].append((x, text))
        else:
            lines.append((top, bottom, [(x, text)]))
    return [between.join(text for _, text in sorted(line)) for _, _, line in lines]


def _run(page: Page, name: str, argument: object = None) -> object:
    """Calls one of the functions of `browser.js` in the page."""
    source = SCRIPTS.read_text(encoding="utf-8")
    found: object = page.evaluate(f"argument => ({source}).{name}(argument)", argument)
    return json.loads(json.dumps(found))
