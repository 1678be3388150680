"""Judging: plan and facts in, a proof for each term out. The engine is a parameter."""

from __future__ import annotations

from typing import Protocol

from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Plan, TermKey
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.reference import Engine, judge_plan


class Judge(Protocol):
    """An engine: equal engines give equal proofs on every input."""

    def __call__(
        self, plan: Plan, facts: Facts, as_of: Instant, method: Method
    ) -> tuple[TermProof, ...]:
        """A proof for each term of the plan, in its order."""


def judge(
    plan: Plan, facts: Facts, method: Method, as_of: Instant, engine: Judge = judge_plan
) -> tuple[TermProof, ...]:
    """The proofs of all terms at ``as_of``, by the reference engine unless another is given."""
    return engine(plan, facts, as_of, method)


def judge_some(
    plan: Plan, facts: Facts, method: Method, as_of: Instant, only: frozenset[TermKey]
) -> tuple[TermProof, ...]:
    """The proofs of these terms alone, as `judge` would give them; in the plan's order.

    Only these and what they depend on are judged.
    """
    return Engine(plan, facts, method, as_of).judge(only)
