"""Which acts are told of under one incident key, by whom, and how many of what.

Where those who affirm do not agree on *what* was done, to what, to whom, they tell of several acts.
A wider and a narrower telling agree: who tells of 20 living hostages tells of 20 hostages too. So

- what is told more narrowly, and not established so, joins the wider telling as "at least so many";
- what is established more narrowly stands alone, and the wider telling is of what there is beyond
  it: its figure less the narrower one, so that nobody is counted twice;
- where nothing is beyond it, the wider telling is of the same act and joins the narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from servanda.evidence.atoms import Scales
from servanda.evidence.bounds import how_much, others
from servanda.evidence.reports import Report, term_id
from servanda.kernel.base import Amount, Range
from servanda.kernel.facts import Stance
from servanda.kernel.swift import swift
from servanda.record.entries import Act

What = tuple[str, ...]
"""Act, kind and everything else that makes it another act; empty where nothing was said."""

Wider = Mapping[str, Iterable[str]]
"""Each kind and act with all that it is a case of."""

ZERO: Final[Amount] = 0

LEVELS: Final = 2
"""The first so many of `What` may be narrower or wider: the act and the kind."""


@swift
@dataclass(frozen=True, slots=True)
class Telling:
    """One act as told: its id, what it was, and every report that bears on it."""

    id: str
    what: What
    reports: tuple[Report, ...]


def tellings(key: str, reports: Sequence[Report], wider: Wider, scales: Scales) -> list[Telling]:
    """The acts told under one key; what a report leaves out it shares with those that say it."""
    mine = [what_of(report) for report in reports]
    if len(set(mine)) == 1 and all(r.claim.stance is Stance.AFFIRMS for r in reports):
        return [Telling(key, mine[0], tuple(reports))]  # as nearly always: one act, told alike
    affirmed = {
        what
        for what, report in zip(mine, reports, strict=True)
        if report.claim.stance is Stance.AFFIRMS
    }
    if not affirmed:
        return []
    said = [sorted({what[at] for what in affirmed} - {""}) for at in range(len(mine[0]))]
    only = [values[0] if len(values) == 1 else "" for values in said]
    differing = [at for at, values in enumerate(said) if len(values) > 1]
    full = [_filled(what, only) for what in mine]
    told = sorted({_filled(what, only) for what in affirmed})
    pros: dict[What, list[Report]] = {what: [] for what in told}
    for what, report in zip(full, reports, strict=True):
        if report.claim.stance is Stance.AFFIRMS:
            pros[what].append(report)
    cons = [
        (what, report)
        for what, report in zip(full, reports, strict=True)
        if report.claim.stance is Stance.DENIES
    ]

    def denied(what: What) -> list[Report]:
        return [report for mine, report in cons if _may_mean(mine, what, wider)]

    if len(told) > 1:
        pros = _Levels(pros, wider, scales, denied).sorted_out()
    order = {report.claim.id: place for place, report in enumerate(reports)}
    names = [at for at in differing if len(pros) > 1]
    return [
        Telling(
            "/".join([key, *(what[at] or "unsaid" for at in names)]),
            what,
            tuple(sorted([*pros[what], *denied(what)], key=lambda r: order[r.claim.id])),
        )
        for what in sorted(pros)
    ]


def what_of(report: Report) -> What:
    """Act, kind, list, recipient, victim and term, as told."""
    match report.content:
        case Act(act=act, kind=kind, roll=roll, to=to, against=against, under=under):
            return (act, kind or "", roll or "", to or "", against or "", term_id(under or ""))
        case _:
            raise TypeError("an incident is told by reports of acts")


def _filled(what: What, only: Sequence[str]) -> What:
    return tuple(mine or other for mine, other in zip(what, only, strict=True))


def _may_mean(denial: What, what: What, wider: Wider) -> bool:
    """Whether a denial bears on an act: on any that it may mean, and on what it is wider than."""
    return all(
        mine in ("", told) or (at < LEVELS and mine in wider.get(told, ()))
        for at, (mine, told) in enumerate(zip(denial, what, strict=True))
    )


@dataclass(slots=True)
class _Levels:
    """The tellings of one key, by what each tells of, with the narrower sorted out of the wider."""

    pros: dict[What, list[Report]]
    wider: Wider
    scales: Scales
    denied: Callable[[What], list[Report]]

    def sorted_out(self) -> dict[What, list[Report]]:
        """The reports that affirm each act: the narrowest first, what is left to the wider."""
        found: dict[What, list[Report]] = {}
        loose: dict[What, list[Report]] = {what: [] for what in self.pros}
        for what in sorted(self.pros, key=lambda w: (len(self._inside(w)), w)):
            above = sorted(w for w in self.pros if self._is_in(what, w))
            mine = [*self.pros[what], *loose[what]]
            inner = [w for w in self._inside(what) if w in found]
            inner = [w for w in inner if not any(self._is_in(w, other) for other in inner)]
            if above and not self._reaches(self._all(what)):
                nearest = min(above, key=lambda w: (len(self._inside(w)), w))
                loose[nearest] += [_at_least(report) for report in mine]
            elif not inner:
                found[what] = mine
            elif beyond := self._beyond(mine, inner):
                found[what] = beyond
            else:
                for one in inner:
                    found[one] = [*found[one], *(_at_most(report) for report in mine)]
        return found

    def _is_in(self, what: What, other: What) -> bool:
        """Whether what is told of is told of more narrowly than the other."""
        return what != other and all(
            mine == wide or (at < LEVELS and wide in self.wider.get(mine, ()))
            for at, (mine, wide) in enumerate(zip(what, other, strict=True))
        )

    def _inside(self, what: What) -> list[What]:
        return [other for other in self.pros if self._is_in(other, what)]

    def _all(self, what: What) -> list[Report]:
        """Everybody who affirms it: in these words, or in narrower ones."""
        return [r for w in (what, *self._inside(what)) for r in self.pros[w]]

    def _reaches(self, reports: Sequence[Report]) -> bool:
        claims = [report.claim for report in reports]
        return self.scales.reaches(others(claims, _actors(reports)))

    def _beyond(self, reports: Sequence[Report], inner: Sequence[What]) -> list[Report]:
        """The wider tellings as of what is beyond the narrower; none where nothing is."""
        wholes = [self._whole(what) for what in inner]
        least = sum((whole.lo for whole in wholes), start=ZERO)
        tops = [whole.hi for whole in wholes]
        most = None if None in tops else sum((t for t in tops if t is not None), start=ZERO)
        left = [_less(report, least, most) for report in reports]
        return left if any(_top(report) != 0 for report in left) else []

    def _whole(self, what: What) -> Range:
        """How much of it there is for certain and at most, all narrower tellings included."""
        narrower = [report for inner in self._inside(what) for report in self.pros[inner]]
        reports = [*self.pros[what], *map(_at_least, narrower)]
        claims = [report.claim for report in reports]
        whole = how_much(claims, _actors(reports), self.scales).span
        doubted = self.scales.contests([report.claim for report in self.denied(what)])
        return replace(whole, lo=0) if doubted else whole


def _actors(reports: Iterable[Report]) -> set[str]:
    return {actor for report in reports for actor in report.actors}


def _said(report: Report, amount: Range) -> Report:
    return replace(report, claim=replace(report.claim, amount=amount))


def _at_least(report: Report) -> Report:
    """A narrower telling, as what it says of the wider."""
    said = report.claim.amount
    return report if said is None else _said(report, Range(said.lo, None))


def _at_most(report: Report) -> Report:
    """A wider telling, as what it says of the narrower."""
    said = report.claim.amount
    return report if said is None else _said(report, Range(0, said.hi))


def _less(report: Report, least: Amount, most: Amount | None) -> Report:
    """A wider telling without the narrower, of which there are these at least and at most."""
    said = report.claim.amount
    if said is None:
        return report
    low = 0 if most is None else max(0, said.lo - most)
    return _said(report, Range(low, None if said.hi is None else max(0, said.hi - least)))


def _top(report: Report) -> Amount | None:
    return None if report.claim.amount is None else report.claim.amount.hi
