"""Sources: who speaks independently of whom, and for which party.

All sources of one side are one independence group, named by its party: a media office, a ministry
and a civil defence of one side count once, as do an army, its coordination office and its
government. A guarantor or a body is neither side's. What the method does not list stands alone,
unless its name may be a misspelling of another source's: then the two are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.evidence.likeness import Likeness, clusters
from servanda.kernel.terms.method import Method
from servanda.kernel.terms.suggest import nearest


@dataclass(frozen=True, slots=True)
class Voice:
    """A source's independence group, and the party it speaks for (None: neither side's)."""

    group: str
    side: str | None


class Sources:
    """The method's groups, the agreement's parties and empowered bodies, ready to be asked."""

    __slots__ = ("_actors", "_alike", "_bodies", "_declared", "_first", "_mates", "_voices")

    def __init__(
        self,
        method: Method,
        parties: Iterable[str],
        bodies: Iterable[str],
        *,
        declared: Iterable[str] = (),
        used: Iterable[str] = (),
    ) -> None:
        """A party's own name speaks for it, whatever the method lists.

        ``declared`` are other names of the agreement (a body, a guarantor), ``used`` the sources
        on record: a name that may be one of these, misspelt, is not independent of it.
        """
        self._voices: dict[str, Voice] = {}
        self._actors: dict[tuple[str, ...], tuple[str, ...]] = {}
        for group in method.groups:
            voice = Voice(group.side or group.name, group.side)
            for name in (group.name, *group.members):
                self._voices[name] = voice
        for party in parties:
            self._voices[party] = Voice(party, party)
        self._bodies = frozenset(bodies)
        self._declared = frozenset({*self._voices, *declared, *self._bodies})
        self._alike = Likeness(self._declared)
        self._first = clusters(name for name in used if self.meant(name) is None)
        self._mates: dict[str, list[str]] = {}
        for name, first in self._first.items():
            self._mates.setdefault(first, []).append(name)

    def voice(self, source: str) -> Voice:
        """The group and side of a source; of a name that is none, those of the one it is like."""
        found = self._voices.get(source)
        if found is None:
            meant = self.meant(source)
            found = (
                Voice(self._first.get(source, source), None) if meant is None else self.voice(meant)
            )
            self._voices[source] = found
        return found

    def known(self, source: str) -> bool:
        """Whether agreement or method name it."""
        return source in self._declared

    def meant(self, source: str) -> str | None:
        """The name of agreement or method that a source may be, misspelt; the first by alphabet.

        None for a name that they name themselves: whoever lists a name has looked at it.
        """
        return None if self.known(source) else next(iter(self._alike.like(source)), None)

    def near(self, source: str) -> str | None:
        """The nearest name of agreement or method; near enough to ask, not to take it for that."""
        return nearest(source, self._declared)

    def doubt(self, source: str) -> str:
        """What is to be told of a source whose name may be a slip; empty where nothing is."""
        meant = self.meant(source)
        if meant is not None:
            return (
                f"no group, side or body of this case is called {source}; did you mean {meant}? "
                f"The two count as one source until the method lists {source}"
            )
        mates = self._mates.get(self._first.get(source, source), [])
        if self.known(source) or len(mates) < 2:  # noqa: PLR2004 - itself and another
            return ""
        return (
            f"{' and '.join(sorted(mates))} may be one source, spelt differently: they count as "
            "one until the method lists each of them"
        )

    def actor(self, name: str) -> str:
        """Who acted, as the agreement calls them: what a side's army does, that party does.

        A misspelt name is taken for nobody else: who did it is not settled by likeness.
        """
        return (self.voice(name).side if name in self._declared else None) or name

    def actors(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Who of these acted, each once; a record names few and names them often."""
        found = self._actors.get(names)
        if found is None:
            found = self._actors[names] = tuple(dict.fromkeys(map(self.actor, names)))
        return found

    def rules(self, source: str) -> bool:
        """Whether a source may determine: a body that the agreement empowers, of neither side."""
        return source in self._bodies and self.voice(source).side is None

    def speaks_for(self, source: str, name: str) -> bool:
        """Whether a source's word is the word of a party or body: itself, or counted with it.

        By what agreement and method list alone: a misspelt name speaks for nobody else.
        """
        if source == name:
            return True
        known = self.known(source) and self.known(name)
        return known and self.voice(source).group == self.voice(name).group
