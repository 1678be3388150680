"""What stands beside the terms: what would settle them, how it is known, what changed since.

All of it is read off the same proofs and facts. What each answer to a question would decide is
found by judging, which takes longer: `servanda next`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from servanda.faces.board.model import Known, Moved, Open, Since
from servanda.faces.looking import SideLooks, by_side
from servanda.faces.picture import Picture
from servanda.kernel.base import Instant
from servanda.kernel.facts import Gap, Incident, Stay
from servanda.kernel.plan.operators import Absence, Ban, TermPlan
from servanda.kernel.verdicts.explain import SETTLE_KEYS
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import Phrase, say
from servanda.kernel.verdicts.proof import BAD, TermProof, Verdict
from servanda.kernel.verdicts.whole import tally_phrase
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.witnesses import how_known as how
from servanda.kernel.verdicts.wording import group_wording, term_wording
from servanda.record.entries import Entry
from servanda.record.reading import read_entry

WAYS = ("ruled", "admitted", "unrelated", "one", "party", "parties")
"""How something can be known, in the order of `known.*` messages."""

UNREPORTABLE = frozenset({Gap.UNDEFINED, Gap.NO_BODY})
"""Reasons that no report can settle."""


def open_questions(picture: Picture) -> tuple[Open, ...]:
    """What would settle open occasions, by term and reason: the most occasions first."""
    found: list[Open] = []
    for proof in picture.proofs:
        waiting: Counter[tuple[Gap, ...]] = Counter()
        about: dict[tuple[Gap, ...], set[str]] = {}
        for instance in proof.instances:
            if instance.verdict not in (Verdict.CONTESTED, Verdict.CANNOT_VERIFY):
                continue
            reasons = tuple(gap for gap in instance.reasons if gap not in UNREPORTABLE)
            if reasons:
                waiting[reasons] += 1
                about.setdefault(reasons, set()).update(
                    name for settle in instance.settle for name in settle.about
                )
        found.extend(
            Open(
                name=term_name(proof.key),
                key=proof.key,
                settle=tuple(say(SETTLE_KEYS[gap]) for gap in reasons),
                about=tuple(sorted({part for name in about[reasons] for part in _entries(name)})),
                occasions=times,
            )
            for reasons, times in waiting.items()
        )
    return tuple(sorted(found, key=lambda one: -one.occasions))


def _entries(fact: str) -> Iterator[str]:
    """What a fact is, or is made of (``a+b#1``), by the names that the record has for it."""
    for part in fact.split("+"):
        yield part.partition("#")[0]


def how_known(picture: Picture, known: Index) -> tuple[Known, ...]:
    """How the acts and stays held contrary to a ban are known, by party that they are held of.

    Each act is counted once, however many terms forbid it. Only what is contrary in every world,
    or in some, is counted, never what is only claimed below the method's floor. ``known`` is the
    index of the facts.
    """
    ways: dict[str, dict[str, str]] = {party: {} for party in picture.case.plan.parties}
    for proof in picture.proofs:
        if not isinstance(picture.plan_of(proof.key).duty, Ban | Absence):
            continue
        for instance in proof.instances:
            if instance.bearer not in ways or BAD.isdisjoint(instance.outcomes):
                continue
            fact = known.facts.get(fact_of(instance.key))
            if is_watch(instance.key) or not isinstance(fact, Incident | Stay):
                continue
            phrase = how(fact.claims, instance.bearer)
            if phrase is not None:
                ways[instance.bearer][fact.id] = phrase.key.removeprefix("known.")
    return tuple(
        Known(party, tuple((way, list(found.values()).count(way)) for way in WAYS))
        for party, found in ways.items()
    )


def access_by_side(picture: Picture) -> tuple[SideLooks, ...]:
    """For how long each party's acts could be seen, and by whom."""
    return by_side(picture)


def changed_since(before: Picture, after: Picture, instant: Instant) -> Since:
    """The terms that read differently in two pictures, and how many entries came between."""
    old = {proof.key: proof for proof in before.proofs}
    moved = []
    for proof in after.proofs:
        term = after.plan_of(proof.key)
        was = old.get(proof.key)
        word, lines = _reads(term, proof, after)
        before_word, before_lines = (
            (say("word.none"), ()) if was is None else _reads(term, was, before)
        )
        if (word, lines) != (before_word, before_lines):
            moved.append(
                Moved(term_name(proof.key), proof.key, before_word, word, before_lines, lines)
            )
    came = sum(
        1
        for entry in after.case.entries[: after.known]
        if instant < _came(entry) <= max(after.as_of, instant)
    )
    return Since(instant, tuple(moved), came)


def _came(entry: Entry) -> Instant:
    """When a report came: published, where its source says when, else put on record."""
    published = read_entry(entry).testimony.published
    return entry.recorded if published is None else published


def _reads(term: TermPlan, proof: TermProof, picture: Picture) -> tuple[Phrase, tuple[Phrase, ...]]:
    word = term_wording(term, proof, facts=picture.facts)
    return word, tuple(_counted(term, proof, picture))


def _counted(term: TermPlan, proof: TermProof, picture: Picture) -> Iterator[Phrase]:
    counted = tally_phrase(term, proof, picture.facts)
    if counted is not None:
        yield counted
    for group in proof.groups:
        yield group_wording(term, group)
