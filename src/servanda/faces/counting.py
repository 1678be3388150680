"""The table of rival counts of a term, for every duty that counts: who counted what, and where.

It is a reading: each row says what the count would imply if it alone were right, by judging the
term with it alone, and why it is not admissible where it is not. Which of them is right, the
table does not say; figures of different counters are never added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from servanda.evidence.assess import sources_of
from servanda.evidence.drift import Drift, drifts
from servanda.evidence.reports import Note
from servanda.evidence.sources import Sources
from servanda.faces.picture import Picture
from servanda.kernel.base import Json, iso, json_amount
from servanda.kernel.facts import Count, Truth
from servanda.kernel.plan.operators import (
    Ban,
    Deadline,
    Need,
    Ratio,
    Response,
    TermKey,
    TermPlan,
)
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.excluded import actors_of, is_about, needs_of, of_kind, why_not_count
from servanda.kernel.verdicts.judge import judge_some
from servanda.kernel.verdicts.phrases import Phrase, say
from servanda.kernel.verdicts.rivals import Implication, Rival, alone_phrase
from servanda.kernel.verdicts.wording import so_many
from servanda.record.log import standing


@dataclass(frozen=True, slots=True)
class CountRow:
    """One count of what a term needs or forbids.

    ``side`` is the party whose office the counter is, None for neither side's; ``days`` the whole
    local days of its period, None where it has part of a day; ``why_not`` why it is not
    admissible, empty where it is; ``implies`` what it would mean if it alone were right, empty
    where that cannot be told; ``sums`` sums it prints that do not come out.
    """

    count: Count
    side: str | None
    days: int | None
    words: str
    why_not: str
    implies: str
    sums: tuple[str, ...]

    @property
    def admissible(self) -> bool:
        """Whether the count is one that decides."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class CountTable:
    """The counts of one term, by counter and period; and how counters of the same thing drift.

    ``rule`` says whose count at which point is admissible, in words.
    """

    term: TermPlan
    rule: str
    rows: tuple[CountRow, ...]
    drifts: tuple[Drift, ...]


def count_table(picture: Picture, key: TermKey) -> CountTable:
    """The counts of a term that begin by the picture's horizon."""
    term = picture.plan_of(key)
    case = picture.case
    sources = sources_of(standing(case.entries[: picture.known]), case.method, case.frame)
    rivals = {rival.count.id: rival for rival in picture.rivals(key)}
    need = next(iter(needs_of(term.duty)), None)
    counts = sorted(_about(picture, term, need), key=_order)
    rows = tuple(_row(picture, term, need, count, rivals, sources) for count in counts)
    return CountTable(
        term=term,
        rule=_rule(picture, need),
        rows=rows,
        drifts=tuple(drifts((row.count for row in rows), picture.case.calendar)),
    )


def _about(picture: Picture, term: TermPlan, need: Need | None) -> Iterator[Count]:
    """Every count of what the term needs, or of acts that it forbids."""
    for count in picture.facts.counts:
        if count.period.start > picture.as_of:
            continue
        match term.duty:
            case Ban(pattern=pattern):
                actors = actors_of(pattern, term.bearers)
                by = actors is None or count.actor is None or count.actor in actors
                if by and pattern.acts is not None and count.act in pattern.acts:
                    yield count
            case _ if need is not None and is_about(need, count, term.bearers):
                yield count
            case _:
                continue


def _order(count: Count) -> tuple[str, int, int, str]:
    return (count.counter, count.period.start, count.period.end, count.id)


def _row(
    picture: Picture,
    term: TermPlan,
    need: Need | None,
    count: Count,
    rivals: dict[str, Rival],
    sources: Sources,
) -> CountRow:
    say_it = picture.speaker.text
    rival = rivals.get(count.id)
    why = _why_not(need, count) if rival is None else rival.why_not
    implies = _alone(picture, term, count) if rival is None else _implied(term, rival)
    return CountRow(
        count=count,
        side=sources.voice(count.counter).side,
        days=_days(picture, count),
        words=picture.speaker.sentence(count_phrase(count)),
        why_not="" if why is None else say_it(why),
        implies="" if implies is None else say_it(implies),
        sums=tuple(note.text for note in _sums(picture, count)),
    )


