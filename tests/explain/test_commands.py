"""judge, explain and demo as they are typed: what they print and how they exit."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.explain.schema import objections
from tests.explain.test_report import SCHEMA
from tests.golden.runner import HERE, read_page, run, write_case


@pytest.fixture
def quota(tmp_path: Path) -> Path:
    """A case in which a total says that one of three days fell short."""
    write_case(read_page(HERE / "explain/quota.md"), tmp_path)
    return tmp_path


def printed(command: str, folder: Path) -> Any:
    return json.loads(run(command, folder)[1])


def test_judge_exits_one_where_something_is_breached_and_zero_where_nothing_is(quota: Path) -> None:
    assert run("servanda judge . --as-of 2031-03-03", quota)[0] == 1
    assert run("servanda judge . --as-of 2031-02-28", quota)[0] == 0


def test_judge_prints_json_that_fits_its_schema(quota: Path) -> None:
    judged = printed("servanda judge . --as-of 2031-03-04 --json", quota)
    assert objections(judged, SCHEMA, SCHEMA) == []
    (term,) = judged["terms"]
    assert term["groups"][0]["broken_at_least"] == 1
    assert {i["verdict"] for i in term["instances"]} == {"breached", "cannot verify", "pending"}


def test_two_unrelated_sources_are_named_with_the_side_of_each_and_the_rule_they_meet(
    tmp_path: Path,
) -> None:
    write_case(read_page(HERE / "explain/prohibition.md"), tmp_path)
    command = "servanda explain . 2 --as-of 2031-03-09 --instance shelling-1@northland"
    said = " ".join(run(f"{command} --as-known-at 2", tmp_path)[1].split())
    assert "corroborated by 2 unrelated sources" in said
    assert (
        "shelling-1: said by monitors (neither side's) [entry 7; graded B2] and south-media (an "
        "office of Southland) [entry 8; graded B2]."
    ) in said
    assert "The method's standard is 2 unrelated sources graded B2 or better, or a determin" in said
    (reading,) = printed(f"{command} --json", tmp_path)["readings"]
    denied, _ = reading["voices"]
    assert "; denied by north-army (an office of Northland) [entry 9; graded B2]" in denied


def test_a_withdrawn_report_is_told_of_its_own_occasion_and_of_no_other(tmp_path: Path) -> None:
    write_case(read_page(HERE / "explain/prohibition.md"), tmp_path)
    taken = {"type": "retraction", "of": "8", "source": "south-media", "reason": "misheard"}
    (tmp_path / "more.jsonl").write_text(json.dumps(taken) + "\n", encoding="utf-8")
    assert run("servanda record add . more.jsonl --recorded 2031-03-09T09:00:00Z", tmp_path)[0] == 0

    def told(key: str) -> str:
        command = f"servanda explain . 2 --as-of 2031-03-09 --instance {key}"
        return " ".join(run(command, tmp_path)[1].split())

    assert "Entry 8 was withdrawn on 9 March 2031" in told("shelling-1@northland")
    assert "withdrawn" not in told("shelling-2@northland")
    assert "withdrawn" not in told("watch@northland")


def test_nobody_looked_is_said_of_the_rest_of_the_time_and_never_of_what_is_reported(
    tmp_path: Path,
) -> None:
    write_case(read_page(HERE / "explain/absence.md"), tmp_path)
    method = (tmp_path / "method.md").read_text(encoding="utf-8")
    (tmp_path / "method.md").write_text(method.replace("1 sources", "2 sources"), encoding="utf-8")
    command = "servanda judge . --as-of 2031-03-10"
    reported = " ".join(run(command, tmp_path)[1].split())
    assert (
        "the standard of the method is not reached; who did it is not established; for the rest of "
        "the time, nobody looked"
    ) in reported
    nothing = " ".join(run(f"{command} --as-known-at 0", tmp_path)[1].split())
    assert "not verified: nobody looked" in nothing, "with no report there is no rest"


def test_the_same_input_prints_the_same_bytes(quota: Path) -> None:
    command = "servanda judge . --as-of 2031-03-04 --json"
    assert run(command, quota) == run(command, quota)


def test_a_day_stands_for_its_end_in_the_zone_of_the_agreement(quota: Path) -> None:
    judged = printed("servanda judge . --as-of 2031-03-03 --json", quota)
    assert judged["as_of"] == "2031-03-03T22:00:00Z"


def test_without_a_horizon_the_clock_is_read_and_said_to_be(quota: Path) -> None:
    assert "As of now by this machine's clock: " in " ".join(
        run("servanda judge .", quota)[1].split()
    )
    assert "clock" not in run("servanda judge . --as-of 2031-03-03", quota)[1]


def test_what_was_known_earlier_can_be_judged_again(quota: Path) -> None:
    early = printed("servanda judge . --as-of 2031-03-04 --as-known-at 2 --json", quota)
    assert early["as_known_at"] == 2
    assert early["record_head"].startswith("2:")
    by_time = printed(
        "servanda judge . --as-of 2031-03-04 --as-known-at 2031-03-05T09:30:00Z --json", quota
    )
    assert by_time["terms"] == early["terms"]
    assert by_time["record_head"] == early["record_head"]
    whole = printed("servanda judge . --as-of 2031-03-04 --json", quota)
    assert whole["terms"] != early["terms"]


def test_a_cut_by_publication_says_so_in_words_and_in_json(quota: Path) -> None:
    command = "servanda judge . --as-of 2031-03-04 --by published --as-known-at 2031-03-05"
    assert "what sources had published by" in run(command, quota)[1]
    assert printed(f"{command} --json", quota)["known_by"] == "published"


def test_another_method_can_be_named_and_its_digest_is_shown(quota: Path) -> None:
    text = (quota / "method.md").read_text(encoding="utf-8")
    (quota / "strict.md").write_text(text.replace("grade is B2", "grade is A1"), encoding="utf-8")
    own = printed("servanda judge . --as-of 2031-03-03 --json", quota)
    other = printed("servanda judge . --as-of 2031-03-03 --json --method strict.md", quota)
    assert own["method_digest"] != other["method_digest"]
    assert own["terms"][0]["verdict"] == "breached"
    assert other["terms"][0]["verdict"] != "breached", "no count reaches the stricter grade"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("servanda judge nowhere", "C101"),
        ("servanda judge . --as-of someday", "--as-of"),
        ("servanda judge . --term 33", 'did you mean "3"?'),
        ("servanda judge . --reading weekly", "--reading"),
        ("servanda judge . --by published", "there is no time to cut at"),
        ("servanda judge . --by published --as-known-at 2", "a position is no time"),
        ("servanda judge . --method missing.md", "C103"),
        ("servanda explain . 9", "is not in the agreement"),
        ("servanda explain . 3 --instance 2031-03-99", "is no occasion of the term"),
        ("servanda explain T999", "is no code of the catalogue"),
    ],
)
def test_wrong_input_exits_two_and_says_what_to_type(command: str, said: str, quota: Path) -> None:
    code, text = run(command, quota)
    assert code == 2
    assert said in text
    assert "hint:" in text
    assert "Traceback" not in text


def test_a_record_that_was_tampered_with_exits_three(quota: Path) -> None:
    (quota / "more.jsonl").write_text(
        '{"type": "count", "kind": "truck", "act": "admit", "period": "2031-03-05", "amount": 7, '
        '"point": "entry", "zone": "Asia/Gaza", "source": "agency-a", "grade": "B2"}\n',
        encoding="utf-8",
    )
    assert run("servanda record add . more.jsonl --recorded 2031-03-06T00:00:00Z", quota)[0] == 0
    assert run("servanda judge . --as-of 2031-03-04", quota)[0] == 1
    with sqlite3.connect(quota / "record.sqlite") as store:
        store.execute("DROP TRIGGER entries_are_not_changed")
        changed = store.execute(
            "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '1300', '1800') AS BLOB)"
            " WHERE instr(CAST(body AS TEXT), '1300')"
        )
        assert changed.rowcount == 1
    for command in ("servanda judge .", "servanda explain . 3"):
        code, text = run(f"{command} --as-of 2031-03-04", quota)
        assert code == 3, text
        assert "does not agree with itself" in text


def test_what_the_weighing_says_about_an_entry_is_told_aside(quota: Path) -> None:
    with (quota / "record/claims.jsonl").open("a", encoding="utf-8") as rows:
        rows.write(
            '{"recorded": "2031-03-06T10:00:00Z", "type": "count", "id": "4", "kind": "truck", '
            '"act": "admit", "period": "2031-03-02", "amount": {"text": "heaps of 3"}, '
            '"point": "entry", "zone": "Asia/Gaza", "source": "agency-a", "grade": "B2"}\n'
        )
    assert "note: entry 4: " in run("servanda judge . --as-of 2031-03-03", quota)[1]


def test_explain_names_groups_rival_counts_and_what_is_not_told(quota: Path) -> None:
    code, text = run("servanda explain . 3 --as-of 2031-03-04", quota)
    flat = " ".join(text.split())
    assert code == 0
    assert "At least 1 of these 3 days fell short, which ones is not known [entry 1]." in flat
    assert "The counts beside each other:" in flat
    assert "counted at the place of offloading and not at the place of entry" in flat


def test_explain_prints_the_sentences_as_json(quota: Path) -> None:
    told = printed("servanda explain . 3 --as-of 2031-03-04 --json", quota)
    (reading,) = told["readings"]
    assert told["schema"] == "servanda/explanation/1"
    assert {rival["implies"] for rival in reading["rivals"]} == {"short", "cannot verify"}
    named = [k for one in reading["instances"] for k in (one["key"], *one["alike"])]
    assert sorted([*named, *reading["not_told"]]) == [f"2031-03-0{n}" for n in range(1, 6)]


def test_explain_prints_the_proof_as_a_tree(quota: Path) -> None:
    code, text = run("servanda explain . 3 --as-of 2031-03-04 --tree --instance 2031-03-04", quota)
    assert code == 0
    assert "  instance 2031-03-04: breached (refutes)" in text.splitlines()


def test_a_code_is_explained_from_the_catalogue_of_any_family(tmp_path: Path) -> None:
    for code in ("T201", "t201", "M101", "R101", "C101"):
        exit_code, text = run(f"servanda explain {code}", tmp_path)
        assert exit_code == 0
        assert text.startswith(code.upper())
        assert "How to mend it:" in text


def test_demo_judges_the_bundled_case_as_of_its_last_publication(tmp_path: Path) -> None:
    code, text = run("servanda demo", tmp_path)
    assert code == 0
    assert "(gaza-october-2025)" in text
    assert "The words say what the record supports. They are no ruling." in text
    assert run("servanda demo --json", tmp_path) == run("servanda demo --json", tmp_path)


def test_on_a_terminal_the_board_is_a_table_with_the_same_words(
    quota: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, plain = run("servanda judge . --as-of 2031-03-03", quota)
    monkeypatch.setattr("servanda.faces.cli.board.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    _, table = run("servanda judge . --as-of 2031-03-03", quota)
    assert "│" in table
    assert "│" not in plain
    assert all(len(line) <= 100 for line in table.splitlines())
    for said in ("in at least 1 of 3 days", "Northland", "in force", "3. Aid", "now: not yet due"):
        assert said in plain
        assert said in table
