# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""What a statement is to its speaker: commitment, demand, red line, report, assessment, denial.

From the frame of its verb first, then from its own words: *will* said of oneself is a commitment,
*must* said of somebody else a demand, *will not … unless* and *never* a red line, *may* and
*is likely* an assessment. The rest is a report.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.acts import act_of, main_clause
from servanda.field.articles.attributions import QUOTED, Saying
from servanda.field.articles.clauses import finite_verb
from servanda.field.articles.verbs import SAYING, Form, Frame
from servanda.field.articles.words import Token, bare


class Stance(StrEnum):
    """What a statement is to whoever makes it."""

    COMMITMENT = "commitment"
    DEMAND = "demand"
    RED_LINE = "red-line"
    REPORT = "report"
    ASSESSMENT = "assessment"
    DENIAL = "denial"


_RED = re.compile(
    r"\bred lines?\b|\bnon-?negotiable\b|\bnot negotiable\b|\bunder no circumstances\b"
    r"|\bno deal (?:without|unless|until)\b|"
    r"\b(?:will|would|can|could|shall|do|does|did)(?: not|n['’]t|not)(?: ever)? (?:ever "
    r")?(?:accept|allow|permit|tolerate|compromise|agree|negotiate|budge|relinquish|give "
    r"up|recognize|recognise)\b|"
    r"\b(?:will|would|shall) (?:never|under no)\b|\bnever (?:accept|allow|agree|permit)\b"
    r"|\bno (?:agreement|ceasefire|withdrawal|peace|truce|talks|negotiations) (?:without"
    r"|unless|until|as long as)\b|"
    r"\bcannot accept\b|\bnot (?:be )?accept(?:able|ed)?\b|\b(?:unacceptable|out of the "
    r"question)\b",
    re.IGNORECASE,
)
_NOT_WILL = re.compile(r"\b(?:will|would|shall)(?: not|n['’]t)\b|\bwon['’]t\b", re.IGNORECASE)
_HANGS = re.compile(r"\b(?:unless|until|as long as|so long as|if|before|without)\b", re.IGNORECASE)
_OUGHT = re.compile(
    r"(?:must|should|ought)\b|(?:has|have|had|needs?|needed) to\b|(?:is|are|was|were) "
    r"(?:required|obliged|bound|called upon) to\b"
)
_IMPERATIVE = re.compile(
    r"\bit(?: is| was|['’]s) (?:imperative|crucial|critical|essential|vital|time)\b|\blet us\b",
    re.IGNORECASE,
)
_REMINDED = re.compile(
    r"\b(?:remind|reminds|reminded|insist|insists)\b[^.]*\bmust\b", re.IGNORECASE
)
_JUDGED = re.compile(
    r"\b(?:(?-i:may)|might|could|likely|unlikely|appears?|appeared|seems?|seemed|probably"
    r"|possibly|perhaps|expected to|believed|risks?(?= \w+ing\b| collaps| renew)|"
    r"is (?:facing|on the (?:brink|verge))|suggests?|too (?:early|soon)|clear(?:ly)? that"
    r"|a real opportunity|opportunity to)\b",
    re.IGNORECASE,
)
_VALUE: Final = lx.word_set(
    "fragile dire catastrophic critical crucial important significant insufficient "
    "inadequate horrific shocking unprecedented "
    "good bad worse worst better best positive negative difficult impossible possible "
    "unclear volatile tense calm stable serious grave "
    "alarming encouraging disappointing unacceptable unjust illegal unlawful clear "
    "certain confident optimistic pessimistic hopeful happy "
    "ready essential vital necessary responsible meaningless dangerous devastating urgent "
    "precarious limited viable fair wrong right "
    "decisive historic landmark safe productive unproductive futile credible concerned worried "
    "alarmed saddened grateful "
    "proud disrespectful provocative "
    "reckless shameful barbaric criminal cowardly baseless false untrue "
    "challenging massive immense huge"
)
_BE: Final = lx.word_set("is are was were remains remain remained be been becomes became seems")
_OWN: Final = lx.word_set("we i it they he she us")
_FIRST: Final = frozenset(("we", "i"))
_OWNED: Final = lx.word_set("our my its their his her")
_SELF = re.compile(
    r"\b(?:is|are|am|was|were|stands?|remains?|stood)(?: also)? (?:fully )?(?:ready"
    r"|prepared|committed|determined|willing)\b|\b(?:going|plans?|planned|intends?"
    r"|intended|aims?|promised|pledged|vowed|agreed|committed) to\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall|['’]ll)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:will|shall|is to|are to|undertakes?|agrees?|must)\b", re.IGNORECASE)


