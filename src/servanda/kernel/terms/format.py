"""The one spelling of every statement: riders in the order of the grammar, one space, a full stop.

Reading what is written here gives the same tree, places apart; writing it again changes nothing.
"""

from __future__ import annotations

from typing import Final, assert_never

from servanda.kernel.base import Duration, Unit, amount_text
from servanda.kernel.terms import ast
from servanda.kernel.terms.words import MONTHS, words_of

WIDTH: Final = 100
"""Longest line; a longer sentence breaks before a rider."""
_INDENT: Final = "        "
FLAGS: Final = {
    "automatically": "automatically",
    "essence": "time is of the essence",
    "pro-rata": "pro-rata",
    "binding": "binding",
    "same-place": "in the same place",
    "early": "early performance counts",
}
"""Riders of fixed words, by their name in the tree."""


def format_statement(node: ast.Statement) -> str:
    """One statement with its full stop, on one line or broken before riders."""
    match node:
        case ast.Term():
            return _wrapped(_term(node))
        case ast.Guarantee():
            return _wrapped(_guarantee(node))
        case ast.NotMonitored():
            text = f' "{node.text}"' if node.text is not None else ""
            return f"not monitored: {node.reason.text}{text}."
        case _:
            return _wrapped(_declaration(node))


def _wrapped(parts: list[str]) -> str:
    """Core and riders, joined by commas; broken before a rider where a line would be too long."""
    lines = [parts[0]]
    for part in parts[1:]:
        joined = f"{lines[-1]}, {part}"
        if len(joined) < WIDTH:
            lines[-1] = joined
        else:
            lines[-1] += ","
            lines.append(_INDENT + part)
    return "\n".join(lines) + "."


# ------------------------------------------------------------------------------ terms, guarantees


def _term(node: ast.Term) -> list[str]:
    head = f"term {node.id.text}"
    if node.reading:
        head += f" reading {node.reading.text}"
    if node.amended_by:
        head += f" amended by {node.amended_by.text}"
    sentence = node.sentence
    riders = sorted(sentence.riders, key=rider_rank)
    return [f"{head}: {_core(sentence)}", *(_rider(rider) for rider in riders)]


def _guarantee(node: ast.Guarantee) -> list[str]:
    several = node.subject.who is ast.Who.JOINTLY
    verb = "guarantee" if several else "guarantees"
    head = f"guarantee {node.id.text}: {_subject(node.subject)} {verb} {_refs(node.terms)}"
    parts = [f"{head} to {_subject(node.to)}"]
    for number, rung in enumerate(node.rungs):
        within = rung.if_not_cured_within
        cured = f" if not cured within {within}" if within else ""
        parts.append(f"{'then' if number else 'by'} {rung.act.text}{cured}")
    return [*parts, *(_rider(condition) for condition in node.conditions)]


def _core(node: ast.Sentence) -> str:
    if node.subject.who is ast.Who.NO_PARTY:
        head = "no party shall"
    else:
        head = f"{_subject(node.subject)} {node.modality.value}"
    parts = [head, _predicate(node.act)]
    if node.recipient:
        parts.append(f"to {node.recipient.text}")
    if node.places:
        parts.append(f"{node.place_how} {_joined(node.places, 'or')}")
    if node.dose:
        parts.append(f"for at least {node.dose}")
    if node.cycle:
        parts.append(_cycle(node.cycle))
    if node.window:
        parts.append(_window(node.window))
    return " ".join(parts)


def _subject(node: ast.Subject) -> str:
    match node.who:
        case ast.Who.NAMED:
            return node.names[0].text
        case ast.Who.EACH_PARTY | ast.Who.EACH_GUARANTOR | ast.Who.NO_PARTY:
            return node.who.value
        case ast.Who.EACH_OF:
            return f"each of {_joined(node.names, 'and')}"
        case ast.Who.JOINTLY:
            return f"{_joined(node.names, 'and')} jointly"
        case _:
            assert_never(node.who)


def _joined(words: tuple[ast.Word, ...], by: str) -> str:
    return f" {by} ".join(word.text for word in words)


def _ref(node: ast.TermRef) -> str:
    reading = f" reading {node.reading.text}" if node.reading else ""
    of = f" of {node.of.text}" if node.of else ""
    return f"term {node.id.text}{reading}{of}"


def _refs(nodes: tuple[ast.TermRef, ...]) -> str:
    return " and ".join(_ref(node) for node in nodes)


