"""Opening a case: bytes are read here, and only text, tables and instants go to the kernel.

Days and weeks come from the pinned ``tzdata`` package, never from the machine. What a case rests
on is named by digest: the agreement's, the method's and each annex's bytes, the record's head, the
version of the zone data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from servanda.case.catalogue import problem
from servanda.case.naming import first_date, names_of
from servanda.evidence.assess import Assessment, Frame, assess
from servanda.evidence.names import Names
from servanda.evidence.spelling import Spelling
from servanda.geo.formats import map_format
from servanda.kernel.base import Calendar, Instant, digest_bytes
from servanda.kernel.facts import Facts
from servanda.kernel.plan.annexes import Annexes, read_annexes
from servanda.kernel.plan.lower import calendar_rules, lower
from servanda.kernel.plan.operators import ExceptClaimed, Plan
from servanda.kernel.source import Diagnostic, Severity, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked, check_document, zones_of
from servanda.kernel.terms.document import read_document
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.method_parser import read_method
from servanda.record.entries import Entry
from servanda.record.flaws import InputError
from servanda.record.intake import Rejected
from servanda.record.log import as_known_at, standing
from servanda.record.reading import read_entry
from servanda.record.store import Head
from servanda.record.zones import zone
from servanda.stores.folder import Kept, read_folder

if TYPE_CHECKING:
    from servanda.geo.map import Map

AGREEMENT: Final = "agreement.md"
METHOD: Final = "method.md"
INCORPORATES: Final = "incorporates"
"""The sort of name by which an agreement names another whose words it takes."""
RULING: Final = "determine"
"""The act by which a body rules."""
FILES: Final = (".csv", ".tsv", ".json", ".geojson", ".kml", ".txt", ".md")
"""Endings by which an annex's quoted text is the name of a file; any other text describes it."""


@dataclass(frozen=True, slots=True)
class Digests:
    """What the case's texts were when it was opened, each ``sha256:`` and hex digits."""

    agreement: str
    method: str
    annexes: tuple[tuple[str, str], ...]
    tzdata: str


@dataclass(frozen=True, slots=True)
class Case:
    """An agreement ready to be judged on its record.

    ``texts`` holds the files by name, for excerpts; ``findings`` every warning about agreement,
    method, annexes and plan, and every fault of a map; ``entries`` the record, ``head`` its head,
    ``rejected`` the rows that are no entries.
    """

    path: Path
    checked: Checked
    method: Method
    plan: Plan
    annexes: Annexes
    texts: Mapping[str, str]
    findings: tuple[Diagnostic, ...]
    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...]
    head: Head
    digests: Digests
    map: Map | None = None
    """The areas on the ground; None where no annex is a map."""
    names: Names | None = None
    """Every name that a report may use, as `open_case` gathered them."""
    begins: Instant | None = None
    """The earliest date that the agreement names; None where it names none."""

    @property
    def calendar(self) -> Calendar:
        """The agreement's days and weeks."""
        return self.plan.calendar

    @property
    def frame(self) -> Frame:
        """What the weighing of evidence needs of the agreement."""
        bodies = empowered(self.checked, self.plan)
        return Frame(
            self.calendar,
            self.plan.parties,
            bodies,
            spelling(self.checked),
            locator=self.map,
            parts=self.plan.area_parts,
            wider=self.plan.wider,
            cases=self.checked.names.cases,
            names=self.names,
            begins=self.begins,
            owing=owing(self.plan),
        )

    def known(
        self,
        *,
        position: int | None = None,
        as_known_at: Instant | None = None,
        by_published: Instant | None = None,
    ) -> tuple[Entry, ...]:
        """The record as it was known.

        ``position`` and ``as_known_at`` cut the log; ``by_published`` leaves out what its source
        published later, which is the cut for history that was put on record afterwards.
        """
        entries = known_entries(self.entries, position, as_known_at)
        if by_published is None:
            return entries
        return tuple(entry for entry in entries if _published(entry) <= by_published)

    def assessment(
        self,
        *,
        position: int | None = None,
        as_known_at: Instant | None = None,
        by_published: Instant | None = None,
    ) -> Assessment:
        """What the record, cut as in `known`, amounts to; with notes on single entries."""
        entries = self.known(position=position, as_known_at=as_known_at, by_published=by_published)
        cuts = [cut for cut in (as_known_at, by_published) if cut is not None]
        return assess(
            standing(entries), self.method, self.frame, known_at=min(cuts) if cuts else None
        )

    def facts(
        self,
        *,
        position: int | None = None,
        as_known_at: Instant | None = None,
        by_published: Instant | None = None,
    ) -> Facts:
        """The facts alone."""
        return self.assessment(
            position=position, as_known_at=as_known_at, by_published=by_published
        ).facts


