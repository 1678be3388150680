"""Every language says everything, with the same slots, in every form of its plural."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest
from fluent.syntax import FluentParser, ast

from servanda.faces.words.fluent import LANGUAGES, Catalogue, UnspokenError, catalogue
from servanda.faces.words.phrases_en import FACES
from servanda.kernel.plan.asides import ASIDES
from servanda.kernel.terms.readings_en import ENGLISH as READINGS
from servanda.kernel.verdicts.messages_en import MESSAGES

OTHERS = [code for code in LANGUAGES if code != "en"]
SPOKEN = {**READINGS.messages, **MESSAGES, **ASIDES, **FACES}
AGREEING = re.compile(r"_(agrees|n)$")


def entries(code: str) -> dict[str, ast.Message]:
    folder = files("servanda.faces.words") / code
    texts = (f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".ftl"))
    return {
        entry.id.name: entry
        for text in texts
        for entry in FluentParser().parse(text).body
        if isinstance(entry, ast.Message)
    }


def variables(node: object) -> set[str]:
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, ast.BaseNode):
        return {name for value in vars(node).values() for name in variables(value)}
    if isinstance(node, list):
        return {name for value in node for name in variables(value)}
    return set()


def shown(names: set[str]) -> set[str]:
    """The slots that a reader sees, without those that only choose a form."""
    return {AGREEING.sub("", name) for name in names}


def fields(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


@pytest.mark.parametrize("code", OTHERS)
def test_every_message_of_the_kernel_is_said_with_its_slots(code: str) -> None:
    own = entries(code)
    for key, message in SPOKEN.items():
        if key.startswith("number."):
            continue
        name = key.replace(".", "-")
        assert name in own, f"{code} lacks {key}"
        # the form of a noun may choose, without being shown
        slots = shown(variables(own[name])) - ({"form"} - fields(message))
        assert slots <= fields(message), f"{code}: {key} has a slot that nobody fills"
        left = fields(message) - slots
        # the dual of many languages holds its number in the noun
        assert left <= {"n", "who_agrees"}, f"{code}: {key} leaves {left} unsaid"


@pytest.mark.parametrize("code", OTHERS)
def test_whatever_is_counted_has_every_form_of_the_plural(code: str) -> None:
    spoken = catalogue(code)
    things = {key.split(".")[1] for key in SPOKEN if key.startswith("number.")}
    for thing in things:
        texts = {n: spoken.counted(thing, n, str(n)) for n in (0, 1, 2, 3, 11, 100, 103)}
        assert all(texts.values())
        for n in (3, 11, 100, 103):
            assert str(n) in texts[n], f"{code}: {thing} does not show its number"


@pytest.mark.parametrize("code", OTHERS)
def test_the_messages_of_the_faces_are_the_same_in_every_language(code: str) -> None:
    english, own = entries("en"), entries(code)
    kernel = {key.replace(".", "-") for key in SPOKEN}
    kernel |= {f"number-{key.split('.')[1]}" for key in SPOKEN if key.startswith("number.")}
    kernel |= {f"month-{number}" for number in range(1, 13)}
    assert own.keys() - kernel == english.keys() - kernel
    for name in english.keys() - kernel:
        theirs, ours = shown(variables(own[name])), shown(variables(english[name]))
        assert theirs == ours, f"{code}: {name} has other slots"


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_month_is_missing(code: str) -> None:
    if code != "en":
        assert len({catalogue(code).month(number) for number in range(1, 13)}) == 12


def test_a_message_that_cannot_be_said_whole_is_not_said() -> None:
    spoken = Catalogue("ar", ("said = { $who }\n",))
    with pytest.raises(UnspokenError):
        spoken.message("said", {})
    with pytest.raises(UnspokenError):
        spoken.message("unsaid", {})


def test_a_catalogue_that_is_broken_or_says_a_thing_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="not a message"):
        Catalogue("ar", ("= nothing\n",))
    with pytest.raises(ValueError, match="twice"):
        Catalogue("ar", ("a = 1\n", "a = 2\n"))


def test_numbers_and_ids_are_isolated_where_text_runs_from_right_to_left() -> None:
    spoken = Catalogue("he", ("said = { $n } { $id }\n",))
    text = spoken.message("said", {"n": 1250, "id": spoken.isolate("ap-25700")})
    assert text == "\u20661250\u2069 \u2066ap-25700\u2069"
    assert Catalogue("en", ("said = { $n }\n",)).message("said", {"n": 1250}) == "1250"
