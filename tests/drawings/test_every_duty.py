from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from servanda.case import open_case
from servanda.faces.board.ledgers import draw_ledger
from servanda.faces.board.occasions import lines_of
from servanda.faces.board.places import draw_map
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.timelines import draw_timeline
from servanda.faces.board.timetables import draw_timetable
from servanda.faces.picture import Picture, take
from servanda.faces.words.words import words_of
from servanda.kernel.base import Instant, from_datetime
from tests.drawings.parts import DAY, classed, rows, tree
from tests.golden.runner import HERE, pages, read_page, write_case

PAGES: Final = pages(HERE / "explain")
"""Golden pages: one for each kind of duty, and for each trap."""


def horizon(page: Path) -> Instant:
    """The horizon that the page judges at."""
    day = re.search(r"--as-of (\d{4}-\d\d-\d\d)", page.read_text(encoding="utf-8"))
    assert day is not None
    return from_datetime(datetime.fromisoformat(day[1]).replace(tzinfo=UTC)) + DAY


def picture(page: Path, folder: Path, as_of: Instant) -> Picture:
    write_case(read_page(page), folder)
    return take(open_case(folder), as_of)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("later", [-3, 0, 400], ids=["sooner", "then", "later"])
def test_every_duty_is_drawn_at_any_time(page: Path, later: int, tmp_path: Path) -> None:
    shown = picture(page, tmp_path, horizon(page) + later * DAY)
    words = words_of(shown.case, "en")
    found = [
        draw_map(shown, words, "map"),
        draw_timetable(shown, words, "timetable"),
        draw_ledger(shown, words, "ledger"),
        *(draw_timeline(shown, proof, words, f"t{n}") for n, proof in enumerate(shown.proofs)),
        *(draw_quota(shown, proof, words, f"q{n}") for n, proof in enumerate(shown.proofs)),
    ]
    for drawing in found:
        if drawing is not None:
            root = tree(drawing)
            for shape in root.iter("rect"):
                assert not shape.get("width", "").startswith("-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_duty_with_an_occasion_is_missing_from_the_timetable(page: Path, tmp_path: Path) -> None:
    shown = picture(page, tmp_path, horizon(page))
    drawing = draw_timetable(shown, words_of(shown.case, "en"), "timetable")
    lines = [line for proof in shown.proofs for line in lines_of(proof)]
    if drawing is None:
        assert all(i.opened is None for line in lines for i in line.instances)
        return
    root = tree(drawing)
    waiting = sum(row[1] == "not stated" for row in rows(root))
    names = classed(root, "d-lane")
    assert len(names) + waiting >= len(lines)
