"""The public data of a judgement: ``servanda/verdicts/1``, a fold over the proofs.

One JSON object, documented field by field in docs/json.md and by the JSON Schema
docs/schemas/verdicts-1.schema.json. Instants are RFC 3339 in UTC; what is known within bounds is
always ``{"lo", "hi"}``, null where an end is open; amounts are integers or decimal strings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.kernel.base import (
    DAWN,
    FOREVER,
    Between,
    Instant,
    Json,
    iso,
    json_amount,
)
from servanda.kernel.facts import Truth
from servanda.kernel.verdicts.proof import (
    GroupProof,
    InstanceProof,
    NeedProof,
    Seen,
    TermProof,
)

SCHEMA: Final = "servanda/verdicts/1"
"""The name and version of the shape. Fields may be added to it; none changes its meaning."""

NOT_ASSESSED: Final = "not assessed"
"""What is printed where occurrence or attribution is not a question of the instance."""


class KnownBy(StrEnum):
    """What the record was cut by: when we came to know, or when sources published."""

    RECORDED = "recorded"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a judgement rests on, so that anyone can make it again.

    Digests are ``sha256:…``; ``record_head`` is ``SIZE:HASH``; ``tzdata`` and ``servanda`` are
    versions. ``as_known_at`` is an instant, ``position`` a place in the log; with neither it is
    the whole record that was known.
    """

    agreement: str
    agreement_digest: str
    method_digest: str
    record_head: str
    tzdata: str
    servanda: str
    as_of: Instant
    as_known_at: Instant | None = None
    position: int | None = None
    known_by: KnownBy = KnownBy.RECORDED


def verdicts_json(edition: Edition, proofs: Iterable[TermProof]) -> dict[str, Json]:
    """The judgement as JSON, terms in the agreement's order and instances in the proof's."""
    return {
        "schema": SCHEMA,
        "agreement": edition.agreement,
        "agreement_digest": edition.agreement_digest,
        "method_digest": edition.method_digest,
        "record_head": edition.record_head,
        "tzdata": edition.tzdata,
        "servanda": edition.servanda,
        "as_of": iso(edition.as_of),
        "as_known_at": (
            edition.position if edition.position is not None else iso(edition.as_known_at)
        ),
        "known_by": edition.known_by.value,
        "terms": [term_json(proof) for proof in proofs],
    }


def term_json(proof: TermProof) -> dict[str, Json]:
    """One term. Several bearers stand in one string, joined by " and "."""
    found: dict[str, Json] = {
        "term": proof.key.id,
        "clause": list(proof.clause),
        "reading": proof.key.reading or None,
        "bearer": " and ".join(proof.bearers),
        "standing": proof.standing.value,
        "verdict": proof.verdict.value,
        "now": proof.now.value,
        "since": _since(proof),
        "coverage": _seen(proof.coverage),
        "tally": dict(proof.tally),
        "groups": [_group(group) for group in proof.groups],
        "conditional_on": list(proof.conditional_on),
        "at_risk": proof.at_risk,
        "instances": [_instance(instance) for instance in proof.instances],
    }
    if proof.key.amended:
        found["amended"] = proof.key.amended
    if proof.supplied:
        found["supplied"] = list(proof.supplied)
    if proof.below_floor:
        found["below_floor"] = proof.below_floor
    return found


def bounds_json(bounds: Between | None) -> dict[str, Json] | None:
    """Bounds of an instant; null where there is none, and for an end that is open."""
    if bounds is None:
        return None
    return {"lo": iso(bounds.lo), "hi": iso(bounds.hi)}


def _instance(proof: InstanceProof) -> dict[str, Json]:
    main = _telling(proof.needs)
    found: dict[str, Json] = {
        "key": proof.key,
        "opened": bounds_json(proof.opened),
        "due": bounds_json(proof.due),
        "decided": bounds_json(proof.decided),
        "occurrence": _truth(proof.occurrence),
        "attribution": _truth(proof.attribution),
        "verdict": proof.verdict.value,
        "amount": None if main is None else _amount(main),
        "needed": None if main is None else json_amount(main.needed),
        "cites": list(proof.cites),
        "open_why": [gap.value for gap in proof.reasons],
        "would_settle": [{"what": s.what, "about": list(s.about)} for s in proof.settle],
    }
    others = [need for need in proof.needs if need is not main]
    if others:
        found["other_needs"] = [
            {"amount": _amount(need), "needed": json_amount(need.needed)} for need in others
        ]
    if proof.denials:
        found["denials"] = list(proof.denials)
    if proof.seen is not None:
        found["seen"] = _seen(proof.seen)
    for name, flag in (("possible", proof.possible), ("relaxed", proof.relaxed)):
        if flag:
            found[name] = True
    return found


def _telling(needs: tuple[NeedProof, ...]) -> NeedProof | None:
    """The need that decides: the first that is certainly short, else possibly, else the first."""
    for need in needs:
        if need.needed is not None and need.amount.hi is not None and need.amount.hi < need.needed:
            return need
    for need in needs:
        if need.needed is None or need.amount.lo < need.needed:
            return need
    return needs[0] if needs else None


def _amount(need: NeedProof) -> dict[str, Json]:
    return {
        "lo": json_amount(need.amount.lo),
        "hi": json_amount(need.amount.hi),
        "unit": need.unit,
    }


def _since(proof: TermProof) -> dict[str, Json] | None:
    if proof.since is None and proof.recorded is None:
        return None
    known = proof.since
    if known is not None and known.lo <= DAWN and known.hi >= FOREVER:
        known = None
    return {"valid": bounds_json(known), "recorded": iso(proof.recorded)}


def _group(group: GroupProof) -> dict[str, Json]:
    return {
        "broken_at_least": group.at_least,
        "of": group.of,
        "why": group.why,
        "members": list(group.members),
        "bearers": list(group.bearers),
        "cites": list(group.cites),
    }


def _seen(seen: Seen | None) -> dict[str, Json] | None:
    if seen is None:
        return None
    return {"lo": seen.lo, "hi": seen.hi, "total": seen.total}


def _truth(truth: Truth | None) -> str:
    return NOT_ASSESSED if truth is None else truth.value
