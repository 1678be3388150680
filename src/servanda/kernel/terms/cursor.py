"""Where the parser stands: the next word, what could stand here, and how an error is told.

Every question the parser asks ("is the next word `within`?") is remembered until the next word
is taken, so that a failure can say what was expected and which of it the writer likely meant.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NoReturn

from servanda.kernel.base import Amount
from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms.ast import TermRef, Word
from servanda.kernel.terms.lexer import Kind, Token
from servanda.kernel.terms.suggest import nearest
from servanda.kernel.terms.words import FORMS, RESERVED

_SHOWN: Final = 9
"""How many expected words a message lists."""


class NotASentence(Exception):  # noqa: N818 - it is a turn in the reading, not a fault of ours
    """The statement cannot be read on; ``diagnostic`` None where it was reported before."""

    def __init__(self, diagnostic: Diagnostic | None) -> None:
        super().__init__(diagnostic.message if diagnostic else "already reported")
        self.diagnostic = diagnostic


class Cursor:
    """The tokens of one block and the place in them. Always ends in END."""

    def __init__(self, tokens: list[Token], starts: dict[str, tuple[str, ...]]) -> None:
        self.tokens = tokens
        self.starts = starts
        self.at = 0
        self.depth = 0
        self.found: list[Diagnostic] = []
        self._asked: list[str] = []

    # ---------------------------------------------------------------- looking and taking

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.at]

    def ahead(self, steps: int = 1) -> Token:
        """The token so many steps after the next; END beyond the end."""
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    @property
    def last(self) -> Span:
        """The span of the token taken last (of the next one, before any)."""
        return self.tokens[self.at - 1 if self.at else 0].span

    def take(self) -> Token:
        """The next token, stepping over it."""
        token = self.token
        if token.kind is not Kind.END:
            self.at += 1
        self._asked.clear()
        return token

    def sees(self, *words: str) -> bool:
        """Whether the next word is one of these reserved words."""
        self._asked.extend(f"`{word}`" for word in words)
        return self.token.kind is Kind.WORD and self.token.text in words

    def sees_kind(self, *kinds: Kind) -> bool:
        """Whether the next token is of one of these kinds."""
        self._asked.extend(_wanted(kind) for kind in kinds)
        return self.token.kind in kinds

    def accepts(self, *words: str) -> bool:
        """Step over these reserved words if the first is next; the rest must then follow."""
        if not self.sees(words[0]):
            return False
        self.take()
        for word in words[1:]:
            self.need(word)
        return True

    def accepts_kind(self, kind: Kind) -> bool:
        """Step over a token of this kind, if it is next."""
        if not self.sees_kind(kind):
            return False
        self.take()
        return True

    def need(self, *words: str) -> Token:
        """Step over one of these reserved words. Raises NotASentence if none is next."""
        if not self.sees(*words):
            self.stop_here()
        return self.take()

    def need_kind(self, kind: Kind) -> Token:
        """Step over a token of this kind. Raises NotASentence if it is not next."""
        if not self.sees_kind(kind):
            self.stop_here()
        return self.take()

    def span_from(self, start: Span) -> Span:
        """The stretch from a start to the end of the token taken last."""
        return start.to(self.last)

    # ------------------------------------------------------------------------ small change

    def name(self) -> Word:
        """A declared name."""
        token = self.need_kind(Kind.NAME)
        return Word(token.text, token.span)

    def declared(self) -> Word:
        """The name that a declaration introduces; a reserved word is told as such."""
        if self.token.kind is Kind.WORD:
            token = self.token
            raise NotASentence(
                problem(
                    "T112",
                    f'"{token.text}" is a word of the language and cannot be a name',
                    token.span,
                    hint=f"choose another name, or one with a hyphen: `the-{token.text}`",
                )
            )
        return self.name()

    def form(self) -> Word | None:
        """A past form, if one is next: a name, or one of six reserved words."""
        if self.token.kind is Kind.NAME or (
            self.token.kind is Kind.WORD and self.token.text in FORMS
        ):
            token = self.take()
            return Word(token.text, token.span)
        return None

    def identifier(self) -> Word:
        """The id of a term: a number, an id, a name, or what looks like a grade."""
        if not self.sees_kind(Kind.ID, Kind.NUMBER, Kind.NAME, Kind.GRADE):
            self.stop_here()
        token = self.take()
        return Word(token.text, token.span)

    def joined(self, word: str, *, strict: bool = True) -> tuple[Word, ...]:
        """Names joined by one word. Raises NotASentence where the list goes on with the other.

        Not ``strict``: the other word may follow, as between the two moments of ``the later of``.
        """
        names = [self.name()]
        while self.accepts(word):
            names.append(self.name())
        if strict:
            self._vet_join(word)
        return tuple(names)

    def _vet_join(self, word: str) -> None:
        other = "or" if word == "and" else "and"
        if self.sees(other) and self.ahead().kind is Kind.NAME:
            raise NotASentence(
                problem(
                    "T113",
                    f"this list is joined by `{word}` and by `{other}`",
                    self.token.span,
                    hint=f"write `{word}` between the names, never both words in one list",
                )
            )

    def reference(self) -> TermRef:
        """``term 4a [reading daily] [of other-agreement]``."""
        start = self.need("term").span
        term = self.identifier()
        reading = self.name() if self.accepts("reading") else None
        of = self.name() if self.accepts("of") else None
        return TermRef(term, reading, of, self.span_from(start))

    def references(self) -> tuple[TermRef, ...]:
        """References joined by ``and``."""
        refs = [self.reference()]
        while self.sees("and") and self.ahead().text == "term":
            self.take()
            refs.append(self.reference())
        return tuple(refs)

    def amount(self) -> Amount:
        """A number, whole or decimal."""
        token = self.need_kind(Kind.NUMBER)
        return Decimal(token.text) if "." in token.text else int(token.text)

    def whole(self, what: str) -> int:
        """A whole number. Raises NotASentence for a decimal one."""
        token = self.need_kind(Kind.NUMBER)
        if "." in token.text:
            hint = f"write a whole number of {what}, in a smaller unit if need be"
            message = f"{token.text} is no whole number of {what}"
            raise NotASentence(problem("T106", message, token.span, hint=hint))
        return int(token.text)

    def text(self) -> str:
        """Quoted words."""
        return self.need_kind(Kind.TEXT).text

    # ------------------------------------------------------------------------------ errors

    def begins_statement(self, token: Token, following: Token) -> bool:
        """Whether a statement begins with this token at the start of a line."""
        if not token.begins_line or token.kind is not Kind.WORD or token.text not in self.starts:
            return False
        second = self.starts[token.text]
        return not second or following.text in second

    def stop_here(self, hint: str = "") -> NoReturn:
        """Raises NotASentence at the next token, saying what was expected."""
        token = self.token
        if token.kind is Kind.BAD:
            raise NotASentence(None)
        asked = list(dict.fromkeys(self._asked))
        stops = _wanted(Kind.STOP) in asked
        if stops and (token.kind is Kind.END or self.begins_statement(token, self.ahead())):
            raise NotASentence(self._full_stop_missing())
        raise NotASentence(self._unexpected(token, asked, hint))

    def _two_words(self, token: Token, asked: list[str]) -> str:
        """How to write what is called by two words, where a thing was just named by one."""
        before = self.tokens[self.at - 1] if self.at else None
        words = (before, token)
        if "`per`" not in asked or before is None:
            return ""
        if any(w is None or w.kind is not Kind.NAME for w in words):
            return ""
        plural = f"{before.text}-{token.text}"
        forms = dict.fromkeys((_singular(plural), plural))
        return f"names are one word: write `{plural}`, declared as `kind {', '.join(forms)}.`"

    def _full_stop_missing(self) -> Diagnostic:
        end = self.last
        place = Span(end.file, end.end_line, max(1, end.end_col - 1), end.end_line, end.end_col)
        before = self.tokens[self.at - 1].text
        quoted = self.tokens[self.at - 1].kind is Kind.TEXT
        return problem(
            "T111",
            "the sentence does not end",
            place,
            label="a full stop is missing after this",
            hint=f'write `"{before}".`' if quoted else f"write `{before}.`",
        )

    def _unexpected(self, token: Token, asked: list[str], hint: str) -> Diagnostic:
        if token.kind is Kind.END:
            message, shown = "the sentence breaks off", "the end of the block"
        else:
            shown = f'"{token.text}"'
            message = f"{shown} cannot stand here"
        meant = nearest(token.text.lower(), [a.strip("`") for a in asked if a.startswith("`")])
        lower = token.text.lower()
        if not hint and token.kind is not Kind.END:
            if f"`{lower}`" in asked and lower != token.text:
                hint = f'write "{lower}": the words of the language are in lower case'
            elif meant:
                hint = f'did you mean "{meant}"?'
            elif token.kind is Kind.WORD and token.text in RESERVED and "a name" in asked:
                hint = f'"{token.text}" is a word of the language and cannot be a name here'
            else:
                hint = self._two_words(token, asked) or _apart(token) or _write(asked)
        listed = ", ".join(asked[:_SHOWN]) + (", …" if len(asked) > _SHOWN else "")
        label = f"expected {listed}" if asked else ""
        return problem("T110", message, token.span, label=label, hint=hint)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _write(asked: list[str]) -> str:
    """What to write at the place, in the order in which the grammar asks for it."""
    few = asked[:3]
    more = ", or another of the words above" if len(asked) > len(few) else ""
    return f"write {' or '.join(few)}{more}" if few else ""


def _apart(token: Token) -> str:
    """A hint for ids that are a number and a unit run together: ``300m``, ``24h``."""
    digits = token.text.rstrip("abcdefghijklmnopqrstuvwxyz")
    unit = token.text[len(digits) :]
    if token.kind is not Kind.ID or not digits.isdigit() or not unit:
        return ""
    meant = {"h": "hours", "d": "days", "w": "weeks", "min": "minutes", "y": "years"}
    return f'write "{digits} {meant.get(unit, unit)}"'


def _wanted(kind: Kind) -> str:
    match kind:
        case Kind.STOP:
            return "a full stop"
        case Kind.COMMA:
            return "a comma"
        case Kind.COLON:
            return "a colon"
        case _:
            return kind.value
