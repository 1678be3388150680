"""What is to be told of entries that were just added, held against the case that they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.faces.cli.calendar_of import calendar_of
from servanda.faces.cli.record_result import Result, Told
from servanda.record.flaws import InputError
from servanda.stores.folder import DATABASE, SOURCES, overtaken

if TYPE_CHECKING:
    from pathlib import Path


def told(case: Path, result: Result) -> Told:
    """What is odd about what was added. A folder without an agreement has no names to hold."""
    from servanda.case import open_case
    from servanda.case.opening import AGREEMENT
    from servanda.case.remarks import remarks

    whole = _emptied(case, result)
    if not result.added or not (case / AGREEMENT).exists():
        return Told((), whole)
    try:
        opened = open_case(case)
    except InputError as wrong:
        found = "; ".join(f"{one.code} {one.message}" for one in wrong.diagnostics[:1])
        text = f"entries were not held against the agreement, which cannot be read ({found})"
        return Told((), (*whole, f"{text}: servanda check {case}"))
    return Told(remarks(opened, {place.entry.seq for place in result.added}), whole)


def _emptied(case: Path, result: Result) -> tuple[str, ...]:
    """That files which were taken in count for nothing any more, if they are changed."""
    if result.begun:
        files = f"{SOURCES}/*.jsonl"
        note = (
            f"from now on {DATABASE} is the record: what is changed in {files} counts for nothing"
        )
    else:
        note = overtaken(case, calendar_of(case))
    return (note,) if note else ()
