# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""When: dates, days and durations of a text, resolved only as far as they can be.

A window that counts from an event stays relative to it (``within 72 hours of the withdrawal``).
Days of the week, ``yesterday`` and dates without a year need the time of publication; without it
they stay unresolved, with their words, and so does a day without a year of which the nearest cannot
be meant. Dates are local days of the article's zone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from servanda.field.articles.resolving import clock_of, resolved
from servanda.field.articles.timewords import NO_DAY, PATTERNS, State, Window, fits


def windows(text: str, published: date | None, *, ahead: bool) -> list[Window]:
    """The times of a text in order, none overlapping. ``ahead``: it speaks of what is to come."""
    taken: list[tuple[int, int]] = []
    found: list[Window] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            if any(start < b and a < end for a, b in taken) or not fits(name, match, text):
                continue
            while end > start and (
                text[end - 1] in " ,"
                or (text[end - 1] == "." and not text[:end].endswith(("a.m.", "p.m.")))
            ):
                end -= 1
            taken.append((start, end))
            words = " ".join(text[start:end].split())
            found.append(
                resolved(
                    name, match, Window(start, end, words, State.UNRESOLVED), published, ahead=ahead
                )
            )
    return _merged(sorted(found, key=lambda w: w.start), text)


def _merged(found: list[Window], text: str) -> list[Window]:
    """A time of day and the day right after it (``at 8:30 a.m. on Friday``) as one."""
    out: list[Window] = []
    for window in found:
        before = out[-1] if out else None
        clock = (
            clock_of(re.sub(r"^(?:[A-Za-z]+ )+(?=\d|noon|midnight)", "", before.words))
            if before and before.why == NO_DAY
            else None
        )
        if before is None or before.why != NO_DAY or window.start - before.end > 2:
            out.append(window)
            continue
        whole = " ".join(text[before.start : window.end].split())
        day = window.first if window.first == window.last else None
        point = f"{day}T{clock}" if day and clock and "T" not in day else None
        side = before.words.split()[0].lower()
        first = None if side in ("by", "until", "before") else (point or window.first)
        last = None if side in ("from", "after") else (point or window.last)
        out[-1] = replace(window, start=before.start, words=whole, first=first, last=last)
    return out


LEADING: Final = 3
"""Words before a time up to which it leads its sentence."""


def main_window(
    found: list[Window], text: str, conditions: list[tuple[int, int]], verb: str
) -> Window | None:
    """The window that says when the act is: not one inside a condition, a deadline first.

    Not one that only describes something (``the truce signed last month``, ``the 27 November
    agreement``). ``verb``: the act's verb as printed.
    """
    free = [
        w
        for w in found
        if not any(a <= w.start < b for a, b in conditions) and not _describes(w, text, verb)
    ]
    if not free:
        return None

    def rank(window: Window) -> tuple[int, int]:
        low = window.words.lower()
        if low.startswith(("until", "till", "to ")) and re.search(
            r"exten|prolong|last|renew", verb
        ):
            return 1, window.start  # "last week extended the truce until 3 May"
        if window.why == NO_DAY:
            order = 4
        elif window.state is State.EVENT and not low.startswith("since"):
            # "on Friday, two days after the truce began": the day tells more than the distance
            order = 2 if re.match(r"(?:an?|\w+|\d+) \w+ (?:after|before)\b", low) else 0
        elif low.startswith(("by ", "within", "no later", "not later", "between", "from ")):
            order = 1
        elif low.startswith(("since", "until", "before", "after")) or low in (
            "shortly",
            "soon",
            "immediately",
            "recently",
        ):
            order = 3
        else:
            order = 2
        place = text.find(verb) if verb else -1
        inside = text[: window.start].strip()
        if window.start < place and len(inside.split()) > LEADING and "," in inside:
            order += 2  # "A, fighting since its founding in 1978, signed in 2003"
        return order, window.start

    return min(free, key=rank)


_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|\w+ed|came|began|took|fell|left|met|said|went"
    r"|broke|struck|gave|held|saw|became)\b"
)
"""A verb: what follows ``before`` or ``after`` is a clause and no thing."""


def _describes(window: Window, text: str, verb: str) -> bool:
    """Whether a time belongs to a thing that is named and not to the act."""
    before, after = text[: window.start].rstrip(), text[window.end :]
    if (
        re.search(r"\b(?:[Tt]he|a|an|[Ii]ts|their|this)$", before)
        and re.match(r"(?:['’]s)? [a-z]+", after)
        and not re.match(
            r" (?:and|or|to|by|in|at|on|from|until|after|before|that|with|for)\b", after
        )
    ):
        return True
    if re.search(
        r"\b(?:in|at|during) (?:an? |the |its |their |his |her |separate )?(?:\w+ )?"
        r"(?:statements?|interviews?|briefing|press conference|news conference|post|posts|speech"
        r"|letter|message)(?: (?:on|late|early))?$",
        before,
    ):
        return True  # when it was said
    if re.search(r"\b(?:before|after|of|since|by|until)$", before) and re.match(
        r"['’]s? \w", after
    ):
        return True  # "before next week's feast"
    place = text.find(verb) if verb else -1
    inside = before.split()
    if (
        window.start < place
        and len(inside) > LEADING
        and any(re.fullmatch(r"[a-z]+(?:ed|en)", w) for w in inside[1:])
        and not re.match(r"(?:On|In|At|By|Since|After|Before|During)\b", text)
    ):
        return True  # "all men held after clashes in July were to go": it is of those clashes
    led = re.match(r"(?:Despite|Following|Amid|Although|Though|Since|Because)\b[^,;]*, ", text)
    if led is not None and 0 < window.start < led.end():
        return True  # "Despite the truce of November, clashes go on"
    if re.search(
        r"\b(?:which|who|whose|where|that (?:began|ended|started|broke))\b[^,;]*$", before
    ):
        return True
    clause = re.search(r"\b(?:before|after|when|while|because)\b [^,;]*$", before)
    if (
        clause is not None
        and _CLAUSE.search(clause[0])
        and verb
        and 0 <= before.find(verb) < clause.start()
    ):
        return True
    if re.search(r"\b(?:scheduled|planned|set|due|slated) for$", before) and not re.search(
        r"\b(?:is|are|was|were|been) (?:scheduled|planned|set|due|slated) for$", before
    ):
        return True
    word = re.search(r"(\S+) ([a-z]\w*(?:ed|en)|held|set|made|met|begun|struck)$", before)
    if word is None or verb.endswith(word[2]):
        return False
    return not re.fullmatch(
        r"(?:is|are|was|were|be|been|being|has|have|had|to|and|who|not|\w+ly)", word[1].lower()
    )
