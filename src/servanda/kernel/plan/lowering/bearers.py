"""Who owes it: names, every party, several each for itself, several together."""

from __future__ import annotations

from servanda.kernel.plan.lowering.names import Names
from servanda.kernel.plan.lowering.scope import Draft, Scope
from servanda.kernel.terms import ast
from servanda.kernel.terms.method import Method


def named(names: Names, subject: ast.Subject) -> tuple[str, ...]:
    """Everybody a subject names, in the agreement's order."""
    match subject.who:
        case ast.Who.EACH_PARTY | ast.Who.NO_PARTY:
            return names.parties
        case ast.Who.EACH_GUARANTOR:
            return names.guarantors
        case ast.Who.NAMED | ast.Who.EACH_OF | ast.Who.JOINTLY:
            return tuple(word.text for word in subject.names)


def bearers(scope: Scope, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Fills who owes each term, to whom, and what the cell supplied.

    A bearer that the cell read in stands in the sentence and is marked there; the check holds it
    equal to the method's. Nobody is made a counterparty whom neither text nor method names.
    """
    return tuple(_with_bearers(scope, draft) for draft in drafts)


def _with_bearers(scope: Scope, draft: Draft) -> Draft:
    subject = draft.source.subject if isinstance(draft.source, ast.Guarantee) else None
    if subject is not None:
        return draft.with_plan(bearers=named(scope.names, subject))
    assert isinstance(draft.source, ast.Term)  # noqa: S101 - a draft is a term or a guarantee
    sentence = draft.source.sentence
    supplied = tuple(part for rider in draft.riders(ast.ReadByCell) for part in rider.parts)
    term = draft.plan.key.id
    to = scope.method.recipients.get(term) if "recipient" in supplied else None
    return draft.with_plan(
        bearers=named(scope.names, sentence.subject),
        joint=sentence.subject.who is ast.Who.JOINTLY,
        counterparty=sentence.recipient.text if sentence.recipient else to,
        supplied=supplied,
    )


def owed(names: Names, method: Method) -> frozenset[tuple[str, str]]:
    """Each act that some obligation names, with each of those who owe it."""
    found: set[tuple[str, str]] = set()
    for term in names.terms:
        sentence = term.sentence
        if sentence.modality not in (ast.Modality.SHALL, ast.Modality.ENDEAVOUR):
            continue
        if sentence.subject.who is ast.Who.NO_PARTY:
            continue
        verbs = _verbs(term, method)
        for bearer in named(names, sentence.subject):
            found.update((act, bearer) for verb in verbs for act in names.acts_under(verb))
    return frozenset(found)


def _verbs(term: ast.Term, method: Method) -> tuple[str, ...]:
    """The acts that perform an obligation: its verb, or the measures it is judged by."""
    judged = tuple(
        act.text
        for rider in term.sentence.riders
        if isinstance(rider, ast.JudgedBy)
        for act in rider.acts
    )
    measures = judged or method.measures.get(term.id.text, ())
    match term.sentence.act:
        case ast.Do(verb=verb):
            return (verb.text, *measures)
        case ast.Leave():
            return ("leave", *measures)
        case _:
            return measures
