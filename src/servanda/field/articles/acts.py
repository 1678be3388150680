# ruff: noqa: RUF001 - typographic marks are what is read
"""Who does what to whom in a clause, as printed.

A passive without ``by`` has no actor; nobody is put in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.clauses import SUBORDINATE, any_verb, finite_verb
from servanda.field.articles.verbs import ACTS, Form
from servanda.field.articles.words import Token

Tokens = tuple[Token, ...]


Place = tuple[int, int]
"""From, up to: characters of the paragraph."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what to whom: each as a stretch of the paragraph, None where it is not printed."""

    actor: Place | None
    verb: Place
    patient: Place | None
    passive: bool
    negated: bool


def act_of(toks: Tokens) -> Act | None:
    """The act of a clause, None where no finite verb is found."""
    toks = main_clause(toks)
    at = any_verb(toks)
    if at is None:
        return None
    begin = _subject_start(toks, at)
    subject = _trimmed(toks[begin:at])
    end, passive, negated, ended = _group(toks, at)
    verb = (toks[at].start, toks[end - 1].end)
    rest = toks[end:]
    if subject and subject[0].low == "there":
        return Act(None, verb, _place(object_of(rest)), passive=False, negated=negated)
    if passive:
        return Act(_agent(rest), verb, _place(subject), passive=True, negated=negated)
    del ended
    return Act(_place(subject), verb, _place(object_of(rest)), passive=False, negated=negated)


def main_clause(toks: Tokens) -> Tokens:
    """The clause after a subordinate one that leads it (``Since the war began, …``)."""
    if len(toks) > 1 and toks[0].low == "even" and toks[1].low in SUBORDINATE:
        toks = toks[1:]
    if (
        len(toks) > LINKING
        and toks[0].low in ("this", "it")
        and toks[1].low in ("came", "comes", "follows")
    ):
        # "This came after A released …": what happened is in the clause
        rest = toks[3:] if toks[2].low in ("after", "as") else ()
        if rest and finite_verb(rest) is not None:
            return rest
    if len(toks) > 1 and toks[0].low == "as" and toks[1].low in ("many", "much", "few"):
        return toks  # "As many as 500 people fled": a figure leads, no clause
    if toks and toks[0].low in lx.PREPOSITIONS:
        # "At the talks, brokered by A, B had agreed …": what leads ends where a name begins
        for at, token in enumerate(toks):
            rest = toks[at + 1 :]
            if token.text == "," and len(rest) > 1 and _begins(rest):
                return rest
    if (
        not toks
        or toks[0].low
        not in SUBORDINATE
        | {"for", "although", "though", "while", "upon", "following", "despite", "whereas"}
        or toks[0].low in ("who", "which", "whose", "that")
    ):
        return toks
    for at, token in enumerate(toks):
        rest = toks[at + 1 :]
        if (
            token.text == ","
            and rest
            and not rest[0].text[0].isdigit()
            and finite_verb(rest) is not None
        ):
            return rest
    return toks


LINKING: Final = 4
"""Words of ``This came after A`` that only link a sentence to the one before."""


def _begins(rest: Tokens) -> bool:
    """Whether tokens begin with a subject that has its verb."""
    found = ACTS.get(rest[0].low)
    if (
        rest[0].text[:2] in ("19", "20")
        or (found is not None and found[1] in (Form.PAST, Form.ING))
        or (rest[0].low in lx.PREPOSITIONS and not _counts(rest))
        or rest[0].low in lx.CONJUNCTIONS
        or rest[0].low in ("which", "who", "where", "when", "whose")
    ):
        return False
    at = finite_verb(rest)
    return at is not None and not any(t.text == "," for t in rest[:at])


def _counts(rest: Tokens) -> bool:
    """Whether a preposition only rounds a figure (``over half``, ``about 40``)."""
    return (
        rest[0].low in ("over", "about", "around")
        and len(rest) > 1
        and (rest[1].text[0].isdigit() or rest[1].low in ("half", "a", "one", "two"))
    )


def act_to(toks: Tokens, actor: Tokens) -> Act | None:
    """The act of ``… to release …``: the first infinitive, done by ``actor``."""
    place = next(
        (
            k
            for k, t in enumerate(toks)
            if t.low == "to"
            and k + 1 < len(toks)
            and toks[k + 1].low not in lx.DETERMINERS
            and not toks[k + 1].is_name
        ),
        None,
    )
    if place is None:
        return None
    negated = place > 0 and toks[place - 1].low == "not"
    first = place + 1
    while first < len(toks) and (
        toks[first].low.endswith("ly") or toks[first].low in ("also", "not")
    ):
        negated = negated or toks[first].low == "not"
        first += 1
    if first >= len(toks):
        return None
    passive = toks[first].low == "be" and first + 1 < len(toks) and _participle(toks[first + 1])
    end = first + 2 if passive else first + 1
    if end < len(toks) and toks[end].low in _PARTICLES:
        end += 1
    verb = (toks[first].start, toks[end - 1].end)
    if passive:
        return Act(_agent(toks[end:]), verb, _place(actor), passive=True, negated=negated)
    return Act(_place(actor), verb, _place(object_of(toks[end:])), passive=False, negated=negated)


