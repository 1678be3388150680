# ruff: noqa: RUF001 - typographic marks are what is read
"""Conditions, hedges and amounts of a statement, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.verbs import ACTS, AMBIGUOUS, Form

Place = tuple[int, int]
"""From, up to: characters of the text."""

_CONDITION = re.compile(
    r"\b(?:if|unless|once|provided that|providing that|(?<=, )provided|for (?:every|each)"
    r"(?= \w+ (?:\w+ ){0,3}?(?:returned|released|who|whose|that|freed|handed))|(?:as|so) "
    r"long as|as soon as(?! possible)|on (?:the )?condition(?: that| of)?|"
    r"in (?:exchange|return) for|subject to|(?:conditional|contingent|conditioned"
    r"|dependent|depends|depend|depended) (?:up)?on|"
    r"only (?:after|when|if|once)|in the event (?:of|that)|assuming(?: that)?|until"
    r"|except (?:if|when|where)|in case)\b",
    re.IGNORECASE,
)


_NOT_CONDITION = re.compile(
    r"\b(?:as if|even if|at once|once (?:again|more|considered|home)|more than once"
    r"|(?:that|who|which|was|were|had|has|have|is|are) once"
    r"|condition of anonymity|what if|ask(?:ed)? if|see if|on condition of anonymity)\b",
    re.IGNORECASE,
)


_UNTIL_TIME = re.compile(
    r"until (?:then|now|today|midnight|noon|dawn|dusk|sunset|late|early|the (?:end"
    r"|morning|evening)|recently|further notice|\d|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|(?:19|20)\d\d)",
    re.IGNORECASE,
)


def conditions(text: str) -> list[Place]:
    """What a statement is said to hang on, from its first word (``if``, ``once``) to its end."""
    found: list[Place] = []
    for match in _CONDITION.finditer(text):
        start = match.start()
        if any(a <= start < b for a, b in found):
            continue
        if any(
            n.start() <= start < n.end() for n in _NOT_CONDITION.finditer(text)
        ) or _UNTIL_TIME.match(text, start):
            continue
        found.append((start, _condition_end(text, start)))
    return found


def _condition_end(text: str, start: int) -> int:
    leads = not text[:start].strip(" ,“\"'‘") or text[:start].rstrip().endswith(
        (",", ";", ":", "—", "–", "that", "and", "but")
    )
    end = len(text)
    for mark in re.finditer(r"[;—–]|,(?!\d)|\.(?=\s|$)", text[start:]):
        at = start + mark.start()
        if mark[0] == ",":
            after = text[at + 1 :].lstrip()
            if not leads and not re.match(
                r"(?:and|but|while|which|adding|saying|warning|he|she|it|they|the \w+ "
                r"(?:said|added))\b",
                after,
            ):
                continue
            if leads and re.match(r"(?:or|and) (?:if|once|unless|until|as long)\b", after):
                continue
        end = at
        break
    return start + len(text[start:end].rstrip(" \"”.'’"))


HEDGES: Final = re.compile(
    r"\b(?:almost|nearly|about|around|roughly|approximately|approx\.|circa|some(?= [\d,]+"
    r"| (?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand)\b)|"
    r"more than|over(?= (?:\d|a (?:hundred|thousand|million)|half|one|two|three|half))|at "
    r"least|up to|as many as|as much as|less than|fewer than|no more than|no fewer than"
    r"|not more than|close to|"
    r"tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|several"
    r"|estimated|an estimated|"
    r"reportedly|allegedly|apparently|purportedly|supposedly|presumably|possibly|probably"
    r"|likely|unlikely|perhaps|seemingly|ostensibly|"
    r"may|might|could|appears?|appeared|seems?|seemed|suspected|alleged|so-called"
    r"|believed to|thought to|said to|understood to|expected to|"
    r"in principle|in part|partially|to some extent|"
    r"what (?:it|he|she|they|the \w+|\w+) (?:said (?:was|were|is|are)|called|described as"
    r"|describes as|calls|claims? (?:is|are|was|were)|claimed (?:was|were)))\b",
    re.IGNORECASE,
)


_MAY_MONTH = re.compile(r"\b(?:(?:\d{1,2}|in|of|since|until|by|on|early|mid|late) May\b|May \d)")


def hedges(text: str) -> list[str]:
    """The words that make a statement less than certain or exact, as printed, each once."""
    found: list[str] = []
    for match in HEDGES.finditer(text):
        if match[0] == "May" or (
            match[0].lower() == "may"
            and _MAY_MONTH.search(text[max(0, match.start() - 6) : match.end() + 3])
        ):
            continue
        if match[0].lower() in ("around", "about", "over") and not re.match(
            r"\s+(?:\d|half|one|two|three|four|five|six|seven|eight|nine|ten|a (?:dozen"
            r"|hundred|thousand|million)|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
            r"|eighty|ninety)",
            text[match.end() :],
        ):
            continue
        if match[0].lower() == "over" and _HANDED.search(text[: match.start()]):
            continue
        if match[0] not in found:
            found.append(match[0])
    return found


_WORD = "(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty)"
_NUMBER = (
    r"(?:(?>\d+(?:[,.]\d+)*)(?: ?(?:million|billion|thousand|hundred)\b"
    r"|(?:km|kg|mm|m|bn|mn|k|ha)\b)?"
    r"|(?i:a|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundreds|thousands|dozens|"
    r"scores)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?(?: (?:hundred"
    r"|thousand|million|dozen))?)"
)


AMOUNT: Final = re.compile(
    rf"(?<![\w.,:/$#+-])(?:(?P<hedge>(?i:almost|nearly|about|around|roughly|approximately"
    rf"|some|more than|over|at least|up to|as many as|less than|fewer than|no more than"
    rf"|no fewer than|close to|an estimated|between))\s+)?"
    rf"(?P<number>{_NUMBER}(?![A-Za-z+])"
    rf"(?: (?:out )?of (?:the |all )?\d[\d,]*(?!\d))?"
    rf"(?:\s?(?:-|–|to|and)\s?\d[\d,.]*\d?"
    rf"|(?<=[a-z])\s(?:to|or|and)\s{_WORD}\b(?! (?:and|or)))?)"
    rf"(?P<unit>\s?(?:%|percent|per cent))?(?P<of>(?:\s+(?!(?:and|or|but|including|to|were|was|is"
    rf"|are"
    rf"|have|has|had|in|on|at|by|from|for|who|that|which|will|would|as|with|since|after"
    rf"|before|during|a\.m|p\.m|am|pm|per|years?|old|killed|injured|wounded|entered"
    rf"|percent|between|through|into)\b)[A-Za-z’'-]+){{0,5}})",
)


_NO_AMOUNT = re.compile(
    r"\b(?:resolutions?|articles?|phases?|chapter|paragraph|section|no\.|number|step|point"
    r"|stage|annex|line|route|day|version|channel|figure|table|page|part|october|january"
    r"|february|march|april|may|june|july|august|september|november|december|oct\.?"
    r"|nov\.?|dec\.?|jan\.?|feb\.?|sept?\.?|aug\.?)\s+#?$",
    re.IGNORECASE,
)


_CALENDAR = re.compile(
    r"\s*(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\s*(?:hours?|days?"
    r"|weeks?|months?|years?|decades?|minutes?|times as|a\.m|p\.m|am|pm)\b|-?(?:day|hour|week"
    r"|month|year|point"
    r"|decade|phase|minute|second|mile|kilometre|kilometer|metre|meter)\b",
    re.IGNORECASE,
)


_HARMED = re.compile(r" (?:wounded|killed|injured|dead|missing)\b")
"""What makes a figure without a noun one of people: ``and four wounded``."""


def _noun_after(of: str, word: re.Match[str]) -> bool:
    """Whether what is counted still follows a past form: ``nine coordinated missions``."""
    after = re.match(r"\s+([a-z]+s|people)\b", of[word.end() :])
    return after is not None


_CLOCK = re.compile(r":[0-5]\d\b")
"""What follows the hour of a clock time (``08:15``)."""


def _is_past(word: str) -> bool:
    """Whether a word after a figure is its verb (``14,000 fighters gave``)."""
    found = ACTS.get(word)
    return (
        found is not None
        and found[1] in (Form.PAST, Form.THIRD)
        and word not in AMBIGUOUS
        and word not in ("people", "forces")
    )


_HANDED = re.compile(r"\b(?:hand|turn|take|took|taken)(?:s|ed|ing)? $")


def amounts(text: str, taken: Sequence[Place]) -> list[Place]:
    """Figures with their hedge and what they are of, as printed; none of dates, times or articles.

    ``taken``: stretches already read as times.
    """
    found: list[Place] = []
    at = 0
    while (match := AMOUNT.search(text, at)) is not None:
        at = match.end("number")
        start, number = match.start(), match["number"]
        if number.lower() in ("a", "one") or any(a <= match.start("number") < b for a, b in taken):
            continue
        if _CLOCK.match(text, match.end("number")):
            continue
        if _NO_AMOUNT.search(text[:start]) or _CALENDAR.match(text, match.end("number")):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", number) and not match["hedge"]:
            first = re.match(r"\s+(\w+)", text[match.end("number") :])
            if first is None or not (first[1].endswith("s") or first[1] == "people"):
                continue
        if (
            match["hedge"] is None
            and not match["of"]
            and not match["unit"]
            and not number[0].isdigit()
            and not _HARMED.match(text, match.end("number"))
        ):
            continue
        end = _counted_end(text, match)
        harmed = _HARMED.match(text, end)
        if harmed is not None and end == match.end("number"):
            end = harmed.end()
        if (
            end == match.end("number")
            and match["hedge"] is None
            and re.search(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]+ $", text[:start])
        ):
            continue  # "Headquarters 48": a name's number
        if match["hedge"] and match["hedge"].lower() == "over" and _HANDED.search(text[:start]):
            start = match.start("number")
        found.append((start, end))
        at = max(at, end)
    for match in _FRACTION.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in found):
            found.append(match.span())
    return sorted(found)


_FRACTION = re.compile(
    r"\b(?:(?:about|around|nearly|almost|over|more than|less than|at least|some) )?"
    r"(?:half|two-thirds|three-quarters|(?:a|one) (?:third|quarter|fifth|tenth))"
    r"(?: (?:of|the)\b(?: (?:its|the|their|all|those|these))?"
    r"(?: (?!were|was|are|is|have|has|had)[a-z]+){1,2})?"
    r"(?! (?:an? |hour|day|year|month|week))\b",
    re.IGNORECASE,
)


def _counted_end(text: str, match: re.Match[str]) -> int:
    """Where the words end that say what a figure is of: before a verb or what does not count."""
    end = match.end("unit") if match["unit"] else match.end("number")
    for word in re.finditer(r"\s+(\S+)", match["of"]):
        low = word[1].lower()
        many = re.search(r"(?:s|people|children|men|women)$", text[:end]) is not None
        if low in _NOT_COUNTED or (
            _is_past(word[1]) and (many or not _noun_after(match["of"], word))
        ):
            break
        base = ACTS.get(low)
        if (
            base is not None
            and base[1] is Form.BASE
            and low not in AMBIGUOUS
            and text[:end][-1:] == "s"
        ):
            break  # "40 trucks carry"
        if low in ("its", "the", "their", "his", "her", "those", "these") and text[:end].endswith(
            "of"
        ):
            end = match.start("of") + word.end()  # "five of its commands"
            continue
        if low in lx.DETERMINERS or (low in lx.PREPOSITIONS and low != "of"):
            break
        end = match.start("of") + word.end()
    words = text[match.start() : end].split()
    while words and words[-1].lower() in ("of", "the", "a"):
        end -= len(words.pop()) + 1
    return end


_NOT_COUNTED: Final = lx.word_set(
    "if marked carrying brought not also still remain remained now be been did does do "
    "may might could can must should shall killed injured out total away"
)
