"""What is wrong with an input, gathered field by field until the whole row has been read."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.kernel.source import Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong in one field (``time.from``; empty for the row as a whole)."""

    code: str
    field: str
    message: str
    hint: str

    def diagnostic(self, file: str, line: int) -> Diagnostic:
        """The flaw at its place: the row's first column, for a row has no finer places."""
        return Diagnostic(
            code=self.code,
            message=self.message,
            span=Span(file, line, 1, line, 1),
            label=self.field,
            hint=self.hint,
        )


class UnfitError(ValueError):
    """A value that the record does not take; carries its flaw."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def at(self, field: str) -> Flaw:
        """The flaw, in the field it was found in."""
        return Flaw(self.code, field, self.message, self.hint)


class InputError(Exception):
    """An input that stops the work; carries what to tell the reader. Faces print it, exit 2."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.code} {d.message}" for d in diagnostics))
        self.diagnostics = diagnostics


def trouble(code: str, message: str, hint: str, file: str = "", line: int = 0) -> InputError:
    """An `InputError` with one diagnostic about a file, or about a line of it."""
    return InputError(Diagnostic(code, message, Span(file, line, 1, line, 1), hint=hint))


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word closest to this one, None where none is close. Ties: the first by name."""
    near = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return near[0] if near else None
