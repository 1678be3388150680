"""What can be found wrong with articles and candidates (A1): code, title, why, how to mend it.

Continues `servanda.kernel.catalogue`. Each code has a page `docs/errors/<CODE>.md` with an example
that is run by a test; the codes here, the pages and the codes used in the source are one list.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from servanda.kernel.catalogue import Entry

_ENTRIES: Final = (
    Entry(
        "A101",
        "not a text that can be read",
        "Articles are read as plain text, Markdown or HTML in UTF-8. Anything else would "
        "have to be "
        "turned into text first, and its places would no longer be those of the file.",
        "Save the article as UTF-8 text and read that file.",
    ),
    Entry(
        "A102",
        "an article too large",
        "A file of more than 2000000 characters is an archive, not an article. Nothing is "
        "cut to fit.",
        "Split it into its articles.",
    ),
    Entry(
        "A103",
        "a quotation that does not stand there",
        "A statement is confirmed as the exact words of a document at an exact place. Where the "
        "document has other words there, it is another document, or the row was changed.",
        "Give the file that was read, or read it again and confirm from the new list.",
    ),
    Entry(
        "A104",
        "not a proposed statement",
        "Only what was proposed from a document can be confirmed. Anything else is put on "
        "record by "
        "servanda record add, by whoever says so.",
        "Give a file written by servanda record read --out.",
    ),
    Entry(
        "A105",
        "no such number",
        "Statements are taken by the numbers they were proposed under. A number that is not in the "
        "file is most likely one of another list.",
        "Choose from the numbers of the file.",
    ),
    Entry(
        "A106",
        "a file that exists",
        "Candidates may have been worked on. They are not written over.",
        "Name another file, or move the old one away.",
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code of the articles' family, in order."""
