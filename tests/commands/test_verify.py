"""`verify`: four steps, the same in comment, code and docs; and what each of them finds."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces import verifying
from servanda.faces.cli.verify import _LONG
from servanda.faces.picture import Picture, take
from servanda.kernel.facts import Truth
from servanda.kernel.verdicts.checking.atoms import weighed
from servanda.kernel.verdicts.proof import Verdict
from tests.commands.small import APPROVED, build, release
from tests.docs.examples import ROOT
from tests.golden.runner import run

COMMAND = "servanda verify c --as-of 2031-03-04"
ALL = (*APPROVED, release("r1", "2031-03-07T00:00:00Z", "press-a", "2031-03-04T10:00:00Z"))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with a record of its own."""
    build(tmp_path / "c", ALL)
    (tmp_path / "more.jsonl").write_text(
        '{"type": "act", "id": "s1", "act": "shell", "time": "2031-03-03T10:00:00Z", '
        '"source": "press-a", "grade": "B2"}\n',
        encoding="utf-8",
    )
    added = run("servanda record add c more.jsonl --recorded 2031-03-08T00:00:00Z", tmp_path)
    assert added[0] == 0, added
    return tmp_path


def damage(case: Path, change: str) -> None:
    with sqlite3.connect(case / "c" / "record.sqlite") as store:
        store.execute("DROP TRIGGER entries_are_not_changed")
        assert store.execute(change).rowcount == 1


def test_the_steps_are_the_same_in_comment_code_help_and_page() -> None:
    page = (ROOT / "docs/commands/verify.md").read_text(encoding="utf-8")
    for text in (verifying.__doc__ or "", _LONG, page):
        numbers = re.findall(r"^ *([1-9])\. ", text, re.MULTILINE)
        assert numbers[: len(verifying.STEPS)] == ["1", "2", "3", "4"]
    for number, step in enumerate(verifying.STEPS, 1):
        assert f"{number}. {step}" in " ".join(_LONG.split())
        assert f"{number}. **{step[0].upper()}{step[1:]}" in " ".join(page.split())


def test_a_sound_case_holds_in_every_step(case: Path) -> None:
    code, text = run(COMMAND, case)
    assert code == 0, text
    assert "1. The record agrees with itself: yes, 4 entries" in text
    told = json.loads(run(f"{COMMAND} --json", case)[1])
    assert told["verified"] is True
    assert [step["holds"] for step in told["steps"]] == [True, None, True, True]
    assert told["accepted"] == ["2", "3", "5", "6"]
    assert told["refused"] == []


def test_a_head_noted_elsewhere_is_held_against_the_record(case: Path) -> None:
    head = json.loads(run(f"{COMMAND} --json", case)[1])["head"]
    assert run(f"{COMMAND} --head {head}", case)[0] == 0
    wrong = f"{head[:-1]}{'0' if head[-1] != '0' else '1'}"
    code, text = run(f"{COMMAND} --head {wrong}", case)
    assert code == 3
    assert "this record never had it" in " ".join(text.split())
    assert "2. Each head noted elsewhere is a head that this record had: NO" in text
    assert run(f"{COMMAND} --head 4:beef", case)[0] == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE entries SET body = CAST(replace(body, '20', '19') AS BLOB) WHERE seq = 3",
            "entry 3",
        ),
        ("UPDATE entries SET ref = 'another' WHERE seq = 2", "entry 2: the columns"),
        ("UPDATE entries SET chain = zeroblob(32) WHERE seq = 1", "entry 1: the chain"),
    ],
)
def test_a_record_that_was_changed_is_not_judged(case: Path, change: str, said: str) -> None:
    damage(case, change)
    code, text = run(COMMAND, case)
    assert code == 3
    assert "1. The record agrees with itself: NO" in text
    assert said in text
    assert "not done: the record must agree first" in text
    told = json.loads(run(f"{COMMAND} --json", case)[1])
    assert told["verified"] is False
    assert [step["holds"] for step in told["steps"]] == [False, None, None, None]


