"""From the shape of a sentence to its duty: one function for each shape, in one table.

To judge a construct that is only understood so far, write a function that takes the scope, the
draft and the sentence and returns a `Shape`, and enter it in `SHAPES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.bearers import named
from servanda.kernel.plan.lowering.needs import actors_of, needs_of, needs_of_acts
from servanda.kernel.plan.lowering.patterns import (
    Meant,
    acts_meant,
    areas_meant,
    first_text,
    kinds_meant,
    use_of,
)
from servanda.kernel.plan.lowering.scope import (
    Draft,
    NotYetError,
    Scope,
    each_draft,
    key_of,
    reference,
)
from servanda.kernel.plan.lowering.windows import Shape, extents_if_any, extents_of, timed
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Guarantee,
    Pattern,
    Permission,
    Response,
    Step,
    TermKey,
    Undefined,
    Use,
    Withdrawal,
)
from servanda.kernel.terms import ast

Reader = Callable[[Scope, Draft, ast.Sentence], Shape]


def duties(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills each term's duty and the time in which its own words put it in force.

    What no engine judges yet is set aside by name (P101) and its draft left out.
    """
    return each_draft(scope, drafts, _with_duty)


def _with_duty(scope: Scope, draft: Draft) -> Draft:
    shape = _shape(scope, draft)
    return draft.with_plan(duty=shape.duty, extents=shape.extents)


def _shape(scope: Scope, draft: Draft) -> Shape:
    match draft.source:
        case ast.Guarantee():
            return _guarantee(scope, draft.source)
        case ast.Term(sentence=sentence):
            if sentence.dose is not None:
                raise NotYetError(aside("dose", length=sentence.dose), sentence.span)
            return SHAPES[sentence.modality](scope, draft, sentence)


# --------------------------------------------------------------------------------------- modalities


