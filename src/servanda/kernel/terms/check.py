"""The checked agreement: names resolved, rules held, every clause accounted for.

What later stages read of an agreement is a `Checked`; one with errors is printed, never judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Severity, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.accounting import ClauseState, account
from servanda.kernel.terms.document import in_order, with_clauses
from servanda.kernel.terms.lint import lint
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_check import check_calendar_rules, check_method
from servanda.kernel.terms.references import check_references
from servanda.kernel.terms.resolve import Declared, Names, resolve, sort_of
from servanda.kernel.terms.rules import check_rules
from servanda.kernel.terms.sorts import check_sorts
from servanda.kernel.terms.tree import references, walk


@dataclass(frozen=True, slots=True)
class Checked:
    """An agreement after every check; ``zone`` None where no calendar is declared.

    ``declarations`` are by sort and name; ``incorporated`` the references to terms of other
    agreements, which nothing here can look up.
    """

    document: ast.Document
    method: Method | None
    name: str
    title: str
    zone: str | None
    names: Names
    declarations: Mapping[str, Mapping[str, Declared]]
    rules: Mapping[str, str]
    in_force: ast.InForceDecl | None
    terms: tuple[ast.Term, ...]
    guarantees: tuple[ast.Guarantee, ...]
    incorporated: tuple[ast.TermRef, ...]
    clauses: tuple[ClauseState, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return all(d.severity is not Severity.ERROR for d in self.diagnostics)

    @property
    def areas(self) -> dict[str, ast.AreaDecl]:
        """Areas and lines by name."""
        found = self.names.declared.items()
        return {name: d for name, d in found if isinstance(d, ast.AreaDecl)}

    @property
    def lists(self) -> dict[str, ast.ListDecl]:
        """Lists by name, each with how many entries it numbers, where that is stated."""
        found = self.names.declared.items()
        return {name: d for name, d in found if isinstance(d, ast.ListDecl)}

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties, in the order of the agreement."""
        return tuple(self.declarations.get("party", {}))

    def kinds_under(self, name: str) -> tuple[str, ...]:
        """The kind (or its plural) and every kind that falls under it, by alphabet."""
        return self.names.kinds_under(name)

    def acts_under(self, name: str) -> tuple[str, ...]:
        """The act (or its past form) and every act that falls under it, by alphabet."""
        return self.names.acts_under(name)

    def text_of(self, name: str) -> str:
        """The agreement's own words for a declared name; the name itself where it has none."""
        found = self.names.declared.get(self.names.canonical(name))
        text = getattr(found, "text", None)
        return text if isinstance(text, str) and text else name


def check_document(
    document: ast.Document,
    method: Method | None,
    diagnostics: Iterable[Diagnostic] = (),
    zones: Mapping[str, tzinfo] | None = None,
) -> Checked:
    """The checked agreement, with everything found wrong in order of place.

    ``diagnostics`` are those of the reading, of document and method; they are kept. ``zones`` are
    the rules of the zones that the document names (`zones_of`), where the caller has them: then
    local times that occur twice or never are found too. Never raises for a document that was read.
    """
    names, found = resolve(document)
    found.extend(check_sorts(document, names))
    found.extend(check_references(document, names))
    found.extend(check_rules(document, names))
    found.extend(check_calendar_rules(document))
    states, missing = account(document)
    found.extend(missing)
    found.extend(lint(document, states))
    heads = [s for s in document.statements if isinstance(s, ast.NameDecl) and _is_head(s)]
    calendars = [s for s in document.statements if isinstance(s, ast.CalendarDecl)]
    in_force = [s for s in document.statements if isinstance(s, ast.InForceDecl)]
    found.extend(_once(document, heads, "agreement"))
    found.extend(_once(document, calendars, "calendar"))
    found.extend(_twice(in_force, "in force"))
    if method is not None:
        found.extend(check_method(document, method, names))
    if zones is not None:
        found.extend(_check_times(document, zones))
    placed = with_clauses(document.clauses, document.file, found)
    norms = document.statements
    return Checked(
        document=document,
        method=method,
        name=heads[0].name.text if heads else "",
        title=heads[0].text if heads else document.title,
        zone=calendars[0].zone if calendars else None,
        names=names,
        declarations=_by_sort(names),
        rules={s.rule: s.name.text for s in norms if isinstance(s, ast.RuleDecl)},
        in_force=in_force[0] if in_force else None,
        terms=tuple(s for s in norms if isinstance(s, ast.Term)),
        guarantees=tuple(s for s in norms if isinstance(s, ast.Guarantee)),
        incorporated=tuple(r for s in norms for r in references(s) if r.of is not None),
        clauses=states,
        diagnostics=tuple(in_order([*diagnostics, *placed])),
    )


def zones_of(document: ast.Document) -> tuple[str, ...]:
    """Every zone that a document names, by alphabet."""
    named = {s.zone for s in document.statements if isinstance(s, ast.CalendarDecl)}
    for statement in document.statements:
        dates = (part for part in walk(statement) if isinstance(part, ast.Date))
        named.update(date.zone for date in dates if date.zone)
    return tuple(sorted(named))


def _is_head(statement: ast.NameDecl) -> bool:
    return statement.sort == "agreement"


def _once(
    document: ast.Document, given: list[ast.NameDecl] | list[ast.CalendarDecl], what: str
) -> Iterator[Diagnostic]:
    if not given and not document.unread:
        place = Span(document.file, 1, 1, 1, 2)
        yield problem("T207", f"the document has no `{what}`", place)
    yield from _twice(given, what)


def _twice(
    given: list[ast.NameDecl] | list[ast.CalendarDecl] | list[ast.InForceDecl], what: str
) -> Iterator[Diagnostic]:
    for later in given[1:]:
        related = ((given[0].span, "the first one"),)
        yield problem("T203", f"`{what}` stands twice", later.span, related=related)


def _by_sort(names: Names) -> dict[str, dict[str, Declared]]:
    table: dict[str, dict[str, Declared]] = {}
    for name, found in names.declared.items():
        table.setdefault(sort_of(found), {})[name] = found
    return table


def _check_times(document: ast.Document, zones: Mapping[str, tzinfo]) -> Iterator[Diagnostic]:
    """Zones nobody knows, and clock times that a zone has twice or never."""
    default = None
    for statement in document.statements:
        if isinstance(statement, ast.CalendarDecl):
            default = statement.zone
            if statement.zone not in zones:
                yield _unknown_zone(statement.zone, statement.span)
    for statement in document.statements:
        for part in walk(statement):
            if not isinstance(part, ast.Date):
                continue
            if part.zone is not None and part.zone not in zones:
                yield _unknown_zone(part.zone, part.span)
            zone = zones.get(part.zone or default or "")
            if part.clock and zone is not None:
                yield from _vet_clock(part, zone)


def _unknown_zone(zone: str, span: Span) -> Diagnostic:
    hint = "write a zone of the tz database, such as Asia/Gaza, or UTC"
    return problem("T209", f'no zone is called "{zone}"', span, hint=hint)


def _vet_clock(date: ast.Date, zone: tzinfo) -> Iterator[Diagnostic]:
    first = date.wall.replace(tzinfo=zone, fold=0)
    second = date.wall.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
    times = "twice" if back == date.wall else "never"
    message = f"on that day the clock shows {date.wall:%H:%M} {times}"
    hint = f"state the time in UTC, for example {first.astimezone(UTC):%H:%M} UTC"
    yield problem("T209", message, date.span, hint=hint)
