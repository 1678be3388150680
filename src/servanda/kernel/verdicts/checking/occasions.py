"""Every instance that the record gives a key to, with the judge of one world for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from servanda.kernel.base import Instant
from servanda.kernel.facts import Incident
from servanda.kernel.plan.operators import (
    BEARER,
    Absence,
    Ban,
    Cap,
    Deadline,
    Guarantee,
    Need,
    Pattern,
    Permission,
    Quota,
    Ratio,
    Response,
    TermKey,
    TermPlan,
    Undefined,
    Withdrawal,
)
from servanda.kernel.verdicts.checking import breaches, once, repeated
from servanda.kernel.verdicts.checking.ground import MOST_UNITS, Ground, owed_by
from servanda.kernel.verdicts.checking.moments import force as force_of
from servanda.kernel.verdicts.checking.performing import NO_DUE, OFF, Window, fulfil
from servanda.kernel.verdicts.checking.worlds import Case, Judge, Occasion, World, every
from servanda.kernel.verdicts.proof import Outcome, Verdict

Keyed = Callable[[Ground, World, TermPlan, str, str], list[Case]]


def occasions(ground: Ground, term: TermPlan, most: int) -> list[Occasion]:
    """All instances, those that turn out to be off in every world among them."""
    found = []
    for bearer in owed_by(term):
        tail = f"@{bearer}" if len(owed_by(term)) > 1 else ""
        for key, judge in _of(ground, term, bearer, most):
            found.append(Occasion(key + tail, key, bearer, judge))
    return found


def _of(ground: Ground, term: TermPlan, bearer: str, most: int) -> Iterator[tuple[str, Judge]]:
    def of(judge: Keyed, key: str) -> tuple[str, Judge]:
        return key, lambda world: judge(ground, world, term, bearer, key)

    def keys(name: Callable[[World], list[str]]) -> list[str]:
        found = {k for _, ks in every(name, most=most) for k in ks}
        return sorted(found)

    match term.duty:
        case Deadline():
            yield "once", lambda world: once.deadline(ground, world, term, bearer)
        case Withdrawal():
            yield "once", lambda world: once.withdrawal(ground, world, term, bearer)
        case Undefined():
            yield of(undefined, "once")
        case Quota() as quota:
            for key in keys(lambda w: list(repeated.periods(ground, w, term, quota, bearer))):
                yield of(repeated.quota, key)
        case Response(trigger=trigger):
            for one in ground.hits(trigger, bearer):
                yield of(repeated.response, one.id)
        case Ratio() as ratio:
            for one in ground.hits(ratio.trigger, bearer):
                for key in units(ratio, one):
                    yield of(repeated.ratio, key)
        case Ban(pattern=pattern):
            for one in ground.hits(pattern, bearer):
                yield of(breaches.act, one.id)
            for key in keys(lambda w: list(breaches.watches(ground, w, term, bearer))):
                yield of(breaches.watch, key)
        case Absence():
            for stay in ground.facts.stays:
                if stay.begin.span.hi < stay.end.span.lo:
                    yield of(breaches.stay, stay.id)
            for key in keys(lambda w: list(breaches.watches(ground, w, term, bearer))):
                yield of(breaches.watch, key)
        case Cap() as cap:
            for key in breaches.excesses(ground, term, cap, bearer):
                yield of(breaches.excess, key)
            for key in keys(lambda w: list(breaches.watches(ground, w, term, bearer))):
                yield of(breaches.watch, key)
        case Guarantee() as guarantee:
            yield from _rungs(ground, term, guarantee, bearer)
        case Permission():
            return


def _rungs(
    ground: Ground, term: TermPlan, duty: Guarantee, bearer: str
) -> Iterator[tuple[str, Judge]]:
    """Each step that a certain and uncured breach of what is guaranteed has come to."""
    for other in ground.others.values():
        if not any(_named(other.key, key) for key in duty.terms):
            continue
        for breach in other.instances:
            if breach.verdict is not Verdict.BREACHED or breach.decided is None:
                continue
            wait = None
            for step in duty.steps:
                wait = step.not_cured_within or wait
                opened = breach.decided.hi
                if wait is not None:
                    opened = ground.calendar.due(opened, wait)
                if opened <= ground.as_of:
                    key = f"{other.key.id}/{breach.key}/{step.act}"
                    yield key, _stepped(ground, term, bearer, step.act, opened)


def _stepped(ground: Ground, term: TermPlan, bearer: str, act: str, opened: Instant) -> Judge:
    need = Need(Pattern(acts=(act,), actors=(BEARER,)), 1, act)
    window = Window(opened, opened, NO_DUE)
    return lambda world: fulfil(ground, world, term, (need,), bearer, window)


def units(duty: Ratio, one: Incident) -> list[str]:
    """The keys of the units that a trigger may be of."""
    span = one.amount.span
    if duty.each == 1 and span.exact and span.lo == 1:
        return [one.id]
    top = int(span.lo) + MOST_UNITS if span.hi is None else int(span.hi)
    return [f"{one.id}#{number}" for number in range(1, top + 1)]


def _named(key: TermKey, asked: TermKey) -> bool:
    return key.id == asked.id and asked.reading in ("", key.reading)


def undefined(ground: Ground, world: World, term: TermPlan, bearer: str, _: str) -> list[Case]:
    """What nobody can say: it may be done, undone or neither."""
    force = force_of(ground, world, term, bearer)
    if not force or force[0][0] > ground.as_of:
        return OFF
    return [Case(o) for o in (Outcome.DONE, Outcome.RUNNING, Outcome.UNDONE)]
