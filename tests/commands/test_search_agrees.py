"""On random records: what `diff` and `history` say is what judging says, and no answer turns.

Reports, denials, counts, coverage, corrections, retractions, acts of law, in random order and at
random times; everything is checked against judging each state whole.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from servanda.case import Case, open_case
from servanda.faces.changes import Changes, Point, compare
from servanda.faces.history import Line, history
from servanda.faces.judgements import Judgements, Moment, Saying, Sayings
from servanda.faces.words.english import speaker_of
from servanda.kernel.base import HOUR, Instant, Json, iso
from servanda.kernel.plan.operators import TermKey
from servanda.kernel.verdicts.judge import judge
from tests.cases.telling import at
from tests.commands.small import METHOD, Row, build, row

RECORDS = 8
SOAK_RECORDS = 400
LENGTH = 14
START = at("2031-03-01T00:00:00Z")
END = at("2031-03-12T00:00:00Z")
METHODS = (
    METHOD,
    METHOD.replace("2 sources", "1 sources"),
    METHOD + "silence of liaison for 3 days closes term 5.\n",
    METHOD.replace("2 sources", "1 sources") + "record is complete.\n",
)


def records(seed: int, number: int) -> tuple[list[Row], str]:
    """A record with its method."""
    rng = random.Random(f"{seed}/{number}")
    recorded = START
    rows: list[Row] = []
    for n in range(LENGTH):
        recorded += rng.randint(1, 30) * HOUR
        rows.append(_row(rng, f"e{n}", recorded, rows))
    return rows, rng.choice(METHODS)


def _row(rng: random.Random, name: str, recorded: Instant, before: list[Row]) -> Row:
    source = rng.choice(("press-a", "press-b", "press-c", "northland", "southland"))
    when = str(iso(START + rng.randint(0, 24 * 9) * HOUR))
    day = when[:10]
    came = str(iso(recorded))
    party = rng.choice(("northland", "southland"))
    sort = rng.choice(
        (
            "approval",
            "release",
            "release",
            "shell",
            "trucks",
            "watched",
            "exception",
            "ruling",
            "waiver",
            "change",
            "change",
        )
    )
    changeable = [r for r in before if r["type"] in ("act", "count")]
    more: dict[str, Json]
    match sort:
        case "approval":
            more = {"act": "approval", "by": "northland", "incident": rng.choice(("ok", "ok-too"))}
        case "release":
            kept = rng.choice(("affirms", "affirms", "denies"))
            more = {
                "act": "release",
                "kind": "captive",
                "by": party,
                "stance": kept,
                "amount": rng.choice((5, 12, 20)),
                "incident": rng.choice(("out", "out-too")),
            }
        case "shell":
            more = {
                "act": "shell",
                "by": party,
                "incident": "shelling",
                "stance": rng.choice(("affirms", "denies")),
            }
        case "trucks":
            return row(
                "count",
                name,
                came,
                "agency-a",
                kind="truck",
                act="admit",
                period=day,
                zone="UTC",
                amount=rng.choice((431, 600, 700)),
                point="entry",
            )
        case "watched":
            return row(
                "coverage",
                name,
                came,
                source,
                acts="release",
                zone="UTC",
                period={"from": "2031-03-01", "to": day},
            )
        case "exception":
            return row(
                "exception",
                name,
                came,
                party,
                by=party,
                act="self-defence",
                about="shelling",
                time=when,
            )
        case "ruling":
            return row(
                "determination",
                name,
                came,
                "task-force",
                by="task-force",
                time=when,
                about="shelling",
                finding=rng.choice(("yes", "no")),
            )
        case "waiver":
            return row("waiver", name, came, "southland", by="southland", about="term 6", time=when)
        case _ if changeable:
            old = rng.choice(changeable)
            if rng.random() < 0.5:
                return {
                    "type": "retraction",
                    "id": name,
                    "recorded": came,
                    "source": old["source"],
                    "of": old["id"],
                }
            inner = {k: v for k, v in old.items() if k not in ("recorded", "id")}
            inner["amount"] = rng.choice((5, 20, 600))
            return {
                "type": "correction",
                "id": name,
                "recorded": came,
                "source": old["source"],
                "supersedes": old["id"],
                "entry": inner,
            }
        case _:
            more = {"act": "shell", "by": party, "incident": "shelling"}
    return row("act", name, came, source, **(more | {"time": when}))


def judged(case: Case, judgements: Judgements, moment: Moment) -> Sayings:
    """What the whole judgement says at a moment, by the engine's own way."""
    proofs = judge(case.plan, judgements.facts(moment), case.method, moment.as_of)
    return {s: v for proof in proofs for s, v in judgements.read(proof).items()}


@pytest.fixture(params=range(RECORDS))
def case(request: pytest.FixtureRequest, seed: int, tmp_path: Path) -> Case:
    rows, method = records(seed, request.param)
    return open_case(build(tmp_path / "c", rows, method=method))


