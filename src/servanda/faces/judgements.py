"""Judging a case again and again: after so many entries, at this or that horizon.

What `diff` and `history` say is found by judging and never guessed. A `Moment` is one state of
the world as a board shows it; `Judgements` judges chosen terms at it and says what was read of
each term and of each of its occasions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from servanda.case import Case
from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.heads import standing_word
from servanda.kernel.verdicts.judge import judge_some
from servanda.kernel.verdicts.phrases import Length, Much, Number, Phrase, Several, Slot
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.wording import term_wording, wording
from servanda.record.entries import Entry
from servanda.record.reading import read_entry

K = TypeVar("K")
V = TypeVar("V")

KEPT = 6
"""How many states are remembered: searches come back to the last few only."""


@dataclass(frozen=True, slots=True)
class Moment:
    """So many entries known, by this instant, judged as of this horizon.

    ``known`` is None where the method has no rule of silence: until when nothing more has come
    then bears on nothing.
    """

    entries: int
    known: Instant | None
    as_of: Instant


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A term, or one occasion of it; ``number`` is the term's place in the agreement."""

    number: int
    key: TermKey
    instance: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is read of a term (with its standing) or of an occasion (without).

    ``firm`` says that the answer is neither conditional nor relaxed: only then does it carry the
    promise that no report alone turns it into its opposite. ``shape`` is the wording without its
    numbers and lengths, which grow with every instant.
    """

    verdict: Verdict
    word: str
    standing: str = ""
    firm: bool = field(default=True, compare=False)
    shape: str = field(default="", compare=False)

    def alike(self, other: Saying | None) -> bool:
        """Whether the other says the same but for numbers and lengths."""
        return other is not None and (self.verdict, self.standing, self.shape) == (
            other.verdict,
            other.standing,
            other.shape,
        )

    def __str__(self) -> str:
        return f"[{self.standing}] {self.word}" if self.standing else self.word


Sayings = Mapping[Subject, Saying]
"""What is read of each; an occasion that is not there yet is absent."""


class Judgements:
    """Judges one case at many moments.

    Entries go in the order in which they came on record or, with ``published``, in that in which
    their sources published them. ``tries`` counts the states judged.
    """

    def __init__(self, case: Case, speaker: Speaker, *, published: bool = False) -> None:
        self.case = case
        self.speaker = speaker
        self.published = published
        self.order = in_order(case, published=published)
        self.tries = 0
        self._numbers = {term.key: number for number, term in enumerate(case.plan.terms)}
        self._facts: dict[tuple[int, Instant | None], Facts] = {}
        self._proofs: dict[tuple[Moment, frozenset[TermKey]], tuple[TermProof, ...]] = {}

    def came(self, entry: Entry) -> Instant:
        """When an entry came to be known, by the order in use."""
        return came(entry, published=self.published)

    def known(self, instant: Instant | None) -> Instant | None:
        """Until when nothing more is known to have come, where that bears on anything."""
        return instant if self.case.method.silences else None

    def subject(self, key: TermKey, instance: str = "") -> Subject:
        """A term or an occasion of it, with its place."""
        return Subject(self._numbers[key], key, instance)

    def facts(self, moment: Moment) -> Facts:
        """What the entries known then amount to."""
        at = (moment.entries, moment.known)
        found = self._facts.get(at)
        if found is None:
            # the order of publication is not that of the log, which corrections are read in
            entries = tuple(sorted(self.order[: moment.entries], key=lambda entry: entry.seq))
            case = replace(self.case, entries=entries)
            if self.published:
                found = case.facts(by_published=moment.known)
            else:
                found = case.facts(as_known_at=moment.known)
            _keep(self._facts, at, found)
        return found

    def proofs(self, moment: Moment, keys: Iterable[TermKey]) -> tuple[TermProof, ...]:
        """The proofs of these terms, as the whole judgement then would hold them."""
        only = frozenset(keys)
        at = (moment, only)
        found = self._proofs.get(at)
        if found is None:
            self.tries += 1
            plan, method = self.case.plan, self.case.method
            found = judge_some(plan, self.facts(moment), method, moment.as_of, only)
            _keep(self._proofs, at, found)
        return found

    def said(
        self, moment: Moment, keys: Iterable[TermKey], only: Subject | None = None
    ) -> dict[Subject, Saying]:
        """What is read then of these terms and of their occasions, or of one of all these alone."""
        found: dict[Subject, Saying] = {}
        for proof in self.proofs(moment, keys):
            found.update(self.read(proof, only))
        return found

    def read(self, proof: TermProof, only: Subject | None = None) -> dict[Subject, Saying]:
        """What is read of one term's proof; of one subject of it alone where one is given."""
        term = next(t for t in self.case.plan.terms if t.key == proof.key)
        say = self.speaker.text
        free = not proof.conditional_on
        found: dict[Subject, Saying] = {}
        own = self.subject(proof.key)
        if only in (None, own):
            word = term_wording(term, proof)
            found[own] = Saying(
                proof.verdict,
                say(word),
                say(standing_word(proof)),
                free and not any(one.relaxed for one in proof.instances),
                shape(word),
            )
        for one in proof.instances:
            if only not in (None, self.subject(proof.key, one.key)):
                continue
            word = wording(term, one, below_floor=proof.below_floor)
            firm = free and not one.relaxed
            saying = Saying(one.verdict, say(word), firm=firm, shape=shape(word))
            found[self.subject(proof.key, one.key)] = saying
        return found


def came(entry: Entry, *, published: bool) -> Instant:
    """When an entry came on record, or when its source published it, where it says when."""
    told = read_entry(entry).testimony.published if published else None
    return entry.recorded if told is None else told


def in_order(case: Case, *, published: bool) -> tuple[Entry, ...]:
    """The record in the order in which its entries came to be known."""
    if not published:
        return case.entries
    return tuple(sorted(case.entries, key=lambda entry: came(entry, published=True)))


def known_by(case: Case, instant: Instant, *, published: bool) -> int:
    """How many entries were known by an instant, as `servanda.case.Case.known` cuts."""
    if published:
        return len(case.known(by_published=instant))
    return len(case.known(as_known_at=instant))


def changed(one: Sayings, other: Sayings) -> tuple[Subject, ...]:
    """Where two states differ, in the agreement's order."""
    return tuple(sorted(s for s in {*one, *other} if one.get(s) != other.get(s)))


def turned(one: Sayings, other: Sayings) -> tuple[Subject, ...]:
    """Where two states differ in more than numbers and lengths."""
    return tuple(s for s in changed(one, other) if s not in one or not one[s].alike(other.get(s)))


def shape(slot: Slot) -> str:
    """A phrase without its numbers and lengths."""
    match slot:
        case Phrase(key, slots):
            return f"{key}({' '.join(shape(inner) for _, inner in slots)})"
        case Several(items):
            return " ".join(shape(item) for item in items)
        case int() | Decimal() | Length() | Number() | Much():
            return "#"
        case _:
            return repr(slot)


def _keep(memory: dict[K, V], key: K, value: V) -> None:
    """Remembers the newest few."""
    memory[key] = value
    while len(memory) > KEPT:
        del memory[next(iter(memory))]
