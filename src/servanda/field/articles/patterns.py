# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""The shapes in which a sentence says who says what. Each finds one attribution, or None."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.adverbials import adverbials
from servanda.field.articles.attributions import QUOTED, Found, Speaker, Tokens
from servanda.field.articles.clauses import any_verb
from servanda.field.articles.complements import complement_of, recipient_end, relay_of
from servanda.field.articles.relays import STILL, may_speak
from servanda.field.articles.subjects import (
    between,
    comma_after,
    cue_at,
    finite_clause,
    has_finite,
    np_like,
    said_by_text,
    stripped,
    subject_of,
)
from servanda.field.articles.verbs import ACTS, SAYING, Form, Frame, Verb
from servanda.field.articles.words import Token, bare


def issued(toks: Tokens) -> Found | None:
    """``X issued a statement saying that …``, ``X released a report in which …``."""
    for at in range(1, min(len(toks) - 3, 40)):
        if toks[at].low not in _ISSUED:
            continue
        noun = next(
            (
                k
                for k in range(at + 1, min(at + 9, len(toks) - 1))
                if bare(toks[k].low) in lx.COMMUNICATIONS
            ),
            None,
        )
        if noun is None or has_finite(toks[at + 1 : noun]):
            continue
        end = at
        while end > 0 and between(toks[end - 1].low):
            end -= 1
        parted = subject_of(toks[:end])
        if parted is None:
            continue
        lead, subject = parted
        place = adverbials(toks, noun + 1)
        place = place + 1 if place < len(toks) and toks[place].text == "," else place
        if place >= len(toks) - 1:
            continue
        verb = PARTICIPLES.get(toks[place].low)
        if verb:
            found = complement_of(toks, place, verb._replace(form=Form.PAST))
            if found:
                return Found(
                    Speaker(subject, found[2].lemma, found[2].frame),
                    found[2],
                    (found[1],),
                    subject,
                    lead,
                )
        if toks[place].low == "that" and finite_clause(toks[place + 1 :]):
            said = Verb("say", Frame.SAY, Form.PAST)
            return Found(Speaker(subject, "say"), said, (toks[place + 1 :],), subject, lead)
    return None


_ISSUED: Final = lx.word_set(
    "issued released published sent posted made delivered gave issues releases publishes "
    "circulated wrote written"
)


def leading(toks: Tokens) -> Found | None:
    """``X said (that) …``, ``X called on Y to …``, ``X denied …``."""
    for at in range(1, len(toks)):
        if toks[at].text == QUOTED and not any(t.is_word for t in toks[:at]):
            return None
        cue = cue_at(toks, at)
        if cue is None:
            continue
        verb, end = cue
        parted = subject_of(toks[:end])
        if parted is None:
            continue
        lead, subject = parted
        if (verb.lemma in _SHOWING or verb.lemma == "threaten") and not may_speak(subject):
            continue  # "the trend shows that": nobody says it but the writer
        found = complement_of(toks, at, verb)
        if found is None:
            continue
        said, rest, verb, chain = found
        speaker = Speaker(subject, verb.lemma, verb.frame, said)
        return Found(speaker, verb, (rest,), subject, lead, chain, whole=True)
    return None


_SHOWING: Final = lx.word_set(
    "show suggest indicate signal highlight underline underscore reveal project reflect confirm "
    "emphasize emphasise affirm hint point"
)


