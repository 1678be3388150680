"""Counted nouns in Arabic: one and two stand in the noun, 3 to 10 take the plural."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer
from fluent.syntax import ast as ftl

from servanda.case import open_case
from servanda.case.words import lexicon_of
from servanda.faces.words.words import words_of
from servanda.kernel.verdicts.phrases import Number, say
from tests.words.test_catalogues import entries

CASES = [Path("agreements") / name for name in ("gaza-october-2025", "sample-2031")]
UNCOUNTED = {
    "board-since-later",  # "so many of them", of what the sentence before counts
    "board-more",  # "and others", without a noun
    "board-parts",  # "so many of the passages, drawings and tables"
    "claimed-for",  # a noun before the names, not behind a number
    "number-entries",  # the same
    "implies-exactly",  # the noun comes counted
    "implies-none",  # the same
}
"""Messages that a number chooses, and in which no noun is counted."""


def selects(node: object) -> Iterator[ftl.SelectExpression]:
    if isinstance(node, ftl.SelectExpression):
        yield node
    if isinstance(node, ftl.BaseNode):
        node = list(vars(node).values())
    if isinstance(node, list):
        for part in node:
            yield from selects(part)


def choosing() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each message that a number chooses: its key, the number, and its text by plural category."""
    said = FluentSerializer()
    for key, message in entries("ar").items():
        for select in selects(message):
            by = select.selector
            if not isinstance(by, ftl.VariableReference) or not by.id.name.endswith("_n"):
                continue
            forms = {}
            for variant in select.variants:
                text = said.serialize_entry(ftl.Message(ftl.Identifier(key), variant.value))
                form = variant.key.name if isinstance(variant.key, ftl.Identifier) else "0"
                forms[form] = text.partition(" = ")[2]
            if key not in UNCOUNTED:
                yield key, by.id.name.removesuffix("_n"), forms


CHOOSING = list(choosing())


@pytest.mark.parametrize(("key", "number", "forms"), CHOOSING, ids=[key for key, _, _ in CHOOSING])
def test_a_counted_noun_has_a_form_for_each_category(
    key: str, number: str, forms: dict[str, str]
) -> None:
    assert forms.keys() >= {"two", "few", "other"}, key
    assert "one" in forms or key == "group-alike", "said of two and more"
    shown = f"{{ ${number} }}"
    for form in ("one", "two"):  # the noun holds the number
        assert not re.search(rf"{re.escape(shown)} [\u0621-\u064a]", forms.get(form, "")), form
    few, other = forms["few"], forms["other"]
    assert shown in few, key
    assert few != other, "3 to 10 take the plural, 11 and more the singular"
    behind = re.search(rf"{re.escape(shown)} ([\u0621-\u0652]+)", other)
    assert behind is not None, key
    # what ends in ta marbuta, and what another noun follows, is written alike after 11 and 100
    alike = behind[1].endswith("ة") or key == "number-area-days"
    assert alike or f"{behind[1]}ًا" in forms.get("many", ""), key


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_each_kind_that_is_counted_has_a_form_for_each_category(path: Path) -> None:
    lexicon = lexicon_of(open_case(path), "ar")
    assert lexicon is not None
    counted = {name: noun.forms for name, noun in lexicon.names.items() if "one" in noun.forms}
    assert counted
    for name, forms in counted.items():
        assert forms.keys() == {"one", "two", "few", "many", "other"}, name
        assert forms["one"] != forms["two"], name
        if name == "public-ceremony":  # مراسم has no singular
            continue
        assert forms["few"] != forms["one"], name
        first = forms["other"].split()[0]
        assert forms["many"].split()[0] in {first, f"{first}ًا"}, name


@pytest.mark.parametrize(
    ("number", "thing", "said"),
    [
        (1, "days", "كل ما يشمله، أي في يوم واحد"),
        (2, "periods", "كل ما يشمله، أي في فترتين"),
        (3, "periods", "3 من أصل 3 فترات"),
        (11, "days", "11 من أصل 11 يومًا"),
    ],
)
def test_all_of_one_or_two_is_said_without_counting_them_out(
    number: int, thing: str, said: str
) -> None:
    words = words_of(open_case(CASES[0]), "ar")
    shown = words.show(say("implies.exactly", least=number, all=Number(number, thing)))
    assert shown.replace("\u2066", "").replace("\u2069", "").endswith(said)
