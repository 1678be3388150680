# ruff: noqa: RUF001 - typographic marks are what is read
"""From a line of an article, who says what, to a candidate with all that can be read from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from servanda.field.articles import acts, details, places
from servanda.field.articles import lexicon as lx
from servanda.field.articles.attributions import Saying
from servanda.field.articles.candidates import Candidate, Denied, Doing, Mention
from servanda.field.articles.folding import words_of
from servanda.field.articles.stances import is_plan, stance_of
from servanda.field.articles.text import Run, line_ends, line_of
from servanda.field.articles.timewords import State, Window
from servanda.field.articles.verbs import ACTS, SAYING, Form, Frame
from servanda.field.articles.windows import main_window, windows
from servanda.field.articles.words import Token, quotations, sentences, tokens


@dataclass(slots=True)
class Line:
    """One statement on its way to a candidate."""

    run: Run
    paragraph: int
    sentence: tuple[int, int]
    saying: Saying
    parts: list[tuple[int, int]]
    quoted: bool
    chain: tuple[Mention, ...]
    note: str
    continues: int | None = None


def _shown(line: Line) -> str:
    return " ".join(line.run.text[a:b] for a, b in line.parts)


def _sentences_of(line: Line) -> Iterator[list[tuple[int, int]]]:
    """A quotation of several sentences as several; anything else, and a parted one, as it is."""
    if not line.quoted or (len(line.parts) > 1 and not _ended(line)):
        yield line.parts
        return
    for a, b in line.parts:
        inner = quotations(line.run.text[a:b], running=False)
        for start, end in sentences(line.run.text[a:b], inner):
            yield [(a + start, a + end)]


def _ended(line: Line) -> bool:
    """Whether the first part of a parted quotation is a whole sentence of its own."""
    text = line.run.text
    first, second = line.parts[0], line.parts[1]
    return text[first[1] - 1] in ".!?" or "." in text[first[1] : second[0]]


def _flat(text: str, parts: list[tuple[int, int]]) -> str:
    """The parts of a statement as one line, character by character."""
    return " ".join(text[a:b].replace("\n", " ") for a, b in parts)


def _balanced(words: str) -> str:
    """Words without a quotation mark whose partner was cut off."""
    if words.count("“") != words.count("”") or words.count('"') % 2:
        return re.sub(r"[“”\"]", "", words)
    return words


def _modality(text: str) -> tuple[str, ...]:
    found = re.findall(
        r"\b(?:will not|won['’]t|will|would not|would|shall|should|may|might|can ?not|can"
        r"|could|must|ought to|has to|have to)\b",
        text,
    )
    return tuple(dict.fromkeys(w for w in found if w != "May"))


def _is_ahead(words: str, saying: Saying) -> bool:
    frame = saying.verb.frame if saying.verb else None
    return frame in (Frame.COMMIT, Frame.DEMAND) or bool(
        re.search(
            r"\b(?:will|would|shall|going to|plans? to|set to|due to|expected to"
            r"|scheduled|to (?:be|begin|start|take))\b",
            words,
        )
    )


def _said_when(text: str, saying: Saying) -> str:
    """When it was said, as printed with the verb: a time, none where there is none."""
    if not saying.chain or not saying.chain[-1].said:
        return ""
    words = words_of(text, saying.chain[-1].said)
    found = windows(words, None, ahead=False)
    return found[0].words if found else ""


def _is_of_saying(line: Line, flat: str, window: Window) -> bool:
    """``called on B on Friday to …``: the time before what is asked is when it was asked."""
    frame = line.saying.verb.frame if line.saying.verb else None
    if line.quoted or frame not in (Frame.DEMAND, Frame.COMMIT):
        return False
    if frame is Frame.COMMIT and re.match(r"\w+ $", flat[: window.start]) is None:
        return False  # "agreed a truce on Tuesday": the day of what was agreed
    asked = re.search(r"\bto [a-z]|\bthat\b", flat)
    return asked is not None and window.start < asked.start()


def _accused(body: tuple[Token, ...]) -> acts.Act | None:
    """``accused X of breaking …``, ``blamed X for breaking …``."""
    place = next((k for k, t in enumerate(body) if k and t.low in ("of", "for")), None)
    if place is None or place + 1 >= len(body):
        return None
    deed = place + 1
    while deed < len(body) and (
        body[deed].low.endswith("ly") or body[deed].low in ("not", "never", "also", "again")
    ):
        deed += 1
    if deed >= len(body) or not body[deed].low.endswith("ing"):
        return None
    end = deed + 1
    while (
        body[deed].low == "having"
        and end < len(body)
        and (body[end].low in ("been", "also") or body[end].low.endswith("ly"))
    ):
        end += 1
    if body[deed].low == "having" and end < len(body):
        end += 1
    actor, rest = body[1:place], body[end:]
    patient = acts.object_of(rest)
    return acts.Act(
        (actor[0].start, actor[-1].end) if actor else None,
        (body[deed].start, body[end - 1].end),
        (patient[0].start, patient[-1].end) if patient else None,
        passive=False,
        negated=any(t.low in ("not", "never") for t in body[place:deed]),
    )


def _begins_with_verb(line: Line, body: tuple[Token, ...]) -> bool:
    """Whether what is said begins with its verb of saying (``hoped to …``, ``claimed to …``)."""
    found = SAYING.get(body[0].low) if body else None
    return (
        found is not None and line.saying.verb is not None and found.lemma == line.saying.verb.lemma
    )


def _bare_act(body: tuple[Token, ...]) -> acts.Act | None:
    """``demanded that mediators disclose …``: a verb without ending after its subject."""
    for at in range(1, len(body)):
        found = ACTS.get(body[at].low)
        if found and found[1] is Form.BASE:
            patient = acts.object_of(body[at + 1 :])
            return acts.Act(
                (body[0].start, body[at - 1].end),
                (body[at].start, body[at].end),
                (patient[0].start, patient[-1].end) if patient else None,
                passive=False,
                negated=body[at - 1].low == "not",
            )
    return None


def _group(chain: tuple[Mention, ...], wire: str | None, *, printed: bool) -> str:
    """What a statement rests on: statements of one key are not independent of each other."""
    if not chain and not printed:
        return "source not printed"
    if not chain:
        return f"wire {wire.lower()}" if wire else "document"
    inner = chain[-1]
    name = inner.head or inner.printed
    low = re.sub(
        r"^(?:the|a|an|same|those|these|its|their|his|her)\s+(?:same\s+)?", "", name.lower()
    )
    low = re.sub(r"[^\w ]+", " ", low)
    agency = lx.AGENCIES.get(low.strip())
    if agency:
        return f"wire {agency}"
    return "source " + (" ".join(low.split()) or "not printed")[:140]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all statements of an article share.

    ``text`` is the file; ``published`` the local day, None if not known; ``wire`` whose copy it is;
    ``plan`` says that its own sentences bind, as an agreement's do; ``ends`` are those of lines.
    """

    text: str
    published: date | None
    wire: str | None
    plan: bool = False
    ends: tuple[int, ...] = ()


