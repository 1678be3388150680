"""What of a term is not judged is said in the reader's language, and never in English beside it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from servanda.case import open_case
from servanda.faces.board.gather import board_of
from servanda.faces.picture import take
from servanda.faces.words.fluent import catalogue
from servanda.faces.words.words import words_of
from servanda.kernel.base import Duration, Unit
from servanda.kernel.plan import lowering
from servanda.kernel.plan.asides import ASIDES, Aside, aside
from tests.cases.telling import at

GAZA = Path("agreements/gaza-october-2025")
LATIN = re.compile(r"[A-Za-z]+")


def set_aside() -> list[tuple[str, set[str]]]:
    """Every ``aside("key", slot=…)`` and ``_not_yet("key")`` of the lowering: key and slots."""
    found = []
    for path in sorted(Path(str(lowering.__file__)).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("aside", "_not_yet")
                and isinstance(node.args[0], ast.Constant)
            ):
                slots = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                found.append((f"aside.{node.args[0].value!s}", slots))
    return found


def fields(key: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(ASIDES[key]) if name is not None}


def test_whatever_the_lowering_sets_aside_is_a_message_and_no_message_is_idle() -> None:
    found = set_aside()
    assert {key for key, _ in found} == set(ASIDES)
    for key, slots in found:
        assert slots == fields(key), f"{key} is filled with other slots"


def test_what_is_left_undefined_is_not_said_to_be_judged_some_day() -> None:
    for_good = [key for key in ASIDES if Aside(key).for_good]
    assert for_good == ["aside.undefined"]
    assert str(aside("dose", length=Duration(1, Unit.HOUR))) == "an amount of time (1 hour)"


@pytest.mark.parametrize("code", ["ar", "he"])
def test_what_is_not_judged_stood_in_english_on_the_pages_of_other_languages(code: str) -> None:
    case = open_case(GAZA)
    words = words_of(case, code)
    left = board_of(take(case, at("2025-10-09T21:00:00Z")), {}).not_judged
    assert sorted(key.id for key, _ in left) == ["3l", "5g", "8r"]
    for key, phrase in left:
        said = words.show(phrase)
        assert not LATIN.search(said), f"{code}: term {key}: {said}"


@pytest.mark.parametrize("code", ["ar", "he"])
@pytest.mark.parametrize("key", sorted(ASIDES))
def test_what_is_not_judged_holds_no_word_of_the_language_of_terms(code: str, key: str) -> None:
    said = catalogue(code).message(key, dict.fromkeys(fields(key), "…"))
    assert not LATIN.search(said)
