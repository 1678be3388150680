"""`counts`, `coverage` and `sources` on a small case whose every figure can be told by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.cli.main import main
from tests.tables.small import OCTOBER, case, count, row

DAY = 86_400_000_000


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return case(
        tmp_path,
        count("a", 5000, "agency-a", printed={"days": 9}),
        count("b", 7000, "south-office"),
        count("c", 6500, "agency-a", point="crossing"),
        row(
            "count",
            id="r",
            kind="southern-body",
            act="return",
            by="northland",
            period=OCTOBER,
            amount=30,
        ),
        *(
            row(
                "act",
                id=f"n-{source}",
                source=source,
                incident="n",
                kind="northern-body",
                act="return",
                by="southland",
                time="2031-10-02",
                amount=2,
            )
            for source in ("press", "wire")
        ),
        row("coverage", id="k1", period=OCTOBER, places="valley", means="patrol", source="patrol"),
        row(
            "coverage",
            id="k2",
            period={"from": "2031-10-04", "to": "2031-10-06"},
            places="valley",
            means="sensor",
            source="sensor-post",
        ),
        row(
            "coverage",
            id="k3",
            period="2031-10-07",
            places="valley",
            access="denied",
            source="patrol",
        ),
        row("coverage", id="k4", period=OCTOBER, by="northland", source="south-office"),
        row(
            "complaint",
            id="c1",
            by="southland",
            to="commission",
            about="term 2",
            time="2031-10-05T10:00:00Z",
        ),
        row(
            "complaint",
            id="c2",
            by="northland",
            to="commission",
            about="k1",
            time="2031-10-06T10:00:00Z",
        ),
        row(
            "complaint",
            id="c3",
            by="northland",
            to="commission",
            about="k2",
            time="2031-10-06T11:00:00Z",
        ),
        row(
            "determination",
            id="d1",
            by="commission",
            about="c1",
            finding="no",
            time="2031-10-09T10:00:00Z",
        ),
        row(
            "view",
            id="v1",
            by="northland",
            about="term 2",
            finding="yes",
            time="2031-10-05T12:00:00Z",
            text="They fired.",
        ),
        row(
            "view",
            id="v2",
            by="commission",
            about="c2",
            finding="unclear",
            time="2031-10-07T12:00:00Z",
        ),
        row("grading", id="g1", of="press", reliability="B", from_="2031-10-01"),
        row("grading", id="g2", of="press", reliability="C", from_="2031-10-20", reason="two"),
    )


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> str:
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Any:
    return json.loads(said(capsys, *words, "--as-of", "2031-10-12", "--json"))


def test_each_count_stands_with_its_side_and_what_it_alone_would_imply(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (table,) = data(capsys, "counts", small, "1")
    rows = {r["id"]: r for r in table["counts"]}
    assert [r["admissible"] for r in rows.values()] == [True, False, False]
    assert rows["a"]["implies"] == "at least 2 of 10 days fell short"
    assert rows["a"]["sums"] == ["the period has 10 days; printed 9"]
    assert rows["b"]["side"] == "southland"
    assert rows["c"]["implies"] is None
    assert "counted at crossing" in rows["c"]["why_not"]
    assert {r["days"] for r in rows.values()} == {10}


def test_counts_are_shown_for_a_ratio_too(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (table,) = data(capsys, "counts", small, "3")
    assert [(r["id"], r["admissible"]) for r in table["counts"]] == [("r", True)]
    assert table["counts"][0]["implies"] == (
        "its figure answers 2 of 2 occasions on record, of which 2 had come up for certain by the "
        "end of its period; the text names no due time, so that none can be overdue"
    )


@pytest.mark.parametrize(("figure", "answered"), [(14, 0), (15, 1), (29, 1), (31, 2)])
def test_every_count_of_a_ratio_read_as_not_yet_due_whatever_its_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], figure: int, answered: int
) -> None:
    """One source is taken as right; what others report of the same adds nothing to it."""
    told: dict[str, Any] = {
        "time": "2031-10-02",
        "source": "press",
        "kind": "northern-body",
        "act": "return",
    }
    told |= {"by": "southland", "amount": 2, "incident": "n"}
    more: dict[str, Any] = {
        "time": "2031-10-03",
        "kind": "southern-body",
        "act": "return",
        "by": "northland",
    }
    folder = case(
        tmp_path,
        row("act", id="n-1", **told),
        row("act", id="n-2", **(told | {"source": "wire"})),
        row("act", id="s-1", incident="s", amount=30, **more),
        row("act", id="s-2", incident="s", amount=30, **(more | {"source": "wire"})),
        row(
            "count",
            id="r",
            kind="southern-body",
            act="return",
            by="northland",
            period=OCTOBER,
            amount=figure,
        ),
    )
    (table,) = data(capsys, "counts", folder, "3")
    (only,) = table["counts"]
    assert only["implies"].startswith(f"its figure answers {answered} of 2 occasions")
    assert "not yet due" not in only["implies"]


def test_a_term_nobody_counted_says_so(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No count of it is on record." in said(
        capsys, "counts", small, "2", "--as-of", "2031-10-12"
    )


def test_coverage_is_told_by_term_and_bearer(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, "coverage", small)
    terms = {(t["term"], t["bearer"]): t for t in found["terms"]}
    ban = terms["2", "southland"]
    assert (ban["total"], ban["closed"], ban["looked"]) == (12 * DAY, 3 * DAY, 9 * DAY)
    assert (ban["refused"], ban["nobody"]) == (1 * DAY, 2 * DAY)
    # who looks in the valley alone has not looked everywhere; the other side's office is one group
    everywhere = terms["1", "northland"]
    assert (everywhere["closed"], everywhere["looked"]) == (0, 10 * DAY)


def test_access_is_told_by_side(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = {s["party"]: s for s in data(capsys, "coverage", small)["sides"]}
    assert sides["northland"]["other"] == 10 * DAY
    assert sides["southland"]["other"] == sides["southland"]["own"] == 0
    assert sides["southland"]["refused"] == 1 * DAY


def test_every_entry_of_coverage_is_listed_with_its_means(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = {e["id"]: e for e in data(capsys, "coverage", small)["entries"]}
    assert {k: e["means"] for k, e in entries.items()} == {
        "k1": "patrol",
        "k2": "sensor",
        "k3": None,
        "k4": None,
    }
    assert [k for k, e in entries.items() if e["denied"]] == ["k3"]


def test_a_case_without_coverage_says_that_nothing_would_have_been_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "coverage", case(tmp_path), "--as-of", "2031-10-12")
    assert "No coverage is on record" in text
    assert "no source said for how long it could have seen any of: 1, 2" in text


def test_sources_have_their_side_their_history_and_their_sums(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = data(capsys, "sources", small)
    sources = {s["source"]: s for s in found["sources"]}
    assert sources["south-office"]["side"] == "southland"
    assert [g["reliability"] for g in sources["press"]["gradings"]] == ["B", "C"]
    assert sources["press"]["sums"] == [{"entry": "a", "what": "the period has 10 days; printed 9"}]


def test_complaints_are_received_examined_and_ruled_and_views_are_none_of_it(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = said(capsys, "sources", small, "--as-of", "2031-10-12")
    assert "3 received, 2 examined, 1 ruled, 2 unruled" in text
    assert "Northland on term 2 holds that it is a violation: They fired. [entry v1]" in text


def test_what_was_not_yet_known_is_not_told(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = ("--as-known-at", "1")
    found = data(capsys, "sources", small, *first)
    assert [s["source"] for s in found["sources"]] == ["press"]
    assert not found["complaints"]
    assert len(data(capsys, "counts", small, "1", *first)[0]["counts"]) == 1
