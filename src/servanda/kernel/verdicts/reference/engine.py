"""The reference engine: plain Python, obvious rather than fast; says *what* and proves *why*.

It judges each term over all worlds by bounds and breakpoints (closed forms, DESIGN §5.6). What
one term asks of another (performance, breach, suspension) it answers from the same instances.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from servanda.kernel.base import FOREVER, Between, Instant
from servanda.kernel.facts import Facts, Gap, LegalAct, Ruling
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    BreachMoment,
    Cap,
    DaysWith,
    Deadline,
    EarlierOf,
    Extent,
    FromTo,
    Guarantee,
    Invocation,
    PerformanceOf,
    Permission,
    Plan,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Undefined,
    When,
    Withdrawal,
)
from servanda.kernel.terms.method import Method
from servanda.kernel.timeline import Timeline, Uncertain, intersect_all, make
from servanda.kernel.verdicts.proof import (
    BAD,
    InstanceProof,
    Outcome,
    Standing,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.reference.absences import absences, caps
from servanda.kernel.verdicts.reference.acts import bans
from servanda.kernel.verdicts.reference.deadlines import (
    deadlines,
    frame,
    shared_aspects,
    withdrawals,
)
from servanda.kernel.verdicts.reference.groups import groups_of
from servanda.kernel.verdicts.reference.guarantees import guarantees
from servanda.kernel.verdicts.reference.instances import (
    Instance,
    Result,
    bearers,
    combine,
    key_for,
    unique,
)
from servanda.kernel.verdicts.reference.moments import (
    cases,
    extent_moments,
    force,
    unsaid,
    vague,
    waits_for,
)
from servanda.kernel.verdicts.reference.periods import quotas
from servanda.kernel.verdicts.reference.ratios import ratios
from servanda.kernel.verdicts.reference.responses import responses
from servanda.kernel.verdicts.reference.scene import NOT_COME, Aspect, Domain, Filling, Scene
from servanda.kernel.verdicts.reference.shared import shared_groups
from servanda.kernel.verdicts.reference.terms import joined, since, tally, worst, worst_of
from servanda.kernel.verdicts.reference.verdict import fillings, prove
from servanda.kernel.verdicts.reference.watch import days_of_sure

MOST_ROUNDS = 60
"""Limit of rounds to the fixpoint of automatic suspension."""

NOTHING_STOPPED = Uncertain((), ())


class Engine:
    """Judges one plan on one set of facts at one horizon."""

    def __init__(self, plan: Plan, facts: Facts, method: Method, as_of: Instant) -> None:
        self.plan = plan
        self.scene = Scene(plan, facts, method, as_of, self)
        self._stopped: dict[TermKey, Uncertain] = {}
        self._asked: list[TermKey] = []
        self._instances: dict[TermKey, list[Instance]] = {}
        self._direct: set[TermKey] = set()

    # ----------------------------------------------------------------------- the whole agreement

    def judge(self, only: frozenset[TermKey] | None = None) -> tuple[TermProof, ...]:
        """A proof for each term, in the agreement's order; guarantees last to be judged.

        With ``only``, for these terms; what they depend on is judged with them and not returned.
        """
        self._settle_suspension()
        chosen = [t for t in self.plan.terms if only is None or t.key in only]
        asked = {k.id for t in chosen if isinstance(t.duty, Guarantee) for k in t.duty.terms}
        proofs: dict[TermKey, TermProof] = {}
        for term in self.plan.terms:
            if not isinstance(term.duty, Guarantee) and (term in chosen or term.key.id in asked):
                proofs[term.key] = self.term(term, ())
        others = tuple(proofs.values())
        for term in chosen:
            if isinstance(term.duty, Guarantee):
                proofs[term.key] = self.term(term, others)
        return tuple(proofs[term.key] for term in chosen)

    def instances(self, term: TermPlan, others: Sequence[TermProof] = ()) -> list[Instance]:
        """The occasions of a term, judged or not."""
        known = self._instances.get(term.key)
        if known is None:
            known = self._instances[term.key] = self._made(term, others)
        return known

    def _made(self, term: TermPlan, others: Sequence[TermProof]) -> list[Instance]:
        match term.duty:
            case Deadline() as duty:
                return deadlines(self.scene, term, duty)
            case Withdrawal() as duty:
                return withdrawals(self.scene, term, duty)
            case Quota() as duty:
                return quotas(self.scene, term, duty)
            case Response() as duty:
                return responses(self.scene, term, duty)
            case Ratio() as duty:
                return ratios(self.scene, term, duty)
            case Ban() as duty:
                return bans(self.scene, term, duty)
            case Absence() as duty:
                return absences(self.scene, term, duty)
            case Cap() as duty:
                return caps(self.scene, term, duty)
            case Guarantee() as duty:
                return guarantees(self.scene, term, duty, others)
            case Undefined():
                return [self._undefined(term, bearer) for bearer in bearers(term)]
            case Permission():
                return []

    def _undefined(self, term: TermPlan, bearer: str) -> Instance:
        def evaluate(filling: Filling) -> Result:
            found = (
                frame(self.scene, term, bearer, None, None, {}, filling)
                if not (extent_moments(term))
                else self._begun(term, bearer, filling)
            )
            if found is None:
                return Result({Outcome.OFF})
            open_to = {Outcome.DONE, Outcome.RUNNING, Outcome.UNDONE}
            return Result(
                open_to | ({Outcome.OFF} if vague(term) else set()), reasons={Gap.UNDEFINED}
            )

        return Instance(key_for(term, "once", bearer), bearer, evaluate)

    def _begun(self, term: TermPlan, bearer: str, filling: Filling) -> object | None:
        envs, _ = cases(self.scene, extent_moments(term), bearer, filling, [], [])
        for env in envs:
            found = frame(self.scene, term, bearer, None, None, env, filling)
            if found is not None:
                return found
        return None

    # ------------------------------------------------------------------------------------ a term

    def term(self, term: TermPlan, others: Sequence[TermProof]) -> TermProof:
        """The proof of one term."""
        made = self.instances(term, others)
        proofs = [p for i in made if (p := prove(self.scene, term, i)) is not None]
        if shared := self._borrowed(term):
            proofs = [
                replace(p, relaxed=True) if len(p.outcomes) > 1 and shared & set(p.facts) else p
                for p in proofs
            ]
        groups = groups_of(self.scene, term, proofs)
        groups += shared_groups(self.scene, term, proofs, groups, partial(self._again, term))
        verdict = worst(term, proofs, groups)
        deciding = [p for p in proofs if p.verdict is verdict]
        watches = [p.seen for p in proofs if p.seen is not None]
        return TermProof(
            key=term.key,
            clause=term.clause,
            bearers=term.bearers,
            standing=self.standing(term),
            verdict=verdict,
            now=worst_of([p.verdict for p in proofs if p.live]),
            as_of=self.scene.as_of,
            instances=tuple(proofs),
            groups=tuple(groups),
            tally=tally(proofs),
            coverage=joined(watches),
            conditional_on=self._conditional(term, proofs),
            at_risk=self._at_risk(term, proofs),
            since=since(deciding),
            recorded=max((p.recorded for p in deciding if p.recorded is not None), default=None),
            below_floor=self._below(term),
            supplied=term.supplied,
        )

    def _again(self, term: TermPlan, facts: Facts) -> list[Instance]:
        """The occasions of a term as they are on other facts."""
        other = Engine(self.plan, facts, self.scene.method, self.scene.as_of)
        other._settle_suspension()
        return other.instances(term)

    def _borrowed(self, term: TermPlan) -> set[str]:
        """Facts that the terms rest on whose performance or breach this one waits for.

        An unknown of theirs that is also one's own is the same unknown; here they are taken as
        independent, which is sound and may not be exact.
        """
        return {
            fact
            for leaf in _others(term)
            if (other := self.plan.term(leaf.term)) is not None
            for instance in self.instances(other)
            for fact in (*instance.facts, *instance.met)
        }

    def _below(self, term: TermPlan) -> int:
        if not isinstance(term.duty, Ban):
            return 0
        acts = term.duty.pattern.acts
        return sum(n for act, n in self.scene.facts.below_floor if acts is None or act in acts)

    def _at_risk(self, term: TermPlan, proofs: Iterable[InstanceProof]) -> bool:
        if term.at_risk is None:
            return False
        calendar = self.plan.calendar
        return any(
            p.verdict is Verdict.PENDING
            and p.due is not None
            and calendar.subtract(p.due.hi, term.at_risk) <= self.scene.as_of
            for p in proofs
        )

    def _conditional(self, term: TermPlan, proofs: Sequence[InstanceProof]) -> tuple[str, ...]:
        found: list[str] = []
        if term.condition is not None:
            if term.condition.terms is None:
                found.append("every term of " + " and ".join(term.condition.parties))
            else:
                found += [f"term {key}" for key in term.condition.terms]
        if any(Gap.EXCEPTION_UNRULED in p.reasons for p in proofs):
            found.append("an exception not yet ruled")
        return tuple(found)

    # --------------------------------------------------------------------------------- standing

    def standing(self, term: TermPlan) -> Standing:
        """The legal state of a term at the horizon (which is not its verdict)."""
        now = self.scene.as_of
        if term.ended is not None and term.ended.at <= now:
            return Standing.WAIVED if term.ended.why == "waiver" else Standing.VARIED
        if self.scene.freed(term) is not None:
            waived = self.scene.waived(term) == self.scene.freed(term)
            return Standing.WAIVED if waived else Standing.OVERTAKEN
        begun = [x for x in self._lines(term) if x.certain and x.certain[0][0] <= now]
        if not begun:
            return Standing.NOT_IN_FORCE
        if max(x.possible[-1][1] for x in begun) <= now:
            return Standing.LAPSED
        if self._suspended_at(term, now):
            return Standing.SUSPENDED
        if self._invoked(term):
            return Standing.CONDITION_INVOKED
        if isinstance(term.duty, Deadline | Withdrawal):
            proofs = [p for i in self.instances(term) if (p := prove(self.scene, term, i))]
            if proofs and all(p.verdict is Verdict.MET for p in proofs):
                return Standing.DISCHARGED
        return Standing.IN_FORCE

    def _lines(self, term: TermPlan) -> list[Uncertain]:
        """When the term is in force, suspension apart, in each case of each settled dispute."""
        moments = [*extent_moments(term)]
        term = replace(term, extents=tuple(map(_without_vague_end, term.extents)))
        found: list[Uncertain] = []
        for bearer in bearers(term):
            filled, _ = fillings(unique(shared_aspects(self.scene, term, bearer, [*moments])))
            for filling in filled:
                envs, _ = cases(self.scene, moments, bearer, filling, [], [])
                lines = [force(self.scene, term, bearer, env, filling) for env in envs]
                found += [self._begun_some_day(term, bearer, filling, line) for line in lines]
        return found

    def _begun_some_day(
        self, term: TermPlan, bearer: str, filling: Filling, line: Uncertain
    ) -> Uncertain:
        """A line of days with one event, which certainly was, though not the day is known."""
        match term.extents:
            case (DaysWith(pattern=pattern),) if not line.certain:
                days = days_of_sure(self.scene, pattern, bearer, filling)
                return Uncertain(intersect_all([days, line.possible]), line.possible)
            case _:
                return line

    def _suspended_at(self, term: TermPlan, now: Instant) -> bool:
        return any(start <= now < end for start, end in self.suspended(term, {}).certain)

    def _about(self, act: LegalAct, term: TermPlan) -> list[Ruling]:
        return [r for r in self.scene.rulings(act) if not r.about or term.key.id in r.about]

    def _invoked(self, term: TermPlan) -> bool:
        if term.condition is None or term.condition.how is not Invocation.NOTICE:
            return False
        invoked = self._about(LegalAct.INVOCATION, term)
        if not invoked:
            return False
        rejected = [
            r
            for r in self._about(LegalAct.REJECTION, term)
            if term.condition.body is None or r.by == term.condition.body
        ]
        return not rejected or rejected[-1].effect < invoked[-1].effect

    # ------------------------------------------------------------------- what terms ask of others

    def suspended(self, term: TermPlan, filling: Filling) -> Uncertain:
        """When a term is suspended (§5.5), certainly and possibly.

        Where suspension does not go in a ring, it is found anew for each settling of disputes.
        """
        if not filling or term.key not in self._direct:
            return self._stopped.get(term.key, NOTHING_STOPPED)
        own = {(fact, aspect) for fact, aspect, _ in self.suspension_aspects(term)}
        picked = {key: pick for key, pick in filling.items() if key in own}
        if not picked:
            return self._stopped.get(term.key, NOTHING_STOPPED)
        key = ("suspended", term.key, tuple(sorted(picked.items())))
        known = self.scene.memo.get(key)
        if not isinstance(known, Uncertain):
            known = self.scene.memo[key] = self._continuing(term, picked)
        return known

    def suspension_aspects(self, term: TermPlan) -> list[Aspect]:
        """The disputes behind an automatic suspension that goes in no ring."""
        if term.key not in self._direct:
            return []
        key = ("suspension aspects", term.key)
        known = self.scene.memo.get(key)
        if not isinstance(known, list):
            found = [a for other in self._named(term) for a in self.aspects_of(other.key)]
            known = self.scene.memo[key] = list(unique(found))
        return known

    def _named(self, term: TermPlan) -> list[TermPlan]:
        """The terms that a condition names, and that the named parties owe."""
        condition = term.condition
        if condition is None:
            return []
        return [
            other
            for other in self.plan.terms
            if other.key != term.key
            and not isinstance(other.duty, Guarantee)
            and set(other.bearers) & set(condition.parties)
            and (
                condition.terms is None
                or any(
                    key.id == other.key.id and (not key.reading or key == other.key)
                    for key in condition.terms
                )
            )
        ]

    def _by_notice(self, term: TermPlan) -> Timeline:
        condition = term.condition
        if condition is None or condition.body is None:
            return ()
        ends = [
            r.effect
            for act in (LegalAct.REJECTION, LegalAct.AGREEMENT)
            for r in self._about(act, term)
            if (act is LegalAct.REJECTION and r.by == condition.body)
            or (act is LegalAct.AGREEMENT and r.name == "resume")
        ]
        invoked = [r.effect for r in self._about(LegalAct.INVOCATION, term)]
        found: list[tuple[Instant, Instant]] = []
        for ruling in self._about(LegalAct.CONFIRMATION, term):
            if ruling.by == condition.body and any(i <= ruling.effect for i in invoked):
                after = [e for e in ends if e > ruling.effect]
                found.append((ruling.effect, min(after, default=FOREVER)))
        return make(found)

    def _settle_suspension(self) -> None:
        """The well-founded model: certain starts empty, possible starts full, until no change."""
        automatic: list[TermPlan] = []
        for term in self.plan.terms:
            if term.condition is None:
                continue
            if term.condition.how is Invocation.AUTOMATIC:
                automatic.append(term)
                self._stopped[term.key] = Uncertain((), ((-FOREVER, FOREVER),))
            else:
                line = self._by_notice(term)
                self._stopped[term.key] = Uncertain(line, line)
        rings = {term.key for term in automatic}
        self._direct = {
            term.key
            for term in automatic
            if not any(other.key in rings or _others(other) for other in self._named(term))
        }
        for _ in range(MOST_ROUNDS if automatic else 0):
            self._forget()
            found = {term.key: self._continuing(term, {}) for term in automatic}
            if all(self._stopped[key] == line for key, line in found.items()):
                break
            self._stopped.update(found)
        self._forget()

    def _forget(self) -> None:
        kept = {
            k: v
            for k, v in self.scene.memo.items()
            if isinstance(k, tuple) and (k[0] in ("ledger", "excused"))
        }
        self.scene.memo.clear()
        self.scene.memo.update(kept)
        self._instances.clear()

    def _continuing(self, term: TermPlan, filling: Filling) -> Uncertain:
        """When what the condition names is certainly, and possibly, being broken."""
        condition = term.condition
        if condition is None:
            return NOTHING_STOPPED
        certain: list[tuple[Instant, Instant]] = []
        possible: list[tuple[Instant, Instant]] = []
        for other in self._named(term):
            for instance in self.instances(other):
                if instance.bearer in condition.parties:
                    sure, perhaps = _going_on(other, instance, filling)
                    certain += sure
                    possible += perhaps
        return Uncertain(make(certain), make([*possible, *certain]))

    def performance(self, term: TermKey, *, timely: bool, filling: Filling) -> Domain:
        """When a term was performed, by all who owe it."""
        domains: list[Domain] = []
        for result in self._results(term, filling):
            if result.done is None or not result.outcomes & {Outcome.DONE, Outcome.LATE}:
                return NOT_COME
            late = Outcome.LATE in result.outcomes
            if timely and Outcome.DONE not in result.outcomes:
                return NOT_COME
            top = result.due.hi if timely and result.due is not None else FOREVER
            spans = make((s.lo, min(s.hi, top) + 1) for s in result.when_done)
            never = not result.outcomes <= {Outcome.DONE, Outcome.LATE} or (timely and late)
            found = tuple(Between(a, b - 1) for a, b in spans)
            domains.append(Domain(found, never, result.relaxed))
        if not domains:
            return NOT_COME
        if len(domains) == 1:
            return domains[0]
        low, high = max(d.spans[0].lo for d in domains), max(d.spans[-1].hi for d in domains)
        return Domain((Between(low, high),), any(d.never for d in domains), relaxed=low != high)

    def breach(self, term: TermKey, filling: Filling) -> Domain:
        """When a term was first broken."""
        spans: list[Between] = []
        never = True
        for result in self._results(term, filling):
            if result.broken is None or not result.outcomes & BAD:
                continue
            shift = 0 if result.outcomes & {Outcome.BROKEN, Outcome.MENDED} else 1
            spans.append(Between(result.broken.lo + shift, result.broken.hi + shift))
            never = never and not result.outcomes <= BAD
        if not spans:
            return NOT_COME
        low, high = min(s.lo for s in spans), min(s.hi for s in spans)
        if low > self.scene.as_of:
            return NOT_COME
        return Domain((Between(low, max(low, high)),), never, relaxed=len(spans) > 1)

    def _results(self, key: TermKey, filling: Filling) -> list[Result]:
        term = self.plan.term(key)
        if term is None or key in self._asked:
            return []
        self._asked.append(key)
        try:
            return [i.evaluate(filling) for i in self.instances(term) if not i.watch]
        finally:
            self._asked.pop()

    def aspects_of(self, key: TermKey) -> list[Aspect]:
        """The disputes that bear on any instance of a term."""
        term = self.plan.term(key)
        if term is None or key in self._asked:
            return []
        self._asked.append(key)
        try:
            return list(unique(a for i in self.instances(term) for a in i.aspects))
        finally:
            self._asked.pop()


def _others(term: TermPlan) -> list[PerformanceOf | BreachMoment]:
    """The performance and breach of other terms that a term hangs on."""
    return [x for x in waits_for(term) if isinstance(x, PerformanceOf | BreachMoment)]


def _going_on(
    term: TermPlan, instance: Instance, filling: Filling
) -> tuple[list[tuple[Instant, Instant]], list[tuple[Instant, Instant]]]:
    """When a breach of one instance continues: certainly, possibly. From just after its start."""
    if isinstance(term.duty, Ban | Quota) or instance.watch:
        return [], []
    results = [r for f in _completions(instance, filling) if (r := instance.evaluate(f)).outcomes]
    result = combine(results)
    start, outcomes = result.broken, result.outcomes
    if start is None or not outcomes & BAD:
        return [], []
    if isinstance(term.duty, Absence | Cap):
        end = sure_end = FOREVER
        if result.ends is not None:
            sure_end, end = result.ends.lo, result.ends.hi
    else:
        late = Outcome.LATE in outcomes and result.done is not None
        end = sure_end = FOREVER
        if late and result.done is not None:
            sure_end = result.done.lo
            end = FOREVER if Outcome.UNDONE in outcomes else result.done.hi
    possible = [(start.lo + 1, end)] if start.lo + 1 < end else []
    certain = []
    if outcomes <= BAD and start.hi + 1 < sure_end:
        certain = [(start.hi + 1, sure_end)]
    return certain, possible


def _completions(instance: Instance, filling: Filling) -> list[Filling]:
    """Every way to settle what a filling leaves open of an instance's disputes."""
    left = tuple(a for a in instance.aspects if (a[0], a[1]) not in filling)
    filled, _ = fillings(left)
    return [{**filling, **more} for more in filled]


def _without_vague_end(extent: Extent) -> Extent:
    """For the standing of a term, a moment that the text leaves undefined has not come."""
    return replace(extent, end=_come(extent.end)) if isinstance(extent, FromTo) else extent


def _come(when: When | None) -> When | None:
    match when:
        case EarlierOf(one=one, two=two):
            first, second = _come(one), _come(two)
            return replace(when, one=first, two=second) if first and second else first or second
        case _:
            return None if unsaid(when) else when
