"""The lints that hold terms and clauses together: numbers both ways, and polarity.

A term may read its own clause's words, its headings, and the words of every clause above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeGuard

from servanda.kernel.base import amount_text
from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.accounting import ClauseState, State
from servanda.kernel.terms.numbers import Held, dates, figures, read_numbers
from servanda.kernel.terms.tree import walk
from servanda.kernel.terms.words import MONTHS

_NEGATIVE: Final = re.compile(
    r"\b(?:not|no|never|without|refrains?|neither|nor|none|nobody|nothing|cannot|n't)\b",
    re.IGNORECASE,
)
_NO_BAN: Final = re.compile(
    r"\b(?:not?\s+(?:later|more|less|fewer|earlier|longer)\s+than|not\s+(?:only|limited)"
    r"|at\s+no\s+(?:cost|charge)|no\s+longer\s+than|without\s+(?:delay|prejudice))\b",
    re.IGNORECASE,
)
_ENDING: Final = re.compile(
    r"\b(?:ceas\w*|cessation|halt\w*|suspen\w*|stop\w*|end(?:s|ed|ing)?|prohibit\w*|forbid\w*"
    r"|forbidden|ban(?:s|ned)?|abstain\w*|desist\w*|only|before|until|except)\b",
    re.IGNORECASE,
)
Path = tuple[str, ...]


@dataclass(slots=True)
class _Clauses:
    """The words of every clause, by path, and what was read of them."""

    words: dict[Path, str]
    numbers: dict[Path, Held]
    forbids: dict[Path, bool]

    def held(self, path: Path) -> tuple[Held, ...]:
        """The numbers of a clause's words and headings, and of every clause above."""
        return tuple(self._held(part) for part in _upwards(path))

    def _held(self, path: Path) -> Held:
        if path not in self.numbers:
            self.numbers[path] = read_numbers(f"{path[-1]}\n{self.words.get(path, '')}")
        return self.numbers[path]

    def forbid(self, path: Path) -> bool:
        """Whether a clause, its headings or a clause above has a word that forbids or ends."""
        return any(self._forbids(part) for part in _upwards(path))

    def _forbids(self, path: Path) -> bool:
        if path not in self.forbids:
            text = _NO_BAN.sub(" ", f"{path[-1]}\n{self.words.get(path, '')}")
            self.forbids[path] = bool(_NEGATIVE.search(text) or _ENDING.search(text))
        return self.forbids[path]


def _upwards(path: Path) -> Iterator[Path]:
    """The clause and every clause above it."""
    return (path[:depth] for depth in range(len(path), 0, -1))


def lint(document: ast.Document, states: tuple[ClauseState, ...]) -> list[Diagnostic]:
    """What the lints find, in order of the statements and then of the clauses."""
    gathered: dict[Path, list[str]] = {}
    for clause in document.clauses:
        gathered.setdefault(clause.path, []).append(clause.words)
    words = {path: "\n".join(texts) for path, texts in gathered.items()}
    clauses = _Clauses(words, {}, {})
    headings = (path[-1] for path in words if path)
    titles = (s.text for s in document.statements if _is_title(s))
    everything = read_numbers("\n".join((document.title, *titles, *headings, *words.values())))
    found: list[Diagnostic] = []
    for statement in document.statements:
        if isinstance(statement, ast.Term | ast.Guarantee):
            path = statement.clause
            held = clauses.held(path) if path else (everything,)
            where = f'clause "{path[-1]}"' if path else "the text"
            found.extend(_not_held(statement, held, path, where))
        elif isinstance(statement, _DATED):
            found.extend(_not_held(statement, (everything,), (), "any clause"))
    found.extend(_unused(document, states))
    found.extend(_polarity(document, clauses))
    return found


def _is_title(statement: ast.Statement) -> TypeGuard[ast.NameDecl]:
    return isinstance(statement, ast.NameDecl) and statement.sort == "agreement"


_DATED: Final = (ast.MomentDecl, ast.PeriodDecl, ast.InForceDecl, ast.ListDecl, ast.AreaDecl)
"""Declarations whose numbers bind the parties; their words may stand anywhere in the text."""


def _not_held(
    statement: ast.Statement, held: tuple[Held, ...], path: Path, where: str
) -> Iterator[Diagnostic]:
    for figure in figures(statement):
        if not any(words.holds(figure.value) for words in held):
            shown = amount_text(figure.value)
            yield _missing_number(shown, figure.span, path, where)
    for date in dates(statement):
        shown = f"{date.wall.day} {MONTHS[date.wall.month - 1]} {date.wall.year}"
        if not any(words.holds_date(date) for words in held):
            yield _missing_number(shown, date.span, path, where)
        elif date.clock and not any(words.holds_clock(date) for words in held):
            yield _missing_number(f"{date.wall:%H:%M}", date.span, path, where)


def _missing_number(shown: str, span: Span, path: Path, where: str) -> Diagnostic:
    hint = f"write the number that the clause holds in place of {shown}, or mend the clause"
    message = f"{shown} does not stand in {where}"
    return problem("T401", message, span, clause=path, label="this number", hint=hint)


