"""How commands say what is wrong: code, place, what it is, and the edit that mends it."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from servanda.kernel.base import Json
from servanda.kernel.source import Diagnostic

if TYPE_CHECKING:
    from servanda.record.intake import Rejected


SHOWN: Final = 96
"""Rows longer than this are shortened on screen; ``--json`` has them whole."""

FIELD: Final = 24
"""Letters after a field's name in which its value is looked for, when a row is shortened."""

_ISOLATED: Final = "\u2068{}\u2069"


def safe(text: str) -> str:
    """Text of a report as a terminal may show it: nothing in it moves, hides or turns words.

    Invisible and control characters are written out; text that runs from right to left is
    isolated (U+2068 … U+2069), so that it does not reorder what stands around it.
    """
    plain = "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in plain):
        return _ISOLATED.format(plain)
    return plain


def as_text(found: Diagnostic, row: str = "") -> str:
    """A diagnostic about a file or a row of it, in the layout of the terms language."""
    place = found.span.file + (f":{found.span.line}" if found.span.line else "")
    lines = [f"{found.code} {found.severity.value}: {found.message}"]
    if place:
        lines.append(f" --> {place}")
    if row:
        lines += ["  |", f"  | {safe(row)}", "  |"]
    if found.label:
        lines.append(f"  = in the field {found.label}")
    if found.hint:
        lines.append(f"  = hint: {found.hint}")
    return "\n".join(lines)


def to_json(found: Diagnostic) -> dict[str, Json]:
    """The same for programs."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "file": found.span.file,
        "line": found.span.line,
        "field": found.label,
        "message": found.message,
        "hint": found.hint,
    }


def reasons(row: Rejected) -> str:
    """A rejected row with every reason, after an empty line."""
    first, *others = row.diagnostics
    text = _around(row.row, first.label)
    return "\n".join(["", as_text(first, text), *(as_text(found) for found in others)])


def _around(row: str, field: str) -> str:
    """As much of a long row as is shown: from its beginning, or the part with the field in it."""
    if len(row) <= SHOWN:
        return row
    names = [re.escape(name) for name in field.split(".") if name]
    found = re.search('"' + '".*?"'.join(names) + '"', row, re.DOTALL) if names else None
    if found is None or found.end() + FIELD <= SHOWN:
        return row[: SHOWN - 3] + "..."
    start = max(0, min(found.end() + FIELD, len(row)) - (SHOWN - 6))
    start = min(start, found.start())
    part = row[start : start + SHOWN - 6]
    return f"...{part}" + ("..." if start + SHOWN - 6 < len(row) else "")


def rejected_json(row: Rejected) -> dict[str, Json]:
    """The same for programs, with the row whole."""
    return {
        "file": row.file,
        "line": row.line,
        "row": row.row,
        "reasons": [to_json(found) for found in row.diagnostics],
    }


def tell(diagnostics: Iterable[Diagnostic], *, as_json: bool = False) -> None:
    """Prints what stopped a command: for people to stderr, as one JSON object to stdout."""
    if as_json:
        print_json({"diagnostics": [to_json(found) for found in diagnostics]})
        return
    for found in diagnostics:
        print(as_text(found), file=sys.stderr)


def print_json(value: Json) -> None:
    """Prints one JSON value, in the order it was built."""
    # piece by piece: the judgement of a large record is gigabytes as one text
    sys.stdout.writelines(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value))
    print()
