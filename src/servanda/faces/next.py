"""What to verify next: questions ranked by what their answers would decide, found by judging.

Each answer is put on a copy of the record in memory, as the rows that it would be, weighed under
the method and judged. The worth of a question is how many terms, then occasions, gain an answer,
less those that lose one: in the answer that gains least first, then in the one that gains most.
Nothing else ranks it: not the party, not the side, not what the answer would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from servanda.case import Case
from servanda.faces.picture import Cut, Picture
from servanda.faces.questions.asked import Answer, Question, Row
from servanda.faces.questions.gather import Waiting, gather, ground_of
from servanda.faces.questions.law import Decision, decisions
from servanda.faces.questions.touched import touched
from servanda.kernel.base import Instant, iso
from servanda.kernel.facts import Facts
from servanda.kernel.plan.operators import TermKey, TermPlan
from servanda.kernel.verdicts.judge import judge_some
from servanda.kernel.verdicts.phrases import Phrase, say
from servanda.kernel.verdicts.proof import InstanceProof, TermProof, Verdict
from servanda.kernel.verdicts.wording import term_wording, wording
from servanda.record.entries import Entry, EntryType

MOST: Final = 150
"""How many answers are judged if not told otherwise."""

MOST_WEIGHED: Final = 200_000
"""Limit of entries weighed in all, where nobody says how many answers to judge."""

FEWEST: Final = 12
"""So many answers are judged however large the record is."""

DESK: Final = "next"
"""The recorder of rows that are only supposed."""

FLOORLESS: Final = "F6"
"""The grade below which there is none."""

ANSWERED: Final = frozenset({Verdict.MET, Verdict.BREACHED, Verdict.CURED, Verdict.HOLDING})
"""Verdicts that answer; the others wait for evidence, time or a decision."""

UNANSWERED: Final = frozenset({Verdict.CONTESTED, Verdict.CANNOT_VERIFY})


@dataclass(frozen=True, slots=True)
class Change:
    """A term, or an occasion of it by its key, whose verdict an answer would change.

    ``word`` is how it would read; NONE says that there would be no such occasion. ``supposed``
    says that the occasion is one that the answer itself would bring.
    """

    term: TermKey
    key: str
    before: Verdict
    after: Verdict
    word: Phrase
    supposed: bool = False

    @property
    def gain(self) -> int:
        """1 if it gains an answer or an open occasion falls away, -1 if it loses one, else 0."""
        if self.after in ANSWERED:
            return int(self.before not in ANSWERED)
        if self.before in ANSWERED:
            return -1
        return int(self.before in UNANSWERED and self.after is Verdict.NONE)


@dataclass(frozen=True, slots=True, order=True)
class Gain:
    """How many terms and occasions gain an answer, less those that lose one."""

    terms: int
    occasions: int

    @property
    def any(self) -> bool:
        """Whether something is decided, on balance."""
        return self > Gain(0, 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and everything that it would change."""

    answer: Answer
    terms: tuple[Change, ...]
    occasions: tuple[Change, ...]

    @property
    def gain(self) -> Gain:
        """What it decides."""
        return Gain(sum(c.gain for c in self.terms), sum(c.gain for c in self.occasions))


