"""Articles in the manners of many houses, with what is read in each: tests/articles/golden.

`python -m tests.articles.golden_files` writes the readings anew; the difference is yours to read.
An article ``NAME.txt`` (``.md``, ``.html``) has its reading in ``NAME.reading``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from servanda.field.articles.candidates import Candidate, Mention, Reading
from servanda.field.articles.reading import format_of, read_article

FOLDER: Final = Path(__file__).parent / "golden"
PUBLISHED: Final = date(2031, 10, 14)
"""A Tuesday."""


def articles() -> list[Path]:
    """Every article, in the order of names."""
    return sorted(p for p in FOLDER.iterdir() if p.suffix in (".txt", ".md", ".html"))


def text_of(path: Path) -> str:
    """The article's text, byte for byte."""
    return path.read_bytes().decode("utf-8")


def read(path: Path, published: date | None = PUBLISHED) -> Reading:
    """The reading of an article."""
    text = text_of(path)
    return read_article(text, format_of(path.name, text), published)


def shown(reading: Reading) -> str:
    """A reading in few words, for the golden files."""
    lines = [line for candidate in reading.candidates for line in _candidate(candidate)]
    lines += [""] if lines else []
    for rest in reading.rest:
        if rest.kind not in ("between", "attribution"):
            words = " ".join(reading.text[rest.start : rest.end].split())
            lines.append(f"[{rest.why or rest.kind}] {words[:70]}")
    return "\n".join(lines) + "\n"


def _candidate(one: Candidate) -> Iterator[str]:
    yield f"{one.number} {one.kind} / {one.stance.value} / {one.words}"
    who = " < ".join(_mention(m) for m in reversed(one.chain)) or one.holder_note
    yield f"  who {who}"
    if one.source is not one.holder:
        yield f"  said by {one.source.printed if one.source else 'the document'}"
    for act in one.doings:
        marks = " passive" * act.passive + " negated" * act.negated
        yield f"  act {act.actor} | {act.verb} | {act.patient}{marks}"
    if one.window is not None:
        ends = f"{one.window.first}..{one.window.last}"
        found = ends if one.window.first or one.window.last else one.window.event or one.window.why
        yield f"  when {one.window.words} = {one.window.state.value}: {found}"
    if one.denied is not None:
        yield f"  denied {one.denied.text} / {one.denied.holder}"
    for name, values in (
        ("if", [one.condition] if one.condition else []),
        ("hedged", list(one.hedges)),
        ("amounts", list(one.amounts)),
        ("where", list(one.places)),
        ("lead", [one.lead] if one.lead else []),
        ("said", [one.said_when] if one.said_when else []),
    ):
        if values:
            yield f"  {name} {' | '.join(values)}"
    yield f"  group {one.group}" + (f", goes on from {one.continues}" if one.continues else "")


def _mention(one: Mention) -> str:
    body = f" of {one.body}" if one.body else ""
    note = f" ({one.note})" if one.note else ""
    return f"{one.printed} [{one.head}{body}]{note}"


if __name__ == "__main__":
    for each in articles():
        each.with_suffix(".reading").write_text(shown(read(each)), encoding="utf-8")
    sys.stdout.write("written\n")
