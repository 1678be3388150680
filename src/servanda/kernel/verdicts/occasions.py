"""What one occasion of a term was, what it called for, and what the record establishes of it."""

from __future__ import annotations

from datetime import date

from servanda.kernel.base import FOREVER, Amount, Range
from servanda.kernel.facts import Coverage, Incident, Level, Located, Stay, Truth
from servanda.kernel.plan.operators import (
    BEARER,
    Absence,
    Ban,
    Cap,
    Deadline,
    Duty,
    Guarantee,
    Need,
    Pattern,
    Permission,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Undefined,
    Withdrawal,
)
from servanda.kernel.verdicts.phrases import (
    Day,
    Much,
    Name,
    Phrase,
    Several,
    Slot,
    When,
    say,
)
from servanda.kernel.verdicts.proof import InstanceProof, NeedProof, Outcome, Verdict
from servanda.kernel.verdicts.witnesses import Fact, Index, cited, truth_word


def bare(key: str) -> str:
    """A key without the bearer that distinguishes it."""
    return key.rpartition("@")[0] or key


def fact_of(key: str) -> str:
    """The id of the fact that an instance key names: without bearer and unit number."""
    name = bare(key)
    head, mark, number = name.rpartition("#")
    return head if mark and number.isdigit() else name


def occasion(duty: Duty, key: str) -> Phrase | None:
    """Which occasion: a day, a period, an incident; None for the only one."""
    name = bare(key)
    match duty:
        case Deadline() | Withdrawal() | Undefined() | Permission():
            return None
        case Quota():
            first, mark, last = name.partition("/")
            if mark:
                return say("occasion.span", first=Day(first), last=Day(last))
            return say("occasion.day", day=Day(first))
        case Guarantee():
            return say("occasion.step", id=name)
        case Ban() | Absence() | Cap() if is_watch(key):
            return say("occasion.watch")
        case Absence():
            return say("occasion.stay", id=name)
        case Cap():
            return say("occasion.stretch", id=name)
        case Response() | Ratio() | Ban():
            return say("occasion.incident", id=name)


def is_watch(key: str) -> bool:
    """Whether the instance is a watch: everything but the acts listed."""
    name = bare(key)
    return name == "watch" or (name.startswith("watch-") and name.removeprefix("watch-").isdigit())


def is_period(key: str) -> bool:
    """Whether a key is a local day, or the first and last day of a period."""
    try:
        for day in bare(key).split("/"):
            date.fromisoformat(day)
    except ValueError:
        return False
    return True


def bearer_of(term: TermPlan, proof: InstanceProof) -> Slot:
    """Who owes one instance: all of them together where they owe it jointly."""
    if term.joint:
        return Several(tuple(Name(bearer) for bearer in term.bearers))
    return Name(proof.bearer)