def is_plan(texts: list[str]) -> bool:
    """Whether unattributed sentences read like an agreement's: most say what shall be done."""
    bound = sum(bool(_PLAN.search(text)) for text in texts)
    return len(texts) >= 2 and bound >= 0.6 * len(texts)


def stance_of(
    saying: Saying,
    words: str,
    names: tuple[str, ...],
    toks: tuple[Token, ...],
    *,
    quoted: bool,
    attributed: bool,
    plan: bool,
) -> Stance:
    """The stance of what is said.

    ``words`` as read, ``toks`` their tokens with quotations opened; ``names`` of the speaker in
    small letters; ``plan`` says that the text itself binds.
    """
    main = main_clause(tuple(t for t in toks if t.text != QUOTED))
    own = _is_own(main, names, quoted=quoted) and (attributed or _first_person(toks))
    frame = saying.verb.frame if saying.verb else None
    lemma = saying.verb.lemma if saying.verb else ""
    if saying.denied is not None:
        return Stance.DENIAL
    if lemma == "dismiss":
        return Stance.ASSESSMENT
    if frame is Frame.DENY or frame is Frame.REFUSE:
        return Stance.RED_LINE
    if frame is Frame.DEMAND:
        return Stance.DEMAND
    if frame is Frame.COMMIT:
        return (
            Stance.RED_LINE
            if lemma != "offer" and re.search(r"\bnever\b", words)
            else Stance.COMMITMENT
        )
    if frame is Frame.ACCUSE:
        return Stance.REPORT
    if frame is Frame.JUDGE:
        return (
            Stance.COMMITMENT
            if re.search(r"\b(?:readiness|willingness|commitment) to\b", words)
            else Stance.ASSESSMENT
        )
    if quoted and re.match(r"(?:please|do not|don['’]t|stop|cease)\b", words, re.IGNORECASE):
        return Stance.DEMAND
    begun = SAYING.get(toks[0].low) if toks else None
    if attributed and begun is not None and begun.form in (Form.PAST, Form.THIRD, Form.BASE):
        meant = _PERFORMED.get(begun.frame)
        if toks[0].text[0].islower() and begun.frame in (Frame.JUDGE, Frame.DEMAND) and meant:
            return meant  # "A council “welcomed the deal”", B said
    if _RED.search(words) and (own or _about_deal(words)):
        return Stance.RED_LINE
    if own and _NOT_WILL.search(words) and _HANGS.search(words):
        return Stance.RED_LINE
    performed = _performed(toks)
    if performed is not None:
        return performed
    if _is_demanded(toks, words) and not own and (attributed or (plan and not _PLAN.search(words))):
        return Stance.DEMAND
    if own and _thinks(main):
        return Stance.ASSESSMENT
    if (
        own
        and lemma not in ("believe", "expect", "fear", "think", "hope")
        and _is_promise(toks, words)
    ):
        return Stance.COMMITMENT
    if frame is Frame.SAY and re.match(
        r"(?:the |an? )?(?:\w+ )?(?:need|importance|significance|necessity|urgency) (?:to|of"
        r"|for)\b",
        words,
        re.IGNORECASE,
    ):
        return Stance.ASSESSMENT
    if re.match(
        r"(?:its|their|his|her|our|full|the)?\s*(?:\w+ )?(?:commitment|readiness"
        r"|willingness|determination) (?:to|for)\b",
        words,
        re.IGNORECASE,
    ):
        return Stance.COMMITMENT
    if (
        attributed
        and re.search(
            r"\b(?:agreement|deal|accord|plan|proposal|text|annex|protocol|phase"
            r"|framework|memorandum)\b",
            " ".join(names),
        )
        and _PLAN.search(words)
    ):
        return Stance.COMMITMENT
    if not attributed and not quoted and re.search(r"\bshall\b", words):
        return Stance.COMMITMENT
    if not attributed and plan and _PLAN.search(words):
        return Stance.COMMITMENT
    if (
        frame is Frame.THINK
        or _JUDGED.search(_UNVERIFIED.sub("", _ASIDE.sub("", _main(words))))
        or _valued(main)
    ):
        return Stance.ASSESSMENT
    return Stance.REPORT


