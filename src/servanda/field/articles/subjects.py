# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""Verbs of saying and their subjects: what is a verb, and what may be its name."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.adverbials import SPANS, adverbials, is_date
from servanda.field.articles.attributions import QUOTED, Tokens
from servanda.field.articles.clauses import NO_PARTICIPLES, finite_verb
from servanda.field.articles.verbs import ACTS, BASE_TOO, SAYING, Form, Frame, Verb
from servanda.field.articles.words import Token, bare

NP_LONGEST: Final = 30
"""Tokens up to which what stands before a verb may be its subject."""


def stripped(toks: Tokens) -> Tokens:
    """Without conjunctions, commas and dashes at its start and marks at its end."""
    start, end = 0, len(toks)
    while (
        start < end
        and not (
            toks[start].low == "so" and toks[start + 1 : start + 2] and toks[start + 1].low == "far"
        )
        and (
            toks[start].low
            in ("and", "but", "yet", "so", ",", ";", ":", "–", "—", "-", "--", "*", "•")
        )
    ):
        start += 1
    while end > start and toks[end - 1].low in (
        ".",
        ",",
        ";",
        ":",
        "–",
        "—",
        "-",
        "!",
        "…",
        "...",
        "and",
        "but",
    ):
        end -= 1
    return toks[start:end]


def cue_at(toks: Tokens, at: int) -> tuple[Verb, int] | None:
    """The verb of saying at a place, active and affirmed, and where its subject ends."""
    token = toks[at]
    verb = SAYING.get(token.low)
    if (
        verb is None
        or not token.text[0].islower()
        or (at + 1 < len(toks) and toks[at + 1].low == "by")
    ):
        return None
    going_on = _going_on(toks, at, verb)
    if going_on is not None:
        return (verb._replace(form=Form.PAST), going_on) if going_on else None
    if verb.form is Form.ING:
        return None
    end = at
    auxiliary = ""
    while end > 0 and between(toks[end - 1].low):
        end -= 1
        if toks[end].low in ("has", "have", "had"):
            auxiliary = toks[end].low
    if end == 0 and toks[0].low in ("both", "all") and at:
        end = 1
    if end == 0 or (verb.form is Form.PARTICIPLE and not auxiliary):
        return None
    before = toks[end - 1].low
    if (
        before in _LINKS
        or before in lx.BE
        or before in lx.MODALS
        or before in _NOT
        or before in lx.FINITE
    ):
        return None
    if before in lx.DETERMINERS and before not in ("this", "that", "some", "all", "both"):
        return None
    if before in lx.PREPOSITIONS and end == at:
        return None
    if verb.form is Form.BASE and not auxiliary and not _plural(toks[:end], verb):
        return None
    if verb.form is Form.THIRD and not _may_be_third(toks, at, end):
        return None
    if verb.frame is Frame.RECORD and verb.lemma in (
        "see",
        "hear",
        "find",
        "count",
        "identify",
        "observe",
        "monitor",
        "witness",
    ):
        subject = {bare(t.low) for t in toks[:end]}
        if not subject & _WATCHING:
            return None
    if verb.frame is Frame.REFUSE and at + 2 < len(toks) and toks[at + 2].low in _SILENT:
        return None
    if not said_by_text(verb, toks[:end]):
        return None
    if verb.lemma == "dispute" and at + 1 < len(toks) and toks[at + 1].is_name:
        return None  # "have disputed the town for years": a quarrel, no denial
    if verb.lemma in ("push", "press") and at + 1 < len(toks) and toks[at + 1].low in _PUSHED:
        return None
    if verb.lemma in ("post", "publish") and bare(before) in lx.COMMUNICATIONS:
        return None  # "a report posted on its site"
    if verb.lemma == "raise" and not _CONCERNS & {bare(t.low) for t in toks[at + 1 : at + 6]}:
        return None
    if verb.lemma == "point" and (at + 1 >= len(toks) or toks[at + 1].low not in ("out", "to")):
        return None
    return verb, end


_PUSHED: Final = (lx.PREPOSITIONS - {"for", "on"}) | lx.word_set(
    "further ahead forward back deeper north south east west past"
)
"""Words after ``pushed`` that make it a movement and no demand."""
_CONCERNS: Final = lx.word_set("concern concerns alarm")


def _plural(subject: Tokens, verb: Verb) -> bool:
    """Whether a subject is plural, so that a form without ending is its verb."""
    ends = lx.PREPOSITIONS | {"that", "who", "which"}
    stop = next((k for k, t in enumerate(subject) if k and t.low in ends), len(subject))
    for noun in (subject[-1], subject[stop - 1]):
        word = bare(noun.low)
        if word in lx.PLURAL_NOUNS:
            return True
        if verb.lemma in BASE_TOO and (
            word in ("they", "we", "i") or (word.endswith("s") and not noun.is_name)
        ):
            return True
    return False


