"""What each audience gets of the board: copies made by rule, and a list of what they leave out.

A copy is made from what may be told, phrase by phrase: a name stands only if the agreement or the
method declares it, a time of something that was reported only as its local day, a report only as
there being some. What is not known to be harmless is left out (DESIGN §7, §14). The rules are the
same for every party; docs/board.md lists them under the keys used here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from servanda.case import Case
from servanda.faces.board.model import Board, Card, Counted, Occasion, Told
from servanda.faces.drawings.signs import Mark
from servanda.kernel.base import DAWN, FOREVER, HOUR, Between, Calendar, Instant
from servanda.kernel.terms import ast
from servanda.kernel.verdicts.phrases import (
    Entries,
    Name,
    Over,
    Phrase,
    Several,
    Slot,
    When,
    say,
)

INTERNAL: Final = "internal"
PUBLIC: Final = "public"
PARTY: Final = "party:"

DELAY: Final = 24 * HOUR
"""How much later than the operations room a party and the public are told, in microseconds."""


class Rule(StrEnum):
    """Why something is not in a copy."""

    SOURCES = "sources"
    TIMES = "times"
    NEXT = "next"
    COVERAGE = "coverage"
    FLOOR = "floor"
    VOLUME = "volume"
    PLACES = "places"
    DELAY = "delay"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Withheld:
    """So many things of one sort that a copy leaves out, by which rule."""

    rule: Rule
    number: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A board for an audience, and what it leaves out."""

    board: Board
    withheld: tuple[Withheld, ...]


def copy_for(board: Board, audience: str, case: Case, delayed: int = 0) -> Copy:
    """The board as an audience may see it.

    ``audience`` is ``internal``, ``public`` or ``party:NAME``; ``delayed`` how many entries of the
    record are too new for it. Raises ValueError for an audience that there is not.
    """
    if audience == INTERNAL:
        return Copy(board, ())
    party = audience.removeprefix(PARTY) if audience.startswith(PARTY) else None
    if audience != PUBLIC and party not in board.parties:
        raise ValueError(audience)
    maker = _Maker(case.calendar, _declared(case), party is None, board.edition.as_of, board.ids)
    cards = tuple(maker.card(card) for card in board.cards)
    order = board.parties
    charged = {card.key for card in board.cards if card.charged and party is None}
    if party is not None:
        order = (party, *(name for name in board.parties if name != party))
        cards = tuple(_first(card, party) for card in cards)
        known = {one.party: one for one in board.known}
        board = replace(board, known=tuple(known[name] for name in order if name in known))
    else:
        board = replace(board, known=())  # so few acts each: a number would single one out
    since = board.since
    shown = replace(
        board,
        audience=audience,
        cards=cards,
        parties=order,
        open=(),
        access=(),
        sources=(),
        ids=frozenset(),
        numbers=tuple(maker.numbers.items()),
        uncited=0,
        unread=None if board.unread else 0,
        since=since
        if since is None
        else replace(
            since,
            entries=None,
            later=0,
            by_diff=False,
            moved=tuple(
                replace(
                    one,
                    before=maker.phrase(one.before),
                    after=maker.phrase(one.after),
                    lines_before=maker.lines(one.lines_before, named=one.key in charged),
                    lines_after=maker.lines(one.lines_after, named=one.key in charged),
                )
                for one in since.moved
            ),
        ),
        edition=replace(
            board.edition,
            known=0,
            position=None,
            newest=None,
            head=board.edition.head.partition(":")[2],
            digests=tuple(d for d in board.edition.digests if d[0] != "record"),
        ),
    )
    maker.left(Rule.SOURCES, len(board.sources) + board.uncited)
    maker.left(Rule.NEXT, len(board.open))
    maker.left(Rule.COVERAGE, len(board.access))
    maker.left(Rule.VOLUME, 1)
    maker.left(Rule.PLACES, 1 if case.map is not None else 0)
    maker.left(Rule.DELAY, delayed)
    return Copy(shown, tuple(maker.withheld()))


def retelling(board: Board, case: Case, ids: frozenset[str]) -> Callable[[Phrase], Phrase]:
    """How a copy tells a phrase: whatever is said beside its cards, in a drawing, is told so too.

    ``ids`` are the keys of the record; its occasions have the numbers that the cards give them.
    """
    public = board.audience == PUBLIC
    numbers = dict(board.numbers)
    as_of = board.edition.as_of
    return _Maker(case.calendar, _declared(case), public, as_of, ids, numbers).phrase


def _declared(case: Case) -> frozenset[str]:
    """Names that stand in the agreement or in the method's choice of counters."""
    names = set(case.plan.parties)
    for statement in case.checked.document.statements:
        match statement:
            case (
                ast.NameDecl(name=name)
                | ast.KindDecl(name=name)
                | ast.ActDecl(name=name)
                | ast.AreaDecl(name=name)
                | ast.ListDecl(name=name)
                | ast.MomentDecl(name=name)
                | ast.PeriodDecl(name=name)
            ):
                names.add(name.text)
            case _:
                continue
    names |= {counter.name for counter in case.method.counters}
    return frozenset(names)


