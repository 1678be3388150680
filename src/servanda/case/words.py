"""The words of a case in another language: its file `words/<language>.toml`, read when asked for.

They are shown and decide nothing: no verdict depends on a translation.
"""

from __future__ import annotations

from pathlib import Path

from servanda.case.catalogue import problem
from servanda.case.opening import Case
from servanda.kernel.terms.lexicon import Lexicon, LexiconError, parse_lexicon
from servanda.record.flaws import InputError


def lexicon_of(case: Case, language: str) -> Lexicon | None:
    """The words of a case in a language; None where it has no file of them.

    Raises `InputError` (C107) for a file that is not one, or speaks another language.
    """
    file = case.path / "words" / f"{language}.toml"
    name = f"words/{language}.toml"
    if not file.is_file():
        return None
    try:
        found = parse_lexicon(_text(file))
    except (LexiconError, UnicodeDecodeError) as error:
        raise InputError(problem("C107", str(error), name)) from error
    if found.code != language:
        said = f'it says language = "{found.code}", and its name says {language}'
        raise InputError(problem("C107", said, name))
    return found


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")
