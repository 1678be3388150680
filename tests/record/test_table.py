from __future__ import annotations

import pytest

from servanda.kernel.base import Range
from servanda.record.entries import Act, Count, Where
from servanda.record.flaws import InputError
from servanda.record.intake import Intake
from servanda.record.reading import read_entry
from servanda.record.table import columns, read_csv
from tests.record.rows import DESK, taken


def table(*lines: str) -> Intake:
    """What comes of a table."""
    return read_csv("\n".join(lines), "rows.csv", DESK)


def refused(*lines: str) -> tuple[str, str]:
    """Code and hint of a table that is refused as a whole."""
    with pytest.raises(InputError) as caught:
        table(*lines)
    found = caught.value.diagnostics[0]
    assert (found.span.file, found.span.line) == ("rows.csv", 1)
    return found.code, found.hint


def test_a_row_of_a_table_says_the_same_as_its_row_of_json() -> None:
    rows = table(
        "type,id,kind,period.from,period.to,zone,amount,each_day,source,place,text",
        "count,c1,truck,2025-10-10,2025-12-07,Asia/Gaza,25700,yes,agency-a,z1; z2,"
        '"said ""so"", twice"',
    )
    same = taken(
        {
            "type": "count",
            "id": "c1",
            "kind": "truck",
            "period": {"from": "2025-10-10", "to": "2025-12-07"},
            "zone": "Asia/Gaza",
            "amount": 25700,
            "each_day": True,
            "source": "agency-a",
            "place": ["z1", "z2"],
            "text": 'said "so", twice',
        }
    )
    assert not rows.rejected
    assert rows.accepted[0].entry == same.accepted[0].entry
    content = read_entry(rows.accepted[0].entry).content
    assert isinstance(content, Count)
    assert content.place == Where(("z1", "z2"))


def test_bounds_and_possible_places_have_dotted_columns() -> None:
    rows = table(
        "type,act,source,time,by,amount.lo,amount.hi,place.possible",
        "act,release,agency-a,2031-10-12T08:00:00Z,southland,3,5,z1;z2",
        "act,release,agency-b,2031-10-12T08:00:00Z,,,,",
    )
    first, second = (read_entry(row.entry).content for row in rows.accepted)
    assert isinstance(first, Act)
    assert isinstance(second, Act)
    assert (first.amount, first.place) == (Range(3, 5), Where((), ("z1", "z2")))
    assert (second.amount, second.place, second.by) == (Range(1, 1), Where(), ())


def test_a_correction_fits_into_a_table() -> None:
    rows = table(
        "type,supersedes,reason,entry.type,entry.act,entry.source,entry.time,entry.amount",
        "correction,r1,miscounted,act,release,agency-a,2031-10-12T08:00:00Z,4",
    )
    assert not rows.rejected
    assert rows.accepted[0].entry.body["entry"] == {
        "type": "act",
        "act": "release",
        "source": "agency-a",
        "time": "2031-10-12T08:00:00Z",
        "amount": 4,
    }


def test_a_bad_row_never_stops_the_rest_and_lines_are_those_of_the_file() -> None:
    rows = table(
        "type,act,source,time,text",
        'act,release,agency-a,2031-10-12T08:00:00Z,"two',
        'lines"',
        "act,release,agency-b",
        'act,release,agency-b,2031-10-12T08:00:00Z,"odd"quote',
        ",,,,",
        "act,release,agency-c,soon,",
        "act,release,agency-d,2031-10-12T08:00:00Z,",
    )
    assert [(r.line, r.diagnostics[0].code) for r in rows.rejected] == [
        (4, "R119"),
        (5, "R119"),
        (7, "R111"),
    ]
    assert [r.line for r in rows.accepted] == [2, 8]


def test_a_misspelt_column_is_refused_before_any_row_is_read() -> None:
    code, hint = refused("type,act,source,tiem", "act,release,agency-a,2031-10-12")
    assert code == "R107"
    assert hint == 'did you mean "time"?'


@pytest.mark.parametrize(
    "header",
    ["", "type;act;source;time", "type\tact", "act,source,time", "type,act,act", "type,act,"],
)
def test_a_table_without_good_columns_is_refused_as_a_whole(header: str) -> None:
    code, hint = refused(header, "act,release")
    assert code in ("R119", "R107")
    assert hint


def test_a_field_given_whole_and_in_parts_is_refused() -> None:
    rows = table(
        "type,act,source,time,time.from",
        "act,release,agency-a,2031-10-12T08:00:00Z,2031-10-12T07:00:00Z",
        "act,release,agency-b,2031-10-12T08:00:00Z,",
    )
    assert [(r.line, r.diagnostics[0].code) for r in rows.rejected] == [(2, "R119")]
    assert len(rows.accepted) == 1


def test_every_column_is_made_of_fields_of_the_record() -> None:
    known = columns()
    assert {"type", "time.from", "amount.text", "place.possible", "entry.time.to"} <= known
    assert not {"entry.id", "entry", "time.lo", "by.from"} & known
