# ruff: noqa: RUF001 - typographic marks are what is read
"""Several statements of one speaker in a row: ``…, adding that …``, ``… and warned that …``."""

from __future__ import annotations

from typing import Final, NamedTuple

from servanda.field.articles import lexicon as lx
from servanda.field.articles.attributions import QUOTED, Tokens
from servanda.field.articles.clauses import finite_verb
from servanda.field.articles.complements import complement_of
from servanda.field.articles.patterns import PARTICIPLES
from servanda.field.articles.subjects import between, cue_at, finite_clause, stripped, subject_of
from servanda.field.articles.verbs import SAYING, Form, Frame, Verb
from servanda.field.articles.words import Token


class Further(NamedTuple):
    """A further verb of a speaker, what is said by it, and the words between them."""

    verb: Verb
    part: Tokens
    said: Tokens


class _Cut(NamedTuple):
    """Where a further statement begins, its verb's place, and the verb."""

    begin: int
    at: int
    verb: Verb


def split(
    toks: Tokens, subject: Tokens, said: Verb | None = None, *, denies: bool = False
) -> tuple[Tokens, list[Further]]:
    """What is said first, and what the same speaker says by further verbs.

    ``said``: the verb by which a clause is said; a verb after ``and`` may then be of a speaker
    inside that clause, and ``and that`` goes on with the same verb.
    """
    if not subject:
        return toks, []
    cuts: list[_Cut] = []
    nested = clause = False
    for at in range(1, len(toks) - 1):
        inner = _speaks(toks, at) if said is not None and not cuts else None
        nested = nested or inner is not None
        clause = clause or inner in (Frame.SAY, Frame.TELL, Frame.THINK)
        cut = _participle(toks, at) or _again(toks, at, said)
        if cut is not None and denies and cut.verb.lemma in ("claim", "allege"):
            cut = None  # "denied reports, claiming that …": the reports claim it
        if cut is not None and clause and toks[at].low == "that" and toks[cut.begin].text != ",":
            cut = None  # "said that A reported X and that Y": it is A who goes on
        if cut is None and not clause:
            cut = _coordinate(toks, at, denies=denies)
            # "said that A agreed to go, and warned …": after a comma the outer speaker goes on
            if cut is not None and toks[cut.begin].text != "," and (nested or _is_deed(cut, said)):
                cut = None
        if cut is not None:
            cuts.append(cut)
    if not cuts:
        return toks, []
    more: list[Further] = []
    for number, (_, at, verb) in enumerate(cuts):
        end = cuts[number + 1].begin if number + 1 < len(cuts) else len(toks)
        if toks[at].low == "that":
            more.append(Further(verb, stripped(toks[at + 1 : end]), ()))
            continue
        found = complement_of(toks[:end], at, verb._replace(form=Form.PAST))
        if found is None:
            judged = verb._replace(frame=Frame.JUDGE)
            more.append(Further(judged, stripped(toks[at:end]), ()))
        else:
            words, rest, meant, _ = found
            more.append(Further(meant, stripped(rest), words))
    return toks[: cuts[0].begin], more


def second_verbs(toks: Tokens) -> tuple[Tokens, Tokens, list[Further]] | None:
    """``X met Y and reiterated that …``: verbs of saying after one of doing, same subject."""
    main = finite_verb(toks)
    if main is None:
        return None
    parted = subject_of(toks[:main])
    if parted is None:
        return None
    first, more = split(toks[main:], parted[1])
    if not more or any(further.verb.frame is Frame.RECORD for further in more):
        return None
    return (*toks[:main], *first), parted[1], more


def _is_deed(cut: _Cut, said: Verb | None) -> bool:
    """``said that elders accepted a truce and agreed to meet``: the elders did both."""
    return said is not None and cut.verb.frame in (Frame.COMMIT, Frame.REFUSE)


def _speaks(toks: Tokens, at: int) -> Frame | None:
    """The frame of another speaker's verb that stands there with its own subject."""
    cue = cue_at(toks, at)
    if at > 1 and cue is not None and subject_of(toks[: cue[1]]) is not None:
        return cue[0].frame
    return None


_LINKING: Final = ("while", "and", "but", "as", "after", "before", "by", "when")


def _participle(toks: Tokens, at: int) -> _Cut | None:
    """``…, adding that …``; ``… while denying that …``; ``… after accusing …``."""
    verb = PARTICIPLES.get(toks[at].low)
    if verb is None:
        return None
    behind = at - 1
    while behind > 0 and (between(toks[behind].low) or toks[behind].low in _LINKING):
        behind -= 1
    if toks[behind].text in (",", "–", "—"):
        return _Cut(behind, at, verb)
    if toks[behind].text == QUOTED or toks[at - 1].low in ("while", "after", "before"):
        return _Cut(behind + 1, at, verb)
    return None


def _again(toks: Tokens, at: int, said: Verb | None) -> _Cut | None:
    """``said that … and that …``."""
    if said is None or toks[at].low != "that" or toks[at - 1].low not in ("and", "but"):
        return None
    rest = toks[at + 1 :]
    quoted = rest[0].text == QUOTED or (rest[0].text == "," and len(rest) > 1)
    if not quoted and not finite_clause(rest):
        return None
    return _Cut(at - 2 if toks[at - 2].text == "," else at - 1, at, said)


def _coordinate(toks: Tokens, at: int, *, denies: bool = False) -> _Cut | None:
    """``… and warned that …``; after a denial also ``… and said all requests were met``."""
    verb = SAYING.get(toks[at].low)
    if (
        verb is None
        or verb.form not in (Form.PAST, Form.THIRD, Form.BASE)
        or (verb.form is Form.BASE and verb.lemma not in _PLURALS)
        or verb.frame in (Frame.RECORD, Frame.QUOTE)
        or not toks[at].text[0].islower()
    ):
        return None
    behind = at - 1
    while behind > 0 and between(toks[behind].low):
        behind -= 1
    if toks[behind].low not in ("and", "but") or behind == 0:
        return None
    claims = denies and verb.frame is Frame.SAY and finite_clause(toks[at + 1 :])
    if not claims and not _may_go_on(toks[at + 1], verb):
        return None
    before = SAYING.get(toks[behind - 1].low)
    passive = behind > 1 and toks[behind - 2].low in lx.BE
    if (
        before is not None
        and before.form is verb.form
        and toks[behind - 1].text[0].islower()
        and not passive  # "denied that it was refused and said …": refused is no second head
    ):
        return None  # "hopes and expects": one verb with two heads, of whoever is nearer
    return _Cut(behind - 1 if toks[behind - 1].text == "," else behind, at, verb)


_PLURALS: Final = ("call", "urge", "condemn", "reject", "note", "stress", "welcome")
"""Verbs whose form without ending is taken for a verb after ``and``."""
_GOES_ON: Final = lx.DETERMINERS | lx.word_set(
    "that on upon for to what it they he she we i there : , concern hope"
)


def _may_go_on(after: Token, verb: Verb) -> bool:
    """Whether a verb after ``and`` takes something of its own, as a verb of the same speaker."""
    if verb.frame is Frame.DENY and after.low.endswith("ing"):
        return True  # "and denied seeking …"
    return after.low in _GOES_ON or after.text == QUOTED or after.is_name
