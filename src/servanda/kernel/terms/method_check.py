"""Method and agreement side by side: the method cites only what the agreement holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_parser import key_of
from servanda.kernel.terms.resolve import ACTORS, Names
from servanda.kernel.terms.suggest import nearest

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
"""Names that ``weeks start on`` may have."""


def check_calendar_rules(document: ast.Document) -> Iterator[Diagnostic]:
    """``days end at`` knows midnight, ``weeks start on`` the days of the week."""
    for statement in document.statements:
        if isinstance(statement, ast.RuleDecl):
            yield from _vet_rule(statement.rule, statement.name.text, statement.name.span)


def _vet_rule(rule: str, name: str, span: Span) -> Iterator[Diagnostic]:
    known = {"days end at": ("midnight",), "weeks start on": WEEKDAYS}.get(rule)
    if known is None or name in known:
        return
    meant = nearest(name, known)
    hint = f'did you mean "{meant}"?' if meant else "write " + ", ".join(known)
    yield problem("T201", f'"{rule} {name}" has no meaning', span, hint=hint)


def check_method(document: ast.Document, method: Method, names: Names) -> Iterator[Diagnostic]:
    """Rules about what is not there, and bearers that method and term tell differently."""
    where = method.where
    agreement = next(
        (s for s in document.statements if isinstance(s, ast.NameDecl) and s.sort == "agreement"),
        None,
    )
    if agreement and method.agreement and method.agreement != agreement.name.text:
        message = f'this is the method of "{method.agreement}"'
        hint = f"write `method of {agreement.name.text} …`"
        yield problem("M105", message, where["method"], hint=hint)
    yield from _unknown_terms(document, method)
    yield from _unknown_names(method, names)
    yield from _who(document, method)
    rules = {s.rule: s for s in document.statements if isinstance(s, ast.RuleDecl)}
    for rule, key, value in (
        ("days end at", "days end", method.days_end),
        ("weeks start on", "weeks start", method.weeks_start),
    ):
        if value is None:
            continue
        yield from _vet_rule(rule, value, where[key])
        if rule in rules:
            related = ((rules[rule].span, "the agreement's own rule"),)
            message = f"`{key}` stands in both files"
            yield problem("M104", message, where[key], related=related)


def _unknown_terms(document: ast.Document, method: Method) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for statement in document.statements:
        if isinstance(statement, ast.Term):
            known.add(statement.id.text)
            if statement.reading:
                known.add(f"{statement.id.text} reading {statement.reading.text}")
    cited: list[tuple[str, str]] = []
    for rule, keys in (
        ("coverage of", method.coverage_of),
        ("bearer of", method.bearers),
        ("recipient of", method.recipients),
        ("measures of", method.measures),
        ("immediately in", method.immediately_in),
        ("lag of", method.lags),
        ("risk of", method.at_risk),
    ):
        cited.extend((key, f"{rule} {key}") for key in keys)
    cited.extend((s.term, f"silence of {s.body} on {s.term}") for s in method.silences)
    for count in method.count_rules:
        key = f"{count.term} reading {count.reading}" if count.reading else count.term
        cited.append((key, f"count of {key}"))
    for key, rule in cited:
        if key not in known and key.split(" ")[0] not in document.broken:
            meant = nearest(key, known)
            hint = f'did you mean "term {meant}"?' if meant else ""
            message = f"the agreement has no term {key}"
            yield problem("M102", message, method.where[rule], hint=hint)


def _unknown_names(method: Method, names: Names) -> Iterator[Diagnostic]:
    where = method.where
    points = {counter.point for counter in method.counters} | set(names.of_sort("place"))
    for tolerance in method.tolerances:
        rule = where[f"tolerance of {tolerance.area}"]
        yield from _vet_name(tolerance.area, ("area", "line", "place"), names, rule)
    for counter in method.counters:
        rule = where[f"counter {counter.name} of {counter.kind} at {counter.point}"]
        yield from _vet_name(counter.kind, ("kind",), names, rule)
    for conversion in method.conversions:
        rule = where[f"counts at {conversion.source} at {conversion.target}"]
        for point in (conversion.source, conversion.target):
            yield from _vet_point(point, points, rule)
    for count in method.count_rules:
        key = f"{count.term} reading {count.reading}" if count.reading else count.term
        if count.point is not None:
            yield from _vet_point(count.point, points, where[f"count of {key}"])
    for group in method.groups:
        if group.side is not None:
            yield from _vet_name(group.side, ACTORS, names, where[f"group {group.name}"])
    for term, acts in method.measures.items():
        for act in acts:
            yield from _vet_name(act, ("act",), names, where[f"measures of {term}"])
    for rule_name, table in (("bearer", method.bearers), ("recipient", method.recipients)):
        for term, name in table.items():
            yield from _vet_name(name, ACTORS, names, where[f"{rule_name} of {term}"])


def _vet_name(name: str, sorts: tuple[str, ...], names: Names, span: Span) -> Iterator[Diagnostic]:
    if names.sort(name) in sorts:
        return
    meant = nearest(name, names.of_sort(*sorts))
    hint = f'did you mean "{meant}"?' if meant else ""
    yield problem("M102", f'the agreement declares no {sorts[0]} "{name}"', span, hint=hint)


def _vet_point(point: str, points: Iterable[str], span: Span) -> Iterator[Diagnostic]:
    if point in points:
        return
    meant = nearest(point, points)
    hint = f'did you mean "{meant}"?' if meant else f"name a counter: `counter … at {point}`"
    message = f'nobody counts at "{point}", and the agreement declares no such place'
    yield problem("M102", message, span, hint=hint)


def _who(document: ast.Document, method: Method) -> Iterator[Diagnostic]:
    """Bearers and recipients that the cell supplies stand in both files, and agree."""
    for statement in document.statements:
        if not isinstance(statement, ast.Term):
            continue
        supplied = {
            part
            for rider in statement.sentence.riders
            if isinstance(rider, ast.ReadByCell)
            for part in rider.parts
        }
        ref = ast.TermRef(statement.id, statement.reading, None, statement.span)
        for part, table in (("bearer", method.bearers), ("recipient", method.recipients)):
            key = next((k for k in (key_of(ref), statement.id.text) if k in table), None)
            if part in supplied and key is None:
                message = f"the method names no {part} of term {statement.id.text}"
                hint = f"write `{part} of term {statement.id.text} is NAME.` in the method"
                yield problem("M103", message, statement.id.span, hint=hint)
            elif key is not None and part not in supplied:
                message = f"the method names the {part} of term {key}, and the term does not say so"
                hint = f"write `, {part} read by the cell` in term {key}, or remove the rule"
                yield problem("M103", message, method.where[f"{part} of {key}"], hint=hint)
            elif key is not None:
                yield from _vet_same(statement, part, table[key], method.where[f"{part} of {key}"])


def _vet_same(term: ast.Term, part: str, name: str, span: Span) -> Iterator[Diagnostic]:
    """The sentence names the same bearer or recipient as the method."""
    sentence = term.sentence
    written = [sentence.recipient] if sentence.recipient else []
    if part == "bearer":
        written = list(sentence.subject.names)
    if written and name not in (word.text for word in written):
        message = f'the method names "{name}" and term {term.id.text} "{written[0].text}"'
        yield problem("M103", message, span, related=((written[0].span, "in the term"),))
