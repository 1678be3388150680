"""The method's rule of evidence: when an atom is true, false, disputed or a gap (DESIGN §5.1).

Pure rules over claims that are already admissible for the question (the caller leaves out what is
below the floor, and a bearer's own word in its own favour). Grades are Admiralty: a letter A to F
for the source, a figure 1 to 6 for the information; *B2 or better* means both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact
from typing import TypeVar

from servanda.kernel.base import Amount, Between, Instant, Range
from servanda.kernel.facts import Amounts, Claim, Stance, Times, Truth
from servanda.kernel.terms.method import Method

_EXACT = Context(prec=200, traps=[Inexact])


def multiplied(amount: Amount, factor: Amount) -> Amount:
    """The exact product; whole where it is. Raises Inexact beyond 200 digits."""
    if isinstance(amount, int) and isinstance(factor, int):
        return amount * factor
    product = _EXACT.multiply(Decimal(amount), Decimal(factor))
    return int(product) if product == product.to_integral_value() else product


def converted(amount: Range, low: Amount, high: Amount | None) -> Range:
    """A count at one point as a count at another: each bound times its factor, None unbounded."""
    top = None if amount.hi is None or high is None else multiplied(amount.hi, high)
    return Range(multiplied(amount.lo, low), top)


def as_good_as(grade: str, least: str) -> bool:
    """Whether a grade is at least as good as another in both letter and figure."""
    return grade[0] <= least[0] and grade[1] <= least[1]


def reaches(claims: Iterable[Claim], method: Method) -> bool:
    """Whether so many independent groups at the standard's grade, or a determination, say so."""
    groups: set[str] = set()
    for claim in claims:
        if claim.determination and method.standard.determination:
            return True
        if as_good_as(claim.grade, method.standard.grade):
            groups.add(claim.group)
    return len(groups) >= method.standard.sources


def contests(claims: Iterable[Claim], method: Method) -> bool:
    """Whether any claim is good enough to dispute."""
    return any(as_good_as(c.grade, method.contest_grade) or c.determination for c in claims)


def truth(pro: Sequence[Claim], con: Sequence[Claim], method: Method) -> Truth:
    """The state of an atom affirmed by ``pro`` and denied by ``con``.

    A determination decides, where the standard admits one; two that differ are a dispute.
    """
    if method.standard.determination:
        ruled_for = any(c.determination for c in pro)
        ruled_against = any(c.determination for c in con)
        if ruled_for != ruled_against:
            return Truth.TRUE if ruled_for else Truth.FALSE
    for_it, against = contests(pro, method), contests(con, method)
    if reaches(pro, method) and not against:
        return Truth.TRUE
    if reaches(con, method) and not for_it:
        return Truth.FALSE
    return Truth.DISPUTED if for_it and against else Truth.GAP


def split(claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The affirming and the denying claims."""
    pro: list[Claim] = []
    con: list[Claim] = []
    for claim in claims:
        (pro if claim.stance is Stance.AFFIRMS else con).append(claim)
    return pro, con


B = TypeVar("B", Between, Range)


def consistent_sets(bounds: Sequence[B]) -> list[tuple[B, ...]]:
    """Maximal sets of bounds with a common point, in the order of their lower ends.

    In one dimension bounds that meet pairwise meet all together (Helly), so sweeping the lower
    ends finds every set. Complexity: quadratic in the number of bounds.
    """
    found: list[frozenset[int]] = []
    for low in sorted({b.lo for b in bounds}):
        here = frozenset(i for i, b in enumerate(bounds) if b.lo <= low <= _top(b, low))
        if not any(here <= other for other in found):
            found = [other for other in found if not other <= here]
            found.append(here)
    return [tuple(bounds[i] for i in sorted(ids)) for ids in found]


def times(pro: Sequence[Claim], method: Method) -> Times | None:
    """When, by the claims that affirm it; None where none gives a time.

    Agreeing claims: *not later than u* holds for the least u that claims reaching the standard
    put it at, *not earlier* likewise. Claims good enough to dispute that exclude one another give
    one choice each. Where the standard is not reached the bounds are as wide as any claim's.
    """
    dated = [c for c in pro if c.time is not None]
    ruled = [c for c in dated if c.determination]
    if ruled and method.standard.determination:
        dated = ruled
    if not dated:
        return None
    spans = [c.time for c in dated if c.time is not None]
    strong = [c.time for c in dated if c.time is not None and contests([c], method)]
    sets = consistent_sets(strong)
    if len(sets) > 1:
        return Times(tuple(Between(max(b.lo for b in s), min(b.hi for b in s)) for s in sets))
    if not reaches(dated, method):
        return Times((Between(min(b.lo for b in spans), max(b.hi for b in spans)),))
    latest = min(
        u for u in {b.hi for b in spans} if reaches([c for c in dated if _by(c, u)], method)
    )
    earliest = max(
        u for u in {b.lo for b in spans} if reaches([c for c in dated if _since(c, u)], method)
    )
    return Times((Between(min(earliest, latest), latest),))


def amounts(pro: Sequence[Claim], method: Method) -> Amounts | None:
    """How much, by the claims that affirm it, by the same rule as `times`; None if none says."""
    told = [c for c in pro if c.amount is not None]
    ruled = [c for c in told if c.determination]
    if ruled and method.standard.determination:
        told = ruled
    if not told:
        return None
    ranges = [c.amount for c in told if c.amount is not None]
    strong = [c.amount for c in told if c.amount is not None and contests([c], method)]
    sets = consistent_sets(strong)
    if len(sets) > 1:
        return Amounts(tuple(Range(max(r.lo for r in s), _least_top(s)) for s in sets))
    if not reaches(told, method):
        tops = [r.hi for r in ranges]
        top = None if None in tops else max(t for t in tops if t is not None)
        return Amounts((Range(min(r.lo for r in ranges), top),))
    low = max(
        x for x in {r.lo for r in ranges} if reaches([c for c in told if _at_least(c, x)], method)
    )
    highs = [
        x
        for x in {r.hi for r in ranges if r.hi is not None}
        if reaches([c for c in told if _at_most(c, x)], method)
    ]
    top = min(highs) if highs else None
    return Amounts((Range(low if top is None else min(low, top), top),))


def _top(bounds: Between | Range, unbounded: Amount) -> Amount:
    return unbounded if bounds.hi is None else bounds.hi


def _least_top(ranges: Iterable[Range]) -> Amount | None:
    tops = [r.hi for r in ranges if r.hi is not None]
    return min(tops) if tops else None


def _by(claim: Claim, instant: Instant) -> bool:
    return claim.time is not None and claim.time.hi <= instant


def _since(claim: Claim, instant: Instant) -> bool:
    return claim.time is not None and claim.time.lo >= instant


def _at_least(claim: Claim, amount: Amount) -> bool:
    return claim.amount is not None and claim.amount.lo >= amount


def _at_most(claim: Claim, amount: Amount) -> bool:
    return claim.amount is not None and claim.amount.hi is not None and claim.amount.hi <= amount
