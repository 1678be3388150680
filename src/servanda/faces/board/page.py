"""The board as one page that opens from disk: no script, no request, everything inside it.

Text is made by `Words`; the template escapes whatever it is given. Each entry that the page lists
is a link within it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from itertools import groupby
from shlex import quote
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from servanda import __version__
from servanda.faces.board.audience import DELAY, INTERNAL, PARTY, Rule
from servanda.faces.board.fonts import font_faces
from servanda.faces.board.model import Board, Card, Need, Occasion, Track
from servanda.faces.board.unbroken import unbroken
from servanda.faces.drawings.figure import capital, heading
from servanda.faces.drawings.signs import Mark
from servanda.faces.words.glossary import glossary
from servanda.faces.words.words import Words
from servanda.kernel.base import HOUR, Between, Instant, iso
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.terms.lexicon import spaced
from servanda.kernel.verdicts.phrases import (
    Day,
    Entries,
    Name,
    Number,
    Phrase,
    Several,
    Slot,
    When,
)
from servanda.kernel.verdicts.speaker import Speaker

STYLES: Final = ("board.css", "drawings.css")

QUOTE: Final = '"'

FIRST: Final = 10
"""Questions that stand open on the page; the others are folded under them."""

ON_PAPER: Final = ("agreement", "method", "record")
"""What a page rests on, as the foot of each printed page says it."""

DIGEST: Final = 23
"""Characters of a digest there: enough to tell one from another; the last page has all of it."""

_ESCAPED: Final = frozenset('"\\<>\n\r\f')

ABOUT: Final = 4
"""Names of what a question is about, beside the number of the others."""

_LINK, _END = "\ue000", "\ue001"
"""Marks around an entry's id in text, from the area of Unicode that no text uses."""
_LINKED: Final = re.compile(
    "((?<![\u05d0-\u05ea])[\u05d0-\u05ea]{1,2}\u05be|(?<![\u0621-\u064a])[\u0621-\u064a]{1,2})?"
    f"{_LINK}(.*?){_END}([\\]);:,.\u060c\u061b]*)"
)
"""A linked id with "and" or "in" written into it, and the closing marks behind it."""


@dataclass(frozen=True, slots=True)
class _Linking(Speaker):
    """A speaker that marks entries listed on the page, so that they become links."""

    listed: frozenset[str] = frozenset()

    def show(self, slot: Slot) -> str:
        match slot:
            case Entries(ids):
                names = [self._entry(name) for name in ids]
                return self.language.counted("entries", len(ids), self._join(names, "and"))
            case _:
                return Speaker.show(self, slot)

    def _entry(self, name: str) -> str:
        shown = self.language.isolate(name)
        return f"{_LINK}{shown}{_END}" if name in self.listed else shown


