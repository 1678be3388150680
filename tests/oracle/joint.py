"""Several bearers under one count: worlds of each, put together where the count allows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from servanda.kernel.base import Amount, Instant
from servanda.kernel.plan.operators import Deadline, Quota, Response
from servanda.kernel.verdicts.proof import BAD
from tests.oracle.concrete import Result, World, bearers_of, in_force, owed_by
from tests.oracle.duties import needs_of, seen_of
from tests.oracle.enumeration import Case

Stretch = tuple[Instant, Instant]


@dataclass(frozen=True)
class Told:
    """What a count that names no actor says all bearers did at most, of one need in a stretch."""

    fact: str
    need: int
    span: Stretch
    top: Amount


@dataclass
class Joint:
    """The worlds of each bearer: what each did where it was counted, and what is bad in it."""

    case: Case
    told: list[Told] = field(default_factory=list)
    seen: dict[str, set[tuple[tuple[Amount, ...], frozenset[str]]]] = field(default_factory=dict)
    windows: dict[str, set[Stretch | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if isinstance(self.case.term.duty, Deadline | Quota | Response):
            self.told = list(_told(self.case))

    def add(self, bearer: str, world: World, results: Sequence[Result]) -> None:
        """One world of a bearer, with what it comes to."""
        term = self.case.term
        sums = []
        for told in self.told:
            flow = [(h.time, h.amount) for h in seen_of(world, term, told.need, bearer)]
            flow += world.unseen.get((term.key, told.need, bearer), ())
            sums.append(sum(x for u, x in flow if told.span[0] <= u < told.span[1]))
        bad = frozenset(r.key for r in results if r.outcome in BAD)
        self.seen.setdefault(bearer, set()).add((tuple(sums), bad))
        for result in results:
            self.windows.setdefault(result.key, set()).add(self._window(world, result))

    def _window(self, world: World, result: Result) -> Stretch | None:
        duty, due, opened = self.case.term.duty, result.due, result.opened
        if due is None or opened is None or due >= self.case.as_of:
            return None
        match duty:
            case Deadline():
                start = in_force(world, self.case.term, stopped=False)[0][0]
                return (max(start, opened) if duty.not_before else start), due + 1
            case Response():
                return opened + 1, due + 1
            case _:
                return opened, due + 1

    def least(self, keys: Sequence[str], told: Told) -> tuple[tuple[str, ...], int]:
        """Which of these occasions lie within a count, and the fewest of them bad in any world."""
        inside = {
            key
            for key in keys
            if len(self.windows[key]) == 1
            for window in self.windows[key]
            if window is not None and told.span[0] <= window[0] and window[1] <= told.span[1]
        }
        place = self.told.index(told)
        worlds = [
            {(sums[place], len(bad & inside)) for sums, bad in seen} for seen in self.seen.values()
        ]
        fewest = min(
            (
                sum(bad for _, bad in picked)
                for picked in product(*worlds)
                if sum(much for much, _ in picked) <= told.top
            ),
            default=0,
        )
        return tuple(sorted(inside)), fewest


def _told(case: Case) -> Iterator[Told]:
    """The counts of all bearers that no answer of a dispute leaves out, for any of them."""
    bearers = bearers_of(case.term)
    actors = {c.id: c.actor for c in case.facts.counts}
    for index, need in enumerate(needs_of(case.term)):
        if len(bearers) < len({"one", "other"}) or owed_by(need.pattern, "x") == need.pattern:
            continue
        common: set[Told] | None = None
        for bearer in bearers:
            sets = case.consistent((case.term.key, index, bearer))
            certain = [b for b in sets[0] if all(b in kept for kept in sets)]
            mine = {
                Told(name, index, span, b.amount.hi)
                for b in certain
                for name in [b.member.partition("/")[0].partition("#")[0]]
                if b.amount.hi is not None and actors[name.partition("+")[0]] is None
                for span in b.spans
            }
            common = mine if common is None else common & mine
        yield from sorted(common or (), key=lambda t: (t.span, t.fact))
