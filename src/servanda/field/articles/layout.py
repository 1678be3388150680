# ruff: noqa: PLR2004, RUF001 - typographic marks are what is read; spans of words are counted in ones and twos
"""What is not a statement: headings, bylines, captions, interface lines, datelines.

Told by the words where the markup does not say. Only short blocks are told apart by a word in them;
a sentence that happens to hold "share" is a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from servanda.field.articles.lexicon import word_set
from servanda.field.articles.text import Block, Kind, Run

SHORT: Final = 14
"""Words up to which a line without a full stop may be a heading, or a word make it interface."""
HEADLINE: Final = 24
"""Words up to which a line without a full stop is a heading."""

_INTERFACE = re.compile(
    r"^[\W_]*(?:"
    r"ask (?:me|us) anything|read (?:more|next|also|full)|also read|more (?:on|from|about"
    r"|stories)|"
    r"see also|related|recommended|trending|most (?:read|popular|viewed)|top stories|you may also|"
    r"you might|share\b|share this|tweet|copy link|print|e-?mail|save|whatsapp|facebook|telegram|"
    r"follow (?:us|our|@)|subscribe|sign (?:up|in)|log ?in|register|newsletter|download|install|"
    r"click|tap (?:here|to)|skip to|menu|search|home\b|back to|load more|show more|view "
    r"(?:original|"
    r"all|more)|continue reading|keep reading|listen|watch|live\b|breaking|advert(?:is"
    r"|is?e)ments?|"
    r"adverti[sz]ment|sponsored|promoted|cookies?|we use cookies|this (?:site|website) uses"
    r"|accept|"
    r"reject all|manage (?:cookies|preferences)|by (?:clicking|continuing|using)|privacy|terms of|"
    r"all rights reserved|copyright|\(?c\) ?\d{4}|©|contact us|about us|help\b|feedback|"
    r"leave a (?:comment|reply)|comments?\b|no comments|\d+ comments?|reply|next|previous"
    r"|page \d|tags?:|topics?:|"
    r"filed under|category|categories|donate|support (?:us|our)|give feedback|report an error|"
    r"send us|join (?:us|our)|get (?:the|our)|our work\b|editor'?s?’? ?(?:picks|note)|"
    r"what do you think|have your say|swipe|close\b|open in|loading|error\b|javascript|"
    r"view (?:in|on)|for more (?:information|details)|find out more|learn more|explore|chat with|"
    r"try (?:it|now)|start (?:a )?(?:free )?(?:trial|chat)"
    r")",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:cookies? (?:to|policy|settings|and)|uses? cookies|your (?:inbox|browser|consent"
    r"|e-?mail "
    r"address|privacy choices|subscription)|privacy policy|terms (?:of|and) (?:use"
    r"|service|condition)|"
    r"newsletters?\b.*\b(?:sign|subscrib|inbox)|sign up (?:for|to) (?:our|the (?:\w+ "
    r")?(?:newsletters?"
    r"|briefings?|alerts?))|click here|"
    r"read more|enable javascript|all rights reserved|download our app|follow us on)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"^[\W_]*(?:read (?:also|the latest|more|next)|also read|see also|(?:more|latest"
    r"|related|top|other|"
    r"recommended|trending|browse related)\b.{0,20}\b(?:news|stories|articles|reading|topics"
    r"|links|"
    r"coverage)\b).{0,30}:?$",
    re.IGNORECASE,
)
"""A line that says that links follow."""
_NOTE = re.compile(
    r"^[\W_]*(?:\(?with inputs? from|this (?:is a (?:developing|breaking) (?:story"
    r"|cr?eating)|story (?:has|was|is)"
    r"|article (?:has|was|is)|report (?:has been|was) (?:updated|corrected|edited)|image)|"
    r".{0,60}contributed to this (?:article|report|story)|"
    r"\(?(?:this story|the above).{0,80}(?:syndicated|edited|feed))|correction:|updated:",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:(?:[Bb]y|BY) (?=[A-Z])|(?:[Rr]eport(?:ed|ing)|[Ww]ritten|[Ee]dit(?:ed|ing)|[Cc]ompiled|"
    r"[Aa]dditional reporting|[Tt]ranslated) (?:by|from)\b|[Ff]rom (?:our|correspondents)\b|"
    r"[Pp]ublished\b|[Pp]osted\b|[Uu]pdated\b|[Ll]ast (?:updated|modified)\b|[Ii]ssued\b|"
    r"[Ss]ource: |[Aa]uthor: |[Dd]ate: |[Ff]rom: |[Ss]taff\b|date \d{4})"
)
_VALID = re.compile(
    r"^(?:all (?:information|figures|data)\b.{0,20}|information )?(?:valid |current )?as "
    r"of\b[^.]{4,60}(?:unless otherwise \w+|\d)\.?$",
    re.IGNORECASE,
)
"""When what a report says was so: of the report, no statement of it."""
_CREDITED = re.compile(
    r"(?:\|\s*(?:updated|\d{1,2}:\d{2})|\b(?:published|updated|created)\b:? .{0,40}\d{4}|"
    r"news desk|\bmin(?:ute)?s? read\b|^\d{1,2}\s?min$|(?:correspondent|staff writer"
    r"|reporter)s?$)",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^[\W_]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)?[a-z]*\.? ?\d{0,4},? "
    r"?(?:20\d\d)?[\s|,/-]*"
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?)?[\s(]*(?:gmt|utc|est|edt|ist|local time)?[\W_]*$|"
    r"^\d{4}-\d{2}-\d{2}\b.{0,20}$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?:in this (?:file )?(?:photo|image|picture|handout)|file (?:photo|picture|image)"
    r"|photo(?:graph)?"
    r"(?: by|:| credit)|image(?: credit)?:|picture:|video:|caption:|pictured|a screen ?grab|map:|"
    r"graphic:|credit:|figure \d|an? (?:aerial|satellite|handout|file) (?:photo|image"
    r"|picture|view)\b.*\b(?:shows?|taken))"
    r"|[\[(](?:photo|image|picture|file)?(?: by|:| credit)?[^)\]]{0,60}(?:photo|getty images|"
    r"photo by [^)]{3,60}|via reuters|via ap|/ ?(?:afp|reuters|ap|getty)|file)[)\]]\.?$|"
    r"\bphoto: \S.{0,60}$|©\s?\S|\bgetty images\b.{0,20}$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:[^()]{0,60}[|/]\s?)?(?:AFP|AP|Reuters|EPA|Getty Images|AA|Xinhua|Handout|Anadolu)"
    r"(?:/[^()]{0,40})?\)\.?$"
)
"""A picture's credit at the end of what it shows, unless somebody says something in it."""
_AGENCY = (
    r"(?:Reuters|AP|AFP|Xinhua|DPA|dpa|EFE|ANSA|TASS|WAFA|SANA|SPA|WAM|PTI|ANI|IANS|UPI|Anadolu"
    r"|AA|"
    r"Anadolu Agency|Tasnim|IRNA|Interfax|Ukrinform|Kyodo|Yonhap|Bloomberg|CNN|BBC|NNA|Saba"
    r"|MENAFN|"
    r"UrduPoint[^)]*|TDI|Union|APS|MENA|KUNA|QNA|Petra|JTA|AGERPRES|Bernama|SUNA|SPUTNIK|Sputnik)"
)
_DATELINE = re.compile(
    r"^\s*(?:"
    rf"(?:[A-Z][A-Z'’./, -]{{1,40}}(?:, "
    rf"[A-Z][\w.,' -]{{1,40}}?)?\s?)?\(\s*{_AGENCY}(?:\s?/\s?[A-Z][\w ]+)*\s*\)\s*(?:--"
    rf"|[-–—:])?\s*"
    rf"|[A-Z][^()\n]{{1,60}}?\(\s*{_AGENCY}(?:\s?/\s?[A-Z][\w ]+)*\s*\)\s*(?:--|[-–—:])\s*"
    r"|[A-Z][A-Z'’. ]{2,30}(?:[/,] ?[A-Z][\w'’. ]{1,24}){0,3}(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: \([A-Z][\w /]{1,40}\))?\s*(?:--|[–—]|-(?=[\sA-Z]))\s*"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?:, [A-Z][a-z]+)?(?:, \d{1,2} [A-Z][a-z]+ \d{4})? ?"
    r"(?:\([A-Z]{2,10}\)\s*[:–—-]|\s[—–]\s(?=[A-Z])(?!.*[—–]))\s*"
    r"|[A-Z][A-Za-z ]{2,20}, \d{1,2} [A-Z][a-z]+ \d{4} ?(?:[:–—-])\s*"
    r"|[A-Z][A-Z'’. ]{2,30}(?:/[A-Z][A-Z'’. ]{2,30}){0,3}: (?=[A-Z])"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z]+\.? \d{1,2})? : (?=[A-Z“\"])"
    r"|[A-Z][\w ]{2,20}, [A-Z][a-z]{2,8}\.? \d{1,2} \([\w -]{2,16}\)\.?\s*[-–—:]+\s*"
    r"|[A-Z][A-Z'’. -]{2,30}, [A-Z][a-z]+ \d{1,2}\.? ?/[A-Z]{2,10}/\.?\s*"
    r"|[A-Z][A-Z'’ ]{2,30}, [A-Z][A-Za-z ]{2,25}: (?=[A-Z])"
    r"|date \d{4}-\d{2}-\d{2}\s+"
    r")"
)
_WIRE = re.compile(rf"[(/]\s*({_AGENCY})(?:\s?/[^)]*)?\s*[)/]")
_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|denied|is|are|was|were|has|have|had|will|would|must|"
    r"shall|entered|reported|reports|killed|released|withdrew)\b"
)
_SPOKE = re.compile(r"\b(?:said|says|told|announced|confirmed|denied|reported|according to)\b")
_ENDED = re.compile(r"[.!?…](?: Enditem)?[\"”’»')\]]*\s*(?:\[\d+\])?$")
_READ_MORE = re.compile(r"\s*(?:…|\.\.\.)\s?read (?:more|full.*)$", re.IGNORECASE)


