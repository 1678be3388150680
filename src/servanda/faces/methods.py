"""The same facts under several methods, side by side, and which rule made the difference.

A method is the cell's, not the parties': what would change under another one shows how much of an
answer hangs on it. Which rule it hangs on is found by judging: the case's method with that one
rule taken from the other, and nothing else changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.case import under_method
from servanda.case.opening import METHOD
from servanda.faces.picture import Picture, Row, take
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.source import Span, lines_of
from servanda.kernel.terms.method import Method
from servanda.record.flaws import InputError

OWN = "the case's method"
"""What the case's method is called beside others."""

HEADER = "method"
"""The rule that says whose method it is, which version and when: it weighs nothing."""

MOST_RULES = 40
"""Limit of rules that are tried alone for each other method."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One term under each method: its row on each board, in the methods' order.

    ``occasions`` is how many of its occasions read differently under some of them.
    """

    key: TermKey
    rows: tuple[Row, ...]
    occasions: int

    @property
    def same(self) -> bool:
        """Whether the term as a whole reads the same under each."""
        return not any(self.differs(at) for at in range(len(self.rows)))

    def differs(self, at: int) -> bool:
        """Whether it reads differently under that method than under the case's own."""
        return self.rows[at] != self.rows[0]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule in which another method differs from the case's: its words in each, None where none.

    ``alone`` are the terms that this one rule, changed alone, makes read as they do under the
    whole other method; None where it was not tried.
    """

    name: str
    own: str | None
    own_line: int
    other: str | None
    other_line: int
    alone: tuple[TermKey, ...] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Boards under several methods, the case's own first."""

    names: tuple[str, ...]
    pictures: tuple[Picture, ...]
    terms: tuple[Beside, ...]
    rules: tuple[tuple[RuleChange, ...], ...]
    """For each other method, the rules in which it differs."""

    @property
    def differing(self) -> tuple[TermKey, ...]:
        """The terms that read differently under some method."""
        return tuple(term.key for term in self.terms if not term.same)


def beside(pictures: Sequence[Picture], names: Sequence[str], keys: Sequence[TermKey]) -> Compared:
    """The pictures of one case under several methods, the case's own first, for these terms."""
    terms = tuple(_beside(pictures, key) for key in keys)
    rules = tuple(
        tuple(_rule_changes(pictures[0], other, name, terms, at))
        for at, (other, name) in enumerate(zip(pictures, names, strict=True))
        if at
    )
    return Compared(tuple(names), tuple(pictures), terms, rules)


def _beside(pictures: Sequence[Picture], key: TermKey) -> Beside:
    rows = tuple(_row(picture, key) for picture in pictures)
    told = [
        {one.key: one.verdict for proof in p.proofs if proof.key == key for one in proof.instances}
        for p in pictures
    ]
    named = {name for some in told for name in some}
    differ = sum(1 for name in named if len({some.get(name) for some in told}) > 1)
    return Beside(key, rows, differ)


def _row(picture: Picture, key: TermKey) -> Row:
    return next(row for track in picture.board((key,)) for row in track.rows)


# ----------------------------------------------------------------------------------------- rules


def rules_of(method: Method, text: str) -> dict[str, tuple[str, Span]]:
    """The words of every rule of a method, by what it is about, with its place."""
    lines = lines_of(text)
    return {name: (_words(lines, span), span) for name, span in method.where.items()}


def _words(lines: Sequence[str], span: Span) -> str:
    """The words in a span on one line: blanks and line ends as one blank, without remarks."""
    found = []
    for number in range(span.line, span.end_line + 1):
        line = lines[number - 1]
        if number == span.end_line:
            line = line[: span.end_col - 1]
        if number == span.line:
            line = line[span.col - 1 :]
        found.append(_bare(line))
    return " ".join(" ".join(found).split())


def _bare(line: str) -> str:
    """A line without its remark; a ``#`` inside quotation marks is none."""
    quoted = False
    for at, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == "#" and not quoted:
            return line[:at]
    return line


def _rule_changes(
    own: Picture, other: Picture, name: str, terms: Sequence[Beside], at: int
) -> Iterator[RuleChange]:
    mine = rules_of(own.case.method, own.case.texts[METHOD])
    theirs = rules_of(other.case.method, other.case.texts[METHOD])
    differ = [t for t in terms if t.differs(at)]
    wanted = frozenset(t.key for t in differ)
    changed = [
        rule
        for rule in [*mine, *(r for r in theirs if r not in mine)]
        if mine.get(rule, ("",))[0] != theirs.get(rule, ("",))[0]
    ]
    tried = 0
    for rule in changed:
        alone: tuple[TermKey, ...] | None = ()
        if rule != HEADER and wanted:
            tried += 1
            mixed = {r: words for r, (words, _) in mine.items() if r != rule}
            if rule in theirs:
                mixed[rule] = theirs[rule][0]
            alone = None if tried > MOST_RULES else _alone(own, mixed, name, differ, at)
        yield RuleChange(
            rule,
            mine[rule][0] if rule in mine else None,
            mine[rule][1].line if rule in mine else 0,
            theirs[rule][0] if rule in theirs else None,
            theirs[rule][1].line if rule in theirs else 0,
            alone,
        )


def _alone(
    own: Picture, rules: dict[str, str], name: str, differ: Sequence[Beside], at: int
) -> tuple[TermKey, ...] | None:
    """The terms that read under these rules as they do under the other method; None: no method."""
    text = "".join(f"{words}.\n" for words in rules.values())
    try:
        case = under_method(own.case, text, name)
    except InputError:
        return None  # a rule that needs another one of its method beside it
    tried = take(case, own.as_of, own.cut, frozenset(t.key for t in differ))
    return tuple(t.key for t in differ if _row(tried, t.key) == t.rows[at])