_PARTICLES: Final = lx.word_set("over out up back off down away")


def _group(toks: Tokens, at: int) -> tuple[int, bool, bool, str]:
    """The end of the verb group, whether it is passive, whether negated, and its main verb."""
    negated = bool(re.search(r"n['’]t$", toks[at].low)) or toks[at].low == "cannot"
    be = toks[at].low in lx.BE
    end = at + 1
    main = toks[at].low
    passive = False
    auxiliary = toks[at].low in lx.FINITE
    while end < len(toks) and auxiliary:
        low = toks[end].low
        if toks[end].text in ("[", "]"):
            end += 1
            continue
        if low in ("on", "at", "in") and (passed := _how_often(toks, end)) and passed < len(toks):
            end = passed
            continue
        if low in ("not", "never", "no longer"):
            negated = True
        elif low in ("be", "been", "being", "have"):
            be = be or low != "have"
        elif (low.endswith("ly") and low not in ("only", "family")) or low in (
            "also",
            "now",
            "still",
            "already",
            "yet",
            "then",
            "soon",
            "always",
            "only",
            "both",
            "once",
            "again",
            "almost",
            "just",
            "even",
            "since",
            "not",
        ):
            pass
        elif (be and low == "to" and (ahead := _infinitive(toks, end - 1)) is not None) or (
            be and low in _SET_TO and (ahead := _infinitive(toks, end)) is not None
        ):
            return ahead[0], ahead[1], negated, toks[ahead[0] - 1].low
        elif be and _participle(toks[end]):
            main, passive = low, True
            end += 1
            break
        elif (
            (
                be
                and low.endswith("ing")
                and low not in ("during", "nothing", "everything", "something", "anything")
            )
            or (not be and low in ACTS and _after_auxiliary(toks[at].low, low))
            or (not be and re.fullmatch(r"[a-z]+(?:ed|en)", low))
            or (
                not be
                and toks[end].text[0].islower()
                and low not in lx.DETERMINERS
                and low not in lx.PREPOSITIONS
                and toks[at].low in lx.MODALS
            )
        ):
            main = low
            end += 1
            break
        else:
            break
        end += 1
    if (
        end < len(toks)
        and toks[end].low in _PARTICLES
        and not (
            toks[end].low == "over"
            and main not in ("handed", "hand", "turned", "turn", "took", "take", "taken")
            and end + 1 < len(toks)
            and (toks[end + 1].low in ("the", "a") or toks[end + 1].text[0].isdigit())
        )
    ):
        end += 1
    return end, passive, negated, main


def _how_often(toks: Tokens, at: int) -> int | None:
    """The end of ``on several occasions`` inside a verb group."""
    end = at + 1
    while end < min(len(toks), at + 4):
        if toks[end].low in (
            "occasions",
            "occasion",
            "moment",
            "stage",
            "times",
            "cases",
            "instances",
        ):
            return end + 1
        end += 1
    return None


def _after_auxiliary(auxiliary: str, low: str) -> bool:
    """Whether a form may follow an auxiliary: ``had impacts`` is a thing had, no verb."""
    if auxiliary not in ("has", "have", "had"):
        return True
    return ACTS[low][1] in (Form.PAST, Form.PARTICIPLE) or low in _UNCHANGED


_UNCHANGED: Final = lx.word_set(
    "come become run cost cut put set hit shut spread burst let split hurt"
)
"""Base forms that are participles as well."""
_SET_TO: Final = lx.word_set(
    "supposed expected set due scheduled ready likely unlikely prepared bound obliged required"
    " planned slated obligated reported believed thought said known feared estimated understood "
    "poised meant able unable"
)


def _infinitive(toks: Tokens, at: int) -> tuple[int, bool] | None:
    """The end of ``expected to arrive``, and whether it is passive (``due to be released``)."""
    if at + 2 >= len(toks) or toks[at + 1].low != "to" or not toks[at + 2].text[0].islower():
        return None
    verb = at + 2
    if toks[verb].low in lx.DETERMINERS:
        return None
    if toks[verb].low == "have" and verb + 2 < len(toks):
        been = toks[verb + 1].low == "been"
        return verb + 2 + been, been and _participle(toks[verb + 2])
    passive = toks[verb].low == "be" and verb + 1 < len(toks) and _participle(toks[verb + 1])
    end = verb + 2 if passive else verb + 1
    return (end + 1 if end < len(toks) and toks[end].low in _PARTICLES else end), passive


def _participle(token: Token) -> bool:
    found = ACTS.get(token.low)
    if token.low in _ADJECTIVES:
        return False
    if token.low in _UNCHANGED and token.low not in ("come", "become", "run", "cost"):
        return True
    return (found is not None and found[1] in (Form.PAST, Form.PARTICIPLE)) or (
        found is None
        and bool(re.fullmatch(r"[a-z]{2,}ed|[a-z]{2,}(?:tt|k|v|r|z)en|[a-z]{2,}own", token.low))
    )