def test_record_check_and_verify_find_the_same(case: Path) -> None:
    damage(case, "UPDATE entries SET ref = 'another' WHERE seq = 2")
    checked = json.loads(run("servanda record check c --json", case)[1])
    verified = json.loads(run(f"{COMMAND} --json", case)[1])
    assert checked["found"] == verified["found"]
    assert checked["head"] == verified["head"]


def test_a_false_proof_is_refused_and_the_others_are_accepted(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forged(*given: object, **more: object) -> Picture:
        picture = take(*given, **more)  # type: ignore[arg-type]
        proofs = tuple(
            replace(proof, verdict=Verdict.BREACHED) if proof.key.id == "5" else proof
            for proof in picture.proofs
        )
        return replace(picture, proofs=proofs)

    monkeypatch.setattr("servanda.faces.picture.take", forged)
    code, text = run(COMMAND, case)
    assert code == 3
    assert "NO, 3 of 4 accepted" in text
    assert "term 5: verdict: the proof says breached" in text
    told = json.loads(run(f"{COMMAND} --json", case)[1])
    assert told["verified"] is False
    assert [one["term"] for one in told["refused"]] == ["5"]


def test_more_worlds_than_the_checker_undertakes_is_neither_accepted_nor_refused(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.kernel.verdicts.checker.MOST_WORLDS", 0)
    code, text = run(COMMAND, case)
    assert code == 0
    flat = " ".join(text.split())
    assert "0 of 4 accepted" in flat
    assert "not derived again, for they have more worlds than the checker undertakes" in flat
    told = json.loads(run(f"{COMMAND} --json", case)[1])
    assert told["verified"] is False, "what was not derived again is not verified"
    assert told["steps"][3]["holds"] is None
    assert told["not_derived"] == ["2", "3", "5", "6"]


@pytest.mark.parametrize(
    ("name", "as_of"),
    [("sample-2031", "2031-01-11T12:00:00+02:00"), ("gaza-october-2025", "2025-12-28")],
)
def test_every_verdict_of_a_bundled_case_is_derived_again(name: str, as_of: str) -> None:
    _, text = run(f"servanda verify agreements/{name} --as-of {as_of} --json", ROOT)
    told = json.loads(text[text.index("{") :])
    assert told["refused"] == []
    assert told["not_derived"] == []
    assert told["verified"] is True


def test_what_the_log_is_said_to_be_without_being_certain_is_refused() -> None:
    """A complaint is on record, so that it was made is certain; nothing else is let by."""
    case = open_case(ROOT / "agreements/sample-2031")
    facts = case.facts()
    (complaint,) = (i for i in facts.incidents if i.log and i.act == "complaint")
    assert list(weighed(facts, {complaint.id}, case.method)) == []
    doubted = tuple(replace(part, by_as_ban=Truth.GAP) for part in complaint.parts)
    for false in (
        replace(complaint, parts=doubted),
        replace(complaint, claims=complaint.claims * 2),
    ):
        others = tuple(i for i in facts.incidents if i.id != complaint.id)
        told = replace(facts, incidents=(*others, false))
        assert list(weighed(told, {complaint.id}, case.method))


def test_a_record_in_files_is_read_anew_and_its_head_can_be_noted(tmp_path: Path) -> None:
    build(tmp_path / "c", ALL)
    told = json.loads(run(f"{COMMAND} --json", tmp_path)[1])
    assert told["chained"] is False
    assert run(f"{COMMAND} --head {told['head']}", tmp_path)[0] == 0
    rows = tmp_path / "c" / "record" / "rows.jsonl"
    rows.write_text(rows.read_text(encoding="utf-8").replace("20,", "19,"), encoding="utf-8")
    code, text = run(f"{COMMAND} --head {told['head']}", tmp_path)
    assert code == 3, text


def test_a_folder_that_is_none_exits_two(tmp_path: Path) -> None:
    assert run("servanda verify nowhere", tmp_path)[0] == 2
