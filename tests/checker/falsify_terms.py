"""Falsified groups, and the head of a term's proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from servanda.kernel.base import Between
from servanda.kernel.verdicts.proof import GroupProof, Seen, Standing, TermProof, Verdict
from tests.checker.registry import mutator, other, with_its_head


def _group(proof: TermProof, changed: Callable[[GroupProof], GroupProof]) -> TermProof | None:
    if not proof.groups:
        return None
    return with_its_head(replace(proof, groups=(changed(proof.groups[0]), *proof.groups[1:])))


@mutator("a group dropped")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return with_its_head(replace(proof, groups=proof.groups[1:])) if proof.groups else None


@mutator("a group invented", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    members = tuple(p.key for p in proof.instances)
    if not members:
        return None
    invented = GroupProof("total", members, 1, len(members), (), (), proof.bearers)
    return with_its_head(replace(proof, groups=(*proof.groups, invented)))


@mutator("a group of one more", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, at_least=g.at_least + 1))


@mutator("a group of one less", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, at_least=g.at_least - 1))


@mutator("a group without one of its members", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, members=g.members[1:], of=g.of - 1))


@mutator("a group of so many more")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, of=g.of + 1))


@mutator("a group for another reason")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    whys = ("total", "one-of", "undated", "shared")
    return _group(proof, lambda g: replace(g, why=other(whys, g.why, chance)))


@mutator("a group that charges others")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return _group(proof, lambda g: replace(g, bearers=("somebody-else",)))


# --------------------------------------------------------------------------------------- the head


@mutator("another standing")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    never = (Standing.WAIVED, Standing.VARIED, Standing.OVERTAKEN)
    return replace(proof, standing=other(never, proof.standing, chance))


@mutator("another verdict of the term", by_force=True)
def _(proof: TermProof, chance: Random) -> TermProof | None:
    return replace(proof, verdict=other(list(Verdict), proof.verdict, chance))


@mutator("another verdict now")
def _(proof: TermProof, chance: Random) -> TermProof | None:
    return replace(proof, now=other(list(Verdict), proof.now, chance))


@mutator("another tally", by_force=True)
def _(proof: TermProof, _: Random) -> TermProof | None:
    if not proof.tally:
        return replace(proof, tally=(("met", 1),))
    name, number = proof.tally[0]
    return replace(proof, tally=((name, number + 1), *proof.tally[1:]))


@mutator("another coverage of the term")
def _(proof: TermProof, _: Random) -> TermProof | None:
    if proof.coverage is None:
        return replace(proof, coverage=Seen(1, 1, 1))
    return replace(proof, coverage=replace(proof.coverage, lo=proof.coverage.lo + 1))


@mutator("a condition made up or forgotten")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, conditional_on=() if proof.conditional_on else ("the weather",))


@mutator("since another time")
def _(proof: TermProof, _: Random) -> TermProof | None:
    edge = Between(0, 0) if proof.since is None else Between(proof.since.lo - 1, proof.since.hi)
    return replace(proof, since=edge)


@mutator("at risk, or no longer")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, at_risk=not proof.at_risk)


@mutator("the term known at another time")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, recorded=(proof.recorded or 0) + 1)


@mutator("claims below the floor miscounted")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, below_floor=proof.below_floor + 1)


@mutator("another horizon")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, as_of=proof.as_of + 1)


@mutator("other bearers of the term")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, bearers=(*proof.bearers, "somebody-else"))


@mutator("another clause")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, clause=(*proof.clause, "9"))


@mutator("something supplied by the cell")
def _(proof: TermProof, _: Random) -> TermProof | None:
    return replace(proof, supplied=(*proof.supplied, "a bearer"))
