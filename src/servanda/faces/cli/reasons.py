"""How `diff` and `history` say which entry, or what time, changed a reading.

Of an entry it says the time that it speaks of, when it was published and when it came on record:
a late report is told by these, not by an adjective.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from servanda.faces.causes import Passing, happened
from servanda.faces.cli.say import safe
from servanda.kernel.base import DAWN, FOREVER, Between, iso
from servanda.kernel.verdicts.phrases import Name, Over, When
from servanda.kernel.verdicts.report import bounds_json
from servanda.record.reading import read_entry

if TYPE_CHECKING:
    from servanda.faces.causes import Reason
    from servanda.faces.judgements import Saying
    from servanda.kernel.base import Instant, Json
    from servanda.kernel.verdicts.speaker import Speaker
    from servanda.record.entries import Entry

NO_OCCASION = "no such occasion"


def entry_name(entry: Entry) -> str:
    """What an entry is called: its reference, else the beginning of its hash."""
    return safe(entry.ref) if entry.ref else entry.id[:15]


def saying_text(saying: Saying | None) -> str:
    """What is read, standing first; that there is no such occasion."""
    return NO_OCCASION if saying is None else str(saying)


def reason_text(speaker: Speaker, reason: Reason, at: Instant | None) -> str:
    """In full: which entry of which sort, of when and known since when; or what time did."""
    if reason.entry is None:
        return _time_text(speaker, reason, at)
    entry = reason.entry
    source = read_entry(entry).testimony.source
    by = speaker.show(Name(source))
    place = f"position {entry.seq}, {entry.type.value}, {by}"
    first = f"entry {entry_name(entry)} ({place}): {sort_text(reason)}"
    return "; ".join([first, *_times(speaker, entry)])


def sort_text(reason: Reason) -> str:
    """What sort of change an entry made."""
    if reason.sort is None:
        return ""
    text = reason.sort.value
    if reason.of is not None:
        text += f" of entry {entry_name(reason.of)} (position {reason.of.seq})"
    if reason.moves:
        text += ", by which a trigger or a moment of the term came, went or moved"
    if reason.closed or reason.complete:
        closed = [f"entry {safe(name)}" for name in reason.closed]
        closed += ["the method's declaration that the record is complete"] * reason.complete
        text += f", inside a time that was closed by {' and '.join(closed)}: it corrects that"
    if reason.withdrawn is not None:
        gone = reason.withdrawn
        text += f", since withdrawn by entry {entry_name(gone)} (position {gone.seq})"
    return text


def brief(reason: Reason) -> str:
    """In short: the entry, with its sort where that is not a report of its own."""
    if reason.entry is None:
        return reason.passing.value if reason.passing is not None else ""
    return f"entry {entry_name(reason.entry)}"


def _time_text(speaker: Speaker, reason: Reason, at: Instant | None) -> str:
    when = "" if at is None else speaker.instant(at)
    match reason.passing:
        case Passing.DUE if reason.due is not None:
            return f"its time ran out: due by {speaker.show(When(reason.due, until=True))}"
        case Passing.BEGAN:
            return f"its time began: {when}"
        case _:
            return f"the passing of time alone, at {when}"


def _times(speaker: Speaker, entry: Entry) -> list[str]:
    said = read_entry(entry)
    told: list[str] = []
    when = happened(said.content)
    if when is not None and when.start > DAWN and when.end < FOREVER:
        over = When(Between(when.start, when.last))
        period = when.dated or when.last - when.start > 0
        shown = speaker.show(Over(when.start, when.end) if period else over)
        told.append(f"of {shown}")
    if said.testimony.published is not None:
        told.append(f"published {speaker.instant(said.testimony.published)}")
    known = f"on record since {speaker.instant(entry.recorded)}"
    if when is not None and DAWN < when.last < entry.recorded:
        known += f", {speaker.length(entry.recorded - when.last)} after the time it speaks of"
    return [*told, known]


# ------------------------------------------------------------------------------------------- JSON


def saying_json(saying: Saying | None) -> dict[str, Json] | None:
    """What is read; null where there was no such occasion."""
    if saying is None:
        return None
    found: dict[str, Json] = {"verdict": saying.verdict.value, "wording": saying.word}
    if saying.standing:
        found["standing"] = saying.standing
    return found


def reason_json(reason: Reason, at: Instant | None) -> dict[str, Json]:
    """The same for programs; times in UTC."""
    if reason.entry is None:
        passing = reason.passing.value if reason.passing is not None else None
        due = bounds_json(reason.due)
        return {"by": "time", "what": passing, "at": iso(at), "due": due}
    entry = reason.entry
    said = read_entry(entry)
    when = happened(said.content)
    return {
        "by": "entry",
        "position": entry.seq,
        "entry": entry.key,
        "id": entry.id,
        "type": entry.type.value,
        "source": said.testimony.source,
        "sort": None if reason.sort is None else reason.sort.value,
        "of": None if reason.of is None else reason.of.key,
        "moves": reason.moves,
        "closed_by": list(reason.closed),
        "closed_by_method": reason.complete,
        "withdrawn_by": None if reason.withdrawn is None else reason.withdrawn.key,
        "valid": None if when is None else bounds_json(when.between),
        "published": iso(said.testimony.published),
        "recorded": iso(entry.recorded),
    }
