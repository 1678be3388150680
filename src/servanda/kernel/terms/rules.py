"""Rules of the sentence that the grammar leaves open (docs/language.md, "Rules").

Each rule looks at one term and says what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from servanda.kernel.base import Unit
from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic
from servanda.kernel.terms import ast
from servanda.kernel.terms.format import FLAGS
from servanda.kernel.terms.resolve import Names
from servanda.kernel.terms.tree import bare, walk

_DAYS_IN: Final = {Unit.DAY: 1, Unit.WEEK: 7}


def check_rules(document: ast.Document, names: Names) -> Iterator[Diagnostic]:
    """What the rules find, term by term."""
    for statement in document.statements:
        match statement:
            case ast.Term():
                yield from _check_sentence(statement.sentence, names)
            case ast.MomentDecl() | ast.PeriodDecl() | ast.InForceDecl():
                yield from _check_days(statement, names)
            case _:
                continue


def _check_sentence(sentence: ast.Sentence, names: Names) -> Iterator[Diagnostic]:
    yield from _check_ban(sentence)
    yield from _check_object(sentence, names)
    yield from _check_amounts(sentence, names)
    yield from _check_window(sentence)
    yield from _check_riders(sentence)
    yield from _check_days(sentence, names)


def _check_ban(sentence: ast.Sentence) -> Iterator[Diagnostic]:
    if sentence.modality is not ast.Modality.SHALL_NOT:
        return
    if sentence.subject.who is ast.Who.EACH_PARTY:
        yield problem("T301", "`each party shall not` has two readings", sentence.subject.span)
    joined = _joined_by_and(sentence.act)
    if joined is not None:
        yield problem("T302", "`and` in a ban has two readings", joined.span)


def _joined_by_and(act: ast.Predicate) -> ast.Objects | ast.Leave | ast.StayOut | None:
    match act:
        case ast.Do(objects=ast.Objects(join=ast.Join.ALL) as several):
            return several
        case ast.Leave(areas=areas) | ast.StayOut(areas=areas) if len(areas) > 1:
            return act
        case _:
            return None


def _check_object(sentence: ast.Sentence, names: Names) -> Iterator[Diagnostic]:
    """An act with a past form takes an object, one without takes none."""
    act = sentence.act
    if not isinstance(act, ast.Do):
        return
    found = names.declared.get(act.verb.text)
    if not isinstance(found, ast.ActDecl):
        return
    if found.past and act.objects is None and sentence.modality is not ast.Modality.MAY:
        message = f'"{act.verb.text}" what? The object is missing'
        hint = f"say what is {found.past.text}, or declare `act {act.verb.text}.` without a form"
        yield problem("T304", message, act.verb.span, hint=hint)
    if act.objects is not None and not found.past:
        message = f'"{act.verb.text}" is declared without a past form and so takes no object'
        hint = f"declare the form: `act {act.verb.text}, …ed.`"
        yield problem("T311", message, act.objects.span, hint=hint)


def _check_amounts(sentence: ast.Sentence, names: Names) -> Iterator[Diagnostic]:
    act = sentence.act
    if not isinstance(act, ast.Do) or act.objects is None:
        return
    for item in act.objects.items:
        if item.measure is not None and sentence.modality is ast.Modality.SHALL_NOT:
            yield problem("T306", "a ban counts from the first", item.measure.span)
        duty = sentence.modality in (ast.Modality.SHALL, ast.Modality.ENDEAVOUR)
        if item.measure is None and duty and _is_counted(item, names) and not _told(sentence, item):
            one = names.canonical(item.noun.text)
            hint = f"write `every {one}`, or the number that the clause holds"
            yield problem("T305", f'how many "{item.noun.text}"?', item.span, hint=hint)


def _is_counted(item: ast.Item, names: Names) -> bool:
    found = names.declared.get(names.canonical(item.noun.text))
    return isinstance(found, ast.KindDecl) and found.plural is not None


def _told(sentence: ast.Sentence, item: ast.Item) -> bool:
    """Whether the amount stands elsewhere: in a borrowed term, or in the trigger itself."""
    for rider in sentence.riders:
        if isinstance(rider, ast.Reference) and rider.how == "as in":
            return True
    trigger = _trigger(sentence.window)
    return isinstance(trigger, ast.EachTime | ast.ForEach) and (
        trigger.occasion.what.text == item.noun.text
    )


def _trigger(window: ast.Window | None) -> ast.Trigger | ast.ForEach | None:
    match window:
        case ast.Within(trigger=trigger) | ast.Immediately(trigger=trigger):
            return trigger
        case ast.By(deadline=ast.Before(trigger=trigger)):
            return trigger
        case ast.ForEach():
            return window
        case _:
            return None


def _check_window(sentence: ast.Sentence) -> Iterator[Diagnostic]:
    window = sentence.window
    if isinstance(window, ast.FromUntil) and isinstance(window.end, ast.After):
        start, end = window.start, window.end
        if start is not None and bare(start) == bare(end.moment):
            hint = f"write `for {end.duration} from …`"
            yield problem("T303", "a length written as two ends", window.span, hint=hint)
    cycle = sentence.cycle
    if cycle is not None and cycle.unit is not None and cycle.number > 1:
        anchored = isinstance(window, ast.FromUntil) and window.start is not None
        if not anchored:
            message = f"the first {cycle.unit} begin nowhere"
            yield problem("T308", message, cycle.span)


_KEYS: Final = (
    (ast.AsLongAs, "as long as"),
    (ast.Including, "including"),
    (ast.Numbering, "numbering"),
    (ast.Counted, "counted"),
    (ast.Invoked, "invoked"),
    (ast.Confirmed, "confirmed"),
    (ast.JudgedBy, "judged"),
    (ast.Excused, "excused"),
    (ast.ToBeAgreed, "to be agreed"),
    (ast.CuredBy, "cured"),
    (ast.ReadByCell, "read by the cell"),
)


def rider_key(rider: ast.Rider) -> str:
    """The rider's own words, by which a second one of the sort is known; empty for ``except``."""
    if isinstance(rider, ast.Flag):
        return rider.name
    if isinstance(rider, ast.Reference):
        return rider.how
    return next((key for sort, key in _KEYS if isinstance(rider, sort)), "")


