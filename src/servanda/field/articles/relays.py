"""Sources named beside the speaker: ``citing Y``, ``quoted Y as saying``, ``was reported by Y``."""

from __future__ import annotations

from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.attributions import QUOTED, Found, Speaker, Tokens
from servanda.field.articles.subjects import between, comma_after, np_like, subject_of
from servanda.field.articles.verbs import SAYING, Form, Frame, Verb
from servanda.field.articles.words import bare

STILL: Final = lx.word_set("still also again meanwhile separately and but")


def impersonal(toks: Tokens) -> Found | None:
    """``It was reported that …``: somebody says so, nobody is printed."""
    for at in range(2, len(toks) - 1):
        verb = SAYING.get(toks[at].low)
        it = at - 2 - (toks[at - 2].low in ("also", "further", "been"))
        if (
            verb
            and verb.form in (Form.PAST, Form.PARTICIPLE)
            and toks[at - 1].low in lx.BE
            and toks[at + 1].low == "that"
            and it >= 0
            and toks[it].low == "it"
            and (it == 0 or toks[it - 1].text == "," or toks[it - 1].low in STILL)
        ):
            return Found(Speaker((), verb.lemma, verb.frame), verb, (toks[at + 2 :],))
    return None


def reported_by(toks: Tokens) -> Found | None:
    """``Clashes were reported by residents in A``: whoever reports is printed after *by*."""
    for at in range(2, len(toks) - 2):
        verb = SAYING.get(toks[at].low)
        if verb is None or verb.frame is not Frame.SAY or toks[at + 1].low != "by":
            continue
        behind = at - 1
        while behind > 0 and between(toks[behind].low) and toks[behind].low not in _HAVING:
            behind -= 1
        be = behind
        while behind > 0 and (toks[behind].low in lx.BE or toks[behind].low in _HAVING):
            behind -= 1
        front = toks[: behind + 1]
        if be == behind or toks[be].low not in lx.BE or not np_like(front):
            continue
        end = next(
            (
                k
                for k in range(at + 2, len(toks))
                if toks[k].text in (",", ";", ":")
                or toks[k].low in ("in", "on", "at", "as", "near", "who", "which", "since", "after")
            ),
            len(toks),
        )
        name = toks[at + 2 : end]
        if np_like(name) and may_speak(name):
            said = Verb(verb.lemma, Frame.SAY, Form.PAST)
            tail = (toks[end:],) if end < len(toks) else ()
            return Found(Speaker(name, verb.lemma), said, (front, *tail), name)
    return None


_HAVING: Final = ("has", "have", "had")


def relayed(toks: Tokens) -> Found | None:
    """``X quoted Y as saying …``; ``Y was quoted (by X) as saying …``."""
    for at in range(1, len(toks) - 2):
        if toks[at].low not in ("quoted", "cited", "quotes", "cites"):
            continue
        place = next(
            (
                k
                for k in range(at + 1, min(at + 25, len(toks) - 1))
                if toks[k].low == "as" and toks[k + 1].low in ("saying", "telling", "warning")
            ),
            None,
        )
        if place is None:
            continue
        rest = toks[place + 2 :]
        while rest and (rest[0].low in ("that", ",") or rest[0].text == ":"):
            rest = rest[1:]
        verb = Verb("say", Frame.SAY, Form.PAST)
        if toks[at - 1].low in lx.BE or toks[at - 1].low == "been":
            medium = toks[at + 2 : place] if at + 1 < place and toks[at + 1].low == "by" else ()
            chain = (Speaker(medium, "quote", Frame.QUOTE),) if medium else ()
            quoted = next((k for k, t in enumerate(toks[:at]) if t.text == QUOTED), None)
            if not rest and quoted is not None:
                named = toks[quoted + 1 : at - 1]  # "…," he was quoted by A as saying
                if np_like(named):
                    front = (toks[: quoted + 1],)
                    return Found(Speaker(named, "say"), verb, front, named, (), chain)
            if not rest:
                continue
            parted = subject_of(toks[: at - 1])
            if parted is None:
                continue
            lead, subject = parted
            return Found(Speaker(subject, "say"), verb, (rest,), subject, lead, chain)
        parted = subject_of(toks[:at])
        if parted is None:
            continue
        lead, subject = parted
        inner = toks[at + 1 : place]
        return Found(
            Speaker(inner, "say"),
            verb,
            (rest,),
            inner,
            lead,
            (Speaker(subject, "quote", Frame.QUOTE),),
        )
    return None


def may_speak(name: Tokens) -> bool:
    """Whether what is cited is somebody, and not a ground (``citing operational reasons``)."""
    if len(name) == 1 and name[0].low in (*lx.PERSONAL, "we", "i", "both", "all"):
        return True
    if name[0].low in lx.PRONOUNS:
        return False
    stop = next((k for k, t in enumerate(name) if k and t.low in lx.PREPOSITIONS), len(name))
    stop = next((k for k in range(1, stop) if name[k].text == ","), stop)
    head = bare(name[stop - 1].low)
    speaks = lx.PERSON_NOUNS | lx.PLURAL_NOUNS | lx.BODY_NOUNS | lx.MEDIA | _RECORDS
    if stop < len(name) and not name[stop - 1].is_name:
        return head in speaks  # "citing clashes in the city of A": clashes do not speak
    named = any(t.is_name and t.low not in lx.DETERMINERS for t in name)
    return named or head in speaks or any(bare(t.low) in speaks for t in name)


_RECORDS: Final = lx.COMMUNICATIONS | lx.word_set(
    "data figures statistics numbers footage estimates intelligence interlocutors sources records"
)


def citing(toks: Tokens) -> tuple[Tokens, tuple[Speaker, ...]]:
    """The tokens without ``, citing Y,``; and Y, from whom what is said then comes."""
    for at in range(1, len(toks) - 1):
        if toks[at].low in ("citing", "quoting") and (
            toks[at - 1].text == "," or toks[at - 1].low in ("said", "reported", "reports", "says")
        ):
            end = comma_after(toks, at)
            stop = len(toks) if end is None else end
            that = next((k for k in range(at, stop) if toks[k].low == "that"), None)
            if that is not None:
                stop = that
            name = toks[at + 1 : stop]
            if not np_like(name) or not may_speak(name):
                continue
            before = toks[: at - 1] if toks[at - 1].text == "," else toks[:at]
            after = toks[stop + 1 :] if stop < len(toks) and toks[stop].text == "," else toks[stop:]
            return (*before, *after), (Speaker(name, "cited", Frame.QUOTE),)
    return toks, ()
