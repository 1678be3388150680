# ruff: noqa: RUF001 - typographic marks are what is read
"""Where: the places of a statement, as printed. Nothing is looked up in a gazetteer."""

from __future__ import annotations

import re
from typing import Final

from servanda.field.articles import lexicon as lx
from servanda.field.articles.details import Place
from servanda.field.articles.verbs import ACTS, AMBIGUOUS, Form
from servanda.field.articles.words import bare

_NAME = (
    r"(?:(?:Line|Republic|Kingdom|Strait|Gulf|Bay|Isle|Sea|Horn|State) of (?:the )?[A-Z][\w’'–-]+"
    r"|[A-Z][\w’'–-]+|(?:al|el|as|ash|ar|an)-[A-Z]\w+)"
)
_JOINT = r"\s+(?:(?:del?|al|el|es|bin|las?|los|du|des|ad|ar|as)\s+)?"
_ONE = rf"(?:(?:al|el)\s+)?{_NAME}(?:{_JOINT}{_NAME}){{0,4}}"
_WHOLE = (
    r"(?:city|cities|towns?|villages?|ports?|provinces?|regions?|districts?|states?|capital"
    r"|enclave|countryside|outskirts|suburbs?|settlements?|localit(?:y|ies)|governorates?|hub"
    r"|stronghold|hamlet|municipalit(?:y|ies)|island|peninsula|count(?:y|ies)|parts?|areas?"
    r"|cent(?:re|er)|north|south|east|west|coast|shores?|vicinity|neighbou?rhoods?|area)"
)
_TURN = (
    r"(?:northern|southern|eastern|western|central|occupied|north|south|east|west|northeastern"
    r"|northwestern|southeastern|southwestern|upper|lower|neighbou?ring|coastal|border|nearby"
    r"|north-?west|north-?east|south-?west|south-?east"
    r"|government-held|rebel-held|north-east(?:ern)?|north-west(?:ern)?|south-east(?:ern)?"
    r"|south-west(?:ern)?|[Dd]owntown|[\w-]+-(?:held|controlled|run|occupied|ruled)|disputed"
    r"|besieged|war-torn|mainland)"
)
_ADJECTIVE = (
    rf"(?:{_TURN}|(?:\w+ )?(?:capital,?|city|town|village|port|region|province|district"
    rf"|governorate|area|state|county|camp|island|valley|neighbou?rhood|suburb))s?\s+(?:the\s+)?"
)
_OWNED = rf"(?:{_NAME}(?:\s{_NAME})?['’]s\s+)"
_KIND = (
    r"(?:crossings?|regions?|provinces?|districts?|governorates?|airport|ports?|camps?|corridor"
    r"|city|cities|towns?|villages?|valley|Strip|areas?|neighbou?rhoods?|line|river|county"
    r"|countryside|highlands|border|front|axis|peninsula|island|suburbs?|mountains?|base|sectors?"
    r"|township|checkpoint|junction|road|highway|hospital|State|Region|Province|District|County"
    r"|Governorate|Oblast|Township|Sector|Heights|Line|River|Bridge|Park|territory|oblast)"
)
_LEAD = (
    r"[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nto|[Oo]ver|[Ff]rom"
    r"|[Aa]round|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:-?(?:east|west))? of|[Tt]hrough|[Vv]ia"
    r"|[Oo]ff|[Oo]ut of|[Tt]owards?|[Aa]long|[Bb]etween|[Tt]o|[Oo]n|[Oo]f|[Ff]or|[Ww]ithin|[Aa]nd"
    r"|[Ii]ncluding|[Ll]eft|[Rr]eached|[Ee]ntered|[Vv]isited|[Cc]aptured|[Ss]eized|[Rr]etook"
    r"|[Rr]ecaptured|[Ll]iberated|[Oo]verran|[Uu]pon|[Ee]ntering|[Rr]eaching|[Ll]eaving|[Ll]eave"
    r"|[Ee]nter"
)
_LED = re.compile(
    rf"\b(?P<lead>{_LEAD})\s+(?:the\s+)?"
    rf"(?:(?:[a-z-]+\s+|\w+-(?:held|controlled"
    rf"|run)\s+){{0,3}}(?P<kind>(?:[A-Z]\w+\s+{_WHOLE}\s+of\s+(?:the\s+)?)|{_WHOLE}\s+(?:of|in|at"
    rf"|near|including|such as|like)"
    rf"(?:\s+the)?\s+|{_WHOLE},?\s+(?:including|such as)\s+|(?:warehouses|hospitals?|camps?"
    rf"|locations|places|routes?|roads?|highway|counties)\s+(?:of|in|at|near|between|including"
    rf"|such as)"
    rf"(?:\s+the)?\s+))?"
    rf"(?P<name>{_OWNED}?(?:{_ADJECTIVE})*{_ONE}(?:\s+{_KIND}\b)?)"
)
_PLAIN_KIND = re.compile(
    rf"\b(?P<kind>{_WHOLE})\s+of\s+(?:the\s+)?(?P<name>(?:{_ADJECTIVE})*{_ONE}(?:\s+{_KIND}\b)?)"
)
"""A kind of place and its name, wherever it stands: ``targeting the countryside of A``."""
_TURNED = re.compile(rf"\b(?P<whole>{_TURN}\s+(?P<name>{_NAME}))(?! [a-z]+ian\b)")
"""A part of a state, wherever it stands: ``blasts rocked northern A``."""
_STANDING = re.compile(
    rf"\b[Tt]he (?P<name>{_NAME} (?:Strip|Heights|Bank|Corridor|Peninsula|Valley|crossing"
    rf"|Crossing))\b"
)
"""Names that are places wherever they stand."""
_GOES_ON = re.compile(
    rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?"
    rf"(?P<name>(?:{_ADJECTIVE})*{_ONE}(?:\s+{_KIND}\b)?)"
)
_OF_STATE = re.compile(
    rf",\s+(?P<name>{_ONE})(?=[,.;:)\"”]|\s+(?:and|on|in|after|before|where|which)\b|$)"
)
_MOTION = re.compile(
    r"\b(?:return\w*|travel\w*|fl[ey]w?\w*|sen[dt]\w*|dispatch\w*|deliver\w*|arriv\w*|way|convoys?"
    r"|trucks?|aid|supplies|items|goods|transfer\w*|mov\w*|go|goes|going|went|back|visit\w*|trip"
    r"|access|road|route|routes|flights?|flown|came?|come|drove|drive\w*|head\w*|withdr\w*|pull\w*"
    r"|fled|flee\w*|displaced|deport\w*|brought|bring\w*|taken|took|carried|carry\w*|shipment\w*"
    r"|deploy\w*|transport\w*|cross\w*|evacuat\w*|assistance|led|leading|close|next|border|north"
    r"|south"
    r"|east|west|advanc\w*|spread|extend\w*|retreat\w*|reposition\w*|relocat\w*|entry|highway)\s*"
    r"(?:[\w,-]+\s+){0,7}$",
    re.IGNORECASE,
)
"""What moves or leads somewhere: only after it is a name after *to* a place."""


