"""What stands beside the entries that a proof cites: who says so, corrections, sums, and views.

None of it enters a verdict. A correction has done so already: what it replaced is told here, with
who corrected it and when, so that a reader who remembers the first wording finds it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from servanda.faces.causes import happened
from servanda.faces.picture import Picture, called
from servanda.faces.questions.asked import patterns_of
from servanda.faces.voices import voices
from servanda.kernel.base import FOREVER, Between, Instant, Json
from servanda.kernel.plan.operators import Absence, Cap, Quota, TermPlan, Withdrawal
from servanda.kernel.verdicts.excluded import parts_of_name
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import Name
from servanda.kernel.verdicts.phrases import When as Time
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from servanda.kernel.verdicts.wording import forbids
from servanda.record.entries import Body, EntryType
from servanda.record.log import Change, Standing, State, standing
from servanda.record.reading import inner_body, read_entry

SAYINGS: Final = {
    "yes": "holds that it was not kept",
    "no": "holds that it was kept",
    "unclear": "holds that it is not clear whether it was kept",
    "reported": "reports that it was ruled on",
}
"""A view in words: no view is a ruling, and none is told as one."""

_PLACES: Final = frozenset({EntryType.STAY, EntryType.ENTRY, EntryType.EXIT})


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines beside an explanation.

    Who says what an occasion rests on, what was changed, which sums do not come out, who holds
    what, and what is below the method's floor.
    """

    voices: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    views: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def aside(picture: Picture, proof: TermProof, key: str | None = None) -> Aside:
    """What stands beside a term's proof; of one occasion, beside what that one cites."""
    chosen = [i for i in proof.instances if key in (None, i.key)]
    cited = {entry for instance in chosen for entry in (*instance.cites, *instance.facts)}
    if key is None:
        cited |= {entry for group in proof.groups for entry in group.cites}
    term = picture.plan_of(proof.key)
    return Aside(
        tuple(voices(picture, chosen)) if len(chosen) == 1 else (),
        tuple(_changes(picture, proof, cited, None if key is None else chosen[0])),
        tuple(f"Entry {s.entry}: {s.text}." for s in picture.sums if s.entry in cited),
        tuple(_views(picture, term, cited)),
        tuple(_below(picture, term, key)),
    )


# ---------------------------------------------------------------------------------- corrections


def _changes(
    picture: Picture, proof: TermProof, cited: set[str], one: InstanceProof | None
) -> Iterator[str]:
    """Each change that had effect: of the whole term, or of one occasion of it."""
    term = picture.plan_of(proof.key)
    cut = picture.cut
    entries = picture.case.known(
        position=cut.position,
        as_known_at=None if cut.published else cut.instant,
        by_published=cut.instant if cut.published else None,
    )
    for stands in standing(entries):
        heard = [c for c in stands.changes if c.unheard is None and not c.undone]
        if not heard:
            continue
        if stands.state is State.WITHDRAWN:
            # what was withdrawn is cited by nothing: it is told of what it was about
            if _about(term, stands) and (one is None or _of_one(stands, term, proof, one)):
                yield _withdrawn(picture, stands, heard)
        elif stands.key in cited or any(v.entry.key in cited for v in stands.versions):
            yield from _corrected(picture, stands)


def _corrected(picture: Picture, stands: Standing) -> Iterator[str]:
    for version in stands.versions:
        if version.entry is stands.root:
            continue
        # what a correction does not say of the incident, it keeps
        kept: Body = {"incident": version.incident} if "incident" in stands.root.body else {}
        differing = [*_differing(stands.root.body, {**kept, **version.body})]
        what = "; ".join(differing) or "the wording alone"
        yield (
            f"Entry {stands.key}: {what}, corrected on {_said(picture, version.entry.recorded)} "
            f"by {_who(picture, version.entry.body, version.entry.recorder)}."
        )


def _differing(before: Body, after: Body) -> Iterator[str]:
    """Each field that reads otherwise: ``amount was 980, is 986``."""
    for name in sorted({*before, *after} - {"id", "text", "url", "published"}):
        was, is_ = before.get(name), after.get(name)
        if was != is_:
            yield f"{name} was {_shown(was)}, is {_shown(is_)}"


def _shown(value: Json) -> str:
    match value:
        case None:
            return "not said"
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _withdrawn(picture: Picture, stands: Standing, heard: list[Change]) -> str:
    last = heard[-1].entry
    told = stands.root.body.get("amount")
    what = f" (amount {_shown(told)})" if told is not None else ""
    return (
        f"Entry {stands.key}{what} was withdrawn on {_said(picture, last.recorded)} by "
        f"{_who(picture, last.body, last.recorder)}; it counts for nothing."
    )


