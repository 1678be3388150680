"""Occasions of terms as bars in time: what the timelines and the timetable share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from servanda.faces.drawings.figure import Words
from servanda.faces.drawings.signs import Party, mark_of
from servanda.faces.drawings.strips import Bar, bounds
from servanda.faces.picture import Picture
from servanda.kernel.base import DAWN, FOREVER, SECOND, Between, Instant
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.occasions import is_watch, occasion
from servanda.kernel.verdicts.phrases import Name, Several
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from servanda.kernel.verdicts.wording import forbids, group_wording, wording


@dataclass(frozen=True, slots=True)
class Line:
    """The occasions of one bearer that belong in one lane; ``watch`` all but the acts listed."""

    bearer: str
    watch: bool
    instances: tuple[InstanceProof, ...]


def lines_of(proof: TermProof) -> tuple[Line, ...]:
    """The occasions of a term by bearer, the watches apart: in the agreement's order of bearers."""
    bearers = dict.fromkeys([*proof.bearers, *(i.bearer for i in proof.instances)])
    found = []
    for bearer in bearers:
        for watch in (False, True):
            mine = tuple(
                i for i in proof.instances if i.bearer == bearer and is_watch(i.key) is watch
            )
            if mine:
                found.append(Line(bearer, watch, mine))
    return tuple(found)


def finite(instant: Instant) -> bool:
    """Whether it is an instant that can be drawn."""
    return DAWN < instant < FOREVER


def bar_of(term: TermPlan, instance: InstanceProof, as_of: Instant, words: Words) -> Bar | None:
    """An occasion as a bar; None where no opening is known.

    It runs to its due time, or later to what decided it; an act that neither decides lasts as long
    as its time is open; what has no end yet runs to the horizon.
    """
    opened, due, decided = instance.opened, instance.due, instance.decided
    if opened is None or not finite(opened.lo):
        return None
    ends = [b.hi for b in (due, decided) if b is not None and finite(b.hi)]
    running = not ends and (is_watch(instance.key) or not forbids(term.duty))
    end = max([opened.lo, *ends])
    if running:
        end = max(end, as_of)
    elif not ends and finite(opened.hi):
        end = max(end, opened.hi)
    late = due is not None and finite(due.hi) and due.hi + SECOND < end
    # an act is somewhere in the time it is given: that is its bar, not a doubt of its beginning
    sure = opened.hi if not opened.exact and due is not None and finite(opened.hi) else None
    return Bar(
        start=opened.lo,
        end=end,
        mark=mark_of(instance.verdict, forbidden=forbids(term.duty)),
        row=partial(row_of, term, instance, words, running=running),
        open=running,
        due=due.hi if due is not None and late else None,
        sure=sure,
    )


def row_of(
    term: TermPlan, instance: InstanceProof, words: Words, *, running: bool
) -> tuple[str, ...]:
    """An occasion in words: which, from when, until when, due when, and what is read of it."""
    named = occasion(term.duty, instance.key)
    until: Between | None = instance.decided or instance.due or instance.opened
    return (
        words.ui("drawing-once") if named is None else words.show(named),
        bounds(words, instance.opened),
        words.ui("drawing-open-end") if running else bounds(words, until),
        bounds(words, instance.due),
        words.show(wording(term, instance)),
    )


def remarks_of(term: TermPlan, proof: TermProof, words: Words) -> tuple[str, ...]:
    """What is known of several occasions together and not of each, once for each wording."""
    groups = sorted(proof.groups, key=lambda group: -group.at_least)
    said = dict.fromkeys(words.show(group_wording(term, group)) for group in groups)
    return tuple(words.ui("drawing-together", word=word) for word in said)


def bearer_text(term: TermPlan, bearer: str, words: Words) -> str:
    """Who bears it, together where the text says so."""
    if term.joint and len(term.bearers) > 1:
        all_of_them = words.show(Several(tuple(Name(one) for one in term.bearers)))
        return words.ui("drawing-joint", bearers=all_of_them)
    return words.show(Name(bearer))


def parties(picture: Picture, words: Words) -> dict[str, Party]:
    """Everybody who bears a duty, parties first, each with a shape by that order."""
    bearers: Iterable[str] = (b for term in picture.case.plan.terms for b in term.bearers)
    order = dict.fromkeys([*picture.case.plan.parties, *bearers])
    return {name: Party(words.show(Name(name)), at) for at, name in enumerate(order)}
