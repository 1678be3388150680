"""Aid against a quota, gathered from the proof of a quota and the counts beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from servanda.faces.board.beside import Besides, beside_of
from servanda.faces.board.ledgers import counter_name
from servanda.faces.board.occasions import bearer_text, finite, remarks_of, with_counter
from servanda.faces.drawings import quota
from servanda.faces.drawings.counters import Rival
from servanda.faces.drawings.figure import Drawing, Words
from servanda.faces.drawings.quota import Known, Panel, Period, QuotaTold
from servanda.faces.picture import Picture
from servanda.kernel.base import Instant
from servanda.kernel.facts import Gap
from servanda.kernel.plan.operators import Quota, TermPlan
from servanda.kernel.verdicts import rivals
from servanda.kernel.verdicts.excluded import needs_of
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.phrases import Name, Phrase, say
from servanda.kernel.verdicts.proof import InstanceProof, NeedProof, TermProof, Verdict
from servanda.kernel.verdicts.rivals import Implication
from servanda.kernel.verdicts.wording import so_many, wording


def draw_quota(
    picture: Picture,
    proof: TermProof,
    words: Words,
    ident: str,
    judged: tuple[rivals.Rival, ...] | None = None,
    besides: Besides | None = None,
) -> Drawing | None:
    """A quota with its bands and its counters; None for other duties, and without any period.

    ``judged`` are `Picture.rivals`, where the page has them: then the table says what each count
    would mean alone. To judge with each count alone costs more than all else here. ``besides``
    is what stands beside what is read, where it is made.
    """
    term = picture.plan_of(proof.key)
    if not isinstance(term.duty, Quota):
        return None
    counts = unjudged(picture, proof) if judged is None else judged
    if besides is None:
        besides = {proof.key: beside_of(picture, proof, picture.index)}
    beside = besides[proof.key]
    panels = tuple(_panels(picture, term, proof, words, counts, beside.chosen))
    if not panels:
        return None
    title = words.ui("drawing-quota-title", term=words.show(term_name(proof.key)))
    remarks = remarks_of(term, proof, words, beside)
    return quota.drawn(QuotaTold(title, panels, picture.as_of, remarks), words, ident)


def unjudged(picture: Picture, proof: TermProof) -> tuple[rivals.Rival, ...]:
    """The counts beside each other without what each would mean alone."""
    plan, method = picture.case.plan, picture.case.method
    return rivals.rival_counts(
        plan, picture.facts, method, proof.key, picture.as_of, lambda *_: None
    )


def _panels(
    picture: Picture,
    term: TermPlan,
    proof: TermProof,
    words: Words,
    beside: tuple[rivals.Rival, ...],
    chosen: Mapping[str, Phrase],
) -> Iterator[Panel]:
    bearers = dict.fromkeys(i.bearer for i in proof.instances)
    for bearer in bearers:
        mine = [i for i in proof.instances if i.bearer == bearer]
        units = dict.fromkeys(need.unit for i in mine for need in i.needs)
        for number, unit in enumerate(units):
            periods = tuple(p for i in mine for p in _period(term, i, unit, words, chosen))
            if not periods:
                continue
            name = words.show(Name(unit))
            if len(bearers) > 1:
                who = bearer_text(term, bearer, words)
                name = words.ui("drawing-quota-bearer", unit=name, bearer=who)
            # counts are of the quota itself; what it includes has none of its own
            rows = _rivals(picture, term, periods[0], words, beside) if number == 0 else ()
            yield Panel(unit, name, periods, tuple(rows))


def _period(
    term: TermPlan,
    instance: InstanceProof,
    unit: str,
    words: Words,
    chosen: Mapping[str, Phrase],
) -> Iterator[Period]:
    need = next((need for need in instance.needs if need.unit == unit), None)
    opened, due = instance.opened, instance.due
    if need is None or opened is None or due is None:
        return
    if finite(opened.lo) and finite(due.hi):
        by = chosen.get(instance.key)
        # what is due at the last instant of a day has the whole of the day
        yield Period(
            opened.lo,
            due.hi + 1,
            need.needed,
            need.amount,
            known_of(instance, need),
            with_counter(words, wording(term, instance), by),
            "" if by is None else words.show(by),
        )


def known_of(instance: InstanceProof, need: NeedProof) -> Known:
    """What is known of an amount: a dispute goes before a band, and no bound at all is nothing."""
    if need.amount.lo == 0 and need.amount.hi is None:
        return Known.NOTHING
    disputed = Gap.DISAGREE in instance.reasons or instance.verdict is Verdict.CONTESTED
    if disputed and not need.amount.exact:
        return Known.DISPUTED
    return Known.BAND


def _rivals(
    picture: Picture,
    term: TermPlan,
    period: Period,
    words: Words,
    beside: tuple[rivals.Rival, ...],
) -> Iterator[Rival]:
    each = _days(picture, period.start, period.end)
    shared = all(need.counters is None for need in needs_of(term.duty))
    for rival in beside:
        count = rival.count
        if not (finite(count.period.start) and finite(count.period.end)):
            continue
        amount = count.amount if rival.taken is None else rival.taken[1]
        span = _days(picture, count.period.start, count.period.end)
        share = each if count.each_day else each / span
        short = span < each
        yield Rival(
            counter=counter_name(count, words),
            start=count.period.start,
            end=count.period.end,
            total=count.amount,
            each_day=count.each_day,
            least=None if short else Fraction(amount.lo) * share,
            most=None if short or amount.hi is None else Fraction(amount.hi) * share,
            decides=rival.admissible,
            word=words.ui("board-admissible-standard") if shared else _means(term, rival, words),
            shared=shared,
        )


def _means(term: TermPlan, rival: rivals.Rival, words: Words) -> str:
    """Why a count does not decide, or what it would mean alone."""
    if rival.why_not is not None:
        return words.show(rival.why_not)
    every = so_many(term, rival.of)
    match rival.implies:
        case Implication.SHORT:
            key = "implies.exactly" if rival.at_least == rival.of else "implies.short"
            implied = say(key, least=rival.at_least, all=every)
        case Implication.NONE_SHORT:
            implied = say("implies.none", all=every)
        case Implication.OPEN:
            return words.ui("drawing-decides")
    return words.ui("drawing-alone", implies=words.show(implied))


def _days(picture: Picture, start: Instant, end: Instant) -> Fraction:
    """Local days from start to end: whole ones whatever the clocks did, else by the hour."""
    calendar = picture.case.calendar
    one, two = calendar.local(start), calendar.local(end)
    if calendar.day_start(start) == start and calendar.day_start(end) == end:
        return Fraction(_number(two.date()) - _number(one.date()))
    return Fraction(end - start, 86_400_000_000)


def _number(day: date) -> int:
    return day.toordinal()
