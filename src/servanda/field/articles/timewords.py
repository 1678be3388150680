# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""The forms that times take in English, and what is made of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.field.articles.lexicon import MONTHS, WEEKDAYS


class State(StrEnum):
    """How far a window could be resolved."""

    RESOLVED = "resolved"
    EVENT = "relative to an event"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Window:
    """A time as printed, from ``start`` up to ``end`` of the text, and what could be made of it.

    ``first`` and ``last`` are local days (ISO), or with a clock ``YYYY-MM-DDTHH:MM``; None is open.
    ``event`` and ``length`` are printed words; ``why`` says why it is not resolved.
    """

    start: int
    end: int
    words: str
    state: State
    first: str | None = None
    last: str | None = None
    event: str | None = None
    length: str | None = None
    why: str = ""


_M = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\b\.?"


_W = "(?:" + "|".join(d.capitalize() for d in WEEKDAYS if d.endswith("day")) + ")"


_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"


_Y = r"(?:19|20)\d\d\b"


_COUNT = (
    r"(?:\d+|a few|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|fifteen|twenty|twenty-four|"
    r"twenty-one|thirty|sixty|ninety|seventy-two|forty-eight|an?)"
)


_UNIT = r"(?:hours?|days?|weeks?|months?|minutes?|years?)"


_DAY = rf"(?:(?:the )?{_D} (?:of )?{_M},?(?: {_Y})?|{_M},? {_D}(?:,? {_Y})?|\d{{4}}-\d\d-\d\d)"


_CLOCK = (
    r"(?:(?:noon|midnight)|(?:(?<=[Aa]t )|(?<=around )|(?<=by ))\d{1,2}\.\d{2}(?= local| "
    r"?[ap]\.?m\b|[,.;]? |[,.;]?$)(?! ?(?:per|%|million|billion|metres|meters|tons|tonnes"
    r"|kilomet))(?: ?[ap]\.?m\b\.?)?|\d{1,2}(?::\d\d)? ?(?:a\.m\."
    r"|p\.m\.|am\b|pm\b|hrs\b)|(?<![\d:])\d{1,2}:\d\d(?! ?(?:to|-) ?\d)(?:hrs)?)"
    r"(?: \(?(?:local time|local|GMT|UTC)\)?)?"
)


_EVENT = (
    r"(?P<event>(?!(?:the )?(?:next|past|last|coming) (?:\d+|few|two|three|four|five|six|seven"
    r"|eight"
    r"|ten|several|couple|hours?|days?|weeks?|months?|years?)\b)[^,;:.”\"()—–]{2,90}?)(?=$"
    r"|[,;:.”\"()—–]|\s+(?:will|would|shall|must|should|has|have|had|is to|are to|all|there"
    r"|and \w+ed)\b)"
)


