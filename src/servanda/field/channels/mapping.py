"""The mapping: a TOML file by which the cell says what the words of a table mean to the agreement.

The table does not know the agreement. Whose name, which act, which area a word stands for is never
guessed from its spelling: what the mapping does not list is rejected, or left unsaid where the
mapping says so. Keys: docs/channels.md. All that is wrong is raised together as F101.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from servanda.kernel.base import Json
from servanda.kernel.source import Diagnostic, Span
from servanda.record import said, times
from servanda.record.entries import Where
from servanda.record.flaws import InputError, UnfitError, did_you_mean

Names = tuple[str, ...]
Words = Mapping[str, str]
"""A word of the table to one name of the agreement; empty where it stands for none of its names."""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What a mapping says; tables are empty where the file has none.

    ``grade`` is of clear rows, ``unclear`` of those that the table itself marks; ``places`` has,
    for each column that names places, where each listed word lies; ``radius`` the metres
    to which a point of that precision is exact; ``by_name`` writes unlisted actors as names that
    are no one's of the agreement; ``strict_places`` rejects unlisted places instead of leaving
    them unsaid; ``widest`` takes the widest reading of figures that disagree; ``each`` keeps rows
    of the same words apart.
    """

    source: str
    grade: str
    unclear: str
    zone: str | None = None
    url: str | None = None
    published: str | None = None
    kind: str | None = None
    acts: Words = field(default_factory=dict)
    actors: Mapping[str, Names] = field(default_factory=dict)
    against: Words = field(default_factory=dict)
    by: Names = ()
    places: Mapping[str, Mapping[str, Where]] = field(default_factory=dict)
    radius: Mapping[int, int] = field(default_factory=dict)
    by_name: bool = False
    strict_places: bool = False
    widest: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: how its value is read into a field of `Meanings`."""

    field: str
    read: Callable[[Any], object]
    needed: bool = False


# --------------------------------------------------------------------------------- single values


def name(value: Any) -> str:
    """A name of the agreement or the method."""
    return said.name(_text(value))


def name_or_none(value: Any) -> str:
    """A name, or "" for none of the agreement's."""
    return "" if value == "" else name(value)


def names(value: Any) -> Names:
    """One name or several."""
    return tuple(dict.fromkeys(said.name(item) for item in said.several(_json(value))))


def text(value: Any) -> str:
    """Any text that says something."""
    word = _text(value)
    if not word.strip():
        raise UnfitError("F101", "an empty text", "leave the key out")
    return word


def grade(value: Any) -> str:
    """An Admiralty grade."""
    return said.grade(_text(value))


def zone(value: Any) -> str:
    """The name of a zone."""
    times.zoned(_text(value))
    return _text(value)


def day(value: Any) -> str:
    """A day or an instant, in quotation marks or as TOML writes dates."""
    word = value.isoformat() if hasattr(value, "isoformat") else _text(value)
    times.moment(word, times.zoned("Z"))
    return word


def place(value: Any) -> Where:
    """Where a word of the table lies: a name, several, or ``{in = …, possible = …}``."""
    read = said.place(_json(value))
    if read.spot is not None:
        raise UnfitError("F101", "a point", "name areas; points come from the table's own columns")
    return read