def _unused(document: ast.Document, states: tuple[ClauseState, ...]) -> Iterator[Diagnostic]:
    """Numbers of monitored clauses that no statement under them uses."""
    used: dict[Path, set[Decimal]] = {}
    days: dict[Path, set[tuple[int, int]]] = {}
    for statement in document.statements:
        if isinstance(statement, ast.Term | ast.Guarantee):
            path = statement.clause
            for depth in range(len(path) + 1):
                used.setdefault(path[:depth], set()).update(_values(statement))
                days.setdefault(path[:depth], set()).update(_days(statement))
    numbers, dated = _of_declarations(document)
    unread = {path[:depth] for path in document.unread for depth in range(len(path) + 1)}
    if () in document.unread:
        return  # a declaration that could not be read may hold any of the numbers
    for clause, state in zip(document.clauses, states, strict=True):
        if state.state not in (State.MONITORED, State.PARTS) or clause.path in unread:
            continue
        held = read_numbers(clause.words)
        ours = used.get(clause.path, set()) | numbers
        for mention in held.numbers:
            if not mention.label and not mention.values & ours:
                message = f'no term uses the number "{mention.text}" of this clause'
                place = clause.place(mention.start, len(mention.text))
                yield problem("T402", message, place, clause=clause.path)
        ours_dated = days.get(clause.path, set()) | dated
        for day in held.days:
            if (day.day, day.month) not in ours_dated:
                message = f'no term uses the date "{day.text}" of this clause'
                place = clause.place(day.start, len(day.text))
                yield problem("T402", message, place, clause=clause.path)


def _values(node: object) -> set[Decimal]:
    return {Decimal(figure.value) for figure in figures(node)}


def _days(node: object) -> set[tuple[int, int]]:
    return {(date.wall.day, date.wall.month) for date in dates(node)}


def _of_declarations(document: ast.Document) -> tuple[set[Decimal], set[tuple[int, int]]]:
    """Numbers and days of every declaration, its name and quoted words; they serve any clause."""
    numbers: set[Decimal] = set()
    days: set[tuple[int, int]] = set()
    for statement in document.statements:
        if isinstance(statement, ast.Term | ast.Guarantee):
            continue
        numbers.update(_values(statement))
        days.update(_days(statement))
        quoted = read_numbers("\n".join(_quoted(statement)))
        numbers.update(value for mention in quoted.numbers for value in mention.values)
        days.update((day.day, day.month) for day in quoted.days)
    return numbers, days


def _quoted(statement: ast.Statement) -> Iterator[str]:
    """The agreement's own words in a declaration: quoted texts, and the names themselves."""
    for part in walk(statement):
        match part:
            case ast.Word(text=text):
                yield text.replace("-", " ")
            case ast.Feature(feature=str(text)):
                yield text
            case ast.NameDecl(text=text) | ast.Undefined(text=text):
                yield text
            case ast.KindDecl(text=str(text)) | ast.ActDecl(text=str(text)):
                yield text
            case _:
                continue


def is_ban(sentence: ast.Sentence) -> bool:
    """Whether a sentence forbids: ``shall not`` or ``no party shall``."""
    return sentence.modality is ast.Modality.SHALL_NOT


def _polarity(document: ast.Document, known: _Clauses) -> Iterator[Diagnostic]:
    """A clause that forbids with no ban under it, and a ban in a clause that forbids nothing."""
    by_clause: dict[Path, list[ast.Term]] = {}
    for statement in document.statements:
        if isinstance(statement, ast.Term):
            by_clause.setdefault(statement.clause, []).append(statement)
    clauses = {clause.path: clause for clause in reversed(document.clauses)}
    for path, terms in by_clause.items():
        if not path or path in document.unread:
            continue
        clause = clauses[path]
        own = _NO_BAN.sub(lambda match: " " * len(match[0]), clause.words)
        negative = _NEGATIVE.search(own)
        if negative and not any(_limits(term.sentence) for term in terms):
            message = f'the clause says "{negative[0]}", and no term under it is a ban'
            place = clause.place(negative.start(), len(negative[0]))
            yield problem("T403", message, place, clause=path)
        bans = [term for term in terms if is_ban(term.sentence)]
        if bans and not known.forbid(path):
            message = f"term {bans[0].id.text} is a ban, and the clause has no word that forbids"
            yield problem("T403", message, bans[0].sentence.subject.span, clause=path)


def _limits(sentence: ast.Sentence) -> bool:
    """Whether a sentence is a ban, a bound, or has an exception or condition worded by ``not``."""
    if is_ban(sentence) or isinstance(sentence.act, _BOUNDS):
        return True
    return any(isinstance(rider, _PROVISOS) for rider in sentence.riders)


_BOUNDS: Final = (ast.StayOut, ast.KeepAtMost, ast.KeepAway, ast.KeepIn, ast.Prevent)
_PROVISOS: Final = (ast.ExceptAct, ast.ExceptWhere, ast.ExceptAfterNotice, ast.AsLongAs)
