# ruff: noqa: PLR2004 - typographic marks are what is read; spans of words are counted in ones and twos
"""Whom a printed name means: pronouns, and the few words that point back.

A pronoun means the one speaker of the sentence before it, or of the paragraph before; where there
are two, or another person is named there, it means nobody that can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.heads import Head, Sort, Tokens, after_titles, sort_of_name
from servanda.field.articles.words import Token, bare


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker as heard in one sentence; ``others`` are persons named there who did not speak.

    ``inner``: a person whose words a text or a body passes on; only a pronoun may mean them.
    """

    paragraph: int
    sentence: int
    head: Head
    others: frozenset[str]
    inner: bool = False


@dataclass(slots=True)
class Memory:
    """The speakers of an article so far, and the full names of its persons."""

    heard: list[Heard] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)
    described: dict[str, list[Head]] = field(default_factory=dict)
    short: dict[str, Head] = field(default_factory=dict)
    named: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    mentioned: list[Head] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    voiceless: set[int] = field(default_factory=set)
    placed: set[str] = field(default_factory=set)
    posts: dict[str, set[str]] = field(default_factory=dict)

    def holder_of(self, toks: Tokens) -> Head | None:
        """The one person so far who was introduced by the words of a post."""
        words = [t.low for t in toks if t.is_word]
        if len(words) < 3 or words[0] != "the" or bare(words[-1]) not in lx.PERSON_NOUNS:
            return None
        post = " ".join(words[1:])
        found = {
            name
            for name, said in self.posts.items()
            if any(re.search(rf"(?<!deputy )\b{re.escape(post)}\b", words) for words in said)
        }
        return Head(next(iter(found)), Sort.PERSON, named=True) if len(found) == 1 else None

    def only_person(self, toks: Tokens) -> Head | None:
        """The one person who has been heard or named, where only a general word points back."""
        if bare(toks[-1].low) not in ("official", "envoy", "diplomat", "spokesman", "spokeswoman"):
            return None
        heard = {h.head.name: h.head for h in self.heard if h.head.sort is Sort.PERSON}
        return next(iter(heard.values())) if len(heard) == 1 else None

    def learn(self, toks: Tokens, head: Head) -> None:
        """Keeps a named person's full name under the family name, and what they were called."""
        if head.named and head.sort is Sort.PERSON and " " in head.name:
            last = head.name.split()[-1].lower()
            self.persons.setdefault(last, head.name)
            self.persons.setdefault(re.sub(r"^(?:al|el|as|an|ar|er|ash|at)-", "", last), head.name)
        if len(toks) > 2 and toks[-2].text == "," and toks[-1].text.isupper():
            self.short.setdefault(toks[-1].text, head)
        for at in range(1, len(toks) - 2):
            if toks[at].text == "(" and toks[at + 2].text == ")" and toks[at + 1].text.isupper():
                self.short.setdefault(toks[at + 1].text, head)
        posts = " ".join(bare(t.low) for t in toks if t.is_word)
        if head.named and head.sort is Sort.PERSON:
            self.posts.setdefault(head.name, set()).add(posts)
        for token in toks:
            low = spokes(bare(token.low))
            if (
                low in lx.PERSON_NOUNS or low in lx.BODY_NOUNS
            ) and head not in self.described.setdefault(low, []):
                self.described[low].append(head)

    def full(self, head: Head) -> Head:
        """The head with the full name of a person who was named in full before."""
        if head.name in self.short:
            return self.short[head.name]
        longer = self._longer(head)
        if longer is not None:
            return longer
        whole = self.persons.get(head.name.lower()) if head.named and " " not in head.name else None
        if whole is None and head.sort is Sort.PERSON and head.named and " " not in head.name:
            # "Gen. Tadu" of "Gen. Tadu Alem Bora": some are called by their first name
            named = {n for n in self.persons.values() if head.name in n.split()}
            whole = next(iter(named)) if len(named) == 1 else None
        if whole is None and head.sort is Sort.UNKNOWN and head.named and " " not in head.name:
            seen = {n for n in self.seen if n.split()[-1] == head.name}
            whole = next(iter(seen)) if len(seen) == 1 else None
        return Head(whole, Sort.PERSON, named=True, body=head.body) if whole else head

    def _longer(self, head: Head) -> Head | None:
        """The one body heard so far whose name ends in these words (``the health ministry``)."""
        words = head.name.lower().split()
        if len(words) < 2 or head.sort is Sort.PERSON:
            return None
        found = {
            h.head.name.lower(): h.head
            for h in self.heard
            if h.head.name.lower().split()[-len(words) :] == words
            and h.head.sort is not Sort.PERSON
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def meant(
        self, toks: Tokens, head: Head, verb: str, at: tuple[int, int]
    ) -> tuple[Head | None, str]:
        """Whom a pronoun or a pointing word means, or None and why not."""
        pronoun = head.name.lower() in lx.PRONOUNS
        before = self._before(at)
        if not before:
            return None, "nobody is said to speak before it"
        before = [h for h in before if pronoun or not h.inner]
        if pronoun:
            fitting = [h for h in before if _fits(head, h.head)]
        else:
            fitting = [f for h in before if (f := _as_body(h, toks)) is not None]
        distinct = {h.head.name: h for h in fitting}
        if len(distinct) > 1:
            return None, "it could mean " + " or ".join(sorted(distinct))
        if not distinct:
            return None, "no speaker before it fits"
        (one,) = distinct.values()
        strangers = one.others - {one.head.name}
        if head.sort is Sort.PERSON and strangers and verb not in ("add", "continue"):
            return None, "it could mean " + " or ".join(sorted({one.head.name, *strangers}))
        return one.head, ""

    def _before(self, at: tuple[int, int]) -> list[Heard]:
        """The speakers of the nearest sentence before in the paragraph, else of the one before."""
        paragraph, sentence = at
        if self.named.get((paragraph, sentence - 1)) and not any(
            (h.paragraph, h.sentence) == (paragraph, sentence - 1) for h in self.heard
        ):
            return []  # persons are named in between who are not known to have spoken
        same = [h for h in self.heard if h.paragraph == paragraph and h.sentence < sentence]
        if same:
            nearest = max(h.sentence for h in same)
            return [h for h in same if h.sentence == nearest]
        before = paragraph - 1
        while before in self.voiceless:
            before -= 1  # a paragraph that is only a quotation: the speaker is the one before it
        return [h for h in self.heard if h.paragraph == before]


def _fits(pronoun: Head, head: Head) -> bool:
    if head.sort is Sort.UNKNOWN:
        return pronoun.sort is not Sort.PERSON or head.named is False
    if pronoun.sort is Sort.MANY:
        return head.sort in (Sort.MANY, Sort.BODY)
    return head.sort is pronoun.sort


def _as_body(heard: Heard, toks: Tokens) -> Heard | None:
    """Whom ``the group`` may mean: a body, or the one that a person spoke for."""
    noun = bare(toks[-1].low)
    if noun in _TEXTS:
        return heard
    if heard.head.sort is not Sort.PERSON:
        return heard if _may_be(noun, heard.head) else None
    if heard.head.body is None:
        return None
    return replace(heard, head=Head(heard.head.body, Sort.BODY, named=True))


def _may_be(noun: str, head: Head) -> bool:
    """Whether a body may be called so: no state is *the group*, no army *the agency*."""
    words = [bare(w) for w in head.name.lower().split()]
    if head.name.lower() in lx.STATES or words[-1] in (
        "army",
        "military",
        "ministry",
        "government",
    ):
        return noun in ("body", "institution")
    if noun in ("agency", "mission", "organization", "organisation"):
        return head.name.isupper() or noun in words or any(w in _AGENCIES for w in words)
    return True


_AGENCIES: Final = lx.word_set(
    "agency mission office programme program fund nations committee cross crescent organization "
    "organisation force authority commission bureau mechanism service news"
)
_TEXTS: Final = lx.word_set("statement report document letter update bulletin")
POINTING: Final = lx.BODY_NOUNS | lx.PERSON_NOUNS
GENERAL: Final = lx.word_set(
    "group movement agency mission organization organisation body statement report document "
    "letter "
    "update bulletin"
)
"""Nouns that may point back to any body; others only to one that was called so."""


def spokes(noun: str) -> str:
    """One word for all who speak for a body."""
    return "spokesperson" if noun in ("spokesman", "spokeswoman") else noun


def post_only(toks: Tokens) -> bool:
    """Whether a name is a post and nothing else: ``the prime minister``, ``the mission chief``."""
    words = [t for t in toks if t.is_word]
    return (
        3 <= len(words) <= 4
        and words[0].low == "the"
        and bare(words[-1].low) in lx.PERSON_NOUNS
        and all(t.low in lx.TITLES or t.low in lx.BODY_NOUNS for t in words[1:-1])
    )


def points_back(toks: Tokens, memory: Memory | None = None) -> bool:
    """Whether a name is one noun after *the*: ``the group``, ``the official``."""
    words = [t for t in toks if t.is_word]
    if post_only(toks):
        return True
    if 3 <= len(words) <= 4 and words[0].low == "the" and bare(words[-1].low) in lx.PERSON_NOUNS:
        return memory is not None and memory.holder_of(toks) is not None
    return (
        len(words) == 2
        and words[0].low in ("the", "that", "this")
        and bare(words[1].low) in POINTING
        and not (words[1].text.isupper() and len(words[1].text) > 1)
    )


LONGEST_NAME: Final = 3
"""Words of the longest name that is taken for a person's without a title."""


def persons_named(toks: Tokens, memory: Memory) -> frozenset[str]:
    """Persons named in a sentence, as far as their names tell: two capitalised words or a title."""
    found: set[str] = set()
    run: list[Token] = []
    placed = False
    before = ""
    for token in (*toks, Token(".", 0, 0, ".")):
        if (
            token.is_name
            and token.is_word
            and token.low not in lx.DETERMINERS
            and token.low not in lx.OPENERS
        ):
            placed = placed if run else before in lx.PLACE_LEADS
            run.append(token)
            continue
        if run:
            shown = after_titles(tuple(run))
            titled = len(shown) < len(run)
            name = " ".join(bare(t.text) for t in shown)
            if placed and not titled:
                memory.placed.add(name)
            known = memory.persons.get(bare(shown[-1].low))
            if known:
                found.add(known)
            elif (
                (titled or 2 <= len(shown) <= LONGEST_NAME)
                and sort_of_name(shown, titled=titled, before=()) is Sort.PERSON
                and not _is_place(shown)
                and name not in memory.placed
            ):
                found.add(" ".join(bare(t.text) for t in shown))
        run = []
        before = token.low
    return frozenset(found)


def _is_place(run: Tokens) -> bool:
    return bare(run[-1].low) in _PLACE_ENDS or bare(run[0].low) in _PLACE_BEGINS


_PLACE_ENDS: Final = lx.word_set(
    "strip bank city line river sea shalom heights states kingdom arabia nations crossing younis "
    "hanoun lahia camp valley council corridor east resolution agreement accord plan"
)
_PLACE_BEGINS: Final = lx.word_set(
    "gaza rafah khan beit deir tel saudi united middle west east south north security yellow blue "
    "red white kerem new january october"
)