@dataclass(frozen=True, slots=True)
class Task:
    """A question with what each of its answers would come to."""

    question: Question
    outcomes: tuple[Outcome, ...]

    @property
    def least(self) -> Gain:
        """What it decides at least, whichever of the answers it has."""
        return min(outcome.gain for outcome in self.outcomes)

    @property
    def most(self) -> Gain:
        """What it decides at most."""
        return max(outcome.gain for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What could be verified next, the most deciding first.

    ``judged`` is how many answers were judged, of ``limit``; ``idle`` are questions of which no
    answer alone would decide anything; ``left`` those that were not judged for want of room;
    ``waiting`` terms that wait for an act of which nothing is on record; ``decisions`` what only
    the parties can settle.
    """

    tasks: tuple[Task, ...]
    judged: int
    limit: int
    idle: tuple[Question, ...]
    left: tuple[Question, ...]
    waiting: tuple[Waiting, ...]
    decisions: tuple[Decision, ...]


def agenda(
    picture: Picture, most: int | None = None, keys: tuple[TermKey, ...] | None = None
) -> Agenda:
    """The questions of a picture, ranked. At most ``most`` answers are judged, whole questions.

    ``keys`` are the terms that are asked about; None: all.
    """
    record = Supposed(picture.case, picture.cut, picture.as_of)
    limit = record.limit if most is None else most
    plan = picture.case.plan
    faint = record.faint(picture.facts)
    ground = ground_of(picture.case, record.entries, picture.facts, faint, picture.as_of)
    gathered = gather(ground, picture.proofs)
    tasks: list[Task] = []
    left: list[Question] = []
    judged = 0
    for question in gathered.questions:
        if keys is not None and not any(occasion.term in keys for occasion in question.open):
            continue
        if judged + len(question.answers) > limit:
            left.append(question)
            continue
        judged += len(question.answers)
        outcomes = (_outcome(picture, answer, record) for answer in question.answers)
        tasks.append(Task(question, tuple(outcomes)))
    order = {term.key: at for at, term in enumerate(plan.terms)}
    deciding = [task for task in tasks if task.most.any]
    return Agenda(
        tasks=tuple(sorted(deciding, key=lambda task: _rank(task, order))),
        judged=judged,
        limit=limit,
        idle=tuple(task.question for task in tasks if not task.most.any),
        left=tuple(left),
        waiting=tuple(w for w in gathered.waiting if keys is None or w.term in keys),
        decisions=tuple(
            d for d in decisions(plan.terms, picture.proofs) if keys is None or d.term in keys
        ),
    )


def _rank(task: Task, order: dict[TermKey, int]) -> tuple[int, int, int, int, int, str]:
    """By what is decided at least, then at most; then the agreement's order, then the key."""
    least, most, question = task.least, task.most, task.question
    return (
        -least.terms,
        -least.occasions,
        -most.terms,
        -most.occasions,
        min(order[occasion.term] for occasion in question.open),
        question.key,
    )


# ------------------------------------------------------------------------------------- supposing


class Supposed:
    """The record of a case as it was known, and what it would come to with more rows."""

    def __init__(self, case: Case, cut: Cut, as_of: Instant) -> None:
        self.case = case
        self.as_of = as_of
        self._recorded = None if cut.published else cut.instant
        self._published = cut.instant if cut.published else None
        self.entries: tuple[Entry, ...] = case.known(
            position=cut.position, as_known_at=self._recorded, by_published=self._published
        )
        self._last = self.entries[-1].recorded if self.entries else as_of

    @property
    def limit(self) -> int:
        """How many answers to judge on a record of this size."""
        return min(MOST, max(FEWEST, MOST_WEIGHED // max(1, len(self.entries))))

    def proofs(self, rows: Iterable[Row], before: Facts) -> tuple[TermProof, ...]:
        """The proofs that these rows, on record after all others, may move."""
        plan, method = self.case.plan, self.case.method
        facts = self.facts(rows)
        return judge_some(plan, facts, method, self.as_of, touched(plan, before, facts))

    def facts(self, rows: Iterable[Row]) -> Facts:
        """What the record amounts to with these rows on it."""
        return self._facts(self.case, rows)

    def faint(self, facts: Facts) -> Facts:
        """The facts as they would be if nothing were below the method's floor."""
        if not facts.below_floor:
            return facts
        method = replace(self.case.method, floor=FLOORLESS)
        return self._facts(replace(self.case, method=method), ())

    def _facts(self, case: Case, rows: Iterable[Row]) -> Facts:
        known = replace(case, entries=(*self.entries, *self._placed(rows)))
        return known.facts(as_known_at=self._recorded, by_published=self._published)

    def _placed(self, rows: Iterable[Row]) -> Iterator[Entry]:
        for number, row in enumerate(rows, len(self.entries) + 1):
            body = {name: value for name, value in row.items() if name != "type"}
            if self._published is not None:
                body["published"] = iso(self._published)
            yield Entry(number, self._last, EntryType(str(row["type"])), DESK, body)


def _outcome(picture: Picture, answer: Answer, record: Supposed) -> Outcome:
    terms: list[Change] = []
    occasions: list[Change] = []
    now = {proof.key: proof for proof in record.proofs(answer.rows, picture.facts)}
    for before in picture.proofs:
        after = now.get(before.key)
        if after is None:
            continue
        plan = picture.plan_of(before.key)
        if before.verdict is not after.verdict:
            word = term_wording(plan, after)
            terms.append(Change(before.key, "", before.verdict, after.verdict, word))
        occasions += _occasions(plan, before, after)
    return Outcome(answer, tuple(terms), tuple(occasions))


def _occasions(plan: TermPlan, before: TermProof, after: TermProof) -> Iterator[Change]:
    """The occasions whose verdict differs; one that is on one side only has none on the other."""
    old = {instance.key: instance for instance in before.instances}
    new = {instance.key: instance for instance in after.instances}
    for key in (*old, *(key for key in new if key not in old)):
        was, is_ = _verdict(old.get(key)), _verdict(new.get(key))
        if was is not is_:
            said = new.get(key)
            word = say("answer.falls-away") if said is None else wording(plan, said)
            yield Change(before.key, key, was, is_, word, supposed=key not in old)


def _verdict(instance: InstanceProof | None) -> Verdict:
    return Verdict.NONE if instance is None else instance.verdict
