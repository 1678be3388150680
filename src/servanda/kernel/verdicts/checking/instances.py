"""One instance of a proof, objected to wherever the worlds do not bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from servanda.kernel.base import DAWN, Between, Instant, Range
from servanda.kernel.facts import Claim, Gap, Stance, Truth
from servanda.kernel.plan.operators import (
    Absence,
    Ban,
    BreachMoment,
    Cap,
    Deadline,
    Guarantee,
    Invocation,
    Need,
    Pattern,
    PerformanceOf,
    Quota,
    Ratio,
    Response,
    TermPlan,
    Unsaid,
    Use,
)
from servanda.kernel.verdicts.checking.breaches import OLD, excess_ended, recurs, watched
from servanda.kernel.verdicts.checking.counts import clusters
from servanda.kernel.verdicts.checking.ground import Ground, acting, parts_of
from servanda.kernel.verdicts.checking.ground import told as told_of
from servanda.kernel.verdicts.checking.looking import (
    MOST_FILLINGS,
    OPEN,
    Looked,
    answer,
    verdict_of,
    watch_lines,
    watch_verdict,
)
from servanda.kernel.verdicts.checking.repeated import split
from servanda.kernel.verdicts.checking.worlds import Aspect
from servanda.kernel.verdicts.proof import BAD, InstanceProof, Outcome, Seen, Verdict

Objections = Iterator[str]
ACTS = frozenset({Outcome.BROKEN, Outcome.MENDED})


def objections(ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked) -> Objections:
    """Everything about an instance that does not follow from the record."""
    exact = not (looked.loose or proof.relaxed)
    yield from _differs("bearer", proof.bearer, looked.occasion.bearer)
    yield from _outcomes(proof, looked)
    yield from _branches(ground, proof, looked, exact=exact)
    yield from _verdict(ground, term, proof, looked, exact=exact)
    yield from _edges(ground, term, proof, looked, exact=exact)
    yield from _needs(ground, term, proof, looked, exact=exact)
    yield from _rests_on(ground, proof, looked)
    yield from _known(ground, term, proof, looked)
    yield from _live(ground, term, proof, looked)
    if proof.relaxed and looked.exact and not _tangled(ground, term, looked):
        yield "relaxed: nothing about it is left open but disputes"


def imagined(ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked) -> Objections:
    """Everything amiss with an occasion of the record that is off in every world.

    Where a term hangs on others, unknowns that they share may be taken as independent, and where it
    hangs on a moment left undefined any may be meant; then more may seem possible than is. So it
    may stand, relaxed, as possible, and as no answer.
    """
    told = set(proof.outcomes)
    open_when = _waits(ground, term) or _undefined(ground, term)
    kept = proof.relaxed and Outcome.OFF in told and open_when
    if not kept or (proof.verdict is not Verdict.PENDING and proof.verdict not in OPEN):
        yield "instance: it is off in every world"
    if proof.decided is not None or proof.closed or not proof.possible:
        yield "instance: what is only possible is not decided"
    yield from _differs("bearer", proof.bearer, looked.occasion.bearer)
    yield from _rests_on(ground, proof, looked)
    yield from _known(ground, term, proof, looked)
    yield from _live(ground, term, proof, looked)


def _differs(name: str, told: object, true: object) -> Objections:
    if told != true:
        yield f"{name}: the proof says {told}, the record {true}"


def _outcomes(proof: InstanceProof, looked: Looked) -> Objections:
    """Exactly those of the worlds; more only if relaxed, and never an answer that is not theirs."""
    told, true = set(proof.outcomes), looked.outcomes
    if looked.loose:
        fits = told <= true or (proof.relaxed and bool(told & true))
    else:
        fits = told == true or (proof.relaxed and told > true)
    if not fits or answer(told) not in (None, answer(true)) or len(told) < len(proof.outcomes):
        yield f"outcomes: the proof says {sorted(told)}, the worlds {sorted(true)}"
    yield from _differs("possible", proof.possible, Outcome.OFF in told)


def _unsaid(
    picks: Sequence[Mapping[Aspect, int]], named: Sequence[Aspect], looked: Looked
) -> Iterator[Mapping[Aspect, int]]:
    """The ways to settle the disputes named that have no branch; there may be no world of one.

    Of an act that one of two did, and of each of whom that is disputed, there is none in which
    neither did it.
    """
    sizes = looked.sizes()
    said = {tuple(pick[dispute] for dispute in named) for pick in picks}
    every = product(*(range(max(sizes.get(d, 2), *(p[d] + 1 for p in picks))) for d in named))
    for combination in every:
        if combination not in said:
            yield dict(zip(named, combination, strict=True))


def _branches(ground: Ground, proof: InstanceProof, looked: Looked, *, exact: bool) -> Objections:
    """What each settlement of the disputes leaves it to come to; none where that is the same."""
    picks = [{(c.fact, c.aspect): c.pick for c in b.choices} for b in proof.branches]
    named = set().union(*picks)
    if any(p.keys() != named for p in picks) or len({str(sorted(p.items())) for p in picks}) < len(
        picks
    ):
        yield "branches: they do not settle the same disputes, each way once"
        return
    if picks and {o for b in proof.branches for o in b.outcomes} != set(proof.outcomes):
        yield "branches: together they are not its outcomes"
    for fact, _ in sorted(named):
        if ground.rests_on(fact) is None:
            yield f"branches: {fact} is not on record"
    if not exact:
        return
    for pick, branch in zip(picks, proof.branches, strict=True):
        true = sorted(looked.under(pick))
        yield from _differs(f"branch {sorted(pick.items())}", sorted(branch.outcomes), true)
    if picks and any(looked.under(pick) for pick in _unsaid(picks, sorted(named), looked)):
        yield "branches: one is missing"
    told: dict[tuple[int, ...], set[Outcome]] = {}
    for filling in looked.fillings():
        place = tuple(filling[d] for d in sorted(named & filling.keys()))
        if told.setdefault(place, looked.under(filling)) != looked.under(filling):
            yield "branches: a dispute that matters is not told"
            return


def _verdict(
    ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked, *, exact: bool
) -> Objections:
    """The first rule of §5.3 that applies to the outcomes told; reasons where it is open."""
    told = set(proof.outcomes)
    many = prod(looked.sizes().values()) > MOST_FILLINGS
    if many and not proof.relaxed:
        yield "relaxed: so many disputes are not all told apart"
    sides = [under for f in looked.fillings() if (under := looked.under(f))]
    true = {verdict_of(term, told, sides)}
    if told <= {Outcome.CLEAN, Outcome.OFF}:
        lines = watch_lines(ground, term, looked.occasion)
        seen = [watched(ground, term, proof.bearer, line) for line in lines]
        if any(case == OLD for _, case in looked.cases) and not ground.facts.complete:
            seen += [replace(one, lo=0, hi=0) for one in seen[:1]]  # nobody looked so long ago
        if proof.seen is None or not _seen_in_all(proof.seen, seen, exact=not proof.relaxed):
            yield f"seen: the proof says {proof.seen}, the record {seen}"
        elif told == {Outcome.CLEAN}:
            ended = all(line[0][0] > DAWN and line[-1][1] <= ground.as_of for line in lines)
            true = {watch_verdict(term, proof.seen, seen, ended=ended)}
            if proof.relaxed and true == {Verdict.MET}:
                true = {Verdict.HOLDING}  # of a watch of which it is open what it was of
    elif proof.seen is not None:
        yield "seen: only a watch is measured"
    if (many or not exact) and true & OPEN:
        true = set(OPEN)
    if proof.verdict not in true:
        yield f"verdict: the proof says {proof.verdict}, the rules {sorted(true)}"
    is_open = proof.verdict in OPEN
    if bool(proof.reasons) != is_open or len(set(proof.reasons)) < len(proof.reasons):
        yield "reasons: they stand where it is open, each once, and nowhere else"
    if _says_nothing(term, told) and proof.reasons != (Gap.UNDEFINED,):
        yield "reasons: no look settles a ban whose words are left undefined"
    if Gap.PLACE_TOO_COARSE in proof.reasons and _well_placed(ground, term, proof):
        yield "reasons: no place is too coarse that is told within what is asked, if by too few"
    if exact and (Gap.DISAGREE in proof.reasons) != (is_open and bool(proof.branches)):
        yield "reasons: sources disagree exactly where its branches differ"
    yield from _differs("closed", proof.closed, proof.verdict in (Verdict.MET, Verdict.CURED))


def _says_nothing(term: TermPlan, told: set[Outcome]) -> bool:
    """Whether it is the watch of a ban whose words the text leaves undefined."""
    undefined = isinstance(term.duty, Ban) and term.duty.pattern.undefined is not None
    return undefined and told == {Outcome.CLEAN}


def _well_placed(ground: Ground, term: TermPlan, proof: InstanceProof) -> bool:
    """Whether it is of acts or stays whose every place is told for certain, by however many."""
    facts = ground.facts
    places = [f.places for f in facts.incidents if f.id in proof.facts]
    places += [f.places for f in facts.stays if f.id in proof.facts]
    if not places or not isinstance(term.duty, Ban | Absence):
        return False
    return all(places) and not any(
        place.inside is Truth.DISPUTED or Gap.PLACE_TOO_COARSE in place.gaps
        for told in places
        for place in told
    )


def _seen_in_all(told: Seen, worlds: Sequence[Seen], *, exact: bool) -> bool:
    """Certainly seen is only what is seen in every world that has the watch."""
    if exact and len(set(worlds)) == 1:
        return told == worlds[0]
    totals = [seen.total for seen in worlds]
    return (
        told.lo <= min((seen.lo for seen in worlds), default=0)
        and told.lo <= told.hi
        and (told.hi <= told.total or told.total == 0)  # of time without a beginning
        and min(totals, default=0) <= told.total <= max(totals, default=0)
    )


def _edges(
    ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked, *, exact: bool
) -> Objections:
    """Its opening, its due, and the instant that decided it."""
    cases = [case for _, case in looked.cases]
    decided: list[tuple[Instant, Instant]] = []
    match proof.verdict:
        case Verdict.MET | Verdict.CURED:
            decided = [c.decided for c in cases if c.decided is not None]
        case Verdict.BREACHED:
            after = 1 if isinstance(term.duty, Quota) else 0
            for c in cases:
                if c.outcome in ACTS and c.decided is not None:
                    decided.append(c.decided)
                elif c.outcome in BAD and c.due is not None:
                    decided.append((c.due + after, c.due + after))
        case _:
            pass
    open_when = _waits(ground, term) or _undefined(ground, term)
    opened = [(c.opened, c.opened) for c in cases if c.opened is not None]
    if any(c.outcome is Outcome.CLEAN and c.opened is None for c in cases):
        opened = []  # where a world has it without a beginning, there are no bounds on that
    dues = [(c.due, c.due) for c in cases if c.due is not None]
    for name, told, true in (
        ("opened", proof.opened, opened),
        ("due", proof.due, dues),
        ("decided", proof.decided, decided),
    ):
        hull = Between(min(a for a, _ in true), max(b for _, b in true)) if true else None
        wider = _holds(told, hull) and (  # less than is known, and still true
            name == "decided" or (name == "opened" and open_when)
        )
        if told is None and name != "decided" and _undefined(ground, term):
            continue  # what the text leaves undefined has no bounds
        if told != hull and not wider and (exact or not _meet(told, hull)):
            yield f"{name}: the proof says {told}, the record {hull}"


def _holds(one: Between | None, two: Between | None) -> bool:
    return one is not None and two is not None and one.lo <= two.lo and two.hi <= one.hi


def _meet(one: Between | None, two: Between | None) -> bool:
    return one is not None and two is not None and one.lo <= two.hi and two.lo <= one.hi


def _needs(
    ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked, *, exact: bool
) -> Objections:
    """How much there is of each need by the due time or the horizon."""
    ranges = [case.amounts for _, case in looked.cases if case.amounts]
    needs = _needed(term, proof.key) if ranges else ()
    yield from _differs(
        "needs", [(n.unit, n.needed) for n in proof.needs], [(n.unit, n.amount) for n in needs]
    )
    for place, told in enumerate(proof.needs[: len(needs)]):
        tops = [r[place].hi for r in ranges]
        top = None if None in tops else max(t for t in tops if t is not None)
        true = Range(min(r[place].lo for r in ranges), top)
        touching = (true.hi is None or told.amount.lo <= true.hi) and (
            told.amount.hi is None or true.lo <= told.amount.hi
        )
        wider = _covers(told.amount, true) and _bound_loosely(ground, term, looked)
        loose = touching or _undefined(ground, term)
        if told.amount != true and not (wider if exact else loose):
            yield f"{told.unit}: the proof says {told.amount}, the record {true}"
        if any(ground.rests_on(fact) is None for fact in told.facts):
            yield f"{told.unit}: it rests on a fact that is not on record"


def _covers(one: Range, two: Range) -> bool:
    return one.lo <= two.lo and (one.hi is None or (two.hi is not None and two.hi <= one.hi))


def _needed(term: TermPlan, key: str) -> tuple[Need, ...]:
    match term.duty:
        case (
            Deadline(needs=needs) | Quota(needs=needs) | Response(needs=needs) | Ratio(needs=needs)
        ):
            return needs
        case Guarantee():
            act = key.rpartition("/")[2].partition("@")[0]
            return (Need(Pattern(acts=(act,)), 1, act),)
        case _:
            return ()


def _rests_on(ground: Ground, proof: InstanceProof, looked: Looked) -> Objections:
    """Its facts are on record and are what bears on it; it cites all their claims, no others."""
    claims: list[Claim] = []
    for fact in proof.facts:
        behind = ground.rests_on(fact)
        if behind is None:
            yield f"facts: {fact} is not on record"
        else:
            claims += behind
    yield from _differs("cites", list(proof.cites), sorted({c.id for c in claims}))
    own = {c.id for c in claims if c.stance is Stance.DENIES and c.side == proof.bearer}
    yield from _differs("denials", list(proof.denials), sorted(own))
    recorded = max((c.recorded for c in claims), default=None)
    yield from _differs("recorded", proof.recorded, recorded)
    missing = looked.used - set(proof.facts)
    if missing:
        yield f"facts: it does not name {sorted(missing)}, which bear on it"
    if len(set(proof.facts)) < len(proof.facts):
        yield "facts: one stands twice"


def _known(ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked) -> Objections:
    """What is known of the act or stay, and of who did it, where the instance is one."""
    bearer, fact = looked.occasion.bearer, looked.occasion.bare
    occurs = by = None
    match term.duty:
        case Ban(pattern=pattern) | Response(trigger=pattern) | Ratio(trigger=pattern):
            name = split(ground, fact)[0] if isinstance(term.duty, Ratio) else fact
            for one in ground.named(pattern, bearer, name):
                occurs, by = told_of(
                    one.parts, acting(pattern, bearer), pattern.use, one_of=one.one_of
                )
            if not isinstance(term.duty, Ban):
                by = None
        case Absence():
            for stay in ground.facts.stays:
                if stay.id == fact:
                    whose = ground.parties(term, bearer)
                    occurs, by = told_of(stay.parts, whose, Use.BAN, one_of=False)
        case _:
            pass
    yield from _differs("occurrence", proof.occurrence, occurs)
    yield from _differs("attribution", proof.attribution, by)


def _live(ground: Ground, term: TermPlan, proof: InstanceProof, looked: Looked) -> Objections:
    """In some world come up, and still owed, running or continuing at the horizon."""
    told = set(proof.outcomes)
    if told <= {Outcome.CLEAN, Outcome.OFF}:
        lines = watch_lines(ground, term, looked.occasion)
        going = any(line[-1][1] > ground.as_of for line in lines)
    else:
        owed = Outcome.UNDONE in told and not isinstance(term.duty, Quota)
        lasts = Outcome.BROKEN in told and goes_on(ground, term, looked)
        going = Outcome.RUNNING in told or owed or lasts
    yield from _differs("live", proof.live, going)


def goes_on(ground: Ground, term: TermPlan, looked: Looked) -> bool:
    """Whether a stay may last beyond the horizon, or no snapshot has ended an excess."""
    bare, bearer = looked.occasion.bare, looked.occasion.bearer
    match term.duty:
        case Absence():
            return any(s.id == bare and s.end.span.hi > ground.as_of for s in ground.facts.stays)
        case Cap() as duty:
            return not excess_ended(ground, term, duty, bearer, bare)
        case _:
            return False


def _tangled(ground: Ground, term: TermPlan, looked: Looked) -> bool:
    """Whether the law lets bounds be less than exact even where these are (DESIGN §5.6).

    So it does where counts cross, or bind reports that may lie in several ways, or are the sides of
    a dispute where no counter is named; where the term hangs on others, where worlds differ on what
    a watch was of, or on whether what recurs had one, and where there are too many disputes to
    tell apart.
    """
    if prod(looked.sizes().values()) > MOST_FILLINGS:
        return True
    if Outcome.CLEAN in looked.outcomes:
        open_start = recurs(term) and Outcome.OFF in looked.outcomes
        if open_start or len(watch_lines(ground, term, looked.occasion)) > 1:
            return True
    return _bound_loosely(ground, term, looked) or _waits(ground, term)


def _undefined(ground: Ground, term: TermPlan) -> bool:
    """Whether the term hangs on a moment that the text leaves undefined."""
    return any(isinstance(part, Unsaid) for part in parts_of(term, ground.plan))


def _waits(ground: Ground, term: TermPlan) -> bool:
    """Whether the term hangs on others: on their performance, their breach, or their being kept."""
    waits = PerformanceOf | BreachMoment
    return any(
        isinstance(part, waits) or part is Invocation.AUTOMATIC
        for part in parts_of(term, ground.plan)
    )


def _bound_loosely(ground: Ground, term: TermPlan, looked: Looked) -> bool:
    """Whether counts bind what they are of in ways that bounds need only approach."""
    bearer = looked.occasion.bearer
    key = ("bound loosely", term.key, bearer)
    if key not in ground.memo:
        needs = [part for part in parts_of(term, ground.plan) if isinstance(part, Need)]
        # what counts and lists leave to a unit in a queue hangs on what the others were given
        queued = isinstance(term.duty, Ratio) and term.duty.within is not None
        ground.memo[key] = any(queued and n.total is not None for n in needs) or any(
            queued
            or c.crossing
            or c.cut
            or len(c.placements) > 1
            or any("#" in name for name in c.facts)
            for need in needs
            for c in clusters(ground, term, need, bearer)
        )
    return bool(ground.memo[key])