def _of_one(stands: Standing, term: TermPlan, proof: TermProof, one: InstanceProof) -> bool:
    """Whether an entry told of this occasion: of its act or stay, or of something in its time.

    An act or a stay that is forbidden is known by its key; a watch is of none that has an occasion
    of its own. A period ends at its due time; of any other duty late performance is told as well.
    """
    said = (stands.root.body, *(inner_body(c.entry) for c in stands.changes if _corrects(c)))
    own = {stands.key, *(name for body in said if isinstance(name := body.get("incident"), str))}
    named = any(own & _names(i.key) for i in proof.instances if not is_watch(i.key))
    if is_watch(one.key):
        return not named and _in_time(stands, one)
    if own & _names(one.key):
        return True
    return not forbids(term.duty) and _in_time(stands, one, ended=isinstance(term.duty, Quota))


def _corrects(change: Change) -> bool:
    return change.entry.type is EntryType.CORRECTION


def _names(key: str) -> set[str]:
    """The incident or the stay that an occasion is of, and those that were taken together in it."""
    fact = fact_of(key)
    return {name for part in parts_of_name(fact) for name in (part, part.partition("/")[0])}


def _in_time(stands: Standing, one: InstanceProof, *, ended: bool = False) -> bool:
    when = happened(read_entry(stands.root).content)
    if when is None or one.opened is None:
        return True
    due = one.due.hi if ended and one.due is not None else FOREVER
    return one.opened.lo < when.end and when.start <= due


def _about(term: TermPlan, stands: Standing) -> bool:
    """Whether an entry told of an act, a kind or a presence that the term is judged by."""
    kind, body = stands.root.type, stands.root.body
    if kind in _PLACES:
        return isinstance(term.duty, Withdrawal | Absence)
    if kind is EntryType.LEVEL:
        return isinstance(term.duty, Cap) and body.get("kind") in term.duty.kinds
    if kind not in (EntryType.ACT, EntryType.COUNT):
        return False
    act, thing = body.get("act"), body.get("kind")
    return any(
        (p.acts is None or act is None or act in p.acts)
        and (p.kinds is None or thing in p.kinds)
        and not (act is None and thing is None)
        for p in patterns_of(term)
    )


# ------------------------------------------------------------------------------- below the floor


def _below(picture: Picture, term: TermPlan, key: str | None) -> Iterator[str]:
    """Claims that are counted under an act or a kind of the term, and not weighed."""
    floor = picture.case.method.floor
    for claim in picture.below:
        if key is not None and claim.incident != key.partition("@")[0]:
            continue
        if _counted_under(term, claim.subject):
            yield f"Entry {called(claim.entry)}, of {claim.subject}: {claim.told(floor)}."


def _counted_under(term: TermPlan, subject: str) -> bool:
    if isinstance(term.duty, Withdrawal | Absence):
        return subject == "presence"
    if isinstance(term.duty, Cap):
        return subject in term.duty.kinds
    return any(
        subject in (p.acts or ()) or (p.acts is None and subject in (p.kinds or ()))
        for p in patterns_of(term)
    )


# ----------------------------------------------------------------------------------------- views


def _views(picture: Picture, term: TermPlan, cited: set[str]) -> Iterator[str]:
    names = {term.key.id, str(term.key), f"term {term.key.id}", f"term {term.key}"}
    for view in picture.facts.views:
        on = [name for name in view.about if name in names or name in cited]
        if on:
            by = dict(picture.speaker.names).get(view.by, view.by)
            at = picture.speaker.show(Time(view.at))
            yield f"{by} {SAYINGS[view.finding]}, on {', '.join(on)}, {at} [entry {view.id}]."


def _who(picture: Picture, body: Body, recorder: str) -> str:
    source = body.get("source")
    return picture.speaker.show(Name(source if isinstance(source, str) else recorder))


def _said(picture: Picture, instant: Instant) -> str:
    return picture.speaker.show(Time(Between(instant, instant)))


def lines(told: Aside) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The lines under their headings; nothing where there is none."""
    for heading, said in (
        ("Who says so:", told.voices),
        ("Corrected or withdrawn:", told.changes),
        ("Printed sums that do not come out; the figure is kept as printed:", told.sums),
        ("Views, which are not rulings:", told.views),
        ("Counted and not weighed, below the floor of the method:", told.below),
    ):
        if said:
            yield heading, said
