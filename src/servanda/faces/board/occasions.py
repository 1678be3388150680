"""Occasions of terms as bars in time: what the timelines and the timetable share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from servanda.faces.board.beside import Beside
from servanda.faces.drawings.figure import Words
from servanda.faces.drawings.signs import Party, mark_of
from servanda.faces.drawings.strips import Bar, bounds
from servanda.faces.picture import Picture
from servanda.kernel.base import DAWN, FOREVER, SECOND, Between, Instant
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import TermPlan
from servanda.kernel.verdicts.occasions import is_watch, occasion
from servanda.kernel.verdicts.phrases import Name, Phrase, Several
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from servanda.kernel.verdicts.wording import forbids, group_wording, wording


@dataclass(frozen=True, slots=True)
class Line:
    """The occasions of one bearer that belong in one lane; ``watch`` all but the acts listed.

    ``alone``: the bearer has no other lane, so that a watch is apart from nothing.
    """

    bearer: str
    watch: bool
    instances: tuple[InstanceProof, ...]
    alone: bool = False


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
                whole = sum(i.bearer == bearer for i in proof.instances)
                found.append(Line(bearer, watch, mine, alone=len(mine) == whole))
    return tuple(found)


def finite(instant: Instant) -> bool:
    """Whether it is an instant that can be drawn."""
    return DAWN < instant < FOREVER


def bar_of(
    term: TermPlan,
    instance: InstanceProof,
    as_of: Instant,
    words: Words,
    beside: Beside,
    *,
    alone: bool = False,
    facts: Facts | None = None,
) -> Bar | None:
    """An occasion as a bar; None where no opening is known.

    It runs to its due time, or later to what decided it; an act that neither decides lasts as long
    as its time is open; what has no end yet runs to the horizon. ``beside`` is what
    stands beside the readings of its term; ``alone`` that its bearer has no other lane; ``facts``
    hold what a body has found.
    """
    opened, due, decided = instance.opened, instance.due, instance.decided
    ended, chosen = beside.ended.get(instance.key), beside.chosen.get(instance.key)
    if opened is None or not finite(opened.lo):
        return None
    until = None if ended is None else ended.at
    ends = [b.hi for b in (due, decided, until) if b is not None and finite(b.hi)]
    running = not ends and ended is None and (is_watch(instance.key) or not forbids(term.duty))
    end = max([opened.lo, *ends])
    if running or (ended is not None and until is None):
        end = max(end, as_of)
    elif not ends and finite(opened.hi):
        end = max(end, opened.hi)
    late = due is not None and finite(due.hi) and due.hi + SECOND < end
    # an act is somewhere in the time it is given: that is its bar, not a doubt of its beginning
    sure = opened.hi if not opened.exact and due is not None and finite(opened.hi) else None
    if ended is not None and until is None:
        sure = end  # in force at times only: thin all along, and the table says for how long
    return Bar(
        start=opened.lo,
        end=end,
        mark=mark_of(instance.verdict, forbidden=forbids(term.duty)),
        row=partial(
            row_of,
            term,
            instance,
            words,
            beside,
            running=running,
            alone=alone,
            facts=facts,
        ),
        open=running,
        due=due.hi if due is not None and late else None,
        sure=sure,
        beside="" if chosen is None else words.show(chosen),
    )


def row_of(
    term: TermPlan,
    instance: InstanceProof,
    words: Words,
    beside: Beside,
    *,
    running: bool,
    alone: bool = False,
    facts: Facts | None = None,
) -> tuple[str, ...]:
    """An occasion in words: which, from when, until when, due when, and what is read of it.

    Which is empty for a watch beside other lanes: the name of its lane says it.
    """
    named = occasion(term.duty, instance.key, alone=alone)
    which = words.ui("drawing-once") if named is None else words.show(named)
    until: Between | None = instance.decided or instance.due or instance.opened
    end = words.ui("drawing-open-end") if running else bounds(words, until)
    ended = beside.ended.get(instance.key)
    if ended is not None:
        length = words.speaker.length(ended.lasted)
        known = ended.at
        end = words.ui("drawing-ended", length=length) if known is None else bounds(words, known)
    return (
        "" if is_watch(instance.key) and not alone else which,
        bounds(words, instance.opened),
        end,
        bounds(words, instance.due),
        with_counter(words, wording(term, instance, facts=facts), beside.chosen.get(instance.key)),
    )


def with_counter(words: Words, word: Phrase, chosen: Phrase | None) -> str:
    """What is read of an occasion, with on whose count that stands."""
    return words.show(word if chosen is None else Several((word, chosen), "semicolon"))


def remarks_of(term: TermPlan, proof: TermProof, words: Words, beside: Beside) -> tuple[str, ...]:
    """What no bar can show, once for each wording.

    What is known of several occasions together, with on whose count that stands; and what bodies
    have found of the term.
    """
    groups = zip(proof.groups, beside.groups, strict=True)
    said = dict.fromkeys(
        with_counter(words, group_wording(term, group), chosen)
        for group, chosen in sorted(groups, key=lambda one: -one[0].at_least)
    )
    together = (words.ui("drawing-together", word=word) for word in said)
    return (*together, *findings_of(words, beside))


def findings_of(words: Words, beside: Beside) -> tuple[str, ...]:
    """What bodies have found of a term, each as a remark."""
    return tuple(words.ui("drawing-found", word=words.show(found)) for found in beside.found)


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
