"""Entries that could not be read are counted in one line, and a command lists them with why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from servanda.faces.cli.main import main
from servanda.faces.words.fluent import LANGUAGES
from tests.commands.small import APPROVED, METHOD, Row, build, release
from tests.golden.runner import run

ONE_SOURCE = METHOD.replace("2 sources", "1 sources")
OUT = release("r1", "2031-03-08T00:00:00Z", "press-a", "2031-03-04T12:00:00Z")
SLIP = {**OUT, "id": "slip", "act": "relaese", "incident": "slip"}
AHEAD = {**OUT, "id": "ahead", "time": "2031-05-01T12:00:00Z", "incident": "ahead"}
NOTHING: Row = {
    "recorded": "2031-03-08T00:00:00Z",
    "type": "retraction",
    "id": "undo",
    "of": "none-such",
    "reason": "a slip",
    "source": "press-a",
}
LINE = "3 entries are not read, and no verdict rests on them: servanda record list c --unread"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three entries that cannot be read, beside some that can."""
    build(tmp_path / "c", [*APPROVED, OUT, SLIP, AHEAD, NOTHING], method=ONE_SOURCE)
    return tmp_path


@pytest.mark.parametrize("command", ["judge c", "board c", "record list c", "explain c 5"])
def test_one_line_counts_what_is_not_read_and_names_what_lists_it(
    command: str, folder: Path
) -> None:
    as_of = "" if command.startswith("record") else " --as-of 2031-03-09"
    text = run(f"servanda {command}{as_of}", folder)[1]
    assert text.count(LINE) == 1


def test_the_listing_has_each_of_them_with_its_reason_and_no_other(folder: Path) -> None:
    code, text = run("servanda record list c --unread --json", folder)
    found = json.loads(text)
    assert code == 0
    assert [line["body"]["id"] for line in found["entries"]] == ["slip", "ahead", "undo"]
    assert found["unread"] == 3
    slip, ahead, undo = (line["why"] for line in found["entries"])
    assert "relaese" in slip
    assert "after it was recorded" in ahead
    assert undo == "it names nothing on record"


def test_a_record_that_can_be_read_whole_says_nothing_of_it(tmp_path: Path) -> None:
    build(tmp_path / "c", [*APPROVED, OUT], method=ONE_SOURCE)
    for command in ("judge c", "board c", "record list c"):
        assert "not read" not in run(f"servanda {command}", tmp_path)[1]
    assert "0 of 3 entries" in run("servanda record list c --unread", tmp_path)[1]


def test_what_a_proof_cites_all_the_same_is_not_counted(tmp_path: Path) -> None:
    odd = {**OUT, "to": "somebody-unheard-of"}
    build(tmp_path / "c", [*APPROVED, odd], method=ONE_SOURCE)
    text = run("servanda judge c --as-of 2031-03-09", tmp_path)[1]
    assert "somebody-unheard-of" in text, "it has its own note"
    assert "not read" not in text


def test_an_act_on_which_a_moment_may_hang_is_not_said_to_bear_on_nothing(tmp_path: Path) -> None:
    odd = {**APPROVED[0], "to": "somebody-unheard-of"}
    build(tmp_path / "c", [odd, *APPROVED[1:], OUT], method=ONE_SOURCE)
    assert "not read" not in run("servanda judge c --as-of 2031-03-09", tmp_path)[1]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("audience", ["internal", "party:northland", "public"])
def test_every_copy_says_it_by_its_rule(audience: str, code: str, folder: Path) -> None:
    page = folder / "page.html"
    words = ["board", str(folder / "c"), "--as-of", "2031-03-09", "--lang", code]
    main([*words, "--as-known-at", "2031-03-12", "--audience", audience, "--html", str(page)])
    told = page.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert told.count('<p class="unread">') == 1
    assert ("--unread" in told) == (audience == "internal")
