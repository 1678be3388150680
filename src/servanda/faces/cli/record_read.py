"""`servanda record read`: what an article says and who says it, for a person to confirm."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final

from servanda.faces.cli.asking import patience
from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.say import print_json, safe
from servanda.field.articles.candidates import Candidate, Format, Mention, Reading
from servanda.field.articles.reading import format_of, read_article
from servanda.field.articles.rows import Document, digest_of, reading_json, row_of
from servanda.field.articles.timewords import State, Window
from servanda.kernel.base import Instant
from servanda.record import said, times
from servanda.record.flaws import UnfitError, trouble
from servanda.stores.folder import check_folder, read_bytes

LARGEST: Final = 2_000_000
"""Characters of the largest article."""
OTHERS: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files begin that hold a text but are none."""


def run(args: argparse.Namespace) -> int:
    """Reads the article and proposes what it says."""
    data, name = _data(args.file)
    text = text_of(data, name)
    zone = _zone(args)
    published = _published(args.published, zone)
    form = format_of(name, text) if args.format is None else Format(args.format)
    document = Document(digest_of(data), _source(args.source), args.published, zone)
    if args.out is not None and Path(args.out).exists():
        raise trouble("A106", "there is such a file already", "name another with --out", args.out)
    with patience("reading"):
        reading = read_article(text, form, published)
    if args.out is not None:
        rows = [row_of(candidate, document) for candidate in reading.candidates]
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        Path(args.out).write_text(lines, encoding="utf-8")
        print(f"wrote {_counted(len(rows), 'proposed statement')} to {args.out}")
    elif args.json:
        print_json(reading_json(reading, document))
    else:
        print(_listed(reading))
    return 0


# ------------------------------------------------------------------------------ what was asked for


def _data(file: str) -> tuple[bytes, str]:
    if file == "-":
        return sys.stdin.buffer.read(), "standard input"
    return read_bytes(Path(file)), file


def text_of(data: bytes, name: str) -> str:
    """The text of an article. Raises `InputError` (A101, A102) where it is none."""
    hint = "save it as plain text, Markdown or HTML in UTF-8"
    if data.startswith(OTHERS):
        raise trouble("A101", "the file is of another kind than text", hint, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        message = f"byte {broken.start} is no UTF-8 text"
        raise trouble("A101", message, hint, name, line) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise trouble("A101", "the file holds characters that no text has", hint, name, line)
    if len(text) > LARGEST:
        message = f"the file has {len(text)} characters"
        raise trouble("A102", message, f"keep to {LARGEST}: split it into its articles", name)
    return text


def _zone(args: argparse.Namespace) -> str | None:
    if args.zone is not None:
        try:
            times.zoned(args.zone)
        except UnfitError as unfit:
            raise trouble(unfit.code, f"--zone: {unfit.message}", unfit.hint) from None
        return str(args.zone)
    if args.case is None:
        return None
    check_folder(Path(args.case))
    return calendar_of(Path(args.case))


def _published(word: str | None, zone: str | None) -> date | None:
    """The local day of publication: of the zone where there is one, else of its own offset."""
    if word is None:
        return None
    local = None if zone is None else times.zoned(zone)
    try:
        if len(word) == len("2025-10-13"):
            times.stretch(word, local or times.zoned("Z"))
            return date.fromisoformat(word)
        start = times.stretch(word, local).start
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--published: {unfit.message}", unfit.hint) from None
    return _local_day(start, local or datetime.fromisoformat(word).tzinfo)


def _local_day(instant: Instant, local: tzinfo | None) -> date:
    from datetime import UTC

    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant)
    return at.astimezone(local).date()


def _source(word: str | None) -> str | None:
    if word is None:
        return None
    try:
        return said.name(word)
    except UnfitError as unfit:
        raise trouble(unfit.code, f"--source: {unfit.message}", unfit.hint) from None


# ------------------------------------------------------------------------------------- for people


def _listed(reading: Reading) -> str:
    """The candidates, numbered, and what was left aside."""
    out: list[str] = []
    for candidate in reading.candidates:
        out += [*_candidate(candidate), ""]
    out += _aside(reading)
    return "\n".join(out)


def _candidate(one: Candidate) -> list[str]:
    lines = [
        f"{one.number}. {one.stance.value}: {safe(one.words)}",
        f"   at line {one.line}, characters {one.start} to {one.end}, {one.kind}"
        + (f", goes on from {one.continues}" if one.continues else ""),
        f"   who: {_who(one)}",
    ]
    if one.source is None and one.holder is not None:
        lines.append("   said by the document itself")
    if one.denied is not None:
        whose = f", said by {safe(one.denied.holder)}" if one.denied.holder else ""
        lines.append(f"   denied: {safe(one.denied.text)}{whose}")
    for act in one.doings:
        actor = "nobody named" if act.actor is None else safe(act.actor)
        patient = "" if act.patient is None else f" / {safe(act.patient)}"
        negated = " (negated)" if act.negated else ""
        lines.append(f"   act: {actor} / {safe(act.verb)}{patient}{negated}")
    if one.window is not None:
        lines.append(f"   when: {_when(one.window)}")
    for name, values in (
        ("if", (one.condition,) if one.condition else ()),
        ("hedged", one.hedges),
        ("modal", one.modality),
        ("amounts", one.amounts),
        ("where", one.places),
        ("before it", (one.lead,) if one.lead else ()),
    ):
        if values:
            lines.append(f"   {name}: {', '.join(safe(value) for value in values)}")
    lines.append(f"   rests on: {safe(one.group)}")
    return lines


def _who(one: Candidate) -> str:
    if not one.chain:
        return one.holder_note
    return ", who is reported by ".join(_mention(m) for m in reversed(one.chain))


def _mention(one: Mention) -> str:
    shown = safe(one.printed)
    if one.note:
        return f"{shown} ({one.note})"
    if one.head is not None and one.head not in one.printed:
        return f"{shown} ({safe(one.head)})"
    return shown


def _when(window: Window) -> str:
    words = safe(window.words)
    match window.state:
        case State.RESOLVED if window.first == window.last:
            return f"{words} ({window.first})"
        case State.RESOLVED:
            ends = f"{window.first or 'open'} to {window.last or 'open'}"
            return f"{words} ({ends})"
        case State.EVENT:
            return f"{words} (counted from an event)"
        case State.UNRESOLVED:
            return f"{words} (unresolved: {window.why})"


def _aside(reading: Reading) -> list[str]:
    """What is no statement, and what was not understood, with its place."""
    shown = [rest for rest in reading.rest if rest.kind not in ("between", "attribution")]
    dark = [rest for rest in shown if rest.why]
    plain = [rest for rest in shown if not rest.why]
    out = [_counted(len(reading.candidates), "statement") + " proposed"]
    if plain:
        out.append("not statements:")
        out += [_stretch(reading, rest.start, rest.end, rest.kind) for rest in plain]
    if dark:
        out.append("not understood:")
        out += [_stretch(reading, rest.start, rest.end, rest.why) for rest in dark]
    return out


EXCERPT: Final = 60


def _stretch(reading: Reading, start: int, end: int, what: str) -> str:
    words = " ".join(reading.text[start:end].split())
    short = words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…"
    return f"  {start} to {end}, {what}: {safe(short)}"


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