_ADJECTIVES: Final = lx.word_set(
    "concerned committed prepared determined interested focused convinced supposed pleased "
    "worried alarmed dedicated keen open even alleged continued"
)


def _agent(rest: Tokens) -> Place | None:
    """Who did it, after ``by``; not a time, a means or a way."""
    for at, token in enumerate(rest):
        if token.text == "," and _by_after(rest, at):
            continue
        if token.text in (",", ";", ":") or token.low in ("who", "which"):
            return None
        if (
            token.low == "to"
            and at + 1 < len(rest)
            and ACTS.get(rest[at + 1].low, ("", None))[1] is Form.BASE
        ):
            return None  # "was summoned to register protest over firing by A"
        if token.low == "by" and at + 1 < len(rest):
            after = rest[at + 1]
            if (
                after.text[0].isdigit()
                or after.low.endswith("ing")
                or after.low in lx.WEEKDAYS
                or after.low in lx.MONTHS
                or after.low
                in (
                    "noon",
                    "midnight",
                    "then",
                    "tomorrow",
                    "force",
                    "mistake",
                    "road",
                    "sea",
                    "air",
                )
            ):
                continue
            return _place(object_of(rest[at + 1 :], agent=True))
    return None


def _by_after(rest: Tokens, comma: int) -> bool:
    """Whether ``by`` follows, at once or after one aside: ``respected, in good faith, by A``."""
    second = next(
        (k for k in range(comma + 1, min(comma + 7, len(rest))) if rest[k].text == ","), None
    )
    places = [comma + 1] if second is None else [comma + 1, second + 1]
    return any(
        k + 1 < len(rest)
        and rest[k].low == "by"
        and not rest[k + 1].low.endswith("ing")
        and not rest[k + 1].text[0].isdigit()
        for k in places
    )


_STOPS: Final = lx.word_set(
    "if unless once until while because after before as when since so although though "
    "provided which who that and but"
)


def object_of(rest: Tokens, *, agent: bool = False) -> Tokens:
    """The words after a verb up to the end of what it takes."""
    end = 0
    while end < len(rest):
        token = rest[end]
        if token.text in (";", ":", "–", "—", ".") or (
            token.text == "," and not _listed(rest, end)
        ):
            break
        if token.low in _STOPS and end and token.low != "and":
            break
        if agent and token.low in lx.PREPOSITIONS and token.low not in ("of", "for"):
            break
        end += 1
    return _trimmed(rest[:end])


def _listed(rest: Tokens, comma: int) -> bool:
    """Whether a comma parts a list of names."""
    return (
        comma + 1 < len(rest)
        and rest[comma + 1].is_name
        and any(t.low == "and" for t in rest[comma + 1 : comma + 8])
    )


def _subject_start(toks: Tokens, verb: int) -> int:
    """Where the subject of a verb begins: after what leads the clause."""
    start = 0
    while start < verb:
        low = toks[start].low
        if low in lx.CONJUNCTIONS or toks[start].text in (",", ":", "“", '"'):
            start += 1
            continue
        if (
            low in lx.LEADERS
            or low in lx.PREPOSITIONS
            or (low in lx.MONTHS and toks[start].is_name)
        ):
            comma = next((k for k in range(start, verb) if toks[k].text == ","), None)
            if low == "at" and toks[start + 1].low in ("least", "most"):
                break
            second = _second_noun(toks, start, verb)
            if comma is None and second is not None:
                start = second  # "At the same time the second boat was adrift"
                break
            if comma is None:
                if low in ("earlier", "later", "today", "yesterday", "now", "also", "then"):
                    start += 1
                    continue
                return verb if low in ("in", "on", "at") and toks[verb].low in lx.BE else start
            start = comma + 1
            continue
        break
    return start


def _second_noun(toks: Tokens, start: int, verb: int) -> int | None:
    """Where a subject begins after a phrase of time that no comma parts from it."""
    if toks[start].low not in ("at", "on", "in", "by", "during", "after", "before"):
        return None
    for at in range(start + 3, verb):
        before = toks[at - 1]
        if (
            toks[at].low in ("the", "a", "an", "its", "their")
            and before.is_word
            and before.low not in lx.PREPOSITIONS
            and before.low not in lx.CONJUNCTIONS
        ):
            return at
    return None


def _trimmed(toks: Tokens) -> Tokens:
    start, end = 0, len(toks)
    while start < end and not toks[start].is_word and toks[start].text not in ("“", '"'):
        start += 1
    while end > start and (
        (not toks[end - 1].is_word and toks[end - 1].text not in ("”", ")", "%"))
        or _between(toks[end - 1].low)
    ):
        end -= 1
    return toks[start:end]


def _between(low: str) -> bool:
    return low in ("also", "then", "later", "now", "still", "already") or (
        low.endswith("ly") and low not in ("family", "italy", "july", "assembly", "ally")
    )


def _place(toks: Tokens) -> Place | None:
    return (toks[0].start, toks[-1].end) if toks else None
