"""Quotas: one instance for each period that lies wholly in force."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.kernel.base import Between, Duration, Instant, Unit
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import FromTo, Quota, TermPlan, When
from servanda.kernel.timeline import Timeline, Uncertain, relative_complement_all
from servanda.kernel.verdicts.proof import Outcome
from servanda.kernel.verdicts.reference.deadlines import shared_aspects
from servanda.kernel.verdicts.reference.instances import (
    PERIOD,
    Instance,
    Reach,
    Result,
    bearers,
    key_for,
    rests_on,
    unique,
)
from servanda.kernel.verdicts.reference.ledger import Ledger, ledger
from servanda.kernel.verdicts.reference.moments import (
    Env,
    cases,
    extent_moments,
    force,
    value,
)
from servanda.kernel.verdicts.reference.scene import Filling, Scene, read

Period = tuple[Instant, Instant]

MOST_PERIODS = 20_000
"""Limit of periods of one term: 54 years of days."""


def anchor_of(term: TermPlan, duty: Quota) -> When | None:
    """The moment whose day the periods are counted from."""
    if duty.anchor is not None:
        return duty.anchor
    starts = [e.start for e in term.extents if isinstance(e, FromTo) and e.start is not None]
    return starts[-1] if starts else None


def steps(scene: Scene, duty: Quota, first: Instant) -> Iterator[Period]:
    """The periods from the anchor's local day up to the horizon."""
    calendar = scene.plan.calendar
    start = calendar.day_start(first)
    if duty.weeks_start is not None and duty.every.unit is Unit.WEEK:
        ahead = (duty.weeks_start - calendar.local(start).weekday()) % 7
        start = calendar.add_days(start, ahead)
    origin, number = start, 0
    while start <= scene.as_of and number < MOST_PERIODS:
        number += 1
        end = calendar.add(origin, Duration(duty.every.count * number, duty.every.unit))
        yield start, end
        start = end


def periods_of(scene: Scene, term: TermPlan, duty: Quota, bearer: str) -> tuple[list[Period], bool]:
    """The periods wholly in force in some world; relaxed if the anchor's day is not known."""
    calendar = scene.plan.calendar
    if duty.days_with is not None:
        days: set[Period] = set()
        for hit in scene.hits(duty.days_with, bearer):
            span = hit.incident.time.span
            if span.lo > scene.as_of:
                continue
            day = calendar.day_start(span.lo)
            while day <= min(span.hi, scene.as_of):
                following = calendar.add_days(day, 1)
                days.add((day, following))
                day = following
        found, relaxed = sorted(days), False
    else:
        anchor = anchor_of(term, duty)
        if anchor is None:
            return [], False
        envs, relaxed = cases(scene, [anchor], bearer, {}, [], [])
        points = [p for env in envs if (p := value(scene, anchor, env)) is not None]
        points = [p for p in points if p.start <= scene.as_of]
        if not points:
            return [], False
        first = min(p.start for p in points)
        last = max(p.start for p in points)
        relaxed = relaxed or calendar.day_start(first) != calendar.day_start(last)
        found = list(steps(scene, duty, first))
    envs, cut = cases(scene, [*extent_moments(term)], bearer, {}, [], [])
    lines = [force(scene, term, bearer, env, {}).possible for env in envs]
    kept = [p for p in found if any(_holds(line, p) for line in lines)]
    return kept, relaxed or cut


def _holds(line: Timeline, period: Period) -> bool:
    return any(a <= period[0] and period[1] <= b for a, b in line)


def period_key(scene: Scene, period: Period) -> str:
    """The local date of a day; first and last local date of anything longer."""
    calendar = scene.plan.calendar
    first = calendar.local(period[0]).date().isoformat()
    last = calendar.local(period[1] - 1).date().isoformat()
    return first if first == last else f"{first}/{last}"


def quotas(scene: Scene, term: TermPlan, duty: Quota) -> list[Instance]:
    """One instance for each period and bearer, in order."""
    found: list[Instance] = []
    for bearer in bearers(term):
        lines = _Lines(scene, term, bearer)
        periods, relaxed = periods_of(scene, term, duty, bearer)
        books = books_of(scene, term, duty, bearer, periods)
        whens: list[When | None] = [*extent_moments(term)]
        shared = shared_aspects(scene, term, bearer, whens)
        if duty.days_with is not None:
            shared += [a for h in scene.hits(duty.days_with, bearer) for a in h.aspects()]
        found += [
            _quota(scene, term, duty, lines, books, period, relaxed=relaxed, shared=shared)
            for period in periods
        ]
    return found


