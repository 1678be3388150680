"""The picture: a read-only view of a case at an instant, from which every face is drawn.

It is taken once; board, map, report and answer are readings of the same proofs, and nothing is
computed beside them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from servanda import __version__
from servanda.case import Case
from servanda.evidence.reports import Below, Note
from servanda.faces.brief import in_brief
from servanda.faces.unread import unread
from servanda.faces.words.english import speaker_of
from servanda.kernel.base import Instant, Json
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import Quota, TermKey, TermPlan
from servanda.kernel.verdicts.claimed import claimed_beside
from servanda.kernel.verdicts.counters import by_counter
from servanda.kernel.verdicts.heads import now_word, standing_word
from servanda.kernel.verdicts.judge import judge, judge_some
from servanda.kernel.verdicts.phrases import Phrase, say
from servanda.kernel.verdicts.proof import TermProof, Verdict
from servanda.kernel.verdicts.reference import implied_by
from servanda.kernel.verdicts.report import Edition, KnownBy, verdicts_json
from servanda.kernel.verdicts.rivals import Rival, rival_counts, rival_phrase
from servanda.kernel.verdicts.speaker import Speaker
from servanda.kernel.verdicts.whole import tally_phrase
from servanda.kernel.verdicts.witnesses import Index, index
from servanda.kernel.verdicts.wording import (
    bearer_wordings,
    forbids,
    found_by,
    group_wording,
    term_wording,
)
from servanda.record.reading import HASH, read_entry
from servanda.record.store import Head, chain


@dataclass(frozen=True, slots=True)
class Cut:
    """What was known: the first so many entries, or all by an instant, or the whole record.

    ``published`` says that the instant is of publication: history put on record afterwards is
    then cut by when its sources published it.
    """

    position: int | None = None
    instant: Instant | None = None
    published: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A term on the board: what it is called, who owes it, and what is read of it.

    ``words`` is its reading in one line, "" where the heading above says it.
    ``more`` holds further lines: the other bearers, the tally, certain groups, what each admissible
    count of a disputed quota would imply, and what is so now where that differs.
    """

    key: TermKey
    bearer: str
    standing: str
    word: str
    more: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """The terms under one top heading of the agreement."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A case judged as of an instant, as known at a cut of its record.

    ``known`` is how many entries that is; ``notes`` what the weighing of evidence had to tell
    about single entries; ``sums`` sums they print that do not come out; ``below`` the claims below
    the method's floor; ``unread`` entries that could not be read, so that nothing rests on them;
    ``by_clock`` says that the horizon was read from the clock.
    """

    case: Case
    facts: Facts
    proofs: tuple[TermProof, ...]
    as_of: Instant
    cut: Cut
    known: int
    head: Head
    speaker: Speaker
    notes: tuple[str, ...] = ()
    sums: tuple[Note, ...] = ()
    below: tuple[Below, ...] = ()
    unread: tuple[Note, ...] = ()
    by_clock: bool = False
    _index: Index | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def index(self) -> Index:
        """Its facts and claims by their ids; made when it is first asked for, and kept."""
        if self._index is None:
            object.__setattr__(self, "_index", index(self.facts))
        assert self._index is not None  # noqa: S101 - for the type checker
        return self._index

    @property
    def breached(self) -> bool:
        """Whether any term is breached in every world."""
        return any(proof.verdict is Verdict.BREACHED for proof in self.proofs)

    @property
    def edition(self) -> Edition:
        """What the judgement rests on."""
        return Edition(
            agreement=self.case.plan.agreement,
            agreement_digest=self.case.digests.agreement,
            method_digest=self.case.digests.method,
            record_head=str(self.head),
            tzdata=self.case.digests.tzdata,
            servanda=__version__,
            as_of=self.as_of,
            as_known_at=self.cut.instant,
            position=self.cut.position,
            known_by=KnownBy.PUBLISHED if self.cut.published else KnownBy.RECORDED,
        )

    def json(self, keys: tuple[TermKey, ...] | None = None) -> dict[str, Json]:
        """The judgement as public data; of some terms only where keys are given."""
        chosen = (p for p in self.proofs if keys is None or p.key in keys)
        return verdicts_json(self.edition, chosen)

    def plan_of(self, key: TermKey) -> TermPlan:
        """The plan of a term that was judged."""
        return next(term for term in self.case.plan.terms if term.key == key)

    def named(self, name: str, reading: str | None = None) -> tuple[TermProof, ...]:
        """The proofs of a term by its id, of one reading or of all."""
        return tuple(
            proof
            for proof in self.proofs
            if proof.key.id == name and reading in (None, proof.key.reading)
        )

    def rivals(self, key: TermKey) -> tuple[Rival, ...]:
        """The rival counts of a quota; none for other duties."""
        if not isinstance(self.plan_of(key).duty, Quota):
            return ()
        plan, method = self.case.plan, self.case.method
        return rival_counts(plan, self.facts, method, key, self.as_of, implied_by)

    def board(self, keys: tuple[TermKey, ...] | None = None) -> tuple[Track, ...]:
        """The terms by track, in the agreement's order."""
        chosen = [p for p in self.proofs if keys is None or p.key in keys]
        return tuple(
            Track(heading, tuple(self._row(proof) for proof in proofs))
            for heading, proofs in groupby(chosen, key=_heading)
        )

    def _row(self, proof: TermProof) -> Row:
        term = self.plan_of(proof.key)
        text = self.speaker.text
        apart = [
            f"{self.speaker.names.get(bearer, bearer)}: {text(word)}"
            for bearer, word in bearer_wordings(term, proof, self.facts)
        ]
        return Row(
            key=proof.key,
            bearer=" and ".join(self.speaker.names.get(b, b) for b in proof.bearers),
            standing=text(standing_word(proof)),
            word=apart[0] if apart else text(term_wording(term, proof, facts=self.facts)),
            more=(*apart[1:], *self._more(term, proof, by_bearer=bool(apart))),
            words=in_brief(self.case, term),
        )

    def _more(self, term: TermPlan, proof: TermProof, *, by_bearer: bool) -> Iterator[str]:
        for line in self.lines(term, proof, by_bearer=by_bearer):
            yield self.speaker.text(line)
        if proof.verdict is Verdict.CONTESTED:
            for rival in self.rivals(proof.key):
                if rival.admissible:
                    yield self.speaker.text(rival_phrase(term, rival))
        now = None if forbids(term.duty) else now_word(term, proof, self.facts)
        if now is not None:
            yield f"now: {self.speaker.text(now)}"

    def lines(self, term: TermPlan, proof: TermProof, *, by_bearer: bool) -> Iterator[Phrase]:
        """What stands under the words of a term: tally, who counted, exceptions claimed, groups.

        ``by_bearer`` says that its words are told bearer by bearer.
        """
        # who owes it together has one count; what each of several owes is never summed
        counted = (
            tally_phrase(term, proof, self.facts) if term.joint or len(proof.bearers) == 1 else None
        )
        if counted is not None:
            yield counted
        yield from by_counter(term, (*proof.instances, *proof.groups), self.facts)
        yield from claimed_beside(term, proof, self.facts)
        yield from found_by(term, self.facts)
        by_group = not by_bearer and all(i.verdict is not proof.verdict for i in proof.instances)
        lines = Counter(
            group_wording(term, group)
            for number, group in enumerate(sorted(proof.groups, key=lambda g: -g.at_least))
            if not (number == 0 and by_group)
        )
        for line, times in lines.items():
            yield line if times == 1 else say("group.alike", line=line, n=times)