PATTERNS: Final = tuple(
    (name, re.compile(rf"(?<!\w)(?:{pattern})"))
    for name, pattern in (
        (
            "event",
            (
                rf"(?:[Ww]ithin|[Nn]o later than|[Nn]ot later than|[Aa]t most|[Uu]p to"
                rf"|[Ii]n)? ?(?:the (?:first|last) )?(?P<length>{_COUNT}[- ]{_UNIT})(?: or "
                rf"less)? (?P<side>of|after|from|following|before|since|prior to|into) "
                rf"(?!now\b|today\b){_EVENT}"
            ),
        ),
        (
            "nth",
            (
                r"(?:[Oo]n|[Bb]y|[Uu]ntil|[Aa]fter) (?:the )?(?P<length>\d+(?:st|nd|rd|th) "
                r"day)(?: (?:of|after) (?P<event>[^,;:.]{2,60}))?|\bDay \d+\b(?: of "
                r"(?P<event2>[^,;:.]{2,60}))?"
            ),
        ),
        (
            "range",
            rf"(?:[Bb]etween|[Ff]rom) (?P<a>{_DAY}) (?:and|to|until|till|through) (?P<b>{_DAY})",
        ),
        (
            "days",
            (
                rf"(?:[Bb]etween |[Ff]rom |[Oo]n )?(?:(?P<m1>{_M}) (?P<a1>{_D})(?: and | to | "
                rf"through |[-–])(?P<b1>{_D})(?!:)(?:,? (?P<y1>{_Y}))?|(?P<a2>{_D})(?: and | "
                rf"to |[-–])(?P<b2>{_D}) (?P<m2>{_M})(?: (?P<y2>{_Y}))?)"
            ),
        ),
        ("days2", rf"(?P<a>{_DAY}) ?[-–] ?(?P<b>{_DAY})"),
        (
            "day",
            (
                rf"(?P<side>[Ss]ince [^,;.]{{3,50}}? (?:began|started|broke out|took effect"
                rf"|came into (?:force|effect)|entered into force)(?: on)?|[Bb]y|[Ss]ince"
                rf"|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Aa]s of|[Aa]s at|[Ff]rom|[Nn]o later "
                rf"than|[Nn]ot later than|[Ss]tarting(?: on)?|[Ff]rom|[Oo]n|[Uu]p to)? "
                rf"?(?:{_W},? \(?)?(?P<day>{_DAY})\)?(?:,? (?:at |from |by |around "
                rf")?(?P<clock>{_CLOCK}))?"
            ),
        ),
        (
            "month",
            (
                rf"(?P<side>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom)? ?(?:early |late "
                rf"|mid-|mid )?(?P<month>{_M})(?:(?: of)? (?P<year>{_Y}|(?:last|this|next) "
                rf"year\b))?(?! ?\d)"
            ),
        ),
        (
            "past",
            (
                rf"(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout)? ?(?:the "
                rf")?(?P<dir>past|last|previous|preceding|coming|next|following) "
                rf"(?P<count>{_COUNT}|\d+)?[- ]?(?P<unit>hours|days|weeks|months|years)\b"
            ),
        ),
        ("ago", rf"(?P<count>{_COUNT}) (?P<unit>{_UNIT}) (?P<dir>ago|earlier|later|from now)\b"),
        (
            "weekday",
            (
                rf"(?:(?:[Bb]y|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Ff]rom|[Oo]n"
                rf"|[Ss]tarting(?: on)?) )?(?:(?:late|early) (?:on )?)?(?:(?P<rel>[Ll]ast"
                rf"|[Nn]ext|[Tt]his) )?(?P<weekday>{_W})(?:'s|’s)?(?: (?:morning|afternoon"
                rf"|evening|night))?(?:,? (?:at |by |around )?(?P<clock>{_CLOCK}))?"
            ),
        ),
        (
            "deictic",
            (
                rf"(?:(?:[Bb]y|[Ss]ince|[Uu]ntil|[Ee]arlier|[Ll]ater|[Ll]ate|[Ff]rom) "
                rf")?(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Oo]vernight"
                rf"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Ee]arlier this|[Ll]ater this|[Tt]he same"
                rf"|[Ee]arlier in the) (?:week|month|year|morning|afternoon|evening|night"
                rf"|weekend|day))\b(?:,? (?:at |by |around )(?P<clock>{_CLOCK}))?"
            ),
        ),
        (
            "within",
            (
                rf"(?:[Ww]ithin|[Ii]n (?:less than|under)|[Ff]or(?: (?:at least|another|up to"
                rf"|about|around|nearly"
                rf"|an initial|a further))?|[Aa]fter|[Ii]n) (?P<length>(?:{_COUNT}|\d+)(?: "
                rf"more)?[- ]{_UNIT})\b(?! (?:ago|old))"
            ),
        ),
        (
            "loose",
            (
                r"\b(?:(?:[Aa] (?:short|little)|[Ss]ome) (?:while|time) (?:ago|earlier|before"
                r"|later)|[Uu]ntil "
                r"further notice|(?:[Dd]uring|[Oo]ver|[Tt]hrough) the (?:night|day|weekend"
                r"|morning|evening)\b|(?:[Tt]o|[Uu]p to|[Uu]ntil) (?:date|now)\b|(?<!in )[Ss]o "
                r"far\b"
                r"|[Ii]n the meantime)"
            ),
        ),
        (
            "year",
            (
                rf"(?:(?P<side>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Tt]hroughout) )"
                rf"(?:the year )?(?:early |late |mid-)?(?P<year>{_Y})(?![-–,.:/]?\d)(?! \w+s\b)"
            ),
        ),
        (
            "lasting",
            (
                rf"(?:[Dd]uring|[Tt]hroughout) (?:the|this|that|its|an?) (?:\w+[ -])?"
                rf"(?:(?:{_COUNT}|\d+)-(?:hour|day|week|month|minute|year)"
                rf"|\w+)? ?(?:period|truce|ceasefire|pause|lull)\b"
                rf"|(?:[Ww]ithin|[Dd]uring|[Bb]y) (?:the|an?|that) {_COUNT}-(?:hour|day|week"
                rf"|month)"
                rf" (?:deadline|period|window|limit)\b"
                rf"|[Ff]or an? (?:\w+ )?period of (?:{_COUNT}|\d+) {_UNIT}"
            ),
        ),
        (
            "sinceevent",
            (
                r"(?:[Aa]fter|[Bb]efore) (?P<event>(?:the|its|a) [^,;.]{3,40}? (?:began|started"
                r"|ended"
                r"|expired|collapsed|took effect|came into (?:force|effect)))\b"
            ),
        ),
        ("sinceevent", rf"[Ss]ince (?=the |its |their |his |a |it |they |then-?){_EVENT}"),
        (
            "vague",
            (
                r"(?:[Ii]n|[Oo]ver|[Ww]ithin) (?:the )?(?:coming (?:hours|days|weeks|months)"
                r"|near future|(?:days|hours|weeks)(?! of\b)|recent (?:days|weeks|months|hours))\b"
                r"|\b(?:[Ss]hortly|[Ss]oon|[Ii]mmediately|without delay|[Rr]ecently)\b"
            ),
        ),
        (
            "clock",
            (
                rf"(?:[Aa]t|[Bb]y|[Ff]rom|[Uu]ntil|[Bb]efore|[Aa]fter|[Aa]round) (?:about "
                rf"|around )?(?P<clock>{_CLOCK})"
            ),
        ),
    )
)


