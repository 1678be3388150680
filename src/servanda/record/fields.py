"""The fields of a body: for each type of entry, what may and what must be said.

One closed table. Intake reads by it, the CSV columns are its names, docs/record.md is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.record.entries import EntryType


class Form(StrEnum):
    """How the value of a field is written."""

    NAME = "name"
    NAMES = "name or list of names"
    REF = "reference"
    REFS = "reference or list of references"
    TEXT = "text"
    TEXTS = "text or list of texts"
    WHOLE = "whole number"
    TIME = "time"
    PERIOD = "period"
    MOMENT = "time of publication"
    AMOUNT = "amount"
    PLACE = "place"
    PRINTED = "figures printed beside it"
    FLAG = "true or false"
    GRADE = "grade"
    CHOICE = "one of"
    ZONE = "zone"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the row, how it is written, what it means."""

    name: str
    form: Form
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


_ACT = Field("act", Form.NAME, "what was done (an act of the agreement)", required=True)
_KIND = Field("kind", Form.NAME, "the kind it was done to, or counted")
_LIST = Field("list", Form.NAME, "the list the person or thing stands on")
_BY = Field("by", Form.NAMES, "who did it; a list is *one of these*; absent is *not attributed*")
_ONE = Field("by", Form.NAME, "who does it", required=True)
_TO = Field("to", Form.NAME, "to whom")
_PLACE = Field("place", Form.PLACE, "where: an area, a place, several that it lay in")
_THERE = Field("place", Form.PLACE, "the area or place", required=True)
_TIME = Field("time", Form.TIME, "when it happened", required=True)
_AMOUNT = Field("amount", Form.AMOUNT, "how many", required=True)
_ABOUT = Field(
    "about", Form.REFS, "the terms (`term 4b`), incidents or entries it is about", required=True
)
_EFFECT = Field("effect", Form.TIME, "when it takes effect; the time of the act if absent")
_PRINTED = Field(
    "printed",
    Form.PRINTED,
    "what the report prints beside its figure; compared with it, never used",
)
_REASON = Field("reason", Form.TEXT, "why")

COMMON: Final = (
    Field("id", Form.REF, "the recorder's own reference, unique in the record"),
    Field("zone", Form.ZONE, "the zone of dates and clock times that carry none (`Asia/Gaza`)"),
    Field("source", Form.NAME, "who says so"),
    Field("grade", Form.GRADE, "the Admiralty grade of source and content; F6 if absent"),
    Field("published", Form.MOMENT, "when the source said so; of a date, the end of that day"),
    Field("url", Form.TEXT, "where it can be read"),
    Field("text", Form.TEXT, "what it said, in words"),
)
"""What every entry may say about itself."""

CLAIM: Final = (
    *(f if f.name != "source" else Field(f.name, f.form, f.meaning, required=True) for f in COMMON),
    Field(
        "stance",
        Form.CHOICE,
        "whether the source affirms it (as if absent) or denies it",
        choices=("affirms", "denies"),
    ),
    Field("incident", Form.REF, "a key that claims about one incident share; its own if absent"),
    Field("determination", Form.FLAG, "the source rules on it, empowered by the agreement"),
)
"""What every claim says about itself: it has a source."""

MEANS: Final = ("patrol", "post", "sensor", "remote", "office")
"""How a source looks: on the move, from a fixed place, by instrument, from afar, by its files."""

STANCES: Final = ("commitment", "demand", "red-line", "report", "assessment", "denial")
"""What a statement is to whoever makes it."""

