"""An occasion with everything it comes to, world by world, and the verdict that this gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import prod

from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.timeline import Timeline
from servanda.kernel.verdicts.checking import breaches
from servanda.kernel.verdicts.checking.ground import Ground
from servanda.kernel.verdicts.checking.worlds import Aspect, Case, Occasion, TooMany, every
from servanda.kernel.verdicts.proof import BAD, Choice, Outcome, Seen, Verdict

MOST_WORLDS = 1000
"""Limit of worlds looked at for one instance with all told apart; then with gaps left open; then
with disputes left open too."""

MOST_FILLINGS = 256
"""Ways to settle its disputes beyond which an instance must be marked relaxed."""

OPEN = frozenset({Verdict.CONTESTED, Verdict.CANNOT_VERIFY})


@dataclass(slots=True)
class Looked:
    """An occasion and its cases, each with how its world settled the disputes it met.

    ``loose``: every world's outcome is here, and perhaps one of no world. ``used``: the facts
    that worlds judged it by.
    """

    occasion: Occasion
    loose: bool
    cases: list[tuple[tuple[Choice, ...], Case]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    @property
    def outcomes(self) -> set[Outcome]:
        """Over all worlds."""
        return {case.outcome for _, case in self.cases}

    @property
    def exact(self) -> bool:
        """Whether disputes alone decide all there is to say of it."""
        return not self.loose and all(len(self._of(picks)) <= 1 for picks in self.fillings())

    def sizes(self) -> dict[Aspect, int]:
        """The disputes that bear on it, with how many answers there are to each."""
        found: dict[Aspect, int] = {}
        for filling, _ in self.cases:
            for c in filling:
                found[c.fact, c.aspect] = max(found.get((c.fact, c.aspect), 0), c.pick + 1)
        return found

    def fillings(self) -> Iterator[dict[Aspect, int]]:
        """Every way to settle the disputes; the two extremes, where there are too many."""
        sizes = self.sizes()
        if prod(sizes.values()) > MOST_FILLINGS:
            yield dict.fromkeys(sizes, 0)
            yield {dispute: size - 1 for dispute, size in sizes.items()}
            return
        for picks in product(*(range(size) for size in sizes.values())):
            yield dict(zip(sizes, picks, strict=True))

    def under(self, picks: Mapping[Aspect, int]) -> set[Outcome]:
        """What it comes to with disputes settled so; those not named, either way."""
        return {case.outcome for case in self._of(picks)}

    def _of(self, picks: Mapping[Aspect, int]) -> set[Case]:
        """The cases of the worlds that settle disputes so; of those never asked, either way."""
        return {
            case
            for filling, case in self.cases
            if all(picks.get((c.fact, c.aspect), c.pick) == c.pick for c in filling)
        }


def look(occasion: Occasion) -> Looked:
    """Every world of an occasion; with more and more left open if there are too many.

    Raises TooMany where that is not enough.
    """
    for coarse in (0, 1, 2):
        found = Looked(occasion, loose=coarse > 0)
        try:
            for world, cases in every(occasion.judge, coarse=coarse, most=MOST_WORLDS):
                filling = world.filling()
                found.loose = found.loose or world.loose
                found.cases += [(filling, case) for case in cases]
                found.used |= world.used
        except TooMany:
            continue
        return found
    raise TooMany


def answer(outcomes: Iterable[Outcome]) -> str | None:
    """Whether these outcomes answer the question: done, or bad."""
    found = set(outcomes)
    if found <= {Outcome.DONE}:
        return "done"
    return "bad" if found <= BAD else None


def verdict_of(term: TermPlan, outcomes: set[Outcome], fillings: Iterable[set[Outcome]]) -> Verdict:
    """The first rule of §5.3 that applies, a watch in force in every world apart."""
    if not outcomes - {Outcome.OFF}:
        return Verdict.NONE
    if outcomes <= {Outcome.DONE}:
        return Verdict.MET
    if outcomes <= BAD:
        cured = {Outcome.MENDED} if term.essence else {Outcome.MENDED, Outcome.LATE}
        return Verdict.CURED if outcomes <= cured else Verdict.BREACHED
    if outcomes <= {Outcome.OFF, Outcome.DONE, Outcome.RUNNING} and Outcome.RUNNING in outcomes:
        return Verdict.PENDING
    sides = {
        "clean" if filled <= {Outcome.CLEAN, Outcome.OFF} else answer(filled) for filled in fillings
    }
    return Verdict.CONTESTED if len(sides) > 1 else Verdict.CANNOT_VERIFY


def watch_lines(ground: Ground, term: TermPlan, occasion: Occasion) -> list[Timeline]:
    """The stretches that a watch may be of: one for each world that tells it differently."""
    lines = every(
        lambda w: breaches.watches(ground, w, term, occasion.bearer).get(occasion.bare),
        most=MOST_WORLDS,
    )
    return sorted({line for _, line in lines if line is not None})


def watch_verdict(term: TermPlan, told: Seen, worlds: Iterable[Seen], *, ended: bool) -> Verdict:
    """Nothing contrary: how much of it was seen, and whether it has ended, decides (rule 4)."""
    if told.lo == 0:
        return Verdict.CANNOT_VERIFY
    enough = all(seen.lo * 100 >= term.coverage_floor * seen.total for seen in worlds)
    return Verdict.MET if ended and enough else Verdict.HOLDING
