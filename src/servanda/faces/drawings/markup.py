"""Elements of HTML and SVG. Text is escaped where it enters, and no string is taken for markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from markupsafe import Markup

Attributes = Mapping[str, str | int | None]
"""Attributes by name; one that is None is left out, one that is empty stands without a value."""

VOID: Final = Markup("")
_OPEN: Final = Markup("<")
_SHUT: Final = Markup(">")
_CLOSE: Final = Markup("</")
_ALONE: Final = Markup("/>")
_SPACE: Final = Markup(" ")
_IS: Final = Markup('="')
_QUOTE: Final = Markup('"')


def tag(name: str, attributes: Attributes | None = None, *children: str) -> Markup:
    """An element. Children that are `Markup` stay as they are; all other text is escaped."""
    given = _attributes(attributes)
    return joined([_OPEN, name, *given, _SHUT, *children, _CLOSE, name, _SHUT])


def shape(name: str, attributes: Attributes) -> Markup:
    """An element of SVG that holds nothing."""
    return joined([_OPEN, name, *_attributes(attributes), _ALONE])


def joined(parts: Iterable[str]) -> Markup:
    """Parts one after another: what is no `Markup` is escaped."""
    return VOID.join(parts)


def _attributes(attributes: Attributes | None) -> Iterator[str]:
    for name, value in (attributes or {}).items():
        if value is None:
            continue
        yield from (_SPACE, name)
        if value != "":
            yield from (_IS, str(value), _QUOTE)


def percent(permille: int) -> str:
    """Thousandths as CSS and SVG write them: ``12.3%``."""
    whole, tenth = divmod(permille, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"
