"""Candidates as rows: JSON lines of entries ``statement``, proposed for a person to confirm.

A row holds the fields of the entry, and beside them what only helps to decide: ``status``,
``number`` and ``proposal``. `confirmed` turns it into the entry's fields.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from servanda.field.articles.candidates import Candidate, Mention, Reading
from servanda.field.articles.timewords import State, Window
from servanda.kernel.base import Json
from servanda.record import said
from servanda.record.flaws import UnfitError

PROPOSED: Final = "proposed"
BESIDE: Final = ("status", "number", "proposal")
"""What a proposed row holds beside the fields of its entry."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the file: its digest, and what was given about it."""

    digest: str
    source: str | None = None
    published: str | None = None
    zone: str | None = None


def digest_of(data: bytes) -> str:
    """What a document is called on record: the SHA-256 of its bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def row_of(candidate: Candidate, document: Document) -> dict[str, Json]:
    """The row of one candidate."""
    row: dict[str, Json] = {
        "type": "statement",
        "status": PROPOSED,
        "number": candidate.number,
        "document": document.digest,
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.quote,
        "stance_of": candidate.stance.value,
        "group": _reference(candidate.group),
    }
    if candidate.holder is not None:
        row["said_by"] = candidate.holder.printed
    if len(candidate.chain) > 1:
        row["via"] = list(dict.fromkeys(m.printed for m in candidate.chain[:-1]))
    if candidate.hedges:
        row["hedge"] = ", ".join(candidate.hedges)
    if candidate.condition:
        row["condition"] = candidate.condition
    if candidate.window is not None:
        row["window_words"] = candidate.window.words
        period = period_of(candidate.window)
        if period is not None:
            row["window"] = period
    for name in ("source", "published", "zone"):
        value = getattr(document, name)
        if value is not None:
            row[name] = value
    row["proposal"] = proposal_of(candidate)
    return row


def period_of(window: Window) -> Json:
    """A resolved window as the record writes a period; None for any other."""
    if window.state is not State.RESOLVED:
        return None
    if window.first == window.last:
        return window.first
    ends = {"from": window.first, "to": window.last}
    return {name: end for name, end in ends.items() if end is not None}


def _reference(words: str) -> str:
    """A group's key as the record takes it; letters that it does not take are hashed."""
    try:
        return said.reference(words)
    except UnfitError:
        return "source " + hashlib.sha256(words.encode()).hexdigest()[:16]


def proposal_of(candidate: Candidate) -> dict[str, Json]:
    """All else that was read: who, what, when, and what is not known."""
    return {
        "kind": candidate.kind,
        "line": candidate.line,
        "words": candidate.words,
        "parts": [[a, b] for a, b in candidate.parts],
        "sentence": list(candidate.sentence),
        "holder": _mention(candidate.holder),
        "holder_note": candidate.holder_note,
        "source": _mention(candidate.source),
        "chain": [_mention(m) for m in candidate.chain],
        "negated": candidate.negated,
        "modality": list(candidate.modality),
        "hedges": list(candidate.hedges),
        "acts": [
            {
                "actor": act.actor,
                "verb": act.verb,
                "patient": act.patient,
                "passive": act.passive,
                "negated": act.negated,
            }
            for act in candidate.doings
        ],
        "amounts": list(candidate.amounts),
        "places": list(candidate.places),
        "window": None if candidate.window is None else window_json(candidate.window),
        "times": [window_json(one) for one in candidate.times],
        "denied": None
        if candidate.denied is None
        else {"text": candidate.denied.text, "holder": candidate.denied.holder},
        "lead": candidate.lead,
        "said_when": candidate.said_when,
        "continues": candidate.continues,
    }


def _mention(mention: Mention | None) -> Json:
    if mention is None:
        return None
    return {
        "printed": mention.printed,
        "head": mention.head,
        "named": mention.named,
        "verb": mention.verb,
        "for": mention.body,
        "note": mention.note,
        "start": None if mention.span is None else mention.span.start,
        "end": None if mention.span is None else mention.span.end,
    }


def window_json(window: Window) -> dict[str, Json]:
    """A time as read."""
    return {
        "words": window.words,
        "state": window.state.value,
        "from": window.first,
        "to": window.last,
        "event": window.event,
        "length": window.length,
        "why": window.why,
    }


def reading_json(reading: Reading, document: Document) -> dict[str, Json]:
    """The whole reading, for programs: every statement, and an account of all the rest."""
    return {
        "document": document.digest,
        "characters": len(reading.text),
        "wire": reading.wire,
        "statements": [row_of(candidate, document) for candidate in reading.candidates],
        "rest": [
            {"start": rest.start, "end": rest.end, "kind": rest.kind, "why": rest.why}
            for rest in reading.rest
        ],
    }


def confirmed(row: dict[str, Json], by: str) -> dict[str, Json]:
    """The fields of the entry that a confirmed row becomes."""
    kept = {name: value for name, value in row.items() if name not in BESIDE}
    return {**kept, "confirmed_by": by}
