"""`servanda check`: an agreement read, checked, and accounted for clause by clause."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servanda.faces.cli.main import Subparsers
    from servanda.kernel.base import Json
    from servanda.kernel.source import Diagnostic
    from servanda.kernel.terms.check import Checked

_CHECK = """\
Reads an agreement and the method beside it, and tells everything that is wrong with either, with
its place and how to mend it. Then accounts for every clause: monitored, not monitored and why, or
missing.
"""
AGREEMENT = "agreement.md"
METHOD = "method.md"


def add_parser(subparsers: Subparsers[argparse.ArgumentParser]) -> None:
    """Declares the command."""
    parser = subparsers.add_parser(
        "check",
        help="check an agreement and account for every clause",
        description=_CHECK,
        epilog="Exit codes: 0 nothing wrong, or only warnings; 2 something is wrong.",
    )
    parser.add_argument("case", metavar="CASE", help="a case's folder, or its agreement file")
    parser.add_argument("--readings", action="store_true", help="read each term aloud")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for programs: LSP diagnostics")
    form.add_argument("--gnu", action="store_true", help="one line for each thing found")


def run(args: argparse.Namespace) -> int:
    """Prints what was found. Raises `InputError` where there is no such file."""
    form = "json" if args.json else "gnu" if args.gnu else "text"
    code, output = run_check(args.case, form=form, readings=args.readings)
    print(output)
    return code


def run_check(path: str, *, form: str = "text", readings: bool = False) -> tuple[int, str]:
    """The exit code and what is printed; ``form`` is ``text``, ``gnu`` or ``json``.

    Raises `InputError` where there is no such agreement.
    """
    from servanda.case import remarks_of, zones_in
    from servanda.kernel.render import render_gnu
    from servanda.kernel.terms.check import check_document
    from servanda.kernel.terms.document import read_document
    from servanda.kernel.terms.method import Method
    from servanda.kernel.terms.method_parser import read_method
    from servanda.stores.folder import read_text

    agreement = Path(path)
    if agreement.is_dir():
        agreement = agreement / AGREEMENT
    beside = agreement.parent / METHOD
    texts = {agreement.name: read_text(agreement)}
    document, found = read_document(texts[agreement.name], agreement.name)
    method = None
    if beside.is_file():
        texts[beside.name] = read_text(beside)
        method, slips = read_method(texts[beside.name], beside.name)
        found += slips
    zones = zones_in(document)
    checked = check_document(document, method, found, zones)
    if checked.ok:
        remarks = remarks_of(agreement.parent, document, checked, method or Method("", 0, ""))
        if not Path(path).is_dir():
            remarks = [d for d in remarks if not d.code.startswith("C")]
        checked = check_document(document, method, [*found, *remarks], zones)
    code = 0 if checked.ok else 2
    if form == "json":
        return code, _as_json(checked, texts, readings=readings)
    if form == "gnu":
        return code, "\n".join(render_gnu(d) for d in checked.diagnostics)
    return code, _as_text(checked, texts, readings=readings)


def _as_text(checked: Checked, texts: dict[str, str], *, readings: bool) -> str:
    from servanda.kernel.render import render_text

    parts = [render_text(d, texts.get(d.span.file, "")) for d in checked.diagnostics]
    parts.append(_account(checked))
    if readings and checked.terms:
        parts.append(_readings(checked))
    return "\n\n".join(parts)


def _account(checked: Checked) -> str:
    """Every clause with its state, then the counts."""
    from collections import Counter

    from servanda.kernel.terms.accounting import State

    title = f"{checked.name}: {checked.title}" if checked.name else checked.document.file
    rows = [
        (" / ".join(c.path), c.state.value, ", ".join((*c.terms, *c.reasons)))
        for c in checked.clauses
        if c.state not in (State.PREAMBLE, State.WORDLESS)
    ]
    wide = max((len(row[0]) for row in rows), default=0)
    wide = min(wide, 44)
    lines = [
        title,
        *(f"  {name:<{wide}}  {state:<13}  {what}".rstrip() for name, state, what in rows),
    ]
    counts = Counter(c.state for c in checked.clauses)
    told = ", ".join(
        f"{counts[state]} {state.value}"
        for state in State
        if counts[state] and state not in (State.PREAMBLE, State.WORDLESS)
    )
    lines.append(f"{_plural(len(rows), 'clause')}: {told}" if rows else "no clauses")
    terms, guarantees = len(checked.terms), len(checked.guarantees)
    guaranteed = f", {_plural(guarantees, 'guarantee')}" if guarantees else ""
    lines.append(f"{_plural(terms, 'term')}{guaranteed}")
    lines.append(_verdict(checked.diagnostics))
    return "\n".join(lines)


def _verdict(found: tuple[Diagnostic, ...]) -> str:
    from servanda.kernel.source import Severity

    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = sum(d.severity is Severity.WARNING for d in found)
    told = [_plural(n, what) for n, what in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(told) if told else "nothing wrong"


def _plural(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _readings(checked: Checked) -> str:
    from servanda.kernel.terms.accounting import label
    from servanda.kernel.terms.readings import read_aloud

    lines = ["read aloud (what was understood, to be held against the clause)"]
    lines.extend(f"  {label(term)}: {read_aloud(term, checked)}" for term in checked.terms)
    return "\n".join(lines)


def _as_json(checked: Checked, texts: dict[str, str], *, readings: bool) -> str:
    import json

    from servanda.kernel.render import render_json
    from servanda.kernel.terms.accounting import label
    from servanda.kernel.terms.format import format_statement
    from servanda.kernel.terms.readings import read_aloud

    terms: list[Json] = []
    for term in checked.terms:
        entry: dict[str, Json] = {
            "term": label(term),
            "clause": list(term.clause),
            "place": str(term.span),
            "sentence": format_statement(term),
        }
        if readings:
            entry["reading"] = read_aloud(term, checked)
        terms.append(entry)
    clauses: list[Json] = [
        {
            "path": list(c.path),
            "place": str(c.span),
            "state": c.state.value,
            "terms": list(c.terms),
            "reasons": list(c.reasons),
        }
        for c in checked.clauses
    ]
    value: dict[str, Json] = {
        "schema": "servanda.check/1",
        "agreement": checked.name,
        "title": checked.title,
        "zone": checked.zone,
        "ok": checked.ok,
        "diagnostics": [render_json(d, texts.get(d.span.file, "")) for d in checked.diagnostics],
        "clauses": clauses,
        "terms": terms,
        "guarantees": [guarantee.id.text for guarantee in checked.guarantees],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)
