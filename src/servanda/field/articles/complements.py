# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""What follows a verb of saying: a clause, a quotation, a name; and what the verb then means."""

from __future__ import annotations

from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.adverbials import REACH, adverbials, that_after
from servanda.field.articles.attributions import QUOTED, Speaker, Tokens
from servanda.field.articles.subjects import finite_clause, has_finite
from servanda.field.articles.verbs import BARE_NOUN, CLAIM_NOUNS, SAYING, Frame, Verb
from servanda.field.articles.words import Token, bare

Complement = tuple[Tokens, Tokens, Verb, tuple[Speaker, ...]]


def complement_of(toks: Tokens, at: int, verb: Verb) -> Complement | None:
    """What follows a verb of saying: words of its means, what is said, the verb as it is meant."""
    after = at + 1
    if after >= len(toks):
        return None
    match verb.frame:
        case Frame.TELL:
            return _told(toks, after, verb)
        case Frame.SAY | Frame.THINK:
            return _clause_after(toks, at, verb)
        case Frame.QUOTE:
            if verb.lemma != "cite" or not any(t.is_word for t in toks[after:]):
                return None
            return (), toks[at:], verb._replace(frame=Frame.RECORD), ()
        case Frame.COMMIT | Frame.REFUSE:
            return _commitment(toks, at, verb)
        case Frame.DEMAND:
            return _demand(toks, at, verb)
        case Frame.DENY | Frame.ACCUSE | Frame.JUDGE | Frame.RECORD:
            start = adverbials(toks, after)
            if start >= len(toks):
                return None
            if verb.frame is Frame.RECORD and toks[start].low == "that":
                return toks[after:start], toks[start + 1 :], verb._replace(frame=Frame.SAY), ()
            if (
                verb.lemma == "denounce"
                and toks[start].low == "that"
                and finite_clause(toks[start + 1 :])
            ):
                return toks[after:start], toks[start + 1 :], verb._replace(frame=Frame.SAY), ()
            if verb.lemma == "describe" and not any(t.low == "as" for t in toks[start:]):
                return None
            if verb.lemma in ("express", "voice") and not any(t.is_word for t in toks[start:]):
                return None
            return (), toks[at:], verb, ()


def _clause_after(toks: Tokens, at: int, verb: Verb) -> Complement | None:
    after = at + 2 if verb.lemma == "point" else at + 1
    that = that_after(toks, after, len(toks))
    if that is not None:
        return toks[after:that], toks[that + 1 :], verb, ()
    start = adverbials(toks, after)
    if start < len(toks) and toks[start].text == "," and start + 1 < len(toks):
        nxt = toks[start + 1]
        if nxt.text == QUOTED or nxt.low == "that":
            start += 1
            if nxt.low == "that":
                return toks[after:start], toks[start + 1 :], verb, ()
        else:
            return None
    if start < len(toks) and toks[start].text in (":", "–", "—", "--"):
        start += 1
    if start >= len(toks):
        return None
    rest = toks[start:]
    if rest[0].text == QUOTED or toks[start - 1].text == ":":
        return toks[after:start], rest, verb, ()
    if verb.lemma == "claim" and any(t.low in ("lives", "life") for t in rest[:8]):
        return None
    if verb.lemma == "warn" and rest[0].low in ("of", "against", "about"):
        return toks[after:start], toks[at:], verb, ()
    if verb.lemma in ("say", "add", "note", "warn", "claim", "think", "believe", "hope") and rest[
        0
    ].low in ("so", "of", "about", "for", "to", "against"):
        if rest[0].low == "to" and verb.lemma in ("claim", "hope"):
            return toks[after:start], toks[at:], verb, ()
        return None
    if verb.lemma == "warn" and _warned(rest):
        that = next(k for k, t in enumerate(rest) if t.low in ("that", "to", "against", "of"))
        if rest[that].low == "that":
            return (*toks[after:start], *rest[:that]), rest[that + 1 :], verb, ()
        return toks[after:start], toks[at:], verb._replace(frame=Frame.DEMAND), ()
    if rest[0].low in ("when", "whether", "how", "why", "where", "what", "if", "who"):
        return toks[after:start], rest, verb, ()
    if finite_clause(rest):
        return toks[after:start], rest, verb, ()
    if verb.lemma in ("say", "add") and len([t for t in rest if t.is_word]) > 3:
        return toks[after:start], rest, verb, ()
    if verb.lemma in BARE_NOUN and (rest[0].is_word or rest[0].text == "“"):
        return toks[after:start], rest, verb, ()
    return None


