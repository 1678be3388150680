"""From a body to what it says: fields read by the table, then put into the types of `entries`.

What `read_body` finds is used twice: at intake, to accept or reject a row; and by evidence, to work
with what was accepted. An accepted entry keeps it, so that its body is read once. It keeps going
after a flaw, so that a row's flaws come together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import tzinfo
from functools import lru_cache
from typing import Any, Final, NamedTuple, assert_never

from servanda.kernel.base import Json, Range
from servanda.kernel.facts import Stance
from servanda.record import said, times
from servanda.record.entries import (
    NOWHERE_SAID,
    UNGRADED,
    Act,
    ActOfLaw,
    Assertion,
    Body,
    Content,
    Correction,
    Count,
    Coverage,
    Crossing,
    Entry,
    EntryType,
    Grading,
    Level,
    Retraction,
    Statement,
    Stay,
    Testimony,
    View,
    keep_reading,
)
from servanda.record.fields import FIELDS, Field, Form
from servanda.record.flaws import Flaw, UnfitError, did_you_mean

HASH: Final = "sha256:"
"""How content hashes begin; no reference of one's own may."""


class UnreadableError(ValueError):
    """A body that does not say what its type asks for; carries every flaw found."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("; ".join(f"{f.code} {f.field}: {f.message}" for f in flaws))
        self.flaws = flaws


def read_entry(entry: Entry) -> Assertion:
    """What an entry asserts, read when it is first asked for and kept: its body never changes.

    Raises `UnreadableError`; an accepted entry never does.
    """
    if entry.reading is not None:
        return entry.reading
    assertion = read_body(entry.type, entry.body, entry.recorder)
    keep_reading(entry, assertion)
    return assertion


def read_body(entry_type: EntryType, body: Body, recorder: str) -> Assertion:
    """What a body of that type says. Raises `UnreadableError` with all flaws.

    ``recorder`` is the source of what names none: the log itself is then the witness.
    """
    flaws: list[Flaw] = []
    assertion = _read(entry_type, body, recorder, "", flaws)
    if assertion is None:
        raise UnreadableError(tuple(flaws))
    return assertion


def inner_body(correction: Entry) -> dict[str, Json]:
    """The fields of the entry inside an accepted correction, without its type."""
    match correction.body.get("entry"):
        case dict(inner):
            return {name: value for name, value in inner.items() if name != "type"}
        case _:
            raise UnreadableError((_NO_ENTRY,))


_NO_ENTRY = Flaw("R108", "entry", "a correction holds no entry", "add entry")


_TYPES: Final = {kind.value: kind for kind in EntryType}


def entry_type(value: Json, where: str = "type") -> EntryType:
    """The type a row names. Raises `UnreadableError`."""
    if value is None:
        flaw = Flaw("R106", where, "the row does not say what it is", f"add {said.quoted('type')}")
        raise UnreadableError((flaw,))
    known = _TYPES.get(value) if isinstance(value, str) else None
    if known is None:
        near = did_you_mean(value, _TYPES) if isinstance(value, str) else None
        hint = f'did you mean "{near}"?' if near else "one of: " + ", ".join(_TYPES)
        message = f"{said.shown(value)} is no type of entry"
        raise UnreadableError((Flaw("R106", where, message, hint),))
    return known


def _read(
    kind: EntryType, body: Body, recorder: str, prefix: str, flaws: list[Flaw]
) -> Assertion | None:
    """Reads one body, adding to ``flaws``; None where it has any. ``prefix`` is its path."""
    before = len(flaws)
    shape = _shape(kind, tuple(body))
    flaws += [_unknown(kind, name, prefix) for name in shape.unknown]
    local = _zone(body, prefix, flaws)
    own = body.get("id")
    if isinstance(own, str) and own.startswith(HASH):
        hint = f"choose a reference that does not begin with {HASH}"
        flaws.append(Flaw("R110", f"{prefix}id", "a reference like a content hash", hint))
    values: dict[str, Any] = {}
    for name, field, plain, timed in shape.fields:
        if name not in body:
            flaws.append(_missing(kind, field, prefix + name))
            continue
        value = body[name]
        if plain is None and timed is None:  # the zone is read before the others
            if field.form is Form.ENTRY:
                inner = _inner(value, recorder, prefix + name, flaws)
                if inner is not None:
                    values[name] = inner
            continue
        if value is None:
            flaws.append(_NOTHING.at(prefix + name))
            continue
        try:
            if plain is not None:
                values[name] = plain(value)
            elif timed is not None:
                values[name] = timed(value, local)
        except UnfitError as unfit:
            if not (local is None and unfit.code == "R112" and "zone" in body):
                flaws.append(unfit.at(prefix + name))
    if kind is EntryType.STATEMENT and values.get("start", 0) >= values.get("end", said.LARGEST):
        hint = "start is the first character, end the one after the last"
        flaws.append(Flaw("R109", f"{prefix}end", "the statement ends before it begins", hint))
    if len(flaws) > before:
        return None
    return Assertion(kind, _testimony(values, recorder), _content(kind, values))


_NOTHING: Final = UnfitError(
    "R109", "null says nothing", "leave the field out where nothing is known"
)
"""What every field refuses."""


def _zone(body: Body, prefix: str, flaws: list[Flaw]) -> tzinfo | None:
    if "zone" not in body:
        return None
    try:
        return times.zoned(body["zone"])
    except UnfitError as unfit:
        flaws.append(unfit.at(prefix + "zone"))
        return None


def _nearest(kind: EntryType, name: str) -> str | None:
    return did_you_mean(name, [field.name for field in FIELDS[kind]])


def _unknown(kind: EntryType, name: str, prefix: str) -> Flaw:
    near = _nearest(kind, name)
    hint = (
        f'did you mean "{near}"?'
        if near
        else "remove it, or put it into words in the field text; fields: "
        + ", ".join(f.name for f in FIELDS[kind])
    )
    message = f"{said.shown(name)} is no field of {_article(kind)} entry"
    return Flaw("R107", prefix + name, message, hint)


def _missing(kind: EntryType, field: Field, where: str) -> Flaw:
    message = f'{_article(kind)} entry needs "{field.name}": {field.meaning}'
    return Flaw("R108", where, message, f'add "{field.name}"')


def _article(kind: EntryType) -> str:
    return f"an {kind.value}" if kind.value[0] in "aeiou" else f"a {kind.value}"


def _inner(value: Json, recorder: str, where: str, flaws: list[Flaw]) -> Assertion | None:
    """The assertion inside a correction. It keeps the reference of what it corrects."""
    if not isinstance(value, dict):
        hint = 'write {"type": …, and its fields}'
        flaws.append(Flaw("R109", where, f"{said.shown(value)} is not an entry", hint))
        return None
    try:
        kind = entry_type(value.get("type"), f"{where}.type")
    except UnreadableError as unreadable:
        flaws.extend(unreadable.flaws)
        return None
    if kind.changes:
        hint = "to undo a correction, record a retraction of it"
        flaws.append(Flaw("R118", where, f"a correction holds {_article(kind)}", hint))
        return None
    if "id" in value:
        hint = 'remove "id" here: what is corrected keeps its reference'
        flaws.append(Flaw("R118", f"{where}.id", "the corrected entry has an id of its own", hint))
        return None
    body = {key: item for key, item in value.items() if key != "type"}
    return _read(kind, body, recorder, f"{where}.", flaws)


_Plain = Callable[[Json], object]
"""Reads the value of one field. Raises `UnfitError`."""
_Timed = Callable[[Json, tzinfo | None], object]
"""Reads the time of one field, in the zone of its row. Raises `UnfitError`."""


def _timed(field: Field) -> _Timed | None:
    """How a time is read; None for what is none."""
    match field.form:
        case Form.TIME:
            return times.stretch
        case Form.PERIOD:
            return times.period
        case Form.MOMENT:
            return times.moment
        case _:
            return None


def _plain(field: Field) -> _Plain | None:
    """How a value is read that needs no zone; None for what `_zone` and `_inner` read."""
    match field.form:
        case Form.NAME:
            return said.name
        case Form.NAMES:
            return _listed(said.name)
        case Form.REF:
            return said.reference
        case Form.REFS:
            return _listed(said.reference)
        case Form.TEXT:
            return said.text
        case Form.TEXTS:
            return _listed(said.text)
        case Form.WHOLE:
            return said.whole
        case Form.TIME | Form.PERIOD | Form.MOMENT:
            return None
        case Form.AMOUNT:
            return said.amount
        case Form.PLACE:
            return said.place
        case Form.PRINTED:
            return said.printed
        case Form.FLAG:
            return said.flag
        case Form.GRADE:
            return said.grade
        case Form.CHOICE:
            return lambda value: said.choice(value, field.choices)
        case Form.ZONE | Form.ENTRY:
            return None
        case _ as unreachable:
            assert_never(unreachable)


def _listed(read: _Plain) -> _Plain:
    """For one value or several of them."""
    return lambda value: tuple(read(item) for item in said.several(value))


_HOW: Final = {
    kind: {field.name: (field, _plain(field), _timed(field)) for field in fields}
    for kind, fields in FIELDS.items()
}
"""For each type its fields by name, in order, each with how it is read: looked up once."""


class _Shape(NamedTuple):
    """What is looked at in a body: the fields that it has or lacks, in order; what is no field."""

    fields: tuple[tuple[str, Field, _Plain | None, _Timed | None], ...]
    unknown: tuple[str, ...]


@lru_cache(maxsize=256)
def _shape(kind: EntryType, names: tuple[str, ...]) -> _Shape:
    """The shape of bodies with these names: a source writes thousands of reports in a few."""
    known = _HOW[kind]
    unknown = tuple(name for name in names if name not in known)
    misspelt = {_nearest(kind, name) for name in unknown}
    fields = tuple(
        (name, field, plain, timed)
        for name, (field, plain, timed) in known.items()
        if name in names or (field.required and name not in misspelt)
    )
    return _Shape(fields, unknown)


_ONE: Final = Range(1, 1)
"""How many acts a report tells of that does not say."""


_STANCES: Final[dict[str | None, Stance]] = {
    None: Stance.AFFIRMS,
    **{stance.value: stance for stance in Stance},
}
"""A report that does not say affirms."""


def _testimony(v: Mapping[str, Any], recorder: str) -> Testimony:
    return Testimony(
        source=v.get("source", recorder),
        grade=v.get("grade", UNGRADED),
        graded="grade" in v,
        published=v.get("published"),
        url=v.get("url", ""),
        text=v.get("text", ""),
        stance=_STANCES[v.get("stance")],
        incident=v.get("incident"),
        determination=v.get("determination", False),
    )


def _content(kind: EntryType, v: Mapping[str, Any]) -> Content:
    """The content of a type from its values; every required one is there."""
    match kind:
        case EntryType.ACT:
            return Act(
                act=v["act"],
                time=v["time"],
                kind=v.get("kind"),
                roll=v.get("list"),
                by=v.get("by", ()),
                to=v.get("to"),
                against=v.get("against"),
                under=v.get("under"),
                place=v.get("place", NOWHERE_SAID),
                amount=v.get("amount", _ONE),
                printed=v.get("printed"),
            )
        case EntryType.COUNT:
            return Count(
                kind=v["kind"],
                period=v["period"],
                amount=v["amount"],
                counter=v.get("counter", v["source"]),
                reckoned_by=v.get("reckoned_by"),
                act=v.get("act"),
                point=v.get("point"),
                each_day=v.get("each_day", False),
                by=v.get("by", ()),
                place=v.get("place", NOWHERE_SAID),
                roll=v.get("list"),
                printed=v.get("printed"),
            )
        case EntryType.STAY:
            return Stay(
                unit=v["unit"],
                place=v["place"],
                begin=v["from"],
                until=v.get("until"),
                kind=v.get("kind"),
                by=v.get("by", ()),
            )
        case EntryType.ENTRY | EntryType.EXIT:
            return Crossing(
                unit=v["unit"],
                place=v["place"],
                time=v["time"],
                inward=kind is EntryType.ENTRY,
                kind=v.get("kind"),
                by=v.get("by", ()),
            )
        case EntryType.LEVEL:
            return Level(v["kind"], v["place"], v["time"], v["amount"], v.get("by", ()))
        case EntryType.COVERAGE:
            return Coverage(
                period=v["period"],
                acts=v.get("acts"),
                kinds=v.get("kinds"),
                places=v.get("places"),
                by=v.get("by"),
                terms=v.get("terms"),
                denied=v.get("access") == "denied",
                means=v.get("means"),
            )
        case EntryType.VIEW:
            return View(v["by"], v["about"], v["finding"], v["time"])
        case EntryType.GRADING:
            return Grading(v["of"], v["reliability"], v["from"], v.get("reason", ""))
        case EntryType.STATEMENT:
            return _statement(v)
        case EntryType.CORRECTION:
            return Correction(v["supersedes"], v["entry"], v.get("reason", ""))
        case EntryType.RETRACTION:
            return Retraction(v["of"], v.get("reason", ""))
        case _:
            return _of_law(kind, v)


def _statement(v: Mapping[str, Any]) -> Statement:
    return Statement(
        text=v["text"],
        confirmed_by=v["confirmed_by"],
        stance=v.get("stance_of"),
        said_by=v.get("said_by", ""),
        via=v.get("via", ()),
        hedge=v.get("hedge", ""),
        condition=v.get("condition", ""),
        window=v.get("window"),
        window_words=v.get("window_words", ""),
        group=v.get("group"),
        document=v.get("document"),
        start=v.get("start"),
        end=v.get("end"),
    )


def _of_law(kind: EntryType, v: Mapping[str, Any]) -> ActOfLaw:
    by = v.get("by", ())
    return ActOfLaw(
        type=kind,
        time=v["time"],
        effect=v.get("effect", v["time"]),
        by=(by,) if isinstance(by, str) else by,
        to=v.get("to"),
        about=v.get("about", ()),
        finding=v.get("finding"),
        name=v.get("name"),
        act=v.get("act"),
    )