def _check_riders(sentence: ast.Sentence) -> Iterator[Diagnostic]:
    seen: dict[str, ast.Rider] = {}
    for rider in sentence.riders:
        key = rider_key(rider)
        if key and key in seen:
            related = ((seen[key].span, "the first one"),)
            yield problem("T116", f"`{key}` stands twice", rider.span, related=related)
        seen.setdefault(key, rider)
    for rider in sentence.riders:
        missing = _lacks(rider, sentence, seen)
        if missing:
            words = FLAGS[rider.name] if isinstance(rider, ast.Flag) else rider_key(rider)
            message = f"`{words}` speaks of {missing}, and there is none"
            yield problem("T307", message, rider.span, hint=f"add {missing}, or delete the rider")


def _lacks(rider: ast.Rider, sentence: ast.Sentence, seen: dict[str, ast.Rider]) -> str:
    """What a rider speaks of and the sentence does not have; empty if all is there."""
    conditional = "as long as" in seen
    triggered = _trigger(sentence.window) is not None
    match rider:
        case ast.Invoked() | ast.Confirmed() | ast.Flag(name="automatically") if not conditional:
            return "an `as long as`"
        case ast.Flag(name="pro-rata") if sentence.cycle is None:
            return "a cycle (`each day`)"
        case ast.Flag(name="binding") if sentence.modality is not ast.Modality.MAY:
            return "a power (`may`)"
        case ast.Flag(name="early" | "same-place") if not triggered:
            return "a trigger (`within D after each …`, `for each …`)"
        case ast.Including() if not _has_one_counted(sentence):
            return "one counted object"
        case _:
            return ""


def _has_one_counted(sentence: ast.Sentence) -> bool:
    """One item with an amount; `including` may also bear on several under one act."""
    act = sentence.act
    if not isinstance(act, ast.Do) or act.objects is None:
        return False
    return any(item.measure is not None for item in act.objects.items)


def _check_days(node: object, names: Names) -> Iterator[Diagnostic]:
    """``day n of P``: from 1, and no further than P is long."""
    for part in walk(node):
        if not isinstance(part, ast.NthDay):
            continue
        period = names.declared.get(part.period.text)
        length = _length(period) if isinstance(period, ast.PeriodDecl) else None
        if part.number < 1:
            yield problem("T309", "the first day of a period is day 1", part.span)
        elif length is not None and part.number > length:
            message = f'"{part.period.text}" has {length} days, and no day {part.number}'
            yield problem("T309", message, part.span)


def _length(period: ast.PeriodDecl) -> int | None:
    """Whole days of a period of stated length; an extension is not certain and not counted."""
    extent = period.extent
    if not isinstance(extent, ast.ForSpan):
        return None
    per = _DAYS_IN.get(extent.duration.unit)
    return None if per is None else per * extent.duration.count
