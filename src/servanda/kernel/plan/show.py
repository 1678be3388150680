"""The plan as text, for people who check the lowering: one block for each term, in order.

Everything an engine will see is printed and nothing else, so that two plans with the same text
are judged alike. The text is for reading and comparing, not for parsing.
"""

from __future__ import annotations

from collections.abc import Iterable

from servanda.kernel.base import Amount, amount_text, iso
from servanda.kernel.plan.operators import (
    BEARER,
    Absence,
    Agreed,
    At,
    Ban,
    BreachMoment,
    Cap,
    Condition,
    Cure,
    DaysWith,
    Deadline,
    Due,
    Duty,
    EarlierOf,
    ExceptActors,
    ExceptAgainst,
    ExceptAreas,
    ExceptClaimed,
    ExceptConsent,
    ExceptNotice,
    Excuse,
    Exemption,
    Extent,
    FirstOf,
    FromEach,
    FromTo,
    Guarantee,
    LastOf,
    LaterOf,
    Need,
    NthDayOf,
    Pattern,
    PerformanceOf,
    Permission,
    Plan,
    Plus,
    Quota,
    Ratio,
    Response,
    Step,
    TermPlan,
    Undefined,
    Unsaid,
    Use,
    When,
    Withdrawal,
)


def show_plan(plan: Plan) -> str:
    """The whole plan; ends in a line feed."""
    lines = [f"plan of {plan.agreement or 'no name'}, calendar {plan.calendar.name}"]
    if plan.calendar.end_of_day:
        lines.append("days end at midnight")
    lines.append(f"parties: {_all(plan.parties)}")
    lines.extend(f"area {area}: {_all(parts)}" for area, parts in plan.area_parts)
    lines.extend(f"{name} is {_all(above)}" for name, above in plan.wider)
    for term in plan.terms:
        lines.extend(("", show_term(term)))
    if plan.unjudged:
        lines.append("")
        lines.extend(f"not judged: term {key}: {words}" for key, words in plan.unjudged)
    return "\n".join(lines) + "\n"


def show_term(term: TermPlan) -> str:
    """One term: who owes it, the duty, and what bears on it, a line each."""
    who = _all(term.bearers) or "nobody"
    if len(term.bearers) > 1:
        who += " together" if term.joint else " each"
    to = f" to {term.counterparty}" if term.counterparty else ""
    lines = [f"term {term.key}: {who}{to}", *_duty(term.duty)]
    lines.extend(f"in force {_extent(extent)}" for extent in term.extents)
    if term.ended is not None:
        lines.append(f"{term.ended.why} from {iso(term.ended.at)} by {term.ended.name}")
    if term.condition is not None:
        lines.append(_condition(term.condition))
    lines.extend(f"except {_exemption(exemption)}" for exemption in term.exemptions)
    lines.extend(f"excused {_excuse(excuse)}" for excuse in term.excuses)
    if term.essence:
        lines.append("time is of the essence")
    if term.cure is not None:
        lines.append(_cure(term.cure))
    if term.at_risk is not None:
        lines.append(f"at risk {term.at_risk} before due")
    if term.coverage_floor != 100:  # noqa: PLR2004 - the default, in percent
        lines.append(f"coverage floor {amount_text(term.coverage_floor)} percent")
    if term.supplied:
        lines.append(f"{_all(term.supplied)} read by the cell")
    if term.protected:
        lines.append("never suspended")
    return "\n  ".join(lines)


def _all(names: Iterable[str], join: str = ", ") -> str:
    return join.join(names)


def _or(names: Iterable[str]) -> str:
    return " or ".join("bearer" if name == BEARER else name for name in names)


# ------------------------------------------------------------------------------------------- duties


