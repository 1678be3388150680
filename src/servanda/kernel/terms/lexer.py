"""From characters to words: the lexical rules of the terms language (docs/language.md).

The lexer needs no context and never stops: what has no place is reported, and reading goes on
with the word that was most likely meant, so that one slip gives one message.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms.words import RESERVED

MAX_DIGITS: Final = 15
"""Digits of one number."""
MAX_NAME: Final = 80
"""Characters of one name or id."""
MAX_TEXT: Final = 2_000
"""Characters of one quoted text."""


class Kind(StrEnum):
    """What sort of token it is; the value is how a message names it."""

    NAME = "a name"
    WORD = "a reserved word"
    ID = "an id"
    NUMBER = "a number"
    GRADE = "a grade"
    MONTH = "a month"
    CLOCK = "a time of day"
    ZONE = "a zone"
    TEXT = "quoted text"
    STOP = "."
    COMMA = ","
    COLON = ":"
    BAD = "a character that has no place here"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word; ``text`` as written, without the quotes for quoted text.

    ``begins_line`` says that nothing stands before it on its line.
    """

    kind: Kind
    text: str
    span: Span
    begins_line: bool


_TOKEN: Final = re.compile(
    r"""
      (?P<space>[ \t\n]+)
    | (?P<comment>\#[^\n]*)
    | (?P<TEXT>"[^"\n]*")
    | (?P<CLOCK>[0-2][0-9]:[0-5][0-9])
    | (?P<MONTH>(?:January|February|March|April|May|June|July|August|September|October
        |November|December)\b)
    | (?P<ZONE>UTC\b|[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_+0-9-]+)+)
    | (?P<GRADE>[A-F][1-6](?![0-9A-Za-z]|[.-][0-9A-Za-z]))
    | (?P<grouped>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9A-Za-z,]))
    | (?P<NUMBER>[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z]|[.:-][0-9A-Za-z]))
    | (?P<ID>[0-9A-Z][0-9A-Za-z]*(?:[.-][0-9A-Za-z]+)*)
    | (?P<NAME>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)
    | (?P<STOP>\.) | (?P<COMMA>,) | (?P<COLON>:)
    """,
    re.VERBOSE | re.ASCII,
)
_WORDS: Final = frozenset((Kind.NAME, Kind.WORD, Kind.ID, Kind.NUMBER, Kind.GRADE, Kind.MONTH))
_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CURLY: Final = frozenset("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033")
_LOOK: Final = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u0501"
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u0410\u0412\u0415\u041a\u041c"
    "\u041d\u041e\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f"
    "\u03a1\u03a4\u03a5\u03a7\u0131\u0261\u04cf",
    "abekmhopctyxijsdabeiknoptuxABEKMHOPCTXABEZHIKMNOPTYXigl",
)
"""Cyrillic, Greek and other letters that print like a Latin one (a part of UTS 39)."""


def skeleton(word: str) -> str:
    """The Latin spelling that a word with look-alike letters would be read as."""
    plain = unicodedata.normalize("NFKD", word.translate(_LOOK))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(slots=True)
class _Reader:
    """Where the reading stands. ``line_start`` is the offset at which the line begins."""

    text: str
    file: str
    line: int
    line_start: int = 0
    at: int = 0

    def span(self, start: int, end: int) -> Span:
        first = start - self.line_start + 1
        return Span(self.file, self.line, first, self.line, first + end - start)

    def pass_over(self, end: int) -> None:
        newlines = self.text.count("\n", self.at, end)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rfind("\n", self.at, end) + 1
        self.at = end


def tokenize(text: str, file: str, line: int = 1) -> tuple[list[Token], list[Diagnostic]]:
    r"""The tokens of a text that begins at the start of a line, and what was found wrong.

    The last token is always END, at the end of the text. Line ends must be ``\n`` by now.
    """
    reader = _Reader(text, file, line)
    tokens: list[Token] = []
    found: list[Diagnostic] = []
    fresh = True
    glued = False
    while reader.at < len(text):
        match = _TOKEN.match(text, reader.at)
        if match is None or _goes_on(text, match):
            token = _stranger(reader, found, begins_line=fresh)
            if token is not None:
                tokens.append(token)
                fresh = False
            glued = False
            continue
        name = match.lastgroup or ""
        start, end = match.span()
        if name in ("space", "comment"):
            _vet_hidden(reader, start, match.group(), found)
            fresh = fresh or "\n" in match.group()
            glued = False
            reader.pass_over(end)
            continue
        token = _token(name, match.group(), reader.span(start, end), found, begins_line=fresh)
        if token.kind is Kind.TEXT:
            _vet_hidden(reader, start, match.group(), found)
        if glued and token.kind in _WORDS:
            found.append(_run_together(token))
        glued = token.kind in _WORDS
        tokens.append(token)
        fresh = False
        reader.pass_over(end)
    end_span = reader.span(reader.at, reader.at)
    tokens.append(Token(Kind.END, "", end_span, begins_line=True))
    return tokens, found


