"""What riders add to a duty: conditions, exceptions, excuses, cures, and whose counts count."""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.bearers import named
from servanda.kernel.plan.lowering.needs import each_need
from servanda.kernel.plan.lowering.patterns import areas_meant, event
from servanda.kernel.plan.lowering.scope import Draft, NotYetError, Scope, each_draft, reference
from servanda.kernel.plan.operators import (
    Ban,
    Condition,
    Cure,
    Deadline,
    Duty,
    ExceptActors,
    ExceptAgainst,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Excuse,
    Exemption,
    Invocation,
    Need,
    Permission,
    Quota,
    Ratio,
    Response,
    Undefined,
)
from servanda.kernel.terms import ast
from servanda.kernel.terms.method import CountRule


def counting(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills where and by whom the amounts of each need are counted.

    By the clause, else by the method; where neither names a counter, the standard decides.
    """
    return tuple(_counted(scope, draft) for draft in drafts)


def _counted(scope: Scope, draft: Draft) -> Draft:
    point: str | None = None
    counters: tuple[str, ...] = ()
    by_clause = draft.riders(ast.Counted)
    rule = _rule(scope, draft)
    if by_clause:
        point = by_clause[0].at.text if by_clause[0].at else None
        counters = tuple(word.text for word in by_clause[0].by)
    elif rule is not None:
        point, counters = rule.point, rule.counters
    if point is None and not counters:
        return draft

    others = tuple((c.source, c.low, c.high) for c in scope.method.conversions if c.target == point)

    def counted(need: Need) -> Need:
        return replace(
            need,
            point=point,
            counters=counters or None,
            conversions=others,
            chosen=not by_clause,
        )

    return draft.with_plan(duty=each_need(draft.plan.duty, counted))


def _rule(scope: Scope, draft: Draft) -> CountRule | None:
    """The method's rule for this reading, else for the term."""
    key = draft.plan.key
    mine = [rule for rule in scope.method.count_rules if rule.term == key.id]
    for rule in mine:
        if rule.reading is not None and rule.reading == key.reading:
            return rule
    return next((rule for rule in mine if rule.reading is None), None)


def conditions(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills ``as long as``: by notice, unless the clause says ``automatically``.

    Without a body to confirm it, it never suspends. A term with two conditions is set aside
    (P101), and so is whatever else would relieve the bearer and cannot be judged: to judge the
    rest alone would ask too much.
    """
    return each_draft(scope, drafts, _conditioned)


def _conditioned(scope: Scope, draft: Draft) -> Draft:
    found = draft.riders(ast.AsLongAs)
    if isinstance(draft.source, ast.Guarantee):
        found = draft.source.conditions
    if not found:
        return draft
    if len(found) > 1:
        raise NotYetError(aside("second-condition"), found[1].span)
    first = found[0]
    bodies = draft.riders(ast.Confirmed)
    condition = Condition(
        parties=named(scope.names, first.subject),
        terms=tuple(reference(ref) for ref in first.terms) or None,
        how=Invocation.AUTOMATIC if draft.flagged("automatically") else Invocation.NOTICE,
        body=bodies[0].by.text if bodies else None,
    )
    return draft.with_plan(condition=condition)


def exceptions(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills what each duty does not cover.

    An exception in words that are left undefined makes the whole undefined: nobody can say what
    is left. Only bans are judged with exceptions so far; another duty that has one is set aside.
    """
    return each_draft(scope, drafts, _excepted)


def _excepted(scope: Scope, draft: Draft) -> Draft:
    found: list[Exemption] = [
        ExceptClaimed(rider.act.text, rider.judge.text if rider.judge else None)
        for rider in draft.riders(ast.ExceptAct)
    ]
    found.extend(
        ExceptNotice(notice.to.text, notice.lead) for notice in draft.riders(ast.ExceptAfterNotice)
    )
    for where in draft.riders(ast.ExceptWhere):
        found.append(_where(scope, where))
        text = areas_meant(scope.names, where.names).text if where.how == "in" else None
        if text is not None:
            draft = draft.with_plan(duty=_undefined(draft.plan.duty, text))
    if not found:
        return draft
    match draft.plan.duty:
        case Ban() | Permission() | Undefined():
            return draft.with_plan(exemptions=tuple(found))
        case _:
            raise NotYetError(aside("except"), draft.plan.span)


def _where(scope: Scope, rider: ast.ExceptWhere) -> Exemption:
    names = tuple(word.text for word in rider.names)
    match rider.how:
        case "in":
            return ExceptAreas(names)
        case "by":
            return ExceptActors(names)
        case "against":
            return ExceptAgainst(names)
        case "with consent of":
            return ExceptConsent(names)
        case _ if scope.names.act(names[0]) is not None:
            # "only through a procedure": open once the bearer says on record that it was used
            return ExceptClaimed(names[0], None)
        case _:
            return ExceptAreas(names)


def _undefined(duty: Duty, text: str) -> Duty:
    match duty:
        case Ban(pattern=pattern):
            return Ban(replace(pattern, undefined=text))
        case Deadline() | Quota() | Response() | Ratio():

            def undefined(need: Need) -> Need:
                return replace(need, pattern=replace(need.pattern, undefined=text))

            return each_need(duty, undefined)
        case _:
            return Undefined(text)


def relief(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills excuses, cures, and whether time is of the essence.

    Excuses are judged for answers to triggers so far; another duty that has one is set aside.
    """
    return each_draft(scope, drafts, _relieved)


def _relieved(scope: Scope, draft: Draft) -> Draft:
    excuses: list[Excuse] = []
    for excused in draft.riders(ast.Excused):
        if isinstance(draft.plan.duty, Response):
            excuses.append(Excuse(event(scope, excused.occasion), excused.within))
        else:
            raise NotYetError(aside("excuse", name=excused.occasion.what.text), excused.span)
    cures = draft.riders(ast.CuredBy)
    cure = draft.plan.cure
    if cures:
        cure = Cure(cures[0].by.text if cures[0].by else None, cures[0].within)
        if cure.by == "make-up":
            raise NotYetError(aside("make-up"), cures[0].span)
    for rider in draft.riders(ast.Reference):
        if rider.how == "in place of":
            scope.set_aside(draft, aside("in-place-of", term=rider.term.id.text), rider.span)
    return draft.with_plan(excuses=tuple(excuses), cure=cure, essence=draft.flagged("essence"))
