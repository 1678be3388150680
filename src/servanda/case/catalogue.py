"""What can be found wrong with a case as a whole (C1): code, title, why, how to mend it.

Continues `servanda.kernel.catalogue`. Each code has a page `docs/errors/<CODE>.md` and a test that
prints it; the codes here, the pages and the codes used in the source are one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from servanda.kernel.catalogue import Entry
from servanda.kernel.source import Diagnostic, Severity, Span

_ENTRIES: Final = (
    Entry(
        "C101",
        "no such case",
        "A case is a folder with an agreement, a method and a record. There is none of that name.",
        "Name an existing folder, or start one: servanda new DIR.",
    ),
    Entry(
        "C102",
        "a case without its agreement",
        "The agreement is the file `agreement.md` in the case's folder: the clauses in words, and "
        "under each the terms. Nothing can be judged without it.",
        "Put the agreement into the folder as agreement.md.",
    ),
    Entry(
        "C103",
        "a case without its method",
        "The method is the file `method.md`: the monitoring cell's own rules of evidence. Verdicts "
        "cite it, so that no rule of the cell is taken for a rule of the parties.",
        "Write method.md; `method of NAME version 1 dated DATE.` with a standard is a beginning.",
    ),
    Entry(
        "C104",
        "a file that is not text",
        "Agreement, method and annexes are text in UTF-8, so that they read the same everywhere.",
        "Save the file as UTF-8.",
    ),
    Entry(
        "C105",
        "an annex that is not in the folder",
        "The agreement names a file, and terms that rest on it stay open as long as it is missing.",
        "Put the file into the case's folder under the name that the agreement quotes.",
        Severity.WARNING,
    ),
    Entry(
        "C106",
        "an annex outside the folder",
        "A case is complete in its own folder, so that it can be copied, signed and checked "
        "elsewhere. The name leads out of it.",
        "Put the file into the case's folder, and quote its name alone.",
    ),
    Entry(
        "C107",
        "a file of words that cannot be used",
        "The words of an agreement in another language stand in `words/` in the case's folder, as "
        "TOML: names, quotations, headings and clauses. Nothing of a file that is not so is shown, "
        "since half a translation would be read as the whole.",
        "Mend the file at the place named; docs/languages.md shows its shape.",
    ),
    Entry(
        "C108",
        "a file of presentation that cannot be used",
        "`board.toml` says in which track of the board each term stands. A term under a track that "
        "there is not, or under two, would stand where nobody looks for it.",
        "Mend the file at the place named; docs/commands/board.md shows its shape.",
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code about a case as a whole."""


def problem(
    code: str, message: str, file: str, *, hint: str = "", span: Span | None = None
) -> Diagnostic:
    """A diagnostic about a file of the case; the catalogue's edit as hint if none is given."""
    entry = CATALOGUE[code]
    return Diagnostic(
        code=code,
        message=message,
        span=span or Span(file, 1, 1, 1, 1),
        severity=entry.severity,
        hint=hint or entry.mend,
    )
