"""The field's words as data: what each value of the program and each concept is called.

One TOML file for each language, under the same keys (`words/<language>/glossary.toml`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from servanda.faces.words.fluent import LANGUAGES

VALUES: Final = (
    "verdict",
    "standing",
    "gap",
    "truth",
    "stance",
    "outcome",
    "entry",
    "means",
)
"""The sections about values of the program."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A word of the field, and other words that mean the same."""

    word: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words of one language: values by section and value, concepts by key."""

    values: Mapping[str, Mapping[str, str]]
    concepts: Mapping[str, Concept]


@cache
def glossary(code: str) -> Glossary:
    """The glossary of a language. Raises KeyError for one that is not offered."""
    if code not in LANGUAGES:
        raise KeyError(code)
    text = (files(__package__) / code / "glossary.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    concepts = {
        key: Concept(value["word"], tuple(value.get("also", ())))
        for key, value in found.pop("concept").items()
    }
    return Glossary(found, concepts)
