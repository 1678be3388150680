"""The names that an entry uses, held against those of agreement, method and map.

A name that none of them knows can be about no term. The entry is kept as it was said; what was
heard of and is not known is told, with the nearest name that is, so that a slip of the pen is seen
on the day it is made and not when a verdict is missing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

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

_Said = tuple[str, str, tuple[str, ...]]
"""A field, the sort of name that stands in it, and the names."""


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
    _of: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _fine: set[tuple[object, ...]] = field(init=False, repr=False, compare=False)
    """The names of acts in which all were known: a record names few and names them often."""

    def __post_init__(self) -> None:
        known = {
            _ACT: self.acts | BUILT_IN,
            _KIND: self.kinds,
            _PLACE: self.places,
            _POINT: self.points,
            _LIST: self.lists,
            _ACTOR: self.actors,
            _WHOM: self.actors | self.kinds,
            _TERM: self.terms,
        }
        object.__setattr__(self, "_of", known)
        object.__setattr__(self, "_fine", set())

    def unknown(
        self, content: Content, told: Container[str] = (), source: str = ""
    ) -> Iterator[Unknown]:
        """The names in a report that this case does not know, in the order of its fields.

        ``told`` are the incidents and entries on record, which acts of law and views may be about;
        ``source`` who reports it, who may well have counted what it reports.
        """
        mine = _named(content) if isinstance(content, Act) else ()
        if mine and mine in self._fine:
            return
        fine = True
        for where, sort, names in _said(content, told, source):
            known = self._of[sort]
            for name in names:
                if name not in known:
                    fine = False
                    yield Unknown(where, sort, name, nearest(name, known))
        if mine and fine:
            self._fine.add(mine)


def _named(act: Act) -> tuple[object, ...]:
    """Every name in a report of an act: nothing else decides whether all are known."""
    place = act.place
    names = (act.act, act.kind, act.roll, act.by, act.to, act.against, act.under)
    return (*names, place.inside, place.possible)


def _said(content: Content, told: Container[str], source: str) -> tuple[_Said, ...]:
    """Every name in a report with its field and sort, but for its source."""
    match content:
        case Act():
            return (
                ("act", _ACT, (content.act,)),
                ("kind", _KIND, _given(content.kind)),
                ("list", _LIST, _given(content.roll)),
                ("by", _ACTOR, content.by),
                ("to", _ACTOR, _given(content.to)),
                ("against", _WHOM, _given(content.against)),
                ("under", _TERM, _terms(content.under)),
                _where(content.place),
            )
        case Count(counter=counter, reckoned_by=hand):
            return (
                ("kind", _KIND, (content.kind,)),
                ("counter", _ACTOR, () if counter == source else (counter,)),
                ("reckoned_by", _ACTOR, () if hand == source else _given(hand)),
                ("act", _ACT, _given(content.act)),
                ("list", _LIST, _given(content.roll)),
                ("point", _POINT, _given(content.point)),
                ("by", _ACTOR, content.by),
                _where(content.place),
            )
        case Stay(kind=kind) | Crossing(kind=kind) | Level(kind=kind):
            return (
                ("kind", _KIND, _given(kind)),
                ("by", _ACTOR, content.by),
                _where(content.place),
            )
        case Coverage():
            return (
                ("acts", _ACT, content.acts or ()),
                ("kinds", _KIND, content.kinds or ()),
                ("places", _PLACE, content.places or ()),
                ("by", _ACTOR, content.by or ()),
                ("terms", _TERM, _terms(*(content.terms or ()))),
            )
        case ActOfLaw():
            return (
                ("by", _ACTOR, content.by),
                ("to", _ACTOR, _given(content.to)),
                ("act", _ACT, _given(content.act)),
                _about(content.about, told),
            )
        case View():
            return (_about(content.about, told),)
        case _:
            return ()


_ACT = "act"
_KIND = "kind"
_LIST = "list"
_TERM = "term"
_ACTOR = "party, body or listed source"
_WHOM = "party, body, listed source or kind"
_PLACE = "area, place or line"
_POINT = "place where things are counted"


def _given(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _where(place: Where) -> _Said:
    return "place", _PLACE, (*place.inside, *place.possible)


def _about(names: tuple[str, ...], told: Container[str]) -> _Said:
    """What is about neither an incident nor an entry on record must be about a term."""
    return "about", _TERM, _terms(*(name for name in names if name not in told))


def _terms(*names: str | None) -> tuple[str, ...]:
    """The ids of terms as plans spell them, without their readings."""
    return tuple(
        name.removeprefix("term ").partition(" reading ")[0].strip()
        for name in names
        if name is not None
    )