def said_by_text(verb: Verb, subject: Tokens) -> bool:
    """Whether a subject fits its verb: only texts *read*."""
    if verb.lemma != "read":
        return True
    return bool(subject) and any(bare(t.low) in _TEXTS for t in subject[-3:])


_TEXTS: Final = lx.word_set(
    "statement letter message post report document text tweet note release communique communiqué "
    "sign banner"
)


def _going_on(toks: Tokens, at: int, verb: Verb) -> int | None:
    """Where the subject ends of ``is urging``, ``continues to press``, ``went on to say``."""
    behind = at - 1
    while (
        behind > 0 and between(toks[behind].low) and toks[behind].low not in ("has", "have", "had")
    ):
        behind -= 1
    if verb.frame is Frame.RECORD:
        return None  # "continues to monitor" is what a body does, and says nothing
    if verb.frame is Frame.DEMAND and at + 1 < len(toks) and toks[at + 1].low == "that":
        return None  # "it is encouraging that"
    if verb.form is Form.ING and toks[behind].low in ("is", "are", "was", "were"):
        return behind
    if verb.form is Form.BASE and toks[behind].low == "to" and behind > 1:
        head = behind - 1
        if toks[head].low == "on" and toks[head - 1].low in ("went", "goes"):
            return head - 1
        if toks[head].low in ("continue", "continues", "continued"):
            return head - (toks[head - 1].low in ("has", "have", "had"))
    return None


_SILENT: Final = lx.word_set(
    "comment say give elaborate discuss be confirm speak answer respond provide name "
    "identify disclose reveal"
)


_LINKS: Final = lx.word_set(
    "remains remain remained seems seemed appears appeared stays stayed becomes became"
)


_NOT: Final = lx.NEGATIONS | {"to", "did", "do", "does", "didn't", "didn’t", "being"}


_WATCHING: Final = lx.word_set(
    "mission smm monitors observers peacekeepers patrol patrols team teams unifil observer unmha "
    "monitoring verification committee unmiss un investigation inquiry panel investigators"
)


_ADVERBS: Final = lx.word_set(
    "also later earlier then now again previously once still further since first ever already "
    "just "
    "even always often separately meanwhile has have had all both today yesterday"
)