class _Lines:
    """When a term is in force in a case: found once for all its periods, which ask it alike."""

    __slots__ = ("_found", "_scene", "_term", "bearer")

    def __init__(self, scene: Scene, term: TermPlan, bearer: str) -> None:
        self._scene, self._term, self.bearer = scene, term, bearer
        self._found: dict[tuple[object, ...], Uncertain] = {}

    def at(self, env: Env, filling: Filling) -> Uncertain:
        """As `force`; of one term every case names the same moments in the same order."""
        key = (tuple(env.values()), tuple(sorted(filling.items())))
        known = self._found.get(key)
        if known is None:
            known = force(self._scene, self._term, self.bearer, env, filling)
            self._found[key] = known
        return known


def books_of(
    scene: Scene, term: TermPlan, duty: Quota, bearer: str, periods: list[Period]
) -> tuple[Ledger, ...]:
    """The ledgers of a quota's needs, with its periods."""
    return tuple(ledger(scene, term, n, bearer, periods=tuple(periods)) for n in duty.needs)


def _quota(
    scene: Scene,
    term: TermPlan,
    duty: Quota,
    lines: _Lines,
    books: tuple[Ledger, ...],
    period: Period,
    *,
    relaxed: bool,
    shared: list[tuple[str, str, int]],
) -> Instance:
    (start, end), bearer = period, lines.bearer
    reach = Reach(
        books,
        tuple(1 if n.amount is None else n.amount for n in duty.needs),
        tuple(n.amount for n in duty.needs),
    )

    def evaluate(filling: Filling) -> Result:
        if any(book.impossible(filling) for book in books):
            return Result(relaxed=relaxed)
        inside = _in_force(scene, term, duty, lines, period, filling)
        result = Result(
            opened=Between(start, start), due=Between(end - 1, end - 1), relaxed=relaxed
        )
        if inside is not True:
            result.outcomes.add(Outcome.OFF)
            result.reasons.add(Gap.CONDITION)
        if inside is False:
            return result
        until = min(end - 1, scene.as_of)
        result.amounts = reach.amounts(start, until, filling)
        sure = reach.sure(start, until, filling)
        maybe = reach.maybe(start, until, filling)
        if maybe:
            result.outcomes.add(Outcome.DONE)
            counted = any(book.counts is not None for book in books)
            whole = [Between(start, until)]
            result.add_done(whole if counted else reach.when(start, filling))
        if not sure:
            over = scene.as_of >= end
            result.outcomes.add(Outcome.UNDONE if over else Outcome.RUNNING)
            if over:
                result.add_broken(end)
            if maybe:
                result.reasons |= reach.reasons(start, until, filling)
        result.relaxed = result.relaxed or any(book.loose for book in books)
        return result

    facts, claims = rests_on(books, start, end - 1)
    return Instance(
        key=key_for(term, period_key(scene, period), bearer),
        bearer=bearer,
        evaluate=evaluate,
        aspects=unique([*(a for b in books for a in b.aspects(start, end - 1)), *shared]),
        facts=tuple(sorted(facts)),
        claims=claims,
        needs=duty.needs,
        notes=(PERIOD,),
    )


def _in_force(
    scene: Scene, term: TermPlan, duty: Quota, lines: _Lines, period: Period, filling: Filling
) -> bool | None:
    """Whether the period lies wholly in force: in every world, in none, or (None) in some."""
    bearer = lines.bearer

    def starts(env: Env) -> Instant | None:
        line = lines.at(env, filling).possible
        return line[0][0] if line else None

    def stops(env: Env) -> Instant | None:
        line = lines.at(env, filling).possible
        return line[-1][1] if line else None

    envs, _ = cases(scene, extent_moments(term), bearer, filling, [starts, stops], period)
    stopped = scene.rules.suspended(term, filling)
    answers: list[bool | None] = []
    for env in envs:
        line = lines.at(env, filling)
        certain = relative_complement_all(line.certain, [stopped.possible])
        possible = relative_complement_all(line.possible, [stopped.certain])
        if _holds(certain, period):
            answers.append(True)
        elif _holds(possible, period):
            answers.append(None)
        else:
            answers.append(False)
    if duty.days_with is not None:
        answers.append(_day_with(scene, duty, bearer, period, filling))
        if False in answers:
            return False
        return True if set(answers) == {True} else None
    return answers[0] if len(set(answers)) == 1 else None


def _day_with(
    scene: Scene, duty: Quota, bearer: str, period: Period, filling: Filling
) -> bool | None:
    answer: bool | None = False
    if duty.days_with is None:
        return True
    for hit in scene.hits(duty.days_with, bearer):
        reading = read(hit, filling)
        if reading is None or reading.time.lo > scene.as_of:
            continue
        if reading.time.hi < period[0] or reading.time.lo >= period[1]:
            continue
        within = period[0] <= reading.time.lo and reading.time.hi < period[1]
        if reading.sure and within and reading.time.hi <= scene.as_of:
            return True
        answer = None
    return answer
