"""The method file: the cell's own rules, in the same words and lexical rules as the terms.

A plain text, or Markdown whose ``method`` blocks hold the rules. Each rule stands once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Final

from servanda.kernel.base import Amount
from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import method as rules
from servanda.kernel.terms.ast import TermRef
from servanda.kernel.terms.cursor import Cursor, NotASentence
from servanda.kernel.terms.document import (
    MAX_CHARACTERS,
    MAX_STATEMENTS,
    clean,
    in_order,
    read_parts,
)
from servanda.kernel.terms.lexer import Kind, tokenize
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.moments import date, distance, duration
from servanda.kernel.terms.words import METHOD_STARTS

_HUNDRED: Final = 100


def read_method(text: str, file: str) -> tuple[Method, list[Diagnostic]]:
    """The method and everything found wrong in it, in order of place.

    A rule that cannot be read is left out and reported. Never raises for any text.
    """
    text = clean(text)
    method = Method("", 0, "")
    if len(text) > MAX_CHARACTERS:
        place = Span(file, 1, 1, 1, 2)
        message = f"the file has {len(text)} characters; the limit is {MAX_CHARACTERS}"
        return method, [problem("T115", message, place)]
    parts = read_parts(text, file)
    blocks = [(b.text, b.line) for b in parts.blocks if b.label == "method"]
    found = parts.found
    reader = _Reader(method)
    for body, line in blocks or [(text, 1)]:
        tokens, slips = tokenize(body, file, line)
        cursor = Cursor(tokens, METHOD_STARTS)
        cursor.found = slips
        reader.read(cursor)
        found.extend(cursor.found)
    if "method" not in reader.method.where:
        place = Span(file, 1, 1, 1, 2)
        found.append(problem("M105", "the method does not say whose it is", place))
    return reader.method, in_order(found)


def key_of(ref: TermRef) -> str:
    """How the method's tables name a term: its id, with the reading where one is named."""
    return f"{ref.id.text} reading {ref.reading.text}" if ref.reading else ref.id.text


class _Reader:
    """The method as read so far; every rule replaces it by one that holds the rule."""

    def __init__(self, method: Method) -> None:
        self.method = method

    def read(self, cursor: Cursor) -> None:
        while cursor.token.kind is not Kind.END:
            start = cursor.at
            before = self.method
            try:
                if len(before.where) >= MAX_STATEMENTS:
                    message = f"more than {MAX_STATEMENTS} rules"
                    cursor.found.append(problem("T115", message, cursor.token.span))
                    return
                self.rule(cursor)
                cursor.need_kind(Kind.STOP)
            except NotASentence as wrong:
                self.method = before
                if wrong.diagnostic is not None:
                    cursor.found.append(wrong.diagnostic)
                _skip(cursor, start)

    def rule(self, cursor: Cursor) -> None:
        """One rule, up to its full stop. Raises NotASentence where none can begin."""
        if cursor.sees("term"):
            _of_term(self, cursor, cursor.token.span)
        elif cursor.sees(*_RULES):
            start = cursor.token.span
            _RULES[cursor.take().text](self, cursor, start)
        else:
            cursor.stop_here()

    def note(self, cursor: Cursor, key: str, start: Span) -> None:
        """Remember where a rule stands. Reports one that was given before."""
        span = cursor.span_from(start)
        where = self.method.where
        if key in where:
            related = ((where[key], "the rule given first"),)
            message = f"the rule about {key} is given twice"
            cursor.found.append(problem("M101", message, span, related=related))
        self.method = replace(self.method, where={**where, key: span})

    def put(self, **values: object) -> None:
        """Set fields of the method."""
        self.method = replace(self.method, **values)  # type: ignore[arg-type]


def _skip(cursor: Cursor, start: int) -> None:
    cursor.at = max(cursor.at, start)
    while cursor.token.kind is not Kind.END:
        if cursor.at > start and cursor.begins_statement(cursor.token, cursor.ahead()):
            return
        if cursor.take().kind is Kind.STOP:
            return


# ------------------------------------------------------------------------------------ the rules