def propose(setting: Setting, lines: list[Line]) -> tuple[Candidate, ...]:
    """The candidates of an article's lines, numbered from 1."""
    free = [_shown(line) for line in lines if not line.saying.chain and not line.quoted]
    plan = is_plan(free) and len(free) >= BINDING * len(lines)
    setting = replace(setting, plan=plan, ends=tuple(line_ends(setting.text)))
    made: list[Candidate] = []
    numbers: dict[int, int] = {}
    for index, line in enumerate(lines):
        for parts in _sentences_of(line):
            number = len(made) + 1
            numbers.setdefault(index, number)
            linked = numbers.get(line.continues) if line.continues is not None else None
            if linked is None and numbers[index] != number:
                linked = numbers[index]
            made.append(_candidate(setting, number, line, parts, linked))
    return tuple(made)


BINDING: Final = 0.5
"""The share of sentences without a speaker from which an article may be an agreement's text."""


def _candidate(
    setting: Setting, number: int, line: Line, parts: list[tuple[int, int]], linked: int | None
) -> Candidate:
    run = line.run
    spans = tuple(run.span(a, b) for a, b in parts)
    start, end = spans[0].start, spans[-1].end
    words = " ".join(" ".join(run.text[a:b].split()) for a, b in parts)
    toks = tuple(t for a, b in parts for t in tokens(run.text, a, b) if t.text not in '“”"«»')
    holder = line.chain[-1] if line.chain else None
    names = tuple(n.lower() for m in line.chain[-1:] for n in (m.head, m.body, m.printed) if n)
    stance = stance_of(
        line.saying,
        words,
        names,
        toks,
        quoted=line.quoted,
        attributed=bool(line.chain),
        plan=setting.plan,
    )
    flat = _flat(run.text, parts)
    hung = details.conditions(flat)
    found = windows(flat, setting.published, ahead=_is_ahead(words, line.saying))
    doings = _doings(line, toks, flat, hung, found, parts)
    window = main_window(found, flat, hung, doings[0].verb if doings else "")
    said_when = _said_when(run.text, line.saying)
    if window is not None and window.words == said_when and not line.quoted:
        window = None  # it tells when it was said
    if window is not None and _is_of_saying(line, flat, window):
        said_when, window = said_when or window.words, None
    return Candidate(
        number=number,
        kind="quote" if line.quoted else "statement",
        start=start,
        end=end,
        quote=setting.text[start:end],
        parts=spans,
        words=words,
        sentence=run.span(*line.sentence),
        line=line_of(setting.ends, start),
        holder=holder,
        holder_note=holder.note if holder else line.note,
        source=_source(line),
        chain=line.chain,
        stance=stance,
        negated=_negated(flat, doings),
        modality=_modality(flat),
        hedges=tuple(details.hedges(flat)),
        condition="; ".join(flat[a:b] for a, b in hung) or None,
        doings=doings,
        amounts=tuple(
            " ".join(flat[a:b].split())
            for a, b in details.amounts(flat, [(w.start, w.end) for w in found])
        ),
        places=tuple(dict.fromkeys(flat[a:b] for a, b in places.places(flat))),
        window=window,
        times=tuple(found),
        denied=_denied(run.text, line.saying),
        group=_group(line.chain, setting.wire, printed=not line.quoted),
        lead=words_of(run.text, line.saying.lead),
        said_when=said_when,
        continues=linked,
    )


