"""Acts of law at second hand: what somebody else reports of a ruling or a waiver is neither.

The log is the fact of what is done on record. Where a row names a source, it is that source which
says so, and an act that frees from a duty, or decides, is done only by whoever does it: else a
newspaper, or the office of a side, could rule in a body's name, or waive what another is owed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from servanda.evidence.reports import term_id
from servanda.evidence.sources import Sources
from servanda.record.entries import ActOfLaw, EntryType

OWN_WORD: Final = frozenset(
    {EntryType.DETERMINATION, EntryType.CONFIRMATION, EntryType.REJECTION, EntryType.WAIVER}
)
"""Acts that have their effect from the log or the word of whoever does them, and from no report."""


def hearsay(said: ActOfLaw, source: str, sources: Sources, *, of_log: bool) -> str:
    """Why an act of law is a report of one, in words; empty where it is the act itself.

    ``of_log``: nobody but the recorder says so. The log of one side is that side's word.
    """
    if said.type not in OWN_WORD or any(sources.speaks_for(source, name) for name in said.by):
        return ""
    if of_log and sources.voice(source).side is None:
        return ""
    by = " and ".join(said.by)
    finding = f', finding "{said.finding}"' if said.finding else ""
    kept = "kept as a report of one" + (
        ", shown among the views" if said.type is EntryType.DETERMINATION else ""
    )
    return (
        f"{source} reports a {said.type.value} by {by}{finding}: only {by} itself, or the log, "
        f"makes one; {kept}, without effect. If it is on record at first hand, leave out the "
        f"source or name {by} as the source"
    )


def not_owed(
    said: ActOfLaw, actors: Collection[str], owing: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Of the terms that an invocation cites, those whose condition it cannot invoke, each with why.

    A condition relieves who owes the term, and who owes it alone may invoke it: another's word,
    were it confirmed, would suspend a duty whose bearer asks for nothing. ``owing`` has the bearers
    of each term.
    """
    if said.type is not EntryType.INVOCATION:
        return {}
    by = " and ".join(actors)
    lost = {}
    for name in said.about:
        bearers = owing.get(term_id(name))
        if bearers and not set(actors) & set(bearers):
            lost[name] = (
                f"not heard for term {term_id(name)}: {by} does not owe it; only "
                f"{' or '.join(bearers)} can invoke its condition"
            )
    return lost
