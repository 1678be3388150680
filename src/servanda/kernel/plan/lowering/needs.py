"""How much is owed: objects, amounts and lists, as needs.

A bare number and ``at least`` owe that many; ``every`` as many as the list numbers, unknown where
nobody has numbered it; a share is rounded up to the next whole one, and that is said (P105). Of
``between A and B`` the lower is owed: more is outside the duty and no breach.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import Final

from servanda.kernel.base import Amount, amount_text
from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.patterns import performance
from servanda.kernel.plan.lowering.scope import Draft, NotYetError, Scope
from servanda.kernel.plan.operators import (
    BEARER,
    Deadline,
    Duty,
    Need,
    Pattern,
    Quota,
    Ratio,
    Response,
)
from servanda.kernel.terms import ast

SHARES: Final = (ast.Bound.SHARE, ast.Bound.SHARE_AT_LEAST)


def needs_of_acts(scope: Scope, draft: Draft, acts: tuple[str, ...]) -> tuple[Need, ...]:
    """One of each act, as where measures stand for a result (``judged by arrest and patrol``)."""
    actors = actors_of(draft)
    return tuple(_bare(performance(scope, act, (), actors), act) for act in acts)


def needs_of(scope: Scope, draft: Draft, sentence: ast.Sentence, act: ast.Do) -> tuple[Need, ...]:
    """What must be done for a duty to do an act. Raises NotYetError for a limit (``at most``)."""
    verb = act.verb.text
    actors = actors_of(draft)
    if act.objects is None:
        found = [_bare(performance(scope, verb, (), actors), verb)]
    elif act.objects.join is ast.Join.ANY:
        found = [_any_of(scope, draft, verb, act.objects, actors)]
    else:
        found = [_need(scope, draft, verb, item, actors) for item in act.objects.items]
    for including in draft.riders(ast.Including):
        found.extend(_need(scope, draft, verb, part, actors) for part in including.parts)
    return tuple(_placed(need, sentence) for need in found)


def actors_of(draft: Draft) -> tuple[str, ...]:
    """Who may perform: each bearer for itself, or all of those who owe jointly."""
    return draft.plan.bearers if draft.plan.joint else (BEARER,)


def _bare(pattern: Pattern, unit: str) -> Need:
    """Once is enough."""
    return Need(pattern, 1, unit, total=1 if pattern.once else None)


def _placed(need: Need, sentence: ast.Sentence) -> Need:
    """To whom and where the sentence says it is to be done."""
    areas = tuple(place.text for place in sentence.places) or None
    to = sentence.recipient.text if sentence.recipient else None
    return replace(need, pattern=replace(need.pattern, areas=areas, recipient=to))


def _need(scope: Scope, draft: Draft, verb: str, item: ast.Item, actors: tuple[str, ...]) -> Need:
    noun = item.noun.text
    pattern = performance(scope, verb, (noun,), actors)
    if item.roll is not None:
        pattern = replace(pattern, roll=item.roll.text)
    unit = scope.names.kind(noun)
    total = numbering(scope, draft, item)
    if item.measure is None:
        if pattern.once:
            total = 1
        return Need(pattern, 1, unit, total, scaled=item.per is not None)
    amount = _amount(scope, draft, item, item.measure, total)
    return Need(pattern, amount, unit, total, scaled=item.per is not None)


def _any_of(
    scope: Scope, draft: Draft, verb: str, objects: ast.Objects, actors: tuple[str, ...]
) -> Need:
    """One amount that any of the kinds fill together: the only one written, or one for all.

    Raises NotYetError where the kinds have different amounts.
    """
    items = objects.items
    measured = [item for item in items if item.measure is not None]
    rolls = {item.roll.text if item.roll else None for item in items}
    sizes = {
        (i.measure.bound in SHARES, i.measure.number) for i in measured if i.measure is not None
    }
    if len(rolls) > 1 or len(sizes) > 1:
        raise NotYetError(aside("amounts"), objects.span)
    one = _need(scope, draft, verb, (measured or list(items))[0], actors)
    nouns = tuple(item.noun.text for item in items)
    pattern = performance(scope, verb, nouns, actors)
    unit = " or ".join(scope.names.kind(noun) for noun in nouns)
    total = None if one.total is None or len(nouns) > 1 else one.total
    return replace(one, pattern=replace(pattern, roll=one.pattern.roll), unit=unit, total=total)


def _amount(
    scope: Scope, draft: Draft, item: ast.Item, measure: ast.Measure, total: Amount | None
) -> Amount | None:
    match measure.bound:
        case ast.Bound.EVERY:
            return total
        case ast.Bound.AT_LEAST | ast.Bound.EXACTLY | ast.Bound.BETWEEN:
            return measure.number
        case ast.Bound.SHARE | ast.Bound.SHARE_AT_LEAST:
            return _share(scope, draft, item, measure, total)
        case ast.Bound.AT_MOST:
            raise NotYetError(aside("at-most"), measure.span)


def _share(
    scope: Scope, draft: Draft, item: ast.Item, measure: ast.Measure, total: Amount | None
) -> Amount | None:
    if total is None or measure.number is None:
        return None
    exact = Decimal(total) * Decimal(measure.number) / 100
    whole = int(exact.to_integral_value(ROUND_CEILING))
    if whole != exact:
        percent = amount_text(measure.number)
        message = (
            f"{percent} percent of {amount_text(total)} is {amount_text(exact)}: {whole} are owed"
        )
        scope.tell("P105", message, item.span, clause=draft.plan.clause)
    return whole


def numbering(scope: Scope, draft: Draft, item: ast.Item) -> int | None:
    """How many of the kind there are at all: by the rider, the list, or its annex.

    None where nobody has numbered them, or where the annex does not tell the kind apart.
    """
    every = item.measure is not None and item.measure.bound is ast.Bound.EVERY
    of_a_part = any(item in including.parts for including in draft.riders(ast.Including))
    for rider in draft.riders(ast.Numbering):
        if every and not of_a_part:
            return rider.number
    if item.roll is None:
        return None
    declared = scope.names.roll(item.roll.text)
    if declared is None:
        return None
    everything = scope.names.kinds_under(item.noun.text)
    if declared.numbering is not None and scope.names.kind(declared.of.text) in everything:
        return declared.numbering
    return _by_annex(scope, declared, everything)


def _by_annex(scope: Scope, declared: ast.ListDecl, everything: tuple[str, ...]) -> int | None:
    """The rows of the list's annex that are of the kind.

    A row of a wider category may hold any number of them: then the answer is unknown.
    """
    feature = declared.feature
    rows = scope.annexes.rows(feature.annex.text, feature.feature)
    if rows is None:
        return None
    mine = [row.count for row in rows if scope.names.kind(row.category) in everything]
    wider = [
        row
        for row in rows
        if scope.names.kind(row.category) not in everything
        and set(everything) & set(scope.names.kinds_under(row.category))
    ]
    return sum(mine) if mine and not wider else None


def check_lists(scope: Scope) -> None:
    """Tells where a list's stated number and the rows of its annex differ (P106).

    And where a row is of a kind that the agreement does not declare (P104).
    """
    for declared in scope.names.rolls:
        feature = declared.feature
        rows = scope.annexes.rows(feature.annex.text, feature.feature)
        if rows is None:
            continue
        for row in rows:
            if scope.names.table.sort(row.category) != "kind":
                message = f'"{row.category}" in annex {feature.annex.text} is no declared kind'
                scope.tell("P104", message, declared.span)
        total = sum(row.count for row in rows)
        if declared.numbering is not None and total != declared.numbering:
            message = f"list {declared.name.text} numbers {declared.numbering}, its annex {total}"
            scope.tell("P106", message, declared.span)


def each_need(duty: Duty, change: Callable[[Need], Need]) -> Duty:
    """The duty with each of its needs changed; one without needs as it is."""
    match duty:
        case (
            Deadline(needs=needs) | Quota(needs=needs) | Response(needs=needs) | Ratio(needs=needs)
        ):
            return replace(duty, needs=tuple(change(need) for need in needs))
        case _:
            return duty