def trailing(toks: Tokens) -> Found | None:
    """At the end: ``…, X said``; ``…, said X, a doctor``; ``…, according to X``; ``… (OCHA)``."""
    according = _trailing_according(toks)
    if according:
        return according
    for at in range(len(toks) - 1, 0, -1):
        verb = SAYING.get(toks[at].low)
        if verb is None or verb.frame not in (Frame.SAY, Frame.TELL, Frame.THINK, Frame.RECORD):
            continue
        behind = at - 1
        while behind > 0 and between(toks[behind].low):
            behind -= 1
        before = toks[behind]
        if before.text in (",", QUOTED) and verb.form in (Form.PAST, Form.THIRD):
            found = _inverted(toks, at, verb)
            if found:
                return found
        cue = cue_at(toks, at)
        if cue is None:
            continue
        verb, end = cue
        stop = _after_trailing(toks, at, verb)
        tail: Tokens = ()
        if stop is None:
            place = adverbials(toks, at + 1)
            if verb.frame is Frame.TELL:
                place = adverbials(toks, recipient_end(toks, at + 1) or at + 1)
            goes = _participle_after(toks, place) or _participle_after(
                toks, comma_after(toks, place) or place
            )
            if goes is None or finite_clause((Token("it", 0, 0, "it"), *toks[place : goes - 1])):
                continue
            stop, tail = goes - 1, toks[goes:]
        for comma in _commas_before(toks, end):
            subject = toks[comma + 1 : end]
            while subject and subject[-1].text == ",":
                subject = subject[:-1]
            front = toks[: comma + 1] if toks[comma].text == QUOTED else toks[:comma]
            if not np_like(subject) or subject[0].low in ("who", "which", "where", "when", "as"):
                if subject and subject[0].low == "as" and np_like(subject[1:]):
                    subject = subject[1:]
                else:
                    continue
            if toks[comma].text == "," and subject[0].low in ("and", "but"):
                continue
            if not _stands_alone(front) or _is_described(front, subject):
                continue
            if toks[comma].text == "," and _is_description(front, subject):
                continue
            speaker = Speaker(subject, verb.lemma, verb.frame, toks[at + 1 : stop])
            chain = relay_of(toks[at + 1 : stop]) if verb.frame is Frame.TELL else ()
            return Found(speaker, verb, (front,), subject, (), chain, tail)
    return None


def _participle_after(toks: Tokens, comma: int) -> int | None:
    """The place of ``adding`` in ``, adding that …``; an adverb may stand before it."""
    at = comma + 1
    if comma >= len(toks) or toks[comma].text != ",":
        return None
    while at < len(toks) and between(toks[at].low) and at < comma + 3:
        at += 1
    return at if at < len(toks) and toks[at].low in PARTICIPLES else None


def _is_described(front: Tokens, subject: Tokens) -> bool:
    """Whether what stands before a name describes it: ``…, the group's spokesman, A B, said``."""
    last = max((k for k, t in enumerate(front) if t.text in (",", QUOTED)), default=None)
    if last is None:
        return False
    before = front[last + 1 :]
    if front[last].text == QUOTED and before and np_like(before):
        return True
    if not all(t.is_name or not t.is_word for t in subject):
        return False
    return (
        np_like(before)
        and any(bare(t.low) in lx.PERSON_NOUNS for t in before)
        and _stands_alone(front[: last + 1] if front[last].text == QUOTED else front[:last])
    )


def _is_description(front: Tokens, subject: Tokens) -> bool:
    """Whether a would-be speaker only describes the name before it: ``…, A B, the envoy, said``."""
    last = max((k for k, t in enumerate(front) if t.text in (",", QUOTED)), default=None)
    described = subject[-1].low in lx.PERSON_NOUNS  # "…, A B, mission chairperson told …"
    if last is None or not (subject[0].low in ("the", "a", "an") or described):
        return False
    name = front[last + 1 :]
    return (
        2 <= len(name) <= 5
        and all(t.is_name for t in name)
        and any(bare(t.low) in lx.PERSON_NOUNS for t in subject)
        and _stands_alone(front[: last + 1] if front[last].text == QUOTED else front[:last])
    )


def _after_trailing(toks: Tokens, at: int, verb: Verb) -> int | None:
    """The end of the sentence, where nothing that is said follows the verb."""
    start = at + 1
    if verb.frame is Frame.TELL:
        start = recipient_end(toks, start) or start
        if start == at + 1:
            return None
    end = adverbials(toks, start, tail=True)
    if end >= len(toks):
        return end
    rest = toks[end:]
    if _participle_after(toks, end) is not None:
        return None
    if (
        rest[0].text == ","
        and len(rest) > 1
        and rest[1].low.endswith("ing")
        and rest[1].low not in SAYING
        and not any(t.text == QUOTED for t in rest)
    ):
        return len(toks)  # "…, sources said, seeking to …"
    if rest[0].text == "," and not has_finite(rest) and not any(t.text == QUOTED for t in rest):
        second = SAYING.get(rest[1].low) if len(rest) > 1 else None
        return len(toks) if second is None else None
    return None


