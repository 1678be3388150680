"""An attribution: who is printed as saying something, and what of a sentence is said by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from servanda.field.articles.verbs import Frame, Verb
from servanda.field.articles.words import Token

QUOTED: Final = "\ue000"
"""The text of a token that stands for a full quotation."""


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is printed as saying something: the tokens of the name, none where nobody is printed.

    ``verb`` is the verb's base (``according to`` where there is none); ``said`` the words between
    verb and statement (``in a statement on Friday``).
    """

    tokens: Tokens
    verb: str
    frame: Frame = Frame.SAY
    said: Tokens = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement of a sentence: its parts in order, and who says it, outermost first.

    ``denied`` is set for a denial: the tokens of what is denied and of whose claim it was.
    ``lead`` are words before the attribution that may or may not belong to what is said.
    """

    parts: tuple[Tokens, ...]
    chain: tuple[Speaker, ...] = ()
    verb: Verb | None = None
    denied: tuple[Tokens, Tokens] | None = None
    lead: Tokens = ()
    agentless: bool = False

    @property
    def tokens(self) -> Tokens:
        """All of its tokens in order."""
        return tuple(token for part in self.parts for token in part)

    @property
    def is_quotation(self) -> bool:
        """Whether it is nothing but quotations."""
        words = [t for t in self.tokens if t.text == QUOTED or t.is_word]
        return bool(words) and all(t.text == QUOTED for t in words)


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in a row of tokens: who, and what is left as said."""

    speaker: Speaker
    verb: Verb
    rest: tuple[Tokens, ...]
    subject: Tokens = ()
    lead: Tokens = ()
    chain: tuple[Speaker, ...] = field(default=())
    tail: Tokens = ()
    whole: bool = False