def told_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their kinds, as markup or words tell; datelines are cut off as their own."""
    found: list[Block] = []
    links = False
    for block in blocks:
        text = " ".join(block.run.text.split())
        links = (links and not (_ENDED.search(text) and not block.bullet)) or bool(
            _LINKS.match(text)
        )
        if links and not block.sure and not _ENDED.search(text):
            found.append(replace(block, kind=Kind.INTERFACE))
            continue
        if block.sure and block.kind is not Kind.PARAGRAPH:
            found.append(block)
            continue
        kind = _kind(block, opening=not any(b.kind is Kind.PARAGRAPH for b in found))
        if kind is Kind.PARAGRAPH:
            found.extend(_without_ends(block))
        else:
            found.append(replace(block, kind=kind))
    return found


def _kind(block: Block, *, opening: bool) -> Kind:
    text = " ".join(block.run.text.split())
    count = len(text.split())
    ended = bool(_ENDED.search(text))
    if _NOTE.search(text) and count <= 3 * SHORT:
        return Kind.INTERFACE
    if _CAPTION.search(text) and count <= 70:
        return Kind.CAPTION
    said = bool(_SAID.search(text))
    if _CREDIT.search(text) and not _SPOKE.search(text) and count <= 70:
        return Kind.CAPTION
    if _VALID.match(text) and not said:
        return Kind.BYLINE
    if _INTERFACE.match(text) and count <= SHORT and not (ended and said and count > 6):
        return Kind.INTERFACE
    if _STAMP.match(text) and any(c.isdigit() for c in text):
        return Kind.BYLINE
    if (
        (_BYLINE.match(text) or _CREDITED.search(text))
        and count <= 2 * SHORT
        and not (ended and said)
    ):
        return Kind.BYLINE
    if _COOKIES.search(text) and count <= 4 * SHORT:
        return Kind.INTERFACE
    if not any(c.isalnum() for c in text):
        return Kind.INTERFACE
    if not ended and _is_title(text) and not _LEADS_IN.search(text):
        return Kind.HEADING
    if ended or block.bullet or text.endswith((":", ",", ";", "”", '"', "»")):
        label = text.endswith(":") and not said
        return Kind.HEADING if label and count <= SHORT else Kind.PARAGRAPH
    if count <= HEADLINE and (opening or count <= SHORT or not said):
        return Kind.HEADING
    return Kind.PARAGRAPH


_LEADS_IN = re.compile(r"\b(?:says?|said|stated|added|commented|writes|wrote)\s*[,:]$")
"""The end of a line after which what somebody says stands in a paragraph of its own."""


def _is_title(text: str) -> bool:
    """Whether a line is set as a title: nearly every longer word with a capital."""
    words = [w for w in re.findall(r"[A-Za-z’'-]+", text) if len(w) > 3]
    return len(words) >= 5 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)


def _without_ends(block: Block) -> list[Block]:
    """A paragraph with the dateline before it and the link after it as blocks of their own."""
    run, parts = block.run, []
    start, end = 0, len(run.text)
    for _ in range(2):  # a stamp may stand before a dateline
        dateline = _DATELINE.match(run.text[start:])
        if dateline is None or start + dateline.end() >= end:
            break
        parts.append(Block(run.cut(start, start + dateline.end()), Kind.DATELINE))
        start += dateline.end()
    link = _READ_MORE.search(run.text, start)
    if link:
        end = link.start()
    body = run.cut(start, end)
    if body.text:
        parts.append(Block(body, Kind.PARAGRAPH, block.bullet))
    if link:
        parts.append(Block(run.cut(end, len(run.text)), Kind.INTERFACE))
    return [part for part in parts if part.run.text]


def wire_of(blocks: Sequence[Block]) -> str | None:
    """The agency whose copy the article is, by its dateline, byline or a note; None if none."""
    for block in blocks:
        if block.kind in (Kind.DATELINE, Kind.BYLINE):
            credit = _WIRE.search(block.run.text)
            if credit:
                return credit[1].strip()
            named = re.search(rf"^(?:Source|By|From):? {_AGENCY}$", block.run.text.strip())
            if named:
                return block.run.text.split()[-1]
    return None


def foreign(run: Run) -> str | None:
    """Why a paragraph is not understood: the script or language it is in. None: English."""
    letters = [c for c in run.text if c.isalpha()]
    other = sum(1 for c in letters if ord(c) > LATIN)
    if letters and other > 0.5 * len(letters):
        return "not in Latin letters: only English is read"
    words = re.findall(r"[^\W\d_]+", run.text.lower())
    if len(words) >= 8:
        english = sum(word in _ENGLISH for word in words)
        if english < 0.12 * len(words) and sum(w in _OTHERS for w in words) > english:
            return "not in English: only English is read"
    return None


LATIN: Final = 0x24F
"""The last code point of Latin letters."""
_ENGLISH: Final = word_set(
    "the of and to in a an that for on with as by at from is was were are has have had it "
    "its their "
    "be been will would not or but said who which this they he she after before into over"
)
_OTHERS: Final = word_set(
    "le la les des du de et en une dans que qui pour sur el los las del por con para der "
    "die das und "
    "von den dem ein eine il lo gli che di per non ve bir bu ile için o os das dos um uma não"
)
