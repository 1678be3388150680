"""What one occasion of a term was, what it called for, and what the record establishes of it."""

from __future__ import annotations

from datetime import date

from servanda.kernel.base import DAWN, FOREVER, Amount, Range
from servanda.kernel.facts import Count, Coverage, Gap, Incident, Level, Located, Stay, Truth
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


def occasion(duty: Duty, key: str, *, alone: bool = False) -> Phrase | None:
    """Which occasion: a day, a period, an incident; None for the only one.

    ``alone``: its bearer has no other, so that a watch is apart from nothing.
    """
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
            return say("occasion.watch.alone" if alone else "occasion.watch")
        case Absence():
            return say("occasion.stay", id=name)
        case Cap():
            return say("occasion.stretch", id=name)
        case Response() | Ratio() | Ban():
            return say("occasion.incident", id=name)


def is_watch(key: str) -> bool:
    """Whether the instance is a watch: everything but the acts listed."""
    return bare(key) == "watch"


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


def body(
    term: TermPlan, proof: InstanceProof, facts: Index, *, alone: bool = False
) -> tuple[Phrase, ...]:
    """The middle sentence in its clauses: what was owed or done, and what is established."""
    match term.duty:
        case Quota(needs=needs):
            owed = _in_time(needs, proof, facts)
            return (*owed, *_unsaid(needs), *_completed(term, proof, facts))
        case Deadline(needs=needs):
            owed = _owed(needs, proof, facts, None)
            return (*owed, *_unsaid(needs), *_completed(term, proof, facts))
        case Guarantee():
            return (*_owed((), proof, facts, None), *_completed(term, proof, facts))
        case Response(trigger=trigger, needs=needs) | Ratio(trigger=trigger, needs=needs):
            fact = facts.facts.get(fact_of(proof.key))
            actors = trigger.actors if BEARER not in (trigger.actors or ()) else (proof.bearer,)
            opening = None if fact is None else _trigger(fact, actors, facts)
            coarse = () if fact is None else _coarse(fact, trigger)
            owed = (*_owed(needs, proof, facts, opening), *coarse, *_unsaid(needs))
            return (*owed, *_completed(term, proof, facts))
        case Withdrawal(areas=areas):
            return (_out(areas, proof, facts), *_completed(term, proof, facts))
        case Ban(pattern=Pattern(undefined=str() as text)) if is_watch(proof.key):
            return (say("undefined", text=text),)
        case Ban() | Absence() | Cap() if is_watch(proof.key):
            return _watch(proof, alone=alone)
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


def _watch(proof: InstanceProof, *, alone: bool) -> tuple[Phrase, ...]:
    if proof.opened is None:
        return ()
    key = "watch" if proof.live else "watch.ended"
    spoken = say(key, since=When(proof.opened))
    return (spoken,) if alone else (spoken, say("watch.apart"))


