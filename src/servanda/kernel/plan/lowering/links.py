"""What one term says of another: amounts in addition, and moments that rest on a performance.

A term that rests on one which is not judged yet cannot be judged either, and is set aside with
it; so is whatever rests on that, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from servanda.kernel.base import Amount
from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.scope import Draft, Scope, reference
from servanda.kernel.plan.operators import (
    BreachMoment,
    Deadline,
    Guarantee,
    Invocation,
    Need,
    PerformanceOf,
    TermKey,
    TermPlan,
    Undefined,
    Unsaid,
    Withdrawal,
)
from servanda.kernel.terms import ast


def additions(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Makes ``in addition to term X`` cumulative: X's amount and this one.

    So no unit is counted for both. First due, first served.
    """
    found: list[Draft] = []
    for draft in drafts:
        whole: Draft | None = draft
        for rider in draft.riders(ast.Reference):
            if rider.how == "in addition to":
                whole = _added(found, draft, reference(rider.term))
                if whole is None:
                    scope.set_aside(
                        draft, aside("in-addition-to", term=rider.term.id.text), rider.span
                    )
        if whole is not None:
            found.append(whole)
    return tuple(found)


def _added(before: list[Draft], draft: Draft, key: TermKey) -> Draft | None:
    """The draft with the amounts of an earlier term on top; None where they do not pair."""
    other = next((d.plan.duty for d in before if _is(d.plan.key, key)), None)
    mine = draft.plan.duty
    if not isinstance(mine, Deadline) or not isinstance(other, Deadline):
        return None
    if [need.pattern for need in mine.needs] != [need.pattern for need in other.needs]:
        return None
    pairs = zip(mine.needs, other.needs, strict=True)
    needs = tuple(replace(need, amount=_sum(need, base)) for need, base in pairs)
    return draft.with_plan(duty=replace(mine, needs=needs))


def _sum(one: Need, two: Need) -> Amount | None:
    return None if one.amount is None or two.amount is None else one.amount + two.amount


def resting(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Leaves out, by name, every term that rests on what is not judged.

    That is a term without a plan, or the performance of one that has many occasions. The
    performance of undefined words becomes a moment that nothing can fill.
    """
    kept = drafts
    while True:
        plans = [draft.plan for draft in kept]
        found: list[Draft] = []
        for draft in kept:
            spoken = _with_unsaid(draft, plans)
            lacking = [key for key, needed in _rests_on(spoken.plan) if not needed(key, plans)]
            for key in dict.fromkeys(lacking):
                scope.set_aside(spoken, aside("rests-on", term=str(key)), spoken.plan.span)
            narrowed = _without(spoken, lacking) if lacking else spoken
            if narrowed is not None:
                found.append(narrowed)
        if found == list(kept):
            return kept
        kept = tuple(found)


def _without(draft: Draft, lacking: list[TermKey]) -> Draft | None:
    """A guarantee of the terms that remain; of any other term, nothing remains."""
    match draft.plan.duty:
        case Guarantee(terms=terms) as duty if set(terms) - set(lacking):
            remaining = tuple(key for key in terms if key not in lacking)
            return draft.with_plan(duty=replace(duty, terms=remaining))
        case _:
            return None


Test = Callable[[TermKey, list[TermPlan]], bool]


def _rests_on(plan: TermPlan) -> Iterator[tuple[TermKey, Test]]:
    """Each term that must have a plan, and what kind of plan."""
    for node in _nodes((plan.duty, plan.extents)):
        match node:
            case PerformanceOf(term=term):
                yield term, _performed_once
            case BreachMoment(term=term):
                yield term, _planned
            case Deadline(pace=TermKey() as term):
                yield term, _planned
            case Guarantee(terms=terms):
                yield from ((term, _planned) for term in terms)
            case _:
                pass
    condition = plan.condition
    if condition is not None and condition.how is Invocation.AUTOMATIC:
        yield from ((term, _planned) for term in condition.terms or ())


def _is(key: TermKey, wanted: TermKey) -> bool:
    return key == wanted or (key.id == wanted.id and not wanted.reading)


def _planned(key: TermKey, plans: list[TermPlan]) -> bool:
    return any(_is(plan.key, key) for plan in plans)


def _performed_once(key: TermKey, plans: list[TermPlan]) -> bool:
    return any(
        _is(plan.key, key) and isinstance(plan.duty, Deadline | Withdrawal) for plan in plans
    )


def _with_unsaid(draft: Draft, plans: list[TermPlan]) -> Draft:
    """The draft with the performance of undefined words as a moment that nothing can fill."""
    undefined = {plan.key.id: plan.duty.text for plan in plans if isinstance(plan.duty, Undefined)}

    def unsaid(node: Any) -> Any:
        match node:
            case PerformanceOf(term=term) if term.id in undefined:
                return Unsaid(undefined[term.id])
            case _:
                return node

    plan = draft.plan
    return draft.with_plan(duty=_changed(plan.duty, unsaid), extents=_changed(plan.extents, unsaid))


def _nodes(value: Any) -> Iterator[Any]:
    """A plan's operators, each before what it holds."""
    if isinstance(value, tuple):
        for item in value:
            yield from _nodes(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _nodes(getattr(value, field.name))


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value with every operator in it changed, the inner ones first."""
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {
            field.name: _changed(getattr(value, field.name), change) for field in fields(value)
        }
        return change(type(value)(**inner))
    return value