def _commas_before(toks: Tokens, end: int) -> Iterator[int]:
    """Places of the commas or quotations before a subject, the nearest first."""
    count = 0
    last = end - 1
    if last >= 0 and toks[last].text == ",":
        last -= 1
    for place in range(last, -1, -1):
        if toks[place].text in (",", QUOTED, "–", "—", "--"):
            yield place
            count += 1
            if toks[place].text == QUOTED or count > 3:
                return


def _stands_alone(front: Tokens) -> bool:
    """Whether what stands before an attribution is something said: a quotation or a clause."""
    if any(t.text == QUOTED for t in front) or finite_clause(stripped(front)):
        return True
    clause = stripped(front)
    verb = any_verb(clause)
    # "Northland holds informal talks": a form that is as often a noun, after nothing but names
    return verb is not None and all(t.is_name or t.low == "the" for t in clause[:verb])


def _inverted(toks: Tokens, at: int, verb: Verb) -> Found | None:
    """The verb first: ``…, said X``."""
    if verb.frame is Frame.TELL:
        return None
    front = toks[:at]
    while front and between(front[-1].low):
        front = front[:-1]
    if not _stands_alone(front):
        return None
    end = at + 1
    while end < len(toks):
        token = toks[end]
        if token.text in (",", QUOTED, ":") or token.low in (
            "in",
            "on",
            "at",
            "during",
            "after",
            "when",
            "while",
            "who",
            "that",
            "by",
        ):
            break
        if token.low in lx.WEEKDAYS or token.low in lx.FINITE:
            break
        end += 1
    if end < len(toks) and toks[end].text == ",":
        stop = comma_after(toks, end + 1) or len(toks)
        named = toks[end + 1 : stop]
        if named and all(t.is_name or not t.is_word for t in named) and len(named) <= 6:
            end = stop
    while end > at + 2 and ACTS.get(toks[end - 1].low, ("", None))[1] is Form.PAST:
        end -= 1  # "said the document signed during …"
    subject = toks[at + 1 : end]
    if not np_like(subject) or not said_by_text(verb, subject) or between(subject[0].low):
        return None
    end = _through_description(toks, end)
    subject = toks[at + 1 : end]
    rest = toks[end:]
    if any(t.text == QUOTED for t in rest):
        place = next(k for k, t in enumerate(rest) if t.text == QUOTED)
        return Found(
            Speaker(subject, verb.lemma, verb.frame, rest[:place]),
            verb,
            (front, rest[place:]),
            subject,
        )
    goes = _participle_after(toks, end)
    if goes is not None:
        speaker = Speaker(subject, verb.lemma, verb.frame)
        return Found(speaker, verb, (front,), subject, tail=toks[goes:])
    return Found(Speaker(subject, verb.lemma, verb.frame, rest), verb, (front,), subject)


def _through_description(toks: Tokens, end: int) -> int:
    """The end of what describes a name after it: ``said A B, the envoy of C and head of D``."""
    if end >= len(toks) or toks[end].text != ",":
        return end
    stop = next(
        (k for k in range(end + 1, len(toks)) if toks[k].text in (",", ";", ":", QUOTED)), len(toks)
    )
    named = toks[end + 1 : stop]
    head = next((k for k, t in enumerate(named) if k and t.low in lx.PREPOSITIONS), len(named))
    described = bool(named) and any(bare(t.low) in lx.PERSON_NOUNS for t in named[:head])
    return stop if described and np_like(named) and not has_finite(named) else end


