"""Explanations: a fold over the proof, into one to four sentences that a lawyer accepts.

Nothing is computed here that the proof does not hold. The first sentence says which clause, who
owes it, which occasion and the verdict in the words of DESIGN §14; the second what was owed and
what is established; the third who differs and what the bearer denies; the fourth what does not
count and what would settle it. The template is the same for every party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Between
from servanda.kernel.facts import Facts, Gap
from servanda.kernel.plan.operators import (
    BreachMoment,
    FirstOf,
    LastOf,
    PerformanceOf,
    Plan,
    TermKey,
    TermPlan,
)
from servanda.kernel.verdicts.claimed import claimed_at_large, claimed_for
from servanda.kernel.verdicts.disputes import denial, disputes
from servanda.kernel.verdicts.excluded import converted_counts, not_counted
from servanda.kernel.verdicts.heads import instance_head, term_head
from servanda.kernel.verdicts.occasions import bearer_of, body, occasion
from servanda.kernel.verdicts.phrases import (
    Entries,
    Name,
    Number,
    Phrase,
    Several,
    Slot,
    When,
    say,
)
from servanda.kernel.verdicts.proof import (
    WORST_FIRST,
    GroupProof,
    InstanceProof,
    Standing,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.reference.moments import waits_for
from servanda.kernel.verdicts.witnesses import Index, index
from servanda.kernel.verdicts.wording import (
    forbids,
    found_by,
    so_many,
    term_wording,
    wording,
)

SHOWN: Final = 3
"""How many instances an explanation of a whole term tells in full; the others it names."""

NAMED: Final = 2
"""Up to how many facts are named as what a report would have to be about."""

SETTLE_KEYS: Final = {
    Gap.DISAGREE: "settle.dispute",
    Gap.NOBODY_LOOKED: "settle.report",
    Gap.NO_ACCESS: "settle.access",
    Gap.TIME_TOO_COARSE: "settle.time",
    Gap.PLACE_TOO_COARSE: "settle.place",
    Gap.AMOUNT_TOO_COARSE: "settle.amount",
    Gap.KIND_TOO_COARSE: "settle.kind",
    Gap.BELOW_STANDARD: "settle.standard",
    Gap.ATTRIBUTION: "settle.actor",
    Gap.UNDEFINED: "settle.definition",
    Gap.EXCEPTION_UNRULED: "settle.ruling",
    Gap.NO_BODY: "settle.body",
    Gap.CONDITION: "settle.condition",
}
"""What would settle an answer that is open for each reason."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A term explained: sentences about the whole, and about its instances.

    ``rest`` names the instances that are not told here; each can be asked for.
    """

    key: TermKey
    sentences: tuple[Phrase, ...]
    instances: tuple[Told, ...] = ()
    rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One instance told in full, and the keys of those that are alike for the same reasons."""

    key: str
    sentences: tuple[Phrase, ...]
    alike: tuple[str, ...] = ()


def explain_instance(
    plan: Plan, facts: Facts, proof: TermProof, instance: InstanceProof, *, within: bool = False
) -> tuple[Phrase, ...]:
    """One instance in at most four sentences. Raises KeyError for a term the plan does not hold.

    ``within`` an explanation of the whole term the first sentence does not name the term again,
    and is left out for its only occasion.
    """
    term = _term(plan, proof.key)
    known = index(facts)
    word = wording(term, instance, below_floor=proof.below_floor)
    differ = (
        *disputes(instance, known, plan.calendar),
        *denial(term, instance),
        *claimed_for(term, instance, facts),
    )
    rest = (
        *_taken(term, instance, facts),
        *_left_out(term, instance, proof, facts),
        *_open(instance),
    )
    spoken = (body(term, instance, known), differ, rest)
    sentences = tuple(_sentence(parts) for parts in spoken if parts)
    at = occasion(term.duty, instance.key)
    if not within:
        return (instance_head(term, proof, word, at, instance.bearer), *sentences)
    if at is None:
        return sentences
    bearer = bearer_of(term, instance)
    return (say("head.within", bearer=bearer, occasion=at, word=word), *sentences)


