"""Explanations: a fold over the proof, into one to five sentences that a lawyer accepts.

Nothing is computed here that the proof does not hold. The first sentence says which clause, who
owes it, which occasion and the verdict in the words of DESIGN §14; the second what was owed and
what is established; the third who differs and what the bearer denies or claims; the fourth what
does not count; the fifth what would settle it. The template is the same for every party.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from servanda.kernel.base import DAWN, FOREVER
from servanda.kernel.facts import Coverage, Facts, Gap, Incident, Truth
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
from servanda.kernel.verdicts.counters import by_counter
from servanda.kernel.verdicts.disputes import denial, disputes
from servanda.kernel.verdicts.excluded import (
    actors_of,
    converted_counts,
    not_counted,
    of_kind,
)
from servanda.kernel.verdicts.heads import instance_head
from servanda.kernel.verdicts.occasions import (
    bare,
    bearer_of,
    bears,
    body,
    is_watch,
    occasion,
)
from servanda.kernel.verdicts.phrases import (
    Entries,
    Name,
    Number,
    Phrase,
    Several,
    When,
    say,
)
from servanda.kernel.verdicts.proof import (
    WORST_FIRST,
    GroupProof,
    InstanceProof,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.reference.moments import waits_for
from servanda.kernel.verdicts.whole import beside, opening
from servanda.kernel.verdicts.witnesses import Index, cited, index
from servanda.kernel.verdicts.wording import (
    forbids,
    found_by,
    found_of,
    listed,
    so_many,
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
    """One instance told in full, and the keys of those that are alike for the same reasons.

    ``named``: of these, those that the sentences do not speak of already.
    """

    key: str
    sentences: tuple[Phrase, ...]
    alike: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def explain_instance(
    plan: Plan,
    facts: Facts,
    proof: TermProof,
    instance: InstanceProof,
    *,
    within: bool = False,
    known: Index | None = None,
    together: Several | None = None,
) -> tuple[Phrase, ...]:
    """One instance in at most five sentences. Raises KeyError for a term the plan does not hold.

    ``within`` an explanation of the whole term the first sentence does not name the term again,
    and is left out for its only occasion. ``known`` is the index of the facts, where it is made;
    ``together`` the bearers of whom the same is said.
    """
    term = _term(plan, proof.key)
    known = index(facts) if known is None else known
    word = wording(term, instance, below_floor=proof.below_floor)
    ruled = found_of(term, instance, facts)
    if ruled and forbids(term.duty) and instance.verdict is Verdict.BREACHED:
        word, ruled = say("word.breached.ban-ruled", found=ruled[-1]), ruled[:-1]
    differ = (
        *disputes(instance, known, plan.calendar),
        *denial(term, instance),
        *ruled,
        *claimed_for(term, instance, facts),
    )
    left = (*_taken(term, instance, facts), *_left_out(term, instance, proof, facts, known))
    counted = () if within else by_counter(term, (instance,), facts)
    alone = all(i is instance or i.bearer != instance.bearer for i in proof.instances)
    middle = (*body(term, instance, known, alone=alone), *counted)
    settled = _open(term, instance, known)
    spoken = (middle, differ, left, settled)
    sentences = tuple(_sentence(parts) for parts in spoken if parts)
    at = occasion(term.duty, instance.key, alone=alone)
    if not within:
        return (instance_head(term, proof, word, at, instance.bearer), *sentences)
    bearer = together or bearer_of(term, instance)
    if at is not None:
        return (say("head.within", bearer=bearer, occasion=at, word=word), *sentences)
    if len(proof.bearers) > 1 and not term.joint:
        return (say("apart.sentence", bearer=bearer, word=word), *sentences)
    return sentences


def explain_term(
    plan: Plan,
    facts: Facts,
    proof: TermProof,
    others: Iterable[TermProof] = (),
    *,
    shown: int = SHOWN,
    known: Index | None = None,
) -> Explanation:
    """A whole term: its standing and verdict, groups, tally, conditions, and its worst instances.

    ``others`` are the proofs of the same plan: those of the other readings of the clause are
    shown beside this one. ``known`` is the index of the facts, where it is made. Raises KeyError
    for a term the plan does not hold.
    """
    term = _term(plan, proof.key)
    sentences = opening(term, proof, facts)
    sentences.extend(_sentence((found,)) for found in found_by(term, facts))
    known = index(facts) if known is None else known
    others = tuple(others)
    sentences.extend(_hangs_on(term, proof, others, known))
    sentences.extend(_groups(term, proof.groups, known))
    counted = by_counter(term, (*proof.instances, *proof.groups), facts)
    sentences.extend(_sentence((by,)) for by in counted)
    sentences.extend(_sentence((claim,)) for claim in claimed_at_large(term, proof, facts))
    sentences.extend(beside(plan, term, proof, others))
    families = _families(term, proof, known)
    return Explanation(
        proof.key,
        tuple(sentences),
        tuple(
            Told(
                family[0].key,
                explain_instance(
                    plan,
                    facts,
                    proof,
                    family[0],
                    within=True,
                    known=known,
                    together=_together(term, family),
                ),
                tuple(instance.key for instance in family[1:]),
                tuple(i.key for i in family[1:] if bare(i.key) != bare(family[0].key)),
            )
            for family in families[:shown]
        ),
        tuple(instance.key for family in families[shown:] for instance in family),
    )


def _hangs_on(
    term: TermPlan, proof: TermProof, others: Sequence[TermProof], facts: Index
) -> list[Phrase]:
    """What the times of a term hang on, with who reports it; where it has not begun, for what."""
    found: list[Phrase] = []
    done = {p.key for p in others if p.verdict in (Verdict.MET, Verdict.CURED)}
    for leaf in waits_for(term):
        match leaf:
            case FirstOf(pattern=pattern) | LastOf(pattern=pattern):
                actors = actors_of(pattern, term.bearers)
                actor = actors[0] if actors is not None and len(actors) == 1 else None
                acts = _meant(leaf, actors, proof, facts)
                if not proof.instances and not any(_sure(one, actors) for one in acts):
                    named = [*(pattern.acts or ()), *(pattern.kinds or ())]
                    what = Several(tuple(Name(name) for name in named), "or")
                    found.append(_sentence((say("waits.event", what=what),)))
                    continue
                for one in acts:
                    known = cited((one.id,), facts, actor)
                    at = When(one.time.span)
                    rests = say("rests.event", what=Name(one.act), at=at, known=known)
                    found.append(_sentence((rests,)))
            case PerformanceOf(term=key):
                begun = proof.instances or key in done
                message = "rests.performance" if begun else "waits.performance"
                found.append(_sentence((say(message, term=str(key)),)))
            case BreachMoment(term=key):
                message = "rests.breach" if proof.instances else "waits.breach"
                found.append(_sentence((say(message, term=str(key)),)))
    return found


def _sure(act: Incident, actors: tuple[str, ...] | None) -> bool:
    """Whether an act is established, and as one of those who were to do it."""
    return any(
        part.occurs_as_duty is Truth.TRUE
        and (actors is None or (part.party in actors and part.by_as_duty is Truth.TRUE))
        for part in act.parts
    )


def _meant(
    leaf: FirstOf | LastOf, actors: tuple[str, ...] | None, proof: TermProof, facts: Index
) -> list[Incident]:
    """The acts of which one is the first, or the last, as far as their times tell."""
    acts = [
        fact
        for fact in facts.facts.values()
        if isinstance(fact, Incident)
        and of_kind(leaf.pattern, fact.act, fact.kind)
        and fact.time.span.lo <= proof.as_of
        and (actors is None or any(part.party in (None, *actors) for part in fact.parts))
    ]
    sure = [one.time.span for one in acts if any(p.occurs_as_duty is Truth.TRUE for p in one.parts)]
    if isinstance(leaf, FirstOf):
        latest = min((span.hi for span in sure), default=FOREVER)
        acts = [one for one in acts if one.time.span.lo <= latest]
    else:
        earliest = max((span.lo for span in sure), default=DAWN)
        acts = [one for one in acts if one.time.span.hi >= earliest]
    return sorted(acts, key=lambda one: (one.time.span.lo, one.id))


def _families(term: TermPlan, proof: TermProof, facts: Index) -> list[list[InstanceProof]]:
    """Instances that have the same verdict for the same reasons, the worst first.

    What is the same of several bearers on the same occasion, where it names no deed, is one family.
    """

    def worst_first(instance: InstanceProof) -> tuple[int, bool, int, int, str]:
        opened = FOREVER if instance.opened is None else instance.opened.lo
        place = term.bearers.index(instance.bearer) if instance.bearer in term.bearers else 0
        worst = WORST_FIRST.index(instance.verdict)
        return (worst, instance.possible, opened, place, instance.key)

    owed = Counter(instance.bearer for instance in proof.instances)
    found: dict[tuple[object, ...], list[InstanceProof]] = {}
    for instance in sorted(proof.instances, key=worst_first):
        alone = owed[instance.bearer] == 1
        found.setdefault(_likeness(term, instance, facts, alone=alone), []).append(instance)
    return list(found.values())


def _together(term: TermPlan, family: Sequence[InstanceProof]) -> Several | None:
    """The bearers that a family speaks of, in the agreement's order; None where it is one."""
    whose = {instance.bearer for instance in family}
    if len(whose) == 1:
        return None
    return Several(tuple(Name(bearer) for bearer in term.bearers if bearer in whose))


