"""Who says what a fact rests on, and how that is told in words (DESIGN §14).

Public wording gives no grades and no percentages: what a reader is told is who said it, and how
many of them are unrelated. Claims are found through the facts a proof names, so an explanation
can cite nothing that the proof does not rest on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from servanda.kernel.facts import (
    Claim,
    Count,
    Coverage,
    Facts,
    Incident,
    Level,
    Ruling,
    Stance,
    Stay,
    Truth,
)
from servanda.kernel.verdicts.phrases import Entries, Name, Number, Phrase, Several, Slot, say

Fact = Incident | Count | Stay | Level | Coverage | Ruling
"""Anything in `Facts` that a proof can name."""


@dataclass(frozen=True, slots=True)
class Index:
    """Facts and claims by their ids; incidents by their act, with their places in `Facts`."""

    facts: Mapping[str, Fact]
    claims: Mapping[str, Claim]
    acts: Mapping[str, Sequence[tuple[int, Incident]]]

    def named(self, name: str) -> tuple[Fact, ...]:
        """The facts of a name: one, or those that were taken together under it (``a+b#1``)."""
        if name in self.facts:
            return (self.facts[name],)
        parts = (part.partition("#")[0] for part in name.split("+"))
        return tuple(self.facts[part] for part in parts if part in self.facts)

    def claims_of(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The claims behind facts, once each, in the order of the facts; a ruling has none."""
        found: dict[str, Claim] = {}
        for name in ids:
            for fact in self.named(name):
                if not isinstance(fact, Ruling):
                    found.update((claim.id, claim) for claim in fact.claims)
        return tuple(found.values())

    def entries(self, ids: Iterable[str]) -> tuple[str, ...]:
        """References into the record for facts: their claims, or the fact where it is the act."""
        found: dict[str, None] = {}
        for name in ids:
            claims = self.claims_of((name,))
            found.update((claim.id, None) for claim in claims)
            if not claims and name in self.facts:
                found[name] = None
        return tuple(found)

    def of_acts(self, acts: Iterable[str] | None) -> list[Incident]:
        """The incidents of these acts, of any where it is None, in the order of `Facts`."""
        names = self.acts if acts is None else dict.fromkeys(acts)
        found = [placed for act in names for placed in self.acts.get(act, ())]
        return [incident for _, incident in sorted(found, key=_place)]


def _place(placed: tuple[int, Incident]) -> int:
    return placed[0]


def index(facts: Facts) -> Index:
    """Every fact and claim by id, every incident by its act."""
    groups: tuple[tuple[Fact, ...], ...] = (
        facts.incidents,
        facts.counts,
        facts.stays,
        facts.levels,
        facts.coverage,
        facts.rulings,
    )
    by_id = {fact.id: fact for group in groups for fact in group}
    claims: dict[str, Claim] = {}
    for fact in by_id.values():
        if not isinstance(fact, Ruling):
            for claim in fact.claims:
                claims[claim.id] = claim
    acts: dict[str, list[tuple[int, Incident]]] = {}
    for place, incident in enumerate(facts.incidents):
        acts.setdefault(incident.act, []).append((place, incident))
    return Index(by_id, claims, acts)


def how_known(
    claims: Iterable[Claim], actor: str | None = None, own: str | None = None
) -> Phrase | None:
    """How an affirmed fact is known: ruled, acknowledged, corroborated, reported or claimed.

    ``actor`` is who is said to have done what is forbidden or opens a duty: its own word is then
    an acknowledgement. For performance it is None: one's own word for oneself is a claim, and
    corroborates nothing. ``own`` is who performed: what its own sources say is not counted among
    the unrelated ones, as it does not count for the standard either. None where no claim affirms.
    """
    pro = [claim for claim in claims if claim.stance is Stance.AFFIRMS]
    if not pro:
        return None
    ruled = sorted({claim.source for claim in pro if claim.determination})
    if ruled:
        return say("known.ruled", by=Several(tuple(Name(source) for source in ruled)))
    if actor is not None and any(claim.side == actor for claim in pro):
        return say("known.admitted")
    if own is not None:
        pro = [claim for claim in pro if claim.side != own] or pro
    groups = {claim.group for claim in pro}
    sides = sorted({claim.side for claim in pro if claim.side is not None})
    if all(claim.side is not None for claim in pro):
        if len(sides) == 1:
            return say("known.party", side=Name(sides[0]))
        return say("known.parties", sides=Several(tuple(Name(side) for side in sides)))
    if len(groups) == 1:
        return say("known.one", source=Name(min(claim.source for claim in pro)))
    return say("known.unrelated", sources=Number(len(groups), "sources"))


def cited(
    ids: Iterable[str], facts: Index, actor: str | None = None, own: str | None = None
) -> Phrase:
    """`` [entries 3 and 4; corroborated by 2 unrelated sources]``, or nothing.

    How it is known is told of one fact, not of several together: sources of different facts do
    not corroborate each other. The actor's own denials are printed elsewhere.
    """
    names = tuple(ids)
    claims = facts.claims_of(names)
    denied = [c.id for c in claims if c.stance is Stance.DENIES and c.side != actor]
    aside = {c.id for c in claims if c.stance is Stance.DENIES}
    entries = tuple(entry for entry in facts.entries(names) if entry not in aside)
    if not entries:
        return say("nothing")
    how = how_known(claims, actor, own) if len(names) == 1 and names[0] in facts.facts else None
    known: Slot = Entries(entries)
    if how is not None:
        known = say("known.with", entries=known, how=how)
    if denied:
        known = say("known.but", known=known, entries=Entries(tuple(denied)))
    return say("known", known=known)


def truth_word(truth: Truth | None) -> Phrase:
    """Established, excluded, disputed, not established, or not assessed."""
    return say(f"truth.{truth.value if truth is not None else 'none'}")


def by_source(claims: Iterable[Claim]) -> tuple[Phrase, ...]:
    """Each source once, with its entries: ``COGAT (entries 3 and 9)``."""
    entries: dict[str, list[str]] = {}
    for claim in claims:
        entries.setdefault(claim.source, []).append(claim.id)
    return tuple(
        say("dispute.source", source=Name(source), entries=Entries(tuple(ids)))
        for source, ids in sorted(entries.items())
    )
