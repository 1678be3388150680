"""The board from a picture: each term as a card, what is not monitored, what stands beside.

A card computes nothing: it is read off the term's proof. Occasions that are alike and follow each
other stand in one row; where a term has more rows than a page can hold, the rest is counted and
said to be left out, never dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice
from typing import Final

from servanda.faces.board.beside import Beside, Besides, beside_of, chosen_by_bearer
from servanda.faces.board.ledgers import until_now
from servanda.faces.board.model import (
    Board,
    Card,
    Counted,
    Edition,
    Need,
    Occasion,
    Source,
    Told,
    Unmonitored,
)
from servanda.faces.board.reading import access_by_side, how_known, open_questions
from servanda.faces.board.tracks import track_of
from servanda.faces.brief import written
from servanda.faces.drawings.signs import Mark, mark_of
from servanda.faces.picture import Picture, last_told
from servanda.kernel.base import DAWN, FOREVER, Between, Duration, Instant, Range
from servanda.kernel.facts import Claim, Facts
from servanda.kernel.plan.asides import Aside
from servanda.kernel.plan.operators import Deadline, Permission, Quota, TermPlan
from servanda.kernel.terms.accounting import State
from servanda.kernel.verdicts.disputes import count_phrase
from servanda.kernel.verdicts.excluded import needs_of
from servanda.kernel.verdicts.explain import SHOWN, explain_term
from servanda.kernel.verdicts.heads import now_word, standing_word, term_name
from servanda.kernel.verdicts.occasions import fact_of, is_watch, occasion, on_record
from servanda.kernel.verdicts.phrases import Much, Name, Number, Phrase, Slot, entries_of, say
from servanda.kernel.verdicts.proof import (
    WORST_FIRST,
    InstanceProof,
    NeedProof,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.rivals import Rival, implied_phrase
from servanda.kernel.verdicts.whole import LASTING
from servanda.kernel.verdicts.witnesses import Index
from servanda.kernel.verdicts.wording import (
    bearer_wordings,
    forbids,
    seen_word,
    term_wording,
    worded_by,
    wording,
)
from servanda.record.entries import Entry
from servanda.record.reading import read_entry

DATED: Final = LASTING | {Verdict.MET, Verdict.CURED}
"""Verdicts for which it says something since when they are so: no answer has no beginning."""

ROWS: Final = 120
"""Rows of occasions that one term shows, where the board has room."""

ROWS_IN_ALL: Final = 1000
"""Rows of occasions on a whole board; a larger one shows fewer of each term, and says how many."""

SOURCES: Final = 800
"""Entries listed with their words; further ones are counted."""


def board_of(picture: Picture, tracks: Mapping[str, str], besides: Besides | None = None) -> Board:
    """Everything on the board for the operations room. ``tracks`` is what the case says of them.

    ``besides`` is what stands beside what is read of its terms, where it is made.
    """
    known = picture.index
    cards = tuple(
        _card(
            picture,
            proof,
            tracks,
            known,
            beside_of(picture, proof, known) if besides is None else besides[proof.key],
        )
        for proof in picture.proofs
    )
    cards = _fitting(cards)
    sources, uncited = _sources(picture, cards, known)
    case = picture.case
    return Board(
        edition=_edition(picture),
        cards=cards,
        unmonitored=_unmonitored(picture),
        not_judged=tuple((key, _left_out(left)) for key, left in case.plan.unjudged),
        open=open_questions(picture),
        known=how_known(picture, known),
        access=access_by_side(picture),
        complete=picture.facts.complete,
        sources=sources,
        uncited=uncited,
        ids=frozenset((*known.facts, *known.claims)),
        parties=case.plan.parties,
        unread=len(picture.unread),
    )


def _card(
    picture: Picture,
    proof: TermProof,
    tracks: Mapping[str, str],
    known: Index,
    beside: Beside,
) -> Card:
    term = picture.plan_of(proof.key)
    banned = forbids(term.duty)
    # of several bearers each has an occasion told, with its own word on it
    shown = SHOWN if len(proof.bearers) == 1 else 2 * SHOWN
    explained = explain_term(
        picture.case.plan, picture.facts, proof, picture.proofs, shown=shown, known=known
    )
    rivals = picture.rivals(proof.key)
    apart = tuple(
        (bearer, word, _mark_of_bearer(proof, bearer, forbidden=banned))
        for bearer, word in bearer_wordings(term, proof, picture.facts)
    )
    rows = _occasions(term, proof, picture.facts, known, beside.chosen)
    occasions = tuple(islice(rows, ROWS))
    single = proof.instances[0] if len(proof.instances) == 1 else None
    mark = mark_of(proof.verdict, forbidden=banned)
    return Card(
        key=proof.key,
        name=term_name(proof.key),
        clause=term.clause,
        track=track_of(picture.case.plan, term, tracks),
        written=written(picture.case, proof.key),
        bearers=proof.bearers,
        joint=term.joint,
        permission=isinstance(term.duty, Permission),
        supplied="bearer" in proof.supplied,
        standing=standing_word(proof),
        verdict=proof.verdict,
        mark=mark,
        word=term_wording(term, proof, facts=picture.facts),
        apart=apart,
        now=None if banned else now_word(term, proof, picture.facts),
        chosen=chosen_by_bearer(proof, beside),
        lines=tuple(picture.lines(term, proof, by_bearer=bool(apart))),
        since=_bounded(proof.since) if proof.verdict in DATED else None,
        since_of=tuple(bearer for bearer, _, one in apart if one is mark),
        recorded=proof.recorded,
        dues=() if isinstance(term.duty, Quota) else _dues(proof),
        needs=() if single is None else _needs(single, known),
        later=() if single is None else _later(picture, term, single, known),
        seen=tuple(_seen(term, proof)),
        sentences=explained.sentences[1:],
        told=tuple(Told(told.sentences, len(told.alike)) for told in explained.instances),
        left=len(explained.rest),
        occasions=occasions,
        unlisted=len(proof.instances) - sum(row.times for row in occasions) if occasions else 0,
        counts=tuple(_counted(picture, term, rival) for rival in rivals),
        charged=banned and any(not is_watch(i.key) for i in proof.instances),
        cites=_cited(proof),
    )


def _mark_of_bearer(proof: TermProof, bearer: str, *, forbidden: bool) -> Mark:
    mine = [i.verdict for i in proof.instances if i.bearer == bearer]
    worst = next((v for v in WORST_FIRST if v in mine), Verdict.NONE)
    return mark_of(worst, forbidden=forbidden)


def _later(
    picture: Picture, term: TermPlan, single: InstanceProof, known: Index
) -> tuple[Much, ...]:
    """What the acts on record come to by now, where a due time has passed that was not met."""
    due = single.due
    passed = due is not None and due.hi <= picture.as_of
    if not passed or single.verdict is Verdict.MET or not isinstance(term.duty, Deadline):
        return ()
    return until_now(term, single, known, picture.as_of)


def _seen(term: TermPlan, proof: TermProof) -> Iterator[tuple[str, Phrase]]:
    """The coverage of each watch: of several bearers one by one, since days are not people."""
    for instance in proof.instances:
        if instance.seen is not None:
            below = proof.below_floor if len(proof.bearers) == 1 else 0
            yield instance.bearer, seen_word(instance.seen, term, below)


def _bounded(bounds: Between | None) -> Between | None:
    """Bounds with at least one end known."""
    if bounds is None or bounds.hi <= DAWN or (bounds.lo <= DAWN and bounds.hi >= FOREVER):
        return None
    return bounds


def _dues(proof: TermProof) -> tuple[Between, ...]:
    """The due times, each once: the first, and the last where there are several."""
    found = sorted(
        {i.due for i in proof.instances if i.due is not None and i.due.lo < FOREVER},
        key=lambda due: (due.lo, due.hi),
    )
    return tuple(dict.fromkeys((*found[:1], *found[-1:])))


def _needs(proof: InstanceProof, known: Index) -> tuple[Need, ...]:
    return tuple(
        Need(
            None if need.needed is None else Much(Range(need.needed, need.needed), need.unit),
            Much(established, need.unit),
            None if established == need.amount else _at_most(need),
        )
        for need, established in zip(proof.needs, on_record(proof, known), strict=True)
    )


def _at_most(need: NeedProof) -> Much | None:
    top = need.amount.hi
    return None if top is None else Much(Range(top, top))


# -------------------------------------------------------------------------------------- occasions


def _occasions(
    term: TermPlan,
    proof: TermProof,
    facts: Facts,
    known: Index,
    chosen: Mapping[str, Phrase],
) -> Iterator[Occasion]:
    """Every instance in order of time, alike ones that follow each other in one row."""
    if len(proof.instances) < 2:  # noqa: PLR2004 - the card itself tells the only one
        return
    place = {bearer: number for number, bearer in enumerate(term.bearers)}
    ordered = sorted(
        proof.instances,
        key=lambda i: (
            place.get(i.bearer, len(place)),
            FOREVER if i.opened is None else i.opened.lo,
        ),
    )
    many = Counter(i.bearer for i in ordered)
    word_of = _words_of(term, facts)

    def alike(i: InstanceProof) -> tuple[object, ...]:
        """What occasions in one row have in common: all that the row says, but the day."""
        return (i.bearer, word_of(i), i.needs, i.possible, chosen.get(i.key))

    for _, run in groupby(ordered, key=alike):
        members = list(run)
        first, last = members[0], members[-1]
        at = occasion(term.duty, first.key, alone=many[first.bearer] == 1)
        row = _occasion(term, first, word_of(first), known)
        row = replace(row, at=at, beside=chosen.get(first.key))
        if len(members) > 1:
            row = replace(row, times=len(members), last=occasion(term.duty, last.key))
        yield row


def _words_of(term: TermPlan, facts: Facts) -> Callable[[InstanceProof], Phrase]:
    """The words of an occasion; of those that are worded alike they are made once."""
    found_about = {name for ruling in facts.findings for name in ruling.about}
    made: dict[tuple[object, ...], Phrase] = {}

    def word_of(proof: InstanceProof) -> Phrase:
        if fact_of(proof.key) in found_about:
            return wording(term, proof, facts=facts)
        same = worded_by(proof)
        if same not in made:
            made[same] = wording(term, proof)
        return made[same]

    return word_of


def _occasion(term: TermPlan, proof: InstanceProof, word: Phrase, known: Index) -> Occasion:
    return Occasion(
        at=occasion(term.duty, proof.key),
        bearer=proof.bearer,
        word=word,
        mark=mark_of(proof.verdict, forbidden=forbids(term.duty)),
        due=proof.due if proof.due is not None and proof.due.lo < FOREVER else None,
        needs=_needs(proof, known),
    )


def _fitting(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The cards with no more rows than a page holds; what is left out is counted on each."""
    rows = sum(len(card.occasions) for card in cards)
    most = ROWS if rows <= ROWS_IN_ALL else max(5, ROWS_IN_ALL // max(1, len(cards)))
    return tuple(
        card
        if len(card.occasions) <= most
        else replace(
            card,
            occasions=card.occasions[:most],
            unlisted=card.unlisted + sum(row.times for row in card.occasions[most:]),
        )
        for card in cards
    )


# ------------------------------------------------------------------------------- counts, sources


def _counted(picture: Picture, term: TermPlan, rival: Rival) -> Counted:
    count = rival.count
    named = {counter.name for counter in picture.case.method.counters}
    return Counted(
        rival=rival,
        counter=count.counter,
        declared=count.counter in named,
        point=count.point or "",
        needs_standard=all(need.counters is None for need in needs_of(term.duty)),
        count=count_phrase(count),
        implies=implied_phrase(term, rival),
        why_not=rival.why_not,
        cites=rival.cites,
    )


def _cited(proof: TermProof) -> tuple[str, ...]:
    cited = [entry for instance in proof.instances for entry in instance.cites]
    cited += [entry for group in proof.groups for entry in group.cites]
    return tuple(dict.fromkeys(cited))


def _sources(
    picture: Picture, cards: Iterable[Card], known: Index
) -> tuple[tuple[Source, ...], int]:
    """Every entry that a card rests on or cites, with its words; and how many had no room."""
    wanted: dict[str, None] = {}
    for card in cards:
        wanted.update(dict.fromkeys(card.cites))
        for counted in card.counts:
            wanted.update(dict.fromkeys(counted.cites))
        for phrase in (*card.lines, *card.sentences, *(s for t in card.told for s in t.sentences)):
            wanted.update(dict.fromkeys(entries_of(phrase)))
    claims = sorted((known.claims[name] for name in wanted if name in known.claims), key=_said_at)
    acts = {name for name in wanted if name not in known.claims}
    # an act of law is on record itself: a notice, a claimed exception
    known_entries = picture.case.entries[: picture.known] if acts else ()
    logged = [_act_of_law(entry) for entry in known_entries if entry.key in acts]
    found = sorted([*map(_source, claims[:SOURCES]), *logged], key=_said_at)
    return tuple(found[:SOURCES]), max(0, len(claims) + len(logged) - SOURCES)


def _said_at(said: Claim | Source) -> tuple[Instant, str]:
    return (said.published or said.recorded, said.id)


def _act_of_law(entry: Entry) -> Source:
    said = read_entry(entry).testimony
    return Source(
        id=entry.key,
        source=said.source,
        published=said.published,
        recorded=entry.recorded,
        grade="",
        url=said.url,
        text=said.text,
    )


def _source(claim: Claim) -> Source:
    return Source(
        id=claim.id,
        source=claim.source,
        published=claim.published,
        recorded=claim.recorded,
        grade=claim.grade,
        url=claim.url,
        text=claim.text,
    )


def _left_out(left: Aside) -> Phrase:
    """What of a term is not judged, to be said in any language."""
    slots: dict[str, Slot] = {}
    for slot, value in left.slots:
        match value:
            case Duration(count=count, unit=unit):
                slots[slot] = Number(count, f"{unit}s")
            case str():
                slots[slot] = Name(value) if slot == "name" else value
    return say(left.key, **slots)


def _unmonitored(picture: Picture) -> tuple[Unmonitored, ...]:
    """What is not monitored, clause by clause, with the reason that the agreement's file gives."""
    return tuple(
        Unmonitored(clause.path, clause.reasons)
        for clause in picture.case.checked.clauses
        if clause.reasons or clause.state in (State.MISSING, State.UNREAD)
    )


def _edition(picture: Picture) -> Edition:
    case, digests = picture.case, picture.case.digests
    return Edition(
        agreement=case.plan.agreement,
        title=case.checked.title,
        as_of=picture.as_of,
        by_clock=picture.by_clock,
        known=picture.known,
        known_at=picture.cut.instant,
        published=picture.cut.published,
        position=picture.cut.position,
        newest=last_told(case),
        head=str(picture.head),
        method=(case.method.version, case.method.dated),
        digests=(
            ("agreement", digests.agreement),
            ("method", digests.method),
            *digests.annexes,
            ("record", str(picture.head)),
        ),
    )
