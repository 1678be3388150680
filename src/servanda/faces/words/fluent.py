"""A language as Fluent catalogues (projectfluent.org): one folder of ``.ftl`` files.

A key of the kernel (``word.met.duty``) is the message ``word-met-duty``. Each slot arrives as text,
isolated where it runs the other way; numbers are in Latin digits. Beside ``$slot`` come the whole
number ``$slot_n``, which chooses a plural, and where the slot names somebody ``$slot_agrees``: m,
f, p or nothing. A Hebrew prefix takes a maqaf before what is isolated.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast as ftl

from servanda.kernel.language import Slots

LANGUAGES: Final = ("en", "ar", "he")
"""The languages the faces speak, in the order in which they are offered."""

RIGHT_TO_LEFT: Final = frozenset({"ar", "he"})
"""Those that run from right to left."""

_ISOLATE, _END = "\u2066", "\u2069"

_BARE_PREFIX: Final = re.compile(
    f"(?<![\u0590-\u05ff])([\u05d0-\u05ea]{{1,2}})(?=[\ue000-\uf8ff]*{_ISOLATE})"
)
"""Hebrew prefixes (and, in, to, from, that) that touch digits or foreign letters.

A face may have put a mark of its own, from the private area, between the two.
"""

_MAQAF: Final = "\u05be"


class UnspokenError(KeyError):
    """A message that the catalogue does not hold, or that leaves a slot open."""


class Catalogue:
    """The messages of one language; fills `servanda.kernel.language.Language`."""

    def __init__(self, code: str, texts: tuple[str, ...]) -> None:
        """Reads catalogues. Raises ValueError for a text that is not Fluent, or a key twice."""
        self.code = code
        self.right_to_left = code in RIGHT_TO_LEFT
        self._bundle = FluentBundle([code], use_isolating=False)
        self._locale = Locale.parse(code)
        self.keys: frozenset[str] = frozenset()
        for text in texts:
            resource = FluentResource(text)
            for entry in resource.body:
                if isinstance(entry, ftl.Junk):
                    said = (entry.content or "").strip()[:80]
                    raise ValueError(f"{code}: not a message: {said}")  # noqa: TRY004 - a text
                if isinstance(entry, ftl.Message):
                    if entry.id.name in self.keys:
                        raise ValueError(f"{code}: {entry.id.name} stands twice")
                    self.keys |= {entry.id.name}
            self._bundle.add_resource(resource)

    def message(self, key: str, slots: Slots) -> str:
        """A message with its slots filled. Raises `UnspokenError` where it cannot be said whole."""
        name = key.replace(".", "-")
        if not self._bundle.has_message(name):
            raise UnspokenError(f"{self.code} has no message {name}")
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise UnspokenError(f"{self.code} has no text for {name}")
        filled: dict[str, str | int] = {}
        for slot, value in slots.items():
            if isinstance(value, int) and not slot.endswith("_n"):
                filled[f"{slot}_n"] = value
                filled[slot] = self.isolate(str(value))
            else:
                filled[slot] = value
        text, errors = self._bundle.format_pattern(pattern, filled)
        if errors:
            raise UnspokenError(f"{self.code}: {name}: {errors[0]}")
        return _BARE_PREFIX.sub(rf"\1{_MAQAF}", str(text)) if self.code == "he" else str(text)

    def counted(self, thing: str, number: int, shown: str) -> str:
        """So many of a thing. ``$n_n`` chooses the form, ``$n`` is what is printed."""
        return self.message(f"number.{thing}", {"n": shown, "n_n": number})

    def form(self, number: int) -> str:
        """The plural category of CLDR that a whole number takes."""
        return str(self._locale.plural_form(number))

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return self.message(f"month.{number}", {})

    def isolate(self, text: str) -> str:
        """Text that runs from left to right, kept whole within text that does not (UAX 9)."""
        return f"{_ISOLATE}{text}{_END}" if self.right_to_left and text else text


@cache
def catalogue(code: str) -> Catalogue:
    """The catalogue of a language. Raises KeyError for one that is not offered."""
    if code not in LANGUAGES:
        raise KeyError(code)
    folder = files(__package__) / code
    names = sorted(f.name for f in folder.iterdir() if f.name.endswith(".ftl"))
    texts = ((folder / name).read_text(encoding="utf-8") for name in names)
    return Catalogue(code, tuple(texts))
