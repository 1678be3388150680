"""Names, amounts and places as people write them, read into types and bounds.

Each function takes the JSON value of one field and returns what it says, or raises `UnfitError`
with a hint that is an edit. Times are read in `servanda.record.times`.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

from servanda.kernel.base import Amount, Json, Range
from servanda.record.entries import Hedged, Printed, Spot, Where
from servanda.record.flaws import UnfitError, did_you_mean

LARGEST: Final = 2**53 - 1
"""The largest amount the record keeps: every JSON reader reads it back exactly."""
PLACES: Final = 6
"""Digits after the decimal point that the record keeps."""
NAME_LENGTH: Final = 80
REFERENCE_LENGTH: Final = 160
ITEMS: Final = 1000
EXCERPT: Final = 60
SPOT: Final = ("lat", "lon", "radius")
"""What a point on the ground is given by."""
PRINTED: Final = ("parts", "days", "each_day", "due", "share")
"""What a report may print beside its figure."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"\S(?:.*\S)?")
_GRADE = re.compile(r"[A-F][1-6]")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,7})?")
_INTEGER = re.compile(r"[0-9]{1,16}")
_DECIMAL = re.compile(rf"[0-9]{{1,16}}(?:\.[0-9]{{1,{PLACES}}})?")


# ------------------------------------------------------------------------------------ names, text


def text(value: Json) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise UnfitError("R109", f"{shown(value)} is not text", "put it in quotation marks")
    return value