def _duty(duty: Duty) -> tuple[str, ...]:
    match duty:
        case Deadline():
            timing = [*_opening(duty.opens), _due(duty.due)]
            if duty.not_before:
                timing.append("nothing earlier counts")
            if duty.pace is not None:
                timing.append(f"in parallel with term {duty.pace}")
            return (_all(("deadline", *timing), ", "), *_needs(duty.needs))
        case Withdrawal():
            areas = _all(duty.areas, " and ")
            return (_all((f"out of {areas}", *_opening(duty.opens), _due(duty.due))),)
        case Quota():
            return (_quota(duty), *_needs(duty.needs))
        case Response():
            first = f"answer to {_each(duty.each, duty.trigger)}"
            within = f"within {duty.within}" if duty.within else "within a time nobody says"
            flags = _flags(early=duty.early, same_place=duty.same_place)
            return (_all((first, within, *flags)), *_needs(duty.needs))
        case Ratio():
            first = f"for {_each(duty.each, duty.trigger)}"
            within = f"within {duty.within}" if duty.within else "no due"
            return (_all((first, within, *_flags(early=duty.early))), *_needs(duty.needs))
        case Ban(pattern=pattern):
            return (f"ban on {_pattern(pattern)}",)
        case Absence():
            kinds = f" of {_or(duty.kinds)}" if duty.kinds else ""
            return (f"no stay{kinds} in {_or(duty.areas)}",)
        case Cap():
            return (f"at most {amount_text(duty.limit)} {_or(duty.kinds)} in {_or(duty.areas)}",)
        case Permission():
            return ("binding power" if duty.binding else "permission",)
        case Undefined(text=text):
            return (f'undefined "{text}"',)
        case Guarantee():
            terms = _all((f"term {key}" for key in duty.terms), " and ")
            steps = (_step(step) for step in duty.steps)
            return (f"guarantee of {terms} to {_all(duty.to)}", *steps)


def _opening(opens: When | None) -> tuple[str, ...]:
    return () if opens is None else (f"opens at {_when(opens)}",)


def _due(due: Due | None) -> str:
    if due is None:
        return "no due"
    after = f"{due.duration} after " if due.duration is not None else ""
    return f"due {after}{_when(due.moment)}"


def _quota(duty: Quota) -> str:
    parts = [f"quota each {duty.every}"]
    if duty.days_with is not None:
        parts = [f"quota each day with {_pattern(duty.days_with)}"]
    if duty.anchor is not None:
        parts.append(f"counted from {_when(duty.anchor)}")
    if duty.weeks_start is not None:
        parts.append(f"weeks start on day {duty.weeks_start}")
    if duty.pro_rata:
        parts.append("pro rata")
    return _all(parts)


def _each(number: int, trigger: Pattern) -> str:
    return f"each {f'{number} ' if number != 1 else ''}{_pattern(trigger)}"


def _flags(*, early: bool, same_place: bool = False) -> tuple[str, ...]:
    said = ((early, "early performance counts"), (same_place, "in the same place"))
    return tuple(words for flag, words in said if flag)


def _step(step: Step) -> str:
    after = f" if not cured within {step.not_cured_within}" if step.not_cured_within else ""
    return f"step {step.act}{after}"


def _needs(needs: tuple[Need, ...]) -> tuple[str, ...]:
    return tuple(f"needs {_need(need)}" for need in needs)


def _need(need: Need) -> str:
    words = [f"{_amount(need.amount)} {need.unit}"]
    if need.scaled:
        words.append("for each unit of the trigger")
    if need.total is not None:
        words.append(f"of {amount_text(need.total)} in all")
    words.append(f"by {_pattern(need.pattern)}")
    if need.point is not None:
        words.append(f"counted at {need.point}")
    for point, low, high in need.conversions:
        top = "any" if high is None else amount_text(high)
        words.append(f"or at {point} times {amount_text(low)} to {top}")
    if need.counters is not None:
        words.append(f"counted by {_or(need.counters)}")
    return _all(words, ", ")


def _amount(amount: Amount | None) -> str:
    return "an unknown number of" if amount is None else amount_text(amount)