def _likeness(
    term: TermPlan, instance: InstanceProof, facts: Index, *, alone: bool
) -> tuple[object, ...]:
    disputes_of = {(c.fact, c.aspect) for branch in instance.branches for c in branch.choices}
    shared = (
        not instance.denials
        and not instance.facts
        and (is_watch(instance.key) or occasion(term.duty, instance.key) is None)
    )
    cites: tuple[str, ...] = instance.cites
    if instance.seen is None and instance.verdict is not Verdict.BREACHED:
        # who was looking is told of no occasion but these, and makes no two of them unlike
        looks = [n for n in instance.facts if isinstance(facts.facts.get(n), Coverage)]
        if looks:
            untold = {claim.id for claim in facts.claims_of(looks)}
            cites = tuple(entry for entry in cites if entry not in untold)
    return (
        instance.verdict,
        instance.possible,
        (bare(instance.key), alone) if shared else instance.bearer,
        instance.opened if instance.seen is not None else None,
        instance.outcomes,
        instance.reasons,
        cites,
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
    term: TermPlan, instance: InstanceProof, proof: TermProof, facts: Facts, known: Index
) -> tuple[Phrase, ...]:
    items = not_counted(term, instance, facts, known, proof.as_of)
    return (say("not-counted", items=Several(items, "semicolon")),) if items else ()


