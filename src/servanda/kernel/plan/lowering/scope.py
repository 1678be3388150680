"""What a pass works on: the agreement's names and the cell's rules, and each term's draft.

A draft is a sentence with as much of its plan as the passes so far have filled in. What is
understood and not judged yet is raised as `NotYetError`, told (P101) and set aside by name:
nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from servanda.kernel.base import Calendar
from servanda.kernel.catalogue import problem
from servanda.kernel.plan.annexes import Annexes
from servanda.kernel.plan.asides import LEFT_UNDEFINED, Aside, aside
from servanda.kernel.plan.lowering.names import Names
from servanda.kernel.plan.operators import TermKey, TermPlan, Undefined
from servanda.kernel.source import Diagnostic, Span
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked
from servanda.kernel.terms.method import Method

R = TypeVar("R")


class NotYetError(Exception):
    """A construct that is read and understood, and that no engine judges yet."""

    def __init__(self, left: Aside, span: Span) -> None:
        super().__init__(str(left))
        self.left = left
        self.span = span


@dataclass(frozen=True, slots=True)
class Draft:
    """A term of the agreement and its plan so far."""

    source: ast.Term | ast.Guarantee
    plan: TermPlan

    def with_plan(self, **changes: Any) -> Draft:
        """The draft with fields of its plan changed."""
        return replace(self, plan=replace(self.plan, **changes))

    def riders(self, kind: type[R]) -> tuple[R, ...]:
        """The sentence's riders of one kind, in order; a guarantee has none."""
        match self.source:
            case ast.Term(sentence=sentence):
                return tuple(rider for rider in sentence.riders if isinstance(rider, kind))
            case ast.Guarantee():
                return ()

    def flagged(self, name: str) -> bool:
        """Whether the sentence carries a rider of fixed words."""
        return any(flag.name == name for flag in self.riders(ast.Flag))


@dataclass(slots=True)
class Scope:
    """The surroundings of every sentence, and what was found while lowering.

    ``owed`` holds each act with who owes it, so that an act as an event is looked at as its
    duty is. ``incorporated`` are the texts that the agreement takes words from, by the name it
    gives them.
    """

    names: Names
    method: Method
    calendar: Calendar
    annexes: Annexes
    owed: frozenset[tuple[str, str]] = frozenset()
    incorporated: Mapping[str, Checked] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    unjudged: list[tuple[TermKey, Aside]] = field(default_factory=list)

    def tell(
        self, code: str, message: str, span: Span, *, clause: tuple[str, ...] = (), hint: str = ""
    ) -> None:
        """Report one finding, once."""
        finding = problem(code, message, span, clause=clause, hint=hint)
        if finding not in self.found:
            self.found.append(finding)

    def set_aside(self, draft: Draft, left: Aside, span: Span) -> None:
        """Say that this much of a term is not judged: not yet (P101), or for good (P102)."""
        key = draft.plan.key
        self.unjudged.append((key, left))
        words = str(left).removesuffix(LEFT_UNDEFINED)
        code, why = ("P102", "is not judged") if left.for_good else ("P101", "is not judged yet")
        self.tell(code, f"term {key}: {words} {why}", span, clause=draft.plan.clause)


Pass = Callable[[Scope, tuple[Draft, ...]], tuple[Draft, ...]]
"""One step from sentences to plan. It takes and returns every draft, in order."""


def each_draft(
    scope: Scope, drafts: tuple[Draft, ...], step: Callable[[Scope, Draft], Draft]
) -> tuple[Draft, ...]:
    """Takes one step with every draft; those that are not judged yet are set aside by name."""
    found: list[Draft] = []
    for draft in drafts:
        try:
            found.append(step(scope, draft))
        except NotYetError as not_yet:
            scope.set_aside(draft, not_yet.left, not_yet.span)
    return tuple(found)


def drafts(names: Names) -> tuple[Draft, ...]:
    """Every term and guarantee as it stands before the first pass: nothing is known of it."""
    found: list[Draft] = []
    sources: Iterable[ast.Term | ast.Guarantee] = (*names.terms, *names.guarantees)
    for source in sources:
        plan = TermPlan(
            key=key_of(source),
            clause=source.clause,
            bearers=(),
            duty=Undefined(""),
            span=source.span,
        )
        found.append(Draft(source, plan))
    return tuple(found)


def key_of(source: ast.Term | ast.Guarantee) -> TermKey:
    """A term's id, reading and amendment."""
    match source:
        case ast.Term(id=name, reading=reading, amended_by=amended):
            return TermKey(
                name.text, reading.text if reading else "", amended.text if amended else ""
            )
        case ast.Guarantee(id=name):
            return TermKey(name.text)


def reference(ref: ast.TermRef) -> TermKey:
    """The key that a reference means. Raises NotYetError for a term of another agreement."""
    if ref.of is not None:
        raise NotYetError(aside("other-text", name=ref.of.text), ref.span)
    return TermKey(ref.id.text, ref.reading.text if ref.reading else "")
