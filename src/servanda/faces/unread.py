"""Entries of the record that no verdict rests on, because something in them could not be read.

A name that the agreement does not know, a time outside all that is read, a correction that is not
heard: each is told where it stands, and counted here, so that nobody takes the record for read
whole. An entry that a proof cites all the same was read as far as it goes, and is not among them;
nor is an act of a sort that moments and times in force hang on, which a proof need not cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from servanda.case import Case
from servanda.evidence.assess import doubtful
from servanda.evidence.reports import Note
from servanda.kernel.plan.operators import Ban, Need, Pattern, Ratio, Response
from servanda.kernel.verdicts.proof import TermProof
from servanda.record.entries import Entry, EntryType
from servanda.record.log import standing, unplaced

_WEIGHTLESS = frozenset({EntryType.VIEW, EntryType.GRADING, EntryType.STATEMENT})
"""Types on which no verdict rests however well they are read."""


def unread(
    case: Case, entries: Sequence[Entry], doubts: Sequence[Note], proofs: Iterable[TermProof]
) -> tuple[Note, ...]:
    """Each of these entries with every reason, in the order of the record."""
    cited = set(_cited(proofs)) if doubts else set()
    named = _opening(case) if doubts else frozenset()
    by_key = {entry.key: entry for entry in entries} if doubts else {}
    why: dict[str, list[str]] = {}
    for note in doubts:
        entry = by_key.get(note.entry)
        weightless = entry is None or entry.type in _WEIGHTLESS
        if not (weightless or note.entry in cited or _act(case, entry) in named):
            why.setdefault(note.entry, []).append(note.text)
    for entry, reason in _unheard(entries):
        why.setdefault(entry.key, []).append(reason)
    return tuple(
        Note(entry.key, "; ".join(dict.fromkeys(why[entry.key])))
        for entry in entries
        if entry.key in why
    )


def _act(case: Case, entry: Entry | None) -> str:
    """The act that an entry reports, as the agreement spells it; empty where it is none."""
    act = None if entry is None or entry.type is not EntryType.ACT else entry.body.get("act")
    return case.frame.spelling.acts.get(act, act) if isinstance(act, str) else ""


def _opening(case: Case) -> frozenset[str]:
    """The acts that moments, extents and exceptions name, with what they are cases of."""
    acts = {act for pattern in _patterns(case.plan.terms) for act in pattern.acts or ()}
    wider = dict(case.frame.wider)
    return frozenset(acts.union(*(wider.get(act, ()) for act in acts)))


def _patterns(part: object) -> Iterator[Pattern]:
    """The patterns in a plan, but for those of which a proof names every act that it rests on.

    That is what is to be performed, what is not to be done, and what calls for an answer.
    """
    if isinstance(part, Pattern):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from _patterns(item)
    elif is_dataclass(part) and not isinstance(part, type | Need | Ban):
        for one in fields(part):
            if not (isinstance(part, Response | Ratio) and one.name == "trigger"):
                yield from _patterns(getattr(part, one.name))


def _cited(proofs: Iterable[TermProof]) -> Iterator[str]:
    """Everything that a proof rests on or prints."""
    for proof in proofs:
        for one in proof.instances:
            yield from (*one.cites, *one.facts, *one.denials)
        for group in proof.groups:
            yield from (*group.cites, *group.facts)


def _unheard(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Corrections and retractions that are not heard, with why."""
    if not any(entry.type.changes for entry in entries):
        return
    changes = [made for one in standing(entries) for made in one.changes]
    for made in (*changes, *unplaced(entries)):
        if made.unheard is not None:
            yield made.entry, f"it {made.unheard.value}"


def nothing_doubtful(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether everything can be read, seen without judging."""
    return not any(_unheard(entries)) and not any(doubtful(standing(entries), case.frame))