_MAY_FOLLOW: Final = (
    lx.PREPOSITIONS
    | lx.FINITE
    | lx.CONJUNCTIONS
    | {"where", "who", "which", "that", "if", "as", "since", "remain", "remains"}
)


def places(text: str) -> list[Place]:
    """Places as printed after ``in``, ``at``, ``near`` and their like, and those listed with them.

    After ``to`` only where something goes there, after ``of`` only of a kind of place.
    """
    found = [m.span("name") for m in _STANDING.finditer(text)]
    for kind in _PLAIN_KIND.finditer(text):
        here = _named_place(kind, text)
        if here is not None:
            found = _with(found, here)
            for more in _listed_places(text, here[1], known=True):
                found = _with(found, more)
    for turned in _TURNED.finditer(text):
        if _known_place(turned["name"]):
            found = _with(found, turned.span("whole"))
    at = 0
    while (match := _LED.search(text, at)) is not None:
        at = match.start("name")
        here = _named_place(match, text) if _leads_to_place(match, text) else None
        if here is None:
            continue
        whole = _CAPITAL_KIND.match(match["kind"] or "")
        if whole is not None and not _DEMONYM.search(whole[1]):
            begin = match.start("kind")
            found = _with(found, (begin, begin + whole.end(1) + len(whole[2])))
        found = _with(found, here)
        at = here[1]
        for more in _listed_places(
            text, at, known=bool(match["kind"]) or match["lead"].lower() == "between"
        ):
            found = _with(found, more)
            at = more[1]
    return sorted(found)


