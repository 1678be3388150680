"""The ledger of an exchange: what was to be given of each class, and what is established of it.

Each class is a staircase in time: the lower line is what had certainly been given by then, the
upper what may have been. Steps and bounds are those of the acts on record; what the judgement
comes to stands at the end, and may be narrower where counts add to what the acts say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from markupsafe import Markup

from servanda.faces.drawings.figure import (
    Drawing,
    Key,
    Table,
    Words,
    box,
    canvas,
    capital,
    figure,
    label,
    level,
    upright,
)
from servanda.faces.drawings.markup import VOID, joined, percent, tag
from servanda.faces.drawings.scales import FULL, AmountScale, TimeScale, round_top, time_ticks
from servanda.faces.drawings.signs import Party, line_swatch, swatch, symbol
from servanda.faces.drawings.strips import axis, beside_keys, bounds, scale_of, sign_of
from servanda.faces.drawings.timeline import span_note
from servanda.kernel.base import DAWN, FOREVER, Amount, Between, Instant, Range
from servanda.kernel.verdicts.phrases import Much

TIP: Final = 45
"""Thousandths of the height that the ends of a count reach up and down."""

ROOM: Final = 300
"""Thousandths of the width that a count takes at least for its figure to stand at it."""


@dataclass(frozen=True, slots=True)
class Given:
    """One act on record: when, how many, and whether that it happened is established."""

    at: Between
    amount: Range
    sure: bool
    word: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A count on record of the same class: over which time, how many, by whom."""

    at: Between
    amount: Range
    word: str


