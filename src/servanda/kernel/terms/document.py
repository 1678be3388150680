"""The agreement document: Markdown into clauses, and each terms block under its clause.

A clause is a heading (``## Article 4``) or a numbered passage (``3. …``, ``5b …``, ``4.1 …``,
``(a) …``). Headings nest by level; numbered passages nest by the form of their number. Terms stand
in fenced blocks labelled ``terms`` and belong to the last clause that began above them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Final

from servanda.kernel.catalogue import problem
from servanda.kernel.source import Diagnostic, Span, lines_of
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexer import tokenize
from servanda.kernel.terms.parser import acts_of, parse_text

MAX_CHARACTERS: Final = 1_000_000
"""Characters of one document."""
MAX_STATEMENTS: Final = 5_000
"""Statements of one document."""
MAX_CLAUSES: Final = 10_000
"""Clauses of one document."""
MAX_FINDINGS: Final = 1_000
"""Findings that are told of one document."""
MAX_PATH: Final = 12
"""Headings and numbers above one clause."""

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})(?=[ \t])(.*)$")
_FENCE: Final = re.compile(r"^([ \t]*)(`{3,}|~{3,})([^\n`]*)$")
_QUOTED_FENCE: Final = re.compile(r"^[ \t]*(?:>[ \t]?)+[ \t]*(?:`{3,}|~{3,})[ \t]*(terms|method)\b")
_LABEL: Final = re.compile(
    r"^(?P<indent>[ \t]*)(?P<bullet>[-*+][ \t]+)?(?P<bold>\*\*|__)?"
    r"(?:(?P<dotted>[0-9]{1,3}(?:\.[0-9]{1,3})+)[.)]?"
    r"|(?P<lettered>[0-9]{1,3}[a-z])[.)]?"
    r"|(?P<number>[0-9]{1,3})[.)]"
    r"|\((?P<inner>[a-z]|[ivxl]{1,6}|[0-9]{1,3})\))"
    r"(?P<close>\*\*|__)?(?:[ \t]+|$)"
)
_ROMAN: Final = re.compile(r"^[ivxl]+$")
_OVERRIDES: Final = frozenset("\u202a\u202b\u202c\u202d\u202e")
_LABELS: Final = ("terms", "method")


@dataclass(slots=True)
class _Mark:
    """One level of the path: a heading (``form`` its level) or a number of some form."""

    form: str
    indent: int
    text: str


@dataclass(slots=True)
class _Open:
    """A clause that is being read."""

    path: tuple[str, ...]
    line: int
    col: int
    words: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    end_line: int = 0
    end_col: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its label, the lines inside, and the clause it stands under."""

    label: str
    text: str
    line: int
    clause: tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """What is read of a document before its terms are."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)
    title: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    clauses: list[_Open] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    full: bool = False


def clean(text: str) -> str:
    r"""Without byte-order mark and with ``\n`` line ends; columns and lines stay as they are."""
    return "\n".join(lines_of(text))


def read_document(text: str, file: str) -> tuple[ast.Document, list[Diagnostic]]:
    """The agreement and everything found wrong in its letters and grammar, in order of place.

    ``file`` is printed in every place. Never raises for any text.
    """
    text = clean(text)
    if len(text) > MAX_CHARACTERS:
        place = Span(file, 1, 1, 1, 2)
        message = f"the document has {len(text)} characters; the limit is {MAX_CHARACTERS}"
        return ast.Document(file, (), ()), [problem("T115", message, place)]
    reading = read_parts(text, file)
    found = reading.found
    statements: list[ast.Statement] = []
    under: list[tuple[str, ...]] = []
    broken: list[str] = []
    unread: list[tuple[str, ...]] = []
    acts: list[str] = []
    blocks = [block for block in reading.blocks if block.label == "terms"]
    for block in blocks:
        acts.extend(acts_of(tokenize(block.text, file, block.line)[0]))
    for block in blocks:
        parsed = parse_text(block.text, file, block.line, block.clause, tuple(acts))
        statements.extend(parsed.statements)
        under.extend(block.clause for _ in parsed.statements)
        broken.extend(parsed.broken)
        if parsed.unread:
            unread.append(block.clause)
        found.extend(parsed.diagnostics)
    if len(statements) > MAX_STATEMENTS:
        place = statements[MAX_STATEMENTS].span
        message = f"{len(statements)} statements; the limit is {MAX_STATEMENTS}"
        found.append(problem("T115", message, place))
        del statements[MAX_STATEMENTS:], under[MAX_STATEMENTS:]
    clauses = tuple(_closed(clause, file) for clause in reading.clauses)
    names = tuple(dict.fromkeys(broken))
    document = ast.Document(
        file, clauses, tuple(statements), reading.title, names, tuple(unread), tuple(under)
    )
    return document, in_order(with_clauses(clauses, file, found))


def in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """By place, each thing once, and no more than `MAX_FINDINGS`: then the last one says so."""
    once = {(d.span, d.code, d.message): d for d in found}
    keys = sorted(once)
    told = [once[key] for key in keys[:MAX_FINDINGS]]
    if len(keys) > MAX_FINDINGS:
        message = f"{len(keys) - MAX_FINDINGS} more things are wrong from here on"
        hint = "mend those above and check again"
        told.append(problem("T115", message, keys[MAX_FINDINGS][0], hint=hint))
    return told


def with_clauses(
    clauses: tuple[ast.Clause, ...], file: str, found: list[Diagnostic]
) -> list[Diagnostic]:
    """Each diagnostic about a file with the path of the clause it stands in."""
    lines = [clause.span.line for clause in clauses]
    placed = []
    for diagnostic in found:
        span = diagnostic.span
        if diagnostic.clause or span.file != file:
            placed.append(diagnostic)
            continue
        at = bisect_right(lines, span.line) - 1
        placed.append(replace(diagnostic, clause=clauses[at].path if at >= 0 else ()))
    return placed


def _closed(clause: _Open, file: str) -> ast.Clause:
    span = Span(file, clause.line, clause.col, clause.end_line, max(clause.end_col, 2))
    return ast.Clause(clause.path, "\n".join(clause.words), span, tuple(clause.places))


def read_parts(text: str, file: str) -> Reading:
    r"""Headings, numbered passages and fenced blocks of a text with ``\n`` line ends."""
    reading = Reading(file)
    _vet_letters(text, file, reading.found)
    lines = text.split("\n")
    reading.clauses.append(_Open((), 1, 1, end_line=1, end_col=len(lines[0]) + 1))
    at = 0
    fresh = True
    listed = False
    while at < len(lines):
        line = lines[at]
        if line.lstrip().startswith("<!--"):
            at = _remark(reading, lines, at)
            continue
        fence = _FENCE.match(line)
        if fence:
            at = _fenced(reading, lines, at, fence)
            fresh, listed = True, False
            continue
        heading = _HEADING.match(line)
        if heading:
            words = heading[2].strip().rstrip("#").rstrip()
            _head(reading, len(heading[1]), words, at + 1)
            fresh, listed = True, False
        elif not line.strip():
            fresh, listed = True, False
        else:
            label = _LABEL.match(line)
            if label and (fresh or (listed and label["number"])):
                _passage(reading, label, at + 1)
                _add(reading.clauses[-1], line, at + 1, label.end())
                listed = True
            else:
                _add(reading.clauses[-1], line, at + 1, 0)
            fresh = False
        at += 1
    return reading


def _add(clause: _Open, line: str, number: int, start: int) -> None:
    """A line of words, from an offset on."""
    words = line[start:].strip()
    clause.end_line, clause.end_col = number, len(line) + 1
    if words:
        clause.words.append(words)
        clause.places.append((number, line.index(words, start) + 1))


def _head(reading: Reading, level: int, text: str, number: int) -> None:
    """A heading: the first of level 1 is the title, every other one begins a clause."""
    words = re.sub(r"\*\*|__|`", "", text).strip()
    quiet = len(reading.clauses) == 1 and not any(reading.clauses[0].words)
    if level == 1 and not reading.title and quiet:
        reading.title = words
        return
    while reading.headings and reading.headings[-1][0] >= level:
        reading.headings.pop()
    reading.headings.append((level, words))
    reading.marks.clear()
    _begin(reading, number, 1, len(text) + level + 2)


def _passage(reading: Reading, label: re.Match[str], number: int) -> None:
    """A numbered passage: a number of a form seen above replaces it, a new form nests.

    ``4.1`` and ``5b`` nest under ``4`` and ``5`` alone, not under another number.
    """
    indent = len(label["indent"].expandtabs(4))
    form, text = _form(reading, label)
    marks = reading.marks
    while marks and marks[-1].indent > indent:
        marks.pop()
    for depth, mark in enumerate(marks):
        if mark.form == form and mark.indent == indent:
            del marks[depth:]
            break
    while marks and _is_stranger(marks[-1], form, text):
        marks.pop()
    marks.append(_Mark(form, indent, text))
    _begin(reading, number, label.start() + len(label["indent"]) + 1, label.end() + 1)


def _is_stranger(mark: _Mark, form: str, text: str) -> bool:
    """Whether a compound number (``4.1``, ``5b``) cannot stand under this mark."""
    compound = form.startswith(("dotted", "lettered"))
    return compound and not (mark.text[0].isdigit() and text.startswith(mark.text))


def _form(reading: Reading, label: re.Match[str]) -> tuple[str, str]:
    """The form of a number and how the path shows it."""
    for form in ("dotted", "lettered", "number"):
        if label[form]:
            dots = label[form].count(".")
            return (f"{form}{dots}" if dots else form), label[form]
    inner = label["inner"]
    shown = f"({inner})"
    if inner.isdigit():
        return "(1)", shown
    letters = [mark.text for mark in reading.marks if mark.form == "(a)"]
    follows = bool(letters) and len(inner) == 1 and letters[-1] == f"({chr(ord(inner) - 1)})"
    if _ROMAN.match(inner) and not follows and (inner != "l" or len(inner) > 1):
        return "(i)", shown
    return "(a)", shown


def _begin(reading: Reading, line: int, col: int, end_col: int) -> None:
    path = (*(text for _, text in reading.headings), *(mark.text for mark in reading.marks))
    if len(path) > MAX_PATH:
        place = Span(reading.file, line, col, line, end_col)
        message = f"clauses inside clauses, more than {MAX_PATH} deep"
        reading.found.append(problem("T115", message, place))
        path = path[:MAX_PATH]
    if len(reading.clauses) == MAX_CLAUSES:
        if not reading.full:
            place = Span(reading.file, line, col, line, end_col)
            message = f"more than {MAX_CLAUSES} clauses"
            reading.found.append(problem("T115", message, place))
        reading.full = True
        return
    reading.clauses.append(_Open(path, line, col, end_line=line, end_col=end_col))


def _fenced(reading: Reading, lines: list[str], at: int, fence: re.Match[str]) -> int:
    """Read a fenced block that begins on line ``at``; the number of the line after it."""
    ticks, info = fence[2], fence[3].strip()
    label = info.split(" ")[0].split("\t")[0]
    here = Span(reading.file, at + 1, len(fence[1]) + 1, at + 1, len(lines[at]) + 1)
    path = reading.clauses[-1].path
    near = label.lower().rstrip("s") in ("term", "method")
    if near and label not in _LABELS:
        meant = "terms" if label.lower().startswith("term") else "method"
        message = f'a block labelled "{label}" is not read'
        hint = f"write ```{meant}"
        reading.found.append(problem("T109", message, here, hint=hint, clause=path))
    body: list[str] = []
    end = at + 1
    while end < len(lines):
        closing = lines[end].strip()
        if closing.startswith(ticks) and not closing.strip(ticks[0]):
            break
        if label not in _LABELS and _begins_terms(lines[end], ticks):
            place = Span(reading.file, end + 1, 1, end + 1, len(lines[end]) + 1)
            message = "this block stands inside another one and is not read"
            hint = f"close the block of line {at + 1} with {ticks} before it"
            reading.found.append(problem("T109", message, place, hint=hint, clause=path))
        body.append(lines[end])
        end += 1
    else:
        message = "the block is not closed"
        hint = f"write {ticks} on a line of its own after the last sentence"
        reading.found.append(problem("T109", message, here, hint=hint, clause=path))
    if label in _LABELS:
        reading.blocks.append(Block(label, "\n".join(body), at + 2, path))
    return end + 1


def _begins_terms(line: str, ticks: str) -> bool:
    fence = _FENCE.match(line)
    return (
        fence is not None
        and fence[2].startswith(ticks)
        and fence[3].strip().split(" ")[0] in _LABELS
    )


def _remark(reading: Reading, lines: list[str], at: int) -> int:
    """Step over an HTML remark, which no reader sees; blocks inside are refused."""
    end = at
    while end < len(lines) and "-->" not in lines[end]:
        end += 1
    place = Span(reading.file, at + 1, 1, at + 1, len(lines[at]) + 1)
    path = reading.clauses[-1].path
    if end == len(lines):
        message = "the remark is not closed, and hides the rest of the document"
        hint = "write --> after the remark"
        reading.found.append(problem("T109", message, place, hint=hint, clause=path))
    for number in range(at, min(end + 1, len(lines))):
        fence = _FENCE.match(lines[number])
        if fence and fence[3].strip().split(" ")[0] in _LABELS:
            here = Span(reading.file, number + 1, 1, number + 1, len(lines[number]) + 1)
            message = "a block inside a hidden remark is not read"
            reading.found.append(problem("T109", message, here, clause=path))
    return end + 1


def _vet_letters(text: str, file: str, found: list[Diagnostic]) -> None:
    """Normal form of the whole file; direction overrides, controls and quoted blocks."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            col = _first_difference(line, unicodedata.normalize("NFC", line))
            place = Span(file, number, col, number, col + 1)
            found.append(problem("T104", "this line is not in normal form (NFC)", place))
        for col, char in enumerate(line, start=1):
            place = Span(file, number, col, number, col + 1)
            category = unicodedata.category(char) if not char.isprintable() else ""
            if char in _OVERRIDES:
                message = f"a hidden control character, U+{ord(char):04X}"
                found.append(problem("T103", message, place))
            elif category == "Cs":
                message = "a byte that is no text"
                found.append(problem("T101", message, place, hint="save the file as UTF-8"))
            elif category == "Cc" and char != "\t":
                message = f"a control character, U+{ord(char):04X}"
                found.append(problem("T101", message, place))
        if _QUOTED_FENCE.match(line):
            place = Span(file, number, 1, number, len(line) + 1)
            found.append(problem("T109", "a block inside a quotation is not read", place))


def _first_difference(one: str, two: str) -> int:
    for col, (a, b) in enumerate(zip(one, two, strict=False), start=1):
        if a != b:
            return col
    return min(len(one), len(two)) or 1