def between(low: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return low in _ADVERBS or (
        low.endswith("ly") and low not in ("only", "family", "july", "italy", "ally", "assembly")
    )


def _may_be_third(toks: Tokens, at: int, end: int) -> bool:
    """Whether a form in -s is a verb and not a plural noun."""
    before = toks[end - 1]
    after = toks[at + 1].low if at + 1 < len(toks) else ""
    if bare(before.low) != before.low or before.low in lx.CONJUNCTIONS:
        return False
    if before.low in ("he", "she", "it", "who", "which", ")") or before.text == ",":
        return True
    if toks[at].low not in _NOUNS_IN_S:
        return True
    takes = (
        after
        in (
            "that",
            "it",
            "he",
            "she",
            "they",
            "the",
            "a",
            "an",
            "no",
            ":",
            "its",
            "his",
            "her",
            "on",
            "for",
            QUOTED,
            "to",
            "there",
            "both",
            "all",
            "any",
            "at",
        )
        or after[:1].isdigit()
        or (not after and before.is_name and toks[at].low != "states")
    )
    return takes and (
        before.is_name
        or before.low in lx.PERSON_NOUNS
        or before.low in lx.BODY_NOUNS
        or before.low in ("data", "figures", "imagery", "footage", "research")
    )


def _says_more(toks: Tokens) -> bool:
    """Whether a would-be name holds a clause; a shortened one (``issued by …``) may describe it."""
    at = finite_verb(toks)
    if at is None:
        return False
    return not _shortened(toks, at)


def _shortened(toks: Tokens, at: int) -> bool:
    """Whether a past form is a shortened relative clause (``statement posted on …``)."""
    found = ACTS.get(toks[at].low)
    return (
        (found[1] is Form.PAST if found is not None else toks[at].low.endswith("ed"))
        and toks[at].low not in NO_PARTICIPLES
        and at + 1 < len(toks)
        and toks[at + 1].low in ("by", "on", "in", "at", "to", "with", "of", "near", "from")
    )


def _only_time(toks: Tokens) -> bool:
    """Whether tokens are a date and nothing else."""
    return all(
        t.low.rstrip(".") in lx.MONTHS
        or t.low in lx.WEEKDAYS
        or t.text[0].isdigit()
        or not t.is_word
        or t.low in ("today", "yesterday", "then", "now")
        for t in toks
    )


def _open_relative(toks: Tokens) -> bool:
    """Whether a relative clause has begun and not had its verb: the verb to come is its own."""
    last = max(
        (
            k
            for k, t in enumerate(toks)
            if k and t.low in ("which", "who", "whom", "what") and toks[k - 1].low != "of"
        ),
        default=None,
    )
    if last is None:
        return False
    return _finite_after(toks[last + 1 :]) is None


def _finite_after(toks: Tokens) -> int | None:
    """A finite verb after a relative word: it may come at once."""
    lead = Token("it", 0, 0, "it")
    return finite_verb((lead, *toks))


_NOUNS_IN_S: Final = lx.word_set(
    "claims reports demands calls notes states pledges promises vows offers plans "
    "estimates hopes fears "
    "quotes cites requests appeals charges comments posts tweets signals details counters "
    "labels terms "
    "records documents logs counts registers blasts presses pushes wants shows doubts "
    "judges projects "
    "witnesses monitors praises disputes points forecasts expresses voices slams concedes "
    "addresses sees finds "
    "threats guarantees remarks recalls affects boasts hints feels replies"
)
"""Forms in -s that are as often nouns (and a few that need their place to tell)."""


def np_like(toks: Tokens) -> bool:
    """Whether tokens may be somebody's name or description, appositions and all."""
    if not toks or len(toks) > NP_LONGEST:
        return False
    first = toks[0]
    if not (first.is_word or first.text in ("“", '"')) or first.text == QUOTED:
        return False
    if (
        first.low in lx.PREPOSITIONS
        or first.low in lx.CONJUNCTIONS
        or first.low in lx.NEGATIONS
        or first.low in ("that", "which", "who", "not", "according", "what", "how", "why", "where")
    ):
        return False
    if toks[-1].low in ("that", "which", "who", "whose", "what"):
        return False
    if first.text[0].islower() and first.low in SAYING and SAYING[first.low].form is Form.PAST:
        return False  # "quoted in a report": how it was said, nobody's name
    if first.low in _ORDERS and len(toks) > 1:
        return False  # "Urge parties to …": what is asked for, no name
    if any(t.low in ("if", "unless", "whether") for t in toks):
        return False
    if toks[-1].low in lx.CONJUNCTIONS or first.low == "let":
        return False
    if any(
        t.low == "that" and (b.low in lx.DETERMINERS or b.low in lx.PRONOUNS)
        for t, b in pairwise(toks[1:])
    ):
        return False  # "back then that the troops …": the clause that is said has begun
    if len(toks) > 1 and toks[-1].low in lx.PERSONAL:
        return False  # "areas it deems strategic": a clause that describes the areas
    if _says_more(toks) or _open_relative(toks) or _only_time(toks):
        return False
    relative = False
    for place, token in enumerate(toks):
        if token.low in ("who", "which", "whose", "that") and place:
            relative = True
        elif token.text == ",":
            relative = relative and toks[place - 1].low in ("who", "which")
        elif (
            token.text in (":", ";", "?", QUOTED)
            or (token.low in lx.FINITE and not relative)
            or (
                not relative
                and place
                and _is_verb_here(toks, place)
                and not _shortened(toks, place)
            )
        ):
            return False
    return True


_ORDERS: Final = lx.word_set(
    "urge demand ask encourage ensure obtain negotiate support provide continue maintain"
    " strengthen facilitate advocate call"
)


def _is_verb_here(toks: Tokens, at: int) -> bool:
    """Whether a verb of saying in a would-be name is one, and the name therefore none."""
    if at == 0 or toks[at].low in (
        "reported",
        "alleged",
        "claimed",
        "proposed",
        "agreed",
        "planned",
        "called",
        "described",
        "quoted",
        "cited",
        "committed",
        "based",
    ):
        return False
    verb = SAYING.get(toks[at].low)
    return (
        verb is not None
        and verb.form is Form.PAST
        and toks[at - 1].low not in lx.DETERMINERS
        and toks[at].text[0].islower()
        and toks[at - 1].low not in lx.PREPOSITIONS
    )


def subject_of(toks: Tokens) -> tuple[Tokens, Tokens] | None:
    """What leads a sentence up to its subject, and the subject; None where there is none."""
    start = 0
    for _ in range(6):
        if start >= len(toks):
            return None
        low = toks[start].low
        clause = low in lx.LEADERS and comma_after(toks, start) is not None
        if (low in lx.CONJUNCTIONS and not clause) or toks[start].text in (",", "–", "—"):
            start += 1
            continue
        leads = (
            low in lx.LEADERS
            or (low.endswith("ly") and not toks[start].text[:1].isupper())
            or is_date(toks, start)
            or (start > 0 and _shortened(toks, start))
            or (low.endswith("ing") and toks[start].text[:1].isupper() and start == 0)
        )
        after = toks[start + 1].low if start + 1 < len(toks) else ""
        if low in ("days", "hours", "weeks", "months", "minutes", "just", "even"):
            leads = True
        if (low in ("this", "that") and after in SPANS) or after in COUNTED:
            leads = True
        if low == "both" or (low in ("all", "some") and start == 0):
            leads = False
        if not leads:
            break
        comma = comma_after(toks, start)
        if comma is None:
            adverb = low in _ALONE
            if not adverb:
                return None
            start += 1
            while (
                start < len(toks)
                and (
                    toks[start].low in lx.WEEKDAYS
                    or toks[start].low in ("on", "in", "the", "day", "this", "week", "month")
                )
                and _is_time_word(toks, start)
            ):
                start += 1
            continue
        nxt = comma + 1
        second = comma_after(toks, nxt)
        if (
            low in ("in", "at", "from", "near")
            and second is not None
            and second - nxt <= 3
            and all(t.is_name for t in toks[nxt:second])
            and second + 1 < len(toks)
            and toks[second + 1].low not in ("a", "an", "who")
        ):
            nxt = second + 1
        start = nxt
    start = _named_before(toks, start)
    subject = _without_time(toks[start:])
    if np_like(subject):
        return toks[:start], subject
    if toks and toks[-1].text == ",":
        # "A, who spoke because B was away, said …": the clause between the commas describes A
        who = next(
            (
                k
                for k in range(start + 1, len(toks) - 1)
                if toks[k].low in ("who", "whose", "which") and toks[k - 1].text == ","
            ),
            None,
        )
        if who is not None and np_like(toks[start : who - 1]):
            return toks[:start], toks[start : who - 1]
    # "His remarks came after X said …": the subject is after the last word that subordinates
    for at in range(len(toks) - 1, start, -1):
        if toks[at].low in AFTER and finite_clause(toks[start:at]):
            subject = _without_time(toks[at + 1 :])
            return (toks[: at + 1], subject) if np_like(subject) else None
    return None


COUNTED: Final = lx.word_set("days hours weeks months years minutes")
AFTER: Final = lx.word_set("after when as because before since although though while until where")


def _named_before(toks: Tokens, start: int) -> int:
    """The place of a name before the comma that parts it from what describes it.

    ``In a talk to the council A B, the chief of C, said …``: the lead ends before A.
    """
    rest = toks[start:]
    if (
        start < 2
        or toks[start - 1].text != ","
        or not rest
        or rest[0].low not in ("the", "a", "an")
    ):
        return start
    if not any(bare(t.low) in lx.PERSON_NOUNS for t in rest):
        return start
    first = start - 1
    while first > 0 and toks[first - 1].is_name:
        first -= 1
    plain = first > 0 and toks[first - 1].is_word and toks[first - 1].low not in lx.PREPOSITIONS
    named = 2 <= start - 1 - first <= 4 and plain and toks[first - 1].low not in lx.DETERMINERS
    return first if named else start


def _without_time(subject: Tokens) -> Tokens:
    """A subject without commas and times at its end (``the UN on Friday``)."""
    while subject:
        if subject[-1].text == ",":
            subject = subject[:-1]
            continue
        for back in range(min(6, len(subject) - 1), 0, -1):
            tail = subject[-back:]
            timed = (
                tail[0].low in lx.WEEKDAYS
                or tail[0].low in ("today", "yesterday")
                or (
                    tail[0].low in ("on", "late", "early", "last", "this", "earlier")
                    and any(
                        t.low in lx.WEEKDAYS or t.low in lx.MONTHS or t.low in SPANS
                        for t in tail[1:]
                    )
                )
            )
            if timed and tail[0].low != "the" and adverbials(tail, 0) == len(tail):
                subject = subject[:-back]
                break
        else:
            return subject
    return subject


_ALONE: Final = lx.word_set(
    "earlier later meanwhile today yesterday separately also then now still recently however last"
)


def _is_time_word(toks: Tokens, at: int) -> bool:
    low = toks[at].low
    if low in ("on", "in"):
        return at + 1 < len(toks) and (toks[at + 1].low in lx.WEEKDAYS or toks[at + 1].low == "the")
    return True


def comma_after(toks: Tokens, start: int) -> int | None:
    """The next comma that is not inside a bracket."""
    depth = 0
    for at in range(start, len(toks)):
        if toks[at].text == "(":
            depth += 1
        elif toks[at].text == ")":
            depth -= 1
        elif toks[at].text == "," and depth <= 0:
            return at
    return None


def has_finite(toks: Tokens) -> bool:
    """Whether tokens hold an auxiliary or a verb of saying."""
    return any(t.low in lx.FINITE or (k and _is_verb_here(toks, k)) for k, t in enumerate(toks))


def finite_clause(toks: Tokens) -> bool:
    """Whether tokens hold a clause: a subject, then a finite verb."""
    return finite_verb(toks) is not None
