"""What a term takes over from another agreement: `as in term 9 of gaza-january-2025`.

The other text lends its words, never its standing: bearer, act and time in force are the term's
own; amounts, parts, period and counting come from the other term where the own sentence is
silent. A kind that is taken over must be declared here under the same name, so that reports can
be about it; one that is not is set aside by name (P101).
"""

from __future__ import annotations

from dataclasses import replace

from servanda.kernel.plan.asides import aside
from servanda.kernel.plan.lowering.scope import Draft, NotYetError, Scope, each_draft
from servanda.kernel.terms import ast
from servanda.kernel.terms.resolve import Names

AS_IN = "as in"


def incorporation(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills in the words that a sentence takes over from another agreement's term.

    A text that the case does not hold leaves the term unjudged, and says so.
    """
    return each_draft(scope, drafts, _with_words)


def _with_words(scope: Scope, draft: Draft) -> Draft:
    match draft.source:
        case ast.Term(sentence=own) as term:
            found = [r for r in draft.riders(ast.Reference) if r.how == AS_IN]
            for rider in found:
                own = _filled(scope, draft, own, rider)
            return replace(draft, source=replace(term, sentence=own)) if found else draft
        case ast.Guarantee():
            return draft


def _filled(scope: Scope, draft: Draft, own: ast.Sentence, rider: ast.Reference) -> ast.Sentence:
    """The sentence with the other's words where it has none of its own, the reference done."""
    other, there = _lent(scope, rider)
    here = scope.names.table
    if not isinstance(own.act, ast.Do) or not isinstance(other.act, ast.Do):
        raise NotYetError(aside("as-in-state"), rider.span)
    objects = _objects(own.act.objects, other.act.objects, here, there)
    lent: list[ast.Rider] = []
    for part in other.riders:
        match part:
            case ast.Including(parts=parts) if not draft.riders(ast.Including):
                kept = [_declared(scope, draft, item, there) for item in parts]
                items = tuple(item for item in kept if item is not None)
                lent += [replace(part, parts=items)] if items else []
            case ast.Counted() if not draft.riders(ast.Counted):
                lent.append(part)
            case _:
                continue
    return replace(
        own,
        act=replace(own.act, objects=objects),
        recipient=own.recipient or other.recipient,
        cycle=own.cycle or other.cycle,
        riders=(*(r for r in own.riders if r is not rider), *lent),
    )


def _lent(scope: Scope, rider: ast.Reference) -> tuple[ast.Sentence, Names]:
    """The other term's sentence, and the names it is written in."""
    ref = rider.term
    if ref.of is None:
        own = [t for t in scope.names.terms if _is_meant(t, ref)]
        if not own:
            raise NotYetError(aside("as-in"), rider.span)
        return own[0].sentence, scope.names.table
    text = scope.incorporated.get(ref.of.text)
    if text is None:
        raise NotYetError(aside("text-missing", name=ref.of.text), rider.span)
    for term in text.terms:
        if _is_meant(term, ref):
            return term.sentence, text.names
    raise NotYetError(aside("term-missing", term=ref.id.text, name=ref.of.text), rider.span)


def _is_meant(term: ast.Term, ref: ast.TermRef) -> bool:
    reading = term.reading.text if term.reading else None
    asked = ref.reading.text if ref.reading else None
    return term.id.text == ref.id.text and asked in (None, reading)


def _objects(
    own: ast.Objects | None, other: ast.Objects | None, here: Names, there: Names
) -> ast.Objects | None:
    """The own objects, each with the other's amount and list where it has none."""
    if own is None or other is None:
        return own
    lent = {there.canonical(item.noun.text): item for item in other.items}
    items = []
    for item in own.items:
        found = lent.get(here.canonical(item.noun.text))
        if found is None:
            items.append(item)
        else:
            items.append(replace(item, measure=item.measure or found.measure))
    return replace(own, items=tuple(items))


def _declared(scope: Scope, draft: Draft, item: ast.Item, there: Names) -> ast.Item | None:
    """A part under the name it has here; None, and said so, where it has none."""
    name = there.canonical(item.noun.text)
    if scope.names.table.sort(name) is None:
        scope.set_aside(draft, aside("taken-over", name=name), draft.plan.span)
        return None
    return replace(item, noun=replace(item.noun, text=name))