def _shall(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    if sentence.subject.who is ast.Who.NO_PARTY:
        return _shall_not(scope, draft, sentence)
    return PREDICATES[type(sentence.act)](scope, draft, sentence)


def _shall_not(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    match sentence.act:
        case ast.Do():
            return _ban(scope, draft, sentence, sentence.act)
        case _:
            raise NotYetError(aside("ban-state"), sentence.act.span)


def _may(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    """A permission or power: standing, and no verdict."""
    binding = draft.flagged("binding")
    return Shape(Permission(binding), extents_of(scope, sentence))


def _endeavour(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    """Best efforts: judged by the acts that clause or method names, else by nothing."""
    measures = _measures(scope, draft)
    if not measures:
        return Shape(Undefined("best efforts"), extents_if_any(scope, sentence))
    return timed(scope, draft, sentence, needs_of_acts(scope, draft, measures))


def _measures(scope: Scope, draft: Draft) -> tuple[str, ...]:
    judged = tuple(act.text for rider in draft.riders(ast.JudgedBy) for act in rider.acts)
    return judged or scope.method.measures.get(draft.plan.key.id, ())


# --------------------------------------------------------------------------------------- predicates


def _do(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    """An act that is owed."""
    assert isinstance(sentence.act, ast.Do)  # noqa: S101 - the table says so
    measures = _measures(scope, draft)
    if measures:
        needs = needs_of_acts(scope, draft, measures)
    else:
        needs = needs_of(scope, draft, sentence, sentence.act)
    areas = areas_meant(scope.names, sentence.places)
    if areas.text is not None:
        needs = tuple(
            replace(need, pattern=replace(need.pattern, undefined=areas.text)) for need in needs
        )
    return timed(scope, draft, sentence, needs)


def _leave(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    """To be out of areas at the due time."""
    assert isinstance(sentence.act, ast.Leave)  # noqa: S101 - the table says so
    areas = areas_meant(scope.names, sentence.act.areas)
    shape = timed(scope, draft, sentence, ())
    match shape.duty:
        case Deadline(opens=opens, due=due):
            if areas.text is not None:
                return Shape(Undefined(areas.text), shape.extents)
            return Shape(Withdrawal(areas.names, opens, due), shape.extents)
        case _:
            raise NotYetError(aside("recurring-withdrawal"), sentence.span)


def _stay_out(scope: Scope, _draft: Draft, sentence: ast.Sentence) -> Shape:
    """No stay in areas."""
    assert isinstance(sentence.act, ast.StayOut)  # noqa: S101 - the table says so
    areas = areas_meant(scope.names, sentence.act.areas)
    extents = extents_of(scope, sentence)
    if areas.text is not None:
        return Shape(Undefined(areas.text), extents)
    return Shape(Absence(areas.names), extents)


def _cap(scope: Scope, _draft: Draft, sentence: ast.Sentence) -> Shape:
    """At most so many of a kind in an area."""
    assert isinstance(sentence.act, ast.KeepAtMost)  # noqa: S101 - the table says so
    act = sentence.act
    kinds = kinds_meant(scope.names, (act.noun.text,))
    areas = areas_meant(scope.names, (act.area,))
    extents = extents_of(scope, sentence)
    text = first_text(kinds, areas)
    if text is not None:
        return Shape(Undefined(text), extents)
    return Shape(Cap(act.limit, kinds.names, areas.names), extents)


def _prevent(scope: Scope, draft: Draft, sentence: ast.Sentence) -> Shape:
    """Prevention: each such act of the groups asks for the measures that are named."""
    assert isinstance(sentence.act, ast.Prevent)  # noqa: S101 - the table says so
    act = sentence.act
    measures = _measures(scope, draft)
    if not measures:
        words = " or ".join(word.text for word in act.acts)
        return Shape(Undefined(f"prevent {words}"), extents_if_any(scope, sentence))
    needs = needs_of_acts(scope, draft, measures)
    if isinstance(sentence.window, ast.Within | ast.Immediately | ast.By):
        return timed(scope, draft, sentence, needs)
    meant = acts_meant(scope.names, tuple(word.text for word in act.acts))
    groups = tuple(word.text for word in act.groups)
    trigger = Pattern(
        meant.names,
        actors=groups,
        use=use_of(scope, meant.names, groups),
        undefined=meant.text,
    )
    return Shape(Response(needs, trigger, 1, None), extents_of(scope, sentence))


def _not_yet(key: str) -> Reader:
    def read(_scope: Scope, _draft: Draft, sentence: ast.Sentence) -> Shape:
        raise NotYetError(aside(key), sentence.act.span)

    return read


def _ban(scope: Scope, draft: Draft, sentence: ast.Sentence, act: ast.Do) -> Shape:
    """No such act. Of several things forbidden, those left undefined are set aside (P102)."""
    names = scope.names
    if sentence.cycle is not None:
        raise NotYetError(aside("ban-cycle"), sentence.cycle.span)
    items = act.objects.items if act.objects else ()
    for item in items:
        if item.measure is not None:
            raise NotYetError(aside("ban-amount"), item.measure.span)
    acts = acts_meant(names, (act.verb.text,))
    kinds = kinds_meant(names, tuple(i.noun.text for i in items)) if items else None
    areas = areas_meant(names, sentence.places) if sentence.places else None
    rolls = {item.roll.text for item in items if item.roll is not None}
    if len(rolls) > 1:
        raise NotYetError(aside("ban-lists"), act.span)
    text = first_text(areas)
    judged_acts = _judged(scope, draft, acts)
    judged_kinds = _judged(scope, draft, kinds) if kinds else None
    if text is None:
        text = judged_acts.text or (judged_kinds.text if judged_kinds else None)
    pattern = Pattern(
        acts=judged_acts.names,
        kinds=judged_kinds.names if judged_kinds else None,
        actors=actors_of(draft),
        recipient=sentence.recipient.text if sentence.recipient else None,
        areas=areas.names if areas else None,
        roll=next(iter(rolls), None),
        use=Use.BAN,
        undefined=text,
    )
    return Shape(Ban(pattern), extents_of(scope, sentence))


def _judged(scope: Scope, draft: Draft, meant: Meant) -> Meant:
    """What of it can be judged: all but the undefined part, unless all is undefined."""
    if not meant.defined:
        return meant
    for name in meant.undefined:
        text = scope.names.undefined((name,))
        assert text is not None  # noqa: S101 - it is one of the undefined
        scope.set_aside(draft, aside("undefined", name=name, text=text), draft.plan.span)
    return Meant(meant.defined)


# --------------------------------------------------------------------------------------- guarantees


def _guarantee(scope: Scope, source: ast.Guarantee) -> Shape:
    """Which terms, to whom, by which steps. A reference without a reading means every reading."""
    keys = [key for ref in source.terms for key in _wordings(scope, ref)]
    steps = tuple(Step(rung.act.text, rung.if_not_cured_within) for rung in source.rungs)
    return Shape(Guarantee(tuple(dict.fromkeys(keys)), named(scope.names, source.to), steps))


def _wordings(scope: Scope, ref: ast.TermRef) -> tuple[TermKey, ...]:
    wanted = reference(ref)
    return tuple(
        key
        for key in map(key_of, scope.names.terms)
        if key.id == wanted.id and wanted.reading in ("", key.reading)
    )


# ------------------------------------------------------------------------------------------- tables

SHAPES: Final[Mapping[ast.Modality, Reader]] = MappingProxyType(
    {
        ast.Modality.SHALL: _shall,
        ast.Modality.SHALL_NOT: _shall_not,
        ast.Modality.MAY: _may,
        ast.Modality.ENDEAVOUR: _endeavour,
    }
)
PREDICATES: Final[Mapping[type[ast.Predicate], Reader]] = MappingProxyType(
    {
        ast.Do: _do,
        ast.Leave: _leave,
        ast.StayOut: _stay_out,
        ast.KeepAtMost: _cap,
        ast.Prevent: _prevent,
        ast.KeepAway: _not_yet("keep-away"),
        ast.KeepNear: _not_yet("keep-near"),
        ast.KeepIn: _not_yet("keep-in"),
        ast.KeepState: _not_yet("keep-state"),
    }
)
"""What each predicate becomes under ``shall``."""