@dataclass(frozen=True, slots=True)
class ClassOf:
    """A class of the exchange: what was needed of it, and what the judgement comes to.

    ``needed`` None is "every", of a list nobody has numbered; ``due`` None is owed without one;
    ``ratio`` that it is owed occasion by occasion, so much for each. ``beside`` is on what its
    answers stand that a reader must know: its name gets a sign, and the legend says what that
    means.
    """

    term: str
    unit: str
    party: Party | None
    needed: Amount | None
    amount: Range
    due: Between | None
    word: str
    acts: tuple[Given, ...]
    counts: tuple[Counted, ...] = ()
    ratio: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the drawing of an exchange shows."""

    title: str
    classes: tuple[ClassOf, ...]
    as_of: Instant


@dataclass(frozen=True, slots=True)
class Landing:
    """From ``start`` on, until the next: the least and the most that had been given."""

    start: Instant
    least: Amount
    most: Amount | None


def stairs(acts: tuple[Given, ...]) -> tuple[Landing, ...]:
    """The staircase of some acts: certain from the last instant of each, possible from its first.

    ``most`` None is unbounded.
    """
    turns = sorted({at for act in acts for at in (act.at.lo, act.at.hi)})
    found = []
    for turn in turns:
        least: Amount = sum(a.amount.lo for a in acts if a.sure and a.at.hi <= turn)
        tops = [a.amount.hi for a in acts if a.at.lo <= turn]
        most = None if None in tops else sum(top for top in tops if top is not None)
        found.append(Landing(turn, least, most))
    return tuple(found)


def drawn(told: Ledger, words: Words, ident: str) -> Drawing:
    """The ledger as a figure: a panel for each class over the same time."""
    edges = [
        edge
        for one in told.classes
        for at in (
            *(act.at for act in one.acts),
            *(count.at for count in one.counts),
            *([one.due] if one.due is not None else []),
        )
        for edge in (at.lo, at.hi)
        if DAWN < edge < FOREVER
    ]
    scale = scale_of(edges, told.as_of)
    signs = _besides(told)
    body = joined(_panel(words, one, scale, told.as_of, signs) for one in told.classes)
    ticks = time_ticks(scale, words.speaker.calendar)
    return figure(
        words,
        ident,
        "ledger",
        told.title,
        list(_notes(told, words, span_note(words, scale, told.as_of))),
        joined([body, axis(words, scale, ticks, told.as_of)]),
        list(_legend(told, words)),
        tuple(_tables(told, words)),
    )


def _notes(told: Ledger, words: Words, span: str) -> Iterator[str]:
    yield span
    yield words.ui("drawing-ledger-note")
    if any(one.counts for one in told.classes):
        yield words.ui("drawing-ledger-counts")
    if any(one.ratio for one in told.classes):
        yield words.ui("drawing-ledger-ratio")


def top_of(one: ClassOf) -> AmountScale:
    """A scale for everything the class shows that has a bound."""
    tops = [Fraction(one.amount.lo), Fraction(1)]
    given = [one.needed, one.amount.hi]
    given += [count.amount.hi for count in one.counts] + [count.amount.lo for count in one.counts]
    for landing in stairs(one.acts):
        given += [landing.least, landing.most]
    tops += [Fraction(x) for x in given if x is not None]
    return AmountScale(round_top(max(tops) * Fraction(21, 20)))


def _besides(told: Ledger) -> tuple[str, ...]:
    """What answers stand on beside, each once: the place of each gives it its sign."""
    return tuple(dict.fromkeys(text for one in told.classes for text in one.beside))


def _signed(one: ClassOf, signs: Sequence[str]) -> Markup:
    """The signs beside a class; nothing where its answers stand on nothing beside."""
    found = [sign_of(signs.index(text)) for text in one.beside]
    return tag("b", {"class": "d-letter"}, " ".join(found)) if found else VOID


def _panel(
    words: Words, one: ClassOf, scale: TimeScale, as_of: Instant, signs: Sequence[str]
) -> Markup:
    top = top_of(one)
    ticks = time_ticks(scale, words.speaker.calendar)
    shapes = [upright("d-grid", scale.place(tick.at)) for tick in ticks]
    shapes += _stairs(one, scale, top, as_of)
    if one.due is not None and scale.start <= one.due.lo and one.due.hi <= scale.end:
        left, right = scale.place(one.due.lo), scale.place(one.due.hi)
        if right > left:
            shapes.append(box("d-due-band", left, right, "0", "100%"))
        shapes.append(upright("d-due", right))
    if one.needed is not None:
        shapes.append(level("d-halo", 0, FULL, percent(top.down(one.needed))))
        shapes.append(level("d-needed", 0, FULL, percent(top.down(one.needed))))
    for at, amount in _totals(one):
        shapes += _count(at, amount, scale, top)
    shapes += _total(one, scale, top, as_of)
    shapes.append(upright("d-horizon", scale.place(as_of)))
    labels = [label(words.show(0), 0, FULL, "d-amount d-foot")]
    if one.needed is not None:
        labels.append(label(words.show(one.needed), 0, top.down(one.needed), "d-amount"))
    labels += _figures(words, one, scale, top)
    head = tag(
        "div",
        {"class": "d-lane"},
        VOID if one.party is None else symbol(one.party),
        tag("strong", None, capital(one.unit), _signed(one, signs)),
        " ",  # without it Arabic joins the last letter to the first of what is said
        tag("span", None, _said(words, one, as_of)),
    )
    return tag("div", {"class": "d-panel"}, head, canvas(shapes, labels, "d-stairs"))


def judged_at(one: ClassOf, as_of: Instant) -> Instant:
    """At which time the judgement says how much there was: the due time once it has passed."""
    due = one.due
    return due.hi if due is not None and DAWN < due.hi <= as_of else as_of


def _said(words: Words, one: ClassOf, as_of: Instant) -> str:
    text = _established(words, one, as_of)
    if not one.counts:
        return text
    totals = dict.fromkeys(words.show(Much(amount)) for _, amount in _totals(one))
    comma = words.speaker.language.message("join.comma.middle", {})
    return words.ui("drawing-and-counts", said=text, totals=comma.join(totals))


def _totals(one: ClassOf) -> list[tuple[Between, Range]]:
    """What was counted over which time, each once however many counted it."""
    return list(dict.fromkeys((count.at, count.amount) for count in one.counts))


def _figures(words: Words, one: ClassOf, scale: TimeScale, top: AmountScale) -> Iterator[Markup]:
    """The figure of a count at its line, where there is one alone and room to write it."""
    totals = _totals(one)
    if len(totals) != 1:
        return
    ((at, amount),) = totals
    left, right = scale.place(at.lo), scale.place(at.hi)
    if right - left >= ROOM:
        text = words.ui("drawing-counted-figure", amount=words.show(Much(amount)))
        yield label(text, (left + right) // 2, max(60, top.down(amount.lo) - 90), "d-amount")


def _established(words: Words, one: ClassOf, as_of: Instant) -> str:
    slots = {"term": one.term, "amount": words.show(Much(one.amount))}
    key = "drawing-of-every"
    if one.needed is not None:
        key, slots["needed"] = "drawing-of-needed", words.show(one.needed)
    if judged_at(one, as_of) == as_of:
        return words.ui(key, **slots)
    # an act that may be later than the time of judging is none of those until now for certain
    until = [landing for landing in stairs(one.acts) if landing.start <= as_of]
    if until:
        last = until[-1]
        if Range(last.least, last.most) != one.amount:
            slots["now"] = words.show(Much(Range(last.least, last.most)))
            return words.ui(f"{key}-due-acts", **slots)
    return words.ui(f"{key}-due", **slots)


def _stairs(one: ClassOf, scale: TimeScale, top: AmountScale, as_of: Instant) -> Iterator[Markup]:
    landings = stairs(one.acts)
    if not landings:
        return
    ends = [landing.start for landing in landings[1:]]
    ends.append(max(as_of, landings[-1].start))
    for landing, end in zip(landings, ends, strict=True):
        left, right = scale.place(landing.start), scale.place(end)
        foot = top.down(landing.least)
        head = 0 if landing.most is None else top.down(landing.most)
        if landing.least:
            yield box("d-sure", left, right, percent(foot), percent(FULL - foot))
        if head < foot:
            yield box("d-band b-band", left, right, percent(head), percent(foot - head))
        if landing.most is None:
            yield level("d-beyond", left, right, "1.5")


def _count(at: Between, amount: Range, scale: TimeScale, top: AmountScale) -> Iterator[Markup]:
    """A count over a time, as a measure between its two ends; two where it has bounds.

    Not as a level that was reached: how much came when, a total does not say.
    """
    left, right = scale.place(at.lo), scale.place(at.hi)
    for total in dict.fromkeys(x for x in (amount.lo, amount.hi) if x is not None):
        down = top.down(total)
        yield level("d-counted", left, right, percent(down))
        for end in (left, right):
            yield upright("d-counted-end", end, percent(max(0, down - TIP)), percent(down + TIP))
    if amount.hi is None:
        yield upright("d-whisker", right, "0", percent(top.down(amount.lo)))


def _total(one: ClassOf, scale: TimeScale, top: AmountScale, as_of: Instant) -> Iterator[Markup]:
    """What the judgement comes to: a bracket at the due time, or at the horizon."""
    at = scale.place(judged_at(one, as_of))
    foot = percent(top.down(one.amount.lo))
    head = "0" if one.amount.hi is None else percent(top.down(one.amount.hi))
    right = min(FULL, at + 14)
    yield upright("d-total", at, head, foot)
    yield level("d-total", at, right, foot)
    if one.amount.hi is None:
        yield level("d-beyond", at, right, "1.5")
    else:
        yield level("d-total", at, right, head)


def _legend(told: Ledger, words: Words) -> Iterator[Key]:
    yield Key(swatch("d-sure"), words.ui("drawing-key-given"))
    yield Key(swatch("d-band b-band"), words.ui("drawing-key-perhaps"))
    if any(one.needed is not None for one in told.classes):
        yield Key(line_swatch("d-needed"), words.ui("drawing-key-needed"))
    if any(one.due is not None for one in told.classes):
        yield Key(line_swatch("d-due"), words.ui("drawing-key-due"))
    yield Key(line_swatch("d-total"), words.ui("drawing-key-total"))
    if any(one.counts for one in told.classes):
        yield Key(line_swatch("d-counted"), words.ui("drawing-key-counted"))
    yield from beside_keys(_besides(told))
    for party in dict.fromkeys(one.party for one in told.classes if one.party is not None):
        yield Key(symbol(party), party.name)


def _tables(told: Ledger, words: Words) -> Iterator[Table]:
    heads = ("class", "term", "needed", "by-due", "due", "verdict")
    yield Table(
        words.ui("drawing-table-classes"),
        tuple(words.ui(f"drawing-head-{head}") for head in heads),
        tuple(
            (
                one.unit,
                one.term,
                words.ui("drawing-every") if one.needed is None else words.show(one.needed),
                words.show(Much(one.amount)),
                bounds(words, one.due),
                one.word,
            )
            for one in told.classes
        ),
    )
    columns = ("class", "time", "amount", "so-far", "how-known")
    rows = tuple(row for one in told.classes for row in _steps(words, one))
    if rows:
        yield Table(
            words.ui("drawing-table-steps"),
            tuple(words.ui(f"drawing-head-{head}") for head in columns),
            rows,
        )


def _steps(words: Words, one: ClassOf) -> Iterator[tuple[str, ...]]:
    landings = {landing.start: landing for landing in stairs(one.acts)}
    for act in sorted(one.acts, key=lambda act: (act.at.hi, act.at.lo)):
        landing = landings[act.at.hi]
        so_far = Range(landing.least, landing.most)
        yield (
            words.ui("drawing-class-of", name=one.unit, term=one.term),
            bounds(words, act.at),
            words.show(Much(act.amount)),
            words.show(Much(so_far)),
            act.word,
        )
    for count in one.counts:
        yield (
            words.ui("drawing-class-of", name=one.unit, term=one.term),
            bounds(words, count.at),
            words.show(Much(count.amount)),
            words.ui("drawing-not-added"),
            count.word,
        )
