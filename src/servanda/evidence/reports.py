"""What stands on record, made ready for weighing: one claim for each entry, with whose word it is.

Claims below the method's floor are set aside and counted, never weighed. Actors are named as the
agreement names them; hedged amounts have the method's bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from servanda.evidence.gradings import Gradings
from servanda.evidence.hedges import read_hedged
from servanda.evidence.places import Locator, on_the_map
from servanda.evidence.sources import Sources
from servanda.kernel.base import Between, Range
from servanda.kernel.facts import Claim
from servanda.kernel.standard import as_good_as
from servanda.kernel.swift import swift
from servanda.kernel.terms.method import Method
from servanda.record.entries import (
    NOWHERE_SAID,
    Act,
    ActOfLaw,
    Content,
    Correction,
    Count,
    Coverage,
    Crossing,
    Grading,
    Hedged,
    Level,
    Retraction,
    Statement,
    Stay,
    Stretch,
    Testimony,
    View,
    Where,
)
from servanda.record.log import Version


@swift
@dataclass(frozen=True, slots=True)
class Report:
    """One entry as weighed: its claim, what it says, who it says acted.

    ``incident`` is the key that claims about one incident share. ``actors`` empty is not
    attributed; more than one is *one of these*. ``spoken`` is the place as it was said, before it
    was read on the map. ``of_log`` is set where nobody but the recorder says so.
    """

    incident: str
    claim: Claim
    content: Content
    actors: tuple[str, ...]
    spoken: Where = NOWHERE_SAID
    of_log: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something the weighing has to tell about one entry."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Below:
    """A claim below the method's floor: its entry, what it is counted under, and why.

    ``graded`` says that the desk graded this very report; else nobody did.
    """

    entry: str
    subject: str
    grade: str
    graded: bool
    incident: str

    def told(self, floor: str) -> str:
        """Why it is not weighed, in words."""
        if self.graded:
            return f"graded {self.grade}, below the floor {floor}: it is counted, and not weighed"
        return (
            f"not graded, counts as {self.grade}, below the floor {floor}: it is counted, and not "
            "weighed, until its grade is given"
        )


@dataclass(slots=True)
class Desk:
    """Where entries become reports: the method, whose word is whose, and what was set aside."""

    method: Method
    sources: Sources
    locator: Locator | None = None
    gradings: Gradings = field(default_factory=Gradings)
    below: Counter[str] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    weak: list[Below] = field(default_factory=list)

    def receive(self, key: str, version: Version) -> Report | None:
        """The report of one wording that stands; None where it is below the floor.

        ``key`` is what other entries call it.
        """
        assertion = version.assertion
        said, content = assertion.testimony, assertion.content
        ruled = said.determination and self.sources.rules(said.source)
        if said.determination and not ruled:
            self.note(key, f'"{said.source}" is not empowered to rule: one source\'s word')
        grade = self.gradings.grade(said, version.entry.recorded)
        if not (ruled or as_good_as(grade, self.method.floor) or not weighed(content)):
            about = subject(content)
            self.below[about] += 1
            self.weak.append(Below(key, about, grade, said.graded, version.incident))
            return None
        spoken = where_of(content) or NOWHERE_SAID
        content = self._located(key, content)
        actors = self.sources.actors(actors_of(content))
        return Report(
            incident=version.incident,
            claim=self._claim(key, version, said, content, actors, grade, ruled=ruled),
            content=content,
            actors=actors,
            spoken=spoken,
            of_log=said.source == version.entry.recorder,
        )

    def _claim(
        self,
        key: str,
        version: Version,
        said: Testimony,
        content: Content,
        actors: tuple[str, ...],
        grade: str,
        *,
        ruled: bool,
    ) -> Claim:
        voice = self.sources.voice(said.source)
        return Claim(
            id=key,
            source=said.source,
            group=voice.group,
            side=voice.side,
            grade=grade,
            stance=said.stance,
            published=said.published,
            recorded=version.entry.recorded,
            text=said.text,
            url=said.url,
            time=time_of(content),
            amount=self._amount(key, content),
            actor=" or ".join(actors) or None,
            place=place_text(where_of(content)),
            determination=ruled,
        )

    def _located(self, key: str, content: Content) -> Content:
        """What is said, its place read on the map where there is one."""
        if self.locator is None:
            return content
        match content:
            case Act() | Count() | Stay() | Crossing() | Level() if content.place != NOWHERE_SAID:
                during = time_of(content)
                assert during is not None  # noqa: S101 - each of these has a time
                for doubt in self.locator.doubts(content.place, during):
                    self.note(key, doubt)
                return on_the_map(content, during, self.locator)
            case _:
                return content

    def _amount(self, key: str, content: Content) -> Range | None:
        match content:
            case Act(amount=amount) | Count(amount=amount) | Level(amount=amount):
                if isinstance(amount, Range):
                    return amount
                return self._hedged(key, amount)
            case _:
                return None

    def _hedged(self, key: str, amount: Hedged) -> Range:
        reading = read_hedged(amount.text, self.method)
        if reading.trouble:
            self.note(key, f"the amount is open: {reading.trouble}")
        return reading.amount

    def note(self, key: str, text: str) -> None:
        """Tells something about one entry."""
        self.notes.append(Note(key, text))


_UNWEIGHED = (ActOfLaw, View, Grading, Statement, Correction, Retraction)


def weighed(content: Content) -> bool:
    """Whether it is a claim, weighed by its grade; what the log itself is, and views, are not."""
    return not isinstance(content, _UNWEIGHED)


def actors_of(content: Content) -> tuple[str, ...]:
    """Who it says acted, as written. Coverage names whose acts could be seen: another thing."""
    match content:
        case Act(by=by) | Count(by=by) | Stay(by=by) | Crossing(by=by) | Level(by=by):
            return by
        case ActOfLaw(by=by):
            return by
        case View(by=one):
            return (one,)
        case Coverage() | Grading() | Statement() | Correction() | Retraction():
            return ()


def subject(content: Content) -> str:
    """The act, else the kind, else the sort of entry: what claims below the floor count under."""
    match content:
        case Act(act=act):
            return act
        case Count(act=act, kind=kind):
            return act or kind
        case Stay() | Crossing():
            return "presence"
        case Level(kind=kind):
            return kind
        case Coverage():
            return "coverage"
        case ActOfLaw(type=kind):
            return kind.value
        case View():
            return "view"
        case Grading():
            return "grading"
        case Statement():
            return "statement"
        case Correction() | Retraction():
            return "change"


def time_of(content: Content) -> Between | None:
    """The bounds of the time it speaks of; of a stay, of its beginning."""
    stretch: Stretch
    match content:
        case Act(time=stretch) | Crossing(time=stretch) | Level(time=stretch):
            return stretch.between
        case ActOfLaw(time=stretch) | View(time=stretch) | Stay(begin=stretch):
            return stretch.between
        case Count(period=stretch) | Coverage(period=stretch) | Grading(start=stretch):
            return stretch.between
        case Statement(window=window):
            return None if window is None else window.between
        case Correction() | Retraction():
            return None


def where_of(content: Content) -> Where | None:
    """Where it says it was."""
    match content:
        case Act(place=place) | Count(place=place) | Stay(place=place):
            return place
        case Crossing(place=place) | Level(place=place):
            return place
        case _:
            return None


def place_text(where: Where | None) -> str | None:
    """A place as a claim carries it: ``a and b``, ``possibly c or d``."""
    if where is None:
        return None
    parts = [*where.inside]
    if where.possible:
        parts.append("possibly " + " or ".join(where.possible))
    return " and ".join(parts) or None


def term_id(name: str) -> str:
    """The id of a term as plans spell it: ``4b`` for ``term 4b``."""
    return name.removeprefix("term ").strip()


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Reports in the order of their entries' keys, which no order of arrival can change."""
    found = [*reports]
    if len(found) > 1:
        found.sort(key=lambda report: (report.claim.id, report.claim.recorded))
    return found
