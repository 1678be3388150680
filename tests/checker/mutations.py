"""Ways to falsify a proof: each kind by name, as a function of a proof and a source of chance.

A mutator returns None where the proof has nothing of its kind to falsify. `BY_FORCE` are kinds
whose falsity brute force decides (the mutated proof must differ from it in words); the others
change what the record fixes once the rest is right, such as what is cited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from servanda.kernel.base import HOUR, Between, Range
from servanda.kernel.facts import Gap, Truth
from servanda.kernel.verdicts.proof import (
    BAD,
    WORST_FIRST,
    Branch,
    Choice,
    GroupProof,
    InstanceProof,
    NeedProof,
    Outcome,
    Seen,
    Standing,
    TermProof,
    Verdict,
)

T = TypeVar("T")
Mutator = Callable[[TermProof, Random], TermProof | None]
OfInstance = Callable[[InstanceProof, Random], InstanceProof | None]

MUTATORS: dict[str, Mutator] = {}
BY_FORCE: set[str] = set()


def mutator(name: str, *, by_force: bool = False) -> Callable[[Mutator], Mutator]:
    """Registers a kind of mutation of a term's proof."""

    def register(function: Mutator) -> Mutator:
        MUTATORS[name] = function
        if by_force:
            BY_FORCE.add(name)
        return function

    return register


def of_instance(
    name: str, *, by_force: bool = False, coherent: bool = False
) -> Callable[[OfInstance], OfInstance]:
    """Registers a kind of mutation of one instance; ``coherent`` redoes the head to match."""

    def register(function: OfInstance) -> OfInstance:
        def mutate(proof: TermProof, chance: Random) -> TermProof | None:
            places = list(range(len(proof.instances)))
            chance.shuffle(places)
            for place in places:
                if proof.instances[place].relaxed and not by_force:
                    continue  # of a relaxed proof only what is sound is fixed
                changed = function(proof.instances[place], chance)
                if changed is not None:
                    made = list(proof.instances)
                    made[place] = changed
                    found = replace(proof, instances=tuple(made))
                    return with_its_head(found) if coherent else found
            return None

        mutator(name, by_force=by_force)(mutate)
        return function

    return register


def other(options: Sequence[T], than: T, chance: Random) -> T:
    """One of the options, and not this one."""
    return chance.choice([o for o in options if o != than])


def with_its_head(proof: TermProof) -> TermProof:
    """The proof with everything that is read off its instances read off again."""
    made = proof.instances
    verdicts = [p.verdict for p in made if not p.closed]
    verdicts += [Verdict.BREACHED for g in proof.groups if g.at_least]
    worst = _worst(verdicts or [p.verdict for p in made])
    counted = Counter("possible" if p.possible else p.verdict.value for p in made)
    order = [*(v.value for v in WORST_FIRST), "possible"]
    seen = [p.seen for p in made if p.seen is not None]
    whole = Seen(sum(s.lo for s in seen), sum(s.hi for s in seen), sum(s.total for s in seen))
    deciding = [p for p in made if p.verdict is worst]
    edges = [e for p in deciding if (e := p.decided or p.opened) is not None]
    recorded = [p.recorded for p in deciding if p.recorded is not None]
    return replace(
        proof,
        verdict=worst,
        now=_worst([p.verdict for p in made if p.live]),
        tally=tuple((name, counted[name]) for name in order if counted[name]),
        coverage=whole if seen else None,
        since=min(edges, default=None),
        recorded=max(recorded, default=None),
    )


def _worst(verdicts: Sequence[Verdict]) -> Verdict:
    return next((v for v in WORST_FIRST if v in verdicts), Verdict.NONE)


# -------------------------------------------------------------------------------------- instances