def _first(card: Card, party: str) -> Card:
    """The card with a party before the others."""

    def mine(pair: tuple[str, Phrase, Mark]) -> bool:
        return pair[0] != party

    return replace(
        card,
        bearers=tuple(sorted(card.bearers, key=lambda name: name != party)),
        apart=tuple(sorted(card.apart, key=mine)),
        seen=tuple(sorted(card.seen, key=lambda pair: pair[0] != party)),
        occasions=tuple(sorted(card.occasions, key=lambda row: row.bearer != party)),
    )


DROPPED: Final[dict[str, Rule]] = {
    "open.settle": Rule.NEXT,
    "open.settle.on": Rule.NEXT,
    "not-counted": Rule.SOURCES,
    "taken": Rule.SOURCES,
    "since.recorded": Rule.TIMES,
}
"""Messages that no copy holds."""

EXACT: Final = frozenset({"owed.by", "out", "word.found", "word.kept", "claimed"})
"""Messages whose times are of the agreement or of a ruling, and not of a report."""

IDS: Final = frozenset(
    {
        "occasion.incident",
        "occasion.stay",
        "occasion.stretch",
        "trigger.fact",
        "dispute.time",
        "dispute.amount",
        "dispute.happened",
        "dispute.by",
        "dispute.in",
    }
)
"""Messages that name an incident or a stay by its key in the record."""


