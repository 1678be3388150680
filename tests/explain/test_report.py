"""The JSON of a judgement: stable, complete, and as its schema and its page say."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from servanda.kernel.base import DAWN, FOREVER, Between, Range, canonical
from servanda.kernel.facts import Gap, Truth
from servanda.kernel.verdicts.proof import Standing, Verdict
from servanda.kernel.verdicts.report import Edition, KnownBy, verdicts_json
from tests.explain.hand import (
    AS_OF,
    CEASEFIRE,
    QUOTA,
    GroupProof,
    InstanceProof,
    NeedProof,
    Outcome,
    Seen,
    Settle,
    at,
    day,
    exactly,
    proof_of,
)
from tests.explain.schema import objections

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs/schemas/verdicts-1.schema.json").read_text(encoding="utf-8"))
DIGEST = "sha256:" + "0" * 64
EDITION = Edition("hand-2031", DIGEST, DIGEST, "63:" + "0" * 64, "2025.2", "0.1.0", AS_OF)

SHORT_DAY = InstanceProof(
    "2031-03-01",
    "northland",
    (Outcome.UNDONE,),
    Verdict.BREACHED,
    opened=exactly("2031-03-01"),
    due=exactly("2031-03-02"),
    needs=(
        NeedProof("truck", 600, Range(612, 640), ("c1",)),
        NeedProof("fuel-truck", 50, Range(12, Decimal("14.50")), ("c2",)),
    ),
    cites=("11", "12"),
)
OPEN = InstanceProof(
    "s1@northland",
    "northland",
    (Outcome.BROKEN, Outcome.OFF),
    Verdict.CANNOT_VERIFY,
    decided=day("2031-03-05"),
    occurrence=Truth.TRUE,
    attribution=Truth.GAP,
    reasons=(Gap.ATTRIBUTION,),
    settle=(Settle("actor", ("s1",)),),
    denials=("9",),
    possible=True,
    relaxed=True,
)
WATCH = InstanceProof(
    "watch@northland", "northland", (Outcome.CLEAN,), Verdict.HOLDING, seen=Seen(1, 2, 3), live=True
)
GROUP = GroupProof("total", ("2031-03-01", "2031-03-02"), 1, 2, ("c1",), ("11",), ("northland",))
PROOFS = (
    proof_of(
        QUOTA,
        SHORT_DAY,
        groups=(GROUP,),
        since=Between(at("2031-03-02"), at("2031-03-02")),
        recorded=at("2031-03-04"),
        tally=(("breached", 1), ("possible", 0)),
    ),
    proof_of(
        CEASEFIRE, OPEN, WATCH, coverage=Seen(1, 2, 3), below_floor=2, conditional_on=("term 4b",)
    ),
)


def made(*, edition: Edition = EDITION) -> dict[str, Any]:
    return dict(verdicts_json(edition, PROOFS))


def test_a_judgement_fits_its_published_schema() -> None:
    assert objections(made(), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("terms", 0, "verdict"), "violated"),
        (("terms", 0, "instances", 0, "amount", "lo"), 1.5),
        (("terms", 0, "instances", 0, "due"), "2031-03-02"),
        (("terms", 1, "instances", 0, "open_why"), ["because"]),
        (("terms", 1, "at_risk"), None),
        (("as_of",), "2031-03-10 12:00"),
        (("agreement_digest",), "sha256:short"),
        (("terms", 0, "score"), 7),
    ],
)
def test_the_schema_refuses_what_is_not_of_the_shape(path: tuple[Any, ...], value: Any) -> None:
    wrong = json.loads(json.dumps(made()))
    place = wrong
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert objections(wrong, SCHEMA, SCHEMA)


def test_every_field_of_the_issue_is_there_under_its_name() -> None:
    judgement = made()
    assert list(judgement)[:9] == [
        "schema",
        "agreement",
        "agreement_digest",
        "method_digest",
        "record_head",
        "tzdata",
        "servanda",
        "as_of",
        "as_known_at",
    ]
    assert set(judgement["terms"][0]) >= {
        "term",
        "clause",
        "reading",
        "bearer",
        "standing",
        "verdict",
        "now",
        "since",
        "coverage",
        "tally",
        "groups",
        "conditional_on",
        "at_risk",
        "instances",
    }
    assert set(judgement["terms"][0]["instances"][0]) >= {
        "key",
        "opened",
        "due",
        "decided",
        "occurrence",
        "attribution",
        "verdict",
        "amount",
        "needed",
        "cites",
        "open_why",
        "would_settle",
    }


def test_the_amount_shown_is_of_the_need_that_decides() -> None:
    instance = made()["terms"][0]["instances"][0]
    assert instance["amount"] == {"lo": 12, "hi": "14.5", "unit": "fuel-truck"}
    assert instance["needed"] == 50
    assert instance["other_needs"] == [
        {"amount": {"lo": 612, "hi": 640, "unit": "truck"}, "needed": 600}
    ]


def test_bounds_are_always_an_object_and_null_where_open() -> None:
    quota, ban = made()["terms"]
    assert quota["instances"][0]["due"] == {
        "lo": "2031-03-01T22:00:00Z",
        "hi": "2031-03-01T22:00:00Z",
    }
    assert ban["instances"][0]["due"] is None
    endless = replace(OPEN, due=Between(DAWN, FOREVER))
    judged = verdicts_json(EDITION, (proof_of(CEASEFIRE, endless),))
    assert judged["terms"][0]["instances"][0]["due"] == {"lo": None, "hi": None}  # type: ignore[index,call-overload]


def test_an_unbounded_amount_has_a_null_upper_end() -> None:
    free = replace(SHORT_DAY, needs=(NeedProof("truck", None, Range(3, None), ()),))
    instance = verdicts_json(EDITION, (proof_of(QUOTA, free),))["terms"][0]["instances"][0]  # type: ignore[index,call-overload]
    assert instance["amount"] == {"lo": 3, "hi": None, "unit": "truck"}  # type: ignore[index,call-overload]
    assert instance["needed"] is None  # type: ignore[index,call-overload]


def test_attribution_that_is_no_question_is_not_assessed() -> None:
    assert made()["terms"][0]["instances"][0]["attribution"] == "not assessed"
    assert made()["terms"][1]["instances"][0]["attribution"] == "gap"


def test_a_cut_by_publication_says_so() -> None:
    cut = replace(EDITION, as_known_at=AS_OF, known_by=KnownBy.PUBLISHED)
    judged = made(edition=cut)
    assert (judged["as_known_at"], judged["known_by"]) == ("2031-03-10T10:00:00Z", "published")
    assert made(edition=replace(EDITION, position=40))["as_known_at"] == 40


def test_the_same_judgement_has_the_same_bytes() -> None:
    assert canonical(made()) == canonical(made())


def test_the_schema_lists_every_reason_verdict_and_standing() -> None:
    defs = SCHEMA["$defs"]
    assert defs["why_open"]["enum"] == [gap.value for gap in Gap]
    assert sorted(defs["verdict"]["enum"]) == sorted(v.value for v in Verdict)
    assert defs["standing"]["enum"] == [s.value for s in Standing]


def test_every_field_of_the_schema_has_its_line_in_the_page() -> None:
    page = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    fields = set(SCHEMA["properties"])
    for name, shape in SCHEMA["$defs"].items():
        if name != "tally":  # its fields are verdicts
            fields |= set(shape.get("properties", {}))
    missing = [name for name in sorted(fields) if f"`{name}`" not in page]
    assert not missing
