"""The fonts of a page, written into the page itself, so that it asks no network for them.

The build hook (`hatch_build.py`) lays them into `fonts/` beside this module, with a list of what
each file is for. Where it could not, a page has fewer faces or none, and the reader's own fonts
stand in: a style sheet names `FAMILY` first and a generic family last.

One family serves every script: each face says which characters it has. The weights are 400 and
700; CSS shows a weight of 600 as 700, and one of 500 as 400.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

FAMILY: Final = "Servanda"
"""The name of the family in style sheets."""

SCRIPTS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("latin",),
    "ar": ("latin", "arabic"),
    "he": ("latin", "hebrew"),
}
"""The scripts of each language. Latin is in all: numbers, ids and names of zones are written in it.
Where two faces have a character, the later one is used."""


@dataclass(frozen=True, slots=True)
class Face:
    """A file of the family: one script, and its weight in CSS (`400`, `700`)."""

    script: str
    file: str
    weight: str
    characters: str
    """A unicode-range of CSS."""


def font_faces(language: str, folder: Traversable | None = None) -> str:
    """The `@font-face` rules of a language, each with its font in a `data:` URI.

    Empty where no font was installed; `missing` says which. `folder` is where the fonts are, the
    installed ones by default. Raises KeyError for a language that has no row in `SCRIPTS`.
    """
    place = _installed() if folder is None else folder
    return "".join(_rule(face, place) for face in _faces(language, place))


def missing(language: str, folder: Traversable | None = None) -> tuple[str, ...]:
    """The scripts of a language, in the order of `SCRIPTS`, for which no font was installed.

    Raises KeyError for a language that has no row in `SCRIPTS`.
    """
    place = _installed() if folder is None else folder
    there = {face.script for face in _faces(language, place)}
    return tuple(script for script in SCRIPTS[language] if script not in there)


def _installed() -> Traversable:
    """Where the build hook lays the fonts."""
    return files("servanda.faces.board") / "fonts"


def _faces(language: str, folder: Traversable) -> Iterator[Face]:
    """The faces of a language in the order of its scripts: those listed whose file is there."""
    scripts = SCRIPTS[language]
    listed = folder / "fonts.json"
    if not listed.is_file():
        return
    faces = [
        Face(face["script"], face["file"], face["weight"], face["range"])
        for face in json.loads(listed.read_text(encoding="utf-8"))["faces"]
    ]
    for script in scripts:
        for face in faces:
            if face.script == script and (folder / face.file).is_file():
                yield face


def _rule(face: Face, folder: Traversable) -> str:
    """One rule, on a line of its own."""
    data = base64.b64encode((folder / face.file).read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:normal;font-weight:{face.weight};'
        f"font-display:swap;src:url(data:font/woff2;base64,{data}) format('woff2');"
        f"unicode-range:{face.characters}}}\n"
    )