@dataclass(slots=True)
class _Maker:
    calendar: Calendar
    declared: frozenset[str]
    public: bool
    as_of: Instant
    ids: frozenset[str]
    """Keys of the record: of incidents, stays, counts and entries."""
    numbers: dict[str, int] = field(default_factory=dict)
    counts: dict[Rule, int] = field(default_factory=dict)

    def left(self, rule: Rule, number: int) -> None:
        """Counts what was left out."""
        if number:
            self.counts[rule] = self.counts.get(rule, 0) + number

    def withheld(self) -> Iterator[Withheld]:
        """What was left out, in the order of the rules."""
        for rule in Rule:
            if rule in self.counts:
                yield Withheld(rule, self.counts[rule])

    def card(self, card: Card) -> Card:
        """A term as a copy tells it."""
        named = self.public and card.charged
        if named:
            self.left(Rule.REPLY, len(card.occasions) + len(card.told))
        occasions = () if named else _merged(self.occasion(row) for row in card.occasions)
        told = () if named else tuple(self.told(one) for one in card.told)
        if card.recorded is not None:
            self.left(Rule.TIMES, 1)
        return replace(
            card,
            word=self.phrase(card.word),
            apart=tuple((bearer, self.phrase(word), mark) for bearer, word, mark in card.apart),
            chosen=tuple((bearer, self.phrase(said)) for bearer, said in card.chosen),
            now=None if card.now is None else self.phrase(card.now),
            lines=self.lines(card.lines, named=named),
            since=None if card.since is None or named else self.coarse(card.since),
            recorded=None,
            seen=tuple((bearer, self.phrase(seen)) for bearer, seen in card.seen),
            sentences=() if named else self.phrases(card.sentences),
            told=told,
            left=0 if named else card.left,
            occasions=occasions,
            counts=tuple(self.counted(c) for c in card.counts if c.declared),
            uncounted=sum(1 for c in card.counts if not c.declared),
            cites=(),
        )

    def occasion(self, row: Occasion) -> Occasion:
        """An occasion as a copy tells it."""
        return replace(
            row,
            at=None if row.at is None else self.phrase(row.at),
            last=None if row.last is None else self.phrase(row.last),
            word=self.phrase(row.word),
            beside=None if row.beside is None else self.phrase(row.beside),
        )

    def told(self, told: Told) -> Told:
        """An explanation as a copy tells it."""
        return replace(told, sentences=self.phrases(told.sentences))

    def counted(self, counted: Counted) -> Counted:
        """A count of a counter that the method names: who counted what, without its entry."""
        count = counted.rival.count
        over = self.over(count.period.start, count.period.end)
        period = replace(count.period, start=over.start, end=over.end)
        return replace(
            counted,
            rival=replace(counted.rival, count=replace(count, period=period)),
            count=self.phrase(counted.count),
            implies=self.phrase(counted.implies),
            why_not=None if counted.why_not is None else self.phrase(counted.why_not),
            cites=(),
        )

    # ------------------------------------------------------------------------------ phrases

    def lines(self, lines: Iterable[Phrase], *, named: bool) -> tuple[Phrase, ...]:
        """What stands under the words of a term; ``named``: where single acts wait for a reply.

        Of one bearer a tally tells how many acts are said to be its own.
        """
        kept = [one for one in lines if not (named and one.key.startswith(("claimed", "tally")))]
        return self.phrases(kept)

    def phrases(self, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        """Phrases without those that nothing is left of."""
        made = (self.phrase(phrase) for phrase in phrases)
        return tuple(phrase for phrase in made if not _empty(phrase))

    def phrase(self, phrase: Phrase) -> Phrase:
        """A phrase made again from what may be told."""
        if phrase.key in DROPPED:
            self.left(DROPPED[phrase.key], 1)
            return say("nothing")
        match phrase.key:
            case "known.one":
                self.left(Rule.SOURCES, 1)
                return say("known.one.unnamed")
            case "known.with":
                how = phrase.slot("how")
                return self.phrase(how) if isinstance(how, Phrase) else say("nothing")
            case "known.but":
                known = phrase.slot("known")
                return say("known.denied", known=self.slot(known or "", phrase.key))
            case "known":
                known = phrase.slot("known")
                told = self.slot(known or "", phrase.key)
                empty = isinstance(told, Phrase) and _empty(told)
                return say("nothing") if empty else say("known", known=told)
            case "seen.exact" | "seen.between" | "seen.at-most":
                self.left(Rule.COVERAGE, 1)
                return say("seen.in-part")
            case "gap.nobody-looked" | "gap.no-access":
                self.left(Rule.COVERAGE, 1)
                return say("withheld.gap")
            case "gap.rest":
                self.left(Rule.COVERAGE, 1)
                return say("withheld.gap")
            case "word.cured.duty" | "word.breached.duty-late":
                # with the due time, which is told exactly, by how much would be the hour
                self.left(Rule.TIMES, 1)
                essential = "" if phrase.key == "word.cured.duty" else "-essential"
                return say(f"withheld.late{essential}")
            case "need.nothing":
                self.left(Rule.COVERAGE, 1)
                return say(
                    "withheld.need", needed=self.slot(phrase.slot("needed") or "", phrase.key)
                )
            case "seen.nothing":
                return say("seen.not")
            case "seen.with-claims":
                self.left(Rule.FLOOR, 1)
                return self.phrase(_phrase(phrase.slot("seen")))
            case _:
                slots = ((name, self.slot(slot, phrase.key, name)) for name, slot in phrase.slots)
                return Phrase(phrase.key, tuple(slots))

    def slot(self, slot: Slot, key: str, name: str = "") -> Slot:
        """What fills a slot, as far as it may be told."""
        match slot:
            case Phrase():
                return self.phrase(slot)
            case Several(items, joined):
                made = (self.slot(item, key, name) for item in items)
                kept = (m for m in made if not (isinstance(m, Phrase) and _empty(m)))
                return Several(tuple(dict.fromkeys(kept)), joined)
            case Name(word) if word not in self.declared:
                self.left(Rule.SOURCES, 1)
                return say("withheld.name")
            case Entries():
                # how many they are would tell how many people report of one thing
                self.left(Rule.VOLUME, 1)
                return say("withheld.reports")
            case When(bounds, until) if key not in EXACT:
                self.left(Rule.TIMES, 1)
                return When(self.coarse(bounds), until)
            case Over(start, end):
                return self.over(start, end)
            case str(word) if (key in IDS and name == "id") or self.keyed(word):
                number = self.numbers.setdefault(word, len(self.numbers) + 1)
                return say("withheld.occasion", number=number)
            case _:
                return slot

    def over(self, start: Instant, end: Instant) -> Over:
        """A time widened to whole local days."""
        whole = whole_days(self.calendar, Between(start, max(start, end - 1)), FOREVER)
        if (whole.lo, whole.hi + 1) != (start, end):
            self.left(Rule.TIMES, 1)
        return Over(whole.lo, whole.hi + 1)

    def keyed(self, word: str) -> bool:
        """Whether a text is a key of the record, and no name that the agreement knows."""
        return word in self.ids and word not in self.declared

    def coarse(self, bounds: Between) -> Between:
        """Bounds widened to whole local days."""
        return whole_days(self.calendar, bounds, self.as_of)


def whole_days(calendar: Calendar, bounds: Between, as_of: Instant) -> Between:
    """Bounds widened to whole local days; what is over by the time of judging stays over by it."""

    def day(instant: Instant, *, end: bool) -> Instant:
        if instant <= DAWN or instant >= FOREVER:
            return instant
        return calendar.day_end(instant) if end else calendar.day_start(instant)

    latest = day(bounds.hi, end=True)
    if bounds.hi <= as_of < latest:
        latest = as_of
    return Between(day(bounds.lo, end=False), latest)


def _merged(rows: Iterable[Occasion]) -> tuple[Occasion, ...]:
    """Rows that read alike once their reasons are told no more, as one."""
    found: list[Occasion] = []
    for row in rows:
        last = found[-1] if found else None
        if last is not None and (last.bearer, last.word, last.needs, last.beside) == (
            row.bearer,
            row.word,
            row.needs,
            row.beside,
        ):
            end = row.last or row.at
            found[-1] = replace(last, times=last.times + row.times, last=end)
        else:
            found.append(row)
    return tuple(found)


def _phrase(slot: Slot | None) -> Phrase:
    return slot if isinstance(slot, Phrase) else say("nothing")


def _empty(phrase: Phrase) -> bool:
    """Whether nothing is left of a sentence."""
    if phrase.key == "nothing":
        return True
    parts = phrase.slot("parts")
    return phrase.key == "sentence" and isinstance(parts, Several) and not parts.items