def _warned(rest: Tokens) -> bool:
    """``warned Hamas that``, ``warned residents to``: one name, then what was warned of."""
    for place, token in enumerate(rest[:8]):
        if token.low in ("that", "to", "against", "of"):
            return place > 0 and not has_finite(rest[:place])
        if token.text in (",", ":", QUOTED) or token.low in lx.FINITE:
            return False
    return False


def _told(toks: Tokens, after: int, verb: Verb) -> Complement | None:
    """``told Reuters (on Friday) that …``: an agency that was told is who relays it."""
    end = after
    while end < len(toks) and end - after <= REACH:
        token = toks[end]
        if token.low == "that" or token.text in (":", QUOTED):
            break
        if token.text == "," and end + 1 < len(toks) and toks[end + 1].text == QUOTED:
            break
        if token.low in lx.FINITE:
            end = len(toks)
            break
        end += 1
    if end < len(toks) and end - after <= REACH:
        heard = toks[after:end]
        rest = toks[end:]
        while rest and (rest[0].low in ("that", ",") or rest[0].text == ":"):
            rest = rest[1:]
        return (heard, rest, verb, relay_of(heard)) if rest else None
    # without "that": one name, then times and means, then a clause
    named = recipient_end(toks, after)
    if named is None:
        return None
    end = adverbials(toks, named)
    if end < len(toks) and toks[end].low == "to":
        return (), toks[after - 1 :], verb._replace(frame=Frame.DEMAND), ()
    if end >= len(toks) or not finite_clause(toks[end:]):
        return None
    heard = toks[after:end]
    return heard, toks[end:], verb, relay_of(heard)


def recipient_end(toks: Tokens, at: int) -> int | None:
    """The end of the one name that somebody was told by."""
    end = at
    while end < len(toks) and toks[end].low in lx.DETERMINERS:
        end += 1
    if end < len(toks) and toks[end].low in (
        "reporters",
        "journalists",
        "lawmakers",
        "them",
        "us",
        "him",
        "her",
        "me",
        "parliament",
        "delegates",
    ):
        return end + 1
    begun = end
    while end < len(toks) and toks[end].is_name and toks[end].low not in lx.WEEKDAYS:
        end += 1
        word = bare(toks[end - 1].low)
        if word in lx.AGENCIES or word in lx.MEDIA:
            break
    if end > begun:
        far = end
        while far < min(len(toks), end + 2) and toks[far].low in _MEDIUM:
            far += 1
        return far
    while end < len(toks) and toks[end].is_word and end - begun < 3:
        end += 1
        if (
            toks[end - 1].low in lx.COMMUNICATIONS
            or toks[end - 1].low in lx.BODY_NOUNS
            or toks[end - 1].low in lx.MEDIA
        ):
            while end < len(toks) and toks[end].low in lx.COMMUNICATIONS:
                end += 1  # "a news conference"
            return end
    return None


_MEDIUM: Final = lx.word_set(
    "news agency media channel newspaper television tv radio network website outlet magazine"
)


def relay_of(heard: Tokens) -> tuple[Speaker, ...]:
    """The medium that was told, as who passes it on."""
    kept: list[Token] = []
    for token in heard:
        if token.low in lx.PREPOSITIONS or token.text == "," or token.low in lx.WEEKDAYS:
            break
        kept.append(token)
    if kept and any(bare(t.low) in lx.MEDIA for t in kept) and any(t.is_name for t in kept):
        return (Speaker(tuple(kept), "told", Frame.TELL),)
    return ()


