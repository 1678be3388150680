"""A term in one line: what it asks of whom, read from the term itself and never from its clause.

A clause may hold several terms, and its first words are then those of another one. What a term says
stands in its reading (`servanda.kernel.terms.readings`); here it is cut to a line: riders go first,
the last one before the others, then words from the end. A *not* stands at the beginning and stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from servanda.case import Case
from servanda.kernel.plan.operators import TermKey, TermPlan
from servanda.kernel.terms import ast
from servanda.kernel.terms.format import rider_rank
from servanda.kernel.terms.readings import read_aloud

LONGEST: Final = 94
"""Characters of a line: as many as fit beside the indentation of the board."""

_ASIDE: Final = re.compile(r" \(“[^”]*”[^()]*\)")
"""The text's own words for a name, in brackets: the readings of `servanda check` keep them."""


def in_brief(case: Case, term: TermPlan) -> str:
    """The term's reading in one line; ``""`` where a heading says it and it stands alone there."""
    under = [other for other in case.plan.terms if other.clause == term.clause]
    headed = not term.clause or (len(term.clause) == 1 and not term.clause[0].isalnum())
    if headed and len(under) == 1:
        return ""
    said = written(case, term.key)
    return "" if said is None else _shortest_cut(case, said)


def written(case: Case, key: TermKey) -> ast.Term | None:
    """A term as it was written, for a reading of it; None for a guarantee, which is none."""
    for said in case.checked.terms:
        names = (said.id, said.reading, said.amended_by)
        words = tuple("" if name is None else name.text for name in names)
        if words == (key.id, key.reading or "", key.amended or ""):
            return said
    return None


def _shortest_cut(case: Case, said: ast.Term) -> str:
    """The whole reading, else as many of its riders as fit, else the beginning of its core."""
    riders = sorted(said.sentence.riders, key=rider_rank)
    text = ""
    for kept in range(len(riders), -1, -1):
        sentence = replace(said.sentence, riders=tuple(riders[:kept]))
        # which reading it is and who amended it stand beside the term's name
        alone = replace(said, sentence=sentence, reading=None, amended_by=None)
        text = _ASIDE.sub("", read_aloud(alone, case.checked))
        if kept < len(riders):
            text = f"{text.removesuffix('.')} …"
        if len(text) <= LONGEST:
            return text
    return f"{text[: LONGEST - 1].rpartition(' ')[0].rstrip(',;:')} …"