def _thinks(toks: tuple[Token, ...]) -> bool:
    """Whether the main verb is one of thinking: ``he did not believe A would go``."""
    at = finite_verb(toks)
    if at is None:
        return False
    for token in toks[at : at + 4]:
        verb = SAYING.get(token.low)
        if verb is not None:
            return verb.frame is Frame.THINK and verb.lemma in _THINKING
    return False


_THINKING: Final = lx.word_set("believe think expect hope fear doubt suspect feel consider")


def _performed(toks: tuple[Token, ...]) -> Stance | None:
    """``We call on …``, ``I condemn …``: a verb of saying in the first person does what it says."""
    for at, token in enumerate(toks[:14]):
        if token.low not in ("we", "i") or any(
            t.low in ("that", "if", "because", "when", "what") for t in toks[:at]
        ):
            continue
        for place, later in enumerate(toks[at + 1 : at + 14], at + 1):
            verb = SAYING.get(later.low)
            if later.low == "want" and toks[place + 1 : place + 2] and toks[place + 1].low == "to":
                return None  # "I want to say": a wish to speak asks for nothing
            if verb is not None and verb.form is Form.BASE and verb.frame in _PERFORMED:
                return _PERFORMED[verb.frame]
            if later.low in lx.FINITE:
                return None
        return None
    return None


_PERFORMED: Final = {
    Frame.DEMAND: Stance.DEMAND,
    Frame.DENY: Stance.DENIAL,
    Frame.REFUSE: Stance.RED_LINE,
    Frame.COMMIT: Stance.COMMITMENT,
    Frame.JUDGE: Stance.ASSESSMENT,
    Frame.THINK: Stance.ASSESSMENT,
}


def _first_person(toks: tuple[Token, ...]) -> bool:
    return any(t.low in ("we", "i", "our", "my") for t in toks[:8])


def _is_demanded(toks: tuple[Token, ...], words: str) -> bool:
    """Whether the main verb says what ought to be, and not a clause inside it."""
    if _IMPERATIVE.search(_main(words)):
        return True
    plain = [t for t in toks if t.text != QUOTED]
    at = finite_verb(plain)
    if at is None:
        return False
    group = " ".join(t.low for t in plain[at : at + 4])
    return bool(_OUGHT.match(group)) or bool(_REMINDED.search(words))


def _about_deal(words: str) -> bool:
    return bool(
        re.search(
            r"\bred lines?\b|non-?negotiable|not negotiable|^no |\bno deal\b|"
            r"\bno (?:\w+ ){1,3}(?:without|unless|until)\b|out of the question",
            words,
            re.IGNORECASE,
        )
    )


_UNVERIFIED = re.compile(
    r"\bcould(?: not|n['’]t)? be (?:\w+ )?(?:verified|confirmed|reached|heard|seen|felt|attributed"
    r"|determined|identified|established|located)\b",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"\b(?:(?:which|who|that) (?:could|may|might|seems?|appears?)|whether)\b.*"
    r"|\bcould not (?:say|comment|confirm|give|name)\b"
)
"""What is judged in a clause about a thing that is named is not what the statement says."""


