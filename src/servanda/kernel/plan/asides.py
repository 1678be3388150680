"""What of a term is not judged: a message with its slots, so that every language can say it.

The kernel's own words are English (`ASIDES`). The faces say the same keys in other languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from servanda.kernel.base import Duration

LEFT_UNDEFINED: Final = ", which the text leaves undefined"
"""How the words of a part end that is set aside for good."""

UNDEFINED: Final = "aside.undefined"

ASIDES: Final[Mapping[str, str]] = MappingProxyType(
    {
        # duties
        UNDEFINED: f'{{name}} ("{{text}}"){LEFT_UNDEFINED}',
        "aside.dose": "an amount of time ({length})",
        "aside.keep-away": "a distance to be kept from a line",
        "aside.keep-near": "a distance not to be exceeded from a line",
        "aside.keep-in": "a duty to be kept in an area",
        "aside.keep-state": "a state to be kept",
        "aside.ban-state": "a ban on a state",
        "aside.ban-cycle": "a ban with a cycle",
        "aside.ban-amount": "a ban with an amount",
        "aside.ban-lists": "a ban on things of several lists",
        "aside.recurring-withdrawal": "a withdrawal that recurs",
        "aside.amounts": "different amounts joined by `or`",
        "aside.at-most": "a duty with `at most`",
        # when
        "aside.ratio": "a ratio of this shape",
        "aside.due-each": "a due time for each such event, in this shape",
        "aside.due-state": "a state or ban with a due time",
        "aside.long-cycle": "a cycle longer than a day in a period that recurs",
        "aside.cycle": "each {name}, which is no day with an event",
        "aside.pro-rata": "pro-rata shares of part periods",
        "aside.day-of": "a day of {name}, which has no start",
        "aside.start-of": "the start of {name}, which has none",
        "aside.edge-of": "start or end of {name}, which recurs",
        "aside.period": "{name} as a period",
        "aside.renewal": "the renewal of {name}",
        # riders
        "aside.second-condition": "a second `as long as`",
        "aside.except": "a duty with `except`",
        "aside.excuse": "an excuse by {name}, here",
        "aside.make-up": "a cure by make-up",
        "aside.in-place-of": "performance in place of term {term}",
        "aside.in-addition-to": "in addition to term {term}",
        "aside.rests-on": "what rests on term {term}",
        # other texts
        "aside.other-text": "a term of {name}",
        "aside.as-in": "words taken over by `as in`",
        "aside.as-in-state": "a state taken over by `as in`",
        "aside.text-missing": "words of {name}, whose text is not in the case",
        "aside.term-missing": "words of term {term}, which {name} does not hold",
        "aside.taken-over": "{name} (taken over, not declared here)",
    }
)
"""Each in English. ``{name}`` is a declared name, ``{text}`` words that the agreement quotes."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A part of a term, or a whole one, that is understood and not judged.

    ``key`` is one of `ASIDES`, ``slots`` what fills it. As text it is English.
    """

    key: str
    slots: tuple[tuple[str, str | Duration], ...] = ()

    @property
    def for_good(self) -> bool:
        """Whether it waits for the parties to define their words, and not for this program."""
        return self.key == UNDEFINED

    def __str__(self) -> str:
        return ASIDES[self.key].format_map({name: str(value) for name, value in self.slots})


def aside(key: str, **slots: str | Duration) -> Aside:
    """``aside("period", name="truce")``: the key without its family, the slots in a fixed order."""
    return Aside(f"aside.{key}", tuple(sorted(slots.items())))