FIELDS: Final[dict[EntryType, tuple[Field, ...]]] = {
    EntryType.ACT: (
        _ACT,
        _TIME,
        _BY,
        _KIND,
        _LIST,
        _TO,
        Field("against", Form.NAME, "against whom"),
        Field("under", Form.REF, "the term it was done under"),
        _PLACE,
        Field("amount", Form.AMOUNT, "how many; 1 if absent"),
        _PRINTED,
        *CLAIM,
    ),
    EntryType.COUNT: (
        Field("kind", Form.NAME, "the kind that was counted", required=True),
        Field("period", Form.PERIOD, "the days or the period counted", required=True),
        _AMOUNT,
        Field("each_day", Form.FLAG, "the amount is of every local day of the period"),
        Field("act", Form.NAME, "what was done to what was counted"),
        Field("counter", Form.NAME, "who counted; the source if absent"),
        Field("reckoned_by", Form.NAME, "who only computed it, from what the counter gave"),
        Field("point", Form.NAME, "where along the way it was counted"),
        _BY,
        _PLACE,
        _LIST,
        _PRINTED,
        *CLAIM,
    ),
    EntryType.STAY: (
        Field("unit", Form.REF, "the unit that was there", required=True),
        _THERE,
        Field("from", Form.TIME, "when it came, or was first there", required=True),
        Field("until", Form.TIME, "when it left; absent: nobody saw it leave"),
        _KIND,
        _BY,
        *CLAIM,
    ),
    EntryType.ENTRY: (
        Field("unit", Form.REF, "the unit that entered", required=True),
        _THERE,
        _TIME,
        _KIND,
        _BY,
        *CLAIM,
    ),
    EntryType.EXIT: (
        Field("unit", Form.REF, "the unit that left", required=True),
        _THERE,
        _TIME,
        _KIND,
        _BY,
        *CLAIM,
    ),
    EntryType.LEVEL: (
        Field("kind", Form.NAME, "the kind that was there", required=True),
        _THERE,
        _TIME,
        _AMOUNT,
        _BY,
        *CLAIM,
    ),
    EntryType.COVERAGE: (
        Field("period", Form.PERIOD, "when the source looked", required=True),
        Field("acts", Form.NAMES, "the acts it could have seen; all if absent"),
        Field("kinds", Form.NAMES, "the kinds it could have seen; all if absent"),
        Field("places", Form.NAMES, "where it could look; everywhere if absent"),
        Field("by", Form.NAMES, "whose acts it could have seen; anyone's if absent"),
        Field("terms", Form.REFS, "the terms it speaks to; all if absent"),
        Field(
            "access",
            Form.CHOICE,
            "`denied` if it was refused access; `full` if absent",
            choices=("full", "denied"),
        ),
        Field("means", Form.CHOICE, "how it looked", choices=MEANS),
        *(f for f in CLAIM if f.name in {c.name for c in COMMON}),
    ),
    EntryType.EXCEPTION: (
        _ONE,
        Field("act", Form.NAME, "what it claims to have done (`self-defence`)", required=True),
        _ABOUT,
        _TIME,
        *COMMON,
    ),
    EntryType.NOTICE: (_ONE, _TO, _ABOUT, _TIME, _EFFECT, *COMMON),
    EntryType.INVOCATION: (_ONE, _TO, _ABOUT, _TIME, _EFFECT, *COMMON),
    EntryType.CONFIRMATION: (_ONE, _ABOUT, _TIME, _EFFECT, *COMMON),
    EntryType.REJECTION: (_ONE, _ABOUT, _TIME, _EFFECT, *COMMON),
    EntryType.DETERMINATION: (
        _ONE,
        _ABOUT,
        Field(
            "finding",
            Form.CHOICE,
            "whether it was a violation of the terms that `about` names; with `act`, or where "
            "`about` names no term, whether the exception claimed holds",
            required=True,
            choices=("yes", "no"),
        ),
        Field("act", Form.NAME, "the exception that it rules on (`self-defence`)"),
        _TIME,
        _EFFECT,
        *COMMON,
    ),
    EntryType.COMPLAINT: (
        _ONE,
        Field("to", Form.NAME, "the body it is addressed to", required=True),
        _ABOUT,
        _TIME,
        *COMMON,
    ),
    EntryType.VIEW: (
        _ONE,
        _ABOUT,
        Field(
            "finding",
            Form.CHOICE,
            "whether they hold it to be a violation",
            required=True,
            choices=("yes", "no", "unclear"),
        ),
        _TIME,
        *COMMON,
    ),
    EntryType.WAIVER: (_ONE, _ABOUT, _TIME, _EFFECT, *COMMON),
    EntryType.AGREEMENT: (
        Field("name", Form.REF, "what was agreed (the name the text left open)", required=True),
        Field("by", Form.NAMES, "all who agreed", required=True),
        _TIME,
        _EFFECT,
        *COMMON,
    ),
    EntryType.OVERTAKEN: (_ABOUT, _TIME, Field("by", Form.NAME, "who says so"), *COMMON),
    EntryType.GRADING: (
        Field("of", Form.NAME, "the source that is graded", required=True),
        Field(
            "reliability",
            Form.CHOICE,
            "Admiralty, how reliable the source is",
            required=True,
            choices=tuple("ABCDEF"),
        ),
        Field("from", Form.TIME, "from when on", required=True),
        _REASON,
        *COMMON,
    ),
    EntryType.STATEMENT: (
        Field("stance_of", Form.CHOICE, "what it is to whoever says it", choices=STANCES),
        Field("said_by", Form.TEXT, "who says it, as printed; absent: the document, or untold"),
        Field("via", Form.TEXTS, "by whom it reaches the document, outermost first, as printed"),
        Field("hedge", Form.TEXT, "words that make it less than certain or exact, as printed"),
        Field("condition", Form.TEXT, "what it is said to hang on, as printed"),
        Field("window", Form.PERIOD, "when, where the words could be resolved"),
        Field("window_words", Form.TEXT, "when, as printed"),
        Field("group", Form.REF, "what it rests on; one group is one source"),
        Field("document", Form.REF, "the SHA-256 of the file it stands in"),
        Field("start", Form.WHOLE, "its first character in the file, from 0"),
        Field("end", Form.WHOLE, "the character after its last"),
        Field("confirmed_by", Form.NAME, "who read and confirmed it", required=True),
        *(
            f if f.name != "text" else Field(f.name, f.form, "its exact words", required=True)
            for f in COMMON
        ),
    ),
    EntryType.CORRECTION: (
        Field("supersedes", Form.REF, "the entry it replaces: reference or id", required=True),
        Field("entry", Form.ENTRY, "what stands instead: a type and its fields", required=True),
        _REASON,
        *COMMON,
    ),
    EntryType.RETRACTION: (
        Field("of", Form.REF, "the entry it withdraws: reference or id", required=True),
        _REASON,
        *COMMON,
    ),
}
"""For each type, its fields in the order docs/record.md prints them."""


_BY_NAME: Final = {kind: {f.name: f for f in fields} for kind, fields in FIELDS.items()}


def field_of(entry_type: EntryType, name: str) -> Field | None:
    """The field of that name, None where the type has none."""
    return _BY_NAME[entry_type].get(name)
