"""SIGACTS: incident reports in four columns: time, event_type, target, city.

The table was made from printed pages, which left headings among the rows and cells that run
together. What is not plainly one incident is rejected with its reason and never put right: a word
counts for what it says only in the column that the mapping lists it for. The table names nobody
who acted.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import Final

from servanda.field.channels import mapping as m
from servanda.field.channels.cells import Cells
from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.entries import Where
from servanda.record.flaws import Flaw, did_you_mean

NAME: Final = "sigacts"

NEEDED: Final = ("time", "event_type", "target", "city")


def _cities(value: object) -> dict[str, dict[str, object]]:
    """The words of the only column of this table that names places."""
    return {"city": m.table(m.place)(value)}


KEYS: Final = {
    "source": m.Key("source", m.name, needed=True),
    "grade": m.Key("grade", m.grade, needed=True),
    "zone": m.Key("zone", m.zone),
    "url": m.Key("url", m.text),
    "published": m.Key("published", m.day),
    "act": m.Key("acts", m.table(m.name), needed=True),
    "target": m.Key("against", m.table(m.name_or_none), needed=True),
    "by": m.Key("by", m.names),
    "place": m.Key("places", _cities),
    "unlisted_places": m.Key("strict_places", m.one_of("leave unsaid", "reject")),
    "same_words": m.Key("each", m.one_of("once", "each")),
}
"""The keys of a mapping of this form."""

HEADINGS: Final = frozenset(
    ("time", "date", "event_type", "event type", "attack type", "target", "city")
)
"""What heads a column, here or in the pages that the table was made from."""
_TIME: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)")
_RUN_TOGETHER: Final = re.compile(r"\S\s{2,}\S")


class Channel:
    """Reads rows by one mapping; ``zone`` is of the times where the mapping names none."""

    def __init__(self, mapping: m.Meanings, zone: str | None) -> None:
        self.mapping = mapping
        self.zone = mapping.zone or zone
        self.seen: Counter[str] = Counter()
        self.hints: dict[tuple[str, str], str] = {}

    def read(self, row: dict[str, str]) -> dict[str, Json] | tuple[Flaw, ...]:
        """The incident that a row tells of, or all that is wrong with the row."""
        cells, given = Cells(row), self.mapping
        if _is_heading(cells):
            return (Flaw("F103", "", "the row repeats the columns' headings", "leave the row out"),)
        time = _time(cells)
        act = self._act(cells)
        against = self._target(cells)
        place = self._city(cells)
        if cells.flaws:
            return tuple(cells.flaws)
        fields: dict[str, Json] = {
            "type": "act",
            "id": self._id(cells) if given.each else None,
            "act": act,
            "time": time,
            "by": list(given.by) or None,
            "against": against or None,
            "place": place,
            "zone": self.zone,
            "source": given.source,
            "grade": given.grade,
            "published": given.published,
            "url": given.url,
            "text": "; ".join(_words(cells)),
        }
        return {field: value for field, value in fields.items() if value is not None}

    def _act(self, cells: Cells) -> str:
        word = cells.text("event_type")
        act = self.mapping.acts.get(word)
        if act is None:
            self._unlisted(cells, "event_type", word, "act")
        return act or ""

    def _target(self, cells: Cells) -> str:
        word = cells.text("target")
        against = self.mapping.against.get(word, "")
        if word and word not in self.mapping.against:
            city = word in self.mapping.places.get("city", {})
            if _RUN_TOGETHER.search(word):
                _shifted(cells, "target", f"{said.shown(word)} is two cells run together")
            elif city:
                _shifted(cells, "target", f"{said.shown(word)} is a city, in the column target")
            else:
                self._unlisted(cells, "target", word, "target")
        return against

    def _city(self, cells: Cells) -> Json:
        """Where it possibly was: a report names the nearest city, not the spot."""
        word = cells.text("city")
        listed = self.mapping.places.get("city", {}).get(word)
        if not word:
            return None
        if listed is not None:
            return _possibly(listed)
        if _RUN_TOGETHER.search(word):
            _shifted(cells, "city", f"{said.shown(word)} is two cells run together")
        elif word in self.mapping.against:
            _shifted(cells, "city", f"{said.shown(word)} is a target, in the column city")
        elif word.lower() in HEADINGS:
            _shifted(cells, "city", f"{said.shown(word)} is the heading of a column")
        elif self.mapping.strict_places:
            self._unlisted(cells, "city", word, "place")
        return None

    def _unlisted(self, cells: Cells, column: str, word: str, under: str) -> None:
        if not word:
            cells.flaw("F108", column, f"the {column} is missing", "correct the cell")
            return
        cells.flaw(
            "F105", column, f"the mapping does not list {said.shown(word)}", self._hint(word, under)
        )

    def _hint(self, word: str, under: str) -> str:
        """The line to add; a table has few words and many rows, so each is looked for once."""
        hint = self.hints.get((word, under))
        if hint is None:
            hint = f'add "{word}" = "…" under [{under}]'
            known = {"act": self.mapping.acts, "target": self.mapping.against}.get(under, {})
            near = did_you_mean(word, known)
            if near is not None:
                hint += f', or correct it if "{near}" was meant'
            self.hints[word, under] = hint
        return hint

    def _id(self, cells: Cells) -> str:
        """A reference for the n-th row of the same words, the same whenever the file is read."""
        words = "\x1f".join(cells.text(column) for column in NEEDED)
        mark = hashlib.sha256(words.encode("utf-8")).hexdigest()[:16]
        self.seen[mark] += 1
        return f"{NAME}-{mark}-{self.seen[mark]}"


def _is_heading(cells: Cells) -> bool:
    """Whether the row has no time, and a column's heading for what happened."""
    return not cells.text("time") and cells.text("event_type").lower() in HEADINGS


def _time(cells: Cells) -> str:
    word = cells.text("time")
    found = _TIME.fullmatch(word)
    if found is None:
        what = f"{said.shown(word)} is not a time" if word else "the time is missing"
        cells.flaw("F108", "time", what, "write it as 2004-01-31 14:05:00")
        return ""
    return f"{found[1]}T{found[2]}"


def _shifted(cells: Cells, column: str, message: str) -> None:
    hint = "put each part into its own column after the document that the table was made from"
    cells.flaw("F104", column, message, hint)


def _possibly(listed: Where) -> Json:
    """The names of a city's entry, none of them certain: the column says where it was near."""
    return {"possible": [*listed.inside, *listed.possible]}


def _words(cells: Cells) -> list[str]:
    target, city = cells.text("target"), cells.text("city")
    return [
        cells.text("event_type"),
        f"target: {target}" if target else "no target named",
        f"city: {city}" if city else "no city named",
    ]