def _with(found: list[Place], here: Place) -> list[Place]:
    """Places with one more, the longer of two that overlap."""
    if any(a <= here[0] and here[1] <= b for a, b in found):
        return found
    return [*(f for f in found if f[1] <= here[0] or f[0] >= here[1]), here]


def _leads_to_place(match: re.Match[str], text: str) -> bool:
    """Whether the words before a name make it a place."""
    lead, name, before = match["lead"].lower(), match["name"], text[: match.start()]
    if match["kind"]:
        return True
    marked = bool(re.match(rf"{_OWNED}?(?:{_ADJECTIVE})", name)) or bool(_HAS_KIND.search(name))
    if lead == "between":
        return bool(
            re.search(r"\b(?:road|route|highway|area|crossings?|flights?)\s$", before)
            or re.search(r"\s(?:Line|River)$", name)
        )
    if marked:
        return not _IS_BODY.search(name)
    if lead == "to":
        return bool(_MOTION.search(before)) and not _GIVEN.search(before)
    if lead == "on":
        return _known_place(name) and bool(_STRUCK.search(before))
    if lead in ("of", "and", "including", "for", "upon"):
        return False
    if lead in ("left", "visited", "over"):
        return _known_place(name)
    return True


_CAPITAL_KIND = re.compile(rf"([A-Z]\w+)(\s+{_WHOLE})\s+of\b")
_HAS_KIND = re.compile(rf"\s{_KIND}$")


def _known_place(name: str) -> bool:
    words = name.lower().split()
    return words[-1] in lx.STATES or words[-1] in _ENDS_STATE


_ENDS_STATE: Final = lx.word_set("strip city river heights bank arabia emirates korea africa leone")
_STRUCK = re.compile(r"\b(?:strikes?|attacks?|raids?|assaults?|shelling|fire|missiles?)\s$")
_IS_BODY = re.compile(
    r"\b(?:Ministry|Council|Committee|Force|Forces|Army|Office|Agency|Mission|Commission)\b"
)
_GIVEN = re.compile(r"\b(?:according|handed(?: \w+)? over|hand over|released)\s*(?:\w+\s+){0,3}$")


def _listed_places(text: str, start: int, *, known: bool) -> list[Place]:
    """The further names of a list of places, and the state after a town (``A, in B``)."""
    found: list[Place] = []
    at = start
    while True:
        state = _OF_STATE.match(text, at)
        more = _GOES_ON.match(text, at)
        if more is None:
            return found
        named = _named_place(more, text)
        if named is None or (_speaks_after(text, named[1]) and not known):
            return found
        joined = "and" in text[at : named[0]]
        final = re.match(rf"(?:,\s+{_ONE})*,?\s+and\s+{_NAME}", text[named[1] :])
        alone = state is not None and _known_place(state["name"])
        leads = len(re.findall(r"\w+", text[: text.rfind(" ", 0, start)])) <= LEADING_WORDS
        if not (joined or alone or known or (not leads and (final or _ends(text, named[1])))):
            return found
        if _two_words(more["name"]) and not known and not _known_place(more["name"]):
            return found  # "in A and Bo Marsh": rather a person
        found.append(named)
        at = named[1]
        if joined and "," not in text[at : at + 1]:
            return found


def _two_words(name: str) -> bool:
    if re.match(
        r"(?:North|South|East|West|Upper|Lower|Central|New|El|Al|Port|Beit|Deir|Khan)\b", name
    ):
        return False
    return len(name.split()) == PERSON_WORDS and not _HAS_KIND.search(name) and " al-" not in name


PERSON_WORDS: Final = 2
LEADING_WORDS: Final = 2
"""Words up to which a place leads its sentence: ``In A, B and C signed …``."""


def _ends(text: str, end: int) -> bool:
    """Whether a list of places ends there."""
    return bool(
        re.match(
            r"(?:,|\.|;|\)|$| (?:on|after|before|since|during|at|for|in|and other|and the rest)\b)",
            text[end:],
        )
    )


