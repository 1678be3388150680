from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from servanda.case import open_case
from servanda.faces.board.beside import beside_of
from servanda.faces.board.ledgers import draw_ledger, exchange_keys
from servanda.faces.board.occasions import bar_of
from servanda.faces.board.places import draw_map
from servanda.faces.board.quotas import draw_quota
from servanda.faces.board.timelines import claims_of, draw_timeline
from servanda.faces.board.timetables import draw_timetable
from servanda.faces.drawings.figure import Drawing
from servanda.faces.drawings.signs import definitions
from servanda.faces.picture import Cut, Picture, take
from servanda.faces.words.words import words_of
from servanda.kernel.base import Instant, Json, from_datetime
from servanda.kernel.verdicts.phrases import Much
from servanda.kernel.verdicts.witnesses import index
from servanda.kernel.verdicts.wording import wording
from servanda.record.entries import Entry, EntryType
from tests.drawings.parts import classed, notes, permille, rows, text_of, tree

ROOT: Final = Path(__file__).resolve().parents[2]
FACES: Final = ROOT / "src" / "servanda" / "faces"
CATALOGUE: Final = FACES / "words" / "en" / "drawings.ftl"
CSS: Final = (FACES / "board" / "style" / "drawings.css").read_text(encoding="utf-8")
CASES: Final = {
    "gaza-october-2025": from_datetime(datetime(2026, 2, 1, 22, tzinfo=UTC)),
    "sample-2031": from_datetime(datetime(2031, 1, 13, 22, tzinfo=UTC)),
}


@cache
def picture(name: str, as_of: Instant | None = None) -> Picture:
    case = open_case(ROOT / "agreements" / name)
    return take(case, CASES[name] if as_of is None else as_of)


@cache
def drawings(name: str) -> dict[str, Drawing]:
    """Every drawing of a case by what it is."""
    shown = picture(name)
    words = words_of(shown.case, "en")
    found = {
        "map": draw_map(shown, words, "map"),
        "timetable": draw_timetable(shown, words, "timetable"),
        "ledger": draw_ledger(shown, words, "ledger"),
    }
    for number, proof in enumerate(shown.proofs):
        found[f"timeline {proof.key}"] = draw_timeline(shown, proof, words, f"t{number}")
        found[f"quota {proof.key}"] = draw_quota(shown, proof, words, f"q{number}")
    return {key: one for key, one in found.items() if one is not None}


both = pytest.mark.parametrize("name", CASES)


@both
def test_every_case_has_all_five_drawings(name: str) -> None:
    sorts = {key.partition(" ")[0] for key in drawings(name)}
    assert sorts == {"map", "timetable", "ledger", "timeline", "quota"}


@both
def test_words_are_never_in_the_picture(name: str) -> None:
    for key, drawing in drawings(name).items():
        for svg in tree(drawing).iter("svg"):
            assert text_of(svg) == "", key
            assert {one.tag for one in svg.iter()} <= {
                "svg", "rect", "line", "path", "circle", "g",
            }, key  # fmt: skip


@both
def test_every_figure_is_labelled_and_its_picture_hidden_from_screen_readers(name: str) -> None:
    for key, drawing in drawings(name).items():
        root = tree(drawing)
        assert root.tag == "figure"
        (caption,) = root.iter("figcaption")
        assert root.get("aria-labelledby") == caption.get("id")
        hidden = {id(part) for one in root.iter() if one.get("aria-hidden") for part in one.iter()}
        assert all(id(svg) in hidden for svg in root.iter("svg")), key
        assert list(root.iter("table")), key


@both
def test_ids_are_unlike_each_other(name: str) -> None:
    found = [
        one.get("id") for d in drawings(name).values() for one in tree(d).iter() if one.get("id")
    ]
    assert len(found) == len(set(found))


@both
def test_a_table_has_as_many_cells_as_heads_and_none_is_empty(name: str) -> None:
    for key, drawing in drawings(name).items():
        for table in tree(drawing).iter("table"):
            heads = list(table.iter("th"))
            columns = sum(one.get("scope") == "col" for one in heads)
            for row in next(table.iter("tbody")):
                assert [bool(text_of(cell)) for cell in row] == [True] * columns, key


