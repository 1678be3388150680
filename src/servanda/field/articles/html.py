"""Blocks of an HTML page, by the standard library's parser.

Elements that are not the article (menus, forms, footers, scripts) are kept as interface, so that
nothing of the file goes unaccounted for. Broken HTML is read as far as the parser gets; what it
leaves out shows as not read.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

from servanda.field.articles.lexicon import word_set
from servanda.field.articles.text import Block, Building, Kind

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "title"})
_BLOCKS: Final = word_set(
    "address article aside blockquote body br center dd details dialog div dl dt fieldset "
    "figcaption figure footer form header hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul"
)
_INTERFACE: Final = word_set(
    "aside button dialog footer form head label menu nav noscript option script select style svg "
    "template textarea"
)
_VOID: Final = word_set("area base br col embed hr img input link meta param source track wbr")
_MARKED: Final = (
    (Kind.CAPTION, re.compile(r"(?:^|[-_ ])(?:caption|credit|wp-caption-text)(?:$|[-_ ])")),
    (Kind.BYLINE, re.compile(r"(?:^|[-_ ])(?:byline|dateline-author|author|timestamp)(?:$|[-_ ])")),
    (
        Kind.INTERFACE,
        re.compile(
            r"(?:^|[-_ ])(?:share|sharing|social|subscribe|subscription|newsletter"
            r"|related|cookies?|"
            r"promo|advert|advertisement|ads?|comments?|breadcrumbs?|toolbar|sidebar|menu|nav|"
            r"pagination|tags|recommended|paywall|signup|widget)(?:$|[-_ ])"
        ),
    ),
)
"""What names of classes and ids say an element is."""


def html_blocks(text: str) -> list[Block]:
    """The blocks of a page."""
    reader = _Reader(text)
    reader.feed(text)
    reader.close()
    reader.put()
    return reader.blocks


class _Reader(HTMLParser):
    """Collects blocks; each open element may say what is in it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = text
        self.blocks: list[Block] = []
        self.lines = [0, *(m.end() for m in re.finditer("\n", text))]
        self.open: list[tuple[str, Kind | None]] = []
        self.held = Building()
        self.bullet = False

    def at(self) -> int:
        """The offset of what the parser is at."""
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def put(self) -> None:
        """Ends the block."""
        run = self.held.done()
        self.held = Building()
        if run.text:
            kind = self._kind()
            self.blocks.append(
                Block(run, kind or Kind.PARAGRAPH, bullet=self.bullet, sure=kind is not None)
            )
        self.bullet = False

    def _kind(self) -> Kind | None:
        kinds = [kind for _, kind in self.open if kind]
        return Kind.INTERFACE if Kind.INTERFACE in kinds else (kinds[-1] if kinds else None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag in _HEADINGS or tag in _INTERFACE:
            self.put()
        if tag in _VOID:
            return
        if tag in ("p", "li") and any(name == tag for name, _ in self.open[-1:]):
            self.open.pop()
        self.bullet = tag == "li" or (self.bullet and tag not in _BLOCKS)
        self.open.append((tag, _said_by_markup(tag, attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content."""
        if tag in _BLOCKS and not _said_by_markup("br", attrs):
            self.put()

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS or tag in _INTERFACE:
            self.put()
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.held.add(data, self.at())

    def handle_entityref(self, name: str) -> None:
        self._resolved(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._resolved(f"&#{name}")

    def _resolved(self, written: str) -> None:
        start = self.at()
        end = start + len(written)
        if self.page[end : end + 1] == ";":
            end, written = end + 1, written + ";"
        self.held.stand_for(unescape(written), start, end)


def _said_by_markup(tag: str, attrs: list[tuple[str, str | None]]) -> Kind | None:
    if tag in _HEADINGS:
        return Kind.HEADING
    if tag in _INTERFACE:
        return Kind.INTERFACE
    if tag == "figcaption":
        return Kind.CAPTION
    if tag == "table":
        return Kind.TABLE
    if tag in ("pre", "code"):
        return Kind.CODE if tag == "pre" else None
    if tag in ("html", "body", "main", "article"):
        return None
    for name, value in attrs:
        if name == "hidden" or (name == "aria-hidden" and value == "true"):
            return Kind.INTERFACE
        if name in ("class", "id", "role") and value:
            for kind, pattern in _MARKED:
                if pattern.search(value.lower()):
                    return kind
        if name == "rel" and value == "author":
            return Kind.BYLINE
    return None
