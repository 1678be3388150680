# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""What a printed name comes down to: its head, and the body somebody speaks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.words import Token, bare

Tokens = tuple[Token, ...]


class Sort(StrEnum):
    """What a speaker is, as far as the words tell."""

    PERSON = "person"
    BODY = "body"
    MANY = "several"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Head:
    """What a printed name comes down to: ``name`` as printed, its sort, whether it is a name.

    ``body`` is the body somebody speaks for (``a spokesman for X``, ``an X official``).
    """

    name: str
    sort: Sort
    named: bool
    body: str | None = None


_ORGS: Final = lx.word_set(
    "ministry office committee council army force forces agency bureau department mission "
    "nations union "
    "organization organisation fund programme program movement party front brigades group "
    "court house "
    "government authority command centre center coalition houthis force watch monitor "
    "network press "
    "league cross crescent parliament assembly secretariat commission cabinet corps guard "
    "police academy "
    "university cluster dashboard mechanism front alliance institute hospital foundation "
    "board committee team cell nation monitors "
    "post times news"
)
_FIELDS: Final = lx.word_set(
    "us un u.s. information energy security finance health economy justice affairs state national "
    "political bureau foreign defence defense interior field high"
)
"""Words of titles that alone make no title: ``the Health Cluster``."""
_OFFICES: Final = lx.word_set(
    "safety trade education communications water cooperation integration development rights "
    "refugees "
    "reintegration reconciliation peace territories"
)
"""Further words that a ministry's name ends with."""
_PARTICLES: Final = lx.word_set("al bin bint ibn abu de van von der el di da du la le dos")
_NAMED_PLACES: Final = lx.STATES


def words_of(toks: Tokens) -> list[Token]:
    """The tokens that are words."""
    return [t for t in toks if t.is_word]


def head_of(toks: Tokens, text: str) -> Head:
    """The head of a printed name. ``text``: the paragraph it stands in."""
    parts = _segments(toks)
    first = parts[0]
    if len(first) == 1 and first[0].low in lx.PRONOUNS:
        sort = {"one": Sort.PERSON, "body": Sort.BODY, "many": Sort.MANY}.get(
            lx.PERSONAL.get(first[0].low, ""), Sort.PERSON
        )
        return Head(first[0].text, sort, named=False)
    if len(first) == 1 and first[0].low in lx.OBJECT_PRONOUNS:
        subject = lx.OBJECT_PRONOUNS[first[0].low]
        sort = Sort.MANY if subject == "they" else Sort.PERSON
        return Head(subject, sort, named=False)
    joined = next(
        (k for k, t in enumerate(toks) if t.low in ("and", "&") and 0 < k < len(toks) - 1), None
    )
    if joined is not None and not _inside_name(toks, joined) and not _titled(toks, joined):
        return Head(
            text[_bare_start(toks) : toks[-1].end], Sort.MANY, named=toks[joined + 1].is_name
        )
    post = any(bare(t.low) in lx.PERSON_NOUNS for t in first)
    for part in parts[1:]:
        if all(t.is_name or t.low in _PARTICLES for t in part) and (post or not _is_named(first)):
            inner = head_of(part, text)
            if inner.sort is Sort.PERSON:
                return Head(inner.name, Sort.PERSON, named=True, body=_body(first, text))
    return _simple(first, text)


def _titled(toks: Tokens, at: int) -> bool:
    """Whether an *and* is in a post after the name: ``A B, Vice President, C and D, …``."""
    comma = next((k for k, t in enumerate(toks[:at]) if t.text == ","), None)
    if comma is None or not 2 <= comma <= 4 or not all(t.is_name for t in toks[:comma]):
        return False
    return any(bare(t.low) in lx.TITLES | lx.PERSON_NOUNS for t in toks[comma + 1 : at])


