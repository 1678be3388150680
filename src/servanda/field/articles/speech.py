# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Who says what in one sentence: attributions, outermost first, down to the innermost.

A sentence is read as tokens in which each full quotation is one token. The patterns, in order:
``X, citing Y, said …``; two clauses, each with its own speaker; ``…, X said``; ``…, X said, …``;
``According to X, …``; ``X said (that) …``; then, inside what is said, the same again. A second verb
of the same speaker (``…, adding that …``, ``… and warned that …``) is a statement of its own.
Nothing is attributed to the nearest name: where no pattern fits, there is no speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.adverbials import adverbials
from servanda.field.articles.attributions import QUOTED, Found, Saying, Speaker, Tokens
from servanda.field.articles.clauses import finite_verb
from servanda.field.articles.complements import complement_of, denial_of
from servanda.field.articles.patterns import (
    PARTICIPLES,
    according_to,
    issued,
    leading,
    middle,
    trailing,
)
from servanda.field.articles.relays import citing, impersonal, relayed, reported_by
from servanda.field.articles.splitting import Further, second_verbs, split
from servanda.field.articles.subjects import (
    AFTER,
    COUNTED,
    between,
    cue_at,
    finite_clause,
    np_like,
    stripped,
    subject_of,
)
from servanda.field.articles.verbs import CLAIM_NOUNS, SAYING, Form, Frame, Verb
from servanda.field.articles.words import Token, bare


def sayings(tokens: Sequence[Token]) -> list[Saying]:
    """The statements of one sentence."""
    return [s for s in _clause(stripped(tuple(tokens)), (), 0) if _says_something(s)]


def _says_something(saying: Saying) -> bool:
    return any(t.text == QUOTED or t.is_word for t in saying.tokens)


DEEPEST: Final = 5


def _clause(toks: Tokens, chain: tuple[Speaker, ...], depth: int) -> list[Saying]:
    """The statements of a clause said by ``chain``."""
    toks = _without_asides(_without_manner(toks))
    if not toks:
        return []
    if depth > DEEPEST:
        return [Saying((toks,), chain)]
    remark = _remarked(toks)
    if remark:
        return _clause(toks[remark:], chain, depth + 1)
    two = _two_clauses(toks)
    if two:
        return [s for part in two for s in _clause(stripped(part), chain, depth + 1)]
    toks, cited = citing(toks)
    denied = _denied_by_relative(toks)
    if denied:
        front, speaker, verb, words = denied
        said = _clause(stripped(front), chain, depth + 1)
        disputed = _disputed(stripped(front), speaker.tokens) if verb.frame is Frame.DENY else None
        if (
            len(speaker.tokens) == 1
            and speaker.tokens[0].low in lx.PERSONAL
            and said
            and said[0].chain
        ):
            speaker = replace(speaker, tokens=said[0].chain[-1].tokens)
        return [*said, Saying((words,), (*chain, speaker), verb, denied=disputed)]
    for find in (relayed, trailing, middle, according_to, leading, issued, impersonal, reported_by):
        found = find(toks)
        if found and chain and found.lead and found.lead[-1].low in TEMPORAL:
            # "X said it would go, a day after Y warned …": the clause of time is the writer's
            return [*_led_by_clause(found, (*chain, *cited)), *_said(found, (), (), depth)]
        if found:
            return [
                *_led_by_participle(found, chain, depth),
                *_led_by_clause(found, (*chain, *cited)),
                *_said(found, chain, cited, depth),
            ]
    second = second_verbs(toks)
    if second:
        first, subject, more = second
        whole = (*chain, *cited)
        return [Saying((first,), whole), *_further(more, subject, whole, depth)]
    relative = _said_by_relative(toks)
    if relative:
        front, found = relative
        return [Saying((front,), (*chain, *cited)), *_said(found, chain, (), depth)]
    colon = next(
        (k for k in range(1, len(toks) - 1) if toks[k].text == ":" and toks[k + 1].text == QUOTED),
        None,
    )
    if colon is not None:
        return [Saying((toks[colon + 1 :],), (*chain, *cited), lead=toks[:colon])]
    return [Saying((toks,), (*chain, *cited))]


