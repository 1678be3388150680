"""What can be found wrong with rows (R1) and with records (R2): code, title, why, how to mend it.

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
        "R101",
        "a row that cannot be read",
        "Each line of a JSON-lines file is one whole object. What cannot be read is not guessed "
        "at, because a guess would stand in the record as something that was said.",
        "Write one object a line, with names and texts in double quotation marks.",
    ),
    Entry(
        "R102",
        "a field given twice",
        "Readers of JSON differ in which of two equal names they keep, so that two people could "
        "read two different reports in one row.",
        "Keep one of the two.",
    ),
    Entry(
        "R103",
        "a number that is not kept exactly",
        "Figures in an agreement are exact. Numbers with a decimal point or an exponent are read "
        "differently by different programs, and so are very large ones.",
        "Write whole numbers up to 9007199254740991, and decimals in quotation marks.",
    ),
    Entry(
        "R104",
        "broken characters",
        "The row is not UTF-8 text, or holds half of a character. What it looked like to whoever "
        "wrote it cannot be known.",
        "Save the file as UTF-8, or type the words again.",
    ),
    Entry(
        "R105",
        "too large",
        "Limits keep one row, or one file, from stopping the work of everybody: 65536 bytes a "
        "row, 8 brackets deep, 1000 items a list, 1000000 rows a file. Nothing is cut to fit.",
        "Shorten the text or link to it with url; split the file.",
    ),
    Entry(
        "R106",
        "no type, or an unknown one",
        "The type says what a row puts on record and which fields it has. The list of types is "
        "closed.",
        "Choose a type from docs/record.md.",
    ),
    Entry(
        "R107",
        "an unknown field or column",
        "A field that is not known would be dropped in silence, with whatever it says. A misspelt "
        "name is the usual reason.",
        "Correct the name, or put what it says into words in the field text.",
    ),
    Entry(
        "R108",
        "a field missing",
        "Without it the row does not say anything that a term could be judged by.",
        "Add the field. What is not known exactly may be given with bounds.",
    ),
    Entry(
        "R109",
        "a value of the wrong form",
        "The field has a form of its own: text, true or false, one of a few words, a list of "
        "different names. Null says nothing and would look like something.",
        "Write the value as docs/record.md shows it, or leave the field out.",
    ),
    Entry(
        "R110",
        "not a name, or not a reference",
        "Names are those the agreement and the method declare: small letters a to z, digits, "
        "hyphens. References may be in any one alphabet, but two that look alike must be alike: "
        "composed form (NFC), no invisible characters, no mixed alphabets, and none that looks "
        "like a content hash.",
        "Write the name as it is declared.",
    ),
    Entry(
        "R111",
        "not a time",
        "Times are written year-month-day, with hours after a T: the only order that nobody "
        "reads in two ways.",
        "Write 2031-10-12, or 2031-10-12T08:30:00+03:00, or from and to.",
    ),
    Entry(
        "R112",
        "a time without a zone",
        "A day begins at different instants in different places, and a deadline can fall "
        "between them. Nothing is read in the zone of the machine.",
        "Name the zone in the row, or give the time an offset.",
    ),
    Entry(
        "R113",
        "a clock time that did not occur",
        "When clocks are put forward an hour is left out. A time in that hour is a slip, and two "
        "mendings are possible. (Where clocks go back a time occurs twice, and is read as either.)",
        "Write the time with its offset.",
    ),
    Entry(
        "R114",
        "a period that ends before it begins",
        "From and to may have been exchanged, or one of them mistyped; which, only the reporter "
        "knows.",
        "Exchange them, or correct one.",
    ),
    Entry(
        "R115",
        "not an amount",
        "An amount is figures without separators (the comma is a decimal mark in half the "
        "world), bounds, or words that the method gives bounds.",
        'Write 600, "12.5", {"lo": 600, "hi": 800} or {"text": "almost 2000"}.',
    ),
    Entry(
        "R116",
        "not a grade",
        "Grades are Admiralty's: a letter A to F for the source and a figure 1 to 6 for what it "
        "says. What nobody graded is F6, and needs no field.",
        "Write the letter and the figure, as in B2.",
    ),
    Entry(
        "R117",
        "a reference that is taken",
        "A reference belongs for ever to the entry that first had it: other entries name it. The "
        "record only grows, so that what is said differently now is a correction.",
        "Record a correction of the entry, or choose another reference.",
    ),
    Entry(
        "R118",
        "a correction that cannot be",
        "A correction says what stands instead of one entry, under the reference of that entry. "
        "It can hold neither another correction nor a reference of its own.",
        "Put the assertion itself into entry, without id; undo a correction by a retraction.",
    ),
    Entry(
        "R119",
        "a table of another shape",
        "The first row of a table names its columns, one of them type, and every row has a cell "
        "for each. Anything else would shift what was said from one field to another.",
        "Save it as comma-separated values with the columns of docs/record.md.",
    ),
    Entry(
        "R120",
        "when it was recorded, said in the wrong place",
        "When a report came to be known decides what was known when. The record says that "
        "itself; only the sourced entries of a bundled case carry it in the row.",
        "Leave recorded and recorder out; in a bundled case, put recorded in.",
    ),
    Entry(
        "R121",
        "a version that is not known here",
        "The record or an entry was written by another version of this program. What it means is "
        "not guessed at.",
        "Open it with the program that wrote it, or a newer one.",
    ),
    Entry(
        "R122",
        "said twice",
        "The same recorder has put the same words on record before. Two reports of one event are "
        "one; two events need to be told apart.",
        "Leave it out, or give each event an id of its own.",
    ),
    Entry(
        "R201",
        "no record here",
        "The folder holds no record yet.",
        "Add a first file of entries.",
    ),
    Entry(
        "R202",
        "a record that cannot be opened",
        "The file is not a record of Servanda, or the machine does not give access to it.",
        "Name a record made by servanda record add, or restore it from a copy.",
    ),
    Entry(
        "R203",
        "an entry that has been changed",
        "The stored bytes of an entry are not what any version of this program writes. The "
        "record only grows; whatever changed it was no part of it.",
        "Restore the record from a copy and compare its head with one noted elsewhere.",
    ),
    Entry(
        "R204",
        "no such entry",
        "No entry has this position, this reference, or a hash that begins like this.",
        "List the record and choose.",
    ),
    Entry(
        "R205",
        "recorded before the last entry",
        "Entries are recorded in order of time, so that the record as known at any time is its "
        "beginning. An earlier time would change what was known then.",
        "Give a time not before the last entry's, or leave --recorded out.",
    ),
    Entry(
        "R206",
        "no such folder or file",
        "A case is a folder; a file of rows must exist and be readable.",
        "Check the name; servanda new starts a case.",
    ),
    Entry(
        "R207",
        "a word that the command does not know",
        "The value of an option is none of those it can have.",
        "Choose one of the words the hint names.",
    ),
    Entry(
        "R208",
        "a folder that is not empty",
        "A new agreement is never written over anything that exists.",
        "Name another folder.",
    ),
    Entry(
        "R209",
        "a record that cannot be written",
        "There is no room, no right to write, or another writer holds the record. Nothing of "
        "the batch was added: a batch is added whole or not at all.",
        "Make room or wait, then add the same file again; nothing is added twice.",
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code of the record's family, in order."""
