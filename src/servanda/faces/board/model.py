"""What stands on the board, before it is said in a language or shown to an audience.

Everything is a reading of the proofs of one `Picture`: phrases, instants, amounts and references.
Nothing here is text that a reader sees, except the words of the agreement and of the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.faces.drawings.signs import Mark
from servanda.faces.looking import SideLooks
from servanda.kernel.base import Between, Instant
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.terms import ast
from servanda.kernel.verdicts.phrases import Much, Phrase
from servanda.kernel.verdicts.proof import Verdict
from servanda.kernel.verdicts.rivals import Rival


class Track(StrEnum):
    """The tracks of an agreement, in the order of the board."""

    CESSATION = "cessation"
    WITHDRAWAL = "withdrawal"
    EXCHANGE = "exchange"
    AID = "aid"
    MONITORING = "monitoring"
    GUARANTEES = "guarantees"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Need:
    """An amount against what was needed.

    ``unseen``: how many it can have been in all, where that is more than the record tells of.
    """

    needed: Much | None
    established: Much
    unseen: Much | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One instance, or a run of alike ones from ``at`` to ``last``: ``times`` of them.

    ``beside`` is on whose count its answer stands, where the method chose who counts.
    """

    at: Phrase | None
    bearer: str
    word: Phrase
    mark: Mark
    due: Between | None
    needs: tuple[Need, ...]
    times: int = 1
    last: Phrase | None = None
    beside: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A rival count: who, where, when, how many, what it would imply, why it is not admissible.

    ``needs_standard``: no counter is named, so that it counts as far as enough unrelated sources
    say as much. ``rival`` is what was judged, for a drawing of it.
    """

    rival: Rival
    counter: str
    declared: bool
    point: str
    needs_standard: bool
    count: Phrase
    implies: Phrase
    why_not: Phrase | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An occasion explained, and how many others are alike for the same reasons."""

    sentences: tuple[Phrase, ...]
    alike: int


@dataclass(frozen=True, slots=True)
class Card:
    """One term.

    ``apart`` says it of each of several bearers; ``chosen`` on whose count the answers of each
    bearer stand, where the method chose who counts; ``now`` what is so now where that differs;
    ``since_of`` of whom it is so since then, where that is not all of them;
    ``lines`` tally and groups; ``seen`` the coverage of each
    bearer's watch; ``left`` how many occasions are not
    told in full. ``recorded`` is when it came to be known; ``later`` what the acts on record come
    to by now, where the due time has passed; ``uncounted`` how many counts a copy leaves out;
    ``charged`` whether an occasion is an act or a stay, said to be a bearer's, that it forbids.
    """

    key: TermKey
    name: Phrase
    clause: tuple[str, ...]
    track: Track
    written: ast.Term | None
    bearers: tuple[str, ...]
    joint: bool
    permission: bool
    supplied: bool
    standing: Phrase
    verdict: Verdict
    mark: Mark
    word: Phrase
    apart: tuple[tuple[str, Phrase, Mark], ...] = ()
    chosen: tuple[tuple[str, Phrase], ...] = ()
    now: Phrase | None = None
    lines: tuple[Phrase, ...] = ()
    since: Between | None = None
    since_of: tuple[str, ...] = ()
    recorded: Instant | None = None
    dues: tuple[Between, ...] = ()
    needs: tuple[Need, ...] = ()
    later: tuple[Much, ...] = ()
    seen: tuple[tuple[str, Phrase], ...] = ()
    sentences: tuple[Phrase, ...] = ()
    told: tuple[Told, ...] = ()
    left: int = 0
    occasions: tuple[Occasion, ...] = ()
    unlisted: int = 0
    counts: tuple[Counted, ...] = ()
    uncounted: int = 0
    charged: bool = False
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmonitored:
    """A clause without a term: its path and why, in the words of the agreement."""

    clause: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What would settle open occasions of a term: what it is, about what, and how many."""

    name: Phrase
    key: TermKey
    settle: tuple[Phrase, ...]
    about: tuple[str, ...]
    occasions: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A term that reads differently from before."""

    name: Phrase
    key: TermKey
    before: Phrase
    after: Phrase
    lines_before: tuple[Phrase, ...]
    lines_after: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since an instant: terms that read differently, and how much came on record.

    ``entries`` is None in a copy, which does not tell how much that was; ``later`` of them came
    after the time of judging. ``published`` says that both go by publication, else by when they
    were put on record; ``by_diff`` that `servanda diff` from then to the time of judging knows no
    more and no less.
    """

    instant: Instant
    moved: tuple[Moved, ...]
    entries: int | None
    later: int = 0
    published: bool = True
    by_diff: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """How acts that a term forbids are known, for one actor: how many in each way."""

    party: str
    ways: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An entry that is cited: who said what, when, where it can be read, how it was graded."""

    id: str
    source: str
    published: Instant | None
    recorded: Instant
    grade: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What the board rests on, so that anybody can make it again."""

    agreement: str
    title: str
    as_of: Instant
    by_clock: bool
    known: int
    known_at: Instant | None
    published: bool
    position: int | None
    newest: Instant | None
    head: str
    method: tuple[int, str]
    digests: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the board, in order."""

    edition: Edition
    cards: tuple[Card, ...]
    unmonitored: tuple[Unmonitored, ...]
    not_judged: tuple[tuple[TermKey, Phrase], ...] = ()
    open: tuple[Open, ...] = ()
    since: Since | None = None
    known: tuple[Known, ...] = ()
    access: tuple[SideLooks, ...] = ()
    complete: bool = False
    sources: tuple[Source, ...] = ()
    uncited: int = 0
    ids: frozenset[str] = frozenset()
    """Every key that the record has for what is reported; in no copy."""
    numbers: tuple[tuple[str, int], ...] = ()
    """The numbers by which a copy tells its occasions, by their keys; shown to nobody."""
    parties: tuple[str, ...] = ()
    unread: int | None = 0
    """Entries that could not be read; None in a copy where there are some, which says no number."""
    audience: str = "internal"

    def track(self, track: Track) -> tuple[Card, ...]:
        """The terms of a track, in the agreement's order."""
        return tuple(card for card in self.cards if card.track is track)
