"""What stands outside the sentence: entry into force, amendments, waivers, the cell's rules."""

from __future__ import annotations

from servanda.kernel.base import Instant
from servanda.kernel.plan.lowering.moments import date, edge, optional_edge
from servanda.kernel.plan.lowering.scope import Draft, NotYetError, Scope
from servanda.kernel.plan.operators import At, Ended, FromTo, TermKey
from servanda.kernel.terms import ast


def in_force(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Limits every term to the time in which the agreement is in force."""
    declared = scope.names.in_force
    if declared is None:
        return drafts
    try:
        extent = FromTo(edge(scope, declared.start), optional_edge(scope, declared.end))
    except NotYetError as not_yet:
        for draft in drafts:
            scope.set_aside(draft, not_yet.left, not_yet.span)
        return ()
    return tuple(
        draft
        if extent in draft.plan.extents
        else draft.with_plan(extents=(*draft.plan.extents, extent))
        for draft in drafts
    )


def versions(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Sets each wording of a term in its own time: until the amendment's date, or from it.

    A waiver ends every wording it names. What was broken before stays broken.
    """
    dated = {declared.name.text: date(scope, declared.dated) for declared in scope.names.amendments}
    return tuple(_waived(scope, _amended(draft, drafts, dated)) for draft in drafts)


def _amended(draft: Draft, drafts: tuple[Draft, ...], dated: dict[str, At]) -> Draft:
    key = draft.plan.key
    mine = dated.get(key.amended)
    if mine is not None:
        draft = draft.with_plan(extents=(*draft.plan.extents, FromTo(mine, None)))
    later: list[tuple[Instant, str]] = []
    for other in drafts:
        theirs = other.plan.key
        moved = dated.get(theirs.amended)
        same = (theirs.id, theirs.reading) == (key.id, key.reading)
        if same and moved is not None and (mine is None or moved.start > mine.start):
            later.append((moved.start, theirs.amended))
    if not later:
        return draft
    at, name = min(later)
    return draft.with_plan(ended=Ended("varied", name, at))


def _waived(scope: Scope, draft: Draft) -> Draft:
    for waiver in scope.names.waivers:
        at = date(scope, waiver.dated).start
        ended = draft.plan.ended
        if any(_means(draft.plan.key, ref) for ref in waiver.terms) and (
            ended is None or at < ended.at
        ):
            draft = draft.with_plan(ended=Ended("waived", waiver.name.text, at))
    return draft


def _means(key: TermKey, ref: ast.TermRef) -> bool:
    if ref.of is not None or key.id != ref.id.text:
        return False
    return ref.reading is None or ref.reading.text == key.reading


def cell_rules(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills the method's floor of coverage and its rule for "at risk"."""
    method = scope.method
    return tuple(
        draft.with_plan(
            at_risk=method.at_risk.get(draft.plan.key.id),
            coverage_floor=method.coverage_of.get(draft.plan.key.id, method.coverage),
        )
        for draft in drafts
    )
