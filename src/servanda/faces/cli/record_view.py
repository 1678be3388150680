"""`servanda record list` and `show`: what is on record, and what has become of it."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from servanda.evidence.names import Unknown
from servanda.evidence.reports import Note
from servanda.faces.cli.asking import now, patience, say_aside
from servanda.faces.cli.board import unread_line
from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.say import print_json, reasons, rejected_json, safe
from servanda.kernel.base import Json, iso
from servanda.record import times
from servanda.record.entries import Entry, EntryType
from servanda.record.fields import COMMON, FIELDS, Form
from servanda.record.flaws import InputError, UnfitError, did_you_mean, trouble
from servanda.record.intake import Rejected
from servanda.record.log import ALREADY, Change, Standing, State, as_known_at, standing, unplaced
from servanda.record.reading import HASH
from servanda.stores.folder import Kept, check_folder, read_folder, read_rejected

SHORTEST: Final = 8
"""Letters of a hash that are enough to name an entry."""
STATES: Final = (*(state.value for state in State), "heard", "undone", "not heard")


@dataclass(frozen=True, slots=True)
class _Line:
    """One entry and what has become of it: a standing, or a change and its fate."""

    entry: Entry
    state: str
    why: str = ""
    of: Standing | None = None
    unknown: tuple[Unknown, ...] = ()

    @property
    def beside(self) -> str:
        """Why a change has no effect, and which names the agreement does not know."""
        heard = " and ".join(f'{u.field} "{u.name}"' for u in self.unknown)
        heard = f"heard of, but not known to the agreement: {heard}" if heard else ""
        both = "; ".join(part for part in (self.why, heard) if part)
        return f" ({both})" if both else ""


def run(args: argparse.Namespace) -> int:
    """Lists the record, or shows one entry; 2 if rows of the record's files were rejected."""
    case = Path(args.case)
    check_folder(case)
    if args.part == "list":
        _check_filters(args)
        if args.rejected:
            return _rejected(read_rejected(case, calendar_of(case)), as_json=args.json)
    kept = read_folder(case, calendar_of(case))
    entries = _known(kept, getattr(args, "as_known_at", None))
    lines = _lines(entries)
    if args.part == "show":
        line = _named(lines, args.id)
        print_json(_shown(line)) if args.json else print(_show(line))
        return 0
    chosen = [line for line in lines if _wanted(line, args)]
    left = _unread(case, getattr(args, "as_known_at", None), len(entries))
    if args.unread:
        why = {note.entry: note.text for note in left}
        chosen = [replace(line, why=why[key]) for line in chosen if (key := line.entry.key) in why]
    else:
        unknown = _unknown(case, [line.entry for line in chosen])
        chosen = [replace(line, unknown=unknown.get(line.entry.seq, ())) for line in chosen]
    if args.json:
        print_json(
            {
                "entries": [_line_json(line) for line in chosen],
                "rejected": [rejected_json(row) for row in kept.rejected],
                "unread": len(left),
                "head": str(kept.head),
            }
        )
    else:
        if chosen or not args.unread:
            print("\n".join(_table(chosen)))
        print(f"{len(chosen)} of {len(entries)} entries; head {kept.head}")
        if left and not args.unread:
            print(unread_line(len(left), args.case))
        for row in kept.rejected:
            print(reasons(row))
    return 2 if kept.rejected else 0


def _rejected(rows: tuple[Rejected, ...], *, as_json: bool) -> int:
    if as_json:
        print_json({"rejected": [rejected_json(row) for row in rows]})
    else:
        for row in rows:
            print(reasons(row))
        print(f"{len(rows)} rejected")
    return 0


# ------------------------------------------------------------------------------------- choosing


def _known(kept: Kept, word: str | None) -> tuple[Entry, ...]:
    if word is None:
        return kept.entries
    if word.isdecimal():
        return as_known_at(kept.entries, position=int(word))
    try:
        return as_known_at(kept.entries, instant=times.instant(word))
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--as-known-at: {unfit.message}", unfit.hint) from None


