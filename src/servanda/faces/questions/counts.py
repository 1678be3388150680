"""Questions to those who were named to count: how many, in each period that is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from servanda.faces.questions.asked import (
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    actors_of,
    amount_of,
    filled,
    less_than,
)
from servanda.kernel.base import Json, Range
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Need, Quota, TermPlan
from servanda.kernel.verdicts.occasions import bare, is_period
from servanda.kernel.verdicts.phrases import Day, Much, Name, Phrase, Several, say
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict

FEW: Final = 7
"""Periods in a row are asked about one by one as well, up to so many."""

_ASKED: Final = frozenset(
    {
        Gap.NOBODY_LOOKED,
        Gap.NO_ACCESS,
        Gap.AMOUNT_TOO_COARSE,
        Gap.BELOW_STANDARD,
    }
)
_OPEN: Final = (Verdict.CONTESTED, Verdict.CANNOT_VERIFY)


def about_counts(ground: Ground, term: TermPlan, proof: TermProof) -> Iterator[Question]:
    """For each run of open periods: what the named counter counted on each of them."""
    duty = term.duty
    if not isinstance(duty, Quota) or all(need.counters is None for need in duty.needs):
        return
    wanted = [i for i in proof.instances if i.verdict in _OPEN and is_period(i.key) and _askable(i)]
    for run in runs(wanted):
        yield _question(ground, term, duty, run)
        if 1 < len(run) <= FEW:
            for one in run:
                yield _question(ground, term, duty, [one])


def _askable(instance: InstanceProof) -> bool:
    """Whether a figure more could settle it: none settles a dispute between figures."""
    reasons = set(instance.reasons)
    return bool(reasons & _ASKED) and Gap.DISAGREE not in reasons


def runs(instances: Iterable[InstanceProof]) -> Iterator[list[InstanceProof]]:
    """Periods of one bearer that follow each other and are open for the same reasons."""
    run: list[InstanceProof] = []
    for one in sorted(instances, key=lambda i: (i.bearer, _days(i.key))):
        if run and not _follows(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(one: InstanceProof, two: InstanceProof) -> bool:
    return (
        one.bearer == two.bearer
        and one.reasons == two.reasons
        and _days(one.key)[1] + timedelta(days=1) == _days(two.key)[0]
    )


def _days(key: str) -> tuple[date, date]:
    first, _, last = bare(key).partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _question(ground: Ground, term: TermPlan, duty: Quota, run: list[InstanceProof]) -> Question:
    counted = [need for need in duty.needs if need.counters]
    first, last = _days(run[0].key)[0].isoformat(), _days(run[-1].key)[1].isoformat()
    counters = tuple(dict.fromkeys(name for need in counted for name in need.counters or ()))
    units = Several(tuple(Name(need.unit) for need in counted))
    if first == last:
        what = say("ask.count.day", units=units, day=Day(first))
    elif len(run) == 1:
        what = say("ask.count.span", units=units, first=Day(first), last=Day(last))
    else:
        what = say("ask.count.each", units=units, first=Day(first), last=Day(last))
    of = say("of.counter", counter=Several(tuple(Name(name) for name in counters), "or"))
    answers: list[Answer] = []
    whole = len(run) == 1 and len(counted) == 1
    key = "answer.reached" if len(run) == 1 else "answer.reached.each"
    enough = tuple(
        row for need in counted for row in _rows(ground, term, need, run, _reached(need))
    )
    answers.append(Answer(say(key, needed=_all(counted, reached=True)), enough))
    key = "answer.short" if len(run) == 1 else "answer.short.each"
    short = tuple(row for need in counted for row in _rows(ground, term, need, run, _fallen(need)))
    answers.append(Answer(say(key, needed=_all(counted, reached=False)), short))
    open_ = tuple(Occasion(term.key, i.key) for i in run)
    name = f"count {term.key} {run[0].bearer} {first} {last}"
    return Question(name, what, of, tuple(answers), open_, whole)


def _reached(need: Need) -> Range:
    return Range(1 if need.amount is None else need.amount, None)


def _fallen(need: Need) -> Range:
    return Range(0, less_than(_reached(need).lo))


def _all(needs: list[Need], *, reached: bool) -> Several:
    least: list[Phrase] = []
    for need in needs:
        amount = _reached(need).lo
        key = "answer.at-least" if reached else "answer.fewer"
        least.append(say(key, amount=Much(Range(amount, amount), need.unit)))
    return Several(tuple(least), "and")


def _rows(
    ground: Ground, term: TermPlan, need: Need, run: list[InstanceProof], amount: Range
) -> Iterator[Row]:
    """The periods as the counter counted them: days in one row, longer periods one by one."""
    counter = (need.counters or ground.sources)[0]
    pattern = need.pattern
    spans = [_days(instance.key) for instance in run]
    daily = len(spans) > 1 and all(first == last for first, last in spans)
    if daily:
        spans = [(spans[0][0], spans[-1][1])]
    for first, last in spans:
        days: Json = {"from": first.isoformat(), "to": last.isoformat()}
        yield filled(
            type="count",
            kind=need.unit,
            act=pattern.acts[0] if pattern.acts else None,
            point=need.point,
            period=first.isoformat() if first == last else days,
            amount=amount_of(amount),
            each_day=daily or None,
            by=run[0].bearer if run[0].bearer in actors_of(pattern, term) else None,
            zone=ground.plan.calendar.name,
            source=counter,
            grade=ground.method.contest_grade,
        )