def _in_time(owed: tuple[Need, ...], proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    if not proof.needs:
        return ()
    return (say("owed.in-time", needs=_needs(owed, proof, facts)),)


def _owed(
    owed: tuple[Need, ...], proof: InstanceProof, facts: Index, opening: Phrase | None
) -> tuple[Phrase, ...]:
    parts = () if opening is None else (opening,)
    if not proof.needs:
        return parts
    needs = _needs(owed, proof, facts)
    if proof.due is None:
        return (*parts, say("owed.no-due", needs=needs))
    if proof.due.hi >= FOREVER:
        return (*parts, say("owed.due-open", needs=needs))
    return (*parts, say("owed.by", due=When(proof.due), needs=needs), *_later(proof, facts))


def _needs(owed: tuple[Need, ...], proof: InstanceProof, facts: Index) -> Several:
    given = () if _is_late(proof) else _given(proof, facts)
    last = FOREVER if proof.due is None else proof.due.hi
    given = tuple(name for name in given if begins(name, facts) <= last)
    told: list[Phrase] = []
    zipped = zip(proof.needs, on_record(proof, facts), strict=True)
    for place, (need, established) in enumerate(zipped):
        asked = owed[place] if place < len(owed) else None
        mine = need.facts or (given if len(proof.needs) == 1 else _of_need(given, asked, facts))
        told.append(_need(need, asked, mine, established, facts, proof))
    return Several(tuple(told), "comma")


def on_record(proof: InstanceProof, facts: Index) -> tuple[Range, ...]:
    """What is established of each need: never more than the record tells of at the most.

    The bounds of a proof are over all worlds. Where time is not closed and a list has a number,
    the upper one holds what nobody saw as well, as far as the list allows: no entry tells of that.
    """
    last = FOREVER if proof.due is None else proof.due.hi
    given = tuple(name for name in _given(proof, facts) if begins(name, facts) <= last)
    return tuple(_told(need.amount, need.facts or given, facts) for need in proof.needs)


def _told(amount: Range, names: tuple[str, ...], facts: Index) -> Range:
    """The bounds without what no fact tells of; a count bounds what it does not name one by one."""
    if amount.hi is None:
        return amount
    behind = {fact.id: fact for name in names for fact in facts.named(name)}
    most: Amount = 0
    for fact in behind.values():
        top = fact.amount.span.hi if isinstance(fact, Incident) else 0
        if isinstance(fact, Count) or top is None:
            return amount
        most += top
    return Range(amount.lo, most) if amount.lo <= most < amount.hi else amount


def _of_need(given: tuple[str, ...], asked: Need | None, facts: Index) -> tuple[str, ...]:
    """Those of the facts that are of what one of several needs asks for."""
    if asked is None:
        return ()

    def fits(name: str) -> bool:
        kinds = asked.pattern.kinds
        return any(
            isinstance(fact, Incident | Count) and (kinds is None or fact.kind in kinds)
            for fact in facts.named(name)
        )

    return tuple(name for name in given if fits(name))


def _later(proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    """What is on record from after the due time, which bears on nothing that was due by it."""
    if proof.due is None or proof.verdict is not Verdict.BREACHED or _is_late(proof):
        return ()
    late = tuple(n for n in _given(proof, facts) if begins(n, facts) > proof.due.hi)
    return (say("owed.later", known=cited(late, facts, own=proof.bearer)),) if late else ()


def begins(name: str, facts: Index) -> int:
    """The first instant at which what a fact tells of may have been."""
    starts = [DAWN if (at := _start(fact)) is None else at for fact in facts.named(name)]
    return min(starts, default=DAWN)


def _start(fact: Fact) -> int | None:
    match fact:
        case Incident(time=time):
            return time.span.lo
        case Count(period=period) | Coverage(period=period):
            return period.start
        case Stay(begin=begin):
            return begin.span.lo
        case _:
            return None


def bears(term: TermPlan, proof: InstanceProof, name: str, facts: Index) -> bool:
    """Whether a fact may bear on where somebody was at the due time; of other duties all may."""
    if not isinstance(term.duty, Withdrawal) or proof.due is None:
        return True
    return begins(name, facts) <= proof.due.hi


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

    def stayed_later(name: str) -> bool:
        return isinstance(facts.facts.get(name), Stay) and begins(name, facts) > last

    return tuple(name for name in _happened(proof, facts) if not stayed_later(name))


def _watched(proof: InstanceProof, facts: Index) -> tuple[Phrase, ...]:
    """Who could have seen it, where that is why it is known that it did not happen."""
    watching = tuple(n for n in proof.facts if isinstance(facts.facts.get(n), Coverage))
    if proof.verdict is not Verdict.BREACHED or not watching:
        return ()
    return (say("watched", known=cited(watching, facts)),)


def _is_late(proof: InstanceProof) -> bool:
    return set(proof.outcomes) == {Outcome.LATE}


def _need(
    need: NeedProof,
    asked: Need | None,
    given: tuple[str, ...],
    established: Range,
    facts: Index,
    proof: InstanceProof,
) -> Phrase:
    known = cited(given, facts, own=proof.bearer)
    amount, top = Much(established), need.amount.hi
    more: Slot = say("nothing")
    if top is not None and established != need.amount:
        more = say("need.more", most=Much(Range(top, top)))
    if need.needed is None:
        listed = asked is not None and asked.pattern.roll is not None
        key = "need.every.listed" if listed else "need.every"
        return say(key, unit=Name(need.unit), amount=amount, known=known, more=more)
    needed: Slot = _exactly(need.needed, need.unit)
    if asked is not None and asked.pattern.kinds is None and need.needed == 1:
        needed = say("need.act", act=Name(need.unit))  # the text names an act and no number
    nothing = established in (Range(0, 0), Range(0, None)) and not given
    if nothing and (top is None or need.needed <= top):
        return say("need.nothing", needed=needed)
    key = "need" if proof.due is None or is_period(proof.key) else "need.by-then"
    return say(key, needed=needed, amount=amount, known=known, more=more)


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
    known = cited(_by_then(proof, facts), facts, own=proof.bearer)
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
        known = cited(_given(proof, facts), facts, own=proof.bearer)
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
    told = tuple(Name(p.area) for p in places if Gap.BELOW_STANDARD in p.gaps)
    if told:
        return say("act.told", place=Several(told))
    maybe = tuple(Name(p.area) for p in places if p.inside in (Truth.GAP, Truth.DISPUTED))
    if maybe:
        return say("act.perhaps", place=Several(maybe, "or"))
    return say("nothing")


def _mended(proof: InstanceProof) -> tuple[Phrase, ...]:
    return (say("mended"),) if set(proof.outcomes) == {Outcome.MENDED} else ()
