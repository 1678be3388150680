"""Tracks: as the case says, or as the duty is; never a term in two places or in none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.case.presentation import tracks_of
from servanda.faces.board.model import Track
from servanda.faces.board.tracks import known_tracks, track_of
from servanda.record.flaws import InputError
from tests.cases.telling import CASES, GAZA


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the Gaza case."""
    return Path(shutil.copytree(GAZA, tmp_path / "case"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[tracks", "Expected"),
        ("[colours]\n", "a table [tracks] and nothing else"),
        ('[tracks]\ntrucks = ["3"]', '"trucks" is none of'),
        ('[tracks]\naid = "3"', "aid is a list of terms"),
        ('[tracks]\naid = ["33"]', 'the agreement has no term "33"'),
        ('[tracks]\naid = ["3"]\nexchange = ["3"]', 'term "3" stands under aid and under exchange'),
    ],
)
def test_a_file_of_presentation_that_is_wrong_says_what_is(copy: Path, text: str, why: str) -> None:
    (copy / "board.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        tracks_of(open_case(copy), known_tracks())
    (found,) = caught.value.diagnostics
    assert found.code == "C108"
    assert why in found.message


def test_the_bundled_case_places_every_term() -> None:
    case = open_case(GAZA)
    told = tracks_of(case, known_tracks())
    assert {term.key.id for term in case.plan.terms} <= told.keys()


def test_without_a_file_a_term_stands_where_its_duty_puts_it() -> None:
    case = open_case(CASES / "sample-2031")
    found = {t.key.id: track_of(case.plan, t, {}).value for t in case.plan.terms}
    wanted = {
        "2": Track.CESSATION,
        "3": Track.AID,
        "4a": Track.WITHDRAWAL,
        "4b": Track.WITHDRAWAL,
        "5b": Track.EXCHANGE,
        "5f": Track.EXCHANGE,
        "5r": Track.EXCHANGE,
        "M1": Track.MONITORING,
    }
    assert {key: found[key] for key in wanted} == wanted
