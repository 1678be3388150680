"""How a case wants to be shown: its file `board.toml`. No verdict depends on it.

`[tracks]` says which terms stand in which track of the board: ``aid = ["3", "3m"]``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from typing import Final

from servanda.case.catalogue import problem
from servanda.case.opening import Case
from servanda.record.flaws import InputError

FILE: Final = "board.toml"


def tracks_of(case: Case, tracks: Collection[str]) -> Mapping[str, str]:
    """The track of each term that the file names, by term id; nothing where there is no file.

    ``tracks`` are the tracks there are. Raises `InputError` (C108) for a file that cannot be used.
    """
    file = case.path / FILE
    if not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(str(error)) from error
    table = found.pop("tracks", {})
    if found or not isinstance(table, dict):
        raise _wrong("it holds a table [tracks] and nothing else")
    ids = {term.key.id for term in case.plan.terms} | {key.id for key, _ in case.plan.unjudged}
    told: dict[str, str] = {}
    for track, terms in table.items():
        if track not in tracks:
            raise _wrong(f'"{track}" is none of {", ".join(sorted(tracks))}')
        if not isinstance(terms, list):
            raise _wrong(f'{track} is a list of terms: {track} = ["1", "2"]')
        for term in terms:
            if term not in ids:
                raise _wrong(f'under {track}: the agreement has no term "{term}"')
            if term in told:
                raise _wrong(f'term "{term}" stands under {told[term]} and under {track}')
            told[term] = track
    return told


def _wrong(why: str) -> InputError:
    return InputError(problem("C108", why, FILE))