def _method(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("of")
    name = cursor.name().text
    cursor.need("version")
    version = cursor.whole("versions")
    cursor.need("dated")
    dated = date(cursor).wall.date().isoformat()
    reader.note(cursor, "method", start)
    reader.put(agreement=name, version=version, dated=dated)


def _standard(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("is")
    sources = cursor.whole("sources")
    cursor.need("sources")
    cursor.need("graded")
    grade = cursor.need_kind(Kind.GRADE).text
    determination = cursor.accepts("or", "determination")
    reader.note(cursor, "standard", start)
    reader.put(standard=rules.Standard(sources, grade, determination))


def _floor(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("is")
    cursor.need("graded")
    grade = cursor.need_kind(Kind.GRADE).text
    reader.note(cursor, "floor", start)
    reader.put(floor=grade)


def _contest(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("grade")
    cursor.need("is")
    grade = cursor.need_kind(Kind.GRADE).text
    reader.note(cursor, "contest grade", start)
    reader.put(contest_grade=grade)


def _record(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("is")
    cursor.need("complete")
    reader.note(cursor, "record", start)
    reader.put(complete=True)


def _coverage(reader: _Reader, cursor: Cursor, start: Span) -> None:
    term = key_of(cursor.reference()) if cursor.accepts("of") else None
    for word in ("is", "at", "least"):
        cursor.need(word)
    share = cursor.amount()
    place = cursor.last
    cursor.need("percent")
    if share > _HUNDRED:
        cursor.found.append(problem("M106", f"{share} percent of coverage", place))
    if term is None:
        reader.note(cursor, "coverage", start)
        reader.put(coverage=share)
    else:
        reader.note(cursor, f"coverage of {term}", start)
        reader.put(coverage_of={**reader.method.coverage_of, term: share})


def _group(reader: _Reader, cursor: Cursor, start: Span) -> None:
    name = cursor.declared().text
    side = cursor.name().text if cursor.accepts("of") else None
    cursor.need("is")
    members = tuple(word.text for word in cursor.joined("and"))
    reader.note(cursor, f"group {name}", start)
    reader.put(groups=(*reader.method.groups, rules.Group(name, side, members)))


def _bound(cursor: Cursor) -> Amount | None:
    """A percentage; None for ``any``."""
    if cursor.accepts("any"):
        return None
    number = cursor.amount()
    cursor.need("percent")
    return number


def _hedge(reader: _Reader, cursor: Cursor, start: Span) -> None:
    text = cursor.text()
    cursor.need("is")
    low = _bound(cursor)
    cursor.need("to")
    high = _bound(cursor)
    _vet_order(cursor, low, high, start)
    reader.note(cursor, f'hedge "{text}"', start)
    reader.put(hedges=(*reader.method.hedges, rules.Hedge(text, low, high)))


def _vet_order(cursor: Cursor, low: Amount | None, high: Amount | None, start: Span) -> None:
    if low is not None and high is not None and low > high:
        message = f"the lower bound {low} is above the upper bound {high}"
        cursor.found.append(problem("M106", message, cursor.span_from(start)))


def _counter(reader: _Reader, cursor: Cursor, start: Span) -> None:
    name = cursor.name().text
    cursor.need("counts")
    kind = cursor.name().text
    cursor.need("at")
    point = cursor.name().text
    reader.note(cursor, f"counter {name} of {kind} at {point}", start)
    reader.put(counters=(*reader.method.counters, rules.Counter(name, kind, point)))


def _counts(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("at")
    source = cursor.name().text
    for word in ("become", "counts", "at"):
        cursor.need(word)
    target = cursor.name().text
    cursor.need("times")
    low = cursor.amount()
    cursor.need("to")
    percent = _bound(cursor)
    high = None if percent is None else Decimal(percent) / _HUNDRED
    _vet_order(cursor, low, high, start)
    reader.note(cursor, f"counts at {source} at {target}", start)
    conversion = rules.Conversion(source, target, low, high)
    reader.put(conversions=(*reader.method.conversions, conversion))


def _silence(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("of")
    body = cursor.name().text
    cursor.need("for")
    length = duration(cursor)
    cursor.need("closes")
    term = key_of(cursor.reference())
    reader.note(cursor, f"silence of {body} on {term}", start)
    reader.put(silences=(*reader.method.silences, rules.Silence(body, length, term)))


def _tolerance(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("of")
    area = cursor.name().text
    cursor.need("is")
    band = distance(cursor)
    metres = band.number * (1000 if band.unit == "km" else 1)
    metres = Decimal(metres) / 2 if band.half else metres
    lenient = False
    if cursor.accepts_kind(Kind.COMMA):
        cursor.need("lenient")
        lenient = True
    reader.note(cursor, f"tolerance of {area}", start)
    reader.put(tolerances=(*reader.method.tolerances, rules.Tolerance(area, metres, lenient)))


def _bearer(reader: _Reader, cursor: Cursor, start: Span) -> None:
    term, name = _who_of(cursor)
    reader.note(cursor, f"bearer of {term}", start)
    reader.put(bearers={**reader.method.bearers, term: name})


def _recipient(reader: _Reader, cursor: Cursor, start: Span) -> None:
    term, name = _who_of(cursor)
    reader.note(cursor, f"recipient of {term}", start)
    reader.put(recipients={**reader.method.recipients, term: name})


def _who_of(cursor: Cursor) -> tuple[str, str]:
    cursor.need("of")
    term = key_of(cursor.reference())
    cursor.need("is")
    return term, cursor.name().text


def _measures(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("of")
    term = key_of(cursor.reference())
    cursor.need("are")
    acts = tuple(word.text for word in cursor.joined("and"))
    reader.note(cursor, f"measures of {term}", start)
    reader.put(measures={**reader.method.measures, term: acts})


def _immediately(reader: _Reader, cursor: Cursor, start: Span) -> None:
    term = key_of(cursor.reference()) if cursor.accepts("in") else None
    cursor.need("is")
    cursor.need("within")
    length = duration(cursor)
    if term is None:
        reader.note(cursor, "immediately", start)
        reader.put(immediately=length)
    else:
        reader.note(cursor, f"immediately in {term}", start)
        reader.put(immediately_in={**reader.method.immediately_in, term: length})


def _lag(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("of")
    term = key_of(cursor.reference())
    cursor.need("is")
    length = duration(cursor)
    reader.note(cursor, f"lag of {term}", start)
    reader.put(lags={**reader.method.lags, term: length})


def _days(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("end")
    cursor.need("at")
    name = cursor.name().text
    reader.note(cursor, "days end", start)
    reader.put(days_end=name)


def _weeks(reader: _Reader, cursor: Cursor, start: Span) -> None:
    cursor.need("start")
    cursor.need("on")
    name = cursor.name().text
    reader.note(cursor, "weeks start", start)
    reader.put(weeks_start=name)


def _of_term(reader: _Reader, cursor: Cursor, start: Span) -> None:
    """``term 3 is counted …`` and ``term 5b is at risk …``."""
    ref = cursor.reference()
    cursor.need("is")
    if cursor.accepts("at", "risk"):
        length = duration(cursor)
        cursor.need("before")
        cursor.need("due")
        reader.note(cursor, f"risk of {key_of(ref)}", start)
        reader.put(at_risk={**reader.method.at_risk, key_of(ref): length})
        return
    cursor.need("counted")
    point = cursor.name().text if cursor.accepts("at") else None
    counters = cursor.joined("or") if cursor.accepts("by") else ()
    reader.note(cursor, f"count of {key_of(ref)}", start)
    names = tuple(word.text for word in counters)
    reading = ref.reading.text if ref.reading else None
    rule = rules.CountRule(ref.id.text, reading, point, names)
    reader.put(count_rules=(*reader.method.count_rules, rule))


_RULES: Final[dict[str, Callable[[_Reader, Cursor, Span], None]]] = {
    "method": _method,
    "standard": _standard,
    "contest": _contest,
    "floor": _floor,
    "coverage": _coverage,
    "record": _record,
    "group": _group,
    "hedge": _hedge,
    "counter": _counter,
    "counts": _counts,
    "silence": _silence,
    "tolerance": _tolerance,
    "bearer": _bearer,
    "recipient": _recipient,
    "measures": _measures,
    "immediately": _immediately,
    "lag": _lag,
    "days": _days,
    "weeks": _weeks,
}
"""How each rule begins."""
