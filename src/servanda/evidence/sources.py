"""Sources: who speaks independently of whom, and for which party.

All sources of one side are one independence group, named by its party: a media office, a ministry
and a civil defence of one side count once, as do an army, its coordination office and its
government. A guarantor or a body is neither side's. What the method does not list stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.kernel.terms.method import Method


@dataclass(frozen=True, slots=True)
class Voice:
    """A source's independence group, and the party it speaks for (None: neither side's)."""

    group: str
    side: str | None


class Sources:
    """The method's groups, the agreement's parties and empowered bodies, ready to be asked."""

    __slots__ = ("_bodies", "_voices")

    def __init__(self, method: Method, parties: Iterable[str], bodies: Iterable[str]) -> None:
        """A party's own name speaks for it, whatever the method lists."""
        self._voices: dict[str, Voice] = {}
        for group in method.groups:
            voice = Voice(group.side or group.name, group.side)
            for name in (group.name, *group.members):
                self._voices[name] = voice
        for party in parties:
            self._voices[party] = Voice(party, party)
        self._bodies = frozenset(bodies)

    def voice(self, source: str) -> Voice:
        """The group and side of a source."""
        found = self._voices.get(source)
        if found is None:
            found = self._voices[source] = Voice(source, None)
        return found

    def actor(self, name: str) -> str:
        """Who acted, as the agreement calls them: what a side's army does, that party does."""
        return self.voice(name).side or name

    def rules(self, source: str) -> bool:
        """Whether a source may determine: a body that the agreement empowers, of neither side."""
        return source in self._bodies and self.voice(source).side is None
