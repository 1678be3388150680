"""UCDP GED: one row for each event of organised violence in which somebody was killed.

The row's codes of precision become bounds: ``date_start`` to ``date_end``, held against
``date_prec``; by ``where_prec`` a point with the radius that the mapping gives, or the names that
it lists for the finest division the code still vouches for. Codes as in the codebook of the
dataset (UCDP GED, Department of Peace and Conflict Research, Uppsala); docs/channels.md.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import Final

from servanda.field.channels import mapping as m
from servanda.field.channels.cells import Cells
from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.entries import Where
from servanda.record.flaws import Flaw

NAME: Final = "ucdp"

NEEDED: Final = (
    *("id", "type_of_violence", "side_a", "side_b", "where_prec", "latitude", "longitude"),
    *("adm_1", "adm_2", "country", "event_clarity", "date_prec", "date_start", "date_end"),
    *("low", "best", "high"),
)
"""The columns without which a table is not taken for UCDP GED. Others are read where present."""

TYPES: Final = {1: "state-based", 2: "non-state", 3: "one-sided"}
ONE_SIDED: Final = 3
WHERE: Final = {
    1: "exact place",
    2: "near a named place",
    3: "second-order division",
    4: "first-order division",
    5: "part of a country, or between places",
    6: "country",
    7: "international waters or airspace",
}
CLARITY: Final = {1: "clear", 2: "already summed up by its sources"}
DATES: Final = {1: (1, 1), 2: (2, 6), 3: (7, 7), 4: (8, 31), 5: (32, 366)}
"""How many days from ``date_start`` to ``date_end`` each code of ``date_prec`` stands for."""
_DAYS: Final = {1: "one day", 2: "2 to 6 days", 3: "a week", 4: "a month", 5: "a year"}
DIVISIONS: Final = {
    1: ("adm_2", "adm_1", "country"),
    2: (),
    3: ("adm_2", "adm_1", "country"),
    4: ("adm_1", "country"),
    5: ("country",),
    6: ("country",),
    7: (),
}
"""By ``where_prec``, the columns that still say for certain where it was, the finest first."""
CITED: Final = 120
"""Characters of a source's own citation that are kept, where the row does not part it."""

KEYS: Final = {
    "source": m.Key("source", m.name, needed=True),
    "grade": m.Key("grade", m.grades, needed=True),
    "zone": m.Key("zone", m.zone),
    "url": m.Key("url", m.text),
    "published": m.Key("published", m.day),
    "kind": m.Key("kind", m.name),
    "act": m.Key("acts", m.table(m.name, tuple(map(str, TYPES))), needed=True),
    "actor": m.Key("actors", m.table(m.names), needed=True),
    "against": m.Key("against", m.table(m.name_or_none)),
    "radius": m.Key("radius", m.by_code(WHERE)),
    "place": m.Key("places", m.table(m.table(m.place), ("adm_1", "adm_2", "country"))),
    "unlisted_actors": m.Key("by_name", m.one_of("reject", "by name")),
    "unlisted_places": m.Key("strict_places", m.one_of("leave unsaid", "reject")),
    "disagreeing": m.Key("widest", m.one_of("reject", "widest")),
}
"""The keys of a mapping of this form."""


