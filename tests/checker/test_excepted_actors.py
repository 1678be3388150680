"""An act that an exception takes out as another's: only where it happened, and was theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from servanda.kernel.facts import Facts, Truth
from servanda.kernel.plan.operators import Ban, ExceptActors
from servanda.kernel.verdicts.proof import Outcome, Verdict
from tests.checker.judging import Judged, judged
from tests.oracle import making as m

POSSIBLE = (m.TRUE, m.GAP, m.DISPUTED)
EVERY = (*POSSIBLE, m.FALSE)


def shelled(own: Truth, other: Truth, by: Truth) -> Judged:
    """A shelling that happened or not as told of a, and of b, whose acts are excepted."""
    parts = (m.part("a", own), m.part("b", other, by))
    facts = Facts((m.incident("shelling", "shell", m.between(2), *parts),))
    term = replace(m.term("1", Ban(m.banned("shell"))), exemptions=(ExceptActors(("b",)),))
    return judged("excepted", m.plan(term), facts, m.hour(9))


def test_an_act_disputed_of_the_excepted_actor_is_no_lost_occasion() -> None:
    """It was the actor's if it happened, which is disputed; the act itself is certain."""
    case = shelled(m.TRUE, m.DISPUTED, m.TRUE)
    (proof,) = case.proofs
    told = {one.key: one for one in proof.instances}
    assert told["shelling"].verdict is Verdict.CONTESTED
    assert set(told["shelling"].outcomes) == {Outcome.BROKEN, Outcome.OFF}
    assert case.all_objections() == []


@pytest.mark.parametrize("by", EVERY)
@pytest.mark.parametrize("other", EVERY)
@pytest.mark.parametrize("own", POSSIBLE)
def test_what_is_known_of_each_decides_as_in_every_world(
    own: Truth, other: Truth, by: Truth
) -> None:
    """What is open of one party and disputed of the other are two unknowns, to the checker too."""
    case = shelled(own, other, by)
    (proof,) = case.proofs
    assert case.all_objections() == []
    assert case.answers is not None
    assert case.refuted(proof) == []
    theirs = by is m.TRUE and (other is m.TRUE or other is own)
    assert ("shelling" in {one.key for one in proof.instances}) is not theirs
