"""Keeps a time with its zone, and a number with its unit, on one line of the page.

"12:00" at the end of a line and "UTC" at the head of the next is read as local time by whoever
reads fast. Text in the terminal is not changed: there, what is copied must be plain.
"""

from __future__ import annotations

import re
from typing import Final

NO_BREAK: Final = "\u00a0"

_TAG: Final = re.compile("(<[^>]*>)")
_PAIR: Final = re.compile(
    "(?<![^\\s\u2066(\u201c\u2013\u05be])"  # no end of an id: "list-20"
    "(\\d(?:[\\d,.:]*\\d)?\u2069?) (\u2066?)(?=[^\\W\\d_])"
)
"""A number, the space behind it, and the word that follows, isolated or not."""

_VERBATIM: Final = {
    "<style>": "</style>",
    '<code dir="ltr">': "</code>",
    '<span lang="en" dir="ltr">': "</span>",
}
"""What stays as it is, with its end: rules of style, what is typed, and the words of the record."""


def unbroken(page: str) -> str:
    """A page with no break behind the number of a time or an amount.

    Only the text between tags is changed, and of that no command, and no words of a report.
    """
    parts = _TAG.split(page)
    until = ""
    for place, part in enumerate(parts):
        if place % 2:
            if part == until:
                until = ""
            elif not until:
                until = _VERBATIM.get(part, "")
        elif not until and " " in part:
            parts[place] = _PAIR.sub(rf"\1{NO_BREAK}\2", part)
    return "".join(parts)
