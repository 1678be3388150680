"""The words a person reads for a verdict: exactly what is known, and never a ruling (DESIGN §14).

Verdict codes are for machines. Whether a term is a duty or a ban decides between two columns of
the same table; nothing here looks at who bears it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from servanda.kernel.base import DAWN, FOREVER, Between
from servanda.kernel.facts import Facts, Gap, Ruling
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    Cap,
    Deadline,
    Duty,
    Permission,
    Quota,
    Response,
    TermPlan,
)
from servanda.kernel.verdicts.occasions import fact_of, is_watch
from servanda.kernel.verdicts.phrases import (
    Length,
    Name,
    Number,
    Phrase,
    Several,
    Slot,
    When,
    say,
)
from servanda.kernel.verdicts.proof import (
    GroupProof,
    InstanceProof,
    Outcome,
    Seen,
    TermProof,
    Verdict,
)
from servanda.kernel.verdicts.speaker import DAY

GAP_KEYS: Final = {
    Gap.DISAGREE: "gap.disagree",
    Gap.NOBODY_LOOKED: "gap.nobody-looked",
    Gap.NO_ACCESS: "gap.no-access",
    Gap.TIME_TOO_COARSE: "gap.time-too-coarse",
    Gap.PLACE_TOO_COARSE: "gap.place-too-coarse",
    Gap.AMOUNT_TOO_COARSE: "gap.amount-too-coarse",
    Gap.KIND_TOO_COARSE: "gap.kind-too-coarse",
    Gap.BELOW_STANDARD: "gap.below-standard",
    Gap.ATTRIBUTION: "gap.attribution",
    Gap.UNDEFINED: "gap.undefined",
    Gap.EXCEPTION_UNRULED: "gap.exception-unruled",
    Gap.NO_BODY: "gap.no-body",
    Gap.CONDITION: "gap.condition",
}
"""The message of every reason for which an answer is open."""


_FORBIDDING: Final = (Ban, Absence, Cap)


def forbids(duty: Duty) -> bool:
    """Whether the words for prohibitions, absence and caps are the ones to use."""
    return isinstance(duty, _FORBIDDING)


def reasons_word(reasons: Iterable[Gap]) -> Slot:
    """The reasons in the order of the closed list, each once."""
    return _in_words(frozenset(reasons))


@lru_cache(maxsize=1024)
def _in_words(given: frozenset[Gap]) -> Slot:
    """Many occasions are open for the same reasons."""
    return Several(tuple(say(GAP_KEYS[gap]) for gap in Gap if gap in given), "semicolon")


def wording(
    term: TermPlan, proof: InstanceProof, *, below_floor: int = 0, facts: Facts | None = None
) -> Phrase:
    """The verdict of one instance in words.

    Of an act it is not said that it may not have arisen: the reasons say what is open about it.
    With ``facts`` what a body has found of it is told in the place of *not ruled*.
    """
    ruled = () if facts is None or not _contrary(term, proof) else found_of(term, proof, facts)
    if ruled:
        return say("word.breached.ban-ruled", found=ruled[-1])
    word = _wording(term, proof, below_floor)
    return say("word.possible", word=word) if proof.possible and not forbids(term.duty) else word


def worded_by(proof: InstanceProof) -> tuple[object, ...]:
    """All of an occasion that `wording` hangs on, where no body has found anything of it."""
    late = proof.verdict is Verdict.CURED or Outcome.LATE in proof.outcomes
    return (
        proof.verdict,
        proof.possible,
        proof.live,
        proof.outcomes,
        proof.reasons,
        proof.seen,
        (proof.due, proof.decided) if late else None,
    )


def _wording(term: TermPlan, proof: InstanceProof, below_floor: int) -> Phrase:
    ban = forbids(term.duty)
    match proof.verdict:
        case Verdict.MET:
            if not ban:
                return say("word.met.duty")
            if proof.seen is None or proof.seen.lo >= proof.seen.total:
                return say("word.met.ban")
            return say("word.met.ban-in-part", seen=seen_word(proof.seen, term, below_floor))
        case Verdict.HOLDING:
            key = "word.holding" if proof.live else "word.holding.ended"
            seen = proof.seen or Seen(0, 0, 0)
            return say(key, seen=seen_word(seen, term, below_floor))
        case Verdict.PENDING:
            return say("word.pending")
        case Verdict.BREACHED:
            if ban:
                return say("word.breached.ban")
            if set(proof.outcomes) == {Outcome.LATE}:
                return say("word.breached.duty-late", late=lateness(proof))
            return say("word.breached.duty")
        case Verdict.CURED:
            if not ban:
                return say("word.cured.duty", late=lateness(proof))
            ended = (
                "word.cured.ban-remedied"
                if isinstance(term.duty, Ban)
                else ("word.cured.ban-ended")
            )
            return say(ended, day=When(proof.decided or Between(FOREVER, FOREVER)))
        case Verdict.CONTESTED:
            return say("word.contested")
        case Verdict.CANNOT_VERIFY:
            return say("word.cannot-verify", reasons=reasons_word(proof.reasons))
        case Verdict.NONE:
            return say("word.none")


def lateness(proof: InstanceProof) -> Slot:
    """How late: the time between due and performance, as far as both are known."""
    due, decided = proof.due, proof.decided
    if due is None or decided is None or decided.hi >= FOREVER or due.lo <= DAWN:
        least = decided.lo - due.hi if due is not None and decided is not None else 0
        return say("late.at-least", least=Length(max(0, least)))
    least, most = max(0, decided.lo - due.hi), decided.hi - due.lo
    if least == most:
        return say("late.exact", least=Length(least))
    return say("late.between", least=Length(least), most=Length(most))


def seen_word(seen: Seen, term: TermPlan, below_floor: int = 0) -> Phrase:
    """``seen 12 of 59 days (3 claims below the floor)``: coverage by closing sources."""
    spread = _area_count(term) > 1
    total = _extent(seen.total, spread=spread) if seen.total else say("seen.no-beginning")
    if seen.hi == 0:
        word = say("seen.nothing", total=total)
    elif seen.lo == seen.hi:
        word = say("seen.exact", seen=_extent(seen.lo, spread=spread), total=total)
    elif seen.lo == 0:
        word = say("seen.at-most", most=_extent(seen.hi, spread=spread), total=total)
    else:
        low, high = _extent(seen.lo, spread=spread), _extent(seen.hi, spread=spread)
        word = say("seen.between", seen=low, most=high, total=total)
    if below_floor:
        return say("seen.with-claims", seen=word, claims=Number(below_floor, "claims"))
    return word


def _area_count(term: TermPlan) -> int:
    match term.duty:
        case Ban(pattern):
            return len(pattern.areas or ())
        case Absence(areas=areas) | Cap(areas=areas):
            return len(areas)
        case _:
            return 0


def _extent(microseconds: int, *, spread: bool) -> Slot:
    return Number(microseconds // DAY, "area-days") if spread else Length(microseconds)


def so_many(term: TermPlan, number: int) -> Number:
    """So many instances of a term, by what they are called: days, periods, occasions."""
    match term.duty:
        case Quota(every=every) if str(every) == "1 day":
            return Number(number, "days")
        case Quota():
            return Number(number, "periods")
        case _:
            return Number(number, "occasions")


def listed(term: TermPlan) -> int | None:
    """How many there are at all of what a term needs, where a numbered list says so."""
    needs = term.duty.needs if isinstance(term.duty, Deadline | Quota | Response) else ()
    return next((int(need.total) for need in needs if need.total is not None), None)


def _contrary(term: TermPlan, proof: InstanceProof) -> bool:
    return forbids(term.duty) and proof.verdict is Verdict.BREACHED


def term_wording(
    term: TermPlan,
    proof: TermProof,
    verdict: Verdict | None = None,
    facts: Facts | None = None,
) -> Phrase:
    """The verdict of a term in words: that of the instance or group that decides it.

    ``verdict`` None: the whole record's; otherwise the one given (``proof.now``). With ``facts``
    it is told what a body has found, and of how many occasions none has.
    """
    wanted = proof.verdict if verdict is None else verdict
    if wanted is Verdict.NONE:
        if isinstance(term.duty, Permission):
            return say("word.permission")
        return say("word.none")
    deciding = [i for i in proof.instances if i.verdict is wanted]
    if wanted is Verdict.CANNOT_VERIFY and deciding:
        return say("word.cannot-verify", reasons=_reasons_apart(proof, deciding))
    ruled = None if facts is None else ruled_word(term, proof, facts)
    if wanted is Verdict.BREACHED and deciding and ruled is not None:
        return ruled
    if deciding:
        certain = [i for i in deciding if not i.possible] or deciding
        return wording(term, certain[0], below_floor=proof.below_floor)
    return group_wording(term, max(proof.groups, key=lambda group: group.at_least))


def ruled_word(term: TermPlan, proof: TermProof, facts: Facts) -> Phrase | None:
    """Contrary facts with what was found of them; None where nothing was found of any.

    What was found of a term as a whole names no bearer: of one of several it is not said, and
    neither that nothing was ruled.
    """
    contrary = [i for i in proof.instances if _contrary(term, i)]
    if not contrary or not facts.findings:
        return None
    found = [found_of(term, i, facts) for i in contrary]
    told = [word for one in found for word in one]
    of_term = [_found(r) for r in facts.findings if r.about and _names(term) >= set(r.about)]
    left = 0 if of_term else sum(not one for one in found)
    if not (told or of_term):
        return None
    if left:
        whole = so_many(term, len(contrary))
        return say("word.breached.ban-part", found=told[-1], left=left, all=whole)
    if not told and len(term.bearers) > 1 and not term.joint:
        return say("word.breached.ban-bare")
    return say("word.breached.ban-ruled", found=(told or of_term)[-1])


def _reasons_apart(proof: TermProof, deciding: Iterable[InstanceProof]) -> Slot:
    """Why it is open, what is on record apart from the rest of the time.

    That nobody looked is then true of the rest, and never of what somebody reported. What the text
    leaves undefined is of no time.
    """
    reasons: set[Gap] = set()
    rest: set[Gap] = set()
    reported = any(not is_watch(instance.key) for instance in proof.instances)
    for instance in deciding:
        apart = reported and is_watch(instance.key)
        for gap in instance.reasons:
            (rest if apart and gap is not Gap.UNDEFINED else reasons).add(gap)
    if not rest:
        return reasons_word(reasons)
    told = say("gap.rest", reasons=reasons_word(rest))
    return Several((reasons_word(reasons), told), "semicolon") if reasons else told


WORST_FIRST: Final = (
    Verdict.BREACHED,
    Verdict.CONTESTED,
    Verdict.CANNOT_VERIFY,
    Verdict.PENDING,
    Verdict.HOLDING,
    Verdict.CURED,
    Verdict.MET,
)
"""The order of verdicts by which a term takes the worst of its instances (DESIGN §5.4)."""


def bearer_wordings(
    term: TermPlan, proof: TermProof, facts: Facts | None = None
) -> tuple[tuple[str, Phrase], ...]:
    """What is read of each of several bearers, in the agreement's order; none where they agree.

    What one of two did must never be read as said of both.
    """
    if term.joint or len(proof.bearers) < 2:  # noqa: PLR2004 - one bearer needs no telling apart
        return ()
    found = []
    for bearer in proof.bearers:
        mine = tuple(i for i in proof.instances if i.bearer == bearer)
        worst = next((v for v in WORST_FIRST if any(i.verdict is v for i in mine)), Verdict.NONE)
        alone = replace(proof, instances=mine, groups=(), bearers=(bearer,))
        found.append((bearer, worst, term_wording(term, alone, worst, facts)))
    if len({worst for _, worst, _ in found}) == 1 and found[0][1] is not Verdict.BREACHED:
        return ()
    return tuple((bearer, word) for bearer, _, word in found)


def group_wording(term: TermPlan, group: GroupProof) -> Phrase:
    """A certain breach whose members are open: how many at least."""
    if forbids(term.duty):
        what = "acts" if isinstance(term.duty, Ban) else "occasions"
        return say("word.breached.group-ban", least=Number(group.at_least, what))
    return say("word.breached.group", least=group.at_least, all=so_many(term, group.of))


def found_by(term: TermPlan, facts: Facts) -> tuple[Phrase, ...]:
    """Each determination on record whether the term was violated: the only use of that word.

    One that names an exception rules on that. A violation that was found of one incident is one of
    the term; that one incident is in keeping with the term says nothing of the term as a whole, and
    is told of that incident.
    """
    names, found = _names(term), []
    for ruling in facts.findings:
        about = set(ruling.about)
        if names & about and (ruling.finding == "yes" or names >= about):
            found.append(_found(ruling))
        elif names & about and isinstance(term.duty, Ban | Absence):
            known = {i.id for i in facts.incidents} | {s.id for s in facts.stays}
            of = sorted(known & about)
            # an act in keeping with the term is no occasion of which it could be told
            if of:
                found.append(say("word.kept-of", what=Several(tuple(of)), found=_found(ruling)))
    return tuple(found)


def found_of(term: TermPlan, proof: InstanceProof, facts: Facts) -> tuple[Phrase, ...]:
    """Each determination on record about what happened on this occasion, under this term."""
    fact = fact_of(proof.key)
    return tuple(
        _found(ruling)
        for ruling in facts.findings
        if fact in ruling.about and _names(term) & set(ruling.about)
    )


def _names(term: TermPlan) -> set[str]:
    return {term.key.id, f"term {term.key.id}", str(term.key), f"term {term.key}"}


def _found(ruling: Ruling) -> Phrase:
    key = "word.found" if ruling.finding == "yes" else "word.kept"
    day = When(Between(ruling.effect, ruling.effect))
    return say(key, body=Name(ruling.by or ""), day=day)