@both
def test_every_occasion_that_stands_alone_is_told_in_its_table(name: str) -> None:
    shown = picture(name)
    words = words_of(shown.case, "en")
    for proof in shown.proofs:
        if not 0 < len(proof.instances) <= 12 or f"timeline {proof.key}" not in drawings(name):
            continue
        term = shown.plan_of(proof.key)
        told = rows(tree(drawings(name)[f"timeline {proof.key}"]))
        beside = beside_of(shown, proof, index(shown.facts))
        for instance in proof.instances:
            if bar_of(term, instance, shown.as_of, words, beside) is not None:
                said = words.show(wording(term, instance))
                assert any(row[4] == " ".join(said.split()) for row in told), proof.key


@both
def test_every_bound_of_a_quota_is_told_in_its_table(name: str) -> None:
    shown = picture(name)
    words = words_of(shown.case, "en")
    for proof in shown.proofs:
        drawing = drawings(name).get(f"quota {proof.key}")
        if drawing is None:
            continue
        cells = {row[3] for table in range(_tables(drawing)) for row in rows(tree(drawing), table)}
        for instance in proof.instances:
            for need in instance.needs:
                assert words.show(Much(need.amount)) in cells, (proof.key, instance.key)


def _tables(drawing: Drawing) -> int:
    return len(list(tree(drawing).iter("table")))


@both
def test_drawings_stay_small(name: str) -> None:
    found = drawings(name)
    assert len(found["map"].html) < 40_000
    whole = "".join(one.html for one in found.values()) + definitions()
    assert len(gzip.compress(whole.encode(), mtime=0)) < 60_000


@both
def test_the_same_picture_gives_the_same_markup(name: str) -> None:
    shown = picture(name)
    words = words_of(shown.case, "en")
    again = draw_ledger(shown, words, "ledger")
    assert again is not None
    assert again.html == drawings(name)["ledger"].html


def test_time_is_flipped_by_the_style_and_places_are_said_from_where_lines_begin() -> None:
    for drawing in drawings("sample-2031").values():
        for one in tree(drawing).iter("span"):
            style = one.get("style", "")
            assert not re.search(r"\b(left|right)\b", style)
    assert '[dir="rtl"] .timewise { transform: scaleX(-1); }' in CSS


def test_no_style_names_a_colour_or_a_side() -> None:
    without = re.sub(r"var\(--\w+, #\w+\)", "", CSS)
    assert re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"url\(#[\w-]+\)", "", without)) == []
    assert not re.search(r"\b(margin|padding|border|inset)-(left|right)\b", CSS)
    assert not re.search(r"[^-](left|right)\s*:", CSS)


def test_every_pattern_that_the_style_asks_for_is_defined_once() -> None:
    defined = re.findall(r'<pattern id="([\w-]+)"', definitions())
    assert sorted(defined) == sorted(set(defined))
    assert set(re.findall(r"url\(#([\w-]+)\)", CSS)) == set(defined)


