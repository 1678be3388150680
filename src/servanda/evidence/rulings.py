"""Acts of law and the log: what the record does not report but is.

A complaint, a notice, a determination or a waiver on record needs no second source. Each is an
act of law with its effect; complaints, notices and determinations are incidents too, so that they
can open or answer a duty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from servanda.evidence.reports import Report, in_order, term_id
from servanda.kernel.base import Range
from servanda.kernel.facts import Amounts, Incident, LegalAct, Part, Ruling, Times, Truth
from servanda.kernel.facts import View as Held
from servanda.record.entries import ActOfLaw, EntryType, View

LAW: Final[Mapping[EntryType, LegalAct]] = {
    EntryType.EXCEPTION: LegalAct.EXCEPTION,
    EntryType.INVOCATION: LegalAct.INVOCATION,
    EntryType.CONFIRMATION: LegalAct.CONFIRMATION,
    EntryType.REJECTION: LegalAct.REJECTION,
    EntryType.DETERMINATION: LegalAct.DETERMINATION,
    EntryType.WAIVER: LegalAct.WAIVER,
    EntryType.NOTICE: LegalAct.NOTICE,
    EntryType.AGREEMENT: LegalAct.AGREEMENT,
    EntryType.OVERTAKEN: LegalAct.OVERTAKEN,
}
"""Entries that are acts of law. A complaint is not: it asks for one."""

LOGGED: Final[Mapping[EntryType, str]] = {
    EntryType.COMPLAINT: "complaint",
    EntryType.NOTICE: "notice",
    EntryType.DETERMINATION: "determine",
    EntryType.WAIVER: "waiver",
}
"""Entries that are incidents in the log, and the act they are."""


def views(reports: Iterable[Report]) -> list[Held]:
    """The views on record, kept apart from every ruling, in the order of their ids.

    What somebody whom the agreement does not empower calls a determination is one. Terms are named
    as plans spell them (``4b`` for ``term 4b``).
    """
    found = []
    for report in in_order(reports):
        match report.content:
            case View() as said:
                found.append(
                    Held(
                        id=report.claim.id,
                        by=said.by,
                        about=tuple(term_id(name) for name in said.about),
                        finding=said.finding,
                        at=said.time.between,
                        claim=report.claim,
                    )
                )
            case ActOfLaw(type=EntryType.DETERMINATION) as said:
                found.append(
                    Held(
                        id=report.claim.id,
                        by=" and ".join(said.by),
                        about=tuple(term_id(name) for name in said.about),
                        finding=said.finding or "unclear",
                        at=said.time.between,
                        claim=report.claim,
                    )
                )
            case _:
                raise TypeError("a view is told by an entry of that type")
    return found


def reported(said: ActOfLaw, source: str) -> View:
    """That there was a ruling, as the view of whoever reports it: it is not known to hold so."""
    return View(by=source, about=said.about, finding="reported", time=said.time)


def rulings(reports: Iterable[Report], meant: Mapping[str, Sequence[str]]) -> list[Ruling]:
    """The acts of law on record; one for each signatory where several agreed.

    ``meant`` says which incidents a reference stands for (an entry's own, or an incident's key).
    That a duty was overtaken is said by the side of the source, where it is of one, whoever else it
    names.
    """
    found = []
    for report in in_order(reports):
        match report.content:
            case ActOfLaw() as said if said.type in LAW:
                act = LAW[said.type]
            case _:
                continue
        side = report.claim.side if said.type is EntryType.OVERTAKEN else None
        named = report.actors if side is None else (side,)
        signatories: tuple[str | None, ...] = named or (None,)
        found += [
            Ruling(
                id=report.claim.id if len(signatories) == 1 else f"{report.claim.id}/{by}",
                act=act,
                effect=said.effect.start,
                recorded=report.claim.recorded,
                by=by,
                to=said.to,
                about=_about(said.about, meant),
                finding=said.finding,
                name=said.name if said.act is None else said.act,
                made=said.time.between,
            )
            for by in signatories
        ]
    return found


def _about(names: Iterable[str], meant: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Terms by their id, incidents by theirs; what is neither stays as written."""
    found: dict[str, None] = {}
    for name in names:
        for one in meant.get(name, (term_id(name),)):
            found[one] = None
    return tuple(found)


def logged(reports: Iterable[Report]) -> list[Incident]:
    """The incidents that are the log itself: certain, by whom it says, when it says.

    A determination answers a complaint only where it is about one.
    """
    ordered = in_order(reports)
    complaints = {
        report.claim.id
        for report in ordered
        if isinstance(report.content, ActOfLaw) and report.content.type is EntryType.COMPLAINT
    }
    return [
        _logged(report, report.content, LOGGED[report.content.type], complaints)
        for report in ordered
        if isinstance(report.content, ActOfLaw) and report.content.type in LOGGED
    ]


def _logged(report: Report, said: ActOfLaw, act: str, complaints: Collection[str]) -> Incident:
    kind = act
    if said.type is EntryType.DETERMINATION:
        kind = "complaint" if any(name in complaints for name in said.about) else ""
    return Incident(
        id=report.claim.id,
        act=act,
        time=Times((said.time.between,)),
        amount=Amounts((Range(1, 1),)),
        parts=tuple(_certain(by) for by in report.actors or (None,)),
        kind=kind or None,
        recipient=said.to,
        under=next((term_id(name) for name in said.about if name.startswith("term ")), None),
        log=True,
        claims=(report.claim,),
    )


def _certain(party: str | None) -> Part:
    return Part(party, Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE)
