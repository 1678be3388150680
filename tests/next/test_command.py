"""`servanda next` as it is typed, its words, and what stands on the board and in explanations."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from servanda.faces import next as ranking
from servanda.faces.questions import words_en
from servanda.faces.questions.words_en import QUESTIONS
from servanda.kernel.verdicts.messages_en import MESSAGES
from tests.cases.telling import GAZA
from tests.explain.test_messages import UNNEUTRAL
from tests.golden.runner import run
from tests.next import small
from tests.next.test_questions import APPROVED, release, told

AS_OF = "--as-of 2031-03-10T00:00:00Z"
SOURCES = [*sorted(Path(words_en.__file__).parent.glob("*.py")), Path(ranking.__file__)]
SOURCES.append(Path(ranking.__file__).parent / "cli/next.py")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return small.write(tmp_path / "case", [*APPROVED, release("red-cross")])


def printed(command: str, folder: Path) -> Any:
    code, text = run(command, folder)
    assert code == 0, text
    return json.loads(text)


def flat(text: str) -> str:
    return " ".join(text.split())


# ------------------------------------------------------------------------------------ the command


def test_the_list_states_its_rule_its_figures_and_what_each_answer_would_mean(case: Path) -> None:
    code, text = run(f"servanda next . {AS_OF} --limit 40", case)
    said = flat(text)
    assert code == 0
    assert "Ranked by how many terms, then occasions, gain an answer" in said
    assert re.search(r"\b\d+ answers were judged", said)
    assert "it happened, by Southland: 5 performed." in said
    assert "What an answer would mean is no ruling." in said


def test_the_json_carries_rows_that_can_be_put_on_record_as_they_are(case: Path) -> None:
    found = printed(f"servanda next . {AS_OF} --json", case)
    assert found["schema"] == "servanda/next/1"
    assert len(found["questions"]) == found["deciding"]
    assert found["answers_judged"] <= found["limit"]
    one = next(q for q in found["questions"] if q["key"].startswith("incident released"))
    rows = one["answers"][0]["rows"]
    (case / "rows.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in rows), encoding="utf-8")
    assert run("servanda record add . rows.jsonl", case)[0] == 0
    judged = printed(f"servanda judge . {AS_OF} --json --term 5", case)
    assert judged["terms"][0]["verdict"] == "met"


def test_no_more_questions_are_told_than_asked_for_and_the_others_are_numbered(case: Path) -> None:
    whole = printed(f"servanda next . {AS_OF} --json", case)["deciding"]
    text = flat(run(f"servanda next . {AS_OF} --limit 1", case)[1])
    assert whole > 1
    assert " 2. To decide" not in text
    assert f"{whole - 1} more: --limit {whole}." in text


def test_questions_left_unjudged_for_want_of_room_are_numbered(case: Path) -> None:
    text = flat(run(f"servanda next . {AS_OF} --most 3", case)[1])
    assert re.search(r"\d+ questions not judged: the limit is 3 answers; --most N", text)


@pytest.mark.parametrize("word", ["0", "-1", "some", "1.5"])
@pytest.mark.parametrize("option", ["--limit", "--most"])
def test_a_number_that_is_none_exits_two_and_says_what_to_type(
    option: str, word: str, case: Path
) -> None:
    code, text = run(f"servanda next . {AS_OF} {option}={word}", case)
    assert code == 2
    assert "R207" in text
    assert f"write {option} 10" in text


def test_a_new_source_has_a_name_that_nobody_on_record_has(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "case", [*APPROVED, release("further-source-1")])
    found = printed(f"servanda next . {AS_OF} --json", folder)
    rows = [r for q in found["questions"] for a in q["answers"] for r in a["rows"]]
    assert rows
    assert not any(r.get("source") == "further-source-1" and r["type"] == "act" for r in rows)


# --------------------------------------------------------------------------------------- the words


def said_in(path: Path) -> set[tuple[str, frozenset[str]]]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
            key = node.args[0]
            if isinstance(key, ast.Constant):
                names = frozenset(k.arg for k in node.keywords if k.arg is not None)
                found.add((str(key.value), names))
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_what_is_said_stands_in_a_table_and_leaves_no_slot_empty(path: Path) -> None:
    table = {**MESSAGES, **QUESTIONS}
    for key, names in said_in(path):
        assert key in table, f"{path.name} says {key}"
        slots = {field for _, field, _, _ in Formatter().parse(table[key]) if field is not None}
        assert slots <= names, f"{path.name} leaves a slot of {key} empty"


def test_no_message_is_left_that_nobody_says() -> None:
    literals = {
        node.value
        for path in SOURCES
        if path.name != "words_en.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    idle = [key for key in QUESTIONS if not key.startswith("number.") and key not in literals]
    assert not idle


@pytest.mark.parametrize("key", sorted(QUESTIONS))
def test_no_message_takes_a_side_rules_or_hides_another(key: str) -> None:
    assert not UNNEUTRAL.search(QUESTIONS[key]), QUESTIONS[key]
    assert key not in MESSAGES


# ------------------------------------------------------------------- the board and explanations


def test_the_board_counts_the_occasions_of_a_term_that_one_party_owes(case: Path) -> None:
    text = flat(run(f"servanda judge . {AS_OF} --term 3", case)[1])
    assert re.search(r"of 9 days: 8 not verified, 1 not yet due", text)


def test_the_board_never_sums_what_each_of_two_parties_owes(case: Path) -> None:
    judged = printed(f"servanda judge . {AS_OF} --json --term 2", case)
    assert len(judged["terms"][0]["instances"]) == 2
    assert "occasions:" not in run(f"servanda judge . {AS_OF} --term 2", case)[1]


def test_each_term_of_a_clause_is_told_in_its_own_words_and_never_in_those_of_another() -> None:
    asked = "--term 2t --term 2s --term 4a --term 4b --term 3"
    lines = run(f"servanda judge . --as-of 2025-11-05 {asked}", GAZA)[1].split("\n")
    assert "      Israel must be out of left areas within 24 hours after approval." in lines
    assert "      Must not: each party must not target from approval on." in lines
    assert "      Israel must admit at least 4200 trucks each week from signing on …" in lines
    stays = "Israel must stay out of left areas from the performance, even if late, of term 4a on …"
    assert f"      {stays}" in lines, "riders are cut first"
    flights = (
        "Must not: Israel must not fly surveillance in left areas for 72 hours, counted from the …"
    )
    assert f"      {flights}" in lines, "a not is never cut"
    assert not any("“Israeli forces withdraw" in line for line in lines)


def test_a_heading_that_has_words_says_those_of_its_only_term(case: Path) -> None:
    text = run(f"servanda judge . {AS_OF} --term 3", case)[1]
    assert "3. " in text
    assert "must admit" not in text


def test_a_correction_is_told_with_what_it_replaced_and_by_whom(case: Path) -> None:
    row = {"amount": 20, "time": "2031-03-04T09:00", "kind": "captive", "by": "southland"}
    entry = {**row, "type": "act", "act": "release", "incident": "released", "amount": 19}
    entry = {**entry, "source": "red-cross", "grade": "B2", "zone": "Asia/Gaza"}
    change = {"type": "correction", "supersedes": "released-red-cross", "source": "red-cross"}
    text = json.dumps({**change, "entry": entry})
    (case / "more.jsonl").write_text(text + "\n", encoding="utf-8")
    assert run("servanda record add . more.jsonl --recorded 2031-03-21T00:00:00Z", case)[0] == 0
    said = flat(run(f"servanda explain . 5 {AS_OF}", case)[1])
    assert "Entry released-red-cross: amount was 20, is 19, corrected on 21 March 2031" in said
    assert "by red-cross." in said
    before = flat(run(f"servanda explain . 5 {AS_OF} --as-known-at 3", case)[1])
    assert "Corrected or withdrawn" not in before


def test_a_withdrawal_is_told_of_the_term_that_it_was_about_and_of_no_other(case: Path) -> None:
    change = {"type": "retraction", "of": "released-red-cross", "source": "red-cross"}
    (case / "more.jsonl").write_text(json.dumps(change) + "\n", encoding="utf-8")
    assert run("servanda record add . more.jsonl --recorded 2031-03-21T00:00:00Z", case)[0] == 0
    said = flat(run(f"servanda explain . 5 {AS_OF}", case)[1])
    assert "Entry released-red-cross (amount 20) was withdrawn on 21 March 2031" in said
    assert "withdrawn on" not in run(f"servanda explain . 3 {AS_OF}", case)[1]


def test_a_change_by_somebody_who_may_not_make_it_is_not_told_as_one(case: Path) -> None:
    change = {"type": "retraction", "of": "released-red-cross", "source": "north-army"}
    (case / "more.jsonl").write_text(json.dumps(change) + "\n", encoding="utf-8")
    assert run("servanda record add . more.jsonl --recorded 2031-03-21T00:00:00Z", case)[0] == 0
    assert "withdrawn on" not in run(f"servanda explain . 5 {AS_OF}", case)[1]


def test_a_view_is_told_apart_and_never_as_a_ruling(tmp_path: Path) -> None:
    view = told("press-a", type="view", by="agency-a", about="term 5", finding="yes")
    rows = [*APPROVED, {**view, "time": "2031-03-08T10:00"}]
    folder = small.write(tmp_path / "case", rows)
    said = flat(run(f"servanda explain . 5 {AS_OF}", folder)[1])
    assert "Views, which are not rulings: - Agency A holds that it was not kept, on" in said
    assert "violation" not in said


def test_occasions_are_told_by_verdict_and_then_by_time_not_by_name(tmp_path: Path) -> None:
    rows = [
        told(
            source,
            type="act",
            act="shelling",
            by="northland",
            incident=name,
            place="valley",
            time=f"2031-03-0{day}T09:00",
            grade="B2",
        )
        for name, day in (("a-late", 6), ("z-early", 3))
        for source in ("monitors", "press-a")
    ]
    folder = small.write(tmp_path / "case", rows)
    said = run(f"servanda explain . 2 {AS_OF}", folder)[1]
    assert said.index("occasion of z-early") < said.index("occasion of a-late")


# ------------------------------------------------------------- what a duty officer stumbled over


def test_questions_can_be_asked_about_one_term_alone(case: Path) -> None:
    all_of_them = printed(f"servanda next . {AS_OF} --json", case)["questions"]
    some = printed(f"servanda next . {AS_OF} --json --term 5", case)["questions"]
    assert 0 < len(some) < len(all_of_them)
    for question in some:
        assert "5" in {occasion["term"] for occasion in question["open"]}
    code, text = run(f"servanda next . {AS_OF} --term 55", case)
    assert code == 2
    assert '"55" is not in the agreement' in text


def test_an_answer_that_loses_answers_says_so_and_never_a_negative_number() -> None:
    from servanda.faces.cli.next import _gain

    assert _gain(ranking.Gain(2, 5)) == "2 terms and 5 occasions"
    assert _gain(ranking.Gain(5, -24)) == "5 terms, and take an answer from 24 occasions"
    assert _gain(ranking.Gain(1, 0)) == "1 term"


def test_what_is_asked_of_missed_periods_ends_with_them() -> None:
    """Else the answer *done in each period* would say of every later day that nothing was done."""
    _, text = run(f"servanda next {GAZA} --as-of 2025-12-28 --term 7p --json", GAZA)
    found = json.loads(text[text.index("{") :])  # the notes come first
    looked = [
        row["period"]["to"]
        for question in found["questions"]
        for answer in question["answers"]
        for row in answer["rows"]
        if row["type"] == "coverage" and "7p" in {o["term"] for o in question["open"]}
    ]
    assert looked
    assert any(end < "2025-12-01" for end in looked)
