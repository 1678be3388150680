"""Hedged amounts: "almost 2,000" becomes bounds by the method's hedge table, and by nothing else.

A hedge that the method does not list is not guessed at: the amount is then unknown, and the note
says which words were not understood. Bounds are exact percentages, never rounded inwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from servanda.kernel.base import Amount, Range
from servanda.kernel.terms.method import Hedge, Method

UNKNOWN: Final = Range(0, None)
"""An amount of which nothing is known."""

_FIGURE = re.compile(r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?")
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What hedged words come to: bounds, the hedge they rest on, and what was not understood."""

    amount: Range
    hedge: str | None = None
    trouble: str = ""


def read_hedged(text: str, method: Method) -> Reading:
    """The bounds of an amount in words (``almost 2000``), by the method's hedge table.

    The words are a listed hedge and one figure, or one figure alone. Commas may group thousands,
    as they do in quotations. The longest listed hedge wins; capitals do not matter.
    """
    words = " ".join(text.split())
    found = _FIGURE.search(words)
    if found is None or _FIGURE.search(words, found.end()):
        return Reading(UNKNOWN, trouble=f'"{words}" does not hold one figure')
    figure = _amount(Decimal(found["figure"].replace(",", "") + (found["part"] or "")))
    said = " ".join((words[: found.start()] + words[found.end() :]).split()).lower()
    if not said:
        return Reading(Range(figure, figure))
    hedge = next((h for h in method.hedges if h.text.lower() == said), None)
    if hedge is None:
        return Reading(UNKNOWN, trouble=f'the method lists no hedge "{said}"')
    return Reading(_bounds(figure, hedge), hedge=hedge.text)


def _bounds(figure: Amount, hedge: Hedge) -> Range:
    low = 0 if hedge.low is None else _share(figure, hedge.low)
    high = None if hedge.high is None else _share(figure, hedge.high)
    return Range(low, high)


def _share(figure: Amount, percent: Amount) -> Amount:
    return _amount(Decimal(figure) * Decimal(percent) / _PERCENT)


def _amount(exact: Decimal) -> Amount:
    return int(exact) if exact == exact.to_integral_value() else exact.normalize()
