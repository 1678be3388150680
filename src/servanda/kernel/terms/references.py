"""Terms and the references between them: given twice, not there, waiting for each other."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.accounting import label
from servanda.kernel.terms.resolve import Names, rings_of
from servanda.kernel.terms.suggest import nearest
from servanda.kernel.terms.tree import performances, references, walk


def check_references(document: ast.Document, names: Names) -> Iterator[Diagnostic]:
    """Terms given twice, references to nothing, terms under no clause, and rings of conditions."""
    terms = [s for s in document.statements if isinstance(s, ast.Term)]
    norms = [s for s in document.statements if isinstance(s, ast.Term | ast.Guarantee)]
    yield from _given_twice(norms)
    ids = {term.id.text for term in terms}
    readings = {(t.id.text, t.reading.text) for t in terms if t.reading}
    for statement in document.statements:
        for ref in references(statement):
            yield from _vet(ref, ids, readings, document)
    originals = {term.id.text for term in terms if term.amended_by is None}
    for term in terms:
        broken = term.id.text in document.broken
        if term.amended_by is not None and term.id.text not in originals and not broken:
            message = f"there is no term {term.id.text} that could be amended"
            yield problem("T205", message, term.id.span)
    for norm in norms:
        if not norm.clause:
            message = f"term {norm.id.text} stands under no clause"
            yield problem("T405", message, norm.id.span)
    yield from _rings(terms, names)


def _given_twice(norms: list[ast.Term | ast.Guarantee]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    plain: dict[str, Span] = {}
    read: dict[str, Span] = {}
    for norm in norms:
        key = label(norm) if isinstance(norm, ast.Term) else norm.id.text
        if key in seen:
            related = ((seen[key], "given here first"),)
            yield problem("T204", f"{key} is given twice", norm.id.span, related=related)
            continue
        seen[key] = norm.id.span
        if isinstance(norm, ast.Guarantee) or norm.amended_by is not None:
            continue
        mine, other = (read, plain) if norm.reading else (plain, read)
        name = norm.id.text
        mine.setdefault(name, norm.id.span)
        if name in other:
            message = f"term {name} stands both with and without a reading"
            related = ((other[name], "the other one"),)
            yield problem("T204", message, norm.id.span, related=related)


def _vet(
    ref: ast.TermRef, ids: set[str], readings: set[tuple[str, str]], document: ast.Document
) -> Iterator[Diagnostic]:
    """A reference within this agreement; one to an incorporated text is accepted as it stands."""
    name = ref.id.text
    if ref.of is not None or name in document.broken:
        return
    if name not in ids:
        meant = nearest(name, ids)
        hint = f'did you mean "term {meant}"?' if meant else _listed(ids)
        yield problem("T205", f"there is no term {name}", ref.id.span, hint=hint)
    elif ref.reading is not None and (name, ref.reading.text) not in readings:
        mine = [reading for term, reading in readings if term == name]
        meant = nearest(ref.reading.text, mine)
        hint = f'did you mean "{meant}"?' if meant else _listed(set(mine))
        message = f"term {name} has no reading {ref.reading.text}"
        yield problem("T205", message, ref.reading.span, hint=hint)


def _listed(names: set[str]) -> str:
    if not names:
        return "this document has none; add it, or delete the reference"
    shown = sorted(names)
    return "there are: " + ", ".join(shown[:9]) + (", …" if len(shown) > 9 else "")  # noqa: PLR2004


def _rings(terms: list[ast.Term], names: Names) -> Iterator[Diagnostic]:
    """Terms that wait for one another through performance, moments and named conditions."""
    by_id: dict[str, list[ast.Term]] = {}
    for term in terms:
        by_id.setdefault(term.id.text, []).append(term)
    edges: dict[str, tuple[str, ...]] = {}
    for name, several in by_id.items():
        targets = {target for term in several for target in _waits_for(term)}
        edges[f"term {name}"] = tuple(sorted(targets))
    for name, found in names.declared.items():
        if isinstance(found, ast.MomentDecl | ast.PeriodDecl):
            edges[name] = tuple(sorted(_named_in(found) - {name}))
    for ring in rings_of(edges):
        ours = [name.removeprefix("term ") for name in ring if name.startswith("term ")]
        if not ours:
            continue  # moments defined by each other: told as a definition in a circle
        path = " → ".join(f"term {name}" for name in (*ours, ours[0]))
        first = by_id[ours[0]][0]
        related = tuple(
            (by_id[name][0].id.span, "in clause " + " / ".join(by_id[name][0].clause))
            for name in ours[1:]
        )
        yield problem("T406", f"these wait for each other: {path}", first.id.span, related=related)


def _waits_for(term: ast.Term) -> set[str]:
    """What must happen, and which terms must be kept, before a term opens or binds."""
    found = _named_in(term.sentence.window)
    for rider in term.sentence.riders:
        if isinstance(rider, ast.AsLongAs):
            found.update(f"term {ref.id.text}" for ref in rider.terms if ref.of is None)
    return found


def _named_in(node: object) -> set[str]:
    """Terms whose performance a node waits for, and every name in it (moments among them)."""
    found = {f"term {ref.id.text}" for ref in performances(node) if ref.of is None}
    found.update(part.text for part in walk(node) if isinstance(part, ast.Word))
    return found
