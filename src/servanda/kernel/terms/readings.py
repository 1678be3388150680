"""A term read aloud: one sentence from the tree, for whoever signs.

A reading is made from what was understood, never from what was written, so that a lost `not` or a
changed number is heard. A ban begins with the words for "must not". Each language is a table of
phrases under the same keys; nothing here knows a word of any of them.
"""

from __future__ import annotations

from typing import assert_never

from servanda.kernel.base import Amount, Duration, amount_text
from servanda.kernel.language import Language
from servanda.kernel.terms import ast
from servanda.kernel.terms.check import Checked
from servanda.kernel.terms.format import rider_rank
from servanda.kernel.terms.lexicon import Lexicon, Noun, spaced
from servanda.kernel.terms.readings_en import ENGLISH


def read_aloud(
    term: ast.Term,
    checked: Checked,
    language: Language = ENGLISH,
    lexicon: Lexicon | None = None,
) -> str:
    """One sentence that says what the term means.

    ``lexicon`` holds the agreement's words in the language; None: they are its own.
    """
    return _Reader(checked, language, lexicon).term(term)


SEVERAL = 3
"""A number that takes the plural where more are meant than are counted."""


class _Reader:
    def __init__(self, checked: Checked, language: Language, lexicon: Lexicon | None) -> None:
        self.checked = checked
        self.language = language
        self.lexicon = lexicon

    def say(self, key: str, **parts: str | int) -> str:
        return self.language.message(f"reading.{key}", parts)

    def figure(self, number: Amount) -> str:
        return self.language.isolate(amount_text(number))

    # ------------------------------------------------------------------------ the sentence

    def term(self, term: ast.Term) -> str:
        sentence = term.sentence
        parts = [self.act(sentence.act)]
        if sentence.recipient:
            parts.append(self.say("to", name=self.name(sentence.recipient)))
        if sentence.places:
            places = self.listed(sentence.places, "or")
            parts.append(self.say(sentence.place_how or "in", places=places))
        if sentence.dose:
            parts.append(self.say("dose", duration=self.duration(sentence.dose)))
        if sentence.cycle:
            parts.append(self.cycle(sentence.cycle))
        if sentence.window:
            parts.append(self.window(sentence.window))
        key = {
            ast.Modality.SHALL: "sentence.shall",
            ast.Modality.SHALL_NOT: "sentence.shall-not",
            ast.Modality.MAY: "sentence.may",
            ast.Modality.ENDEAVOUR: "sentence.endeavour",
        }[sentence.modality]
        core = self.say(
            key,
            who=self.who(sentence.subject),
            who_agrees=self.agreement(sentence.subject),
            act=" ".join(parts),
        )
        riders = [self.rider(rider) for rider in sorted(sentence.riders, key=rider_rank)]
        text = self.language.message("join.comma.middle", {}).join([core, *riders])
        if term.reading:
            text += self.say("reading", name=self.label(term.reading))
        if term.amended_by:
            text += self.say("amended", name=self.label(term.amended_by))
        return f"{text[0].upper()}{text[1:]}."

    def who(self, subject: ast.Subject) -> str:
        match subject.who:
            case ast.Who.NAMED:
                return self.name(subject.names[0])
            case ast.Who.EACH_OF:
                return self.say("who.each-of", names=self.listed(subject.names, "and"))
            case ast.Who.JOINTLY:
                return self.say("who.jointly", names=self.listed(subject.names, "and"))
            case ast.Who.EACH_PARTY | ast.Who.EACH_GUARANTOR | ast.Who.NO_PARTY:
                return self.say(f"who.{subject.who.value.replace(' ', '-')}")
            case _:
                assert_never(subject.who)

    # ------------------------------------------------------------------------------- names

    def agreement(self, subject: ast.Subject) -> str:
        """What the verb agrees with: m, f, p; empty where the lexicon does not say."""
        if subject.who is not ast.Who.NAMED:
            return "p"
        names = self.checked.names
        word = names.canonical(subject.names[0].text)
        noun = None if self.lexicon is None else self.lexicon.names.get(word)
        return "" if noun is None else noun.gender

    def name(self, word: ast.Word, number: Amount | None = None) -> str:
        """A name as the text has it: parties by their own name, things with the quoted words.

        ``number`` is how many there are of it, where that is said.
        """
        plain = spaced(word.text)
        if self.lexicon is not None:
            canonical = self.checked.names.canonical(word.text)
            plain = self.form(canonical, written=word.text, number=number)
        return self.told(word, plain)

    def told(self, word: ast.Word, plain: str) -> str:
        """What a name is called, with the words of the text that its declaration quotes."""
        names = self.checked.names
        match names.declared.get(names.canonical(word.text)):
            case ast.NameDecl() if self.lexicon is not None:
                return plain
            case ast.NameDecl(text=text):
                return text or plain
            case (
                ast.KindDecl(undefined=ast.Undefined(text=text))
                | ast.ActDecl(undefined=ast.Undefined(text=text))
            ):
                return self.say("undefined", name=plain, text=self.quoted(text))
            case (
                ast.AreaDecl(undefined=ast.Undefined(text=text))
                | ast.MomentDecl(undefined=ast.Undefined(text=text))
            ):
                return self.say("undefined", name=plain, text=self.quoted(text))
            case ast.KindDecl(text=str(text)) | ast.ActDecl(text=str(text)):
                said = self.quoted(text)
                noun = self._noun(names.canonical(word.text))
                called = plain if noun is None else f"{plain} {noun.word}"
                if set(said.split()) <= set(called.split()):
                    return plain  # the name says the words of the text already
                return self.say("quoted", name=plain, text=said)
            case _:
                return plain

    def form(self, name: str, *, written: str, number: Amount | None) -> str:
        """A name in the reader's language, in the form of its number or as it is written."""
        noun = self._noun(name)
        if noun is None:
            return self.language.isolate(spaced(written))
        if number is None:
            number = 1 if written == name else SEVERAL
        return noun.forms.get(self.plural(number), noun.forms["other"])

    def _noun(self, name: str) -> Noun | None:
        """The words of a name; of an act in its past form, those of the act where it has none."""
        if self.lexicon is None:
            return None
        words = self.lexicon.names
        return words.get(name) or words.get(self.checked.names.forms.get(name, name))

    def plural(self, number: Amount) -> str:
        """The form of a noun after a number; of one that is not whole, the general one."""
        return self.language.form(int(number)) if number == int(number) else "other"

    def choosing(self, word: ast.Word, number: Amount | None) -> dict[str, str]:
        """What a counted noun is said by beside itself: the form it has, and its gender.

        Some languages hold *one* and *two* in the noun, or in an adjective that agrees with it.
        """
        name = self.checked.names.canonical(word.text)
        noun = None if self.lexicon is None else self.lexicon.names.get(name)
        form = "other" if number is None else self.plural(number)
        return {"form": form, "noun_agrees": "" if noun is None else noun.gender}

    def label(self, word: ast.Word) -> str:
        """A list, a reading or an amendment, as it is declared or as the lexicon calls it."""
        known = None if self.lexicon is None else self.lexicon.name(word.text)
        return known or self.language.isolate(word.text)

    def quoted(self, text: str) -> str:
        """Words quoted from the agreement, in the reader's language where it has them."""
        return (None if self.lexicon is None else self.lexicon.text(text)) or text

    def verb(self, word: ast.Word) -> str:
        """What one must do: a name of an act, in the form that follows *must*."""
        name = self.checked.names.canonical(word.text)
        noun = None if self.lexicon is None else self.lexicon.names.get(name)
        return self.name(word) if noun is None or not noun.verb else self.told(word, noun.verb)

    def listed(self, words: tuple[ast.Word, ...], join: str) -> str:
        return self.joined([self.name(word) for word in words], join)

    def joined(self, parts: list[str], join: str) -> str:
        text = parts[0]
        for part in parts[1:]:
            text = self.say(join, one=text, two=part)
        return text

    # -------------------------------------------------------------------------------- acts

    def act(self, act: ast.Predicate) -> str:
        match act:
            case ast.Do():
                verb = self.verb(act.verb)
                if act.objects is None:
                    return self.say("act.do", verb=verb)
                join = "or" if act.objects.join is ast.Join.ANY else "and"
                items = self.joined([self.item(item) for item in act.objects.items], join)
                return self.say("act.do-object", verb=verb, object=items)
            case ast.Leave():
                return self.say("act.leave", areas=self.listed(act.areas, "and"))
            case ast.StayOut():
                return self.say("act.stay-out", areas=self.listed(act.areas, "and"))
            case ast.KeepAway() | ast.KeepNear():
                key = "act.keep-away" if isinstance(act, ast.KeepAway) else "act.keep-near"
                return self.say(
                    key,
                    held=self.listed(act.nouns, "or"),
                    distance=self.distance(act.distance),
                    line=self.name(act.line),
                )
            case ast.KeepIn():
                held = self.listed(act.nouns, "or")
                return self.say("act.keep-in", held=held, area=self.name(act.area))
            case ast.KeepAtMost():
                number = self.figure(act.limit)
                noun, area = self.name(act.noun, act.limit), self.name(act.area)
                agrees = self.choosing(act.noun, act.limit)
                return self.say("act.cap", number=number, noun=noun, area=area, **agrees)
            case ast.KeepState():
                thing, state = self.name(act.thing), self.name(act.state)
                return self.say("act.keep-state", thing=thing, state=state)
            case ast.Prevent():
                acts, groups = self.listed(act.acts, "or"), self.listed(act.groups, "or")
                return self.say("act.prevent", acts=acts, groups=groups)
            case _:
                assert_never(act)

    def item(self, item: ast.Item) -> str:
        measure = item.measure
        many = None if measure is None else measure.upper or measure.number
        if measure is not None and measure.bound in (ast.Bound.SHARE, ast.Bound.SHARE_AT_LEAST):
            many = SEVERAL
        text = self.name(item.noun, 1 if measure is not None and many is None else many)
        if measure:
            key = {
                ast.Bound.SHARE: "amount.share",
                ast.Bound.SHARE_AT_LEAST: "amount.share-at-least",
            }.get(measure.bound, f"amount.{measure.bound.value.replace(' ', '-')}")
            number = "" if measure.number is None else self.figure(measure.number)
            upper = "" if measure.upper is None else self.figure(measure.upper)
            agrees = self.choosing(item.noun, many)
            text = self.say(key, number=number, upper=upper, noun=text, **agrees)
        if item.per:
            text = self.say("item.per", item=text, per=self.name(item.per, 1))
        if item.roll:
            text = self.say("item.roll", item=text, roll=self.label(item.roll))
        return text

    def distance(self, distance: ast.Distance) -> str:
        key = "distance.half" if distance.half else "distance"
        number = self.language.isolate(f"{amount_text(distance.number)} {distance.unit}")
        return self.say(key, number=number)

    # -------------------------------------------------------------------------------- when

    def duration(self, duration: Duration) -> str:
        shown = self.language.isolate(str(duration.count))
        return self.language.counted(f"{duration.unit.value}s", duration.count, shown)

    def cycle(self, cycle: ast.Cycle) -> str:
        if cycle.name:
            return self.say("cycle", name=self.name(cycle.name))
        if cycle.unit and cycle.number > 1:
            return self.say("cycle.several", duration=self.duration(cycle.unit))
        unit = cycle.unit.unit.value if cycle.unit else "day"
        return self.say("cycle", name=self.say(f"unit.{unit}"))

    def window(self, window: ast.Window) -> str:
        match window:
            case ast.Within():
                trigger = self.trigger(window.trigger)
                return self.say("within", duration=self.duration(window.duration), trigger=trigger)
            case ast.Immediately():
                return self.say("immediately", trigger=self.trigger(window.trigger))
            case ast.By(deadline=ast.Before() as before):
                trigger = self.trigger(before.trigger)
                length = self.duration(before.duration)
                return self.say("by-before", duration=length, trigger=trigger)
            case ast.By():
                return self.say("by", moment=self.edge(window.deadline))
            case ast.FromUntil():
                ends = (("from", window.start), ("until", window.end))
                return " ".join(self.say(key, moment=self.edge(end)) for key, end in ends if end)
            case ast.Lasting():
                length, moment = self.duration(window.duration), self.edge(window.moment)
                return self.say("lasting", duration=length, moment=moment)
            case ast.During():
                return self.say("during", name=self.name(window.name))
            case ast.ForEach():
                event = self.event(window.occasion, window.number)
                if window.within is None:
                    return self.say("for-each", event=event)
                length = self.duration(window.within)
                return self.say("for-each.within", event=event, duration=length)
            case _:
                assert_never(window)

    def trigger(self, trigger: ast.Trigger) -> str:
        if isinstance(trigger, ast.EachTime):
            return self.say("each", event=self.event(trigger.occasion, trigger.number))
        return self.edge(trigger)

    def edge(self, edge: ast.Edge | ast.Before) -> str:
        match edge:
            case ast.Named():
                return self.name(edge.name)
            case ast.Date():
                return self.date(edge)
            case ast.NthDay():
                return self.say(
                    "moment.day", number=self.figure(edge.number), period=self.name(edge.period)
                )
            case ast.StartOf():
                return self.say("moment.start", period=self.name(edge.period))
            case ast.EndOf():
                return self.say("moment.end", period=self.name(edge.period))
            case ast.Performed():
                key = "moment.performed-timely" if edge.timely else "moment.performed"
                return self.say(key, term=self.ref(edge.term))
            case ast.BreachOf():
                return self.say("moment.breach", term=self.ref(edge.term))
            case ast.First():
                return self.say("moment.first", event=self.event(edge.occasion))
            case ast.Last():
                return self.say("moment.last", event=self.event(edge.occasion))
            case ast.LaterOf() | ast.EarlierOf():
                key = "moment.later" if isinstance(edge, ast.LaterOf) else "moment.earlier"
                return self.say(key, one=self.edge(edge.one), two=self.edge(edge.two))
            case ast.After():
                length, moment = self.duration(edge.duration), self.edge(edge.moment)
                return self.say("moment.after", duration=length, moment=moment)
            case ast.Before():
                length, trigger = self.duration(edge.duration), self.trigger(edge.trigger)
                return self.say("by-before", duration=length, trigger=trigger)
            case _:
                assert_never(edge)

    def date(self, date: ast.Date) -> str:
        wall = date.wall
        isolate = self.language.isolate
        text = self.say(
            "date",
            day=isolate(str(wall.day)),
            month=self.language.month(wall.month),
            year=isolate(str(wall.year)),
        )
        if date.clock:
            clock = isolate(f"{wall.hour:02}:{wall.minute:02}")
            text = self.say("date.clock", date=text, clock=clock)
            zone = date.zone or self.checked.zone
            text = self.say("date.zone", date=text, zone=isolate(zone)) if zone else text
        return text

    def event(self, event: ast.Occasion, number: int = 1) -> str:
        what = event.what.text
        notice = what == "notice"
        text = self.say("event.notice") if notice else self.name(event.what, number)
        if number > 1:
            shown, agrees = self.figure(number), self.choosing(event.what, number)
            text = self.say("event.several", number=shown, event=text, **agrees)
        if event.form:
            text = self.say("event.form", what=text, form=self.name(event.form))
        if event.by:
            text = self.say("event.by", event=text, names=self.listed(event.by, "or"))
        if event.to:
            text = self.say("event.to", event=text, name=self.name(event.to))
        if event.within:
            text = self.say("event.in", event=text, name=self.name(event.within))
        if event.under:
            text = self.say("event.under", event=text, term=self.ref(event.under))
        return text

    def ref(self, ref: ast.TermRef) -> str:
        text = self.say("term", id=self.language.isolate(ref.id.text))
        if ref.reading:
            text = self.say("term.reading", term=text, reading=self.label(ref.reading))
        if ref.of:
            text = self.say("term.of", term=text, agreement=self.name(ref.of))
        return text

    # ------------------------------------------------------------------------------ riders

    def rider(self, rider: ast.Rider) -> str:
        match rider:
            case ast.AsLongAs():
                refs = [self.ref(ref) for ref in rider.terms]
                terms = self.joined(refs, "and") if refs else self.say("every-term")
                return self.say("as-long-as", who=self.who(rider.subject), terms=terms)
            case ast.Including():
                parts = self.joined([self.item(part) for part in rider.parts], "and")
                return self.say("including", parts=parts)
            case ast.Numbering():
                return self.say("numbering", number=self.figure(rider.number))
            case ast.Counted():
                at = self.say("counted.at", place=self.name(rider.at)) if rider.at else ""
                by = self.say("counted.by", names=self.listed(rider.by, "or")) if rider.by else ""
                return self.say("counted", at=at, by=by)
            case ast.ExceptAct() | ast.ExceptWhere() | ast.ExceptAfterNotice():
                return self.exception(rider)
            case ast.Invoked():
                key = "invoked.to" if rider.to else "invoked"
                return self.say(key, name=self.name(rider.to) if rider.to else "")
            case ast.Confirmed():
                return self.say("confirmed", name=self.name(rider.by))
            case ast.Flag():
                return self.say(f"flag.{rider.name}")
            case ast.JudgedBy():
                return self.say("judged", acts=self.listed(rider.acts, "and"))
            case ast.Excused():
                event = self.event(rider.occasion)
                if rider.within is None:
                    return self.say("excused", event=event)
                length = self.duration(rider.within)
                return self.say("excused.within", duration=length, event=event)
            case ast.ToBeAgreed():
                return self.say("to-be-agreed", names=self.listed(rider.by, "and"))
            case ast.Reference():
                key = f"reference.{rider.how.replace(' ', '-')}"
                return self.say(key, term=self.ref(rider.term))
            case ast.CuredBy():
                by = self.say("cured.by", act=self.name(rider.by)) if rider.by else ""
                length = self.duration(rider.within) if rider.within else ""
                within = self.say("cured.within", duration=length) if length else ""
                return self.say("cured", by=by, within=within)
            case ast.ReadByCell():
                parts = self.joined([self.say(f"part.{part}") for part in rider.parts], "and")
                return self.say("read-by-cell", parts=parts)
            case _:
                assert_never(rider)

    def exception(self, rider: ast.ExceptAct | ast.ExceptWhere | ast.ExceptAfterNotice) -> str:
        match rider:
            case ast.ExceptAct():
                claimed = judge = ""
                if rider.claimed and rider.notice_to:
                    claimed = self.say("except.claimed-to", name=self.name(rider.notice_to))
                elif rider.claimed:
                    claimed = self.say("except.claimed")
                if rider.judge:
                    judge = self.say("except.judge", name=self.name(rider.judge))
                elif rider.no_judge:
                    judge = self.say("except.no-judge")
                act = self.name(rider.act)
                return self.say("except.act", act=act, claimed=claimed, judge=judge)
            case ast.ExceptWhere():
                join = "and" if rider.how == "with consent of" else "or"
                names = self.listed(rider.names, join)
                return self.say(f"except.{rider.how.replace(' ', '-')}", names=names)
            case ast.ExceptAfterNotice():
                name = self.name(rider.to)
                if rider.lead is None:
                    return self.say("except.notice", name=name)
                return self.say("except.notice-lead", duration=self.duration(rider.lead), name=name)
            case _:
                assert_never(rider)
