"""`servanda judge --method`: the board under the case's method and under others, side by side.

On a terminal that is wide enough, a column for each method; else lines. What reads the same under
each is said once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

from servanda.faces.cli.board import (
    header,
    is_terminal,
    row_name,
    titled,
    width,
    wrapped,
)

if TYPE_CHECKING:
    from servanda.faces.methods import Beside, Compared, RuleChange
    from servanda.faces.picture import Row
    from servanda.kernel.base import Json

SCHEMA: Final = "servanda/methods/1"
NARROWEST: Final = 26
"""Columns that one method needs to be readable beside others."""
LABELS: Final = 34
"""Columns that the term and who owes it take."""


def print_beside(compared: Compared) -> None:
    """The header, every term, what differs between the methods, and how many terms do not."""
    from servanda.kernel.verdicts.phrases import Day

    for line in header(compared.pictures[0]):
        print(line)
    for name, picture in zip(compared.names[1:], compared.pictures[1:], strict=True):
        method = picture.case.method
        dated = picture.speaker.show(Day(method.dated))
        print(wrapped(f"Beside it: {name}, version {method.version} dated {dated}."))
    wide = width() - LABELS >= NARROWEST * len(compared.names)
    if is_terminal() and wide:
        _print_table(compared)
    else:
        for line in _lines(compared):
            print(line)
    for at, changes in enumerate(compared.rules, 1):
        print()
        for line in _rules(compared, at, changes):
            print(line)
    print()
    print(wrapped(_counted(compared)))
    print(wrapped("The words say what the record supports. They are no ruling."))


def _tracks(compared: Compared) -> Iterator[tuple[str, list[Beside]]]:
    first = compared.pictures[0]
    clauses = {proof.key: proof.clause for proof in first.proofs}
    tracks = groupby(compared.terms, key=lambda t: clauses[t.key][0] if clauses[t.key] else "")
    for heading, terms in tracks:
        yield heading, list(terms)


def _lines(compared: Compared) -> Iterator[str]:
    for heading, terms in _tracks(compared):
        yield ""
        if heading:
            yield wrapped(titled(heading))
        for term in terms:
            row = term.rows[0]
            if term.same:
                yield wrapped(f"{_label(row)}  [{row.standing}]", "    ", "  ")
                yield from (wrapped(line, "      ") for line in (row.word, *row.more))
                if term.occasions:
                    yield wrapped(_occasions(term), "      ")
                continue
            yield wrapped(_label(row), "    ", "  ")
            for names, other in _alike(compared, term):
                owed = "" if other.bearer == row.bearer else f", owed by {other.bearer}"
                under = f"under {' and '.join(names)}{owed}  [{other.standing}]"
                yield wrapped(under, "        ", "      ")
                yield from (wrapped(line, "          ") for line in (other.word, *other.more))


def _alike(compared: Compared, term: Beside) -> list[tuple[list[str], Row]]:
    """The rows of a term that differ, each with the methods under which it reads so."""
    found: list[tuple[list[str], Row]] = []
    for name, row in zip(compared.names, term.rows, strict=True):
        same = next((names for names, other in found if other == row), None)
        if same is None:
            found.append(([name], row))
        else:
            same.append(name)
    return found


def _label(row: Row) -> str:
    return f"{row_name(row)}  {row.bearer}"


def _occasions(term: Beside) -> str:
    some = (
        "1 of its occasions reads"
        if term.occasions == 1
        else (f"{term.occasions} of its occasions read")
    )
    return f"the same as a whole under each method; {some} differently"


def _print_table(compared: Compared) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(width=width(), show_lines=False, pad_edge=False)
    table.add_column("term, owed by")
    for name in compared.names:
        table.add_column(f"under {name}", ratio=1)
    for number, (heading, terms) in enumerate(_tracks(compared)):
        if number:
            table.add_section()
        if heading:
            table.add_row(Text(titled(heading), style="bold"), *[""] * len(compared.names))
        for term in terms:
            cells = [_cell(row, term.rows[0]) for row in term.rows]
            if term.same:
                again = _occasions(term) if term.occasions else "the same"
                cells = [cells[0], *[again] * (len(cells) - 1)]
            label = _label(term.rows[0])
            table.add_row(Text(label), *(Text(cell) for cell in cells))
    Console(width=width(), highlight=False).print(table)


def _cell(row: Row, first: Row) -> str:
    owed = "" if row.bearer == first.bearer else f"owed by {row.bearer}; "
    return "\n".join((f"{owed}[{row.standing}] {row.word}", *row.more))


def _rules(compared: Compared, at: int, changes: tuple[RuleChange, ...]) -> Iterator[str]:
    name = compared.names[at]
    if not changes:
        yield wrapped(f"{name} says what the case's method says.")
        return
    yield wrapped(f"In which rules {name} differs from the case's method:")
    for change in changes:
        yield wrapped(f"- {change.name}: {_words(change)}", "    ", "  ")
        if told := _made(change):
            yield wrapped(told, "      ")
    single = {key for change in changes for key in change.alone or ()}
    together = [t.key for t in compared.terms if t.differs(at) and t.key not in single]
    if together:
        terms = ", ".join(str(key) for key in together)
        yield wrapped(f"No one rule alone makes it read so, as far as tried: {terms}.", "  ", "  ")


def _words(change: RuleChange) -> str:
    own = "nothing" if change.own is None else f'line {change.own_line} "{change.own}"'
    other = "nothing" if change.other is None else f'line {change.other_line} "{change.other}"'
    return f"{own} there, {other} here"


def _made(change: RuleChange) -> str:
    if change.alone is None:
        return "not tried alone"
    if not change.alone:
        return ""
    terms = ", ".join(str(key) for key in change.alone)
    return f"this rule alone makes the difference for term{'s' * (len(change.alone) > 1)} {terms}"


def _counted(compared: Compared) -> str:
    differ = compared.differing
    same = len(compared.terms) - len(differ)
    text = f"{same} of {len(compared.terms)} terms read the same under each method"
    return f"{text}; {', '.join(str(key) for key in differ)} not." if differ else f"{text}."


# ------------------------------------------------------------------------------------------- JSON


def beside_json(compared: Compared) -> dict[str, Json]:
    """The same for programs: each judgement whole, and what differs between them."""
    keys = tuple(term.key for term in compared.terms)
    return {
        "schema": SCHEMA,
        "methods": [
            {"method": name, "judgement": picture.json(keys)}
            for name, picture in zip(compared.names, compared.pictures, strict=True)
        ],
        "differ": [
            {
                "term": term.key.id,
                "reading": term.key.reading or None,
                "wording": [f"[{row.standing}] {row.word}" for row in term.rows],
                "occasions": term.occasions,
            }
            for term in compared.terms
            if not term.same or term.occasions
        ],
        "rules": [
            {
                "method": name,
                "rule": change.name,
                "own": change.own,
                "own_line": change.own_line or None,
                "other": change.other,
                "other_line": change.other_line or None,
                "alone": None if change.alone is None else [str(key) for key in change.alone],
            }
            for name, changes in zip(compared.names[1:], compared.rules, strict=True)
            for change in changes
        ],
    }
