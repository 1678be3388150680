"""The ledger of an exchange, gathered from the proofs and from the acts and counts they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from servanda.faces.board.beside import Beside, Besides, beside_of, chosen_by_bearer
from servanda.faces.board.occasions import finite, parties
from servanda.faces.drawings import ledger
from servanda.faces.drawings.figure import Drawing, Words
from servanda.faces.drawings.ledger import ClassOf, Counted, Given, Ledger
from servanda.faces.drawings.signs import Party
from servanda.faces.picture import Picture
from servanda.kernel.base import Amount, Between, Instant, Range
from servanda.kernel.facts import Count, Incident, Truth
from servanda.kernel.plan.operators import Deadline, Need, Ratio, TermKey, TermPlan
from servanda.kernel.verdicts.excluded import needs_of, parts_of_name
from servanda.kernel.verdicts.heads import term_name
from servanda.kernel.verdicts.occasions import on_record
from servanda.kernel.verdicts.phrases import Much, Name, Several
from servanda.kernel.verdicts.proof import InstanceProof, TermProof
from servanda.kernel.verdicts.witnesses import Index, how_known
from servanda.kernel.verdicts.wording import bearer_wordings, term_wording


def exchange_keys(picture: Picture) -> tuple[TermKey, ...]:
    """The terms of the exchange: those that ask for so many, or all, of what is exchanged.

    An act is one of the exchange where some term asks it of a list, or of so many for each; a
    deadline or ratio that asks one of those acts of something counted belongs to it.
    """
    terms = [t for t in picture.case.plan.terms if isinstance(t.duty, Deadline | Ratio)]
    acts = {
        act
        for term in terms
        for need in needs_of(term.duty)
        if isinstance(term.duty, Ratio) or need.pattern.roll is not None
        for act in need.pattern.acts or ()
    }
    return tuple(
        term.key
        for term in terms
        if any(
            n.pattern.kinds is not None and acts & set(n.pattern.acts or ())
            for n in needs_of(term.duty)
        )
    )


def draw_ledger(
    picture: Picture,
    words: Words,
    ident: str,
    keys: tuple[TermKey, ...] | None = None,
    known: Index | None = None,
    besides: Besides | None = None,
) -> Drawing | None:
    """The exchange by class, or other terms that count; None where there is no such term.

    ``known`` is the index of the facts and ``besides`` what stands beside what is read, where they
    are made.
    """
    wanted = exchange_keys(picture) if keys is None else keys
    known = picture.index if known is None else known
    shapes = parties(picture, words)
    classes = tuple(
        one
        for proof in picture.proofs
        if proof.key in wanted
        for one in _classes(
            picture,
            proof,
            known,
            words,
            shapes,
            beside_of(picture, proof, known) if besides is None else besides[proof.key],
        )
    )
    if not classes:
        return None
    title = words.ui("drawing-ledger-title")
    return ledger.drawn(Ledger(title, classes, picture.as_of), words, ident)


def _classes(
    picture: Picture,
    proof: TermProof,
    known: Index,
    words: Words,
    shapes: dict[str, Party],
    beside: Beside,
) -> Iterator[ClassOf]:
    term = picture.plan_of(proof.key)
    apart = dict(bearer_wordings(term, proof, picture.facts))
    whole = term_wording(term, proof, facts=picture.facts)
    stands = chosen_by_bearer(proof, beside)
    needs = {need.unit: need for need in needs_of(term.duty)}
    bearers = sorted(proof.instances, key=lambda i: i.bearer)
    for bearer, some in groupby(bearers, key=lambda i: i.bearer):
        instances = tuple(some)
        chosen = tuple(phrase for who, phrase in stands if who == bearer)
        read = (apart.get(bearer, whole), *chosen, *beside.found)
        for unit in dict.fromkeys(n.unit for i in instances for n in i.needs):
            plan = needs.get(unit)
            if plan is None:
                continue
            facts = facts_for(instances, unit, plan, known)
            yield ClassOf(
                term=words.show(term_name(proof.key)),
                unit=words.show(Name(unit)),
                party=None if term.joint else shapes.get(bearer),
                needed=needed_of(instances, unit),
                amount=amount_of(instances, unit, known),
                due=due_of(instances),
                word=words.show(Several(read, "semicolon")),
                beside=tuple(words.show(phrase) for phrase in chosen),
                acts=tuple(
                    _given(fact, term, bearer, words)
                    for fact in facts
                    if isinstance(fact, Incident)
                ),
                counts=tuple(
                    count
                    for fact in facts
                    if isinstance(fact, Count)
                    for count in _counted(fact, words)
                ),
                ratio=isinstance(term.duty, Ratio),
            )


def needed_of(instances: Iterable[InstanceProof], unit: str) -> Amount | None:
    """What was needed of a class in all; None where it is every one of an unnumbered list."""
    given = [n.needed for i in instances for n in i.needs if n.unit == unit]
    if None in given:
        return None
    return sum((amount for amount in given if amount is not None), start=0)


def amount_of(instances: Iterable[InstanceProof], unit: str, known: Index) -> Range:
    """What is established of a class in all: each occasion has its own part of it."""
    given = [
        amount
        for i in instances
        for n, amount in zip(i.needs, on_record(i, known), strict=True)
        if n.unit == unit
    ]
    tops = [amount.hi for amount in given]
    least: Amount = sum((amount.lo for amount in given), start=0)
    if None in tops:
        return Range(least, None)
    return Range(least, sum((top for top in tops if top is not None), start=0))


def due_of(instances: Iterable[InstanceProof]) -> Between | None:
    """The last of the due times that are known; None where nothing has one."""
    dues = [i.due for i in instances if i.due is not None and finite(i.due.hi) and finite(i.due.lo)]
    return max(dues, default=None)


def facts_for(
    instances: Iterable[InstanceProof], unit: str, need: Need, known: Index
) -> tuple[Incident | Count, ...]:
    """The acts and counts of a class that its occasions rest on, in order of time."""
    names: dict[str, None] = {}
    for instance in instances:
        mine = next((n for n in instance.needs if n.unit == unit), None)
        given = (mine.facts if mine is not None else ()) or instance.facts
        for fact in given:
            names.update(dict.fromkeys(parts_of_name(fact)))
    found: list[tuple[Instant, str, Incident | Count]] = []
    kinds, acts = need.pattern.kinds, need.pattern.acts
    for name in names:
        match known.facts.get(name):
            case Incident(act=act, kind=kind) as incident:
                if (acts is None or act in acts) and (kinds is None or kind in kinds):
                    found.append((incident.time.span.lo, name, incident))
            case Count(kind=kind) as count if kinds is None or kind in kinds:
                found.append((count.period.start, name, count))
            case _:
                continue
    return tuple(fact for _, _, fact in sorted(found, key=lambda one: one[:2]))


def until_now(
    term: TermPlan, instance: InstanceProof, known: Index, as_of: Instant
) -> tuple[Much, ...]:
    """What the acts on record add up to by ``as_of``, for each need; the due time plays no part.

    The least is that of acts that are established as the bearer's and certainly over by then, the
    most that of all that may have begun.
    """
    found = []
    for need in needs_of(term.duty):
        facts = facts_for((instance,), need.unit, need, known)
        acts = [fact for fact in facts if isinstance(fact, Incident) and fact.time.span.lo <= as_of]
        least: Amount = sum(
            (
                a.amount.span.lo
                for a in acts
                if a.time.span.hi <= as_of and _sure(a, term, instance.bearer)
            ),
            start=0,
        )
        tops = [act.amount.span.hi for act in acts]
        most = None if None in tops else sum((top for top in tops if top is not None), start=0)
        if acts:
            found.append(Much(Range(least, most), need.unit))
    return tuple(found)


def _sure(incident: Incident, term: TermPlan, bearer: str) -> bool:
    """Whether it is established, and as the bearer's."""
    owners = {None, *term.bearers} if term.joint else {bearer}
    return any(
        part.occurs_as_duty is Truth.TRUE and (term.joint or part.by_as_duty is Truth.TRUE)
        for part in incident.parts
        if part.party in owners
    )


def _given(incident: Incident, term: TermPlan, bearer: str, words: Words) -> Given:
    sure = _sure(incident, term, bearer)
    how = how_known(incident.claims, own=None if term.joint else bearer)
    word = words.ui("drawing-not-stated") if how is None else words.show(how)
    return Given(
        at=incident.time.span,
        amount=incident.amount.span,
        sure=sure,
        word=word if sure else words.ui("drawing-act-open"),
    )


def counter_name(count: Count, words: Words) -> str:
    """Who counted; that another made the figure out of it is said, and in a drawing not who."""
    name = words.show(Name(count.counter))
    return name if count.reckoned_by is None else words.ui("drawing-counter-reckoned", counter=name)


def _counted(count: Count, words: Words) -> Iterator[Counted]:
    if finite(count.period.start) and finite(count.period.end):
        by = words.ui("drawing-count-by", counter=counter_name(count, words))
        yield Counted(Between(count.period.start, count.period.end - 1), count.amount, by)
