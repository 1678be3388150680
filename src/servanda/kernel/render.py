"""How a diagnostic is shown: for people, for other programs, and for editors.

Text has an excerpt with the words marked; a line that runs from right to left is isolated
(U+2068 … U+2069) and marks its words ⟦so⟧, because carets under it would point anywhere.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from servanda.kernel.base import Json
from servanda.kernel.source import Diagnostic, Severity, Span, lines_of

TAB: Final = 4
"""Columns between tab stops in an excerpt."""
WIDTH: Final = 160
"""Columns of an excerpt; a longer line is cut around the marked words."""
_ISOLATE: Final = "\u2068"
_END_ISOLATE: Final = "\u2069"
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))
_LSP: Final = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.NOTE: 3}


def render_text(diagnostic: Diagnostic, source_text: str) -> str:
    """The diagnostic for a person, without a final line end. ``source_text`` is its file's."""
    span = diagnostic.span
    head = f"{diagnostic.code} {diagnostic.severity.value}: {_shown(diagnostic.message)}"
    gutter = " " * (len(str(span.line)) + 1)
    out = [head, f"{gutter[:-1]}--> {_place(span)}"]
    lines = lines_of(source_text)
    if 0 < span.line <= len(lines):
        out.append(f"{gutter}|")
        out.extend(_excerpt(diagnostic, lines[span.line - 1], gutter))
    elif diagnostic.label:
        out.append(f"{gutter}= {_shown(diagnostic.label)}")
    if diagnostic.clause:
        out.append(f"{gutter}= in {' / '.join(_shown(part) for part in diagnostic.clause)}")
    for place, why in diagnostic.related:
        out.append(f"{gutter}= see {_place(place)}: {_shown(why)}")
    out.append(f"{gutter}= hint: {_hint(diagnostic)}")
    return "\n".join(out)


def render_gnu(diagnostic: Diagnostic) -> str:
    """One line in the form of the GNU coding standards: ``file:line.col-col: error: …``."""
    message = _shown(diagnostic.message)
    return f"{_place(diagnostic.span)}: {diagnostic.severity.value}: {message} [{diagnostic.code}]"


def render_json(diagnostic: Diagnostic, source_text: str) -> dict[str, Json]:
    """A diagnostic of the Language Server Protocol: lines from 0, columns in UTF-16 units."""
    lines = lines_of(source_text)
    related: list[Json] = [
        {"location": {"uri": place.file, "range": _range(place, lines)}, "message": why}
        for place, why in diagnostic.related
    ]
    return {
        "uri": diagnostic.span.file,
        "range": _range(diagnostic.span, lines),
        "severity": _LSP[diagnostic.severity],
        "code": diagnostic.code,
        "source": "servanda",
        "message": diagnostic.message,
        "relatedInformation": related,
        "data": {
            "place": _place(diagnostic.span),
            "clause": list(diagnostic.clause),
            "label": diagnostic.label,
            "hint": diagnostic.hint,
        },
    }


def _place(span: Span) -> str:
    """``file:2.35-39``; the last column is the last one marked."""
    start = f"{span.file}:{span.line}.{span.col}"
    last = max(span.end_col - 1, 1)
    if span.end_line > span.line:
        return f"{start}-{span.end_line}.{last}"
    return f"{start}-{last}" if last > span.col else start


def _hint(diagnostic: Diagnostic) -> str:
    hint = _shown(diagnostic.hint).rstrip(".")
    page = f"`servanda explain {diagnostic.code}`"
    return f"{hint} {page}" if hint.endswith("?") else f"{hint}; {page}"


def _range(span: Span, lines: list[str]) -> dict[str, Json]:
    return {
        "start": {"line": max(span.line - 1, 0), "character": _utf16(span.line, span.col, lines)},
        "end": {
            "line": max(span.end_line - 1, 0),
            "character": _utf16(span.end_line, span.end_col, lines),
        },
    }


def _utf16(line: int, col: int, lines: list[str]) -> int:
    if not 0 < line <= len(lines):
        return max(col - 1, 0)
    before = lines[line - 1][: max(col - 1, 0)]
    return sum(2 if ord(char) > 0xFFFF else 1 for char in before)  # noqa: PLR2004 - the BMP


def _excerpt(diagnostic: Diagnostic, line: str, gutter: str) -> list[str]:
    """The line with its words marked, by carets or, from right to left, by brackets."""
    span = diagnostic.span
    number = str(span.line)
    start = min(max(span.col - 1, 0), len(line))
    end = len(line.rstrip()) if span.end_line > span.line else min(span.end_col - 1, len(line))
    end = max(end, start)
    label = _shown(diagnostic.label)
    if any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in line):
        marked = f"{_shown(line[:start])}⟦{_shown(line[start:end])}⟧{_shown(line[end:])}"
        out = [f"{number} | {_ISOLATE}{marked}{_END_ISOLATE}"]
        return [*out, f"{gutter}| {label}"] if label else out
    cells, offsets = _cells(line)
    first, last = offsets[start], max(offsets[end], offsets[start] + 1)
    cells, first, last = _cut(cells, first, last)
    carets = " " * first + "^" * (last - first)
    return [
        f"{number} | {cells}".rstrip(),
        f"{gutter}| {carets}{f' {label}' if label else ''}",
    ]


def _cells(line: str) -> tuple[str, list[int]]:
    """The line as shown, and the column at which each of its characters (and its end) begins."""
    shown: list[str] = []
    offsets: list[int] = []
    column = 0
    for char in line:
        offsets.append(column)
        text = " " * (TAB - column % TAB) if char == "\t" else _shown(char)
        shown.append(text)
        column += sum(_width(one) for one in text)
    offsets.append(column)
    return "".join(shown), offsets


def _width(char: str) -> int:
    """Columns of a character in a terminal: 2 for wide ones, 0 for combining ones (UAX 11)."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _cut(cells: str, first: int, last: int) -> tuple[str, int, int]:
    """A part of a long line around the marked columns."""
    if len(cells) <= WIDTH:
        return cells, first, last
    start = min(max(0, first - WIDTH // 4), len(cells))
    part = cells[start : start + WIDTH]
    before = "… " if start else ""
    after = " …" if start + WIDTH < len(cells) else ""
    move = start - len(before)
    width = len(before) + len(part)
    return f"{before}{part}{after}", min(first - move, width), min(last - move, width)


def _shown(text: str) -> str:
    """Text with nothing hidden in it: controls and direction marks as their code points."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"<U+{ord(char):04X}>"
    return char
