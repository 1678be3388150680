"""What questions and answers say in English: one table, added to that of explanations.

A key is what is said; other languages carry the same keys with the same slots. No message holds
an adjective about a party or a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_ASKED: Final = {
    # ------------------------------------------------------------------------------ what is asked
    "ask.about": "of {what}: {asked}",
    "ask.act": "{what}, {at} [{entries}]",
    "ask.deed": "{what} ({kind}), {at} [{entries}]",
    "ask.stay": "{unit}, there from {at} [{entries}]",
    "ask.level": "{kind} in {place}, {at} [{entries}]",
    "ask.whether": "whether it happened",
    "ask.by-whom": "by whom",
    "ask.when": "when",
    "ask.where": "where",
    "ask.how-many": "how many",
    "ask.of-kind": "of which kind, more narrowly",
    "ask.there": "whether it was there",
    "ask.left": "when it had left",
    "ask.whose": "whose it was",
    "ask.view": "what could be seen of {what}, {span}",
    "ask.view.in": "what could be seen of {what} in {areas}, {span}",
    "ask.acts-of": "{acts} ({kinds})",
    "ask.count.day": "how many were counted on {day}: {units}",
    "ask.count.span": "how many were counted from {first} to {last}: {units}",
    "ask.count.each": "how many were counted in each period from {first} to {last}: {units}",
    "ask.which-count": "which of these counts stands, for they cannot all be right: {counts}",
    "ask.which-side": "of {what}: which stands of {sides}",
    "ask.side": "that {said}, by {sources}",
    "ask.ruling": "whether the exception claimed for {what} applies",
    # ---------------------------------------------------------------------------------- of whom
    "of.sources": "{sources}",
    "of.onlookers": "{sources}, able to see all of it or holding a log of it",
    "of.counter": "{counter}, named to count",
    "of.differing": "{sources}, asked again what stands of it",
    "of.body": "a ruling of {body}",
    "number.new-sources.one": "1 unrelated source not yet heard on it",
    "number.new-sources.other": "{n} unrelated sources not yet heard on it",
}

_ANSWERS: Final = {
    # ------------------------------------------------------------------------------ the answers
    "answer.yes": "it happened, {parts}",
    "answer.such": "{parts}",
    "answer.yes.alone": "it happened",
    "answer.no": "it did not happen",
    "answer.by": "by {who}",
    "answer.not-by": "it was not by {who}",
    "answer.at": "{at}",
    "answer.not-later": "not later than {at}",
    "answer.not-earlier": "not earlier than {at}",
    "answer.between": "between {first} and {last}",
    "answer.in": "in {place}",
    "answer.not-in": "not in {place}",
    "answer.elsewhere": "elsewhere",
    "answer.amount": "{amount}",
    "answer.counted": "{amount}",
    "answer.not-so": "it was not so",
    "answer.of-kind": "{kind}",
    "answer.there": "it was there",
    "answer.not-there": "it was not there",
    "answer.left-by": "it had left by {at}",
    "answer.there-after": "it was there after {at}",
    "answer.both": "{one}, {two}",
    "answer.nothing-seen": "nothing contrary was to be seen",
    "answer.seen": "one such act, by {who}",
    "answer.performed": "what is needed was done in time",
    "answer.performed.each": "what is needed was done in each period",
    "answer.performed-late": "what is needed was done, after the due time",
    "answer.not-performed": "no more was done",
    "answer.out": "nobody of it was there at the due time",
    "answer.still-there": "a unit was there at the due time",
    "answer.reached": "{needed}",
    "answer.reached.each": "{needed} in each",
    "answer.short": "{needed}",
    "answer.short.each": "{needed} in each",
    "answer.at-least": "at least {amount}",
    "answer.fewer": "fewer than {amount}",
    "answer.stands": "{what} stands, and the other is withdrawn",
    "answer.withdrawn": "{what} is withdrawn",
    "answer.right": "{what}",
    "answer.falls-away": "no occasion of it",
    "answer.of-its-own": "an occasion of its own",
    "answer.excepted": "it applies",
    "answer.not-excepted": "it does not apply",
}

_DECISIONS: Final = {
    # ------------------------------------------------------------------- for the parties to settle
    "decide.words": "the parties would have to agree on what its words mean",
    "decide.body": "the parties would have to name a body that may rule on the exception claimed",
    "decide.agreed": "the parties have yet to agree on {name}",
    "decide.unsaid": 'the text does not say when "{text}" is',
    "waits.for": "it waits for {what}, of which nothing is on record",
}

QUESTIONS: Final[Mapping[str, str]] = MappingProxyType(_ASKED | _ANSWERS | _DECISIONS)
"""Every message of questions, by key."""