def _source(line: Line) -> Mention | None:
    """Who actually said it: the innermost who speaks.

    Of what somebody is only described as doing (``agreed to``, ``refused to``) it is whoever says
    so, None for the document.
    """
    if not line.chain:
        return None
    verb = line.saying.verb
    told = verb is not None and verb.lemma in ("reject", "dismiss") and len(line.chain) > 1
    if told and not line.quoted:
        return line.chain[-2]  # "A said that B rejected it": A says so
    if verb is not None and verb.lemma in DESCRIBED and not line.quoted:
        return line.chain[-2] if len(line.chain) > 1 else None
    return line.chain[-1]


DESCRIBED: Final = frozenset(("agree", "plan", "intend", "refuse", "decline"))
"""Verbs that tell what somebody is set on without saying that they said so."""


def _negated(flat: str, doings: tuple[Doing, ...]) -> bool:
    if doings:
        no_one = re.match(r"(?:no|nobody|none|neither|no one)\b", flat, re.IGNORECASE)
        none = doings[0].patient is not None and re.match(
            r"(?:no|none|nothing)\b", doings[0].patient
        )
        return doings[0].negated or bool(no_one) or bool(none)
    return bool(re.match(r"(?:\w+ ){0,6}(?:no|not|never|nobody|none)\b", flat, re.IGNORECASE))


def _denied(text: str, saying: Saying) -> Denied | None:
    if saying.denied is None:
        return None
    about, owner = saying.denied
    whose = re.sub(r"['’]s?$", "", text[owner[0].start : owner[-1].end]) if owner else None
    return Denied(words_of(text, about), whose)