def whole(value: Json) -> int:
    """A whole number from 0."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise UnfitError("R109", f"{shown(value)} is not a whole number", "write figures, as 1250")
    return value


def name(value: Json) -> str:
    """A name as agreements declare them: small letters, digits and single hyphens."""
    return _name(text(value))


@lru_cache(maxsize=4096)
def _name(word: str) -> str:
    """A record has few names and many entries that use them, so they are looked at once."""
    if len(word) > NAME_LENGTH:
        raise UnfitError(
            "R110",
            f"a name of {len(word)} characters",
            f"shorten it to {NAME_LENGTH} characters or fewer",
        )
    if not _NAME.fullmatch(word):
        plain = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
        hint = (
            f'write "{plain}", if the case has that name (servanda names CASE)'
            if _NAME.fullmatch(plain)
            else "use small letters a to z, digits and hyphens, beginning with a letter"
        )
        raise UnfitError("R110", f"{shown(word)} is not a name", hint)
    return word


def reference(value: Json) -> str:
    """A reference: one line of NFC text without controls and without mixed alphabets."""
    word = text(value)
    plain = word.isascii() and word.isprintable()
    if plain and word == word.strip() and 0 < len(word) <= REFERENCE_LENGTH:
        return word
    if not _REFERENCE.fullmatch(word) or len(word) > REFERENCE_LENGTH:
        raise UnfitError(
            "R110",
            f"{shown(word)} is not a reference",
            f"use 1 to {REFERENCE_LENGTH} characters on one line, without blanks at its ends",
        )
    composed = unicodedata.normalize("NFC", word)
    if composed != word:
        raise UnfitError(
            "R110",
            f"{shown(word)} is not in composed form (NFC)",
            f'write "{composed}", which looks the same and is stored as one spelling',
        )
    for letter in word:
        if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp"):
            raise UnfitError(
                "R110",
                f"a reference holds the invisible character U+{ord(letter):04X}",
                "remove it",
            )
    _one_alphabet(word)
    return word


def _one_alphabet(word: str) -> None:
    """Refuses letters of alphabets that look alike (Latin, Greek, Cyrillic) in one reference."""
    found = {
        script
        for letter in word
        if letter.isalpha()
        for script in ("LATIN", "GREEK", "CYRILLIC")
        if unicodedata.name(letter, "").startswith(script)
    }
    if len(found) > 1:
        mixed = " and ".join(script.capitalize() for script in sorted(found))
        raise UnfitError(
            "R110",
            f"{shown(word)} mixes {mixed} letters, which look alike",
            "write it in one alphabet",
        )


def several(value: Json) -> tuple[Json, ...]:
    """One value, or a list of them without repetition."""
    items = tuple(value) if isinstance(value, list) else (value,)
    if not items:
        raise UnfitError("R109", "an empty list", "name at least one, or leave the field out")
    if len(items) > ITEMS:
        raise UnfitError("R105", f"a list of {len(items)} items", f"keep to {ITEMS} or fewer")
    for at, item in enumerate(items):
        if item in items[:at]:
            raise UnfitError("R109", f"{shown(item)} is listed twice", "name it once")
    return items


def choice(value: Json, choices: tuple[str, ...]) -> str:
    """One word of a closed list."""
    word = text(value)
    if word not in choices:
        near = did_you_mean(word, choices)
        hint = f'did you mean "{near}"?' if near else "write " + " or ".join(map(quoted, choices))
        raise UnfitError("R109", f"{shown(word)} is none of the words of this field", hint)
    return word


def flag(value: Json) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise UnfitError("R109", f"{shown(value)} is not true or false", "write true or false")
    return value


def grade(value: Json) -> str:
    """An Admiralty grade: A to F for the source, 1 to 6 for what it says."""
    word = text(value)
    if not _GRADE.fullmatch(word):
        near = word.strip().upper()
        hint = (
            f'write "{near}"'
            if _GRADE.fullmatch(near)
            else "a letter A to F for the source, then a figure 1 to 6, as in B2"
        )
        raise UnfitError("R116", f"{shown(word)} is not a grade", hint)
    return word


# ---------------------------------------------------------------------------------------- amounts


def amount(value: Json) -> Range | Hedged:
    """A whole number, a decimal in quotes, bounds ``{"lo", "hi"}``, or words ``{"text"}``.

    In bounds, a missing or null ``hi`` is unbounded and a missing ``lo`` is 0.
    """
    if isinstance(value, dict):
        unknown = sorted(set(value) - {"lo", "hi", "text"})
        if unknown:
            raise UnfitError(
                "R115", f"an amount has no {quoted(unknown[0])}", 'use "lo" and "hi", or "text"'
            )
        if "text" in value:
            if len(value) > 1:
                raise UnfitError(
                    "R115",
                    "an amount in words has bounds beside it",
                    'keep either "text" or "lo" and "hi": the method gives words their bounds',
                )
            return Hedged(reference(value["text"]))
        if not value:
            raise UnfitError("R115", "an amount without a figure", 'give "lo", "hi" or both')
        low = figure(value.get("lo", 0))
        high = None if value.get("hi") is None else figure(value["hi"])
        if high is not None and low > high:
            raise UnfitError(
                "R115", f"{low} to {high} holds no amount", 'put the smaller figure in "lo"'
            )
        return Range(low, high)
    exact = figure(value)
    return Range(exact, exact)


def figure(value: Json) -> Amount:
    """One figure: an integer, or decimal digits in quotes. Never negative, never a float."""
    match value:
        case bool() | None | list() | dict():
            raise UnfitError("R115", f"{shown(value)} is not an amount", "write figures")
        case int():
            exact: Amount = value
        case str():
            if not _DECIMAL.fullmatch(value):
                raise UnfitError("R115", f"{shown(value)} is not an amount", _amount_hint(value))
            exact = Decimal(value)
            if exact == exact.to_integral_value():
                exact = int(exact)
    if not 0 <= exact <= LARGEST:
        raise UnfitError(
            "R103", f"the amount {exact} is out of range", f"amounts run from 0 to {LARGEST}"
        )
    return exact


def _amount_hint(value: str) -> str:
    plain = re.sub(r"[,\s\u00a0\u2009\u202f_']", "", value)
    if _INTEGER.fullmatch(plain):
        return f"write {int(plain)}, without separators"
    if value.isdecimal():
        return f"write {int(value)}, in the figures 0 to 9"
    return 'write figures such as 600 or "12.5"; words such as {"text": "almost 2000"}'


# ----------------------------------------------------------------------------------------- places


def place(value: Json) -> Where:
    """A name, a list of names that it lay in, or ``{"in": …, "possible": …}``."""
    if not isinstance(value, dict):
        return Where(inside=tuple(name(item) for item in several(value)))
    unknown = sorted(set(value) - {"in", "possible", *SPOT})
    if unknown or not value:
        what = f"a place has no {quoted(unknown[0])}" if unknown else "a place without a name"
        hint = 'use "in" for certain, "possible" for uncertain, or "lat", "lon" and "radius"'
        raise UnfitError("R109", what, hint)
    inside = tuple(name(item) for item in several(value["in"])) if "in" in value else ()
    possible = (
        tuple(name(item) for item in several(value["possible"])) if "possible" in value else ()
    )
    both = [item for item in inside if item in possible]
    if both:
        raise UnfitError(
            "R109", f"{quoted(both[0])} is both certain and possible", "name it in one of the two"
        )
    return Where(inside, possible, spot(value) if set(value) & set(SPOT) else None)


def spot(value: dict[str, Json]) -> Spot:
    """A point with its radius in metres: all three of ``lat``, ``lon``, ``radius``."""
    for part, hint in zip(
        SPOT,
        (
            'add "lat", degrees north in quotes, as in "31.5230"',
            'add "lon", degrees east in quotes, as in "34.4310"',
            'add "radius", the metres that the place is exact to',
        ),
        strict=True,
    ):
        if part not in value:
            raise UnfitError("R109", f"a point without its {quoted(part)}", hint)
    lat, lon = degrees(value["lat"], 90), degrees(value["lon"], 180)
    return Spot(lat, lon, figure(value["radius"]))


def degrees(value: Json, limit: int) -> Decimal:
    """Degrees of latitude (``limit`` 90) or longitude (180), as text, to seven places."""
    word = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(word, str) or not _DEGREES.fullmatch(word):
        hint = 'write decimal degrees in quotes, as in "34.4310", south and west with a minus'
        raise UnfitError("R109", f"{shown(value)} is not in degrees", hint)
    exact = Decimal(word)
    if abs(exact) > limit:
        hint = "look whether latitude and longitude were exchanged"
        raise UnfitError("R109", f"{exact} degrees is beyond {limit}", hint)
    return exact


# ------------------------------------------------------------------------------------ as printed


def printed(value: Json) -> Printed:
    """Figures that a report prints beside its own: parts, days, average, what was due, share."""
    if not isinstance(value, dict) or not value:
        raise UnfitError("R109", f"{shown(value)} holds no figures", f"use {_words(PRINTED)}")
    unknown = sorted(set(value) - set(PRINTED))
    if unknown:
        hint = f"use {_words(PRINTED)}"
        raise UnfitError("R109", f"printed figures have no {quoted(unknown[0])}", hint)
    items = value.get("parts", [])
    parts = tuple(figure(item) for item in (items if isinstance(items, list) else [items]))
    given = {name: figure(value[name]) for name in PRINTED if name in value and name != "parts"}
    return Printed(parts=parts, **given)


def _words(names: tuple[str, ...]) -> str:
    return ", ".join(map(quoted, names))


# ---------------------------------------------------------------------------------------- showing


def quoted(word: str) -> str:
    """A word in quotation marks."""
    return f'"{word}"'


def shown(value: Json) -> str:
    """A value as a reader recognises it, shortened."""
    match value:
        case str():
            word = value if len(value) <= EXCERPT else value[: EXCERPT - 3] + "..."
            return quoted("".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in word))
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case list():
            return "a list"
        case dict():
            return "an object"
        case int():
            return str(value)
