"""Which incidents a name means: acts, kinds, places and events as nouns, as patterns.

An act that some obligation names is looked at as that duty (its actor's own word does not count);
any other as something one may be charged with (its actor's own denial does not dispute).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from servanda.kernel.plan.lowering.names import RECORD_ACTS, Names
from servanda.kernel.plan.lowering.scope import Scope
from servanda.kernel.plan.operators import Pattern, Use
from servanda.kernel.terms import ast


@dataclass(frozen=True, slots=True)
class Meant:
    """What names expand to: those with a meaning, those left undefined, and in which words."""

    defined: tuple[str, ...] = ()
    undefined: tuple[str, ...] = ()
    text: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return self.defined + self.undefined


def acts_meant(names: Names, verbs: Iterable[str]) -> Meant:
    """The acts under some verbs."""
    return _meant(names, (act for verb in verbs for act in names.acts_under(verb)))


def kinds_meant(names: Names, nouns: Iterable[str]) -> Meant:
    """The kinds under some nouns; a body or an act as object stands for itself."""
    return _meant(names, (kind for noun in nouns for kind in names.kinds_under(noun)))


def areas_meant(names: Names, areas: Iterable[ast.Word]) -> Meant:
    """Areas, lines and places by name; what they are made of is `Plan.area_parts`."""
    return _meant(names, (area.text for area in areas))


def _meant(names: Names, found: Iterable[str]) -> Meant:
    every = tuple(dict.fromkeys(found))
    undefined = tuple(name for name in every if names.undefined((name,)) is not None)
    defined = tuple(name for name in every if name not in undefined)
    return Meant(defined, undefined, names.undefined(undefined))


def event(scope: Scope, occasion: ast.Occasion) -> Pattern:
    """The incidents that an event as a noun means.

    ``hostage released by a`` is the act whose past form it is, done to that kind; a name without
    a form is an act, or an entry of the record, or any act done to that kind.
    """
    names = scope.names
    what = occasion.what.text
    acts: Meant | None
    kinds: Meant | None = None
    log = False
    if occasion.form is not None:
        verbs = (names.table.forms.get(occasion.form.text, occasion.form.text),)
        acts, kinds = acts_meant(names, verbs), kinds_meant(names, (what,))
        if set(verbs) <= set(RECORD_ACTS) and _of_record(kinds):
            acts, log = Meant(_record_acts(verbs)), True
    elif what in RECORD_ACTS:
        acts, log = Meant(RECORD_ACTS[what]), True
    elif names.act(what) is not None:
        acts = acts_meant(names, (what,))
    else:
        acts, kinds = None, kinds_meant(names, (what,))
    areas = areas_meant(names, (occasion.within,)) if occasion.within else None
    actors = tuple(word.text for word in occasion.by) or None
    return Pattern(
        acts=acts.names if acts else None,
        kinds=kinds.names if kinds else None,
        actors=actors,
        recipient=occasion.to.text if occasion.to else None,
        areas=areas.names if areas else None,
        under=occasion.under.id.text if occasion.under else None,
        log=log,
        once=_once(names, what if occasion.form is None else None),
        use=use_of(scope, acts.names if acts else (), actors),
        undefined=first_text(acts, kinds, areas),
    )


def performance(
    scope: Scope, verb: str, nouns: tuple[str, ...], actors: tuple[str, ...] | None
) -> Pattern:
    """The incidents that perform a duty to do ``verb`` to any of some nouns (none: no object)."""
    names = scope.names
    acts = acts_meant(names, (verb,))
    kinds = kinds_meant(names, nouns) if nouns else None
    log = verb in RECORD_ACTS and _of_record(kinds)
    return Pattern(
        acts=_record_acts((verb,)) if log else acts.names,
        kinds=kinds.names if kinds else None,
        actors=actors,
        log=log,
        once=_once(names, verb),
        use=Use.DUTY,
        undefined=first_text(acts, kinds),
    )


def use_of(scope: Scope, acts: tuple[str, ...], actors: tuple[str, ...] | None) -> Use:
    """As a duty where some obligation names one of these acts of one of these actors."""
    for act, actor in scope.owed:
        if act in acts and (actors is None or actor in actors):
            return Use.DUTY
    return Use.BAN


def first_text(*meant: Meant | None) -> str | None:
    """The first undefined words among them."""
    return next((m.text for m in meant if m is not None and m.text is not None), None)


def _of_record(kinds: Meant | None) -> bool:
    return kinds is None or set(kinds.names) <= set(RECORD_ACTS)


def _record_acts(verbs: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act for verb in verbs for act in RECORD_ACTS[verb]))


def _once(names: Names, verb: str | None) -> bool:
    declared = names.act(verb) if verb is not None else None
    return declared is not None and declared.once