def _without_asides(toks: Tokens) -> Tokens:
    """Without ``, however,`` after a verb of saying, which parts it from what is said."""
    for at in range(1, len(toks) - 2):
        if (
            toks[at].text == ","
            and toks[at + 2].text == ","
            and toks[at + 1].low in _ASIDES
            and toks[at - 1].low in SAYING
        ):
            return (*toks[:at], *toks[at + 3 :])
    return toks


_ASIDES: Final = lx.word_set("however meanwhile though too nevertheless also instead")


def _without_manner(toks: Tokens) -> Tokens:
    """Without ``, without giving details``: how it was said, no part of what was."""
    for at in range(len(toks) - 3, 2, -1):
        if toks[at].low == "without" and toks[at - 1].text == "," and toks[at + 1].low in _MANNER:
            return toks[: at - 1]
    return toks


_MANNER: Final = lx.word_set(
    "giving elaborating providing specifying naming offering citing saying going identifying"
)


def _said_by_relative(toks: Tokens) -> tuple[Tokens, Found] | None:
    """``… was used by the mediator, who said that …``."""
    for at in range(3, len(toks) - 2):
        if toks[at].low != "who" or toks[at - 1].text != ",":
            continue
        verb = SAYING.get(toks[at + 1].low)
        if verb is None or verb.form not in (Form.PAST, Form.THIRD):
            continue
        found = complement_of(toks, at + 1, verb._replace(form=Form.PAST))
        before = max(
            (k for k in range(at - 1) if toks[k].low in ("by", "with", "from", "to", "met")),
            default=None,
        )
        name = toks[(0 if before is None else before + 1) : at - 1]
        if found is None or not np_like(name):
            continue
        said, rest, meant, relays = found
        speaker = Speaker(name, meant.lemma, meant.frame, said)
        return toks[: at - 1], Found(speaker, meant, (rest,), name, (), relays)
    return None


def _remarked(toks: Tokens) -> int:
    """The place after ``It is worth noting that``, which is the writer's and says nothing."""
    words = [t.low for t in toks[:8]]
    if words[:2] == ["let", "us"] and "that" in words:
        return words.index("that") + 1
    if (
        words[:1] == ["it"]
        and words[1:2]
        and words[1] in ("is", "was", "should", "must")
        and "that" in words
    ):
        at = words.index("that")
        if at > 1 and any(
            w in ("noteworthy", "noting", "noted", "recalling", "mentioning") for w in words[:at]
        ):
            return at + 1
    return 0


def _led_by_participle(found: Found, chain: tuple[Speaker, ...], depth: int) -> list[Saying]:
    """``Noting that …, X said …``: what is noted is said by X as well."""
    verb = PARTICIPLES.get(found.lead[0].low) if found.lead else None
    if verb is None:
        return []
    complement = complement_of(stripped(found.lead), 0, verb._replace(form=Form.PAST))
    if complement is None:
        return []
    said, rest, meant, _ = complement
    speaker = Speaker(found.subject, meant.lemma, meant.frame, said)
    tail = (*chain, *found.chain, speaker)
    if meant.frame in (Frame.SAY, Frame.TELL, Frame.THINK):
        return [replace(s, verb=s.verb or meant) for s in _clause(stripped(rest), tail, depth + 1)]
    return [Saying((rest,), tail, meant, denial_of(rest) if meant.frame is Frame.DENY else None)]


def _led_by_clause(found: Found, chain: tuple[Speaker, ...]) -> list[Saying]:
    """``The convoy has entered, two weeks after X agreed to …``: what leads says something too."""
    lead = found.lead
    if len(lead) < LED or lead[-1].low not in AFTER or not finite_clause(lead[:-1]):
        return []
    end = _before_length(lead[:-1])
    if end < LED - 1:
        return []
    return [Saying((lead[:end],), chain)]


def _before_length(lead: Tokens) -> int:
    """The end of what leads, without how much later: ``…, nearly two weeks``, ``…, a day``."""
    comma = max((k for k, t in enumerate(lead) if t.text == ","), default=0)
    end = len(lead)
    while end > comma and (lead[end - 1].low in _LENGTHS or lead[end - 1].text[0].isdigit()):
        end -= 1
    later = lead[end:]
    if later and not (later[0].low in _BEGINS_LENGTH or later[0].text[0].isdigit()):
        return len(lead)
    return end - (end > 0 and lead[end - 1].text == ",")