def _commitment(toks: Tokens, at: int, verb: Verb) -> Complement | None:
    """``pledged to …``, ``agreed that …``, ``promised the mediators that …``."""
    after = at + 1
    rest = toks[after:]
    if not rest:
        return None
    first = rest[0].low
    if verb.lemma == "commit" and not any(t.low == "to" for t in rest[:COMMITTED]):
        return None  # "committed 383 violations": a deed, no vow
    if (
        verb.lemma == "agree"
        and first in ("with", "on")
        and not any(t.low == "to" for t in rest[:10])
    ):
        meant = verb._replace(frame=Frame.JUDGE) if first == "with" else verb
        return (), toks[at:], meant, ()
    if first in ("to", "not", "that", "on", "in", "by") or rest[0].text == QUOTED:
        return (), toks[at:], verb, ()
    if verb.lemma in ("plan", "intend", "threaten") and first not in ("to", "that"):
        return None
    return (), toks[at:], verb, ()


def _wanted(rest: Tokens) -> bool:
    """``wanted both sides to agree``: somebody, and then what they are to do."""
    if rest[0].low not in lx.DETERMINERS and not rest[0].is_name:
        return False
    to = next((k for k, t in enumerate(rest[:12]) if t.low == "to"), None)
    return to is not None and to > 0 and not has_finite(rest[:to])


COMMITTED: Final = 5
"""Words after ``commit`` within which ``to`` makes it a vow."""


def _demand(toks: Tokens, at: int, verb: Verb) -> Complement | None:
    """``called on X to …``, ``urged X to …``, ``demanded that …``, ``called for …``."""
    rest = toks[at + 1 :]
    if not rest:
        return None
    first = rest[0].low
    if verb.lemma == "call":
        if first in ("on", "for", "upon"):
            return (), toks[at:], verb, ()
        if any(t.text == QUOTED or t.text in ("“", '"') for t in rest[:8]) or first in (
            "it",
            "them",
            "the",
            "this",
            "him",
            "her",
        ):
            return (), toks[at:], verb._replace(frame=Frame.JUDGE), ()
        return None
    if verb.lemma in (
        "ask",
        "request",
        "press",
        "push",
        "want",
        "require",
        "plead",
        "encourage",
        "appeal",
    ):
        to = any(t.low in ("to", "that", "for") for t in rest[:14])
        if not to:
            return None if verb.lemma != "request" else ((), toks[at:], verb, ())
        if verb.lemma == "require" or (verb.lemma == "want" and not _wanted(rest)):
            return None
    return (), toks[at:], verb, ()


def denial_of(toks: Tokens) -> tuple[Tokens, Tokens] | None:
    """What a denial is of and whose claim that was; None where something is refused, not denied."""
    verb = SAYING.get(toks[0].low)
    rest = toks[adverbials(toks, 1) :]
    strong = verb is not None and verb.lemma in ("deny", "refute", "rebut", "dispute", "disavow")
    noun = next((k for k, t in enumerate(rest[:9]) if bare(t.low) in CLAIM_NOUNS), None)
    if noun is not None and not has_finite(rest[:noun]):
        owner = [
            t
            for t in rest[:noun]
            if t.low not in lx.DETERMINERS
            and t.low not in ("any", "all", "recent", "earlier", "media", "press")
        ]
        content = rest[noun + 1 :]
        if content and content[0].low in ("by", "from"):
            end = next(
                (k for k, t in enumerate(content) if t.low in ("that", "of") or t.text == ","),
                len(content),
            )
            owner = list(content[1:end])
            content = content[end:]
        if bare(rest[noun].low) in ("involvement", "responsibility"):
            content = rest[noun:]
        if content and content[0].low in ("that", "of", "by", "about", "from"):
            content = content[1:]
        elif not content or not content[0].is_word:
            content = rest[noun : noun + 1]
        named = any(
            t.is_name
            or bare(t.low) in lx.PLURAL_NOUNS
            or bare(t.low) in lx.PERSON_NOUNS | lx.BODY_NOUNS
            for t in owner
        )
        return content, tuple(owner) if named else ()
    if not strong:
        return None
    if rest and rest[0].low == "that":
        rest = rest[1:]
    return rest, ()
