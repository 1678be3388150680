"""Where a thing stands in the text, and what is wrong with it: spans, clauses, diagnostics.

A `Diagnostic` meets a lawyer: code, place, excerpt, clause path, what is wrong in the clause's
own words, and a hint that is an edit. Renderings: text (here), gnu and JSON in `render`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file: 1-based line and column, end column excluded."""

    file: str
    line: int
    col: int
    end_line: int
    end_col: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}.{self.col}"

    def to(self, other: Span) -> Span:
        """The stretch from the start of this one to the end of the other."""
        return Span(self.file, self.line, self.col, other.end_line, other.end_col)


NOWHERE = Span("", 0, 0, 0, 0)
"""The place of what no text holds."""


class Severity(StrEnum):
    """How much stands in the way."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing found in a text.

    ``code`` is a page of the catalogue (``T104``); ``label`` stands beside the marked words;
    ``clause`` is the path of headings; ``hint`` an edit that would mend it; ``related`` other
    places with what they have to do with it.
    """

    code: str
    message: str
    span: Span
    severity: Severity = Severity.ERROR
    label: str = ""
    clause: tuple[str, ...] = ()
    hint: str = ""
    related: tuple[tuple[Span, str], ...] = field(default=())


def lines_of(text: str) -> list[str]:
    """The lines of a file without byte-order mark; CRLF, CR and LF end a line, nothing else."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