def explain_term(
    plan: Plan,
    facts: Facts,
    proof: TermProof,
    others: Iterable[TermProof] = (),
    *,
    shown: int = SHOWN,
) -> Explanation:
    """A whole term: its standing and verdict, groups, tally, conditions, and its worst instances.

    ``others`` are the proofs of the same plan: those of the other readings of the clause are
    shown beside this one. Raises KeyError for a term the plan does not hold.
    """
    term = _term(plan, proof.key)
    sentences = [term_head(term, proof)]
    sentences.extend(_sentence((found,)) for found in found_by(term, facts))
    known = index(facts)
    if not proof.instances:
        sentences.extend(_not_begun(term))
    sentences.extend(_groups(term, proof.groups, known))
    sentences.extend(_tally(term, proof))
    sentences.extend(_sentence((claim,)) for claim in claimed_at_large(term, proof, facts))
    sentences.extend(_beside(plan, proof, others))
    families = _families(proof)
    return Explanation(
        proof.key,
        tuple(sentences),
        tuple(
            Told(
                family[0].key,
                explain_instance(plan, facts, proof, family[0], within=True),
                tuple(instance.key for instance in family[1:]),
            )
            for family in families[:shown]
        ),
        tuple(instance.key for family in families[shown:] for instance in family),
    )


def _not_begun(term: TermPlan) -> list[Phrase]:
    """What a term waits for that the record does not establish."""
    found: list[Phrase] = []
    for leaf in waits_for(term):
        match leaf:
            case FirstOf(pattern=pattern) | LastOf(pattern=pattern):
                named = [*(pattern.acts or ()), *(pattern.kinds or ())]
                what = Several(tuple(Name(name) for name in named), "or")
                found.append(_sentence((say("waits.event", what=what),)))
            case PerformanceOf(term=key):
                found.append(_sentence((say("waits.performance", term=str(key)),)))
            case BreachMoment(term=key):
                found.append(_sentence((say("waits.breach", term=str(key)),)))
    return found


def _families(proof: TermProof) -> list[list[InstanceProof]]:
    """Instances that have the same verdict for the same reasons, the worst first."""
    found: dict[tuple[object, ...], list[InstanceProof]] = {}
    for instance in sorted(proof.instances, key=_worst_first):
        found.setdefault(_likeness(instance), []).append(instance)
    return list(found.values())


def _likeness(instance: InstanceProof) -> tuple[object, ...]:
    disputes_of = {(c.fact, c.aspect) for branch in instance.branches for c in branch.choices}
    return (
        instance.verdict,
        instance.possible,
        instance.bearer,
        instance.outcomes,
        instance.reasons,
        instance.cites,
        instance.denials,
        tuple(sorted(disputes_of)),
        instance.seen,
    )


# ------------------------------------------------------------------------------------ sentences


def _term(plan: Plan, key: TermKey) -> TermPlan:
    term = plan.term(key)
    if term is None:
        raise KeyError(str(key))
    return term


def _sentence(parts: tuple[Phrase, ...]) -> Phrase:
    return say("sentence", parts=Several(parts, "semicolon"))


def _left_out(
    term: TermPlan, instance: InstanceProof, proof: TermProof, facts: Facts
) -> tuple[Phrase, ...]:
    items = not_counted(term, instance, facts, proof.as_of)
    return (say("not-counted", items=Several(items, "comma")),) if items else ()


def _taken(term: TermPlan, instance: InstanceProof, facts: Facts) -> tuple[Phrase, ...]:
    items = converted_counts(term, instance, facts)
    return (say("taken", items=Several(items, "comma")),) if items else ()


def _open(instance: InstanceProof) -> tuple[Phrase, ...]:
    about = {name for settle in instance.settle for name in settle.about}
    asked = tuple(say(SETTLE_KEYS[gap]) for gap in instance.reasons)
    parts: tuple[Phrase, ...] = ()
    if asked and 0 < len(about) <= NAMED:
        named = Several(tuple(Name(name) for name in sorted(about)))
        parts = (say("open.settle.on", what=Several(asked, "or"), about=named),)
    elif asked:
        parts = (say("open.settle", what=Several(asked, "or")),)
    return (*parts, say("relaxed")) if instance.relaxed else parts


# ----------------------------------------------------------------------------------- whole terms


def _groups(term: TermPlan, groups: Sequence[GroupProof], facts: Index) -> Iterator[Phrase]:
    """Each group in its own sentence; many acts that one of the same bearers did share one."""
    shared: dict[tuple[str, ...], list[GroupProof]] = {}
    for group in groups:
        if group.why == "one-of" and not group.relaxed:
            shared.setdefault(group.bearers, []).append(group)
    for group in groups:
        alike = shared.get(group.bearers, []) if group.why == "one-of" else []
        if group.relaxed or len(alike) <= NAMED:
            yield _group(term, group, facts)
        elif group is alike[0]:
            yield _sentence((_one_of_each(alike, facts),))


