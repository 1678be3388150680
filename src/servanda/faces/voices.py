"""Who says what an occasion rests on: each source, on whose side it is, and how it is graded.

The sentences of an explanation say how something is known and name no grade (DESIGN §14). Whoever
has to stand by them in a room with both sides needs the names: this is for the cell, beside the
sentences, by the same template for every source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from servanda.faces.picture import Picture
from servanda.kernel.facts import Claim, Incident, Level, Stance, Stay
from servanda.kernel.terms.method import Standard
from servanda.kernel.verdicts.phrases import Entries, Name, Several
from servanda.kernel.verdicts.proof import InstanceProof
from servanda.kernel.verdicts.witnesses import Fact

MOST: Final = 10
"""Reports of so many facts are told one by one; of more it is said how many are left."""


def voices(picture: Picture, instances: Iterable[InstanceProof]) -> Iterator[str]:
    """A line for each act, stay or level that these occasions rest on, then the method's rule.

    Nothing where they rest on none: who counted and who looked is told elsewhere.
    """
    known = picture.index
    found: dict[str, Fact] = {}
    for instance in instances:
        for name in instance.facts:
            found.update((fact.id, fact) for fact in known.named(name))
    told = [f for f in found.values() if isinstance(f, Incident | Stay | Level) and f.claims]
    for fact in told[:MOST]:
        yield f"{fact.id}: {_both(picture, fact.claims)}."
    if len(told) > MOST:
        yield f"{len(told) - MOST} more, each told with --instance KEY."
    if told:
        yield _rule(picture.case.method.standard)


def _both(picture: Picture, claims: Iterable[Claim]) -> str:
    sides: dict[Stance, list[Claim]] = {Stance.AFFIRMS: [], Stance.DENIES: []}
    for claim in claims:
        sides[claim.stance].append(claim)
    words = {Stance.AFFIRMS: "said by", Stance.DENIES: "denied by"}
    return "; ".join(
        f"{words[stance]} {_sources(picture, some)}" for stance, some in sides.items() if some
    )


def _sources(picture: Picture, claims: Iterable[Claim]) -> str:
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        of.setdefault(claim.source, []).append(claim)
    show = picture.speaker.show
    return show(
        Several(
            tuple(
                f"{show(Name(source))} ({_whose(picture, some[0])}) "
                f"[{show(Entries(tuple(c.id for c in some)))}; {_graded(some)}]"
                for source, some in of.items()
            )
        )
    )


def _whose(picture: Picture, claim: Claim) -> str:
    """On whose side a source is, and with which others it is one voice."""
    show = picture.speaker.show
    if claim.determination:
        return "a body empowered to determine"
    if claim.side is None:
        return (
            "neither side's"
            if claim.group == claim.source
            else (f"neither side's, of the group {show(Name(claim.group))}")
        )
    if claim.source == claim.side:
        return "a party"
    return f"an office of {show(Name(claim.side))}"


def _graded(claims: Iterable[Claim]) -> str:
    grades = list(dict.fromkeys(claim.grade for claim in claims))
    return f"graded {' and '.join(grades)}"


def _rule(standard: Standard) -> str:
    ruled = ", or a determination" if standard.determination else ""
    if standard.sources == 1:
        return f"The method's standard is 1 source graded {standard.grade} or better{ruled}."
    return (
        f"The method's standard is {standard.sources} unrelated sources graded {standard.grade} or "
        f"better{ruled}; all offices of one side are one source, and so are all sources of one "
        "group."
    )
