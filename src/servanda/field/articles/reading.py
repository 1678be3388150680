# ruff: noqa: PLR2004 - spans of words are counted in ones and twos
"""An article read, paragraph by paragraph: who says what in each sentence.

Nothing here is a fact of the record: a person confirms what is proposed. Every character of the
file is in a statement, in the words around one, in something that is not a statement, in something
that was not understood, or between blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from servanda.field.articles import acts, clauses
from servanda.field.articles import lexicon as lx
from servanda.field.articles.accounting import account
from servanda.field.articles.attributions import QUOTED, Saying, Speaker
from servanda.field.articles.candidates import DOCUMENT, NOBODY, Format, Mention, Reading, Rest
from servanda.field.articles.folding import folded, opens, spans_of
from servanda.field.articles.heads import Head, Sort, head_of
from servanda.field.articles.html import html_blocks
from servanda.field.articles.layout import foreign, told_apart, wire_of
from servanda.field.articles.plain import markdown_blocks, plain_blocks
from servanda.field.articles.proposing import Line, Setting, propose
from servanda.field.articles.speakers import (
    GENERAL,
    Heard,
    Memory,
    persons_named,
    points_back,
    post_only,
    spokes,
)
from servanda.field.articles.speech import sayings
from servanda.field.articles.text import Block, Kind, Run
from servanda.field.articles.verbs import SAYING, Frame
from servanda.field.articles.words import Quotation, Token, quotations, sentences, tokens

NOT_STATEMENTS: Final = frozenset(
    {Kind.HEADING, Kind.BYLINE, Kind.DATELINE, Kind.CAPTION, Kind.INTERFACE, Kind.CODE}
)


TOLD: Final = frozenset(set(Frame) - {Frame.COMMIT, Frame.REFUSE, Frame.RECORD})
"""Frames by which a quotation passes on what somebody else said, and not what they did."""


LONGEST: Final = 500
"""Words and marks of the longest sentence that is read."""


def format_of(name: str, text: str) -> Format:
    """How a file is written, by its name, else by how it begins."""
    low = name.lower()
    if low.endswith((".html", ".htm", ".xhtml")):
        return Format.HTML
    if low.endswith((".md", ".markdown")):
        return Format.MARKDOWN
    if re.match(
        r"\s*(?:<!doctype html|<html|<head|<body|<article|<p\b|<div\b)", text, re.IGNORECASE
    ):
        return Format.HTML
    return Format.TEXT


def read_article(text: str, form: Format, published: date | None = None) -> Reading:
    """Reads an article. ``published``: the local day it appeared, None where it is not known."""
    cut = {Format.TEXT: plain_blocks, Format.MARKDOWN: markdown_blocks, Format.HTML: html_blocks}
    blocks = told_apart(cut[form](text))
    return _Article(text, blocks, published).read()


@dataclass(slots=True)
class _Article:
    """The reading of one article as it goes on, paragraph by paragraph."""

    text: str
    blocks: list[Block]
    published: date | None
    memory: Memory = field(default_factory=Memory)
    lines: list[Line] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)
    running: tuple[Mention, ...] | None = None
    open: bool = False
    pending: tuple[Mention, ...] | None = None
    last_quote: int | None = None

    def read(self) -> Reading:
        """All of it."""
        wire = wire_of(self.blocks)
        number = 0
        for block in self.blocks:
            if block.kind in NOT_STATEMENTS:
                self.rest.append(Rest(*block.run.whole, block.kind.value))
                if block.kind is not Kind.DATELINE:
                    self.pending = None
                continue
            if block.kind is Kind.TABLE:
                self.rest.append(
                    Rest(*block.run.whole, "not understood", "a table: its cells are not sentences")
                )
                continue
            why = foreign(block.run)
            if why:
                self.rest.append(Rest(*block.run.whole, "not read", why))
                continue
            number += 1
            self._paragraph(block, number)
        candidates = propose(Setting(self.text, self.published, wire), self.lines)
        return Reading(self.text, candidates, account(self.text, candidates, self.rest), wire)

    # ------------------------------------------------------------------------------- a paragraph

    def _paragraph(self, block: Block, number: int) -> None:
        run = block.run
        quoted = quotations(run.text, running=self.open)
        spans = sentences(run.text, quoted)
        pending, self.pending = self.pending, None
        before: Line | None = None
        for index, (start, end) in enumerate(spans):
            inside = [q for q in quoted if start <= q.start and q.end <= end]
            toks, full = folded(run.text, start, end, inside)
            if not any(t.is_word or t.text == QUOTED for t in toks):
                continue
            spoken = tuple(tokens(run.text, start, end))  # those named in quotations too
            self.memory.seen |= persons_named(spoken, self.memory)
            if len(toks) > LONGEST:
                why = f"a sentence of more than {LONGEST} words and marks"
                self.rest.append(Rest(*run.span(start, end), "not understood", why))
                continue
            if index == 0 and pending is not None and not opens(toks) and not block.bullet:
                pending = None
            if (
                index == len(spans) - 1
                and len(toks) > 2
                and toks[-1].text == ","
                and toks[-2].low in SAYING
                and self._introduces(run, number, index, toks)
            ):
                self.rest.append(Rest(*run.span(start, end), "attribution"))
                continue
            found = sayings(toks)
            made: list[Line] = []
            for saying in found:
                line = self._line(run, number, index, (start, end), saying, full, before, pending)
                if line is not None:
                    made.extend(self._inside(line, number, index))
            if not made:
                if self._introduces(run, number, index, toks):
                    self.rest.append(Rest(*run.span(start, end), "attribution"))
                else:
                    self.rest.append(Rest(*run.span(start, end), "not understood", _why_not(toks)))
            self.lines.extend(made)
            before = made[-1] if made else None
            if before is not None and before.quoted:
                pending = None
            self._hear(toks, made, number, index)
        here = [line for line in self.lines if line.paragraph == number]
        if here and all(line.quoted and not line.chain for line in here):
            self.memory.voiceless.add(number)
        if block.bullet and pending is not None:
            self.pending = pending
        open_quote = next((q for q in quoted if not q.closed), None)
        self.open = open_quote is not None
        if self.open and self.lines and self.lines[-1].paragraph == number:
            self.running = self.lines[-1].chain
        elif not self.open:
            self.running = None

    def _introduces(self, run: Run, number: int, index: int, toks: tuple[Token, ...]) -> bool:
        """Whether a sentence only says who speaks next: ``He added:``."""
        if not toks or toks[-1].text not in (":", ","):
            return False
        words = toks[:-1]
        trial = sayings(
            (
                *words,
                Token(":", words[-1].end, words[-1].end, ":"),
                Token(QUOTED, words[-1].end, words[-1].end, QUOTED),
            )
        )
        if not trial or not trial[0].chain:
            return False
        chain, _ = self._chain(trial[0], run, number, index)
        self.pending = chain
        return True

    def _line(
        self,
        run: Run,
        number: int,
        index: int,
        sentence: tuple[int, int],
        saying: Saying,
        full: dict[int, Quotation],
        before: Line | None,
        pending: tuple[Mention, ...] | None,
    ) -> Line | None:
        parts = spans_of(run.text, saying, full, sentence)
        if not parts:
            return None
        quoted = saying.is_quotation
        chain, note = self._chain(saying, run, number, index)
        continues: int | None = None
        if not saying.chain:
            begun = saying.tokens and saying.tokens[0].text == QUOTED
            note = NOBODY if quoted or (begun and pending is None) else DOCUMENT
            opened = not any(not q.opened for q in full.values())
            if (quoted and not opened and self.running) or (
                quoted and self.open and self.running and index == 0
            ):
                chain, note, continues = self.running, "", len(self.lines) - 1
            elif (quoted or pending is not None) and pending is not None:
                chain, note = pending, ""
            elif quoted and before is not None and before.quoted and before.chain:
                chain, note, continues = (
                    before.chain,
                    "",
                    self.lines.index(before) if before in self.lines else None,
                )
            elif not quoted and not _is_sentence(saying):
                return None
        return Line(run, number, sentence, saying, parts, quoted, chain, note, continues)

    def _inside(self, line: Line, number: int, index: int) -> list[Line]:
        """A quotation of one sentence that itself says what somebody else said, taken apart."""
        if not line.quoted or len(line.parts) != 1:
            return [line]
        start, end = line.parts[0]
        text = line.run.text
        inner = quotations(text[start:end], running=False)
        if len(sentences(text[start:end], inner)) != 1:
            return [line]
        inside = [Quotation(q.start + start, q.end + start, q.closed, q.opened) for q in inner]
        toks, full = folded(text, start, end, inside)
        made = []
        for saying in sayings(toks):
            first = saying.chain[0].tokens if saying.chain else ()
            if not first or first[0].low in ("we", "i", "you", "it", "they", "he", "she"):
                return [line]
            if saying.verb is None or saying.verb.frame not in TOLD:
                return [line]
            parts = spans_of(text, saying, full, (start, end))
            chain, note = self._chain(saying, line.run, number, index)
            made.append(
                Line(
                    line.run,
                    line.paragraph,
                    line.sentence,
                    saying,
                    parts,
                    quoted=True,
                    chain=(*line.chain, *chain),
                    note=note or line.note,
                    continues=line.continues,
                )
            )
        return made or [line]

    def _chain(
        self, saying: Saying, run: Run, number: int, index: int
    ) -> tuple[tuple[Mention, ...], str]:
        """The speakers of a statement, resolved; and what is not known of the innermost."""
        mentions: list[Mention] = []
        for speaker in saying.chain:
            mention = self._mention(
                speaker, run, number, index, outer=mentions[-1] if mentions else None
            )
            if mentions and mention.head is not None and mention.head == mentions[-1].head:
                mentions.pop()
            mentions.append(mention)
        note = ""
        if mentions and not mentions[-1].printed:
            note = "it is said that somebody says so; nobody is printed"
        return tuple(m for m in mentions if m.printed), note

    def _mention(
        self, speaker: Speaker, run: Run, number: int, index: int, outer: Mention | None = None
    ) -> Mention:
        toks = speaker.tokens
        if not toks:
            return Mention("", None, None, named=False, verb=speaker.verb)
        printed = " ".join(run.text[toks[0].start : toks[-1].end].strip(" ,").split())
        head = self.memory.full(head_of(toks, run.text))
        span = run.span(toks[0].start, toks[-1].end)
        low = head.name.lower()
        same = self._same(toks)
        if same is not None:
            return Mention(printed, same.name, span, same.named, speaker.verb, same.body)
        if low in lx.PRONOUNS or points_back(toks, self.memory):
            if low in ("i", "we", "you", "who"):
                return Mention(
                    printed,
                    None,
                    span,
                    named=False,
                    verb=speaker.verb,
                    note="whom it means is not told",
                )
            if (
                outer is not None
                and low in lx.PERSONAL
                and outer.verb not in ("told", "quote", "according to")
                and not (lx.PERSONAL[low] == "one" and _is_thing(outer))
            ):
                return Mention(
                    outer.printed,
                    outer.head,
                    outer.span,
                    outer.named,
                    speaker.verb,
                    outer.body,
                    outer.note,
                )
            person = low not in lx.PRONOUNS and toks[-1].low in lx.PERSON_NOUNS
            meant = self._described(toks) if person else None
            if post_only(toks) or self.memory.holder_of(toks):
                meant = self.memory.holder_of(toks) or self.memory.only_person(toks)
            why = ""
            if meant is None and not person and (low in lx.PRONOUNS or toks[-1].low in GENERAL):
                meant, why = self.memory.meant(toks, head, speaker.verb, (number, index))
            if meant is None and low not in lx.PRONOUNS and not post_only(toks):
                meant = self._described(toks)
            if meant is None:
                shown = None if low in lx.PRONOUNS else head.name
                return Mention(printed, shown, span, named=False, verb=speaker.verb, note=why)
            return Mention(
                printed, meant.name, span, named=meant.named, verb=speaker.verb, body=meant.body
            )
        self.memory.learn(toks, head)
        self.memory.mentioned.append(head)
        return Mention(printed, head.name, span, head.named, speaker.verb, head.body)

    def _same(self, toks: tuple[Token, ...]) -> Head | None:
        """Whom ``the same sources`` are: the last who were heard and called so."""
        words = [t.low for t in toks if t.is_word]
        if len(words) < 2 or words[-2] not in ("same", "those", "these"):
            return None
        said = reversed(self.memory.mentioned)
        return next((head for head in said if words[-1] in head.name.lower().split()), None)

    def _described(self, toks: tuple[Token, ...]) -> Head | None:
        """The one speaker so far whom the noun of ``the diplomat`` described."""
        noun = spokes(toks[-1].low)
        person = noun in lx.PERSON_NOUNS
        found = {
            h.name.lower(): h
            for h in self.memory.described.get(noun, ())
            if person or h.sort is not Sort.PERSON  # no government is its spokesman
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _hear(self, toks: tuple[Token, ...], made: list[Line], number: int, index: int) -> None:
        """Remembers who spoke in a sentence, for the pronouns after it."""
        own = {t.start for line in made for s in line.saying.chain for t in s.tokens}
        others = persons_named(
            tuple(Token(".", t.start, t.end, ".") if t.start in own else t for t in toks),
            self.memory,
        )
        self.memory.named[number, index] = others
        for line in made:
            if not line.chain:
                self._hear_subject(line, number, index, others)
                continue
            at = next(
                (k for k, m in enumerate(line.chain) if m.verb not in ("told", "quote")),
                len(line.chain) - 1,
            )
            known = {*self.memory.persons.values(), *self.memory.seen}
            if (
                len(line.chain) > at + 1
                and _is_medium(line.chain[at].head)
                and line.chain[at + 1].head not in known
            ):
                at += 1  # "A called on B, according to an agency": the group after it is A
            outer = line.saying.chain[at] if len(line.saying.chain) > at else None
            mention = line.chain[at] if outer is not None else line.chain[-1]
            if mention.head is None:
                continue
            head = head_of(outer.tokens, line.run.text) if outer and outer.tokens else None
            sort = (
                head.sort
                if head and head.name.lower() not in lx.PRONOUNS
                else _sort_before(self.memory, mention.head)
            )
            if head is not None and mention.head in self.memory.persons.values():
                sort = Sort.PERSON
            self.memory.heard.append(
                Heard(number, index, Head(mention.head, sort, mention.named, mention.body), others)
            )
            inner = line.chain[-1]
            person = inner.head in known
            if sort is not Sort.PERSON and inner is not mention and inner.head and person:
                # "A welcomed it, the statement said. He …": he is A, no statement
                shown = Head(inner.head, Sort.PERSON, named=True, body=inner.body)
                self.memory.heard.append(
                    Heard(number, index, shown, others - {inner.head}, inner=True)
                )

    def _hear_subject(self, line: Line, number: int, index: int, others: frozenset[str]) -> None:
        """An earlier speaker, subject of a sentence, may be meant by a pronoun after it."""
        act = acts.act_of(line.saying.tokens)
        if act is None or act.actor is None:
            return
        within = line.saying.tokens
        toks = tuple(t for t in within if act.actor[0] <= t.start < act.actor[1])
        if act.patient is not None:
            met = next((t for t in within if t.start >= act.patient[0]), None)
            others = others | {met.text} if met is not None and met.is_name else others
        head = self.memory.full(head_of(toks, line.run.text)) if toks else None
        if (
            head is not None
            and head.named
            and any(h.head.name == head.name for h in self.memory.heard)
        ):
            self.memory.heard.append(Heard(number, index, head, others - {head.name}))

    # ------------------------------------------------------------------------------- candidates


def _is_medium(name: str | None) -> bool:
    """Whether a name is of an agency or a paper, which only passes on what others say."""
    words = (name or "").lower().split()
    if not words:
        return False
    texts = ("statement", "report", "document", "letter", "release", "communique")
    return " ".join(words) in lx.AGENCIES or words[-1] in lx.MEDIA or words[-1] in texts


def _is_thing(mention: Mention) -> bool:
    """Whether a speaker is a text or a body, which no *he* or *she* can mean."""
    words = mention.printed.lower().split()
    return _is_medium(mention.head) or (bool(words) and words[-1] in lx.BODY_NOUNS)


def _is_sentence(saying: Saying) -> bool:
    """Whether unattributed words are a statement: a finite verb, and no question."""
    toks = saying.tokens
    if toks and toks[-1].text == "?":
        return False
    return clauses.any_verb(toks) is not None or any(t.text == QUOTED for t in toks)


def _why_not(toks: tuple[Token, ...]) -> str:
    if toks and toks[-1].text == "?":
        return "a question"
    return "no statement was found in it"


def _sort_before(memory: Memory, name: str) -> Sort:
    return next((h.head.sort for h in reversed(memory.heard) if h.head.name == name), Sort.UNKNOWN)