def _one_of_each(groups: Sequence[GroupProof], facts: Index) -> Phrase:
    first, last = groups[0], groups[-1]
    return say(
        "group.one-of.each",
        bearers=Several(tuple(Name(bearer) for bearer in first.bearers), "or"),
        acts=Number(len(groups), "acts"),
        first=_cited(first, facts),
        last=_cited(last, facts),
    )


def _cited(group: GroupProof, facts: Index) -> Entries:
    return Entries(group.cites or facts.entries(group.facts) or group.facts)


def _group(term: TermPlan, group: GroupProof, facts: Index) -> Phrase:
    entries = _cited(group, facts)
    match group.why:
        case "one-of":
            bearers = Several(tuple(Name(bearer) for bearer in group.bearers), "or")
            said = say("group.one-of", bearers=bearers, entries=entries)
        case "undated":
            least = Number(group.at_least, "acts")
            said = say("group.undated", least=least, entries=entries)
        case _:
            said = say(
                "group.total",
                least=group.at_least,
                all=so_many(term, group.of),
                entries=entries,
            )
    return _sentence((said, say("group.relaxed"))) if group.relaxed else _sentence((said,))


def _tally(term: TermPlan, proof: TermProof) -> list[Phrase]:
    counted = tally_phrase(term, proof)
    return [] if counted is None else [_sentence((counted,))]


def tally_phrase(term: TermPlan, proof: TermProof) -> Phrase | None:
    """How many occasions there are of each verdict; None where there is one at most."""
    if len(proof.instances) <= 1:
        return None
    ban = "-ban" if forbids(term.duty) else ""
    parts: list[Slot] = []
    for name, number in proof.tally:
        if name == "possible":
            if number:
                parts.append(say("tally.possible", n=number))
            continue
        verdict = Verdict(name)
        key = f"verdict.{verdict.value.replace(' ', '-')}"
        if verdict in (Verdict.BREACHED, Verdict.CURED):
            key += ban
        parts.append(say("tally.part", n=number, word=say(key)))
    everything = so_many(term, len(proof.instances))
    return say("tally", all=everything, parts=Several(tuple(parts), "comma"))


def _beside(plan: Plan, proof: TermProof, others: Iterable[TermProof]) -> list[Phrase]:
    found: list[Phrase] = []
    found.extend(_condition(name, proof.standing) for name in proof.conditional_on)
    if proof.at_risk:
        found.append(say("at-risk"))
    readings = tuple(
        say(
            "reading.item",
            reading=other.key.reading or other.key.amended,
            word=term_wording(_term(plan, other.key), other),
        )
        for other in others
        if other.key.id == proof.key.id and other.key != proof.key
    )
    if readings:
        found.append(say("readings", items=Several(readings, "semicolon")))
    left = tuple(what for what in proof.supplied if what != "bearer")
    if left:
        found.append(say("supplied", what=Several(left)))
    known = proof.since is not None and proof.since.lo > DAWN and proof.since.hi < FOREVER
    if proof.since is not None and known and proof.verdict in _LASTING:
        recorded = (
            ()
            if proof.recorded is None
            else (say("since.recorded", at=When(Between(proof.recorded, proof.recorded))),)
        )
        found.append(say("since", at=When(proof.since)))
        found.extend(recorded)
    return [_sentence(tuple(found))] if found else []


_LASTING = frozenset({Verdict.BREACHED, Verdict.HOLDING})
"""Verdicts for which it says something since when they are so."""


def _condition(name: str, standing: Standing) -> Phrase:
    if not name.startswith(("term ", "every term ")):
        return say("conditional.ruling", what=Name(name))
    key = "conditional.suspended" if standing is Standing.SUSPENDED else "conditional"
    return say(key, what=Name(name))


def _worst_first(instance: InstanceProof) -> tuple[int, bool, int, str]:
    """By verdict, the worst first; then by when it opened, and by its key."""
    opened = FOREVER if instance.opened is None else instance.opened.lo
    return (WORST_FIRST.index(instance.verdict), instance.possible, opened, instance.key)
