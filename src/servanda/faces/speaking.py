"""Who has spoken: each source with its side, its gradings, and what became of what it said.

And the complaints: how many were received, how many a body has examined and ruled on. What is
received and never ruled is shown as such: ruled violations alone do not tell what happened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from servanda.evidence.assess import sources_of
from servanda.evidence.gradings import Graded, gradings
from servanda.evidence.reports import term_id
from servanda.faces.picture import Picture
from servanda.kernel.base import Instant, Json, iso
from servanda.kernel.facts import LegalAct
from servanda.kernel.standard import as_good_as
from servanda.record.entries import ActOfLaw, EntryType
from servanda.record.log import State, standing

CLAIMS = frozenset(
    {
        EntryType.ACT,
        EntryType.COUNT,
        EntryType.STAY,
        EntryType.ENTRY,
        EntryType.EXIT,
        EntryType.LEVEL,
        EntryType.COVERAGE,
    }
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source: its group, its side, and how many of its entries stand, changed or fell away.

    ``grades`` counts its reports by grade; ``below`` those under the method's floor; ``sums`` are
    its figures that do not come out, by entry.
    """

    name: str
    group: str
    side: str | None
    entries: int
    corrected: int
    withdrawn: int
    disputed: int
    below: int
    grades: tuple[tuple[str, int], ...]
    history: tuple[Graded, ...]
    sums: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A formal complaint: by whom, to which body, about what, and what has come of it.

    ``examined`` names what examined it without ruling (views of the body addressed); ``ruled``
    the determinations about it or about what it is about, with their findings.
    """

    id: str
    by: str
    to: str
    about: tuple[str, ...]
    at: Instant
    examined: tuple[str, ...]
    ruled: tuple[tuple[str, str], ...]


def speakers(picture: Picture) -> tuple[Speaker, ...]:
    """Every source of a claim on record, as known at the picture's cut, by name."""
    case = picture.case
    known = case.entries[: picture.known]
    stand = tuple(standing(known))
    of = gradings(stand)
    sources = sources_of(stand, case.method, case.frame)
    by_source: dict[str, list[tuple[str, State, str]]] = defaultdict(list)
    for one in stand:
        if one.root.type not in CLAIMS:
            continue
        told = one.versions[0] if one.versions else None
        body = one.root.body
        source = str(body.get("source", one.root.recorder))
        grade = "" if told is None else of.grade(told.assertion.testimony, told.entry.recorded)
        by_source[source].append((one.key, one.state, grade))
    sums = defaultdict(list)
    for note in picture.sums:
        sums[note.entry].append(note.text)
    found = []
    for name, told_by in sorted(by_source.items()):
        voice = sources.voice(name)
        states = Counter(state for _, state, _ in told_by)
        grades = Counter(grade for _, _, grade in told_by if grade)
        found.append(
            Speaker(
                name=name,
                group=voice.group,
                side=voice.side,
                entries=len(told_by),
                corrected=states[State.CORRECTED],
                withdrawn=states[State.WITHDRAWN],
                disputed=states[State.DISPUTED],
                below=sum(n for g, n in grades.items() if not as_good_as(g, case.method.floor)),
                grades=tuple(sorted(grades.items())),
                history=of.of.get(name, ()),
                sums=tuple((key, text) for key, _, _ in told_by for text in sums.get(key, ())),
            )
        )
    return tuple(found)


def complaints(picture: Picture) -> tuple[Complaint, ...]:
    """Every complaint on record, in order of time, with what has come of it."""
    facts = picture.facts
    found = []
    for one in standing(picture.case.entries[: picture.known]):
        for version in one.versions:
            if version.type is not EntryType.COMPLAINT:
                continue
            said = version.assertion.content
            if not isinstance(said, ActOfLaw):
                raise TypeError("a complaint is an act of law")
            named = {one.key, *map(term_id, said.about)}
            to = said.to or ""
            found.append(
                Complaint(
                    id=one.key,
                    by=" and ".join(said.by),
                    to=to,
                    about=said.about,
                    at=said.time.start,
                    examined=tuple(
                        v.id for v in facts.views if v.by == to and named & set(v.about)
                    ),
                    ruled=tuple(
                        (r.id, r.finding or "")
                        for r in facts.rulings
                        if r.act is LegalAct.DETERMINATION and one.key in r.about
                    ),
                )
            )
    return tuple(sorted(found, key=lambda c: (c.at, c.id)))


def sources_json(picture: Picture) -> dict[str, Json]:
    """The same as data."""
    return {
        "schema": "servanda/sources/1",
        "sources": [
            {
                "source": s.name,
                "group": s.group,
                "side": s.side,
                "entries": s.entries,
                "corrected": s.corrected,
                "withdrawn": s.withdrawn,
                "disputed": s.disputed,
                "below_floor": s.below,
                "grades": dict(s.grades),
                "gradings": [
                    {"from": iso(g.start), "reliability": g.reliability, "reason": g.reason}
                    for g in s.history
                ],
                "sums": [{"entry": entry, "what": text} for entry, text in s.sums],
            }
            for s in speakers(picture)
        ],
        "complaints": [
            {
                "id": c.id,
                "by": c.by,
                "to": c.to,
                "about": list(c.about),
                "at": iso(c.at),
                "examined": list(c.examined),
                "ruled": [{"entry": entry, "finding": finding} for entry, finding in c.ruled],
            }
            for c in complaints(picture)
        ],
        "views": [
            {
                "id": v.id,
                "by": v.by,
                "about": list(v.about),
                "finding": v.finding,
                "at": {"lo": iso(v.at.lo), "hi": iso(v.at.hi)},
                "text": v.claim.text,
            }
            for v in picture.facts.views
        ],
    }