def fits(name: str, match: re.Match[str], text: str) -> bool:
    """Whether a match is a time after all."""
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    before = text[start - 1 : start] if start else ""
    before_words = text[max(0, start - 20) : start].lower()
    if before.isalnum() or before in ("-", "/", "."):
        return False
    if name == "month":
        word = match["month"].rstrip(".").lower()
        if word in ("may", "march", "mar", "sun", "sat", "dec", "jan") or len(word) <= 4:
            return bool(match["year"]) or (
                word in ("may", "march", "june", "july") and bool(match["side"])
            )
        return True
    if name == "event":
        if re.fullmatch(r"(?:19|20)\d\d", match["event"].strip()):
            return False
        if match["side"] == "of" and not re.match(
            r"\s?(?:[Ww]ithin|[Nn]o later|[Nn]ot later|[Aa]t most|[Uu]p to|[Ii]n )", match[0]
        ):
            return False
        return not re.match(r"(?:the|a|an|his|her|its|their)?\s*(?:age|old)\b", match["event"])
    if name == "vague":
        # "as soon as access permits" is a condition
        following = text[match.end() :]
        if re.match(r" (?:beside|next|adjacent|outside|north|south|east|west|near)\b", following):
            return False
        return not (before_words.endswith("as ") and following.startswith(" as "))
    if name == "within":
        return match["length"].split()[0].lower() not in ("a", "an") or match[0].lower().startswith(
            ("within", "for", "in less")
        )
    return True


NO_DAY: Final = "a time of day without its day"
