# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Whom a printed name means: heads of names, pronouns, and the few words that point back.

A pronoun means the one speaker of the sentence before it, or of the paragraph before; where there
are two, or another person is named there, it means nobody that can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
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
    if joined is not None and not _inside_name(toks, joined):
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
    core = _after_titles(_last_names(part))
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


def _after_titles(run: Tokens) -> Tokens:
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
    if len(run) > 2 and run[0].low in _NAMED_PLACES and _person_after(part, stop):
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
        shown = _after_titles(run)
        rest = tuple(t for t in core if t not in shown)
        name = text[shown[0].start : _extended(shown, part)].rstrip("’'")
        titled = len(shown) < len(run) or any(
            t.low in lx.PERSON_NOUNS or t.low.rstrip(".") in lx.TITLES for t in rest
        )
        sort = _sort_of_name(
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
    return len(run) >= 3 and run[0].low in _NAMED_PLACES and bare(run[0].low) == run[0].low


def _sort_of_name(run: Tokens, *, titled: bool, before: Tokens) -> Sort:
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


# ------------------------------------------------------------------------- who was meant before


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker as heard in one sentence; ``others`` are persons named there who did not speak.

    ``inner``: a person whose words a text or a body passes on; only a pronoun may mean them.
    """

    paragraph: int
    sentence: int
    head: Head
    others: frozenset[str]
    inner: bool = False


@dataclass(slots=True)
class Memory:
    """The speakers of an article so far, and the full names of its persons."""

    heard: list[Heard] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)
    described: dict[str, list[Head]] = field(default_factory=dict)
    short: dict[str, Head] = field(default_factory=dict)
    named: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    mentioned: list[Head] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    voiceless: set[int] = field(default_factory=set)
    posts: dict[str, set[str]] = field(default_factory=dict)

    def holder_of(self, toks: Tokens) -> Head | None:
        """The one person so far who was introduced by the words of a post."""
        post = " ".join(t.low for t in toks[1:] if t.is_word)
        found = {
            name
            for name, said in self.posts.items()
            if any(re.search(rf"(?<!deputy )\b{re.escape(post)}\b", words) for words in said)
        }
        return Head(next(iter(found)), Sort.PERSON, named=True) if len(found) == 1 else None

    def only_person(self, toks: Tokens) -> Head | None:
        """The one person who has been heard or named, where only a general word points back."""
        if bare(toks[-1].low) not in ("official", "envoy", "diplomat", "spokesman", "spokeswoman"):
            return None
        heard = {h.head.name: h.head for h in self.heard if h.head.sort is Sort.PERSON}
        return next(iter(heard.values())) if len(heard) == 1 else None

    def learn(self, toks: Tokens, head: Head) -> None:
        """Keeps a named person's full name under the family name, and what they were called."""
        if head.named and head.sort is Sort.PERSON and " " in head.name:
            last = head.name.split()[-1].lower()
            self.persons.setdefault(last, head.name)
            self.persons.setdefault(re.sub(r"^(?:al|el|as|an|ar|er|ash|at)-", "", last), head.name)
        if len(toks) > 2 and toks[-2].text == "," and toks[-1].text.isupper():
            self.short.setdefault(toks[-1].text, head)
        for at in range(1, len(toks) - 2):
            if toks[at].text == "(" and toks[at + 2].text == ")" and toks[at + 1].text.isupper():
                self.short.setdefault(toks[at + 1].text, head)
        posts = " ".join(bare(t.low) for t in toks if t.is_word)
        if head.named and head.sort is Sort.PERSON:
            self.posts.setdefault(head.name, set()).add(posts)
        for token in toks:
            low = bare(token.low)
            if (
                low in lx.PERSON_NOUNS or low in lx.BODY_NOUNS
            ) and head not in self.described.setdefault(low, []):
                self.described[low].append(head)

    def full(self, head: Head) -> Head:
        """The head with the full name of a person who was named in full before."""
        if head.name in self.short:
            return self.short[head.name]
        longer = self._longer(head)
        if longer is not None:
            return longer
        whole = self.persons.get(head.name.lower()) if head.named and " " not in head.name else None
        if whole is None and head.sort is Sort.PERSON and head.named and " " not in head.name:
            # "Gen. Teshome" of "Gen. Teshome Anagawe": some are called by their first name
            named = {n for n in self.persons.values() if head.name in n.split()}
            whole = next(iter(named)) if len(named) == 1 else None
        if whole is None and head.sort is Sort.UNKNOWN and head.named and " " not in head.name:
            seen = {n for n in self.seen if n.split()[-1] == head.name}
            whole = next(iter(seen)) if len(seen) == 1 else None
        return Head(whole, Sort.PERSON, named=True, body=head.body) if whole else head

    def _longer(self, head: Head) -> Head | None:
        """The one body heard so far whose name ends in these words (``the health ministry``)."""
        words = head.name.lower().split()
        if len(words) < 2 or head.sort is Sort.PERSON:
            return None
        found = {
            h.head.name.lower(): h.head
            for h in self.heard
            if h.head.name.lower().split()[-len(words) :] == words
            and h.head.sort is not Sort.PERSON
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def meant(
        self, toks: Tokens, head: Head, verb: str, at: tuple[int, int]
    ) -> tuple[Head | None, str]:
        """Whom a pronoun or a pointing word means, or None and why not."""
        pronoun = head.name.lower() in lx.PRONOUNS
        before = self._before(at)
        if not before:
            return None, "nobody is said to speak before it"
        before = [h for h in before if pronoun or not h.inner]
        if pronoun:
            fitting = [h for h in before if _fits(head, h.head)]
        else:
            fitting = [f for h in before if (f := _as_body(h, toks)) is not None]
        distinct = {h.head.name: h for h in fitting}
        if len(distinct) > 1:
            return None, "it could mean " + " or ".join(sorted(distinct))
        if not distinct:
            return None, "no speaker before it fits"
        (one,) = distinct.values()
        strangers = one.others - {one.head.name}
        if head.sort is Sort.PERSON and strangers and verb not in ("add", "continue"):
            return None, "it could mean " + " or ".join(sorted({one.head.name, *strangers}))
        return one.head, ""

    def _before(self, at: tuple[int, int]) -> list[Heard]:
        """The speakers of the nearest sentence before in the paragraph, else of the one before."""
        paragraph, sentence = at
        if self.named.get((paragraph, sentence - 1)) and not any(
            (h.paragraph, h.sentence) == (paragraph, sentence - 1) for h in self.heard
        ):
            return []  # persons are named in between who are not known to have spoken
        same = [h for h in self.heard if h.paragraph == paragraph and h.sentence < sentence]
        if same:
            nearest = max(h.sentence for h in same)
            return [h for h in same if h.sentence == nearest]
        before = paragraph - 1
        while before in self.voiceless:
            before -= 1  # a paragraph that is only a quotation: the speaker is the one before it
        return [h for h in self.heard if h.paragraph == before]


def _fits(pronoun: Head, head: Head) -> bool:
    if head.sort is Sort.UNKNOWN:
        return pronoun.sort is not Sort.PERSON or head.named is False
    if pronoun.sort is Sort.MANY:
        return head.sort in (Sort.MANY, Sort.BODY)
    return head.sort is pronoun.sort


def _as_body(heard: Heard, toks: Tokens) -> Heard | None:
    """Whom ``the group`` may mean: a body, or the one that a person spoke for."""
    noun = bare(toks[-1].low)
    if noun in _TEXTS:
        return heard
    if heard.head.sort is not Sort.PERSON:
        return heard if _may_be(noun, heard.head) else None
    if heard.head.body is None:
        return None
    return replace(heard, head=Head(heard.head.body, Sort.BODY, named=True))


def _may_be(noun: str, head: Head) -> bool:
    """Whether a body may be called so: no state is *the group*, no army *the agency*."""
    words = [bare(w) for w in head.name.lower().split()]
    if head.name.lower() in lx.STATES or words[-1] in (
        "army",
        "military",
        "ministry",
        "government",
    ):
        return noun in ("body", "institution")
    if noun in ("agency", "mission", "organization", "organisation"):
        return head.name.isupper() or noun in words or any(w in _AGENCIES for w in words)
    return True


_AGENCIES: Final = lx.word_set(
    "agency mission office programme program fund nations committee cross crescent organization "
    "organisation force authority commission bureau mechanism service news"
)
_TEXTS: Final = lx.word_set("statement report document letter update bulletin")
POINTING: Final = lx.BODY_NOUNS | lx.PERSON_NOUNS
GENERAL: Final = lx.word_set(
    "group movement agency mission organization organisation body statement report document "
    "letter "
    "update bulletin"
)
"""Nouns that may point back to any body; others only to one that was called so."""


def post_only(toks: Tokens) -> bool:
    """Whether a name is a post and nothing else: ``the prime minister``, ``the mission chief``."""
    words = [t for t in toks if t.is_word]
    return (
        3 <= len(words) <= 4
        and words[0].low == "the"
        and bare(words[-1].low) in lx.PERSON_NOUNS
        and all(t.low in lx.TITLES or t.low in lx.BODY_NOUNS for t in words[1:-1])
    )


def points_back(toks: Tokens) -> bool:
    """Whether a name is one noun after *the*: ``the group``, ``the official``."""
    words = [t for t in toks if t.is_word]
    if post_only(toks):
        return True
    return (
        len(words) == 2
        and words[0].low in ("the", "that", "this")
        and bare(words[1].low) in POINTING
        and not (words[1].text.isupper() and len(words[1].text) > 1)
    )


LONGEST_NAME: Final = 3
"""Words of the longest name that is taken for a person's without a title."""


def persons_named(toks: Tokens, memory: Memory) -> frozenset[str]:
    """Persons named in a sentence, as far as their names tell: two capitalised words or a title."""
    found: set[str] = set()
    run: list[Token] = []
    placed = False
    before = ""
    for token in (*toks, Token(".", 0, 0, ".")):
        if (
            token.is_name
            and token.is_word
            and token.low not in lx.DETERMINERS
            and token.low not in lx.OPENERS
        ):
            placed = placed if run else before in lx.PLACE_LEADS
            run.append(token)
            continue
        if run:
            shown = _after_titles(tuple(run))
            titled = len(shown) < len(run)
            known = memory.persons.get(bare(shown[-1].low))
            if known:
                found.add(known)
            elif (
                (titled or 2 <= len(shown) <= LONGEST_NAME)
                and _sort_of_name(shown, titled=titled, before=()) is Sort.PERSON
                and not _is_place(shown)
                and not (placed and not titled)
            ):
                found.add(" ".join(bare(t.text) for t in shown))
        run = []
        before = token.low
    return frozenset(found)


def _is_place(run: Tokens) -> bool:
    return bare(run[-1].low) in _PLACE_ENDS or bare(run[0].low) in _PLACE_BEGINS


_PLACE_ENDS: Final = lx.word_set(
    "strip bank city line river sea shalom heights states kingdom arabia nations crossing younis "
    "hanoun lahia camp valley council corridor east resolution agreement accord plan"
)
_PLACE_BEGINS: Final = lx.word_set(
    "gaza rafah khan beit deir tel saudi united middle west east south north security yellow blue "
    "red white kerem new january october"
)
