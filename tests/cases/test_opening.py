"""Opening a case: what it rests on is named, and what is wrong with it is told at its place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.catalogue import CATALOGUE
from servanda.faces.cli.say import as_text
from servanda.kernel.base import digest_bytes
from servanda.kernel.facts import Truth
from servanda.kernel.source import Severity
from servanda.record.flaws import InputError
from tests.cases.telling import GAZA, at, premise, variant
from tests.record.pages import PAGES, ROOT, play, read_page

PLAYED = ("C101", "C102", "C103", "C106")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Gaza case to be damaged."""
    return Path(shutil.copytree(GAZA, tmp_path / "case"))


def stopped(case: Path) -> list[tuple[str, str, int]]:
    with pytest.raises(InputError) as caught:
        open_case(case)
    return [(d.code, d.span.file, d.span.line) for d in caught.value.diagnostics]


def rows(case: Path) -> int:
    """How many lines the bundled record has."""
    return sum(len(f.read_bytes().splitlines()) for f in (case / "record").glob("*.jsonl"))


def test_a_case_names_what_it_rests_on(copy: Path) -> None:
    case = open_case(copy)
    assert case.digests.agreement == digest_bytes((copy / "agreement.md").read_bytes())
    assert case.digests.method == digest_bytes((copy / "method.md").read_bytes())
    assert case.digests.annexes == tuple(
        (name, digest_bytes((copy / name).read_bytes()))
        for name in ("january-2025.md", "lists.csv", "map-x.geojson")
    )
    assert re.fullmatch(r"20\d\d\.\d+", case.digests.tzdata)
    assert case.head.size == len(case.entries) == rows(copy)


def test_days_are_those_of_the_pinned_zone_data_and_end_at_local_midnight() -> None:
    """Clocks in Gaza went back on 25 October 2025: that day has 25 hours (DESIGN §13.14)."""
    calendar = open_case(GAZA).calendar
    start = calendar.day_start(at("2025-10-25T12:00:00Z"))
    assert start == at("2025-10-24T21:00:00Z")
    assert calendar.day_end(start) + 1 == at("2025-10-25T22:00:00Z")
    assert calendar.end_of_day, "the method says that days end at midnight"


def test_everything_missing_is_told_at_once(copy: Path) -> None:
    (copy / "agreement.md").unlink()
    (copy / "method.md").unlink()
    assert stopped(copy) == [("C102", "agreement.md", 1), ("C103", "method.md", 1)]


def test_what_is_no_folder_is_no_case(copy: Path) -> None:
    assert stopped(copy / "nowhere") == [("C101", str(copy / "nowhere"), 1)]


@pytest.mark.parametrize("name", ["agreement.md", "method.md", "lists.csv"])
def test_a_file_that_is_not_utf8_is_told_with_its_line(copy: Path, name: str) -> None:
    lines = (copy / name).read_bytes().splitlines(keepends=True)
    (copy / name).write_bytes(b"".join([*lines[:2], b"\xff\n", *lines[2:]]))
    assert stopped(copy) == [("C104", name, 3)]


def test_a_missing_annex_is_a_warning_where_the_agreement_names_it(copy: Path) -> None:
    (copy / "lists.csv").unlink()
    case = open_case(copy)
    (found,) = (f for f in case.findings if f.code == "C105")
    assert found.severity is Severity.WARNING
    line = (copy / "agreement.md").read_text(encoding="utf-8").splitlines()[found.span.line - 1]
    assert line == 'annex lists "lists.csv".'


@pytest.mark.parametrize("name", ["../lists.csv", "/etc/lists.csv", "maps/../../lists.csv"])
def test_an_annex_outside_the_folder_is_never_read(copy: Path, name: str) -> None:
    path = copy / "agreement.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"lists.csv"', f'"{name}"'), encoding="utf-8")
    (copy.parent / "lists.csv").write_text("list,category,count\n", encoding="utf-8")
    assert [code for code, *_ in stopped(copy)] == ["C106"]


