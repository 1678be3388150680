"""What every drawing is: a labelled figure with its caption, its signs, and a table of its values.

Shapes stand in the picture and words beside or over it, as HTML: so words are read by every
reader of text, set in the page's fonts, and run the right way. The picture is hidden from screen
readers, because the table says all that it shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from markupsafe import Markup

from servanda.faces.drawings.markup import VOID, joined, percent, shape, tag
from servanda.faces.drawings.signs import Mark, Party, swatch, symbol
from servanda.kernel.verdicts.phrases import Slot
from servanda.kernel.verdicts.speaker import Speaker


class Words(Protocol):
    """A language, as far as drawings need it."""

    @property
    def code(self) -> str:
        """The code of the language: ``en``."""

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""

    @property
    def speaker(self) -> Speaker:
        """Says phrases, with the calendar and the names of the agreement."""

    def ui(self, key: str, **slots: str | int) -> str:
        """A message of the catalogue."""

    def show(self, slot: Slot) -> str:
        """An instant, an amount, a name in words."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as markup, ready to be set into a page that holds `signs.definitions` once."""

    html: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """The values of a drawing in words: a caption, the heads of the columns, the rows.

    The first cell of a row is what the row is about.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend: what is drawn, and what that means."""

    drawn: Markup
    word: str


NARROW: Final = 40
"""Thousandths of a width below which no letter fits into a bar on the narrowest screen."""


def figure(
    words: Words,
    ident: str,
    kind: str,
    title: str,
    notes: Iterable[str],
    body: Markup,
    legend: Sequence[Key],
    tables: Sequence[Table],
) -> Drawing:
    """The figure of a drawing. ``ident`` is unlike that of every other drawing of the page."""
    caption = tag(
        "figcaption",
        {"id": f"{ident}-caption"},
        tag("strong", None, capital(title)),
        *(tag("span", {"class": "d-note"}, capital(note)) for note in notes),
    )
    keys = (tag("li", None, key.drawn, tag("span", None, key.word)) for key in legend)
    attributes = {
        "class": f"drawing drawing-{kind}",
        "id": ident,
        "aria-labelledby": f"{ident}-caption",
    }
    listed = tag("ul", {"class": "d-legend"}, *keys) if legend else VOID
    told = tag(
        "details",
        {"class": "d-values"},
        tag("summary", None, words.ui("drawing-values")),
        *(_table(table) for table in tables),
    )
    return Drawing(tag("figure", attributes, caption, body, listed, told))


def capital(text: str) -> str:
    """The text as it begins a line."""
    return text[:1].upper() + text[1:]


def heading(heads: Sequence[str]) -> str:
    """The heads of a table's columns as custom properties of its style (``--h2`` and so on).

    On a phone each cell of a row is told with the head of its column; said with every cell it took
    a seventh of a large page.
    """
    quoted = (head.replace("\\", "\\\\").replace('"', '\\"') for head in heads)
    return ";".join(f'--h{number}:"{head}"' for number, head in enumerate(quoted, start=1))


def _table(table: Table) -> Markup:
    heads = (tag("th", {"scope": "col"}, head) for head in table.heads)
    rows = (
        tag(
            "tr",
            None,
            tag("th", {"scope": "row", "class": "lead"}, row[0]),
            *(tag("td", None, cell) for _, cell in zip(table.heads[1:], row[1:], strict=True)),
        )
        for row in table.rows
    )
    return tag(
        "div",
        {"class": "d-scroll", "role": "group", "aria-label": table.caption, "tabindex": 0},
        tag(
            "table",
            {"class": "stack columns", "style": heading(table.heads)},
            tag("caption", None, capital(table.caption)),
            tag("thead", None, tag("tr", None, *heads)),
            tag("tbody", None, *rows),
        ),
    )


def canvas(shapes: Iterable[Markup], labels: Iterable[Markup], name: str) -> Markup:
    """Shapes that stretch with the page, words over them; all of it is said again in the table."""
    svg = tag("svg", {"class": "timewise", "focusable": "false"}, *shapes)
    attributes = {"class": f"d-canvas {name}", "aria-hidden": "true"}
    return tag("div", attributes, svg, *labels)


def label(text: str, across: int, down: int | None = None, name: str = "") -> Markup:
    """Words over a picture, at thousandths of its width from where lines begin, and of its height.

    Its middle stands there; near an edge it stands inside of it.
    """
    edge = "d-start" if across < LEAN else "d-end" if across > 1000 - LEAN else ""
    place = f"inset-inline-start:{percent(across)}"
    if down is not None:
        place += f";top:{percent(down)}"
    parts = " ".join(part for part in ("d-label", edge, name) if part)
    return tag("span", {"class": parts, "style": place}, text)


LEAN: Final = 130
"""Thousandths from an edge within which a label leans inwards."""


def box(name: str, left: int, right: int, top: str, height: str) -> Markup:
    """A rectangle between two places of the width."""
    return shape(
        "rect",
        {
            "class": name,
            "x": percent(left),
            "width": percent(max(0, right - left)),
            "y": top,
            "height": height,
        },
    )


def upright(name: str, across: int, top: str = "0", foot: str = "100%") -> Markup:
    """A line from top to foot."""
    at = percent(across)
    return shape("line", {"class": name, "x1": at, "x2": at, "y1": top, "y2": foot})


def level(name: str, left: int, right: int, down: str) -> Markup:
    """A line across."""
    ends = {"x1": percent(left), "x2": percent(right), "y1": down, "y2": down}
    return shape("line", {"class": name} | ends)


def mark_keys(words: Words, marks: Iterable[Mark]) -> list[Key]:
    """The legend of the verdicts that are drawn, in a fixed order."""
    given = set(marks)
    return [
        Key(
            joined(
                [swatch(f"s-{mark}"), tag("b", {"class": "d-letter"}, words.ui(f"letter-{mark}"))]
            ),
            words.ui(f"mark-{mark}"),
        )
        for mark in Mark
        if mark in given
    ]


def party_keys(parties: Iterable[Party]) -> list[Key]:
    """The legend of the shapes that tell who owes what."""
    return [Key(symbol(party), party.name) for party in parties]
