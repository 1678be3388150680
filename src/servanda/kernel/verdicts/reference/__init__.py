"""The reference engine: every verdict with its proof, in plain Python."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts, Truth
from servanda.kernel.plan.operators import Plan, Quota, TermKey
from servanda.kernel.standard import converted
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import TermProof
from servanda.kernel.verdicts.reference.engine import Engine

__all__ = ["Engine", "implied_by", "judge_plan"]


def judge_plan(plan: Plan, facts: Facts, as_of: Instant, method: Method) -> tuple[TermProof, ...]:
    """A proof for each term of the plan, in order, at the horizon ``as_of`` (DESIGN §5)."""
    return Engine(plan, facts, method, as_of).judge()


def implied_by(
    plan: Plan,
    facts: Facts,
    term: TermKey,
    counts: tuple[str, ...],
    as_of: Instant,
    method: Method,
) -> TermProof | None:
    """The term as it would be judged if these counts alone were right, and admissible.

    For the table of rival counts: the counter is disregarded, and a count at another point is
    taken by the method's conversion. Where there is none it implies nothing and should not be
    asked.
    """
    found = plan.term(term)
    if found is None or not isinstance(found.duty, Quota):
        return None
    alone = tuple(replace(c, status=Truth.TRUE, claims=()) for c in facts.counts if c.id in counts)
    first = found.duty.needs[0]
    alone = tuple(
        c if (by := first.factors(c.point)) is None else replace(c, amount=converted(c.amount, *by))
        for c in alone
    )
    needs = tuple(replace(n, point=None, counters=None) for n in found.duty.needs)
    loosened = replace(found, duty=replace(found.duty, needs=needs))
    others = tuple(loosened if t.key == found.key else t for t in plan.terms)
    engine = Engine(replace(plan, terms=others), replace(facts, counts=alone), method, as_of)
    return engine.term(loosened, ())
