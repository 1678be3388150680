"""What became of every row that was added: for people, and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from servanda.evidence.reports import Note
from servanda.faces.cli.catalogues import all_entries
from servanda.faces.cli.say import reasons, rejected_json
from servanda.kernel.base import Json, iso
from servanda.record.files import not_placed
from servanda.record.intake import Accepted, Intake, Rejected
from servanda.record.store import Head, Outcome, Placement

SHOWN: Final = 20
"""So many rows are shown one by one; of more, each reason once and how often it was found."""


@dataclass(frozen=True, slots=True)
class Told:
    """Remarks on entries just added, and on the record as a whole."""

    remarks: tuple[Note, ...] = ()
    whole: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """For people: warnings, each with its entry."""
        shown = [f"warning: entry {note.entry}: {note.text}" for note in self.remarks[:SHOWN]]
        if len(self.remarks) > SHOWN:
            shown.append(f"and {len(self.remarks) - SHOWN} more warnings: --json lists all")
        if any("known to the agreement" in note.text for note in self.remarks):
            shown.append("the names of this case: servanda names CASE")
        return [*shown, *(f"note: {text}" for text in self.whole)]

    def to_json(self) -> dict[str, Json]:
        """For programs."""
        return {
            "warnings": [{"entry": note.entry, "text": note.text} for note in self.remarks],
            "notes": list(self.whole),
        }


NOTHING_TOLD: Final = Told()


@dataclass(frozen=True, slots=True)
class Result:
    """What became of every row. ``rows`` is how many there were, where the form counts them.

    ``late`` says why entries were recorded later than now; ``told`` what is odd about them.
    """

    begun: int
    added: tuple[Placement, ...]
    already: tuple[tuple[Accepted, Placement], ...]
    rejected: tuple[Rejected, ...]
    head: Head
    rows: int | None = None
    late: str = ""
    told: Told = NOTHING_TOLD

    @classmethod
    def of(
        cls,
        taken: Intake,
        placements: Sequence[Placement],
        begun: Intake,
        head: Head,
        rows: int | None = None,
    ) -> Result:
        """Sorts the rows by what became of them.

        Raises `AssertionError` where a row is unaccounted for.
        """
        pairs = tuple(zip(taken.accepted, placements, strict=True))
        refused = (Outcome.TAKEN, Outcome.EARLIER)
        late = [not_placed(row, where) for row, where in pairs if where.outcome in refused]
        rejected = sorted([*taken.rejected, *late], key=lambda row: row.line)
        added = tuple(where for _, where in pairs if where.outcome is Outcome.ADDED)
        already = tuple(pair for pair in pairs if pair[1].outcome is Outcome.ALREADY)
        if rows is not None and rows != len(added) + len(already) + len(rejected):
            raise AssertionError("every row is added, on record already, or rejected")
        return cls(len(begun.accepted), added, already, (*begun.rejected, *rejected), head, rows)

    def to_text(self) -> str:
        """For people: counts, then every rejected row with its reasons, then the head."""
        lines = []
        if self.rows is not None:
            lines.append(
                f"read {_rows(self.rows)} = {len(self.added)} added + {len(self.already)} already "
                f"on record + {self.rows - len(self.added) - len(self.already)} rejected"
            )
        if self.begun:
            lines.append(f"record begun with {_entries(self.begun)} from record/*.jsonl")
        if self.added:
            first, last = self.added[0].entry, self.added[-1].entry
            where = (
                f"position {first.seq}" if first == last else f"positions {first.seq} to {last.seq}"
            )
            lines.append(
                f"added {_entries(len(self.added))} at {where}, recorded "
                f"{iso(first.recorded)} by {first.recorder}"
            )
            if self.late:
                lines.append(f"{self.late}: recorded as {iso(first.recorded)}, with its last entry")
        else:
            lines.append("added nothing")
        if self.already:
            lines.append(f"already on record: {_rows(len(self.already))}")
            lines += [
                f"  {row.file}:{row.line} at {place.entry.seq}"
                for row, place in self.already[:SHOWN]
            ]
            if len(self.already) > SHOWN:
                lines.append(f"  and {len(self.already) - SHOWN} more; --json lists all")
        if self.rejected:
            rest = "; the rest is kept" if self.added or self.already else ""
            lines.append(f"rejected: {_rows(len(self.rejected))}{rest}")
            shown = self.rejected if len(self.rejected) <= SHOWN else self._each_reason_once()
            lines += [reasons(row) for row in shown]
            if len(shown) < len(self.rejected):
                lines += ["", *self._tally(), ""]
        lines += self.told.lines()
        lines.append(f"head {self.head}")
        return "\n".join(lines)

    def _each_reason_once(self) -> list[Rejected]:
        """Of many rejected rows the first that shows each code in each field."""
        first: dict[tuple[str, str], Rejected] = {}
        for row in self.rejected:
            for found in row.diagnostics:
                first.setdefault((found.code, found.label), row)
        return sorted({id(row): row for row in first.values()}.values(), key=lambda row: row.line)

    def _tally(self) -> list[str]:
        """How many of the rejected rows have each reason; a row may have several."""
        tally = Counter(
            reason
            for row in self.rejected
            for reason in {(found.code, found.label) for found in row.diagnostics}
        )
        title = all_entries()
        listed = [
            f"  {count:>7}  {code} {title[code].title}"
            + (f", in the field {field}" if field else "")
            for (code, field), count in sorted(tally.items())
        ]
        return [
            "of all rejected rows, by reason (a row may have several):",
            *listed,
            "each with its row: servanda record list CASE --rejected",
        ]

    def to_json(self) -> dict[str, Json]:
        """For programs: every row with what became of it."""
        return {
            "begun": self.begun,
            **({} if self.rows is None else {"rows": self.rows}),
            "added": [
                {"seq": p.entry.seq, "id": p.entry.id, "ref": p.entry.ref} for p in self.added
            ],
            "already": [
                {"file": row.file, "line": row.line, "seq": p.entry.seq} for row, p in self.already
            ],
            "rejected": [rejected_json(row) for row in self.rejected],
            **({"late": self.late} if self.late else {}),
            **self.told.to_json(),
            "head": str(self.head),
        }


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