def _speaks_after(text: str, end: int) -> bool:
    """Whether a verb follows, so that the name begins a clause of its own."""
    after = re.match(r"\s+(?:also\s+|\w+ly\s+)?([a-z]+)", text[end:])
    if after is None:
        return False
    verb = ACTS.get(after[1])
    return after[1] in lx.FINITE or (
        verb is not None and verb[1] in (Form.PAST, Form.THIRD) and after[1] not in AMBIGUOUS
    )


def _named_place(match: re.Match[str], text: str) -> Place | None:
    """The place that a match names, None where its words say that it is none."""
    name = match["name"]
    words = [bare(w.lower().strip(".,")) for w in name.split()]
    first, last = next((w for w in words if w != "the"), ""), words[-1]
    kind = bool(_HAS_KIND.search(name))
    turned = bool(re.match(_TURN, name))
    if (
        first in lx.MONTHS
        or first in lx.WEEKDAYS
        or last in lx.COMMUNICATIONS
        or first in _NO_FIRST
        or first in lx.PRONOUNS
        or (not kind and re.search(r"-\w+(?:ed|led|run|style|wide|made|based|born)$", last))
    ):
        return None
    if (
        any(w in lx.AGENCIES for w in words)
        or last in lx.PERSON_NOUNS
        or (last in lx.PLURAL_NOUNS and last != "states")
        or (last in lx.BODY_NOUNS and last not in ("state", "kingdom", "republic", "country"))
        or (
            any(w in lx.TITLES and w not in _NO_TITLES for w in words[:-1])
            and last not in lx.STATES
            and not kind
        )
        or last in _NO_PLACES
        or re.search(r"-(?:held|controlled|run|occupied|ruled)$|(?:ians|eans|elis|thais)$", last)
    ):
        return None
    after = re.match(r" ([a-z-]+)", text[match.end("name") :])
    if after is not None and not kind and _plain_noun(after[1], last, described=turned):
        return None  # "in Hezbollah strongholds", "into Israeli airspace": it describes
    if (
        last.isascii()
        and name.split()[-1].isupper()
        and len(last) > SHORT_WORD
        and after is not None
    ):
        return None  # "along the UNFICYP patrol route"
    if name.endswith(("'s", "’s")) and after is not None:
        return None  # "in A's war"
    end = match.end("name") - len(name) + len(re.sub(r"['’]s?$", "", name))
    begin = match.start("name")
    if text[:begin].endswith("the ") and not text[:begin].endswith("and the "):
        begin -= len("the ")
    return begin, end


_NO_FIRST: Final = lx.word_set("un resolution article no phase day security islam president")
_NO_TITLES: Final = lx.word_set("state national us united dr high justice field upper lower")
_NO_PLACES: Final = lx.word_set(
    "agreement accord accords memorandum protocol resolution plan deal treaty hamas hezbollah "
    "houthis taliban isis al-shabaab ramadan eid christmas easter covid-19 covid god islam "
    "skype zoom telegram twitter facebook whatsapp youtube cross crescent opposition burmese "
    "chinese portuguese turkish persian kurdish amharic swahili "
    "day war "
    "minsk-2 english arabic french hebrew russian spanish ukrainian"
)
_DEMONYM = re.compile(r"(?:ese|ish|ian|ean|can|eli|emeni|raqi|ench|utch|priot|udi|tani|ghan|hai)$")


def _plain_noun(word: str, last: str, *, described: bool) -> bool:
    """Whether a word after a name is a noun which the name only describes."""
    if word in _MAY_FOLLOW or word in lx.DETERMINERS or word.endswith(("ed", "ing", "ly")):
        return False
    if _DEMONYM.search(last) and last not in lx.STATES:
        return word not in _FREE
    if word in _DESCRIBED:
        return True
    if described or word in ACTS:
        return False
    return (
        word in lx.PLURAL_NOUNS
        or word in lx.BODY_NOUNS
        or (word.endswith("s") and word not in _FREE and len(word) > SHORT_WORD)
    )


_DESCRIBED: Final = lx.word_set(
    "world peace process conflict crisis war ceasefire truce deal agreement accord talks "
    "negotiations "
    "army "
    "military government soldier fighter rebel leader leadership troop airspace public question "
    "issue"
)
SHORT_WORD: Final = 4
_FREE: Final = lx.word_set(
    "last this next also now still again early late today yesterday overnight once alone itself "
    "together then or when later earlier tomorrow whose so not because unless subsequent due "
    "across towards besides sometimes always perhaps"
)
