"""Which forms of tables are read, and reading one: text and mapping in, entries and reasons out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from servanda.field.channels import sigacts, ucdp
from servanda.field.channels.mapping import Key, Meanings, read_mapping
from servanda.field.channels.tables import Read, rows
from servanda.record.flaws import did_you_mean, trouble
from servanda.record.intake import Desk, Intake, RawRow, take_rows


class Form(NamedTuple):
    """One form of table: the columns it needs, its mapping's keys, and how its rows are read."""

    needed: Sequence[str]
    keys: Mapping[str, Key]
    reader: Callable[[Meanings, str | None], Read]


FORMS: Final[Mapping[str, Form]] = {
    ucdp.NAME: Form(ucdp.NEEDED, ucdp.KEYS, lambda said, zone: ucdp.Channel(said, zone).read),
    sigacts.NAME: Form(
        sigacts.NEEDED, sigacts.KEYS, lambda said, zone: sigacts.Channel(said, zone).read
    ),
}
"""Every form by its name. A new one is a file beside these and a line here."""


class Source(NamedTuple):
    """A file's text and what to call it."""

    text: str
    name: str


class Taken(NamedTuple):
    """What came of a table: how many rows were read, and what became of each."""

    rows: int
    intake: Intake


Watch = Callable[[Iterable[RawRow]], Iterable[RawRow]]
"""Passes rows on one by one, to show how far the reading is."""


def read_form(
    form: str, table: Source, mapping: Source, desk: Desk, watch: Watch | None = None
) -> Taken:
    """Entries from a table of a form, under a mapping.

    Raises `InputError` (F101, F102, R207) where nothing can be read. Else every row is an entry or
    is rejected with all its reasons; `AssertionError` if the two do not add up to the rows.
    """
    known = FORMS.get(form)
    if known is None:
        near = did_you_mean(form, FORMS)
        hint = f'did you mean "{near}"?' if near else "forms: " + ", ".join(FORMS)
        raise trouble("R207", f'--form: "{form}" is no form of table', hint)
    meanings = read_mapping(mapping.text, mapping.name, form, known.keys)
    read = known.reader(meanings, desk.zone)
    counted = _Counted(rows(table.text, table.name, form, known.needed, read))
    intake = take_rows(iter(counted if watch is None else watch(counted)), table.name, desk)
    if counted.number != len(intake.accepted) + len(intake.rejected):
        raise AssertionError("every row is taken or rejected")
    return Taken(counted.number, intake)


class _Counted:
    """Rows, counted as they pass."""

    def __init__(self, passing: Iterator[RawRow]) -> None:
        self.passing = passing
        self.number = 0

    def __iter__(self) -> Iterator[RawRow]:
        for row in self.passing:
            self.number += 1
            yield row