def _main(words: str) -> str:
    """The words without what is quoted inside them and without conditions at their end."""
    words = re.sub(r", (?:thus |thereby )?(?!according|including)\w+ing\b.*", " ", words)
    return re.sub(r"[“\"][^”\"]*[”\"]", " ", words) if not re.match(r"[“\"]", words) else words


def _is_own(toks: tuple[Token, ...], names: tuple[str, ...], *, quoted: bool) -> bool:
    """Whether the subject of what is said is its speaker."""
    words = [t for t in toks if t.text != QUOTED]
    at = finite_verb(words)
    if at is None:
        return False
    subject = [t for t in words[:at] if t.is_word]
    while subject and subject[0].low in lx.LEADERS | {"that", "and", "but"} | {"in", "on"}:
        comma = next(
            (k for k, t in enumerate(words[:at]) if t.text == "," and t.start > subject[0].start),
            None,
        )
        if comma is None:
            subject = subject[1:]
            break
        subject = [t for t in words[comma + 1 : at] if t.is_word]
    if not subject:
        return False
    if subject[-1].low == "it" and _says_how(words, at):
        return False  # "it would be necessary": nobody's own act
    stop = next((k for k, t in enumerate(subject) if k and t.low in lx.PREPOSITIONS), len(subject))
    first, last = subject[0].low, bare(subject[stop - 1].low)
    if first in (_FIRST if quoted else _OWN) and len(subject) <= 3:
        return True
    if first in (("our", "my") if quoted else _OWNED) and last in (
        "forces",
        "government",
        "army",
        "military",
        "group",
        "movement",
        "country",
        "side",
        "party",
        "troops",
        "office",
        "ministry",
        "agency",
        "organization",
        "organisation",
        "fighters",
        "peacekeepers",
        "teams",
        "administration",
        "nation",
        "state",
        "people",
    ):
        return True
    if first == "the" and len(subject) == 2 and any(last in name.split() for name in names):
        return True
    low = " ".join(bare(t.low) for t in subject)
    return any(
        name and (low in (name, f"the {name}") or (len(subject) <= 3 and name in low.split()))
        for name in names
    )


def _says_how(words: list[Token], at: int) -> bool:
    """Whether a verb only says how something is: ``would be necessary to …``."""
    group = [t.low for t in words[at : at + 4]]
    return any(low in _BE for low in group[:2]) and any(low in _VALUE for low in group[1:])


def _is_promise(toks: tuple[Token, ...], words: str) -> bool:
    act = act_of(tuple(t for t in toks if t.text != QUOTED))
    if act is None or re.search(r"\bwould like to\b|\bwill have to\b|\bwould have to\b", words):
        return False
    return bool(_WILL.search(words[: max(80, len(words) // 2)]) or _SELF.search(words))


def _valued(toks: tuple[Token, ...]) -> bool:
    """Whether the main verb only says how something is (``is fragile``)."""
    words = [t for t in toks if t.text != QUOTED]
    at = finite_verb(words)
    if at is not None and words[at].low in lx.MODALS and words[at + 1 : at + 2]:
        at += 1  # "would be necessary"
        while words[at].low in ("only", "not", "also", "never") and at + 1 < len(words):
            at += 1
    if at is not None and words[at].low in ("find", "finds", "found", "consider", "considers"):
        return any(t.low in _VALUE for t in words[at + 2 : at + 8])
    if at is None or words[at].low not in _BE:
        return False
    after = [t.low for t in words[at + 1 : at + 7] if t.is_word]
    for place, low in enumerate(after):
        if low == "ready" and after[place + 1 : place + 2] == ["to"]:
            return False  # "is ready to act": what somebody will do, no judgement
        if low in _VALUE:
            return True
        if low in (
            "not",
            "very",
            "only",
            "extremely",
            "still",
            "too",
            "so",
            "more",
            "most",
            "increasingly",
            "being",
            "an",
            "a",
            "the",
            "now",
            "as",
            "absolutely",
            "fully",
        ) or low.endswith("ly"):
            continue
        if place > 1:
            return False
    return False
