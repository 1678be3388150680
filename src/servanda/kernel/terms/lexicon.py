"""The words of one agreement in one language: what its names are called, and its clauses.

English comes from the agreement itself (`own_words`). Another language comes from a file beside
it (`words/ar.toml`), read by `parse_lexicon`; such a text is *unofficial* unless the file says
that the parties agreed on it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from servanda.kernel.terms import ast

FORMS: Final = ("zero", "one", "two", "few", "many", "other")
"""The plural categories of CLDR."""

GENDERS: Final = ("m", "f", "p")
"""Masculine, feminine, plural: what agrees with a name."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a name is called: in each form of its plural, and as what one must do.

    ``verb`` is the form after "must" where it is not the noun; ``gender`` is empty where nothing
    depends on it.
    """

    forms: Mapping[str, str]
    gender: str = ""
    verb: str = ""

    @property
    def word(self) -> str:
        """One of it, as it stands alone."""
        return self.forms.get("one", self.forms["other"])


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of an agreement in a language, by declared name, by quotation and by clause."""

    code: str
    title: str = ""
    names: Mapping[str, Noun] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    clauses: Mapping[str, str] = field(default_factory=dict)
    agreed: bool = False

    def name(self, name: str) -> str | None:
        """What a name is called, one of it; None where the lexicon does not hold it."""
        found = self.names.get(name)
        return None if found is None else found.word

    def text(self, text: str) -> str | None:
        """A text of the agreement (a quotation, a heading, a name) in this language, or None."""
        return self.quoted.get(text) or self.headings.get(text) or self.name(text)

    def clause(self, path: tuple[str, ...]) -> str | None:
        """The words of a clause by its path, or None."""
        return self.clauses.get(" / ".join(path))


class LexiconError(ValueError):
    """The file of words is not one: what is wrong, and at which key."""


def own_words(document: ast.Document, title: str, code: str = "en") -> Lexicon:
    """The agreement's own words, in the language it is written in.

    Kinds, acts and areas keep the name they are declared by, since the words declared with them
    say what they mean; hyphens are read as spaces.
    """
    names: dict[str, Noun] = {}
    for statement in document.statements:
        match statement:
            case ast.NameDecl(name=name, text=text) if text:
                names[name.text] = Noun({"other": text})
            case ast.KindDecl(name=name, plural=plural):
                one = spaced(name.text)
                names[name.text] = Noun(
                    {"one": one, "other": spaced(plural.text if plural else name.text)}
                )
            case ast.ActDecl(name=name) | ast.AreaDecl(name=name):
                names[name.text] = Noun({"other": spaced(name.text)})
            case _:
                continue
    clauses = {" / ".join(clause.path): clause.words for clause in document.clauses}
    return Lexicon(code, title, names, clauses=clauses, agreed=True)


def spaced(name: str) -> str:
    """A declared name as it is read."""
    return name.replace("-", " ")


def parse_lexicon(text: str) -> Lexicon:
    """Reads a file of words (TOML). Raises `LexiconError` with what is wrong and where."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error)) from error
    allowed = {"language", "title", "agreed", "names", "quoted", "headings", "clauses"}
    if unknown := sorted(found.keys() - allowed):
        raise LexiconError(f'"{unknown[0]}" is none of {", ".join(sorted(allowed))}')
    code = found.get("language")
    if not isinstance(code, str):
        raise LexiconError('it does not say its language (language = "ar")')
    agreed = found.get("agreed", False)
    if not isinstance(agreed, bool):
        raise LexiconError("agreed is true or false")
    return Lexicon(
        code=code,
        title=_text(found.get("title", ""), "title"),
        names={name: _noun(value, name) for name, value in _table(found, "names").items()},
        quoted=_texts(found, "quoted"),
        headings=_texts(found, "headings"),
        clauses=_texts(found, "clauses"),
        agreed=agreed,
    )


def _table(found: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = found.get(key, {})
    if not isinstance(value, dict):
        raise LexiconError(f"{key} is a table")
    return value


def _texts(found: Mapping[str, object], key: str) -> Mapping[str, str]:
    return {name: _text(value, f"{key}.{name}") for name, value in _table(found, key).items()}


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise LexiconError(f"{where} is a text in quotation marks")
    return value


def _noun(value: object, name: str) -> Noun:
    if isinstance(value, str):
        return Noun({"other": value})
    if not isinstance(value, dict):
        raise LexiconError(f"names.{name} is a text or a table of forms")
    parts = {key: _text(part, f"names.{name}.{key}") for key, part in value.items()}
    if unknown := sorted(parts.keys() - {*FORMS, "gender", "verb"}):
        allowed = ", ".join((*FORMS, "gender", "verb"))
        raise LexiconError(f"names.{name}.{unknown[0]} is none of {allowed}")
    forms = {key: part for key, part in parts.items() if key in FORMS}
    if "other" not in forms:
        raise LexiconError(f"names.{name} has no form other, which every word has")
    gender = parts.get("gender", "")
    if gender and gender not in GENDERS:
        raise LexiconError(f"names.{name}.gender is none of {', '.join(GENDERS)}")
    return Noun(forms, gender, parts.get("verb", ""))