def _taken(term: TermPlan, instance: InstanceProof, facts: Facts) -> tuple[Phrase, ...]:
    items = converted_counts(term, instance, facts)
    return (say("taken", items=Several(items, "semicolon")),) if items else ()


ON_FACTS: Final = frozenset(
    {
        Gap.DISAGREE,
        Gap.TIME_TOO_COARSE,
        Gap.PLACE_TOO_COARSE,
        Gap.AMOUNT_TOO_COARSE,
        Gap.KIND_TOO_COARSE,
        Gap.BELOW_STANDARD,
        Gap.ATTRIBUTION,
        Gap.EXCEPTION_UNRULED,
    }
)
"""Reasons that are about something on record, which a report could say more of."""


def _open(term: TermPlan, instance: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    about = {name for settle in instance.settle for name in settle.about}
    bearing = [name for name in about if bears(term, instance, name, facts)]
    about = {told for name in bearing for told in ([f.id for f in facts.named(name)] or [name])}
    onward = tuple(say(SETTLE_KEYS[gap]) for gap in instance.reasons if gap not in ON_FACTS)
    asked: tuple[Phrase, ...] = tuple(
        say(SETTLE_KEYS[gap]) for gap in instance.reasons if gap in ON_FACTS
    )
    if asked and 0 < len(about) <= NAMED:
        named = Several(tuple(Name(name) for name in sorted(about)))
        asked = (say("settle.on", what=Several(asked, "or"), about=named),)
    asked = (*onward, *asked)
    parts = (say("open.settle", what=Several(asked, "or")),) if asked else ()
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
        case "bearers":
            said = say(
                "group.bearers",
                least=group.at_least,
                all=so_many(term, group.of),
                bearers=Several(tuple(Name(bearer) for bearer in group.bearers)),
                entries=entries,
            )
        case "shared" if len(group.bearers) > 1:
            said = say(
                "group.shared.bearers",
                least=group.at_least,
                all=so_many(term, group.of),
                bearers=Several(tuple(Name(bearer) for bearer in group.bearers)),
                entries=entries,
            )
        case "shared":
            said = say(
                "group.shared", least=group.at_least, all=so_many(term, group.of), entries=entries
            )
        case "undated":
            least = Number(group.at_least, "acts")
            said = say("group.undated", least=least, entries=entries)
        case "total" if not group.cites and (total := listed(term)) is not None:
            least_of = so_many(term, group.of)
            said = say("group.listed", least=group.at_least, all=least_of, total=total)
        case _:
            said = say(
                "group.total",
                least=group.at_least,
                all=so_many(term, group.of),
                entries=entries,
            )
    return _sentence((said, say("group.relaxed"))) if group.relaxed else _sentence((said,))
