"""From tokens to norms: one recursive descent over the grammar of docs/language.md.

One token of lookahead decides nearly everywhere. After an error the reading goes on: at the next
comma inside a sentence, at the next full stop or at a line that begins a statement otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from servanda.kernel.base import Duration
from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.cursor import Cursor, NotASentence
from servanda.kernel.terms.declarations import declaration
from servanda.kernel.terms.format import rider_rank
from servanda.kernel.terms.lexer import Kind, Token, tokenize
from servanda.kernel.terms.moments import duration, unit, window
from servanda.kernel.terms.objects import predicate, subject
from servanda.kernel.terms.riders import condition, rider
from servanda.kernel.terms.suggest import nearest
from servanda.kernel.terms.words import STATEMENT_STARTS, UNITS

_NEAR: Final = 4
"""A sentence that fails so many tokens after an undeclared verb most likely has a wrong verb."""
_VERBS: Final = ("keep", "leave", "stay", "prevent", "endeavour")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The statements of one block; ``broken`` are names and ids of the ``unread`` ones."""

    statements: tuple[ast.Statement, ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[str, ...]
    unread: int


def parse_text(
    text: str,
    file: str = "agreement.md",
    line: int = 1,
    clause: tuple[str, ...] = (),
    acts: tuple[str, ...] = (),
) -> Parsed:
    r"""The statements of a block of terms, given as text with ``\n`` line ends.

    ``acts`` are acts declared in other blocks of the same document; they only sharpen hints.
    """
    tokens, found = tokenize(text, file, line)
    return _Parser(tokens, clause, found, acts).read()


class _Parser:
    def __init__(
        self,
        tokens: list[Token],
        clause: tuple[str, ...],
        found: list[Diagnostic],
        acts: tuple[str, ...],
    ) -> None:
        self.cursor = Cursor(tokens, STATEMENT_STARTS)
        self.cursor.found = found
        self.clause = clause
        self.acts = (*acts, *acts_of(tokens))
        self.broken: list[str] = []
        self.unread = 0

    def read(self) -> Parsed:
        cursor = self.cursor
        statements: list[ast.Statement] = []
        while cursor.token.kind is not Kind.END:
            start = cursor.at
            before = len(cursor.found)
            try:
                statement = self.statement()
                cursor.need_kind(Kind.STOP)
            except NotASentence as wrong:
                self.report(wrong)
                self.mark_broken(start)
                self.skip(start)
            else:
                if _fatal(cursor.found[before:]):
                    self.mark_broken(start)
                else:
                    statements.append(statement)
        found = tuple(cursor.found)
        broken = tuple(dict.fromkeys(self.broken))
        return Parsed(tuple(statements), found, broken, self.unread)

    # -------------------------------------------------------------------------- recovery

    def report(self, wrong: NotASentence) -> None:
        if wrong.diagnostic is not None:
            self.cursor.found.append(wrong.diagnostic)

    def mark_broken(self, start: int) -> None:
        """Remember what the statement would have declared, so that nothing else trips over it."""
        self.unread += 1
        for token in self.cursor.tokens[start + 1 : start + 4]:
            if token.kind not in (Kind.NAME, Kind.ID, Kind.NUMBER, Kind.GRADE, Kind.COMMA):
                break
            self.broken.append(token.text)

    def skip(self, start: int) -> None:
        """To after the next full stop, or to a line that begins a statement."""
        cursor = self.cursor
        cursor.at = max(cursor.at, start)
        while cursor.token.kind is not Kind.END:
            begins = cursor.begins_statement(cursor.token, cursor.ahead())
            if begins and cursor.at > start:
                return
            if cursor.take().kind is Kind.STOP:
                return

    # ------------------------------------------------------------------------ statements

    def statement(self) -> ast.Statement:
        cursor = self.cursor
        start = cursor.token.span
        if cursor.accepts("term"):
            return self.term(start)
        if cursor.accepts("guarantee"):
            return self.guarantee(start)
        if cursor.accepts("not"):
            cursor.need("monitored")
            cursor.need_kind(Kind.COLON)
            reason = cursor.name()
            text = cursor.text() if cursor.sees_kind(Kind.TEXT) else None
            return ast.NotMonitored(reason, text, self.clause, cursor.span_from(start))
        if not cursor.sees(*STATEMENT_STARTS):
            cursor.stop_here()
        return declaration(cursor)

    def term(self, start: Span) -> ast.Term:
        cursor = self.cursor
        name = cursor.identifier()
        reading = cursor.name() if cursor.accepts("reading") else None
        amended = None
        if cursor.accepts("amended"):
            cursor.need("by")
            amended = cursor.name()
        cursor.need_kind(Kind.COLON)
        sentence = self.sentence()
        return ast.Term(name, reading, amended, sentence, self.clause, cursor.span_from(start))

    def guarantee(self, start: Span) -> ast.Guarantee:
        cursor = self.cursor
        name = cursor.identifier()
        cursor.need_kind(Kind.COLON)
        who = subject(cursor)
        cursor.need("guarantees", "guarantee")
        refs = cursor.references()
        cursor.need("to")
        to = subject(cursor)
        rungs: list[ast.Rung] = []
        conditions: list[ast.AsLongAs] = []
        while cursor.accepts_kind(Kind.COMMA):
            if cursor.sees("as"):
                conditions.append(condition(cursor))
                continue
            step = cursor.need("by", "then")
            if step.text == "then" and not rungs:
                message = "`then` without a first step"
                cursor.found.append(problem("T310", message, step.span))
            rungs.append(self.rung())
        span = cursor.span_from(start)
        return ast.Guarantee(
            name, who, refs, to, tuple(rungs), tuple(conditions), self.clause, span
        )

    def rung(self) -> ast.Rung:
        cursor = self.cursor
        start = cursor.token.span
        act = cursor.name()
        within: Duration | None = None
        if cursor.accepts("if", "not", "cured", "within"):
            within = duration(cursor)
        return ast.Rung(act, within, cursor.span_from(start))

    # ------------------------------------------------------------------------ the sentence

    def sentence(self) -> ast.Sentence:
        cursor = self.cursor
        start = cursor.token.span
        who, modality = self.norm()
        verb = cursor.at
        try:
            act = predicate(cursor)
            recipient = cursor.name() if cursor.accepts("to") else None
            how, places = self.place()
            dose = duration(cursor) if self.dose() else None
            cycle = self.cycle()
            when = window(cursor)
            if not cursor.sees_kind(Kind.COMMA, Kind.STOP):
                cursor.stop_here()
        except NotASentence as wrong:
            raise self.blame_verb(wrong, verb) from wrong
        riders = self.riders()
        span = cursor.span_from(start)
        return ast.Sentence(
            who, modality, act, recipient, how, places, dose, cycle, when, riders, span
        )

    def norm(self) -> tuple[ast.Subject, ast.Modality]:
        """Bearer and modality, up to the act."""
        cursor = self.cursor
        start = cursor.token.span
        if cursor.accepts("no"):
            cursor.need("party")
            who = ast.Subject(ast.Who.NO_PARTY, (), cursor.span_from(start))
            cursor.need("shall")
            return who, ast.Modality.SHALL_NOT
        who = subject(cursor)
        if cursor.need("shall", "may").text == "may":
            if cursor.token.text == "not":
                raise NotASentence(problem("T114", "`may not` has two meanings", cursor.token.span))
            return who, ast.Modality.MAY
        if cursor.accepts("not"):
            return who, ast.Modality.SHALL_NOT
        if cursor.accepts("endeavour"):
            cursor.need("to")
            return who, ast.Modality.ENDEAVOUR
        return who, ast.Modality.SHALL

    def blame_verb(self, wrong: NotASentence, verb: int) -> NotASentence:
        """A sentence that fails soon after a verb nobody declared most likely misspells it."""
        token = self.cursor.tokens[verb]
        near = wrong.diagnostic is not None and verb < self.cursor.at <= verb + _NEAR
        if not near or token.kind is not Kind.NAME or token.text in self.acts:
            return wrong
        meant = nearest(token.text, (*_VERBS, *self.acts))
        if meant is None:
            return wrong
        message = f'"{token.text}" is no verb that fits here'
        return NotASentence(problem("T110", message, token.span, hint=f'did you mean "{meant}"?'))

    def place(self) -> tuple[str | None, tuple[ast.Word, ...]]:
        cursor = self.cursor
        if not cursor.sees("in", "through"):
            return None, ()
        how = cursor.take().text
        return how, cursor.joined("or")

    def dose(self) -> bool:
        """Step over ``for at least``, which is told from the windows in ``for`` by its ``at``."""
        cursor = self.cursor
        if cursor.sees("for") and cursor.ahead().text == "at":
            cursor.take()
            cursor.need("at")
            cursor.need("least")
            return True
        return False

    def cycle(self) -> ast.Cycle | None:
        cursor = self.cursor
        start = cursor.token.span
        if not cursor.accepts("each"):
            return None
        if cursor.sees_kind(Kind.NUMBER):
            length = duration(cursor)
            return ast.Cycle(length.count, length, None, cursor.span_from(start))
        if cursor.sees_kind(Kind.NAME):
            return ast.Cycle(1, None, cursor.name(), cursor.span_from(start))
        if not cursor.sees(*UNITS):
            cursor.stop_here()
        measure, token = unit(cursor)
        if token.text.endswith("s"):
            hint = f'write "each {measure.value}"'
            message = f'"each {token.text}" does not agree'
            cursor.found.append(problem("T107", message, token.span, hint=hint))
        return ast.Cycle(1, Duration(1, measure), None, cursor.span_from(start))

    def riders(self) -> tuple[ast.Rider, ...]:
        """Every rider, in the order of the grammar (riders commute).

        One that cannot be read is reported and skipped to the next comma.
        """
        cursor = self.cursor
        riders: list[ast.Rider] = []
        while cursor.accepts_kind(Kind.COMMA):
            try:
                riders.append(rider(cursor))
                if not cursor.sees_kind(Kind.COMMA, Kind.STOP):
                    cursor.stop_here()
            except NotASentence as wrong:
                if cursor.token.kind is Kind.END or cursor.begins_statement(
                    cursor.token, cursor.ahead()
                ):
                    raise
                self.report(wrong)
                if not self.skip_rider():
                    raise NotASentence(None) from wrong
        return tuple(sorted(riders, key=rider_rank))

    def skip_rider(self) -> bool:
        """To the comma or full stop that ends the rider; False if there is neither."""
        cursor = self.cursor
        while cursor.token.kind not in (Kind.COMMA, Kind.STOP, Kind.END):
            if cursor.begins_statement(cursor.token, cursor.ahead()):
                return False
            cursor.take()
        return cursor.token.kind is not Kind.END


def acts_of(tokens: list[Token]) -> tuple[str, ...]:
    """The acts that a block declares, read ahead for the hints."""
    return tuple(
        name.text
        for word, name in pairwise(tokens)
        if word.kind is Kind.WORD and word.text == "act" and name.kind is Kind.NAME
    )


def _fatal(found: list[Diagnostic]) -> bool:
    """Whether a statement with these findings has no sure meaning."""
    return any(d.code in ("T110", "T108", "T113", "T114") for d in found)
