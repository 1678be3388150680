"""An account of a file: every character in a statement or in a stretch that says what it is."""

from __future__ import annotations

import itertools

from servanda.field.articles.candidates import Candidate, Rest


def account(text: str, candidates: tuple[Candidate, ...], rest: list[Rest]) -> tuple[Rest, ...]:
    """Every stretch that is in no statement, in order: what it is and why."""
    size = len(text)
    held: list[tuple[int, int]] = sorted((s.start, s.end) for c in candidates for s in c.parts)
    around = [(c.sentence.start, c.sentence.end) for c in candidates]
    marks = sorted(
        {
            0,
            size,
            *(x for a, b in held for x in (a, b)),
            *(x for a, b in around for x in (a, b)),
            *(x for r in rest for x in (r.start, r.end)),
        }
    )
    kinds: list[Rest] = []
    statements = [False] * (size + 1)
    for a, b in held:
        statements[a:b] = [True] * (b - a)
    about: list[Rest | None] = [None] * (size + 1)
    for a, b in around:
        about[a:b] = [Rest(a, b, "attribution")] * (b - a)
    for r in rest:
        about[r.start : r.end] = [r] * (r.end - r.start)
    for a, b in itertools.pairwise(marks):
        if statements[a] or a == b:
            continue
        of = about[a]
        here = Rest(a, b, of.kind, of.why) if of else Rest(a, b, "between")
        if (
            kinds
            and kinds[-1].end == a
            and kinds[-1].kind == here.kind
            and kinds[-1].why == here.why
            and (of is None or of.kind == "attribution")
        ):
            kinds[-1] = Rest(kinds[-1].start, b, here.kind, here.why)
        else:
            kinds.append(here)
    return tuple(kinds)