def measure(node: ast.Measure) -> str:
    """An amount as it stands before its noun."""
    number = "" if node.number is None else amount_text(node.number)
    match node.bound:
        case ast.Bound.AT_LEAST | ast.Bound.AT_MOST:
            return f"{node.bound.value} {number}"
        case ast.Bound.BETWEEN:
            upper = "" if node.upper is None else amount_text(node.upper)
            return f"between {number} and {upper}"
        case ast.Bound.EXACTLY:
            return number
        case ast.Bound.EVERY:
            return "every"
        case ast.Bound.SHARE:
            return f"{number} percent of"
        case ast.Bound.SHARE_AT_LEAST:
            return f"at least {number} percent of"
        case _:
            assert_never(node.bound)


def _item(node: ast.Item) -> str:
    amount = f"{measure(node.measure)} " if node.measure else ""
    per = f" per {node.per.text}" if node.per else ""
    roll = f" on {node.roll.text}" if node.roll else ""
    return f"{amount}{node.noun.text}{per}{roll}"


def distance(node: ast.Distance) -> str:
    """A distance, with ``half of`` where the text has it."""
    half = "half of " if node.half else ""
    return f"{half}{amount_text(node.number)} {node.unit}"


def _predicate(node: ast.Predicate) -> str:
    match node:
        case ast.Do():
            if node.objects is None:
                return node.verb.text
            join = " or " if node.objects.join is ast.Join.ANY else " and "
            return f"{node.verb.text} {join.join(_item(item) for item in node.objects.items)}"
        case ast.Leave():
            return f"leave {_joined(node.areas, 'and')}"
        case ast.StayOut():
            return f"stay out of {_joined(node.areas, 'and')}"
        case ast.KeepAway():
            held = _joined(node.nouns, "or")
            return f"keep {held} at least {distance(node.distance)} from {node.line.text}"
        case ast.KeepNear():
            held = _joined(node.nouns, "or")
            return f"keep {held} within {distance(node.distance)} of {node.line.text}"
        case ast.KeepIn():
            return f"keep {_joined(node.nouns, 'or')} in {node.area.text}"
        case ast.KeepAtMost():
            limit = amount_text(node.limit)
            return f"keep at most {limit} {node.noun.text} in {node.area.text}"
        case ast.KeepState():
            return f"keep {node.thing.text} {node.state.text}"
        case ast.Prevent():
            return f"prevent {_joined(node.acts, 'or')} by {_joined(node.groups, 'or')}"
        case _:
            assert_never(node)


# ------------------------------------------------------------------------------------------- time


def occasion(node: ast.Occasion) -> str:
    """An event as a noun."""
    parts = [node.what.text]
    if node.form:
        parts.append(node.form.text)
    if node.by:
        parts.append(f"by {_joined(node.by, 'or')}")
    if node.to:
        parts.append(f"to {node.to.text}")
    if node.within:
        parts.append(f"in {node.within.text}")
    if node.under:
        parts.append(f"under {_ref(node.under)}")
    return " ".join(parts)


def date(node: ast.Date) -> str:
    """A date, with the time of day and zone where they were given."""
    text = f"{node.wall.day} {MONTHS[node.wall.month - 1]} {node.wall.year}"
    if node.clock:
        text += f" at {node.wall.hour:02}:{node.wall.minute:02}"
        text += f" {node.zone}" if node.zone else ""
    return text


def edge(node: ast.Edge) -> str:
    """A point in time."""
    match node:
        case ast.Named():
            return node.name.text
        case ast.Date():
            return date(node)
        case ast.NthDay():
            return f"day {node.number} of {node.period.text}"
        case ast.StartOf():
            return f"start of {node.period.text}"
        case ast.EndOf():
            return f"end of {node.period.text}"
        case ast.Performed():
            return f"{'timely ' if node.timely else ''}performance of {_ref(node.term)}"
        case ast.BreachOf():
            return f"breach of {_ref(node.term)}"
        case ast.First():
            return f"the first {occasion(node.occasion)}"
        case ast.Last():
            return f"the last {occasion(node.occasion)}"
        case ast.LaterOf():
            return f"the later of {edge(node.one)} and {edge(node.two)}"
        case ast.EarlierOf():
            return f"the earlier of {edge(node.one)} and {edge(node.two)}"
        case ast.After():
            return f"{node.duration} after {edge(node.moment)}"
        case _:
            assert_never(node)