class Channel:
    """Reads rows by one mapping; ``zone`` is of the days where the mapping names none."""

    def __init__(self, mapping: m.Meanings, zone: str | None) -> None:
        self.mapping = mapping
        self.zone = mapping.zone or zone

    def read(self, row: dict[str, str]) -> dict[str, Json] | tuple[Flaw, ...]:
        """The act that a row tells of, or all that is wrong with the row."""
        cells, given = Cells(row), self.mapping
        number = cells.whole("id")
        act, kind_of = self._act(cells)
        sides = self._sides(cells, kind_of)
        time = self._time(cells)
        amount = self._deaths(cells)
        place = self._place(cells)
        clarity = cells.code("event_clarity", CLARITY)
        if cells.flaws:
            return tuple(cells.flaws)
        clear = clarity == 1 and cells.text("code_status") in ("", "Clear")
        fields: dict[str, Json] = {
            "type": "act",
            "id": f"{NAME}-{number}",
            "act": act,
            "by": list(sides),
            "time": time,
            "place": place or None,
            "against": self._against(cells, kind_of),
            "kind": given.kind,
            "amount": None if given.kind is None else amount,
            "zone": self.zone,
            "source": given.source,
            "grade": given.grade if clear else given.unclear,
            "published": given.published,
            "url": given.url,
            "text": _text(cells, number),
        }
        return {field: value for field, value in fields.items() if value is not None}

    def _act(self, cells: Cells) -> tuple[str, int | None]:
        code = cells.code("type_of_violence", TYPES)
        act = "" if code is None else self.mapping.acts.get(str(code), "")
        if code is not None and not act:
            message = f"the mapping names no act for {code}, {TYPES[code]} violence"
            cells.flaw("F105", "type_of_violence", message, f'add {code} = "…" under [act]')
        return act, code

    def _sides(self, cells: Cells, kind_of: int | None) -> tuple[str, ...]:
        """Who did it, as far as the row says: of two sides that fought, one of both."""
        columns = ("side_a",) if kind_of == ONE_SIDED else ("side_a", "side_b")
        found = [name for column in columns for name in self._actor(cells, column)]
        return tuple(dict.fromkeys(found))

    def _actor(self, cells: Cells, column: str) -> tuple[str, ...]:
        word = cells.text(column)
        listed = self.mapping.actors.get(word)
        if listed is not None:
            return listed
        if not word:
            cells.flaw("F108", column, "the side is missing", "correct the cell")
        elif self.mapping.by_name:
            return (plain_name(word),)
        else:
            hint = f'add "{word}" = "…" under [actor], or unlisted_actors = "by name"'
            cells.flaw("F105", column, f"the mapping does not list {said.shown(word)}", hint)
        return ()

    def _against(self, cells: Cells, kind_of: int | None) -> str | None:
        if kind_of != ONE_SIDED:
            return None
        return self.mapping.against.get(cells.text("side_b")) or None

    def _time(self, cells: Cells) -> Json:
        code = cells.code("date_prec", _DAYS)
        first, last = cells.day("date_start"), cells.day("date_end")
        if first is None or last is None:
            return None
        days = (last - first).days + 1
        if days < 1:
            message = f"it ends on {last}, before it begins on {first}"
            cells.flaw("F107", "date_end", message, "correct the dates")
        elif code is not None and not DATES[code][0] <= days <= DATES[code][1]:
            message = f"date_prec {code} is {_DAYS[code]}, and the dates span {days} days"
            cells.flaw("F107", "date_prec", message, "correct the dates or the code")
        return _stretch(first, last)

    def _deaths(self, cells: Cells) -> Json:
        """The bounds of how many were killed. The best estimate stays in the text."""
        low, best, high = (cells.whole(column) for column in ("low", "best", "high"))
        if low is None or best is None or high is None:
            return None
        if min(low, best, high) < 0:
            cells.flaw(
                "F108", "low", f"{min(low, best, high)} people killed", "correct the figures"
            )
        elif not low <= best <= high and not self.mapping.widest:
            message = f"low {low}, best {best} and high {high} exclude each other"
            hint = 'ask the publisher, or add disagreeing = "widest" to the mapping'
            cells.flaw("F106", "low", message, hint)
        return {"lo": min(low, best, high), "hi": max(low, best, high)}

    def _place(self, cells: Cells) -> dict[str, Json]:
        code = cells.code("where_prec", WHERE)
        if code is None:
            return {}
        found: dict[str, Json] = {}
        listed = self._listed(cells, DIVISIONS[code])
        if listed is not None:
            named = {"in": list(listed.inside), "possible": list(listed.possible)}
            found |= {how: [*areas] for how, areas in named.items() if areas}
        metres = self.mapping.radius.get(code)
        if metres is not None:
            lat, lon = cells.text("latitude"), cells.text("longitude")
            if lat and lon:
                found |= {"lat": lat, "lon": lon, "radius": metres}
            else:
                cells.flaw("F108", "latitude", "the point is missing", "correct the cells")
        if not found and self.mapping.strict_places and DIVISIONS[code]:
            column = next((c for c in DIVISIONS[code] if cells.text(c)), DIVISIONS[code][0])
            word = cells.text(column)
            hint = f'add "{word}" = "…" under [place.{column}]'
            cells.flaw("F105", column, f"the mapping does not list {said.shown(word)}", hint)
        return found

    def _listed(self, cells: Cells, columns: tuple[str, ...]) -> Where | None:
        """What the mapping says of the finest division of the row that it lists."""
        for column in columns:
            found = self.mapping.places.get(column, {}).get(cells.text(column))
            if found is not None:
                return found
        return None


def plain_name(word: str) -> str:
    """A name for somebody whom the mapping does not list.

    It begins with ``ucdp-``, so that it is no party of the agreement by accident.
    """
    letters = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    exact = word.isascii() and len(letters) <= 60 and letters  # noqa: PLR2004
    mark = hashlib.sha256(word.encode("utf-8")).hexdigest()[:8]
    return (
        f"{NAME}-{letters}"
        if exact
        else "-".join(filter(None, (NAME, letters[:50].strip("-"), mark)))
    )


def _stretch(first: date, last: date) -> Json:
    if first == last:
        return first.isoformat()
    return {"from": first.isoformat(), "to": last.isoformat()}


def _text(cells: Cells, number: int | None) -> str:
    """What the row says, restated: the sides, the figures, the codes, who reported it when."""
    killed = ", ".join(f"{column} {_plain(cells, column)}" for column in ("low", "best", "high"))
    codes = "; ".join(
        f"{column} {_plain(cells, column)}"
        for column in ("type_of_violence", "where_prec", "date_prec", "event_clarity")
    )
    where = ", ".join(
        cells.text(column)
        for column in ("where_coordinates", "adm_2", "adm_1", "country")
        if cells.text(column)
    )
    status = cells.text("code_status")
    parts = [
        f"UCDP event {number}: {cells.text('side_a')} / {cells.text('side_b')}",
        where,
        f"killed: {killed}",
        codes,
        f"code_status {status}" if status not in ("", "Clear") else "",
        _reported(cells),
    ]
    return "; ".join(part for part in parts if part)


def _plain(cells: Cells, column: str) -> str:
    return str(cells.whole(column))


def _reported(cells: Cells) -> str:
    """Who reported it and on which day; the citation's beginning where the row has no more."""
    offices = [part.strip() for part in cells.text("source_office").split(";")]
    days = [part.strip()[:10] for part in cells.text("source_date").split(";")]
    if offices == [""]:
        cited = " ".join(cells.text("source_article").split())
        if not cited:
            return "no source is listed"
        return f"cited as: {cited if len(cited) <= CITED else cited[:CITED] + '…'}"
    if len(offices) != len(days):
        return "reported by " + ", ".join(dict.fromkeys(offices))
    pairs = (f"{office} {day}".strip() for office, day in zip(offices, days, strict=True))
    return "reported by " + ", ".join(dict.fromkeys(pairs))
