"""Terms judged alone, with what they depend on, come to what the whole judgement says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from servanda.case import Case, open_case
from servanda.faces.picture import last_told, take
from servanda.kernel.base import Instant
from servanda.kernel.verdicts.judge import judge, judge_some
from tests.cases.telling import CASES, at
from tests.golden.runner import HERE, read_page, write_case

GOLDEN = sorted((HERE / "explain").glob("*.md"))


def same_alone_as_together(case: Case, as_of: Instant) -> None:
    facts = case.facts()
    whole = {p.key: p for p in judge(case.plan, facts, case.method, as_of)}
    for key, proof in whole.items():
        alone = judge_some(case.plan, facts, case.method, as_of, frozenset({key}))
        assert alone == (proof,), key
    half = frozenset(list(whole)[::2])
    some = judge_some(case.plan, facts, case.method, as_of, half)
    assert some == tuple(whole[key] for key in whole if key in half)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_in_every_golden_page(path: Path, tmp_path: Path) -> None:
    write_case(read_page(path), tmp_path)
    case = open_case(tmp_path)
    horizon = max((e.recorded for e in case.entries), default=at("2031-03-10T00:00:00Z"))
    same_alone_as_together(case, horizon)


@pytest.mark.parametrize("name", ["gaza-october-2025", "sample-2031"])
def test_in_every_bundled_case(name: str) -> None:
    case = open_case(CASES / name)
    as_of = at("2031-01-11T10:00:00Z") if name == "sample-2031" else last_told(case)
    assert as_of is not None
    same_alone_as_together(case, as_of)


def test_a_picture_of_some_terms_holds_them_and_no_others() -> None:
    case = open_case(CASES / "sample-2031")
    as_of = at("2031-01-11T10:00:00Z")
    keys = frozenset(term.key for term in case.plan.terms if term.key.id in ("G1", "5b"))
    some, whole = take(case, as_of, only=keys), take(case, as_of)
    assert some.proofs == tuple(proof for proof in whole.proofs if proof.key in keys)
    assert some.head == whole.head