def test_every_message_is_used_and_every_use_has_a_message() -> None:
    keys = re.findall(r"^(drawing-[\w-]+) =", CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(keys) == len(set(keys))
    sources = [*(FACES / "drawings").glob("*.py"), *(FACES / "board").glob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    plain = set(re.findall(r'"(drawing-[a-z-]+[a-z])"', text)) - {"drawing-head-"}
    assert plain <= set(keys)
    starts = (*re.findall(r'f"(drawing-[a-z-]*)\{', text), "drawing-of-", "drawing-counter")
    assert [key for key in keys if key not in plain and not key.startswith(starts)] == []


# ---------------------------------------------------------------------------- figures of the cases


def test_the_exchange_is_drawn_by_class() -> None:
    shown = picture("sample-2031")
    assert [key.id for key in exchange_keys(shown)] == ["5b", "5f", "5r"]
    table = rows(tree(drawings("sample-2031")["ledger"]))
    assert [(row[0], row[2], row[3]) for row in table] == [
        ("living person", "20", "20"),
        ("prisoner", "250", "250"),
        ("detainee", "1700", "between 1530 and 1700"),
        ("body of a Southlander", "30", "between 15 and 30"),
    ]


def test_remains_are_needed_for_each_that_was_returned() -> None:
    table = rows(tree(drawings("gaza-october-2025")["ledger"]))
    remains = [(row[1], row[2], row[3]) for row in table if row[0] == "remains of a deceased Gazan"]
    assert remains == [
        ("term 5r, reading released", "345", "345"),
        ("term 5r, reading recovered", "360", "360"),
    ]


def test_four_counters_of_the_same_days_stand_beside_each_other() -> None:
    table = rows(tree(drawings("gaza-october-2025")["quota 3 reading daily"]), 1)
    averages = {row[0].partition(". ")[2]: row[3] for row in table if row[2] != "980"}
    assert averages["UN2720"] == "111"  # 6,545 on 59 days
    assert any(row[2] == "17819" and row[3] == "244" for row in table)
    assert any(row[2] == "25700" and row[3] == "436" for row in table)


def test_what_is_known_of_several_days_together_stands_in_the_caption() -> None:
    case = open_case(ROOT / "agreements" / "gaza-october-2025")
    kept = ("approval", "effect", "withdrawal", "ap-cogat-25700")
    entries = tuple(e for e in case.entries if any(name in e.key for name in kept))
    shown = take(replace(case, entries=entries), CASES["gaza-october-2025"])
    (proof,) = shown.named("3", "daily")
    assert [(group.at_least, group.of) for group in proof.groups] == [(17, 59)]
    words = words_of(shown.case, "en")
    for drawing in (draw_timeline(shown, proof, words, "t"), draw_quota(shown, proof, words, "q")):
        assert drawing is not None
        assert "at least 17 of 59 days" in notes(tree(drawing))


def test_a_record_that_was_made_afterwards_is_shown_by_publication() -> None:
    root = tree(drawings("gaza-october-2025")["timeline 5b"])
    assert "each was published" in notes(root)
    root = tree(drawings("sample-2031")["timeline 5b"])
    assert "each was published" not in notes(root)


def test_who_could_see_has_no_gap_from_the_beginning_to_the_horizon() -> None:
    root = tree(drawings("sample-2031")["timeline 2"])
    lanes = [
        shapes
        for svg in root.iter("svg")
        if (shapes := [one for one in svg if " c-" in one.get("class", "")])
        and svg.get("class") == "timewise"
    ]
    assert len(lanes) == 2
    for shapes in lanes:
        places = [(permille(one.get("x")), permille(one.get("width"))) for one in shapes]
        assert places[0][0] == 0
        assert all(x + width == y for (x, width), (y, _) in pairwise(places)), places
    told = [row[1] for row in rows(root, 2)]
    assert told == [
        "seen by sources that together reach the standard",
        "somebody looked, which does not reach the standard",
        "nobody looked",
    ]


def test_claims_are_told_once_for_each_term() -> None:
    shown = picture("gaza-october-2025")
    known = index(shown.facts)
    for proof in shown.proofs:
        ids = [claim.id for claim in claims_of(proof, known)]
        assert len(ids) == len(set(ids))


# ----------------------------------------------------------------------------------------- reports


def patrol(seq: int, lat: str, lon: str, at: str) -> Entry:
    recorded = from_datetime(datetime(2031, 1, 13, tzinfo=UTC))
    body: dict[str, Json] = {
        "id": f"patrol-{seq}",
        "source": "witness-one",
        "act": "raid",
        "by": "northland",
        "time": at,
        "place": {"lat": lat, "lon": lon, "radius": 400},
    }
    return Entry(seq, recorded, EntryType.ACT, "desk", body)


def with_points(*points: Entry) -> Picture:
    case = open_case(ROOT / "agreements" / "sample-2031")
    return take(replace(case, entries=(*case.entries, *points)), CASES["sample-2031"], Cut())


def test_a_reported_point_is_on_the_map_with_its_party_and_its_bound() -> None:
    shown = with_points(patrol(900, "0.05", "0.05", "2031-01-12T10:00:00Z"))
    drawing = draw_map(shown, words_of(shown.case, "en"), "map")
    assert drawing is not None
    root = tree(drawing)
    assert len([one for one in classed(root, "m-radius") if one.tag == "circle"]) == 1
    (row,) = rows(root, 1)
    assert row[0] == "raid, reported of Northland"
    assert row[2:] == ["0.05, 0.05", "400 m"]


def test_a_report_of_after_the_horizon_is_not_on_the_map() -> None:
    shown = with_points(patrol(900, "0.05", "0.05", "2031-02-12T10:00:00Z"))
    drawing = draw_map(shown, words_of(shown.case, "en"), "map")
    assert drawing is not None
    assert "No report on record gives a point." in notes(tree(drawing))
