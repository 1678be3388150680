"""Gradings: how the desk grades a source's reliability over time, and what that lends a report.

A report that was graded on its own merits keeps its grade. One that was not takes the letter its
source had when it was said, with the figure 6: how credible the content is, nobody has judged.
A later grading changes nothing that was said before it; earlier ones stay as its history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from servanda.kernel.base import Instant
from servanda.record.entries import EntryType, Grading, Testimony
from servanda.record.log import Standing

UNJUDGED = "6"
"""Admiralty for "the truth of it cannot be judged"."""


@dataclass(frozen=True, slots=True, order=True)
class Graded:
    """A source's reliability from a time on, the entry that says so, and why."""

    start: Instant
    reliability: str
    entry: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gradings:
    """Every grading that stands, by source, in order of time."""

    of: Mapping[str, tuple[Graded, ...]] = field(default_factory=dict)

    def reliability(self, source: str, said: Instant) -> str | None:
        """The letter in force when it was said; of two from one instant, the worse."""
        before = [graded for graded in self.of.get(source, ()) if graded.start <= said]
        if not before:
            return None
        last = max(graded.start for graded in before)
        return max(graded.reliability for graded in before if graded.start == last)

    def grade(self, told: Testimony, recorded: Instant) -> str:
        """The grade of what was told: its own, else its source's letter with the figure 6."""
        if told.graded:
            return told.grade
        said = recorded if told.published is None else told.published
        letter = self.reliability(told.source, said)
        return told.grade if letter is None else letter + UNJUDGED


def gradings(standing: Iterable[Standing]) -> Gradings:
    """The gradings that stand, whatever the order in which they arrived.

    A day without a clock counts from its first instant.
    """
    found: dict[str, list[Graded]] = {}
    for one in standing:
        for version in one.versions:
            if version.type is not EntryType.GRADING:
                continue
            match version.assertion.content:
                case Grading(of=name, reliability=letter, start=start, reason=reason):
                    graded = Graded(start.start, letter, version.entry.key, reason)
                    found.setdefault(name, []).append(graded)
                case _:
                    continue
    return Gradings({name: tuple(sorted(several)) for name, several in sorted(found.items())})