def _trailing_according(toks: Tokens) -> Found | None:
    """At the end: ``…, according to X``; ``… (OCHA)``."""
    credit = _credited(toks)
    if credit:
        return credit
    for at in range(len(toks) - 2, 0, -1):
        if toks[at].low == "according" and toks[at + 1].low == "to":
            name = toks[at + 2 :]
            cut = next(
                (
                    k
                    for k, t in enumerate(name)
                    if t.text in (";", ":", QUOTED)
                    or t.low in ("which", "who", "while", "with", "as")
                ),
                len(name),
            )
            comma = comma_after(name, 0)
            if comma is not None and not _is_apposition(name[comma + 1 :]):
                cut = min(cut, comma)
            front, subject, back = stripped(toks[:at]), name[:cut], stripped(name[cut:])
            if not np_like(subject) or not _stands_alone(front) or front[-1].low == "that":
                return None
            tail = back if back and back[0].low in PARTICIPLES else ()
            parts = (
                (front, back)
                if back and not tail and back[0].low not in ("which", "who")
                else (front,)
            )
            return Found(Speaker(subject, "according to"), _ACCORDING, parts, subject, tail=tail)
    return None


def _is_apposition(toks: Tokens) -> bool:
    """Whether words after a comma only describe the name before it: ``a UN body``."""
    return (
        bool(toks)
        and len(toks) <= 12
        and not has_finite(toks)
        and not any(t.text[0].isdigit() for t in toks)
        and toks[0].low in ("a", "an", "the", "its", "who", "which")
        and not any(t.low in ("majority", "most") for t in toks)
    )


def _credited(toks: Tokens) -> Found | None:
    """In a bracket: ``… (OCHA)``; ``… (source: Ministry of Health)``."""
    if len(toks) <= 4 or toks[-1].text != ")" or not any(t.text == "(" for t in toks):
        return None
    start = max(k for k, t in enumerate(toks) if t.text == "(")
    inner = toks[start + 1 : -1]
    credit = tuple(t for t in inner if t.low not in ("source", "sources", ":"))
    named = len(credit) < len(inner)
    known = len(credit) == 1 and credit[0].low in _KNOWN
    if (
        credit
        and (named or known)
        and not _spelt_out(toks[:start], credit)
        and _stands_alone(toks[:start])
    ):
        return Found(Speaker(credit, "credited"), _ACCORDING, (toks[:start],), credit)
    return None


_ACCORDING: Final = Verb("according to", Frame.SAY, Form.PAST)


_KNOWN: Final = lx.word_set(
    "ocha unrwa who wfp unicef moh iom ohchr unhcr unifil un2720 cogat idf icrc undp fao "
    "unfpa osce smm "
    "unmas unops acled"
) | set(lx.AGENCIES)


def _spelt_out(before: Tokens, credit: Tokens) -> bool:
    """Whether a bracket only gives the initials of the words before it."""
    initials = "".join(t.text[0].lower() for t in before[-8:] if t.is_word and t.is_name)
    return len(credit) == 1 and len(credit[0].text) > 1 and initials.endswith(credit[0].low)


def middle(toks: Tokens) -> Found | None:
    """``…, X said, …``; and quotations on both sides."""
    for at in range(1, len(toks) - 1):
        if (
            toks[at].low == "according"
            and toks[at + 1].low == "to"
            and toks[at - 1].text in (",", QUOTED)
            and at > 1
        ):
            end = comma_after(toks, at)
            if end is None or not np_like(toks[at + 2 : end]):
                continue
            subject = toks[at + 2 : end]
            return Found(
                Speaker(subject, "according to"),
                _ACCORDING,
                (toks[: at - 1], toks[end + 1 :]),
                subject,
            )
        verb = SAYING.get(toks[at].low)
        if verb is None or verb.frame not in (Frame.SAY, Frame.TELL, Frame.THINK):
            continue
        if toks[at - 1].text in (",", QUOTED) and at > 1:
            found = _inverted(toks, at, verb)
            if found and len(found.rest) > 1:
                return found
            continue
        cue = cue_at(toks, at)
        if cue is None:
            continue
        verb, end = cue
        start = at + 1
        if verb.frame is Frame.TELL:
            start = recipient_end(toks, start) or start
        stop = adverbials(toks, start)
        if stop >= len(toks) or toks[stop].text not in (",", ":", QUOTED):
            stop = adverbials(toks, start, tail=True)
        if stop >= len(toks) or toks[stop].text not in (",", QUOTED, ":"):
            continue
        if toks[stop].text == ":" and not any(t.text == QUOTED for t in toks[:at]):
            continue
        for comma in _commas_before(toks, end):
            subject = toks[comma + 1 : end]
            if not np_like(subject) or subject[0].low in ("who", "which", "where", "when"):
                continue
            front = toks[: comma + 1] if toks[comma].text == QUOTED else toks[:comma]
            back = toks[stop:] if toks[stop].text == QUOTED else toks[stop + 1 :]
            quoted = any(t.text == QUOTED for t in front)
            if not back or (not quoted and (front[0].low in lx.LEADERS or SAYING.get(back[0].low))):
                continue
            attached = (
                back[0].text == QUOTED
                and np_like(front)
                and toks[end - 1].text != ","
                and subject[0].low in ("the", "a", "an")
            )
            if not quoted and not attached and not finite_clause((*front, *back)):
                continue
            if back and back[0].low in PARTICIPLES:
                continue
            speaker = Speaker(subject, verb.lemma, verb.frame, toks[at + 1 : stop])
            return Found(speaker, verb, (front, back), subject)
    return None


