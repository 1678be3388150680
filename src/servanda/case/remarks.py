"""What a person should hear about entries on the day they are added, while they can be mended.

Everything here is a remark: the entry is on record and stays there. The same is told at each
judgement, as far as it bears on one; here it is told where the slip was made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from servanda.case.lawless import without_effect
from servanda.evidence.assess import source_of, sources_of, told_of
from servanda.evidence.gradings import gradings
from servanda.evidence.reports import Below, Note, subject, weighed
from servanda.evidence.timing import untimely
from servanda.evidence.twins import twins
from servanda.kernel.standard import as_good_as
from servanda.kernel.terms.suggest import nearest
from servanda.record.entries import Assertion, Correction, Entry, Retraction
from servanda.record.log import Change, Standing, Unheard, standing, unplaced
from servanda.record.reading import read_entry

if TYPE_CHECKING:
    from servanda.case.opening import Case
    from servanda.evidence.names import Names, Unknown
    from servanda.evidence.sources import Sources


def remarks(case: Case, new: Collection[int]) -> tuple[Note, ...]:
    """What is odd about the entries at these positions, in the order of the record.

    Entries are called by their reference, else by their position.
    """
    stands = standing(case.entries)
    fresh = [entry for entry in case.entries if entry.seq in new]
    seen = {source_of(v) for one in stands if one.root.seq not in new for v in one.versions}
    sources = sources_of(stands, case.method, case.frame)
    names, told = case.names, told_of(stands)
    found: list[Note] = []
    changes = _changes(case.entries, stands)
    owing = case.frame.owing
    below = _Floor(case, stands, sources)
    paired = _paired(stands, fresh)
    for entry in fresh:
        said = read_entry(entry)
        lines = [*changes.get(entry.seq, ())]
        match said.content:
            case Correction(assertion=inner):
                lines += _of(inner, entry, case, names, told)
                lines += without_effect(inner, entry, case.plan, sources, owing)
            case Retraction():
                pass
            case _:
                lines += _of(said, entry, case, names, told)
                lines += below.told(said, entry)
                lines += without_effect(said, entry, case.plan, sources, owing)
        lines += _source(entry, said, sources, seen)
        seen.add(said.testimony.source)
        lines += paired.get(entry.key, ())
        called = entry.ref or str(entry.seq)
        found += [Note(called, line) for line in lines]
    return tuple(found)


def unknown_names(case: Case, entries: Iterable[Entry]) -> dict[int, tuple[Unknown, ...]]:
    """The names in these entries that the case does not know, by position; none where it has none.

    Of a correction, those of what it puts in the place of another.
    """
    names, told = case.names, told_of(standing(case.entries))
    if names is None:
        return {}
    found: dict[int, tuple[Unknown, ...]] = {}
    for entry in entries:
        said = read_entry(entry)
        if isinstance(said.content, Correction):
            said = said.content.assertion
        unknown = tuple(names.unknown(said.content, told, said.testimony.source))
        if unknown:
            found[entry.seq] = unknown
    return found


def _of(
    said: Assertion, entry: Entry, case: Case, names: Names | None, told: Collection[str]
) -> Iterator[str]:
    """What is odd about the names and times of an assertion."""
    if names is not None:
        yield from map(str, names.unknown(said.content, told, said.testimony.source))
    yield from untimely(said, entry.recorded, case.calendar, case.begins)


def _source(
    entry: Entry, said: Assertion, sources: Sources, seen: Collection[str]
) -> Iterator[str]:
    """What is odd about who says so; a name that nobody listed is told when it first speaks."""
    source = said.testimony.source
    if "source" not in entry.body:
        return
    doubt = sources.doubt(source)
    if doubt:
        yield doubt
    elif not sources.known(source) and source not in seen:
        near = sources.near(source)
        hint = f". If {near} is meant, correct it" if near else ""
        yield (
            f"no group, side or body of this case is called {source}: it counts as a group of its "
            f"own, of neither side{hint}"
        )


class _Floor:
    """Which claims are below the method's floor."""

    def __init__(self, case: Case, stands: Sequence[Standing], sources: Sources) -> None:
        self.floor = case.method.floor
        self.gradings = gradings(stands)
        self.sources = sources

    def told(self, said: Assertion, entry: Entry) -> Iterator[str]:
        """Why a claim will not be weighed; nothing where it will."""
        testimony = said.testimony
        ruled = testimony.determination and self.sources.rules(testimony.source)
        grade = self.gradings.grade(testimony, entry.recorded)
        if ruled or not weighed(said.content) or as_good_as(grade, self.floor):
            return
        about = subject(said.content)
        yield Below(entry.key, about, grade, testimony.graded, "").told(self.floor)


def _changes(entries: Sequence[Entry], stands: Sequence[Standing]) -> dict[int, list[str]]:
    """Of corrections and retractions that have no effect, by position, why they have none."""
    names = [name for entry in entries for name in (entry.ref,) if name]
    found: dict[int, list[str]] = {}
    for one in stands:
        for made in one.changes:
            if made.unheard is Unheard.NOT_ENTITLED:
                found[made.entry.seq] = [_not_entitled(made, one)]
            elif made.unheard is not None:
                found[made.entry.seq] = [f"added, but not heard: it {made.unheard.value}"]
            elif made.idle is not None:
                by = made.idle.ref or made.idle.seq
                text = f"{_target(made.entry)} was already withdrawn, by entry {by}"
                found[made.entry.seq] = [f"added, but changes nothing: {text}"]
    for made in unplaced(entries):
        why = made.unheard.value if made.unheard else ""
        near = nearest(_target(made.entry), names) if made.unheard is Unheard.NOTHING else None
        hint = f'; did you mean "{near}"?' if near else ""
        found[made.entry.seq] = [f"added, but not heard: it {why}{hint}"]
    return found


def _not_entitled(made: Change, one: Standing) -> str:
    source = one.root.body.get("source")
    whose = f"its source is {source}" if isinstance(source, str) else "it names no source"
    return (
        f"added, but not heard: it comes from neither the source nor the recorder of "
        f"{_target(made.entry)}; {whose}, its recorder {one.root.recorder}"
    )


def _target(change: Entry) -> str:
    match read_entry(change).content:
        case Correction(supersedes=name) | Retraction(of=name):
            return name
        case _:
            raise AssertionError("only corrections and retractions change an entry")


def _paired(stands: Sequence[Standing], fresh: Sequence[Entry]) -> dict[str, list[str]]:
    """Pairs of reports that may be one act, under the new report of each."""
    new = {entry.key for entry in fresh}
    acts = {entry.body.get("act") for entry in fresh}
    found: dict[str, list[str]] = {}
    near = (one for one in stands if any(v.body.get("act") in acts for v in one.versions))
    for pair in twins(near):
        later = next(key for key in reversed(pair.keys) if key in new or key == pair.keys[0])
        if later in new:
            found.setdefault(later, []).append(str(pair))
    return found