def take(
    case: Case, as_of: Instant, cut: Cut = Cut(), only: frozenset[TermKey] | None = None
) -> Picture:
    """Judges a case. ``as_of`` is the horizon; nothing later is read.

    With ``only``, these terms, and what they depend on beside them: the same proofs, sooner.
    """
    known = case.known(position=cut.position, as_known_at=None if cut.published else cut.instant)
    assessed = case.assessment(
        position=cut.position,
        as_known_at=None if cut.published else cut.instant,
        by_published=cut.instant if cut.published else None,
    )
    if only is None:
        proofs = judge(case.plan, assessed.facts, case.method, as_of)
    else:
        proofs = judge_some(case.plan, assessed.facts, case.method, as_of, only)
    return Picture(
        case=case,
        facts=assessed.facts,
        notes=tuple(_folded(assessed.notes)),
        below=assessed.below,
        sums=assessed.sums,
        unread=unread(case, known, assessed.doubtful, proofs) if only is None else (),
        proofs=proofs,
        as_of=as_of,
        cut=cut,
        known=len(known),
        head=case.head if len(known) == case.head.size else Head(len(known), chain(known)),
        speaker=speaker_of(case),
    )


FEW: Final = 3
"""So many entries of which the same is told are named; of more, how many there are."""


def _folded(notes: Iterable[Note]) -> Iterator[str]:
    """Notes with their entries; what is told of several in the same words is told once."""
    told: dict[str, list[str]] = {}
    for note in notes:
        told.setdefault(note.text, []).append(called(note.entry))
    for text, entries in told.items():
        few = entries[:FEW]
        if len(entries) == 1:
            yield f"entry {entries[0]}: {text}"
        elif len(entries) > FEW:
            yield f"entries {', '.join(few)} and {len(entries) - FEW} more: {text}"
        else:
            yield f"entries {', '.join(few[:-1])} and {few[-1]}: {text}"


def called(key: str) -> str:
    """An entry's key as it is read: of a content hash, as much as names it."""
    return key[: len(HASH) + 12] if key.startswith(HASH) else key


def last_told(case: Case) -> Instant | None:
    """When a source last published anything on record; None where none says when it did."""
    said = {
        (str(entry.body.get("published")), str(entry.body.get("zone"))): entry
        for entry in case.entries
        if "published" in entry.body
    }
    times = (read_entry(entry).testimony.published for entry in said.values())
    return max((time for time in times if time is not None), default=None)


def _heading(proof: TermProof) -> str:
    return proof.clause[0] if proof.clause else ""
