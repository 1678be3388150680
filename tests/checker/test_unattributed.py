"""An act that nobody is named for, and that one side denies: three programs, one answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.facts import Facts, Truth
from servanda.kernel.plan.operators import Ban, ExceptActors
from servanda.kernel.verdicts.proof import Outcome, Verdict
from tests.checker.judging import judged
from tests.oracle import making as m

BEARERS = ("a", "b")


@pytest.mark.parametrize("own", [m.GAP, m.FALSE])
@pytest.mark.parametrize("occurs", [m.TRUE, m.GAP, m.DISPUTED])
@pytest.mark.parametrize("excepted", [False, True])
def test_a_denial_by_one_bearer_leaves_the_act_open_as_the_facts_have_it(
    own: Truth, occurs: Truth, *, excepted: bool
) -> None:
    parts = (m.part(None, occurs, m.GAP), m.part("b", by=own))
    facts = Facts((m.incident("shelling", "shell", m.between(2), *parts),))
    exemptions = (ExceptActors(("b",)),) if excepted else ()
    plain = m.term("1", Ban(m.banned("shell")), bearers=BEARERS)
    term = replace(plain, exemptions=exemptions)
    case = judged("denied", m.plan(term), facts, m.hour(9))
    (proof,) = case.proofs
    assert case.all_objections() == []
    assert case.refuted(proof) == []
    told = {one.key: one for one in proof.instances if one.key.startswith("shelling")}
    open_to = {"shelling@a"} | ({"shelling@b"} if own is m.GAP and not excepted else set())
    assert set(told) == open_to, "whoever is cleared or excepted has no occasion of it"
    for one in told.values():
        assert set(one.outcomes) == {Outcome.BROKEN, Outcome.OFF}
    assert told["shelling@a"].occurrence is occurs
    assert told["shelling@a"].verdict is (
        Verdict.CONTESTED if occurs is m.DISPUTED else Verdict.CANNOT_VERIFY
    )


@pytest.mark.parametrize("several", [BEARERS, ("a",)])
def test_what_half_the_sources_lay_to_one_and_half_to_the_other_is_contested(
    several: tuple[str, ...],
) -> None:
    """The checker asked for a branch in which neither did it, and refused the proof without it."""
    parts = (m.part("a", by=m.DISPUTED), m.part("b", by=m.DISPUTED))
    shelled = replace(m.incident("shelling", "shell", m.between(2), *parts), one_of=True)
    term = m.term("1", Ban(m.banned("shell")), bearers=several)
    case = judged("half and half", m.plan(term), Facts((shelled,)), m.hour(9))
    (proof,) = case.proofs
    assert case.all_objections() == []
    assert case.refuted(proof) == []
    told = [one for one in proof.instances if one.key.startswith("shelling")]
    assert [one.verdict for one in told] == [Verdict.CONTESTED] * len(several)
    assert [group.at_least for group in proof.groups] == [1] * (len(several) - 1)