def _lines(entries: tuple[Entry, ...]) -> list[_Line]:
    """Every entry with what has become of it, in the order of the record."""
    by_seq: dict[int, _Line] = {}

    def change(made: Change, of: Standing | None) -> None:
        state = "not heard" if made.unheard else "undone" if made.undone else "heard"
        why = made.unheard.value if made.unheard else ALREADY if made.idle else ""
        by_seq[made.entry.seq] = _Line(made.entry, state, why, of)

    for stands in standing(entries):
        by_seq[stands.root.seq] = _Line(stands.root, stands.state.value, "", stands)
        for made in stands.changes:
            change(made, stands)
    for made in unplaced(entries):
        change(made, None)
    return [by_seq[seq] for seq in sorted(by_seq)]


def _unread(case: Path, word: str | None, size: int) -> tuple[Note, ...]:
    """The entries that could not be read, of the first so many; none without an agreement.

    Whether a verdict rests on an entry all the same is seen by judging, as of now or of when the
    last of them came.
    """
    from servanda.case import open_case
    from servanda.case.opening import AGREEMENT
    from servanda.faces.picture import Cut, take
    from servanda.faces.unread import nothing_doubtful

    if not (case / AGREEMENT).exists():
        return ()
    try:
        opened = open_case(case)
    except InputError:
        return ()  # `_unknown` says so
    position = None if word is None else size
    known = opened.known(position=position)
    if nothing_doubtful(opened, known):
        return ()
    as_of = max(now(), *(entry.recorded for entry in known))
    with patience("judging"):
        return take(opened, as_of, Cut(position=position)).unread


def _unknown(case: Path, entries: list[Entry]) -> dict[int, tuple[Unknown, ...]]:
    """The names that the case's agreement does not know; none where there is no agreement."""
    from servanda.case import open_case
    from servanda.case.opening import AGREEMENT
    from servanda.case.remarks import unknown_names

    if not (case / AGREEMENT).exists():
        return {}
    try:
        return unknown_names(open_case(case), entries)
    except InputError:
        say_aside(
            "names were not held against the agreement, which cannot be read: "
            f"servanda check {case}"
        )
        return {}


def _check_filters(args: argparse.Namespace) -> None:
    """Raises `InputError` for a filter that nothing could pass."""
    for word in args.type or ():
        _one_of(word, [kind.value for kind in EntryType], "--type")
    if args.state is not None:
        _one_of(args.state, STATES, "--state")


def _wanted(line: _Line, args: argparse.Namespace) -> bool:
    """Whether the line passes every filter."""
    entry = line.entry
    return (
        (not args.type or entry.type.value in args.type)
        and (not args.source or entry.body.get("source") in args.source)
        and (args.state is None or line.state == args.state)
        and (args.about is None or _mentions(dict(entry.body), args.about))
    )


def _one_of(word: str, known: list[str] | tuple[str, ...], option: str) -> None:
    if word not in known:
        near = did_you_mean(word, known)
        hint = f'did you mean "{near}"?' if near else "one of: " + ", ".join(known)
        raise trouble("R207", f'{option}: "{word}" is none', hint)


def _mentions(value: Json, word: str) -> bool:
    match value:
        case str():
            return value == word
        case list():
            return any(_mentions(item, word) for item in value)
        case dict():
            return any(_mentions(item, word) for item in value.values())
        case _:
            return False


def _named(lines: list[_Line], word: str) -> _Line:
    """The entry of a position, a reference or the beginning of a hash."""
    for line in lines:
        if word in (line.entry.ref, line.entry.id) or word == str(line.entry.seq):
            return line
    start = word.removeprefix(HASH)
    found = [line for line in lines if line.entry.id.removeprefix(HASH).startswith(start)]
    if len(start) >= SHORTEST and len(found) == 1:
        return found[0]
    if len(start) >= SHORTEST and found:
        hint = "give more letters of the hash"
        raise trouble("R204", f'"{word}" begins {len(found)} hashes', hint)
    references = [line.entry.ref for line in lines if line.entry.ref]
    near = did_you_mean(word, references)
    hint = f'did you mean "{near}"?' if near else "servanda record list shows what there is"
    raise trouble("R204", f'no entry is called "{word}"', hint)


# -------------------------------------------------------------------------------------- showing


