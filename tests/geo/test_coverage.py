"""Coverage of an area closes every area that the map shows inside it, for engine and checker."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from servanda.case import Case
from servanda.kernel.verdicts.checker import check_all
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import judge_plan
from servanda.record.times import instant
from tests.geo.drawn import case, feature, square

AREAS = (
    'area outer is annex map-x feature "outer".\narea inner is annex map-x feature "inner".\n'
    'area astride is annex map-x feature "astride".\n'
)
OUTER = feature("outer", square(5000), tolerance_m=300)
INNER = feature("inner", square(1000))
ASTRIDE = feature("astride", square(1000, 5000))
TERMS = (
    "term 1: northland shall stay out of inner from opening.\n"
    "term 2: northland shall stay out of outer from opening.\n"
    "term 3: northland shall stay out of astride from opening.\n"
)
ONE_SOURCE = "standard is 1 sources graded B2 or determination.\n"
AS_OF = instant("2031-03-11T00:00:00Z")


def looked(places: object) -> dict[str, Any]:
    return {
        "type": "coverage",
        "id": "c",
        "places": places,
        "period": {"from": "2031-03-01", "to": "2031-03-31"},
        "zone": "UTC",
        "source": "task-force",
        "grade": "B2",
        "recorded": "2031-04-01T00:00:00Z",
        "recorder": "desk",
    }


def judged(folder: Path, places: object, areas: str = AREAS) -> tuple[Case, dict[str, TermProof]]:
    told = case(
        folder,
        areas,
        OUTER,
        INNER,
        ASTRIDE,
        method=ONE_SOURCE,
        terms=TERMS,
        rows=[looked(places)],
    )
    assert told.rejected == ()
    proofs = judge_plan(told.plan, told.facts(), AS_OF, told.method)
    return told, {proof.key.id: proof for proof in proofs}


def test_coverage_of_an_area_did_not_close_the_area_inside_it(tmp_path: Path) -> None:
    told, proofs = judged(tmp_path, "outer")
    assert proofs["1"].verdict is Verdict.HOLDING
    assert proofs["1"].instances[0].cites == ("c",)
    assert proofs["2"].verdict is Verdict.HOLDING
    assert proofs["3"].verdict is Verdict.CANNOT_VERIFY, "it lies in part outside"
    found = tuple(proofs.values())
    assert check_all(told.plan, told.facts(), told.method, AS_OF, found) == []


def test_the_checker_refuses_what_a_look_at_the_inner_area_would_say_of_the_outer(
    tmp_path: Path,
) -> None:
    told, proofs = judged(tmp_path, "inner")
    assert proofs["1"].verdict is Verdict.HOLDING
    assert proofs["2"].verdict is Verdict.CANNOT_VERIFY
    one = proofs["2"].instances[0]
    held = replace(
        proofs["2"],
        verdict=Verdict.HOLDING,
        instances=(replace(one, verdict=Verdict.HOLDING, seen=proofs["1"].coverage, reasons=()),),
    )
    found = (proofs["1"], held, proofs["3"])
    assert check_all(told.plan, told.facts(), told.method, AS_OF, found) != []


@pytest.mark.parametrize(("places", "inner"), [("phased", Verdict.CANNOT_VERIFY)])
def test_an_area_that_lies_inside_for_part_of_the_time_is_not_closed_by_the_whole(
    tmp_path: Path, places: str, inner: Verdict
) -> None:
    areas = AREAS + "area phased is outer until 10 March 2031, then astride.\n"
    _, proofs = judged(tmp_path, places, areas)
    assert proofs["1"].verdict is inner