@mutator("an instance dropped", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    gone = chance.randrange(len(proof.instances))
    kept = tuple(p for n, p in enumerate(proof.instances) if n != gone)
    return replace(proof, instances=kept)


@mutator("an instance dropped, and the head redone", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    dropped = MUTATORS["an instance dropped"](proof, chance)
    return None if dropped is None else with_its_head(dropped)


@mutator("an instance invented", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    copied = chance.choice(proof.instances)
    invented = replace(copied, key=f"{copied.key}-invented")
    return with_its_head(replace(proof, instances=(*proof.instances, invented)))


@mutator("an instance told twice", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    if not proof.instances:
        return None
    return replace(proof, instances=(*proof.instances, chance.choice(proof.instances)))


@of_instance("another key", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, key=f"{proof.key}-")


@of_instance("another bearer")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, bearer="somebody-else")


@of_instance("another verdict", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, verdict=other(list(Verdict), proof.verdict, chance))


@of_instance("another verdict, and the head redone", by_force=True, coherent=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return _concluded(proof, other([*WORST_FIRST], proof.verdict, chance), set(proof.outcomes))


@of_instance("another conclusion throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    outcomes = {
        Verdict.MET: {Outcome.DONE},
        Verdict.CURED: {Outcome.LATE},
        Verdict.BREACHED: {Outcome.UNDONE},
        Verdict.PENDING: {Outcome.RUNNING},
        Verdict.CANNOT_VERIFY: {Outcome.DONE, Outcome.UNDONE},
    }
    verdict = other(list(outcomes), proof.verdict, chance)
    return _concluded(proof, verdict, outcomes[verdict])


@of_instance("a breach that never was, throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.verdict is Verdict.BREACHED:
        return None
    acts = proof.attribution is not None or proof.seen is not None
    return _concluded(proof, Verdict.BREACHED, {Outcome.BROKEN if acts else Outcome.UNDONE})


@of_instance("a breach denied, throughout", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if not BAD & set(proof.outcomes):
        return None
    return _concluded(proof, Verdict.MET, {Outcome.DONE})


def _concluded(proof: InstanceProof, verdict: Verdict, outcomes: set[Outcome]) -> InstanceProof:
    is_open = verdict in (Verdict.CONTESTED, Verdict.CANNOT_VERIFY)
    closed = verdict in (Verdict.MET, Verdict.CURED)
    edge = proof.decided or proof.due or proof.opened
    return replace(
        proof,
        verdict=verdict,
        outcomes=tuple(sorted(outcomes)),
        possible=Outcome.OFF in outcomes,
        branches=(),
        reasons=proof.reasons or (Gap.NOBODY_LOOKED,) if is_open else (),
        settle=proof.settle if is_open else (),
        decided=edge if closed or verdict is Verdict.BREACHED else None,
        closed=closed,
        live=not closed and proof.live,
    )


@of_instance("an outcome dropped", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    if len(proof.outcomes) < 2:
        return None
    gone = chance.choice(proof.outcomes)
    return replace(proof, outcomes=tuple(o for o in proof.outcomes if o is not gone))


@of_instance("an outcome added", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    more = [o for o in Outcome if o not in proof.outcomes]
    return replace(proof, outcomes=tuple(sorted({*proof.outcomes, chance.choice(more)})))


@of_instance("an outcome exchanged", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    gone = chance.choice(proof.outcomes)
    new = other(list(Outcome), gone, chance)
    kept = {o for o in proof.outcomes if o is not gone}
    return replace(proof, outcomes=tuple(sorted({*kept, new})))


@of_instance("the possible flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, possible=not proof.possible)


@of_instance("the live flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, live=not proof.live)


@of_instance("the closed flag flipped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, closed=not proof.closed)


@of_instance("the relaxed flag set where all is exact")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    certain = len(proof.outcomes) == 1 and not proof.branches and not proof.relaxed
    plain = proof.opened is not None and proof.opened.exact
    amounts = all(n.amount.exact for n in proof.needs)
    decided = proof.decided is None or proof.decided.exact
    known = certain and plain and amounts and decided and not proof.facts
    return replace(proof, relaxed=True) if known else None


# ------------------------------------------------------------------------------------------ edges


def _moved(edge: Between, chance: Random) -> Between:
    by = chance.choice((-HOUR, HOUR, 1, -1))
    return Between(edge.lo + by, edge.hi + by)


def _narrowed(edge: Between) -> Between | None:
    return None if edge.exact else Between(edge.lo + 1, edge.hi)


@of_instance("the due moved", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.due is None else replace(proof, due=_moved(proof.due, chance))


@of_instance("the due narrowed", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.due is None else _narrowed(proof.due)
    return None if edge is None else replace(proof, due=edge)


@of_instance("the due left out")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.due is None else replace(proof, due=None)


@of_instance("the opening moved", by_force=True)
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.opened is None else replace(proof, opened=_moved(proof.opened, chance))


@of_instance("the opening narrowed", by_force=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.opened is None else _narrowed(proof.opened)
    return None if edge is None else replace(proof, opened=edge)


@of_instance("the deciding instant moved")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return None if proof.decided is None else replace(proof, decided=_moved(proof.decided, chance))


@of_instance("the deciding instant narrowed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    edge = None if proof.decided is None else _narrowed(proof.decided)
    return None if edge is None else replace(proof, decided=edge)


@of_instance("the deciding instant left out")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.decided is None else replace(proof, decided=None)


# -------------------------------------------------------------------------- reasons, needs, sources


@of_instance("the reasons dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, reasons=()) if proof.reasons else None


@of_instance("a reason where nothing is open")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.reasons else replace(proof, reasons=(Gap.NO_ACCESS,))


@of_instance("sources said to disagree, or not to")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.relaxed or not proof.reasons:
        return None
    kept = tuple(r for r in proof.reasons if r is not Gap.DISAGREE) or (Gap.NOBODY_LOOKED,)
    told = Gap.DISAGREE in proof.reasons
    return replace(proof, reasons=kept if told else (Gap.DISAGREE, *proof.reasons))


def _need(proof: InstanceProof, changed: Callable[[NeedProof], NeedProof]) -> InstanceProof | None:
    if not proof.needs:
        return None
    return replace(proof, needs=(changed(proof.needs[0]), *proof.needs[1:]))


@of_instance("more than was performed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    def more(need: NeedProof) -> NeedProof:
        top = None if need.amount.hi is None else need.amount.hi + 1
        return replace(need, amount=Range(need.amount.lo + 1, top))

    return _need(proof, more)


@of_instance("less than may have been performed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if not proof.needs or proof.needs[0].amount.exact:
        return None
    return _need(proof, lambda n: replace(n, amount=Range(n.amount.lo, n.amount.lo)))


@of_instance("another amount needed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _need(proof, lambda n: replace(n, needed=(n.needed or 0) + 1))


@of_instance("another unit needed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _need(proof, lambda n: replace(n, unit=f"{n.unit}s"))


@of_instance("a need dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, needs=proof.needs[1:]) if proof.needs else None


@of_instance("a claim no longer cited")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, cites=proof.cites[1:]) if proof.cites else None


@of_instance("a claim cited that has nothing to do with it")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, cites=tuple(sorted((*proof.cites, "an-invented-claim"))))


@of_instance("a fact dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, facts=proof.facts[1:]) if proof.facts and proof.seen is None else None


@of_instance("a fact that is not on record")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, facts=(*proof.facts, "an-invented-fact"))


@of_instance("a denial made up")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, denials=(*proof.denials, "an-invented-denial"))


@of_instance("a denial suppressed")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, denials=()) if proof.denials else None


@of_instance("another occurrence")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, occurrence=other([*Truth, None], proof.occurrence, chance))


@of_instance("another attribution")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    return replace(proof, attribution=other([*Truth, None], proof.attribution, chance))


@of_instance("known at another time")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, recorded=(proof.recorded or 0) + 1)


# --------------------------------------------------------------------------------------- branches


@of_instance("a branch dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=proof.branches[1:]) if proof.branches else None


@of_instance("all branches dropped")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=()) if proof.branches else None


@of_instance("a branch told twice")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return replace(proof, branches=proof.branches + proof.branches[:1]) if proof.branches else None


@of_instance("a branch that settles it the other way")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    outcomes = [set(b.outcomes) for b in proof.branches]
    for place, branch in enumerate(proof.branches):
        first = branch.choices[0]
        flipped = replace(first, pick=1 - min(first.pick, 1))
        twin = Branch((flipped, *branch.choices[1:]), branch.outcomes)
        for n, rival in enumerate(proof.branches):
            if rival.choices == twin.choices and outcomes[n] != outcomes[place]:
                made = list(proof.branches)
                made[place] = replace(branch, outcomes=rival.outcomes)
                made[n] = replace(rival, outcomes=branch.outcomes)
                return replace(proof, branches=tuple(made))
    return None


@of_instance("a branch with another outcome")
def _(proof: InstanceProof, chance: Random) -> InstanceProof | None:
    if not proof.branches:
        return None
    first = proof.branches[0]
    told = set(first.outcomes) ^ {chance.choice(proof.outcomes)}
    if not told:
        return None
    changed = replace(first, outcomes=tuple(sorted(told)))
    return replace(proof, branches=(changed, *proof.branches[1:]))


@of_instance("a dispute made up")
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.branches:
        return None
    made = tuple(
        Branch((Choice("an-invented-fact", "occurs", pick),), proof.outcomes) for pick in (0, 1)
    )
    return replace(proof, branches=made)


# -------------------------------------------------------------------------------------- the watch


def _seen(proof: InstanceProof, changed: Callable[[Seen], Seen]) -> InstanceProof | None:
    return None if proof.seen is None else replace(proof, seen=changed(proof.seen))


@of_instance("more seen than was", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _seen(proof, lambda s: replace(s, lo=s.lo + 1, hi=s.hi + 1))


@of_instance("less to see than there was", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return _seen(proof, lambda s: replace(s, total=s.total - 1))


@of_instance("a watch that says nothing of what was seen", coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    return None if proof.seen is None else replace(proof, seen=None)


@of_instance("held where nobody looked", by_force=True, coherent=True)
def _(proof: InstanceProof, _: Random) -> InstanceProof | None:
    if proof.seen is None or proof.seen.lo > 0:
        return None
    held = _concluded(proof, Verdict.HOLDING, {Outcome.CLEAN})
    return replace(held, live=proof.live)


# ----------------------------------------------------------------------------------------- groups


def _group(proof: TermProof, changed: Callable[[GroupProof], GroupProof]) -> TermProof | None:
    if not proof.groups:
        return None
    return with_its_head(replace(proof, groups=(changed(proof.groups[0]), *proof.groups[1:])))


@mutator("a group dropped")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return with_its_head(replace(proof, groups=proof.groups[1:])) if proof.groups else None


@mutator("a group invented", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    members = tuple(p.key for p in proof.instances)
    if not members:
        return None
    invented = GroupProof("total", members, 1, len(members), (), (), proof.bearers)
    return with_its_head(replace(proof, groups=(*proof.groups, invented)))


@mutator("a group of one more", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, at_least=g.at_least + 1))


@mutator("a group of one less", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, at_least=g.at_least - 1))


@mutator("a group without one of its members", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, members=g.members[1:], of=g.of - 1))


@mutator("a group of so many more")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, of=g.of + 1))


@mutator("a group for another reason")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    whys = ("total", "one-of", "undated")
    return _group(proof, lambda g: replace(g, why=other(whys, g.why, chance)))


@mutator("a group that charges others")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, bearers=("somebody-else",)))


# --------------------------------------------------------------------------------------- the head


@mutator("another standing")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    never = (Standing.WAIVED, Standing.VARIED, Standing.OVERTAKEN)
    return replace(proof, standing=other(never, proof.standing, chance))


@mutator("another verdict of the term", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    return replace(proof, verdict=other(list(Verdict), proof.verdict, chance))


@mutator("another verdict now")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    return replace(proof, now=other(list(Verdict), proof.now, chance))


@mutator("another tally", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    if not proof.tally:
        return replace(proof, tally=(("met", 1),))
    name, number = proof.tally[0]
    return replace(proof, tally=((name, number + 1), *proof.tally[1:]))


@mutator("another coverage of the term")
def _(proof: TermProof, _: Random) -> TermProof | None:
    if proof.coverage is None:
        return replace(proof, coverage=Seen(1, 1, 1))
    return replace(proof, coverage=replace(proof.coverage, lo=proof.coverage.lo + 1))


@mutator("a condition made up or forgotten")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, conditional_on=() if proof.conditional_on else ("the weather",))


@mutator("since another time")
def _(proof: TermProof, _: Random) -> TermProof | None:
    edge = Between(0, 0) if proof.since is None else Between(proof.since.lo - 1, proof.since.hi)
    return replace(proof, since=edge)


@mutator("at risk, or no longer")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, at_risk=not proof.at_risk)


@mutator("the term known at another time")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, recorded=(proof.recorded or 0) + 1)


@mutator("claims below the floor miscounted")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, below_floor=proof.below_floor + 1)


@mutator("another horizon")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, as_of=proof.as_of + 1)


@mutator("other bearers of the term")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, bearers=(*proof.bearers, "somebody-else"))


@mutator("another clause")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, clause=(*proof.clause, "9"))


@mutator("something supplied by the cell")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, supplied=(*proof.supplied, "a bearer"))