_HANGING_VERB: Final = re.compile(r"(?:depend|conditional|contingent|conditioned|subject)")
"""Conditions that are the verb itself: ``his return would depend on …``."""


def _asks(body: tuple[Token, ...], at: int) -> bool:
    """Whether ``to`` begins what is asked for: ``parties to the conflict to cease``."""
    return (
        body[at].low == "to"
        and at + 1 < len(body)
        and body[at + 1].low not in lx.DETERMINERS
        and not body[at + 1].is_name
    )


THAT: Final = 6
"""Words from a verb of agreeing up to ``that``."""


def _doings(
    line: Line,
    toks: tuple[Token, ...],
    flat: str,
    hung: list[tuple[int, int]],
    found: list[Window],
    parts: list[tuple[int, int]],
) -> tuple[Doing, ...]:
    """The act of a statement, its conditions and times left aside."""
    text = line.run.text
    aside = [
        *((a, b) for a, b in hung if not _HANGING_VERB.match(flat, a)),
        *(
            (w.start, w.end)
            for w in found
            if w.state is not State.EVENT or w.start == 0 or flat[: w.start].rstrip().endswith(",")
        ),
    ]
    kept = []
    position = 0
    for a, b in parts:
        for token in toks:
            if a <= token.start < b:
                at = position + token.start - a
                if not any(x <= at < y for x, y in aside):
                    kept.append(token)
        position += b - a + 1
    body = tuple(kept)
    frame = line.saying.verb.frame if line.saying.verb else None
    subject = line.saying.chain[-1].tokens if line.saying.chain else ()
    act: acts.Act | None
    if frame not in (Frame.DEMAND, Frame.COMMIT) and len(body) > 1 and body[0].low in ("we", "i"):
        asked = SAYING.get(body[1].low)
        if asked is not None and asked.frame is Frame.DEMAND and body[1].low != "want":
            frame, body = Frame.DEMAND, body[1:]  # "We call on A to …" asks A
    that = next((k for k, t in enumerate(body[:THAT]) if t.low == "that"), None)
    if frame is Frame.COMMIT and that and not any(t.low == "to" for t in body[:that]):
        act = acts.act_of(body[that + 1 :])
    elif frame is Frame.COMMIT or frame is Frame.REFUSE:
        act = acts.act_to(body, subject)
        if act is None:
            act = acts.act_of(body[1:])
    elif frame is Frame.DEMAND:
        to = next((k for k, t in enumerate(body) if k > 1 and _asks(body, k)), None)
        begin = 2 if len(body) > 1 and body[1].low in ("on", "upon", "for", "to", "with") else 1
        if to is not None and len(body) > 1 and body[1].low not in ("for", "that"):
            act = acts.act_to(body[to:], body[begin:to])
        elif len(body) > 1 and body[1].low == "that":
            act = acts.act_of(body[2:]) or _bare_act(body[2:])
        else:
            act = None
    elif frame is Frame.ACCUSE:
        act = _accused(body)
    elif frame in (Frame.JUDGE, Frame.DENY, Frame.RECORD):
        act = None
    elif (
        frame in (Frame.THINK, Frame.SAY)
        and _begins_with_verb(line, body)
        and len(body) > 1
        and body[1].low == "to"
    ):
        act = acts.act_to(body, subject)
    else:
        act = acts.act_of(body)
    if act is None:
        return ()

    def shown(place: tuple[int, int] | None) -> str | None:
        if place is None:
            return None
        if not any(a < place[1] and place[0] < b for a, b in parts):
            return _balanced(" ".join(text[place[0] : place[1]].split()))  # whoever says so
        pieces = (text[max(a, place[0]) : min(b, place[1])] for a, b in parts)
        return _balanced(" ".join(" ".join(pieces).split()))

    return (
        Doing(
            shown(act.actor),
            shown(act.verb) or "",
            shown(act.patient),
            act.passive,
            act.negated,
        ),
    )
