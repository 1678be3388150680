"""What an act of law will not do, told on the day it is added: who may not rule, waive or free.

The same rules as at each judgement: `servanda.evidence.hearsay`, and of waivers and duties
overtaken the law of the kernel (docs/semantics.md), by the agreement's terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from servanda.evidence.hearsay import hearsay, not_owed
from servanda.evidence.reports import term_id
from servanda.record.entries import ActOfLaw, Assertion, Entry, EntryType

if TYPE_CHECKING:
    from servanda.evidence.sources import Sources
    from servanda.kernel.plan.operators import Plan, TermPlan


def without_effect(
    said: Assertion,
    entry: Entry,
    plan: Plan,
    sources: Sources,
    owing: Iterable[tuple[str, tuple[str, ...]]],
) -> Iterator[str]:
    """Why an act of law has no effect, or not on a term that it names; nothing where it has."""
    law = said.content
    if not isinstance(law, ActOfLaw):
        return
    source = said.testimony.source
    who = " and ".join(law.by)
    if law.type is EntryType.DETERMINATION and not all(map(sources.rules, law.by)):
        yield f"by: {who} is not empowered to rule: kept as a view"
        return
    told = hearsay(law, source, sources, of_log=source == entry.recorder)
    if told:
        yield f"source: {told}"
        return
    actors = [sources.actor(name) for name in law.by]
    for why in not_owed(law, actors, dict(owing)).values():
        yield f"by: added, but {why}"
    if law.type not in (EntryType.WAIVER, EntryType.OVERTAKEN):
        return
    ids = [term_id(name) for name in law.about]
    named = [term for term in plan.terms if term.key.id in ids]
    if not named:
        yield (
            "about: added, but not heard: it names no term of this case; name the term that it is "
            'to end, as in "term 4b"'
        )
    lines = (_of_term(law, term, source, plan, sources) for term in named)
    yield from dict.fromkeys(line for line in lines if line)


def _of_term(law: ActOfLaw, term: TermPlan, source: str, plan: Plan, sources: Sources) -> str:
    """Why it does not end this term; empty where it does, or helps to."""
    by = [sources.actor(name) for name in law.by]
    lost = f"added, but not heard for term {term.key.id}"
    if law.type is EntryType.OVERTAKEN:
        side = sources.voice(source).side
        own = [name for name in ([side] if side else by) if name in term.bearers]
        if not own:
            return ""
        field = "source" if side else "by"
        return (
            f"{field}: {lost}: {own[0]} owes it, and a bearer's own word never frees it; it is "
            "heard from any other source"
        )
    others = [party for party in plan.parties if party not in term.bearers]
    owed = others if term.counterparty is None else [term.counterparty]
    able = [name for name in owed if name not in term.bearers]
    if any(name in able for name in by):
        left = [name for name in able if name not in by]
        return (
            f"by: term {term.key.id} ends only once {' and '.join(left)} waives it too"
            if left
            else ""
        )
    why = f"{by[0]} owes it" if by[0] in term.bearers else f"it is not owed to {by[0]}"
    hint = (
        f"only {' and '.join(able)} can waive it" if able else "nobody but its bearers is owed it"
    )
    return f"by: {lost}: {why}; {hint}"