@dataclass(frozen=True, slots=True)
class Page:
    """What the template is given: the board, its words, and how to put them on a page."""

    board: Board
    words: Words
    case_path: str
    drawings: Mapping[str, tuple[Markup, ...]] = field(default_factory=dict)
    by_term: Mapping[TermKey, tuple[Markup, ...]] = field(default_factory=dict)
    timelines: Mapping[TermKey, Markup] = field(default_factory=dict)
    readings: Mapping[TermKey, str] = field(default_factory=dict)
    method: str | None = None
    """The file of another method than the case's own, where it is judged by one."""
    places: Mapping[str, int] = field(default_factory=dict)
    """The place of each entry among those that the page lists, once `linking` has made links."""

    def linking(self) -> Page:
        """The same page with each entry that it lists as a link."""
        speaker = self.words.speaker
        places = {source.id: place for place, source in enumerate(self.board.sources)}
        linked = _Linking(speaker.language, speaker.calendar, speaker.lexicon, frozenset(places))
        return replace(self, words=replace(self.words, speaker=linked), places=places)

    def say(self, phrase: Phrase) -> Markup:
        """A phrase, its entries as links."""
        return self._linked(self.words.speaker.text(phrase))

    def sentence(self, phrase: Phrase) -> Markup:
        """The same as a sentence."""
        return self._linked(self.words.speaker.sentence(phrase))

    def ui(self, key: str, **slots: str | int) -> str:
        """A text of the board's own."""
        return self.words.ui(key, **slots)

    def name(self, name: str) -> str:
        """A declared name, or a source's."""
        return self.words.speaker.lexicon.name(name) or self.words.speaker.language.isolate(name)

    def kept(self, text: str) -> str:
        """Text that runs from left to right: an id, a command."""
        return self.words.speaker.language.isolate(text)

    def when(self, bounds: Between) -> str:
        """An instant or its bounds, in UTC and in the agreement's zone."""
        return self.words.show(When(bounds))

    def instant(self, instant: Instant) -> str:
        """An instant, in UTC and in the agreement's zone."""
        return self.words.speaker.instant(instant)

    def day(self, iso: str) -> str:
        """A date."""
        return self.words.show(Day(iso))

    def show(self, slot: Slot) -> str:
        """A slot in words."""
        return self.words.show(slot)

    def clause_title(self, path: tuple[str, ...]) -> str:
        """A clause by its path of headings and numbers."""
        if not path:
            return self.ui("board-no-clause")
        parts = [self.words.speaker.lexicon.headings.get(part) or part for part in path]
        if parts[0].isalnum():
            return self.ui("board-clause", clause=self.kept(" / ".join(parts)))
        return " / ".join(parts)

    def line(self, *words: str) -> tuple[str, ...]:
        """A command line of this case, word by word, each quoted where a shell would part it."""
        return ("servanda", *map(quote, (words[0], self.case_path, *words[1:])))

    def typed(self, *words: str) -> str:
        """What to type."""
        return " ".join(self.line(*words))

    def asked(self) -> tuple[str, ...]:
        """The options with which a command judges as this page does; none where it is as of now."""
        edition = self.board.edition
        method = () if self.method is None else ("--method", self.method)
        as_of = () if edition.by_clock else ("--as-of", self.iso(edition.as_of))
        if edition.position is not None:
            return (*as_of, "--as-known-at", str(edition.position), *method)
        if edition.known_at is None:
            return (*as_of, *method)
        by = ("--by", "published") if edition.published else ()
        return (*as_of, "--as-known-at", self.iso(edition.known_at), *by, *method)

    def command(self, *words: str) -> Markup:
        """What to type, as code that runs from left to right."""
        # a line breaks between words only: a hyphen at its end would look like part of a word
        spans = (Markup("<span>{}</span>").format(word) for word in self.line(*words))
        return Markup('<code dir="ltr">{}</code>').format(Markup(" ").join(spans))

    def with_command(self, key: str, *words: str, **slots: str | int) -> Markup:
        """A text of the board's own that says what to type."""
        text = escape(self.ui(key, command="\ue002", **slots))
        return Markup(str(text).replace("\ue002", str(self.command(*words))))  # noqa: S704 - escaped

    def judged_by(self, key: str, *words: str, **slots: str | int) -> Markup:
        """The same of a command that judges: as of the time of this page, as known to it."""
        return self.with_command(key, *words, *self.asked(), **slots)

    def came(self) -> str:
        """How many reports came since the time that a page compares with."""
        since = self.board.since
        if since is None or since.entries is None:
            return ""
        key = "board-since-entries" if since.published else "board-since-recorded"
        told = self.ui(key, n=since.entries)
        return f"{told} {self.ui('board-since-later', n=since.later)}" if since.later else told

    def how_since(self) -> Markup:
        """The command that says which entry did it, between the same two states."""
        edition, since = self.board.edition, self.board.since
        if since is None:
            return Markup()
        times = ("--from", self.iso(since.instant), "--to", self.iso(edition.as_of))
        by = ("--by", "published") if since.published else ()
        method = () if self.method is None else ("--method", self.method)
        return self.with_command("board-since-how", "diff", *times, *by, *method)

    def short(self, card: Card, bearer: str | None = None) -> str:
        """A term in as few words as a mark has beside it."""
        # a comma, since a name beside a noun is heard in Hebrew and Arabic as "the noun of it"
        comma = self.words.speaker.language.message("join.comma.middle", {})
        return comma.join((self.called(card.key), *((self.name(bearer),) if bearer else ())))

    def called(self, key: TermKey) -> str:
        """The id of a term, with its reading and its amendment where it has them."""
        return " ".join(
            (self.kept(key.id), *map(self.name, filter(None, (key.reading, key.amended))))
        )

    def owed_by(self, card: Card) -> str:
        """Who owes it, and whether the cell had to read that into the text."""
        names = self.show(Several(tuple(Name(bearer) for bearer in card.bearers)))
        key = "board-owed-jointly" if card.joint else "board-owed-by"
        who = f"{self.ui('board-given-to' if card.permission else key)} {names}"
        return f"{who} ({self.ui('board-bearer-supplied')})" if card.supplied else who

    def owed(self, card: Card) -> str:
        """Who owes it, under a heading that says so."""
        names = self.names(card.bearers)
        return f"{names} ({self.ui('board-bearer-supplied')})" if card.supplied else names

    def names(self, bearers: tuple[str, ...]) -> str:
        """Several bearers in a row."""
        return self.show(Several(tuple(Name(bearer) for bearer in bearers)))

    def by_chosen(self, card: Card, bearer: str | None = None) -> list[Phrase]:
        """On whose count answers of a bearer, or all, stand where the method chose who counts."""
        said = (phrase for who, phrase in card.chosen if bearer in (None, who))
        return list(dict.fromkeys(said))

    def parts(self, card: Card) -> int:
        """How many passages, drawings and tables are folded under *why*."""
        further = (card.left, self.timeline(card), card.occasions, card.unlisted)
        return len(card.sentences) + len(card.told) + sum(1 for part in further if part)

    def named(self, card: Card) -> bool:
        """Whether its occasions have a time or a name: a term with one alone has none."""
        return any(row.at for row in card.occasions)

    def heads(self, card: Card) -> tuple[str, ...]:
        """The heads of the columns in which its occasions are told."""
        columns = (
            ("board-occasion", self.named(card)),
            ("board-bearer", self.several(card)),
            ("board-word", True),
            ("board-amount", self.counted(card)),
            ("board-due", self.timed(card)),
        )
        return tuple(self.ui(key) for key, shown in columns if shown)

    def several(self, card: Card) -> bool:
        """Whether its occasions are of more than one bearer."""
        return len({row.bearer for row in card.occasions}) > 1 and not card.joint

    def counted(self, card: Card) -> bool:
        """Whether its occasions ask for amounts."""
        return any(row.needs for row in card.occasions)

    def worded(self, row: Occasion) -> Markup:
        """What is read of an occasion, and on whose count that stands where the method chose."""
        if row.beside is None:
            return self.say(row.word)
        return self._linked(self.words.show(Several((row.word, row.beside), "semicolon")))

    def amount(self, need: Need) -> str:
        """An amount of what was needed, the thing that is counted once."""
        established = self.show(replace(need.established, unit=""))
        if need.needed is None:
            thing = self.show(Name(need.established.unit))
            return self.ui("board-amount-every", established=established, thing=thing)
        one = need.needed.amount.hi == 1
        key = "board-amount-one" if one else "board-amount-of"
        return self.ui(key, established=established, needed=self.show(need.needed))

    def only(self) -> str:
        """What the single occasion of a bearer is called in a table."""
        return capital(self.ui("drawing-once"))

    def timed(self, card: Card) -> bool:
        """Whether an occasion in a row of its own has a due time."""
        return any(row.due is not None and row.times == 1 for row in card.occasions)

    def run(self, row: Occasion) -> str:
        """A run of occasions: the first and the last, and how many."""
        first, last = row.at, row.last
        if first is None or last is None:
            return str(row.times)
        days = first.slot("day") or first.slot("first"), last.slot("day") or last.slot("last")
        if days[0] is not None and days[1] is not None:
            one, other = self.show(days[0]), self.show(days[1])
            return self.ui("board-run", first=one, last=other, n=row.times)
        named = [phrase.slot("id") for phrase in (first, last)]
        if any(isinstance(slot, Phrase) for slot in named):
            # a copy's numbers go by where an occasion is first told of: two of them bound nothing
            return self.show(Number(row.times, "occasions"))
        if None not in named:
            one, other = (self.show(slot) for slot in named if slot is not None)
            return self.ui("board-run-of", first=one, last=other, n=row.times)
        text = self.words.speaker.text
        return self.ui("board-run", first=text(first), last=text(last), n=row.times)

    def answers(self) -> list[Card]:
        """The terms that have an answer, or on which sources differ: what a reader looks for."""
        silent = {Mark.NOT_VERIFIED, Mark.PENDING, Mark.NOTHING}
        return [
            card
            for card in self.board.cards
            if card.mark not in silent or any(mark not in silent for _, _, mark in card.apart)
        ]

    def reading(self, card: Card) -> str:
        """The term verbalised; empty where there is no tree of it."""
        return self.readings.get(card.key, "")

    def timeline(self, card: Card) -> Markup | None:
        """The time line of a term, where it has one."""
        return self.timelines.get(card.key)

    def either(self, phrases: tuple[Phrase, ...]) -> str:
        """Phrases of which one is enough."""
        return capital(self.show(Several(phrases, "or")))

    def abouts(self, names: tuple[str, ...]) -> Markup:
        """What a question is about: the first names, each unbroken, and how many more."""
        places = [chr(0xE002 + number) for number in range(len(names[:ABOUT]))]
        more = [self.ui("board-more", n=len(names) - ABOUT)] if len(names) > ABOUT else []
        text = str(escape(self._joined((*places, *more), "comma")))
        for place, name in zip(places, names, strict=False):
            kept = Markup('<span class="kept">{}</span>').format(self.name(name))
            text = text.replace(place, str(kept))
        return Markup(text)  # noqa: S704 - escaped

    def of_all(self, part: int, whole: int) -> str:
        """A length of time out of another."""
        length = self.words.speaker.length
        return self.ui("board-of", part=length(part), whole=length(whole)) if part else "0"

    def reasons(self, reasons: tuple[str, ...]) -> str:
        """Why a clause is not monitored: a word of the language, and what was written beside it."""
        found = []
        for reason in reasons:
            word, _, beside = reason.partition(' "')
            said = self.words.speaker.lexicon.name(word) or spaced(word)
            found.append(f"{said}: {self.quoted(beside.rstrip(QUOTE))}" if beside else said)
        return self._joined(found, "semicolon")

    def quoted(self, text: str) -> str:
        """Words of the agreement in this language, or as they stand."""
        return self.words.speaker.lexicon.text(text) or self.kept(text)

    def rules(self) -> str:
        """What a copy leaves out, by rule."""
        rules = [rule for rule in Rule if rule is not Rule.REPLY or self.party is None]
        return self._joined([self.rule(rule) for rule in rules], "semicolon")

    def drawings_of(self, card: Card) -> tuple[Markup, ...]:
        """What is drawn of one term alone."""
        return self.by_term.get(card.key, ())

    def known(self) -> str:
        """How much of the record the page knows, in a sentence."""
        edition = self.board.edition
        at = "" if edition.known_at is None else self.instant(edition.known_at)
        if edition.published:
            return self.ui("board-known-published", at=at)
        if not self.internal:
            return self.ui("board-known-copy", at=at, hours=DELAY // HOUR)
        if edition.position is not None:
            return self.ui("board-known-first", n=edition.known)
        if edition.known_at is None:
            return self.ui("board-known-whole", n=edition.known)
        return self.ui("board-known-by", n=edition.known, at=at)

    def newest(self) -> str:
        """When the newest report was published; nothing in a copy."""
        edition = self.board.edition
        if not self.internal:
            return ""
        if edition.newest is None:
            return self.ui("board-newest-none")
        return self.ui("board-newest", at=self.instant(edition.newest))

    def unread(self) -> str:
        """How many entries could not be read, and what lists them; in a copy, that some."""
        number = self.board.unread
        if number is None:
            return self.ui("board-unread-some")
        if not number:
            return ""
        command = self.kept(f"servanda record list {quote(self.case_path)} --unread")
        return self.ui("board-unread", n=number, command=command)

    def quoting(self, slot: Slot) -> Markup:
        """What quotes words of the language of agreements, each as such words."""
        parts = self.show(slot).split("`")
        return Markup("").join(
            Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
            for number, part in enumerate(parts)
        )

    def digested(self, what: str) -> str:
        """What a digest is of: a part of the case by its word, an annex by the name of its file."""
        word = glossary(self.words.code).concepts.get(what)
        return self.kept(what) if word is None else word.word

    def iso(self, instant: Instant) -> str:
        """An instant as a command takes it."""
        return iso(instant) or ""

    def anchor(self, key: TermKey) -> str:
        """The id of a term on the page."""
        parts = (key.id, key.reading or "", key.amended or "")
        return "t-" + "-".join(re.sub(r"[^A-Za-z0-9]+", "_", part) for part in parts if part)

    def entry_anchor(self, name: str) -> str:
        """The id of an entry on the page."""
        return f"e-{self.places[name]}"

    def tracks(self) -> list[tuple[Track, list[tuple[tuple[str, ...], list[Card]]]]]:
        """The terms by track and clause; the last track only where it has any."""
        found = []
        for track in Track:
            cards = self.board.track(track)
            if cards or track is not Track.OTHER:
                clauses = groupby(cards, key=lambda card: card.clause)
                found.append((track, [(path, list(group)) for path, group in clauses]))
        return found

    def marks(self) -> list[tuple[Mark, int]]:
        """How many terms carry each mark."""
        carried = [card.mark for card in self.board.cards]
        return [(mark, carried.count(mark)) for mark in Mark]

    def rule(self, rule: Rule) -> str:
        """A rule for copies in words."""
        slots = {"hours": DELAY // HOUR} if rule is Rule.DELAY else {}
        return self.ui(f"rule-{rule.value}", **slots)

    @property
    def party(self) -> str | None:
        """The party whose copy it is."""
        audience = self.board.audience
        return audience.removeprefix(PARTY) if audience.startswith(PARTY) else None

    @property
    def internal(self) -> bool:
        """Whether it is for the operations room."""
        return self.board.audience == INTERNAL

    def _joined(self, texts: Sequence[str], how: str) -> str:
        """Texts in a row, by the signs of the language."""
        return self.words.speaker.language.message(f"join.{how}.middle", {}).join(texts)

    def _linked(self, text: str) -> Markup:
        def anchor(found: re.Match[str]) -> str:
            before, shown, behind = found.groups(default="")
            name = shown.strip("\u2066\u2069")
            link = f'<a href="#{self.entry_anchor(name)}">{shown}</a>'
            # an id is kept whole, so that a line could end before its bracket or behind its prefix
            return f'<span class="held">{before}{link}{behind}</span>' if before or behind else link

        return Markup(_LINKED.sub(anchor, str(escape(text))))  # noqa: S704 - escaped just before


def page_of(page: Page, definitions: Markup) -> str:
    """The page as HTML. ``definitions`` are shapes that drawings share."""
    environment = Environment(
        loader=PackageLoader("servanda.faces.board"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=True,
    )
    board, words = page.board, page.words
    template = environment.get_template("board.html.j2")
    drawn = {name: page.drawings.get(name, ()) for name in (*map(str, Track), "timetable")}
    made = template.render(
        page=page,
        board=board,
        edition=board.edition,
        words=words,
        ui=page.ui,
        show=page.show,
        first=FIRST,
        knowing="board-knowing" if board.access else "board-knowing-copy",
        title=words.speaker.lexicon.title or board.edition.title,
        tracks=page.tracks(),
        marks=page.marks(),
        drawings=drawn,
        heading=heading,
        definitions=definitions,
        style=_style(page),
        version=__version__,
    )
    return unbroken(made)


def _style(page: Page) -> Markup:
    """Every rule of style and every font of the page, in one sheet."""
    folder = files("servanda.faces.board") / "style"
    sheets = [font_faces(page.words.code), _margins(page)]
    sheets += [
        (folder / name).read_text(encoding="utf-8") for name in STYLES if (folder / name).is_file()
    ]
    return Markup("\n".join(sheets))  # noqa: S704 - our own files


def _margins(page: Page) -> str:
    """What stands on every printed page: what it is, for whom, as of when, and what it rests on."""
    edition, rtl = page.board.edition, page.words.rtl
    title = page.words.speaker.lexicon.title or edition.title
    if page.party:
        whom = page.ui("board-for-party", party=page.name(page.party))
    else:
        whom = page.ui("board-for-internal" if page.internal else "board-for-public")
    as_of = page.ui("board-as-of", at=page.instant(edition.as_of))
    digests = dict(edition.digests)
    rests = [
        f"{page.digested(name)} {page.kept(digests[name][:DIGEST])}"
        for name in ON_PAPER
        if name in digests
    ]
    comma = page.words.speaker.language.message("join.comma.middle", {})
    near, far = ("right", "left") if rtl else ("left", "right")
    boxes = {
        f"top-{near}": _quoted(f"{title}. {as_of}"),
        f"top-{far}": _quoted(whom),
        f"bottom-{near}": _quoted(comma.join(rests)),
        f"bottom-{far}": r'"\2066 " counter(page) " / " counter(pages) "\2069 "',
    }
    told = "".join(f"@{name}{{content:{content}}}" for name, content in boxes.items())
    return f"@page{{{told}}}"


def _quoted(text: str) -> str:
    """A string of CSS: what would end it, or the sheet around it, by its number."""
    return '"' + "".join(c if c not in _ESCAPED else f"\\{ord(c):x} " for c in text) + '"'
