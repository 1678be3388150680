"""The checker: derives every conclusion of a proof again from plan and facts, without an engine.

Numbered as it is done; each step objects in words, and no objection means the proof is accepted:

1. the proof is of this term, at this horizon;
2. its instances are exactly those that the record gives a key to (none dropped, none invented);
3. each instance comes to what it says: outcomes over all worlds, branches, bounds, amounts,
   verdict; what it rests on is on record, and cited;
4. the groups are those that hold, with the number that holds;
5. tally, verdict, now and the rest of the head follow from these; so does the standing;
6. the facts it rests on are what their claims amount to under the method.

Worlds are concrete (`checking.worlds`): what a world comes to is decided by looking at it, never
by bounds on bounds. Where its performance has too many gaps to be told apart they are left open
in it; then, and where a proof is marked relaxed, only what is sound is accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.kernel.base import Between, Instant
from servanda.kernel.facts import Facts, Gap, LegalAct
from servanda.kernel.plan.operators import (
    Ban,
    Deadline,
    Invocation,
    Plan,
    TermKey,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.terms.method import Method
from servanda.kernel.timeline import Timeline, contains
from servanda.kernel.verdicts.checking import settled
from servanda.kernel.verdicts.checking.atoms import weighed
from servanda.kernel.verdicts.checking.ground import Ground, owed_by
from servanda.kernel.verdicts.checking.groups import expected
from servanda.kernel.verdicts.checking.instances import imagined, objections
from servanda.kernel.verdicts.checking.looking import MOST_WORLDS, look
from servanda.kernel.verdicts.checking.moments import (
    about,
    force,
    invoked,
    overtaken,
    suspended,
    waived,
)
from servanda.kernel.verdicts.checking.occasions import occasions
from servanda.kernel.verdicts.checking.worlds import TooMany, every
from servanda.kernel.verdicts.proof import (
    BAD,
    WORST_FIRST,
    GroupProof,
    InstanceProof,
    Outcome,
    Seen,
    Standing,
    TermProof,
    Verdict,
)

Objections = Iterator[str]

SHARED = "shared"
"""The groups that hold whichever way what they hang on is settled: derived for their members."""

TOO_MANY_WORLDS = "it has more worlds than the checker undertakes to look at"
"""Said of a proof that is neither accepted nor found false: nothing was derived."""


def check_all(
    plan: Plan, facts: Facts, method: Method, as_of: Instant, proofs: Sequence[TermProof]
) -> list[str]:
    """Objections to the proofs of a whole plan: to each, and unless each term has one."""
    found: list[str] = []
    if [p.key for p in proofs] != [t.key for t in plan.terms]:
        found.append("the proofs are not those of the plan's terms, in order")
    for proof in proofs:
        others = {p.key: p for p in proofs if p.key != proof.key}
        found += check_proof(plan, facts, method, as_of, proof, others)
    return found


def check_proof(
    plan: Plan,
    facts: Facts,
    method: Method,
    as_of: Instant,
    proof: TermProof,
    others: Mapping[TermKey, TermProof],
) -> list[str]:
    """Objections to one term's proof; empty means accepted.

    ``others`` are the proofs of the plan's other terms, each checked by its own call.
    """
    term = next((t for t in plan.terms if t.key == proof.key), None)
    if term is None:
        return [f"term {proof.key}: the plan has no such term"]
    ground = Ground(plan, facts, method, as_of, others, lambda t: occasions(ground, t, MOST_WORLDS))
    try:
        found = [
            *_same_term(term, proof, as_of),
            *_instances(ground, term, proof),
            *_groups(ground, term, proof),
            *_head(ground, term, proof),
            *_standing(ground, term, proof),
            *_atoms(ground, proof),
        ]
    except TooMany:
        found = [TOO_MANY_WORLDS]
    return [f"term {proof.key}: {objection}" for objection in found]


def _differs(name: str, told: object, true: object) -> Objections:
    if told != true:
        yield f"{name}: the proof says {told}, it is {true}"


def _same_term(term: TermPlan, proof: TermProof, as_of: Instant) -> Objections:
    """Step 1."""
    yield from _differs("clause", proof.clause, term.clause)
    yield from _differs("bearers", proof.bearers, term.bearers)
    yield from _differs("supplied", proof.supplied, term.supplied)
    yield from _differs("horizon", proof.as_of, as_of)


def _instances(ground: Ground, term: TermPlan, proof: TermProof) -> Objections:
    """Steps 2 and 3."""
    looked = {one.key: look(one) for one in occasions(ground, term, MOST_WORLDS)}
    live = {key: one for key, one in looked.items() if one.outcomes - {Outcome.OFF}}
    told = [one.key for one in proof.instances]
    more = {one.key for one in proof.instances if one.relaxed and one.key in looked} - live.keys()
    yield from _differs("instances", sorted(told), sorted({*live, *more}))
    for one in proof.instances:
        if one.key in live or one.key in more:
            read = objections if one.key in live else imagined
            for objection in read(ground, term, one, looked[one.key]):
                yield f"{one.key} {objection}"


def _groups(ground: Ground, term: TermPlan, proof: TermProof) -> Objections:
    """Step 4."""
    by_key = {one.key: one for one in proof.instances}

    def name(group: GroupProof) -> tuple[object, ...]:
        return group.why, group.members, group.facts

    shared = [g for g in proof.groups if g.why == SHARED]
    others = [g for g in proof.groups if g.why != SHARED]
    told = {name(g): g for g in others}
    beside = expected(ground, term, by_key, MOST_WORLDS)
    true = {name(g): g for g in beside}
    yield from settled.objections(ground, term, by_key, shared, beside, MOST_WORLDS)
    may_miss = {  # bounds that say less of a period may say less of it together with others
        key
        for key, group in true.items()
        if group.why == "total" and any(by_key[one].relaxed for one in group.members)
    }
    missing = true.keys() - told.keys() - may_miss
    if missing or len(told) < len(others) or told.keys() - true.keys():
        yield f"groups: the proof has {sorted(map(str, told))}, the record {sorted(map(str, true))}"
    for key, group in told.items():
        if key in true and group != true[key]:
            weaker = replace(true[key], at_least=group.at_least)
            if not (group.relaxed and group == weaker and 1 <= group.at_least < true[key].at_least):
                yield f"group {key}: the proof says {group}, it is {true[key]}"


def _head(ground: Ground, term: TermPlan, proof: TermProof) -> Objections:
    """Step 5: what is read off the instances and groups."""
    made = proof.instances
    owed = [one.verdict for one in made if not one.closed]
    owed += [
        Verdict.BREACHED
        for group in proof.groups
        if group.at_least >= 1 and not _remedied(term, group, made)
    ]
    worst = _worst(owed or [one.verdict for one in made])
    yield from _differs("verdict", proof.verdict, worst)
    yield from _differs("now", proof.now, _worst([one.verdict for one in made if one.live]))
    counted = Counter("possible" if one.possible else one.verdict.value for one in made)
    order = [*(v.value for v in WORST_FIRST), "possible"]
    yield from _differs("tally", proof.tally, tuple((n, counted[n]) for n in order if counted[n]))
    seen = [one.seen for one in made if one.seen is not None]
    whole = Seen(sum(s.lo for s in seen), sum(s.hi for s in seen), sum(s.total for s in seen))
    yield from _differs("coverage", proof.coverage, whole if seen else None)
    deciding = [one for one in made if one.verdict is worst]
    edges = [edge for one in deciding if (edge := one.decided or one.opened) is not None]
    first = min(edges, default=None)
    if worst in (Verdict.MET, Verdict.CURED) and edges:  # it takes all of them, so the last
        first = Between(max(edge.lo for edge in edges), max(edge.hi for edge in edges))
    yield from _differs("since", proof.since, first)
    recorded = [one.recorded for one in deciding if one.recorded is not None]
    yield from _differs("recorded", proof.recorded, max(recorded, default=None))
    yield from _differs("conditional_on", proof.conditional_on, _conditional(term, proof))
    soon = term.at_risk is not None and any(
        one.verdict is Verdict.PENDING
        and one.due is not None
        and ground.calendar.subtract(one.due.hi, term.at_risk) <= ground.as_of
        for one in made
    )
    yield from _differs("at_risk", proof.at_risk, soon)
    below = 0
    if isinstance(term.duty, Ban):
        acts = term.duty.pattern.acts
        below = sum(n for act, n in ground.facts.below_floor if acts is None or act in acts)
    yield from _differs("below_floor", proof.below_floor, below)


def _remedied(term: TermPlan, group: GroupProof, made: Sequence[InstanceProof]) -> bool:
    """Whether no member of a group is bad in any world without being cured in it."""
    cured = {Outcome.MENDED} if term.essence else {Outcome.MENDED, Outcome.LATE}
    within = [one for one in made if one.key in group.members]
    left = any(outcome in BAD - cured for one in within for outcome in one.outcomes)
    return bool(within) and len(within) == len(group.members) and not left


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    return next((v for v in WORST_FIRST if v in verdicts), Verdict.NONE)


def _conditional(term: TermPlan, proof: TermProof) -> tuple[str, ...]:
    """What the verdicts wait upon: the term's own condition, and exceptions not yet ruled."""
    found: list[str] = []
    if term.condition is not None and term.condition.terms is None:
        found.append("every term of " + " and ".join(term.condition.parties))
    elif term.condition is not None:
        found += [f"term {key}" for key in term.condition.terms or ()]
    if any(Gap.EXCEPTION_UNRULED in one.reasons for one in proof.instances):
        found.append("an exception not yet ruled")
    return tuple(found)