def _pattern(pattern: Pattern) -> str:
    words = [_or(pattern.acts) if pattern.acts is not None else "any act"]
    if pattern.kinds is not None:
        words.append(f"of {_or(pattern.kinds)}")
    if pattern.actors is not None:
        words.append(f"by {_or(pattern.actors)}")
    if pattern.recipient is not None:
        words.append(f"to {pattern.recipient}")
    if pattern.areas is not None:
        words.append(f"in {_or(pattern.areas)}")
    if pattern.roll is not None:
        words.append(f"on {pattern.roll}")
    if pattern.under is not None:
        words.append(f"under term {pattern.under}")
    notes = [] if pattern.use is Use.BAN else ["as a duty"]
    notes.extend(["on record"] if pattern.log else [])
    notes.extend(["only once"] if pattern.once else [])
    notes.extend([f'undefined "{pattern.undefined}"'] if pattern.undefined is not None else [])
    words.append(f"[{_all(notes)}]" if notes else "")
    return _all((word for word in words if word), " ")


# ------------------------------------------------------------------------------------------ moments


def _when(when: When) -> str:
    match when:
        case At(start=start, end=end, dated=dated):
            return f"{iso(start)} to {iso(end)}" if dated else f"{iso(start)}"
        case FirstOf(pattern=pattern):
            return f"first {_pattern(pattern)}"
        case LastOf(pattern=pattern):
            return f"last {_pattern(pattern)}"
        case PerformanceOf(term=term, timely=timely):
            return f"{'timely ' if timely else ''}performance of term {term}"
        case BreachMoment(term=term):
            return f"breach of term {term}"
        case Plus(moment=moment, duration=duration, end_of_day=end_of_day):
            rounded = ", at the end of that day" if end_of_day else ""
            return f"{_when(moment)} plus {duration}{rounded}"
        case NthDayOf(start=start, number=number):
            return f"day {number} from {_when(start)}"
        case LaterOf(one=one, two=two):
            return f"the later of ({_when(one)}) and ({_when(two)})"
        case EarlierOf(one=one, two=two):
            return f"the earlier of ({_when(one)}) and ({_when(two)})"
        case Agreed(name=name, by=by):
            return f"agreement on {name} by {_all(by)}"
        case Unsaid(text=text):
            return f'undefined "{text}"'


def _extent(extent: Extent) -> str:
    match extent:
        case FromTo(start=start, end=end):
            begins = f"from {_when(start)}" if start is not None else ""
            ends = f"until {_when(end)}" if end is not None else ""
            return _all((part for part in (begins, ends) if part), " ") or "always"
        case DaysWith(pattern=pattern):
            return f"each day with {_pattern(pattern)}"
        case FromEach(start=start, end=end):
            return f"from each {_pattern(start)} until the next {_pattern(end)}"


# ------------------------------------------------------------------------------------------- riders


def _condition(condition: Condition) -> str:
    keys = condition.terms
    terms = "every term" if keys is None else _all((f"term {key}" for key in keys), " and ")
    body = f", confirmed by {condition.body}" if condition.body else ""
    who = _all(condition.parties, " and ")
    return f"as long as {who} keeps {terms}, {condition.how.value}{body}"


def _exemption(exemption: Exemption) -> str:
    match exemption:
        case ExceptClaimed(act=act, judge=judge):
            return f"{act} claimed, {f'determined by {judge}' if judge else 'nobody rules'}"
        case ExceptAreas(areas=areas):
            return f"in {_or(areas)}"
        case ExceptActors(actors=actors):
            return f"by {_or(actors)}"
        case ExceptAgainst(against=against):
            return f"against {_or(against)}"
        case ExceptNotice(to=to, lead=lead):
            return f"after {f'{lead} ' if lead else ''}notice to {to}"
        case ExceptConsent(by=by):
            return f"with consent of {_all(by, ' and ')}"


def _excuse(excuse: Excuse) -> str:
    within = f"within {excuse.within} after" if excuse.within else "during"
    return f"{within} {_pattern(excuse.pattern)}"


def _cure(cure: Cure) -> str:
    by = f" by {cure.by}" if cure.by else ""
    within = f" within {cure.within}" if cure.within else ""
    return f"cured{by}{within}"