def metres(value: Any) -> int:
    """A radius in whole metres."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise UnfitError("F101", f"{value!r} is not a radius", "write whole metres, as 25000")
    return value


def one_of(first: str, second: str) -> Callable[[Any], bool]:
    """A choice of two words; whether the second was chosen."""

    def chosen(value: Any) -> bool:
        return said.choice(_text(value), (first, second)) == second

    return chosen


def table(
    read: Callable[[Any], object], known: Sequence[str] | None = None
) -> Callable[[Any], dict[str, object]]:
    """A TOML table whose keys are words of the data (``known``: only these), its values read."""

    def entries(value: Any) -> dict[str, object]:
        if not isinstance(value, dict):
            raise UnfitError(
                "F101", "not a table", "write it as [name] with one line for each word"
            )
        found: dict[str, object] = {}
        for word, item in value.items():
            if known is not None and word not in known:
                near = did_you_mean(word, known)
                hint = f'did you mean "{near}"?' if near else "one of: " + ", ".join(known)
                raise UnfitError("F101", f"{said.shown(word)} is no key here", hint)
            found[word.strip()] = _under(word, read, item)
        return found

    return entries


def by_code(known: Mapping[int, str]) -> Callable[[Any], dict[int, int]]:
    """A TOML table of radii by the codes of a column."""
    read = table(metres, tuple(map(str, known)))

    def entries(value: Any) -> dict[int, int]:
        return {int(code): metres(value[code]) for code in read(value)}

    return entries


def _under(word: str, read: Callable[[Any], object], item: Any) -> object:
    try:
        return read(item)
    except UnfitError as unfit:
        raise UnfitError("F101", f"{said.quoted(word)}: {unfit.message}", unfit.hint) from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UnfitError("F101", f"{value!r} is not text", "put it in quotation marks")
    return value


def _json(value: Any) -> Json:
    """A value of TOML as JSON, where it is one the record could hold."""
    match value:
        case str() | list() | dict():
            return value
        case _:
            raise UnfitError("F101", f"{value!r} is not text", "put it in quotation marks")


# -------------------------------------------------------------------------------------- the file

FORM: Final = "form"


def read_mapping(text_of: str, file: str, form: str, keys: Mapping[str, Key]) -> Meanings:
    """The mapping of a file for one form. Raises `InputError` (F101) with all that is wrong."""
    try:
        written = tomllib.loads(text_of)
    except tomllib.TOMLDecodeError as broken:
        hint = 'write key = "value", and words with blanks in quotation marks'
        raise InputError(_problem(file, 1, "", f"it is not TOML: {broken}", hint)) from None
    found: list[Diagnostic] = []
    if written.get(FORM) != form:
        message = f'it is not a mapping of the form "{form}"'
        line = _line(text_of, FORM)
        found.append(
            _problem(file, line, FORM, message, f'write form = "{form}", or name its --form')
        )
    values: dict[str, Any] = {}
    misspelt: set[str | None] = set()
    for word, value in written.items():
        if word == FORM:
            continue
        key = keys.get(word)
        if key is None:
            near = did_you_mean(word, keys)
            misspelt.add(near)
            hint = f'did you mean "{near}"?' if near else "keys: " + ", ".join(keys)
            message = f"a mapping of the form {form} has no key {said.shown(word)}"
            found.append(_problem(file, _line(text_of, word), word, message, hint))
            continue
        try:
            values[key.field] = key.read(value)
        except UnfitError as unfit:
            line = _line(text_of, word)
            found.append(_problem(file, line, word, unfit.message, unfit.hint))
    for word, key in keys.items():
        if key.needed and word not in written and word not in misspelt:
            hint = f"add {word}; an example stands in docs/channels.md"
            found.append(_problem(file, 1, word, f"the mapping does not say {word}", hint))
    if found:
        raise InputError(*found)
    return _made(values)


def _made(values: dict[str, Any]) -> Meanings:
    given = values.pop("grade")
    clear, unclear = given if isinstance(given, tuple) else (given, given)
    return Meanings(grade=clear, unclear=unclear, **values)


def grades(value: Any) -> tuple[str, str]:
    """One grade for every row, or ``{clear = …, unclear = …}`` by the table's own mark."""
    if not isinstance(value, dict):
        return grade(value), grade(value)
    read = table(grade, ("clear", "unclear"))(value)
    for word in ("clear", "unclear"):
        if word not in read:
            raise UnfitError("F101", f"no grade of {word} rows", f'add {word} = "C3"')
    return str(read["clear"]), str(read["unclear"])


def _line(text_of: str, word: str) -> int:
    """The first line that begins with the key or opens its table; 1 if it is written otherwise."""
    for number, line in enumerate(text_of.splitlines(), start=1):
        if line.lstrip(" [").startswith((word, f'"{word}"')):
            return number
    return 1


def _problem(file: str, line: int, label: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic("F101", message, Span(file, line, 1, line, 1), label=label, hint=hint)
