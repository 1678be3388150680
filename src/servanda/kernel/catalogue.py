"""The closed table of everything that can be found wrong: code, title, why, how to mend it.

Each code has a page `docs/errors/<CODE>.md` and a golden file that prints it; a test holds the
three lists equal. Families: T1 letters and grammar, T2 names and sorts, T3 rules of the
sentence, T4 clauses and numbers, M1 the method file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from servanda.kernel.source import Diagnostic, Severity, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the catalogue: what is wrong, why it is refused, and what edit mends it."""

    code: str
    title: str
    why: str
    mend: str
    severity: Severity = Severity.ERROR


_WARNING: Final = Severity.WARNING

_ENTRIES: Final = (
    Entry(
        "T101",
        "a character that has no place here",
        "The sentences are written with lower-case letters, digits, hyphens and plain "
        "punctuation, so that they look the same on every screen and can be typed on every "
        "keyboard. Anything else stands in quoted text, or in the clause's own words.",
        "Delete the character, or put the words in straight quotes.",
    ),
    Entry(
        "T102",
        "letters that look alike",
        "A name holds a letter of another alphabet that looks like a Latin one. Two names that "
        "nobody can tell apart would let one text be read in two ways.",
        "Type the word again in Latin letters.",
    ),
    Entry(
        "T103",
        "hidden control of writing direction",
        "A control character changes the order in which a line is shown, so that what a person "
        "reads is not what is read here. In a terms block it is refused everywhere, quoted text "
        "and remarks included.",
        "Delete the control character; Arabic and Hebrew words in quotes need none.",
    ),
    Entry(
        "T104",
        "text not in normal form",
        "The same accented letter can be stored in two ways. Signatures and comparisons need one "
        "(Unicode NFC), or equal words would differ.",
        "Save the file in NFC; most editors have a command for it.",
    ),
    Entry(
        "T105",
        "quoted text that is not closed, or not in straight quotes",
        "Quoted words are the agreement's own. They begin and end with a straight quote and stay "
        "on one line, so that a missing quote cannot swallow the next sentence.",
        'Write "…" with straight quotes, on one line.',
    ),
    Entry(
        "T106",
        "a number written in a way that can be misread",
        "The comma is a decimal mark in half the world, so numbers have no thousands separators; "
        "people, trucks and days are whole; and no number has more than fifteen digits.",
        "Write the digits together: 1700.",
    ),
    Entry(
        "T107",
        "number and unit do not agree",
        "`1 days` and `2 day` are slips, and a slip in a number is worth a second look.",
        "Write `1 day`, `2 days`.",
    ),
    Entry(
        "T108",
        "a date or time that does not exist",
        "The calendar has no such day, or the clock no such time.",
        "Correct the date against the clause.",
    ),
    Entry(
        "T109",
        "a block of terms that would not be read",
        "Terms are read from fenced blocks that begin with ```terms at the start of a line. A "
        "block that is not closed, stands in a quotation, or has a misspelt label would be "
        "skipped silently, and a skipped duty is a lost duty.",
        "Begin the block with ```terms and end it with ``` on a line of its own.",
    ),
    Entry(
        "T110",
        "a word that cannot stand here",
        "Each part of a sentence has one place: bearer, modality, act, object, recipient, place, "
        "dose, cycle, window, then the riders, each after a comma.",
        "Write what the message expects at the marked word.",
    ),
    Entry(
        "T111",
        "full stop missing",
        "A full stop ends every statement. Without it a line lost in copying could change the "
        "meaning of the next.",
        "Put a full stop at the end of the sentence.",
    ),
    Entry(
        "T112",
        "a word of the language used as a name",
        "Reserved words have a fixed meaning everywhere and cannot be names.",
        "Choose another name, or add a word with a hyphen: `state-of-alert`.",
    ),
    Entry(
        "T113",
        "a list joined in the wrong way",
        "Lists have no commas and use either `and` or `or`, because a comma begins a rider and a "
        "mixed list has two readings.",
        "Join the list with `and` (all of them) or with `or` (any of them).",
    ),
    Entry(
        "T114",
        "`may not`",
        "In ordinary English `may not` forbids, or says that something is possible; a ban has one "
        "spelling.",
        "Write `shall not`.",
    ),
    Entry(
        "T115",
        "beyond a stated limit",
        "Limits keep a hostile or damaged file from stopping the reader. They are stated in "
        "docs/language.md.",
        "Divide the document, the sentence or the name.",
    ),
    Entry(
        "T116",
        "the same rider twice",
        "Two riders of one sort would need a rule for which one counts. Only `except` may be "
        "repeated.",
        "Keep one, or join the two with `and`.",
    ),
    Entry(
        "T201",
        "a name that is declared nowhere",
        "Every noun and verb is declared, so that a slip of the pen is found and never becomes a "
        "new kind of thing.",
        "Correct the spelling, or declare the name.",
    ),
    Entry(
        "T202",
        "a name of another sort",
        "The place in the sentence asks for one sort of name (a party, an act, an area) and the "
        "name is declared as another.",
        "Use a name of the sort asked for, or the construct that fits the sort.",
    ),
    Entry(
        "T203",
        "a name declared twice",
        "A name with two declarations has two meanings.",
        "Remove one declaration, or give it a name of its own.",
    ),
    Entry(
        "T204",
        "a term given twice",
        "A term is known by its id, reading and amendment together. Two sentences under the same "
        "one would be two answers to the same question.",
        "Give one of them another id, or a reading.",
    ),
    Entry(
        "T205",
        "a reference to a term that is not there",
        "A verdict that rests on a missing term can never be given.",
        "Correct the id, or add the term.",
    ),
    Entry(
        "T206",
        "a definition that goes round in a circle",
        "Each of these is defined by the next, and the last by the first, so none has a meaning.",
        "Define one of them without the others.",
    ),
    Entry(
        "T207",
        "the agreement or its calendar is not named",
        "Every verdict names its agreement, and days need a zone to begin and end in.",
        'Add `agreement NAME "title".` and `calendar Area/City.` to the first block.',
    ),
    Entry(
        "T208",
        "a thing used as an event",
        "A clock can start at an event. A hostage is no event; a hostage released is.",
        "Add the past form of an act: `hostage released by …`.",
    ),
    Entry(
        "T209",
        "a zone or a local time that cannot be placed",
        "The zone is in no list of zones, or the clock shows this time twice or never on that day "
        "because it changes.",
        "Correct the zone, or state the time in UTC.",
    ),
    Entry(
        "T301",
        "`each party shall not`",
        "It can be read as: not each of them shall. The ban on all has one spelling.",
        "Write `no party shall …`.",
    ),
    Entry(
        "T302",
        "`and` in a ban",
        "`shall not do A and B` can be read as: not both. Each of them is meant.",
        "Write `or`.",
    ),
    Entry(
        "T303",
        "a length written as two ends",
        "`from x until 72 hours after x` is a length, and a length has one spelling.",
        "Write `for 72 hours from x`.",
    ),
    Entry(
        "T304",
        "an act without its object",
        "The act is declared with a past form, so something is done to something. Without the "
        "object the duty or the ban would be broader than the clause.",
        "Say what it is done to, or declare the act without a past form.",
    ),
    Entry(
        "T305",
        "a duty without an amount",
        "The kind is counted (it has a plural), and under `shall` the reader must be able to say "
        "when enough was done. Nothing may be supplied: the clause says how many, or `every`.",
        "Write a number or `every`; a clause that says `a` or `one` is `1`.",
    ),
    Entry(
        "T306",
        "an amount in a ban",
        "A ban counts from the first. A limit on how much is a cap: `shall keep at most N K in A`.",
        "Delete the amount, or write the cap.",
    ),
    Entry(
        "T307",
        "a rider that has nothing to bear on",
        "`invoked`, `confirmed` and `automatically` speak about an `as long as`; `pro-rata` about "
        "a cycle; `including` about one counted thing; `binding` about a power; `early "
        "performance counts` about a duty that a trigger opens; `in the same place` about the "
        "place of a trigger.",
        "Add what the rider speaks about, or delete the rider.",
    ),
    Entry(
        "T308",
        "a cycle of several units without its anchor",
        "Six months are counted from somewhere. The day on which the first period begins decides "
        "every later one.",
        "Add `from` and the moment at which the first period begins.",
    ),
    Entry(
        "T309",
        "a day outside its period",
        "Day n of a period counts from 1, and the period is not that long.",
        "Correct the day, or count on a longer period.",
    ),
    Entry(
        "T310",
        "`then` without a first step",
        "A guarantee names its first step with `by` and the later ones with `then`.",
        "Begin with `by`.",
    ),
    Entry(
        "T311",
        "an object for an act that takes none",
        "The act is declared without a past form, which says that it takes no object. Either the "
        "declaration or the sentence is incomplete.",
        "Declare the past form: `act hold, held.`",
        _WARNING,
    ),
    Entry(
        "T401",
        "a number that the clause does not hold",
        "A term holds no number that its clause does not hold: this is how an invented figure is "
        "found before it is signed. Numbers are read as figures, as words, in dates and in forms "
        "such as D+30.",
        "Correct the number, or the clause; what the cell supplies stands in the method.",
    ),
    Entry(
        "T402",
        "a number of the clause that no term uses",
        "The clause states a figure and nothing under it is judged by it. Something may have been "
        "lost.",
        "Add the term that holds the figure, or say why it is not monitored.",
        _WARNING,
    ),
    Entry(
        "T403",
        "a ban in one and not in the other",
        "The clause forbids and no term under it is a ban, or a term forbids and the clause has "
        "no such word. A lost `not` is grammatical in every language.",
        "Read the term aloud beside its clause.",
        _WARNING,
    ),
    Entry(
        "T404",
        "a clause that nobody accounts for",
        "Each clause is monitored, or the document says why it is not. A clause left out by "
        "oversight looks the same as one that is kept.",
        "Add a term, or `not monitored: REASON.`",
        _WARNING,
    ),
    Entry(
        "T405",
        "a term under no clause",
        "A term formalises words that the parties agreed. Without a clause above it there are "
        "none.",
        "Move the block under the clause that it formalises.",
    ),
    Entry(
        "T406",
        "conditions that wait for each other",
        "Each of these terms opens or binds only when another is performed or kept, and the last "
        "waits for the first. None of them can become due by itself.",
        "Break the ring in the talks, or expect these terms to stay pending.",
        _WARNING,
    ),
    Entry(
        "T407",
        "two clauses with the same number",
        "Errors and verdicts name a clause by its path of headings and numbers. Two clauses with "
        "the same path cannot be told apart.",
        "Number one of them anew, or put each under a heading of its own.",
        _WARNING,
    ),
    Entry(
        "M101",
        "a rule of the method given twice",
        "Two values for one rule would need a rule for which one counts.",
        "Keep one.",
    ),
    Entry(
        "M102",
        "a rule about something the agreement does not hold",
        "The method cites the agreement's terms, areas, places and kinds. A rule about a name "
        "that is not there would silently do nothing.",
        "Correct the name.",
    ),
    Entry(
        "M103",
        "bearer or recipient: method and term do not fit together",
        "Where the clause is silent the method names the bearer or recipient, and the term says "
        "`read by the cell`, so that every verdict shows who supplied it. One without the other "
        "hides it.",
        "Add `bearer read by the cell` to the term, or remove the rule from the method.",
    ),
    Entry(
        "M104",
        "a rule of the calendar in both files",
        "`days end` and `weeks start` stand in the agreement when the text says so, otherwise in "
        "the method, and never in both.",
        "Remove it from the method.",
    ),
    Entry(
        "M105",
        "the method does not say whose it is",
        "A method belongs to one agreement and has a version and a date, because every verdict "
        "cites it.",
        "Begin with `method of NAME version N dated DATE.`",
    ),
    Entry(
        "M106",
        "bounds that cannot be",
        "A share is at most 100 percent of coverage, and a lower bound is not above its upper one.",
        "Correct the figures.",
    ),
    Entry(
        "P101",
        "understood, not judged yet",
        "The sentence is good and its meaning is clear, but no engine judges this construct yet. "
        "It is listed with the plan as not judged, so that nobody takes silence for a verdict.",
        "Leave it: it will be judged once the construct is; or say it with another construct.",
        _WARNING,
    ),
    Entry(
        "P102",
        "part of a ban is undefined",
        "Of several things that the sentence forbids, the agreement leaves this one undefined. "
        "The others are judged; about this one no report can settle anything.",
        "Agree on a definition, or leave it: the part is listed as not judged.",
        _WARNING,
    ),
    Entry(
        "P103",
        "a clock time of another zone",
        "An agreement has one calendar, and its zone comes with the agreement. A clock time in a "
        "third zone cannot be placed without that zone's rules.",
        "State the time in the agreement's own zone or in UTC.",
    ),
    Entry(
        "P104",
        "an annex table that cannot be read",
        "A list's table has the columns list, category and count, an area's area and place. A row "
        "that does not fit is left out, and a number that rests on it would be wrong.",
        "Correct the row in the annex.",
    ),
    Entry(
        "P105",
        "a share that is no whole number",
        "A percentage of the list is not a whole number, and nobody can hand over a part of one. "
        "The amount owed is the next whole number above.",
        "Leave it, or agree on the number.",
        Severity.NOTE,
    ),
    Entry(
        "P106",
        "list and annex number differently",
        "The agreement states how many the list holds, and the rows of its annex add up to another "
        "number. The stated number is used; neither is repaired in silence.",
        "Correct the one that is wrong, after asking who drew up the list.",
        _WARNING,
    ),
)

CATALOGUE: Final[Mapping[str, Entry]] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
"""Every code the terms front end can print."""


def problem(
    code: str,
    message: str,
    span: Span,
    *,
    hint: str = "",
    label: str = "",
    clause: tuple[str, ...] = (),
    related: tuple[tuple[Span, str], ...] = (),
) -> Diagnostic:
    """A diagnostic of a code in the catalogue, with its severity; the catalogue's edit as hint.

    Raises KeyError for a code that has no entry.
    """
    entry = CATALOGUE[code]
    return Diagnostic(
        code=code,
        message=message,
        span=span,
        severity=entry.severity,
        label=label,
        clause=clause,
        hint=hint or entry.mend[:1].lower() + entry.mend[1:],
        related=related,
    )