def _token(
    name: str, text: str, span: Span, found: list[Diagnostic], *, begins_line: bool
) -> Token:
    if name == "grouped":
        plain = text.replace(",", "")
        found.append(
            problem("T106", f"{text} has a thousands separator", span, hint=f"write {plain}")
        )
        return Token(Kind.NUMBER, plain[:MAX_DIGITS], span, begins_line)
    kind = Kind[name]
    if kind is Kind.TEXT:
        text = text[1:-1]
    elif kind is Kind.NAME and text in RESERVED:
        kind = Kind.WORD
    if kind is Kind.NUMBER and sum(c.isdigit() for c in text) > MAX_DIGITS:
        found.append(problem("T106", f"a number of more than {MAX_DIGITS} digits", span))
        text = text[:MAX_DIGITS].rstrip(".")
    limit = MAX_TEXT if kind is Kind.TEXT else MAX_NAME
    if len(text) > limit:
        found.append(problem("T115", f"{kind.value} of more than {limit} characters", span))
    return Token(kind, text, span, begins_line)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a word runs on in letters of another alphabet."""
    following = text[match.end() : match.end() + 1]
    return (
        match.lastgroup in ("NAME", "ID", "MONTH", "ZONE")
        and following.isalpha()
        and (not following.isascii())
    )


def _run_together(token: Token) -> Diagnostic:
    return problem(
        "T101",
        f'"{token.text}" runs into the word before it',
        token.span,
        hint="put a space between the two, or a hyphen if it is one lower-case name",
    )


def _vet_hidden(reader: _Reader, start: int, text: str, found: list[Diagnostic]) -> None:
    for offset, char in enumerate(text):
        if char in _BIDI:
            place = reader.span(start + offset, start + offset + 1)
            found.append(problem("T103", f"a hidden control character, {_code(char)}", place))
        elif char not in "\n\t" and unicodedata.category(char) == "Cc":
            place = reader.span(start + offset, start + offset + 1)
            found.append(problem("T101", f"a control character, {_code(char)}", place))


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"


def _stranger(reader: _Reader, found: list[Diagnostic], *, begins_line: bool) -> Token | None:
    """Report what no rule reads, step over it, and give the token it stands for, if any."""
    text, at = reader.text, reader.at
    char = text[at]
    if char == '"' or char in _CURLY:
        return _open_quote(reader, found, begins_line=begins_line)
    if char in _BIDI:
        span = reader.span(at, at + 1)
        found.append(problem("T103", f"a hidden control character, {_code(char)}", span))
        reader.pass_over(at + 1)
        return None
    if char.isspace():
        span = reader.span(at, at + 1)
        found.append(
            problem("T101", f"a space of another width, {_code(char)}", span, hint="a plain space")
        )
        reader.pass_over(at + 1)
        return None
    if char.isalnum():
        return _foreign_word(reader, found, begins_line=begins_line)
    span = reader.span(at, at + 1)
    meant = _MEANT.get(char, "")
    shown = f'"{char}"' if char.isprintable() else _code(char)
    found.append(problem("T101", f"{shown} has no place here", span, hint=meant))
    reader.pass_over(at + 1)
    return Token(Kind.BAD, char, span, begins_line)


_MEANT: Final = {
    ";": "write a comma before a rider, a full stop after a sentence",
    "\u060c": "write a comma: ,",
    "\u2013": "write a hyphen inside a name; `between 990 and 1650` for a range",
    "\u2014": "write a hyphen inside a name",
    "-": "a hyphen stands inside a name, between letters or digits",
    "\u2011": "write a plain hyphen",
    "_": "write a hyphen",
    "%": "write `percent of`",
    "'": "quoted words stand in straight double quotes",
    "\u2019": "write the name without an apostrophe",
    "(": "remarks stand after # or in the clause's own words",
    ")": "remarks stand after # or in the clause's own words",
}


def _open_quote(reader: _Reader, found: list[Diagnostic], *, begins_line: bool) -> Token:
    """A quote that is curly or not closed: the text runs to its closing quote or the line end."""
    text, at = reader.text, reader.at
    line_end = text.find("\n", at)
    line_end = len(text) if line_end < 0 else line_end
    closing = [i for i in range(at + 1, line_end) if text[i] == '"' or text[i] in _CURLY]
    end = closing[0] + 1 if closing else line_end
    if not closing and text[at:line_end].rstrip().endswith("."):
        # the full stop at the line's end is the sentence's, not the text's
        end = at + text[at:line_end].rindex(".")
    words = text[at + 1 : closing[0] if closing else end]
    span = reader.span(at, end)
    if text[at] == '"':
        message = "the quoted text is not closed on this line"
        hint = "close it with a straight quote on the same line"
    else:
        message = "quotes that are not straight"
        hint = f'write "{words}"'
    found.append(problem("T105", message, span, hint=hint))
    _vet_hidden(reader, at, text[at:end], found)
    reader.pass_over(end)
    return Token(Kind.TEXT, words, span, begins_line)


def _foreign_word(reader: _Reader, found: list[Diagnostic], *, begins_line: bool) -> Token:
    """A word with letters of another alphabet: report it, and read it as it looks."""
    text, at = reader.text, reader.at
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    word = text[at:end]
    span = reader.span(at, end)
    looks = skeleton(word).rstrip("-")
    match = _TOKEN.fullmatch(looks) if looks else None
    name = match.lastgroup if match else None
    if name in ("NAME", "ID"):
        message = f'"{word}" holds letters that only look Latin'
        found.append(problem("T102", message, span, hint=f'write "{looks}" in Latin letters'))
        reader.pass_over(end)
        kind = Kind.WORD if looks in RESERVED else Kind[name or "NAME"]
        return Token(kind, looks, span, begins_line)
    hint = f'put the words in quotes: "{word}"'
    found.append(problem("T101", f'"{word}" is not in Latin letters', span, hint=hint))
    reader.pass_over(end)
    return Token(Kind.BAD, word, span, begins_line)