_BEGINS_LENGTH: Final = lx.word_set(
    "even just nearly almost shortly soon a an two three four five six the several days weeks hours"
)
_LENGTHS: Final = COUNTED | _BEGINS_LENGTH | {"few", "day", "week", "month", "year", "hour"}
TEMPORAL: Final = ("after", "before", "when", "since", "until")
LED: Final = 6
"""Tokens from which what leads a sentence is a statement, and not ``His words came after``."""


def _disputed(front: Tokens, denier: Tokens) -> tuple[Tokens, Tokens]:
    """What a relative clause denies and who had said it: the innermost who is not the denier."""
    relative = _within_relative(front)
    if relative is not None:
        return relative
    about: Tokens = front
    holder: Tokens = ()
    words = {bare(t.low) for t in denier}
    while True:
        found = next(
            (f for find in (trailing, middle, according_to, leading) if (f := find(about))), None
        )
        if found is None or {bare(t.low) for t in found.subject} == words:
            return about, holder
        inner = tuple(t for part in found.rest for t in part)
        if not inner or inner == about:
            return about, holder
        about, holder = stripped(inner), found.subject


def _within_relative(front: Tokens) -> tuple[Tokens, Tokens] | None:
    """``…, which X says backs Y``: what is said is in the relative clause."""
    start = max((k for k, t in enumerate(front) if t.low == "which"), default=None)
    if start is None:
        return None
    for at in range(start + 2, len(front) - 1):
        cue = cue_at(front, at)
        if cue is not None and np_like(front[start + 1 : cue[1]]):
            return front[at + 1 :], front[start + 1 : cue[1]]
    return None


def _said(
    found: Found, chain: tuple[Speaker, ...], cited: tuple[Speaker, ...], depth: int
) -> list[Saying]:
    whole = (*chain, *found.chain, found.speaker, *cited)
    if found.verb.frame not in (Frame.SAY, Frame.TELL, Frame.THINK, Frame.QUOTE):
        first, more = split(found.rest[-1], found.subject, denies=found.verb.frame is Frame.DENY)
        first, other = _other_clause(first)
        rest = (*found.rest[:-1], first)
        denied = denial_of(rest[-1]) if found.verb.frame is Frame.DENY else None
        here = [
            Saying(rest, whole, found.verb, denied, found.lead),
            *(_clause(other, chain, depth + 1) if other else ()),
        ]
    else:
        first, more = found.rest[-1], list[Further]()
        if found.whole:
            first, more = split(found.rest[-1], found.subject, found.verb)
        if found.tail:
            more = split((Token(",", 0, 0, ","), *found.tail), found.subject)[1]
        if len(found.rest) > 1 or not first:
            here = [Saying((*found.rest[:-1], first), whole, found.verb, None, found.lead)]
        else:
            inner = _clause(stripped(first), whole, depth + 1)
            here = [replace(s, verb=s.verb or found.verb, lead=s.lead or found.lead) for s in inner]
    out = [s for s in here if _says_something(s)]
    return [*out, *_further(more, found.subject, (*chain, *found.chain), depth)]


def _other_clause(toks: Tokens) -> tuple[Tokens, Tokens]:
    """``X cited a deal, but other sources refer to …``: the second clause is not X's."""
    for at in range(2, len(toks) - 3):
        if toks[at].low not in ("but", "while", "although") or toks[at - 1].text != ",":
            continue
        right = stripped(toks[at + 1 :])
        if right and right[0].low not in lx.PRONOUNS and finite_clause(right):
            verb = finite_verb(right)
            if verb and subject_of(right[:verb]) is not None:
                return toks[: at - 1], right
    return toks, ()


def _further(
    more: Sequence[Further], subject: Tokens, chain: tuple[Speaker, ...], depth: int
) -> list[Saying]:
    """The statements that a speaker makes by further verbs."""
    out: list[Saying] = []
    for verb, part, words in more:
        tail = (*chain, Speaker(subject, verb.lemma, verb.frame, words))
        if verb.frame in (Frame.SAY, Frame.TELL, Frame.THINK):
            out += [
                replace(s, verb=s.verb or verb) for s in _clause(stripped(part), tail, depth + 1)
            ]
        else:
            denied = denial_of(part) if verb.frame is Frame.DENY else None
            out.append(Saying((part,), tail, verb, denied))
    return out