def _inside_name(toks: Tokens, at: int) -> bool:
    """Whether an *and* is part of one name (``Office of X and Y``), or of a description."""
    before = [t.low for t in toks[:at]]
    last = bare(toks[-1].low)
    if (
        before[0] == "the"
        and all(t.is_name for t in toks[1:at])
        and toks[at + 1].low not in lx.DETERMINERS
        and (last in _ORGS or last in lx.BODY_NOUNS or toks[-1].text == ")" or last.isupper())
    ):
        return True
    if (
        bare(toks[at - 1].low) in lx.TITLES
        and "." not in toks[at - 1].text
        and toks[at + 1].low not in lx.DETERMINERS
    ):
        return True
    if toks[at + 1].low in lx.DETERMINERS and not any(
        low in ("who", "which", "between") for low in before
    ):
        return False
    return any(low in ("of", "for", "who", "which", "between") for low in before) or not (
        toks[at - 1].is_name
        or toks[at - 1].low in lx.PLURAL_NOUNS
        or toks[at - 1].low.endswith("s")
    )


def _bare_start(toks: Tokens) -> int:
    return next((t.start for t in toks if t.low not in ("the", "a", "an")), toks[0].start)


def _segments(toks: Tokens) -> list[Tokens]:
    """The parts of a name between its commas, dashes and brackets."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in toks:
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        elif depth == 0 and token.text in (",", "–", "—", "--"):
            parts.append([])
        elif depth == 0 and (token.is_word or token.text in ("“", '"', "&", "/")):
            parts[-1].append(token)
    return [tuple(p) for p in parts if p] or [tuple(toks)]


def _is_named(part: Tokens) -> bool:
    core = after_titles(_last_names(part))
    return bool(core) and core[-1] is part[-1]


def _last_names(part: Tokens) -> Tokens:
    """The last row of capitalised words."""
    run: list[Token] = []
    for token in reversed(part):
        if (
            token.is_name
            or (run and token.low in _PARTICLES)
            or token.low.startswith(("al-", "el-", "er-", "as-"))
        ):
            run.insert(0, token)
        elif run:
            break
    while run and run[0].low in lx.DETERMINERS:
        run.pop(0)
    return tuple(run)


def after_titles(run: Tokens) -> Tokens:
    """A row of names without the titles before it."""
    if (
        not run
        or bare(run[-1].low) in _ORGS
        or bare(run[-1].low) in ("minister", "president", "secretary-general")
    ):
        return run
    if (
        not any(
            t.low.rstrip(".") in lx.TITLES and t.low.rstrip(".") not in _FIELDS for t in run[:-1]
        )
        and run[0].low not in _NAMED_PLACES
    ):
        return run
    cut = 0
    for at, token in enumerate(run[:-1]):
        low = token.low.rstrip(".")
        if bare(low) != low and at + 1 < len(run):
            continue
        if (low in lx.TITLES and low not in ("un", "us", "state", "national")) or (
            cut == at and low in _NAMED_PLACES and at and run[at - 1].low in ("for", "of")
        ):
            cut = at + 1
    return run[cut:]


def _simple(part: Tokens, text: str) -> Head:
    """The head of one part of a name."""
    cut = next(
        (k for k, t in enumerate(part) if k and t.low in ("who", "which", "that", "whose")),
        len(part),
    )
    part = part[:cut] or part
    stop = next((k for k, t in enumerate(part) if k and t.low in lx.PREPOSITIONS), len(part))
    core = part[:stop]
    while core and core[0].low in lx.DETERMINERS:
        core = core[1:]
    core = core or part
    last = bare(core[-1].low)
    run = _last_names(
        part if part[-1].is_name and stop < len(part) and _person_after(part, stop) else core
    )
    if (
        len(run) > 2
        and run[0].low in _NAMED_PLACES | _FIELDS | _OFFICES
        and _person_after(part, stop)
    ):
        run = run[1:]
    if (
        run
        and (run[-1] is core[-1] or run[-1] is part[-1])
        and not (
            run[-1] is part[-1]
            and stop < len(part)
            and not _person_after(part, stop)
            and core[-1] is not run[-1]
        )
    ):
        shown = after_titles(run)
        rest = tuple(t for t in core if t not in shown)
        name = text[shown[0].start : _extended(shown, part)].rstrip("’'")
        titled = len(shown) < len(run) or any(
            t.low in lx.PERSON_NOUNS or t.low.rstrip(".") in lx.TITLES for t in rest
        )
        sort = sort_of_name(
            shown, titled=titled, before=core[: core.index(shown[0])] if shown[0] in core else core
        )
        return Head(name, sort, named=True, body=_body(rest, text) if sort is Sort.PERSON else None)
    name = text[core[0].start : core[-1].end]
    far = next(
        (
            k
            for k, t in enumerate(part)
            if k
            and t.low in lx.PREPOSITIONS
            and t.low not in ("for", "of", "from", "with", "in", "at")
        ),
        len(part),
    )
    end = part[far - 1].end
    whole = text[core[0].start : end]
    del name
    if last in lx.PLURAL_NOUNS or (
        last.endswith("s") and last not in lx.BODY_NOUNS and last not in lx.PERSON_NOUNS
    ):
        sort = Sort.MANY
    elif last in lx.PERSON_NOUNS:
        sort = Sort.PERSON
    elif last in lx.BODY_NOUNS or last in _ORGS:
        sort = Sort.BODY
    else:
        sort = Sort.UNKNOWN
    return Head(whole, sort, named=False, body=_body(part, text))


def _extended(shown: Tokens, part: Tokens) -> int:
    """The end of a name with what ``of`` adds to a body's: ``Ministry of Health``."""
    last = bare(shown[-1].low)
    end = shown[-1].end
    if last not in _ORGS and last not in lx.BODY_NOUNS:
        return end
    at = next((k for k, t in enumerate(part) if t is shown[-1]), len(part)) + 1
    while at + 1 < len(part) and part[at].low in ("of", "for", "the", "and"):
        nxt = at + 1
        while nxt < len(part) and part[nxt].low in ("the", "of"):
            nxt += 1
        if nxt >= len(part) or not part[nxt].is_name:
            break
        while nxt < len(part) and part[nxt].is_name:
            nxt += 1
        end = part[nxt - 1].end
        at = nxt
    return end


