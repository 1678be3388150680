"""English for a case: the kernel's own messages, those of the faces, the agreement's own words."""

from __future__ import annotations

from servanda.case import Case
from servanda.faces.words.phrases_en import FACES
from servanda.kernel.plan.asides import ASIDES
from servanda.kernel.terms.lexicon import own_words
from servanda.kernel.verdicts.messages_en import ENGLISH
from servanda.kernel.verdicts.speaker import Speaker


def speaker_of(case: Case) -> Speaker:
    """Speaks English with the names of a case: declared words for who and where."""
    words = own_words(case.checked.document, case.checked.title)
    return Speaker(ENGLISH.also(ASIDES).also(FACES), case.calendar, words)
