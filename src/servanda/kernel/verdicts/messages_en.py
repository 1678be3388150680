"""What explanations say in English: one table of messages, for every party alike.

A key is what is said, the text how; other languages carry the same keys with the same slots.
The words of verdicts are those of DESIGN §14. No message holds an adjective about a party, and
*violation* stands only where an empowered body has found one (tests/explain/test_messages.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from servanda.kernel.language import (
    ENGLISH_LENGTHS,
    ENGLISH_MONTHS,
    Table,
    english_plural,
)

_WORDS: Final = {
    # ------------------------------------------------------------ the words for a verdict (§14)
    "word.met.duty": "performed",
    "word.met.ban": "ended with nothing contrary established, seen in full",
    "word.met.ban-in-part": "ended with nothing contrary established; {seen}",
    "word.holding": "nothing contrary established; {seen}",
    "word.holding.ended": "ended; nothing established; {seen}",
    "word.pending": "not yet due",
    "word.breached.duty": "not performed by the due time",
    "word.breached.duty-late": "performed late, by {late}; the text makes time essential",
    "word.breached.ban": "contrary facts established; not ruled",
    "word.breached.group": "not performed by the due time in at least {least} of {all}; "
    "which ones is not known",
    "word.breached.group-ban": "contrary facts established; not ruled; at least {least}, "
    "which ones is not known",
    "word.breached.ban-ruled": "contrary facts established; {found}",
    "word.found": "violation found by {body} on {day}",
    "word.kept": "found by {body} on {day} to be in keeping with the term",
    "word.cured.duty": "performed late, by {late}",
    "word.cured.ban-ended": "ended on {day}",
    "word.cured.ban-remedied": "remedied on {day}",
    "word.contested": "sources differ",
    "word.cannot-verify": "not verified: {reasons}",
    "waits.event": "it waits for {what}, which is not established",
    "waits.performance": "it waits for the performance of term {term}, which is not established",
    "waits.breach": "it waits for a breach of term {term}, which is not established",
    "word.none": "nothing to judge on this record",
    "word.permission": "a permission; there is nothing to verify",
    "word.possible": "{word}, if it arose at all",
    "late.exact": "{least}",
    "late.between": "between {least} and {most}",
    "late.at-least": "at least {least}",
    "seen.exact": "seen {seen} of {total}",
    "seen.at-most": "seen at most {most} of {total}, and perhaps none",
    "seen.between": "seen at least {seen} and at most {most} of {total}",
    "seen.nothing": "seen none of {total}",
    "seen.no-beginning": "a time with no stated beginning",
    "seen.with-claims": "{seen} ({claims} below the floor)",
    # ------------------------------------------------------------------------------ why it is open
    "gap.disagree": "sources differ",
    "gap.nobody-looked": "nobody looked",
    "gap.no-access": "no access",
    "gap.time-too-coarse": "the time is too coarse",
    "gap.place-too-coarse": "the place is too coarse",
    "gap.amount-too-coarse": "the amount is too coarse",
    "gap.kind-too-coarse": "the kind is too coarse",
    "gap.below-standard": "the standard of the method is not reached",
    "gap.attribution": "who did it is not established",
    "gap.undefined": "wording undefined",
    "gap.exception-unruled": "exception claimed, not ruled",
    "gap.no-body": "no body empowered to rule",
    "gap.condition": "a condition is open",
    "gap.rest": "for the rest of the time, {reasons}",
    # ------------------------------------------------------------------------------ standing
    "standing.not-in-force": "not in force",
    "standing.in-force": "in force",
    "standing.condition-invoked": "condition invoked, disputed",
    "standing.suspended": "suspended",
    "standing.waived": "waived",
    "standing.varied": "varied",
    "standing.discharged": "discharged",
    "standing.lapsed": "lapsed",
    "standing.overtaken": "overtaken",
    # ------------------------------------------------------------------------------ how we know
    "known.ruled": "determined by {by}",
    "known.admitted": "acknowledged by the actor",
    "known.unrelated": "corroborated by {sources}",
    "known.one": "reported by one source, {source}",
    "known.party": "claimed by {side}",
    "known.parties": "claimed by sources of {sides} alike",
    "known.with": "{entries}; {how}",
    "known.but": "{known}; denied in {entries}",
    "truth.true": "established",
    "truth.false": "excluded",
    "truth.disputed": "disputed",
    "truth.gap": "not established",
    "truth.none": "not assessed",
}

_SENTENCES: Final = {
    # ------------------------------------------------------------------------- the opening sentence
    "head": "{term} ({clause}), owed by {bearer}: {word}.",
    "head.occasion": "{term} ({clause}), owed by {bearer}, {occasion}: {word}.",
    "head.within": "{bearer}, {occasion}: {word}.",
    "head.term": "{term} ({clause}), owed by {bearer}: {standing}; {word}.",
    "head.term.apart": "{term} ({clause}), owed by {bearer}: {standing}.",
    "head.permission": "{term} ({clause}), given to {bearer}: {standing}; {word}.",
    "apart": "{bearer}: {word}",
    "apart.sentence": "{bearer}: {word}.",
    "apart.now": "now {now}",
    "head.term.now": "{term} ({clause}), owed by {bearer}: {standing}; {word}. Now: {now}.",
    "sentence": "{parts}.",
    "nothing": "",
    "clause": "clause {path}",
    "clause.none": "under no clause",
    "term": "term {id}",
    "term.reading": "term {id}, reading {reading}",
    "term.amended": "{term}, as amended by {by}",
    "bearer.supplied": "{bearer} (bearer read by the cell)",
    "bearer.joint": "{bearers} jointly",
    "supplied": "the text does not say its {what}, which the cell has read",
    # ------------------------------------------------------------------------------ occasions
    "occasion.day": "on {day}",
    "occasion.span": "from {first} to {last}",
    "occasion.incident": "on the occasion of {id}",
    "occasion.stay": "for the stay {id}",
    "occasion.stretch": "for the stretch that begins with {id}",
    "occasion.watch": "apart from the occasions on record",
    "occasion.watch.alone": "with no occasion on record",
    "occasion.step": "for the step {id}",
    # ------------------------------------------------------------------------------ what was owed
    "owed.by": "needed by {due}: {needs}",
    "owed.in-time": "needed in that time: {needs}",
    "owed.no-due": "needed, with no due time in the text: {needs}",
    "owed.due-open": "needed, by a time that is not known yet: {needs}",
    "trigger": "it was opened by {what}, {at}{known}",
    "trigger.coarse": "what opened it is on record as {told}, which may or may not be {asked}",
    "trigger.unnamed": "of no stated kind",
    "trigger.fact": "it was opened by {id}{known}",
    "need": "{needed} (established: {amount}{known}{more})",
    "need.by-then": "{needed} (established by then: {amount}{known}{more})",
    "need.more": "; that there were more, up to {most} in all, no source could rule out",
    "need.nothing": "{needed} (nothing on record counts for it, and no source could rule it out)",
    "need.act": "the act {act}",
    "need.every": "every {unit}, the text giving no number (established: {amount}{known}{more})",
    "need.every.listed": "every {unit} on a list whose number the text does not give "
    "(established: {amount}{known}{more})",
    "owed.later": "on record from after that time{known}",
    "out": "by {due} there was to be no presence in {areas}{known}",
    "out.no-due": "there was to be no presence in {areas}{known}, with no due time in the text",
    "out.due-open": "there was to be no presence in {areas}{known}, by a time not known yet",
    "watched": "who was able to see it reported no more{known}",
    "done.at": "completed {at}",
    "late.at": "completed {at}, after the due time{known}",
    "done.or-late.at": "completed {at}; whether in time depends on what is not known",
    "essence": "the text makes time essential, so late performance does not cure",
    # ------------------------------------------------------------------------------ bans and stays
    "act": "{what}, {at}{place}{known}: that it happened is {occurrence}; that {bearer} did it "
    "is {attribution}",
    "act.place": ", in {place}",
    "act.perhaps": ", possibly in {place}",
    "act.told": ", reported in {place} (not established)",
    "stay": "{what}{place}, from {begin} to {end}{known}: that it was there is {occurrence}; "
    "that it was of {bearer} is {attribution}",
    "level": "{amount} in {place}, {at}{known}, where at most {limit} may be",
    "mended": "what the text names as the remedy is established",
    "watch": "this speaks of the time since {since}",
    "watch.ended": "this speaks of the time since {since}, which has ended",
    "watch.apart": "what stands on record is judged occasion by occasion",
    "undefined": 'the text leaves "{text}" without a meaning that a report could fill',
    "denial": "{bearer} denies it [{entries}]; a bearer's own denial is printed beside and is no "
    "dispute",
    "claimed.with": "{claim}; {state}",
    "claimed": "an exception{what} is claimed by {by} ({day}) {on} [{entries}]",
    "claimed.for": "for {what}",
    "claimed.at-large": "for no occasion of this term",
    "claimed.as": " ({what})",
    "claimed.none": "the text of the term has none, and the claim does not enter the verdict",
    "claimed.no-judge": "the text names no body that rules on it",
    "claimed.unruled": "{judge} has not ruled on it",
    "claimed.ruled": "{judge} has ruled on it",
    "known": " [{known}]",
    # ------------------------------------------------------------------------------ disputes
    "dispute.atom": "whether {what} is disputed: affirmed by {pro}; denied by {con}",
    "dispute.conflict": "these counts cannot all be right: {counts}",
    "dispute.time": "the time of {id} is disputed: {sides}",
    "dispute.amount": "the amount of {id} is disputed: {sides}",
    "dispute.side": "{value} by {source} [{entries}]",
    "dispute.source": "{source} [{entries}]",
    "dispute.happened": "{id} happened",
    "dispute.by": "{id} was by {who}",
    "dispute.in": "{id} was in {place}",
    "dispute.nobody": "no entry beside the bearer's own",
    "count.over": "{amount} over {span}, {by}{point} [{entries}]",
    "count.each-day": "{amount} on each day of {span}, {by}{point} [{entries}]",
    "count.by": "counted by {counter}",
    "count.reckoned": "reckoned by {who} from what was counted by {counter}",
    "count.point": " at {point}",
    # ------------------------------------------------------------------------ what does not count
    "not-counted": "not counted: {items}",
    "taken": "by the method's rule for counts at another point: {items}",
    "taken.item": "{what}, taken at {point} as {amount}",
    "taken.items": "{entries}, taken at {point} with the bounds of that rule",
    "not.item": "{what}, because {why}",
    "not.items": "{entries}, because {why}",
    "not.act": "{what}, {at} [{entries}]",
    "not.counter.clause": "the clause names {named} as the counter, and not {counter}",
    "not.counter.method": "the method names {named} as the counter, and not {counter}",
    "not.point": "it was counted at {point} and not at {wanted}",
    "not.no-point": "it does not say that it was counted at {wanted}",
    "not.grade": "it is below the grade that counts",
    "not.place": "it was not in {place}",
    "not.same-place": "it was not where the trigger was",
    "not.list": "it was on another list",
    "not.recipient": "it was to another recipient",
    "not.own-word": "only {bearer}'s own word says so",
    "not.actor": "it was by {who}",
    # ------------------------------------------------------------------------------ open, settled
    "open.settle": "it would be settled by {what}",
    "settle.on": "{what}, on {about}",
    "settle.report": "a report by somebody who could see it",
    "settle.access": "access for those who could see it",
    "settle.time": "a closer time",
    "settle.place": "a closer place",
    "settle.amount": "a closer amount",
    "settle.kind": "evidence of its kind",
    "settle.standard": "a further unrelated source",
    "settle.actor": "evidence of who did it",
    "settle.dispute": "evidence that decides between the sources",
    "settle.ruling": "a ruling on the exception claimed",
    "settle.definition": "an agreement of the parties on what the words mean",
    "settle.body": "the naming of a body that may rule",
    "settle.condition": "what decides the condition it rests on",
    "relaxed": "this was concluded by bounds that are sound and may be wider than exact",
    # ------------------------------------------------------------------------------ whole terms
    "group.total": "at least {least} of these {all} fell short, which ones is not known "
    "[{entries}]",
    "group.listed": "at least {least} of these {all} fell short, which ones is not known: "
    "no more than {total} are on the list",
    "group.bearers": "at least {least} of these {all} of {bearers} fell short, which ones is not "
    "known, and none of them is charged with it [{entries}]",
    "group.one-of": "one of {bearers} did it [{entries}]; which one is not known, and none of them "
    "is charged with it",
    "group.one-of.each": "one of {bearers} did each of {acts}, from [{first}] to [{last}]; which "
    "one is not known of any of them, and none of them is charged with one",
    "group.shared": "at least {least} of these {all} are not as the clause asks, whichever way "
    "what they hang on is settled; which ones is not known [{entries}]",
    "group.shared.bearers": "at least {least} of these {all} of {bearers} are not as the clause "
    "asks, whichever way what they hang on is settled; which ones is not known, and none of them "
    "is charged with it [{entries}]",
    "group.undated": "at least {least} without a date of their own are established [{entries}]",
    "group.relaxed": "the exact number may be higher",
    "tally": "of {all}: {parts}",
    "tally.part": "{n} {word}",
    "tally.possible": "{n} that may be no occasion of it",
    "conditional": "conditional on {what}: judged as in force; {effect}",
    "conditional.every": "every term of {parties}",
    "conditional.nobody": "the text names no body that could find the condition failed, so that "
    "nothing suspends the duty",
    "conditional.notice": "only a notice that cites the term, confirmed by {body}, would suspend "
    "the duty, and nothing would be charged for that time",
    "conditional.by-itself": "while the condition fails the duty is suspended, and nothing is "
    "charged for that time",
    "conditional.suspended": "suspended on the condition of {what}: nothing is charged for that "
    "time, and what came before remains",
    "conditional.ruling": "conditional on {what}",
    "at-risk": "at risk, by the method's rule on the time left before it is due",
    "readings": "read otherwise, {items}",
    "reading.item": "as {reading}: {word}",
    "reading.apart": "{words}",
    "counted-by.method": "the count that decides is that of {counters}; the method chose who "
    "counts, and not the text",
    "counted-by.clause": "the count that decides is that of {counters}, whom the clause names to "
    "count",
    "counter": "{counter}",
    "counter.office": "{counter}, an office of {party}",
    "since": "so since {at}",
    "since.of": "for {whose} so since {at}",
    "since.recorded": "known to the record since {at}",
    # ------------------------------------------------------------------------------ rival counts
    "implies.short": "at least {least} of {all} fell short",
    "implies.exactly": "{least} of {all} fell short",
    "implies.none": "none of {all} fell short",
    "implies.open": "nothing could be verified by it",
    "implies.part": "it gives {amount} of {needed}",
    "implies.part.no-due": "{parts}; the text names no due time, so that nothing can be overdue",
    "implies.answers": "its figure answers {met} of {all} on record, of which {by_then} had come "
    "up for certain by the end of its period",
    "implies.answers.no-due": "{answers}; the text names no due time, so that none can be overdue",
    "implies.answers.due": "{answers}; not answered in time: {late}",
    "rival": "{count}: if it alone were right, {implies}",
    "rival.taken": "{count}, taken at {point} as {amount}",
    "rival.not-counted": "{count}: if it alone were right, {implies}; not counted, because {why}",
}

_VERDICTS: Final = {
    # --------------------------------------------------------------- counting occasions by verdict
    "verdict.met": "performed",
    "verdict.holding": "with nothing contrary established",
    "verdict.pending": "not yet due",
    "verdict.breached": "not performed by the due time",
    "verdict.breached-ban": "with contrary facts established, not ruled",
    "verdict.cured": "performed late",
    "verdict.cured-ban": "ended or remedied",
    "verdict.contested": "on which sources differ",
    "verdict.cannot-verify": "not verified",
}

_SHAPES: Final = {
    # ------------------------------------------------------------------------------ building blocks
    "join.and.middle": ", ",
    "join.and.last": " and ",
    "join.or.middle": ", ",
    "join.or.last": " or ",
    "join.semicolon.middle": "; ",
    "join.semicolon.last": "; ",
    "join.comma.middle": ", ",
    "join.comma.last": ", ",
    "much.exact": "{n} {unit}",
    "much.at-least": "at least {n} {unit}",
    "much.between": "between {lo} and {hi} {unit}",
    "much.unknown": "none for certain, {unit}",
    "much.bare.exact": "{n}",
    "much.bare.at-least": "at least {n}",
    "much.bare.between": "between {lo} and {hi}",
    "much.bare.unknown": "none for certain",
    "when.date": "{day} {month} {year}",
    "when.exact": "{day}, {utc} ({local})",
    "when.utc": "{day}, {utc}",
    "when.other-day": "{day}, {utc} ({local_day}, {local})",
    "when.end-of-day": "the end of {day} in {zone} ({utc})",
    "when.some-time-on": "some time on {day}",
    "when.between": "between {lo} and {hi}",
    "when.until-between": "at a time between {lo} and {hi}",
    "when.unknown-start": "an unknown start",
    "when.unknown-end": "no known end",
    "over.day": "{day}",
    "over.days": "{first} to {last}",
    "over.times": "{lo} to {hi}",
    "length.moment": "less than a second",
    "number.area-days.one": "{n} area-day",
    "number.area-days.other": "{n} area-days",
    "number.entries.one": "entry {n}",
    "number.entries.other": "entries {n}",
    "number.claims.one": "{n} claim",
    "number.claims.other": "{n} claims",
    "number.sources.other": "{n} unrelated sources",
    "number.occasions.one": "{n} occasion",
    "number.occasions.other": "{n} occasions",
    "number.periods.one": "{n} period",
    "number.periods.other": "{n} periods",
    "number.acts.one": "{n} act",
    "number.acts.other": "{n} acts",
}

MESSAGES: Final[Mapping[str, str]] = MappingProxyType(
    _WORDS | _SENTENCES | _VERDICTS | _SHAPES | dict(ENGLISH_LENGTHS)
)
"""Every message, by key."""


ENGLISH: Final = Table(
    code="en",
    messages=MESSAGES,
    months=ENGLISH_MONTHS,
    plural=english_plural,
)
"""English, as spoken by explanations."""