def test_errors_of_the_agreement_stop_the_case_at_their_place(copy: Path) -> None:
    path = copy / "agreement.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at least 600 trucks each", "at least 600 truks each"))
    (found,) = stopped(copy)
    assert found[:2] == ("T201", "agreement.md")


def test_rows_that_are_no_entries_are_kept_with_their_reasons(copy: Path) -> None:
    with (copy / "record" / "aid.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"type": "act"}\n')
    case = open_case(copy)
    assert [(row.file, row.line) for row in case.rejected] == [("record/aid.jsonl", 12)]
    assert case.head.size == rows(copy) - 1


def test_another_method_can_be_tried_on_the_same_record(copy: Path) -> None:
    other = copy.parent / "other.md"
    text = (copy / "method.md").read_text(encoding="utf-8")
    other.write_text(text.replace("2 sources", "1 sources"), encoding="utf-8")
    assert open_case(copy, other).method.standard.sources == 1
    assert open_case(copy).method.standard.sources == 2


def test_the_record_can_be_cut_by_position_by_recording_and_by_publication(
    tmp_path: Path,
) -> None:
    first = premise(
        "act", "a", "witness-one", act="find", time="2025-11-01", published="2025-11-02"
    )
    late = premise("act", "b", "witness-one", act="find", time="2025-11-01", published="2025-12-02")
    late["recorded"] = "2026-11-23T00:00:00Z"
    case = variant(tmp_path / "case", [first, late])
    assert [e.key for e in case.known(position=1)] == ["a"]
    assert [e.key for e in case.known(as_known_at=at("2026-11-22T12:00:00Z"))] == ["a"]
    assert [e.key for e in case.known(by_published=at("2025-11-30T00:00:00Z"))] == ["a"]
    assert [e.key for e in case.known()] == ["a", "b"]


# -------------------------------------------------------------------------------- the catalogue


def test_codes_pages_and_codes_in_the_source_are_one_list() -> None:
    files = [
        f for f in (ROOT / "src" / "servanda" / "case").glob("*.py") if f.name != "catalogue.py"
    ]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    assert set(re.findall(r'"(C[0-9]{3})"', source)) == set(CATALOGUE)
    assert {path.stem for path in PAGES.glob("C*.md")} == set(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_page_says_what_the_catalogue_says(code: str) -> None:
    entry, text = CATALOGUE[code], read_page(PAGES / f"{code}.md").text
    assert text.startswith(f"# {code}: {entry.title}\n\n{entry.why}\n\n")
    plain = re.sub(r"\[[^]]+\]\(\.\./([^)]+)\)", r"docs/\1", text)  # a link is named in a message
    assert f"**To mend it:** {entry.mend}\n" in plain
    assert f"{code} {entry.severity.value}: " in text


@pytest.mark.parametrize("code", PLAYED)
def test_the_example_of_a_page_prints_what_it_shows(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = read_page(PAGES / f"{code}.md")
    assert play(page) == page.session


def test_the_warning_on_the_page_of_c105_is_the_one_that_is_given(tmp_path: Path) -> None:
    page = read_page(PAGES / "C105.md")
    for name, body in page.files.items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    (found,) = open_case(tmp_path).findings
    assert as_text(found) in page.text


# --------------------------------------------------------------------------- who may determine


def test_a_body_determines_only_where_a_term_empowers_it(tmp_path: Path) -> None:
    """Nobody in the text of October 2025 is empowered to rule: a view is not a determination."""
    ruled = premise(
        "act", "a", "task-force", act="find", time="2025-11-01", grade="F6", determination=True
    )
    silent = variant(tmp_path / "a", [ruled])
    assert silent.frame.bodies == ()
    assert silent.facts().below_floor == (("find", 1),)
    assert [note.entry for note in silent.assessment().notes] == ["a"]
    power = variant(
        tmp_path / "b",
        [ruled],
        agreement={
            "act follow-up.": "act follow-up.\nact determine.",
            "term 6:  task-force may follow-up.": "term 6:  task-force may determine.",
        },
    )
    assert power.frame.bodies == ("task-force",)
    (found,) = power.facts().incidents
    assert found.parts[0].occurs_as_ban is Truth.TRUE