def according_to(toks: Tokens) -> Found | None:
    """``According to X, …``; ``As X said, …``."""
    while len(toks) > 4 and toks[0].low in STILL and toks[1].low == "according":
        toks = toks[1:]
    if len(toks) > 3 and toks[0].low == "according" and toks[1].low == "to":
        for comma in (k for k in range(2, len(toks)) if toks[k].text == ","):
            subject, rest = toks[2:comma], toks[comma + 1 :]
            if (
                np_like(subject)
                and finite_clause(stripped(rest))
                and not (rest[0].low in ("who", "which") or _apposed(rest))
            ):
                longer = _listed_speakers(toks, comma)
                if longer is not None:
                    subject, rest = toks[2:longer], toks[longer + 1 :]
                return Found(Speaker(subject, "according to"), _ACCORDING, (rest,), subject)
    if len(toks) > 4 and toks[0].low == "as":
        stop = comma_after(toks, 1) or 0
        verb = SAYING.get(toks[stop - 1].low)
        if stop > 1 and verb is not None and verb.frame is Frame.SAY:
            subject, rest = toks[1 : stop - 1], toks[stop + 1 :]
            if np_like(subject) and finite_clause(stripped(rest)):
                return Found(Speaker(subject, verb.lemma), verb, (rest,), subject)
    return None


def _listed_speakers(toks: Tokens, comma: int) -> int | None:
    """The comma after ``According to A, B and C,``: several who say it, not one."""
    after = comma_after(toks, comma + 1)
    if after is None or after - comma > LISTED:
        return None
    last = toks[comma + 1 : after]
    joined = any(t.low == "and" for t in last[1:-1])
    speaks = {bare(t.low) for t in last} & (lx.PLURAL_NOUNS | lx.BODY_NOUNS | lx.PERSON_NOUNS)
    if joined and speaks and np_like(last) and finite_clause(stripped(toks[after + 1 :])):
        return after
    return None


LISTED: Final = 8
"""Words up to which the last of several speakers are named."""


def _apposed(rest: Tokens) -> bool:
    """Whether what follows a comma is still a description: ``a UN body, …``."""
    comma = comma_after(rest, 0)
    return comma is not None and rest[0].low in ("a", "an") and not has_finite(rest[:comma])


PARTICIPLES: Final = {
    word: verb
    for word, verb in SAYING.items()
    if verb.form is Form.ING
    and verb.lemma
    in [
        "add",
        "say",
        "note",
        "warn",
        "stress",
        "claim",
        "allege",
        "insist",
        "call",
        "urge",
        "demand",
        "accuse",
        "describe",
        "reiterate",
        "emphasize",
        "emphasise",
        "reaffirm",
        "argue",
        "assert",
        "blame",
        "condemn",
        "promise",
        "pledge",
        "vow",
        "deny",
        "reject",
        "dismiss",
        "confirm",
        "announce",
        "deem",
        "threaten",
        "explain",
        "state",
        "declare",
        "report",
        "express",
        "indicate",
        "acknowledge",
        "predict",
        "caution",
        "press",
        "appeal",
        "highlight",
        "underline",
        "underscore",
        "affirm",
        "maintain",
        "suggest",
        "tell",
        "welcome",
        "label",
        "term",
    ]
}
