"""What a face says in one language about one agreement: phrases, readings, and its own words."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.case import Case
from servanda.case.words import lexicon_of
from servanda.faces.words.english import names_to_read, speaker_of
from servanda.faces.words.fluent import RIGHT_TO_LEFT, Catalogue, catalogue
from servanda.kernel.language import Language
from servanda.kernel.terms import ast
from servanda.kernel.terms.lexicon import Lexicon
from servanda.kernel.terms.readings import read_aloud
from servanda.kernel.terms.readings_en import ENGLISH as READINGS
from servanda.kernel.verdicts.phrases import Slot
from servanda.kernel.verdicts.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Words:
    """A language for one case.

    ``speaker`` says phrases and slots, `ui` the face's own messages. ``unofficial`` says that the
    words of the agreement are a translation that nobody agreed on.
    """

    code: str
    speaker: Speaker
    own: Catalogue
    readings: Language
    lexicon: Lexicon | None

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.code in RIGHT_TO_LEFT

    @property
    def unofficial(self) -> bool:
        """Whether the agreement's words are a translation that the parties did not agree on."""
        return self.code != "en" and self.lexicon is not None and not self.lexicon.agreed

    def ui(self, key: str, **slots: str | int) -> str:
        """A message of the face's own. Raises KeyError for one that the language lacks."""
        return self.own.message(key, slots)

    def show(self, slot: Slot) -> str:
        """An instant, an amount, a name, a phrase, in words."""
        return self.speaker.show(slot)

    def read_aloud(self, term: ast.Term, case: Case) -> str:
        """A term verbalised from its syntax tree."""
        return read_aloud(term, case.checked, self.readings, self.lexicon)

    def clause(self, path: tuple[str, ...]) -> str | None:
        """The words of a clause, or None where this language has none for it."""
        return self.speaker.lexicon.clause(path)


def words_of(case: Case, code: str) -> Words:
    """The words of a case in a language. Raises KeyError for a language that is not offered.

    Raises `InputError` where its file of words cannot be used. A name that the file does not hold
    is shown as it is declared.
    """
    own = catalogue(code)
    if code == "en":
        return Words(code, speaker_of(case), own, READINGS, names_to_read(case))
    lexicon = lexicon_of(case, code) or Lexicon(code)
    return Words(code, Speaker(own, case.calendar, lexicon), own, own, lexicon)
