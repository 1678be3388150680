from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator

import pytest

from servanda.field.channels import tables
from servanda.field.channels.registry import Source, read_form
from servanda.record.flaws import InputError
from servanda.record.intake import RawRow
from tests.field.tables import DESK, SIGACTS, UCDP, faults, sigact, sigacts, table


def read(text: str, form: str = "sigacts") -> list[list[tuple[str, str]]]:
    mapping = {"sigacts": SIGACTS, "ucdp": UCDP}[form]
    return faults(read_form(form, Source(text, "t.csv"), Source(mapping, "m.toml"), DESK))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no first row"),
        ("time,event_type,target\n", 'has a column "city"; this has none'),
        ("time,event_type,target,city,city\n", 'two columns "city"'),
        ("time,event_type,target,town\n", 'has a column "city"'),
    ],
)
def test_a_table_that_is_not_of_the_form_is_not_read(text: str, message: str) -> None:
    with pytest.raises(InputError, match=f"F102 .*{message}"):
        read(text)


def test_a_form_that_is_not_known_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match='R207 --form: "ucpd"') as stopped:
        read_form("ucpd", Source("", "t.csv"), Source("", "m.toml"), DESK)
    assert stopped.value.diagnostics[0].hint == 'did you mean "ucdp"?'


def test_columns_that_are_not_needed_may_be_there_and_the_order_is_free() -> None:
    assert read("note,city,target,event_type,time\nx,,,Mortar,2031-10-10 10:00\n") == []


def test_rows_over_several_lines_are_told_by_the_line_they_begin_on() -> None:
    text = 'time,event_type,target,city\n,"a\nb",,\n\n,"c",,\n'
    taken = read_form("sigacts", Source(text, "t.csv"), Source(SIGACTS, "m.toml"), DESK)
    assert [row.line for row in taken.intake.rejected] == [2, 5]
    assert taken.rows == 2, "an empty line is no row"


def test_a_row_of_empty_cells_is_a_row() -> None:
    assert read("time,event_type,target,city\n,,,\n") == [
        [("F108", "time"), ("F108", "event_type")]
    ]


@pytest.mark.parametrize("row", ["2031-10-10 10:00,Mortar,", "2031-10-10 10:00,Mortar,,,"])
def test_a_row_with_more_or_fewer_cells_is_rejected_and_not_shifted(row: str) -> None:
    assert read(f"time,event_type,target,city\n{row}\n") == [[("R119", "")]]


def test_a_row_that_is_too_large_is_rejected() -> None:
    assert read(table(sigact("", "x" * 70_000, "", ""))) == [[("R105", "")]]


def test_packed_files_are_unpacked_and_broken_ones_refused() -> None:
    packed = gzip.compress(b"time\n")
    assert tables.unpacked(packed, "t.csv.gz") == "time\n"
    assert tables.unpacked(b"time\n", "t.csv.gz") == "time\n"
    for broken in (packed[:-6], packed[:12], packed[:10] + b"\xff" * 20):
        with pytest.raises(InputError, match="F109 it cannot be unpacked"):
            tables.unpacked(broken, "t.csv.gz")


def test_a_packed_file_that_grows_beyond_the_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tables, "UNPACKED", 10)
    assert tables.unpacked(gzip.compress(b"x" * 10), "t.csv.gz") == "x" * 10
    with pytest.raises(InputError, match="F109 unpacked it has more than 10 bytes"):
        tables.unpacked(gzip.compress(b"x" * 11), "t.csv.gz")


def test_text_that_is_not_utf_8_is_rejected_row_by_row() -> None:
    text = tables.unpacked(
        b"time,event_type,target,city\n2031-10-10 10:00,Mortar,,\xff\n2031-10-10 10:00,Mortar,,\n",
        "t.csv",
    )
    assert read(text) == [[("R104", "")]]


def test_rows_are_counted_as_they_pass() -> None:
    seen: list[int] = []
    rows = [sigact("2031-10-10 10:00", "Mortar", "", "")] * 3

    def passing(through: Iterable[RawRow]) -> Iterator[RawRow]:
        for row in through:
            seen.append(row.line)
            yield row

    read_form(
        "sigacts",
        Source(table(*rows), "t.csv"),
        Source(SIGACTS, "m.toml"),
        DESK,
        passing,
    )
    assert seen == [2, 3, 4]
    assert sigacts(*rows).rows == 3
