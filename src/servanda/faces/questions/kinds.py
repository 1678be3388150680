"""Questions about what a report of a wider kind or act was of: a truck, of fuel or not.

What is told of one incident as two kinds is told of two; so the answer is a correction, by those
who told of it, and not another report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from servanda.faces.questions.asked import (
    Answer,
    Ground,
    Occasion,
    Question,
    Row,
    patterns_of,
)
from servanda.faces.questions.incidents import named
from servanda.kernel.base import Json
from servanda.kernel.facts import Claim, Gap, Incident, Stance
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.phrases import Name, Several, say
from servanda.kernel.verdicts.proof import InstanceProof

MOST_KINDS: Final = 4
"""Limit of kinds that are tried as answers."""


def about_kind(
    ground: Ground, term: TermPlan, instance: InstanceProof, incident: Incident
) -> Question | None:
    """Of which kind, or which act, an incident was; None where that is told narrowly enough."""
    affirming = [c for c in incident.claims if c.stance is Stance.AFFIRMS and c.id in ground.told]
    for field, name, wanted in _coarse(ground, term, instance, incident):
        if not affirming or not wanted:
            continue
        other = next((x for x in _under(ground, name) if x not in wanted), None)
        ways = [*wanted[:MOST_KINDS], *([other] if other is not None else [])]
        answers = tuple(
            Answer(say("answer.of-kind", kind=Name(way)), _corrected(ground, affirming, field, way))
            for way in ways
        )
        sources = Several(tuple(Name(s) for s in sorted({c.source for c in affirming})))
        return Question(
            key=f"{field} {incident.id}: {' '.join(wanted)}",
            what=say("ask.about", what=named(incident), asked=say("ask.of-kind")),
            of=say("of.differing", sources=sources),
            answers=answers,
            open=(Occasion(term.key, instance.key),),
            whole=False,
        )
    return None


def _coarse(
    ground: Ground, term: TermPlan, instance: InstanceProof, incident: Incident
) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """The field that is too wide, what it says, and what the clause asks for under it."""
    for pattern in patterns_of(term):
        hit = ground.scene.match(pattern, incident, instance.bearer)
        if hit is None or Gap.KIND_TOO_COARSE not in hit.gaps:
            continue
        for field, names, name in (
            ("kind", pattern.kinds, incident.kind),
            ("act", pattern.acts, incident.act),
        ):
            if names is not None and name not in names:
                under = _under(ground, name)
                yield field, name, tuple(x for x in names if name is None or x in under)


def _under(ground: Ground, name: str | None) -> tuple[str, ...]:
    """The kinds and acts that are cases of one."""
    return tuple(narrow for narrow, above in ground.plan.wider if name in above)


def _corrected(ground: Ground, claims: Iterable[Claim], field: str, way: str) -> tuple[Row, ...]:
    """Each claim corrected by its source in the one field."""
    rows: list[Row] = []
    for claim in claims:
        told = ground.told[claim.id]
        body = {name: value for name, value in told.body.items() if name != "id"}
        entry: dict[str, Json] = {**body, "type": told.type.value, field: way}
        rows.append(
            {"type": "correction", "supersedes": claim.id, "entry": entry, "source": claim.source}
        )
    return tuple(rows)