def _person_after(part: Tokens, stop: int) -> bool:
    """Whether a full name follows a post (``Special Coordinator for Lebanon Jane Roe``)."""
    run = _last_names(part[stop:])
    if len(run) >= 3 and run[0].low in _FIELDS | _OFFICES:
        return True  # "Minister of Safety and Security A B"
    return len(run) >= 3 and run[0].low in _NAMED_PLACES and bare(run[0].low) == run[0].low


def sort_of_name(run: Tokens, *, titled: bool, before: Tokens) -> Sort:
    """What a row of capitalised words names. ``before``: the words before it in its part."""
    last = bare(run[-1].low)
    if last in _ORGS or last in lx.MEDIA:
        return Sort.BODY
    if last in ("houthis", "rebels", "taliban") or last in lx.PLURAL_NOUNS:
        return Sort.MANY
    if titled:
        return Sort.PERSON
    if before and before[0].low == "the":
        return Sort.BODY
    if (
        len(run) >= 2
        and not any(t.text.isupper() and len(t.text) > 1 for t in run)
        and bare(run[0].low) == run[0].low
    ):
        return Sort.PERSON
    return Sort.UNKNOWN


def _body(toks: Tokens, text: str) -> str | None:
    """The body that is named in a description, before its noun or after ``of`` and ``for``."""
    for at, token in enumerate(toks):
        if at + 1 < len(toks) and token.is_name and bare(token.low) != token.low:
            row = _last_names(toks[: at + 1])
            stop = next(
                (k for k, t in enumerate(toks) if k and t.low in lx.PREPOSITIONS), len(toks)
            )
            if row and at < stop and toks[stop - 1].low in lx.PERSON_NOUNS | lx.PLURAL_NOUNS:
                return bare(text[row[0].start : row[-1].end])
        if token.low in ("for", "of", "from", "in") and at:
            names: list[Token] = []
            for later in toks[at + 1 :]:
                if later.is_name or (names and later.low in _PARTICLES):
                    names.append(later)
                elif later.low in lx.DETERMINERS and not names:
                    continue
                else:
                    break
            if names and token.low != "in":
                return (
                    text[names[0].start : names[-1].end]
                    .rstrip("’'")
                    .removesuffix("’s")
                    .removesuffix("'s")
                )
    return None
