"""The verdict by brute force: every world judged, then DESIGN §5.3 and §5.4 read off the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from servanda.kernel.base import Instant
from servanda.kernel.facts import Facts, Truth
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
)
from servanda.kernel.terms.method import Method
from servanda.kernel.verdicts.proof import BAD, WORST_FIRST, Choice, Outcome, Verdict
from tests.oracle.concrete import Result, bearers_of, in_force, meet, owed_by
from tests.oracle.duties import judge_term, needs_of
from tests.oracle.enumeration import MOST, Case, relevant_to
from tests.oracle.joint import Joint
from tests.oracle.worlds import TooManyWorldsError

CURES_IN_TIME = {Outcome.MENDED}
CURES = {Outcome.MENDED, Outcome.LATE}
"""What a breach comes to that is cured; the former where time is of the essence."""

Filling = frozenset[Choice]
Seen = tuple[int, int, int]


@dataclass
class InstanceAnswer:
    """One instance over all worlds."""

    key: str
    bearer: str
    outcomes: frozenset[Outcome] = frozenset()
    fillings: dict[Filling, set[Outcome]] = field(default_factory=dict)
    verdict: Verdict = Verdict.NONE
    decided: set[Instant] = field(default_factory=set)
    due: set[Instant | None] = field(default_factory=set)
    opened: set[Instant | None] = field(default_factory=set)
    seen: set[Seen] = field(default_factory=set)
    ended: set[bool] = field(default_factory=set)
    live: bool = False

    @property
    def possible(self) -> bool:
        """Off in some world."""
        return Outcome.OFF in self.outcomes

    @property
    def closed(self) -> bool:
        """Nothing more is owed."""
        return self.verdict in (Verdict.MET, Verdict.CURED)


@dataclass
class TermAnswer:
    """One term over all worlds."""

    key: TermKey
    instances: dict[str, InstanceAnswer]
    bad: dict[str | None, list[frozenset[str]]]
    """For each world the keys that are bad in it; by bearer where worlds are told apart so."""
    undated: dict[str, int]
    worlds: int
    timed: bool = True
    """Whether worlds keep several instances at once: else no group of answers is looked for."""
    together: list[frozenset[str]] | None = None
    """For each world of all bearers at once the keys that are bad in it, if that can be told."""
    joint: dict[tuple[str, tuple[str, ...]], int] = field(default_factory=dict)
    """By a count of several bearers and the occasions within it: the fewest bad in any world."""
    verdict: Verdict = Verdict.NONE
    now: Verdict = Verdict.NONE

    def least_bad(self, members: Iterable[str]) -> int:
        """The fewest of these instances that are bad in any world."""
        wanted = frozenset(members)
        if self.together is not None:
            return min(len(wanted & bad) for bad in self.together)
        return sum(min(len(wanted & bad) for bad in worlds) for worlds in self.bad.values())

    @cached_property
    def tally(self) -> dict[str, int]:
        """How many instances of each verdict, the possible ones apart."""
        found: dict[str, int] = {}
        for answer in self.instances.values():
            name = "possible" if answer.possible else answer.verdict.value
            found[name] = found.get(name, 0) + 1
        return found


def judge_by_force(
    plan: Plan, facts: Facts, as_of: Instant, method: Method, *, most: int = MOST
) -> dict[TermKey, TermAnswer]:
    """Every term of a plan. Raises what `Case.worlds` raises."""
    return {
        term.key: judge_one(Case(plan, facts, as_of, method, term, most)) for term in plan.terms
    }


def judge_one(case: Case) -> TermAnswer:
    """One term: all its worlds, bearer by bearer where each owes its own performance."""
    term = case.term
    apart: Sequence[str | None] = bearers_of(term) if needs_of(term) else (None,)
    answers: dict[str, InstanceAnswer] = {}
    bad: dict[str | None, list[frozenset[str]]] = {}
    made = 0
    joint = Joint(case)
    lumped = False
    for bearer in apart:
        seen: list[tuple[Filling, list[Result]]] = []
        for world in case.worlds(bearer):
            made += 1
            lumped = lumped or any(world.unseen.values())
            results = [
                r
                for r in judge_term(world, term)
                if (bearer is None or r.bearer == bearer) and r.outcome is not Outcome.OFF
            ]
            seen.append((world.choices, results))
            if bearer is not None and joint.told:
                joint.add(bearer, world, results)
            bad.setdefault(bearer, []).append(frozenset(r.key for r in results if r.outcome in BAD))
        for key, name in sorted({(r.key, r.bearer) for _, results in seen for r in results}):
            answers[key] = _gather(key, name, seen)
    for answer in answers.values():
        answer.verdict = verdict_of(answer, term)
    timed = not lumped or not isinstance(term.duty, Response | Ratio) or case.timed(term)
    found = TermAnswer(term.key, answers, bad, undated(case), made, timed)
    if len(apart) > 1 and not joint.told:
        found.together = _together(case)
    if timed:
        families_ = _apart(found, term, term.duty) if isinstance(term.duty, Response) else None
        keys = sorted(answers if families_ is None else {k for ks in families_ for k in ks})
        for told in joint.told:
            members, least = joint.least([k for k in keys if not answers[k].possible], told)
            place = told.fact, members
            found.joint[place] = max(least, found.joint.get(place, 0))
    found.verdict = term_verdict(found, term)
    found.now = now_of(found)
    return found


def _together(case: Case) -> list[frozenset[str]] | None:
    """What is bad in each world of all bearers; None where those worlds are too many."""
    try:
        return [
            frozenset(r.key for r in judge_term(world, case.term) if r.outcome in BAD)
            for world in case.worlds()
        ]
    except TooManyWorldsError:
        return None


def _gather(key: str, bearer: str, seen: Sequence[tuple[Filling, list[Result]]]) -> InstanceAnswer:
    answer = InstanceAnswer(key, bearer)
    told: dict[Filling, set[Outcome]] = {}
    for filling, results in seen:
        here = next((r for r in results if r.key == key), None)
        told.setdefault(filling, set()).add(Outcome.OFF if here is None else here.outcome)
        if here is not None:
            if here.at is not None:
                answer.decided.add(here.at)
            answer.due.add(here.due)
            answer.opened.add(here.opened)
            answer.ended.add(here.ended)
            answer.live = answer.live or here.live
            if here.seen is not None:
                answer.seen.add(here.seen)
    answer.outcomes = frozenset(outcome for outcomes in told.values() for outcome in outcomes)
    answer.fillings = settlements(told)
    return answer


def settlements(told: Mapping[Filling, set[Outcome]]) -> dict[Filling, set[Outcome]]:
    """What every way of settling all disputes leaves open.

    A world in which something did not happen says nothing of when it happened, so it stands
    under each answer to that; a settlement that no world bears out is none.
    """
    sides: dict[tuple[str, str], set[Choice]] = {}
    for filling in told:
        for choice in filling:
            sides.setdefault((choice.fact, choice.aspect), set()).add(choice)
    found: dict[Filling, set[Outcome]] = {}
    axes = [sorted(choices) for _, choices in sorted(sides.items())]
    for picked in product(*axes):
        whole = frozenset(picked)
        outcomes = {o for filling, settled in told.items() if filling <= whole for o in settled}
        if outcomes:
            found[whole] = outcomes
    return found


# -------------------------------------------------------------------------- DESIGN §5.3, in order


def verdict_of(answer: InstanceAnswer, term: TermPlan) -> Verdict:
    """The first rule that applies."""
    outcomes = answer.outcomes
    if outcomes <= {Outcome.OFF}:
        return Verdict.NONE
    if outcomes <= {Outcome.DONE}:
        return Verdict.MET
    if outcomes <= BAD:
        cures = CURES_IN_TIME if term.essence else CURES
        return Verdict.CURED if outcomes <= cures else Verdict.BREACHED
    if Outcome.RUNNING in outcomes and outcomes <= {Outcome.DONE, Outcome.RUNNING, Outcome.OFF}:
        return Verdict.PENDING
    if outcomes <= {Outcome.CLEAN}:
        return watch_verdict(answer, term)
    sides = [_side(settled) for settled in answer.fillings.values()]
    settles = {side for side in sides if side is not None}
    agreed = len(settles) == 1 and None not in sides
    return Verdict.CONTESTED if settles and not agreed else Verdict.CANNOT_VERIFY


def _side(outcomes: set[Outcome]) -> str | None:
    if outcomes <= {Outcome.DONE}:
        return "done"
    if outcomes <= BAD:
        return "bad"
    return "clean" if outcomes <= {Outcome.CLEAN, Outcome.OFF} else None


def watch_verdict(answer: InstanceAnswer, term: TermPlan) -> Verdict:
    """Nothing contrary: how much could have been seen decides."""
    if min(lo for lo, _, _ in answer.seen) == 0:
        return Verdict.CANNOT_VERIFY
    seen_enough = all(lo * 100 >= total * term.coverage_floor for lo, _, total in answer.seen)
    return Verdict.MET if answer.ended == {True} and seen_enough else Verdict.HOLDING


# -------------------------------------------------------------------------------- DESIGN §5.4


def families(found: TermAnswer, term: TermPlan) -> list[tuple[str, tuple[str, ...]]]:
    """The families about which more may be known together than singly."""
    every = [("shared", tuple(sorted(found.instances)))] if found.timed else []
    return [*every, *_families(found, term)]


def _families(found: TermAnswer, term: TermPlan) -> list[tuple[str, tuple[str, ...]]]:
    if isinstance(term.duty, Quota):
        by_bearer: dict[str, list[str]] = {}
        for key, answer in found.instances.items():
            by_bearer.setdefault(answer.bearer, []).append(key)
        return [("total", tuple(sorted(keys))) for keys in by_bearer.values()]
    if isinstance(term.duty, Response) and found.timed:
        return [("total", tuple(keys)) for keys in _apart(found, term, term.duty)]
    if isinstance(term.duty, Ban | Absence) and len(term.bearers) > 1:
        by_fact: dict[str, list[str]] = {}
        for key in found.instances:
            fact = key.rpartition("@")[0]
            if not fact.startswith("watch"):
                by_fact.setdefault(fact, []).append(key)
        return [("one-of", tuple(sorted(keys))) for keys in by_fact.values()]
    return []


def _apart(found: TermAnswer, term: TermPlan, duty: Response) -> list[list[str]]:
    """Of each bearer the answers whose times are the same in all worlds and overlap nowhere.

    They are taken by their due, each that overlaps none taken before.
    """
    if duty.within is None or duty.early or duty.same_place or duty.each > 1 or term.condition:
        return []
    families: list[list[str]] = []
    for bearer in bearers_of(term):
        windows = sorted(
            (due, at, key)
            for key, one in found.instances.items()
            if one.bearer == bearer and not one.possible and len(one.opened) == len(one.due) == 1
            for at in one.opened
            for due in one.due
            if at is not None and due is not None
        )
        taken: list[tuple[Instant, str]] = []
        for due, at, key in windows:
            if not taken or at >= taken[-1][0]:
                taken.append((due, key))
        families.append([key for _, key in taken])
    return families


def undated(case: Case) -> dict[str, int]:
    """Acts that were counted but not told one by one, where every one of them breaks a ban."""
    term = case.term
    if not isinstance(term.duty, Ban) or term.exemptions or term.condition is not None:
        return {}
    found: dict[str, int] = {}
    for c in case.facts.counts:
        one_bearer = c.actor in term.bearers
        placed = term.duty.pattern.areas is None or c.place in term.duty.pattern.areas
        if c.status is not Truth.TRUE or not one_bearer or not placed or c.act is None:
            continue
        if not relevant_to(c, owed_by(term.duty.pattern, c.actor or "")):
            continue
        forces = [in_force(world, term) for world in case.worlds()]
        span = (c.period.start, c.period.end)
        if span[1] <= case.as_of and all(meet(force, [span]) == [span] for force in forces):
            found[c.id] = int(c.amount.lo)
    return found


def term_verdict(found: TermAnswer, term: TermPlan) -> Verdict:
    """The worst of what is not closed, groups included; else the worst of what is."""
    answers = found.instances.values()
    verdicts = [a.verdict for a in answers if not a.closed]
    groups = [(keys, _least(found, keys)) for _, keys in families(found, term)]
    for (_, members), least in found.joint.items():
        singly = sum(found.instances[k].outcomes <= BAD for k in members)
        groups.append((members, least if least > singly else 0))
    for keys, least in groups:
        bad = {o for k in keys for o in found.instances[k].outcomes & BAD}
        if least and bad - (CURES_IN_TIME if term.essence else CURES):
            verdicts.append(Verdict.BREACHED)
    if any(found.undated.values()):
        verdicts.append(Verdict.BREACHED)
    return worst(verdicts or [a.verdict for a in answers])


def _least(found: TermAnswer, keys: Sequence[str]) -> int:
    return found.least_bad(k for k in keys if found.instances[k].verdict is not Verdict.CURED)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The worst of several verdicts; none of none."""
    every = set(verdicts)
    return next((v for v in WORST_FIRST if v in every), Verdict.NONE)


def now_of(found: TermAnswer) -> Verdict:
    """The worst of what is live: in some world still owed, running or continuing at the horizon.

    DESIGN §5.4 has it so; an act or a missed period is over, however open its verdict.
    """
    return worst(answer.verdict for answer in found.instances.values() if answer.live)
