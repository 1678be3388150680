"""Atoms: one party's part in an act, asked of the same claims under two uses.

*Own favour* (DESIGN §5.1) is that one performed, or did not act. So for a duty the bearer's side
is left out among those who say it performed, and for a ban among those who say it did not act;
what it says against its own interest counts like any other side's word.

A denial that names an actor denies that this actor did it; a denial that names nobody denies
that it happened. A claim that names several actors says *one of these*, which affirms none of
them alone and speaks against everybody else.

Who may have done it is said by those who say that it happened. A denial names nobody for an act,
and takes nobody out: where no affirmation names an actor, the act is open to everybody, and the
part without a party stands for all who have none of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from servanda.evidence.reports import Report
from servanda.kernel.facts import Claim, Gap, Part, Stance, Truth
from servanda.kernel.standard import contests, reaches, truth
from servanda.kernel.terms.method import Method

_Weight = tuple[str, str, bool]
_Voice = tuple[Stance, tuple[str, ...], str | None, str, str, bool]


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts in an act, the parties named for it (`acting`), and whether it was `one_of` them.

    ``reasons`` are why any of that is open.
    """

    parts: tuple[Part, ...]
    acting: frozenset[str]
    one_of: bool
    reasons: frozenset[Gap] = field(init=False)

    def __post_init__(self) -> None:
        occurs = {truth for p in self.parts for truth in (p.occurs_as_duty, p.occurs_as_ban)}
        by = {truth for p in self.parts for truth in (p.by_as_duty, p.by_as_ban)}
        found = set()
        if Truth.DISPUTED in occurs | by:
            found.add(Gap.DISAGREE)
        if Truth.GAP in occurs:
            found.add(Gap.BELOW_STANDARD)
        if Truth.TRUE not in by:
            found.add(Gap.ATTRIBUTION)
        object.__setattr__(self, "reasons", frozenset(found))


class Scales:
    """The method's standard, remembering what it has answered before."""

    __slots__ = ("_answers", "_roles", "method")

    def __init__(self, method: Method) -> None:
        self.method = method
        self._answers: dict[tuple[tuple[_Weight, ...], tuple[_Weight, ...]], Truth] = {}
        self._roles: dict[tuple[_Voice, ...], Roles] = {}

    def truth(self, pro: Sequence[Claim], con: Sequence[Claim]) -> Truth:
        """The state of an atom affirmed by ``pro`` and denied by ``con``."""
        weights = (tuple(map(_weight, pro)), tuple(map(_weight, con)))
        answer = self._answers.get(weights)
        if answer is None:
            answer = self._answers[weights] = truth(pro, con, self.method)
        return answer

    def roles(self, reports: Sequence[Report]) -> Roles:
        """Who did the act that these reports tell of; what is told alike is weighed once."""
        voices = tuple(map(_voice, reports))
        found = self._roles.get(voices)
        if found is None:
            among = parts(reports, self)
            named = one_of(reports, among, self)
            found = self._roles[voices] = Roles(among, frozenset(acting(among)), named)
        return found

    def reaches(self, claims: Sequence[Claim]) -> bool:
        """Whether these claims reach the standard."""
        return reaches(claims, self.method)

    def contests(self, claims: Sequence[Claim]) -> bool:
        """Whether one of these claims is good enough to dispute."""
        return contests(claims, self.method)


def _weight(claim: Claim) -> _Weight:
    """All of a claim that the standard looks at."""
    return (claim.group, claim.grade, claim.determination)


def _voice(report: Report) -> _Voice:
    """All of a report that the parts in an act hang on."""
    claim = report.claim
    return (
        claim.stance,
        report.actors,
        claim.side,
        claim.group,
        claim.grade,
        claim.determination,
    )


def parts(reports: Sequence[Report], scales: Scales) -> tuple[Part, ...]:
    """The part of each party that an affirmation names.

    Where none names any, one part without a party, for everybody; and beside it one for each side
    that speaks of the act, whose own word is not weighed in its own favour, and for each actor
    whom a denial names.
    """
    affirming = [report for report in reports if report.claim.stance is Stance.AFFIRMS]
    named = sorted({actor for report in affirming for actor in report.actors})
    if named:
        return tuple(part(name, reports, scales) for name in named)
    apart = {report.claim.side for report in reports} - {None}
    apart |= {actor for report in reports for actor in report.actors}
    return tuple(part(name, reports, scales) for name in (None, *sorted(map(str, apart))))


def acting(among: Iterable[Part]) -> list[str]:
    """The parties named for an act; none where it is open to everybody."""
    told = [part.party for part in among]
    return [] if None in told else [party for party in told if party is not None]


def part(party: str | None, reports: Sequence[Report], scales: Scales) -> Part:
    """What the reports of one act amount to for one party, under both uses."""
    happened: list[Claim] = []
    did_not: list[Claim] = []
    by_it: list[Claim] = []
    not_by_it: list[Claim] = []
    for report in reports:
        claim, actors = report.claim, report.actors
        if claim.stance is Stance.AFFIRMS:
            happened.append(claim)
            if actors == (party,):
                by_it.append(claim)
            elif actors and party not in actors:
                not_by_it.append(claim)
        elif not actors:
            did_not.append(claim)
        elif party in actors:
            not_by_it.append(claim)
    return Part(
        party=party,
        occurs_as_duty=scales.truth(_without(party, happened), did_not),
        occurs_as_ban=scales.truth(happened, _without(party, did_not)),
        by_as_duty=scales.truth(_without(party, by_it), not_by_it),
        by_as_ban=scales.truth(by_it, _without(party, not_by_it)),
    )


def _without(party: str | None, claims: list[Claim]) -> list[Claim]:
    """The claims that are not the party's own word."""
    if party is None:
        return claims
    return [claim for claim in claims if claim.side != party]


def one_of(reports: Sequence[Report], among: Sequence[Part], scales: Scales) -> bool:
    """Whether it is established that one of the named did it, though not which.

    What a side says of itself is left out; what each of two sides says of the other counts.
    """
    if len(among) < 2:  # noqa: PLR2004 - one of two at least
        return False
    naming = [
        report.claim
        for report in reports
        if report.claim.stance is Stance.AFFIRMS
        and report.actors
        and report.claim.side not in report.actors
    ]
    return scales.reaches(naming)


def established(among: Sequence[Part]) -> Truth:
    """Whether the act happened, whoever did it: the best answer that any part gives as a ban.

    Where it is open to everybody, the answer of the part without a party.
    """
    nobody = [p for p in among if p.party is None]
    answers = {p.occurs_as_ban for p in nobody or among}
    order = (Truth.TRUE, Truth.DISPUTED, Truth.GAP, Truth.FALSE)
    return next(answer for answer in order if answer in answers)