def _two_clauses(toks: Tokens) -> tuple[Tokens, Tokens] | None:
    """A sentence of two clauses, each with its own speaker, parted at the conjunction."""
    if toks[0].low in ("while", "although", "though", "whereas", "after", "as", "before"):
        for at in range(3, len(toks) - 3):
            if toks[at].text != ",":
                continue
            left, right = toks[1:at], toks[at + 1 :]
            one, two = leading(left), leading(right)
            if one and two and not one.lead and not two.lead:
                return left, right
            verb = finite_verb(right)
            if (
                one
                and not one.lead
                and toks[0].low in ("while", "although", "though", "whereas")
                and verb
                and subject_of(right[:verb]) is not None
            ):
                return left, right  # "While A welcomed it, B was critical, saying …"
    for at in range(3, len(toks) - 3):
        token = toks[at]
        if token.text == ";":
            left, right = toks[:at], toks[at + 1 :]
            if finite_clause(stripped(left)) and finite_clause(stripped(right)):
                return left, right
        if token.low not in ("and", "but", "while", "whereas", "although", "though", "as"):
            continue
        if toks[at - 1].text != "," and token.low in ("and", "but", "as"):
            continue
        left, right = toks[:at], stripped(toks[at + 1 :])
        if (
            token.low in ("while", "although", "though")
            and len(right)
            and right[0].low.endswith("ing")
            and right[0].low != "according"
        ):
            continue
        if not right or not (finite_clause(stripped(left)) or any(t.text == QUOTED for t in left)):
            continue
        if right[0].low == "according" and according_to(right):
            return left, right
        if (
            token.low in ("but", "while", "although", "though")
            and toks[at - 1].text == ","
            and right[0].low not in lx.PERSONAL
            and finite_clause(right)
            and (ended := trailing(stripped(left))) is not None
            and len(ended.rest) == 1
        ):
            return left, right  # "X, A said, but Y": the second clause is not A's
        found = leading(right)
        if (
            found
            and not found.lead
            and found.subject
            and found.subject[0].low not in ("that", "it", "they", "he", "she")
        ):
            return left, right
        if (
            found
            and found.subject
            and not found.lead
            and token.low in ("while", "but")
            and len(found.subject) == 1
            and not leading(stripped(left))
        ):
            return left, right
    return None


def _denied_by_relative(toks: Tokens) -> tuple[Tokens, Speaker, Verb, Tokens] | None:
    """``…, which X denied``; ``…, claims X denied``."""
    for at in range(len(toks) - 1, 2, -1):
        verb = SAYING.get(toks[at].low)
        judged = verb is not None and verb.lemma in (
            "describe",
            "call",
            "characterize",
            "characterise",
            "label",
            "term",
            "deem",
            "condemn",
            "welcome",
            "criticize",
            "criticise",
            "denounce",
            "reject",
        )
        if verb is None or (verb.frame is not Frame.DENY and not judged) or verb.form is Form.ING:
            continue
        end = at
        while end > 0 and between(toks[end - 1].low):
            end -= 1
        start = next((k for k in range(end - 1, 0, -1) if toks[k].text in (",", "–", "—")), None)
        if start is None or end - start < 3:
            continue
        link = start + 1
        while toks[link].low in ("a", "an", "the"):
            link += 1
        if toks[link].low != "which" and bare(toks[link].low) not in CLAIM_NOUNS | {"something"}:
            continue
        subject = toks[link + 1 : end]
        if subject and subject[0].low in ("that", "which"):
            subject = subject[1:]
        if not np_like(subject):
            continue
        if judged and verb.frame is not Frame.DENY:
            if toks[link].low != "which" or not finite_clause(stripped(toks[:start])):
                continue
            judge = verb._replace(frame=Frame.JUDGE)
            return toks[:start], Speaker(subject, verb.lemma, Frame.JUDGE), judge, toks[link:]
        if adverbials(toks, at + 1, tail=True) < len(toks):
            continue
        return toks[:start], Speaker(subject, verb.lemma, verb.frame), verb, toks[link:]
    return None
