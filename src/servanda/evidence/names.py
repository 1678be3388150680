"""The names that an entry uses, held against those of agreement, method and map.

A name that none of them knows can be about no term. The entry is kept as it was said; what was
heard of and is not known is told, with the nearest name that is, so that a slip of the pen is seen
on the day it is made and not when a verdict is missing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from servanda.kernel.terms.suggest import nearest
from servanda.record.entries import (
    Act,
    ActOfLaw,
    Content,
    Count,
    Coverage,
    Crossing,
    Level,
    Stay,
    View,
    Where,
)

BUILT_IN = frozenset({"leave", "presence", "ending", "make-up"})
"""Acts that every agreement knows without declaring them."""

_Said = tuple[str, str, str]
"""A field, the sort of name that stands in it, and the name."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name in a field that is none of its sort; ``meant`` is the nearest that is, if near."""

    field: str
    sort: str
    name: str
    meant: str | None

    def __str__(self) -> str:
        hint = f'; did you mean "{self.meant}"?' if self.meant else ""
        return (
            f'{self.field} "{self.name}" is heard of, but not known to the agreement: no '
            f"{self.sort} of this case is called that{hint}"
        )


@dataclass(frozen=True, slots=True)
class Names:
    """Every name a report may use, by what it names. Plurals and past forms are among them.

    ``actors`` are parties, bodies, guarantors, groups, and the sources that the method lists;
    ``terms`` the ids of terms (`4b`).
    """

    acts: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()

    def unknown(
        self, content: Content, told: Container[str] = (), source: str = ""
    ) -> Iterator[Unknown]:
        """The names in a report that this case does not know, in the order of its fields.

        ``told`` are the incidents and entries on record, which acts of law and views may be about;
        ``source`` who reports it, who may well have counted what it reports.
        """
        for field, sort, name in _said(content, told, source):
            known = self._known(sort)
            if not any(name in names for names in known):
                yield Unknown(field, sort, name, nearest(name, (n for ns in known for n in ns)))

    def _known(self, sort: str) -> tuple[frozenset[str], ...]:
        """Where the names of a sort are to be looked up."""
        return {
            _ACT: (self.acts, BUILT_IN),
            _KIND: (self.kinds,),
            _PLACE: (self.places,),
            _POINT: (self.points,),
            _LIST: (self.lists,),
            _ACTOR: (self.actors,),
            _WHOM: (self.actors, self.kinds),
            _TERM: (self.terms,),
        }[sort]


def _said(content: Content, told: Container[str], source: str) -> Iterator[_Said]:
    """Every name in a report with its field and sort, but for its source."""
    match content:
        case Act(act=act, kind=kind, roll=roll, by=by, to=to, against=against, under=under):
            yield "act", _ACT, act
            yield from _each("kind", _KIND, kind)
            yield from _each("list", _LIST, roll)
            yield from _each("by", _ACTOR, *by)
            yield from _each("to", _ACTOR, to)
            yield from _each("against", _WHOM, against)
            yield from _each("under", _TERM, _term(under))
            yield from _where(content.place)
        case Count(kind=kind, act=act, point=point, by=by, roll=roll, counter=counter):
            hand = content.reckoned_by
            yield "kind", _KIND, kind
            yield from _each("counter", _ACTOR, None if counter == source else counter)
            yield from _each("reckoned_by", _ACTOR, None if hand == source else hand)
            yield from _each("act", _ACT, act)
            yield from _each("list", _LIST, roll)
            yield from _each("point", _POINT, point)
            yield from _each("by", _ACTOR, *by)
            yield from _where(content.place)
        case Stay(kind=kind, by=by, place=place) | Crossing(kind=kind, by=by, place=place):
            yield from _each("kind", _KIND, kind)
            yield from _each("by", _ACTOR, *by)
            yield from _where(place)
        case Level(kind=kind, by=by, place=place):
            yield "kind", _KIND, kind
            yield from _each("by", _ACTOR, *by)
            yield from _where(place)
        case Coverage(acts=acts, kinds=kinds, places=places, by=by, terms=terms):
            yield from _each("acts", _ACT, *(acts or ()))
            yield from _each("kinds", _KIND, *(kinds or ()))
            yield from _each("places", _PLACE, *(places or ()))
            yield from _each("by", _ACTOR, *(by or ()))
            yield from _each("terms", _TERM, *map(_term, terms or ()))
        case ActOfLaw(by=by, to=to, about=about, act=act):
            yield from _each("by", _ACTOR, *by)
            yield from _each("to", _ACTOR, to)
            yield from _each("act", _ACT, act)
            yield from _about(about, told)
        case View(about=about):
            yield from _about(about, told)
        case _:
            return


_ACT = "act"
_KIND = "kind"
_LIST = "list"
_TERM = "term"
_ACTOR = "party, body or listed source"
_WHOM = "party, body, listed source or kind"
_PLACE = "area, place or line"
_POINT = "place where things are counted"


def _each(field: str, sort: str, *names: str | None) -> Iterator[_Said]:
    return ((field, sort, name) for name in names if name is not None)


def _where(place: Where) -> Iterator[_Said]:
    return _each("place", _PLACE, *place.inside, *place.possible)


def _about(names: tuple[str, ...], told: Container[str]) -> Iterator[_Said]:
    """What is about neither an incident nor an entry on record must be about a term."""
    return _each("about", _TERM, *(_term(name) for name in names if name not in told))


def _term(name: str | None) -> str | None:
    """The id of a term as plans spell it, without its reading."""
    return None if name is None else name.removeprefix("term ").partition(" reading ")[0].strip()
