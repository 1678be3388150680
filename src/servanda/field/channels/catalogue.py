"""What can be found wrong with tables of others (F1): code, title, why, how to mend it.

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
        "F101",
        "a mapping that cannot be used",
        "The mapping says what the words of a table mean in the agreement's names. A line of it "
        "that is not understood would leave every row to a guess, so nothing is read.",
        "Correct the line; the keys of each form are in docs/channels.md.",
    ),
    Entry(
        "F102",
        "a table that is not of this form",
        "The form names the columns that its rows must have. Without them the table is another "
        "one, or has been changed since its publisher gave it out.",
        "Name the form that the table has, or give the table as it was published.",
    ),
    Entry(
        "F103",
        "a heading inside the table",
        "The row repeats the names of the columns: a page break of the document that the table "
        "was made from. It tells of nothing that happened.",
        "Leave the row out. Nothing is lost by it.",
    ),
    Entry(
        "F104",
        "columns that have shifted",
        "A cell holds what belongs into another column, or two cells run together. Which part "
        "belongs where would have to be guessed.",
        "Put each part into its own column after the document that the table was made from.",
    ),
    Entry(
        "F105",
        "a word that the mapping does not list",
        "Who or what the word stands for in the agreement is for the cell to say. Until it is "
        "said the row could be counted for the wrong party or the wrong act.",
        "Add the word to the mapping, and add the file again: what is on record stays as it is.",
    ),
    Entry(
        "F106",
        "figures that exclude each other",
        "The lowest figure is above the best or the highest, or the best is above the highest. "
        "No amount lies between such bounds, and which of them is wrong is not known.",
        'Ask the publisher. Or let the mapping take the widest reading: disagreeing = "widest".',
    ),
    Entry(
        "F107",
        "dates that do not fit their precision",
        "The table says in two ways how well the time is known, by its dates and by a code, and "
        "they contradict each other; or an event ends before it begins.",
        "Ask the publisher, and correct the dates or the code.",
    ),
    Entry(
        "F108",
        "a cell that is not what its column holds",
        "A number, a code, a date or a coordinate is missing or cannot be read. What is not there "
        "is not supplied.",
        "Correct the cell after the table as it was published.",
    ),
    Entry(
        "F109",
        "a packed file that cannot be used",
        "The file is broken, or larger when unpacked than the 512 MiB that are read. It is not "
        "read in part, because nobody would see where it stopped.",
        "Fetch it again, or unpack it and split the table.",
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code about tables of others."""