def _each(number: int, event: ast.Occasion) -> str:
    return f"each {'' if number == 1 else f'{number} '}{occasion(event)}"


def _trigger(node: ast.Trigger) -> str:
    return _each(node.number, node.occasion) if isinstance(node, ast.EachTime) else edge(node)


def _window(node: ast.Window) -> str:
    match node:
        case ast.Within():
            return f"within {node.duration} after {_trigger(node.trigger)}"
        case ast.Immediately():
            return f"immediately after {_trigger(node.trigger)}"
        case ast.By():
            deadline = node.deadline
            if isinstance(deadline, ast.Before):
                return f"by {deadline.duration} before {_trigger(deadline.trigger)}"
            return f"by {edge(deadline)}"
        case ast.FromUntil():
            start = f"from {edge(node.start)}" if node.start else ""
            end = f"until {edge(node.end)}" if node.end else ""
            return " ".join(part for part in (start, end) if part)
        case ast.Lasting():
            return f"for {node.duration} from {edge(node.moment)}"
        case ast.During():
            return f"during {node.name.text}"
        case ast.ForEach():
            within = f" within {node.within}" if node.within else ""
            return f"for {_each(node.number, node.occasion)}{within}"
        case _:
            assert_never(node)


def _cycle(node: ast.Cycle) -> str:
    if node.name:
        return f"each {node.name.text}"
    unit = node.unit or Duration(1, Unit.DAY)
    return f"each {unit.unit.value}" if node.number == 1 else f"each {unit}"


# ------------------------------------------------------------------------------------------ riders

_ORDER: Final = words_of("""
AsLongAs Including Numbering Counted Except Invoked Confirmed automatically JudgedBy Excused
ToBeAgreed as-in in-addition-to in-place-of in-parallel-with CuredBy essence pro-rata
binding same-place early ReadByCell
""")


def rider_rank(node: ast.Rider) -> int:
    """The place of a rider in the order of the grammar."""
    match node:
        case ast.Flag(name=name):
            return _ORDER.index(name)
        case ast.Reference(how=how):
            return _ORDER.index(how.replace(" ", "-"))
        case ast.ExceptAct() | ast.ExceptWhere() | ast.ExceptAfterNotice():
            return _ORDER.index("Except")
        case _:
            return _ORDER.index(type(node).__name__)


def _rider(node: ast.Rider) -> str:
    match node:
        case ast.AsLongAs():
            kept = _refs(node.terms) if node.terms else "every term"
            return f"as long as {_subject(node.subject)} keeps {kept}"
        case ast.Including():
            return f"including {' and '.join(_item(part) for part in node.parts)}"
        case ast.Numbering():
            return f"numbering {node.number}"
        case ast.Counted():
            at = f" at {node.at.text}" if node.at else ""
            by = f" by {_joined(node.by, 'or')}" if node.by else ""
            return f"counted{at}{by}"
        case ast.ExceptAct() | ast.ExceptWhere() | ast.ExceptAfterNotice():
            return _exception(node)
        case ast.Invoked():
            return f"invoked by notice{f' to {node.to.text}' if node.to else ''}"
        case ast.Confirmed():
            return f"confirmed by {node.by.text}"
        case ast.Flag():
            return FLAGS[node.name]
        case ast.JudgedBy():
            return f"judged by {_joined(node.acts, 'and')}"
        case ast.Excused():
            when = f"within {node.within} after" if node.within else "during"
            return f"excused {when} {occasion(node.occasion)}"
        case ast.ToBeAgreed():
            return f"to be agreed by {_joined(node.by, 'and')}"
        case ast.Reference():
            return f"{node.how} {_ref(node.term)}"
        case ast.CuredBy():
            by = f" by {node.by.text}" if node.by else ""
            return f"cured{by}{f' within {node.within}' if node.within else ''}"
        case ast.ReadByCell():
            return f"{' and '.join(node.parts)} read by the cell"
        case _:
            assert_never(node)


def _exception(node: ast.ExceptAct | ast.ExceptWhere | ast.ExceptAfterNotice) -> str:
    match node:
        case ast.ExceptAct():
            text = f"except {node.act.text}"
            if node.claimed:
                text += " claimed by notice"
                text += f" to {node.notice_to.text}" if node.notice_to else ""
            if node.judge:
                text += f" determined by {node.judge.text}"
            return text + (" with no judge named" if node.no_judge else "")
        case ast.ExceptWhere():
            by = "and" if node.how == "with consent of" else "or"
            return f"except {node.how} {_joined(node.names, by)}"
        case ast.ExceptAfterNotice():
            lead = f"{node.lead} " if node.lead else ""
            return f"except after {lead}notice to {node.to.text}"
        case _:
            assert_never(node)