def _standing(ground: Ground, term: TermPlan, proof: TermProof) -> Objections:
    """Step 5: the legal state, which may differ between worlds; then either may be said."""
    true = {
        state
        for bearer in owed_by(term)
        for _, state in every(
            lambda w, b=bearer: _state(  # type: ignore[misc]
                ground,
                term,
                proof,
                force(ground, w, term, b),
                stopped=contains(suspended(ground, w, term), ground.as_of),
            ),
            most=MOST_WORLDS,
        )
    }
    if proof.standing not in true:
        yield f"standing: the proof says {proof.standing}, it is {sorted(true)}"


def _state(
    ground: Ground,
    term: TermPlan,
    proof: TermProof,
    line: Timeline,
    *,
    stopped: bool,
) -> Standing:
    now = ground.as_of
    if term.ended is not None and term.ended.at <= now:
        return Standing.WAIVED if term.ended.why == "waiver" else Standing.VARIED
    gone, given_up = overtaken(ground, term), waived(ground, term)
    if min(gone, given_up) <= now:
        return Standing.WAIVED if given_up <= gone else Standing.OVERTAKEN
    if not line or line[0][0] > now:
        return Standing.NOT_IN_FORCE
    if line[-1][1] <= now:
        return Standing.LAPSED
    if stopped:
        return Standing.SUSPENDED
    if _disputed(ground, term):
        return Standing.CONDITION_INVOKED
    done = bool(proof.instances) and all(p.verdict is Verdict.MET for p in proof.instances)
    once = isinstance(term.duty, Deadline | Withdrawal)
    return Standing.DISCHARGED if once and done else Standing.IN_FORCE


def _disputed(ground: Ground, term: TermPlan) -> bool:
    """Whether the condition was invoked and the body has not rejected that since."""
    if term.condition is None or term.condition.how is not Invocation.NOTICE:
        return False
    called = invoked(ground, term, ground.as_of)
    rejected = [
        r.effect
        for r in ground.rulings(LegalAct.REJECTION)
        if about(r, term) and term.condition.body in (None, r.by) and r.effect <= ground.as_of
    ]
    return bool(called) and (not rejected or rejected[-1] < called[-1].effect)


def _atoms(ground: Ground, proof: TermProof) -> Objections:
    """Step 6: the facts that it rests on, from their claims."""
    named = {fact for one in proof.instances for fact in one.facts}
    named |= {fact for group in proof.groups for fact in group.facts}
    yield from weighed(ground.facts, named, ground.method)