def spelling(checked: Checked) -> Spelling:
    """How the agreement's acts and kinds may be written in a report."""
    names = checked.names
    acts: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for name, declared in names.declared.items():
        match declared:
            case ast.ActDecl():
                acts[name] = name
            case ast.KindDecl():
                kinds[name] = name
            case _:
                continue
    acts.update({form: name for form, name in names.forms.items() if form not in acts})
    kinds.update({form: name for form, name in names.spellings.items() if form not in kinds})
    return Spelling(acts, kinds)


def owing(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Who owes each term, by its id: those of all its readings together."""
    found: dict[str, dict[str, None]] = {}
    for term in plan.terms:
        found.setdefault(term.key.id, {}).update(dict.fromkeys(term.bearers))
    return tuple((name, tuple(bearers)) for name, bearers in found.items())


def empowered(checked: Checked, plan: Plan) -> tuple[str, ...]:
    """The bodies that the agreement empowers to rule: those named to determine or to confirm."""
    found: set[str] = set()
    for term in plan.terms:
        if term.condition is not None and term.condition.body is not None:
            found.add(term.condition.body)
        for exemption in term.exemptions:
            if isinstance(exemption, ExceptClaimed) and exemption.judge is not None:
                found.add(exemption.judge)
    for written in checked.terms:
        match written.sentence:
            case ast.Sentence(subject=subject, act=ast.Do(verb=verb)) if verb.text == RULING:
                found.update(name.text for name in subject.names)
            case _:
                continue
    return tuple(sorted(found))


def known_entries(
    entries: Iterable[Entry], position: int | None, instant: Instant | None
) -> tuple[Entry, ...]:
    """The log cut by position, by time recorded, or by both."""
    return as_known_at(as_known_at(entries, position=position), instant=instant)


def _published(entry: Entry) -> Instant:
    """When its source published it; what names no time of publication, when it was recorded."""
    published = read_entry(entry).testimony.published
    return entry.recorded if published is None else published


# ---------------------------------------------------------------------------------------- opening


def remarks_of(
    folder: Path, document: ast.Document, checked: Checked, method: Method
) -> list[Diagnostic]:
    """What lowering says of an agreement that checks: what is understood and not judged yet."""
    annex_texts, slips = _annexes(folder, document)
    others, other_slips = _incorporated(folder, document)
    slips += other_slips
    annexes, table_slips = read_annexes(annex_texts)
    zones = zones_in(document)
    if checked.zone is None or checked.zone not in zones:
        return [*slips, *table_slips]
    calendar = _calendar(checked, method, zones)
    _, found = lower(checked, method, calendar, annexes, others)
    drawn = _drawn(checked, method, calendar, annexes, annex_texts)
    return [*slips, *table_slips, *found, *(() if drawn is None else drawn.findings)]


def open_case(path: Path, method_file: Path | None = None) -> Case:
    """The case in a folder. Raises `InputError` with everything that stands in the way.

    ``method_file`` is another method to judge it by than the folder's own.
    """
    if not path.is_dir():
        raise InputError(problem("C101", "there is no such folder", str(path)))
    agreement, method_text = _texts(path, method_file)
    name = METHOD if method_file is None else str(method_file)
    return _opened(path, agreement, method_text, name)


def under_method(case: Case, text: str, name: str) -> Case:
    """The same agreement and record under another method's text; ``name`` is its file's.

    Raises `InputError` with what is wrong with it. The record is not read again.
    """
    kept = Kept(case.entries, case.rejected, case.head, case.path)
    return _opened(case.path, case.texts[AGREEMENT], text, name, kept)


def _opened(
    path: Path, agreement: str, method_text: str, method_name: str, kept: Kept | None = None
) -> Case:
    document, slips = read_document(agreement, AGREEMENT)
    method, method_slips = read_method(method_text, method_name)
    zones = zones_in(document)
    checked = check_document(document, method, [*slips, *method_slips], zones)
    annex_texts, annex_slips = _annexes(path, document)
    annexes, table_slips = read_annexes(annex_texts)
    others, other_slips = _incorporated(path, document)
    other_texts, _ = _annexes(path, document, INCORPORATES)
    kept_texts = dict([*annex_texts.values(), *other_texts.values()])
    findings = [*checked.diagnostics, *annex_slips, *table_slips, *other_slips]
    _stop_on_errors(findings)
    calendar = _calendar(checked, method, zones)
    plan, plan_slips = lower(checked, method, calendar, annexes, others)
    findings += plan_slips
    _stop_on_errors(findings)
    drawn = _drawn(checked, method, calendar, annexes, annex_texts)
    # what a fault in a map spoils is not drawn and stays open; the rest of the case is judged
    findings += () if drawn is None else drawn.findings
    kept = read_folder(path, checked.zone) if kept is None else kept
    return Case(
        path=path,
        checked=checked,
        method=method,
        plan=plan,
        annexes=annexes,
        texts={AGREEMENT: agreement, METHOD: method_text} | kept_texts,
        findings=tuple(findings),
        entries=kept.entries,
        rejected=kept.rejected,
        head=kept.head,
        digests=Digests(
            agreement=_digest(agreement),
            method=_digest(method_text),
            annexes=tuple(sorted((file, _digest(text)) for file, text in kept_texts.items())),
            tzdata=version("tzdata"),
        ),
        map=drawn,
        names=names_of(checked, plan, method, drawn),
        begins=first_date(checked, calendar),
    )


def _drawn(
    checked: Checked,
    method: Method,
    calendar: Calendar,
    annexes: Annexes,
    texts: Mapping[str, tuple[str, str]],
) -> Map | None:
    """The map of the case. What draws is heavy and is loaded only where there is a map."""
    if not any(map_format(file, text) for file, text in texts.values()):
        return None
    from servanda.geo.drawing import draw

    return draw(checked, method, calendar, annexes, texts)


def _stop_on_errors(findings: Iterable[Diagnostic]) -> None:
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        raise InputError(*errors)


def _texts(path: Path, method_file: Path | None) -> tuple[str, str]:
    """The texts of agreement and method, with all that is wrong with either told at once."""
    texts: list[str] = []
    troubles: list[Diagnostic] = []
    for code, name, file in (
        ("C102", AGREEMENT, path / AGREEMENT),
        ("C103", METHOD if method_file is None else str(method_file), method_file or path / METHOD),
    ):
        found = _read(file, name, code)
        if isinstance(found, Diagnostic):
            troubles.append(found)
        else:
            texts.append(found)
    if troubles:
        raise InputError(*troubles)
    return texts[0], texts[1]


def _read(path: Path, name: str, missing: str) -> str | Diagnostic:
    """A file's text, or why there is none."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as broken:
        line = path.read_bytes()[: broken.start].count(b"\n") + 1
        return problem("C104", f"line {line} is not UTF-8", name, span=Span(name, line, 1, line, 1))
    except OSError as broken:
        return problem(missing, f"the file cannot be read: {broken.strerror}", name)


def _digest(text: str) -> str:
    return digest_bytes(text.encode("utf-8"))


def zones_in(document: ast.Document) -> dict[str, tzinfo]:
    """The rules of every zone that the document names and the zone data hold.

    A zone that they do not hold is left out, and told by the check of the document.
    """
    found: dict[str, tzinfo] = {}
    for name in zones_of(document):
        try:
            found[name] = zone(name)
        except KeyError:
            continue
    return found


def _calendar(checked: Checked, method: Method, zones: Mapping[str, tzinfo]) -> Calendar:
    name = checked.zone
    if name is None or name not in zones:
        raise AssertionError("a case without a calendar was stopped before")
    end_of_day, _ = calendar_rules(checked, method)
    return Calendar(name, zones[name], end_of_day=end_of_day)


def _incorporated(
    path: Path, document: ast.Document
) -> tuple[dict[str, Checked], list[Diagnostic]]:
    """The texts that the agreement takes words from, by their declared names, each checked alone.

    What is only a warning about another text is that text's business.
    """
    texts, troubles = _annexes(path, document, INCORPORATES)
    found: dict[str, Checked] = {}
    for name, (file, text) in texts.items():
        other, slips = read_document(text, file)
        found[name] = check_document(other, None, slips, zones_in(other))
        troubles += [d for d in found[name].diagnostics if d.severity is Severity.ERROR]
    return found, troubles


def _annexes(
    path: Path, document: ast.Document, sort: str = "annex"
) -> tuple[dict[str, tuple[str, str]], list[Diagnostic]]:
    """The annexes that are files: declared name to file name and text; and what is wrong."""
    texts: dict[str, tuple[str, str]] = {}
    troubles: list[Diagnostic] = []
    for declared in document.statements:
        match declared:
            case ast.NameDecl(sort=kind, name=name, text=file, span=span) if (
                kind == sort and file.endswith(FILES)
            ):
                found = _annex(path, file, span)
                if isinstance(found, Diagnostic):
                    troubles.append(found)
                else:
                    texts[name.text] = (file, found)
            case _:
                continue
    return texts, troubles


def _annex(path: Path, file: str, span: Span) -> str | Diagnostic:
    """The text of an annex's file, or what is wrong with its name, where the agreement has it."""
    named = PurePosixPath(file)
    if named.is_absolute() or ".." in named.parts:
        return problem("C106", f'"{file}" is not in the case\'s folder', AGREEMENT, span=span)
    found = _read(path / file, file, "C105")
    if isinstance(found, Diagnostic) and found.code == "C105":
        return problem("C105", f'"{file}" cannot be read', AGREEMENT, span=span)
    return found
