"""What random cases are drawn with: times, truths and facts, and a purse of unknowns.

Every unknown multiplies the worlds, so each is paid for; when the purse is empty, what follows is
certain. That keeps a case within reach of brute force without making all its facts alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from servanda.kernel.base import Between, Instant, Range
from servanda.kernel.facts import (
    OPEN_END,
    Amounts,
    Coverage,
    Facts,
    Incident,
    LegalAct,
    Part,
    Ruling,
    Stay,
    Times,
    Truth,
)
from servanda.kernel.plan.operators import Plan
from tests.oracle import making as m

T = TypeVar("T")


@dataclass(frozen=True)
class Scenario:
    """One small case, of one kind of duty."""

    kind: str
    plan: Plan
    facts: Facts
    as_of: Instant


class Pen:
    """Draws one case. ``purse`` is what may still be left unknown in it.

    ``disputes`` says whether facts may be disputed: how a count that excludes one side of a dispute
    bears on it the law does not say, so where there are counts, only counts dispute counts.
    ``choose`` gives a whole number between two, both included: a seeded generator for runs of
    thousands of cases, Hypothesis where a case is to be made smaller.
    """

    def __init__(self, choose: Callable[[int, int], int], purse: int = 4) -> None:
        self.choose = choose
        self.purse = purse
        self.disputes = True
        self._names = 0

    def pick(self, *options: T) -> T:
        """One of these, each as likely as it is often named; the first is the simplest."""
        return options[self.choose(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """Yes, in so many cases of a hundred."""
        return self.choose(0, 99) >= 100 - percent

    def number(self, lo: int, hi: int) -> int:
        """A whole number."""
        return self.choose(lo, hi)

    def name(self, prefix: str) -> str:
        """A name no other fact of the case has."""
        self._names += 1
        return f"{prefix}-{self._names}"

    def pays(self, price: int) -> bool:
        """Whether the purse still holds so much; it is taken."""
        if self.purse < price:
            return False
        self.purse -= price
        return True

    # ---------------------------------------------------------------------------------- unknowns

    def truth(self) -> Truth:
        """An atom: true as a rule."""
        if self.chance(60) or not self.pays(1):
            return Truth.FALSE if self.chance(6) else Truth.TRUE
        return self.pick(Truth.GAP, Truth.DISPUTED) if self.disputes else Truth.GAP

    def times(self, hours: Sequence[int], width: int = 2) -> Times:
        """A time at, a microsecond beside, or somewhere around one of the hours."""
        hour = self.pick(*hours)
        sort = self.pick("exact", "exact", "exact", "beside", "wide", "wide", "either")
        if sort == "beside":
            exact = m.hour(hour, self.pick(-1, 1))
            return Times((Between(exact, exact),))
        if sort == "wide" and self.pays(2):
            return m.between(hour, hour + self.number(1, width))
        if sort == "either" and self.disputes and self.pays(1):
            other = self.pick(*hours)
            if other != hour:
                return m.either(*sorted([(hour, hour), (other, other)]))
        return m.between(hour)

    def amounts(self, most: int = 2) -> Amounts:
        """So many, or so many to so many, or so many or so many."""
        low = self.number(1, most)
        if self.chance(80) or not self.pays(1):
            return m.some(low)
        if self.chance(50) or not self.disputes:
            return m.some(low, low + 1)
        return Amounts((Range(low, low), Range(low + 2, low + 2)))

    def places(self, areas: Sequence[str] = ("north", "south")) -> tuple[tuple[str, Truth], ...]:
        """Where it was, as far as anybody says."""
        if self.chance(10):
            return ()
        return tuple((area, self.truth()) for area in areas if self.chance(70)) or (
            (areas[0], Truth.TRUE),
        )

    def part(self, party: str | None) -> Part:
        """One party's part. The two uses differ where its own word is all there is."""
        occurs, by = self.truth(), self.truth()
        if self.chance(10) and occurs is Truth.TRUE:
            return Part(party, Truth.GAP, occurs, by, by)
        return Part(party, occurs, occurs, by, by)

    # ------------------------------------------------------------------------------------- facts

    def incident(
        self,
        act: str,
        party: str | None,
        hours: Sequence[int],
        *,
        most: int = 1,
        kind: str | None = None,
        placed: bool = False,
        width: int = 2,
    ) -> Incident:
        """An act of a party at one of the hours."""
        return m.incident(
            self.name(act),
            act,
            self.times(hours, width),
            self.part(party),
            amount=self.amounts(most),
            kind=kind,
            places=self.places() if placed else (),
            seq=self.number(0, 2),
        )

    def several(
        self,
        act: str,
        party: str | None,
        hours: Sequence[int],
        least: int,
        most: int,
        *,
        amount: int = 1,
        kind: str | None = None,
        placed: bool = False,
        width: int = 2,
    ) -> tuple[Incident, ...]:
        """Some acts of one sort."""
        return tuple(
            self.incident(act, party, hours, most=amount, kind=kind, placed=placed, width=width)
            for _ in range(self.number(least, most))
        )

    def stay(self, party: str, hours: Sequence[int]) -> Stay:
        """A unit that came and, as a rule, went."""
        begin = self.times(hours)
        end = OPEN_END
        if self.chance(75):
            later = self.times(hours)
            sides = [(b, e) for b in begin.choices for e in later.choices]
            sure = all(b.hi < e.lo for b, e in sides)
            never_sure = all(b.lo < e.hi and e.lo < b.hi for b, e in sides)
            if sure or never_sure:
                end = later
        places = (("north", self.truth()),) if self.chance(80) else (("south", Truth.TRUE),)
        return m.stay(self.name("stay"), begin, end, self.part(party), places=places)

    def coverage(
        self, hours: Sequence[int], areas: Sequence[tuple[str, ...] | None] = (None,)
    ) -> tuple[Coverage, ...]:
        """Who could have seen, when."""
        found: list[Coverage] = []
        for _ in range(self.number(0, 2)):
            start, end = sorted((self.pick(*hours), self.pick(*hours)))
            if start < end:
                found.append(
                    m.looked(
                        self.name("cover"),
                        start,
                        end,
                        closes=self.chance(80),
                        areas=self.pick(*areas),
                        denied=self.chance(10),
                    )
                )
        return tuple(found)

    def known(self, facts: Facts, hours: Sequence[int], *, complete: int = 45) -> Facts:
        """The facts, on a record that holds everything, or with some of it looked at."""
        if self.chance(complete):
            return replace(facts, complete=True)
        if self.chance(30):
            wide = (m.looked("all", min(hours) - 2, max(hours) + 2),)
            return replace(facts, coverage=facts.coverage + wide)
        return replace(facts, coverage=facts.coverage + self.coverage(hours))

    def ruling(self, act: LegalAct, hours: Sequence[int], **more: object) -> Ruling:
        """An act of law at one of the hours."""
        effect = m.hour(self.pick(*hours))
        return Ruling(self.name(act.value), act, effect, effect, **more)  # type: ignore[arg-type]

    def horizon(self, hours: Sequence[int]) -> Instant:
        """An hour, a microsecond before it, or one after."""
        return m.hour(self.pick(*hours), self.pick(0, 0, -1, 1))
