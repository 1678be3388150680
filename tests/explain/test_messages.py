"""The table of messages: complete, used, and neutral."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from servanda.kernel.facts import Gap, Truth
from servanda.kernel.verdicts import explain
from servanda.kernel.verdicts.explain import SETTLE_KEYS
from servanda.kernel.verdicts.messages_en import ENGLISH, MESSAGES
from servanda.kernel.verdicts.proof import Standing, Verdict
from servanda.kernel.verdicts.wording import GAP_KEYS

SOURCES = sorted(Path(explain.__file__).parent.glob("*.py"))

FAMILIES = {
    "standing": {s.value.partition(",")[0].replace(" ", "-") for s in Standing},
    "truth": {t.value for t in Truth} | {"none"},
    "verdict": {v.value.replace(" ", "-") for v in Verdict if v is not Verdict.NONE}
    | {"breached-ban", "breached-ban-found", "cured-ban"},
    "join": {
        f"{how}.{end}" for how in ("and", "or", "semicolon", "comma") for end in ("middle", "last")
    },
    "much": {
        f"{bare}{form}"
        for bare in ("", "bare.")
        for form in ("exact", "at-least", "between", "unknown")
    },
}
"""Families whose keys are put together when spoken: the keys each must hold, and no others."""

LOOSE = ("number.", "dispute.")
"""Families with a part that is data; each has a test of its own."""

UNNEUTRAL = re.compile(
    r"\b(violat\w*|guilt\w*|blam\w*|terror\w*|militant\w*|regime|aggress\w*|illegal\w*|unlawful\w*"
    r"|deliberate\w*|flagrant\w*|blatant\w*|brutal\w*|serious\w*|grave\w*|clear(ly)?|obvious\w*"
    r"|unfortunate\w*|alleg\w*|suspicious\w*|unfair\w*|fail(ed|s|ure)? to|refus\w* to|enemy"
    r"|bad|good|worst|wrong\w*|innocent\w*|dishonest\w*|false(ly)?|lie[sd]?)\b",
    re.IGNORECASE,
)

WORDS_OF_DESIGN_14 = {
    "word.met.duty": "performed",
    "word.met.ban": "ended with nothing contrary established, seen in full",
    "word.holding": "nothing contrary established; {seen}",
    "seen.exact": "seen {seen} of {total}",
    "seen.with-claims": "{seen} ({claims} below the floor)",
    "word.pending": "not yet due",
    "word.breached.duty": "not performed by the due time",
    "word.breached.ban": "contrary facts established; not ruled",
    "word.cured.duty": "performed late, by {late}",
    "word.cured.ban-ended": "ended on {day}",
    "word.cured.ban-remedied": "remedied on {day}",
    "word.contested": "sources differ",
    "word.cannot-verify": "not verified: {reasons}",
    "gap.no-access": "no access",
    "gap.nobody-looked": "nobody looked",
    "gap.undefined": "wording undefined",
    "gap.exception-unruled": "exception claimed, not ruled",
    "gap.no-body": "no body empowered to rule",
    "word.found": "violation found by {body} on {day}",
}


def slots(message: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(message) if field is not None}


def said() -> list[tuple[str, str, set[str]]]:
    """Every ``say("key", slot=…)`` in the package: file, key, slots."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "say"
                and isinstance(node.args[0], ast.Constant)
            ):
                names = {keyword.arg for keyword in node.keywords if keyword.arg is not None}
                found.append((path.name, str(node.args[0].value), names))
    return found


@pytest.mark.parametrize(("file", "key", "names"), said())
def test_what_is_said_stands_in_the_table_with_the_same_slots(
    file: str, key: str, names: set[str]
) -> None:
    assert key in MESSAGES, f"{file} says {key}, which the table does not hold"
    assert slots(MESSAGES[key]) <= names, f"{file} leaves a slot of {key} empty"


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_of_messages_is_complete_and_holds_nothing_else(family: str) -> None:
    keys = {k.removeprefix(f"{family}.") for k in MESSAGES if k.startswith(f"{family}.")}
    assert keys == FAMILIES[family]


def test_every_reason_for_an_open_answer_has_its_words_and_what_would_settle_it() -> None:
    assert set(GAP_KEYS) == set(Gap) == set(SETTLE_KEYS)
    assert len({MESSAGES[key] for key in GAP_KEYS.values()}) == len(Gap)


def test_no_message_is_left_that_nobody_says() -> None:
    literals = {
        node.value
        for path in SOURCES
        if path.name != "messages_en.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    families = tuple(f"{family}." for family in FAMILIES) + LOOSE
    idle = [key for key in MESSAGES if key not in literals and not key.startswith(families)]
    assert not idle


def test_things_that_are_counted_have_singular_and_plural() -> None:
    things = {key.split(".")[1] for key in MESSAGES if key.startswith("number.")}
    wanted = {f"number.{thing}.{form}" for thing in things for form in ("one", "other")}
    only_several = {"number.sources.one"}  # one source is named, not counted
    assert {key for key in MESSAGES if key.startswith("number.")} == wanted - only_several
    assert [ENGLISH.form(n) for n in (0, 1, 2)] == ["other", "one", "other"]


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_no_message_takes_a_side_rules_or_shows_a_grade(key: str) -> None:
    message = MESSAGES[key]
    if key != "word.found":
        assert not UNNEUTRAL.search(message), message
    assert not re.search(r"\b[A-F][1-6]\b|%|percent", message), message


@pytest.mark.parametrize("key", sorted(WORDS_OF_DESIGN_14))
def test_the_words_of_a_verdict_are_those_of_the_design(key: str) -> None:
    assert MESSAGES[key] == WORDS_OF_DESIGN_14[key]