def alike(one: Saying | None, other: Saying | None) -> bool:
    """Whether both say the same, but for what grows while time passes."""
    return one == other or (one is not None and one.alike(other))


def whole(case: Case, as_of: Instant | None, *, every: bool) -> Changes:
    start, end = Point(0, START), Point(len(case.entries), max(END, case.entries[-1].recorded))
    return compare(case, speaker_of(case), start, end, as_of=as_of, every=every)


@pytest.mark.parametrize("as_of", [END, None], ids=["fixed", "moving"])
@pytest.mark.parametrize("every", [False, True], ids=["halves", "every"])
def test_steps_lead_from_the_one_judgement_to_the_other(
    case: Case, as_of: Instant | None, *, every: bool
) -> None:
    changes = whole(case, as_of, every=every)
    judgements = Judgements(case, speaker_of(case))
    before, after = (judged(case, judgements, m) for m in (changes.first, changes.then))
    told = {change.subject: change for change in changes.changes}
    assert {s for s in {*before, *after} if before.get(s) != after.get(s)} <= set(told)
    for subject, change in told.items():
        assert (change.before, change.after) == (before.get(subject), after.get(subject))
        at_last = change.before
        for step in change.steps:
            assert alike(step.before, at_last), "steps follow on each other"
            at_last = step.after
        assert alike(at_last, change.after)
    assert not changes.left


def test_each_step_is_between_two_states_next_to_each_other(case: Case) -> None:
    changes = whole(case, END, every=True)
    judgements = Judgements(case, speaker_of(case))
    states = [
        judged(case, judgements, Moment(n, judgements.known(_came(case, n)), END))
        for n in range(len(case.entries) + 1)
    ]
    if case.method.silences:
        return  # between entries time passes too; the other test covers it
    for change in changes.changes:
        said = [state.get(change.subject) for state in states]
        flips = [n for n in range(1, len(said)) if said[n] != said[n - 1]]
        assert [s.reason.entry and s.reason.entry.seq for s in change.steps] == flips


def _came(case: Case, n: int) -> Instant:
    return case.entries[max(n - 1, 0)].recorded


def test_judging_after_each_entry_finds_all_that_halves_find(case: Case) -> None:
    def entries(changes: Changes) -> set[tuple[object, object]]:
        return {
            (change.subject, step.reason.entry)
            for change in changes.changes
            for step in change.steps
            if step.reason.entry is not None
        }

    assert entries(whole(case, END, every=False)) <= entries(whole(case, END, every=True))


def test_no_answer_becomes_its_opposite_by_a_report_alone(case: Case) -> None:
    changes = whole(case, END, every=True)
    assert changes.defects == ()


def test_the_line_as_it_was_agrees_with_judging_at_any_instant(case: Case, seed: int) -> None:
    rng = random.Random(seed)
    judgements = Judgements(case, speaker_of(case))
    size = len(case.entries)
    for name in ("2", "5"):
        key = TermKey(name)
        line = history(case, speaker_of(case), key, END, every=True).was
        for _ in range(6):
            instant = rng.randint(START - HOUR, END)
            known = judgements.known(case.entries[-1].recorded)
            now = judged(case, judgements, Moment(size, known, instant))
            reads = line.begin
            for step in line.steps:
                if step.at is not None and step.at <= instant:
                    reads = step.after
            assert alike(reads, now.get(judgements.subject(key)))


def test_following_one_subject_alone_gives_steps_that_judging_after_each_entry_gives_too(
    case: Case,
) -> None:
    def end(line: Line) -> Saying | None:
        return line.steps[-1].after if line.steps else line.begin

    def flips(line: Line) -> set[tuple[object, str, str]]:
        return {(s.reason.entry, str(s.before), str(s.after)) for s in line.steps}

    for name in ("2", "5"):
        key = TermKey(name)
        alone = history(case, speaker_of(case), key, END, most_states=0, most_watched=0)
        exact = history(case, speaker_of(case), key, END, every=True)
        assert (alone.was.begin, alone.known.begin) == (exact.was.begin, exact.known.begin)
        assert alike(end(alone.was), end(exact.was))
        assert end(alone.known) == end(exact.known)
        assert flips(alone.known) <= flips(exact.known)


def test_what_is_read_of_one_subject_alone_is_what_is_read_of_it_among_all(case: Case) -> None:
    judgements = Judgements(case, speaker_of(case))
    moment = Moment(len(case.entries), judgements.known(case.entries[-1].recorded), END)
    every = judgements.said(moment, [TermKey("2"), TermKey("5")])
    assert len(every) > 2
    for subject in every:
        assert judgements.said(moment, [subject.key], subject) == {subject: every[subject]}


@pytest.mark.soak
def test_no_answer_turns_in_many_records(seed: int, tmp_path: Path) -> None:
    for number in range(RECORDS, SOAK_RECORDS):
        rows, method = records(seed, number)
        case = open_case(build(tmp_path / str(number), rows, method=method))
        assert whole(case, END, every=True).defects == (), number