def _table(lines: list[_Line]) -> list[str]:
    rows = [
        (
            str(line.entry.seq),
            iso(line.entry.recorded) or "",
            line.entry.ref or line.entry.id.removeprefix(HASH)[:SHORTEST],
            line.state,
            f"{line.entry.type.value}: {_summary(line.entry.type, line.entry.body)}" + line.beside,
        )
        for line in lines
    ]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(4)]
    return [
        "  ".join(
            [row[0].rjust(widths[0]), *(row[at].ljust(widths[at]) for at in (1, 2, 3)), row[4]]
        )
        for row in rows
    ]


_SAID_APART: Final = frozenset(field.name for field in COMMON)


def _summary(kind: EntryType, body: Mapping[str, Json]) -> str:
    """What an entry says, shortly: its fields in the order of the table, then who says so."""
    names = [field.name for field in FIELDS[kind] if field.name not in _SAID_APART]
    if kind is EntryType.STATEMENT:
        names = ["text", "said_by", "via", "stance_of", "window_words", "confirmed_by"]
    zone = body.get("zone")
    timed = {field.name for field in FIELDS[kind] if field.form in (Form.TIME, Form.PERIOD)}
    parts = []
    for name in names:
        if name in body:
            local = isinstance(zone, str) and name in timed and _without_offset(body[name])
            parts.append(f"{name} {_brief(body[name])}" + (f" {zone}" if local else ""))
    source = body.get("source")
    grade = body.get("grade")
    if isinstance(source, str):
        parts.append(f"[{source}{f', {grade}' if grade else ''}]")
    return ", ".join(parts)


def _without_offset(value: Json) -> bool:
    """Whether a time, or an end of it, is by the clocks of the row's zone."""
    if isinstance(value, dict):
        return any(_without_offset(item) for item in value.values())
    return isinstance(value, str) and not _OFFSET.search(value)


_OFFSET: Final = re.compile(r"T.*(?:Z|[+-][0-9]{2}:[0-9]{2})$")
"""How an instant ends that says its own offset."""


def _brief(value: Json) -> str:
    match value:
        case str():
            return safe(value)
        case list():
            return " or ".join(_brief(item) for item in value)
        case dict():
            return " ".join(f"{name} {_brief(item)}" for name, item in value.items())
        case _:
            return json.dumps(value)


def _line_json(line: _Line) -> dict[str, Json]:
    return {
        "seq": line.entry.seq,
        "id": line.entry.id,
        "state": line.state,
        "why": line.why,
        **({"unknown": [str(one) for one in line.unknown]} if line.unknown else {}),
        **line.entry.to_json(),
    }


def _shown(line: _Line) -> dict[str, Json]:
    """One entry with every version that stands and every change."""
    stands = line.of
    if stands is None:
        return _line_json(line)
    return _line_json(line) | {
        "root": stands.root.seq,
        "stands": [
            {"seq": v.entry.seq, "type": v.type.value, "body": dict(v.body)}
            for v in stands.versions
        ],
        "changes": [
            {
                "seq": c.entry.seq,
                "type": c.entry.type.value,
                "undone": c.undone,
                "not_heard": c.unheard.value if c.unheard else None,
            }
            for c in stands.changes
        ],
    }


def _show(line: _Line) -> str:
    entry = line.entry
    out = [
        f"{entry.key}: {entry.type.value}, {line.state}{f' ({line.why})' if line.why else ''}",
        f"  position {entry.seq}, recorded {iso(entry.recorded)} by {entry.recorder}",
        f"  {entry.id}",
        *(f"  {name}: {_brief(value)}" for name, value in entry.body.items()),
    ]
    if line.of is None:
        return "\n".join(out)
    if line.of.root is not entry:
        out.append(f"changes {line.of.root.key} (position {line.of.root.seq})")
    for change in line.of.changes:
        fate = change.unheard.value if change.unheard else "undone" if change.undone else "heard"
        fate += f" ({ALREADY})" if change.idle else ""
        out.append(f"{change.entry.type.value} {change.entry.key} at {change.entry.seq}: {fate}")
    if line.of.state is not State.STANDS:
        out.append(f"what stands: {'nothing' if not line.of.versions else ''}".rstrip())
        out += [f"  {_summary(version.type, version.body)}" for version in line.of.versions]
    return "\n".join(out)