# ------------------------------------------------------------------------------------ declarations


def _declaration(node: ast.Declaration) -> list[str]:
    match node:
        case ast.NameDecl():
            return [f'{node.sort} {node.name.text} "{node.text}"']
        case ast.CalendarDecl():
            return [f"calendar {node.zone}"]
        case ast.KindDecl():
            plural = f", {node.plural.text}" if node.plural else ""
            return [f"kind {node.name.text}{plural}{_meaning(node)}"]
        case ast.ActDecl():
            past = f", {node.past.text}" if node.past else ""
            once = ", once" if node.once else ""
            return [f"act {node.name.text}{past}{once}{_meaning(node)}"]
        case ast.AreaDecl():
            if node.undefined:
                return [f'{node.sort} {node.name.text} is undefined "{node.undefined.text}"']
            shapes = [_shape_until(shape) for shape in node.shapes]
            shown = [f"then {shape}" if number else shape for number, shape in enumerate(shapes)]
            return [f"{node.sort} {node.name.text} is {shown[0]}", *shown[1:]]
        case ast.ListDecl():
            head = f"list {node.name.text} of {node.of.text} is {_shape(node.feature)}"
            return [head] if node.numbering is None else [head, f"numbering {node.numbering}"]
        case ast.MomentDecl():
            if node.moment is None:
                text = node.undefined.text if node.undefined else ""
                return [f'moment {node.name.text} is undefined "{text}"']
            return [f"moment {node.name.text} is {edge(node.moment)}"]
        case ast.PeriodDecl():
            head = f"period {node.name.text} is {_extent(node.extent)}"
            return [head, *(_extension(part) for part in node.extensions)]
        case ast.InForceDecl():
            until = f" until {edge(node.end)}" if node.end else ""
            return [f"in force from {edge(node.start)}{until}"]
        case ast.RuleDecl():
            if node.rule == "text prevails":
                return [f"text {node.name.text} prevails"]
            return [f"{node.rule} {node.name.text}"]
        case ast.AmendmentDecl():
            head = f"amendment {node.name.text} dated {date(node.dated)}"
            return [head, f"agreed by {_joined(node.agreed_by, 'and')}"]
        case ast.WaiverDecl():
            head = f"waiver {node.name.text} of {_refs(node.terms)} dated {date(node.dated)}"
            return [head, f"agreed by {_joined(node.agreed_by, 'and')}"]
        case _:
            assert_never(node)


def _meaning(node: ast.KindDecl | ast.ActDecl) -> str:
    if node.undefined:
        return f' is undefined "{node.undefined.text}"'
    parents = f" is {_joined(node.parents, 'or')}" if node.parents else ""
    return parents + (f' "{node.text}"' if node.text is not None else "")


def _shape(node: ast.Shape) -> str:
    match node:
        case ast.Feature():
            feature = f' feature "{node.feature}"' if node.feature is not None else ""
            surveyed = f" surveyed on {date(node.surveyed)}" if node.surveyed else ""
            return f"annex {node.annex.text}{feature}{surveyed}"
        case ast.Belt():
            return f"land within {distance(node.distance)} of {node.line.text}"
        case ast.Union():
            without = f" except {node.without.text}" if node.without else ""
            return f"{_joined(node.areas, 'and')}{without}"
        case _:
            assert_never(node)


def _shape_until(node: ast.ShapeUntil) -> str:
    return _shape(node.shape) + (f" until {edge(node.until)}" if node.until else "")


def _extent(node: ast.ForSpan | ast.FromUntil | ast.DaysWith | ast.FromEach) -> str:
    match node:
        case ast.ForSpan():
            return f"{node.duration} from {edge(node.start)}"
        case ast.FromUntil():
            return _window(node)
        case ast.DaysWith():
            return f"each day with {occasion(node.occasion)}"
        case ast.FromEach():
            return f"from each {occasion(node.start)} until the next {occasion(node.end)}"
        case _:
            assert_never(node)


def _extension(node: ast.Extension) -> str:
    if node.until:
        return f"extended until {edge(node.until)}"
    unless = f" unless {occasion(node.unless)}" if node.unless else ""
    return f"renewed for {node.renewed}{unless}"
