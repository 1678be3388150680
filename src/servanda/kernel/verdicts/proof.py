"""Proofs: what is concluded of an instance, a group, a term, and from what.

A proof Supports (met, holding), Refutes (breached, cured) or is Open (contested, cannot verify,
pending); text, JSON and every other face are folds over it. It carries everything the checker
needs to derive the same conclusion again from plan and facts, and nothing else decides a verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from servanda.kernel.base import Amount, Between, Instant, Range
from servanda.kernel.facts import Gap, Truth
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.swift import swift


class Outcome(StrEnum):
    """What one instance comes to in one world (§5.2)."""

    DONE = "done"
    LATE = "late"
    UNDONE = "undone"
    RUNNING = "running"
    CLEAN = "clean"
    BROKEN = "broken"
    MENDED = "mended"
    """Broken, and cured by T as the clause allows."""
    OFF = "off"


BAD = frozenset({Outcome.LATE, Outcome.UNDONE, Outcome.BROKEN, Outcome.MENDED})
"""The outcomes that are breaches, cured or not."""


class Verdict(StrEnum):
    """What the record supports (§5.3). NONE: off in every world, or no instance."""

    BREACHED = "breached"
    CONTESTED = "contested"
    CANNOT_VERIFY = "cannot verify"
    PENDING = "pending"
    HOLDING = "holding"
    CURED = "cured"
    MET = "met"
    NONE = "none"


WORST_FIRST = (
    Verdict.BREACHED,
    Verdict.CONTESTED,
    Verdict.CANNOT_VERIFY,
    Verdict.PENDING,
    Verdict.HOLDING,
    Verdict.CURED,
    Verdict.MET,
)
"""The order of §5.4."""


class Form(StrEnum):
    """The three shapes of a proof."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    OPEN = "open"


def form_of(verdict: Verdict) -> Form:
    """The shape of proof that a verdict is read off."""
    match verdict:
        case Verdict.MET | Verdict.HOLDING:
            return Form.SUPPORTS
        case Verdict.BREACHED | Verdict.CURED:
            return Form.REFUTES
        case Verdict.CONTESTED | Verdict.CANNOT_VERIFY | Verdict.PENDING | Verdict.NONE:
            return Form.OPEN


class Standing(StrEnum):
    """The legal state of a term, which is not its verdict."""

    NOT_IN_FORCE = "not in force"
    IN_FORCE = "in force"
    CONDITION_INVOKED = "condition invoked, disputed"
    SUSPENDED = "suspended"
    WAIVED = "waived"
    VARIED = "varied"
    DISCHARGED = "discharged"
    LAPSED = "lapsed"
    OVERTAKEN = "overtaken"


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One side of one dispute: which aspect of which fact, and the answer taken.

    ``aspect`` is ``occurs``, ``by:PARTY``, ``in:AREA``, ``time``, ``amount`` or ``conflict``;
    ``pick`` is 1 or 0 for an atom (happened, did not), else the index of the answer.
    """

    fact: str
    aspect: str
    pick: int


@dataclass(frozen=True, slots=True)
class Branch:
    """What an instance can come to when the disputes are settled one way."""

    choices: tuple[Choice, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class NeedProof:
    """An amount against what was needed: certain and possible amount by the due time (or T)."""

    unit: str
    needed: Amount | None
    amount: Range
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """Coverage of a watch in microseconds of area-time: certainly seen, possibly seen, of all."""

    lo: int
    hi: int
    total: int


@swift
@dataclass(frozen=True, slots=True)
class Settle:
    """What would settle an open instance: a message key and what it is about."""

    what: str
    about: tuple[str, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class InstanceProof:
    """One occasion of a term.

    ``key`` is stable under new evidence: a day (``2025-10-11``), an incident, a stay, ``once`` or
    ``watch``, with ``@bearer`` where several bear the term. ``decided`` bounds the instant that
    decided it (performance, breach). ``outcomes`` are all it comes to in any world; ``branches``
    per settlement of the disputes, empty when nothing is disputed. ``possible``: off in some
    world.
    """

    key: str
    bearer: str
    outcomes: tuple[Outcome, ...]
    verdict: Verdict
    opened: Between | None = None
    due: Between | None = None
    decided: Between | None = None
    occurrence: Truth | None = None
    attribution: Truth | None = None
    needs: tuple[NeedProof, ...] = ()
    branches: tuple[Branch, ...] = ()
    reasons: tuple[Gap, ...] = ()
    settle: tuple[Settle, ...] = ()
    facts: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    seen: Seen | None = None
    possible: bool = False
    live: bool = False
    closed: bool = False
    relaxed: bool = False
    recorded: Instant | None = None
    notes: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """Supports, Refutes or Open."""
        return form_of(self.verdict)


@dataclass(frozen=True, slots=True)
class GroupProof:
    """More is known together than singly: at least ``at_least`` of ``of`` are bad in every world.

    ``why`` is ``total`` (a count over several periods or answers), ``bearers`` (a count of what
    several bearers did), ``one-of`` (one of several bearers did it), ``undated`` (a count of acts
    without dates) or ``shared`` (whichever way what they hang on, ``facts``, is settled).
    """

    why: str
    members: tuple[str, ...]
    at_least: int
    of: int
    facts: tuple[str, ...]
    cites: tuple[str, ...]
    bearers: tuple[str, ...]
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class TermProof:
    """A term at an instant: its standing, its verdict, and every instance and group."""

    key: TermKey
    clause: tuple[str, ...]
    bearers: tuple[str, ...]
    standing: Standing
    verdict: Verdict
    now: Verdict
    as_of: Instant
    instances: tuple[InstanceProof, ...]
    groups: tuple[GroupProof, ...] = ()
    tally: tuple[tuple[str, int], ...] = ()
    coverage: Seen | None = None
    conditional_on: tuple[str, ...] = ()
    at_risk: bool = False
    since: Between | None = None
    recorded: Instant | None = None
    below_floor: int = 0
    supplied: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
