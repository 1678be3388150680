"""Lowering: the checked agreement, read with the cell's method, becomes the plan.

Each pass is one function from drafts to drafts and says in its docstring what it fills in. What
is understood and not judged yet is told (P101) and listed in `Plan.unjudged`; nothing else is
left out. CONTRIBUTING has the recipe for a new construct; its place is `lowering.duties`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from servanda.kernel.base import Calendar
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.asides import Aside
from servanda.kernel.plan.lowering.areas import area_parts
from servanda.kernel.plan.lowering.bearers import bearers, owed
from servanda.kernel.plan.lowering.duties import duties
from servanda.kernel.plan.lowering.incorporation import incorporation
from servanda.kernel.plan.lowering.law import cell_rules, in_force, versions
from servanda.kernel.plan.lowering.links import additions, resting
from servanda.kernel.plan.lowering.names import Names, names_of
from servanda.kernel.plan.lowering.needs import check_lists
from servanda.kernel.plan.lowering.riders import conditions, counting, exceptions, relief
from servanda.kernel.plan.lowering.scope import Pass, Scope, drafts, key_of
from servanda.kernel.plan.lowering.windows import weeks_start_day
from servanda.kernel.plan.operators import Plan, TermKey
from servanda.kernel.source import Diagnostic
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked
from servanda.kernel.terms.method import Method

PASSES: Final[tuple[Pass, ...]] = (
    incorporation,
    bearers,
    duties,
    additions,
    counting,
    conditions,
    exceptions,
    relief,
    in_force,
    versions,
    cell_rules,
    resting,
)
"""The passes in their order. `duties` needs the bearers; `resting` needs everything."""


def lower(
    checked: Checked,
    method: Method,
    calendar: Calendar,
    annexes: Annexes,
    incorporated: Mapping[str, Checked] = MappingProxyType({}),
) -> tuple[Plan, list[Diagnostic]]:
    """The plan of an agreement, and what was found while making it, in the order of the text.

    ``checked`` should hold no errors: names that are not declared stand for themselves here.
    ``incorporated`` are the texts it takes words from, where the case holds them. ``calendar`` is
    the agreement's, with the rules of `calendar_rules`. Errors among the findings
    are dates that the calendar does not have (P103); the rest are warnings and notes.
    """
    names = names_of(checked)
    scope = Scope(names, method, calendar, annexes, owed(names, method), incorporated)
    check_lists(scope)
    found = drafts(names)
    for step in PASSES:
        found = step(scope, found)
    plan = Plan(
        agreement=names.agreement,
        calendar=calendar,
        parties=names.parties,
        terms=tuple(draft.plan for draft in found),
        names=names.texts,
        area_parts=area_parts(scope),
        wider=names.wider,
        unjudged=_in_order(names, scope.unjudged),
    )
    return plan, sorted(scope.found, key=_place_of)


def _in_order(
    names: Names, unjudged: Iterable[tuple[TermKey, Aside]]
) -> tuple[tuple[TermKey, Aside], ...]:
    """What is not judged, in the order of the text, whichever pass found it."""
    sources: Iterable[ast.Term | ast.Guarantee] = (*names.terms, *names.guarantees)
    places = {key_of(source): place for place, source in enumerate(sources)}
    return tuple(sorted(unjudged, key=lambda item: places[item[0]]))


def calendar_rules(checked: Checked, method: Method) -> tuple[bool, int | None]:
    """Whether days end at midnight, and the weekday on which weeks start.

    As the agreement or else the method says; 0 is Monday, None the anchor's own day.
    """
    names = names_of(checked)
    end = names.rules.get("days end at") or method.days_end
    return end is not None, weeks_start_day(names, method)


def _place_of(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    span = finding.span
    return (span.file, span.line, span.col, finding.code, finding.message)
