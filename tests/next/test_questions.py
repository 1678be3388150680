"""Which questions are asked of which records, what their answers would mean, and in what order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda.faces.next import Gain, Task
from servanda.kernel.base import Json
from servanda.kernel.verdicts.proof import Verdict
from tests.next import small
from tests.next.small import asked

HORIZON = "2031-03-10T00:00:00Z"
APPROVED: list[small.Row] = [
    {
        "type": "act",
        "id": f"approval-{n}",
        "incident": "approval",
        "act": "approval",
        "by": "northland",
        "time": "2031-03-02T12:00",
        "source": source,
        "grade": "B2",
    }
    for n, source in enumerate(("monitors", "press-a"))
]


def told(source: str, **more: Json) -> small.Row:
    return {"id": f"{more.get('incident', more['type'])}-{source}", "source": source, **more}


def task(tasks: tuple[Task, ...], start: str) -> Task:
    """The question whose key begins so."""
    found = [t for t in tasks if t.question.key.startswith(start)]
    assert found, [t.question.key for t in tasks]
    return found[0]


def after(one: Task, term: str) -> list[Verdict]:
    """What each answer would make of a term; as it is where the answer does not move it."""
    return [
        next((c.after for c in outcome.terms if c.term.id == term), Verdict.NONE)
        for outcome in one.outcomes
    ]


def release(source: str, **more: Json) -> small.Row:
    row: dict[str, Json] = {"type": "act", "act": "release", "kind": "captive", "amount": 20}
    row |= {"by": "southland", "incident": "released", "time": "2031-03-04T09:00", "grade": "B2"}
    return told(source, **(row | more))


def test_what_one_source_said_asks_for_one_source_more(tmp_path: Path) -> None:
    found = asked(small.write(tmp_path / "case", [*APPROVED, release("red-cross")]), HORIZON)
    one = task(found.tasks, "incident released: whether")
    assert after(one, "5")[0] is Verdict.MET
    assert [len(o.answer.rows) for o in one.outcomes] == [1, 2, 2], "one more; two to deny it"


def test_a_party_s_own_word_counts_for_nothing_so_two_sources_are_asked_for(
    tmp_path: Path,
) -> None:
    found = asked(small.write(tmp_path / "case", [*APPROVED, release("south-army")]), HORIZON)
    one = task(found.tasks, "incident released: whether")
    assert after(one, "5")[0] is Verdict.MET


def test_a_coarse_time_is_asked_against_the_due_time(tmp_path: Path) -> None:
    span: Json = {"from": "2031-03-03", "to": "2031-03-07"}
    period: Json = {"from": "2031-03-02", "to": "2031-03-09"}
    rows = [release(source, time=span) for source in ("red-cross", "press-a")]
    watched: list[small.Row] = [
        told(source, type="coverage", acts="release", period=period, grade="B2")
        for source in ("red-cross", "press-a")
    ]
    found = asked(small.write(tmp_path / "case", [*APPROVED, *rows, *watched]), HORIZON)
    one = task(found.tasks, "incident released: when")
    assert after(one, "5") == [Verdict.MET, Verdict.CURED]
    assert one.question.whole
    assert one.least == one.most == Gain(1, 1)


def test_an_unattributed_act_asks_by_whom_with_every_party_in_the_agreement_s_order(
    tmp_path: Path,
) -> None:
    rows = [
        told(
            source,
            type="act",
            act="shelling",
            incident="shells",
            place="valley",
            time="2031-03-04T09:00",
            grade="B2",
        )
        for source in ("monitors", "press-a")
    ]
    found = asked(small.write(tmp_path / "case", rows), HORIZON)
    one = task(found.tasks, "incident shells: by-whom")
    assert [o.answer.rows[0].get("by") for o in one.outcomes] == [
        "northland",
        "southland",
        ["northland", "southland"],
    ]
    assert after(one, "2")[:2] == [Verdict.BREACHED, Verdict.BREACHED]
    assert one.outcomes[0].gain == one.outcomes[1].gain


def test_two_figures_of_one_counter_ask_which_stands_and_no_third_figure(tmp_path: Path) -> None:
    base: dict[str, Json] = {"type": "count", "kind": "truck", "act": "admit", "point": "entry"}
    base |= {"period": "2031-03-03", "source": "agency-a", "grade": "B2"}
    rows = [{**base, "id": "low", "amount": 500}, {**base, "id": "high", "amount": 700}]
    found = asked(small.write(tmp_path / "case", rows), HORIZON)
    one = task(found.tasks, "counts high+low")
    day = {c.after for o in one.outcomes for c in o.occasions if c.key == "2031-03-03"}
    assert day == {Verdict.MET, Verdict.BREACHED}
    assert [r["type"] for o in one.outcomes for r in o.answer.rows] == ["retraction"] * 2
    on_that_day = [
        t.question.key
        for t in found.tasks
        if t.question.key.startswith("count ") and "03-03" in str(t.question.open)
    ]
    assert not on_that_day


def test_days_that_nobody_counted_are_asked_of_the_counter_that_was_named(tmp_path: Path) -> None:
    found = asked(small.write(tmp_path / "case", []), HORIZON)
    one = task(found.tasks, "count 3 northland")
    assert {r["source"] for o in one.outcomes for r in o.answer.rows} == {"agency-a"}
    assert not one.question.whole, "some days may be reached and others not"


def test_days_that_nobody_was_named_to_count_are_asked_about_as_one(tmp_path: Path) -> None:
    words = small.AGREEMENT.replace(",\n        counted at entry by agency-a.", ".")
    folder = small.write(tmp_path / "case", [], agreement=words)
    found = asked(folder, HORIZON)
    of_aid = [t for t in found.tasks if t.question.key.startswith("look 3 ")]
    assert len(of_aid) == 1
    assert len(of_aid[0].question.open) == 8
    after_each = [{c.after for c in o.occasions if c.term.id == "3"} for o in of_aid[0].outcomes]
    assert after_each == [{Verdict.MET}, {Verdict.BREACHED}]


def test_a_ban_that_nobody_watched_asks_who_could_see(tmp_path: Path) -> None:
    found = asked(small.write(tmp_path / "case", []), HORIZON)
    one = task(found.tasks, "look 2 ")
    assert after(one, "2") == [Verdict.HOLDING, Verdict.BREACHED, Verdict.BREACHED]
    acts = [r for o in one.outcomes for r in o.answer.rows if r["type"] == "act"]
    assert [r["by"] for r in acts] == ["northland"] * 2 + ["southland"] * 2


def test_an_exception_claimed_asks_for_the_ruling_of_the_body_named(tmp_path: Path) -> None:
    rows: list[small.Row] = [
        told(
            source,
            type="act",
            act="shelling",
            by="northland",
            incident="shells",
            place="valley",
            time="2031-03-04T09:00",
            grade="B2",
        )
        for source in ("monitors", "press-a")
    ]
    claimed: small.Row = {
        "type": "exception",
        "id": "claimed",
        "by": "northland",
        "act": "self-defence",
        "about": "shells",
        "time": "2031-03-04T10:00",
    }
    found = asked(small.write(tmp_path / "case", [*rows, claimed]), HORIZON)
    one = task(found.tasks, "ruling task-force shells")
    ends = [c.after for o in one.outcomes for c in o.occasions if "shells" in c.key]
    assert ends == [Verdict.NONE, Verdict.BREACHED]
    assert one.least.occasions == one.most.occasions == 1


def test_a_unit_last_seen_before_the_due_time_asks_when_it_had_left(tmp_path: Path) -> None:
    rows = [
        told(
            source,
            type="stay",
            unit="third-brigade",
            incident="stay",
            place="hills",
            by="northland",
            until={"from": "2031-03-03T08:00", "to": "2031-03-03T20:00"},
            grade="B2",
            **{"from": "2031-03-01T08:00"},
        )
        for source in ("monitors", "press-a")
    ]
    found = asked(small.write(tmp_path / "case", [*APPROVED, *rows]), HORIZON)
    keys = [t.question.key for t in found.tasks] + [q.key for q in found.idle]
    assert any(key.startswith("stay stay: left") for key in keys), keys


def test_a_level_that_straddles_the_cap_asks_how_many(tmp_path: Path) -> None:
    rows = [
        told(
            source,
            type="level",
            kind="tank",
            place="valley",
            by="southland",
            incident="tanks",
            time="2031-03-04T08:00",
            amount={"lo": 9, "hi": 14},
            grade="B2",
        )
        for source in ("monitors", "press-a")
    ]
    found = asked(small.write(tmp_path / "case", rows), HORIZON)
    one = task(found.tasks, "level tanks: how-many")
    assert after(one, "6")[0] is Verdict.BREACHED


def test_what_is_below_the_floor_and_opens_a_term_is_asked_about(tmp_path: Path) -> None:
    faint = [{**APPROVED[0], "grade": "F6"}]
    found = asked(small.write(tmp_path / "case", faint), HORIZON)
    keys = [t.question.key for t in found.tasks] + [q.key for q in found.idle]
    assert any(key.startswith("incident approval: whether") for key in keys), keys
    assert not any(w.term.id == "5" for w in found.waiting)


def test_a_term_that_waits_for_what_nobody_reported_is_told_apart(tmp_path: Path) -> None:
    found = asked(small.write(tmp_path / "case", []), HORIZON)
    assert {"4a", "5"} <= {w.term.id for w in found.waiting}


def test_words_that_only_the_parties_can_settle_are_told_apart_and_not_asked(
    tmp_path: Path,
) -> None:
    words = small.AGREEMENT.replace("act self-defence.", "act self-defence.\nact cooperate.")
    words += (
        "\n## 9. Good will\n\nNorthland endeavours to cooperate.\n\n"
        "```terms\nterm 9: northland shall endeavour to cooperate.\n```\n"
    )
    folder = small.write(tmp_path / "case", [], agreement=words)
    found = asked(folder, HORIZON)
    assert [d.term.id for d in found.decisions] == ["9"]
    assert not any(o.term.id == "9" for t in found.tasks for o in t.question.open)


def test_what_is_due_soon_is_asked_about_before_it_is_overdue(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "case", APPROVED)
    late = asked(folder, "2031-03-05T06:00:00Z")
    one = task(late.tasks, "look 5 ")
    assert after(one, "5")[0] is Verdict.MET
    early = asked(folder, "2031-03-03T06:00:00Z")
    assert not any(t.question.key.startswith("look 5 ") for t in early.tasks)


# ---------------------------------------------------------------------------------------- ranking


def worth(one: Task) -> tuple[int, ...]:
    return (one.least.terms, one.least.occasions, one.most.terms, one.most.occasions)


@pytest.mark.parametrize("number", range(4))
def test_the_order_is_the_rule_that_is_printed(number: int, tmp_path: Path, seed: int) -> None:
    rows = small.random_rows(random.Random(seed + number))
    found = asked(small.write(tmp_path / "case", rows), HORIZON)
    worths = [worth(one) for one in found.tasks]
    assert worths == sorted(worths, reverse=True)
    assert all(one.most > Gain(0, 0) for one in found.tasks)


@pytest.mark.parametrize("number", range(4))
def test_no_more_answers_are_judged_than_asked_for_and_the_rest_is_told(
    number: int, tmp_path: Path, seed: int
) -> None:
    folder = small.write(tmp_path / "case", small.random_rows(random.Random(seed + number)))
    whole = asked(folder, HORIZON)
    some = asked(folder, HORIZON, whole.judged - 1)
    assert not whole.left
    assert some.judged < whole.judged
    assert len(some.tasks) + len(some.idle) + len(some.left) == len(whole.tasks) + len(whole.idle)
    assert some.left


def swapped(value: Any) -> Any:
    """A row with the two sides exchanged."""
    match value:
        case str():
            for one, two in (("northland", "southland"), ("north-", "south-")):
                value = value.replace(one, "\0").replace(two, one).replace("\0", two)
            return value
        case dict():
            return {key: swapped(inner) for key, inner in value.items()}
        case list():
            return [swapped(inner) for inner in value]
        case _:
            return value


OF_FIRE = ("dispute s", "incident s", "look 2 ")
"""How the keys of questions about the ban on shelling begin."""


def shelled(chance: random.Random) -> Iterator[small.Row]:
    """Reports of shelling by either side, which the ban treats alike."""
    for number in range(8):
        by = chance.choice(["northland", "southland"])
        for source in chance.sample(["monitors", "press-a", "north-army", "south-army"], 2):
            yield told(
                source,
                type="act",
                act="shelling",
                by=by,
                incident=f"s{number}",
                place="valley",
                time=f"2031-03-0{chance.randint(3, 8)}T09:00",
                stance=chance.choice(["affirms", "affirms", "denies"]),
                grade="B2",
            )


def test_exchanging_the_parties_changes_no_rank(tmp_path: Path, seed: int) -> None:
    rows = list(shelled(random.Random(seed)))
    one = asked(small.write(tmp_path / "one", rows), HORIZON)
    two = asked(small.write(tmp_path / "two", [swapped(row) for row in rows]), HORIZON)

    def ranked(found: Any) -> list[tuple[str, tuple[int, ...]]]:
        return [(t.question.key, worth(t)) for t in found.tasks]

    assert [w for _, w in ranked(one)] == [w for _, w in ranked(two)]
    asked_of_fire = {swapped(key) for key, _ in ranked(one) if key.startswith(OF_FIRE)}
    assert asked_of_fire == {key for key, _ in ranked(two) if key.startswith(OF_FIRE)}
    assert any(key.startswith("dispute") for key in asked_of_fire)
