"""The proof as a tree: an auditor sees every field that a checker reads."""

from __future__ import annotations

import pytest

from servanda.kernel.base import Range
from servanda.kernel.verdicts.tree import tree
from tests.explain.hand import (
    CEASEFIRE,
    QUOTA,
    Branch,
    Choice,
    Gap,
    GroupProof,
    InstanceProof,
    NeedProof,
    Outcome,
    Seen,
    Settle,
    Verdict,
    exactly,
    proof_of,
)

CONTESTED = InstanceProof(
    "2031-03-01",
    "northland",
    (Outcome.DONE, Outcome.UNDONE),
    Verdict.CONTESTED,
    opened=exactly("2031-03-01"),
    due=exactly("2031-03-02"),
    needs=(NeedProof("truck", 600, Range(0, None), ("c1", "c2")),),
    branches=(Branch((Choice("c1+c2", "conflict", 0),), (Outcome.UNDONE,)),),
    reasons=(Gap.DISAGREE,),
    settle=(Settle("dispute", ("c1", "c2")),),
    facts=("c1", "c2"),
    cites=("11", "12"),
    live=True,
)
GROUP = GroupProof("total", ("2031-03-01",), 1, 1, ("c1",), ("11",), ("northland",), relaxed=True)


def test_the_tree_shows_conclusion_reasons_branches_and_citations() -> None:
    lines = tree(proof_of(QUOTA, CONTESTED, groups=(GROUP,)))
    assert lines[0] == "term 3 reading daily: contested (open)"
    text = "\n".join(lines)
    for wanted in (
        "  group total: at least 1 of 1 (refutes)",
        "  instance 2031-03-01: contested (open)",
        "    outcomes: done, undone",
        "    due: 2031-03-01T22:00:00Z",
        "    needs 600 truck: from 0 to unbounded",
        "    if c1+c2 conflict = 0: undone",
        "    open because: sources disagree",
        "    would settle: dispute c1 c2",
        "    cites: 11, 12",
        "    flags: relaxed",
    ):
        assert wanted in text.splitlines(), text


def test_one_instance_can_be_asked_for_and_an_unknown_one_is_refused() -> None:
    other = InstanceProof(
        "watch", "northland", (Outcome.CLEAN,), Verdict.HOLDING, seen=Seen(1, 2, 3)
    )
    proof = proof_of(CEASEFIRE, CONTESTED, other)
    lines = tree(proof, "watch")
    assert "    seen: from 1 to 2 of 3 microseconds of area-time" in lines
    assert not any("2031-03-01:" in line for line in lines)
    with pytest.raises(KeyError):
        tree(proof, "no-such-key")