def body(term: TermPlan, proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    """The middle sentence in its clauses: what was owed or done, and what is established."""
    match term.duty:
        case Quota(needs=needs):
            owed = _in_time(proof, facts)
            return (*owed, *_unsaid(needs), *_completed(term, proof, facts))
        case Deadline(needs=needs):
            owed = _owed(proof, facts, None)
            return (*owed, *_unsaid(needs), *_completed(term, proof, facts))
        case Guarantee():
            return (*_owed(proof, facts, None), *_completed(term, proof, facts))
        case Response(trigger=trigger, needs=needs) | Ratio(trigger=trigger, needs=needs):
            fact = facts.facts.get(fact_of(proof.key))
            actors = trigger.actors if BEARER not in (trigger.actors or ()) else (proof.bearer,)
            opening = None if fact is None else _trigger(fact, actors, facts)
            coarse = () if fact is None else _coarse(fact, trigger)
            owed = (*_owed(proof, facts, opening), *coarse, *_unsaid(needs))
            return (*owed, *_completed(term, proof, facts))
        case Withdrawal(areas=areas):
            return (_out(areas, proof, facts), *_completed(term, proof, facts))
        case Ban(pattern=Pattern(undefined=str() as text)) if is_watch(proof.key):
            return (say("undefined", text=text),)
        case Ban() | Absence() | Cap() if is_watch(proof.key):
            return () if proof.opened is None else (say("watch", since=When(proof.opened)),)
        case Ban() | Absence() | Cap():
            fact = facts.facts.get(fact_of(proof.key))
            parts = () if fact is None else (_deed(term, fact, proof, facts),)
            return (*parts, *_mended(proof))
        case Undefined(text):
            return (say("undefined", text=text),)
        case Permission():
            return ()


# ---------------------------------------------------------------------------- duties to perform


def _unsaid(needs: tuple[Need, ...]) -> tuple[Phrase, ...]:
    """The words of what is owed that the text leaves without a meaning, each once."""
    texts = dict.fromkeys(n.pattern.undefined for n in needs if n.pattern.undefined is not None)
    return tuple(say("undefined", text=text) for text in texts)


def _in_time(proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    if not proof.needs:
        return ()
    return (say("owed.in-time", needs=_needs(proof, facts)),)


def _owed(proof: InstanceProof, facts: Index, opening: Phrase | None) -> tuple[Phrase, ...]:
    parts = () if opening is None else (opening,)
    if not proof.needs:
        return parts
    needs = _needs(proof, facts)
    if proof.due is None:
        return (*parts, say("owed.no-due", needs=needs))
    if proof.due.hi >= FOREVER:
        return (*parts, say("owed.due-open", needs=needs))
    return (*parts, say("owed.by", due=When(proof.due), needs=needs))


def _needs(proof: InstanceProof, facts: Index) -> Several:
    given = _given(proof, facts) if len(proof.needs) == 1 and not _is_late(proof) else ()
    return Several(
        tuple(_need(need, need.facts or given, facts, proof) for need in proof.needs), "comma"
    )


def _given(proof: InstanceProof, facts: Index) -> tuple[str, ...]:
    """The facts of the performance: without what opened it, and without who was watching."""
    opening = {fact_of(proof.key), *bare(proof.key).split("/")}
    return tuple(name for name in _happened(proof, facts) if name not in opening)


def _happened(proof: InstanceProof, facts: Index) -> tuple[str, ...]:
    """The facts of what happened, as against who could have seen it."""
    return tuple(n for n in proof.facts if not isinstance(facts.facts.get(n), Coverage))


def _by_then(proof: InstanceProof, facts: Index) -> tuple[str, ...]:
    """What bears on where somebody was at the due time: no stay that began only after it."""
    last = FOREVER if proof.due is None else proof.due.hi

    def bears(name: str) -> bool:
        fact = facts.facts.get(name)
        return not isinstance(fact, Stay) or fact.begin.span.lo <= last

    return tuple(name for name in _happened(proof, facts) if bears(name))


def _watched(proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    """Who could have seen it, where that is why it is known that it did not happen."""
    watching = tuple(n for n in proof.facts if isinstance(facts.facts.get(n), Coverage))
    if proof.verdict is not Verdict.BREACHED or not watching:
        return ()
    return (say("watched", known=cited(watching, facts)),)


def _is_late(proof: InstanceProof) -> bool:
    return set(proof.outcomes) == {Outcome.LATE}


def _need(need: NeedProof, given: tuple[str, ...], facts: Index, proof: InstanceProof) -> Phrase:
    known = cited(given, facts)
    amount = Much(need.amount)
    if need.needed is None:
        return say("need.every", unit=Name(need.unit), amount=amount, known=known)
    needed = _exactly(need.needed, need.unit)
    if need.amount.hi is None and need.amount.lo == 0 and not given:
        return say("need.nothing", needed=needed)
    key = "need" if proof.due is None or is_period(proof.key) else "need.by-then"
    return say(key, needed=needed, amount=amount, known=known)


def _exactly(amount: Amount, unit: str) -> Much:
    return Much(Range(amount, amount), unit)


def _trigger(fact: Fact, actors: tuple[str, ...] | None, facts: Index) -> Phrase:
    actor = actors[0] if actors is not None and len(actors) == 1 else None
    known = cited((fact.id,), facts, actor)
    match fact:
        case Incident(act=act, time=time):
            return say("trigger", what=Name(act), at=When(time.span), known=known)
        case _:
            return say("trigger.fact", id=fact.id, known=known)


def _coarse(fact: Fact, asked: Pattern) -> tuple[Phrase, ...]:
    """That an opening is told of under a wider name, or under none, than the one asked for."""
    if not isinstance(fact, Incident):
        return ()
    for names, told in ((asked.kinds, fact.kind), (asked.acts, fact.act)):
        if names is not None and told not in names:
            meant = Several(tuple(Name(name) for name in names), "or")
            named: Slot = say("trigger.unnamed") if told is None else Name(told)
            return (say("trigger.coarse", told=named, asked=meant),)
    return ()


def _out(areas: tuple[str, ...], proof: InstanceProof, facts: Index) -> Phrase:
    named = Several(tuple(Name(area) for area in areas))
    known = cited(_by_then(proof, facts), facts)
    if proof.due is None:
        return say("out.no-due", areas=named, known=known)
    if proof.due.hi >= FOREVER:
        return say("out.due-open", areas=named, known=known)
    return say("out", areas=named, due=When(proof.due), known=known)


def _completed(term: TermPlan, proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    if proof.decided is None or Outcome.OFF in proof.outcomes:
        return ()
    outcomes = set(proof.outcomes)
    if outcomes <= {Outcome.DONE}:
        return (say("done.at", at=When(proof.decided, until=True)),)
    if _is_late(proof):
        known = cited(_given(proof, facts), facts)
        late = say("late.at", at=When(proof.decided, until=True), known=known)
        return (late, say("essence")) if term.essence else (late,)
    if outcomes <= {Outcome.DONE, Outcome.LATE}:
        return (say("done.or-late.at", at=When(proof.decided, until=True)),)
    return _watched(proof, facts)


# -------------------------------------------------------------------------------- bans and stays


def _deed(term: TermPlan, fact: Fact, proof: InstanceProof, facts: Index) -> Phrase:
    known = cited((fact.id,), facts, proof.bearer)
    occurrence, attribution = truth_word(proof.occurrence), truth_word(proof.attribution)
    match fact:
        case Incident(act=act, time=time, places=places):
            return say(
                "act",
                what=Name(act),
                at=When(time.span),
                place=_place(places),
                known=known,
                occurrence=occurrence,
                bearer=bearer_of(term, proof),
                attribution=attribution,
            )
        case Stay(unit=unit, begin=begin, end=end, places=places):
            return say(
                "stay",
                what=Name(unit),
                place=_place(places),
                begin=When(begin.span),
                end=When(end.span),
                known=known,
                occurrence=occurrence,
                bearer=bearer_of(term, proof),
                attribution=attribution,
            )
        case Level(kind=kind, area=area, at=at, amount=amount):
            limit: Slot = term.duty.limit if isinstance(term.duty, Cap) else ""
            return say(
                "level",
                amount=Much(amount.span, kind),
                limit=limit,
                place=Name(area),
                at=When(at.span),
                known=known,
            )
        case _:
            return say("trigger.fact", id=fact.id, known=known)


def _place(places: tuple[Located, ...]) -> Phrase:
    named = tuple(Name(p.area) for p in places if p.inside is Truth.TRUE)
    if named:
        return say("act.place", place=Several(named))
    maybe = tuple(Name(p.area) for p in places if p.inside in (Truth.GAP, Truth.DISPUTED))
    if maybe:
        return say("act.perhaps", place=Several(maybe, "or"))
    return say("nothing")


def _mended(proof: InstanceProof) -> tuple[Phrase, ...]:
    return (say("mended"),) if set(proof.outcomes) == {Outcome.MENDED} else ()
