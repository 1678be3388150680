"""Questions where nobody could see: who was able to, or has a log of it, and what they saw.

For a ban it is the time of its watch; for a duty the time in which it could have been performed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from servanda.faces.questions.asked import (
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    actors_of,
    amount_of,
    filled,
    period_of,
    time_of,
)
from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant, Json, Range
from servanda.kernel.facts import Incident, Truth
from servanda.kernel.plan.operators import (
    Absence,
    At,
    Ban,
    Cap,
    Deadline,
    FirstOf,
    LastOf,
    Need,
    Pattern,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Withdrawal,
)
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import Name, Number, Over, Phrase, Several, say
from servanda.kernel.verdicts.proof import InstanceProof, NeedProof
from servanda.kernel.verdicts.reference.moments import extent_moments, leaves

PRESENCE = "presence"
"""What coverage of an area is of, where a stay is what matters."""


@dataclass(frozen=True, slots=True)
class View:
    """What would have to be seen: acts and kinds, in areas, over ``start ≤ t < end``."""

    pattern: Pattern
    start: Instant
    end: Instant

    def row(self) -> Row:
        """That a source could see it all."""
        return filled(
            type="coverage",
            period=period_of(self.start, self.end),
            acts=_names(self.pattern.acts),
            kinds=_names(self.pattern.kinds),
            places=_names(self.pattern.areas),
        )

    def phrase(self) -> Phrase:
        """It in words."""
        what = _what(self.pattern)
        span = Over(self.start, self.end)
        if not self.pattern.areas:
            return say("ask.view", what=what, span=span)
        areas = Several(tuple(Name(area) for area in self.pattern.areas), "or")
        return say("ask.view.in", what=what, areas=areas, span=span)


def _what(pattern: Pattern) -> Phrase | Several:
    """Acts, with the kinds that they would be done to."""
    acts, kinds = (
        Several(tuple(Name(name) for name in names or ()), "or")
        for names in (pattern.acts, pattern.kinds)
    )
    if pattern.acts and pattern.kinds:
        return say("ask.acts-of", acts=acts, kinds=kinds)
    return acts if pattern.acts else kinds


def about_unseen(ground: Ground, term: TermPlan, instance: InstanceProof) -> Question | None:
    """The question who could see what an occasion turns on; None where it has no such time."""
    occasion = Occasion(term.key, instance.key)
    match term.duty:
        case Ban(pattern=pattern) if is_watch(instance.key):
            return _watch(ground, occasion, instance, pattern, term)
        case Absence(areas=areas, kinds=kinds) | Cap(areas=areas, kinds=kinds) if is_watch(
            instance.key
        ):
            seen = Pattern((PRESENCE,), kinds, areas=areas)
            return _watch(ground, occasion, instance, seen, term)
        case Withdrawal(areas=areas):
            return _withdrawal(ground, occasion, instance, areas)
        case Quota() if any(need.counters is not None for need in term.duty.needs):
            return None  # whoever was named to count is asked (`counts`)
        case Deadline(needs=needs) | Quota(needs=needs) | Response(needs=needs):
            return _duty(ground, term, occasion, instance, needs)
        case Ratio(needs=needs):
            return _duty(ground, term, occasion, instance, needs)
        case _:
            return None


# ------------------------------------------------------------------------------------------- bans


def _watch(
    ground: Ground,
    occasion: Occasion,
    instance: InstanceProof,
    pattern: Pattern,
    term: TermPlan,
) -> Question | None:
    """Nothing was seen; or there was such an act, and it is an occasion of its own."""
    start = None if instance.opened is None else instance.opened.lo
    if start is None or start <= DAWN or start >= ground.as_of:
        return None
    end = min(_end(instance, pattern, start), ground.as_of)
    view = View(pattern, start, end)
    looked = ground.witnessed(view.row(), ground.enough)
    answers = [Answer(say("answer.nothing-seen"), looked)]
    bearers = term.bearers if isinstance(term.duty, Ban) and not term.joint else (instance.bearer,)
    for bearer in bearers:  # each in the agreement's order, so that none stands for all
        found = _found(ground, bearer, instance, view, term)
        if found:
            said = say("answer.seen", who=Name(bearer))
            rows = (*looked, *ground.witnessed(found, ground.enough))
            answers.append(Answer(said, rows))
    return _asked(ground, occasion, view, answers)


def _end(instance: InstanceProof, pattern: Pattern, start: Instant) -> Instant:
    """Where a watch that is one stretch ends, from its length; beyond the horizon if it goes on."""
    if instance.live or instance.seen is None:
        return FOREVER
    return start + instance.seen.total // max(1, len(set(pattern.areas or ())))


def _found(
    ground: Ground, bearer: str, instance: InstanceProof, view: View, term: TermPlan
) -> Row | None:
    """One act or stay of the sort that was not to be, at some time of the watch."""
    opened = instance.opened
    first = view.start if opened is None else max(opened.hi, view.start)
    if first >= view.end:
        return None
    span = Between(first, view.end - 1)
    incident = f"{ground.sources[0]}-saw"
    area = _first(view.pattern.areas)
    match term.duty:
        case Ban():
            acts = view.pattern.acts or ()
            if not acts:
                return None
            return filled(
                type="act",
                act=acts[0],
                kind=_first(view.pattern.kinds),
                by=bearer,
                place=area,
                time=time_of(span),
                incident=incident,
            )
        case Cap(limit=limit, kinds=kinds):
            at = time_of(Between(span.lo, span.lo))
            above = limit + 1
            return filled(
                type="level",
                kind=_first(kinds),
                place=area,
                time=at,
                amount=amount_of(Range(above, above)),
                by=bearer,
                incident=incident,
            )
        case _:
            unit, middle = f"{ground.sources[0]}-unit", (span.lo + span.hi) // 2
            stay = {"from": time_of(Between(middle, middle))}
            stay["until"] = time_of(Between(span.hi, span.hi))
            return filled(**stay, type="stay", unit=unit, place=area, by=bearer, incident=incident)


# ----------------------------------------------------------------------------------------- duties


def _duty(
    ground: Ground,
    term: TermPlan,
    occasion: Occasion,
    instance: InstanceProof,
    needs: tuple[Need, ...],
) -> Question | None:
    """It was performed in time, after it, or not: by those who could see all of the time."""
    window = _window(ground, term, instance)
    if window is None or not needs:
        return None
    start, due, end = window
    views = [View(_placed(ground, term, instance, need.pattern), start, end) for need in needs]
    looked = [row for view in views for row in ground.witnessed(view.row(), ground.enough)]
    looked = _once(looked)
    answers: list[Answer] = []
    in_time = _performed(ground, term, instance, needs, Between(start, due))
    answers.append(Answer(say("answer.performed"), (*looked, *in_time)))
    if due < end - 1:
        late = _performed(ground, term, instance, needs, Between(due + 1, end - 1))
        answers.append(Answer(say("answer.performed-late"), (*looked, *late)))
    answers.append(Answer(say("answer.not-performed"), tuple(looked)))
    return _asked(ground, occasion, views[0], answers)


def about_unseen_run(ground: Ground, term: TermPlan, run: list[InstanceProof]) -> Question | None:
    """The same of periods that follow each other, none of which anybody was named to count."""
    whole = about_unseen(ground, term, run[0])
    if len(run) == 1 or whole is None or not isinstance(term.duty, Quota):
        return whole
    first, last = _window(ground, term, run[0]), _window(ground, term, run[-1])
    if first is None or last is None:
        return None
    needs = term.duty.needs
    views = [View(_placed(ground, term, run[0], need.pattern), first[0], last[2]) for need in needs]
    looked = _once(row for view in views for row in ground.witnessed(view.row(), ground.enough))
    done: list[Row] = []
    for instance in run:
        window = _window(ground, term, instance)
        if window is not None:
            span = Between(window[0], window[1])
            rows = _performed(ground, term, instance, needs, span)
            done += [{**row, "incident": f"{row['incident']}-{instance.key}"} for row in rows]
    answers = [
        Answer(say("answer.performed.each"), (*looked, *done)),
        Answer(say("answer.not-performed"), tuple(looked)),
    ]
    question = _asked(ground, Occasion(term.key, run[0].key), views[0], answers)
    return replace(question, open=tuple(Occasion(term.key, i.key) for i in run))


def _window(
    ground: Ground, term: TermPlan, instance: InstanceProof
) -> tuple[Instant, Instant, Instant] | None:
    """From when performance counts, its last instant in time, and the first after the horizon."""
    starts = [] if instance.opened is None else [instance.opened.lo]
    if isinstance(term.duty, Deadline | Ratio):  # these count from the entry into force
        starts += _beginnings(ground, term)
    known = [start for start in starts if start > DAWN]
    if not known:
        return None
    start, end = min(known), ground.as_of + 1
    due = ground.as_of if instance.due is None else min(instance.due.hi, ground.as_of)
    if isinstance(term.duty, Quota) and term.cure is None:
        end = due + 1  # what comes after a period makes nothing of it good, and is not asked about
    return None if start > due else (start, due, end)


def _beginnings(ground: Ground, term: TermPlan) -> Iterable[Instant]:
    """When the term may have come into force: its dates, and the incidents that it begins with."""
    for moment in extent_moments(term):
        if isinstance(moment, At):
            yield moment.start
        for leaf in leaves(moment):
            if isinstance(leaf, FirstOf | LastOf):
                hits = ground.scene.hits(leaf.pattern, term.bearers[0])
                yield from (hit.incident.time.span.lo for hit in hits)


def _performed(
    ground: Ground,
    term: TermPlan,
    instance: InstanceProof,
    needs: tuple[Need, ...],
    span: Between,
) -> tuple[Row, ...]:
    """What is still needed, done at some time of a stretch."""
    rows: list[Row] = []
    told = {need.unit: need for need in instance.needs}
    for number, need in enumerate(needs):
        pattern = _placed(ground, term, instance, need.pattern)
        short = _short(need, told.get(need.unit))
        if short <= 0 or not pattern.acts:
            continue
        kinds = pattern.kinds or ()
        row = filled(
            type="act",
            act=pattern.acts[0],
            kind=need.unit if need.unit in kinds else _first(kinds),
            list=pattern.roll,
            to=pattern.recipient,
            under=pattern.under,
            by=_actor(term, instance, pattern),
            place=_first(pattern.areas),
            time=time_of(span),
            amount=amount_of(Range(short, short)),
            incident=f"{ground.sources[0]}-saw-{number + 1}",
        )
        rows += ground.witnessed(row, ground.enough)
    return tuple(rows)


def _short(need: Need, told: NeedProof | None) -> Amount:
    if told is not None and told.needed is not None:
        return told.needed - told.amount.lo
    return 1 if need.amount is None else need.amount


def _actor(term: TermPlan, instance: InstanceProof, pattern: Pattern) -> str | None:
    actors = actors_of(pattern, term)
    return instance.bearer if instance.bearer in actors else _first(actors)


def _placed(ground: Ground, term: TermPlan, instance: InstanceProof, pattern: Pattern) -> Pattern:
    """The pattern; where the answer must come where its trigger was, in that place."""
    if not (isinstance(term.duty, Response) and term.duty.same_place):
        return pattern
    trigger = ground.known.facts.get(fact_of(instance.key))
    if not isinstance(trigger, Incident):
        return pattern
    areas = tuple(p.area for p in trigger.places if p.inside is Truth.TRUE)
    return Pattern(
        acts=pattern.acts,
        kinds=pattern.kinds,
        actors=pattern.actors,
        recipient=pattern.recipient,
        areas=areas or pattern.areas,
        roll=pattern.roll,
        under=pattern.under,
    )


def _withdrawal(
    ground: Ground, occasion: Occasion, instance: InstanceProof, areas: tuple[str, ...]
) -> Question | None:
    """At the due time, out of every area; or still in one of them."""
    due = ground.as_of if instance.due is None else min(instance.due.hi, ground.as_of)
    start = due if instance.opened is None else min(instance.opened.lo, due)
    if start <= DAWN:
        return None
    view = View(Pattern((PRESENCE,), areas=areas), start, max(due, ground.as_of) + 1)
    looked = ground.witnessed(view.row(), ground.enough)
    unit = f"{ground.sources[0]}-unit"
    stay: dict[str, Json] = {"from": time_of(Between(start, start))}
    row = filled(
        **stay,
        type="stay",
        unit=unit,
        place=areas[0],
        by=instance.bearer,
        until=time_of(Between(due + 1, due + 1)),
        incident=f"{ground.sources[0]}-saw",
    )
    answers = [
        Answer(say("answer.out"), looked),
        Answer(say("answer.still-there"), (*looked, *ground.witnessed(row, ground.enough))),
    ]
    return _asked(ground, occasion, view, answers)


# ----------------------------------------------------------------------------------------- shared


def _asked(ground: Ground, occasion: Occasion, view: View, answers: list[Answer]) -> Question:
    of = say("of.onlookers", sources=Number(ground.enough, "new-sources"))
    pattern = view.pattern
    scope = " ".join(
        " or ".join(names or ("any",)) for names in (pattern.acts, pattern.kinds, pattern.areas)
    )
    key = f"look {occasion.term} {scope} {view.start} {view.end}"
    return Question(key, view.phrase(), of, tuple(answers), (occasion,), whole=False)


def _names(names: tuple[str, ...] | None) -> Json:
    return None if not names else [*names]


def _first(names: tuple[str, ...] | None) -> str | None:
    return names[0] if names else None


def _once(rows: Iterable[Row]) -> list[Row]:
    found: list[Row] = []
    for row in rows:
        if row not in found:
            found.append(row)
    return found