def _why_not(need: Need | None, count: Count) -> Phrase | None:
    if need is not None:
        return why_not_count(need, count)
    return None if count.status is Truth.TRUE else say("not.grade")


def _implied(term: TermPlan, rival: Rival) -> Phrase | None:
    """What the table of rivals says of a count of a quota."""
    match rival.implies:
        case Implication.SHORT:
            key = "implies.exactly" if rival.at_least == rival.of else "implies.short"
            return say(key, least=rival.at_least, all=so_many(term, rival.of))
        case Implication.NONE_SHORT:
            return say("implies.none", all=so_many(term, rival.of))
        case Implication.OPEN:
            return None


def _alone(picture: Picture, term: TermPlan, count: Count) -> Phrase | None:
    """How the term would be read with this count alone; None where it is of another point."""
    match term.duty:
        case Deadline() | Ratio() | Response() as duty:
            if any(n.point not in (None, count.point) for n in duty.needs):
                return None
            # a figure above the number on the list is taken as right too
            needs = tuple(replace(n, point=None, counters=None, total=None) for n in duty.needs)
            loosened = replace(term, duty=replace(duty, needs=needs))
        case Ban():
            loosened = term
        case _:
            return None
    plan = picture.case.plan
    others = tuple(loosened if t.key == term.key else t for t in plan.terms)
    # alone and right: it needs no second source, and no report of the same adds to it
    only = replace(count, status=Truth.TRUE, claims=())
    told = tuple(
        i
        for i in picture.facts.incidents
        if not any(of_kind(n.pattern, i.act, i.kind) for n in needs_of(term.duty))
    )
    facts = replace(picture.facts, counts=(only,), incidents=told)
    plan = replace(plan, terms=others)
    (proof,) = judge_some(plan, facts, picture.case.method, picture.as_of, frozenset({term.key}))
    return alone_phrase(loosened, proof, count)


def _rule(picture: Picture, need: Need | None) -> str:
    """Whose count, counted where, decides."""
    if need is None:
        return "no counter is named; a count needs the grade that counts"
    named = dict(picture.speaker.names)
    point = f" at {named.get(need.point, need.point)}" if need.point else ""
    if need.counters is None:
        return f"no counter is named: the standard of the method decides{point}"
    by = " or ".join(named.get(c, c) for c in need.counters)
    return f"counted{point} by {by}, as the clause or the method names"


def _days(picture: Picture, count: Count) -> int | None:
    calendar, period = picture.case.calendar, count.period
    days = (calendar.local(period.end).date() - calendar.local(period.start).date()).days
    whole = calendar.day_start(period.start) == period.start
    return days if whole and calendar.add_days(period.start, days) == period.end else None


def _sums(picture: Picture, count: Count) -> Iterator[Note]:
    mine = {claim.id for claim in count.claims} | {count.id}
    return (note for note in picture.sums if note.entry in mine)


def table_json(table: CountTable) -> dict[str, Json]:
    """The table as data: amounts as bounds, times in UTC."""
    return {
        "schema": "servanda/counts/1",
        "term": str(table.term.key),
        "rule": table.rule,
        "counts": [_row_json(row) for row in table.rows],
        "drifts": [
            {
                "one": drift.one,
                "other": drift.other,
                "kind": drift.kind,
                "months": [
                    {
                        "month": m.month,
                        "periods": m.periods,
                        "one": json_amount(m.one),
                        "other": json_amount(m.other),
                        "ratio": json_amount(m.ratio),
                    }
                    for m in drift.months
                ],
            }
            for drift in table.drifts
        ],
    }


def _row_json(row: CountRow) -> dict[str, Json]:
    count = row.count
    return {
        "id": count.id,
        "counter": count.counter,
        "reckoned_by": count.reckoned_by,
        "side": row.side,
        "kind": count.kind,
        "point": count.point,
        "from": iso(count.period.start),
        "to": iso(count.period.end),
        "days": row.days,
        "each_day": count.each_day,
        "amount": {"lo": json_amount(count.amount.lo), "hi": json_amount(count.amount.hi)},
        "admissible": row.admissible,
        "why_not": row.why_not or None,
        "implies": row.implies or None,
        "sums": list(row.sums),
        "sources": [claim.id for claim in count.claims],
    }
