"""What stands beside the terms: what would settle them, how it is known, what changed since.

All of it is read off the same proofs and facts. What each answer to a question would decide is
found by judging, which takes longer: `servanda next`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from servanda.faces.board.model import Known, Moved, Open, Since
from servanda.faces.board.places import known_entries
from servanda.faces.looking import SideLooks, by_side
from servanda.faces.picture import Picture
from servanda.kernel.base import Instant
from servanda.kernel.facts import Gap, Incident, Stance, Stay
from servanda.kernel.plan.operators import Absence, Ban, TermPlan
from servanda.kernel.verdicts.explain import SETTLE_KEYS
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import Name, Phrase, Several, say
from servanda.kernel.verdicts.proof import BAD, TermProof, Verdict
from servanda.kernel.verdicts.whole import tally_phrase
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.witnesses import how_known as how
from servanda.kernel.verdicts.wording import bearer_wordings, group_wording, term_wording
from servanda.record.entries import Entry
from servanda.record.reading import read_entry

WAYS = ("ruled", "admitted", "unrelated", "one", "party", "parties", "unnamed", "differ")
"""How something can be known, by `known.*` messages; then: not whose it is; disputed."""

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

    Each act is counted once, however many terms forbid it, and known by those who name that party
    alone: that it happened can be known better, and says nothing of whose it was. Only what is
    contrary in every world, or in some, is counted, never what is only claimed below the method's
    floor. ``known`` is the index of the facts.
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
            if not any(claim.stance is Stance.AFFIRMS for claim in fact.claims):
                continue
            naming = [c for c in fact.claims if c.actor == instance.bearer or c.determination]
            phrase = how(naming, instance.bearer)
            way = "unnamed" if phrase is None else phrase.key.removeprefix("known.")
            if Gap.DISAGREE in instance.reasons or instance.verdict is Verdict.CONTESTED:
                way = "differ"  # whoever affirms it, others deny it by as good a source
            ways[instance.bearer][fact.id] = way
    return tuple(
        Known(party, tuple((way, list(found.values()).count(way)) for way in WAYS))
        for party, found in ways.items()
    )


def access_by_side(picture: Picture) -> tuple[SideLooks, ...]:
    """For how long each party's acts could be seen, and by whom."""
    return by_side(picture)


def changed_since(
    before: Picture, after: Picture, instant: Instant, *, published: bool = True
) -> Since:
    """The terms that read differently in two pictures, and how many entries came between.

    ``published`` says that *came* goes by publication, else by when it was put on record.
    """
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
    had, has = (known_entries(picture) for picture in (before, after))
    ids = {entry.id for entry in had}
    new = [entry for entry in has if entry.id not in ids]

    def by(time: Instant) -> int:
        return sum(_came(entry, published=published) <= time for entry in after.case.entries)

    return Since(
        instant=instant,
        moved=tuple(moved),
        entries=len(new),
        later=sum(_came(entry, published=published) > after.as_of for entry in new),
        published=published,
        by_diff=(by(instant), by(after.as_of)) == (len(had), len(has)),
    )


def _came(entry: Entry, *, published: bool) -> Instant:
    """When a report came: published, if that is asked and its source says when, else recorded."""
    said = read_entry(entry).testimony.published if published else None
    return entry.recorded if said is None else said


def _reads(term: TermPlan, proof: TermProof, picture: Picture) -> tuple[Phrase, tuple[Phrase, ...]]:
    """What is read of a term, of each bearer apart where they differ, and its counts."""
    apart = bearer_wordings(term, proof, picture.facts)
    word = term_wording(term, proof, facts=picture.facts)
    if apart:
        told = tuple(say("apart", bearer=Name(bearer), word=said) for bearer, said in apart)
        word = say("reading.apart", words=Several(told, "semicolon"))
    return word, tuple(_counted(term, proof, picture))


def _counted(term: TermPlan, proof: TermProof, picture: Picture) -> Iterator[Phrase]:
    # as on a card: what each of several owes is never summed
    alone = term.joint or len(proof.bearers) == 1
    counted = tally_phrase(term, proof, picture.facts) if alone else None
    if counted is not None:
        yield counted
    for group in proof.groups:
        yield group_wording(term, group)
