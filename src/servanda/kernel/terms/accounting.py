"""An account of every clause: monitored, not monitored and why, by its parts, or missing.

A clause whose terms could not be read is neither: it is `not read` until they are mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast


class State(StrEnum):
    """How a clause is accounted for."""

    MONITORED = "monitored"
    NOT_MONITORED = "not monitored"
    PARTS = "by its parts"
    MISSING = "missing"
    UNREAD = "not read"
    PREAMBLE = "preamble"
    WORDLESS = "no words"


@dataclass(frozen=True, slots=True)
class ClauseState:
    """One clause with its account: the ids of its terms, and why the rest is not monitored."""

    path: tuple[str, ...]
    span: Span
    state: State
    terms: tuple[str, ...]
    reasons: tuple[str, ...]


Path = tuple[str, ...]


def account(document: ast.Document) -> tuple[tuple[ClauseState, ...], list[Diagnostic]]:
    """The state of every clause, in order, and what is missing."""
    found: list[Diagnostic] = list(_twice(document))
    terms: dict[Path, list[str]] = {}
    reasons: dict[Path, list[str]] = {}
    for statement in document.statements:
        match statement:
            case ast.Term():
                terms.setdefault(statement.clause, []).append(label(statement))
            case ast.Guarantee():
                terms.setdefault(statement.clause, []).append(statement.id.text)
            case ast.NotMonitored():
                why = statement.reason.text
                text = f'{why} "{statement.text}"' if statement.text else why
                reasons.setdefault(statement.clause, []).append(text)
            case _:
                continue
    states: dict[Path, State] = {}
    below: dict[Path, list[State]] = {}
    for clause in reversed(document.clauses):
        state = _state(clause, terms, reasons, below.get(clause.path, []))
        if state is State.MISSING and clause.path in document.unread:
            state = State.UNREAD
        states[clause.path] = state
        below.setdefault(clause.path[:-1], []).append(state)
    account_of = []
    for clause in document.clauses:
        state = states[clause.path]
        account_of.append(
            ClauseState(
                clause.path,
                clause.span,
                state,
                tuple(dict.fromkeys(terms.get(clause.path, ()))),
                tuple(reasons.get(clause.path, ())),
            )
        )
        if state is State.MISSING:
            message = f'nobody accounts for clause "{clause.path[-1]}"'
            found.append(problem("T404", message, _first_line(clause.span), clause=clause.path))
    return tuple(account_of), found


def label(term: ast.Term) -> str:
    """How a term is cited: its id, its reading and its amendment."""
    reading = f" reading {term.reading.text}" if term.reading else ""
    amended = f" amended by {term.amended_by.text}" if term.amended_by else ""
    return f"{term.id.text}{reading}{amended}"


def _state(
    clause: ast.Clause,
    terms: dict[Path, list[str]],
    reasons: dict[Path, list[str]],
    below: list[State],
) -> State:
    if not clause.path:
        return State.PREAMBLE
    if clause.path in terms:
        return State.MONITORED
    if clause.path in reasons:
        return State.NOT_MONITORED
    if any(state is not State.WORDLESS for state in below):
        return State.PARTS
    return State.MISSING if clause.words else State.WORDLESS


def _twice(document: ast.Document) -> Iterator[Diagnostic]:
    seen: dict[Path, Span] = {}
    for clause in document.clauses:
        if clause.path in seen:
            message = f'two clauses are numbered "{clause.path[-1]}"'
            related = ((_first_line(seen[clause.path]), "the first one"),)
            yield problem(
                "T407", message, _first_line(clause.span), clause=clause.path, related=related
            )
        else:
            seen[clause.path] = clause.span


def _first_line(span: Span) -> Span:
    """The beginning of a clause, which is enough to find it."""
    if span.line == span.end_line:
        return span
    return Span(span.file, span.line, span.col, span.line, span.col + 1)
