"""English for a case: the kernel's own messages, those of the faces, the agreement's own words."""

from __future__ import annotations

from dataclasses import replace

from servanda.case import Case
from servanda.case.words import lexicon_of
from servanda.faces.words.phrases_en import FACES
from servanda.kernel.plan.asides import ASIDES
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexicon import Lexicon, own_words
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.speaker import Speaker


def speaker_of(case: Case) -> Speaker:
    """Speaks English with the names of a case: declared words, and those of its `words/en.toml`.

    Raises `InputError` where that file cannot be used.
    """
    words = own_words(case.checked.document, case.checked.title)
    spelt = _spelt(case)
    if spelt is not None:
        words = replace(words, names={**words.names, **spelt.names})
    return Speaker(ENGLISH.also(ASIDES).also(FACES), case.calendar, words)


def names_to_read(case: Case) -> Lexicon | None:
    """The names that a reading of a term has for declared ones; None where it has their own.

    A reading keeps each name as the term writes it, so that only those are given which the case's
    `words/en.toml` spells out, beside the declared names of parties, bodies and texts.
    """
    spelt = _spelt(case)
    if spelt is None:
        return None
    own = own_words(case.checked.document, case.checked.title).names
    named = {
        statement.name.text
        for statement in case.checked.document.statements
        if isinstance(statement, ast.NameDecl) and statement.text
    }
    return replace(spelt, names={**{name: own[name] for name in named}, **spelt.names})


def _spelt(case: Case) -> Lexicon | None:
    return lexicon_of(case, "en")
