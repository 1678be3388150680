"""What is promised of an answer is what the record comes to once the answer is on it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from servanda.faces.next import Agenda, Supposed, agenda
from servanda.faces.picture import Picture
from servanda.faces.questions.touched import touched
from servanda.kernel.verdicts.judge import judge
from tests.conftest import SEED, SOAK
from tests.next import small
from tests.next.small import judged, outcomes, performed, promised, verdicts

HORIZON = "2031-03-10T00:00:00Z"
RECORDS = 200 if SOAK else 5
TRIED = 3
"""Answers of each record that are put on it: the first question's, and others by chance."""


def some(found: Agenda, chance: random.Random) -> list[int]:
    """Which answers to try: all of the first question, and a few others."""
    first = len(found.tasks[0].outcomes) if found.tasks else 0
    others = range(first, sum(1 for _ in outcomes(found)))
    return [*range(first), *chance.sample(others, min(TRIED, len(others)))]


def keeps_its_word(folder: Path, picture: Picture, found: Agenda, tried: list[int]) -> None:
    """Each answer, put on a copy of the case as anybody would, gives the verdicts promised."""
    for number, (task, outcome) in enumerate(outcomes(found)):
        if number not in tried:
            continue
        copy = folder.with_name(f"{folder.name}-{number}")
        shutil.copytree(folder, copy)
        performed(copy, outcome, picture.case)
        now = verdicts(judged(copy, HORIZON).proofs)
        assert now == promised(picture.proofs, outcome), task.question.key
        shutil.rmtree(copy)


@pytest.mark.parametrize("number", range(RECORDS))
def test_an_answer_put_on_record_gives_the_verdicts_that_were_promised(
    number: int, tmp_path: Path
) -> None:
    chance = random.Random(SEED + number)
    folder = small.write(tmp_path / "case", small.random_rows(chance))
    picture = judged(folder, HORIZON)
    found = agenda(picture, 40)
    assert found.tasks, "a record with gaps leaves something to be asked"
    keeps_its_word(folder, picture, found, some(found, chance))


@pytest.mark.parametrize("number", range(RECORDS))
def test_a_term_that_is_not_judged_anew_would_have_had_the_same_proof(
    number: int, tmp_path: Path
) -> None:
    chance = random.Random(SEED + number)
    folder = small.write(tmp_path / "case", small.random_rows(chance))
    picture = judged(folder, HORIZON)
    case, record = picture.case, Supposed(picture.case, picture.cut, picture.as_of)
    found = agenda(picture, 40)
    spared = 0
    for at, (_, outcome) in enumerate(outcomes(found)):
        if at > TRIED:
            break
        facts = record.facts(outcome.answer.rows)
        moved = touched(case.plan, picture.facts, facts)
        now = judge(case.plan, facts, case.method, picture.as_of)
        for before, after in zip(picture.proofs, now, strict=True):
            if before.key not in moved:
                assert before == after
                spared += 1
    assert spared, "something was left as it was"


def test_the_first_question_of_the_sample_keeps_its_word(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "agreements/sample-2031"
    folder = tmp_path / "case"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("scenarios"))
    picture = judged(folder, "2031-01-11T10:00:00Z")
    found = agenda(picture)
    for at, outcome in enumerate(found.tasks[0].outcomes):
        copy = tmp_path / str(at)
        shutil.copytree(folder, copy)
        performed(copy, outcome, picture.case)
        now = verdicts(judged(copy, "2031-01-11T10:00:00Z").proofs)
        assert now == promised(picture.proofs, outcome)
        assert now != verdicts(picture.proofs)
