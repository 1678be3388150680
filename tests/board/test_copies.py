"""Copies for parties and the public: nothing planted comes through, and both sides fare alike."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from servanda.case import open_case
from servanda.faces.board.audience import Rule, copy_for, retelling
from servanda.faces.board.gather import board_of
from servanda.faces.cli.main import main
from servanda.faces.picture import Cut, take
from servanda.faces.words.fluent import LANGUAGES
from servanda.faces.words.words import words_of
from servanda.kernel.verdicts.phrases import say
from tests.board.planted import CANARIES, planted
from tests.cases.telling import at

KNOWN = ("--as-of", "2031-03-08", "--as-known-at", "2031-03-20", "--since", "2031-03-02")
WITHHELD = ("gap.nobody-looked", "gap.no-access")
COPIES = ("party:northland", "party:southland", "public")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case with its canaries."""
    return planted(tmp_path_factory.mktemp("planted") / "case")


def page(case: Path, folder: Path, audience: str, code: str = "en") -> str:
    file = folder / "board.html"
    words = ["board", str(case), *KNOWN, "--audience", audience, "--lang", code]
    assert main([*words, "--html", str(file)]) == 1
    return file.read_text(encoding="utf-8").replace("\u00a0", " ")


def told(text: str) -> str:
    """Everything a page says, tags and attributes included, without its fonts."""
    return (
        html.unescape(re.sub(r"url\(data:[^)]*\)", "", text))
        .replace("\u2066", "")
        .replace("\u00a0", " ")
    )


def test_every_canary_is_there_to_be_found(case: Path, tmp_path: Path) -> None:
    rows = (case / "record" / "reports.jsonl").read_text(encoding="utf-8")
    assert [c for c in CANARIES if c not in rows] == [], "each is planted"
    inside = told(page(case, tmp_path, "internal"))
    for name in ("canaryobserver", "canaryentry-1", "canaryincident-1", "04:17", "canarytown"):
        assert name in inside, "the operations room has what copies have not"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("audience", COPIES)
def test_no_canary_is_in_a_copy(case: Path, tmp_path: Path, audience: str, code: str) -> None:
    text = told(page(case, tmp_path, audience, code))
    assert [canary for canary in CANARIES if canary in text] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_tables_of_drawings_told_in_a_copy_where_nobody_looked(
    case: Path, tmp_path: Path, code: str
) -> None:
    words = words_of(open_case(case), code)
    withheld = [words.show(say(key)).replace("\u2066", "") for key in WITHHELD]
    inside = told(page(case, tmp_path, "internal", code))
    assert any(text in inside for text in withheld), "the operations room is told"
    copy = told(page(case, tmp_path, "public", code))
    assert [text for text in withheld if text in copy] == []
    assert words.show(say("withheld.gap")) in copy


@pytest.mark.parametrize("audience", COPIES)
def test_no_canary_is_in_what_the_terminal_shows(
    case: Path, audience: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["board", str(case), *KNOWN, "--audience", audience])
    main(["board", str(case), *KNOWN, "--audience", audience, "--withheld"])
    text = capsys.readouterr().out
    assert "Northland" in text
    assert [canary for canary in CANARIES if canary in text] == []


def test_a_copy_keeps_the_verdicts_and_says_how_things_are_known(
    case: Path, tmp_path: Path
) -> None:
    text = told(page(case, tmp_path, "party:southland"))
    assert "contrary facts established; not ruled" in text
    assert "corroborated by 2 unrelated sources" in text
    assert "some time on 2 March 2031" in text
    assert "512 trucks" in text, "a counter that the method names stands with its figure"
    assert "987654321" not in text


def test_the_public_hears_of_no_single_act_of_a_party_before_it_has_replied(
    case: Path, tmp_path: Path
) -> None:
    text = page(case, tmp_path, "public")
    article = re.search(r'<article id="t-2">.*?</article>', text, re.DOTALL)
    assert article is not None
    assert "contrary facts established; not ruled" in article[0]
    assert "some time on" not in article[0]


def test_what_is_left_out_is_listed_by_rule_with_its_number(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["board", str(case), *KNOWN, "--audience", "public", "--withheld", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["audience"] == "public"
    numbers = {row["rule"]: row["number"] for row in found["withheld"]}
    assert numbers.keys() <= {rule.value for rule in Rule}
    assert {"sources", "times", "next", "volume", "reply"} <= numbers.keys()
    assert all(number > 0 for number in numbers.values())


def test_the_operations_room_misses_nothing(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["board", str(case), *KNOWN, "--withheld"]) == 0
    assert "Nothing is left out." in capsys.readouterr().out


def test_a_copy_is_a_day_behind(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["board", str(case), "--as-of", "2031-03-08", "--as-known-at", "2031-03-07T09:00:00Z"]
    main([*words, "--audience", "public"])
    early = capsys.readouterr().out
    main(words)
    assert "contrary facts" in capsys.readouterr().out
    assert "contrary facts" not in early
    assert "what was on record by 6 March 2031, 09:00 UTC" in early


def test_nobody_else_gets_a_copy(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["board", str(case), *KNOWN, "--audience", "party:nordland"]) == 2
    assert 'did you mean "party:northland"?' in capsys.readouterr().err
    opened = open_case(case)
    board = board_of(take(opened, at("2031-03-08T00:00:00Z"), Cut()), {})
    with pytest.raises(ValueError, match="party:nobody"):
        copy_for(board, "party:nobody", opened)


def test_each_party_is_named_first_in_its_own_copy_and_nothing_else_differs(case: Path) -> None:
    opened = open_case(case)
    board = board_of(take(opened, at("2031-03-08T00:00:00Z")), {})
    north, south = (copy_for(board, f"party:{name}", opened) for name in board.parties)
    assert north.withheld == south.withheld
    assert north.board.parties == tuple(reversed(south.board.parties))
    for one, other in zip(north.board.cards, south.board.cards, strict=True):
        assert one.word == other.word
        assert one.lines == other.lines
        assert set(one.occasions) == set(other.occasions)
        assert one.bearers == tuple(reversed(other.bearers)) or len(one.bearers) == 1


LOOKS = ("gap.nobody-looked", "gap.no-access")
"""Messages that show where nobody looks."""


@pytest.mark.parametrize("audience", COPIES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_drawing_and_no_card_of_a_copy_shows_where_nobody_looks(
    case: Path, tmp_path: Path, code: str, audience: str
) -> None:
    """Drawings once said *nobody looked* where the card beside them did not."""
    words = words_of(open_case(case), code)
    said = {words.show(say(key)) for key in LOOKS}
    said.add(words.show(say("need.nothing", needed="x")).partition("x")[2].strip(" ()"))
    inside = told(page(case, tmp_path, "internal", code))
    assert any(text in inside for text in said), "the operations room is told"
    copied = told(page(case, tmp_path, audience, code))
    assert [text for text in said if text in copied] == []
    assert words.show(say("withheld.gap")) in copied


def test_an_occasion_has_one_number_in_a_copy_on_its_card_and_in_a_drawing(case: Path) -> None:
    opened = open_case(case)
    picture = take(opened, at("2031-03-09T00:00:00Z"), Cut())
    board = copy_for(board_of(picture, {}), "party:northland", opened).board
    numbers = dict(board.numbers)
    assert numbers
    retell = retelling(board, opened, board_of(picture, {}).ids)
    for key, number in numbers.items():
        phrase = retell(say("occasion.incident", id=key))
        assert phrase.slot("id") == say("withheld.occasion", number=number)
