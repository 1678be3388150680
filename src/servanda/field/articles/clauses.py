# ruff: noqa: RUF001 - typographic marks are what is read
"""The finite verb of a clause: where what is said says something.

There is no tagger: auxiliaries are sure, forms of known verbs are likely where their place allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.verbs import ACTS, AMBIGUOUS, CLAIM_NOUNS, Form
from servanda.field.articles.words import Token, bare

SUBORDINATE: Final = lx.word_set(
    "who which whose where when after before as since because that if once unless until"
)


_RELATIVE: Final = lx.word_set("who which whose where that")


_NOUN_BEFORE: Final = lx.DETERMINERS | lx.PREPOSITIONS


def any_verb(toks: Sequence[Token]) -> int | None:
    """A finite verb, or, where none is sure, the first form that could be one where it stands."""
    at = finite_verb(toks)
    if at is not None:
        return at
    for place in range(2, len(toks)):
        found = ACTS.get(toks[place].low)
        before = toks[place - 1]
        if (
            found is not None
            and found[1] in (Form.THIRD, Form.PAST)
            and toks[place].text[0].islower()
            and before.low not in _NOUN_BEFORE
            and before.low not in ("and", "or", "to", "not", "been", "being")
            and before.low not in lx.BE
        ):
            return place
    return None


def finite_verb(toks: Sequence[Token]) -> int | None:
    """The place of the first finite verb of a clause, subordinate ones passed over."""
    skip = 0
    held: int | None = None
    for at, token in enumerate(toks):
        low = token.low
        if (
            at
            and low in _RELATIVE
            and (low != "that" or toks[at - 1].text == "," or _noun_like(toks[at - 1]))
            and _follows(toks, at)
        ):
            skip += 1
            continue
        kind = _kind(toks, at)
        if kind is None:
            if token.text in (",", "—", "–", ")") and skip:
                skip = max(0, skip - 1) if token.text != "," else 0
            continue
        if skip:
            skip -= 1
            continue
        if (
            kind == "likely"
            and held is not None
            and toks[held + 1].low == "by"
            and (low in NO_PARTICIPLES or ACTS.get(low, ("", None))[1] is Form.THIRD)
            and _reduced(toks, held)
            and _goes_on(toks, held, at)
        ):
            return at  # "the truce brokered by A and B came into force": the first describes it
        if (
            kind == "likely"
            and held is not None
            and ACTS.get(low, ("", None))[1] in (Form.BASE, Form.THIRD)
            and low not in AMBIGUOUS
            and toks[held + 1].low in lx.PREPOSITIONS
            and toks[held].low not in NO_PARTICIPLES
            and _reduced(toks, held)
            and not _parted(toks, held, at)
        ):
            return at  # "committees affiliated with A continue their work"
        if kind == "sure":
            if held is not None and _reduced(toks, held) and _goes_on(toks, held, at):
                return at
            if (
                held is not None
                and not _parted(toks, held, at)
                and _reduced(toks, held)
                and not _has_object(toks, held)
            ):
                return at
            return at if held is None else held
        if held is None:
            held = at
    return held


def _goes_on(toks: Sequence[Token], held: int, at: int) -> bool:
    """Whether a past form only describes the subject of a later verb.

    ``pallets administered by X and Y were …``; ``missions aimed at A, B and C, were …``.
    """
    after = toks[held + 1].low if held + 1 < len(toks) else ""
    stops = {",", ";", ":", "–", "—"}
    if after == "by" and not any(t.text in stops or t.low in SUBORDINATE for t in toks[held:at]):
        return True
    return (
        toks[at - 1].text == ","
        and after in ("at", "by", "in", "on", "to", "for", "with", "from")
        and toks[held].low not in NO_PARTICIPLES
        and toks[held - 1].text != ","
        and not any(
            t.low in ("and", "but")
            and k > 1
            and toks[held + k - 1].text == ","
            and finite_start(toks, held + k)
            for k, t in enumerate(toks[held:at])
        )
    )


def finite_start(toks: Sequence[Token], at: int) -> bool:
    """Whether a new clause begins after a conjunction: a pronoun or an article, then its verb."""
    return at + 1 < len(toks) and toks[at + 1].low in lx.PRONOUNS


NO_PARTICIPLES: Final = lx.word_set(
    "came went began gave took saw fell rose broke drove flew knew spoke wrote chose did "
    "was became "
    "remained emerged arrived erupted occurred happened said continued"
)
"""Past forms that never stand for a shortened relative clause."""


def _follows(toks: Sequence[Token], at: int) -> bool:
    """Whether anything finite follows a relative word soon, so that it opens a clause."""
    return any(_kind(toks, k) for k in range(at + 1, min(len(toks), at + 12)))


def _noun_like(token: Token) -> bool:
    return (
        token.is_word
        and token.low not in lx.FINITE
        and (token.low not in ACTS or bare(token.low) in CLAIM_NOUNS)
    )


def _parted(toks: Sequence[Token], first: int, second: int) -> bool:
    return any(
        t.text in (",", ";", ":", "–", "—")
        or t.low in SUBORDINATE
        or t.low in ("and", "but", "while", "said")
        for t in toks[first + 1 : second]
    )


def _has_object(toks: Sequence[Token], at: int) -> bool:
    """Whether a verb takes something at once, so that it is no participle after a noun."""
    if toks[at - 1].low in lx.PRONOUNS:
        return True
    after = toks[at + 1] if at + 1 < len(toks) else None
    return after is not None and (
        after.low in lx.DETERMINERS
        or after.text[0].isdigit()
        or (after.is_name and after.low not in lx.WEEKDAYS)
    )


def _reduced(toks: Sequence[Token], at: int) -> bool:
    """Whether a past form may be a shortened relative clause (``hostages held in …``)."""
    found = ACTS.get(toks[at].low)
    if found is None:
        return toks[at].low.endswith("ed")
    return found[1] in (Form.PAST, Form.PARTICIPLE)


def _kind(toks: Sequence[Token], at: int) -> str | None:
    """``sure`` for an auxiliary, ``likely`` for a full verb, None for anything else."""
    token = toks[at]
    low = token.low
    if low in lx.FINITE:
        if low in ("may", "might", "can", "will") and token.text[0].isupper() and at:
            return None
        if low == "had" and at and toks[at - 1].low == "to":
            return None
        return "sure"
    found = ACTS.get(low)
    if found is None and re.fullmatch(r"[a-z]{3,}ed", low) and low not in _NOT_VERBS:
        found = (low, Form.PAST)
        guessed = True
    else:
        guessed = False
    if (
        found is None
        and at
        and toks[at - 1].low in ("we", "they", "i")
        and re.fullmatch(r"[a-z]{3,}", low)
        and not low.endswith(("ly", "ing"))
        and low not in _NOT_AFTER_WE
        and at + 1 < len(toks)
        and toks[at + 1].is_word
    ):
        return "likely"
    if found is None or at == 0 or not token.text[0].islower():
        return None
    before = toks[at - 1]
    if before.low in _NOUN_BEFORE and before.low not in (
        "that",
        "both",
        "each",
        "all",
        "this",
        "these",
        "those",
        "many",
        "some",
        "others",
    ):
        return None
    if (
        before.text == ","
        and low not in ("occurred", "happened")
        and not any(t.text == "," for t in toks[: at - 1])
    ):
        return None
    if bare(before.low) != before.low or (
        before.low in ("to", "not", "and", "or", "very", "more", "newly") and guessed
    ):
        return None
    if before.low in lx.BE or before.low in ("been", "being", "to", "not"):
        return None
    form = found[1]
    after = toks[at + 1] if at + 1 < len(toks) else None
    if form is Form.PAST and before.text == "," and after is not None and after.low == "by":
        return None  # "the men, accompanied by guards, left"
    if form is Form.PAST and at > 1 and before.low.endswith("ly") and _named_thing(after):
        led = toks[at - 2].low
        if led in _NOUN_BEFORE or led in ("and", "or"):
            return None  # "of urgently needed shelter": it describes the thing after it
    if form in (Form.ING, Form.PARTICIPLE):
        return None
    if (
        form is Form.BASE
        and low in ("remain", "continue", "lack", "depend", "say", "believe")
        and before.is_word
        and before.low not in lx.FINITE
        and before.low not in lx.PREPOSITIONS
    ):
        return "likely"
    if form is Form.BASE:
        plural = (
            before.low in ("they", "we", "i", "you", "who")
            or bare(before.low) in lx.PLURAL_NOUNS
            or (
                before.low.endswith("s")
                and before.low not in ("is", "was", "has")
                and not before.low.endswith("ss")
                and (not before.is_name or at == 1)
            )
        )
        return (
            "likely"
            if plural and low not in AMBIGUOUS and _takes(after)
            else ("likely" if before.low in ("they", "we", "i") else None)
        )
    if form is Form.THIRD and (low in AMBIGUOUS or low.endswith("ss")):
        return (
            "likely"
            if (
                before.low in ("it", "he", "she", "who", "which")
                or (
                    before.low.endswith("ly")
                    and at > 1
                    and after is not None
                    and after.low in _OBJECTS
                )
                or (
                    before.is_name
                    and at > 1
                    and _takes(after)
                    and after is not None
                    and after.is_word
                    and after.low not in lx.PREPOSITIONS
                )
                or (before.is_name and at == 1 and after is not None and after.low in _OBJECTS)
            )
            else None
        )
    if form is Form.THIRD:
        return "likely"
    if before.low.endswith("ly") and at > 1:
        before = toks[at - 2]  # "the parties previously agreed"
    if (
        low in AMBIGUOUS
        and not (at > 1 and _amount_next(toks, at))
        and not (
            _takes(after)
            and (
                before.is_name
                or before.low in lx.PRONOUNS
                or before.low in lx.PLURAL_NOUNS
                or before.low in lx.BODY_NOUNS
                or before.low.endswith("s")
            )
        )
    ):
        return None
    if (
        guessed
        and after is not None
        and after.is_word
        and not _takes(after)
        and not after.is_name
        and after.low not in lx.PREPOSITIONS
        and not before.low.endswith("s")
    ):
        return None
    return "likely"


def _named_thing(after: Token | None) -> bool:
    """Whether a word after a past form is a plain noun, as far as its place tells."""
    return (
        after is not None
        and after.is_word
        and after.low not in lx.DETERMINERS
        and after.low not in lx.PREPOSITIONS
        and not after.low.endswith("ly")
    )


def _amount_next(toks: Sequence[Token], at: int) -> bool:
    """Whether a figure or an article follows, perhaps after a hedge."""
    rest = toks[at + 1 : at + 4]
    while rest and (rest[0].low.endswith("ly") or rest[0].low in _HEDGING):
        rest = rest[1:]
    return bool(rest) and (
        rest[0].text[0].isdigit() or rest[0].low in _COUNTING or rest[0].low in ("the", "a", "an")
    )


_NOT_AFTER_WE: Final = (
    lx.PREPOSITIONS
    | lx.CONJUNCTIONS
    | lx.word_set(
        "all both also too who each ourselves themselves still now then not never always once only"
    )
)
_COUNTING: Final = lx.word_set(
    "one two three four five six seven eight nine ten eleven twelve dozens hundreds "
    "thousands several"
)
_HEDGING: Final = lx.word_set("about some more than over at least up to around almost")
_OBJECTS: Final = lx.DETERMINERS | {"that", "it", "them", "him", "her", "more"}
_NOT_VERBS: Final = lx.word_set(
    "need seed speed indeed hundred united sacred wicked agreed-upon based red bed shed"
)


def _takes(after: Token | None) -> bool:
    """Whether a word may follow a verb as what it takes."""
    return (
        after is None
        or after.low in lx.DETERMINERS
        or after.low in lx.PREPOSITIONS
        or after.low
        in (
            "that",
            "it",
            "them",
            "him",
            "her",
            "us",
            "at",
            "more",
            "about",
            "over",
            "out",
            "back",
            "up",
            "least",
            "around",
            "nearly",
            "almost",
            "hundreds",
            "dozens",
            "thousands",
            "what",
            "how",
            "not",
            "its",
        )
        or after.text[0].isdigit()
        or after.low in _COUNTING
        or not after.is_word
        or after.is_name
        or after.low.endswith("ly")
    )
